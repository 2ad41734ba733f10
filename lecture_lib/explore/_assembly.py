"""The widgets of an explorer: put together, one under the other, and closed again; and what they say as plain text."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from .._words import add_words, say
from ._controls import Control, Refuse, Seed, Steps, ems
from ._grips import Grip

TALLEST = 54  # hundredths of the window's height for the figure, until the browser has measured how much room there is
NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="  # the smallest picture; it runs _front.js when it is there


class Box(widgets.VBox):  # type: ignore[misc]
    """All of an explorer; whoever has taken it out for good keeps the explorer alive by it."""

    explorer: Any = None

    def close(self) -> None:
        self.explorer = None
        super().close()


def control_widgets(controls: Sequence[Control], presets: Mapping[str, Any]) -> dict[str, Any]:
    """The widgets that hold the values, their labels equally wide; if a preset is refused, none is left behind."""
    made: dict[str, Any] = {}
    wide = f"{max(ems(say(control.label)) for control in controls if hasattr(control, 'label')) + 0.7:.1f}em"
    try:
        for control in controls:
            made[control.name] = control.widget(presets.get(control.name, control.value), wide)
    except Exception:
        for widget in made.values():
            close(widget)
        raise
    return made


def assembled(controls: Mapping[Control, Any], buttons: Sequence[Any], refuse: Refuse, *below: Any) -> Box:
    """What works in the browser, buttons, controls, what is below: one under the other, as wide as there is room."""
    rows = {control: control.row(widget, refuse) for control, widget in controls.items()}
    tools = [row for control, row in rows.items() if isinstance(control, Steps)]
    sliders = [row for row in rows.values() if row is not None and row not in tools]
    tools += [control.another(widget) for control, widget in controls.items() if isinstance(control, Seed)]
    parts = widgets.HTML(_front()), widgets.Box([*tools, *buttons]), widgets.Box(sliders)
    for part, name in zip(parts, ("lec-front", "lec-tools", "lec-sliders"), strict=True):
        part.add_class(name)
    box = Box([*parts, *below])
    box.add_class("lec")
    return box


def _front() -> str:
    """The style sheet; what is said aloud, and what is said when nothing answers; and what _front.js does, for this view."""
    run = f"const go = () => {{ const root = this.closest('.lec'); root?.isConnected ? ((root) => {{{_file('js')}}})(root) "
    run += ": setTimeout(go, 50); }; go()"
    notes = "".join(f'<div class="lec-{name}">{say(name)}</div>' for name in ("at_work", "lost"))
    heard = f'<div class="lec-heard" role="status" data-same="{escape(say("heard_same"), quote=True)}"></div>'
    return f'<style>{_file("css")}</style>{notes}{heard}<img alt="" src="{NOTHING}" onload="{escape(run, quote=True)}">'


@cache
def _file(kind: str) -> str:
    return (Path(__file__).parent / f"_front.{kind}").read_text("utf-8")


def page(
    name: str, panels: Sequence[tuple[int, int]], height: int, images: Sequence[bytes], grips: Sequence[Grip], readout: str,
    problem: str, lines: int, known: Mapping[str, Any],
) -> str:  # fmt: skip
    """The panels of a figure in a row, one under the other in an upright window, with what can be taken hold of; the readout, for
    which so many lines are kept; and what is wrong, if anything.

    known: what _front.js is to know, by name: that it is at `rest`, so that it is said aloud; the `number` of the picture, if it
    matters when it has been seen; which key, by the number of its drag, was `taken` last. What is None is left out.
    """
    wide, alts = panels[-1][1], [escape(f"{name}: {plain(readout)}", quote=True), *[""] * (len(panels) - 1)]
    figure = "".join(
        f'<div class="lec-panel" data-left="{panel[0]}" data-width="{width}" style="flex: {width} {width} 0; '
        f'--lec-wide: {width}px; aspect-ratio: {width} / {height}"><img decoding="sync" draggable="false" alt="{alt}" '
        f'src="data:image/png;base64,{b64encode(png).decode()}">'
        + "".join(grip.html(panel, height) for grip in grips if panel[0] <= grip.centre[0] < panel[1])
        + "</div>"
        for panel, png, alt in zip(panels, images, alts, strict=False)
        for width in [panel[1] - panel[0]]
    )
    alert = f'<div class="lec-alert">{escape(problem)}</div>' if problem else ""
    data = "".join(f' data-{name}="{value}"' for name, value in known.items() if value is not None)
    return (
        f'<div class="lec-shown"{data}><div class="lec-panels" style="--lec-shape: {wide / height:.4f}; '
        f'--lec-most: {wide * 5 // 4}px">{figure}</div>'
        f'<div class="lec-readout" style="--lec-lines: {lines}">{readout}</div>{alert}</div>'
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


add_words({
    "heard_same": ("変わりません。", "No change."),
    "at_work": ("計算しています…", "computing …"),
    "lost": ("カーネルが再起動したため、この図はもう動きません。メニューの「Run → Run All Cells」で元に戻ります。",
        "The kernel was restarted, so this picture no longer moves. “Run → Run All Cells” brings it back to life."),
})  # fmt: skip
