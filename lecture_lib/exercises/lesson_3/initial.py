"""Make initial values from a seed."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from ..exercise import Exercise, Mistake

Draw = Callable[[Any], Any]  # a shape → an array of it


def _normal(seed: int, scale: float) -> Draw:
    rng = np.random.default_rng(seed)
    return lambda shape: scale * rng.standard_normal(shape)


def _initial(sizes: Any, weights: Draw, biases: Draw | None = None) -> tuple[Any, Any]:
    """W and b in the right order, from whatever draws them."""
    layers = [(weights((n, m)), (biases or weights)((m,))) for n, m in pairwise(sizes)]
    return tuple(W for W, _ in layers), tuple(b for _, b in layers)


def _initial_by_loops(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    """Number by number."""
    rng, W, b = np.random.default_rng(seed), [], []
    for n, m in pairwise(sizes):
        W.append([[scale * rng.standard_normal() for _ in range(m)] for _ in range(n)])
        b.append([scale * rng.standard_normal() for _ in range(m)])
    return tuple(W), tuple(b)


def _new_generator_a_layer(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    layers = [_initial(pair, _normal(seed, scale)) for pair in pairwise(sizes)]
    return tuple(W for (W,), _ in layers), tuple(b for _, (b,) in layers)


def _seed_counted_up(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    layers = [_initial(pair, _normal(seed + k, scale)) for k, pair in enumerate(pairwise(sizes))]
    return tuple(W for (W,), _ in layers), tuple(b for _, (b,) in layers)


def _bias_first(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    layers = [(draw((m,)), draw((n, m))) for n, m in pairwise(sizes)]
    return tuple(W for _, W in layers), tuple(b for b, _ in layers)


def _all_W_first(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    return tuple(draw(pair) for pair in pairwise(sizes)), tuple(draw((m,)) for m in sizes[1:])


def _all_b_first(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    b = tuple(draw((m,)) for m in sizes[1:])
    return tuple(draw(pair) for pair in pairwise(sizes)), b


def _uniform(seed: int, scale: float) -> Draw:
    rng = np.random.default_rng(seed)
    return lambda shape: rng.uniform(-scale, scale, shape)


def _zero_to_one(seed: int, scale: float) -> Draw:
    rng = np.random.default_rng(seed)
    return lambda shape: scale * rng.random(shape)


def _legacy(seed: int, scale: float) -> Draw:
    rng = np.random.RandomState(seed)
    return lambda shape: scale * rng.standard_normal(shape)


def _with_mean(seed: int, scale: float) -> Draw:
    draw = _normal(seed, 1.0)
    return lambda shape: scale + draw(shape)


def _columns_first(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    return _initial(sizes, lambda shape: draw(shape[::-1]).T, draw)


def _transposed(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    return _initial(sizes, lambda shape: draw(shape[::-1]), draw)


def _one_number(seed: int, scale: float) -> Draw:
    draw = _normal(seed, scale)
    return lambda shape: np.full(shape, draw(()))


EXERCISE = Exercise(
    __name__,
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
        Mistake("new_generator_a_layer", _new_generator_a_layer,
            "どの層も、同じ数の列から始まっています。`default_rng(seed)` は、ループの中と外の、どちらにありますか？",
            "Every layer begins with the same numbers. Is `default_rng(seed)` inside the loop, or before it?"),
        Mistake(
            "new_generator_an_array",
            lambda sizes, seed, scale: _initial(sizes, lambda shape: _normal(seed, scale)(shape)),
            "W も b も、すべて同じ数の列から始まっています。`default_rng(seed)` を何回呼んでいますか？",
            "Every W and every b begins with the same numbers. How often do you call `default_rng(seed)`?"),
        Mistake(
            "two_generators", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale), _normal(seed, scale)),
            "b が、W と同じ数の列になっています。W と b に別々の `default_rng(seed)` を作っていませんか？",
            "The b repeat the numbers of the W. Has each of them a `default_rng(seed)` of its own?"),
        Mistake("seed_counted_up", _seed_counted_up,
            "2番目の層から違います。層ごとに別のシードを使っていませんか？",
            "It goes wrong from the second layer on. Has each layer a seed of its own?"),
        Mistake("uniform", lambda sizes, seed, scale: _initial(sizes, _uniform(seed, scale)),
            "−scale から scale までの一様な乱数です。求めるのは、どんな分布の乱数ですか？",
            "These numbers are uniform between −scale and scale. Which distribution is asked for?"),
        Mistake("zero_to_one", lambda sizes, seed, scale: _initial(sizes, _zero_to_one(seed, scale)),
            "どの数も正です。`random` や、範囲を決めない `uniform` は、平均0の正規分布ですか？",
            "All numbers are positive. Do `random`, or `uniform` without limits, give a normal distribution of "
            "mean 0?"),
        Mistake("uniform_unscaled", lambda sizes, seed, scale: _initial(sizes, _uniform(seed, 1.0)),
            "−1 から 1 までの一様な乱数です。求めるのは、どんな分布の乱数ですか。scale はどこで使いますか？",
            "These numbers are uniform between −1 and 1. Which distribution is asked for, and where does scale "
            "come in?"),
        Mistake("zero_to_one_unscaled", lambda sizes, seed, scale: _initial(sizes, _zero_to_one(seed, 1.0)),
            "0 から 1 までの一様な乱数です。求めるのは、どんな分布の乱数ですか。scale はどこで使いますか？",
            "These numbers are uniform between 0 and 1. Which distribution is asked for, and where does scale come "
            "in?"),
        Mistake("bias_first", _bias_first,
            "どの層でも、b を W より先に引いています。決められた順序は？",
            "In each layer you draw b before W. Which order was agreed on?"),
        Mistake("all_W_first", _all_W_first,
            "W を全部引いてから、b を引いています。W¹ の次に引くのはどれですか？",
            "You draw all W, and then the b. What comes right after W¹?"),
        Mistake("all_b_first", _all_b_first,
            "b を全部引いてから、W を引いています。最初に引くのはどれですか？",
            "You draw all b, and then the W. Which is to be drawn first?"),
        Mistake("scale_forgotten", lambda sizes, seed, scale: _initial(sizes, _normal(seed, 1.0)),
            "標準偏差が、いつも1です。scale を使いましたか？",
            "The standard deviation is always 1. Have you used scale?"),
        Mistake("scale_squared", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale**2)),
            "標準偏差が scale の2乗になっています。`normal` に渡すのは、標準偏差ですか、分散ですか？",
            "The standard deviation is the square of scale. What does `normal` want, a standard deviation or a "
            "variance?"),
        Mistake("scale_rooted", lambda sizes, seed, scale: _initial(sizes, _normal(seed, math.sqrt(scale))),
            "標準偏差が √scale になっています。scale は分散ですか、標準偏差ですか？",
            "The standard deviation is √scale. Is scale a variance, or a standard deviation?"),
        Mistake("divided", lambda sizes, seed, scale: _initial(sizes, _normal(seed, 1 / scale)),
            "scale で割っています。scale を大きくすると、数は大きくなるはずですか、小さくなるはずですか？",
            "You divide by scale. If scale grows, should the numbers become larger or smaller?"),
        Mistake("scale_as_mean", lambda sizes, seed, scale: _initial(sizes, _with_mean(seed, scale)),
            "平均が scale になっています。`rng.normal(a, b)` の a と b は、それぞれ何ですか？",
            "The mean has become scale. In `rng.normal(a, b)`, what is a and what is b?"),
        Mistake("transposed", _transposed,
            "W の形が (n_{k+1}, n_k) になっています。この講義では、行と列のどちらが入る側の層でしたか？",
            "Your W have shape (n_{k+1}, n_k). In this lecture, do rows or columns stand for the layer that a "
            "connection comes from?"),
        Mistake("columns_first", _columns_first,
            "W が列ごとに埋まっています。引いた数は、どの順に並べる約束ですか？",
            "W is filled column by column. In which order are the numbers to be laid out?"),
        Mistake("zero_biases", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale), np.zeros),
            "b が0です。乱数の列のうち、b¹ になるのはどの数ですか。W² には、どの数が入りますか？",
            "Your b are 0. Which numbers of the sequence are for b¹, and which does W² get?"),
        Mistake("one_number", lambda sizes, seed, scale: _initial(sizes, _one_number(seed, scale)),
            "1つの配列の中が、すべて同じ数です。これでは、隠れユニットはいつまでも同じままです。`size` "
            "を渡しましたか？",
            "Within each array all numbers are the same: its hidden units would stay equal for ever. Have you "
            "passed `size`?"),
        Mistake("exchanged", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale))[::-1],
            "W と b が入れ替わっています。先に返すのはどちらですか？",
            "W and b have changed places. Which of the two is to be returned first?"),
        Mistake("legacy", lambda sizes, seed, scale: _initial(sizes, _legacy(seed, scale)),
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
