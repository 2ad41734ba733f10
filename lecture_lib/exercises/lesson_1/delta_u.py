"""Implement δᵘ."""

from __future__ import annotations

import numpy as np

from .. import loops
from ..exercise import SIGN, Exercise, Mistake
from ..loops import between, decimals

EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("δᵘ を実装する", "implement δᵘ"),
    spec=lambda delta_o, o: loops.slope(
        lambda u: sum(d * loops.sigmoid(v) for d, v in zip(np.ravel(delta_o), np.ravel(u), strict=True)),
        np.log(o / (1 - o)),
    ),
    draws=(
        lambda rng: (float(decimals(rng, 1)[0]), float(between(rng, 1)[0])),
        lambda rng: (decimals(rng, 4), between(rng, 4)),
    ),
    solution="def delta_u(delta_o, o):\n    return delta_o * o * (1 - o)",
    returns=("δᵘ",),
    mistakes=(
        Mistake("slope_forgotten", "* o * (1 - o) →",
            "δᵒ がそのまま返っています。o から u へ戻るとき、何を掛けますか？",
            "This is δᵒ as it came. What is multiplied in on the way from o back to u?"),
        Mistake("only_o", "* (1 - o) →",
            "o を掛けただけです。o = 1 に近い、飽和したユニットでも、誤差はそのまま通りますか？",
            "Only o is multiplied in. In a saturated unit, with o near 1, should the error pass unhindered?"),
        Mistake("only_one_minus_o", "* o * → *",
            "1 − o を掛けただけです。o = 0 に近いユニットでも、誤差はそのまま通りますか？",
            "Only 1 − o is multiplied in. In a unit with o near 0, should the error pass unhindered?"),
        Mistake("slope_at_o", "delta_o * o * (1 - o) → delta_o / (1 + np.exp(-o)) * (1 - 1 / (1 + np.exp(-o)))",
            "σ(o)(1 − σ(o)) を計算しています。渡された o は、もう σ を通った値ではありませんか？",
            "You compute σ(o)(1 − σ(o)). Has the o you are given not been through σ already?"),
        Mistake("slope_of_tanh", "o * (1 - o) → (1 - o**2)",
            "1 − o² は tanh の微分です。ここで使っている活性化関数は？",
            "1 − o² is the derivative of tanh. Which activation do we use here?"),
        Mistake("plus", "1 - o → 1 + o",
            "かっこの中の符号を確かめてください。o = 1 のとき、いくつになるはずですか？",
            "Look at the sign in the brackets. What should come out at o = 1?"),
        Mistake("added", "delta_o * → delta_o +",
            "足しています。連鎖律では、微分どうしを足しますか、掛けますか？",
            "You add. Does the chain rule add derivatives, or multiply them?"),
        Mistake("divided", "* o * (1 - o) → / (o * (1 - o))",
            "割っています。∂o/∂u が小さいとき、u を動かした影響は大きくなりますか、小さくなりますか？",
            "You divide. Where ∂o/∂u is small, is the effect of moving u larger or smaller?"),
        Mistake("only_the_slope", "delta_o * →",
            "これは ∂o/∂u だけです。連鎖律のもう片方は？",
            "This is ∂o/∂u alone. What about the other half of the chain rule?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。δᵒ の符号は、u へ戻っても変わりますか（σ は増える関数です）？",
            "The sign is the other way round. Does δᵒ change its sign on the way back to u (σ is an increasing "
            "function)?"),
    ),
    hints=(
        ("連鎖律：∂E/∂u = ∂E/∂o · ∂o/∂u です。",
         "The chain rule: ∂E/∂u = ∂E/∂o · ∂o/∂u."),
        ("∂o/∂u は σ の微分で、σ(u) = o を使って書けます。",
         "∂o/∂u is the derivative of σ, and can be written with o = σ(u) alone."),
        ("σ′(u) = o(1 − o)。それを δᵒ に掛けます。",
         "σ′(u) = o(1 − o). Multiply δᵒ by it."),
    ),
)  # fmt: skip
