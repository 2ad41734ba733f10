"""Fix the bug: the later a seed, the better."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import decimals


def _several_seeds(
    rng: Generator, count: int, samples: int, inputs: int, epsilon: float, steps: int
) -> tuple[Any, ...]:
    seeds = [int(seed) for seed in rng.choice(np.arange(10, 100), count, replace=False)]
    return seeds, decimals(rng, samples, inputs), 1.0 - np.arange(samples) % 2, epsilon, steps


def _seeds_by_loops(seeds: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[list[float], list[float]]:
    """Each seed by itself, its weights number by number, its gradient by nudging."""

    def E(W: Any) -> Any:
        return loops.loss(t, loops.unit(x, W, 0.0))

    first, last = [], []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        W = np.array([rng.standard_normal() for _ in range(x.shape[1])])
        first.append(E(W))
        for _ in range(steps):
            W = W - epsilon * loops.slope(E, W)
        last.append(E(W))
    return first, last


EXERCISE = Exercise(
    __name__, section=2,
    asked=("バグを直す：後のシードほど成績がよい", "fix the bug: the later a seed, the better"),
    spec=_seeds_by_loops,
    draws=(lambda rng: _several_seeds(rng, 3, 4, 2, 0.6, 5), lambda rng: _several_seeds(rng, 2, 5, 3, 0.9, 4)),
    solution="""
def mend_seeds(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last
""",
    returns=("first", "last"),
    mistakes=(
        Mistake(
            "untouched",
            "np.random.default_rng(seeds[k]).normal(size=x.shape[1]) → W if k else "
            "np.random.default_rng(seeds[0]).normal(size=x.shape[1])",
            "バグはまだ残っています。",
            "The bug is still there."),
        Mistake("sorted", "first, last = → seeds = sorted(seeds); first, last =",
            "シードを小さい順に並べ替えています。first と last は、渡された順に並ぶはずではありませんか？",
            "The seeds are sorted. Should first and last not come in the order in which the seeds are given?"),
        Mistake("symptom_same_start", "seeds[k] → seeds[0]",
            "前のシードの続きではなくなりましたが、どのシードも同じ初期値から始まっています。初期値は、"
            "どのシードから引いていますか？",
            "No seed continues from the previous one now, but all begin from the same weights. From which seed are "
            "these drawn?"),
        Mistake("symptom_zero", "np.random.default_rng(seeds[k]).normal(size=x.shape[1]) → np.zeros(x.shape[1])",
            "どのシードも W = 0 から始まっています。これで、シードを変えたときの違いが分かりますか？",
            "Every seed begins from W = 0. Will that show what difference a seed makes?"),
        Mistake(
            "drawn_each_step",
            "W = W - epsilon → W = np.random.default_rng(seeds[k]).normal(size=x.shape[1]); W = W - epsilon",
            "更新のたびに初期値に戻っています。初期値を引くのは、1つのシードにつき何回ですか？",
            "At every update W goes back to its initial value. How often is a seed's initial value drawn?"),
        Mistake("only_first_seed", "range(len(seeds)): → range(1):",
            "最初のシードの結果しかなく、残りは0のままです。return が、外側のループの中に入っていませんか？",
            "There are results of the first seed only; the rest is still 0. Is the return inside the outer loop?"),
        *(Mistake(name, f"np.random.default_rng(seeds[k]).normal(size=x.shape[1]) → {drawn}",
            "初期値が、指定の乱数（`np.random.default_rng(そのシード)` の正規分布）から引かれていません。"
            "どの関数で引いていますか？",
            "Your initial values are not those asked for. Which generator draws them, and how are they distributed?")
          for name, drawn in (("legacy", "np.random.RandomState(seeds[k]).normal(size=x.shape[1])"),
                              ("uniform", "np.random.default_rng(seeds[k]).random(x.shape[1])"))),
        Mistake("counted", "seeds[k] → k",
            "シードが 0, 1, 2, … になっています。k は番号です。k 番目のシードは？",
            "Your seeds are 0, 1, 2, … But k only counts them: what is the seed at place k?"),
        Mistake("no_update", "range(steps) → range(0)",
            "last が first と同じです。last を記録する前に、o は計算し直されていますか？",
            "Last is the same as first. Has o been computed again before last is recorded?"),
        Mistake("one_update_less", "range(steps) → range(steps - 1)",
            "last には、更新が1回足りません。最後の更新の後で、o を計算し直していますか。`range` は何回回りますか？",
            "Last is one update short. Is o computed again after the last update? And how often does your `range` "
            "run?"),
        Mistake("one_update_more", "range(steps) → range(steps + 1)",
            "last には、更新が1回多く入っています。`range` は何回回りますか？",
            "Last has one update too many. How often does your `range` run?"),
        Mistake("one_generator", "first, last = → rng = np.random.default_rng(seeds[0]); first, last =\n"
            "np.random.default_rng(seeds[k]).normal → rng.normal",
            "シードごとに違う初期値になりましたが、2番目からは、そのシードの初期値ではありません。乱数生成器は、"
            "どのシードで作られていますか？",
            "The starts differ now, but from the second on they are not those of their seeds. With which seed is "
            "the generator made?"),
    ),
    hints=(
        ("2番目のシードの first を、最初のシードの last と比べてください。",
         "Compare first of the second seed with last of the first seed."),
        ("2番目から後のシード `seeds[k]` は、どこで使われていますか？　W が初期値に戻るのは、いつですか？",
         "Where are the seeds after the first, `seeds[k]`, used? When does W go back to an initial value?"),
        ("`W = …` の行を外側のループの中の最初に移し、`seeds[0]` を `seeds[k]` にします。",
         "Move the line `W = …` into the outer loop, to its beginning, with `seeds[k]` in place of `seeds[0]`."),
    ),
)  # fmt: skip
