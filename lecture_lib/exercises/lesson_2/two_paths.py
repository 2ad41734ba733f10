"""Compute δᵒ² along two paths, and ΔW², by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..exercise import Exercise, Mistake
from ._common import _O2

_DELTA, _PATHS = np.array([0.1, -0.4]), np.array([[2.0, 4.0], [3.0, -2.0]])  # no two products coincide


def _two_paths(delta_o: Any = None, delta_W: Any = None) -> tuple[float, ...]:
    delta_o = _DELTA @ _PATHS.T if delta_o is None else delta_o
    return (*delta_o, *np.ravel(np.outer(_O2, _DELTA) if delta_W is None else delta_W))


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("道が2本あるときの δᵒ² と、ΔW² を手で計算する", "compute δᵒ² along two paths, and ΔW², by hand"),
    spec=lambda: (
        *(sum(_DELTA[j] * _PATHS[i, j] for j in range(2)) for i in range(2)),
        *(_O2[i] * _DELTA[j] for i in range(2) for j in range(2)),
    ),
    solution="""
delta_o1 = 0.1 * 2 + (-0.4) * 4  # -1.4
delta_o2 = 0.1 * 3 + (-0.4) * (-2)  # 1.1
delta_w11 = 0.6 * 0.1  # 0.06
delta_w12 = 0.6 * (-0.4)  # -0.24
delta_w21 = 0.2 * 0.1  # 0.02
delta_w22 = 0.2 * (-0.4)  # -0.08
two_paths = [delta_o1, delta_o2, delta_w11, delta_w12, delta_w21, delta_w22]
""",
    returns=("δᵒ²₁", "δᵒ²₂", "Δw²₁₁", "Δw²₁₂", "Δw²₂₁", "Δw²₂₂"),
    mistakes=(
        Mistake("not_transposed", lambda: _two_paths(_DELTA @ _PATHS),
            "W² の列を使っています。隠れユニット i から出ていく重みは、W² の行に並んでいますか、列に並んでいますか？",
            "You use the columns of W². The weights that leave hidden unit i: do they form a row of W², or a column?"),
        Mistake("first_path", lambda: _two_paths(_DELTA[0] * _PATHS[:, 0]),
            "通っているのは出力1への道だけです。隠れユニットの出力を動かすと、変わる u³ はいくつありますか？",
            "Only the path to output 1 counts. Move the output of a hidden unit: how many u³ change?"),
        Mistake("last_path", lambda: _two_paths(_DELTA[1] * _PATHS[:, 1]),
            "通っているのは出力2への道だけです。隠れユニットの出力を動かすと、変わる u³ はいくつありますか？",
            "Only the path to output 2 counts. Move the output of a hidden unit: how many u³ change?"),
        Mistake("straight_paths", lambda: _two_paths(_DELTA * np.diag(_PATHS)),
            "ユニット1どうし、ユニット2どうしの道しか使っていません。斜めの線は？",
            "You follow unit 1 to unit 1 and unit 2 to unit 2 only. What about the connections that cross?"),
        Mistake("weight_forgotten_on_second_path", lambda: _two_paths(_DELTA[0] * _PATHS[:, 0] + _DELTA[1]),
            "δᵒ² では、2本目の道に δ だけがあります。そこには、ほかに何が掛かりますか？",
            "On the second path you have δ alone. What else is multiplied in there?"),
        Mistake("weight_forgotten_on_first_path", lambda: _two_paths(_DELTA[0] + _DELTA[1] * _PATHS[:, 1]),
            "δᵒ² では、1本目の道に δ だけがあります。そこには、ほかに何が掛かりますか？",
            "On the first path you have δ alone. What else is multiplied in there?"),
        Mistake("weights_forgotten", lambda: _two_paths(np.full(2, _DELTA.sum())),
            "2つの隠れユニットに同じ値が届いています。道ごとに、何が掛かりますか？",
            "Both hidden units receive the same. What multiplies the signal along each path?"),
        Mistake("one_layer_too_far", lambda: _two_paths(_DELTA @ _PATHS.T * _O2 * (1 - _O2)),
            "o(1 − o) まで掛けています。問われているのは δᵒ² と δᵘ² の、どちらですか？",
            "You have multiplied by o(1 − o), too. Which is asked for, δᵒ² or δᵘ²?"),
        Mistake("minus_times_minus", lambda: _two_paths(_DELTA @ _PATHS.T + [0.0, -2 * _DELTA[1] * _PATHS[1, 1]]),
            "δᵒ²₂ だけが違います。その2本目の道では、δᵘ³₂ も w²₂₂ も負です。その積の符号は？",
            "Only δᵒ²₂ is wrong. On its second path both δᵘ³₂ and w²₂₂ are negative. What is the sign of their "
            "product?"),
        Mistake("minus_lost_in_delta_o", lambda: _two_paths(abs(_DELTA) @ _PATHS.T),
            "δᵒ² では、δᵘ³₂ のマイナスはどこへ行きましたか？",
            "In δᵒ², have you lost the minus of δᵘ³₂?"),
        Mistake("minus_lost_in_delta_W", "delta_w12 = 0.6 * (-0.4) → delta_w12 = 0.6 * 0.4\n"
            "delta_w22 = 0.2 * (-0.4) → delta_w22 = 0.2 * 0.4",
            "ΔW² では、δᵘ³₂ のマイナスはどこへ行きましたか？",
            "In ΔW², have you lost the minus of δᵘ³₂?"),
        Mistake("minus_lost", lambda: _two_paths(abs(_DELTA) @ _PATHS.T, np.outer(_O2, abs(_DELTA))),
            "δᵒ² でも ΔW² でも、δᵘ³₂ のマイナスはどこへ行きましたか？",
            "Have you lost the minus of δᵘ³₂, both in δᵒ² and in ΔW²?"),
        Mistake("delta_W_negative", lambda: _two_paths(delta_W=-np.outer(_O2, _DELTA)),
            "ΔW² の符号が逆です。ΔW は勾配そのものです。マイナスは、どの式に付いていますか？",
            "ΔW² has the sign the other way round. ΔW is the gradient itself: which formula has the minus?"),
        Mistake("delta_W_turned", lambda: _two_paths(delta_W=np.outer(_DELTA, _O2)),
            "ΔW² の行と列が逆です。Δw²₁₂ は、どのユニットの o と、どのユニットの δ の積ですか？",
            "ΔW² has rows and columns the other way round. Δw²₁₂ is a product of the o of which unit and the δ of "
            "which?"),
        Mistake("delta_o_in_delta_W", lambda: _two_paths(delta_W=np.outer(_O2, _DELTA @ _PATHS.T)),
            "ΔW² に、隠れ層の δᵒ² を使っています。w²ᵢⱼ が直接動かすのは、どの層の u ですか？",
            "In ΔW² you use the hidden layer's δᵒ². In which layer is the u that w²ᵢⱼ moves directly?"),
        Mistake("delta_o_in_delta_W_turned", lambda: _two_paths(delta_W=np.outer(_DELTA @ _PATHS.T, _O2)),
            "ΔW² は、隠れ層の δᵒ² を使っていて、行と列も逆です。w²ᵢⱼ は、どの層の o をどの層の u へ送りますか？",
            "In ΔW² you use the hidden layer's δᵒ², and rows and columns are the other way round, too. From which "
            "layer's o to which layer's u does w²ᵢⱼ lead?"),
        Mistake("weights_and_o_in_delta_W", lambda: _two_paths(delta_W=_PATHS * np.outer(_O2, _DELTA)),
            "ΔW² に、W² まで掛かっています。u³ⱼ を w²ᵢⱼ で微分したあとに、w は残りますか？",
            "In ΔW² there is a factor W² as well. When u³ⱼ has been differentiated with respect to w²ᵢⱼ, is any w "
            "left?"),
        Mistake("weights_in_delta_W", lambda: _two_paths(delta_W=_PATHS * _DELTA),
            "ΔW² で、o のところに W² が掛かっています。u³ⱼ を w²ᵢⱼ で微分すると、何が残りますか？",
            "Where your ΔW² should have o it has W². Differentiate u³ⱼ with respect to w²ᵢⱼ: what is left?"),
    ),
    hints=(
        ("δᵒ² は、隠れユニットから出るすべての道についての和です。ΔW² は、和のない掛け算の表です。",
         "δᵒ² is a sum over all the paths that leave a hidden unit. ΔW² is a multiplication table: nothing is "
         "added up."),
        ("δᵒ²ᵢ = Σⱼ δᵘ³ⱼ w²ᵢⱼ では行 i を使います。Δw²ᵢⱼ = o²ᵢ δᵘ³ⱼ です。",
         "δᵒ²ᵢ = Σⱼ δᵘ³ⱼ w²ᵢⱼ, along row i; and Δw²ᵢⱼ = o²ᵢ δᵘ³ⱼ."),
        ("δᵒ²₁ = 0.1 × 2 + (−0.4) × 4、δᵒ²₂ = 0.1 × 3 + (−0.4) × (−2)。Δw²₁₂ = 0.6 × (−0.4) です。"
         "ほかも同じように求めます。",
         "δᵒ²₁ = 0.1 × 2 + (−0.4) × 4, δᵒ²₂ = 0.1 × 3 + (−0.4) × (−2). Δw²₁₂ = 0.6 × (−0.4), and the others "
         "likewise."),
    ),
)  # fmt: skip
