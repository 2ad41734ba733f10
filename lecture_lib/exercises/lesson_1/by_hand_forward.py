"""Compute u, o, E by hand."""

from __future__ import annotations

from typing import Any

from .. import loops
from ..exercise import Exercise, Mistake
from ._common import _T, _forward


def _by_hand(**mistake: Any) -> list[float]:
    u, o = _forward(**mistake)
    return [u, o, loops.loss(_T, o)]


EXERCISE = Exercise(
    __name__,
    section=2,
    asked=("u, o, E を手で計算する", "compute u, o, E by hand"),
    spec=lambda: _by_hand(),
    solution="""
u = 0.5 * 1 + (-0.25) * 2 + 0.2  # 0.2
o = 1 / (1 + np.exp(-u))  # 0.550
E = 0.5 * (1 - o) ** 2  # 0.101
by_hand_forward = [u, o, E]
""",
    returns=("[u, o, E]",),
    mistakes=(
        Mistake("bias_forgotten", "+ 0.2 →",
            "u = Wᵀx だけで止まっていませんか？　線形和に足すものは、ほかにありませんか？",
            "Have you stopped at Wᵀx? What else belongs to the linear sum?"),
        Mistake("minus_lost", "(-0.25) → 0.25",
            "w₂ の符号を落としていませんか？",
            "Has the sign of w₂ been lost?"),
        Mistake("E_is_the_gap", lambda: [*_forward(), _T - _forward()[1]],
            "E に、誤差 t − o がそのまま入っています。E は誤差を、そのまま使いますか？",
            "Your E is the gap t − o itself. Is that how E uses it?"),
        Mistake("bias_subtracted", "+ 0.2 → - 0.2",
            "バイアスの符号を確かめてください。足しますか、引きますか？",
            "Look at the sign of the bias: is it added or taken away?"),
        Mistake("inputs_swapped", lambda: _by_hand(turned=True),
            "w₁ に掛けるのは、どの入力ですか？",
            "Which input goes with w₁?"),
        Mistake("not_squashed", "1 / (1 + np.exp(-u)) → u",
            "o が u と同じです。活性化関数を通しましたか？",
            "Your o equals u. Has it been through the activation?"),
        Mistake("half_forgotten", "0.5 * (1 - o) ** 2 → (1 - o) ** 2",
            "E の頭に何が付いていましたか？　½ を確かめてください。",
            "What is in front of the square in E? Look for the ½."),
        Mistake("not_squared", "(1 - o) ** 2 → (1 - o)",
            "E では、誤差をそのまま使うのではなく……？",
            "E does not use the gap t − o as it is, but …?"),
    ),
    hints=(
        ("u → o → E の順に、1つずつ計算します。",
         "One at a time, in the order u → o → E."),
        ("u = 0.5·1 + (−0.25)·2 + 0.2 です。σ(0.2) ≈ 0.550 を使います。",
         "u = 0.5·1 + (−0.25)·2 + 0.2; use σ(0.2) ≈ 0.550."),
        ("t − o = 1 − 0.550 = 0.450 です。E はその2乗の半分です。",
         "t − o = 1 − 0.550 = 0.450. E is half its square."),
    ),
)  # fmt: skip
