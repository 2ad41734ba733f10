"""explore.training: what it plots and says, against plain loops; what its buttons promise."""

import itertools
import math
from functools import lru_cache

import numpy as np
import oracle
import pytest
from explorers import RAISED, buttons, pixels, press, state, with_equals

import lecture_lib
from lecture_lib import datasets, explore, network
from lecture_lib._numbers import significant
from lecture_lib._words import say
from lecture_lib.diagrams import charts
from lecture_lib.explore._learning import constant_loss


@pytest.fixture(scope="module")
def training():
    lecture_lib.use_language("en")
    return explore.training()


def computed(training, **values):
    """What is computed from its usual values, but for these."""
    return training.recipe.compute(**{**training.recipe.usual, **values})


# ---- what is plotted


SETTINGS = [
    {"data": "xor", "mode": "all", "layers": 1, "units": 4, "hidden": "sigmoid", "epsilon": 2.0, "steps": 300, "seed": 1},
    {"data": "two_moons", "mode": "one", "layers": 2, "units": 3, "hidden": "tanh", "epsilon": 0.7, "steps": 130, "seed": 4},
    {"data": "spiral", "mode": "all", "layers": 7, "units": 8, "hidden": "relu", "epsilon": 0.1, "steps": 10, "seed": 7},
    {"data": "circles", "mode": "all", "layers": 1, "units": 6, "hidden": "relu", "epsilon": 1.0, "steps": 0, "seed": 3},
    {"data": "curve", "mode": "one", "layers": 1, "units": 5, "hidden": "tanh", "epsilon": 0.3, "steps": 150, "seed": 2},
]


def by_hand(values):
    return _by_hand(**values)


@lru_cache(maxsize=16)
def _by_hand(**values):
    x, t = datasets.DATASETS[values["data"]]()
    sizes = (x.shape[1], *[values["units"]] * values["layers"], 1)
    mode = values["mode"] == "one"
    net = network.initial(sizes, values["seed"], hidden=values["hidden"])
    return x, t, *oracle.train(net, x.tolist(), t.tolist(), values["epsilon"], values["steps"], mode)


def sizes_of_signals(net, x, t):
    """√ of the mean of (δ^{u^k})², from the second layer to the last."""
    rows = oracle.Batch(net, x.tolist(), t.tolist()).rows("delta_u")
    return [math.sqrt(sum(d * d for row in layer for d in row) / (len(layer) * len(layer[0]))) for layer in rows]


@pytest.mark.parametrize("values", SETTINGS, ids=lambda values: values["data"])
def test_the_plotted_losses_outputs_samples_and_signals_are_those_of_the_plain_loop(training, values):
    x, t, E, net = by_hand(values)
    training.set(**values)
    panels, curve = training.artists, training.artists.loss.curve
    np.testing.assert_allclose(curve.get_ydata(), E, rtol=1e-6)
    np.testing.assert_array_equal(curve.get_xdata(), range(values["steps"] + 1))
    assert panels.loss.end.get_xydata().tolist() == [[values["steps"], curve.get_ydata()[-1]]]
    size = sizes_of_signals(net, x, t)
    np.testing.assert_array_equal(panels.delta.get_xdata(), range(2, values["layers"] + 3))
    np.testing.assert_allclose(panels.delta.get_ydata(), size, rtol=1e-5)
    assert [stem[1].tolist() for stem in panels.stems.get_segments()] == panels.delta.get_xydata().tolist()
    two = values["data"] != "curve"
    assert (panels.plane.axes.get_visible(), panels.line.get_visible()) == (two, not two)
    if two:
        samples = panels.plane.samples
        for line, side in ((samples.zeros, t[:, 0] == 0), (samples.ones, t[:, 0] == 1)):
            assert line.get_xydata().tolist() == x[side].tolist()
    else:
        along = panels.fitted.get_xdata()
        assert (along.min(), along.max()) == panels.line.get_xlim()
        np.testing.assert_allclose(panels.fitted.get_ydata(), np.ravel(oracle.outputs(net, along[:, None])), rtol=1e-5)
        assert panels.targets.get_xydata().tolist() == np.hstack([x, t]).tolist()


@pytest.mark.parametrize("values", SETTINGS, ids=lambda values: values["data"])
def test_the_readout_says_E_the_samples_on_the_right_side_and_the_signals(training, values):
    x, t, E, net = by_hand(values)
    training.set(**values)
    _, _, head, told, signals = training.text().splitlines()
    assert head.startswith("-".join(map(str, [x.shape[1], *[values["units"]] * values["layers"], 1])) + "　")
    right = sum((o >= 0.5) == (aim >= 0.5) for (o,), aim in zip(oracle.outputs(net, x), t[:, 0], strict=True))
    said = f"E: {significant(E[0])} → {significant(E[-1])} (n = {values['steps']})"
    if values["data"] != "curve":
        said += f",　 samples on the correct side of ½: {right} of {len(x)}"
    middle = [0.5] * x.shape[1]
    ((o,),) = oracle.outputs(net, [middle])
    assert with_equals(told) == f"{said},　 at + ({', '.join(map(str, middle))}): o = {significant(o)}"
    size = sizes_of_signals(net, x, t)
    assert signals == ",　 ".join(f"|δ^u{RAISED[k]}| = {significant(value, 2)}" for k, value in enumerate(size, 2))


def test_one_by_one_is_the_training_of_network_with_one_sample_after_another(training):
    x, t = datasets.xor()
    net = network.initial((2, 4, 1), 1)
    plotted = {}
    for mode in ("all", "one"):
        training.set(**{**training.recipe.usual, "mode": mode, "steps": 400})
        plotted[mode] = np.array(training.artists.loss.curve.get_ydata())
        np.testing.assert_array_equal(plotted[mode], network.train(net, x, t, 2.0, 400, one_by_one=mode == "one").E)
    assert not np.allclose(plotted["all"], plotted["one"])


def test_one_sample_at_a_time_is_not_said_to_go_to_and_fro(training):
    """E of all samples rises with every other update there, as it should."""
    now = computed(training, mode="one", steps=100)
    assert now.curve.rises >= 3
    assert now.curve.outcome != "zigzag"


# ---- the regions as they are drawn


def depth(image, panel, x1, x2):
    """How blue the picture is at that point of the plane, from 0 for paper to 1."""
    column, row = panel.transData.transform((x1, x2))
    pixel = image[image.shape[0] - 1 - int(row), int(column)]
    assert pixel[0] < pixel[1] < pixel[2], pixel  # the blue of forward values
    return 1 - pixel[0] / 255


def shade(o):
    """The depth with which `Regions` draws an output: a light blue below ½, a jump, a strong one above."""
    return 0.08 + 0.4 * o if o < 0.5 else 0.28 + 0.5 * o


def test_a_stronger_blue_is_a_larger_output_with_a_jump_at_a_half():
    colours = charts._shades().view(np.uint8).reshape(256, 4)
    found = 1 - colours[:, 0] / 255.0
    np.testing.assert_allclose(found, [shade(o) for o in np.linspace(0, 1, 256)], atol=1 / 255)
    assert (np.diff(found) >= -1e-12).all()
    assert found[128] - found[127] > 0.2


@pytest.mark.parametrize(("data", "seed"), [("xor", 1), ("two_moons", 2), ("spiral", 5)])
def test_every_place_of_the_plane_has_the_shade_of_the_output_there(training, data, seed):
    """x₁ to the right, x₂ up: at points off the samples, whose markers would cover them, and off the line o = ½."""
    training.set(**{**training.recipe.usual, "data": data, "epsilon": 2.0 if data == "xor" else 0.3, "steps": 400, "seed": seed})
    plane = training.artists.plane.axes
    net, (low, high) = state(training).net, plane.get_xlim()
    assert plane.get_ylim() == (low, high)
    x, _ = datasets.DATASETS[data]()
    along = low + (high - low) * np.array([0.03, 0.2, 0.41, 0.63, 0.86, 0.97])
    points = np.array([p for p in itertools.product(along, along) if np.hypot(*(x - p).T).min() > 0.2])
    os = np.ravel(oracle.outputs(net, points))
    clear = np.abs(os - 0.5) > 0.12
    checked = {side: points[clear & (side == (os > 0.5))] for side in (False, True)}
    assert min(map(len, checked.values())) >= 4
    image = pixels(training.png())
    for point, o in zip(points[clear], os[clear], strict=True):
        assert depth(image, plane, *point) == pytest.approx(shade(o), abs=0.045), (point, o)
    if data != "xor":  # which is the same with x₁ and x₂ exchanged
        assert np.abs(os - np.ravel(oracle.outputs(net, points[:, ::-1]))).max() > 0.3


def test_the_regions_are_the_outputs_on_a_grid_of_the_window():
    grid = charts.plane((-1.6, 1.6)).reshape(charts.Regions.GRID, charts.Regions.GRID, 2)
    assert grid[0, 0].tolist() == [-1.6, -1.6]
    assert grid[0, -1].tolist() == [1.6, -1.6]  # a row is one x₂, from the lowest up
    assert grid[-1, 0].tolist() == [-1.6, 1.6]


@pytest.mark.parametrize("data", list(datasets.DATASETS))
def test_the_axis_of_the_loss_has_room_for_about_twice_what_one_answer_leaves(training, data):
    training.set(data=data, steps=0)
    _, t = datasets.DATASETS[data]()
    constant = 0.5 * float(((t - t.mean(axis=0)) ** 2).sum())
    assert 1.7 < training.artists.loss.axes.get_ylim()[1] / constant < 3


def test_going_to_the_curve_and_back_leaves_no_trace():
    walked, fresh = explore.training(steps=50), explore.training(steps=50)
    start = fresh.png()
    for data in ("curve", "spiral", "curve", "xor"):
        walked.controls["data"].value = data
        assert (walked.png() == start) == (data == "xor")
    assert walked.text() == fresh.text()
    walked.controls["data"].value = "curve"
    assert walked.png() == explore.training(data="curve", steps=50).png()


# ---- what it says


NETWORKS = [
    ("xor", 1, 4, "sigmoid"), ("xor", 6, 4, "sigmoid"), ("two_moons", 1, 3, "sigmoid"), ("curve", 1, 6, "sigmoid"),
    ("xor", 1, 4, "relu"), ("curve", 1, 6, "tanh"),
]  # fmt: skip
GRID = [
    {"data": data, "layers": layers, "units": units, "hidden": hidden, "mode": mode, "epsilon": epsilon, "seed": seed}
    for data, layers, units, hidden in NETWORKS
    for mode in ("all", "one")
    for epsilon, seed in ((0.02, 1), (2.0, 1), (6.0, 5), (60.0, 2))
]
WORDS = {
    "start": "no update yet",
    "learned": "learnt: E ≤ {limit}, a tenth of the lowest E of a constant answer",
    "zigzag": "to and fro: {rises} of the last {recent} updates made E larger",
    "flat": "hardly moving (a plateau, a valley's floor, or too small an ε): in {recent} updates E changed by less than 0.5 %",
    "above": "E is larger than where it began",
    "on_its_way": "still on its way",
}


def test_what_training_says_in_words_is_true_of_its_numbers(training):
    met = set()
    for values in GRID:
        for steps in (0, 1, 7, 60, 400):
            now = computed(training, steps=steps, **values)
            _, t = datasets.DATASETS[values["data"]]()
            constant = min(0.5 * float(((t - o) ** 2).sum()) for o in np.linspace(0, 1, 2001))
            E = now.E.tolist()
            last = E[-21:]
            rises = sum(b - a > 1e-9 * a for a, b in itertools.pairwise(last))
            learned = E[-1] <= 0.1 * constant + 1e-6
            still = max(last) - min(last) < 0.005 * E[-1]
            zigzag = rises >= 3 and values["mode"] == "all"
            truth = {
                "start": steps == 0,
                "learned": steps > 0 and learned,
                "zigzag": steps > 0 and zigzag and not learned,
                "flat": steps > 0 and still and not zigzag and not learned,
                "above": steps > 0 and E[-1] > E[0] and not (learned or zigzag or still),
                "on_its_way": steps > 0 and E[-1] <= E[0] and not (learned or zigzag or still),
            }
            assert [name for name, holds in truth.items() if holds] == [now.curve.outcome], (values, steps)
            head = training.recipe.readout(now).split("</div>")[0]
            says = WORDS[now.curve.outcome].format(rises=rises, recent=min(20, steps), limit=f"{constant / 10:.3g}")
            assert head == f'<div class="lec-head">{"-".join(map(str, now.net.sizes))}　{says}'
            met.add(now.curve.outcome)
    assert met == set(WORDS)


@pytest.mark.parametrize("data", datasets.DATASETS)
def test_the_constant_loss_is_the_least_that_a_constant_output_can_leave(data):
    _, t = datasets.DATASETS[data]()
    least = min(0.5 * float(((t - o) ** 2).sum()) for o in np.linspace(0, 1, 2001))
    assert least - 1e-4 < constant_loss(data) <= least


PROMISES = ("4 units, ε = 2", "ε = 0.02", "1 unit", "1-D regression, ε = 1", "2 units, seed 13", "6 hidden layers")


@pytest.mark.parametrize("label", PROMISES)
def test_each_preset_shows_what_the_lesson_says_of_it(training, label):
    training.set(
        data="spiral", mode="one", layers=3, units=7, hidden="tanh", epsilon=0.5, steps=20, seed=77
    )  # presets set everything
    press(training, label)
    values = training.values
    x, t, E, net = by_hand(values)
    os = np.array(oracle.outputs(net, x))
    all_right, constant = bool(((os >= 0.5) == (t >= 0.5)).all()), 0.5 * float(((t - t.mean()) ** 2).sum())
    rises, flat = int((np.diff(E[-21:]) > 0).sum()), np.ptp(E[-21:]) < 0.005 * E[-1]
    size = sizes_of_signals(net, x, t)
    usual = {
        "data": "xor", "mode": "all", "layers": 1, "units": 4, "hidden": "sigmoid", "epsilon": 2.0, "steps": 1000, "seed": 1,
        "moved": (), "x1": 0.5, "x2": 0.5,
    }  # fmt: skip
    changed = {name: value for name, value in values.items() if usual[name] != value}
    holds, changes, says = {
        "4 units, ε = 2": (E[-1] < 0.1 * constant and all_right, set(), "learnt: "),
        "ε = 0.02": (0.9 * E[0] < E[-1] < E[0] and not all_right, {"epsilon"}, "hardly moving"),
        "1 unit": (flat and not all_right and E[-1] > 0.5 * constant, {"units"}, "hardly moving"),
        "1-D regression, ε = 1": (rises >= 3 and E[-1] > 0.1 * constant, {"data", "units", "epsilon", "seed"}, "to and fro: "),
        "2 units, seed 13": (flat and E[-1] > 0.4 * constant and not all_right, {"units", "seed"}, "hardly moving"),
        "6 hidden layers": (size[0] < size[-1] / 50 and size == sorted(size), {"layers", "seed"}, "hardly moving"),
    }[label]
    assert holds, (E[0], E[-1], rises, size)
    assert set(changed) == changes
    assert training.text().splitlines()[2].split("　")[1].startswith(says)
    if label == "1 unit":
        assert values["units"] == 1
    if label == "ε = 0.02":
        assert values["epsilon"] < 0.1


def test_on_the_curve_the_loss_comes_down_and_climbs_again(training):
    """Lesson 2: rising at every other update, 0.27 at about n = 290, then up as the swings grow."""
    press(training, "1-D regression, ε = 1")
    _, _, E, _ = by_hand(training.values)
    assert np.min(E) == pytest.approx(0.27, abs=0.005)
    assert int(np.argmin(E)) == pytest.approx(290, abs=10)
    assert (np.diff(E[200:]) > 0).mean() == pytest.approx(0.5, abs=0.01)
    assert np.mean(E[-10:]) > 0.37


@pytest.mark.parametrize("label", PROMISES)
def test_what_a_preset_says_does_not_hang_on_rounding(training, label):
    """Another machine, another order of additions, the same words: the plain loop differs in the last bits only."""
    press(training, label)
    _, _, E, _ = by_hand(training.values)
    assert f"→ {significant(E[-1])} (n = 1000)" in training.text()


def test_the_buttons_are_the_six_presets(training):
    assert set(buttons(training)) == {*PROMISES, "updates", "new seed", "reset", "stop"}
    assert [say(button.label) for button in training.recipe.buttons] == list(PROMISES)


@pytest.mark.parametrize(
    ("presets", "error", "message"),
    [
        ({"data": "moons"}, ValueError, r"data is 'moons': expected one of 'xor', 'two_moons', 'circles', 'spiral', 'curve'"),
        ({"mode": "some"}, ValueError, r"mode is 'some': expected one of 'all', 'one'"),
        ({"layers": 0}, ValueError, r"layers is 0: expected a whole number from 1 to 7"),
        ({"units": 9}, ValueError, r"units is 9: expected a whole number from 1 to 8"),
        ({"steps": 1001}, ValueError, r"steps is 1001: expected a whole number from 0 to 1000"),
        ({"hidden": "gelu"}, ValueError, r"hidden is 'gelu': expected one of 'sigmoid', 'tanh', 'relu'"),
        ({"hiden": "tanh"}, TypeError, r"training has no control named 'hiden'"),
    ],
)  # fmt: skip
def test_bad_presets_of_training_are_refused_in_words(presets, error, message):
    with pytest.raises(error, match=message):
        explore.training(**presets)
