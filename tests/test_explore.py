"""Every explorer at every corner of its controls and at random points; its numbers against plain Python."""

import itertools
import math
import re

import numpy as np
import oracle
import pytest
from explorers import NAMES, SHORT, anywhere, corners, one, read, sides, with_equals
from hypothesis import given, settings
from hypothesis import strategies as st

import lecture_lib
from lecture_lib import explore
from lecture_lib._activations import ACTIVATIONS
from lecture_lib._numbers import significant
from lecture_lib.explore._assembly import plain
from lecture_lib.explore.descent import compute, landscape, slopes, start


@pytest.fixture
def unit():
    return one("unit")


@pytest.fixture
def descent():
    return one("descent")


def sound(explorer):
    """No alert, what is said begins with the name, and no result is "= ≈0"."""
    assert explorer.problem == "", explorer.text()
    with_equals(explorer.text())
    assert explorer.text().startswith(f"explore.{explorer.recipe.name}\n")


def stands(explorer, values):
    """Computed, drawn and read out in both languages, with numbers and without a warning (which pytest makes an error)."""
    state = explorer.recipe.compute(**values)
    explorer.recipe.draw(explorer.artists, state)
    for language in ("ja", "en"):
        lecture_lib.use_language(language)
        said = plain(explorer.recipe.readout(state))
        assert said
        assert not re.search(r"\b(nan|inf)\b", said), (values, said)


@pytest.mark.parametrize("name", NAMES)
def test_every_explorer_stands_at_corners_in_which_any_three_controls_meet_and_at_random_points(name):
    explorer = one(name)
    for values in (*corners(explorer), *anywhere(explorer, 10)):
        stands(explorer, values)


@pytest.mark.nightly
@pytest.mark.parametrize("name", NAMES)
def test_every_explorer_stands_at_every_corner_of_its_controls(name):
    explorer = one(name)
    for values in corners(explorer, strength=None):
        stands(explorer, values)


@pytest.mark.parametrize("name", NAMES)
def test_the_corners_bring_any_three_controls_together_in_every_way(name):
    explorer = one(name)
    ends, chosen = sides(explorer), corners(explorer)
    for trio in itertools.combinations(ends, min(3, len(ends))):
        met = {tuple(repr(values[each]) for each in trio) for values in chosen}
        assert len(met) == math.prod(len(ends[each]) for each in trio)


@pytest.mark.parametrize("name", NAMES)
def test_every_explorer_is_sound_at_both_ends_and_at_each_choice(name):
    explorer = one(name)
    for end in (0, -1):
        explorer.set(**{control: values[end] for control, values in sides(explorer).items()})
        sound(explorer)
    one(name)
    for control in explorer.recipe.controls:
        for option in getattr(control, "options", ()):
            explorer.controls[control.name].value = option
            sound(explorer)


@pytest.mark.parametrize("name", NAMES)
def test_every_explorer_picture_is_a_function_of_its_values(name):
    """After a walk the figure is what a fresh explorer shows at the same values: nothing is left over."""
    walked = getattr(explore, name)(**({"steps": SHORT[name]} if name in SHORT else {}))
    start, picture, text = walked.values, walked.png(), walked.text()
    for control, ends in sides(walked).items():
        for value in ends:
            walked.controls[control].value = value
    walked.set(**start)
    assert walked.png() == picture
    assert walked.text() == text


@pytest.mark.parametrize("name", ["layers", "training", "variants", "classes"])
def test_the_activation_is_among_the_controls_whose_corners_are_tried(name):
    ends = sides(one(name))["hidden"]
    assert ends == ("sigmoid", list(ACTIVATIONS)[-1])
    assert {values["hidden"] for values in corners(one(name))} == set(ends)


# ---- explore.unit


def by_hand(x1, x2, t, w1, w2, b, epsilon):
    """What each step of the explanation is about, number by number."""
    p = oracle.Pass(oracle.Net([[[w1], [w2]]], [[b]]), [x1, x2], [t])
    gradient = [p.delta_W[1][0][0], p.delta_W[1][1][0], p.delta_b[1][0]]
    return {
        1: p.u[2], 2: p.o[2], 3: [p.E], 4: p.delta_o[2], 5: p.delta_u[2], 6: gradient,
        7: oracle.descended([w1, w2, b], gradient, epsilon),
    }  # fmt: skip


def results(text):
    """What the last formula of a readout says each quantity is: the number after its last equals sign."""
    return [item.rsplit(" = ", 1)[1].strip() for item in formulas(text)[-1].split(",　")]


def formulas(text):
    """The lines of a readout, but for what is said of them."""
    return [line for line in with_equals(text).splitlines() if not line.startswith("saturated")]


points = {
    "x1": st.floats(-3, 3), "x2": st.floats(-3, 3), "t": st.floats(0, 1),
    "w1": st.floats(-5, 5), "w2": st.floats(-5, 5), "b": st.floats(-5, 5), "epsilon": st.floats(0.01, 100),
}  # fmt: skip


@settings(max_examples=40)
@given(st.fixed_dictionaries(points))
def test_the_readout_of_the_unit_says_the_right_numbers_at_every_step(values):
    unit, expected = one("unit"), by_hand(**values)
    for step in range(1, 8):
        state = unit.recipe.compute(step=step, seed=0, **values)
        for said, value in zip(results(plain(unit.recipe.readout(state))), expected[step], strict=True):
            assert read(said) == pytest.approx(value, rel=0.006, abs=1e-12), (step, said)
    unit.set(step=7, **values)
    sound(unit)
    assert unit.text().endswith(plain(unit.recipe.readout(state)))


@settings(max_examples=40)
@given(st.fixed_dictionaries(points))
def test_the_numbers_printed_in_a_product_multiply_to_the_number_printed_as_its_result(values):
    """A student with a pocket calculator gets what the readout says, to the digits that are printed."""
    recipe = one("unit").recipe
    told = plain(recipe.readout(recipe.compute(step=5, seed=0, **values)))
    factors, said = formulas(told)[-1].removeprefix("δ^u = ").rsplit(" = ", 1)
    numbers = [read(re.sub(r"^\((−[^)]*)\)$", r"\1", part)) for part in factors.split(" × ")]
    assert math.prod(numbers) == pytest.approx(read(said), rel=0.02, abs=1e-11)


def test_the_readout_substitutes_the_numbers_of_the_lesson():
    assert explore.unit(step=5).text().splitlines()[-1] == "δ^u = (−0.6225) × 0.3775 × 0.6225 = −0.1463"


def test_a_unit_that_is_wrong_and_hardly_learns_is_said_to_be_saturated_once_its_signal_is_there():
    unit = explore.unit(step=5)
    assert "saturated" not in unit.text()
    for label, said in (
        ("preset_large_b", "δᵒ is 0.99, far off, yet δᵘ only 0.0089"),
        ("preset_wrong", "δᵒ is −0.98, far off, yet δᵘ only −0.017"),
    ):
        unit.press(label)
        assert unit.text().endswith(f"saturated: {said}")
    unit.set(t=0.0)  # as sure, and right
    assert "saturated" not in unit.text()
    assert "saturated" not in explore.unit(step=4, w1=-1.5, w2=1.0, b=0.0).text()


def test_the_exponent_that_is_printed_is_minus_u():
    for w1 in (-2.0, 0.5, 3.0):
        recipe = one("unit").recipe
        state = recipe.compute(**{**one("unit").values, "w1": w1, "step": 2})
        assert f"1 / (1 + e^{significant(-state.u)}) = " in plain(recipe.readout(state))


def test_pressing_apply_trains_the_unit_in_as_many_presses_as_lesson_1_says():
    presses, recipe = {}, one("unit").recipe
    apply = recipe.buttons[0]
    for epsilon in (0.1, 0.5, 1, 2, 5):
        values = {**one("unit").values, "epsilon": epsilon}
        losses = [recipe.compute(**values).E]
        while losses[-1] >= 0.01:
            values |= apply.press(values)
            losses.append(recipe.compute(**values).E)
        assert all(later < earlier for earlier, later in itertools.pairwise(losses))
        presses[epsilon] = len(losses) - 1
    assert presses == {0.1: 71, 0.5: 14, 1: 7, 2: 3, 5: 1}


def test_the_seed_draws_the_weights_and_a_preset_overrides_them():
    one, same, other = explore.unit(seed=3), explore.unit(seed=3, w1=0.25), explore.unit(seed=4)
    assert one.values["w2"] == same.values["w2"] != other.values["w2"]
    assert same.values["w1"] == 0.25
    one.controls["seed"].value = 4
    assert one.values == other.values


def test_only_what_the_step_has_reached_is_visible(unit):
    artists = unit.artists
    order = [artists.u, artists.o, artists.E, artists.delta_o, artists.delta_u, artists.gradients[0]]
    for step in range(1, 8):
        unit.controls["step"].value = step
        assert [artist.get_visible() for artist in order] == [step > i for i in range(6)]


# ---- explore.descent


def path_by_hand(epsilon, steps, seed):
    """(w, b, E) before the first and after each update, number by number."""
    w, b = start({"seed": seed}).values()
    x, t = [[1], [2], [3], [4]], [[0.1], [0.3], [0.7], [0.9]]
    path = oracle.training(oracle.Net([[[w]]], [[b]]), x, t, epsilon, steps)
    return np.array([(net.W[0][0][0], net.b[0][0], E) for net, E in path])


@settings(max_examples=25, deadline=None)
@given(st.floats(0.01, 1), st.integers(0, 100), st.integers(0, 99))
def test_the_path_of_descent_is_the_plain_loop(epsilon, steps, seed):
    got = compute(epsilon, steps, **start({"seed": seed}), seed=seed)
    np.testing.assert_allclose(np.transpose([got.w, got.b, got.E]), path_by_hand(epsilon, steps, seed), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(("epsilon", "seed"), [(100.0, 1), (40.0, 2), (100.0, 7), (100.0, 11)])
def test_an_end_outside_the_window_is_a_wedge_that_points_to_it(descent, epsilon, seed):
    descent.set(epsilon=epsilon, steps=1, seed=seed)
    w, b, _ = path_by_hand(epsilon, 1, seed)[-1]
    marks = descent.artists
    at = np.array([marks.end.get_xdata()[0], marks.end.get_ydata()[0]])
    sides, _, turned = marks.end.get_marker()
    tip = np.radians(90 + turned)  # a regular polygon stands on its base
    outwards = np.array([w, b]) - at
    assert sides == 3
    np.testing.assert_allclose([np.cos(tip), np.sin(tip)], outwards / np.hypot(*outwards), atol=1e-6)


@pytest.mark.parametrize("seed", range(10))
def test_an_end_inside_the_window_is_a_dot(descent, seed):
    descent.set(epsilon=0.3, steps=20, seed=seed)
    w, b, _ = path_by_hand(0.3, 20, seed)[-1]
    assert descent.artists.end.get_marker() == "o"
    assert (*descent.artists.end.get_xdata(), *descent.artists.end.get_ydata()) == pytest.approx((w, b))


def test_the_landscape_is_the_loss(descent):
    w, b, E = landscape()
    for i, j in ((0, 0), (80, 40), (160, 160)):
        assert E[i, j] == pytest.approx(slopes(w[j], b[i])[0])


def test_the_readout_of_descent_says_where_the_path_went(descent):
    descent.set(epsilon=1.0, steps=60, seed=1)
    w, b, E = path_by_hand(1.0, 60, 1)[-1]
    assert f"→ {significant(E)} (n = 60)" in descent.text()
    assert f"→ ({significant(w)}, {significant(b)})" in descent.text()


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("epsilon", [0.01, 0.3, 1.0, 4.0, 8.0, 16.0, 40.0, 100.0])
def test_what_descent_says_in_words_is_true_of_its_numbers(epsilon, seed):
    for steps in (0, 1, 5, 20, 60, 100):
        now = compute(epsilon, steps, **start({"seed": seed}), seed=seed)
        E, rises = now.E, np.count_nonzero(np.diff(now.E[-21:]) > 0)
        assert {
            "start": steps == 0,
            "slow": 0.1 * E[0] < E[-1] <= E[0],
            "low": E[-1] <= 0.1 * E[0],
            "above": E[-1] > E[0],
            "zigzag": rises >= 3 and rises == now.recent_rises,
            "flat": E[-1] > 0.1 and math.hypot(now.delta_w, now.delta_b) < 0.01,
        }[now.outcome]


@pytest.mark.parametrize(
    ("button", "epsilon", "outcome", "says"),
    [
        (0, 0.01, "slow", "above a tenth"),
        (1, 1.0, "low", "a tenth of where it began, or less"),
        (2, 4.0, "zigzag", "10 of the last 20 updates"),
        (3, 16.0, "flat", "slope is almost gone"),
    ],
)
def test_each_preset_shows_what_its_label_promises(descent, button, epsilon, outcome, says):
    descent.press(descent.recipe.buttons[button].label)
    assert descent.values == {"epsilon": epsilon, "steps": 100, "seed": 1, **start({"seed": 1})}
    assert says in descent.text()
    path = path_by_hand(epsilon, 100, 1)
    E = path[:, 2]
    assert {
        "slow": np.all(np.diff(E) < 0) and E[100] > 0.9 * E[0],
        "low": np.all(np.diff(E) < 0) and E[100] < 0.01,
        "zigzag": np.count_nonzero(np.diff(E) > 0) > 30 and E.min() < 0.01 < E[100],
        "flat": np.all(E[4:] > 0.69) and np.all(np.abs(path[:, 0]) < 5) and np.all(np.abs(path[:, 1]) < 5),
    }[outcome]


def test_the_plateau_of_lesson_1_is_where_its_text_says():
    w, b, _ = path_by_hand(16.0, 100, 1)[-1]
    assert (round(w, 1), round(b, 1)) == (-4.3, -3.0)
    assert path_by_hand(0.1, 100, 5)[-1, 2] > 0.69  # seed 5 hardly moves at ε = 0.1 …
    assert path_by_hand(1.0, 100, 5)[-1, 2] < 0.02  # … and gets off the plateau at ε = 1
