"""The well-known wrong algorithms, each one line away from the right one. With a usual ε most still learn: that is the trouble.

Backpropagation is five lines, and `_backprop.CORRECT` lists them. A variant replaces one of them:

    VARIANTS["slope_at_o"] = CORRECT._replace(delta_u=…)

f is the activation of the layer, f.f(u) and f.delta_u(δ^o, o) = δ^o f′(u): so each goes wrong with tanh and ReLU, too. All else
they share with `network`. What each does wrong, in words and in both languages, is in `explore/variants.py`.
Not in the lecture: its sentence "from the output layer backwards, update the layer before" invites the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from . import _backprop, network
from ._arrays import Array, one_of, positive, real, whole
from ._backprop import CORRECT
from .network import Gradients, Network, Trace

VARIANTS = {
    "correct": CORRECT,
    "updated_first": CORRECT._replace(delta_o=lambda delta_u, W, delta_W, epsilon: delta_u @ (W - epsilon * delta_W).mT),
    "not_transposed": CORRECT._replace(delta_o=lambda delta_u, W, delta_W, epsilon: delta_u @ (W if _square(W) else W.mT)),
    "forgotten_at_output": CORRECT._replace(delta_u=lambda delta_o, o, f, last: delta_o if last else f.delta_u(delta_o, o)),
    "forgotten_in_hidden": CORRECT._replace(delta_u=lambda delta_o, o, f, last: f.delta_u(delta_o, o) if last else delta_o),
    "slope_at_o": CORRECT._replace(delta_u=lambda delta_o, o, f, last: f.delta_u(delta_o, f.f(o))),
    "sign_flipped": CORRECT._replace(error=lambda t, o, loss: -loss.delta_o(t, o)),
    "bias_not_summed": CORRECT._replace(delta_b=lambda delta_u: delta_u[..., -1:, :]),  # "=" where "+=" was meant
}  # fmt: skip


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
    "correct" gives what network.backward gives. Raises ValueError for an unknown name or for softmax at the output, whose δ^u
    = o − t leaves no line to get wrong, and as network.backward does.
    """
    rule, epsilon = VARIANTS[one_of("variant", variant, VARIANTS)], positive("epsilon", epsilon)
    if net.output != "sigmoid":
        raise ValueError(f'net.output is {net.output!r}: expected "sigmoid", for which the variants are written')
    network.backward(net, trace, t)  # checks what came
    o = [np.atleast_2d(values) for values in trace.o]
    found = _backprop.backward(net.W, _kind(net.hidden), o, np.atleast_2d(real("t", t)), rule, epsilon)
    return network.as_gradients(net, trace, found, rule, epsilon)


def train(
    variant: str, sizes: Sequence[int], seeds: Sequence[int], x: ArrayLike, t: ArrayLike, epsilon: float, steps: int,
    hidden: str = "sigmoid",
) -> Run:  # fmt: skip
    """repeat `steps` times, for every seed at once: forward, the variant's backward, descend

    variant: a name in VARIANTS; sizes, seeds and hidden as in network.initial; x (N, n_1), t (N, n_kmax), epsilon > 0,
    steps ≥ 0 → a Run. "correct" gives what network.train gives for each seed, but for rounding. Raises ValueError, naming ε, if
    a training diverges.
    """
    one_of("variant", variant, VARIANTS)
    epsilon, steps = positive("epsilon", epsilon), whole("steps", steps, 0)
    if isinstance(seeds, int) or not len(seeds):
        raise ValueError(f"seeds is {seeds!r}: expected a list of seeds, with at least one")
    nets = [network.initial(sizes, seed, hidden=hidden) for seed in seeds]
    x, t = real("x", x, 2), real("t", t, 2)
    network.loss(nets[0], x, t)  # raises where they do not fit the sizes
    return go_on(variant, nets, x, t, epsilon, steps)


def go_on(variant: str, nets: Sequence[Network], x: Array, t: Array, epsilon: float, steps: int) -> Run:
    """`train` from where it has come to: `nets` are those of a Run."""
    rule, hidden = VARIANTS[variant], nets[0].hidden
    W = [np.stack(layer) for layer in zip(*(net.W for net in nets), strict=True)]
    b = [np.stack(layer)[:, None, :] for layer in zip(*(net.b for net in nets), strict=True)]
    last_W, last_b, E = _backprop.train(W, b, _kind(hidden), x, t, epsilon, steps, rule=rule)
    network.check_finite(epsilon, (*last_W, *last_b, E))
    trained = (Network(tuple(w[i] for w in last_W), tuple(v[i, 0] for v in last_b), hidden=hidden) for i in range(len(nets)))
    return Run(tuple(trained), E.T)


def _kind(hidden: str) -> _backprop.Kind:
    return _backprop.kind(hidden, "sigmoid")
