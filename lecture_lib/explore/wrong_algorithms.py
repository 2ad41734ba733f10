"""explore.variants: a wrong algorithm beside the right one, from the same seeds; and the gradient check, which is what tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from .. import charts, datasets, gradcheck, network
from .. import variants as maths
from ..controls import Choice, Count, LogSlider, Seed
from ..drawing import Label, sheet
from ..gradcheck import Comparison
from ..live import Explorer, Recipe
from ..style import ERROR, TARGET, loss, number, side_by_side
from ..words import say

SIZES, SEEDS, WINDOW = (2, 4, 4, 1), tuple(range(10)), (-0.5, 1.5)
MOST_STEPS, HIGHEST, LEARNED = 2000, 1.2, 0.05  # E above HIGHEST leaves the picture; below LEARNED XOR counts as learnt
WIDTH, HEIGHT = 1040, 318


def variants(**presets: Any) -> Explorer:
    """Explorer of the wrong algorithms: regions and E beside those of the right one, and the gradient check.

    Presets: variant (a name in lecture_lib.variants.VARIANTS), epsilon, steps (0 to 2,000), seed (0 to 9).
    """
    return Explorer(RECIPE, **presets)


@dataclass(frozen=True)
class Duel:
    """Both algorithms from ten seeds, one of which is looked at, and the check of the wrong one's gradient at its start."""

    variant: str
    seed: int
    right: maths.Run
    wrong: maths.Run
    check: Comparison

    @property
    def sign(self) -> str:
        return "✓" if self.variant == "correct" else "✗"


def compute(variant: str, epsilon: float, steps: int, seed: int) -> Duel:
    """Train both from every seed; check the variant's gradient at the initial weights of the seed that is looked at."""
    return Duel(
        variant, seed, _run("correct", epsilon, steps), _run(variant, epsilon, steps), check(variant, epsilon, seed)
    )


@lru_cache(maxsize=16)
def _run(variant: str, epsilon: float, steps: int) -> maths.Run:
    return maths.train(variant, SIZES, SEEDS, *datasets.xor(), epsilon, steps)


def check(variant: str, epsilon: float, seed: int) -> Comparison:
    """The gradient check of every W^k and b^k, reduced to the element of each that is furthest off (the first, if none is)."""
    x, t = datasets.xor()
    net = network.initial(SIZES, seed)
    grads = maths.backward(variant, net, network.forward(net, x), t, epsilon)
    rows = gradcheck.check(net, x, t, grads).rows
    each = groupby(rows, key=lambda row: row.name.split("[")[0])
    return Comparison(tuple(max(group, key=lambda row: 0 if row.agrees else row.difference) for _, group in each))


def learned(run: maths.Run) -> int:
    """How many of the ten seeds have learnt XOR."""
    return int(np.count_nonzero(run.E[:, -1] < LEARNED))


class Side:
    """One algorithm: its regions for one seed, and E of all seeds, that one thick."""

    def __init__(self, figure: Figure, left: float) -> None:
        self.plane = figure.add_axes((left / WIDTH, 62 / HEIGHT, 212 / WIDTH, 212 / HEIGHT))
        self.regions, samples = charts.Regions(self.plane), charts.Samples(self.plane)
        charts.window(self.plane, *WINDOW)
        samples.show(*datasets.xor())
        losses = figure.add_axes(((left + 284) / WIDTH, 62 / HEIGHT, 148 / WIDTH, 212 / HEIGHT))
        self.loss = charts.loss_curve(losses, MOST_STEPS, HIGHEST)
        self.loss.set_clip_on(True)
        losses.set_xticks([0, MOST_STEPS // 2, MOST_STEPS])
        self.others = LineCollection([], colors="#9A9A9A", linewidths=1.3, animated=True, zorder=3)
        losses.add_collection(self.others, autolim=False)

    def show(self, run: maths.Run, seed: int) -> None:
        points = charts.plane(WINDOW)
        self.regions.outputs = network.forward(run.nets[seed], points).o[-1].reshape(charts.Regions.GRID, -1)
        n = np.arange(run.E.shape[1])
        every = max(1, len(n) // 200)  # more points than the panel has pixels would only cost time
        self.loss.set_data(n[::every], run.E[seed, ::every])
        self.others.set_segments([np.stack([n[::every], E[::every]], axis=1) for E in run.E])


class Sides:
    """Right and wrong, side by side, each under its sign."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        Label(axes, 168, 296, TARGET, 20, text="✓")
        self.sign = Label(axes, 688, 296, ERROR, 20, animated=True)
        self.right, self.wrong = Side(figure, 62), Side(figure, 582)
        axes.plot([520, 520], [24, 300], color="#C8C8C8", linewidth=1.4)


def draw(sides: Sides, now: Duel) -> None:
    """Both algorithms' pictures."""
    sides.right.show(now.right, now.seed)
    sides.wrong.show(now.wrong, now.seed)
    sides.sign.write(now.sign)
    sides.sign.set_facecolor(TARGET if now.variant == "correct" else ERROR)


def readout(now: Duel) -> str:
    """What is wrong and why; E and how many seeds learn, right → wrong; the gradient check."""
    ends = [loss(number(_last(run, now.seed))) for run in (now.right, now.wrong)]
    E = f"{loss('<i>E</i>')}: ✓ {ends[0]}　{now.sign} {ends[1]}"
    counts = say("variants_learned", right=learned(now.right), sign=now.sign, wrong=learned(now.wrong), of=len(SEEDS))
    return (
        f'<div class="lec-head">{say("variant_" + now.variant)}</div><div>{say("variant_" + now.variant + "_why")}</div>'
        f"<div>{side_by_side([E, counts])}</div>"
        f'<div class="lec-note">{say("variants_check")}</div>'
        f'<div class="lec-table">{now.check._repr_html_()}</div>'
    )


def _last(run: maths.Run, seed: int) -> float:
    return float(run.E[seed, -1])


RECIPE = Recipe(
    name="variants",
    controls=(
        Choice("variant", "variant", "updated_first", tuple(maths.VARIANTS), "variant_"),
        LogSlider("epsilon", "epsilon", 0.5, 0.1, 10), Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 20),
        Seed(value=0, high=len(SEEDS) - 1),
    ),
    compute=compute, stage=Sides, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=(WIDTH // 2,), lines=11,
)  # fmt: skip
