"""Make initial values from a seed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from ..exercise import Exercise, Mistake


def _initial_by_loops(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    """Number by number."""
    rng, W, b = np.random.default_rng(seed), [], []
    for n, m in pairwise(sizes):
        W.append([[scale * rng.standard_normal() for _ in range(m)] for _ in range(n)])
        b.append([scale * rng.standard_normal() for _ in range(m)])
    return tuple(W), tuple(b)


EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("シードから初期値を作る", "make initial values from a seed"),
    spec=_initial_by_loops,
    draws=(
        lambda rng: ((2, 2, 1), int(rng.integers(100)), 0.5),
        lambda rng: ((3, 4, 2, 3), int(rng.integers(100)), 3.0),
        lambda rng: ((1, 2, 5, 1, 3, 2), int(rng.integers(100)), 0.1),
    ),
    solution="""
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
    return tuple(W), tuple(b)
""",
    returns=("W", "b"),
    mistakes=(
        Mistake("new_generator_a_layer", "W.append → rng = np.random.default_rng(seed); W.append",
            "どの層も、同じ数の列から始まっています。`default_rng(seed)` は、ループの中と外の、どちらにありますか？",
            "Every layer begins with the same numbers. Is `default_rng(seed)` inside the loop, or before it?"),
        Mistake("new_generator_an_array", "rng.normal → np.random.default_rng(seed).normal",
            "W も b も、すべて同じ数の列から始まっています。`default_rng(seed)` を何回呼んでいますか？",
            "Every W and every b begins with the same numbers. How often do you call `default_rng(seed)`?"),
        Mistake("two_generators", "W, b = [], [] → W, b, other = [], [], np.random.default_rng(seed)\n"
            "b.append(rng → b.append(other",
            "b が、W と同じ数の列になっています。W と b に別々の `default_rng(seed)` を作っていませんか？",
            "The b repeat the numbers of the W. Has each of them a `default_rng(seed)` of its own?"),
        Mistake("uniform", "rng.normal(scale=scale, size=(n, m)) → rng.uniform(-scale, scale, (n, m))\n"
            "rng.normal(scale=scale, size=m) → rng.uniform(-scale, scale, m)",
            "−scale から scale までの一様な乱数です。求めるのは、どんな分布の乱数ですか？",
            "These numbers are uniform between −scale and scale. Which distribution is asked for?"),
        Mistake("zero_to_one", "rng.normal(scale=scale, size=(n, m)) → scale * rng.random((n, m))\n"
            "rng.normal(scale=scale, size=m) → scale * rng.random(m)",
            "どの数も正です。`random` や、範囲を決めない `uniform` は、平均0の正規分布ですか？",
            "All numbers are positive. Do `random`, or `uniform` without limits, give a normal distribution of "
            "mean 0?"),
        Mistake("zero_to_one_unscaled", "rng.normal(scale=scale, size= → rng.random(size=",
            "0 から 1 までの一様な乱数です。求めるのは、どんな分布の乱数ですか。scale はどこで使いますか？",
            "These numbers are uniform between 0 and 1. Which distribution is asked for, and where does scale come "
            "in?"),
        Mistake("all_W_first", "b.append(rng.normal(scale=scale, size=m)) →\n"
            "tuple(b) → tuple(rng.normal(scale=scale, size=m) for m in sizes[1:])",
            "W を全部引いてから、b を引いています。W¹ の次に引くのはどれですか？",
            "You draw all W, and then the b. What comes right after W¹?"),
        Mistake("all_b_first", "b.append(rng.normal(scale=scale, size=m)) →\n"
            "W, b = [], [] → W, b = [], [rng.normal(scale=scale, size=m) for m in sizes[1:]]",
            "b を全部引いてから、W を引いています。最初に引くのはどれですか？",
            "You draw all b, and then the W. Which is to be drawn first?"),
        Mistake("scale_forgotten", "scale=scale, →",
            "標準偏差が、いつも1です。scale を使いましたか？",
            "The standard deviation is always 1. Have you used scale?"),
        Mistake("divided", "scale=scale → scale=1 / scale",
            "scale で割っています。scale を大きくすると、数は大きくなるはずですか、小さくなるはずですか？",
            "You divide by scale. If scale grows, should the numbers become larger or smaller?"),
        Mistake("scale_as_mean", "scale=scale → loc=scale",
            "平均が scale になっています。`rng.normal(a, b)` の a と b は、それぞれ何ですか？",
            "The mean has become scale. In `rng.normal(a, b)`, what is a and what is b?"),
        Mistake("transposed", "size=(n, m) → size=(m, n)",
            "W の形が (n_{k+1}, n_k) になっています。この講義の W の行は、送る側の層と受け取る側の層の、"
            "どちらに対応しますか？",
            "Your W have shape (n_{k+1}, n_k). In this lecture, do rows or columns stand for the layer that a "
            "connection comes from?"),
        Mistake("columns_first", "rng.normal(scale=scale, size=(n, m)) → rng.normal(scale=scale, size=(m, n)).T",
            "W が列ごとに埋まっています。引いた数は、どの順に並べる約束ですか？",
            "W is filled column by column. In which order are the numbers to be laid out?"),
        Mistake("zero_biases", "rng.normal(scale=scale, size=m) → np.zeros(m)",
            "b が0です。乱数の列のうち、b¹ になるのはどの数ですか。W² には、どの数が入りますか？",
            "Your b are 0. Which numbers of the sequence are for b¹, and which does W² get?"),
        Mistake("one_number", "rng.normal(scale=scale, size=(n, m)) → np.full((n, m), rng.normal(scale=scale))\n"
            "rng.normal(scale=scale, size=m) → np.full(m, rng.normal(scale=scale))",
            "1つの配列の中が、すべて同じ数です。これでは、隠れユニットはいつまでも同じままです。`size` "
            "を渡しましたか？",
            "Within each array all numbers are the same: its hidden units would stay equal for ever. Have you "
            "passed `size`?"),
        Mistake("exchanged", "tuple(W), tuple(b) → tuple(b), tuple(W)",
            "W と b が入れ替わっています。先に返すのはどちらですか？",
            "W and b have changed places. Which of the two is to be returned first?"),
        Mistake("legacy", "np.random.default_rng → np.random.RandomState",
            "古い乱数生成器の数です。`np.random.seed` や `RandomState` は、`default_rng` と同じ数の列を作りますか？",
            "These numbers come from numpy's old generator. Do `np.random.seed` and `RandomState` give the "
            "sequence of `default_rng`?"),
    ),
    hints=(
        ("乱数生成器 `rng = np.random.default_rng(seed)` は、はじめに1つだけ作ります。",
         "Make one generator, `rng = np.random.default_rng(seed)`, at the beginning, and no other."),
        ("`zip(sizes[:-1], sizes[1:])` で、層の大きさの組 (n_k, n_{k+1}) を順に取り出せます。組ごとに、W "
         "を引いてから b を引きます。",
         "`zip(sizes[:-1], sizes[1:])` gives the pairs (n_k, n_{k+1}) one after the other. For each pair draw W, "
         "and then b."),
        ("`rng.normal(scale=scale, size=(n, m))` をリスト W に、`rng.normal(scale=scale, size=m)` をリスト b "
         "に加え、最後に `tuple(W), tuple(b)` を返します。",
         "Append `rng.normal(scale=scale, size=(n, m))` to a list W and `rng.normal(scale=scale, size=m)` to a "
         "list b; return `tuple(W), tuple(b)`."),
    ),
)  # fmt: skip
