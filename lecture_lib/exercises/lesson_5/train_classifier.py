"""Train a classifier from beginning to end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ._common import (
    _layer,
    _log,
    _o_minus_t,
    _off,
    _slopes,
    _slow_cross_entropy,
    _slow_logits,
    _slow_softmax,
    _softmax,
    _through,
    _two_classes,
    _unkept,
)


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


def _train(
    W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int, *,
    output: Callable[[Any], Any] = _softmax, delta_u: Callable[[Any, Any], Any] = _o_minus_t,
    loss: Callable[[Any, Any], Any] = lambda t, o: -np.sum(t * _log(o, t)),
    delta_W: Callable[[Any, Any], Any] = lambda x, d: x.T @ d, delta_b: Callable[[Any], Any] = lambda d: d.sum(axis=0),
    samples: Callable[[int], Any] = lambda step: slice(None), mean: bool = False, stale: bool = False, b_after_W: bool = False,
    stale_delta: bool = False, with_b: bool = True,
) -> tuple[Any, Any, list[Any]]:  # fmt: skip
    """A training with one thing wrong; E before the first update and after each."""

    def forward(W: Any, b: Any) -> Any:
        return output(x @ W + b if with_b else x @ W)

    o = first = forward(W, b)
    E = [loss(t, o)]
    for step in range(steps):
        rows = samples(step)
        delta = delta_u(t, first if stale_delta else o)[rows] / (len(x) if mean else 1)
        W = W - epsilon * delta_W(x[rows], delta)
        if b_after_W:
            delta = delta_u(t, forward(W, b))
        b = b - epsilon * delta_b(delta)
        o = first if stale else forward(W, b)
        E.append(loss(t, o))
    return W, b, E


def _sample_by_sample(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[Any]]:
    """An update for each sample, in every step; E before the first and after each."""
    return _train(W, b, x, t, epsilon, steps * len(x), samples=lambda step: [step % len(x)])


def _updates(more: int, args: tuple[Any, ...]) -> tuple[Any, Any, list[Any]]:
    """With so many updates more than were asked for."""
    W, b, x, t, epsilon, steps = args
    return _train(W, b, x, t, epsilon, steps + more)


def _with_E(result: tuple[Any, Any, list[Any]], change: Callable[[Any], Any]) -> tuple[Any, Any, Any]:
    return (*result[:2], change(result[2]))


EXERCISE = Exercise(
    __name__,
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
        Mistake("squared_error", lambda *args: _train(*args, delta_u=lambda t, o: _through(o - t, o)),
            "δᵘ は二乗誤差のもので、E は交差エントロピーです。この E を u で微分すると？",
            "Your δᵘ belongs to the squared error, your E is the cross-entropy. What is the derivative of this E "
            "with respect to u?"),
        Mistake(
            "squared_error_throughout",
            lambda *args: _train(*args, delta_u=lambda t, o: _through(o - t, o), loss=lambda t, o: 0.5 * np.sum((t - o) ** 2)),
            "はじめから終わりまで二乗誤差になっています。この問題の損失は？",
            "It is the squared error from beginning to end. Which loss is asked for?"),
        Mistake("slope_again", lambda *args: _train(*args, delta_u=lambda t, o: (o - t) * o * (1 - o)),
            "δᵘ に o(1 − o) が掛かっています。それは、どの出力とどの損失の組み合わせの式でしたか？",
            "There is an o(1 − o) in δᵘ. To which output with which loss does it belong?"),
        Mistake("right_class_only", lambda *args: _train(*args, delta_u=lambda t, o: -t * (1 - o)),
            "正解のクラスの u だけが動いています。正解でないクラスの u を動かしても、E は変わりませんか？",
            "Only the u of the right class is moved. Does E stay the same when the u of a wrong class moves?"),
        Mistake("delta_o", lambda *args: _train(*args, delta_u=lambda t, o: -t / o),
            "δᵘ のところで −t/o を使っています。それは δᵒ です。u まで戻りましたか？",
            "You use −t/o for δᵘ. That is δᵒ: have you gone on to u?"),
        Mistake(
            "delta_o_log_of_zero",
            lambda *args: _train(*args, delta_u=lambda t, o: -t / o, loss=lambda t, o: -np.sum(t * np.log(o))),
            "δᵘ のところで −t/o を使っています。それは δᵒ です。u まで戻りましたか？",
            "You use −t/o for δᵘ. That is δᵒ: have you gone on to u?"),
        Mistake(
            "mean_throughout", lambda *args: _with_E(_train(*args, mean=True), lambda E: np.divide(E, len(args[2]))),
            "勾配も E も、サンプルについて平均しています。この講義の E は平均でしたか、合計でしたか？",
            "Both the gradient and E are means over samples. In this lecture, is E a mean or a sum?"),
        Mistake("mean_of_E_over_everything", lambda *args: _with_E(_train(*args), lambda E: np.divide(E, args[3].size)),
            "E に np.mean を使っていませんか？　何個で割っていますか？",
            "Is there an np.mean in E? By how many does it divide?"),
        Mistake("softmax_over_samples", lambda *args: _train(*args, output=lambda u: _off(u, 0.0, 0)),
            "softmax の合計の軸を確かめてください。各行、つまり1つのサンプルの全クラスの合計が1になっていますか？",
            "Look at the axis of the sum in softmax. Does each row, that is all classes of one sample, add up to 1?"),
        Mistake("softmax_over_everything", lambda *args: _train(*args, output=lambda u: _off(u, 0.0, None)),
            "配列全体の合計で割っています。あるサンプルの確率が、ほかのサンプルのロジットで変わってよいでしょうか？",
            "You divide by the sum over the whole array. May the probabilities of one sample depend on the logits "
            "of another?"),
        Mistake("keepdims_of_sum_unstable", lambda *args: _train(*args, output=lambda u: _unkept(u, lambda u: 0.0)),
            "N = n のときは numpy のエラーになりませんが、行 j の合計や最大値が、列 j に使われています。形 (N,) "
            "の配列は、(N, n) の配列のどちらの軸に合わせられますか？",
            "When N = n, numpy raises no error, but applies the sum (or maximum) of row j to column j. With which "
            "axis of (N, n) does numpy line up an array of shape (N,)?"),
        Mistake("keepdims_of_both", lambda *args: _train(*args, output=lambda u: _unkept(u, lambda u: u.max(axis=1))),
            "N = n のときは numpy のエラーになりませんが、行 j の合計や最大値が、列 j に使われています。形 (N,) "
            "の配列は、(N, n) の配列のどちらの軸に合わせられますか？",
            "When N = n, numpy raises no error, but applies the sum (or maximum) of row j to column j. With which "
            "axis of (N, n) does numpy line up an array of shape (N,)?"),
        Mistake("sigmoid_each", lambda *args: _train(*args, output=lambda u: 1 / (1 + np.exp(-u))),
            "出力がクラスごとの σ になっています。各行の合計は1になりますか？",
            "Your outputs are a σ for each class. Do the rows add up to 1?"),
        Mistake(
            "sigmoid_throughout", lambda *args: _train(*args, output=lambda u: 1 / (1 + np.exp(-u)), loss=_two_classes),
            "出力がクラスごとの σ で、E も σ のための式になっています。各行の合計は1になりますか？",
            "Your outputs are a σ for each class, and your E is the one for σ. Do the rows add up to 1?"),
        Mistake("delta_W_transposed", lambda *args: _train(*args, delta_W=lambda x, d: d.T @ x),
            "ΔW が転置されています。W の行と列は、それぞれ何に対応していますか？",
            "ΔW is transposed. What do the rows of W stand for, and what its columns?"),
        Mistake("W_mean", lambda *args: _train(*args, delta_W=lambda x, d: x.T @ d / len(x)),
            "W の勾配だけ、サンプルについて平均しています。b の勾配はどうしましたか？",
            "Only the gradient of W is a mean over samples. What did you do with that of b?"),
        Mistake("b_after_W", lambda *args: _train(*args, b_after_W=True),
            "b の勾配を、更新した後の W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "The gradient of b is computed with the new W. Have all gradients been computed before anything is "
            "updated?"),
        Mistake("stale", lambda *args: _train(*args, stale=True),
            "o を最初に1回計算しただけです。更新の後の o は？",
            "o is computed once, at the beginning. What is o after an update?"),
        Mistake("stale_delta", lambda *args: _train(*args, stale_delta=True),
            "どの更新にも、最初の o から求めた δᵘ を使っています。更新の後で、o も δᵘ も計算し直していますか？",
            "Every update uses the δᵘ of the very first o. After an update, do you compute both o and δᵘ anew?"),
        Mistake("sample_by_sample", lambda *args: _with_E(_sample_by_sample(*args), lambda E: E[:: len(args[2])]),
            "サンプル1つごとに W, b を更新しています。全サンプルの分を合計してから、1回だけ更新していますか？",
            "W and b are updated after each sample. Do you sum over all samples before the one update of a step?"),
        Mistake("sample_by_sample_E", lambda *args: _sample_by_sample(*args),
            "サンプル1つごとに W, b を更新しています。全サンプルの分を合計してから、1回だけ更新していますか？",
            "W and b are updated after each sample. Do you sum over all samples before the one update of a step?"),
        Mistake("one_by_one", lambda *args: _train(*args, samples=lambda step: [step % len(args[2])]),
            "1回の更新に、サンプルを1つしか使っていません。全サンプルの合計で更新していますか？",
            "Each update uses one sample only. What does the task say about all samples?"),
        Mistake("last_sample", lambda *args: _train(*args, samples=lambda step: [-1]),
            "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？",
            "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake("epsilon_twice", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, epsilon**2, steps),
            "ε が2回掛かっています。ΔW, Δb には、もう ε が入っていますか？",
            "ε is multiplied in twice. Is there an ε in ΔW and Δb already?"),
        Mistake("no_epsilon", lambda W, b, x, t, epsilon, steps: _train(W, b, x, t, 1.0, steps),
            "ε が使われていません。一歩の大きさは、どこで決まりますか？",
            "ε is not used. What decides how long the step is?"),
        Mistake("one_E_less", lambda *args: _with_E(_train(*args), lambda E: E[:-1]),
            "E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 個のはずです。最後の更新の後の E は？",
            "E should have steps + 1 entries: one before the first update, and one after each. What about the last?"),
        Mistake("first_E_missing", lambda *args: _with_E(_train(*args), lambda E: E[1:]),
            "E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 個のはずです。最初の更新の前の E は？",
            "E should have steps + 1 entries: one before the first update, and one after each. What about the first?"),
        Mistake("E_one_behind", lambda *args: _with_E(_train(*args), lambda E: [E[0], *E[:-1]]),
            "最初の E が2回入っていて、最後の更新の後の E がありません。ループの中の E は、更新の前の o "
            "から計算していませんか？",
            "The first E is there twice, and the E after the last update is missing. In the loop, is E computed "
            "from the o before the update?"),
        Mistake("last_E_twice", lambda *args: _with_E(_train(*args), lambda E: [*E[:-1], E[-2]]),
            "E の最後の2つが同じ値です。最後の E は、どの o から計算していますか？　最後の更新の後の o ですか？",
            "The last two E are the same. From which o is the last one computed: that after the last update?"),
        Mistake("mean_first_E_missing", lambda *args: _with_E(_train(*args, mean=True), lambda E: E[1:]),
            "2つあります。勾配をサンプルについて平均しています（この講義の E は平均でしたか、合計でしたか？）。"
            "また、E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 個のはずです。最初の更新の前の "
            "E は？",
            "Two things: the gradient is averaged over samples (in this lecture, is E a mean or a sum?); and E "
            "should have steps + 1 entries: one before the first update, and one after each. What about the first?"),
        Mistake("mean_one_E_less", lambda *args: _with_E(_train(*args, mean=True), lambda E: E[:-1]),
            "2つあります。勾配をサンプルについて平均しています（この講義の E は平均でしたか、合計でしたか？）。"
            "また、E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 個のはずです。最後の更新の後の "
            "E は？",
            "Two things: the gradient is averaged over samples (in this lecture, is E a mean or a sum?); and E "
            "should have steps + 1 entries: one before the first update, and one after each. What about the last?"),
        Mistake("one_E_more", lambda *args: _with_E(_train(*args), lambda E: [*E, E[-1]]),
            "最後の E が2回入っています。E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 "
            "個のはずです。E はいくつありますか？",
            "The last E is there twice. E should have steps + 1 entries: one before the first update, and one "
            "after each. How many E do you have?"),
        Mistake("one_update_less", lambda *args: (*_updates(-1, args)[:2], _train(*args)[2]),
            "W, b の更新が1回足りないのではありませんか？",
            "Is there one update of W and b too few?"),
        Mistake("one_update_more_first_E_missing", lambda *args: _with_E(_updates(1, args), lambda E: E[1:]),
            "更新が1回多くなっています。E は、最初の更新の前に1つ、更新のたびに1つずつ、全部で steps + 1 "
            "個のはずです。最初の更新の前の E は？",
            "There is one update too many. E should have steps + 1 entries: one before the first update, and one "
            "after each. What about the first?"),
        Mistake("return_in_the_loop_E_short", lambda *args: _with_E(_updates(1 - args[5], args), lambda E: E[:1]),
            "更新が1回で終わっています。return がループの中に入っていませんか？",
            "There is only one update. Is the return inside the loop?"),
        Mistake("one_update_more", lambda *args: (*_updates(1, args)[:2], _train(*args)[2]),
            "W, b の更新が1回多くありませんか？",
            "Have W and b been updated once too often?"),
        Mistake("E_of_two_classes", lambda *args: _train(*args, loss=_two_classes),
            "E の (1 − t) log(1 − o) は、出力がシグモイド1個のときの項です。softmax では、"
            "正解でないクラスはどこから E に入りますか？",
            "In E, (1 − t) log(1 − o) belongs to a single sigmoid. With softmax, how do the wrong classes get into "
            "E?"),
        Mistake("E_of_squared_error", lambda *args: _train(*args, loss=lambda t, o: 0.5 * np.sum((t - o) ** 2)),
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
