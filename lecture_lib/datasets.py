"""Small data sets, made in code from a seed: inputs x (N, 2) or (N, 1) and targets t (N, 1), all targets from 0 to 1.

Each function returns (x, t). N is `samples`, at least 2, half of them in each class (`curve` has none); x stays within ±2.
The noise is normal and comes from numpy's default_rng(seed): the same seed gives the same data on every machine.
Not in the lecture: data on which its algorithm can be watched.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .arrays import Array, whole

Data = tuple[Array, Array]


def xor() -> Data:
    """t = 1 where exactly one of two inputs is 1

    → x (4, 2), t (4, 1). No single unit can learn it: no straight line parts its classes.
    """
    return np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([[0.0], [1.0], [1.0], [0.0]])


def two_moons(samples: int = 40, seed: int = 0) -> Data:
    """Two half circles that reach into each other → x (N, 2), t (N, 1)."""
    angles, t = _ramp(samples) * np.pi, _halves(samples)
    upper = np.stack([np.cos(angles) - 0.5, np.sin(angles) - 0.25], axis=1)
    return _noisy(np.where(t == 0, upper, -upper), 0.08, seed), t


def circles(samples: int = 40, seed: int = 0) -> Data:
    """A circle of radius 0.45 within one of radius 1.1 → x (N, 2), t (N, 1); t = 1 inside."""
    angles, t = _ramp(samples) * 2 * np.pi, _halves(samples)
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return _noisy(ring * np.where(t == 1, 0.45, 1.1), 0.08, seed), t


def spiral(samples: int = 60, seed: int = 0) -> Data:
    """Two arms wound around each other, three quarters of a turn → x (N, 2), t (N, 1)."""
    along, t = _ramp(samples), _halves(samples)
    radius, angles = 0.2 + 1.1 * along, 1.5 * np.pi * along
    arm = radius[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return _noisy(np.where(t == 0, arm, -arm), 0.03, seed), t


def curve(samples: int = 20, seed: int = 0) -> Data:
    """t = 0.5 + 0.35 sin(πx) with noise, between 0 and 1 → x (N, 1), t (N, 1): a function to be fitted, no classes."""
    x = np.linspace(-1.4, 1.4, whole("samples", samples, 2))[:, None]
    return x, np.clip(_noisy(0.5 + 0.35 * np.sin(np.pi * x), 0.03, seed), 0.0, 1.0)


DATASETS: dict[str, Callable[[], Data]] = {
    "xor": xor, "two_moons": two_moons, "circles": circles, "spiral": spiral, "curve": curve,
}  # fmt: skip


def _ramp(samples: int) -> Array:
    """From 0 to 1 over the first half of the samples (class 0), and again over the second (class 1)."""
    first = (whole("samples", samples, 2) + 1) // 2
    return np.concatenate([np.linspace(0, 1, first), np.linspace(0, 1, samples - first)])


def _halves(samples: int) -> Array:
    return (np.arange(samples) >= (samples + 1) // 2).astype(np.float64)[:, None]


def _noisy(points: Array, size: float, seed: int) -> Array:
    return points + np.random.default_rng(whole("seed", seed, 0)).normal(scale=size, size=points.shape)
