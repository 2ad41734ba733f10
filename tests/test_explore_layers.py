"""explore.layers: every number it prints or draws, at every step, against a forward and a backward pass in plain Python."""

import math
import re
from dataclasses import replace

import numpy as np
import oracle
import pytest
from explorers import RAISED, press, read, readable_labels, state, with_equals
from oracle import HIDDEN, Pass

import lecture_lib
from lecture_lib import explore, network
from lecture_lib.explore._assembly import plain

XOR = (([0.0, 0.0], [0.0]), ([0.0, 1.0], [1.0]), ([1.0, 0.0], [1.0]), ([1.0, 1.0], [0.0]))
PAIRS = (([0.05, 0.1], [0.01, 0.99]), ([-1.5, 2.25], [1.0, 0.0]), ([0.0, -0.4], [0.3, 0.65]))
CASES = {(2, 3, 1): XOR, (2, 3, 3, 1): XOR, (2, 4, 1): XOR, (2, 8, 1): XOR, (2, 2, 2): PAIRS}
APPLY = "apply the update (W, b ← new W, b)"


@pytest.fixture(scope="module")
def explorers():
    """One explorer of each of the sizes, whose labels can be read."""
    lecture_lib.use_language("en")
    with readable_labels():
        yield {sizes: make(sizes) for sizes in CASES}


def make(sizes, **presets):
    x, t = zip(*CASES[sizes], strict=True)
    return explore.layers(sizes, x=x, t=t, **presets)


def option(explorer, i):
    return explorer.recipe.controls[1].options[i]


def draw(explorer, **values):
    """Move the artists to those values without making a picture, which takes most of the time."""
    explorer.recipe.draw(explorer.artists, explorer.recipe.compute(**{**explorer.values, **values}))


# ---- what a line must look like with its numbers in place


SIZE = r"\d+(?:\.\d+)?(?:×10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?"
KINDS = {
    "N": rf"(≈0|−?{SIZE})", "F": rf"(≈0|{SIZE}|\(−{SIZE}\))", "O": rf"(−?{SIZE}|\(1 − {SIZE}\)|≈0)",
    "S": rf"(≈0|{SIZE}|\(1 − {SIZE}\)|\(−{SIZE}\)|\(−\(1 − {SIZE}\)\))", "B": "([01])",
}  # fmt: skip
F = {"sigmoid": "σ", "tanh": "tanh", "relu": "ReLU"}


def assert_says(line, template, values):
    """The line is the template with numbers in place.

    «N» is a number, «F» a factor (in brackets if negative), «O» an output, «S» one that is squared, «B» 1 or 0.
    """
    pattern = re.sub("«(.)»", lambda kind: KINDS[kind[1]], re.escape(template))
    match = re.fullmatch(pattern, with_equals(line))
    assert match, (line, template)
    assert len(match.groups()) == len(values), (line, template)
    for said, value in zip(match.groups(), values, strict=True):
        if said.startswith("(−(1 − "):
            said, value = said[2:-1], -value
        if said.startswith("(1 − "):
            said, value = said[5:-1], 1 - value
        assert read(said) == pytest.approx(value, rel=0.0006, abs=1e-12), (line, said, value)  # four digits


def f_of(p, k):
    """The activation of layer k."""
    return p.hidden if k < p.last else "sigmoid"


def expected(p, what, k, j, epsilon):
    """The last line of the readout at that step for unit j (from 0) of layer k: its template and its numbers."""
    at, i, n = j + 1, RAISED[k - 1], len(p.o[k - 1])
    if what == "forward":
        terms = " + ".join(["«F» × «F»"] * n)
        weights = [value for a in range(n) for value in (p.o[k - 1][a], p.W[k - 1][a][j])]
        u = p.u[k][j]
        line = f"u{RAISED[k]}_{at} = {terms} + «F» = «N»,　 o{RAISED[k]}_{at} = {F[f_of(p, k)]}(«N») = «O»"
        return line, [*weights, p.b[k - 1][j], u, u, p.o[k][j]]
    if what == "E":
        squares = " + ".join(["(«N» − «O»)²"] * len(p.t))
        pairs = [value for pair in zip(p.t, p.o[k], strict=True) for value in pair]
        return f"E = ½ × {squares if len(p.t) == 1 else f'({squares})'} = «N»", [*pairs, p.E]
    if what == "delta_o" and k == p.last:
        return f"δ^o{RAISED[k]}_{at} = −(«N» − «O») = «N»", [p.t[j], p.o[k][j], p.delta_o[k][j]]
    if what == "delta_o":
        terms = " + ".join(["«F» × «F»"] * len(p.delta_u[k + 1]))
        pairs = [value for pair in zip(p.delta_u[k + 1], p.W[k][j], strict=True) for value in pair]
        return f"δ^o{RAISED[k]}_{at} = {terms} = «N»", [*pairs, p.delta_o[k][j]]
    if what == "delta_u":
        o = p.o[k][j]
        slope, numbers = {
            "sigmoid": ("«O» × «N»", [o, 1 - o]), "tanh": ("(1 − «S»²)", [o]), "relu": ("«B»", [float(p.u[k][j] > 0)]),
        }[f_of(p, k)]  # fmt: skip
        return f"δ^u{RAISED[k]}_{at} = «F» × {slope} = «N»", [p.delta_o[k][j], *numbers, p.delta_u[k][j]]
    d = p.delta_u[k][j]
    if what == "gradient":
        items = [f"Δw{i}_{a + 1}{at} = «F» × «F» = «N»" for a in range(n)] + [f"Δb{i}_{at} = «N»"]
        return ",　 ".join(items), [value for o in p.o[k - 1] for value in (o, d, o * d)] + [d]
    old, slopes = [row[j] for row in p.W[k - 1]] + [p.b[k - 1][j]], [o * d for o in p.o[k - 1]] + [d]
    names = [*(f"w{i}_{a + 1}{at},new" for a in range(n)), f"b{i}_{at},new"]
    triples = [v for w, s in zip(old, slopes, strict=True) for v in (w, epsilon, s, w - epsilon * s)]
    return ",　 ".join(f"{name} = «N» − «N» × «F» = «N»" for name in names), triples


def walk(sizes):
    """The order of the lecture, written out again."""
    K = len(sizes)
    forward = [("forward", k) for k in range(2, K + 1)]
    back = [(what, k) for k in reversed(range(2, K + 1)) for what in ("delta_o", "delta_u", "gradient")]
    return [*forward, ("E", K), *back, ("update", 2)]


# ---- the readout


HEADS = {
    "forward": "forward: the linear sums u and outputs o of layer {k}",
    "E": "the loss E",
    "delta_o": "back: the error signals δᵒ of layer {k} (E differentiated with respect to o)",
    "delta_u": "back: the error signals δᵘ of layer {k} (E differentiated with respect to u)",
    "gradient": "the gradients ΔW, Δb of what leads from layer {before} to layer {k}",
    "update": "the update, all layers at once (→ in the picture: the new W, b; all else is from before)",
}


@pytest.mark.parametrize("sizes", [(2, 1), *CASES])
def test_the_steps_go_forward_to_E_and_back_layer_by_layer_to_the_update(explorers, sizes):
    explorer = explorers[sizes] if sizes in CASES else explore.layers(sizes)
    steps, heads = explorer.controls["step"].max, []
    assert (explorer.controls["step"].min, steps) == (1, 4 * (len(sizes) - 1) + 2)
    for step in range(1, steps + 1):
        told = plain(explorer.recipe.readout(explorer.recipe.compute(**{**explorer.values, "step": step})))
        heads.append(told.splitlines()[0])
    assert heads == [f"{step} / {steps}　{HEADS[what].format(k=k, before=k - 1)}" for step, (what, k) in enumerate(walk(sizes), 1)]


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("sizes", CASES)
def test_every_number_of_the_readout_is_that_of_the_plain_pass(explorers, sizes, hidden):
    """Every step, sample, unit and several seeds and ε, without drawing."""
    recipe, samples = explorers[sizes].recipe, CASES[sizes]
    for seed, epsilon in ((1, 1.0), (8, 0.01), (42, 100.0)):
        drawn = network.initial(sizes, seed, hidden=hidden)
        large = replace(drawn, W=tuple(6 * W for W in drawn.W), b=tuple(6 * b for b in drawn.b))
        for net, i in ((drawn, 0), (drawn, 1), (drawn, len(samples) - 1), (large, 2)):
            p = Pass(net, *samples[i])
            for step, (what, k) in enumerate(walk(sizes), start=1):
                for unit in range(1, max(sizes[1:]) + 1):
                    values = {"step": step, "unit": unit, "epsilon": epsilon, "seed": seed, "net": net, "hidden": hidden}
                    told = plain(recipe.readout(recipe.compute(sample=option(explorers[sizes], i), **values)))
                    j = min(unit, sizes[k - 1]) - 1  # a layer with fewer units: its last
                    assert_says(told.splitlines()[-1], *expected(p, what, k, j, epsilon))


@pytest.mark.parametrize("sizes", CASES)
def test_what_is_read_off_the_explorer_follows_its_controls(explorers, sizes):
    explorer, samples = explorers[sizes], CASES[sizes]
    for step, (what, k) in enumerate(walk(sizes), start=1):
        i, unit, seed, epsilon = step % len(samples), 1 + step % max(sizes[1:]), step % 5, 0.5 + step
        explorer.set(epsilon=epsilon, unit=unit, step=step, sample=option(explorer, i))
        hidden = explorer.controls["hidden"].value = HIDDEN[step % 3]
        explorer.controls["seed"].value = seed
        assert explorer.problem == ""
        p = Pass(network.initial(sizes, seed, hidden=hidden), *samples[i])
        told = explorer.text().splitlines()
        sample = explorer.recipe.controls[1].shown[i]
        settings = f"step = {step}  sample = {sample}  unit = {unit}  epsilon = {epsilon:g}  hidden = {hidden}  seed = {seed}"
        assert told[1] == settings
        assert_says(told[-1], *expected(p, what, k, min(unit, sizes[k - 1]) - 1, epsilon))


SLOPES = {"sigmoid": "o{r} ∘ (1 − o{r})", "tanh": "(1 − o{r} ∘ o{r})", "relu": "[u{r} > 0]"}


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("sizes", CASES)
def test_the_matrix_form_prints_the_shapes_of_the_arrays_and_they_multiply(explorers, sizes, hidden):
    explorer, net = explorers[sizes], network.initial(sizes, 3, hidden=hidden)
    explorer.set(seed=3, hidden=hidden, net=net, sample=option(explorer, 1))
    x, t = (np.array([row]) for row in CASES[sizes][1])
    trace = network.forward(net, x)
    grads = network.backward(net, trace, t)
    o, delta_u = dict(enumerate(trace.o, 1)), dict(enumerate(grads.delta_u, 2))
    W, b = dict(enumerate(net.W, 1)), dict(enumerate(net.b, 1))

    def shape(array):
        return "({}×{})".format(*array.shape)

    for step, (what, k) in enumerate(walk(sizes), start=1):
        r, before, after = (RAISED[i] for i in (k, k - 1, k + 1))
        f = hidden if k < len(sizes) else "sigmoid"
        if what == "forward":
            first, second, rule = o[k - 1], W[k - 1], f"u{r} = o{before} W{before} + b{before}"
            plus, rest = f" + {shape(b[k - 1][None])}", f",　 o{r} = {F[f]}(u{r})"
        elif what == "gradient":
            first, second, rule = o[k - 1].T, delta_u[k], f"ΔW{before} = (o{before})^⊤ δ^u{r}"
            plus, rest = "", f",　 Δb{before} = δ^u{r}"
        elif what == "delta_o" and k < len(sizes):
            first, second, rule = delta_u[k + 1], W[k].T, f"δ^o{r} = δ^u{after} (W{r})^⊤"
            plus, rest = "", ""
        else:
            first = None
        explorer.controls["step"].value = step
        said = LOOP.sub("", explorer.text().splitlines()[3])
        if first is not None:
            assert said == f"{rule}　{shape(first @ second)} = {shape(first)}{shape(second)}{plus}{rest}"
        else:
            rules = {
                "E": f"E = ½ ‖t − o{r}‖²", "delta_o": f"δ^o{r} = ∂E/∂o{r} = −(t − o{r})",
                "delta_u": f"δ^u{r} = δ^o{r} ∘ {SLOPES[f].format(r=r)}　(∘: element by element)",
                "update": "W^k_new = W^k_old − ε ΔW^k,　 b^k_new = b^k_old − ε Δb^k",
            }  # fmt: skip
            assert said == rules[what]


LOOP = re.compile(r"　(delta_\w.*?)(?:　\(k\s=\s(\d)\))?$")


@pytest.mark.parametrize("sizes", CASES)
def test_the_lines_of_the_loop_beside_the_formulas_run_one_after_the_other_are_backpropagation(explorers, sizes):
    explorer, net = explorers[sizes], network.initial(sizes, 3)
    explorer.set(seed=3, hidden="sigmoid", net=net, sample=option(explorer, 1))
    x, t = (np.array([row]) for row in CASES[sizes][1])
    trace = network.forward(net, x)
    names = {"o": trace.o, "t": t, "net": net, "delta_W": []}
    for step, (what, _) in enumerate(walk(sizes), start=1):
        explorer.controls["step"].value = step
        line = LOOP.search(explorer.text().splitlines()[3])
        assert (line is not None) == (what in ("delta_o", "delta_u", "gradient"))
        if line:
            names["k"] = int(line[2] or 0)
            exec(line[1], names)
    for found, right in zip(names["delta_W"], network.backward(net, trace, t).delta_W, strict=True):
        np.testing.assert_allclose(found, right)


@pytest.mark.parametrize("hidden", ["tanh", "relu"])
def test_only_the_last_layer_is_said_to_have_a_sigmoid_where_the_hidden_ones_have_none(explorers, hidden):
    explorer, layers = explorers[2, 3, 3, 1], walk((2, 3, 3, 1))
    explorer.set(hidden=hidden, net=network.initial((2, 3, 3, 1), 3, hidden=hidden))
    for step, (what, k) in enumerate(layers, start=1):
        explorer.controls["step"].value = step
        told = plain(explorer.readout)
        assert ("σ" in told) == ((what, k) == ("forward", 4))
        assert bool(re.search(r"∘ \(1 − o.\)", told)) == ((what, k) == ("delta_u", 4))
        assert (F[hidden] in told) == (what == "forward" and k < 4)


# ---- what its controls do


def numbers(net):
    return [*(W.tolist() for W in net.W), *(b.tolist() for b in net.b)]


@pytest.mark.parametrize(
    ("sizes", "step", "hidden"), [((2, 3, 1), 1, "sigmoid"), ((2, 3, 3, 1), 14, "tanh"), ((2, 2, 2), 6, "relu")]
)
def test_apply_updates_every_layer_for_the_chosen_sample_and_reset_brings_back_the_start(sizes, step, hidden):
    explorer, epsilon = make(sizes, seed=4, epsilon=0.7, step=step, hidden=hidden), 0.7
    start, before = explorer.values, explorer.png()
    explorer.controls["sample"].value = option(explorer, 1)
    sample, (what, k) = CASES[sizes][1], walk(sizes)[step - 1]
    _, *by_hand = oracle.training(network.initial(sizes, 4, hidden=hidden), *([row] for row in sample), epsilon, 3)
    for right, _ in by_hand:
        press(explorer, APPLY)
        net = explorer.values["net"]
        for got, expected_ in zip((*net.W, *net.b), (*right.W, *right.b), strict=True):
            np.testing.assert_allclose(got, expected_, rtol=1e-12, atol=1e-15)
    p = Pass(right, *sample)
    assert_says(explorer.text().splitlines()[-1], *expected(p, what, k, 0, epsilon))
    press(explorer, "reset")
    assert explorer.values == start  # the very same net, too
    assert explorer.png() == before


def test_moving_the_seed_draws_the_initial_network_of_that_seed_and_size():
    explorer = explore.layers((2, 4, 1), seed=6)
    assert numbers(explorer.values["net"]) == numbers(network.initial((2, 4, 1), 6))
    explorer.controls["seed"].value = 9
    assert numbers(explorer.values["net"]) == numbers(network.initial((2, 4, 1), 9))
    press(explorer, APPLY)
    explorer.controls["seed"].value = 6
    assert numbers(explorer.values["net"]) == numbers(network.initial((2, 4, 1), 6))


@pytest.mark.parametrize("hidden", HIDDEN)
def test_the_seed_leaves_the_activation_and_the_activation_leaves_the_weights_as_they_are(hidden):
    explorer = explore.layers(hidden=hidden, seed=6)
    assert explorer.values["net"].hidden == hidden
    explorer.controls["seed"].value = 9
    assert explorer.values["net"].hidden == explorer.values["hidden"] == hidden
    assert numbers(explorer.values["net"]) == numbers(network.initial((2, 3, 1), 9))
    press(explorer, APPLY)
    net = explorer.values["net"]
    assert net.hidden == hidden
    for other in HIDDEN:
        explorer.controls["hidden"].value = other
        assert explorer.values["net"].hidden == other
        assert numbers(explorer.values["net"]) == numbers(net)
    press(explorer, "reset")
    assert (explorer.values["hidden"], explorer.values["net"].hidden) == (hidden, hidden)
    assert numbers(explorer.values["net"]) == numbers(network.initial((2, 3, 1), 6))


@pytest.mark.parametrize("hidden", HIDDEN)
def test_of_a_preset_network_the_activation_is_taken(hidden):
    net = network.initial((2, 4, 1), 5, hidden=hidden)
    explorer = explore.layers(net=net)
    assert explorer.values["hidden"] == hidden
    assert explorer.values["net"] is net
    assert explore.layers(net=net, hidden=hidden).values["net"] is net
    assert f"= {F[hidden]}(" in explorer.text()


def test_a_preset_network_is_shown_as_it_is_and_its_sizes_are_taken():
    net = network.Network(([[0.15, 0.25], [0.20, 0.30]], [[0.40, 0.50], [0.45, 0.55]]), ([0.35] * 2, [0.60] * 2))
    explorer = explore.layers((2, 5, 1), x=[[0.05, 0.10]], t=[[0.01, 0.99]], net=net, step=3)
    assert explorer.values["net"] is net
    assert explorer.controls["step"].max == 10
    assert explorer.text().splitlines()[-1] == "E = ½ × ((0.01 − 0.7514)² + (0.99 − 0.7729)²) = 0.2984"
    explorer.controls["seed"].value = 0
    assert numbers(explorer.values["net"]) == numbers(network.initial((2, 2, 2), 0))
    explorer.reset()
    assert explorer.values["net"] is net


def test_each_step_each_sample_and_each_unit_has_a_picture_of_its_own():
    explorer, pictures = explore.layers(), []
    for step in range(1, 11):
        explorer.set(step=step)
        pictures.append(explorer.png())
    explorer.set(step=1)
    for name, values in (("unit", (2, 3)), ("sample", [option(explorer, i) for i in (0, 1, 3)]), ("seed", (2, 3))):
        for value in values:
            explorer.controls[name].value = value
            pictures.append(explorer.png())
    assert len(set(pictures)) == len(pictures)


def test_a_sample_is_chosen_by_its_number_as_the_docstring_says():
    assert "sample = x = (0, 1), t = 1  " in explore.layers(sample=2).text().splitlines()[1]


def test_samples_that_print_alike_are_still_two_samples():
    explorer = explore.layers(x=[[1000.04, 0.0], [1000.01, 0.0]], t=[[0.0], [0.0]])
    seen = []
    for i in (0, 1):
        explorer.controls["sample"].index = i
        seen.append(state(explorer).view.trace.o[0].tolist())
    assert seen == [[1000.04, 0.0], [1000.01, 0.0]]


# ---- the graph


@pytest.mark.parametrize("sizes", CASES)
def test_only_what_the_step_has_reached_is_visible_on_the_graph(explorers, sizes):
    explorer, order, last = explorers[sizes], walk(sizes), len(sizes)
    for step in range(1, len(order) + 1):
        draw(explorer, step=step)
        done = order[:step]
        assert explorer.artists.E.get_visible() == (("E", last) in done)
        for k, layer in enumerate(explorer.artists.units, start=2):
            known = {"u", "o"} if ("forward", k) in done else set()
            known |= {"t"} if k == last else set()
            known |= {what for what in ("delta_o", "delta_u") if (what, k) in done}
            if sizes[k - 1] > 4:  # the later of two values in the place of both
                known -= ({"u"} if "o" in known else set()) | ({"delta_o"} if "delta_u" in known else set())
            for unit in layer:
                assert {name for name, row in unit.rows.items() if row.get_visible()} == known, (step, k)


def assert_shows(label, prefix, value):
    """The label's number, to three digits, two of a small one, one of a very small one."""
    assert label.said.startswith(prefix), (label.said, prefix)
    assert_reads(label.said.removeprefix(prefix), value)


def assert_becomes(label, old, new):
    """old→new, or where there is no room →new."""
    was, becomes = label.said.removeprefix("$b$ ").split("→")
    if was:
        assert_reads(was, old)
    assert_reads(becomes, new)


def assert_reads(said, value):
    digits = 0.006 if abs(value) >= 0.0099 else 0.06 if abs(value) >= 0.00099 else 0.51
    assert read(said) == pytest.approx(value, rel=digits, abs=1e-12), (said, value)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("sizes", CASES)
def test_every_number_on_the_graph_is_that_of_the_plain_pass(explorers, sizes, hidden):
    explorer, samples = explorers[sizes], CASES[sizes]
    graph, seed, i = explorer.artists, 11, len(samples) - 2
    net = network.initial(sizes, seed, hidden=hidden)
    p = Pass(net, *samples[i])
    for step, (what, at) in enumerate(walk(sizes), start=1):
        draw(explorer, step=step, sample=option(explorer, i), seed=seed, hidden=hidden, net=net, epsilon=2.0, unit=1)
        for label, value in zip(graph.inputs, p.o[1], strict=True):
            assert_shows(label, "", value)
        if graph.E.get_visible():
            assert_shows(graph.E, "", p.E)
        for k, layer in enumerate(graph.units, start=2):
            rows = {"u": p.u[k], "o": p.o[k], "t": p.t, "delta_o": p.delta_o[k], "delta_u": p.delta_u[k]}
            signs = {"u": "$u$ ", "o": "$o$ ", "t": "$t$ ", "delta_o": r"$\delta^o$ ", "delta_u": r"$\delta^u$ "}
            slope, new = what == "gradient" and k == at, what == "update"
            for j, unit in enumerate(layer):
                for name, row in unit.rows.items():
                    if row.get_visible():
                        assert_shows(row, signs[name], rows[name][j])
                if unit.bias is not None:
                    b = p.delta_b[k - 1][j] if slope else p.b[k - 1][j] - 2 * new * p.delta_b[k - 1][j]
                    if new:
                        assert_becomes(unit.bias, p.b[k - 1][j], b)
                    else:
                        assert_shows(unit.bias, r"$\Delta b$ " if slope else "$b$ ", b)
                for a, row in enumerate(graph.edges[k - 2]):
                    w = p.delta_W[k - 1][a][j] if slope else p.W[k - 1][a][j] - 2 * new * p.delta_W[k - 1][a][j]
                    if new:
                        assert_becomes(row[j].label, p.W[k - 1][a][j], w)
                    else:
                        assert_shows(row[j].label, r"$\Delta$" if slope else "", w)


@pytest.mark.parametrize("sizes", CASES)
def test_forward_and_gradient_emphasise_a_column_of_W_and_delta_o_a_row(explorers, sizes):
    explorer, K = explorers[sizes], len(sizes)
    for unit in (1, 2, max(sizes[1:])):
        for step, (what, k) in enumerate(walk(sizes), start=1):
            draw(explorer, step=step, unit=unit)
            j = min(unit, sizes[k - 1]) - 1
            strength, said = {}, set()
            for at, edges in enumerate(explorer.artists.edges, start=1):  # W^at leads from layer at to at + 1
                for a, row in enumerate(edges):
                    strength |= {(at, a, b): edge.line.get_alpha() for b, edge in enumerate(row)}
                    said |= {(at, a, b) for b, edge in enumerate(row) if edge.label.get_visible()}
            if what in ("forward", "gradient"):
                layer, taking_part = k - 1, {(k - 1, a, j) for a in range(sizes[k - 2])}
            elif what == "delta_o" and k < K:
                layer, taking_part = k, {(k, j, b) for b in range(sizes[k])}
            else:
                layer, taking_part = None, set(strength)
            assert {edge for edge, alpha in strength.items() if alpha == 1} == taking_part, (what, k)
            beside = {edge for edge in strength if edge[0] == layer} - taking_part
            if layer is not None:
                assert taking_part <= said  # the numbers of what is looked at can be read
            assert not beside & said
            elsewhere = [strength[edge] for edge in strength if edge not in beside | taking_part]
            assert max((strength[edge] for edge in beside), default=0) < min(elsewhere, default=1)
            thick = {
                (layer, b)
                for layer, units in enumerate(explorer.artists.units, start=2)
                for b, one in enumerate(units)
                if one.frame.get_linewidth() > 3
            }
            assert thick == (set() if what == "E" else {(k, j)})


# ---- what it refuses


X, T = [[0.0, 1.0], [1.0, 1.0]], [[1.0], [0.0]]
BAD = [
    ({"net": 3}, TypeError, r"net is 3 \(int\): expected a Network"),
    (
        {"net": network.initial((2, 3, 1), 0, hidden="tanh"), "hidden": "relu"},
        ValueError,
        r"hidden is 'relu', but net.hidden 'tanh': expected one of them",
    ),
    ({"net": network.initial((2, 3, 2), 0, "softmax")}, ValueError, r"net.output is 'softmax': expected \"sigmoid\""),
    ({"net": network.initial((2, 3, 2), 0, "softmax_squared_error")}, ValueError, r"net.output is 'softmax_squared_error'"),
    ({"hidden": "gelu"}, ValueError, r"hidden is 'gelu': expected one of 'sigmoid', 'tanh', 'relu'"),
    ({"net": None}, TypeError, r"net is None \(NoneType\): expected a Network"),
    ({"sizes": (2, 9, 1)}, ValueError, r"sizes is \(2, 9, 1\): expected 2 to 4 layers of 1 to 8 units"),
    ({"sizes": (2, 2, 2, 2, 1)}, ValueError, r"sizes is \(2, 2, 2, 2, 1\): expected 2 to 4 layers of 1 to 8 units"),
    ({"net": network.initial((2, 9, 1), 0)}, ValueError, r"sizes is \(2, 9, 1\): expected 2 to 4 layers"),
    ({"sizes": (2,)}, ValueError, r"sizes is \(2,\): expected at least two layers"),
    ({"sizes": (2, 0, 1)}, ValueError, r"sizes\[1\] is 0: expected a whole number from 1"),
    ({"x": X}, TypeError, r"x and t belong together: expected both or neither"),
    ({"t": T}, TypeError, r"x and t belong together: expected both or neither"),
    ({"x": [[0, 0, 1]], "t": [[1]]}, ValueError, r"x has shape \(1, 3\), but the network has 2 inputs"),
    ({"x": X, "t": [[0, 1], [1, 0]]}, ValueError, r"t has shape \(2, 2\), but the output has shape \(2, 1\)"),
    ({"x": X, "t": [[0]]}, ValueError, r"t has shape \(1, 1\), but the output has shape \(2, 1\)"),
    ({"x": [0, 1], "t": [1]}, ValueError, r"x has shape \(2,\): expected two axes"),
    ({"x": [[0, math.nan]], "t": [[1]]}, ValueError, r"x has nan at index \(0, 1\): expected finite numbers"),
    ({"sizes": (3, 2, 1)}, ValueError, r"x has shape \(4, 2\), but the network has 3 inputs"),
    ({"sample": "x = (2, 2), t = 1"}, ValueError, r"sample is 'x = \(2, 2\), t = 1': expected one of"),
    ({"unit": 4}, ValueError, r"unit is 4: expected a whole number from 1 to 3"),
    ({"step": 11}, ValueError, r"step is 11: expected a whole number from 1 to 10"),
]


@pytest.mark.parametrize(("presets", "error", "message"), BAD)
def test_bad_presets_are_refused_in_words(presets, error, message):
    with pytest.raises(error, match=message):
        explore.layers(**presets)
