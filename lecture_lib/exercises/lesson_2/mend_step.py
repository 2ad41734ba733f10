"""Fix the bug: E falls, but the gradient is wrong."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _logit, _nudged_step, _sigma, _squashed, _weights


def _two_layers(rng: Generator, epsilon: float, samples: int, n: int, hidden: int, outputs: int) -> tuple[Any, ...]:
    (W1, W2), (b1, b2) = _weights(rng, n, hidden, outputs)
    t = rng.integers(0, 2, (samples, outputs)).astype(float)
    return W1, b1, W2, b2, decimals(rng, samples, n), t, epsilon


def _slow_step(W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any) -> tuple[Any, ...]:
    _, o2, o3 = loops.network(x, (W1, W2), (b1, b2))
    delta_u2 = loops.slope(lambda u: loops.loss(t, loops.layer(_squashed(u), W2, b2)), _logit(o2))
    delta_u3 = loops.slope(lambda u: loops.loss(t, _squashed(u)), _logit(o3))
    return *_nudged_step(W1, b1, W2, b2, x, t, epsilon), delta_u2, delta_u3


def _step(
    W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any, *, mends: tuple[bool, ...] = (False,) * 3,
    forward_again: bool = False, keeps: tuple[bool, bool] = (False, False),
) -> tuple[Any, ...]:  # fmt: skip
    """The function of the notebook, which sends δᵘ³ through the new W², or one that somebody has tried to mend.

    mends: whether W¹, b¹ are moved by the right δᵘ², and whether that is returned; keeps: W², b² come back as before.
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
    return W1, b1, W2 if keeps[0] else new_W2, b2 if keeps[1] else new_b2, shown, delta_u3


_MENDED = (True, True, True)


EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("バグを直す：E は減るのに、勾配が合わない", "fix the bug: E falls, but the gradient is wrong"),
    spec=_slow_step,
    draws=(lambda rng: _two_layers(rng, 0.5, 3, 2, 2, 1), lambda rng: _two_layers(rng, 1.2, 5, 3, 4, 2)),
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
    mistakes=(
        Mistake("untouched", "delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2) →\n"
            "b2 = b2 - epsilon * delta_u3.sum(axis=0) → b2 = b2 - epsilon * delta_u3.sum(axis=0)"
            "; delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)",
            "バグはまだ残っています。",
            "The bug is still there."),
        Mistake("symptom_delta_shown", lambda *args: _step(*args, mends=(False, False, True)),
            "W¹, b¹ はまだ違います。更新に使っている δᵘ² も、同じものですか？",
            "W¹ and b¹ are still wrong. Are they updated with the same δᵘ²?"),
        Mistake("symptom_W1_only", lambda *args: _step(*args, mends=(True, False, False)),
            "b¹ と、返している δᵘ² はまだ違います。直したのは症状だけではありませんか？　b¹ に届くのは、どの δᵘ² "
            "ですか？",
            "b¹ and the δᵘ² that you return are still wrong. Have you fixed only the symptom? Which δᵘ² does b¹ get?"),
        Mistake("symptom_b1_only", lambda *args: _step(*args, mends=(False, True, False)),
            "W¹ と、返している δᵘ² はまだ違います。直したのは症状だけではありませんか？　W¹ に届くのは、どの δᵘ² "
            "ですか？",
            "W¹ and the δᵘ² that you return are still wrong. Have you fixed only the symptom? Which δᵘ² does W¹ get?"),
        Mistake("symptom_W1_and_b1", lambda *args: _step(*args, mends=(True, True, False)),
            "返している δᵘ² はまだ違います。直したのは症状だけではありませんか？　`delta_u2` の行では、"
            "まだ何が違いますか？",
            "The δᵘ² that you return is still wrong. Have you fixed only the symptom? What is still wrong in the "
            "line of `delta_u2`?"),
        Mistake("b1_with_the_wrong_delta", lambda *args: _step(*args, mends=(True, False, True)),
            "b¹ はまだ違います。b¹ の更新には、どの δᵘ² を使っていますか？",
            "b¹ is still wrong. With which δᵘ² is b¹ updated?"),
        Mistake("symptom_forward_again", lambda *args: _step(*args, forward_again=True),
            "新しい W² で順伝播をやり直していませんか。1回の更新で使う勾配は、どの時点の重みで求めますか？",
            "Have you gone forward again with the new W²? At which weights should the gradients of one update be "
            "taken?"),
        Mistake("symptom_W2_left", "- epsilon * (o2.T @ delta_u3) →",
            "W² が古いままです。更新をやめたり、古い方を返したりしていませんか？",
            "W² is as it was. Is its update gone, or do you return the old one?"),
        Mistake("symptom_b2_left", "- epsilon * delta_u3.sum(axis=0) →",
            "b² が古いままです。更新をやめたり、古い方を返したりしていませんか？",
            "b² is as it was. Is its update gone, or do you return the old one?"),
        Mistake("symptom_layer_left", lambda *args: _step(*args, mends=_MENDED, keeps=(True, True)),
            "W² も b² も古いままです。更新をやめたり、古い方を返したりしていませんか？",
            "W² and b² are as they were. Are their updates gone, or do you return the old ones?"),
    ),
    hints=(
        ("δᵘ³, W², b² は正しく返っています。最初に違うのは、どの行の値でしょう？",
         "δᵘ³, W² and b² come back right. Which line is the first to go wrong?"),
        ("δᵘ² の行に来たとき、W² に入っているのは古い値ですか、新しい値ですか？",
         "At the line of δᵘ², what is in W²: the old value, or the new one?"),
        ("`delta_u2 = …` の行を、`W2 = …` の行より前に移します。",
         "Move the line `delta_u2 = …` to before the line `W2 = …`."),
    ),
)  # fmt: skip
