"""explore.layers: one sample through a small network and back, a layer at a time, each number on the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from .. import datasets, network
from ..arrays import Array, real
from ..controls import Button, Choice, Count, Held, LogSlider, Seed, Steps
from ..diagrams import graph
from ..diagrams.graph import View
from ..live import Explorer, Recipe
from ..network import Network
from ..style import error, factor, forward, loss, number, output, side_by_side, target
from ..words import say


def layers(sizes: tuple[int, ...] = (2, 3, 1), x: ArrayLike | None = None, t: ArrayLike | None = None,
           **presets: Any) -> Explorer:  # fmt: skip
    """Explorer of forward, backward and update, layer by layer, for one sample at a time.

    sizes: 2 to 4 layers of up to 8 units; x (N, n_1) and t (N, n_kmax): the samples to choose from (none: the four of XOR).
    Presets: step, sample (1 to N), unit (the one whose numbers are read out), epsilon, seed; or net, a Network to look into
    (its sizes are then taken), where it would otherwise be drawn from the seed.
    """
    if "net" in presets:
        sizes = _net(presets["net"]).sizes
    if (x is None) != (t is None):
        raise TypeError("x and t belong together: expected both or neither")
    xs, ts = datasets.xor() if x is None or t is None else (real("x", x, 2), real("t", t, 2))
    network.loss(network.initial(sizes, 0), xs, ts)  # raises where samples and sizes do not fit
    return Explorer(recipe(tuple(sizes), xs, ts), **presets)


def _net(value: Any) -> Network:
    if not isinstance(value, Network):
        raise TypeError(f"net is {value!r} ({type(value).__name__}): expected a Network")
    return value


def recipe(sizes: tuple[int, ...], xs: Array, ts: Array) -> Recipe:
    """The explorer of networks of those sizes and of those samples."""
    walk = graph.steps(sizes)
    told = tuple(f"x = {_row(x)}, t = {_row(t)}" for x, t in zip(xs, ts, strict=True))
    numbers = tuple(range(1, len(told) + 1))

    def compute(step: int, sample: int, unit: int, epsilon: float, seed: int, net: Network) -> View:
        done = walk[:step]
        x, t = xs[sample - 1], ts[sample - 1]
        return graph.view(net, x, t, done, min(unit, sizes[done[-1][1] - 1]) - 1, epsilon)

    def updated(values: Mapping[str, Any]) -> dict[str, Any]:
        return {"net": compute(**values).new}

    return Recipe(
        name="layers",
        controls=(
            Steps("step", "step", 1, 1, len(walk)),
            Choice("sample", "sample", min(3, len(told)), numbers, shown=told),
            Count("unit", "unit", 1, 1, max(sizes[1:])),
            LogSlider("epsilon", "epsilon", 1.0, 0.01, 100), Seed(value=1),
            Held("net", network.initial(sizes, 0), _net),
        ),
        compute=compute, stage=partial(_stage, sizes), draw=graph.show, readout=readout,
        width=graph.WIDTH, height=graph.HEIGHT, cuts=(graph.cut(len(sizes)),),
        links={"seed": lambda values: {"net": network.initial(sizes, values["seed"])}},
        buttons=(Button("apply", updated),),
    )  # fmt: skip


def _stage(sizes: tuple[int, ...], figure: Figure) -> graph.Graph:
    return graph.Graph(figure, sizes)


def _row(values: Array) -> str:
    return number(values[0]) if len(values) == 1 else f"({', '.join(number(value) for value in values)})"


# ---- what is read: the matrix form of the current step with its shapes, then the numbers of the unit looked at


def readout(now: View) -> str:
    """Which step, its formula in matrix form, and the same for one unit with its numbers substituted, as HTML."""
    what, k = now.now
    done, of = len(now.steps), len(graph.steps(now.net.sizes))
    head = f"{done} / {of}　{say('layers_' + what, k=k, before=k - 1)}"
    return f'<div class="lec-head">{head}</div>' + "".join(f"<div>{line}</div>" for line in FORMULAS[what](now, k))


def _forward(now: View, k: int) -> list[str]:
    n, m = now.net.sizes[k - 2 : k]
    i, j = _raised(k - 1), now.unit or 0
    rule = f"{_u(k)} = {_o(k - 1)} W{i} + b{i}"
    terms = [f"{forward(factor(o))} × {factor(w)}"
             for o, w in zip(now.trace.o[k - 2].tolist(), now.net.W[k - 2][:, j].tolist(), strict=True)]  # fmt: skip
    u, o = float(now.trace.u[k - 2][j]), float(now.trace.o[k - 1][j])
    total = f"{_u(k, j)} = {' + '.join(terms)} + {factor(float(now.net.b[k - 2][j]))} = {forward(number(u))}"
    return [
        side_by_side([f"{rule}　{_shapes((1, m), (1, n), (n, m), (1, m))}", f"{_o(k)} = σ({_u(k)})"]),
        side_by_side([total, f"{_o(k, j)} = σ({number(u)}) = {forward(output(o))}"]),
    ]


def _E(now: View, k: int) -> list[str]:
    terms = [
        f"({target(number(t))} − {forward(output(o))})²"
        for t, o in zip(now.t.tolist(), now.trace.o[-1].tolist(), strict=True)
    ]
    total = terms[0] if len(terms) == 1 else f"({' + '.join(terms)})"
    return [f"{EE} = ½ ‖{target('<i>t</i>')} − {_o(k)}‖²", f"{EE} = ½ × {total} = {loss(number(now.E))}"]


def _delta_o(now: View, k: int) -> list[str]:
    j = now.unit or 0
    found = error(number(float(now.grads.delta_o[k - 1][j])))
    if k == len(now.net.sizes):
        t, o = target(number(float(now.t[j]))), forward(output(float(now.trace.o[-1][j])))
        return [
            f"{_do(k)} = ∂<i>E</i>/∂o{_raised(k)} = −({target('<i>t</i>')} − {_o(k)})",
            f"{_do(k, j)} = −({t} − {o}) = {found}",
        ]
    n, m = now.net.sizes[k - 1 : k + 1]
    terms = [f"{error(factor(d))} × {factor(w)}"
             for d, w in zip(now.grads.delta_u[k - 1].tolist(), now.net.W[k - 1][j].tolist(), strict=True)]  # fmt: skip
    return [
        f"{_do(k)} = {_du(k + 1)} (W{_raised(k)})<sup>⊤</sup>　{_shapes((1, n), (1, m), (m, n))}",
        f"{_do(k, j)} = {' + '.join(terms)} = {found}",
    ]


def _delta_u(now: View, k: int) -> list[str]:
    j = now.unit or 0
    d, o = float(now.grads.delta_o[k - 1][j]), float(now.trace.o[k - 1][j])
    product = f"{error(factor(d))} × {forward(output(o))} × {forward(number(1 - o))}"
    return [
        f"{_du(k)} = {_do(k)} ∘ {_o(k)} ∘ (1 − {_o(k)})　"
        f'<span class="lec-note">{say("elementwise")}</span>',
        f"{_du(k, j)} = {product} = {error(number(float(now.grads.delta_u[k - 2][j])))}",
    ]  # fmt: skip


def _gradient(now: View, k: int) -> list[str]:
    n, m = now.net.sizes[k - 2 : k]
    i, j = _raised(k - 1), now.unit or 0
    d = float(now.grads.delta_u[k - 2][j])
    each = [
        f"{error(f'Δw{i}<sub>{a + 1}{j + 1}</sub>')} = {forward(factor(o))} × {error(factor(d))} = {error(number(o * d))}"
        for a, o in enumerate(now.trace.o[k - 2].tolist())
    ]
    rule = f"{error(f'ΔW{i}')} = ({_o(k - 1)})<sup>⊤</sup> {_du(k)}　{_shapes((n, m), (n, 1), (1, m))}"
    bias = f"{error(f'Δb{i}<sub>{j + 1}</sub>')} = {error(number(d))}"
    return [side_by_side([rule, f"{error(f'Δb{i}')} = {_du(k)}"]), side_by_side([*each, bias])]


def _update(now: View, k: int) -> list[str]:
    i, j = _raised(k - 1), now.unit or 0
    old = [*now.net.W[k - 2][:, j].tolist(), float(now.net.b[k - 2][j])]
    slopes = [*now.grads.delta_W[k - 2][:, j].tolist(), float(now.grads.delta_b[k - 2][j])]
    names = [*(f"w{i}<sub>{a + 1}{j + 1},new</sub>" for a in range(len(old) - 1)), f"b{i}<sub>{j + 1},new</sub>"]
    each = [
        f"{name} = {number(value)} − {number(now.epsilon)} × {error(factor(slope))} = {number(value - now.epsilon * slope)}"
        for name, value, slope in zip(names, old, slopes, strict=True)
    ]
    rules = [
        f"{name}<sup>k</sup><sub>new</sub> = {name}<sup>k</sup><sub>old</sub> − ε {error('Δ' + name)}<sup>k</sup>"
        for name in ("W", "b")
    ]
    return [side_by_side(rules), side_by_side(each)]


def _raised(k: int) -> str:
    return "⁰¹²³⁴⁵⁶⁷⁸⁹"[k]


def _shapes(result: tuple[int, int], *factors: tuple[int, int]) -> str:
    """(1×3) = (1×2)(2×3) + (1×3), which is how to see what must be transposed."""
    first, *rest = (f"({n}×{m})" for n, m in factors)
    joined = first + rest[0] + "".join(f" + {shape}" for shape in rest[1:])
    return f'<span class="lec-note">({result[0]}×{result[1]}) = {joined}</span>'


def _sign(colour: Callable[[object], str], name: str, k: int, j: int | None = None) -> str:
    below = "" if j is None else f"<sub>{j + 1}</sub>"
    return colour(f"{name}{below}") if name.startswith("δ") else colour(f"{name}{_raised(k)}{below}")


def _u(k: int, j: int | None = None) -> str:
    return _sign(forward, "u", k, j)


def _o(k: int, j: int | None = None) -> str:
    return _sign(forward, "o", k, j)


def _do(k: int, j: int | None = None) -> str:
    return _sign(error, f"δ<sup>o{_raised(k)}</sup>", k, j)


def _du(k: int, j: int | None = None) -> str:
    return _sign(error, f"δ<sup>u{_raised(k)}</sup>", k, j)


EE = loss("<i>E</i>")
FORMULAS: dict[str, Callable[[View, int], list[str]]] = {
    "forward": _forward, "E": _E, "delta_o": _delta_o, "delta_u": _delta_u, "gradient": _gradient, "update": _update,
}  # fmt: skip
