"""The controls of an explorer as data: name, label, start, range; and the widgets they become.

A control knows three things: `widget(value)` makes the ipywidget that holds its value, `row(widget)` puts the buttons
beside it that belong to it, `text(value)` writes a value down. Labels are keys of words (see `_words`).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import ipywidgets as widgets
import numpy as np
from traitlets import Any as AnyValue
from traitlets import CFloat, CInt

from .._numbers import significant
from .._words import say

Changes = Callable[[Mapping[str, Any]], dict[str, Any]]  # all control values → the new values of some of them


class _Exact:
    """A slider that keeps its value while it is only shown.

    On showing a slider the front end moves a value to the nearest tick and sends that back, which would change a weight
    that an update has made. A person moves by a tick at least: what is nearer to the value than half of one is no move.
    """

    def set_state(self, sync_data: dict[str, Any]) -> None:
        if "value" in sync_data and self.ticks(sync_data["value"]) < 0.49:  # type: ignore[attr-defined]
            sync_data = {key: value for key, value in sync_data.items() if key != "value"}
        super().set_state(sync_data)  # type: ignore[misc]


# A value is not echoed to the front end that sent it: one message less between a key and its picture.
class _IntSlider(widgets.IntSlider):  # type: ignore[misc]
    value = CInt(0).tag(sync=True, echo_update=False)


class _FloatSlider(_Exact, widgets.FloatSlider):  # type: ignore[misc]
    value = CFloat(0.0).tag(sync=True, echo_update=False)

    def ticks(self, value: float) -> float:
        return float(abs(value - self.value) / self.step)


class _FloatLogSlider(_Exact, widgets.FloatLogSlider):  # type: ignore[misc]
    value = CFloat(1.0).tag(sync=True, echo_update=False)

    def ticks(self, value: float) -> float:
        return abs(math.log(value / self.value, self.base)) / float(self.step)


@dataclass(frozen=True)
class Slider:
    """A number from low to high in steps."""

    name: str
    label: str
    value: float
    low: float
    high: float
    step: float = 0.1

    def widget(self, value: float) -> Any:
        return _FloatSlider(**self._common(self._within(value, float), self.low, self.high))

    def row(self, widget: Any) -> Any:
        return _beside(widget, _shown(widget, self.text))

    def text(self, value: float) -> str:
        return significant(value)

    def _common(self, value: Any, low: float, high: float) -> dict[str, Any]:
        """A slider's own readout shows the nearest tick, not the value: `row` puts one beside it that does not lie."""
        return {"value": value, "min": low, "max": high, "step": self.step, "description": say(self.label),
                "readout": False, "style": {"description_width": "106px"}, "layout": GROWS}  # fmt: skip

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

    def widget(self, value: float) -> Any:
        low, high = math.log10(self.low), math.log10(self.high)
        return _FloatLogSlider(base=10, **self._common(self._within(value, float), low, high))


@dataclass(frozen=True)
class Count(Slider):
    """A whole number."""

    step: float = 1

    def widget(self, value: float) -> Any:
        return _IntSlider(**self._common(self._within(value, int), self.low, self.high))

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

    def row(self, widget: Any) -> Any:
        def draw_another() -> None:
            widget.value = random.choice([seed for seed in range(widget.min, widget.max + 1) if seed != widget.value])

        row = _beside(widget, _shown(widget, self.text), button("new_seed", draw_another))
        row.layout.flex = "1 1 304px"  # room for the button beside a slider that can still be dragged
        return row


@dataclass(frozen=True)
class Steps(Count):
    """A step of an explanation, to be walked with ◀ ▶ as one walks through slides."""

    def row(self, widget: Any) -> Any:
        def walk(steps: int) -> None:
            widget.value = min(max(widget.value + steps, widget.min), widget.max)

        back, on = button("◀", lambda: walk(-1), "step_back"), button("▶", lambda: walk(+1), "step_on")
        return _beside(back, widget, _shown(widget, lambda value: f"{value} / {self.high}"), on)


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

    def widget(self, value: Any) -> Any:
        if value not in self.options:
            raise ValueError(f"{self.name} is {value!r}: expected one of {', '.join(map(repr, self.options))}")
        options = list(zip(self._words(), self.options, strict=True))
        style = {"description_width": "106px"}
        return widgets.Dropdown(options=options, value=value, description=say(self.label), style=style, layout=GROWS)

    def row(self, widget: Any) -> Any:
        longest = max(sum(2 if ord(c) > 0x2E7F else 1 for c in words) for words in self._words())
        wide = {"flex": f"1 1 {max(262, 140 + 8 * longest)}px", "max_width": f"{max(420, 140 + 8 * longest)}px"}
        return widgets.HBox([widget], layout={**CELL, **wide})

    def text(self, value: Any) -> str:
        return self.shown[self.options.index(value)] if self.shown else str(value)

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
    check: Callable[[Any], Any]  # returns the value, or raises

    def widget(self, value: Any) -> Any:
        return _Holder(value=self.check(value))

    def row(self, widget: Any) -> None:
        return None

    def text(self, value: Any) -> str:
        return ""


Control = Slider | LogSlider | Count | Seed | Steps | Choice | Remembered


@dataclass(frozen=True)
class Button:
    """Something to press: from all control values it makes the new values of some of them."""

    label: str
    press: Changes


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


CELL = {"flex": "1 1 270px", "max_width": "420px", "min_width": "0", "align_items": "center"}
FIXED = {"flex": "0 0 auto", "width": "auto"}
# Given when a widget is made: ipywidgets keeps a layout that is replaced.
GROWS = {"flex": "1 1 auto", "width": "auto", "min_width": "0"}


def _shown(widget: Any, text: Callable[[Any], str]) -> Any:
    """The widget's exact value, kept beside it."""
    label = widgets.Label(layout={"flex": "0 0 auto", "width": "76px"})

    def show(*_: object) -> None:
        label.value = text(widget.value)

    widget.observe(show, "value")
    label.add_class("lec-value")
    show()
    return label


def _beside(*parts: Any) -> Any:
    """Parts in one row, of which the slider takes what room there is."""
    return widgets.HBox(parts, layout=CELL)
