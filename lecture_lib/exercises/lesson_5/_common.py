"""What several exercises of lesson 5 have in common."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from ..._arrays import Array
from .. import loops
from ..exercise import Factor
from ..loops import decimals


def _slow_softmax(u: Any) -> Array:
    """o_j = e^{u_j} / Σ_l e^{u_l}, row by row; the largest u of the row is subtracted first."""
    rows = []
    for row in np.atleast_2d(np.asarray(u, float)).tolist():
        powers = [math.exp(v - max(row)) for v in row]
        rows.append([power / sum(powers) for power in powers])
    return np.array(rows).reshape(np.shape(u))


def _slow_cross_entropy(t: Any, o: Any) -> float:
    """−Σ t log o over classes and samples, where 0 log 0 is 0."""
    pairs = zip(np.ravel(t).tolist(), np.ravel(o).tolist(), strict=True)
    return sum((-a * math.log(b) for a, b in pairs if a > 0), 0.0)


def _slow_logits(W: Any, b: Any, x: Any) -> Array:
    return np.array(
        [[sum(v * w[j] for v, w in zip(sample, W, strict=True)) + b[j] for j in range(len(b))] for sample in x]
    )


def _shares(rng: Generator, samples: int, classes: int) -> Array:
    """Probabilities with two decimals, none of them 0; the last one is what is left to 1."""
    parts = rng.integers(2, 20, (samples, classes))
    o: Array = loops.read(rng, parts / parts.sum(axis=1, keepdims=True), 2)
    o[:, -1] = loops.read(rng, 1 - o[:, :-1].sum(axis=1), 2)
    return o


def _one_hot(rng: Generator, samples: int, classes: int) -> Any:
    return np.eye(classes)[rng.permutation(np.arange(samples) % classes)]


def _t_and_o(rng: Generator) -> tuple[Any, ...]:
    return _one_hot(rng, 3, 3), _shares(rng, 3, 3)


def _soft_t_and_o(rng: Generator) -> tuple[Any, ...]:
    """Targets that are shares: only for a 1 among zeros do some wrong formulas give what the right one gives."""
    return _shares(rng, 5, 4), _shares(rng, 5, 4)


_U, _T = [math.log(6), math.log(3), 0.0], [0.0, 1.0, 0.0]


def _off(u: Any, level: Any, axis: int | None = 1) -> Any:
    """e^{u − level}, divided by its sum over an axis."""
    e = np.exp(u - level)
    return e / e.sum(axis=axis, keepdims=True)


_MEAN_OF_EVERYTHING = Factor(
    "mean_of_everything",
    lambda t, o: 1 / t.size,
    "サンプルについても、クラスについても平均しています（np.mean は成分の総数で割ります）。この講義の E "
    "は平均でしたか、合計でしたか？",
    "You take the mean over samples and over classes (np.mean divides by the number of all elements). In this "
    "lecture, is E a mean or a sum?",
)  # fmt: skip


def _through(delta_o: Any, o: Any) -> Any:
    return o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))


def _layer(rng: Generator, samples: int, inputs: int, classes: int) -> tuple[Any, ...]:
    W, b, x = decimals(rng, inputs, classes), decimals(rng, classes), decimals(rng, samples, inputs)
    return W, b, x, _one_hot(rng, samples, classes)


def _slopes(E: Callable[[Any, Any], float], W: Any, b: Any) -> tuple[Any, Any]:
    return loops.slope(lambda moved: E(moved, b), W), loops.slope(lambda moved: E(W, moved), b)
