"""Implement a convolution with stride and padding."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals


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


EXERCISE = Exercise(
    __name__,
    asked=("ストライドとパディングのある畳み込みを実装する", "implement a convolution with stride and padding"),
    spec=_convolve,
    draws=(
        lambda rng: _signals(rng, 2, 4, 1, 0), lambda rng: _signals(rng, 3, 8, 2, 1),
        lambda rng: _signals(rng, 3, 5, 1, 2), lambda rng: _signals(rng, 5, 10, 3, 2),
    ),
    solution="""
def convolve(k, x, stride, padding):
    padded, m = np.pad(x, padding), len(k)
    return np.array([k @ padded[i:i + m] for i in range(0, len(padded) - m + 1, stride)])
""",
    returns=("u",),
    mistakes=(
        Mistake("flipped_and_padding_ignored", lambda k, x, stride, padding: _every_place(k[::-1], x)[::stride],
            "間違いは2つあります。カーネルが裏返っていて、パディングも使われていません。u₁ で k₁ に掛かるのは、"
            "どの数ですか？",
            "There are two mistakes: the kernel is flipped, and the padding is not used. Which number does k₁ meet "
            "in u₁?"),
        Mistake("flipped_and_stride_ignored", lambda k, x, stride, padding: _every_place(k[::-1], np.pad(x, padding)),
            "間違いは2つあります。カーネルが裏返っていて、ストライドも使われていません。k₁ に掛かるのは、u₁ "
            "ではどの数で、u₂ ではどの数ですか？",
            "There are two mistakes: the kernel is flipped, and the stride is not used. Which number does k₁ meet "
            "in u₁, and which in u₂?"),
        Mistake("flipped_and_both_ignored", lambda k, x, stride, padding: _every_place(k[::-1], x),
            "カーネルが裏返っていて、ストライドもパディングも使われていません（`np.convolve(x, k, \"valid\")` "
            "の結果と同じです）。1つずつ直していきましょう。まず、カーネルの向きは？",
            "The kernel is flipped, and neither stride nor padding is used (it is what `np.convolve(x, k, "
            "\"valid\")` gives). Take them one at a time: which way round does the kernel go here?"),
        Mistake("stride_ignored", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding)),
            "ストライドが使われていません。stride = 2 のとき、次にカーネルを置くのはどこですか？",
            "The stride is not used. With stride = 2, where is the kernel put next?"),
        Mistake("both_ignored", lambda k, x, stride, padding: _every_place(k, x),
            "ストライドもパディングも使われていません。それぞれ、何を変えるものでしたか？",
            "Neither stride nor padding is used. What does each of them change?"),
        Mistake("left_only", lambda k, x, stride, padding: _every_place(k, np.pad(x, (padding, 0)))[::stride],
            "0 を補うのが左端だけか、出力の数を求めるときにパディングを片側分しか数えていないようです。右端は？",
            "Either there are zeros on the left only, or the number of outputs counts the padding of one side "
            "only. What about the right end?"),
        Mistake("right_only", lambda k, x, stride, padding: _every_place(k, np.pad(x, (0, padding)))[::stride],
            "0 を補うのが右端だけです。左端は？",
            "Zeros are added at the right end only. What about the left?"),
        Mistake(
            "edges_repeated", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding, mode="edge"))[::stride],
            "端の値を繰り返して補っています。パディングで補う数は、いくつでしたか？",
            "You repeat the values at the ends. What is it that padding puts there?"),
        Mistake("wrapped", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding, mode="wrap"))[::stride],
            "反対側の端の値を補っています。負の添字が、配列の末尾を指していませんか？",
            "The values of the opposite end are put there. Does a negative index reach for the end of the array?"),
        Mistake("padded_twice", lambda k, x, stride, padding: _every_place(k, np.pad(x, 2 * padding))[::stride],
            "0 が多すぎます。出力の数の式にある 2p は、片側の 0 の数ですか、両側を合わせた数ですか？",
            "There are too many zeros. Is the 2p in the number of outputs what is put at one end, or at both "
            "together?"),
        Mistake(
            "negative_index",
            lambda k, x, stride, padding: _every_place(k, np.concatenate([x[len(x) - padding :], x, np.zeros(padding)]))[::stride],
            "左端に、入力の末尾の値が入り込んでいます。負の添字は、Python では何を指しますか？",
            "At the left end, values from the end of the input slip in. What does a negative index mean in Python?"),
        Mistake("output_padded", lambda k, x, stride, padding: np.pad(_every_place(k, x), padding)[::stride],
            "0 を補っているのが、出力の両端です。0 は、何の両端に補うものでしたか？",
            "The zeros have been put around the output. Where do they belong?"),
        Mistake("padded_after_stride", lambda k, x, stride, padding: np.pad(_every_place(k, x)[::stride], padding),
            "0 を補っているのが、計算し終えた出力の両端です。0 は、何の両端に補うものでしたか？",
            "The zeros have been put around the finished output. Where do they belong?"),
        Mistake("kernel_spread", lambda k, x, stride, padding: _every_place(_spread(k, stride), np.pad(x, padding)),
            "カーネルの中で stride ずつ飛んでいます（それは dilation と呼ばれる別のものです）。飛ぶのは、"
            "カーネルの中ですか、カーネルを置く場所ですか？",
            "You skip inside the kernel (which is another thing, called dilation). Does the stride belong inside "
            "the kernel, or between its places?"),
        Mistake("input_thinned", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding)[::stride]),
            "先に入力を stride おきに間引いています。1つの場所でカーネルの下に並ぶのは、"
            "隣り合った入力ではありませんか？",
            "You first leave out inputs. At one place, does the kernel lie on inputs that are neighbours?"),
        Mistake(
            "places_next_to_each_other",
            lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[: len(_convolve(k, x, stride, padding))],
            "カーネルを1つずつしか動かしていません。j 番目の出力では、カーネルはどこから始まりますか？",
            "The kernel moves by one each time. Where does it begin for output j?"),
        Mistake("begun_late", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[stride - 1 :: stride],
            "最初に置く場所が左端ではありません。カーネルは、どこから始めるのでしたか？",
            "The first place is not at the left end. Where should the kernel begin?"),
        Mistake(
            "hanging_over",
            lambda k, x, stride, padding: _every_place(k, np.pad(x, (padding, padding + len(k) - 1)))[::stride],
            "カーネルが右の端からはみ出す場所も、出力に数えています。左端が入力の中にあれば、"
            "それでよいのでしょうか？",
            "You count places where the kernel hangs over the right end. Is it enough for its left end to lie on "
            "the input?"),
        Mistake(
            "cut_to_integers", lambda k, x, stride, padding: _every_place(k, np.pad(x.astype(int), padding))[::stride],
            "入力の小数が切り捨てられています。0 を並べた配列は、整数の配列ではありませんか？",
            "The decimals of the input are cut off. Is your array of zeros one of integers?"),
        Mistake("one_output_less", lambda k, x, stride, padding: _every_place(k, np.pad(x, padding))[::stride][:-1],
            "出力が1つ足りません。まだカーネルを置ける場所が残っていませんか（`range` の終わりは）？",
            "There is one output too few. Is there a place left for the kernel, and where does your `range` end?"),
    ),
    hints=(
        ("先に、両端に 0 を補った長い入力を作ります。あとは、それをパディングなしで扱えます。",
         "First make a longer input, with the zeros at both ends. From there on there is no padding to think of."),
        ("カーネルの左端が来る場所は、0, stride, 2·stride, … で、カーネルの右端がはみ出さないところまでです。",
         "The left end of the kernel goes to 0, stride, 2·stride, …, as long as its right end does not hang over."),
        ("`np.pad(x, padding)` で補い、`range(0, len(padded) - len(k) + 1, stride)` の各場所から m 個を取り出して、"
         "`k` との積の合計を求めます。",
         "Pad with `np.pad(x, padding)`. From each place in `range(0, len(padded) - len(k) + 1, stride)` take m "
         "numbers, multiply them by `k`, and add."),
    ),
)  # fmt: skip
