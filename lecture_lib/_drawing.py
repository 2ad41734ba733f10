"""What every figure is drawn with: the blank figure, labels that are fast to redraw, PNG, and a picture that shows itself.

Lengths are CSS pixels as on an ordinary screen; a figure holds RATIO × RATIO device pixels for each, and so stays
sharp on a high-density one. Inside figures there are symbols and numbers only, so that one figure serves both languages.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from itertools import pairwise
from threading import RLock
from typing import Any
from weakref import finalize

import numpy as np
from matplotlib import colors, rcParams, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, ScaledTranslation
from numpy.typing import NDArray
from PIL import Image

from . import _style as style
from ._keep import on_show

RATIO = 2
POINT = 96 / 72  # CSS pixels
LECTURE: Any = {
    "figure.dpi": 96,
    "savefig.dpi": 96,
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same picture on every machine
    "font.size": 14,
    "mathtext.fontset": "dejavusans",
    "axes.edgecolor": style.INK,
    "axes.labelcolor": style.INK,
    "axes.linewidth": 1.2,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.labelsize": 16,
    "xtick.color": style.INK,
    "ytick.color": style.INK,
    "text.color": style.INK,
    "lines.solid_capstyle": "round",
}


_ALONE = RLock()  # matplotlib's settings are those of all threads, and a front end may move a slider in one of its own


@contextmanager
def lecture_style() -> Iterator[None]:
    """Within it a figure looks as the lecture's do, whatever the reader's matplotlib is set to: no setting of theirs remains.

    Written past matplotlib's checks of each value, which would take as long as drawing a figure.
    """
    with _ALONE:
        in_use: Any = rcParams
        readers = {name: dict.__getitem__(in_use, name) for name in _settings()}
        dict.update(in_use, _settings())
        try:
            yield
        finally:
            dict.update(in_use, readers)


@cache
def _settings() -> Mapping[str, Any]:
    """All of matplotlib's own settings, but for the lecture's, and but for those that say where windows open."""
    settings: Any = rcParamsDefault.copy()
    settings.update(LECTURE)
    return {name: dict.__getitem__(settings, name) for name in settings if "backend" not in name and name != "interactive"}


def blank(width: float, height: float) -> Figure:
    """An empty figure of that many CSS pixels, on Agg and unknown to pyplot."""
    with lecture_style():
        figure = Figure((width / 96, height / 96), dpi=96 * RATIO, facecolor=style.PAPER)
        FigureCanvasAgg(figure)
        return figure


def release(figure: Figure) -> None:
    """Give its bitmap back, some 6 MB; drawn again, the figure has a new one."""
    FigureCanvasAgg(figure)  # a canvas holds no bitmap before it is drawn
    for text in figure.findobj(Text):
        text._renderer = None  # type: ignore[attr-defined]  # the old canvas's, which each text remembers


def sheet(figure: Figure, width: float, height: float) -> Axes:
    """Axes without axes over the whole figure, whose coordinates are CSS pixels from the lower left corner."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, width), ylim=(0, height))
    return axes


def add_panel(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Axes of that size in CSS pixels, from the lower left corner of the figure."""
    wide, high = (round(inches * 96) for inches in figure.get_size_inches())
    return figure.add_axes((left / wide, bottom / high, width / wide, height / high))


def place_of(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """A point of the axes as CSS pixels of the figure, from its upper left corner."""
    left, up = axes.transData.transform((x, y)) * 96 / axes.figure.dpi
    return float(left), _height(axes) - float(up)


def data_at(axes: Axes, left: float, down: float) -> tuple[float, float]:
    """The inverse of `place_of`."""
    density = axes.figure.dpi / 96
    x, y = axes.transData.inverted().transform((left * density, (_height(axes) - down) * density))
    return float(x), float(y)


def _height(axes: Axes) -> float:
    figure: Any = axes.figure
    return float(figure.get_figheight()) * 96


class Label(PathPatch):
    """Text centred at (x, y), as one filled outline: redrawn about ten times faster than matplotlib's Text.

    write("$\\\\delta^u$ −0.073") sets it: between dollars mathematics, elsewhere plain characters, each of which is
    outlined once and then only moved. That skips shaping and hinting, which plain figures at twice the density do not need.
    """

    def __init__(
        self, axes: Axes, x: float, y: float, colour: str = style.INK, size: float = 14, rotation: float = 0,
        text: str = "", halo: bool = False, **properties: Any,
    ) -> None:  # fmt: skip
        if halo:  # paper around the letters, so that a line may pass behind them
            properties["path_effects"] = [withStroke(linewidth=8, foreground=style.PAPER)]
        self.x, self.y = x, y
        super().__init__(Path(np.zeros((1, 2))), linewidth=0, clip_on=False, **properties)
        self.colour(colour)
        inches = Affine2D().scale(size / 72).rotate_deg(rotation)
        self.set_transform(inches + axes.figure.dpi_scale_trans + ScaledTranslation(x, y, axes.transData))  # type: ignore[arg-type]
        self.write(text)
        axes.add_artist(self)

    def write(self, text: str) -> None:
        self.set_path(_outline(text))

    def colour(self, hue: str) -> None:
        self.set_facecolor(style.LETTERS.get(hue, hue))


class Labels(PathPatch):
    """Many texts of one colour, each centred at its point, as one filled outline: the fastest way to write a table.

    write({(x, y): text, …}) sets them. For a `sheet` only, whose coordinates are CSS pixels.
    """

    def __init__(self, axes: Axes, colour: str = style.INK, size: float = 14, **properties: Any) -> None:
        self.size = size * POINT
        super().__init__(Path(np.zeros((1, 2))), linewidth=0, clip_on=False, **properties)
        self.colour(colour)
        self.set_transform(axes.transData)
        axes.add_artist(self)

    def colour(self, hue: str) -> None:
        self.set_facecolor(style.LETTERS.get(hue, hue))

    def write(self, texts: Mapping[tuple[float, float], str]) -> None:
        outlines = [(_outline(text), at) for at, text in texts.items()]
        vertices = [np.zeros((1, 2)), *(np.asarray(outline.vertices) * self.size + at for outline, at in outlines)]
        codes = [np.array([Path.MOVETO]), *(np.asarray(outline.codes) for outline, _ in outlines)]
        self.set_path(Path(np.concatenate(vertices), np.concatenate(codes).astype(np.uint8)))


@lru_cache(maxsize=512)
def _outline(text: str) -> Path:
    """The text's outline at size 1, centred on x and on the middle of its figures."""
    pieces = [p for i, part in enumerate(text.split("$")) for p in ([f"${part}$"] if i % 2 else part) if p not in ("", "$$")]
    x, vertices, codes = 0.0, [np.zeros((1, 2))], [np.array([Path.MOVETO])]
    for piece in pieces:
        points, kinds, advance = _glyphs(piece)
        vertices.append(np.add(points, (x, 0)))
        codes.append(kinds)
        x += advance
    return Path(np.concatenate(vertices) - (x / 2, 0.365), np.concatenate(codes).astype(np.uint8))


@lru_cache(maxsize=1024)
def _glyphs(piece: str) -> tuple[NDArray[Any], NDArray[Any], float]:
    """Outline points, their kinds, and the width of one character or one formula, at size 1."""
    formula = piece.startswith("$")
    with lecture_style():
        font = FontProperties(size=100)
        points, codes = text_to_path.get_text_path(font, piece, ismath=formula)
        advance = text_to_path.get_text_width_height_descent(piece, font, ismath=formula)[0]
    size = text_to_path.FONT_SCALE  # outlines come at this size, widths at the font's
    return np.asarray(points, float).reshape(-1, 2) / size, np.asarray(codes, float), advance / 100


def set_density(figure: Figure, density: int) -> None:
    """So many device pixels for each CSS pixel from now on; nothing that is drawn changes by it, so it stays as stale as it was."""
    stale = figure.stale
    figure.dpi = 96 * density
    figure.stale = stale


def pixels(figure: Figure) -> Image.Image:
    """The figure's canvas with one byte a pixel: PNG takes a third of the time then, and half the size."""
    canvas: Any = figure.canvas
    colours = Image.fromarray(np.asarray(canvas.get_renderer().buffer_rgba())).convert("RGB")
    return colours.quantize(palette=_palette(), dither=Image.Dither.NONE)


def encode(image: Image.Image, effort: int = 1) -> bytes:
    """PNG, with effort 1 (fast) to 9 (small)."""
    file = BytesIO()
    image.save(file, "png", compress_level=effort)
    return file.getvalue()


@lru_cache(maxsize=1)
def _palette() -> Image.Image:
    """The lecture's colours, each in 27 steps towards paper (edges of lines and letters), greys, and paper itself.

    Pillow looks a colour up in boxes four levels wide: no step may share the box of paper, or paper would be tinted.
    """
    towards_paper = np.linspace(0, 0.94, 27)[:, None]
    ramps = [colors.to_rgb(hue) + towards_paper * (1 - np.array(colors.to_rgb(hue))) for hue in style.HUES]
    greys = np.repeat(np.append(np.linspace(0, 0.96, 39), 1.0)[:, None], 3, axis=1)
    image = Image.new("P", (1, 1))
    image.putpalette((np.concatenate([*ramps, greys]) * 255).round().astype(np.uint8).tobytes())
    return image


@dataclass(frozen=True)
class Picture:
    """A finished figure, which a notebook shows as PNG at its size, and as `text` where there are no pictures.

    cuts: where an upright window, a phone, breaks it into panels, CSS pixels from the left. What does so is a widget, which needs
    the kernel, as an explorer does; where there is none, the PNG is left.
    """

    figure: Figure
    text: str
    cuts: tuple[int, ...] = ()

    def png(self) -> bytes:
        return encode(self._pixels(), effort=9)

    def _pixels(self) -> Image.Image:
        with lecture_style():
            self.figure.canvas.draw()
            image = pixels(self.figure)
            release(self.figure)
        return image

    def _view(self, image: Image.Image) -> Any:
        """The panels in a row, one under the other in an upright window."""
        from ipywidgets import HTML  # who only draws needs none

        ends = (0, *self.cuts, image.width // RATIO)
        parts = [(b - a, encode(image.crop((a * RATIO, 0, b * RATIO, image.height)))) for a, b in pairwise(ends)]
        panels = "".join(f'<img alt="" style="--lec-wide: {wide}px; flex: {wide} {wide} 0" '
                         f'src="data:image/png;base64,{b64encode(png).decode()}">' for wide, png in parts)  # fmt: skip
        told = f'role="img" aria-label="{escape(self.text, quote=True)}"'
        view = HTML(f'<style>{_STILL}</style><div class="lec-still" {told} style="max-width: {ends[-1]}px">{panels}</div>')
        finalize(self, lambda: [part.close() for part in (view, view.layout, view.style)]).atexit = False
        return view

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        on_show(self)
        image = self._pixels()
        data, metadata = bundle(self.figure, encode(image, effort=9), self.text)
        return {**self._view(image)._repr_mimebundle_(), **data}, metadata


_STILL = """.lec-still { display: flex; align-items: flex-start; }
.lec-still img { display: block; min-width: 0; max-width: none; height: auto; margin: 0; }
@media (max-aspect-ratio: 1/1) { .lec-still { flex-flow: row wrap; }
  .lec-still img { flex-basis: calc(var(--lec-wide) * .67) !important; max-width: min(100%, calc(var(--lec-wide) * 1.05)); } }
body[data-jp-theme-light="false"] .lec-still img { filter: invert(.93) hue-rotate(180deg); }"""


def bundle(figure: Figure, png: bytes, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A figure and its reading as a notebook's output; the width is that of the screen, not of the denser PNG."""
    width, height = (round(inches * 96) for inches in figure.get_size_inches())
    return {"image/png": b64encode(png).decode(), "text/plain": text}, {"image/png": {"width": width, "height": height}}
