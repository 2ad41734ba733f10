"""What the explorers of learning share: their data, a training that can be gone on with, and what becomes of a loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from .. import datasets
from .._arrays import Array
from .._numbers import significant
from .._words import add_words, say

RECENT = 20  # updates
LEARNT = 0.1  # of the least loss that one answer for every sample leaves
SLICE = 50  # updates, some milliseconds


class ResumableTraining:
    """A training that is gone through in slices and remembers what it has come by: who looks further on, or back, does not
    make it begin anew.

    state: what is updated. go_on(state, steps) → the state so many updates later, and E, before the first of them and after
    each, on its last axis. turns: after so many updates the samples come round again; it is gone on with only from there.
    """

    def __init__(self, state: Any, go_on: Callable[[Any, int], tuple[Any, Array]], turns: int = 1) -> None:
        self._states, self._E = {0: state}, go_on(state, 0)[1]
        self._go_on, self._turns = go_on, turns
        self._on_the_way: int | None = None

    def slices(self, steps: int) -> Iterator[float]:
        """Go there; yields the part of the way that is done. Who leaves it unfinished finds it so."""
        self._on_the_way = steps
        while (n := max(n for n in self._states if n <= steps and n % self._turns == 0)) < steps and steps not in self._states:
            last = min(steps, n + -(-SLICE // self._turns) * self._turns)
            self._states[last], E = self._go_on(self._states[n], last - n)
            self._E = np.concatenate([self._E[..., :n], E, self._E[..., last + 1 :]], axis=-1)
            yield last / steps
        self._on_the_way = None

    def at(self, steps: int) -> tuple[Any, Array]:
        """The state after so many updates, and E from the start; or as far as it has come, if it is on its way there."""
        if self._on_the_way != steps:
            for _ in self.slices(steps):
                pass
        n = max(n for n in self._states if n <= steps)
        return self._states[n], self._E[..., : n + 1]


@lru_cache(maxsize=8)
def samples(data: str) -> tuple[Array, Array]:
    return datasets.DATASETS[data]()


@lru_cache(maxsize=8)
def constant_loss(data: str) -> float:
    """The loss of the best output that is the same for every sample, the mean of the targets."""
    _, t = samples(data)
    return float(0.5 * np.sum((t - t.mean()) ** 2))


def window(data: str) -> tuple[float, float]:
    """The part of the plane that is shown."""
    return (-0.5, 1.5) if data == "xor" else (-1.6, 1.6)


@dataclass(frozen=True)
class LearningCurve:
    """The losses of a training, n = 0, 1, …, and what became of it."""

    E: Array
    constant: float  # E of the best output that is the same for every sample
    one_by_one: bool = False

    @property
    def recent(self) -> Array:
        return self.E[-RECENT - 1 :]

    @property
    def rises(self) -> int:
        """How many of the last 20 updates made the loss larger."""
        return int(np.count_nonzero(np.diff(self.recent) > 1e-9 * self.recent[:-1]))  # less is rounding

    @property
    def outcome(self) -> str:
        """What a person would say of it, by what the last updates did and by what the best constant output would leave."""
        if len(self.E) == 1:
            return "start"
        if self.E[-1] <= LEARNT * self.constant:
            return "learned"
        if self.rises >= 3 and not self.one_by_one:
            return "zigzag"
        if np.ptp(self.recent) < 0.005 * self.E[-1]:
            return "flat"
        return "above" if self.E[-1] > self.E[0] else "on_its_way"

    @property
    def words(self) -> str:
        limit = significant(LEARNT * self.constant, 3)
        return say("training_" + self.outcome, rises=self.rises, recent=len(self.recent) - 1, limit=limit)


add_words({
    "data_xor": ("排他的論理和 XOR", "XOR"),
    "data_two_moons": ("2つの月", "two moons"),
    "data_circles": ("円と円環", "circles"),
    "data_spiral": ("らせん", "spiral"),
    "data_curve": ("1次元の回帰", "1-D regression"),
    "training_start": ("まだ一度も更新していません", "no update yet"),
    "training_learned": ("学習できました：E は {limit} 以下です（どの入力にも同じ値を出すモデルの最小の E の 1/10）",
        "learnt: E ≤ {limit}, a tenth of the lowest E of a constant answer"),
    "training_zigzag": ("振動しています：直近 {recent} 回の更新のうち {rises} 回で E が増えました",
        "to and fro: {rises} of the last {recent} updates made E larger"),
    "training_flat": (
        "ほとんど動いていません（高原か、谷底か、ε が小さすぎるか）：直近 {recent} 回の更新での E の変化は 0.5 % 未満です",
        "hardly moving (a plateau, a valley's floor, or too small an ε): in {recent} updates E changed by less than 0.5 %"),
    "training_above": ("E は最初より大きくなっています", "E is larger than where it began"),
    "training_on_its_way": ("まだ途中です", "still on its way"),
})  # fmt: skip
