"""Fix the bug: what is not connected gets weights."""

from __future__ import annotations

from collections.abc import Callable
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


def _step(
    W: Any, mask: Any, x: Any, t: Any, epsilon: float, *,
    start: bool = True, masked_forward: bool = True, end: bool = False,
    delta_W: Callable[[Any, Any, Any, Any], Any], returned: Callable[[Any, Any], Any] = lambda delta_W, mask: delta_W,
) -> tuple[Any, Any]:  # fmt: skip
    """One step with the mask in the wrong places."""
    W = W * mask if start else W
    o = 1 / (1 + np.exp(-(x @ (W * mask if masked_forward else W))))
    slope = delta_W(x, (o - t) * o * (1 - o), mask, W)
    new = W - epsilon * slope
    return new * mask if end else new, returned(slope, mask)


def _all(x: Any, delta_u: Any, mask: Any, W: Any) -> Any:
    return x.T @ delta_u


def _some(x: Any, delta_u: Any, mask: Any, W: Any) -> Any:
    return x.T @ delta_u * mask


def _inverted(
    W: Any, mask: Any, x: Any, t: Any, epsilon: float, *, returned: Callable[[Any, Any], Any]
) -> tuple[Any, Any]:
    """A step in which W is updated only where nothing is connected, whatever ΔW is returned."""
    W = W * mask
    o = 1 / (1 + np.exp(-(x @ W)))
    dense = x.T @ ((o - t) * o * (1 - o))
    return W - epsilon * dense * ~mask, returned(dense, mask)


def _emptied(result: tuple[Any, Any], mask: Any) -> tuple[Any, Any]:
    """The new W without its connections."""
    return result[0] * ~mask, result[1]


EXERCISE = Exercise(
    __name__,
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
        Mistake("untouched", ".where(mask, x → .where(epsilon, x",
            "バグは、まだ残っていませんか？",
            "Is the bug still there?"),
        Mistake("symptom_mended", lambda *args: _step(*args, delta_W=_all, end=True),
            "返している ΔW には、ない接続の値が残っています。W が 0 でなくなる原因は、どこで生まれていますか？",
            "The ΔW you return still has values where nothing is connected. Where does the trouble begin?"),
        Mistake(
            "symptom_hidden", lambda *args: _step(*args, delta_W=_all, returned=lambda delta_W, mask: delta_W * mask),
            "返す ΔW はきれいになりました。では、W の更新に使われたのは、どの ΔW ですか？",
            "The ΔW you return is clean now. But which one was W updated with?"),
        Mistake(
            "delta_u_masked", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: x.T @ (delta_u * mask)),
            "マスクを δᵘ に掛けています。δᵘ の行はサンプルです。接続があるかどうかは、サンプルによって違いますか？",
            "You put the mask on δᵘ. The rows of δᵘ are samples: does what is connected depend on the sample?"),
        Mistake("x_masked", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: (x * mask).T @ delta_u),
            "マスクを x に掛けています。マスクと同じ形（入力 × 出力）をしているのは、どれですか？",
            "You put the mask on x. Which quantity has the shape of the mask, inputs × outputs?"),
        Mistake(
            "masked_before_the_product",
            lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: mask * x.T @ delta_u),
            "`mask * x.T @ delta_u` は左から計算されるので、マスクが掛かるのは x の方です。かっこが要りませんか？",
            "`mask * x.T @ delta_u` is computed from the left, so that the mask meets x. Are brackets missing?"),
        Mistake("mask_turned", lambda *args: _step(*args, delta_W=lambda x, delta_u, mask, W: x.T @ delta_u * mask.T),
            "マスクを転置しています。マスクと ΔW の行は、それぞれ何を表していますか？",
            "The mask is transposed. What do its rows stand for, and what do those of ΔW?"),
        Mistake("mask_inverted", "np.where(mask, x → np.where(1 - mask, x",
            "接続のあるところの ΔW が消え、ないところの値が残っています。マスクの True は、どちらを表していますか？",
            "ΔW is gone where there is a connection, and left where there is none. Which of the two does True in "
            "the mask stand for?"),
        Mistake("mask_inverted_in_W", lambda *args: _inverted(*args, returned=lambda delta_W, mask: delta_W * mask),
            "W は、接続のないところだけが更新されています。マスクの True は、どちらを表していますか？",
            "W has been updated only where nothing is connected. Which of the two does True in the mask stand for?"),
        Mistake("mask_inverted_in_the_update", lambda *args: _inverted(*args, returned=lambda delta_W, mask: delta_W),
            "更新で残っているのは、接続のないところの ΔW です（返している ΔW には、両方の値があります）。マスクの "
            "True は、どちらを表していますか？",
            "What is left in the update is the ΔW where nothing is connected (in the ΔW you return, both are). "
            "Which of the two does True in the mask stand for?"),
        Mistake(
            "mask_inverted_in_delta_W",
            lambda *args: _step(*args, delta_W=_all, end=True, returned=lambda delta_W, mask: delta_W * ~mask),
            "返している ΔW は、接続のあるところが 0 です。マスクの True は、どちらを表していますか？",
            "The ΔW you return is 0 where there is a connection. Which of the two does True in the mask stand for?"),
        Mistake("mask_inverted_at_the_end", lambda *args: _emptied(_step(*args, delta_W=_all), args[1]),
            "新しい W は、接続のあるところが 0 です。マスクの True は、どちらを表していますか。また、W が 0 "
            "でなくなる原因は、どこで生まれていますか？",
            "The new W is 0 where there is a connection. Which of the two does True in the mask stand for? And "
            "where does the trouble begin?"),
        Mistake("weights_not_masked", lambda *args: _step(*args, delta_W=_some, start=False),
            "接続のないところに、W の初期値が残っています。最初の W のマスクを外しませんでしたか？",
            "Where nothing is connected the initial W is left. Has the first mask gone?"),
        Mistake("mask_moved", lambda *args: _step(*args, delta_W=_all, start=False, masked_forward=False, end=True),
            "W のマスクを、更新の後に移しましたね。それでは、o は、どんな W で計算されていますか？",
            "You have moved the mask of W behind the update. Which W is o computed with, then?"),
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
