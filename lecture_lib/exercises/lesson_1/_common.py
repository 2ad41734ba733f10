"""What several exercises of lesson 1 have in common."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..loops import between, decimals

_X, _W, _B, _T = (1.0, 2.0), (0.5, -0.25), 0.2, 1.0


def _forward(bias: float = _B, turned: bool = False, squash: bool = True) -> tuple[float, float]:
    u = sum(w * v for w, v in zip(_W, _X[::-1] if turned else _X, strict=True)) + bias
    return u, loops.sigmoid(u) if squash else u


def _batch(rng: Generator) -> tuple[Any, ...]:
    return between(rng, 3), between(rng, 3)


def _one(rng: Generator) -> tuple[Any, ...]:
    return between(rng, 1)[0], between(rng, 1)[0]


def _training(rng: Generator) -> tuple[Any, ...]:
    return decimals(rng, 3, 2), np.array([1.0, 0.0, 1.0]), decimals(rng, 2), float(decimals(rng, 1)[0]), 0.6, 4


def _longer_training(rng: Generator) -> tuple[Any, ...]:
    return decimals(rng, 5, 4), between(rng, 5), decimals(rng, 4), float(decimals(rng, 1)[0]), 0.4, 3


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    x, _, W, b, epsilon, steps = _longer_training(rng)
    return x, loops.nearly(rng, loops.unit(x, W, b)), W, b, epsilon, steps


def _slow_training(x: Any, t: Any, W: Any, b: Any, epsilon: float, steps: int) -> tuple[Any, Any, list[float]]:
    E = [loops.loss(t, loops.unit(x, W, b))]
    for _ in range(steps):
        slope_W = loops.slope(partial(_loss_of_W, x, t, b), W)
        slope_b = loops.slope(partial(_loss_of_b, x, t, W), b)
        W, b = W - epsilon * slope_W, b - epsilon * slope_b
        E.append(loops.loss(t, loops.unit(x, W, b)))
    return W, b, E


def _loss_of_W(x: Any, t: Any, b: Any, W: Any) -> Any:
    return loops.loss(t, loops.unit(x, W, b))


def _loss_of_b(x: Any, t: Any, W: Any, b: Any) -> Any:
    return loops.loss(t, loops.unit(x, W, b))
