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

from .. import softmax as maths
from .._activations import OUTPUTS
from .._arrays import Array
from .._drawing import Label, Labels, add_panel, sheet
from .._numbers import bracketed, even_width, narrow, near_one, significant
from .._style import ERROR, FORWARD, INK, PAPER, TARGET
from .._words import add_words, say
from ..diagrams import charts
from ._controls import Button, Choice, LogSlider, Slider, preset
from ._explorer import explorer
from ._grips import Grip, Place
from ._kit import moving_line
from ._readout import E_SIGN, block, equals, error_span, forward_span, loss_span, side_by_side

CLASSES, FURTHEST = 3, 10
WIDTH, HEIGHT = 1054, 300
BARS = 452, 676  # where the two δ^u are 0
HEAD, ROWS, THICK = 268, (204, 136, 68), 38
LONG = 118  # of a bar for o = 1
LOGITS = ("u1", "u2", "u3")
LOSSES = SQUARED, CROSSED = "softmax_squared_error", "softmax"
LINES = {SQUARED: (0, (3, 1.6)), CROSSED: "-"}
FORMULAS = {SQUARED: r"$\frac{1}{2}\Vert t-o\Vert^2$", CROSSED: r"$-\Sigma\,t\,\log\,o$"}


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
        return float(OUTPUTS[of].loss.E(self.t, self.o))

    def delta_o(self, of: str) -> Array:
        return OUTPUTS[of].loss.delta_o(self.t, self.o)

    def delta_u(self, of: str) -> Array:
        return OUTPUTS[of].delta(self.t, self.o)

    @property
    def kind(self) -> str:
        """What a person would say of the answer."""
        share, other = self.o[self.right], np.delete(self.o, self.right).max()
        if max(share, other) >= 0.95:
            return "sure" if share > other else "mistaken"
        return "tied" if abs(share - other) < 1e-12 else "right" if share > other else "doubtful"


def compute(u1: float, u2: float, u3: float, target: int, epsilon: float) -> Answer:
    return Answer(np.array([u1, u2, u3]), target - 1)


def curves(now: Answer) -> tuple[Array, dict[str, Array]]:
    """δ^u of the right class against its own logit, the others as they are."""
    u = np.tile(now.u, (121, 1))
    u[:, now.right] = np.linspace(-FURTHEST, FURTHEST, len(u))
    o = maths.softmax(u)
    return u[:, now.right], {of: OUTPUTS[of].delta(np.tile(now.t, (len(u), 1)), o)[:, now.right] for of in LOSSES}


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
        self.numbers.write({(self.zero + at(value), y): narrow(value) for value, y in written})


class SoftmaxFigure:
    """u, o and t in rows; δ^u of one loss, δ^u of the other; both for the right class against its logit."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        for x, colour, text in ((66, FORWARD, "$u$"), (134, FORWARD, "$o$"), (334, TARGET, "$t$")):
            Label(axes, x, HEAD, colour, 19, text=text)
        for j, y in enumerate(ROWS, 1):
            Label(axes, 12, y, INK, 16, text=str(j))
        self.logits = Labels(axes, FORWARD, 16, animated=True)
        self.shares = Bars(axes, 120, LONG, FORWARD)
        ring: dict[str, Any] = {"linestyle": "", "clip_on": True, "markeredgewidth": 2.6, "zorder": 2}
        self.aim = moving_line(axes, marker="s", markersize=15, color=TARGET, **ring)
        self.others = moving_line(axes, marker="o", markersize=13, color=TARGET, markerfacecolor=PAPER, **ring)
        self.signals = {of: Bars(axes, zero, 100, ERROR) for of, zero in zip(LOSSES, BARS, strict=True)}
        for of, zero in zip(LOSSES, BARS, strict=True):
            Label(axes, zero - 62, HEAD, ERROR, 19, text=r"$\delta^u$")
            Label(axes, zero + 26, HEAD, INK, 16, text=FORMULAS[of])
            axes.plot([zero - 80, zero + 96], [HEAD - 24] * 2, color=ERROR, linewidth=2.6, linestyle=LINES[of])
        self.plot = add_panel(figure, 846, 60, 186, 184)
        charts.plain(self.plot, "", "")
        self.plot.set(xlim=(-FURTHEST, FURTHEST), ylim=(-1.04, 0.04), xticks=(-10, 0, 10), yticks=(-1, -0.5, 0))
        self.plot.spines["bottom"].set_position(("data", -1.04))
        self.name = Label(axes, 846, HEAD, ERROR, 19, animated=True)
        self.along = Label(axes, 846 + 93, 15, FORWARD, 17, animated=True)
        self.curves = {of: moving_line(self.plot, color=ERROR, linewidth=2.6, linestyle=LINES[of]) for of in LOSSES}
        self.now = moving_line(self.plot, color=ERROR, linestyle="", marker="o", markersize=11)


def draw(panels: SoftmaxFigure, now: Answer) -> None:
    """All rows and the curves."""
    panels.logits.write({(66, y): even_width(value) for y, value in zip(ROWS, now.u.tolist(), strict=True)})
    panels.shares.show(now.o, lambda value: LONG * value + 46)
    panels.aim.set_data([334], [ROWS[now.right]])
    panels.others.set_data([334, 334], [y for j, y in enumerate(ROWS) if j != now.right])
    for of, bars in panels.signals.items():
        bars.show(now.delta_u(of), lambda value: 54 if value < 0 else -54)
    u, signals = curves(now)
    for of, line in panels.curves.items():
        line.set_data(u, signals[of])
    at = float(np.clip(now.u[now.right], -FURTHEST, FURTHEST))
    panels.now.set_data([at, at], [now.delta_u(of)[now.right] for of in LOSSES])
    panels.name.write(rf"$\delta^u_{now.right + 1}$")
    panels.along.write(f"$u_{now.right + 1}$")


def grips(panels: SoftmaxFigure, now: Answer) -> list[Grip]:
    """The bars of o, each by its end: the logit becomes what gives it that share. Their keyboard way are the sliders."""
    zero = panels.shares.zero

    def held(j: int) -> Grip:
        end = zero + panels.shares.length * float(now.o[j])

        def drag(before: Mapping[str, Any], start: Place, place: Place) -> dict[str, Any]:
            others = np.delete([before[name] for name in LOGITS], j)
            share = np.clip((place[0] - start[0] + end - zero) / panels.shares.length, 1e-6, 1 - 1e-6)
            return {LOGITS[j]: float(np.log(share / (1 - share)) + np.log(np.exp(others).sum()))}

        return Grip(f"bar{j + 1}", say("grip_bar", j=j + 1), (end, HEIGHT - ROWS[j]), (36, THICK + 10), drag)

    return [held(j) for j in range(CLASSES)]


def readout(now: Answer) -> str:
    """What kind of answer it is; o of the right class, its E and its δ^u under both losses, each with its numbers."""
    j, o, u = now.right + 1, float(now.o[now.right]), now.u.tolist()
    squared, crossed = (float(now.delta_u(of)[now.right]) for of in LOSSES)
    delta_o = now.delta_o(SQUARED)
    own, mean = float(delta_o[now.right]), _sum(delta_o * now.o)
    digits = 4 + ceil(log10(max(1.0, abs(own) / max(abs(own - mean), 1e-15))))  # so that the difference comes out
    difference = f"{error_span(significant(own, digits))} − {error_span(bracketed(significant(mean, digits)))}"
    name, share, share_j = error_span(f"δ<sup>u</sup><sub>{j}</sub>"), forward_span(near_one(o)), f"<i>o</i><sub>{j}</sub>"
    delta_o_j, delta_o_i = (error_span(f"δ<sup>o</sup><sub>{index}</sub>") for index in (j, "i"))
    powers = " + ".join(f"e<sup>{forward_span(significant(value))}</sup>" for value in u)
    lines = [
        [f"{forward_span(share_j)} = e<sup>{forward_span(significant(u[now.right]))}</sup> / ({powers}) = {share}"],
        [
            f"½ ‖<i>t</i> − <i>o</i>‖²: {E_SIGN} {equals(loss_span, now.E(SQUARED))}",
            f"{name} = {share_j} ({delta_o_j} − Σ<sub>i</sub> {delta_o_i} <i>o</i><sub>i</sub>) "
            f"= {share} × ({difference}) {equals(error_span, squared)}",
        ],
        [
            f"−Σ <i>t</i> log <i>o</i>: {E_SIGN} = −log {share} {equals(loss_span, now.E(CROSSED))}",
            f"{name} = {share_j} − <i>t</i><sub>{j}</sub> = {share} − 1 {equals(error_span, crossed)}",
        ],
    ]
    ratio = say("softmax_ratio", name=name, ratio=significant(crossed / squared, 2)) if squared else ""
    return block(f"{say('softmax_' + now.kind, right=j)}　{ratio}", *map(side_by_side, lines))


def _sum(values: Array) -> float:
    """Their sum, 0 where only rounding is left of it."""
    total = float(values.sum())
    return total if abs(total) > 1e-15 else 0.0


def update(of: str) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """u ← u − ε δ^u, as if the logits themselves were the parameters."""

    def press(values: Mapping[str, Any]) -> dict[str, Any]:
        now = compute(**values)
        return dict(zip(LOGITS, (now.u - values["epsilon"] * now.delta_u(of)).tolist(), strict=True))

    return press


@explorer(
    controls=(
        Slider("u1", "u₁", 2.0, -8, 8), Slider("u2", "u₂", 1.0, -8, 8), Slider("u3", "u₃", -1.0, -8, 8),
        Choice("target", "target_class", 2, (1, 2, 3), shown=("1", "2", "3")), LogSlider("epsilon", "epsilon", 1.0, 0.1, 10),
    ),
    compute=compute, stage=SoftmaxFigure, draw=draw, readout=readout, grips=grips,
    width=WIDTH, height=HEIGHT, cuts=(350, 782), lines=5,
    buttons=(
        preset("preset_even", u1=0.0, u2=0.0, u3=0.0), preset("preset_mistaken", u1=6.0, u2=-2.0),
        preset("preset_sure", u1=-2.0, u2=6.0),
        Button("update_squared_error", update(SQUARED)), Button("update_cross_entropy", update(CROSSED)),
    ),
)  # fmt: skip
def softmax(**presets: Any) -> Any:
    """Explorer of softmax: u → o, and δ^u of the squared error beside that of the cross-entropy.

    Presets: u1, u2, u3 (−8 to 8), target (the class that is right, 1 to 3), epsilon (of the buttons that update u).
    """


add_words({
    "grip_bar": ("o{j} の棒：端をつかんで動かすと、u{j} が変わる", "the bar of o{j}: drag its end, and u{j} follows"),
    "target_class": ("正解のクラス", "right class"),
    "softmax_sure": ("自信をもって、正解のクラス {right} と答えています", "almost sure of class {right}, and right"),
    "softmax_right": ("正解のクラス {right} の確率が最大です", "class {right}, the right one, is the most probable"),
    "softmax_tied": ("正解のクラス {right} と同じ確率のクラスがあります",
        "class {right}, the right one, is no more probable than another"),
    "softmax_doubtful": ("正解のクラス {right} は、まだ確率が最大ではありません",
        "class {right}, the right one, is not the most probable"),
    "softmax_mistaken": ("自信をもって間違えています（正解はクラス {right}）", "confidently wrong (class {right} is right)"),
    "softmax_ratio": ("交差エントロピーの {name} は、二乗誤差の {ratio} 倍です",
        "the cross-entropy's {name} is {ratio} × the squared error's"),
    "preset_even": ("どれも同じ", "all equal"),
    "preset_mistaken": ("自信のある間違い", "confidently wrong"),
    "preset_sure": ("自信のある正解", "confidently right"),
    "update_squared_error": ("u を更新（二乗誤差）", "update u (squared error)"),
    "update_cross_entropy": ("u を更新（交差エントロピー）", "update u (cross-entropy)"),
})  # fmt: skip
