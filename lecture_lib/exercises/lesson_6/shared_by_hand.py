"""Compute the gradient of a kernel by hand."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

_X, _DELTA_U = (1, 2, 3, 4), (1, -1, 2)


def _gradient() -> list[int]:
    return [sum(_DELTA_U[j] * _X[j + a] for j in range(3)) for a in range(2)]


EXERCISE = Exercise(
    __name__,
    of=4,
    section=3,
    asked=("カーネルの修正量を手で計算する", "compute the gradient of a kernel by hand"),
    spec=_gradient,
    solution="shared_by_hand = [1 * 1 - 1 * 2 + 2 * 3, 1 * 2 - 1 * 3 + 2 * 4]",
    returns=("[Δk₁, Δk₂]",),
    mistakes=(
        Mistake("turned", lambda: _gradient()[::-1],
            "順序が逆です。k₁ に掛かるのは、窓の左の入力ですか、右の入力ですか？",
            "The order is the other way round. Does k₁ multiply the left input of the window or the right one?"),
        Mistake("mean", lambda: [value / 3 for value in _gradient()],
            "3か所の平均になっています。k₁ を少し動かすと、3つの u はどうなりますか？",
            "That is the mean over three places. Move k₁ a little: what do the three u do?"),
        Mistake("first_place", lambda: [1, 2],
            "最初の場所だけです。k₁ は、ほかの場所でも使われていませんか？",
            "Only the first place counts. Isn't k₁ used in the others, too?"),
        Mistake("last_place", lambda: [6, 8],
            "最後の場所だけです。k₁ は、ほかの場所でも使われていませんか？",
            "Only the last place counts. Isn't k₁ used in the others, too?"),
        Mistake("no_signs", lambda: [9, 13],
            "δᵘ₂ の符号を落としていませんか？",
            "Has the sign of δᵘ₂ been lost?"),
        Mistake("sign", lambda: [-value for value in _gradient()],
            "符号が逆です。Δk は勾配そのものです。マイナスは、どの式に付いていますか？",
            "The sign is the other way round. Δk is the gradient itself: which formula has the minus?"),
        Mistake("errors_summed", lambda: [2, 2],
            "δᵘ を足しただけです。u を k₁ で微分すると、何が残りますか？",
            "That is δᵘ, summed. Differentiate u with respect to k₁: what is left?"),
        Mistake("inputs_summed", lambda: [6, 9],
            "入力を足しただけです。それぞれに、どの δᵘ が掛かりますか？",
            "Those are the inputs, summed. Which δᵘ multiplies each of them?"),
        Mistake("same_window", lambda: [5, 5],
            "Δk₂ にも、Δk₁ と同じ x を使っていませんか。k₂ に掛かるのは、どの x ですか？",
            "The same x for Δk₂ as for Δk₁? Which x does k₂ multiply?"),
        Mistake("errors_turned", lambda: [3, 5],
            "δᵘ を逆の順に掛けています。x₁ が入るのは、どの u ですか？",
            "The δᵘ are taken in reverse order. Into which u does x₁ go?"),
        Mistake("two_places", lambda: [-1, -1],
            "2か所しか足していません。k₁ は、いくつの u に使われていますか？",
            "Only two places are added up. In how many u does k₁ occur?"),
    ),
    hints=(
        ("k₁ と k₂ は、3つの出力すべてで使われています。共有している重みの修正量は合計します。",
         "k₁ and k₂ are used by all three outputs. Gradients of shared weights are summed."),
        ("uⱼ = k₁xⱼ + k₂xⱼ₊₁ なので、∂uⱼ/∂k₁ = xⱼ、∂uⱼ/∂k₂ = xⱼ₊₁ です。",
         "As uⱼ = k₁xⱼ + k₂xⱼ₊₁, ∂uⱼ/∂k₁ = xⱼ and ∂uⱼ/∂k₂ = xⱼ₊₁."),
        ("Δk₁ = δᵘ₁x₁ + δᵘ₂x₂ + δᵘ₃x₃。Δk₂ では、x の番号が1つずつ増えます。",
         "Δk₁ = δᵘ₁x₁ + δᵘ₂x₂ + δᵘ₃x₃. For Δk₂, the numbers of x are one higher."),
    ),
)  # fmt: skip
