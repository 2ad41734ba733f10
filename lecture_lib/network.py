"""Many layers: o^1 = x, u^{k+1} = o^k W^k + b^k, o^{k+1} = σ(u^{k+1}), and δ travelling back from the last layer to the first.

Samples are rows, so that a whole batch is one product. With N samples, n_k units in layer k and k_max layers:

    o^k, δ^{o^k} (N, n_k)   u^k, δ^{u^k} (N, n_k)   W^k, ΔW^k (n_k, n_{k+1})   b^k, Δb^k (n_{k+1},)   t (N, n_kmax)   E ()

One sample may come as x (n_1,) and t (n_kmax,); what belongs to samples then loses its first axis.

Layers count from 1, as in the lecture, but Python's tuples from 0, and the layer of inputs has no u. So

    trace.o[0] is o^1        trace.u[0] is u^2        net.W[0] is W^1, which leads from layer 1 to layer 2
    grads.delta_o[i] belongs to trace.o[i], grads.delta_u[i] to trace.u[i], grads.delta_W[i] to net.W[i], and so on.

E sums over samples, so ΔW and Δb do too. δ and Δ are plain derivatives; the minus stands in `descend`. All of it is float64,
nothing is written into an argument, and bad input raises TypeError (no real numbers) or ValueError (anything else) with the
argument's name, what came and what was expected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, positive, real, several, shares, whole
from .outputs import OUTPUTS, Output, sigmoid


@dataclass(frozen=True, eq=False)
class Network:
    """o^1 → W^1, b^1 → o^2 → … → o^kmax: the weights and biases of every layer, and what the last layer does.

    W: (W^1, …) of shapes (n_k, n_{k+1}); b: (b^1, …) of shapes (n_{k+1},); output: "sigmoid" (with the squared error),
    "softmax" (with the cross-entropy) or "softmax_squared_error".
    Hidden layers are sigmoids. Raises if a shape does not fit its neighbours or the output is unknown.
    """

    W: tuple[Array, ...]
    b: tuple[Array, ...]
    output: str = "sigmoid"

    def __post_init__(self) -> None:
        if not isinstance(self.output, str) or self.output not in OUTPUTS:
            raise ValueError(f"output is {self.output!r}: expected one of {', '.join(map(repr, OUTPUTS))}")
        W = tuple(real(f"W[{i}]", weights, 2).copy() for i, weights in enumerate(several("W", self.W, "layer")))
        b = tuple(real(f"b[{i}]", biases, 1).copy() for i, biases in enumerate(several("b", self.b, "layer")))
        if not W or len(W) != len(b):
            raise ValueError(f"W has {len(W)} layers and b has {len(b)}: expected as many, and at least one")
        for i, (weights, biases) in enumerate(zip(W, b, strict=True)):
            if biases.shape != (n := weights.shape[1],):
                raise ValueError(
                    f"b[{i}] has shape {biases.shape}, but W[{i}] leads to {n} units: expected shape ({n},)"
                )
        for i, (before, after) in enumerate(pairwise(W), start=1):
            if after.shape[0] != (n := before.shape[1]):
                raise ValueError(
                    f"W[{i}] has shape {after.shape}, but W[{i - 1}] leads to {n} units: expected {n} rows in W[{i}]"
                )
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


Tie = Callable[[Sequence[Array], Sequence[Array]], tuple[Sequence[Array], Sequence[Array]]]


class History(NamedTuple):
    """What a training leaves: the net it ended with, and E before the first and after each step, shape (steps + 1,)."""

    net: Network
    E: Array


def initial(sizes: Sequence[int], seed: int, output: str = "sigmoid", scale: float = 1.0) -> Network:
    """w^k_ij ~ N(0, scale²), b^k_j ~ N(0, scale²)

    sizes: (n_1, …, n_kmax), at least two; seed: a whole number ≥ 0; scale ≥ 0, their standard deviation. The numbers come from
    numpy's default_rng(seed) in the order W^1, b^1, W^2, b^2, …, rows first, times scale: the same seed and sizes give the
    same network on every machine.
    Lecture: initial weights are drawn at random; of how large it says nothing.
    """
    layers = drawn(sizes, seed, scale)
    return Network(tuple(W for W, _ in layers), tuple(b for _, b in layers), output)


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
    """o^1 = x,   u^{k+1} = o^k W^k + b^k,   o^{k+1} = σ(u^{k+1})

    x (n_1,) or (N, n_1) → a Trace of every o^k and u^k. For one sample o W is the lecture's Wᵀo.
    Lecture: input and output of the multilayer network (its output printed "h−(x)"; here o^kmax = h(x)).
    """
    x = _inputs(net, x).copy()  # it becomes part of the trace, which nobody should change from outside
    with np.errstate(over="ignore"):
        return Trace(*map(tuple, _forward(net.W, net.b, OUTPUTS[net.output], x)))


def loss(net: Network, x: ArrayLike, t: ArrayLike) -> np.float64:
    """E = ½‖t − o^kmax‖²,   or −Σ t log o^kmax for the output "softmax"

    x (n_1,) or (N, n_1), t (n_kmax,) or (N, n_kmax) → E (), summed over outputs and samples.
    Lecture: the loss function.
    """
    o = forward(net, x).o[-1]
    return OUTPUTS[net.output].loss(_targets(net, o, t), o)


def backward(net: Network, trace: Trace, t: ArrayLike) -> Gradients:
    """δ^{o^k} = −(t − o^k) if k = k_max, otherwise δ^{u^{k+1}} (W^k)ᵀ

       δ^{u^k} = δ^{o^k} o^k (1 − o^k)      ΔW^k = (o^k)ᵀ δ^{u^{k+1}}      Δb^k = Σ over samples of δ^{u^{k+1}}

    trace: what `forward` of this net gave; t of the shape of trace.o[-1] → Gradients. Every δ is computed with the weights
    as they are, before any of them is updated. δ^{o^1} = ∂E/∂x comes along, though no parameter needs it. With softmax at the
    output only the first line of the recursion changes: δ^{u^kmax} = o − t, or δ^o through the Jacobian (see `softmax`).
    Lecture: the error signals and corrections of the multilayer network (its transposes and outer products left implicit).
    """  # fmt: skip
    _check_trace(net, trace)
    o, t = [np.atleast_2d(values) for values in trace.o], np.atleast_2d(_targets(net, trace.o[-1], t))
    delta_o, delta_u = _signals(net.W, OUTPUTS[net.output], o, t)
    delta_o.insert(0, delta_u[0] @ net.W[0].T)
    shaped = [tuple(d.reshape(np.shape(t_)) for d, t_ in zip(deltas, values, strict=True))
              for deltas, values in ((delta_o, trace.o), (delta_u, trace.u))]  # fmt: skip
    return Gradients(*shaped, *map(tuple, _gradients(o, delta_u)))


def descend(net: Network, grads: Gradients, epsilon: ArrayLike) -> Network:
    """W^k_new = W^k_old − ε ΔW^k,   b^k_new = b^k_old − ε Δb^k,   for all k at once

    grads: anything with .delta_W and .delta_b of the shapes of net.W and net.b; epsilon: the step size ε > 0 → a new Network.
    Lecture: the update by steepest descent.
    """
    epsilon = positive("epsilon", epsilon)
    for name, values in (("W", net.W), ("b", net.b)):
        found = several(f"delta_{name}", getattr(grads, f"delta_{name}", None), "layer")
        slopes = [real(f"delta_{name}[{i}]", slope).shape for i, slope in enumerate(found)]
        if slopes != (expected := [value.shape for value in values]):
            raise ValueError(f"delta_{name} has the shapes {slopes}: expected those of net.{name}, {expected}")
    W, b = _descend(net.W, net.b, grads.delta_W, grads.delta_b, epsilon)
    return Network(tuple(W), tuple(b), net.output)


def train(
    net: Network, x: ArrayLike, t: ArrayLike, epsilon: ArrayLike, steps: int, one_by_one: bool = False,
    tie: Tie | None = None,
) -> History:  # fmt: skip
    """repeat `steps` times: forward, backward, descend

    x (N, n_1), t (N, n_kmax), epsilon > 0, steps ≥ 0 → a History. A step is one update: with the gradient summed over all
    samples or, with one_by_one, with that of a single sample, the rows taking turns, so that N steps show each sample
    once. E is that of all samples in both. tie: what becomes of (ΔW^1, …), (Δb^1, …) before they are descended, where weights
    are not free (convolution.tie).
    Lecture: the whole of the algorithm; its formulas are for one sample, how to go through several it does not say.
    """
    epsilon, steps, output = positive("epsilon", epsilon), whole("steps", steps, 0), OUTPUTS[net.output]
    x = np.atleast_2d(_inputs(net, x))
    t = _targets_2d(net, x, t)
    W: Layers = net.W
    b: Layers = net.b
    samples = [(x[i : i + 1], t[i : i + 1]) for i in range(len(x))] if one_by_one else []
    E = np.empty(steps + 1)
    with np.errstate(over="ignore"):
        for step in range(steps):
            o, aim = _forward(W, b, output, x)[0], t
            E[step] = output.loss(t, o[-1])
            if one_by_one:
                row, aim = samples[step % len(x)]
                o = _forward(W, b, output, row)[0]
            _, delta_u = _signals(W, output, o, aim)
            slopes = _gradients(o, delta_u)
            W, b = _descend(W, b, *(slopes if tie is None else tie(*slopes)), epsilon)
        E[steps] = output.loss(t, _forward(W, b, output, x)[0][-1])
    return History(Network(tuple(W), tuple(b), net.output), E)


# ---- the same on bare arrays of two axes, unchecked: what `train` repeats. Each line is a line of the lecture.

Layers = Sequence[Array]


def _forward(W: Layers, b: Layers, output: Output, x: Array) -> tuple[list[Array], list[Array]]:
    o, u = [x], []
    for k in range(len(W)):
        u.append(o[k] @ W[k] + b[k])
        o.append(sigmoid(u[k]) if k < len(W) - 1 else output.activation(u[k]))
    return o, u


def _signals(W: Layers, output: Output, o: Layers, t: Array) -> tuple[list[Array], list[Array]]:
    """δ^{o^k}, δ^{u^k} for k = 2 … k_max, found from the last layer to the first."""
    delta_o = [output.delta_o(t, o[-1])]
    delta_u = [output.delta_u(delta_o[0], t, o[-1])]
    for k in range(len(W) - 1, 0, -1):
        delta_o.insert(0, delta_u[0] @ W[k].T)
        delta_u.insert(0, delta_o[0] * o[k] * (1.0 - o[k]))
    return delta_o, delta_u


def _gradients(o: Layers, delta_u: Layers) -> tuple[list[Array], list[Array]]:
    delta_W = [o[k].T @ delta_u[k] for k in range(len(delta_u))]
    delta_b = [np.add.reduce(delta, axis=0) for delta in delta_u]  # delta.sum(axis=0), with less overhead
    return delta_W, delta_b


def _descend(W: Layers, b: Layers, delta_W: Layers, delta_b: Layers, epsilon: float) -> tuple[list[Array], list[Array]]:
    new_W = [value - epsilon * slope for value, slope in zip(W, delta_W, strict=True)]
    new_b = [value - epsilon * slope for value, slope in zip(b, delta_b, strict=True)]
    return new_W, new_b


# ---- what comes in


def _inputs(net: Network, x: ArrayLike) -> Array:
    x, n = real("x", x, 1, 2), net.sizes[0]
    if x.shape[-1] != n:
        raise ValueError(f"x has shape {x.shape}, but the network has {n} inputs: expected ({n},) or (N, {n})")
    return x


def _targets(net: Network, o: Array, t: ArrayLike) -> Array:
    t = real("t", t)
    if t.shape != o.shape:
        raise ValueError(f"t has shape {t.shape}, but the output has shape {o.shape}: expected the same shape")
    return shares("t", t) if OUTPUTS[net.output].shares else t


def _targets_2d(net: Network, x: Array, t: ArrayLike) -> Array:
    t, expected = real("t", t, 1, 2), (len(x), net.sizes[-1])
    if t.shape != expected and (t.shape != expected[1:] or len(x) > 1):
        raise ValueError(f"t has shape {t.shape}: expected {expected}, a row for each sample, a column for each output")
    return np.atleast_2d(shares("t", t) if OUTPUTS[net.output].shares else t)


def _check_trace(net: Network, trace: Trace) -> None:
    if not (hasattr(trace, "o") and hasattr(trace, "u")):
        raise TypeError(f"trace is {trace!r} ({type(trace).__name__}): expected what forward returned")
    o, u = [np.shape(values) for values in trace.o], [np.shape(values) for values in trace.u]
    fits = (
        [shape[-1] for shape in o if shape] == list(net.sizes) and u == o[1:] and len({shape[:-1] for shape in o}) == 1
    )
    if not fits:
        raise ValueError(
            f"trace has the shapes o {o} and u {u}: expected a trace of this network, of sizes {net.sizes}"
        )
