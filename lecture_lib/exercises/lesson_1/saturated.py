"""Predict δᵘ of a saturated unit."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("飽和したユニットの δᵘ を予想する", "predict δᵘ of a saturated unit"),
    spec=lambda: "c",
    solution='saturated = "c"  # 1.0 · 0.0003 < 0.73 · 0.20',
    mistakes=(
        Mistake("by_the_error", lambda: "a",
            "大きな間違いをしているのは u = 8 のほうです。けれども δᵘ には、δᵒ のほかにもう1つ、何が掛かっていますか？",
            "It is true that u = 8 is the worse mistake. But what else is there in δᵘ, besides δᵒ?"),
        Mistake("the_same", lambda: "b",
            "2つの o はどのくらい違いますか？　δᵒ と o(1 − o) の値を、それぞれ書き出すとどうなりますか？",
            "How different are the two o? Write down δᵒ and o(1 − o) for each."),
    ),
    hints=(
        ("δᵘ = δᵒ · o(1 − o) です。2つの因子を別々に考えます。",
         "δᵘ = δᵒ · o(1 − o). Look at the two factors one at a time."),
        ("u = 8 では o ≈ 0.9997、u = 1 では o ≈ 0.73 です。",
         "At u = 8, o ≈ 0.9997; at u = 1, o ≈ 0.73."),
        ("δᵒ は 1.0 と 0.73。o(1 − o) は 0.0003 と 0.20。積はどちらが大きいでしょう？",
         "δᵒ is 1.0 and 0.73; o(1 − o) is 0.0003 and 0.20. Which product is larger?"),
    ),
)  # fmt: skip
