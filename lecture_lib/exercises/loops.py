"""The lecture's formulas number by number, and derivatives by nudging: what the specifications of the exercises are made of."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .._arrays import Array
from ..gradcheck import numerical_gradient


def sigmoid(u: float) -> float:
    """1 / (1 + e^−u)"""
    return 1 / (1 + math.exp(-u))


def logit(o: Any) -> Any:
    """u where σ(u) = o."""
    return np.log(o / (1 - o))


def unit(x: Array, W: Array, b: float) -> Array:
    """o of one unit, for each sample."""
    return np.array([sigmoid(sum(w * v for w, v in zip(W, sample, strict=True)) + b) for sample in x])


def layer(x: Array, W: Array, b: Array) -> Array:
    """o of one layer: a row for each sample, a column for each unit."""
    return np.array([
        [sigmoid(sum(x[n][i] * W[i][j] for i in range(len(W))) + b[j]) for j in range(len(b))] for n in range(len(x))
    ])  # fmt: skip


def network(x: Array, W: Sequence[Array], b: Sequence[Array]) -> list[Array]:
    """o^1, …, o^kmax"""
    o = [x]
    for weights, biases in zip(W, b, strict=True):
        o.append(layer(o[-1], weights, biases))
    return o


def loss(t: Any, o: Any) -> Any:
    """½ Σ (t − o)²"""
    return sum(0.5 * (a - b) ** 2 for a, b in zip(np.ravel(t), np.ravel(o), strict=True))


def slope(E: Callable[[Any], float], value: Any) -> Any:
    """∂E/∂value, by nudging each element."""
    return numerical_gradient(E, value)


class Draws(np.random.Generator):
    """Random numbers for inputs: such as can be read, or `fine` ones, in which it shows when somebody rounds."""

    fine = False


def read(rng: np.random.Generator, values: Any, decimals: int) -> Any:
    """The values with so many decimals, or as they are."""
    return values if getattr(rng, "fine", False) else np.round(values, decimals)


def decimals(rng: np.random.Generator, *shape: int) -> Any:
    """Numbers of about 1 with one decimal, none of them 0: they can be read, and computed with by hand."""
    return read(rng, rng.uniform(0.1, 2.0, shape) * rng.choice([-1, 1], shape), 1)


def between(rng: np.random.Generator, *shape: int) -> Any:
    """Outputs of a sigmoid or targets, with two decimals, none of them ½."""
    return read(rng, rng.choice([rng.uniform(0.06, 0.44, shape), rng.uniform(0.56, 0.94, shape)]), 2)


def nearly(rng: np.random.Generator, o: Any) -> Any:
    """Targets that these outputs miss by hundredths: who stops when E is small shows it."""
    return np.clip(np.round(o + rng.uniform(-0.02, 0.02, np.shape(o)), 3), 0, 1)
