"""Choose the sum that sends an error one layer back."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    of=2,
    section=3,
    asked=("誤差を1層戻す和の式を選ぶ", "choose the sum that sends an error one layer back"),
    spec=lambda: "a",
    solution='which_sum = "a"',
    mistakes=(
        Mistake("index_swapped", lambda: "b",
            "wᵢⱼ の最初の添字は送る側、2番目は受け取る側です。δᵒᵢ の i は、どちらの層のユニットですか？",
            "In wᵢⱼ the first index is the unit that sends, the second the one that receives. To which layer does "
            "the i of δᵒᵢ belong?"),
        Mistake("sum_over_senders", lambda: "c",
            "oᵢ が動くと、どのユニットの u が動きますか？　和をとるのは、その番号についてです。",
            "When oᵢ moves, the u of which units move? The sum runs over those."),
        Mistake("slope_too", lambda: "d",
            "それは δᵘᵢ です。求められているのは、o(1 − o) を掛ける前ですか、あとですか？",
            "That is δᵘᵢ. Is it before or after the factor o(1 − o) that is asked for?"),
    ),
    hints=(
        ("oᵢ が変わると、次の層のすべての u が変わります。",
         "When oᵢ moves, every u of the next layer moves."),
        ("道ごとに（δᵘⱼ）×（∂uⱼ/∂oᵢ）を求めて、足します。",
         "For each path take δᵘⱼ times ∂uⱼ/∂oᵢ, and add them up."),
        ("uⱼ = Σᵢ oᵢwᵢⱼ + bⱼ なので、∂uⱼ/∂oᵢ = wᵢⱼ です。",
         "As uⱼ = Σᵢ oᵢwᵢⱼ + bⱼ, ∂uⱼ/∂oᵢ = wᵢⱼ."),
    ),
)  # fmt: skip
