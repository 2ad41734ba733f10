"""The derivative by nudging: move one number by h, see how E moves. The check on every formula in this lecture.

Disagreement proves a mistake. Agreement at a point is strong evidence, and says nothing where the gradient is about 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Array, Values, positive, real, same_shape
from ._words import add_words, say
from .network import Gradients, Network, loss

# Where E and what is nudged are of order 1, central differences with h = 1e-5 err by some 1e-11: a right formula clears
# these bounds by far, one that forgets a factor misses them by far. A gradient below TELLING could be anything.
RELATIVE, ABSOLUTE, TELLING = 1e-5, 1e-9, 1e-7
ALL, WORST = 16, 6  # rows: of a longer table only the worst are shown, and all are counted
PATIENCE = 1.0  # seconds after which a check says how far it is


def numerical_gradient(function: Callable[[Any], ArrayLike], value: ArrayLike, h: float = 1e-5) -> Values:
    """∂E/∂v ≈ (E(v + h) − E(v − h)) / 2h, for each element v of `value` in turn

    function: takes an array of value's shape (a number where the shape is ()) and returns E, a single number.
    value of any shape → the gradient, of that shape. h: the nudge, > 0 (never called ε: that is the step size).
    Right to about ten digits where E and value are of order 1, to fewer where either is large or E bends sharply.
    Raises TypeError or ValueError if the function returns anything but one finite number, or if h is too small to move
    an element at all. Not in the lecture: our check on it.
    """
    if not callable(function):
        raise TypeError(f"function is {function!r} ({type(function).__name__}): expected something to call")
    value, h = real("value", value), positive("h", h)
    gradient = np.empty_like(value)
    for index, slope in _slopes(function, value, h):
        gradient[index] = slope
    return gradient[()]


def _slopes(function: Callable[[Any], ArrayLike], value: Array, h: float) -> Iterator[tuple[tuple[int, ...], float]]:
    """The derivative by each element in turn, with the element's index."""
    for index in np.ndindex(value.shape):
        up, down = _nudged(value, index, h), _nudged(value, index, -h)
        width = up[index] - down[index]  # 2h, but for rounding
        if width == 0:
            raise ValueError(f"h is {h}: expected a nudge large enough to move {value[index]} (at index {index})")
        yield index, float((_loss(function, up, index, h) - _loss(function, down, index, -h)) / width)


def _nudged(value: Array, index: tuple[int, ...], h: float) -> Array:
    moved = np.array(value)
    moved[index] += h
    return moved


def _loss(function: Callable[[Any], ArrayLike], moved: Array, index: tuple[int, ...], h: float) -> float:
    """E there; the function gets a copy of its own, so it can do no harm."""
    return float(real(f"function(value with {h:+g} at index {index})", function(np.array(moved)[()]), 0))


@dataclass(frozen=True)
class Row:
    """One parameter: its derivative by formula and by nudging."""

    name: str
    exact: float
    numerical: float

    @property
    def difference(self) -> float:
        return abs(self.exact - self.numerical)

    @property
    def off(self) -> float:
        """The difference as a multiple of what rounding may do."""
        return self.difference / (ABSOLUTE + RELATIVE * self._size)

    @property
    def agrees(self) -> bool:
        return self.off <= 1

    @property
    def tells(self) -> bool:
        """Whether the gradient is large enough for agreement to mean anything."""
        return self._size > TELLING

    @property
    def _size(self) -> float:
        return max(abs(self.exact), abs(self.numerical))


@dataclass(frozen=True)
class Comparison:
    """The table exact / numerical / difference, a row for each parameter; shows itself as HTML and as text.

    A long table is shown by its worst rows and a count of all. of: the parameters there are, if not all were compared.
    """

    rows: tuple[Row, ...]
    of: int = 0

    @property
    def agrees(self) -> bool:
        """Whether every parameter was compared, and agrees."""
        return len(self.rows) >= self.of and all(row.agrees for row in self.rows)

    @property
    def worst(self) -> tuple[Row, ...]:
        """The rows furthest off: those that differ, then those whose gradient is large enough to tell."""
        return tuple(sorted(self.rows, key=lambda row: (row.agrees, not row.tells, -row.off))[:WORST])

    @property
    def summary(self) -> str:
        """How many were compared, agree, differ; nothing where each of them can be seen."""
        told = [say("check_stopped", done=f"{len(self.rows):,}", of=f"{self.of:,}")] * (len(self.rows) < self.of)
        if len(self.rows) > ALL:
            marks = [_mark(row) for row in self.rows]
            kinds = [mark for mark in map(say, ("agree", "differ", "too_small")) if mark in marks]
            counts = "　".join(f"{mark} {marks.count(mark):,}" for mark in kinds)
            told.append(say("check_counts", of=f"{len(marks):,}", counts=counts, shown=len(self.worst)))
        return "\n".join(told)

    def _cells(self) -> list[tuple[str, ...]]:
        head = ("", "", say("exact"), say("numerical"), say("difference"))
        rows = self.rows if len(self.rows) <= ALL else self.worst
        return [head, *((r.name, _mark(r), *map(_digits, (r.exact, r.numerical, r.difference))) for r in rows)]

    def __repr__(self) -> str:
        cells = self._cells()
        widths = [max(_width(row[i]) for row in cells) for i in range(5)]
        padded = ("  ".join(" " * (w - _width(c)) + c for w, c in zip(widths, row, strict=True)) for row in cells)
        return "\n".join(filter(None, [self.summary, *(line.rstrip() for line in padded)]))

    def _repr_html_(self) -> str:
        head, *rows = self._cells()
        top = "".join(f'<th scope="col" style="text-align:right">{escape(c)}</th>' if c else "<td></td>" for c in head)
        body = "".join(
            f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(c)}</td>" for c in row[1:]) + "</tr>"
            for row in rows
        )
        told = "".join(f'<div style="font-size:115%">{escape(line)}</div>' for line in self.summary.splitlines())
        return (
            f'{told}<table style="font-size:115%;font-variant-numeric:tabular-nums;white-space:nowrap">'
            f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
        )


def compare(exact: Mapping[str, ArrayLike], numerical: Mapping[str, ArrayLike]) -> Comparison:
    """|∂E/∂v by formula − ∂E/∂v by nudging|, a row for each element of each named gradient

    exact, numerical: gradients by name, the same names and shapes in both. → a Comparison with .rows and .agrees.
    Raises ValueError if names or shapes differ.
    """
    for name, gradients in (("exact", exact), ("numerical", numerical)):
        if not isinstance(gradients, Mapping) or not gradients:
            raise TypeError(f"{name} is {gradients!r}: expected a dict of gradients by name, with at least one")
    if list(exact) != list(numerical):
        raise ValueError(f"numerical has the names {list(numerical)}: expected those of exact, {list(exact)}")
    rows = []
    for name in exact:
        a, b = same_shape(f"exact[{name!r}]", exact[name], f"numerical[{name!r}]", numerical[name])
        rows += [Row(_element(name, i), float(a[i]), float(b[i])) for i in np.ndindex(a.shape)]
    return Comparison(tuple(rows))


def check(net: Network, x: ArrayLike, t: ArrayLike, grads: Gradients, h: float = 1e-5) -> Comparison:
    """|ΔW^k − ∂E/∂W^k by nudging|, |Δb^k − ∂E/∂b^k by nudging|, a row for every weight and every bias of the network

    x, t as in network.loss; grads: anything with .delta_W and .delta_b, whoever computed them → a Comparison, whose rows
    ΔW¹[i, j], Δb¹[j], ΔW²… count elements from 0. Raises as numerical_gradient and compare do. What takes longer than a second
    shows how far it is; interrupted then (■), it returns what has been compared, and cells after it go on.
    """
    for name, slopes in (("delta_W", grads.delta_W), ("delta_b", grads.delta_b)):
        if len(slopes) != len(net.W):
            raise ValueError(f"{name} has {len(slopes)} layers: expected {len(net.W)}, as many as the network has")
    jobs = list(_jobs(net, x, t, grads))
    rows: list[Row] = []
    bar = _Bar(sum(value.size for _, _, _, value in jobs))
    try:
        for name, exact, nudged, value in jobs:
            for index, slope in _slopes(nudged, value, positive("h", h)):
                rows.append(Row(_element(name, index), float(exact[index]), slope))
                bar.advance(len(rows))
    except KeyboardInterrupt:
        if not bar.shown:
            raise
    finally:
        bar.clear()
    return Comparison(tuple(rows), bar.of)


Job = tuple[str, Array, Callable[[Array], np.float64], Array]


def _jobs(net: Network, x: ArrayLike, t: ArrayLike, grads: Gradients) -> Iterator[Job]:
    """For each W and b: the name of its gradient, the gradient by formula, E as a function of it, and its value."""
    for k in range(len(net.W)):
        for name, value, slope in (("W", net.W[k], grads.delta_W[k]), ("b", net.b[k], grads.delta_b[k])):

            def nudged(moved: Array, name: str = name, k: int = k) -> np.float64:
                return loss(_with(net, name, k, moved), x, t)

            row = f"Δ{name}{str(k + 1).translate(_RAISED)}"
            exact, _ = same_shape(f"exact[{row!r}]", slope, f"numerical[{row!r}]", value)
            yield row, np.asarray(exact), nudged, value


@dataclass
class _Bar:
    """How far a long check is, in one line of text that goes away with it."""

    of: int
    shown: str = ""
    due: float = field(default_factory=lambda: monotonic() + PATIENCE)

    def advance(self, done: int) -> None:
        if monotonic() < self.due:
            return
        self.due = monotonic() + PATIENCE / 5
        full = 30 * done // self.of
        self._write("█" * full + "░" * (30 - full) + say("check_bar", done=f"{done:,}", of=f"{self.of:,}"))

    def clear(self) -> None:
        if self.shown:
            self._write(" " * _width(self.shown))
            print(end="\r", flush=True)

    def _write(self, text: str) -> None:
        print(end=f"\r{text}", flush=True)
        self.shown = text


def _with(net: Network, name: str, k: int, value: Array) -> Network:
    """The network with another W or b in layer k."""
    values: tuple[Array, ...] = getattr(net, name)
    changed: Any = {name: (*values[:k], value, *values[k + 1 :])}
    return replace(net, **changed)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _element(name: str, index: tuple[int, ...]) -> str:
    return f"{name}[{', '.join(map(str, index))}]" if index else name


def _mark(row: Row) -> str:
    return say("differ") if not row.agrees else say("agree") if row.tells else say("too_small")


def _digits(value: float) -> str:
    """Six decimals; small values in powers of ten; below 1e-8 there is only rounding, which varies with the machine."""
    if abs(value) < 1e-8:
        return "< 1e-8" if value else "0"
    return f"{value:.6f}" if abs(value) >= 1e-4 else f"{value:.1e}"


def _width(text: str) -> int:
    """Columns that the text takes in a terminal: Japanese characters take two."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


add_words({
    "exact": ("式から", "formula"),
    "numerical": ("数値微分", "numerical"),
    "difference": ("差", "difference"),
    "agree": ("✓ 一致", "✓ agree"),
    "differ": ("✗ 不一致", "✗ differ"),
    "check_bar": ("　{of} 個のうち {done} 個　■（中断）を押すと、そこまでの結果を表示します",
        "  {done} of {of}   interrupt (■) to see the result so far"),
    "check_stopped": ("中断しました。{of} 個のうち {done} 個だけを比べた結果です。", "Stopped: {done} of {of} were compared."),
    "check_counts": ("{of} 個のうち　{counts}。下は、"
        "差が勾配の大きさのわりに大きいものから {shown} 個です（不一致は先頭に並びます）。",
        "Of {of}:　{counts}. Below are the {shown} that differ most, relative to the size of their "
        "gradient (those that disagree come first)."),
    "too_small": ("？ 小さすぎて判定できない", "? too small to tell"),
})  # fmt: skip
