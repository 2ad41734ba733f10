"""explore.descent: the loss of a one-input unit as a landscape over (w, b), and the path of steepest descent on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from .. import unit
from .._arrays import Array
from .._numbers import significant
from .._style import LOSS
from .._words import add_words, say
from ..diagrams import charts
from ._controls import Count, LogSlider, Seed, Slider, preset
from ._explorer import explorer
from ._grips import Grip, point_grip
from ._kit import moving_line
from ._readout import block, error_span, from_to, note, side_by_side, updated

# Four samples that a unit with w = 1.56, b = −3.91 fits almost exactly: a valley with a floor, and plateaus around it.
X = np.array([[1.0], [2.0], [3.0], [4.0]])
T = np.array([0.1, 0.3, 0.7, 0.9])
W_RANGE, B_RANGE, MOST_STEPS = (-5.0, 7.0), (-9.0, 5.0), 100
RECENT = 20  # updates
# of the contour lines: where no path leads
NUMBERS = ((2.5, -5.6), (3.3, -7.6), (5.2, -7.4), (4.6, -4.4), (0.2, -3.4), (-3.3, 3.9))


@dataclass(frozen=True)
class Descent:
    """The path: w, b and E before the first and after each update, and the last update in numbers."""

    epsilon: float
    w: Array
    b: Array
    E: Array
    delta_w: float
    delta_b: float

    @property
    def recent_rises(self) -> int:
        """How many of the last 20 updates made the loss larger."""
        return int(np.count_nonzero(np.diff(self.E[-RECENT - 1 :]) > 0))

    @property
    def outcome(self) -> str:
        """What a person would say of it, by what the last updates did and by how far down the loss has come."""
        if len(self.E) == 1:
            return "start"
        if self.E[-1] > 0.1 and np.hypot(self.delta_w, self.delta_b) < 0.01:
            return "flat"
        if self.recent_rises >= 3:
            return "zigzag"
        if self.E[-1] > self.E[0]:
            return "above"
        return "low" if self.E[-1] <= 0.1 * self.E[0] else "slow"


def start(values: Mapping[str, Any]) -> dict[str, Any]:
    """w, b ~ N(0, 2²) from the seed, with two decimals."""
    w, b = (2 * np.random.default_rng(values["seed"]).normal(size=2)).round(2)
    return {"w": float(w), "b": float(b)}


def slopes(w: float, b: float) -> tuple[float, float, float]:
    """E, Δw, Δb at (w, b), summed over the samples."""
    o = unit.sigmoid(unit.linear_sum([w], X, b))
    delta_u = unit.delta_u(unit.delta_o(T, o), o)
    return float(unit.squared_error(T, o)), float(unit.delta_W(delta_u, X)[0]), float(unit.delta_b(delta_u))


def compute(epsilon: float, steps: int, w: float, b: float, seed: int) -> Descent:
    """The path of `steps` updates from (w, b)."""
    E, delta_w, delta_b = slopes(w, b)
    path = [(w, b, E)]
    for _ in range(steps):
        w, b = float(unit.descend(w, delta_w, epsilon)), float(unit.descend(b, delta_b, epsilon))
        E, delta_w, delta_b = slopes(w, b)
        path.append((w, b, E))
    ws, bs, Es = np.array(path).T
    return Descent(epsilon, ws, bs, Es, delta_w, delta_b)


def landscape() -> tuple[Array, Array, Array]:
    """w (n,), b (m,) and E (m, n) over the window."""
    w, b = np.linspace(*W_RANGE, 161), np.linspace(*B_RANGE, 161)
    o = unit.sigmoid(w[None, :, None] * X[:, 0] + b[:, None, None])
    return w, b, 0.5 * np.sum((T - o) ** 2, axis=-1)


class Landscape:
    """Left the surface with the path, right the loss against updates; only the path and the curve move."""

    def __init__(self, figure: Figure) -> None:
        w, b, E = landscape()
        left, right = figure.add_axes((0.085, 0.17, 0.39, 0.78)), figure.add_axes((0.59, 0.17, 0.385, 0.78))
        self.surface = left
        charts.surface(left, w, b, E, at=NUMBERS)
        self.path, self.start, self.end = charts.path(left)
        left.set(xlim=W_RANGE, ylim=B_RANGE)
        self.loss = charts.loss_curve(right, MOST_STEPS, float(np.ceil(E.max() * 10) / 10))
        self.now = moving_line(right, color=LOSS, marker="o", linestyle="", markersize=10, zorder=6)


def draw(marks: Landscape, now: Descent) -> None:
    """Lay the path on the surface and the losses on the curve; a place outside the window is a wedge at its edge."""
    marks.path.set_data(now.w, now.b)
    marks.start.set_data(now.w[:1], now.b[:1])
    w, b = np.clip(now.w[-1], *W_RANGE), np.clip(now.b[-1], *B_RANGE)
    away = np.arctan2(now.b[-1] - b, now.w[-1] - w)
    marks.end.set_data([w], [b])
    wedge: Any = (3, 0, float(np.degrees(away)) - 90)
    marks.end.set_marker(wedge if _outside(now) else "o")
    n = np.arange(len(now.E))
    marks.loss.set_data(n, now.E)
    marks.now.set_data(n[-1:], now.E[-1:])


def _outside(now: Descent) -> bool:
    return not (W_RANGE[0] <= now.w[-1] <= W_RANGE[1] and B_RANGE[0] <= now.b[-1] <= B_RANGE[1])


def grips(marks: Landscape, now: Descent) -> list[Grip]:
    """The start of the path; its keyboard way are the sliders of w and b."""
    at = float(now.w[0]), float(now.b[0])
    return [point_grip("start", say("grip_start"), marks.surface, at, lambda _, to: {"w": to[0], "b": to[1]})]


def readout(now: Descent) -> str:
    """What became of it, in words; E and (w, b) from start to end; the next update in numbers."""
    words = say("descent_" + now.outcome, rises=now.recent_rises, recent=min(RECENT, len(now.E) - 1))
    places = f"(w, b): ({significant(now.w[0])}, {significant(now.b[0])}) → ({significant(now.w[-1])}, {significant(now.b[-1])})"
    outside = f" {note(say('descent_outside'))}" if _outside(now) else ""
    updates = [
        updated(f"{name}<sub>new</sub> = {name} − ε {error_span('Δ' + name)}", value, now.epsilon, slope)
        for name, value, slope in (("w", now.w[-1], now.delta_w), ("b", now.b[-1], now.delta_b))
    ]
    return block(
        f"ε = {significant(now.epsilon)}　{words}", side_by_side([from_to(now.E), places]) + outside, side_by_side(updates)
    )


@explorer(
    controls=(
        LogSlider("epsilon", "epsilon", 1.0, 0.01, 100), Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, play=1),
        Slider("w", "start_w", 0.0, *W_RANGE, 0.05), Slider("b", "start_b", 0.0, *B_RANGE, 0.05), Seed(value=1),
    ),
    compute=compute, stage=Landscape, draw=draw, readout=readout, grips=grips, links={"seed": start},
    width=960, height=420, cuts=(480,),
    buttons=(
        # called by what they set: what comes of it is for the reader to see
        *(preset(f"ε = {epsilon:g}", epsilon=epsilon) for epsilon in (0.01, 1.0, 4.0, 16.0)),
    ),
)  # fmt: skip
def descent(**presets: Any) -> Any:
    """Explorer of W ← W − ε ΔW, b ← b − ε Δb on E(w, b), and of what ε and the start do to it.

    Presets: epsilon, steps (0 to 100), w, b (the start: −5 to 7, −9 to 5), seed (draws the start, as far as it is not given).
    """


add_words({
    "start_w": ("初期値 w", "start w"),
    "grip_start": ("出発点：つかんで動かす", "the start: drag it"),
    "descent_start": ("まだ一度も更新していません", "no update yet"),
    "descent_slow": ("E は下がりましたが、まだ最初の 1/10 より大きいです",
        "E has fallen, but is still above a tenth of where it began"),
    "descent_low": ("E は最初の 1/10 以下まで下がりました", "E has come down to a tenth of where it began, or less"),
    "descent_above": ("E は最初より大きくなっています", "E is larger than where it began"),
    "descent_zigzag": ("振動しています：直近 {recent} 回の更新のうち {rises} 回で E が増えました",
        "to and fro: {rises} of the last {recent} updates made E larger"),
    "descent_flat": ("高原（プラトー）の上です：E は大きいのに、傾きがほとんどありません",
        "on a plateau: E is large, but the slope is almost gone"),
    "descent_outside": ("（図の外）", "(outside the picture)"),
})  # fmt: skip
