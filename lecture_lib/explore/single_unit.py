"""explore.unit: one unit from its inputs to its new weights, a quantity at a time, each number on the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import unit as maths
from ..arrays import Array
from ..controls import Button, LogSlider, Seed, Slider, Steps
from ..live import Explorer, Recipe
from ..style import error, factor, forward, loss, number, output, side_by_side, target
from ..words import say
from .unit_graph import CUT, HEIGHT, UPDATE, WIDTH, Graph, U, draw

STEPS = ("u", "o", "E", "delta_o", "delta_u", "delta_W", "update")


def unit(**presets: Any) -> Explorer:
    """Explorer of u → o → E → δ^o → δ^u → ΔW, Δb → new W, b for a unit with two inputs.

    Presets: step (1 to 7), x1, x2, t, w1, w2, b, epsilon, seed. The seed draws those of w1, w2, b that are not given.
    """
    return Explorer(RECIPE, **presets)


@dataclass(frozen=True)
class Pass:
    """Everything that happens in one unit for one sample, forward and back, and how much of it is revealed."""

    step: int
    x: Array
    W: Array
    b: float
    t: float
    epsilon: float
    u: float
    o: float
    E: float
    delta_o: float
    delta_u: float
    delta_W: Array
    delta_b: float
    new_W: Array
    new_b: float


def compute(
    step: int, x1: float, x2: float, t: float, w1: float, w2: float, b: float, epsilon: float, seed: int
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
    )  # fmt: skip


def initial(values: Mapping[str, Any]) -> dict[str, Any]:
    """w₁, w₂, b ~ N(0, 1) from the seed, with one decimal, so that a pencil can follow."""
    w1, w2, b = np.random.default_rng(values["seed"]).normal(size=3).round(1)
    return {"w1": float(w1), "w2": float(w2), "b": float(b)}


def updated(values: Mapping[str, Any]) -> dict[str, Any]:
    """W, b ← W − ε ΔW, b − ε Δb."""
    new = compute(**values)
    return {"w1": float(new.new_W[0]), "w2": float(new.new_W[1]), "b": new.new_b}


# ---- what is read: the formula of the current step, then the same with its numbers


def readout(now: Pass) -> str:
    """The formula of the current step with its numbers substituted, as HTML."""
    head = f"{now.step} / {len(STEPS)}　{say('unit_' + STEPS[now.step - 1])}"
    return f'<div class="lec-head">{head}</div>' + "".join(f"<div>{line}</div>" for line in FORMULAS[now.step - 1](now))


def _u(now: Pass) -> list[str]:
    (x1, x2), (w1, w2) = now.x, now.W
    terms = f"{factor(w1)} × {forward(factor(x1))} + {factor(w2)} × {forward(factor(x2))} + {factor(now.b)}"
    rule = f"w<sub>1</sub>{forward('x<sub>1</sub>')} + w<sub>2</sub>{forward('x<sub>2</sub>')} + b"
    return [f"{UU} = W<sup>⊤</sup>x + b = {rule}", f"{UU} = {terms} = {forward(number(now.u))}"]


def _o(now: Pass) -> list[str]:
    e = f"e<sup>{number(-now.u)}</sup>"
    return [f"{OO} = σ({UU}) = 1 / (1 + e<sup>−u</sup>)", f"{OO} = 1 / (1 + {e}) = {forward(output(now.o))}"]


def _E(now: Pass) -> list[str]:
    t, o = target(number(now.t)), forward(output(now.o))
    return [f"{EE} = ½ ‖{TT} − {OO}‖² = ½ ({TT} − {OO})²", f"{EE} = ½ × ({t} − {o})² = {loss(number(now.E))}"]


def _delta_o(now: Pass) -> list[str]:
    t, o = target(number(now.t)), forward(output(now.o))
    return [f"{DO} = ∂<i>E</i>/∂<i>o</i> = −({TT} − {OO})", f"{DO} = −({t} − {o}) = {error(number(now.delta_o))}"]


def _delta_u(now: Pass) -> list[str]:
    product = f"{error(factor(now.delta_o))} × {forward(output(now.o))} × {forward(number(1 - now.o))}"
    return [
        f"{DU} = ∂<i>E</i>/∂<i>u</i> = {DO} · {OO} · (1 − {OO})",
        f"{DU} = {product} = {error(number(now.delta_u))}",
    ]


def _delta_W(now: Pass) -> list[str]:
    rules = [f"{error('ΔW')} = ∂<i>E</i>/∂W = {DU} {forward('x')}", f"{error('Δb')} = ∂<i>E</i>/∂b = {DU}"]
    d = error(factor(now.delta_u))
    each = [
        f"{error(f'Δw<sub>{i}</sub>')} = {d} × {forward(factor(x))} = {error(number(slope))}"
        for i, (x, slope) in enumerate(zip(now.x, now.delta_W, strict=True), start=1)
    ]
    return [side_by_side(rules), side_by_side([*each, f"{error('Δb')} = {error(number(now.delta_b))}"])]


def _update(now: Pass) -> list[str]:
    names = ("w<sub>1,new</sub>", "w<sub>2,new</sub>", "b<sub>new</sub>")
    old, new, slopes = [*now.W, now.b], [*now.new_W, now.new_b], [*now.delta_W, now.delta_b]
    each = [
        f"{name} = {number(value)} − {number(now.epsilon)} × {error(factor(slope))} = {number(result)}"
        for name, value, slope, result in zip(names, old, slopes, new, strict=True)
    ]
    rules = [
        f"W<sub>new</sub> = W<sub>old</sub> − ε {error('ΔW')}",
        f"b<sub>new</sub> = b<sub>old</sub> − ε {error('Δb')}",
    ]
    return [side_by_side(rules), side_by_side(each)]


UU, OO, TT, EE = forward("<i>u</i>"), forward("<i>o</i>"), target("<i>t</i>"), loss("<i>E</i>")
DO, DU = error("δ<sup>o</sup>"), error("δ<sup>u</sup>")
FORMULAS = (_u, _o, _E, _delta_o, _delta_u, _delta_W, _update)

RECIPE = Recipe(
    name="unit",
    controls=(
        Steps("step", "step", U, U, UPDATE),
        Slider("x1", "x₁", 2.0, -3, 3), Slider("x2", "x₂", -1.0, -3, 3), Slider("t", "target", 1.0, 0, 1, 0.05),
        Slider("w1", "w₁", 0.0, -5, 5, 0.05), Slider("w2", "w₂", 0.0, -5, 5, 0.05), Slider("b", "b", 0.0, -5, 5, 0.05),
        LogSlider("epsilon", "epsilon", 0.5, 0.01, 100), Seed(value=31),
    ),
    compute=compute, stage=Graph, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=(CUT,),
    links={"seed": initial}, buttons=(Button("apply", updated),),
)  # fmt: skip
