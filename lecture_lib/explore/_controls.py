"""The controls of an explorer as data: name, label, start, range; and the widgets they become.

A control knows four things: `widget(value, wide)` makes the ipywidget that holds its value, its label so wide; `row(widget,
refuse)` puts beside it what belongs to it, where a number can be typed (`refuse` is told what cannot be read); `near(value)` is
the value a pointer may leave it at; `text(value)` writes a value down. Labels are keys of words (see `_words`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import ipywidgets as widgets
import numpy as np
from traitlets import Any as AnyValue
from traitlets import CFloat, CInt

from .._keep import weakly
from .._numbers import as_code, significant, typed
from .._words import add_words, say

Changes = Callable[[Mapping[str, Any]], dict[str, Any]]  # all control values → the new values of some of them


Refuse = Callable[[str], None]  # is told in words what is wrong with a number that was typed, or that nothing is


ANSWERED, FEW = 1.0, 30  # the front end answers what it was told within so many seconds, and before it is told so many things more


class _Quiet:
    """A slider that keeps its value while it is only shown, and tells other tabs of a move once it rests.

    On showing a slider the front end moves a value to the nearest tick and sends that back, which would change a weight
    that an update has made. A person moves by a tick at least: what is nearer to the value than half of one is no move; nor
    is what comes back of the values that updates made a moment ago, while they are played.

    ipywidgets echoes every move at once, so that a second tab follows: one message more between a key and its picture.
    """

    moved = told = False  # by the front end: since the last echo, and just now
    made: tuple[tuple[float, float], ...] = ()  # what the value was made by something else, and when

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.observe(weakly(self.remember), "value")  # type: ignore[attr-defined]

    def remember(self, change: Any) -> None:
        if not self.told:
            now = monotonic()
            self.made = (*(recent for recent in self.made[-FEW:] if now - recent[0] < ANSWERED), (now, change.new))

    def set_state(self, sync_data: dict[str, Any]) -> None:
        self.moved = self.moved or "value" in sync_data
        if "value" in sync_data and self.is_answer(sync_data["value"]):
            sync_data = {key: value for key, value in sync_data.items() if key != "value"}
            self.echo()  # a front end that waits for an echo takes no value that another tab sends
        self.told = True
        try:
            super().set_state(sync_data)  # type: ignore[misc]
        finally:
            self.told = False

    def is_answer(self, value: float) -> bool:
        """Whether it is the tick that is nearest to the value, or to one of a moment ago."""
        recent = [made for when, made in self.made if monotonic() - when < ANSWERED]
        return any(self.ticks(value, made) < 0.501 for made in [*recent, self.value])  # type: ignore[attr-defined]

    def echo(self) -> None:
        """What ipywidgets would have sent at once; the front end that has moved on since then drops it."""
        if self.moved:
            self.moved = False
            self._send({"method": "echo_update", "state": {"value": self.value}, "buffer_paths": []})  # type: ignore[attr-defined]

    def ticks(self, value: float, other: float) -> float:
        """How many steps they are apart."""
        return float(abs(value - other) / self.step)  # type: ignore[attr-defined]


class _IntSlider(_Quiet, widgets.IntSlider):  # type: ignore[misc]
    value = CInt(0).tag(sync=True, echo_update=False)


class _FloatSlider(_Quiet, widgets.FloatSlider):  # type: ignore[misc]
    value = CFloat(0.0).tag(sync=True, echo_update=False)


class _FloatLogSlider(_Quiet, widgets.FloatLogSlider):  # type: ignore[misc]
    value = CFloat(1.0).tag(sync=True, echo_update=False)

    def ticks(self, value: float, other: float) -> float:
        return abs(math.log(value / other, self.base)) / float(self.step)


@dataclass(frozen=True)
class Slider:
    """A number from low to high in steps."""

    name: str
    label: str
    value: float
    low: float
    high: float
    step: float = 0.1

    def widget(self, value: float, wide: str) -> Any:
        return _FloatSlider(**self._common(self._within(value, float), wide, self.low, self.high))

    def row(self, widget: Any, refuse: Refuse) -> Any:
        return _cell(widget, _number(self, widget, refuse))

    def text(self, value: float) -> str:
        return significant(value)

    def said(self, value: Any) -> str:
        """The value as it stands on the screen."""
        return self.text(value)

    def near(self, value: float) -> float:
        """The tick that is nearest to it."""
        low, high = self.low, self.high
        return float(round(low + round((min(max(value, low), high) - low) / self.step) * self.step, 9)) + 0.0

    def read(self, text: str, low: float, high: float) -> float:
        """A number that was typed; ValueError, in words, if it is none or out of range."""
        try:
            value = typed(text)
        except ValueError:
            raise ValueError(say("typed_unreadable", label=say(self.label), text=text)) from None
        if not low <= value <= high:
            raise ValueError(say("typed_outside", label=say(self.label), text=text, low=as_code(low), high=as_code(high)))
        return value

    def _common(self, value: Any, wide: str, low: float, high: float) -> dict[str, Any]:
        """A slider's own readout shows the nearest tick, not the value: `row` puts one beside it that does not lie."""
        return {"value": value, "min": low, "max": high, "step": self.step, "description": say(self.label),
                "readout": False, "style": {"description_width": wide}, "layout": GROWS}  # fmt: skip

    def check(self, value: Any) -> None:
        """Raise TypeError or ValueError, which name the control and its range, for what it cannot have."""
        self._within(value, float)

    def _within(self, value: Any, kind: type) -> Any:
        """The value, or an error that names the control and its range: a widget would clip it without a word."""
        if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
            raise TypeError(f"{self.name} is {value!r} ({type(value).__name__}): expected a number")
        if not self.low <= value <= self.high or kind(value) != value:
            what = "a whole number" if kind is int else "a number"
            raise ValueError(f"{self.name} is {value}: expected {what} from {self.low} to {self.high}")
        return kind(value)


@dataclass(frozen=True)
class LogSlider(Slider):
    """A positive number over powers of ten; `step` is in powers of ten, too."""

    def widget(self, value: float, wide: str) -> Any:
        low, high = math.log10(self.low), math.log10(self.high)
        made = _FloatLogSlider(base=10, **self._common(self._within(value, float), wide, low, high))
        made.add_class("lec-log")
        return made

    def near(self, value: float) -> float:
        powers = Slider(self.name, self.label, 0, math.log10(self.low), math.log10(self.high), self.step)
        return float(10 ** powers.near(math.log10(max(value, self.low))))


@dataclass(frozen=True)
class Count(Slider):
    """A whole number; what happens over time can be played, so many at a time."""

    step: float = 1
    play: int = 0

    def widget(self, value: float, wide: str) -> Any:
        return _IntSlider(**self._common(self._within(value, int), wide, self.low, self.high))

    def check(self, value: Any) -> None:
        self._within(value, int)

    def near(self, value: float) -> int:
        return int(super().near(value))

    def read(self, text: str, low: float, high: float) -> float:
        value = super().read(text, low, high)
        if value != int(value):
            raise ValueError(say("typed_fraction", label=say(self.label), text=text))
        return int(value)

    def text(self, value: float) -> str:
        return str(value)


@dataclass(frozen=True)
class Seed(Count):
    """The seed of the random numbers, with a button that draws another one."""

    name: str = "seed"
    label: str = "seed"
    value: float = 0
    low: float = 0
    high: float = 99

    def another(self, widget: Any) -> Any:
        """A button for the next seed: in a known order, so that who has rehearsed knows what comes."""

        def draw_another() -> None:
            widget.value = widget.value + 1 if widget.value < widget.max else widget.min

        return button("new_seed", draw_another)


@dataclass(frozen=True)
class Steps(Count):
    """A step of an explanation, to be walked back and on as one walks through slides."""

    def row(self, widget: Any, refuse: Refuse) -> Any:
        def walk(steps: int) -> None:
            widget.value = min(max(widget.value + steps, widget.min), widget.max)

        def at_ends(*_: object) -> None:
            back.disabled, on.disabled = widget.value == widget.min, widget.value == widget.max

        back, on = button("back", lambda: walk(-1), "step_back"), button("on", lambda: walk(+1), "step_on")
        widget.observe(at_ends, "value")
        at_ends()
        return _cell(back, widget, _shown(widget, lambda value: f"{value} / {self.high}"), on)


@dataclass(frozen=True)
class Choice:
    """One of several things, each by its key, whose words are those of `prefix` + key, or its entry in `shown`."""

    name: str
    label: str
    value: Any
    options: tuple[Any, ...]
    prefix: str = ""
    shown: tuple[str, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict, hash=False)  # what stands in the {names} of those words

    def check(self, value: Any) -> None:
        if value not in self.options:
            raise ValueError(f"{self.name} is {value!r}: expected one of {', '.join(map(repr, self.options))}")

    def widget(self, value: Any, wide: str) -> Any:
        self.check(value)
        options = list(zip(self._words(), self.options, strict=True))
        style = {"description_width": wide}
        return widgets.Dropdown(options=options, value=value, description=say(self.label), style=style, layout=GROWS)

    def row(self, widget: Any, refuse: Refuse) -> Any:
        cell = _cell(widget)
        if max(map(ems, self._words())) > LONG:
            cell.add_class("lec-long")
        return cell

    def near(self, value: Any) -> Any:
        return value

    def text(self, value: Any) -> str:
        return self.shown[self.options.index(value)] if self.shown else str(value)

    def said(self, value: Any) -> str:
        return self._words()[self.options.index(value)]

    def _words(self) -> list[str]:
        return list(self.shown) or [say(self.prefix + key, **self.slots) for key in self.options]


class _Holder(widgets.ValueWidget):  # type: ignore[misc]
    """A value that is not on show, and stays in the kernel."""

    value = AnyValue()


@dataclass(frozen=True)
class Remembered:
    """What an explorer must remember but shows in its figure only: the weights of a whole network, say."""

    name: str
    value: Any
    kept: Callable[[Any], Any]  # returns the value as it is kept, or raises

    def check(self, value: Any) -> None:
        self.kept(value)

    def widget(self, value: Any, wide: str) -> Any:
        return _Holder(value=self.kept(value))

    def row(self, widget: Any, refuse: Refuse) -> None:
        return None

    def near(self, value: Any) -> Any:
        return value

    def text(self, value: Any) -> str:
        return ""


Control = Slider | LogSlider | Count | Seed | Steps | Choice | Remembered


@dataclass(frozen=True)
class Button:
    """Something to press: from all control values it makes the new values of some of them.

    again: it can be pressed ten times at once, and played, until that many times.
    """

    label: str
    press: Changes
    again: int = 0


@dataclass(frozen=True)
class Preset:
    """A button that shows one thing: the values that an explorer has by default, but for these."""

    label: str
    values: Mapping[str, Any]


def preset(label: str, **values: Any) -> Preset:
    return Preset(label, values)


def button(label: str, press: Callable[[], None], tooltip: str = "") -> Any:
    """A push button as wide as its label; `label` and `tooltip` are keys of words, or signs that need no words."""
    made = widgets.Button(description=say(label), tooltip=say(tooltip or label), layout=FIXED)
    made.on_click(lambda _: press())
    return made


FIXED = {"flex": "0 0 auto", "width": "auto"}
# Given when a widget is made: ipywidgets keeps a layout that is replaced.
GROWS = {"flex": "1 1 auto", "width": "auto", "min_width": "0"}
LONG = 9.5  # ems of a menu's words that do not fit beside its label in one cell


def ems(words: str) -> float:
    """About how wide they are, in the height of the letters."""
    return sum(1.0 if ord(sign) > 0x2E7F else 0.54 for sign in words)


def _number(control: Slider, widget: Any, refuse: Refuse) -> Any:
    """The widget's exact value, beside it, where another can be typed."""
    box = widgets.Text(continuous_update=False, layout=FIXED, tooltip=say(control.label))
    box.add_class("lec-value")

    def show(*_: object) -> None:
        box.value = as_code(widget.value)

    def take(change: Any) -> None:
        if change.new == as_code(widget.value):
            return
        try:
            if change.new.strip():
                widget.value = control.read(change.new, *_range(widget))
            refuse("")
        except ValueError as problem:
            refuse(str(problem))
        show()

    show()
    widget.observe(show, "value")
    box.observe(take, "value")
    return box


def _range(widget: Any) -> tuple[float, float]:
    """From where to where its value may go: the ends of a logarithmic slider are powers."""
    if isinstance(widget, widgets.FloatLogSlider):
        return widget.base**widget.min * (1 - 1e-9), widget.base**widget.max * (1 + 1e-9)
    return widget.min, widget.max


def _shown(widget: Any, text: Callable[[Any], str]) -> Any:
    """What is said of the widget's value, kept beside it."""
    label = widgets.Label(layout=FIXED)

    def show(*_: object) -> None:
        label.value = text(widget.value)

    widget.observe(show, "value")
    show()
    return label


def _cell(*parts: Any) -> Any:
    """Parts in one row, of which the slider takes what room there is."""
    cell = widgets.HBox(parts)
    cell.add_class("lec-cell")
    return cell


add_words({
    "typed_unreadable": ("{label}：「{text}」は数として読めません（例：0.5、-2、1e-3）。元の値のままです。",
        "{label}: “{text}” cannot be read as a number (such as 0.5, -2, 1e-3). The value stays as it was."),
    "typed_outside": ("{label}：{text} は範囲の外です。{low} から {high} までの数を入れてください。元の値のままです。",
        "{label}: {text} is out of range; a number from {low} to {high} is expected. The value stays as it was."),
    "typed_fraction": ("{label}：{text} は整数ではありません。元の値のままです。",
        "{label}: {text} is not a whole number. The value stays as it was."),
})  # fmt: skip
