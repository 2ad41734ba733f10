"""A whole network as a graph that carries its numbers: forward values blue, error signals vermilion, weights on the edges.

A unit is a box with the curve of its activation and a row for each of its values. In a layer of more than four units (of three,
where t has a row, too) there is room for two rows, which show what was computed last: of u and o, and of t, δ^o and δ^u. Where
edges are crowded, weights stand only at those of the unit that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from .. import network as maths
from .._arrays import Array, real
from .._drawing import Label, Picture, blank, lecture_style, sheet
from .._numbers import even_width, narrow, significant
from .._style import ERROR, FORWARD, INK, LOSS, TARGET, TEXT
from ..network import Gradients, Network, Trace
from .marks import Point, arrow, between, box, curve_signs, node, weight_look

WIDTH, HEIGHT, TOP = 1060, 500, 464  # units stand below TOP
BOX, ROW, INPUT, LOSS_X, LOSS_RADIUS = 154, 22, 38, 1016, 41
SIGN = 22  # the width that the sign of the activation takes in a box, left of u and o
SIGN_RADIUS = 14
BIAS = 22  # the height that a unit's bias takes above its box
WIDE = 190  # between two boxes, so that a weight stands there together with what it becomes
CROWDED = {"u": 0, "o": 0, "t": 1, "delta_o": 1, "delta_u": 1}  # the rows of a unit that has no room for all of them
NAMES = {"u": "$u$", "o": "$o$", "t": "$t$", "delta_o": r"$\delta^o$", "delta_u": r"$\delta^u$"}
COLOURS = {"u": FORWARD, "o": FORWARD, "t": TARGET, "delta_o": ERROR, "delta_u": ERROR}

Step = tuple[str, int]  # ("forward" | "E" | "delta_o" | "delta_u" | "gradient" | "update", layer counted from 1)


@dataclass(frozen=True)
class View:
    """What a graph shows: all the numbers of one pass, the steps that are done, the one that is on, the unit looked at."""

    net: Network
    trace: Trace  # of one sample
    grads: Gradients
    t: Array
    E: float
    steps: tuple[Step, ...]
    unit: int | None = None  # counted from 0 in the layer that the last step is about; None: no unit in particular
    epsilon: float = 1.0

    @cached_property
    def new(self) -> Network:
        """The network after the update that this pass suggests."""
        return maths.descend(self.net, self.grads, self.epsilon)

    @property
    def now(self) -> Step:
        return self.steps[-1]


@dataclass
class _Unit:
    """The artists of one unit: its box, the ground behind what is computed now, its rows, its bias."""

    frame: Any
    ground: Rectangle
    rows: dict[str, Label]
    bias: Label | None
    sign: Point  # where the curve of its activation stands


@dataclass
class _Edge:
    line: Line2D
    label: Label
    roomy: bool  # whether its number may stand beside all the others
    wide: bool  # whether there is room for two, the old one and the new


def network(net: Network, x: ArrayLike, t: ArrayLike, back: bool = True) -> Picture:
    """u^k, o^k, δ^{o^k}, δ^{u^k}, w^k and b^k of one sample, on nodes and edges

    x (n_1,), t (n_kmax,); back: whether with the δ → a Picture. Up to 8 units in a layer and 4 layers; a layer of more than 4
    units (3 at the output) shows only o and δ^u, without biases; where edges are crowded, weights have no numbers.
    Lecture: the multilayer network.
    """
    if not isinstance(net, Network):
        raise TypeError(f"net is {net!r} ({type(net).__name__}): expected a Network")
    x = real("x", x, 1)
    with lecture_style():
        figure = blank(WIDTH, HEIGHT)
        graph = Graph(figure, net.sizes)
        shown = ("forward", "E", "delta_o", "delta_u") if back else ("forward", "E")
        seen = view(net, x, t, [step for step in steps(net.sizes) if step[0] in shown])
        show(graph, seen)
        for artist in figure.findobj(lambda artist: bool(artist.get_animated())):
            artist.set_animated(False)
        for unit in graph.all_units():
            unit.ground.set_visible(False)
        return Picture(figure, "\n".join(_told(seen)), (cut(len(net.sizes)),))


def steps(sizes: tuple[int, ...]) -> list[Step]:
    """The order of the lecture: layer by layer forward, E, then back, δ^o, δ^u and ΔW of each layer, then the update."""
    last = len(sizes)
    forward = [("forward", k) for k in range(2, last + 1)]
    back = [(what, k) for k in range(last, 1, -1) for what in ("delta_o", "delta_u", "gradient")]
    return [*forward, ("E", last), *back, ("update", 2)]


def view(net: Network, x: ArrayLike, t: ArrayLike, done: Iterable[Step], unit: int | None = None, epsilon: float = 1.0) -> View:
    """The numbers of that pass, shown as far as `done` says."""
    trace = maths.forward(net, x)
    grads, E = maths.backward(net, trace, t), float(maths.loss(net, x, t))
    return View(net, trace, grads, np.asarray(t, float), E, tuple(done), unit, epsilon)


class Graph:
    """The nodes and edges of a network of those sizes; `show` moves them."""

    def __init__(self, figure: Figure, sizes: tuple[int, ...]) -> None:
        if not 2 <= len(sizes) <= 4 or max(sizes) > 8:
            raise ValueError(f"sizes is {sizes}: expected 2 to 4 layers of 1 to 8 units, which is what a figure has room for")
        self.axes, self.sizes = sheet(figure, WIDTH, HEIGHT), sizes
        self.centres = [_column(x, size) for x, size in zip(columns(len(sizes)), sizes, strict=True)]
        self.inputs = [self._input(at, i) for i, at in enumerate(self.centres[0], start=1)]
        self.edges = [self._layer_of_edges(k) for k in range(len(sizes) - 1)]
        self.units = [self._layer_of_units(k) for k in range(1, len(sizes))]
        self.signs = LineCollection([], animated=True, zorder=5)
        self.axes.add_collection(self.signs, autolim=False)
        self.activations = ("", "")
        self._loss()
        self._heads()

    def draw_activations(self, hidden: str, output: str) -> None:
        """In each unit the curve of its f over the line o = 0; none for softmax, which is no function of one u."""
        if self.activations == (hidden, output):
            return
        self.activations = hidden, output
        each = [*[hidden] * (len(self.units) - 1), *(["sigmoid"] if output == "sigmoid" else [])]
        at = [(unit.sign, f) for layer, f in zip(self.units, each, strict=False) for unit in layer]
        signs = [line for sign, f in at for line in curve_signs(sign, SIGN_RADIUS, f)]
        self.signs.set(segments=signs, color=["#7A7A7A", "#C8C8C8"], linewidth=[2.2, 1.2])

    def all_units(self) -> list[_Unit]:
        return [unit for layer in self.units for unit in layer]

    def _input(self, at: Point, i: int) -> Label:
        if self.sizes[0] * 2 * INPUT < TOP:
            node(self.axes, at, INPUT, FORWARD)
        else:
            box(self.axes, at.x - INPUT, at.y - 22, 2 * INPUT, 45, facecolor="white", edgecolor=FORWARD, zorder=3, corner=12)
        Label(self.axes, at.x, at.y + 12, FORWARD, TEXT, text=f"$x_{i}$", zorder=6)
        return Label(self.axes, at.x, at.y - 11, FORWARD, TEXT, animated=True, zorder=6)

    def _layer_of_units(self, k: int) -> list[_Unit]:
        rows = ["u", "o", *(["t"] if k == len(self.sizes) - 1 else []), "delta_o", "delta_u"]
        roomy = self.sizes[k] * (len(rows) * ROW + 6 + BIAS) <= TOP
        slots = {name: i if roomy else CROWDED[name] for i, name in enumerate(rows)}
        return [self._unit(at, slots, roomy) for at in self.centres[k]]

    def _unit(self, at: Point, slots: dict[str, int], roomy: bool) -> _Unit:
        height = ROW * (max(slots.values()) + 1) + 6
        left, top = at.x - BOX / 2, at.y + height / 2 - 3
        frame = box(self.axes, left, at.y - height / 2, BOX, height, facecolor="white", edgecolor=INK, zorder=3, corner=12,
                    animated=True)  # fmt: skip
        ground = Rectangle((left + 3, 0), BOX - 6, ROW, facecolor="#E6E6E6", animated=True, zorder=4)
        self.axes.add_patch(ground)
        beside = {name: SIGN / 2 if name in ("u", "o") or not roomy else 0 for name in slots}
        rows = {name: Label(self.axes, at.x + beside[name], top - ROW * (slot + 0.5), COLOURS[name], TEXT, animated=True, zorder=6)
                for name, slot in slots.items()}  # fmt: skip
        bias = Label(self.axes, at.x, at.y + height / 2 + 12, INK, TEXT, animated=True, zorder=6) if roomy else None
        sign = Point(left + SIGN / 2 + 5, top - ROW * (slots["u"] + slots["o"] + 1) / 2)
        return _Unit(frame, ground, rows, bias, sign)

    def _layer_of_edges(self, k: int) -> list[list[_Edge]]:
        """edges[i][j] from unit i of this layer to unit j of the next, their numbers where they do not meet."""
        from_, to = self.centres[k], self.centres[k + 1]
        width = to[0].x - from_[0].x - BOX / 2 - (BOX / 2 if k else INPUT)
        here, there = (abs(c[0].y - c[1].y) if len(c) > 1 else TOP for c in (from_, to))
        along = min(max(here / (here + len(to) * there), (90 if width > WIDE else 52) / width), 0.5)  # clear of the boxes
        heights = sorted(a.y + along * (b.y - a.y) for a in from_ for b in to)
        roomy = all(b - a >= 18 for a, b in pairwise(heights))
        return [[self._edge(a, b, along, k, roomy) for b in to] for a in from_]

    def _edge(self, a: Point, b: Point, along: float, k: int, roomy: bool) -> _Edge:
        start, end = Point(a.x + (BOX / 2 if k else INPUT), a.y), Point(b.x - BOX / 2, b.y)
        line = Line2D(*zip(start, end, strict=True), animated=True, zorder=2)
        self.axes.add_line(line)
        at = np.asarray(start) + along * np.subtract(end, start)
        label = Label(self.axes, at[0], at[1], INK, TEXT, halo=True, animated=True, zorder=3.5)
        return _Edge(line, label, roomy, end.x - start.x > WIDE)

    def _loss(self) -> None:
        at = Point(LOSS_X, TOP / 2)
        for out in self.centres[-1]:
            start, end = between(Point(out.x + BOX / 2, out.y), at, 0, LOSS_RADIUS + 1)
            arrow(self.axes, start, end, FORWARD, zorder=2)
        node(self.axes, at, LOSS_RADIUS)
        Label(self.axes, at.x, at.y + 13, LOSS, 18, text="$E$", zorder=6)
        self.E = Label(self.axes, at.x, at.y - 12, LOSS, TEXT, animated=True, zorder=6)

    def _heads(self) -> None:
        """The number of each layer, and the name of the weights between two."""
        xs = [centres[0].x for centres in self.centres]
        for k, x in enumerate(xs, start=1):
            Label(self.axes, x, 487, "#6A6A6A", TEXT, text=f"$k={k}$")
        for k, (a, b) in enumerate(pairwise(xs), start=1):
            Label(self.axes, (a + b) / 2, 487, INK, TEXT, text=f"$W^{k}$")


def columns(layers: int) -> list[float]:
    """Where the layers stand: inputs at the left edge, outputs before the loss, the rest between."""
    right = LOSS_X - LOSS_RADIUS - 34 - BOX / 2
    gap = (right + BOX / 2 - 2 * INPUT - 6 - (layers - 1) * BOX) / (layers - 1)
    return [INPUT + 6, *(2 * INPUT + 6 + (i + 1) * gap + (i + 0.5) * BOX for i in range(layers - 1))]


def cut(layers: int) -> int:
    """Where a narrow window may break the figure: near the middle, in a gap, left or right of its numbers."""
    xs = columns(layers)
    gaps = [(a + (BOX / 2 if i else INPUT), b - BOX / 2) for i, (a, b) in enumerate(pairwise(xs))]
    clear = [round(x) for a, b in gaps for x in (a + 11, a + 0.8 * (b - a))]
    return min(clear, key=lambda x: abs(x - WIDTH // 2))


def _column(x: float, units: int) -> list[Point]:
    return [Point(x, TOP * (1 - (i + 0.5) / units)) for i in range(units)]


# ---- what moves


def show(graph: Graph, seen: View) -> None:
    """Write the view's numbers on the graph."""
    graph.draw_activations(seen.net.hidden, seen.net.output)
    for circle, value in zip(graph.inputs, seen.trace.o[0], strict=True):
        circle.write(significant(value, 3))
    for k, layer in enumerate(graph.units, start=2):
        for j, unit in enumerate(layer):
            _show_unit(unit, _values(seen, k, j), seen, k, j)
    for k, edges in enumerate(graph.edges, start=1):
        _show_edges(edges, seen, k)
    _reveal(graph.E, ("E", len(graph.sizes)) in seen.steps, narrow(seen.E))


def _values(seen: View, k: int, j: int) -> dict[str, float]:
    """What is known of unit j of layer k after these steps, by row."""
    found: dict[str, float] = {}
    if ("forward", k) in seen.steps:
        found |= {"u": seen.trace.u[k - 2][j], "o": seen.trace.o[k - 1][j]}
    if k == len(seen.net.sizes):
        found["t"] = seen.t[j]
    if ("delta_o", k) in seen.steps:
        found["delta_o"] = seen.grads.delta_o[k - 1][j]
    if ("delta_u", k) in seen.steps:
        found["delta_u"] = seen.grads.delta_u[k - 2][j]
    return found


def _show_unit(unit: _Unit, values: dict[str, float], seen: View, k: int, j: int) -> None:
    places: dict[float, Label] = {}
    for name, row in unit.rows.items():
        _reveal(row, name in values, f"{NAMES[name]} {narrow(values[name])}" if name in values else "")
        if name in values:
            y = row.y
            if y in places:  # in a crowded layer the value computed last takes the place of the one before
                places[y].set_visible(False)
            places[y] = row
    what, layer = seen.now
    looked_at = j == seen.unit and k == layer and what in ("forward", "delta_o", "delta_u", "gradient", "update")
    unit.frame.set_linewidth(4.2 if looked_at else 2.0)
    row_now = unit.rows.get({"forward": "o"}.get(what, what))
    unit.ground.set_visible(k == layer and row_now is not None)
    if row_now is not None:
        both = what == "forward" and unit.rows["u"].y != unit.rows["o"].y
        unit.ground.set(y=row_now.y - ROW / 2, height=2 * ROW if both else ROW)
    if unit.bias is not None:
        unit.bias.write(_parameter("b", seen, k, lambda of: of[k - 2][j], len(seen.net.sizes) < 4))
        unit.bias.colour(ERROR if seen.now == ("gradient", k) else INK)


def _show_edges(edges: list[list[_Edge]], seen: View, k: int) -> None:
    """The connections from layer k to k + 1: sign and size of each weight as its look, its number beside it."""
    here, elsewhere = _layer_looked_at(seen)
    for i, row in enumerate(edges):
        for j, edge in enumerate(row):
            near = k == here and seen.unit == (i if seen.now[0] == "delta_o" else j)
            far = k == here and not near
            edge.line.set(**weight_look(seen.net.W[k - 1][i, j]), alpha=0.2 if far else 0.4 if elsewhere and not near else 1)
            edge.label.set_visible(near or (edge.roomy and not far))
            edge.label.write(_parameter("W", seen, k + 1, lambda of, i=i, j=j: of[k - 1][i, j], edge.wide))
            edge.label.colour(ERROR if seen.now == ("gradient", k + 1) else INK)


def _layer_looked_at(seen: View) -> tuple[int | None, bool]:
    """The layer of edges that takes part in the unit looked at, and whether the others therefore step back.

    Forward and for ΔW a unit looks back at the edges that reach it, a column of W^k; δ^o comes over the edges that leave
    it, a row of W^k. That is the transpose.
    """
    what, layer = seen.now
    if seen.unit is None or what in ("E", "delta_u", "update") or (what == "delta_o" and layer == len(seen.net.sizes)):
        return None, False
    return (layer if what == "delta_o" else layer - 1), True


def _parameter(name: str, seen: View, k: int, pick: Any, wide: bool) -> str:
    """A weight or bias that leads into layer k: its gradient while that is computed, what it becomes at the update."""
    if seen.now == ("gradient", k):
        prefix = r"$\Delta b$ " if name == "b" else r"$\Delta$"
        return prefix + narrow(pick(seen.grads.delta_W if name == "W" else seen.grads.delta_b))
    sign, old = "$b$ " if name == "b" else "", narrow(pick(getattr(seen.net, name)))
    if seen.now[0] != "update":
        return sign + old
    return f"{old if wide else sign}→{narrow(pick(getattr(seen.new, name)))}"


def _reveal(artist: Label, visible: bool, text: str) -> None:
    artist.set_visible(visible)
    artist.write(text)


def _told(seen: View) -> list[str]:
    """The numbers that are shown as text, layer by layer, for who cannot see the picture."""
    lines = ["x = " + _listed(seen.trace.o[0])]
    for k in range(2, len(seen.net.sizes) + 1):
        values = {"u": seen.trace.u[k - 2], "o": seen.trace.o[k - 1]}
        if ("delta_u", k) in seen.steps:
            values |= {"δ^o": seen.grads.delta_o[k - 1], "δ^u": seen.grads.delta_u[k - 2]}
        lines.append(f"k={k}  " + "  ".join(f"{name} = {_listed(of)}" for name, of in values.items()))
    return [*lines, f"t = {_listed(seen.t)}  E = {even_width(seen.E)}"]


def _listed(values: Array) -> str:
    return "(" + ", ".join(even_width(float(value)) for value in values) + ")"
