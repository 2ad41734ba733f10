"""Predict how many connections and how many different weights there are."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=1,
    asked=("接続の数と、違う重みの数を予想する",
           "predict how many connections and how many different weights there are"),
    spec=lambda: (12, 3),
    solution="count_connections = [12, 3]  # 4 × 3; k₁ k₂ k₃",
    returns=("(1)", "(2)"),
    mistakes=(
        Mistake("dense", lambda: (24, 3),
            "24 は、すべての入力をすべての出力につないだ数です。1つの出力は、入力をいくつ見ていますか？",
            "24 would join every input to every output. How many inputs does one output look at?"),
        Mistake("dense_not_shared", lambda: (24, 24),
            "24 は全結合層の数です。1つの出力は、入力をいくつ見ていますか。また、ずらすたびに、"
            "カーネルは別のものに変わりますか？",
            "24 belongs to a dense layer. How many inputs does one output look at? And does the kernel turn into "
            "another one as it slides?"),
        Mistake("three_for_each_input", lambda: (18, 3),
            "どの入力からも3本出ていると数えていませんか。左端の x₁ は、いくつの出力につながっていますか？",
            "Three from every input? To how many outputs is x₁, at the left end, connected?"),
        Mistake("three_for_each_input_not_shared", lambda: (18, 18),
            "左端の x₁ は、いくつの出力につながっていますか。また、ずらすたびに、カーネルは別のものに変わりますか？",
            "To how many outputs is x₁, at the left end, connected? And does the kernel turn into another one as "
            "it slides?"),
        Mistake("five_outputs", lambda: (15, 3),
            "出力を5個と数えていませんか。カーネルが入力からはみ出してもよいことにしていませんか？",
            "Five outputs? Do you let the kernel hang over the end of the input?"),
        Mistake("three_outputs", lambda: (9, 3),
            "出力を3個と数えていませんか。カーネルを左端に置いて1つずつずらすと、置ける場所はいくつありますか？",
            "Three outputs? If you put the kernel at the left end and move it by one at a time, how many places "
            "are there?"),
        Mistake("one_output", lambda: (3, 3),
            "出力1つにつながる線だけを数えています。出力はいくつありますか？",
            "These are the connections of one output. How many outputs are there?"),
        Mistake("outputs_counted", lambda: (4, 3),
            "4 は出力の数です。出力1つには、線が何本つながっていますか？",
            "4 is the number of outputs. How many connections does each of them have?"),
        Mistake("inputs_counted", lambda: (6, 3),
            "6 は入力の数です。図に描いたら、線は何本になりますか？",
            "6 is the number of inputs. If you drew the picture, how many lines would it have?"),
        Mistake("not_shared", lambda: (12, 12),
            "(2) 12本の線の重みは、すべて別の数ですか。カーネルは、ずらすと変わりますか？",
            "(2) Are the weights of the 12 connections all different? Does the kernel change as it slides?"),
        Mistake("four_weights", "3 → 4",
            "(2) 4 は、出力の数ですか、それとも接続のないところの 0 も1種類と数えましたか？",
            "(2) Is 4 the number of outputs, or have you counted the 0 of what is not connected?"),
        Mistake("weight_for_each_input", lambda: (12, 6),
            "(2) 重みは入力に1つずつ付いているのでしょうか。x₃ に掛かる数は、どの出力でも同じですか？",
            "(2) Does each input own a weight? Is x₃ multiplied by the same number for every output?"),
        Mistake("swapped", lambda: (3, 12),
            "2つの答えの順序が逆ではありませんか？",
            "Are the two answers the wrong way round?"),
    ),
    hints=(
        ("まず出力の数です。大きさ3のカーネルは、6個の入力の上で、何か所に置けますか？",
         "First the outputs: at how many places can a kernel of 3 lie on 6 inputs?"),
        ("置ける場所は 6 − 3 + 1 か所です。どの出力も、カーネルの大きさと同じ数の入力につながっています。",
         "There are 6 − 3 + 1 places. Each output is connected to as many inputs as the kernel is long."),
        ("接続は「出力の数 × カーネルの大きさ」本です。重みは、ずらしても変わらないので、カーネルの中の数だけです。",
         "Connections: outputs × size of the kernel. The weights stay the same as the kernel slides, so there are "
         "as many as in the kernel."),
    ),
)  # fmt: skip
