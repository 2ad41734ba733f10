"""explore.training and explore.variants: what they plot and say, against plain loops; what their buttons promise."""

import io
import itertools
import math
import re
from functools import lru_cache

import numpy as np
import pytest
from PIL import Image

import lecture_lib
from lecture_lib import charts, datasets, drawing, explore, gradcheck, network, variants
from lecture_lib.explore import trained_network, wrong_algorithms
from lecture_lib.style import number


@pytest.fixture(autouse=True)
def _english():
    lecture_lib.use_language("en")


@pytest.fixture(scope="module")
def training():
    return explore.training()


@pytest.fixture(scope="module")
def duel():
    """explore.variants, on whose labels can be read what is written on them (`said`)."""
    write = drawing.Label.write

    def noted(label, text):
        label.said = text
        write(label, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing.Label, "write", noted)
        lecture_lib.use_language("en")
        yield explore.variants()


def sigmoid(u):
    return 1 / (1 + np.exp(-u))


def outputs(net, x):
    """o of every layer, first to last, for the rows of x."""
    o = [np.asarray(x, float)]
    for W, b in zip(net.W, net.b, strict=True):
        o.append(sigmoid(np.einsum("ni,ij->nj", o[-1], W) + b))
    return o


def deltas(W, o, t):
    """δ^{u^k} of every layer, first to last."""
    delta_u = [(o[-1] - t) * o[-1] * (1 - o[-1])]
    for k in range(len(W) - 1, 0, -1):
        delta_u.insert(0, np.einsum("nj,ij->ni", delta_u[0], W[k]) * o[k] * (1 - o[k]))
    return delta_u


def losses(sizes, seed, x, t, epsilon, steps, one_by_one=False):
    """E before the first and after every update, by a loop of the five lines; and the weights at the end."""
    net = network.initial(sizes, seed)
    W, b, E = list(net.W), list(net.b), []
    for n in range(steps + 1):
        now = network.Network(tuple(W), tuple(b))
        E.append(0.5 * float(((t - outputs(now, x)[-1]) ** 2).sum()))
        rows = [n % len(x)] if one_by_one else slice(None)
        o = outputs(now, x[rows])
        for k, delta in enumerate(deltas(W, o, t[rows])):
            if n < steps:
                W[k] = W[k] - epsilon * np.einsum("ni,nj->ij", o[k], delta)
                b[k] = b[k] - epsilon * delta.sum(axis=0)
    return np.array(E), now


# ---- explore.training: what is plotted


SETTINGS = [
    {"data": "xor", "mode": "all", "layers": 1, "units": 4, "epsilon": 2.0, "steps": 300, "seed": 1},
    {"data": "two_moons", "mode": "one", "layers": 2, "units": 3, "epsilon": 0.7, "steps": 130, "seed": 4},
    {"data": "spiral", "mode": "all", "layers": 7, "units": 8, "epsilon": 0.1, "steps": 10, "seed": 9},
    {"data": "circles", "mode": "all", "layers": 1, "units": 6, "epsilon": 1.0, "steps": 0, "seed": 3},
    {"data": "curve", "mode": "one", "layers": 1, "units": 5, "epsilon": 0.3, "steps": 150, "seed": 2},
]


def by_hand(values):
    return _by_hand(**values)


@lru_cache(maxsize=16)
def _by_hand(**values):
    x, t = datasets.DATASETS[values["data"]]()
    sizes = (x.shape[1], *[values["units"]] * values["layers"], 1)
    mode = values["mode"] == "one"
    return x, t, *losses(sizes, values["seed"], x, t, values["epsilon"], values["steps"], mode)


@pytest.mark.parametrize("values", SETTINGS, ids=lambda values: values["data"])
def test_the_plotted_losses_outputs_samples_and_signals_are_those_of_the_plain_loop(training, values):
    x, t, E, net = by_hand(values)
    training.set(**values)
    panels = training._artists
    np.testing.assert_allclose(panels.loss.get_ydata(), E, rtol=1e-6)
    np.testing.assert_array_equal(panels.loss.get_xdata(), range(values["steps"] + 1))
    assert panels.now.get_xydata().tolist() == [[values["steps"], panels.loss.get_ydata()[-1]]]
    size = [math.sqrt(float((d**2).mean())) for d in deltas(net.W, outputs(net, x), t)]
    np.testing.assert_array_equal(panels.delta.get_xdata(), range(2, values["layers"] + 3))
    np.testing.assert_allclose(panels.delta.get_ydata(), size, rtol=1e-5)
    assert [stem[1].tolist() for stem in panels.stems.get_segments()] == panels.delta.get_xydata().tolist()
    two = values["data"] != "curve"
    assert (panels.plane.get_visible(), panels.line.get_visible()) == (two, not two)
    if two:
        for line, side in ((panels.samples.zeros, t[:, 0] == 0), (panels.samples.ones, t[:, 0] == 1)):
            assert line.get_xydata().tolist() == x[side].tolist()
    else:
        along = panels.fitted.get_xdata()
        assert (along.min(), along.max()) == panels.line.get_xlim()
        np.testing.assert_allclose(panels.fitted.get_ydata(), outputs(net, along[:, None])[-1][:, 0], rtol=1e-5)
        assert panels.targets.get_xydata().tolist() == np.hstack([x, t]).tolist()


@pytest.mark.parametrize("values", SETTINGS, ids=lambda values: values["data"])
def test_the_readout_says_E_the_samples_on_the_right_side_and_the_signals(training, values):
    x, t, E, net = by_hand(values)
    training.set(**values)
    _, _, head, told, signals = training.text().splitlines()
    assert head.startswith("-".join(map(str, net.sizes)) + "　")
    right = sum((o >= 0.5) == (aim >= 0.5) for o, aim in zip(outputs(net, x)[-1][:, 0], t[:, 0], strict=True))
    said = f"E: {number(E[0])} → {number(E[-1])} (n = {values['steps']})"
    sides = f",　 samples on the correct side of ½: {right} of {len(x)}"
    assert told == (said if values["data"] == "curve" else said + sides)
    size = [math.sqrt(float((d**2).mean())) for d in deltas(net.W, outputs(net, x), t)]
    raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    assert signals == ",　 ".join(f"|δ^u{raised[k]}| = {number(value, 2)}" for k, value in enumerate(size, 2))


def test_one_by_one_is_the_training_of_network_with_one_sample_after_another(training):
    x, t = datasets.xor()
    net = network.initial((2, 4, 1), 1)
    plotted = {}
    for mode in ("all", "one"):
        training.set(data="xor", mode=mode, layers=1, units=4, epsilon=2.0, steps=400, seed=1)
        plotted[mode] = np.array(training._artists.loss.get_ydata())
        np.testing.assert_array_equal(plotted[mode], network.train(net, x, t, 2.0, 400, one_by_one=mode == "one").E)
    assert not np.allclose(plotted["all"], plotted["one"])


def test_one_sample_at_a_time_is_not_said_to_go_to_and_fro():
    """E of all samples rises with every other update there, as it should."""
    now = trained_network.compute("xor", 1, 4, "one", 2.0, 100, 1)
    assert now.course.rises >= 3
    assert now.course.outcome != "zigzag"


# ---- explore.training: the regions as they are drawn


def pixels(explorer):
    return np.asarray(Image.open(io.BytesIO(explorer.png())).convert("RGB")).astype(int)


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
    training.set(data=data, mode="all", layers=1, units=4, epsilon=2.0 if data == "xor" else 0.3, steps=400, seed=seed)
    net, (low, high) = trained_network.compute(**training.values).net, training._artists.plane.get_xlim()
    assert training._artists.plane.get_ylim() == (low, high)
    x, _ = datasets.DATASETS[data]()
    along = low + (high - low) * np.array([0.03, 0.2, 0.41, 0.63, 0.86, 0.97])
    points = np.array([p for p in itertools.product(along, along) if np.hypot(*(x - p).T).min() > 0.2])
    os = outputs(net, points)[-1][:, 0]
    clear = np.abs(os - 0.5) > 0.12
    checked = {side: points[clear & (side == (os > 0.5))] for side in (False, True)}
    assert min(map(len, checked.values())) >= 4
    image = pixels(training)
    for point, o in zip(points[clear], os[clear], strict=True):
        assert depth(image, training._artists.plane, *point) == pytest.approx(shade(o), abs=0.045), (point, o)
    if data != "xor":  # which is the same with x₁ and x₂ exchanged
        assert np.abs(os - outputs(net, points[:, ::-1])[-1][:, 0]).max() > 0.3


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
    assert 1.7 < training._artists.losses.get_ylim()[1] / constant < 3


def test_going_to_the_curve_and_back_leaves_no_trace():
    walked, fresh = explore.training(steps=50), explore.training(steps=50)
    start = fresh.png()
    for data in ("curve", "spiral", "curve", "xor"):
        walked.controls["data"].value = data
        assert (walked.png() == start) == (data == "xor")
    assert walked.text() == fresh.text()
    walked.controls["data"].value = "curve"
    assert walked.png() == explore.training(data="curve", steps=50).png()


# ---- explore.training: what it says


GRID = [
    {"data": data, "layers": layers, "units": units, "mode": mode, "epsilon": epsilon, "seed": seed}
    for data, layers, units in (("xor", 1, 4), ("xor", 6, 4), ("two_moons", 1, 3), ("curve", 1, 6))
    for mode in ("all", "one")
    for epsilon, seed in ((0.02, 1), (2.0, 1), (6.0, 5), (60.0, 2))
]
WORDS = {
    "start": "no update yet",
    "learned": "learnt: E is at most a tenth of what you would get by always answering the mean of t",
    "zigzag": "to and fro: {rises} of the last {recent} updates made E larger",
    "flat": "hardly moving: in the last {recent} updates E changed by less than 0.5 %",
    "above": "E is larger than where it began",
    "on_its_way": "still on its way",
}


def test_what_training_says_in_words_is_true_of_its_numbers():
    met = set()
    for values in GRID:
        for steps in (0, 1, 7, 60, 400):
            now = trained_network.compute(steps=steps, **values)
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
            assert [name for name, holds in truth.items() if holds] == [now.course.outcome], (values, steps)
            head = trained_network.readout(now).split("</div>")[0]
            says = WORDS[now.course.outcome].format(rises=rises, recent=min(20, steps))
            assert head == f'<div class="lec-head">{"-".join(map(str, now.net.sizes))}　{says}'
            met.add(now.course.outcome)
    assert met == set(WORDS)


@pytest.mark.parametrize("data", datasets.DATASETS)
def test_the_constant_loss_is_the_least_that_a_constant_output_can_leave(data):
    _, t = datasets.DATASETS[data]()
    least = min(0.5 * float(((t - o) ** 2).sum()) for o in np.linspace(0, 1, 2001))
    assert least - 1e-4 < trained_network.constant_loss(data) <= least


PROMISES = ("learns", "ε too small", "too few units", "ε oscillates", "stuck on a plateau", "deep: δ vanishes")


@pytest.mark.parametrize("label", PROMISES)
def test_each_preset_shows_what_its_label_promises(training, label):
    training.set(data="spiral", mode="one", layers=3, units=7, epsilon=0.5, steps=20, seed=77)  # presets set everything
    press(training, label)
    values = training.values
    x, t, E, net = by_hand(values)
    os = outputs(net, x)[-1]
    all_right, constant = bool(((os >= 0.5) == (t >= 0.5)).all()), 0.5 * float(((t - t.mean()) ** 2).sum())
    rises, flat = int((np.diff(E[-21:]) > 0).sum()), np.ptp(E[-21:]) < 0.005 * E[-1]
    size = [math.sqrt(float((d**2).mean())) for d in deltas(net.W, outputs(net, x), t)]
    usual = {"data": "xor", "mode": "all", "layers": 1, "units": 4, "epsilon": 2.0, "steps": 1000, "seed": 1}
    changed = {name: value for name, value in values.items() if usual[name] != value}
    holds, changes, says = {
        "learns": (E[-1] < 0.1 * constant and all_right, set(), "learnt: "),
        "ε too small": (0.9 * E[0] < E[-1] < E[0] and not all_right, {"epsilon"}, "hardly moving"),
        "too few units": (flat and not all_right and E[-1] > 0.5 * constant, {"units"}, "hardly moving"),
        "ε oscillates": (rises >= 3 and E[-1] > 0.1 * constant, {"data", "units", "epsilon", "seed"}, "to and fro: "),
        "stuck on a plateau": (flat and E[-1] > 0.4 * constant and not all_right, {"units", "seed"}, "hardly moving"),
        "deep: δ vanishes": (size[0] < size[-1] / 50 and size == sorted(size), {"layers", "seed"}, "hardly moving"),
    }[label]
    assert holds, (E[0], E[-1], rises, size)
    assert set(changed) == changes
    assert training.text().splitlines()[2].split("　")[1].startswith(says)
    if label == "too few units":
        assert values["units"] == 1
    if label == "ε too small":
        assert values["epsilon"] < 0.1


@pytest.mark.parametrize("label", PROMISES)
def test_what_a_preset_says_does_not_hang_on_rounding(training, label):
    """Another machine, another order of additions, the same words: the plain loop differs in the last bits only."""
    press(training, label)
    _, _, E, _ = by_hand(training.values)
    assert f"→ {number(E[-1])} (n = 1000)" in training.text()


def press(explorer, label):
    """Press the button with that label, as a front end would."""
    found, queue = [], [explorer.widget]
    while queue:
        widget = queue.pop()
        queue += list(getattr(widget, "children", ()))
        found += [widget] if getattr(widget, "description", "") == label and hasattr(widget, "click") else []
    assert len(found) == 1
    found[0].click()


def test_the_buttons_are_the_six_presets():
    assert [lecture_lib.words.say(button.label) for button in trained_network.RECIPE.buttons] == list(PROMISES)


@pytest.mark.parametrize(
    ("presets", "error", "message"),
    [
        ({"data": "moons"}, ValueError, r"data is 'moons': expected one of 'xor', 'two_moons', 'circles', 'spiral', 'curve'"),
        ({"mode": "some"}, ValueError, r"mode is 'some': expected one of 'all', 'one'"),
        ({"layers": 0}, ValueError, r"layers is 0: expected a whole number from 1 to 7"),
        ({"units": 9}, ValueError, r"units is 9: expected a whole number from 1 to 8"),
        ({"steps": 1001}, ValueError, r"steps is 1001: expected a whole number from 0 to 1000"),
        ({"hidden": 3}, TypeError, r"training has no control named 'hidden'"),
    ],
)  # fmt: skip
def test_bad_presets_of_training_are_refused_in_words(presets, error, message):
    with pytest.raises(error, match=message):
        explore.training(**presets)


# ---- explore.variants


BLOCKS = ["ΔW¹", "Δb¹", "ΔW²", "Δb²", "ΔW³", "Δb³"]
WRONG = {  # on 2-4-4-1, where W² is square
    "correct": "",
    "updated_first": "ΔW¹ Δb¹ ΔW² Δb²",
    "not_transposed": "ΔW¹ Δb¹",
    "forgotten_at_output": "ΔW¹ Δb¹ ΔW² Δb² ΔW³ Δb³",
    "forgotten_in_hidden": "ΔW¹ Δb¹ ΔW² Δb²",
    "slope_at_o": "ΔW¹ Δb¹ ΔW² Δb² ΔW³ Δb³",
    "sign_flipped": "ΔW¹ Δb¹ ΔW² Δb² ΔW³ Δb³",
    "bias_not_summed": "Δb¹ Δb² Δb³",
}
CHECK = "The gradient check at the initial weights (formula: this algorithm's; of each W, b the element furthest off):"


@pytest.fixture(scope="module")
def plain_runs():
    """XOR on 2-4-4-1 at ε = 0.5 for 2,000 updates from seeds 0 to 9, by loops over samples' rows and layers."""
    return [losses((2, 4, 4, 1), seed, *datasets.xor(), 0.5, 2000)[0] for seed in range(10)]


def counts(explorer):
    """E and the number of seeds that learn, right then wrong, as the readout has them."""
    line = explorer.text().splitlines()[4]
    pattern = r"E: ✓ (\S+)　✗ (\S+),　 of 10 seeds, XOR is learnt \(E below 0\.05\) by ✓ (\d+)　✗ (\d+)"
    return re.fullmatch(pattern, line).groups()


def test_the_right_algorithm_learns_xor_from_ten_seeds_of_ten(duel, plain_runs):
    assert sum(E[-1] < 0.05 for E in plain_runs) == 10
    duel.set(variant="updated_first", epsilon=0.5, steps=2000, seed=3)
    right, _, learned, _ = counts(duel)
    assert learned == "10"
    assert right == number(plain_runs[3][-1])
    np.testing.assert_allclose(duel._artists.right.loss.get_ydata(), plain_runs[3][::10], rtol=1e-6)
    assert duel._artists.right.loss.get_xdata().tolist() == list(range(0, 2001, 10))


@pytest.mark.parametrize("variant", [name for name in WRONG if name != "correct"])
def test_the_counts_are_those_of_training_with_the_variant(duel, variant):
    duel.set(variant=variant, epsilon=0.5, steps=2000, seed=6)
    run = variants.train(variant, (2, 4, 4, 1), range(10), *datasets.xor(), 0.5, 2000)
    _, wrong, learned, wrong_learned = counts(duel)
    assert (learned, wrong_learned) == ("10", str(sum(E[-1] < 0.05 for E in run.E)))
    assert wrong == number(run.E[6, -1])
    side = duel._artists.wrong
    np.testing.assert_array_equal(side.loss.get_ydata(), run.E[6, ::10])
    assert [line[-1].tolist() for line in side.others.get_segments()] == [[2000, E[-1]] for E in run.E]
    points = charts.plane((-0.5, 1.5))
    grid = outputs(run.nets[6], points)[-1].reshape(charts.Regions.GRID, charts.Regions.GRID)
    np.testing.assert_allclose(side.regions.outputs, grid, rtol=1e-6)
    assert duel._artists.sign.said == "✗"


@pytest.mark.parametrize("steps", [0, 300])
@pytest.mark.parametrize("epsilon", [0.5, 5.0])
def test_the_counts_of_the_right_algorithm_are_those_of_the_plain_loop(duel, epsilon, steps):
    duel.set(variant="sign_flipped", epsilon=epsilon, steps=steps, seed=1)
    plain = [losses((2, 4, 4, 1), seed, *datasets.xor(), epsilon, steps)[0][-1] for seed in range(10)]
    right, _, learned, _ = counts(duel)
    assert learned == str(sum(E < 0.05 for E in plain))
    assert right == number(plain[1])


def shown(explorer):
    """The rows of the table: (name of the block, mark, formula, numerical)."""
    lines = explorer.text().splitlines()
    rows = lines[lines.index(CHECK) + 2 :]
    return [re.fullmatch(r"(Δ[Wb].)(\[[\d, ]+\])  (. \w+)  (\S+)  (\S+)  (\S+(?: \S+)?)", row).groups() for row in rows]


@pytest.mark.parametrize("variant", WRONG)
def test_the_table_marks_exactly_the_blocks_that_differ(duel, variant):
    x, t = datasets.xor()
    for epsilon, seed in ((0.5, 0), (0.1, 7), (10.0, 4)):
        duel.set(variant=variant, epsilon=epsilon, steps=0, seed=seed)
        net = network.initial((2, 4, 4, 1), seed)
        o = outputs(net, x)
        right = {}
        for k, delta in enumerate(deltas(net.W, o, t)):
            right |= {f"ΔW{'¹²³'[k]}": np.einsum("ni,nj->ij", o[k], delta), f"Δb{'¹²³'[k]}": delta.sum(axis=0)}
        grads = variants.backward(variant, net, network.forward(net, x), t, epsilon)
        got = {f"ΔW{'¹²³'[k]}": W for k, W in enumerate(grads.delta_W)}
        got |= {f"Δb{'¹²³'[k]}": b for k, b in enumerate(grads.delta_b)}
        rows = shown(duel)
        assert [name for name, *_ in rows] == BLOCKS
        assert [name for name, _, mark, *_ in rows if mark != "✓ agree"] == WRONG[variant].split()
        assert {mark for _, _, mark, *_ in rows} <= {"✓ agree", "✗ differ"}
        for name, index, mark, formula, nudged, _ in rows:
            at = tuple(map(int, index[1:-1].split(", ")))
            off = np.abs(got[name] - right[name])
            assert off[at] == pytest.approx(off.max(), abs=1e-8), (name, index)  # the element that is furthest off
            assert (off.max() > 1e-8) == (mark == "✗ differ")
            for said, value in ((formula, got[name][at]), (nudged, right[name][at])):
                if said != "<":
                    assert float(said) == pytest.approx(value, rel=0.06, abs=6e-7)


def test_the_right_algorithm_beside_itself_looks_the_same_and_passes_every_check(duel):
    duel.set(variant="correct", epsilon=0.5, steps=300, seed=2)
    right, wrong = duel._artists.right, duel._artists.wrong
    np.testing.assert_array_equal(right.regions.outputs, wrong.regions.outputs)
    np.testing.assert_array_equal(right.loss.get_xydata(), wrong.loss.get_xydata())
    assert len(set(row[2] for row in shown(duel))) == 1
    assert shown(duel)[0][2] == "✓ agree"
    assert duel._artists.sign.said == "✓"
    image = pixels(duel)
    left, other = image[:, 10 * 2 : 500 * 2], image[:, 530 * 2 : 1020 * 2]  # without the line between them
    assert np.count_nonzero(np.abs(left - other).sum(axis=2) > 60) < 20


def test_no_cross_stands_beside_the_right_algorithm(duel):
    duel.set(variant="correct", epsilon=0.5, steps=300, seed=2)
    assert "✗" not in duel.text()


def test_the_table_does_not_depend_on_rounding(duel, monkeypatch):
    """Differences of some 1e-12 are another machine's; they must not choose what is printed: outputs are compared."""
    duel.set(variant="not_transposed", epsilon=0.5, steps=0, seed=0)
    table = wrong_algorithms.check("not_transposed", 0.5, 0)
    rng, nudge = np.random.default_rng(0), gradcheck.numerical_gradient

    def elsewhere(function, value, h):
        gradient = nudge(function, value, h)
        return gradient + 1e-11 * rng.normal(size=gradient.shape)

    monkeypatch.setattr(gradcheck, "numerical_gradient", elsewhere)
    assert repr(wrong_algorithms.check("not_transposed", 0.5, 0)) == repr(table)


def test_the_seed_picks_another_run(duel):
    duel.set(variant="forgotten_in_hidden", epsilon=0.5, steps=600, seed=0)
    seen = set()
    for seed in (1, 3, 4, 9):
        duel.controls["seed"].value = seed
        E = losses((2, 4, 4, 1), seed, *datasets.xor(), 0.5, 600)[0]
        assert counts(duel)[0] == number(E[-1])
        np.testing.assert_allclose(duel._artists.right.loss.get_ydata(), E[::3], rtol=1e-6)
        assert len(duel._artists.right.others.get_segments()) == 10
        seen.add((duel.png(), counts(duel)[1], shown(duel)[0][3]))
    assert [len(set(part)) for part in zip(*seen, strict=True)] == [4, 4, 4]


@pytest.mark.parametrize(
    ("presets", "message"),
    [
        ({"variant": "wrong"}, r"variant is 'wrong': expected one of 'correct', 'updated_first'"),
        ({"seed": 10}, r"seed is 10: expected a whole number from 0 to 9"),
        ({"steps": 2001}, r"steps is 2001: expected a whole number from 0 to 2000"),
    ],
)
def test_bad_presets_of_variants_are_refused_in_words(presets, message):
    with pytest.raises(ValueError, match=message):
        explore.variants(**presets)
