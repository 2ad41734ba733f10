"""What a check says: a Verdict, shown as HTML in a notebook and as plain text anywhere; and how far a learner has come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from ._words import say

Row = tuple[str, ...]

_COLOUR = {
    "right": "#0A9A70",
    "unanswered": "#808080",
}  # legible on a light and on a dark screen; all other kinds: that of errors
_MARK = {"right": "✓", "unanswered": "…"}

REVIEW = 6  # the lesson that is all lessons once more


@dataclass(frozen=True)
class Verdict:
    """The judgement of one answer.

    kind: "unanswered", "right", "known_mistake", "unknown_mistake", "wrong_shape", "wrong_type", "raised", "changed_input",
    "not_finite" or "too_slow". mistakes: the names of those that were recognised. told: sentences. table: rows of what came
    and what was expected, a head first; inputs: what it was called with. see: where to read again, as (text,
    link). printed: the beginning of what the learner's function printed at its first call.
    """

    exercise: str
    kind: str
    asked: str
    headline: str
    told: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    table: tuple[Row, ...] = ()
    inputs: tuple[Row, ...] = ()
    see: tuple[tuple[str, str], ...] = ()
    printed: str = ""

    @property
    def mark(self) -> str:
        return _MARK.get(self.kind, "✗")

    def __repr__(self) -> str:
        lines = [f"{self.mark} {self.asked}: {self.headline}", *self.told]
        for row in self.table:
            lines.append("  " + "  |  ".join(cell.replace("\n", " ") for cell in row))
        if self.inputs:
            lines += [
                say("verdict_called"),
                *("  " + " ".join(cell.replace("\n", " ") for cell in row) for row in self.inputs),
            ]
        if self.printed:
            lines.append(f"{say('verdict_printed')}\n{self.printed}")
        lines += [f"→ {text}" for text, _ in self.see]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        colour = _COLOUR.get(self.kind, "#D55E00")
        parts = [f'<div style="font-weight:600"><span style="color:{colour}">{self.mark} {escape(self.headline)}</span>'
                 f'　<span style="opacity:.75;font-weight:400">{escape(self.asked)}</span></div>']  # fmt: skip
        parts += [f'<div style="white-space:pre-wrap">{_marked(sentence)}</div>' for sentence in self.told]
        if self.table:
            head, *rows = self.table
            body = "".join(_row("td", row) for row in rows)
            table = f'<table style="font-size:100%;margin:4px 0"><thead>{_row("th", head)}</thead><tbody>{body}</tbody></table>'
            parts.append(f'<div style="overflow-x:auto">{table}</div>')
        if self.inputs:
            body = "".join(_row("td", row) for row in self.inputs)
            table = f'<table style="font-size:100%;margin:4px 0"><tbody>{body}</tbody></table>'
            parts.append(f'<div>{escape(say("verdict_called"))}</div><div style="overflow-x:auto">{table}</div>')
        if self.printed:
            parts.append(f"<div>{escape(say('verdict_printed'))}</div><pre>{escape(self.printed)}</pre>")
        parts += [f'<div style="margin-top:4px">→ <a href="{link}">{escape(text)}</a></div>' for text, link in self.see]
        return (
            f'<div role="status" style="border-left:5px solid {colour};padding:4px 14px;font-size:16px;line-height:1.6">'
            + "".join(parts)
            + "</div>"
        )


def _marked(sentence: str) -> str:
    """Code between `backticks` as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(sentence))


def _row(cell: str, texts: Row) -> str:
    style = "text-align:left;white-space:pre-wrap;font-family:monospace"
    return "<tr>" + "".join(f'<{cell} style="{style}">{escape(text)}</{cell}>' for text in texts) + "</tr>"


@dataclass(frozen=True)
class Progress:
    """How many exercises have been right so far: of one lesson and which, or of each; a row of (mark, what was asked) for each."""

    lesson: int | None
    lessons: dict[int, tuple[tuple[str, str], ...]]
    unkept: str = ""  # why it is not kept

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Of the lesson, or of all."""
        return (
            self.lessons[self.lesson] if self.lesson else tuple(row for rows in self.lessons.values() for row in rows)
        )

    @property
    def right(self) -> int:
        return _right(self.rows)

    @property
    def headline(self) -> str:
        done = say("progress_done") if self.right == len(self.rows) else ""
        return _counted(self.lesson, self.rows) + done

    @property
    def further(self) -> list[str]:
        """All the lessons in a line each, or in one; where it is kept, if it is not."""
        each = [_counted(k, rows) for k, rows in self.lessons.items()] if self.lesson is None else []
        whole = (
            []
            if self.lesson is None
            else [_counted(None, tuple(row for rows in self.lessons.values() for row in rows))]
        )
        return [*each, *whole, *([say("progress_unkept", why=self.unkept)] if self.unkept else [])]

    def __repr__(self) -> str:
        rows = self.rows if self.lesson else ()
        return "\n".join([self.headline, *(f"  {mark} {asked}" for mark, asked in rows), *self.further])

    def _repr_html_(self) -> str:
        rows = self.rows if self.lesson else ()
        items = "".join(
            f'<div style="color:{"#0A9A70" if mark == "✓" else "inherit"}">{mark} {escape(asked)}</div>'
            for mark, asked in rows
        )
        share = 100 * self.right // len(self.rows)
        return (
            f'<div role="status" style="font-size:16px;line-height:1.6"><b>{escape(self.headline)}</b>'
            f'<div style="background:#D9D9D9;border-radius:4px;height:10px;max-width:420px;margin:4px 0">'
            f'<div style="background:#0A9A70;border-radius:4px;height:10px;width:{share}%"></div></div>{items}'
            f"{''.join(f'<div>{escape(line)}</div>' for line in self.further)}</div>"
        )


def _right(rows: tuple[tuple[str, str], ...]) -> int:
    return sum(mark == "✓" for mark, _ in rows)


def _counted(lesson: int | None, rows: tuple[tuple[str, str], ...]) -> str:
    key = {None: "progress_all", REVIEW: "progress_review"}.get(lesson, "progress")
    return say(key, lesson=lesson, right=_right(rows), of=len(rows))
