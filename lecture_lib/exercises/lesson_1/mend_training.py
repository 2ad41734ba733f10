"""Fix the bug: E does not fall at all."""

from __future__ import annotations

from typing import Any

from ..exercise import Exercise, Mistake
from ._common import _longer_training, _nearly_learnt, _slow_training, _training


def _without_last(result: tuple[Any, Any, list[float]]) -> tuple[Any, Any, list[float]]:
    return (*result[:2], result[2][:-1])


EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("バグを直す：E がまったく減らない", "fix the bug: E does not fall at all"),
    spec=lambda x, t, W, b, epsilon, steps: _without_last(_slow_training(x, t, W, b, epsilon, steps)),
    draws=(_training, _longer_training, _nearly_learnt),
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
    mistakes=(
        Mistake("untouched", "o = 1 / (1 + np.exp(-(x @ W + b))) → o = first\n"
            "E = [] → E = []; first = 1 / (1 + np.exp(-(x @ W + b)))",
            "バグはまだ残っています。E の列を表示してみてください。W は変わっているのに、E "
            "が変わらないのはなぜでしょう？",
            "The bug is still there. Print the list of E. W does change: why does E not?"),
        Mistake("symptom_mended", "E = [] → E = []; first = 1 / (1 + np.exp(-(x @ W + b)))\n"
            "-(t - o) * o * (1 - o) → -(t - first) * first * (1 - first)",
            "E は正しく記録されるようになりましたが、W, b がまだ違います。直したのは症状だけではありませんか？　δᵘ "
            "は、どの o から計算されていますか？",
            "E is recorded as it should be now, but W and b are not right yet. Have you fixed only the symptom? "
            "Which o does δᵘ come from?"),
        Mistake(
            "b_after_W",
            "W, b = W - epsilon * delta_W, b - epsilon * delta_b → W = W - epsilon * delta_W; o = 1 / (1 + "
            "np.exp(-(x @ W + b))); b = b - epsilon * np.sum(-(t - o) * o * (1 - o))",
            "b の勾配を、W を更新したあとの o で計算しています。勾配は、どの時点の W, b で求めるものですか？",
            "The gradient of b is computed with the o after W has been updated. At which W and b should gradients "
            "be taken?"),
        Mistake(
            "E_too_late",
            "E.append(0.5 * np.sum((t - o) ** 2)) →\n"
            "b - epsilon * delta_b → b - epsilon * delta_b; E.append(0.5 * np.sum((t - 1 / (1 + np.exp(-(x @ W + "
            "b)))) ** 2))",
            "E を記録しているのは、更新の前ですか、後ですか？　もとの関数では？",
            "Do you record E before the update or after it? And the original?"),
        Mistake(
            "one_E_more", "return W, b, E → return W, b, [*E, 0.5 * np.sum((t - 1 / (1 + np.exp(-(x @ W + b)))) ** 2)]",
            "E が1つ多く記録されています。もとの関数では、E をいつ記録しますか？",
            "There is one E too many. When does the original record E?"),
        Mistake("return_in_the_loop", "range(steps) → range(1)",
            "1回しか更新していません。return がループの中に入っていませんか？",
            "There is one update only. Is the return inside the loop?"),
    ),
    hints=(
        ("1回目の更新のあと、どの変数が新しくなり、どの変数が古いままですか？",
         "After the first update, which variables are new, and which are still old?"),
        ("E と δᵘ は o から計算されます。o は、いつ計算されていますか？",
         "E and δᵘ are computed from o. When is o computed?"),
        ("`o = …` の行を、ループの中の最初に移します。",
         "Move the line `o = …` into the loop, to its beginning."),
    ),
)  # fmt: skip
