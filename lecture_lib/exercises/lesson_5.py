"""Lesson 5, softmax: from three logits by hand to a classifier that is trained with numpy alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from .._arrays import Array
from . import loops
from .exercise import HALF, SIGN, Exercise, Factor, Mistake, mean
from .loops import decimals

# ---- softmax and the cross-entropy number by number, and fresh probabilities and targets


def _slow_softmax(u: Any) -> Array:
    """o_j = e^{u_j} / Σ_l e^{u_l}, row by row; the largest u of the row is subtracted first."""
    rows = []
    for row in np.atleast_2d(np.asarray(u, float)).tolist():
        powers = [math.exp(v - max(row)) for v in row]
        rows.append([power / sum(powers) for power in powers])
    return np.array(rows).reshape(np.shape(u))


def _slow_cross_entropy(t: Any, o: Any) -> float:
    """−Σ t log o over classes and samples, where 0 log 0 is 0."""
    pairs = zip(np.ravel(t).tolist(), np.ravel(o).tolist(), strict=True)
    return sum((-a * math.log(b) for a, b in pairs if a > 0), 0.0)


def _slow_logits(W: Any, b: Any, x: Any) -> Array:
    return np.array([[sum(v * w[j] for v, w in zip(sample, W, strict=True)) + b[j] for j in range(len(b))] for sample in x])


def _shares(rng: Generator, samples: int, classes: int) -> Array:
    """Probabilities with two decimals, none of them 0; the last one is what is left to 1."""
    parts = rng.integers(2, 20, (samples, classes))
    o: Array = loops.read(rng, parts / parts.sum(axis=1, keepdims=True), 2)
    o[:, -1] = loops.read(rng, 1 - o[:, :-1].sum(axis=1), 2)
    return o


def _one_hot(rng: Generator, samples: int, classes: int) -> Any:
    return np.eye(classes)[rng.permutation(np.arange(samples) % classes)]


def _t_and_o(rng: Generator) -> tuple[Any, ...]:
    return _one_hot(rng, 3, 3), _shares(rng, 3, 3)


def _soft_t_and_o(rng: Generator) -> tuple[Any, ...]:
    """Targets that are shares: only for a 1 among zeros do some wrong formulas give what the right one gives."""
    return _shares(rng, 5, 4), _shares(rng, 5, 4)


# ---- predict

ADD_100 = Exercise(
    name="add_100",
    lesson=5,
    asked=("ロジット全部に 100 を足すと", "100 added to every logit"),
    spec=lambda: "c",
    mistakes=(
        Mistake("all_grow", lambda: "a",
                "3つの o がどれも大きくなったら、合計はいくつになりますか？", "If all three o grew, what would they add up to?"),
        Mistake("all_alike", lambda: "b",
                "101 と 100 は、比べればほとんど同じ数です。では e^101 は e^100 の何倍ですか？　e^1 は e^0 の何倍でしたか？",
                "As numbers, 101 and 100 are much alike. But how many times e^100 is e^101? And how many times e^0 was e^1?"),
        Mistake("surer", lambda: "d",
                "o の比 o₁ : o₂ は exp(u₁) : exp(u₂) です。両方の u に 100 を足すと、この比はどう変わりますか？",
                "The ratio o₁ : o₂ is exp(u₁) : exp(u₂). What becomes of it when 100 is added to both u?"),
    ),
    hints=(
        ("$e^{u + 100}$ を、2つの数の積に分けてみます。", "Write $e^{u + 100}$ as a product of two numbers."),
        ("$e^{u + 100} = e^{100} e^u$ です。同じことが、分母のどの項にも起こります。", "$e^{u + 100} = e^{100} e^u$, and the same happens to every term of the denominator."),
        ("分子にも分母にも $e^{100}$ が掛かっています。約分すると……", "There is a factor $e^{100}$ above and below. Cancel it, and …"),
    ),
    solution='add_100 = "c"  # e^(u + 100) / Σ e^(u + 100) = e^u / Σ e^u',
)  # fmt: skip

CONFIDENT_MISTAKE = Exercise(
    name="confident_mistake",
    lesson=5,
    asked=("自信のある間違いの δᵘ を予想する", "predict δᵘ of a confident mistake"),
    spec=lambda: "b",
    mistakes=(
        Mistake("both_large", lambda: "a",
                "二乗誤差でも、δᵒ₁ はたしかに −1 に近い値です。けれども u₁ へ戻るには、ヤコビ行列を通ります。その成分はどのくらいの大きさですか？",
                "With the squared error, too, δᵒ₁ is close to −1. But the way back to u₁ leads through the Jacobian: how large are its elements?"),
        Mistake("the_other_way", lambda: "c",
                "o₁ はほとんど 0 です。δᵒ₁ に掛かる ∂o₁/∂u₁ と、交差エントロピーの δᵒ₁ = −t₁/o₁ は、それぞれどんな大きさですか？",
                "o₁ is almost 0. How large is ∂o₁/∂u₁, which multiplies δᵒ₁? And how large is the cross-entropy's δᵒ₁ = −t₁/o₁?"),
        Mistake("both_small", lambda: "d",
                "ヤコビ行列の成分は、どちらの損失でも同じように小さな値です。では、それに掛かる交差エントロピーの δᵒ₁ = −t₁/o₁ は？",
                "The elements of the Jacobian are as small for one loss as for the other. But what about the cross-entropy's δᵒ₁ = −t₁/o₁ that multiplies them?"),
    ),
    hints=(
        ("まず o のおおよその値を考えます。u₃ だけがずっと大きいので……", "Begin with o, roughly: u₃ is far above the others, so …"),
        ("o₃ ≈ 1、o₁ ≈ 0 です。u₁ へ戻るときに使うヤコビ行列の成分 o₁(1 − o₁)、−o₁o₂、−o₁o₃ は、どれも 0 に近い値です。", "o₃ ≈ 1 and o₁ ≈ 0. The elements of the Jacobian that lead back to u₁, o₁(1 − o₁), −o₁o₂ and −o₁o₃, are all close to 0."),
        ("二乗誤差の δᵒ₁ は −1 くらいなので、積は 0 に近いままです。交差エントロピーの δᵒ₁ = −1/o₁ は巨大で、掛けると……", "The squared error's δᵒ₁ is about −1, so the product stays close to 0. The cross-entropy's δᵒ₁ = −1/o₁ is huge; multiplied, it gives …"),
    ),
    solution='confident_mistake = "b"  # ½‖t − o‖²: −0.0007, −Σ t log o: −0.9997',
)  # fmt: skip

# ---- by hand: u = (ln 6, ln 3, 0), so that e^u = (6, 3, 1); class 2 is right

_U, _T = [math.log(6), math.log(3), 0.0], [0.0, 1.0, 0.0]
_O = np.array([0.6, 0.3, 0.1])


def _part(values: list[float]) -> list[float]:
    return [v / sum(values) for v in values]


_E_TO_THE_0 = (  # o₃ = 0, whatever has become of the others
    ("e_to_the_0_is_0", [2 / 3, 1 / 3, 0.0]),
    ("e_to_the_0_is_0_truncated", [0.66, 0.33, 0.0]),
    ("e_to_the_0_is_0_in_one_digit", [0.7, 0.3, 0.0]),
    ("e_to_the_0_is_1_in_the_sum", [0.6, 0.3, 0.0]),
    ("e_to_the_0_is_0_and_the_rest_to_1", [0.6, 0.4, 0.0]),
    ("e_to_the_0_is_0_in_percent", [60.0, 30.0, 0.0]),
    ("e_to_the_0_is_0_not_normalised", [6.0, 3.0, 0.0]),
    ("e_to_the_0_is_0_over_the_largest", [1.0, 0.5, 0.0]),
    ("e_to_the_0_is_0_sigmoid_each", [6 / 7, 3 / 4, 0.0]),
)

SOFTMAX_BY_HAND = Exercise(
    name="softmax_by_hand",
    lesson=5,
    asked=("softmax を手で計算する", "compute softmax by hand"),
    spec=lambda: _slow_softmax(_U),
    mistakes=(
        Mistake("no_exponential", lambda: _part(_U), "u をそのまま u の合計で割っています。u が負のとき、それで確率になりますか？", "You divide u itself by the sum of the u. Would that be a probability where a u is negative?"),
        Mistake("not_normalised", lambda: [6.0, 3.0, 1.0], "e^u までは合っています。3つを合計すると、いくつになりますか？", "As far as e^u it is right. What do the three add up to?"),
        *(Mistake(name, lambda o=o: o, "o₃ が 0 です。e^0 はいくつですか？", "Your o₃ is 0. How much is e^0?") for name, o in _E_TO_THE_0),
        Mistake("largest_only", lambda: [1.0, 0.0, 0.0], "いちばん大きいものを選んだだけです。softmax では、ほかのクラスの確率も 0 になりますか？", "You have only picked the largest. Does softmax give the other classes a probability of 0?"),
        Mistake("divided_by_the_largest", lambda: [1.0, 0.5, 1 / 6], "いちばん大きい e^u で割っています。3つの合計は1になりますか？", "You divide by the largest e^u. Do the three add up to 1?"),
        Mistake("exponential_of_the_sum", lambda: [6 / 18, 3 / 18, 1 / 18], "分母にあるのは、u の合計の exp ですか、それとも exp(u) の合計ですか？", "Is the denominator the exp of a sum of u, or a sum of exp(u)?"),
        Mistake("powers_of_two", lambda: _part([2**v for v in _U]), "2 のべき乗になっています。softmax で u 乗するのは、何という数ですか？", "These are powers of 2. Which number is it that softmax raises to the u?"),
        Mistake("minus", lambda: _part([1 / 6, 1 / 3, 1.0]), "いちばん大きい u の確率が、いちばん小さくなっています。e の肩の符号は？", "The largest u has got the smallest probability. What is the sign in the exponent?"),
        Mistake("sigmoid_each", lambda: [6 / 7, 3 / 4, 1 / 2], "u を1つずつ σ に通しています。合計は1になりますか？", "Each u has been through σ alone. Do they add up to 1?"),
    ),
    hints=(
        ("3つの $e^u$ → その合計 → 割り算、の順です。", "The three $e^u$, then their sum, then divide."),
        ("$e^{\\ln 6} = 6$ です。$e^{\\ln 3}$ と $e^0$ は？", "$e^{\\ln 6} = 6$. What are $e^{\\ln 3}$ and $e^0$?"),
        ("$e^u$ は 6, 3, 1、合計は 10 です。", "The $e^u$ are 6, 3 and 1; they add up to 10."),
    ),
    solution="softmax_by_hand = [0.6, 0.3, 0.1]",
    returns=("[o₁, o₂, o₃]",),
)  # fmt: skip


def _back(delta_o: Any, plus: float = -1.0, factor: Any = _O) -> Any:
    return factor * (delta_o + plus * np.sum(delta_o * _O))


_ERROR = _O - _T


def _with(row: Any, number: int, slip: float) -> Any:
    """A row with a slip in one number."""
    return [slip if i == number else v for i, v in enumerate(row)]


_SLIPS = (
    Mistake("sign_of_class_3", lambda: (_with(_back(_ERROR), 2, 0.006), _ERROR),
            "1行目（二乗誤差）は、δᵘ₃ だけが違います。1行の合計はいくつになるはずですか？　0.1 − 0.16 の符号は？",
            "Row 1 (squared error): only δᵘ₃ is wrong. What should the row add up to? And which sign has 0.1 − 0.16?"),
    Mistake("plus_for_class_2", lambda: (_with(_back(_ERROR), 1, 0.3 * (-0.7 + 0.16)), _ERROR),
            "1行目（二乗誤差）は、δᵘ₂ だけが違います。1行の合計はいくつになるはずですか？　−0.7 から 0.16 を引きましたか？",
            "Row 1 (squared error): only δᵘ₂ is wrong. What should the row add up to? Have you subtracted 0.16 from −0.7?"),
    Mistake("plus_for_class_3", lambda: (_with(_back(_ERROR), 2, 0.1 * (0.1 + 0.16)), _ERROR),
            "1行目（二乗誤差）は、δᵘ₃ だけが違います。1行の合計はいくつになるはずですか？　0.1 から 0.16 を引きましたか？",
            "Row 1 (squared error): only δᵘ₃ is wrong. What should the row add up to? Have you subtracted 0.16 from 0.1?"),
    Mistake("plus_for_class_1", lambda: (_with(_back(_ERROR), 0, 0.6 * (0.6 + 0.16)), _ERROR),
            "1行目（二乗誤差）は、δᵘ₁ だけが違います。1行の合計はいくつになるはずですか？　0.6 から 0.16 を引きましたか？",
            "Row 1 (squared error): only δᵘ₁ is wrong. What should the row add up to? Have you subtracted 0.16 from 0.6?"),
    Mistake("sum_of_sizes", lambda: (_O * (_ERROR - 0.58), _ERROR),
            "1行目（二乗誤差）：かっこの中で引く合計が 0.58 になっています。Σᵢ δᵒᵢ oᵢ のうち、負の項はどれですか？",
            "Row 1 (squared error): the sum that you subtract is 0.58. Which of the terms of Σᵢ δᵒᵢ oᵢ is negative?"),
    Mistake("decimal_of_class_3", lambda: (_with(_back(_ERROR), 2, -0.06), _ERROR),
            "1行目（二乗誤差）は、δᵘ₃ だけが違います。1行の合計はいくつになるはずですか？　かっこの前の o₃ を掛けましたか？",
            "Row 1 (squared error): only δᵘ₃ is wrong. What should the row add up to? Have you multiplied the brackets by o₃?"),
    *(Mistake(name, lambda j=j, slip=slip: (_back(_ERROR), _with(_ERROR, j, slip)),
              f"2行目（交差エントロピー）は、{which} だけが違います。1行の合計はいくつになるはずですか？",
              f"Row 2 (cross-entropy): only {which} is wrong. What should the row add up to?")
      for name, j, slip, which in (
          ("o_of_class_2_negative", 1, -0.3, "δᵘ₂"), ("sign_of_class_2_in_row_2", 1, 0.7, "δᵘ₂"),
          ("sign_of_class_1_in_row_2", 0, -0.6, "δᵘ₁"), ("sign_of_class_3_in_row_2", 2, -0.1, "δᵘ₃"),
      )),
    Mistake("no_target", lambda: (_back(_ERROR), _O),
            "2行目（交差エントロピー）は o のままです。教師信号は要りませんか？", "Row 2 (cross-entropy) is o as it is. Isn't the target needed?"),
)  # fmt: skip
TWO_LOSSES_BY_HAND = Exercise(
    name="two_losses_by_hand",
    lesson=5,
    asked=("2つの損失の δᵘ を手で計算する", "compute δᵘ for two losses by hand"),
    spec=lambda: (
        loops.slope(lambda u: loops.loss(_T, _slow_softmax(u)), _U),
        loops.slope(lambda u: _slow_cross_entropy(_T, _slow_softmax(u)), _U),
    ),
    mistakes=(
        Mistake("sign_of_row_1", lambda: (-_back(_ERROR), _ERROR), "1行目（二乗誤差）の符号が逆です。u₁（間違ったクラス）を大きくすると、この E は増えますか、減りますか？", "Row 1 (squared error): the sign is the other way round. When u₁, the logit of a wrong class, grows, does this E rise or fall?"),
        Mistake("sign_of_row_2", lambda: (_back(_ERROR), -_ERROR), "2行目（交差エントロピー）の符号が逆です。u₁（間違ったクラス）を大きくすると、この E は増えますか、減りますか？", "Row 2 (cross-entropy): the sign is the other way round. When u₁, the logit of a wrong class, grows, does this E rise or fall?"),
        Mistake("rounded", lambda: ([0.26, -0.26, -0.01], _ERROR), "1行目（二乗誤差）は、小数第2位までになっています。問題では、小数第何位まで求められていますか？", "Row 1 (squared error) has two decimals. How many are asked for?"),
        Mistake("jacobian_forgotten", lambda: (_ERROR, _ERROR), "1行目（二乗誤差）は、まだ δᵒ のままです。u へ戻るには、あと何が要りますか？", "Row 1 (squared error) is still δᵒ. What is needed to get back to u?"),
        Mistake("diagonal_only", lambda: (_ERROR * _O * (1 - _O), _ERROR), "1行目（二乗誤差）は、対角成分 o(1 − o) しか使っていません。u₁ を動かすと、o₂ と o₃ は動きませんか？", "Row 1 (squared error) uses nothing but the diagonal, o(1 − o). When u₁ moves, do o₂ and o₃ stay where they are?"),
        Mistake("plus", lambda: (_back(_ERROR, plus=1.0), _ERROR), "1行目（二乗誤差）の、かっこの中の符号を確かめてください。対角でない成分 ∂oᵢ/∂uⱼ の符号は？", "Row 1 (squared error): look at the sign in the brackets. Which sign have the elements ∂oᵢ/∂uⱼ off the diagonal?"),
        Mistake("factor_forgotten", lambda: (_back(_ERROR, factor=1.0), _ERROR), "1行目（二乗誤差）は、あと1つ掛け算が足りません。ヤコビ行列の列 j のどの成分にも入っている因子は？", "Row 1 (squared error): one multiplication is missing. Which factor is there in every element of column j of the Jacobian?"),
        Mistake("no_others", lambda: (_back(_ERROR, plus=0.0), _ERROR), "1行目（二乗誤差）は oⱼδᵒⱼ だけです。uⱼ を動かしたときに動く、ほかの o を通る道は？", "Row 1 (squared error) is oⱼδᵒⱼ alone. What about the paths through the other o, which move with uⱼ, too?"),
        Mistake("jacobian_again", lambda: (_back(_ERROR), _back(_ERROR)), "2行目（交差エントロピー）で、o − t をもう一度ヤコビ行列に通していませんか？　そのヤコビ行列は、もう約分されていませんか？", "Row 2 (cross-entropy): has o − t been through the Jacobian once more? Hasn't the Jacobian already cancelled?"),
        Mistake("slope_again", lambda: (_back(_ERROR), _ERROR * _O * (1 - _O)), "2行目（交差エントロピー）に o(1 − o) が掛かっています。−t/o の 1/o と約分されませんでしたか？", "Row 2 (cross-entropy): there is an o(1 − o). Hasn't it cancelled against the 1/o of −t/o?"),
        Mistake("delta_o_of_cross_entropy", lambda: (_back(_ERROR), [0.0, -1 / 0.3, 0.0]), "2行目（交差エントロピー）は δᵒ です。そこから u へ戻りましたか？", "Row 2 (cross-entropy) is δᵒ. Have you gone on from there to u?"),
        Mistake("sign", lambda: (-_back(_ERROR), -_ERROR), "2行とも符号が逆です。u₁（間違ったクラス）を大きくすると、E は増えますか、減りますか？", "Both rows: the sign is the other way round. When u₁, the logit of a wrong class, grows, does E rise or fall?"),
        Mistake("both_t_minus_o", lambda: (-_ERROR, -_ERROR), "2行とも t − o です。1行目（二乗誤差）は、u まで戻りましたか？　また、u₁（間違ったクラス）を大きくすると、E は増えますか、減りますか？", "Both rows are t − o. Has row 1 (squared error) got back to u? And when u₁, the logit of a wrong class, grows, does E rise or fall?"),
        Mistake("both_delta_o", lambda: (_ERROR, [0.0, -1 / 0.3, 0.0]), "2行とも δᵒ のままです。そこから u へ戻るには、何を通りますか？", "Both rows are still δᵒ. What does it go through on the way back to u?"),
        Mistake("both_diagonal_only", lambda: (_ERROR * _O * (1 - _O), [0.0, -0.7, 0.0]), "2行とも、ヤコビ行列の対角成分しか使っていません。u₁ を動かすと、o₂ と o₃ は動きませんか？", "Both rows use nothing but the diagonal of the Jacobian. When u₁ moves, do o₂ and o₃ stay where they are?"),
        Mistake("both_with_slope", lambda: (_ERROR * _O * (1 - _O), _ERROR * _O * (1 - _O)), "2行とも (o − t) o(1 − o) です。1行目（二乗誤差）では、u₁ を動かしたときに o₂ と o₃ も動きませんか？　2行目（交差エントロピー）では、ヤコビ行列はもう約分されていませんか？", "Both rows are (o − t) o(1 − o). In row 1 (squared error), don't o₂ and o₃ move, too, when u₁ does? In row 2 (cross-entropy), hasn't the Jacobian already cancelled?"),
        Mistake("diagonal_only_and_sign_of_row_2", lambda: (_ERROR * _O * (1 - _O), -_ERROR), "1行目（二乗誤差）は、対角成分 o(1 − o) しか使っていません。u₁ を動かすと、o₂ と o₃ は動きませんか？　また、2行目（交差エントロピー）の符号が逆です。u₁（間違ったクラス）を大きくすると、この E は増えますか、減りますか？", "Row 1 (squared error) uses nothing but the diagonal, o(1 − o): when u₁ moves, do o₂ and o₃ stay where they are? Row 2 (cross-entropy): the sign is the other way round. When u₁, the logit of a wrong class, grows, does this E rise or fall?"),
        *_SLIPS,
        Mistake("right_class_only", lambda: (_back(_ERROR), [0.0, -0.7, 0.0]), "2行目（交差エントロピー）の 0 は本当でしょうか？　u₁ を大きくすると、正解のクラスの確率 o₂ はどうなりますか？", "Row 2 (cross-entropy): are the zeros right? If u₁ grows, what becomes of o₂, the probability of the right class?"),
    ),
    hints=(
        ("二乗誤差では δᵒ = o − t をヤコビ行列に通します。交差エントロピーでは、全部が約分されたあとの式を使います。", "With the squared error, send δᵒ = o − t through the Jacobian. For the cross-entropy there is the formula in which everything has cancelled."),
        ("δᵒ = (0.6, −0.7, 0.1) です。合計 Σᵢ δᵒᵢ oᵢ = 0.36 − 0.21 + 0.01 = 0.16 を先に計算しておきます。", "δᵒ = (0.6, −0.7, 0.1). Compute the sum Σᵢ δᵒᵢ oᵢ = 0.36 − 0.21 + 0.01 = 0.16 first."),
        ("二乗誤差：δᵘⱼ = oⱼ(δᵒⱼ − 0.16)。たとえば δᵘ₁ = 0.6 × 0.44 です。交差エントロピー：δᵘ = o − t です。", "Squared error: δᵘⱼ = oⱼ(δᵒⱼ − 0.16), for example δᵘ₁ = 0.6 × 0.44. Cross-entropy: δᵘ = o − t."),
    ),
    solution="two_losses_by_hand = [[0.264, -0.258, -0.006], [0.6, -0.7, 0.1]]",
    returns=("δᵘ (½‖t − o‖²)", "δᵘ (−Σ t log o)"),
)  # fmt: skip

# ---- implement: softmax


def _off(u: Any, level: Any, axis: int | None = 1) -> Any:
    """e^{u − level}, divided by its sum over an axis."""
    e = np.exp(u - level)
    return e / e.sum(axis=axis, keepdims=True)


def _top(u: Any, axis: int | None = 1) -> Any:
    return u.max(axis=axis, keepdims=True)


def _unkept(u: Any, kept: Callable[[Any], Any], kept_sum: bool = False) -> Any:
    """Without keepdims, the number that belongs to row j meets column j: an error, unless the array is square."""
    e = np.exp(u - kept(u))
    return e / e.sum(axis=1, keepdims=kept_sum)


def _mixed_thousands(rng: Generator) -> tuple[Any, ...]:
    return (decimals(rng, 3, 4) + 1000 * rng.permuted(np.tile([-1, 0, 1, 1], (3, 1)), axis=1),)


def _rows_far_apart(rng: Generator) -> tuple[Any, ...]:
    return (decimals(rng, 3, 5) + np.array([[0.0], [3000.0], [-3000.0]]),)


_COLUMNS = (
    "列ごとに計算しています（列の合計が1になっています）。合計が1になるべきなのは、1つのサンプルの全クラスですか、1つのクラスの全サンプルですか？",
    "You work column by column. Which should add up to 1: all classes of a sample, or all samples of a class?",
)
_EVERYTHING = (
    "配列全体の合計で割っています。あるサンプルの確率が、ほかのサンプルのロジットで変わってよいでしょうか？",
    "You divide by the sum over the whole array. May the probabilities of one sample depend on the logits of another?",
)
_KEEPDIMS = (
    "N = n のときは numpy のエラーになりませんが、行 j の合計や最大値が、列 j に使われています。形 (N,) の配列は、(N, n) の配列のどちらの軸に合わせられますか？",
    "When N = n, numpy raises no error, but applies the sum (or maximum) of row j to column j. With which axis of (N, n) does numpy line up an array of shape (N,)?",
)
_MINUS = (
    "いちばん大きい u の確率が、いちばん小さくなっています。e の肩の符号は、どうなっていますか？",
    "The largest u has got the smallest probability. Which sign is there in the exponent?",
)
_CLIPPED = (
    "大きすぎる u を途中で切っています。1001 と 1002 が同じ数になってしまいます。softmax の値も同じでよいでしょうか？",
    "You cut off u that are too large: 1001 and 1002 become the same number. Should their probabilities be the same?",
)
_COLUMNS_SUMMED = (
    "最大値は行ごとなのに、合計は列ごとです。消えるべき軸はどちらですか？",
    "The maximum is that of each row, but the sum that of each column. Which axis should vanish?",
)

SOFTMAX = Exercise(
    name="softmax",
    lesson=5,
    asked=("softmax を実装する", "implement softmax"),
    spec=lambda u: _slow_softmax(u),
    draws=(lambda rng: (decimals(rng, 2, 3),), lambda rng: (rng.integers(-3, 4, (3, 3)).astype(float),), _mixed_thousands, _rows_far_apart),
    mistakes=(
        Mistake("unstable", lambda u: _off(u, 0.0), "小さなロジットでは合っています。u = 1000 のとき、e^u はいくつになりますか？　o を変えずに、u を小さくできませんでしたか？", "For small logits it is right. How much is e^u for u = 1000? How can you make u smaller and leave o as it is?"),
        Mistake("overflow", lambda u: [[math.exp(v) / sum(math.exp(w) for w in row) for v in row] for row in u], "小さなロジットでは合っています。`math.exp(1000)` はどうなりますか？　o を変えずに、u を小さくできませんでしたか？", "For small logits it is right. What does `math.exp(1000)` give? How can you make u smaller and leave o as it is?"),
        Mistake("nan_hidden", lambda u: np.nan_to_num(_off(u, 0.0)), "nan を 0 に置き換えています。それで、どの行も合計が1になりますか？　nan はどこから来ましたか？", "You put 0 in place of nan. Does every row then add up to 1? And where did the nan come from?"),
        Mistake("logarithm_of_the_sum", lambda u: np.exp(u - np.log(np.exp(u).sum(axis=1, keepdims=True))), "小さなロジットでは合っています。対数をとる前に、e^1000 を合計していませんか？　その前に u を小さくできませんでしたか？", "For small logits it is right. Before the logarithm, is there a sum of e^1000? How can u be made smaller first?"),
        Mistake("absolute_maximum", lambda u: _off(u, _top(abs(u))), "絶対値の最大を引いています。どの u も −3000 くらいの行では、引いたあとに何が残りますか？", "You subtract the largest |u|. In a row where every u is about −3000, what is left after that?"),
        Mistake("logits_divided", lambda u: _off(u / _top(u), 0.0), "u を最大値で割ってから exp をとっています。大切なのは u の差でした。割ると、差はどうなりますか？", "You divide u by its maximum before exp. It is differences of u that matter: what does a division do to them?"),
        Mistake("logarithm", lambda u: u - _top(u) - np.log(np.exp(u - _top(u)).sum(axis=1, keepdims=True)), "返ってきたのは log o です。確率は負になりますか？", "What comes back is log o. Can a probability be negative?"),
        Mistake("maximum_of_everything", lambda u: _off(u, u.max()), "配列全体の最大値を引いています。別のサンプルの u が 3000 も大きいとき、この行の e^u はどうなりますか？", "You subtract the maximum of the whole array. If another sample's u are larger by 3000, what becomes of e^u in this row?"),
        Mistake("maximum_of_columns", lambda u: _off(u, _top(u, 0)), "列ごとの最大値を引いています。引いても o が変わらないのは、1つのサンプルのどの u からも同じ数を引くときです。いまはそうなっていますか？", "You subtract the maximum of each column. o stays the same only if the same number is subtracted from all u of a sample. Is it the same number here?"),
        Mistake("mean_subtracted", lambda u: _off(u, u.mean(axis=1, keepdims=True)), "行の平均を引いています。u = (1000, −1000) なら、引いたあとに何が残りますか？", "You subtract the mean of the row. For u = (1000, −1000), what is left after that?"),
        Mistake("subtracted_above_only", lambda u: np.exp(u - _top(u)) / np.exp(u).sum(axis=1, keepdims=True), "分子と分母で、u から引いた数が違います。e^c が約分されるには？", "Above and below, you subtract different numbers from u. When does e^c cancel?"),
        Mistake("minimum_subtracted", lambda u: _off(u, u.min(axis=1, keepdims=True)), "行の最小値を引いています。u = (1000, −1000) なら、引いたあとに何が残りますか？", "You subtract the minimum of the row. For u = (1000, −1000), what is left after that?"),
        Mistake("always_1000", lambda u: _off(u, 1000.0), "いつも 1000 を引いています。u が 0 くらいのとき、e^(u − 1000) はいくつになりますか？", "You always subtract 1000. Where u is about 0, how much is e^(u − 1000)?"),
        Mistake("divided_inside", lambda u: np.exp(u / np.exp(u).sum(axis=1, keepdims=True)),
                "exp の中で割っています。割るのは u ですか、e^u ですか？", "You divide inside the exp. Is it u that is divided, or e^u?"),
        Mistake("clipped", lambda u: _off(np.clip(u, -500, 500), 0.0), *_CLIPPED),
        Mistake("clipped_above", lambda u: _off(np.minimum(u, 500), 0.0), *_CLIPPED),
        Mistake("columns_unstable", lambda u: _off(u, 0.0, 0), *_COLUMNS),
        Mistake("columns", lambda u: _off(u, _top(u, 0), 0), *_COLUMNS),
        Mistake("columns_after_maximum_of_everything", lambda u: _off(u, u.max(), 0), *_COLUMNS),
        Mistake("columns_summed", lambda u: _off(u, _top(u), 0), *_COLUMNS_SUMMED),
        Mistake("everything_unstable", lambda u: _off(u, 0.0, None), *_EVERYTHING),
        Mistake("everything", lambda u: _off(u, u.max(), None), *_EVERYTHING),
        Mistake("everything_summed", lambda u: _off(u, _top(u), None), *_EVERYTHING),
        Mistake("keepdims_of_sum_unstable", lambda u: _unkept(u, lambda u: 0.0), *_KEEPDIMS),
        Mistake("keepdims_of_sum", lambda u: _unkept(u, _top), *_KEEPDIMS),
        Mistake("keepdims_of_maximum", lambda u: _unkept(u, lambda u: u.max(axis=1), True), *_KEEPDIMS),
        Mistake("keepdims_of_both", lambda u: _unkept(u, lambda u: u.max(axis=1)), *_KEEPDIMS),
        Mistake("not_normalised", lambda u: np.exp(u), "e^u のままです。各行の合計が1になるには、あと何が要りますか？", "This is e^u as it is. What is still missing for each row to add up to 1?"),
        Mistake("divided_by_maximum", lambda u: np.exp(u - _top(u)), "どの行でも最大の成分が1なので、行の合計が1を超えています。それぞれの e^u を、何で割るはずでしたか？", "The largest element of every row is 1, so a row adds up to more than 1. What must each e^u be divided by?"),
        Mistake("sigmoid_each", lambda u: 1 / (1 + np.exp(-u)), "u を1つずつ σ に通しています。1つの o には、いくつの u が入っているはずですか？", "Each u goes through σ alone. How many of the u should there be in each o?"),
        Mistake("minus", lambda u: _off(-u, 0.0), *_MINUS),
        Mistake("minus_stable", lambda u: _off(-u, _top(-u)), *_MINUS),
        Mistake("minus_from_maximum", lambda u: _off(_top(u) - u, 0.0), "e の肩が「最大値 − u」になっています。いちばん大きい u が、いちばん大きい確率になりますか？", "Your exponent is the maximum minus u. Does the largest u get the largest probability?"),
        Mistake("no_exponential", lambda u: u / u.sum(axis=1, keepdims=True), "u をそのまま合計で割っています。u が負のとき、o は正になりますか？", "You divide u itself by its sum. Is o positive where u is negative?"),
        Mistake("squared", lambda u: u**2 / (u**2).sum(axis=1, keepdims=True), "u を2乗して正にしています。u = −3 と u = 3 の確率は、同じでよいのですか？", "You make u positive by squaring it. Should u = −3 and u = 3 get the same probability?"),
        Mistake("largest_only", lambda u: (u == _top(u)) * 1.0, "最大のところを1、ほかを0にしています。それは softmax の「soft」のない、ただの max です。ほかのクラスの確率は 0 ですか？", "The largest becomes 1, all else 0: that is max without the soft. Is the probability of the other classes 0?"),
        Mistake("exponential_of_the_sum", lambda u: np.exp(u) / np.exp(u.sum(axis=1, keepdims=True)), "分母にあるのは、u の合計の exp ですか、それとも exp(u) の合計ですか？", "Is the denominator the exp of a sum of u, or a sum of exp(u)?"),
    ),
    hints=(
        ("まず式のとおりに書き、次に「大きすぎる u」の対策をします。行ごとの計算です。", "Write down the formula first, and then deal with u that are too large. Each row is on its own."),
        ("行ごとに最大値を引いてから exp をとり、行ごとの合計で割ります。", "Subtract from each row its maximum, then take exp, then divide by the sum of each row."),
        ("最大値にも合計にも `axis=1, keepdims=True` を付けると、形が (N, 1) になり、(N, n) の各行に1つずつ対応します。", "With `axis=1, keepdims=True`, the maximum and the sum have shape (N, 1): one number for each row of (N, n)."),
    ),
    solution="""
def softmax(u):
    e = np.exp(u - u.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
    returns=("o",),
)  # fmt: skip

# ---- implement: the Jacobian


def _element(i: int) -> Callable[[Any], float]:
    return lambda u: float(_slow_softmax(u)[i])


_SIGN_OF_THE_DIAGONAL = (
    "対角でない成分の符号は合っています。では対角成分は？　u₁ を大きくすると、o₁ は増えますか、減りますか？",
    "Off the diagonal the signs are right. What about the diagonal: when u₁ grows, does o₁ rise or fall?",
)

JACOBIAN = Exercise(
    name="jacobian",
    lesson=5,
    asked=("ヤコビ行列を実装する", "implement the Jacobian"),
    spec=lambda o: [loops.slope(_element(i), np.log(o)) for i in range(len(o))],
    draws=(lambda rng: (_shares(rng, 1, 3)[0],), lambda rng: (_slow_softmax(rng.normal(0, 1.5, 5)),)),
    mistakes=(
        Mistake("diagonal_only", lambda o: np.diag(o * (1 - o)), "対角成分は合っています。ほかの成分は本当に 0 ですか？　u₁ を動かすと、o₂ は動きませんか？", "The diagonal is right. Are the others really 0? When u₁ moves, does o₂ stay where it is?"),
        Mistake("plus_off_diagonal", lambda o: np.diag(o - 2 * o * o) + np.outer(o, o), "対角成分は合っています。ほかの成分の符号は？　u₁ が大きくなると、o₂ は増えますか、減りますか？", "The diagonal is right. What about the sign of the others? When u₁ grows, does o₂ rise or fall?"),
        Mistake("minus_on_diagonal", lambda o: np.diag(2 * o * o - o) - np.outer(o, o), *_SIGN_OF_THE_DIAGONAL),
        Mistake("only_the_product", lambda o: -np.outer(o, o), "どの成分も −oᵢoⱼ です。対角でない成分なら、それで合っています。i = j のときは、何が加わりますか？", "Every element is −oᵢoⱼ, as it should be off the diagonal. What is added where i = j?"),
        Mistake("only_the_product_positive", lambda o: np.outer(o, o), "対角でない成分は、oᵢoⱼ ですか、それとも −oᵢoⱼ ですか？　そして、i = j のときは、何が加わりますか？", "Off the diagonal, should it be oᵢoⱼ or −oᵢoⱼ? And what is added where i = j?"),
        Mistake("diagonal_empty", lambda o: np.diag(o * o) - np.outer(o, o), "対角成分が 0 です。u₁ を動かしても、o₁ は動きませんか？", "The diagonal is 0. When u₁ moves, doesn't o₁ move, too?"),
        Mistake("diagonal_twice", lambda o: np.diag(o * (1 - o)) - np.outer(o, o), "対角成分から oᵢ² が2回引かれています。対角に oᵢ(1 − oᵢ) を置いたあと、行列全体から何を引きましたか？", "oᵢ² is subtracted from the diagonal twice. After putting oᵢ(1 − oᵢ) there, what did you subtract from the whole matrix?"),
        Mistake("vector", lambda o: o * (1 - o), "返ってきたのは対角成分だけで、行列ではありません。u も o も n 個あります。∂oᵢ/∂uⱼ は全部でいくつありますか？", "What comes back is the diagonal, not a matrix. There are n of the u and n of the o: how many ∂oᵢ/∂uⱼ is that?"),
        Mistake("same_rows", lambda o: np.tile(o * (1 - o), (len(o), 1)), "どの行も oⱼ(1 − oⱼ) です。i ≠ j のとき、商の微分の分子はどうなりましたか？", "Every row is oⱼ(1 − oⱼ). For i ≠ j, what became of the numerator in the quotient rule?"),
        Mistake("same_columns", lambda o: np.tile(o * (1 - o), (len(o), 1)).T, "どの列も oᵢ(1 − oᵢ) です。i ≠ j のとき、商の微分の分子はどうなりましたか？", "Every column is oᵢ(1 − oᵢ). For i ≠ j, what became of the numerator in the quotient rule?"),
        Mistake("one_minus_the_other", lambda o: np.outer(o, 1 - o), "oᵢ(1 − oⱼ) になっています。かっこの中の 1 は、どの成分にもありますか？", "You have oᵢ(1 − oⱼ). Does the 1 in the brackets belong to every element?"),
        Mistake("one_minus_the_other_turned", lambda o: np.outer(1 - o, o), "oⱼ(1 − oᵢ) になっています。かっこの中の 1 は、どの成分にもありますか？", "You have oⱼ(1 − oᵢ). Does the 1 in the brackets belong to every element?"),
        Mistake("added", lambda o: np.diag(o) + np.outer(o, o), "diag(o) に o oᵀ を足しています。1行を合計すると、いくつになるはずでしたか？", "You add o oᵀ to diag(o). What should each row add up to?"),
        Mistake("added_minus", lambda o: -np.diag(o) - np.outer(o, o), *_SIGN_OF_THE_DIAGONAL),
        Mistake("only_diag_o", lambda o: np.diag(o), "対角に o が並んでいるだけです。分母 S にも u が入っていることを、微分に入れましたか？", "There is nothing but o on the diagonal. The denominator S has u in it, too: did it take part in the derivative?"),
        Mistake("ones_on_diagonal", lambda o: np.eye(len(o)) - np.outer(o, o), "対角で oᵢ² を引くもとが 1 になっています。i = j のとき、商の微分の第1項は何でしたか？", "On the diagonal, oᵢ² is subtracted from a 1. For i = j, what was the first term of the quotient rule?"),
        Mistake("factor_forgotten", lambda o: np.eye(len(o)) - o, "全体に掛かるはずの oᵢ が抜けています。i ≠ j の成分には、o がいくつ掛かっていましたか？", "The factor oᵢ in front of everything is missing. How many o are multiplied in an element with i ≠ j?"),
        Mistake("factor_forgotten_turned", lambda o: np.eye(len(o)) - o[:, None], "全体に掛かるはずの oⱼ が抜けています。i ≠ j の成分には、o がいくつ掛かっていましたか？", "The factor oⱼ in front of everything is missing. How many o are multiplied in an element with i ≠ j?"),
        Mistake("one_o_only", lambda o: np.diag(o * (1 - o)) - (1 - np.eye(len(o))) * o, "対角成分は合っています。i ≠ j のとき、商の微分の分子 e^uᵢ e^uⱼ を S² で割ると、o はいくつ残りますか？", "The diagonal is right. For i ≠ j, divide the numerator e^uᵢ e^uⱼ by S²: how many o are left?"),
        Mistake("one_o_only_turned", lambda o: np.diag(o * (1 - o)) - (1 - np.eye(len(o))) * o[:, None], "対角成分は合っています。i ≠ j のとき、商の微分の分子 e^uᵢ e^uⱼ を S² で割ると、o はいくつ残りますか？", "The diagonal is right. For i ≠ j, divide the numerator e^uᵢ e^uⱼ by S²: how many o are left?"),
        Mistake("lower_triangle", lambda o: np.tril(np.diag(o) - np.outer(o, o)), "対角より右上が 0 です。ループの範囲は、どの i, j も通っていますか？", "Above the diagonal all is 0. Does your loop meet every i and j?"),
        Mistake("inner_product", lambda o: np.diag(o) - o @ o, "o が1次元の配列だと、`o @ o.T` は行列でしょうか、それとも1つの数でしょうか？", "Where o is an array of one axis, is `o @ o.T` a matrix or a single number?"),
        Mistake("elementwise_product", lambda o: np.diag(o) - o * o, "`o * o` は oᵢ² の並びです。oᵢoⱼ を全部の i, j について並べた表は、どうすれば作れますか？", "`o * o` is a row of oᵢ². How do you make a table of oᵢoⱼ for every i and j?"),
        Mistake("softmax_again", lambda o: np.diag(_off(o, 0.0, 0)) - np.outer(_off(o, 0.0, 0), _off(o, 0.0, 0)), "渡された o は、すでに softmax の出力です。それをもう一度 softmax に通していませんか？", "What you are given already is the output of softmax. Has it been through softmax a second time?"),
    ),
    factors=(SIGN.saying("符号がすべて逆です。u₁ を大きくすると、o₁ は増えますか、減りますか？", "Every sign is the other way round. When u₁ grows, does o₁ rise or fall?"),),
    hints=(
        ("∂oᵢ/∂uⱼ は、i = j と i ≠ j とで式が違います。", "∂oᵢ/∂uⱼ is one formula for i = j, and another for i ≠ j."),
        ("対角は oᵢ(1 − oᵢ) = oᵢ − oᵢoᵢ、ほかは −oᵢoⱼ です。どの成分にも −oᵢoⱼ があると見ることができます。", "On the diagonal oᵢ(1 − oᵢ) = oᵢ − oᵢoᵢ, elsewhere −oᵢoⱼ: so −oᵢoⱼ is there in every element."),
        ("対角に o を並べた行列（`np.diag`）から、oᵢoⱼ の表（`np.outer`）を引きます。", "From the matrix with o on its diagonal (`np.diag`), subtract the table of oᵢoⱼ (`np.outer`)."),
    ),
    solution="def jacobian(o):\n    return np.diag(o) - np.outer(o, o)",
    returns=("∂o/∂u",),
)  # fmt: skip

# ---- implement: the cross-entropy


def _log(o: Any, t: Any) -> Any:
    """log o, but 0 where t is 0: t log o is 0 there whatever o may be."""
    return np.log(np.where(t > 0, o, 1.0))


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


def _two_classes(t: Any, o: Any) -> Any:
    return -np.sum(t * _log(o, t) + (1 - t) * _log(1 - o, 1 - t))


_MEAN_OF_EVERYTHING = Factor(
    "mean_of_everything",
    lambda t, o: 1 / t.size,
    "サンプルについても、クラスについても平均しています（np.mean は成分の総数で割ります）。この講義の E は平均でしたか、合計でしたか？",
    "You take the mean over samples and over classes (np.mean divides by the number of all elements). In this lecture, is E a mean or a sum?",
)  # fmt: skip
_LOG2 = Factor("log2", lambda t, o: 1 / math.log(2), "対数の底が 2 です。np.log2(o) を微分すると 1/o になりますか？", "The logarithm has base 2. Is the derivative of np.log2(o) equal to 1/o?")  # fmt: skip
_LOG10 = ("対数の底が 10 です。np.log10(o) を微分すると 1/o になりますか？", "The logarithm has base 10. Is the derivative of np.log10(o) equal to 1/o?")  # fmt: skip
_SWAPPED = (
    "t と o が逆です。対数をとるのは、どちらですか（0 があるのは、どちらですか）？",
    "t and o have changed places. Which of them is it whose logarithm is taken (and which of them has zeros)?",
)
_OTHER_CLASSES = (
    "(1 − t) log(1 − o) は、出力がシグモイド1個のときの項です。softmax では、正解でないクラスはどこから E に入りますか？",
    "(1 − t) log(1 − o) belongs to a single sigmoid. With softmax, how do the wrong classes get into E?",
)
_PER_SAMPLE = ("サンプルごとの値が並んでいます。E はいくつありますか？", "There is a value for each sample. How many E are there?")
_PER_ELEMENT = ("成分ごとの値が並んでいます。合計していますか？", "There is a value for each element. Have you summed them?")
_CLIPPED_O = (
    "o を小さな値で切り上げています（clip）。その値は、自信のある間違いの o より小さいですか？",
    "You clip o at a small number. Is it smaller than the o of a confident mistake?",
)
_ADDED = (
    "log の中で、o に小さな数が足されています。それで E は同じ値のままですか？　log o が要らないのは、どの成分ですか？",
    "Something small is added to o inside the log. Does that leave E as it is? And for which elements is log o not needed at all?",
)
_SQUARED_ERROR = (
    "これは二乗誤差です。間違いに自信があるほど、際限なく大きくなる損失は、どれでしたか？",
    "This is the squared error. Which loss was it that grows without bound, the surer a mistake is?",
)

CROSS_ENTROPY = Exercise(
    name="cross_entropy",
    lesson=5,
    asked=("交差エントロピーを実装する", "implement the cross-entropy"),
    spec=lambda t, o: _slow_cross_entropy(t, o),
    draws=(_t_and_o, _soft_t_and_o, _with_zeros, _mistaken),
    mistakes=(
        Mistake("log_of_zero", lambda t, o: -np.sum(t * np.log(o)), "o には 0 もあります。t = 0、o = 0 のところで、numpy の 0 × log 0 は何になりますか？", "There may be a 0 in o. Where t = 0 and o = 0, what does numpy make of 0 × log 0?"),
        *(Mistake(f"added_inside_the_log_{small:g}", lambda t, o, small=small: -np.sum(t * np.log(o + small)), *_ADDED) for small in (1e-5, 1e-4, 1e-3, 1e-2)),
        *(Mistake(f"clipped_at_{least:g}", lambda t, o, least=least: -np.sum(t * np.log(np.clip(o, least, 1))), *_CLIPPED_O) for least in (1e-3, 1e-2, 0.05, 0.1)),
        Mistake("swapped", lambda t, o: -np.sum(o * np.log(t)), *_SWAPPED),
        Mistake("swapped_guarded", lambda t, o: -np.sum(o * _log(t, t)), *_SWAPPED),
        Mistake("two_classes", lambda t, o: _two_classes(t, o), *_OTHER_CLASSES),
        Mistake("two_classes_log_of_zero", lambda t, o: -np.sum(t * np.log(o) + (1 - t) * np.log(1 - o)), *_OTHER_CLASSES),
        Mistake("log_of_the_sum", lambda t, o: -np.sum(np.log(np.sum(t * o, axis=1))), "合計してから対数をとっています。one-hot のときは同じ値です。では t = (0.7, 0.3) なら？", "You sum first, and then take the logarithm. For a single 1 among zeros that is the same. And for t = (0.7, 0.3)?"),
        Mistake("log_of_the_whole_sum", lambda t, o: -np.log(np.sum(t * o)), "全サンプルの合計の対数になっています。対数は、1つひとつの o についてとるのではありませんか？", "This is the logarithm of one sum over all samples. Is it that sum whose logarithm you need, or that of each o?"),
        Mistake("target_inside", lambda t, o: -np.sum(np.log(t * o)), "t が対数の中に入っています。t = 0 のとき、どうなりますか？", "t is inside the logarithm. What happens where t = 0?"),
        Mistake("target_forgotten", lambda t, o: -np.sum(np.log(o)), "t が使われていません。どの o も同じだけ E に効いてよいでしょうか？", "t is not used. Should every o count in E alike?"),
        Mistake("target_forgotten_guarded", lambda t, o: -np.sum(np.log(o[t > 0])), "t > 0 の成分を選んではいますが、t の値が掛かっていません。t = (0.7, 0.3) のとき、2つの o は同じだけ E に効きますか？", "You pick out the elements with t > 0, but do not multiply by t. For t = (0.7, 0.3), should both o count alike?"),
        Mistake("log_forgotten", lambda t, o: -np.sum(t * o), "対数がありません。o_c → 0 のとき、E はどこまでも大きくなるはずではありませんか？", "There is no logarithm. As o_c → 0, shouldn't E grow without bound?"),
        Mistake("log_and_minus_forgotten", lambda t, o: np.sum(t * o), "対数がありません。o_c → 0 のとき、E はどこまでも大きくなるはずではありませんか？　また、log o の符号は？", "There is no logarithm. As o_c → 0, shouldn't E grow without bound? And which sign has log o?"),
        Mistake("largest_target_only", lambda t, o: -np.sum(np.log(o[np.arange(len(o)), t.argmax(axis=1)])), "t のいちばん大きいクラスだけを見ています。one-hot ならそれで済みます。t = (0.7, 0.3) のときの 0.3 は？", "Only the class with the largest t counts. For a single 1 among zeros that will do. What about the 0.3 in t = (0.7, 0.3)?"),
        Mistake("only_where_t_is_1", lambda t, o: -np.sum(np.log(o[t == 1])), "t がちょうど1の成分だけを見ています。one-hot ならそれで済みます。t = (0.7, 0.3) のときは？", "Only elements where t is exactly 1 count. For a single 1 among zeros that will do. And for t = (0.7, 0.3)?"),
        Mistake("mean_over_the_picked", lambda t, o: -np.mean(t[t > 0] * np.log(o[t > 0])), "取り出した成分について平均しています。この講義の E は平均でしたか、合計でしたか？", "You take the mean over the elements that you have picked out. In this lecture, is E a mean or a sum?"),
        Mistake("mean_where_t_is_1", lambda t, o: -np.sum(np.log(o[t == 1])) / np.sum(t == 1), "t がちょうど1の成分だけの平均になっています。この講義の E は平均でしたか、合計でしたか？　t = (0.7, 0.3) のときは？", "This is a mean over elements where t is exactly 1. In this lecture, is E a mean or a sum? And what about t = (0.7, 0.3)?"),
        Mistake("first_sample", lambda t, o: -np.sum(t[0] * _log(o[0], t[0])), "最初のサンプルの分だけです。return がループの中に入っていませんか？", "Only the first sample counts. Is the return inside the loop?"),
        Mistake("every_pair_of_samples", lambda t, o: -np.sum(t @ np.log(o).T), "`@` で、あるサンプルの t が、ほかのサンプルの o とも掛け合わされています。掛けるのは、同じ場所の成分どうしではありませんか？", "With `@`, the t of each sample meets the o of every other. Shouldn't elements at the same place be multiplied?"),
        Mistake("per_sample", lambda t, o: -np.sum(t * _log(o, t), axis=1), *_PER_SAMPLE),
        Mistake("per_sample_log_of_zero", lambda t, o: -np.sum(t * np.log(o), axis=1), *_PER_SAMPLE),
        Mistake("per_element", lambda t, o: -t * _log(o, t), *_PER_ELEMENT),
        Mistake("per_element_log_of_zero", lambda t, o: -t * np.log(o), *_PER_ELEMENT),
        Mistake("log10", lambda t, o: -np.sum(t * _log(o, t)) / math.log(10), *_LOG10),
        Mistake("log10_of_zero", lambda t, o: -np.sum(t * np.log10(o)), *_LOG10),
        Mistake("squared_error", lambda t, o: 0.5 * np.sum((t - o) ** 2), *_SQUARED_ERROR),
        Mistake("squared_error_without_half", lambda t, o: np.sum((t - o) ** 2), *_SQUARED_ERROR),
    ),
    factors=(
        SIGN.saying("符号が逆です。log o は、正ですか、負ですか？　損失 E はどちらであってほしいですか？", "The sign is the other way round. Is log o positive or negative? And which of the two should a loss be?"),
        mean(lambda t, o: len(t)), _MEAN_OF_EVERYTHING, _LOG2,
    ),
    hints=(
        ("E = −Σ t log o を、クラスについても、サンプルについても合計します。返すのは1つの数です。", "E = −Σ t log o, summed over classes and over samples: what comes back is one number."),
        ("numpy では 0 × log 0 = 0 × (−inf) = nan です。t = 0 の項は、足さないようにします。", "In numpy 0 × log 0 = 0 × (−inf) = nan. See to it that terms with t = 0 are not added."),
        ("`t > 0` は True と False の配列です。`t[t > 0]` と `o[t > 0]` で、要る成分だけを取り出せます。", "`t > 0` is an array of True and False; `t[t > 0]` and `o[t > 0]` pick out the elements that count."),
    ),
    solution="def cross_entropy(t, o):\n    return -np.sum(t[t > 0] * np.log(o[t > 0]))",
    returns=("E",),
)  # fmt: skip

# ---- implement: δ^u, for the cross-entropy and for any loss


def _softmax(u: Any) -> Any:
    return _off(u, _top(u))


def _through(delta_o: Any, o: Any) -> Any:
    return o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))


_RIGHT_CLASS = (
    "t = 0 のクラスの δᵘ が 0 になっています。正解でないクラスの u を大きくすると、正解のクラスの o はどうなりますか？　E は？",
    "Where t is 0, your δᵘ is 0. When the u of a wrong class grows, what becomes of the right class's o? And of E?",
)

_E_ITSELF = (
    "これは E そのもの（またはその項）です。求めるのは、E を何で微分したものでしたか？",
    "This is E itself, or its terms. With respect to what is the derivative of E asked for?",
)

DELTA_U_SOFTMAX = Exercise(
    name="delta_u_softmax",
    lesson=5,
    asked=("交差エントロピーの δᵘ を実装する", "implement δᵘ for the cross-entropy"),
    spec=lambda t, o: loops.slope(lambda u: _slow_cross_entropy(t, _slow_softmax(u)), np.log(o)),
    draws=(_t_and_o, _soft_t_and_o),
    mistakes=(
        Mistake("from_the_largest", lambda t, o: o - np.eye(o.shape[1])[o.argmax(axis=1)],
                "o がいちばん大きいクラスから 1 を引いています。正解のクラスを教えてくれるのは、t と o のどちらですか？",
                "You subtract 1 from the class with the largest o. Which array says which class is right, t or o?"),
        Mistake("slope_again", lambda t, o: (o - t) * o * (1 - o), "o(1 − o) が掛かっています。交差エントロピーでは、それは −t/o の 1/o と約分されませんでしたか？", "There is an o(1 − o). With the cross-entropy, hasn't it cancelled against the 1/o of −t/o?"),
        Mistake("squared_error", lambda t, o: _through(o - t, o), "o − t をヤコビ行列に通しています。それは、どの損失の δᵘ ですか？", "You send o − t through the Jacobian. Of which loss is that the δᵘ?"),
        Mistake("delta_o", lambda t, o: -t / o, "これは δᵒ = ∂E/∂o です。u まで戻りましたか？", "This is δᵒ = ∂E/∂o. Have you gone on to u?"),
        Mistake("right_class_only", lambda t, o: -t * (1 - o), "正解のクラスの成分だけを計算したか、ヤコビ行列の対角成分だけを通っています。正解でないクラスの u を大きくすると、正解のクラスの o はどうなりますか？", "You compute the element of the right class alone, or you go through the diagonal of the Jacobian alone. When the u of a wrong class grows, what becomes of the right class's o?"),
        Mistake("times_target", lambda t, o: t * (o - t), *_RIGHT_CLASS),
        Mistake("where_t_is_1", lambda t, o: (o - t) * (t == 1), *_RIGHT_CLASS),
        Mistake("where_t_is_positive", lambda t, o: (o - t) * (t > 0), *_RIGHT_CLASS),
        Mistake("one_subtracted", lambda t, o: o - 1, "どのクラスの o からも 1 を引いています。教師信号が1なのは、どのクラスですか？", "You subtract 1 from the o of every class. Which class has the target 1?"),
        Mistake("subtracted_from_one", lambda t, o: 1 - o, "どのクラスも 1 − o になっています。教師信号が1なのは、どのクラスですか？　また、そのクラスの u を大きくすると、E は増えますか、減りますか？", "For every class you have 1 − o. Which class has the target 1? And when the u of that class grows, does E rise or fall?"),
        Mistake("largest_target_only", lambda t, o: o - (t == t.max(axis=1, keepdims=True)), "t のいちばん大きいクラスからだけ 1 を引いています。one-hot ならそれで済みます。t = (0.7, 0.3) のときは？", "You subtract 1 where t is largest. For a single 1 among zeros that will do. And for t = (0.7, 0.3)?"),
        Mistake("two_classes", lambda t, o: (o - t) / (o * (1 - o)), "−t/o + (1 − t)/(1 − o) を計算していませんか？　それはシグモイド1個のときの ∂E/∂o です。ここでの δᵒ は？", "Do you compute −t/o + (1 − t)/(1 − o)? That is ∂E/∂o of a single sigmoid. What is δᵒ here?"),
        Mistake("softmax_again", lambda t, o: _softmax(o) - t, "渡された o は、すでに確率です。それをもう一度 softmax に通していませんか？", "What you are given already are probabilities. Have they been through softmax a second time?"),
        Mistake("absolute", lambda t, o: abs(o - t), "どの成分も正です。正解のクラスの u を大きくすると、E は増えますか？", "No element is negative. Does E rise when the u of the right class grows?"),
        Mistake("absolute_minus", lambda t, o: -abs(o - t), "どの成分も負です。正解でないクラスの u を大きくすると、E は減りますか？", "No element is positive. Does E fall when the u of a wrong class grows?"),
        Mistake("summed", lambda t, o: (o - t).sum(axis=0), "サンプルについて合計しています。δᵘ は、どの u についての微分ですか？", "You sum over samples. With respect to which u is each δᵘ the derivative?"),
        Mistake("averaged", lambda t, o: (o - t).mean(axis=0), "サンプルについて平均していて、1行しか残っていません。δᵘ は、どの u についての微分ですか？", "You take the mean over samples, and a single row is left. With respect to which u is each δᵘ the derivative?"),
        Mistake("target_forgotten", lambda t, o: o * 1.0, "o だけで、t が入っていません。教師信号は要りませんか？", "There is o alone, but no t. Isn't the target needed?"),
        Mistake("the_loss", lambda t, o: -np.sum(t * np.log(o)), *_E_ITSELF),
        Mistake("terms_of_the_loss", lambda t, o: -t * np.log(o), *_E_ITSELF),
    ),
    factors=(
        SIGN.saying("符号が逆です（t と o が入れ替わっていても、こうなります）。正解のクラスの u を大きくすると、E は増えますか、減りますか？", "The sign is the other way round (as it is when t and o are swapped). When the u of the right class grows, does E rise or fall?"),
        HALF.saying("½ が余分です。この E に ½ は付いていましたか？", "There is a ½ too many. Was there a ½ in this E?"),
        mean(lambda t, o: len(t)), _MEAN_OF_EVERYTHING,
    ),
    hints=(
        ("δᵒ = −t/o をヤコビ行列に通すと、ほとんど全部が約分されます。", "Send δᵒ = −t/o through the Jacobian, and almost everything cancels."),
        ("$\\delta^u_j = -t_j(1 - o_j) + \\sum_{i \\ne j} t_i o_j$ です。$o_j$ が掛かった項をまとめると？", "$\\delta^u_j = -t_j(1 - o_j) + \\sum_{i \\ne j} t_i o_j$. Collect the terms with $o_j$."),
        ("$o_j$ に掛かるのは $\\sum_i t_i = 1$ です。残るのは、出力と教師信号の差だけです。", "What multiplies $o_j$ is $\\sum_i t_i = 1$. All that is left is the difference of output and target."),
    ),
    solution="def delta_u_softmax(t, o):\n    return o - t",
    returns=("δᵘ",),
)  # fmt: skip


THROUGH_JACOBIAN = Exercise(
    name="through_jacobian",
    lesson=5,
    asked=("どんな損失の δᵒ も、ヤコビ行列に通す", "send any δᵒ through the Jacobian"),
    spec=lambda delta_o, o: loops.slope(
        lambda u: sum(d * v for d, v in zip(np.ravel(delta_o), np.ravel(_slow_softmax(u)), strict=True)), np.log(o)
    ),
    draws=(
        lambda rng: (decimals(rng, 3, 3), _shares(rng, 3, 3)),
        lambda rng: (decimals(rng, 2, 5), _shares(rng, 2, 5)),
        lambda rng: (decimals(rng, 5, 4), _slow_softmax(rng.normal(0, 1.5, (5, 4)))),
    ),
    mistakes=(
        Mistake("diagonal_only", lambda delta_o, o: delta_o * o * (1 - o), "対角成分 o(1 − o) だけを掛けています。u₁ を動かしたときに動くのは、o₁ だけですか？", "You multiply by the diagonal, o(1 − o), alone. When u₁ moves, is o₁ the only one to move?"),
        Mistake("over_samples", lambda delta_o, o: o * (delta_o - (delta_o * o).sum(axis=0, keepdims=True)), "サンプルについて合計しています。Σᵢ の i は、サンプルの番号ですか、クラスの番号ですか？", "You sum over samples. Is the i of Σᵢ the number of a sample, or of a class?"),
        Mistake("over_everything", lambda delta_o, o: o * (delta_o - np.sum(delta_o * o)), "全サンプルをまとめて合計しています。あるサンプルの δᵘ が、ほかのサンプルの δᵒ で変わってよいでしょうか？", "You sum over all samples together. May one sample's δᵘ depend on the δᵒ of another?"),
        Mistake("factor_forgotten", lambda delta_o, o: delta_o - (delta_o * o).sum(axis=1, keepdims=True), "かっこの中までは合っています。ヤコビ行列の列 j のどの成分にも入っている因子は？", "As far as the brackets it is right. Which factor is there in every element of column j of the Jacobian?"),
        Mistake("plus", lambda delta_o, o: o * (delta_o + (delta_o * o).sum(axis=1, keepdims=True)), "合計の前の符号を確かめてください。対角でない ∂oᵢ/∂uⱼ は、正ですか、負ですか？", "Look at the sign in front of the sum. Off the diagonal, is ∂oᵢ/∂uⱼ positive or negative?"),
        Mistake("minus_on_both", lambda delta_o, o: -o * (delta_o + (delta_o * o).sum(axis=1, keepdims=True)), "2つの項の両方にマイナスが付いています。uⱼ だけを大きくすると、oⱼ は増えますか、減りますか？　ほかの o は？", "Both terms have a minus. When uⱼ alone grows, does oⱼ rise or fall? And the other o?"),
        Mistake("mean_over_classes", lambda delta_o, o: o * (delta_o - (delta_o * o).mean(axis=1, keepdims=True)), "クラスについて平均しています。連鎖律では、道についての平均ですか、合計ですか？", "You take a mean over classes. In the chain rule, is it a mean over the paths, or a sum?"),
        Mistake("o_forgotten_in_the_sum", lambda delta_o, o: o * (delta_o - delta_o.sum(axis=1, keepdims=True)), "合計の中に oᵢ がありません。−oᵢoⱼ のうち、かっこの外に出せるのは、どちらの o ですか？", "There is no oᵢ in the sum. Of −oᵢoⱼ, which of the two o may go outside the brackets?"),
        Mistake("brackets_forgotten", lambda delta_o, o: o * delta_o - (delta_o * o).sum(axis=1, keepdims=True), "合計の項に oⱼ が掛かっていません。かっこの外の o は、どこまで掛かりますか？", "The sum is not multiplied by oⱼ. Is the sum inside the brackets, or outside?"),
        Mistake("delta_o_in_front", lambda delta_o, o: delta_o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True)), "かっこの前に δᵒ が掛かっています。ヤコビ行列の列 j のどの成分にも入っている因子は？", "You multiply the brackets by δᵒ. Which factor is there in every element of column j of the Jacobian?"),
        Mistake("keepdims_forgotten", lambda delta_o, o: o * (delta_o - (delta_o * o).sum(axis=1)), "N = n のときは numpy のエラーになりませんが、サンプル j の合計が列 j から引かれています。形 (N,) の配列は、(N, n) のどちらの軸に合わせられますか？", "When N = n, numpy raises no error, but subtracts the sum of sample j from column j. With which axis of (N, n) does numpy line up an array of shape (N,)?"),
        Mistake("every_pair_of_samples", lambda delta_o, o: o * (delta_o - delta_o @ o.T), "`delta_o @ o.T` の形は (N, N) で、サンプルどうしを掛け合わせています。ここで要るのは、サンプルごとにいくつの数ですか？", "`delta_o @ o.T` has shape (N, N) and pairs every sample with every other. How many numbers do you need for each sample?"),
        Mistake("no_others", lambda delta_o, o: delta_o * o, "oⱼδᵒⱼ だけです。uⱼ を動かしたときに動く、ほかの o を通る道は？", "This is oⱼδᵒⱼ alone. What about the paths through the other o, which move with uⱼ, too?"),
        Mistake("only_others", lambda delta_o, o: -o * (delta_o * o).sum(axis=1, keepdims=True), "−oⱼ Σᵢ δᵒᵢoᵢ だけです。i = j のときにだけ加わる項は？", "This is −oⱼ Σᵢ δᵒᵢoᵢ alone. Which term is added where i = j?"),
        Mistake("only_others_plus", lambda delta_o, o: o * (delta_o * o).sum(axis=1, keepdims=True), "oⱼ Σᵢ δᵒᵢoᵢ だけです。対角でない ∂oᵢ/∂uⱼ は、正ですか、負ですか？　また、i = j のときにだけ加わる項は？", "This is oⱼ Σᵢ δᵒᵢoᵢ alone. Off the diagonal, is ∂oᵢ/∂uⱼ positive or negative? And which term is added where i = j?"),
        Mistake("diagonal_twice", lambda delta_o, o: delta_o * o * (1 - o) - o * (delta_o * o).sum(axis=1, keepdims=True), "i = j の項が2回引かれています。oⱼ(1 − oⱼ) を使うなら、残りの合計に i = j は入りますか？", "The term i = j is subtracted twice. If you use oⱼ(1 − oⱼ), does i = j belong in the sum of the others?"),
        Mistake("own_delta_everywhere", lambda delta_o, o: delta_o * 0.0, "どの成分も 0 です。（どの i にも δᵒⱼ を掛けると、ヤコビ行列の合計が 0 なので、こうなります。）Σᵢ の中の δᵒ の添字は？", "All of it is 0. (So it is if every i is multiplied by δᵒⱼ, as the Jacobian's elements add up to 0.) Inside Σᵢ, which index does δᵒ have?"),
        Mistake("last_path_only", lambda delta_o, o: delta_o[:, -1:] * o[:, -1:] * (np.eye(o.shape[1])[-1] - o), "i = n の道だけが残っています。ループの中は `=` ですか、`+=` ですか？", "Only the path through the last o is left. In your loop, is it `=` or `+=`?"),
        Mistake("one_jacobian_for_all", lambda delta_o, o: delta_o @ (np.diag(o[0]) - np.outer(o[0], o[0])), "どのサンプルも、最初のサンプルのヤコビ行列に通しています。o は、サンプルごとに違うのではありませんか？", "Every sample goes through the Jacobian of the first one. Doesn't each sample have its own o?"),
        Mistake("unchanged", lambda delta_o, o: delta_o * 1.0, "δᵒ が、何も通らずに返っています。o から u へ戻るとき、何を通りますか？", "Your δᵒ comes back without having been through anything. What is there between o and u?"),
        Mistake("summed", lambda delta_o, o: _through(delta_o, o).sum(axis=0), "サンプルごとの δᵘ は合っていますが、最後にサンプルについて合計しています。u は、サンプルごとに別ではありませんか？", "Each sample's δᵘ is right, but you sum over samples at the end. Doesn't each sample have its own u?"),
        Mistake("averaged", lambda delta_o, o: _through(delta_o, o).mean(axis=0), "サンプルごとの δᵘ は合っていますが、最後にサンプルについて平均しています。u は、サンプルごとに別ではありませんか？", "Each sample's δᵘ is right, but you take the mean over samples at the end. Doesn't each sample have its own u?"),
    ),
    factors=(SIGN.saying("符号が逆です（引き算の2つの項が逆でも、こうなります）。uⱼ だけを大きくすると、oⱼ は増えますか、減りますか？", "The sign is the other way round (as it is when the two terms of the subtraction are swapped). When uⱼ alone grows, does oⱼ rise or fall?"), mean(lambda delta_o, o: len(o))),
    hints=(
        ("1つのサンプルなら、δᵘⱼ = Σᵢ δᵒᵢ ∂oᵢ/∂uⱼ です。これを行ごとに計算します。", "For one sample, δᵘⱼ = Σᵢ δᵒᵢ ∂oᵢ/∂uⱼ. Do this for each row."),
        ("∂oᵢ/∂uⱼ を入れると、δᵘⱼ = oⱼδᵒⱼ − oⱼ Σᵢ δᵒᵢoᵢ です。合計は、サンプルごとに1つの数です。", "Put in ∂oᵢ/∂uⱼ: δᵘⱼ = oⱼδᵒⱼ − oⱼ Σᵢ δᵒᵢoᵢ. The sum is one number for each sample."),
        ("`delta_o * o` を `axis=1, keepdims=True` で合計して形を (N, 1) にし、δᵒ から引いてから o を掛けます。", "Sum `delta_o * o` with `axis=1, keepdims=True`, for a shape of (N, 1); subtract that from δᵒ, then multiply by o."),
    ),
    solution="""
def through_jacobian(delta_o, o):
    return o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
""",
    returns=("δᵘ",),
)  # fmt: skip

# ---- find the planted bug


def _layer(rng: Generator, samples: int, inputs: int, classes: int) -> tuple[Any, ...]:
    W, b, x = decimals(rng, inputs, classes), decimals(rng, classes), decimals(rng, samples, inputs)
    return W, b, x, _one_hot(rng, samples, classes)


def _slopes(E: Callable[[Any, Any], float], W: Any, b: Any) -> tuple[Any, Any]:
    return loops.slope(lambda moved: E(moved, b), W), loops.slope(lambda moved: E(W, moved), b)


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


def _o_minus_t(t: Any, o: Any) -> Any:
    return o - t


_THE_LOSS_ITSELF = (
    "−t log o は、E そのものの項です。それを o で微分しましたか？",
    "−t log o is a term of E itself. Have you differentiated it with respect to o?",
)

MEND_OUTPUT = Exercise(
    name="mend_output",
    lesson=5,
    asked=("バグを直す：自信のある間違いが直らない", "fix the bug: confident mistakes are not unlearned"),
    spec=_slow_output,
    draws=(lambda rng: _layer(rng, 3, 3, 3), lambda rng: _layer(rng, 5, 2, 4)),
    mistakes=(
        Mistake("untouched", lambda *args: _output(*args), "バグはまだ残っています。どこですか？", "The bug is still there. Where is it?"),
        Mistake("uphill", lambda *args: _output(*args, delta_u=lambda t, o: t - o), "δᵘ から先の符号が逆です（t と o の順か、−t/o のマイナスを確かめてください）。正解のクラスの u を大きくすると、E は増えますか、減りますか？", "From δᵘ on, the sign is the other way round (look at the order of t and o, or at the minus of −t/o). When the u of the right class grows, does E rise or fall?"),
        Mistake("mean_of_delta_u", lambda *args: _output(*args, delta_u=lambda t, o: (o - t) / len(t)), "δᵘ を N で割っています。この講義の E は平均でしたか、合計でしたか？", "You divide δᵘ by N. In this lecture, is E a mean or a sum?"),
        Mistake("mean_of_gradients", lambda *args: _output(*args, delta_u=_o_minus_t, delta_W=lambda x, d: x.T @ d / len(x), delta_b=lambda d: d.mean(axis=0)), "δᵘ は合っています。ΔW と Δb をサンプルについて平均していませんか？　この講義の E は平均でしたか、合計でしたか？", "δᵘ is right. Are ΔW and Δb means over samples? In this lecture, is E a mean or a sum?"),
        Mistake("error_divided_by_o", lambda *args: _output(*args, delta_u=lambda t, o: (o - t) / o), "o − t を o で割っています。交差エントロピーを o で微分すると、分子は o − t になりますか？", "You divide o − t by o. When the cross-entropy is differentiated with respect to o, is the numerator o − t?"),
        Mistake("delta_o_is_the_loss", lambda *args: _output(*args, delta_u=lambda t, o: _through(-t * np.log(o), o)), *_THE_LOSS_ITSELF),
        Mistake("delta_u_is_the_loss", lambda *args: _output(*args, delta_u=lambda t, o: -t * np.log(o)), *_THE_LOSS_ITSELF),
        Mistake("sigmoid_slope", lambda *args: _output(*args, delta_u=lambda t, o: (o - t) * o * (1 - o)), "ヤコビ行列を o(1 − o) に替えても、δᵘ はまだ小さすぎます。o − t に、そもそも何か掛ける必要がありますか？", "You have put o(1 − o) in place of the Jacobian, but δᵘ is still too small. Does o − t need to be multiplied by anything at all?"),
        Mistake("right_class_only", lambda *args: _output(*args, delta_u=lambda t, o: -t * (1 - o)), "δᵒ は交差エントロピーのものになりました。それが通ったのは、ヤコビ行列の全部の成分ですか、それとも対角成分だけですか？", "δᵒ now belongs to the cross-entropy. Has it been through all of the Jacobian, or through its diagonal only?"),
        Mistake("turned", lambda *args: _output(*args, delta_u=lambda t, o: _through(t - o, o)), "δᵒ の符号を変えても、δᵘ の小ささは変わりません。t と o の順は、もともと合っていませんでしたか？", "Flipping the sign of δᵒ leaves δᵘ just as small. Wasn't the order of t and o right before?"),
        Mistake("divided_by_o", lambda *args: _output(*args, delta_u=lambda t, o: _through(o - t, o) / o), "δᵘ が、もとの式から因子 o を外した値（o で割った値）になっています。それは E の微分ですか？　小さくなった原因は、どの行ですか？", "Your δᵘ is what it was without its factor o (the same as dividing by o). Is that the derivative of E? In which line does it become too small?"),
        Mistake("divided_by_slope", lambda *args: _output(*args, delta_u=lambda t, o: _through(o - t, o) / (o * (1 - o))), "小さすぎる δᵘ を、後から o(1 − o) で割っています。それは E の微分ですか？　小さくなった原因はどの行ですか？", "You divide the δᵘ that is too small by o(1 − o). Is that the derivative of E? In which line does it become too small?"),
        Mistake("stopped_at_delta_o", lambda *args: _output(*args, delta_u=lambda t, o: -t / o), "−t/o は δᵒ です。そこから u へは、どう戻りますか？", "−t/o is δᵒ. How do you get from there back to u?"),
        Mistake("symptom_in_W", lambda *args: _output(*args, for_W=_o_minus_t), "ΔW は合っていますが、Δb と δᵘ は違うままです。直したのは症状だけではありませんか？", "ΔW is right now, but Δb and δᵘ are as wrong as before. Have you fixed only the symptom?"),
        Mistake("symptom_in_b", lambda *args: _output(*args, for_b=_o_minus_t), "Δb は合っていますが、ΔW と δᵘ は違うままです。直したのは症状だけではありませんか？", "Δb is right now, but ΔW and δᵘ are as wrong as before. Have you fixed only the symptom?"),
        Mistake("symptom_averaged", lambda *args: _output(*args, delta_W=lambda x, d: x.T @ d / len(x), delta_b=lambda d: d.mean(axis=0)), "ΔW と Δb を平均にしましたが、バグは残っています。E は合計ですし、δᵘ はその前から違っていませんか？", "You have made means of ΔW and Δb, but the bug is still there. E is a sum; and isn't δᵘ wrong before you get there?"),
        Mistake("symptom_in_W_and_b", lambda *args: _output(*args, for_W=_o_minus_t, for_b=_o_minus_t), "ΔW と Δb は合っていますが、δᵘ は違うままです。隠れ層があれば、前の層へ伝わるのは、ΔW、Δb、δᵘ のどれですか？", "ΔW and Δb are right now, but δᵘ is as wrong as before. If there were a hidden layer, which of the three would be passed on to it?"),
        Mistake("symptom_in_delta_u", lambda *args: _output(*args, returned=_o_minus_t), "返ってくる δᵘ は合っていますが、ΔW と Δb は、どの δᵘ から計算していますか？", "The δᵘ that comes back is right now, but which δᵘ are ΔW and Δb computed from?"),
        Mistake("plus", lambda *args: _output(*args, delta_u=lambda t, o: o * (o - t + ((o - t) * o).sum(axis=1, keepdims=True))), "符号を変えた行は、もともと正しいヤコビ行列の式でした。そこに渡されている δᵒ のほうはどうですか？", "The line whose sign you have changed was right: it is the Jacobian. What about the δᵒ that goes into it?"),
        Mistake("sum_left_out", lambda *args: _output(*args, delta_u=lambda t, o: o * (o - t)), "因子 o が残っています。交差エントロピーでは、それも約分されませんか？", "You have kept the factor o. With the cross-entropy, doesn't it cancel as well?"),
        Mistake("sum_over_samples", lambda *args: _output(*args, delta_u=lambda t, o: o * (o - t - ((o - t) * o).sum(axis=0, keepdims=True))), "この合計は、もともと正しい軸をとっていました。サンプルどうしが混ざってよいでしょうか？", "That sum had the right axis before. May samples mix?"),
        Mistake("softmax_over_samples", lambda *args: _output(*args, axis=0), "softmax の軸を変えたので、o が違ってしまいました。もとの o は、各行の合計が1になっていませんでしたか？", "You have changed the axis of softmax, and now o is wrong. Didn't the rows of the original o add up to 1?"),
        Mistake("b_over_classes", lambda *args: _output(*args, delta_u=_o_minus_t, delta_b=lambda d: d.sum(axis=1)), "δᵘ と ΔW は合っています。Δb の合計は、もともとサンプルについてでした。b はいくつありますか？", "δᵘ and ΔW are right. The sum in Δb was over samples before. How many b are there?"),
        Mistake("x_not_transposed", lambda *args: _output(*args, delta_u=_o_minus_t, delta_W=lambda x, d: x @ d), "δᵘ は合っています。ΔW では、どの軸が合計されて消えていますか？　消えるべきなのは、サンプルの軸ですか、入力の軸ですか？", "δᵘ is right. In ΔW, which axis is summed away? Which should vanish, that of the samples or that of the inputs?"),
    ),
    factors=(
        SIGN.saying("符号が逆です。正解のクラスの u を大きくすると、E は増えますか、減りますか？", "The sign is the other way round. When the u of the right class grows, does E rise or fall?"),
        mean(lambda W, b, x, t: len(x)),
    ),
    hints=(
        ("o は正しいので、バグはその後にあります。δᵘ を数値微分と比べると、自信のある間違いほど小さすぎます。", "o is right, so the bug comes after it. Compared with nudging, δᵘ is too small, and most of all for confident mistakes."),
        ("`delta_o` の行は、どの損失を o で微分したものですか？　交差エントロピーの δᵒ は何でしたか？", "Of which loss is the line `delta_o` the derivative? And what is δᵒ for the cross-entropy?"),
        ("o − t は、交差エントロピーではもう δᵘ です。ヤコビ行列に通す必要はありません。（δᵒ を −t/o に直してヤコビ行列に通しても、同じ値です。）", "For the cross-entropy o − t already is δᵘ: it need not go through the Jacobian. (Changing δᵒ to −t/o and sending that through gives the same.)"),
    ),
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
)  # fmt: skip

# ---- train


def _training(rng: Generator, samples: int, inputs: int, classes: int, epsilon: float, steps: int) -> tuple[Any, ...]:
    return *_layer(rng, samples, inputs, classes), epsilon, steps


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    W, b, x, _, epsilon, steps = _training(rng, 5, 3, 3, 0.3, 3)
    return 12 * W, b, x, np.eye(3)[_slow_logits(12 * W, b, x).argmax(axis=1)], epsilon, steps


def _slow_training(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[float]]:
    def loss(W: Any, b: Any) -> float:
        return _slow_cross_entropy(t, _slow_softmax(_slow_logits(W, b, x)))

    E = [loss(W, b)]
    for _ in range(steps):
        slope_W, slope_b = _slopes(loss, W, b)
        W, b = W - epsilon * slope_W, b - epsilon * slope_b
        E.append(loss(W, b))
    return W, b, E


def _train(
    W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int, *,
    output: Callable[[Any], Any] = _softmax, delta_u: Callable[[Any, Any], Any] = _o_minus_t,
    loss: Callable[[Any, Any], Any] = lambda t, o: -np.sum(t * _log(o, t)),
    delta_W: Callable[[Any, Any], Any] = lambda x, d: x.T @ d, delta_b: Callable[[Any], Any] = lambda d: d.sum(axis=0),
    samples: Callable[[int], Any] = lambda step: slice(None), mean: bool = False, stale: bool = False, b_after_W: bool = False,
    stale_delta: bool = False, with_b: bool = True,
) -> tuple[Any, Any, list[Any]]:  # fmt: skip
    """A training with one thing wrong; E before the first update and after each."""

    def forward(W: Any, b: Any) -> Any:
        return output(x @ W + b if with_b else x @ W)

    o = first = forward(W, b)
    E = [loss(t, o)]
    for step in range(steps):
        rows = samples(step)
        delta = delta_u(t, first if stale_delta else o)[rows] / (len(x) if mean else 1)
        W = W - epsilon * delta_W(x[rows], delta)
        if b_after_W:
            delta = delta_u(t, forward(W, b))
        b = b - epsilon * delta_b(delta)
        o = first if stale else forward(W, b)
        E.append(loss(t, o))
    return W, b, E


def _sample_by_sample(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[Any]]:
    """An update for each sample, in every step; E before the first and after each."""
    return _train(W, b, x, t, epsilon, steps * len(x), samples=lambda step: [step % len(x)])


def _updates(more: int, args: tuple[Any, ...]) -> tuple[Any, Any, list[Any]]:
    """With so many updates more than were asked for."""
    W, b, x, t, epsilon, steps = args
    return _train(W, b, x, t, epsilon, steps + more)


def _with_E(result: tuple[Any, Any, list[Any]], change: Callable[[Any], Any]) -> tuple[Any, Any, Any]:
    return (*result[:2], change(result[2]))


_TRAIN_AXIS = (
    "softmax の合計の軸を確かめてください。各行、つまり1つのサンプルの全クラスの合計が1になっていますか？",
    "Look at the axis of the sum in softmax. Does each row, that is all classes of one sample, add up to 1?",
)
_SAMPLE_BY_SAMPLE = (
    "サンプル1つごとに W, b を更新しています。全サンプルの分を合計してから、1回だけ更新していますか？",
    "W and b are updated after each sample. Do you sum over all samples before the one update of a step?",
)
_RETURN_IN_THE_LOOP = (
    "更新が1回で終わっています。return がループの中に入っていませんか？",
    "There is only one update. Is the return inside the loop?",
)
_TRAIN_DELTA_O = (
    "δᵘ のところで −t/o を使っています。それは δᵒ です。u まで戻りましたか？",
    "You use −t/o for δᵘ. That is δᵒ: have you gone on to u?",
)
_ONE_COUNT = (
    "E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 個のはずです。",
    "E should have steps + 1 entries: one before the first update, and one after each.",
)

TRAIN_CLASSIFIER = Exercise(
    name="train_classifier",
    lesson=5,
    asked=("分類器を、はじめから終わりまで学習させる", "train a classifier from beginning to end"),
    spec=_slow_training,
    draws=(lambda rng: _training(rng, 3, 3, 3, 0.4, 2), lambda rng: _training(rng, 6, 2, 5, 0.3, 3), _nearly_learnt),
    mistakes=(
        Mistake("squared_error", lambda *args: _train(*args, delta_u=lambda t, o: _through(o - t, o)), "δᵘ は二乗誤差のもので、E は交差エントロピーです。この E を u で微分すると？", "Your δᵘ belongs to the squared error, your E is the cross-entropy. What is the derivative of this E with respect to u?"),
        Mistake("squared_error_throughout", lambda *args: _train(*args, delta_u=lambda t, o: _through(o - t, o), loss=lambda t, o: 0.5 * np.sum((t - o) ** 2)), "はじめから終わりまで二乗誤差になっています。この問題の損失は？", "It is the squared error from beginning to end. Which loss is asked for?"),
        Mistake("slope_again", lambda *args: _train(*args, delta_u=lambda t, o: (o - t) * o * (1 - o)), "δᵘ に o(1 − o) が掛かっています。それは、どの出力とどの損失の組み合わせの式でしたか？", "There is an o(1 − o) in δᵘ. To which output with which loss does it belong?"),
        Mistake("right_class_only", lambda *args: _train(*args, delta_u=lambda t, o: -t * (1 - o)), "正解のクラスの u だけが動いています。正解でないクラスの u を動かしても、E は変わりませんか？", "Only the u of the right class is moved. Does E stay the same when the u of a wrong class moves?"),
        Mistake("delta_o", lambda *args: _train(*args, delta_u=lambda t, o: -t / o), *_TRAIN_DELTA_O),
        Mistake("delta_o_log_of_zero", lambda *args: _train(*args, delta_u=lambda t, o: -t / o, loss=lambda t, o: -np.sum(t * np.log(o))), *_TRAIN_DELTA_O),
        Mistake("uphill", lambda *args: _train(*args, delta_u=lambda t, o: t - o), "E が増えていきます。δᵘ の符号と、更新の符号は、それぞれどうなっていますか？", "E grows. Which sign has δᵘ, and which the update?"),
        Mistake("uphill_for_W", lambda *args: _train(*args, delta_W=lambda x, d: -x.T @ d), "b は正しい向きに動いていますが、W は逆の向きです。W の更新の符号は？", "b moves in the right direction, but W in the opposite one. Which sign is there in the update of W?"),
        Mistake("uphill_for_b", lambda *args: _train(*args, delta_b=lambda d: -d.sum(axis=0)), "W は正しい向きに動いていますが、b は逆の向きです。b の更新の符号は？", "W moves in the right direction, but b in the opposite one. Which sign is there in the update of b?"),
        Mistake("mean", lambda *args: _train(*args, mean=True), "勾配をサンプルについて平均しています。この講義の E は平均でしたか、合計でしたか？", "The gradient is averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("mean_throughout", lambda *args: _with_E(_train(*args, mean=True), lambda E: np.divide(E, len(args[2]))), "勾配も E も、サンプルについて平均しています。この講義の E は平均でしたか、合計でしたか？", "Both the gradient and E are means over samples. In this lecture, is E a mean or a sum?"),
        Mistake("mean_of_E", lambda *args: _with_E(_train(*args), lambda E: np.divide(E, len(args[2]))), "W, b は合っています。E をサンプルについて平均していませんか？", "W and b are right. Is your E a mean over samples?"),
        Mistake("mean_of_E_over_everything", lambda *args: _with_E(_train(*args), lambda E: np.divide(E, args[3].size)), "W, b は合っています。E に np.mean を使っていませんか？　何個で割っていますか？", "W and b are right. Is there an np.mean in E? By how many does it divide?"),
        Mistake("softmax_over_samples", lambda *args: _train(*args, output=lambda u: _off(u, 0.0, 0)), *_TRAIN_AXIS),
        Mistake("softmax_summed_over_samples", lambda *args: _train(*args, output=lambda u: _off(u, _top(u), 0)), *_COLUMNS_SUMMED),
        Mistake("softmax_over_everything", lambda *args: _train(*args, output=lambda u: _off(u, 0.0, None)), *_EVERYTHING),
        Mistake("softmax_summed_over_everything", lambda *args: _train(*args, output=lambda u: _off(u, _top(u), None)), *_EVERYTHING),
        Mistake("softmax_not_normalised", lambda *args: _train(*args, output=lambda u: np.exp(u - _top(u))), "softmax で、どの行でも最大の成分が1なので、行の合計が1を超えています。それぞれの e^u を、何で割るはずでしたか？", "In your softmax the largest element of every row is 1, so a row adds up to more than 1. What must each e^u be divided by?"),
        Mistake("keepdims_of_sum_unstable", lambda *args: _train(*args, output=lambda u: _unkept(u, lambda u: 0.0)), *_KEEPDIMS),
        Mistake("keepdims_of_sum", lambda *args: _train(*args, output=lambda u: _unkept(u, _top)), *_KEEPDIMS),
        Mistake("keepdims_of_maximum", lambda *args: _train(*args, output=lambda u: _unkept(u, lambda u: u.max(axis=1), True)), *_KEEPDIMS),
        Mistake("keepdims_of_both", lambda *args: _train(*args, output=lambda u: _unkept(u, lambda u: u.max(axis=1))), *_KEEPDIMS),
        Mistake("b_left_out", lambda *args: _train(*args, with_b=False), "u の中に b がありません。b を更新しても、o はそれで変わりますか？", "There is no b in u. When b is updated, does o change at all?"),
        Mistake("sigmoid_each", lambda *args: _train(*args, output=lambda u: 1 / (1 + np.exp(-u))), "出力がクラスごとの σ になっています。各行の合計は1になりますか？", "Your outputs are a σ for each class. Do the rows add up to 1?"),
        Mistake("sigmoid_throughout", lambda *args: _train(*args, output=lambda u: 1 / (1 + np.exp(-u)), loss=_two_classes), "出力がクラスごとの σ で、E も σ のための式になっています。各行の合計は1になりますか？", "Your outputs are a σ for each class, and your E is the one for σ. Do the rows add up to 1?"),
        Mistake("x_not_transposed", lambda *args: _train(*args, delta_W=lambda x, d: x @ d), "ΔW では、どの軸が合計されて消えていますか？　サンプルの軸が消えて、入力の軸が残っていますか？", "In ΔW, which axis is summed away? Is it the samples that vanish, and the inputs that stay?"),
        Mistake("delta_W_transposed", lambda *args: _train(*args, delta_W=lambda x, d: d.T @ x), "ΔW が転置されています。W の行と列は、それぞれ何に対応していますか？", "ΔW is transposed. What do the rows of W stand for, and what its columns?"),
        Mistake("b_left", lambda *args: _train(*args, delta_b=lambda d: 0.0), "b が動いていません。b の更新を忘れましたか、それとも、δᵘ を全部合計して1つの数（いつも 0 になります）にしましたか？", "b does not move. Have you forgotten its update, or do you sum all of δᵘ to a single number (which is always 0)?"),
        Mistake("W_left", lambda *args: _train(*args, delta_W=lambda x, d: 0.0), "W が動いていません。W の更新は、どこにありますか？", "W does not move. Where is it updated?"),
        Mistake("b_not_summed", lambda *args: _train(*args, delta_b=lambda d: d), "Δb がサンプルごとに並んでいて、b が表になってしまいました。b はいくつありますか？", "There is a Δb for each sample, and so b has become a table. How many b are there?"),
        Mistake("b_over_classes", lambda *args: _train(*args, delta_b=lambda d: d.sum(axis=1)), "Δb の合計の軸が違います。消えるべき軸は、サンプルの軸とクラスの軸の、どちらですか？", "The sum in Δb has the wrong axis. Which should vanish, that of the samples or that of the classes?"),
        Mistake("b_mean", lambda *args: _train(*args, delta_b=lambda d: d.mean(axis=0)), "b の勾配だけ、サンプルについて平均しています。W の勾配はどうしましたか？", "Only the gradient of b is a mean over samples. What did you do with that of W?"),
        Mistake("W_mean", lambda *args: _train(*args, delta_W=lambda x, d: x.T @ d / len(x)), "W の勾配だけ、サンプルについて平均しています。b の勾配はどうしましたか？", "Only the gradient of W is a mean over samples. What did you do with that of b?"),
        Mistake("b_last_sample", lambda *args: _train(*args, delta_b=lambda d: d[-1]), "Δb に、最後のサンプルの分しか入っていません。ほかのサンプルの分は、どうなりましたか？", "Only the last sample counts in Δb. What has become of the others?"),
        Mistake("W_last_sample", lambda *args: _train(*args, delta_W=lambda x, d: np.outer(x[-1], d[-1])), "ΔW に、最後のサンプルの分しか入っていません。ほかのサンプルの分は、どうなりましたか？", "Only the last sample counts in ΔW. What has become of the others?"),
        Mistake("b_after_W", lambda *args: _train(*args, b_after_W=True), "b の勾配を、更新した後の W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？", "The gradient of b is computed with the new W. Have all gradients been computed before anything is updated?"),
        Mistake("stale", lambda *args: _train(*args, stale=True), "o を最初に1回計算しただけです。更新の後の o は？", "o is computed once, at the beginning. What is o after an update?"),
        Mistake("stale_delta", lambda *args: _train(*args, stale_delta=True), "どの更新にも、最初の o から求めた δᵘ を使っています。更新の後で、o も δᵘ も計算し直していますか？", "Every update uses the δᵘ of the very first o. After an update, do you compute both o and δᵘ anew?"),
        Mistake("sample_by_sample", lambda *args: _with_E(_sample_by_sample(*args), lambda E: E[:: len(args[2])]), *_SAMPLE_BY_SAMPLE),
        Mistake("sample_by_sample_E", lambda *args: _sample_by_sample(*args), *_SAMPLE_BY_SAMPLE),
        Mistake("one_by_one", lambda *args: _train(*args, samples=lambda step: [step % len(args[2])]), "1回の更新に、サンプルを1つしか使っていません。全サンプルの合計で更新していますか？", "Each update uses one sample only. What does the task say about all samples?"),
        Mistake("last_sample", lambda *args: _train(*args, samples=lambda step: [-1]), "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？", "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake("epsilon_twice", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, epsilon**2, steps), "ε が2回掛かっています。ΔW, Δb には、もう ε が入っていますか？", "ε is multiplied in twice. Is there an ε in ΔW and Δb already?"),
        Mistake("epsilon_twice_for_W", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, epsilon, steps, delta_W=lambda x, d: epsilon * x.T @ d), "W の更新にだけ、ε が2回掛かっています。ΔW には、もう ε が入っていますか？", "Only in the update of W, ε is multiplied in twice. Is there an ε in ΔW already?"),
        Mistake("epsilon_twice_for_b", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, epsilon, steps, delta_b=lambda d: epsilon * d.sum(axis=0)), "b の更新にだけ、ε が2回掛かっています。Δb には、もう ε が入っていますか？", "Only in the update of b, ε is multiplied in twice. Is there an ε in Δb already?"),
        Mistake("no_epsilon_for_b", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, epsilon, steps, delta_b=lambda d: d.sum(axis=0) / epsilon), "b の更新に ε が掛かっていません。W の更新ではどうですか？", "There is no ε in the update of b. What about that of W?"),
        Mistake("no_epsilon_for_W", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, epsilon, steps, delta_W=lambda x, d: x.T @ d / epsilon), "W の更新に ε が掛かっていません。b の更新ではどうですか？", "There is no ε in the update of W. What about that of b?"),
        Mistake("no_epsilon", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, 1.0, steps), "ε が使われていません。一歩の大きさは、どこで決まりますか？", "ε is not used. What decides how long the step is?"),
        Mistake("one_E_less", lambda *args: _with_E(_train(*args), lambda E: E[:-1]), f"W, b は合っています。{_ONE_COUNT[0]}最後の更新の後の E は？", f"W and b are right. {_ONE_COUNT[1]} What about the last?"),
        Mistake("first_E_missing", lambda *args: _with_E(_train(*args), lambda E: E[1:]), f"W, b は合っています。{_ONE_COUNT[0]}最初の更新の前の E は？", f"W and b are right. {_ONE_COUNT[1]} What about the first?"),
        Mistake("E_one_behind", lambda *args: _with_E(_train(*args), lambda E: [E[0], *E[:-1]]), "W, b は合っています。最初の E が2回入っていて、最後の更新の後の E がありません。ループの中の E は、更新の前の o から計算していませんか？", "W and b are right. The first E is there twice, and the E after the last update is missing. In the loop, is E computed from the o before the update?"),
        Mistake("last_E_twice", lambda *args: _with_E(_train(*args), lambda E: [*E[:-1], E[-2]]), "W, b は合っています。E の最後の2つが同じ値です。最後の E は、どの o から計算していますか？　最後の更新の後の o ですか？", "W and b are right. The last two E are the same. From which o is the last one computed: that after the last update?"),
        Mistake("mean_first_E_missing", lambda *args: _with_E(_train(*args, mean=True), lambda E: E[1:]), f"2つあります。勾配をサンプルについて平均しています（この講義の E は平均でしたか、合計でしたか？）。また、{_ONE_COUNT[0]}最初の更新の前の E は？", f"Two things: the gradient is averaged over samples (in this lecture, is E a mean or a sum?); and {_ONE_COUNT[1]} What about the first?"),
        Mistake("mean_one_E_less", lambda *args: _with_E(_train(*args, mean=True), lambda E: E[:-1]), f"2つあります。勾配をサンプルについて平均しています（この講義の E は平均でしたか、合計でしたか？）。また、{_ONE_COUNT[0]}最後の更新の後の E は？", f"Two things: the gradient is averaged over samples (in this lecture, is E a mean or a sum?); and {_ONE_COUNT[1]} What about the last?"),
        Mistake("one_E_more", lambda *args: _with_E(_train(*args), lambda E: [*E, E[-1]]), f"W, b は合っています。最後の E が2回入っています。{_ONE_COUNT[0]}E はいくつありますか？", f"W and b are right. The last E is there twice. {_ONE_COUNT[1]} How many E do you have?"),
        Mistake("one_update_less", lambda *args: (*_updates(-1, args)[:2], _train(*args)[2]), "E は合っています。W, b の更新が1回足りないのではありませんか？", "E is right. Is there one update of W and b too few?"),
        Mistake("one_update_less_throughout", lambda *args: _updates(-1, args), f"更新が1回足りません。{_ONE_COUNT[0]}ループは何回まわっていますか？", f"There is one update too few. {_ONE_COUNT[1]} How often does the loop run?"),
        Mistake("one_update_more_throughout", lambda *args: _updates(1, args), f"更新が1回多く、E も1つ多くなっています。{_ONE_COUNT[0]}ループは何回まわっていますか？", f"There is one update too many, and so there is one E too many. {_ONE_COUNT[1]} How often does the loop run?"),
        Mistake("one_update_more_first_E_missing", lambda *args: _with_E(_updates(1, args), lambda E: E[1:]), f"更新が1回多くなっています。{_ONE_COUNT[0]}最初の更新の前の E は？", f"There is one update too many. {_ONE_COUNT[1]} What about the first?"),
        Mistake("return_in_the_loop", lambda *args: _updates(1 - args[5], args), *_RETURN_IN_THE_LOOP),
        Mistake("return_in_the_loop_E_short", lambda *args: _with_E(_updates(1 - args[5], args), lambda E: E[:1]), *_RETURN_IN_THE_LOOP),
        Mistake("one_update_more", lambda *args: (*_updates(1, args)[:2], _train(*args)[2]), "E は合っています。W, b の更新が1回多くありませんか？", "E is right. Have W and b been updated once too often?"),
        Mistake("E_of_two_classes", lambda *args: _train(*args, loss=_two_classes), f"W, b は合っています。E の {_OTHER_CLASSES[0]}", f"W and b are right. In E, {_OTHER_CLASSES[1]}"),
        Mistake("E_with_log2", lambda *args: _with_E(_train(*args), lambda E: np.divide(E, math.log(2))), "W, b は合っています。E の対数の底は何ですか？", "W and b are right. What is the base of the logarithm in E?"),
        Mistake("E_negative", lambda *args: _with_E(_train(*args), lambda E: np.multiply(E, -1.0)), "W, b は合っています。E が負です。log o の符号は？", "W and b are right. E is negative: what is the sign of log o?"),
        *(Mistake(f"E_with_{small:g}_added_inside_the_log", lambda *args, small=small: _train(*args, loss=lambda t, o: -np.sum(t * np.log(o + small))), f"W, b は合っています。E では、{_ADDED[0]}", f"W and b are right. In E, {_ADDED[1][:1].lower()}{_ADDED[1][1:]}") for small in (1e-6, 1e-5, 1e-4, 1e-3)),
        Mistake("E_of_squared_error", lambda *args: _train(*args, loss=lambda t, o: 0.5 * np.sum((t - o) ** 2)), "W, b は合っています。記録している E は、どの損失ですか？", "W and b are right. Which loss is the E that you record?"),
    ),
    hints=(
        ("繰り返すのは、前へ（u, o）→ 後ろへ（δᵘ, ΔW, Δb）→ 更新、の3段です。第1章のユニットの学習と、どこが違いますか？", "What is repeated has three stages: forward (u, o), back (δᵘ, ΔW, Δb), update. How does it differ from the unit of lesson 1?"),
        ("違うのは、o が softmax、δᵘ が o − t、E が交差エントロピー、というところだけです。ΔW の形は (m, n)、Δb の形は (n,) です。", "Only in o, which is softmax, in δᵘ, which is o − t, and in E, the cross-entropy. ΔW has shape (m, n), Δb has shape (n,)."),
        ("ΔW は x の転置と δᵘ の積、Δb は δᵘ のサンプルについての合計です。E の最初の1つはループの前に、あとは更新のたびに o を計算し直して加えます。前に書いた softmax, cross_entropy, delta_u_softmax を呼び出してかまいません。", "ΔW is the transpose of x times δᵘ, Δb the sum of δᵘ over samples. The first E comes before the loop; after each update compute o anew and append one. You may call softmax, cross_entropy and delta_u_softmax, which you have written already."),
    ),
    solution="""
def train_classifier(W, b, x, t, epsilon, steps):
    def output(W, b):
        u = x @ W + b
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(o):
        return -np.sum(t[t > 0] * np.log(o[t > 0]))

    o = output(W, b)
    E = [loss(o)]
    for _ in range(steps):
        delta_u = o - t
        delta_W, delta_b = x.T @ delta_u, delta_u.sum(axis=0)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = output(W, b)
        E.append(loss(o))
    return W, b, E
""",
    returns=("W", "b", "E"),
)  # fmt: skip

EXERCISES = (
    ADD_100, CONFIDENT_MISTAKE, SOFTMAX_BY_HAND, TWO_LOSSES_BY_HAND, SOFTMAX, JACOBIAN, CROSS_ENTROPY, DELTA_U_SOFTMAX,
    THROUGH_JACOBIAN, MEND_OUTPUT, TRAIN_CLASSIFIER,
)  # fmt: skip
