"""A lecture is long: an explorer that is moved holds no more than before. (What becomes of cells run again: test_keep.)"""

import asyncio
import gc
import sys

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances as open_widgets

from lecture_lib import explore

EXPLORERS = [getattr(explore, name) for name in explore.__all__]


def moves(explorer, times):
    """So many moves of the first slider of numbers, over its whole range."""
    control = next(c for c in explorer.recipe.controls if hasattr(c, "low") and c.name not in ("step", "seed"))
    values = [type(control.value)(value) for value in np.linspace(control.low, control.high, 10)]
    for i in range(times):
        explorer.controls[control.name].value = values[i % 10]


@pytest.mark.parametrize("make", EXPLORERS)
def test_sixty_moves_add_no_artist_and_no_widget(make):
    """Exact, so that sixty are enough: whatever is made anew at a move and not thrown away is counted sixty times."""
    explorer = make()
    if "steps" in explorer.controls:
        explorer.controls["steps"].value = 3  # the moves are what is counted, not the training

    def counts():
        return len(explorer._live.figure.findobj()), len(open_widgets)

    counts()  # which makes matplotlib create its ticks
    moves(explorer, 20)
    before = counts()
    moves(explorer, 60)
    assert counts() == before


def held():
    """Blocks of memory in use; an array or a picture kept by mistake is one at least."""
    gc.collect()
    return sys.getallocatedblocks()


def test_a_thousand_moves_are_forgotten():
    explorer = explore.unit()

    async def settled():
        await asyncio.sleep(0.4)  # no timer is left, neither cancelled nor due
        return held()

    async def grown():  # with an event loop, as in a notebook: pictures are sharp at rest only
        moves(explorer, 110)
        before = await settled()
        moves(explorer, 1000)
        return await settled() - before

    blocks = asyncio.run(grown())
    assert blocks < 900, f"{blocks} blocks after 1,000 moves"  # one kept a move would be 1,000
