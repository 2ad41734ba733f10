"""From an answer to a Verdict: run it on fresh inputs, hold what comes back against the bank, and say what is to be said."""

from __future__ import annotations

import inspect
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from . import guard
from ._words import original, say
from .bank import SLIP, Bank, Difference, Path, Trial, trials_of
from .exercise import Exercise, Factor, Mistake
from .guard import Outcome
from .verdict import Row, Verdict

MOST_TOLD = 3  # sentences: that there are several things, and two of them to begin with
ROOM = 240  # characters of input that are shown beside a wrong value


def check(exercise: Exercise, answer: Any) -> Verdict:
    """What is to be said of this answer. Whatever the answer is: a verdict, never an exception."""
    if getattr(_busy, "checking", False):
        raise RuntimeError(say("verdict_nested"))
    with warnings.catch_warnings(), np.errstate(all="ignore"), _checking():  # somebody may have turned them into errors
        warnings.simplefilter("ignore")
        trials = trials_of(exercise)
        outcomes = _outcomes(exercise, answer, trials)
        return _Report(exercise, Bank(exercise, outcomes), outcomes).judged()


_busy = threading.local()


@contextmanager
def _checking() -> Iterator[None]:
    """An answer that checks itself would never come to an end."""
    _busy.checking = True
    try:
        yield
    finally:
        _busy.checking = False


def _outcomes(exercise: Exercise, answer: Any, trials: tuple[Trial, ...]) -> list[Outcome]:
    """What came back in each trial, up to the first that leaves nothing to compare."""
    if answer is ...:
        return [Outcome(kind="unanswered")]
    if not exercise.arguments:
        return [guard.call(lambda: _value(answer, trials[0].right), (), trials[0].right, exercise.returns)]
    if (problem := _not_a_function(exercise, answer)) is not None:
        return [problem]
    outcomes: list[Outcome] = []
    for trial in (*trials, trials[0]):  # the first one again: an answer that depends on chance is found out
        loaded = len(sys.modules)
        outcomes.append(guard.call(answer, trial.args, trial.right, exercise.returns))
        if outcomes[-1].kind == "too_slow" and len(sys.modules) > loaded:  # the time has gone into a first import
            outcomes[-1] = guard.call(answer, trial.args, trial.right, exercise.returns)
        if outcomes[-1].kind in ("unanswered", "too_slow"):
            break
    return outcomes


def _value(answer: Any, like: Any) -> Any:
    """The answer; numbers that stand in a column, or one alone in a list, as they are asked for."""
    if callable(answer):
        raise guard.Misfit("wrong_type", say("verdict_value"))
    if answer is None:  # not a function that returns nothing
        raise guard.Misfit("wrong_type", say("verdict_nothing"))
    numbers = _plain_numbers(answer)
    flat = isinstance(like, tuple) and all(np.ndim(part) == 0 and not isinstance(part, str) for part in like)
    wanted = (len(like),) if flat else np.shape(like) if isinstance(like, np.ndarray) else None
    if (
        numbers is not None
        and wanted is not None
        and len(wanted) < 2
        and _without_ones(numbers.shape) == _without_ones(wanted)
    ):
        return numbers.reshape(wanted)
    return answer


def _plain_numbers(answer: Any) -> Any:
    """As an array; None if it is something else."""
    if not isinstance(answer, list | tuple | np.ndarray):
        return None
    try:
        numbers = np.asarray(answer)
    except ValueError:  # rows of different lengths
        return None
    return numbers if numbers.dtype.kind in "fiu" else None


def _without_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(n for n in shape if n != 1)


def _not_a_function(exercise: Exercise, answer: Any) -> Outcome | None:
    wanted = ", ".join(exercise.arguments)
    if not callable(answer):
        return Outcome(kind="wrong_type", told=say("verdict_function", came=guard.kind_of(answer), arguments=wanted))
    try:
        signature = inspect.signature(answer)
    except Exception:  # built-in functions have none, and an odd object may do anything when asked
        return None
    try:
        signature.bind(*exercise.arguments)
    except TypeError:
        return Outcome(kind="wrong_type", told=say("verdict_arguments", came=str(signature), arguments=wanted))
    own = list(signature.parameters)
    if own != list(exercise.arguments) and sorted(own) == sorted(exercise.arguments):
        return Outcome(kind="wrong_type", told=say("verdict_argument_order", came=", ".join(own), arguments=wanted))
    return None


class _Report:
    """What is said of one answer."""

    def __init__(self, exercise: Exercise, bank: Bank, outcomes: list[Outcome]) -> None:
        self.exercise, self.bank, self.outcomes = exercise, bank, outcomes

    def verdict(self, kind: str, told: list[str], **more: Any) -> Verdict:
        asked, headline, printed = self.exercise.asked[original()], say("verdict_" + kind), self.outcomes[0].printed
        see = () if kind in ("right", "unanswered") else (self._explained(),)
        return Verdict(self.exercise.name, kind, asked, headline, tuple(told), see=see, printed=printed, **more)

    def _explained(self) -> tuple[str, str]:
        text = say("verdict_see", lesson=self.exercise.taught_in, section=self.exercise.section)
        return text, self.exercise.explained(("ja", "en")[original()])

    def judged(self) -> Verdict:
        """The first thing there is to say, from what leaves nothing to compare to what needs the bank."""
        kinds = {outcome.kind: outcome for outcome in reversed(self.outcomes) if outcome.kind}  # the first of each kind
        if "unanswered" in kinds:
            return self.verdict("unanswered", [say("verdict_replace")])
        if changed := sorted({i for outcome in self.outcomes for i in outcome.changed}):
            names = ", ".join(self.exercise.arguments[i] for i in changed)
            return self.verdict("changed_input", [say("verdict_changed", names=names)], mistakes=("changed_input",))
        for kind in ("too_slow", "wrong_type"):
            if kind in kinds:
                return self.verdict(kind, [kinds[kind].told])
        if not self.exercise.arguments and "raised" in kinds:  # an odd object, no code of the learner's
            return self.verdict("wrong_type", [kinds["raised"].told])
        if len(self.outcomes) > len(self.bank.trials) and not self.bank.repeats(self.outcomes[-1]):
            return self.verdict("known_mistake", [say("verdict_repeat")], mistakes=("not_repeatable",))
        if self.bank.right:
            return self.verdict("right", [])
        found, unexplained = self.bank.explanation()
        if found and not unexplained and len(found) == 1:
            return self._known(found, [])
        if self.bank.reordered:
            return self.verdict("known_mistake", [say("verdict_order", names=self._order())], mistakes=("order",))
        if found and not unexplained:
            return self._known(found, [])
        if (told := self._followed()) is not None:
            return told
        if found:
            return self._known(found, unexplained)
        if "raised" in kinds:
            return self.verdict("raised", [kinds["raised"].told, self._called(self._trial(kinds["raised"]))])
        if "incomplete" in kinds:
            return self.verdict("known_mistake", [kinds["incomplete"].told], mistakes=("incomplete",))
        if "wrong_shape" in kinds:
            called = [self._called(self._trial(kinds["wrong_shape"]))] if self.exercise.arguments else []
            return self.verdict("wrong_shape", [kinds["wrong_shape"].told, *called])
        return self._unknown(self.bank.first_difference(self.bank.wrong))

    def _known(self, found: dict[Mistake | Factor, list[Path]], unexplained: list[Path]) -> Verdict:
        names = tuple(part.name for part in found)
        if names == ("untouched",):  # a bug that nobody has mended yet
            return self.verdict("unanswered", [say("verdict_untouched")], mistakes=names)
        told = [self._about(part, paths) for part, paths in found.items()]
        if unexplained or len(found) > 1:
            told = [say("verdict_partly" if unexplained else "verdict_together"), *told]
        told = [*self._right(), *told[:MOST_TOLD]]
        if not unexplained:
            return self.verdict("known_mistake", told, mistakes=names)
        at = self.bank.first_difference(unexplained)
        return self.verdict("known_mistake", told, mistakes=names, table=self._table(at), inputs=self._inputs(at.trial))

    def _right(self) -> list[str]:
        """The results that are right throughout, if there are any beside the wrong ones."""
        if any(outcome.kind for outcome in self.outcomes):
            return []
        if not self.exercise.arguments:
            return self._right_so_far(self.bank.first_difference(self.bank.wrong))
        of = {
            name: [path for path in self.bank.everything if path[:1] == (i,)]
            for i, name in enumerate(self.exercise.returns)
        }
        names = [name for name, paths in of.items() if paths and not set(paths) & set(self.bank.wrong)]
        return [say("verdict_others", names=", ".join(names))] if names else []

    def _followed(self) -> Verdict | None:
        """Of a chain: what is wrong in itself, and what follows rightly from that; None where it tells nothing."""
        followed = self.bank.followed()
        if followed is None or self.bank.coarse:
            return None
        names = self.bank.names
        slips = self.bank.slips_in(followed.wrong)
        if not followed.follows and not any(slips.values()):
            return None
        right = [name for i, name in enumerate(names) if i not in followed.wrong + followed.follows]
        told = [say("verdict_others", names=", ".join(right))] if right else []
        for slip in dict.fromkeys(slips.values()):
            of = ", ".join(names[i] for i in slips if slips[i] == slip)
            told.append(f"{of}: {(slip.ja, slip.en)[original()]}" if slip else say("verdict_look_again", name=of))
        if followed.follows:
            told.append(say("verdict_follows", names=", ".join(names[i] for i in followed.follows)))
        return self.verdict(
            "known_mistake", told, mistakes=("follows", *(slip.name for slip in slips.values() if slip))
        )

    def _about(self, part: Mistake | Factor, paths: list[Path]) -> str:
        """What is said of a mistake; of a factor, which may be anywhere, with the results it is about."""
        sentence = (part.ja, part.en)[original()]
        general = isinstance(part, Factor) or part.name.startswith(SLIP)
        return f"{', '.join(map(self._name, paths))}: {sentence}" if paths and general else sentence

    def _unknown(self, at: Difference) -> Verdict:
        """No known mistake: what came and what was expected, on the first trial that shows it; a shape or a nan comes first."""
        name, a, b = self._name(at.path), at.came, at.expected
        if np.shape(a) != np.shape(b):
            return self.verdict("wrong_shape", self._shapes(at.trial, name, a, b))
        if not isinstance(a, str) and not np.isfinite(a).all() and np.isfinite(b).all():
            return self.verdict(
                "not_finite",
                [say("verdict_not_finite_told", name=name or say("verdict_result"))],
                table=self._table(at),
                inputs=self._inputs(at.trial),
            )
        if isinstance(a, str):
            return self.verdict("wrong_type", [say("verdict_choose")], table=self._table(at))
        told, ratio = self._right_so_far(at), self._ratio(at)
        found = ("known_mistake", ("ratio",)) if ratio else ("unknown_mistake", ())
        told += ratio or self._near()
        return self.verdict(found[0], told, mistakes=found[1], table=self._table(at), inputs=self._inputs(at.trial))

    def _shapes(self, trial: Trial, name: str, a: Any, b: Any) -> list[str]:
        if not self.exercise.arguments and np.ndim(b) == 0:
            return [say("verdict_single")]
        if not self.exercise.arguments:
            return [say("verdict_numbers_wanted", name=name, count=np.size(b), came=np.size(a)).lstrip("：: ")]
        told = [say("verdict_shape", name=name or say("verdict_result"), came=np.shape(a), expected=np.shape(b))]
        turned = np.ndim(a) == 2 and np.shape(a) == np.shape(b)[::-1] and self.bank.same(a.T, b)
        return told + [say("verdict_turned")] * turned + [self._called(trial)]

    def _near(self) -> list[str]:
        """By hand, that more digits are wanted, if nothing else is."""
        return [say("verdict_near")] * (not self.exercise.arguments and self.bank.coarse)

    def _ratio(self, at: Difference) -> list[str]:
        """How many times too large a result is, if it is as many times everywhere."""
        if not self.exercise.arguments or (ratio := _ratio(self.bank.pairs([at.path]))) is None:
            return []
        name = self._name(at.path)
        sentence = say("verdict_ratio", name=f"{name}: " if name else "", ratio=f"{ratio:g}")
        return [sentence if name else sentence[:1].upper() + sentence[1:]]

    def _right_so_far(self, at: Difference) -> list[str]:
        """The results that are right, of those that there are in this trial; of a list by hand, its numbers."""
        names = [self._name(path) for path in self.bank.present(at.trial) if path not in self.bank.wrong]
        entries = self._name(()).strip("[]").split(", ")
        if not self.exercise.arguments and np.ndim(at.came) == 1 and len(entries) == len(at.came):
            names += [entry for entry, x, y in zip(entries, at.came, at.expected, strict=True) if self.bank.same(x, y)]
        return [say("verdict_others", names=", ".join(names))] if names else []

    def _name(self, path: Path) -> str:
        names = self.exercise.returns or ("",)
        if not path:
            return names[0]
        return names[min(path[0], len(names) - 1)] + "".join(f"[{i}]" for i in path[1:])

    def _table(self, at: Difference) -> tuple[Row, ...]:
        if not self.exercise.arguments:  # the answer of an exercise that has but one is not given away
            return ((self._name(at.path), say("verdict_yours")), ("", shown(at.came)))
        head = ("", say("verdict_yours"), say("verdict_expected"))
        return head, (self._name(at.path), shown(at.came), shown(at.expected))

    def _inputs(self, trial: Trial) -> tuple[Row, ...]:
        """What a function was called with, if that is short."""
        rows = tuple((f"{name} =", shown(arg)) for name, arg in zip(self.exercise.arguments, trial.args, strict=True))
        return rows if sum(len(text) for _, text in rows) <= ROOM else ()

    def _trial(self, outcome: Outcome) -> Trial:
        at = next((i for i, one in enumerate(self.outcomes) if one is outcome), 0)
        return self.bank.trials[at % len(self.bank.trials)]

    def _called(self, trial: Trial) -> str:
        """With what a function was called."""
        pairs = zip(self.exercise.arguments, trial.args, strict=True)
        return say("verdict_tried", inputs=", ".join(f"{name}: {_form(arg)}" for name, arg in pairs))

    def _order(self) -> str:
        return ", ".join(self.exercise.returns).strip("[]")


def _ratio(pairs: list[tuple[Any, Any]]) -> float | None:
    """The one number by which every element of every trial has been multiplied; None if there is none, or only one element."""
    a, b = (np.concatenate([np.ravel(pair[i]) for pair in pairs]) for i in (0, 1))
    there = b != 0
    if a.size != b.size or there.sum() < 2 or a[~there].any():
        return None
    ratios = a[there] / b[there]
    return float(ratios[0]) if ratios[0] and np.allclose(ratios, ratios[0], rtol=1e-6) else None


def shown(value: Any) -> str:
    """A value as text: six digits, arrays with their brackets."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "[" + ",\n".join(map(shown, value)) + "]"
    if callable(value):
        return str(getattr(value, "__doc__", "") or "f")
    array = np.asarray(value)
    array = np.where(np.abs(array) < 1e-9, 0.0, array)  # what nudging leaves of a 0
    if array.ndim == 0:
        return f"{array[()]:.6g}"
    return np.array2string(array, separator=", ", threshold=60, formatter={"float_kind": lambda v: f"{v:.6g}"})


def _form(value: Any) -> str:
    """What an argument was like: a number as it is, an array by its shape."""
    if isinstance(value, list | tuple):
        return "(" + ", ".join(map(_form, value)) + ")"
    return str(np.shape(value)) if np.ndim(value) else shown(value)
