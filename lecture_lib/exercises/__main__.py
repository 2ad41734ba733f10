"""For authors: is an exercise sound?

    uv run python -m lecture_lib.exercises check             every exercise
    uv run python -m lecture_lib.exercises check delta_o     those that are named

The solution must be right, each mistake must be recognised as itself and as no other, and everything be said in both languages.
"""

from __future__ import annotations

import argparse
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from . import EXERCISES, judge
from .bank import close, leaves, slipped, times, tree, trials_of, wrong_formulas
from .exercise import Both, Exercise, Factor, Mistake, defined

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def faults(exercise: Exercise) -> Iterator[str]:
    """What is wrong with an exercise, in a line each."""
    if broken := list(_broken(exercise)):  # nothing else can be said of it
        yield from broken
        return
    for what, program in (("the solution", exercise.solution), *(("also", program) for program in exercise.also)):
        if (verdict := judge.check(exercise, defined(program, exercise.name))).kind != "right":
            yield f"{what} is not right: {verdict!r}"
    results = trials_of(exercise)[0].right
    if isinstance(results, tuple) and len(results) > len(exercise.returns):
        yield f"returns has {len(exercise.returns)} names: expected one for each of the {len(results)} results"
    names = Counter(part.name for part in _parts(exercise))
    yield from (f"there are {count} mistakes of the name {name}" for name, count in names.items() if count > 1)
    for mistake in exercise.mistakes:
        made = exercise.made_by(mistake)
        verdict = judge.check(exercise, made if exercise.arguments else made())
        if verdict.mistakes != (mistake.name,):
            taken = " and ".join(verdict.mistakes) or f"none of them, but {verdict.headline}: {' '.join(verdict.told)}"
            yield f"{mistake.name} is taken for {taken}"
    for factor in exercise.factors if exercise.arguments else ():
        answer = _times(exercise, factor)
        if (named := judge.check(exercise, answer).mistakes) != (factor.name,):
            yield f"the factor {factor.name} is taken for {' and '.join(named) or 'none of them'}"
    for name, both in _texts(exercise):
        if not JAPANESE.search(both[0]):
            yield f"{name}: the Japanese has no Japanese in it: {both[0]}"
        if JAPANESE.search(both[1]):
            yield f"{name}: there is Japanese in the English: {both[1]}"
    for part in _parts(exercise):
        if part.name != "untouched" and not ("？" in part.ja and "?" in part.en):
            yield f"{part.name}: nothing is asked in {part.ja + part.en}"


def _broken(exercise: Exercise) -> Iterator[str]:
    """What cannot even be run."""
    for program in (exercise.solution, *exercise.also):
        try:
            defined(program, exercise.name)
        except (KeyError, SyntaxError) as problem:
            yield f"there is no {exercise.name} in this program ({problem}):\n{program}"
            return
    if exercise.arguments and not exercise.draws:
        yield f"there are no draws: expected some of ({', '.join(exercise.arguments)})"
    for mistake in exercise.mistakes:
        try:
            exercise.made_by(mistake)
        except (ValueError, KeyError, SyntaxError) as problem:
            yield f"{mistake.name}: {problem}"


def _times(exercise: Exercise, factor: Factor) -> Any:
    """What is right, multiplied by the factor."""
    return lambda *args: times(tree(exercise.spec(*args)), factor.by(*args))


def _texts(exercise: Exercise) -> Iterator[tuple[str, Both]]:
    yield "asked", exercise.asked
    yield from ((f"hint {i}", hint) for i, hint in enumerate(exercise.hints, 1))
    yield from ((part.name, (part.ja, part.en)) for part in _parts(exercise))


def _parts(exercise: Exercise) -> list[Mistake | Factor]:
    return [*exercise.mistakes, *exercise.factors]


def also_general(exercise: Exercise) -> list[Mistake]:
    """Those mistakes that a general slip would name, too: is what is said of them better than its question?"""

    def alike(a: Sequence[Any], b: Sequence[Any]) -> bool:
        both = [(leaves(x.value), leaves(y.value)) for x, y in zip(a, b, strict=True)]
        return all(x and x.keys() == y.keys() and all(close(x[path], y[path]) for path in x) for x, y in both)

    general = [values for _, values in slipped(exercise, exercise.solution, 1)]
    known = [
        (mistake, values) for mistake, (_, values) in zip(exercise.mistakes, wrong_formulas(exercise), strict=True)
    ]
    return [mistake for mistake, values in known if any(alike(values, others) for others in general)]


def main(arguments: Sequence[str]) -> int:
    formatted: Any = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m lecture_lib.exercises", description=__doc__, formatter_class=formatted
    )
    parser.add_argument("command", choices=["check"])
    parser.add_argument("names", nargs="*", metavar="NAME")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in EXERCISES]:
        parser.error(f"there is no exercise {unknown[0]!r}: expected {', '.join(EXERCISES)}")
    found = 0
    for name in asked.names or EXERCISES:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            found += _told(EXERCISES[name])
    return 1 if found else 0


def _told(exercise: Exercise) -> int:
    """Print what there is to say of it; returns how many faults it has."""
    wrong, counted = list(faults(exercise)), f"{len(exercise.mistakes) + len(exercise.factors)} mistakes"
    if exercise.arguments and not wrong:
        general = ", ".join(mistake.name for mistake in also_general(exercise))
        counted += (
            f", {len(slipped(exercise, exercise.solution, 1))} general slips"
            + f" ({general}: would be named by one, too)" * bool(general)
        )
    print(f"{'✗' if wrong else '✓'} {exercise.name}: {counted}", *wrong, sep="\n    ")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
