"""Convolution: the dense layer, the sliding kernel and plain loops agree, for any shapes, strides, paddings, channels."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib import convolution, datasets, gradcheck, network


@st.composite
def layers(draw):
    """Kernel, batch of inputs, stride and padding that fit together."""
    axes, channels = draw(st.integers(1, 2)), draw(st.booleans())
    stride, padding = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    windows = [draw(st.integers(1, 3)) for _ in range(axes)]
    lengths = [draw(st.integers(max(1, m - 2 * padding), 6)) for m in windows]
    front = [draw(st.integers(1, 3)) for _ in range(2)] if channels else []
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    kernel = rng.normal(size=(*front, *windows))
    x = rng.normal(size=(draw(st.integers(1, 3)), *front[1:], *lengths))
    return kernel, x, stride, padding


def looped(kernel, x, stride, padding):
    """One input through five plain loops, nothing shared with the library."""
    channels = kernel.ndim > 2
    k, x = (kernel, x) if channels else (kernel[None, None], x[None])
    if k.ndim == 3:
        k, x = k[:, :, None], x[:, None]
        rows = 1
    else:
        rows = (x.shape[1] + 2 * padding - k.shape[2]) // stride + 1
    flat = kernel.ndim in (1, 3)
    columns = (x.shape[2] + 2 * padding - k.shape[3]) // stride + 1
    u = np.zeros((k.shape[0], rows, columns))
    for to, row, column in itertools.product(*map(range, u.shape)):
        for c, a, b in itertools.product(*map(range, k.shape[1:])):
            i, j = (0 if flat else stride * row + a - padding), stride * column + b - padding
            if 0 <= i < x.shape[1] and 0 <= j < x.shape[2]:
                u[to, row, column] += k[to, c, a, b] * x[c, i, j]
    return u[:, 0] if channels and flat else u if channels else u[0, 0] if flat else u[0]


@given(layers())
def test_output_sliding_dense_and_loops(layer):
    kernel, x, stride, padding = layer
    u = convolution.direct(kernel, x, stride, padding)
    assert u.shape[1:] == convolution.output_shape(kernel.shape, x.shape[1:], stride, padding)
    W = convolution.dense_weights(kernel, x.shape[1:], stride, padding)
    for sample, of_it in zip(x, u, strict=True):
        np.testing.assert_allclose(of_it, looped(kernel, sample, stride, padding), atol=1e-12)
        np.testing.assert_allclose(of_it.ravel(), sample.ravel() @ W, atol=1e-12)
        np.testing.assert_allclose(of_it, convolution.direct(kernel, sample, stride, padding), atol=1e-12)


@given(layers())
def test_error_signal_goes_back_as_through_the_dense_layer(layer):
    kernel, x, stride, padding = layer
    W = convolution.dense_weights(kernel, x.shape[1:], stride, padding)
    delta_u = np.random.default_rng(0).normal(size=convolution.direct(kernel, x, stride, padding).shape)
    back = convolution.direct_delta_o(delta_u, kernel, x.shape[1:], stride, padding)
    assert back.shape == x.shape
    np.testing.assert_allclose(back.reshape(len(x), -1), delta_u.reshape(len(x), -1) @ W.T, atol=1e-12)


@given(layers())
def test_kernel_gradient_mask_and_sum_sliding_and_nudging(layer):
    kernel, x, stride, padding = layer
    u = convolution.direct(kernel, x, stride, padding)
    delta_u = np.random.default_rng(1).normal(size=u.shape)
    dense = x.reshape(len(x), -1).T @ delta_u.reshape(len(x), -1)
    tied = convolution.kernel_gradient(dense, kernel.shape, x.shape[1:], stride, padding)
    np.testing.assert_allclose(tied, convolution.direct_kernel_gradient(delta_u, x, kernel.shape, stride, padding), atol=1e-11)

    def E(k):  # linear in k, with δ^u as its slope in u
        return float(np.sum(convolution.direct(k, x, stride, padding) * delta_u))

    np.testing.assert_allclose(tied, gradcheck.numerical_gradient(E, kernel), atol=1e-7)


@given(layers())
def test_every_weight_of_the_kernel_is_in_the_layer_and_nothing_else(layer):
    kernel, x, stride, padding = layer
    settings = x.shape[1:], stride, padding
    shared, there = convolution.sharing(kernel.shape, *settings), convolution.mask(kernel.shape, *settings)
    W = convolution.dense_weights(kernel, *settings)
    assert (there.dtype, there.shape) == (np.dtype(bool), W.shape)
    np.testing.assert_array_equal(there, shared >= 0)
    assert shared.max() < kernel.size
    assert not W[~there].any()
    np.testing.assert_array_equal(W[there], kernel.ravel()[shared[there]])


def test_the_lecture_s_claim_in_numbers():
    W = convolution.dense_weights([1, 2, 3], (5,))
    assert W.tolist() == [[1, 0, 0], [2, 1, 0], [3, 2, 1], [0, 3, 2], [0, 0, 3]]
    assert convolution.mask((3,), (5,)).tolist() == (W != 0).tolist()
    assert convolution.direct([1, 2, 3], [0, 0, 1, 0, 0]).tolist() == [3, 2, 1]  # not turned round: a cross-correlation
    assert convolution.kernel_gradient(np.ones((5, 3)), (3,), (5,)).tolist() == [3, 3, 3]


@pytest.mark.parametrize(
    ("masked", "shared", "expected"),
    [
        (True, True, [[4, 0], [6, 4], [0, 6]]),
        (True, False, [[1, 0], [2, 3], [0, 4]]),
        (False, True, [[4, 9], [6, 4], [8, 6]]),
        (False, False, [[1, 9], [2, 3], [8, 4]]),
    ],
)
def test_tied(masked, shared, expected):
    slopes = [[1, 9], [2, 3], [8, 4]]
    assert convolution.tied(slopes, (2,), (3,), masked=masked, shared=shared).tolist() == expected


def learnt(kernel, b, x, t, epsilon, steps, stride=1, padding=0, **switches):
    """A network of one layer that begins as the convolution, trained with its gradients tied."""
    settings = np.shape(kernel), x.shape[1:], stride, padding
    W = convolution.dense_weights(kernel, *settings[1:])
    net = network.Network((W,), (np.repeat(b, W.shape[1] // np.size(b)),))
    tie = convolution.tie(*settings, **switches)
    return network.train(net, x.reshape(len(x), -1), t.reshape(len(t), -1), epsilon, steps, tie=tie)


@given(layers(), st.integers(0, 4))
def test_with_mask_and_sharing_training_is_descending_the_kernel(layer, steps):
    kernel, x, stride, padding = layer
    u = convolution.direct(kernel, x, stride, padding)
    t = np.random.default_rng(2).random(size=u.shape)
    channels = kernel.shape[0] if kernel.ndim > 2 else 1
    k, b = kernel, np.linspace(-0.3, 0.4, channels)
    trained = learnt(k, b, x, t, 0.2, steps, stride, padding)
    for step in range(steps + 1):
        shape = (channels, *[1] * (2 if kernel.ndim in (2, 4) else 1))
        spread = b.reshape(shape if kernel.ndim > 2 else shape[1:])
        o = 1 / (1 + np.exp(-convolution.direct(k, x, stride, padding) - spread))
        np.testing.assert_allclose(trained.E[step], 0.5 * np.sum((t - o) ** 2), rtol=1e-9)
        if step < steps:
            delta_u = (o - t) * o * (1 - o)
            k = k - 0.2 * convolution.direct_kernel_gradient(delta_u, x, k.shape, stride, padding)
            b = b - 0.2 * delta_u.reshape(len(x), channels, -1).sum(axis=(0, 2))
    W = convolution.dense_weights(k, x.shape[1:], stride, padding)
    np.testing.assert_allclose(trained.net.W[0], W, atol=1e-9)
    np.testing.assert_allclose(trained.net.b[0], np.repeat(b, W.shape[1] // channels), atol=1e-9)


def test_a_convolution_may_be_the_first_of_several_layers():
    x, _ = datasets.edges()
    t = np.eye(2)[(x.sum(axis=1) > 4).astype(int)]
    W = convolution.dense_weights([0.5, -0.2, 0.1], (8,))
    rest = network.initial((6, 2), 0)
    net = network.Network((W, rest.W[0]), (np.zeros(6), rest.b[0]), "softmax")
    after = network.train(net, x, t, 0.1, 300, tie=convolution.tie((3,), (8,)))
    kernel = after.net.W[0][:3, 0]
    np.testing.assert_allclose(after.net.W[0], convolution.dense_weights(kernel, (8,)), atol=1e-12)
    assert after.E[-1] < 0.3 * after.E[0]


@pytest.mark.parametrize("seed", range(10))
def test_an_edge_detector_is_learnt_from_examples(seed):
    x, t = datasets.edges()
    kernel = np.random.default_rng(seed).normal(size=3)
    trained = learnt(kernel, 0.0, x, t, 0.5, 500)
    assert trained.E[-1] < 0.1 * trained.E[0]
    falls, rises, beside = trained.net.W[0][:3, 0]
    assert falls < -2 < 2 < rises
    assert abs(beside) < 1


def test_without_the_mask_the_zeros_fill_in_and_without_sharing_the_band_comes_apart():
    x, t = datasets.edges()
    there = convolution.mask((3,), (8,))
    ways = {(m, s): learnt([1, 0.5, -1], 0.0, x, t, 0.5, 100, masked=m, shared=s)
            for m in (True, False) for s in (True, False)}  # fmt: skip
    for (masked, shared), layer in ways.items():
        W, b = layer.net.W[0], layer.net.b[0]
        assert bool(np.all(W[~there] == 0)) == masked
        spread = max(np.ptp(W[there & (convolution.sharing((3,), (8,)) == a)]) for a in range(3))
        assert (spread < 1e-12) == shared
        assert (np.ptp(b) == 0) == shared
    dense = ways[False, False]
    start = convolution.dense_weights([1, 0.5, -1], (8,))
    net = network.train(network.Network((start,), (np.zeros(6),)), x, t, 0.5, 100)
    np.testing.assert_allclose(dense.E, net.E, rtol=1e-9)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: convolution.mask((3, 1, 1, 1, 1), (5,)), r"kernel_shape is \(3, 1, 1, 1, 1\): expected \(m,\), "),
        (lambda: convolution.mask((3,), (5, 5)), r"input_shape is \(5, 5\), the kernel's \(3,\): expected an input of 1 "),
        (lambda: convolution.mask((2, 3, 3), (2, 5)), r"2 channels, but the kernel's \(2, 3, 3\) is for 3"),
        (lambda: convolution.mask((6,), (5,)), "expected a kernel that fits"),
        (lambda: convolution.mask((3,), (5,), stride=0), "stride is 0: expected a whole number from 1"),
        (lambda: convolution.mask((3,), (5,), padding=-1), "padding is -1: expected a whole number from 0"),
        (lambda: convolution.kernel_gradient(np.ones((5, 4)), (3,), (5,)), r"delta_W has shape \(5, 4\): expected \(5, 3\)"),
        (lambda: convolution.direct([1, np.nan], [1, 2, 3]), "kernel has nan"),
        (lambda: convolution.direct_delta_o([1, 2], [1, 2, 3], (5,)), r"delta_u has shape \(2,\): expected \(3,\)"),
        (
            lambda: convolution.direct_kernel_gradient([[1, 2, 3]], [1, 2, 3, 4, 5], (3,)),
            r"delta_u has shape \(1, 3\), but x has shape \(5,\): expected as many samples",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_a_shape_is_whole_numbers():
    with pytest.raises(TypeError, match=r"kernel_shape\[0\] is 2.5"):
        convolution.mask((2.5,), (5,))
    with pytest.raises(TypeError, match="input_shape is 5"):
        convolution.mask((3,), 5)
