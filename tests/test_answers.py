"""Answers that were written without a look at the checks: how many of the wrong ones are named, and that none is accepted."""

import importlib.util
import warnings
from collections import Counter
from pathlib import Path

import pytest

import lecture_lib
from lecture_lib import exercises

FILES = sorted((Path(__file__).parent / "answers").glob("*.py"))
NAMED = {"known_mistake", "wrong_type", "changed_input", "unanswered", "too_slow"}  # it is said what was made wrong
AT_LEAST = 0.85  # a share that falls is a step back


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def answers(request):
    lecture_lib.use_language("en")
    spec = importlib.util.spec_from_file_location(request.param.stem, request.param)
    module = importlib.util.module_from_spec(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        spec.loader.exec_module(module)
    return module


def test_no_wrong_answer_is_accepted_and_most_are_named(answers):
    kinds = Counter()
    for name, what, answer in answers.WRONG:
        verdict = exercises.check(name, answer)
        assert verdict.kind != "right", (name, what)
        kinds[verdict.kind] += 1
    assert sum(kinds[kind] for kind in NAMED) / len(answers.WRONG) >= AT_LEAST, kinds


def test_no_right_answer_is_refused(answers):
    refused = [(name, what, verdict.kind) for name, what, answer in answers.RIGHT
               if (verdict := exercises.check(name, answer)).kind != "right"]  # fmt: skip
    assert not refused
