"""What the tests of explorers have in common.

An explorer of each name, put back before each use, and the corners of its controls; its buttons, as a front end presses them; and
what it shows: numbers as they are printed, pictures as pixels, what stands on a label.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
import pytest
from covertable import make as covering
from PIL import Image

from lecture_lib import _drawing, explore
from lecture_lib.explore._controls import Choice, Remembered
from lecture_lib.explore._explorer import Explorer

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
    if isinstance(control, Remembered):
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


def state(explorer: Explorer) -> Any:
    """What its recipe computes from its values."""
    return explorer.recipe.compute(**explorer.values)


# ---- its widgets


def widgets_of(explorer: Explorer) -> list[Any]:
    """Every widget that it shows, at whatever depth."""
    found = [explorer.widget]
    for widget in found:
        found += getattr(widget, "children", ())
    return found


def buttons(explorer: Explorer) -> dict[str, Any]:
    """Its buttons by what stands on them."""
    found = [widget for widget in widgets_of(explorer) if hasattr(widget, "click")]
    by_label = {button.description: button for button in found}
    assert len(by_label) == len(found), "two buttons are called the same"
    return by_label


def number(explorer: Explorer, name: str) -> Any:
    """The box beside a slider, in which its value stands and another can be typed."""
    slider = explorer.controls[name]
    (cell,) = (widget for widget in widgets_of(explorer) if slider in getattr(widget, "children", ()))
    return cell.children[1]


def press(explorer: Explorer, label: str) -> None:
    """Press the button on which that stands, as a front end would."""
    buttons(explorer)[label].click()


# ---- what it shows


RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_EXPONENTS = str.maketrans(RAISED + "⁻", "0123456789-")


def read(printed: str) -> float:
    """A number as it is printed: −0.5, (−0.5), 1.2×10⁻³, ≈0, (1 − 1.2×10⁻³)."""
    if printed.startswith("(1 − "):
        return 1 - read(printed[5:-1])
    return float(printed.strip("()").removeprefix("≈").replace("−", "-").replace("×10", "e").translate(_EXPONENTS))


def with_equals(printed: str) -> str:
    """A readout in which "≈ 0", of what is nothing but rounding, reads "= ≈0": a result after an equals sign, as all others."""
    assert not re.search("= ≈0(,|$)", printed, re.MULTILINE), printed
    return printed.replace("≈ 0", "= ≈0")


def pixels(png: bytes) -> Any:
    """Rows of pixels of red, green and blue, 0 to 255."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


@contextmanager
def readable_labels() -> Iterator[None]:
    """Within it, what is written on a Label can be read off it: `said`."""
    write = _drawing.Label.write

    def noted(label: Any, text: str) -> None:
        label.said = text
        write(label, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_drawing.Label, "write", noted)
        yield
