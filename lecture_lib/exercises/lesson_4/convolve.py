"""Implement a convolution with stride and padding."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals


def _signals(rng: Generator, m: int, n: int, stride: int, padding: int) -> tuple[Any, Any, int, int]:
    return decimals(rng, m), decimals(rng, n), stride, padding


def _convolve(k: Any, x: Any, stride: int, padding: int) -> list[float]:
    padded = [0.0] * padding + list(x) + [0.0] * padding
    places = range(0, len(padded) - len(k) + 1, stride)
    return [sum(k[a] * padded[place + a] for a in range(len(k))) for place in places]


EXERCISE = Exercise(
    __name__,
    section=1,
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
    also=("""
def convolve(k, x, stride, padding):
    padded, u = np.pad(x, padding), []
    for i in range(0, len(padded) - len(k) + 1, stride):
        total = 0
        for a in range(len(k)):
            total += k[a] * padded[i + a]
        u.append(total)
    return np.array(u)
""",),
    returns=("u",),
    mistakes=(
        Mistake("flipped", "k @ → k[::-1] @",
            "カーネルが裏返っています（`np.convolve` は、どちらの畳み込みでしょう）。この講義の畳み込みは、"
            "カーネルをどの向きのまま動かしますか？",
            "The kernel is flipped. Which of the two kinds of convolution does this lecture use, and which does "
            "`np.convolve` compute?"),
        Mistake("flipped_and_padding_ignored", "np.pad(x, padding) → x\n"
            "k @ → k[::-1] @",
            "間違いは2つあります。カーネルが裏返っていて、パディングも使われていません。u₁ で k₁ に掛かるのは、"
            "どの数ですか？",
            "There are two mistakes: the kernel is flipped, and the padding is not used. Which number does k₁ meet "
            "in u₁?"),
        Mistake("stride_ignored", "m + 1, stride → m + 1",
            "ストライドが使われていません。stride = 2 のとき、次にカーネルを置くのはどこですか？",
            "The stride is not used. With stride = 2, where is the kernel put next?"),
        Mistake("both_ignored", "np.pad(x, padding) → x\n"
            "m + 1, stride → m + 1",
            "ストライドもパディングも使われていません。それぞれ、何を変えるものでしたか？",
            "Neither stride nor padding is used. What does each of them change?"),
        Mistake("left_only", "np.pad(x, padding) → np.pad(x, (padding, 0))",
            "0 を補うのが左端だけか、出力の数を求めるときにパディングを片側分しか数えていないようです。右端は？",
            "Either there are zeros on the left only, or the number of outputs counts the padding of one side "
            "only. What about the right end?"),
        Mistake("right_only", "np.pad(x, padding) → np.pad(x, (0, padding))",
            "0 を補うのが右端だけです。左端は？",
            "Zeros are added at the right end only. What about the left?"),
        Mistake("edges_repeated", "np.pad(x, padding) → np.pad(x, padding, 'edge')",
            "端の値を繰り返して補っています。パディングで補う数は、いくつでしたか？",
            "You repeat the values at the ends. What is it that padding puts there?"),
        Mistake("wrapped", "np.pad(x, padding) → np.pad(x, padding, 'wrap')",
            "反対側の端の値を補っています。負の添字が、配列の末尾を指していませんか？",
            "The values of the opposite end are put there. Does a negative index reach for the end of the array?"),
        Mistake("padded_twice", "np.pad(x, padding) → np.pad(x, 2 * padding)",
            "0 が多すぎます。出力の数の式にある 2p は、片側の 0 の数ですか、両側を合わせた数ですか？",
            "There are too many zeros. Is the 2p in the number of outputs what is put at one end, or at both "
            "together?"),
        Mistake("input_thinned", "np.pad(x, padding) → np.pad(x, padding)[::stride]\n"
            "m + 1, stride → m + 1",
            "先に入力を stride おきに間引いています。1つの場所でカーネルの下に並ぶのは、"
            "隣り合った入力ではありませんか？",
            "You first leave out inputs. At one place, does the kernel lie on inputs that are neighbours?"),
        Mistake(
            "places_next_to_each_other",
            "range(0, len(padded) - m + 1, stride) → range((len(padded) - m) // stride + 1)",
            "カーネルを1つずつしか動かしていません。j 番目の出力では、カーネルはどこから始まりますか？",
            "The kernel moves by one each time. Where does it begin for output j?"),
        Mistake("hanging_over", "np.pad(x, padding) → np.pad(x, (padding, padding + len(k) - 1))",
            "カーネルが右の端からはみ出す場所も、出力に数えています。左端が入力の中にあれば、"
            "それでよいのでしょうか？",
            "You count places where the kernel hangs over the right end. Is it enough for its left end to lie on "
            "the input?"),
        Mistake("cut_to_integers", "np.pad(x, padding) → np.pad(x.astype(int), padding)",
            "入力の小数が切り捨てられています。0 を並べた配列は、整数の配列ではありませんか？",
            "The decimals of the input are cut off. Is your array of zeros one of integers?"),
        Mistake("one_output_less", "stride)]) → stride)][:-1])",
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
