"""Flip the sign of a hidden unit."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals


def _flipped_by_loops(W1: Any, b1: Any, W2: Any, b2: Any, j: int) -> tuple[Any, Any, Any, Any]:
    """Number by number."""
    inputs, hidden, outputs = range(len(W1)), range(len(b1)), range(len(b2))
    return (
        [[-W1[i][h] if h == j else W1[i][h] for h in hidden] for i in inputs],
        [-b1[h] if h == j else b1[h] for h in hidden],
        [[-W2[h][k] if h == j else W2[h][k] for k in outputs] for h in hidden],
        [b2[k] + W2[j][k] for k in outputs],
    )


def _minus(array: Any, j: Any, axis: int = 0) -> Any:
    """The sign changed at place j of that axis."""
    index = (slice(None),) * axis + (j,)
    array = array.copy()
    array[index] *= -1
    return array


def _flips(rng: Generator, inputs: int, hidden: int, outputs: int, j: int) -> tuple[Any, ...]:
    W1, b1 = decimals(rng, inputs, hidden), decimals(rng, hidden)
    return W1, b1, decimals(rng, hidden, outputs), decimals(rng, outputs), j


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("隠れユニットの符号を反転する", "flip the sign of a hidden unit"),
    spec=_flipped_by_loops,
    draws=(
        lambda rng: _flips(rng, 2, 2, 2, 1), lambda rng: _flips(rng, 3, 4, 2, 3),
        lambda rng: _flips(rng, 2, 3, 1, 0),
    ),
    solution="""
def flip_unit(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2 + W2[j]
""",
    also=("""
def flip_unit(W1, b1, W2, b2, j):
    W1, b1, W2, b2 = W1.copy(), b1.copy(), W2.copy(), b2 + W2[j]
    W1[:, j] = -W1[:, j]
    b1[j] = -b1[j]
    W2[j] = -W2[j]
    return W1, b1, W2, b2
""",),
    returns=("W¹", "b¹", "W²", "b²"),
    mistakes=(
        Mistake("b2_forgotten", "+ W2[j] →",
            "b² が元のままです。−w(1 − o) を展開すると、w o のほかに何が残りますか？",
            "b² is as it was. Multiply out −w(1 − o): what is there besides w o?"),
        Mistake("b2_minus", "b2 + → b2 -",
            "b² の動く向きが逆です。足すのは、符号を変える前の重みですか、後の重みですか？",
            "b² moves the wrong way. Is it the weights before their sign is changed that are added, or after?"),
        Mistake(
            "b2_from_all",
            lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), b2 + W2.sum(axis=0)),
            "b² に、すべての隠れユニットの重みを足しています。反転したのはどのユニットですか？",
            "You add the weights of all hidden units to b². Which unit has been flipped?"),
        Mistake(
            "b2_summed", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j), b2 + W2[j].sum()),
            "どの出力の b² にも、同じ数を足しています。出力ごとに、足りない分は同じですか？",
            "The same number is added to the b² of every output. Is the same amount missing from each?"),
        Mistake("only_into", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), W2, b2),
            "ユニットに入る側だけを変えています。出力が o から 1 − o になった分を、次の層でどう打ち消しますか？",
            "You have changed only what goes in. The unit now puts out 1 − o in place of o: what makes up for that "
            "in the next layer?"),
        Mistake("W2_forgotten", "* sign[:, None] →",
            "W² が元のままです。w(1 − o) + w は w o に等しいですか？",
            "W² is as it was. Is w(1 − o) + w the same as w o?"),
        Mistake("row_of_W1", lambda W1, b1, W2, b2, j: (_minus(W1, j), _minus(b1, j), _minus(W2, j), b2 + W2[j]),
            "W¹ の行の符号を変えています。隠れユニット j に入る重みは、行ですか、列ですか？",
            "You change the sign of a row of W¹. Are the weights into hidden unit j a row, or a column?"),
        Mistake(
            "column_of_W2", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), _minus(W2, j, 1), b2 + W2[j]),
            "W² の列の符号を変えています。隠れユニット j から出る重みは、行ですか、列ですか？",
            "You change the sign of a column of W². Are the weights out of hidden unit j a row, or a column?"),
        Mistake("all_units", lambda W1, b1, W2, b2, j: (-W1, -b1, -W2, b2 + W2.sum(axis=0)),
            "隠れユニットを全部反転しています。モデルは同じままですが、反転するのはどのユニットですか？",
            "You flip every hidden unit. The model is still the same; but which one was to be flipped?"),
        Mistake("all_signs", lambda W1, b1, W2, b2, j: (-W1, -b1, -W2, b2 + W2[j]),
            "すべてのユニットの符号を変えています。反転するのはどのユニットですか？",
            "You change the signs of all units. Which one is to be flipped?"),
        Mistake("all_of_W1", lambda W1, b1, W2, b2, j: (-W1, _minus(b1, j), _minus(W2, j), b2 + W2[j]),
            "W¹ 全部の符号を変えています。そのうち、ユニット j に入る重みはどれですか？",
            "You change the sign of all of W¹. Which part of it goes into unit j?"),
        Mistake("all_of_b1", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), -b1, _minus(W2, j), b2 + W2[j]),
            "b¹ 全部の符号を変えています。そのうち、ユニット j のバイアスはどれですか？",
            "You change the sign of all of b¹. Which part of it belongs to unit j?"),
        Mistake("all_of_W2", lambda W1, b1, W2, b2, j: (_minus(W1, j, 1), _minus(b1, j), -W2, b2 + W2[j]),
            "W² 全部の符号を変えています。そのうち、ユニット j から出る重みはどれですか？",
            "You change the sign of all of W². Which part of it comes out of unit j?"),
    ),
    hints=(
        ("σ(−u) = 1 − σ(u) です。ユニット j の u を −u にすると、出力は 1 − o になります。",
         "σ(−u) = 1 − σ(u): turn the u of unit j into −u, and it puts out 1 − o."),
        ("u の符号は、W¹ の列 j と b¹ の成分 j で決まります。出る重みは W² の行 j。−w(1 − o) = w o − w なので、"
         "足りない w を b² に足します。",
         "The sign of u is that of column j of W¹ and of element j of b¹. The weights out are row j of W². As −w(1 "
         "− o) = w o − w, the missing w goes to b²."),
        ("1 が並び、j 番目だけ −1 の配列 `sign` を作ります。`W1 * sign`、`b1 * sign`、`W2 * sign[:, None]`、そして "
         "b² には**元の** `W2[j]` を足します。",
         "Make an array `sign` of ones with −1 at place j: `W1 * sign`, `b1 * sign`, `W2 * sign[:, None]`; to b² "
         "add the **old** `W2[j]`."),
    ),
)  # fmt: skip
