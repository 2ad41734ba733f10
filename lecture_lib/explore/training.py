"""explore.training: a network learns a data set; what it has learnt, its loss against updates, and how large δ is by layer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from .. import datasets, network
from .._arrays import Array
from .._drawing import add_panel
from .._numbers import raised
from .._style import FORWARD, TARGET
from .._words import add_words, say
from ..diagrams import charts
from ..network import Network
from ._controls import Choice, Count, LogSlider, Seed, preset
from ._explorer import explorer
from ._kit import HIDDEN, LossPanel, PlanePanel, moving_line
from ._learning import LearningCurve, constant_loss, samples, window
from ._readout import block, equals, error_span, from_to, side_by_side

MOST_STEPS = 1000


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
    def curve(self) -> LearningCurve:
        return LearningCurve(self.E, constant_loss(self.data), self.one_by_one)


@lru_cache(maxsize=64)  # a slider moves to and fro: where it has been, nothing is trained again
def compute(data: str, layers: int, units: int, hidden: str, mode: str, epsilon: float, steps: int, seed: int) -> Training:
    """Draw the network, train it, and look at δ where it has arrived."""
    x, t = samples(data)
    net = network.initial((x.shape[1], *[units] * layers, 1), seed, hidden=hidden)
    history = network.train(net, x, t, epsilon, steps, one_by_one=mode == "one")
    grads = network.backward(history.net, network.forward(history.net, x), t)
    delta = np.array([np.sqrt(np.mean(signal**2)) for signal in grads.delta_u])
    return Training(data, x, t, history.net, history.E, mode == "one", delta)


class TrainingFigure:
    """Left the plane with its regions, or the curve over one input; then E against n; then |δ| against k."""

    def __init__(self, figure: Figure) -> None:
        self.plane, self.line = PlanePanel(add_panel(figure, 70, 66, 330, 330)), add_panel(figure, 70, 66, 330, 330)
        charts.plain(self.line, "$x$", "$o$")
        self.line.set(xlim=(-1.5, 1.5), ylim=(0, 1))
        self.fitted = moving_line(self.line, color=FORWARD, linewidth=3)
        self.targets = moving_line(self.line, color=TARGET, linestyle="", marker="s", markersize=8)
        self.loss = LossPanel(add_panel(figure, 486, 66, 190, 330), MOST_STEPS)
        self.sizes = add_panel(figure, 776, 66, 138, 306)
        self.delta, self.stems = charts.sizes(self.sizes)
        self.shown = ""

    def draw_still(self, now: Training) -> None:
        """What stays while one data set is looked at: which axes, and their ranges."""
        self.shown = now.data
        two = now.x.shape[1] == 2
        self.plane.axes.set_visible(two)
        self.line.set_visible(not two)
        if two:
            self.plane.draw_still(window(now.data), now.x, now.t)
        self.loss.axes.set_ylim(0, float(f"{2.4 * constant_loss(now.data):.1g}"))


def draw(panels: TrainingFigure, now: Training) -> None:
    """The network's outputs, its losses and its error signals."""
    if panels.shown != now.data:
        panels.draw_still(now)
    if now.x.shape[1] == 2:
        panels.plane.show(now.net)
    else:
        x = np.linspace(-1.5, 1.5, 121)
        panels.fitted.set_data(x, network.forward(now.net, x[:, None]).o[-1][:, 0])
        panels.targets.set_data(now.x[:, 0], now.t[:, 0])
    panels.loss.show(now.E)
    _draw_sizes(panels, now)


def _draw_sizes(panels: TrainingFigure, now: Training) -> None:
    low = panels.sizes.get_ylim()[0]
    k, sizes = np.arange(2, len(now.delta) + 2), np.clip(now.delta, low, 1)
    if tuple(panels.sizes.get_xticks()) != tuple(k):
        panels.sizes.set(xlim=(1.4, k[-1] + 0.6), xticks=k)
    panels.delta.set_data(k, sizes)
    panels.stems.set_segments([[(layer, low), (layer, size)] for layer, size in zip(k, sizes, strict=True)])


def readout(now: Training) -> str:
    """What became of it, in words; E from start to end; the samples on the right side; δ of every layer."""
    told = [from_to(now.E)]
    if now.data != "curve":
        told.append(say("training_right", right=now.right, of=len(now.x)))
    signals = [f"{error_span(f'|δ<sup>u{raised(k)}</sup>|')} {equals(error_span, size, 2)}"
               for k, size in enumerate(now.delta.tolist(), 2)]  # fmt: skip
    return block(f"{'-'.join(map(str, now.net.sizes))}　{now.curve.words}", side_by_side(told), side_by_side(signals))


@explorer(
    controls=(
        Choice("data", "data", "xor", tuple(datasets.DATASETS), "data_"),
        Choice("mode", "mode", "all", ("all", "one"), "mode_"),
        Count("layers", "layers", 1, 1, 7), Count("units", "units", 4, 1, 8), HIDDEN,
        LogSlider("epsilon", "epsilon", 2.0, 0.01, 100), Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 10),
        Seed(value=1),
    ),
    compute=compute, stage=TrainingFigure, draw=draw, readout=readout, width=930, height=410, cuts=(418,), lines=3,
    buttons=(
        preset("preset_learns"), preset("preset_too_small", epsilon=0.02), preset("preset_few_units", units=1),
        preset("preset_oscillates", data="curve", units=2, epsilon=1.0, seed=5),
        preset("preset_plateau", units=2, seed=13), preset("preset_vanishing", layers=6, seed=2),
    ),
)  # fmt: skip
def training(**presets: Any) -> Any:
    """Explorer of learning: regions and samples, E after n updates, |δ^{u^k}| of every layer.

    Presets: data ("xor", "two_moons", "circles", "spiral" or "curve"), layers (hidden ones, 1 to 7), units (in each, 1 to 8),
    hidden ("sigmoid", "tanh" or "relu"), epsilon, steps (0 to 1,000), seed, mode ("all" samples at once, or "one" after another).
    """


add_words({
    "mode": ("更新", "update with"),
    "mode_all": ("全サンプルの合計で", "all samples at once"),
    "mode_one": ("1サンプルずつ順に", "one sample at a time"),
    "training_right": ("½ の正しい側にあるサンプル：{of} 個中 {right} 個", "samples on the correct side of ½: {right} of {of}"),
    "preset_too_small": ("小さすぎる ε", "ε too small"),
    "preset_few_units": ("ユニット不足", "too few units"),
    "preset_plateau": ("高原で止まる", "stuck on a plateau"),
    "preset_vanishing": ("深すぎて δ が消える", "deep: δ vanishes"),
})  # fmt: skip
