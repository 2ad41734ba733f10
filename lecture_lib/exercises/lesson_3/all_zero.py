"""Predict E after a start from 0."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import loops
from ..exercise import Exercise, Mistake


def _from_zero() -> Any:
    """XOR, 2-4-1, ε = 2, everything 0 at first: E after three updates by nudging. The slope is 0: 1,000 do no more."""
    x, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), [0.0, 1.0, 1.0, 0.0]

    def E(values: Any) -> Any:
        W, b = (values[:8].reshape(2, 4), values[12:16].reshape(4, 1)), (values[8:12], values[16:])
        return loops.loss(t, loops.network(x, W, b)[-1])

    values = np.zeros(17)
    for _ in range(3):
        values = values - 2.0 * loops.slope(E, values)
    return E(values)


EXERCISE = Exercise(
    __name__,
    section=5,
    asked=("全部0から始めた E を予想する", "predict E after a start from 0"),
    spec=_from_zero,
    solution="all_zero = 0.5  # 4 · ½ · (½)²",
    mistakes=(
        Mistake("learnt", lambda: 0.0,
            "2-4-1 なら XOR を表せますが、E = 0 "
            "まで動いていけるでしょうか（正と負の誤差が打ち消し合ってもいませんか）。全部0のとき、ΔW¹ と ΔW² "
            "はいくつですか？",
            "A 2-4-1 network can represent XOR. But will it move there? (If you took the sum of the gaps: are they "
            "squared first?) "
            "What are ΔW¹ and ΔW² while everything is 0?"),
        Mistake("as_one_unit", lambda: 1 / 3,
            "⅓ は、隠れユニット1個分の働きをするときの最善です。全部0のネットワークは、そもそも動き出しますか？",
            "⅓ is the best for hidden units that do the work of one. With everything at 0, do they get going at all?"),
        Mistake("as_one_unit_to_one_digit", lambda: 0.3,
            "0.3 は、隠れユニット1個分の働きをするときの E です。全部0のネットワークは、そもそも動き出しますか？",
            "0.3 is about the E of hidden units that do the work of one. With everything at 0, do they get going "
            "at all?"),
        Mistake("half_learnt", lambda: 0.25,
            "o = ½ から求めたのなら、¼ は2乗誤差の平均です。E は平均ですか、合計ですか。頭には何が付きますか。"
            "2つのサンプルだけを区別できないときの E と考えたのなら、全部0のとき、"
            "出力がサンプルによって違うことはありますか？",
            "If it comes from o = ½, then ¼ is the mean of the squares: is E a mean or a sum, and what is in front "
            "of it? If you took it for the E when two samples cannot be told apart: with everything at 0, does the "
            "output differ between any two samples?"),
        Mistake("one", lambda: 1.0,
            "u = 0 のとき、o = σ(0) は 0 ですか。o が合っているなら、E の頭には何が付いていましたか？",
            "Where u = 0, is o = σ(0) equal to 0? If your o is right, what is in front of E?"),
        Mistake("one_sample", lambda: 0.125,
            "これは1つのサンプルの分、または4つの平均です。この講義の E は、何についての合計または平均でしたか？",
            "This is the part of one sample, or the mean over all four. In this lecture, is E a mean or a sum, and "
            "over what?"),
    ),
    hints=(
        ("最初の出力 o を求め、それから勾配が0かどうかを調べます。",
         "Find the first output o; then ask whether the gradient is 0."),
        ("どのサンプルでも o = σ(0) = ½ です。W² = 0 なので誤差は隠れ層に戻れず、出力層では4つの δᵘ = ±⅛ "
         "が打ち消し合います。",
         "For every sample o = σ(0) = ½. As W² = 0, no error gets back to the hidden layer; at the output the four "
         "δᵘ = ±⅛ cancel."),
        ("勾配はちょうど0なので、1000回更新しても o = ½ のままです。4つのサンプルについて ½(t − ½)² を合計します。",
         "The gradient is exactly 0, so after 1,000 updates o is still ½. Sum ½(t − ½)² over the four samples."),
    ),
)  # fmt: skip
