"""What explorers are put together from: panels that several of them have, and the activation as a control."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from .. import network
from .._activations import ACTIVATIONS
from .._arrays import Array
from .._numbers import significant
from .._style import INK, LOSS, PAPER
from .._words import add_words, say
from ..diagrams import charts
from ..network import Network
from ._controls import Choice
from ._grips import Grip, Place, point_grip


def moving_line(axes: Axes, **properties: Any) -> Line2D:
    """A line or a row of points that moves, to be filled with `set_data`."""
    (line,) = axes.plot([], [], **{"animated": True, "clip_on": False, "zorder": 5, **properties})
    return line


def probe(axes: Axes, size: float = 17) -> Line2D:
    """＋, a point that the network is asked about."""
    return moving_line(axes, marker="P", markersize=size, color=INK, markeredgecolor=PAPER, clip_on=True, zorder=7)


def probe_grip(axes: Axes, at: Place, step: float = 0) -> Grip:
    """Holds ＋; moves x₁ and x₂."""
    return point_grip("probe", probe_label(*at), axes, at, lambda _, to: {"x1": to[0], "x2": to[1]}, step)


def probe_label(*at: float) -> str:
    return say("grip_probe", at=", ".join(map(significant, at)))


class LossPanel:
    """E against n: the curve, and a dot where it ends; or, with `others`, the curve among other ones, grey and so wide."""

    def __init__(self, axes: Axes, steps: int, top: float = 1.0, others: float = 0.0) -> None:
        self.axes = axes
        self.curve = charts.loss_curve(axes, steps, top)
        self.curve.set_clip_on(True)
        axes.set_xticks([0, steps // 2, steps])
        if others:
            self.others = LineCollection([], colors="#9A9A9A", linewidths=others, animated=True, zorder=3)
            axes.add_collection(self.others, autolim=False)
        else:
            self.end = moving_line(axes, color=LOSS, marker="o", markersize=10, zorder=6)

    def show(self, E: Array) -> None:
        """E before the first and after each update; an end above the picture stands at its edge."""
        self.curve.set_data(np.arange(len(E)), E)
        self.end.set_data([len(E) - 1], [min(E[-1], self.axes.get_ylim()[1])])

    def show_among(self, curves: Array, chosen: int) -> None:
        """curves (runs, points, 2)"""
        self.others.set_segments(list(curves))
        self.curve.set_data(*curves[chosen].T)


class PlanePanel:
    """What a network with two inputs answers over their plane, and the samples it learns."""

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        self.regions, self.samples = charts.Regions(axes), charts.Samples(axes)

    def draw_still(self, window: tuple[float, float], x: Array, t: Array) -> None:
        """What stays while one data set is looked at."""
        self.points = charts.plane(window)
        charts.window(self.axes, *window)
        self.samples.show(x, t)

    def show(self, net: Network) -> None:
        self.regions.outputs = network.forward(net, self.points).o[-1].reshape(charts.Regions.GRID, charts.Regions.GRID)


HIDDEN = Choice("hidden", "hidden", "sigmoid", tuple(ACTIVATIONS), "hidden_")

add_words({
    "at_probe": ("＋の点", "at +"),
    "grip_probe": ("＋ ({at})：つかむか矢印キーで動かす", "+ at ({at}): drag it, or press the arrow keys"),
    "hidden": ("隠れ層の f(u)", "hidden f(u)"),
    "hidden_sigmoid": ("シグモイド σ", "sigmoid σ"),
    "hidden_tanh": ("双曲線正接 tanh", "tanh"),
    "hidden_relu": ("ReLU（負の u では 0）", "ReLU (0 for negative u)"),
})  # fmt: skip
