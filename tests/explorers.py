"""What the tests of explorers have in common: one explorer of each name, put back before each use; its corners; its buttons."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from covertable import make as covering

from lecture_lib import explore
from lecture_lib.controls import Choice, Held
from lecture_lib.live import Explorer

NAMES = explore.__all__


@cache
def _made(name: str) -> tuple[Explorer, dict[str, Any]]:
    explorer = getattr(explore, name)()
    return explorer, explorer.values


def one(name: str) -> Explorer:
    """The explorer of that name at its defaults: made once in a session, as making one costs as much as ten moves.

    What an earlier use has done to the range of a slider stays.
    """
    explorer, start = _made(name)
    explorer.set(**start)
    return explorer


def sides(explorer: Explorer) -> dict[str, tuple[Any, ...]]:
    """Of each control the two ends: of several choices the first and the last, and all there is of what cannot be moved."""
    found = {control.name: _ends(control) for control in explorer.recipe.controls}
    if explorer.recipe.name in SHORT:
        found["steps"] = (0, SHORT[explorer.recipe.name])
    return found


# Updates, in place of the most there can be, where many models are trained at once: 768 and 20.
SHORT = {"seeds": 40, "variants": 200}


def _ends(control: Any) -> tuple[Any, ...]:
    if isinstance(control, Held):
        return (control.value,)
    return (control.options[0], control.options[-1]) if isinstance(control, Choice) else (control.low, control.high)


def corners(explorer: Explorer, strength: int | None = 3) -> list[dict[str, Any]]:
    """Corners of the controls in which any three of them meet in every way; with strength None all corners there are."""
    ends = list(sides(explorer).values())
    if strength is None or len(ends) <= strength:
        chosen = list(itertools.product(*ends))
    else:
        rows = covering([list(range(len(side))) for side in ends], strength=strength)
        chosen = [tuple(side[i] for side, i in zip(ends, row, strict=True)) for row in rows]
    return [dict(zip(explorer.controls, corner, strict=True)) for corner in chosen]


def anywhere(explorer: Explorer, times: int) -> Iterator[dict[str, Any]]:
    """Random points within the controls, the same in every run."""
    rng = np.random.default_rng(len(explorer.recipe.name))
    for _ in range(times):
        values = {control.name: _any_value(control, rng) for control in explorer.recipe.controls}
        most = {"steps": min(values["steps"], SHORT[explorer.recipe.name])} if explorer.recipe.name in SHORT else {}
        yield {**values, **most}


def _any_value(control: Any, rng: np.random.Generator) -> Any:
    if not hasattr(control, "low"):
        return control.options[rng.integers(len(control.options))] if isinstance(control, Choice) else control.value
    if isinstance(control.value, int):
        return int(rng.integers(control.low, control.high + 1))
    return float(control.low + (control.high - control.low) * rng.random())


def press(explorer: Explorer, label: str) -> None:
    """Press the button with that label, as a front end would."""
    found, queue = [], [explorer.widget]
    while queue:
        widget = queue.pop()
        queue += list(getattr(widget, "children", ()))
        found += [widget] if getattr(widget, "description", "") == label and hasattr(widget, "click") else []
    assert len(found) == 1, f"{len(found)} buttons are called {label!r}"
    found[0].click()
