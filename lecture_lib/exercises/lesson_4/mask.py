"""Implement the mask."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..exercise import Exercise, Mistake
from ._common import _lag, _within


def _mask(m: int, n: int) -> Any:
    return [[j <= i < j + m for j in range(n - m + 1)] for i in range(n)]


EXERCISE = Exercise(
    __name__,
    section=2,
    asked=("マスクを実装する", "implement the mask"),
    spec=_mask,
    draws=(lambda rng: (2, 4), lambda rng: (3, 7), lambda rng: (4, 5), lambda rng: (4, 9)),
    solution="""
def mask(m, n):
    lag = np.arange(n)[:, None] - np.arange(n - m + 1)  # i − j
    return (0 <= lag) & (lag < m)
""",
    also=("""
def mask(m, n):
    mask = np.zeros((n, n - m + 1), bool)
    for j in range(n - m + 1):
        for a in range(m):
            mask[j + a, j] = True
    return mask
""",),
    returns=("mask",),
    mistakes=(
        Mistake("transposed", lambda m, n: np.transpose(_mask(m, n)),
            "行と列が入れ替わっています。この講義の W では、入力は行ですか、列ですか？",
            "Rows and columns have changed places. In the W of this lecture, is an input a row or a column?"),
        Mistake(
            "other_side",
            "np.arange(n)[:, None] - np.arange(n - m + 1) → np.arange(n - m + 1) - np.arange(n)[:, None]",
            "帯が対角線の反対側にあります。出力 0 は、入力 0 のほかに、どの入力を見ていますか？",
            "The band is on the wrong side of the diagonal. Besides input 0, which inputs does output 0 look at?"),
        Mistake("both_sides", lambda m, n: abs(_lag(n, n - m + 1)) < m,
            "帯が対角線の両側にあります。カーネルは、出力 j の位置から左へも伸びていますか？",
            "The band lies on both sides of the diagonal. Does the kernel reach to the left of place j as well?"),
        Mistake(
            "diagonal_only",
            "(0 <= lag) & (lag < m) → lag == 0",
            "対角線だけが True です。1つの出力が見る入力は1つですか？",
            "Only the diagonal is True. Does an output look at one input only?"),
        Mistake("all_below", "(0 <= lag) & (lag < m) → 0 <= lag",
            "対角線から下がすべて True です。出力 0 は、いちばん下の入力まで見ますか？",
            "All below the diagonal is True. Does output 0 look as far as the last input?"),
        Mistake("all_above", "(0 <= lag) & (lag < m) → lag <= 0",
            "対角線から上がすべて True です。最後の出力は、入力 0 まで見ますか？",
            "All above the diagonal is True. Does the last output look as far back as input 0?"),
        Mistake("too_wide", "lag < m → lag <= m",
            "1つの列に True が多すぎます。範囲の終わりは `<` ですか、`<=` ですか？",
            "A column has one True too many. At the end of the range, is it `<` or `<=`?"),
        Mistake("too_narrow", lambda m, n: _within(m - 1, _lag(n, n - m + 1)),
            "1つの列に True が足りません。`range` の終わりの数は、範囲に入りますか？",
            "A column has one True too few. Is the number at which a `range` ends part of it?"),
        Mistake("one_off", "(0 <= lag) & (lag < m) → (0 < lag) & (lag <= m)",
            "帯が1つ下にずれています。出力 0 が見る最初の入力の番号は？",
            "The band is one row too low. What is the number of the first input that output 0 looks at?"),
        Mistake("wrapped", lambda m, n: _within(m, _lag(n, n) % n),
            "カーネルが下の端から上の端へ回り込んでいます。出力はいくつのはずですか？",
            "The kernel leaves at the bottom and comes in at the top. How many outputs should there be?"),
        Mistake("square", "n - m + 1 → n",
            "列が入力の数だけあります。カーネルが下の端からはみ出す列も、出力と呼べますか？",
            "There is a column for each input. Is one where the kernel hangs over the end an output?"),
        Mistake("padded", lambda m, n: _within(m, _lag(n, n) + (m - 1) // 2),
            "正方形で、帯が対角線の両側にあります。パディングのあるときのマスクではありませんか？",
            "It is square, with the band around the diagonal. Have you made the mask of a layer with padding?"),
        Mistake("not_slid", lambda m, n: np.tile(np.arange(n)[:, None] < m, n - m + 1),
            "どの出力も、はじめの m 個の入力を見ています。隣の出力へ移ると、カーネルは……？",
            "Every output looks at the first m inputs. What happens to the kernel from one output to the next?"),
        Mistake("last_rows_empty", lambda m, n: _within(m, _lag(n, n - m + 1)) & (np.arange(n)[:, None] < n - m + 1),
            "下の方の行が空です。行はいくつありますか。どのループも `n - m + 1` までになっていませんか？",
            "The last rows are empty. How many rows are there? Do all your loops end at `n - m + 1`?"),
        Mistake("last_column_empty", lambda m, n: _within(m, _lag(n, n - m + 1)) & (np.arange(n - m + 1) < n - m),
            "最後の列が空です。`range` はどこで終わりますか？",
            "The last column is empty. Where does your `range` end?"),
        Mistake("diagonal_left_out", "0 <= lag → 0 < lag",
            "対角線が抜けています。帯の始まりは `<` ですか、`<=` ですか（行の番号で書いたなら、j からですか、j + 1 "
            "からですか）？",
            "The diagonal is left out. Is it `<` or `<=` at the beginning of the band? (If you count rows: from j "
            "on, or from j + 1?)"),
        Mistake("end_does_not_move", lambda m, n: (_lag(n, n - m + 1) >= 0) & (np.arange(n)[:, None] < m),
            "どの列も m 行目で終わっています。カーネルが動くとき、動くのは左端だけですか？",
            "Every column ends at the same row. As the kernel slides, does only its beginning move?"),
        Mistake("output_too_few", "n - m + 1 → n - m",
            "列が1つ足りません。m = 2、n = 4 のとき、カーネルを置ける場所はいくつありますか？",
            "A column is missing. For m = 2 and n = 4, how many places are there for the kernel?"),
        Mistake("inverted", lambda m, n: ~_within(m, _lag(n, n - m + 1)),
            "True と False が逆です。True は、接続のあるところですか、ないところですか？",
            "True and False have changed places. Does True stand for a connection, or for its absence?"),
        Mistake("everywhere", "(0 <= lag) & (lag < m) → lag == lag",
            "どこもかしこも True です。これは全結合層とどう違いますか（`[[0] * 3] * n` で作った n 個の行は、"
            "実は同じ1つの行です）？",
            "It is True everywhere (the n rows of `[[0] * 3] * n` are one and the same row). How does this differ "
            "from a dense layer?"),
        Mistake("nowhere", "(0 <= lag) & (lag < m) → lag != lag",
            "どこにも接続がありません。True を書き込む行は、実行されていますか？",
            "Nothing is connected. Is the line that writes True ever reached?"),
    ),
    hints=(
        ("m = 2、n = 4 のときのネットワークを紙に描いて、線のあるところを表に書き込んでみます。",
         "Draw the network for m = 2 and n = 4 on paper, and enter its connections in a table."),
        ("出力 j が見る入力は、j から始まる m 個です。行の番号 i と列の番号 j の差に注目します。",
         "Output j looks at m inputs, of which j is the first. Look at the difference of the row i and the column j."),
        ("i − j が 0 以上、m 未満のところが True です。二重のループでも、`np.arange(n)[:, None]` と `np.arange(n - "
         "m + 1)` の引き算でも書けます。",
         "It is True where i − j is at least 0 and less than m: two loops, or the difference of `np.arange(n)[:, "
         "None]` and `np.arange(n - m + 1)`."),
    ),
)  # fmt: skip
