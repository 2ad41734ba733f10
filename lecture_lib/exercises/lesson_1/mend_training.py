"""Fix the bug: E does not fall at all."""

from __future__ import annotations

from ..exercise import Exercise, Mistake
from ._common import _longer_training, _nearly_learnt, _slow_training, _train, _training, _without_first, _without_last

EXERCISE = Exercise(
    __name__,
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
        Mistake("untouched", lambda *args: _without_last(_train(*args, stale_o=True)),
            "バグはまだ残っています。E の列を表示してみてください。W は変わっているのに、E "
            "が変わらないのはなぜでしょう？",
            "The bug is still there. Print the list of E. W does change: why does E not?"),
        Mistake("symptom_mended", lambda *args: _without_last(_train(*args, stale_delta=True)),
            "E は正しく記録されるようになりましたが、W, b がまだ違います。直したのは症状だけではありませんか？　δᵘ "
            "は、どの o から計算されていますか？",
            "E is recorded as it should be now, but W and b are not right yet. Have you fixed only the symptom? "
            "Which o does δᵘ come from?"),
        Mistake("b_after_W", lambda *args: _without_last(_train(*args, b_after_W=True)),
            "b の勾配を、W を更新した後の o で計算しています。勾配は、どの時点の W, b で求めるものですか？",
            "The gradient of b is computed with the o after W has been updated. At which W and b should gradients "
            "be taken?"),
        Mistake("E_too_late", lambda *args: _without_first(_train(*args)),
            "E を記録しているのは、更新の前ですか、後ですか？　もとの関数では？",
            "Do you record E before the update or after it? And the original?"),
        Mistake("one_E_more", lambda *args: _train(*args),
            "E が1つ多く記録されています。もとの関数では、E をいつ記録しますか？",
            "There is one E too many. When does the original record E?"),
        Mistake("return_in_the_loop", "(steps) → (1)",
            "1回しか更新していません。return がループの中に入っていませんか？",
            "There is one update only. Is the return inside the loop?"),
    ),
    hints=(
        ("1回目の更新の後、どの変数が新しくなり、どの変数が古いままですか？",
         "After the first update, which variables are new, and which are still old?"),
        ("E と δᵘ は o から計算されます。o は、いつ計算されていますか？",
         "E and δᵘ are computed from o. When is o computed?"),
        ("`o = …` の行を、ループの中の最初に移します。",
         "Move the line `o = …` into the loop, to its beginning."),
    ),
)  # fmt: skip
