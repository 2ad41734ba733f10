"""Compute δᵘ for two losses by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import loops
from ..exercise import Exercise, Mistake
from ._common import _T, _U, _slow_cross_entropy, _slow_softmax

_O = np.array([0.6, 0.3, 0.1])


def _back(delta_o: Any, plus: float = -1.0, factor: Any = _O) -> Any:
    return factor * (delta_o + plus * np.sum(delta_o * _O))


_ERROR = _O - _T


EXERCISE = Exercise(
    __name__,
    section=5,
    asked=("2つの損失の δᵘ を手で計算する", "compute δᵘ for two losses by hand"),
    spec=lambda: (
        loops.slope(lambda u: loops.loss(_T, _slow_softmax(u)), _U),
        loops.slope(lambda u: _slow_cross_entropy(_T, _slow_softmax(u)), _U),
    ),
    solution="two_losses_by_hand = [[0.264, -0.258, -0.006], [0.6, -0.7, 0.1]]",
    returns=("δᵘ (½‖t − o‖²)", "δᵘ (−Σ t log o)"),
    mistakes=(
        Mistake("sign_of_row_1", lambda: (-_back(_ERROR), _ERROR),
            "1行目（二乗誤差）の符号が逆です。u₁（間違ったクラス）を大きくすると、この E は増えますか、減りますか？",
            "Row 1 (squared error): the sign is the other way round. When u₁, the logit of a wrong class, grows, "
            "does this E rise or fall?"),
        Mistake("sign_of_row_2", lambda: (_back(_ERROR), -_ERROR),
            "2行目（交差エントロピー）の符号が逆です。u₁（間違ったクラス）を大きくすると、この E は増えますか、"
            "減りますか？",
            "Row 2 (cross-entropy): the sign is the other way round. When u₁, the logit of a wrong class, grows, "
            "does this E rise or fall?"),
        Mistake("class_1_right", lambda: (_back(_O - np.eye(3)[0]), _O - np.eye(3)[0]),
            "クラス1を正解としていませんか。t で 1 になっているのは、何番目ですか？",
            "Have you taken class 1 for the right one? Which element of t is 1?"),
        Mistake("rounded", lambda: ([0.26, -0.26, -0.01], _ERROR),
            "1行目（二乗誤差）は、小数第2位までになっています。問題では、小数第何位まで求められていますか？",
            "Row 1 (squared error) has two decimals. How many are asked for?"),
        Mistake("jacobian_forgotten", lambda: (_ERROR, _ERROR),
            "1行目（二乗誤差）は、まだ δᵒ のままです。u へ戻るには、あと何が要りますか？",
            "Row 1 (squared error) is still δᵒ. What is needed to get back to u?"),
        Mistake("diagonal_only", lambda: (_ERROR * _O * (1 - _O), _ERROR),
            "1行目（二乗誤差）は、対角成分 o(1 − o) しか使っていません。u₁ を動かすと、o₂ と o₃ は動きませんか？",
            "Row 1 (squared error) uses nothing but the diagonal, o(1 − o). When u₁ moves, do o₂ and o₃ stay where "
            "they are?"),
        Mistake("plus", lambda: (_back(_ERROR, plus=1.0), _ERROR),
            "1行目（二乗誤差）の、かっこの中の符号を確かめてください。対角でない成分 ∂oᵢ/∂uⱼ の符号は？",
            "Row 1 (squared error): look at the sign in the brackets. What is the sign of the elements ∂oᵢ/∂uⱼ "
            "off the diagonal?"),
        Mistake("factor_forgotten", lambda: (_back(_ERROR, factor=1.0), _ERROR),
            "1行目（二乗誤差）は、あと1つ掛け算が足りません。ヤコビ行列の列 j のどの成分にも入っている因子は？",
            "Row 1 (squared error): one multiplication is missing. Which factor is there in every element of "
            "column j of the Jacobian?"),
        Mistake("no_others", lambda: (_back(_ERROR, plus=0.0), _ERROR),
            "1行目（二乗誤差）は oⱼδᵒⱼ だけです。uⱼ を動かしたときに動く、ほかの o を通る道は？",
            "Row 1 (squared error) is oⱼδᵒⱼ alone. What about the paths through the other o, which move with uⱼ, "
            "too?"),
        Mistake("jacobian_again", lambda: (_back(_ERROR), _back(_ERROR)),
            "2行目（交差エントロピー）で、o − t をもう一度ヤコビ行列に通していませんか？　そのヤコビ行列は、"
            "もう約分されていませんか？",
            "Row 2 (cross-entropy): has o − t been through the Jacobian once more? Hasn't the Jacobian already "
            "cancelled?"),
        Mistake("slope_again", lambda: (_back(_ERROR), _ERROR * _O * (1 - _O)),
            "2行目（交差エントロピー）に o(1 − o) が掛かっています。−t/o の 1/o と約分されませんでしたか？",
            "Row 2 (cross-entropy): there is an o(1 − o). Hasn't it cancelled against the 1/o of −t/o?"),
        Mistake("delta_o_of_cross_entropy", lambda: (_back(_ERROR), [0.0, -1 / 0.3, 0.0]),
            "2行目（交差エントロピー）は δᵒ です。そこから u へ戻りましたか？",
            "Row 2 (cross-entropy) is δᵒ. Have you gone on from there to u?"),
        Mistake("sign", lambda: (-_back(_ERROR), -_ERROR),
            "2行とも符号が逆です。u₁（間違ったクラス）を大きくすると、E は増えますか、減りますか？",
            "Both rows: the sign is the other way round. When u₁, the logit of a wrong class, grows, does E rise "
            "or fall?"),
        Mistake("both_t_minus_o", lambda: (-_ERROR, -_ERROR),
            "2行とも t − o です。1行目（二乗誤差）は、u まで戻りましたか？　また、"
            "u₁（間違ったクラス）を大きくすると、E は増えますか、減りますか？",
            "Both rows are t − o. Has row 1 (squared error) got back to u? And when u₁, the logit of a wrong "
            "class, grows, does E rise or fall?"),
        Mistake("diagonal_only_and_sign_of_row_2", lambda: (_ERROR * _O * (1 - _O), -_ERROR),
            "1行目（二乗誤差）は、対角成分 o(1 − o) しか使っていません。u₁ を動かすと、o₂ と o₃ は動きませんか？　"
            "また、2行目（交差エントロピー）の符号が逆です。u₁（間違ったクラス）を大きくすると、この E "
            "は増えますか、減りますか？",
            "Row 1 (squared error) uses nothing but the diagonal, o(1 − o): when u₁ moves, do o₂ and o₃ stay where "
            "they are? Row 2 (cross-entropy): the sign is the other way round. When u₁, the logit of a wrong "
            "class, grows, does this E rise or fall?"),
        Mistake("sign_of_class_3", "-0.006 → 0.006",
            "1行目（二乗誤差）は、δᵘ₃ だけが違います。1行の合計はいくつになるはずですか？　0.1 − 0.16 の符号は？",
            "Row 1 (squared error): only δᵘ₃ is wrong. What should the row add up to? And which sign has 0.1 − 0.16?"),
        Mistake("sign_of_class_2_in_row_2", "-0.7 → 0.7",
            "2行目（交差エントロピー）は、δᵘ₂ だけが違います。1行の合計はいくつになるはずですか？",
            "Row 2 (cross-entropy): only δᵘ₂ is wrong. What should the row add up to?"),
        Mistake("sign_of_class_3_in_row_2", "0.1]] → -0.1]]",
            "2行目（交差エントロピー）は、δᵘ₃ だけが違います。1行の合計はいくつになるはずですか？",
            "Row 2 (cross-entropy): only δᵘ₃ is wrong. What should the row add up to?"),
        Mistake("right_class_only", lambda: (_back(_ERROR), [0.0, -0.7, 0.0]),
            "2行目（交差エントロピー）の 0 は本当でしょうか？　u₁ を大きくすると、正解のクラスの確率 o₂ "
            "はどうなりますか？",
            "Row 2 (cross-entropy): are the zeros right? If u₁ grows, what becomes of o₂, the probability of the "
            "right class?"),
    ),
    hints=(
        ("二乗誤差では δᵒ = o − t をヤコビ行列に通します。交差エントロピーでは、全部が約分されたあとの式を使います。",
         "With the squared error, send δᵒ = o − t through the Jacobian. For the cross-entropy there is the formula "
         "in which everything has cancelled."),
        ("δᵒ = (0.6, −0.7, 0.1) です。合計 Σᵢ δᵒᵢ oᵢ = 0.36 − 0.21 + 0.01 = 0.16 を先に計算しておきます。",
         "δᵒ = (0.6, −0.7, 0.1). Compute the sum Σᵢ δᵒᵢ oᵢ = 0.36 − 0.21 + 0.01 = 0.16 first."),
        ("二乗誤差：δᵘⱼ = oⱼ(δᵒⱼ − 0.16)。たとえば δᵘ₁ = 0.6 × 0.44 です。交差エントロピー：δᵘ = o − t です。",
         "Squared error: δᵘⱼ = oⱼ(δᵒⱼ − 0.16), for example δᵘ₁ = 0.6 × 0.44. Cross-entropy: δᵘ = o − t."),
    ),
)  # fmt: skip
