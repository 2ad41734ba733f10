"""The live figure and the Explorer, tried on the smallest explorer there can be: one that doubles a number."""

import asyncio
import gc
import sys
import threading
import time
import weakref
from dataclasses import replace

import numpy as np
import pytest
from explorers import buttons, number, pixels, press, widgets_of
from ipywidgets.widgets.widget import _instances as open_widgets
from matplotlib import rcParams

from lecture_lib import _drawing, explore
from lecture_lib._words import say
from lecture_lib.explore import _controls as controls
from lecture_lib.explore._assembly import plain
from lecture_lib.explore._controls import Button, Count, LogSlider, Seed, Slider, Steps, preset
from lecture_lib.explore._explorer import REST, Explorer, Recipe, explorer


def compute(x, gain, seed, step):
    if x == 4:
        raise ValueError("x is 4: expected anything else <4>")
    return x * gain


def stage(figure):
    axes = _drawing.sheet(figure, 300, 100)
    return _drawing.Label(axes, 150, 50, text="", animated=True)


def draw(label, state):
    if state < 0:
        raise RuntimeError("cannot be drawn")
    label.write(f"$x$ {state:.2f}")


def readout(state):
    return f"<div>2<sup>1</sup>x<sub>1</sub> = {state:.2f} &lt; 99</div>"


TINY = Recipe(
    name="tiny",
    controls=(Slider("x", "x", 1.0, -5, 5, 0.5), LogSlider("gain", "gain", 2.0, 0.1, 10), Seed(), Steps("step", "step", 1, 1, 3)),
    compute=compute, stage=stage, draw=draw, readout=readout, width=300, height=100, cuts=(120,),
    links={"seed": lambda values: {"x": float(values["seed"] % 3)}},
    buttons=(Button("apply", lambda values: {"x": values["x"] + 10}),),
)  # fmt: skip


@pytest.fixture
def tiny():
    return Explorer(TINY, x=1.0)


def test_text_says_name_values_and_readout_without_markup(tiny):
    assert tiny.text() == "explore.tiny\nx = 1  gain = 2  seed = 0  step = 1\n2^1x_1 = 2.00 < 99"
    assert repr(tiny) == tiny.text()


def test_moving_a_control_changes_picture_and_text(tiny):
    before = tiny.png()
    tiny.controls["x"].value = 2.5
    assert tiny.png() != before
    assert "= 5.00" in tiny.text()


def test_the_picture_is_twice_as_dense_as_the_screen_and_deterministic(tiny):
    assert pixels(tiny.png()).shape == (200, 600, 3)
    assert tiny.png() == Explorer(TINY, x=1.0).png()


def test_paper_is_white_and_colours_are_the_lectures(tiny):
    colours = {tuple(map(int, colour)) for colour in np.unique(pixels(tiny.png()).reshape(-1, 3), axis=0)}
    assert (255, 255, 255) in colours
    assert pixels(tiny.png())[0, 0].tolist() == [255, 255, 255]
    assert (0x33, 0x33, 0x33) in colours  # the ink of the label


def test_panels_side_by_side_are_the_whole_picture(tiny):
    panels = [pixels(png) for png in tiny.images]
    assert [panel.shape[1] for panel in panels] == [240, 360]
    np.testing.assert_array_equal(np.hstack(panels), pixels(tiny.png()))


def test_moves_redraw_only_what_moves_and_leave_what_a_fresh_start_would_draw(tiny, monkeypatch):
    full = []
    monkeypatch.setattr(tiny.artists.figure.canvas, "draw", lambda: full.append(1))
    for x in (2.0, 3.5, 0.5):
        tiny.controls["x"].value = x
    assert not full
    assert tiny.png() == Explorer(TINY, x=0.5).png()


def test_while_moving_the_picture_is_as_dense_as_the_screen_and_at_rest_twice_as_dense(tiny):
    """Inside an event loop, as in a notebook: several moves, one sharp picture after the last."""

    def widths():
        return [pixels(png).shape[1] for png in tiny.images]

    async def moves():
        for x in (2.0, 3.0, 0.5):
            tiny.controls["x"].value = x
            assert widths() == [120, 180]
            await asyncio.sleep(REST / 5)
        await asyncio.sleep(REST * 2)
        assert widths() == [240, 360]

    assert widths() == [240, 360]
    asyncio.run(moves())
    assert tiny.png() == Explorer(TINY, x=0.5).png()
    np.testing.assert_array_equal(np.hstack([pixels(png) for png in tiny.images]), pixels(tiny.png()))


def test_what_stands_still_is_drawn_again_once_it_changes(tiny):
    before = tiny.png()
    tiny.artists.axes.plot([10, 290], [10, 10])
    tiny.refresh()
    assert tiny.png() != before


@pytest.mark.parametrize(("x", "says"), [(4.0, "ValueError: x is 4: expected anything else <4>"), (-1.0, "RuntimeError: cannot")])
def test_a_mistake_in_compute_or_draw_is_said_in_words_and_cleared_by_the_next_good_value(tiny, x, says):
    tiny.controls["x"].value = x
    assert says in tiny.text()
    assert "another value" in tiny.text()
    assert says in tiny.problem
    assert [widget for widget in widgets_of(tiny) if 'class="lec-alert"' in str(getattr(widget, "value", ""))]
    tiny.controls["x"].value = 3.0
    assert tiny.problem == ""
    assert tiny.text() == Explorer(TINY, x=3.0).text()
    assert tiny.png() == Explorer(TINY, x=3.0).png()


def test_one_press_redraws_once():
    drawn = []
    tiny = Explorer(replace(TINY, draw=lambda label, state: drawn.append(state)))
    tiny.set(x=2.0, gain=3.0, step=2)
    tiny.controls["seed"].value = 5  # which moves x, too
    tiny.reset()
    assert drawn == [0.0, 6.0, 6.0, 0.0]


def test_presets_win_over_what_the_seed_draws():
    assert Explorer(TINY, seed=5).values["x"] == 2.0
    assert Explorer(TINY, seed=5, x=0.5).values == {"x": 0.5, "gain": 2.0, "seed": 5, "step": 1}


def test_reset_brings_back_the_start_but_not_the_step_of_the_explanation(tiny):
    tiny.set(x=3.0, gain=0.5, seed=7, step=3)
    press(tiny, "reset")
    assert tiny.values == {"x": 1.0, "gain": 2.0, "seed": 0, "step": 3}


def test_a_button_may_carry_a_value_past_the_end_of_its_slider(tiny):
    press(tiny, "apply the update (W, b ← new W, b)")
    assert tiny.values["x"] == 11.0
    assert "= 22.00" in tiny.text()


def test_a_button_is_pressed_by_the_key_of_its_label_and_there_must_be_one(tiny):
    tiny.press("apply")
    assert tiny.values["x"] == 11.0
    with pytest.raises(ValueError, match=r"label is 'aply': expected one of apply"):
        tiny.press("aply")


def test_a_preset_brings_what_is_usual_but_for_its_own_values_and_what_is_kept():
    recipe = replace(TINY, buttons=(preset("x₃", x=3.0), preset("usual")), kept=("gain",))
    assert recipe.usual == {"x": 0.0, "seed": 0, "step": 1}
    tiny = Explorer(recipe, x=-2.0, gain=0.5, seed=4, step=3)
    press(tiny, "x₃")
    assert tiny.values == {"x": 3.0, "gain": 0.5, "seed": 0, "step": 1}
    tiny.press("usual")
    assert tiny.values == {"x": 0.0, "gain": 0.5, "seed": 0, "step": 1}


def test_an_explorer_is_named_and_described_by_its_function():
    parts = {name: getattr(TINY, name) for name in ("controls", "compute", "stage", "draw", "readout")}

    @explorer(**parts)
    def tiny_again(**presets):
        """Explorer of doubling."""

    assert tiny_again.__doc__ == "Explorer of doubling."
    assert tiny_again(x=2.0).text().startswith("explore.tiny_again\nx = 2  gain = 2  ")
    assert tiny_again().recipe.name == "tiny_again"


def test_what_is_shown_can_be_asked_for(tiny):
    assert tiny.readout == readout(2.0)
    assert tiny.problem == ""
    assert isinstance(tiny.artists, _drawing.Label)
    assert not tiny.under_way
    tiny.stop()  # nothing is
    assert tiny.text().endswith("2^1x_1 = 2.00 < 99")


def test_new_seed_is_another_seed_within_range(tiny):
    for _ in range(50):
        before = tiny.values["seed"]
        press(tiny, "new seed")
        assert tiny.values["seed"] != before
        assert 0 <= tiny.values["seed"] <= 99


def test_every_button_says_what_it_does_even_where_its_label_is_a_sign(tiny):
    tooltips = {label: button.tooltip for label, button in buttons(tiny).items()}
    assert tooltips["‹ back"] == say("step_back")
    assert tooltips["next ›"] == say("step_on")
    assert tooltips["reset"] == "reset"
    assert all(tooltips.values())


def test_step_buttons_walk_and_stop_at_the_ends(tiny):
    back, on = (buttons(tiny)[label] for label in ("‹ back", "next ›"))
    walked = []
    for way in (on, on, on, back, back, back):
        way.click()
        walked.append((tiny.values["step"], back.disabled, on.disabled))
    assert [step for step, _, _ in walked] == [2, 3, 3, 2, 1, 1]
    assert all((first, last) == (step == 1, step == 3) for step, first, last in walked)


@pytest.mark.parametrize(
    ("presets", "error", "message"),
    [
        ({"y": 1}, TypeError, r"tiny has no control named 'y': expected one of x, gain, seed, step"),
        ({"x": 6}, ValueError, r"x is 6: expected a number from -5 to 5"),
        ({"x": np.nan}, ValueError, r"x is nan: expected a number"),
        ({"x": "1"}, TypeError, r"x is '1' \(str\): expected a number"),
        ({"x": True}, TypeError, r"x is True \(bool\)"),
        ({"gain": 0}, ValueError, r"gain is 0: expected a number from 0.1 to 10"),
        ({"seed": 1.5}, ValueError, r"seed is 1.5: expected a whole number from 0 to 99"),
        ({"step": None}, TypeError, r"step is None \(NoneType\): expected a number"),
    ],
)
def test_bad_presets_are_refused_in_words(presets, error, message):
    with pytest.raises(error, match=message):
        Explorer(TINY, **presets)


def test_who_wants_few_controls_names_them_and_the_others_keep_their_values():
    few = Explorer(TINY, only=("gain", "apply"), x=3.0)
    sliders = [widget.description for widget in widgets_of(few) if hasattr(widget, "orientation") and hasattr(widget, "max")]
    assert sliders == [say("gain")]
    assert set(buttons(few)) == {say("apply"), "reset"}
    assert few.values["x"] == 3.0
    few.controls["x"].value = 1.0
    assert few.text() == Explorer(TINY, x=1.0).text()
    assert set(buttons(Explorer(TINY, only=("seed", "step")))) == {"new seed", "‹ back", "next ›", "reset"}
    assert set(buttons(Explorer(TINY, only=()))) == {"reset"}


@pytest.mark.parametrize(
    ("only", "error", "message"),
    [
        ("x", TypeError, r"only is 'x': expected several names, such as \('x',\)"),
        (["x", "y"], ValueError, r"only has 'y': tiny has x, gain, seed, step, apply"),
    ],
)
def test_controls_that_are_not_there_cannot_be_shown(only, error, message):
    with pytest.raises(error, match=message):
        Explorer(TINY, only=only)


def test_a_refused_preset_leaves_no_widget_behind():
    before = len(open_widgets)
    with pytest.raises(ValueError, match=r"seed is 1\.5"):
        Explorer(TINY, x=2.0, seed=1.5)
    assert len(open_widgets) == before


def test_an_explorer_moved_a_moment_ago_is_let_go_at_once():
    """No timer that waits to send a sharp picture keeps it alive."""

    async def moved():
        explorer = Explorer(TINY)
        explorer.controls["x"].value = 2.0
        gone = weakref.ref(explorer)
        gc.collect()
        del explorer
        gc.collect()
        return gone() is None

    assert asyncio.run(moved())


def test_what_a_thread_draws_leaves_the_readers_settings_as_they_were():
    """A front end may move a slider in a thread of its own while a cell draws something else."""
    before = dict(rcParams)

    def draws():
        for i in range(25):
            with _drawing.lecture_style():
                time.sleep(0.0005 * (i % 3))

    threads = [threading.Thread(target=draws) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert dict(rcParams) == before


def test_showing_a_slider_does_not_move_its_value():
    """JupyterLab rounds a value to the nearest tick when it shows it, and sends that back."""
    explorer = Explorer(TINY, x=1.2, gain=0.5)
    explorer.controls["x"].set_state({"value": 1.0})
    explorer.controls["gain"].set_state({"value": 10**-0.3})
    assert (explorer.values["x"], explorer.values["gain"]) == (1.2, 0.5)
    explorer.controls["x"].set_state({"value": 1.5})  # a person's arrow key
    explorer.controls["gain"].set_state({"value": 10**-0.2})
    assert (explorer.values["x"], explorer.values["gain"]) == (1.5, 10**-0.2)


def test_what_the_front_end_answers_to_an_update_is_no_move(monkeypatch):
    """While updates are played it sends the ticks nearest to values of a moment ago, and one in the middle of two ticks is
    half a tick away: each of them has begun the count of updates anew, once."""
    explorer = explore.unit(step=7)
    explorer.controls["w1"].value, explorer.controls["b"].value = 0.125, 0.3
    n = 3
    for _ in range(n):
        explorer.press("apply")
        explorer.controls["w1"].set_state({"value": 0.10})
        explorer.controls["b"].set_state({"value": 0.3})
    assert explorer.values["since"][0] == n
    explorer.set(w1=0.125)
    explorer.controls["w1"].set_state({"value": 0.15})
    assert explorer.values["w1"] == 0.125
    now = controls.monotonic()
    monkeypatch.setattr(controls, "monotonic", lambda: now + 2 * controls.ANSWERED)
    explorer.controls["b"].set_state({"value": 0.3})  # a person's, later, back to where it was
    assert (explorer.values["b"], explorer.values["since"]) == (0.3, ())


def test_shown_beside_a_slider_is_its_exact_value():
    assert number(Explorer(TINY, x=-1.25), "x").value == "-1.25"


def test_the_bundle_holds_the_live_widget_and_the_fallback(tiny):
    data, metadata = tiny._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == tiny.text()
    assert metadata == {"image/png": {"width": 300, "height": 100}}
    assert data["image/png"].startswith("iVBOR")


def test_a_thousand_moves_leave_no_memory_behind(tiny):
    """With an event loop, as in a notebook: pictures are sharp at rest only."""
    values = np.abs(np.linspace(-0.5, 3.5, 40))

    def moves(times):
        for i in range(times):
            tiny.controls["x"].value = float(values[i % 40]) + (i % 2) / 8

    async def held():
        """Blocks of memory in use, when no timer is left, neither cancelled nor due; a number or a picture kept is one at least."""
        await asyncio.sleep(REST * 1.3)
        gc.collect()
        return sys.getallocatedblocks()

    async def grown():
        moves(400)
        before = await held()
        moves(1000)
        return await held() - before

    blocks = asyncio.run(grown())
    assert blocks < 900, f"{blocks} blocks after 1,000 moves"  # one kept a move would be 1,000


@pytest.mark.parametrize(
    ("markup", "text"), [("a<br>b", "a\nb"), ("<b>1 &lt; 2</b>", "1 < 2"), ("<div>x</div><div>y</div>", "x\ny")]
)
def test_plain_text_of_markup(markup, text):
    assert plain(markup) == text


def test_a_count_is_whole():
    assert isinstance(Count("n", "n", 3, 0, 9).widget(np.int64(4), "4em").value, int)


@pytest.mark.parametrize(("values", "error", "message"), [
    ({"y": 1}, TypeError, r"tiny has no control named 'y': expected one of x, gain, seed, step"),
    ({"gain": 1e9}, ValueError, r"gain is 1000000000.0: expected a number from 0.1 to 10"),
    ({"x": "a"}, TypeError, r"x is 'a' \(str\): expected a number"),
    ({"seed": 2.5}, ValueError, r"seed is 2.5: expected a whole number"),
])  # fmt: skip
def test_setting_refuses_what_a_preset_would_and_moves_nothing(tiny, values, error, message):
    before = tiny.values
    with pytest.raises(error, match=message):
        tiny.set(step=2, **values)
    assert tiny.values == before


def test_setting_a_seed_draws_what_is_not_given(tiny):
    tiny.set(seed=5)
    assert tiny.values["x"] == 2.0
    tiny.set(seed=4, x=0.5)
    assert tiny.values["x"] == 0.5
