"""Numbers as text, in a figure or under it. What each format is for, and what it makes of a few:

                    0.5    −0.31416    12.3456    0.0001234    0
    significant     0.5    −0.3142     12.35      1.234×10⁻⁴   0       in a formula: products of printed numbers come out
    bracketed       0.5    (−0.3142)   12.35      1.234×10⁻⁴   0       … as a factor or a term of it
    near_one        0.5    −0.3142     12.35      1.234×10⁻⁴   0       … an output o, whose 1 − o must come out, too
    even_width      0.500  −0.314      12.3       1.2×10⁻⁴     0.00    moving in a figure: about equally wide whatever it is
    narrow          0.500  −0.314      12.3       1×10⁻⁴       0.00    … where there is little room
    short_cell      0.50   −0.31       12.3       0.00         0       in a table in a figure: at most five signs
    tight_cell      .50    −.31        12         .00          0       … at most four, so that they can be large

`equals`, in explore/_readout.py, is the eighth: "= 0.5" as HTML in its colour, "≈ 0" where only rounding is left.
"""

from __future__ import annotations

from unicodedata import normalize

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


# what a keyboard gives for a minus sign or a point: one for Japanese words the mark of a long vowel, or 。
_TYPED = str.maketrans(dict.fromkeys("−‐‑‒–—―ー", "-") | {"。": "."})


def raised(number: int) -> str:
    """The number as an exponent or an upper index."""
    return str(number).translate(_RAISED)


def significant(value: float, digits: int = 4, trim: bool = True) -> str:
    """A number as a person writes it, to that many significant digits.

    A real minus sign; powers of ten below 0.001 and from 100,000; without trailing zeros unless `trim` is False; "≈0" below
    10⁻¹², where rounding is all there is.
    """
    size = abs(value)
    if 0 < size < 1e-12:
        return "≈0"
    if size and not 0.001 <= size < 1e5:
        mantissa, exponent = f"{value:.{digits - 1 if digits > 3 else min(digits - 1, 1)}e}".split("e")
        return f"{mantissa}×10{raised(int(exponent))}".replace("-", "−")
    decimals = max(digits - 1 - int(f"{value:.{digits - 1}e}".split("e")[1]), 0)
    text = f"{value + 0:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if trim and "." in text else text
    return text.replace("-", "−")


def bracketed(value: float | str) -> str:
    """A number (or one that is written already) inside a product or a sum: a negative one in brackets."""
    text = value if isinstance(value, str) else significant(value)
    return f"({text})" if text.startswith("−") else text


def near_one(value: float) -> str:
    """An output o with as many digits as 1 − o needs; one that would round to 1 is written as 1 − something."""
    if 1e-12 < 1 - value < 1e-3:
        return f"(1 − {significant(1 - value)})"
    return significant(value, 6 if 1e-12 < 1 - value < 0.05 else 4)


def even_width(value: float) -> str:
    """Three digits, two of a small one, with trailing zeros."""
    return significant(value, 3 if abs(value) >= 0.01 else 2, trim=False) if value else "0.00"


def narrow(value: float) -> str:
    """As even_width, but powers of ten with one digit."""
    return even_width(value) if not 1e-12 <= abs(value) < 0.001 else significant(value, 1)


def short_cell(value: float) -> str:
    """Whole numbers without decimals, others with two."""
    if abs(value) >= 100:
        return even_width(value)
    digits = 0 if value == round(value) else 1 if abs(value) >= 10 else 2
    text = f"{round(value, digits) + 0.0:.{digits}f}"  # + 0.0 takes the sign off a 0
    return text.replace("-", "−")


def tight_cell(value: float) -> str:
    """Two digits, without a 0 before the point."""
    if value == round(value) or abs(value) >= 9.95:
        return f"{value + 0.0:.0f}".replace("-", "−")
    if abs(value) >= 0.995:
        return f"{value:.1f}".replace("-", "−")
    return f"{round(value, 2) + 0.0:.2f}".replace("0.", ".", 1).replace("-", "−")  # + 0.0 takes the sign off a 0


def as_code(value: float) -> str:
    """A number as one types it: −1.2×10⁻⁴ is -1.2e-4."""
    mantissa, _, power = significant(value).replace("≈", "").replace("−", "-").partition("×10")
    return f"{mantissa}e{normalize('NFKC', power).replace('−', '-')}" if power else mantissa


def typed(text: str) -> float:
    """The number that somebody has typed, or copied from what is shown: 0.37, 1e-3, -0.4, −0.4, ー0.4, 1.2×10⁻³, ０．５, 0。5.

    Raises ValueError for anything else.
    """
    plain = normalize("NFKC", text).translate(_TYPED).replace("×10", "e").strip()
    if not plain or set(plain) - set("0123456789.+-eE"):
        raise ValueError(f"text is {text!r}: expected a number, such as 0.5, -2 or 1e-3")
    return float(plain)
