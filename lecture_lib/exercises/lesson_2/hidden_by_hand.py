"""Compute δᵘ³, δᵒ², δᵘ² by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .. import loops
from ..exercise import Exercise, Mistake
from ._common import _B2, _O2, _T, _W2, _logit, _squashed


def _hidden(
    slope: Callable[[Any], Any] = lambda o: o * (1 - o), hidden_slope: Callable[[Any], Any] | None = None,
    weights: Any = _W2[:, 0], sends: Callable[[Any, Any], Any] = lambda delta_o, delta_u: delta_u,
) -> tuple[float, ...]:  # fmt: skip
    delta_o = 0.5 - _T
    delta_u = delta_o * slope(0.5)
    delta_o2 = sends(delta_o, delta_u) * weights
    return (delta_u, *delta_o2, *(delta_o2 * (hidden_slope or slope)(_O2)))


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("δᵘ³, δᵒ², δᵘ² を手で計算する", "compute δᵘ³, δᵒ², δᵘ² by hand"),
    spec=lambda: (
        loops.slope(lambda u: loops.loss(_T, _squashed(u)), 0.0),
        *loops.slope(lambda o: loops.loss(_T, loops.layer(np.array([o]), _W2, _B2)), _O2),
        *loops.slope(lambda u: loops.loss(_T, loops.layer(np.array([_squashed(u)]), _W2, _B2)), _logit(_O2)),
    ),
    solution="""
delta_u3 = -(1 - 0.5) * 0.5 * (1 - 0.5)  # -0.125
delta_o1 = delta_u3 * 1  # -0.125
delta_o2 = delta_u3 * -2  # 0.25
delta_u1 = delta_o1 * 0.6 * (1 - 0.6)  # -0.03
delta_u2 = delta_o2 * 0.2 * (1 - 0.2)  # 0.04
hidden_by_hand = [delta_u3, delta_o1, delta_o2, delta_u1, delta_u2]
""",
    returns=("δᵘ³", "δᵒ²₁", "δᵒ²₂", "δᵘ²₁", "δᵘ²₂"),
    mistakes=(
        Mistake("sign", "-(1 - 0.5) → (1 - 0.5)",
            "符号が逆になっています。o³ を増やすと t = 1 に近づくのだから、E は増えますか、減りますか？",
            "The sign is the other way round. As o³ grows towards t = 1, does E rise or fall?"),
        Mistake("minus_on_the_way", lambda: _hidden(weights=-_W2[:, 0]),
            "δᵒ² から符号が逆です。線を通るとき、マイナスが付きますか？",
            "From δᵒ² on the sign is the other way round. Does a connection add a minus?"),
        Mistake("forgotten_at_output", "-(1 - 0.5) * 0.5 * (1 - 0.5) → -(1 - 0.5)",
            "δᵘ³ が δᵒ³ のままです。出力のユニットを、o から u へ戻りましたか？",
            "Your δᵘ³ is still δᵒ³. Have you gone back through the output unit, from o to u?"),
        Mistake("forgotten_in_hidden", lambda: _hidden(hidden_slope=lambda o: 1.0),
            "δᵘ² が δᵒ² と同じです。隠れユニットも、活性化関数を通りませんでしたか？",
            "Your δᵘ² equals δᵒ². Don't hidden units have an activation, too?"),
        Mistake("forgotten_everywhere", lambda: _hidden(lambda o: 1.0),
            "どの層でも、δᵘ が δᵒ と同じになっています。o から u へ戻るときに掛けるものは？",
            "In both layers your δᵘ equals δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("only_o", lambda: _hidden(lambda o: o),
            "σ′ が o だけになっています。因子はそれだけでしたか？",
            "Your σ′ is just o. Is that its only factor?"),
        Mistake("only_one_minus_o", lambda: _hidden(lambda o: 1 - o),
            "σ′ が 1 − o だけになっています。因子はそれだけでしたか？",
            "Your σ′ is just 1 − o. Is that its only factor?"),
        Mistake("only_o_in_hidden", lambda: _hidden(hidden_slope=lambda o: o),
            "δᵘ² には、o と 1 − o の片方しか掛かっていません。どちらが抜けていますか？",
            "In δᵘ² you have multiplied by only one of o and 1 − o. Which one is missing?"),
        Mistake("only_one_minus_o_in_hidden", lambda: _hidden(hidden_slope=lambda o: 1 - o),
            "δᵘ² には、o と 1 − o の片方しか掛かっていません。どちらが抜けていますか？",
            "In δᵘ² you have multiplied by only one of o and 1 − o. Which one is missing?"),
        Mistake("slope_at_o", lambda: _hidden(lambda o: _squashed(o) * (1 - _squashed(o))),
            "o をもう一度 σ に通していませんか。与えられた o は、もう σ を通った値ではありませんか？",
            "Do you put o through σ once more? Hasn't the o you are given been through it already?"),
        Mistake("slope_of_output", lambda: _hidden(hidden_slope=lambda o: 0.25),
            "δᵘ² に o³(1 − o³) を使っていませんか。そこで通り抜けるのは、どのユニットですか？",
            "Do you use o³(1 − o³) in δᵘ²? Which unit is being passed there?"),
        Mistake("delta_o_sent_back", lambda: _hidden(sends=lambda delta_o, delta_u: delta_o),
            "線を通して送り返しているのは δᵒ³ です。線は、u³ と o³ のどちらに入っていますか？",
            "It is δᵒ³ that you send back. Where does the connection end: at u³, or at o³?"),
        Mistake("weights_forgotten", "delta_u3 * -2 → delta_u3",
            "δᵘ³ がそのまま2つの隠れユニットに届いています。線を通るとき、何が掛かりますか？",
            "δᵘ³ reaches both hidden units as it is. What multiplies it along the connection?"),
        Mistake("weights_swapped", lambda: _hidden(weights=_W2[::-1, 0]),
            "2つの重みが入れ替わっていませんか。隠れユニット1から出るのは、どの重みですか？",
            "Are the two weights swapped? Which one leaves hidden unit 1?"),
    ),
    hints=(
        ("右から左へ、δᵒ³ → δᵘ³ → δᵒ² → δᵘ² の順に計算します。ユニットを通るときと、線を通るときとで、"
         "掛けるものが違います。",
         "From right to left: δᵒ³ → δᵘ³ → δᵒ² → δᵘ². Passing a unit multiplies by one thing, passing a connection "
         "by another."),
        ("δᵒ³ = −(t − o³) = −0.5、δᵘ³ = −0.5 × 0.5 × 0.5 です。これに重みを掛けると δᵒ² です。",
         "δᵒ³ = −(t − o³) = −0.5, and δᵘ³ = −0.5 × 0.5 × 0.5. Times the weights, that is δᵒ²."),
        ("δᵒ² は −0.125 × 1 と −0.125 × (−2)。それぞれに 0.6 × 0.4 と 0.2 × 0.8 を掛けると δᵘ² です。",
         "δᵒ² is −0.125 × 1 and −0.125 × (−2). Times 0.6 × 0.4 and 0.2 × 0.8, that is δᵘ²."),
    ),
)  # fmt: skip
