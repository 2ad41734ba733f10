"""explore.classes: a network learns three or four classes in the plane; its output for each, and where which one is largest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from .. import charts, datasets, network
from ..arrays import Array
from ..controls import Choice, Count, LogSlider, Seed, Slider, preset
from ..drawing import Label, sheet
from ..live import Explorer, Recipe
from ..network import History
from ..outputs import OUTPUTS
from ..style import FORWARD, INK, LOSS, PAPER, equals, forward, loss, number, side_by_side
from ..words import say
from .trained_network import Course

MOST_STEPS, MOST_CLASSES, WINDOW = 1000, 4, (-1.6, 1.6)
WIDTH, HEIGHT, CUTS = 1090, 410, (424, 794)


def classes(**presets: Any) -> Explorer:
    """Explorer of classes: the plane parted among them, the output of each over the plane, E after n updates.

    Presets: data ("blobs", "corners" or "arms"), output ("softmax", "softmax_squared_error" or "sigmoid"), units (hidden, 1 to
    12), epsilon, steps (0 to 1,000), seed, x1, x2 (the point whose outputs are written down, −1.6 to 1.6).
    """
    return Explorer(RECIPE, **presets)


@dataclass(frozen=True)
class Classifier:
    """A network that has been trained for some steps, on what, and a point to ask it about."""

    data: str
    output: str
    history: History
    point: Array

    @property
    def course(self) -> Course:
        return Course(self.history.E, constant_loss(self.data, self.output))

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
    return float(OUTPUTS[output].loss(t, np.broadcast_to(t.mean(axis=0), t.shape)))


@lru_cache(maxsize=64)  # a slider moves to and fro: where it has been, nothing is trained again
def trained(data: str, output: str, units: int, epsilon: float, steps: int, seed: int) -> History:
    x, t = samples(data)
    net = network.initial((x.shape[1], units, t.shape[1]), seed, output=output)
    return network.train(net, x, t, epsilon, steps)


def compute(
    data: str, output: str, units: int, epsilon: float, steps: int, seed: int, x1: float, x2: float
) -> Classifier:
    return Classifier(data, output, trained(data, output, units, epsilon, steps, seed), np.array([[x1, x2]]))


class Panels:
    """The plane with its classes; a small plane for the output of each; E against n. The point asked about in each plane."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        self.plane = figure.add_axes(_place(70, 66, 330, 330))
        charts.window(self.plane, *WINDOW)
        self.classes, self.samples = charts.Classes(self.plane), charts.Numbered(self.plane, MOST_CLASSES)
        places = [(440 + 184 * (j % 2), 212 - 200 * (j // 2)) for j in range(MOST_CLASSES)]
        self.small = [figure.add_axes(_place(x, y, 164, 164)) for x, y in places]
        for one in self.small:
            charts.window(one, *WINDOW)
            one.set(xlabel="", ylabel="", xticks=[], yticks=[])
        self.names = [Label(axes, x + 82, y + 179, FORWARD, 17, text=f"$o_{j}$", animated=True)
                      for j, (x, y) in enumerate(places, 1)]  # fmt: skip
        self.regions = [charts.Regions(one) for one in self.small]
        self.marks = [charts.Samples(one, size=5) for one in self.small]
        point: dict[str, Any] = {"marker": "P", "color": INK, "markeredgecolor": PAPER, "animated": True, "zorder": 7}
        self.points = [one.plot([], [], markersize=size, **point)[0]
                       for one, size in zip((self.plane, *self.small), (17, *[11] * MOST_CLASSES), strict=True)]  # fmt: skip
        self.losses = figure.add_axes(_place(872, 66, 190, 330))
        self.loss = charts.loss_curve(self.losses, MOST_STEPS, 1)
        self.loss.set_clip_on(True)
        self.losses.set_xticks([0, MOST_STEPS // 2, MOST_STEPS])
        look: dict[str, Any] = {"color": LOSS, "marker": "o", "markersize": 10, "zorder": 6}
        (self.now,) = self.losses.plot([], [], animated=True, clip_on=False, **look)
        self.shown = ("", "")

    def furnish(self, now: Classifier) -> None:
        """What stands still while one data set is looked at: how many classes, and how high E is."""
        self.shown = now.data, now.output
        count = samples(now.data)[1].shape[1]
        for j, (one, name) in enumerate(zip(self.small, self.names, strict=True)):
            one.set_visible(j < count)
            name.set_visible(j < count)
        self.losses.set_ylim(0, float(f"{2 * now.course.constant:.1g}"))


def _place(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    return x / WIDTH, y / HEIGHT, width / WIDTH, height / HEIGHT


def draw(panels: Panels, now: Classifier) -> None:
    """The network's outputs over the plane, the samples, the point, and the losses."""
    if panels.shown != (now.data, now.output):
        panels.furnish(now)
    x, t = samples(now.data)
    outputs = now.outputs(charts.plane(WINDOW)).T.reshape(t.shape[1], charts.Regions.GRID, charts.Regions.GRID)
    panels.classes.outputs = outputs
    panels.samples.show(x, t)
    for j, one in enumerate(outputs):
        panels.regions[j].outputs = one
        panels.marks[j].show(x, t[:, j : j + 1])
    for point in panels.points:
        point.set_data(*now.point.T)
    E = now.history.E
    panels.loss.set_data(np.arange(len(E)), E)
    panels.now.set_data([len(E) - 1], [min(E[-1], panels.losses.get_ylim()[1])])


def readout(now: Classifier) -> str:
    """What became of it, in words; E from start to end; the samples it has right; its outputs at the point, and their sum."""
    E, (_, t) = now.history.E, samples(now.data)
    told = [
        f"{loss('<i>E</i>')}: {loss(number(E[0]))} → {loss(number(E[-1]))} (n = {len(E) - 1})",
        say("classes_right", right=now.right, of=len(t)),
    ]
    o = now.outputs(now.point)[0].tolist()
    written = [f"{forward(f'<i>o</i><sub>{j}</sub>')} {equals(forward, value, 3)}" for j, value in enumerate(o, 1)]
    where = f"{say('classes_at')} ({', '.join(number(value) for value in now.point[0].tolist())})"
    total = f"{say('classes_sum')} {forward(number(sum(o), 3))}"
    head = f"{'-'.join(map(str, now.history.net.sizes))}　{now.course.words}"
    return (
        f'<div class="lec-head">{head}</div><div>{side_by_side(told)}</div>'
        f"<div>{where}: {side_by_side([*written, total])}</div>"
    )


USUAL: dict[str, Any] = {
    "data": "blobs",
    "output": "softmax",
    "units": 3,
    "epsilon": 0.1,
    "steps": MOST_STEPS,
    "seed": 1,
    "x1": 0.0,
    "x2": 0.0,
}  # what a preset starts from

RECIPE = Recipe(
    name="classes",
    controls=(
        Choice("data", "data", "blobs", tuple(datasets.CLASSES), "classes_"),
        Choice("output", "output", "softmax", ("softmax", "softmax_squared_error", "sigmoid"), "output_"),
        Count("units", "hidden_units", 3, 1, 12), LogSlider("epsilon", "epsilon", 0.1, 0.01, 10),
        Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 10), Seed(value=1),
        Slider("x1", "x₁", 0.0, *WINDOW, 0.02), Slider("x2", "x₂", 0.0, *WINDOW, 0.02),
    ),
    compute=compute, stage=Panels, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=CUTS, lines=3,
    buttons=(
        preset("preset_learns", USUAL), preset("preset_four_classes", USUAL, data="arms", units=8),
        preset("preset_sigmoids", USUAL, output="sigmoid"), preset("preset_oscillates", USUAL, data="arms", units=8, epsilon=0.5),
        preset("preset_one_hidden", USUAL, units=1),
    ),
)  # fmt: skip
