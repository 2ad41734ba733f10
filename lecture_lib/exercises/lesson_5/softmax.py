"""Implement softmax."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _off, _slow_softmax, _top, _unkept


def _mixed_thousands(rng: Generator) -> tuple[Any, ...]:
    return (decimals(rng, 3, 4) + 1000 * rng.permuted(np.tile([-1, 0, 1, 1], (3, 1)), axis=1),)


def _rows_far_apart(rng: Generator) -> tuple[Any, ...]:
    return (decimals(rng, 3, 5) + np.array([[0.0], [3000.0], [-3000.0]]),)


EXERCISE = Exercise(
    __name__,
    asked=("softmax を実装する", "implement softmax"),
    spec=lambda u: _slow_softmax(u),
    draws=(lambda rng: (decimals(rng, 2, 3),), lambda rng: (rng.integers(-3, 4, (3, 3)).astype(float),), _mixed_thousands, _rows_far_apart),
    solution="""
def softmax(u):
    e = np.exp(u - u.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
    returns=("o",),
    mistakes=(
        Mistake("overflow", lambda u: [[math.exp(v) / sum(math.exp(w) for w in row) for v in row] for row in u],
            "`math.exp(1000)` はどうなりますか？　o を変えずに、u を小さくできませんでしたか？",
            "What does `math.exp(1000)` give? How can you make u smaller and leave o as it is?"),
        Mistake("nan_hidden", lambda u: np.nan_to_num(_off(u, 0.0)),
            "nan を 0 に置き換えています。それで、どの行も合計が1になりますか？　nan はどこから来ましたか？",
            "You put 0 in place of nan. Does every row then add up to 1? And where did the nan come from?"),
        Mistake("logarithm_of_the_sum", lambda u: np.exp(u - np.log(np.exp(u).sum(axis=1, keepdims=True))),
            "対数をとる前に、e^1000 を合計していませんか？　その前に u を小さくできませんでしたか？",
            "Before the logarithm, is there a sum of e^1000? How can u be made smaller first?"),
        Mistake("absolute_maximum", lambda u: _off(u, _top(abs(u))),
            "絶対値の最大を引いています。どの u も −3000 くらいの行では、引いたあとに何が残りますか？",
            "You subtract the largest |u|. In a row where every u is about −3000, what is left after that?"),
        Mistake("logits_divided", lambda u: _off(u / _top(u), 0.0),
            "u を最大値で割ってから exp をとっています。大切なのは u の差でした。割ると、差はどうなりますか？",
            "You divide u by its maximum before exp. It is differences of u that matter: what does a division do "
            "to them?"),
        Mistake("logarithm", lambda u: u - _top(u) - np.log(np.exp(u - _top(u)).sum(axis=1, keepdims=True)),
            "返ってきたのは log o です。確率は負になりますか？",
            "What comes back is log o. Can a probability be negative?"),
        Mistake("mean_subtracted", lambda u: _off(u, u.mean(axis=1, keepdims=True)),
            "行の平均を引いています。u = (1000, −1000) なら、引いたあとに何が残りますか？",
            "You subtract the mean of the row. For u = (1000, −1000), what is left after that?"),
        Mistake("subtracted_above_only", lambda u: np.exp(u - _top(u)) / np.exp(u).sum(axis=1, keepdims=True),
            "分子と分母で、u から引いた数が違います。e^c が約分されるには？",
            "Above and below, you subtract different numbers from u. When does e^c cancel?"),
        Mistake("minimum_subtracted", lambda u: _off(u, u.min(axis=1, keepdims=True)),
            "行の最小値を引いています。u = (1000, −1000) なら、引いたあとに何が残りますか？",
            "You subtract the minimum of the row. For u = (1000, −1000), what is left after that?"),
        Mistake("always_1000", lambda u: _off(u, 1000.0),
            "いつも 1000 を引いています。u が 0 くらいのとき、e^(u − 1000) はいくつになりますか？",
            "You always subtract 1000. Where u is about 0, how much is e^(u − 1000)?"),
        Mistake("divided_inside", lambda u: np.exp(u / np.exp(u).sum(axis=1, keepdims=True)),
            "exp の中で割っています。割るのは u ですか、e^u ですか？",
            "You divide inside the exp. Is it u that is divided, or e^u?"),
        Mistake("clipped", lambda u: _off(np.clip(u, -500, 500), 0.0),
            "大きすぎる u を途中で切っています。1001 と 1002 が同じ数になってしまいます。softmax "
            "の値も同じでよいでしょうか？",
            "You cut off u that are too large: 1001 and 1002 become the same number. Should their probabilities be "
            "the same?"),
        Mistake("clipped_above", lambda u: _off(np.minimum(u, 500), 0.0),
            "大きすぎる u を途中で切っています。1001 と 1002 が同じ数になってしまいます。softmax "
            "の値も同じでよいでしょうか？",
            "You cut off u that are too large: 1001 and 1002 become the same number. Should their probabilities be "
            "the same?"),
        Mistake("columns_unstable", lambda u: _off(u, 0.0, 0),
            "列ごとに計算しています（列の合計が1になっています）。合計が1になるべきなのは、"
            "1つのサンプルの全クラスですか、1つのクラスの全サンプルですか？",
            "You work column by column. Which should add up to 1: all classes of a sample, or all samples of a "
            "class?"),
        Mistake("columns", lambda u: _off(u, _top(u, 0), 0),
            "列ごとに計算しています（列の合計が1になっています）。合計が1になるべきなのは、"
            "1つのサンプルの全クラスですか、1つのクラスの全サンプルですか？",
            "You work column by column. Which should add up to 1: all classes of a sample, or all samples of a "
            "class?"),
        Mistake("columns_after_maximum_of_everything", lambda u: _off(u, u.max(), 0),
            "列ごとに計算しています（列の合計が1になっています）。合計が1になるべきなのは、"
            "1つのサンプルの全クラスですか、1つのクラスの全サンプルですか？",
            "You work column by column. Which should add up to 1: all classes of a sample, or all samples of a "
            "class?"),
        Mistake("everything_unstable", lambda u: _off(u, 0.0, None),
            "配列全体の合計で割っています。あるサンプルの確率が、ほかのサンプルのロジットで変わってよいでしょうか？",
            "You divide by the sum over the whole array. May the probabilities of one sample depend on the logits "
            "of another?"),
        Mistake("everything", lambda u: _off(u, u.max(), None),
            "配列全体の合計で割っています。あるサンプルの確率が、ほかのサンプルのロジットで変わってよいでしょうか？",
            "You divide by the sum over the whole array. May the probabilities of one sample depend on the logits "
            "of another?"),
        Mistake("keepdims_of_sum_unstable", lambda u: _unkept(u, lambda u: 0.0),
            "N = n のときは numpy のエラーになりませんが、行 j の合計や最大値が、列 j に使われています。形 (N,) "
            "の配列は、(N, n) の配列のどちらの軸に合わせられますか？",
            "When N = n, numpy raises no error, but applies the sum (or maximum) of row j to column j. With which "
            "axis of (N, n) does numpy line up an array of shape (N,)?"),
        Mistake("keepdims_of_both", lambda u: _unkept(u, lambda u: u.max(axis=1)),
            "N = n のときは numpy のエラーになりませんが、行 j の合計や最大値が、列 j に使われています。形 (N,) "
            "の配列は、(N, n) の配列のどちらの軸に合わせられますか？",
            "When N = n, numpy raises no error, but applies the sum (or maximum) of row j to column j. With which "
            "axis of (N, n) does numpy line up an array of shape (N,)?"),
        Mistake("not_normalised", lambda u: np.exp(u),
            "e^u のままです。各行の合計が1になるには、あと何が要りますか？",
            "This is e^u as it is. What is still missing for each row to add up to 1?"),
        Mistake("sigmoid_each", lambda u: 1 / (1 + np.exp(-u)),
            "u を1つずつ σ に通しています。1つの o には、いくつの u が入っているはずですか？",
            "Each u goes through σ alone. How many of the u should there be in each o?"),
        Mistake("minus", lambda u: _off(-u, 0.0),
            "いちばん大きい u の確率が、いちばん小さくなっています。e の肩の符号は、どうなっていますか？",
            "The largest u has got the smallest probability. Which sign is there in the exponent?"),
        Mistake("squared", lambda u: u**2 / (u**2).sum(axis=1, keepdims=True),
            "u を2乗して正にしています。u = −3 と u = 3 の確率は、同じでよいのですか？",
            "You make u positive by squaring it. Should u = −3 and u = 3 get the same probability?"),
        Mistake("largest_only", lambda u: (u == _top(u)) * 1.0,
            "最大のところを1、ほかを0にしています。それは softmax の「soft」のない、ただの max です。"
            "ほかのクラスの確率は 0 ですか？",
            "The largest becomes 1, all else 0: that is max without the soft. Is the probability of the other "
            "classes 0?"),
        Mistake("exponential_of_the_sum", lambda u: np.exp(u) / np.exp(u.sum(axis=1, keepdims=True)),
            "分母にあるのは、u の合計の exp ですか、それとも exp(u) の合計ですか？",
            "Is the denominator the exp of a sum of u, or a sum of exp(u)?"),
    ),
    hints=(
        ("まず式のとおりに書き、次に「大きすぎる u」の対策をします。行ごとの計算です。",
         "Write down the formula first, and then deal with u that are too large. Each row is on its own."),
        ("行ごとに最大値を引いてから exp をとり、行ごとの合計で割ります。",
         "Subtract from each row its maximum, then take exp, then divide by the sum of each row."),
        ("最大値にも合計にも `axis=1, keepdims=True` を付けると、形が (N, 1) になり、(N, n) "
         "の各行に1つずつ対応します。",
         "With `axis=1, keepdims=True`, the maximum and the sum have shape (N, 1): one number for each row of (N, "
         "n)."),
    ),
)  # fmt: skip
