"""explore.layers: one sample through a small network and back, a layer at a time, each number on the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from .. import datasets, network
from .._activations import ACTIVATIONS
from .._arrays import Array, real
from .._numbers import bracketed, near_one, raised, significant
from .._words import add_words, say
from ..diagrams.network import HEIGHT, WIDTH, Graph, Step, View, cut, show, steps, view
from ..network import Network
from ._controls import Button, Choice, Count, LogSlider, Remembered, Seed, Steps
from ._explorer import Explorer, Recipe
from ._kit import HIDDEN
from ._readout import E_SIGN, block, equals, error_span, forward_span, from_to, loss_span, note, side_by_side, target_span, updated

MOST_UPDATES = 200  # that are played at a time, in some 12 seconds
Since = tuple[Any, ...]  # how many updates, and the network before them; nothing before the first


@dataclass(frozen=True)
class Counted:
    """What the graph shows, and how many updates have led there from which network."""

    view: View
    since: Since

    @property
    def E(self) -> tuple[float, float]:
        """E of this sample before the updates, and now."""
        first = replace(self.since[1], hidden=self.view.net.hidden)
        return network.loss(first, self.view.trace.o[0][None], self.view.t[None]), self.view.E


def layers(sizes: tuple[int, ...] = (2, 3, 1), x: ArrayLike | None = None, t: ArrayLike | None = None,
           **presets: Any) -> Explorer:  # fmt: skip
    """Explorer of forward, backward and update, layer by layer, for one sample at a time.

    sizes: 2 to 4 layers of up to 8 units; x (N, n_1) and t (N, n_kmax): the samples to choose from (none: the four of XOR).
    Presets: step, sample (1 to N), unit (the one whose numbers are read out), hidden ("sigmoid", "tanh" or "relu"), epsilon,
    seed; or net, a Network to look into (its sizes and its hidden are then taken), where it would otherwise be drawn from the
    seed. Raises ValueError for a net with softmax at its output, whose formulas are others.
    """
    if "net" in presets:
        sizes, presets = _net(presets["net"]).sizes, {"hidden": presets["net"].hidden, **presets}
        if presets["hidden"] != presets["net"].hidden:
            raise ValueError(f"hidden is {presets['hidden']!r}, but net.hidden {presets['net'].hidden!r}: expected one of them")
    if (x is None) != (t is None):
        raise TypeError("x and t belong together: expected both or neither")
    xs, ts = datasets.xor() if x is None or t is None else (real("x", x, 2), real("t", t, 2))
    network.loss(network.initial(sizes, 0), xs, ts)  # raises where samples and sizes do not fit
    return Explorer(recipe(tuple(sizes), xs, ts), **presets)


def _net(value: Any) -> Network:
    if not isinstance(value, Network):
        raise TypeError(f"net is {value!r} ({type(value).__name__}): expected a Network")
    if value.output != "sigmoid":
        raise ValueError(f'net.output is {value.output!r}: expected "sigmoid", whose formulas are read out here')
    return value


def recipe(sizes: tuple[int, ...], xs: Array, ts: Array) -> Recipe:
    """The explorer of networks of those sizes and of those samples."""
    walk = steps(sizes)
    told = tuple(f"x = {_row(x)}, t = {_row(t)}" for x, t in zip(xs, ts, strict=True))
    numbers = tuple(range(1, len(told) + 1))

    def compute(
        step: int, sample: int, unit: int, hidden: str, epsilon: float, seed: int, net: Network, since: Since = ()
    ) -> Counted:
        done = walk[:step]
        x, t = xs[sample - 1], ts[sample - 1]
        return Counted(view(net, x, t, done, min(unit, sizes[done[-1][1] - 1]) - 1, epsilon), since)

    def apply(values: Mapping[str, Any]) -> dict[str, Any]:
        n, first = values["since"] or (0, values["net"])
        return {"net": compute(**values).view.new, "since": (n + 1, first)}

    def drawn(values: Mapping[str, Any]) -> dict[str, Any]:
        return {"net": network.initial(sizes, values["seed"], hidden=values["hidden"]), "since": ()}

    def other(values: Mapping[str, Any]) -> dict[str, Any]:
        return {"net": replace(values["net"], hidden=values["hidden"]), "since": ()}

    return Recipe(
        name="layers",
        controls=(
            Steps("step", "step", 1, 1, len(walk)),
            Choice("sample", "sample", min(3, len(told)), numbers, shown=told),
            Count("unit", "unit", 1, 1, max(sizes[1:])),
            LogSlider("epsilon", "epsilon", 1.0, 0.01, 100), HIDDEN, Seed(value=1),
            Remembered("net", network.initial(sizes, 0), _net), Remembered("since", (), tuple),
        ),
        compute=compute, stage=partial(_stage, sizes), draw=lambda graph, now: show(graph, now.view), readout=readout,
        width=WIDTH, height=HEIGHT, cuts=(cut(len(sizes)),),
        links={"seed": drawn, "hidden": other}, buttons=(Button("apply", apply, again=MOST_UPDATES), *_points(walk, xs)),
    )  # fmt: skip


def _points(walk: list[Step], xs: Array) -> list[Button]:
    """Buttons for what is often to be shown: the second unit on the way there and back, and an input that is 0."""

    def at(what: Step, **values: int) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
        return lambda _: {"step": walk.index(what) + 1, **values}

    silent = [i for i, x in enumerate(xs, 1) if not x.all()]
    return [
        Button("layers_unit_forward", at(("forward", 2), unit=2)),
        Button("layers_unit_back", at(("delta_o", 2), unit=2)),
        *(Button("layers_no_input", at(("gradient", 2), unit=1, sample=i)) for i in silent[:1]),
    ]


def _stage(sizes: tuple[int, ...], figure: Figure) -> Graph:
    return Graph(figure, sizes)


def _row(values: Array) -> str:
    return significant(values[0]) if len(values) == 1 else f"({', '.join(significant(value) for value in values)})"


# ---- what is read: the matrix form of the current step with its shapes, then the numbers of the unit looked at


def readout(counted: Counted) -> str:
    """Which step, its formula in matrix form, and the same for one unit with its numbers substituted, as HTML."""
    now = counted.view
    what, k = now.now
    done, of = len(now.steps), len(steps(now.net.sizes))
    counts = f"　{from_to(counted.E, counted.since[0])}" if counted.since else ""
    head = f"{done} / {of}　{say('layers_' + what, k=k, before=k - 1)}{counts}"
    formula, *numbers = FORMULAS[what](now, k)
    line = _line(now, what, k)
    return block(head, f"{formula}　{note(line)}" if line else formula, *numbers)


def _line(now: View, what: str, k: int) -> str:
    """The line of the lesson's loop that computes it, with the loop's k, one less than the layer that it comes from."""
    if what == "delta_o":
        last = k == len(now.net.sizes)
        return _code("delta_o = -(t - o[-1])") if last else _code("delta_o = delta_u @ net.W[k - 1].T", k)
    if what == "delta_u" and _hidden(now, k) == "sigmoid":
        return _code("delta_u = delta_o * o[k] * (1 - o[k])", k - 1)
    return _code("delta_W.insert(0, o[k - 1].T @ delta_u)", k - 1) if what == "gradient" else ""


def _code(line: str, k: int | None = None) -> str:
    return f"<code>{line}</code>" + (f"　(k&nbsp;=&nbsp;{k})" if k else "")


def _forward(now: View, k: int) -> list[str]:
    n, m = now.net.sizes[k - 2 : k]
    i, j = raised(k - 1), now.unit or 0
    rule = f"{_u(k)} = {_o(k - 1)} W{i} + b{i}"
    terms = [f"{forward_span(bracketed(o))} × {bracketed(w)}"
             for o, w in zip(now.trace.o[k - 2].tolist(), now.net.W[k - 2][:, j].tolist(), strict=True)]  # fmt: skip
    u, o = float(now.trace.u[k - 2][j]), float(now.trace.o[k - 1][j])
    total = f"{_u(k, j)} = {' + '.join(terms)} + {bracketed(float(now.net.b[k - 2][j]))} {equals(forward_span, u)}"
    return [
        side_by_side([f"{rule}　{_shapes((1, m), (1, n), (n, m), (1, m))}", f"{_o(k)} = {_f(now, k)}({_u(k)})"]),
        side_by_side([total, f"{_o(k, j)} = {_f(now, k)}({significant(u)}) {equals(forward_span, near_one(o))}"]),
    ]


def _E(now: View, k: int) -> list[str]:
    terms = [
        f"({target_span(significant(t))} − {forward_span(near_one(o))})²"
        for t, o in zip(now.t.tolist(), now.trace.o[-1].tolist(), strict=True)
    ]
    total = terms[0] if len(terms) == 1 else f"({' + '.join(terms)})"
    return [f"{E_SIGN} = ½ ‖{target_span('<i>t</i>')} − {_o(k)}‖²", f"{E_SIGN} = ½ × {total} {equals(loss_span, now.E)}"]


def _delta_o(now: View, k: int) -> list[str]:
    j = now.unit or 0
    found = equals(error_span, float(now.grads.delta_o[k - 1][j]))
    if k == len(now.net.sizes):
        t, o = target_span(significant(float(now.t[j]))), forward_span(near_one(float(now.trace.o[-1][j])))
        return [
            f"{_do(k)} = ∂<i>E</i>/∂o{raised(k)} = −({target_span('<i>t</i>')} − {_o(k)})",
            f"{_do(k, j)} = −({t} − {o}) {found}",
        ]
    n, m = now.net.sizes[k - 1 : k + 1]
    terms = [f"{error_span(bracketed(d))} × {bracketed(w)}"
             for d, w in zip(now.grads.delta_u[k - 1].tolist(), now.net.W[k - 1][j].tolist(), strict=True)]  # fmt: skip
    return [
        f"{_do(k)} = {_du(k + 1)} (W{raised(k)})<sup>⊤</sup>　{_shapes((1, n), (1, m), (m, n))}",
        f"{_do(k, j)} = {' + '.join(terms)} {found}",
    ]


def _delta_u(now: View, k: int) -> list[str]:
    j = now.unit or 0
    d, o = float(now.grads.delta_o[k - 1][j]), float(now.trace.o[k - 1][j])
    slope, of_unit = SLOPES[_hidden(now, k)](k, o)
    product = f"{error_span(bracketed(d))} × {of_unit}"
    return [
        f"{_du(k)} = {_do(k)} ∘ {slope}　{note(say('elementwise'))}",
        f"{_du(k, j)} = {product} {equals(error_span, float(now.grads.delta_u[k - 2][j]))}",
    ]


def _gradient(now: View, k: int) -> list[str]:
    n, m = now.net.sizes[k - 2 : k]
    i, j = raised(k - 1), now.unit or 0
    d = float(now.grads.delta_u[k - 2][j])
    each = [
        f"{error_span(f'Δw{i}<sub>{a + 1}{j + 1}</sub>')} = {forward_span(bracketed(o))} × {error_span(bracketed(d))} "
        f"{equals(error_span, o * d)}"
        for a, o in enumerate(now.trace.o[k - 2].tolist())
    ]
    rule = f"{error_span(f'ΔW{i}')} = ({_o(k - 1)})<sup>⊤</sup> {_du(k)}　{_shapes((n, m), (n, 1), (1, m))}"
    bias = f"{error_span(f'Δb{i}<sub>{j + 1}</sub>')} {equals(error_span, d)}"
    return [side_by_side([rule, f"{error_span(f'Δb{i}')} = {_du(k)}"]), side_by_side([*each, bias])]


def _update(now: View, k: int) -> list[str]:
    i, j = raised(k - 1), now.unit or 0
    old = [*now.net.W[k - 2][:, j].tolist(), float(now.net.b[k - 2][j])]
    slopes = [*now.grads.delta_W[k - 2][:, j].tolist(), float(now.grads.delta_b[k - 2][j])]
    names = [*(f"w{i}<sub>{a + 1}{j + 1},new</sub>" for a in range(len(old) - 1)), f"b{i}<sub>{j + 1},new</sub>"]
    each = [updated(name, value, now.epsilon, slope) for name, value, slope in zip(names, old, slopes, strict=True)]
    rules = [
        f"{name}<sup>k</sup><sub>new</sub> = {name}<sup>k</sup><sub>old</sub> − ε {error_span('Δ' + name)}<sup>k</sup>"
        for name in ("W", "b")
    ]
    return [side_by_side(rules), side_by_side(each)]


def _shapes(result: tuple[int, int], *factors: tuple[int, int]) -> str:
    """(1×3) = (1×2)(2×3) + (1×3), which is how to see what must be transposed."""
    first, *rest = (f"({n}×{m})" for n, m in factors)
    joined = first + rest[0] + "".join(f" + {shape}" for shape in rest[1:])
    return note(f"({result[0]}×{result[1]}) = {joined}")


def _sign(colour: Callable[[object], str], name: str, k: int, j: int | None = None) -> str:
    below = "" if j is None else f"<sub>{j + 1}</sub>"
    return colour(f"{name}{below}") if name.startswith("δ") else colour(f"{name}{raised(k)}{below}")


def _u(k: int, j: int | None = None) -> str:
    return _sign(forward_span, "u", k, j)


def _o(k: int, j: int | None = None) -> str:
    return _sign(forward_span, "o", k, j)


def _do(k: int, j: int | None = None) -> str:
    return _sign(error_span, f"δ<sup>o{raised(k)}</sup>", k, j)


def _du(k: int, j: int | None = None) -> str:
    return _sign(error_span, f"δ<sup>u{raised(k)}</sup>", k, j)


def _hidden(now: View, k: int) -> str:
    """The activation of layer k: the last one is a sigmoid in any case."""
    return now.net.hidden if k < len(now.net.sizes) else "sigmoid"


def _f(now: View, k: int) -> str:
    return ACTIVATIONS[_hidden(now, k)].written


def _sigmoid_slope(k: int, o: float) -> tuple[str, str]:
    return f"{_o(k)} ∘ (1 − {_o(k)})", f"{forward_span(near_one(o))} × {forward_span(significant(1 - o))}"


def _tanh_slope(k: int, o: float) -> tuple[str, str]:
    size = near_one(abs(o))
    return f"(1 − {_o(k)} ∘ {_o(k)})", f"(1 − {forward_span(f'(−{size})' if o < 0 else size)}²)"


def _relu_slope(k: int, o: float) -> tuple[str, str]:
    return f"[{_u(k)} &gt; 0]", forward_span(int(o > 0))


# the slope f′(u) of layer k by its o, and the same of one unit in numbers
SLOPES: dict[str, Callable[[int, float], tuple[str, str]]] = {
    "sigmoid": _sigmoid_slope, "tanh": _tanh_slope, "relu": _relu_slope,
}  # fmt: skip
FORMULAS: dict[str, Callable[[View, int], list[str]]] = {
    "forward": _forward, "E": _E, "delta_o": _delta_o, "delta_u": _delta_u, "gradient": _gradient, "update": _update,
}  # fmt: skip

add_words({
    "layers_unit_forward": ("ユニット2：前へ", "unit 2: forward"),
    "layers_unit_back": ("ユニット2：後ろへ", "unit 2: back"),
    "layers_no_input": ("入力が 0", "an input of 0"),
    "sample": ("サンプル", "sample"),
    "unit": ("ユニット", "unit"),
    "layers_forward": ("前へ：第{k}層の線形和 u と出力 o", "forward: the linear sums u and outputs o of layer {k}"),
    "layers_E": ("損失 E", "the loss E"),
    "layers_delta_o": ("後ろへ：第{k}層の誤差信号 δᵒ（E を o で微分）",
        "back: the error signals δᵒ of layer {k} (E differentiated with respect to o)"),
    "layers_delta_u": ("後ろへ：第{k}層の誤差信号 δᵘ（E を u で微分）",
        "back: the error signals δᵘ of layer {k} (E differentiated with respect to u)"),
    "layers_gradient": ("第{before}層から第{k}層への修正量 ΔW, Δb",
        "the gradients ΔW, Δb of what leads from layer {before} to layer {k}"),
    "layers_update": ("更新：すべての層で一度に（図の → は新しい W, b。ほかは更新前の値）",
        "the update, all layers at once (→ in the picture: the new W, b; all else is from before)"),
    "elementwise": ("（∘ は成分ごとの積）", "(∘: element by element)"),
})  # fmt: skip
