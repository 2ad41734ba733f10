"""Implement ΔW and Δb for N samples."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from ..exercise import DOUBLE, HALF, SIGN, Exercise, Mistake, mean
from ..loops import decimals


def _samples(rng: Generator, samples: int, inputs: int) -> tuple[Any, ...]:
    return decimals(rng, samples), decimals(rng, samples, inputs)


def _gradients(delta_u: Any, x: Any) -> tuple[Any, Any]:
    delta_W = [0.0] * x.shape[1]
    for signal, sample in zip(delta_u, x, strict=True):
        for i, value in enumerate(sample):
            delta_W[i] += signal * value
    return delta_W, sum(delta_u)


EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("ΔW と Δb を、N 個のサンプルについて実装する", "implement ΔW and Δb for N samples"),
    spec=_gradients,
    draws=(lambda rng: _samples(rng, 3, 2), lambda rng: _samples(rng, 4, 4)),
    solution="def gradients(delta_u, x):\n    return delta_u @ x, delta_u.sum()",
    also=("""
def gradients(delta_u, x):
    delta_W, delta_b = np.zeros(x.shape[1]), 0.0
    for k in range(len(x)):
        delta_W += delta_u[k] * x[k]
        delta_b += delta_u[k]
    return delta_W, delta_b
""",),
    returns=("ΔW", "Δb"),
    mistakes=(
        Mistake("not_summed", "delta_u @ x, delta_u.sum() → delta_u[:, None] * x, delta_u",
            "サンプルごとの値が並んでいます。W は1つなのに、勾配が N 個あるのは変です。E は何の合計でしたか？",
            "There is a row for each sample. But there is only one W: how can it have N gradients? What is E a sum "
            "of?"),
        Mistake("bias_not_summed", ".sum() →",
            "Δb がサンプルの数だけあります。b はいくつありますか？",
            "There is a Δb for each sample. How many b are there?"),
        Mistake(
            "summed_first", "delta_u @ x → delta_u.sum() * x.sum(axis=0)",
            "先に δᵘ と x を別々に合計してから掛けています。サンプル1の δᵘ を、サンプル2の x "
            "に掛けてよいでしょうか？",
            "You sum δᵘ and x separately, and then multiply. May the δᵘ of sample 1 meet the x of sample 2?"),
        Mistake("last_sample", "delta_u @ x, delta_u.sum() → delta_u[-1] * x[-1], delta_u[-1]",
            "最後のサンプルの分だけが残っています。ループの中は `=` ですか、`+=` ですか？",
            "Only the last sample is left. In your loop, is it `=` or `+=`?"),
        Mistake("first_sample", "delta_u @ x, delta_u.sum() → delta_u[0] * x[0], delta_u[0]",
            "最初のサンプルの分だけです。return がループの中に入っていませんか？",
            "Only the first sample counts. Is the return inside the loop?"),
        Mistake("bias_forgotten", "delta_u.sum() → 0.0",
            "Δb が 0 です。b を少し動かすと、u は動きませんか？",
            "Your Δb is 0. Does u not move when b does?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。ΔW は勾配そのものです。マイナスは、どの式に付いていますか？",
            "The sign is the other way round. ΔW is the gradient itself: in which formula does the minus stand?"),
        mean(lambda delta_u, x: len(delta_u)),
        HALF.saying(
            "½ が余分に掛かっています。E の ½ は、δᵘ にまだ残っていますか？",
            "There is a ½ too many. Is the ½ of E still there in δᵘ?"),
        DOUBLE.saying(
            "2倍になっています。同じ分を2回足していませんか？",
            "It is twice as large as it should be. Is something added twice?"),
    ),
    hints=(
        ("1つのサンプルなら ΔW = δᵘ x、Δb = δᵘ です。E は全サンプルの合計です。",
         "For one sample ΔW = δᵘ x and Δb = δᵘ. E is the sum over all samples."),
        ("合計の微分は、微分の合計です。ループで書くなら `+=` を使います。",
         "The derivative of a sum is the sum of derivatives. In a loop, use `+=`."),
        ("行列の積で書くと `delta_u @ x`（形は (N,) と (N, n) → (n,)）。Δb は `delta_u.sum()` です。",
         "As a product: `delta_u @ x`, of shapes (N,) and (N, n) → (n,). Δb is `delta_u.sum()`."),
    ),
)  # fmt: skip
