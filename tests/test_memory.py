"""A lecture is long: an explorer that is moved holds no more than before. (Cells run again: test_keep.)"""

import gc
from dataclasses import replace

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances as open_widgets

from lecture_lib import explore
from lecture_lib.explore._explorer import Explorer

EXPLORERS = [getattr(explore, name) for name in explore.__all__]


def moves(explorer, times):
    """So many moves of the first slider of numbers, over its whole range."""
    control = next(c for c in explorer.recipe.controls if hasattr(c, "low") and c.name not in ("step", "seed"))
    values = [type(control.value)(value) for value in np.linspace(control.low, control.high, 10)]
    for i in range(times):
        explorer.controls[control.name].value = values[i % 10]


@pytest.mark.parametrize("make", EXPLORERS)
def test_moves_add_no_artist_and_no_widget(make):
    """Exact, so that twenty are enough: whatever is made anew at a move and not thrown away is counted twenty times."""
    figures, recipe = [], make().recipe
    explorer = Explorer(replace(recipe, stage=lambda figure: figures.append(figure) or recipe.stage(figure)))
    if "steps" in explorer.controls:
        explorer.controls["steps"].value = 3  # the moves are what is counted, not the training

    def counts():
        return len(figures[0].findobj()), len(open_widgets)

    counts()  # which makes matplotlib create its ticks
    moves(explorer, 10)
    gc.collect()  # the explorer of the test before this one, if it is still there
    before = counts()
    moves(explorer, 20)
    assert counts() == before
