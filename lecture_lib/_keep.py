"""What is kept, and for how long: an evening of running cells again costs no more than the first time.

ipywidgets keeps every widget until it is closed, and IPython every value that a cell has shown. So an explorer closes its
widgets once nothing refers to it, and a cell refers to what it shows until it is run again. Where a front end does not say
which cell runs, cells with the same text count as one, and what they showed the last few times is kept. What a cell puts
elsewhere, into an Output widget say, counts as shown by that cell.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple
from weakref import WeakMethod

TWINS = 2  # runs of the same text that are kept where it may stand in several cells


class _Shown(NamedTuple):
    """What one run of a cell has shown, and under which number IPython remembers its value."""

    things: list[Any]
    number: int


_now: list[Any] = []  # shown by the cell that runs, or by none: what a callback shows stays
_runs: dict[str, list[_Shown]] = {}  # by cell


def on_show(thing: Any) -> None:
    """Keep it as long as it can be seen: until the cell that shows it is run again, or else for good."""
    shell = _shell()
    if shell is None:
        return
    if _before not in shell.events.callbacks["pre_run_cell"]:
        shell.events.register("pre_run_cell", _before)
        shell.events.register("post_run_cell", _after)
    _now.append(thing)


def _shell() -> Any:
    """The IPython in which this runs, if it does: who runs in one has loaded it."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _before(info: Any) -> None:
    """A cell is run: what it showed is replaced."""
    _file("", 0)
    identity = _cell(info)
    runs = _runs.get(identity, [])
    for shown in [runs.pop(0) for _ in range(len(runs) - (0 if _named(info) else TWINS - 1))]:
        _forget(shown)


def _after(result: Any) -> None:
    _file(_cell(result.info), result.execution_count or 0)


def _file(cell: str, number: int) -> None:
    """What has been shown since the last time belongs to that run of that cell; to no cell at all, it stays."""
    if _now:
        _runs.setdefault(cell, []).append(_Shown(_now[:], number))
        _now.clear()


def _named(info: Any) -> bool:
    return bool(getattr(info, "cell_id", None))


def _cell(info: Any) -> str:
    return f"id {info.cell_id}" if _named(info) else f"text {info.raw_cell}"


def _forget(shown: _Shown) -> None:
    """IPython's memory of the value of a cell (Out[n], _n), if it is one of those things."""
    shell = _shell()
    values = shell.user_ns.get("_oh", {})
    if any(values.get(shown.number) is thing for thing in shown.things):
        del values[shown.number]
        shell.del_var(f"_{shown.number}", by_name=True)
        getattr(shell.history_manager, "outputs", {}).pop(shown.number, None)  # with its picture


def weakly(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method, for a widget to call: it does not keep its object alive, and does nothing once that is gone."""
    held = WeakMethod(method)

    def call(*args: Any) -> Any:
        alive = held()
        return None if alive is None else alive(*args)

    return call
