"""Long training is done in slices, goes on from where it has come to, and ends where an uninterrupted one ends."""

import asyncio
from importlib import import_module

import numpy as np
import pytest
from explorers import widgets_of
from hypothesis import given
from hypothesis import strategies as st
from ipywidgets import FloatProgress

from lecture_lib import datasets, explore, network, variants
from lecture_lib.explore import _learning, _work
from lecture_lib.explore._learning import ResumableTraining

LONG = {"training": {"steps": 400}, "classes": {"steps": 400}, "convolution": {"steps": 400}, "variants": {"steps": 400}}


def resumable(one_by_one, counted=None):
    (x, t), net = datasets.xor(), network.initial((2, 3, 1), 0)

    def go_on(net, steps):
        if counted is not None:
            counted.append(steps)
        return network.train(net, x, t, 1.0, steps, one_by_one)

    return ResumableTraining(net, go_on, len(x) if one_by_one else 1), lambda steps: network.train(
        net, x, t, 1.0, steps, one_by_one
    )


@pytest.mark.parametrize("one_by_one", [False, True])
@given(asked=st.lists(st.integers(0, 260), min_size=1, max_size=6))
def test_whichever_way_one_looks_it_is_the_same_training_to_the_byte(one_by_one, asked):
    gone, at_once = resumable(one_by_one)
    for steps in asked:
        (net, E), expected = gone.at(steps), at_once(steps)
        np.testing.assert_array_equal(E, expected.E)
        for found, wanted in zip((*net.W, *net.b), (*expected.net.W, *expected.net.b), strict=True):
            np.testing.assert_array_equal(found, wanted)


def test_what_has_been_trained_is_not_trained_again():
    counted = []
    gone, _ = resumable(False, counted)
    for steps in (100, 200, 150, 200, 0, 100, 260):
        gone.at(steps)
    assert sum(counted) == 260
    assert max(counted) == _learning.SLICE


def test_what_is_on_its_way_is_shown_as_far_as_it_has_come_and_gone_on_with():
    counted = []
    gone, at_once = resumable(True, counted)
    way = gone.slices(200)
    shares = [next(way), next(way)]
    assert shares == [52 / 200, 104 / 200]  # four samples take turns: a slice ends where they come round
    way.close()
    np.testing.assert_array_equal(gone.at(200)[1], at_once(104).E)
    assert [*gone.slices(200)] == [156 / 200, 1.0]
    np.testing.assert_array_equal(gone.at(200)[1], at_once(200).E)
    assert sum(counted) == 200


def test_variants_go_on_where_they_have_come_to():
    x, t = datasets.xor()
    for variant in variants.VARIANTS:
        half = variants.train(variant, (2, 3, 3, 1), [0, 1], x, t, 0.5, 30, "tanh")
        rest, whole = (
            variants.go_on(variant, half.nets, x, t, 0.5, 20),
            variants.train(variant, (2, 3, 3, 1), [0, 1], x, t, 0.5, 50, "tanh"),
        )
        np.testing.assert_array_equal(np.concatenate([half.E[:, :-1], rest.E], axis=1), whole.E)
        assert rest.nets[1].hidden == "tanh"


# ---- in an event loop as in a notebook


@pytest.fixture
def slow(monkeypatch):
    """A turn is over after one slice; nothing is remembered."""
    monkeypatch.setattr(_work, "PATIENCE", 0.0)
    monkeypatch.setattr(_work.Work.advance, "__defaults__", (0.0,))
    for name in LONG:
        import_module(f"lecture_lib.explore.{name}")._training.cache_clear()


def bar(explorer):
    (found,) = (widget for widget in widgets_of(explorer) if isinstance(widget, FloatProgress))
    return found


@pytest.mark.parametrize("name", LONG)
def test_an_explorer_shows_how_far_it_has_come_and_ends_where_it_would(slow, name):
    async def looked_at():
        explorer = getattr(explore, name)(**LONG[name])
        seen = [explorer.readout]
        assert explorer.under_way
        assert 0 < bar(explorer).value < 1
        while explorer.under_way:
            await asyncio.sleep(0.01)
            seen.append(explorer.readout)
        assert len(set(seen)) > 4
        return explorer.png()

    assert asyncio.run(looked_at()) == getattr(explore, name)(**LONG[name]).png()


@pytest.mark.parametrize("name", LONG)
def test_an_explorer_that_is_stopped_stays_where_it_is_until_a_setting_moves(slow, name):
    async def stopped():
        explorer = getattr(explore, name)(**LONG[name])
        explorer.stop()
        before = explorer.readout
        await asyncio.sleep(0.05)
        explorer.refresh()
        assert not explorer.under_way
        assert explorer.readout == before
        explorer.controls["epsilon"].value *= 10**0.1
        assert explorer.under_way
        while explorer.under_way:
            await asyncio.sleep(0.01)
        return explorer.readout, explorer.values["epsilon"]

    readout, epsilon = asyncio.run(stopped())
    assert readout == getattr(explore, name)(**{**LONG[name], "epsilon": epsilon}).readout
