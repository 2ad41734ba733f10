"""Train a kernel from beginning to end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator

from .. import loops
from ..exercise import Exercise, Mistake
from ..loops import decimals
from ._common import _slide

Training = tuple[Any, Any, list[float]]


def _training(rng: Generator, samples: int, n: int, m: int, epsilon: float, steps: int) -> tuple[Any, ...]:
    t = rng.integers(0, 2, (samples, n - m + 1)).astype(float)
    return decimals(rng, m), float(decimals(rng, 1)[0]), decimals(rng, samples, n), t, epsilon, steps


def _nearly_learnt(rng: Generator) -> tuple[Any, ...]:
    k, b, x, _, epsilon, steps = _training(rng, 3, 6, 3, 0.9, 4)
    o = np.array([[loops.sigmoid(u + b) for u in _slide(k, sample)] for sample in x])
    return k, b, x, loops.nearly(rng, o), epsilon, steps


def _slow_training(k: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int) -> Training:
    def E(k: Any, b: Any) -> Any:
        return loops.loss(t, [[loops.sigmoid(u + b) for u in _slide(k, sample)] for sample in x])

    history = [E(k, b)]
    for _ in range(steps):
        slope_k, slope_b = loops.slope(partial(E, b=b), k), loops.slope(partial(E, k), b)
        k, b = k - epsilon * slope_k, b - epsilon * slope_b
        history.append(E(k, b))
    return k, b, history


def _shared(delta_u: Any, windows: Any) -> Any:
    """Δk; windows: a sample, a place, an element of the kernel."""
    return np.einsum("nj,nja->a", delta_u, windows)


def _slope_of_u(t: Any, o: Any) -> Any:
    return (o - t) * o * (1 - o)


def _train(
    k: Any, b: Any, x: Any, t: Any, epsilon: float, steps: int, *,
    delta_u: Callable[[Any, Any], Any] = _slope_of_u, delta_u_of_b: Callable[[Any, Any], Any] | None = None,
    delta_k: Callable[[Any, Any], Any] = _shared, delta_b: Callable[[Any], Any] = np.sum,
    turned: bool = False, forward: Callable[[Any, Any, Any], Any] = lambda w, k, b: w @ k + b, stale_o: bool = False, stale_delta: bool = False, b_after_k: bool = False,
    loss: Callable[[Any], Any] = lambda gap: 0.5 * np.sum(gap**2), rows: Callable[[int], Any] = lambda step: slice(None), by_sample: bool = False, E_each: bool = False,
    sigmoid: Callable[[Any], Any] = lambda u: 1 / (1 + np.exp(-u)),
) -> Training:  # fmt: skip
    """A training with one thing wrong; E before the first update and after each."""
    windows = sliding_window_view(x, len(k), axis=1)[:, :, :: -1 if turned else 1]

    def output() -> Any:
        return sigmoid(forward(windows, k, b))

    o = first = output()
    E = [loss(t - o)]
    for step in range(steps):
        for chosen in [[i] for i in range(len(x))] if by_sample else [rows(step)]:
            delta = delta_u(t, first if stale_delta else o)[chosen]
            k = k - epsilon * delta_k(delta, windows[chosen])
            if delta_u_of_b is not None:
                delta = delta_u_of_b(t, o)[chosen]
            if b_after_k:
                delta = delta_u(t, output())[chosen]
            b = b - epsilon * delta_b(delta)
            o = first if stale_o else output()
            if E_each:
                E.append(loss(t - o))
        if not E_each:
            E.append(loss(t - o))
    return k, b, E


def _E_of(result: Training, entries: Callable[[list[float]], list[float]]) -> Training:
    """The same k and b, with other entries of E."""
    return (*result[:2], entries(result[2]))


def _stopped(k: Any, b: Any, x: Any, t: Any, epsilon: float, updates: int, steps: int) -> Training:
    """k and b after so many updates, and E of so many steps."""
    return (*_train(k, b, x, t, epsilon, updates)[:2], _train(k, b, x, t, epsilon, steps)[2])


def _scaled(by: Callable[[Any], float]) -> Callable[[Any, Any], Any]:
    """δᵘ, scaled as it should not be."""
    return lambda t, o: (o - t) * o * (1 - o) * by(o)


EXERCISE = Exercise(
    __name__,
    asked=("カーネルを、はじめから終わりまで学習させる", "train a kernel from beginning to end"),
    spec=_slow_training,
    draws=(lambda rng: _training(rng, 2, 6, 3, 0.6, 5), lambda rng: _training(rng, 4, 7, 2, 1.3, 3), _nearly_learnt),
    solution="""
def train_kernel(k, b, x, t, epsilon, steps):
    m, places = len(k), range(t.shape[1])

    def output(k, b):
        u = np.stack([x[:, j:j + m] @ k for j in places], axis=1) + b
        return 1 / (1 + np.exp(-u))

    o = output(k, b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_k = sum(delta_u[:, j] @ x[:, j:j + m] for j in places)
        k, b = k - epsilon * delta_k, b - epsilon * delta_u.sum()
        o = output(k, b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E
""",
    returns=("k", "b", "E"),
    mistakes=(
        Mistake("kernel_mean_over_places", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / d.shape[1]),
            "Δk を、出力の場所について平均していませんか。kₐ を動かすと、それぞれの場所の u は、1つずつ動きますか、"
            "いっしょに動きますか？",
            "Is Δk averaged over places? When kₐ moves, do the places move in turn, or all at once?"),
        Mistake("bias_mean_over_places", lambda *args: _train(*args, delta_b=lambda d: d.sum() / d.shape[1]),
            "Δb を、出力の場所について平均していませんか。b は、いくつの出力を動かしますか？",
            "Is Δb averaged over places? How many outputs does b move?"),
        Mistake("mean_over_everything", lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / o.size)),
            "勾配を、サンプルについても場所についても平均しています。E は何の合計でしたか？",
            "The gradient is averaged over samples and places. What is E a sum of?"),
        Mistake("kernel_mean_over_samples", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / len(d)),
            "Δk をサンプルについて平均していませんか。この講義の E は、平均でしたか、合計でしたか？",
            "Is Δk averaged over samples? In this lecture, is E a mean or a sum?"),
        Mistake("kernel_mean", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / d.size),
            "Δk だけが平均になっています。kₐ は、いくつのサンプルの、いくつの出力を動かしますか？",
            "Δk is a mean. How many outputs of how many samples does kₐ move?"),
        Mistake("kernel_divided_by_m", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d, w) / w.shape[2]),
            "Δk が m で割られています。合計を、カーネルの大きさで割る理由はありますか？",
            "Δk is divided by m. Is there a reason to divide a sum by the size of the kernel?"),
        Mistake("bias_mean_over_samples", lambda *args: _train(*args, delta_b=lambda d: d.sum() / len(d)),
            "Δb をサンプルについて平均していませんか。この講義の E は、平均でしたか、合計でしたか？",
            "Is Δb averaged over samples? In this lecture, is E a mean or a sum?"),
        Mistake("bias_first_place", lambda *args: _train(*args, delta_b=lambda d: d[:, 0].sum()),
            "Δb に、最初の場所の分しか入っていません。b は、ほかの場所では使われていませんか？",
            "Δb has the first place only. Is b used at other places, too?"),
        Mistake("bias_last_place", lambda *args: _train(*args, delta_b=lambda d: d[:, -1].sum()),
            "Δb に、最後の場所の分しか入っていません。ループの中は `=` ですか、`+=` ですか？",
            "Δb has the last place only. In your loop, is it `=` or `+=`?"),
        Mistake("kernel_last_place", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, -1:], w[:, -1:])),
            "Δk に、最後の場所の分しか入っていません。ループの中は `=` ですか、`+=` ですか？",
            "Δk has the last place only. In your loop, is it `=` or `+=`?"),
        Mistake("kernel_first_place", lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, :1], w[:, :1])),
            "Δk に、最初の場所の分しか入っていません。同じ kₐ を使う場所は、ほかにもありませんか？",
            "Δk has the first place only. Is the same kₐ used at other places, too?"),
        Mistake(
            "last_place",
            lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, -1:], w[:, -1:]), delta_b=lambda d: d[:, -1].sum()),
            "Δk にも Δb にも、最後の場所の分しか入っていません。ループの中は `=` ですか、`+=` ですか？",
            "Δk and Δb have the last place only. In your loop, is it `=` or `+=`?"),
        Mistake(
            "first_place",
            lambda *args: _train(*args, delta_k=lambda d, w: _shared(d[:, :1], w[:, :1]), delta_b=lambda d: d[:, 0].sum()),
            "Δk にも Δb にも、最初の場所の分しか入っていません。k と b は、ほかの場所では使われていませんか？",
            "Δk and Δb have the first place only. Are k and b used at other places, too?"),
        Mistake("last_sample", lambda *args: _train(*args, rows=lambda step: [-1]),
            "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？",
            "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake("bias_last_sample", lambda *args: _train(*args, delta_b=lambda d: d[-1].sum()),
            "Δb に、最後のサンプルの分しか入っていません。ループの中は `=` ですか、`+=` ですか？",
            "Δb has the last sample only. In your loop, is it `=` or `+=`?"),
        Mistake("one_by_one", lambda *args: _train(*args, rows=lambda step: [step % len(args[2])]),
            "1回の更新に、サンプルを1つしか使っていません。この問題の E は、いくつのサンプルについての合計ですか？",
            "Each update uses one sample only. Over how many samples is the E of this exercise summed?"),
        Mistake("first_sample", lambda *args: _train(*args, rows=lambda step: [0]),
            "最初のサンプルだけで更新しています。添字が 0 のままになっているか、"
            "サンプルについてのループが1回で終わっていませんか？",
            "Only the first sample counts. Is there an index that is always 0, or does a loop over samples end "
            "after the first?"),
        Mistake("bias_first_sample", lambda *args: _train(*args, delta_b=lambda d: d[0].sum()),
            "Δb に、最初のサンプルの分しか入っていません。ほかのサンプルの u には、b は使われていませんか？",
            "Δb has the first sample only. Is b used in the u of other samples, too?"),
        Mistake("by_sample", lambda *args: _train(*args, by_sample=True),
            "サンプルごとに k と b を更新しています。全サンプルの勾配を合計してから、1回だけ更新していますか？",
            "k and b are updated after every sample. Do you add up the gradients of all samples before you make "
            "one update?"),
        Mistake("by_sample_E_each", lambda *args: _train(*args, by_sample=True, E_each=True),
            "サンプルごとに k と b を更新し、そのたびに E を加えています。全サンプルの勾配を合計してから、"
            "1回だけ更新していますか？",
            "k and b are updated, and E is appended, after every sample. Do you add up the gradients of all "
            "samples before you make one update?"),
        Mistake("flipped", lambda *args: _train(*args, turned=True),
            "順伝播でも逆伝播でも、カーネルが裏返っています。それでも学習はできますが、この講義の畳み込みは、"
            "裏返しましたか？",
            "The kernel is flipped, forwards and backwards. It does learn; but is this the convolution of this "
            "lecture?"),
        Mistake(
            "not_slid", lambda *args: _train(*args, delta_k=lambda d, w: np.full(w.shape[2], np.sum(d * w[:, :, 0]))),
            "Δk の成分がすべて同じです。k₂ に掛かる入力は、k₁ に掛かる入力と同じですか？",
            "All elements of Δk are the same. Does k₂ meet the same inputs as k₁?"),
        Mistake("summed_first", lambda *args: _train(*args, delta_k=lambda d, w: d.sum() * w.sum(axis=(0, 1))),
            "先に δᵘ と x を別々に合計してから掛けています。ある場所の δᵘ を、別の場所の x に掛けてよいでしょうか？",
            "You sum δᵘ and x separately, and then multiply. May the δᵘ of one place meet the x of another?"),
        Mistake("slope_forgotten", lambda *args: _train(*args, delta_u=lambda t, o: o - t),
            "E は減るかもしれませんが、これは E の勾配ではありません。誤差信号が o から u へ戻るとき、"
            "何が掛かりますか？",
            "E may fall, but this is not its gradient. What is multiplied in on the way back from o to u?"),
        Mistake(
            "slope_forgotten_in_k", lambda *args: _train(*args, delta_u=lambda t, o: o - t, delta_u_of_b=_slope_of_u),
            "Δb には δᵘ を使っています。Δk に使っているのは、どの誤差信号ですか？",
            "Δb is made from δᵘ. Which error signal is Δk made from?"),
        Mistake("slope_forgotten_in_b", lambda *args: _train(*args, delta_u_of_b=lambda t, o: o - t),
            "Δk には δᵘ を使っています。Δb に使っているのは、どの誤差信号ですか？",
            "Δk is made from δᵘ. Which error signal is Δb made from?"),
        Mistake(
            "slope_forgotten_and_bias_mean", lambda *args: _train(*args, delta_u=lambda t, o: o - t, delta_b=np.mean),
            "間違いは2つあります。Δb だけが平均になっています。また、誤差信号が o から u へ戻るとき、"
            "何が掛かりますか？",
            "There are two mistakes. Δb is a mean; and what is to be multiplied in on the way back from o to u?"),
        Mistake(
            "slope_at_o",
            lambda *args: _train(*args, delta_u=lambda t, o: (o - t) / (1 + np.exp(-o)) * (1 - 1 / (1 + np.exp(-o)))),
            "σ′ に o を入れています。o は、もう σ を通った値ではありませんか？",
            "σ′ is taken at o. Hasn't o been through σ already?"),
        Mistake("b_after_k", lambda *args: _train(*args, b_after_k=True),
            "b の勾配を、更新した後の k で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "The gradient of b is computed with the new k. Have all gradients been computed before anything is "
            "updated?"),
        Mistake("stale", lambda *args: _train(*args, stale_o=True),
            "o を、最初に1回しか計算していません。k と b が変わっても、o は同じままですか？",
            "o is computed only once. Does it stay the same when k and b change?"),
        Mistake("stale_delta", lambda *args: _train(*args, stale_delta=True),
            "δᵘ が、いつも最初の o から計算されています。更新の後の o は、最初の o と同じですか？",
            "δᵘ is computed from the first o every time. Is o the same after an update?"),
        Mistake("epsilon_twice", lambda k, b, x, t, epsilon, steps: _train(k, b, x, t, epsilon**2, steps),
            "ε が2回掛かっています。勾配を求めるときと更新するときの、両方で掛けていませんか？",
            "ε is multiplied in twice. Is it in the gradient as well as in the update?"),
        Mistake("no_epsilon", lambda k, b, x, t, epsilon, steps: _train(k, b, x, t, 1.0, steps),
            "ε が使われていません。ε は、何を決めるものでしたか？",
            "ε is not used. What is it there to decide?"),
        Mistake("one_E_less", lambda *args: _E_of(_train(*args), lambda E: E[:-1]),
            "E は steps + 1 個のはずです。最後の更新の後の E は？",
            "E should have steps + 1 entries. What about the one after the last update?"),
        Mistake("first_E_missing", lambda *args: _E_of(_train(*args), lambda E: E[1:]),
            "E は steps + 1 個のはずです。最初の更新の前の E は？",
            "E should have steps + 1 entries. What about the one before the first update?"),
        Mistake("one_update_more", lambda k, b, x, t, epsilon, steps: _stopped(k, b, x, t, epsilon, steps + 1, steps),
            "k と b は、1回余分に更新されています。最後の E を求めた後に、まだ更新していませんか？",
            "k and b have had one update too many. Is there still an update after the last E?"),
        Mistake("one_update_less", lambda k, b, x, t, epsilon, steps: _stopped(k, b, x, t, epsilon, steps - 1, steps),
            "k と b の更新が1回足りません。返しているのは、最後の E を求めたときの k と b ですか？",
            "k and b have had one update too few. Are those you return the ones that the last E comes from?"),
        Mistake("old_E", lambda *args: _E_of(_train(*args), lambda E: E[:1] + E[:-1]),
            "E が更新1回分ずつ遅れています。o を計算し直すのは、E を加える前ですか、後ですか？",
            "E is one update behind. Do you compute o again before E is appended, or after?"),
        Mistake("last_E_old", lambda *args: _E_of(_train(*args), lambda E: E[:-1] + E[-2:-1]),
            "最後の E が、その1つ前と同じです。その E は、どの o から計算されていますか？",
            "The last E is the same as the one before it. Which o does it come from?"),
        Mistake("E_mean_over_places", lambda *args: _train(*args, loss=lambda gap: 0.5 * np.sum(gap**2) / gap.shape[1]),
            "E を、出力の場所について平均していませんか？",
            "Is E averaged over places?"),
        Mistake("E_mean_over_samples", lambda *args: _train(*args, loss=lambda gap: 0.5 * np.sum(gap**2) / len(gap)),
            "E を、サンプルについて平均していませんか？",
            "Is E averaged over samples?"),
        Mistake("no_half", lambda *args: _train(*args, delta_u=_scaled(lambda o: 2.0), loss=lambda gap: np.sum(gap**2)),
            "E からも勾配からも、同じ数が抜けています。E の頭には、何が付いていましたか？",
            "The same number is missing from E and from its gradient. What is in front of E?"),
        Mistake(
            "mean_over_samples_throughout",
            lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / len(o)), loss=lambda gap: 0.5 * np.sum(gap**2) / len(gap)),
            "E も勾配も、サンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？",
            "E and its gradient are averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake(
            "mean_over_everything_throughout",
            lambda *args: _train(*args, delta_u=_scaled(lambda o: 1 / o.size), loss=lambda gap: 0.5 * np.mean(gap**2)),
            "E も勾配も、サンプルと場所の両方について平均しています。この講義の E は、平均でしたか、合計でしたか？",
            "E and its gradient are averaged over samples and places. In this lecture, is E a mean or a sum?"),
    ),
    hints=(
        ("繰り返すのは、前へ（ずらして u、それから o）→ 後ろへ（δᵘ、Δk、Δb）→ 更新、の3段です。Δk と Δb は、"
         "サンプルについても場所についても合計します。",
         "What is repeated has three stages: forward (slide for u, then o), back (δᵘ, Δk, Δb), update. Δk and Δb "
         "are sums over samples as well as places."),
        ("`x[:, j:j + m]` は、場所 j でカーネルの下にある入力（N 行 m 列）です。u の列 j は、これと k の積です。",
         "`x[:, j:j + m]` is what lies under the kernel at place j (N rows, m columns). Column j of u is its "
         "product with k."),
        ("Δk は、場所 j ごとの `delta_u[:, j] @ x[:, j:j + m]` の合計、Δb は `delta_u.sum()` です。E は、"
         "ループの前に1つ、更新のたびに o を計算し直して1つ加えます。",
         "Δk is the sum of `delta_u[:, j] @ x[:, j:j + m]` over places j, and Δb is `delta_u.sum()`. There is one "
         "E before the loop, and one after each update, with a new o."),
    ),
)  # fmt: skip
