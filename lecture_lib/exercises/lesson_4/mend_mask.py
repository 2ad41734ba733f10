"""Fix the bug: what is not connected gets weights."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import between, decimals
from ._common import _lag, _within


def _rate(rng: Generator) -> float:
    return float(rng.integers(3, 9)) / 10


def _square_layer(rng: Generator) -> tuple[Any, ...]:
    """Square, with as many samples: whatever is multiplied by the mask, numpy lets it pass."""
    return decimals(rng, 3, 3), _within(2, _lag(3, 3)), decimals(rng, 3, 3), between(rng, 3, 3), _rate(rng)


def _narrow_layer(rng: Generator) -> tuple[Any, ...]:
    """Not square; and one of its connections has a weight that happens to be 0."""
    W = decimals(rng, 6, 4)
    W[1, 1] = 0.0
    return W, _within(3, _lag(6, 4)), decimals(rng, 2, 6), between(rng, 2, 4), 1 + _rate(rng)


def _masked_step(W: Any, mask: Any, x: Any, t: Any, epsilon: float) -> tuple[Any, Any]:
    """∂E/∂w for the connections that exist, one at a time."""
    W, delta_W, no_bias = np.where(mask, W, 0.0), np.zeros(np.shape(W)), np.zeros(np.shape(W)[1])
    for i, j in np.argwhere(mask):

        def E(w: Any, i: int = i, j: int = j) -> Any:
            moved = W.copy()
            moved[i, j] = w
            return loops.loss(t, loops.layer(x, moved, no_bias))

        delta_W[i, j] = loops.slope(E, W[i, j])
    return W - epsilon * delta_W, delta_W


EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("バグを直す：ないはずの接続に重みができる", "fix the bug: what is not connected gets weights"),
    spec=_masked_step,
    draws=(_square_layer, _narrow_layer),
    solution="""
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W
""",
    returns=("W", "ΔW"),
    mistakes=(
        Mistake("untouched", "np.where(mask, x.T @ delta_u, 0) → x.T @ delta_u",
            "バグは、まだ残っていませんか？",
            "Is the bug still there?"),
        Mistake("symptom_mended", "np.where(mask, x.T @ delta_u, 0) → x.T @ delta_u\n"
            "W - epsilon * delta_W → np.where(mask, W - epsilon * delta_W, 0)",
            "返している ΔW には、ない接続の値が残っています。W が 0 でなくなる原因は、どこで生まれていますか？",
            "The ΔW you return still has values where nothing is connected. Where does the trouble begin?"),
        Mistake("symptom_hidden", "W - epsilon * delta_W → W - epsilon * (x.T @ delta_u)",
            "返す ΔW はきれいになりました。では、W の更新に使われたのは、どの ΔW ですか？",
            "The ΔW you return is clean now. But which one was W updated with?"),
        Mistake("delta_u_masked", "np.where(mask, x.T @ delta_u, 0) → x.T @ (delta_u * mask)",
            "マスクを δᵘ に掛けています。δᵘ の行はサンプルです。接続があるかどうかは、サンプルによって違いますか？",
            "You put the mask on δᵘ. The rows of δᵘ are samples: does what is connected depend on the sample?"),
        Mistake("x_masked", "np.where(mask, x.T @ delta_u, 0) → (x * mask).T @ delta_u",
            "マスクを x に掛けています。マスクと同じ形（入力 × 出力）をしているのは、どれですか？",
            "You put the mask on x. Which quantity has the shape of the mask, inputs × outputs?"),
        Mistake("masked_before_the_product", "np.where(mask, x.T @ delta_u, 0) → mask * x.T @ delta_u",
            "`mask * x.T @ delta_u` は左から計算されるので、マスクが掛かるのは x のほうです。かっこが要りませんか？",
            "`mask * x.T @ delta_u` is computed from the left, so that the mask meets x. Are brackets missing?"),
        Mistake("mask_inverted", "np.where(mask, x → np.where(1 - mask, x",
            "接続のあるところの ΔW が消え、ないところの値が残っています。マスクの True は、どちらを表していますか？",
            "ΔW is gone where there is a connection, and left where there is none. Which of the two does True in "
            "the mask stand for?"),
        Mistake("mask_inverted_in_delta_W", "np.where(mask, x.T @ delta_u, 0) → x.T @ delta_u * ~mask\n"
            "W - epsilon * delta_W → np.where(mask, W - epsilon * (x.T @ delta_u), 0)",
            "返している ΔW は、接続のあるところが 0 です。マスクの True は、どちらを表していますか？",
            "The ΔW you return is 0 where there is a connection. Which of the two does True in the mask stand for?"),
        Mistake("where_not_zero", "np.where(mask, x → np.where(W != 0, x",
            "接続の有無を、W が 0 かどうかで判断していませんか。接続があって、重みがたまたま 0 のときは？",
            "Do you tell connections by whether W is 0? What about a connection whose weight happens to be 0?"),
        Mistake("weights_not_masked", "W = np.where(mask, W, 0) →\n"
            "x @ W → x @ np.where(mask, W, 0)",
            "接続のないところに、W の初期値が残っています。最初の W のマスクを外しませんでしたか？",
            "Where nothing is connected the initial W is left. Has the first mask gone?"),
        Mistake("never_masked", "W = np.where(mask, W, 0) →",
            "ΔW だけがマスクされています。o を計算するとき、接続のないところの W は 0 になっていますか？",
            "Only ΔW is masked. Is W 0 where nothing is connected, when o is computed?"),
        Mistake("mask_moved", "W = np.where(mask, W, 0) →\n"
            "np.where(mask, x.T @ delta_u, 0) → x.T @ delta_u\n"
            "W - epsilon * delta_W → np.where(mask, W - epsilon * delta_W, 0)",
            "W のマスクを、更新のあとに移しましたね。それでは、o は、どんな W で計算されていますか？",
            "You have moved the mask of W behind the update. Which W is o computed with, then?"),
        Mistake("masked_at_the_end", "W = np.where(mask, W, 0) →\nreturn W, → return np.where(mask, W, 0),",
            "ΔW と新しい W はマスクされています。o を計算するときの W は、どうですか？",
            "ΔW and the new W are masked. What about the W that o is computed with?"),
    ),
    hints=(
        ("1行ずつ、接続のないところの値がどうなっているかを追います。0 でない値が初めて現れるのは、どの変数ですか？",
         "Go through it line by line, and watch the places where nothing is connected. In which variable do values "
         "other than 0 first appear there?"),
        ("`x.T @ delta_u` は全結合層の勾配です。w = 0 のところでも 0 になりません（問題2）。",
         "`x.T @ delta_u` is the gradient of a dense layer; it is not 0 where w is (exercise 2)."),
        ("ΔW を求めた行で、接続のあるところだけを残します。W の最初の行と同じ `np.where(mask, …, 0)` が使えます。",
         "In the line that computes ΔW, keep only what is connected: `np.where(mask, …, 0)`, as in the first line "
         "for W."),
    ),
)  # fmt: skip
