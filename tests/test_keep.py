"""What is kept, and what is let go when cells are run again: tried in an IPython of its own, cell by cell."""

import json
import subprocess
import sys
import textwrap
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
    program = f"{SHELL}\nsay = lambda **values: print(json.dumps(values))\n{textwrap.dedent(code)}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


AGAIN = """
    def resident():
        import resource
        pages = int(open("/proc/self/statm").read().split()[1])
        return pages * resource.getpagesize() / 2**20

    def each_cell_once():
        for name in shell.user_ns["explore"].__all__:
            run(f"explore.{name}()", NAMED and name)
        gc.collect()
        return dict(widgets=len(open_widgets), values=len(shell.user_ns["Out"]), explorers=alive("Explorer"),
                    bitmaps=alive("RendererAgg"), megabytes=resident() if sys.platform == "linux" else 0)

    say(rounds=[each_cell_once() for _ in range(TIMES + 1)])
"""


def assert_nothing_stays(rounds, before):
    """From the round `before` on nothing is added; the megabytes are those of the whole process."""
    first, last = rounds[before], rounds[-1]
    assert last["widgets"] == first["widgets"]
    assert last["values"] == first["values"]
    assert last["explorers"] == first["explorers"]
    assert last["bitmaps"] <= 3
    assert last["megabytes"] - rounds[0]["megabytes"] <= 60, rounds


@pytest.mark.parametrize(("named", "kept"), [("True", 1), ("False", 2)])
def test_cells_that_are_run_again_let_go_of_what_they_showed(named, kept):
    """Where the front end names the cell, one explorer for each; else the last two of the same text."""
    rounds = outcome(AGAIN.replace("TIMES", "3").replace("NAMED", named))["rounds"]
    assert_nothing_stays(rounds, before=kept)
    assert rounds[-1]["explorers"] == kept * len(explore.__all__)


@pytest.mark.nightly
@pytest.mark.parametrize("named", ["True", "False"])
def test_an_evening_of_running_every_cell_fifty_times_costs_sixty_megabytes_at_most(named):
    assert_nothing_stays(outcome(AGAIN.replace("TIMES", "50").replace("NAMED", named))["rounds"], before=2)


def test_what_is_shown_in_two_cells_lives_until_neither_shows_it():
    said = outcome("""
        run("one = explore.unit()")
        first, second = run("one", "a") is not None, run("one", "b") is not None
        run("del one")
        run("1", "a")  # the cell shows something else now
        after_a = alive("Explorer")
        before = run("_oh[max(n for n, v in Out.items() if type(v).__name__ == 'Explorer')].text()")
        run("Out[max(n for n, v in Out.items() if type(v).__name__ == 'Explorer')].controls['w1'].value = 2.0", "c")
        moved = run("Out[max(n for n, v in Out.items() if type(v).__name__ == 'Explorer')].text()", "d")
        run("2", "b")
        for i in range(4):
            run(str(i))  # _, __ and ___ hold the last three values
        say(after_a=after_a, answers=before != moved, after_b=alive("Explorer"), widgets=len(open_widgets))
    """)
    assert said == {"after_a": 1, "answers": True, "after_b": 0, "widgets": 0}


def test_what_a_name_still_refers_to_is_not_closed():
    said = outcome("""
        run("mine = explore.unit()\\nmine", "a")
        run("3", "a")
        for i in range(4):
            run(str(i))
        before = run("mine.text()", "b")
        run("mine.controls['epsilon'].value = 7.0", "c")
        say(changed=run("mine.text()", "d") != before, widgets=len(open_widgets) > 0)
    """)
    assert said == {"changed": True, "widgets": True}


def test_a_widget_taken_out_keeps_its_explorer_and_what_a_callback_shows_stays():
    said = outcome("""
        run("box = explore.unit().widget", "a")
        taken = alive("Explorer")
        from IPython.display import display
        with redirect_stdout(io.StringIO()):
            display(shell.user_ns["explore"].softmax())  # between two cells, as a callback does
        run("4", "b")
        run("5", "b")
        say(taken=taken, both=alive("Explorer"))
    """)
    assert said == {"taken": 1, "both": 2}


def test_an_older_explorer_that_is_moved_again_after_twenty_newer_ones_is_drawn_again():
    old = explore.unit(step=5)
    newer = [explore.softmax() for _ in range(20)]
    old.controls["w1"].value = 2.0
    assert old.png() == explore.unit(step=5, w1=2.0, w2=old.values["w2"], b=old.values["b"]).png()
    assert newer[0].png() == newer[-1].png() == explore.softmax().png()
