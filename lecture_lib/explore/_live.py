"""A figure that answers a slider at once: what stands still is kept as a bitmap, and only what moves is drawn.

Artists created with `animated=True` move; all others stand still and are drawn once. When one of those changes after
all (a part is revealed, say), matplotlib marks the figure as stale, and the still part is drawn once more.

A figure's bitmaps take some 12 MB, so only the few drawn last have them; an older one that is moved is drawn anew.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from weakref import ref

from .. import _drawing as drawing

FEW = 3  # figures that have bitmaps


class LiveFigure:
    """One Figure on Agg whose still part is kept as a bitmap, and which is read out as PNG, one for each panel."""

    def __init__(self, width: int, height: int, cuts: tuple[int, ...] = ()) -> None:
        self.figure = drawing.blank(width, height)
        self.panels = list(pairwise((0, *cuts, width)))
        self._still: dict[int, Any] = {}  # by density
        self._moving: list[Any] = []

    def render(self, density: int) -> None:
        """Bring the canvas up to date: the still part from memory, the moving artists on top, lowest first."""
        figure, canvas = self.figure, self.figure.canvas
        if figure.stale:
            self._still.clear()
        drawing.set_density(figure, density)
        if density not in self._still:
            moving = figure.findobj(lambda artist: bool(artist.get_animated()), include_self=False)
            self._moving = sorted(moving, key=lambda artist: artist.get_zorder())
            canvas.draw()  # after the search, which makes matplotlib create ticks, which makes the figure stale
            self._still[density] = canvas.copy_from_bbox(figure.bbox)  # type: ignore[attr-defined]
        canvas.restore_region(self._still[density])  # type: ignore[attr-defined]
        renderer = canvas.get_renderer()  # type: ignore[attr-defined]
        for artist in self._moving:
            if artist.axes is None or artist.axes.get_visible():  # matplotlib leaves out the children of a hidden one
                artist.draw(renderer)
        self._take_turn()

    def _take_turn(self) -> None:
        """The few figures drawn last have bitmaps; whose turn it no longer is gives them back."""
        _drawn_last[:] = [other for other in _drawn_last if other() not in (None, self)] + [ref(self)]
        while len(_drawn_last) > FEW:
            if (oldest := _drawn_last.pop(0)()) is not None:
                oldest.release()

    def release(self) -> None:
        """Give the bitmaps back: the canvas and the still part."""
        self._still.clear()
        self._moving = []
        drawing.release(self.figure)

    def pixels(self, density: int = drawing.RATIO) -> Any:
        with drawing.lecture_style():
            self.render(density)
            return drawing.pixels(self.figure)

    def images(self, sharp: bool) -> list[bytes]:
        """The panels, at a density for the eye that rests, or at that of an ordinary screen, in a quarter of the time."""
        density = drawing.RATIO if sharp else 1
        whole = self.pixels(density)
        areas = [(left * density, 0, right * density, whole.height) for left, right in self.panels]
        return [drawing.encode(whole.crop(area)) for area in areas]


_drawn_last: list[ref[LiveFigure]] = []
