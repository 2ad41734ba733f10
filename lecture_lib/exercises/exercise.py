"""An exercise as data: what is asked, fresh inputs, a specification, the mistakes people make, hints and a solution.

The specification is written with loops or nudges, for the eye; it is not the library's code, so neither proves itself.
A mistake is an edit of the solution, or a formula: the one a learner would have had in mind. What a check says of it stands
beside it, in Japanese and in English: a pointed question, never the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from typing import Any, NamedTuple

import numpy as np
from numpy.random import Generator

Both = tuple[str, str]  # Japanese, English: two originals, in the order of words.WORDS


class Mistake(NamedTuple):
    """What is made wrong, and what to ask whoever did: edits of the solution, `1 - o → 1 + o`, one in a line, each wherever
    it fits (as whole words; nothing after the arrow deletes), one after the other; or a formula with the arguments of the
    specification."""

    name: str
    wrong: Callable[..., Any] | str
    ja: str
    en: str


class Factor(NamedTuple):
    """What a result may be multiplied by in error, alone or on top of another mistake; `by` has the specification's arguments."""

    name: str
    by: Callable[..., float]
    ja: str
    en: str

    def saying(self, ja: str, en: str) -> Factor:
        """The same factor with a question of this exercise."""
        return self._replace(ja=ja, en=en)


SIGN = Factor(
    "sign",
    lambda *_: -1.0,
    "符号が逆です。E が増える向きを正とする微分になっていますか？　マイナスは、どの段階で付くのでしたか？",
    "The sign is the other way round. Is it a derivative, positive where E grows? At which stage does the minus come in?",
)
HALF = Factor(
    "half",
    lambda *_: 0.5,
    "½ が余分に残っています。½( )² を微分すると、指数の 2 はどこへ行きますか？",
    "There is a ½ too many. When ½( )² is differentiated, where does the exponent 2 go?",
)
DOUBLE = Factor(
    "double",
    lambda *_: 2.0,
    "2倍になっています。E の頭に付いている ½ を忘れていませんか？",
    "It is twice as large as it should be. Have you forgotten the ½ in front of E?",
)


def mean(samples: Callable[..., int]) -> Factor:
    """The mean over samples where the sum was meant; `samples` finds N in the arguments."""
    return Factor(
        "mean",
        lambda *args: 1.0 / samples(*args),
        "サンプルについて平均しています。この講義の E は平均でしたか、合計でしたか？",
        "You take the mean over samples. In this lecture, is E a mean or a sum?",
    )


NOTEBOOKS = ("01_single_unit", "02_multilayer", "03_initial_weights", "04_convolution", "05_softmax")  # of the lessons


@dataclass(frozen=True)
class Exercise:
    """What `check_<name>` needs to know; its name and lesson are those of its module, `lesson_1.delta_o`.

    section: that of the lesson where it is explained; of: that lesson, if not its own. asked: what it is about, in a few words.
    spec: the right answer, for a value without arguments, for a function with those that the learner's function gets. draws:
    fresh inputs, each a way to draw a tuple of arguments; the first draw of the first one is small enough to be shown. also:
    other right programs, with loops say, in which people err in other ways. follows: each result as it should be given the
    learner's own, where the solution computes them in a loop. returns: names for what comes back, one for each if it is several;
    "[u, o, E]" if it is one list, by hand.
    """

    module: str
    section: int
    asked: Both
    spec: Callable[..., Any]
    hints: tuple[Both, Both, Both]
    solution: str
    draws: tuple[Callable[[Generator], tuple[Any, ...]], ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    factors: tuple[Factor, ...] = ()
    also: tuple[str, ...] = ()
    follows: Callable[..., tuple[Any, ...]] | None = None
    returns: tuple[str, ...] = ()
    of: int = 0

    @property
    def name(self) -> str:
        return self.module.rpartition(".")[2]

    @property
    def lesson(self) -> int:
        return int(self.module.split(".")[-2].removeprefix("lesson_"))

    @property
    def taught_in(self) -> int:
        """The lesson that explains it."""
        return self.of or self.lesson

    def explained(self, language: str) -> str:
        """Where the lesson explains it, as a link from the notebook of the exercises: to a cell, whose name build.py gives."""
        notebook = NOTEBOOKS[self.taught_in - 1]
        return f"../{notebook}.ipynb#cell-id={language}-{notebook.replace('_', '-')}-s{self.section}"

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of what the learner's function gets; none: the answer is a value."""
        return tuple(signature(self.spec).parameters)

    def made_by(self, mistake: Mistake) -> Callable[..., Any]:
        """The function that has the mistake in it, with the arguments of the specification."""
        if not isinstance(mistake.wrong, str):
            return mistake.wrong
        made = defined(edited(self.solution, mistake.wrong), self.name)
        return made if self.arguments else lambda: made

    @property
    def bug(self) -> str:
        """The program with the bug that is to be mended; "" where there is none, or none that is an edit of the solution."""
        edits = [mistake.wrong for mistake in self.mistakes if mistake.name == "untouched"]
        return edited(self.solution, edits[0]) if edits and isinstance(edits[0], str) else ""

    def help(self, language: int) -> str:
        """Three hints, each stronger than the one before, and the solution, folded away, as Markdown."""
        strengths = (("ヒント1", "ヒント2", "ヒント3", "解答例"), ("hint 1", "hint 2", "hint 3", "solution"))[language]
        texts = [hint[language] for hint in self.hints] + [f"```python\n{self.solution.strip()}\n```"]
        return "\n".join(
            f"<details><summary>{strength}</summary>\n\n{text}\n\n</details>"
            for strength, text in zip(strengths, texts, strict=True)
        )


def edited(source: str, edits: str) -> str:
    """The source with each `old → new` made, wherever `old` stands as whole words."""
    for edit in edits.splitlines():
        old, arrow, new = map(str.strip, edit.partition("→"))
        found = re.compile(r"(?<!\w)" * old[:1].isalnum() + re.escape(old) + r"(?!\w)" * old[-1:].isalnum())
        if not (arrow and old and found.search(source)):
            raise ValueError(
                f"the edit is {edit!r}: expected 'old → new' with an old that is in the solution:\n{source}"
            )
        source = found.sub(lambda _, new=new: new, source)  # type: ignore[misc]
    return source


def defined(source: str, name: str) -> Any:
    """What a program gives that name."""
    names: dict[str, Any] = {"np": np}
    exec(source, names)
    return names[name]


def in_order(lesson: str, *names: str) -> tuple[Exercise, ...]:
    """The exercises of a lesson's package, each in a module of its name."""
    return tuple(import_module(f"{lesson}.{name}").EXERCISE for name in names)
