"""What lesson 5 says in prose, and its cells do not print."""

import numpy as np
import pytest

from lecture_lib import explore, network, softmax, unit
from lecture_lib.explore import classified_plane


def test_where_the_regions_meet_each_class_has_a_third():
    now = explore.classes()
    o = now._artists.classes.outputs
    row, column = np.unravel_index(o.max(axis=0).argmin(), o.shape[1:])
    assert o[:, row, column] == pytest.approx(1 / 3, abs=0.15)


def test_the_sigmoids_add_up_to_more_in_some_places_and_less_in_others():
    total = explore.classes(output="sigmoid")._artists.classes.outputs.sum(axis=0)
    assert total.min() < 0.9
    assert total.max() > 1.1


@pytest.mark.parametrize(("epsilon", "output", "of_ten"), [
    (0.02, "softmax", range(10, 11)), (0.02, "softmax_squared_error", range(1)),
    (0.5, "softmax", range(1)), (0.5, "softmax_squared_error", range(6, 11)),
])  # fmt: skip
def test_each_loss_has_step_sizes_of_its_own(epsilon, output, of_ten):
    runs = [classified_plane.compute("arms", output, 8, epsilon, 1000, seed, 0.0, 0.0) for seed in range(10)]
    outcomes = [run.course.outcome for run in runs]
    assert outcomes.count("learned") in of_ten
    if (epsilon, output) == (0.5, "softmax"):
        assert outcomes.count("zigzag") == 10


def test_every_element_of_the_jacobian_is_small_for_a_confident_mistake():
    o = softmax.softmax([6.0, -2.0, -1.0])
    t = np.array([0.0, 1.0, 0.0])
    assert abs(softmax.jacobian(o)).max() < 0.002
    assert 0 < -softmax.through_jacobian(unit.delta_o(t, o), o)[1] < 0.001
    assert unit.delta_o(t, o)[1] < -0.99


def test_a_sigmoid_with_cross_entropy_has_o_minus_t():
    """Section 7: what lesson 2's forgetful algorithm computes."""
    for u, t in ((0.3, 1.0), (-2.0, 0.0), (1.4, 0.25)):

        def E(u, t=t):
            o = unit.sigmoid(u)
            return -t * np.log(o) - (1 - t) * np.log(1 - o)

        assert (E(u + 1e-6) - E(u - 1e-6)) / 2e-6 == pytest.approx(unit.sigmoid(u) - t, abs=1e-8)


def test_only_the_first_line_of_the_recursion_changes():
    x, t = classified_plane.samples("blobs")
    net = network.initial((2, 3, 3), seed=1, output="softmax")
    trace = network.forward(net, x)
    grads = network.backward(net, trace, t)
    delta_u = trace.o[-1] - t
    np.testing.assert_allclose(grads.delta_u[-1], delta_u)
    hidden = trace.o[-2]
    np.testing.assert_allclose(grads.delta_u[-2], (delta_u @ net.W[-1].T) * hidden * (1 - hidden))
