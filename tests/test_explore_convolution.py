"""explore.convolution: its numbers, what its switches do, every corner of its controls."""

import itertools
import re

import numpy as np
import oracle
import pytest
from explorers import state

from lecture_lib import convolution, datasets, explore, gradcheck

THERE = convolution.mask((3,), (8,))


def shown(**values):
    return state(explore.convolution(**values))


def test_the_gradients_are_those_of_nudging():
    x, t = (values.tolist() for values in datasets.edges())
    now = shown(seed=3)

    def E(W):
        return oracle.Batch(oracle.Net([W.tolist()], [now.history.net.b[0].tolist()]), x, t).E

    np.testing.assert_allclose(now.dense, gradcheck.numerical_gradient(E, now.W), atol=1e-7)
    assert abs(now.dense[~THERE]).max() > 0.1

    def E_of_kernel(kernel):
        return E(convolution.dense_weights(kernel, (8,)))

    kernel = np.array([now.W[a, 0] for a in range(3)])
    np.testing.assert_allclose(now.kernel_gradient, gradcheck.numerical_gradient(E_of_kernel, kernel), atol=1e-6)


@pytest.mark.parametrize(("mask", "sharing"), list(itertools.product(("on", "off"), repeat=2)))
def test_mask_and_sharing_are_seen_in_the_gradient_used_and_in_what_is_learnt(mask, sharing):
    now = shown(mask=mask, sharing=sharing, steps=50)
    if mask == "on":
        assert not now.used[~THERE].any()
        assert not now.W[~THERE].any()
    else:
        np.testing.assert_array_equal(now.used[~THERE], now.dense[~THERE])
        assert (now.W[~THERE] != 0).all()
    first = np.diag(now.used)
    assert (np.ptp(first) < 1e-12) == (sharing == "on")
    assert (first[0] == pytest.approx(now.kernel_gradient[0])) == (sharing == "on")


def test_the_readout_says_the_sum_and_what_fills_in():
    text = explore.convolution(mask="off", sharing="off", steps=100).text()
    assert "simply a dense layer" in text
    assert "missing connections whose W is not 0: 30 of 30" in text
    assert "k = (" not in text  # there is no kernel any more
    text = explore.convolution(mask="off", sharing="off").text()
    assert "k = (0.3, 0.8, 0.3),　 b = −1.3" in text
    terms, total = re.search(r"Δw_jj = (.*) = (\S+)", text).groups()
    assert sum(map(float, terms.strip("()").replace("−", "-").split(" + "))) == pytest.approx(float(total), rel=2e-4)
    assert "0 of 30" in explore.convolution(steps=100).text()


def test_the_presets_keep_their_promises():
    explorer = explore.convolution()
    for button in explorer.recipe.buttons:
        explorer.press(button.label)
        now = state(explorer)
        filled, most = np.count_nonzero(now.W[~THERE]), abs(now.used[~THERE]).max()
        kind = (button.label, filled > 0, most > 0, np.ptp(np.diag(now.used)) < 1e-12, now.right == 144)
        assert (
            kind
            == {
                "preset_dense_gradient": (button.label, False, True, False, False),
                "preset_masked": (button.label, False, False, False, False),
                "preset_summed": (button.label, False, False, True, False),
                "preset_edges": (button.label, False, False, True, True),
                "preset_filled": (button.label, True, True, False, True),
            }[button.label]
        )


def test_a_seed_draws_the_kernel_and_the_bias():
    explorer = explore.convolution()
    before = explorer.values
    explorer.controls["seed"].value = 7
    assert all(explorer.values[name] != before[name] for name in ("k1", "k2", "k3", "b"))
    explorer.controls["seed"].value = 1
    assert explorer.values == before
