"""Implement δᵘ for the cross-entropy."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import loops
from ..exercise import HALF, SIGN, Exercise, Mistake, mean
from ._common import _MEAN_OF_EVERYTHING, _off, _slow_cross_entropy, _slow_softmax, _soft_t_and_o, _t_and_o, _through


def _top(u: Any, axis: int | None = 1) -> Any:
    return u.max(axis=axis, keepdims=True)


def _softmax(u: Any) -> Any:
    return _off(u, _top(u))


EXERCISE = Exercise(
    __name__, section=5,
    asked=("交差エントロピーの δᵘ を実装する", "implement δᵘ for the cross-entropy"),
    spec=lambda t, o: loops.slope(lambda u: _slow_cross_entropy(t, _slow_softmax(u)), np.log(o)),
    draws=(_t_and_o, _soft_t_and_o),
    solution="def delta_u_softmax(t, o):\n    return o - t",
    also=("def delta_u_softmax(t, o):\n    return -t * (1 - o) + (1 - t) * o", """
def delta_u_softmax(t, o):
    delta_o = -t / o
    return o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
"""),
    returns=("δᵘ",),
    mistakes=(
        Mistake("from_the_largest", lambda t, o: o - np.eye(o.shape[1])[o.argmax(axis=1)],
            "o がいちばん大きいクラスから 1 を引いています。正解のクラスを教えてくれるのは、t と o のどちらですか？",
            "You subtract 1 from the class with the largest o. Which array says which class is right, t or o?"),
        Mistake("slope_again", lambda t, o: (o - t) * o * (1 - o),
            "o(1 − o) が掛かっています。交差エントロピーでは、それは −t/o の 1/o と約分されませんでしたか？",
            "There is an o(1 − o). With the cross-entropy, hasn't it cancelled against the 1/o of −t/o?"),
        Mistake("squared_error", lambda t, o: _through(o - t, o),
            "o − t をヤコビ行列に通しています。それは、どの損失の δᵘ ですか？",
            "You send o − t through the Jacobian. Of which loss is that the δᵘ?"),
        Mistake("delta_o", lambda t, o: -t / o,
            "これは δᵒ = ∂E/∂o です。u まで戻りましたか？",
            "This is δᵒ = ∂E/∂o. Have you gone on to u?"),
        Mistake("right_class_only", lambda t, o: -t * (1 - o),
            "正解のクラスの成分だけを計算したか、ヤコビ行列の対角成分だけを通っています。正解でないクラスの u "
            "を大きくすると、正解のクラスの o はどうなりますか？",
            "You compute the element of the right class alone, or you go through the diagonal of the Jacobian "
            "alone. When the u of a wrong class grows, what becomes of the right class's o?"),
        Mistake("where_t_is_positive", lambda t, o: (o - t) * (t > 0),
            "t = 0 のクラスの δᵘ が 0 になっています。正解でないクラスの u を大きくすると、正解のクラスの o "
            "はどうなりますか？　E は？",
            "Where t is 0, your δᵘ is 0. When the u of a wrong class grows, what becomes of the right class's o? "
            "And of E?"),
        Mistake("one_subtracted", "- t → - 1",
            "どのクラスの o からも 1 を引いています。教師信号が1なのは、どのクラスですか？",
            "You subtract 1 from the o of every class. Which class has the target 1?"),
        Mistake("subtracted_from_one", "o - t → 1 - o",
            "どのクラスも 1 − o になっています。教師信号が1なのは、どのクラスですか？　また、そのクラスの u "
            "を大きくすると、E は増えますか、減りますか？",
            "For every class you have 1 − o. Which class has the target 1? And when the u of that class grows, "
            "does E rise or fall?"),
        Mistake("largest_target_only", lambda t, o: o - (t == t.max(axis=1, keepdims=True)),
            "t のいちばん大きいクラスからだけ 1 を引いています。one-hot ならそれで済みます。t = (0.7, 0.3) "
            "のときは？",
            "You subtract 1 where t is largest. For a single 1 among zeros that will do. And for t = (0.7, 0.3)?"),
        Mistake("two_classes", lambda t, o: (o - t) / (o * (1 - o)),
            "−t/o + (1 − t)/(1 − o) を計算していませんか？　それはシグモイド1個のときの ∂E/∂o です。ここでの δᵒ は？",
            "Do you compute −t/o + (1 − t)/(1 − o)? That is ∂E/∂o of a single sigmoid. What is δᵒ here?"),
        Mistake("softmax_again", lambda t, o: _softmax(o) - t,
            "渡された o は、すでに確率です。それをもう一度 softmax に通していませんか？",
            "What you are given already are probabilities. Have they been through softmax a second time?"),
        Mistake("absolute", lambda t, o: abs(o - t),
            "どの成分も正です。正解のクラスの u を大きくすると、E は増えますか？",
            "No element is negative. Does E rise when the u of the right class grows?"),
        Mistake("summed", lambda t, o: (o - t).sum(axis=0),
            "サンプルについて合計しています。δᵘ は、どの u についての微分ですか？",
            "You sum over samples. With respect to which u is each δᵘ the derivative?"),
        Mistake("the_loss", lambda t, o: -np.sum(t * np.log(o)),
            "これは E そのもの（またはその項）です。求めるのは、E を何で微分したものでしたか？",
            "This is E itself, or its terms. With respect to what is the derivative of E asked for?"),
        Mistake("terms_of_the_loss", lambda t, o: -t * np.log(o),
            "これは E そのもの（またはその項）です。求めるのは、E を何で微分したものでしたか？",
            "This is E itself, or its terms. With respect to what is the derivative of E asked for?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です（t と o が入れ替わっていても、こうなります）。正解のクラスの u を大きくすると、E "
            "は増えますか、減りますか？",
            "The sign is the other way round (as it is when t and o are swapped). When the u of the right class "
            "grows, does E rise or fall?"),
        HALF.saying(
            "½ が余分です。この E に ½ は付いていましたか？",
            "There is a ½ too many. Was there a ½ in this E?"),
        mean(lambda t, o: len(t)),
        _MEAN_OF_EVERYTHING,
    ),
    hints=(
        ("δᵒ = −t/o をヤコビ行列に通すと、ほとんど全部が約分されます。",
         "Send δᵒ = −t/o through the Jacobian, and almost everything cancels."),
        ("$\\delta^u_j = -t_j(1 - o_j) + \\sum_{i \\ne j} t_i o_j$ です。$o_j$ が掛かった項をまとめると？",
         "$\\delta^u_j = -t_j(1 - o_j) + \\sum_{i \\ne j} t_i o_j$. Collect the terms with $o_j$."),
        ("$o_j$ に掛かるのは $\\sum_i t_i = 1$ です。残るのは、出力と教師信号の差だけです。",
         "What multiplies $o_j$ is $\\sum_i t_i = 1$. All that is left is the difference of output and target."),
    ),
)  # fmt: skip
