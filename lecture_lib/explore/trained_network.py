"""explore.training: a network learns a data set; what it has learnt, its loss against updates, and how large δ is by layer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .. import charts, datasets, network
from ..arrays import Array
from ..controls import Choice, Count, LogSlider, Seed, preset
from ..live import Explorer, Recipe
from ..network import Network
from ..style import FORWARD, LOSS, TARGET, error, loss, number, side_by_side
from ..words import say

MOST_STEPS, RECENT = 1000, 20
WIDTH, HEIGHT, CUTS = 930, 410, (418,)


def training(**presets: Any) -> Explorer:
    """Explorer of learning: regions and samples, E after n updates, |δ^{u^k}| of every layer.

    Presets: data ("xor", "two_moons", "circles", "spiral" or "curve"), layers (hidden ones, 1 to 7), units (in each, 1 to 8),
    epsilon, steps (0 to 1,000), seed, mode ("all" samples at once, or "one" after another).
    """
    return Explorer(RECIPE, **presets)


@dataclass(frozen=True)
class Training:
    """A network that has been trained for some steps, and on what."""

    data: str
    x: Array
    t: Array
    net: Network
    E: Array
    one_by_one: bool
    delta: Array  # root mean square of δ^{u^k} over samples and units, for k = 2 … k_max

    @property
    def outputs(self) -> Array:
        return network.forward(self.net, self.x).o[-1]

    @property
    def right(self) -> int:
        """How many samples lie on their side of ½."""
        return int(np.count_nonzero((self.outputs >= 0.5) == (self.t >= 0.5)))

    @property
    def course(self) -> Course:
        return Course(self.E, constant_loss(self.data), self.one_by_one)


@dataclass(frozen=True)
class Course:
    """The losses of a training, n = 0, 1, …, and what became of it."""

    E: Array
    constant: float  # E of the best output that is the same for every sample
    one_by_one: bool = False

    @property
    def recent(self) -> Array:
        return self.E[-RECENT - 1 :]

    @property
    def rises(self) -> int:
        """How many of the last 20 updates made the loss larger."""
        return int(np.count_nonzero(np.diff(self.recent) > 1e-9 * self.recent[:-1]))  # less is rounding

    @property
    def outcome(self) -> str:
        """What a person would say of it, by what the last updates did and by what the best constant output would leave."""
        if len(self.E) == 1:
            return "start"
        if self.E[-1] <= 0.1 * self.constant:
            return "learned"
        if self.rises >= 3 and not self.one_by_one:
            return "zigzag"
        if np.ptp(self.recent) < 0.005 * self.E[-1]:
            return "flat"
        return "above" if self.E[-1] > self.E[0] else "on_its_way"

    @property
    def words(self) -> str:
        return say("training_" + self.outcome, rises=self.rises, recent=len(self.recent) - 1)


@lru_cache(maxsize=8)
def samples(data: str) -> tuple[Array, Array]:
    return datasets.DATASETS[data]()


@lru_cache(maxsize=8)
def constant_loss(data: str) -> float:
    """The loss of the best output that is the same for every sample, the mean of the targets."""
    _, t = samples(data)
    return float(0.5 * np.sum((t - t.mean()) ** 2))


@lru_cache(maxsize=64)  # a slider moves to and fro: where it has been, nothing is trained again
def compute(data: str, layers: int, units: int, mode: str, epsilon: float, steps: int, seed: int) -> Training:
    """Draw the network, train it, and look at δ where it has arrived."""
    x, t = samples(data)
    net = network.initial((x.shape[1], *[units] * layers, 1), seed)
    history = network.train(net, x, t, epsilon, steps, one_by_one=mode == "one")
    grads = network.backward(history.net, network.forward(history.net, x), t)
    delta = np.array([np.sqrt(np.mean(signal**2)) for signal in grads.delta_u])
    return Training(data, x, t, history.net, history.E, mode == "one", delta)


class Panels:
    """Left the plane with its regions, or the curve over one input; then E against n; then |δ| against k."""

    def __init__(self, figure: Figure) -> None:
        self.plane, self.line = (figure.add_axes(_place(70, 66, 330, 330)) for _ in range(2))
        self.regions, self.samples = charts.Regions(self.plane), charts.Samples(self.plane)
        charts.plain(self.line, "$x$", "$o$")
        self.line.set(xlim=(-1.5, 1.5), ylim=(0, 1))
        self.fitted = _moving(self.line, color=FORWARD, linewidth=3)
        self.targets = _moving(self.line, color=TARGET, linestyle="", marker="s", markersize=8)
        self.losses = figure.add_axes(_place(486, 66, 190, 330))
        self.loss = charts.loss_curve(self.losses, MOST_STEPS, 1)
        self.loss.set_clip_on(True)
        self.losses.set_xticks([0, MOST_STEPS // 2, MOST_STEPS])
        self.now = _moving(self.losses, color=LOSS, marker="o", markersize=10, zorder=6)
        self.sizes = figure.add_axes(_place(776, 66, 138, 306))
        self.delta, self.stems = charts.sizes(self.sizes)
        self.shown = ""

    def furnish(self, now: Training) -> None:
        """What stands still while one data set is looked at: which axes, and their ranges."""
        self.shown = now.data
        two = now.x.shape[1] == 2
        self.plane.set_visible(two)
        self.line.set_visible(not two)
        charts.window(self.plane, *window(now.data))
        self.losses.set_ylim(0, float(f"{2.4 * constant_loss(now.data):.1g}"))


def _place(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    return x / WIDTH, y / HEIGHT, width / WIDTH, height / HEIGHT


def _moving(axes: Any, **look: Any) -> Line2D:
    (line,) = axes.plot([], [], animated=True, clip_on=False, **{"zorder": 5, **look})
    return line  # type: ignore[no-any-return]


def window(data: str) -> tuple[float, float]:
    return (-0.5, 1.5) if data == "xor" else (-1.6, 1.6)


def draw(panels: Panels, now: Training) -> None:
    """The network's outputs, its losses and its error signals."""
    if panels.shown != now.data:
        panels.furnish(now)
    if now.x.shape[1] == 2:
        outputs = network.forward(now.net, charts.plane(window(now.data))).o[-1]
        panels.regions.outputs = outputs.reshape(charts.Regions.GRID, charts.Regions.GRID)
        panels.samples.show(now.x, now.t)
    else:
        x = np.linspace(-1.5, 1.5, 121)
        panels.fitted.set_data(x, network.forward(now.net, x[:, None]).o[-1][:, 0])
        panels.targets.set_data(now.x[:, 0], now.t[:, 0])
    panels.loss.set_data(np.arange(len(now.E)), now.E)
    panels.now.set_data([len(now.E) - 1], [min(now.E[-1], panels.losses.get_ylim()[1])])
    _draw_sizes(panels, now)


def _draw_sizes(panels: Panels, now: Training) -> None:
    low = panels.sizes.get_ylim()[0]
    k, sizes = np.arange(2, len(now.delta) + 2), np.clip(now.delta, low, 1)
    if tuple(panels.sizes.get_xticks()) != tuple(k):
        panels.sizes.set(xlim=(1.4, k[-1] + 0.6), xticks=k)
    panels.delta.set_data(k, sizes)
    panels.stems.set_segments([[(layer, low), (layer, size)] for layer, size in zip(k, sizes, strict=True)])


def readout(now: Training) -> str:
    """What became of it, in words; E from start to end; the samples on the right side; δ of every layer."""
    n = len(now.E) - 1
    told = [f"{loss('<i>E</i>')}: {loss(number(now.E[0]))} → {loss(number(now.E[-1]))} (n = {n})"]
    if now.data != "curve":
        told.append(say("training_right", right=now.right, of=len(now.x)))
    signals = [
        f"{error(f'|δ<sup>u{_raised(k)}</sup>|')} = {error(number(size, 2))}"
        for k, size in enumerate(now.delta.tolist(), 2)
    ]
    return (
        f'<div class="lec-head">{"-".join(map(str, now.net.sizes))}　{now.course.words}</div>'
        f"<div>{side_by_side(told)}</div><div>{side_by_side(signals)}</div>"
    )


def _raised(k: int) -> str:
    return "⁰¹²³⁴⁵⁶⁷⁸⁹"[k]


USUAL: dict[str, Any] = {
    "data": "xor",
    "layers": 1,
    "units": 4,
    "mode": "all",
    "epsilon": 2.0,
    "steps": MOST_STEPS,
    "seed": 1,
}  # what a preset starts from

RECIPE = Recipe(
    name="training",
    controls=(
        Choice("data", "data", "xor", tuple(datasets.DATASETS), "data_"),
        Choice("mode", "mode", "all", ("all", "one"), "mode_"),
        Count("layers", "layers", 1, 1, 7), Count("units", "units", 4, 1, 8),
        LogSlider("epsilon", "epsilon", 2.0, 0.01, 100), Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 10),
        Seed(value=1),
    ),
    compute=compute, stage=Panels, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=CUTS, lines=3,
    buttons=(
        preset("preset_learns", USUAL), preset("preset_too_small", USUAL, epsilon=0.02), preset("preset_few_units", USUAL, units=1),
        preset("preset_oscillates", USUAL, data="curve", units=2, epsilon=1.0, seed=5),
        preset("preset_plateau", USUAL, units=2, seed=13), preset("preset_vanishing", USUAL, layers=6, seed=2),
    ),
)  # fmt: skip
