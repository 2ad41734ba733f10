"""The HTML under a figure: formulas with their numbers in the colours of what they are, a headline, lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .._arrays import Array
from .._numbers import bracketed, significant
from .._words import say

Span = Callable[[object], str]


def forward_span(text: object) -> str:
    """In the colour of x, u and o."""
    return f'<span class="lec-forward">{text}</span>'


def error_span(text: object) -> str:
    """In the colour of δ and Δ."""
    return f'<span class="lec-error">{text}</span>'


def target_span(text: object) -> str:
    """In the colour of t."""
    return f'<span class="lec-target">{text}</span>'


def loss_span(text: object) -> str:
    """As E is written."""
    return f'<span class="lec-loss">{text}</span>'


def note(text: object) -> str:
    """A remark, paler than what it is about."""
    return f'<span class="lec-note">{text}</span>'


E_SIGN = loss_span("<i>E</i>")


def block(head: str, *lines: str) -> str:
    """A headline, and lines under it; an empty one is left out."""
    return f'<div class="lec-head">{head}</div>' + "".join(f"<div>{line}</div>" for line in lines if line)


def side_by_side(formulas: Sequence[str]) -> str:
    """Formulas in one line where there is room; a line is broken between them only."""
    between = say("formulas_between")
    parts = [*(formula + between for formula in formulas[:-1]), *formulas[-1:]]
    return "".join(f'<span class="lec-item">{part}</span>' for part in parts)


def equals(colour: Span, value: float | str, digits: int = 4) -> str:
    """Of a number, or one that is written already: "= 0.31", in its colour, or "≈ 0"."""
    text = value if isinstance(value, str) else significant(value, digits)
    return f"≈ {colour(0)}" if text == "≈0" else f"= {colour(text)}"


def from_to(E: Array | Sequence[float], n: int | None = None) -> str:
    """E: 0.9 → 0.1 (n = 100), where E has the losses before the first and after each of n updates, or but the first and last."""
    return f"{E_SIGN}: {loss_span(significant(E[0]))} → {loss_span(significant(E[-1]))} (n = {len(E) - 1 if n is None else n})"


def updated(name: str, value: float, epsilon: float, slope: float) -> str:
    """w_new = 0.5 − 0.1 × 2 = 0.3"""
    product = f"{significant(value)} − {significant(epsilon)} × {error_span(bracketed(slope))}"
    return f"{name} = {product} {equals(str, value - epsilon * slope)}"
