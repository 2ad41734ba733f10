"""explore.unit: one unit from its inputs to its new weights, a quantity at a time, each number on the graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .. import unit as maths
from .._arrays import Array
from .._drawing import Label
from .._numbers import bracketed, near_one, significant
from .._words import add_words, say
from ..diagrams.unit_graph import CUT, HEIGHT, UPDATE, WIDTH, Graph, Pass, U, draw
from ._controls import Button, LogSlider, Remembered, Seed, Slider, Steps, preset
from ._explorer import explorer
from ._grips import SIZE, Grip, Place
from ._readout import E_SIGN, block, equals, error_span, forward_span, from_to, loss_span, note, side_by_side, target_span, updated

Since = tuple[Any, ...]  # how many updates, and w₁, w₂, b before them; nothing before the first
MOST_UPDATES = 200  # that are played at a time, in some 12 seconds
FLAT = 0.02  # o(1 − o) below which the unit is said to be saturated
A_UNIT = 40  # CSS pixels of dragging for a change by 1
STEPS = ("u", "o", "E", "delta_o", "delta_u", "delta_W", "update")


def compute(
    step: int, x1: float, x2: float, t: float, w1: float, w2: float, b: float, epsilon: float, seed: int, since: Since = ()
) -> Pass:
    """One pass through the unit: forward, back, and the update it suggests."""
    x, W = np.array([x1, x2]), np.array([w1, w2])
    u = maths.linear_sum(W, x, b)
    o = maths.sigmoid(u)
    delta_o = maths.delta_o(t, o)
    delta_u = maths.delta_u(delta_o, o)
    delta_W, delta_b = maths.delta_W(delta_u, x), maths.delta_b(delta_u)
    return Pass(
        step, x, W, b, t, epsilon,
        u=float(u), o=float(o), E=float(maths.squared_error(t, o)),
        delta_o=float(delta_o), delta_u=float(delta_u), delta_W=delta_W, delta_b=float(delta_b),
        new_W=np.asarray(maths.descend(W, delta_W, epsilon)), new_b=float(maths.descend(b, delta_b, epsilon)),
        updates=since[0] if since else 0, first_E=_first_E(x, t, since) if since else 0.0,
    )  # fmt: skip


def _first_E(x: Array, t: float, since: Since) -> float:
    """E of the same sample before the updates that are counted."""
    _, w1, w2, b = since
    return float(maths.squared_error(t, maths.sigmoid(maths.linear_sum([w1, w2], x, b))))


def initial(values: Mapping[str, Any]) -> dict[str, Any]:
    """w₁, w₂, b ~ N(0, 1) from the seed, with one decimal, so that a pencil can follow."""
    w1, w2, b = np.random.default_rng(values["seed"]).normal(size=3).round(1)
    return {"w1": float(w1), "w2": float(w2), "b": float(b), "since": ()}


def apply(values: Mapping[str, Any]) -> dict[str, Any]:
    """W, b ← W − ε ΔW, b − ε Δb; one more is counted since w₁, w₂, b were set by hand."""
    new, (n, *first) = compute(**values), values["since"] or (0, values["w1"], values["w2"], values["b"])
    return {"w1": float(new.new_W[0]), "w2": float(new.new_W[1]), "b": new.new_b, "since": (n + 1, *first)}


def begin(values: Mapping[str, Any]) -> dict[str, Any]:
    """A weight has been set by hand: updates are counted anew."""
    return {"since": ()}


def target_met(values: Mapping[str, Any]) -> dict[str, Any]:
    """t = o."""
    return {"t": compute(**values).o}


def grips(graph: Graph, now: Pass) -> list[Grip]:
    """The number on each edge, dragged up or down; its keyboard way are the sliders."""

    def held(name: str, label: Label) -> Grip:
        def drag(before: Mapping[str, Any], start: Place, place: Place) -> dict[str, Any]:
            return {name: before[name] + (start[1] - place[1]) / A_UNIT}

        return Grip(name, say("grip_weight", name=say(name)), (label.x, HEIGHT - label.y), (110, SIZE), drag)

    return [held(name, label) for name, label in zip(("w1", "w2", "b"), graph.weights, strict=True)]


# ---- what is read: the formula of the current step, then the same with its numbers


def readout(now: Pass) -> str:
    """The formula of the current step with its numbers substituted, as HTML."""
    counted = f"　{from_to([now.first_E, now.E], now.updates)}" if now.updates else ""
    head = f"{now.step} / {len(STEPS)}　{say('unit_' + STEPS[now.step - 1])}{counted}"
    return block(head, *FORMULAS[now.step - 1](now), _saturated(now))


def _saturated(now: Pass) -> str:
    """That the unit is wrong and hardly learns, once δ^u is there to show it."""
    if now.step <= STEPS.index("delta_u") or now.o * (1 - now.o) >= FLAT or abs(now.delta_o) < 0.5:
        return ""
    return note(say("unit_saturated", delta_o=significant(now.delta_o, 2), delta_u=significant(now.delta_u, 2)))


def _u(now: Pass) -> list[str]:
    (x1, x2), (w1, w2) = now.x, now.W
    terms = (
        f"{bracketed(w1)} × {forward_span(bracketed(x1))} + {bracketed(w2)} × {forward_span(bracketed(x2))} + {bracketed(now.b)}"
    )
    rule = f"w<sub>1</sub>{forward_span('x<sub>1</sub>')} + w<sub>2</sub>{forward_span('x<sub>2</sub>')} + b"
    return [f"{UU} = W<sup>⊤</sup>x + b = {rule}", f"{UU} = {terms} {equals(forward_span, now.u)}"]


def _o(now: Pass) -> list[str]:
    e = f"e<sup>{significant(-now.u)}</sup>"
    return [f"{OO} = σ({UU}) = 1 / (1 + e<sup>−u</sup>)", f"{OO} = 1 / (1 + {e}) {equals(forward_span, near_one(now.o))}"]


def _E(now: Pass) -> list[str]:
    t, o = target_span(significant(now.t)), forward_span(near_one(now.o))
    return [f"{E_SIGN} = ½ ‖{TT} − {OO}‖² = ½ ({TT} − {OO})²", f"{E_SIGN} = ½ × ({t} − {o})² {equals(loss_span, now.E)}"]


def _delta_o(now: Pass) -> list[str]:
    t, o = target_span(significant(now.t)), forward_span(near_one(now.o))
    return [f"{DO} = ∂<i>E</i>/∂<i>o</i> = −({TT} − {OO})", f"{DO} = −({t} − {o}) {equals(error_span, now.delta_o)}"]


def _delta_u(now: Pass) -> list[str]:
    product = f"{error_span(bracketed(now.delta_o))} × {forward_span(near_one(now.o))} × {forward_span(significant(1 - now.o))}"
    return [f"{DU} = ∂<i>E</i>/∂<i>u</i> = {DO} · {OO} · (1 − {OO})", f"{DU} = {product} {equals(error_span, now.delta_u)}"]


def _delta_W(now: Pass) -> list[str]:
    rules = [f"{error_span('ΔW')} = ∂<i>E</i>/∂W = {DU} {forward_span('x')}", f"{error_span('Δb')} = ∂<i>E</i>/∂b = {DU}"]
    d = error_span(bracketed(now.delta_u))
    each = [
        f"{error_span(f'Δw<sub>{i}</sub>')} = {d} × {forward_span(bracketed(x))} {equals(error_span, slope)}"
        for i, (x, slope) in enumerate(zip(now.x, now.delta_W, strict=True), start=1)
    ]
    return [side_by_side(rules), side_by_side([*each, f"{error_span('Δb')} {equals(error_span, now.delta_b)}"])]


def _update(now: Pass) -> list[str]:
    names = ("w<sub>1,new</sub>", "w<sub>2,new</sub>", "b<sub>new</sub>")
    each = [updated(name, value, now.epsilon, slope)
            for name, value, slope in zip(names, [*now.W, now.b], [*now.delta_W, now.delta_b], strict=True)]  # fmt: skip
    rules = [f"{v}<sub>new</sub> = {v}<sub>old</sub> − ε {error_span('Δ' + v)}" for v in ("W", "b")]
    return [side_by_side(rules), side_by_side(each)]


UU, OO, TT = forward_span("<i>u</i>"), forward_span("<i>o</i>"), target_span("<i>t</i>")
DO, DU = error_span("δ<sup>o</sup>"), error_span("δ<sup>u</sup>")
FORMULAS = (_u, _o, _E, _delta_o, _delta_u, _delta_W, _update)


@explorer(
    controls=(
        Steps("step", "step", U, U, UPDATE),
        Slider("x1", "x₁", 2.0, -3, 3), Slider("x2", "x₂", -1.0, -3, 3), Slider("t", "target", 1.0, 0, 1, 0.05),
        Slider("w1", "w₁", 0.0, -5, 5, 0.05), Slider("w2", "w₂", 0.0, -5, 5, 0.05), Slider("b", "b", 0.0, -5, 5, 0.05),
        LogSlider("epsilon", "epsilon", 0.5, 0.01, 100), Seed(value=31),
        Remembered("since", (), tuple),
    ),
    compute=compute, stage=Graph, draw=draw, readout=readout, grips=grips, width=WIDTH, height=HEIGHT, cuts=(CUT,),
    links={"seed": initial, "w1": begin, "w2": begin, "b": begin}, kept=("step",),
    buttons=(
        Button("apply", apply, again=MOST_UPDATES), Button("preset_met", target_met), preset("x₂ = 0", x2=0.0),
        preset("preset_wrong", w1=-1.5, w2=1.0, b=0.0), preset("preset_large_b", x1=0.0, t=0.0, b=5.0),
        preset("ε = 2", epsilon=2.0),
    ),
)  # fmt: skip
def unit(**presets: Any) -> Any:
    """Explorer of u → o → E → δ^o → δ^u → ΔW, Δb → new W, b for a unit with two inputs.

    Presets: step (1 to 7), x1, x2, t, w1, w2, b, epsilon, seed. The seed draws those of w1, w2, b that are not given.
    """


add_words({


    "grip_weight": ("{name}：つかんで上下に動かす", "{name}: drag it up or down"),
    "preset_met": ("t = o にする", "t = o"),
    "preset_wrong": ("自信のある間違い", "confidently wrong"),
    "preset_large_b": ("x₁ = 0、b = 5、t = 0", "x₁ = 0, b = 5, t = 0"),
    "target": ("教師信号 t", "target t"),
    "unit_saturated": ("飽和しています：δᵒ は {delta_o} と大きいのに、δᵘ は {delta_u} しかありません。",
        "saturated: δᵒ is {delta_o}, far off, yet δᵘ only {delta_u}"),
    "unit_u": ("線形和 u", "the linear sum u"),
    "unit_o": ("活性化：出力 o", "the activation: output o"),
    "unit_E": ("損失 E", "the loss E"),
    "unit_delta_o": ("誤差信号 δᵒ（E を o で微分）", "the error signal δᵒ (E differentiated with respect to o)"),
    "unit_delta_u": ("誤差信号 δᵘ（E を u で微分）", "the error signal δᵘ (E differentiated with respect to u)"),
    "unit_delta_W": ("修正量 ΔW, Δb（E を W, b で微分）", "the gradients ΔW, Δb (E differentiated with respect to W, b)"),
    "unit_update": ("最急降下法による更新", "the update: one step of steepest descent"),
})  # fmt: skip
