"""explore.seeds: the same settings from 32 seeds, at 24 step sizes: who learns, who does not, and each one's model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, StepPatch

from .. import charts, ensemble, network
from ..arrays import Array
from ..controls import Choice, Count, LogSlider, Seed, preset
from ..drawing import Label
from ..ensemble import Runs
from ..live import Explorer, Recipe
from ..network import Network
from ..style import INK, LOSS, PAPER, loss, number
from ..words import say
from .trained_network import constant_loss, samples, window

SEEDS = tuple(range(32))
EPSILONS = tuple(float(e) for e in 0.1 * 10 ** (np.arange(24) / 8))
MOST_STEPS, BINS = 1000, 24
LEARNT, STUCK = 0.1, 0.9  # of the least loss that one answer for every sample leaves
TOP = 2.2  # of the same, where the axis of E ends
WIDTH, HEIGHT, CUTS = 1090, 404, (462,)
OUTCOMES = {"learnt": "✓", "half": "½", "stuck": "✗"}


def seeds(**presets: Any) -> Explorer:
    """Explorer of seeds: E of 32 of them, a map of the last E over ε × seed, and the regions of the chosen cell.

    Presets: data ("xor", "two_moons" or "circles"), scale (standard deviation of the initial W and b), layers (hidden ones, 1
    or 2), units (in each, 1 to 8), steps (0 to 1,000), epsilon (the nearest of 24 counts), seed (0 to 31).
    """
    return Explorer(RECIPE, **presets)


@dataclass(frozen=True)
class Cell:
    """The map of all runs, and the cell that is looked at."""

    data: str
    runs: Runs
    epsilon: float
    seed: int

    @property
    def column(self) -> int:
        return EPSILONS.index(self.epsilon)

    @property
    def E(self) -> Array:
        """(seeds, kept): E of every seed at this ε."""
        return self.runs.E[:, self.column]

    @property
    def net(self) -> Network:
        return self.runs.net(self.seed, self.epsilon)


class Growing:
    """Runs that are being trained: `runs` are those so far, each of `slices` takes them a little further."""

    def __init__(self, data: str, layers: int, units: int, steps: int, scale: float) -> None:
        x, t = samples(data)
        self.steps = steps
        self._snapshots = ensemble.training((2, *[units] * layers, 1), SEEDS, EPSILONS, x, t, steps, scale=scale)
        self.runs = next(self._snapshots)

    def slices(self) -> Iterator[float]:
        for runs in self._snapshots:
            self.runs = runs
            yield runs.n[-1] / self.steps


_growing = lru_cache(maxsize=4)(Growing)  # one takes 6 MB; who comes back to its settings finds it as it was left


def prepare(data: str, layers: int, units: int, steps: int, scale: float) -> Iterator[float]:
    """Train every run of the map."""
    return _growing(data, layers, units, steps, scale).slices()


def compute(data: str, layers: int, units: int, steps: int, scale: float, epsilon: float, seed: int) -> Cell:
    """Look one cell up; train the map first, if nobody has begun with it."""
    growing = _growing(data, layers, units, steps, scale)
    if len(growing.runs.n) == 1:
        for _ in growing.slices():
            pass
    return Cell(data, growing.runs, nearest(epsilon), seed)


def nearest(epsilon: float) -> float:
    """That one of the map's step sizes whose logarithm is nearest."""
    return min(EPSILONS, key=lambda e: abs(np.log(e / epsilon)))


def outcomes(E: Array, data: str) -> dict[str, int]:
    """How many of these last E count as learnt, half learnt, stuck."""
    share = E / constant_loss(data)
    learnt, stuck = share <= LEARNT, share >= STUCK
    return {"learnt": int(learnt.sum()), "half": int((~learnt & ~stuck).sum()), "stuck": int(stuck.sum())}


class Panels:
    """E against n, its greys, how the last E are spread over them; then the map, and the regions of one cell."""

    def __init__(self, figure: Figure) -> None:
        self.losses = figure.add_axes(_place(70, 66, 206, 320))
        self.chosen = charts.loss_curve(self.losses, MOST_STEPS, 1)
        self.chosen.set(clip_on=True, linewidth=3.4)
        self.losses.set_xticks([0, MOST_STEPS // 2, MOST_STEPS])
        self.others = LineCollection([], colors="#9A9A9A", linewidths=1.2, animated=True, zorder=3)
        self.losses.add_collection(self.others, autolim=False)
        self.spread = figure.add_axes(_place(326, 66, 70, 320))
        self.bars, self.counts = self._spread(figure.add_axes(_place(292, 66, 14, 320)))
        self.grid = figure.add_axes(_place(524, 66, 240, 320))
        self.map, self.frames = charts.Cells(self.grid), self._frames()
        self.plane = figure.add_axes(_place(828, 66, 252, 252))
        self.regions, self.samples = charts.Regions(self.plane), charts.Samples(self.plane)
        self.shown = ""

    def _spread(self, key: Axes) -> tuple[StepPatch, dict[str, Label]]:
        """Beside E: which grey stands for it, how many seeds end there, and how many that makes for each outcome."""
        for axes in (self.losses, key, self.spread):
            for edge in (LEARNT, STUCK):
                axes.plot(
                    [0, 1], [edge / TOP] * 2, color=INK, linewidth=1, linestyle=(0, (4, 4)), transform=axes.transAxes
                )
        key.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, TOP))
        greys = np.linspace(0, TOP, 256)[:, None]
        key.imshow(charts.Cells.colours(greys), origin="lower", extent=(0, 1, 0, TOP), aspect="auto", zorder=0)
        self.spread.set(xlim=(0, len(SEEDS)), ylim=(0, TOP), xticks=[0, len(SEEDS)], yticks=[])
        self.spread.tick_params(labelsize=14, length=4)
        bars = self.spread.stairs([0] * BINS, np.linspace(0, TOP, BINS + 1), orientation="horizontal", fill=True,
                                  color="#909090", animated=True)  # fmt: skip
        places = {"learnt": LEARNT / 2, "half": (LEARNT + STUCK) / 2, "stuck": (STUCK + TOP) / 2}
        beside = 1.5 * len(SEEDS)
        return bars, {name: Label(self.spread, beside, y, size=18, animated=True) for name, y in places.items()}

    def _frames(self) -> tuple[Rectangle, ...]:
        """Around the chosen column; around the chosen cell, first in paper, so that it is seen on any grey."""
        self.grid.set(xlim=(0, len(EPSILONS)), ylim=(0, len(SEEDS)))
        charts.plain(self.grid, r"$\varepsilon$", "$s$")
        self.grid.set_xticks(np.arange(3) * 8 + 0.5, ["0.1", "1", "10"])
        self.grid.set_yticks(np.arange(0, 31, 10) + 0.5, [str(seed) for seed in range(0, 31, 10)])
        look: dict[str, Any] = {"fill": False, "animated": True, "clip_on": False, "zorder": 4}
        kinds = ((len(SEEDS), LOSS, 1.4), (1, PAPER, 6.5), (1, LOSS, 3))
        rectangles = [Rectangle((0, 0), 1, high, edgecolor=hue, linewidth=width, **look) for high, hue, width in kinds]
        for rectangle in rectangles:
            self.grid.add_patch(rectangle)
        return tuple(rectangles)

    def furnish(self, data: str) -> None:
        """What stands still while one data set is looked at."""
        self.shown = data
        charts.window(self.plane, *window(data))
        self.losses.set_ylim(0, TOP * constant_loss(data))
        self.samples.show(*samples(data))


def _place(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    return x / WIDTH, y / HEIGHT, width / WIDTH, height / HEIGHT


def draw(panels: Panels, now: Cell) -> None:
    """The curves and the spread of one column, the map, the regions of one cell."""
    if panels.shown != now.data:
        panels.furnish(now.data)
    curves = charts.thinned(now.runs.n, now.E)
    panels.others.set_segments(list(curves))
    panels.chosen.set_data(*curves[now.seed].T)
    last = now.runs.E[..., -1] / constant_loss(now.data)
    counts, _ = np.histogram(np.minimum(last[:, now.column], TOP), BINS, (0, TOP))
    panels.bars.set_data(counts)
    for name, count in outcomes(now.E[:, -1], now.data).items():
        panels.counts[name].write(f"{OUTCOMES[name]} {count}")
    panels.map.values = last
    for frame in panels.frames:
        frame.set_xy((now.column, 0 if frame.get_height() > 1 else now.seed))
    outputs = network.forward(now.net, charts.plane(window(now.data))).o[-1]
    panels.regions.outputs = outputs.reshape(charts.Regions.GRID, charts.Regions.GRID)


def readout(now: Cell) -> str:
    """How many seeds learn at this ε; what became of the chosen one; what the words mean."""
    c, n = constant_loss(now.data), now.runs.n[-1]
    own = now.E[now.seed]
    (word,) = (name for name, count in outcomes(own[-1:], now.data).items() if count)
    losses = f"{loss('<i>E</i>')}: {loss(number(own[0]))} → {loss(number(own[-1]))}"
    told = say("seeds_one", seed=now.seed, E=losses, outcome=_named(word))
    column = "　".join(f"{_named(name)} {count}" for name, count in outcomes(now.E[:, -1], now.data).items())
    head = say(
        "seeds_column",
        sizes="-".join(map(str, now.runs.sizes)),
        epsilon=number(now.epsilon, 3),
        n=f"{n:,}",
        of=len(SEEDS),
        counts=column,
    )
    note = say("seeds_words", learnt=number(LEARNT * c, 3), stuck=number(STUCK * c, 3), c=number(c, 3))
    return f'<div class="lec-head">{head}</div><div>{told}</div><div class="lec-note">{note}</div>'


def _named(outcome: str) -> str:
    return f"{OUTCOMES[outcome]} {say('outcome_' + outcome)}"


USUAL: dict[str, Any] = {
    "data": "xor",
    "layers": 1,
    "units": 2,
    "scale": 1.0,
    "steps": MOST_STEPS,
    "epsilon": EPSILONS[10],
}  # what a preset starts from

RECIPE = Recipe(
    name="seeds",
    controls=(
        Choice("data", "data", "xor", ("xor", "two_moons", "circles"), "data_"),
        LogSlider("scale", "scale", 1.0, 0.01, 100, 0.5),
        Count("layers", "layers", 1, 1, 2), Count("units", "units", 2, 1, 8),
        Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 10),
        LogSlider("epsilon", "epsilon", EPSILONS[10], EPSILONS[0], EPSILONS[-1], 1 / 8),
        Seed(label="seed_s", low=0, high=SEEDS[-1]),
    ),
    prepare=prepare, compute=compute, stage=Panels, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=CUTS, lines=3,
    links={"epsilon": lambda values: {"epsilon": nearest(values["epsilon"])}},
    buttons=(
        preset("preset_two_units", USUAL), preset("preset_four_units", USUAL, units=4),
        preset("preset_small_scale", USUAL, scale=0.1, units=4), preset("preset_large_scale", USUAL, scale=10.0, units=4),
    ),
)  # fmt: skip
