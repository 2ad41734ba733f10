"""Convolution as a dense layer: u = o W, where a missing connection weighs 0 and many connections share one weight.

Convolution here is what deep learning means by it, a cross-correlation: the kernel is not turned round.

    u_j = Σ_a k_a x_{s j + a − p}            in 1-D, with stride s and padding p: x is 0 outside
    u_{c', j} = Σ_c Σ_a k_{c' c a} x_{c, s j + a − p}     with channels, and in 2-D with one index more for a and for j

    one channel        kernel (m,), input (n,)                     kernel (m, l), input (n, h)
    with channels      kernel (c_out, c_in, m), input (c_in, n)    kernel (c_out, c_in, m, l), input (c_in, n, h)

Taken as a layer, inputs and outputs are numbered row by row: n_in = c_in · n · h, n_out likewise, W (n_in, n_out) as everywhere.
`stride` ≥ 1 and `padding` ≥ 0 hold for every axis. Several samples are one axis more, in front. Bad input raises TypeError or
ValueError with the argument's name, what came and what was expected.
Lecture: convolution is no different, the missing connections just weigh 0. What that leaves out: their *gradient* is not 0, so
it has to be masked; and weights that are shared sum their gradients.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._arrays import Array, real, several, whole
from .network import Tie

Shape = tuple[int, ...]


# ---- the dense layer


def sharing(kernel_shape: Sequence[int], input_shape: Sequence[int], stride: int = 1, padding: int = 0) -> NDArray[np.intp]:
    """a where weight number a of the kernel (row by row) is the weight of the connection i → j, −1 where there is none

    → whole numbers (n_in, n_out). The layer is in it entirely: the mask is where it is not −1.
    """
    plan = _plan(kernel_shape, input_shape, stride, padding)
    index = np.arange(plan.kernel[0] * plan.kernel[1]).reshape(plan.kernel[:2]).T  # (c_in, c_out)
    for m, n, places in zip(plan.kernel[2:], plan.inputs[1:], plan.places, strict=True):
        a = np.arange(n)[:, None] + padding - stride * np.arange(places)  # where in a kernel at that place input i lies
        index, a = index[:, None, :, None], a[None, :, None, :]
        joined = np.where((index >= 0) & (a >= 0) & (a < m), index * m + a, -1)
        index = joined.reshape(joined.shape[0] * n, -1)
    return index


def mask(kernel_shape: Sequence[int], input_shape: Sequence[int], stride: int = 1, padding: int = 0) -> NDArray[np.bool_]:
    """True where there is a connection i → j → boolean (n_in, n_out)"""
    return sharing(kernel_shape, input_shape, stride, padding) >= 0


def dense_weights(kernel: ArrayLike, input_shape: Sequence[int], stride: int = 1, padding: int = 0) -> Array:
    """w_ij = k_a where connection i → j has weight number a of the kernel, 0 where there is none

    → W (n_in, n_out): x.ravel() @ W is `direct(kernel, x)`.ravel(). Lecture: the missing connections weigh 0.
    """
    k = real("kernel", kernel, 1, 2, 3, 4)
    weights: Array = np.append(k.ravel(), 0.0)[sharing(k.shape, input_shape, stride, padding)]  # number −1 is the last: 0
    return weights


def kernel_gradient(
    delta_W: ArrayLike, kernel_shape: Sequence[int], input_shape: Sequence[int], stride: int = 1, padding: int = 0
) -> Array:
    """Δk_a = Σ of Δw_ij over the connections i → j that share k_a: mask, then sum

    delta_W (n_in, n_out): the gradient of the dense layer, not 0 at missing connections → of kernel_shape.
    Not in the lecture: shared weights.
    """
    slopes, shared = _dense("delta_W", delta_W, sharing(kernel_shape, input_shape, stride, padding))
    there = shared >= 0
    sums = np.bincount(shared[there], slopes[there], minlength=int(np.prod(kernel_shape)))
    return sums.reshape(tuple(kernel_shape)).astype(np.float64)


def tied(
    delta_W: ArrayLike, kernel_shape: Sequence[int], input_shape: Sequence[int], stride: int = 1, padding: int = 0,
    *, masked: bool = True, shared: bool = True,
) -> Array:  # fmt: skip
    """Δw_ij as it may be used: Δk_a where i → j has weight a, 0 where there is no connection

    delta_W (n_in, n_out) → (n_in, n_out). masked=False leaves the gradient at missing connections as it is (they fill in);
    shared=False leaves each connection its own (a locally connected layer); neither, and it is delta_W, a dense layer.
    """
    slopes, numbers = _dense("delta_W", delta_W, sharing(kernel_shape, input_shape, stride, padding))
    return _tied(slopes, numbers, masked, shared)


def tie(
    kernel_shape: Sequence[int], input_shape: Sequence[int], stride: int = 1, padding: int = 0,
    *, masked: bool = True, shared: bool = True,
) -> Tie:  # fmt: skip
    """ΔW^1 → tied(ΔW^1),   Δb^1_j → Σ of Δb^1 over the places of j's channel: for network.train

    The first layer of the network begins as W^1 = dense_weights(kernel, …) with equal biases in a channel. Descending a tied
    gradient is descending the kernel, so with both switches on it stays a convolution; without `masked` the zeros fill in, and
    without `shared` each output has weights and a bias of its own. The layers after it are as everywhere.
    """
    numbers = sharing(kernel_shape, input_shape, stride, padding)
    plan = _plan(kernel_shape, input_shape, stride, padding)

    def tied_gradients(delta_W: Sequence[Array], delta_b: Sequence[Array]) -> tuple[Sequence[Array], Sequence[Array]]:
        bias = delta_b[0]
        if shared:
            each = bias.reshape(plan.kernel[0], -1)
            bias = np.broadcast_to(each.sum(axis=1, keepdims=True), each.shape).ravel()
        return [_tied(delta_W[0], numbers, masked, shared), *delta_W[1:]], [bias, *delta_b[1:]]

    return tied_gradients


def _tied(slopes: Array, numbers: NDArray[np.intp], masked: bool, shared: bool) -> Array:
    """`tied`, unchecked, with `sharing` found already; number −1 is the last one of the sums."""
    there = numbers >= 0
    if shared:
        sums = np.append(np.bincount(numbers[there], slopes[there]), 0.0)
        return sums[numbers] if masked else np.where(there, sums[numbers], slopes)
    return np.where(there, slopes, 0.0) if masked else slopes


def _dense(name: str, value: ArrayLike, numbers: NDArray[np.intp]) -> tuple[Array, NDArray[np.intp]]:
    array = real(name, value, 2)
    if array.shape != numbers.shape:
        raise ValueError(f"{name} has shape {array.shape}: expected {numbers.shape}, the layer's inputs and outputs")
    return array, numbers


# ---- the same without the matrix, as it is written down: the kernel slides over the input


def direct(kernel: ArrayLike, x: ArrayLike, stride: int = 1, padding: int = 0) -> Array:
    """u_j = Σ_a k_a x_{s j + a − p}

    x: an input, or several → u: an output, or several.
    """
    k = real("kernel", kernel, 1, 2, 3, 4)
    x = _samples("x", x, _one(k.shape))
    plan = _plan(k.shape, x.shape[-_one(k.shape) :], stride, padding)
    padded = plan.pad(x)
    u = np.zeros((len(padded), plan.kernel[0], *plan.places))
    for place, window in plan.slide():
        u[place] = np.tensordot(padded[window], k.reshape(plan.kernel), plan.summed)
    return u.reshape(*x.shape[: -_one(k.shape)], *plan.outputs)


def direct_delta_o(delta_u: ArrayLike, kernel: ArrayLike, input_shape: Sequence[int], stride: int = 1, padding: int = 0) -> Array:
    """δ^o_i = Σ_j δ^u_j k_{i + p − s j},   which is δ^u Wᵀ

    delta_u: of the output's shape, or several → δ^o: of the input's shape, or several.
    """
    k = real("kernel", kernel, 1, 2, 3, 4)
    plan = _plan(k.shape, input_shape, stride, padding)
    signals = _fitting("delta_u", delta_u, plan.outputs)
    back = signals.reshape(-1, plan.kernel[0], *plan.places)
    padded = plan.pad(np.zeros((len(back), *plan.inputs)))
    for place, window in plan.slide():
        padded[window] += np.tensordot(back[place], k.reshape(plan.kernel), 1)
    return plan.crop(padded).reshape(*signals.shape[: -len(plan.outputs)], *input_shape)


def direct_kernel_gradient(
    delta_u: ArrayLike, x: ArrayLike, kernel_shape: Sequence[int], stride: int = 1, padding: int = 0
) -> Array:
    """Δk_a = Σ_j δ^u_j x_{s j + a − p},   summed over samples, too

    delta_u and x: one, or as many of the one as of the other → of kernel_shape.
    """
    one = _one(tuple(kernel_shape))
    x = _samples("x", x, one)
    plan = _plan(kernel_shape, x.shape[-one:], stride, padding)
    signals = _fitting("delta_u", delta_u, plan.outputs)
    if signals.shape[: -len(plan.outputs)] != x.shape[:-one]:
        raise ValueError(f"delta_u has shape {signals.shape}, but x has shape {x.shape}: expected as many samples")
    back, padded = signals.reshape(-1, plan.kernel[0], *plan.places), plan.pad(x)
    total = np.zeros(plan.kernel)
    for place, window in plan.slide():
        total += np.tensordot(back[place], padded[window], (0, 0))
    return total.reshape(tuple(kernel_shape))


def output_shape(kernel_shape: Sequence[int], input_shape: Sequence[int], stride: int = 1, padding: int = 0) -> Shape:
    """⌊(n + 2p − m) / s⌋ + 1 places of the kernel along each axis, with c_out in front where there are channels"""
    return _plan(kernel_shape, input_shape, stride, padding).outputs


class _Plan(NamedTuple):
    """A convolution's shapes, checked; kernel, inputs and places as if there were channels, of which one may be the only."""

    kernel: Shape  # (c_out, c_in, m) or (c_out, c_in, m, l)
    inputs: Shape  # (c_in, n) or (c_in, n, h)
    places: Shape
    outputs: Shape  # as the caller has it
    stride: int
    padding: int

    @property
    def summed(self) -> tuple[list[int], list[int]]:
        """The axes of windows (N, c_in, m, …) and of the kernel over which a place's product sums."""
        axes = list(range(1, len(self.kernel)))
        return axes, axes

    def slide(self) -> Iterator[tuple[Any, Any]]:
        """Every place of the kernel: its index in (N, c_out, places), and that of the window it covers in the padded input."""
        for place in np.ndindex(self.places):
            starts = [self.stride * j for j in place]
            yield (..., *place), (..., *(slice(at, at + m) for at, m in zip(starts, self.kernel[2:], strict=True)))

    def pad(self, x: Array) -> Array:
        """x as (N, c_in, n + 2p, …), a new array."""
        margins = [(0, 0), (0, 0)] + [(self.padding, self.padding)] * len(self.places)
        return np.pad(x.reshape(-1, *self.inputs), margins)

    def crop(self, padded: Array) -> Array:
        inside: Any = tuple(slice(self.padding, self.padding + n) for n in self.inputs[1:])
        return padded[..., *inside]


def _plan(kernel_shape: Sequence[int], input_shape: Sequence[int], stride: int, padding: int) -> _Plan:
    kernel, inputs = _shape("kernel_shape", kernel_shape), _shape("input_shape", input_shape)
    one = _one(kernel)
    channels = len(kernel) > 2
    if len(inputs) != one:
        what = "(c_in, n) or (c_in, n, h)" if channels else "(n,) or (n, h)"
        raise ValueError(f"input_shape is {inputs}, the kernel's {kernel}: expected an input of {one} axes, as in {what}")
    if channels and kernel[1] != inputs[0]:
        raise ValueError(f"input_shape is {inputs}, {inputs[0]} channels, but the kernel's {kernel} is for {kernel[1]}")
    stride, padding = whole("stride", stride, 1), whole("padding", padding, 0)
    sliding = one - channels
    windows, lengths = kernel[-sliding:], inputs[-sliding:]
    places = tuple((n + 2 * padding - m) // stride + 1 for n, m in zip(lengths, windows, strict=True))
    if min(places) < 1:
        raise ValueError(
            f"kernel_shape is {kernel}, input_shape {inputs}, padding {padding}: expected a kernel that fits into the input"
        )
    front = kernel[:2] if channels else (1, 1)
    return _Plan((*front, *windows), (front[1], *lengths), places, (*kernel[:channels], *places), stride, padding)


def _one(kernel: Shape) -> int:
    """How many axes one input has."""
    if not 1 <= len(kernel) <= 4:
        raise ValueError(f"kernel_shape is {kernel}: expected (m,), (m, l), (c_out, c_in, m) or (c_out, c_in, m, l)")
    return (1, 2, 2, 3)[len(kernel) - 1]


def _shape(name: str, value: Sequence[int]) -> Shape:
    return tuple(whole(f"{name}[{i}]", size, 1) for i, size in enumerate(several(name, value, "axis")))


def _samples(name: str, value: ArrayLike, one: int) -> Array:
    return real(name, value, one, one + 1)


def _fitting(name: str, value: ArrayLike, outputs: Shape) -> Array:
    array = _samples(name, value, len(outputs))
    if array.shape[-len(outputs) :] != outputs:
        raise ValueError(f"{name} has shape {array.shape}: expected {outputs}, or (N, …) in front of it")
    return array
