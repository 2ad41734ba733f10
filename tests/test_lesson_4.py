"""What lesson 4 says in prose, and its cells do not print."""

import numpy as np
import pytest

from lecture_lib import convolution, explore, network
from lecture_lib.explore import edge_detector
from lecture_lib.network import Network


def pressed(label):
    explorer = explore.convolution()
    (button,) = (button for button in explorer.recipe.buttons if button.label == label)
    explorer.set(**button.press(explorer.values))
    return explorer.recipe.compute(**explorer.values)


def test_the_kernel_that_is_learnt_finds_a_rising_edge():
    net = pressed("preset_edges").history.net
    assert net.W[0][:3, 0] == pytest.approx([-8, 8, 0], abs=1)
    assert (net.b[0] < 0).all()


def test_without_the_mask_the_loss_falls_and_all_24_signals_come_out_right():
    now = pressed("preset_filled")
    assert now.history.E[-1] < 0.1 * now.history.E[0]
    assert now.right == 144


@pytest.mark.parametrize("seed", range(10))
def test_only_the_layer_without_the_mask_is_wrong_on_signals_it_has_not_seen(seed):
    every = np.array([[number >> place & 1 for place in range(8)] for number in range(256)], dtype=float)
    edge = (every[:, :-2] == 0) & (every[:, 1:-1] == 1)
    kernel = np.random.default_rng(seed).normal(size=3)
    start = Network((convolution.dense_weights(kernel, (8,)),), (np.zeros(6),))
    for masked, shared in ((True, True), (True, False), (False, False)):
        tie = convolution.tie((3,), (8,), masked=masked, shared=shared)
        net = network.train(start, *edge_detector.signals(), epsilon=0.5, steps=500, tie=tie).net
        x, t = edge_detector.signals()
        assert ((network.forward(net, x).o[-1] >= 0.5) == (t >= 0.5)).all()
        assert ((network.forward(net, every).o[-1] >= 0.5) == edge).all() == masked


def test_the_mean_would_not_do():
    """Section 3: the sum, not the mean."""
    now = pressed("preset_summed")
    assert now.used[0, 0] == pytest.approx(sum(now.dense[j, j] for j in range(6)))
    assert abs(now.used[0, 0] - np.mean([now.dense[j, j] for j in range(6)])) > 0.1
