"""Predict how two trainings from one seed differ."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=1,
    asked=("同じシードから2回学習した結果を予想する", "predict how two trainings from one seed differ"),
    spec=lambda: "c",
    solution='same_seed = "c"',
    mistakes=(
        Mistake("by_chance", lambda: "a",
            "コンピュータの「乱数」は、何から計算されますか。1回目と3回目で、その「何か」は違いますか？",
            "What are a computer's random numbers computed from? Is that different in the first and the third "
            "training?"),
        Mistake("rounding", lambda: "b",
            "丸め誤差はあります。けれども、同じ機械が同じ計算を同じ順序で行うとき、丸め方は毎回違いますか？",
            "There are rounding errors. But if one machine computes the same things in the same order, does it "
            "round differently each time?"),
        Mistake("swapped_units", lambda: "d",
            "隠れユニットの並べ方を決めるのは何ですか。シード0から最初に引く w¹₁₁ は、"
            "いつ引いても同じ数ではありませんか？",
            "What decides the order of the hidden units? Isn't w¹₁₁, the first number from seed 0, the same "
            "whenever it is drawn?"),
    ),
    hints=(
        ("学習の中で、偶然が入るのはどこですか？",
         "Where in a training does chance come in?"),
        ("偶然が入るのは初期値だけで、その初期値はシードから計算されます。間に別の学習をしても、"
         "`np.random.default_rng(0)` は新しく作られます。",
         "Only in the initial values; and these are computed from the seed. Whatever is trained in between, "
         "`np.random.default_rng(0)` is made anew."),
        ("初期値が1ビットまで同じで、そこから同じ計算を同じ順序で行います。違いはどこから生まれるでしょう？",
         "The initial values agree to the last bit, and the same computations follow in the same order. Where "
         "could a difference come from?"),
    ),
)  # fmt: skip
