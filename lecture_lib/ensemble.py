"""Many trainings at once: for every seed and every ε what network.train gives, vectorised over the runs.

With R runs side by side there is one array for all of them where `network` has one array for each:

    o^k, δ^{o^k}, δ^{u^k} (R, N, n_k)   W^k, ΔW^k (R, n_k, n_{k+1})   b^k, Δb^k (R, 1, n_{k+1})   ε (R, 1)

The one copy of `_backprop` there is, into arrays that are there already, which halves the time; a test holds the two together.
Nothing is ever summed over runs, so none can spoil another: one that diverges ends with NaN in its E and leaves the others
as they are. Memory: 8 bytes for each E that is kept, seeds × ε × kept steps of them, at most 128 MiB unless the caller wants
more; weights three times over; and about 1 MiB to work in, as the runs take turns by as many as fit into a cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from . import network
from ._activations import ACTIVATIONS
from ._arrays import Array, one_of, positive, real, several, whole
from .network import Network

KEPT = 2**24  # numbers of E that are kept unless the caller decides
CACHE = 2**17  # numbers that are worked on at a time
MANY, TINY = 48, 1000  # so many runs, and so few multiplications in a product of one of them, are faster by lanes
SLICE, MOST = 2**23, 500  # multiplications, and steps, between two reports: some 20 ms

Progress = Callable[[int, int], object]  # updates done, updates in all → False to stop


@dataclass(frozen=True, eq=False)
class Runs:
    """What the trainings of every seed × every ε have led to.

    n (kept,) are the steps at which E was kept: 0, every, 2 · every, … and the last one done; E (seeds, epsilons, kept);
    weights (seeds, epsilons, P): the numbers of W^1, b^1, W^2, b^2, … of each run, in one row.
    """

    sizes: tuple[int, ...]
    seeds: tuple[int, ...]
    epsilons: tuple[float, ...]
    n: Array
    E: Array
    weights: Array
    hidden: str = "sigmoid"

    def net(self, seed: int, epsilon: float) -> Network:
        """The network of one run. Raises ValueError if it was not among those trained, or has diverged."""
        # a step size may have gone through a logarithm, which costs the last digits
        run = _place("seed", seed, self.seeds), _place("epsilon", epsilon, self.epsilons, 1e-9)
        flat = self.weights[run]
        if not np.isfinite(flat).all() or not np.isfinite(self.E[run][-1]):
            raise ValueError(f"the run with seed {seed} and epsilon {epsilon} has diverged: its numbers are not finite")
        W, b = _layers(flat, self.sizes)
        return Network(tuple(W), tuple(biases[0] for biases in b), hidden=self.hidden)


def train(
    sizes: Sequence[int], seeds: Sequence[int], epsilons: Sequence[float], x: ArrayLike, t: ArrayLike, steps: int,
    *, scale: float = 1.0, hidden: str = "sigmoid", every: int | None = None, progress: Progress | None = None,
) -> Runs:  # fmt: skip
    """network.train(network.initial(sizes, seed, scale=scale, hidden=hidden), x, t, ε, steps), for every seed and every ε

    sizes, seeds, scale, hidden as in network.initial; x (N, n_1), t (N, n_kmax), ε > 0, steps ≥ 0 → Runs, each equal to one trained
    alone but for rounding; where ε is so large that E jumps to and fro, rounding grows until another outcome may come of it.
    E is kept at every `every`-th step, by default as often as memory allows (see above). progress
    is called now and then with the updates done and those in all; once it returns False, the Runs so far are the result.
    Not in the lecture, whose remark that every training gives a different model it makes visible.
    """
    for runs in training(sizes, seeds, epsilons, x, t, steps, scale=scale, hidden=hidden, every=every):
        go_on = progress(int(runs.n[-1]), steps) if progress else None
        if go_on is not None and not go_on:  # None says nothing
            break
    return runs


def training(
    sizes: Sequence[int], seeds: Sequence[int], epsilons: Sequence[float], x: ArrayLike, t: ArrayLike, steps: int,
    *, scale: float = 1.0, hidden: str = "sigmoid", every: int | None = None,
) -> Iterator[Runs]:  # fmt: skip
    """`train` on its way: the Runs before the first step, then again after some 20 ms of work each, the last ones at the end."""
    seeds = tuple(whole(f"seeds[{i}]", seed, 0) for i, seed in enumerate(several("seeds", seeds, "run")))
    epsilons = tuple(positive(f"epsilons[{i}]", e) for i, e in enumerate(several("epsilons", epsilons, "run")))
    for name, values in (("seeds", seeds), ("epsilons", epsilons)):
        if not values:
            raise ValueError(f"{name} is {values}: expected at least one")
    steps, x, t, hidden = whole("steps", steps, 0), real("x", x, 2), real("t", t, 2), one_of("hidden", hidden, ACTIVATIONS)
    network.loss(network.initial(sizes, seeds[0], scale=scale), x, t)  # raises where they do not fit the sizes
    runs = len(seeds) * len(epsilons)
    every = -(-runs * (steps + 1) // KEPT) if every is None else whole("every", every, 1)
    return _training(tuple(map(int, sizes)), seeds, epsilons, x, t, steps, scale, hidden, every)


def _training(
    sizes: tuple[int, ...], seeds: tuple[int, ...], epsilons: tuple[float, ...], x: Array, t: Array,
    steps: int, scale: float, hidden: str, every: int,
) -> Iterator[Runs]:  # fmt: skip
    grid = len(seeds), len(epsilons)
    drawn = [np.concatenate([v.ravel() for pair in network.drawn(sizes, seed, scale) for v in pair]) for seed in seeds]
    weights, rates = np.repeat(drawn, grid[1], axis=0), np.tile(epsilons, grid[0])[:, None]
    E = np.empty((-(-steps // every) + 1, len(weights)))
    products = [len(x) * a * b for a, b in pairwise(sizes)]
    lanes = len(weights) >= MANY and max(products[1:], default=0) <= TINY
    at_a_time = max(1, CACHE // (2 * weights.shape[1] + 3 * len(x) * sum(sizes)))
    f = [_IN_PLACE[hidden]] * (len(products) - 1) + [_IN_PLACE["sigmoid"]]
    blocks = [slice(first, first + at_a_time) for first in range(0, len(weights), at_a_time)]
    parts = [weights[block].copy(order="F" if lanes else "C") for block in blocks]
    stride = min(max(SLICE // (sum(products) * len(weights)), 1), MOST)
    first = 0
    for last in [*range(0, steps, stride), steps]:
        for block, part in zip(blocks, parts, strict=True):
            _Block(sizes, f, part, rates[block], x, t, lanes).advance(first, last, every, E[:, block])
        n = np.append(np.arange(0, last, every), last)
        kept = E[: len(n)] if last % every == 0 else E[: len(n)].copy()  # the row of `last` will be written over
        yield Runs(sizes, seeds, epsilons, n, kept.T.reshape(*grid, -1), np.concatenate(parts).reshape(*grid, -1), hidden)
        first = last


class _InPlace(NamedTuple):
    """An Activation that writes over what it is given."""

    f: Callable[[Array], object]  # u, which becomes o
    delta_u: Callable[[Array, Array, Array], object]  # δ^o, which becomes δ^u; o; room for f′(u)


def _sigmoid(u: Array) -> None:
    np.negative(u, out=u)
    np.exp(u, out=u)
    u += 1.0
    np.divide(1.0, u, out=u)


def _through_sigmoid(delta: Array, o: Array, slope: Array) -> None:
    delta *= o
    np.subtract(1.0, o, out=slope)
    delta *= slope


def _through_tanh(delta: Array, o: Array, slope: Array) -> None:
    np.multiply(o, o, out=slope)
    np.subtract(1.0, slope, out=slope)
    delta *= slope


def _through_relu(delta: Array, o: Array, slope: Array) -> None:
    np.greater(o, 0.0, out=slope)
    delta *= slope


_IN_PLACE = {
    "sigmoid": _InPlace(_sigmoid, _through_sigmoid),
    "tanh": _InPlace(lambda u: np.tanh(u, out=u), _through_tanh),
    "relu": _InPlace(lambda u: np.maximum(u, 0.0, out=u), _through_relu),
}


class _Block:
    """Runs side by side. f: the activation of each layer.

    weights (R, P) is updated in place. lanes: in memory the runs come last, so that one instruction serves several of them.
    """

    def __init__(
        self, sizes: tuple[int, ...], f: Sequence[_InPlace], weights: Array, epsilon: Array, x: Array, t: Array, lanes: bool
    ) -> None:
        self.f, self.weights, self.slopes, self.epsilon, self.t = f, weights, np.empty_like(weights), epsilon, t
        (W, self.b), (delta_W, self.delta_b) = _layers(weights, sizes), _layers(self.slopes, sizes)
        o, self.delta, slope = (  # δ^o, which becomes δ^u; and room for f′(u)
            [_room(lanes, len(weights), len(x), n) for n in sizes[1:]] for _ in range(3)
        )
        # element by element numpy is faster along one axis, whatever lies behind it
        self.flat = [tuple(v.ravel(order="K") for v in layer) for layer in zip(o, self.delta, slope, strict=True)]
        self.o, product = o, _by_lane if lanes else np.matmul
        before = [np.broadcast_to(x, (len(weights), *x.shape)), *o[:-1]]
        # products to be called: u^{k+1} = o^k W^k, ΔW^k = (o^k)ᵀ δ^{u^{k+1}}, δ^{o^k} = δ^{u^{k+1}} (W^k)ᵀ
        self.u = [partial(product, a, w, out=to) for a, w, to in zip(before, W, o, strict=True)]
        self.delta_W = [partial(product, a.mT, d, out=to) for a, d, to in zip(before, self.delta, delta_W, strict=True)]
        self.delta_o = [partial(product, d, w.mT, out=to) for d, w, to in zip(self.delta[1:], W[1:], self.delta[:-1], strict=True)]
        if lanes:  # the inputs are those of all the runs, and so one matrix product serves them all
            u, W_1, delta, delta_W_1 = (_in_memory(values) for values in (o[0], W[0], self.delta[0], delta_W[0]))
            self.u[0] = partial(np.matmul, x, W_1, out=u)
            self.delta_W[0] = partial(np.matmul, x.T, delta, out=delta_W_1)

    def advance(self, first: int, last: int, every: int, E: Array) -> None:
        """From step `first` to step `last`; E gets a row for each step that is kept, and one for the last."""
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):  # e^−u may be ∞ or 0; and who diverges has ∞ − ∞
            self.forward()
            for step in range(first, last):
                if step % every == 0:
                    E[step // every] = self.loss()
                self.backward()
                self.descend()
                self.forward()
            E[-(-last // every)] = self.loss()

    def forward(self) -> None:
        for k, (o, _, _) in enumerate(self.flat):
            self.u[k]()
            self.o[k] += self.b[k]
            self.f[k].f(o)
        np.subtract(self.o[-1], self.t, out=self.delta[-1])

    def loss(self) -> Array:
        squares: Array = np.einsum("rnj,rnj->r", self.delta[-1], self.delta[-1])
        return 0.5 * squares

    def backward(self) -> None:
        for k in range(len(self.flat) - 1, -1, -1):
            o, delta, slope = self.flat[k]
            self.f[k].delta_u(delta, o, slope)
            self.delta_W[k]()
            np.add.reduce(self.delta[k], axis=1, keepdims=True, out=self.delta_b[k])
            if k:
                self.delta_o[k - 1]()

    def descend(self) -> None:
        self.slopes *= self.epsilon
        self.weights -= self.slopes


_by_lane = partial(np.einsum, "rni,rij->rnj")


def _in_memory(values: Array) -> Array:
    """(R, n, m) with the runs last in memory, seen as it lies there: (n, m R)."""
    return values.transpose(1, 2, 0).reshape(values.shape[1], -1)


def _room(lanes: bool, runs: int, samples: int, units: int) -> Array:
    return np.empty((samples, units, runs)).transpose(2, 0, 1) if lanes else np.empty((runs, samples, units))


def _layers(flat: Array, sizes: tuple[int, ...]) -> tuple[list[Array], list[Array]]:
    """Views of (…, P) as every W^k (…, n_k, n_{k+1}) and every b^k (…, 1, n_{k+1})."""
    W, b, at = [], [], 0
    for n, m in pairwise(sizes):
        W.append(flat[..., at : at + n * m].reshape(*flat.shape[:-1], n, m))
        b.append(flat[..., at + n * m : at + n * m + m].reshape(*flat.shape[:-1], 1, m))
        at += n * m + m
    return W, b


def _place(name: str, value: float, known: Sequence[float], tolerance: float = 0.0) -> int:
    """Where it stands among those trained, the nearest first; raises ValueError if none is so near."""
    nearest = int(np.argmin(np.abs(np.subtract(known, value))))
    if not abs(known[nearest] - value) <= tolerance * abs(value):
        some = ", ".join(map(str, known[:8])) + (f", … ({len(known)} of them)" if len(known) > 8 else "")
        raise ValueError(f"{name} is {value}: expected one of those trained, {some}")
    return nearest
