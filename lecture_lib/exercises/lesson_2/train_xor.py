"""Learn XOR from beginning to end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ._common import _nudged_step, _sigma, _weights


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


def _in_part(part: Sequence[int], by: Callable[[float], float], *args: Any) -> tuple[Any, ...]:
    """The steps of these parameters multiplied by `by(ε)`."""
    return _train(*args, learns=[by(args[6]) if one else 1 for one in part])


EXERCISE = Exercise(
    __name__,
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
        Mistake("updated_first", lambda *args: _train(*args, updated_first=True),
            "δᵘ² を、更新した後の W² で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "δᵘ² is computed with the new W². Are all gradients there before anything is updated?"),
        Mistake("layer_by_layer", lambda *args: _train(*args, layer_by_layer=True),
            "W², b² を更新し、順伝播をやり直してから W¹, b¹ の勾配を求めています。1回の更新の勾配は、"
            "すべて同じ重みで求めるのでしたか？",
            "After W² and b² are updated you go forward again, and only then find the gradients of W¹ and b¹. "
            "Shouldn't all gradients of one update be taken at the same weights?"),
        Mistake("forgotten_at_output", lambda *args: _train(*args, slope=lambda o, last: 1 if last else o * (1 - o)),
            "出力層の δᵘ が δᵒ のままです（これでも XOR は学習できてしまいますが、E の勾配ではありません）。"
            "出力のユニットを、o から u へ戻りましたか？",
            "At the output your δᵘ is still δᵒ. (XOR may be learnt all the same, but this is not the gradient of "
            "E.) Have you gone back through the output unit, from o to u?"),
        Mistake("forgotten_in_hidden", lambda *args: _train(*args, slope=lambda o, last: o * (1 - o) if last else 1),
            "隠れ層の δᵘ が δᵒ のままです。隠れユニットを、o から u へ戻りましたか？",
            "In the hidden layer your δᵘ is still δᵒ. Have you gone back through the hidden units, from o to u?"),
        Mistake("forgotten_everywhere", lambda *args: _train(*args, slope=lambda o, last: 1),
            "どちらの層でも、δᵘ が δᵒ のままです。o から u へ戻るとき、何を掛けますか？",
            "In both layers your δᵘ is still δᵒ. What is multiplied in on the way from o back to u?"),
        Mistake("slope_at_o", lambda *args: _train(*args, slope=lambda o, last: _sigma(o) * (1 - _sigma(o))),
            "σ′ を o のところで計算しています。順伝播で求めた o は、もう σ を通った値ではありませんか？",
            "You take σ′ at o. Haven't the o from the forward pass been through σ already?"),
        Mistake("delta_o_sent_back", lambda *args: _train(*args, delta_o_sent=True),
            "隠れ層へ送り返しているのが δᵒ³ です。線が入っているのは、u³ と o³ のどちらですか？",
            "It is δᵒ³ that you send back to the hidden layer. Where do its connections end: at u³, or at o³?"),
        Mistake("delta_o_in_W2", lambda *args: _train(*args, delta_o_in="W"),
            "W² の更新に δᵒ³ を使っています。w を動かすと直接動くのは、出力のユニットの u と o の、どちらですか？",
            "W² is updated with δᵒ³. When w moves, what moves directly: the u of the output unit, or its o?"),
        Mistake("delta_o_in_b2", lambda *args: _train(*args, delta_o_in="b"),
            "b² の更新に δᵒ³ を使っています。b を動かすと直接動くのは、出力のユニットの u と o の、どちらですか？",
            "b² is updated with δᵒ³. When b moves, what moves directly: the u of the output unit, or its o?"),
        Mistake("bias_not_summed", lambda *args: _train(*args, delta_b=lambda delta_u: delta_u),
            "b がサンプルの数だけの行になっています。引き算で、numpy が形を広げました。Δb で和をとりましたか？",
            "b has grown a row for each sample: numpy has broadcast the difference. Have you summed in Δb?"),
        Mistake("bias_of_last_sample", lambda *args: _train(*args, delta_b=lambda delta_u: delta_u[-1]),
            "バイアスの勾配が、最後のサンプルの分だけです。`=` ですか、`+=` ですか？",
            "The gradients of the biases come from the last sample alone: is it `=` or `+=`?"),
        Mistake("weights_mean", lambda *args: _in_part((1, 0, 1, 0), lambda epsilon: 1 / len(args[4]), *args),
            "重みの勾配だけ、サンプルについて平均になっています。バイアスの勾配は？",
            "Only the gradients of the weights are averaged over samples. And those of the biases?"),
        Mistake("bias_mean", lambda *args: _train(*args, delta_b=lambda delta_u: delta_u.mean(axis=0)),
            "バイアスの勾配だけ、サンプルについて平均になっています。重みの勾配は？",
            "Only the gradients of the biases are averaged over samples. And those of the weights?"),
        Mistake("biases_left", lambda *args: _train(*args, learns=(1, 0, 1, 0)),
            "バイアスが動いていません。学習するのは重みだけですか？",
            "The biases do not move. Is it only the weights that learn?"),
        Mistake("first_layer_left", lambda *args: _train(*args, learns=(0, 0, 1, 1)),
            "W¹, b¹ が動いていません。隠れ層の勾配も求めましたか？",
            "W¹ and b¹ do not move. Have you found the gradients of the hidden layer, too?"),
        Mistake("second_layer_left", lambda *args: _train(*args, learns=(1, 1, 0, 0)),
            "W², b² が動いていません。出力層の勾配も求めましたか？",
            "W² and b² do not move. Have you found the gradients of the output layer, too?"),
        Mistake("stale", lambda *args: _train(*args, stale=True),
            "δ が、いつも最初の o から計算されています。更新した後、順伝播をやり直していますか？",
            "Each δ comes from the first o. After an update, do you go forward again?"),
        Mistake("never_forward_again", _changed_E(lambda E: [E[0]] * len(E), stale=True),
            "δ も E も、いつも最初の o から計算されています。更新した後、順伝播をやり直していますか？",
            "Each δ and each E comes from the first o. After an update, do you go forward again?"),
        Mistake(
            "bias_left_out_in_hidden",
            lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (b if W.shape[1] == 1 else 0))),
            "順伝播で、隠れ層の u に b¹ が入っていません。更新した b¹ は、どこで使われますか？",
            "In the forward pass there is no b¹ in the u of the hidden layer. Where is the updated b¹ used?"),
        Mistake(
            "bias_left_out_at_output",
            lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (0 if W.shape[1] == 1 else b))),
            "順伝播で、出力層の u に b² が入っていません。更新した b² は、どこで使われますか？",
            "In the forward pass there is no b² in the u of the output layer. Where is the updated b² used?"),
        Mistake(
            "bias_subtracted_in_hidden",
            lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (b if W.shape[1] == 1 else -b))),
            "順伝播で、b¹ の符号が逆です。`np.exp(-x @ W1 + b1)` のように書いているか、b¹ を引いていませんか。"
            "マイナスは、どこまで掛かりますか？",
            "In the forward pass b¹ has the sign the other way round. Have you written something like `np.exp(-x @ "
            "W1 + b1)`, or do you subtract b¹? How far does the minus reach?"),
        Mistake(
            "bias_subtracted_at_output",
            lambda *args: _train(*args, layer=lambda o, W, b: _sigma(o @ W + (-b if W.shape[1] == 1 else b))),
            "順伝播で、b² の符号が逆です。`np.exp(-o2 @ W2 + b2)` のように書いているか、b² を引いていませんか。"
            "マイナスは、どこまで掛かりますか？",
            "In the forward pass b² has the sign the other way round. Have you written something like `np.exp(-o2 "
            "@ W2 + b2)`, or do you subtract b²? How far does the minus reach?"),
        Mistake("one_by_one", lambda *args: _train(*args, samples=lambda step: [step % 4]),
            "1回の更新に、サンプルを1つしか使っていません。問題では、1回の更新にいくつのサンプルを使いますか？",
            "Each update uses one sample only. How many are to go into each update here?"),
        Mistake("in_turn", _in_turn,
            "サンプルごとに更新しています。問題では、全サンプルを1巡する間に何回更新しますか？",
            "You update after every sample. How many updates are there to be here for one round through all samples?"),
        Mistake("in_turn_E_each", partial(_in_turn, every=True),
            "サンプルごとに更新し、E もそのたびに記録しています。問題では、全サンプルを1巡する間に何回更新しますか？",
            "You update after every sample, and record E each time. How many updates are there to be here for one "
            "round through all samples?"),
        Mistake("last_sample", lambda *args: _train(*args, samples=lambda step: [-1]),
            "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？",
            "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake(
            "epsilon_twice",
            lambda W1, b1, W2, b2, x, t, epsilon, steps: _train(W1, b1, W2, b2, x, t, epsilon**2, steps),
            "ε が2回掛かっています。勾配を求めるときにも、更新するときにも掛けていませんか？",
            "ε is multiplied in twice. Is it in the gradients, and once more in the update?"),
        Mistake("no_epsilon", lambda W1, b1, W2, b2, x, t, epsilon, steps: _train(W1, b1, W2, b2, x, t, 1.0, steps),
            "ε が使われていません。一歩の大きさは、どこで決まりますか？",
            "ε is not used. What decides how long a step is?"),
        Mistake("one_step_less_E_right", partial(_updates, count=lambda steps: steps - 1, E_right=True),
            "返している W と b は、最後の更新の前のものです。最後の E は、どの W, b から計算しましたか？",
            "The W and b that you return are one update short. From which of them was the last E computed?"),
        Mistake("one_step_more", partial(_updates, count=lambda steps: steps + 1, E_right=True),
            "更新が1回多くなっています。E は更新より1つ多いはずです。ループの回数はどちらに合わせましたか？",
            "There is one update too many. E has one entry more than there are updates: which of them does your "
            "loop count?"),
        Mistake(
            "one_step_more_and_first_E_missing",
            lambda W1, b1, W2, b2, x, t, epsilon, steps: _changed_E(lambda E: E[1:])(W1, b1, W2, b2, x, t, epsilon, steps + 1),
            "更新が1回多くなっています。E の個数は合っていますが、最初の更新の前の E が入っていますか？",
            "There is one update too many. The list of E has the right length, but does it begin before the first "
            "update?"),
        Mistake(
            "stopped_early_without_E",
            lambda W1, b1, W2, b2, x, t, epsilon, steps: _changed_E(lambda E: E[:1])(W1, b1, W2, b2, x, t, epsilon, 1),
            "更新も E も1回分しかありません。return がループの中に入っていませんか？",
            "There is one update and one E only. Is the return inside the loop?"),
        Mistake("one_E_less", _changed_E(lambda E: E[:-1]),
            "E は全部で steps + 1 個のはずです。最後の更新の後の E は？",
            "E should have steps + 1 entries. What about the one after the last update?"),
        Mistake("first_E_missing", _changed_E(lambda E: E[1:]),
            "E は全部で steps + 1 個のはずです。最初の更新の前の E は？",
            "E should have steps + 1 entries. What about the one before the first update?"),
        Mistake("E_late", _changed_E(lambda E: [E[0], *E[:-1]]),
            "E が1回分ずつ遅れています。更新の後、順伝播をやり直してから E を計算していますか？",
            "Each E is one update late. After the update, do you go forward again before computing E?"),
        Mistake("last_E_late", _changed_E(lambda E: [*E[:-1], E[-2]]),
            "最後の E が、1つ前と同じです。最後の更新の後、順伝播をやり直していますか？",
            "The last E is the same as the one before. After the last update, do you go forward again?"),
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
