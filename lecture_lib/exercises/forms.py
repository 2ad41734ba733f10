"""Slips that are in no line of a solution: what is right, made into something else at the end; what is given, misread.

Each is said of an answer only if it gives the same values on every input, and said as that: "what comes out if …".
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from .exercise import Both, Exercise, defined

SAMPLES = {"x", "t", "o", "u", "delta_o", "delta_u", "E", "seeds"}  # arguments that have a row for each sample


class Form(NamedTuple):
    """What is made of a right result; where that takes something from what came, it is what nobody can know."""

    kind: str
    made: Callable[[Any, Any], Any]
    phrase: Both


class Misreading(NamedTuple):
    """A solution that gets other arguments than it should."""

    kind: str
    function: Callable[..., Any]
    phrase: Both


# ---- what is made of a result


def _only(right: Any, place: Any) -> Any:
    """This part of it; the rest is 0."""
    made = np.zeros_like(right)
    made[place] = right[place]
    return made


def _shifted(right: Any, by: int) -> Any:
    """Each one place on; the place that gets free is 0."""
    made = np.roll(right, by, axis=0)
    made[0 if by > 0 else -1] = 0
    return made


def _alone(function: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """Of what is right only."""
    return lambda right, _: function(right)


def _summing_to(right: Any, came: Any) -> Any:
    """What came, if it adds up to what is right along one of its axes."""
    summed = (came.sum(axis=axis) for axis in range(came.ndim) if came.ndim == right.ndim + 1)
    return came if any(s.shape == right.shape and np.allclose(s, right, rtol=1e-5) for s in summed) else None


_FUNCTION = (
    "最後に関数を1つ余分に通す、または通し忘れる（√、2乗、逆数、log、exp、σ など）",
    "one more function is applied at the end, or one is left out (√, a square, 1/…, log, exp, σ)",
)
_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "sigmoid": lambda b: 1 / (1 + np.exp(-b)),
    "exp": np.exp,
    "log": np.log,
    "root": np.sqrt,
    "squared": np.square,
    "inverse": lambda b: 1 / b,
    "tanh": np.tanh,
    "minus_log": lambda b: -np.log(b),
    "inverse_root": lambda b: 1 / np.sqrt(b),
    "inverse_square": lambda b: 1 / b**2,
}
_FIRST = (
    "最初の1つだけを計算して、残りは 0 のままにする（return がループの中にある、など）",
    "only the first is computed, and the rest stays 0 (a return inside the loop, say)",
)
_OFF_BY_ONE = ("結果が1つずつずれて入る", "each result is one place off")
_RUNNING = ("前の値に足し続ける（1つごとに 0 に戻さない）", "each is added to the one before (it is not set back to 0)")

# the most telling first; of a function that cannot be applied nothing is said
FORMS = (
    Form("zero", lambda b, _: 0 * b, ("0 のままになる（その分を計算していない）", "it stays 0 (nothing is computed for it)")),
    Form("turned", lambda b, _: b.T if b.ndim > 1 else None, ("行と列を入れ替える", "rows and columns change places")),
    Form("shape", lambda b, came: b.reshape(came.shape), (
        "同じ数を別の形に並べる（軸が余分にある、または足りない）",
        "the same numbers are put into another shape (an axis too many, or too few)")),
    Form("last_only", lambda b, _: b[-1], ("最後の1つだけを返す", "only the last one is returned")),
    Form("first_only", lambda b, _: b[0], ("最初の1つだけを返す", "only the first one is returned")),
    Form("without_first", lambda b, _: b[1:], ("最初の1つが抜ける", "the first one is missing")),
    Form("without_last", lambda b, _: b[:-1], ("最後の1つが抜ける", "the last one is missing")),
    Form("one_after", lambda b, came: np.concatenate([b, came[-1:]]), ("最後に1つ余分なものが付く", "there is one too many at the end")),
    Form("one_before", lambda b, came: np.concatenate([came[:1], b]), ("最初に1つ余分なものが付く", "there is one too many at the beginning")),
    Form("first_filled", lambda b, _: _only(b, 0), _FIRST),
    Form("last_filled", lambda b, _: _only(b, -1), (
        "最後の1つだけが残り、ほかは 0 になる（毎回、全体を作り直している、など）",
        "only the last is kept, and the rest is 0 (all of it is made anew in each turn of a loop, say)")),
    Form("first_column", lambda b, _: _only(b, np.s_[:, 0]), _FIRST),
    Form("diagonal", lambda b, _: b * np.eye(*b.shape), ("対角成分だけを計算する", "only the diagonal is filled")),
    Form("off_diagonal", lambda b, _: b * (1 - np.eye(*b.shape)), (
        "対角成分が 0 のままになる", "the diagonal stays 0")),
    Form("upper", lambda b, _: np.triu(b), ("対角線とその上側だけを計算する", "only what is on and above the diagonal is filled")),
    Form("lower", lambda b, _: np.tril(b), ("対角線とその下側だけを計算する", "only what is on and below the diagonal is filled")),
    Form("on_diagonal", lambda b, _: np.diag(b) if b.ndim == 1 else None, (
        "数の並びを、行列の対角線に置く", "the numbers are put on the diagonal of a matrix")),
    Form("reversed", lambda b, _: b[::-1], ("逆の順番に並べる", "the order is reversed")),
    Form("columns_reversed", lambda b, _: b[:, ::-1], ("列を逆の順番に並べる", "the columns are in reverse order")),
    Form("shifted", lambda b, _: _shifted(b, 1), _OFF_BY_ONE),
    Form("shifted_back", lambda b, _: _shifted(b, -1), _OFF_BY_ONE),
    Form("rolled", lambda b, _: np.roll(b, 1, axis=0), _OFF_BY_ONE),
    Form("rolled_back", lambda b, _: np.roll(b, -1, axis=0), _OFF_BY_ONE),
    Form("running", lambda b, _: np.cumsum(b, axis=0), _RUNNING),
    Form("running_row", lambda b, _: np.cumsum(b, axis=-1), _RUNNING),
    Form("not_summed", _summing_to, ("合計を1つとり忘れる（軸が1つ残る）", "one sum is missing (an axis too many is left)")),
    Form("all_summed", lambda b, _: b.sum(), ("全部を1つの数に足す", "everything is added up into one number")),
    Form("all_averaged", lambda b, _: b.mean(), ("全部の平均を1つ返す", "the mean of everything is returned")),
    Form("rows_summed", lambda b, _: b.sum(axis=0), ("行について合計する", "the rows are added up")),
    Form("columns_summed", lambda b, _: b.sum(axis=-1), ("列について合計する", "the columns are added up")),
    Form("argmax", lambda b, _: b.argmax(axis=-1), ("値ではなく、最大のものの番号を返す", "it is the place of the largest that is returned, not the values")),
    Form("shared_out", lambda b, _: b / b.sum(axis=-1, keepdims=True), (
        "最後に、合計で割る", "it is divided by its sum at the end")),
    Form("mean", lambda b, _: b / len(b), ("最後に、結果の個数で割る", "in the end each is divided by how many results there are")),
    Form("doubled", lambda b, _: 2 * b, ("全体が2倍になる", "all of it is doubled")),
    Form("halved", lambda b, _: b / 2, ("全体が半分になる", "all of it is halved")),
    Form("one_minus", lambda b, _: 1 - b, ("最後に1から引く", "it is taken from 1 at the end")),
    Form("one_more", lambda b, _: b + 1, ("1だけ大きくなる", "there is 1 too much")),
    Form("one_less", lambda b, _: b - 1, ("1だけ小さくなる", "there is 1 too little")),
    Form("absolute", lambda b, _: abs(b), ("絶対値をとる", "its absolute value is taken")),
    Form("positive", lambda b, _: np.maximum(b, 0), ("負のところを 0 にする", "what is negative becomes 0")),
    Form("whole", lambda b, _: np.trunc(b), ("整数になるように切り捨てる（整数の配列に入れる、など）", "its decimals are cut off (in an array of integers, say)")),
    *(Form(f"round_{k}", _alone(partial(np.round, decimals=k)), ("途中か最後で丸める", "it is rounded")) for k in range(5)),
    *(Form(name, _alone(function), _FUNCTION) for name, function in _FUNCTIONS.items()),
)  # fmt: skip


def scaled(argument: str) -> tuple[Callable[[Any, Any], Any], Both]:
    """A result that has been multiplied by one of the arguments, a number."""
    return lambda b, value: b * value, (f"さらに {argument} を掛ける", f"it is multiplied by {argument} as well")


# of one number that was computed by hand
BY_HAND = tuple(
    Form(f"point_{by:g}", _alone(partial(operator.mul, by)), ("小数点の位置を間違える", "the decimal point is in another place"))
    for by in (10.0, 0.1, 100.0, 0.01)
)  # fmt: skip


OF_NUMBERS = tuple(form for form in FORMS if not form.kind.startswith("round"))  # by hand, rounding is expected


# ---- what is misread


Change = tuple[
    str, Callable[[dict[str, Any]], Mapping[str, Any]], Both
]  # kind, arguments → those that are others, phrase


@cache
def misreadings(exercise: Exercise) -> tuple[Misreading, ...]:
    """The solution with other arguments, one change at a time, the most telling first."""
    solve, names = defined(exercise.solution, exercise.name), exercise.arguments

    def reading(change: Callable[[dict[str, Any]], Mapping[str, Any]]) -> Callable[..., Any]:
        def function(*args: Any) -> Any:
            given = dict(zip(names, args, strict=True))
            return solve(**{**given, **change(given)})

        return function

    return tuple(Misreading(kind, reading(change), phrase) for kind, change, phrase in _changes(names))


def _changes(names: tuple[str, ...]) -> Iterator[Change]:
    samples = [name for name in names if name in SAMPLES]
    for kind, part, ja, en in (
        ("first_sample", np.s_[:1], "最初のサンプルだけを使う", "only the first sample is used"),
        ("last_sample", np.s_[-1:], "最後のサンプルだけを使う", "only the last sample is used"),
        ("all_but_last", np.s_[:-1], "最後のサンプルを使わない", "the last sample is not used"),
        ("all_but_first", np.s_[1:], "最初のサンプルを使わない", "the first sample is not used"),
    ):
        if samples:
            yield kind, partial(_all, samples, partial(_part, part)), (ja, en)
    for one, other in combinations(names, 2):
        yield (
            "exchanged",
            partial(_exchanged, one, other),
            (f"{one} と {other} を取り違える", f"{one} and {other} are mixed up"),
        )
    if indices := [name for name in names if name in ("i", "j")]:
        yield "from_one", partial(_all, indices, _one_less), ("添字を1から数える", "places are counted from 1")
    for name in names:
        for kind, change, ja, en in _READ:
            if name in _OF.get(kind, {name}):
                yield kind, partial(_all, [name], change), (ja.format(name=name), en.format(name=name))


def _all(names: list[str], change: Callable[[Any], Any], given: dict[str, Any]) -> Mapping[str, Any]:
    """These arguments changed."""
    return {name: _each(given[name], change) for name in names}


def _exchanged(one: str, other: str, given: dict[str, Any]) -> Mapping[str, Any]:
    if np.shape(given[one]) != np.shape(given[other]):
        raise ValueError("these could not be mixed up")
    return {one: given[other], other: given[one]}


def _part(part: slice, value: Any) -> Any:
    return value[part]


def _one_less(value: Any) -> Any:
    return value - 1


def _each(value: Any, change: Callable[[Any], Any]) -> Any:
    """Of a tuple of arrays, each of them."""
    return tuple(change(part) for part in value) if isinstance(value, tuple) else change(value)


def _number(value: Any, change: Callable[[Any], Any]) -> Any:
    """Of numbers only."""
    if np.ndim(value):
        raise ValueError("no number")
    return change(value)


def _one_hot(t: Any) -> Any:
    return np.eye(t.shape[-1])[t.argmax(axis=-1)]


_OF = {  # of these arguments only
    "one_update_more": {"steps"}, "one_update_less": {"steps"}, "one_hot": {"t"}, "where_t": {"t"},
    "one_more": {"m", "n", "stride", "padding", "seed"}, "one_less": {"m", "n", "stride", "padding", "seed"},
    "through_sigmoid": {"o", "x"}, "slope_of": {"o"}, "whole": {"k", "x", "W", "u", "b", "value"},
    "none": {"b", "padding", "seed"}, "one": {"stride", "epsilon", "scale", "h", "steps"},
}  # fmt: skip
_READ: tuple[tuple[str, Callable[[Any], Any], str, str], ...] = (
    ("one_update_more", lambda v: v + 1, "更新を1回余分に行う", "one update too many is made"),
    ("one_update_less", lambda v: v - 1, "更新が1回足りない", "one update too few is made"),
    ("one_hot", _one_hot, "t を one-hot とみなす（最大のところを1とする）", "t is taken for one-hot (1 where it is largest)"),
    ("where_t", lambda v: (v > 0) * 1.0, "t が 0 でないところを、すべて 1 とする", "t is taken for 1 wherever it is not 0"),
    ("one_more", lambda v: v + 1, "{name} が1大きい", "{name} is 1 too large"),
    ("one_less", lambda v: v - 1, "{name} が1小さい", "{name} is 1 too small"),
    ("one", lambda v: v * 0 + 1, "{name} を使わない（1 とする）", "{name} is not used (but 1)"),
    ("none", lambda v: v * 0, "{name} を使わない（0 とする）", "{name} is not used (but 0)"),
    ("through_sigmoid", lambda v: 1 / (1 + np.exp(-v)), "{name} をさらに σ に通す", "{name} goes through σ once more"),
    ("slope_of", lambda v: v * (1 - v), "{name} のところに {name}(1 − {name}) を使う", "{name}(1 − {name}) is used for {name}"),
    ("root", lambda v: _number(v, np.sqrt), "{name} の平方根を使う", "the root of {name} is used"),
    ("squared", lambda v: _number(v, np.square), "{name} を2乗して使う", "the square of {name} is used"),
    ("twice", lambda v: _number(v, lambda v: 2 * v), "{name} を2倍にして使う", "{name} is used doubled"),
    ("half", lambda v: _number(v, lambda v: v / 2), "{name} を半分にして使う", "half of {name} is used"),
    ("negative", lambda v: -v, "{name} の符号を逆にする", "the sign of {name} is flipped"),
    ("absolute", abs, "{name} のマイナスをなくす", "{name} has lost its minus signs"),
    ("turned", lambda v: v.T, "{name} の行と列を入れ替える", "rows and columns of {name} change places"),
    ("reversed", lambda v: v[::-1], "{name} を逆の順に使う", "{name} is used in reverse order"),
    ("whole", np.trunc, "{name} の小数部分が切り捨てられる（整数の配列に入れる、など）", "{name} loses its decimals (in an array of integers, say)"),
    ("sorted", np.sort, "{name} を大きさの順に並べ替える", "{name} is sorted"),
    ("one_row", lambda v: v[:1] + 0 * v, "{name} の最初の行を、どの行にも使う", "the first row of {name} is used for all"),
)  # fmt: skip
