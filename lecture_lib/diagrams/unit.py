"""The two pictures of one unit: as one box (a), and split into linear sum and activation (b).

The lecture's first pictures are lost; these stand in their place.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from .._drawing import Label, Picture, blank, lecture_style, sheet
from .._style import FORWARD, INK, PAPER
from .marks import Point, arrow, between, box, curve, node


def unit_box() -> Picture:
    """(a) o = h(x): the whole unit as one box. Lecture: the first picture, (a)."""
    with lecture_style():
        axes = _page()
        _inputs(axes, Point(330, 130), 90)
        box(axes, 245, 48, 170, 164, facecolor=PAPER, edgecolor=INK, zorder=3)
        Label(axes, 330, 130, text=r"$f(g(\mathbf{x}))$", size=22, zorder=5)
        arrow(axes, Point(415, 130), Point(490, 130), FORWARD)
        Label(axes, 568, 130, FORWARD, 22, text=r"$o = h(\mathbf{x})$")
        return Picture(axes.figure, "(a)  x_1, …, x_n → [ h(x) = f(g(x)) ] → o")  # type: ignore[arg-type]


def unit_split() -> Picture:
    """(b) u = g(x) = Wᵀx + b, then o = f(u) = σ(u): the same unit, cut in two. Lecture: the first picture, (b)."""
    with lecture_style():
        axes = _page()
        total, active = Point(280, 130), Point(440, 130)
        box(axes, total.x - 62, 42, 284, 164, facecolor="none", edgecolor="#9A9A9A", linestyle=(0, (3, 2)))
        _inputs(axes, total, 44)
        node(axes, total, 44)
        Label(axes, *total, text=r"$\Sigma$", size=24, zorder=5)
        Label(axes, total.x, 66, text=r"$g$", size=18)
        arrow(axes, *between(total, active, 44, 44), FORWARD)
        Label(axes, 358, 152, FORWARD, 20, text=r"$u$")
        node(axes, active, 44)
        curve(axes, active, 44)
        Label(axes, active.x, 66, text=r"$f$", size=18)
        arrow(axes, Point(484, 130), Point(570, 130), FORWARD)
        Label(axes, 596, 130, FORWARD, 22, text=r"$o$")
        return Picture(axes.figure, "(b)  x_1, …, x_n → [ Σ: u = g(x) ] → u → [ σ: o = f(u) ] → o")  # type: ignore[arg-type]


def _page() -> Axes:
    return sheet(blank(640, 260), 640, 260)


def _inputs(axes: Axes, to: Point, radius: float) -> None:
    """x₁ … xₙ and the bias, on their way into the node at `to`."""
    for name, weight, y in ((r"$x_1$", r"$w_1$", 225), (r"$x_n$", r"$w_n$", 130), (r"$1$", r"$b$", 35)):
        start = Point(62, y)
        Label(axes, 36, y, FORWARD if "x" in name else INK, 20, text=name)
        arrow(axes, *between(start, to, 0, radius))
        middle = np.asarray(start) + 0.36 * np.subtract(to, start)
        Label(axes, middle[0], middle[1] + 19, text=weight, size=16)
    Label(axes, 36, 178, FORWARD, 20, text=r"$\vdots$")
