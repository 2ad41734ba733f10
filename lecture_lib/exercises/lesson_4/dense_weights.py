"""Write a convolution as the matrix of a dense layer."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _dense_weights, _lag, _within


def _outputs(k: Any, n: int) -> int:
    return n - len(k) + 1


def _kernel_and_n(rng: Generator, m: int, n: int) -> tuple[Any, int]:
    return decimals(rng, m), n


def _placed(k: Any, lag: Any) -> Any:
    """k_a wherever the lag is a, 0 elsewhere."""
    return np.where(_within(len(k), lag), k[np.clip(lag, 0, len(k) - 1)], 0.0)


def _correct_weights(k: Any, n: int) -> Any:
    return _placed(k, _lag(n, _outputs(k, n)))


EXERCISE = Exercise(
    __name__,
    asked=("畳み込みを全結合層の行列にする", "write a convolution as the matrix of a dense layer"),
    spec=_dense_weights,
    draws=(lambda rng: _kernel_and_n(rng, 2, 4), lambda rng: _kernel_and_n(rng, 3, 7), lambda rng: (rng.permutation(5)[:4] + 1.0, 5)),
    solution="""
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j:j + m, j] = k
    return W
""",
    returns=("W",),
    mistakes=(
        Mistake("flipped", lambda k, n: _placed(k[::-1], _lag(n, _outputs(k, n))),
            "列の中で、カーネルが上下逆です。出力 0 を計算するとき、k₁ は、どの入力に掛かりますか？",
            "In each column the kernel is upside down. Which input does k₁ meet when output 0 is computed?"),
        Mistake("transposed", lambda k, n: _correct_weights(k, n).T,
            "行と列が入れ替わっています。`x @ W` が出力になるには、行は何の数だけ要りますか？",
            "Rows and columns have changed places. For `x @ W` to be the output, how many rows are needed?"),
        Mistake("transposed_and_flipped", lambda k, n: _placed(k[::-1], _lag(n, _outputs(k, n))).T,
            "行と列が入れ替わり、カーネルも逆向きです。1つの出力を作る数は、W の行と列のどちらに並んでいますか？",
            "Rows and columns have changed places, and the kernel is the wrong way round. Are the numbers behind "
            "one output in a row of W, or in a column?"),
        Mistake("other_side", lambda k, n: _placed(k, -_lag(n, _outputs(k, n))),
            "帯が対角線の反対側にあります。出力 0 は、入力 0 のほかに、どの入力を見ますか（`np.eye` の `k` "
            "の符号は）？",
            "The band is on the wrong side of the diagonal. Besides input 0, which inputs does output 0 look at? "
            "(If you use `np.eye`: what about the sign of its `k`?)"),
        Mistake("both_sides", lambda k, n: _placed(k, abs(_lag(n, _outputs(k, n)))),
            "帯が対角線の両側にあります。1つの列に、カーネルは何回現れるはずですか？",
            "The band lies on both sides of the diagonal. How often should the kernel appear in a column?"),
        Mistake("wrapped", lambda k, n: _placed(k, _lag(n, n) % n),
            "カーネルが下の端から上の端へ回り込んでいます。出力の数はいくつのはずですか（`np.roll` を使ったなら、"
            "何回ずらしましたか）？",
            "The kernel leaves at the bottom and comes in at the top. How many outputs should there be? (If you "
            "use `np.roll`: how many times?)"),
        Mistake("square", lambda k, n: _placed(k, _lag(n, n)),
            "列が入力の数だけあります。最後の列では、カーネルが途中で切れていませんか？",
            "There is a column for each input. Is all of the kernel there in the last ones?"),
        Mistake("padded", lambda k, n: _placed(k, _lag(n, n) + (len(k) - 1) // 2),
            "パディングのあるときの行列ではありませんか。端の列でも、カーネルの全部が見えますか？",
            "Have you made the matrix of a layer with padding? Can all of the kernel be seen in the first and last "
            "columns?"),
        Mistake("padded_fully", lambda k, n: _placed(k, _lag(n, n + len(k) - 1) + len(k) - 1),
            "列が多すぎます。カーネルが入力からはみ出す場所も、出力に数えていませんか？",
            "There are too many columns. Do you count places where the kernel hangs over the ends?"),
        Mistake("not_slid", lambda k, n: _placed(k, _lag(n, 1) + np.zeros(_outputs(k, n), int)),
            "どの列でも、カーネルがいちばん上にあります。隣の出力へ移ると、カーネルは……？",
            "In every column the kernel is at the top. What happens to it from one output to the next?"),
        Mistake("rows_alike", lambda k, n: np.where(_within(len(k), _lag(n, _outputs(k, n))), k[0], 0.0),
            "0 でないところが、すべて k₁ です。ずれた位置には、どの k が来ますか？",
            "Wherever it is not 0, it is k₁. Which k belongs to the other places?"),
        Mistake("first_weight_only", lambda k, n: np.where(_lag(n, _outputs(k, n)) == 0, k[0], 0.0),
            "k₁ しか入っていません。カーネルのほかの数は、どこに来ますか？",
            "There is only k₁. Where do the other numbers of the kernel go?"),
        Mistake("mask_only", lambda k, n: np.where(_within(len(k), _lag(n, _outputs(k, n))), 1.0, 0.0),
            "これはマスクです。接続があるところに入る数は？",
            "This is the mask. Which numbers belong where there is a connection?"),
        Mistake(
            "last_output_only",
            lambda k, n: np.where(np.arange(_outputs(k, n)) == _outputs(k, n) - 1, _correct_weights(k, n), 0.0),
            "最後の列にしか数がありません。ループの中で、W を毎回作り直していませんか？",
            "Only the last column is filled. Is W made anew each time round the loop?"),
        Mistake("diagonal_left_out", lambda k, n: np.where(_lag(n, _outputs(k, n)) > 0, _correct_weights(k, n), 0.0),
            "対角線が抜けていて、k₁ がどこにもありません。帯の始まりは `<` ですか、`<=` ですか（`range` "
            "で書いたなら、0 からですか、1 からですか）？",
            "The diagonal is left out, so that k₁ is nowhere. Is it `<` or `<=` at the beginning of the band? "
            "(With a `range`: does it begin at 0 or at 1?)"),
        Mistake("negative_index", lambda k, n: _placed(np.roll(k[::-1], 1), _lag(n, _outputs(k, n))),
            "k の添字が負になっていませんか（負の添字は、後ろから数えます）。入力 i を出力 j につなぐのは、"
            "何番目の k ですか？",
            "Is the index of k negative, and so counted from its end? Which k joins input i to output j?"),
        Mistake("cut_to_integers", lambda k, n: np.trunc(_correct_weights(k, n)),
            "k の小数が切り捨てられています。0 を並べた行列は、整数の行列ではありませんか？",
            "The decimals of k are cut off. Is your matrix of zeros one of integers?"),
        Mistake(
            "last_weight_missing",
            lambda k, n: np.where(_lag(n, _outputs(k, n)) < len(k) - 1, _correct_weights(k, n), 0.0),
            "カーネルの最後の数が入っていません。`range` はどこで終わりますか？",
            "The last number of the kernel is missing. Where does your `range` end?"),
    ),
    hints=(
        ("`x @ W` の j 番目は、W の列 j と x の積の合計です。1つの列は、1つの出力のためのものです。",
         "Element j of `x @ W` comes from x and column j of W: a column is there for one output."),
        ("n 行、n − m + 1 列の 0 から始めて、列 j に、カーネルをそのままの向きで書き込みます。何行目から書きますか？",
         "Begin with zeros, n rows and n − m + 1 columns. Write the kernel into column j as it is. From which row "
         "on?"),
        ("列 j の、行 j から m 個分がカーネルです：`W[j:j + m, j]`。",
         "In column j, m places from row j on are the kernel: `W[j:j + m, j]`."),
    ),
)  # fmt: skip
