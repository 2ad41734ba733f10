"""Fix the bug: confident mistakes are not unlearned."""

from __future__ import annotations

from typing import Any

from .. import loops
from ..exercise import SIGN, Exercise, Mistake, mean
from ._common import _layer, _slopes, _slow_cross_entropy, _slow_logits, _slow_softmax


def _slow_output(W: Any, b: Any, x: Any, t: Any) -> tuple[Any, ...]:
    def E(u: Any) -> float:
        return _slow_cross_entropy(t, _slow_softmax(u))

    u = _slow_logits(W, b, x)
    return _slow_softmax(u), loops.slope(E, u), *_slopes(lambda W, b: E(_slow_logits(W, b, x)), W, b)


EXERCISE = Exercise(
    __name__,
    section=5,
    asked=("バグを直す：自信のある間違いが直らない", "fix the bug: confident mistakes are not unlearned"),
    spec=_slow_output,
    draws=(lambda rng: _layer(rng, 3, 3, 3), lambda rng: _layer(rng, 5, 2, 4)),
    solution="""
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_u = o - t
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b
""",
    returns=("o", "δᵘ", "ΔW", "Δb"),
    mistakes=(
        Mistake("untouched", "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))",
            "バグはまだ残っています。どこですか？",
            "The bug is still there. Where is it?"),
        Mistake("uphill", "o - t → t - o",
            "δᵘ から先の符号が逆です（t と o の順か、−t/o のマイナスを確かめてください）。正解のクラスの u "
            "を大きくすると、E は増えますか、減りますか？",
            "From δᵘ on, the sign is the other way round (look at the order of t and o, or at the minus of −t/o). "
            "When the u of the right class grows, does E rise or fall?"),
        Mistake("mean_of_gradients", "delta_W = x.T @ delta_u → delta_W = x.T @ delta_u / len(x)\n"
            "delta_u.sum(axis=0) → delta_u.mean(axis=0)",
            "ΔW と Δb をサンプルについて平均していませんか？　この講義の E は平均でしたか、合計でしたか？",
            "Are ΔW and Δb means over samples? In this lecture, is E a mean or a sum?"),
        Mistake("delta_u_is_the_loss", "delta_u = o - t → delta_u = -t * np.log(o)",
            "−t log o は、E そのものの項です。それを o で微分しましたか？",
            "−t log o is a term of E itself. Have you differentiated it with respect to o?"),
        Mistake("sigmoid_slope", "delta_u = o - t → delta_u = (o - t) * o * (1 - o)",
            "ヤコビ行列を o(1 − o) に替えても、δᵘ はまだ小さすぎます。o − t に、そもそも何か掛ける必要がありますか？",
            "You have put o(1 − o) in place of the Jacobian, but δᵘ is still too small. Does o − t need to be "
            "multiplied by anything at all?"),
        Mistake("right_class_only", "delta_u = o - t → delta_u = -t * (1 - o)",
            "δᵒ は交差エントロピーのものになりました。それが通ったのは、ヤコビ行列の全部の成分ですか、"
            "それとも対角成分だけですか？",
            "δᵒ now belongs to the cross-entropy. Has it been through all of the Jacobian, or through its diagonal "
            "only?"),
        Mistake("turned", "delta_u = o - t → delta_u = -o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))",
            "δᵒ の符号を変えても、δᵘ の小ささは変わりません。t と o の順は、もともと合っていませんでしたか？",
            "Flipping the sign of δᵒ leaves δᵘ just as small. Wasn't the order of t and o right before?"),
        Mistake("divided_by_o", "delta_u = o - t → delta_u = (o - t - ((o - t) * o).sum(axis=1, keepdims=True))",
            "δᵘ が、もとの式から因子 o を外した値（o で割った値）になっています。それは E の微分ですか？　"
            "小さくなった原因は、どの行ですか？",
            "Your δᵘ is what it was without its factor o (the same as dividing by o). Is that the derivative of E? "
            "In which line does it become too small?"),
        Mistake("stopped_at_delta_o", "delta_u = o - t → delta_u = -t / o",
            "−t/o は δᵒ です。そこから u へは、どう戻りますか？",
            "−t/o is δᵒ. How do you get from there back to u?"),
        Mistake("symptom_in_W", "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))\n"
            "x.T @ delta_u → x.T @ (o - t)",
            "Δb と δᵘ は違うままです。直したのは症状だけではありませんか？",
            "Δb and δᵘ are as wrong as before. Have you fixed only the symptom?"),
        Mistake("symptom_in_b", "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))\n"
            "delta_u.sum(axis=0) → (o - t).sum(axis=0)",
            "ΔW と δᵘ は違うままです。直したのは症状だけではありませんか？",
            "ΔW and δᵘ are as wrong as before. Have you fixed only the symptom?"),
        Mistake(
            "symptom_averaged", "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))\n"
            "x.T @ delta_u → x.T @ delta_u / len(x)\n"
            "delta_u.sum(axis=0) → delta_u.mean(axis=0)",
            "ΔW と Δb を平均にしましたが、バグは残っています。E は合計ですし、δᵘ はその前から違っていませんか？",
            "You have made means of ΔW and Δb, but the bug is still there. E is a sum; and isn't δᵘ wrong before "
            "you get there?"),
        Mistake(
            "symptom_in_W_and_b", "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))\n"
            "x.T @ delta_u → x.T @ (o - t)\n"
            "delta_u.sum(axis=0) → (o - t).sum(axis=0)",
            "δᵘ は違うままです。隠れ層があれば、前の層へ伝わるのは、ΔW、Δb、δᵘ のどれですか？",
            "δᵘ is as wrong as before. If there were a hidden layer, which of the three would be passed on to it?"),
        Mistake(
            "symptom_in_delta_u", "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))\n"
            "return o, delta_u → return o, o - t",
            "ΔW と Δb は、どの δᵘ から計算していますか？",
            "Which δᵘ are ΔW and Δb computed from?"),
        Mistake("sum_left_out", "delta_u = o - t → delta_u = o * (o - t)",
            "因子 o が残っています。交差エントロピーでは、それも約分されませんか？",
            "You have kept the factor o. With the cross-entropy, doesn't it cancel as well?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。正解のクラスの u を大きくすると、E は増えますか、減りますか？",
            "The sign is the other way round. When the u of the right class grows, does E rise or fall?"),
        mean(lambda W, b, x, t: len(x)),
    ),
    hints=(
        ("o は正しいので、バグはそのあとにあります。δᵘ を数値微分と比べると、自信のある間違いほど小さすぎます。",
         "o is right, so the bug comes after it. Compared with nudging, δᵘ is too small, and most of all for "
         "confident mistakes."),
        ("`delta_o` の行は、どの損失を o で微分したものですか？　交差エントロピーの δᵒ は何でしたか？",
         "Of which loss is the line `delta_o` the derivative? And what is δᵒ for the cross-entropy?"),
        ("o − t は、交差エントロピーではもう δᵘ です。ヤコビ行列に通す必要はありません。（δᵒ を −t/o "
         "に直してヤコビ行列に通しても、同じ値です。）",
         "For the cross-entropy o − t already is δᵘ: it need not go through the Jacobian. (Changing δᵒ to −t/o and "
         "sending that through gives the same.)"),
    ),
)  # fmt: skip
