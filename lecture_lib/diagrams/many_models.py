"""Several networks side by side: what each answers over the plane, and where its hidden units stand on the sigmoid's slope."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from .. import charts, network, unit
from ..arrays import Array, real
from ..drawing import Label, Picture, blank, look
from ..network import Network
from ..style import FORWARD, INK, short

WIDTH, IN_A_ROW = 960, 5
TILE, STEP, CAPTION = 168, 192, 62
REACH = 10.0  # u beyond it is drawn at the edge: there σ′ is 0 to the eye


def models(nets: Mapping[str, Network], x: ArrayLike, t: ArrayLike) -> Picture:
    """o over the plane of two inputs for each network, under its name, with its E on the samples.

    x (N, 2), t (N, 1), as many networks as one likes, five in a row. The lecture says that each training gives a different
    model; it shows none.
    """
    x, t = real("x", x, 2), real("t", t, 2)
    if not nets or x.shape[1] != 2 or t.shape != (len(x), 1):
        raise ValueError(
            f"got {len(nets)} networks, x {x.shape}, t {t.shape}: expected at least one, (N, 2) and (N, 1)"
        )
    rows = -(-len(nets) // IN_A_ROW)
    height = rows * (TILE + CAPTION)
    margin = 0.5 * float(np.ptp(x))
    window = float(x.min()) - margin, float(x.max()) + margin
    with look():
        figure = blank(WIDTH, height)
        for place, (name, net) in enumerate(nets.items()):
            row, column = divmod(place, IN_A_ROW)
            left, bottom = 12 + column * STEP, height - row * (TILE + CAPTION) - CAPTION - TILE + 6
            axes = _axes(figure, left, bottom, TILE, TILE, height)
            _regions(axes, net, x, t, window)
            E = network.loss(net, x, t)
            Label(axes, *_above(axes, 42), size=16, text=name)
            Label(axes, *_above(axes, 17), size=16, text=f"$E$ = {short(E)}")
        return Picture(figure, "; ".join(f"{name}: E = {short(network.loss(net, x, t))}" for name, net in nets.items()))


def _regions(axes: Axes, net: Network, x: Array, t: Array, window: tuple[float, float]) -> None:
    charts.window(axes, *window)
    axes.set(xticks=[], yticks=[], xlabel="", ylabel="")
    regions, samples = charts.Regions(axes), charts.Samples(axes)
    regions.outputs = network.forward(net, charts.plane(window)).o[-1].reshape(regions.GRID, regions.GRID)
    samples.show(x, t)
    for artist in (regions, samples.ones, samples.zeros):
        artist.set_animated(False)  # it stands still here


def slopes(nets: Mapping[str, Network], x: ArrayLike) -> Picture:
    """σ′(u) = o (1 − o), and on it a dot for the u² of each hidden unit and each sample; two or three networks.

    x (N, n_1). Above each panel: the network's name and the mean of o (1 − o) over its dots.
    Lecture: δ^u = δ^o o (1 − o), the factor that is drawn here.
    """
    x = real("x", x, 2)
    if not 1 <= len(nets) <= 3:
        raise ValueError(f"got {len(nets)} networks: expected 1 to 3")
    height = 300
    with look():
        figure = blank(WIDTH, height)
        for place, (name, net) in enumerate(nets.items()):
            _slope(_axes(figure, 78 + 306 * place, 58, 246, 168, height), name, network.forward(net, x).u[0], not place)
        said = (f"{name}: mean o(1 − o) = {short(float(_slopes(net, x).mean()))}" for name, net in nets.items())
        return Picture(figure, "; ".join(said))


def _slopes(net: Network, x: Array) -> Array:
    o = network.forward(net, x).o[1]
    return o * (1 - o)


def _slope(axes: Axes, name: str, u: Array, first: bool) -> None:
    along = np.linspace(-REACH, REACH, 401)
    o, reached = unit.sigmoid(along), np.clip(u.ravel(), -REACH, REACH)
    axes.plot(along, o * (1 - o), color=INK, linewidth=1.6, zorder=2)
    at = unit.sigmoid(reached)
    axes.plot(reached, at * (1 - at), "o", color=FORWARD, alpha=0.55, markersize=9, markeredgewidth=0, clip_on=False)
    charts.plain(axes, "$u$", r"$\sigma^{\prime}$" if first else "")
    axes.set(xlim=(-REACH, REACH), ylim=(0, 0.28), xticks=[-REACH, 0, REACH], yticks=[0, 0.25])
    axes.set_xticklabels(["−10", "0", "10"])
    axes.set_yticklabels(["0", "¼"] if first else ["", ""])
    Label(axes, *_above(axes, 46), size=17, text=name)
    o = unit.sigmoid(u)
    Label(axes, *_above(axes, 18), size=16, text=f"$o(1 - o)$ : {short(float(np.mean(o * (1 - o))))}")


def _axes(figure: Figure, left: float, bottom: float, width: float, tall: float, height: float) -> Axes:
    return figure.add_axes((left / WIDTH, bottom / height, width / WIDTH, tall / height))


def _above(axes: Axes, pixels: float) -> tuple[float, float]:
    """The point so many CSS pixels above the middle of its upper edge, in data coordinates."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    tall = axes.get_window_extent().height / axes.figure.dpi * 96
    return (left + right) / 2, high + (high - low) * pixels / tall
