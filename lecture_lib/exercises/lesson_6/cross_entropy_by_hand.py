"""Compute E and δᵘ of a softmax by hand."""

from __future__ import annotations

import math

from ..exercise import Exercise, Mistake


def _answer() -> list[float]:
    o = [1 / (1 + 3), 3 / (1 + 3)]  # e^0 and e^log 3
    return [-math.log(o[0]), o[0] - 1, o[1] - 0]


EXERCISE = Exercise(
    __name__,
    of=5,
    section=5,
    asked=("softmax の E と δᵘ を手で計算する", "compute E and δᵘ of a softmax by hand"),
    spec=_answer,
    solution="cross_entropy_by_hand = [np.log(4), 0.25 - 1, 0.75 - 0]",
    returns=("[E, δᵘ₁, δᵘ₂]",),
    mistakes=(
        Mistake("sign", lambda: [math.log(4), 0.75, -0.75],
            "δᵘ の符号が逆です。u₁（正解のクラス）を大きくすると、E は増えますか、減りますか？",
            "δᵘ has the other sign. When u₁, the logit of the right class, grows, does E rise or fall?"),
        Mistake("E_negative", lambda: [-math.log(4), -0.75, 0.75],
            "E が負です。log の前に付いているものは？",
            "Your E is negative. What stands before the log?"),
        Mistake("decimal_log", lambda: [math.log10(4), -0.75, 0.75],
            "常用対数になっています。この講義の log は、底が何の対数ですか？",
            "That is a decimal logarithm. What is the base of log in this lecture?"),
        Mistake("wrong_class", lambda: [-math.log(0.75), 0.25, -0.25],
            "クラス2を正解としていませんか。t で 1 になっているのは、何番目ですか？",
            "Have you taken class 2 for the right one? Which element of t is 1?"),
        Mistake("squared_loss", lambda: [0.5625, -0.75, 0.75],
            "E が二乗誤差になっています。使う損失はどちらですか？",
            "That E is the squared error. Which of the two losses is asked for?"),
        Mistake("slope_again", lambda: [math.log(4), -0.75 * 0.1875, 0.75 * 0.1875],
            "δᵘ に o(1 − o) が掛かっています。−t/o の 1/o と約分されませんでしたか？",
            "There is an o(1 − o) in your δᵘ. Hasn't it cancelled against the 1/o of −t/o?"),
        Mistake("squared_error", lambda: [math.log(4), -0.28125, 0.28125],
            "δᵘ が二乗誤差のものです。交差エントロピーでは、ヤコビ行列の何が約分されますか？",
            "That δᵘ belongs to the squared error. What cancels in the Jacobian with the cross-entropy?"),
        Mistake("delta_o", lambda: [math.log(4), -4.0, 0.0],
            "δᵘ ではなく δᵒ です。そこから u へ戻りましたか？",
            "That is δᵒ, not δᵘ. Have you gone on from there to u?"),
        Mistake("outputs", lambda: [math.log(4), 0.25, 0.75],
            "δᵘ が o のままです。t はどこへ行きましたか？",
            "Your δᵘ is o itself. What has become of t?"),
        Mistake("all_negative", lambda: [-math.log(4), 0.75, -0.75],
            "E も δᵘ も、符号が逆です。log の前に付いているものは？",
            "E and δᵘ both have the other sign. What stands before the log?"),
        Mistake("squared_throughout", lambda: [0.5625, -0.28125, 0.28125],
            "二乗誤差で計算しています。求められている損失はどちらですか？",
            "All of this belongs to the squared error. Which of the two losses is asked for?"),
        Mistake("one_everywhere", lambda: [math.log(4), -0.75, -0.25],
            "どの o からも 1 を引いていませんか。t₂ はいくつですか？",
            "Have you taken 1 from every o? What is t₂?"),
        Mistake("E_of_class_2", lambda: [-math.log(0.75), -0.75, 0.75],
            "E が、クラス2の確率から計算されています。E に残るのは、どのクラスの確率ですか？",
            "Your E comes from the probability of class 2. Which class is left in E?"),
        Mistake("both_classes", lambda: [-math.log(0.25) - math.log(0.75), -0.75, 0.75],
            "E に、すべてのクラスの −log o を足しています。t₂ = 0 の項は、いくつになりますか？",
            "Your E adds −log o of every class. What does t₂ = 0 do to its term?"),
        Mistake("bits", lambda: [2.0, -0.75, 0.75],
            "底が 2 の対数になっています。この講義の log は、底が何の対数ですか？",
            "That is a logarithm to the base 2. What is the base of log in this lecture?"),
        Mistake("no_log", lambda: [0.25, -0.75, 0.75],
            "E が、正解のクラスの確率そのものです。交差エントロピーでは、確率をどうしますか？",
            "Your E is the probability of the right class itself. What does the cross-entropy do with it?"),
    ),
    hints=(
        ("e⁰ = 1、e^(log 3) = 3 です。まず o を求めます。",
         "e⁰ = 1 and e^(log 3) = 3. Find o first."),
        ("o = (¼, ¾)、t = (1, 0) です。E は、正解のクラスの確率だけで決まります。",
         "o = (¼, ¾) and t = (1, 0). E depends on the probability of the right class alone."),
        ("E = −log ¼、δᵘ = o − t です。",
         "E = −log ¼ and δᵘ = o − t."),
    ),
)  # fmt: skip
