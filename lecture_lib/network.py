"""Many layers: o^1 = x, u^{k+1} = o^k W^k + b^k, o^{k+1} = f(u^{k+1}), and δ travelling back from the last layer to the first.

Samples are rows, so that a whole batch is one product. With N samples, n_k units in layer k and k_max layers:

    o^k, δ^{o^k} (N, n_k)   u^k, δ^{u^k} (N, n_k)   W^k, ΔW^k (n_k, n_{k+1})   b^k, Δb^k (n_{k+1},)   t (N, n_kmax)   E ()

One sample may come as x (n_1,) and t (n_kmax,); what belongs to samples then loses its first axis.

Layers count from 1, as in the lecture, but Python's tuples from 0, and the layer of inputs has no u. So

    trace.o[0] is o^1        trace.u[0] is u^2        net.W[0] is W^1, which leads from layer 1 to layer 2
    grads.delta_o[i] belongs to trace.o[i], grads.delta_u[i] to trace.u[i], grads.delta_W[i] to net.W[i], and so on.

E sums over samples, so ΔW and Δb do too. δ and Δ are plain derivatives; the minus stands in `descend`. All of it is float64,
nothing is written into an argument, and bad input raises TypeError (no real numbers) or ValueError (anything else) with the
argument's name, what came and what was expected. Checked here, computed in `_backprop`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from . import _backprop
from ._activations import ACTIVATIONS, OUTPUTS
from ._arrays import Array, one_of, positive, real, several, shares, whole


@dataclass(frozen=True, eq=False)
class Network:
    """o^1 → W^1, b^1 → o^2 → … → o^kmax: the weights and biases of every layer, and what the layers do with u.

    W: (W^1, …) of shapes (n_k, n_{k+1}); b: (b^1, …) of shapes (n_{k+1},); output: "sigmoid" (with the squared error),
    "softmax" (with the cross-entropy) or "softmax_squared_error"; hidden: what f the layers before it have, "sigmoid", "tanh"
    or "relu". Raises if a shape does not fit its neighbours, or output or hidden is unknown.
    """

    W: tuple[Array, ...]
    b: tuple[Array, ...]
    output: str = "sigmoid"
    hidden: str = "sigmoid"

    def __post_init__(self) -> None:
        one_of("output", self.output, OUTPUTS)
        one_of("hidden", self.hidden, ACTIVATIONS)
        W = tuple(real(f"W[{i}]", weights, 2).copy() for i, weights in enumerate(several("W", self.W, "layer")))
        b = tuple(real(f"b[{i}]", biases, 1).copy() for i, biases in enumerate(several("b", self.b, "layer")))
        if not W or len(W) != len(b):
            raise ValueError(f"W has {len(W)} layers and b has {len(b)}: expected as many, and at least one")
        for i, (weights, biases) in enumerate(zip(W, b, strict=True)):
            if biases.shape != (n := weights.shape[1],):
                raise ValueError(f"b[{i}] has shape {biases.shape}, but W[{i}] leads to {n} units: expected shape ({n},)")
        for i, (before, after) in enumerate(pairwise(W), start=1):
            if after.shape[0] != (n := before.shape[1]):
                raise ValueError(f"W[{i}] has shape {after.shape}, but W[{i - 1}] leads to {n} units: expected {n} rows in W[{i}]")
        object.__setattr__(self, "W", W)  # the one moment at which a frozen object may be completed
        object.__setattr__(self, "b", b)

    @property
    def sizes(self) -> tuple[int, ...]:
        """(n_1, …, n_kmax)"""
        return (self.W[0].shape[0], *(weights.shape[1] for weights in self.W))


class Trace(NamedTuple):
    """Every value on the way forward: o = (o^1, …, o^kmax), u = (u^2, …, u^kmax)."""

    o: tuple[Array, ...]
    u: tuple[Array, ...]


class Gradients(NamedTuple):
    """Every value on the way back; each tuple lies parallel to what it is the derivative by.

    delta_o = (δ^{o^1}, …, δ^{o^kmax}), delta_u = (δ^{u^2}, …, δ^{u^kmax}), delta_W = (ΔW^1, …), delta_b = (Δb^1, …).
    """

    delta_o: tuple[Array, ...]
    delta_u: tuple[Array, ...]
    delta_W: tuple[Array, ...]
    delta_b: tuple[Array, ...]


# (ΔW^1, …), (Δb^1, …) → what is descended in their place: for weights that are not free, as a convolution's shared ones
Tie = Callable[[Sequence[Array], Sequence[Array]], tuple[Sequence[Array], Sequence[Array]]]


class History(NamedTuple):
    """What a training leaves: the net it ended with, and E before the first and after each step, shape (steps + 1,)."""

    net: Network
    E: Array


def initial(sizes: Sequence[int], seed: int, output: str = "sigmoid", scale: float = 1.0, hidden: str = "sigmoid") -> Network:
    """w^k_ij ~ N(0, scale²), b^k_j ~ N(0, scale²)

    sizes: (n_1, …, n_kmax), at least two; seed: a whole number ≥ 0; output and hidden as in Network; scale ≥ 0, their standard
    deviation. The numbers come from numpy's default_rng(seed) in the order W^1, b^1, W^2, b^2, …, rows first, times scale: the
    same seed and sizes give the same network on every machine, whatever its output and hidden layers do.
    Lecture: initial weights are drawn at random; of how large it says nothing.
    """
    layers = drawn(sizes, seed, scale)
    return Network(tuple(W for W, _ in layers), tuple(b for _, b in layers), output, hidden)


def drawn(sizes: Sequence[int], seed: int, scale: float = 1.0) -> list[tuple[Array, Array]]:
    """(W^1, b^1), (W^2, b^2), … of `initial`, as bare arrays."""
    sizes = tuple(whole(f"sizes[{i}]", size, 1) for i, size in enumerate(several("sizes", sizes, "layer")))
    if len(sizes) < 2:
        raise ValueError(f"sizes is {sizes}: expected at least two layers, that of the inputs and that of the outputs")
    draw = np.random.default_rng(whole("seed", seed, 0)).normal
    if (scale := float(real("scale", scale, 0))) < 0:
        raise ValueError(f"scale is {scale}: expected a number from 0")
    return [(scale * draw(size=pair), scale * draw(size=pair[1])) for pair in pairwise(sizes)]


def forward(net: Network, x: ArrayLike) -> Trace:
    """o^1 = x,   u^{k+1} = o^k W^k + b^k,   o^{k+1} = f(u^{k+1})

    x (n_1,) or (N, n_1) → a Trace of every o^k and u^k. f is σ, or what the network's `hidden` and `output` say.
    For one sample o W is the lecture's Wᵀo.
    Lecture: input and output of the multilayer network (its output printed "h−(x)"; here o^kmax = h(x)).
    """
    x = _inputs(net, x).copy()  # it becomes part of the trace, which nobody should change from outside
    with np.errstate(over="ignore", under="ignore"):
        return Trace(*map(tuple, _backprop.forward(net.W, net.b, _kind(net), x)))


def loss(net: Network, x: ArrayLike, t: ArrayLike) -> np.float64:
    """E = ½‖t − o^kmax‖²,   or −Σ t log o^kmax for the output "softmax"

    x (n_1,) or (N, n_1), t (n_kmax,) or (N, n_kmax) → E (), summed over outputs and samples.
    Lecture: the loss function.
    """
    o = forward(net, x).o[-1]
    t = _targets(net, o.shape, t)
    with np.errstate(over="ignore", under="ignore"):  # of a huge t, E is ∞
        return np.float64(_kind(net).output.loss.E(t, o))


def backward(net: Network, trace: Trace, t: ArrayLike) -> Gradients:
    """δ^{o^k} = −(t − o^k) if k = k_max, otherwise δ^{u^{k+1}} (W^k)ᵀ

       δ^{u^k} = δ^{o^k} f′(u^k)      ΔW^k = (o^k)ᵀ δ^{u^{k+1}}      Δb^k = Σ over samples of δ^{u^{k+1}}

    trace: what `forward` of this net gave; t of the shape of trace.o[-1] → Gradients. f′(u) is o (1 − o) for the lecture's
    sigmoid, 1 − o² for tanh, 1 where o > 0 and otherwise 0 for ReLU. Every δ is computed with the weights as they are, before
    any of them is updated. δ^{o^1} = ∂E/∂x comes along, though no parameter needs it. With softmax at the output only
    that layer's lines change: δ^{u^kmax} = o − t, where δ^{o^kmax} = −t / o (cross-entropy), or δ^o through the Jacobian.
    Lecture: the error signals and corrections of the multilayer network (its transposes and outer products left implicit).
    """  # fmt: skip
    _check_trace(net, trace)
    o, t = [np.atleast_2d(values) for values in trace.o], np.atleast_2d(_targets(net, trace.o[-1].shape, t))
    with np.errstate(under="ignore"):
        return as_gradients(net, trace, _backprop.backward(net.W, _kind(net), o, t))


def as_gradients(
    net: Network, trace: Trace, found: _backprop.Deltas, rule: _backprop.Rule = _backprop.CORRECT, epsilon: float = 1.0
) -> Gradients:
    """What `_backprop` found, as Gradients of the shapes of the trace and of the network, with δ^{o^1}."""
    first = rule.delta_o(found.u[0], net.W[0], found.W[0], epsilon)
    return Gradients(
        tuple(d.reshape(o.shape) for d, o in zip([first, *found.o], trace.o, strict=True)),
        tuple(d.reshape(u.shape) for d, u in zip(found.u, trace.u, strict=True)),
        tuple(found.W), tuple(d[0] for d in found.b),
    )  # fmt: skip


def descend(net: Network, grads: Gradients, epsilon: ArrayLike) -> Network:
    """W^k_new = W^k_old − ε ΔW^k,   b^k_new = b^k_old − ε Δb^k,   for all k at once

    grads: anything with .delta_W and .delta_b of the shapes of net.W and net.b; epsilon: the step size ε > 0 → a new Network.
    Lecture: the update by steepest descent.
    """
    epsilon = positive("epsilon", epsilon)
    slopes = []
    for name, values in (("W", net.W), ("b", net.b)):
        found = several(f"delta_{name}", getattr(grads, f"delta_{name}", None), "layer")
        slopes.append([real(f"delta_{name}[{i}]", slope) for i, slope in enumerate(found)])
        if (shapes := [slope.shape for slope in slopes[-1]]) != (expected := [value.shape for value in values]):
            raise ValueError(f"delta_{name} has the shapes {shapes}: expected those of net.{name}, {expected}")
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        W, b = (_backprop.descend(values, delta, epsilon) for values, delta in zip((net.W, net.b), slopes, strict=True))
    check_finite(epsilon, (*W, *b))
    return replace(net, W=tuple(W), b=tuple(b))


def train(
    net: Network, x: ArrayLike, t: ArrayLike, epsilon: ArrayLike, steps: int, one_by_one: bool = False,
    *, tie: Tie | None = None,
) -> History:  # fmt: skip
    """repeat `steps` times: forward, backward, descend

    x (N, n_1), t (N, n_kmax), epsilon > 0, steps ≥ 0 → a History. A step is one update: with the gradient summed over all
    samples or, with one_by_one, with that of a single sample, the rows taking turns, so that N steps show each sample
    once. E is that of all samples in both.
    tie: for weights that are not free, a function from (ΔW^1, …), (Δb^1, …) to what is to be descended in their place, called
    before each update; convolution.tie(…) makes the one that keeps a dense layer a convolution.
    Raises ValueError, naming ε, if the training diverges, as ReLU with a large ε may.
    Lecture: the whole of the algorithm; its formulas are for one sample, how to go through several it does not say.
    """
    epsilon, steps = positive("epsilon", epsilon), whole("steps", steps, 0)
    x = np.atleast_2d(_inputs(net, x))
    t = real("t", t, 1, 2)
    t = _targets(net, (len(x), net.sizes[-1]), t[None] if t.ndim == 1 and len(x) == 1 else t)
    W, b, E = _backprop.train(
        net.W, [biases[None] for biases in net.b], _kind(net), x, t, epsilon, steps,
        one_by_one=one_by_one, tie=tie and _with_an_axis(tie),
    )  # fmt: skip
    check_finite(epsilon, (*W, *b, E))
    return History(replace(net, W=tuple(W), b=tuple(biases[0] for biases in b)), E)


def check_finite(epsilon: float, updated: Iterable[Array]) -> None:
    """Raise ValueError, naming ε, if weights or losses are not finite any more: who called has passed ε, not them."""
    if not all(np.isfinite(values).all() for values in updated):
        raise ValueError(f"epsilon is {epsilon}: the training diverges, its numbers are no longer finite; expected a smaller ε")


def _with_an_axis(tie: Tie) -> Tie:
    """`tie` for Δb (1, n), as `_backprop` has them."""

    def tied(delta_W: Sequence[Array], delta_b: Sequence[Array]) -> tuple[Sequence[Array], Sequence[Array]]:
        W, b = tie(delta_W, [slope[0] for slope in delta_b])
        return W, [slope[None] for slope in b]

    return tied


# ---- what comes in


def _inputs(net: Network, x: ArrayLike) -> Array:
    x, n = real("x", x, 1, 2), net.sizes[0]
    if x.shape[-1] != n:
        raise ValueError(f"x has shape {x.shape}, but the network has {n} inputs: expected ({n},) or (N, {n})")
    return x


def _targets(net: Network, shape: tuple[int, ...], t: ArrayLike) -> Array:
    t = real("t", t)
    if t.shape != shape:
        raise ValueError(f"t has shape {t.shape}, but the output has shape {shape}: expected the same shape")
    return shares("t", t) if OUTPUTS[net.output].loss.shares else t


def _kind(net: Network) -> _backprop.Kind:
    return _backprop.kind(net.hidden, net.output)


def _check_trace(net: Network, trace: Trace) -> None:
    if not (hasattr(trace, "o") and hasattr(trace, "u")):
        raise TypeError(f"trace is {trace!r} ({type(trace).__name__}): expected what forward returned")
    o, u = [np.shape(values) for values in trace.o], [np.shape(values) for values in trace.u]
    fits = [shape[-1] for shape in o if shape] == list(net.sizes) and u == o[1:] and len({shape[:-1] for shape in o}) == 1
    if not fits:
        raise ValueError(f"trace has the shapes o {o} and u {u}: expected a trace of this network, of sizes {net.sizes}")
