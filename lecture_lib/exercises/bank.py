"""One answer held against the right one and against every known wrong formula, on every input.

A mistake is named only if it explains what came back on *every* input, and nothing equally simple explains it, too. Several at
once: a wrong formula with a factor, or two factors (sign, ½, 2, 1/N); and where a function returns several results, one for each.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from functools import cache, cached_property, partial
from itertools import combinations, permutations
from typing import Any, NamedTuple

import numpy as np

from .._arrays import Array
from . import forms, guard, slips
from .exercise import Exercise, Factor, Mistake
from .follow import Chain, Followed, chain, slips_of
from .guard import Outcome, Tree
from .loops import Draws

SHORT = 75  # edits of a solution; of a longer one, two at once would take too long
SLIP = "slip_"  # before the kind, in the name of a general slip
UPDATES = {
    SLIP + kind for kind in ("one_update_more", "one_update_less", "range")
}  # one too many, whatever E is a list of
CLOSE = 1e-5  # relative; nudging is right to 1e-9, single precision to 1e-6

Path = tuple[int, ...]  # where a result lies in what comes back: (0, 1) is ΔW² in ((ΔW¹, ΔW²), (Δb¹, Δb²))
Parts = tuple[Mistake | Factor, ...]
Candidate = tuple[Parts, Sequence[Outcome]]


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
    rng, drawn = Draws(np.random.PCG64(zlib.crc32(exercise.name.encode()))), []
    for draw in exercise.draws:
        for rng.fine in (False, True):
            drawn.append(draw(rng))
    return tuple(Trial(args, tree(exercise.spec(*args))) for args in drawn or [()])


class Tried(Sequence[Outcome]):
    """What a mistake gives on each trial, run when it is asked for: most differ from an answer on the first."""

    def __init__(self, run: Callable[[int], Outcome], trials: int) -> None:
        self._run, self._trials = run, trials
        self._done: dict[int, Outcome] = {}

    def __len__(self) -> int:
        return self._trials

    def __getitem__(self, i: Any) -> Any:
        if i not in self._done:
            self._done[i] = self._run(range(self._trials)[i])
        return self._done[i]


def tried(function: Callable[..., Any], trials: Sequence[Trial]) -> Tried:
    """As guard.call on each, but of a program that does no harm."""

    def run(i: int) -> Outcome:
        try:
            return Outcome(guard.fitted(tree(function(*deepcopy(trials[i].args))), trials[i].right))
        except guard.Misfit as misfit:
            return Outcome(kind=misfit.kind)
        except Exception as error:
            return Outcome(kind="raised", error=type(error))

    return Tried(run, len(trials))


@cache
def wrong_formulas(exercise: Exercise) -> tuple[Candidate, ...]:
    """What each known mistake gives on each trial."""
    return tuple(((mistake,), tried(exercise.made_by(mistake), trials_of(exercise))) for mistake in exercise.mistakes)


@cache
def slipped(exercise: Exercise, program: str, several: int) -> tuple[Candidate, ...]:
    """What each general slip in a program gives on each trial, the most telling first; or, of a short one, each two of them."""
    if not exercise.arguments or not program or (several > 1 and len(slipped(exercise, program, 1)) > SHORT):
        return ()
    trials, rank = trials_of(exercise), list(slips.KINDS)
    made = sorted(
        slips.slips(program, exercise.name, several), key=lambda slip: sum(rank.index(kind) for kind in slip.kinds)
    )
    still = (
        ("バグはまだ残っています。それに加えて、", "The bug is still there; and besides: ")
        if program == exercise.bug
        else ("", "")
    )
    return tuple(
        (
            (
                Mistake(
                    SLIP + "_".join(slip.kinds),
                    slip.function,
                    *map(str.__add__, still, slip.question(exercise.returns)),
                ),
            ),
            tried(slip.function, trials),
        )
        for slip in made
    )


@cache
def misread(exercise: Exercise) -> tuple[Candidate, ...]:
    """What the solution gives on each trial where something that is given is misread."""
    return tuple(
        ((Mistake(SLIP + reading.kind, reading.function, *slips.asked(reading.phrase)),),
         tried(reading.function, trials_of(exercise)))
        for reading in forms.misreadings(exercise)
    )  # fmt: skip


@cache
def fingerprints(exercise: Exercise, program: str, several: int) -> dict[Path, Array]:
    """A number for each result of each slip on the first trial: one that is not near the answer's is looked at no further."""
    first = [leaves(values[0].value) for _, values in slipped(exercise, program, several)]
    paths = sorted({path for found in first for path in found})
    return {path: np.array([fingerprint(found.get(path, "")) for found in first]) for path in paths}


def fingerprint(leaf: Any) -> float:
    """Close for values that are close."""
    if isinstance(leaf, str):
        return np.nan
    flat = np.nan_to_num(np.ravel(leaf).astype(np.float64), nan=7.0, posinf=9.0, neginf=-9.0)
    return float(np.cos(1.7 * np.arange(flat.size) + 0.3) @ flat)


@cache
def combined(exercise: Exercise, size: int) -> list[Candidate]:
    """Sets of so many parts, of which at most one is a formula, the others are factors; with what they give on each trial."""
    trials = trials_of(exercise)
    formulas = [((), [Outcome(trial.right) for trial in trials]), *wrong_formulas(exercise)]
    return [
        (parts + factors, [_scaled(v, factors, t) for v, t in zip(values, trials, strict=True)] if factors else values)
        for parts, values in formulas
        for factors in combinations(exercise.factors, size - len(parts))
    ]


class Bank:
    """The answer's outcomes beside those of the right formula and of the wrong ones."""

    def __init__(self, exercise: Exercise, outcomes: list[Outcome]) -> None:
        self.exercise, self.trials = exercise, trials_of(exercise)
        self.outcomes = outcomes[: len(self.trials)]
        nearly = single if any(outcome.single for outcome in outcomes) else close
        self.same: Callable[[Any, Any], bool] = nearly if exercise.arguments else as_a_person
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
        for candidates in self._levels(self.everything):
            if fits := [parts for parts, values in candidates if self._explains(values, self.everything)]:
                return ({part: [] for part in fits[0]}, []) if _one_thing(fits) else ({}, self.wrong)
        alone = not self.exercise.arguments and any(
            np.size(np.asarray(self.came[0].get(path))) < 3 for path in self.wrong
        )
        if alone or any(outcome.kind for outcome in self.outcomes):
            return {}, self.wrong  # one number alone may agree with a mistake by chance
        found: dict[Mistake | Factor, list[Path]] = {}
        for i, path in enumerate(self.wrong):
            parts = self._of_one(path)
            if not parts:  # what comes after it may follow from it
                return found, self.wrong[i:]
            for part in parts:
                found.setdefault(part, []).append(path)
        return found, []

    def followed(self) -> Followed | None:
        """Which results of a chain are wrong in themselves, and which follow rightly from those; None where it is no chain."""
        found = chain(self.exercise)
        if any(outcome.kind for outcome in self.outcomes):
            return None
        if self.exercise.follows is not None:
            return self._followed_in_a_loop(self.exercise.follows)
        if found is None:
            return None
        came, expected = self._columns(self.came), self._columns(self.expected)
        if len(came) != len(expected):
            return None
        right = [all(map(self.same, *both)) for both in zip(came, expected, strict=True)]
        follows = [not right[i] and self._is_given(found, came, i) for i in range(len(came))]
        wrong = tuple(i for i in range(len(came)) if not right[i] and not follows[i])
        return Followed(wrong, tuple(np.flatnonzero(follows).tolist()))

    def _followed_in_a_loop(self, follows: Callable[..., tuple[Any, ...]]) -> Followed:
        def is_given(path: Path) -> bool:
            own = [tuple(came.values()) for came in self.came]
            return all(
                self.same(one[path[0]], np.asarray(follows(one, *trial.args)[path[0]]))
                for trial, one in zip(self.trials, own, strict=True)
                if path[0] < len(one)
            )

        later = [path for path in self.wrong if is_given(path)]
        return Followed(tuple(path[0] for path in self.wrong if path not in later), tuple(path[0] for path in later))

    def slips_in(self, places: Sequence[int]) -> dict[int, Mistake | None]:
        """The general slip that makes each of these results of a chain what it is, given the learner's others; of several, the one
        that most of them share: a single number is easily hit by chance."""
        found = chain(self.exercise)
        if found is None:
            return dict.fromkeys(places)
        came = self._columns(self.came)
        fits = {
            i: [
                slip
                for slip in slips_of(self.exercise)
                if slip.where == (found.names[i],) and self._is_given(found, came, i, slip.function)
            ]
            for i in places
        }
        shared = Counter(kind for of in fits.values() for kind in {slip.kinds[0] for slip in of})
        return {
            i: self._said(max(fits[i], key=lambda slip: shared[slip.kinds[0]]))
            if fits[i]
            else self._misplaced_point(found, came, i)
            for i in places
        }

    @staticmethod
    def _said(slip: slips.Slip) -> Mistake:
        return Mistake(SLIP + slip.kinds[0], slip.function, *slip._replace(where=("",)).question(()))

    def _misplaced_point(self, of: Chain, came: list[list[Any]], i: int) -> Mistake | None:
        """Of a number by hand."""
        own = dict(zip(of.names, (values[0] for values in came), strict=True))
        right = None if self.exercise.arguments else of.given((), own, of.names[i])
        fits = [
            form
            for form in forms.BY_HAND
            if right is not None and self.same(came[i][0], np.asarray(form.made(right, 0)))
        ]
        return Mistake(f"{SLIP}form_{fits[0].kind}", fits[0].made, *slips.asked(fits[0].phrase)) if fits else None

    def _is_given(self, of: Chain, came: list[list[Any]], i: int, run: Callable[..., Any] | None = None) -> bool:
        """Whether result i is what the solution, or a `run` with a slip in it, makes of the others."""
        try:
            for trial, *own in zip(self.trials, *came, strict=True):
                there = of.given(trial.args, dict(zip(of.names, own, strict=True)), of.names[i], run)
                if not self.same(own[i], np.asarray(there)):
                    return False
        except Exception:  # shapes that do not fit, say
            return False
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """What the results are called; of one list by hand, its numbers."""
        returns = self.exercise.returns
        return (
            tuple(returns[0].strip("[]").split(", ")) if len(returns) == 1 and returns[0].startswith("[") else returns
        )

    @property
    def reordered(self) -> bool:
        """Whether all is right but for the order in which it comes back."""
        if any(outcome.kind for outcome in self.outcomes) or not 1 < len(self._columns(self.expected)) < 7:
            return False
        came, expected = self._columns(self.came), self._columns(self.expected)
        orders = permutations(range(len(came))) if len(came) == len(expected) else iter(())
        next(orders, None)  # as it is
        return any(
            all(
                self.same(a, b)
                for i, right in zip(order, expected, strict=True)
                for a, b in zip(came[i], right, strict=True)
            )
            for order in orders
        )

    def _columns(self, results: list[dict[Path, Any]]) -> list[list[Any]]:
        """Each result over all trials; of a single list by hand, each of its numbers."""
        if not self.exercise.arguments and list(results[0]) == [()] and np.ndim(results[0][()]) == 1:
            return [[number] for number in results[0][()]]
        paths = results[0] if all(list(one) == list(results[0]) for one in results) else ()
        return [[one[path] for one in results] for path in paths]

    def present(self, trial: Trial) -> list[Path]:
        """The results that there are in this trial."""
        return next(list(expected) for one, expected in zip(self.trials, self.expected, strict=True) if one is trial)

    def pairs(self, paths: list[Path]) -> list[tuple[Any, Any]]:
        """What came and what was expected, of these results in all trials in which there are both."""
        both = zip(self.came, self.expected, strict=True)
        return [
            (came[path], expected[path])
            for came, expected in both
            for path in paths
            if path in came and path in expected
        ]

    @property
    def coarse(self) -> bool:
        """Whether every wrong number is the right one with a single digit."""
        return all(_is_coarse(a, b) for a, b in self.pairs(self.everything))

    def first_difference(self, paths: Iterable[Path]) -> Difference:
        return next(
            Difference(trial, path, came[path], expected[path])
            for trial, came, expected in zip(self.trials, self.came, self.expected, strict=True)
            for path in paths
            if came and path in expected and not self.same(came[path], expected[path])
        )

    def _slipped(self, program: str, several: int, paths: list[Path]) -> Iterable[Candidate]:
        """Those general slips in a program that may explain these results."""
        candidates = slipped(self.exercise, program, several)
        prints, came = fingerprints(self.exercise, program, several), self.came[0] if self.came else {}
        if not all(path in came and path in prints for path in paths):
            return candidates if several == 1 else ()
        near = np.ones(len(candidates), bool)
        for path in paths:
            size = 0.0 if isinstance(came[path], str) else float(np.nan_to_num(np.abs(came[path])).sum())
            near &= np.abs(prints[path] - fingerprint(came[path])) <= 10 * CLOSE * (1 + size)
        return [candidates[i] for i in np.flatnonzero(near)]

    def _forms(self, paths: list[Path]) -> tuple[forms.Form, ...]:
        """Of one or two numbers by hand, almost any function might be named by chance."""
        if self.exercise.arguments:
            return forms.FORMS
        numbers = sum(np.size(np.asarray(self.came[0].get(path))) for path in paths)
        return forms.OF_NUMBERS if numbers > 2 else forms.BY_HAND

    def _formed(self, paths: list[Path]) -> Iterator[Candidate]:
        """What is made of right results at the end; nothing of numbers by hand that are only not exact enough."""
        if not self.exercise.arguments and self.coarse:
            return

        def run(form: forms.Form, at: int | None, i: int) -> Outcome:
            def made(path: Path, right: Any) -> Any:
                beside = self.came[i][path] if at is None else self.trials[i].args[at]
                return np.asarray(form.made(right, beside), float) if path in paths else right

            try:
                return Outcome(replaced(self.trials[i].right, made))
            except Exception:  # it has no transpose, say
                return Outcome(kind="raised")

        numbers = [k for k, arg in enumerate(self.trials[0].args) if isinstance(arg, float)]
        scaled = [(forms.scaled(self.exercise.arguments[k]), k) for k in numbers]
        for form, at in (
            *((form, None) for form in self._forms(paths)),
            *((forms.Form("scaled", made, phrase), k) for (made, phrase), k in scaled),
        ):
            mistake = Mistake(f"{SLIP}form_{form.kind}", form.made, *slips.asked(form.phrase))
            yield (mistake,), Tried(partial(run, form, at), len(self.trials))

    def _levels(self, paths: list[Path]) -> Iterator[Iterable[Candidate]]:
        """Sets of mistakes, the simplest first: one known mistake or factor; one general slip; a result in another form, or
        something misread; two of the one, or of the other. Three at once would rather be a coincidence."""
        solution = self.exercise.solution
        yield combined(self.exercise, 1)
        for program in (solution, *self.exercise.also):
            yield self._slipped(program, 1, paths)
        yield self._formed(paths)
        yield misread(self.exercise) if self.exercise.arguments else ()
        yield self._slipped(self.exercise.bug, 1, paths)
        yield combined(self.exercise, 2)
        yield self._slipped(solution, 2, paths)

    def _of_one(self, path: Path) -> Parts:
        """The simplest explanation of one result, by mistakes of this one only, or at least such as leave right what is right."""
        others = [other for other in self.everything if other != path]
        right = [other for other in others if other not in self.wrong]
        for candidates in self._levels([path]):
            fits = [
                (parts, [leaves(value.value) for value in values])
                for parts, values in candidates
                if self._explains(values, [path])
            ]
            of_this = [parts for parts, values in fits if self._agree(values, others)]
            found = of_this or [parts for parts, values in fits if self._agree(values, right)]
            found = found or [parts for parts, _ in fits if parts[0].name in UPDATES]
            named = [parts for parts in found if any(isinstance(part, Mistake) for part in parts)]
            if found := named or found:  # a mistake says more of this one result than a factor
                return found[0] if _one_thing(found) else ()
        return ()

    def _explains(self, values: Sequence[Outcome], paths: list[Path]) -> bool:
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


def _one_thing(fits: list[Parts]) -> bool:
    """Whether there is one thing to say: of general slips with the same values, what is said of each is true."""
    return len(fits) == 1 or all(part.name.startswith(SLIP) for parts in fits for part in parts)


def _scaled(outcome: Outcome, factors: tuple[Factor, ...], trial: Trial) -> Outcome:
    by = float(np.prod([factor.by(*trial.args) for factor in factors]))
    return outcome if outcome.kind or by == 1 else outcome._replace(value=times(outcome.value, by))


# ---- what comes back, as a tree of results


def tree(value: Any) -> Tree:
    """What a specification or a mistake returns, as `guard` returns what a learner does: a list of theirs is one array."""
    if isinstance(value, tuple):
        return tuple(map(tree, value))
    if guard.holds_itself(value):
        raise guard.Misfit("wrong_type", "")
    return value if isinstance(value, str) else np.asarray(value)


def leaves(value: Tree, path: Path = ()) -> dict[Path, Any]:
    """The results in a tree, by their paths."""
    if value is None:
        return {}
    if not isinstance(value, tuple):
        return {path: value}
    return {at: leaf for i, part in enumerate(value) for at, leaf in leaves(part, (*path, i)).items()}


def replaced(value: Tree, made: Callable[[Path, Any], Any], path: Path = ()) -> Tree:
    """The tree with each of its results made into something else."""
    if isinstance(value, tuple):
        return tuple(replaced(part, made, (*path, i)) for i, part in enumerate(value))
    return made(path, value)


def times(value: Tree, by: float) -> Tree:
    if isinstance(value, tuple):
        return tuple(times(part, by) for part in value)
    return value if isinstance(value, str) else value * by


def close(a: Any, b: Any) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a == b
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=CLOSE, atol=1e-9, equal_nan=True)


def single(a: Any, b: Any) -> bool:
    """As `close`, but of what was computed in single precision, e^(1001 − 1000) say."""
    return close(a, b) or (np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=3e-4, atol=1e-6, equal_nan=True))


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


def _is_coarse(a: Any, b: Any) -> bool:
    """Whether every wrong number is the right one with a single digit."""
    if isinstance(a, str) or isinstance(b, str) or np.asarray(b).dtype.kind in "iub" or np.shape(a) != np.shape(b):
        return False
    pairs = zip(np.ravel(a).tolist(), np.ravel(b).tolist(), strict=True)
    return all(_one_digit_of(x, y) for x, y in pairs if not as_a_person(x, y))


def _one_digit_of(x: float, y: float) -> bool:
    """Whether x is y rounded to one digit; a 5 after it is rounded away from 0."""
    return y != 0 and x == float(f"{y * (1 + 1e-6):.0e}")
