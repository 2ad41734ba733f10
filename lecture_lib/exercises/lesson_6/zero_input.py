"""Predict an update where an input is 0."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    of=1,
    section=3,
    asked=("入力が 0 のときの更新を予想する", "predict an update where an input is 0"),
    spec=lambda: "b",
    solution='zero_input = "b"',
    mistakes=(
        Mistake("all_move", lambda: "a",
            "Δw₂ = δᵘx₂ です。x₂ にいまの値を入れると、Δw₂ はいくつですか？",
            "Δw₂ = δᵘx₂. Put in the value of x₂: what is Δw₂?"),
        Mistake("bias_too", lambda: "c",
            "w₂ についてはそのとおりです。b は、どんな値が入ってくる入力に掛かる重みでしたか？",
            "You are right about w₂. What is the input whose weight is b?"),
        Mistake("nothing_moves", lambda: "d",
            "w₁ についても確かめてください。x₁ と δᵘ は 0 ですか？",
            "Look at w₁, too: is x₁ or δᵘ equal to 0?"),
    ),
    hints=(
        ("更新で動く量は、修正量 Δ の ε 倍です。Δ が 0 のものだけが動きません。",
         "An update moves each parameter by ε times its Δ. Only what has a Δ of 0 stays."),
        ("Δw₁ = δᵘx₁、Δw₂ = δᵘx₂、Δb = δᵘ です。",
         "Δw₁ = δᵘx₁, Δw₂ = δᵘx₂, Δb = δᵘ."),
        ("δᵘ は 0 ではなく、x₁ = 2、x₂ = 0 です。0 になる積はどれですか？",
         "δᵘ is not 0, x₁ = 2, and x₂ = 0. Which of these is 0?"),
    ),
)  # fmt: skip
