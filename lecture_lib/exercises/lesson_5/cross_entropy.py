"""Implement the cross-entropy."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import SIGN, Exercise, Factor, Mistake, mean
from ._common import _MEAN_OF_EVERYTHING, _one_hot, _shares, _slow_cross_entropy, _soft_t_and_o, _t_and_o


def _with_zeros(rng: Generator) -> tuple[Any, ...]:
    """Where t is 0, o may be 0, too; in the first row o is t."""
    t = _one_hot(rng, 5, 4)
    o = _shares(rng, 5, 4)
    o[:, 0] += o[:, 3]
    o[:, 3] = 0.0
    o[t[:, 3] > 0] = [0.0, 0.3, 0.0, 0.7]
    o[0] = t[0]
    return t, o


def _mistaken(rng: Generator) -> tuple[Any, ...]:
    """Almost sure of wrong classes: who clips o well above rounding shows it."""
    t = _one_hot(rng, 6, 4)
    right = np.array([9e-4, *[0.02] * 5])[:, None]
    o = np.where(t > 0, 0.0, rng.uniform(0.1, 1.0, t.shape))
    return t, np.where(t > 0, right, o * (1 - right) / o.sum(axis=1, keepdims=True))


_LOG2 = Factor(
    "log2", lambda t, o: 1 / math.log(2),
    "対数の底が 2 です。np.log2(o) を微分すると 1/o になりますか？",
    "The logarithm has base 2. Is the derivative of np.log2(o) equal to 1/o?",
)  # fmt: skip


EXERCISE = Exercise(
    __name__, section=5,
    asked=("交差エントロピーを実装する", "implement the cross-entropy"),
    spec=lambda t, o: _slow_cross_entropy(t, o),
    draws=(_t_and_o, _soft_t_and_o, _with_zeros, _mistaken),
    solution="def cross_entropy(t, o):\n    return -np.sum(t[t > 0] * np.log(o[t > 0]))",
    also=("""
def cross_entropy(t, o):
    E = 0.0
    for i in range(len(t)):
        for j in range(t.shape[1]):
            if t[i, j] > 0:
                E -= t[i, j] * np.log(o[i, j])
    return E
""",),
    returns=("E",),
    mistakes=(
        *(Mistake(f"added_inside_the_log_{small}", f"np.log(o[t > 0]) → np.log(o[t > 0] + {small})",
            "log の中で、o に小さな数が足されています。E は同じ値のままですか？　log o が要らない成分はどれですか？",
            "Something small is added to o inside the log. Does that leave E as it is? And for which elements is log o "
            "not needed at all?")
          for small in (1e-5, 1e-4, 1e-3, 1e-2)),
        *(Mistake(f"clipped_at_{least}", f"np.log(o[t > 0]) → np.log(np.clip(o[t > 0], {least}, 1))",
            "o を小さな値で切り上げています（clip）。その値は、自信のある間違いの o より小さいですか？",
            "You clip o at a small number. Is it smaller than the o of a confident mistake?")
          for least in (1e-3, 1e-2, 0.05, 0.1)),
        Mistake("log_of_zero", "t[t > 0] * np.log(o[t > 0]) → t * np.log(o)",
            "o には 0 もあります。t = 0、o = 0 のところで、numpy の 0 × log 0 は何になりますか？",
            "There may be a 0 in o. Where t = 0 and o = 0, what does numpy make of 0 × log 0?"),
        Mistake("swapped", "-np.sum(t[t > 0] * np.log(o[t > 0])) → -np.sum(o * np.log(t))",
            "t と o が逆です。対数をとるのは、どちらですか（0 があるのは、どちらですか）？",
            "t and o have changed places. Which of them is it whose logarithm is taken (and which of them has "
            "zeros)?"),
        Mistake("swapped_where_t", "-np.sum(t[t > 0] * np.log(o[t > 0])) → -np.sum(o[t > 0] * np.log(t[t > 0]))",
            "t と o が逆です。対数をとるのは、どちらですか？", "t and o have changed places. Of which is the log?"),
        Mistake("nan_hidden", "-np.sum(t[t > 0] * np.log(o[t > 0])) → np.nan_to_num(-np.sum(t * np.log(o)))",
            "nan を数に置き換えても、正しい E にはなりません。nan は、どの成分の計算で出ますか？",
            "To replace nan by a number does not give the right E. In computing which element does nan arise?"),
        Mistake(
            "two_classes",
            "-np.sum(t[t > 0] * np.log(o[t > 0])) → -np.sum(t[t > 0] * np.log(o[t > 0])) - np.sum((1 - t)[t < 1] * "
            "np.log(1 - o[t < 1]))",
            "(1 − t) log(1 − o) は、出力がシグモイド1個のときの項です。softmax では、正解でないクラスはどこから E "
            "に入りますか？",
            "(1 − t) log(1 − o) belongs to a single sigmoid. With softmax, how do the wrong classes get into E?"),
        Mistake("log_of_the_sum", lambda t, o: -np.sum(np.log(np.sum(t * o, axis=1))),
            "合計してから対数をとっています。one-hot のときは同じ値です。では t = (0.7, 0.3) なら？",
            "You sum first, and then take the logarithm. For a single 1 among zeros that is the same. And for t = "
            "(0.7, 0.3)?"),
        Mistake("target_inside", lambda t, o: -np.sum(np.log(t * o)),
            "t が対数の中に入っています。t = 0 のとき、どうなりますか？",
            "t is inside the logarithm. What happens where t = 0?"),
        Mistake("target_forgotten", "t[t > 0] * np.log(o[t > 0]) → np.log(o)",
            "t が使われていません。どの o も同じだけ E に効いてよいでしょうか？",
            "t is not used. Should every o count in E alike?"),
        Mistake("only_where_t_is_1", lambda t, o: -np.sum(np.log(o[t == 1])),
            "t がちょうど1の成分だけを見ています。one-hot ならそれで済みます。t = (0.7, 0.3) のときは？",
            "Only elements where t is exactly 1 count. For a single 1 among zeros that will do. And for t = (0.7, "
            "0.3)?"),
        Mistake("squared_error", lambda t, o: 0.5 * np.sum((t - o) ** 2),
            "これは二乗誤差です。間違いに自信があるほど、際限なく大きくなる損失は、どれでしたか？",
            "This is the squared error. Which loss grows without bound as a mistake becomes more confident?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。log o は、正ですか、負ですか？　損失 E はどちらであってほしいですか？",
            "The sign is the other way round. Is log o positive or negative? And which of the two should a loss be?"),
        mean(lambda t, o: len(t)),
        _MEAN_OF_EVERYTHING,
        _LOG2,
    ),
    hints=(
        ("E = −Σ t log o を、クラスについても、サンプルについても合計します。返すのは1つの数です。",
         "E = −Σ t log o, summed over classes and over samples: what comes back is one number."),
        ("numpy では 0 × log 0 = 0 × (−inf) = nan です。t = 0 の項は、足さないようにします。",
         "In numpy 0 × log 0 = 0 × (−inf) = nan. See to it that terms with t = 0 are not added."),
        ("`t > 0` は True と False の配列です。`t[t > 0]` と `o[t > 0]` で、要る成分だけを取り出せます。",
         "`t > 0` is an array of True and False; `t[t > 0]` and `o[t > 0]` pick out the elements that count."),
    ),
)  # fmt: skip
