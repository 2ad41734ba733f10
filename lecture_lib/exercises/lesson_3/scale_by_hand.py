"""Compute by hand how large the weights of a unit with 64 inputs should be."""

from __future__ import annotations

import math

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("64個の入力に合う重みの標準偏差を手で計算する",
           "compute by hand how large the weights of a unit with 64 inputs should be"),
    spec=lambda: 1 / math.sqrt(sum(1.0**2 for _ in range(64))),
    solution="scale_by_hand = 0.125  # 1 / √64",
    mistakes=(
        Mistake("not_rooted", lambda: 1 / 64,
            "1/64 では u が小さくなりすぎます。足し合わされるのは、標準偏差ですか、分散ですか？",
            "With 1/64, u becomes too small. What adds up over the inputs: standard deviations, or variances?"),
        Mistake("upside_down", lambda: 8.0,
            "8 は、重みの標準偏差が1のときの u の標準偏差です。u を1くらいに保つには、重みを大きくしますか、"
            "小さくしますか？",
            "8 is the standard deviation of u for weights of standard deviation 1. To keep u at about 1, should "
            "the weights be larger or smaller?"),
        Mistake("variance", lambda: 64.0,
            "64 は、重みの標準偏差が1のときの u の分散です。u を1くらいにするには、"
            "重みの標準偏差をいくつにしますか？",
            "64 is the variance of u for weights of standard deviation 1. What standard deviation must the weights "
            "have "
            "to bring that of u to about 1?"),
        Mistake("one", lambda: 1.0,
            "重みの標準偏差が1だと、64個の積を足した u の標準偏差はいくつになりますか？",
            "With weights of standard deviation 1, what is the standard deviation of u, a sum of 64 products?"),
        Mistake("half", lambda: 0.0625,
            "u の分散は 64 × s² です。これを1にする s に、余分な ½ は要りますか？",
            "The variance of u is 64 × s²: does the s that makes it 1 need another ½?"),
        Mistake("two_too_many", lambda: math.sqrt(2 / 64),
            "ほかの式（Glorot と Bengio、He）の 2 が混ざっていませんか。ここで考えるのは u "
            "の分散だけです。それはいくつですか？",
            "Has the 2 of another formula (Glorot and Bengio, or He) slipped in? Here we "
            "look at the variance of u "
            "alone. What is it?"),
        Mistake("two_too_few", lambda: math.sqrt(1 / 128),
            "u の分散は、いくつの積の分散の合計ですか？",
            "Over how many products do you sum the variances?"),
        Mistake("root_of_the_root", lambda: 1 / math.sqrt(8),
            "平方根を2回とっていませんか。標準偏差 s の重みと、大きさ1くらいの入力の積の分散は？",
            "Have you taken the root twice? What is the variance of one product, of a weight of standard deviation "
            "s and an input of size 1?"),
        Mistake("bias_counted", lambda: 1 / math.sqrt(65),
            "65個で計算していませんか。このユニットにバイアスはありますか？",
            "Have you counted 65? Does this unit have a bias?"),
        *(Mistake(f"glorot_{k}", lambda s=s: s,
            "入力と出力の数の両方を使う式や、一様分布の端の値ではありませんか？　ここで求めるのは、u の標準偏差を"
            "1にする重みの標準偏差です。",
            "Is this a formula that takes outputs into account, or the end of a uniform distribution? What is asked "
            "for "
            "is that of the weights for which u has a standard deviation of 1.")
          for k, s in enumerate((math.sqrt(2 / 65), math.sqrt(6 / 65), math.sqrt(3 / 64), math.sqrt(6 / 64)))),
        Mistake("halved", lambda: 1 / 32,
            "64 の平方根は 32 ではありません。2乗して 64 になる数は？",
            "The root of 64 is not 32. Which number squared is 64?"),
    ),
    hints=(
        ("u は64個の積 xᵢwᵢ の合計です。独立な数を足すと、分散が足し合わされます。",
         "u is the sum of 64 products xᵢwᵢ. When independent numbers are added, their variances add up."),
        ("重みの標準偏差を s とすると、1つの積の分散は s²、u の分散は 64 s² です。",
         "Let s be the standard deviation of the weights: one product has variance s², and u has variance 64 s²."),
        ("64 s² = 1 を s について解きます。√64 = 8 です。",
         "Solve 64 s² = 1 for s; √64 = 8."),
    ),
)  # fmt: skip
