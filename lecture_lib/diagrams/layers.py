"""Two neighbouring layers with their indices: the lecture's missing picture of the multilayer network."""

from __future__ import annotations

from matplotlib.axes import Axes

from .._drawing import Label, Picture, blank, lecture_style, sheet
from .._style import ERROR, FAINT, FORWARD, INK
from .marks import Point, arrow, between, box, curve, node

WIDTH, HEIGHT = 960, 530
ROWS = {"1": 430, "i": 270, "n": 90}  # the first, some, and the last unit of a layer: where they stand
LEFT, SUM, ACTIVE = 150, 540, 710


def layers() -> Picture:
    """o^k → W^k, b^k → u^{k+1} → o^{k+1}, and the error signals under them. Lecture: the multilayer network."""
    with lecture_style():
        figure = blank(WIDTH, HEIGHT)
        axes = sheet(figure, WIDTH, HEIGHT)
        Label(axes, LEFT, 508, text="$k$", size=18)
        Label(axes, (SUM + ACTIVE) / 2, 508, text="$k+1$", size=18)
        before = {name: Point(LEFT, y) for name, y in ROWS.items()}
        sums = {name: Point(SUM, y) for name, y in ROWS.items()}
        active = {name: Point(ACTIVE, y) for name, y in ROWS.items()}
        for i, start in before.items():
            for j, end in sums.items():
                chosen = i == j == "i"
                arrow(axes, *between(start, end, 44, 38), INK if chosen else FAINT, 3 if chosen else 2, zorder=2)
        for y in (352, 180):
            Label(axes, LEFT, y, text=r"$\vdots$", size=18)
            Label(axes, (SUM + ACTIVE) / 2, y, text=r"$\vdots$", size=18)
        for name, at in before.items():
            node(axes, at, 42, FORWARD)
            index = {"1": "1", "i": "i", "n": "{n_k}"}[name]
            Label(axes, *at, FORWARD, 19, text=f"$o^k_{index}$", zorder=5)
        for name in ROWS:
            _unit(axes, sums[name], active[name], {"1": "1", "i": "j", "n": "{n_{k+1}}"}[name], name == "i")
        _chosen(axes)
        return Picture(figure, "layer k: o^k_1 … o^k_i … → w^k_ij, b^k_j → layer k+1: u^(k+1)_j → o^(k+1)_j; back: δ", (470,))


def _unit(axes: Axes, total: Point, active: Point, index: str, chosen: bool) -> None:
    """One unit of layer k + 1, split, with its output."""
    box(axes, total.x - 54, total.y - 56, active.x - total.x + 108, 112, facecolor="none",
        edgecolor="#9A9A9A", linestyle=(0, (3, 2)), linewidth=1.8)  # fmt: skip
    node(axes, total, 36)
    Label(axes, *total, text=r"$\Sigma$", size=22, zorder=5)
    node(axes, active, 36)
    curve(axes, active, 36, "#8C8C8C")
    lift = 8 if chosen else 0
    arrow(axes, *between(Point(total.x, total.y + lift), Point(active.x, active.y + lift), 36, 36), FORWARD)
    arrow(axes, Point(active.x + 36, active.y + lift), Point(active.x + 118, active.y + lift), FORWARD)
    Label(axes, (SUM + ACTIVE) / 2, total.y + lift + 22, FORWARD, 16, text=f"$u^{{k+1}}_{index}$")
    Label(axes, 872 if chosen else 862, active.y + lift + (4 if chosen else 0), FORWARD, 19, text=f"$o^{{k+1}}_{index}$")


def _chosen(axes: Axes) -> None:
    """What belongs to the one connection i → j: its weight and bias, and the signals that come back through it."""
    y = ROWS["i"]
    Label(axes, 400, y + 27, INK, 18, text=r"$w^k_{ij}$", zorder=5)
    for other in ("1", "n"):
        start, end = between(Point(SUM, ROWS[other] - 12), Point(LEFT, y - 12), 40, 45)
        arrow(axes, start, end, ERROR, 1.6, zorder=2.5)
    Label(axes, 396, y - 40, ERROR, 16, text=r"$\delta^{u^{k+1}}_j w^k_{ij}$", zorder=5, halo=True)
    arrow(axes, Point(SUM - 39, y - 12), Point(LEFT + 45, y - 12), ERROR, zorder=3)
    arrow(axes, Point(LEFT - 43, y - 12), Point(LEFT - 120, y - 12), ERROR)
    Label(axes, LEFT - 92, y - 40, ERROR, 18, text=r"$\delta^{o^k}_i$")
    arrow(axes, Point(SUM, y - 104), Point(SUM, y - 38), INK, 2)
    Label(axes, SUM + 26, y - 86, INK, 17, text="$b^k_j$")
    arrow(axes, Point(ACTIVE - 36, y - 10), Point(SUM + 37, y - 10), ERROR)
    arrow(axes, Point(ACTIVE + 118, y - 10), Point(ACTIVE + 37, y - 10), ERROR)
    Label(axes, (SUM + ACTIVE) / 2 + 2, y - 34, ERROR, 16, text=r"$\delta^{u^{k+1}}_j$")
    Label(axes, ACTIVE + 172, y - 34, ERROR, 18, text=r"$\delta^{o^{k+1}}_j$")
