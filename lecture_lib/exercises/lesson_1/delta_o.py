"""Implement δᵒ."""

from __future__ import annotations

import numpy as np

from .. import loops
from ..exercise import DOUBLE, HALF, SIGN, Exercise, Mistake, mean
from ._common import _batch, _one

EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("δᵒ を実装する", "implement δᵒ"),
    spec=lambda t, o: loops.slope(lambda o: loops.loss(t, o), o),
    draws=(_one, _batch),
    solution="def delta_o(t, o):\n    return -(t - o)",
    returns=("δᵒ",),
    mistakes=(
        Mistake("squared", "-(t - o) → 0.5 * (t - o) ** 2",
            "これは E そのものです。問われているのは、E と、E を o で微分したものの、どちらですか？",
            "This is E itself. Is it E that is asked for, or its derivative with respect to o?"),
        Mistake("square_left", "-(t - o) → -((t - o) ** 2)",
            "2乗が残っています。½( )² を微分すると、指数はいくつになりますか？",
            "The square is still there. When ½( )² is differentiated, what becomes of the exponent?"),
        Mistake("square_left_plus", "-(t - o) → (t - o) ** 2",
            "2乗が残っています。½( )² を微分すると、指数はいくつになりますか？",
            "The square is still there. When ½( )² is differentiated, what becomes of the exponent?"),
        Mistake("absolute", "-(t - o) → abs(t - o)",
            "符号がいつも同じです。o が t より小さいときと大きいときで、E の変わり方は同じですか？",
            "Its sign is always the same. Does E change in the same way for o below t and for o above t?"),
        Mistake("absolute_minus", "-(t - o) → -abs(t - o)",
            "符号がいつも同じです。o が t より小さいときと大きいときで、E の変わり方は同じですか？",
            "Its sign is always the same. Does E change in the same way for o below t and for o above t?"),
        Mistake("delta_u", "-(t - o) → -(t - o) * o * (1 - o)",
            "o(1 − o) まで掛けています。問われているのは δᵒ と δᵘ の、どちらですか？",
            "You multiply by o(1 − o), too. Which is asked for, δᵒ or δᵘ?"),
        Mistake("mean_of_all", "-(t - o) → np.mean(o - t)",
            "サンプルについて平均して、1つの数にしています。δᵒ は、サンプルごとに1つずつ要りませんか？",
            "You average over samples, and one number is left. Doesn't each sample need a δᵒ of its own?"),
        Mistake("summed", "-(t - o) → np.sum(o - t)",
            "サンプルについて合計しています。δᵒ は、どの o についての微分ですか？",
            "You sum over samples. With respect to which o is each δᵒ the derivative?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です（t と o が入れ替わっていても、こうなります）。o が t より大きいとき、o を増やすと E "
            "は増えますか、減りますか？",
            "The sign is the other way round (as it is when t and o are swapped). Where o is above t and grows, "
            "does E rise or fall?"),
        HALF,
        DOUBLE,
        mean(lambda t, o: np.size(o)),
    ),
    hints=(
        ("E = ½(t − o)² を o で微分します。",
         "Differentiate E = ½(t − o)² with respect to o."),
        ("外側の2乗を微分すると (t − o)、かっこの中の −o を微分すると −1 です。",
         "The outer square gives (t − o); the −o inside the brackets gives −1."),
        ("2つを掛けると −(t − o)。numpy なら、配列どうしの引き算がそのまま使えます。",
         "Together: −(t − o). With numpy, arrays can be subtracted as they are."),
    ),
)  # fmt: skip
