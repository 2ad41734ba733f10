"""explore.convolution: its numbers, what its switches do, every corner of its controls."""

import itertools
import re

import numpy as np
import pytest

import lecture_lib
from lecture_lib import convolution, explore, gradcheck, style
from lecture_lib.explore import edge_detector

THERE = edge_detector.connections()


@pytest.fixture(autouse=True)
def _english():
    lecture_lib.use_language("en")


def state(**values):
    explorer = explore.convolution(**values)
    return explorer.recipe.compute(**explorer.values)


def test_the_gradients_are_those_of_nudging():
    x, t = edge_detector.signals()
    now = state(seed=3)

    def E(W):
        return 0.5 * np.sum((t - 1 / (1 + np.exp(-(x @ W + now.history.net.b[0])))) ** 2)

    np.testing.assert_allclose(now.dense, gradcheck.numerical_gradient(E, now.W), atol=1e-7)
    assert abs(now.dense[~THERE]).max() > 0.1

    def E_of_kernel(kernel):
        return E(convolution.dense_weights(kernel, (8,)))

    kernel = np.array([now.W[a, 0] for a in range(3)])
    np.testing.assert_allclose(now.kernel_gradient, gradcheck.numerical_gradient(E_of_kernel, kernel), atol=1e-6)


@pytest.mark.parametrize(("mask", "sharing"), list(itertools.product(("on", "off"), repeat=2)))
def test_mask_and_sharing_are_seen_in_the_gradient_used_and_in_what_is_learnt(mask, sharing):
    now = state(mask=mask, sharing=sharing, steps=50)
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
        explorer.set(**button.press(explorer.values))
        now = explorer.recipe.compute(**explorer.values)
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
    before = [explorer.controls[name].value for name in ("k1", "k2", "k3", "b")]
    explorer.controls["seed"].value = 7
    assert before != [explorer.controls[name].value for name in ("k1", "k2", "k3", "b")]
    explorer.controls["seed"].value = 1
    assert before == [explorer.controls[name].value for name in ("k1", "k2", "k3", "b")]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-1, "−1"), (0.5, "0.50"), (-0.001, "0.00"), (-4.671, "−4.67"), (-10.59, "−10.6"), (123.4, "123")],
)
def test_an_entry_of_a_table_is_short(value, written):
    assert style.entry(value) == written
