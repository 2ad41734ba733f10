"""explore.seeds: the same settings from 32 seeds, at 24 step sizes: who learns, who does not, and each one's model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, StepPatch

from .. import ensemble
from .._arrays import Array
from .._drawing import Label, add_panel, data_at, place_of
from .._numbers import significant
from .._style import INK, LOSS, PAPER, TEXT
from .._words import add_words, say
from ..diagrams import charts
from ..ensemble import Runs
from ..network import Network
from ._controls import Choice, Count, LogSlider, Seed, preset
from ._explorer import explorer
from ._grips import Grip, Place
from ._kit import LossPanel, PlanePanel
from ._learning import LEARNT, constant_loss, samples, window
from ._readout import E_SIGN, block, loss_span, note

SEEDS = tuple(range(32))
EPSILONS = tuple(float(e) for e in 0.1 * 10 ** (np.arange(24) / 8))
MOST_STEPS, BINS = 1000, 24
STUCK = 0.9  # of the least loss that one answer for every sample leaves
TOP = 2.2  # of the same, where the axis of E ends
OUTCOMES = {"learnt": "✓", "half": "½", "stuck": "✗"}


@dataclass(frozen=True)
class Cell:
    """The map of all runs, and the cell that is looked at."""

    data: str
    runs: Runs
    epsilon: float
    seed: int
    asked: float  # for which ε, of which the map has the nearest

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


class MapTraining:
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


_map_training = lru_cache(maxsize=4)(MapTraining)  # one takes 6 MB; who comes back to its settings finds it as it was left


def prepare(data: str, layers: int, units: int, steps: int, scale: float) -> Iterator[float]:
    """Train every run of the map."""
    return _map_training(data, layers, units, steps, scale).slices()


def compute(data: str, layers: int, units: int, steps: int, scale: float, epsilon: float, seed: int) -> Cell:
    """Look one cell up; train the map first, if nobody has begun with it."""
    begun = _map_training(data, layers, units, steps, scale)
    if len(begun.runs.n) == 1:
        for _ in begun.slices():
            pass
    return Cell(data, begun.runs, nearest(epsilon), seed, epsilon)


def nearest(epsilon: float) -> float:
    """That one of the map's step sizes whose logarithm is nearest."""
    return min(EPSILONS, key=lambda e: abs(np.log(e / epsilon)))


def outcomes(E: Array, data: str) -> dict[str, list[int]]:
    """Which of these last E, by their seeds, count as learnt, half learnt, stuck."""
    share = E / constant_loss(data)
    learnt, stuck = share <= LEARNT, share >= STUCK
    met = {"learnt": learnt, "half": ~learnt & ~stuck, "stuck": stuck}
    return {name: np.flatnonzero(those).tolist() for name, those in met.items()}


class SeedsFigure:
    """E against n, its greys, how the last E are spread over them; then the map, and the regions of one cell."""

    def __init__(self, figure: Figure) -> None:
        self.loss = LossPanel(add_panel(figure, 70, 66, 186, 320), MOST_STEPS, others=1.2)
        self.loss.curve.set_linewidth(3.4)
        self.spread = add_panel(figure, 306, 66, 70, 320)
        self.bars, self.counts = self._spread(add_panel(figure, 272, 66, 14, 320))
        self.grid = add_panel(figure, 504, 66, 226, 320)
        self.map, self.frames = charts.Cells(self.grid), self._frames()
        self.plane = PlanePanel(add_panel(figure, 812, 66, 228, 228))
        self.shown = ""

    def _spread(self, key: Axes) -> tuple[StepPatch, dict[str, Label]]:
        """Beside E: which grey stands for it, how many seeds end there, and how many that makes for each outcome."""
        for axes in (self.loss.axes, key, self.spread):
            for edge in (LEARNT, STUCK):
                axes.plot([0, 1], [edge / TOP] * 2, color=INK, linewidth=1, linestyle=(0, (4, 4)), transform=axes.transAxes)
        key.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, TOP))
        greys = np.linspace(0, TOP, 256)[:, None]
        key.imshow(charts.Cells.colours(greys), origin="lower", extent=(0, 1, 0, TOP), aspect="auto", zorder=0)
        self.spread.set(xlim=(0, len(SEEDS)), ylim=(0, TOP), xticks=[0, len(SEEDS)], yticks=[])
        self.spread.tick_params(labelsize=TEXT, length=4)
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
        moving: dict[str, Any] = {"fill": False, "animated": True, "clip_on": False, "zorder": 4}
        kinds = ((len(SEEDS), LOSS, 1.4), (1, PAPER, 6.5), (1, LOSS, 3))
        rectangles = [Rectangle((0, 0), 1, high, edgecolor=hue, linewidth=width, **moving) for high, hue, width in kinds]
        for rectangle in rectangles:
            self.grid.add_patch(rectangle)
        return tuple(rectangles)

    def draw_still(self, data: str) -> None:
        """What stays while one data set is looked at."""
        self.shown = data
        self.plane.draw_still(window(data), *samples(data))
        self.loss.axes.set_ylim(0, TOP * constant_loss(data))


def draw(panels: SeedsFigure, now: Cell) -> None:
    """The curves and the spread of one column, the map, the regions of one cell."""
    if panels.shown != now.data:
        panels.draw_still(now.data)
    panels.loss.show_among(charts.thinned(now.runs.n, now.E), now.seed)
    last = now.runs.E[..., -1] / constant_loss(now.data)
    counts, _ = np.histogram(np.minimum(last[:, now.column], TOP), BINS, (0, TOP))
    panels.bars.set_data(counts)
    for name, those in outcomes(now.E[:, -1], now.data).items():
        panels.counts[name].write(f"{OUTCOMES[name]} {len(those)}")
    panels.map.values = last
    for frame in panels.frames:
        frame.set_xy((now.column, 0 if frame.get_height() > 1 else now.seed))
    panels.plane.show(now.net)


def grips(panels: SeedsFigure, now: Cell) -> list[Grip]:
    """The map, each cell of it; its keyboard way are the sliders of ε and of the seed."""
    (left, bottom), (right, top) = place_of(panels.grid, 0, 0), place_of(panels.grid, len(EPSILONS), len(SEEDS))

    def look_at(_: Mapping[str, Any], place: Place) -> dict[str, Any]:
        column, row = data_at(panels.grid, *place)
        return {"epsilon": EPSILONS[int(np.clip(column, 0, len(EPSILONS) - 1))], "seed": int(np.clip(row, 0, len(SEEDS) - 1))}

    centre, size = ((left + right) / 2, (top + bottom) / 2), (right - left, bottom - top)
    return [Grip("map", say("grip_map"), centre, size, lambda before, _, place: look_at(before, place), look_at)]


def readout(now: Cell) -> str:
    """How many seeds learn at this ε; what became of the chosen one; what the words mean."""
    c, own = constant_loss(now.data), now.E[now.seed]
    met = outcomes(now.E[:, -1], now.data)
    (word,) = (name for name, those in met.items() if now.seed in those)
    losses = f"{E_SIGN}: {loss_span(significant(own[0]))} → {loss_span(significant(own[-1]))}"
    head = say(
        "seeds_column", sizes="-".join(map(str, now.runs.sizes)), epsilon=_epsilon(now), n=f"{now.runs.n[-1]:,}",
        of=len(SEEDS), counts="　".join(f"{_named(name)} {len(those)}" for name, those in met.items()),
    )  # fmt: skip
    meant = say("seeds_words", learnt=significant(LEARNT * c, 3), stuck=significant(STUCK * c, 3), c=significant(c, 3))
    which = "　".join(f"{OUTCOMES[name]} {in_runs(those)}" for name, those in met.items() if those)
    one = say("seeds_one", seed=now.seed, E=losses, outcome=_named(word))
    return block(head, one, f"<i>s</i>: {which}", note(meant))


def in_runs(numbers: list[int]) -> str:
    """0, 3–5, 9: whole numbers in rising order."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda place: place[1] - place[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _epsilon(now: Cell) -> str:
    """The column's ε, and the one that was asked for, if the map has but a neighbour of it."""
    told = significant(now.epsilon, 3)
    near = abs(now.asked / now.epsilon - 1) < 1e-3
    return told if near else say("seeds_nearest", epsilon=told, asked=significant(now.asked, 3))


def _named(outcome: str) -> str:
    return f"{OUTCOMES[outcome]} {say('outcome_' + outcome)}"


@explorer(
    controls=(
        Choice("data", "data", "xor", ("xor", "two_moons", "circles"), "data_"),
        LogSlider("scale", "scale", 1.0, 0.01, 100, 0.5),
        Count("layers", "layers", 1, 1, 2), Count("units", "units", 2, 1, 8),
        Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 10),
        LogSlider("epsilon", "epsilon", EPSILONS[10], EPSILONS[0], EPSILONS[-1], 1 / 8),
        Seed(label="seed_s", low=0, high=SEEDS[-1]),
    ),
    prepare=prepare, compute=compute, stage=SeedsFigure, draw=draw, readout=readout, grips=grips,
    width=1054, height=404, cuts=(442,), lines=4,
    buttons=(
        preset("preset_two_units"), preset("preset_four_units", units=4),
        preset("preset_small_scale", scale=0.1, units=4), preset("preset_large_scale", scale=10.0, units=4),
    ),
    kept=("seed",),
)  # fmt: skip
def seeds(**presets: Any) -> Any:
    """Explorer of seeds: E of 32 of them, a map of the last E over ε × seed, and the regions of the chosen cell.

    Presets: data ("xor", "two_moons" or "circles"), scale (standard deviation of the initial W and b), layers (hidden ones, 1
    or 2), units (in each, 1 to 8), steps (0 to 1,000), epsilon (the nearest of 24 counts), seed (0 to 31).
    """


add_words({
    "grip_map": ("マスを押すと、その ε とシードのモデルを見る", "press a cell to see the model of that ε and seed"),
    "scale": ("初期値の標準偏差", "initial scale"),
    "seed_s": ("シード s", "seed s"),
    "outcome_learnt": ("学習できた", "learnt"),
    "outcome_half": ("一部だけ", "half learnt"),
    "outcome_stuck": ("学習できず", "not learnt"),
    "seeds_column": ("{sizes}　ε = {epsilon}　n = {n}　シード {of} 個のうち：{counts}",
        "{sizes}　ε = {epsilon}　n = {n}　of {of} seeds: {counts}"),
    "seeds_nearest": ("{epsilon}（図の中で {asked} に最も近い値）", "{epsilon} (on the map the nearest to {asked})"),
    "seeds_one": ("シード s = {seed}：{E}　{outcome}", "seed s = {seed}: {E}　{outcome}"),
    "seeds_words": ("✓：E ≤ {learnt}　✗：E ≥ {stuck}　½：その間（どの入力にも同じ値を出すモデルの E は、最小で {c}）",
        "✓: E ≤ {learnt}　✗: E ≥ {stuck}　½: between (a constant answer reaches E = {c} at best)"),
    "preset_two_units": ("隠れユニット2個", "2 hidden units"),
    "preset_four_units": ("4個", "4 hidden units"),
    "preset_small_scale": ("4個、標準偏差 0.1", "4 units, scale 0.1"),
    "preset_large_scale": ("4個、標準偏差 10", "4 units, scale 10"),
})  # fmt: skip
