"""Say what two models with the same loss have in common."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    of=3,
    section=2,
    asked=("E が同じ2つのモデルについて、言えることを答える", "say what two models with the same loss have in common"),
    spec=lambda: "d",
    solution='same_loss = "d"',
    mistakes=(
        Mistake("same_weights", lambda: "a",
            "入れ替えと符号の反転を思い出してください。答えが同じでも、重みは同じですか？",
            "Remember swapping and flipping: if the answers are equal, are the weights?"),
        Mistake("same_everywhere", lambda: "b",
            "第3章の10枚の図で、真ん中 (½, ½) への答えは同じでしたか？",
            "In the ten pictures of lesson 3, did all models say the same about the middle, (½, ½)?"),
        Mistake("one_wrong", lambda: "c",
            "E が小さいのは、どちらもサンプルには正しく答えているからです。サンプルのないところの「正しい答え」は、"
            "決まっていますか？",
            "E is small because both are right on the samples. Is there a right answer where there are none?"),
    ),
    hints=(
        ("E は、サンプルのところの出力だけで計算します。",
         "E is computed from the outputs at the samples, and from nothing else."),
        ("サンプルのないところで何と答えても、E は変わりません。",
         "Whatever a model says where there is no sample, E stays the same."),
        ("どちらの E も小さいことから、サンプルでの答えについては何が言えますか？",
         "Both E are small: what does that tell about the answers at the samples?"),
    ),
)  # fmt: skip
