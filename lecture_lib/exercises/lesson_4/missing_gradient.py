"""Predict Δw where nothing is connected."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("接続のないところの Δw を予想する", "predict Δw where nothing is connected"),
    spec=lambda: "b",
    solution='missing_gradient = "b"  # x₅ δᵘ₁ = 2 × (−0.1)',
    mistakes=(
        Mistake("by_the_weight", lambda: "a",
            "w₅₁ がいま 0 であることと、w₅₁ を動かしても E が変わらないことは、同じでしょうか。Δw を求める式に w "
            "は出てきますか？",
            "Is w₅₁ being 0 now the same as E not changing when w₅₁ moves? Is there a w in the formula for Δw?"),
        Mistake("later", lambda: "c",
            "1回目の Δw₅₁ が 0 なら、更新しても w₅₁ は 0 のままです。では、"
            "2回目になると急に動き出すのはなぜでしょう？",
            "If Δw₅₁ is 0 the first time, w₅₁ is still 0 after the update. What would set it in motion the second "
            "time?"),
    ),
    hints=(
        ("全結合層とみなして計算しています。この計算は、どこに接続がないかを知りません。",
         "It is computed as for a dense layer. This computation does not know where nothing is connected."),
        ("全結合層の勾配は、入力と δᵘ だけから決まります。",
         "The gradient of a dense layer comes from the input and from δᵘ alone."),
        ("Δw₅₁ = x₅ δᵘ₁ です。x₅ = 2、δᵘ₁ = −0.1 を入れてみてください。",
         "Δw₅₁ = x₅ δᵘ₁. Put in x₅ = 2 and δᵘ₁ = −0.1."),
    ),
)  # fmt: skip
