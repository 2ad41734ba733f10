"""explore.seeds: its map holds the models of network.train, its counts count, and long training never holds up a slider."""

import asyncio
import re

import numpy as np
import pytest
from explorers import press, widgets_of
from ipywidgets import FloatProgress

from lecture_lib import datasets, ensemble, explore, network
from lecture_lib.diagrams import charts
from lecture_lib.explore import _work
from lecture_lib.explore._explorer import Explorer
from lecture_lib.explore._learning import constant_loss
from lecture_lib.explore.seeds import EPSILONS, SEEDS, TOP, _map_training, compute, in_runs, nearest, outcomes, readout

XOR = datasets.xor()
USUAL = {"data": "xor", "layers": 1, "units": 2, "steps": 300, "scale": 1.0}


@pytest.fixture(autouse=True)
def _untrained():
    _map_training.cache_clear()


@pytest.mark.parametrize(("column", "seed", "scale"), [(0, 0, 1.0), (8, 31, 1.0), (12, 5, 0.1)])
def test_every_cell_holds_the_model_that_training_alone_gives(column, seed, scale):
    cell = compute(**{**USUAL, "scale": scale}, epsilon=EPSILONS[column], seed=seed)
    alone = network.train(network.initial((2, 2, 1), seed, scale=scale), *XOR, EPSILONS[column], 300)
    np.testing.assert_allclose(cell.E[seed], alone.E, atol=1e-9)
    np.testing.assert_allclose(cell.net.W[0], alone.net.W[0], atol=1e-9)


def test_the_readout_counts_the_seeds_of_the_column():
    cell = compute(**USUAL, epsilon=1.0, seed=3)
    last = cell.runs.E[..., -1]
    by_hand = [int((last[:, 8] <= 0.05).sum()), int((last[:, 8] >= 0.45).sum())]
    (told,) = [list(map(int, found)) for found in re.findall(r"✓\D+(\d+)\D+½\D+(\d+)\D+✗\D+(\d+)", readout(cell))]
    assert told == [by_hand[0], 32 - sum(by_hand), by_hand[1]]


def test_an_outcome_is_measured_by_what_one_answer_for_all_leaves():
    E = np.array([0.0, 0.05, 0.0501, 0.4499, 0.45, 2.0])
    for of_data in (outcomes(E, "xor"), outcomes(10 * E, "circles")):
        assert of_data == {"learnt": [0, 1], "half": [2, 3], "stuck": [4, 5]}


@pytest.mark.parametrize(("numbers", "text"), [([], ""), ([4], "4"), ([0, 1], "0–1"), ([0, 3, 4, 5, 9], "0, 3–5, 9")])
def test_seeds_in_a_row_are_named_by_their_ends(numbers, text):
    assert in_runs(numbers) == text


def test_of_any_other_epsilon_the_nearest_on_the_map_is_shown_and_said_and_every_tick_of_the_slider_is_a_column():
    explorer = explore.seeds(steps=0)
    explorer.controls["epsilon"].value = 0.7
    assert explorer.artists.frames[0].get_x() == 7
    assert "ε = 0.75 (on the map the nearest to 0.7)" in explorer.text()
    explorer.controls["epsilon"].value = EPSILONS[7]
    assert "ε = 0.75　" in explorer.text()
    slider = next(control for control in explorer.recipe.controls if control.name == "epsilon")
    ticks = 10 ** (np.log10(slider.low) + slider.step * np.arange(24))
    assert [nearest(tick) for tick in ticks] == list(EPSILONS)
    np.testing.assert_allclose(ticks, EPSILONS)


def test_moves_inside_the_map_train_nothing(monkeypatch):
    explorer = explore.seeds(steps=50)
    monkeypatch.setattr(ensemble, "training", None)  # whoever calls it fails
    for epsilon, seed in ((0.1, 31), (EPSILONS[-1], 0), (1.0, 7)):
        before = explorer.png()
        explorer.set(epsilon=epsilon, seed=seed)
        assert explorer.png() != before
        assert f"seed s = {seed}:" in explorer.text()
    assert explorer.problem == ""


def test_the_regions_and_the_front_curve_are_those_of_the_chosen_cell():
    explorer = explore.seeds(steps=100, epsilon=1.0, seed=9)
    panels, alone = explorer.artists, network.train(network.initial((2, 2, 1), 9), *XOR, 1.0, 100)
    expected = network.forward(alone.net, charts.plane((-0.5, 1.5))).o[-1].reshape(80, 80)
    np.testing.assert_allclose(panels.plane.regions.outputs, expected, atol=1e-9)
    np.testing.assert_allclose(panels.loss.curve.get_ydata(), alone.E, atol=1e-9)
    assert len(panels.loss.others.get_segments()) == len(SEEDS)
    assert panels.map.values.shape == (len(SEEDS), len(EPSILONS))
    assert panels.map.values[9, 8] == pytest.approx(alone.E[-1] / 0.5)


@pytest.mark.parametrize("data", ["xor", "two_moons", "circles"])
def test_the_samples_and_the_axis_are_those_of_the_data_that_is_looked_at(data):
    explorer = explore.seeds(steps=10)
    explorer.controls["data"].value = data
    panels, (x, t) = explorer.artists, datasets.DATASETS[data]()
    assert panels.plane.samples.zeros.get_xydata().tolist() == x[t[:, 0] == 0].tolist()
    assert panels.loss.axes.get_ylim()[1] == pytest.approx(TOP * constant_loss(data))


@pytest.mark.parametrize("steps", [0, 1, 119, 120, 121, 1000])
def test_thinned_curves_keep_every_extreme_and_both_ends(steps):
    n, E = np.arange(steps + 1), np.random.default_rng(steps).uniform(size=(3, steps + 1))
    points = charts.thinned(n, E)
    assert points.shape[1] <= 242
    assert points[0, 0, 0] == 0
    assert points[0, -1, 0] == steps
    for curve, drawn in zip(E, points[..., 1], strict=True):
        assert (drawn.min(), drawn.max()) == (curve.min(), curve.max())
        assert set(drawn) <= set(curve)


def test_a_falling_curve_is_thinned_to_a_falling_curve():
    E = np.exp(-np.arange(1001) / 100)
    assert np.all(np.diff(charts.thinned(np.arange(1001), E)[:, 1]) <= 0)


# ---- long training, in an event loop as in a notebook


@pytest.fixture
def slow(monkeypatch):
    """Every slice of training is 20 steps, and a turn is over after one."""
    monkeypatch.setattr(ensemble, "MOST", 20)
    monkeypatch.setattr(_work, "PATIENCE", 0.0)
    monkeypatch.setattr(_work.Work.advance, "__defaults__", (0.0,))


def steps_done(explorer):
    return int(re.search(r"n = ([\d,]+)", explorer.readout)[1].replace(",", ""))


def bar(explorer):
    (found,) = (widget for widget in widgets_of(explorer) if isinstance(widget, FloatProgress))
    return found


def under_way(explorer):
    """Whether it says so, and shows its bar."""
    (row,) = (widget for widget in widgets_of(explorer) if bar(explorer) in getattr(widget, "children", ()))
    assert (row.layout.visibility == "visible") == explorer.under_way == (bar(explorer).value < 1)
    return explorer.under_way


def test_settings_that_train_again_show_progress_and_end_where_a_fresh_start_ends(slow):
    async def retrain():
        explorer = explore.seeds(steps=100)
        explorer.controls["units"].value = 3
        assert under_way(explorer)
        assert bar(explorer).value == pytest.approx(0.2)
        seen = [steps_done(explorer)]
        while under_way(explorer):
            await asyncio.sleep(0.01)
            seen.append(steps_done(explorer))
        assert seen == sorted(seen)
        assert {20, 100} < set(seen) <= {20, 40, 60, 80, 100}
        return explorer

    explorer = asyncio.run(retrain())
    _map_training.cache_clear()
    assert explorer.png() == explore.seeds(steps=100, units=3).png()


def test_sliders_of_the_map_answer_while_it_is_trained_and_do_not_start_it_again(slow):
    async def look_around():
        explorer = explore.seeds(steps=200)
        for seed in range(5):
            explorer.controls["seed"].value = seed
            assert f"seed s = {seed}:" in explorer.readout
            assert steps_done(explorer) == 20
        await asyncio.sleep(0.05)
        assert steps_done(explorer) > 20

    asyncio.run(look_around())


@pytest.mark.parametrize("halt", [Explorer.stop, lambda explorer: press(explorer, "stop")], ids=["asked", "pressed"])
def test_training_can_be_stopped_and_the_models_so_far_looked_at(slow, halt):
    async def stop():
        explorer = explore.seeds(steps=200)
        halt(explorer)
        assert not under_way(explorer)
        explorer.controls["seed"].value = 4
        await asyncio.sleep(0.1)
        assert steps_done(explorer) == 20
        assert "n = 20" in explorer.text()  # what was stopped stays so
        explorer.controls["units"].value = 3
        explorer.controls["units"].value = 2  # who comes back to the settings goes on with them
        while under_way(explorer):
            await asyncio.sleep(0.01)
        assert steps_done(explorer) == 200

    asyncio.run(stop())


def test_what_is_asked_for_as_text_or_picture_is_finished_first(slow):
    async def ask():
        explorer = explore.seeds(steps=100)
        assert steps_done(explorer) == 20
        assert "n = 100" in explorer.text()
        assert not under_way(explorer)

    asyncio.run(ask())


def test_without_an_event_loop_nothing_is_left_for_later(slow):
    explorer = explore.seeds(steps=100)
    assert steps_done(explorer) == 100
    assert not under_way(explorer)


def test_a_mistake_on_the_way_is_said_in_words(monkeypatch):
    explorer = explore.seeds(steps=10)
    start = ensemble.train((2, 3, 1), SEEDS, EPSILONS, *XOR, 0)

    def fails(*_, **__):
        yield start
        raise MemoryError("no room")

    monkeypatch.setattr(ensemble, "training", fails)
    explorer.controls["units"].value = 3
    assert "MemoryError: no room" in explorer.text()
    assert not under_way(explorer)
