"""Train many networks at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
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


def _slope(o: Any) -> Any:
    return o * (1 - o)


def _train_many(
    W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int, *,
    dot: Callable[[Any, Any], Any] = np.matmul, dot_back: Callable[[Any, Any], Any] = np.matmul,
    lift: Callable[[Any], Any] = lambda b: b[:, None, :], slope: Callable[[Any], Any] = _slope,
    over_W: Callable[[Any], Any] = lambda delta_W: delta_W, over_b: Callable[[Any], Any] = lambda delta_u: delta_u.sum(axis=1),
    E: Callable[[Any], Any] = lambda squares: 0.5 * squares.sum(axis=(1, 2)), b_after_W: bool = False, stale: bool = False, fresh_E: bool = False,
    sigmoid: Callable[[Any], Any] = lambda u: 1 / (1 + np.exp(-u)),
) -> tuple[Any, Any, Any]:  # fmt: skip
    """A training with one thing wrong."""
    o = sigmoid(dot(x, W) + lift(b))
    for _ in range(steps):
        delta_u = (o - t) * slope(o)
        W = W - epsilon * over_W(dot_back(x.T, delta_u))
        if b_after_W:
            o = sigmoid(dot(x, W) + lift(b))
            delta_u = (o - t) * slope(o)
        b = b - epsilon * over_b(delta_u)
        if not stale:
            o = sigmoid(dot(x, W) + lift(b))
    if fresh_E:
        o = sigmoid(dot(x, W) + lift(b))
    return W, b, E((t - o) ** 2)


def _together(combine: Callable[..., Any]) -> Callable[..., Any]:
    """All runs get what the gradients of the runs are combined to."""

    def over_b(delta_u: Any) -> Any:
        return combine(delta_u.sum(axis=1), axis=0)

    return lambda *args: _train_many(*args, over_W=partial(combine, axis=0), over_b=over_b)


Rate = Callable[[float], float]  # ε → what a slope is multiplied with


def _rates(of_W: Rate, of_b: Rate) -> Callable[..., Any]:
    """The slopes of W and of b multiplied with something else than ε."""

    def wrong(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
        return _train_many(
            W, b, x, t, 1.0, steps, over_W=lambda delta_W: of_W(epsilon) * delta_W, over_b=lambda d: of_b(epsilon) * d.sum(axis=1)
        )  # fmt: skip

    return wrong


def _first_for_all(gradient: Any, axis: int) -> Any:
    return gradient[:1]


def _E_too_early(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    return (*_train_many(W, b, x, t, epsilon, steps)[:2], _train_many(W, b, x, t, epsilon, steps - 1)[2])


def _one_step_E_old(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    return (*_train_many(W, b, x, t, epsilon, 1)[:2], _train_many(W, b, x, t, epsilon, 0)[2])


def _in_turn(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    for n in np.tile(np.arange(len(x)), steps):
        W, b, _ = _train_many(W, b, x[n : n + 1], t[n : n + 1], epsilon, 1)
    return W, b, _train_many(W, b, x, t, epsilon, 0)[2]


def _recorded(begin: int, end: int) -> Callable[..., Any]:
    """E of many updates in place of the last."""

    def wrong(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
        E = [_train_many(W, b, x, t, epsilon, k)[2].tolist() for k in range(begin, steps + end)]
        return (*_train_many(W, b, x, t, epsilon, steps)[:2], E)

    return wrong


def _only_first_run(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    new_W, new_b, E = _train_many(W[:1], b[:1], x, t, epsilon, steps)
    _, _, E_left = _train_many(W[1:], b[1:], x, t, epsilon, 0)
    return np.concatenate([new_W, W[1:]]), np.concatenate([new_b, b[1:]]), np.concatenate([E, E_left])


EXERCISE = Exercise(
    __name__,
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
        Mistake("mean_over_runs", _together(np.mean),
            "勾配をネットワークについて平均し、どのネットワークも同じだけ動かしています。"
            "それぞれ別々に学習するのではありませんか？",
            "The gradients are averaged over the networks, and all move alike. Shouldn't each learn by itself?"),
        Mistake("first_run_for_all", _together(_first_for_all),
            "最初のネットワークの勾配で、全部を更新しています。勾配は、ネットワークごとに違いませんか？",
            "All are updated with the gradient of the first network. Doesn't each network have a gradient of its "
            "own?"),
        Mistake("only_first_run", _only_first_run,
            "学習しているのは最初のネットワークだけです。残りはどこで更新しますか？",
            "Only the first network learns. Where are the others updated?"),
        Mistake("np_dot", lambda *args: _train_many(*args, dot=np.dot, dot_back=np.dot),
            "`np.dot` を使っていませんか。`np.dot(x, W)` の形を表示してみてください。R は何番目の軸にありますか。"
            "`@` なら？",
            "Do you use `np.dot`? Print the shape of `np.dot(x, W)`: which axis is R? And with `@`?"),
        Mistake("np_dot_forward", lambda *args: _train_many(*args, dot=np.dot),
            "`x` と `W` の積に `np.dot` を使っていませんか。その形を表示してみてください。R "
            "は何番目の軸にありますか。`@` なら？",
            "Do you multiply `x` and `W` with `np.dot`? Print the shape: which axis is R? And with `@`?"),
        Mistake("np_dot_back", lambda *args: _train_many(*args, dot_back=np.dot),
            "ΔW に `np.dot` を使っていませんか。`np.dot(x.T, delta_u)` の形を表示してみてください。R "
            "は何番目の軸にありますか。`@` なら？",
            "Do you use `np.dot` for ΔW? Print the shape of `np.dot(x.T, delta_u)`: which axis is R? And with `@`?"),
        Mistake(
            "W_mean",
            lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon, steps, over_W=lambda d: d / len(x)),
            "ΔW だけ、サンプルについて平均しています。Δb は合計です。E は、平均でしたか、合計でしたか？",
            "ΔW alone is a mean over samples; Δb is a sum. Is E a mean or a sum?"),
        Mistake("b_after_W", lambda *args: _train_many(*args, b_after_W=True),
            "b の勾配を、更新した後の W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "The gradient of b is computed with the new W. Are all gradients there before anything is updated?"),
        Mistake("slope_forgotten", lambda *args: _train_many(*args, slope=lambda o: 1.0),
            "δᵘ から抜けているものがあります。o から u へ戻るときに掛けるものは？",
            "Something is missing from δᵘ. What is multiplied in on the way from o back to u?"),
        Mistake("slope_at_o", lambda *args: _train_many(*args, slope=lambda o: _slope(1 / (1 + np.exp(-o)))),
            "σ′ に o を入れています。o(1 − o) の o は、すでに σ(u) ではありませんか？",
            "σ′ is taken at o. Isn't the o in o(1 − o) already σ(u)?"),
        Mistake("mean_of_all", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon / t.size, steps),
            "勾配を、サンプルと出力の数で割っています。この講義の E は、平均でしたか、合計でしたか？",
            "The gradient is divided by the number of samples and outputs. In this lecture, is E a mean or a sum?"),
        Mistake(
            "mean_everywhere",
            lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon / len(x), steps, E=lambda squares: 0.5 * squares.sum(axis=2).mean(axis=1)),
            "勾配も E も、サンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？",
            "The gradient and E are both averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("epsilon_twice", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon**2, steps),
            "ε が2回掛かっています。ΔW, Δb には、もう ε が入っていますか？",
            "ε is multiplied in twice. Is there an ε in ΔW and Δb already?"),
        Mistake("no_epsilon", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, 1.0, steps),
            "ε が使われていません。一歩の大きさは、どこで決まりますか？",
            "ε is not used. What decides how long a step is?"),
        Mistake("no_epsilon_uphill", _rates(lambda epsilon: -1.0, lambda epsilon: -1.0),
            "E が増えていきます。しかも、ε が使われていません。更新の符号は何ですか。一歩の大きさは、"
            "どこで決まりますか？",
            "E grows, and ε is not used. What is the sign of the update, and what decides how long a step is?"),
        Mistake("mean_uphill", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, -epsilon / len(x), steps),
            "E が増えていきます。しかも、勾配をサンプルについて平均しています。更新の符号は何ですか。E は、"
            "平均でしたか、合計でしたか？",
            "E grows, and the gradient is averaged over samples. What is the sign of the update? And is E a mean "
            "or a sum?"),
        Mistake("stale", lambda *args: _train_many(*args, stale=True),
            "o を最初に1回計算しただけで、更新の後に計算し直していません。W, b が変わると、o はどうなりますか？",
            "o is computed only once. What happens to it when W and b change?"),
        Mistake("stale_but_in_E", lambda *args: _train_many(*args, stale=True, fresh_E=True),
            "E は新しい o で計算していますが、ループの中の o が、最初に計算したままです。W, b が変わると、o "
            "はどうなりますか？",
            "E is computed with a new o, but inside the loop o is still what it was at first. What happens to it "
            "when W and b change?"),
        Mistake("one_step_E_old", _one_step_E_old,
            "W と b の更新が1回分しかなく、E はその更新の前のものです。return がループの中に入っていませんか。"
            "または、どの更新も、最初の W, b から始めていませんか？",
            "W and b have had one update only, and E is from before it. Is the return inside the loop? Or does "
            "every update begin again from the first W and b?"),
        Mistake("in_turn", _in_turn,
            "サンプルごとに更新しています。1回の更新に入る勾配は、1つのサンプルの分ですか、全サンプルの分ですか？",
            "You update after every sample. Which samples' gradients are to go into one update?"),
        Mistake("E_too_early", _E_too_early,
            "E は、最後の更新の前の o で計算されていませんか？",
            "Is E computed with the o from before the last update?"),
        Mistake("E_after_each_update", _recorded(1, 1),
            "E を、更新のたびに記録しています。求めるのは、そのうちのどれですか？",
            "There is an E for every update. Which of them is asked for?"),
        Mistake("E_before_each_update", _recorded(0, 0),
            "E を、更新のたびに記録しています。求めるのは、そのうちのどれですか？",
            "There is an E for every update. Which of them is asked for?"),
        Mistake("E_from_the_beginning", _recorded(0, 1),
            "E を、更新のたびに記録しています。求めるのは、そのうちのどれですか？",
            "There is an E for every update. Which of them is asked for?"),
        Mistake("E_after_one_update_more", _recorded(1, 2),
            "E を、更新のたびに記録しています。求めるのは、そのうちのどれですか？",
            "There is an E for every update. Which of them is asked for?"),
        Mistake("E_mean", lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.sum(axis=2).mean(axis=1)),
            "E をサンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？",
            "E is averaged over samples. In this lecture, is it a mean or a sum?"),
        Mistake(
            "E_mean_over_outputs",
            lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.mean(axis=2).sum(axis=1)),
            "E を出力について平均しています。この講義の E は、平均でしたか、合計でしたか？",
            "E is averaged over outputs. In this lecture, is it a mean or a sum?"),
        Mistake(
            "E_mean_over_outputs_half_forgotten",
            lambda *args: _train_many(*args, E=lambda squares: squares.mean(axis=2).sum(axis=1)),
            "E を出力について平均していて、頭に付くものもありません。E は、平均でしたか、合計でしたか。"
            "頭には何が付きますか？",
            "E is averaged over outputs, and something in front of it is missing. Is it a mean or a sum, and what "
            "is in front?"),
        Mistake("E_mean_square", lambda *args: _train_many(*args, E=lambda squares: squares.mean(axis=(1, 2))),
            "E が、2乗誤差のただの平均になっています。この講義の E は、平均でしたか、合計でしたか。"
            "頭には何が付きますか？",
            "Your E is the plain mean of the squares. In this lecture, is E a mean or a sum, and what is in front "
            "of it?"),
        Mistake(
            "E_mean_half_forgotten",
            lambda *args: _train_many(*args, E=lambda squares: squares.sum(axis=2).mean(axis=1)),
            "E をサンプルについて平均していて、頭に付くものもありません。E は、平均でしたか、合計でしたか。"
            "頭には何が付きますか？",
            "E is averaged over samples, and something in front of it is missing. Is it a mean or a sum, and what "
            "is in front?"),
        Mistake(
            "half_forgotten_everywhere",
            lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, 2 * epsilon, steps, E=lambda squares: squares.sum(axis=(1, 2))),
            "勾配も E も2倍になっています。E の頭に何が付いていましたか？",
            "The gradient and E are both twice as large as they should be. What is in front of E?"),
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
        ("Δb は `delta_u.sum(axis=1)`。更新を `steps` 回したら、o をもう一度計算し、2乗の合計を `axis=(1, 2)` "
         "でとって E を求めます。",
         "Δb is `delta_u.sum(axis=1)`. After `steps` updates compute o once more, and sum the squares with "
         "`axis=(1, 2)` for E."),
    ),
)  # fmt: skip
