"""Implement the share that is saturated."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import between
from ._common import PERCENT


def _outputs(rng: Generator, units: int, low: int, high: int, samples: int = 2) -> tuple[Any, ...]:
    """Some outputs near 0, some near 1, one of them 0.99 itself, the others in between."""
    ends = [*np.round(rng.uniform(0.001, 0.009, low), 3), *np.round(rng.uniform(0.991, 0.999, high), 3), 0.99]
    return (rng.permutation([*ends, *between(rng, samples * units - len(ends))]).reshape(samples, units),)


def _one_unit_saturated(rng: Generator) -> tuple[Any, ...]:
    """The first unit is saturated for every sample, another one for one sample."""
    o = between(rng, 3, 4)
    o[:, 0], o[1, 2] = [0.004, 0.997, 0.992], 0.003
    return (o,)


EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("飽和している割合を実装する", "implement the share that is saturated"),
    spec=lambda o: sum(1 for row in o for v in row if v * (1 - v) < 0.01) / sum(1 for row in o for _ in row),
    draws=(lambda rng: _outputs(rng, 4, 1, 1), lambda rng: _outputs(rng, 5, 2, 4, samples=4), _one_unit_saturated),
    solution="def saturated_share(o):\n    return np.mean(o * (1 - o) < 0.01)",
    also=("""
def saturated_share(o):
    count = 0
    for row in o:
        for value in row:
            if value * (1 - value) < 0.01:
                count += 1
    return count / o.size
""",),
    returns=("p",),
    mistakes=(
        Mistake("count", "np.mean → np.sum",
            "個数を返しています。割合にするには、何で割りますか？",
            "This is how many there are. What must you divide by to get a share?"),
        Mistake("by_samples", "np.mean(o * (1 - o) < 0.01) → np.sum(o * (1 - o) < 0.01) / len(o)",
            "サンプルの数で割っています。`len(o)` は行の数だけです。値は全部でいくつありますか？",
            "You divide by the number of samples: `len(o)` counts rows only. How many values are there?"),
        Mistake("by_units", "np.mean(o * (1 - o) < 0.01) → np.sum(o * (1 - o) < 0.01) / o.shape[1]",
            "ユニットの数で割っています。値は全部でいくつありますか？",
            "You divide by the number of units. How many values are there?"),
        Mistake("for_each_unit", "< 0.01) → < 0.01, axis=0)",
            "ユニットごとの割合になっています。求めるのは、全体で1つの数です。`axis` は要りますか？",
            "There is one share for each unit. What is asked for is a single number: do you need `axis`?"),
        Mistake("for_each_sample", "< 0.01) → < 0.01, axis=1)",
            "サンプルごとの割合になっています。求めるのは、全体で1つの数です。`axis` は要りますか？",
            "There is one share for each sample. What is asked for is a single number: do you need `axis`?"),
        Mistake("tests_o", "o * (1 - o) → o",
            "o が小さいかどうかを調べています。o が1に近いユニットは、飽和していませんか？",
            "You ask whether o is small. Isn't a unit with o near 1 saturated, too?"),
        Mistake("only_high", "o * (1 - o) → 1 - o",
            "o が大きいかどうかを調べています。o が0に近いユニットは、飽和していませんか？",
            "You ask whether o is large. Isn't a unit with o near 0 saturated, too?"),
        Mistake("near_the_ends", "o * (1 - o) < 0.01 → (o < 0.01) | (o > 0.99)",
            "考え方はほとんど同じですが、o を 0.01 や 0.99 と比べています。o = 0.99 のとき、o(1 − o) "
            "はいくつですか？",
            "Almost: but you compare o with 0.01 and 0.99. What is o(1 − o) at o = 0.99?"),
        Mistake("larger", "< 0.01 → > 0.01",
            "飽和していない割合です。σ の傾きがどうなると飽和ですか？",
            "This is the share that is not saturated. What is the slope of σ like where a unit is?"),
        Mistake("mean_slope", lambda o: np.mean(o * (1 - o)),
            "o(1 − o) の平均です。0.01 と比べるのは、平均する前ですか、後ですか？",
            "This is the mean of o(1 − o). Is 0.01 compared before the mean is taken, or after?"),
        Mistake("always_zero", "< 0.01 → < 0",
            "試した入力では、いつも0になりました。あなたの条件は、どんな o のときに成り立ちますか。成り立つ o "
            "があるなら、"
            "途中の値を順に表示してみると、どこで0になりますか？",
            "It came out as 0 on every input that was tried. Which of your conditions can be true at all? If some "
            "can, print the values on the "
            "way: where does 0 come in?"),
        Mistake("always_one", "< 0.01 → < 1",
            "いつも1になります。o = 0.5 のとき、あなたの条件は成り立ちますか。成り立たないなら、"
            "途中の値を順に表示してみると、どこで1になりますか？",
            "It is always 1. Is your condition true at o = 0.5? If not, print the values on the way: where does 1 "
            "come in?"),
        Mistake("always_hundred", lambda o: 100.0,
            "いつも100になります。o = 0.5 のとき、あなたの条件は成り立ちますか。そして、返すのは % ですか、"
            "0から1までの数ですか？",
            "It is always 100. Is your condition true at o = 0.5? And is a percentage asked for, or a number "
            "between 0 and 1?"),
        Mistake("slope_of_tanh", "o * (1 - o) → 1 - o**2",
            "1 − o² は tanh の傾きです。ここで使っている活性化関数は？",
            "1 − o² is the slope of tanh. Which activation do we use here?"),
        Mistake("every_sample", lambda o: np.mean(np.all(o * (1 - o) < 0.01, axis=0)),
            "すべてのサンプルで飽和しているユニットの割合です。数えるのは、ユニットですか、"
            "それとも1つひとつの値ですか？",
            "This is the share of units that are saturated for every sample. Is it units that are to be counted, "
            "or single values?"),
        Mistake("some_sample", lambda o: np.mean(np.any(o * (1 - o) < 0.01, axis=0)),
            "どれか1つのサンプルで飽和しているユニットの割合です。数えるのは、ユニットですか、"
            "それとも1つひとつの値ですか？",
            "This is the share of units that are saturated for some sample. Is it units that are to be counted, or "
            "single values?"),
    ),
    factors=(
        PERCENT,
    ),
    hints=(
        ("まず、すべての値について o(1 − o) を計算します。",
         "First compute o(1 − o) for every value."),
        ("それを 0.01 と比べると、True と False の配列になります。",
         "Comparing it with 0.01 gives an array of True and False."),
        ("True は1、False は0と数えられるので、`np.mean(...)` がそのまま割合になります。",
         "True counts as 1 and False as 0, so `np.mean(...)` of it is the share."),
    ),
)  # fmt: skip
