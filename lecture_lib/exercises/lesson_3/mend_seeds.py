"""Fix the bug: the later a seed, the better."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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


def _drawn(seed: int, x: Any) -> Any:
    return np.random.default_rng(seed).normal(size=x.shape[1])


def _no_change(W: Any, seed: int) -> Any:
    return W


def _seeds(
    seeds: Any, x: Any, t: Any, epsilon: float, steps: int, *,
    begin: Callable[[Any, int], Any] = _no_change, late: Callable[[Any, int], Any] = _no_change, each_step: Callable[[Any, int], Any] = _no_change,
    end: Callable[[Any, int], Any] = _no_change,
) -> tuple[list[float], list[float]]:  # fmt: skip
    """The function with the bug, and four places at which W may be changed, of which one is right."""
    first, last = [], []
    W = _drawn(seeds[0], x)
    for seed in seeds:
        W = begin(W, seed)
        o = 1 / (1 + np.exp(-x @ W))
        first.append(0.5 * np.sum((t - o) ** 2))
        W = late(W, seed)
        for _ in range(steps):
            W = each_step(W, seed)
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last.append(0.5 * np.sum((t - o) ** 2))
        W = end(W, seed)
    return first, last


def _one_generator(seeds: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[list[float], list[float]]:
    rng = np.random.default_rng(seeds[0])
    return _seeds(seeds, x, t, epsilon, steps, begin=lambda W, seed: rng.normal(size=x.shape[1]))


def _so_many_updates(count: Callable[[Any, Any, int], int]) -> Callable[..., Any]:
    """Mended, but with another number of updates."""

    def wrong(seeds: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[list[float], list[float]]:
        return _seeds(seeds, x, t, epsilon, count(seeds, x, steps), begin=lambda W, seed: _drawn(seed, x))

    return wrong


def _only_first_mended(seeds: Any, x: Any, *rest: Any) -> tuple[list[float], list[float]]:
    mended = _seeds(seeds, x, *rest, begin=lambda W, seed: _drawn(seed, x))
    return mended[0], _seeds(seeds, x, *rest)[1]


def _returned_early(seeds: Any, *rest: Any, keep_last: bool) -> tuple[list[float], list[float]]:
    first, last = _seeds(seeds[:1], *rest)
    left = [0.0] * (len(seeds) - 1)
    return first + left, (last if keep_last else [0.0]) + left


EXERCISE = Exercise(
    __name__,
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
        Mistake("untouched", _seeds,
            "バグはまだ残っています。",
            "The bug is still there."),
        Mistake(
            "sorted", lambda seeds, *rest: _seeds(sorted(seeds), *rest, begin=lambda W, seed: _drawn(seed, rest[0])),
            "シードを小さい順に並べ替えています。first と last は、渡された順に並ぶはずではありませんか？",
            "The seeds are sorted. Should first and last not come in the order in which the seeds are given?"),
        Mistake(
            "symptom_same_start",
            lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: _drawn(seeds[0], x)),
            "前のシードの続きではなくなりましたが、どのシードも同じ初期値から始まっています。初期値は、"
            "どのシードから引いていますか？",
            "No seed continues from the previous one now, but all begin from the same weights. From which seed are "
            "these drawn?"),
        Mistake("symptom_zero", lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: 0 * W),
            "どのシードも W = 0 から始まっています。これで、シードを変えたときの違いが分かりますか？",
            "Every seed begins from W = 0. Will that show what difference a seed makes?"),
        Mistake(
            "symptom_added", lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: W + _drawn(seed, x)),
            "シードの乱数を、前のシードで学習した W に足しています。新しいシードの学習に、前の W "
            "が残っていてよいのでしょうか？",
            "You add the seed's numbers to the W that the seed before has learnt. Should anything of that W be left?"),
        Mistake("symptom_first_only", _only_first_mended,
            "Last は、まだ違います。記録だけを直したのではありませんか？　学習は、どの W から始まりますか？",
            "There is still something wrong with last: have you fixed only what is recorded? From which W does the "
            "training start?"),
        Mistake("drawn_too_late", lambda seeds, x, *rest: _seeds(seeds, x, *rest, late=lambda W, seed: _drawn(seed, x)),
            "W を引くのが遅すぎます。その直前の o と first は、どの W から計算されていますか？",
            "W is drawn too late. From which W have o and first been computed by then?"),
        Mistake(
            "drawn_at_the_end", lambda seeds, x, *rest: _seeds(seeds, x, *rest, end=lambda W, seed: _drawn(seed, x)),
            "シードが1つずつずれています。ループの終わりで引いた W は、どのシードの学習に使われますか？",
            "The seeds are shifted by one. The W that is drawn at the end of the loop: which seed's training uses "
            "it?"),
        Mistake(
            "drawn_each_step",
            lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: _drawn(seed, x), each_step=lambda W, seed: _drawn(seed, x)),
            "更新のたびに初期値に戻っています。初期値を引くのは、1つのシードにつき何回ですか？",
            "At every update W goes back to its initial value. How often is a seed's initial value drawn?"),
        Mistake(
            "drawn_only_in_the_steps",
            lambda seeds, x, *rest: _seeds(seeds, x, *rest, each_step=lambda W, seed: _drawn(seed, x)),
            "内側のループで引いているので、更新のたびに初期値に戻ります。初期値を引くのは、どのループの、"
            "どこですか？",
            "W is drawn in the inner loop, so that each update begins anew. In which loop, and where in it, should "
            "it be drawn?"),
        Mistake("returned_in_the_steps", partial(_returned_early, keep_last=False),
            "最初のシードの first しか記録されていません。return が、内側のループの中に入っていませんか？",
            "Nothing but the first of the first seed is recorded. Is the return inside the inner loop?"),
        Mistake(
            "counted",
            lambda seeds, x, *rest: _seeds(list(range(len(seeds))), x, *rest, begin=lambda W, seed: _drawn(seed, x)),
            "シードが 0, 1, 2, … になっています。k は番号です。k 番目のシードは？",
            "Your seeds are 0, 1, 2, … But k only counts them: what is the seed at place k?"),
        Mistake("an_update_for_each_seed", _so_many_updates(lambda seeds, x, steps: len(seeds)),
            "更新の回数が、シードの数と同じになっています。内側のループの回数を決める引数は？",
            "There are as many updates as seeds. Which argument says how often the inner loop runs?"),
        Mistake("an_update_for_each_sample", _so_many_updates(lambda seeds, x, steps: len(x)),
            "更新の回数が、サンプルの数と同じになっています。内側のループの回数を決める引数は？",
            "There are as many updates as samples. Which argument says how often the inner loop runs?"),
        Mistake("one_generator", _one_generator,
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
