"""Say what becomes of hidden units that start equal."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    of=3,
    section=5,
    asked=("同じ値から始めた隠れユニットの行く末を答える", "say what becomes of hidden units that start equal"),
    spec=lambda: "a",
    solution='equal_start = "a"',
    mistakes=(
        Mistake("all_different", lambda: "b",
            "2つの隠れユニットの重みが同じなら、前へ進む値も、戻ってくる誤差も同じです。更新で差がつきますか？",
            "If two hidden units have equal weights, their values and their errors are equal. Can an update make a "
            "difference?"),
        Mistake("depends_on_epsilon", lambda: "c",
            "ε は、2つのユニットの修正量に同じように掛かります。同じものに同じ数を掛けて、差がつきますか？",
            "ε multiplies the gradients of both units alike. Can that make a difference between them?"),
        Mistake("zero_only", lambda: "d",
            "XOR では、全部 0 からだとまったく動きません。0.5 からなら動きますが、ユニットどうしの差はどうなりますか？",
            "With XOR, all 0 does not move at all. From 0.5 it moves; but what about the difference between units?"),
    ),
    hints=(
        ("2つの隠れユニットを比べて、1回の更新をたどります。",
         "Take two of the hidden units, and follow them through one update."),
        ("入る重みとバイアスが同じなら o が同じ、出る重みも同じなら δᵒ も同じです。",
         "Equal weights in and equal biases: equal o. Equal weights out, too: equal δᵒ."),
        ("o も δᵘ も同じなら、ΔW も Δb も同じです。",
         "If o and δᵘ are equal, so are ΔW and Δb."),
    ),
)  # fmt: skip
