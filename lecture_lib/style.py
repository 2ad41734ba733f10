"""One look for every figure and every line of text: the colours with their one meaning, and numbers as text."""

from __future__ import annotations

from collections.abc import Callable

from . import language

FORWARD = "#0072B2"  # forward values: x, u, o
ERROR = "#D55E00"  # error signals and gradients: δ^o, δ^u, ΔW, Δb
TARGET = "#009E73"  # targets: t
LOSS = "#000000"  # the loss: E
POSITIVE = "#762A83"  # a weight above 0, drawn solid; a place (w, b) among the weights
NEGATIVE = "#8C6D1F"  # a weight below 0, drawn dashed
PAPER = "#FFFFFF"
INK = "#333333"  # what stands still: outlines, axes
FAINT = "#D9D9D9"  # what is not reached yet, or matters less
HUES = (FORWARD, ERROR, TARGET, POSITIVE, NEGATIVE, INK)

# In JupyterLab's dark theme text takes lighter tones of the same hues, and figures are turned dark by one filter that
# inverts lightness and keeps hue, so that no figure has to be drawn twice.
CSS = """
.lec { font-size: 16px; line-height: 1.5; color: var(--jp-ui-font-color1, #212121); }
.lec-readout { font-size: 18px; line-height: 1.6; font-variant-numeric: tabular-nums; padding: 2px 4px; }
.lec-readout .lec-head { font-weight: 600; }
.lec-readout i { font-family: "STIX Two Text", "Times New Roman", serif; font-size: 106%; }
.lec-forward { color: #0072B2; } .lec-error { color: #C45500; } .lec-target { color: #00805C; }
.lec-readout table { font-size: 16px !important; line-height: 1.35; border-collapse: collapse; }
.lec-readout td, .lec-readout th { padding: 0 9px; text-align: right; white-space: nowrap; }
.lec-table { overflow-x: auto; }
.lec-loss { font-weight: 600; } .lec-note { opacity: .8; } .lec-item { white-space: nowrap; }
.lec-alert { border: 2px solid #C45500; border-radius: 6px; padding: 6px 10px; white-space: pre-wrap; }
.lec .widget-label { font-size: 15px; } .lec .widget-readout { font-size: 15px; }
.lec .widget-inline-hbox { height: 32px; }
.lec .widget-html { height: auto; } .lec .widget-html-content { flex: 1 1 auto; min-width: 0; }
.lec .lec-value { height: 32px; line-height: 32px; padding-left: 8px; }
@media (max-width: 700px) { .lec-readout { font-size: 16px; } .lec-item { white-space: normal; } }
body[data-jp-theme-light="false"] .lec-forward { color: #56B4E9; }
body[data-jp-theme-light="false"] .lec-error { color: #FF9E5E; }
body[data-jp-theme-light="false"] .lec-target { color: #3FD0A4; }
body[data-jp-theme-light="false"] .lec-panel { filter: invert(.93) hue-rotate(180deg); }
"""


def number(value: float, digits: int = 4, trim: bool = True) -> str:
    """A number as a person writes it, to that many significant digits, so that products of printed numbers come out.

    A real minus sign; powers of ten below 0.001 and from 100,000; without trailing zeros unless `trim` is False (in
    figures, where a changing number must not change its width); "≈0" below 10⁻¹², where rounding is all there is.
    """
    size = abs(value)
    if 0 < size < 1e-12:
        return "≈0"
    if size and not 0.001 <= size < 1e5:
        mantissa, exponent = f"{value:.{digits - 1 if digits > 3 else min(digits - 1, 1)}e}".split("e")
        return f"{mantissa}×10{str(int(exponent)).translate(_SUPERSCRIPT)}".replace("-", "−")
    decimals = max(digits - 1 - int(f"{value:.{digits - 1}e}".split("e")[1]), 0)
    text = f"{value + 0:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if trim and "." in text else text
    return text.replace("-", "−")


_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def label(value: float) -> str:
    """A number inside a figure, about equally wide whatever it is: three digits, two of a small one."""
    return number(value, 3 if abs(value) >= 0.01 else 2, trim=False) if value else "0.00"


def short(value: float) -> str:
    """A number inside a figure that has little room: as `label`, but powers of ten with one digit."""
    return label(value) if not 1e-12 <= abs(value) < 0.001 else number(value, 1)


def entry(value: float) -> str:
    """A number in a table inside a figure, at most five signs: whole numbers without decimals, others with two."""
    if abs(value) >= 100:
        return label(value)
    digits = 0 if value == round(value) else 1 if abs(value) >= 10 else 2
    text = f"{round(value, digits) + 0.0:.{digits}f}"  # + 0.0 takes the sign off a 0
    return text.replace("-", "−")


def factor(value: float) -> str:
    """A number inside a product or a sum: a negative one in brackets."""
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def output(value: float) -> str:
    """An output o with as many digits as 1 − o needs; one that would round to 1 is written as 1 − something."""
    if 1e-12 < 1 - value < 1e-3:
        return f"(1 − {number(1 - value)})"
    return number(value, 6 if 1e-12 < 1 - value < 0.05 else 4)


def forward(text: object) -> str:
    return f'<span class="lec-forward">{text}</span>'


def error(text: object) -> str:
    return f'<span class="lec-error">{text}</span>'


def target(text: object) -> str:
    return f'<span class="lec-target">{text}</span>'


def loss(text: object) -> str:
    return f'<span class="lec-loss">{text}</span>'


def equals(colour: Callable[[object], str], value: float, digits: int = 4) -> str:
    """ "= 0.31", in its colour, or "≈ 0"."""
    text = number(value, digits)
    return f"≈ {colour(0)}" if text == "≈0" else f"= {colour(text)}"


def side_by_side(formulas: list[str]) -> str:
    """Formulas in one line where there is room; a line is broken between them only."""
    comma = "、" if language() == "ja" else ",　 "
    return comma.join(f'<span class="lec-item">{formula}</span>' for formula in formulas)
