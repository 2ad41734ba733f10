"""Implement the numerical gradient, by central differences."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import SIGN, Exercise, Mistake
from ..loops import decimals
from ._common import _sigma


def _cubes(rng: Generator, h: float, *shape: int) -> tuple[Any, ...]:
    def f(v: Any) -> float:
        """f(v) = Σᵢ vᵢ³ + (Σᵢ vᵢ)²"""
        return float(np.sum(np.asarray(v) ** 3) + np.sum(v) ** 2)

    return f, decimals(rng, *shape), h


def _loss_of_weights(rng: Generator) -> tuple[Any, ...]:
    x, t = decimals(rng, 2, 2), rng.integers(0, 2, (2, 3)).astype(float)

    def f(W: Any) -> float:
        """f(W) = ½ Σ (t − σ(x W))²"""
        return float(0.5 * np.sum((t - _sigma(x @ np.asarray(W))) ** 2))

    return f, decimals(rng, 2, 3), 0.2


def _central(f: Any, value: Any, h: Any) -> Any:
    gradient = np.zeros(np.shape(value))
    for index in np.ndindex(gradient.shape):
        E = []
        for nudge in (h, -h):
            moved = np.array(value, dtype=float)
            moved[index] = moved[index] + nudge
            E.append(f(moved))
        gradient[index] = (E[0] - E[1]) / (2 * h)
    return gradient


EXERCISE = Exercise(
    __name__,
    section=4,
    asked=("数値微分（中心差分）を実装する", "implement the numerical gradient, by central differences"),
    spec=_central,
    draws=(lambda rng: _cubes(rng, 0.1, 3), _loss_of_weights, lambda rng: _cubes(rng, 0.3, 3, 2, 2)),
    solution="""
def gradient_check(f, value, h):
    gradient = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[index] += h
        down[index] -= h
        gradient[index] = (f(up) - f(down)) / (2 * h)
    return gradient
""",
    returns=("∂f/∂v",),
    mistakes=(
        Mistake("one_sided", "down[index] -= h →\n"
            "(2 * h) → h",
            "片側だけ動かした差分になっています。h が小さくないとき、曲がりの分だけずれます。"
            "反対側へも動かしましたか？",
            "This is a one-sided difference. Unless h is small it is off by the bend of f. Do you nudge to the "
            "other side as well?"),
        Mistake("one_sided_below", "up[index] += h →\n"
            "(2 * h) → h",
            "減らす側だけの差分になっています。増やす側へも動かしましたか？",
            "This is a one-sided difference, downwards only. Do you nudge upwards as well?"),
        Mistake("one_sided_over_2h", "f(down) → f(value)",
            "2h で割っていますが、2つの点は 2h 離れていますか？",
            "You divide by 2h. Are your two points 2h apart?"),
        Mistake("divided_by_h", "(2 * h) → h",
            "h で割っています。f を比べた2つの点は、どれだけ離れていますか？",
            "You divide by h. How far apart are the two points at which you compare f?"),
        Mistake("not_divided", "(f(up) - f(down)) / (2 * h) → f(up) - f(down)",
            "f の差がそのまま返っています。微分は、差を何で割ったものですか？",
            "This is the difference of f itself. What is it divided by in a derivative?"),
        Mistake("brackets_below", "(2 * h) → 2 * h",
            "`/ 2 * h` と書いていませんか。Python では、その h は割る側と掛ける側の、どちらになりますか？",
            "Have you written `/ 2 * h`? In Python, does that divide by h, or multiply by it?"),
        Mistake("added", "f(up) - f(down) → f(up) + f(down)",
            "2つの値を足しています。f の変化は、和ですか、差ですか？",
            "You add the two values. Is a change of f a sum, or a difference?"),
        Mistake("h_ignored", "gradient = np.zeros → h = 1e-5; gradient = np.zeros",
            "渡された h を使っていません。どこかに 1e-5 などと書いていませんか？",
            "The h you are given is not used. Is there a 1e-5 or the like in your code?"),
        Mistake("replaced", "+= h → = h\n"
            "-= h → = -h",
            "成分を h や −h に置き換えています。`=` ですか、`+=` ですか？",
            "The element is replaced by h and by −h. Is it `=` or `+=`?"),
        Mistake(
            "all_at_once",
            "gradient[index] = (f(up) - f(down)) / (2 * h) → gradient = (f(value + h) - f(value - h)) / (2 * h)",
            "全部の成分を一度に動かしています。1つの数からは、どの成分の微分か分かりますか？",
            "You nudge all elements at once. From the one number you get, can you tell what each contributed?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。引く順序を確かめてください。増やしたときに f が増えるなら、微分は正ですか、負ですか？",
            "The sign is the other way round; look at the order of the difference. Where f grows with v, is the "
            "derivative positive or negative?"),
    ),
    hints=(
        ("1つの成分だけを h 増やした f と、h 減らした f を比べます。これを、すべての成分で繰り返します。",
         "Compare f with one element raised by h and f with it lowered by h. Do so for each element in turn."),
        ("`np.ndindex(value.shape)` で回すと、配列が何次元でも、すべての添字が順に出てきます。動かすのは、"
         "毎回新しく作った `value.copy()` です。",
         "`np.ndindex(value.shape)` gives every index in turn, whatever the number of axes. Nudge a fresh "
         "`value.copy()` each time."),
        ("`up[index] += h`、`down[index] -= h` として、f の差を、2つの点の距離 2h で割ります。`/ (2 * h)` "
         "のかっこを忘れずに。結果は `value` と同じ形の配列に入れていきます。",
         "With `up[index] += h` and `down[index] -= h`, divide the difference of f by the distance of the two "
         "points, 2h. Mind the brackets in `/ (2 * h)`. Collect the results in an array shaped like `value`."),
    ),
)  # fmt: skip
