"""Compute δᵒ, δᵘ, ΔW, Δb by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .. import loops
from ..exercise import Exercise, Mistake
from ._common import _B, _T, _W, _X, _forward


def _slope(o: float) -> float:
    return o * (1 - o)


def _signals(o_factor: Callable[[float], float], sign: float = 1.0, turned: bool = False) -> list[float]:
    o = _forward()[1]
    delta_o = sign * (o - _T)
    delta_u = delta_o * o_factor(o)
    return [delta_o, delta_u, *(delta_u * v for v in (_X[::-1] if turned else _X)), delta_u]


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("δᵒ, δᵘ, ΔW, Δb を手で計算する", "compute δᵒ, δᵘ, ΔW, Δb by hand"),
    spec=lambda: [
        loops.slope(lambda o: loops.loss(_T, o), _forward()[1]),
        loops.slope(lambda u: loops.loss(_T, loops.sigmoid(u)), _forward()[0]),
        *loops.slope(lambda W: loops.loss(_T, loops.unit(np.array([_X]), W, _B)), _W),
        loops.slope(lambda b: loops.loss(_T, loops.unit(np.array([_X]), np.array(_W), b)), _B),
    ],
    solution="""
o = 1 / (1 + np.exp(-0.2))  # 0.550
delta_o = -(1 - o)  # -0.450
delta_u = delta_o * o * (1 - o)  # -0.111
delta_w1 = delta_u * 1  # -0.111
delta_w2 = delta_u * 2  # -0.223
delta_b = delta_u  # -0.111
by_hand_backward = [delta_o, delta_u, delta_w1, delta_w2, delta_b]
""",
    returns=("[δᵒ, δᵘ, Δw₁, Δw₂, Δb]",),
    mistakes=(
        Mistake("sign", "-(1 - o) → (1 - o)",
            "符号がすべて逆です。o を増やすと t = 1 に近づくのだから、E は増えますか、減りますか？",
            "Every sign is the other way round. As o grows towards t = 1, does E rise or fall?"),
        Mistake("slope_forgotten", lambda: _signals(lambda o: 1.0),
            "δᵘ が δᵒ と同じです。o から u へ戻るときに掛けるものは？",
            "Your δᵘ equals δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("only_o", "delta_o * o * (1 - o) → delta_o * o",
            "o(1 − o) のうち、片方しか掛けていません。もう片方は？",
            "You have multiplied by only one of the two factors of o(1 − o). Where is the other?"),
        Mistake("only_one_minus_o", "delta_o * o * (1 - o) → delta_o * (1 - o)",
            "o(1 − o) のうち、片方しか掛けていません。もう片方は？",
            "You have multiplied by only one of the two factors of o(1 − o). Where is the other?"),
        Mistake("slope_at_o", lambda: _signals(lambda o: loops.sigmoid(o) * (1 - loops.sigmoid(o))),
            "o をもう一度 σ に通していませんか？　o(1 − o) の o は、もう σ を通った値ではありませんか？",
            "Has o been through σ a second time? Isn't the o in o(1 − o) σ(u) already?"),
        Mistake("inputs_swapped", lambda: _signals(lambda o: o * (1 - o), turned=True),
            "Δw₁ に掛けるのは、どの入力ですか？",
            "Which input belongs to Δw₁?"),
        Mistake("input_forgotten", "* 2 →",
            "Δw₂ が δᵘ と同じです。x₂ はいくつですか？",
            "Your Δw₂ equals δᵘ. What is x₂?"),
        Mistake(
            "weights_for_inputs",
            lambda: [*_signals(_slope)[:2], *(_signals(_slope)[1] * w for w in _W), _signals(_slope)[1]],
            "ΔW に、入力ではなく重みを掛けています。u を w₁ で微分すると、何が残りますか？",
            "You multiply by the weights, not by the inputs. Differentiate u with respect to w₁: what is left?"),
        Mistake("no_bias_gradient", lambda: [*_signals(_slope)[:4], 0.0],
            "Δb が 0 です。b を少し動かすと、u は動きませんか？",
            "Your Δb is 0. Does u not move when b does?"),
        Mistake("bias_gradient_1", lambda: [*_signals(_slope)[:4], 1.0],
            "Δb が 1 です。∂u/∂b は 1 ですが、連鎖律のもう片方は？",
            "Your Δb is 1. That is ∂u/∂b; what about the other half of the chain rule?"),
        Mistake("bias_gradient_b", lambda: [*_signals(_slope)[:4], _signals(_slope)[1] * _B],
            "Δb に b を掛けています。u を b で微分すると、何が残りますか？",
            "You multiply Δb by b. Differentiate u with respect to b: what is left?"),
        Mistake("minus_lost", "* (1 - o) → * (o - 1)",
            "δᵘ から符号が逆です。o(1 − o) は負になりますか？",
            "From δᵘ on, the sign is the other way round. Can o(1 − o) be negative?"),
        Mistake("sign_and_slope", lambda: _signals(lambda o: 1.0, sign=-1.0),
            "δᵒ の符号は、それでよいですか？　また、o から u へ戻るとき、何を掛けますか？",
            "Is that the sign of δᵒ? And what is multiplied in on the way from o back to u?"),
    ),
    hints=(
        ("前の問題の o を使い、右から左へ、δᵒ → δᵘ → ΔW, Δb の順に計算します。",
         "Take o from the exercise before, and go from right to left: δᵒ → δᵘ → ΔW, Δb."),
        ("δᵒ = −(t − o) = −0.450、δᵘ = δᵒ × 0.550 × 0.450 です。",
         "δᵒ = −(t − o) = −0.450, and δᵘ = δᵒ × 0.550 × 0.450."),
        ("ΔW = δᵘ x なので、Δw₁ = δᵘ × 1、Δw₂ = δᵘ × 2。Δb = δᵘ です。",
         "ΔW = δᵘ x, so Δw₁ = δᵘ × 1 and Δw₂ = δᵘ × 2. Δb = δᵘ."),
    ),
)  # fmt: skip
