"""Compute a convolution by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..exercise import Exercise, Mistake
from ._common import _slide

_X, _K = np.array([2.0, 1.0, -1.0, 0.4, 2.0]), np.array([1.0, -2.0, 0.5])


def _padded(left: int, right: int) -> Any:
    return np.pad(_X, (left, right))


EXERCISE = Exercise(
    __name__,
    section=1,
    asked=("畳み込みを手で計算する", "compute a convolution by hand"),
    spec=lambda: _slide(_K, _X),
    solution="""
u1 = 1 * 2 + (-2) * 1 + 0.5 * (-1)  # -0.5
u2 = 1 * 1 + (-2) * (-1) + 0.5 * 0.4  # 3.2
u3 = 1 * (-1) + (-2) * 0.4 + 0.5 * 2  # -0.8
convolve_by_hand = [u1, u2, u3]
""",
    returns=("[u₁, u₂, u₃]",),
    mistakes=(
        Mistake("flipped", lambda: _slide(_K[::-1], _X),
            "カーネルを裏返していませんか。この講義では、k₁ は重なった入力のうち、左端と右端のどちらに掛かりますか？",
            "Have you flipped the kernel? In this lecture, of the inputs it lies on, does k₁ go with the left end "
            "or with the right?"),
        Mistake("padded", lambda: _slide(_K, _padded(1, 1)),
            "パディングはないのに、出力が5個あります。カーネルが入力からはみ出す場所も数えていませんか？",
            "There is no padding here, but there are five outputs. Have you let the kernel hang over the ends?"),
        Mistake("padded_fully", lambda: _slide(_K, _padded(2, 2)),
            "パディングはないのに、出力が7個あります。少しでも重なれば数える、としていませんか？",
            "There is no padding here, but there are seven outputs. Does a place count as soon as anything overlaps?"),
        Mistake("padded_on_the_right", lambda: _slide(_K, _padded(0, 2)),
            "カーネルが右の端からはみ出しています。カーネルの全部が入力に重なる場所は、いくつありますか？",
            "The kernel hangs over the right end. At how many places does all of it lie on the input?"),
        Mistake("wrapped", lambda: _slide(_K, np.append(_X, _X[:2])),
            "右の端まで来て、左の端に戻っていませんか。入力は輪になっていますか？",
            "At the right end, do you go on at the left? Is the input a ring?"),
        Mistake("begun_late", lambda: _slide(_K, _padded(0, 1))[1:],
            "1つ右から始めていませんか。左端に置いたとき、k₁ はどの入力に掛かりますか？",
            "Do you begin one place too far right? At the left end, which input does k₁ meet?"),
        Mistake("begun_early", lambda: _slide(_K, _padded(1, 0))[:3],
            "カーネルが左の端からはみ出したところから始めていませんか。k₁ が最初に掛かるのは、どの入力ですか？",
            "Do you begin with the kernel hanging over the left end? Which input does k₁ meet first?"),
        Mistake("stride_of_two", lambda: _slide(_K, _X)[::2],
            "出力が2個しかありません。カーネルを一度にいくつずらしましたか？",
            "There are only two outputs. By how many places did you move the kernel?"),
        Mistake("first_place_only", lambda: _slide(_K, _X)[0],
            "最初の場所だけです。カーネルをずらした先は？",
            "This is the first place only. What about those the kernel slides to?"),
        Mistake("summed", lambda: sum(_slide(_K, _X)),
            "すべての場所の値を足して、1つの数にしています。1つの出力は、いくつの場所から決まりますか？",
            "You have added up all places. How many places does one output come from?"),
        Mistake("minus_lost", lambda: _slide(abs(_K), _X),
            "k₂ のマイナスは、どこへ行きましたか？",
            "Where has the minus of k₂ gone?"),
        Mistake("minus_of_x_lost", lambda: _slide(_K, abs(_X)),
            "x₃ のマイナスは、どこへ行きましたか？",
            "Where has the minus of x₃ gone?"),
        Mistake("minus_times_minus", lambda: _slide(_K, _X) - np.array([0.0, 4.0, 0.0]),
            "u₂ には、マイナスどうしの積がありませんか？",
            "Is there a minus times a minus in u₂?"),
        Mistake("products", lambda: _K * _X[:3],
            "最初の場所で重なった積が並んでいます。それらをどうすると u₁ になりますか？",
            "These are the products at the first place. What makes one u₁ of them?"),
        Mistake("last_weight_forgotten", lambda: _slide(_K[:2], _X[:-1]),
            "重なるのは3組です。k₃ も掛けて足しましたか？",
            "Three pairs lie on top of each other. Is k₃ in your sum?"),
    ),
    hints=(
        ("カーネルを左端に合わせ、上下に重なった3組をそれぞれ掛けて、足します。裏返しません。",
         "Put the kernel at the left end, multiply the three pairs that lie on top of each other, and add. Nothing "
         "is flipped."),
        ("u₁ = 1·2 + (−2)·1 + 0.5·(−1) です。カーネルを1つ右へずらして、同じことをします。",
         "u₁ = 1·2 + (−2)·1 + 0.5·(−1). Move the kernel one place to the right, and do the same."),
        ("u₂ = 1·1 + (−2)·(−1) + 0.5·0.4 です。u₃ では、カーネルの右端が入力の右端に届きます。",
         "u₂ = 1·1 + (−2)·(−1) + 0.5·0.4. At u₃ the right end of the kernel has come to the right end of the input."),
    ),
)  # fmt: skip
