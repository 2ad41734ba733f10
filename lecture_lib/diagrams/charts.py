"""Draws losses, loss surfaces, decision regions and sizes of δ on an Axes: no chart junk, few ticks, symbols for labels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, PowerNorm, to_rgb
from matplotlib.lines import Line2D
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator

from .._arrays import Array
from .._style import AXIS, ERROR, FORWARD, LETTERS, LOSS, PAPER, POSITIVE, TARGET, TEXT

LEVELS = (0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 1.0, 1.5, 2.0)
HEIGHTS = LinearSegmentedColormap.from_list("heights", [PAPER, "#909090"])  # the loss is black: the higher, the darker


def surface(
    axes: Axes, w: Array, b: Array, E: Array, labels: tuple[str, str] = (r"$w$", r"$b$"), at: Sequence[tuple[float, float]] = ()
) -> None:
    """The loss over two parameters as a relief seen from above: grey heights, contour lines with their numbers.

    w (n,), b (m,), E (m, n). at: near these places a line has its number; by default where matplotlib finds room.
    """
    shade = PowerNorm(0.6, vmin=0, vmax=1.25 * float(E.max()))  # the low parts, where it matters, get most of the greys
    edges = (w[0], w[-1], b[0], b[-1])
    axes.imshow(E, origin="lower", extent=edges, aspect="auto", cmap=HEIGHTS, norm=shade, interpolation="bilinear")
    lines = axes.contour(w, b, E, levels=[level for level in LEVELS if level < E.max()], colors="#767676", linewidths=0.9)
    axes.clabel(lines, fontsize=TEXT, fmt=lambda value: f"{value:g}", colors="#3A3A3A", manual=list(at) or False)
    plain(axes, *labels)


def loss_curve(axes: Axes, steps: int, top: float) -> Line2D:
    """Empty axes E against update n; returns the curve to be filled with `set_data`. E starts at 0, so that sizes compare."""
    axes.set(xlim=(0, steps), ylim=(0, top))
    plain(axes, r"$n$", r"$E$")
    (line,) = axes.plot([], [], color=LOSS, linewidth=2.6, animated=True, clip_on=False, zorder=5)
    return line


def path(axes: Axes) -> tuple[Line2D, Line2D, Line2D]:
    """A way over a surface, to be filled with `set_data`: its line, where it starts (hollow) and where it stands (full)."""
    moving: dict[str, Any] = {"color": POSITIVE, "animated": True, "clip_on": False}
    (line,) = axes.plot([], [], linewidth=2, marker="o", markersize=4.5, zorder=4, **{**moving, "clip_on": True})
    (start,) = axes.plot([], [], marker="o", markersize=16, markeredgewidth=2.6, markerfacecolor=PAPER, zorder=5, **moving)
    (end,) = axes.plot([], [], marker="o", markersize=9, zorder=6, **moving)  # within the ring, where nothing has moved
    return line, start, end


def plain(axes: Axes, x: str, y: str) -> None:
    axes.set_xlabel(x, fontsize=AXIS)
    axes.set_ylabel(y, fontsize=AXIS, rotation=0, labelpad=14, verticalalignment="center")
    axes.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.tick_params(labelsize=TEXT, length=4)


class Regions(Artist):
    """The output o over the plane of two inputs, as shades of blue that jump at o = ½: the line where the decision changes.

    `outputs` is set with o of shape (GRID, GRID), rows from the lowest x₂ up. It is enlarged by bilinear interpolation and
    copied onto the canvas pixel by pixel, which takes a tenth of the time of imshow.
    """

    GRID = 80

    def __init__(self, axes: Axes) -> None:
        super().__init__()
        self.outputs = np.zeros((self.GRID, self.GRID))
        self.set(animated=True, zorder=1)
        axes.add_artist(self)

    def draw(self, renderer: Any) -> None:
        if self.axes is None or not self.axes.get_visible():
            return
        left, bottom, right, top = (round(edge) for edge in self.axes.bbox.extents)
        width, height = right - left, top - bottom
        colours = _shades()[(_enlarged(self.outputs, (height + 1) // 2, (width + 1) // 2) * 255).astype(np.intp)]
        image = colours.repeat(2, axis=0)[:height].repeat(2, axis=1)[:, :width]
        renderer.draw_image(renderer.new_gc(), left, bottom, image.view(np.uint8).reshape(height, width, 4))


class Classes(Artist):
    """Softmax outputs over the plane: the class with the largest o, deeper the larger that o, borders between classes in white.

    `outputs` is set with o of shape (classes, GRID, GRID), rows from the lowest x₂ up. Copied onto the canvas, as `Regions`.
    """

    def __init__(self, axes: Axes) -> None:
        super().__init__()
        self.outputs = np.zeros((1, Regions.GRID, Regions.GRID))
        self.set(animated=True, zorder=1)
        axes.add_artist(self)

    def draw(self, renderer: Any) -> None:
        if self.axes is None or not self.axes.get_visible():
            return
        left, bottom, right, top = (round(edge) for edge in self.axes.bbox.extents)
        width, height = right - left, top - bottom
        fine = _enlarged(self.outputs, (height + 1) // 2, (width + 1) // 2)
        largest, share = fine.argmax(axis=0), fine.max(axis=0)
        border = np.zeros(largest.shape, bool)
        border[1:] |= largest[1:] != largest[:-1]
        border[:, 1:] |= largest[:, 1:] != largest[:, :-1]
        colours = np.where(border, _WHITE, _shades()[(255 * np.clip(share, 0, 1)).astype(np.intp)])
        image = colours.repeat(2, axis=0)[:height].repeat(2, axis=1)[:, :width]
        renderer.draw_image(renderer.new_gc(), left, bottom, image.view(np.uint8).reshape(height, width, 4))


_WHITE = np.uint32(0xFFFFFFFF)


def plane(window: tuple[float, float]) -> Array:
    """The points (GRID², 2) at which `Regions` wants to know the output, over window × window."""
    along = np.linspace(*window, Regions.GRID)
    return np.stack(np.meshgrid(along, along), axis=-1).reshape(-1, 2)


def _enlarged(values: Array, height: int, width: int) -> Array:
    """(…, rows, columns) → (…, height, width), between neighbours in proportion."""
    below, part = _neighbours(height, values.shape[-2])
    low = values[..., below, :]
    values = low + part[:, None] * (values[..., below + 1, :] - low)
    below, part = _neighbours(width, values.shape[-1])
    low = values[..., below]
    return np.asarray(low + part * (values[..., below + 1] - low))


@lru_cache(maxsize=8)
def _neighbours(to: int, size: int) -> tuple[Any, Array]:
    """For each of `to` places: the neighbour below it among `size`, and how far it is from that one to the next."""
    at = np.linspace(0, size - 1, to)
    below = np.minimum(at.astype(int), size - 2)
    return below, at - below


@lru_cache(maxsize=1)
def _shades() -> Any:
    """RGBA in one number, for o = 0, 1/255, … 1."""
    o = np.linspace(0, 1, 256)[:, None]
    depth = np.where(o < 0.5, 0.08 + 0.4 * o, 0.28 + 0.5 * o)  # not lighter: next to paper the palette has no blue
    rgb = (1 - depth) * np.array(to_rgb(PAPER)) + depth * np.array(to_rgb(FORWARD))
    rgba = np.concatenate([rgb, np.ones((256, 1))], axis=1)
    return (rgba * 255).round().astype(np.uint8).view(np.uint32).ravel()


class Cells(Artist):
    """A table of numbers as greys, cell by cell: paper at 0, darker the higher, darkest from 1 on.

    `values` is set with an array, rows from the lowest up. Copied onto the canvas pixel by pixel, as `Regions`.
    darkest: how far from paper, of 255.
    """

    def __init__(self, axes: Axes, darkest: int = 155) -> None:
        super().__init__()
        self.values, self.darkest = np.zeros((1, 1)), darkest
        self.set(animated=True, zorder=1)
        axes.add_artist(self)

    @staticmethod
    def colours(values: Array, darkest: int = 155) -> Any:
        """RGBA, four bytes for each value."""
        grey = np.where(np.isnan(values), 1, np.clip(values, 0, 1))[..., None]
        return (np.append(255 - darkest * grey * [1, 1, 1], np.full_like(grey, 255), axis=-1)).astype(np.uint8)

    def draw(self, renderer: Any) -> None:
        if self.axes is None or not self.axes.get_visible():
            return
        left, bottom, right, top = (round(edge) for edge in self.axes.bbox.extents)
        rows, columns = (np.arange(n) * of // n for n, of in zip((top - bottom, right - left), self.values.shape, strict=True))
        renderer.draw_image(renderer.new_gc(), left, bottom, self.colours(self.values, self.darkest)[np.ix_(rows, columns)])


def thinned(n: Array, E: Array, most: int = 120) -> Array:
    """Curves E (…, len(n)) as points (…, m, 2), few enough to be drawn fast, with every high and low in its place.

    Where there are more than `most` steps, several in a row make two points, their highest and their lowest E.
    """
    each = -(-len(n) // most)
    if each > 2:
        ends = np.arange(0, len(n), each)
        high, low = np.maximum.reduceat(E, ends, axis=-1), np.minimum.reduceat(E, ends, axis=-1)
        falling = E[..., ends] >= E[..., np.minimum(ends + each, len(n)) - 1]
        E = np.stack([np.where(falling, high, low), np.where(falling, low, high)], axis=-1).reshape(*E.shape[:-1], -1)
        n = np.stack([n[ends], n[np.minimum(ends + each, len(n)) - 1]], axis=-1).ravel()
    return np.stack([np.broadcast_to(n, E.shape), E], axis=-1)


class Samples:
    """Samples on the plane: targets of 1 as full squares, of 0 as hollow circles."""

    def __init__(self, axes: Axes, size: float = 9) -> None:
        look: dict[str, Any] = {"linestyle": "", "animated": True, "zorder": 5, "clip_on": False}
        (self.zeros,) = axes.plot([], [], marker="o", markersize=size, markerfacecolor=PAPER, markeredgecolor=TARGET,
                                  markeredgewidth=0.29 * size, **look)  # fmt: skip
        (self.ones,) = axes.plot([], [], marker="s", markersize=1.05 * size, markerfacecolor=TARGET, markeredgecolor=PAPER,
                                 markeredgewidth=0.15 * size, **look)  # fmt: skip

    def show(self, x: Array, t: Array) -> None:
        for line, of_class in ((self.zeros, t[:, 0] < 0.5), (self.ones, t[:, 0] >= 0.5)):
            line.set_data(x[of_class, 0], x[of_class, 1])


class Numbered:
    """Samples on the plane as discs with the number of their class, counted from 1."""

    def __init__(self, axes: Axes, classes: int) -> None:
        look: dict[str, Any] = {"linestyle": "", "animated": True, "clip_on": False, "markeredgecolor": PAPER}
        (self.discs,) = axes.plot([], [], marker="o", markersize=14.5, color=LETTERS[TARGET], markeredgewidth=1, zorder=4, **look)
        self.digits = [axes.plot([], [], marker=f"${j}$", markersize=8.5, color=PAPER, markeredgewidth=0, zorder=5, **look)[0]
                       for j in range(1, classes + 1)]  # fmt: skip

    def show(self, x: Array, t: Array) -> None:
        self.discs.set_data(*x.T)
        for j, digits in enumerate(self.digits):
            digits.set_data(*(x[t[:, j] == 1].T if j < t.shape[1] else ([], [])))


def window(axes: Axes, low: float, high: float) -> None:
    """The plane of two inputs, framed, with few ticks."""
    axes.set(xlim=(low, high), ylim=(low, high))
    plain(axes, "$x_1$", "$x_2$")
    axes.set(xticks=range(ceil(low), floor(high) + 1), yticks=range(ceil(low), floor(high) + 1))
    for side in axes.spines.values():
        side.set(visible=True, color="#9A9A9A")


def sizes(axes: Axes, low: float = 1e-8) -> tuple[Line2D, Any]:
    """Empty axes |δ^{u^k}| against the layer k, logarithmic: the line of the points and their stems, to be filled."""
    axes.set(yscale="log", ylim=(low, 1))
    axes.set_xlabel("$k$", fontsize=AXIS)
    axes.set_title(r"$|\delta^{u^k}|$", fontsize=AXIS, color=LETTERS[ERROR], loc="left", pad=8)
    axes.yaxis.set_major_locator(LogLocator(100, numticks=8))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.tick_params(labelsize=TEXT, length=4)
    stems = axes.vlines([], [], [], color=ERROR, linewidth=7, animated=True, zorder=3)
    (line,) = axes.plot([], [], color=ERROR, marker="o", markersize=9, linewidth=1.6, animated=True, zorder=4)
    return line, stems
