"""Implement softmax."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _slow_softmax


def _mixed_thousands(rng: Generator) -> tuple[Any, ...]:
    return (decimals(rng, 3, 4) + 1000 * rng.permuted(np.tile([-1, 0, 1, 1], (3, 1)), axis=1),)


def _rows_far_apart(rng: Generator) -> tuple[Any, ...]:
    return (decimals(rng, 3, 5) + np.array([[0.0], [3000.0], [-3000.0]]),)


EXERCISE = Exercise(
    __name__, section=2,
    asked=("softmax を実装する", "implement softmax"),
    spec=lambda u: _slow_softmax(u),
    draws=(
        lambda rng: (decimals(rng, 2, 3),), lambda rng: (rng.integers(-3, 4, (3, 3)).astype(float),), _mixed_thousands,
        _rows_far_apart,
    ),
    solution="""
def softmax(u):
    e = np.exp(u - u.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
    also=("""
def softmax(u):
    o = np.zeros(u.shape)
    for i in range(len(u)):
        e = np.exp(u[i] - np.max(u[i]))
        o[i] = e / np.sum(e)
    return o
""",),
    returns=("o",),
    mistakes=(
        Mistake("unstable", "- u.max(axis=1, keepdims=True) →",
            "u = 1000 のとき、e^u はいくつになりますか？　o を変えずに、u を小さくできませんでしたか？",
            "How much is e^u for u = 1000? How can you make u smaller and leave o as it is?"),
        Mistake("nan_hidden", "e = np.exp(u - u.max(axis=1, keepdims=True)) → e = np.exp(u)\n"
            "e / e.sum(axis=1, keepdims=True) → np.nan_to_num(e / e.sum(axis=1, keepdims=True))",
            "nan を 0 に置き換えています。それで、どの行も合計が1になりますか？　nan はどこから来ましたか？",
            "You put 0 in place of nan. Does every row then add up to 1? And where did the nan come from?"),
        Mistake("absolute_maximum", "u.max( → abs(u).max(",
            "絶対値の最大を引いています。どの u も −3000 くらいの行では、引いたあとに何が残りますか？",
            "You subtract the largest |u|. In a row where every u is about −3000, what is left after that?"),
        Mistake("logits_divided", "u - u.max → u / u.max",
            "u を最大値で割ってから exp をとっています。大切なのは u の差でした。割ると、差はどうなりますか？",
            "You divide u by its maximum before exp. It is differences of u that matter: what does a division do "
            "to them?"),
        Mistake("maximum_of_everything", "u.max(axis=1, keepdims=True) → u.max()",
            "配列全体の最大値を引いています。別のサンプルの u が 3000 も大きいとき、この行の e^u はどうなりますか？",
            "You subtract the maximum of the whole array. If another sample's u are larger by 3000, what becomes "
            "of e^u in this row?"),
        Mistake("minimum_subtracted", "u.max → u.min",
            "行の最小値を引いています。u = (1000, −1000) なら、引いたあとに何が残りますか？",
            "You subtract the minimum of the row. For u = (1000, −1000), what is left after that?"),
        Mistake("always_1000", "u.max(axis=1, keepdims=True) → 1000",
            "いつも 1000 を引いています。u が 0 くらいのとき、e^(u − 1000) はいくつになりますか？",
            "You always subtract 1000. Where u is about 0, how much is e^(u − 1000)?"),
        Mistake("divided_inside", "e / e.sum(axis=1, keepdims=True) → np.exp(u / np.exp(u).sum(axis=1, keepdims=True))",
            "exp の中で割っています。割るのは u ですか、e^u ですか？",
            "You divide inside the exp. Is it u that is divided, or e^u?"),
        Mistake("clipped", "e = np.exp(u - u.max(axis=1, keepdims=True)) → e = np.exp(np.clip(u, -500, 500))",
            "大きすぎる u を途中で切っています。1001 と 1002 が同じ数になってしまいます。softmax "
            "の値も同じでよいでしょうか？",
            "You cut off u that are too large: 1001 and 1002 become the same number. Should their probabilities be "
            "the same?"),
        Mistake("columns", "axis=1 → axis=0",
            "列ごとに計算しています（列の合計が1になっています）。合計が1になるべきなのは、"
            "1つのサンプルの全クラスですか、1つのクラスの全サンプルですか？",
            "You work column by column. Which should add up to 1: all classes of a sample, or all samples of a "
            "class?"),
        Mistake("everything", "u.max(axis=1, keepdims=True) → u.max()\n"
            "e.sum(axis=1, keepdims=True) → e.sum()",
            "配列全体の合計で割っています。あるサンプルの確率が、ほかのサンプルのロジットで変わってよいでしょうか？",
            "You divide by the sum over the whole array. May the probabilities of one sample depend on the logits "
            "of another?"),
        Mistake("keepdims_of_both", ", keepdims=True →",
            "N = n のときは numpy のエラーになりませんが、行 j の合計や最大値が、列 j に使われています。形 (N,) "
            "の配列は、(N, n) の配列のどちらの軸に合わせられますか？",
            "When N = n, numpy raises no error, but applies the sum (or maximum) of row j to column j. With which "
            "axis of (N, n) does numpy line up an array of shape (N,)?"),
        Mistake("not_normalised", "e = np.exp(u - u.max(axis=1, keepdims=True)) → e = np.exp(u)\n"
            "/ e.sum(axis=1, keepdims=True) →",
            "e^u のままです。各行の合計が1になるには、あと何が要りますか？",
            "This is e^u as it is. What is still missing for each row to add up to 1?"),
        Mistake("sigmoid_each", "e / e.sum(axis=1, keepdims=True) → 1 / (1 + np.exp(-u))",
            "u を1つずつ σ に通しています。1つの o には、いくつの u が入っているはずですか？",
            "Each u goes through σ alone. How many of the u should there be in each o?"),
        Mistake("minus", "e = np.exp(u - u.max(axis=1, keepdims=True)) → e = np.exp(-u)",
            "いちばん大きい u の確率が、いちばん小さくなっています。e の肩の符号は、どうなっていますか？",
            "The largest u gets the smallest probability. Which sign is there in the exponent?"),
        Mistake("squared", "e = np.exp(u - u.max(axis=1, keepdims=True)) → e = u**2",
            "u を2乗して正にしています。u = −3 と u = 3 の確率は、同じでよいのですか？",
            "You make u positive by squaring it. Should u = −3 and u = 3 get the same probability?"),
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
