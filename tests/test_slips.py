"""General slips: that they are made, named for what they are, and never accepted."""

import itertools
import re
import warnings

import numpy as np
import pytest

import lecture_lib
from lecture_lib import exercises
from lecture_lib.exercises import EXERCISES, bank, slips
from lecture_lib.exercises.bank import SLIP, Bank, Trial, close, leaves, trials_of, tried
from lecture_lib.exercises.follow import slips_of

FUNCTIONS = [exercise for exercise in EXERCISES.values() if exercise.arguments]


@pytest.fixture(autouse=True)
def quiet():
    lecture_lib.use_language("en")
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def edits(source, name="f", several=1):
    return list(slips.slips(source, name, several))


@pytest.mark.parametrize(("line", "kind", "wrong"), [
    ("a - b", "sign", "b - a"), ("-a * b", "sign", "a * b"), ("-(a + b)", "brackets", "-a + b"),
    ("a * (1 - b)", "brackets", "a * 1 - b"), ("a * (1 - b)", "factor", "a"), ("a + b", "term", "a"),
    ("a @ b", "product", "a * b"), ("a @ b.T", "transpose", "a @ b"), ("a @ b", "transpose", "a.T @ b"),
    ("a.sum(axis=0)", "axis", "a.sum(axis=1)"), ("a.sum(axis=0)", "axis", "a.sum()"),
    ("a.sum(axis=0)", "keepdims", "a.sum(axis=0, keepdims=True)"), ("np.sum(a)", "mean", "np.mean(a)"),
    ("a.sum()", "not_summed", "a"), ("a @ b", "one_only", "a[:, [-1]] @ b[[-1]]"), ("a ** 2 + b", "power", "a + b"),
    ("a / (1 + b)", "divided", "(1 + b) / a"), ("np.exp(a) + b", "function", "a + b"), ("a @ b", "slope", "(a * (1 - a)) @ b"),
    ("a @ b", "reversed", "a[::-1] @ b"), ("1 / (1 + np.exp(-a)) * b", "activation", "np.maximum(a, 0) * b"),
    ("a <= b", "edge", "a < b"), ("a < b", "comparison", "a > b"), ("a + b", "name", "(1 - a) + b"),
    ("0.5 * a + b", "constant", "1.0 * a + b"), ("a.copy() + b", "alias", "a + b"),
])  # fmt: skip
def test_an_edit_of_a_line(line, kind, wrong):
    a, b = np.random.default_rng(0).uniform(0.1, 1, (2, 3, 3))
    right = eval(wrong, {"np": np, "a": a, "b": b})
    made = [slip for slip in edits(f"def f(a, b):\n    return {line}") if slip.kinds == (kind,)]
    assert made
    assert any(np.array_equal(np.asarray(slip.function(a, b)), right) for slip in made)


def test_a_variable_is_taken_for_one_of_its_family():
    made = [slip.function(2.0, 3.0, 5) for slip in edits("def f(x, o, steps):\n    return x - o") if slip.kinds == ("name",)]
    assert {0.0} <= set(made)
    assert not {2.0 - 5, 5 - 3.0} & set(made)


LOOP = """
def f(w, steps):
    E = [w * w]
    for k in range(steps):
        d = 2 * w
        w, n = w - 0.1 * d, k * w
        E.append(w * w)
    return w, n, E
"""


@pytest.mark.parametrize(("kind", "gives"), [
    ("one_by_one", lambda w, n, E: n == pytest.approx(1 * E[-1] ** 0.5)), ("missing", lambda w, n, E: w == 1.0 and len(E) == 3),
    ("hoisted", lambda w, n, E: w == pytest.approx(0.6)), ("returned_early", lambda w, n, E: len(E) == 2),
    ("after_the_loop", lambda w, n, E: len(E) == 2), ("range", lambda w, n, E: len(E) == 4), ("reversed", lambda w, n, E: n == 0),
    ("order", lambda w, n, E: len(E) == 3 and E[-1] == pytest.approx(0.64)), ("in_the_loop", lambda w, n, E: len(E) == 2),
])  # fmt: skip
def test_an_edit_of_a_loop(kind, gives):
    found = []
    for slip in edits(LOOP):
        if slip.kinds == (kind,):
            try:
                found.append(gives(*slip.function(1.0, 2)))
            except (NameError, UnboundLocalError, TypeError):
                continue
    assert any(found)


def test_two_edits_and_where_they_are():
    (both,) = {
        slip.where for slip in edits("def f(a):\n    d = -a\n    return 2 * d", several=2)
        if slip.kinds == ("sign", "factor") and slip.function(3.0) == 3.0
    }  # fmt: skip
    assert both == ("d", "#")


@pytest.mark.parametrize("language", [0, 1])
def test_each_kind_occurs_and_has_a_question_that_names_the_quantity(language):
    met = {}
    for exercise in FUNCTIONS:
        for program in (exercise.solution, *exercise.also):
            for slip in edits(program, exercise.name):
                met.setdefault(slip.kinds[0], slip.question(exercise.returns)[language])
    for exercise in EXERCISES.values():  # by hand
        for slip in slips_of(exercise):
            met.setdefault(slip.kinds[0], slip.question(exercise.returns)[language])
    assert set(met) == set(slips.KINDS)
    for question in met.values():
        assert question.startswith("This is what comes out if ") if language else question.endswith("そこはどうなっていますか？")
        assert bool(re.search("[ぁ-ん]", question)) == (language == 0)
        assert not re.search("delta_|[a-z]_[a-z]", question)


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.name)
def test_no_slip_is_accepted_that_shows_elsewhere(exercise):
    """The inputs of a check reach where a mistake shows: what is right on them is right on others, too."""
    rng = np.random.default_rng(1)
    drawn = [draw(rng) for draw in exercise.draws for _ in range(4)]
    others = [Trial(args, bank.tree(exercise.spec(*args))) for args in drawn]
    for (slip,), values in itertools.chain(
        *(bank.slipped(exercise, program, 1) for program in (exercise.solution, *exercise.also))
    ):
        if Bank(exercise, list(values)).right:
            for trial, outcome in zip(others, tried(slip.wrong, others), strict=True):
                came, right = leaves(outcome.value), leaves(trial.right)
                assert came, slip.en
                if all(np.isfinite(came[path]).all() for path in right):  # stability is asked for where it is the point
                    assert all(close(came[path], right[path]) for path in right), slip.en


def never_rebound(x, t, W, b, epsilon, steps):
    o = 1 / (1 + np.exp(-(x @ W + b)))
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        W_new, b_new = W - epsilon * delta_u @ x, b - epsilon * delta_u.sum()  # noqa: F841
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


def trained(x, t, W, b, epsilon, steps, loss=lambda t, o: 0.5 * np.sum((t - o) ** 2), sign=-1.0, bias=-1.0):
    def output(W, b):
        return 1 / (1 + np.exp(sign * (x @ W + b)))

    E = [loss(t, output(W, b))]
    for _ in range(steps):
        o = output(W, b)
        delta_u = -(t - o) * o * (1 - o)
        W, b = W - epsilon * delta_u @ x, b + bias * epsilon * delta_u.sum()
        E.append(loss(t, output(W, b)))
    return W, b, E


def overwritten(delta_u, W, o):
    found = np.zeros_like(o)
    for j in range(delta_u.shape[1]):
        found = delta_u[:, [j]] * W[:, j]
    return found * o * (1 - o)


def only_o3(W1, b1, W2, b2, x, t, epsilon, steps):
    def layer(o, W, b):
        return 1 / (1 + np.exp(-(o @ W + b)))

    o2 = layer(x, W1, b1)
    o3 = layer(o2, W2, b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        delta_u3 = -(t - o3) * o3 * (1 - o3)
        delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * (o2.T @ delta_u3), b2 - epsilon * delta_u3.sum(axis=0)
        W1, b1 = W1 - epsilon * (x.T @ delta_u2), b1 - epsilon * delta_u2.sum(axis=0)
        o3 = layer(o2, W2, b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


def without_brackets(E, limit):
    p = np.mean(limit >= E)
    return p, np.sqrt(p * 1 - p / len(E))


# ways to err that nobody had written a mistake for
@pytest.mark.parametrize(("name", "answer", "kinds", "about"), [
    ("train_unit", never_rebound, "missing", "W, b"),
    ("train_unit", lambda *args: trained(*args, loss=lambda t, o: 0.5 * np.mean((t - o) ** 2)), "mean", "E"),
    ("train_unit", lambda *args: trained(*args, sign=1.0), "sign", "o"),
    ("train_unit", lambda *args: trained(*args, bias=1.0), "sign", "b"),
    ("layer_gradients", lambda delta_u, o: ((o * (1 - o)).T @ delta_u, delta_u.sum(axis=0)), "slope", "ΔW"),
    ("layer_gradients", lambda delta_u, o: (o[::-1].T @ delta_u, delta_u.sum(axis=0)), "reversed", "ΔW"),
    ("layer_gradients", lambda delta_u, o: (o.T @ delta_u, np.full(delta_u.shape[1], len(delta_u))), "count", "Δb"),
    ("delta_hidden", overwritten, "one_only", "δᵘ"),
    ("train_xor", only_o3, "missing", "o²"),
    ("kernel_gradient", lambda delta_W, m: np.array([np.trace(delta_W) for _ in range(m)]), "argument", "Δk"),
    ("share_learnt", without_brackets, "brackets_brackets", "s"),
])  # fmt: skip
def test_what_no_list_foresaw_is_named(name, answer, kinds, about):
    given = (lambda *args: answer(*args)) if answer.__code__.co_flags & 4 else answer
    verdict = exercises.check(name, _with_arguments(name, given))
    assert verdict.mistakes == (SLIP + kinds,)
    assert f"in computing {about}" in verdict.told[-1]


def _with_arguments(name, answer):
    """As a learner writes it, with the arguments by name."""
    arguments = ", ".join(EXERCISES[name].arguments)
    return eval(f"lambda {arguments}: answer({arguments})", {"answer": answer})


def test_pairs_are_tried_for_short_solutions_only():
    for name, short in (("delta_u", True), ("train_xor", False)):
        assert bool(bank.slipped(EXERCISES[name], EXERCISES[name].solution, 2)) == short
    assert len(trials_of(EXERCISES["delta_u"])) == 4
