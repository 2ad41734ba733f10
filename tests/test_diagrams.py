"""The diagrams of the multilayer network: the right numbers, each legible, in its own place."""

import itertools
import math
import re
from dataclasses import replace

import numpy as np
import pytest
from explorers import pixels, read, readable_labels
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Circle, FancyBboxPatch
from matplotlib.path import Path
from oracle import ACTIVATIONS, HIDDEN, SLOPES, Pass

from lecture_lib import _drawing, datasets, diagrams, network
from lecture_lib._drawing import Label
from lecture_lib._numbers import narrow
from lecture_lib._style import FAINT, NEGATIVE, POSITIVE
from lecture_lib.diagrams.convolution import Table
from lecture_lib.diagrams.network import HEIGHT, WIDTH, Graph, show, steps, view

SIZES = [(2, 3, 1), (2, 3, 3, 1), (2, 4, 1), (2, 2, 2), (2, 8, 8, 1)]
FULLEST = [(2, 3, 4), (8, 2, 1)]  # four outputs with a row each for t; eight inputs
ONE = 2  # a CSS pixel, in device pixels


@pytest.fixture(autouse=True)
def _readable():
    with readable_labels():
        yield


def grown(net, largest):
    """The same network with its weights and biases enlarged until the largest of each is ± that."""
    return network.Network(*(tuple(v * largest / np.abs(v).max() for v in values) for values in (net.W, net.b)))


def sample(sizes, seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=sizes[0]), rng.uniform(size=sizes[-1])


def trained():
    """A network of sizes 2-3-1 whose training has taken its weights to about ±10, and a sample it has learnt."""
    x, t = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])
    net = network.train(network.initial((2, 3, 1), 1), x, t, 5.0, 4000).net
    assert max(np.abs(W).max() for W in net.W) > 8
    return net, x[1], t[1]


# ---- where things stand: bounding boxes (left, bottom, right, top) in device pixels


def ink(label):
    """Of the letters alone: without the point at which the text starts, and without what closes an outline."""
    path = label.get_path()
    kept = path.codes != Path.CLOSEPOLY
    kept[0] = False
    points = label.get_transform().transform(path.vertices[kept])
    return (*points.min(axis=0), *points.max(axis=0))


def extent(patch):
    if isinstance(patch, Circle):
        centre, radius = patch.axes.transData.transform(patch.center), _drawing.RATIO * patch.radius
        return (*(centre - radius), *(centre + radius))
    (left, bottom), width, height = (patch.get_x(), patch.get_y()), patch.get_width(), patch.get_height()
    corners = patch.axes.transData.transform([(left, bottom), (left + width, bottom + height)])
    return (*corners[0], *corners[1])


def overlap(one, other):
    """How far two boxes reach into each other; not above 0 where they do not."""
    return min(min(one[i + 2], other[i + 2]) - max(one[i], other[i]) for i in (0, 1))


def sticking_out(inner, outer):
    return max(outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3])


def visible(figure):
    return [(label, ink(label)) for label in figure.findobj(Label) if label.get_visible() and label.said]


def complaints(figure):
    """Everything about the figure that a reader would trip over."""
    labels, found = visible(figure), []
    shapes = [(shape.get_zorder(), extent(shape)) for shape in (*figure.findobj(FancyBboxPatch), *figure.findobj(Circle))]
    for (a, p), (b, q) in itertools.combinations(labels, 2):
        if overlap(p, q) > 0:
            found.append(f"{a.said} lies over {b.said}: {overlap(p, q) / ONE:.1f}")
    for label, p in labels:
        out = sticking_out(p, (0, 0, figure.bbox.width, figure.bbox.height))
        if out > 0:
            found.append(f"{label.said} leaves the figure: {out / ONE:.1f}")
        for height, q in shapes:
            own = q[0] < (p[0] + p[2]) / 2 < q[2] and q[1] < (p[1] + p[3]) / 2 < q[3]
            if own and sticking_out(p, q) > ONE:
                found.append(f"{label.said} sticks out of its unit: {sticking_out(p, q) / ONE:.1f}")
            if not own and label.get_zorder() < height and overlap(p, q) > ONE:
                found.append(f"{label.said} is covered by a unit: {overlap(p, q) / ONE:.1f}")
    return found


def scenes(sizes):
    """(net, x, t) at several seeds; with large weights; with error signals and losses small and very small."""
    for seed in range(2):
        net, (x, t) = network.initial(sizes, seed), sample(sizes, seed)
        for case in (net, grown(net, 10), grown(net, 120)):
            yield case, x, t
        o = network.forward(grown(net, 10), x).o[-1]
        yield grown(net, 10), x, o + 0.03  # E below 0.001
        yield grown(net, 10), -10 * x, o.round()


@pytest.mark.parametrize("sizes", SIZES + FULLEST)
def test_no_number_of_a_network_lies_over_another_or_sticks_out(sizes):
    found = [complaint for case in scenes(sizes) for complaint in complaints(diagrams.network(*case).figure)]
    assert not found, "\n".join(sorted(set(found)))


def test_no_number_of_a_trained_network_lies_over_another_or_sticks_out():
    assert not complaints(diagrams.network(*trained()).figure)


@pytest.mark.parametrize("sizes", [*SIZES, (2, 8, 1)])
def test_at_no_step_does_a_number_lie_over_another_or_stick_out(sizes):
    """As explore.layers walks through it: gradients and new weights stand where weights stood."""
    figure, walk, found = _drawing.blank(WIDTH, HEIGHT), steps(sizes), {}
    with _drawing.lecture_style():
        shown = Graph(figure, sizes)
        for net, x, t in itertools.islice(scenes(sizes), 2):
            for step, (_, k) in enumerate(walk, start=1):
                for unit in {0, sizes[k - 1] - 1}:
                    show(shown, view(net, x, t, walk[:step], unit, 2.0))
                    found = dict.fromkeys(complaints(figure), walk[step - 1]) | found  # and where it is first met
    assert not found, "\n".join(f"{complaint} at {step}" for complaint, step in sorted(found.items()))


def test_no_sign_of_the_two_layers_lies_over_another_or_leaves_the_figure():
    figure = diagrams.layers().figure
    labels = visible(figure)
    assert len(labels) > 20
    for (a, p), (b, q) in itertools.combinations(labels, 2):
        assert overlap(p, q) <= 0, (a.said, b.said)
    for label, p in labels:
        assert sticking_out(p, (0, 0, figure.bbox.width, figure.bbox.height)) <= 0, label.said


def test_the_complaints_are_heard():
    """The check above, checked: labels moved onto each other, out of the figure, out of a unit, under a unit."""
    case = network.initial((2, 3, 1), 0), [0.0, 1.0], [1.0]
    figure = diagrams.network(*case).figure
    assert not complaints(figure)
    axes, unit = figure.axes[0], figure.findobj(FancyBboxPatch)[0]
    beside = unit.get_x() - 9, unit.get_y() + 20
    for (x, y), complaint in (((500, 3), "leaves"), ((42, 350), "lies over"), (beside, "is covered"), ((66, 320), "sticks")):
        label = Label(axes, x, y, text="1.23", size=14, zorder=2.5)
        assert any(complaint in one for one in complaints(figure)), complaint
        label.remove()
        assert not complaints(figure)


# ---- what they say


def by_hand(net, x, t):
    """u, o, δ^o, δ^u of the layers from 2, and E, number by number."""
    p = Pass(net, x, t)
    names = {"u": p.u, "o": p.o, "δ^o": p.delta_o, "δ^u": p.delta_u}
    return {name: [of[k] for k in range(2, p.last + 1)] for name, of in names.items()}, p.E


def assert_list(said, values):
    found = [read(one) for one in said.strip("()").split(", ")]
    assert len(found) == len(values)
    for one, value in zip(found, values, strict=True):
        digits = 0.006 if abs(value) >= 0.0099 else 0.06
        assert one == pytest.approx(value, rel=digits, abs=1e-12), (said, value)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("sizes", "seed"), [*zip(SIZES, range(5), strict=True), ((2, 1), 0)])
def test_the_text_of_a_network_says_all_numbers_of_the_plain_pass(sizes, seed, hidden):
    net, (x, t) = network.initial(sizes, seed, hidden=hidden), sample(sizes, seed)
    picture, (values, E) = diagrams.network(net, x, t), by_hand(net, x, t)
    first, *layers, last = picture.text.splitlines()
    assert repr(picture) == picture.text
    assert_list(first.removeprefix("x = "), x)
    assert len(layers) == len(sizes) - 1
    for k, line in enumerate(layers, start=2):
        said = re.fullmatch(r"k=(\d)  u = (.*)  o = (.*)  δ\^o = (.*)  δ\^u = (.*)", line).groups()
        assert said[0] == str(k)
        for listed, of in zip(said[1:], values.values(), strict=True):
            assert_list(listed, of[k - 2])
    said = re.fullmatch(r"t = (\(.*\))  E = (\S+)", last)
    assert_list(said[1], t)
    assert_list(said[2], [E])


@pytest.mark.parametrize("sizes", [(2, 3, 1), (2, 3, 3, 1), (2, 2, 2)])
def test_every_number_of_a_network_stands_on_its_picture(sizes):
    """Where there is room: as many labels as there are values, weights and biases, each with its own number."""
    net, (x, t) = network.initial(sizes, 5), sample(sizes, 5)
    values, E = by_hand(net, x, t)
    expected = [*x, *t, E, *itertools.chain(*itertools.chain(*values.values()))]
    expected += [float(v) for layer in (*net.W, *net.b) for v in layer.ravel()]
    said = [label.said for label, _ in visible(diagrams.network(net, x, t).figure)]
    numbers = [read(one[2]) for text in said if (one := re.fullmatch(r"(\$[^$]*\$ )?([−\d.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text))]
    assert len(numbers) == len(expected)
    for one, value in zip(sorted(numbers), sorted(expected), strict=True):
        assert one == pytest.approx(value, rel=0.06 if abs(value) >= 0.00099 else 0.51)


def test_without_the_way_back_no_error_signal_is_told_or_drawn():
    net, (x, t) = network.initial((2, 3, 1), 5), sample((2, 3, 1), 5)
    there, both = diagrams.network(net, x, t, back=False), diagrams.network(net, x, t)
    drawn = [[label.said for label, _ in visible(picture.figure)] for picture in (there, both)]
    assert "δ" not in there.text
    assert drawn[0] == [said for said in drawn[1] if "delta" not in said] != drawn[1]
    for one, other in zip(there.text.splitlines(), both.text.splitlines(), strict=True):
        assert one == re.sub(r"  δ.*", "", other)


def test_in_a_layer_of_many_units_o_and_the_delta_of_u_are_what_is_left_to_read():
    net, (x, t) = network.initial((2, 8, 1), 5), sample((2, 8, 1), 5)
    said = [label.said for label, _ in visible(diagrams.network(net, x, t).figure)]
    counts = [sum(text.startswith(sign) for text in said) for sign in ("$u$ ", "$o$ ", r"$\delta^o$ ", r"$\delta^u$ ")]
    assert counts == [1, 9, 1, 9]


@pytest.mark.parametrize("width_height", [(960, 530), (1060, 500)])
def test_both_are_pictures_twice_as_dense_as_the_screen_with_text_beside(width_height):
    picture = diagrams.layers() if width_height[0] == 960 else diagrams.network(*trained())
    data, metadata = picture._repr_mimebundle_()
    assert metadata["image/png"] == dict(zip(("width", "height"), width_height, strict=True))
    assert data["text/plain"] == picture.text == repr(picture)
    image = pixels(picture.png())
    assert image.shape == (2 * width_height[1], 2 * width_height[0], 3)
    assert (image != 255).any(axis=2).mean() > 0.03  # ink: artists that move elsewhere are drawn here
    assert picture.png() == picture.png()


def test_the_picture_shows_what_is_drawn_over_a_network_that_moves():
    """Each number of the picture leaves ink of its colour where its label stands."""
    picture = diagrams.network(network.initial((2, 3, 1), 0), [0.0, 1.0], [1.0])
    image = pixels(picture.png())
    for label, (left, bottom, right, top) in visible(picture.figure):
        there = image[image.shape[0] - round(top) : image.shape[0] - round(bottom), round(left) : round(right)]
        colour = (255 * np.array(label.get_facecolor()[:3])).round()
        assert (np.abs(there - colour).sum(axis=2) < 40).sum() > 10, label.said


def test_two_layers_name_every_quantity_of_the_recursion():
    said = " ".join(label.said for label, _ in visible(diagrams.layers().figure))
    for sign in (r"w^k_{ij}", "b^k_j", "o^k_i", "u^{k+1}_j", "o^{k+1}_j", r"\delta^{o^k}_i", r"\delta^{u^{k+1}}_j",
                 r"\delta^{o^{k+1}}_j", "o^k_{n_k}", "u^{k+1}_{n_{k+1}}"):  # fmt: skip
        assert sign in said
    for sign in ("o^k_1", "o^k_i", "w^k_ij", "b^k_j", "u^(k+1)_j", "o^(k+1)_j", "δ"):
        assert sign in diagrams.layers().text


# ---- the activation as a sign in each unit


def signs(figure):
    """The curve of f in each unit, over the line o = 0: pairs of points (n, 2), in CSS pixels."""
    (found,) = figure.findobj(LineCollection)
    lines = [np.asarray(line) for line in found.get_segments()]
    return list(zip(lines[::2], lines[1::2], strict=True))


def off(curve, f):
    """How far a curve over u from −4 to 4 is from an f, wherever it stands and however large it is drawn."""
    u = -4 + 8 * (curve[:, 0] - curve[0, 0]) / np.ptp(curve[:, 0])
    values = np.array([ACTIVATIONS[f](value) for value in u])
    (slope, zero), (residual, *_), *_ = np.polyfit(values, curve[:, 1], 1, full=True)
    assert slope > 0
    return math.sqrt(residual / len(u)) / np.ptp(curve[:, 1]), zero


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_in_each_unit_stands_the_curve_of_its_activation(hidden, output):
    net = network.initial((2, 3, 2), 5, output, hidden=hidden)
    drawn = signs(diagrams.network(net, [0.3, -1.2], [0.0, 1.0]).figure)
    expected = [hidden] * 3 + ["sigmoid"] * 2 * (output == "sigmoid")  # softmax is no function of one u
    assert len(drawn) == len(expected)
    for (curve, line), f in zip(drawn, expected, strict=True):
        residual, zero = off(curve, f)
        assert residual < 1e-6
        assert line[:, 1] == pytest.approx([zero, zero])
        assert min(off(curve, other)[0] for other in HIDDEN if other != f) > 0.04


def test_the_curves_follow_a_network_of_another_kind():
    figure = _drawing.blank(WIDTH, HEIGHT)
    with _drawing.lecture_style():
        graph = Graph(figure, (2, 3, 1))
        for hidden in (*HIDDEN, "sigmoid"):
            show(graph, view(network.initial((2, 3, 1), 0, hidden=hidden), [0.0, 1.0], [1.0], steps((2, 3, 1))))
            assert [off(curve, hidden)[0] < 1e-6 for curve, _ in signs(figure)] == [True] * 3 + [hidden == "sigmoid"]


@pytest.mark.parametrize("sizes", SIZES + FULLEST)
def test_no_curve_leaves_its_unit_or_lies_under_a_number(sizes):
    for hidden in HIDDEN:
        figure = diagrams.network(network.initial(sizes, 0, hidden=hidden), *sample(sizes, 0)).figure
        axes, boxes = figure.axes[0], [extent(one) for one in figure.findobj(FancyBboxPatch)]
        for lines in signs(figure):
            points = axes.transData.transform(np.concatenate(lines))
            place = (*points.min(axis=0), *points.max(axis=0))
            assert min(sticking_out(place, one) for one in boxes) < 0
            assert max(overlap(place, one) for _, one in visible(figure)) <= 0


NET = network.initial((2, 3, 1), 0)
BAD = [
    ((network.initial((2, 9, 1), 0), [0, 1], [1]), ValueError, r"sizes is \(2, 9, 1\): expected 2 to 4 layers of 1 to 8 units"),
    ((network.initial((9, 1), 0), [0] * 9, [1]), ValueError, r"sizes is \(9, 1\): expected 2 to 4 layers of 1 to 8 units"),
    ((network.initial((2, 2, 2, 2, 1), 0), [0, 1], [1]), ValueError, r"sizes is \(2, 2, 2, 2, 1\): expected 2 to 4 layers"),
    ((NET, [0, 1, 2], [1]), ValueError, r"x has shape \(3,\), but the network has 2 inputs"),
    ((NET, [0, 1], [1, 0]), ValueError, r"t has shape \(2,\), but the output has shape \(1,\)"),
    ((NET, [0, math.nan], [1]), ValueError, r"x has nan at index \(1,\): expected finite numbers"),
    ((NET, [[0, 1]], [[1]]), ValueError, r"x has shape \(1, 2\): expected one axis"),
    ((NET, [[0, 1], [1, 1]], [[1], [0]]), ValueError, r"x has shape \(2, 2\): expected one axis"),
    ((3, [0, 1], [1]), TypeError, r"net is 3 \(int\): expected a Network"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "error", "message"), BAD)
def test_a_network_that_cannot_be_drawn_is_refused_in_words(arguments, error, message):
    with pytest.raises(error, match=message):
        diagrams.network(*arguments)


def learnt(seeds=(0, 3, 6)):
    x, t = datasets.xor()
    return {
        f"$s$ = {s}": network.train(network.initial((2, 2, 1), s), x, t, 2.0, 300).net for s in seeds
    }, x, t  # fmt: skip


def test_models_side_by_side_show_each_name_its_loss_and_its_own_regions():
    nets, x, t = learnt((0, 3, 6, 7, 8, 9))
    picture = diagrams.models(nets, x, t)
    said = [label.said for label, _ in visible(picture.figure)]
    assert said == [text for name, net in nets.items() for text in (name, f"$E$ = {narrow(network.loss(net, x, t))}")]
    boxes = [place for _, place in visible(picture.figure)]
    assert not [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair) > 0]
    shades = pixels(picture.png())
    for axes, net in zip(picture.figure.axes, nets.values(), strict=True):
        (left, bottom), (right, top) = axes.bbox.get_points().round().astype(int)
        tile = shades[len(shades) - top : len(shades) - bottom, left:right].astype(int)
        for place in ([0.5, 0.5], [1.3, -0.4], [-0.4, 1.4]):  # no sample lies there
            row, column = ((1 - (place[1] + 0.5) / 2) * len(tile), (place[0] + 0.5) / 2 * tile.shape[1])
            red = tile[int(row), int(column), 0]  # of white 255, of blue 0
            assert (red < 150) == (network.forward(net, place).o[-1][0] >= 0.5), (axes, place)


def test_dots_stand_on_the_slope_at_the_linear_sums_of_the_hidden_units():
    x = datasets.xor()[0]
    nets = {f"{scale}": network.initial((2, 8, 1), 0, scale=scale) for scale in (0.1, 1.0, 10.0)}
    picture = diagrams.slopes(nets, x)
    for axes, (name, net) in zip(picture.figure.axes, nets.items(), strict=True):
        u, o = network.forward(net, x).u[0].ravel(), network.forward(net, x).o[1].ravel()
        along, height = axes.lines[1].get_data()
        near = np.abs(u) < 10
        assert near.any()
        np.testing.assert_allclose(along[near], u[near])
        np.testing.assert_allclose(height[near], (o * (1 - o))[near])
        assert (np.abs(along[~near]) == 10).all()
        assert f"{name}: mean o(1 − o) = {narrow(np.mean(o * (1 - o)))}" in picture.text
    boxes = [place for _, place in visible(picture.figure)]
    assert not [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair) > 0]


@pytest.mark.parametrize("hidden", ["tanh", "relu"])
def test_the_slope_is_that_of_the_network_s_own_activation(hidden):
    x = datasets.xor()[0]
    usual = network.initial((2, 8, 1), 1)
    nets = {"usual": usual, "other": replace(usual, hidden=hidden)}
    picture = diagrams.slopes(nets, x)
    written = {"sigmoid": "o(1 − o)", "tanh": "1 − o²", "relu": "[u > 0]"}
    curves = []
    for axes, (name, net) in zip(picture.figure.axes, nets.items(), strict=True):
        slopes = [SLOPES[net.hidden](u) for row in x for u in Pass(net, row, [1.0]).u[2]]
        assert f"{name}: mean {written[net.hidden]} = {narrow(np.mean(slopes))}" in picture.text
        (along, curve), (_, dots) = axes.lines[0].get_data(), axes.lines[1].get_data()
        np.testing.assert_allclose(dots, slopes, rtol=1e-9)
        np.testing.assert_allclose(curve, [SLOPES[net.hidden](u) for u in along], atol=1e-12)
        assert axes.get_ylim()[1] > max(curve)  # one scale for both
        curves.append(curve)
    assert picture.figure.axes[0].get_ylim() == picture.figure.axes[1].get_ylim()
    assert np.abs(curves[0] - curves[1]).max() > 0.5
    said = [label.said for label, _ in visible(picture.figure)]
    assert [text for text in said if text.startswith("$")] == [
        f"${written[net.hidden]}$ : {told.rsplit(' ', 1)[1]}"
        for net, told in zip(nets.values(), picture.text.split("; "), strict=True)
    ]
    boxes = [place for _, place in visible(picture.figure)]
    assert not [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair) > 0]


def test_what_cannot_be_compared_is_refused_in_words():
    nets, x, t = learnt((0,))
    with pytest.raises(ValueError, match=r"got 0 networks, x \(4, 2\), t \(4, 1\): expected at least one"):
        diagrams.models({}, x, t)
    with pytest.raises(ValueError, match=r"got 1 networks, x \(4, 2\), t \(3, 1\)"):
        diagrams.models(nets, x, t[:3])
    with pytest.raises(ValueError, match="got 4 networks: expected 1 to 3"):
        diagrams.slopes(dict.fromkeys("abcd", nets["$s$ = 0"]), x)
    with pytest.raises(ValueError, match=r"flat has the sizes \(2, 1\): expected a network with a hidden layer"):
        diagrams.slopes({**nets, "flat": network.initial((2, 1), 0)}, x)


def test_a_convolution_is_drawn_with_its_missing_connections_faint():
    picture = diagrams.convolution([-1, 0, 2], [0, 1, 1, 0, 3])
    wires = next(a for a in picture.figure.axes[0].collections if isinstance(a, LineCollection))
    colours = [to_hex(c).upper() for c in wires.get_colors()]
    assert len(colours) == 15
    assert colours.count(NEGATIVE.upper()) == colours.count(POSITIVE.upper()) == 3
    assert colours.count(FAINT) == 9  # 6 are missing, 3 weigh 0
    assert str(picture) == "kernel (−1, 0, 2), x (0, 1, 1, 0, 3) → u (2, −1, 5); W 5 × 3, 9 connections of 15, 3 weights"
    assert (np.array(picture.figure.get_size_inches()) > 0).all()


def test_the_shades_of_a_convolution_are_those_of_its_own_largest_weight(monkeypatch):
    most, show = [], Table.show
    monkeypatch.setattr(Table, "show", lambda table, W, limit: (most.append(limit), show(table, W, limit)))
    diagrams.convolution([-4, 0, 2], [0, 1, 1, 0, 3])
    diagrams.convolution([0, 0], [0, 1, 1])
    assert most == [4.0, 1.0]


def test_the_ground_of_a_negative_weight_has_another_hue_than_that_of_a_positive_one(monkeypatch):
    tables, show = [], Table.show
    monkeypatch.setattr(Table, "show", lambda table, W, most: (tables.append(table), show(table, W, most)))
    diagrams.convolution([-2, 2], [0, 1, 1])
    (table,) = tables
    for (i, j), colour in zip(table.cells, table.ground.get_facecolor(), strict=True):
        nearest = min((NEGATIVE, POSITIVE), key=lambda hue: np.abs(_tint(hue) - colour[:3]).sum())
        assert nearest == (NEGATIVE if i == j else POSITIVE)


def _tint(hue):
    return 0.45 + 0.55 * np.array(to_rgb(hue))


def test_nine_outputs_have_no_room():
    with pytest.raises(ValueError, match="x has 9 numbers and the output 9: expected at most 10 and 8"):
        diagrams.convolution([1], range(9))


def test_a_convolution_with_no_room_for_it_is_refused():
    with pytest.raises(ValueError, match="x has 11 numbers and the output 11: expected at most 10 and 8"):
        diagrams.convolution([1], range(11))
