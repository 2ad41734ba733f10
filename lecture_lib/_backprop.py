"""Forward, backward and descend for a network of layers, on bare arrays, unchecked: each line is a line of the lecture.

`network` runs on it for one network, `variants` for many at once and with another rule: further axes in front are further
networks. With N samples, W^k (…, n_k, n_{k+1}), b^k (…, 1, n_{k+1}), x (N, n_1), t (N, n_kmax), o^k (…, N, n_k); .mT exchanges
the last two axes, the others stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from ._activations import ACTIVATIONS, OUTPUTS, Activation, Loss, Output
from ._arrays import Array

Layers = Sequence[Array]
Tie = Callable[[Layers, Layers], tuple[Layers, Layers]]  # (ΔW^1, …), (Δb^1, …) → what is descended instead


class Kind(NamedTuple):
    """What the layers do: the hidden ones, and the last."""

    hidden: Activation
    output: Output


def kind(hidden: str, output: str) -> Kind:
    return Kind(ACTIVATIONS[hidden], OUTPUTS[output])


class Rule(NamedTuple):
    """Backpropagation in five lines, in the order in which a layer meets them."""

    error: Callable[[Array, Array, Loss], Array]  # t, o → δ^o of the last layer
    delta_u: Callable[[Array, Array, Activation, bool], Array]  # δ^o, o, f, last layer? → δ^u
    delta_W: Callable[[Array, Array], Array]  # o of the layer before, δ^u → ΔW
    delta_b: Callable[[Array], Array]  # δ^u → Δb, with an axis of length 1 for the samples
    delta_o: Callable[[Array, Array, Array, float], Array]  # δ^u, W, ΔW, ε → δ^o of the layer before


CORRECT = Rule(
    error=lambda t, o, loss: loss.delta_o(t, o),
    delta_u=lambda delta_o, o, f, last: f.delta_u(delta_o, o),
    delta_W=lambda o, delta_u: o.mT @ delta_u,
    delta_b=lambda delta_u: np.add.reduce(delta_u, axis=-2, keepdims=True),
    delta_o=lambda delta_u, W, delta_W, epsilon: delta_u @ W.mT,
)


class Deltas(NamedTuple):
    """δ^{o^2} …, δ^{u^2} …, ΔW^1 …, Δb^1 …: the derivatives, from the first layer to the last."""

    o: list[Array]
    u: list[Array]
    W: list[Array]
    b: list[Array]


def forward(W: Layers, b: Layers, kind: Kind, x: Array) -> tuple[list[Array], list[Array]]:
    """(o^1, …, o^kmax), (u^2, …, u^kmax)"""
    last, (hidden, output), o, u = len(W) - 1, kind, [x], []
    for k in range(len(W)):
        u.append(o[k] @ W[k] + b[k])
        o.append(hidden.f(u[k]) if k < last else output.activation.f(u[k]))
    return o, u


def backward(W: Layers, kind: Kind, o: Layers, t: Array, rule: Rule = CORRECT, epsilon: float = 1.0) -> Deltas:
    """From the last layer to the first; epsilon is for a rule that updates on the way."""
    last, (hidden, output) = len(W) - 1, kind
    found = Deltas(o=[rule.error(t, o[-1], output.loss)], u=[], W=[], b=[])
    delta_o, delta_u, delta_W, delta_b = found
    for k in range(last, -1, -1):
        if k == last and output.delta_u:
            delta_u.insert(0, output.delta_u(t, o[-1]))
        else:
            delta_u.insert(0, rule.delta_u(delta_o[0], o[k + 1], hidden if k < last else output.activation, k == last))
        delta_W.insert(0, rule.delta_W(o[k], delta_u[0]))
        delta_b.insert(0, rule.delta_b(delta_u[0]))
        if k:
            delta_o.insert(0, rule.delta_o(delta_u[0], W[k], delta_W[0], epsilon))
    return found


def descend(values: Layers, slopes: Layers, epsilon: float) -> list[Array]:
    """v_new = v_old − ε Δv"""
    return [values[k] - epsilon * slopes[k] for k in range(len(values))]


def train(
    W: Layers, b: Layers, kind: Kind, x: Array, t: Array, epsilon: float, steps: int,
    *, rule: Rule = CORRECT, one_by_one: bool = False, tie: Tie | None = None,
) -> tuple[Layers, Layers, Array]:  # fmt: skip
    """repeat: forward, backward, descend → W, b, and E (steps + 1, …) before the first and after each step."""
    loss, E = kind.output.loss.E, np.empty((steps + 1, *W[0].shape[:-2]))
    samples = [(x[i : i + 1], t[i : i + 1]) for i in range(len(x))] if one_by_one else []
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):  # e^−u may be ∞ or 0; and who diverges has ∞ − ∞
        for step in range(steps):
            o, aim = forward(W, b, kind, x)[0], t
            E[step] = loss(t, o[-1])
            if one_by_one:
                row, aim = samples[step % len(x)]
                o = forward(W, b, kind, row)[0]
            found = backward(W, kind, o, aim, rule, epsilon)
            delta_W, delta_b = tie(found.W, found.b) if tie else (found.W, found.b)
            W, b = descend(W, delta_W, epsilon), descend(b, delta_b, epsilon)
        E[steps] = loss(t, forward(W, b, kind, x)[0][-1])
    return W, b, E
