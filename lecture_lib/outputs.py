"""What the last layer does: u → o → E, and the derivatives of E by o and by u; on bare arrays (N, n), unchecked.

`network` calls these in its inner loop; `unit` and `softmax` are the same formulas for a reader, with every argument checked.

    "sigmoid"                 o = σ(u)          E = ½‖t − o‖²        the lecture's
    "softmax"                 o = softmax(u)    E = −Σ t log o       δ^u = o − t
    "softmax_squared_error"   o = softmax(u)    E = ½‖t − o‖²        δ^u through the Jacobian of softmax
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .arrays import Array

LEAST = np.finfo(np.float64).tiny  # 2.2e-308: log of it is −708, and no probability is taken for less


class Output(NamedTuple):
    """The activation of the last layer, the loss that goes with it, and the two derivatives of that loss."""

    activation: Callable[[Array], Array]  # u → o
    loss: Callable[[Array, Array], np.float64]  # t, o → E
    delta_o: Callable[[Array, Array], Array]  # t, o → ∂E/∂o
    delta_u: Callable[[Array, Array, Array], Array]  # ∂E/∂o, t, o → ∂E/∂u
    shares: bool = False  # whether each row of t must be shares of 1, one for each class


def sigmoid(u: Array) -> Array:
    """1 / (1 + e^−u); e^−u may overflow to ∞, which gives the right 0: callers silence the warning."""
    return 1.0 / (1.0 + np.exp(-u))


def squared_error(t: Array, o: Array) -> np.float64:
    difference = t - o
    return np.float64(0.5 * np.vdot(difference, difference))


def softmax(u: Array) -> Array:
    """e^{u_j} / Σ_l e^{u_l}, the largest u of each row taken off first: e^u then is at most 1."""
    e = np.exp(u - u.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


def cross_entropy(t: Array, o: Array) -> np.float64:
    return np.float64(-np.vdot(t, np.log(np.maximum(o, LEAST))))


def through_softmax(delta_o: Array, o: Array) -> Array:
    """δ^u_j = o_j (δ^o_j − Σ_l δ^o_l o_l)"""
    return np.asarray(o * (delta_o - (delta_o * o).sum(axis=-1, keepdims=True)))


def _difference(t: Array, o: Array) -> Array:
    return -(t - o)


OUTPUTS = {
    "sigmoid": Output(
        activation=sigmoid,
        loss=squared_error,
        delta_o=_difference,
        delta_u=lambda delta_o, t, o: delta_o * o * (1.0 - o),
    ),
    "softmax": Output(
        activation=softmax,
        loss=cross_entropy,
        delta_o=lambda t, o: -t / np.maximum(o, LEAST),
        delta_u=lambda delta_o, t, o: o - t,  # as through_softmax(delta_o, o), and right where o underflows, too
        shares=True,
    ),
    "softmax_squared_error": Output(
        activation=softmax,
        loss=squared_error,
        delta_o=_difference,
        delta_u=lambda delta_o, t, o: through_softmax(delta_o, o),
    ),
}
