"""Compute softmax by hand."""

from __future__ import annotations

import math

from ..exercise import Exercise, Mistake
from ._common import _U, _slow_softmax


def _part(values: list[float]) -> list[float]:
    return [v / sum(values) for v in values]


EXERCISE = Exercise(
    __name__,
    section=2,
    asked=("softmax を手で計算する", "compute softmax by hand"),
    spec=lambda: _slow_softmax(_U),
    solution="""
e = [6, 3, 1]  # e^u
o1 = e[0] / (e[0] + e[1] + e[2])  # 0.6
o2 = e[1] / (e[0] + e[1] + e[2])  # 0.3
o3 = e[2] / (e[0] + e[1] + e[2])  # 0.1
softmax_by_hand = [o1, o2, o3]
""",
    returns=("[o₁, o₂, o₃]",),
    mistakes=(
        Mistake("no_exponential", lambda: _part(_U),
            "u をそのまま u の合計で割っています。u が負のとき、それで確率になりますか？",
            "You divide u itself by the sum of the u. Would that be a probability where a u is negative?"),
        Mistake("not_normalised", lambda: [6.0, 3.0, 1.0],
            "3つを合計すると、いくつになりますか？",
            "What do the three add up to?"),
        Mistake("largest_only", lambda: [1.0, 0.0, 0.0],
            "いちばん大きいものを選んだだけです。softmax では、ほかのクラスの確率も 0 になりますか？",
            "You have only picked the largest. Does softmax give the other classes a probability of 0?"),
        Mistake("divided_by_the_largest", lambda: [1.0, 0.5, 1 / 6],
            "いちばん大きい e^u で割っています。3つの合計は1になりますか？",
            "You divide by the largest e^u. Do the three add up to 1?"),
        Mistake("exponential_of_the_sum", lambda: [6 / 18, 3 / 18, 1 / 18],
            "分母にあるのは、u の合計の exp ですか、それとも exp(u) の合計ですか？",
            "Is the denominator the exp of a sum of u, or a sum of exp(u)?"),
        Mistake("powers_of_two", lambda: _part([2**v for v in _U]),
            "2 のべき乗になっています。softmax で u 乗するのは、何という数ですか？",
            "These are powers of 2. Which number is it that softmax raises to the u?"),
        Mistake("minus", lambda: _part([1 / 6, 1 / 3, 1.0]),
            "いちばん大きい u の確率が、いちばん小さくなっています。e の肩の符号は？",
            "The largest u gets the smallest probability. What is the sign in the exponent?"),
        Mistake("sigmoid_each", lambda: [6 / 7, 3 / 4, 1 / 2],
            "u を1つずつ σ に通しています。合計は1になりますか？",
            "Each u has been through σ alone. Do they add up to 1?"),
        Mistake("e_to_the_zero", lambda: _part([6.0, 3.0, math.e]),
            "e⁰ を e としていませんか。どんな数でも、0乗はいくつですか？",
            "Have you taken e⁰ for e? What is any number to the power 0?"),
        Mistake("per_cent", lambda: [60.0, 30.0, 10.0],
            "% の数になっています。softmax の出力の合計は、いくつでしたか？",
            "These are percentages. What do the outputs of softmax add up to?"),
        Mistake("divided_by_three", lambda: [2.0, 1.0, 1 / 3],
            "3（クラスの数）で割っています。確率の合計が1になるには、何で割りますか？",
            "You divide by 3, the number of classes. What must be divided by, so that they add up to 1?"),
        Mistake("euclidean", lambda: [v / math.sqrt(46) for v in (6, 3, 1)],
            "2乗の合計の平方根で割っています。3つを合計すると、1になりますか？",
            "You divide by the root of the sum of squares. Do the three add up to 1?"),
    ),
    hints=(
        ("3つの $e^u$ → その合計 → 割り算、の順です。",
         "The three $e^u$, then their sum, then divide."),
        ("$e^{\\log 6} = 6$ です。$e^{\\log 3}$ と $e^0$ は？",
         "$e^{\\log 6} = 6$. What are $e^{\\log 3}$ and $e^0$?"),
        ("$e^u$ は 6, 3, 1、合計は 10 です。",
         "The $e^u$ are 6, 3 and 1; they add up to 10."),
    ),
)  # fmt: skip
