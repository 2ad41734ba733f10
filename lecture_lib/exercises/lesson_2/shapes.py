"""Predict the shapes of δ and ΔW."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

_SHAPES = ([5, 1], [3, 1], [5, 3], [5, 3], [2, 3])  # δᵘ³, ΔW², δᵒ², δᵘ², ΔW¹ of a 2-3-1 network with five samples


def _shapes(**other: list[int]) -> tuple[list[int], ...]:
    names = ("delta_u3", "delta_W2", "delta_o2", "delta_u2", "delta_W1")
    return tuple(other.get(name, shape) for name, shape in zip(names, _SHAPES, strict=True))


EXERCISE = Exercise(
    __name__,
    section=4,
    asked=("δ と ΔW の形を予想する", "predict the shapes of δ and ΔW"),
    spec=lambda: _SHAPES,
    solution="""
shapes = [
    (5, 1),  # δᵘ³
    (3, 1),  # ΔW²
    (5, 3),  # δᵒ²
    (5, 3),  # δᵘ²
    (2, 3),  # ΔW¹
]
""",
    returns=("δᵘ³", "ΔW²", "δᵒ²", "δᵘ²", "ΔW¹"),
    mistakes=(
        Mistake("delta_W_transposed", lambda: _shapes(delta_W2=[1, 3], delta_W1=[3, 2]),
            "ΔW の行と列が逆です。更新で ΔW は W から引かれます。W の行に並んでいるのは、送る側のユニットですか、"
            "受け取る側のユニットですか？",
            "ΔW has rows and columns the other way round. In the update it is subtracted from W: do the rows of W "
            "stand for the units that send, or for those that receive?"),
        Mistake("all_turned", lambda: tuple(shape[::-1] for shape in _SHAPES),
            "どの形も、行と列が逆です。この講義では、1つのサンプルは行でしたか、列でしたか？",
            "In each of them rows and columns are the other way round. In this lecture, is a sample a row or a "
            "column?"),
        Mistake("delta_W2_transposed", lambda: _shapes(delta_W2=[1, 3]),
            "ΔW² だけ、行と列が逆です。ΔW¹ の行は、送る側と受け取る側のどちらにしましたか？",
            "In ΔW² alone, rows and columns are the other way round. In ΔW¹, do your rows stand for the units that "
            "send, or for those that receive?"),
        Mistake("delta_W1_transposed", "2, 3 → 3, 2",
            "ΔW¹ だけ、行と列が逆です。ΔW² の行は、送る側と受け取る側のどちらにしましたか？",
            "In ΔW¹ alone, rows and columns are the other way round. In ΔW², do your rows stand for the units that "
            "send, or for those that receive?"),
        Mistake("one_row", lambda: _shapes(delta_u3=[1, 1], delta_o2=[1, 3], delta_u2=[1, 3]),
            "3つの δ が、どれも1行しかありません。誤差信号は、すべてのサンプルに共通ですか？",
            "Each of your three δ has a single row. Do all samples share one error signal?"),
        Mistake("one_row_at_output", lambda: _shapes(delta_u3=[1, 1]),
            "δᵘ³ が1行しかありません。サンプルが違っても、δᵘ³ は共通ですか？",
            "Your δᵘ³ has a single row. Do all samples share one δᵘ³?"),
        Mistake("samples_in_columns", lambda: _shapes(delta_u3=[1, 5], delta_o2=[3, 5], delta_u2=[3, 5]),
            "3つの δ で、サンプルが列に並んでいます。この講義では、1つのサンプルは行でしたか、列でしたか？",
            "In your three δ, samples are columns. In this lecture, is a sample a row or a column?"),
        Mistake("samples_in_columns_at_output", lambda: _shapes(delta_u3=[1, 5]),
            "δᵘ³ で、サンプルが列に並んでいます。この講義では、1つのサンプルは行でしたか、列でしたか？",
            "In δᵘ³, your samples are columns. In this lecture, is a sample a row or a column?"),
        Mistake("delta_in_delta_W", lambda: _shapes(delta_W2=[5, 1], delta_W1=[5, 3]),
            "ΔW が δ と同じ形で、サンプルの数だけ行があります。W も、サンプルの数だけ行がありますか？",
            "Your ΔW has the shape of a δ, with a row for each sample. Does W have a row for each sample, too?"),
        Mistake("o_in_delta_W", lambda: _shapes(delta_W2=[5, 3], delta_W1=[5, 2]),
            "ΔW が、掛け合わせる o と同じ形になっています。その積で、サンプルについての和はとりましたか？",
            "Your ΔW has the shape of the o that goes into it. Has the sum over samples been taken?"),
        Mistake("bias_in_delta_W", lambda: _shapes(delta_W2=[4, 1], delta_W1=[3, 3]),
            "ΔW に、バイアスの行まで数えていませんか。この講義では、b は W の中にありますか、別にありますか？",
            "Have you counted a row for the bias in ΔW? In this lecture, is b part of W, or separate?"),
        Mistake("bias_in_delta_W2", "(3, → (4,",
            "ΔW² に、バイアスの行まで数えていませんか。この講義では、b は W の中にありますか、別にありますか？",
            "Have you counted a row for the bias in ΔW²? In this lecture, is b part of W, or separate?"),
        Mistake("bias_in_delta_W1", "2 → 3",
            "ΔW¹ に、バイアスの行まで数えているか、行を第2層のユニットの数にしていませんか。ΔW¹ の行は、"
            "どの層のユニットに対応しますか？",
            "Have you counted a row for the bias in ΔW¹, or one for each unit of layer 2? The units of which layer "
            "do the rows of ΔW¹ stand for?"),
        Mistake("delta_in_delta_W2", "(3, → (5,",
            "ΔW² の行が、サンプルの数だけあります。W² も、サンプルの数だけ行がありますか？",
            "Your ΔW² has a row for each sample. Has W² a row for each sample, too?"),
        Mistake("delta_in_delta_W1", lambda: _shapes(delta_W1=[5, 3]),
            "ΔW¹ の行が、サンプルの数だけあります。W¹ も、サンプルの数だけ行がありますか？",
            "Your ΔW¹ has a row for each sample. Has W¹ a row for each sample, too?"),
        Mistake("layer_before", lambda: _shapes(delta_u3=[5, 3], delta_o2=[5, 2], delta_u2=[5, 2]),
            "3つの δ が、1つ前の層のユニット数になっています。入力は第何層で、その δ "
            "の層にはユニットがいくつありますか？",
            "Each of your three δ has the size of the layer before its own. Which layer is the input layer, and "
            "how many units has the layer you mean?"),
        Mistake("layer_before_at_output", "5, 1), → 5, 3),",
            "δᵘ³ が、第2層のユニット数になっています。出力層は第何層で、ユニットはいくつありますか？",
            "Your δᵘ³ has the size of layer 2. Which layer is the output layer, and how many units does it have?"),
        Mistake("layer_before_in_hidden", lambda: _shapes(delta_o2=[5, 2], delta_u2=[5, 2]),
            "δᵒ² と δᵘ² が、入力の数と同じ大きさになっています。入力は第何層で、"
            "第2層にはユニットがいくつありますか？",
            "Your δᵒ² and δᵘ² have the size of the inputs. Which layer is the input layer, and how many units has "
            "layer 2?"),
        Mistake("layer_after", lambda: _shapes(delta_o2=[5, 1], delta_u2=[5, 1]),
            "δᵒ² も δᵘ² も、1つ後の層の大きさのままです。Wᵀ を掛けて戻った先は、どの層ですか？",
            "Both δᵒ² and δᵘ² still have the size of the layer after. Where does multiplying by Wᵀ take it?"),
        Mistake("layer_after_in_delta_o2", lambda: _shapes(delta_o2=[5, 1]),
            "δᵒ² が、1つ後の層の大きさのままです。Wᵀ を掛けて戻った先は、どの層ですか？",
            "Your δᵒ² still has the size of the layer after. Where does multiplying by Wᵀ take it?"),
        Mistake("layer_before_in_delta_u2", lambda: _shapes(delta_u2=[5, 2]),
            "δᵘ² が、もう1層前の大きさです。δᵒ² から δᵘ² へ戻るとき、別の層へ移りますか？",
            "Your δᵘ² has the size of one layer further back. From δᵒ² to δᵘ², does one move to another layer?"),
        Mistake("weights_swapped", lambda: _shapes(delta_W2=[2, 3], delta_W1=[3, 1]),
            "ΔW¹ と ΔW² が入れ替わっています。W¹ は、どの層からどの層への重みですか？",
            "ΔW¹ and ΔW² are swapped. From which layer to which does W¹ lead?"),
    ),
    hints=(
        ("δ は、同じ名前の u や o と同じ形です。ΔW は W と同じ形です。",
         "δ has the shape of the u or o it is named after, ΔW that of W."),
        ("1つのサンプルが1行なので、δ の行の数は N = 5。列の数は、その層のユニット数です。",
         "One sample is one row, so δ has N = 5 rows, and a column for each unit of its layer."),
        ("第1層は2個、第2層は3個、第3層は1個です。Wᵏ の形は (第 k 層のユニット数, 第 k + 1 層のユニット数) で、N "
         "は入りません。",
         "Layers 1, 2, 3 have 2, 3, 1 units. Wᵏ has shape (units of layer k, units of layer k + 1), without N."),
    ),
)  # fmt: skip
