"""Implement the forward pass for any number of layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _sigma, _weights


def _network(rng: Generator, samples: int, *sizes: int) -> tuple[Any, ...]:
    return *_weights(rng, *sizes), decimals(rng, samples, sizes[0])


def _go(
    W: Sequence[Any], b: Sequence[Any], x: Any, *,
    activation: Callable[[Any, bool], Any] = lambda u, last: _sigma(u),
    linear: Callable[[Any, Any, Any], Any] = lambda o, W, b: o @ W + b,
    enters: Callable[[Any, Any], Any] = lambda o, x: o, first: Callable[[Any], Any] = lambda x: x,
) -> tuple[Any, ...]:  # fmt: skip
    """A forward pass with one thing wrong."""
    o = [first(x)]
    for k, (weights, biases) in enumerate(zip(W, b, strict=True)):
        o.append(activation(linear(enters(o[-1], x), weights, biases), k == len(W) - 1))
    return tuple(o)


def _sums(W: Sequence[Any], b: Sequence[Any], x: Any) -> tuple[Any, ...]:
    return (x, *(o @ weights + biases for o, weights, biases in zip(_go(W, b, x), W, b, strict=False)))


def _shares(u: Any) -> Any:
    """The softmax of each row."""
    return np.exp(u) / np.exp(u).sum(axis=1, keepdims=True)


EXERCISE = Exercise(
    __name__,
    asked=("順伝播を、何層でも計算できるように実装する", "implement the forward pass for any number of layers"),
    spec=lambda W, b, x: tuple(loops.network(x, W, b)),
    draws=(
        lambda rng: _network(rng, 3, 2, 2, 2), lambda rng: _network(rng, 4, 3, 2, 1), lambda rng: _network(rng, 5, 3, 3),
        lambda rng: _network(rng, 2, 3, 2, 4, 3, 2),
    ),
    solution="""
def forward(W, b, x):
    o = [x]
    for weights, bias in zip(W, b):
        u = o[-1] @ weights + bias
        o.append(1 / (1 + np.exp(-u)))
    return tuple(o)
""",
    returns=("o¹", "o²", "o³", "o⁴", "o⁵"),
    mistakes=(
        Mistake(
            "relu_inside",
            lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(u) if last else np.maximum(u, 0)),
            "途中の層に ReLU を使っています。ここで、どの層も通す関数は何でしたか？",
            "The last layer is a sigmoid, but the layers before it are ReLU. Which function do all of them go "
            "through here?"),
        Mistake(
            "tanh_inside", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(u) if last else np.tanh(u)),
            "最後の層はシグモイドですが、途中の層に tanh を使っています。ここで、どの層も通す関数は何でしたか？",
            "The last layer is a sigmoid, but the layers before it are tanh. Which function do all of them go "
            "through here?"),
        Mistake(
            "softmax_at_output",
            lambda W, b, x: _go(W, b, x, activation=lambda u, last: _shares(u) if last else _sigma(u)),
            "出力層が softmax になっています。ここで、どの層も通す関数は何でしたか？",
            "The output layer is a softmax. Which function do all layers go through here?"),
        Mistake(
            "no_activation_at_output",
            lambda W, b, x: _go(W, b, x, activation=lambda u, last: u if last else _sigma(u)),
            "出力層だけ、u がそのまま返っています。出力のユニットにも活性化関数がありますか？",
            "In the output layer you return u as it is. Do output units have an activation?"),
        Mistake(
            "activation_only_at_output",
            lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(u) if last else u),
            "活性化関数が最後の層にしかありません。隠れ層も線形だと、何層重ねても1層と同じになりませんか？",
            "Only the last layer has an activation. If hidden layers are linear, what do many of them do that one "
            "could not?"),
        Mistake("no_activation", "1 / (1 + np.exp(-u)) → u",
            "どの層も線形和のままです。u から o へは、何を通しますか？",
            "Every layer stops at the linear sum. What takes u to o?"),
        Mistake("u_returned", _sums,
            "次の層へは正しく進んでいますが、返しているのは u です。問われているのは？",
            "You pass the right thing on to the next layer, but what you return is u. What was asked for?"),
        Mistake("squashed_twice", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(_sigma(u))),
            "σ を2回通していませんか？",
            "Does u go through σ twice?"),
        Mistake("sigmoid_of_x", lambda W, b, x: _go(W, b, x, first=_sigma),
            "入力まで σ に通しています。o¹ は何でしたか？",
            "The inputs go through σ, too. What is o¹?"),
        Mistake("tanh", "1 / (1 + np.exp(-u) → np.tanh(u",
            "活性化関数が tanh になっています。この講義で使うのは？",
            "Your activation is tanh. Which one does this lecture use?"),
        Mistake("relu", "1 / (1 + np.exp(-u) → np.maximum(u, 0",
            "負の u が 0 になっています（ReLU）。この講義で使う活性化関数は？",
            "Where u is negative you give 0 (that is ReLU). Which activation does this lecture use?"),
        Mistake("exp_of_plus_u", "(-u → (u",
            "u が大きいほど o が小さくなっています。exp の中の符号は？",
            "The larger u, the smaller your o. What is the sign inside the exp?"),
        Mistake("brackets_missing", "/ → *",
            "`1 / 1 + np.exp(-u)` と書いていませんか。割り算と足し算の、どちらが先に行われますか？",
            "Have you written `1 / 1 + np.exp(-u)`? Which is done first, the division or the addition?"),
        Mistake(
            "bias_after_activation",
            lambda W, b, x: _go(W, b, x, linear=lambda o, W, b: (o @ W, b), activation=lambda u, last: _sigma(u[0]) + u[1]),
            "σ を通した後で b を足しています。b は u と o の、どちらの一部ですか？",
            "You add b after σ. Is b part of u, or of o?"),
    ),
    hints=(
        ("1つの層は、線形和と活性化関数です。その o が、次の層の入力になります。",
         "One layer is a linear sum and an activation. Its o is what enters the next."),
        ("`o = [x]` から始め、`zip(W, b)` で1層ずつ回して、`o[-1]` から次の o を作って加えます。",
         "Begin with `o = [x]`, go through `zip(W, b)`, make the next o from `o[-1]`, and append it."),
        ("1層分は `u = o[-1] @ weights + bias`、次に `1 / (1 + np.exp(-u))` を加えます。最後に `tuple(o)` "
         "を返します。",
         "For one layer: `u = o[-1] @ weights + bias`, then append `1 / (1 + np.exp(-u))`. In the end return "
         "`tuple(o)`."),
    ),
)  # fmt: skip
