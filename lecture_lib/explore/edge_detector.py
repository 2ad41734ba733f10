"""explore.convolution: a convolution as a dense layer learns to find edges; the mask and the sharing can be switched off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from .. import charts, network
from .. import convolution as maths
from ..arrays import Array
from ..controls import Choice, Count, LogSlider, Seed, Slider, preset
from ..diagrams.connections import CELL, Table, Wires
from ..drawing import Label, Labels, sheet
from ..live import Explorer, Recipe
from ..network import History, Network
from ..style import ERROR, FORWARD, INK, LOSS, TARGET, entry, equals, error, loss, number, side_by_side
from ..words import say

LENGTH, KERNEL, SIGNALS, MOST_STEPS = 8, 3, 24, 500
WEIGHTS = ("k1", "k2", "k3")
WIDTH, HEIGHT, CUTS = 1400, 448, (340, 748, 1160)
TOP, LEFT, RIGHT, W_LEFT, D_LEFT = HEIGHT - 52, 48, 226, 348, 760
NARROW, SMALL = (65, CELL[1]), 14.5
FLAT, HIGHEST = 0.1, 45  # gradients below it are not worth a colour; E above it leaves the picture


def convolution(**presets: Any) -> Explorer:
    """Explorer of a 1-D convolution as a network, its matrix W and its gradient, and of learning where a signal rises.

    Presets: k1, k2, k3, b (the start, −4 to 4), signal (1 to 24), mask and sharing ("on" or "off"), epsilon, steps (0 to 500),
    seed (draws the start).
    """
    return Explorer(RECIPE, **presets)


@lru_cache(maxsize=1)
def signals() -> tuple[Array, Array]:
    """Signals of 0 and 1, x (24, 8), and t (24, 6): t_j = 1 where x_j = 0 and x_{j+1} = 1."""
    x = np.random.default_rng(0).integers(0, 2, size=(SIGNALS, LENGTH)).astype(np.float64)
    return x, ((x[:, :-2] == 0) & (x[:, 1:-1] == 1)).astype(np.float64)


@lru_cache(maxsize=1)
def connections() -> NDArray[np.bool_]:
    return maths.mask((KERNEL,), (LENGTH,))


@dataclass(frozen=True)
class Detector:
    """A layer that has been trained for some steps, one signal in it, and the gradient it would descend next."""

    signal: int
    history: History
    outputs: Array  # o of all signals
    dense: Array  # ΔW of all signals, before mask and sharing
    masked: bool
    shared: bool

    @property
    def W(self) -> Array:
        return self.history.net.W[0]

    @property
    def kernel(self) -> Array | None:
        """The kernel that all connections share, None where they do not (any more)."""
        column, there = self.W[:KERNEL, 0], connections()
        shared = np.allclose(self.W[there], maths.dense_weights(column, (LENGTH,))[there], rtol=0, atol=1e-9)
        return column if shared else None

    @property
    def used(self) -> Array:
        return maths.tied(self.dense, (KERNEL,), (LENGTH,), masked=self.masked, shared=self.shared)

    @property
    def kernel_gradient(self) -> Array:
        return maths.kernel_gradient(self.dense, (KERNEL,), (LENGTH,))

    @property
    def kind(self) -> str:
        masked, open_ = ("masked_own", "masked_shared"), ("open_own", "open_shared")
        return (masked if self.masked else open_)[self.shared]

    @property
    def right(self) -> int:
        return int(np.count_nonzero((self.outputs >= 0.5) == (signals()[1] >= 0.5)))


@lru_cache(maxsize=64)
def trained(kernel: tuple[float, ...], b: float, epsilon: float, steps: int, masked: bool, shared: bool) -> History:
    start = maths.dense_weights(kernel, (LENGTH,))
    tie = maths.tie((KERNEL,), (LENGTH,), masked=masked, shared=shared)
    return network.train(Network((start,), (np.full(start.shape[1], b),)), *signals(), epsilon, steps, tie=tie)


def compute(
    k1: float,
    k2: float,
    k3: float,
    b: float,
    signal: int,
    mask: str,
    sharing: str,
    epsilon: float,
    steps: int,
    seed: int,
) -> Detector:
    """Train from that kernel; the gradient where it has arrived."""
    history = trained((k1, k2, k3), b, epsilon, steps, mask == "on", sharing == "on")
    x, t = signals()
    trace = network.forward(history.net, x)
    (dense,) = network.backward(history.net, trace, t).delta_W
    return Detector(signal, history, trace.o[-1], dense, mask == "on", sharing == "on")


class Panels:
    """The network with its signal; W; the gradient, with the kernel's under it; E against n."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        outputs = LENGTH - KERNEL + 1
        self.wires = Wires(axes, LENGTH, outputs, LEFT, RIGHT, TOP - CELL[1] / 2, moving=True)
        self.targets = Labels(axes, TARGET, 15, animated=True)
        look: dict[str, Any] = {"moving": True, "cell": NARROW, "size": SMALL}
        self.W = Table(axes, connections(), W_LEFT, TOP, **look)
        self.gradient = Table(axes, connections(), D_LEFT, TOP, hues=(ERROR, ERROR), **look)
        under = TOP - CELL[1] * (LENGTH + 0.35)
        row = np.ones((1, KERNEL), bool)
        self.kernel = Table(axes, row, W_LEFT + 1.5 * NARROW[0], under, **look)
        self.slopes = Table(axes, row, D_LEFT + 1.5 * NARROW[0], under, hues=(ERROR, ERROR), **look)
        middle = 3 * NARROW[0]
        for x, y, colour, text in (
            (LEFT, TOP + 24, FORWARD, "$x$"), (RIGHT, TOP + 24, FORWARD, "$o$"), (RIGHT + 60, TOP + 24, TARGET, "$t$"),
            (W_LEFT + middle, TOP + 24, INK, "$W$"), (D_LEFT + middle, TOP + 24, ERROR, r"$\Delta W$"),
            (W_LEFT + NARROW[0], TOP - CELL[1] * (LENGTH + 0.85), INK, "$k$"),
            (D_LEFT + NARROW[0], TOP - CELL[1] * (LENGTH + 0.85), ERROR, r"$\Delta k$"),
        ):  # fmt: skip
            Label(axes, x, y, colour, 18, text=text)
        self.losses = figure.add_axes((1230 / WIDTH, 76 / HEIGHT, 140 / WIDTH, (HEIGHT - 128) / HEIGHT))
        self.loss = charts.loss_curve(self.losses, MOST_STEPS, HIGHEST)
        self.loss.set_clip_on(True)
        self.losses.set_xticks([0, MOST_STEPS])
        (self.now,) = self.losses.plot(
            [], [], color=LOSS, marker="o", markersize=10, zorder=6, animated=True, clip_on=False
        )


def draw(panels: Panels, now: Detector) -> None:
    """The numbers of all panels."""
    x, t = signals()
    panels.wires.show(x[now.signal - 1], now.W, now.outputs[now.signal - 1], connections())
    ends = panels.wires.ends[1]
    aims = zip(ends, t[now.signal - 1].tolist(), strict=True)
    panels.targets.write({(RIGHT + 60, end.y): entry(aim) for end, aim in aims})
    panels.W.show(now.W, max(3.0, float(abs(now.W).max())))
    panels.gradient.show(now.used, max(FLAT, float(abs(now.used).max())))
    if now.kernel is None:
        panels.kernel.clear()
        panels.slopes.clear()
    else:
        panels.kernel.show(now.kernel[None], max(3.0, float(abs(now.W).max())))
        panels.slopes.show(now.kernel_gradient[None], max(FLAT, float(abs(now.kernel_gradient).max())))
    panels.loss.set_data(np.arange(len(now.history.E)), now.history.E)
    panels.now.set_data([len(now.history.E) - 1], [min(now.history.E[-1], HIGHEST)])


def readout(now: Detector) -> str:
    """What kind of layer it is; E; the kernel and its Δk as a sum of shared ΔW, while there is one; ΔW where nothing is connected."""
    there, E = connections(), now.history.E
    told = [
        f"{loss('<i>E</i>')}: {loss(number(E[0]))} → {loss(number(E[-1]))} (n = {len(E) - 1})",
        say("convolution_right", right=now.right, of=signals()[1].size),
        say("convolution_filled", filled=int(np.count_nonzero(now.W[~there])), of=int(np.count_nonzero(~there))),
    ]
    absent = say("convolution_absent", size=error(number(float(abs(now.dense[~there]).max()))))
    return (
        f'<div class="lec-head">{say("convolution_" + now.kind)}</div><div>{side_by_side(told)}</div>'
        f"{_kernel(now)}<div>{absent}</div>"
    )


def _kernel(now: Detector) -> str:
    if now.kernel is None:
        return ""
    kernel = ", ".join(number(value, 3) for value in now.kernel.tolist())
    bias = number(float(now.history.net.b[0][0]), 3)
    shares = [number(float(now.dense[j, j]), 5) for j in range(LENGTH - KERNEL + 1)]
    terms = error(" + ".join(f"({share})" if share.startswith("−") else share for share in shares))
    total = float(now.kernel_gradient[0])
    sum_of = f" = {terms}" if abs(total) >= 1e-12 else ""
    rule = f"{error('Δk<sub>1</sub>')} = Σ<sub>j</sub> {error('Δw<sub>jj</sub>')}{sum_of} {equals(error, total)}"
    return f"<div>k = ({kernel}),　 b = {bias}</div><div>{rule}</div>"


def start(values: Mapping[str, Any]) -> dict[str, Any]:
    """The kernel and the bias that a seed draws, to one decimal, as the sliders have it."""
    drawn = np.random.default_rng(values["seed"]).normal(size=KERNEL + 1).clip(-4, 4).round(1)
    return dict(zip((*WEIGHTS, "b"), drawn.tolist(), strict=True))


USUAL: dict[str, Any] = {
    "seed": 1,
    **start({"seed": 1}),
    "mask": "on",
    "sharing": "on",
    "epsilon": 0.5,
    "steps": 0,
}  # what a preset starts from

RECIPE = Recipe(
    name="convolution",
    controls=(
        *(Slider(name, "start_" + name, 0.0, -4, 4) for name in (*WEIGHTS, "b")),
        Choice("signal", "signal", 3, tuple(range(1, SIGNALS + 1)),
               shown=tuple(" ".join(f"{value:.0f}" for value in x) for x in signals()[0])),
        Choice("mask", "mask", "on", ("on", "off"), "switch_"), Choice("sharing", "sharing", "on", ("on", "off"), "switch_"),
        LogSlider("epsilon", "epsilon", 0.5, 0.01, 10), Count("steps", "steps", 0, 0, MOST_STEPS, 5), Seed(value=1),
    ),
    compute=compute, stage=Panels, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=CUTS, lines=6, links={"seed": start},
    buttons=(
        preset("preset_dense_gradient", USUAL, mask="off", sharing="off"), preset("preset_masked", USUAL, sharing="off"),
        preset("preset_summed", USUAL), preset("preset_edges", USUAL, steps=MOST_STEPS),
        preset("preset_filled", USUAL, mask="off", sharing="off", steps=MOST_STEPS),
    ),
)  # fmt: skip
