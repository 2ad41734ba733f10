"""What can be taken hold of in a picture: by pointer, by finger, and by the arrow keys and Enter.

A grip is a place in the figure and what becomes of the controls when it is dragged or pressed. Lengths are CSS pixels of the
figure from its upper left corner. Being HTML over the picture it has a hand for a cursor, a name, and the keyboard.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from matplotlib.axes import Axes

from .._drawing import data_at, place_of

Values = Mapping[str, Any]
Changes = dict[str, Any]
Place = tuple[float, float]
SIZE = 40  # of what holds a point: a finger needs that


@dataclass(frozen=True)
class Grip:
    """One thing to take hold of: its name, what it is called, where it is, what it does."""

    name: str
    label: str
    centre: Place
    size: Place = (SIZE, SIZE)
    drag: Callable[[Values, Place, Place], Changes] | None = None  # values before, from where, to where → new values
    press: Callable[[Values, Place], Changes] | None = None  # values before, where → new values
    keys: Callable[[Values, int, int], Changes] | None = None  # values before, arrow keys right, down → new values
    follows: bool = False  # it goes the whole way of the pointer, each bit on the values as they are then
    first: bool = True  # of several of a kind only the first is a stop for Tab; Page keys go on from there

    @property
    def has_keys(self) -> bool:
        """What has none can be had from sliders, too."""
        return self.keys is not None

    def taken(self, before: Values, told: Mapping[str, Any]) -> Changes:
        """What the browser tells of it → new values."""
        if told.get("click"):
            return self.press(before, tuple(told.get("to", self.centre))) if self.press else {}
        if "steps" in told:
            return self.keys(before, *told["steps"]) if self.keys else {}
        return self.drag(before, tuple(told["from"]), tuple(told["to"])) if self.drag else {}

    def html(self, panel: tuple[int, int], height: int) -> str:
        """Its element over that panel of a figure, in hundredths of it."""
        left, right = panel
        (x, y), (wide, high), across = self.centre, self.size, 100 / (right - left)
        box = f"left:{(x - left - wide / 2) * across:.2f}%;top:{(y - high / 2) * 100 / height:.2f}%;"
        box += f"width:{wide * across:.2f}%;height:{high * 100 / height:.2f}%"
        known = f'role="button" tabindex="{0 if self.first else -1}"' if self.has_keys else 'aria-hidden="true"'
        kinds = ["lec-grip", *(["lec-area"] if max(self.size) > 2 * SIZE else []), *([] if self.drag else ["lec-still"])]
        follows = " data-follows" if self.follows else ""
        named = f'data-grip="{self.name}"{follows} title="{escape(self.label, quote=True)}"'
        return f'<div class="{" ".join(kinds)}" {named} {known} style="{box}"></div>'


@dataclass
class Drag:
    """A grip in somebody's hand: the number of the drag, the grip and the values it began with, where it was last."""

    number: float | None = None
    grip: Grip | None = None
    before: Values = field(default_factory=dict)
    followed: int = 0  # so many places of its way

    def taken(self, told: Mapping[str, Any], now: Values) -> Changes:
        """What the browser tells of it, and the values as they are → new values."""
        if self.grip is None:
            return {}
        if not self.grip.follows or "way" not in told:
            return self.grip.taken(self.before, told)
        way, changes = [told["from"], *told["way"]], dict[str, Any]()
        for start, end in itertools.pairwise(way[self.followed :]):
            changes |= self.grip.taken({**now, **changes}, {**told, "from": start, "to": end})
        self.followed = len(way) - 1
        return changes


def point_grip(
    name: str, label: str, axes: Axes, at: Place, moved: Callable[[Values, Place], Changes], step: float = 0,
    press: Callable[[Values, Place], Changes] | None = None, first: bool = True, size: float = SIZE,
) -> Grip:  # fmt: skip
    """A point with the coordinates of `axes`, within which it stays; `moved` says what becomes of the controls where it goes.

    It keeps the distance from the pointer that it was taken hold of with. step: of an arrow key, in the units of the axes.
    """
    x, y = place_of(axes, *at)
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()

    def to(before: Values, across: float, up: float) -> Changes:
        return moved(before, (round(min(max(across, left), right), 2), round(min(max(up, low), high), 2)))

    def drag(before: Values, start: Place, now: Place) -> Changes:
        return to(before, *data_at(axes, now[0] - start[0] + x, now[1] - start[1] + y))

    def keys(before: Values, right: int, down: int) -> Changes:
        return to(before, at[0] + right * step, at[1] - down * step)

    return Grip(name, label, (x, y), (size, size), drag, press, keys if step else None, first=first)
