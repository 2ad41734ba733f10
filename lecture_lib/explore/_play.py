"""▶ and ⏸: one step after another, each when the picture of the one before has been seen, so that a slow way piles up nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from .._keep import weakly
from .._words import add_words, say
from ._controls import button

PLAY, PAUSE = "play", "pause"  # by JupyterLab's own icons: not every machine has letters for ▶ and ⏸
PACE = 0.06  # seconds from one picture to the next, at least
PATIENCE = 0.6  # seconds after which it goes on, too, where no front end says that it has seen a picture


class Player:
    """A button that plays what is called so: `step` goes one further and returns whether there is more, `begin` comes before."""

    def __init__(self, what: str, step: Callable[[], bool], begin: Callable[[], None]) -> None:
        self._step, self._begin = step, begin
        self._timer: asyncio.TimerHandle | None = None
        self._since = 0.0
        self.button = button(what, weakly(self.toggle), "play")
        self.button.icon = PLAY

    @property
    def playing(self) -> bool:
        return self._timer is not None

    def toggle(self) -> None:
        """Begin, or pause. Without an event loop, where nothing can be done later, it goes one step."""
        if self.playing:
            self.pause()
        else:
            self._begin()
            self._on()

    def pause(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        self._show()

    def seen(self) -> None:
        """The picture of the last step is on the screen: the next is due."""
        if self.playing:
            loop = asyncio.get_running_loop()
            self._wait(max(0.0, self._since + PACE - loop.time()))

    def _on(self) -> None:
        try:
            self._since = asyncio.get_running_loop().time()
        except RuntimeError:
            self._step()
            return
        self._wait(PATIENCE)  # before the step, whose picture is to say that it is waited for
        if self._step():
            self._show()
        else:
            self.pause()

    def _wait(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, weakly(self._on))

    def _show(self) -> None:
        self.button.icon = PAUSE if self.playing else PLAY
        self.button.tooltip = say("pause" if self.playing else "play")


add_words({"play": ("再生", "play"), "pause": ("一時停止", "pause")})
