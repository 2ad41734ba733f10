"""The data sets: what is promised of their shapes, classes, ranges and seeds, and what a single unit cannot learn."""

import itertools

import numpy as np
import pytest

from lecture_lib import datasets, network

CLASSES = [datasets.two_moons, datasets.circles, datasets.spiral]
NOISY = [*CLASSES, datasets.curve]
SAMPLES = [2, 3, 20, 41]
SIZES = {"xor": (4, 2), "two_moons": (40, 2), "circles": (40, 2), "spiral": (60, 2), "curve": (20, 1)}
FIVE_SIGMA = 5 * 0.08  # no noise is larger in 100 seeds


def test_xor_is_1_where_exactly_one_input_is_1():
    x, t = datasets.xor()
    assert sorted(map(tuple, x)) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert t[:, 0].tolist() == [float(a != b) for a, b in x]


def test_the_table_of_data_sets_holds_them_all_with_their_usual_numbers_of_samples():
    assert list(datasets.DATASETS) == list(SIZES)
    for name, make in datasets.DATASETS.items():
        assert make is getattr(datasets, name)
        x, t = make()
        assert (x.shape, t.shape) == (SIZES[name], (SIZES[name][0], 1))
        assert x.dtype == t.dtype == np.float64


# The first sample, the last and one from between, and the sum of t, at seed 1: as on every machine, to six digits.
PINNED = {
    "two_moons": ([0.527647, -0.184271], [1.491199, 0.214334], [-1.06093, 0.553391], 20),
    "circles": ([1.127647, 0.065729], [0.441199, -0.035666], [-0.455847, -1.041126], 20),
    "spiral": ([0.210368, 0.024649], [-0.031016, 1.319977], [-0.989822, -0.124142], 30),
    "curve": ([-1.4], [1.4], [-0.515789], 10.022492),
    "blobs": ([0.089852, 1.063621], [0.851971, -0.303215], [-0.185484, -0.714125], 45),
    "corners": ([-0.723971, -0.619244], [1.032263, -1.295188], [0.716927, 1.24941], 48),
    "arms": ([0.267279, 0.041081], [1.087505, 0.659574], [-0.483037, 0.427163], 60),
}


@pytest.mark.parametrize("name", PINNED)
def test_the_same_seed_gives_the_same_data_on_every_machine(name):
    x, t = getattr(datasets, name)(seed=1)
    np.testing.assert_allclose([x[0], x[-1], x[len(x) // 3]], PINNED[name][:3], atol=1e-6)
    assert t.sum() == pytest.approx(PINNED[name][3], abs=1e-6)


@pytest.mark.parametrize("make", NOISY)
@pytest.mark.parametrize("samples", SAMPLES)
def test_there_are_as_many_rows_as_samples_asked_for(make, samples):
    x, t = make(samples, 1)
    assert x.shape == (samples, 1 if make is datasets.curve else 2)
    assert t.shape == (samples, 1)


@pytest.mark.parametrize("make", CLASSES)
@pytest.mark.parametrize("samples", SAMPLES)
def test_half_of_the_samples_lie_in_each_class(make, samples):
    t = make(samples)[1]
    assert set(t[:, 0]) == {0.0, 1.0}
    assert np.sum(t == 1) == samples // 2


@pytest.mark.parametrize("make", NOISY)
def test_the_same_seed_gives_the_same_data_and_another_seed_other_data(make):
    (x, t), (same_x, same_t), (other_x, other_t) = make(20, 3), make(20, 3), make(20, 4)
    np.testing.assert_array_equal(x, same_x)
    np.testing.assert_array_equal(t, same_t)
    assert not np.array_equal(np.hstack([x, t]), np.hstack([other_x, other_t]))
    np.testing.assert_array_equal(make()[0], make(SIZES[make.__name__][0], 0)[0])


@pytest.mark.parametrize("make", datasets.DATASETS.values())
def test_who_changes_his_copy_changes_no_other(make):
    x, t = make()
    x[:], t[:] = 9, 9
    assert max(np.max(values) for values in make()) < 9


@pytest.mark.parametrize("make", NOISY)
def test_targets_lie_from_0_to_1_and_inputs_within_about_one_and_a_half(make):
    for seed in range(100):
        x, t = make(seed=seed)
        assert t.min() >= 0
        assert t.max() <= 1
        assert 1 < abs(x).max() < 1.5 + FIVE_SIGMA


def test_the_targets_of_the_curve_stay_within_0_and_1_however_large_the_noise(monkeypatch):
    monkeypatch.setattr(datasets, "_noisy", lambda points, size, seed: points + np.where(points < 0.5, -9, 9))
    assert set(datasets.curve()[1][:, 0]) == {0.0, 1.0}


@pytest.mark.parametrize("samples", [40, 41])
def test_circles_have_class_1_inside_and_class_0_outside(samples):
    for seed in range(20):
        x, t = datasets.circles(samples, seed)
        radius = np.hypot(*x.T)
        np.testing.assert_allclose(radius, np.where(t[:, 0] == 1, 0.45, 1.1), atol=FIVE_SIGMA)
        assert (x.max(axis=0) > 0.8).all()
        assert (x.min(axis=0) < -0.8).all()


@pytest.mark.parametrize("make", [datasets.two_moons, datasets.spiral])
def test_one_class_is_the_other_turned_by_half_a_turn(make):
    for seed in range(20):
        x, t = make(40, seed)
        zero, one = x[t[:, 0] == 0], x[t[:, 0] == 1]
        np.testing.assert_allclose(zero, -one, atol=2 * FIVE_SIGMA)
        assert np.abs(zero - one).max() > 1


def test_the_moons_are_half_circles_of_radius_1():
    x, t = datasets.two_moons(40, 0)
    upper = x[t[:, 0] == 0]
    np.testing.assert_allclose(np.hypot(upper[:, 0] + 0.5, upper[:, 1] + 0.25), 1, atol=FIVE_SIGMA)
    assert upper[:, 1].min() > -0.25 - FIVE_SIGMA


def test_the_arms_of_the_spiral_wind_three_quarters_of_a_turn_outwards():
    x, t = datasets.spiral(60, 0)
    arm = x[t[:, 0] == 0]
    angle = np.unwrap(np.arctan2(arm[:, 1], arm[:, 0]))
    assert angle[-1] - angle[0] == pytest.approx(1.5 * np.pi, abs=0.5)
    np.testing.assert_allclose(np.hypot(*arm.T), np.linspace(0.2, 1.3, 30), atol=0.15)


def test_the_curve_is_a_sine_with_a_little_noise():
    for seed in range(20):
        x, t = datasets.curve(30, seed)
        np.testing.assert_allclose(x[:, 0], np.linspace(-1.4, 1.4, 30))
        noise = t - (0.5 + 0.35 * np.sin(np.pi * x))
        assert 0.01 < np.std(noise) < 0.06


@pytest.mark.parametrize("seed", range(5))
def test_no_single_unit_can_learn_xor_but_a_hidden_layer_can(seed):
    x, t = datasets.xor()
    E = network.train(network.initial((2, 1), seed), x, t, epsilon=1.0, steps=3000).E
    assert E.min() >= 0.49
    assert network.train(network.initial((2, 4, 1), seed), x, t, epsilon=2.0, steps=3000).E[-1] < 0.1


@pytest.mark.parametrize("make", NOISY)
@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"samples": 1}, ValueError, r"samples is 1: expected a whole number from 2"),
        ({"samples": -4}, ValueError, r"samples is -4: expected a whole number from 2"),
        ({"samples": 4.0}, TypeError, r"samples is 4.0 \(float\): expected a whole number"),
        ({"samples": True}, TypeError, r"samples is True \(bool\): expected a whole number"),
        ({"seed": -1}, ValueError, r"seed is -1: expected a whole number from 0"),
        ({"seed": 0.5}, TypeError, r"seed is 0.5 \(float\): expected a whole number"),
        ({"seed": None}, TypeError, r"seed is None \(NoneType\): expected a whole number"),
    ],
)
def test_bad_input_is_refused_in_words(make, settings, error, message):
    with pytest.raises(error, match=message):
        make(**settings)


@pytest.mark.parametrize(("name", "samples", "classes"), [("blobs", 45, 3), ("corners", 48, 3), ("arms", 60, 4)])
def test_classes_have_a_target_each(name, samples, classes):
    make = datasets.CLASSES[name]
    x, t = make()
    assert (x.shape, t.shape) == ((samples, 2), (samples, classes))
    assert abs(x).max() <= 2
    assert set(t.ravel()) == {0.0, 1.0}
    assert (t.sum(axis=1) == 1).all()
    assert np.ptp(t.sum(axis=0)) <= samples / 4  # `corners` has two heaps in its first class
    again, other = make(samples, 0)[0], make(samples, 1)[0]
    np.testing.assert_array_equal(x, again)
    assert (x != other).all()


@pytest.mark.parametrize("make", datasets.CLASSES.values())
def test_a_network_with_softmax_learns_the_classes(make):
    x, t = make()
    net = network.train(network.initial((2, 8, t.shape[1]), 1, "softmax"), x, t, 0.05, 2000).net
    assert (network.forward(net, x).o[-1].argmax(axis=1) == t.argmax(axis=1)).mean() > 0.95


def test_digits_are_what_they_are_said_to_be():
    x, t = datasets.digits()
    assert (x.shape, t.shape) == ((1797, 64), (1797, 10))
    assert (x.min(), x.max()) == (0.0, 1.0)
    assert (x * 16 == (x * 16).round()).all()
    assert t.sum(axis=0).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    zeros, ones = (x[t[:, digit] == 1].mean(axis=0).reshape(8, 8) for digit in (0, 1))
    assert zeros[3:5, 3:5].max() < 0.3 < 0.6 < ones[3:5, 3:5].min()  # a 0 is empty in the middle, a 1 is not


def test_edges_are_signals_of_0_and_1_with_a_1_for_each_rise():
    x, t = datasets.edges()
    assert (x.shape, t.shape) == ((24, 8), (24, 6))
    assert x.dtype == t.dtype == np.float64
    assert set(x.ravel()) == {0.0, 1.0}
    for signal, rises in zip(x.tolist(), t.tolist(), strict=True):
        assert rises == [float(before < after) for before, after in itertools.pairwise(signal[:7])]
    assert x[0].tolist() == [1, 1, 1, 0, 0, 0, 0, 0]  # the same on every machine
    assert t.sum(axis=0).min() > 0  # at each place one rises


def test_one_hot():
    assert datasets.one_hot([2, 0], 3).tolist() == [[0, 0, 1], [1, 0, 0]]
    with pytest.raises(ValueError, match="labels has 3: expected whole numbers from 0 to 2"):
        datasets.one_hot([0, 3], 3)
    with pytest.raises(ValueError, match=r"labels has 0\.5"):
        datasets.one_hot([0.5], 3)
