"""explore.softmax: three logits, the probabilities they become, and the δ^u that two losses send back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, log10
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from .. import charts
from .. import softmax as maths
from ..arrays import Array
from ..controls import Button, Choice, LogSlider, Slider, preset
from ..drawing import Label, Labels, sheet
from ..live import Explorer, Recipe
from ..outputs import OUTPUTS
from ..style import (
    ERROR,
    FORWARD,
    INK,
    PAPER,
    TARGET,
    equals,
    error,
    forward,
    label,
    loss,
    number,
    output,
    short,
    side_by_side,
)
from ..words import say

CLASSES, FURTHEST = 3, 10
WIDTH, HEIGHT, CUTS = 1240, 300, (400, 920)
HEAD, ROWS, THICK = 268, (204, 136, 68), 38
LOGITS = ("u1", "u2", "u3")
LOSSES = SQUARED, CROSSED = "softmax_squared_error", "softmax"
LINES = {SQUARED: (0, (3, 1.6)), CROSSED: "-"}
FORMULAS = {SQUARED: r"$\frac{1}{2}\Vert t-o\Vert^2$", CROSSED: r"$-\Sigma\,t\,\log\,o$"}


def softmax(**presets: Any) -> Explorer:
    """Explorer of softmax: u → o, and δ^u of the squared error beside that of the cross-entropy.

    Presets: u1, u2, u3 (−8 to 8), target (the class that is right, 1 to 3), epsilon (of the buttons that update u).
    """
    return Explorer(RECIPE, **presets)


@dataclass(frozen=True)
class Answer:
    """Logits, and which class is right."""

    u: Array
    right: int  # from 0

    @property
    def t(self) -> Array:
        return np.asarray(np.eye(CLASSES)[self.right])

    @property
    def o(self) -> Array:
        return maths.softmax(self.u)

    def E(self, of: str) -> float:
        return float(OUTPUTS[of].loss(self.t, self.o))

    def delta_o(self, of: str) -> Array:
        return OUTPUTS[of].delta_o(self.t, self.o)

    def delta_u(self, of: str) -> Array:
        return delta_u(of, self.t, self.o)

    @property
    def kind(self) -> str:
        """What a person would say of the answer."""
        share, other = self.o[self.right], np.delete(self.o, self.right).max()
        if max(share, other) >= 0.95:
            return "sure" if share > other else "mistaken"
        return "tied" if abs(share - other) < 1e-12 else "right" if share > other else "doubtful"


def delta_u(of: str, t: Array, o: Array) -> Array:
    """δ^u of one of the two LOSSES; t and o (3,) or (N, 3)."""
    return OUTPUTS[of].delta_u(OUTPUTS[of].delta_o(t, o), t, o)


def compute(u1: float, u2: float, u3: float, target: int, epsilon: float) -> Answer:
    return Answer(np.array([u1, u2, u3]), target - 1)


def curves(now: Answer) -> tuple[Array, dict[str, Array]]:
    """δ^u of the right class against its own logit, the others as they are."""
    u = np.tile(now.u, (121, 1))
    u[:, now.right] = np.linspace(-FURTHEST, FURTHEST, len(u))
    o = maths.softmax(u)
    return u[:, now.right], {of: delta_u(of, np.tile(now.t, (len(u), 1)), o)[:, now.right] for of in LOSSES}


class Bars:
    """A number from −1 to 1 in each row as a bar, and written beside it on the side where the bar is not, or at its end."""

    def __init__(self, axes: Axes, zero: float, length: float, colour: str) -> None:
        self.zero, self.length = zero, length
        self.bars = PolyCollection([], facecolors=colour, edgecolors="none", animated=True, zorder=2)
        axes.add_collection(self.bars, autolim=False)
        axes.plot([zero, zero], [ROWS[-1] - THICK, ROWS[0] + THICK], color=INK, linewidth=1.4, zorder=3)
        self.numbers = Labels(axes, colour, 16, animated=True, zorder=4)

    def show(self, values: Array, at: Callable[[float], float]) -> None:
        """`at` says how far from the zero line a value is written."""
        ends = self.zero + self.length * np.clip(values, -1, 1)
        bars = [(y - THICK / 2, y + THICK / 2, end) for y, end in zip(ROWS, ends.tolist(), strict=True)]
        self.bars.set_verts([[(self.zero, a), (end, a), (end, b), (self.zero, b)] for a, b, end in bars])
        written = zip(values.tolist(), ROWS, strict=True)
        self.numbers.write({(self.zero + at(value), y): short(value) for value, y in written})


class Panels:
    """u, o and t in rows; δ^u of one loss, δ^u of the other; both for the right class against its logit."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        for x, colour, text in ((66, FORWARD, "$u$"), (130, FORWARD, "$o$"), (378, TARGET, "$t$")):
            Label(axes, x, HEAD, colour, 19, text=text)
        for j, y in enumerate(ROWS, 1):
            Label(axes, 12, y, INK, 15, text=str(j))
        self.logits = Labels(axes, FORWARD, 16, animated=True)
        self.shares = Bars(axes, 118, 160, FORWARD)
        look: dict[str, Any] = {"linestyle": "", "animated": True, "markeredgewidth": 2.6}
        (self.aim,) = axes.plot([], [], marker="s", markersize=15, color=TARGET, **look)
        (self.others,) = axes.plot([], [], marker="o", markersize=13, color=TARGET, markerfacecolor=PAPER, **look)
        self.signals = {of: Bars(axes, zero, 112, ERROR) for of, zero in zip(LOSSES, (530, 790), strict=True)}
        for of, zero in zip(LOSSES, (530, 790), strict=True):
            Label(axes, zero - 62, HEAD, ERROR, 19, text=r"$\delta^u$")
            Label(axes, zero + 26, HEAD, INK, 16, text=FORMULAS[of])
            axes.plot([zero - 80, zero + 92], [HEAD - 24] * 2, color=ERROR, linewidth=2.6, linestyle=LINES[of])
        self.plot = figure.add_axes((992 / WIDTH, 58 / HEIGHT, 226 / WIDTH, 186 / HEIGHT))
        charts.plain(self.plot, "", "")
        self.plot.set(xlim=(-FURTHEST, FURTHEST), ylim=(-1.04, 0.04), xticks=(-10, 0, 10), yticks=(-1, -0.5, 0))
        self.plot.spines["bottom"].set_position(("data", -1.04))
        self.name = Label(axes, 992, HEAD, ERROR, 19, animated=True)
        self.along = Label(axes, 992 + 113, 16, FORWARD, 17, animated=True)
        moving: dict[str, Any] = {"color": ERROR, "animated": True, "clip_on": False, "zorder": 5}
        self.curves = {of: self.plot.plot([], [], linewidth=2.6, linestyle=LINES[of], **moving)[0] for of in LOSSES}
        (self.now,) = self.plot.plot([], [], linestyle="", marker="o", markersize=11, **moving)


def draw(panels: Panels, now: Answer) -> None:
    """All rows and the curves."""
    panels.logits.write({(66, y): label(value) for y, value in zip(ROWS, now.u.tolist(), strict=True)})
    panels.shares.show(now.o, lambda value: 160 * value + 46)
    panels.aim.set_data([378], [ROWS[now.right]])
    panels.others.set_data([378, 378], [y for j, y in enumerate(ROWS) if j != now.right])
    for of, bars in panels.signals.items():
        bars.show(now.delta_u(of), lambda value: 54 if value < 0 else -54)
    u, signals = curves(now)
    for of, line in panels.curves.items():
        line.set_data(u, signals[of])
    at = float(np.clip(now.u[now.right], -FURTHEST, FURTHEST))
    panels.now.set_data([at, at], [now.delta_u(of)[now.right] for of in LOSSES])
    panels.name.write(rf"$\delta^u_{now.right + 1}$")
    panels.along.write(f"$u_{now.right + 1}$")


def readout(now: Answer) -> str:
    """What kind of answer it is; o of the right class, its E and its δ^u under both losses, each with its numbers."""
    j, o, u = now.right + 1, float(now.o[now.right]), now.u.tolist()
    squared, crossed = (float(now.delta_u(of)[now.right]) for of in LOSSES)
    delta_o = now.delta_o(SQUARED)
    own, mean = float(delta_o[now.right]), _sum(delta_o * now.o)
    digits = 4 + ceil(log10(max(1.0, abs(own) / max(abs(own - mean), 1e-15))))  # so that the difference comes out
    difference = f"{error(number(own, digits))} − {error(_bracketed(number(mean, digits)))}"
    name, share, share_j = error(f"δ<sup>u</sup><sub>{j}</sub>"), forward(output(o)), f"<i>o</i><sub>{j}</sub>"
    delta_o_j, delta_o_i = (error(f"δ<sup>o</sup><sub>{index}</sub>") for index in (j, "i"))
    powers = " + ".join(f"e<sup>{forward(number(value))}</sup>" for value in u)
    lines = [
        [f"{forward(share_j)} = e<sup>{forward(number(u[now.right]))}</sup> / ({powers}) = {share}"],
        [
            f"½ ‖<i>t</i> − <i>o</i>‖²: {loss('<i>E</i>')} {equals(loss, now.E(SQUARED))}",
            f"{name} = {share_j} ({delta_o_j} − Σ<sub>i</sub> {delta_o_i} <i>o</i><sub>i</sub>) "
            f"= {share} × ({difference}) {equals(error, squared)}",
        ],
        [
            f"−Σ <i>t</i> log <i>o</i>: {loss('<i>E</i>')} = −log {share} {equals(loss, now.E(CROSSED))}",
            f"{name} = {share_j} − <i>t</i><sub>{j}</sub> = {share} − 1 {equals(error, crossed)}",
        ],
    ]
    ratio = say("softmax_ratio", name=name, ratio=number(crossed / squared, 2)) if squared else ""
    head = f'<div class="lec-head">{say("softmax_" + now.kind, right=j)}　{ratio}</div>'
    return head + "".join(f"<div>{side_by_side(line)}</div>" for line in lines)


def _sum(values: Array) -> float:
    """Their sum, 0 where only rounding is left of it."""
    total = float(values.sum())
    return total if abs(total) > 1e-15 else 0.0


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def updated(of: str) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """u ← u − ε δ^u, as if the logits themselves were the parameters."""

    def press(values: Mapping[str, Any]) -> dict[str, Any]:
        now = compute(**values)
        return dict(zip(LOGITS, (now.u - values["epsilon"] * now.delta_u(of)).tolist(), strict=True))

    return press


USUAL: dict[str, Any] = {"u1": 2.0, "u2": 1.0, "u3": -1.0, "target": 2, "epsilon": 1.0}  # what a preset starts from

RECIPE = Recipe(
    name="softmax",
    controls=(
        *(Slider(name, f"u{sign}", USUAL[name], -8, 8) for name, sign in zip(LOGITS, "₁₂₃", strict=True)),
        Choice("target", "target_class", 2, (1, 2, 3), shown=("1", "2", "3")), LogSlider("epsilon", "epsilon", 1.0, 0.1, 10),
    ),
    compute=compute, stage=Panels, draw=draw, readout=readout, width=WIDTH, height=HEIGHT, cuts=CUTS, lines=5,
    buttons=(
        preset("preset_even", USUAL, u1=0.0, u2=0.0, u3=0.0), preset("preset_mistaken", USUAL, u1=6.0, u2=-2.0),
        preset("preset_sure", USUAL, u1=-2.0, u2=6.0),
        Button("update_squared_error", updated(SQUARED)), Button("update_cross_entropy", updated(CROSSED)),
    ),
)  # fmt: skip
