"""The kernel's activations and losses on bare arrays are those that `unit` and `softmax` give to a reader, on any shape."""

from functools import partial

import numpy as np
import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lecture_lib import gradcheck, softmax, unit
from lecture_lib._activations import ACTIVATIONS, CROSS_ENTROPY, OUTPUTS, SOFTMAX, SQUARED_ERROR
from lecture_lib._words import WORDS
from lecture_lib.ensemble import _IN_PLACE
from lecture_lib.explore.layers import SLOPES

assert_same = partial(oracle.assert_same, rtol=1e-13, atol=1e-300)
shapes = hnp.array_shapes(min_dims=1, max_dims=4, max_side=4)  # one sample, several, several networks, a table of networks
logits = shapes.flatmap(lambda shape: hnp.arrays(float, shape, elements=st.floats(-700, 700)))
mild = shapes.flatmap(lambda shape: hnp.arrays(float, shape, elements=st.floats(-30, 30)))


def targets(shape):
    t = np.random.default_rng(len(shape)).random(shape)
    return t / t.sum(axis=-1, keepdims=True)


def each(function, *values):
    """What a function of one network's samples gives for every network."""
    if values[0].ndim <= 2:
        return function(*values)
    return np.array([each(function, *parts) for parts in zip(*values, strict=True)])


@given(logits)
def test_softmax_and_its_losses_are_those_of_the_public_module(u):
    t, o = targets(u.shape), SOFTMAX.f(u)
    assert_same(o, each(softmax.softmax, u))
    assert_same(CROSS_ENTROPY.E(t, o), each(softmax.cross_entropy, t, o))
    assert_same(CROSS_ENTROPY.delta_o(t, o), each(softmax.delta_o, t, o))
    assert_same(OUTPUTS["softmax"].delta(t, o), each(softmax.delta_u, t, o))
    assert_same(SOFTMAX.delta_u(CROSS_ENTROPY.delta_o(t, o), o), each(softmax.through_jacobian, each(softmax.delta_o, t, o), o))


@given(logits)
def test_softmax_with_the_squared_error_goes_through_the_jacobian(u):
    t, o = targets(u.shape), SOFTMAX.f(u)
    output = OUTPUTS["softmax_squared_error"]
    assert_same(output.activation.f(u), o)
    assert_same(output.loss.E(t, o), each(unit.squared_error, t, o))
    assert_same(output.delta(t, o), each(softmax.through_jacobian, unit.delta_o(t, o), o))


@given(mild)
def test_a_layer_of_sigmoids_is_a_layer_of_units(u):
    t, output = targets(u.shape), OUTPUTS["sigmoid"]
    o = output.activation.f(u)
    assert_same(o, unit.sigmoid(u))
    assert_same(SQUARED_ERROR.E(t, o), each(unit.squared_error, t, o))
    assert_same(SQUARED_ERROR.delta_o(t, o), unit.delta_o(t, o))
    assert_same(output.delta(t, o), unit.delta_u(unit.delta_o(t, o), o))


def test_the_loss_is_one_number_for_each_network():
    t, o = np.zeros((5, 4, 3)), np.full((5, 4, 3), 0.5)
    assert [OUTPUTS[name].loss.E(t, o).shape for name in OUTPUTS] == [(5,)] * 3
    assert OUTPUTS["sigmoid"].loss.E(t, o).tolist() == [1.5] * 5


def test_whoever_adds_an_activation_is_told_what_else_must_know_it():
    """The oracle of the tests, the fast copy, the readout of the layers, and the words of the control."""
    words = [key.removeprefix("hidden_") for key in WORDS if key.startswith("hidden_")]
    known = {
        "oracle.ACTIVATIONS": oracle.ACTIVATIONS, "oracle.SLOPES": oracle.SLOPES, "oracle.HIDDEN": oracle.HIDDEN,
        "ensemble._IN_PLACE": _IN_PLACE, "explore/layers.SLOPES": SLOPES, "the words hidden_…": words,
    }  # fmt: skip
    assert not [f"{name} in {place}" for place, names in known.items() for name in ACTIVATIONS if name not in names]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_curve_of_an_activation_lies_between_its_ends(name):
    """And comes near both: the sign in a unit shows all of it."""
    f = ACTIVATIONS[name]
    o, (low, high) = f.f(np.linspace(-4, 4, 81)), f.ends
    assert low <= o.min() <= low + 0.02 * (high - low)
    assert high - 0.02 * (high - low) <= o.max() <= high


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(u=hnp.arrays(float, (3, 4), elements=st.floats(-8, 8).filter(lambda u: abs(u) > 1e-3)), signal=st.floats(-5, 5))
def test_the_slope_is_that_of_nudging_and_of_the_plain_formula(name, u, signal):
    f = ACTIVATIONS[name]
    o = f.f(u)
    np.testing.assert_allclose(o, np.vectorize(oracle.ACTIVATIONS[name])(u), rtol=1e-14)
    np.testing.assert_allclose(f.slope(o), gradcheck.numerical_gradient(lambda u: f.f(u).sum(), u), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(f.slope(o), np.vectorize(oracle.SLOPES[name])(u), rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(f.delta_u(np.full_like(u, signal), o), signal * f.slope(o), rtol=1e-14, atol=1e-300)


def test_the_slope_of_a_relu_at_its_kink_is_0():
    f = ACTIVATIONS["relu"]
    assert f.slope(f.f(np.array([-1.0, -0.0, 0.0, 1e-300]))).tolist() == [0, 0, 0, 1]


def test_a_sigmoid_far_out_is_0_or_1():
    with np.errstate(over="ignore"):
        assert ACTIVATIONS["sigmoid"].f(np.array([-1e4, 1e4])).tolist() == [0, 1]
