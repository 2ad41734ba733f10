"""Implement the share that learnt, and its standard error."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ._common import PERCENT


def _losses(rng: Generator, low: int, high: int, limit: float) -> tuple[Any, ...]:
    """Last E of some seeds that learn, of one exactly at the limit, and of some that do not."""
    E = [*np.round(limit * rng.uniform(0.1, 0.9, low), 3), limit, *np.round(limit + rng.uniform(0.1, 0.4, high), 2)]
    return rng.permutation(E), limit


def _share_by_loops(E: Any, limit: float) -> tuple[float, float]:
    m = learnt = 0
    for value in E:
        m, learnt = m + 1, learnt + (1 if value <= limit else 0)
    p = learnt / m
    return p, math.sqrt(p * (1 - p) / m)


EXERCISE = Exercise(
    __name__,
    section=7,
    asked=("学習できた割合とその標準誤差を実装する", "implement the share that learnt, and its standard error"),
    spec=_share_by_loops,
    draws=(
        lambda rng: _losses(rng, 3, 2, 0.05), lambda rng: _losses(rng, 4, 5, 0.05),
        lambda rng: _losses(rng, 11, 4, 0.2),
    ),
    solution="""
def share_learnt(E, limit):
    p = np.mean(E <= limit)
    return p, np.sqrt(p * (1 - p) / len(E))
""",
    also=("""
def share_learnt(E, limit):
    learnt = 0
    for value in E:
        if value <= limit:
            learnt += 1
    p = learnt / len(E)
    return p, (p * (1 - p) / len(E)) ** 0.5
""",),
    returns=("p", "s"),
    mistakes=(
        Mistake("interval", "np.sqrt(p * (1 - p) / len(E)) → 1.96 * np.sqrt(p * (1 - p) / len(E))",
            "s が 1.96 倍されています。問われているのは標準誤差ですか、信頼区間の幅ですか？",
            "s is 1.96 times too large. Is the standard error asked for, or the width of an interval?"),
        Mistake("no_root", "np.sqrt(p * (1 - p) / len(E)) → p * (1 - p) / len(E)",
            "2つ目は分散のままです。標準誤差は、見積もりの標準偏差です。あと何をしますか？",
            "The second value is still a variance. A standard error is the standard deviation of an estimate: what "
            "is left to do?"),
        Mistake("not_by_m", "/ len(E) →",
            "√(p(1 − p)) は、シード1個の結果のばらつきです（`np.std(E <= limit)` も同じ数です）。シードが増えると、"
            "見積もりは確かになるはずでは？",
            "√(p(1 − p)) is how much a single seed varies (`np.std(E <= limit)` is the same). Shouldn't the "
            "estimate become more certain with more seeds?"),
        Mistake("neither_root_nor_m", "np.sqrt(p * (1 - p) / len(E)) → p * (1 - p)",
            "p(1 − p) は、シード1個の結果の分散です（`np.var(E <= limit)` も同じ数です）。シードの数は、"
            "どこに現れますか。求めるのは分散ですか？",
            "p(1 − p) is the variance of a single seed (`np.var(E <= limit)` is the same). Where does the number "
            "of seeds come in, and is a variance what is asked for?"),
        Mistake("exchanged", "return p, np.sqrt(p * (1 - p) / len(E)) → return np.sqrt(p * (1 - p) / len(E)), p",
            "2つの値が入れ替わっています。p と s のどちらを先に返しますか？",
            "The two values have changed places. Which is to be returned first, p or s?"),
        Mistake("p_twice", "np.sqrt(p * (1 - p) / len(E)) → p",
            "2つ目にも、同じ割合が入っています。2つ目に返すのは何ですか？",
            "The second value is the same share once more. What is to be returned there?"),
        Mistake("limit_fixed", "<= limit → <= 0.05",
            "いつも 0.05 と比べています。基準は、どの引数で渡されますか？",
            "You always compare with 0.05. Which argument says what counts as learnt?"),
        Mistake("m_outside", "np.sqrt(p * (1 - p) / len(E)) → np.sqrt(p * (1 - p)) / len(E)",
            "標準誤差を m で割りすぎています。m は根号の中ですか、外ですか？",
            "The standard error is divided by too much. Is m inside the root, or outside?"),
        Mistake("m_minus_one", "len(E) → (len(E) - 1)",
            "m − 1 で割っています（`ddof=1` でもこうなります）。この講義の式で、根号の中にあるのは？",
            "You divide by m − 1 (as `ddof=1` does). What is under the root in this lecture's formula?"),
        Mistake("spread_of_E", "np.sqrt(p * (1 - p) / len(E)) → np.std(E)",
            "E の標準偏差を返しています。ばらつきを知りたいのは、E ですか、割合 p ですか？",
            "The second value is the standard deviation of E. Whose spread is asked for, that of E or that of p?"),
        Mistake("error_of_E", "np.sqrt(p * (1 - p) / len(E)) → np.std(E) / np.sqrt(len(E))",
            "E の平均の標準誤差を返しています。ばらつきを知りたいのは、E の平均ですか、割合 p ですか？",
            "The second value is the standard error of the mean of E. Whose is asked for, that of E or that of p?"),
        Mistake("count", "return p, → return np.sum(E <= limit),",
            "1つ目は個数です。割合にするには、何で割りますか？",
            "The first value is a number of seeds. What must you divide by to get a share?"),
        Mistake("count_for_p", "np.mean → np.sum",
            "p に個数が入っています。すると p(1 − p) は負です。割合にするには、何で割りますか？",
            "Your p is a number of seeds, and p(1 − p) is negative. What must you divide by to get a share?"),
        Mistake("percent_for_p", "p = np.mean → p = 100 * np.mean",
            "p に % の数が入っています。すると p(1 − p) は負です。s の式の p は、どんな数ですか？",
            "Your p is a percentage, and p(1 − p) is negative. What kind of number is the p in the formula of s?"),
        Mistake("failed", "<= limit → > limit",
            "学習できなかった割合を数えています。E は、小さいほうがよいのでしたか、大きいほうでしたか？",
            "You count those that have not learnt. Is a small E good, or a large one?"),
        Mistake("strict", "<= limit → < limit",
            "E がちょうど limit のシードは、学習できたと数えますか？",
            "And a seed whose E is exactly limit: has it learnt?"),
        Mistake("mean_of_E", "return p, np.sqrt(p * (1 - p) / len(E)) → return np.mean(E), np.std(E) / np.sqrt(len(E))",
            "limit が使われていません。これは E の平均とその標準誤差です。求めるのは、何の割合ですか？",
            "limit is not used: this is the mean of E and its standard error. Of what is the share to be found?"),
    ),
    factors=(PERCENT,),
    hints=(
        ("`E <= limit` は、学習できたかどうかの True / False の配列です。",
         "`E <= limit` is an array of True and False: has this seed learnt?"),
        ("その平均が割合 p です。標準誤差は √(p(1 − p)/m) で、m はシードの数です。",
         "Its mean is the share p. The standard error is √(p(1 − p)/m), where m is the number of seeds."),
        ("`p = np.mean(E <= limit)` として、`p` と `np.sqrt(p * (1 - p) / len(E))` を返します。",
         "With `p = np.mean(E <= limit)`, return `p` and `np.sqrt(p * (1 - p) / len(E))`."),
    ),
)  # fmt: skip
