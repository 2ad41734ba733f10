"""Nothing wrong is accepted, nothing right refused, nothing false said; and whatever an answer does, the session goes on."""

import builtins
import os
import signal
import sys
import time

import numpy as np
import pytest

import lecture_lib
from lecture_lib import exercises
from lecture_lib.exercises import EXERCISES, bank, guard


@pytest.fixture(autouse=True)
def english():
    lecture_lib.use_language("en")


def stopped_early(W1, b1, W2, b2, x, t, epsilon, steps):
    def layer(o, W, b):
        return 1 / (1 + np.exp(-(o @ W + b)))

    o2 = layer(x, W1, b1)
    o3 = layer(o2, W2, b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        if E[-1] < 0.01:
            E.append(E[-1])
            continue
        delta_u3 = -(t - o3) * o3 * (1 - o3)
        delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * (o2.T @ delta_u3), b2 - epsilon * delta_u3.sum(axis=0)
        W1, b1 = W1 - epsilon * (x.T @ delta_u2), b1 - epsilon * delta_u2.sum(axis=0)
        o2 = layer(x, W1, b1)
        o3 = layer(o2, W2, b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


@pytest.mark.parametrize(("name", "answer"), [
    ("cross_entropy", lambda t, o: -np.sum(t * np.log(np.clip(o, 0.01, 1)))),
    ("cross_entropy", lambda t, o: -np.sum(t * np.log(np.clip(o, 1e-3, 1)))),
    ("delta_o", lambda t, o: np.round(o - t, 2)), ("delta_u", lambda delta_o, o: np.round(delta_o * o * (1 - o), 3)),
    ("train_xor", stopped_early), ("delta_o", lambda t, o: np.ma.masked_all(np.shape(t))),
    ("by_hand_forward", np.ma.masked_all(3)),
])  # fmt: skip
def test_what_is_wrong_is_not_accepted(name, answer):
    assert exercises.check(name, answer).kind != "right"


def in_place(W, b, delta_W, delta_b, epsilon):
    W = W.copy()
    W -= epsilon * delta_W
    return W, b - epsilon * delta_b


def into_itself(u):
    e = u - u.max(axis=1, keepdims=True)
    np.exp(e, out=e)
    e /= e.sum(axis=1, keepdims=True)
    return e


def in_single_precision(u):
    u = u.astype(np.float32)
    e = np.exp(u - u.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


class Column:
    """As a column of a table: no array, but it can be made one."""

    def __array__(self, dtype=None, copy=None):
        return np.array([0.2, 0.55, 0.101])


@pytest.mark.parametrize(("name", "answer"), [
    ("update", in_place), ("softmax", into_itself), ("softmax", in_single_precision),
    ("softmax_by_hand", [[0.6], [0.3], [0.1]]), ("softmax_by_hand", np.array([[0.6, 0.3, 0.1]])), ("scale_by_hand", [0.125]),
    ("all_zero", (0.5,)), ("by_hand_forward", {"u": 0.2, "o": 0.55, "E": 0.101}.values()),
    ("by_hand_forward", (value for value in (0.2, 0.55, 0.101))), ("by_hand_forward", Column()),
    ("hidden_by_hand", np.array([[-0.125], [-0.125], [0.25], [-0.03], [0.04]])),
    ("gradients", lambda delta_u, x: (part for part in (delta_u @ x, delta_u.sum()))),
    *(("cross_entropy", lambda t, o, small=small: -np.sum(t * np.log(o + small))) for small in (1e-7, 1e-8, 1e-12)),
])  # fmt: skip
def test_what_is_right_is_not_refused(name, answer):
    if name == "cross_entropy":
        answer = eval("lambda t, o: answer(t, o)", {"answer": answer})
    verdict = exercises.check(name, answer)
    assert verdict.kind == "right", verdict


@pytest.mark.parametrize(("name", "answer", "told"), [
    ("two_paths", [-1.0, 1.2, 0.06, 0.02, -0.24, -0.08], "Δw²₁₁, Δw²₂₂: right."), ("hidden_by_hand", [-0.1, 5, 7, 9, 11], ""),
    ("softmax_by_hand", [0.6, 0.3, 0.05], "o₁, o₂: right."), ("kernel_gradient_by_hand", [2.1, 1.0, 0.7], "Δk₁, Δb: right."),
    ("two_paths", [-1.0, 1.0, 0.06, -0.2, 0.02, -0.08], "Δw²₁₁, Δw²₂₁, Δw²₂₂: right. Close: give one digit more."),
    ("by_hand_forward", [0.2, 0.5, 0.1], "u, E: right. Close: give one digit more."),
])  # fmt: skip
def test_what_is_said_of_numbers_by_hand_is_true_of_all_of_them(name, answer, told):
    verdict = exercises.check(name, answer)
    general = [sentence for sentence in verdict.told if ": This is what comes out if" in sentence or "look at this" in sentence]
    assert " ".join(sentence for sentence in verdict.told if sentence not in general) == told


def test_a_ratio_is_said_only_if_it_holds_in_every_trial():
    verdict = exercises.check_through_jacobian(lambda delta_o, o: 3 * o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True)))
    assert verdict.told == ("δᵘ: every element is 3 × what it should be.",)
    verdict = exercises.check_through_jacobian(
        lambda delta_o, o: (3 if len(o) == 3 else 1) * o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    )
    assert not any("every element" in sentence for sentence in verdict.told)


# ---- harm


def test_an_interrupt_ends_the_check_and_leaves_nothing_behind():
    def answer(t, o):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)
        return o - t

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        exercises.check_delta_o(answer)
    assert signal.getsignal(signal.SIGINT) is before
    assert exercises.check_delta_o(lambda t, o: o - t).kind == "right"


def test_an_interrupt_that_a_bare_except_swallows_ends_the_check_all_the_same():
    def answer(t, o):
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(1)
        except:  # noqa: E722
            pass
        return o - t

    with pytest.raises(KeyboardInterrupt):
        exercises.check_delta_o(answer)


def test_an_interrupt_while_mistakes_are_worked_out_is_not_remembered(monkeypatch):
    for kept in (bank.wrong_formulas, bank.combined, bank.slipped, bank.fingerprints):
        kept.cache_clear()
    monkeypatch.setattr(bank.Tried, "__getitem__", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        exercises.check_delta_o(lambda t, o: t - o)
    monkeypatch.undo()
    assert exercises.check_delta_o(lambda t, o: t - o).mistakes == ("sign",)


def test_a_keyboard_interrupt_of_the_answers_own_is_an_error_like_others():
    def answer(t, o):
        raise KeyboardInterrupt

    assert exercises.check_delta_o(answer).kind == "raised"


def test_what_an_answer_does_to_numpy_and_to_python_is_undone():
    def answer(t, o):
        np.sum = np.abs = builtins.sum = None
        return o - t

    before = np.sum, np.abs, sum, input
    assert exercises.check_delta_o(answer).kind == "right"
    assert (np.sum, np.abs, sum, input) == before


@pytest.mark.parametrize(("act", "says"), [
    (lambda: sys.exit(), "A function gives its value back with return"), (lambda: input("?"), "input() cannot be used here"),
    (lambda: exercises.check_delta_o(lambda t, o: o - t), "check cannot be called from within the answer"),
])  # fmt: skip
def test_what_an_answer_must_not_do_is_said(act, says):
    def answer(t, o):
        act()
        return o - t

    verdict = exercises.check_delta_o(answer)
    assert verdict.kind == "raised"
    assert says in verdict.told[0]
    assert exercises.check_delta_o(lambda t, o: o - t).kind == "right"


def test_the_time_of_a_first_import_does_not_count(monkeypatch, tmp_path):
    (tmp_path / "slow_to_load.py").write_text("import time\nimport quick_to_load\ntime.sleep(0.6)\n")
    (tmp_path / "quick_to_load.py").write_text("import time\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(guard, "LIMIT", 0.3)

    def slow(t, o):
        if "quick_to_load" not in sys.modules:
            import slow_to_load  # noqa: F401
        return o - t

    assert exercises.check_delta_o(slow).kind == "right"
    assert exercises.check_delta_o(lambda t, o: time.sleep(0.6)).kind == "too_slow"


def test_no_input_is_of_whole_numbers_where_the_answer_is_not():
    for exercise in EXERCISES.values():
        for trial in bank.trials_of(exercise):
            for arg in trial.args:
                if isinstance(arg, np.ndarray) and arg.dtype.kind in "iu":
                    raise AssertionError(f"{exercise.name}: an answer that works in place would be refused")
