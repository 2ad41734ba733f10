"""What lesson 3 says in prose, and its cells do not print."""

import numpy as np
import pytest

from lecture_lib import datasets, ensemble, network
from lecture_lib.explore import many_seeds

X, T = datasets.xor()


def shown(E):
    """One of the outcomes of explore.seeds, as its sign."""
    (word,) = (name for name, count in many_seeds.outcomes(np.array([E]), "xor").items() if count)
    return many_seeds.OUTCOMES[word]


@pytest.fixture(scope="module")
def usual():
    return many_seeds.compute("xor", 1, 2, 1000, 1.0, many_seeds.EPSILONS[10], 0).runs


def test_half_learnt_seeds_stop_at_a_quarter(usual):
    E = usual.E[:, 10, -1]
    half = [e for e in E if shown(e) == "½"]
    assert len(half) == 9
    assert np.median(half) == pytest.approx(0.25, abs=0.01)


def test_some_rows_of_the_map_never_learn_and_others_do_at_some_step_sizes(usual):
    below_10 = usual.E[:, :16, -1]  # where neighbours have to do with each other
    rows = (below_10 <= 0.05).sum(axis=1)
    assert (rows == 0).any()
    assert ((rows > 0) & (rows < 8)).any()


@pytest.mark.parametrize("data", ["circles", "two_moons"])
@pytest.mark.parametrize("value", [0.0, 0.5])
def test_equal_units_stay_equal_with_other_data_and_more_layers(data, value):
    x, t = datasets.DATASETS[data]()
    start = network.initial((2, 3, 3, 1), 0, scale=0)
    net = network.Network(tuple(W + value for W in start.W), tuple(b + value for b in start.b))
    after = network.train(net, x, t, 0.1, 200).net
    assert (after.b[-1] != net.b[-1]).any() or value == 0.0
    for W, b in zip(after.W[:-1], after.b[:-1], strict=True):
        np.testing.assert_allclose(np.ptp(W, axis=1), 0, atol=1e-12)
        np.testing.assert_allclose(np.ptp(b), 0, atol=1e-12)


def test_one_hidden_unit_never_gets_below_a_third():
    E = ensemble.train((2, 1, 1), range(100), [0.5, 2.0, 4.0], X, T, 1000).E
    assert E.min() > 1 / 3
