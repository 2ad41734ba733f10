"""Implement all of backpropagation, for any number of layers."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import DOUBLE, SIGN, Exercise, Mistake, mean
from ..loops import between, decimals
from ._common import _logit, _weights


def _passed(rng: Generator, samples: int, *sizes: int) -> tuple[Any, ...]:
    """W, o, t: whatever the o are, there are biases, for each sample its own, that give them."""
    o = (decimals(rng, samples, sizes[0]), *(between(rng, samples, m) for m in sizes[1:]))
    return _weights(rng, *sizes)[0], o, rng.integers(0, 2, (samples, sizes[-1])).astype(float)


def _nudged_back(W: Any, o: Any, t: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """ΔW and Δb of each layer, by nudging the loss; what is added to o W to give u is kept, sample by sample."""
    layers = range(len(W))
    rest = [_logit(o[k + 1]) - o[k] @ W[k] for k in layers]

    def E(weights: Any, shifts: Any) -> Any:
        values = o[0]
        for w, added, shift in zip(weights, rest, shifts, strict=True):
            values = [loops.layer(np.array([v]), w, r + shift)[0] for v, r in zip(values, added, strict=True)]
        return loops.loss(t, values)

    def E_of_layer(k: int, weights: Any, shift: Any) -> Any:
        return E((*W[:k], weights, *W[k + 1 :]), [shift if i == k else 0.0 for i in layers])

    return (
        tuple(loops.slope(partial(E_of_layer, k, shift=0.0), W[k]) for k in layers),
        tuple(loops.slope(partial(E_of_layer, k, W[k]), np.zeros(W[k].shape[1])) for k in layers),
    )


EXERCISE = Exercise(
    __name__,
    section=4,
    asked=("誤差逆伝播法の全体を、何層でも計算できるように実装する",
           "implement all of backpropagation, for any number of layers"),
    spec=_nudged_back,
    draws=(  # a single layer of square weights: δ sent on to the inputs is no error there, even untransposed
        lambda rng: _passed(rng, 3, 2, 2, 2), lambda rng: _passed(rng, 4, 3, 2, 1), lambda rng: _passed(rng, 5, 3, 3),
        lambda rng: _passed(rng, 2, 3, 2, 4, 3, 2),
    ),
    solution="""
def backward(W, o, t):
    delta_W, delta_b = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        delta_W.insert(0, o[k - 1].T @ delta_u)
        delta_b.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(delta_W), tuple(delta_b)
""",
    returns=("ΔW", "Δb"),
    mistakes=(
        Mistake("not_transposed", "W[k - 1].T → W[k - 1]",
            "W をそのまま掛けて戻っています（正方行列なので、形は合ってしまいます）。後ろへ戻るとき、和をとるのは "
            "W のどちらの添字ですか？",
            "On the way back you multiply by W as it is (with square matrices the shapes fit all the same). Going "
            "back, over which index of W does the sum run?"),
        Mistake("forgotten_at_output", "o[k] * (1 - o[k]) → (o[k] * (1 - o[k]) if k < len(W) else 1)",
            "出力層の δᵘ が δᵒ のままです（これでも XOR は学習できてしまいますが、E の勾配ではありません）。"
            "出力のユニットを、o から u へ戻りましたか？",
            "At the output your δᵘ is still δᵒ. (It would still learn XOR, but it is not the gradient of E.) Have "
            "you gone back through the output units, from o to u?"),
        Mistake("forgotten_in_hidden", "o[k] * (1 - o[k]) → (1 if k < len(W) else o[k] * (1 - o[k]))",
            "隠れ層の δᵘ が δᵒ のままです。隠れユニットも、出力のユニットと同じ活性化関数を通りませんでしたか？",
            "In the hidden layers your δᵘ is still δᵒ. Don't hidden units go through the same activation as output "
            "units?"),
        Mistake("forgotten_everywhere", "* o[k] * (1 - o[k]) →",
            "どの層でも、δᵘ が δᵒ のままです。o から u へ戻るとき、何を掛けますか？",
            "In every layer your δᵘ is still δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("delta_o_sent_back", "= delta_u @ → = delta_o @",
            "前の層へ送り返しているのが δᵒ です。線は、後の層のユニットの u と o の、どちらに入っていますか？",
            "It is δᵒ that you send back to the layer before. Where do the connections end: at u of the later "
            "layer, or at its o?"),
        Mistake("turned", "o[k - 1].T @ delta_u → delta_u.T @ o[k - 1]",
            "ΔW の行と列が逆です（正方行列なら、形は合ってしまいます）。W の行は、送る側と受け取る側のどちらですか？",
            "ΔW has rows and columns the other way round (square ones have the right shape all the same). Do the "
            "rows of W send, or receive?"),
        Mistake(
            "last_sample", "delta_W, delta_b = [], [] → delta_W, delta_b = [], []; o, t = [v[-1:] for v in o], t[-1:]",
            "最後のサンプルの分だけが残っています。ループの中は `=` ですか、`+=` ですか？",
            "Only the last sample is left. In your loop, is it `=` or `+=`?"),
        Mistake(
            "from_last_to_first",
            "return tuple(delta_W), tuple(delta_b) → return tuple(delta_W[::-1]), tuple(delta_b[::-1])",
            "ΔW も Δb も、最後の層から順に並んでいます。W と同じ順になっていますか？",
            "ΔW and Δb begin with the last layer. Are they in the order of W?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。δᵒ は E の微分です。o が t より大きいとき、o を増やすと E は増えますか、減りますか？",
            "The sign is the other way round. δᵒ is a derivative of E: where o is above t and grows, does E rise "
            "or fall?"),
        DOUBLE,
        mean(lambda W, o, t: len(t)),
    ),
    hints=(
        ("出発点は δᵒ = −(t − o) です。それから、後ろの層から順に、同じ4行を繰り返します。",
         "It starts from δᵒ = −(t − o). Then the same four lines are repeated, from the last layer to the first."),
        ("4行とは、δᵘ、ΔW、Δb、前の層の δᵒ です。前の2問の式が、そのまま使えます。",
         "The four: δᵘ, ΔW, Δb, and δᵒ of the layer before. You have all their formulas from the two exercises "
         "before."),
        ("`for k in range(len(W), 0, -1):` と回すと、その層の出力は `o[k]`、届いた値は `o[k - 1]`、間の重みは `W[k "
         "- 1]` です。結果は `insert(0, …)` で前に加えます。",
         "With `for k in range(len(W), 0, -1):` the output of the layer is `o[k]`, what came in is `o[k - 1]`, the "
         "weights between are `W[k - 1]`. Put results in front with `insert(0, …)`."),
    ),
)  # fmt: skip
