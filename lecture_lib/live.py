"""A figure that answers a slider at once, and the Explorer: controls above, figure in the middle, readout below.

An explorer is declared as data, a Recipe: its controls, `compute` (control values → state), `stage` (draws what stands
still, returns the artists that move), `draw` (state → artists) and `readout` (state → HTML). They are plain functions,
which need no widget to be tested. What takes long goes into `prepare`, whose parameters are the controls it depends on: it
does in slices what `compute` will find done, or half done, and would else do itself.

Artists created with `animated=True` move; all others stand still and are drawn once. When one of those changes after
all (a part is revealed, say), matplotlib marks the figure as stale, and the still part is drawn once more.

A figure's bitmaps take some 12 MB, so only the few drawn last have them; an older one that is moved is drawn anew.

A fast drag does not lag: the work is done inside the message that moved the control, and the front end keeps one
message a control under way, folding what happens meanwhile into the next.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape, unescape
from inspect import signature
from itertools import pairwise
from math import inf
from typing import Any
from weakref import finalize, ref

import ipywidgets as widgets
from matplotlib.figure import Figure

from . import drawing
from .controls import Button, Changes, Control, Steps, button
from .keep import on_show, weakly
from .style import CSS
from .words import say
from .work import Work

Values = dict[str, Any]


@dataclass(frozen=True)
class Recipe:
    """All that makes one explorer what it is."""

    name: str
    controls: tuple[Control, ...]
    compute: Callable[..., Any]
    stage: Callable[[Figure], Any]
    draw: Callable[[Any, Any], None]
    readout: Callable[[Any], str]
    width: int = 960
    height: int = 400
    cuts: tuple[int, ...] = ()  # where a narrow window may break the figure into panels, CSS pixels from the left
    links: Mapping[str, Changes] = field(default_factory=dict)  # moving this control moves others (seed → w, b)
    buttons: tuple[Button, ...] = ()
    lines: int = 4  # height kept for the readout, so that nothing below it jumps
    prepare: Callable[..., Iterator[float]] | None = None  # yields the part that is done


class LiveFigure:
    """One Figure on Agg whose still part is kept as a bitmap, and which is read out as PNG, one for each panel."""

    def __init__(self, width: int, height: int, cuts: tuple[int, ...] = ()) -> None:
        self.figure = drawing.blank(width, height)
        self.panels = list(pairwise((0, *cuts, width)))
        self._still: Any = None
        self._moving: list[Any] = []

    def render(self) -> None:
        """Bring the canvas up to date: the still part from memory, the moving artists on top, lowest first."""
        canvas: Any = self.figure.canvas
        if self._still is None or self.figure.stale:
            moving = self.figure.findobj(lambda artist: bool(artist.get_animated()), include_self=False)
            self._moving = sorted(moving, key=lambda artist: artist.get_zorder())
            canvas.draw()  # after the search, which makes matplotlib create ticks, which makes the figure stale
            self._still = canvas.copy_from_bbox(self.figure.bbox)
        canvas.restore_region(self._still)
        renderer = canvas.get_renderer()
        for artist in self._moving:
            if (
                artist.axes is None or artist.axes.get_visible()
            ):  # matplotlib would leave out the children of a hidden one
                artist.draw(renderer)

        self._take_turn()

    def _take_turn(self) -> None:
        """The few figures drawn last have bitmaps; whose turn it no longer is gives them back."""
        _drawn_last[:] = [held for held in _drawn_last if held() not in (None, self)] + [ref(self)]
        while len(_drawn_last) > FEW:
            if (oldest := _drawn_last.pop(0)()) is not None:
                oldest.release()

    def release(self) -> None:
        """Give the bitmaps back: the canvas and the still part."""
        self._still, self._moving = None, []
        drawing.release(self.figure)

    def pixels(self, sharp: bool = True) -> Any:
        with drawing.look():
            if self._still is None:
                self.render()
            return drawing.pixels(self.figure, sharp)

    def images(self, sharp: bool) -> list[bytes]:
        whole, density = self.pixels(sharp), drawing.RATIO if sharp else 1
        areas = [(left * density, 0, right * density, whole.height) for left, right in self.panels]
        return [drawing.encode(whole.crop(area)) for area in areas]


class Explorer:
    """A recipe come to life. Being a cell's last line shows it; without a browser, set `.controls` and ask .png(), .text().

    .controls   ipywidgets by name: explorer.controls["epsilon"].value = 0.5 redraws
    .png()      the figure as PNG         .text()   name, control values and readout as plain text
    presets     starting values by name; raises TypeError for an unknown name, ValueError for a value out of range
    """

    def __init__(self, recipe: Recipe, **presets: Any) -> None:
        unknown = [name for name in presets if name not in (known := [c.name for c in recipe.controls])]
        if unknown:
            raise TypeError(f"{recipe.name} has no control named {unknown[0]!r}: expected one of {', '.join(known)}")
        self.recipe = recipe
        self.controls = _controls(recipe, presets)
        self._held = False
        self._pending: asyncio.TimerHandle | None = None
        self._work = Work(weakly(self._go_on)) if recipe.prepare else None
        self._prepared: Values | None = None
        for link in recipe.links.values():
            self._assign({name: value for name, value in link(self.values).items() if name not in presets})
        self._start = self.values
        self._live = LiveFigure(recipe.width, recipe.height, recipe.cuts)
        with drawing.look():
            self._artists = recipe.stage(self._live.figure)
        self._images = [widgets.Image(format="png", layout=_panel(right - left)) for left, right in self._live.panels]
        self._readout, self._alert = widgets.HTML(), widgets.HTML()
        moved = weakly(self._moved)
        for name, control in self.controls.items():  # before the labels beside the sliders: the picture first
            control.observe(lambda _, name=name: moved(name), "value")
        self._box = self._assembled()
        finalize(self, _let_go, self._live, self._box, *self.controls.values()).atexit = False
        self.refresh(sharp=True)

    @property
    def widget(self) -> _Box:
        """The whole as one ipywidget, to be put into others. It keeps the explorer alive until its taker closes it."""
        self._box.explorer = self
        return self._box

    @property
    def values(self) -> Values:
        return {name: control.value for name, control in self.controls.items()}

    def set(self, **values: Any) -> None:
        """Move several controls and redraw once."""
        self._assign(values)
        self.refresh()

    def reset(self) -> None:
        """Back to the values the explorer started with; the step of the explanation stays, as it is no value of the unit."""
        steps = {control.name for control in self.recipe.controls if isinstance(control, Steps)}
        self.set(**{name: value for name, value in self._start.items() if name not in steps})

    def refresh(self, sharp: bool = False, go_on: bool = False) -> None:
        """Compute, draw and read out the current values; what goes wrong is said in the explorer, in words.

        While controls move, the picture has the density of an ordinary screen, which takes half the time to reach the
        eye; once they rest it is sent again, sharp (at once where nothing can be done later, outside a notebook).
        go_on: do a little more, first, of the long work that is under way.
        """
        sharp = sharp or not self._later(self._sharpen)
        try:
            self._prepare(go_on)
            state = self.recipe.compute(**self.values)
            with drawing.look():
                self.recipe.draw(self._artists, state)
                self._live.render()
                images = self._live.images(sharp)
            readout = self.recipe.readout(state)
        except Exception as problem:  # whatever it is: ipywidgets would swallow it, and the picture would just stop
            self._alert.value = f'<div class="lec-alert" role="alert">{escape(_in_words(problem))}</div>'
            return
        self._show(images)  # first: each message takes some milliseconds on its way, and the eye is on the picture
        self._readout.value = f'<div class="lec-readout">{readout}</div>'
        self._alert.value = ""

    def _prepare(self, go_on: bool) -> None:
        """Begin with the long work when a control has moved that it depends on; once stopped, it waits for the next such move."""
        if self.recipe.prepare is None or self._work is None:
            return
        settings = {name: self.controls[name].value for name in signature(self.recipe.prepare).parameters}
        if settings != self._prepared:
            self._prepared = settings
            self._work.begin(self.recipe.prepare(**settings))
        elif go_on:
            self._work.advance()

    def _go_on(self) -> None:
        self.refresh(go_on=True)

    def _finish(self) -> None:
        """What is shown for good is shown finished."""
        if self._work is not None and self._work.under_way:
            self._work.advance(inf)
            self.refresh(sharp=True)

    def _show(self, images: list[bytes]) -> None:
        for image, png in zip(self._images, images, strict=True):
            image.value = png

    def _sharpen(self) -> None:
        self._show(self._live.images(sharp=True))

    def _later(self, act: Callable[[], None]) -> bool:
        """Have it done when no control has moved for a while; False where there is no event loop to do it."""
        if self._pending is not None:
            self._pending.cancel()
        try:
            self._pending = asyncio.get_running_loop().call_later(REST, weakly(act))
        except RuntimeError:
            return False
        return True

    def png(self) -> bytes:
        """The whole figure as it stands, as a small, deterministic PNG."""
        self._finish()
        return drawing.encode(self._live.pixels(), effort=9)

    def text(self) -> str:
        """Name, control values, and what the readout (or the alert) says, without markup."""
        self._finish()
        told = [(c.name, c.text(self.controls[c.name].value)) for c in self.recipe.controls]
        settings = "  ".join(f"{name} = {text}" for name, text in told if text)
        return f"explore.{self.recipe.name}\n{settings}\n{plain(self._alert.value or self._readout.value)}"

    def __repr__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[Values, Values]:
        on_show(self)
        data, metadata = drawing.bundle(self._live.figure, self.png(), self.text())
        return {**self._box._repr_mimebundle_(), **data}, metadata

    def _press(self, button: Button) -> None:
        self.set(**button.press(self.values))

    def _moved(self, name: str) -> None:
        if self._held:
            return
        if name in self.recipe.links:
            self._assign(self.recipe.links[name](self.values))
        self.refresh()

    def _assign(self, values: Mapping[str, Any]) -> None:
        with self._holding():
            for name, value in values.items():
                control = self.controls[name]
                if hasattr(control, "max") and not isinstance(control, widgets.FloatLogSlider):
                    # an update may carry a weight past its slider's end: the slider gives way, the value must not
                    control.max, control.min = max(control.max, value), min(control.min, value)
                control.value = value

    @contextmanager
    def _holding(self) -> Iterator[None]:
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def _assembled(self) -> _Box:
        """Style sheet, buttons, controls, figure, readout, alert: one under the other, as wide as there is room."""
        rows = {control: control.row(self.controls[control.name]) for control in self.recipe.controls}
        press = weakly(self._press)
        presses = [(b.label, lambda b=b: press(b)) for b in self.recipe.buttons]
        tools = [row for control, row in rows.items() if isinstance(control, Steps)]
        tools += [button(*press) for press in (*presses, ("reset", weakly(self.reset)))]
        tools += [self._work.widget] if self._work else []
        sliders = [row for row in rows.values() if row is not None and row not in tools]
        for image in self._images:
            image.add_class("lec-panel")
        self._readout.layout.min_height = f"{self.recipe.lines * 29}px"
        widest = f"min({self.recipe.width * 5 // 4}px, {TALLEST * self.recipe.width // self.recipe.height}vh)"
        parts = [widgets.HTML(f"<style>{CSS}</style>", layout={"display": "none"}),
                 widgets.Box(tools, layout=_WRAP), widgets.Box(sliders, layout=_WRAP),
                 widgets.Box(self._images, layout={**_WRAP, "max_width": widest}), self._readout, self._alert]  # fmt: skip
        box = _Box(parts)
        box.add_class("lec")
        return box


FEW = 3  # figures that have bitmaps
_drawn_last: list[ref[LiveFigure]] = []
REST = 0.3  # seconds without a move, after which a picture is sent again, sharp
TALLEST = 54  # hundredths of the window's height for the figure, so that controls and readout stay in view with it
_WRAP = {"display": "flex", "flex_flow": "row wrap", "align_items": "flex-start", "width": "100%"}


class _Box(widgets.VBox):  # type: ignore[misc]
    """All of an explorer; whoever has taken it out for good keeps the explorer alive by it."""

    explorer: Explorer | None = None

    def close(self) -> None:
        self.explorer = None
        super().close()


def _controls(recipe: Recipe, presets: Mapping[str, Any]) -> dict[str, Any]:
    """The widgets of the controls; if a preset is refused, none is left behind."""
    made: dict[str, Any] = {}
    try:
        for control in recipe.controls:
            made[control.name] = control.widget(presets.get(control.name, control.value))
    except Exception:
        for widget in made.values():
            _let_go_of(widget)
        raise
    return made


def _let_go(live: LiveFigure, *parts: Any) -> None:
    """Of an explorer that nobody can reach any more: bitmaps at once, widgets from the outside in."""
    live.release()
    for part in parts:
        _let_go_of(part)


def _let_go_of(widget: Any) -> None:
    for model in (widget, getattr(widget, "layout", None), getattr(widget, "style", None)):
        if model is not None:
            model.close()
    for child in getattr(widget, "children", ()):
        _let_go_of(child)


def _panel(width: int) -> dict[str, str]:
    """Panels share a row in proportion to their widths down to about two thirds of their size; then they wrap."""
    flex = f"{width} {width} {width * 2 // 3}px"
    return {
        "flex": flex,
        "min_width": "0",
        "max_width": f"min(100%, {width * 5 // 4}px)",
        "height": "auto",
        "margin": "0",
    }


def _in_words(problem: Exception) -> str:
    return f"{say('problem')} {type(problem).__name__}: {problem}"


def plain(markup: str) -> str:
    """HTML as text: raised and lowered signs as ^ and _, blocks and rows of tables as lines."""
    cells, lines = (r"</t[dh]>", "  "), (r"<br>|</div>|</p>|</tr>", "\n")
    for pattern, text in ((r"<sup>(.*?)</sup>", r"^\1"), (r"<sub>(.*?)</sub>", r"_\1"), cells, lines):
        markup = re.sub(pattern, text, markup)
    told = unescape(re.sub(r"<[^>]+>", "", markup)).splitlines()
    return "\n".join(line.strip() for line in told if line.strip())
