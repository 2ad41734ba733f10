"""Small data sets, made in code from a seed (`digits` is written by hand): inputs x (N, n) and targets t, from 0 to 1.

Each function returns (x, t). DATASETS have one target, t (N, 1), and half of the samples in each class (`curve` has none).
CLASSES have a target for each class, t (N, classes): 1 for the sample's own, 0 for the others. x stays within ±2.
The noise is normal and comes from numpy's default_rng(seed): the same seed gives the same data on every machine.
Not in the lecture: data on which its algorithm can be watched.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from importlib import resources

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._arrays import Array, real, whole

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


def blobs(samples: int = 45, seed: int = 0) -> Data:
    """Three heaps at the corners of a triangle → x (N, 2), t (N, 3)."""
    labels = _labels(samples, 3)
    angles = np.pi * (0.5 + 2 * labels / 3)
    return _noisy(0.85 * np.stack([np.cos(angles), np.sin(angles)], axis=1), 0.26, seed), one_hot(labels, 3)


def corners(samples: int = 48, seed: int = 0) -> Data:
    """Two opposite corners of a square each: XOR, but with four heaps in three classes → x (N, 2), t (N, 3)."""
    heaps = _labels(samples, 4)
    centres = np.array([[-0.8, -0.8], [0.8, 0.8], [-0.8, 0.8], [0.8, -0.8]])
    return _noisy(centres[heaps], 0.22, seed), one_hot(np.array([0, 0, 1, 2])[heaps], 3)


def arms(samples: int = 60, seed: int = 0) -> Data:
    """Four arms of a pinwheel, a third of a turn each → x (N, 2), t (N, 4)."""
    labels = _labels(samples, 4)
    along = np.concatenate([np.linspace(0, 1, np.count_nonzero(labels == arm)) for arm in range(4)])
    radius, angles = 0.25 + 1.05 * along, np.pi * (labels / 2 + 0.66 * along)
    return _noisy(radius[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1), 0.05, seed), one_hot(labels, 4)


def digits() -> Data:
    """1,797 handwritten digits of 8 × 8 grey pixels → x (1797, 64) from 0 to 1, t (1797, 10)

    Pixels row by row from the top left, by 13 writers. E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits
    (1998), UCI Machine Learning Repository, its test set; licence CC BY 4.0.
    """
    packed = (resources.files(__package__) / "digits.csv.gz").read_bytes()
    table = np.loadtxt(gzip.decompress(packed).decode().splitlines(), delimiter=",")
    return table[:, :-1] / 16, one_hot(table[:, -1], 10)


def edges() -> Data:
    """24 signals of 0 and 1, and where each rises: t_j = 1 where x_j = 0 and x_{j+1} = 1 → x (24, 8), t (24, 6)."""
    x = np.random.default_rng(0).integers(0, 2, size=(24, 8)).astype(np.float64)
    return x, ((x[:, :-2] == 0) & (x[:, 1:-1] == 1)).astype(np.float64)


def one_hot(labels: ArrayLike, classes: int) -> Array:
    """t_j = 1 if j is the label, otherwise 0

    labels (N,): whole numbers from 0 to classes − 1 → t (N, classes).
    """
    number = real("labels", labels, 1)
    if (wrong := ~np.isin(number, np.arange(whole("classes", classes, 1)))).any():
        raise ValueError(f"labels has {number[wrong][0]:g}: expected whole numbers from 0 to {classes - 1}")
    return np.eye(classes)[number.astype(np.intp)]


DATASETS: dict[str, Callable[[], Data]] = {
    "xor": xor, "two_moons": two_moons, "circles": circles, "spiral": spiral, "curve": curve,
}  # fmt: skip
CLASSES: dict[str, Callable[[], Data]] = {"blobs": blobs, "corners": corners, "arms": arms}


def _labels(samples: int, classes: int) -> NDArray[np.intp]:
    """0 0 0 … 1 1 1 … 2 2 2, about equally many of each."""
    return np.arange(whole("samples", samples, classes)) * classes // samples


def _ramp(samples: int) -> Array:
    """From 0 to 1 over the first half of the samples (class 0), and again over the second (class 1)."""
    first = (whole("samples", samples, 2) + 1) // 2
    return np.concatenate([np.linspace(0, 1, first), np.linspace(0, 1, samples - first)])


def _halves(samples: int) -> Array:
    return (np.arange(samples) >= (samples + 1) // 2).astype(np.float64)[:, None]


def _noisy(points: Array, size: float, seed: int) -> Array:
    return points + np.random.default_rng(whole("seed", seed, 0)).normal(scale=size, size=points.shape)
