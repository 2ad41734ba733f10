"""Predict δᵘ of a confident mistake."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=5,
    asked=("自信のある間違いの δᵘ を予想する", "predict δᵘ of a confident mistake"),
    spec=lambda: "b",
    solution='confident_mistake = "b"  # ½‖t − o‖²: −0.0007, −Σ t log o: −0.9997',
    mistakes=(
        Mistake("both_large", lambda: "a",
            "二乗誤差でも、δᵒ₁ はたしかに −1 に近い値です。けれども u₁ へ戻るには、ヤコビ行列を通ります。"
            "その成分はどのくらいの大きさですか？",
            "It is true that with the squared error δᵒ₁ is close to −1. But the way back to u₁ leads through the "
            "Jacobian: "
            "how large are its elements?"),
        Mistake("the_other_way", lambda: "c",
            "o₁ はほとんど 0 です。δᵒ₁ に掛かる ∂o₁/∂u₁ と、交差エントロピーの δᵒ₁ = −t₁/o₁ は、"
            "それぞれどんな大きさですか？",
            "o₁ is almost 0. How large is ∂o₁/∂u₁, which multiplies δᵒ₁? And how large is the cross-entropy's δᵒ₁ "
            "= −t₁/o₁?"),
        Mistake("both_small", lambda: "d",
            "ヤコビ行列の成分は、どちらの損失でも同じように小さな値です。では、それに掛かる交差エントロピーの δᵒ₁ "
            "= −t₁/o₁ は？",
            "The elements of the Jacobian are as small for one loss as for the other. But what about the "
            "cross-entropy's δᵒ₁ = −t₁/o₁ that multiplies them?"),
    ),
    hints=(
        ("まず o のおおよその値を考えます。u₃ だけがずっと大きいので……",
         "Begin with o, roughly: u₃ is far above the others, so …"),
        ("o₃ ≈ 1、o₁ ≈ 0 です。u₁ へ戻るときに使うヤコビ行列の成分 o₁(1 − o₁)、−o₁o₂、−o₁o₃ は、どれも 0 "
         "に近い値です。",
         "o₃ ≈ 1 and o₁ ≈ 0. The elements of the Jacobian that lead back to u₁, o₁(1 − o₁), −o₁o₂ and −o₁o₃, are "
         "all close to 0."),
        ("二乗誤差の δᵒ₁ は −1 くらいなので、積は 0 に近いままです。交差エントロピーの δᵒ₁ = −1/o₁ は巨大で、"
         "掛けると……",
         "The squared error's δᵒ₁ is about −1, so the product stays close to 0. The cross-entropy's δᵒ₁ = −1/o₁ is "
         "huge; multiplied, it gives …"),
    ),
)  # fmt: skip
