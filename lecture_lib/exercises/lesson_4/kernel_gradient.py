"""Find the gradient of the kernel from the dense ΔW."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import SIGN, Exercise, Mistake, mean
from ..loops import decimals
from ._common import _dense_weights, _lag, _within


def _gradient_and_m(rng: Generator, n: int, m: int) -> tuple[Any, int]:
    return decimals(rng, n, n - m + 1), m


def _slope_of_kernel(delta_W: Any, m: int) -> Any:
    """E = Σ w ΔW has the gradient ΔW; nudge the kernel that W is made of."""
    n = len(delta_W)
    return loops.slope(lambda k: np.sum(np.array(_dense_weights(k, n)) * delta_W), np.zeros(m))


def _diagonals(delta_W: Any, m: int) -> Any:
    """ΔW at (j + a, j), a row for each a."""
    outputs = np.arange(delta_W.shape[1])
    return np.array([delta_W[outputs + a, outputs] for a in range(m)])


def _masked(delta_W: Any, m: int) -> Any:
    return np.where(_within(m, _lag(*delta_W.shape)), delta_W, 0.0)


EXERCISE = Exercise(
    __name__, section=3,
    asked=("カーネルの勾配を、全結合の ΔW から求める", "find the gradient of the kernel from the dense ΔW"),
    spec=_slope_of_kernel,
    draws=(
        lambda rng: _gradient_and_m(rng, 4, 2), lambda rng: _gradient_and_m(rng, 7, 3),
        lambda rng: _gradient_and_m(rng, 6, 5),
    ),
    solution="def kernel_gradient(delta_W, m):\n    return np.array([np.trace(delta_W, offset=-a) for a in range(m)])",
    also=("""
def kernel_gradient(delta_W, m):
    delta_k = np.zeros(m)
    for a in range(m):
        for j in range(delta_W.shape[1]):
            delta_k[a] += delta_W[j + a, j]
    return delta_k
""",),
    returns=("Δk",),
    mistakes=(
        Mistake("not_masked_rows", lambda delta_W, m: delta_W.sum(axis=1),
            "行ごとに合計しています。1つの入力から出る接続は、すべて同じ重みですか。"
            "接続のないところも入っていませんか？",
            "You sum along each row. Do all connections that leave an input share one weight? And does your sum "
            "include places where nothing is connected?"),
        Mistake("not_masked_columns", lambda delta_W, m: delta_W.sum(axis=0),
            "列ごとに合計しています。1つの出力に入る接続は、すべて同じ重みですか。"
            "接続のないところも入っていませんか？",
            "You sum along each column. Do all connections that enter an output share one weight? And does your "
            "sum include places where nothing is connected?"),
        Mistake("everything_summed", lambda delta_W, m: delta_W.sum(),
            "全部を足しています。カーネルの数は m 個です。同じ重みを共有しているのは、どの成分どうしですか？",
            "You add up everything. The kernel has m numbers: which elements share one of them?"),
        Mistake("everything_masked_summed", lambda delta_W, m: _masked(delta_W, m).sum(),
            "マスクはできていますが、全部を1つに足しています。同じ重みを共有しているのは、どの成分どうしですか？",
            "It is masked, but all is added into one number. Which elements share a weight?"),
        Mistake("masked_rows", lambda delta_W, m: _masked(delta_W, m).sum(axis=1),
            "マスクしたあと、行ごとに合計しています。x₂ から出る2本の線は、同じ重みですか？",
            "After the mask you sum along rows. Do the two connections that leave x₂ share a weight?"),
        Mistake("masked_columns", lambda delta_W, m: _masked(delta_W, m).sum(axis=0),
            "マスクしたあと、列ごとに合計しています。1つの出力に入る線は、同じ重みですか？",
            "After the mask you sum along columns. Do the connections that enter one output share a weight?"),
        Mistake("mask_only", _masked,
            "マスクはできています。けれども、カーネルは行列ではなく m 個の数です。次は？",
            "It is masked. But the kernel is m numbers, not a matrix. What comes next?"),
        Mistake("not_summed", _diagonals,
            "共有している重みごとに、成分が並んでいます。1つの kₐ を動かすと、その並びのうちのいくつが動きますか？",
            "You have a row for each shared weight. If one kₐ moves, how many elements of its row move?"),
        Mistake(
            "both_sides",
            lambda delta_W, m: np.array([sum(np.trace(delta_W, offset=o) for o in {a, -a}) for a in range(m)]),
            "対角線の両側を足しています。上の側に、接続はありますか？",
            "You add both sides of the main diagonal. Are there any connections above it?"),
        Mistake("one_off", "range(m) → range(1, m + 1)",
            "斜めの並びが1本ずつ下にずれています。k₁ があるのは、どの並びですか？",
            "Each diagonal is one too low. On which one is k₁?"),
        Mistake(
            "diagonal_left_out", lambda delta_W, m: np.array([a and np.trace(delta_W, offset=-a) for a in range(m)]),
            "Δk₁ が 0 です。対角線そのものが抜けていませんか（`<` ですか、`<=` ですか。`range` は 0 からですか、1 "
            "からですか）？",
            "Δk₁ is 0. Is the diagonal itself left out? (Is it `<` or `<=`? Does a `range` begin at 0 or at 1?)"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。Δk も勾配そのものです。マイナスは、どの式で付きますか？",
            "The sign is the other way round. Δk, too, is the gradient itself: which formula has the minus in it?"),
        mean(lambda delta_W, m: delta_W.shape[1]).saying(
            "共有している成分の平均になっています。kₐ を動かすと、接続は1本ずつ動きますか、いっしょに動きますか？",
            "You take the mean over what is shared. If kₐ moves, do its connections move one by one, or all at once?"),
        mean(lambda delta_W, m: m).saying(
            "m で割られています。合計を、カーネルの大きさで割る理由はありますか？",
            "It is divided by m. Is there a reason to divide a sum by the size of the kernel?",
        )._replace(name="divided_by_m"),
    ),
    hints=(
        ("まず、接続のあるところだけに注目します。次に、同じ kₐ を共有しているところを探します。",
         "First look only at what is connected. Then find what shares the same kₐ."),
        ("kₐ は、斜めに1列に並んでいます。kₐ を動かすと、その全部が同時に動きます。",
         "Each kₐ lies along one diagonal. If it moves, all of that diagonal moves."),
        ("a = 0, …, m − 1 について、成分 (j + a, j) をすべての出力 j について足します。`np.trace(delta_W, "
         "offset=-a)` でも同じです。",
         "For a = 0, …, m − 1 add the elements (j + a, j) over all outputs j. `np.trace(delta_W, offset=-a)` does "
         "the same."),
    ),
)  # fmt: skip
