"""A network number by number, in plain Python: what all that computes with many numbers at once is held against.

Nothing here is the library's: no arrays, no matrix products, f′ from u and not from o, softmax through the whole of its Jacobian.
A network is anything with W, b, hidden and output. Layers count from 1, as in the lecture: o[k], u[k], delta_o[k], delta_u[k]
belong to layer k, and W[k], b[k], delta_W[k], delta_b[k] to what leads from layer k to k + 1.
"""

import math
from typing import NamedTuple

import numpy as np

HIDDEN = ("sigmoid", "tanh", "relu")
ACTIVATIONS = {
    "sigmoid": lambda u: 1 / (1 + math.exp(-u)) if u > -700 else 0.0,
    "tanh": math.tanh,
    "relu": lambda u: u if u > 0 else 0.0,
}
SLOPES = {
    "sigmoid": lambda u: 1 / (2 + math.exp(u) + math.exp(-u)) if abs(u) < 700 else 0.0,
    "tanh": lambda u: 1 / math.cosh(u) ** 2 if abs(u) < 350 else 0.0,
    "relu": lambda u: 1.0 if u > 0 else 0.0,
}


class Net(NamedTuple):
    """A network as lists."""

    W: list
    b: list
    hidden: str = "sigmoid"
    output: str = "sigmoid"


def plain(net):
    """The same network as lists."""
    return net if isinstance(net, Net) else Net(*([v.tolist() for v in part] for part in (net.W, net.b)), net.hidden, net.output)


def softmax(u):
    """e^{u_j} / Σ_l e^{u_l}"""
    e = [math.exp(value - max(u)) for value in u]
    return [value / sum(e) for value in e]


def through_softmax(delta_o, o):
    """Σ_i δ^o_i ∂o_i/∂u_j, where ∂o_i/∂u_j is o_i (1 − o_j) if i = j, otherwise −o_i o_j"""
    return [sum(d * a * ((i == j) - b) for i, (d, a) in enumerate(zip(delta_o, o, strict=True))) for j, b in enumerate(o)]


def squared_error(t, o):
    return sum((a - b) ** 2 for a, b in zip(t, o, strict=True)) / 2


def cross_entropy(t, o):
    return -sum(a * math.log(b) for a, b in zip(t, o, strict=True) if a)


def forward(net, x):
    """o and u of one sample."""
    net = plain(net)
    o, u, last = {1: [float(value) for value in x]}, {}, len(net.W) + 1
    for k, (W, b) in enumerate(zip(net.W, net.b, strict=True), start=1):
        columns = zip(*W, strict=True)
        u[k + 1] = [sum([a * w for a, w in zip(o[k], column, strict=True)]) + c for column, c in zip(columns, b, strict=True)]
        if k + 1 == last and net.output != "sigmoid":
            o[k + 1] = softmax(u[k + 1])
        else:
            o[k + 1] = list(map(ACTIVATIONS[net.hidden if k + 1 < last else "sigmoid"], u[k + 1]))
    return o, u


def outputs(net, xs):
    """o of the last layer, a row for each sample."""
    net = plain(net)
    return [forward(net, x)[0][len(net.W) + 1] for x in xs]


class Pass:
    """One sample forward and back: o, u, E, and what E is differentiated by: delta_o, delta_u, delta_W, delta_b."""

    def __init__(self, net, x, t):
        net = plain(net)
        self.last, self.hidden, self.t = len(net.W) + 1, net.hidden, [float(value) for value in t]
        self.W, self.b = (dict(enumerate(part, start=1)) for part in (net.W, net.b))
        self.o, self.u = forward(net, x)
        o = self.o[self.last]
        self.E = (cross_entropy if net.output == "softmax" else squared_error)(self.t, o)
        by_loss = (lambda t, o: -t / o) if net.output == "softmax" else (lambda t, o: o - t)
        self.delta_o, self.delta_u = {self.last: [by_loss(a, b) for a, b in zip(self.t, o, strict=True)]}, {}
        for k in range(self.last, 1, -1):
            self.delta_u[k] = self._delta_u(net, k)
            self.delta_o[k - 1] = [sum([w * d for w, d in zip(row, self.delta_u[k], strict=True)]) for row in self.W[k - 1]]
        self.delta_W = {k: [[o * d for d in self.delta_u[k + 1]] for o in self.o[k]] for k in self.W}
        self.delta_b = {k: self.delta_u[k + 1] for k in self.b}

    def _delta_u(self, net, k):
        if k == self.last and net.output != "sigmoid":
            return through_softmax(self.delta_o[k], self.o[k])
        slope = SLOPES[net.hidden if k < self.last else "sigmoid"]
        return [d * slope(u) for d, u in zip(self.delta_o[k], self.u[k], strict=True)]


class Batch:
    """Several samples: a Pass each; E, ΔW and Δb are summed."""

    def __init__(self, net, x, t):
        net = plain(net)
        self.passes = [Pass(net, *pair) for pair in zip(x, t, strict=True)]
        self.E = sum(p.E for p in self.passes)

    def rows(self, name):
        """o, u, delta_o or delta_u of each layer, first to last, a row for each sample."""
        return [[getattr(p, name)[k] for p in self.passes] for k in sorted(getattr(self.passes[0], name))]

    def sums(self, name):
        """delta_W or delta_b, first to last."""
        return [added([getattr(p, name)[k] for p in self.passes]) for k in sorted(getattr(self.passes[0], name))]


def added(values):
    """Numbers, or lists of numbers, element by element."""
    return [added(parts) for parts in zip(*values, strict=True)] if isinstance(values[0], list) else sum(values)


def descended(value, slope, epsilon):
    """v − ε Δv, element by element."""
    if isinstance(value, list):
        return [descended(v, s, epsilon) for v, s in zip(value, slope, strict=True)]
    return value - epsilon * slope


def training(net, x, t, epsilon, steps, one_by_one=False):
    """The network and its E, before the first and after each update."""
    net = plain(net)
    for step in range(steps + 1):
        batch = Batch(net, x, t)
        yield net, batch.E
        if one_by_one:
            batch = Batch(net, [x[step % len(x)]], [t[step % len(x)]])
        W, b = (descended(v, batch.sums(f"delta_{name}"), epsilon) for v, name in ((net.W, "W"), (net.b, "b")))
        net = net._replace(W=W, b=b)


def train(net, x, t, epsilon, steps, one_by_one=False):
    """Every E of a training, and the network at its end."""
    nets, E = zip(*training(net, x, t, epsilon, steps, one_by_one), strict=True)
    return list(E), nets[-1]


def assert_same(got, expected, rtol=1e-12, atol=1e-15):
    """Number for number and shape for shape: two arrays, or as many of them in tuples or lists (Gradients, rows, W and b)."""
    if isinstance(expected, (tuple, list)):
        for one, other in zip(got, expected, strict=True):
            assert_same(one, other, rtol, atol)
    else:
        assert np.shape(got) == np.shape(expected)
        np.testing.assert_allclose(got, expected, rtol=rtol, atol=atol)
