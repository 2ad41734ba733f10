"""How long many trainings at once take, beside a loop of single ones. Prints two Markdown tables; judges nothing.

    uv run python tests/benchmarks/ensemble.py [--plot PATH]

2-4-1 learns XOR in 1,000 updates with ε = 1, from seeds 0, 1, 2, … The rows of the first table are numbers of runs:

    at once     ensemble.train, E of every run kept at every step
    loop        network.train for each of them, which for 1,024 runs is measured with 64 and multiplied by 16

Both end at the same E, which is asserted first. All take turns, so that noise of the machine meets all alike; times are
medians over the rounds, and so are ratios, each of them within one round. The second table is the map of explore.seeds,
24 ε × 32 seeds, for its data sets and some sizes: the time from nothing to all models.

With --plot the cost of one run is drawn against the number of runs, as a PNG.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np
from matplotlib.ticker import NullLocator
from timing import in_turns, table

from lecture_lib import datasets, ensemble, network
from lecture_lib._arrays import Array
from lecture_lib._drawing import Picture, blank, lecture_style
from lecture_lib._style import INK, PAPER
from lecture_lib.explore.seeds import EPSILONS, SEEDS

SIZES, EPSILON, STEPS = (2, 4, 1), 1.0, 1000
RUNS, LOOPED = (1, 16, 64, 256, 1024), 64
ROUNDS, MAP_ROUNDS = 15, 5
MAPS = (("xor", (2, 2, 1)), ("xor", (2, 8, 8, 1)), ("two_moons", (2, 4, 1)), ("circles", (2, 8, 1)))


def main() -> None:
    parser = argparse.ArgumentParser(description="How long many trainings at once take.")
    parser.add_argument("--plot", type=Path, metavar="PATH", help="draw the cost of one run, as a PNG")
    path = parser.parse_args().plot
    print(f"{os.cpu_count()} CPUs, numpy {np.__version__}\n")
    measured = times()
    print("Many runs", *table(*compared(measured)), "", sep="\n")
    print("The map of explore.seeds", *table(*maps()), sep="\n")
    if path:
        path.write_bytes(plot(measured).png())


# ---- many runs


def at_once(runs: int) -> Array:
    x, t = datasets.xor()
    return ensemble.train(SIZES, range(runs), [EPSILON], x, t, STEPS).E[:, 0, -1]


def loop(runs: int) -> Array:
    x, t = datasets.xor()
    return np.array([network.train(network.initial(SIZES, s), x, t, EPSILON, STEPS).E[-1] for s in range(runs)])


def times() -> dict[int, tuple[list[float], list[float]]]:
    """Milliseconds of each round, at once and in a loop, by the number of runs."""
    np.testing.assert_allclose(at_once(max(RUNS))[:LOOPED], loop(LOOPED), rtol=0, atol=1e-10)  # a warm-up, too
    jobs: list[Callable[[], object]] = [partial(at_once, runs) for runs in RUNS]
    jobs += [partial(loop, runs) for runs in RUNS if runs <= LOOPED]
    taken = [[1000 * s for s in row] for row in in_turns(jobs, ROUNDS)]
    looped = dict(zip(RUNS, taken[len(RUNS) :], strict=False))
    for runs in RUNS[len(looped) :]:
        looped[runs] = [runs / LOOPED * ms for ms in looped[LOOPED]]
    return {runs: (own, looped[runs]) for runs, own in zip(RUNS, taken, strict=False)}


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    return median(a / b for a, b in zip(above, below, strict=True))


def compared(measured: dict[int, tuple[list[float], list[float]]]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Head and rows of the first table."""
    one, _ = measured[1]
    head = ("runs", "at once [ms]", "× 1 run", "one of them [ms]", "loop [ms]", "loop / at once")
    return head, [
        (
            f"{runs:,}",
            f"{median(own):.0f}",
            f"{ratio(own, one):.2f}",
            f"{median(own) / runs:.2f}",
            f"{median(looped):,.0f}",
            f"{ratio(looped, own):.1f}",
        )
        for runs, (own, looped) in measured.items()
    ]


# ---- the map


def maps() -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Head and rows of the second table."""
    jobs = [partial(whole_map, data, sizes) for data, sizes in MAPS]
    measured = in_turns(jobs, MAP_ROUNDS)
    return ("data, network", "s"), [
        (f"{data}, {'-'.join(map(str, sizes))}", f"{median(taken):.2f}")
        for (data, sizes), taken in zip(MAPS, measured, strict=True)
    ]


def whole_map(data: str, sizes: tuple[int, ...]) -> object:
    x, t = datasets.DATASETS[data]()
    return ensemble.train(sizes, SEEDS, EPSILONS, x, t, STEPS)


# ---- the picture


def plot(measured: dict[int, tuple[list[float], list[float]]]) -> Picture:
    """Milliseconds for one run of 1,000 updates against how many are trained together; both axes are logarithmic."""
    own = [median(taken) / runs for runs, (taken, _) in measured.items()]
    looped = [median(taken) / runs for runs, (_, taken) in measured.items()]
    with lecture_style():
        figure = blank(720, 380)
        axes = figure.add_axes((0.13, 0.19, 0.72, 0.74))
        axes.set(xscale="log", yscale="log", ylim=(0.08, 60))
        axes.plot(RUNS, looped, "o--", color=INK, linewidth=1.6, markersize=6, markerfacecolor=PAPER)
        axes.plot(RUNS, own, "o-", color=INK, linewidth=2.6, markersize=7, clip_on=False)
        for y, name in ((looped[-1], "loop"), (own[-1], "at once")):
            axes.annotate(name, (RUNS[-1], y), xytext=(14, 0), textcoords="offset points", va="center", fontsize=16)
        for place in (1, 3, 4):
            axes.annotate(f"{own[place]:.2g} ms", (RUNS[place], own[place]), xytext=(-8, -20), textcoords="offset points",
                          ha="right", fontsize=14)  # fmt: skip
        axes.set_xlabel("runs trained together")
        axes.set_ylabel("one run [ms]")
        axes.set_xticks(RUNS, [f"{runs:,}" for runs in RUNS])
        axes.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_minor_locator(NullLocator())
    return Picture(figure, "Milliseconds for one run against the number of runs, at once and in a loop")


if __name__ == "__main__":
    main()
