"""What lesson 3 says in prose, and its cells do not print."""

import numpy as np
import pytest

from lecture_lib import datasets, ensemble, network
from lecture_lib.explore.seeds import EPSILONS, OUTCOMES, compute, outcomes

X, T = datasets.xor()


def shown(E):
    """One of the outcomes of explore.seeds, as its sign."""
    (word,) = (name for name, count in outcomes(np.array([E]), "xor").items() if count)
    return OUTCOMES[word]


@pytest.fixture(scope="module")
def usual():
    return compute("xor", 1, 2, 1000, 1.0, EPSILONS[10], 0).runs


def test_half_learnt_seeds_stop_at_a_quarter(usual):
    E = usual.E[:, 10, -1]
    half = [seed for seed, e in enumerate(E) if shown(e) == "½"]
    assert len(half) == 9
    half.remove(29)
    assert E[half] == pytest.approx(0.25, abs=0.01)
    assert E[29] == pytest.approx(0.34, abs=0.01)
    late = usual.E[29, 10, -20:]
    assert (np.diff(late) < 0).all()


def test_some_rows_of_the_map_never_learn_and_others_do_at_some_step_sizes(usual):
    below_10 = usual.E[:, :16, -1]  # where neighbours have to do with each other
    rows = (below_10 <= 0.05).sum(axis=1)
    assert (rows == 0).any()
    assert ((rows > 0) & (rows < 8)).any()


def test_at_the_right_edge_of_the_map_almost_all_fail(usual):
    assert min(EPSILONS[21:]) > 40
    assert (usual.E[:, 21:, -1] <= 0.05).sum() <= 3


def test_a_larger_step_size_can_lead_to_the_other_kind_of_model(usual):
    here, there = EPSILONS[13], EPSILONS[14]
    assert (round(here, 2), round(there, 2)) == (4.22, 5.62)
    assert max(usual.E[2, 13, -1], usual.E[2, 14, -1]) <= 0.05
    middle = [network.forward(usual.net(2, epsilon), [0.5, 0.5]).o[-1][0] for epsilon in (here, there)]
    assert (middle[0] < 0.5) != (middle[1] < 0.5)


def test_with_four_units_nearly_every_seed_learns_in_the_middle_columns():
    E = compute("xor", 1, 4, 1000, 1.0, 1.0, 0).runs.E[..., -1]
    assert ((E <= 0.05).sum(axis=0)[6:18] == 32).all()


def test_too_small_runs_along_the_constant_answer_too_large_stops_at_a_few_heights():
    small, large = (compute("xor", 1, 4, 1000, scale, EPSILONS[10], 0).runs.E[:, 10, -1] for scale in (0.1, 10))
    assert (np.abs(small - 0.5) < 0.05).sum() == 31
    assert (np.abs(large[:, None] - [0.5, 1.0]) < 0.02).any(axis=1).sum() > 24


def test_from_too_large_a_start_the_weights_hardly_move():
    def moved(scale):
        runs = ensemble.train((2, 4, 1), range(100), [2.0], X, T, 1000, scale=scale)
        pairs = [(network.initial((2, 4, 1), s, scale=scale).W[0], runs.net(s, 2.0).W[0]) for s in range(100)]
        return np.median([np.linalg.norm(after - start) / np.linalg.norm(start) for start, after in pairs])

    assert moved(10.0) < 0.1 < 1 < moved(1.0)


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


def test_one_hidden_unit_is_above_a_third_whatever_its_weights():
    """Section 4, the proof: 100,000 networks, from weights near 0 to saturated ones."""
    rng = np.random.default_rng(0)
    scale = 10 ** rng.uniform(-1, 2, 100_000)
    w1, w2, b, w, c = rng.normal(size=(5, 100_000)) * scale
    x1, x2 = X.T[..., None]
    with np.errstate(over="ignore"):
        hidden = 1 / (1 + np.exp(-(w1 * x1 + w2 * x2 + b)))
        o = 1 / (1 + np.exp(-(w * hidden + c)))
    E = 0.5 * np.sum((T - o) ** 2, axis=0)
    assert E.min() > 1 / 3 - 1e-12  # an output may round to 0 or 1
    assert E.min() < 0.34


def test_what_stays_at_a_quarter_comes_nearer_for_ever_and_its_weights_grow():
    """Section 4."""
    first = ensemble.train((2, 2, 1), range(100), [2.0], X, T, 1000)
    stuck = [seed for seed in range(100) if first.E[seed, 0, -1] > 0.05 and seed != 76]
    assert len(stuck) == 22
    runs = ensemble.train((2, 2, 1), stuck, [2.0], X, T, 20_000, every=5000)
    above = runs.E[:, 0, 1:] - 0.25
    assert (above > 0).all()
    assert above[:, 1] / above[:, 0] == pytest.approx(0.5, abs=0.05)  # after 10,000 and 5,000
    assert above[:, 3] / above[:, 1] == pytest.approx(0.5, abs=0.05)  # after 20,000 and 10,000

    def largest(net):
        return max(np.abs(W).max() for W in net.W)

    assert all(largest(runs.net(seed, 2.0)) > largest(first.net(seed, 2.0)) + 2 for seed in stuck)


def test_where_both_have_learnt_two_units_win_one_pair_in_three():
    """Section 7."""
    two, three = (ensemble.train((2, n, 1), range(100), [2.0], X, T, 1000).E[:, 0, -1] for n in (2, 3))
    both = (two <= 0.05)[:, None] & (three <= 0.05)[None, :]
    assert np.mean((two[:, None] < three[None, :])[both]) == pytest.approx(1 / 3, abs=0.02)


def test_on_the_map_a_small_start_learns_with_a_larger_step_and_a_large_start_with_none():
    """Section 2, answer 5."""
    small, large = (compute("xor", 1, 4, 1000, scale, EPSILONS[10], 0).runs for scale in (0.1, 10))
    columns = [i for i, epsilon in enumerate(EPSILONS) if 4 < epsilon < 8]
    assert (np.sum(small.E[:, columns, -1] <= 0.05, axis=0) >= 28).all()
    assert (np.sum(large.E[..., -1] <= 0.05, axis=0) <= 8).all()
