"""Draws losses and loss surfaces on an Axes: no chart junk, few ticks, symbols for labels."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from .arrays import Array
from .style import LOSS, PAPER, POSITIVE

LEVELS = (0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 1.0, 1.5, 2.0)
HEIGHTS = LinearSegmentedColormap.from_list("heights", [PAPER, "#909090"])  # the loss is black: the higher, the darker


def surface(axes: Axes, w: Array, b: Array, E: Array, labels: tuple[str, str] = (r"$w$", r"$b$")) -> None:
    """The loss over two parameters as a relief seen from above: grey heights, contour lines with their numbers.

    w (n,), b (m,), E (m, n).
    """
    shade = PowerNorm(0.6, vmin=0, vmax=1.25 * float(E.max()))  # the low parts, where it matters, get most of the greys
    edges = (w[0], w[-1], b[0], b[-1])
    axes.imshow(E, origin="lower", extent=edges, aspect="auto", cmap=HEIGHTS, norm=shade, interpolation="bilinear")
    lines = axes.contour(
        w, b, E, levels=[level for level in LEVELS if level < E.max()], colors="#767676", linewidths=0.9
    )
    axes.clabel(lines, fontsize=14, fmt=lambda value: f"{value:g}", colors="#3A3A3A")
    _plain(axes, *labels)


def loss_curve(axes: Axes, steps: int, top: float) -> Line2D:
    """Empty axes E against update n; returns the curve to be filled with `set_data`. E starts at 0, so that sizes compare."""
    axes.set(xlim=(0, steps), ylim=(0, top))
    _plain(axes, r"$n$", r"$E$")
    (line,) = axes.plot([], [], color=LOSS, linewidth=2.6, animated=True, clip_on=False, zorder=5)
    return line


def path(axes: Axes) -> tuple[Line2D, Line2D, Line2D]:
    """A way over a surface, to be filled with `set_data`: its line, where it starts (hollow) and where it stands (full)."""
    moving: dict[str, Any] = {"color": POSITIVE, "animated": True, "clip_on": False}
    (line,) = axes.plot([], [], linewidth=2, marker="o", markersize=4.5, zorder=4, **{**moving, "clip_on": True})
    (start,) = axes.plot(
        [], [], marker="o", markersize=12, markeredgewidth=2.6, markerfacecolor=PAPER, zorder=5, **moving
    )
    (end,) = axes.plot([], [], marker="o", markersize=12, zorder=6, **moving)
    return line, start, end


def _plain(axes: Axes, x: str, y: str) -> None:
    axes.set_xlabel(x, fontsize=18)
    axes.set_ylabel(y, fontsize=18, rotation=0, labelpad=14, verticalalignment="center")
    axes.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.tick_params(labelsize=14, length=4)
