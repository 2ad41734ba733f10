"""Exercises that say what is wrong: `check_<name>(answer)` → a Verdict.

    exercise    an exercise as data: asked, fresh inputs, specification, known mistakes, hints, solution
    lesson_1/ …  the exercises of each lesson, one in a file; lesson_6 is all lessons once more
    guard       calls a learner's function so that it can do no harm
    bank        holds what comes back against the specification and against every known mistake
    judge       runs an answer and says what is to be said
    slips       general slips over a solution's syntax tree
    forms       slips in no line of a solution: a result in another form, an argument misread
    follow      judges each quantity of a chain by the learner's own numbers before it
    verdict     what is said, as HTML and as text; and how far a learner has come
    record      what has been right, kept from one session to the next

The words that belong to one mistake stand beside its formula; those of all verdicts stand in `words`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import judge, lesson_1, lesson_2, lesson_3, lesson_4, lesson_5, lesson_6, record
from ._words import original
from .exercise import Exercise
from .verdict import Progress, Verdict

LESSONS = (lesson_1, lesson_2, lesson_3, lesson_4, lesson_5, lesson_6)
EXERCISES: dict[str, Exercise] = {e.name: e for lesson in LESSONS for e in lesson.EXERCISES}
_marks: dict[str, str] = {}  # of the last verdict on each exercise, in this session of the learner's


def check(name: str, answer: Any) -> Verdict:
    """The verdict on an answer to the exercise of that name; `check_<name>(answer)` is the same."""
    if name not in EXERCISES:
        raise ValueError(f"name is {name!r}: expected one of {', '.join(EXERCISES)}")
    verdict = judge.check(EXERCISES[name], answer)
    _marks[name] = verdict.mark
    if verdict.kind == "right":
        record.keep(name)
    return verdict


def progress(lesson: int | None = None) -> Progress:
    """How many exercises have been right, of one lesson or of all; kept between sessions, until `begin_anew()`."""
    lessons = sorted({e.lesson for e in EXERCISES.values()})
    if lesson is not None and lesson not in lessons:
        raise ValueError(f"lesson is {lesson!r}: expected one of {lessons}")
    right = record.right()
    rows = {k: tuple(("✓" if e.name in right else _marks.get(e.name, "…"), e.asked[original()])
                     for e in EXERCISES.values() if e.lesson == k) for k in lessons}  # fmt: skip
    return Progress(lesson, rows, record.unkept())


def begin_anew() -> None:
    """Forget which exercises have been right."""
    _marks.clear()
    record.forget()


def _named(name: str) -> Callable[[Any], Verdict]:
    def check_answer(answer: Any) -> Verdict:
        return check(name, answer)

    check_answer.__name__ = check_answer.__qualname__ = f"check_{name}"
    check_answer.__doc__ = f"The verdict on an answer to: {EXERCISES[name].asked[1]}"
    return check_answer


globals().update({f"check_{name}": _named(name) for name in EXERCISES})


def __getattr__(name: str) -> Any:
    """Only reached where there is no such exercise."""
    raise AttributeError(f"there is no exercises.{name}: the checks are {', '.join(f'check_{n}' for n in EXERCISES)}")


__all__ = [
    "EXERCISES",
    "Exercise",
    "Progress",
    "Verdict",
    "begin_anew",
    "check",
    "progress",
    *(f"check_{n}" for n in EXERCISES),
]
