"""Compute Δk and Δb by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from .. import loops
from ..exercise import Exercise, Mistake
from ._common import _slide

_INPUT, _SIGNAL = np.array([3.0, -2.0, 1.0, 5.0]), np.array([0.4, -0.2, 0.5])
_WINDOWS = sliding_window_view(_INPUT, 3)


def _seen_by_delta(p: Any) -> Any:
    """Σ δᵘ u, which has the slopes of E: p is k₁, k₂, b."""
    return sum(d * (u + p[2]) for d, u in zip(_SIGNAL, _slide(p[:2], _INPUT), strict=True))


def _by_hand(delta_u: Any = _SIGNAL, windows: Any = _WINDOWS, bias: Any = None, by: float = 1.0) -> tuple[Any, ...]:
    """Δk₁, Δk₂, Δb; windows has a row for each a, a column for each j."""
    delta_k = by * (windows @ delta_u)
    return delta_k[0], delta_k[1], by * delta_u.sum() if bias is None else bias


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("Δk と Δb を手で計算する", "compute Δk and Δb by hand"),
    spec=lambda: tuple(loops.slope(_seen_by_delta, np.zeros(3))),
    solution="""
delta_k1 = 0.4 * 3 + (-0.2) * (-2) + 0.5 * 1  # 2.1
delta_k2 = 0.4 * (-2) + (-0.2) * 1 + 0.5 * 5  # 1.5
delta_b = 0.4 + (-0.2) + 0.5  # 0.7
kernel_gradient_by_hand = [delta_k1, delta_k2, delta_b]
""",
    returns=("Δk₁", "Δk₂", "Δb"),
    mistakes=(
        Mistake("sign", lambda: _by_hand(by=-1.0),
            "符号が逆です。Δk と Δb は勾配そのものです。マイナスは、どの式で付きますか？",
            "The sign is the other way round. Δk and Δb are the gradient itself: which formula has the minus in it?"),
        Mistake("mean", lambda: _by_hand(by=1 / 3),
            "平均になっています。共有している重みを動かすと、3つの出力は1つずつ動きますか、いっしょに動きますか？",
            "You take the mean. If a shared weight moves, do the three outputs move one at a time, or all at once?"),
        Mistake("swapped", lambda: _by_hand(windows=_WINDOWS[::-1]),
            "Δk₁ と Δk₂ が入れ替わっています。u₁ の中で、k₁ は、どの入力に掛かっていますか？",
            "Δk₁ and Δk₂ have changed places. In u₁, which input does k₁ go with?"),
        Mistake("signals_turned", lambda: _by_hand(_SIGNAL[::-1]),
            "δᵘ を逆の順に使っていませんか。左端の出力 u₁ には、どの δᵘ が対応しますか？",
            "Do you take δᵘ in reverse order? Which δᵘ belongs to u₁, the output at the left end?"),
        Mistake("not_slid", lambda: _by_hand(windows=np.array([_INPUT[:3], _INPUT[:3]])),
            "k₁ と k₂ に、同じ入力を掛けています。u₁ の中で、k₂ は、どの入力に掛かっていますか？",
            "k₁ and k₂ meet the same inputs in your sums. In u₁, which input does k₂ go with?"),
        Mistake("first_output_only", lambda: _by_hand(_SIGNAL * [1, 0, 0], bias=_SIGNAL.sum()),
            "最初の出力の分だけです。k₁ や k₂ は、ほかの出力にも使われていませんか？",
            "Only the first output counts. Do the others use k₁ and k₂, too?"),
        Mistake("last_output_only", lambda: _by_hand(_SIGNAL * [0, 0, 1], bias=_SIGNAL.sum()),
            "最後の出力の分だけです。k₁ や k₂ は、ほかの出力にも使われていませんか？",
            "Only the last output counts. Do the others use k₁ and k₂, too?"),
        Mistake("summed_first", lambda: _by_hand(np.full(3, _SIGNAL.sum()), bias=_SIGNAL.sum()),
            "先に δᵘ と x を別々に足していませんか。δᵘ₁ は、u₃ に入る x にも掛かるのでしょうか？",
            "Do you add up δᵘ and x separately first? Should δᵘ₁ meet an x that goes into u₃?"),
        Mistake("minus_lost", lambda: _by_hand(abs(_SIGNAL), abs(_WINDOWS)),
            "x と δᵘ に、負の数が1つずつあります。3つの答えの各項の符号は、どうなりますか？",
            "One number in x is negative, and one in δᵘ. What are the signs of the terms in your three answers?"),
        Mistake("minus_of_x_lost", lambda: _by_hand(windows=abs(_WINDOWS)),
            "x₂ は Δk₁ にも Δk₂ にも出てきます。そのマイナスは、どこへ行きましたか？",
            "x₂ is in both Δk₁ and Δk₂: where has its minus gone?"),
        Mistake("minus_of_delta_lost", lambda: _by_hand(abs(_SIGNAL)),
            "δᵘ₂ は負です。3つの答えのどれにも、そのマイナスが入っていますか？",
            "δᵘ₂ is negative. Is its minus in all three of your answers?"),
        Mistake("minus_of_delta_lost_in_k", lambda: _by_hand(abs(_SIGNAL), bias=_SIGNAL.sum()),
            "δᵘ₂ は Δk₁ にも Δk₂ にも出てきます。そのマイナスは、どこへ行きましたか？",
            "δᵘ₂ is in both Δk₁ and Δk₂: where has its minus gone?"),
        Mistake("sign_of_k1", "[delta_k1, → [-delta_k1,",
            "Δk₁ は、全体の符号が逆です。勾配の式に、マイナスは付いていますか？",
            "The whole of Δk₁ has the wrong sign. Is there a minus in the formula of a gradient?"),
        Mistake("sign_of_k2", ", delta_k2, → , -delta_k2,",
            "Δk₂ は、全体の符号が逆です。勾配の式に、マイナスは付いていますか？",
            "The whole of Δk₂ has the wrong sign. Is there a minus in the formula of a gradient?"),
        Mistake("sign_of_b", "delta_b] → -delta_b]",
            "Δb は、全体の符号が逆です。勾配の式に、マイナスは付いていますか？",
            "The whole of Δb has the wrong sign. Is there a minus in the formula of a gradient?"),
        Mistake("kernel_mean", lambda: _by_hand(by=1 / 3, bias=_SIGNAL.sum()),
            "Δk が平均になっていませんか。kₐ を動かすと、3つの出力は1つずつ動きますか、いっしょに動きますか？",
            "Are Δk₁ and Δk₂ means? If kₐ moves, do the three outputs move one at a time, or all at once?"),
        Mistake("bias_mean", lambda: _by_hand(bias=_SIGNAL.mean()),
            "Δb が平均になっていませんか。b を動かすと、3つの出力は1つずつ動きますか、いっしょに動きますか？",
            "Is your Δb a mean? If b moves, do the three outputs move one at a time, or all at once?"),
        Mistake("bias_first_output_only", lambda: _by_hand(bias=_SIGNAL[0]),
            "Δb が、最初の出力の分だけです。b は、いくつの出力に足されていますか？",
            "Δb has the first output only. To how many outputs is b added?"),
        Mistake("bias_last_output_only", lambda: _by_hand(bias=_SIGNAL[2]),
            "Δb が、最後の出力の分だけです。b は、いくつの出力に足されていますか？",
            "Δb has the last output only. To how many outputs is b added?"),
        Mistake("bias_with_input", lambda: _by_hand(bias=_SIGNAL @ _INPUT[:3]),
            "Δb に x が入っています。u の中で、b に入力は掛かっていますか？",
            "There is an x in your Δb. In u, is b multiplied by an input?"),
        Mistake("bias_one", lambda: _by_hand(bias=1.0),
            "Δb が 1 になっています。∂u/∂b は確かに 1 です。では、∂E/∂b は？",
            "Your Δb is 1. It is true that ∂u/∂b is 1; what, then, is ∂E/∂b?"),
        Mistake("bias_forgotten", lambda: _by_hand(bias=0.0),
            "Δb が 0 です。b を少し動かすと、u は動きませんか？",
            "Your Δb is 0. Doesn't u move when b does?"),
    ),
    hints=(
        ("u₁ = k₁x₁ + k₂x₂ + b、u₂ = k₁x₂ + k₂x₃ + b、u₃ も同じように書き出して、k₁ がどこに現れるかを見ます。",
         "Write out u₁ = k₁x₁ + k₂x₂ + b, u₂ = k₁x₂ + k₂x₃ + b, and u₃ in the same way. Where does k₁ appear?"),
        ("k₁ は3つの u に1回ずつ現れます。それぞれの道について、δᵘ と、k₁ に掛かっている x の積を求め、足します。",
         "k₁ appears once in each of the three u. For each, multiply δᵘ by the x that goes with k₁; then add."),
        ("Δk₁ = 0.4·3 + (−0.2)·(−2) + 0.5·1 です。Δk₂ では x が1つずつ右にずれます。Δb では、x の代わりに 1 "
         "が掛かります。",
         "Δk₁ = 0.4·3 + (−0.2)·(−2) + 0.5·1. For Δk₂ every x moves one place to the right. For Δb there is a 1 in "
         "place of x."),
    ),
)  # fmt: skip
