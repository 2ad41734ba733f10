"""Implement the forward pass for any number of layers."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _weights


def _network(rng: Generator, samples: int, *sizes: int) -> tuple[Any, ...]:
    return *_weights(rng, *sizes), decimals(rng, samples, sizes[0])


EXERCISE = Exercise(
    __name__,
    section=2,
    asked=("順伝播を、何層でも計算できるように実装する", "implement the forward pass for any number of layers"),
    spec=lambda W, b, x: tuple(loops.network(x, W, b)),
    draws=(
        lambda rng: _network(rng, 3, 2, 2, 2), lambda rng: _network(rng, 4, 3, 2, 1),
        lambda rng: _network(rng, 5, 3, 3), lambda rng: _network(rng, 2, 3, 2, 2, 1),
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
    follows=lambda o, W, b, x: (x, *(loops.layer(*each) for each in zip(o, W, b, strict=False))),
    returns=("o¹", "o²", "o³", "o⁴", "o⁵"),
    mistakes=(
        Mistake(
            "relu_inside",
            "o.append(1 / (1 + np.exp(-u))) → o.append(np.maximum(u, 0) if len(o) < len(W) else 1 / (1 + np.exp(-u)))",
            "途中の層に ReLU を使っています。ここで、どの層も通す関数は何でしたか？",
            "The layers before the last are ReLU. Which function do all layers go through here?"),
        Mistake(
            "tanh_inside",
            "o.append(1 / (1 + np.exp(-u))) → o.append(np.tanh(u) if len(o) < len(W) else 1 / (1 + np.exp(-u)))",
            "途中の層に tanh を使っています。ここで、どの層も通す関数は何でしたか？",
            "The layers before the last are tanh. Which function do all layers go through here?"),
        Mistake(
            "softmax_at_output",
            "o.append(1 / (1 + np.exp(-u))) → s = np.exp(u); o.append(1 / (1 + np.exp(-u)) if len(o) < len(W) else s "
            "/ s.sum(axis=1, keepdims=True))",
            "出力層が softmax になっています。ここで、どの層も通す関数は何でしたか？",
            "The output layer is a softmax. Which function do all layers go through here?"),
        Mistake(
            "no_activation_at_output",
            "o.append(1 / (1 + np.exp(-u))) → o.append(1 / (1 + np.exp(-u)) if len(o) < len(W) else u)",
            "出力層だけ、u がそのまま返っています。出力のユニットにも活性化関数がありますか？",
            "In the output layer you return u as it is. Do output units have an activation?"),
        Mistake(
            "activation_only_at_output",
            "o.append(1 / (1 + np.exp(-u))) → o.append(u if len(o) < len(W) else 1 / (1 + np.exp(-u)))",
            "活性化関数が最後の層にしかありません。隠れ層も線形だと、何層重ねても1層と同じになりませんか？",
            "Only the last layer has an activation. What can many linear layers do that one could not?"),
        Mistake("no_activation", "1 / (1 + np.exp(-u)) → u",
            "どの層も線形和のままです。u から o へは、何を通しますか？",
            "Every layer stops at the linear sum. What takes u to o?"),
        Mistake("u_returned", "return tuple(o) → return (x, *(v @ w + c for v, w, c in zip(o, W, b)))",
            "次の層へは正しく進んでいますが、返しているのは u です。問われているのは？",
            "What you pass on to the next layer is right, but what you return is u. What was asked for?"),
        Mistake("squashed_twice", "o.append(1 / (1 + np.exp(-u))) → o.append(1 / (1 + np.exp(-1 / (1 + np.exp(-u)))))",
            "σ を2回通していませんか？",
            "Does u go through σ twice?"),
        Mistake("sigmoid_of_x", "o = [x] → o = [1 / (1 + np.exp(-x))]",
            "入力まで σ に通しています。o¹ は何でしたか？",
            "The inputs go through σ, too. What is o¹?"),
        Mistake("tanh", "1 / (1 + np.exp(-u)) → np.tanh(u)",
            "活性化関数が tanh になっています。この講義で使うのは？",
            "Your activation is tanh. Which one does this lecture use?"),
        Mistake("relu", "1 / (1 + np.exp(-u)) → np.maximum(u, 0)",
            "負の u が 0 になっています（ReLU）。この講義で使う活性化関数は？",
            "Where u is negative you give 0 (that is ReLU). Which activation does this lecture use?"),
        Mistake("exp_of_plus_u", "np.exp(-u) → np.exp(u)",
            "u が大きいほど o が小さくなっています。exp の中の符号は？",
            "The larger u, the smaller your o. What is the sign inside the exp?"),
        Mistake("brackets_missing", "1 / (1 + np.exp(-u)) → 1 / 1 + np.exp(-u)",
            "`1 / 1 + np.exp(-u)` と書いていませんか。割り算と足し算の、どちらが先に行われますか？",
            "Have you written `1 / 1 + np.exp(-u)`? Which is done first, the division or the addition?"),
        Mistake("bias_forgotten", "+ bias →",
            "b を使っていません。線形和に足すものがありませんか？",
            "b is not used. Does something else belong to the linear sum?"),
        Mistake("bias_subtracted", "weights + bias → weights - bias",
            "バイアスの符号が逆です。b を引いているか、`np.exp(-o @ W + b)` のように書いていませんか。"
            "そのマイナスは、どこまで掛かりますか？",
            "The bias has the sign the other way round. Do you subtract it, or have you written something like "
            "`np.exp(-o @ W + b)`? How far does that minus reach?"),
        Mistake("bias_after_activation", "+ bias →\n"
            "o.append(1 / (1 + np.exp(-u))) → o.append(1 / (1 + np.exp(-u)) + bias)",
            "σ を通した後で b を足しています。b は u と o の、どちらの一部ですか？",
            "You add b after σ. Is b part of u, or of o?"),
        Mistake("transposed", "weights + bias → weights.T + bias",
            "前へ進むときに Wᵀ を掛けています（正方行列なので、形は合ってしまいます）。W の最初の添字は、"
            "送る側と受け取る側のどちらですか？",
            "Going forward, you multiply by Wᵀ. Is the first index of W the unit that sends, or that which receives?"),
        Mistake("x_every_time", "o[-1] → x",
            "どの層にも x が入っています。第2層から先に入るのは、何ですか？",
            "Every layer is given x. What should enter the layers after the first?"),
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
