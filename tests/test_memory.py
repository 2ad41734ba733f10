"""A lecture is long: an explorer moved a thousand times holds no more than before."""

import asyncio
import gc
import sys

import numpy as np
import pytest

from lecture_lib import explore

EXPLORERS = [getattr(explore, name) for name in explore.__all__]


def held():
    """Blocks of memory in use; an array or a picture kept by mistake is one at least (tracemalloc would take four times as long)."""
    gc.collect()
    return sys.getallocatedblocks()


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

    async def settled():
        await asyncio.sleep(0.4)  # no timer is left, neither cancelled nor due
        return held()

    async def grown():  # with an event loop, as in a notebook: pictures are sharp at rest only
        moves(110)
        before = await settled()
        moves(1000)
        return await settled() - before

    blocks = asyncio.run(grown())
    assert blocks < 900, f"{blocks} blocks after 1,000 moves"  # one kept a move would be 1,000
