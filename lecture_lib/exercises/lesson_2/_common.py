"""What several exercises of lesson 2 have in common."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..loops import decimals

_O2, _W2, _B2, _T = np.array([0.6, 0.2]), np.array([[1.0], [-2.0]]), np.array([-0.2]), 1.0  # so u³ = 0, o³ = ½


def _logit(o: Any) -> Any:
    """u of o = σ(u)"""
    return np.log(o / (1 - o))


def _squashed(u: Any) -> Any:
    """σ of each element."""
    return np.vectorize(loops.sigmoid)(u)


def _sigma(u: Any) -> Any:
    return 1 / (1 + np.exp(-u))


def _weights(rng: Generator, *sizes: int) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    W = tuple(decimals(rng, n, m) for n, m in pairwise(sizes))
    return W, tuple(decimals(rng, m) for m in sizes[1:])


def _nudged_step(W1: Any, b1: Any, W2: Any, b2: Any, x: Any, t: Any, epsilon: Any) -> tuple[Any, ...]:
    """The four parameters after one update: every slope of the loss is taken where all of them are still old."""
    old = [W1, b1, W2, b2]

    def E(i: int, value: Any) -> Any:
        moved = [*old[:i], value, *old[i + 1 :]]
        return loops.loss(t, loops.network(x, moved[::2], moved[1::2])[-1])

    return tuple(value - epsilon * loops.slope(partial(E, i), value) for i, value in enumerate(old))
