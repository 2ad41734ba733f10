"""Implement all gradients of a classifier: a tanh layer, then softmax with the cross-entropy."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import SIGN, Exercise, Mistake, mean
from ..loops import decimals


def _E(x: Any, t: Any, W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
    total = 0.0
    for sample, wanted in zip(x, t, strict=True):
        hidden = np.tanh(sample @ W1 + b1)
        u = hidden @ W2 + b2
        total -= float(u @ wanted) - float(np.log(np.sum(np.exp(u))))
    return total


def _nudged(x: Any, t: Any, W1: Any, b1: Any, W2: Any, b2: Any) -> tuple[Any, ...]:
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

    def E(name: str, value: Any) -> Any:
        return _E(x, t, **{**parameters, name: value})

    return tuple(loops.slope(partial(E, name), parameters[name]) for name in ("W1", "b1", "W2", "b2"))


def _batch(rng: Generator, samples: int, n: int, hidden: int, classes: int) -> tuple[Any, ...]:
    t = np.eye(classes)[rng.integers(0, classes, samples)]
    return (decimals(rng, samples, n), t, decimals(rng, n, hidden), decimals(rng, hidden),
            decimals(rng, hidden, classes), decimals(rng, classes))  # fmt: skip


EXERCISE = Exercise(
    __name__,
    of=5,
    section=6,
    asked=("分類器のすべての修正量を実装する", "implement all gradients of a classifier"),
    spec=_nudged,
    draws=(
        lambda rng: _batch(rng, 2, 2, 3, 3), lambda rng: _batch(rng, 5, 3, 3, 3),
        lambda rng: _batch(rng, 4, 3, 4, 2),
    ),
    solution="""
def classifier_gradients(x, t, W1, b1, W2, b2):
    o2 = np.tanh(x @ W1 + b1)
    e = np.exp(o2 @ W2 + b2)
    o3 = e / e.sum(axis=1, keepdims=True)
    delta_u3 = o3 - t
    delta_u2 = (delta_u3 @ W2.T) * (1 - o2**2)
    return x.T @ delta_u2, delta_u2.sum(axis=0), o2.T @ delta_u3, delta_u3.sum(axis=0)
""",
    returns=("ΔW¹", "Δb¹", "ΔW²", "Δb²"),
    mistakes=(
        Mistake("sigmoid_slope", "(1 - o2**2) → o2 * (1 - o2)",
            "隠れ層で o(1 − o) を掛けています。それはどの活性化関数の微分ですか？",
            "In the hidden layer you multiply by o(1 − o). Of which activation is that the derivative?"),
        Mistake("slope_forgotten", "* (1 - o2**2) →",
            "隠れ層で、活性化関数の微分を掛けていません。δᵒ から δᵘ へは、何が掛かりますか？",
            "In the hidden layer the derivative of the activation is missing. What leads from δᵒ to δᵘ?"),
        Mistake("output_slope", "o3 - t → (o3 - t) * o3 * (1 - o3)",
            "出力層で o(1 − o) を掛けています。交差エントロピーでは、約分されませんでしたか？",
            "At the output you multiply by o(1 − o). Doesn't it cancel with the cross-entropy?"),
        Mistake("softmax_over_samples", "axis=1, keepdims=True → axis=0, keepdims=True",
            "softmax の合計を、サンプルについてとっていませんか。確率の合計が1になるのは、何について足したときですか？",
            "Is your softmax summed over samples? Over what do the probabilities add up to 1?"),
        Mistake("sigmoid_output",
            "np.exp(o2 @ W2 + b2) → 1 / (1 + np.exp(-(o2 @ W2 + b2)))\n"
            "e / e.sum(axis=1, keepdims=True) → e",
            "出力がシグモイドになっていませんか。確率の合計は1ですか？",
            "Is your output a sigmoid? Do the probabilities add up to 1?"),
        Mistake("one_everywhere", "o3 - t → o3 - 1",
            "どのクラスの o からも 1 を引いています。t が 1 なのは、どのクラスですか？",
            "You take 1 from the o of every class. In which class is t equal to 1?"),
        Mistake("sigmoid_hidden",
            "np.tanh(x @ W1 + b1) → 1 / (1 + np.exp(-(x @ W1 + b1)))\n(1 - o2**2) → o2 * (1 - o2)",
            "隠れ層がシグモイドです。この問題の活性化関数は何ですか？",
            "Your hidden layer is a sigmoid. Which activation does this exercise ask for?"),
        Mistake("sigmoid_forward", "np.tanh(x @ W1 + b1) → 1 / (1 + np.exp(-(x @ W1 + b1)))",
            "前へ進むときの隠れ層がシグモイドです。後ろへ戻るときの微分と合っていますか？",
            "Going forward, your hidden layer is a sigmoid. Does that fit the derivative on the way back?"),
        Mistake("lesson_2",
            "np.tanh(x @ W1 + b1) → 1 / (1 + np.exp(-(x @ W1 + b1)))\n(1 - o2**2) → o2 * (1 - o2)\n"
            "np.exp(o2 @ W2 + b2) → 1 / (1 + np.exp(-(o2 @ W2 + b2)))\n"
            "e / e.sum(axis=1, keepdims=True) → e\no3 - t → (o3 - t) * o3 * (1 - o3)",
            "第2章のまま（シグモイドと二乗誤差）です。この問題では、どの3つが違いますか？",
            "That is lesson 2 as it was: sigmoids and the squared error. Which three things are different here?"),
        Mistake("both_slopes", "(1 - o2**2) → o2 * (1 - o2)\no3 - t → (o3 - t) * o3 * (1 - o3)",
            "どちらの層にも o(1 − o) を掛けています。tanh の層と、softmax と交差エントロピーの層には、"
            "それぞれ何が掛かりますか？",
            "Both layers have a factor o(1 − o). What belongs to a tanh layer, and what to softmax with the "
            "cross-entropy?"),
        Mistake("squared_error", "o3 - t → o3 * ((o3 - t) - ((o3 - t) * o3).sum(axis=1, keepdims=True))",
            "δᵘ³ が二乗誤差のものです。この問題の損失はどちらですか？",
            "Your δᵘ³ is that of the squared error. Which loss does this exercise ask for?"),
        Mistake("delta_o_at_output", "o3 - t → -t / o3",
            "δᵘ³ のところが δᵒ³ です。softmax をさかのぼりましたか？",
            "What stands for δᵘ³ is δᵒ³. Have you gone back through the softmax?"),
        Mistake("slope_at_o", "(1 - o2**2) → (1 - np.tanh(o2) ** 2)",
            "tanh の微分を、u ではなく o で計算しています。o2 は、もう tanh を通した値ではありませんか？",
            "The derivative of tanh is taken at o, not at u. Hasn't o2 been through tanh already?"),
    ),
    factors=(SIGN, mean(lambda x, *_: len(x))),
    hints=(
        ("前へ：tanh の層、それから softmax。後ろへ：出力層の δᵘ から始めて、1層戻します。",
         "Forward: a tanh layer, then softmax. Back: begin with δᵘ of the output layer, and go one layer back."),
        ("δᵘ³ = o³ − t、δᵒ² = δᵘ³(W²)ᵀ です。tanh の微分は 1 − o² です。",
         "δᵘ³ = o³ − t and δᵒ² = δᵘ³(W²)ᵀ. The derivative of tanh is 1 − o²."),
        ("δᵘ² = δᵒ² ∘ (1 − o² ∘ o²)。ΔW² は `o2.T @ delta_u3`、Δb² は `delta_u3.sum(axis=0)` です。",
         "δᵘ² = δᵒ² ∘ (1 − o² ∘ o²). ΔW² is `o2.T @ delta_u3`, Δb² is `delta_u3.sum(axis=0)`."),
    ),
)  # fmt: skip
