"""What lesson 4 says in prose, and its cells do not print."""

import numpy as np
import pytest
from explorers import state

from lecture_lib import convolution, datasets, explore, network
from lecture_lib.network import Network

SWITCHES = [(True, True), (True, False), (False, True), (False, False)]  # mask, sharing


def pressed(label, **values):
    explorer = explore.convolution()
    explorer.press(label)
    explorer.set(**values)
    return state(explorer)


def test_the_kernel_that_is_learnt_finds_a_rising_edge():
    """Answer 2, with its four sums."""
    now = pressed("preset_edges")
    assert now.kernel == pytest.approx([-9, 8, 0], abs=0.5)
    assert now.kernel[1] == pytest.approx(8.4, abs=0.05)
    assert now.kernel[0] == pytest.approx(-8.9, abs=0.05)
    assert now.history.net.b[0] == pytest.approx(np.full(6, -4.2), abs=0.05)
    assert 8.4 - 4.2 > 0 > 8.4 - 8.9 - 4.2 > -8.9 - 4.2


def test_without_mask_and_sharing_the_loss_falls_and_all_24_signals_come_out_right():
    now = pressed("preset_filled")
    assert (now.masked, now.shared) == (False, False)
    assert now.history.E[-1] < 0.1 * now.history.E[0]
    assert now.right == 144


def test_before_the_mask_no_gradient_is_0_and_sharing_makes_the_diagonals_equal():
    """Answer 1."""
    assert (pressed("preset_dense_gradient").used != 0).all()
    shared = pressed("preset_summed")
    for a in range(3):
        np.testing.assert_allclose(np.diag(shared.used, -a), shared.kernel_gradient[a])


def test_with_too_long_a_step_only_the_shared_kernel_leaps_into_saturation():
    """Answer 4."""
    shared = pressed("preset_edges", epsilon=2.0)
    assert shared.right == 108
    assert (shared.outputs < 0.5).all()
    assert shared.history.E[-100:] == pytest.approx(np.full(100, 18), abs=0.01)
    assert pressed("preset_edges", epsilon=2.0, sharing="off").right == 144


@pytest.mark.parametrize("seed", range(10))
def test_from_six_signals_only_the_convolution_learns_what_an_edge_is(seed):
    every = np.array([[number >> place & 1 for place in range(8)] for number in range(256)], dtype=float)
    edge = (every[:, :-2] == 0) & (every[:, 1:-1] == 1)
    kernel = 0.5 * np.random.default_rng(seed).normal(size=3) if seed else [0.3, 0.8, 0.3]  # 0: the start in the notebook
    start = Network((convolution.dense_weights(kernel, (8,)),), (np.full(6, 0.0 if seed else -1.3),))
    few, aims = (values[:6] for values in datasets.edges())
    wrong = {}
    for masked, shared in SWITCHES:
        tie = convolution.tie((3,), (8,), masked=masked, shared=shared)
        net = network.train(start, few, aims, epsilon=0.5, steps=500, tie=tie).net
        assert ((network.forward(net, few).o[-1] >= 0.5) == (aims >= 0.5)).all()
        wrong[masked, shared] = np.sum((network.forward(net, every).o[-1] >= 0.5) != edge, axis=0)
    assert not wrong[True, True].any()
    assert all(wrong[switches].any() for switches in SWITCHES[1:])
    never = ~(aims == 1).any(axis=0)  # places at which no edge came
    assert never.any()
    assert (wrong[True, False][never] > 0).all()
    if seed == 0:  # as the lesson says: half of all signals have an edge at a place, a quarter of them this one
        assert wrong[True, False].tolist() == [64 * missed for missed in never]


def test_the_mean_would_not_do():
    """Section 3: the sum, not the mean."""
    now = pressed("preset_summed")
    assert now.used[0, 0] == pytest.approx(sum(now.dense[j, j] for j in range(6)))
    assert abs(now.used[0, 0] - np.mean([now.dense[j, j] for j in range(6)])) > 0.1
