"""Softmax at the output: o_j = e^{u_j} / Σ_l e^{u_l}, the loss that belongs to it, and δ^u for either loss.

With n classes and N samples:

    u, o, t, δ^o, δ^u (n,) or (N, n)      Jacobian (n, n) or (N, n, n)      E ()

o are the probabilities of the classes; t their targets, shares of 1 (usually a single 1 among 0). E sums over samples. All of
it is float64, nothing is written into an argument, and bad input raises TypeError (no real numbers) or ValueError (wrong shape,
NaN, infinities) with the argument's name, what came and what was expected.
Lecture: the heading on softmax, whose text is missing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._activations import LEAST
from ._arrays import Array, real, same_shape, shares


def softmax(u: ArrayLike) -> Array:
    """o_j = e^{u_j} / Σ_l e^{u_l}

    u (n,) or (N, n), row by row → o of the same shape. Neither overflows nor warns: the largest u of a row is taken off first,
    which changes nothing, as e^{u−c} / Σ e^{u−c} = e^u / Σ e^u. Raises if u holds an infinity.
    """
    u = real("u", u, 1, 2)
    with np.errstate(over="ignore", under="ignore"):  # the difference of two logits may be −∞, and e^−∞ is the right 0
        e = np.exp(u - u.max(axis=-1, keepdims=True))
        return np.asarray(e / e.sum(axis=-1, keepdims=True))


def jacobian(o: ArrayLike) -> Array:
    """∂o_i/∂u_j = o_i (1 if i = j, otherwise 0) − o_i o_j,   that is diag(o) − o oᵀ

    o (n,) or (N, n): what softmax gave → (n, n) or (N, n, n), symmetric; every row sums to 0.
    """
    o = shares("o", o)
    return o[..., :, None] * (np.eye(o.shape[-1]) - o[..., None, :])


def cross_entropy(t: ArrayLike, o: ArrayLike) -> np.float64:
    """E = −Σ_j t_j log o_j

    t and o of one shape, (n,) or (N, n) → E (), summed over classes and samples. Where o is below the smallest normal
    number, 2.2e−308, that stands for it: E is then 708 t instead of infinite. Raises if a row of t or o is no share of 1.
    """
    t, o = _both(t, o)
    return np.float64(-np.sum(t * np.log(np.maximum(o, LEAST))))


def delta_o(t: ArrayLike, o: ArrayLike) -> Array:
    """δ^o_j = ∂E/∂o_j = −t_j / o_j for the cross-entropy (for the squared error it is unit.delta_o, −(t − o))

    t and o of one shape → δ^o of that shape; where o is below 2.2e−308, that stands for it.
    """
    t, o = _both(t, o)
    return (0.0 - t) / np.maximum(o, LEAST)  # 0, rather than −0, where t is


def through_jacobian(delta_o: ArrayLike, o: ArrayLike) -> Array:
    """δ^u_j = Σ_i δ^o_i ∂o_i/∂u_j = o_j (δ^o_j − Σ_i δ^o_i o_i),   for any loss

    δ^o and o of one shape → δ^u of that shape, whose rows sum to 0. The matrix is never built: it has only o in it.
    Where o of the right class underflows, the cross-entropy's δ^o loses the signal on this way; `delta_u` keeps it.
    """
    delta_o, o = same_shape("delta_o", delta_o, "o", shares("o", o))
    return np.asarray(o * (delta_o - np.sum(delta_o * o, axis=-1, keepdims=True)))


def delta_u(t: ArrayLike, o: ArrayLike) -> Array:
    """δ^u = ∂E/∂u = o − t for the cross-entropy

    t and o of one shape → δ^u of that shape. Through the Jacobian: o_j (−t_j/o_j + Σ_i t_i) = o_j − t_j, as Σ t = 1. Each
    o that could be close to 0 cancels, which is why it is right, too, where o has underflowed.
    """
    t, o = _both(t, o)
    return o - t


def _both(t: ArrayLike, o: ArrayLike) -> tuple[Array, Array]:
    t, o = shares("t", t), shares("o", o)
    return same_shape("t", t, "o", o)
