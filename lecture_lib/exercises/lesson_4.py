"""Lesson 4, convolution: from counting connections to a kernel that is trained, mask and sum included."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator

from . import loops
from .exercise import SIGN, Both, Exercise, Mistake, mean
from .loops import between, decimals


def _slide(k: Any, x: Any) -> list[float]:
    """u_j = Σ_a k_a x_{j+a}: the kernel laid on the input at every place where it fits."""
    return [sum(k[a] * x[j + a] for a in range(len(k))) for j in range(len(x) - len(k) + 1)]


def _lag(rows: int, columns: int) -> Any:
    """i − j: for which a, if for any, k_a joins input i to output j."""
    return np.subtract.outer(np.arange(rows), np.arange(columns))


def _outputs(k: Any, n: int) -> int:
    return n - len(k) + 1


# ---- predict: how many, and whether it is 0

COUNT_CONNECTIONS = Exercise(
    name="count_connections",
    lesson=4,
    asked=("接続の数と、違う重みの数を予想する", "predict how many connections and how many different weights there are"),
    spec=lambda: (12, 3),
    mistakes=(
        Mistake("dense", lambda: (24, 3), "24 は、すべての入力をすべての出力につないだ数です。1つの出力は、入力をいくつ見ていますか？", "24 would join every input to every output. How many inputs does one output look at?"),
        Mistake("dense_not_shared", lambda: (24, 24), "24 は全結合層の数です。1つの出力は、入力をいくつ見ていますか。また、ずらすたびに、カーネルは別のものに変わりますか？", "24 belongs to a dense layer. How many inputs does one output look at? And does the kernel turn into another one as it slides?"),
        Mistake("three_for_each_input", lambda: (18, 3), "どの入力からも3本出ていると数えていませんか。左端の x₁ は、いくつの出力につながっていますか？", "Three from every input? To how many outputs is x₁, at the left end, connected?"),
        Mistake("three_for_each_input_not_shared", lambda: (18, 18), "左端の x₁ は、いくつの出力につながっていますか。また、ずらすたびに、カーネルは別のものに変わりますか？", "To how many outputs is x₁, at the left end, connected? And does the kernel turn into another one as it slides?"),
        Mistake("five_outputs", lambda: (15, 3), "出力を5個と数えていませんか。カーネルが入力からはみ出してもよいことにしていませんか？", "Five outputs? Do you let the kernel hang over the end of the input?"),
        Mistake("three_outputs", lambda: (9, 3), "出力を3個と数えていませんか。カーネルを左端に置いて1つずつずらすと、置ける場所はいくつありますか？", "Three outputs? If you put the kernel at the left end and move it by one at a time, how many places are there?"),
        Mistake("one_output", lambda: (3, 3), "出力1つにつながる線だけを数えています。出力はいくつありますか？", "These are the connections of one output. How many outputs are there?"),
        Mistake("outputs_counted", lambda: (4, 3), "4 は出力の数です。出力1つには、線が何本つながっていますか？", "4 is the number of outputs. How many connections does each of them have?"),
        Mistake("inputs_counted", lambda: (6, 3), "6 は入力の数です。図に描いたら、線は何本になりますか？", "6 is the number of inputs. If you drew the picture, how many lines would it have?"),
        Mistake("not_shared", lambda: (12, 12), "(2) 12本の線の重みは、すべて別の数ですか。カーネルは、ずらすと変わりますか？", "(2) Are the weights of the 12 connections all different? Does the kernel change as it slides?"),
        Mistake("four_weights", lambda: (12, 4), "(2) 4 は、出力の数ですか、それとも接続のないところの 0 も1種類と数えましたか？", "(2) Is 4 the number of outputs, or have you counted the 0 of what is not connected?"),
        Mistake("weight_for_each_input", lambda: (12, 6), "(2) 重みは入力に1つずつ付いているのでしょうか。x₃ に掛かる数は、どの出力でも同じですか？", "(2) Does each input own a weight? Is x₃ multiplied by the same number for every output?"),
        Mistake("swapped", lambda: (3, 12), "2つの答えの順序が逆ではありませんか？", "Are the two answers the wrong way round?"),
    ),
    hints=(
        ("まず出力の数です。大きさ3のカーネルは、6個の入力の上で、何か所に置けますか？", "First the outputs: at how many places can a kernel of 3 lie on 6 inputs?"),
        ("置ける場所は 6 − 3 + 1 か所です。どの出力も、カーネルの大きさと同じ数の入力につながっています。", "There are 6 − 3 + 1 places. Each output is connected to as many inputs as the kernel is long."),
        ("接続は「出力の数 × カーネルの大きさ」本です。重みは、ずらしても変わらないので、カーネルの中の数だけです。", "Connections: outputs × size of the kernel. The weights stay the same as the kernel slides, so there are as many as in the kernel."),
    ),
    solution="count_connections = [12, 3]  # 4 × 3; k₁ k₂ k₃",
    returns=("(1)", "(2)"),
)  # fmt: skip

MISSING_GRADIENT = Exercise(
    name="missing_gradient",
    lesson=4,
    asked=("接続のないところの Δw を予想する", "predict Δw where nothing is connected"),
    spec=lambda: "b",
    mistakes=(
        Mistake("by_the_weight", lambda: "a",
                "w₅₁ がいま 0 であることと、w₅₁ を動かしても E が変わらないことは、同じでしょうか。Δw を求める式に w は出てきますか？",
                "Is w₅₁ being 0 now the same as E not changing when w₅₁ moves? Is there a w in the formula for Δw?"),
        Mistake("later", lambda: "c",
                "1回目の Δw₅₁ が 0 なら、更新しても w₅₁ は 0 のままです。では、2回目になると急に動き出すのはなぜでしょう？",
                "If Δw₅₁ is 0 the first time, w₅₁ is still 0 after the update. What would set it in motion the second time?"),
    ),
    hints=(
        ("全結合層とみなして計算しています。この計算は、どこに接続がないかを知りません。", "It is computed as for a dense layer. This computation does not know where nothing is connected."),
        ("全結合層の勾配は、入力と δᵘ だけから決まります。", "The gradient of a dense layer comes from the input and from δᵘ alone."),
        ("Δw₅₁ = x₅ δᵘ₁ です。x₅ = 2、δᵘ₁ = −0.1 を入れてみてください。", "Δw₅₁ = x₅ δᵘ₁. Put in x₅ = 2 and δᵘ₁ = −0.1."),
    ),
    solution='missing_gradient = "b"  # x₅ δᵘ₁ = 2 × (−0.1)',
)  # fmt: skip

# ---- by hand: x = (2, 1, −1, 0.4, 2), k = (1, −2, 0.5)

_X, _K = np.array([2.0, 1.0, -1.0, 0.4, 2.0]), np.array([1.0, -2.0, 0.5])


def _padded(left: int, right: int) -> Any:
    return np.pad(_X, (left, right))


CONVOLVE_BY_HAND = Exercise(
    name="convolve_by_hand",
    lesson=4,
    asked=("畳み込みを手で計算する", "compute a convolution by hand"),
    spec=lambda: _slide(_K, _X),
    mistakes=(
        Mistake("flipped", lambda: _slide(_K[::-1], _X), "カーネルを裏返していませんか。この講義では、k₁ は重なった入力のうち、左端と右端のどちらに掛かりますか？", "Have you flipped the kernel? In this lecture, of the inputs it lies on, does k₁ go with the left end or with the right?"),
        Mistake("padded", lambda: _slide(_K, _padded(1, 1)), "パディングはないのに、出力が5個あります。カーネルが入力からはみ出す場所も数えていませんか？", "There is no padding here, but there are five outputs. Have you let the kernel hang over the ends?"),
        Mistake("padded_fully", lambda: _slide(_K, _padded(2, 2)), "パディングはないのに、出力が7個あります。少しでも重なれば数える、としていませんか？", "There is no padding here, but there are seven outputs. Does a place count as soon as anything overlaps?"),
        Mistake("padded_on_the_right", lambda: _slide(_K, _padded(0, 2)), "カーネルが右の端からはみ出しています。カーネルの全部が入力に重なる場所は、いくつありますか？", "The kernel hangs over the right end. At how many places does all of it lie on the input?"),
        Mistake("wrapped", lambda: _slide(_K, np.append(_X, _X[:2])), "右の端まで来て、左の端に戻っていませんか。入力は輪になっていますか？", "At the right end, do you go on at the left? Is the input a ring?"),
        Mistake("begun_late", lambda: _slide(_K, _padded(0, 1))[1:], "1つ右から始めていませんか。左端に置いたとき、k₁ はどの入力に掛かりますか？", "Do you begin one place too far right? At the left end, which input does k₁ meet?"),
        Mistake("begun_early", lambda: _slide(_K, _padded(1, 0))[:3], "カーネルが左の端からはみ出したところから始めていませんか。k₁ が最初に掛かるのは、どの入力ですか？", "Do you begin with the kernel hanging over the left end? Which input does k₁ meet first?"),
        Mistake("stride_of_two", lambda: _slide(_K, _X)[::2], "出力が2個しかありません。カーネルを一度にいくつずらしましたか？", "There are only two outputs. By how many places did you move the kernel?"),
        Mistake("first_place_only", lambda: _slide(_K, _X)[0], "最初の場所だけです。カーネルをずらした先は？", "This is the first place only. What about those the kernel slides to?"),
        Mistake("summed", lambda: sum(_slide(_K, _X)), "すべての場所の値を足して、1つの数にしています。1つの出力は、いくつの場所から決まりますか？", "You have added up all places. How many places does one output come from?"),
        Mistake("minus_lost", lambda: _slide(abs(_K), _X), "k₂ のマイナスは、どこへ行きましたか？", "Where has the minus of k₂ gone?"),
        Mistake("minus_of_x_lost", lambda: _slide(_K, abs(_X)), "x₃ のマイナスは、どこへ行きましたか？", "Where has the minus of x₃ gone?"),
        Mistake("minus_times_minus", lambda: _slide(_K, _X) - np.array([0.0, 4.0, 0.0]), "u₁ と u₃ は合っています。u₂ には、マイナスどうしの積がありませんか？", "u₁ and u₃ are right. Is there a minus times a minus in u₂?"),
        Mistake("products", lambda: _K * _X[:3], "最初の場所で重なった積が並んでいます。それらをどうすると u₁ になりますか？", "These are the products at the first place. What makes one u₁ of them?"),
        Mistake("last_weight_forgotten", lambda: _slide(_K[:2], _X[:-1]), "重なるのは3組です。k₃ も掛けて足しましたか？", "Three pairs lie on top of each other. Is k₃ in your sum?"),
    ),
    hints=(
        ("カーネルを左端に合わせ、上下に重なった3組をそれぞれ掛けて、足します。裏返しません。", "Put the kernel at the left end, multiply the three pairs that lie on top of each other, and add. Nothing is flipped."),
        ("u₁ = 1·2 + (−2)·1 + 0.5·(−1) です。カーネルを1つ右へずらして、同じことをします。", "u₁ = 1·2 + (−2)·1 + 0.5·(−1). Move the kernel one place to the right, and do the same."),
        ("u₂ = 1·1 + (−2)·(−1) + 0.5·0.4 です。u₃ では、カーネルの右端が入力の右端に届きます。", "u₂ = 1·1 + (−2)·(−1) + 0.5·0.4. At u₃ the right end of the kernel has come to the right end of the input."),
    ),
    solution="convolve_by_hand = [-0.5, 3.2, -0.8]",
    returns=("[u₁, u₂, u₃]",),
)  # fmt: skip

# ---- implement: the mask, and the matrix of a kernel


def _mask(m: int, n: int) -> Any:
    return [[j <= i < j + m for j in range(n - m + 1)] for i in range(n)]


def _within(m: int, lag: Any) -> Any:
    return (lag >= 0) & (lag < m)


MASK = Exercise(
    name="mask",
    lesson=4,
    asked=("マスクを実装する", "implement the mask"),
    spec=_mask,
    draws=(lambda rng: (2, 4), lambda rng: (3, 7), lambda rng: (4, 5), lambda rng: (4, 9)),
    mistakes=(
        Mistake("transposed", lambda m, n: np.transpose(_mask(m, n)), "行と列が入れ替わっています。この講義の W では、入力は行ですか、列ですか？", "Rows and columns have changed places. In the W of this lecture, is an input a row or a column?"),
        Mistake("other_side", lambda m, n: _within(m, -_lag(n, n - m + 1)), "帯が対角線の反対側にあります。出力 0 は、入力 0 のほかに、どの入力を見ていますか？", "The band is on the wrong side of the diagonal. Besides input 0, which inputs does output 0 look at?"),
        Mistake("both_sides", lambda m, n: abs(_lag(n, n - m + 1)) < m, "帯が対角線の両側にあります。カーネルは、出力 j の位置から左へも伸びていますか？", "The band lies on both sides of the diagonal. Does the kernel reach to the left of place j as well?"),
        Mistake("diagonal_only", lambda m, n: _lag(n, n - m + 1) == 0, "対角線だけが True です。1つの出力が見る入力は1つですか？", "Only the diagonal is True. Does an output look at one input only?"),
        Mistake("all_below", lambda m, n: _lag(n, n - m + 1) >= 0, "対角線から下がすべて True です。出力 0 は、いちばん下の入力まで見ますか？", "All below the diagonal is True. Does output 0 look as far as the last input?"),
        Mistake("all_above", lambda m, n: _lag(n, n - m + 1) <= 0, "対角線から上がすべて True です。最後の出力は、入力 0 まで見ますか？", "All above the diagonal is True. Does the last output look as far back as input 0?"),
        Mistake("too_wide", lambda m, n: _within(m + 1, _lag(n, n - m + 1)), "1つの列に True が多すぎます。範囲の終わりは `<` ですか、`<=` ですか？", "A column has one True too many. At the end of the range, is it `<` or `<=`?"),
        Mistake("too_narrow", lambda m, n: _within(m - 1, _lag(n, n - m + 1)), "1つの列に True が足りません。`range` の終わりの数は、範囲に入りますか？", "A column has one True too few. Is the number at which a `range` ends part of it?"),
        Mistake("one_off", lambda m, n: _within(m, _lag(n, n - m + 1) - 1), "帯が1つ下にずれています。出力 0 が見る最初の入力の番号は？", "The band is one row too low. What is the number of the first input that output 0 looks at?"),
        Mistake("wrapped", lambda m, n: _within(m, _lag(n, n) % n), "カーネルが下の端から上の端へ回り込んでいます。出力はいくつのはずですか？", "The kernel leaves at the bottom and comes in at the top. How many outputs should there be?"),
        Mistake("square", lambda m, n: _within(m, _lag(n, n)), "列が入力の数だけあります。カーネルが下の端からはみ出す列も、出力と呼べますか？", "There is a column for each input. Is one where the kernel hangs over the end an output?"),
        Mistake("padded", lambda m, n: _within(m, _lag(n, n) + (m - 1) // 2), "正方形で、帯が対角線の両側にあります。パディングのあるときのマスクではありませんか？", "It is square, with the band around the diagonal. Have you made the mask of a layer with padding?"),
        Mistake("not_slid", lambda m, n: np.tile(np.arange(n)[:, None] < m, n - m + 1), "どの出力も、はじめの m 個の入力を見ています。隣の出力へ移ると、カーネルは……？", "Every output looks at the first m inputs. What happens to the kernel from one output to the next?"),
        Mistake("last_rows_empty", lambda m, n: _within(m, _lag(n, n - m + 1)) & (np.arange(n)[:, None] < n - m + 1), "下の方の行が空です。行はいくつありますか。どのループも `n - m + 1` までになっていませんか？", "The last rows are empty. How many rows are there? Do all your loops end at `n - m + 1`?"),
        Mistake("last_column_empty", lambda m, n: _within(m, _lag(n, n - m + 1)) & (np.arange(n - m + 1) < n - m), "最後の列が空です。`range` はどこで終わりますか？", "The last column is empty. Where does your `range` end?"),
        Mistake("diagonal_left_out", lambda m, n: _within(m - 1, _lag(n, n - m + 1) - 1), "対角線が抜けています。帯の始まりは `<` ですか、`<=` ですか（行の番号で書いたなら、j からですか、j + 1 からですか）？", "The diagonal is left out. Is it `<` or `<=` at the beginning of the band? (If you count rows: from j on, or from j + 1?)"),
        Mistake("end_does_not_move", lambda m, n: (_lag(n, n - m + 1) >= 0) & (np.arange(n)[:, None] < m), "どの列も m 行目で終わっています。カーネルが動くとき、動くのは左端だけですか？", "Every column ends at the same row. As the kernel slides, does only its beginning move?"),
        Mistake("output_too_few", lambda m, n: _within(m, _lag(n, n - m)), "列が1つ足りません。m = 2、n = 4 のとき、カーネルを置ける場所はいくつありますか？", "A column is missing. For m = 2 and n = 4, how many places are there for the kernel?"),
        Mistake("inverted", lambda m, n: ~_within(m, _lag(n, n - m + 1)), "True と False が逆です。True は、接続のあるところですか、ないところですか？", "True and False have changed places. Does True stand for a connection, or for its absence?"),
        Mistake("everywhere", lambda m, n: np.ones((n, n - m + 1), bool), "どこもかしこも True です。これは全結合層とどう違いますか（`[[0] * 3] * n` で作った n 個の行は、実は同じ1つの行です）？", "It is True everywhere (the n rows of `[[0] * 3] * n` are one and the same row). How does this differ from a dense layer?"),
        Mistake("nowhere", lambda m, n: np.zeros((n, n - m + 1), bool), "どこにも接続がありません。True を書き込む行は、実行されていますか？", "Nothing is connected. Is the line that writes True ever reached?"),
    ),
    hints=(
        ("m = 2、n = 4 のときのネットワークを紙に描いて、線のあるところを表に書き込んでみます。", "Draw the network for m = 2 and n = 4 on paper, and enter its connections in a table."),
        ("出力 j が見る入力は、j から始まる m 個です。行の番号 i と列の番号 j の差に注目します。", "Output j looks at m inputs, of which j is the first. Look at the difference of the row i and the column j."),
        ("i − j が 0 以上、m 未満のところが True です。二重のループでも、`np.arange(n)[:, None]` と `np.arange(n - m + 1)` の引き算でも書けます。", "It is True where i − j is at least 0 and less than m: two loops, or the difference of `np.arange(n)[:, None]` and `np.arange(n - m + 1)`."),
    ),
    solution="""
def mask(m, n):
    lag = np.arange(n)[:, None] - np.arange(n - m + 1)  # i − j
    return (0 <= lag) & (lag < m)
""",
    returns=("mask",),
)  # fmt: skip


def _kernel_and_n(rng: Generator, m: int, n: int) -> tuple[Any, int]:
    return decimals(rng, m), n


def _dense_weights(k: Any, n: int) -> list[list[float]]:
    m, zero = len(k), 0.0
    return [[k[i - j] if j <= i < j + m else zero for j in range(n - m + 1)] for i in range(n)]


def _placed(k: Any, lag: Any) -> Any:
    """k_a wherever the lag is a, 0 elsewhere."""
    return np.where(_within(len(k), lag), k[np.clip(lag, 0, len(k) - 1)], 0.0)


def _correct_weights(k: Any, n: int) -> Any:
    return _placed(k, _lag(n, _outputs(k, n)))


DENSE_WEIGHTS = Exercise(
    name="dense_weights",
    lesson=4,
    asked=("畳み込みを全結合層の行列にする", "write a convolution as the matrix of a dense layer"),
    spec=_dense_weights,
    draws=(lambda rng: _kernel_and_n(rng, 2, 4), lambda rng: _kernel_and_n(rng, 3, 7), lambda rng: (rng.permutation(5)[:4] + 1.0, 5)),
    mistakes=(
        Mistake("flipped", lambda k, n: _placed(k[::-1], _lag(n, _outputs(k, n))), "列の中で、カーネルが上下逆です。出力 0 を計算するとき、k₁ は、どの入力に掛かりますか？", "In each column the kernel is upside down. Which input does k₁ meet when output 0 is computed?"),
        Mistake("transposed", lambda k, n: _correct_weights(k, n).T, "行と列が入れ替わっています。`x @ W` が出力になるには、行は何の数だけ要りますか？", "Rows and columns have changed places. For `x @ W` to be the output, how many rows are needed?"),
        Mistake("transposed_and_flipped", lambda k, n: _placed(k[::-1], _lag(n, _outputs(k, n))).T, "行と列が入れ替わり、カーネルも逆向きです。1つの出力を作る数は、W の行と列のどちらに並んでいますか？", "Rows and columns have changed places, and the kernel is the wrong way round. Are the numbers behind one output in a row of W, or in a column?"),
        Mistake("other_side", lambda k, n: _placed(k, -_lag(n, _outputs(k, n))), "帯が対角線の反対側にあります。出力 0 は、入力 0 のほかに、どの入力を見ますか（`np.eye` の `k` の符号は）？", "The band is on the wrong side of the diagonal. Besides input 0, which inputs does output 0 look at? (If you use `np.eye`: what about the sign of its `k`?)"),
        Mistake("both_sides", lambda k, n: _placed(k, abs(_lag(n, _outputs(k, n)))), "帯が対角線の両側にあります。1つの列に、カーネルは何回現れるはずですか？", "The band lies on both sides of the diagonal. How often should the kernel appear in a column?"),
        Mistake("wrapped", lambda k, n: _placed(k, _lag(n, n) % n), "カーネルが下の端から上の端へ回り込んでいます。出力の数はいくつのはずですか（`np.roll` を使ったなら、何回ずらしましたか）？", "The kernel leaves at the bottom and comes in at the top. How many outputs should there be? (If you use `np.roll`: how many times?)"),
        Mistake("square", lambda k, n: _placed(k, _lag(n, n)), "列が入力の数だけあります。最後の列では、カーネルが途中で切れていませんか？", "There is a column for each input. Is all of the kernel there in the last ones?"),
        Mistake("padded", lambda k, n: _placed(k, _lag(n, n) + (len(k) - 1) // 2), "パディングのあるときの行列ではありませんか。端の列でも、カーネルの全部が見えますか？", "Have you made the matrix of a layer with padding? Can all of the kernel be seen in the first and last columns?"),
        Mistake("padded_fully", lambda k, n: _placed(k, _lag(n, n + len(k) - 1) + len(k) - 1), "列が多すぎます。カーネルが入力からはみ出す場所も、出力に数えていませんか？", "There are too many columns. Do you count places where the kernel hangs over the ends?"),
        Mistake("not_slid", lambda k, n: _placed(k, _lag(n, 1) + np.zeros(_outputs(k, n), int)), "どの列でも、カーネルがいちばん上にあります。隣の出力へ移ると、カーネルは……？", "In every column the kernel is at the top. What happens to it from one output to the next?"),
        Mistake("rows_alike", lambda k, n: np.where(_within(len(k), _lag(n, _outputs(k, n))), k[0], 0.0), "0 でないところが、すべて k₁ です。ずれた位置には、どの k が来ますか？", "Wherever it is not 0, it is k₁. Which k belongs to the other places?"),
        Mistake("first_weight_only", lambda k, n: np.where(_lag(n, _outputs(k, n)) == 0, k[0], 0.0), "k₁ しか入っていません。カーネルのほかの数は、どこに来ますか？", "There is only k₁. Where do the other numbers of the kernel go?"),
        Mistake("mask_only", lambda k, n: np.where(_within(len(k), _lag(n, _outputs(k, n))), 1.0, 0.0), "これはマスクです。接続があるところに入る数は？", "This is the mask. Which numbers belong where there is a connection?"),
        Mistake("first_output_only", lambda k, n: np.where(np.arange(_outputs(k, n)) == 0, _correct_weights(k, n), 0.0), "最初の列にしか数がありません。return がループの中に入っていませんか？", "Only the first column is filled. Is the return inside the loop?"),
        Mistake("last_output_only", lambda k, n: np.where(np.arange(_outputs(k, n)) == _outputs(k, n) - 1, _correct_weights(k, n), 0.0), "最後の列にしか数がありません。ループの中で、W を毎回作り直していませんか？", "Only the last column is filled. Is W made anew each time round the loop?"),
        Mistake("last_column_empty", lambda k, n: np.where(np.arange(_outputs(k, n)) < _outputs(k, n) - 1, _correct_weights(k, n), 0.0), "最後の列が空です。`range` はどこで終わりますか？", "The last column is empty. Where does your `range` end?"),
        Mistake("diagonal_left_out", lambda k, n: np.where(_lag(n, _outputs(k, n)) > 0, _correct_weights(k, n), 0.0), "対角線が抜けていて、k₁ がどこにもありません。帯の始まりは `<` ですか、`<=` ですか（`range` で書いたなら、0 からですか、1 からですか）？", "The diagonal is left out, so that k₁ is nowhere. Is it `<` or `<=` at the beginning of the band? (With a `range`: does it begin at 0 or at 1?)"),
        Mistake("negative_index", lambda k, n: _placed(np.roll(k[::-1], 1), _lag(n, _outputs(k, n))), "k の添字が負になっていませんか（負の添字は、後ろから数えます）。入力 i を出力 j につなぐのは、何番目の k ですか？", "Is the index of k negative, and so counted from its end? Which k joins input i to output j?"),
        Mistake("cut_to_integers", lambda k, n: np.trunc(_correct_weights(k, n)), "k の小数が切り捨てられています。0 を並べた行列は、整数の行列ではありませんか？", "The decimals of k are cut off. Is your matrix of zeros one of integers?"),
        Mistake("output_too_few", lambda k, n: _correct_weights(k, n)[:, :-1], "列が1つ足りません。カーネルを置ける場所は、いくつありますか？", "A column is missing. At how many places can the kernel lie?"),
        Mistake("last_weight_missing", lambda k, n: np.where(_lag(n, _outputs(k, n)) < len(k) - 1, _correct_weights(k, n), 0.0), "カーネルの最後の数が入っていません。`range` はどこで終わりますか？", "The last number of the kernel is missing. Where does your `range` end?"),
    ),
    hints=(
        ("`x @ W` の j 番目は、W の列 j と x の積の合計です。1つの列は、1つの出力のためのものです。", "Element j of `x @ W` comes from x and column j of W: a column is there for one output."),
        ("n 行、n − m + 1 列の 0 から始めて、列 j に、カーネルをそのままの向きで書き込みます。何行目から書きますか？", "Begin with zeros, n rows and n − m + 1 columns. Write the kernel into column j as it is. From which row on?"),
        ("列 j の、行 j から m 個分がカーネルです：`W[j:j + m, j]`。", "In column j, m places from row j on are the kernel: `W[j:j + m, j]`."),
    ),
    solution="""
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j:j + m, j] = k
    return W
""",
    returns=("W",),
)  # fmt: skip

# ---- the gradient of a kernel: by mask and sum, and by hand


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


KERNEL_GRADIENT = Exercise(
    name="kernel_gradient",
    lesson=4,
    asked=("カーネルの勾配を、全結合の ΔW から求める", "find the gradient of the kernel from the dense ΔW"),
    spec=_slope_of_kernel,
    draws=(lambda rng: _gradient_and_m(rng, 4, 2), lambda rng: _gradient_and_m(rng, 7, 3), lambda rng: _gradient_and_m(rng, 6, 5)),
    mistakes=(
        Mistake("not_masked_rows", lambda delta_W, m: delta_W.sum(axis=1), "行ごとに合計しています。1つの入力から出る接続は、すべて同じ重みですか。接続のないところも入っていませんか？", "You sum along each row. Do all connections that leave an input share one weight? And does your sum include places where nothing is connected?"),
        Mistake("not_masked_columns", lambda delta_W, m: delta_W.sum(axis=0), "列ごとに合計しています。1つの出力に入る接続は、すべて同じ重みですか。接続のないところも入っていませんか？", "You sum along each column. Do all connections that enter an output share one weight? And does your sum include places where nothing is connected?"),
        Mistake("everything_summed", lambda delta_W, m: delta_W.sum(), "全部を足しています。カーネルの数は m 個です。同じ重みを共有しているのは、どの成分どうしですか？", "You add up everything. The kernel has m numbers: which elements share one of them?"),
        Mistake("everything_masked_summed", lambda delta_W, m: _masked(delta_W, m).sum(), "マスクはできていますが、全部を1つに足しています。同じ重みを共有しているのは、どの成分どうしですか？", "It is masked, but all is added into one number. Which elements share a weight?"),
        Mistake("masked_rows", lambda delta_W, m: _masked(delta_W, m).sum(axis=1), "マスクした後、行ごとに合計しています。x₂ から出る2本の線は、同じ重みですか？", "After the mask you sum along rows. Do the two connections that leave x₂ share a weight?"),
        Mistake("masked_columns", lambda delta_W, m: _masked(delta_W, m).sum(axis=0), "マスクした後、列ごとに合計しています。1つの出力に入る線は、同じ重みですか？", "After the mask you sum along columns. Do the connections that enter one output share a weight?"),
        Mistake("mask_only", _masked, "マスクはできています。けれども、カーネルは行列ではなく m 個の数です。次は？", "It is masked. But the kernel is m numbers, not a matrix. What comes next?"),
        Mistake("not_summed", _diagonals, "共有している重みごとに、成分が並んでいます。1つの kₐ を動かすと、その並びのうちのいくつが動きますか？", "You have a row for each shared weight. If one kₐ moves, how many elements of its row move?"),
        Mistake("other_side", lambda delta_W, m: np.array([np.trace(delta_W, offset=a) for a in range(m)]), "斜めの並びを、反対側へたどっています。k₂ が入力 1 を出力 0 につなぐとき、その成分は対角線の上ですか、下ですか？", "You follow the diagonals on the wrong side. Where k₂ joins input 1 to output 0, is that element above the main diagonal, or below?"),
        Mistake("both_sides", lambda delta_W, m: np.array([sum(np.trace(delta_W, offset=o) for o in {a, -a}) for a in range(m)]), "対角線の両側を足しています。上の側に、接続はありますか？", "You add both sides of the main diagonal. Are there any connections above it?"),
        Mistake("flipped", lambda delta_W, m: _diagonals(delta_W, m).sum(axis=1)[::-1], "Δk の並ぶ順序が逆です。k₁ があるのは、どの斜めの並びですか？", "Your Δk begins with its last element. On which diagonal is k₁?"),
        Mistake("one_off", lambda delta_W, m: np.array([np.trace(delta_W, offset=-a - 1) for a in range(m)]), "斜めの並びが1本ずつ下にずれています。k₁ があるのは、どの並びですか？", "Each diagonal is one too low. On which one is k₁?"),
        Mistake("diagonal_left_out", lambda delta_W, m: np.array([a and np.trace(delta_W, offset=-a) for a in range(m)]), "Δk₁ が 0 です。対角線そのものが抜けていませんか（`<` ですか、`<=` ですか。`range` は 0 からですか、1 からですか）？", "Δk₁ is 0. Is the diagonal itself left out? (Is it `<` or `<=`? Does a `range` begin at 0 or at 1?)"),
        Mistake("first_output_only", lambda delta_W, m: delta_W[:m, 0], "最初の出力の分だけです。return がループの中に入っていませんか？", "Only the first output counts. Is the return inside the loop?"),
        Mistake("last_output_only", lambda delta_W, m: delta_W[-m:, -1], "最後の出力の分だけです。ループの中は `=` ですか、`+=` ですか？", "Only the last output counts. In your loop, is it `=` or `+=`?"),
        Mistake("output_forgotten", lambda delta_W, m: _diagonals(delta_W, m)[:, :-1].sum(axis=1), "最後の出力の分が抜けています。出力はいくつありますか（`range` の終わりは）？", "The last output is missing. How many outputs are there, and where does your `range` end?"),
        Mistake("top_rows", lambda delta_W, m: delta_W[:m].sum(axis=1), "上の m 行を合計しています。カーネルは、出力が変わっても、いつも上の m 行にありますか？", "You sum the first m rows. Does the kernel stay in these rows, whatever the output?"),
        Mistake("masked_top_rows", lambda delta_W, m: _masked(delta_W, m)[:m].sum(axis=1), "マスクはできていますが、上の m 行を行ごとに合計しています。x₂ から出る線は、すべて同じ重みですか？", "It is masked, but you sum along the first m rows. Do all connections that leave x₂ share a weight?"),
    ),
    factors=(
        SIGN.saying("符号が逆です。Δk も勾配そのものです。マイナスは、どの式で付きますか？", "The sign is the other way round. Δk, too, is the gradient itself: which formula has the minus in it?"),
        mean(lambda delta_W, m: delta_W.shape[1]).saying("共有している成分の平均になっています。kₐ を動かすと、その接続は1本ずつ動きますか、全部いっしょに動きますか？", "You take the mean over what is shared. If kₐ moves, do its connections move one at a time, or all at once?"),
        mean(lambda delta_W, m: m)._replace(name="divided_by_m", ja="m で割られています。合計を、カーネルの大きさで割る理由はありますか？", en="It is divided by m. Is there a reason to divide a sum by the size of the kernel?"),
    ),
    hints=(
        ("まず、接続のあるところだけに注目します。次に、同じ kₐ を共有しているところを探します。", "First look only at what is connected. Then find what shares the same kₐ."),
        ("kₐ は、斜めに1列に並んでいます。kₐ を動かすと、その全部が同時に動きます。", "Each kₐ lies along one diagonal. If it moves, all of that diagonal moves."),
        ("a = 0, …, m − 1 について、成分 (j + a, j) をすべての出力 j について足します。`np.trace(delta_W, offset=-a)` でも同じです。", "For a = 0, …, m − 1 add the elements (j + a, j) over all outputs j. `np.trace(delta_W, offset=-a)` does the same."),
    ),
    solution="def kernel_gradient(delta_W, m):\n    return np.array([np.trace(delta_W, offset=-a) for a in range(m)])",
    returns=("Δk",),
)  # fmt: skip

_INPUT, _SIGNAL = np.array([3.0, -2.0, 1.0, 5.0]), np.array([0.4, -0.2, 0.5])
_WINDOWS = sliding_window_view(_INPUT, 3)


def _by_hand(delta_u: Any = _SIGNAL, windows: Any = _WINDOWS, bias: Any = None, by: float = 1.0) -> tuple[Any, Any, Any]:
    """Δk₁, Δk₂, Δb; windows has a row for each a, a column for each j."""
    delta_k = by * (windows @ delta_u)
    return delta_k[0], delta_k[1], by * delta_u.sum() if bias is None else bias


def _weighted(**by: Any) -> tuple[Any, ...]:
    """Δk₁, Δk₂, Δb with their three terms multiplied by what they should not be."""
    terms = dict(zip(("k1", "k2", "b"), np.vstack([_WINDOWS, np.ones(3)]) * _SIGNAL, strict=True))
    return tuple(np.sum(by.get(name, 1.0) * three) for name, three in terms.items())


def _slips(number: str, wrong: str, others: tuple[str, str], missing: Both) -> tuple[Mistake, ...]:
    """One of the numbers with the sign of one term reversed, or of all of them, or without one term; the others are right."""
    ja, en = f"{others[0]} と {others[1]} は合っています。", f"{others[0]} and {others[1]} are right. "
    one = np.eye(3)
    return (
        Mistake(f"sign_of_{number}", lambda: _weighted(**{number: -1.0}), f"{ja}{wrong} は、全体の符号が逆です。勾配の式に、マイナスは付いていますか？", f"{en}The whole of {wrong} has the wrong sign. Is there a minus in the formula of a gradient?"),
        *(Mistake(f"sign_in_{number}_{j + 1}", lambda j=j: _weighted(**{number: 1 - 2 * one[j]}), f"{ja}{wrong} の3つの項のうち、負になるのはいくつですか？", f"{en}How many of the three terms in {wrong} are negative?") for j in range(3)),
        *(Mistake(f"missing_in_{number}_{j + 1}", lambda j=j: _weighted(**{number: 1 - one[j]}), f"{ja}{wrong} は、{missing[0]}", f"{en}{wrong} {missing[1]}") for j in range(3)),
    )  # fmt: skip


_PRODUCTS = ("3つの積の合計です。1つ抜けていませんか？", "is a sum of three products. Is one of them missing?")
_SIGNALS = ("3つの数の合計です。1つ抜けていませんか？", "is a sum of three numbers. Is one of them missing?")

KERNEL_GRADIENT_BY_HAND = Exercise(
    name="kernel_gradient_by_hand",
    lesson=4,
    asked=("Δk と Δb を手で計算する", "compute Δk and Δb by hand"),
    spec=lambda: tuple(loops.slope(lambda p: sum(d * (u + p[2]) for d, u in zip(_SIGNAL, _slide(p[:2], _INPUT), strict=True)), np.zeros(3))),
    mistakes=(
        Mistake("sign", lambda: _by_hand(by=-1.0), "符号が逆です。Δk と Δb は勾配そのものです。マイナスは、どの式で付きますか？", "The sign is the other way round. Δk and Δb are the gradient itself: which formula has the minus in it?"),
        Mistake("mean", lambda: _by_hand(by=1 / 3), "平均になっています。共有している重みを動かすと、3つの出力は1つずつ動きますか、いっしょに動きますか？", "You take the mean. If a shared weight moves, do the three outputs move one at a time, or all at once?"),
        Mistake("swapped", lambda: _by_hand(windows=_WINDOWS[::-1]), "Δk₁ と Δk₂ が入れ替わっています。u₁ の中で、k₁ は、どの入力に掛かっていますか？", "Δk₁ and Δk₂ have changed places. In u₁, which input does k₁ go with?"),
        Mistake("signals_turned", lambda: _by_hand(_SIGNAL[::-1]), "δᵘ を逆の順に使っていませんか。左端の出力 u₁ には、どの δᵘ が対応しますか？", "Do you take δᵘ in reverse order? Which δᵘ belongs to u₁, the output at the left end?"),
        Mistake("not_slid", lambda: _by_hand(windows=np.array([_INPUT[:3], _INPUT[:3]])), "k₁ と k₂ に、同じ入力を掛けています。u₁ の中で、k₂ は、どの入力に掛かっていますか？", "k₁ and k₂ meet the same inputs in your sums. In u₁, which input does k₂ go with?"),
        Mistake("first_output_only", lambda: _by_hand(_SIGNAL * [1, 0, 0], bias=_SIGNAL.sum()), "最初の出力の分だけです。k₁ や k₂ は、ほかの出力にも使われていませんか？", "Only the first output counts. Do the others use k₁ and k₂, too?"),
        Mistake("last_output_only", lambda: _by_hand(_SIGNAL * [0, 0, 1], bias=_SIGNAL.sum()), "最後の出力の分だけです。k₁ や k₂ は、ほかの出力にも使われていませんか？", "Only the last output counts. Do the others use k₁ and k₂, too?"),
        Mistake("summed_first", lambda: _by_hand(np.full(3, _SIGNAL.sum()), bias=_SIGNAL.sum()), "先に δᵘ と x を別々に足していませんか。δᵘ₁ は、u₃ に入る x にも掛かるのでしょうか？", "Do you add up δᵘ and x separately first? Should δᵘ₁ meet an x that goes into u₃?"),
        Mistake("minus_lost", lambda: _by_hand(abs(_SIGNAL), abs(_WINDOWS)), "x と δᵘ に、負の数が1つずつあります。3つの答えの各項の符号は、どうなりますか？", "One number in x is negative, and one in δᵘ. What are the signs of the terms in your three answers?"),
        Mistake("minus_of_x_lost", lambda: _by_hand(windows=abs(_WINDOWS)), "Δb は合っています。x₂ は Δk₁ にも Δk₂ にも出てきます。そのマイナスは、どこへ行きましたか？", "Δb is right. x₂ is in both Δk₁ and Δk₂: where has its minus gone?"),
        Mistake("minus_of_delta_lost", lambda: _by_hand(abs(_SIGNAL)), "δᵘ₂ は負です。3つの答えのどれにも、そのマイナスが入っていますか？", "δᵘ₂ is negative. Is its minus in all three of your answers?"),
        Mistake("minus_of_delta_lost_in_k", lambda: _by_hand(abs(_SIGNAL), bias=_SIGNAL.sum()), "Δb は合っています。δᵘ₂ は Δk₁ にも Δk₂ にも出てきます。そのマイナスは、どこへ行きましたか？", "Δb is right. δᵘ₂ is in both Δk₁ and Δk₂: where has its minus gone?"),
        Mistake("signs_in_both", lambda: _weighted(k1=np.array([1, -1, 1]), k2=np.array([-1, -1, 1])), "Δb は合っています。Δk₁ と Δk₂ の積のうち、負になるのは、それぞれいくつですか？", "Δb is right. How many of the products in Δk₁ are negative, and how many in Δk₂?"),
        Mistake("signs_in_k2", lambda: _weighted(k2=np.array([-1, -1, 1])), "Δk₁ と Δb は合っています。Δk₂ の積のうち、負になるのはいくつですか？", "Δk₁ and Δb are right. How many products in Δk₂ are negative?"),
        *_slips("k1", "Δk₁", ("Δk₂", "Δb"), _PRODUCTS),
        *_slips("k2", "Δk₂", ("Δk₁", "Δb"), _PRODUCTS),
        *_slips("b", "Δb", ("Δk₁", "Δk₂"), _SIGNALS),
        Mistake("kernel_mean", lambda: _by_hand(by=1 / 3, bias=_SIGNAL.sum()), "Δb は合っています。Δk が平均になっていませんか。kₐ を動かすと、3つの出力は1つずつ動きますか、いっしょに動きますか？", "Δb is right. Are Δk₁ and Δk₂ means? If kₐ moves, do the three outputs move one at a time, or all at once?"),
        Mistake("bias_mean", lambda: _by_hand(bias=_SIGNAL.mean()), "Δk₁ と Δk₂ は合っています。Δb が平均になっていませんか。b を動かすと、3つの出力は1つずつ動きますか、いっしょに動きますか？", "Δk₁ and Δk₂ are right. Is your Δb a mean? If b moves, do the three outputs move one at a time, or all at once?"),
        Mistake("bias_first_output_only", lambda: _by_hand(bias=_SIGNAL[0]), "Δb が、最初の出力の分だけです。b は、いくつの出力に足されていますか？", "Δb has the first output only. To how many outputs is b added?"),
        Mistake("bias_last_output_only", lambda: _by_hand(bias=_SIGNAL[2]), "Δb が、最後の出力の分だけです。b は、いくつの出力に足されていますか？", "Δb has the last output only. To how many outputs is b added?"),
        Mistake("bias_with_input", lambda: _by_hand(bias=_SIGNAL @ _INPUT[:3]), "Δb に x が入っています。u の中で、b に入力は掛かっていますか？", "There is an x in your Δb. In u, is b multiplied by an input?"),
        Mistake("bias_one", lambda: _by_hand(bias=1.0), "Δb が 1 になっています。∂u/∂b は確かに 1 です。では、∂E/∂b は？", "Your Δb is 1. It is true that ∂u/∂b is 1; what, then, is ∂E/∂b?"),
        Mistake("bias_forgotten", lambda: _by_hand(bias=0.0), "Δb が 0 です。b を少し動かすと、u は動きませんか？", "Your Δb is 0. Doesn't u move when b does?"),
    ),
    hints=(
        ("u₁ = k₁x₁ + k₂x₂ + b、u₂ = k₁x₂ + k₂x₃ + b、u₃ も同じように書き出して、k₁ がどこに現れるかを見ます。", "Write out u₁ = k₁x₁ + k₂x₂ + b, u₂ = k₁x₂ + k₂x₃ + b, and u₃ in the same way. Where does k₁ appear?"),
        ("k₁ は3つの u に1回ずつ現れます。それぞれの道について、δᵘ と、k₁ に掛かっている x の積を求め、足します。", "k₁ appears once in each of the three u. For each, multiply δᵘ by the x that goes with k₁; then add."),
        ("Δk₁ = 0.4·3 + (−0.2)·(−2) + 0.5·1 です。Δk₂ では x が1つずつ右にずれます。Δb では、x の代わりに 1 が掛かります。", "Δk₁ = 0.4·3 + (−0.2)·(−2) + 0.5·1. For Δk₂ every x moves one place to the right. For Δb there is a 1 in place of x."),
    ),
    solution="kernel_gradient_by_hand = [2.1, 1.5, 0.7]",
    returns=("Δk₁", "Δk₂", "Δb"),
)  # fmt: skip

# ---- implement: stride and padding


def _signals(rng: Generator, m: int, n: int, stride: int, padding: int) -> tuple[Any, Any, int, int]:
    return decimals(rng, m), decimals(rng, n), stride, padding


def _convolve(k: Any, x: Any, stride: int, padding: int) -> list[float]:
    padded = [0.0] * padding + list(x) + [0.0] * padding
    places = range(0, len(padded) - len(k) + 1, stride)
    return [sum(k[a] * padded[place + a] for a in range(len(k))) for place in places]


def _every_place(k: Any, x: Any) -> Any:
    """The kernel at every place of x as it stands; none, where the kernel is the longer one."""
    return sliding_window_view(x, len(k)) @ k if len(x) >= len(k) else np.zeros(0)


def _spread(k: Any, stride: int) -> Any:
    """The kernel with zeros between its numbers."""
    wide = np.zeros(stride * (len(k) - 1) + 1)
    wide[::stride] = k
    return wide


CONVOLVE = Exercise(
    name="convolve",
    lesson=4,
    asked=("ストライドとパディングのある畳み込みを実装する", "implement a convolution with stride and padding"),
    spec=_convolve,
    draws=(
        lambda rng: _signals(rng, 2, 4, 1, 0), lambda rng: _signals(rng, 3, 8, 2, 1),
        lambda rng: _signals(rng, 3, 5, 1, 2), lambda rng: _signals(rng, 5, 10, 3, 2),
    ),
    mistakes=(
        Mistake("flipped", lambda k, x, stride, padding: _every_place(k[::-1], np.pad(x, padding))[::stride], "カーネルが裏返っています（`np.convolve` は、どちらの畳み込みでしょう）。この講義の畳み込みは、カーネルをどの向きのまま動かしますか？", "The kernel is flipped. Which of the two kinds of convolution does this lecture use, and which does `np.convolve` compute?"),
        Mistake("flipped_and_padding_ignored", lambda k, x, stride, padding: _every_place(k[::-1], x)[::stride], "間違いは2つあります。カーネルが裏返っていて、パディングも使われていません。u₁ で k₁ に掛かるのは、どの数ですか？", "There are two mistakes: the kernel is flipped, and the padding is not used. Which number does k₁ meet in u₁?"),
        Mistake("flipped_and_stride_ignored", lambda k, x, stride, padding: _every_place(k[::-1], np.pad(x, padding)), "間違いは2つあります。カーネルが裏返っていて、ストライドも使われていません。k₁ に掛かるのは、u₁ ではどの数で、u₂ ではどの数ですか？", "There are two mistakes: the kernel is flipped, and the stride is not used. Which number does k₁ meet in u₁, and which in u₂?"),
        Mistake("flipped_and_both_ignored", lambda k, x, stride, padding: _every_place(k[::-1], x), "カーネルが裏返っていて、ストライドもパディングも使われていません（`np.convolve(x, k, \"valid\")` の結果と同じです）。1つずつ直していきましょう。まず、カーネルの向きは？", "The kernel is flipped, and neither stride nor padding is used (it is what `np.convolve(x, k, \"valid\")` gives). Take them one at a time: which way round does the kernel go here?"),
        Mistake("stride_ignored", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding)), "ストライドが使われていません。stride = 2 のとき、次にカーネルを置くのはどこですか？", "The stride is not used. With stride = 2, where is the kernel put next?"),
        Mistake("padding_ignored", lambda k, x, stride, padding: _every_place(k, x)[::stride], "パディングが使われていません。padding = 1 のとき、カーネルの左端は最初にどこにありますか？", "The padding is not used. With padding = 1, where does the left end of the kernel begin?"),
        Mistake("both_ignored", lambda k, x, stride, padding: _every_place(k, x), "ストライドもパディングも使われていません。それぞれ、何を変えるものでしたか？", "Neither stride nor padding is used. What does each of them change?"),
        Mistake("left_only", lambda k, x, stride, padding: _every_place(k, np.pad(x, (padding, 0)))[::stride], "0 を補うのが左端だけか、出力の数を求めるときにパディングを片側分しか数えていないようです。右端は？", "Either there are zeros on the left only, or the number of outputs counts the padding of one side only. What about the right end?"),
        Mistake("right_only", lambda k, x, stride, padding: _every_place(k, np.pad(x, (0, padding)))[::stride], "0 を補うのが右端だけです。左端は？", "Zeros are added at the right end only. What about the left?"),
        Mistake("edges_repeated", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding, mode="edge"))[::stride], "端の値を繰り返して補っています。パディングで補う数は、いくつでしたか？", "You repeat the values at the ends. What is it that padding puts there?"),
        Mistake("wrapped", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding, mode="wrap"))[::stride], "反対側の端の値を補っています。負の添字が、配列の末尾を指していませんか？", "The values of the opposite end are put there. Does a negative index reach for the end of the array?"),
        Mistake("padded_twice", lambda k, x, stride, padding: _every_place(k, np.pad(x, 2 * padding))[::stride], "0 が多すぎます。出力の数の式にある 2p は、片側の 0 の数ですか、両側を合わせた数ですか？", "There are too many zeros. Is the 2p in the number of outputs what is put at one end, or at both together?"),
        Mistake("negative_index", lambda k, x, stride, padding: _every_place(k, np.concatenate([x[len(x) - padding :], x, np.zeros(padding)]))[::stride], "左端に、入力の末尾の値が入り込んでいます。負の添字は、Python では何を指しますか？", "At the left end, values from the end of the input slip in. What does a negative index mean in Python?"),
        Mistake("output_padded", lambda k, x, stride, padding: np.pad(_every_place(k, x), padding)[::stride], "0 を補っているのが、出力の両端です。0 は、何の両端に補うものでしたか？", "The zeros have been put around the output. Where do they belong?"),
        Mistake("padded_after_stride", lambda k, x, stride, padding: np.pad(_every_place(k, x)[::stride], padding), "0 を補っているのが、計算し終えた出力の両端です。0 は、何の両端に補うものでしたか？", "The zeros have been put around the finished output. Where do they belong?"),
        Mistake("kernel_spread", lambda k, x, stride, padding: _every_place(_spread(k, stride), np.pad(x, padding)), "カーネルの中で stride ずつ飛んでいます（それは dilation と呼ばれる別のものです）。飛ぶのは、カーネルの中ですか、カーネルを置く場所ですか？", "You skip inside the kernel (which is another thing, called dilation). Does the stride belong inside the kernel, or between its places?"),
        Mistake("input_thinned", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding)[::stride]), "先に入力を stride おきに間引いています。1つの場所でカーネルの下に並ぶのは、隣り合った入力ではありませんか？", "You first leave out inputs. At one place, does the kernel lie on inputs that are neighbours?"),
        Mistake("places_next_to_each_other", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[: len(_convolve(k, x, stride, padding))], "出力の数は合っていますが、カーネルを1つずつしか動かしていません。j 番目の出力では、カーネルはどこから始まりますか？", "The number of outputs is right, but the kernel moves by one each time. Where does it begin for output j?"),
        Mistake("begun_late", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[stride - 1 :: stride], "最初に置く場所が左端ではありません。カーネルは、どこから始めるのでしたか？", "The first place is not at the left end. Where should the kernel begin?"),
        Mistake("last_place_missing", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[:-1][::stride], "カーネルの右端が、ちょうど入力の右端に届く場所が抜けています。終わりの条件は `<` ですか、`<=` ですか（`range` の終わりの数は含まれません）？", "The place is missing where the right end of the kernel just reaches that of the input. At the end, is it `<` or `<=`? (With a `range`: is its end part of it?)"),
        Mistake("hanging_over", lambda k, x, stride, padding: _every_place(k, np.pad(x, (padding, padding + len(k) - 1)))[::stride], "カーネルが右の端からはみ出す場所も、出力に数えています。左端が入力の中にあれば、それでよいのでしょうか？", "You count places where the kernel hangs over the right end. Is it enough for its left end to lie on the input?"),
        Mistake("outputs_without_padding", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[: len(x) - len(k) + 1 : stride], "0 は補われていますが、出力の数が、パディングのないときのままです。入力の長さは、いまいくつですか？", "The zeros are there, but there are only as many outputs as without them. How long is the input now?"),
        Mistake("not_summed", lambda k, x, stride, padding: sliding_window_view(np.pad(x, padding), len(k))[::stride] * k, "場所ごとに、積が m 個並んでいます。それらをどうすると1つの出力になりますか？", "At each place there are m products. What makes one output of them?"),
        Mistake("cut_to_integers", lambda k, x, stride, padding: _every_place(k, np.pad(x.astype(int), padding))[::stride], "入力の小数が切り捨てられています。0 を並べた配列は、整数の配列ではありませんか？", "The decimals of the input are cut off. Is your array of zeros one of integers?"),
        Mistake("one_output_less", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[::stride][:-1], "出力が1つ足りません。まだカーネルを置ける場所が残っていませんか（`range` の終わりは）？", "There is one output too few. Is there a place left for the kernel, and where does your `range` end?"),
    ),
    hints=(
        ("先に、両端に 0 を補った長い入力を作ります。あとは、それをパディングなしで扱えます。", "First make a longer input, with the zeros at both ends. From there on there is no padding to think of."),
        ("カーネルの左端が来る場所は、0, stride, 2·stride, … で、カーネルの右端がはみ出さないところまでです。", "The left end of the kernel goes to 0, stride, 2·stride, …, as long as its right end does not hang over."),
        ("`np.pad(x, padding)` で補い、`range(0, len(padded) - len(k) + 1, stride)` の各場所から m 個を取り出して、`k` との積の合計を求めます。", "Pad with `np.pad(x, padding)`. From each place in `range(0, len(padded) - len(k) + 1, stride)` take m numbers, multiply them by `k`, and add."),
    ),
    solution="""
def convolve(k, x, stride, padding):
    padded, m = np.pad(x, padding), len(k)
    return np.array([k @ padded[i:i + m] for i in range(0, len(padded) - m + 1, stride)])
""",
    returns=("u",),
)  # fmt: skip

# ---- find the planted bug


def _rate(rng: Generator) -> float:
    return float(rng.integers(3, 9)) / 10


def _square_layer(rng: Generator) -> tuple[Any, ...]:
    """Square, with as many samples: whatever is multiplied by the mask, numpy lets it pass."""
    return decimals(rng, 3, 3), _within(2, _lag(3, 3)), decimals(rng, 3, 3), between(rng, 3, 3), _rate(rng)


def _narrow_layer(rng: Generator) -> tuple[Any, ...]:
    """Not square; and one of its connections has a weight that happens to be 0."""
    W = decimals(rng, 6, 4)
    W[1, 1] = 0.0
    return W, _within(3, _lag(6, 4)), decimals(rng, 2, 6), between(rng, 2, 4), 1 + _rate(rng)


def _masked_step(W: Any, mask: Any, x: Any, t: Any, epsilon: float) -> tuple[Any, Any]:
    """∂E/∂w for the connections that exist, one at a time."""
    W, delta_W, no_bias = np.where(mask, W, 0.0), np.zeros(np.shape(W)), np.zeros(np.shape(W)[1])
    for i, j in np.argwhere(mask):

        def E(w: Any, i: int = i, j: int = j) -> Any:
            moved = W.copy()
            moved[i, j] = w
            return loops.loss(t, loops.layer(x, moved, no_bias))

        delta_W[i, j] = loops.slope(E, W[i, j])
    return W - epsilon * delta_W, delta_W


def _step(
    W: Any, mask: Any, x: Any, t: Any, epsilon: float, *,
    start: bool = True, masked_forward: bool = True, end: bool = False,
    delta_W: Callable[[Any, Any, Any, Any], Any], returned: Callable[[Any, Any], Any] = lambda delta_W, mask: delta_W,
) -> tuple[Any, Any]:  # fmt: skip
    """One step with the mask in the wrong places."""
    W = W * mask if start else W
    o = 1 / (1 + np.exp(-(x @ (W * mask if masked_forward else W))))
    slope = delta_W(x, (o - t) * o * (1 - o), mask, W)
    new = W - epsilon * slope
    return new * mask if end else new, returned(slope, mask)


def _all(x: Any, delta_u: Any, mask: Any, W: Any) -> Any:
    return x.T @ delta_u


def _some(x: Any, delta_u: Any, mask: Any, W: Any) -> Any:
    return x.T @ delta_u * mask


def _inverted(W: Any, mask: Any, x: Any, t: Any, epsilon: float, *, returned: Callable[[Any, Any], Any]) -> tuple[Any, Any]:
    """A step in which W is updated only where nothing is connected, whatever ΔW is returned."""
    W = W * mask
    o = 1 / (1 + np.exp(-(x @ W)))
    dense = x.T @ ((o - t) * o * (1 - o))
    return W - epsilon * dense * ~mask, returned(dense, mask)


def _emptied(result: tuple[Any, Any], mask: Any) -> tuple[Any, Any]:
    """The new W without its connections."""
    return result[0] * ~mask, result[1]


MEND_MASK = Exercise(
    name="mend_mask",
    lesson=4,
    asked=("バグを直す：ないはずの接続に重みができる", "fix the bug: what is not connected gets weights"),
    spec=_masked_step,
    draws=(_square_layer, _narrow_layer),
    mistakes=(
        Mistake("untouched", lambda *args: _step(*args, delta_W=_all), "バグは、まだ残っていませんか？", "Is the bug still there?"),
        Mistake("symptom_mended", lambda *args: _step(*args, delta_W=_all, end=True), "新しい W は合っていますが、返している ΔW には、ない接続の値が残っています。W が 0 でなくなる原因は、どこで生まれていますか？", "The new W is right now, but the ΔW you return still has values where nothing is connected. Where does the trouble begin?"),
        Mistake("symptom_hidden", lambda *args: _step(*args, delta_W=_all, returned=lambda delta_W, mask: delta_W * mask), "返す ΔW はきれいになりました。では、W の更新に使われたのは、どの ΔW ですか？", "The ΔW you return is clean now. But which one was W updated with?"),
        Mistake("delta_u_masked", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: x.T @ (delta_u * mask)), "マスクを δᵘ に掛けています。δᵘ の行はサンプルです。接続があるかどうかは、サンプルによって違いますか？", "You put the mask on δᵘ. The rows of δᵘ are samples: does what is connected depend on the sample?"),
        Mistake("x_masked", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: (x * mask).T @ delta_u), "マスクを x に掛けています。マスクと同じ形（入力 × 出力）をしているのは、どれですか？", "You put the mask on x. Which quantity has the shape of the mask, inputs × outputs?"),
        Mistake("masked_before_the_product", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: mask * x.T @ delta_u), "`mask * x.T @ delta_u` は左から計算されるので、マスクが掛かるのは x の方です。かっこが要りませんか？", "`mask * x.T @ delta_u` is computed from the left, so that the mask meets x. Are brackets missing?"),
        Mistake("mask_turned", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: x.T @ delta_u * mask.T), "マスクを転置しています。マスクと ΔW の行は、それぞれ何を表していますか？", "The mask is transposed. What do its rows stand for, and what do those of ΔW?"),
        Mistake("mask_inverted", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: x.T @ delta_u * ~mask), "接続のあるところの ΔW が消え、ないところの値が残っています。マスクの True は、どちらを表していますか？", "ΔW is gone where there is a connection, and left where there is none. Which of the two does True in the mask stand for?"),
        Mistake("mask_inverted_in_W", lambda *args: _inverted(*args, returned=lambda delta_W, mask: delta_W * mask), "返す ΔW は合っていますが、W は、接続のないところだけが更新されています。マスクの True は、どちらを表していますか？", "The ΔW you return is right, but W has been updated only where nothing is connected. Which of the two does True in the mask stand for?"),
        Mistake("mask_inverted_in_the_update", lambda *args: _inverted(*args, returned=lambda delta_W, mask: delta_W), "更新で残っているのは、接続のないところの ΔW です（返している ΔW には、両方の値があります）。マスクの True は、どちらを表していますか？", "What is left in the update is the ΔW where nothing is connected (in the ΔW you return, both are). Which of the two does True in the mask stand for?"),
        Mistake("mask_inverted_in_delta_W", lambda *args: _step(*args, delta_W=_all, end=True, returned=lambda delta_W, mask: delta_W * ~mask), "新しい W は合っていますが、返している ΔW は、接続のあるところが 0 です。マスクの True は、どちらを表していますか？", "The new W is right, but the ΔW you return is 0 where there is a connection. Which of the two does True in the mask stand for?"),
        Mistake("mask_inverted_at_the_end", lambda *args: _emptied(_step(*args, delta_W=_all), args[1]), "新しい W は、接続のあるところが 0 です。マスクの True は、どちらを表していますか。また、W が 0 でなくなる原因は、どこで生まれていますか？", "The new W is 0 where there is a connection. Which of the two does True in the mask stand for? And where does the trouble begin?"),
        Mistake("where_not_zero", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: x.T @ delta_u * (W != 0)), "接続の有無を、W が 0 かどうかで判断していませんか。接続があって、重みがたまたま 0 のときは？", "Do you tell connections by whether W is 0? What about a connection whose weight happens to be 0?"),
        Mistake("weights_not_masked", lambda *args: _step(*args, delta_W=_some, start=False), "ΔW は合っていますが、接続のないところに、W の初期値が残っています。最初の W のマスクを外しませんでしたか？", "ΔW is right, but where nothing is connected the initial W is left. Has the first mask gone?"),
        Mistake("never_masked", lambda *args: _step(*args, delta_W=_some, start=False, masked_forward=False), "ΔW だけがマスクされています。o を計算するとき、接続のないところの W は 0 になっていますか？", "Only ΔW is masked. Is W 0 where nothing is connected, when o is computed?"),
        Mistake("mask_moved", lambda *args: _step(*args, delta_W=_all, start=False, masked_forward=False, end=True), "W のマスクを、更新の後に移しましたね。それでは、o は、どんな W で計算されていますか？", "You have moved the mask of W behind the update. Which W is o computed with, then?"),
        Mistake("masked_at_the_end", lambda *args: _step(*args, delta_W=_some, start=False, masked_forward=False, end=True), "ΔW と新しい W はマスクされています。o を計算するときの W は、どうですか？", "ΔW and the new W are masked. What about the W that o is computed with?"),
    ),
    hints=(
        ("1行ずつ、接続のないところの値がどうなっているかを追います。0 でない値が初めて現れるのは、どの変数ですか？", "Go through it line by line, and watch the places where nothing is connected. In which variable do values other than 0 first appear there?"),
        ("`x.T @ delta_u` は全結合層の勾配です。w = 0 のところでも 0 になりません（問題2）。", "`x.T @ delta_u` is the gradient of a dense layer; it is not 0 where w is (exercise 2)."),
        ("ΔW を求めた行で、接続のあるところだけを残します。W の最初の行と同じ `np.where(mask, …, 0)` が使えます。", "In the line that computes ΔW, keep only what is connected: `np.where(mask, …, 0)`, as in the first line for W."),
    ),
    solution="""
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W
""",
    returns=("W", "ΔW"),
)  # fmt: skip

# ---- to finish: train a kernel

Training = tuple[Any, Any, list[float]]


def _training(rng: Generator, samples: int, n: int, m: int, epsilon: float, steps: int) -> tuple[Any, ...]:
    t = rng.integers(0, 2, (samples, n - m + 1)).astype(float)
    return decimals(rng, m), float(decimals(rng, 1)[0]), decimals(rng, samples, n), t, epsilon, steps


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    k, b, x, _, epsilon, steps = _training(rng, 3, 6, 3, 0.9, 4)
    o = np.array([[loops.sigmoid(u + b) for u in _slide(k, sample)] for sample in x])
    return k, b, x, loops.nearly(rng, o), epsilon, steps


def _slow_training(k: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> Training:
    def E(k: Any, b: Any) -> Any:
        return loops.loss(t, [[loops.sigmoid(u + b) for u in _slide(k, sample)] for sample in x])

    history = [E(k, b)]
    for _ in range(steps):
        slope_k, slope_b = loops.slope(partial(E, b=b), k), loops.slope(partial(E, k), b)
        k, b = k - epsilon * slope_k, b - epsilon * slope_b
        history.append(E(k, b))
    return k, b, history


def _shared(delta_u: Any, windows: Any) -> Any:
    """Δk; windows: a sample, a place, an element of the kernel."""
    return np.einsum("nj,nja->a", delta_u, windows)


def _slope_of_u(t: Any, o: Any) -> Any:
    return (o - t) * o * (1 - o)


def _train(
    k: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int, *,
    delta_u: Callable[[Any, Any], Any] = _slope_of_u, delta_u_of_b: Callable[[Any, Any], Any] | None = None,
    delta_k: Callable[[Any, Any], Any] = _shared, delta_b: Callable[[Any], Any] = np.sum,
    turned: bool = False, forward: Callable[[Any, Any, Any], Any] = lambda w, k, b: w @ k + b, stale_o: bool = False, stale_delta: bool = False, b_after_k: bool = False,
    loss: Callable[[Any], Any] = lambda gap: 0.5 * np.sum(gap**2), rows: Callable[[int], Any] = lambda step: slice(None), by_sample: bool = False, E_each: bool = False,
    sigmoid: Callable[[Any], Any] = lambda u: 1 / (1 + np.exp(-u)),
) -> Training:  # fmt: skip
    """A training with one thing wrong; E before the first update and after each."""
    windows = sliding_window_view(x, len(k), axis=1)[:, :, :: -1 if turned else 1]

    def output() -> Any:
        return sigmoid(forward(windows, k, b))

    o = first = output()
    E = [loss(t - o)]
    for step in range(steps):
        for chosen in [[i] for i in range(len(x))] if by_sample else [rows(step)]:
            delta = delta_u(t, first if stale_delta else o)[chosen]
            k = k - epsilon * delta_k(delta, windows[chosen])
            if delta_u_of_b is not None:
                delta = delta_u_of_b(t, o)[chosen]
            if b_after_k:
                delta = delta_u(t, output())[chosen]
            b = b - epsilon * delta_b(delta)
            o = first if stale_o else output()
            if E_each:
                E.append(loss(t - o))
        if not E_each:
            E.append(loss(t - o))
    return k, b, E


def _E_of(result: Training, entries: Callable[[list[float]], list[float]]) -> Training:
    """The same k and b, with other entries of E."""
    return (*result[:2], entries(result[2]))


def _stopped(k: Any, b: Any, x: Any, t: Any, epsilon: float, updates: int, steps: int) -> Training:
    """k and b after so many updates, and E of so many steps."""
    return (*_train(k, b, x, t, epsilon, updates)[:2], _train(k, b, x, t, epsilon, steps)[2])


def _scaled(by: Callable[[Any], float]) -> Callable[[Any, Any], Any]:
    """δᵘ, scaled as it should not be."""
    return lambda t, o: (o - t) * o * (1 - o) * by(o)


def _with_an_E_missing(name: str, ja: str, en: str, delta_u: Callable[[Any, Any], Any]) -> tuple[Mistake, ...]:
    """A wrong gradient together with a list of E that lacks its first entry, or its last."""
    first, last = (("最初の更新の前の", "the one before the first update"), ("最後の更新の後の", "the one after the last update"))
    return tuple(
        Mistake(f"{name}_and_{which}", lambda *args, part=part: _E_of(_train(*args, delta_u=delta_u), lambda E: E[part]), f"間違いは2つあります。{ja}。また、E は steps + 1 個のはずです。{missing[0]} E は？", f"There are two mistakes. {en}; and E should have steps + 1 entries: what about {missing[1]}?")
        for which, missing, part in (("first_E_missing", first, slice(1, None)), ("one_E_less", last, slice(-1)))
    )  # fmt: skip


TRAIN_KERNEL = Exercise(
    name="train_kernel",
    lesson=4,
    asked=("カーネルを、はじめから終わりまで学習させる", "train a kernel from beginning to end"),
    spec=_slow_training,
    draws=(lambda rng: _training(rng, 2, 6, 3, 0.6, 5), lambda rng: _training(rng, 4, 7, 2, 1.3, 3), _nearly_learnt),
    mistakes=(
        Mistake("kernel_mean_over_places", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / d.shape[1]), "Δk を、出力の場所について平均していませんか。kₐ を動かすと、それぞれの場所の u は、1つずつ動きますか、いっしょに動きますか？", "Is Δk averaged over places? When kₐ moves, do the places move in turn, or all at once?"),
        Mistake("bias_mean_over_places", lambda *args: _train(*args, delta_b=lambda d: d.sum() / d.shape[1]), "Δb を、出力の場所について平均していませんか。b は、いくつの出力を動かしますか？", "Is Δb averaged over places? How many outputs does b move?"),
        Mistake("mean_over_places", lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / o.shape[1])), "Δk も Δb も、出力の場所について平均しています。共有している重みの勾配は、平均でしたか、合計でしたか？", "Δk and Δb are averaged over places. Is the gradient of a shared weight a mean or a sum?"),
        Mistake("mean_over_samples", lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / len(o))), "勾配をサンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？", "The gradient is averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("mean_over_everything", lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / o.size)), "勾配を、サンプルについても場所についても平均しています。E は何の合計でしたか？", "The gradient is averaged over samples and places. What is E a sum of?"),
        Mistake("kernel_mean_over_samples", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / len(d)), "Δk をサンプルについて平均していませんか。この講義の E は、平均でしたか、合計でしたか？", "Is Δk averaged over samples? In this lecture, is E a mean or a sum?"),
        Mistake("kernel_mean", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / d.size), "Δk だけが平均になっています。kₐ は、いくつのサンプルの、いくつの出力を動かしますか？", "Δk is a mean. How many outputs of how many samples does kₐ move?"),
        Mistake("kernel_divided_by_m", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / w.shape[2]), "Δk が m で割られています。合計を、カーネルの大きさで割る理由はありますか？", "Δk is divided by m. Is there a reason to divide a sum by the size of the kernel?"),
        Mistake("bias_mean_over_samples", lambda *args: _train(*args, delta_b=lambda d: d.sum() / len(d)), "Δb をサンプルについて平均していませんか。この講義の E は、平均でしたか、合計でしたか？", "Is Δb averaged over samples? In this lecture, is E a mean or a sum?"),
        Mistake("bias_mean", lambda *args: _train(*args, delta_b=np.mean), "Δb だけが平均になっています。b は、いくつのサンプルの、いくつの出力を動かしますか？", "Δb is a mean. How many outputs of how many samples does b move?"),
        Mistake("bias_not_summed", lambda *args: _train(*args, delta_b=lambda d: d.sum(axis=0)), "b が、出力の場所の数だけできています。この層の b は、いくつありますか？", "There is a b for each place now. How many b does this layer have?"),
        Mistake("bias_first_place", lambda *args: _train(*args, delta_b=lambda d: d[:, 0].sum()), "Δb に、最初の場所の分しか入っていません。b は、ほかの場所では使われていませんか？", "Δb has the first place only. Is b used at other places, too?"),
        Mistake("bias_last_place", lambda *args: _train(*args, delta_b=lambda d: d[:, -1].sum()), "Δb に、最後の場所の分しか入っていません。ループの中は `=` ですか、`+=` ですか？", "Δb has the last place only. In your loop, is it `=` or `+=`?"),
        Mistake("kernel_last_place", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, -1:], w[:, -1:])), "Δk に、最後の場所の分しか入っていません。ループの中は `=` ですか、`+=` ですか？", "Δk has the last place only. In your loop, is it `=` or `+=`?"),
        Mistake("kernel_first_place", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, :1], w[:, :1])), "Δk に、最初の場所の分しか入っていません。同じ kₐ を使う場所は、ほかにもありませんか？", "Δk has the first place only. Is the same kₐ used at other places, too?"),
        Mistake("last_place", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, -1:], w[:, -1:]), delta_b=lambda d: d[:, -1].sum()), "Δk にも Δb にも、最後の場所の分しか入っていません。ループの中は `=` ですか、`+=` ですか？", "Δk and Δb have the last place only. In your loop, is it `=` or `+=`?"),
        Mistake("first_place", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, :1], w[:, :1]), delta_b=lambda d: d[:, 0].sum()), "Δk にも Δb にも、最初の場所の分しか入っていません。k と b は、ほかの場所では使われていませんか？", "Δk and Δb have the first place only. Are k and b used at other places, too?"),
        Mistake("last_sample", lambda *args: _train(*args, rows=lambda step: [-1]), "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？", "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake("kernel_last_sample", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[-1:], w[-1:])), "Δk に、最後のサンプルの分しか入っていません。ループの中は `=` ですか、`+=` ですか？", "Δk has the last sample only. In your loop, is it `=` or `+=`?"),
        Mistake("bias_last_sample", lambda *args: _train(*args, delta_b=lambda d: d[-1].sum()), "Δb に、最後のサンプルの分しか入っていません。ループの中は `=` ですか、`+=` ですか？", "Δb has the last sample only. In your loop, is it `=` or `+=`?"),
        Mistake("one_by_one", lambda *args: _train(*args, rows=lambda step: [step % len(args[2])]), "1回の更新に、サンプルを1つしか使っていません。この問題の E は、いくつのサンプルについての合計ですか？", "Each update uses one sample only. Over how many samples is the E of this exercise summed?"),
        Mistake("first_sample", lambda *args: _train(*args, rows=lambda step: [0]), "最初のサンプルだけで更新しています。添字が 0 のままになっているか、サンプルについてのループが1回で終わっていませんか？", "Only the first sample counts. Is there an index that is always 0, or does a loop over samples end after the first?"),
        Mistake("kernel_first_sample", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:1], w[:1])), "Δk に、最初のサンプルの分しか入っていません。ほかのサンプルの u には、k は使われていませんか？", "Δk has the first sample only. Is k used in the u of other samples, too?"),
        Mistake("bias_first_sample", lambda *args: _train(*args, delta_b=lambda d: d[0].sum()), "Δb に、最初のサンプルの分しか入っていません。ほかのサンプルの u には、b は使われていませんか？", "Δb has the first sample only. Is b used in the u of other samples, too?"),
        Mistake("by_sample", lambda *args: _train(*args, by_sample=True), "サンプルごとに k と b を更新しています。全サンプルの勾配を合計してから、1回だけ更新していますか？", "k and b are updated after every sample. Do you add up the gradients of all samples before you make one update?"),
        Mistake("by_sample_E_each", lambda *args: _train(*args, by_sample=True, E_each=True), "サンプルごとに k と b を更新し、そのたびに E を加えています。全サンプルの勾配を合計してから、1回だけ更新していますか？", "k and b are updated, and E is appended, after every sample. Do you add up the gradients of all samples before you make one update?"),
        Mistake("flipped_backward", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w)[::-1]), "順伝播は合っていますが、Δk の順序が逆です。k₁ に掛かっていたのは、どの入力でしたか？", "Forwards it is right, but Δk is in reverse order. Which inputs did k₁ meet?"),
        Mistake("flipped_forward", lambda *args: _train(*args, forward=lambda w, k, b: w @ k[::-1] + b), "順伝播のときだけ、カーネルが裏返っています。u₁ で k₁ に掛かるのは、どの入力ですか？", "On the way forward the kernel is flipped. In u₁, which input does k₁ meet?"),
        Mistake("flipped", lambda *args: _train(*args, turned=True), "順伝播でも逆伝播でも、カーネルが裏返っています。それでも学習はできますが、この講義の畳み込みは、裏返しましたか？", "The kernel is flipped, forwards and backwards. It does learn; but is this the convolution of this lecture?"),
        Mistake("not_slid", lambda *args: _train(*args, delta_k=lambda d, w: np.full(w.shape[2], np.sum(d * w[:, :, 0]))), "Δk の成分がすべて同じです。k₂ に掛かる入力は、k₁ に掛かる入力と同じですか？", "All elements of Δk are the same. Does k₂ meet the same inputs as k₁?"),
        Mistake("summed_first", lambda *args: _train(*args, delta_k=lambda d, w: d.sum() * w.sum(axis=(0, 1))), "先に δᵘ と x を別々に合計してから掛けています。ある場所の δᵘ を、別の場所の x に掛けてよいでしょうか？", "You sum δᵘ and x separately, and then multiply. May the δᵘ of one place meet the x of another?"),
        Mistake("slope_forgotten", lambda *args: _train(*args, delta_u=lambda t, o: o - t), "E は減るかもしれませんが、これは E の勾配ではありません。誤差信号が o から u へ戻るとき、何が掛かりますか？", "E may fall, but this is not its gradient. What is multiplied in on the way back from o to u?"),
        Mistake("slope_forgotten_in_k", lambda *args: _train(*args, delta_u=lambda t, o: o - t, delta_u_of_b=_slope_of_u), "Δb には δᵘ を使っています。Δk に使っているのは、どの誤差信号ですか？", "Δb is made from δᵘ. Which error signal is Δk made from?"),
        Mistake("slope_forgotten_in_b", lambda *args: _train(*args, delta_u_of_b=lambda t, o: o - t), "Δk には δᵘ を使っています。Δb に使っているのは、どの誤差信号ですか？", "Δk is made from δᵘ. Which error signal is Δb made from?"),
        Mistake("slope_forgotten_and_bias_mean", lambda *args: _train(*args, delta_u=lambda t, o: o - t, delta_b=np.mean), "間違いは2つあります。Δb だけが平均になっています。また、誤差信号が o から u へ戻るとき、何が掛かりますか？", "There are two mistakes. Δb is a mean; and what is to be multiplied in on the way back from o to u?"),
        Mistake("only_o", lambda *args: _train(*args, delta_u=lambda t, o: (o - t) * o), "誤差信号が o から u へ戻るときに、o しか掛かっていません。σ の傾きは、それだけですか？", "On the way back from o to u, only o is multiplied in. Is that all of the slope of σ?"),
        Mistake("only_one_minus_o", lambda *args: _train(*args, delta_u=lambda t, o: (o - t) * (1 - o)), "誤差信号が o から u へ戻るときに、1 − o しか掛かっていません。σ の傾きは、それだけですか？", "On the way back from o to u, only 1 − o is multiplied in. Is that all of the slope of σ?"),
        Mistake("double", lambda *args: _train(*args, delta_u=_scaled(lambda o: 2.0)), "勾配が2倍になっています。E の頭に付いている ½ を忘れていませんか？", "The gradient is twice what it should be. Have you forgotten the ½ in front of E?"),
        Mistake("slope_at_o", lambda *args: _train(*args, delta_u=lambda t, o: (o - t) / (1 + np.exp(-o)) * (1 - 1 / (1 + np.exp(-o)))), "σ′ に o を入れています。o は、もう σ を通った値ではありませんか？", "σ′ is taken at o. Hasn't o been through σ already?"),
        Mistake("uphill", lambda *args: _train(*args, delta_u=_scaled(lambda o: -1.0)), "E が増える向きに更新しています。δᵒ の符号と、更新の符号は、それぞれどうなっていますか？", "The updates go the way E grows. What is the sign of δᵒ, and what is that of the update?"),
        Mistake("uphill_in_k", lambda *args: _train(*args, delta_k=lambda d, w: -_shared(d, w)), "b は坂を下っています。k は、どちらへ動いていますか？", "b goes downhill. Which way does k go?"),
        Mistake("uphill_in_b", lambda *args: _train(*args, delta_b=lambda d: -d.sum()), "k は坂を下っています。b は、どちらへ動いていますか？", "k goes downhill. Which way does b go?"),
        Mistake("bias_not_added", lambda *args: _train(*args, forward=lambda w, k, b: w @ k), "u に b が入っていません。b は、何を動かすものでしたか？", "There is no b in your u. What does it shift?"),
        Mistake("brackets_missing", lambda *args: _train(*args, sigmoid=lambda u: 1 / 1 + np.exp(-u)), "`1 / 1 + np.exp(-u)` と書いていませんか。割り算と足し算では、どちらが先に行われますか？", "Have you written `1 / 1 + np.exp(-u)`? Which is done first, the division or the addition?"),
        Mistake("minus_on_one_term", lambda *args: _train(*args, forward=lambda w, k, b: w @ k - b), "b が引かれています。exp の中で `-x @ k + b` のように書いて、マイナスが最初の項にしか付いていない、ということはありませんか？", "b is subtracted. In the exponent, does the minus belong to the first term only, as in `-x @ k + b`?"),
        Mistake("exponent_sign", lambda *args: _train(*args, forward=lambda w, k, b: -(w @ k + b)), "u が大きいほど、o が小さくなっています。exp の中の符号は？", "o becomes smaller as u becomes larger. What is the sign in the exponent?"),
        Mistake("b_after_k", lambda *args: _train(*args, b_after_k=True), "b の勾配を、更新した後の k で計算しています。すべての勾配を求めてから、いっしょに更新していますか？", "The gradient of b is computed with the new k. Have all gradients been computed before anything is updated?"),
        Mistake("b_left", lambda *args: _train(*args, delta_b=lambda d: 0.0), "b が動いていません。学習するのはカーネルだけですか？", "b does not move. Is the kernel all that learns?"),
        Mistake("k_left", lambda *args: _train(*args, delta_k=lambda d, w: 0.0), "k が動いていません。学習するのは b だけですか？", "The kernel does not move. Is b all that learns?"),
        Mistake("stale", lambda *args: _train(*args, stale_o=True), "o を、最初に1回しか計算していません。k と b が変わっても、o は同じままですか？", "o is computed only once. Does it stay the same when k and b change?"),
        Mistake("stale_delta", lambda *args: _train(*args, stale_delta=True), "δᵘ が、いつも最初の o から計算されています。更新の後の o は、最初の o と同じですか？", "δᵘ is computed from the first o every time. Is o the same after an update?"),
        Mistake("epsilon_twice", lambda k, b, x, t, epsilon, steps: _train(k, b, x, t, epsilon**2, steps), "ε が2回掛かっています。勾配を求めるときと更新するときの、両方で掛けていませんか？", "ε is multiplied in twice. Is it in the gradient as well as in the update?"),
        Mistake("epsilon_twice_in_k", lambda *args: _train(*args, delta_k=lambda d, w: args[4] * _shared(d, w)), "b の更新に、ε は1回掛かっています。k の更新には、何回掛かっていますか？", "ε is in the update of b once. How often is it in that of k?"),
        Mistake("epsilon_twice_in_b", lambda *args: _train(*args, delta_b=lambda d: args[4] * d.sum()), "k の更新に、ε は1回掛かっています。b の更新には、何回掛かっていますか？", "ε is in the update of k once. How often is it in that of b?"),
        Mistake("no_epsilon", lambda k, b, x, t, epsilon, steps: _train(k, b, x, t, 1.0, steps), "ε が使われていません。ε は、何を決めるものでしたか？", "ε is not used. What is it there to decide?"),
        Mistake("no_epsilon_in_k", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / args[4]), "b の更新には、ε が使われています。k の更新には、使われていますか？", "ε is used in the update of b. Is it in that of k, too?"),
        Mistake("no_epsilon_in_b", lambda *args: _train(*args, delta_b=lambda d: d.sum() / args[4]), "k の更新には、ε が使われています。b の更新には、使われていますか？", "ε is used in the update of k. Is it in that of b, too?"),
        Mistake("one_E_less", lambda *args: _E_of(_train(*args), lambda E: E[:-1]), "k, b は合っています。E は steps + 1 個のはずです。最後の更新の後の E は？", "k and b are right. E should have steps + 1 entries. What about the one after the last update?"),
        Mistake("first_E_missing", lambda *args: _E_of(_train(*args), lambda E: E[1:]), "k, b は合っています。E は steps + 1 個のはずです。最初の更新の前の E は？", "k and b are right. E should have steps + 1 entries. What about the one before the first update?"),
        Mistake("one_update_more", lambda k, b, x, t, epsilon, steps: _stopped(k, b, x, t, epsilon, steps + 1, steps), "E は合っています。k と b は、1回余分に更新されています。最後の E を求めた後に、まだ更新していませんか？", "E is right. k and b have had one update too many. Is there still an update after the last E?"),
        Mistake("one_update_and_E_more", lambda k, b, x, t, epsilon, steps: _train(k, b, x, t, epsilon, steps + 1), "更新が1回多すぎます。更新は `steps` 回、E は `steps + 1` 個です。`range` は、何を数えていますか？", "There is one update too many: `steps` updates, and `steps + 1` values of E. What does your `range` count?"),
        Mistake("one_update_less", lambda k, b, x, t, epsilon, steps: _stopped(k, b, x, t, epsilon, steps - 1, steps), "E は合っています。k と b の更新が1回足りません。返しているのは、最後の E を求めたときの k と b ですか？", "E is right. k and b have had one update too few. Are those you return the ones that the last E comes from?"),
        Mistake("one_update_and_E_less", lambda k, b, x, t, epsilon, steps: _train(k, b, x, t, epsilon, steps - 1), "更新が1回足りません。更新は `steps` 回、E は `steps + 1` 個です。`range` は、何を数えていますか？", "There is one update too few: `steps` updates, and `steps + 1` values of E. What does your `range` count?"),
        Mistake("return_inside", lambda k, b, x, t, epsilon, steps: _train(k, b, x, t, epsilon, 1), "更新が1回だけで終わっています。return がループの中に入っていませんか？", "Only one update is made. Is the return inside the loop?"),
        Mistake("old_E", lambda *args: _E_of(_train(*args), lambda E: E[:1] + E[:-1]), "k, b は合っています。E が更新1回分ずつ遅れています。o を計算し直すのは、E を加える前ですか、後ですか？", "k and b are right. E is one update behind. Do you compute o again before E is appended, or after?"),
        Mistake("last_E_old", lambda *args: _E_of(_train(*args), lambda E: E[:-1] + E[-2:-1]), "k, b は合っています。最後の E が、その1つ前と同じです。その E は、どの o から計算されていますか？", "k and b are right. The last E is the same as the one before it. Which o does it come from?"),
        Mistake("half_forgotten", lambda *args: _train(*args, loss=lambda gap: np.sum(gap**2)), "k, b は合っています。E の頭に何が付いていましたか？", "k and b are right. What is in front of E?"),
        Mistake("E_mean_over_places", lambda *args: _train(*args, loss=lambda gap: 0.5 * np.sum(gap**2) / gap.shape[1]), "k, b は合っています。E を、出力の場所について平均していませんか？", "k and b are right. Is E averaged over places?"),
        Mistake("E_mean_over_samples", lambda *args: _train(*args, loss=lambda gap: 0.5 * np.sum(gap**2) / len(gap)), "k, b は合っています。E を、サンプルについて平均していませんか？", "k and b are right. Is E averaged over samples?"),
        Mistake("E_mean_over_everything", lambda *args: _train(*args, loss=lambda gap: 0.5 * np.mean(gap**2)), "k, b は合っています。E が平均になっています。この講義の E は、平均でしたか、合計でしたか？", "k and b are right. E is a mean. In this lecture, is E a mean or a sum?"),
        Mistake("no_half", lambda *args: _train(*args, delta_u=_scaled(lambda o: 2.0), loss=lambda gap: np.sum(gap**2)), "E からも勾配からも、同じ数が抜けています。E の頭には、何が付いていましたか？", "The same number is missing from E and from its gradient. What is in front of E?"),
        Mistake("mean_over_samples_throughout", lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / len(o)), loss=lambda gap: 0.5 * np.sum(gap**2) / len(gap)), "E も勾配も、サンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？", "E and its gradient are averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("mean_over_everything_throughout", lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / o.size), loss=lambda gap: 0.5 * np.mean(gap**2)), "E も勾配も、サンプルと場所の両方について平均しています。この講義の E は、平均でしたか、合計でしたか？", "E and its gradient are averaged over samples and places. In this lecture, is E a mean or a sum?"),
        *_with_an_E_missing("mean_over_samples", "勾配がサンプルについての平均になっています", "The gradient is averaged over samples", _scaled(lambda o: 1 / len(o))),
        *_with_an_E_missing("mean_over_places", "勾配が出力の場所についての平均になっています", "The gradient is averaged over places", _scaled(lambda o: 1 / o.shape[1])),
        *_with_an_E_missing("uphill", "E が増える向きに更新しています", "The updates go the way E grows", _scaled(lambda o: -1.0)),
        *_with_an_E_missing("slope_forgotten", "誤差信号が o から u へ戻るときに掛かるものが抜けています", "What is multiplied in on the way back from o to u is missing", lambda t, o: o - t),
    ),
    hints=(
        ("繰り返すのは、前へ（ずらして u、それから o）→ 後ろへ（δᵘ、Δk、Δb）→ 更新、の3段です。Δk と Δb は、サンプルについても場所についても合計します。", "What is repeated has three stages: forward (slide for u, then o), back (δᵘ, Δk, Δb), update. Δk and Δb are sums over samples as well as places."),
        ("`x[:, j:j + m]` は、場所 j でカーネルの下にある入力（N 行 m 列）です。u の列 j は、これと k の積です。", "`x[:, j:j + m]` is what lies under the kernel at place j (N rows, m columns). Column j of u is its product with k."),
        ("Δk は、場所 j ごとの `delta_u[:, j] @ x[:, j:j + m]` の合計、Δb は `delta_u.sum()` です。E は、ループの前に1つ、更新のたびに o を計算し直して1つ加えます。", "Δk is the sum of `delta_u[:, j] @ x[:, j:j + m]` over places j, and Δb is `delta_u.sum()`. There is one E before the loop, and one after each update, with a new o."),
    ),
    solution="""
def train_kernel(k, b, x, t, epsilon, steps):
    m, places = len(k), range(t.shape[1])

    def output(k, b):
        u = np.stack([x[:, j:j + m] @ k for j in places], axis=1) + b
        return 1 / (1 + np.exp(-u))

    o = output(k, b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_k = sum(delta_u[:, j] @ x[:, j:j + m] for j in places)
        k, b = k - epsilon * delta_k, b - epsilon * delta_u.sum()
        o = output(k, b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E
""",
    returns=("k", "b", "E"),
)  # fmt: skip

EXERCISES = (
    COUNT_CONNECTIONS, MISSING_GRADIENT, CONVOLVE_BY_HAND, MASK, DENSE_WEIGHTS, KERNEL_GRADIENT, KERNEL_GRADIENT_BY_HAND,
    CONVOLVE, MEND_MASK, TRAIN_KERNEL,
)  # fmt: skip
