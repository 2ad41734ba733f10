"""Train many networks at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import decimals


def _many(
    rng: Generator, runs: int, samples: int, inputs: int, outputs: int, epsilon: float, steps: int
) -> tuple[Any, ...]:
    W, b, x = decimals(rng, runs, inputs, outputs), decimals(rng, runs, outputs), decimals(rng, samples, inputs)
    return W, b, x, rng.integers(0, 2, (samples, outputs)).astype(float), epsilon, steps


def _many_by_loops(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    """One run after the other, by nudging."""
    runs = [_one_by_loops(weights, biases, x, t, epsilon, steps) for weights, biases in zip(W, b, strict=True)]
    return [W for W, _, _ in runs], [b for _, b, _ in runs], [E for _, _, E in runs]


def _one_by_loops(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    def E(W: Any, b: Any) -> Any:
        return loops.loss(t, loops.layer(x, W, b))

    for _ in range(steps):
        slope_W, slope_b = loops.slope(partial(E, b=b), W), loops.slope(partial(E, W), b)
        W, b = W - epsilon * slope_W, b - epsilon * slope_b
    return W, b, E(W, b)


EXERCISE = Exercise(
    __name__, section=4,
    asked=("たくさんのネットワークを一度に学習させる", "train many networks at once"),
    spec=_many_by_loops,
    draws=(
        lambda rng: _many(rng, 2, 2, 2, 2, 0.7, 3),
        lambda rng: _many(rng, 4, 5, 2, 3, 0.4, 2),
        lambda rng: _many(rng, 5, 3, 4, 2, 1.2, 4),
    ),
    solution="""
def train_many(W, b, x, t, epsilon, steps):
    def outputs(W, b):
        return 1 / (1 + np.exp(-(x @ W + b[:, None, :])))

    for _ in range(steps):
        o = outputs(W, b)
        delta_u = (o - t) * o * (1 - o)
        W, b = W - epsilon * x.T @ delta_u, b - epsilon * delta_u.sum(axis=1)
    return W, b, 0.5 * np.sum((t - outputs(W, b)) ** 2, axis=(1, 2))
""",
    returns=("W", "b", "E"),
    mistakes=(
        Mistake(
            "summed_over_runs",
            "delta_u, b - epsilon * delta_u → np.sum(delta_u, axis=0, keepdims=True), b - epsilon * np.sum(delta_u, "
            "axis=0, keepdims=True)",
            "勾配をネットワークについて合計し、どのネットワークも同じだけ動かしています。"
            "1つのネットワークの誤差が、別のネットワークの重みを動かしてよいでしょうか？",
            "The gradients are summed over the networks, and all move alike. Should the errors of one network move "
            "the weights of another?"),
        Mistake("b_shared", "delta_u.sum(axis=1) → delta_u.sum(axis=(0, 1))",
            "Δb を、ネットワークについても合計しています。δᵘ (R, N, m) のうち、消えるべき軸はどれですか？",
            "Δb is summed over the networks as well as over samples. Which axis of δᵘ, (R, N, m), should vanish?"),
        Mistake("b_summed_over_runs", "delta_u.sum(axis=1) → delta_u.sum(axis=0)",
            "Δb で、ネットワークの軸を合計しています。δᵘ の形 (R, N, m) で、サンプルの軸は何番目ですか？",
            "For Δb you sum over networks, not over samples. In δᵘ, of shape (R, N, m), which axis is that of the "
            "samples?"),
        Mistake(
            "b_after_W",
            "W, b = W - epsilon * x.T @ delta_u, b - epsilon * delta_u.sum(axis=1) → W = W - epsilon * x.T @ "
            "delta_u; o = outputs(W, b); b = b - epsilon * ((o - t) * o * (1 - o)).sum(axis=1)",
            "b の勾配を、更新したあとの W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "The gradient of b is computed with the new W. Are all gradients there before anything is updated?"),
        Mistake("slope_forgotten", "* o * (1 - o) →",
            "δᵘ から抜けているものがあります。o から u へ戻るときに掛けるものは？",
            "Something is missing from δᵘ. What is multiplied in on the way from o back to u?"),
        Mistake("stale", "for _ in → for i in\n"
            "o = outputs(W, b) → o = o if i else outputs(W, b)\n"
            "t - outputs(W, b) → t - o",
            "o を最初に1回計算しただけで、更新のあとに計算し直していません。W, b が変わると、o はどうなりますか？",
            "o is computed only once. What happens to it when W and b change?"),
        Mistake(
            "in_turn",
            "for _ in range(steps): → for i in range(steps * len(x)):\n"
            "delta_u = (o - t) * o * (1 - o) → delta_u = (o - t) * o * (1 - o) * (np.arange(len(x)) == i % "
            "len(x))[:, None]",
            "サンプルごとに更新しています。1回の更新に入る勾配は、1つのサンプルの分ですか、全サンプルの分ですか？",
            "You update after every sample. Which samples' gradients are to go into one update?"),
        Mistake("E_too_early", "t - outputs(W, b) → t - o",
            "E は、最後の更新の前の o で計算されていませんか？",
            "Is E computed with the o from before the last update?"),
        Mistake(
            "E_mean",
            "0.5 * np.sum((t - outputs(W, b)) ** 2, axis=(1, 2)) → 0.5 * np.sum((t - outputs(W, b)) ** 2, "
            "axis=2).mean(axis=1)",
            "E をサンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？",
            "E is averaged over samples. In this lecture, is it a mean or a sum?"),
    ),
    hints=(
        ("先頭の軸 R はネットワークの番号です。どの計算でも、この軸を残します。`x @ W` は (N, n) と (R, n, m) から "
         "(R, N, m) を作ります。",
         "The first axis, R, counts the networks: keep it throughout. `x @ W` makes (R, N, m) of (N, n) and (R, n, "
         "m)."),
        ("b (R, m) を足すには、サンプルの軸を入れて `b[:, None, :]` (R, 1, m) にします。ΔW は `x.T @ delta_u`、"
         "形は (n, N) と (R, N, m) → (R, n, m)。",
         "To add b, of shape (R, m), give it an axis for the samples: `b[:, None, :]`, (R, 1, m). ΔW is `x.T @ "
         "delta_u`: (n, N) and (R, N, m) → (R, n, m)."),
        ("Δb は `delta_u.sum(axis=1)`。更新を `steps` 回したら、o をもう一度計算します。E は、`axis=(1, 2)` "
         "でとった2乗の合計の ½ です。",
         "Δb is `delta_u.sum(axis=1)`. After `steps` updates compute o once more; E is ½ of the squares "
         "summed with `axis=(1, 2)`."),
    ),
)  # fmt: skip
