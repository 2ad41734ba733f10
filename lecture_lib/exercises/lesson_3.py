"""Lesson 3, initial weights: from what a seed fixes to many networks that are trained at once."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.random import Generator

from . import loops
from .exercise import Exercise, Factor, Mistake
from .loops import between, decimals

PERCENT = Factor(
    "percent",
    lambda *_: 100.0,
    "100倍になっています。返すのは % ですか、0から1までの数ですか？",
    "It is 100 times too large. Is a percentage asked for, or a number between 0 and 1?",
)

# ---- predict: what a seed fixes, and where a start without chance leads

SAME_SEED = Exercise(
    name="same_seed",
    lesson=3,
    asked=("同じシードから2回学習した結果を予想する", "predict how two trainings from one seed differ"),
    spec=lambda: "c",
    mistakes=(
        Mistake("by_chance", lambda: "a",
                "コンピュータの「乱数」は、何から計算されますか。1回目と3回目で、その「何か」は違いますか？",
                "What are a computer's random numbers computed from? Is that different in the first and the third training?"),
        Mistake("rounding", lambda: "b",
                "丸め誤差はあります。けれども、同じ機械が同じ計算を同じ順序で行うとき、丸め方は毎回違いますか？",
                "There are rounding errors. But if one machine computes the same things in the same order, does it round differently each time?"),
        Mistake("swapped_units", lambda: "d",
                "隠れユニットの並べ方を決めるのは何ですか。シード0から最初に引く w¹₁₁ は、いつ引いても同じ数ではありませんか？",
                "What decides the order of the hidden units? Isn't w¹₁₁, the first number from seed 0, the same whenever it is drawn?"),
    ),
    hints=(
        ("学習の中で、偶然が入るのはどこですか？", "Where in a training does chance come in?"),
        ("偶然が入るのは初期値だけで、その初期値はシードから計算されます。間に別の学習をしても、`np.random.default_rng(0)` は新しく作られます。",
         "Only in the initial values; and these are computed from the seed. Whatever is trained in between, `np.random.default_rng(0)` is made anew."),
        ("初期値が1ビットまで同じで、そこから同じ計算を同じ順序で行います。違いはどこから生まれるでしょう？",
         "The initial values agree to the last bit, and the same computations follow in the same order. Where could a difference come from?"),
    ),
    solution='same_seed = "c"',
)  # fmt: skip


def _from_zero() -> Any:
    """XOR, 2-4-1, ε = 2, everything 0 at first: E after three updates by nudging. The slope is 0, so 1,000 are no more."""
    x, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), [0.0, 1.0, 1.0, 0.0]

    def E(values: Any) -> Any:
        W, b = (values[:8].reshape(2, 4), values[12:16].reshape(4, 1)), (values[8:12], values[16:])
        return loops.loss(t, loops.network(x, W, b)[-1])

    values = np.zeros(17)
    for _ in range(3):
        values = values - 2.0 * loops.slope(E, values)
    return E(values)


ALL_ZERO = Exercise(
    name="all_zero",
    lesson=3,
    asked=("全部0から始めた E を予想する", "predict E after a start from 0"),
    spec=_from_zero,
    mistakes=(
        Mistake("learnt", lambda: 0.0,
                "2-4-1 なら XOR を表せます。けれども、そこへ動いていけるでしょうか。全部0のとき、ΔW¹ と ΔW² はいくつですか？",
                "A 2-4-1 network can represent XOR. But will it move there? What are ΔW¹ and ΔW² while everything is 0?"),
        Mistake("as_one_unit", lambda: 1 / 3,
                "⅓ は、隠れユニット1個分の働きをするときの最善です。全部0のネットワークは、そもそも動き出しますか？",
                "⅓ is the best for hidden units that do the work of one. With everything at 0, do they get going at all?"),
        Mistake("as_one_unit_to_one_digit", lambda: 0.3,
                "0.3 は、隠れユニット1個分の働きをするときの E です。全部0のネットワークは、そもそも動き出しますか？",
                "0.3 is about the E of hidden units that do the work of one. With everything at 0, do they get going at all?"),
        Mistake("half_learnt", lambda: 0.25,
                "o = ½ から求めたのなら、¼ は2乗誤差の平均です。E は平均ですか、合計ですか。頭には何が付きますか。2つのサンプルだけを区別できないときの E と考えたのなら、全部0のとき、出力がサンプルによって違うことはありますか？",
                "If it comes from o = ½, then ¼ is the mean of the squares: is E a mean or a sum, and what is in front of it? If you took it for the E when two samples cannot be told apart: with everything at 0, does the output differ between any two samples?"),
        Mistake("one", lambda: 1.0,
                "u = 0 のとき、o = σ(0) は 0 ですか。o が合っているなら、E の頭には何が付いていましたか？",
                "Where u = 0, is o = σ(0) equal to 0? If your o is right, what is in front of E?"),
        Mistake("one_sample", lambda: 0.125,
                "これは1つのサンプルの分、または4つの平均です。この講義の E は、何についての合計または平均でしたか？",
                "This is the part of one sample, or the mean over all four. In this lecture, is E a mean or a sum, and over what?"),
    ),
    hints=(
        ("最初の出力 o を求め、それから勾配が0かどうかを調べます。", "Find the first output o; then ask whether the gradient is 0."),
        ("どのサンプルでも o = σ(0) = ½ です。W² = 0 なので誤差は隠れ層に戻れず、出力層では4つの δᵘ = ±⅛ が打ち消し合います。",
         "For every sample o = σ(0) = ½. As W² = 0, no error gets back to the hidden layer; at the output the four δᵘ = ±⅛ cancel."),
        ("勾配はちょうど0なので、1000回更新しても o = ½ のままです。4つのサンプルについて ½(t − ½)² を合計します。",
         "The gradient is exactly 0, so after 1,000 updates o is still ½. Sum ½(t − ½)² over the four samples."),
    ),
    solution="all_zero = 0.5  # 4 · ½ · (½)²",
)  # fmt: skip

# ---- by hand: a height at which E stops, and how large weights should be

_STUCK = (1.0, 1.0, 0.0)  # the targets that get one and the same answer


def _stuck(o: float) -> list[float]:
    return [o, sum(0.5 * (t - o) ** 2 for t in _STUCK)]


STUCK_BY_HAND = Exercise(
    name="stuck_by_hand",
    lesson=3,
    asked=("E が止まる高さを手で計算する", "compute by hand where E stops"),
    spec=lambda: min((_stuck(k / 3000) for k in range(3001)), key=lambda answer: answer[1]),
    mistakes=(
        Mistake("half_answered", lambda: _stuck(1 / 2),
                "½ が最善なのは、t = 1 と t = 0 が同じ数だけあるときです。ここではいくつずつですか？",
                "½ is best where as many samples have t = 1 as have t = 0. How many of each are there here?"),
        Mistake("other_third", lambda: _stuck(1 / 3),
                "o が、多い方の t から遠ざかっています。t の平均は、1 と 0 のどちらに近いですか？",
                "Your o is far from the more frequent t. Is the mean of the t nearer to 1 or to 0?"),
        Mistake("other_third_with_E", lambda: [1 / 3, 1 / 3],
                "E は合っています。o が、多い方の t から遠ざかっています。t の平均は、1 と 0 のどちらに近いですか？",
                "E is right. Your o is far from the more frequent t. Is the mean of the t nearer to 1 or to 0?"),
        Mistake("majority", lambda: _stuck(1.0),
                "多数決で 1 と答えています。2乗の合計をいちばん小さくする数は、多数決で決まりますか？",
                "You let the majority decide. Is that the answer with the least sum of squares?"),
        Mistake("half_forgotten", lambda: [2 / 3, 2 / 3],
                "o は合っています。E がちょうど2倍です。誤差を1つずつ2乗し、頭の ½ も掛けましたか？",
                "o is right. E is twice what it should be. Have you squared each gap, and is the ½ there?"),
        Mistake("mean_of_four", lambda: [2 / 3, 1 / 12],
                "o は合っています。E をサンプル4個で割っていませんか。この講義の E は、平均でしたか、合計でしたか？",
                "o is right. Have you divided E by four samples? In this lecture, is E a mean or a sum?"),
        Mistake("third_of_E", lambda: [2 / 3, 1 / 9],
                "o は合っています。E が3分の1です。3個で割って平均にしたか、t = 0 のサンプルの分を忘れていませんか？",
                "o is right. E is a third of what it should be. Is it a mean over three samples, or is the sample with t = 0 missing?"),
        Mistake("one_sample", lambda: [2 / 3, 1 / 18],
                "o は合っています。E に、t = 1 のサンプル1個の分しか入っていません。残りは？",
                "o is right. E holds the part of a single sample with t = 1. What about the others?"),
        Mistake("only_zero", lambda: [2 / 3, 2 / 9],
                "o は合っています。E に、t = 0 のサンプルの分しか入っていません。t = 1 の2つは、ぴったり合っていますか？",
                "o is right. E holds the part of the sample with t = 0 only. Are the two with t = 1 answered perfectly?"),
        Mistake("cancelled", lambda: [2 / 3, 0.0],
                "o は合っています。正と負の誤差を、2乗する前に足していませんか？",
                "o is right. Have you added positive and negative gaps before squaring them?"),
    ),
    hints=(
        ("3つのサンプルへの答えを o とすると、E は o の2次式です。正しく答えた4つ目の分は0です。",
         "Call the answer to the three samples o: E is then a quadratic in o. The fourth, which is right, adds 0."),
        ("dE/do = −Σ(t − o) = 0 になるのは、o が3つの t の平均のときです。", "dE/do = −Σ(t − o) is 0 where o is the mean of the three t."),
        ("o = (1 + 1 + 0)/3 です。誤差は ⅓, ⅓, −⅔ なので、E = ½(1/9 + 1/9 + 4/9) です。", "o = (1 + 1 + 0)/3. The gaps are ⅓, ⅓ and −⅔, so E = ½(1/9 + 1/9 + 4/9)."),
    ),
    solution="""
o = (1 + 1 + 0) / 3  # 0.667
E = 0.5 * ((1 - o) ** 2 + (1 - o) ** 2 + (0 - o) ** 2)  # 0.333
stuck_by_hand = [o, E]
""",
    returns=("[o, E]",),
)  # fmt: skip

SCALE_BY_HAND = Exercise(
    name="scale_by_hand",
    lesson=3,
    asked=("64個の入力に合う重みの標準偏差を手で計算する", "compute by hand how large weights into 64 inputs should be"),
    spec=lambda: 1 / math.sqrt(sum(1.0**2 for _ in range(64))),  # the variances of 64 products add up
    mistakes=(
        Mistake("not_rooted", lambda: 1 / 64,
                "1/64 では u が小さくなりすぎます。足し合わされるのは、標準偏差ですか、分散ですか？",
                "With 1/64, u becomes too small. What adds up over the inputs: standard deviations, or variances?"),
        Mistake("upside_down", lambda: 8.0,
                "8 は、重みの標準偏差が1のときの u の標準偏差です。u を1くらいに保つには、重みを大きくしますか、小さくしますか？",
                "8 is the standard deviation of u for weights of standard deviation 1. To keep u at about 1, should the weights be larger or smaller?"),
        Mistake("variance", lambda: 64.0,
                "64 は、重みの標準偏差が1のときの u の分散です。u を1くらいにするには、重みの標準偏差をいくつにしますか？",
                "64 is the variance of u for weights of standard deviation 1. What must that of the weights be to bring u to about 1?"),
        Mistake("one", lambda: 1.0,
                "重みの標準偏差が1だと、64個の積を足した u の標準偏差はいくつになりますか？",
                "With weights of standard deviation 1, what is the standard deviation of u, a sum of 64 products?"),
        Mistake("half", lambda: 1 / 16,
                "ちょうど半分です。u の分散は 64 × s² です。これを1にする s に、余分な ½ は要りますか？",
                "That is half of it. The variance of u is 64 × s²: does the s that makes it 1 need another ½?"),
        Mistake("two_too_many", lambda: math.sqrt(2 / 64),
                "√2 倍になっています。Glorot と Bengio の式の 2 が混ざっていませんか。ここで考えるのは u の分散だけです。それはいくつですか？",
                "It is too large by √2. Has the 2 of Glorot and Bengio slipped in? Here we look at the variance of u alone. What is it?"),
        Mistake("two_too_few", lambda: math.sqrt(1 / 128),
                "√2 で割りすぎています。u の分散は、いくつの積の分散の合計ですか？", "It is too small by √2. Over how many products do you sum the variances?"),
        Mistake("root_of_the_root", lambda: 1 / math.sqrt(8),
                "平方根を2回とっていませんか。標準偏差 s の重みと、大きさ1くらいの入力の積の分散は？",
                "Have you taken the root twice? What is the variance of one product, of a weight of standard deviation s and an input of size 1?"),
    ),
    hints=(
        ("u は64個の積 xᵢwᵢ の合計です。独立な数を足すと、分散が足し合わされます。",
         "u is the sum of 64 products xᵢwᵢ. When independent numbers are added, their variances add up."),
        ("重みの標準偏差を s とすると、1つの積の分散は s²、u の分散は 64 s² です。",
         "Let s be the standard deviation of the weights: one product has variance s², and u has variance 64 s²."),
        ("64 s² = 1 を s について解きます。√64 = 8 です。", "Solve 64 s² = 1 for s; √64 = 8."),
    ),
    solution="scale_by_hand = 0.125  # 1 / √64",
)  # fmt: skip

# ---- implement: what is saturated


def _outputs(rng: Generator, units: int, low: int, high: int, samples: int = 2) -> tuple[Any, ...]:
    """Some outputs near 0, some near 1, one of them 0.99 itself, the others in between."""
    ends = [*np.round(rng.uniform(0.001, 0.009, low), 3), *np.round(rng.uniform(0.991, 0.999, high), 3), 0.99]
    return (rng.permutation([*ends, *between(rng, samples * units - len(ends))]).reshape(samples, units),)


def _one_unit_saturated(rng: Generator) -> tuple[Any, ...]:
    """The first unit is saturated for every sample, another one for one sample."""
    o = between(rng, 3, 4)
    o[:, 0], o[1, 2] = [0.004, 0.997, 0.992], 0.003
    return (o,)


SATURATED_SHARE = Exercise(
    name="saturated_share",
    lesson=3,
    asked=("飽和している割合を実装する", "implement the share that is saturated"),
    spec=lambda o: sum(1 for row in o for value in row if value * (1 - value) < 0.01) / sum(1 for row in o for _ in row),
    draws=(lambda rng: _outputs(rng, 4, 1, 1), lambda rng: _outputs(rng, 5, 2, 4, samples=4), _one_unit_saturated),
    mistakes=(
        Mistake("count", lambda o: np.sum(o * (1 - o) < 0.01), "個数を返しています。割合にするには、何で割りますか？", "This is how many there are. What must you divide by to get a share?"),
        Mistake("by_samples", lambda o: np.sum(o * (1 - o) < 0.01) / len(o), "サンプルの数で割っています。`len(o)` は行の数だけです。値は全部でいくつありますか？", "You divide by the number of samples: `len(o)` counts rows only. How many values are there?"),
        Mistake("by_units", lambda o: np.sum(o * (1 - o) < 0.01) / o.shape[1], "ユニットの数で割っています。値は全部でいくつありますか？", "You divide by the number of units. How many values are there?"),
        Mistake("for_each_unit", lambda o: np.mean(o * (1 - o) < 0.01, axis=0), "ユニットごとの割合になっています。求めるのは、全体で1つの数です。`axis` は要りますか？", "There is one share for each unit. What is asked for is a single number: do you need `axis`?"),
        Mistake("for_each_sample", lambda o: np.mean(o * (1 - o) < 0.01, axis=1), "サンプルごとの割合になっています。求めるのは、全体で1つの数です。`axis` は要りますか？", "There is one share for each sample. What is asked for is a single number: do you need `axis`?"),
        Mistake("tests_o", lambda o: np.mean(o < 0.01), "o が小さいかどうかを調べています。o が1に近いユニットは、飽和していませんか？", "You ask whether o is small. Isn't a unit with o near 1 saturated, too?"),
        Mistake("only_high", lambda o: np.mean(o > 0.99), "o が大きいかどうかを調べています。o が0に近いユニットは、飽和していませんか？", "You ask whether o is large. Isn't a unit with o near 0 saturated, too?"),
        Mistake("near_the_ends", lambda o: np.mean((o < 0.01) | (o > 0.99)), "考え方はほとんど同じですが、o を 0.01 や 0.99 と比べています。o = 0.99 のとき、o(1 − o) はいくつですか？", "Almost: but you compare o with 0.01 and 0.99. What is o(1 − o) at o = 0.99?"),
        Mistake("larger", lambda o: np.mean(o * (1 - o) > 0.01), "飽和していない割合です。σ の傾きがどうなると飽和ですか？", "This is the share that is not saturated. What is the slope of σ like where a unit is?"),
        Mistake("mean_slope", lambda o: np.mean(o * (1 - o)), "o(1 − o) の平均です。0.01 と比べるのは、平均する前ですか、後ですか？", "This is the mean of o(1 − o). Is 0.01 compared before the mean is taken, or after?"),
        Mistake("always_zero", lambda o: 0.0, "いつも0になります。あなたの条件は、どんな o のときに成り立ちますか。成り立つ o があるなら、途中の値を順に表示してみると、どこで0になりますか？", "It is always 0. Which of your conditions can be true at all? If some can, print the values on the way: where does 0 come in?"),
        Mistake("always_one", lambda o: 1.0, "いつも1になります。o = 0.5 のとき、あなたの条件は成り立ちますか。成り立たないなら、途中の値を順に表示してみると、どこで1になりますか？", "It is always 1. Is your condition true at o = 0.5? If not, print the values on the way: where does 1 come in?"),
        Mistake("always_hundred", lambda o: 100.0, "いつも100になります。o = 0.5 のとき、あなたの条件は成り立ちますか。そして、返すのは % ですか、0から1までの数ですか？", "It is always 100. Is your condition true at o = 0.5? And is a percentage asked for, or a number between 0 and 1?"),
        Mistake("slope_of_tanh", lambda o: np.mean(1 - o**2 < 0.01), "1 − o² は tanh の傾きです。ここで使っている活性化関数は？", "1 − o² is the slope of tanh. Which activation do we use here?"),
        Mistake("every_sample", lambda o: np.mean(np.all(o * (1 - o) < 0.01, axis=0)), "すべてのサンプルで飽和しているユニットの割合です。数えるのは、ユニットですか、それとも1つひとつの値ですか？", "This is the share of units that are saturated for every sample. Is it units that are to be counted, or single values?"),
        Mistake("some_sample", lambda o: np.mean(np.any(o * (1 - o) < 0.01, axis=0)), "どれか1つのサンプルで飽和しているユニットの割合です。数えるのは、ユニットですか、それとも1つひとつの値ですか？", "This is the share of units that are saturated for some sample. Is it units that are to be counted, or single values?"),
    ),
    factors=(PERCENT,),
    hints=(
        ("まず、すべての値について o(1 − o) を計算します。", "First compute o(1 − o) for every value."),
        ("それを 0.01 と比べると、True と False の配列になります。", "Comparing it with 0.01 gives an array of True and False."),
        ("True は1、False は0と数えられるので、`np.mean(...)` がそのまま割合になります。", "True counts as 1 and False as 0, so `np.mean(...)` of it is the share."),
    ),
    solution="def saturated_share(o):\n    return np.mean(o * (1 - o) < 0.01)",
    returns=("p",),
)  # fmt: skip

# ---- implement: the initial values from a seed

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


def _b_like_the_layer_before(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    layers = [(draw((n, m)), draw((n,))) for n, m in pairwise(sizes)]
    return tuple(W for W, _ in layers), tuple(b for _, b in layers)


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


def _b_not_scaled(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, 1.0)
    return _initial(sizes, lambda shape: scale * draw(shape), draw)


def _W_not_scaled(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, 1.0)
    return _initial(sizes, draw, lambda shape: scale * draw(shape))


def _columns_first(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    return _initial(sizes, lambda shape: draw(shape[::-1]).T, draw)


def _transposed(sizes: Any, seed: int, scale: float) -> tuple[Any, Any]:
    draw = _normal(seed, scale)
    return _initial(sizes, lambda shape: draw(shape[::-1]), draw)


def _one_number(seed: int, scale: float) -> Draw:
    draw = _normal(seed, scale)
    return lambda shape: np.full(shape, draw(()))


INITIAL = Exercise(
    name="initial",
    lesson=3,
    asked=("シードから初期値を作る", "make initial values from a seed"),
    spec=_initial_by_loops,
    draws=(
        lambda rng: ((2, 2, 1), int(rng.integers(100)), 0.5),
        lambda rng: ((3, 4, 2, 3), int(rng.integers(100)), 3.0),
        lambda rng: ((1, 2, 5, 1, 3, 2), int(rng.integers(100)), 0.1),
    ),
    mistakes=(
        Mistake("new_generator_a_layer", _new_generator_a_layer, "どの層も、同じ数の列から始まっています。`default_rng(seed)` は、ループの中と外の、どちらにありますか？", "Every layer begins with the same numbers. Is `default_rng(seed)` inside the loop, or before it?"),
        Mistake("new_generator_an_array", lambda sizes, seed, scale: _initial(sizes, lambda shape: _normal(seed, scale)(shape)), "W も b も、すべて同じ数の列から始まっています。`default_rng(seed)` を何回呼んでいますか？", "Every W and every b begins with the same numbers. How often do you call `default_rng(seed)`?"),
        Mistake("two_generators", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale), _normal(seed, scale)), "b が、W と同じ数の列になっています。W と b に別々の `default_rng(seed)` を作っていませんか？", "The b repeat the numbers of the W. Has each of them a `default_rng(seed)` of its own?"),
        Mistake("seed_counted_up", _seed_counted_up, "2番目の層から違います。層ごとに別のシードを使っていませんか？", "It goes wrong from the second layer on. Has each layer a seed of its own?"),
        Mistake("uniform", lambda sizes, seed, scale: _initial(sizes, _uniform(seed, scale)), "−scale から scale までの一様な乱数です。求めるのは、どんな分布の乱数ですか？", "These numbers are uniform between −scale and scale. Which distribution is asked for?"),
        Mistake("zero_to_one", lambda sizes, seed, scale: _initial(sizes, _zero_to_one(seed, scale)), "どの数も正です。`random` や、範囲を決めない `uniform` は、平均0の正規分布ですか？", "All numbers are positive. Do `random`, or `uniform` without limits, give a normal distribution of mean 0?"),
        Mistake("uniform_unscaled", lambda sizes, seed, scale: _initial(sizes, _uniform(seed, 1.0)), "−1 から 1 までの一様な乱数です。求めるのは、どんな分布の乱数ですか。scale はどこで使いますか？", "These numbers are uniform between −1 and 1. Which distribution is asked for, and where does scale come in?"),
        Mistake("zero_to_one_unscaled", lambda sizes, seed, scale: _initial(sizes, _zero_to_one(seed, 1.0)), "0 から 1 までの一様な乱数です。求めるのは、どんな分布の乱数ですか。scale はどこで使いますか？", "These numbers are uniform between 0 and 1. Which distribution is asked for, and where does scale come in?"),
        Mistake("bias_first", _bias_first, "どの層でも、b を W より先に引いています。決められた順序は？", "In each layer you draw b before W. Which order was agreed on?"),
        Mistake("all_W_first", _all_W_first, "W を全部引いてから、b を引いています。W¹ の次に引くのはどれですか？", "You draw all W, and then the b. What comes right after W¹?"),
        Mistake("all_b_first", _all_b_first, "b を全部引いてから、W を引いています。最初に引くのはどれですか？", "You draw all b, and then the W. Which is to be drawn first?"),
        Mistake("scale_forgotten", lambda sizes, seed, scale: _initial(sizes, _normal(seed, 1.0)), "標準偏差が、いつも1です。scale を使いましたか？", "The standard deviation is always 1. Have you used scale?"),
        Mistake("scale_not_in_W", _W_not_scaled, "W の標準偏差が1のままです。W は、b と同じように引いていますか？", "The standard deviation of W is still 1. Are W drawn in the same way as b?"),
        Mistake("scale_not_in_b", _b_not_scaled, "b の標準偏差が1のままです。b は、W と同じように引いていますか？", "The standard deviation of b is still 1. Are b drawn in the same way as W?"),
        Mistake("scale_squared", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale**2)), "標準偏差が scale の2乗になっています。`normal` に渡すのは、標準偏差ですか、分散ですか？", "The standard deviation is the square of scale. What does `normal` want, a standard deviation or a variance?"),
        Mistake("scale_rooted", lambda sizes, seed, scale: _initial(sizes, _normal(seed, math.sqrt(scale))), "標準偏差が √scale になっています。scale は分散ですか、標準偏差ですか？", "The standard deviation is √scale. Is scale a variance, or a standard deviation?"),
        Mistake("divided", lambda sizes, seed, scale: _initial(sizes, _normal(seed, 1 / scale)), "scale で割っています。scale を大きくすると、数は大きくなるはずですか、小さくなるはずですか？", "You divide by scale. If scale grows, should the numbers become larger or smaller?"),
        Mistake("scale_as_mean", lambda sizes, seed, scale: _initial(sizes, _with_mean(seed, scale)), "平均が scale になっています。`rng.normal(a, b)` の a と b は、それぞれ何ですか？", "The mean has become scale. In `rng.normal(a, b)`, what is a and what is b?"),
        Mistake("transposed", _transposed, "W の形が (n_{k+1}, n_k) になっています。この講義では、行と列のどちらが入る側の層でしたか？", "Your W have shape (n_{k+1}, n_k). In this lecture, do rows or columns stand for the layer that a connection comes from?"),
        Mistake("columns_first", _columns_first, "形は合っていますが、W が列ごとに埋まっています。引いた数は、どの順に並べる約束ですか？", "The shapes are right, but W is filled column by column. In which order are the numbers to be laid out?"),
        Mistake("b_like_the_layer_before", _b_like_the_layer_before, "b の長さが、前の層のユニット数になっています。b はどの層のユニットに足しますか？", "Each b is as long as the layer before. To the units of which layer is b added?"),
        Mistake("zero_biases", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale), np.zeros), "b が0です。乱数の列のうち、b¹ になるのはどの数ですか。W² には、どの数が入りますか？", "Your b are 0. Which numbers of the sequence are for b¹, and which does W² get?"),
        Mistake("one_number", lambda sizes, seed, scale: _initial(sizes, _one_number(seed, scale)), "1つの配列の中が、すべて同じ数です。これでは、隠れユニットはいつまでも同じままです。`size` を渡しましたか？", "Within each array all numbers are the same: its hidden units would stay equal for ever. Have you passed `size`?"),
        Mistake("exchanged", lambda sizes, seed, scale: _initial(sizes, _normal(seed, scale))[::-1], "W と b が入れ替わっています。先に返すのはどちらですか？", "W and b have changed places. Which of the two is to be returned first?"),
        Mistake("legacy", lambda sizes, seed, scale: _initial(sizes, _legacy(seed, scale)), "古い乱数生成器の数です。`np.random.seed` や `RandomState` は、`default_rng` と同じ数の列を作りますか？", "These numbers come from numpy's old generator. Do `np.random.seed` and `RandomState` give the sequence of `default_rng`?"),
    ),
    hints=(
        ("乱数生成器 `rng = np.random.default_rng(seed)` は、はじめに1つだけ作ります。", "Make one generator, `rng = np.random.default_rng(seed)`, at the beginning, and no other."),
        ("`zip(sizes[:-1], sizes[1:])` で、層の大きさの組 (n_k, n_{k+1}) を順に取り出せます。組ごとに、W を引いてから b を引きます。",
         "`zip(sizes[:-1], sizes[1:])` gives the pairs (n_k, n_{k+1}) one after the other. For each pair draw W, and then b."),
        ("`rng.normal(scale=scale, size=(n, m))` をリスト W に、`rng.normal(scale=scale, size=m)` をリスト b に加え、最後に `tuple(W), tuple(b)` を返します。",
         "Append `rng.normal(scale=scale, size=(n, m))` to a list W and `rng.normal(scale=scale, size=m)` to a list b; return `tuple(W), tuple(b)`."),
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
)  # fmt: skip

# ---- implement: other weights, the same model


def _exchanged(array: Any, i: int, j: int, axis: int = 0) -> Any:
    order = np.arange(array.shape[axis])
    order[[i, j]] = j, i
    return np.take(array, order, axis=axis)


def _second_twice(array: Any, i: int, j: int, axis: int = 0) -> Any:
    """What A[i], A[j] = A[j], A[i] makes of an array whose A[i] is a view."""
    order = np.arange(array.shape[axis])
    order[[i, j]] = j
    return np.take(array, order, axis=axis)


def _first_twice(array: Any, i: int, j: int, axis: int = 0) -> Any:
    return _second_twice(array, j, i, axis)


def _swapped_by_loops(W1: Any, b1: Any, W2: Any, i: int, j: int) -> tuple[Any, Any, Any]:
    """Unit by unit: which of the old units is at each place."""
    old = [{i: j, j: i}.get(place, place) for place in range(len(b1))]
    return [[row[k] for k in old] for row in W1], [b1[k] for k in old], [W2[k] for k in old]


SWAP_UNITS = Exercise(
    name="swap_units",
    lesson=3,
    asked=("隠れユニットを入れ替える", "swap two hidden units"),
    spec=_swapped_by_loops,
    draws=(
        lambda rng: (decimals(rng, 2, 2), decimals(rng, 2), decimals(rng, 2, 2), 0, 1),
        lambda rng: (decimals(rng, 3, 4), decimals(rng, 4), decimals(rng, 4, 2), 1, 3),
        lambda rng: (decimals(rng, 2, 5), decimals(rng, 5), decimals(rng, 5, 1), 4, 2),
    ),
    mistakes=(
        Mistake("only_W1", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j, 1), b1, W2), "W¹ しか入れ替わっていません。隠れユニットには、入る重みのほかに何が付いていますか？", "Only W¹ has changed. What else belongs to a hidden unit, besides the weights that go in?"),
        Mistake("b1_forgotten", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j, 1), b1, _exchanged(W2, i, j)), "b¹ が元のままです。バイアスは、ユニットについて行かなくてよいのでしょうか？", "b¹ is as it was. Shouldn't the biases move with their units?"),
        Mistake("W2_forgotten", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j, 1), _exchanged(b1, i, j), W2), "W² が元のままです。入れ替わったユニットの出力は、次の層で、どの重みを掛けられますか？", "W² is as it was. Which weights do the outputs of the swapped units now meet in the next layer?"),
        Mistake("W1_forgotten", lambda W1, b1, W2, i, j: (W1, _exchanged(b1, i, j), _exchanged(W2, i, j)), "W¹ が元のままです。ユニットに入る重みは、どの配列にありますか？", "W¹ is as it was. Where are the weights that go into the units?"),
        Mistake("rows_of_W1", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j), _exchanged(b1, i, j), _exchanged(W2, i, j)), "W¹ の行を入れ替えています。W¹ の形は (入力の数, 隠れユニットの数) です。隠れユニット1個の重みは、行ですか、列ですか？", "You swap rows of W¹. Its shape is (inputs, hidden units): are the weights into one hidden unit a row of it, or a column?"),
        Mistake("columns_of_W2", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j, 1), _exchanged(b1, i, j), _exchanged(W2, i, j, 1)), "W² の列を入れ替えています。W² の形は (隠れユニットの数, 出力の数) です。隠れユニット1個から出る重みは、行ですか、列ですか？", "You swap columns of W². Its shape is (hidden units, outputs): are the weights out of one hidden unit a row of it, or a column?"),
        Mistake("rows_and_columns", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j), _exchanged(b1, i, j), _exchanged(W2, i, j, 1)), "W¹ では行を、W² では列を入れ替えています。それぞれの配列で、隠れユニットはどちらの軸に並んでいますか？", "You swap rows of W¹ and columns of W². Which axis of each array do the hidden units run along?"),
        Mistake("columns_of_both", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j, 1), b1, _exchanged(W2, i, j, 1)), "どちらの行列でも列を入れ替え、b¹ は元のままです。W² では、隠れユニットはどちらの軸に並んでいますか。b¹ は？", "You swap columns of both matrices and leave b¹ as it is. Which axis of W² do the hidden units run along? And what about b¹?"),
        Mistake("aliased", lambda W1, b1, W2, i, j: (_second_twice(W1, i, j, 1), _exchanged(b1, i, j), _second_twice(W2, i, j)), "W¹ と W² の2つのユニットが、同じ重みになってしまいました。`A[:, i]` は写しではなく、元の配列の一部をそのまま指しています（ビュー）。書き込んだ後で読むと、どちらの値になりますか？", "In W¹ and W² the two units have become the same. `A[:, i]` is no copy, but a view: a part of the array itself. If you read it after writing, which values do you get?"),
        Mistake("overwritten", lambda W1, b1, W2, i, j: (_second_twice(W1, i, j, 1), _second_twice(b1, i, j), _second_twice(W2, i, j)), "2つのユニットが、まったく同じになってしまいました。片方を上書きした後、もとの値はどこに残っていますか？", "The two units have become the very same. After the first has been overwritten, where are its old values?"),
        Mistake("aliased_in_W1", lambda W1, b1, W2, i, j: (_second_twice(W1, i, j, 1), _exchanged(b1, i, j), _exchanged(W2, i, j)), "W¹ の2つの列が、同じになってしまいました。片方に書き込んだ後で、もとの値を読もうとしていませんか？", "Two columns of W¹ have become the same. Do you read the old values after you have written over them?"),
        Mistake("aliased_in_W2", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j, 1), _exchanged(b1, i, j), _second_twice(W2, i, j)), "W² の2つの行が、同じになってしまいました。片方に書き込んだ後で、もとの値を読もうとしていませんか？", "Two rows of W² have become the same. Do you read the old values after you have written over them?"),
        Mistake("aliased_in_b1", lambda W1, b1, W2, i, j: (_exchanged(W1, i, j, 1), _second_twice(b1, i, j), _exchanged(W2, i, j)), "b¹ の2つの成分が、同じになってしまいました。片方に書き込んだ後で、もとの値を読もうとしていませんか？", "Two elements of b¹ have become the same. Do you read the old values after you have written over them?"),
        Mistake("first_twice", lambda W1, b1, W2, i, j: (_first_twice(W1, i, j, 1), _first_twice(b1, i, j), _first_twice(W2, i, j)), "i と j のどちらにも、ユニット i の値が入っている配列があります。片方に書き込んだ後で、もとの値を読もうとしていませんか？", "There is an array with the values of unit i at both places, i and j. Do you read the old values after you have written over them?"),
        Mistake("reversed", lambda W1, b1, W2, i, j: (W1[:, ::-1], b1[::-1], W2[::-1]), "ユニット全部の順序を逆にしています。2個ならそれでよいのですが、もっと多いときは、i と j のほかも動いていませんか？", "You reverse the order of all units. With two that will do; with more, do others than i and j move?"),
        Mistake("unchanged", lambda W1, b1, W2, i, j: (W1, b1, W2), "何も変わっていません。写しを書き換えて、元の方を返していませんか？", "Nothing has changed. Do you change copies, and return the arrays you were given?"),
    ),
    hints=(
        ("隠れユニットが並ぶ軸は、W¹ では列、b¹ では成分、W² では行です。", "The hidden units are the columns of W¹, the elements of b¹ and the rows of W²."),
        ("`order = np.arange(len(b1))` を作り、`order[[i, j]] = [j, i]` とすると、新しい並び順になります。",
         "Make `order = np.arange(len(b1))` and then `order[[i, j]] = [j, i]`: this is the new order."),
        ("`W1[:, order]`、`b1[order]`、`W2[order]` は新しい配列で、元の配列を書き換えません。この3つを返します。（または、はじめに各配列を写してから、`A[:, [i, j]] = A[:, [j, i]]` とします。）",
         "`W1[:, order]`, `b1[order]` and `W2[order]` are new arrays and leave the old ones as they are. Return these three. (Or copy each array first, then `A[:, [i, j]] = A[:, [j, i]]`.)"),
    ),
    solution="""
def swap_units(W1, b1, W2, i, j):
    order = np.arange(len(b1))
    order[[i, j]] = [j, i]
    return W1[:, order], b1[order], W2[order]
""",
    returns=("W¹", "b¹", "W²"),
)  # fmt: skip


def _flipped_by_loops(W1: Any, b1: Any, W2: Any, b2: Any, j: int) -> tuple[Any, Any, Any, Any]:
    """Number by number."""
    inputs, hidden, outputs = range(len(W1)), range(len(b1)), range(len(b2))
    return (
        [[-W1[i][h] if h == j else W1[i][h] for h in hidden] for i in inputs],
        [-b1[h] if h == j else b1[h] for h in hidden],
        [[-W2[h][k] if h == j else W2[h][k] for k in outputs] for h in hidden],
        [b2[k] + W2[j][k] for k in outputs],
    )


def _minus(array: Any, j: Any, axis: int = 0) -> Any:
    """The sign changed at place j of that axis."""
    index = (slice(None),) * axis + (j,)
    array = array.copy()
    array[index] *= -1
    return array


def _flips(rng: Generator, inputs: int, hidden: int, outputs: int, j: int) -> tuple[Any, ...]:
    W1, b1 = decimals(rng, inputs, hidden), decimals(rng, hidden)
    return W1, b1, decimals(rng, hidden, outputs), decimals(rng, outputs), j


FLIP_UNIT = Exercise(
    name="flip_unit",
    lesson=3,
    asked=("隠れユニットの符号を反転する", "flip the sign of a hidden unit"),
    spec=_flipped_by_loops,
    draws=(lambda rng: _flips(rng, 2, 2, 2, 1), lambda rng: _flips(rng, 3, 4, 2, 3), lambda rng: _flips(rng, 2, 3, 1, 0)),
    mistakes=(
        Mistake("b2_forgotten", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), b2), "b² が元のままです。−w(1 − o) を展開すると、w o のほかに何が残りますか？", "b² is as it was. Multiply out −w(1 − o): what is there besides w o?"),
        Mistake("b2_minus", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), b2 - W2[j]), "b² の動く向きが逆です。足すのは、符号を変える前の重みですか、後の重みですか？", "b² moves the wrong way. Is it the weights before their sign is changed that are added, or after?"),
        Mistake("b2_from_all", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), b2 + W2.sum(axis=0)), "b² に、すべての隠れユニットの重みを足しています。反転したのはどのユニットですか？", "You add the weights of all hidden units to b². Which unit has been flipped?"),
        Mistake("b2_summed", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), b2 + W2[j].sum()), "どの出力の b² にも、同じ数を足しています。出力ごとに、足りない分は同じですか？", "The same number is added to the b² of every output. Is the same amount missing from each?"),
        Mistake("b2_plus_one", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), b2 + 1), "b² に1を足しています。1 − o の「1」は、次の層に届く前に、何を掛けられますか？", "You add 1 to b². What is the 1 of 1 − o multiplied by before it gets to the next layer?"),
        Mistake("b2_flipped", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), -b2), "b² の符号を変えています。b² は、どのユニットのバイアスですか？", "You change the sign of b². To which units does b² belong?"),
        Mistake("only_into", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), W2, b2), "ユニットに入る側だけを変えています。出力が o から 1 − o になった分を、次の層でどう打ち消しますか？", "You have changed only what goes in. The unit now puts out 1 − o in place of o: what makes up for that in the next layer?"),
        Mistake("W2_forgotten", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), W2, b2 + W2[j]), "W² が元のままです。w(1 − o) + w は w o に等しいですか？", "W² is as it was. Is w(1 − o) + w the same as w o?"),
        Mistake("b1_forgotten", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), b1, _minus(W2, j), b2 + W2[j]), "b¹ が元のままです。u を −u にするには、重みの符号を変えるだけで足りますか？", "b¹ is as it was. Is it enough to change the sign of the weights to turn u into −u?"),
        Mistake("W1_forgotten", lambda W1, b1, W2, b2, j: (W1, _minus(b1, j), _minus(W2, j), b2 + W2[j]), "W¹ が元のままです。u を −u にするには、何の符号を変えますか？", "W¹ is as it was. Whose sign has to change to turn u into −u?"),
        Mistake("row_of_W1", lambda W1, b1, W2, b2, j: (_minus(W1, j), _minus(b1, j), _minus(W2, j), b2 + W2[j]), "W¹ の行の符号を変えています。隠れユニット j に入る重みは、行ですか、列ですか？", "You change the sign of a row of W¹. Are the weights into hidden unit j a row, or a column?"),
        Mistake("column_of_W2", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j, 1), b2 + W2[j]), "W² の列の符号を変えています。隠れユニット j から出る重みは、行ですか、列ですか？", "You change the sign of a column of W². Are the weights out of hidden unit j a row, or a column?"),
        Mistake("row_not_column", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), W2 * _minus(np.ones(len(b1)), j), b2 + W2[j]), "W² (H, m) に、形 (H,) の配列をそのまま掛けています。これは W² の行と列の、どちらに沿って並べられますか？", "You multiply W², of shape (H, m), by an array of shape (H,) as it is. Is that laid out along the rows of W², or along its columns?"),
        Mistake("all_units", lambda W1, b1, W2, b2, j: (-W1, -b1, -W2, b2 + W2.sum(axis=0)), "隠れユニットを全部反転しています。モデルは同じままですが、反転するのはどのユニットですか？", "You flip every hidden unit. The model is still the same; but which one was to be flipped?"),
        Mistake("all_signs", lambda W1, b1, W2, b2, j: (-W1, -b1, -W2, b2 + W2[j]), "すべてのユニットの符号を変えています。反転するのはどのユニットですか？", "You change the signs of all units. Which one is to be flipped?"),
        Mistake("all_of_W1", lambda W1, b1, W2, b2, j: (-W1, _minus(b1, j), _minus(W2, j), b2 + W2[j]), "W¹ 全部の符号を変えています。そのうち、ユニット j に入る重みはどれですか？", "You change the sign of all of W¹. Which part of it goes into unit j?"),
        Mistake("all_of_b1", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), -b1, _minus(W2, j), b2 + W2[j]), "b¹ 全部の符号を変えています。そのうち、ユニット j のバイアスはどれですか？", "You change the sign of all of b¹. Which part of it belongs to unit j?"),
        Mistake("all_of_W2", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), -W2, b2 + W2[j]), "W² 全部の符号を変えています。そのうち、ユニット j から出る重みはどれですか？", "You change the sign of all of W². Which part of it comes out of unit j?"),
        Mistake("W2_forgotten_b2_minus", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), W2, b2 - W2[j]), "W² が元のままで、b² から重みを引いています。w(1 − o) − w は w o に等しいですか？", "W² is as it was, and a weight is subtracted from b². Is w(1 − o) − w the same as w o?"),
        Mistake("unchanged", lambda W1, b1, W2, b2, j: (W1, b1, W2, b2), "何も変わっていません。写しを書き換えて、元の方を返していませんか？", "Nothing has changed. Do you change copies, and return the arrays you were given?"),
    ),
    hints=(
        ("σ(−u) = 1 − σ(u) です。ユニット j の u を −u にすると、出力は 1 − o になります。", "σ(−u) = 1 − σ(u): turn the u of unit j into −u, and it puts out 1 − o."),
        ("u の符号は、W¹ の列 j と b¹ の成分 j で決まります。出る重みは W² の行 j。−w(1 − o) = w o − w なので、足りない w を b² に足します。",
         "The sign of u is that of column j of W¹ and of element j of b¹. The weights out are row j of W². As −w(1 − o) = w o − w, the missing w goes to b²."),
        ("1 が並び、j 番目だけ −1 の配列 `sign` を作ります。`W1 * sign`、`b1 * sign`、`W2 * sign[:, None]`、そして b² には**元の** `W2[j]` を足します。",
         "Make an array `sign` of ones with −1 at place j: `W1 * sign`, `b1 * sign`, `W2 * sign[:, None]`; to b² add the **old** `W2[j]`."),
    ),
    solution="""
def flip_unit(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2 + W2[j]
""",
    returns=("W¹", "b¹", "W²", "b²"),
)  # fmt: skip

# ---- implement: how many seeds learn, and how sure is that


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


def _share(p: Any, m: int) -> tuple[Any, Any]:
    return p, np.sqrt(p * (1 - p) / m)


SHARE_LEARNT = Exercise(
    name="share_learnt",
    lesson=3,
    asked=("学習できた割合とその標準誤差を実装する", "implement the share that learnt, and its standard error"),
    spec=_share_by_loops,
    draws=(lambda rng: _losses(rng, 3, 2, 0.05), lambda rng: _losses(rng, 4, 5, 0.05), lambda rng: _losses(rng, 11, 4, 0.2)),
    mistakes=(
        Mistake("interval", lambda last, limit: (np.mean(last <= limit), 1.96 * _share(np.mean(last <= limit), len(last))[1]),
                "p は合っています。s が 1.96 倍されています。問われているのは標準誤差ですか、信頼区間の幅ですか？",
                "p is right, but s is 1.96 times too large. Is the standard error asked for, or the width of an interval?"),
        Mistake("no_root", lambda last, limit: (np.mean(last <= limit), np.mean(last <= limit) * np.mean(last > limit) / len(last)), "2つ目は分散のままです。標準誤差は、見積もりの標準偏差です。あと何をしますか？", "The second value is still a variance. A standard error is the standard deviation of an estimate: what is left to do?"),
        Mistake("not_by_m", lambda last, limit: (np.mean(last <= limit), np.std(last <= limit)), "√(p(1 − p)) は、シード1個の結果のばらつきです（`np.std(E <= limit)` も同じ数です）。シードが増えると、見積もりは確かになるはずでは？", "√(p(1 − p)) is how much a single seed varies (`np.std(E <= limit)` is the same). Shouldn't the estimate become more certain with more seeds?"),
        Mistake("neither_root_nor_m", lambda last, limit: (np.mean(last <= limit), np.var(last <= limit)), "p(1 − p) は、シード1個の結果の分散です（`np.var(E <= limit)` も同じ数です）。シードの数は、どこに現れますか。求めるのは分散ですか？", "p(1 − p) is the variance of a single seed (`np.var(E <= limit)` is the same). Where does the number of seeds come in, and is a variance what is asked for?"),
        Mistake("exchanged", lambda last, limit: _share(np.mean(last <= limit), len(last))[::-1], "2つの値が入れ替わっています。p と s のどちらを先に返しますか？", "The two values have changed places. Which is to be returned first, p or s?"),
        Mistake("p_twice", lambda last, limit: (np.mean(last <= limit), np.mean(last <= limit)), "p は合っています。2つ目にも、同じ割合が入っています。2つ目に返すのは何ですか？", "p is right. The second value is the same share once more. What is to be returned there?"),
        Mistake("s_twice", lambda last, limit: (_share(np.mean(last <= limit), len(last))[1],) * 2, "s は合っています。1つ目にも、標準誤差が入っています。1つ目に返すのは何ですか？", "s is right. The first value is the standard error, too. What is to be returned there?"),
        Mistake("limit_fixed", lambda last, limit: _share(np.mean(last <= 0.05), len(last)), "いつも 0.05 と比べています。基準は、どの引数で渡されますか？", "You always compare with 0.05. Which argument says what counts as learnt?"),
        Mistake("m_outside", lambda last, limit: (np.mean(last <= limit), np.std(last <= limit) / len(last)), "標準誤差を m で割りすぎています。m は根号の中ですか、外ですか？", "The standard error is divided by too much. Is m inside the root, or outside?"),
        Mistake("m_minus_one", lambda last, limit: (np.mean(last <= limit), np.std(last <= limit) / np.sqrt(len(last) - 1)), "m − 1 で割っています（`ddof=1` でもこうなります）。この講義の式で、根号の中にあるのは？", "You divide by m − 1 (as `ddof=1` does). What is under the root in this lecture's formula?"),
        Mistake("one_minus_p_forgotten", lambda last, limit: (np.mean(last <= limit), np.sqrt(np.mean(last <= limit) / len(last))), "全部が学習できたとき（p = 1）、ばらつきはいくつになるはずですか？", "If all have learnt, p = 1: what should the spread be then?"),
        Mistake("spread_of_E", lambda last, limit: (np.mean(last <= limit), np.std(last)), "E の標準偏差を返しています。ばらつきを知りたいのは、E ですか、割合 p ですか？", "The second value is the standard deviation of E. Whose spread is asked for, that of E or that of p?"),
        Mistake("error_of_E", lambda last, limit: (np.mean(last <= limit), np.std(last) / np.sqrt(len(last))), "E の平均の標準誤差を返しています。ばらつきを知りたいのは、E の平均ですか、割合 p ですか？", "The second value is the standard error of the mean of E. Whose is asked for, that of E or that of p?"),
        Mistake("count", lambda last, limit: (np.sum(last <= limit), np.std(last <= limit) / np.sqrt(len(last))), "1つ目は個数です。割合にするには、何で割りますか？", "The first value is a number of seeds. What must you divide by to get a share?"),
        Mistake("count_for_p", lambda last, limit: _share(np.sum(last <= limit), len(last)), "p に個数が入っています。すると p(1 − p) は負です。割合にするには、何で割りますか？", "Your p is a number of seeds, and p(1 − p) is negative. What must you divide by to get a share?"),
        Mistake("percent_for_p", lambda last, limit: _share(100 * np.mean(last <= limit), len(last)), "p に % の数が入っています。すると p(1 − p) は負です。s の式の p は、どんな数ですか？", "Your p is a percentage, and p(1 − p) is negative. What kind of number is the p in the formula of s?"),
        Mistake("failed", lambda last, limit: _share(np.mean(last > limit), len(last)), "学習できなかった割合を数えています。E は、小さい方がよいのでしたか、大きい方でしたか？", "You count those that have not learnt. Is a small E good, or a large one?"),
        Mistake("failed_or_at", lambda last, limit: _share(np.mean(last >= limit), len(last)), "E ≥ limit を数えています。学習できたのは、E がどちら側のときですか？", "You count E ≥ limit. On which side have the seeds learnt?"),
        Mistake("strict", lambda last, limit: _share(np.mean(last < limit), len(last)), "E がちょうど limit のシードは、学習できたと数えますか？", "And a seed whose E is exactly limit: has it learnt?"),
        Mistake("mean_of_E", lambda last, limit: (np.mean(last), np.std(last) / np.sqrt(len(last))), "limit が使われていません。これは E の平均とその標準誤差です。求めるのは、何の割合ですか？", "limit is not used: this is the mean of E and its standard error. Of what is the share to be found?"),
    ),
    factors=(PERCENT,),
    hints=(
        ("`E <= limit` は、学習できたかどうかの True / False の配列です。", "`E <= limit` is an array of True and False: has this seed learnt?"),
        ("その平均が割合 p です。標準誤差は √(p(1 − p)/m) で、m はシードの数です。", "Its mean is the share p. The standard error is √(p(1 − p)/m), where m is the number of seeds."),
        ("`p = np.mean(E <= limit)` として、`p` と `np.sqrt(p * (1 - p) / len(E))` を返します。", "With `p = np.mean(E <= limit)`, return `p` and `np.sqrt(p * (1 - p) / len(E))`."),
    ),
    solution="""
def share_learnt(E, limit):
    p = np.mean(E <= limit)
    return p, np.sqrt(p * (1 - p) / len(E))
""",
    returns=("p", "s"),
)  # fmt: skip

# ---- find the planted bug


def _several_seeds(rng: Generator, count: int, samples: int, inputs: int, epsilon: float, steps: int) -> tuple[Any, ...]:
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


MEND_SEEDS = Exercise(
    name="mend_seeds",
    lesson=3,
    asked=("バグを直す：後のシードほど成績がよい", "fix the bug: the later a seed, the better"),
    spec=_seeds_by_loops,
    draws=(lambda rng: _several_seeds(rng, 3, 4, 2, 0.6, 5), lambda rng: _several_seeds(rng, 2, 5, 3, 0.9, 4)),
    mistakes=(
        Mistake("untouched", _seeds, "バグはまだ残っています。", "The bug is still there."),
        Mistake("sorted", lambda seeds, *rest: _seeds(sorted(seeds), *rest, begin=lambda W, seed: _drawn(seed, rest[0])),
                "シードを小さい順に並べ替えています。first と last は、渡された順に並ぶはずではありませんか？",
                "The seeds are sorted. Should first and last not come in the order in which the seeds are given?"),
        Mistake("symptom_same_start", lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: _drawn(seeds[0], x)), "前のシードの続きではなくなりましたが、どのシードも同じ初期値から始まっています。初期値は、どのシードから引いていますか？", "No seed continues from the previous one now, but all begin from the same weights. From which seed are these drawn?"),
        Mistake("symptom_zero", lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: 0 * W), "どのシードも W = 0 から始まっています。これで、シードを変えたときの違いが分かりますか？", "Every seed begins from W = 0. Will that show what difference a seed makes?"),
        Mistake("symptom_added", lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: W + _drawn(seed, x)), "シードの乱数を、前のシードで学習した W に足しています。新しいシードの学習に、前の W が残っていてよいのでしょうか？", "You add the seed's numbers to the W that the seed before has learnt. Should anything of that W be left?"),
        Mistake("symptom_first_only", _only_first_mended, "first は合っています。last は、まだ違います。記録だけを直したのではありませんか？　学習は、どの W から始まりますか？", "first is right now. There is still something wrong with last: have you fixed only what is recorded? From which W does the training start?"),
        Mistake("drawn_too_late", lambda seeds, x, *rest: _seeds(seeds, x, *rest, late=lambda W, seed: _drawn(seed, x)), "W を引くのが遅すぎます。その直前の o と first は、どの W から計算されていますか？", "W is drawn too late. From which W have o and first been computed by then?"),
        Mistake("drawn_at_the_end", lambda seeds, x, *rest: _seeds(seeds, x, *rest, end=lambda W, seed: _drawn(seed, x)), "シードが1つずつずれています。ループの終わりで引いた W は、どのシードの学習に使われますか？", "The seeds are shifted by one. The W that is drawn at the end of the loop: which seed's training uses it?"),
        Mistake("drawn_each_step", lambda seeds, x, *rest: _seeds(seeds, x, *rest, begin=lambda W, seed: _drawn(seed, x), each_step=lambda W, seed: _drawn(seed, x)), "更新のたびに初期値に戻っています。初期値を引くのは、1つのシードにつき何回ですか？", "At every update W goes back to its initial value. How often is a seed's initial value drawn?"),
        Mistake("drawn_only_in_the_steps", lambda seeds, x, *rest: _seeds(seeds, x, *rest, each_step=lambda W, seed: _drawn(seed, x)), "内側のループで引いているので、更新のたびに初期値に戻ります。初期値を引くのは、どのループの、どこですか？", "W is drawn in the inner loop, so that each update begins anew. In which loop, and where in it, should it be drawn?"),
        Mistake("only_first_seed", partial(_returned_early, keep_last=True), "最初のシードの結果しかなく、残りは0のままです。return が、外側のループの中に入っていませんか？", "There are results of the first seed only; the rest is still 0. Is the return inside the outer loop?"),
        Mistake("returned_in_the_steps", partial(_returned_early, keep_last=False), "最初のシードの first しか記録されていません。return が、内側のループの中に入っていませんか？", "Nothing but the first of the first seed is recorded. Is the return inside the inner loop?"),
        Mistake("counted", lambda seeds, x, *rest: _seeds(list(range(len(seeds))), x, *rest, begin=lambda W, seed: _drawn(seed, x)), "シードが 0, 1, 2, … になっています。k は番号です。k 番目のシードは？", "Your seeds are 0, 1, 2, … But k only counts them: what is the seed at place k?"),
        Mistake("an_update_for_each_seed", _so_many_updates(lambda seeds, x, steps: len(seeds)), "first は合っています。更新の回数が、シードの数と同じになっています。内側のループの回数を決める引数は？", "first is right. There are as many updates as seeds. Which argument says how often the inner loop runs?"),
        Mistake("an_update_for_each_sample", _so_many_updates(lambda seeds, x, steps: len(x)), "first は合っています。更新の回数が、サンプルの数と同じになっています。内側のループの回数を決める引数は？", "first is right. There are as many updates as samples. Which argument says how often the inner loop runs?"),
        Mistake("one_update", _so_many_updates(lambda seeds, x, steps: 1), "first は合っています。last に、更新が1回分しか入っていません。内側のループは何回回りますか。last を記録するのは、何回目の更新の後ですか？", "first is right. last has had one update only. How often does the inner loop run, and after which update is last recorded?"),
        Mistake("no_update", _so_many_updates(lambda seeds, x, steps: 0), "first は合っています。last が first と同じです。last を記録する前に、o は計算し直されていますか？", "first is right. last is the same as first. Has o been computed again before last is recorded?"),
        Mistake("one_update_less", _so_many_updates(lambda seeds, x, steps: steps - 1), "first は合っています。last には、更新が1回足りません。最後の更新の後で、o を計算し直していますか。`range` は何回回りますか？", "first is right. last is one update short. Is o computed again after the last update? And how often does your `range` run?"),
        Mistake("one_update_more", _so_many_updates(lambda seeds, x, steps: steps + 1), "first は合っています。last には、更新が1回多く入っています。`range` は何回回りますか？", "first is right. last has one update too many. How often does your `range` run?"),
        Mistake("one_generator", _one_generator, "シードごとに違う初期値になりましたが、2番目からは、そのシードの初期値ではありません。乱数生成器は、どのシードで作られていますか？", "The starts differ now, but from the second on they are not those of their seeds. With which seed is the generator made?"),
    ),
    hints=(
        ("2番目のシードの first を、最初のシードの last と比べてください。", "Compare first of the second seed with last of the first seed."),
        ("2番目から後のシード `seeds[k]` は、どこで使われていますか？　W が初期値に戻るのは、いつですか？", "Where are the seeds after the first, `seeds[k]`, used? When does W go back to an initial value?"),
        ("`W = …` の行を外側のループの中の最初に移し、`seeds[0]` を `seeds[k]` にします。", "Move the line `W = …` into the outer loop, to its beginning, with `seeds[k]` in place of `seeds[0]`."),
    ),
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
)  # fmt: skip

# ---- many networks at once


def _many(rng: Generator, runs: int, samples: int, inputs: int, outputs: int, epsilon: float, steps: int) -> tuple[Any, ...]:
    W, b, x = decimals(rng, runs, inputs, outputs), decimals(rng, runs, outputs), decimals(rng, samples, inputs)
    return W, b, x, rng.integers(0, 2, (samples, outputs)).astype(float), epsilon, steps


def _many_by_loops(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    """One run after the other, by nudging."""
    runs = [_one_by_loops(weights, biases, x, t, epsilon, steps) for weights, biases in zip(W, b, strict=True)]
    return [W for W, _, _ in runs], [b for _, b, _ in runs], [E for _, _, E in runs]


def _one_by_loops(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    def E(W: Any, b: Any) -> Any:
        return loops.loss(t, loops.layer(x, W, b))

    for _ in range(steps):
        slope_W, slope_b = loops.slope(partial(E, b=b), W), loops.slope(partial(E, W), b)
        W, b = W - epsilon * slope_W, b - epsilon * slope_b
    return W, b, E(W, b)


def _slope(o: Any) -> Any:
    return o * (1 - o)


def _train_many(
    W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int, *,
    dot: Callable[[Any, Any], Any] = np.matmul, dot_back: Callable[[Any, Any], Any] = np.matmul,
    lift: Callable[[Any], Any] = lambda b: b[:, None, :], slope: Callable[[Any], Any] = _slope,
    over_W: Callable[[Any], Any] = lambda delta_W: delta_W, over_b: Callable[[Any], Any] = lambda delta_u: delta_u.sum(axis=1),
    E: Callable[[Any], Any] = lambda squares: 0.5 * squares.sum(axis=(1, 2)), b_after_W: bool = False, stale: bool = False, fresh_E: bool = False,
    sigmoid: Callable[[Any], Any] = lambda u: 1 / (1 + np.exp(-u)),
) -> tuple[Any, Any, Any]:  # fmt: skip
    """A training with one thing wrong."""
    o = sigmoid(dot(x, W) + lift(b))
    for _ in range(steps):
        delta_u = (o - t) * slope(o)
        W = W - epsilon * over_W(dot_back(x.T, delta_u))
        if b_after_W:
            o = sigmoid(dot(x, W) + lift(b))
            delta_u = (o - t) * slope(o)
        b = b - epsilon * over_b(delta_u)
        if not stale:
            o = sigmoid(dot(x, W) + lift(b))
    if fresh_E:
        o = sigmoid(dot(x, W) + lift(b))
    return W, b, E((t - o) ** 2)


def _together(combine: Callable[..., Any]) -> Callable[..., Any]:
    """All runs get what the gradients of the runs are combined to."""

    def over_b(delta_u: Any) -> Any:
        return combine(delta_u.sum(axis=1), axis=0)

    return lambda *args: _train_many(*args, over_W=partial(combine, axis=0), over_b=over_b)


Rate = Callable[[float], float]  # ε → what a slope is multiplied with


def _rates(of_W: Rate, of_b: Rate) -> Callable[..., Any]:
    """The slopes of W and of b multiplied with something else than ε."""

    def wrong(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
        return _train_many(
            W, b, x, t, 1.0, steps, over_W=lambda delta_W: of_W(epsilon) * delta_W, over_b=lambda d: of_b(epsilon) * d.sum(axis=1)
        )  # fmt: skip

    return wrong


def _itself(epsilon: float) -> float:
    return epsilon


def _first_for_all(gradient: Any, axis: int) -> Any:
    return gradient[:1]


def _E_too_early(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    return (*_train_many(W, b, x, t, epsilon, steps)[:2], _train_many(W, b, x, t, epsilon, steps - 1)[2])


def _one_step_E_old(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    return (*_train_many(W, b, x, t, epsilon, 1)[:2], _train_many(W, b, x, t, epsilon, 0)[2])


def _in_turn(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    for n in np.tile(np.arange(len(x)), steps):
        W, b, _ = _train_many(W, b, x[n : n + 1], t[n : n + 1], epsilon, 1)
    return W, b, _train_many(W, b, x, t, epsilon, 0)[2]


def _recorded(begin: int, end: int) -> Callable[..., Any]:
    """E of many updates in place of the last."""

    def wrong(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
        E = [_train_many(W, b, x, t, epsilon, k)[2].tolist() for k in range(begin, steps + end)]
        return (*_train_many(W, b, x, t, epsilon, steps)[:2], E)

    return wrong


_RECORDED = (
    "W, b は合っています。E を、更新のたびに記録しています。求めるのは、そのうちのどれですか？",
    "W and b are right. There is an E for every update. Which of them is asked for?",
)


def _only_first_run(W: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> tuple[Any, Any, Any]:
    new_W, new_b, E = _train_many(W[:1], b[:1], x, t, epsilon, steps)
    _, _, E_left = _train_many(W[1:], b[1:], x, t, epsilon, 0)
    return np.concatenate([new_W, W[1:]]), np.concatenate([new_b, b[1:]]), np.concatenate([E, E_left])


TRAIN_MANY = Exercise(
    name="train_many",
    lesson=3,
    asked=("たくさんのネットワークを一度に学習させる", "train many networks at once"),
    spec=_many_by_loops,
    draws=(
        lambda rng: _many(rng, 2, 2, 2, 2, 0.7, 3),
        lambda rng: _many(rng, 4, 5, 2, 3, 0.4, 2),
        lambda rng: _many(rng, 5, 3, 4, 2, 1.2, 4),
    ),
    mistakes=(
        Mistake("summed_over_runs", _together(np.sum), "勾配をネットワークについて合計し、どのネットワークも同じだけ動かしています。1つのネットワークの誤差が、別のネットワークの重みを動かしてよいでしょうか？", "The gradients are summed over the networks, and all move alike. Should the errors of one network move the weights of another?"),
        Mistake("mean_over_runs", _together(np.mean), "勾配をネットワークについて平均し、どのネットワークも同じだけ動かしています。それぞれ別々に学習するのではありませんか？", "The gradients are averaged over the networks, and all move alike. Shouldn't each learn by itself?"),
        Mistake("first_run_for_all", _together(_first_for_all), "最初のネットワークの勾配で、全部を更新しています。勾配は、ネットワークごとに違いませんか？", "All are updated with the gradient of the first network. Doesn't each network have a gradient of its own?"),
        Mistake("b_shared", lambda *args: _train_many(*args, over_b=lambda d: d.sum(axis=(0, 1))), "Δb を、サンプルだけでなくネットワークについても合計しています。δᵘ (R, N, m) のうち、消えるべき軸はどれですか？", "Δb is summed over the networks as well as over samples. Which axis of δᵘ, (R, N, m), should vanish?"),
        Mistake("only_first_run", _only_first_run, "学習しているのは最初のネットワークだけです。残りはどこで更新しますか？", "Only the first network learns. Where are the others updated?"),
        Mistake("b_to_samples", lambda *args: _train_many(*args, lift=lambda b: b), "`x @ W + b` の形を書き出してください。(R, N, m) + (R, m) では、b の R は、どの軸にそろえられますか？", "Write down the shapes in `x @ W + b`: in (R, N, m) + (R, m), with which axis is the R of b lined up?"),
        Mistake("np_dot", lambda *args: _train_many(*args, dot=np.dot, dot_back=np.dot), "`np.dot` を使っていませんか。`np.dot(x, W)` の形を表示してみてください。R は何番目の軸にありますか。`@` なら？", "Do you use `np.dot`? Print the shape of `np.dot(x, W)`: which axis is R? And with `@`?"),
        Mistake("np_dot_forward", lambda *args: _train_many(*args, dot=np.dot), "`x` と `W` の積に `np.dot` を使っていませんか。その形を表示してみてください。R は何番目の軸にありますか。`@` なら？", "Do you multiply `x` and `W` with `np.dot`? Print the shape: which axis is R? And with `@`?"),
        Mistake("np_dot_back", lambda *args: _train_many(*args, dot_back=np.dot), "ΔW に `np.dot` を使っていませんか。`np.dot(x.T, delta_u)` の形を表示してみてください。R は何番目の軸にありますか。`@` なら？", "Do you use `np.dot` for ΔW? Print the shape of `np.dot(x.T, delta_u)`: which axis is R? And with `@`?"),
        Mistake("b_summed_over_runs", lambda *args: _train_many(*args, over_b=lambda d: d.sum(axis=0)), "Δb で、サンプルではなくネットワークの軸を合計しています。δᵘ の形 (R, N, m) で、サンプルの軸は何番目ですか？", "For Δb you sum over networks, not over samples. In δᵘ, of shape (R, N, m), which axis is that of the samples?"),
        Mistake("b_summed_over_outputs", lambda *args: _train_many(*args, over_b=lambda d: d.sum(axis=2)), "Δb で、サンプルではなく出力の軸を合計しています。δᵘ の形 (R, N, m) で、サンプルの軸は何番目ですか？", "For Δb you sum over outputs, not over samples. In δᵘ, of shape (R, N, m), which axis is that of the samples?"),
        Mistake("b_mean", lambda *args: _train_many(*args, over_b=lambda d: d.mean(axis=1)), "Δb だけ、サンプルについて平均しています。ΔW は合計です。E は、平均でしたか、合計でしたか？", "Δb alone is a mean over samples; ΔW is a sum. Is E a mean or a sum?"),
        Mistake("W_mean", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon, steps, over_W=lambda d: d / len(x)), "ΔW だけ、サンプルについて平均しています。Δb は合計です。E は、平均でしたか、合計でしたか？", "ΔW alone is a mean over samples; Δb is a sum. Is E a mean or a sum?"),
        Mistake("b_left", lambda *args: _train_many(*args, over_b=lambda d: 0 * d.sum(axis=1)), "b が動いていません。学習するのは重みだけですか？", "b does not move. Is it only the weights that learn?"),
        Mistake("W_left", lambda *args: _train_many(*args, over_W=lambda d: 0 * d), "W が動いていません。学習するのはバイアスだけですか？", "W does not move. Is it only the biases that learn?"),
        Mistake("neither_moves", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon, 0), "W も b も動いていません。更新した値は、どの変数に入っていますか。返しているのは？", "Neither W nor b moves. Which variables hold the updated values, and which do you return?"),
        Mistake("b_after_W", lambda *args: _train_many(*args, b_after_W=True), "b の勾配を、更新した後の W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？", "The gradient of b is computed with the new W. Are all gradients there before anything is updated?"),
        Mistake("slope_forgotten", lambda *args: _train_many(*args, slope=lambda o: 1.0), "δᵘ から抜けているものがあります。o から u へ戻るときに掛けるものは？", "Something is missing from δᵘ. What is multiplied in on the way from o back to u?"),
        Mistake("slope_at_o", lambda *args: _train_many(*args, slope=lambda o: _slope(1 / (1 + np.exp(-o)))), "σ′ に o を入れています。o(1 − o) の o は、すでに σ(u) ではありませんか？", "σ′ is taken at o. Isn't the o in o(1 − o) already σ(u)?"),
        Mistake("uphill", lambda *args: _train_many(*args, slope=lambda o: -_slope(o)), "E が増えていきます。δᵒ の符号と、更新の符号は、それぞれ何ですか？", "E grows. What are the signs of δᵒ and of the update?"),
        Mistake("uphill_in_W", _rates(lambda epsilon: -epsilon, _itself), "W の更新の向きが逆です（b の向きは合っています）。W の更新の符号は何ですか？", "W moves the wrong way (b does not). What is the sign in the update of W?"),
        Mistake("uphill_in_b", _rates(_itself, lambda epsilon: -epsilon), "b の更新の向きが逆です（W の向きは合っています）。b の更新の符号は何ですか？", "b moves the wrong way (W does not). What is the sign in the update of b?"),
        Mistake("doubled", _rates(lambda epsilon: 2 * epsilon, lambda epsilon: 2 * epsilon), "勾配が2倍になっています。E を微分したとき、頭の ½ はどうなりますか？", "The gradient is twice as large as it should be. When E is differentiated, what becomes of the ½ in front of it?"),
        Mistake("mean", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon / len(x), steps), "勾配をサンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？", "The gradient is averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("mean_of_all", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon / t.size, steps), "勾配を、サンプルと出力の数で割っています。この講義の E は、平均でしたか、合計でしたか？", "The gradient is divided by the number of samples and outputs. In this lecture, is E a mean or a sum?"),
        Mistake("mean_everywhere", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon / len(x), steps, E=lambda squares: 0.5 * squares.sum(axis=2).mean(axis=1)), "勾配も E も、サンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？", "The gradient and E are both averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("epsilon_twice", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon**2, steps), "ε が2回掛かっています。ΔW, Δb には、もう ε が入っていますか？", "ε is multiplied in twice. Is there an ε in ΔW and Δb already?"),
        Mistake("epsilon_twice_in_W", _rates(lambda epsilon: epsilon**2, _itself), "W の更新に、ε が2回掛かっています。ΔW には、もう ε が入っていますか？", "In the update of W, ε is multiplied in twice. Is there an ε in ΔW already?"),
        Mistake("epsilon_twice_in_b", _rates(_itself, lambda epsilon: epsilon**2), "b の更新に、ε が2回掛かっています。Δb には、もう ε が入っていますか？", "In the update of b, ε is multiplied in twice. Is there an ε in Δb already?"),
        Mistake("no_epsilon", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, 1.0, steps), "ε が使われていません。一歩の大きさは、どこで決まりますか？", "ε is not used. What decides how long a step is?"),
        Mistake("no_epsilon_in_W", _rates(lambda epsilon: 1.0, _itself), "W の更新で、ε が使われていません。W の一歩の大きさは、どこで決まりますか？", "ε is not used in the update of W. What decides how far W moves?"),
        Mistake("no_epsilon_in_b", _rates(_itself, lambda epsilon: 1.0), "b の更新で、ε が使われていません。b の一歩の大きさは、どこで決まりますか？", "ε is not used in the update of b. What decides how far b moves?"),
        Mistake("no_epsilon_uphill", _rates(lambda epsilon: -1.0, lambda epsilon: -1.0), "E が増えていきます。しかも、ε が使われていません。更新の符号は何ですか。一歩の大きさは、どこで決まりますか？", "E grows, and ε is not used. What is the sign of the update, and what decides how long a step is?"),
        Mistake("mean_uphill", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, -epsilon / len(x), steps), "E が増えていきます。しかも、勾配をサンプルについて平均しています。更新の符号は何ですか。E は、平均でしたか、合計でしたか？", "E grows, and the gradient is averaged over samples. What is the sign of the update? And is E a mean or a sum?"),
        Mistake("stale", lambda *args: _train_many(*args, stale=True), "o を最初に1回計算しただけで、更新の後に計算し直していません。W, b が変わると、o はどうなりますか？", "o is computed only once. What happens to it when W and b change?"),
        Mistake("stale_but_in_E", lambda *args: _train_many(*args, stale=True, fresh_E=True), "E は新しい o で計算していますが、ループの中の o が、最初に計算したままです。W, b が変わると、o はどうなりますか？", "E is computed with a new o, but inside the loop o is still what it was at first. What happens to it when W and b change?"),
        Mistake("one_step", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon, 1), "W と b の更新が、1回分しかありません。return がループの中に入っていませんか。または、どの更新も、最初の W, b から始めていませんか？", "W and b have had one update only. Is the return inside the loop? Or does every update begin again from the first W and b?"),
        Mistake("one_step_E_old", _one_step_E_old, "W と b の更新が1回分しかなく、E はその更新の前のものです。return がループの中に入っていませんか。または、どの更新も、最初の W, b から始めていませんか？", "W and b have had one update only, and E is from before it. Is the return inside the loop? Or does every update begin again from the first W and b?"),
        Mistake("one_update_less", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon, steps - 1), "更新が1回足りません。`range` は、どこから始まって、どこで終わりますか？", "There is one update too few. Where does your `range` begin, and where does it end?"),
        Mistake("one_update_more", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, epsilon, steps + 1), "W と b が、1回余分に更新されています。ループの中と外を合わせて、更新は何回ですか？", "W and b have had one update too many. How many are there, in the loop and outside it?"),
        Mistake("in_turn", _in_turn, "サンプルごとに更新しています。1回の更新に入る勾配は、1つのサンプルの分ですか、全サンプルの分ですか？", "You update after every sample. Which samples' gradients are to go into one update?"),
        Mistake("b_not_in_u", lambda *args: _train_many(*args, lift=lambda b: 0 * b[:, None, :]), "線形和 u に、b が入っていません。o を計算している所は、いくつありますか。どこかで b が抜けていませんか？", "There is no b in the linear sum u. In how many places do you compute o, and is b missing in one of them?"),
        Mistake("minus_first_only", lambda *args: _train_many(*args, lift=lambda b: -b[:, None, :]), "u の中で、b の符号が逆です。`np.exp(-x @ W + b)` と書くと、マイナスはどこまで掛かりますか？", "In u, b has the wrong sign. In `np.exp(-x @ W + b)`, how far does the minus reach?"),
        Mistake("brackets", lambda *args: _train_many(*args, sigmoid=lambda u: 1 / 1 + np.exp(-u)), "o が1より大きくなっています。`1 / 1 + np.exp(-u)` では、割り算と足し算のどちらが先ですか？", "Your o are larger than 1. In `1 / 1 + np.exp(-u)`, which comes first, the division or the addition?"),
        Mistake("E_too_early", _E_too_early, "W, b は合っています。E は、最後の更新の前の o で計算されていませんか？", "W and b are right. Is E computed with the o from before the last update?"),
        Mistake("E_after_each_update", _recorded(1, 1), *_RECORDED),
        Mistake("E_before_each_update", _recorded(0, 0), *_RECORDED),
        Mistake("E_from_the_beginning", _recorded(0, 1), *_RECORDED),
        Mistake("E_after_one_update_more", _recorded(1, 2), *_RECORDED),
        Mistake("E_summed_over_runs", lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.sum()), "W, b は合っています。E をネットワークについても合計しています。E は、全部でいくつあるはずですか？", "W and b are right. E is summed over the networks, too. How many E should there be?"),
        Mistake("E_of_each_output", lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.sum(axis=1)), "W, b は合っています。E が出力ごとに分かれています。まだ合計していない軸は？", "W and b are right. There is an E for each output. Over which axis have you not summed yet?"),
        Mistake("E_of_each_sample", lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.sum(axis=2)), "W, b は合っています。E がサンプルごとに分かれています。まだ合計していない軸は？", "W and b are right. There is an E for each sample. Over which axis have you not summed yet?"),
        Mistake("E_mean", lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.sum(axis=2).mean(axis=1)), "W, b は合っています。E をサンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？", "W and b are right. E is averaged over samples. In this lecture, is it a mean or a sum?"),
        Mistake("E_mean_over_outputs", lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.mean(axis=2).sum(axis=1)), "W, b は合っています。E を出力について平均しています。この講義の E は、平均でしたか、合計でしたか？", "W and b are right. E is averaged over outputs. In this lecture, is it a mean or a sum?"),
        Mistake("E_mean_over_outputs_half_forgotten", lambda *args: _train_many(*args, E=lambda squares: squares.mean(axis=2).sum(axis=1)), "W, b は合っています。E を出力について平均していて、頭に付くものもありません。E は、平均でしたか、合計でしたか。頭には何が付きますか？", "W and b are right. E is averaged over outputs, and something in front of it is missing. Is it a mean or a sum, and what is in front?"),
        Mistake("E_mean_over_both", lambda *args: _train_many(*args, E=lambda squares: 0.5 * squares.mean(axis=(1, 2))), "W, b は合っています。E をサンプルと出力の両方について平均しています。この講義の E は、平均でしたか、合計でしたか？", "W and b are right. E is averaged over both samples and outputs. In this lecture, is it a mean or a sum?"),
        Mistake("E_mean_square", lambda *args: _train_many(*args, E=lambda squares: squares.mean(axis=(1, 2))), "W, b は合っています。E が、2乗誤差のただの平均になっています。この講義の E は、平均でしたか、合計でしたか。頭には何が付きますか？", "W and b are right. Your E is the plain mean of the squares. In this lecture, is E a mean or a sum, and what is in front of it?"),
        Mistake("E_mean_half_forgotten", lambda *args: _train_many(*args, E=lambda squares: squares.sum(axis=2).mean(axis=1)), "W, b は合っています。E をサンプルについて平均していて、頭に付くものもありません。E は、平均でしたか、合計でしたか。頭には何が付きますか？", "W and b are right. E is averaged over samples, and something in front of it is missing. Is it a mean or a sum, and what is in front?"),
        Mistake("half_forgotten", lambda *args: _train_many(*args, E=lambda squares: squares.sum(axis=(1, 2))), "W, b は合っています。E の頭に何が付いていましたか？", "W and b are right. What is in front of E?"),
        Mistake("half_forgotten_everywhere", lambda W, b, x, t, epsilon, steps: _train_many(W, b, x, t, 2 * epsilon, steps, E=lambda squares: squares.sum(axis=(1, 2))), "勾配も E も2倍になっています。E の頭に何が付いていましたか？", "The gradient and E are both twice as large as they should be. What is in front of E?"),
    ),
    hints=(
        ("先頭の軸 R はネットワークの番号です。どの計算でも、この軸を残します。`x @ W` は (N, n) と (R, n, m) から (R, N, m) を作ります。",
         "The first axis, R, counts the networks: keep it throughout. `x @ W` makes (R, N, m) of (N, n) and (R, n, m)."),
        ("b (R, m) を足すには、サンプルの軸を入れて `b[:, None, :]` (R, 1, m) にします。ΔW は `x.T @ delta_u`、形は (n, N) と (R, N, m) → (R, n, m)。",
         "To add b, of shape (R, m), give it an axis for the samples: `b[:, None, :]`, (R, 1, m). ΔW is `x.T @ delta_u`: (n, N) and (R, N, m) → (R, n, m)."),
        ("Δb は `delta_u.sum(axis=1)`。更新を `steps` 回したら、o をもう一度計算し、2乗の合計を `axis=(1, 2)` でとって E を求めます。",
         "Δb is `delta_u.sum(axis=1)`. After `steps` updates compute o once more, and sum the squares with `axis=(1, 2)` for E."),
    ),
    solution="""
def train_many(W, b, x, t, epsilon, steps):
    def outputs(W, b):
        return 1 / (1 + np.exp(-(x @ W + b[:, None, :])))

    for _ in range(steps):
        o = outputs(W, b)
        delta_u = (o - t) * o * (1 - o)
        W, b = W - epsilon * x.T @ delta_u, b - epsilon * delta_u.sum(axis=1)
    return W, b, 0.5 * np.sum((t - outputs(W, b)) ** 2, axis=(1, 2))
""",
    returns=("W", "b", "E"),
)  # fmt: skip

EXERCISES = (
    SAME_SEED, ALL_ZERO, STUCK_BY_HAND, SCALE_BY_HAND, SATURATED_SHARE, INITIAL, SWAP_UNITS, FLIP_UNIT, SHARE_LEARNT, MEND_SEEDS, TRAIN_MANY,
)  # fmt: skip
