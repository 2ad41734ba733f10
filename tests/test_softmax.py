"""Softmax, its Jacobian and cross-entropy: against autograd, against nudging, and the facts they are known by."""

import warnings

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from autograd import jacobian as oracle
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lecture_lib import gradcheck, network, softmax, unit

rows = hnp.arrays(float, hnp.array_shapes(min_dims=1, max_dims=2, max_side=5), elements=st.floats(-1e4, 1e4))
mild = hnp.arrays(float, hnp.array_shapes(min_dims=1, max_dims=2, max_side=5), elements=st.floats(-8, 8))


def plain(u):
    """For autograd: as it is printed."""
    e = anp.exp(u)
    return e / anp.sum(e, axis=-1, keepdims=True)


def targets(shape, seed=0):
    t = np.random.default_rng(seed).random(shape)
    return t / t.sum(axis=-1, keepdims=True)


@given(rows)
def test_sums_to_1_without_a_warning(u):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        o = softmax.softmax(u)
        E = softmax.cross_entropy(targets(u.shape), o)
    assert o.shape == u.shape
    assert ((o >= 0) & (o <= 1)).all()
    np.testing.assert_allclose(o.sum(axis=-1), 1, atol=1e-12)
    assert np.isfinite(E)


@given(mild, st.floats(-100, 100))
def test_a_shift_changes_nothing(u, c):
    np.testing.assert_allclose(softmax.softmax(u + c), softmax.softmax(u), rtol=1e-9, atol=1e-300)


@given(mild)
def test_the_larger_logit_has_the_larger_probability(u):
    o = softmax.softmax(u)
    np.testing.assert_allclose(softmax.softmax(u), plain(u), rtol=1e-12)
    order = np.argsort(u, axis=-1)
    assert (np.diff(np.take_along_axis(o, order, axis=-1), axis=-1) >= 0).all()


@given(st.floats(-700, 700))
def test_sigmoid_is_softmax_of_two_classes(u):
    np.testing.assert_allclose(softmax.softmax([u, 0])[0], unit.sigmoid(u), rtol=1e-12)


@given(mild)
def test_jacobian_against_autograd(u):
    for row in np.atleast_2d(u):
        J = softmax.jacobian(softmax.softmax(row))
        np.testing.assert_allclose(J, oracle(plain)(row), atol=1e-12)
        np.testing.assert_allclose(J.sum(axis=1), 0, atol=1e-12)
        np.testing.assert_allclose(J, J.T, atol=1e-15)


@given(mild)
def test_o_minus_t_is_the_jacobian_applied_to_delta_o(u):
    o, t = softmax.softmax(u), targets(u.shape)
    through = softmax.through_jacobian(softmax.delta_o(t, o), o)
    np.testing.assert_allclose(softmax.delta_u(t, o), through, atol=1e-9)
    signals = np.einsum("...ij,...i->...j", softmax.jacobian(o), softmax.delta_o(t, o))
    np.testing.assert_allclose(through, signals, atol=1e-9)
    np.testing.assert_allclose(softmax.delta_u(t, o), grad(lambda v: -anp.sum(t * anp.log(plain(v))))(u), atol=1e-9)
    np.testing.assert_allclose(softmax.delta_u(t, o).sum(axis=-1), 0, atol=1e-12)


@given(mild)
def test_any_loss_through_the_jacobian(u):
    o, t = softmax.softmax(u), targets(u.shape)
    expected = grad(lambda v: 0.5 * anp.sum((t - plain(v)) ** 2))(u)
    np.testing.assert_allclose(softmax.through_jacobian(unit.delta_o(t, o), o), expected, atol=1e-12)


def test_no_log_of_0():
    o = softmax.softmax([0.0, 1e4])
    assert o.tolist() == [0, 1]
    assert softmax.cross_entropy([1, 0], o) == pytest.approx(708.4, abs=0.1)
    assert softmax.cross_entropy([0, 1], o) == 0
    assert softmax.delta_u([1, 0], o).tolist() == [-1, 1]


@pytest.mark.parametrize("output", ["softmax", "softmax_squared_error"])
@pytest.mark.parametrize("sizes", [(2, 3), (2, 4, 3), (3, 4, 5, 2)])
def test_a_network_with_softmax_at_its_output(output, sizes):
    net = network.initial(sizes, 3, output)
    rng = np.random.default_rng(4)
    x, t = rng.normal(size=(6, sizes[0])), np.eye(sizes[-1])[rng.integers(sizes[-1], size=6)]
    trace = network.forward(net, x)
    np.testing.assert_allclose(trace.o[-1], softmax.softmax(trace.u[-1]), rtol=1e-13)
    E = {"softmax": softmax.cross_entropy, "softmax_squared_error": unit.squared_error}[output]
    assert network.loss(net, x, t) == pytest.approx(E(t, trace.o[-1]))
    grads = network.backward(net, trace, t)
    assert gradcheck.check(net, x, t, grads).agrees
    if output == "softmax":
        np.testing.assert_allclose(grads.delta_u[-1], trace.o[-1] - t, atol=1e-15)
    np.testing.assert_allclose(grads.delta_u[-1], softmax.through_jacobian(grads.delta_o[-1], trace.o[-1]), atol=1e-12)
    history = network.train(net, x, t, 0.2, 300)
    assert history.net.output == output
    assert history.E[-1] < 0.5 * history.E[0]
    by_hand = network.descend(net, grads, 0.2)
    assert network.loss(by_hand, x, t) == pytest.approx(history.E[1])


@pytest.mark.parametrize("function", [softmax.cross_entropy, softmax.delta_u, softmax.delta_o])
@pytest.mark.parametrize(
    ("t", "o", "message"),
    [
        ([0.5, 0.6], [0.5, 0.5], "t sums to 1.1: expected shares of 1"),
        ([[1, 0], [1, 1]], [[1, 0], [0.5, 0.5]], "row 1 of t sums to 2"),
        ([1.5, -0.5], [0.5, 0.5], "t has -0.5: expected shares of 1, none below 0"),
        ([1, 0], [2, 3], "o sums to 5"),
        ([1, 0, 0], [0.5, 0.5], "expected the same shape"),
    ],
)
def test_shares_that_are_none(function, t, o, message):
    with pytest.raises(ValueError, match=message):
        function(t, o)


def test_rows_of_minus_infinity_are_refused():
    with pytest.raises(ValueError, match=r"u has -inf at index \(1, 0\): expected finite numbers"):
        softmax.softmax([[0, 1], [-np.inf, -np.inf]])


def test_a_network_refuses_targets_that_are_no_shares():
    net = network.initial((2, 3), 0, "softmax")
    trace = network.forward(net, [[0, 1]])
    for call in (lambda t: network.loss(net, [[0, 1]], t), lambda t: network.backward(net, trace, t),
                 lambda t: network.train(net, [[0, 1]], t, 0.1, 1)):  # fmt: skip
        with pytest.raises(ValueError, match="row 0 of t sums to 2"):
            call([[1, 1, 0]])
