"""What can be taken hold of in a picture, what is typed beside a slider, what is played: without a browser."""

import asyncio
import itertools
import json
import re
from dataclasses import replace
from unittest.mock import patch

import numpy as np
import pytest
from explorers import NAMES, anywhere, buttons, number, one, widgets_of

import lecture_lib
from lecture_lib import _drawing, explore
from lecture_lib._numbers import as_code, tight_cell, typed
from lecture_lib.explore._play import PACE
from lecture_lib.explore.unit import MOST_UPDATES

drags = itertools.count(1)
HELD = {
    "descent": {"start"}, "seeds": {"map"}, "classes": {"probe"}, "softmax": {"bar1", "bar2", "bar3"}, "unit": {"w1", "w2", "b"},
    "digits": {"field"}, "training": {"probe", "sample0", "sample1", "sample2", "sample3"},
}  # fmt: skip


def drag(explorer, name, right, down, number=1.0):
    """From its middle by so many CSS pixels, in three pieces, as a browser tells it."""
    (x, y), way = explorer.grips[name].centre, []
    for part in (0.2, 0.6, 1.0):
        way.append([x + part * right, y + part * down])
        told = {"grip": name, "drag": number, "from": [x, y], "to": way[-1], "way": way}
        (heard,) = (widget for widget in widgets_of(explorer) if "lec-told" in widget._dom_classes)
        heard.value = json.dumps([told])


def at(axes, x, y):
    return pytest.approx(_drawing.place_of(axes, x, y), abs=0.51)


@pytest.mark.parametrize("name", NAMES)
def test_each_explorer_has_the_grips_that_are_promised_and_says_what_they_are(name):
    explorer = one(name)
    assert set(explorer.grips) == HELD.get(name, set())
    for language in ("ja", "en"):
        lecture_lib.use_language(language)
        explorer.refresh()
        for grip in explorer.grips.values():
            assert bool(re.search("[ぁ-んァ-ヶ一-龠]", grip.label)) == (language == "ja")
    assert explorer._page.value.count("data-grip=") == len(explorer.grips)


@pytest.mark.parametrize("name", HELD)
def test_a_grip_lies_within_its_picture_wherever_the_controls_are(name):
    explorer = one(name)
    for values in anywhere(explorer, 4):
        explorer.set(**values)
        for grip in explorer.grips.values():
            assert -1 <= grip.centre[0] <= explorer.recipe.width + 1, (name, grip)
            assert -1 <= grip.centre[1] <= explorer.recipe.height + 1, (name, grip)


@pytest.mark.parametrize("name", HELD)
def test_dragging_each_grip_to_the_end_of_the_world_leaves_a_sound_explorer(name):
    explorer = one(name)
    for grip in HELD[name]:
        for far in (-5000, 5000):
            drag(explorer, grip, far, -far, number=far)
            assert explorer.problem == ""
            for control in explorer.recipe.controls:
                if hasattr(control, "low"):
                    assert control.low <= explorer.values[control.name] <= control.high


@pytest.mark.parametrize("density", [1, 2])
def test_a_place_of_the_axes_and_back(density):
    figure = _drawing.blank(300, 200)
    axes = _drawing.add_panel(figure, 50, 40, 200, 100)
    axes.set(xlim=(0, 10), ylim=(-1, 1))
    _drawing.set_density(figure, density)
    assert _drawing.place_of(axes, 0, 1) == pytest.approx((50, 60))
    assert _drawing.place_of(axes, 10, -1) == pytest.approx((250, 160))
    assert _drawing.data_at(axes, 150, 110) == pytest.approx((5, 0))


def test_the_start_of_the_descent_goes_where_the_pointer_goes():
    explorer = explore.descent()
    surface = explorer.artists.surface
    x, y = explorer.grips["start"].centre
    drag(explorer, "start", 100, -60)
    w, b = _drawing.data_at(surface, x + 100, y - 60)
    assert (explorer.values["w"], explorer.values["b"]) == pytest.approx((w, b), abs=0.026)  # the nearest tick
    assert explorer.text().count(f"({as_code(explorer.values['w'])}, {as_code(explorer.values['b'])}) →") == 1
    assert explorer.artists.path.get_xdata()[0] == explorer.values["w"]


def test_a_cell_of_the_map_is_the_model_that_is_shown():
    explorer = explore.seeds(steps=10)
    place = _drawing.place_of(explorer.artists.grid, 3.5, 20.5)
    explorer.hold("map", click=True, to=place)
    assert explorer.values["seed"] == 20
    assert explorer.values["epsilon"] == pytest.approx(0.1 * 10 ** (3 / 8))


def test_the_end_of_a_bar_stays_under_the_pointer():
    explorer = explore.softmax()
    drag(explorer, "bar1", -30, 0)
    share = np.exp([explorer.values[name] for name in ("u1", "u2", "u3")])
    before = np.exp([2.0, 1.0, -1.0])
    length = explorer.artists.shares.length
    assert share[0] / share.sum() == pytest.approx(before[0] / before.sum() - 30 / length, abs=0.02)
    assert (explorer.values["u2"], explorer.values["u3"]) == (1.0, -1.0)


def test_a_weight_is_dragged_up():
    explorer = explore.unit()
    drag(explorer, "w1", 0, -40)
    assert explorer.values["w1"] == pytest.approx(0.6)
    drag(explorer, "w1", 0, 40, number=2.0)
    assert explorer.values["w1"] == pytest.approx(-0.4)


@pytest.mark.parametrize("name", ["training", "classes"])
def test_the_probe_says_o_where_it_is(name):
    explorer = explore.training(steps=50) if name == "training" else explore.classes(steps=50)
    before = explorer.readout
    drag(explorer, "probe", 40, 40)
    assert explorer.readout != before
    plane = explorer.artists.plane
    axes = plane if name == "classes" else plane.axes
    assert explorer.grips["probe"].centre == at(axes, explorer.values["x1"], explorer.values["x2"])


def test_a_sample_is_moved_flipped_and_brought_back():
    explorer = explore.training(steps=30)
    text, picture = explorer.text(), explorer.png()
    drag(explorer, "sample1", 50, 50)
    ((i, x, t),) = explorer.values["moved"]
    assert (i, t) == (1, 1.0)
    assert explorer.grips["sample1"].centre == at(explorer.artists.plane.axes, *x)
    assert explorer.text() != text
    explorer.hold("sample1", click=True)
    assert explorer.values["moved"] == ((1, x, 0.0),)
    explorer.reset()
    assert (explorer.text(), explorer.png()) == (text, picture)


def test_a_sample_of_the_regression_carries_its_target():
    explorer = explore.training(data="curve", steps=10)
    drag(explorer, "sample3", 0, -20)
    ((i, _, t),) = explorer.values["moved"]
    before = explore.training(data="curve", steps=0).recipe
    assert i == 3
    assert t > before.compute(**explore.training(data="curve", steps=0).values).samples[1][3, 0]


def test_other_data_forget_the_samples_that_were_moved():
    explorer = explore.training(steps=10)
    explorer.hold("sample1", click=True)
    explorer.controls["data"].value = "circles"
    assert explorer.values["moved"] == ()


@pytest.mark.parametrize("name", ["training", "digits"])
def test_what_has_no_slider_has_arrow_keys(name):
    explorer = explore.training(steps=10) if name == "training" else explore.digits()
    assert all(grip.has_keys for grip in explorer.grips.values())
    assert sum(grip.first for grip in explorer.grips.values()) == {"training": 2, "digits": 1}[name]  # stops for Tab


def test_arrow_keys_move_the_probe_and_a_sample():
    explorer = explore.training(steps=10)
    explorer.hold("probe", drag=1.0, steps=[2, -1])
    assert (explorer.values["x1"], explorer.values["x2"]) == pytest.approx((0.7, 0.6))
    explorer.hold("sample0", drag=2.0, steps=[1, 0])
    assert explorer.values["moved"][0][1] == pytest.approx((0.1, 0.0))
    explorer.hold("sample0", drag=3.0, steps=[0, 0], click=True)
    assert explorer.values["moved"][0][2] == 1.0


# ---- a digit that is drawn


def strokes(explorer, *lines, heard=slice(None)):
    """In pixels of the field, from its upper left corner; of what the browser tells, this is heard."""
    for line in lines:
        k = next(drags)
        start, *way = (_drawing.place_of(explorer.artists.field, x, 8 - y) for x, y in line)
        for n in range(1, len(line))[heard]:
            explorer.hold("field", drag=k, to=way[n - 1], way=way[:n], **{"from": start})


def circle(x, y, rx, ry, turn=360, start=0):
    angles = np.radians(np.linspace(start, start + turn, 15))
    return list(zip(x + rx * np.cos(angles), y + ry * np.sin(angles), strict=True))


@pytest.mark.parametrize(("digit", "lines"), [
    (0, [circle(4, 4, 2.2, 3.3)]), (1, [[(3, 2), (4.2, 0.7), (4.2, 7.4)]]),
    (7, [[(1.8, 0.9), (6, 0.9), (3.6, 7.4)], [(2.6, 4), (5.6, 4)]]),
    (4, [[(3, 0.8), (1.8, 4.4), (6.4, 4.4)], [(5, 2.5), (4.6, 7.4)]]),
])  # fmt: skip
def test_a_digit_that_fills_the_field_is_read(digit, lines):
    explorer = explore.digits()
    strokes(explorer, *lines)
    assert explorer.text().splitlines()[2].startswith(f"read as {digit}:")
    explorer.press("digits_clear")
    assert not any(explorer.values["image"])
    assert "Draw a digit" in explorer.text()


def test_a_busy_kernel_that_hears_the_last_of_a_stroke_only_draws_the_whole_of_it():
    explorer, other = explore.digits(), explore.digits()
    for drawn, heard in ((explorer, slice(None)), (other, slice(-1, None))):
        strokes(drawn, [(1.8, 0.9), (6, 0.9), (3.6, 7.4)], [(2.6, 4), (5.6, 4)], heard=heard)
    assert explorer.values["image"] == other.values["image"]
    assert other.text().splitlines()[2].startswith("read as 7:")


def test_the_keyboard_fills_and_empties_a_pixel():
    explorer = explore.digits()
    explorer.hold("field", drag=1.0, steps=[2, 3])
    explorer.hold("field", drag=2.0, steps=[0, 0], click=True)
    assert [i for i, ink in enumerate(explorer.values["image"]) if ink] == [3 * 8 + 2]
    explorer.hold("field", drag=3.0, steps=[0, 0], click=True)
    assert [i for i, ink in enumerate(explorer.values["image"]) if ink] == [3 * 8 + 2]
    explorer.controls["pen"].value = "erase"
    explorer.hold("field", drag=4.0, steps=[0, 0], click=True)
    assert not any(explorer.values["image"])
    explorer.press("digits_clear")
    assert explorer.values["cell"] == 0


def test_keys_that_are_told_once_more_count_once_and_none_is_lost():
    explorer = explore.digits()
    first, second, third = ({"grip": "field", "drag": 1e12 + n, "steps": [1, 0]} for n in range(3))
    explorer._hear(json.dumps([first]))
    explorer._hear(json.dumps([first, second, third]))
    assert explorer.values["cell"] == 3
    assert f'data-taken="{third["drag"]}"' in explorer._page.value


def test_the_eraser_takes_away_what_the_pen_has_drawn():
    explorer = explore.digits()
    strokes(explorer, [(4, 1), (4, 7)])
    explorer.controls["pen"].value = "erase"
    strokes(explorer, [(4, 0), (4, 8)])
    assert not any(explorer.values["image"])


def test_a_digit_it_has_not_seen_is_shown_with_its_class():
    explorer, said = explore.digits(), []
    for _ in range(5):
        explorer.press("digits_test")
        said.append(re.search(r"it is a (\d) \(number (\d+) of 1197\) (.)", explorer.text()).groups())
        read = re.search(r"read as (\d)", explorer.text())[1]
        assert (said[-1][2] == "✓") == (read == said[-1][0])
    assert [number for _, number, _ in said] == ["1", "2", "3", "4", "5"]
    assert "95.8 % correctly (1147)" in explorer.text()  # as the lesson says


@pytest.mark.parametrize("image", [np.zeros(63), np.full(64, 2.0), np.full((8, 8), np.nan)])
def test_a_picture_that_is_none_is_refused(image):
    with pytest.raises(ValueError, match=r"image has shape .*expected 8 × 8 numbers from 0 to 1"):
        explore.digits(image=image)


# ---- typed


@pytest.mark.parametrize(("text", "value"), [
    ("0.37", 0.37), ("1e-3", 0.001), ("-0.4", -0.4), ("−0.4", -0.4), (" .5 ", 0.5), ("１．２", 1.2), ("1.2×10⁻³", 0.0012),
    ("+2", 2),
])  # fmt: skip
def test_a_number_as_people_type_it(text, value):
    assert typed(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "abc", "1,5", "nan", "inf", "1_000", "0x1", "--1", "1e", "2 3"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # float's own words for some
        typed(text)


@pytest.mark.parametrize("value", [0.0, -0.4, 0.37, 1e-4, -1.2e-5, 123456.0, 31, 1e-13])
def test_what_stands_beside_a_slider_is_python(value):
    assert float(as_code(value)) == pytest.approx(value, rel=1e-3, abs=1e-12)
    assert as_code(value).isascii()


@pytest.mark.parametrize(("value", "text"), [
    (0.3, ".30"), (-0.314, "−.31"), (0, "0"), (-0.0, "0"), (1e-4, ".00"), (-1e-4, ".00"), (7.94, "7.9"),
    (-9.97, "−10"), (0.996, "1.0"), (3, "3"),
])  # fmt: skip
def test_a_cell_that_is_tight(value, text):
    assert tight_cell(value) == text
    assert len(text) <= 4


def test_a_typed_number_is_taken_between_two_ticks_of_its_slider():
    explorer = explore.unit()
    number(explorer, "x1").value = "0.123"
    assert explorer.values["x1"] == 0.123
    assert "× 0.123 " in explorer.text()
    number(explorer, "epsilon").value = "1e-1"
    assert explorer.values["epsilon"] == 0.1
    assert number(explorer, "epsilon").value == "0.1"


@pytest.mark.parametrize(("control", "text", "says"), [
    ("x1", "abc", "“abc” cannot be read as a number"), ("x1", "99", "99 is out of range; a number from -3 to 3"),
    ("epsilon", "0", "0 is out of range; a number from 0.01 to 100"), ("seed", "1.5", "1.5 is not a whole number"),
])  # fmt: skip
def test_what_cannot_be_taken_is_said_and_the_old_value_stays(control, text, says):
    explorer = explore.unit()
    before, shown = explorer.values, number(explorer, control).value
    number(explorer, control).value = text
    assert says in explorer.problem
    assert 'class="lec-alert"' in explorer._page.value
    assert (explorer.values, number(explorer, control).value) == (before, shown)
    number(explorer, control).value = "1"
    assert explorer.problem == ""


def test_an_emptied_field_gets_its_number_back_and_the_complaint_goes():
    explorer = explore.unit()
    number(explorer, "x1").value = "abc"
    number(explorer, "x1").value = " "
    assert (number(explorer, "x1").value, explorer.problem) == ("2", "")
    assert "lec-alert" not in explorer._page.value


# ---- played


def test_presses_that_are_played_end_by_themselves():
    async def played():
        explorer = explore.unit(step=7)
        play = explorer._players["apply"]
        play.button.click()
        while play.playing:
            explorer._hear(json.dumps([{"seen": explorer._number}]))
            await asyncio.sleep(0.001)
        return explorer.values["since"][0]

    with patch("lecture_lib.explore._play.PACE", 0.0):
        assert asyncio.run(played()) == MOST_UPDATES


def test_playing_the_updates_goes_on_when_the_picture_has_been_seen_and_stops_at_the_end():
    async def played():
        explorer = explore.descent(steps=97)
        play = buttons(explorer)["updates"]
        play.click()
        seen = [explorer.values["steps"]]
        assert play.icon == "pause"
        while "data-number" in explorer._page.value:
            number = int(re.search(r'data-number="(\d+)', explorer._page.value)[1])
            explorer._hear(json.dumps([{"seen": number}]))
            await asyncio.sleep(PACE * 1.5)
            seen.append(explorer.values["steps"])
            if seen[-1] == 100:
                break
        await asyncio.sleep(PACE * 2)
        assert (seen, play.icon) == ([98, 99, 100], "play")
        play.click()  # from the end it begins anew
        await asyncio.sleep(PACE / 2)
        play.click()
        assert (explorer.values["steps"], play.icon) == (1, "play")

    asyncio.run(played())


def test_nothing_plays_on_before_its_picture_is_seen():
    async def played():
        explorer = explore.descent(steps=10)
        buttons(explorer)["updates"].click()
        await asyncio.sleep(PACE * 4)
        explorer._hear(json.dumps([{"seen": -1}]))  # an older one
        await asyncio.sleep(PACE * 3)
        steps = explorer.values["steps"]
        explorer.reset()
        return steps

    assert asyncio.run(played()) == 11


@pytest.mark.parametrize("name", ["descent", "training", "classes", "convolution", "digits"])
def test_what_happens_over_time_can_be_played(name):
    assert "updates" in buttons(one(name))


@pytest.mark.parametrize("name", ["unit", "layers"])
def test_updates_are_counted_with_E_before_and_after(name):
    explorer = getattr(explore, name)()
    label = "apply the update (W, b ← new W, b)"

    def counted():
        return re.search(r"E: (\S+) → (\S+) \(n = (\d+)\)", explorer.text())

    assert counted() is None
    buttons(explorer)[label].click()
    first = counted()
    buttons(explorer)["×10"].click()
    assert counted()[1] == first[1]
    assert counted()[3] == "11"
    assert float(counted()[2]) < float(first[2]) < float(first[1])
    explorer.controls["seed"].value += 1
    assert counted() is None


def test_ten_times_is_one_picture():
    drawn = []
    recipe = explore.unit().recipe
    explorer = type(explore.unit())(replace(recipe, draw=lambda artists, now: drawn.append(now)))
    drawn.clear()
    explorer.press("apply", 10)
    assert [now.updates for now in drawn] == [10]


def test_the_next_seed_comes_in_order():
    explorer = explore.unit(seed=98)
    seen = []
    for _ in range(3):
        buttons(explorer)["new seed"].click()
        seen.append(explorer.values["seed"])
    assert seen == [99, 0, 1]


# ---- two tabs


def test_a_move_is_echoed_once_it_rests_so_that_another_tab_follows(monkeypatch):
    explorer = explore.unit()
    sent = []
    monkeypatch.setattr(type(explorer.controls["w1"]), "_send", lambda self, message, **_: sent.append((self, message)))
    explorer.controls["w1"].set_state({"value": 1.0})
    explorer.controls["w1"].set_state({"value": 2.0})
    assert not [message for _, message in sent if message["method"] == "echo_update"]
    explorer._sharpen()
    explorer._sharpen()
    echoes = [(widget, message["state"]) for widget, message in sent if message["method"] == "echo_update"]
    assert echoes == [(explorer.controls["w1"], {"value": 2.0})]
