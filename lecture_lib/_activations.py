"""What a layer does with u, and what is lost at the last one; on bare arrays (…, N, n) or (n,), unchecked.

    hidden layers    "sigmoid"   o = 1 / (1 + e^−u)    f′(u) = o (1 − o)        the lecture's
                     "tanh"      o = tanh u            f′(u) = 1 − o²
                     "relu"      o = max(u, 0)         f′(u) = 1 where o > 0, otherwise 0 (at the kink, too)

    the last layer   "sigmoid"                 o = σ(u)          E = ½‖t − o‖²        the lecture's
                     "softmax"                 o = softmax(u)    E = −Σ t log o       δ^u = o − t
                     "softmax_squared_error"   o = softmax(u)    E = ½‖t − o‖²        δ^u through the Jacobian of softmax

Everything that learns runs on these; `unit` and `softmax` are the same formulas for a reader, with every argument checked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ._arrays import Array

LEAST = np.finfo(np.float64).tiny  # 2.2e-308: log of it is −708, and no probability is taken for less


class Activation(NamedTuple):
    """o = f(u), and δ^u = δ^o f′(u), in which f′(u) is written by o, which is there already."""

    f: Callable[[Array], Array]  # u → o
    delta_u: Callable[[Array, Array], Array]  # δ^o, o → δ^u
    written: str = "f"
    slope_written: str = "f′(u)"  # by o
    ends: tuple[float, float] = (0.0, 1.0)  # the least and the most that a curve of it shows, for u from −4 to 4

    def slope(self, o: Array) -> Array:
        """f′(u), of an activation that acts on each u alone."""
        return self.delta_u(np.ones_like(o), o)


class Loss(NamedTuple):
    """E, summed over outputs and samples, and its derivative by o."""

    E: Callable[[Array, Array], Array]  # t, o → E, one for each network
    delta_o: Callable[[Array, Array], Array]  # t, o → δ^o
    shares: bool = False  # whether each row of t must be shares of 1, one for each class


class Output(NamedTuple):
    """The last layer: its activation and the loss that goes with it."""

    activation: Activation
    loss: Loss
    delta_u: Callable[[Array, Array], Array] | None = None  # t, o → δ^u, where δ^o and f′ cancel to something simpler

    def delta(self, t: Array, o: Array) -> Array:
        """δ^u of this layer."""
        return self.delta_u(t, o) if self.delta_u else self.activation.delta_u(self.loss.delta_o(t, o), o)


def sigmoid(u: Array) -> Array:
    """1 / (1 + e^−u); e^−u may overflow to ∞, which gives the right 0: callers silence the warning."""
    e = np.exp(-u)
    e += 1.0
    return 1.0 / e


def softmax(u: Array) -> Array:
    """e^{u_j} / Σ_l e^{u_l}, the largest u of each row taken off first: e^u then is at most 1."""
    e = np.exp(u - u.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


def _through_softmax(delta_o: Array, o: Array) -> Array:
    """δ^u_j = o_j (δ^o_j − Σ_l δ^o_l o_l)"""
    return np.asarray(o * (delta_o - (delta_o * o).sum(axis=-1, keepdims=True)))


def _flat(values: Array) -> Array:
    """Outputs and samples on one axis."""
    return values.reshape(*values.shape[:-2], -1)


def _squared_error(t: Array, o: Array) -> Array:
    difference = _flat(t - o)
    square: Array = np.vecdot(difference, difference)
    return 0.5 * square


def _cross_entropy(t: Array, o: Array) -> Array:
    logs: Array = np.vecdot(_flat(t), _flat(np.log(np.maximum(o, LEAST))))
    return -logs


SQUARED_ERROR = Loss(E=_squared_error, delta_o=lambda t, o: o - t)
CROSS_ENTROPY = Loss(E=_cross_entropy, delta_o=lambda t, o: (0.0 - t) / np.maximum(o, LEAST), shares=True)

ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, lambda delta_o, o: delta_o * o * (1.0 - o), "σ", "o(1 − o)", (0.0, 1.0)),
    "tanh": Activation(np.tanh, lambda delta_o, o: delta_o * (1.0 - o * o), "tanh", "1 − o²", (-1.0, 1.0)),
    "relu": Activation(lambda u: np.maximum(u, 0.0), lambda delta_o, o: delta_o * (o > 0), "ReLU", "[u > 0]", (0.0, 4.0)),
}
SOFTMAX = Activation(softmax, _through_softmax)
OUTPUTS = {
    "sigmoid": Output(ACTIVATIONS["sigmoid"], SQUARED_ERROR),
    "softmax": Output(SOFTMAX, CROSS_ENTROPY, lambda t, o: o - t),  # right where o underflows, too
    "softmax_squared_error": Output(SOFTMAX, SQUARED_ERROR),
}
