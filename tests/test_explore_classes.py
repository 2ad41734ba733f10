"""explore.softmax and explore.classes: their numbers, their buttons, every corner of their controls."""

import itertools
import re

import numpy as np
import oracle
import pytest
from explorers import state
from oracle import HIDDEN

from lecture_lib import _drawing, datasets, explore, gradcheck, network
from lecture_lib._numbers import significant
from lecture_lib.explore.classes import constant_loss
from lecture_lib.explore.softmax import CROSSED, LOSSES, ROWS, SQUARED, THICK, compute, curves

OUTPUTS = ("softmax", "softmax_squared_error", "sigmoid")


def moved(explorer, label):
    explorer.press(label)
    return state(explorer)


def E(of, u, t):
    return (oracle.squared_error if of == SQUARED else oracle.cross_entropy)(t, oracle.softmax(u))


def numbers(text):
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", text.replace("−", "-"))]


@pytest.mark.parametrize("of", LOSSES)
@pytest.mark.parametrize("u", [(0, 0, 0), (2, 1, -1), (6, -2, -1), (-3, 1, 2)])
@pytest.mark.parametrize("target", [1, 2, 3])
def test_the_error_signals_are_those_of_nudging(of, u, target):
    now = compute(*map(float, u), target=target, epsilon=1.0)
    assert now.E(of) == pytest.approx(E(of, now.u, now.t))
    nudged = gradcheck.numerical_gradient(lambda u: E(of, u, now.t), now.u)
    np.testing.assert_allclose(now.delta_u(of), nudged, atol=1e-8)


def test_the_curves_are_the_error_signal_of_the_right_class_against_its_logit():
    now = compute(2.0, 1.0, -1.0, target=2, epsilon=1.0)
    u, signals = curves(now)
    for of, i in itertools.product(LOSSES, (0, 30, 77)):
        there = compute(2.0, float(u[i]), -1.0, target=2, epsilon=1.0)
        assert signals[of][i] == pytest.approx(there.delta_u(of)[1])
    assert signals[CROSSED][0] < -0.99
    assert abs(signals[SQUARED][0]) < 1e-3


def test_the_numbers_of_softmax_come_out():
    probability, squared, crossed = explore.softmax(u1=2.0, u2=1.0, u3=-1.0, target=2).text().splitlines()[3:]
    o = oracle.softmax([2, 1, -1])
    assert numbers(probability)[-1] == pytest.approx(o[1], rel=1e-3)
    share, own, mean, product = numbers(squared.replace(" − ", " "))[-4:]
    assert share * (own - mean) == pytest.approx(product, rel=2e-3)
    assert numbers(crossed)[-1] == pytest.approx(o[1] - 1, rel=1e-3)


@pytest.mark.parametrize(("u2", "kind"), [(7, "sure"), (2.5, "right"), (2, "tied"), (1, "doubtful"), (-4, "mistaken")])
def test_what_is_said_of_an_answer(u2, kind):
    assert compute(5.0 if kind == "mistaken" else 2.0, float(u2), -1.0, target=2, epsilon=1.0).kind == kind


def test_an_even_doubt_between_two_others_is_no_confidence():
    now = compute(0.0, -6.0, 0.0, target=2, epsilon=1.0)
    assert now.o[1] < 0.01
    assert now.kind == "doubtful"


def test_a_confident_mistake_is_mended_fast_by_one_loss_and_hardly_by_the_other():
    shares = {}
    for label in ("update_squared_error", "update_cross_entropy"):
        explorer = explore.softmax()
        assert moved(explorer, "preset_mistaken").kind == "mistaken"
        for _ in range(10):
            now = moved(explorer, label)
        shares[label] = now.o[1]
    assert shares["update_cross_entropy"] > 0.5
    assert shares["update_squared_error"] < 0.001


@pytest.mark.parametrize("target", [1, 2, 3])
def test_the_square_stands_in_the_row_of_the_right_class_and_circles_in_the_others(target):
    panels = explore.softmax(target=target).artists
    rows = list(ROWS)
    assert list(panels.aim.get_ydata()) == [rows.pop(target - 1)]
    assert list(panels.others.get_ydata()) == rows


def test_each_bar_lies_on_its_row_and_is_as_long_as_its_number():
    explorer = explore.softmax(u1=2.0, u2=1.0, u3=-1.0)
    now, panels = state(explorer), explorer.artists
    shown = {panels.shares: now.o, **{panels.signals[of]: now.delta_u(of) for of in LOSSES}}
    for bars, values in shown.items():
        for path, row, value in zip(bars.bars.get_paths(), ROWS, values, strict=True):
            (left, low), (right, high) = path.vertices.min(axis=0), path.vertices.max(axis=0)
            assert (low + high) / 2 == pytest.approx(row)
            assert high - low == pytest.approx(THICK)
            assert right - left == pytest.approx(bars.length * abs(value))
            assert (left if value > 0 else right) == pytest.approx(bars.zero)


def test_the_number_of_a_share_stands_behind_its_bar(monkeypatch):
    written, write = [], _drawing.Labels.write
    monkeypatch.setattr(_drawing.Labels, "write", lambda labels, texts: (written.append((labels, texts)), write(labels, texts)))
    explorer = explore.softmax(u1=2.0, u2=1.0, u3=-1.0)
    bars = explorer.artists.shares
    (texts,) = (texts for labels, texts in written if labels is bars.numbers)
    for (x, y), row, o in zip(texts, ROWS, state(explorer).o, strict=True):
        assert y == row
        assert x - (bars.zero + bars.length * o) == pytest.approx(46)


def test_an_update_descends_its_loss():
    explorer = explore.softmax(epsilon=0.1)
    for label, of in (("update_squared_error", SQUARED), ("update_cross_entropy", CROSSED)):
        before = state(explorer)
        after = moved(explorer, label)
        np.testing.assert_allclose(after.u, before.u - 0.1 * before.delta_u(of), atol=1e-12)
        assert after.E(of) < before.E(of)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_classes_is_trained_by_network_and_counts_what_is_right(hidden):
    explorer = explore.classes(hidden=hidden)
    for data, output in itertools.product(datasets.CLASSES, OUTPUTS):
        explorer.set(data=data, output=output, steps=40, seed=5)
        now = state(explorer)
        x, t = datasets.CLASSES[data]()
        again = network.train(network.initial((2, 3, t.shape[1]), 5, output=output, hidden=hidden), x, t, 0.1, 40)
        np.testing.assert_array_equal(now.history.E, again.E)
        assert now.history.net.hidden == hidden
        o = network.forward(again.net, x).o[-1]
        assert now.right == sum(int(np.argmax(a) == np.argmax(b)) for a, b in zip(o, t, strict=True))


@pytest.mark.parametrize("hidden", HIDDEN)
def test_classes_says_the_outputs_at_the_point(hidden):
    explorer = explore.classes(x1=0.1, x2=0.2, steps=100, hidden=hidden)
    x, t = (values.tolist() for values in datasets.CLASSES["blobs"]())
    losses, net = oracle.train(network.initial((2, 3, 3), 1, "softmax", hidden=hidden), x, t, 0.1, 100)
    (o,) = oracle.outputs(net, [[0.1, 0.2]])
    assert f"E: {significant(losses[0])} → {significant(losses[-1])} (n = 100)" in explorer.text()
    said = explorer.text().splitlines()[-1]
    assert "(0.1, 0.2)" in said
    assert [float(value) for value in re.findall(r" = ([\d.]+)", said)] == pytest.approx(o, rel=5e-3)
    assert said.endswith("sum 1")
    assert not explore.classes(output="sigmoid", x1=0.1, x2=0.2, steps=100).text().endswith("sum 1")


def test_the_constant_loss_is_the_least_that_a_constant_can_have():
    rng = np.random.default_rng(0)
    for data, output in itertools.product(datasets.CLASSES, OUTPUTS):
        _, t = datasets.CLASSES[data]()
        least = constant_loss(data, output)
        for _ in range(20):
            o = np.broadcast_to(rng.dirichlet(np.full(t.shape[1], 30.0)), t.shape)
            tried = -np.sum(t * np.log(o)) if output == "softmax" else 0.5 * np.sum((t - o) ** 2)
            assert tried >= least - 1e-9


def test_the_presets_of_classes_keep_their_promises():
    explorer = explore.classes()
    outcomes = {}
    for button in explorer.recipe.buttons:
        now = moved(explorer, button.label)
        outcomes[button.label] = now.curve.outcome, now.right
    assert outcomes["preset_three_classes"] == ("learned", 45)
    assert outcomes["preset_four_classes"] == ("learned", 60)
    assert outcomes["preset_sigmoids"][1] == 45
    assert outcomes["preset_four_large_epsilon"][0] == "zigzag"
    assert outcomes["preset_one_hidden"][1] < 45


@pytest.mark.parametrize(("data", "classes"), [("blobs", 3), ("corners", 3), ("arms", 4)])
def test_there_is_a_small_picture_for_each_class_and_room_for_the_loss(data, classes):
    for output in OUTPUTS:
        explorer = explore.classes(data=data, output=output, steps=0)
        panels = explorer.artists
        assert [one.get_visible() for one in panels.small] == [j < classes for j in range(4)]
        least = constant_loss(data, output)
        assert 1.5 * least < panels.loss.axes.get_ylim()[1] < 2.5 * least


def test_the_plane_of_classes_shows_all_classes_of_the_network():
    grid = explore.classes().artists.classes.outputs
    np.testing.assert_allclose(grid.sum(axis=0), 1)
    assert set(np.unique(grid.argmax(axis=0))) == {0, 1, 2}


@pytest.mark.parametrize(("make", "values", "problem"), [
    (explore.softmax, {"target": 4}, "target is 4: expected one of 1, 2, 3"),
    (explore.softmax, {"u1": 9}, "u1 is 9: expected a number from -8 to 8"),
    (explore.classes, {"data": "xor"}, "data is 'xor': expected one of 'blobs', 'corners', 'arms'"),
    (explore.classes, {"hidden": "gelu"}, "hidden is 'gelu': expected one of 'sigmoid', 'tanh', 'relu'"),
    (explore.classes, {"units": 0}, "units is 0: expected a whole number from 1 to 12"),
])  # fmt: skip
def test_bad_presets_are_refused_by_name(make, values, problem):
    with pytest.raises(ValueError, match=re.escape(problem)):
        make(**values)
