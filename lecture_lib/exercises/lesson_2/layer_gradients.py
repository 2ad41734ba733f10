"""Implement ΔW and Δb of one layer."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..exercise import SIGN, Exercise, Mistake, mean
from ..loops import decimals


def _layer_gradients(delta_u: Any, o: Any) -> tuple[Any, Any]:
    (samples, n), m = o.shape, delta_u.shape[1]
    delta_W = [[sum(o[s][i] * delta_u[s][j] for s in range(samples)) for j in range(m)] for i in range(n)]
    return np.array(delta_W), np.array([sum(delta_u[s][j] for s in range(samples)) for j in range(m)])


EXERCISE = Exercise(
    __name__,
    section=4,
    asked=("1つの層の ΔW と Δb を実装する", "implement ΔW and Δb of one layer"),
    spec=_layer_gradients,
    draws=(
        lambda rng: (decimals(rng, 3, 2), decimals(rng, 3, 2)),
        lambda rng: (decimals(rng, 6, 4), decimals(rng, 6, 3)),
    ),
    solution="def layer_gradients(delta_u, o):\n    return o.T @ delta_u, delta_u.sum(axis=0)",
    also=("""
def layer_gradients(delta_u, o):
    delta_W, delta_b = np.zeros((o.shape[1], delta_u.shape[1])), np.zeros(delta_u.shape[1])
    for k in range(len(o)):
        for i in range(o.shape[1]):
            for j in range(delta_u.shape[1]):
                delta_W[i, j] += o[k, i] * delta_u[k, j]
        delta_b += delta_u[k]
    return delta_W, delta_b
""",),
    returns=("ΔW", "Δb"),
    mistakes=(
        Mistake("turned", "o.T @ delta_u → delta_u.T @ o",
            "ΔW の行と列が逆です（正方行列なら、形は合ってしまいます）。ΔW の行は W と同じく、"
            "送る側と受け取る側のどちらに対応しますか？",
            "ΔW has rows and columns the other way round (if it is square, the shapes fit all the same). As in W: "
            "do its rows stand for the units that send, or for those that receive?"),
        Mistake("not_summed", lambda delta_u, o: (o[:, :, None] * delta_u[:, None, :], delta_u.sum(axis=0)),
            "ΔW がサンプルの数だけあります。W はいくつありますか？",
            "There is a ΔW for each sample. How many W are there?"),
        Mistake("bias_not_summed", ".sum(axis=0) →",
            "Δb がサンプルの数だけあります。b はいくつありますか？",
            "There is a Δb for each sample. How many b are there?"),
        Mistake("bias_summed_over_units", "axis=0 → axis=1",
            "Δb は、ユニットについて合計されています。消えるべき軸は、サンプルの軸とユニットの軸の、どちらですか？",
            "Δb is summed over units. Which axis should vanish, that of the samples or that of the units?"),
        Mistake("bias_summed_over_all", "axis=0 →",
            "Δb が1つの数になっています。バイアスは、層に1つですか、ユニットごとに1つですか？",
            "Your Δb is a single number. Does a layer have one bias, or one for each unit?"),
        Mistake("bias_forgotten", "delta_u.sum(axis=0) → np.zeros(delta_u.shape[1])",
            "Δb が 0 です。b を少し動かすと、u は動きませんか？",
            "Your Δb is 0. Doesn't u move when b does?"),
        Mistake("bias_times_o", "delta_u.sum(axis=0) → (o.T @ delta_u).sum(axis=0)",
            "Δb に o が掛かっています。b は、何に掛かって u に入りますか？",
            "There is an o in your Δb. What does b multiply on its way into u?"),
        Mistake(
            "summed_first",
            "o.T @ delta_u → np.outer(o.sum(axis=0), delta_u.sum(axis=0))",
            "先に o と δᵘ を別々に合計してから掛けています。サンプル1の o を、サンプル2の δᵘ "
            "に掛けてよいでしょうか？",
            "You sum o and δᵘ separately, then multiply. May the o of sample 1 meet the δᵘ of sample 2?"),
        Mistake("last_sample", "o.T @ delta_u, delta_u.sum(axis=0) → np.outer(o[-1], delta_u[-1]), delta_u[-1]",
            "最後のサンプルの分だけが残っています。ループの中は `=` ですか、`+=` ですか？",
            "Only the last sample is left. In your loop, is it `=` or `+=`?"),
        Mistake("last_sample_in_delta_b", ".sum(axis=0) → [-1]",
            "Δb は最後のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？（ループの中は `=` ですか、"
            "`+=` ですか？）",
            "In Δb only the last sample counts. Where do the others come in? (In your loop, is it `=` or `+=`?)"),
        Mistake("first_sample", "o.T @ delta_u, delta_u.sum(axis=0) → np.outer(o[0], delta_u[0]), delta_u[0]",
            "最初のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？（return "
            "がループの中に入っていませんか？）",
            "Only the first sample counts. Where do the others come in? (Is the return inside the loop?)"),
        Mistake("first_sample_in_delta_b", ".sum(axis=0) → [0]",
            "Δb は最初のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？",
            "In Δb only the first sample counts. Where do the others come in?"),
        Mistake("bias_mean", "delta_u.sum → delta_u.mean",
            "Δb だけ、サンプルについて平均になっています。E は平均でしたか、合計でしたか？",
            "Only Δb is a mean over samples. Is E a mean or a sum?"),
        Mistake("weights_mean", lambda delta_u, o: (o.T @ delta_u / len(o), delta_u.sum(axis=0)),
            "ΔW だけ、サンプルについて平均になっています。E は平均でしたか、合計でしたか？",
            "Only ΔW is a mean over samples. Is E a mean or a sum?"),
        Mistake("outer_of_batches", "o.T @ delta_u → np.outer(o, delta_u)",
            "`np.outer` は、(N, n) の配列も1列に並べ直してから掛けます。1つのサンプルなら使えましたが、N 個では、"
            "あるサンプルの o と別のサンプルの δ との積まで入っていませんか？",
            "`np.outer` flattens (N, n) into one long row first. That works for one sample. With N, doesn't it "
            "also pair the o of one sample with the δ of another?"),
        Mistake("elementwise", "o.T @ delta_u → o * delta_u",
            "ΔW が成分ごとの積になっています。ユニット1からユニット2への重みの勾配は、どこにありますか？",
            "Your ΔW is an elementwise product. Where in it is the gradient for the weight from unit 1 to unit 2?"),
        Mistake("slope_once_more", "o.T @ → (o * o * (1 - o)).T @",
            "ΔW に o(1 − o) が入っています。線形和 u を w で微分するとき、活性化関数は関係しますか？",
            "There is an o(1 − o) in your ΔW. Where the linear sum u is differentiated with respect to w, does the "
            "activation matter?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。ΔW は勾配そのものです。マイナスは、どの式に付いていますか？",
            "The sign is the other way round. ΔW is the gradient itself: which formula has the minus?"),
        mean(lambda delta_u, o: len(o)),
    ),
    hints=(
        ("1つのサンプルなら Δwᵢⱼ = oᵢ δᵘⱼ、Δbⱼ = δᵘⱼ です。E は全サンプルの合計です。",
         "For one sample Δwᵢⱼ = oᵢ δᵘⱼ and Δbⱼ = δᵘⱼ. E is the sum over all samples."),
        ("Δwᵢⱼ = Σₛ oₛᵢ δᵘₛⱼ。サンプル s について和をとります。形は (n, N) と (N, m) → (n, m)。",
         "Δwᵢⱼ = Σₛ oₛᵢ δᵘₛⱼ, a sum over samples s. In shapes: (n, N) and (N, m) → (n, m)."),
        ("`o.T @ delta_u` が積と和を一度に行います。Δb は `delta_u` をサンプルの軸 `axis=0` について合計します。",
         "`o.T @ delta_u` multiplies and sums at once. For Δb, sum `delta_u` over the axis of the samples, `axis=0`."),
    ),
)  # fmt: skip
