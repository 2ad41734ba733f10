"""explore.unit: one unit from its inputs to its new weights, a quantity at a time, each number on the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .. import unit as maths
from ..arrays import Array
from ..controls import Button, LogSlider, Seed, Slider, Steps
from ..diagrams import Point, arrow, between, box, curve, node, on_curve, weight_look
from ..drawing import Label, sheet
from ..live import Explorer, Recipe
from ..style import (
    ERROR,
    FAINT,
    FORWARD,
    INK,
    LOSS,
    TARGET,
    error,
    factor,
    forward,
    label,
    loss,
    number,
    output,
    side_by_side,
    target,
)
from ..words import say

U, O, E, DELTA_O, DELTA_U, DELTA_W, UPDATE = range(1, 8)  # the steps, in the order of the lecture
STEPS = ("u", "o", "E", "delta_o", "delta_u", "delta_W", "update")


def unit(**presets: Any) -> Explorer:
    """Explorer of u → o → E → δ^o → δ^u → ΔW, Δb → new W, b for a unit with two inputs.

    Presets: step (1 to 7), x1, x2, t, w1, w2, b, epsilon, seed. The seed draws those of w1, w2, b that are not given.
    """
    return Explorer(RECIPE, **presets)


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


def compute(
    step: int, x1: float, x2: float, t: float, w1: float, w2: float, b: float, epsilon: float, seed: int
) -> Pass:
    """One pass through the unit: forward, back, and the update it suggests."""
    x, W = np.array([x1, x2]), np.array([w1, w2])
    u = maths.linear_sum(W, x, b)
    o = maths.sigmoid(u)
    delta_o = maths.delta_o(t, o)
    delta_u = maths.delta_u(delta_o, o)
    delta_W, delta_b = maths.delta_W(delta_u, x), maths.delta_b(delta_u)
    return Pass(
        step, x, W, b, t, epsilon,
        u=float(u), o=float(o), E=float(maths.squared_error(t, o)),
        delta_o=float(delta_o), delta_u=float(delta_u), delta_W=delta_W, delta_b=float(delta_b),
        new_W=np.asarray(maths.descend(W, delta_W, epsilon)), new_b=float(maths.descend(b, delta_b, epsilon)),
    )  # fmt: skip


def initial(values: Mapping[str, Any]) -> dict[str, Any]:
    """w₁, w₂, b ~ N(0, 1) from the seed, with one decimal, so that a pencil can follow."""
    w1, w2, b = np.random.default_rng(values["seed"]).normal(size=3).round(1)
    return {"w1": float(w1), "w2": float(w2), "b": float(b)}


def updated(values: Mapping[str, Any]) -> dict[str, Any]:
    """W, b ← W − ε ΔW, b − ε Δb."""
    new = compute(**values)
    return {"w1": float(new.new_W[0]), "w2": float(new.new_W[1]), "b": new.new_b}


# ---- what is seen: coordinates in CSS pixels; the figure may be broken between Σ and σ

WIDTH, HEIGHT, CUT = 960, 440, 442
SUM, ACTIVATION, LOSS_NODE = Point(372, 220), Point(620, 220), Point(880, 220)
INPUTS = (Point(62, 385), Point(62, 220), Point(62, 55))
WEIGHTS = (r"$w_1$", r"$w_2$", r"$b$")
GRADIENTS = (r"$\Delta w_1$", r"$\Delta w_2$", r"$\Delta b$")


class Graph:
    """The split unit as a graph; forward arrows blue with values above, error arrows vermilion with signals below."""

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
        Label(self.axes, at.x, at.y + 13, FORWARD, 14, text=name, zorder=5)
        return Label(self.axes, at.x, at.y - (10 if name else 0), FORWARD if name else INK, 14,
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
        self.u = Label(axes, 506, 255, FORWARD, 16, **moving)
        self.o = Label(axes, 748, 255, FORWARD, 16, **moving)
        self.E = Label(axes, LOSS_NODE.x - 4, 148, LOSS, 16, **moving)
        Label(axes, *LOSS_NODE, LOSS, 24, text="$E$", zorder=5)
        self.delta_u = Label(axes, 506, 185, ERROR, 16, **moving)
        self.delta_o = Label(axes, 748, 185, ERROR, 16, **moving)
        self.weights = [self._along(at, +17, INK) for at in INPUTS]
        self.gradients = [self._along(at, -17, ERROR) for at in INPUTS]

    def _along(self, at: Point, offset: float, colour: str) -> Label:
        """A label that runs along the connection from `at`, `offset` pixels above it."""
        direction = np.subtract(SUM, at) / np.hypot(*np.subtract(SUM, at))
        x, y = np.asarray(at) + 150 * direction + offset * np.array([-direction[1], direction[0]])
        turn = float(np.degrees(np.arctan2(direction[1], direction[0])))
        return Label(self.axes, x, y, colour, 14, rotation=turn, animated=True, zorder=5)

    def _mark(self, step: int) -> list[Any]:
        """The grey ground behind what the current step is about."""
        x, y, w, h = {
            U: (450, 237, 112, 36), O: (692, 237, 112, 36), E: (806, 130, 140, 36), DELTA_O: (674, 167, 152, 36),
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
        input_label.write(label(value))
    graph.t.write(f"$t$ {label(now.t)}")
    _reveal(graph.u, now.step >= U, f"$u$ {label(now.u)}")
    _reveal(graph.o, now.step >= O, f"$o$ {label(now.o)}")
    _reveal(graph.E, now.step >= E, f"$E$ {label(now.E)}")
    _reveal(graph.delta_o, now.step >= DELTA_O, rf"$\delta^o$ {label(now.delta_o)}")
    _reveal(graph.delta_u, now.step >= DELTA_U, rf"$\delta^u$ {label(now.delta_u)}")
    graph.dot.set_visible(now.step >= O)
    graph.dot.set_data(*([c] for c in on_curve(ACTIVATION, 50, now.u)))
    old, new, slopes = [*now.W, now.b], [*now.new_W, now.new_b], [*now.delta_W, now.delta_b]
    for i, (edge, weight, gradient) in enumerate(zip(graph.edges, graph.weights, graph.gradients, strict=True)):
        edge.set(**weight_look(old[i]))
        arrives = f" → {label(new[i])}" if now.step == UPDATE else ""
        weight.write(f"{WEIGHTS[i]} {label(old[i])}{arrives}")
        _reveal(gradient, now.step >= DELTA_W, f"{GRADIENTS[i]} {label(slopes[i])}")


def _reveal(artist: Label, visible: bool, text: str) -> None:
    artist.set_visible(visible)
    artist.write(text)


# ---- what is read: the formula of the current step, then the same with its numbers


def readout(now: Pass) -> str:
    """The formula of the current step with its numbers substituted, as HTML."""
    head = f"{now.step} / {len(STEPS)}　{say('unit_' + STEPS[now.step - 1])}"
    return f'<div class="lec-head">{head}</div>' + "".join(f"<div>{line}</div>" for line in FORMULAS[now.step - 1](now))


def _u(now: Pass) -> list[str]:
    (x1, x2), (w1, w2) = now.x, now.W
    terms = f"{factor(w1)} × {forward(factor(x1))} + {factor(w2)} × {forward(factor(x2))} + {factor(now.b)}"
    rule = f"w<sub>1</sub>{forward('x<sub>1</sub>')} + w<sub>2</sub>{forward('x<sub>2</sub>')} + b"
    return [f"{UU} = W<sup>⊤</sup>x + b = {rule}", f"{UU} = {terms} = {forward(number(now.u))}"]


def _o(now: Pass) -> list[str]:
    e = f"e<sup>{number(-now.u)}</sup>"
    return [f"{OO} = σ({UU}) = 1 / (1 + e<sup>−u</sup>)", f"{OO} = 1 / (1 + {e}) = {forward(output(now.o))}"]


def _E(now: Pass) -> list[str]:
    t, o = target(number(now.t)), forward(output(now.o))
    return [f"{EE} = ½ ‖{TT} − {OO}‖² = ½ ({TT} − {OO})²", f"{EE} = ½ × ({t} − {o})² = {loss(number(now.E))}"]


def _delta_o(now: Pass) -> list[str]:
    t, o = target(number(now.t)), forward(output(now.o))
    return [f"{DO} = ∂<i>E</i>/∂<i>o</i> = −({TT} − {OO})", f"{DO} = −({t} − {o}) = {error(number(now.delta_o))}"]


def _delta_u(now: Pass) -> list[str]:
    product = f"{error(factor(now.delta_o))} × {forward(output(now.o))} × {forward(number(1 - now.o))}"
    return [
        f"{DU} = ∂<i>E</i>/∂<i>u</i> = {DO} · {OO} · (1 − {OO})",
        f"{DU} = {product} = {error(number(now.delta_u))}",
    ]


def _delta_W(now: Pass) -> list[str]:
    rules = [f"{error('ΔW')} = ∂<i>E</i>/∂W = {DU} {forward('x')}", f"{error('Δb')} = ∂<i>E</i>/∂b = {DU}"]
    d = error(factor(now.delta_u))
    each = [
        f"{error(f'Δw<sub>{i}</sub>')} = {d} × {forward(factor(x))} = {error(number(slope))}"
        for i, (x, slope) in enumerate(zip(now.x, now.delta_W, strict=True), start=1)
    ]
    return [side_by_side(rules), side_by_side([*each, f"{error('Δb')} = {error(number(now.delta_b))}"])]


def _update(now: Pass) -> list[str]:
    names = ("w<sub>1,new</sub>", "w<sub>2,new</sub>", "b<sub>new</sub>")
    old, new, slopes = [*now.W, now.b], [*now.new_W, now.new_b], [*now.delta_W, now.delta_b]
    each = [
        f"{name} = {number(value)} − {number(now.epsilon)} × {error(factor(slope))} = {number(result)}"
        for name, value, slope, result in zip(names, old, slopes, new, strict=True)
    ]
    rules = [
        f"W<sub>new</sub> = W<sub>old</sub> − ε {error('ΔW')}",
        f"b<sub>new</sub> = b<sub>old</sub> − ε {error('Δb')}",
    ]
    return [side_by_side(rules), side_by_side(each)]


UU, OO, TT, EE = forward("<i>u</i>"), forward("<i>o</i>"), target("<i>t</i>"), loss("<i>E</i>")
DO, DU = error("δ<sup>o</sup>"), error("δ<sup>u</sup>")
FORMULAS = (_u, _o, _E, _delta_o, _delta_u, _delta_W, _update)

RECIPE = Recipe(
    name="unit",
    controls=(
        Steps("step", "step", U, U, UPDATE),
        Slider("x1", "x₁", 2.0, -3, 3), Slider("x2", "x₂", -1.0, -3, 3), Slider("t", "target", 1.0, 0, 1, 0.05),
        Slider("w1", "w₁", 0.0, -5, 5, 0.05), Slider("w2", "w₂", 0.0, -5, 5, 0.05), Slider("b", "b", 0.0, -5, 5, 0.05),
        LogSlider("epsilon", "epsilon", 0.5, 0.01, 100), Seed(value=31),
    ),
    compute=compute, stage=Graph, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=(CUT,),
    links={"seed": initial}, buttons=(Button("apply", updated),),
)  # fmt: skip
