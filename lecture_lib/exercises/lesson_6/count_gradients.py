"""Count the numbers in all gradients."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    of=2,
    section=1,
    asked=("すべての修正量の成分を数える", "count the numbers in all gradients"),
    spec=lambda: 39,
    solution="count_gradients = 5 * 4 + 4 + 4 * 3 + 3",
    mistakes=(
        Mistake("biases_forgotten", lambda: 32,
            "重みは全部数えてあります。バイアスの修正量は、層ごとにいくつありますか？",
            "All weights are there. How many gradients of biases does each layer have?"),
        Mistake("weights_forgotten", lambda: 7,
            "バイアスだけを数えています。重みの修正量は？",
            "These are the biases alone. What about the weights?"),
        Mistake("for_each_sample", lambda: 390,
            "サンプルの数だけ数えています。ΔW と Δb は、サンプルについてどうするのでしたか（第2章第4節）？",
            "They are counted once for each sample. What is done with ΔW and Δb over the samples (lesson 2, section "
            "4)?"),
        Mistake("biases_for_each_sample", lambda: 32 + 70.0,
            "Δb をサンプルの数だけ数えています。サンプルについて合計したあと、いくつ残りますか？",
            "Δb is counted once for each sample. How many are left once it is summed over samples?"),
        Mistake("inputs_too", lambda: 44,
            "入力層にもバイアスがあることにしていませんか？",
            "Have you given the input layer biases, too?"),
        Mistake("units", lambda: 12,
            "それはユニットの数です。ユニットとユニットを結ぶ線は、何本ありますか？",
            "That is the number of units. How many connections are there between them?"),
        Mistake("one_bias_for_each_layer", lambda: 34,
            "バイアスを層に1つずつ数えていませんか。バイアスは、ユニットごとにあるのでしたか、層ごとでしたか？",
            "One bias for each layer? Does a bias belong to a layer, or to a unit?"),
        Mistake("arrays", lambda: 4,
            "4 は配列の個数です。1つ1つの配列の中に、数はいくつありますか？",
            "There are 4 arrays. How many numbers does each of them hold?"),
    ),
    hints=(
        ("修正量は、重みやバイアスと同じ形です。だから、パラメータの数を数えます。",
         "A gradient has the shape of what it belongs to. So count the parameters."),
        ("サンプルについては合計するので、N は関係しません。",
         "Over samples they are summed, so N has nothing to do with it."),
        ("W¹ は 5 × 4、W² は 4 × 3 です。バイアスは、入力層以外のユニットに1つずつです。",
         "W¹ is 5 × 4, W² is 4 × 3. There is one bias for each unit that is not an input."),
    ),
)  # fmt: skip
