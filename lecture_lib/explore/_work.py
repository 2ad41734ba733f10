"""Long work that does not keep anybody waiting: done in slices between messages, with a bar, and a button to stop it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from math import inf
from time import monotonic

import ipywidgets as widgets

from .._keep import weakly
from ._controls import button

PATIENCE = 0.1  # seconds of work at a time: a slider that is moved meanwhile waits no longer
PAUSE = 0.01  # seconds in which messages get their turn


class Work:
    """One thing at a time, as an iterator of the part that is done (0 to 1), each of whose steps takes some milliseconds.

    go_on is called where there is an event loop, when it is time to `advance`; without one, work is done at once.
    """

    def __init__(self, go_on: Callable[[], None]) -> None:
        self._go_on = go_on
        self._slices: Iterator[float] = iter(())
        self._timer: asyncio.TimerHandle | None = None
        self.bar = widgets.FloatProgress(min=0, max=1, layout={"flex": "1 1 auto", "width": "auto"})
        self.widget = widgets.HBox([self.bar, button("stop", weakly(self.stop))])
        self.widget.add_class("lec-work")
        self._show(1)

    @property
    def under_way(self) -> bool:
        return bool(self.bar.value < 1)

    def begin(self, slices: Iterator[float]) -> None:
        """Drop what was under way and begin with this; what fits into one turn is done on return."""
        self._slices = slices
        self.advance()

    def advance(self, seconds: float = PATIENCE) -> None:
        """Go on for about so long."""
        until, reached = monotonic() + seconds, 1.0  # nothing is left, too, when it fails
        try:
            for done in self._slices:
                if monotonic() >= until:
                    reached = done
                    break
        finally:
            self._show(reached)
        if self.under_way and not self._later():
            self.advance(inf)

    def stop(self) -> None:
        """Leave it as it is."""
        self._slices = iter(())
        self.advance()

    def _later(self) -> bool:
        """Have it go on after a pause; False where there is no event loop to do it."""
        try:
            self._timer = asyncio.get_running_loop().call_later(PAUSE, self._go_on)
        except RuntimeError:
            return False
        return True

    def _show(self, done: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self.bar.value = done
        self.widget.layout.visibility = "visible" if done < 1 else "hidden"
