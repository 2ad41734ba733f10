"""A one-dimensional convolution as a network, in which the missing connections are faint, and as the matrix of its weights.

`Wires` and `Table` are what explore.convolution is drawn with, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike, NDArray

from .. import convolution as maths
from .._arrays import Array, real
from .._drawing import Label, Labels, Picture, blank, lecture_style, sheet
from .._numbers import short_cell
from .._style import FAINT, FORWARD, INK, NEGATIVE, PAPER, POSITIVE, TEXT
from .marks import Point, box, weight_look

WIDTH, MOST = 960, (10, 8)  # inputs and outputs for which there is room
CELL = 62, 40  # width and height of a table's cell; an input stands beside its row
PILL = 70, 30  # width and height of a unit
HEAD = 52  # what stands above the first row
ABSENT = "#767676"  # a number that is 0 because there is nothing


class Wires:
    """Inputs in a column, outputs in another, and a line for every pair: present ones by their weight, missing ones faint."""

    def __init__(self, axes: Axes, inputs: int, outputs: int, left: float, right: float, top: float, stride: int = 1,
                 moving: bool = False, row: float = CELL[1], wide: float = PILL[0]) -> None:  # fmt: skip
        last = top - row * (inputs - 1)
        apart = min((top - last) / max(outputs - 1, 1), stride * row)  # shared weights then are parallel lines
        self.ends = [[Point(x, (top + last) / 2 + step * ((units - 1) / 2 - i)) for i in range(units)]
                     for x, units, step in ((left, inputs, row), (right, outputs, apart))]  # fmt: skip
        reach = wide / 2 + 2
        self.pairs = [((a.x + reach, a.y), (b.x - reach, b.y)) for a in self.ends[0] for b in self.ends[1]]
        self.lines = LineCollection([], capstyle="butt", animated=moving, zorder=2)
        axes.add_collection(self.lines, autolim=False)
        for end in (*self.ends[0], *self.ends[1]):
            box(axes, end.x - wide / 2, end.y - PILL[1] / 2, wide, PILL[1], edgecolor=FORWARD, facecolor=PAPER, zorder=3)
        self.values = Labels(axes, FORWARD, TEXT, animated=moving, zorder=5)

    def show(self, x: Array, W: Array, u: Array, there: NDArray[np.bool_]) -> None:
        """x (n_in,), u (n_out,), W and `there` (n_in, n_out). A missing one whose weight is not 0 is drawn like any other."""
        drawn = sorted(zip(self.pairs, W.ravel(), there.ravel(), strict=True), key=lambda line: bool(line[2] or line[1]))
        looks = [weight_look(w) if w or kept else {"color": FAINT, "linestyle": "-", "linewidth": 0.8}
                 for _, w, kept in drawn]  # fmt: skip
        self.lines.set_segments([pair for pair, _, _ in drawn])
        self.lines.set(color=[one["color"] for one in looks], linewidth=[one["linewidth"] for one in looks],
                       linestyle=[one["linestyle"] for one in looks])  # fmt: skip
        self.values.write({
            end: short_cell(value)
            for ends, values in zip(self.ends, (x, u), strict=True) for end, value in zip(ends, values.tolist(), strict=True)
        })  # fmt: skip


class Table:
    """A matrix as a table of numbers: the larger, the deeper its ground; where nothing is connected, edges and a 0 are pale."""

    def __init__(self, axes: Axes, there: NDArray[np.bool_], left: float, top: float, *, moving: bool = False,
                 hues: tuple[str, str] = (POSITIVE, NEGATIVE), cell: tuple[float, float] = CELL,
                 size: float = 16, text: Callable[[float], str] = short_cell) -> None:  # fmt: skip
        width, height = cell
        self.text = text
        self.cells = sorted(np.ndindex(there.shape), key=lambda ij: bool(there[ij]))  # dark edges over pale ones
        corners = [(left + width * j, top - height * i) for i, j in self.cells]
        squares = [[(x, y), (x + width, y), (x + width, y - height), (x, y - height)] for x, y in corners]
        edges = ["#8C8C8C" if there[ij] else "#DDDDDD" for ij in self.cells]
        self.ground = PolyCollection(squares, edgecolors=edges, linewidths=1.2, animated=moving, zorder=2)
        axes.add_collection(self.ground, autolim=False)
        self.middles = [(x + width / 2, y - height / 2) for x, y in corners]
        self.numbers, self.absent = (Labels(axes, hue, size, animated=moving, zorder=4) for hue in (INK, ABSENT))
        self.there, self.hues = there, np.array([to_rgb(hue) for hue in hues])

    def show(self, values: Array, most: float) -> None:
        """values of the shape of `there`; a number of size `most` has the deepest ground."""
        self.ground.set_visible(True)
        flat = np.array([values[ij] for ij in self.cells])
        depth = 0.55 * np.minimum(abs(flat) / most, 1)[:, None]
        self.ground.set_facecolor((1 - depth) + depth * self.hues[(flat < 0).astype(int)])
        written = list(zip(self.cells, self.middles, flat.tolist(), strict=True))
        self.numbers.write({at: self.text(value) for ij, at, value in written if self.there[ij] or value})
        self.absent.write({at: "0" for ij, at, value in written if not (self.there[ij] or value)})

    def clear(self) -> None:
        """There is no such matrix."""
        self.ground.set_visible(False)
        self.numbers.write({})
        self.absent.write({})


def convolution(kernel: ArrayLike, x: ArrayLike, stride: int = 1, padding: int = 0) -> Picture:
    """u_j = Σ_a k_a x_{s j + a − p}, as a network and as W (n_in, n_out)

    kernel (m,), x (n,), up to 10 inputs and 8 outputs. Shared weights are lines of one look, and one number in the table.
    Lecture: convolution, the missing connections weigh 0.
    """
    k, x = real("kernel", kernel, 1), real("x", x, 1)
    u = maths.direct(k, x, stride, padding)
    if len(x) > MOST[0] or len(u) > MOST[1]:
        raise ValueError(f"x has {len(x)} numbers and the output {len(u)}: expected at most {MOST[0]} and {MOST[1]}")
    W = maths.dense_weights(k, x.shape, stride, padding)
    there = maths.mask(k.shape, x.shape, stride, padding)
    height, wide = HEAD + CELL[1] * len(x) + 12, CELL[0] * len(u)
    left, top = (WIDTH - 460 - wide) / 2 + PILL[0] / 2, height - HEAD
    with lecture_style():
        figure = blank(WIDTH, height)
        axes = sheet(figure, WIDTH, height)
        Wires(axes, len(x), len(u), left, left + 290, top - CELL[1] / 2, stride).show(x, W, u, there)
        Table(axes, there, left + 428, top).show(W, float(abs(k).max()) or 1.0)
        for at, colour, text in ((left, FORWARD, "$x$"), (left + 290, FORWARD, "$u$"), (left + 428 + wide / 2, INK, "$W$")):
            Label(axes, at, top + 24, colour, 18, text=text)
        told = f"kernel {_told(k)}, x {_told(x)} → u {_told(u)}; W {W.shape[0]} × {W.shape[1]}, "
        told += f"{np.count_nonzero(there)} connections of {there.size}, {k.size} weights"
        return Picture(figure, told, (round(left) + 350,))


def _told(values: Sequence[Any] | Array) -> str:
    return "(" + ", ".join(short_cell(float(value)) for value in values) + ")"
