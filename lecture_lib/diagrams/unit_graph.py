"""The split unit as a graph that carries its numbers: what explore.unit draws.

Forward arrows are blue with their values above, error arrows vermilion with their signals below. Coordinates are CSS
pixels; a narrow window may break the figure between Σ and σ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .._arrays import Array
from .._drawing import Label, sheet
from .._numbers import even_width
from .._style import ERROR, FAINT, FORWARD, INK, LOSS, TARGET, TEXT
from .marks import Point, arrow, between, box, curve, node, on_curve, weight_look

U, O, E, DELTA_O, DELTA_U, DELTA_W, UPDATE = range(1, 8)  # the steps, in the order of the lecture

WIDTH, HEIGHT, CUT = 960, 440, 424
SUM, ACTIVATION, LOSS_NODE = Point(372, 220), Point(620, 220), Point(880, 220)
INPUTS = (Point(62, 385), Point(62, 220), Point(62, 55))
WEIGHTS = (r"$w_1$", r"$w_2$", r"$b$")
GRADIENTS = (r"$\Delta w_1$", r"$\Delta w_2$", r"$\Delta b$")


@dataclass(frozen=True)
class Pass:
    """Everything that happens in one unit for one sample, forward and back, and how much of it is revealed."""

    step: int
    x: Array
    W: Array
    b: float
    t: float
    epsilon: float
    u: float
    o: float
    E: float
    delta_o: float
    delta_u: float
    delta_W: Array
    delta_b: float
    new_W: Array
    new_b: float
    updates: int = 0  # that have been made, from where E was …
    first_E: float = 0.0


class Graph:
    """The nodes, the arrows that a step reveals, and the labels and edges that move with the numbers."""

    def __init__(self, figure: Figure) -> None:
        axes = self.axes = sheet(figure, WIDTH, HEIGHT)
        self.marks = {step: self._mark(step) for step in range(1, 8)}
        self.revealed: dict[int, list[Any]] = {step: [] for step in range(1, 8)}
        for centre, radius in ((SUM, 44), (ACTIVATION, 50), (LOSS_NODE, 50)):
            node(axes, centre, radius)
        Label(axes, *SUM, text=r"$\Sigma$", size=26, zorder=5)
        curve(axes, ACTIVATION, 50, "#8C8C8C")
        self.dot = Line2D([], [], marker="o", markersize=11, color=FORWARD, animated=True, zorder=6)
        axes.add_line(self.dot)
        self.inputs = [self._input(at, name) for at, name in zip(INPUTS, (r"$x_1$", r"$x_2$", ""), strict=True)]
        self.edges = [self._edge(at) for at in INPUTS]
        self._flow()
        self._write()

    def _input(self, at: Point, name: str) -> Label:
        node(self.axes, at, 38, FORWARD if name else INK)
        Label(self.axes, at.x, at.y + 13, FORWARD, TEXT, text=name, zorder=5)
        return Label(self.axes, at.x, at.y - (10 if name else 0), FORWARD if name else INK, TEXT,
                     text="" if name else "1", animated=True, zorder=5)  # fmt: skip

    def _edge(self, at: Point) -> Line2D:
        """The connection that carries a weight: its look moves with the weight."""
        start, end = between(at, SUM, 40, 46)
        line = Line2D(*zip(start, end, strict=True), animated=True, zorder=2)
        self.axes.add_line(line)
        arrow(self.axes, *between(at, SUM, 200, 45), width=0, zorder=3)
        return line

    def _flow(self) -> None:
        """Arrows between the nodes; each way back appears when its error signal does."""
        axes, up, down = self.axes, 7, -7
        for a, b, step, back in ((SUM, ACTIVATION, U, DELTA_U), (ACTIVATION, LOSS_NODE, O, DELTA_O)):
            radius = {SUM: 44, ACTIVATION: 50, LOSS_NODE: 50}
            start, end = between(Point(a.x, a.y + up), Point(b.x, b.y + up), radius[a], radius[b])
            arrow(axes, start, end, FAINT)
            self.revealed[step] += arrow(axes, start, end, FORWARD, visible=False)
            end, start = between(Point(a.x, a.y + down), Point(b.x, b.y + down), radius[a], radius[b])
            self.revealed[back] += arrow(axes, start, end, ERROR, visible=False)
        arrow(axes, Point(LOSS_NODE.x, 348), Point(LOSS_NODE.x, 272), TARGET)

    def _write(self) -> None:
        """The labels that move with the numbers."""
        axes = self.axes
        moving: dict[str, Any] = {"animated": True, "zorder": 5}
        self.t = Label(axes, LOSS_NODE.x, 368, TARGET, 16, **moving)
        self.u = Label(axes, 493, 255, FORWARD, 16, **moving)
        self.o = Label(axes, 748, 255, FORWARD, 16, **moving)
        self.E = Label(axes, LOSS_NODE.x - 4, 148, LOSS, 16, **moving)
        Label(axes, *LOSS_NODE, LOSS, 24, text="$E$", zorder=5)
        self.delta_u = Label(axes, 493, 185, ERROR, TEXT, **moving)
        self.delta_o = Label(axes, 748, 185, ERROR, 16, **moving)
        self.weights = [self._along(at, +17, INK) for at in INPUTS]
        self.gradients = [self._along(at, -17, ERROR) for at in INPUTS]

    def _along(self, at: Point, offset: float, colour: str) -> Label:
        """A label that runs along the connection from `at`, `offset` pixels above it."""
        direction = np.subtract(SUM, at) / np.hypot(*np.subtract(SUM, at))
        x, y = np.asarray(at) + 150 * direction + offset * np.array([-direction[1], direction[0]])
        turn = float(np.degrees(np.arctan2(direction[1], direction[0])))
        return Label(self.axes, x, y, colour, TEXT, rotation=turn, animated=True, zorder=5)

    def _mark(self, step: int) -> list[Any]:
        """The grey ground behind what the current step is about."""
        x, y, w, h = {
            U: (425, 236, 136, 38), O: (680, 236, 136, 38), E: (806, 130, 140, 36), DELTA_O: (674, 167, 152, 36),
            DELTA_U: (418, 167, 150, 36), DELTA_W: (100, 10, 226, 420), UPDATE: (100, 10, 226, 420),
        }[step]  # fmt: skip
        return [box(self.axes, x, y, w, h, facecolor="#F0F0F0", edgecolor="none", visible=False, zorder=0)]


def draw(graph: Graph, now: Pass) -> None:
    """Write the numbers of this pass on the graph, as far as its step reveals them."""
    for step in range(1, 8):
        for artist in graph.revealed[step]:
            artist.set_visible(now.step >= step)
        for artist in graph.marks[step]:
            artist.set_visible(now.step == step)
    for input_label, value in zip(graph.inputs, now.x, strict=False):
        input_label.write(even_width(value))
    graph.t.write(f"$t$ {even_width(now.t)}")
    _reveal(graph.u, now.step >= U, f"$u$ {even_width(now.u)}")
    _reveal(graph.o, now.step >= O, f"$o$ {even_width(now.o)}")
    _reveal(graph.E, now.step >= E, f"$E$ {even_width(now.E)}")
    _reveal(graph.delta_o, now.step >= DELTA_O, rf"$\delta^o$ {even_width(now.delta_o)}")
    _reveal(graph.delta_u, now.step >= DELTA_U, rf"$\delta^u$ {even_width(now.delta_u)}")
    graph.dot.set_visible(now.step >= O)
    graph.dot.set_data(*([c] for c in on_curve(ACTIVATION, 50, now.u)))
    old, new, slopes = [*now.W, now.b], [*now.new_W, now.new_b], [*now.delta_W, now.delta_b]
    for i, (edge, weight, gradient) in enumerate(zip(graph.edges, graph.weights, graph.gradients, strict=True)):
        edge.set(**weight_look(old[i]))
        arrives = f" → {even_width(new[i])}" if now.step == UPDATE else ""
        weight.write(f"{WEIGHTS[i]} {even_width(old[i])}{arrives}")
        _reveal(gradient, now.step >= DELTA_W, f"{GRADIENTS[i]} {even_width(slopes[i])}")


def _reveal(artist: Label, visible: bool, text: str) -> None:
    artist.set_visible(visible)
    artist.write(text)
