"""Train a kernel from beginning to end."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _slide

Training = tuple[Any, Any, list[float]]


def _training(rng: Generator, samples: int, n: int, m: int, epsilon: float, steps: int) -> tuple[Any, ...]:
    t = rng.integers(0, 2, (samples, n - m + 1)).astype(float)
    return decimals(rng, m), float(decimals(rng, 1)[0]), decimals(rng, samples, n), t, epsilon, steps


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    k, b, x, _, epsilon, steps = _training(rng, 3, 6, 3, 0.9, 4)
    o = np.array([[loops.sigmoid(u + b) for u in _slide(k, sample)] for sample in x])
    return k, b, x, loops.nearly(rng, o), epsilon, steps


def _slow_training(k: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> Training:
    def E(k: Any, b: Any) -> Any:
        return loops.loss(t, [[loops.sigmoid(u + b) for u in _slide(k, sample)] for sample in x])

    history = [E(k, b)]
    for _ in range(steps):
        slope_k, slope_b = loops.slope(partial(E, b=b), k), loops.slope(partial(E, k), b)
        k, b = k - epsilon * slope_k, b - epsilon * slope_b
        history.append(E(k, b))
    return k, b, history


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("カーネルを、はじめから終わりまで学習させる", "train a kernel from beginning to end"),
    spec=_slow_training,
    draws=(lambda rng: _training(rng, 2, 6, 3, 0.6, 5), lambda rng: _training(rng, 4, 7, 2, 1.3, 3), _nearly_learnt),
    solution="""
def train_kernel(k, b, x, t, epsilon, steps):
    m, places = len(k), range(t.shape[1])

    def output(k, b):
        u = np.stack([x[:, j:j + m] @ k for j in places], axis=1) + b
        return 1 / (1 + np.exp(-u))

    o = output(k, b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_k = sum(delta_u[:, j] @ x[:, j:j + m] for j in places)
        k, b = k - epsilon * delta_k, b - epsilon * delta_u.sum()
        o = output(k, b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E
""",
    also=("""
def train_kernel(k, b, x, t, epsilon, steps):
    E = []
    for step in range(steps + 1):
        u = np.stack([x[:, j:j + len(k)] @ k for j in range(t.shape[1])], axis=1) + b
        o = 1 / (1 + np.exp(-u))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_k = np.zeros(len(k))
        for j in range(t.shape[1]):
            delta_k += delta_u[:, j] @ x[:, j:j + len(k)]
        if step < steps:
            k, b = k - epsilon * delta_k, b - epsilon * delta_u.sum()
    return k, b, E
""",),
    returns=("k", "b", "E"),
    mistakes=(
        Mistake(
            "by_sample",
            "for _ in range(steps): → for i in range(steps * len(x)):\n"
            "delta_u = -(t - o) * o * (1 - o) → delta_u = -(t - o) * o * (1 - o) * (np.arange(len(x)) == i % "
            "len(x))[:, None]\n"
            "return k, b, E → return k, b, E[:: len(x)]",
            "サンプルごとに k と b を更新しています。全サンプルの勾配を合計してから、1回だけ更新していますか？",
            "k and b are updated after every sample. Do you add up the gradients of all samples before you make "
            "one update?"),
        Mistake("slope_forgotten", "* o * (1 - o) →",
            "E は減るかもしれませんが、これは E の勾配ではありません。o から u へ戻るとき、何が掛かりますか？",
            "E may fall, but this is not its gradient. What is multiplied in on the way back from o to u?"),
        Mistake(
            "b_after_k",
            "k, b = k - epsilon * delta_k, b - epsilon * delta_u.sum() → k = k - epsilon * delta_k; o = output(k, "
            "b); b = b - epsilon * (-(t - o) * o * (1 - o)).sum()",
            "b の勾配を、更新したあとの k で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "The gradient of b is computed with the new k. Have all gradients been computed before anything is "
            "updated?"),
    ),
    hints=(
        ("繰り返すのは、前へ（ずらして u、それから o）→ 後ろへ（δᵘ、Δk、Δb）→ 更新、の3段です。Δk と Δb は、"
         "サンプルについても場所についても合計します。",
         "What is repeated has three stages: forward (slide for u, then o), back (δᵘ, Δk, Δb), update. Δk and Δb "
         "are sums over samples as well as places."),
        ("`x[:, j:j + m]` は、場所 j でカーネルの下にある入力（N 行 m 列）です。u の列 j は、これと k の積です。",
         "`x[:, j:j + m]` is what lies under the kernel at place j (N rows, m columns). Column j of u is its "
         "product with k."),
        ("Δk は、場所 j ごとの `delta_u[:, j] @ x[:, j:j + m]` の合計、Δb は `delta_u.sum()` です。E は、"
         "ループの前に1つ、更新のたびに o を計算し直して1つ加えます。",
         "Δk is the sum of `delta_u[:, j] @ x[:, j:j + m]` over places j, and Δb is `delta_u.sum()`. There is one "
         "E before the loop, and one after each update, with a new o."),
    ),
)  # fmt: skip
