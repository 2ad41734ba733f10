"""Lesson 2, the multilayer network: from the shapes of δ and ΔW to XOR, learnt with numpy alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.random import Generator

from . import loops
from .exercise import DOUBLE, SIGN, Exercise, Mistake, mean
from .loops import between, decimals

# ---- predict: shapes, and how large δ can be

_SHAPES = ([5, 1], [3, 1], [5, 3], [5, 3], [2, 3])  # δᵘ³, ΔW², δᵒ², δᵘ², ΔW¹ of a 2-3-1 network with five samples


def _shapes(**other: list[int]) -> tuple[list[int], ...]:
    names = ("delta_u3", "delta_W2", "delta_o2", "delta_u2", "delta_W1")
    return tuple(other.get(name, shape) for name, shape in zip(names, _SHAPES, strict=True))


SHAPES = Exercise(
    name="shapes",
    lesson=2,
    asked=("δ と ΔW の形を予想する", "predict the shapes of δ and ΔW"),
    spec=lambda: _SHAPES,
    mistakes=(
        Mistake("delta_W_transposed", lambda: _shapes(delta_W2=[1, 3], delta_W1=[3, 2]),
                "ΔW の行と列が逆です。更新で ΔW は W から引かれます。W の行に並んでいるのは、送る側のユニットですか、受け取る側のユニットですか？",
                "ΔW has rows and columns the other way round. In the update it is subtracted from W: do the rows of W stand for the units that send, or for those that receive?"),
        Mistake("delta_W2_transposed", lambda: _shapes(delta_W2=[1, 3]),
                "ΔW² だけ、行と列が逆です。ΔW¹ の行は、送る側と受け取る側のどちらにしましたか？",
                "In ΔW² alone, rows and columns are the other way round. In ΔW¹, do your rows stand for the units that send, or for those that receive?"),
        Mistake("delta_W1_transposed", lambda: _shapes(delta_W1=[3, 2]),
                "ΔW¹ だけ、行と列が逆です。ΔW² の行は、送る側と受け取る側のどちらにしましたか？",
                "In ΔW¹ alone, rows and columns are the other way round. In ΔW², do your rows stand for the units that send, or for those that receive?"),
        Mistake("one_row", lambda: _shapes(delta_u3=[1, 1], delta_o2=[1, 3], delta_u2=[1, 3]),
                "3つの δ が、どれも1行しかありません。誤差信号は、すべてのサンプルに共通ですか？", "Each of your three δ has a single row. Do all samples share one error signal?"),
        Mistake("one_row_at_output", lambda: _shapes(delta_u3=[1, 1]),
                "δᵘ³ が1行しかありません。サンプルが違っても、δᵘ³ は共通ですか？", "Your δᵘ³ has a single row. Do all samples share one δᵘ³?"),
        Mistake("samples_in_columns", lambda: _shapes(delta_u3=[1, 5], delta_o2=[3, 5], delta_u2=[3, 5]),
                "3つの δ で、サンプルが列に並んでいます。この講義では、1つのサンプルは行でしたか、列でしたか？", "In your three δ, samples are columns. In this lecture, is a sample a row or a column?"),
        Mistake("samples_in_columns_at_output", lambda: _shapes(delta_u3=[1, 5]),
                "δᵘ³ で、サンプルが列に並んでいます。この講義では、1つのサンプルは行でしたか、列でしたか？", "In δᵘ³, your samples are columns. In this lecture, is a sample a row or a column?"),
        Mistake("delta_in_delta_W", lambda: _shapes(delta_W2=[5, 1], delta_W1=[5, 3]),
                "ΔW が δ と同じ形で、サンプルの数だけ行があります。W も、サンプルの数だけ行がありますか？", "Your ΔW has the shape of a δ, with a row for each sample. Has W a row for each sample, too?"),
        Mistake("o_in_delta_W", lambda: _shapes(delta_W2=[5, 3], delta_W1=[5, 2]),
                "ΔW が、掛け合わせる o と同じ形になっています。その積で、サンプルについての和はとりましたか？", "Your ΔW has the shape of the o that goes into it. Has the sum over samples been taken?"),
        Mistake("bias_in_delta_W", lambda: _shapes(delta_W2=[4, 1], delta_W1=[3, 3]),
                "ΔW に、バイアスの行まで数えていませんか。この講義では、b は W の中にありますか、別にありますか？", "Have you counted a row for the bias in ΔW? In this lecture, is b part of W, or separate?"),
        Mistake("bias_in_delta_W2", lambda: _shapes(delta_W2=[4, 1]),
                "ΔW² に、バイアスの行まで数えていませんか。この講義では、b は W の中にありますか、別にありますか？", "Have you counted a row for the bias in ΔW²? In this lecture, is b part of W, or separate?"),
        Mistake("bias_in_delta_W1", lambda: _shapes(delta_W1=[3, 3]),
                "ΔW¹ に、バイアスの行まで数えているか、行を第2層のユニットの数にしていませんか。ΔW¹ の行は、どの層のユニットに対応しますか？", "Have you counted a row for the bias in ΔW¹, or one for each unit of layer 2? The units of which layer do the rows of ΔW¹ stand for?"),
        Mistake("delta_in_delta_W2", lambda: _shapes(delta_W2=[5, 1]),
                "ΔW² の行が、サンプルの数だけあります。W² も、サンプルの数だけ行がありますか？", "Your ΔW² has a row for each sample. Has W² a row for each sample, too?"),
        Mistake("delta_in_delta_W1", lambda: _shapes(delta_W1=[5, 3]),
                "ΔW¹ の行が、サンプルの数だけあります。W¹ も、サンプルの数だけ行がありますか？", "Your ΔW¹ has a row for each sample. Has W¹ a row for each sample, too?"),
        Mistake("layer_before", lambda: _shapes(delta_u3=[5, 3], delta_o2=[5, 2], delta_u2=[5, 2]),
                "3つの δ が、1つ前の層のユニット数になっています。入力は第何層で、その δ の層にはユニットがいくつありますか？",
                "Each of your three δ has the size of the layer before its own. Which layer is the input layer, and how many units has the layer you mean?"),
        Mistake("layer_before_at_output", lambda: _shapes(delta_u3=[5, 3]),
                "δᵘ³ が、第2層のユニット数になっています。出力層は第何層で、ユニットはいくつありますか？", "Your δᵘ³ has the size of layer 2. Which layer is the output layer, and how many units has it?"),
        Mistake("layer_before_in_hidden", lambda: _shapes(delta_o2=[5, 2], delta_u2=[5, 2]),
                "δᵒ² と δᵘ² が、入力の数と同じ大きさになっています。入力は第何層で、第2層にはユニットがいくつありますか？", "Your δᵒ² and δᵘ² have the size of the inputs. Which layer is the input layer, and how many units has layer 2?"),
        Mistake("layer_after", lambda: _shapes(delta_o2=[5, 1], delta_u2=[5, 1]),
                "δᵒ² も δᵘ² も、1つ後の層の大きさのままです。Wᵀ を掛けて戻った先は、どの層ですか？", "Both δᵒ² and δᵘ² still have the size of the layer after. Where does multiplying by Wᵀ take it?"),
        Mistake("layer_after_in_delta_o2", lambda: _shapes(delta_o2=[5, 1]),
                "δᵒ² が、1つ後の層の大きさのままです。Wᵀ を掛けて戻った先は、どの層ですか？", "Your δᵒ² still has the size of the layer after. Where does multiplying by Wᵀ take it?"),
        Mistake("layer_before_in_delta_u2", lambda: _shapes(delta_u2=[5, 2]),
                "δᵘ² が、もう1層前の大きさです。δᵒ² から δᵘ² へ戻るとき、別の層へ移りますか？", "Your δᵘ² has the size of one layer further back. From δᵒ² to δᵘ², does one move to another layer?"),
        Mistake("weights_swapped", lambda: _shapes(delta_W2=[2, 3], delta_W1=[3, 1]),
                "ΔW¹ と ΔW² が入れ替わっています。W¹ は、どの層からどの層への重みですか？", "ΔW¹ and ΔW² are swapped. From which layer to which does W¹ lead?"),
    ),
    hints=(
        ("δ は、同じ名前の u や o と同じ形です。ΔW は W と同じ形です。", "δ has the shape of the u or o it is named after, ΔW that of W."),
        ("1つのサンプルが1行なので、δ の行の数は N = 5。列の数は、その層のユニット数です。", "One sample is one row, so δ has N = 5 rows, and a column for each unit of its layer."),
        ("第1層は2個、第2層は3個、第3層は1個です。Wᵏ の形は (第 k 層のユニット数, 第 k + 1 層のユニット数) で、N は入りません。",
         "Layers 1, 2, 3 have 2, 3, 1 units. Wᵏ has shape (units of layer k, units of layer k + 1), without N."),
    ),
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
)  # fmt: skip

SMALLER_OR_LARGER = Exercise(
    name="smaller_or_larger",
    lesson=2,
    asked=("3層戻った δ の大きさを予想する", "predict the size of δ three layers back"),
    spec=lambda: "c",
    mistakes=(
        Mistake("weights_only", lambda: "a",
                "重みの 2 は考えに入っています。1層戻るとき、重みのほかに何が掛かりますか？", "The weights, 2 each, are accounted for. What else is multiplied in at each layer?"),
        Mistake("depends", lambda: "b",
                "o は分かりませんが、o(1 − o) には、o が何であっても超えられない値があります。1層分の積は、いくつを超えられませんか？",
                "We do not know o. But o(1 − o) has a limit, whatever o is. So how large can the product for one layer be at most?"),
        Mistake("weights_forgotten", lambda: "d",
                "o(1 − o) だけを3回掛けていませんか。途中で通る3本の線では、何が掛かりますか？", "Is that o(1 − o) alone, three times? What do the three connections on the way multiply by?"),
    ),
    hints=(
        ("δᵘ⁵ から δᵘ⁴ へ1層戻るとき、掛かるものは2つあります。", "From δᵘ⁵ back to δᵘ⁴, there are two factors."),
        ("線を通るときに w、ユニットを通るときに o(1 − o) が掛かります。w = 2、o(1 − o) ≤ ¼ です。", "Passing a connection multiplies by w, passing a unit by o(1 − o). Here w = 2, and o(1 − o) ≤ ¼."),
        ("1層で 2 × ¼ = ½ 以下です。これが3層分では……", "One layer: at most 2 × ¼ = ½. Three layers: …"),
    ),
    solution='smaller_or_larger = "c"  # (2 × ¼)³ = ⅛',
)  # fmt: skip

# ---- by hand: the hidden layer of a 2-2-1 network, and two paths in a 2-2-2 network

_O2, _W2, _B2, _T = np.array([0.6, 0.2]), np.array([[1.0], [-2.0]]), np.array([-0.2]), 1.0  # so u³ = 0, o³ = ½


def _logit(o: Any) -> Any:
    """u of o = σ(u)"""
    return np.log(o / (1 - o))


def _squashed(u: Any) -> Any:
    """σ of each element."""
    return np.vectorize(loops.sigmoid)(u)


def _hidden(
    slope: Callable[[Any], Any] = lambda o: o * (1 - o), hidden_slope: Callable[[Any], Any] | None = None,
    weights: Any = _W2[:, 0], sends: Callable[[Any, Any], Any] = lambda delta_o, delta_u: delta_u,
) -> tuple[float, ...]:  # fmt: skip
    delta_o = 0.5 - _T
    delta_u = delta_o * slope(0.5)
    delta_o2 = sends(delta_o, delta_u) * weights
    return (delta_u, *delta_o2, *(delta_o2 * (hidden_slope or slope)(_O2)))


HIDDEN_BY_HAND = Exercise(
    name="hidden_by_hand",
    lesson=2,
    asked=("δᵘ³, δᵒ², δᵘ² を手で計算する", "compute δᵘ³, δᵒ², δᵘ² by hand"),
    spec=lambda: (
        loops.slope(lambda u: loops.loss(_T, _squashed(u)), 0.0),
        *loops.slope(lambda o: loops.loss(_T, loops.layer(np.array([o]), _W2, _B2)), _O2),
        *loops.slope(lambda u: loops.loss(_T, loops.layer(np.array([_squashed(u)]), _W2, _B2)), _logit(_O2)),
    ),
    mistakes=(
        Mistake("sign", lambda: tuple(-v for v in _hidden()),
                "符号が逆になっています。o³ を増やすと t = 1 に近づくのだから、E は増えますか、減りますか？", "The sign is the other way round. As o³ grows towards t = 1, does E rise or fall?"),
        Mistake("minus_on_the_way", lambda: _hidden(weights=-_W2[:, 0]),
                "δᵘ³ は合っていますが、δᵒ² から符号が逆です。線を通るとき、マイナスが付きますか？", "δᵘ³ is right, but from δᵒ² on the sign is the other way round. Does a connection add a minus?"),
        Mistake("forgotten_at_output", lambda: _hidden(lambda o: 1.0, lambda o: o * (1 - o)),
                "δᵘ³ が δᵒ³ のままです。出力のユニットを、o から u へ戻りましたか？", "Your δᵘ³ is still δᵒ³. Have you gone back through the output unit, from o to u?"),
        Mistake("forgotten_in_hidden", lambda: _hidden(hidden_slope=lambda o: 1.0),
                "δᵘ² が δᵒ² と同じです。隠れユニットも、活性化関数を通りませんでしたか？", "Your δᵘ² equals δᵒ². Don't hidden units have an activation, too?"),
        Mistake("forgotten_everywhere", lambda: _hidden(lambda o: 1.0),
                "どの層でも、δᵘ が δᵒ と同じになっています。o から u へ戻るときに掛けるものは？", "In both layers your δᵘ equals δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("only_o", lambda: _hidden(lambda o: o), "σ′ が o だけになっています。因子はそれだけでしたか？", "Your σ′ is just o. Is that its only factor?"),
        Mistake("only_one_minus_o", lambda: _hidden(lambda o: 1 - o), "σ′ が 1 − o だけになっています。因子はそれだけでしたか？", "Your σ′ is just 1 − o. Is that its only factor?"),
        Mistake("only_o_in_hidden", lambda: _hidden(hidden_slope=lambda o: o),
                "δᵒ² は合っています。δᵘ² には、o と 1 − o の片方しか掛かっていません。どちらが抜けていますか？", "δᵒ² is right. In δᵘ² you have multiplied by only one of o and 1 − o. Which one is missing?"),
        Mistake("only_one_minus_o_in_hidden", lambda: _hidden(hidden_slope=lambda o: 1 - o),
                "δᵒ² は合っています。δᵘ² には、o と 1 − o の片方しか掛かっていません。どちらが抜けていますか？", "δᵒ² is right. In δᵘ² you have multiplied by only one of o and 1 − o. Which one is missing?"),
        Mistake("slope_at_o", lambda: _hidden(lambda o: _squashed(o) * (1 - _squashed(o))),
                "o をもう一度 σ に通していませんか。与えられた o は、もう σ を通った値ではありませんか？", "Do you put o through σ once more? Hasn't the o you are given been through it already?"),
        Mistake("slope_of_output", lambda: _hidden(hidden_slope=lambda o: 0.25),
                "δᵘ² に o³(1 − o³) を使っていませんか。そこで通り抜けるのは、どのユニットですか？", "Do you use o³(1 − o³) in δᵘ²? Which unit is being passed there?"),
        Mistake("delta_o_sent_back", lambda: _hidden(sends=lambda delta_o, delta_u: delta_o),
                "δᵘ³ は合っていますが、線を通して送り返しているのは δᵒ³ です。線は、u³ と o³ のどちらに入っていますか？", "δᵘ³ is right, but it is δᵒ³ that you send back. Where does the connection end: at u³, or at o³?"),
        Mistake("weights_forgotten", lambda: _hidden(weights=np.ones(2)),
                "δᵘ³ がそのまま2つの隠れユニットに届いています。線を通るとき、何が掛かりますか？", "δᵘ³ reaches both hidden units as it is. What multiplies it along the connection?"),
        Mistake("weights_swapped", lambda: _hidden(weights=_W2[::-1, 0]), "2つの重みが入れ替わっていませんか。隠れユニット1から出るのは、どの重みですか？", "Are the two weights swapped? Which one leaves hidden unit 1?"),
    ),
    hints=(
        ("右から左へ、δᵒ³ → δᵘ³ → δᵒ² → δᵘ² の順に計算します。ユニットを通るときと、線を通るときとで、掛けるものが違います。",
         "From right to left: δᵒ³ → δᵘ³ → δᵒ² → δᵘ². Passing a unit multiplies by one thing, passing a connection by another."),
        ("δᵒ³ = −(t − o³) = −0.5、δᵘ³ = −0.5 × 0.5 × 0.5 です。これに重みを掛けると δᵒ² です。", "δᵒ³ = −(t − o³) = −0.5, and δᵘ³ = −0.5 × 0.5 × 0.5. Times the weights, that is δᵒ²."),
        ("δᵒ² は −0.125 × 1 と −0.125 × (−2)。それぞれに 0.6 × 0.4 と 0.2 × 0.8 を掛けると δᵘ² です。", "δᵒ² is −0.125 × 1 and −0.125 × (−2). Times 0.6 × 0.4 and 0.2 × 0.8, that is δᵘ²."),
    ),
    solution="""
delta_u3 = -(1 - 0.5) * 0.5 * (1 - 0.5)  # -0.125
delta_o1 = delta_u3 * 1  # -0.125
delta_o2 = delta_u3 * -2  # 0.25
delta_u1 = delta_o1 * 0.6 * (1 - 0.6)  # -0.03
delta_u2 = delta_o2 * 0.2 * (1 - 0.2)  # 0.04
hidden_by_hand = [delta_u3, delta_o1, delta_o2, delta_u1, delta_u2]
""",
    returns=("δᵘ³", "δᵒ²₁", "δᵒ²₂", "δᵘ²₁", "δᵘ²₂"),
)  # fmt: skip

_DELTA, _PATHS = np.array([0.1, -0.4]), np.array([[2.0, 4.0], [3.0, -2.0]])  # no two products coincide


def _two_paths(delta_o: Any = None, delta_W: Any = None) -> tuple[float, ...]:
    delta_o = _DELTA @ _PATHS.T if delta_o is None else delta_o
    return (*delta_o, *np.ravel(np.outer(_O2, _DELTA) if delta_W is None else delta_W))


TWO_PATHS = Exercise(
    name="two_paths",
    lesson=2,
    asked=("道が2本あるときの δᵒ² と、ΔW² を手で計算する", "compute δᵒ² along two paths, and ΔW², by hand"),
    spec=lambda: (
        *(sum(_DELTA[j] * _PATHS[i, j] for j in range(2)) for i in range(2)),
        *(_O2[i] * _DELTA[j] for i in range(2) for j in range(2)),
    ),
    mistakes=(
        Mistake("not_transposed", lambda: _two_paths(_DELTA @ _PATHS),
                "W² の列を使っています。隠れユニット i から出ていく重みは、W² の行に並んでいますか、列に並んでいますか？",
                "You use the columns of W². The weights that leave hidden unit i: do they form a row of W², or a column?"),
        Mistake("first_path", lambda: _two_paths(_DELTA[0] * _PATHS[:, 0]), "通っているのは出力1への道だけです。隠れユニットの出力を動かすと、変わる u³ はいくつありますか？", "Only the path to output 1 counts. Move the output of a hidden unit: how many u³ change?"),
        Mistake("last_path", lambda: _two_paths(_DELTA[1] * _PATHS[:, 1]), "通っているのは出力2への道だけです。隠れユニットの出力を動かすと、変わる u³ はいくつありますか？", "Only the path to output 2 counts. Move the output of a hidden unit: how many u³ change?"),
        Mistake("straight_paths", lambda: _two_paths(_DELTA * np.diag(_PATHS)), "ユニット1どうし、ユニット2どうしの道しか使っていません。斜めの線は？", "You follow unit 1 to unit 1 and unit 2 to unit 2 only. What about the connections that cross?"),
        Mistake("weight_forgotten_on_second_path", lambda: _two_paths(_DELTA[0] * _PATHS[:, 0] + _DELTA[1]),
                "ΔW² は合っています。δᵒ² では、2本目の道に δ だけがあります。そこには、ほかに何が掛かりますか？", "ΔW² is right. On the second path you have δ alone. What else is multiplied in there?"),
        Mistake("weight_forgotten_on_first_path", lambda: _two_paths(_DELTA[0] + _DELTA[1] * _PATHS[:, 1]),
                "ΔW² は合っています。δᵒ² では、1本目の道に δ だけがあります。そこには、ほかに何が掛かりますか？", "ΔW² is right. On the first path you have δ alone. What else is multiplied in there?"),
        Mistake("weights_forgotten", lambda: _two_paths(np.full(2, _DELTA.sum())), "2つの隠れユニットに同じ値が届いています。道ごとに、何が掛かりますか？", "Both hidden units receive the same. What multiplies the signal along each path?"),
        Mistake("one_layer_too_far", lambda: _two_paths(_DELTA @ _PATHS.T * _O2 * (1 - _O2)), "o(1 − o) まで掛けています。問われているのは δᵒ² と δᵘ² の、どちらですか？", "You have multiplied by o(1 − o), too. Which is asked for, δᵒ² or δᵘ²?"),
        Mistake("minus_times_minus", lambda: _two_paths(_DELTA @ _PATHS.T + [0.0, -2 * _DELTA[1] * _PATHS[1, 1]]),
                "δᵒ²₂ だけが違います。その2本目の道では、δᵘ³₂ も w²₂₂ も負です。2つの積の符号は？", "Only δᵒ²₂ is wrong. On its second path both δᵘ³₂ and w²₂₂ are negative. What sign has their product?"),
        Mistake("minus_lost_in_delta_o", lambda: _two_paths(abs(_DELTA) @ _PATHS.T),
                "ΔW² は合っています。δᵒ² では、δᵘ³₂ のマイナスはどこへ行きましたか？", "ΔW² is right. In δᵒ², have you lost the minus of δᵘ³₂?"),
        Mistake("minus_lost_in_delta_W", lambda: _two_paths(delta_W=np.outer(_O2, abs(_DELTA))),
                "δᵒ² は合っています。ΔW² では、δᵘ³₂ のマイナスはどこへ行きましたか？", "δᵒ² is right. In ΔW², have you lost the minus of δᵘ³₂?"),
        Mistake("minus_lost", lambda: _two_paths(abs(_DELTA) @ _PATHS.T, np.outer(_O2, abs(_DELTA))), "δᵒ² でも ΔW² でも、δᵘ³₂ のマイナスはどこへ行きましたか？", "Have you lost the minus of δᵘ³₂, both in δᵒ² and in ΔW²?"),
        Mistake("delta_W_negative", lambda: _two_paths(delta_W=-np.outer(_O2, _DELTA)), "ΔW² の符号が逆です。ΔW は勾配そのものです。マイナスは、どの式に付いていますか？", "ΔW² has the sign the other way round. ΔW is the gradient itself: which formula has the minus?"),
        Mistake("delta_W_turned", lambda: _two_paths(delta_W=np.outer(_DELTA, _O2)),
                "ΔW² の行と列が逆です。Δw²₁₂ は、どのユニットの o と、どのユニットの δ の積ですか？", "ΔW² has rows and columns the other way round. Δw²₁₂ is a product of the o of which unit and the δ of which?"),
        Mistake("delta_o_in_delta_W", lambda: _two_paths(delta_W=np.outer(_O2, _DELTA @ _PATHS.T)), "ΔW² に、隠れ層の δᵒ² を使っています。w²ᵢⱼ が直接動かすのは、どの層の u ですか？", "In ΔW² you use the hidden layer's δᵒ². In which layer is the u that w²ᵢⱼ moves directly?"),
        Mistake("delta_o_in_delta_W_turned", lambda: _two_paths(delta_W=np.outer(_DELTA @ _PATHS.T, _O2)),
                "δᵒ² は合っています。ΔW² は、隠れ層の δᵒ² を使っていて、行と列も逆です。w²ᵢⱼ は、どの層の o をどの層の u へ送りますか？", "δᵒ² is right. In ΔW² you use it instead of δᵘ³, and rows and columns are the other way round, too. From which layer's o to which layer's u does w²ᵢⱼ lead?"),
        Mistake("weights_and_o_in_delta_W", lambda: _two_paths(delta_W=_PATHS * np.outer(_O2, _DELTA)),
                "δᵒ² は合っています。ΔW² に、W² まで掛かっています。u³ⱼ を w²ᵢⱼ で微分した後に、w は残りますか？", "δᵒ² is right. In ΔW² there is a factor W² as well. When u³ⱼ has been differentiated with respect to w²ᵢⱼ, is any w left?"),
        Mistake("weights_in_delta_W", lambda: _two_paths(delta_W=_PATHS * _DELTA), "ΔW² で、o のところに W² が掛かっています。u³ⱼ を w²ᵢⱼ で微分すると、何が残りますか？", "Where your ΔW² should have o it has W². Differentiate u³ⱼ with respect to w²ᵢⱼ: what is left?"),
    ),
    hints=(
        ("δᵒ² は、隠れユニットから出るすべての道についての和です。ΔW² は、和のない掛け算の表です。", "δᵒ² is a sum over all the paths that leave a hidden unit. ΔW² is a multiplication table: nothing is added up."),
        ("δᵒ²ᵢ = Σⱼ δᵘ³ⱼ w²ᵢⱼ では行 i を使います。Δw²ᵢⱼ = o²ᵢ δᵘ³ⱼ です。", "δᵒ²ᵢ = Σⱼ δᵘ³ⱼ w²ᵢⱼ, along row i; and Δw²ᵢⱼ = o²ᵢ δᵘ³ⱼ."),
        ("δᵒ²₁ = 0.1 × 2 + (−0.4) × 4、δᵒ²₂ = 0.1 × 3 + (−0.4) × (−2)。Δw²₁₂ = 0.6 × (−0.4) です。ほかも同じように求めます。",
         "δᵒ²₁ = 0.1 × 2 + (−0.4) × 4, δᵒ²₂ = 0.1 × 3 + (−0.4) × (−2). Δw²₁₂ = 0.6 × (−0.4), and the others likewise."),
    ),
    solution="two_paths = [-1.4, 1.1, 0.06, -0.24, 0.02, -0.08]",
    returns=("δᵒ²₁", "δᵒ²₂", "Δw²₁₁", "Δw²₁₂", "Δw²₂₁", "Δw²₂₂"),
)  # fmt: skip

# ---- implement: forward, one layer back, the gradients of one layer


def _sigma(u: Any) -> Any:
    return 1 / (1 + np.exp(-u))


def _weights(rng: Generator, *sizes: int) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    W = tuple(decimals(rng, n, m) for n, m in pairwise(sizes))
    return W, tuple(decimals(rng, m) for m in sizes[1:])


def _network(rng: Generator, samples: int, *sizes: int) -> tuple[Any, ...]:
    return *_weights(rng, *sizes), decimals(rng, samples, sizes[0])


def _go(
    W: Sequence[Any], b: Sequence[Any], x: Any, *,
    activation: Callable[[Any, bool], Any] = lambda u, last: _sigma(u),
    linear: Callable[[Any, Any, Any], Any] = lambda o, W, b: o @ W + b,
    enters: Callable[[Any, Any], Any] = lambda o, x: o, first: Callable[[Any], Any] = lambda x: x,
) -> tuple[Any, ...]:  # fmt: skip
    """A forward pass with one thing wrong."""
    o = [first(x)]
    for k, (weights, biases) in enumerate(zip(W, b, strict=True)):
        o.append(activation(linear(enters(o[-1], x), weights, biases), k == len(W) - 1))
    return tuple(o)


def _sums(W: Sequence[Any], b: Sequence[Any], x: Any) -> tuple[Any, ...]:
    return (x, *(o @ weights + biases for o, weights, biases in zip(_go(W, b, x), W, b, strict=False)))


def _shares(u: Any) -> Any:
    """The softmax of each row."""
    return np.exp(u) / np.exp(u).sum(axis=1, keepdims=True)


FORWARD = Exercise(
    name="forward",
    lesson=2,
    asked=("順伝播を、何層でも計算できるように実装する", "implement the forward pass for any number of layers"),
    spec=lambda W, b, x: tuple(loops.network(x, W, b)),
    draws=(
        lambda rng: _network(rng, 3, 2, 2, 2), lambda rng: _network(rng, 4, 3, 2, 1), lambda rng: _network(rng, 5, 3, 3),
        lambda rng: _network(rng, 2, 3, 2, 4, 3, 2),
    ),
    mistakes=(
        Mistake("relu_inside", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(u) if last else np.maximum(u, 0)),
                "最後の層は合っていますが、途中の層に ReLU を使っています。ここで、どの層も通す関数は何でしたか？",
                "The last layer is a sigmoid, but the layers before it are ReLU. Which function do all of them go through here?"),
        Mistake("tanh_inside", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(u) if last else np.tanh(u)),
                "最後の層はシグモイドですが、途中の層に tanh を使っています。ここで、どの層も通す関数は何でしたか？",
                "The last layer is a sigmoid, but the layers before it are tanh. Which function do all of them go through here?"),
        Mistake("softmax_at_output", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _shares(u) if last else _sigma(u)),
                "出力層が softmax になっています。ここで、どの層も通す関数は何でしたか？",
                "The output layer is a softmax. Which function do all layers go through here?"),
        Mistake("no_activation_at_output", lambda W, b, x: _go(W, b, x, activation=lambda u, last: u if last else _sigma(u)),
                "出力層だけ、u がそのまま返っています。出力のユニットにも活性化関数がありますか？", "In the output layer you return u as it is. Do output units have an activation?"),
        Mistake("activation_only_at_output", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(u) if last else u),
                "活性化関数が最後の層にしかありません。隠れ層も線形だと、何層重ねても1層と同じになりませんか？", "Only the last layer has an activation. If hidden layers are linear, what do many of them do that one could not?"),
        Mistake("no_activation", lambda W, b, x: _go(W, b, x, activation=lambda u, last: u), "どの層も線形和のままです。u から o へは、何を通しますか？", "Every layer stops at the linear sum. What takes u to o?"),
        Mistake("u_returned", _sums, "次の層へは正しく進んでいますが、返しているのは u です。問われているのは？", "You pass the right thing on to the next layer, but what you return is u. What was asked for?"),
        Mistake("squashed_twice", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(_sigma(u))), "σ を2回通していませんか？", "Does u go through σ twice?"),
        Mistake("sigmoid_of_x", lambda W, b, x: _go(W, b, x, first=_sigma), "入力まで σ に通しています。o¹ は何でしたか？", "The inputs go through σ, too. What is o¹?"),
        Mistake("tanh", lambda W, b, x: _go(W, b, x, activation=lambda u, last: np.tanh(u)), "活性化関数が tanh になっています。この講義で使うのは？", "Your activation is tanh. Which one does this lecture use?"),
        Mistake("relu", lambda W, b, x: _go(W, b, x, activation=lambda u, last: np.maximum(u, 0)), "負の u が 0 になっています（ReLU）。この講義で使う活性化関数は？", "Where u is negative you give 0 (that is ReLU). Which activation does this lecture use?"),
        Mistake("exp_of_plus_u", lambda W, b, x: _go(W, b, x, activation=lambda u, last: _sigma(-u)), "u が大きいほど o が小さくなっています。exp の中の符号は？", "The larger u, the smaller your o. What is the sign inside the exp?"),
        Mistake("brackets_missing", lambda W, b, x: _go(W, b, x, activation=lambda u, last: 1 / 1 + np.exp(-u)), "`1 / 1 + np.exp(-u)` と書いていませんか。割り算と足し算の、どちらが先に行われますか？", "Have you written `1 / 1 + np.exp(-u)`? Which is done first, the division or the addition?"),
        Mistake("bias_forgotten", lambda W, b, x: _go(W, b, x, linear=lambda o, W, b: o @ W), "b を使っていません。線形和に足すものがありませんか？", "b is not used. Does something else belong to the linear sum?"),
        Mistake("bias_subtracted", lambda W, b, x: _go(W, b, x, linear=lambda o, W, b: o @ W - b), "バイアスの符号が逆です。b を引いているか、`np.exp(-o @ W + b)` のように書いていませんか。そのマイナスは、どこまで掛かりますか？", "The bias has the sign the other way round. Do you subtract it, or have you written something like `np.exp(-o @ W + b)`? How far does that minus reach?"),
        Mistake("bias_after_activation",
                lambda W, b, x: _go(W, b, x, linear=lambda o, W, b: (o @ W, b), activation=lambda u, last: _sigma(u[0]) + u[1]),
                "σ を通した後で b を足しています。b は u と o の、どちらの一部ですか？", "You add b after σ. Is b part of u, or of o?"),
        Mistake("transposed", lambda W, b, x: _go(W, b, x, linear=lambda o, W, b: o @ W.T + b),
                "前へ進むときに Wᵀ を掛けています（正方行列なので、形は合ってしまいます）。W の最初の添字は、送る側と受け取る側のどちらですか？",
                "Going forward, you multiply by Wᵀ (with square matrices the shapes fit all the same). Is the first index of W the unit that sends, or the one that receives?"),
        Mistake("x_every_time", lambda W, b, x: _go(W, b, x, enters=lambda o, x: x), "どの層にも x が入っています。第2層から先に入るのは、何ですか？", "Every layer is given x. What should enter the layers after the first?"),
    ),
    hints=(
        ("1つの層は、線形和と活性化関数です。その o が、次の層の入力になります。", "One layer is a linear sum and an activation. Its o is what enters the next."),
        ("`o = [x]` から始め、`zip(W, b)` で1層ずつ回して、`o[-1]` から次の o を作って加えます。", "Begin with `o = [x]`, go through `zip(W, b)`, make the next o from `o[-1]`, and append it."),
        ("1層分は `u = o[-1] @ weights + bias`、次に `1 / (1 + np.exp(-u))` を加えます。最後に `tuple(o)` を返します。", "For one layer: `u = o[-1] @ weights + bias`, then append `1 / (1 + np.exp(-u))`. In the end return `tuple(o)`."),
    ),
    solution="""
def forward(W, b, x):
    o = [x]
    for weights, bias in zip(W, b):
        u = o[-1] @ weights + bias
        o.append(1 / (1 + np.exp(-u)))
    return tuple(o)
""",
    returns=("o¹", "o²", "o³", "o⁴", "o⁵"),
)  # fmt: skip


def _one_back(rng: Generator, samples: int, n: int, m: int) -> tuple[Any, ...]:
    return decimals(rng, samples, m), decimals(rng, n, m), between(rng, samples, n)


def _delta_hidden(delta_u: Any, W: Any, o: Any) -> Any:
    def E(u: Any) -> float:  # Σ δ u of the layer after, for all samples: its derivative there is δ
        (samples, n), m = o.shape, W.shape[1]
        after = ((s, i, j) for s in range(samples) for i in range(n) for j in range(m))
        return float(sum(delta_u[s][j] * W[i][j] * loops.sigmoid(u[s][i]) for s, i, j in after))

    return loops.slope(E, _logit(o))


DELTA_HIDDEN = Exercise(
    name="delta_hidden",
    lesson=2,
    asked=("誤差信号を1層戻す", "send the error signal one layer back"),
    spec=_delta_hidden,
    draws=(lambda rng: _one_back(rng, 1, 2, 2), lambda rng: _one_back(rng, 3, 3, 3), lambda rng: _one_back(rng, 4, 3, 2)),
    mistakes=(
        Mistake("not_transposed", lambda delta_u, W, o: delta_u @ W * o * (1 - o),
                "W をそのまま掛けています（正方行列なので、形は合ってしまいます）。和をとるのは W の最初の添字ですか、2番目の添字ですか？",
                "You multiply by W as it is (with a square matrix the shapes fit all the same). Over which index of W should the sum run, the first or the second?"),
        Mistake("slope_forgotten", lambda delta_u, W, o: delta_u @ W.T, "`o` の層の o までしか戻っていません。そこから u まで、あと一歩何が要りますか？", "You have come back as far as the o of this layer. What is the last step, from there to its u?"),
        Mistake("neither", lambda delta_u, W, o: delta_u @ W, "W の向きを確かめてください（正方行列では、間違えても形は合います）。もう1つ、o から u へも戻りましたか？",
                "Look at which way round W is (with a square matrix the shapes fit either way). And have you gone back from o to u as well?"),
        Mistake("slope_at_o", lambda delta_u, W, o: delta_u @ W.T * _sigma(o) * (1 - _sigma(o)), "σ′ を o のところで計算しています。渡された o は、もう σ を通った値ではありませんか？", "You take σ′ at o. Hasn't the o you are given been through σ already?"),
        Mistake("slope_twice", lambda delta_u, W, o: delta_u @ W.T * (o * (1 - o)) ** 2, "o(1 − o) が2回掛かっています。通り抜けるユニットは、何層分ですか？", "o(1 − o) is multiplied in twice. How many layers of units are passed?"),
        Mistake("only_o", lambda delta_u, W, o: delta_u @ W.T * o, "o を掛けただけです。o = 1 に近い、飽和したユニットでも、誤差はそのまま通りますか？", "Only o is multiplied in. In a saturated unit, with o near 1, should the error pass unhindered?"),
        Mistake("only_one_minus_o", lambda delta_u, W, o: delta_u @ W.T * (1 - o), "1 − o を掛けただけです。o = 0 に近いユニットでも、誤差はそのまま通りますか？", "Only 1 − o is multiplied in. In a unit with o near 0, should the error pass unhindered?"),
        Mistake("slope_of_tanh", lambda delta_u, W, o: delta_u @ W.T * (1 - o**2), "1 − o² は tanh の微分です。ここで使っている活性化関数は？", "1 − o² is the derivative of tanh. Which activation do we use here?"),
        Mistake("slope_too_early", lambda delta_u, W, o: (delta_u * o * (1 - o)) @ W.T, "W を通る前に o(1 − o) を掛けています。渡された o は、線の手前と先の、どちらの層のものですか？",
                "You multiply by o(1 − o) before passing W. On which side of the connections is the o you are given?"),
        Mistake("slope_added", lambda delta_u, W, o: delta_u @ W.T + o * (1 - o), "足しています。連鎖律では、微分どうしを足しますか、掛けますか？", "You add o(1 − o). Along one path, does the chain rule add derivatives or multiply them?"),
        Mistake("divided", lambda delta_u, W, o: delta_u @ W.T / (o * (1 - o)), "o(1 − o) で割っています。∂o/∂u が小さいとき、u を動かした影響は大きくなりますか、小さくなりますか？", "You divide by o(1 − o). Where ∂o/∂u is small, is the effect of moving u larger or smaller?"),
        Mistake("W_on_the_left", lambda delta_u, W, o: (W @ delta_u) * o * (1 - o), "W を左から掛けています。サンプルが行に並んでいるとき、W は δ の左右どちらに書きますか？", "You multiply by W from the left. With samples as rows, on which side of δ do you write W?"),
        Mistake("W_transposed_on_the_left", lambda delta_u, W, o: (W.T @ delta_u) * o * (1 - o), "Wᵀ を左から掛けているので、サンプルどうしが混ざっています。サンプルが行に並んでいるとき、W は δ の左右どちらに書きますか？", "Wᵀ multiplies from the left, and mixes samples. With samples as rows, on which side of δ do you write W?"),
        Mistake("columns", lambda delta_u, W, o: (W @ delta_u.T) * o * (1 - o), "W と δ の積は、1列が1サンプルになっています。o は、1サンプルが行ですか、列ですか？", "In your product of W and δ a sample is a column. And in o?"),
        Mistake("summed", lambda delta_u, W, o: (delta_u @ W.T * o * (1 - o)).sum(axis=0), "サンプルについて合計しています。1つのサンプルの誤差信号が、ほかのサンプルのユニットに届きますか？", "You sum over samples. Does the error of one sample reach another sample's units?"),
    ),
    factors=(SIGN.saying("符号が逆です。戻る途中で、マイナスが付くところがありますか？", "The sign is the other way round. Is there a minus anywhere on the way back?"),),
    hints=(
        ("2段に分けます。線を逆に通って、`o` の層の δᵒ。それからユニットを逆に通って、同じ層の δᵘ です。", "Two steps: back along the connections to δᵒ of the layer of `o`, then back through its units to δᵘ."),
        ("δᵒᵢ は、ユニット i から出るすべての j についての和 Σⱼ δⱼ wᵢⱼ です。形は (N, m) と (m, n) → (N, n)。", "δᵒᵢ is a sum over every j that unit i feeds: Σⱼ δⱼ wᵢⱼ. In shapes: (N, m) and (m, n) → (N, n)."),
        ("`delta_u @ W.T` が δᵒ です。それに成分ごとに `o * (1 - o)` を掛けます。", "`delta_u @ W.T` is δᵒ. Multiply it, element by element, by `o * (1 - o)`."),
    ),
    solution="def delta_hidden(delta_u, W, o):\n    return (delta_u @ W.T) * o * (1 - o)",
    returns=("δᵘ",),
)  # fmt: skip


def _layer_gradients(delta_u: Any, o: Any) -> tuple[Any, Any]:
    (samples, n), m = o.shape, delta_u.shape[1]
    delta_W = [[sum(o[s][i] * delta_u[s][j] for s in range(samples)) for j in range(m)] for i in range(n)]
    return np.array(delta_W), np.array([sum(delta_u[s][j] for s in range(samples)) for j in range(m)])


LAYER_GRADIENTS = Exercise(
    name="layer_gradients",
    lesson=2,
    asked=("1つの層の ΔW と Δb を実装する", "implement ΔW and Δb of one layer"),
    spec=_layer_gradients,
    draws=(lambda rng: (decimals(rng, 3, 2), decimals(rng, 3, 2)), lambda rng: (decimals(rng, 6, 4), decimals(rng, 6, 3))),
    mistakes=(
        Mistake("turned", lambda delta_u, o: (delta_u.T @ o, delta_u.sum(axis=0)),
                "ΔW の行と列が逆です（正方行列なら、形は合ってしまいます）。ΔW の行は W と同じく、送る側と受け取る側のどちらに対応しますか？",
                "ΔW has rows and columns the other way round (if it is square, the shapes fit all the same). As in W: do its rows stand for the units that send, or for those that receive?"),
        Mistake("not_summed", lambda delta_u, o: (o[:, :, None] * delta_u[:, None, :], delta_u.sum(axis=0)), "ΔW がサンプルの数だけあります。W はいくつありますか？", "There is a ΔW for each sample. How many W are there?"),
        Mistake("bias_not_summed", lambda delta_u, o: (o.T @ delta_u, delta_u), "Δb がサンプルの数だけあります。b はいくつありますか？", "There is a Δb for each sample. How many b are there?"),
        Mistake("bias_summed_over_units", lambda delta_u, o: (o.T @ delta_u, delta_u.sum(axis=1)), "Δb は、ユニットについて合計されています。消えるべき軸は、サンプルの軸とユニットの軸の、どちらですか？", "Δb is summed over units. Which axis should vanish, that of the samples or that of the units?"),
        Mistake("bias_summed_over_all", lambda delta_u, o: (o.T @ delta_u, delta_u.sum()), "Δb が1つの数になっています。バイアスは、層に1つですか、ユニットごとに1つですか？", "Your Δb is a single number. Has a layer one bias, or one for each unit?"),
        Mistake("bias_forgotten", lambda delta_u, o: (o.T @ delta_u, np.zeros(delta_u.shape[1])), "Δb が 0 です。b を少し動かすと、u は動きませんか？", "Your Δb is 0. Doesn't u move when b does?"),
        Mistake("bias_times_o", lambda delta_u, o: (o.T @ delta_u, (o.sum(axis=1)[:, None] * delta_u).sum(axis=0)), "Δb に o が掛かっています。b は、何に掛かって u に入りますか？", "There is an o in your Δb. What does b multiply on its way into u?"),
        Mistake("summed_first", lambda delta_u, o: (np.outer(o.sum(axis=0), delta_u.sum(axis=0)), delta_u.sum(axis=0)),
                "先に o と δᵘ を別々に合計してから掛けています。サンプル1の o を、サンプル2の δᵘ に掛けてよいでしょうか？", "You sum o and δᵘ separately, then multiply. May the o of sample 1 meet the δᵘ of sample 2?"),
        Mistake("last_sample", lambda delta_u, o: (np.outer(o[-1], delta_u[-1]), delta_u[-1]), "最後のサンプルの分だけが残っています。ループの中は `=` ですか、`+=` ですか？", "Only the last sample is left. In your loop, is it `=` or `+=`?"),
        Mistake("last_sample_in_delta_W", lambda delta_u, o: (np.outer(o[-1], delta_u[-1]), delta_u.sum(axis=0)), "Δb は合っています。ΔW は最後のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？（ループの中は `=` ですか、`+=` ですか？）", "Δb is right. In ΔW only the last sample counts. Where do the others come in? (In your loop, is it `=` or `+=`?)"),
        Mistake("last_sample_in_delta_b", lambda delta_u, o: (o.T @ delta_u, delta_u[-1]), "ΔW は合っています。Δb は最後のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？（ループの中は `=` ですか、`+=` ですか？）", "ΔW is right. In Δb only the last sample counts. Where do the others come in? (In your loop, is it `=` or `+=`?)"),
        Mistake("first_sample", lambda delta_u, o: (np.outer(o[0], delta_u[0]), delta_u[0]), "最初のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？（return がループの中に入っていませんか？）", "Only the first sample counts. Where do the others come in? (Is the return inside the loop?)"),
        Mistake("first_sample_in_delta_W", lambda delta_u, o: (np.outer(o[0], delta_u[0]), delta_u.sum(axis=0)), "Δb は合っています。ΔW は最初のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？", "Δb is right. In ΔW only the first sample counts. Where do the others come in?"),
        Mistake("first_sample_in_delta_b", lambda delta_u, o: (o.T @ delta_u, delta_u[0]), "ΔW は合っています。Δb は最初のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？", "ΔW is right. In Δb only the first sample counts. Where do the others come in?"),
        Mistake("bias_mean", lambda delta_u, o: (o.T @ delta_u, delta_u.mean(axis=0)), "ΔW は合っています。Δb だけ、サンプルについて平均になっています。E は平均でしたか、合計でしたか？", "ΔW is right. Only Δb is a mean over samples. Is E a mean or a sum?"),
        Mistake("weights_mean", lambda delta_u, o: (o.T @ delta_u / len(o), delta_u.sum(axis=0)), "Δb は合っています。ΔW だけ、サンプルについて平均になっています。E は平均でしたか、合計でしたか？", "Δb is right. Only ΔW is a mean over samples. Is E a mean or a sum?"),
        Mistake("outer_of_batches", lambda delta_u, o: (np.outer(o, delta_u), delta_u.sum(axis=0)), "`np.outer` は、(N, n) の配列も1列に並べ直してから掛けます。1つのサンプルなら使えましたが、N 個では、あるサンプルの o と別のサンプルの δ との積まで入っていませんか？", "`np.outer` flattens (N, n) into one long row first. That works for one sample. With N, doesn't it also pair the o of one sample with the δ of another?"),
        Mistake("elementwise", lambda delta_u, o: (o * delta_u, delta_u.sum(axis=0)), "ΔW が成分ごとの積になっています。ユニット1からユニット2への重みの勾配は、どこにありますか？", "Your ΔW is an elementwise product. Where in it is the gradient for the weight from unit 1 to unit 2?"),
        Mistake("slope_once_more", lambda delta_u, o: ((o * o * (1 - o)).T @ delta_u, delta_u.sum(axis=0)), "ΔW に o(1 − o) が入っています。線形和 u を w で微分するとき、活性化関数は関係しますか？", "There is an o(1 − o) in your ΔW. Where the linear sum u is differentiated with respect to w, does the activation matter?"),
    ),
    factors=(SIGN.saying("符号が逆です。ΔW は勾配そのものです。マイナスは、どの式に付いていますか？", "The sign is the other way round. ΔW is the gradient itself: which formula has the minus?"),
             mean(lambda delta_u, o: len(o))),
    hints=(
        ("1つのサンプルなら Δwᵢⱼ = oᵢ δᵘⱼ、Δbⱼ = δᵘⱼ です。E は全サンプルの合計です。", "For one sample Δwᵢⱼ = oᵢ δᵘⱼ and Δbⱼ = δᵘⱼ. E is the sum over all samples."),
        ("Δwᵢⱼ = Σₛ oₛᵢ δᵘₛⱼ。サンプル s について和をとります。形は (n, N) と (N, m) → (n, m)。", "Δwᵢⱼ = Σₛ oₛᵢ δᵘₛⱼ, a sum over samples s. In shapes: (n, N) and (N, m) → (n, m)."),
        ("`o.T @ delta_u` が積と和を一度に行います。Δb は `delta_u` をサンプルの軸 `axis=0` について合計します。", "`o.T @ delta_u` multiplies and sums at once. For Δb, sum `delta_u` over the axis of the samples, `axis=0`."),
    ),
    solution="def layer_gradients(delta_u, o):\n    return o.T @ delta_u, delta_u.sum(axis=0)",
    returns=("ΔW", "Δb"),
)  # fmt: skip

# ---- implement: the whole backward pass


def _passed(rng: Generator, samples: int, *sizes: int) -> tuple[Any, ...]:
    """W, o, t: whatever the o are, there are biases, for each sample its own, that give them."""
    o = (decimals(rng, samples, sizes[0]), *(between(rng, samples, m) for m in sizes[1:]))
    return _weights(rng, *sizes)[0], o, rng.integers(0, 2, (samples, sizes[-1])).astype(float)


def _nudged_back(W: Any, o: Any, t: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """ΔW and Δb of each layer, by nudging the loss; what is added to o W to give u is kept, sample by sample."""
    layers = range(len(W))
    rest = [_logit(o[k + 1]) - o[k] @ W[k] for k in layers]

    def E(weights: Any, shifts: Any) -> Any:
        values = o[0]
        for w, added, shift in zip(weights, rest, shifts, strict=True):
            values = [loops.layer(np.array([v]), w, r + shift)[0] for v, r in zip(values, added, strict=True)]
        return loops.loss(t, values)

    def E_of_layer(k: int, weights: Any, shift: Any) -> Any:
        return E((*W[:k], weights, *W[k + 1 :]), [shift if i == k else 0.0 for i in layers])

    return (
        tuple(loops.slope(partial(E_of_layer, k, shift=0.0), W[k]) for k in layers),
        tuple(loops.slope(partial(E_of_layer, k, W[k]), np.zeros(W[k].shape[1])) for k in layers),
    )


def _back(
    W: Any, o: Any, t: Any, *,
    slope: Callable[[Any, int], Any] = lambda o, k: o[k] * (1 - o[k]),
    weights: Callable[[Any, int], Any] = lambda W, k: W[k].T,
    sends: Callable[[Any, Any], Any] = lambda delta_o, delta_u: delta_u,
    delta_W: Callable[[Any, int, Any], Any] = lambda o, k, delta_u: o[k].T @ delta_u,
    delta_b: Callable[[Any], Any] = lambda delta_u: delta_u.sum(axis=0),
    delta_o_in: str = "", where: Callable[[int, Any], bool] = lambda k, W: True, backwards: bool = False,
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:  # fmt: skip
    """A backward pass with one thing wrong. slope: of layer o[k]; weights: what takes δ^u of o[k + 1] to δ^o of o[k].

    delta_o_in: "W" or "b", whose gradients have δ^o in the place of δ^u; where: in which layers.
    """
    delta_o, slopes_W, slopes_b = o[-1] - t, [], []
    for k in reversed(range(len(W))):
        delta_u = delta_o * slope(o, k + 1)
        here = delta_o_in if where(k, W) else ""
        slopes_W.append(delta_W(o, k, delta_o if here == "W" else delta_u))
        slopes_b.append(delta_b(delta_o if here == "b" else delta_u))
        if k:
            delta_o = sends(delta_o, delta_u) @ weights(W, k)
    order = slice(None, None, 1 if backwards else -1)
    return tuple(slopes_W[order]), tuple(slopes_b[order])


def _is_last(k: int, W: Any) -> bool:
    return k == len(W) - 1


BACKWARD = Exercise(
    name="backward",
    lesson=2,
    asked=("誤差逆伝播法の全体を、何層でも計算できるように実装する", "implement all of backpropagation, for any number of layers"),
    spec=_nudged_back,
    draws=(  # a single layer of square weights: sending δ back once more, to the inputs, raises no error there, even untransposed
        lambda rng: _passed(rng, 3, 2, 2, 2), lambda rng: _passed(rng, 4, 3, 2, 1), lambda rng: _passed(rng, 5, 3, 3),
        lambda rng: _passed(rng, 2, 3, 2, 4, 3, 2),
    ),
    mistakes=(
        Mistake("not_transposed", lambda W, o, t: _back(W, o, t, weights=lambda W, k: W[k]),
                "W をそのまま掛けて戻っています（正方行列なので、形は合ってしまいます）。後ろへ戻るとき、和をとるのは W のどちらの添字ですか？",
                "On the way back you multiply by W as it is (with square matrices the shapes fit all the same). Going back, over which index of W does the sum run?"),
        Mistake("forgotten_at_output", lambda W, o, t: _back(W, o, t, slope=lambda o, k: 1 if k == len(o) - 1 else o[k] * (1 - o[k])),
                "出力層の δᵘ が δᵒ のままです（これでも XOR は学習できてしまいますが、E の勾配ではありません）。出力のユニットを、o から u へ戻りましたか？",
                "At the output your δᵘ is still δᵒ. (It would still learn XOR, but it is not the gradient of E.) Have you gone back through the output units, from o to u?"),
        Mistake("forgotten_in_hidden", lambda W, o, t: _back(W, o, t, slope=lambda o, k: o[k] * (1 - o[k]) if k == len(o) - 1 else 1),
                "隠れ層の δᵘ が δᵒ のままです。隠れユニットも、出力のユニットと同じ活性化関数を通りませんでしたか？", "In the hidden layers your δᵘ is still δᵒ. Don't hidden units go through the same activation as output units?"),
        Mistake("forgotten_everywhere", lambda W, o, t: _back(W, o, t, slope=lambda o, k: 1), "どの層でも、δᵘ が δᵒ のままです。o から u へ戻るとき、何を掛けますか？", "In every layer your δᵘ is still δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("slope_at_o", lambda W, o, t: _back(W, o, t, slope=lambda o, k: _sigma(o[k]) * (1 - _sigma(o[k]))), "σ′ を o のところで計算しています。渡された o は、もう σ を通った値ではありませんか？", "You take σ′ at o. Haven't the o you are given been through σ already?"),
        Mistake("slope_twice", lambda W, o, t: _back(W, o, t, slope=lambda o, k: (o[k] * (1 - o[k])) ** 2), "o(1 − o) が、1つの層で2回掛かっています。1つの層で、活性化関数は何回通りますか？", "In each layer, o(1 − o) is multiplied in twice. How often does the signal pass an activation there?"),
        Mistake("only_o", lambda W, o, t: _back(W, o, t, slope=lambda o, k: o[k]), "σ′ が o だけになっています。因子はそれだけでしたか？", "Your σ′ is just o. Is that its only factor?"),
        Mistake("only_one_minus_o", lambda W, o, t: _back(W, o, t, slope=lambda o, k: 1 - o[k]), "σ′ が 1 − o だけになっています。因子はそれだけでしたか？", "Your σ′ is just 1 − o. Is that its only factor?"),
        Mistake("slope_of_tanh", lambda W, o, t: _back(W, o, t, slope=lambda o, k: 1 - o[k] ** 2), "1 − o² は tanh の微分です。ここで使っている活性化関数は？", "1 − o² is the derivative of tanh. Which activation do we use here?"),
        Mistake("slope_of_layer_before", lambda W, o, t: _back(W, o, t, slope=lambda o, k: o[k - 1] * (1 - o[k - 1])),
                "o(1 − o) に、1つ前の層の o を使っています。添字が1つずれていませんか？　`o[k]` は、第何層の出力ですか？", "In o(1 − o) you use the o of the layer before. Is the index off by one: of which layer is `o[k]` the output?"),
        Mistake("weights_of_layer_before", lambda W, o, t: _back(W, o, t, weights=lambda W, k: W[k - 1].T),
                "1つ前の層の W を通って戻っています。添字が1つずれていませんか？　`W[k]` は、どの層とどの層の間にありますか？", "You go back through the W of the layer before. Is the index off by one: between which layers does `W[k]` lie?"),
        Mistake("delta_o_sent_back", lambda W, o, t: _back(W, o, t, sends=lambda delta_o, delta_u: delta_o),
                "前の層へ送り返しているのが δᵒ です。線は、後の層のユニットの u と o の、どちらに入っていますか？", "It is δᵒ that you send back to the layer before. Where do the connections end: at u of the later layer, or at its o?"),
        Mistake("delta_o_in_delta_W", lambda W, o, t: _back(W, o, t, delta_o_in="W"),
                "Δb は合っています。ΔW に δᵒ を使っています。w を動かすと直接動くのは、その先のユニットの u と o の、どちらですか？", "Δb is right. In ΔW you use δᵒ. When w moves, what moves directly: the u of the unit it leads to, or its o?"),
        Mistake("delta_o_in_delta_W_at_output", lambda W, o, t: _back(W, o, t, delta_o_in="W", where=_is_last),
                "Δb は合っています。出力層へ入る重みの ΔW にだけ、δᵒ を使っています。ほかの層の ΔW には、何を使っていますか？", "Δb is right. In ΔW of the weights into the output layer alone you use δᵒ. And in the ΔW of the other layers?"),
        Mistake("delta_o_in_delta_b", lambda W, o, t: _back(W, o, t, delta_o_in="b"),
                "ΔW は合っています。Δb に δᵒ を使っています。b を動かすと直接動くのは、そのユニットの u と o の、どちらですか？", "ΔW is right. In Δb you use δᵒ. When b moves, what moves directly: the u of its unit, or its o?"),
        Mistake("delta_o_in_delta_b_at_output", lambda W, o, t: _back(W, o, t, delta_o_in="b", where=_is_last),
                "ΔW は合っています。出力層の Δb にだけ、δᵒ を使っています。ほかの層の Δb には、何を使っていますか？", "ΔW is right. In Δb of the output layer alone you use δᵒ. And in the Δb of the other layers?"),
        Mistake("o_of_layer_after", lambda W, o, t: _back(W, o, t, delta_W=lambda o, k, delta_u: o[k + 1].T @ delta_u),
                "ΔW に、後の層の o を使っています。w に掛かって u に入るのは、線のどちら側の o ですか？", "In ΔW you use the o of the layer after. The o that w multiplies: at which end of the connection is it?"),
        Mistake("turned", lambda W, o, t: _back(W, o, t, delta_W=lambda o, k, delta_u: delta_u.T @ o[k]),
                "ΔW の行と列が逆です（正方行列なら、形は合ってしまいます）。W の行は、送る側と受け取る側のどちらですか？", "ΔW has rows and columns the other way round (square ones have the right shape all the same). Do the rows of W send, or receive?"),
        Mistake("bias_not_summed", lambda W, o, t: _back(W, o, t, delta_b=lambda delta_u: delta_u), "ΔW は合っています。Δb がサンプルの数だけありますが、b はいくつありますか？", "ΔW is right, but there is a Δb for each sample. How many b are there?"),
        Mistake("bias_of_last_sample", lambda W, o, t: _back(W, o, t, delta_b=lambda delta_u: delta_u[-1]), "ΔW は合っています。Δb は最後のサンプルの分だけです。`=` ですか、`+=` ですか？", "ΔW is right. Δb comes from the last sample alone: is it `=` or `+=`?"),
        Mistake("bias_of_first_sample", lambda W, o, t: _back(W, o, t, delta_b=lambda delta_u: delta_u[0]), "ΔW は合っています。Δb は最初のサンプルの分だけです。ほかのサンプルは？", "ΔW is right. Δb comes from the first sample alone. What about the others?"),
        Mistake("bias_mean", lambda W, o, t: _back(W, o, t, delta_b=lambda delta_u: delta_u.mean(axis=0)), "ΔW は合っています。Δb だけ、サンプルについて平均になっています。E は平均でしたか、合計でしたか？", "ΔW is right. Only Δb is a mean over samples. Is E a mean or a sum?"),
        Mistake("bias_summed_over_units", lambda W, o, t: _back(W, o, t, delta_b=lambda delta_u: delta_u.sum(axis=1)), "ΔW は合っています。Δb はユニットについて合計されています。消えるべき軸は、どちらですか？", "ΔW is right. Δb is summed over units. Which axis should vanish?"),
        Mistake("bias_summed_over_all", lambda W, o, t: _back(W, o, t, delta_b=lambda delta_u: delta_u.sum()), "ΔW は合っています。Δb が層ごとに1つの数になっています。バイアスはユニットごとにありませんか？", "ΔW is right. Δb is a single number for each layer. Doesn't each unit have one of its own?"),
        Mistake("weights_mean", lambda W, o, t: _back(W, o, t, delta_W=lambda o, k, delta_u: o[k].T @ delta_u / len(delta_u)), "Δb は合っています。ΔW だけ、サンプルについて平均になっています。E は平均でしたか、合計でしたか？", "Δb is right. Only ΔW is a mean over samples. Is E a mean or a sum?"),
        Mistake("last_sample", lambda W, o, t: _back(W, [v[-1:] for v in o], t[-1:]), "最後のサンプルの分だけが残っています。ループの中は `=` ですか、`+=` ですか？", "Only the last sample is left. In your loop, is it `=` or `+=`?"),
        Mistake("first_sample", lambda W, o, t: _back(W, [v[:1] for v in o], t[:1]), "最初のサンプルの分だけです。ほかのサンプルは、どこで加わりますか？（return がサンプルのループの中に入っていませんか？）", "Only the first sample counts. Where do the others come in? (Is the return inside the loop over samples?)"),
        Mistake("weights_of_last_sample", lambda W, o, t: _back(W, o, t, delta_W=lambda o, k, delta_u: np.outer(o[k][-1], delta_u[-1])), "Δb は合っています。ΔW は最後のサンプルの分だけです。`=` ですか、`+=` ですか？", "Δb is right. ΔW comes from the last sample alone: is it `=` or `+=`?"),
        Mistake("weights_of_first_sample", lambda W, o, t: _back(W, o, t, delta_W=lambda o, k, delta_u: np.outer(o[k][0], delta_u[0])), "Δb は合っています。ΔW は最初のサンプルの分だけです。ほかのサンプルは？", "Δb is right. ΔW comes from the first sample alone. What about the others?"),
        Mistake("from_last_to_first", lambda W, o, t: _back(W, o, t, backwards=True),
                "値は合っていますが、ΔW も Δb も、最後の層から順に並んでいます。W と同じ順になっていますか？", "The values are right, but ΔW and Δb begin with the last layer. Are they in the order of W?"),
        Mistake("bias_from_last_to_first", lambda W, o, t: (_back(W, o, t)[0], _back(W, o, t)[1][::-1]),
                "ΔW は合っています。Δb は、最後の層から順に並んでいませんか？", "ΔW is right. Does Δb begin with the last layer?"),
        Mistake("weights_from_last_to_first", lambda W, o, t: (_back(W, o, t)[0][::-1], _back(W, o, t)[1]),
                "Δb は合っています。ΔW は、最後の層から順に並んでいませんか？", "Δb is right. Does ΔW begin with the last layer?"),
    ),
    factors=(
        SIGN.saying("符号が逆です。δᵒ は E の微分です。o が t より大きいとき、o を増やすと E は増えますか、減りますか？", "The sign is the other way round. δᵒ is a derivative of E: where o is above t and grows, does E rise or fall?"),
        DOUBLE, mean(lambda W, o, t: len(t)),
    ),
    hints=(
        ("出発点は δᵒ = −(t − o) です。それから、後ろの層から順に、同じ4行を繰り返します。", "It starts from δᵒ = −(t − o). Then the same four lines are repeated, from the last layer to the first."),
        ("4行とは、δᵘ、ΔW、Δb、前の層の δᵒ です。前の2問の式が、そのまま使えます。", "The four: δᵘ, ΔW, Δb, and δᵒ of the layer before. You have all their formulas from the two exercises before."),
        ("`for k in range(len(W), 0, -1):` と回すと、その層の出力は `o[k]`、届いた値は `o[k - 1]`、間の重みは `W[k - 1]` です。結果は `insert(0, …)` で前に加えます。",
         "With `for k in range(len(W), 0, -1):` the output of the layer is `o[k]`, what came in is `o[k - 1]`, the weights between are `W[k - 1]`. Put results in front with `insert(0, …)`."),
    ),
    solution="""
def backward(W, o, t):
    delta_W, delta_b = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        delta_W.insert(0, o[k - 1].T @ delta_u)
        delta_b.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(delta_W), tuple(delta_b)
""",
    returns=("ΔW", "Δb"),
)  # fmt: skip

# ---- find the planted bug: one update of a network with one hidden layer


def _two_layers(rng: Generator, epsilon: float, samples: int, n: int, hidden: int, outputs: int) -> tuple[Any, ...]:
    (W1, W2), (b1, b2) = _weights(rng, n, hidden, outputs)
    t = rng.integers(0, 2, (samples, outputs)).astype(float)
    return W1, b1, W2, b2, decimals(rng, samples, n), t, epsilon


def _nudged_step(W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any) -> tuple[Any, ...]:
    """The four parameters after one update: every slope of the loss is taken where all of them are still old."""
    old = [W1, b1, W2, b2]

    def E(i: int, value: Any) -> Any:
        moved = [*old[:i], value, *old[i + 1 :]]
        return loops.loss(t, loops.network(x, moved[::2], moved[1::2])[-1])

    return tuple(value - epsilon * loops.slope(partial(E, i), value) for i, value in enumerate(old))


def _slow_step(W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any) -> tuple[Any, ...]:
    _, o2, o3 = loops.network(x, (W1, W2), (b1, b2))
    delta_u2 = loops.slope(lambda u: loops.loss(t, loops.layer(_squashed(u), W2, b2)), _logit(o2))
    delta_u3 = loops.slope(lambda u: loops.loss(t, _squashed(u)), _logit(o3))
    return *_nudged_step(W1, b1, W2, b2, x, t, epsilon), delta_u2, delta_u3


def _step(
    W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any, *, mends: tuple[bool, bool, bool] = (False, False, False),
    forward_again: bool = False, o2_again: bool = False, keeps: tuple[bool, bool] = (False, False),
) -> tuple[Any, ...]:  # fmt: skip
    """The function of the notebook, which sends δᵘ³ through the new W², or one that somebody has tried to mend.

    mends: whether W¹, b¹ are moved by the right δᵘ², and whether that is returned; keeps: W², b² come back as they were.
    """
    o2 = _sigma(x @ W1 + b1)
    o3 = _sigma(o2 @ W2 + b2)
    delta_u3 = (o3 - t) * o3 * (1 - o3)
    right = delta_u3 @ W2.T * o2 * (1 - o2)
    new_W2, new_b2 = W2 - epsilon * o2.T @ delta_u3, b2 - epsilon * delta_u3.sum(axis=0)
    if forward_again:
        o3 = _sigma(o2 @ new_W2 + new_b2)
        delta_u3 = (o3 - t) * o3 * (1 - o3)
    wrong = delta_u3 @ new_W2.T * o2 * (1 - o2)
    for_W1, for_b1, shown = (right if mended else wrong for mended in mends)
    W1, b1 = W1 - epsilon * x.T @ for_W1, b1 - epsilon * for_b1.sum(axis=0)
    if o2_again:
        new_W2 = W2 - epsilon * _sigma(x @ W1 + b1).T @ delta_u3
    return W1, b1, W2 if keeps[0] else new_W2, b2 if keeps[1] else new_b2, shown, delta_u3


_MENDED = (True, True, True)

MEND_STEP = Exercise(
    name="mend_step",
    lesson=2,
    asked=("バグを直す：E は減るのに、勾配が合わない", "fix the bug: E falls, but the gradient is wrong"),
    spec=_slow_step,
    draws=(lambda rng: _two_layers(rng, 0.5, 3, 2, 2, 1), lambda rng: _two_layers(rng, 1.2, 5, 3, 4, 2)),
    mistakes=(
        Mistake("untouched", lambda *args: _step(*args), "バグはまだ残っています。", "The bug is still there."),
        Mistake("symptom_delta_shown", lambda *args: _step(*args, mends=(False, False, True)),
                "返している δᵘ² は合っていますが、W¹, b¹ はまだ違います。更新に使っている δᵘ² も、同じものですか？", "The δᵘ² that you return is right now, but W¹ and b¹ are still wrong. Are they updated with the same δᵘ²?"),
        Mistake("symptom_W1_only", lambda *args: _step(*args, mends=(True, False, False)),
                "W¹ は合っていますが、b¹ と、返している δᵘ² はまだ違います。直したのは症状だけではありませんか？　b¹ に届くのは、どの δᵘ² ですか？", "W¹ is right now, but b¹ and the δᵘ² that you return are still wrong. Have you fixed only the symptom? Which δᵘ² does b¹ get?"),
        Mistake("symptom_b1_only", lambda *args: _step(*args, mends=(False, True, False)),
                "b¹ は合っていますが、W¹ と、返している δᵘ² はまだ違います。直したのは症状だけではありませんか？　W¹ に届くのは、どの δᵘ² ですか？", "b¹ is right now, but W¹ and the δᵘ² that you return are still wrong. Have you fixed only the symptom? Which δᵘ² does W¹ get?"),
        Mistake("symptom_W1_and_b1", lambda *args: _step(*args, mends=(True, True, False)),
                "W¹ と b¹ は合っていますが、返している δᵘ² はまだ違います。直したのは症状だけではありませんか？　`delta_u2` の行では、まだ何が違いますか？", "W¹ and b¹ are right now, but the δᵘ² that you return is still wrong. Have you fixed only the symptom? What is still wrong in the line of `delta_u2`?"),
        Mistake("W1_with_the_old_delta", lambda *args: _step(*args, mends=(False, True, True)),
                "返している δᵘ² と b¹ は合っていますが、W¹ はまだ違います。W¹ の更新には、どの δᵘ² を使っていますか？", "The δᵘ² that you return and b¹ are right now, but W¹ is still wrong. With which δᵘ² is W¹ updated?"),
        Mistake("b1_with_the_old_delta", lambda *args: _step(*args, mends=(True, False, True)),
                "返している δᵘ² と W¹ は合っていますが、b¹ はまだ違います。b¹ の更新には、どの δᵘ² を使っていますか？", "The δᵘ² that you return and W¹ are right now, but b¹ is still wrong. With which δᵘ² is b¹ updated?"),
        Mistake("symptom_forward_again", lambda *args: _step(*args, forward_again=True),
                "新しい W² で順伝播をやり直していませんか。1回の更新で使う勾配は、どの時点の重みで求めますか？", "Have you gone forward again with the new W²? At which weights should the gradients of one update be taken?"),
        Mistake("symptom_o2_again", lambda *args: _step(*args, mends=_MENDED, o2_again=True),
                "W¹ は合っていますが、今度は W² が違います。W² の勾配に使う o² は、W¹ を更新する前のものですか、後のものですか？", "W¹ is right now, but W² has gone wrong. Is the o² in its gradient from before the update of W¹, or after?"),
        Mistake("symptom_W2_left", lambda *args: _step(*args, mends=_MENDED, keeps=(True, False)),
                "δᵘ² は合っていますが、W² が古いままです。更新をやめたり、古い方を返したりしていませんか？", "δᵘ² is right now, but W² is as it was. Is its update gone, or do you return the old one?"),
        Mistake("symptom_b2_left", lambda *args: _step(*args, mends=_MENDED, keeps=(False, True)),
                "δᵘ² は合っていますが、b² が古いままです。更新をやめたり、古い方を返したりしていませんか？", "δᵘ² is right now, but b² is as it was. Is its update gone, or do you return the old one?"),
        Mistake("symptom_layer_left", lambda *args: _step(*args, mends=_MENDED, keeps=(True, True)),
                "δᵘ² は合っていますが、W² も b² も古いままです。更新をやめたり、古い方を返したりしていませんか？", "δᵘ² is right now, but W² and b² are as they were. Are their updates gone, or do you return the old ones?"),
    ),
    hints=(
        ("δᵘ³, W², b² は正しく返っています。最初に違うのは、どの行の値でしょう？", "δᵘ³, W² and b² come back right. Which line is the first to go wrong?"),
        ("δᵘ² の行に来たとき、W² に入っているのは古い値ですか、新しい値ですか？", "At the line of δᵘ², what is in W²: the old value, or the new one?"),
        ("`delta_u2 = …` の行を、`W2 = …` の行より前に移します。", "Move the line `delta_u2 = …` to before the line `W2 = …`."),
    ),
    solution="""
def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3
""",
    returns=("W¹", "b¹", "W²", "b²", "δᵘ²", "δᵘ³"),
)  # fmt: skip

# ---- implement: the check on all of this


def _cubes(rng: Generator, h: float, *shape: int) -> tuple[Any, ...]:
    def f(v: Any) -> float:
        """f(v) = Σᵢ vᵢ³ + (Σᵢ vᵢ)²"""
        return float(np.sum(np.asarray(v) ** 3) + np.sum(v) ** 2)

    return f, decimals(rng, *shape), h


def _loss_of_weights(rng: Generator) -> tuple[Any, ...]:
    x, t = decimals(rng, 2, 2), rng.integers(0, 2, (2, 3)).astype(float)

    def f(W: Any) -> float:
        """f(W) = ½ Σ (t − σ(x W))²"""
        return float(0.5 * np.sum((t - _sigma(x @ np.asarray(W))) ** 2))

    return f, decimals(rng, 2, 3), 0.2


def _central(f: Any, value: Any, h: Any) -> Any:
    gradient = np.zeros(np.shape(value))
    for index in np.ndindex(gradient.shape):
        E = []
        for nudge in (h, -h):
            moved = np.array(value, dtype=float)
            moved[index] = moved[index] + nudge
            E.append(f(moved))
        gradient[index] = (E[0] - E[1]) / (2 * h)
    return gradient


def _difference(
    f: Any, value: Any, up: float, down: float, by: Callable[[float, float], float], *,
    which: Callable[[Any], Any] = lambda index: index, undone: bool = True,
) -> Any:  # fmt: skip
    """by(f(v + up), f(v + down)) for each element; which: what else is moved in its place; undone: before the next is."""
    gradient = np.zeros(value.shape)
    raised, lowered = value.copy(), value.copy()
    for index in np.ndindex(value.shape):
        if undone:
            raised, lowered = value.copy(), value.copy()
        raised[which(index)] += up
        lowered[which(index)] += down
        gradient[index] = by(f(raised), f(lowered))
    return gradient


def _left(f: Any, value: Any, h: Any) -> Any:
    """One array for both: up by h, down by 2h, and there it stays; with −h, down and then up."""
    gradient, moved = np.zeros(value.shape), value.copy()
    for index in np.ndindex(value.shape):
        moved[index] += h
        first = f(moved)
        moved[index] -= 2 * h
        gradient[index] = (first - f(moved)) / (2 * h)
    return gradient


def _replaced(f: Any, value: Any, h: Any) -> Any:
    gradient = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        raised, lowered = value.copy(), value.copy()
        raised[index], lowered[index] = h, -h
        gradient[index] = (f(raised) - f(lowered)) / (2 * h)
    return gradient


def _stopped_early(f: Any, value: Any, h: Any) -> Any:
    gradient = np.zeros(value.shape)
    first = (0,) * value.ndim
    gradient[first] = _central(f, value, h)[first]
    return gradient


GRADIENT_CHECK = Exercise(
    name="gradient_check",
    lesson=2,
    asked=("数値微分（中心差分）を実装する", "implement the numerical gradient, by central differences"),
    spec=_central,
    draws=(lambda rng: _cubes(rng, 0.1, 3), _loss_of_weights, lambda rng: _cubes(rng, 0.3, 3, 2, 2)),
    mistakes=(
        Mistake("one_sided", lambda f, value, h: _difference(f, value, h, 0, lambda a, b: (a - b) / h),
                "片側だけ動かした差分になっています。h が小さくないとき、曲がりの分だけずれます。反対側へも動かしましたか？", "This is a one-sided difference. Unless h is small it is off by the bend of f. Do you nudge to the other side as well?"),
        Mistake("one_sided_below", lambda f, value, h: _difference(f, value, 0, -h, lambda a, b: (a - b) / h),
                "減らす側だけの差分になっています。増やす側へも動かしましたか？", "This is a one-sided difference, downwards only. Do you nudge upwards as well?"),
        Mistake("one_sided_over_2h", lambda f, value, h: _difference(f, value, h, 0, lambda a, b: (a - b) / (2 * h)),
                "2h で割っていますが、2つの点は 2h 離れていますか？", "You divide by 2h. Are your two points 2h apart?"),
        Mistake("divided_by_h", lambda f, value, h: _difference(f, value, h, -h, lambda a, b: (a - b) / h),
                "h で割っています。f を比べた2つの点は、どれだけ離れていますか？", "You divide by h. How far apart are the two points at which you compare f?"),
        Mistake("not_divided", lambda f, value, h: _difference(f, value, h, -h, lambda a, b: a - b), "f の差がそのまま返っています。微分は、差を何で割ったものですか？", "This is the difference of f itself. What is it divided by in a derivative?"),
        Mistake("brackets_below", lambda f, value, h: _difference(f, value, h, -h, lambda a, b: (a - b) / 2 * h),
                "`/ 2 * h` と書いていませんか。Python では、その h は割る側と掛ける側の、どちらになりますか？", "Have you written `/ 2 * h`? In Python, does that divide by h, or multiply by it?"),
        Mistake("brackets_above", lambda f, value, h: _difference(f, value, h, -h, lambda a, b: a - b / (2 * h)),
                "割り算が引き算より先に行われています。かっこはどこに要りますか？", "The division is done before the subtraction. Where are brackets needed?"),
        Mistake("added", lambda f, value, h: _difference(f, value, h, -h, lambda a, b: (a + b) / (2 * h)), "2つの値を足しています。f の変化は、和ですか、差ですか？", "You add the two values. Is a change of f a sum, or a difference?"),
        Mistake("h_ignored", lambda f, value, h: _central(f, value, 1e-5), "渡された h を使っていません。どこかに 1e-5 などと書いていませんか？", "The h you are given is not used. Is there a 1e-5 or the like in your code?"),
        Mistake("divided_by_another_h", lambda f, value, h: _difference(f, value, h, -h, lambda a, b: (a - b) / 2e-5), "動かす幅は h ですが、2e-5 で割っています。比べた2つの点は、どれだけ離れていますか？", "You nudge by h, but divide by 2e-5. How far apart are the two points that you compare?"),
        Mistake("half_as_far", lambda f, value, h: _central(f, value, h / 2), "中心差分になっていますが、動かす幅が違います。h は、真ん中から端までですか、端から端までですか？", "It is a central difference, but over another distance. Is h from the middle to one end, or from end to end?"),
        Mistake("replaced", _replaced, "成分を h や −h に置き換えています。`=` ですか、`+=` ですか？", "The element is replaced by h and by −h. Is it `=` or `+=`?"),
        Mistake("not_undone", lambda f, value, h: _difference(f, value, h, -h, lambda a, b: (a - b) / (2 * h), undone=False),
                "前の成分を動かしたまま、次の成分を動かしています。動かすのは一度に1つだけでしたか？", "The elements before are still nudged when you come to the next. How many should be nudged at a time?"),
        Mistake("left_above", lambda f, value, h: _left(f, value, -h),
                "h だけ減らし、2h だけ増やした後、成分を元の値に戻していますか？", "Down by h, up by 2h: and does the element then go back to where it was?"),
        Mistake("left_below", _left,
                "h だけ増やし、2h だけ減らした後、成分を元の値に戻していますか？", "Up by h, down by 2h: and does the element then go back to where it was?"),
        Mistake("all_at_once", lambda f, value, h: (f(value + h) - f(value - h)) / (2 * h), "全部の成分を一度に動かしています。1つの数からは、どの成分の微分か分かりますか？", "You nudge all elements at once. From the one number you get, can you tell what each contributed?"),
        Mistake("all_at_once_filled", lambda f, value, h: np.full(value.shape, (f(value + h) - f(value - h)) / (2 * h)), "どの成分でも、全部を一度に動かしています。`value + h` は、何を動かしますか？", "For each element you nudge all of them at once. What does `value + h` move?"),
        Mistake("rows_at_once",
                lambda f, value, h: _difference(f, value, h, -h, lambda a, b: (a - b) / (2 * h), which=lambda index: index[0]),
                "2次元の配列では、1行をまとめて動かしています。`range(len(value))` で回せるのは、どの軸ですか？", "In a 2-D array you nudge whole rows. Which axis does `range(len(value))` run along?"),
        Mistake("same_point", lambda f, value, h: np.zeros(value.shape), "すべて 0 です。一方を増やし、もう一方を減らしましたか？　それは別々の配列ですか（`a = b` は配列を複製しません）？　求めた差は、返す配列に入れていますか？", "All of it is 0. Is one raised and the other lowered? Are they two arrays (`a = b` makes no copy)? And does each difference get into the array that you return?"),
        Mistake("flattened", lambda f, value, h: _central(f, value, h).ravel(), "値は合っています。返した勾配は、1列に並んだ配列です。その形は、何と同じはずですか？", "The values are right. Your gradient is one long row. What should it have the shape of?"),
        Mistake("stopped_early", _stopped_early, "最初の成分だけが計算されています。return がループの中に入っていませんか？", "Only the first element has been computed. Is the return inside the loop?"),
    ),
    factors=(SIGN.saying("符号が逆です。引く順序を確かめてください。増やしたときに f が増えるなら、微分は正ですか、負ですか？", "The sign is the other way round; look at the order of the difference. Where f grows with v, is the derivative positive or negative?"),),
    hints=(
        ("1つの成分だけを h 増やした f と、h 減らした f を比べます。これを、すべての成分で繰り返します。", "Compare f with one element raised by h and f with it lowered by h. Do so for each element in turn."),
        ("`np.ndindex(value.shape)` で回すと、配列が何次元でも、すべての添字が順に出てきます。動かすのは、毎回新しく作った `value.copy()` です。", "`np.ndindex(value.shape)` gives every index in turn, whatever the number of axes. Nudge a fresh `value.copy()` each time."),
        ("`up[index] += h`、`down[index] -= h` として、f の差を、2つの点の距離 2h で割ります。`/ (2 * h)` のかっこを忘れずに。結果は `value` と同じ形の配列に入れていきます。",
         "With `up[index] += h` and `down[index] -= h`, divide the difference of f by the distance of the two points, 2h. Mind the brackets in `/ (2 * h)`. Collect the results in an array shaped like `value`."),
    ),
    solution="""
def gradient_check(f, value, h):
    gradient = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[index] += h
        down[index] -= h
        gradient[index] = (f(up) - f(down)) / (2 * h)
    return gradient
""",
    returns=("∂f/∂v",),
)  # fmt: skip

# ---- and train


def _xor(rng: Generator, hidden: int, epsilon: float, steps: int) -> tuple[Any, ...]:
    (W1, W2), (b1, b2) = _weights(rng, 2, hidden, 1)
    x, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([[0.0], [1.0], [1.0], [0.0]])
    return W1, b1, W2, b2, x, t, epsilon, steps


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    W1, b1, W2, b2, x, _, epsilon, steps = _xor(rng, 3, 1.1, 4)
    return W1, b1, W2, b2, x, loops.nearly(rng, loops.network(x, (W1, W2), (b1, b2))[-1]), epsilon, steps


def _slow_training(
    W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any, steps: Any
) -> tuple[Any, Any, Any, Any, list[float]]:
    E = [loops.loss(t, loops.network(x, (W1, W2), (b1, b2))[-1])]
    for _ in range(steps):
        W1, b1, W2, b2 = _nudged_step(W1, b1, W2, b2, x, t, epsilon)
        E.append(loops.loss(t, loops.network(x, (W1, W2), (b1, b2))[-1]))
    return W1, b1, W2, b2, E


def _train(
    W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any, steps: Any, *,
    error: Callable[[Any, Any], Any] = lambda t, o: o - t,
    slope: Callable[[Any, bool], Any] = lambda o, last: o * (1 - o), hidden_slope: Callable[[Any, Any], Any] | None = None,
    delta_b: Callable[[Any], Any] = lambda delta_u: delta_u.sum(axis=0),
    updated_first: bool = False, layer_by_layer: bool = False, delta_o_sent: bool = False, stale: bool = False,
    learns: Sequence[float] = (1, 1, 1, 1), delta_o_in: str = "", mean: bool = False, half: float = 0.5,
    samples: Callable[[int], Any] = lambda step: slice(None),
    layer: Callable[[Any, Any, Any], Any] = lambda o, W, b: _sigma(o @ W + b),
) -> tuple[Any, Any, Any, Any, list[Any]]:  # fmt: skip
    """A training with one thing wrong; E before the first update and after each.

    learns: what the steps of W¹, b¹, W², b² are multiplied with; delta_o_in: "W" or "b" of the output, moved by δ^o.
    """
    o2 = layer(x, W1, b1)
    o3 = layer(o2, W2, b2)
    first = o2, o3
    E = [half * np.sum((t - o3) ** 2)]
    for step in range(steps):
        rows = samples(step)
        used2, used3 = (values[rows] for values in (first if stale else (o2, o3)))
        delta_o3 = error(t[rows], used3) / (len(x) if mean else 1)
        delta_u3 = delta_o3 * slope(used3, True)
        new_W2 = W2 - epsilon * (used2.T @ (delta_o3 if delta_o_in == "W" else delta_u3)) * learns[2]
        new_b2 = b2 - epsilon * delta_b(delta_o3 if delta_o_in == "b" else delta_u3) * learns[3]
        through = delta_o3 if delta_o_sent else delta_u3
        if layer_by_layer:
            again = layer(used2, new_W2, new_b2)
            through = error(t[rows], again) * slope(again, True)
        delta_u2 = through @ (new_W2 if updated_first or layer_by_layer else W2).T
        delta_u2 = delta_u2 * (hidden_slope(used2, used3) if hidden_slope else slope(used2, False))
        W1, b1 = W1 - epsilon * (x[rows].T @ delta_u2) * learns[0], b1 - epsilon * delta_b(delta_u2) * learns[1]
        W2, b2 = new_W2, new_b2
        o2 = layer(x, W1, b1)
        o3 = layer(o2, W2, b2)
        E.append(half * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


def _in_turn(
    W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any, steps: Any, *, every: bool = False,
) -> tuple[Any, ...]:  # fmt: skip
    """In each step an update for every sample, one after the other; every: E after each of them."""
    *parameters, E = _train(W1, b1, W2, b2, x, t, epsilon, steps * len(x), samples=lambda step: [step % len(x)])
    return *parameters, E if every else E[:: len(x)]


def _updates(
    W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any, steps: Any, *,
    count: Callable[[int], int], E_right: bool = False,
) -> tuple[Any, ...]:  # fmt: skip
    """Another number of updates; E_right: E is that of `steps` updates."""
    args = W1, b1, W2, b2, x, t, epsilon
    *parameters, E = _train(*args, count(steps))
    return *parameters, _train(*args, steps)[-1] if E_right else E


def _changed_E(change: Callable[[list[Any]], list[Any]], **other: Any) -> Callable[..., tuple[Any, ...]]:
    def wrong(*args: Any) -> tuple[Any, ...]:
        *parameters, E = _train(*args, **other)
        return *parameters, change(E)

    return wrong


_PARTS = (  # of the four parameters: those that an update may treat otherwise than the others
    ("W1", "W¹", (1, 0, 0, 0)), ("b1", "b¹", (0, 1, 0, 0)), ("W2", "W²", (0, 0, 1, 0)), ("b2", "b²", (0, 0, 0, 1)),
    ("weights", "W¹, W²", (1, 0, 1, 0)), ("biases", "b¹, b²", (0, 1, 0, 1)),
    ("first_layer", "W¹, b¹", (1, 1, 0, 0)), ("second_layer", "W², b²", (0, 0, 1, 1)),
)  # fmt: skip


def _in_part(part: Sequence[int], by: Callable[[float], float], *args: Any) -> tuple[Any, ...]:
    """The steps of these parameters multiplied by `by(ε)`."""
    return _train(*args, learns=[by(args[6]) if one else 1 for one in part])


TRAIN_XOR = Exercise(
    name="train_xor",
    lesson=2,
    asked=("XOR を、はじめから終わりまで学習させる", "learn XOR from beginning to end"),
    spec=_slow_training,
    draws=(lambda rng: _xor(rng, 2, 0.7, 3), lambda rng: _xor(rng, 3, 1.6, 5), _nearly_learnt),
    mistakes=(
        Mistake("updated_first", lambda *args: _train(*args, updated_first=True),
                "δᵘ² を、更新した後の W² で計算しています。すべての勾配を求めてから、いっしょに更新していますか？", "δᵘ² is computed with the new W². Are all gradients there before anything is updated?"),
        Mistake("layer_by_layer", lambda *args: _train(*args, layer_by_layer=True),
                "W², b² を更新し、順伝播をやり直してから W¹, b¹ の勾配を求めています。1回の更新の勾配は、すべて同じ重みで求めるのでしたか？", "After W² and b² are updated you go forward again, and only then find the gradients of W¹ and b¹. Shouldn't all gradients of one update be taken at the same weights?"),
        Mistake("uphill", lambda *args: _train(*args, error=lambda t, o: t - o), "E が増える向きに進んでいます。違うのは δᵒ の符号ですか、更新の符号ですか？", "You go the way E grows. Which sign is wrong, that of δᵒ or that of the update?"),
        *(Mistake(f"uphill_in_{key}", partial(_in_part, part, lambda epsilon: -1), f"{names} だけ、E が増える向きに進んでいます。違うのは勾配の符号ですか、更新の符号ですか？",
                  f"You move {names.replace(', ', ' and ')} the way E grows, but not the others. Which sign is wrong, that of the gradient or that of the update?") for key, names, part in _PARTS),
        Mistake("forgotten_at_output", lambda *args: _train(*args, slope=lambda o, last: 1 if last else o * (1 - o)),
                "出力層の δᵘ が δᵒ のままです（これでも XOR は学習できてしまいますが、E の勾配ではありません）。出力のユニットを、o から u へ戻りましたか？", "At the output your δᵘ is still δᵒ. (XOR may be learnt all the same, but this is not the gradient of E.) Have you gone back through the output unit, from o to u?"),
        Mistake("forgotten_in_hidden", lambda *args: _train(*args, slope=lambda o, last: o * (1 - o) if last else 1),
                "隠れ層の δᵘ が δᵒ のままです。隠れユニットを、o から u へ戻りましたか？", "In the hidden layer your δᵘ is still δᵒ. Have you gone back through the hidden units, from o to u?"),
        Mistake("forgotten_everywhere", lambda *args: _train(*args, slope=lambda o, last: 1), "どちらの層でも、δᵘ が δᵒ のままです。o から u へ戻るとき、何を掛けますか？", "In both layers your δᵘ is still δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("slope_at_o", lambda *args: _train(*args, slope=lambda o, last: _sigma(o) * (1 - _sigma(o))), "σ′ を o のところで計算しています。順伝播で求めた o は、もう σ を通った値ではありませんか？", "You take σ′ at o. Haven't the o from the forward pass been through σ already?"),
        Mistake("slope_of_output", lambda *args: _train(*args, hidden_slope=lambda o2, o3: o3 * (1 - o3)), "δᵘ² に o³(1 − o³) を掛けています。そこで通り抜けるのは、どの層のユニットですか？", "δᵘ² is multiplied by o³(1 − o³). The units of which layer are passed there?"),
        Mistake("delta_o_sent_back", lambda *args: _train(*args, delta_o_sent=True), "隠れ層へ送り返しているのが δᵒ³ です。線が入っているのは、u³ と o³ のどちらですか？", "It is δᵒ³ that you send back to the hidden layer. Where do its connections end: at u³, or at o³?"),
        Mistake("delta_o_in_W2", lambda *args: _train(*args, delta_o_in="W"), "W² の更新に δᵒ³ を使っています。w を動かすと直接動くのは、出力のユニットの u と o の、どちらですか？", "W² is updated with δᵒ³. When w moves, what moves directly: the u of the output unit, or its o?"),
        Mistake("delta_o_in_b2", lambda *args: _train(*args, delta_o_in="b"), "b² の更新に δᵒ³ を使っています。b を動かすと直接動くのは、出力のユニットの u と o の、どちらですか？", "b² is updated with δᵒ³. When b moves, what moves directly: the u of the output unit, or its o?"),
        Mistake("doubled", lambda *args: _train(*args, error=lambda t, o: 2 * (o - t)), "勾配が2倍になっています。½( )² を微分すると、½ と指数の 2 はどうなりますか？", "The gradients are twice as large as they should be. When ½( )² is differentiated, what becomes of the ½ and of the exponent 2?"),
        Mistake("mean", lambda *args: _train(*args, mean=True), "勾配をサンプルについて平均しています。この講義の E は平均でしたか、合計でしたか？", "The gradients are averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("bias_not_summed", lambda *args: _train(*args, delta_b=lambda delta_u: delta_u), "b がサンプルの数だけの行になっています。引き算で、numpy が形を広げました。Δb で和をとりましたか？", "b has grown a row for each sample: numpy has broadcast the difference. Have you summed in Δb?"),
        Mistake("bias_of_last_sample", lambda *args: _train(*args, delta_b=lambda delta_u: delta_u[-1]), "バイアスの勾配が、最後のサンプルの分だけです。`=` ですか、`+=` ですか？", "The gradients of the biases come from the last sample alone: is it `=` or `+=`?"),
        Mistake("weights_mean", lambda *args: _in_part((1, 0, 1, 0), lambda epsilon: 1 / len(args[4]), *args), "重みの勾配だけ、サンプルについて平均になっています。バイアスの勾配は？", "Only the gradients of the weights are averaged over samples. And those of the biases?"),
        Mistake("bias_mean", lambda *args: _train(*args, delta_b=lambda delta_u: delta_u.mean(axis=0)), "バイアスの勾配だけ、サンプルについて平均になっています。重みの勾配は？", "Only the gradients of the biases are averaged over samples. And those of the weights?"),
        Mistake("bias_summed_over_all", lambda *args: _train(*args, delta_b=lambda delta_u: delta_u.sum()), "隠れ層のバイアスが、どれも同じだけ動いています。`sum()` は、どの軸を消しますか？", "All biases of the hidden layer move by the same amount. Which axes does a bare `sum()` remove?"),
        Mistake("biases_left", lambda *args: _train(*args, learns=(1, 0, 1, 0)), "バイアスが動いていません。学習するのは重みだけですか？", "The biases do not move. Is it only the weights that learn?"),
        *(Mistake(f"{key}_left", partial(_in_part, part, lambda epsilon: 0), f"{names} だけ動いていません。{names} を更新する行がありますか？　計算した値は {names} に入っていますか？",
                  f"{names} alone does not move. Is there a line that updates {names}, and does the new value get into {names}?") for key, names, part in _PARTS[:4]),
        Mistake("first_layer_left", lambda *args: _train(*args, learns=(0, 0, 1, 1)), "W¹, b¹ が動いていません。隠れ層の勾配も求めましたか？", "W¹ and b¹ do not move. Have you found the gradients of the hidden layer, too?"),
        Mistake("second_layer_left", lambda *args: _train(*args, learns=(1, 1, 0, 0)), "W², b² が動いていません。出力層の勾配も求めましたか？", "W² and b² do not move. Have you found the gradients of the output layer, too?"),
        Mistake("stale", lambda *args: _train(*args, stale=True), "δ が、いつも最初の o から計算されています。更新した後、順伝播をやり直していますか？", "Each δ comes from the first o. After an update, do you go forward again?"),
        Mistake("never_forward_again", _changed_E(lambda E: [E[0]] * len(E), stale=True), "δ も E も、いつも最初の o から計算されています。更新した後、順伝播をやり直していますか？", "Each δ and each E comes from the first o. After an update, do you go forward again?"),
        Mistake("bias_left_out", lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W)), "順伝播の u に b が入っていません。更新した b は、どこで使われますか？", "In the forward pass there is no b in u. Where are the updated b used?"),
        Mistake("bias_left_out_in_hidden", lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (b if W.shape[1] == 1 else 0))), "順伝播で、隠れ層の u に b¹ が入っていません。更新した b¹ は、どこで使われますか？", "In the forward pass there is no b¹ in the u of the hidden layer. Where is the updated b¹ used?"),
        Mistake("bias_left_out_at_output", lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (0 if W.shape[1] == 1 else b))), "順伝播で、出力層の u に b² が入っていません。更新した b² は、どこで使われますか？", "In the forward pass there is no b² in the u of the output layer. Where is the updated b² used?"),
        Mistake("bias_subtracted", lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W - b)), "順伝播で、b の符号が逆です。`np.exp(-x @ W + b)` のように書いているか、b を引いていませんか。マイナスは、どこまで掛かりますか？", "In the forward pass b has the sign the other way round. Have you written something like `np.exp(-x @ W + b)`, or do you subtract b? How far does the minus reach?"),
        Mistake("bias_subtracted_in_hidden", lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (b if W.shape[1] == 1 else -b))), "順伝播で、b¹ の符号が逆です。`np.exp(-x @ W1 + b1)` のように書いているか、b¹ を引いていませんか。マイナスは、どこまで掛かりますか？", "In the forward pass b¹ has the sign the other way round. Have you written something like `np.exp(-x @ W1 + b1)`, or do you subtract b¹? How far does the minus reach?"),
        Mistake("bias_subtracted_at_output", lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (-b if W.shape[1] == 1 else b))), "順伝播で、b² の符号が逆です。`np.exp(-o2 @ W2 + b2)` のように書いているか、b² を引いていませんか。マイナスは、どこまで掛かりますか？", "In the forward pass b² has the sign the other way round. Have you written something like `np.exp(-o2 @ W2 + b2)`, or do you subtract b²? How far does the minus reach?"),
        Mistake("brackets_missing", lambda *args: _train(*args, layer=lambda o, W, b: 1 / 1 + np.exp(-(o @ W + b))), "`1 / 1 + np.exp(-u)` と書いていませんか。割り算と足し算の、どちらが先に行われますか？", "Have you written `1 / 1 + np.exp(-u)`? Which is done first, the division or the addition?"),
        Mistake("one_by_one", lambda *args: _train(*args, samples=lambda step: [step % 4]), "1回の更新に、サンプルを1つしか使っていません。問題では、1回の更新にいくつのサンプルを使いますか？", "Each update uses one sample only. How many are to go into each update here?"),
        Mistake("in_turn", _in_turn, "サンプルごとに更新しています。問題では、全サンプルを1巡する間に何回更新しますか？", "You update after every sample. How many updates are there to be here for one round through all samples?"),
        Mistake("in_turn_E_each", partial(_in_turn, every=True), "サンプルごとに更新し、E もそのたびに記録しています。問題では、全サンプルを1巡する間に何回更新しますか？", "You update after every sample, and record E each time. How many updates are there to be here for one round through all samples?"),
        Mistake("last_sample", lambda *args: _train(*args, samples=lambda step: [-1]), "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？", "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake("epsilon_twice", lambda W1, b1, W2, b2, x, t, epsilon, steps: _train(W1, b1, W2, b2, x, t, epsilon**2, steps), "ε が2回掛かっています。勾配を求めるときにも、更新するときにも掛けていませんか？", "ε is multiplied in twice. Is it in the gradients, and once more in the update?"),
        Mistake("no_epsilon", lambda W1, b1, W2, b2, x, t, epsilon, steps: _train(W1, b1, W2, b2, x, t, 1.0, steps), "ε が使われていません。一歩の大きさは、どこで決まりますか？", "ε is not used. What decides how long a step is?"),
        *(Mistake(f"no_epsilon_in_{key}", partial(_in_part, part, lambda epsilon: 1 / epsilon), f"{names} の更新に ε が使われていません。そこでは、一歩の大きさがどこで決まりますか？",
                  f"ε is not used where {names} is updated. What decides how long a step is there?") for key, names, part in _PARTS[:4]),
        *(Mistake(f"no_epsilon_in_{key}", partial(_in_part, part, lambda epsilon: 1 / epsilon), f"{names} の更新に ε が使われていません。そこでは、一歩の大きさがどこで決まりますか？",
                  f"ε is not used where {names.replace(', ', ' and ')} are updated. What decides how long a step is there?") for key, names, part in _PARTS[4:]),
        Mistake("one_step_less", partial(_updates, count=lambda steps: steps - 1), "更新が1回足りず、E も1つ足りません。ループは何回回りますか？", "There is one update too few, and so one E too few. How often does your loop go round?"),
        Mistake("one_step_less_E_right", partial(_updates, count=lambda steps: steps - 1, E_right=True), "E は合っています。返している W と b は、最後の更新の前のものです。最後の E は、どの W, b から計算しましたか？", "E is right. The W and b that you return are one update short. From which of them was the last E computed?"),
        Mistake("one_step_more", partial(_updates, count=lambda steps: steps + 1, E_right=True),
                "E は合っていますが、更新が1回多くなっています。E は更新より1つ多いはずです。ループの回数はどちらに合わせましたか？", "E is right, but there is one update too many. E has one entry more than there are updates: which of them does your loop count?"),
        Mistake("one_step_and_E_more", partial(_updates, count=lambda steps: steps + 1), "更新が1回多く、E も1つ多くなっています。`range(steps + 1)` は何回回りますか？　最初の E は、ループの前に入れましたか？", "There is one update too many, and so one E too many. How often does `range(steps + 1)` go round, and is the first E in the list before the loop?"),
        Mistake("one_step_more_and_first_E_missing", lambda W1, b1, W2, b2, x, t, epsilon, steps: _changed_E(lambda E: E[1:])(W1, b1, W2, b2, x, t, epsilon, steps + 1),
                "更新が1回多くなっています。E の個数は合っていますが、最初の更新の前の E が入っていますか？", "There is one update too many. The list of E has the right length, but does it begin before the first update?"),
        Mistake("stopped_early_without_E", lambda W1, b1, W2, b2, x, t, epsilon, steps: _changed_E(lambda E: E[:1])(W1, b1, W2, b2, x, t, epsilon, 1),
                "更新も E も1回分しかありません。return がループの中に入っていませんか？", "There is one update and one E only. Is the return inside the loop?"),
        Mistake("stopped_early", partial(_updates, count=lambda steps: 1), "1回しか更新していません。return がループの中に入っていませんか？", "There is one update only. Is the return inside the loop?"),
        Mistake("one_E_less", _changed_E(lambda E: E[:-1]), "重みとバイアスは合っています。E は全部で steps + 1 個のはずです。最後の更新の後の E は？", "Weights and biases are right. E should have steps + 1 entries. What about the one after the last update?"),
        Mistake("first_E_missing", _changed_E(lambda E: E[1:]), "重みとバイアスは合っています。E は全部で steps + 1 個のはずです。最初の更新の前の E は？", "Weights and biases are right. E should have steps + 1 entries. What about the one before the first update?"),
        Mistake("E_late", _changed_E(lambda E: [E[0], *E[:-1]]), "重みとバイアスは合っています。E が1回分ずつ遅れています。更新の後、順伝播をやり直してから E を計算していますか？", "Weights and biases are right. Each E is one update late. After the update, do you go forward again before computing E?"),
        Mistake("last_E_late", _changed_E(lambda E: [*E[:-1], E[-2]]), "重みとバイアスは合っています。最後の E が、1つ前と同じです。最後の更新の後、順伝播をやり直していますか？", "Weights and biases are right. The last E is the same as the one before. After the last update, do you go forward again?"),
        Mistake("half_forgotten", lambda *args: _train(*args, half=1.0), "重みとバイアスは合っています。E の頭に何が付いていましたか？", "Weights and biases are right. What is in front of E?"),
        Mistake("E_mean", lambda *args: _train(*args, half=0.125), "重みとバイアスは合っています。E がサンプルについて平均になっています。この講義の E は平均でしたか、合計でしたか？", "Weights and biases are right. Your E is a mean over samples. In this lecture, is E a mean or a sum?"),
        Mistake("E_mean_without_half", lambda *args: _train(*args, half=0.25), "重みとバイアスは合っています。E が、ただの2乗の平均になっています。頭の係数はいくつで、平均でしたか、合計でしたか？", "Weights and biases are right. Your E is a plain mean of squares. What is the factor in front of E, and is E a mean or a sum?"),
    ),
    hints=(
        ("繰り返すのは、前へ（o², o³）→ 後ろへ（δᵘ³, δᵘ², 4つの勾配）→ 更新、の3段です。更新は、勾配が全部そろってからです。", "What is repeated has three stages: forward (o², o³), back (δᵘ³, δᵘ², four gradients), update. Update only when all gradients are there."),
        ("E のリストは、ループの前に最初の E を入れて作り始め、更新のたびに順伝播をやり直して1つ加えます。1層分の順伝播を小さな関数にしておくと楽です。", "Begin the list of E before the loop, with the first E; after each update go forward again and append one. A small function for one layer forward helps."),
        ("δᵘ³ = −(t − o³) o³(1 − o³)、δᵘ² = (δᵘ³ W²ᵀ) o²(1 − o²)。勾配は `o2.T @ delta_u3`、`x.T @ delta_u2` と、それぞれの `sum(axis=0)` です。",
         "δᵘ³ = −(t − o³) o³(1 − o³) and δᵘ² = (δᵘ³ W²ᵀ) o²(1 − o²). The gradients are `o2.T @ delta_u3`, `x.T @ delta_u2`, and a `sum(axis=0)` of each δᵘ."),
    ),
    solution="""
def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    def layer(o, W, b):
        return 1 / (1 + np.exp(-(o @ W + b)))

    o2 = layer(x, W1, b1)
    o3 = layer(o2, W2, b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        delta_u3 = -(t - o3) * o3 * (1 - o3)
        delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * (o2.T @ delta_u3), b2 - epsilon * delta_u3.sum(axis=0)
        W1, b1 = W1 - epsilon * (x.T @ delta_u2), b1 - epsilon * delta_u2.sum(axis=0)
        o2 = layer(x, W1, b1)
        o3 = layer(o2, W2, b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E
""",
    returns=("W¹", "b¹", "W²", "b²", "E"),
)  # fmt: skip

EXERCISES = (
    SHAPES, SMALLER_OR_LARGER, HIDDEN_BY_HAND, TWO_PATHS, FORWARD, DELTA_HIDDEN, LAYER_GRADIENTS, BACKWARD, MEND_STEP,
    GRADIENT_CHECK, TRAIN_XOR,
)  # fmt: skip
