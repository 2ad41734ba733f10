"""One unit: u = Wᵀx + b, o = σ(u), E = ½‖t − o‖², and the derivatives that the chain rule makes of them.

Every function takes one sample or a batch. With n inputs and N samples:

    x (n,) or (N, n)      W (n,)      b ()      u, o, t, δ^o, δ^u () or (N,)      ΔW (n,)      Δb ()      E ()

E sums over samples, so ΔW and Δb do too. δ and Δ are plain derivatives; what goes against them, with a minus, is `descend`.
All of it is float64, nothing is written into an argument, and bad input raises TypeError (no real numbers) or
ValueError (wrong shape, NaN, infinity, ε ≤ 0) with the argument's name, what came and what was expected.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Array, Values, positive, real, same_shape


def linear_sum(W: ArrayLike, x: ArrayLike, b: ArrayLike) -> Values:
    """u = Wᵀx + b

    W (n,), x (n,) or (N, n), b () → u () or (N,).
    Raises if W and x disagree about n. Lecture: g, the linear sum of the single network (printed there "= b").
    """
    weights, inputs, bias = real("W", W, 1), real("x", x, 1, 2), real("b", b, 0)
    n = inputs.shape[-1]
    if weights.shape != (n,):
        raise ValueError(f"W has shape {weights.shape}, but x has {n} inputs (shape {inputs.shape}): expected W of shape ({n},)")
    return inputs @ weights + bias


def sigmoid(u: ArrayLike) -> Values:
    """o = σ(u) = 1 / (1 + e^−u)

    u of any shape → o of the same shape. Neither overflows nor warns, however large |u| is.
    Lecture: f, the activation function of the single network.
    """
    u = real("u", u)
    with np.errstate(under="ignore"):
        e = np.exp(-np.abs(u))  # never above 1: e^−u itself would overflow for u < −709
        return np.where(u >= 0, 1.0, e)[()] / (1.0 + e)


def squared_error(t: ArrayLike, o: ArrayLike) -> np.float64:
    """E = ½‖t − o‖²

    t and o of one shape → E (), summed over outputs and samples. Raises if the shapes differ.
    Lecture: the loss function of the single network.
    """
    t, o = same_shape("t", t, "o", o)
    return np.float64(0.5 * np.sum((t - o) ** 2))


def delta_o(t: ArrayLike, o: ArrayLike) -> Values:
    """δ^o = ∂E/∂o = −(t − o)

    t and o of one shape → δ^o of that shape. Raises if the shapes differ.
    Lecture: the first error signal of the single network.
    """
    t, o = same_shape("t", t, "o", o)
    return o - t  # −(t − o), and 0 rather than −0 where they agree


def delta_u(delta_o: ArrayLike, o: ArrayLike) -> Values:
    """δ^u = ∂E/∂u = ∂E/∂o · ∂o/∂u = δ^o · o(1 − o)

    δ^o and o of one shape → δ^u of that shape. Raises if the shapes differ. o is σ(u), not u itself.
    Lecture: the second error signal of the single network.
    """
    delta_o, o = same_shape("delta_o", delta_o, "o", o)
    return delta_o * o * (1.0 - o)


def delta_W(delta_u: ArrayLike, x: ArrayLike) -> Array:
    """ΔW = ∂E/∂W = ∂E/∂u · ∂u/∂W = δ^u x

    δ^u () with x (n,), or δ^u (N,) with x (N, n) → ΔW (n,), summed over samples.
    Raises if they disagree about N. Lecture: the weight's correction (修正量), which is the gradient itself.
    """
    signal, inputs = real("delta_u", delta_u, 0, 1), real("x", x, 1, 2)
    if signal.shape != inputs.shape[:-1]:
        raise ValueError(
            f"delta_u has shape {signal.shape}, but x has shape {inputs.shape}: "
            f"expected delta_u of shape {inputs.shape[:-1]}, one error signal for each sample"
        )
    return signal @ inputs if signal.ndim else signal * inputs


def delta_b(delta_u: ArrayLike) -> np.float64:
    """Δb = ∂E/∂b = ∂E/∂u · ∂u/∂b = δ^u

    δ^u () or (N,) → Δb (), summed over samples. Lecture: the bias's correction.
    """
    return np.float64(np.sum(real("delta_u", delta_u, 0, 1)))


def descend(value: ArrayLike, gradient: ArrayLike, epsilon: ArrayLike) -> Values:
    """W_new = W_old − ε ΔW,   b_new = b_old − ε Δb

    value and gradient of one shape → the new value, of that shape. epsilon: the step size ε, a number > 0.
    Raises if the shapes differ or ε ≤ 0. Lecture: the update by steepest descent (最急降下法).
    """
    value, gradient = same_shape("value", value, "gradient", gradient)
    return value - positive("epsilon", epsilon) * gradient
