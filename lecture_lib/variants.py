"""The well-known wrong algorithms, each one line away from the right one. With a usual ε most still learn: that is the trouble.

Backpropagation is five lines, and CORRECT lists them. A variant replaces one of them:

    VARIANTS["slope_at_o"] = CORRECT._replace(delta_u=…)

Everything else they share, `backward` and `train`, below. Arrays are as in `network`; there may be further axes in front, so
that many seeds run at once: .mT exchanges the last two axes, the others stay. Names and explanations for a reader, in both
languages, are in `words` (say("variant_slope_at_o")).
Not in the lecture: its sentence "from the output layer backwards, update the layer before" invites the first of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from . import network
from .arrays import Array, positive, real, whole
from .network import Gradients, Network, Trace
from .outputs import sigmoid


class Rule(NamedTuple):
    """The five lines, in the order in which a layer meets them."""

    error: Callable[[Array, Array], Array]  # t, o → δ^o of the last layer
    delta_u: Callable[[Array, Array, bool], Array]  # δ^o, o, last layer? → δ^u
    delta_W: Callable[[Array, Array], Array]  # o of the layer before, δ^u → ΔW
    delta_b: Callable[[Array], Array]  # δ^u → Δb, with an axis of length 1 for the samples
    delta_o: Callable[[Array, Array, Array], Array]  # δ^u, W, W updated → δ^o of the layer before


CORRECT = Rule(
    error=lambda t, o: -(t - o),
    delta_u=lambda delta_o, o, last: delta_o * o * (1 - o),
    delta_W=lambda o, delta_u: o.mT @ delta_u,
    delta_b=lambda delta_u: delta_u.sum(axis=-2, keepdims=True),
    delta_o=lambda delta_u, W, new_W: delta_u @ W.mT,
)

VARIANTS = {
    "correct": CORRECT,
    "updated_first": CORRECT._replace(delta_o=lambda delta_u, W, new_W: delta_u @ new_W.mT),
    "not_transposed": CORRECT._replace(delta_o=lambda delta_u, W, new_W: delta_u @ (W if _square(W) else W.mT)),
    "forgotten_at_output": CORRECT._replace(delta_u=lambda delta_o, o, last: delta_o * (1 if last else o * (1 - o))),
    "forgotten_in_hidden": CORRECT._replace(delta_u=lambda delta_o, o, last: delta_o * (o * (1 - o) if last else 1)),
    "slope_at_o": CORRECT._replace(delta_u=lambda delta_o, o, last: delta_o * sigmoid(o) * (1 - sigmoid(o))),
    "sign_flipped": CORRECT._replace(error=lambda t, o: t - o),
    "bias_not_summed": CORRECT._replace(delta_b=lambda delta_u: delta_u[..., -1:, :]),  # "=" where "+=" was meant
}


def _square(W: Array) -> bool:
    """Where W is not square, W for Wᵀ is an error that numpy reports: only a square layer lets it pass."""
    return bool(W.shape[-1] == W.shape[-2])


class Run(NamedTuple):
    """What a training with a variant leaves, for each seed: the nets, and E of shape (seeds, steps + 1)."""

    nets: tuple[Network, ...]
    E: Array


def backward(variant: str, net: Network, trace: Trace, t: ArrayLike, epsilon: float = 1.0) -> Gradients:
    """δ^{o^k}, δ^{u^k}, ΔW^k, Δb^k as the variant has them

    variant: a name in VARIANTS; net, trace, t as in network.backward; epsilon matters to "updated_first" only → Gradients.
    "correct" gives what network.backward gives. Raises ValueError for an unknown name, and as network.backward does.
    """
    rule, epsilon = _rule(variant), positive("epsilon", epsilon)
    like = network.backward(net, trace, t)  # checks what came, and has the shapes that are expected
    o = [np.atleast_2d(values) for values in trace.o]
    found = _backward(rule, net.W, o, np.atleast_2d(real("t", t)), epsilon)
    return Gradients(*(
        tuple(d.reshape(as_.shape) for d, as_ in zip(deltas, shapes, strict=True))
        for deltas, shapes in zip(found, like, strict=True)
    ))  # fmt: skip


def train(
    variant: str, sizes: Sequence[int], seeds: Sequence[int], x: ArrayLike, t: ArrayLike, epsilon: float, steps: int
) -> Run:
    """repeat `steps` times, for every seed at once: forward, the variant's backward, descend

    variant: a name in VARIANTS; sizes and seeds as in network.initial; x (N, n_1), t (N, n_kmax), epsilon > 0, steps ≥ 0
    → a Run. "correct" gives what network.train gives for each seed, but for rounding.
    """
    rule, epsilon, steps = _rule(variant), positive("epsilon", epsilon), whole("steps", steps, 0)
    if isinstance(seeds, int) or not len(seeds):
        raise ValueError(f"seeds is {seeds!r}: expected a list of seeds, with at least one")
    nets = [network.initial(sizes, seed) for seed in seeds]
    x, t = real("x", x, 2), real("t", t, 2)
    network.loss(nets[0], x, t)  # raises where they do not fit the sizes
    W = [np.stack(layer) for layer in zip(*(net.W for net in nets), strict=True)]
    b = [np.stack(layer)[:, None, :] for layer in zip(*(net.b for net in nets), strict=True)]
    E = np.empty((steps + 1, len(nets)))
    with np.errstate(over="ignore"):
        for step in range(steps):
            o = _forward(W, b, x)
            E[step] = 0.5 * ((t - o[-1]) ** 2).sum(axis=(-2, -1))
            _, _, delta_W, delta_b = _backward(rule, W, o, t, epsilon)
            W = [value - epsilon * slope for value, slope in zip(W, delta_W, strict=True)]
            b = [value - epsilon * slope for value, slope in zip(b, delta_b, strict=True)]
        E[steps] = 0.5 * ((t - _forward(W, b, x)[-1]) ** 2).sum(axis=(-2, -1))
    one_by_one = (Network(tuple(w[i] for w in W), tuple(v[i, 0] for v in b)) for i in range(len(nets)))
    return Run(tuple(one_by_one), E.T)


def _rule(variant: str) -> Rule:
    if not isinstance(variant, str) or variant not in VARIANTS:
        raise ValueError(f"variant is {variant!r}: expected one of {', '.join(map(repr, VARIANTS))}")
    return VARIANTS[variant]


def _forward(W: Sequence[Array], b: Sequence[Array], x: Array) -> list[Array]:
    o = [x]
    for weights, biases in zip(W, b, strict=True):
        o.append(sigmoid(o[-1] @ weights + biases))
    return o


def _backward(rule: Rule, W: Sequence[Array], o: Sequence[Array], t: Array, epsilon: float) -> tuple[list[Array], ...]:
    """δ^o, δ^u, ΔW, Δb, each from the first layer to the last."""
    delta_o, delta_u, delta_W, delta_b = [rule.error(t, o[-1])], [], [], []
    for k in reversed(range(len(W))):
        delta_u.append(rule.delta_u(delta_o[-1], o[k + 1], k == len(W) - 1))
        delta_W.append(rule.delta_W(o[k], delta_u[-1]))
        delta_b.append(rule.delta_b(delta_u[-1]))
        delta_o.append(rule.delta_o(delta_u[-1], W[k], W[k] - epsilon * delta_W[-1]))
    return delta_o[::-1], delta_u[::-1], delta_W[::-1], delta_b[::-1]
