"""What is kept, and what is let go when cells are run again: tried in an IPython of its own, cell by cell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lecture_lib import explore

ROOT = Path(__file__).resolve().parents[1]
SHELL = """
import gc, io, json, os, sys
from contextlib import redirect_stdout
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets.widgets.widget import _instances as open_widgets
from matplotlib.backends.backend_agg import RendererAgg
from traitlets.config import Config

shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))

def run(code, cell=None):
    with redirect_stdout(io.StringIO()):
        result = shell.run_cell(code, store_history=True, cell_id=cell)
    result.raise_error()
    return result.result

def alive(kind):
    gc.collect()
    return sum(type(thing).__name__ == kind for thing in gc.get_objects())

run("from lecture_lib import explore")
"""


def outcome(code):
    """What a session that ends with `say(…)` has said."""
    program = f"{SHELL}\nsay = lambda **values: print(json.dumps(values))\n{code}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


AGAIN = """
def resident():
    import resource
    pages = int(open("/proc/self/statm").read().split()[1])
    return pages * resource.getpagesize() / 2**20

def each_cell_once():
    for name in NAMES or shell.user_ns["explore"].__all__:
        run(f"explore.{name}()", NAMED and name)
    gc.collect()
    return dict(widgets=len(open_widgets), values=len(shell.user_ns["Out"]), explorers=alive("Explorer"),
                bitmaps=alive("RendererAgg"), megabytes=resident() if sys.platform == "linux" else 0)

say(rounds=[each_cell_once() for _ in range(TIMES + 1)], pyplot="matplotlib.pyplot" in sys.modules)
"""


def rounds_of(times, named, names=()):
    """Each cell once, and then so many times again."""
    values = {"TIMES": times, "NAMED": named, "NAMES": names}
    return outcome("\n".join(f"{name} = {value!r}" for name, value in values.items()) + AGAIN)


def assert_nothing_stays(rounds, before, most=60):
    """From the round `before` on nothing is added; since the first one, `most` megabytes in the whole process."""
    first, last = rounds[before], rounds[-1]
    assert last["widgets"] == first["widgets"]
    assert last["values"] == first["values"]
    assert last["explorers"] == first["explorers"]
    assert last["bitmaps"] <= 3
    assert last["megabytes"] - rounds[0]["megabytes"] <= most, rounds


def test_a_cell_that_is_run_again_lets_go_of_what_it_showed():
    said = rounds_of(1, named=True)
    assert_nothing_stays(said["rounds"], before=0)
    assert said["rounds"][-1]["explorers"] == len(explore.__all__)
    assert not said["pyplot"], "an explorer has loaded pyplot, which would take the reader's figures for its own"


@pytest.mark.nightly
@pytest.mark.parametrize(("named", "most"), [(True, 60), (False, 80)])
def test_an_evening_of_running_every_explorer_fifty_times_costs_sixty_megabytes_at_most(named, most):
    """Or eighty, where cells are not named and two of each text are kept."""
    assert_nothing_stays(rounds_of(50, named)["rounds"], before=2, most=most)


LIVES = """
def others(cell):
    for i in range(4):
        run(str(i), cell)  # _, __ and ___ hold the last three values

SHOWN = "Out[max(n for n, value in Out.items() if type(value).__name__ == 'Explorer')]"
run("one = explore.unit()")
run("one", "a"), run("one", "b")
run("del one")
others("a")  # the cell shows something else now
twice = [alive("Explorer")]
before = run(f"{SHOWN}.text()")
run(f"{SHOWN}.controls['w1'].value = 2.0", "c")
twice.append(run(f"{SHOWN}.text()", "d") != before)
others("b")
twice += [alive("Explorer"), len(open_widgets)]

run("mine = explore.unit()\\nmine", "a")
others("a")
before = run("mine.text()", "b")
run("mine.controls['epsilon'].value = 7.0", "c")
named = [run("mine.text()", "d") != before, len(open_widgets) > 0]
run("del mine")
named.append(len(open_widgets))

run("box = explore.unit().widget", "a")
others("a")
taken = alive("Explorer")
from IPython.display import display
with redirect_stdout(io.StringIO()):
    display(shell.user_ns["explore"].softmax())  # between two cells, as a callback does
others("a")
callback = alive("Explorer")
shell.user_ns.pop("box").close()
gc.collect()
closed = alive("Explorer")
others("a")

run("from lecture_lib import diagrams")
for i in range(3):
    run("diagrams.layers()", "picture")
pictures = [alive("Picture"), alive("RendererAgg")]

unnamed = []
for _ in range(4):
    run("explore.unit()"), run("explore.softmax()")
    unnamed.append(alive("Explorer") - closed)
say(twice=twice, named=named, taken=taken, callback=callback, closed=closed, pictures=pictures, unnamed=unnamed)
"""


@pytest.fixture(scope="module")
def lives():
    return outcome(LIVES)


def test_what_is_shown_in_two_cells_lives_and_answers_until_neither_shows_it(lives):
    assert lives["twice"] == [1, True, 0, 0]


def test_what_a_name_still_refers_to_is_not_closed_before_the_name_is_gone(lives):
    assert lives["named"] == [True, True, 0]


def test_a_widget_taken_out_keeps_its_explorer_and_what_a_callback_shows_stays(lives):
    assert (lives["taken"], lives["callback"]) == (1, 2)


def test_a_widget_that_its_taker_closes_lets_its_explorer_go(lives):
    assert lives["closed"] == 1


def test_a_picture_is_let_go_like_an_explorer_and_holds_no_bitmap_once_it_is_shown(lives):
    kept, bitmaps = lives["pictures"]
    assert kept <= 4  # the one that is shown, and the last three values
    assert bitmaps <= 3  # those of explorers


def test_where_the_front_end_does_not_name_the_cell_two_of_the_same_text_may_stand_side_by_side(lives):
    assert lives["unnamed"] == [2, 4, 4, 4]


def test_an_older_explorer_that_is_moved_again_after_twenty_newer_ones_is_drawn_again():
    old = explore.unit(step=5)
    newer = [explore.softmax() for _ in range(20)]
    old.controls["w1"].value = 2.0
    assert old.png() == explore.unit(step=5, w1=2.0, w2=old.values["w2"], b=old.values["b"]).png()
    assert newer[0].png() == newer[-1].png() == explore.softmax().png()
