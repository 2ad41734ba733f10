"""explore.training: a network learns a data set; what it has learnt, its loss against updates, and how large δ is by layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import datasets, network
from .._arrays import Array
from .._drawing import add_panel
from .._numbers import raised, significant
from .._style import FORWARD, TARGET
from .._words import add_words, say
from ..diagrams import charts
from ..network import Network
from ._controls import Choice, Count, LogSlider, Remembered, Seed, preset
from ._explorer import explorer
from ._grips import Grip, Place, point_grip
from ._kit import HIDDEN, LossPanel, PlanePanel, moving_line, probe, probe_grip, probe_label
from ._learning import LearningCurve, ResumableTraining, constant_loss, samples, window
from ._readout import block, equals, error_span, forward_span, from_to, side_by_side

MOST_STEPS = 1000


Moved = tuple[tuple[int, tuple[float, ...], float], ...]  # samples that are not where the data set has them: which, x, t


@dataclass(frozen=True)
class Training:
    """A network that has been trained for some steps, on what, and a point to ask it about."""

    data: str
    moved: Moved
    net: Network
    E: Array
    one_by_one: bool
    point: Array  # (1, n)

    @property
    def samples(self) -> tuple[Array, Array]:
        return given(self.data, self.moved)

    @property
    def delta(self) -> Array:
        """Root mean square of δ^{u^k} over samples and units, for k = 2 … k_max."""
        x, t = self.samples
        grads = network.backward(self.net, network.forward(self.net, x), t)
        return np.array([np.sqrt(np.mean(signal**2)) for signal in grads.delta_u])

    @property
    def right(self) -> int:
        """How many samples lie on their side of ½."""
        x, t = self.samples
        return int(np.count_nonzero((self.outputs(x) >= 0.5) == (t >= 0.5)))

    @property
    def curve(self) -> LearningCurve:
        t = self.samples[1]
        return LearningCurve(self.E, float(0.5 * np.sum((t - t.mean()) ** 2)), self.one_by_one)

    def outputs(self, x: Array) -> Array:
        return network.forward(self.net, x).o[-1]


def given(data: str, moved: Moved) -> tuple[Array, Array]:
    """The data set, with the samples that have been moved where they are."""
    x, t = (values.copy() for values in samples(data))
    for i, at, target in moved:
        x[i], t[i] = at, target
    return x, t


@lru_cache(maxsize=64)  # a slider moves to and fro: where it has been, nothing is trained again
def _training(
    data: str, moved: Moved, layers: int, units: int, hidden: str, mode: str, epsilon: float, seed: int
) -> ResumableTraining:
    x, t = given(data, moved)
    net, one_by_one = network.initial((x.shape[1], *[units] * layers, 1), seed, hidden=hidden), mode == "one"
    return ResumableTraining(
        net, lambda net, steps: network.train(net, x, t, epsilon, steps, one_by_one), len(x) if one_by_one else 1
    )


def prepare(
    data: str, moved: Moved, layers: int, units: int, hidden: str, mode: str, epsilon: float, steps: int, seed: int
) -> Iterator[float]:
    """Train it."""
    return _training(data, moved, layers, units, hidden, mode, epsilon, seed).slices(steps)


def compute(
    data: str, layers: int, units: int, hidden: str, mode: str, epsilon: float, steps: int, seed: int,
    moved: Moved = (), x1: float = 0.5, x2: float = 0.5,
) -> Training:  # fmt: skip
    """Draw the network and train it, as far as it is not done; ask it about the point."""
    net, E = _training(data, moved, layers, units, hidden, mode, epsilon, seed).at(steps)
    return Training(data, moved, net, E, mode == "one", np.array([[x1, x2][: net.sizes[0]]]))


class TrainingFigure:
    """Left the plane with its regions, or the curve over one input; then E against n; then |δ| against k."""

    def __init__(self, figure: Figure) -> None:
        self.plane, self.line = PlanePanel(add_panel(figure, 70, 66, 330, 330)), add_panel(figure, 70, 66, 330, 330)
        charts.plain(self.line, "$x$", "$o$")
        self.line.set(xlim=(-1.5, 1.5), ylim=(0, 1))
        self.fitted = moving_line(self.line, color=FORWARD, linewidth=3)
        self.targets = moving_line(self.line, color=TARGET, linestyle="", marker="s", markersize=8)
        self.probe, self.on_curve = probe(self.plane.axes), probe(self.line)
        self.loss = LossPanel(add_panel(figure, 486, 66, 190, 330), MOST_STEPS)
        self.sizes = add_panel(figure, 776, 66, 138, 306)
        self.delta, self.stems = charts.sizes(self.sizes)
        self.shown = ""

    def draw_still(self, now: Training) -> None:
        """What stays while one data set is looked at: which axes, and their ranges."""
        self.shown = now.data
        x, t = samples(now.data)
        two = x.shape[1] == 2
        self.plane.axes.set_visible(two)
        self.line.set_visible(not two)
        if two:
            self.plane.draw_still(window(now.data), x, t)
        self.loss.axes.set_ylim(0, float(f"{2.4 * constant_loss(now.data):.1g}"))


def draw(panels: TrainingFigure, now: Training) -> None:
    """The network's outputs, its losses and its error signals."""
    if panels.shown != now.data:
        panels.draw_still(now)
    x, t = now.samples
    if x.shape[1] == 2:
        panels.plane.show(now.net)
        panels.plane.samples.show(x, t)
        panels.probe.set_data(*now.point.T)
    else:
        along = np.linspace(-1.5, 1.5, 121)
        panels.fitted.set_data(along, now.outputs(along[:, None])[:, 0])
        panels.targets.set_data(x[:, 0], t[:, 0])
        panels.on_curve.set_data(now.point[0], now.outputs(now.point)[0])
    panels.loss.show(now.E)
    _draw_sizes(panels, now)


def grips(panels: TrainingFigure, now: Training) -> list[Grip]:
    """Each sample: dragged it moves, pressed its target is the other one; then ＋, which lies above them."""
    x, t = now.samples
    two = x.shape[1] == 2
    axes = panels.plane.axes if two else panels.line
    places = x.tolist() if two else np.concatenate([x, t], axis=1).tolist()
    held = [
        _sample(axes, i, place, now.data, target) for i, (place, target) in enumerate(zip(places, t[:, 0].tolist(), strict=True))
    ]
    if two:
        return [*held, probe_grip(axes, now.point[0].tolist(), 0.1)]
    at = float(now.point[0, 0]), float(now.outputs(now.point)[0, 0])
    return [*held, point_grip("probe", probe_label(at[0]), axes, at, lambda _, to: {"x1": to[0]}, 0.1)]


def _sample(axes: Axes, i: int, at: Place, data: str, target: float) -> Grip:
    """Sample i with its target, at a point of the axes: (x₁, x₂), or (x, t) of a data set over one input."""
    two = samples(data)[0].shape[1] == 2

    def moved(before: Mapping[str, Any], to: Place) -> dict[str, Any]:
        return _with(before, i, to if two else to[:1], _target(before, i) if two else to[1])

    def flipped(before: Mapping[str, Any], _: Place) -> dict[str, Any]:
        return _with(before, i, tuple(given(data, before["moved"])[0][i].tolist()), 1.0 - _target(before, i))

    place = f"({', '.join(map(significant, at))})" if two else significant(at[0])
    label = say("grip_sample" if two else "grip_sample_over_x", i=i + 1, x=place, t=significant(target))
    return point_grip(f"sample{i}", label, axes, at, moved, 0.1, flipped if two else None, i == 0, 28)


def _target(values: Mapping[str, Any], i: int) -> float:
    return float(given(values["data"], values["moved"])[1][i, 0])


def _with(values: Mapping[str, Any], i: int, x: tuple[float, ...], t: float) -> dict[str, Any]:
    """Sample i at x with target t."""
    return {"moved": (*(sample for sample in values["moved"] if sample[0] != i), (i, x, t))}


def _draw_sizes(panels: TrainingFigure, now: Training) -> None:
    low = panels.sizes.get_ylim()[0]
    delta = now.delta
    k, sizes = np.arange(2, len(delta) + 2), np.clip(delta, low, 1)
    if tuple(panels.sizes.get_xticks()) != tuple(k):
        panels.sizes.set(xlim=(1.4, k[-1] + 0.6), xticks=k)
    panels.delta.set_data(k, sizes)
    panels.stems.set_segments([[(layer, low), (layer, size)] for layer, size in zip(k, sizes, strict=True)])


def readout(now: Training) -> str:
    """What became of it, in words; E from start to end; the samples on the right side; δ of every layer."""
    told = [from_to(now.E)]
    if now.data != "curve":
        told.append(say("training_right", right=now.right, of=len(now.samples[0])))
    where = ", ".join(significant(value) for value in now.point[0].tolist())
    told.append(
        f"{say('at_probe')} ({where}): {forward_span('<i>o</i>')} {equals(forward_span, float(now.outputs(now.point)[0, 0]))}"
    )
    signals = [f"{error_span(f'|δ<sup>u{raised(k)}</sup>|')} {equals(error_span, size, 2)}"
               for k, size in enumerate(now.delta.tolist(), 2)]  # fmt: skip
    return block(f"{'-'.join(map(str, now.net.sizes))}　{now.curve.words}", side_by_side(told), side_by_side(signals))


@explorer(
    controls=(
        Choice("data", "data", "xor", tuple(datasets.DATASETS), "data_"),
        Choice("mode", "mode", "all", ("all", "one"), "mode_"),
        Count("layers", "layers", 1, 1, 7), Count("units", "units", 4, 1, 8), HIDDEN,
        LogSlider("epsilon", "epsilon", 2.0, 0.01, 100), Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 10, play=10),
        Seed(value=1), Remembered("moved", (), tuple), Remembered("x1", 0.5, float), Remembered("x2", 0.5, float),
    ),
    prepare=prepare, compute=compute, stage=TrainingFigure, draw=draw, readout=readout, grips=grips,
    width=930, height=410, cuts=(418,), lines=3, links={"data": lambda _: {"moved": ()}}, kept=("x1", "x2"),
    buttons=(
        # called by what they set: what comes of it is for the reader to see
        preset("preset_usual"), preset("ε = 0.02", epsilon=0.02), preset("preset_one_unit", units=1),
        preset("preset_curve", data="curve", units=2, epsilon=1.0, seed=5),
        preset("preset_two_units_13", units=2, seed=13), preset("preset_six_layers", layers=6, seed=2),
    ),
)  # fmt: skip
def training(**presets: Any) -> Any:
    """Explorer of learning: regions and samples, E after n updates, |δ^{u^k}| of every layer.

    Presets: data ("xor", "two_moons", "circles", "spiral" or "curve"), layers (hidden ones, 1 to 7), units (in each, 1 to 8),
    hidden ("sigmoid", "tanh" or "relu"), epsilon, steps (0 to 1,000), seed, mode ("all" samples at once, or "one" after another),
    x1, x2 (the point whose output is written down).
    """


add_words({
    "mode": ("更新", "update with"),
    "mode_all": ("全サンプルの合計で", "all samples at once"),
    "mode_one": ("1サンプルずつ順に", "one sample at a time"),
    "grip_sample": ("サンプル{i} x = {x}、t = {t}：つかむか矢印キーで動かす。クリックか Enter で t が入れ替わる。"
        "Page Down で次のサンプル",
        "sample {i} at x = {x}, t = {t}: drag it or press the arrow keys; a click or Enter gives it the other target; Page Down: "
        "the next sample"),
    "grip_sample_over_x": ("サンプル{i} x = {x}、t = {t}：つかむか矢印キーで動かす。Page Down で次のサンプル",
        "sample {i} at x = {x}, t = {t}: drag it or press the arrow keys; Page Down: the next sample"),
    "training_right": ("正しく分類されたサンプル（½ が境目）：{of} 個中 {right} 個",
        "samples on the correct side of ½: {right} of {of}"),
    "preset_usual": ("4ユニット、ε = 2", "4 units, ε = 2"),
    "preset_one_unit": ("1ユニット", "1 unit"),
    "preset_curve": ("1次元の回帰、ε = 1", "1-D regression, ε = 1"),
    "preset_two_units_13": ("2ユニット、シード 13", "2 units, seed 13"),
    "preset_six_layers": ("隠れ層6つ", "6 hidden layers"),
})  # fmt: skip
