"""Learn XOR from beginning to end."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ._common import _nudged_step, _weights


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


EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("XOR を、はじめから終わりまで学習させる", "learn XOR from beginning to end"),
    spec=_slow_training,
    draws=(lambda rng: _xor(rng, 2, 0.7, 3), lambda rng: _xor(rng, 3, 1.6, 5), _nearly_learnt),
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
    mistakes=(
        Mistake("forgotten_at_output", "* o3 * (1 - o3) →",
            "出力層の δᵘ が δᵒ のままです（これでも XOR は学習できてしまいますが、E の勾配ではありません）。"
            "出力のユニットを、o から u へ戻りましたか？",
            "At the output your δᵘ is still δᵒ. (XOR may be learnt all the same, but this is not the gradient of "
            "E.) Have you gone back through the output unit, from o to u?"),
        Mistake("forgotten_in_hidden", "* o2 * (1 - o2) →",
            "隠れ層の δᵘ が δᵒ のままです。隠れユニットを、o から u へ戻りましたか？",
            "In the hidden layer your δᵘ is still δᵒ. Have you gone back through the hidden units, from o to u?"),
        Mistake("forgotten_everywhere", "* o3 * (1 - o3) →\n"
            "* o2 * (1 - o2) →",
            "どちらの層でも、δᵘ が δᵒ のままです。o から u へ戻るとき、何を掛けますか？",
            "In both layers your δᵘ is still δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("delta_o_sent_back", "delta_u3 @ W2.T → (o3 - t) @ W2.T",
            "隠れ層へ送り返しているのが δᵒ³ です。線が入っているのは、u³ と o³ のどちらですか？",
            "It is δᵒ³ that you send back to the hidden layer. Where do its connections end: at u³, or at o³?"),
        Mistake("bias_mean", ".sum(axis=0) → .mean(axis=0)",
            "バイアスの勾配だけ、サンプルについて平均になっています。重みの勾配は？",
            "Only the gradients of the biases are averaged over samples. And those of the weights?"),
        Mistake("biases_left", "- epsilon * delta_u3.sum(axis=0) →\n"
            "- epsilon * delta_u2.sum(axis=0) →",
            "バイアスが動いていません。学習するのは重みだけですか？",
            "The biases do not move. Is it only the weights that learn?"),
        Mistake("stale", "E = [ → first = o2, o3; E = [\n"
            "E.append( → o2, o3 = first; E.append(",
            "o を最初に1回計算しただけです。更新したあと、順伝播をやり直していますか？",
            "o is computed only once. After an update, do you go forward again?"),
        Mistake(
            "in_turn",
            "for _ in range(steps): → for i in range(steps * len(x)):\n"
            "delta_u3 = -(t - o3) * o3 * (1 - o3) → delta_u3 = -(t - o3) * o3 * (1 - o3) * (np.arange(len(x)) == i % "
            "len(x))[:, None]\n"
            "return W1, b1, W2, b2, E → return W1, b1, W2, b2, E[:: len(x)]",
            "サンプルごとに更新しています。問題では、全サンプルを1巡する間に何回更新しますか？",
            "You update after every sample. How many updates are there to be here for one round through all samples?"),
        Mistake("no_epsilon", "epsilon * →",
            "ε が使われていません。一歩の大きさは、どこで決まりますか？",
            "ε is not used. What decides how long a step is?"),
        Mistake("one_E_less", "return W1, b1, W2, b2, E → return W1, b1, W2, b2, E[:-1]",
            "E は全部で steps + 1 個のはずです。最後の更新のあとの E は？",
            "E should have steps + 1 entries. What about the one after the last update?"),
        Mistake("first_E_missing", "return W1, b1, W2, b2, E → return W1, b1, W2, b2, E[1:]",
            "E は全部で steps + 1 個のはずです。最初の更新の前の E は？",
            "E should have steps + 1 entries. What about the one before the first update?"),
    ),
    hints=(
        ("繰り返すのは、前へ（o², o³）→ 後ろへ（δᵘ³, δᵘ², 4つの勾配）→ 更新、の3段です。更新は、"
         "勾配が全部そろってからです。",
         "What is repeated has three stages: forward (o², o³), back (δᵘ³, δᵘ², four gradients), update. Update "
         "only when all gradients are there."),
        ("E のリストは、ループの前に最初の E を入れて作り始め、更新のたびに順伝播をやり直して1つ加えます。"
         "1層分の順伝播を小さな関数にしておくと楽です。",
         "Begin the list of E before the loop, with the first E; after each update go forward again and append "
         "one. A small function for one layer forward helps."),
        ("δᵘ³ = −(t − o³) o³(1 − o³)、δᵘ² = (δᵘ³ W²ᵀ) o²(1 − o²)。勾配は `o2.T @ delta_u3`、`x.T @ delta_u2` と、"
         "それぞれの `sum(axis=0)` です。",
         "δᵘ³ = −(t − o³) o³(1 − o³) and δᵘ² = (δᵘ³ W²ᵀ) o²(1 − o²). The gradients are `o2.T @ delta_u3`, `x.T @ "
         "delta_u2`, and a `sum(axis=0)` of each δᵘ."),
    ),
)  # fmt: skip
