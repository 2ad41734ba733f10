"""What lesson 5 says in prose, and its cells do not print."""

import numpy as np
import pytest
from explorers import state

from lecture_lib import datasets, explore, network, softmax, unit


def after(presses, label):
    explorer = explore.softmax()
    for pressed in ("preset_mistaken", *[label] * presses):
        explorer.press(pressed)
    return state(explorer).o[1]


@pytest.fixture(scope="module")
def classes():
    """What explore.classes computes of its usual values, but for some."""
    recipe = explore.classes(steps=0).recipe
    return lambda **values: recipe.compute(**{**recipe.usual, **values})


def test_five_presses_do_nothing_with_the_one_loss_and_enough_with_the_other():
    """Section 5, answer 1."""
    assert after(5, "update_squared_error") == pytest.approx(0.0003, abs=0.00005)
    assert after(5, "update_cross_entropy") > 0.5 > after(4, "update_cross_entropy")


def test_where_the_regions_meet_each_class_has_a_third(classes):
    net = classes().history.net
    assert network.forward(net, [0.02, 0.12]).o[-1] == pytest.approx(np.full(3, 1 / 3), abs=0.02)


def test_the_sigmoids_add_up_to_more_in_some_places_and_less_in_others():
    total = explore.classes(output="sigmoid").artists.classes.outputs.sum(axis=0)
    assert total.min() < 0.9
    assert total.max() > 1.1


@pytest.mark.parametrize(("output", "updates"), [("softmax", 130), ("softmax_squared_error", 360)])
def test_after_how_many_updates_all_sixty_are_right(classes, output, updates):
    """Section 6, answer 3."""
    right = [classes(data="arms", output=output, units=8, steps=n).right for n in (updates - 10, updates)]
    assert right[0] < right[1] == 60


@pytest.mark.parametrize("seed", [0, 9])
def test_two_seeds_are_saturated_in_confident_mistakes(classes, seed):
    run = classes(data="arms", output="softmax_squared_error", units=8, epsilon=0.5, seed=seed)
    x, t = datasets.arms()
    o = run.outputs(x)
    mistaken = o.argmax(axis=1) != t.argmax(axis=1)
    assert mistaken.sum() > 10
    assert o[mistaken].max(axis=1).min() > 0.999
    assert abs(run.history.E[-1] - run.history.E[-200]) < 1e-3


@pytest.mark.parametrize(
    ("seed", "steps", "learnt"), [(9, 5000, True), (0, 5000, False), pytest.param(0, 20_000, True, marks=pytest.mark.nightly)]
)
def test_in_the_end_they_learn(seed, steps, learnt):
    """Section 6, answer 3."""
    x, t = datasets.arms()
    start = network.initial((2, 8, 4), seed, output="softmax_squared_error")
    assert (network.train(start, x, t, 0.5, steps).E[-1] < 0.1) == learnt


def test_far_from_the_data_confidence_means_nothing(classes):
    """Section 6, answer 4."""
    said = {seed: classes(seed=seed, x2=-1.6) for seed in range(2, 6)}
    o = {seed: run.outputs(run.point)[0] for seed, run in said.items()}
    assert {seed: int(values.argmax()) + 1 for seed, values in o.items()} == {2: 3, 3: 2, 4: 3, 5: 2}
    assert min(values.max() for values in o.values()) > 0.99


@pytest.mark.parametrize(("epsilon", "output", "of_ten"), [
    (0.02, "softmax", range(10, 11)), (0.02, "softmax_squared_error", range(1)),
    (0.5, "softmax", range(1)), (0.5, "softmax_squared_error", range(7, 8)),
])  # fmt: skip
def test_each_loss_has_step_sizes_of_its_own(classes, epsilon, output, of_ten):
    runs = [classes(data="arms", output=output, units=8, epsilon=epsilon, seed=seed) for seed in range(10)]
    outcomes = [run.curve.outcome for run in runs]
    assert outcomes.count("learned") in of_ten
    if (epsilon, output) == (0.5, "softmax"):
        assert outcomes.count("zigzag") == 10


def test_the_squared_error_is_behind_on_the_digits_whichever_way_they_are_divided():
    """Section 8: by 18 to 31 points after 50 updates, by 1 to 4 after 100."""
    images, labels = datasets.digits()
    settings = {"softmax": 0.005, "softmax_squared_error": 0.016}
    right = {output: np.zeros((5, 2)) for output in settings}
    for output, epsilon in settings.items():
        for seed in range(5):
            rows = np.random.default_rng(seed).permutation(1797)
            net = network.initial((64, 16, 10), seed=seed, output=output, scale=1 / 8)
            for i in range(2):
                net = network.train(net, images[rows[:600]], labels[rows[:600]], epsilon, steps=50).net
                o = network.forward(net, images[rows[600:]]).o[-1]
                right[output][seed, i] = 100 * np.mean(o.argmax(axis=1) == labels[rows[600:]].argmax(axis=1))
    behind = np.round(right["softmax"] - right["softmax_squared_error"])
    assert (behind.min(axis=0).tolist(), behind.max(axis=0).tolist()) == ([18, 1], [31, 4])


def test_the_factor_o_makes_the_signal_of_a_confident_mistake_small():
    o = softmax.softmax([6.0, -2.0, -1.0])
    delta_o = unit.delta_o([0.0, 1.0, 0.0], o)
    assert 0 < -softmax.through_jacobian(delta_o, o)[1] < 0.001
    assert delta_o[1] < -0.99
    assert abs(delta_o[1] - delta_o @ o) > 1


def test_the_squared_error_levels_off_and_the_cross_entropy_does_not():
    """Section 5."""
    t, logits = np.array([0.0, 1.0, 0.0]), [np.array([6.0, u, -1.0]) for u in (-2.0, -4.0, -8.0)]
    squared = [unit.squared_error(t, softmax.softmax(u)) for u in logits]
    crossed = [softmax.cross_entropy(t, softmax.softmax(u)) for u in logits]
    assert squared[0] < squared[1] < squared[2] < squared[0] + 0.001
    np.testing.assert_allclose(np.diff(crossed), [2, 4], atol=0.01)


def test_a_sigmoid_with_cross_entropy_has_o_minus_t():
    """Section 7: what lesson 2's forgetful algorithm computes."""
    for u, t in ((0.3, 1.0), (-2.0, 0.0), (1.4, 0.25)):

        def E(u, t=t):
            o = unit.sigmoid(u)
            return -t * np.log(o) - (1 - t) * np.log(1 - o)

        assert (E(u + 1e-6) - E(u - 1e-6)) / 2e-6 == pytest.approx(unit.sigmoid(u) - t, abs=1e-8)


def test_only_the_first_line_of_the_recursion_changes():
    x, t = datasets.blobs()
    net = network.initial((2, 3, 3), seed=1, output="softmax")
    trace = network.forward(net, x)
    grads = network.backward(net, trace, t)
    delta_u = trace.o[-1] - t
    np.testing.assert_allclose(grads.delta_u[-1], delta_u)
    hidden = trace.o[-2]
    np.testing.assert_allclose(grads.delta_u[-2], (delta_u @ net.W[-1].T) * hidden * (1 - hidden))
