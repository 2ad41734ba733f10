"""Write a convolution as the matrix of a dense layer."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _dense_weights


def _kernel_and_n(rng: Generator, m: int, n: int) -> tuple[Any, int]:
    return decimals(rng, m), n


EXERCISE = Exercise(
    __name__,
    section=2,
    asked=("畳み込みを全結合層の行列にする", "write a convolution as the matrix of a dense layer"),
    spec=_dense_weights,
    draws=(
        lambda rng: _kernel_and_n(rng, 2, 4), lambda rng: _kernel_and_n(rng, 3, 7),
        lambda rng: (rng.permutation(5)[:4] + 1.0, 5),
    ),
    solution="""
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j:j + m, j] = k
    return W
""",
    also=("""
def dense_weights(k, n):
    W = [[0.0] * (n - len(k) + 1) for _ in range(n)]
    for i in range(n):
        for j in range(n - len(k) + 1):
            if 0 <= i - j < len(k):
                W[i][j] = k[i - j]
    return W
""",),
    returns=("W",),
    mistakes=(
        Mistake("flipped", "W[j:j + m, j] = k → W[j:j + m, j] = k[::-1]",
            "列の中で、カーネルが上下逆です。出力 0 を計算するとき、k₁ は、どの入力に掛かりますか？",
            "In each column the kernel is upside down. Which input does k₁ meet when output 0 is computed?"),
        Mistake("transposed", "return W → return W.T",
            "行と列が入れ替わっています。`x @ W` が出力になるには、行は何の数だけ要りますか？",
            "Rows and columns have changed places. For `x @ W` to be the output, how many rows are needed?"),
        Mistake("transposed_and_flipped", "= k → = k[::-1]\n"
            "return W → return W.T",
            "行と列が入れ替わり、カーネルも逆向きです。1つの出力を作る数は、W の行と列のどちらに並んでいますか？",
            "Rows and columns have changed places, and the kernel is the wrong way round. Are the numbers behind "
            "one output in a row of W, or in a column?"),
        Mistake("wrapped", "np.zeros((n, n - m + 1)) → np.zeros((n, n))\n"
            "range(n - m + 1) → range(n)\n"
            "W[j:j + m, j] = k → W[(j + np.arange(m)) % n, j] = k",
            "カーネルが下の端から上の端へ回り込んでいます。出力の数はいくつのはずですか（`np.roll` を使ったなら、"
            "何回ずらしましたか）？",
            "The kernel leaves at the bottom and comes in at the top. How many outputs should there be? (If you "
            "use `np.roll`: how many times?)"),
        Mistake("square", "np.zeros((n, n - m + 1)) → np.zeros((n, n))\n"
            "range(n - m + 1) → range(n)\n"
            "W[j:j + m, j] = k → W[j:j + m, j] = k[: n - j]",
            "列が入力の数だけあります。最後の列では、カーネルが途中で切れていませんか？",
            "There is a column for each input. Is all of the kernel there in the last ones?"),
        Mistake("not_slid", "W[j:j + m, j] → W[:m, j]",
            "どの列でも、カーネルがいちばん上にあります。隣の出力へ移ると、カーネルは……？",
            "In every column the kernel is at the top. What happens to it from one output to the next?"),
        Mistake("rows_alike", "= k → = k[0]",
            "0 でないところが、すべて k₁ です。ずれた位置には、どの k が来ますか？",
            "Wherever it is not 0, it is k₁. Which k belongs to the other places?"),
        Mistake("first_weight_only", "= k → = [k[0]] + [0] * (m - 1)",
            "k₁ しか入っていません。カーネルのほかの数は、どこに来ますか？",
            "There is only k₁. Where do the other numbers of the kernel go?"),
        Mistake("mask_only", "= k → = 1",
            "これはマスクです。接続があるところに入る数は？",
            "This is the mask. Which numbers belong where there is a connection?"),
        Mistake("first_output_only", "range(n - m + 1) → range(1)",
            "最初の列にしか数がありません。return がループの中に入っていませんか？",
            "Only the first column is filled. Is the return inside the loop?"),
        Mistake("last_column_empty", "range(n - m + 1) → range(n - m)",
            "最後の列が空です。`range` はどこで終わりますか？",
            "The last column is empty. Where does your `range` end?"),
        Mistake("diagonal_left_out", "W[j:j + m, j] = k → W[j + 1:j + m, j] = k[1:]",
            "対角線が抜けていて、k₁ がどこにもありません。帯の始まりは `<` ですか、`<=` ですか（`range` "
            "で書いたなら、0 からですか、1 からですか）？",
            "The diagonal is left out, so that k₁ is nowhere. Is it `<` or `<=` at the beginning of the band? "
            "(With a `range`: does it begin at 0 or at 1?)"),
        Mistake("cut_to_integers", "np.zeros((n, n - m + 1)) → np.zeros((n, n - m + 1), int)",
            "k の小数が切り捨てられています。0 を並べた行列は、整数の行列ではありませんか？",
            "The decimals of k are cut off. Is your matrix of zeros one of integers?"),
        Mistake("output_too_few", "n - m + 1 → n - m",
            "列が1つ足りません。カーネルを置ける場所は、いくつありますか？",
            "A column is missing. At how many places can the kernel lie?"),
        Mistake("last_weight_missing", "W[j:j + m, j] = k → W[j:j + m - 1, j] = k[:-1]",
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
