"""Train a classifier from beginning to end."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ._common import _layer, _slopes, _slow_cross_entropy, _slow_logits, _slow_softmax


def _training(rng: Generator, samples: int, inputs: int, classes: int, epsilon: float, steps: int) -> tuple[Any, ...]:
    return *_layer(rng, samples, inputs, classes), epsilon, steps


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    W, b, x, _, epsilon, steps = _training(rng, 5, 3, 3, 0.3, 3)
    return 12 * W, b, x, np.eye(3)[_slow_logits(12 * W, b, x).argmax(axis=1)], epsilon, steps


def _slow_training(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[float]]:
    def loss(W: Any, b: Any) -> float:
        return _slow_cross_entropy(t, _slow_softmax(_slow_logits(W, b, x)))

    E = [loss(W, b)]
    for _ in range(steps):
        slope_W, slope_b = _slopes(loss, W, b)
        W, b = W - epsilon * slope_W, b - epsilon * slope_b
        E.append(loss(W, b))
    return W, b, E


EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("分類器を、はじめから終わりまで学習させる", "train a classifier from beginning to end"),
    spec=_slow_training,
    draws=(lambda rng: _training(rng, 3, 3, 3, 0.4, 2), lambda rng: _training(rng, 6, 2, 5, 0.3, 3), _nearly_learnt),
    solution="""
def train_classifier(W, b, x, t, epsilon, steps):
    def output(W, b):
        u = x @ W + b
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(o):
        return -np.sum(t[t > 0] * np.log(o[t > 0]))

    o = output(W, b)
    E = [loss(o)]
    for _ in range(steps):
        delta_u = o - t
        delta_W, delta_b = x.T @ delta_u, delta_u.sum(axis=0)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = output(W, b)
        E.append(loss(o))
    return W, b, E
""",
    returns=("W", "b", "E"),
    mistakes=(
        Mistake("squared_error", "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))",
            "δᵘ は二乗誤差のもので、E は交差エントロピーです。この E を u で微分すると？",
            "Your δᵘ belongs to the squared error, your E is the cross-entropy. What is the derivative of this E "
            "with respect to u?"),
        Mistake(
            "squared_error_throughout",
            "delta_u = o - t → delta_u = o * (o - t - ((o - t) * o).sum(axis=1, keepdims=True))\n"
            "-np.sum(t[t > 0] * np.log(o[t > 0])) → 0.5 * np.sum((t - o) ** 2)",
            "はじめから終わりまで二乗誤差になっています。この問題の損失は？",
            "It is the squared error from beginning to end. Which loss is asked for?"),
        Mistake("slope_again", "delta_u = o - t → delta_u = (o - t) * o * (1 - o)",
            "δᵘ に o(1 − o) が掛かっています。それは、どの出力とどの損失の組み合わせの式でしたか？",
            "There is an o(1 − o) in δᵘ. To which output with which loss does it belong?"),
        Mistake("delta_o", "delta_u = o - t → delta_u = -t / o",
            "δᵘ のところで −t/o を使っています。それは δᵒ です。u まで戻りましたか？",
            "You use −t/o for δᵘ. That is δᵒ: have you gone on to u?"),
        Mistake("softmax_over_samples", "axis=1 → axis=0",
            "softmax の合計の軸を確かめてください。各行、つまり1つのサンプルの全クラスの合計が1になっていますか？",
            "Look at the axis of the sum in softmax. Does each row, that is all classes of one sample, add up to 1?"),
        Mistake(
            "b_after_W",
            "W, b = W - epsilon * delta_W, b - epsilon * delta_b → W = W - epsilon * delta_W; b = b - epsilon * "
            "(output(W, b) - t).sum(axis=0)",
            "b の勾配を、更新したあとの W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "The gradient of b is computed with the new W. Have all gradients been computed before anything is "
            "updated?"),
        Mistake("sample_by_sample", "for _ in range(steps): → for i in range(steps * len(x)):\n"
            "delta_u = o - t → delta_u = (o - t) * (np.arange(len(x)) == i % len(x))[:, None]\n"
            "return W, b, E → return W, b, E[:: len(x)]",
            "サンプル1つごとに W, b を更新しています。全サンプルの分を合計してから、1回だけ更新していますか？",
            "W and b are updated after each sample. Do you sum over all samples before the one update of a step?"),
        Mistake("one_E_less", "return W, b, E → return W, b, E[:-1]",
            "E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 個のはずです。最後の更新のあとの E は？",
            "E should have steps + 1 entries: one before the first update, and one after each. What about the last?"),
        Mistake("first_E_missing", "return W, b, E → return W, b, E[1:]",
            "E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 個のはずです。最初の更新の前の E は？",
            "E should have steps + 1 entries: one before the first update, and one after each. What about the first?"),
        Mistake("E_of_squared_error", "-np.sum(t[t > 0] * np.log(o[t > 0])) → 0.5 * np.sum((t - o) ** 2)",
            "記録している E は、どの損失ですか？",
            "Which loss is the E that you record?"),
    ),
    hints=(
        ("繰り返すのは、前へ（u, o）→ 後ろへ（δᵘ, ΔW, Δb）→ 更新、の3段です。第1章のユニットの学習と、"
         "どこが違いますか？",
         "What is repeated has three stages: forward (u, o), back (δᵘ, ΔW, Δb), update. How does it differ from "
         "the unit of lesson 1?"),
        ("違うのは、o が softmax、δᵘ が o − t、E が交差エントロピー、というところだけです。ΔW の形は (m, n)、Δb "
         "の形は (n,) です。",
         "Only in o, which is softmax, in δᵘ, which is o − t, and in E, the cross-entropy. ΔW has shape (m, n), Δb "
         "has shape (n,)."),
        ("ΔW は x の転置と δᵘ の積、Δb は δᵘ のサンプルについての合計です。E の最初の1つはループの前に、"
         "あとは更新のたびに o を計算し直して加えます。前に書いた softmax, cross_entropy, delta_u_softmax "
         "を呼び出してかまいません。",
         "ΔW is the transpose of x times δᵘ, Δb the sum of δᵘ over samples. The first E comes before the loop; "
         "after each update compute o anew and append one. You may call softmax, cross_entropy and "
         "delta_u_softmax, which you have written already."),
    ),
)  # fmt: skip
