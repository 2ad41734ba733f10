"""Lesson 1, the single unit: from the sign of δ^o to a unit that is trained with numpy alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from . import loops
from .exercise import DOUBLE, HALF, SIGN, Exercise, Mistake, mean
from .loops import between, decimals

# ---- predict: a direction, before anything is computed

DIRECTION = Exercise(
    name="direction",
    lesson=1,
    asked=("δᵒ の符号を予想する", "predict the sign of δᵒ"),
    spec=lambda: "b",
    mistakes=(
        Mistake("sign", lambda: "a",
                "δᵒ が正なら、o を増やすと E も増えるはずです。t = 0.9、o = 0.4 のとき、o を 0.41 にすると、誤差 t − o は大きくなりますか？",
                "If δᵒ were positive, E would grow with o. With t = 0.9 and o = 0.4, does the gap between t and o widen when o becomes 0.41?"),
        Mistake("zero", lambda: "c",
                "δᵒ が 0 なら、o を少し動かしても E は変わりません。それは o がどこにあるときでしょう？",
                "δᵒ is 0 where a small move of o leaves E as it is. For which o is that?"),
    ),
    hints=(
        ("δᵒ は、o を少し増やしたときに E がどれだけ増えるかです。", "δᵒ says how much E grows when o grows a little."),
        ("o を 0.4 から 0.41 にすると、t = 0.9 に近づきますか、遠ざかりますか？", "From 0.4 to 0.41: does o come nearer to t = 0.9, or move away?"),
        ("近づくと E = ½(t − o)² は減ります。増やすと減るのだから、微分の符号は……", "Nearer means that E = ½(t − o)² falls. What grows makes E fall; so the derivative is …"),
    ),
    solution='direction = "b"  # −(t − o) = −0.5',
)  # fmt: skip

SATURATED = Exercise(
    name="saturated",
    lesson=1,
    asked=("飽和したユニットの δᵘ を予想する", "predict δᵘ of a saturated unit"),
    spec=lambda: "c",
    mistakes=(
        Mistake("by_the_error", lambda: "a",
                "大きな間違いをしているのは u = 8 の方です。けれども δᵘ には、δᵒ のほかにもう1つ、何が掛かっていますか？",
                "It is true that u = 8 is the worse mistake. But what else is there in δᵘ, besides δᵒ?"),
        Mistake("the_same", lambda: "b",
                "2つの o はどのくらい違いますか？　δᵒ と o(1 − o) の値を、それぞれ書き出すとどうなりますか？",
                "How different are the two o? Write down δᵒ and o(1 − o) for each."),
    ),
    hints=(
        ("δᵘ = δᵒ · o(1 − o) です。2つの因子を別々に考えます。", "δᵘ = δᵒ · o(1 − o). Look at the two factors one at a time."),
        ("u = 8 では o ≈ 0.9997、u = 1 では o ≈ 0.73 です。", "At u = 8, o ≈ 0.9997; at u = 1, o ≈ 0.73."),
        ("δᵒ は 1.0 と 0.73。o(1 − o) は 0.0003 と 0.20。積はどちらが大きいでしょう？", "δᵒ is 1.0 and 0.73; o(1 − o) is 0.0003 and 0.20. Which product is larger?"),
    ),
    solution='saturated = "c"  # 1.0 · 0.0003 < 0.73 · 0.20',
)  # fmt: skip

# ---- by hand: x = (1, 2), W = (0.5, −0.25), b = 0.2, t = 1; σ(0.2) = 0.550

_X, _W, _B, _T = (1.0, 2.0), (0.5, -0.25), 0.2, 1.0


def _forward(bias: float = _B, turned: bool = False, squash: bool = True) -> tuple[float, float]:
    u = sum(w * v for w, v in zip(_W, _X[::-1] if turned else _X, strict=True)) + bias
    return u, loops.sigmoid(u) if squash else u


def _by_hand(**mistake: Any) -> list[float]:
    u, o = _forward(**mistake)
    return [u, o, loops.loss(_T, o)]


BY_HAND_FORWARD = Exercise(
    name="by_hand_forward",
    lesson=1,
    asked=("u, o, E を手で計算する", "compute u, o, E by hand"),
    spec=lambda: _by_hand(),
    mistakes=(
        Mistake("bias_forgotten", lambda: _by_hand(bias=0.0),
                "u = wᵀx だけで止まっていませんか？　線形和に足すものは、ほかにありませんか？", "Have you stopped at Wᵀx? What else belongs to the linear sum?"),
        Mistake("minus_lost", lambda: [1.2, loops.sigmoid(1.2), loops.loss(_T, loops.sigmoid(1.2))], "w₂ の符号を落としていませんか？", "Has the sign of w₂ been lost?"),
        Mistake("E_is_the_gap", lambda: [*_forward(), _T - _forward()[1]], "E に、誤差 t − o がそのまま入っています。E は誤差を、そのまま使いますか？", "Your E is the gap t − o itself. Is that how E uses it?"),
        Mistake("bias_subtracted", lambda: _by_hand(bias=-_B), "バイアスの符号を確かめてください。足しますか、引きますか？", "Look at the sign of the bias: is it added or taken away?"),
        Mistake("inputs_swapped", lambda: _by_hand(turned=True), "w₁ に掛けるのは、どの入力ですか？", "Which input goes with w₁?"),
        Mistake("not_squashed", lambda: _by_hand(squash=False), "o が u と同じです。活性化関数を通しましたか？", "Your o equals u. Has it been through the activation?"),
        Mistake("half_forgotten", lambda: [*_forward(), (_T - _forward()[1]) ** 2], "E の頭に何が付いていましたか？　½ を確かめてください。", "What is in front of the square in E? Look for the ½."),
        Mistake("not_squared", lambda: [*_forward(), (_T - _forward()[1]) / 2], "E では、誤差をそのまま使うのではなく……？", "E does not use the gap t − o as it is, but …?"),
    ),
    hints=(
        ("u → o → E の順に、1つずつ計算します。", "One at a time, in the order u → o → E."),
        ("u = 0.5·1 + (−0.25)·2 + 0.2 です。σ(0.2) ≈ 0.550 を使います。", "u = 0.5·1 + (−0.25)·2 + 0.2; use σ(0.2) ≈ 0.550."),
        ("t − o = 1 − 0.550 = 0.450 です。E はその2乗の半分です。", "t − o = 1 − 0.550 = 0.450. E is half its square."),
    ),
    solution="""
u = 0.5 * 1 + (-0.25) * 2 + 0.2  # 0.2
o = 1 / (1 + np.exp(-u))  # 0.550
E = 0.5 * (1 - o) ** 2  # 0.101
by_hand_forward = [u, o, E]
""",
    returns=("[u, o, E]",),
)  # fmt: skip


def _slope(o: float) -> float:
    return o * (1 - o)


def _signals(o_factor: Callable[[float], float], sign: float = 1.0, turned: bool = False) -> list[float]:
    o = _forward()[1]
    delta_o = sign * (o - _T)
    delta_u = delta_o * o_factor(o)
    return [delta_o, delta_u, *(delta_u * v for v in (_X[::-1] if turned else _X)), delta_u]


BY_HAND_BACKWARD = Exercise(
    name="by_hand_backward",
    lesson=1,
    asked=("δᵒ, δᵘ, ΔW, Δb を手で計算する", "compute δᵒ, δᵘ, ΔW, Δb by hand"),
    spec=lambda: [
        loops.slope(lambda o: loops.loss(_T, o), _forward()[1]),
        loops.slope(lambda u: loops.loss(_T, loops.sigmoid(u)), _forward()[0]),
        *loops.slope(lambda W: loops.loss(_T, loops.unit(np.array([_X]), W, _B)), _W),
        loops.slope(lambda b: loops.loss(_T, loops.unit(np.array([_X]), np.array(_W), b)), _B),
    ],
    mistakes=(
        Mistake("sign", lambda: _signals(lambda o: o * (1 - o), sign=-1.0),
                "符号がすべて逆です。o を増やすと t = 1 に近づくのだから、E は増えますか、減りますか？", "Every sign is the other way round. As o grows towards t = 1, does E rise or fall?"),
        Mistake("slope_forgotten", lambda: _signals(lambda o: 1.0), "δᵘ が δᵒ と同じです。o から u へ戻るときに掛けるものは？", "Your δᵘ equals δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("only_o", lambda: _signals(lambda o: o), "o(1 − o) のうち、片方しか掛けていません。もう片方は？", "You have multiplied by only one of the two factors of o(1 − o). Where is the other?"),
        Mistake("only_one_minus_o", lambda: _signals(lambda o: 1 - o), "o(1 − o) のうち、片方しか掛けていません。もう片方は？", "You have multiplied by only one of the two factors of o(1 − o). Where is the other?"),
        Mistake("slope_at_o", lambda: _signals(lambda o: loops.sigmoid(o) * (1 - loops.sigmoid(o))),
                "o をもう一度 σ に通していませんか？　o(1 − o) の o は、もう σ を通った値ではありませんか？", "Has o been through σ a second time? Isn't the o in o(1 − o) σ(u) already?"),
        Mistake("inputs_swapped", lambda: _signals(lambda o: o * (1 - o), turned=True), "Δw₁ に掛けるのは、どの入力ですか？", "Which input belongs to Δw₁?"),
        Mistake("input_forgotten", lambda: [*_signals(_slope)[:2], *3 * [_signals(_slope)[1]]], "Δw₂ が δᵘ と同じです。x₂ はいくつですか？", "Your Δw₂ equals δᵘ. What is x₂?"),
        Mistake("weights_for_inputs", lambda: [*_signals(_slope)[:2], *(_signals(_slope)[1] * w for w in _W), _signals(_slope)[1]], "ΔW に、入力ではなく重みを掛けています。u を w₁ で微分すると、何が残りますか？", "You multiply by the weights, not by the inputs. Differentiate u with respect to w₁: what is left?"),
        Mistake("no_bias_gradient", lambda: [*_signals(_slope)[:4], 0.0], "Δb が 0 です。b を少し動かすと、u は動きませんか？", "Your Δb is 0. Does u not move when b does?"),
        Mistake("bias_gradient_1", lambda: [*_signals(_slope)[:4], 1.0], "Δb が 1 です。∂u/∂b は 1 ですが、連鎖律のもう片方は？", "Your Δb is 1. That is ∂u/∂b; what about the other half of the chain rule?"),
        Mistake("bias_gradient_b", lambda: [*_signals(_slope)[:4], _signals(_slope)[1] * _B], "Δb に b を掛けています。u を b で微分すると、何が残りますか？", "You multiply Δb by b. Differentiate u with respect to b: what is left?"),
        Mistake("minus_lost", lambda: [_signals(_slope)[0], *(-v for v in _signals(_slope)[1:])], "δᵘ から符号が逆です。o(1 − o) は負になりますか？", "From δᵘ on, the sign is the other way round. Can o(1 − o) be negative?"),
        Mistake("sign_and_slope", lambda: _signals(lambda o: 1.0, sign=-1.0), "δᵒ の符号は、それでよいですか？　また、o から u へ戻るとき、何を掛けますか？", "Is that the sign of δᵒ? And what is multiplied in on the way from o back to u?"),
    ),
    hints=(
        ("前の問題の o を使い、右から左へ、δᵒ → δᵘ → ΔW, Δb の順に計算します。", "Take o from the exercise before, and go from right to left: δᵒ → δᵘ → ΔW, Δb."),
        ("δᵒ = −(t − o) = −0.450、δᵘ = δᵒ × 0.550 × 0.450 です。", "δᵒ = −(t − o) = −0.450, and δᵘ = δᵒ × 0.550 × 0.450."),
        ("ΔW = δᵘ x なので、Δw₁ = δᵘ × 1、Δw₂ = δᵘ × 2。Δb = δᵘ です。", "ΔW = δᵘ x, so Δw₁ = δᵘ × 1 and Δw₂ = δᵘ × 2. Δb = δᵘ."),
    ),
    solution="""
o = 1 / (1 + np.exp(-0.2))  # 0.550
delta_o = -(1 - o)  # -0.450
delta_u = delta_o * o * (1 - o)  # -0.111
delta_w1 = delta_u * 1  # -0.111
delta_w2 = delta_u * 2  # -0.223
delta_b = delta_u  # -0.111
by_hand_backward = [delta_o, delta_u, delta_w1, delta_w2, delta_b]
""",
    returns=("[δᵒ, δᵘ, Δw₁, Δw₂, Δb]",),
)  # fmt: skip

# ---- implement: δ^o, δ^u, ΔW and Δb, the update


def _batch(rng: Generator) -> tuple[Any, ...]:
    return between(rng, 3), between(rng, 3)


def _one(rng: Generator) -> tuple[Any, ...]:
    return between(rng, 1)[0], between(rng, 1)[0]


_SQUARE_LEFT = (
    "2乗が残っています。½( )² を微分すると、指数はいくつになりますか？",
    "The square is still there. When ½( )² is differentiated, what becomes of the exponent?",
)
_ONE_SIGN = (
    "符号がいつも同じです。o が t より小さいときと大きいときで、E の変わり方は同じですか？",
    "Its sign is always the same. Does E change in the same way for o below t and for o above t?",
)

DELTA_O = Exercise(
    name="delta_o",
    lesson=1,
    asked=("δᵒ を実装する", "implement δᵒ"),
    spec=lambda t, o: loops.slope(lambda o: loops.loss(t, o), o),
    draws=(_one, _batch),
    mistakes=(
        Mistake("squared", lambda t, o: 0.5 * (t - o) ** 2, "これは E そのものです。問われているのは、E と、E を o で微分したものの、どちらですか？", "This is E itself. Is it E that is asked for, or its derivative with respect to o?"),
        Mistake("square_left", lambda t, o: -((t - o) ** 2), *_SQUARE_LEFT),
        Mistake("square_left_plus", lambda t, o: (t - o) ** 2, *_SQUARE_LEFT),
        Mistake("absolute", lambda t, o: abs(t - o), *_ONE_SIGN),
        Mistake("absolute_minus", lambda t, o: -abs(t - o), *_ONE_SIGN),
        Mistake("delta_u", lambda t, o: -(t - o) * o * (1 - o), "o(1 − o) まで掛けています。問われているのは δᵒ と δᵘ の、どちらですか？", "You multiply by o(1 − o), too. Which is asked for, δᵒ or δᵘ?"),
        Mistake("mean_of_all", lambda t, o: np.mean(o - t), "サンプルについて平均して、1つの数にしています。δᵒ は、サンプルごとに1つずつ要りませんか？", "You average over samples, and one number is left. Doesn't each sample need a δᵒ of its own?"),
        Mistake("summed", lambda t, o: np.sum(o - t), "サンプルについて合計しています。δᵒ は、どの o についての微分ですか？", "You sum over samples. With respect to which o is each δᵒ the derivative?"),
    ),
    factors=(
        SIGN.saying("符号が逆です（t と o が入れ替わっていても、こうなります）。o が t より大きいとき、o を増やすと E は増えますか、減りますか？",
                    "The sign is the other way round (as it is when t and o are swapped). Where o is above t and grows, does E rise or fall?"),
        HALF, DOUBLE, mean(lambda t, o: np.size(o)),
    ),
    hints=(
        ("E = ½(t − o)² を o で微分します。", "Differentiate E = ½(t − o)² with respect to o."),
        ("外側の2乗を微分すると (t − o)、かっこの中の −o を微分すると −1 です。", "The outer square gives (t − o); the −o inside the brackets gives −1."),
        ("2つを掛けると −(t − o)。numpy なら、配列どうしの引き算がそのまま使えます。", "Together: −(t − o). With numpy, arrays can be subtracted as they are."),
    ),
    solution="def delta_o(t, o):\n    return -(t - o)",
    returns=("δᵒ",),
)  # fmt: skip


DELTA_U = Exercise(
    name="delta_u",
    lesson=1,
    asked=("δᵘ を実装する", "implement δᵘ"),
    spec=lambda delta_o, o: loops.slope(
        lambda u: sum(d * loops.sigmoid(v) for d, v in zip(np.ravel(delta_o), np.ravel(u), strict=True)), np.log(o / (1 - o))
    ),
    draws=(_one, _batch),
    mistakes=(
        Mistake("slope_forgotten", lambda delta_o, o: delta_o * 1.0, "δᵒ がそのまま返っています。o から u へ戻るとき、何を掛けますか？", "This is δᵒ as it came. What is multiplied in on the way from o back to u?"),
        Mistake("only_o", lambda delta_o, o: delta_o * o, "o を掛けただけです。o = 1 に近い、飽和したユニットでも、誤差はそのまま通りますか？", "Only o is multiplied in. In a saturated unit, with o near 1, should the error pass unhindered?"),
        Mistake("only_one_minus_o", lambda delta_o, o: delta_o * (1 - o), "1 − o を掛けただけです。o = 0 に近いユニットでも、誤差はそのまま通りますか？", "Only 1 − o is multiplied in. In a unit with o near 0, should the error pass unhindered?"),
        Mistake("slope_at_o", lambda delta_o, o: delta_o / (1 + np.exp(-o)) * (1 - 1 / (1 + np.exp(-o))),
                "σ(o)(1 − σ(o)) を計算しています。渡された o は、もう σ を通った値ではありませんか？", "You compute σ(o)(1 − σ(o)). Has the o you are given not been through σ already?"),
        Mistake("slope_of_tanh", lambda delta_o, o: delta_o * (1 - o**2), "1 − o² は tanh の微分です。ここで使っている活性化関数は？", "1 − o² is the derivative of tanh. Which activation do we use here?"),
        Mistake("plus", lambda delta_o, o: delta_o * o * (1 + o), "かっこの中の符号を確かめてください。o = 1 のとき、いくつになるはずですか？", "Look at the sign in the brackets. What should come out at o = 1?"),
        Mistake("added", lambda delta_o, o: delta_o + o * (1 - o), "足しています。連鎖律では、微分どうしを足しますか、掛けますか？", "You add. Does the chain rule add derivatives, or multiply them?"),
        Mistake("divided", lambda delta_o, o: delta_o / (o * (1 - o)), "割っています。∂o/∂u が小さいとき、u を動かした影響は大きくなりますか、小さくなりますか？", "You divide. Where ∂o/∂u is small, is the effect of moving u larger or smaller?"),
        Mistake("only_the_slope", lambda delta_o, o: o * (1 - o), "これは ∂o/∂u だけです。連鎖律のもう片方は？", "This is ∂o/∂u alone. What about the other half of the chain rule?"),
    ),
    factors=(SIGN.saying("符号が逆です。δᵒ の符号は、u へ戻っても変わりますか（σ は増える関数です）？", "The sign is the other way round. Does δᵒ change its sign on the way back to u (σ is an increasing function)?"),),
    hints=(
        ("連鎖律：∂E/∂u = ∂E/∂o · ∂o/∂u です。", "The chain rule: ∂E/∂u = ∂E/∂o · ∂o/∂u."),
        ("∂o/∂u は σ の微分で、σ(u) = o を使って書けます。", "∂o/∂u is the derivative of σ, and can be written with o = σ(u) alone."),
        ("σ′(u) = o(1 − o)。それを δᵒ に掛けます。", "σ′(u) = o(1 − o). Multiply δᵒ by it."),
    ),
    solution="def delta_u(delta_o, o):\n    return delta_o * o * (1 - o)",
    returns=("δᵘ",),
)  # fmt: skip


def _samples(rng: Generator, samples: int, inputs: int) -> tuple[Any, ...]:
    return decimals(rng, samples), decimals(rng, samples, inputs)


def _gradients(delta_u: Any, x: Any) -> tuple[Any, Any]:
    delta_W = [0.0] * x.shape[1]
    for signal, sample in zip(delta_u, x, strict=True):
        for i, value in enumerate(sample):
            delta_W[i] += signal * value
    return delta_W, sum(delta_u)


GRADIENTS = Exercise(
    name="gradients",
    lesson=1,
    asked=("ΔW と Δb を、N 個のサンプルについて実装する", "implement ΔW and Δb for N samples"),
    spec=_gradients,
    draws=(lambda rng: _samples(rng, 3, 2), lambda rng: _samples(rng, 4, 4)),
    mistakes=(
        Mistake("not_summed", lambda delta_u, x: (delta_u[:, None] * x, delta_u), "サンプルごとの値が並んでいます。W は1つなのに、勾配が N 個あるのは変です。E は何の合計でしたか？", "There is a row for each sample. But there is only one W: how can it have N gradients? What is E a sum of?"),
        Mistake("bias_not_summed", lambda delta_u, x: (delta_u @ x, delta_u), "ΔW は合っていますが、Δb がサンプルの数だけあります。b はいくつありますか？", "ΔW is right, but there is a Δb for each sample. How many b are there?"),
        Mistake("summed_first", lambda delta_u, x: (delta_u.sum() * x.sum(axis=0), delta_u.sum()), "先に δᵘ と x を別々に合計してから掛けています。サンプル1の δᵘ を、サンプル2の x に掛けてよいでしょうか？", "You sum δᵘ and x separately, and then multiply. May the δᵘ of sample 1 meet the x of sample 2?"),
        Mistake("last_sample", lambda delta_u, x: (delta_u[-1] * x[-1], delta_u[-1]), "最後のサンプルの分だけが残っています。ループの中は `=` ですか、`+=` ですか？", "Only the last sample is left. In your loop, is it `=` or `+=`?"),
        Mistake("first_sample", lambda delta_u, x: (delta_u[0] * x[0], delta_u[0]), "最初のサンプルの分だけです。return がループの中に入っていませんか？", "Only the first sample counts. Is the return inside the loop?"),
        Mistake("bias_forgotten", lambda delta_u, x: (delta_u @ x, 0.0), "Δb が 0 です。b を少し動かすと、u は動きませんか？", "Your Δb is 0. Does u not move when b does?"),
        Mistake("wrong_axis", lambda delta_u, x: (x @ delta_u[: x.shape[1]] if x.shape[1] <= len(delta_u) else delta_u @ x, delta_u.sum()), "入力について合計しています。消えるべき軸は、サンプルの軸と入力の軸の、どちらですか？", "You sum over inputs. Which axis should vanish, that of the samples or that of the inputs?"),
    ),
    factors=(SIGN.saying("符号が逆です。ΔW は勾配そのものです。マイナスは、どの式に付いていますか？", "The sign is the other way round. ΔW is the gradient itself: in which formula does the minus stand?"),
             mean(lambda delta_u, x: len(delta_u)), HALF.saying("½ が余分に掛かっています。E の ½ は、δᵘ にまだ残っていますか？", "There is a ½ too many. Is the ½ of E still there in δᵘ?"),
             DOUBLE.saying("2倍になっています。同じ分を2回足していませんか？", "It is twice as large as it should be. Is something added twice?")),
    hints=(
        ("1つのサンプルなら ΔW = δᵘ x、Δb = δᵘ です。E は全サンプルの合計です。", "For one sample ΔW = δᵘ x and Δb = δᵘ. E is the sum over all samples."),
        ("合計の微分は、微分の合計です。ループで書くなら `+=` を使います。", "The derivative of a sum is the sum of derivatives. In a loop, use `+=`."),
        ("行列の積で書くと `delta_u @ x`（形は (N,) と (N, n) → (n,)）。Δb は `delta_u.sum()` です。", "As a product: `delta_u @ x`, of shapes (N,) and (N, n) → (n,). Δb is `delta_u.sum()`."),
    ),
    solution="def gradients(delta_u, x):\n    return delta_u @ x, delta_u.sum()",
    returns=("ΔW", "Δb"),
)  # fmt: skip


def _update(rng: Generator) -> tuple[Any, ...]:
    return decimals(rng, 2), float(decimals(rng, 1)[0]), decimals(rng, 2), float(decimals(rng, 1)[0]), 0.3


def _whole_numbers(rng: Generator) -> tuple[Any, ...]:
    W = rng.integers(1, 6, 3).astype(float)
    return W, float(decimals(rng, 1)[0]), decimals(rng, 3), float(decimals(rng, 1)[0]), 1.7


UPDATE = Exercise(
    name="update",
    lesson=1,
    asked=("更新を実装する", "implement the update"),
    spec=lambda W, b, delta_W, delta_b, epsilon: (
        [w - epsilon * d for w, d in zip(W, delta_W, strict=True)],
        b - epsilon * delta_b,
    ),
    draws=(_update, _whole_numbers),
    mistakes=(
        Mistake("plus", lambda W, b, delta_W, delta_b, epsilon: (W + epsilon * delta_W, b + epsilon * delta_b), "勾配の向きに進んでいるので、E は増えます。坂を下るには、どちらへ進みますか？", "You go along the gradient, where E grows. Which way is downhill?"),
        Mistake("plus_in_b", lambda W, b, delta_W, delta_b, epsilon: (W - epsilon * delta_W, b + epsilon * delta_b), "W は合っています。b だけ、坂を上っていませんか？", "W is right. Doesn't b go uphill?"),
        Mistake("no_epsilon", lambda W, b, delta_W, delta_b, epsilon: (W - delta_W, b - delta_b), "ε が使われていません。一歩の大きさは、どこで決まりますか？", "ε is not used. What decides how long the step is?"),
        Mistake("no_epsilon_in_W", lambda W, b, delta_W, delta_b, epsilon: (W - delta_W, b - epsilon * delta_b), "b は合っています。W の一歩の大きさは？", "b is right. How long is the step of W?"),
        Mistake("plus_in_W", lambda W, b, delta_W, delta_b, epsilon: (W + epsilon * delta_W, b - epsilon * delta_b), "b は合っています。W だけ、坂を上っていませんか？", "b is right. Doesn't W go uphill?"),
        Mistake("no_epsilon_in_b", lambda W, b, delta_W, delta_b, epsilon: (W - epsilon * delta_W, b - delta_b), "W は合っています。b の一歩の大きさは？", "W is right. How long is the step of b?"),
        Mistake("epsilon_twice", lambda W, b, delta_W, delta_b, epsilon: (W - epsilon**2 * delta_W, b - epsilon**2 * delta_b), "ε が2回掛かっています。ΔW, Δb には、もう ε が入っていますか？", "ε is multiplied in twice. Is there an ε in ΔW and Δb already?"),
        Mistake("divided", lambda W, b, delta_W, delta_b, epsilon: (W - delta_W / epsilon, b - delta_b / epsilon), "ε で割っています。ε を小さくすると、一歩は大きくなりますか、小さくなりますか？", "You divide by ε. Should a smaller ε make the step longer, or shorter?"),
        Mistake("only_the_step", lambda W, b, delta_W, delta_b, epsilon: (-epsilon * delta_W, -epsilon * delta_b), "動く分だけが返っています。更新した後の値は？", "This is the step alone. What are the values after it?"),
        Mistake("only_the_step_plus", lambda W, b, delta_W, delta_b, epsilon: (epsilon * delta_W, epsilon * delta_b), "ε と勾配の積だけが返っています。更新した後の W, b は？", "This is ε times the gradient. What are W and b after the update?"),
        Mistake("b_left", lambda W, b, delta_W, delta_b, epsilon: (W - epsilon * delta_W, b), "b が古いままです。学習するのは重みだけですか？", "b is as it was. Is it only the weights that learn?"),
        Mistake("weights_scaled", lambda W, b, delta_W, delta_b, epsilon: (epsilon * (W - delta_W), epsilon * (b - delta_b)), "ε が W 全体に掛かっています。ε を掛けるのは、W と ΔW のどちらですか？", "ε multiplies W as well. Which should it multiply, W or ΔW?"),
        Mistake("rounded", lambda W, b, delta_W, delta_b, epsilon: (np.round(W - epsilon * delta_W), np.round(b - epsilon * delta_b)), "値を丸めています。小さな一歩は、丸めるとどうなりますか？", "You round. What becomes of a small step when it is rounded?"),
    ),
    hints=(
        ("勾配は、E がいちばん増える向きです。", "The gradient points to where E grows most."),
        ("W も b も、その逆向きに、ε 倍だけ動かします。", "Move W and b the opposite way, by ε times the gradient."),
        ("`W - epsilon * delta_W` と `b - epsilon * delta_b` を返します。`-=` は元の配列を書き換えてしまいます。", "Return `W - epsilon * delta_W` and `b - epsilon * delta_b`. (`-=` would write into the array you are given.)"),
    ),
    solution="def update(W, b, delta_W, delta_b, epsilon):\n    return W - epsilon * delta_W, b - epsilon * delta_b",
    returns=("W", "b"),
)  # fmt: skip


# ---- find the planted bug, and train


def _training(rng: Generator) -> tuple[Any, ...]:
    return decimals(rng, 3, 2), np.array([1.0, 0.0, 1.0]), decimals(rng, 2), float(decimals(rng, 1)[0]), 0.6, 4


def _longer_training(rng: Generator) -> tuple[Any, ...]:
    return decimals(rng, 5, 4), between(rng, 5), decimals(rng, 4), float(decimals(rng, 1)[0]), 0.4, 3


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    x, _, W, b, epsilon, steps = _longer_training(rng)
    return x, loops.nearly(rng, loops.unit(x, W, b)), W, b, epsilon, steps


def _slow_training(x: Any, t: Any, W: Any, b: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[float]]:
    E = [loops.loss(t, loops.unit(x, W, b))]
    for _ in range(steps):
        slope_W = loops.slope(partial(_loss_of_W, x, t, b), W)
        slope_b = loops.slope(partial(_loss_of_b, x, t, W), b)
        W, b = W - epsilon * slope_W, b - epsilon * slope_b
        E.append(loops.loss(t, loops.unit(x, W, b)))
    return W, b, E


def _loss_of_W(x: Any, t: Any, b: Any, W: Any) -> Any:
    return loops.loss(t, loops.unit(x, W, b))


def _loss_of_b(x: Any, t: Any, W: Any, b: Any) -> Any:
    return loops.loss(t, loops.unit(x, W, b))


def _o(x: Any, W: Any, b: Any) -> Any:
    return 1 / (1 + np.exp(-(x @ W + b)))


def _train(
    x: Any, t: Any, W: Any, b: Any, epsilon: float, steps: int, *,
    delta_u: Callable[[Any, Any], Any] = lambda t, o: (o - t) * o * (1 - o), output: Callable[[Any, Any, Any], Any] = _o,
    stale_o: bool = False, stale_delta: bool = False, b_after_W: bool = False, samples: Callable[[int], Any] = lambda step: slice(None),
    bias: bool = True, mean: bool = False, half: float = 0.5,
) -> tuple[Any, Any, list[float]]:  # fmt: skip
    """A training with one thing wrong; E before the first update and after each."""
    o = first = output(x, W, b)
    E = [half * np.sum((t - o) ** 2)]
    for step in range(steps):
        rows = samples(step)
        delta = delta_u(t, first if stale_delta else o)[rows] / (len(x) if mean else 1)
        W = W - epsilon * (delta @ x[rows])
        if b_after_W:
            delta = delta_u(t, output(x, W, b))[rows]
        b = b - epsilon * np.sum(delta) * bias
        o = first if stale_o else output(x, W, b)
        E.append(half * np.sum((t - o) ** 2))
    return W, b, E


def _sample_by_sample(x: Any, t: Any, W: Any, b: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[float]]:
    E = [loops.loss(t, _o(x, W, b))]
    for _ in range(steps):
        for sample, target in zip(x, t, strict=True):
            o = _o(sample, W, b)
            delta = (o - target) * o * (1 - o)
            W, b = W - epsilon * delta * sample, b - epsilon * delta
        E.append(loops.loss(t, _o(x, W, b)))
    return W, b, E


def _one_more(x: Any, t: Any, W: Any, b: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[float]]:
    return _train(x, t, W, b, epsilon, steps + 1)


def _one_less(x: Any, t: Any, W: Any, b: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[float]]:
    return _train(x, t, W, b, epsilon, steps - 1)


def _late(result: tuple[Any, Any, list[float]]) -> tuple[Any, Any, list[float]]:
    """E from the o before the update."""
    return (*result[:2], [result[2][0], *result[2][:-1]])


def _without_last(result: tuple[Any, Any, list[float]]) -> tuple[Any, Any, list[float]]:
    return (*result[:2], result[2][:-1])


def _without_first(result: tuple[Any, Any, list[float]]) -> tuple[Any, Any, list[float]]:
    return (*result[:2], result[2][1:])


MEND_TRAINING = Exercise(
    name="mend_training",
    lesson=1,
    asked=("バグを直す：E がまったく減らない", "fix the bug: E does not fall at all"),
    spec=lambda x, t, W, b, epsilon, steps: _without_last(_slow_training(x, t, W, b, epsilon, steps)),
    draws=(_training, _longer_training, _nearly_learnt),
    mistakes=(
        Mistake("untouched", lambda *args: _without_last(_train(*args, stale_o=True)), "バグはまだ残っています。E の列を表示してみてください。W は変わっているのに、E が変わらないのはなぜでしょう？", "The bug is still there. Print the list of E. W does change: why does E not?"),
        Mistake("symptom_mended", lambda *args: _without_last(_train(*args, stale_delta=True)), "E は正しく記録されるようになりましたが、W, b がまだ違います。直したのは症状だけではありませんか？　δᵘ は、どの o から計算されていますか？", "E is recorded as it should be now, but W and b are not right yet. Have you fixed only the symptom? Which o does δᵘ come from?"),
        Mistake("b_after_W", lambda *args: _without_last(_train(*args, b_after_W=True)), "b の勾配を、W を更新した後の o で計算しています。勾配は、どの時点の W, b で求めるものですか？", "The gradient of b is computed with the o after W has been updated. At which W and b should gradients be taken?"),
        Mistake("E_too_late", lambda *args: _without_first(_train(*args)), "W, b は合っています。E を記録しているのは、更新の前ですか、後ですか？　もとの関数では？", "W and b are right. Do you record E before the update or after it? And the original?"),
        Mistake("one_E_more", lambda *args: _train(*args), "W, b は合っています。E が1つ多く記録されています。もとの関数では、E をいつ記録しますか？", "W and b are right. There is one E too many. When does the original record E?"),
        Mistake("return_in_the_loop", lambda x, t, W, b, epsilon, steps: _without_last(_train(x, t, W, b, epsilon, 1)), "1回しか更新していません。return がループの中に入っていませんか？", "There is one update only. Is the return inside the loop?"),
    ),
    hints=(
        ("1回目の更新の後、どの変数が新しくなり、どの変数が古いままですか？", "After the first update, which variables are new, and which are still old?"),
        ("E と δᵘ は o から計算されます。o は、いつ計算されていますか？", "E and δᵘ are computed from o. When is o computed?"),
        ("`o = …` の行を、ループの中の最初に移します。", "Move the line `o = …` into the loop, to its beginning."),
    ),
    solution="""
def mend_training(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E
""",
    returns=("W", "b", "E"),
)  # fmt: skip


TRAIN_UNIT = Exercise(
    name="train_unit",
    lesson=1,
    asked=("ユニットを1個、はじめから終わりまで学習させる", "train a unit from beginning to end"),
    spec=_slow_training,
    draws=(_training, _longer_training, _nearly_learnt),
    mistakes=(
        Mistake("slope_forgotten", lambda *args: _train(*args, delta_u=lambda t, o: o - t), "E は減るかもしれませんが、これは E の勾配ではありません。o から u へ戻るとき、何を掛けますか？", "E may fall, but this is not its gradient. What is multiplied in on the way from o back to u?"),
        Mistake("slope_of_u", lambda *args: _train(*args, delta_u=lambda t, o: (o - t) * loops.logit(o) * (1 - loops.logit(o))),
                "o(1 − o) のところに u(1 − u) を使っています。σ(u) を u で微分した結果は、u と o のどちらで書けましたか？",
                "Where o(1 − o) belongs there is u(1 − u). The derivative of σ(u): is it written with u, or with o?"),
        Mistake("uphill", lambda *args: _train(*args, delta_u=lambda t, o: (t - o) * o * (1 - o)), "E が増えていきます。δᵒ の符号と、更新の符号は、どうなっていますか？", "E grows. What are the signs of δᵒ and of the update?"),
        Mistake("slope_at_o", lambda *args: _train(*args, delta_u=lambda t, o: (o - t) / (1 + np.exp(-o)) * (1 - 1 / (1 + np.exp(-o)))), "σ′ に o を入れています。o は、もう σ を通った値ではありませんか？", "σ′ is taken at o. Hasn't o been through σ already?"),
        Mistake("mean", lambda *args: _train(*args, mean=True), "勾配をサンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？", "The gradient is averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake("b_after_W", lambda *args: _train(*args, b_after_W=True), "b の勾配を、更新した後の W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？", "The gradient of b is computed with the new W. Are all gradients there before anything is updated?"),
        Mistake("stale", lambda *args: _train(*args, stale_o=True), "o が最初に1回計算されただけです。W と b が変わった後、o はそのままでよいですか？", "o is computed only once. Is it still true when W and b have changed?"),
        Mistake("stale_delta", lambda *args: _train(*args, stale_delta=True), "δᵘ が、いつも最初の o から計算されています。いまの o は、どこにありますか？", "δᵘ is computed from the first o every time. Where is the present o?"),
        Mistake("sample_by_sample", _sample_by_sample, "サンプルごとに更新しています。問題では、1回の更新に、いくつのサンプルを使いますか？", "You update after each sample. How many samples should go into one update here?"),
        Mistake("one_update_less", _one_less, "更新が1回足りません。`range` はどこで終わりますか？", "There is one update too few. Where does your `range` end?"),
        Mistake("one_update_more", _one_more, "更新が1回多く、E も1つ多くなっています。ループは何回まわりますか？", "There is one update too many, and so one E too many. How often does your loop run?"),
        Mistake("one_update_more_than_E", lambda *args: _without_last(_one_more(*args)), "更新が1回多くなっています。E は更新より1つ多いはずです。ループの回数は、どちらに合わせましたか？", "There is one update too many. There should be one E more than updates: to which of the two does your loop fit?"),
        Mistake("return_in_the_loop", lambda x, t, W, b, epsilon, steps: _train(x, t, W, b, epsilon, 1), "1回しか更新していません。return がループの中に入っていませんか？", "There is one update only. Is the return inside the loop?"),
        Mistake("late_E", lambda *args: _late(_train(*args)), "W, b は合っています。E は、更新の前の o で計算されていませんか？", "W and b are right. Is E computed from the o before the update?"),
        Mistake("b_not_in_u", lambda *args: _train(*args, output=lambda x, W, b: _o(x, W, 0.0)), "u に b が入っていません。b は何をずらすものでしたか？", "There is no b in your u. What does b shift?"),
        Mistake("no_brackets", lambda *args: _train(*args, output=lambda x, W, b: 1 / 1 + np.exp(-(x @ W + b))), "`1/1+np.exp(-u)` は (1/1) + e^−u です。かっこはどこに要りますか？", "`1/1+np.exp(-u)` is (1/1) + e^−u. Where are brackets needed?"),
        Mistake("minus_on_the_first", lambda *args: _train(*args, output=lambda x, W, b: _o(x, W, -b)), "`-x @ W + b` では、マイナスはどこまで掛かりますか？", "In `-x @ W + b`, how far does the minus reach?"),
        Mistake("one_by_one", lambda *args: _train(*args, samples=lambda step: [step]), "1回の更新に、サンプルを1つしか使っていません。ほかのサンプルは、いつ使いますか？", "Each update uses one sample only. What about the others?"),
        Mistake("last_sample", lambda *args: _train(*args, samples=lambda step: [-1]), "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？", "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake("b_left", lambda *args: _train(*args, bias=False), "b が動いていません。学習するのは重みだけですか？", "b does not move. Is it only the weights that learn?"),
        Mistake("one_E_less", lambda *args: _without_last(_train(*args)), "W, b は合っています。E は、最初の更新の前と、更新のたびに1つずつ、全部で steps + 1 個のはずです。最後の更新の後の E は？", "W and b are right. E should have steps + 1 entries: one before the first update, one after each. What about the last?"),
        Mistake("first_E_missing", lambda *args: _without_first(_train(*args)), "W, b は合っています。E は steps + 1 個のはずです。最初の更新の前の E は？", "W and b are right. E should have steps + 1 entries. What about the one before the first update?"),
        Mistake("epsilon_twice", lambda x, t, W, b, epsilon, steps: _train(x, t, W, b, epsilon**2, steps), "ε が2回掛かっています。どことどこで掛けていますか？", "ε is multiplied in twice. In which two places?"),
        Mistake("no_epsilon", lambda x, t, W, b, epsilon, steps: _train(x, t, W, b, 1.0, steps), "ε が使われていません。一歩の大きさは、何で決まりますか？", "ε is not used. What decides how long the step is?"),
        Mistake("half_forgotten", lambda *args: _train(*args, half=1.0), "W, b は合っています。E の頭に何が付いていましたか？", "W and b are right. What is in front of E?"),
    ),
    hints=(
        ("繰り返すのは、前へ（u, o）→ 後ろへ（δᵒ, δᵘ, ΔW, Δb）→ 更新、の3段です。", "What is repeated has three stages: forward (u, o), back (δᵒ, δᵘ, ΔW, Δb), update."),
        ("E のリストは、ループの前に最初の E を入れて作り始め、更新のたびに o を計算し直して1つ加えます。", "Begin the list of E before the loop, with the first E; after each update compute o anew and append one."),
        ("これまでに書いた delta_o, delta_u, gradients, update を呼び出して組み立てられます。結果を入れる変数には、関数と違う名前を付けてください（例：`d_o = delta_o(t, o)`。同じ名前にするとエラーになります）。", "You can put it together by calling delta_o, delta_u, gradients and update, which you have written already. Give their results other names (such as `d_o = delta_o(t, o)`): the same name would be an error."),
    ),
    solution="""
def train_unit(x, t, W, b, epsilon, steps):
    def output(W, b):
        return 1 / (1 + np.exp(-(x @ W + b)))

    o = output(W, b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, delta_u.sum()
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = output(W, b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E
""",
    returns=("W", "b", "E"),
)  # fmt: skip

EXERCISES = (
    DIRECTION, SATURATED, BY_HAND_FORWARD, BY_HAND_BACKWARD, DELTA_O, DELTA_U, GRADIENTS, UPDATE, MEND_TRAINING, TRAIN_UNIT,
)  # fmt: skip
