"""Draws a unit: as one box (a), split into linear sum and activation (b), and as a graph that carries its numbers.

The lecture's first pictures are lost; these stand in their place. Coordinates are CSS pixels (see drawing.sheet).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from . import unit
from .drawing import Label, Picture, blank, look, sheet
from .style import FAINT, FORWARD, INK, NEGATIVE, PAPER, POSITIVE


class Point(NamedTuple):
    x: float
    y: float


def node(axes: Axes, centre: Point, radius: float, colour: str = INK, **properties: Any) -> Circle:
    """A round node, filled with paper."""
    circle = Circle(centre, radius, facecolor=PAPER, edgecolor=colour, linewidth=2.4, zorder=3, **properties)
    axes.add_patch(circle)
    return circle


def box(axes: Axes, x: float, y: float, width: float, height: float, **properties: Any) -> FancyBboxPatch:
    """A box with round corners, from its lower left one."""
    style = f"round,pad=0,rounding_size={min(width, height, 96) / 4}"
    patch = FancyBboxPatch((x, y), width, height, boxstyle=style, **{"linewidth": 2.4, **properties})
    axes.add_patch(patch)
    return patch


def arrow(axes: Axes, start: Point, end: Point, colour: str = INK, width: float = 2.4, **properties: Any) -> list[Any]:
    """A straight arrow: a line and a head whose tip is `end`."""
    along = np.subtract(end, start) / np.hypot(*np.subtract(end, start))
    across = np.array([-along[1], along[0]])
    neck = np.asarray(end) - 11 * along
    head = Polygon([end, neck + 6 * across, neck - 6 * across], closed=True, color=colour, linewidth=0, **properties)
    line = Line2D(*zip(start, neck, strict=True), color=colour, linewidth=width, **properties)
    axes.add_line(line)
    axes.add_patch(head)
    return [line, head]


def between(a: Point, b: Point, from_a: float, from_b: float) -> tuple[Point, Point]:
    """The ends of a line from node a to node b that leaves `from_a` pixels after a and stops `from_b` before b."""
    along = np.subtract(b, a) / np.hypot(*np.subtract(b, a))
    return Point(*(np.asarray(a) + from_a * along)), Point(*(np.asarray(b) - from_b * along))


def curve(axes: Axes, centre: Point, radius: float, colour: str = INK, **properties: Any) -> Line2D:
    """The sigmoid as a sign inside its node: u from −4 to 4, o from 0 to 1."""
    u = np.linspace(-4, 4, 41)
    line = Line2D(*on_curve(centre, radius, u), color=colour, linewidth=2.4, zorder=4, **properties)
    axes.add_line(line)
    return line


def on_curve(centre: Point, radius: float, u: Any) -> tuple[Any, Any]:
    """Where the point (u, σ(u)) lies in that sign; beyond ±4 it stays at the end of the curve."""
    u = np.clip(u, -4, 4)
    return centre.x + 0.19 * radius * u, centre.y + 1.1 * radius * (np.asarray(unit.sigmoid(u)) - 0.5)


def weight_look(weight: float) -> dict[str, Any]:
    """How a weight is drawn: its sign as colour and line style, its size as width."""
    colour = POSITIVE if weight > 0 else NEGATIVE if weight < 0 else FAINT
    return {
        "color": colour,
        "linestyle": (0, (3, 2)) if weight < 0 else "-",
        "linewidth": 1.2 + 0.7 * min(abs(weight), 7),
    }


def unit_box() -> Picture:
    """(a) o = h(x): the whole unit as one box. Lecture: the first picture, (a)."""
    with look():
        axes = _page()
        _inputs(axes, Point(330, 130), 90)
        box(axes, 245, 48, 170, 164, facecolor=PAPER, edgecolor=INK, zorder=3)
        Label(axes, 330, 130, text=r"$f(g(\mathbf{x}))$", size=22, zorder=5)
        arrow(axes, Point(415, 130), Point(490, 130), FORWARD)
        Label(axes, 568, 130, FORWARD, 22, text=r"$o = h(\mathbf{x})$")
        return Picture(axes.figure, "(a)  x_1, …, x_n → [ h(x) = f(g(x)) ] → o")  # type: ignore[arg-type]


def unit_split() -> Picture:
    """(b) u = g(x) = Wᵀx + b, then o = f(u) = σ(u): the same unit, cut in two. Lecture: the first picture, (b)."""
    with look():
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
