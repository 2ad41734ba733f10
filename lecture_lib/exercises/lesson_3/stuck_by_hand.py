"""Compute by hand where E stops."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

_STUCK = (1.0, 1.0, 0.0)  # the targets that get one and the same answer


def _stuck(o: float) -> list[float]:
    return [o, sum(0.5 * (t - o) ** 2 for t in _STUCK)]


EXERCISE = Exercise(
    __name__,
    section=5,
    asked=("E が止まる高さを手で計算する", "compute by hand where E stops"),
    spec=lambda: min((_stuck(k / 3000) for k in range(3001)), key=lambda answer: answer[1]),
    solution="""
o = (1 + 1 + 0) / 3  # 0.667
E = 0.5 * ((1 - o) ** 2 + (1 - o) ** 2 + (0 - o) ** 2)  # 0.333
stuck_by_hand = [o, E]
""",
    returns=("[o, E]",),
    mistakes=(
        Mistake("half_answered", "/ 3 → / 4",
            "½ が最善なのは、t = 1 と t = 0 が同じ数だけあるときです。ここではいくつずつですか？",
            "½ is best where as many samples have t = 1 as have t = 0. How many of each are there here?"),
        Mistake("other_third", lambda: _stuck(1 / 3),
            "o が、多い方の t から遠ざかっています。t の平均は、1 と 0 のどちらに近いですか？",
            "Your o is far from the more frequent t. Is the mean of the t nearer to 1 or to 0?"),
        Mistake("other_third_with_E", lambda: [1 / 3, 1 / 3],
            "o が、多い方の t から遠ざかっています。t の平均は、1 と 0 のどちらに近いですか？",
            "Your o is far from the more frequent t. Is the mean of the t nearer to 1 or to 0?"),
        Mistake("majority", "/ 3 → / 2",
            "多数決で 1 と答えています。2乗の合計をいちばん小さくする数は、多数決で決まりますか？",
            "You let the majority decide. Is that the answer with the least sum of squares?"),
        Mistake("half_forgotten", "0.5 * ( → (",
            "E がちょうど2倍です。誤差を1つずつ2乗し、頭の ½ も掛けましたか？",
            "Have you squared each gap, and is the ½ there?"),
        Mistake("mean_of_four", lambda: [2 / 3, 1 / 12],
            "E をサンプル4個で割っていませんか。この講義の E は、平均でしたか、合計でしたか？",
            "Have you divided E by four samples? In this lecture, is E a mean or a sum?"),
        Mistake("third_of_E", "+ (0 - o) ** 2 →",
            "3個で割って平均にしたか、t = 0 のサンプルの分を忘れていませんか？",
            "Is it a mean over three samples, or is the sample with t = 0 "
            "missing?"),
        Mistake("one_sample", lambda: [2 / 3, 1 / 18],
            "E に、t = 1 のサンプル1個の分しか入っていません。残りは？",
            "E holds the part of a single sample with t = 1. What about the others?"),
        Mistake("only_zero", "(1 - o) ** 2 + (1 - o) ** 2 + (0 - o) ** 2 → (0 - o) ** 2",
            "E に、3つのサンプルの分が全部入っていますか？　t = 1 の2つは、ぴったり合っていますか？　"
            "2乗は確かめましたか？",
            "Are all three samples in your E, each with its gap squared, and no mean taken? Are the two with t = 1 "
            "answered perfectly?"),
        Mistake("cancelled", lambda: [2 / 3, 0.0],
            "正と負の誤差を、2乗する前に足していませんか？",
            "Have you added positive and negative gaps before squaring them?"),
    ),
    hints=(
        ("3つのサンプルへの答えを o とすると、E は o の2次式です。正しく答えた4つ目の分は0です。",
         "Call the answer to the three samples o: E is then a quadratic in o. The fourth, which is right, adds 0."),
        ("dE/do = −Σ(t − o) = 0 になるのは、o が3つの t の平均のときです。",
         "dE/do = −Σ(t − o) is 0 where o is the mean of the three t."),
        ("o = (1 + 1 + 0)/3 です。誤差は ⅓, ⅓, −⅔ なので、E = ½(1/9 + 1/9 + 4/9) です。",
         "o = (1 + 1 + 0)/3. The gaps are ⅓, ⅓ and −⅔, so E = ½(1/9 + 1/9 + 4/9)."),
    ),
)  # fmt: skip
