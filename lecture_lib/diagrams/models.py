"""Several networks side by side: what each answers over the plane, and where its hidden units stand on the sigmoid's slope."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .. import network
from .._activations import ACTIVATIONS
from .._arrays import Array, real
from .._drawing import Label, Picture, add_panel, blank, lecture_style
from .._numbers import narrow
from .._style import FORWARD, INK
from ..network import Network
from . import charts

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
        raise ValueError(f"got {len(nets)} networks, x {x.shape}, t {t.shape}: expected at least one, (N, 2) and (N, 1)")
    rows = -(-len(nets) // IN_A_ROW)
    height = rows * (TILE + CAPTION)
    margin = 0.5 * float(np.ptp(x))
    window = float(x.min()) - margin, float(x.max()) + margin
    with lecture_style():
        figure = blank(WIDTH, height)
        for place, (name, net) in enumerate(nets.items()):
            row, column = divmod(place, IN_A_ROW)
            left, bottom = 12 + column * STEP, height - row * (TILE + CAPTION) - CAPTION - TILE + 6
            axes = add_panel(figure, left, bottom, TILE, TILE)
            _regions(axes, net, x, t, window)
            E = network.loss(net, x, t)
            Label(axes, *_above(axes, 42), size=16, text=name)
            Label(axes, *_above(axes, 17), size=16, text=f"$E$ = {narrow(E)}")
        return Picture(figure, "; ".join(f"{name}: E = {narrow(network.loss(net, x, t))}" for name, net in nets.items()))


def _regions(axes: Axes, net: Network, x: Array, t: Array, window: tuple[float, float]) -> None:
    charts.window(axes, *window)
    axes.set(xticks=[], yticks=[], xlabel="", ylabel="")
    regions, samples = charts.Regions(axes), charts.Samples(axes)
    regions.outputs = network.forward(net, charts.plane(window)).o[-1].reshape(regions.GRID, regions.GRID)
    samples.show(x, t)
    for artist in (regions, samples.ones, samples.zeros):
        artist.set_animated(False)  # it stands still here


def slopes(nets: Mapping[str, Network], x: ArrayLike) -> Picture:
    """f′(u) of the first hidden layer, and on it a dot for the u² of each unit and each sample; two or three networks.

    x (N, n_1). Above each panel: the network's name and the mean of f′(u) over its dots: o (1 − o) for sigmoids.
    Lecture: δ^u = δ^o o (1 − o), the factor that is drawn here. Raises for a network without a hidden layer.
    """
    x = real("x", x, 2)
    if not 1 <= len(nets) <= 3:
        raise ValueError(f"got {len(nets)} networks: expected 1 to 3")
    for name, net in nets.items():
        if len(net.sizes) < 3:
            raise ValueError(f"{name} has the sizes {net.sizes}: expected a network with a hidden layer")
    steep = any(net.hidden != "sigmoid" for net in nets.values())
    with lecture_style():
        figure = blank(WIDTH, 300)
        for place, (name, net) in enumerate(nets.items()):
            axes = add_panel(figure, 78 + 306 * place, 58, 246, 168)
            _slope(axes, net.hidden, network.forward(net, x).u[0])
            _scale(axes, steep, not place)
            Label(axes, *_above(axes, 46), size=17, text=name)
            Label(axes, *_above(axes, 18), size=16, text=f"${_slope_sign(net)}$ : {narrow(_mean_slope(net, x))}")
        said = (f"{name}: mean {_slope_sign(net)} = {narrow(_mean_slope(net, x))}" for name, net in nets.items())
        return Picture(figure, "; ".join(said))


def _slope_sign(net: Network) -> str:
    return ACTIVATIONS[net.hidden].slope_written


def _mean_slope(net: Network, x: Array) -> float:
    return float(ACTIVATIONS[net.hidden].slope(network.forward(net, x).o[1]).mean())


def _slope(axes: Axes, hidden: str, u: Array) -> None:
    f = ACTIVATIONS[hidden]
    along, reached = np.linspace(-REACH, REACH, 401), np.clip(u.ravel(), -REACH, REACH)
    axes.plot(along, f.slope(f.f(along)), color=INK, linewidth=1.6, zorder=2)
    axes.plot(reached, f.slope(f.f(reached)), "o", color=FORWARD, alpha=0.55, markersize=9, markeredgewidth=0, clip_on=False)


def _scale(axes: Axes, steep: bool, first: bool) -> None:
    """One for all panels, named in the first: up to ¼, which σ′ reaches, or up to 1, where another activation is there."""
    top, named = (1, "1") if steep else (0.25, "¼")
    charts.plain(axes, "$u$", (r"$f^{\prime}$" if steep else r"$\sigma^{\prime}$") if first else "")
    axes.set(xlim=(-REACH, REACH), ylim=(0, 1.12 * top), xticks=[-REACH, 0, REACH], yticks=[0, top])
    axes.set_xticklabels(["−10", "0", "10"])
    axes.set_yticklabels(["0", named] if first else ["", ""])


def _above(axes: Axes, pixels: float) -> tuple[float, float]:
    """The point so many CSS pixels above the middle of its upper edge, in data coordinates."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    tall = axes.get_window_extent().height / axes.figure.dpi * 96
    return (left + right) / 2, high + (high - low) * pixels / tall
