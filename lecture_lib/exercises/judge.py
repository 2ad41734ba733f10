"""From an answer to a Verdict: run it on fresh inputs beside the specification and beside every known wrong formula.

A mistake is named only if it explains what came back on *every* input, and nothing equally simple explains it, too. Several at
once: a wrong formula with up to two factors (sign, ½, 2, 1/N), and in what returns several things, one mistake for each.
"""

from __future__ import annotations

import inspect
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from .. import language
from ..words import say
from . import guard
from .exercise import Exercise, Factor, Mistake
from .guard import Outcome, Tree
from .verdict import Row, Verdict

ROUNDS = 2  # draws from each way to draw
ROOM = 240  # characters of input that are shown beside a wrong value
CLOSE = 1e-5  # relative; nudging is right to 1e-9, single precision to 1e-6


def check(exercise: Exercise, answer: Any) -> Verdict:
    """What is to be said of this answer. Whatever the answer is: a verdict, never an exception."""
    if answer is ...:
        return _verdict(exercise, "unanswered", [say("verdict_replace")])
    trials = _trials(exercise)
    outcomes = _outcomes(exercise, answer, trials)
    return _judged(exercise, trials, outcomes)


Path = tuple[int, ...]
Candidate = tuple[tuple[Mistake | Factor, ...], list[Outcome]]


class Trial(NamedTuple):
    """One draw of the arguments, and what should come back."""

    args: tuple[Any, ...]
    right: Tree


def _trials(exercise: Exercise) -> list[Trial]:
    """The same draws at every check, so that a verdict can be repeated; none of them stands in the notebook."""
    rng = np.random.default_rng(zlib.crc32(exercise.name.encode()))
    drawn = [draw(rng) for draw in exercise.draws for _ in range(ROUNDS)] or [()]
    return [Trial(args, _tree(exercise.spec(*args))) for args in drawn]


def _outcomes(exercise: Exercise, answer: Any, trials: list[Trial]) -> list[Outcome]:
    """What came back in each trial, up to the first that leaves nothing to compare."""
    if not exercise.arguments:
        return [guard.call(lambda: _value(answer, trials[0].right), (), trials[0].right)]
    if (problem := _not_a_function(exercise, answer)) is not None:
        return [problem]
    outcomes: list[Outcome] = []
    for trial in (*trials, trials[0]):  # the first one again: an answer that depends on chance is found out
        outcomes.append(guard.call(answer, trial.args, trial.right))
        if outcomes[-1].kind in ("unanswered", "too_slow"):
            break
    return outcomes


def _value(answer: Any, like: Tree) -> Any:
    if callable(answer):
        raise guard.Misfit("wrong_type", say("verdict_value"))
    if answer is None:  # not a function that returns nothing
        raise guard.Misfit("wrong_type", say("verdict_nothing"))
    return answer


def _not_a_function(exercise: Exercise, answer: Any) -> Outcome | None:
    wanted = ", ".join(exercise.arguments)
    if not callable(answer):
        return Outcome(kind="wrong_type", told=say("verdict_function", came=type(answer).__name__, arguments=wanted))
    try:
        signature = inspect.signature(answer)
    except Exception:  # built-in functions have none, and an odd object may do anything when asked
        return None
    try:
        signature.bind(*exercise.arguments)
    except TypeError:
        return Outcome(kind="wrong_type", told=say("verdict_arguments", came=str(signature), arguments=wanted))
    return None


def _judged(exercise: Exercise, trials: list[Trial], outcomes: list[Outcome]) -> Verdict:
    kinds = {outcome.kind: outcome for outcome in reversed(outcomes) if outcome.kind}  # the first of each kind
    printed = outcomes[0].printed

    def verdict(kind: str, told: list[str], **more: Any) -> Verdict:
        return _verdict(exercise, kind, told, printed=printed, **more)

    if "unanswered" in kinds:
        return verdict("unanswered", [say("verdict_replace")])
    if changed := sorted({i for outcome in outcomes for i in outcome.changed}):
        names = ", ".join(exercise.arguments[i] for i in changed)
        return verdict("changed_input", [say("verdict_changed", names=names)], mistakes=("changed_input",))
    if "too_slow" in kinds:
        return verdict("too_slow", [kinds["too_slow"].told])
    if "wrong_type" in kinds:
        return verdict("wrong_type", [kinds["wrong_type"].told])
    if not exercise.arguments and "raised" in kinds:
        return verdict("wrong_type", [kinds["raised"].told])
    bank = _Bank(exercise, trials, outcomes)
    if bank.right:
        return verdict("right", [])
    if len(outcomes) > len(trials) and not bank.repeats(outcomes[-1]):
        return verdict("known_mistake", [say("verdict_repeat")], mistakes=("not_repeatable",))
    found, unexplained = bank.explanation()
    if found:
        told = [(each.ja, each.en)[_language()] for each in found]
        if len(found) > 1 or unexplained:
            told = [say("verdict_together"), *map(_without_praise, told)]
        mistakes = tuple(each.name for each in found)
        return verdict("known_mistake", told, mistakes=mistakes, table=bank.table(unexplained))
    if "raised" in kinds:
        return verdict("raised", [kinds["raised"].told])
    if "wrong_shape" in kinds:
        return verdict("wrong_shape", [kinds["wrong_shape"].told])
    return bank.side_by_side(verdict)


class _Bank:
    """One answer held against the right one and against each wrong formula, on every trial.

    What comes back may be several results, in tuples; each is a leaf with its path, such as (0, 1) for ΔW².
    """

    def __init__(self, exercise: Exercise, trials: list[Trial], outcomes: list[Outcome]) -> None:
        self.exercise, self.trials, self.outcomes = exercise, trials, outcomes[: len(trials)]
        self.same: Callable[[Any, Any], bool] = _close if exercise.arguments else _as_a_person
        self.came = [_leaves(outcome.value) for outcome in self.outcomes]
        self.expected = [_leaves(trial.right) for trial in trials]

    @property
    def right(self) -> bool:
        return not any(outcome.kind for outcome in self.outcomes) and not self.wrong_leaves

    @cached_property
    def everything(self) -> list[Path]:
        return sorted({path for leaves in self.expected for path in leaves})

    @cached_property
    def wrong_leaves(self) -> list[Path]:
        """Those that are wrong on at least one trial."""
        pairs = [pair for pair in zip(self.came, self.expected, strict=True) if pair[0]]
        return [p for p in self.everything if not all(self.same(a[p], b[p]) for a, b in pairs if p in b)]

    def repeats(self, again: Outcome) -> bool:
        first = self.outcomes[0]
        if first.kind or again.kind:
            return first.kind == again.kind
        return all(_close(a, b) for a, b in zip(self.came[0].values(), _leaves(again.value).values(), strict=True))

    def explanation(self) -> tuple[tuple[Mistake | Factor, ...], list[Path]]:
        """The simplest set of known mistakes that explains what came back, and the leaves that it leaves unexplained."""
        for simplicity in self._candidates():
            if fits := [parts for parts, values in simplicity if self._explains(values, self.everything)]:
                return (fits[0], []) if len(fits) == 1 else ((), self.wrong_leaves)
        if any(outcome.kind for outcome in self.outcomes):
            return (), self.wrong_leaves
        of_each = {path: self._of_one(path) for path in self.wrong_leaves}
        parts = dict.fromkeys(part for parts in of_each.values() for part in parts)
        return tuple(parts), [path for path, parts in of_each.items() if not parts]

    def _of_one(self, path: Path) -> tuple[Mistake | Factor, ...]:
        """The simplest explanation of one result; of several, that which leaves the other results right."""
        others = [other for other in self.everything if other != path]
        for simplicity in self._candidates():
            fits = [(parts, values) for parts, values in simplicity if self._explains(values, [path])]
            fits = [fit for fit in fits if self._are_right(fit[1], others)] or fits
            if fits:
                return fits[0][0] if len(fits) == 1 else ()
        return ()

    def _candidates(self) -> Iterator[list[Candidate]]:
        """Sets of mistakes with what they give on each trial, those of one part first, then those of two, of three."""
        formulas = [((), [Outcome(trial.right) for trial in self.trials]), *self.wrong_formulas]
        scaled = [
            (parts + factors, [self._scaled(v, factors, t) for v, t in zip(values, self.trials, strict=True)])
            for count in range(3)
            for factors in combinations(self.exercise.factors, count)
            for parts, values in formulas
        ]
        for size in (1, 2, 3):
            yield [candidate for candidate in scaled if len(candidate[0]) == size]

    @cached_property
    def wrong_formulas(self) -> list[Candidate]:
        return [((mistake,), self._given_by(mistake)) for mistake in self.exercise.mistakes]

    def _given_by(self, mistake: Mistake) -> list[Outcome]:
        return [guard.call(lambda *args: _tree(mistake.wrong(*args)), t.args, t.right) for t in self.trials]

    def _scaled(self, outcome: Outcome, factors: tuple[Factor, ...], trial: Trial) -> Outcome:
        by = float(np.prod([factor.by(*trial.args) for factor in factors]))
        return outcome if outcome.kind or by == 1 else outcome._replace(value=_times(outcome.value, by))

    def _explains(self, values: list[Outcome], paths: list[Path]) -> bool:
        """On every trial the same values, or the same error; and values on one at least."""
        compared = 0
        for came, there in zip(self.outcomes, values, strict=True):
            if came.kind or there.kind:
                if came.error is None or came.error is not there.error:
                    return False
                continue
            a, b = _leaves(came.value), _leaves(there.value)
            if not all(self.same(a[path], b[path]) for path in paths if path in b):
                return False
            compared += 1
        return compared > 0

    def _are_right(self, values: list[Outcome], paths: list[Path]) -> bool:
        pairs = [
            (_leaves(outcome.value), right)
            for outcome, right in zip(values, self.expected, strict=True)
            if not outcome.kind
        ]
        return all(self.same(a[path], b[path]) for a, b in pairs for path in paths if path in b)

    def side_by_side(self, verdict: Callable[..., Verdict]) -> Verdict:
        """No known mistake: what came and what was expected, on the first trial that shows it; a shape or a nan comes first."""
        trial, path, a, b = self._first_difference(self.wrong_leaves)
        name = self._name(path)
        if np.shape(a) != np.shape(b):
            told = say("verdict_shape", name=name, came=np.shape(a), expected=np.shape(b))
            turned = np.ndim(a) == 2 and np.shape(a) == np.shape(b)[::-1] and self.same(a.T, b)
            return verdict("wrong_shape", [told] + [say("verdict_turned")] * turned)
        if not isinstance(a, str) and not np.isfinite(a).all() and np.isfinite(b).all():
            return verdict(
                "not_finite", [say("verdict_not_finite_told", name=name)], table=self._table(trial, name, a, b)
            )
        return verdict("unknown_mistake", self._compared(a, b), table=self._table(trial, name, a, b))

    def table(self, paths: list[Path]) -> tuple[Row, ...]:
        """The first difference in one of these results."""
        if not paths:
            return ()
        trial, path, a, b = self._first_difference(paths)
        return self._table(trial, self._name(path), a, b)

    def _first_difference(self, paths: list[Path]) -> tuple[Trial, Path, Any, Any]:
        return next(
            (trial, path, came[path], right[path])
            for trial, came, right in zip(self.trials, self.came, self.expected, strict=True)
            for path in paths
            if path in right and not self.same(came[path], right[path])
        )

    def _compared(self, a: Any, b: Any) -> list[str]:
        if isinstance(a, str):
            return [say("verdict_choose")]
        told = self.others_right()
        if not self.exercise.arguments:
            return told + [say("verdict_near")] * bool(np.allclose(a, b, rtol=0.1, atol=0))
        nonzero = np.abs(b) > 0
        ratio = np.unique(np.round(a[nonzero] / b[nonzero], 6)) if nonzero.any() else np.zeros(0)
        if len(ratio) == 1 and ratio[0] and np.all(a[~nonzero] == 0) and np.size(b) > 1:
            told.append(say("verdict_ratio", ratio=f"{ratio[0]:g}"))
        return told

    def others_right(self) -> list[str]:
        others = [self._name(path) for path in self.everything if path not in self.wrong_leaves]
        return [say("verdict_others", names=", ".join(others))] if others else []

    def _name(self, path: Path) -> str:
        names = self.exercise.returns or ("",)
        if not path:
            return names[0]
        return names[min(path[0], len(names) - 1)] + "".join(f"[{i}]" for i in path[1:])

    def _table(self, trial: Trial, name: str, a: Any, b: Any) -> tuple[Row, ...]:
        if not self.exercise.arguments:  # the answer of an exercise that has but one is not given away
            return ((name, say("verdict_yours")), ("", shown(a)))
        inputs = [(f"{n} =", shown(arg), "") for n, arg in zip(self.exercise.arguments, trial.args, strict=True)]
        short = inputs if sum(len(text) for _, text, _ in inputs) <= ROOM else []
        return (("", say("verdict_yours"), say("verdict_expected")), (name, shown(a), shown(b)), *short)


_PRAISE = re.compile(
    r"^[^。、]{1,30}は合ってい(?:ます。|ますが、)|^[^.;:,]{1,50} (?:is|are) right(?: now)?(?:\.|, but) "
)


def _without_praise(sentence: str) -> str:
    """Where mistakes come together, "ΔW is right, but …" need not be true."""
    rest = _PRAISE.sub("", sentence)
    return rest[:1].upper() + rest[1:] if rest[:1].isascii() else rest  # δ is not to become Δ


def _verdict(exercise: Exercise, kind: str, told: list[str], **more: Any) -> Verdict:
    asked, headline = exercise.asked[_language()], say("verdict_" + kind)
    return Verdict(exercise.name, kind, asked, headline, tuple(told), **more)


def _language() -> int:
    return ("ja", "en").index(language())


# ---- values


def _tree(value: Any) -> Tree:
    """What a specification or a mistake returns, as `guard` returns what a learner does: a list of theirs is one array."""
    if isinstance(value, tuple):
        return tuple(_tree(part) for part in value)
    return value if isinstance(value, str) else np.asarray(value)


def _leaves(tree: Tree, path: Path = ()) -> dict[Path, Any]:
    if tree is None:
        return {}
    if not isinstance(tree, tuple):
        return {path: tree}
    return {at: leaf for i, part in enumerate(tree) for at, leaf in _leaves(part, (*path, i)).items()}


def _times(tree: Tree, by: float) -> Tree:
    if isinstance(tree, tuple):
        return tuple(_times(part, by) for part in tree)
    return tree if isinstance(tree, str) else tree * by


def _close(a: Any, b: Any) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a == b
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=CLOSE, atol=1e-9, equal_nan=True)


def _as_a_person(a: Any, b: Any) -> bool:
    """As a person would accept it: two digits right, or nearer than half a percent; whole numbers exactly."""
    if isinstance(a, str) or isinstance(b, str) or np.shape(a) != np.shape(b):
        return _close(a, b)
    if np.asarray(b).dtype.kind in "iub":
        return bool(np.all(a == b))
    pairs = zip(np.ravel(a), np.ravel(b), strict=True)
    return all(f"{x:.1e}" == f"{y:.1e}" or abs(x - y) <= 0.005 * abs(y) for x, y in pairs)


def shown(value: Any) -> str:
    """A value as text: six digits, arrays with their brackets."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "[" + ",\n".join(map(shown, value)) + "]"
    if callable(value):
        return str(getattr(value, "__doc__", "") or "f")
    array = np.asarray(value)
    if array.ndim == 0:
        return f"{array[()] + 0:.6g}"
    return np.array2string(array + 0.0, separator=", ", threshold=60, formatter={"float_kind": lambda v: f"{v:.6g}"})
