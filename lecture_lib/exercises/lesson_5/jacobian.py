"""Implement the Jacobian."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .. import loops
from ..exercise import SIGN, Exercise, Mistake
from ._common import _off, _shares, _slow_softmax


def _element(i: int) -> Callable[[Any], float]:
    return lambda u: float(_slow_softmax(u)[i])


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("ヤコビ行列を実装する", "implement the Jacobian"),
    spec=lambda o: [loops.slope(_element(i), np.log(o)) for i in range(len(o))],
    draws=(lambda rng: (_shares(rng, 1, 3)[0],), lambda rng: (_slow_softmax(rng.normal(0, 1.5, 5)),)),
    solution="def jacobian(o):\n    return np.diag(o) - np.outer(o, o)",
    also=("""
def jacobian(o):
    J = np.zeros((len(o), len(o)))
    for i in range(len(o)):
        for j in range(len(o)):
            if i == j:
                J[i, j] = o[i] * (1 - o[i])
            else:
                J[i, j] = -o[i] * o[j]
    return J
""",),
    returns=("∂o/∂u",),
    mistakes=(
        Mistake("diagonal_only", "np.diag(o) - np.outer(o, o) → np.diag(o * (1 - o))",
            "ほかの成分は本当に 0 ですか？　u₁ を動かすと、o₂ は動きませんか？",
            "Are the others really 0? When u₁ moves, does o₂ stay where it is?"),
        Mistake("plus_off_diagonal", lambda o: np.diag(o - 2 * o * o) + np.outer(o, o),
            "ほかの成分の符号は？　u₁ が大きくなると、o₂ は増えますか、減りますか？",
            "What about the sign of the others? When u₁ grows, does o₂ rise or fall?"),
        Mistake("minus_on_diagonal", lambda o: np.diag(2 * o * o - o) - np.outer(o, o),
            "では対角成分は？　u₁ を大きくすると、o₁ は増えますか、減りますか？",
            "What about the diagonal: when u₁ grows, does o₁ rise or fall?"),
        Mistake("only_the_product", "np.diag(o) - np.outer(o, o) → -np.outer(o, o)",
            "どの成分も −oᵢoⱼ です。対角でない成分なら、それで合っています。i = j のときは、何が加わりますか？",
            "Every element is −oᵢoⱼ, as it should be off the diagonal. What is added where i = j?"),
        Mistake("only_the_product_positive", "np.diag(o) - np.outer(o, o) → np.outer(o, o)",
            "対角でない成分は、oᵢoⱼ ですか、それとも −oᵢoⱼ ですか？　そして、i = j のときは、何が加わりますか？",
            "Off the diagonal, should it be oᵢoⱼ or −oᵢoⱼ? And what is added where i = j?"),
        Mistake("diagonal_empty", "np.diag(o) → np.diag(o**2)",
            "対角成分が 0 です。u₁ を動かしても、o₁ は動きませんか？",
            "The diagonal is 0. When u₁ moves, doesn't o₁ move, too?"),
        Mistake("vector", "np.diag(o) - np.outer(o, o) → o * (1 - o)",
            "返ってきたのは対角成分だけで、行列ではありません。u も o も n 個あります。∂oᵢ/∂uⱼ "
            "は全部でいくつありますか？",
            "What comes back is the diagonal, not a matrix. There are n of the u and n of the o: how many ∂oᵢ/∂uⱼ "
            "is that?"),
        Mistake("same_rows", lambda o: np.tile(o * (1 - o), (len(o), 1)),
            "どの行も oⱼ(1 − oⱼ) です。i ≠ j のとき、商の微分の分子はどうなりましたか？",
            "Every row is oⱼ(1 − oⱼ). For i ≠ j, what became of the numerator in the quotient rule?"),
        Mistake("same_columns", lambda o: np.tile(o * (1 - o), (len(o), 1)).T,
            "どの列も oᵢ(1 − oᵢ) です。i ≠ j のとき、商の微分の分子はどうなりましたか？",
            "Every column is oᵢ(1 − oᵢ). For i ≠ j, what became of the numerator in the quotient rule?"),
        Mistake("one_minus_the_other", "np.diag(o) - np.outer(o, o) → np.outer(o, 1 - o)",
            "oᵢ(1 − oⱼ) になっています。かっこの中の 1 は、どの成分にもありますか？",
            "You have oᵢ(1 − oⱼ). Does the 1 in the brackets belong to every element?"),
        Mistake("one_minus_the_other_turned", "np.diag(o) - np.outer(o, o) → np.outer(1 - o, o)",
            "oⱼ(1 − oᵢ) になっています。かっこの中の 1 は、どの成分にもありますか？",
            "You have oⱼ(1 − oᵢ). Does the 1 in the brackets belong to every element?"),
        Mistake("added", "np.diag(o) - → np.diag(o) +",
            "diag(o) に o oᵀ を足しています。1行を合計すると、いくつになるはずでしたか？",
            "You add o oᵀ to diag(o). What should each row add up to?"),
        Mistake("ones_on_diagonal", lambda o: np.eye(len(o)) - np.outer(o, o),
            "対角成分が 1 − oᵢ² になっています。i = j のとき、商の微分の第1項は何でしたか？",
            "On the diagonal, oᵢ² is subtracted from a 1. For i = j, what was the first term of the quotient rule?"),
        Mistake("factor_forgotten", lambda o: np.eye(len(o)) - o,
            "全体に掛かるはずの oᵢ が抜けています。i ≠ j の成分には、o がいくつ掛かっていましたか？",
            "The factor oᵢ in front of everything is missing. How many o are multiplied in an element with i ≠ j?"),
        Mistake("factor_forgotten_turned", lambda o: np.eye(len(o)) - o[:, None],
            "全体に掛かるはずの oⱼ が抜けています。i ≠ j の成分には、o がいくつ掛かっていましたか？",
            "The factor oⱼ in front of everything is missing. How many o are multiplied in an element with i ≠ j?"),
        Mistake("one_o_only", lambda o: np.diag(o * (1 - o)) - (1 - np.eye(len(o))) * o,
            "i ≠ j のとき、商の微分の分子 e^uᵢ e^uⱼ を S² で割ると、o はいくつ残りますか？",
            "For i ≠ j, divide the numerator e^uᵢ e^uⱼ by S²: how many o are left?"),
        Mistake("one_o_only_turned", lambda o: np.diag(o * (1 - o)) - (1 - np.eye(len(o))) * o[:, None],
            "i ≠ j のとき、商の微分の分子 e^uᵢ e^uⱼ を S² で割ると、o はいくつ残りますか？",
            "For i ≠ j, divide the numerator e^uᵢ e^uⱼ by S²: how many o are left?"),
        Mistake("lower_triangle", lambda o: np.tril(np.diag(o) - np.outer(o, o)),
            "対角より右上が 0 です。ループの範囲は、どの i, j も通っていますか？",
            "Above the diagonal all is 0. Does your loop meet every i and j?"),
        Mistake("inner_product", lambda o: np.diag(o) - o @ o,
            "o が1次元の配列だと、`o @ o.T` は行列でしょうか、それとも1つの数でしょうか？",
            "Where o is an array of one axis, is `o @ o.T` a matrix or a single number?"),
        Mistake("elementwise_product", "np.outer(o, o) → o * o",
            "`o * o` は oᵢ² の並びです。oᵢoⱼ を全部の i, j について並べた表は、どうすれば作れますか？",
            "`o * o` is a row of oᵢ². How do you make a table of oᵢoⱼ for every i and j?"),
        Mistake("softmax_again", lambda o: np.diag(_off(o, 0.0, 0)) - np.outer(_off(o, 0.0, 0), _off(o, 0.0, 0)),
            "渡された o は、すでに softmax の出力です。それをもう一度 softmax に通していませんか？",
            "What you are given already is the output of softmax. Has it been through softmax a second time?"),
    ),
    factors=(
        SIGN.saying(
            "符号がすべて逆です。u₁ を大きくすると、o₁ は増えますか、減りますか？",
            "Every sign is the other way round. When u₁ grows, does o₁ rise or fall?"),
    ),
    hints=(
        ("∂oᵢ/∂uⱼ は、i = j と i ≠ j とで式が違います。",
         "∂oᵢ/∂uⱼ is one formula for i = j, and another for i ≠ j."),
        ("対角は oᵢ(1 − oᵢ) = oᵢ − oᵢoᵢ、ほかは −oᵢoⱼ です。どの成分にも −oᵢoⱼ があると見ることができます。",
         "On the diagonal oᵢ(1 − oᵢ) = oᵢ − oᵢoᵢ, elsewhere −oᵢoⱼ: so −oᵢoⱼ is there in every element."),
        ("対角に o を並べた行列（`np.diag`）から、oᵢoⱼ の表（`np.outer`）を引きます。",
         "From the matrix with o on its diagonal (`np.diag`), subtract the table of oᵢoⱼ (`np.outer`)."),
    ),
)  # fmt: skip
