"""A lecture is long: an explorer moved a thousand times holds no more than before."""

import gc
import tracemalloc

import numpy as np
import pytest

from lecture_lib import explore

EXPLORERS = [getattr(explore, name) for name in explore.__all__]


@pytest.mark.parametrize("make", EXPLORERS)
def test_every_explorer_forgets_a_thousand_moves(make):
    explorer = make()
    if "steps" in explorer.controls:
        explorer.controls["steps"].value = 3  # the moves are what is counted, not the training
    name, control = next((c.name, c) for c in explorer.recipe.controls if c.name == "epsilon")
    values = np.geomspace(control.low, control.high, 10)

    def moves(times):
        for i in range(times):
            explorer.controls[name].value = float(values[i % 10])

    moves(60)
    tracemalloc.start()
    moves(50)
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    moves(1000)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 200_000, f"{grown} bytes after 1,000 moves"  # a number kept a move is 32 kB; a picture, many MB
