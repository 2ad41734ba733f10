"""explore.variants: a wrong algorithm beside the right one, from the same seeds; and the gradient check, which is what tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, zip_longest
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from .. import datasets, gradcheck, network
from .. import variants as maths
from .._activations import ACTIVATIONS
from .._drawing import Label, add_panel, sheet
from .._numbers import significant
from .._words import WORDS, add_words, say
from ..gradcheck import Comparison, Row
from ._controls import Choice, Count, LogSlider, Seed
from ._explorer import explorer
from ._kit import HIDDEN, LossPanel, PlanePanel
from ._learning import ResumableTraining
from ._readout import E_SIGN, block, loss_span, note, side_by_side

SIZES, SEEDS, WINDOW = (2, 4, 4, 1), tuple(range(10)), (-0.5, 1.5)
MOST_STEPS, HIGHEST, LEARNED = 2000, 1.2, 0.05  # E above HIGHEST leaves the picture; XOR counts as learnt up to LEARNED
WIDTH, HEIGHT = 1040, 318


@dataclass(frozen=True)
class SideBySide:
    """Both algorithms from ten seeds, one of which is looked at, and the check of the wrong one's gradient at its start."""

    variant: str
    hidden: str
    seed: int
    right: maths.Run
    wrong: maths.Run
    check: Comparison

    @property
    def sign(self) -> str:
        return "✓" if self.variant == "correct" else "✗"


def compute(variant: str, hidden: str, epsilon: float, steps: int, seed: int) -> SideBySide:
    """Train both from every seed, as far as it is not done; check the variant's gradient where the chosen seed begins."""
    right, wrong = (maths.Run(*_training(name, hidden, epsilon).at(steps)) for name in ("correct", variant))
    return SideBySide(variant, hidden, seed, right, wrong, check(variant, hidden, epsilon, seed))


def prepare(variant: str, hidden: str, epsilon: float, steps: int) -> Iterator[float]:
    """Train both, in turns, so that they are as far on their way."""
    ways = [_training(name, hidden, epsilon).slices(steps) for name in dict.fromkeys(("correct", variant))]
    yield from map(min, zip_longest(*ways, fillvalue=1.0))


@lru_cache(maxsize=16)
def _training(variant: str, hidden: str, epsilon: float) -> ResumableTraining:
    (x, t), start = datasets.xor(), tuple(network.initial(SIZES, seed, hidden=hidden) for seed in SEEDS)
    return ResumableTraining(start, lambda nets, steps: maths.go_on(variant, nets, x, t, epsilon, steps))


def check(variant: str, hidden: str, epsilon: float, seed: int) -> Comparison:
    """The gradient check of every W^k and b^k, reduced to the element of each that is furthest off (the first, if none is)."""
    x, t = datasets.xor()
    net = network.initial(SIZES, seed, hidden=hidden)
    grads = maths.backward(variant, net, network.forward(net, x), t, epsilon)
    rows = gradcheck.check(net, x, t, grads).rows
    each = groupby(rows, key=lambda row: row.name.split("[")[0])
    return Comparison(tuple(max(group, key=_how_far_off) for _, group in each))


def _how_far_off(row: Row) -> tuple[float, bool]:
    """Where all agree, one tells most whose slope is not too small to tell."""
    return (0.0 if row.agrees else row.difference), row.tells


def learned(run: maths.Run) -> int:
    """How many of the ten seeds have learnt XOR."""
    return int(np.count_nonzero(run.E[:, -1] <= LEARNED))


class Side:
    """One algorithm: its regions for one seed, and E of all seeds, that one thick."""

    def __init__(self, figure: Figure, left: float) -> None:
        self.plane = PlanePanel(add_panel(figure, left, 62, 212, 212))
        self.plane.draw_still(WINDOW, *datasets.xor())
        self.loss = LossPanel(add_panel(figure, left + 290, 62, 128, 212), MOST_STEPS, HIGHEST, others=1.3)

    def show(self, run: maths.Run, seed: int) -> None:
        self.plane.show(run.nets[seed])
        n = np.arange(run.E.shape[1])
        every = max(1, len(n) // 200)  # more points than the panel has pixels would only cost time
        self.loss.show_among(np.stack([np.broadcast_to(n, run.E.shape), run.E], axis=-1)[:, ::every], seed)


class Sides:
    """Right and wrong, side by side, each under its sign."""

    def __init__(self, figure: Figure) -> None:
        axes = sheet(figure, WIDTH, HEIGHT)
        Label(axes, 168, 296, size=20, text="✓")
        self.sign = Label(axes, 688, 296, size=20, animated=True)
        self.right, self.wrong = Side(figure, 62), Side(figure, 582)
        axes.plot([520, 520], [24, 300], color="#C8C8C8", linewidth=1.4)


def draw(sides: Sides, now: SideBySide) -> None:
    """Both algorithms' pictures."""
    sides.right.show(now.right, now.seed)
    sides.wrong.show(now.wrong, now.seed)
    sides.sign.write(now.sign)


def readout(now: SideBySide) -> str:
    """What is wrong and why; E and how many seeds learn, right → wrong; the gradient check."""
    ends = [loss_span(significant(float(run.E[now.seed, -1]))) for run in (now.right, now.wrong)]
    E = say("variants_ends", E=E_SIGN, right=ends[0], sign=now.sign, wrong=ends[1], seed=now.seed)
    counts = say("variants_learned", right=learned(now.right), sign=now.sign, wrong=learned(now.wrong), of=len(SEEDS))
    head = say("variant_" + now.variant, **_named(now.hidden))
    table = f'<div class="lec-table">{now.check._repr_html_()}</div>'
    told = block(head, _why(now), side_by_side([E, counts]), note(say("variants_check")))
    return f'<div class="lec-beside"><div>{told}</div>{table}</div>'


def _named(hidden: str) -> dict[str, str]:
    """As in the menu, but the derivative of the hidden layers' activation written out."""
    return {"slope": f"f′(u) = {ACTIVATIONS[hidden].slope_written}", "f": "f"}


def _why(now: SideBySide) -> str:
    """Where it is another story for this activation, that one."""
    key = f"variant_{now.variant}_why"
    return say(f"{key}_{now.hidden}" if f"{key}_{now.hidden}" in WORDS else key)


@explorer(
    controls=(
        Choice("variant", "variant", "updated_first", tuple(maths.VARIANTS), "variant_", slots={"slope": "f′(u)", "f": "f"}),
        HIDDEN, LogSlider("epsilon", "epsilon", 0.5, 0.1, 10), Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, 20),
        Seed(value=0, high=len(SEEDS) - 1),
    ),
    prepare=prepare, compute=compute, stage=Sides, draw=draw, readout=readout,
    width=WIDTH, height=HEIGHT, cuts=(WIDTH // 2 + 6,), lines=11,
)  # fmt: skip
def variants(**presets: Any) -> Any:
    """Explorer of the wrong algorithms: regions and E beside those of the right one, and the gradient check.

    Presets: variant (a name in lecture_lib.variants.VARIANTS), hidden ("sigmoid", "tanh" or "relu"), epsilon, steps (0 to
    2,000), seed (0 to 9).
    """


add_words({
    "variant": ("アルゴリズム", "algorithm"),
    "variant_correct": ("正しい誤差逆伝播法", "the right algorithm"),
    "variant_correct_why": ("比べるための、正しいアルゴリズムです。", "The right one, to compare with."),
    "variant_updated_first": ("重みを更新してから、誤差を前の層へ送る", "weights updated before the error is passed on"),
    "variant_updated_first_why": ("「出力層から順に更新する」を文字どおりに行い、δᵒ を新しい W で計算しています。"
        "ε が小さければ差も小さく、気づきません。",
        "“Working back from the output layer, update the parameters of each preceding layer”, taken literally: δᵒ is computed "
        "with the new W. With a small ε hardly anyone would notice."),
    "variant_not_transposed": ("Wᵀ の代わりに W を掛ける（正方行列の層）", "W for Wᵀ (square layer)"),
    "variant_not_transposed_why": ("前後の層のユニット数が同じなら、転置を忘れても形が合うので、エラーになりません。",
        "Where two neighbouring layers are equally large, the shapes fit without the transpose, and nothing complains."),
    "variant_forgotten_at_output": ("出力層で o(1 − o) を掛け忘れる", "o(1 − o) forgotten at the output"),
    "variant_forgotten_at_output_why": ("出力層の δᵘ を δᵒ のままにしています。別の損失（交差エントロピー）なら正しい式なので、"
        "ε が大きすぎなければよく学習します。それでも、この E の微分ではありません。",
        "δᵘ of the output layer is left at δᵒ: the right formula for another loss (cross-entropy), so it learns well unless ε "
        "is too large. It is not the derivative of this E."),
    "variant_forgotten_in_hidden": ("隠れ層で {slope} を掛け忘れる", "{slope} forgotten in the hidden layers"),
    "variant_forgotten_in_hidden_why": ("出力層では掛けたのに、隠れ層では δᵘ を δᵒ のままにしています。"
        "出力層につながる W, b の勾配だけは正しくなります。",
        "Remembered at the output, forgotten in the hidden layers: only the gradients of the last W, b are right."),
    "variant_slope_at_o": ("{f}′ を u ではなく o で計算する", "{f}′ taken at o instead of u"),
    "variant_slope_at_o_why": ("o(1 − o) がすでに σ′(u) です。それを知らずに σ′(o) = σ(o)(1 − σ(o)) を掛けています。",
        "o(1 − o) already is σ′(u). Unaware of it, one multiplies by σ′(o) = σ(o)(1 − σ(o))."),
    "variant_slope_at_o_why_tanh": ("出力層では o(1 − o) がすでに σ′(u)、隠れ層では 1 − o² がすでに tanh′(u) です。"
        "それを知らずに σ′(o) や 1 − tanh²(o) を掛けています。",
        "o(1 − o) already is σ′(u) at the output, and 1 − o² is tanh′(u) in a hidden layer. Unaware of it, one multiplies by "
        "σ′(o) and 1 − tanh²(o)."),
    "variant_slope_at_o_why_relu": ("出力層では、o(1 − o) がすでに σ′(u) なのに、σ′(o) を掛けています。"
        "隠れ層の ReLU では o > 0 と u > 0 が同じことなので、この間違いは表に出ません。",
        "At the output o(1 − o) already is σ′(u), but one multiplies by σ′(o). In the hidden layers nothing shows: of a ReLU, o "
        "> 0 exactly where u > 0."),
    "variant_sign_flipped": ("符号が逆", "sign flipped"),
    "variant_sign_flipped_why": ("δᵒ を t − o としているので、E を上っていきます。",
        "δᵒ is t − o: we climb E instead of descending."),
    "variant_bias_not_summed": ("バイアスの勾配をサンプルについて合計しない", "bias gradient not summed over samples"),
    "variant_bias_not_summed_why": ("+= と書くはずのところが = なので、最後のサンプルの δᵘ だけが Δb に残っています。",
        "“=” stands where “+=” was meant: only the last sample’s δᵘ is left in Δb."),
    "variants_ends": ("シード {seed} の {E}：✓ 正しいアルゴリズム {right}　{sign} 選んだもの {wrong}",
        "{E} of seed {seed}: ✓ the right algorithm {right}　{sign} the chosen one {wrong}"),
    "variants_learned": ("{of} 個のシードのうち、XOR を学習できた（E ≤ 0.05）のは ✓ {right} 個　{sign} {wrong} 個",
        "of {of} seeds, XOR is learnt (E ≤ 0.05) by ✓ {right}　{sign} {wrong}"),
    "variants_check": ("最初の重みでの数値微分との比較（「式から」は選んだアルゴリズムの値。各 W, b のうち、最も食い違う成分）：",
        "The gradient check at the initial weights (formula: this algorithm's; of each W, b the element furthest off):"),
})  # fmt: skip
