"""Send the error signal one layer back."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from .. import loops
from ..exercise import SIGN, Exercise, Mistake
from ..loops import between, decimals
from ._common import _logit, _sigma


def _one_back(rng: Generator, samples: int, n: int, m: int) -> tuple[Any, ...]:
    return decimals(rng, samples, m), decimals(rng, n, m), between(rng, samples, n)


def _delta_hidden(delta_u: Any, W: Any, o: Any) -> Any:
    def E(u: Any) -> float:  # Σ δ u of the layer after, for all samples: its derivative there is δ
        (samples, n), m = o.shape, W.shape[1]
        after = ((s, i, j) for s in range(samples) for i in range(n) for j in range(m))
        return float(sum(delta_u[s][j] * W[i][j] * loops.sigmoid(u[s][i]) for s, i, j in after))

    return loops.slope(E, _logit(o))


EXERCISE = Exercise(
    __name__,
    section=4,
    asked=("誤差信号を1層戻す", "send the error signal one layer back"),
    spec=_delta_hidden,
    draws=(
        lambda rng: _one_back(rng, 1, 2, 2), lambda rng: _one_back(rng, 3, 3, 3),
        lambda rng: _one_back(rng, 4, 3, 2),
    ),
    solution="def delta_hidden(delta_u, W, o):\n    return (delta_u @ W.T) * o * (1 - o)",
    also=("""
def delta_hidden(delta_u, W, o):
    delta_o = np.zeros(o.shape)
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            delta_o[:, i] += delta_u[:, j] * W[i, j]
    return delta_o * o * (1 - o)
""",),
    returns=("δᵘ",),
    mistakes=(
        Mistake("not_transposed", ".T →",
            "W をそのまま掛けています（正方行列なので、形は合ってしまいます）。和をとるのは W の最初の添字ですか、"
            "2番目の添字ですか？",
            "You multiply by W as it is (with a square matrix the shapes fit all the same). Over which index of W "
            "should the sum run, the first or the second?"),
        Mistake("slope_forgotten", "* o * (1 - o) →",
            "`o` の層の o までしか戻っていません。そこから u まで、あと一歩何が要りますか？",
            "You have come back as far as the o of this layer. What is the last step, from there to its u?"),
        Mistake("neither", lambda delta_u, W, o: delta_u @ W,
            "W の向きを確かめてください（正方行列では、間違えても形は合います）。もう1つ、o から u "
            "へも戻りましたか？",
            "Look at which way round W is (with a square matrix the shapes fit either way). And have you gone back "
            "from o to u as well?"),
        Mistake("slope_at_o", lambda delta_u, W, o: delta_u @ W.T * _sigma(o) * (1 - _sigma(o)),
            "σ′ を o のところで計算しています。渡された o は、もう σ を通った値ではありませんか？",
            "You take σ′ at o. Hasn't the o you are given been through σ already?"),
        Mistake("slope_twice", "* o * (1 - o) → * o * (1 - o) * o * (1 - o)",
            "o(1 − o) が2回掛かっています。通り抜けるユニットは、何層分ですか？",
            "o(1 − o) is multiplied in twice. How many layers of units are passed?"),
        Mistake("only_o", "* (1 - o) →",
            "o を掛けただけです。o = 1 に近い、飽和したユニットでも、誤差はそのまま通りますか？",
            "Only o is multiplied in. In a saturated unit, with o near 1, should the error pass unhindered?"),
        Mistake("only_one_minus_o", "* o * (1 - o) → * (1 - o)",
            "1 − o を掛けただけです。o = 0 に近いユニットでも、誤差はそのまま通りますか？",
            "Only 1 − o is multiplied in. In a unit with o near 0, should the error pass unhindered?"),
        Mistake("slope_of_tanh", "o * (1 - o) → (1 - o**2)",
            "1 − o² は tanh の微分です。ここで使っている活性化関数は？",
            "1 − o² is the derivative of tanh. Which activation do we use here?"),
        Mistake("slope_too_early", lambda delta_u, W, o: (delta_u * o * (1 - o)) @ W.T,
            "W を通る前に o(1 − o) を掛けています。渡された o は、線の手前と先の、どちらの層のものですか？",
            "You multiply by o(1 − o) before passing W. On which side of the connections is the o you are given?"),
        Mistake("slope_added", lambda delta_u, W, o: delta_u @ W.T + o * (1 - o),
            "足しています。1本の道に沿っては、微分どうしを足しますか、掛けますか？",
            "You add o(1 − o). Along one path, does the chain rule add derivatives or multiply them?"),
        Mistake("divided", "* o * (1 - o) → / (o * (1 - o))",
            "o(1 − o) で割っています。∂o/∂u が小さいとき、u を動かした影響は大きくなりますか、小さくなりますか？",
            "You divide by o(1 − o). Where ∂o/∂u is small, is the effect of moving u larger or smaller?"),
        Mistake("W_on_the_left", "delta_u @ W.T → W @ delta_u",
            "W を左から掛けています。サンプルが行に並んでいるとき、W は δ の左右どちらに書きますか？",
            "You multiply by W from the left. With samples as rows, on which side of δ do you write W?"),
        Mistake("W_transposed_on_the_left", "delta_u @ W.T → W.T @ delta_u",
            "Wᵀ を左から掛けているので、サンプルどうしが混ざっています。サンプルが行に並んでいるとき、W は δ "
            "の左右どちらに書きますか？",
            "Wᵀ multiplies from the left, and mixes samples. With samples as rows, on which side of δ do you write "
            "W?"),
        Mistake("columns", "delta_u @ W.T → W @ delta_u.T",
            "W と δ の積は、1列が1サンプルになっています。o は、1サンプルが行ですか、列ですか？",
            "In your product of W and δ a sample is a column. And in o?"),
        Mistake("summed", lambda delta_u, W, o: (delta_u @ W.T * o * (1 - o)).sum(axis=0),
            "サンプルについて合計しています。1つのサンプルの誤差信号が、ほかのサンプルのユニットに届きますか？",
            "You sum over samples. Does the error of one sample reach another sample's units?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です。戻る途中で、マイナスが付くところがありますか？",
            "The sign is the other way round. Is there a minus anywhere on the way back?"),
    ),
    hints=(
        ("2段に分けます。線を逆に通って、`o` の層の δᵒ。それからユニットを逆に通って、同じ層の δᵘ です。",
         "Two steps: back along the connections to δᵒ of the layer of `o`, then back through its units to δᵘ."),
        ("δᵒᵢ は、ユニット i から出るすべての j についての和 Σⱼ δⱼ wᵢⱼ です。形は (N, m) と (m, n) → (N, n)。",
         "δᵒᵢ is a sum over every j that unit i feeds: Σⱼ δⱼ wᵢⱼ. In shapes: (N, m) and (m, n) → (N, n)."),
        ("`delta_u @ W.T` が δᵒ です。それに成分ごとに `o * (1 - o)` を掛けます。",
         "`delta_u @ W.T` is δᵒ. Multiply it, element by element, by `o * (1 - o)`."),
    ),
)  # fmt: skip
