"""Every check against right answers in several styles, against every known mistake, and against whatever people type."""

import asyncio
import copy
import dataclasses
import gc
import itertools
import json
import re
import signal
import sys
import threading
import time
import unicodedata
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lecture_lib
from lecture_lib import exercises
from lecture_lib.exercises import __main__ as authors
from lecture_lib.exercises import bank, guard, judge, record
from lecture_lib.exercises.exercise import SIGN, Mistake, defined, edited

EXERCISES = exercises.EXERCISES
KINDS = {
    "unanswered", "right", "known_mistake", "unknown_mistake", "wrong_shape", "wrong_type", "raised", "changed_input",
    "not_finite", "too_slow",
}  # fmt: skip
each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
FUNCTIONS = [e for e in EXERCISES.values() if e.arguments]
VALUES = [e for e in EXERCISES.values() if not e.arguments]
each_function = pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda e: e.name)
each_value = pytest.mark.parametrize("exercise", VALUES, ids=lambda e: e.name)
each_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"),
    [(e, m) for e in EXERCISES.values() for m in e.mistakes],
    ids=[f"{e.name}-{m.name}" for e in EXERCISES.values() for m in e.mistakes],
)
each_factor = pytest.mark.parametrize(
    ("exercise", "factor"),
    [(e, f) for e in EXERCISES.values() for f in e.factors],
    ids=[f"{e.name}-{f.name}" for e in EXERCISES.values() for f in e.factors],
)


def check(exercise, answer):
    return getattr(exercises, f"check_{exercise.name}")(answer)


def solved(exercise):
    return defined(exercise.solution, exercise.name)


def listed(value):
    """Lists in place of arrays and tuples."""
    if isinstance(value, (tuple, list)):
        return [listed(part) for part in value]
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def spoiled(mistake, exercise):
    made = exercise.made_by(mistake)
    return made if exercise.arguments else made()


# ---- right answers


@each_exercise
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_solution_is_right_in_both_languages(exercise, language):
    lecture_lib.use_language(language)
    verdict = check(exercise, solved(exercise))
    assert (verdict.kind, verdict.told, verdict.table) == ("right", (), ())
    assert ("正解" if language == "ja" else "right") in repr(verdict)


@each_function
def test_right_in_other_styles(exercise):
    """Loops and nudges; lists in place of arrays; what is computed from a copy."""
    solution = solved(exercise)
    assert check(exercise, exercise.spec).kind == "right"
    assert check(exercise, lambda *args: listed(solution(*args))).kind == "right"
    assert check(exercise, lambda *args: solution(*copy.deepcopy(args))).kind == "right"


@each_value
def test_a_value_is_right_as_a_person_writes_it(exercise):
    right = exercise.spec()
    if isinstance(right, str):
        for style in (right, right.upper(), f" ({right}) ", chr(ord(right) + 0xFEE0)):
            assert check(exercise, style).kind == "right"
    elif np.asarray(right).dtype.kind == "f":
        three_digits = [float(f"{v:.2e}") for v in np.ravel(right)]
        assert check(exercise, np.reshape(three_digits, np.shape(right))).kind == "right"
        assert check(exercise, np.asarray(right)).kind == "right"
        assert check(exercise, (np.asarray(right) * 1.3 + 0.01).tolist()).kind != "right"
    else:
        assert check(exercise, listed(right)).kind == "right"
        assert check(exercise, np.asarray(right, float) + 1).kind != "right"


# ---- known mistakes


@each_mistake
def test_every_known_mistake_is_named_and_no_other(exercise, mistake):
    verdict = check(exercise, spoiled(mistake, exercise))
    assert verdict.mistakes == (mistake.name,)
    if mistake.name == "untouched":
        assert (verdict.kind, verdict.mark) == ("unanswered", "…")
        assert "the bug is still there" in verdict.told[0]
    else:
        assert verdict.kind == "known_mistake"
        assert verdict.told[-1] == mistake.en


@each_factor
def test_every_factor_is_named_alone_and_on_top_of_a_mistake(exercise, factor):
    def wrong(value, *args):
        return bank.times(bank.tree(value), factor.by(*args))

    assert check(exercise, lambda *args: wrong(exercise.spec(*args), *args)).mistakes == (factor.name,)
    for mistake in exercise.mistakes:
        made = exercise.made_by(mistake)
        verdict = check(exercise, lambda *args, made=made: wrong(made(*args), *args))
        assert verdict.kind != "right"
        if verdict.kind == "known_mistake" and len(verdict.mistakes) > 1:
            assert {mistake.name, factor.name} <= set(verdict.mistakes)
            assert len(verdict.told) >= len(verdict.mistakes) + 1


def test_sign_and_factor_together_are_both_named():
    assert exercises.check_delta_o(lambda t, o: 2 * (t - o)).mistakes == ("sign", "double")
    assert exercises.check_delta_o(lambda t, o: (t - o) / np.size(o)).mistakes == ("sign", "mean")
    assert exercises.check_delta_u(lambda delta_o, o: -delta_o * (1 - o)).mistakes == ("only_one_minus_o", "sign")


def test_each_of_several_results_may_have_a_mistake_of_its_own():
    verdict = exercises.check_gradients(lambda d, x: (-(d @ x), d.mean()))
    assert set(verdict.mistakes) == {"sign", "mean"}


def test_what_is_known_is_named_and_the_rest_stands_side_by_side():
    def answer(delta_u, x):
        return -(delta_u @ x), delta_u.sum() + 3

    verdict = exercises.check_gradients(answer)
    assert (verdict.kind, verdict.mistakes) == ("known_mistake", ("sign",))
    assert verdict.told[0] == "Here is one thing to look at; there may be more."
    assert verdict.told[1].startswith("ΔW: The sign")
    assert verdict.table[1][0] == "Δb"
    assert float(verdict.table[1][1]) == pytest.approx(float(verdict.table[1][2]) + 3, rel=1e-4)


def test_in_company_no_result_is_praised_that_may_be_wrong():
    alone = exercises.check_gradients(lambda d, x: (d @ x, d))
    together = exercises.check_gradients(lambda d, x: (-(d @ x), d))
    assert alone.told == ("ΔW: right.", "There is a Δb for each sample. How many b are there?")
    assert set(together.mistakes) == {"sign", "bias_not_summed"}
    assert "There is a Δb for each sample. How many b are there?" in together.told
    assert not any("right" in sentence for sentence in together.told)


def test_one_array_is_not_several_results():
    verdict = exercises.check_gradients(lambda d, x: d[:, None] * x)
    assert verdict.kind == "wrong_type"
    assert verdict.told == ("ΔW, Δb: 2 are wanted, but this is one array of shape (3, 2).",)


def test_networks_of_another_depth_are_compared_in_all_their_layers():
    def two_layers_only(W, o, t):
        delta_W, delta_b = solved(EXERCISES["backward"])(W, o, t)
        return (*delta_W[:2], *(0 * d for d in delta_W[2:])), delta_b

    told = exercises.check_backward(two_layers_only).told
    assert told[0] == "Δb: right."
    assert told[1].startswith("ΔW[2], ΔW[3]: This is what comes out if it stays 0")


def test_there_are_six_exercises_in_each_lesson_and_many_known_mistakes():
    for lesson in range(1, 6):
        assert sum(e.lesson == lesson for e in EXERCISES.values()) >= 6
    assert sum(len(e.mistakes) + len(e.factors) for e in EXERCISES.values()) > 400, "hundreds, as the README says"
    assert sum(len(bank.slipped(e, e.solution, 1)) for e in EXERCISES.values()) > 2000, "thousands, as the README says"


@each_exercise
def test_of_a_mistake_is_asked_not_told(exercise):
    for each in (*exercise.mistakes, *exercise.factors):
        if each.name != "untouched":
            assert "？" in each.ja, f"{exercise.name}, {each.name}: {each.ja}"
            assert "?" in each.en, f"{exercise.name}, {each.name}: {each.en}"


@each_exercise
def test_what_is_said_is_said_in_both_languages(exercise):
    pairs = [exercise.asked, *exercise.hints, *((m.ja, m.en) for m in (*exercise.mistakes, *exercise.factors))]
    for ja, en in pairs:
        assert re.search(r"[ぁ-んァ-ヶ一-龠]", ja), ja
        assert en
        assert not re.search(r"[ぁ-んァ-ヶ一-龠]", en), en
    names = [each.name for each in (*exercise.mistakes, *exercise.factors)]
    assert len(names) == len(set(names))


# ---- whatever people type


def no_arguments():
    return 1


def raises(*args):
    nothing = {}
    return nothing["here"]


def recurses(*args):
    return recurses(*args)


def returns_nothing(*args):
    sum(np.size(a) for a in args)


def generates(*args):
    yield 1.0


async def waits(*args):
    await asyncio.sleep(0)


def leaves(*args):
    raise SystemExit


def interrupts(*args):
    raise KeyboardInterrupt


class Awkward:
    def __array__(self, *args, **more):
        raise RuntimeError("no array")

    def __len__(self):
        raise RuntimeError("no length")

    def __repr__(self):
        raise RuntimeError("no text")

    __eq__ = __bool__ = __float__ = __array__
    __hash__ = None


ITSELF = []
ITSELF.append(ITSELF)
JUNK = [
    None, ..., "", "x", "0.5", b"b", {}, {"a": 1}, set(), object(), Awkward(), Awkward, ITSELF, [], [[]], (), [...], [None],
    float("nan"), float("inf"), -1e308, 10**400, 1j, True, np.array([]), np.array(None), np.array([1, "a"], dtype=object),
    np.full((3, 3), np.nan), np.zeros((2, 2, 2, 2)), [[1], [2, 3]], np, int, len, print, np.sin, np.add, range(3),
    no_arguments, raises, recurses, returns_nothing, generates, waits, leaves, interrupts, iter([1]), Exception("x"),
    lambda *a: ..., lambda *a: None, lambda *a: "x", lambda *a: {}, lambda *a: Awkward(), lambda *a: ITSELF, lambda *a: 10**400,
    lambda *a: [[1], [2, 3]], lambda *a: np.nan, lambda *a: np.inf, lambda *a: a, lambda *a: np.array([1, "a"], dtype=object),
    lambda *a: (x for x in a), lambda *a: np.zeros((7, 5, 3)), lambda: 1, lambda **k: 1, lambda a, b, c, d, e, f, g, h: 1,
]  # fmt: skip


@each_exercise
def test_junk_gets_a_verdict_and_is_never_right(exercise):
    for junk in JUNK:
        verdict = check(exercise, junk)
        assert verdict.kind in KINDS - {"right", "too_slow"}, repr(verdict)
        assert repr(verdict)
        assert verdict._repr_html_().startswith("<div")


scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just(...), st.complex_numbers())
several = st.lists(scalars, max_size=4) | st.tuples(scalars, scalars)
things = scalars | several | st.lists(several, max_size=3) | st.dictionaries(st.text(max_size=2), several, max_size=2)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(thing=things, name=st.sampled_from(sorted(EXERCISES)), called=st.booleans())
def test_500_random_answers_get_a_verdict_and_are_never_right_by_chance(thing, name, called):
    exercise = EXERCISES[name]
    verdict = exercises.check(name, (lambda *args: thing) if called else thing)
    assert verdict.kind in KINDS
    if verdict.kind == "right":  # by chance: then it is
        assert not exercise.arguments
        assert bank.as_a_person(guard.fitted(thing, exercise.spec()), guard.fitted(exercise.spec(), exercise.spec()))


@each_function
def test_a_function_that_changes_its_input_is_told_so(exercise):
    solution = solved(exercise)

    def harmful(*args):
        result = solution(*args)
        for arg in itertools.chain(args, *(a for a in args if isinstance(a, (list, tuple)))):
            if isinstance(arg, np.ndarray) and arg.ndim:
                arg[...] = 0
        return result

    if any(isinstance(a, np.ndarray) and a.ndim for a in bank.trials_of(exercise)[-1].args):
        verdict = check(exercise, harmful)
        assert verdict.kind == "changed_input"
        assert any(name in verdict.told[0] for name in exercise.arguments)


@each_function
def test_a_loop_without_end_is_stopped(exercise, monkeypatch):
    monkeypatch.setattr(guard, "LIMIT", 0.05)

    def endless(*args):
        while True:
            try:
                time.sleep(0.001)
            except:  # noqa: E722  as learners write it
                continue

    started = time.monotonic()
    assert check(exercise, endless).kind == "too_slow"
    assert time.monotonic() - started < 5


def test_where_there_is_no_alarm_a_loop_is_stopped_all_the_same(monkeypatch):
    monkeypatch.setattr(guard, "LIMIT", 0.05)

    def endless(t, o):
        while True:
            _ = t, o

    verdicts = []
    thread = threading.Thread(target=lambda: verdicts.append(exercises.check_delta_o(endless)))
    thread.start()
    thread.join(20)
    assert [verdict.kind for verdict in verdicts] == ["too_slow"]


def test_an_error_is_shown_with_the_learners_own_line():
    verdict = exercises.check_delta_o(raises if False else lambda t, o: t - o + undefined)  # noqa: F821
    assert verdict.kind == "raised"
    assert "NameError: name 'undefined' is not defined" in verdict.told[0]
    assert "lambda t, o: t - o + undefined" in verdict.told[0]


def test_both_numbers_stand_side_by_side_where_no_mistake_is_known():
    verdict = exercises.check_delta_o(lambda t, o: np.sin(o - t))
    assert verdict.kind == "unknown_mistake"
    head, (name, came, expected), *_ = verdict.table
    assert (head, name) == (("", "yours", "expected"), "δᵒ")
    assert float(came) == pytest.approx(np.sin(float(expected)), rel=1e-4)


def test_a_value_is_explained_as_a_whole_or_not_at_all_unless_others_follow_from_it():
    """One number alone may agree with a mistake by chance."""
    verdict = exercises.check_by_hand_backward([-0.450, -0.248, -0.111, -0.3, -0.111])  # δᵘ as with o forgotten, and a slip
    assert verdict.told == (
        "δᵒ, Δw₁, Δb: right.",
        "δᵘ: This is what comes out if a factor, or a divisor, is left out. How is it in yours?",
        "Δw₂: look at this step again.",
    )
    verdict = exercises.check_two_paths([-1.4, 1.1, 0.06, -0.24, 0.06, -0.77])  # Δw²₂₁ as with o of the other unit, and a slip
    assert verdict.kind == "unknown_mistake"
    assert verdict.told == ("δᵒ²₁, δᵒ²₂, Δw²₁₁, Δw²₁₂: right.",)


# ---- a chain: each number is judged by the learner's own before it


@pytest.mark.parametrize(("name", "answer", "told"), [
    ("hidden_by_hand", [-0.1, -0.1, 0.2, -0.024, 0.032],
     ("δᵘ³: look at this step again.", "δᵒ²₁, δᵒ²₂, δᵘ²₁, δᵘ²₂: rightly computed from what you have before it.")),
    ("hidden_by_hand", [-0.125, -0.125, -0.25, -0.03, -0.04],
     ("δᵘ³, δᵒ²₁, δᵘ²₁: right.",
      "δᵒ²₂: This is what comes out if a sign is flipped (plus or minus, or what is taken from what). How is it in yours?",
      "δᵘ²₂: rightly computed from what you have before it.")),
    ("by_hand_forward", [0.7, 0.668, 0.0551],  # rounded on the way
     ("u: This is what comes out if a factor, or a divisor, is left out. How is it in yours?",
      "o, E: rightly computed from what you have before it.")),
])  # fmt: skip
def test_what_follows_rightly_from_a_wrong_number_is_said_to(name, answer, told):
    lecture_lib.use_language("en")
    verdict = getattr(exercises, f"check_{name}")(answer)
    assert verdict.kind == "known_mistake"
    assert verdict.told == told


def test_what_follows_rightly_from_a_wrong_result_of_a_function_is_said_to():
    def mended(W, b, x, t):
        u = x @ W + b
        e = np.exp(u - u.max(axis=1, keepdims=True))
        o = e / e.sum(axis=1, keepdims=True)
        delta_u = np.sin(o - t)
        return o, delta_u, x.T @ delta_u, delta_u.sum(axis=0)

    lecture_lib.use_language("en")
    verdict = exercises.check_mend_output(mended)
    assert verdict.told[0] == "o: right."
    assert verdict.told[1:] == ("δᵘ: look at this step again.", "ΔW, Δb: rightly computed from what you have before it.")


def test_what_follows_rightly_from_a_wrong_layer_is_said_to():
    def first_layer_wrong(W, b, x):
        o = [x, np.sin(x @ W[0] + b[0])]
        for weights, bias in zip(W[1:], b[1:], strict=True):
            o.append(1 / (1 + np.exp(-(o[-1] @ weights + bias))))
        return tuple(o)

    lecture_lib.use_language("en")
    assert exercises.check_forward(first_layer_wrong).told == (
        "o¹: right.", "o²: look at this step again.", "o³, o⁴, o⁵: rightly computed from what you have before it.",
    )  # fmt: skip


def test_what_comes_in_another_order_is_told_so():
    assert exercises.check_gradients(lambda d, x: (d.sum(), d @ x)).mistakes == ("order",)
    assert exercises.check_by_hand_forward([0.2, 0.101, 0.55]).mistakes == ("order",)
    verdict = exercises.check_gradients(lambda x, delta_u: (delta_u @ x, delta_u.sum()))
    assert verdict.kind == "wrong_type"
    assert "(delta_u, x)" in verdict.told[0]


def test_a_coarse_answer_is_asked_for_another_digit_and_a_half_may_be_rounded_either_way():
    assert "one digit more" in exercises.check_by_hand_forward([0.2, 0.5, 0.1]).told[-1]
    assert bank.as_a_person(0.13, 0.125)
    assert bank.as_a_person(0.12, 0.125)
    assert not bank.as_a_person(0.119, 0.125)
    assert not bank.as_a_person(0.1, 0.125)
    assert bank.as_a_person(0.1249, 0.125)
    assert not bank.as_a_person(13.0, 12)
    assert bank.rounded(0.1, 0.125, 1)


def test_a_transposed_matrix_and_a_constant_factor_are_pointed_out():
    delta_hidden = solved(EXERCISES["delta_hidden"])
    transposed = exercises.check_delta_hidden(lambda *args: delta_hidden(*args).T)
    assert transposed.kind in ("wrong_shape", "known_mistake")
    jacobian = solved(EXERCISES["jacobian"])
    assert "7 ×" in exercises.check_jacobian(lambda o: 7 * jacobian(o)).told[-1]


def test_an_error_and_a_wrong_shape_show_what_the_function_was_called_with():
    error = exercises.check_gradients(lambda delta_u, x: (x @ delta_u, 0))
    assert error.kind == "raised"
    assert error.told[-1].endswith("delta_u: (3,), x: (3, 2)")
    shape = exercises.check_delta_o(lambda t, o: np.zeros((2, 2)))
    assert shape.kind == "wrong_shape"
    assert "t: 0." in shape.told[-1]
    value = exercises.check_delta_o(lambda t, o: 3 * (o - t))
    assert len(value.table) == 2
    assert [row[0] for row in value.inputs] == ["t =", "o ="]
    assert "called with:" in repr(value)
    assert "called with:" in value._repr_html_()


def test_infinities_are_pointed_out():
    verdict = exercises.check_delta_o(lambda t, o: (o - t) / 0.0 if np.ndim(o) == 0 else (o - t) / np.zeros(3))
    assert verdict.kind == "not_finite"
    assert "not finite" in verdict.told[0]


def test_of_two_equally_simple_explanations_none_is_named(monkeypatch):
    mistakes = (*EXERCISES["delta_u"].mistakes, EXERCISES["delta_u"].mistakes[1]._replace(name="only_o_again"))
    twice = dataclasses.replace(EXERCISES["delta_u"], mistakes=mistakes)
    assert judge.check(twice, lambda delta_o, o: delta_o * o).kind == "unknown_mistake"
    assert judge.check(twice, lambda delta_o, o: delta_o * (1 - o)).mistakes == ("only_one_minus_o",)


def test_right_at_first_is_not_right():
    calls = []

    def answer(t, o):
        calls.append(1)
        return o - t if len(calls) <= 4 else 0 * o

    assert exercises.check_delta_o(answer).mistakes == ("not_repeatable",)


def test_what_is_done_to_a_list_inside_is_seen():
    def harmful(W, o, t):
        result = solved(EXERCISES["backward"])(W, o, t)
        if isinstance(W, list):
            W[0] = "gone"
        return result

    assert exercises.check_backward(harmful).kind in ("changed_input", "right")  # a tuple cannot be changed
    assert not guard._same([1, "a"], [1, np.zeros(2)])
    assert not guard._same([np.zeros(2)], [3])
    assert not guard._same(np.zeros(2), np.zeros(2, dtype=np.float32))
    assert not guard._same(np.zeros(2), np.zeros((2, 1)))
    assert guard._same([np.zeros(2), 1.0, len], [np.zeros(2), 1.0, len])


def test_the_house_is_left_as_it_was(monkeypatch):
    """The alarm, its handler, tracing, collecting garbage, warnings, the error state of numpy: all as before."""
    monkeypatch.setattr(guard, "LIMIT", 0.05)
    if not hasattr(signal, "setitimer"):
        pytest.skip("no alarm here")
    rung = []
    before, tracing = signal.signal(signal.SIGALRM, lambda *_: rung.append(1)), sys.gettrace()
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.4)
        handler = signal.getsignal(signal.SIGALRM)

        def endless(t, o):
            while True:
                pass

        assert exercises.check_delta_o(endless).kind == "too_slow"
        assert signal.getsignal(signal.SIGALRM) is handler
        assert sys.gettrace() is tracing
        assert gc.isenabled()
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
        time.sleep(0.5)
        assert rung == [1]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_warnings_that_are_errors_and_awkward_errors_make_no_traceback():
    class Awkward(Exception):
        def __str__(self):
            raise KeyboardInterrupt

    def raising(t, o):
        raise Awkward

    def closing(t, o):
        sys.stdout.close()
        return o - t

    with np.errstate(all="raise"):
        assert exercises.check_delta_o(lambda t, o: np.full(np.shape(o), -1e308)).kind == "unknown_mistake"
        assert exercises.check_delta_o(raising).kind == "raised"
        assert exercises.check_delta_o(closing).kind == "right"
    assert exercises.check_delta_o(lambda t, o: np.zeros(10**6)).kind == "wrong_shape"


def test_fractions_and_decimals_are_numbers_and_quotes_around_a_letter_do_no_harm():
    third = Fraction(1, 3)
    assert exercises.check_stuck_by_hand([2 * third, third]).kind == "right"
    assert exercises.check_scale_by_hand(Decimal("0.125")).kind == "right"
    assert exercises.check_direction("「b」").kind == "right"


def test_a_function_with_steps_cannot_take_something_else_for_them():
    """steps and ε differ from draw to draw, and steps is not the size of something in all of them."""
    for exercise in FUNCTIONS:
        trials = bank.trials_of(exercise)
        for name in {"steps", "epsilon"} & set(exercise.arguments):
            values = [trial.args[exercise.arguments.index(name)] for trial in trials]
            assert len(set(values)) > 1, f"{exercise.name}: {name} is always {values[0]}"
        if "steps" in exercise.arguments:
            at = exercise.arguments.index("steps")
            sizes = [{n for arg in trial.args for n in np.shape(arg)} for trial in trials]
            always = set.intersection(*({n - trial.args[at] for n in of} for of, trial in zip(sizes, trials, strict=True)))
            assert 0 not in always, f"{exercise.name}: steps is always the size of something"


def test_a_by_hand_answer_is_not_given_away():
    verdict = exercises.check_by_hand_forward([0.2, 0.7, 0.3])
    assert verdict.kind == "unknown_mistake"
    assert "0.55" not in repr(verdict)


def test_chance_is_found_out():
    rng = np.random.default_rng()
    verdict = exercises.check_delta_o(lambda t, o: o - t + rng.normal())
    assert verdict.mistakes == ("not_repeatable",)


def test_what_a_function_prints_is_shown_once_and_not_for_ever(capsys):
    def talks(t, o):
        print("t is", t)
        print("x" * 10_000)
        return o - t

    verdict = exercises.check_delta_o(talks)
    assert verdict.kind == "right"
    assert verdict.printed.startswith("t is 0.")
    assert len(verdict.printed) <= guard.PRINTED
    assert capsys.readouterr() == ("", "")


def test_a_blank_answer_is_not_answered_yet():
    def stub(t, o): ...
    def passes(t, o):
        pass

    def documented(t, o):
        """δ^o"""

    def half_done(t, o):
        error = ...
        return -error

    for blank in (..., stub, passes, documented, half_done, lambda t, o: ..., lambda t, o: [o, ...]):
        assert exercises.check_delta_o(blank).kind == "unanswered"


def test_a_verdict_is_the_same_each_time_and_says_nothing_that_varies():
    first, second = (repr(exercises.check_delta_o(lambda t, o: print)) for _ in range(2))
    assert first == second
    assert "0x" not in first


def test_verdicts_are_safe_html():
    verdict = exercises.check_delta_o(lambda t, o: print("<b>") or raise_(ValueError("<script>")))
    assert "<script>" not in verdict._repr_html_()
    assert "<b>" not in verdict._repr_html_()


def raise_(error):
    raise error


# ---- for authors


def test_an_author_is_told_that_an_exercise_is_sound(capsys):
    assert authors.main(["check", "delta_o", "by_hand_forward"]) == 0
    assert [line[:2] for line in capsys.readouterr().out.splitlines()] == ["✓ ", "✓ "]


@pytest.mark.parametrize(("changes", "says"), [
    ({"solution": "def delta_o(t, o):\n    return t - o", "mistakes": ()}, "the solution is not right"),
    ({"mistakes": (Mistake("none", "t + o → t", "逆", "down"),)}, "the edit is 't + o → t': expected 'old → new' with an old"),
    ({"mistakes": (Mistake("upside_down", lambda t, o: t - o, "逆", "down"),)}, "upside_down is taken for ratio"),
    ({"mistakes": (Mistake("none", lambda t, o: o - t, "逆", "down"),)}, "none is taken for none of them"),
    ({"asked": ("implement it", "implement it")}, "asked: the Japanese has no Japanese in it"),
    ({"asked": ("実装する", "実装する")}, "asked: there is Japanese in the English"),
])  # fmt: skip
def test_an_author_is_told_what_is_wrong(monkeypatch, capsys, changes, says):
    monkeypatch.setitem(EXERCISES, "delta_o", dataclasses.replace(EXERCISES["delta_o"], **changes))
    assert authors.main(["check", "delta_o"]) == 1
    assert says in capsys.readouterr().out


def test_an_author_who_asks_for_an_exercise_that_is_not_there_is_told_which_there_are(capsys):
    with pytest.raises(SystemExit):
        authors.main(["check", "delta_x"])
    assert "there is no exercise 'delta_x': expected direction, saturated" in capsys.readouterr().err


@pytest.fixture
def recorded(tmp_path, monkeypatch):
    """A file for what is right, and nothing in it."""
    exercises.begin_anew()
    monkeypatch.setenv("LECTURE_PROGRESS", str(tmp_path / "progress.json"))
    yield tmp_path / "progress.json"
    monkeypatch.setenv("LECTURE_PROGRESS", "")
    exercises.begin_anew()


def test_progress_counts_what_has_been_right(recorded):
    of, all_of = sum(e.lesson == 1 for e in EXERCISES.values()), len(EXERCISES)
    assert repr(exercises.progress(1)).startswith(
        f"Exercises of lesson 1: 0 of {of} right (not counting the one to explain)\n  … predict"
    )
    exercises.check_direction("b")
    exercises.check_delta_o(lambda t, o: t - o)
    assert exercises.progress(1).right == 1
    assert dict((asked, mark) for mark, asked in exercises.progress(1).rows)["implement δᵒ"] == "✗"
    assert repr(exercises.progress(1)).endswith(f"Exercises of all lessons: 1 of {all_of} right")
    for exercise in (e for e in EXERCISES.values() if e.lesson == 1):
        check(exercise, solved(exercise))
    assert "All done" in repr(exercises.progress(1))
    assert repr(exercises.progress()).splitlines()[0] == f"Exercises of all lessons: {of} of {all_of} right"
    assert repr(exercises.progress()).splitlines()[2].startswith("Exercises of lesson 2: 0 of ")
    with pytest.raises(ValueError, match="lesson is 9: expected one of"):
        exercises.progress(9)


def test_what_has_been_right_outlives_the_session_and_a_later_wrong_try(recorded, monkeypatch):
    exercises.check_delta_o(lambda t, o: o - t)
    exercises.check_delta_o(lambda t, o: t - o)
    assert json.loads(recorded.read_text())["right"] == ["delta_o"]
    monkeypatch.setattr(exercises, "_marks", {})
    monkeypatch.setattr(record, "_right", set())  # another session
    assert exercises.progress(1).right == 1
    exercises.begin_anew()
    assert exercises.progress(1).right == 0
    assert not recorded.exists()


@pytest.mark.parametrize("text", ["", "[", "[]", '{"right": 3}', '{"right": [3]}', "\x00"])
def test_a_file_that_cannot_be_read_counts_as_empty(recorded, text):
    recorded.write_text(text)
    assert exercises.progress().right == 0
    exercises.check_direction("b")
    assert exercises.progress().right == 1


def test_where_nothing_can_be_written_it_is_kept_in_memory_and_said(recorded, monkeypatch):
    monkeypatch.setenv("LECTURE_PROGRESS", str(recorded / "no" / "folder.json"))
    exercises.check_direction("b")
    assert exercises.progress(1).right == 1
    assert "(kept only while this kernel runs: No such file or directory)" in repr(exercises.progress(1))
    assert "kept only" in exercises.progress()._repr_html_()


def test_the_file_lies_beside_the_folders_of_the_languages(tmp_path, monkeypatch):
    monkeypatch.delenv("LECTURE_PROGRESS")
    folder = tmp_path / "notebooks" / "ja" / "exercises"
    folder.mkdir(parents=True)
    for here, where in ((folder, tmp_path / "notebooks"), (tmp_path, tmp_path)):
        monkeypatch.chdir(here)
        assert record.place() == where / record.FILE


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="name is 'nothing': expected one of direction"):
        exercises.check("nothing", 1)
    with pytest.raises(AttributeError, match=r"there is no exercises\.check_nothing"):
        _ = exercises.check_nothing


def test_the_sign_of_one_exercise_does_not_speak_for_all():
    assert SIGN.saying("ja", "en").by() == SIGN.by() == -1


@each_exercise
def test_an_exercise_is_a_page_that_a_teacher_reads(exercise):
    lines = Path(sys.modules[exercise.module].__file__).read_text("utf-8").splitlines()
    assert len(lines) <= 120
    for line in lines:
        assert sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line) <= 120, line


@pytest.mark.parametrize("edit", ["x @ W → W @ x", "→ o", "o", "delta → d"])
def test_an_edit_that_fits_nowhere_is_refused_and_named(edit):
    with pytest.raises(ValueError, match=re.escape(repr(edit))):
        edited(EXERCISES["delta_o"].solution, edit)


def test_an_edit_is_made_wherever_its_words_stand():
    assert edited("o = so + o_1 * o", "o → p") == "p = so + o_1 * p"
    assert edited("a - b\nb", "- b →\na → -a") == "-a \nb"
