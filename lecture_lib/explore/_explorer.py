"""The Explorer: controls above, figure in the middle, readout below; and the Recipe that makes one what it is.

An explorer is declared as data: its controls, `compute` (control values → state), `stage` (draws what stands still, returns
the artists that move), `draw` (artists, state) and `readout` (state → HTML). They are plain functions, which need no widget
to be tested. What takes long goes into `prepare`, whose parameters are the controls it depends on: it does in slices what
`compute` will find done, or half done, and would else do itself.

A fast drag does not lag: the work is done inside the message that moved the control, and the front end keeps one
message a control under way, folding what happens meanwhile into the next.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial, wraps
from inspect import signature
from math import inf
from typing import Any
from weakref import finalize

import ipywidgets as widgets
import numpy as np
from matplotlib.figure import Figure
from traitlets import Unicode

from .. import _drawing as drawing
from .._keep import on_show, weakly
from .._words import say
from ._assembly import Box, assembled, close, control_widgets, page, plain
from ._controls import Button, Changes, Control, Count, Preset, Remembered, Steps, button
from ._grips import Drag, Grip
from ._live import LiveFigure
from ._play import Player
from ._work import Work

Values = dict[str, Any]
AS_USUAL: Any = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}  # numpy's own, whatever the reader has set
REST = 0.3  # seconds without a move, after which a picture is sent again, sharp


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
    buttons: tuple[Button | Preset, ...] = ()
    kept: tuple[str, ...] = ()  # controls that a preset leaves as they are
    lines: int = 4  # height kept for the readout, so that nothing below it jumps
    grips: Callable[[Any, Any], Sequence[Grip]] = lambda artists, state: ()  # what can be taken hold of, from artists and state
    prepare: Callable[..., Iterator[float]] | None = None  # yields the part that is done

    @property
    def usual(self) -> Values:
        """What a preset begins with: the values by default."""
        values = {control.name: control.value for control in self.controls}
        for link in self.links.values():
            values |= link(values)
        return {name: value for name, value in values.items() if name not in self.kept}


def explorer(**parts: Any) -> Callable[[Callable[..., Any]], Callable[..., Explorer]]:
    """Above a function that has a name and a docstring: makes it the one that returns the Explorer of these parts of a Recipe."""

    def made(described: Callable[..., Any]) -> Callable[..., Explorer]:
        recipe = Recipe(described.__name__, **parts)

        @wraps(described)
        def make(**presets: Any) -> Explorer:
            return Explorer(recipe, **presets)

        return make

    return made


class Explorer:
    """A recipe come to life. Being a cell's last line shows it; without a browser, set `.controls` and ask .png(), .text().

    .controls   ipywidgets by name: explorer.controls["epsilon"].value = 0.5 redraws
    .artists    what moves in the figure, as `stage` has returned it
    .png()      the figure as PNG         .text()   name, control values and readout as plain text
    presets     starting values by name; raises TypeError for an unknown name, ValueError for a value out of range
    only        names of the controls that are shown, and labels of buttons, for who wants few; all, if not given
    large       whether all letters are an eighth larger, for a large room
    """

    def __init__(self, recipe: Recipe, only: Sequence[str] | None = None, large: bool = False, **presets: Any) -> None:
        unknown = [name for name in presets if name not in (known := [c.name for c in recipe.controls])]
        if unknown:
            raise TypeError(f"{recipe.name} has no control named {unknown[0]!r}: expected one of {', '.join(known)}")
        self.recipe = recipe
        self._shown = _shown(recipe, only)
        self.controls = control_widgets(recipe.controls, presets)
        self._assigning = False
        self._pending: asyncio.TimerHandle | None = None
        self._work = Work(weakly(self._go_on)) if recipe.prepare else None
        self._prepared: Values | None = None
        for link in recipe.links.values():
            self._assign({name: value for name, value in link(self.values).items() if name not in presets})
        self._start = self.values
        self._live = LiveFigure(recipe.width, recipe.height, recipe.cuts)
        with drawing.lecture_style(), np.errstate(**AS_USUAL):
            self.artists = recipe.stage(self._live.figure)
        self._images: list[bytes] = []
        self._grips: Sequence[Grip] = ()
        self._drag, self._presses, self._taken = Drag(), 0, 0.0
        self._readout, self._problem, self._number = "", "", 0
        self._players = self._made_players()
        self._page = widgets.HTML()
        self._page.add_class("lec-page")
        self._told = _Told(layout={"display": "none"})
        self._told.add_class("lec-told")
        hear = weakly(self._hear)
        self._told.observe(lambda change: hear(change.new), "value")
        moved = weakly(self._moved)
        for name, control in self.controls.items():  # before the labels beside the sliders: the picture first
            control.observe(lambda _, name=name: moved(name), "value")
        self._box = self._assembled()
        if large:
            self._box.add_class("lec-large")
        finalize(self, _let_go, self._live, self._players, self._box, *self.controls.values()).atexit = False
        self.refresh(sharp=True)

    @property
    def widget(self) -> Box:
        """The whole as one ipywidget, to be put into others. It keeps the explorer alive until its taker closes it."""
        self._box.explorer = self
        return self._box

    @property
    def values(self) -> Values:
        return {name: control.value for name, control in self.controls.items()}

    @property
    def images(self) -> list[bytes]:
        """The PNG of each panel as it was last sent."""
        return self._images

    @property
    def readout(self) -> str:
        """The HTML under the figure."""
        return self._readout

    @property
    def problem(self) -> str:
        """What the explorer says of values that cannot be computed; nothing, if all is well."""
        return self._problem

    @property
    def under_way(self) -> bool:
        """Whether long work goes on."""
        return self._work is not None and self._work.under_way

    def stop(self) -> None:
        """Leave long work as it is."""
        if self._work is not None:
            self._work.stop()

    def set(self, **values: Any) -> None:
        """Move several controls and redraw once; what they move (seed → w, b) follows, as far as it is not given, too.

        Raises as the presets do, TypeError for an unknown name and ValueError for a value out of range.
        """
        known = {control.name: control for control in self.recipe.controls}
        for name, value in values.items():
            if name not in known:
                raise TypeError(f"{self.recipe.name} has no control named {name!r}: expected one of {', '.join(known)}")
            known[name].check(value)
        self._move(values)

    def _move(self, values: Mapping[str, Any]) -> None:
        """As `set`, but an update may carry a value past the ends of its slider."""
        self._assign(values)
        for name in values:
            if name in self.recipe.links:
                self._assign(
                    {linked: value for linked, value in self.recipe.links[name](self.values).items() if linked not in values}
                )
        self.refresh()

    def reset(self) -> None:
        """Back to the values the explorer started with; the step of the explanation stays, as it is no value of the unit."""
        steps = {control.name for control in self.recipe.controls if isinstance(control, Steps)}
        self.pause()
        self._move({name: value for name, value in self._start.items() if name not in steps})

    def press(self, label: str, times: int = 1) -> None:
        """What the button does that has this label, a key of words; several times, but drawn once."""
        labels = [button.label for button in self.recipe.buttons]
        if label not in labels:
            raise ValueError(f"label is {label!r}: expected one of {', '.join(labels)}")
        pressed = self.recipe.buttons[labels.index(label)]
        if isinstance(pressed, Preset):
            self.pause()
            self._move({**self.recipe.usual, **pressed.values})
            return
        values = self.values
        for _ in range(times):
            values |= pressed.press(values)
        self._move(values)

    def pause(self) -> None:
        """Whatever is being played, leave it where it is."""
        for player in self._players.values():
            player.pause()

    @property
    def grips(self) -> dict[str, Grip]:
        """What can be taken hold of in the picture, by name."""
        return {grip.name: grip for grip in self._grips}

    def hold(self, name: str, **told: Any) -> None:
        """What the browser tells of a grip: `from` where `to` where it is dragged, in CSS pixels of the figure, and by which `way`
        if it follows the pointer; that it was a `click`; or how many `steps` of an arrow key. With the same `drag`, a number, it
        goes on with what has begun."""
        number = told.get("drag")
        if number is None or number != self._drag.number:
            self._drag = Drag(number, self.grips.get(name), self.values)
        near = {control.name: control.near for control in self.recipe.controls}
        self._move({name: near[name](value) for name, value in self._drag.taken(told, self.values).items()})

    def refresh(self, sharp: bool = False, go_on: bool = False) -> None:
        """Compute, draw and read out the current values; what goes wrong is said in the explorer, in words.

        While controls move, the picture has the density of an ordinary screen, which takes half the time to reach the
        eye; once they rest it is sent again, sharp (at once where nothing can be done later, outside a notebook).
        go_on: do a little more, first, of the long work that is under way.
        """
        sharp = sharp or not self._later(self._sharpen)
        try:
            with drawing.lecture_style(), np.errstate(**AS_USUAL):
                self._prepare(go_on)
                state = self.recipe.compute(**self.values)
                self.recipe.draw(self.artists, state)
                images = self._live.images(sharp)
                self._grips = self.recipe.grips(self.artists, state)
                self._images, self._readout, self._problem = images, self.recipe.readout(state), ""
        except Exception as problem:  # whatever it is: ipywidgets would swallow it, and the picture would just stop
            self._problem = _in_words(problem)
            self.pause()
        self._send(at_rest=sharp)

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
        if self._work is not None and self.under_way:
            self._work.advance(inf)
            self.refresh(sharp=True)

    def _send(self, at_rest: bool) -> None:
        """All there is to see in one message: each takes some milliseconds on its way."""
        recipe, name = self.recipe, f"explore.{self.recipe.name}"
        self._number += 1
        awaited = self._number if any(player.playing for player in self._players.values()) else None
        known: Values = {"rest": True if at_rest else None, "number": awaited, "taken": self._taken}
        if self._problem:  # the same once more is told once more
            known["again"] = self._number
        self._page.value = page(
            name, self._live.panels, recipe.height, self._images, self._grips, self._readout, self._problem, recipe.lines, known
        )

    def _refuse(self, why: str) -> None:
        """Say what is wrong with what was typed, until something moves or a number is typed that is right."""
        if why:
            self._problem = why
            self._send(at_rest=True)
        elif self._problem:
            self.refresh(sharp=True)

    def _sharpen(self) -> None:
        self._images = self._live.images(sharp=True)
        self._send(at_rest=True)
        for control in self.controls.values():
            if hasattr(control, "echo"):
                control.echo()

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
        return f"explore.{self.recipe.name}\n{settings}\n{self._problem or plain(self._readout)}"

    def __repr__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[Values, Values]:
        on_show(self)
        data, metadata = drawing.bundle(self._live.figure, self.png(), self.text())
        return {**self._box._repr_mimebundle_(), **data}, metadata

    def _hear(self, text: str) -> None:
        """What _front.js tells: that a picture has been seen, what is done to a grip, and keys, in the order they were pressed."""
        for told in json.loads(text):
            if "steps" in told:
                if told["drag"] <= self._taken:  # said once more
                    continue
                self._taken = told["drag"]
            if "seen" not in told:
                self.hold(told.pop("grip"), **told)
            elif told["seen"] == self._number:
                for player in self._players.values():
                    player.seen()

    def _made_players(self) -> dict[str, Player]:
        """▶ of each control that can be played, by its name, and of each button that is pressed again and again, by its label."""
        begin, on, press = weakly(self._begin), weakly(self._on), weakly(self._press_again)
        counts = [control for control in self.recipe.controls if isinstance(control, Count) and control.play]
        again = [pressed for pressed in self.recipe.buttons if isinstance(pressed, Button) and pressed.again]
        return {
            **{count.name: Player(count.label, partial(on, count), partial(begin, count)) for count in counts},
            **{pressed.label: Player("again", partial(press, pressed), partial(begin, pressed)) for pressed in again},
        }

    def _begin(self, played: Count | Button) -> None:
        """One thing plays at a time; what has come to its end begins anew."""
        self.pause()
        self._presses = 0
        if isinstance(played, Count) and self.controls[played.name].value >= played.high:
            self._assign({played.name: played.low})

    def _on(self, count: Count) -> bool:
        widget = self.controls[count.name]
        widget.value = min(widget.value + count.play, int(count.high))
        return bool(widget.value < count.high)

    def _press_again(self, pressed: Button) -> bool:
        self.press(pressed.label)
        self._presses += 1
        return not self.problem and self._presses < pressed.again

    def _moved(self, name: str) -> None:
        if self._assigning:
            return
        if name in self.recipe.links:
            self._assign(self.recipe.links[name](self.values))
        self.refresh()

    def _assign(self, values: Mapping[str, Any]) -> None:
        with self._assigned():
            for name, value in values.items():
                control = self.controls[name]
                if hasattr(control, "max") and not isinstance(control, widgets.FloatLogSlider):
                    # an update may carry a weight past its slider's end: the slider gives way, the value must not
                    control.max, control.min = max(control.max, value), min(control.min, value)
                control.value = value

    @contextmanager
    def _assigned(self) -> Iterator[None]:
        """Values that are set together are no moves."""
        self._assigning = True
        try:
            yield
        finally:
            self._assigning = False

    def _sets(self, pressed: Button | Preset) -> str:
        """What a preset changes, which is often more than its name says."""
        if not isinstance(pressed, Preset):
            return pressed.label
        if not pressed.values:
            return "sets_usual"
        changed = [
            control for control in self.recipe.controls if control.name in pressed.values and not isinstance(control, Remembered)
        ]
        return say("sets", values=", ".join(f"{say(c.label)} = {c.said(pressed.values[c.name])}" for c in changed))

    def _assembled(self) -> Box:
        recipe, press, reset, shown = self.recipe, weakly(self.press), weakly(self.reset), self._shown
        buttons = [player.button for name, player in self._players.items() if name in self.controls and name in shown]
        for pressed in (pressed for pressed in recipe.buttons if pressed.label in shown):
            buttons.append(button(pressed.label, partial(press, pressed.label), tooltip=self._sets(pressed)))
            if pressed.label in self._players:
                buttons += [button("×10", partial(press, pressed.label, 10), "ten_times"), self._players[pressed.label].button]
        buttons.append(button("reset", reset))
        return assembled(
            {control: self.controls[control.name] for control in recipe.controls if control.name in shown}, buttons,
            weakly(self._refuse), self._told, *([self._work.widget] if self._work else []), self._page,
        )  # fmt: skip


def _shown(recipe: Recipe, only: Sequence[str] | None) -> Sequence[str]:
    """The names of controls and the labels of buttons that are on show."""
    known = [control.name for control in recipe.controls] + [pressed.label for pressed in recipe.buttons]
    if only is None:
        return known
    if isinstance(only, str):
        raise TypeError(f"only is {only!r}: expected several names, such as ({only!r},)")
    for name in only:
        if name not in known:
            raise ValueError(f"only has {name!r}: {recipe.name} has {', '.join(known)}")
    return only


class _Told(widgets.Text):  # type: ignore[misc]
    """What _front.js tells, which is not echoed."""

    value = Unicode("").tag(sync=True, echo_update=False)


def _let_go(live: LiveFigure, players: Mapping[str, Player], *parts: Any) -> None:
    """Of an explorer that nobody can reach any more: bitmaps at once, no ▶ that goes on, widgets from the outside in."""
    live.release()
    for player in players.values():
        player.pause()
    for part in parts:
        close(part)


def _in_words(problem: Exception) -> str:
    return f"{say('problem')} {type(problem).__name__}: {problem}"
