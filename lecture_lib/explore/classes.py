"""explore.classes: a network learns three or four classes in the plane; its output for each, and where which one is largest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from .. import datasets, network
from .._activations import OUTPUTS
from .._arrays import Array
from .._drawing import Label, add_panel, sheet
from .._numbers import significant
from .._style import FORWARD
from .._words import add_words, say
from ..diagrams import charts
from ..network import History
from ._controls import Choice, Count, LogSlider, Seed, Slider, preset
from ._explorer import explorer
from ._grips import Grip
from ._kit import HIDDEN, LossPanel, probe, probe_grip
from ._learning import LearningCurve, ResumableTraining
from ._readout import block, equals, forward_span, from_to, side_by_side

MOST_STEPS, MOST_CLASSES, WINDOW = 1000, 4, (-1.6, 1.6)
WIDTH, HEIGHT = 1054, 410


@dataclass(frozen=True)
class Classifier:
    """A network that has been trained for some steps, on what, and a point to ask it about."""

    data: str
    output: str
    history: History
    point: Array

    @property
    def curve(self) -> LearningCurve:
        return LearningCurve(self.history.E, constant_loss(self.data, self.output))

    def outputs(self, x: Array) -> Array:
        return network.forward(self.history.net, x).o[-1]

    @property
    def right(self) -> int:
        """How many samples have their largest output where their target is 1."""
        x, t = samples(self.data)
        return int(np.count_nonzero(self.outputs(x).argmax(axis=1) == t.argmax(axis=1)))


@lru_cache(maxsize=8)
def samples(data: str) -> tuple[Array, Array]:
    return datasets.CLASSES[data]()


@lru_cache(maxsize=16)
def constant_loss(data: str, output: str) -> float:
    """E of the best output that is the same for every sample: the share of each class."""
    _, t = samples(data)
    return float(OUTPUTS[output].loss.E(t, np.broadcast_to(t.mean(axis=0), t.shape)))


@lru_cache(maxsize=64)  # a slider moves to and fro: where it has been, nothing is trained again
def _training(data: str, output: str, units: int, hidden: str, epsilon: float, seed: int) -> ResumableTraining:
    x, t = samples(data)
    net = network.initial((x.shape[1], units, t.shape[1]), seed, output=output, hidden=hidden)
    return ResumableTraining(net, lambda net, steps: network.train(net, x, t, epsilon, steps))


def prepare(data: str, output: str, units: int, hidden: str, epsilon: float, steps: int, seed: int) -> Iterator[float]:
    """Train it."""
    return _training(data, output, units, hidden, epsilon, seed).slices(steps)


def compute(
    data: str, output: str, units: int, hidden: str, epsilon: float, steps: int, seed: int, x1: float, x2: float
) -> Classifier:
    """Train, as far as it is not done, and ask about the point."""
    history = History(*_training(data, output, units, hidden, epsilon, seed).at(steps))
    return Classifier(data, output, history, np.array([[x1, x2]]))


class ClassesFigure:
    """The plane with its classes; a small plane for the output of each; E against n. The point asked about in each plane."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        self.plane = add_panel(figure, 70, 66, 330, 330)
        charts.window(self.plane, *WINDOW)
        self.classes, self.samples = charts.Classes(self.plane), charts.Numbered(self.plane, MOST_CLASSES)
        places = [(434 + 182 * (j % 2), 212 - 200 * (j // 2)) for j in range(MOST_CLASSES)]
        self.small = [add_panel(figure, x, y, 164, 164) for x, y in places]
        for one in self.small:
            charts.window(one, *WINDOW)
            one.set(xlabel="", ylabel="", xticks=[], yticks=[])
        self.names = [Label(axes, x + 82, y + 179, FORWARD, 17, text=f"$o_{j}$", animated=True)
                      for j, (x, y) in enumerate(places, 1)]  # fmt: skip
        self.regions = [charts.Regions(one) for one in self.small]
        self.marks = [charts.Samples(one, size=5) for one in self.small]
        self.points = [probe(self.plane), *(probe(one, 11) for one in self.small)]
        self.loss = LossPanel(add_panel(figure, 862, 66, 162, 330), MOST_STEPS)
        self.shown = ("", "")

    def draw_still(self, now: Classifier) -> None:
        """What stays while one data set is looked at: how many classes, and how high E is."""
        self.shown = now.data, now.output
        count = samples(now.data)[1].shape[1]
        for j, (one, name) in enumerate(zip(self.small, self.names, strict=True)):
            one.set_visible(j < count)
            name.set_visible(j < count)
        self.loss.axes.set_ylim(0, float(f"{2 * now.curve.constant:.1g}"))


def draw(panels: ClassesFigure, now: Classifier) -> None:
    """The network's outputs over the plane, the samples, the point, and the losses."""
    if panels.shown != (now.data, now.output):
        panels.draw_still(now)
    x, t = samples(now.data)
    outputs = now.outputs(charts.plane(WINDOW)).T.reshape(t.shape[1], charts.Regions.GRID, charts.Regions.GRID)
    panels.classes.outputs = outputs
    panels.samples.show(x, t)
    for j, one in enumerate(outputs):
        panels.regions[j].outputs = one
        panels.marks[j].show(x, t[:, j : j + 1])
    for point in panels.points:
        point.set_data(*now.point.T)
    panels.loss.show(now.history.E)


def grips(panels: ClassesFigure, now: Classifier) -> list[Grip]:
    """The ＋; its keyboard way are the sliders of x₁ and x₂."""
    return [probe_grip(panels.plane, (float(now.point[0, 0]), float(now.point[0, 1])))]


def readout(now: Classifier) -> str:
    """What became of it, in words; E from start to end; the samples it has right; its outputs at the point, and their sum."""
    told = [from_to(now.history.E), say("classes_right", right=now.right, of=len(samples(now.data)[1]))]
    o = now.outputs(now.point)[0].tolist()
    written = [f"{forward_span(f'<i>o</i><sub>{j}</sub>')} {equals(forward_span, value, 3)}" for j, value in enumerate(o, 1)]
    where = f"{say('at_probe')} ({', '.join(significant(value) for value in now.point[0].tolist())})"
    total = f"{say('classes_sum')} {forward_span(significant(sum(o), 3))}"
    head = f"{'-'.join(map(str, now.history.net.sizes))}　{now.curve.words}"
    return block(head, side_by_side(told), f"{where}: {side_by_side([*written, total])}")


@explorer(
    controls=(
        Choice("data", "data", "blobs", tuple(datasets.CLASSES), "classes_"),
        Choice("output", "output", "softmax", ("softmax", "softmax_squared_error", "sigmoid"), "output_"),
        Count("units", "hidden_units", 3, 1, 12), HIDDEN, LogSlider("epsilon", "epsilon", 0.1, 0.01, 10),
        Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 10, play=10), Seed(value=1),
        Slider("x1", "x₁", 0.0, *WINDOW, 0.02), Slider("x2", "x₂", 0.0, *WINDOW, 0.02),
    ),
    prepare=prepare, compute=compute, stage=ClassesFigure, draw=draw, readout=readout, grips=grips,
    width=WIDTH, height=HEIGHT, cuts=(418, 786), lines=3,
    buttons=(
        preset("preset_three_classes"), preset("preset_four_classes", data="arms", units=8),
        preset("preset_sigmoids", output="sigmoid"), preset("preset_four_large_epsilon", data="arms", units=8, epsilon=0.5),
        preset("preset_one_hidden", units=1),
    ),
)  # fmt: skip
def classes(**presets: Any) -> Any:
    """Explorer of classes: the plane parted among them, the output of each over the plane, E after n updates.

    Presets: data ("blobs", "corners" or "arms"), output ("softmax", "softmax_squared_error" or "sigmoid"), units (hidden, 1 to
    12), hidden ("sigmoid", "tanh" or "relu"), epsilon, steps (0 to 1,000), seed, x1, x2 (the point whose outputs are written
    down, −1.6 to 1.6).
    """


add_words({
    "hidden_units": ("隠れユニット", "hidden units"),
    "output": ("出力と E", "output, E"),
    "output_softmax": ("softmax、交差エントロピー", "softmax, cross-entropy"),
    "output_softmax_squared_error": ("softmax、二乗誤差", "softmax, squared error"),
    "output_sigmoid": ("クラスごとに σ、二乗誤差", "a σ for each class, squared error"),
    "classes_blobs": ("3つのかたまり", "three clusters"),
    "classes_corners": ("向かい合う角", "opposite corners"),
    "classes_arms": ("風車", "pinwheel"),
    "classes_right": ("正解のクラスの o が最大のサンプル：{of} 個中 {right} 個",
        "samples whose own class has the largest o: {right} of {of}"),
    "classes_sum": ("合計", "sum"),
    "preset_three_classes": ("3クラス", "three classes"),
    "preset_four_classes": ("4クラス", "four classes"),
    "preset_four_large_epsilon": ("4クラス、ε = 0.5", "four classes, ε = 0.5"),
    "preset_sigmoids": ("クラスごとに σ", "a σ for each class"),
    "preset_one_hidden": ("隠れユニット1個", "1 hidden unit"),
})  # fmt: skip
