"""What several exercises of lesson 4 have in common."""

from __future__ import annotations

from typing import Any

import numpy as np


def _slide(k: Any, x: Any) -> list[float]:
    """u_j = Σ_a k_a x_{j+a}: the kernel laid on the input at every place where it fits."""
    return [sum(k[a] * x[j + a] for a in range(len(k))) for j in range(len(x) - len(k) + 1)]


def _lag(rows: int, columns: int) -> Any:
    """i − j: for which a, if for any, k_a joins input i to output j."""
    return np.subtract.outer(np.arange(rows), np.arange(columns))


def _within(m: int, lag: Any) -> Any:
    return (lag >= 0) & (lag < m)


def _dense_weights(k: Any, n: int) -> list[list[float]]:
    m, zero = len(k), 0.0
    return [[k[i - j] if j <= i < j + m else zero for j in range(n - m + 1)] for i in range(n)]
