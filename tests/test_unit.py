"""The formulas of one unit against central differences, against autograd, and against the facts they are named after."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given, settings
from hypothesis import strategies as st

from lecture_lib import gradcheck, softmax, unit

numbers = st.floats(-30, 30)
SHAPES = [(1,), (2,), (7,), (1, 1), (1, 3), (4, 1), (5, 3)]  # of x: n inputs, or N samples of n inputs


def sample(n_and_N: tuple[int, ...], seed: int):
    """x, W, b, t of a unit for that shape of x."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=n_and_N)
    return x, rng.normal(size=n_and_N[-1]), rng.normal(), rng.uniform(size=n_and_N[:-1])


def backward(x, W, b, t):
    o = unit.sigmoid(unit.linear_sum(W, x, b))
    delta_o = unit.delta_o(t, o)
    delta_u = unit.delta_u(delta_o, o)
    return {"o": delta_o, "u": delta_u, "W": unit.delta_W(delta_u, x), "b": unit.delta_b(delta_u)}


def loss(x, W, b, t):
    return unit.squared_error(t, unit.sigmoid(unit.linear_sum(W, x, b)))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(3))
def test_every_derivative_equals_the_nudge(shape, seed):
    x, W, b, t = sample(shape, seed)
    u, exact = unit.linear_sum(W, x, b), backward(x, W, b, t)
    nudge = {
        "o": gradcheck.numerical_gradient(lambda o: unit.squared_error(t, o), unit.sigmoid(u)),
        "u": gradcheck.numerical_gradient(lambda u: unit.squared_error(t, unit.sigmoid(u)), u),
        "W": gradcheck.numerical_gradient(lambda W: loss(x, W, b, t), W),
        "b": gradcheck.numerical_gradient(lambda b: loss(x, W, b, t), b),
    }
    for name in exact:
        np.testing.assert_allclose(exact[name], nudge[name], rtol=1e-6, atol=1e-9, err_msg=name)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(3))
def test_every_derivative_equals_that_of_autograd(shape, seed):
    x, W, b, t = sample(shape, seed)
    u, exact = unit.linear_sum(W, x, b), backward(x, W, b, t)

    def error(o):
        return 0.5 * anp.sum((t - o) ** 2)

    def sigmoid(u):
        return 1 / (1 + anp.exp(-u))

    automatic = {
        "o": grad(error)(unit.sigmoid(u)),
        "u": grad(lambda u: error(sigmoid(u)))(u),
        "W": grad(lambda W: error(sigmoid(anp.dot(x, W) + b)))(W),
        "b": grad(lambda b: error(sigmoid(anp.dot(x, W) + b)))(b),
    }
    for name in exact:
        np.testing.assert_allclose(exact[name], automatic[name], rtol=1e-12, atol=1e-14, err_msg=name)
        assert np.shape(exact[name]) == np.shape(automatic[name]), name


@pytest.mark.parametrize("shape", SHAPES[3:])
def test_a_batch_is_its_samples_one_by_one_with_gradients_summed(shape):
    x, W, b, t = sample(shape, 0)
    together = backward(x, W, b, t)
    apart = [backward(row, W, b, target) for row, target in zip(x, t, strict=True)]
    np.testing.assert_allclose(together["u"], [one["u"] for one in apart])
    np.testing.assert_allclose(together["W"], sum(one["W"] for one in apart))
    np.testing.assert_allclose(together["b"], sum(one["b"] for one in apart))
    np.testing.assert_allclose(loss(x, W, b, t), sum(loss(row, W, b, g) for row, g in zip(x, t, strict=True)))


@given(numbers)
def test_sigmoid_lies_between_0_and_1(u):
    assert 0 < unit.sigmoid(u) < 1


@given(numbers)
def test_sigmoid_of_minus_u_is_1_minus_sigmoid_of_u(u):
    assert unit.sigmoid(-u) == pytest.approx(1 - unit.sigmoid(u), abs=1e-15)


@given(numbers, numbers)
def test_sigmoid_never_falls(u, v):
    assert (unit.sigmoid(u) <= unit.sigmoid(v)) == (u <= v) or unit.sigmoid(u) == unit.sigmoid(v)


@pytest.mark.parametrize("u", [1e4, 745.2, 710.0, 37.0])
def test_sigmoid_is_stable_far_out(u):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert unit.sigmoid(u) == 1.0
        assert unit.sigmoid(-u) == pytest.approx(np.exp(-u), rel=1e-12)
        assert np.array_equal(unit.sigmoid([u, -u, 0]), [unit.sigmoid(u), unit.sigmoid(-u), 0.5])


@given(st.floats(0, 1), numbers)
def test_delta_u_is_at_most_a_quarter_of_delta_o(t, u):
    o = unit.sigmoid(u)
    assert abs(unit.delta_u(unit.delta_o(t, o), o)) <= 0.25 * (1 + 1e-15) * abs(unit.delta_o(t, o))


@given(st.floats(0, 1), numbers, st.floats(1e-3, 0.5))
def test_a_small_step_downhill_never_raises_the_loss(t, w, epsilon):
    # E over u bends by less than 0.2, so ε ≤ ½ with x = (1, 1), hence |x|² + 1 = 3, is small enough
    x, W, b = np.ones(2), np.array([w, -w / 2]), 0.0
    now = backward(x, W, b, t)
    after = loss(x, unit.descend(W, now["W"], epsilon), unit.descend(b, now["b"], epsilon), t)
    assert after <= loss(x, W, b, t) + 1e-15


def test_the_worked_example_of_lesson_1():
    got = backward([1.0, 2.0], [0.5, -0.3], 0.5, 1.0)
    o = 1 / (1 + np.exp(-0.4))
    assert got["u"] == pytest.approx(-(1 - o) * o * (1 - o))
    assert np.allclose(got["W"], got["u"] * np.array([1, 2]))


def test_the_update_carries_the_only_minus():
    assert unit.descend(1.0, 2.0, 0.1) == pytest.approx(0.8)
    np.testing.assert_allclose(unit.descend([1, 1], [2, -2], 0.5), [0, 2])


@settings(max_examples=20)
@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 9))
def test_nothing_is_written_into_an_argument_and_nothing_shared(N, n, seed):
    x, W, b, t = sample((N, n), seed)
    before = [np.copy(value) for value in (x, W, t)]
    results = [*backward(x, W, b, t).values(), unit.descend(W, W, 1.0), unit.sigmoid(t), unit.delta_o(t, t)]
    for value, copy in zip((x, W, t), before, strict=True):
        np.testing.assert_array_equal(value, copy)
        assert not any(np.shares_memory(value, result) for result in results)


def test_integers_and_lists_are_taken_as_float64():
    assert unit.linear_sum([1, 2], [3, 4], 5) == 16.0
    assert unit.sigmoid([0, 0]).dtype == np.float64
    assert unit.delta_W(np.float32(2), np.array([1, 2], np.int32)).dtype == np.float64


class Metres(np.ndarray):
    """What a library for quantities makes: numbers with a unit, which numpy takes off in silence."""

    unit = "m"

    def __new__(cls, values):
        return np.asarray(values).view(cls)


BAD = [
    # (call, arguments, error, what the message must say)
    (unit.linear_sum, ([1, 2, 3], [1, 2], 0), ValueError, r"W has shape \(3,\), but x has 2 inputs .*expected W of shape \(2,\)"),
    (unit.linear_sum, ([[1, 2]], [1, 2], 0), ValueError, r"W has shape \(1, 2\): expected one axis"),
    (unit.linear_sum, ([1, 2], 3, 0), ValueError, r"x has shape \(\): expected one axis or two axes"),
    (unit.linear_sum, ([1, 2], [1, 2], [0]), ValueError, r"b has shape \(1,\): expected a single number"),
    (unit.linear_sum, ([], [], 0), ValueError, r"W has shape \(0,\), which holds no number"),
    (unit.linear_sum, ([1, 2], [[1, 2], [3]], 0), ValueError, r"x is ragged"),
    (unit.linear_sum, ([1, None], [1, 2], 0), TypeError, r"W is an array of object values: expected real numbers"),
    (unit.sigmoid, ("half",), TypeError, r"u is 'half' \(str\): expected real numbers"),
    (unit.sigmoid, (None,), TypeError, r"u is None \(NoneType\)"),
    (unit.sigmoid, (1j,), TypeError, r"u is 1j \(complex\)"),
    (unit.sigmoid, (True,), TypeError, r"u is True \(bool\)"),
    (unit.sigmoid, (np.ma.array([1.0, 2.0], mask=[0, 1]),), TypeError, r"u is or holds a MaskedArray, which has a mask"),
    (unit.sigmoid, ([0.0, np.ma.array(1.0, mask=1)],), TypeError, r"u is or holds a MaskedArray, which has a mask"),
    (unit.sigmoid, (Metres([1.0]),), TypeError, r"u is or holds a Metres, which has a unit: expected plain numbers"),
    (unit.sigmoid, (np.array(["2026-01-01"], "datetime64[D]"),), TypeError, r"u is an array of datetime64\[D\] values"),
    (unit.sigmoid, ([0, np.nan],), ValueError, r"u has nan at index \(1,\): expected finite numbers"),
    (unit.sigmoid, (np.inf,), ValueError, r"u has inf: expected finite numbers"),
    (unit.squared_error, ([1, 2], [[1], [2]]), ValueError, r"t has shape \(2,\), but o has shape \(2, 1\): expected the same"),
    (unit.squared_error, (1, {}), TypeError, r"o is \{\} \(dict\)"),
    (unit.delta_o, (1, [1, 2]), ValueError, r"t has shape \(\), but o has shape \(2,\)"),
    (unit.delta_o, (np.nan, 1), ValueError, r"t has nan"),
    (unit.delta_u, ([1], 1), ValueError, r"delta_o has shape \(1,\), but o has shape \(\)"),
    (unit.delta_u, ("x", 1), TypeError, r"delta_o is 'x'"),
    (unit.delta_W, ([1, 2, 3], [[1], [2]]), ValueError, r"delta_u has shape \(3,\), but x has shape \(2, 1\): expected delta_u of"),
    (unit.delta_W, ([1, 2], [1, 2]), ValueError, r"delta_u has shape \(2,\), but x has shape \(2,\)"),
    (unit.delta_W, ([[1]], [[1]]), ValueError, r"delta_u has shape \(1, 1\): expected a single number, shape \(\) or one axis"),
    (unit.delta_b, ([[1]],), ValueError, r"delta_u has shape \(1, 1\)"),
    (unit.delta_b, (np.inf,), ValueError, r"delta_u has inf"),
    (unit.descend, ([1], [1], 0), ValueError, r"epsilon is 0.0: expected a number greater than 0"),
    (unit.descend, ([1], [1], -1), ValueError, r"epsilon is -1.0"),
    (unit.descend, ([1], [1], [1]), ValueError, r"epsilon has shape \(1,\)"),
    (unit.descend, ([1], [1], "1"), TypeError, r"epsilon is '1'"),
    (unit.descend, ([1], [1, 2], 1), ValueError, r"value has shape \(1,\), but gradient has shape \(2,\)"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "arguments", "error", "message"), BAD)
def test_bad_input_is_refused_in_words(call, arguments, error, message):
    with pytest.raises(error, match=message):
        call(*arguments)


def test_where_target_and_output_agree_the_error_signals_are_0_without_a_sign():
    for signal in (unit.delta_o(1.0, 1.0), unit.delta_o([0.5, 0.0], [0.5, 0.0]), softmax.delta_o([1.0, 0.0], [0.5, 0.5])[1]):
        assert not np.any(np.signbit(signal) & (np.asarray(signal) == 0))
