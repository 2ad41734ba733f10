"""explore.convolution: a convolution as a dense layer learns to find edges; the mask and the sharing can be switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from .. import convolution as maths
from .. import datasets, network
from .._arrays import Array
from .._drawing import Label, Labels, add_panel, sheet
from .._numbers import bracketed, short_cell, significant, tight_cell
from .._style import ERROR, FORWARD, INK, TARGET, TEXT
from .._words import add_words, say
from ..diagrams.convolution import Table, Wires
from ..network import History, Network
from ._controls import Choice, Count, LogSlider, Seed, Slider, preset
from ._explorer import explorer
from ._kit import LossPanel
from ._learning import ResumableTraining
from ._readout import block, equals, error_span, from_to, side_by_side

X, T = datasets.edges()
SIGNALS, LENGTH, KERNEL, MOST_STEPS = *X.shape, 3, 500
WEIGHTS = ("k1", "k2", "k3")
WIDTH, HEIGHT = 1054, 344
TOP, LEFT, RIGHT, W_LEFT, D_LEFT = HEIGHT - 44, 30, 158, 236, 568
NARROW = 53, 32
FLAT, HIGHEST = 0.1, 45  # gradients below it are not worth a colour; E above it leaves the picture


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
        return int(np.count_nonzero((self.outputs >= 0.5) == (T >= 0.5)))


@lru_cache(maxsize=64)
def _training(k1: float, k2: float, k3: float, b: float, mask: str, sharing: str, epsilon: float) -> ResumableTraining:
    start = maths.dense_weights((k1, k2, k3), (LENGTH,))
    tie = maths.tie((KERNEL,), (LENGTH,), masked=mask == "on", shared=sharing == "on")
    net = Network((start,), (np.full(start.shape[1], b),))
    return ResumableTraining(net, lambda net, steps: network.train(net, X, T, epsilon, steps, tie=tie))


def prepare(k1: float, k2: float, k3: float, b: float, mask: str, sharing: str, epsilon: float, steps: int) -> Iterator[float]:
    """Train it."""
    return _training(k1, k2, k3, b, mask, sharing, epsilon).slices(steps)


def compute(
    k1: float, k2: float, k3: float, b: float, signal: int, mask: str, sharing: str, epsilon: float, steps: int, seed: int
) -> Detector:
    """Train from that kernel, as far as it is not done; the gradient where it has arrived."""
    history = History(*_training(k1, k2, k3, b, mask, sharing, epsilon).at(steps))
    trace = network.forward(history.net, X)
    (dense,) = network.backward(history.net, trace, T).delta_W
    return Detector(signal, history, trace.o[-1], dense, mask == "on", sharing == "on")


class ConvolutionFigure:
    """The network with its signal; W; the gradient, with the kernel's under it; E against n."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        outputs = LENGTH - KERNEL + 1
        self.wires = Wires(axes, LENGTH, outputs, LEFT, RIGHT, TOP - NARROW[1] / 2, moving=True, row=NARROW[1], wide=NARROW[0])
        self.targets = Labels(axes, TARGET, TEXT, animated=True)
        table: dict[str, Any] = {"moving": True, "cell": NARROW, "text": tight_cell}
        self.W = Table(axes, connections(), W_LEFT, TOP, **table)
        self.gradient = Table(axes, connections(), D_LEFT, TOP, hues=(ERROR, ERROR), **table)
        under = TOP - NARROW[1] * (LENGTH + 0.3)
        row = np.ones((1, KERNEL), bool)
        self.kernel = Table(axes, row, W_LEFT + 1.5 * NARROW[0], under, **table)
        self.slopes = Table(axes, row, D_LEFT + 1.5 * NARROW[0], under, hues=(ERROR, ERROR), **table)
        middle = 3 * NARROW[0]
        for x, y, colour, text in (
            (LEFT, TOP + 22, FORWARD, "$x$"), (RIGHT, TOP + 22, FORWARD, "$o$"), (RIGHT + 46, TOP + 22, TARGET, "$t$"),
            (W_LEFT + middle, TOP + 22, INK, "$W$"), (D_LEFT + middle, TOP + 22, ERROR, r"$\Delta W$"),
        ):  # fmt: skip
            Label(axes, x, y, colour, 19, text=text)
        beside = TOP - NARROW[1] * (LENGTH + 0.8)
        self.names = [
            Label(axes, left + NARROW[0], beside, hue, 19, animated=True) for left, hue in ((W_LEFT, INK), (D_LEFT, ERROR))
        ]
        self.loss = LossPanel(add_panel(figure, 956, 66, 72, HEIGHT - 100), MOST_STEPS, HIGHEST)
        self.loss.axes.set_xticks([0, MOST_STEPS])


def draw(panels: ConvolutionFigure, now: Detector) -> None:
    """The numbers of all panels."""
    panels.wires.show(X[now.signal - 1], now.W, now.outputs[now.signal - 1], connections())
    ends = panels.wires.ends[1]
    aims = zip(ends, T[now.signal - 1].tolist(), strict=True)
    panels.targets.write({(RIGHT + 46, end.y): short_cell(aim) for end, aim in aims})
    panels.W.show(now.W, max(3.0, float(abs(now.W).max())))
    panels.gradient.show(now.used, max(FLAT, float(abs(now.used).max())))
    for name, text in zip(panels.names, ("$k$", r"$\Delta k$"), strict=True):
        name.write("" if now.kernel is None else text)
    if now.kernel is None:
        panels.kernel.clear()
        panels.slopes.clear()
    else:
        panels.kernel.show(now.kernel[None], max(3.0, float(abs(now.W).max())))
        panels.slopes.show(now.kernel_gradient[None], max(FLAT, float(abs(now.kernel_gradient).max())))
    panels.loss.show(now.history.E)


def readout(now: Detector) -> str:
    """What kind of layer it is; E; while there is a kernel, it and its Δk as a sum of ΔW; ΔW where nothing is connected."""
    absent = ~connections()
    told = [
        from_to(now.history.E), say("convolution_right", right=now.right, of=T.size),
        say("convolution_filled", filled=int(np.count_nonzero(now.W[absent])), of=int(np.count_nonzero(absent))),
    ]  # fmt: skip
    size = error_span(significant(float(abs(now.dense[absent]).max())))
    return block(say("convolution_" + now.kind), side_by_side(told), *_kernel(now), say("convolution_absent", size=size))


def _kernel(now: Detector) -> list[str]:
    if now.kernel is None:
        return []
    kernel = ", ".join(significant(value, 3) for value in now.kernel.tolist())
    bias = significant(float(now.history.net.b[0][0]), 3)
    shares = [significant(float(now.dense[j, j]), 5) for j in range(LENGTH - KERNEL + 1)]
    total = float(now.kernel_gradient[0])
    sum_of = f" = {error_span(' + '.join(map(bracketed, shares)))}" if abs(total) >= 1e-12 else ""
    rule = f"{error_span('Δk<sub>1</sub>')} = Σ<sub>j</sub> {error_span('Δw<sub>jj</sub>')}{sum_of} {equals(error_span, total)}"
    return [f"k = ({kernel}),　 b = {bias}", rule]


def start(values: Mapping[str, Any]) -> dict[str, Any]:
    """The kernel and the bias that a seed draws, to one decimal, as the sliders have it."""
    drawn = np.random.default_rng(values["seed"]).normal(size=KERNEL + 1).clip(-4, 4).round(1)
    return dict(zip((*WEIGHTS, "b"), drawn.tolist(), strict=True))


@explorer(
    controls=(
        *(Slider(name, "start_" + name, 0.0, -4, 4) for name in (*WEIGHTS, "b")),
        Choice("signal", "signal", 3, tuple(range(1, SIGNALS + 1)),
               shown=tuple(f"{i}:  {' '.join(f'{value:.0f}' for value in x)}" for i, x in enumerate(X, 1))),
        Choice("mask", "mask", "on", ("on", "off"), "switch_"), Choice("sharing", "sharing", "on", ("on", "off"), "switch_"),
        LogSlider("epsilon", "epsilon", 0.5, 0.01, 10), Count("steps", "steps", 0, 0, MOST_STEPS, 5, play=5), Seed(value=1),
    ),
    prepare=prepare, compute=compute, stage=ConvolutionFigure, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=(228, 561, 890), lines=6, links={"seed": start},
    buttons=(
        preset("preset_dense_gradient", mask="off", sharing="off"), preset("preset_masked", sharing="off"),
        preset("preset_summed"), preset("preset_edges", steps=MOST_STEPS),
        preset("preset_filled", mask="off", sharing="off", steps=MOST_STEPS),
    ),
    kept=("signal",),
)  # fmt: skip
def convolution(**presets: Any) -> Any:
    """Explorer of a 1-D convolution as a network, its matrix W and its gradient, and of learning where a signal rises.

    Presets: k1, k2, k3, b (the start, −4 to 4), signal (1 to 24), mask and sharing ("on" or "off"), epsilon, steps (0 to 500),
    seed (draws the start).
    """


add_words({
    "start_k1": ("初期値 k₁", "start k₁"),
    "start_k2": ("初期値 k₂", "start k₂"),
    "start_k3": ("初期値 k₃", "start k₃"),
    "signal": ("信号 x", "signal x"),
    "mask": ("マスク", "mask"),
    "sharing": ("重みの共有", "sharing"),
    "switch_on": ("あり", "on"),
    "switch_off": ("なし", "off"),
    "convolution_masked_shared": ("畳み込み：マスクして、共有する重みの勾配を合計する",
        "a convolution: the gradient is masked, and summed over shared weights"),
    "convolution_masked_own": ("局所結合層（locally connected）：マスクはするが、重みは接続ごとに別々",
        "a locally connected layer: masked, but each connection has a weight of its own"),
    "convolution_open_shared": ("マスクなし：接続のないはずのところにも重みができる",
        "no mask: connections that are missing get weights, too"),
    "convolution_open_own": ("ただの全結合層：マスクも共有もしない", "simply a dense layer: neither mask nor sharing"),
    "convolution_right": ("正しい出力（½ が境目）：{of} 個中 {right} 個", "outputs on the correct side of ½: {right} of {of}"),
    "convolution_filled": ("接続がないのに 0 でない重み：{of} 個中 {filled} 個",
        "missing connections whose W is not 0: {filled} of {of}"),
    "convolution_absent": ("接続のないところの |ΔW| の最大値（マスクする前）：{size}",
        "largest |ΔW| at a missing connection, before the mask: {size}"),
    "preset_dense_gradient": ("マスク前の勾配", "gradient before the mask"),
    "preset_masked": ("マスク後", "after the mask"),
    "preset_summed": ("共有して合計", "summed over shared weights"),
    "preset_edges": ("エッジを学習", "learn edges"),
    "preset_filled": ("マスクも共有もせずに学習", "neither mask nor sharing"),
})  # fmt: skip
