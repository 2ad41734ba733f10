"""Train a unit from beginning to end."""

from __future__ import annotations

from ..exercise import Exercise, Mistake
from ._common import _longer_training, _nearly_learnt, _slow_training, _training

EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("ユニットを1個、はじめから終わりまで学習させる", "train a unit from beginning to end"),
    spec=_slow_training,
    draws=(_training, _longer_training, _nearly_learnt),
    solution="""
def train_unit(x, t, W, b, epsilon, steps):
    def output(W, b):
        return 1 / (1 + np.exp(-(x @ W + b)))

    o = output(W, b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, delta_u.sum()
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = output(W, b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E
""",
    also=("""
def train_unit(x, t, W, b, epsilon, steps):
    E = []
    for step in range(steps + 1):
        loss, delta_W, delta_b = 0.0, np.zeros(len(W)), 0.0
        for k in range(len(x)):
            o = 1 / (1 + np.exp(-(x[k] @ W + b)))
            loss += 0.5 * (t[k] - o) ** 2
            delta_u = -(t[k] - o) * o * (1 - o)
            delta_W += delta_u * x[k]
            delta_b += delta_u
        E.append(loss)
        if step < steps:
            W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E
""",),
    returns=("W", "b", "E"),
    mistakes=(
        Mistake("slope_forgotten", "* o * (1 - o) →",
            "E は減るかもしれませんが、これは E の勾配ではありません。o から u へ戻るとき、何を掛けますか？",
            "E may fall, but this is not its gradient. What is multiplied in on the way from o back to u?"),
        Mistake(
            "slope_of_u",
            "delta_u = -(t - o) * o * (1 - o) → u = np.log(o / (1 - o)); delta_u = -(t - o) * u * (1 - u)",
            "o(1 − o) のところに u(1 − u) を使っています。σ(u) を u で微分した結果は、u と o "
            "のどちらで書けましたか？",
            "Where o(1 − o) belongs there is u(1 − u). The derivative of σ(u): is it written with u, or with o?"),
        Mistake("uphill", "-(t - o) → (t - o)",
            "E が増えていきます。δᵒ の符号と、更新の符号は、どうなっていますか？",
            "E grows. What are the signs of δᵒ and of the update?"),
        Mistake(
            "slope_at_o",
            "delta_u = -(t - o) * o * (1 - o) → s = 1 / (1 + np.exp(-o)); delta_u = -(t - o) * s * (1 - s)",
            "σ′ に o を入れています。o は、もう σ を通った値ではありませんか？",
            "σ′ is taken at o. Hasn't o been through σ already?"),
        Mistake("mean", "o * (1 - o) → o * (1 - o) / len(x)",
            "勾配をサンプルについて平均しています。この講義の E は、平均でしたか、合計でしたか？",
            "The gradient is averaged over samples. In this lecture, is E a mean or a sum?"),
        Mistake(
            "b_after_W",
            "W, b = W - epsilon * delta_W, b - epsilon * delta_b → W = W - epsilon * delta_W; o = output(W, b); b = "
            "b - epsilon * (-(t - o) * o * (1 - o)).sum()",
            "b の勾配を、更新したあとの W で計算しています。すべての勾配を求めてから、いっしょに更新していますか？",
            "The gradient of b is computed with the new W. Are all gradients there before anything is updated?"),
        Mistake("stale", "E = [ → first = o; E = [\n"
            "E.append( → o = first; E.append(",
            "o が最初に1回計算されただけです。W と b が変わったあと、o はそのままでよいですか？",
            "o is computed only once. Is it still true when W and b have changed?"),
        Mistake("sample_by_sample", "for _ in range(steps): → for i in range(steps * len(x)):\n"
            "delta_u = -(t - o) * o * (1 - o) → delta_u = -(t - o) * o * (1 - o) * (np.arange(len(x)) == i % len(x))\n"
            "return W, b, E → return W, b, E[:: len(x)]",
            "サンプルごとに更新しています。問題では、1回の更新に、いくつのサンプルを使いますか？",
            "You update after each sample. How many samples should go into one update here?"),
        Mistake("one_update_less", "range(steps) → range(steps - 1)",
            "更新が1回足りません。`range` はどこで終わりますか？",
            "There is one update too few. Where does your `range` end?"),
        Mistake("one_update_more", "range(steps) → range(steps + 1)",
            "更新が1回多く、E も1つ多くなっています。ループは何回まわりますか？",
            "There is one update too many, and so one E too many. How often does your loop run?"),
        Mistake("one_update_more_than_E", "range(steps) → range(steps + 1)\n"
            "return W, b, E → return W, b, E[:-1]",
            "更新が1回多くなっています。E は更新より1つ多いはずです。ループの回数は、どちらに合わせましたか？",
            "There is one update too many. There should be one E more than updates: to which of the two does your "
            "loop fit?"),
        Mistake("one_by_one", "for _ in → for i in\n"
            "delta_u @ x, delta_u.sum() → delta_u[i % len(x)] * x[i % len(x)], delta_u[i % len(x)]",
            "1回の更新に、サンプルを1つしか使っていません。ほかのサンプルは、いつ使いますか？",
            "Each update uses one sample only. What about the others?"),
        Mistake("last_sample", "delta_u @ x, delta_u.sum() → delta_u[-1] * x[-1], delta_u[-1]",
            "最後のサンプルだけで更新しています。ループの中は `=` ですか、`+=` ですか？",
            "Only the last sample counts. In your loop, is it `=` or `+=`?"),
        Mistake("first_E_missing", "return W, b, E → return W, b, E[1:]",
            "E は steps + 1 個のはずです。最初の更新の前の E は？",
            "E should have steps + 1 entries. What about the one before the first update?"),
        Mistake("epsilon_twice", "epsilon * → epsilon * epsilon *",
            "ε が2回掛かっています。どことどこで掛けていますか？",
            "ε is multiplied in twice. In which two places?"),
        Mistake("no_epsilon", "epsilon * →",
            "ε が使われていません。一歩の大きさは、何で決まりますか？",
            "ε is not used. What decides how long the step is?"),
    ),
    hints=(
        ("繰り返すのは、前へ（u, o）→ 後ろへ（δᵒ, δᵘ, ΔW, Δb）→ 更新、の3段です。",
         "What is repeated has three stages: forward (u, o), back (δᵒ, δᵘ, ΔW, Δb), update."),
        ("E のリストは、ループの前に最初の E を入れて作り始め、更新のたびに o を計算し直して1つ加えます。",
         "Begin the list of E before the loop, with the first E; after each update compute o anew and append one."),
        ("これまでに書いた delta_o, delta_u, gradients, update を呼び出して組み立てられます。結果を入れる変数には、"
         "関数と違う名前を付けてください（例：`d_o = delta_o(t, o)`。同じ名前にするとエラーになります）。",
         "You can put it together by calling delta_o, delta_u, gradients and update, which you have written "
         "already. Give their results other names (such as `d_o = delta_o(t, o)`): the same name would be an error."),
    ),
)  # fmt: skip
