"""What diagrams are made of: nodes, boxes, arrows, an activation as a sign, and how a weight looks.

Coordinates are CSS pixels (see _drawing.sheet).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from .._activations import ACTIVATIONS
from .._style import FAINT, INK, NEGATIVE, PAPER, POSITIVE


class Point(NamedTuple):
    x: float
    y: float


def node(axes: Axes, centre: Point, radius: float, colour: str = INK, **properties: Any) -> Circle:
    """A round node, filled with paper."""
    circle = Circle(centre, radius, facecolor=PAPER, edgecolor=colour, linewidth=2.4, zorder=3, **properties)
    axes.add_patch(circle)
    return circle


def box(axes: Axes, x: float, y: float, width: float, height: float, corner: float = 24, **properties: Any) -> FancyBboxPatch:
    """A box with round corners, from its lower left one."""
    style = f"round,pad=0,rounding_size={min(width / 4, height / 4, corner)}"
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


def on_curve(centre: Point, radius: float, u: Any, f: str = "sigmoid") -> tuple[Any, Any]:
    """Where the point (u, f(u)) lies in that sign; beyond ±4 it stays at the end of the curve."""
    u = np.clip(u, -4, 4)
    return centre.x + 0.19 * radius * u, _height(centre, radius, f, ACTIVATIONS[f].f(u))


def _height(centre: Point, radius: float, f: str, o: Any) -> Any:
    low, high = ACTIVATIONS[f].ends
    return centre.y + 1.1 * radius * ((o - low) / (high - low) - 0.5)


def curve_signs(centre: Point, radius: float, f: str) -> list[Any]:
    """The curve of f as a sign, and the line o = 0 under it, each as points (n, 2)."""
    u = np.linspace(-4, 4, 41)
    zero = _height(centre, radius, f, 0.0)
    return [
        np.stack(on_curve(centre, radius, u, f), axis=1),
        np.array([(centre.x + 0.76 * radius * side, zero) for side in (-1, 1)]),
    ]


def weight_look(weight: float) -> dict[str, Any]:
    """How a weight is drawn: its sign as colour and line style, its size as width."""
    colour = POSITIVE if weight > 0 else NEGATIVE if weight < 0 else FAINT
    return {"color": colour, "linestyle": (0, (3, 2)) if weight < 0 else "-", "linewidth": 1.2 + 0.7 * min(abs(weight), 7)}
