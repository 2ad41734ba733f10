"""The exercise notebooks: blank, nothing is answered; with the solutions that lie folded away in them, all of it is right."""

import ast
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from lecture_lib import exercises

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("[je]*/exercises/*.ipynb"))
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[f"{path.parent.parent.name}-{path.stem}" for path in NOTEBOOKS])
CHECK = re.compile(r"^exercises\.check_(\w+)\((\w+)\)$", re.MULTILINE)
SOLUTION = re.compile(r"<summary>(?:解答例|solution)</summary>\s*```python\n(.*?)```", re.DOTALL)


@pytest.fixture(autouse=True)
def _afresh(monkeypatch):
    monkeypatch.setattr(exercises, "_marks", {})


def run(code, names):
    """A cell's last value."""
    plain = "\n".join(line for line in code.splitlines() if not line.startswith("%"))
    *before, last = ast.parse(TransformerManager().transform_cell(plain)).body
    exec(compile(ast.Module(before, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)


def played(path, filled):
    """What the checks of a notebook say, by name, and its progress: as it is, or with its own solutions filled in."""
    exercises.begin_anew()
    cells = nbformat.read(path, as_version=4).cells
    names, verdicts = {"np": np}, {}
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        if cell.cell_type != "code":
            continue
        code, check = cell.source, CHECK.search(cell.source)
        if check and filled:
            (solution,) = SOLUTION.findall(after.source)
            code = f"{solution}\n{check[0]}"
        value = run(code, names)
        if check:
            assert check[1] == check[2], "an answer has the name of its exercise"
            verdicts[check[1]] = value
    return verdicts, value


def test_there_is_one_for_each_lesson_in_each_language():
    assert [(path.parent.parent.name, path.name[:2]) for path in NOTEBOOKS] == [
        (language, f"0{lesson}") for language in ("en", "ja") for lesson in range(1, 7)
    ]


@each_notebook
def test_its_exercises_are_numbered(path):
    headings = [cell.source.split(" ")[1] for cell in nbformat.read(path, as_version=4).cells if cell.source.startswith("## ")]
    assert headings == [f"{n}." for n in range(1, len(headings) + 1)]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_to_be_read_again_is_there(language):
    """The link of a verdict leads from the notebook of the exercises to the heading of a section of the lesson."""
    for exercise in exercises.EXERCISES.values():
        page, _, cell = exercise.explained(language).partition("#cell-id=")
        (heading,) = (
            c.source for c in nbformat.read(NOTEBOOKS[0].parents[2] / language / "exercises" / page, 4).cells if c.id == cell
        )
        assert heading.startswith(f"## {exercise.section}. ")


@each_notebook
def test_with_its_own_solutions_every_check_says_right(path):
    verdicts, progress = played(path, filled=True)
    assert {name: verdict.kind for name, verdict in verdicts.items()} == dict.fromkeys(verdicts, "right")
    assert progress.right == len(verdicts) == len(progress.rows)
    assert ("全問正解" if path.parent.parent.name == "ja" else "All done") in repr(progress)


@each_notebook
def test_blank_it_asks_for_an_answer_and_the_bug_is_still_there(path):
    verdicts, progress = played(path, filled=False)
    kinds = {name: verdict.kind for name, verdict in verdicts.items()}
    bugs = [name for name in kinds if name.startswith("mend_")]
    assert bugs or path.name.startswith("06")
    assert all(verdicts[name].mistakes == ("untouched",) for name in bugs)
    assert set(kinds.values()) == {"unanswered"}
    assert progress.right == 0


@each_notebook
def test_it_has_every_exercise_of_its_lesson_in_order_and_one_to_explain(path):
    lesson = int(path.name[:2])
    cells = nbformat.read(path, as_version=4).cells
    checks = [check[1] for cell in cells if cell.cell_type == "code" and (check := CHECK.search(cell.source))]
    assert checks == [e.name for e in exercises.EXERCISES.values() if e.lesson == lesson]
    explained = [c.source for c in cells if re.search(r"<summary>(?:模範解答|A model answer)", c.source)]
    assert len(explained) == (lesson < 6)  # the last one ends with a digit of one's own
    hints = [c.source.count("<details>") for c in cells if re.search(r"<summary>(?:ヒント1|hint 1)", c.source)]
    assert hints == [4] * len(checks)
