"""The widgets of an explorer: put together, one under the other, and closed again; and what they say as plain text."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape
from typing import Any

import ipywidgets as widgets

from .._style import CSS
from ._controls import Control, Steps, button

TALLEST = 54  # hundredths of the window's height for the figure, so that controls and readout stay in view with it
LINE = 29  # CSS pixels of a line of the readout
_WRAP = {"display": "flex", "flex_flow": "row wrap", "align_items": "flex-start", "width": "100%"}


class Box(widgets.VBox):  # type: ignore[misc]
    """All of an explorer; whoever has taken it out for good keeps the explorer alive by it."""

    explorer: Any = None

    def close(self) -> None:
        self.explorer = None
        super().close()


def control_widgets(controls: Sequence[Control], presets: Mapping[str, Any]) -> dict[str, Any]:
    """The widgets that hold the values; if a preset is refused, none is left behind."""
    made: dict[str, Any] = {}
    try:
        for control in controls:
            made[control.name] = control.widget(presets.get(control.name, control.value))
    except Exception:
        for widget in made.values():
            close(widget)
        raise
    return made


def assembled(controls: Mapping[Control, Any], buttons: Mapping[str, Callable[[], None]], work: Any, below: Any) -> Box:
    """Style sheet, buttons, controls, what is below: one under the other, as wide as there is room."""
    rows = {control: control.row(widget) for control, widget in controls.items()}
    tools = [row for control, row in rows.items() if isinstance(control, Steps)]
    sliders = [row for row in rows.values() if row is not None and row not in tools]
    tools += [button(label, press) for label, press in buttons.items()] + ([work] if work else [])
    box = Box([
        widgets.HTML(f"<style>{CSS}</style>", layout={"display": "none"}),
        widgets.Box(tools, layout=_WRAP), widgets.Box(sliders, layout=_WRAP), below,
    ])  # fmt: skip
    box.add_class("lec")
    return box


def page(
    name: str, panels: Sequence[tuple[int, int]], height: int, images: Sequence[bytes], readout: str, problem: str, lines: int
) -> str:
    """The panels of a figure in a row, wide in proportion down to about two thirds of their size, then one under the other; the
    readout, for which so many lines are kept; and what is wrong, if anything."""
    wide, alts = panels[-1][1], [escape(f"{name}: {plain(readout)}", quote=True), *[""] * (len(panels) - 1)]
    figure = "".join(
        f'<img class="lec-panel" decoding="sync" alt="{alt}" style="flex: {width} {width} {width * 2 // 3}px; '
        f'max-width: min(100%, {width * 5 // 4}px); aspect-ratio: {width} / {height}" src="data:image/png;base64,{encoded}">'
        for (left, right), png, alt in zip(panels, images, alts, strict=False)
        for width, encoded in [(right - left, b64encode(png).decode())]
    )
    widest = f"min({wide * 5 // 4}px, {TALLEST * wide // height}vh)"
    alert = f'<div class="lec-alert" role="alert">{escape(problem)}</div>' if problem else ""
    return (
        f'<div class="lec-panels" style="max-width: {widest}">{figure}</div>'
        f'<div class="lec-readout" style="min-height: {lines * LINE}px">{readout}</div>{alert}'
    )


def close(widget: Any) -> None:
    """A widget and all within, from the outside in."""
    for model in (widget, getattr(widget, "layout", None), getattr(widget, "style", None)):
        if model is not None:
            model.close()
    for child in getattr(widget, "children", ()):
        close(child)


def plain(markup: str) -> str:
    """HTML as text: raised and lowered signs as ^ and _, blocks and rows of tables as lines."""
    cells, lines = (r"</t[dh]>", "  "), (r"<br>|</div>|</p>|</tr>", "\n")
    for pattern, text in ((r"<sup>(.*?)</sup>", r"^\1"), (r"<sub>(.*?)</sub>", r"_\1"), cells, lines):
        markup = re.sub(pattern, text, markup)
    told = unescape(re.sub(r"<[^>]+>", "", markup)).splitlines()
    return "\n".join(line.strip() for line in told if line.strip())
