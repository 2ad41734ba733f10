"""Fix the bug: confident mistakes are not unlearned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .. import loops
from ..exercise import SIGN, Exercise, Mistake, mean
from ._common import _layer, _o_minus_t, _off, _slopes, _slow_cross_entropy, _slow_logits, _slow_softmax, _through, _top


def _slow_output(W: Any, b: Any, x: Any, t: Any) -> tuple[Any, ...]:
    def E(u: Any) -> float:
        return _slow_cross_entropy(t, _slow_softmax(u))

    u = _slow_logits(W, b, x)
    return _slow_softmax(u), loops.slope(E, u), *_slopes(lambda W, b: E(_slow_logits(W, b, x)), W, b)


def _output(
    W: Any, b: Any, x: Any, t: Any, *,
    delta_u: Callable[[Any, Any], Any] = lambda t, o: _through(o - t, o), for_W: Any = None, for_b: Any = None, returned: Any = None,
    axis: int = 1, delta_W: Callable[[Any, Any], Any] = lambda x, d: x.T @ d, delta_b: Callable[[Any], Any] = lambda d: d.sum(axis=0),
) -> tuple[Any, ...]:  # fmt: skip
    """The output layer with one thing wrong; for_W, for_b, returned: another δ^u for ΔW, for Δb, in what is returned."""
    u = x @ W + b
    o = _off(u, _top(u, axis), axis)
    delta = delta_u(t, o)
    with_W, with_b, back = (delta if other is None else other(t, o) for other in (for_W, for_b, returned))
    return o, back, delta_W(x, with_W), delta_b(with_b)


EXERCISE = Exercise(
    __name__,
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
        Mistake("untouched", lambda *args: _output(*args),
            "バグはまだ残っています。どこですか？",
            "The bug is still there. Where is it?"),
        Mistake(
            "mean_of_gradients",
            lambda *args: _output(*args, delta_u=_o_minus_t, delta_W=lambda x, d: x.T @ d / len(x), delta_b=lambda d: d.mean(axis=0)),
            "ΔW と Δb をサンプルについて平均していませんか？　この講義の E は平均でしたか、合計でしたか？",
            "Are ΔW and Δb means over samples? In this lecture, is E a mean or a sum?"),
        Mistake("error_divided_by_o", lambda *args: _output(*args, delta_u=lambda t, o: (o - t) / o),
            "o − t を o で割っています。交差エントロピーを o で微分すると、分子は o − t になりますか？",
            "You divide o − t by o. When the cross-entropy is differentiated with respect to o, is the numerator o "
            "− t?"),
        Mistake("delta_o_is_the_loss", lambda *args: _output(*args, delta_u=lambda t, o: _through(-t * np.log(o), o)),
            "−t log o は、E そのものの項です。それを o で微分しましたか？",
            "−t log o is a term of E itself. Have you differentiated it with respect to o?"),
        Mistake("delta_u_is_the_loss", lambda *args: _output(*args, delta_u=lambda t, o: -t * np.log(o)),
            "−t log o は、E そのものの項です。それを o で微分しましたか？",
            "−t log o is a term of E itself. Have you differentiated it with respect to o?"),
        Mistake("sigmoid_slope", lambda *args: _output(*args, delta_u=lambda t, o: (o - t) * o * (1 - o)),
            "ヤコビ行列を o(1 − o) に替えても、δᵘ はまだ小さすぎます。o − t に、そもそも何か掛ける必要がありますか？",
            "You have put o(1 − o) in place of the Jacobian, but δᵘ is still too small. Does o − t need to be "
            "multiplied by anything at all?"),
        Mistake("right_class_only", lambda *args: _output(*args, delta_u=lambda t, o: -t * (1 - o)),
            "δᵒ は交差エントロピーのものになりました。それが通ったのは、ヤコビ行列の全部の成分ですか、"
            "それとも対角成分だけですか？",
            "δᵒ now belongs to the cross-entropy. Has it been through all of the Jacobian, or through its diagonal "
            "only?"),
        Mistake("turned", lambda *args: _output(*args, delta_u=lambda t, o: _through(t - o, o)),
            "δᵒ の符号を変えても、δᵘ の小ささは変わりません。t と o の順は、もともと合っていませんでしたか？",
            "Flipping the sign of δᵒ leaves δᵘ just as small. Wasn't the order of t and o right before?"),
        Mistake("divided_by_o", lambda *args: _output(*args, delta_u=lambda t, o: _through(o - t, o) / o),
            "δᵘ が、もとの式から因子 o を外した値（o で割った値）になっています。それは E の微分ですか？　"
            "小さくなった原因は、どの行ですか？",
            "Your δᵘ is what it was without its factor o (the same as dividing by o). Is that the derivative of E? "
            "In which line does it become too small?"),
        Mistake(
            "divided_by_slope", lambda *args: _output(*args, delta_u=lambda t, o: _through(o - t, o) / (o * (1 - o))),
            "小さすぎる δᵘ を、後から o(1 − o) で割っています。それは E の微分ですか？　"
            "小さくなった原因はどの行ですか？",
            "You divide the δᵘ that is too small by o(1 − o). Is that the derivative of E? In which line does it "
            "become too small?"),
        Mistake("stopped_at_delta_o", lambda *args: _output(*args, delta_u=lambda t, o: -t / o),
            "−t/o は δᵒ です。そこから u へは、どう戻りますか？",
            "−t/o is δᵒ. How do you get from there back to u?"),
        Mistake("symptom_in_W", lambda *args: _output(*args, for_W=_o_minus_t),
            "Δb と δᵘ は違うままです。直したのは症状だけではありませんか？",
            "Δb and δᵘ are as wrong as before. Have you fixed only the symptom?"),
        Mistake("symptom_in_b", lambda *args: _output(*args, for_b=_o_minus_t),
            "ΔW と δᵘ は違うままです。直したのは症状だけではありませんか？",
            "ΔW and δᵘ are as wrong as before. Have you fixed only the symptom?"),
        Mistake(
            "symptom_averaged",
            lambda *args: _output(*args, delta_W=lambda x, d: x.T @ d / len(x), delta_b=lambda d: d.mean(axis=0)),
            "ΔW と Δb を平均にしましたが、バグは残っています。E は合計ですし、δᵘ はその前から違っていませんか？",
            "You have made means of ΔW and Δb, but the bug is still there. E is a sum; and isn't δᵘ wrong before "
            "you get there?"),
        Mistake("symptom_in_W_and_b", lambda *args: _output(*args, for_W=_o_minus_t, for_b=_o_minus_t),
            "δᵘ は違うままです。隠れ層があれば、前の層へ伝わるのは、ΔW、Δb、δᵘ のどれですか？",
            "δᵘ is as wrong as before. If there were a hidden layer, which of the three would be passed on to it?"),
        Mistake("symptom_in_delta_u", lambda *args: _output(*args, returned=_o_minus_t),
            "ΔW と Δb は、どの δᵘ から計算していますか？",
            "Which δᵘ are ΔW and Δb computed from?"),
        Mistake(
            "plus",
            lambda *args: _output(*args, delta_u=lambda t, o: o * (o - t + ((o - t) * o).sum(axis=1, keepdims=True))),
            "符号を変えた行は、もともと正しいヤコビ行列の式でした。そこに渡されている δᵒ のほうはどうですか？",
            "The line whose sign you have changed was right: it is the Jacobian. What about the δᵒ that goes into "
            "it?"),
        Mistake("sum_left_out", lambda *args: _output(*args, delta_u=lambda t, o: o * (o - t)),
            "因子 o が残っています。交差エントロピーでは、それも約分されませんか？",
            "You have kept the factor o. With the cross-entropy, doesn't it cancel as well?"),
        Mistake(
            "sum_over_samples",
            lambda *args: _output(*args, delta_u=lambda t, o: o * (o - t - ((o - t) * o).sum(axis=0, keepdims=True))),
            "この合計は、もともと正しい軸をとっていました。サンプルどうしが混ざってよいでしょうか？",
            "That sum had the right axis before. May samples mix?"),
        Mistake("softmax_over_samples", lambda *args: _output(*args, axis=0),
            "softmax の軸を変えたので、o が違ってしまいました。もとの o は、各行の合計が1になっていませんでしたか？",
            "You have changed the axis of softmax, and now o is wrong. Didn't the rows of the original o add up to "
            "1?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。正解のクラスの u を大きくすると、E は増えますか、減りますか？",
            "The sign is the other way round. When the u of the right class grows, does E rise or fall?"),
        mean(lambda W, b, x, t: len(x)),
    ),
    hints=(
        ("o は正しいので、バグはその後にあります。δᵘ を数値微分と比べると、自信のある間違いほど小さすぎます。",
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
