"""How long training takes. Prints two Markdown tables; judges nothing.

    uv run python tests/benchmarks/training.py [--plot PATH]

Training: 2-4-1 learns XOR with ε = 1, from the same weights in each row, E kept at every step. The rows:

    network.train    the lecture's algorithm
    plain loop       the same with numpy, for these two layers only and with nothing checked, as a student would write it
    autograd         the forward pass alone is written down; the package finds the derivatives

How cost grows: microseconds per step of network.train, all samples at once, when one of three quantities grows:

    k_max    layers of 8 units, with N = 64
    n        units in each of two hidden layers, 2-n-n-1, with N = 64
    N        samples, on 2-8-1

A multiplication is one of the products o w of a forward pass, N Σ n_k n_{k+1} in all; the way back takes up to twice as
many again. Rows of a table take turns, so that noise of the machine meets all alike; times are medians over the rounds,
and so are ratios, each of them within one round. What train prepares once is counted in.

With --plot the growth is drawn, too, as a PNG. Thin lines show what multiplications alone would cost, at the price that one
has in the largest network: the distance from them is overhead.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import autograd.numpy as anp
import numpy as np
from autograd import value_and_grad
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator
from timing import in_turns, seconds, table

from lecture_lib import datasets, network
from lecture_lib._arrays import Array
from lecture_lib._drawing import Picture, blank, lecture_style
from lecture_lib._numbers import significant
from lecture_lib._style import INK

SIZES, SEED, EPSILON, STEPS = (2, 4, 1), 0, 1.0, 1000
ROUNDS, GROWTH_ROUNDS = 31, 15
LEAST = 0.03  # seconds that a measurement of growth takes

Trained = tuple[list[Array], Array]  # W^1, b^1, W^2, b^2, and E before each step


def main() -> None:
    parser = argparse.ArgumentParser(description="How long training takes.")
    parser.add_argument("--plot", type=Path, metavar="PATH", help="draw how cost grows, as a PNG")
    path = parser.parse_args().plot
    print(f"{os.cpu_count()} CPUs, numpy {np.__version__}\n")
    print("Training", *table(*training()), "", sep="\n")
    measured = growth()
    print("How cost grows", *table(*grown(measured)), sep="\n")
    if path:
        path.write_bytes(plot(measured).png())


# ---- training


def training() -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Head and rows of the first table."""
    assert_same([way.train(STEPS) for way in WAYS])  # a warm-up, too
    seconds_of = in_turns([partial(way.train, way.steps) for way in WAYS], ROUNDS)
    times = [[1000 * STEPS / way.steps * s for s in taken] for way, taken in zip(WAYS, seconds_of, strict=True)]
    head = ("training", "steps a round", f"ms per {STEPS:,} steps", "× plain loop")
    return head, [line(way, own, times[PLAIN]) for way, own in zip(WAYS, times, strict=True)]


def line(way: Way, own: Sequence[float], plain: Sequence[float]) -> Sequence[str]:
    ratio = median(a / b for a, b in zip(own, plain, strict=True))
    return way.name, f"{way.steps:,}", f"{median(own):.1f}", f"{ratio:.2f}"


def assert_same(results: Sequence[Trained]) -> None:
    """All end at the same weights, and have met the same E at every step on the way."""
    first, *others = ([*weights, E] for weights, E in results)
    for other in others:
        for expected, actual in zip(first, other, strict=True):
            np.testing.assert_allclose(actual, expected, rtol=0, atol=1e-9)


def start() -> list[Array]:
    """Copies of W^1, b^1, W^2, b^2."""
    net = network.initial(SIZES, SEED)
    return [value.copy() for pair in zip(net.W, net.b, strict=True) for value in pair]


def lecture(steps: int) -> Trained:
    net, E = network.train(network.initial(SIZES, SEED), *datasets.xor(), EPSILON, steps)
    return [value for pair in zip(net.W, net.b, strict=True) for value in pair], E[:-1]


def plain(steps: int) -> Trained:
    x, t = datasets.xor()
    W1, b1, W2, b2 = start()
    E = np.zeros(steps)
    for step in range(steps):
        u2 = x @ W1 + b1
        o2 = 1 / (1 + np.exp(-u2))
        u3 = o2 @ W2 + b2
        o3 = 1 / (1 + np.exp(-u3))
        E[step] = 0.5 * np.sum((t - o3) ** 2)
        do3 = -(t - o3)
        du3 = do3 * o3 * (1 - o3)
        do2 = du3 @ W2.T
        du2 = do2 * o2 * (1 - o2)
        W1 -= EPSILON * (x.T @ du2)
        b1 -= EPSILON * du2.sum(axis=0)
        W2 -= EPSILON * (o2.T @ du3)
        b2 -= EPSILON * du3.sum(axis=0)
    return [W1, b1, W2, b2], E


def automatic(steps: int) -> Trained:
    x, t = datasets.xor()
    weights = start()
    E = np.zeros(steps)

    def loss(weights: Sequence[Array]) -> Any:
        W1, b1, W2, b2 = weights
        o2 = 1 / (1 + anp.exp(-(x @ W1 + b1)))
        o3 = 1 / (1 + anp.exp(-(o2 @ W2 + b2)))
        return 0.5 * anp.sum((t - o3) ** 2)

    loss_and_slopes = value_and_grad(loss)
    for step in range(steps):
        E[step], slopes = loss_and_slopes(weights)
        weights = [value - EPSILON * slope for value, slope in zip(weights, slopes, strict=True)]
    return weights, E


@dataclass(frozen=True)
class Way:
    """One way to train the same network, and how many steps of it make a round."""

    name: str
    train: Callable[[int], Trained]
    steps: int = STEPS


WAYS = (Way("network.train", lecture), Way("plain loop", plain), Way("autograd", automatic, STEPS // 10))
PLAIN = 1  # its place among them


# ---- how cost grows


@dataclass(frozen=True)
class Row:
    """A network and how many samples it is trained with, to be measured."""

    symbol: str  # of the quantity that grows
    value: int
    sizes: tuple[int, ...]
    samples: int

    @property
    def multiplications(self) -> int:
        return self.samples * sum(a * b for a, b in pairwise(self.sizes))

    def job(self, steps: int) -> Callable[[], object]:
        """A training on data without meaning, with steps so small that the weights stay about where they are."""
        draw = np.random.default_rng(SEED)
        x, t = draw.normal(size=(self.samples, self.sizes[0])), draw.uniform(size=(self.samples, self.sizes[-1]))
        net = network.initial(self.sizes, SEED)
        return lambda: network.train(net, x, t, 1e-3 / self.samples, steps)


ROWS = (
    *(Row("k_max", layers, (8,) * layers, 64) for layers in (2, 3, 4, 6, 8, 10)),
    *(Row("n", units, (2, units, units, 1), 64) for units in (2, 4, 8, 16, 32, 64, 128, 256)),
    *(Row("N", samples, (2, 8, 1), samples) for samples in (4, 16, 64, 256, 1024, 4096)),
)


def growth() -> dict[Row, float]:
    """Microseconds per step."""
    steps = [enough(row) for row in ROWS]
    times = in_turns([row.job(count) for row, count in zip(ROWS, steps, strict=True)], GROWTH_ROUNDS)
    return {row: 1e6 * median(taken) / count for row, count, taken in zip(ROWS, steps, times, strict=True)}


def enough(row: Row) -> int:
    """Steps that take long enough to be measured; finding them warms up."""
    steps = 16
    while seconds(row.job(steps)) < LEAST:
        steps *= 2
    return steps


def grown(measured: dict[Row, float]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Head and rows of the second table."""
    head = ("what grows", "network", "N", "multiplications", "µs per step", "ns per multiplication")
    return head, [
        (
            f"{row.symbol} = {row.value:,}",
            "-".join(map(str, row.sizes)),
            f"{row.samples:,}",
            f"{row.multiplications:,}",
            f"{time:,.1f}",
            f"{1000 * time / row.multiplications:.2f}",
        )
        for row, time in measured.items()
    ]


# ---- the picture


@dataclass(frozen=True)
class Panel:
    """One quantity that grows: what is trained, few values for its axis, and how its multiplications grow."""

    symbol: str
    axis: str
    trained: str
    ticks: tuple[int, ...]
    multiplications: str
    height: float  # of that formula, which stands at the right, as a part of the panel's


PANELS = (
    Panel("k_max", r"$k_{\mathrm{max}}$", "8–8–⋯–8,  $N$ = 64", (2, 4, 10), r"$\propto\,k_{\mathrm{max}}-1$", 0.24),
    Panel("n", "$n$", "2–$n$–$n$–1,  $N$ = 64", (2, 16, 256), r"$\propto\,n^2+3n$", 0.1),
    Panel("N", "$N$", "2–8–1", (4, 64, 4096), r"$\propto\,N$", 0.1),
)


def plot(measured: dict[Row, float]) -> Picture:
    """Time per step against each quantity; both axes are logarithmic, and the vertical one is the same in all panels."""
    with lecture_style():
        figure = blank(960, 360)
        panels = figure.subplots(1, 3, sharey=True)
        figure.subplots_adjust(left=0.085, right=0.965, bottom=0.19, top=0.87, wspace=0.14)
        for axes, panel in zip(panels, PANELS, strict=True):
            draw(axes, panel, {row: time for row, time in measured.items() if row.symbol == panel.symbol})
        least, most = min(measured.values()), 2 * max(measured.values())  # above the last point stands its time
        decades = 10.0 ** np.arange(np.floor(np.log10(least)), np.log10(most))
        panels[0].set_yticks(decades, map(written, decades))
        panels[0].set_ylim(0.8 * decades[0], most)
    return Picture(figure, f"Time per step against {', '.join(panel.symbol for panel in PANELS)}")


def draw(axes: Axes, panel: Panel, measured: dict[Row, float]) -> None:
    """The times, and a thin line through the last of them, on which all would lie if multiplications were all there is."""
    rows, times = list(measured), list(measured.values())
    values = [row.value for row in rows]
    proportional = [times[-1] * row.multiplications / rows[-1].multiplications for row in rows]
    axes.set(xscale="log", yscale="log")
    axes.plot(values, proportional, color=INK, linewidth=1, zorder=1)
    axes.plot(values, times, "o-", color=INK, linewidth=2.6, markersize=7, clip_on=False)
    note = partial(axes.annotate, textcoords="offset points")
    note(written(times[0]), (values[0], times[0]), xytext=(-4, 18), ha="left")
    note(written(times[-1]), (values[-1], times[-1]), xytext=(4, 9), ha="right")
    axes.text(0.97, panel.height, panel.multiplications, transform=axes.transAxes, ha="right")
    axes.set_title(panel.trained, fontsize=14)
    axes.set_xlabel(panel.axis)
    axes.set_xticks(panel.ticks, [f"{tick:,}" for tick in panel.ticks])
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_locator(NullLocator())


def written(microseconds: float) -> str:
    if microseconds < 999.5:
        return f"{microseconds:.0f} µs"
    return f"{significant(microseconds / 1000, 3)} ms"


if __name__ == "__main__":
    main()
