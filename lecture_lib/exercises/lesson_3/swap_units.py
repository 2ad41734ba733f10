"""Swap two hidden units."""

from __future__ import annotations

from typing import Any

from ..exercise import Exercise, Mistake
from ..loops import decimals


def _swapped_by_loops(W1: Any, b1: Any, W2: Any, i: int, j: int) -> tuple[Any, Any, Any]:
    """Unit by unit: which of the old units is at each place."""
    old = [{i: j, j: i}.get(place, place) for place in range(len(b1))]
    return [[row[k] for k in old] for row in W1], [b1[k] for k in old], [W2[k] for k in old]


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("隠れユニットを入れ替える", "swap two hidden units"),
    spec=_swapped_by_loops,
    draws=(
        lambda rng: (decimals(rng, 2, 2), decimals(rng, 2), decimals(rng, 2, 2), 0, 1),
        lambda rng: (decimals(rng, 3, 4), decimals(rng, 4), decimals(rng, 4, 2), 1, 3),
        lambda rng: (decimals(rng, 2, 5), decimals(rng, 5), decimals(rng, 5, 1), 4, 2),
    ),
    solution="""
def swap_units(W1, b1, W2, i, j):
    order = np.arange(len(b1))
    order[[i, j]] = [j, i]
    return W1[:, order], b1[order], W2[order]
""",
    also=("""
def swap_units(W1, b1, W2, i, j):
    W1, b1, W2 = W1.copy(), b1.copy(), W2.copy()
    W1[:, [i, j]] = W1[:, [j, i]]
    b1[[i, j]] = b1[[j, i]]
    W2[[i, j]] = W2[[j, i]]
    return W1, b1, W2
""",),
    returns=("W¹", "b¹", "W²"),
    mistakes=(
        Mistake("only_W1", "b1[order], W2[order] → b1, W2",
            "W¹ しか入れ替わっていません。隠れユニットには、入る重みのほかに何が付いていますか？",
            "Only W¹ has changed. What else belongs to a hidden unit, besides the weights that go in?"),
        Mistake("b1_forgotten", "b1[order] → b1",
            "b¹ が元のままです。バイアスは、ユニットについて行かなくてよいのでしょうか？",
            "b¹ is as it was. Shouldn't the biases move with their units?"),
        Mistake("W2_forgotten", "W2[order] → W2",
            "W² が元のままです。入れ替わったユニットの出力は、次の層で、どの重みを掛けられますか？",
            "W² is as it was. Which weights do the outputs of the swapped units now meet in the next layer?"),
        Mistake("W1_forgotten", "W1[:, order] → W1",
            "W¹ が元のままです。ユニットに入る重みは、どの配列にありますか？",
            "W¹ is as it was. Where are the weights that go into the units?"),
        Mistake("rows_of_W1", "W1[:, order] → W1[order]",
            "W¹ の行を入れ替えています。W¹ の形は (入力の数, 隠れユニットの数) です。隠れユニット1個の重みは、"
            "行ですか、列ですか？",
            "You swap rows of W¹. Its shape is (inputs, hidden units): are the weights into one hidden unit a row "
            "of it, or a column?"),
        Mistake("columns_of_W2", "W2[order] → W2[:, order]",
            "W² の列を入れ替えています。W² の形は (隠れユニットの数, 出力の数) です。"
            "隠れユニット1個から出る重みは、行ですか、列ですか？",
            "You swap columns of W². Its shape is (hidden units, outputs): are the weights out of one hidden unit "
            "a row of it, or a column?"),
        Mistake("rows_and_columns", "W1[:, order] → W1[order]\n"
            "W2[order] → W2[:, order]",
            "W¹ では行を、W² では列を入れ替えています。それぞれの配列で、隠れユニットはどちらの軸に並んでいますか？",
            "You swap rows of W¹ and columns of W². Which axis of each array do the hidden units run along?"),
        Mistake("columns_of_both", "b1[order], W2[order] → b1, W2[:, order]",
            "どちらの行列でも列を入れ替え、b¹ は元のままです。W² では、隠れユニットはどちらの軸に並んでいますか。"
            "b¹ は？",
            "You swap columns of both matrices and leave b¹ as it is. Which axis of W² do the hidden units run "
            "along? And what about b¹?"),
        Mistake("aliased", "order[[i, j]] = [j, i] → twice = order.copy(); twice[i] = j; order[[i, j]] = [j, i]\n"
            "W1[:, order] → W1[:, twice]\n"
            "W2[order] → W2[twice]",
            "W¹ と W² の2つのユニットが、同じ重みになってしまいました。`A[:, i]` は写しではなく、"
            "元の配列の一部をそのまま指しています（ビュー）。書き込んだ後で読むと、どちらの値になりますか？",
            "In W¹ and W² the two units have become the same. `A[:, i]` is no copy, but a view: a part of the "
            "array itself. If you read it after writing, which values do you get?"),
        Mistake("overwritten", "order[[i, j]] = [j, i] → order[i] = j",
            "2つのユニットが、まったく同じになってしまいました。片方を上書きしたあと、もとの値はどこに残っていますか？",
            "The two units have become the very same. After the first has been overwritten, where are its old "
            "values?"),
        Mistake("first_twice", "order[[i, j]] = [j, i] → order[j] = i",
            "i と j のどちらにも、ユニット i の値が入っている配列があります。片方に書き込んだ後で、"
            "もとの値を読もうとしていませんか？",
            "There is an array with the values of unit i at both places, i and j. Do you read the old values after "
            "you have written over them?"),
        Mistake("reversed", "order[[i, j]] = [j, i] → order = order[::-1]",
            "ユニット全部の順序を逆にしています。2個ならそれでよいのですが、もっと多いときは、i と j "
            "のほかも動いていませんか？",
            "You reverse the order of all units. With two that will do; with more, do others than i and j move?"),
        Mistake("unchanged", "order[[i, j]] = [j, i] →",
            "何も変わっていません。写しを書き換えて、元の方を返していませんか？",
            "Nothing has changed. Do you change copies, and return the arrays you were given?"),
    ),
    hints=(
        ("隠れユニットが並ぶ軸は、W¹ では列、b¹ では成分、W² では行です。",
         "The hidden units are the columns of W¹, the elements of b¹ and the rows of W²."),
        ("`order = np.arange(len(b1))` を作り、`order[[i, j]] = [j, i]` とすると、新しい並び順になります。",
         "Make `order = np.arange(len(b1))` and then `order[[i, j]] = [j, i]`: this is the new order."),
        ("`W1[:, order]`、`b1[order]`、`W2[order]` は新しい配列で、元の配列を書き換えません。この3つを返します。"
         "（または、はじめに各配列を写してから、`A[:, [i, j]] = A[:, [j, i]]` とします。）",
         "`W1[:, order]`, `b1[order]` and `W2[order]` are new arrays and leave the old ones as they are. Return "
         "these three. (Or copy each array first, then `A[:, [i, j]] = A[:, [j, i]]`.)"),
    ),
)  # fmt: skip
