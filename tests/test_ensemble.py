"""Many trainings at once are the trainings one by one: every E and every weight, in either layout, however they are split."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import HIDDEN

from lecture_lib import datasets, ensemble, network

XOR = datasets.xor()
LAYOUTS = {"runs first": 10**9, "runs last": 1}  # from so many runs on they lie last in memory
each_layout = pytest.mark.parametrize("many", LAYOUTS.values(), ids=LAYOUTS)


def assert_each_is_trained_alone(runs, x, t, scale=1.0, within=1e-10):
    for i, seed in enumerate(runs.seeds):
        for j, epsilon in enumerate(runs.epsilons):
            net = network.initial(runs.sizes, seed, scale=scale, hidden=runs.hidden)
            alone = network.train(net, x, t, epsilon, int(runs.n[-1]))
            np.testing.assert_allclose(runs.E[i, j], alone.E[runs.n], rtol=0, atol=within)
            for got, expected in zip(together(runs.net(seed, epsilon)), together(alone.net), strict=True):
                np.testing.assert_allclose(got, expected, rtol=0, atol=within)


def together(net):
    return (*net.W, *net.b)


@st.composite
def trainings(draw):
    """Sizes, seeds, step sizes, data, steps: small enough for chaos not to blow up the last digit of a number."""
    sizes = tuple(draw(st.lists(st.integers(1, 5), min_size=2, max_size=4)))
    N = draw(st.integers(1, 6))
    numbers = np.random.default_rng(draw(st.integers(0, 99)))
    x, t = numbers.normal(size=(N, sizes[0])), numbers.uniform(size=(N, sizes[-1]))
    seeds = draw(st.lists(st.integers(0, 999), min_size=1, max_size=5))
    epsilons = draw(st.lists(st.floats(0.01, 2.0), min_size=1, max_size=4))
    return sizes, seeds, epsilons, x, t, draw(st.integers(0, 40))


@each_layout
@pytest.mark.parametrize("cache", [ensemble.CACHE, 1, 400], ids=["one block", "blocks of one", "some blocks"])
@given(case=trainings(), scale=st.sampled_from([1.0, 0.0, 0.3]))
@settings(max_examples=25, deadline=None)
def test_many_at_once_are_the_same_as_one_after_another(many, cache, case, scale):
    sizes, seeds, epsilons, x, t, steps = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ensemble, "MANY", many)
        patch.setattr(ensemble, "CACHE", cache)
        runs = ensemble.train(sizes, seeds, epsilons, x, t, steps, scale=scale)
    assert runs.sizes == sizes
    assert runs.n.tolist() == list(range(steps + 1))
    assert runs.E.shape == (len(seeds), len(epsilons), steps + 1)
    assert_each_is_trained_alone(runs, x, t, scale)


@each_layout
def test_a_thousand_steps_of_xor_for_every_seed_and_epsilon(many, monkeypatch):
    monkeypatch.setattr(ensemble, "MANY", many)
    assert_each_is_trained_alone(ensemble.train((2, 4, 1), range(8), [0.1, 0.5, 1, 2], *XOR, 1000), *XOR)


def test_few_runs_are_trained_alone_bit_for_bit_even_where_training_is_chaotic():
    """ε = 30 makes a difference of 1e-16 as large as the loss itself within 300 steps: only the very same numbers agree."""
    runs = ensemble.train((2, 4, 1), range(4), [30.0], *XOR, 300)
    for seed in range(4):
        alone = network.train(network.initial((2, 4, 1), seed), *XOR, 30.0, 300)
        np.testing.assert_allclose(runs.E[seed, 0], alone.E, rtol=0, atol=1e-10)


@each_layout
@pytest.mark.parametrize("cache", [ensemble.CACHE, 300])
def test_who_diverges_or_saturates_leaves_the_others_bit_for_bit_as_they_are(many, cache, monkeypatch):
    """With ε = 1e308 a weight becomes infinite in the second step, and NaN in the third."""
    monkeypatch.setattr(ensemble, "MANY", many)
    monkeypatch.setattr(ensemble, "CACHE", cache)
    x, t = XOR[0] * 1e3, XOR[1] * 1e200
    runs = ensemble.train((2, 3, 1), range(6), [0.5, 1e308, 1e6, 1.0], x, t, 50)
    calm = ensemble.train((2, 3, 1), range(6), [0.5, 0.5, 1e6, 1.0], x, t, 50)
    assert not np.isfinite(runs.weights[:, 1]).any(axis=-1).all()
    for j in (0, 2, 3):
        assert np.array_equal(runs.E[:, j], calm.E[:, j])
        assert np.array_equal(runs.weights[:, j], calm.weights[:, j])
    with pytest.raises(ValueError, match="seed 0 and epsilon 1e\\+308 has diverged: its numbers are not finite"):
        runs.net(0, 1e308)


@each_layout
@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("sizes", [(2, 4, 1), (2, 3, 5, 3, 1), (2, 1)])
def test_with_any_activation_each_run_is_that_of_network_to_the_last_digits(sizes, hidden, many, monkeypatch):
    monkeypatch.setattr(ensemble, "MANY", many)
    x, t = datasets.two_moons(10)
    runs = ensemble.train(sizes, range(6), [0.02, 0.1, 0.3], x, t, 12, hidden=hidden)
    assert_each_is_trained_alone(runs, x, t, within=1e-12)
    assert runs.hidden == runs.net(3, 0.1).hidden == hidden
    usual = ensemble.train(sizes, range(6), [0.02, 0.1, 0.3], x, t, 12)
    assert np.array_equal(usual.E[..., -1], runs.E[..., -1]) == (hidden == "sigmoid" or len(sizes) == 2)


def test_initial_weights_depend_on_the_seed_alone():
    runs = ensemble.train((2, 4, 1), [7, 3, 7], [0.1, 10], *XOR, 0)
    for i, seed in enumerate([7, 3, 7]):
        expected = together(network.initial((2, 4, 1), seed))
        flat = np.concatenate([expected[k].ravel() for k in (0, 2, 1, 3)])
        assert np.array_equal(runs.weights[i], [flat, flat])


# ---- what is kept, and what is told on the way


@pytest.mark.parametrize(("every", "steps", "n"), [
    (1, 3, [0, 1, 2, 3]), (2, 6, [0, 2, 4, 6]), (4, 10, [0, 4, 8, 10]), (50, 7, [0, 7]), (3, 0, [0]),
])  # fmt: skip
def test_a_stride_keeps_some_of_E_and_changes_nothing_else(every, steps, n):
    full = ensemble.train((2, 4, 1), range(3), [1, 2], *XOR, steps)
    thin = ensemble.train((2, 4, 1), range(3), [1, 2], *XOR, steps, every=every)
    assert thin.n.tolist() == n
    assert np.array_equal(thin.E, full.E[..., n])
    assert np.array_equal(thin.weights, full.weights)


def test_E_is_kept_as_often_as_its_memory_allows(monkeypatch):
    monkeypatch.setattr(ensemble, "KEPT", 6 * 26)
    runs = ensemble.train((2, 2, 1), range(3), [1, 2], *XOR, 100)
    assert runs.n.tolist() == list(range(0, 101, 4))
    assert runs.E.size == 6 * 26


def test_memory_is_that_of_E_that_of_weights_and_little_more():
    """40,000 updates of 64 runs would take 20 MB of E; every hundredth takes 0.2, and work about 1."""
    arguments = (2, 4, 1), range(16), [0.5, 1, 2, 4], *XOR, 4000
    tracemalloc.start()
    ensemble.train(*arguments, every=100)
    thin = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    ensemble.train(*arguments)
    full = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert thin < 500_000
    assert full - thin == pytest.approx(64 * 4001 * 8 * 0.99, rel=0.1)


def test_progress_is_told_and_training_can_be_stopped_between_steps(monkeypatch):
    monkeypatch.setattr(ensemble, "MOST", 10)
    heard = []
    whole = ensemble.train((2, 4, 1), range(2), [1], *XOR, 45, progress=lambda done, steps: heard.append((done, steps)))
    assert heard == [(0, 45), (10, 45), (20, 45), (30, 45), (40, 45), (45, 45)]
    runs = ensemble.train((2, 4, 1), range(2), [1], *XOR, 45, progress=lambda done, _: done < 20)
    assert runs.n.tolist() == list(range(21))
    assert np.array_equal(runs.E, whole.E[..., :21])
    assert_each_is_trained_alone(runs, *XOR)


@pytest.mark.parametrize("every", [1, 7, 1000])
def test_what_was_seen_on_the_way_does_not_change_afterwards(every, monkeypatch):
    monkeypatch.setattr(ensemble, "MOST", 10)
    seen, copies = [], []
    for runs in ensemble.training((2, 4, 1), range(2), [1, 3], *XOR, 35, every=every):
        seen.append(runs)
        copies.append((runs.n.copy(), runs.E.copy(), runs.weights.copy()))
    assert [int(runs.n[-1]) for runs in seen] == [0, 10, 20, 30, 35]
    for runs, (n, E, weights) in zip(seen, copies, strict=True):
        assert np.array_equal(runs.n, n)
        assert np.array_equal(runs.E, E)
        assert np.array_equal(runs.weights, weights)
        assert runs.E.shape == (2, 2, len(n))
        assert_each_is_trained_alone(runs, *XOR)


def test_nothing_is_written_into_an_argument_and_numpys_settings_stay():
    x, t = XOR[0].copy(), XOR[1].copy()
    before = np.geterr()
    ensemble.train((2, 4, 1), range(60), np.geomspace(0.1, 1000, 3), x, t, 20)
    assert np.array_equal(x, XOR[0])
    assert np.array_equal(t, XOR[1])
    assert np.geterr() == before


def test_a_network_is_asked_for_by_its_seed_and_its_epsilon():
    runs = ensemble.train((2, 4, 1), range(3), [0.1, 10**0.25], *XOR, 5)
    assert np.array_equal(runs.net(2, 10 ** np.log10(10**0.25)).W[0].ravel(), runs.weights[2, 1, :8])
    with pytest.raises(ValueError, match="seed is 3: expected one of those trained, 0, 1, 2"):
        runs.net(3, 0.1)
    with pytest.raises(ValueError, match=r"epsilon is 0.11: expected one of those trained, 0.1, 1.77"):
        runs.net(0, 0.11)


@pytest.mark.parametrize(("change", "error", "message"), [
    ({"sizes": (2,)}, ValueError, r"sizes is \(2,\): expected at least two layers"),
    ({"sizes": 3}, TypeError, r"sizes is 3 \(int\): expected a tuple, an entry for each layer"),
    ({"sizes": (3, 1)}, ValueError, r"x has shape \(4, 2\), but the network has 3 inputs"),
    ({"sizes": (2, 4, 2)}, ValueError, r"t has shape \(4, 1\), but the output has shape \(4, 2\)"),
    ({"seeds": 5}, TypeError, r"seeds is 5 \(int\): expected a tuple, an entry for each run"),
    ({"seeds": []}, ValueError, r"seeds is \(\): expected at least one"),
    ({"seeds": [0, -1]}, ValueError, r"seeds\[1\] is -1: expected a whole number from 0"),
    ({"epsilons": 1.0}, TypeError, r"epsilons is 1.0 \(float\): expected a tuple, an entry for each run"),
    ({"epsilons": ()}, ValueError, r"epsilons is \(\): expected at least one"),
    ({"epsilons": [1, 0]}, ValueError, r"epsilons\[1\] is 0.0: expected a number greater than 0"),
    ({"x": XOR[0][0]}, ValueError, r"x has shape \(2,\): expected two axes"),
    ({"t": [1, 2, 3]}, ValueError, r"t has shape \(3,\): expected two axes"),
    ({"steps": 1.5}, TypeError, r"steps is 1.5 \(float\): expected a whole number"),
    ({"scale": -1}, ValueError, r"scale is -1.0: expected a number from 0"),
    ({"hidden": "gelu"}, ValueError, "hidden is 'gelu': expected one of 'sigmoid', 'tanh', 'relu'"),
    ({"every": 0}, ValueError, r"every is 0: expected a whole number from 1"),
])  # fmt: skip
def test_bad_input_is_refused_in_words(change, error, message):
    usual = {"sizes": (2, 4, 1), "seeds": [0], "epsilons": [1.0], "x": XOR[0], "t": XOR[1], "steps": 3}
    with pytest.raises(error, match=message):
        ensemble.train(**{**usual, **change})


def test_large_seeds_that_differ_by_one_are_two():
    seeds = (1_700_000_000, 1_700_000_001)
    runs = ensemble.train((2, 2, 1), seeds, [0.5], *datasets.xor(), 3)
    assert not np.array_equal(runs.net(seeds[0], 0.5).W[0], runs.net(seeds[1], 0.5).W[0])
    with pytest.raises(ValueError, match="seed is 1700000002: expected one of those trained, 1700000000, 1700000001"):
        runs.net(seeds[1] + 1, 0.5)
