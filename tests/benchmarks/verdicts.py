#!/usr/bin/env python3
"""How long a verdict takes: of every exercise the first one, and those after it, of the solution and of what goes wrong.

    uv run python tests/benchmarks/verdicts.py

The first verdict on a wrong answer also works out what each known mistake gives; all later ones find that done.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

import numpy as np
from timing import seconds, table

from lecture_lib import exercises
from lecture_lib.exercises import Exercise, bank, follow
from lecture_lib.exercises.exercise import defined


def wrong(exercise: Exercise) -> Any:
    """An answer that no known mistake explains: every number somewhat off."""

    def off(value: Any) -> Any:
        return (
            tuple(map(off, value))
            if isinstance(value, tuple)
            else "z"
            if isinstance(value, str)
            else np.asarray(value) * 1.37 + 0.11
        )

    return (lambda *args: off(exercise.spec(*args))) if exercise.arguments else off(exercise.spec())


def answers(exercise: Exercise) -> Iterator[Any]:
    """The solution, every known mistake, and something else."""
    yield defined(exercise.solution, exercise.name)
    made = map(exercise.made_by, exercise.mistakes)
    yield from made if exercise.arguments else (wrong() for wrong in made)
    yield wrong(exercise)


def milliseconds(exercise: Exercise, answer: Any) -> float:
    return 1000 * seconds(lambda: exercises.check(exercise.name, answer))


def main() -> None:
    everything = exercises.EXERCISES.values()
    milliseconds(next(iter(everything)), None)  # what is loaded at the first check of all
    for kept in (
        bank.trials_of,
        bank.wrong_formulas,
        bank.combined,
        bank.slipped,
        bank.fingerprints,
        follow.chain,
        follow.slips_of,
    ):
        kept.cache_clear()
    first = {exercise.name: milliseconds(exercise, wrong(exercise)) for exercise in everything}
    later = {exercise.name: [milliseconds(exercise, answer) for answer in answers(exercise)] for exercise in everything}
    each = [one for times in later.values() for one in times]
    rows = [
        ["first", f"{median(first.values()):.1f}", f"{max(first.values()):.1f}", max(first, key=first.__getitem__)],
        ["later", f"{median(each):.1f}", f"{max(each):.1f}", max(later, key=lambda name: max(later[name]))],
    ]
    print(*table([f"{len(first)} exercises, {len(each)} answers [ms]", "median", "most", "of"], rows), sep="\n")


if __name__ == "__main__":
    main()
