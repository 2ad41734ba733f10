"""One answer held against the right one and against every known wrong formula, on every input.

A mistake is named only if it explains what came back on *every* input, and nothing equally simple explains it, too. Several at
once: a wrong formula with a factor, or two factors (sign, ½, 2, 1/N); and where a function returns several results, one for each.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from itertools import combinations, permutations
from typing import Any, NamedTuple

import numpy as np

from . import guard
from .exercise import Exercise, Factor, Mistake
from .guard import Outcome, Tree

ROUNDS = 2  # draws from each way to draw
CLOSE = 1e-5  # relative; nudging is right to 1e-9, single precision to 1e-6

Path = tuple[int, ...]  # where a result lies in what comes back: (0, 1) is ΔW² in ((ΔW¹, ΔW²), (Δb¹, Δb²))
Parts = tuple[Mistake | Factor, ...]
Candidate = tuple[Parts, list[Outcome]]


class Trial(NamedTuple):
    """One draw of the arguments, and what should come back."""

    args: tuple[Any, ...]
    right: Tree


class Difference(NamedTuple):
    """The first place at which an answer is wrong."""

    trial: Trial
    path: Path
    came: Any
    expected: Any


@cache  # what is right does not change from one answer to the next
def trials_of(exercise: Exercise) -> tuple[Trial, ...]:
    """The same draws at every check, so that a verdict can be repeated; none of them is in the notebook."""
    rng = np.random.default_rng(zlib.crc32(exercise.name.encode()))
    drawn = [draw(rng) for draw in exercise.draws for _ in range(ROUNDS)] or [()]
    return tuple(Trial(args, tree(exercise.spec(*args))) for args in drawn)


@cache
def wrong_formulas(exercise: Exercise) -> tuple[Candidate, ...]:
    """What each known mistake gives on each trial."""

    def given_by(mistake: Mistake) -> list[Outcome]:
        wrong = lambda *args: tree(mistake.wrong(*args))  # noqa: E731
        return [guard.call(wrong, trial.args, trial.right) for trial in trials_of(exercise)]

    return tuple(((mistake,), given_by(mistake)) for mistake in exercise.mistakes)


@cache
def candidates(exercise: Exercise) -> tuple[list[Candidate], list[Candidate]]:
    """Sets of mistakes with what they give on each trial: those of one part, and those of two.

    Three at once would rather be a coincidence. Of two parts at most one is a formula, the others are factors.
    """
    trials = trials_of(exercise)
    formulas = [((), [Outcome(trial.right) for trial in trials]), *wrong_formulas(exercise)]

    def of(size: int) -> list[Candidate]:
        return [
            (parts + factors, [_scaled(v, factors, t) for v, t in zip(values, trials, strict=True)])
            for parts, values in formulas
            for factors in combinations(exercise.factors, size - len(parts))
        ]

    return of(1), of(2)


class Bank:
    """The answer's outcomes beside those of the right formula and of the wrong ones."""

    def __init__(self, exercise: Exercise, outcomes: list[Outcome]) -> None:
        self.exercise, self.trials = exercise, trials_of(exercise)
        self.outcomes = outcomes[: len(self.trials)]
        self.same: Callable[[Any, Any], bool] = close if exercise.arguments else as_a_person
        self.came = [leaves(outcome.value) for outcome in self.outcomes]
        self.expected = [leaves(trial.right) for trial in self.trials]

    @property
    def right(self) -> bool:
        return not any(outcome.kind for outcome in self.outcomes) and not self.wrong

    @cached_property
    def everything(self) -> list[Path]:
        return sorted({path for expected in self.expected for path in expected})

    @cached_property
    def wrong(self) -> list[Path]:
        """The results that are wrong on at least one trial."""
        return [path for path in self.everything if not self._agree(self.came, [path])]

    def repeats(self, again: Outcome) -> bool:
        """Whether the first trial, made again, gave the same."""
        first = self.outcomes[0]
        if first.kind or again.kind:
            return first.kind == again.kind
        return all(close(a, b) for a, b in zip(self.came[0].values(), leaves(again.value).values(), strict=True))

    def explanation(self) -> tuple[dict[Mistake | Factor, list[Path]], list[Path]]:
        """The simplest set of known mistakes that explains what came back, and the results that it leaves unexplained.

        With each mistake go the results that it is about; none where it explains all of them.
        """
        for simplicity in candidates(self.exercise):
            if fits := [parts for parts, values in simplicity if self._explains(values, self.everything)]:
                return ({part: [] for part in fits[0]}, []) if len(fits) == 1 else ({}, self.wrong)
        if not self.exercise.arguments or any(outcome.kind for outcome in self.outcomes):
            return {}, self.wrong  # one number alone may agree with a mistake by chance
        found: dict[Mistake | Factor, list[Path]] = {}
        for i, path in enumerate(self.wrong):
            parts = self._of_one(path)
            if not parts:  # what comes after it may follow from it
                return found, self.wrong[i:]
            for part in parts:
                found.setdefault(part, []).append(path)
        return found, []

    @property
    def reordered(self) -> bool:
        """Whether all is right but for the order in which it comes back."""
        if any(outcome.kind for outcome in self.outcomes) or not 1 < len(self._columns(self.expected)) < 7:
            return False
        came, expected = self._columns(self.came), self._columns(self.expected)
        orders = permutations(range(len(came))) if len(came) == len(expected) else iter(())
        next(orders, None)  # as it is
        return any(
            all(self.same(a, b) for i, right in zip(order, expected, strict=True) for a, b in zip(came[i], right, strict=True))
            for order in orders
        )

    def _columns(self, results: list[dict[Path, Any]]) -> list[list[Any]]:
        """Each result over all trials; of a single list by hand, each of its numbers."""
        if not self.exercise.arguments and list(results[0]) == [()] and np.ndim(results[0][()]) == 1:
            return [[number] for number in results[0][()]]
        paths = results[0] if all(list(one) == list(results[0]) for one in results) else ()
        return [[one[path] for one in results] for path in paths]

    def first_difference(self, paths: Iterable[Path]) -> Difference:
        return next(
            Difference(trial, path, came[path], expected[path])
            for trial, came, expected in zip(self.trials, self.came, self.expected, strict=True)
            for path in paths
            if came and path in expected and not self.same(came[path], expected[path])
        )

    def _of_one(self, path: Path) -> Parts:
        """The simplest explanation of one result, by mistakes that concern this one only."""
        others = [other for other in self.everything if other != path]
        elsewhere = {
            parts[0]
            for parts, values in wrong_formulas(self.exercise)
            if not self._agree([leaves(outcome.value) for outcome in values], others)
        }
        for simplicity in candidates(self.exercise):
            fits = [parts for parts, values in simplicity if self._explains(values, [path])]
            fits = [parts for parts in fits if not elsewhere & set(parts)]
            named = [parts for parts in fits if any(isinstance(part, Mistake) for part in parts)]
            if fits := named or fits:  # a mistake says more of this one result than a factor
                return fits[0] if len(fits) == 1 else ()
        return ()

    def _explains(self, values: list[Outcome], paths: list[Path]) -> bool:
        """On every trial the same values, or the same error; and values on one at least."""
        compared = 0
        for came, there in zip(self.outcomes, values, strict=True):
            if came.kind or there.kind:
                if came.error is None or came.error is not there.error:
                    return False
                continue
            a, b = leaves(came.value), leaves(there.value)
            if not all(self.same(a[path], b[path]) for path in paths if path in b):
                return False
            compared += 1
        return compared > 0

    def _agree(self, results: list[dict[Path, Any]], paths: list[Path]) -> bool:
        """Whether these results are right, wherever there are any."""
        pairs = zip(results, self.expected, strict=True)
        return all(self.same(a[path], b[path]) for a, b in pairs if a for path in paths if path in b)


def _scaled(outcome: Outcome, factors: tuple[Factor, ...], trial: Trial) -> Outcome:
    by = float(np.prod([factor.by(*trial.args) for factor in factors]))
    return outcome if outcome.kind or by == 1 else outcome._replace(value=times(outcome.value, by))


# ---- what comes back, as a tree of results


def tree(value: Any) -> Tree:
    """What a specification or a mistake returns, as `guard` returns what a learner does: a list of theirs is one array."""
    if isinstance(value, tuple):
        return tuple(map(tree, value))
    return value if isinstance(value, str) else np.asarray(value)


def leaves(value: Tree, path: Path = ()) -> dict[Path, Any]:
    """The results in a tree, by their paths."""
    if value is None:
        return {}
    if not isinstance(value, tuple):
        return {path: value}
    return {at: leaf for i, part in enumerate(value) for at, leaf in leaves(part, (*path, i)).items()}


def times(value: Tree, by: float) -> Tree:
    if isinstance(value, tuple):
        return tuple(times(part, by) for part in value)
    return value if isinstance(value, str) else value * by


def close(a: Any, b: Any) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a == b
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=CLOSE, atol=1e-9, equal_nan=True)


def as_a_person(a: Any, b: Any) -> bool:
    """As a person would accept it: rounded to two digits, or nearer than half a percent; whole numbers exactly."""
    if isinstance(a, str) or isinstance(b, str) or np.shape(a) != np.shape(b):
        return close(a, b)
    if np.asarray(b).dtype.kind in "iub":
        return bool(np.all(a == b))
    pairs = list(zip(np.ravel(a).tolist(), np.ravel(b).tolist(), strict=True))
    return all(rounded(x, y, 2) or abs(x - y) <= 0.005 * abs(y) for x, y in pairs)


def rounded(x: float, y: float, digits: int) -> bool:
    """Whether x has so many digits and is y rounded to them; a 5 may be rounded either way."""
    if y == 0 or x == 0 or not np.isfinite(x):
        return x == y
    unit = 10.0 ** (np.floor(np.log10(abs(y))) - digits + 1)
    return x == float(f"{x:.{digits - 1}e}") and abs(x - y) <= 0.500001 * unit
