"""Send any δᵒ through the Jacobian."""

from __future__ import annotations

import numpy as np

from .. import loops
from ..exercise import SIGN, Exercise, Mistake, mean
from ..loops import decimals
from ._common import _shares, _slow_softmax, _through

EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("どんな損失の δᵒ も、ヤコビ行列に通す", "send any δᵒ through the Jacobian"),
    spec=lambda delta_o, o: loops.slope(
        lambda u: sum(d * v for d, v in zip(np.ravel(delta_o), np.ravel(_slow_softmax(u)), strict=True)), np.log(o)
    ),
    draws=(
        lambda rng: (decimals(rng, 3, 3), _shares(rng, 3, 3)),
        lambda rng: (decimals(rng, 2, 5), _shares(rng, 2, 5)),
        lambda rng: (decimals(rng, 5, 4), _slow_softmax(rng.normal(0, 1.5, (5, 4)))),
    ),
    solution="""
def through_jacobian(delta_o, o):
    return o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
""",
    also=("""
def through_jacobian(delta_o, o):
    delta_u = np.zeros(o.shape)
    for k in range(len(o)):
        total = 0.0
        for i in range(o.shape[1]):
            total += delta_o[k, i] * o[k, i]
        for j in range(o.shape[1]):
            delta_u[k, j] = o[k, j] * (delta_o[k, j] - total)
    return delta_u
""",),
    returns=("δᵘ",),
    mistakes=(
        Mistake("diagonal_only", "(delta_o * o).sum(axis=1, keepdims=True) → delta_o * o",
            "対角成分 o(1 − o) だけを掛けています。u₁ を動かしたときに動くのは、o₁ だけですか？",
            "You multiply by the diagonal, o(1 − o), alone. When u₁ moves, is o₁ the only one to move?"),
        Mistake("over_samples", "axis=1 → axis=0",
            "サンプルについて合計しています。Σᵢ の i は、サンプルの番号ですか、クラスの番号ですか？",
            "You sum over samples. Is the i of Σᵢ the number of a sample, or of a class?"),
        Mistake("over_everything", "axis=1, →",
            "全サンプルをまとめて合計しています。あるサンプルの δᵘ が、ほかのサンプルの δᵒ "
            "で変わってよいでしょうか？",
            "You sum over all samples together. May one sample's δᵘ depend on the δᵒ of another?"),
        Mistake("factor_forgotten", "return o * → return",
            "ヤコビ行列の列 j のどの成分にも入っている因子は？",
            "Which factor is there in every element of column j of the Jacobian?"),
        Mistake("plus", "(delta_o - → (delta_o +",
            "合計の前の符号を確かめてください。対角でない ∂oᵢ/∂uⱼ は、正ですか、負ですか？",
            "Look at the sign in front of the sum. Off the diagonal, is ∂oᵢ/∂uⱼ positive or negative?"),
        Mistake("minus_on_both", lambda delta_o, o: -o * (delta_o + (delta_o * o).sum(axis=1, keepdims=True)),
            "2つの項の両方にマイナスが付いています。uⱼ だけを大きくすると、oⱼ は増えますか、減りますか？　ほかの o "
            "は？",
            "Both terms have a minus. When uⱼ alone grows, does oⱼ rise or fall? And the other o?"),
        Mistake("mean_over_classes", "sum → mean",
            "クラスについて平均しています。連鎖律では、道についての平均ですか、合計ですか？",
            "You take a mean over classes. In the chain rule, is it a mean over the paths, or a sum?"),
        Mistake("o_forgotten_in_the_sum", "(delta_o * o) → delta_o",
            "合計の中に oᵢ がありません。−oᵢoⱼ のうち、かっこの外に出せるのは、どちらの o ですか？",
            "There is no oᵢ in the sum. Of −oᵢoⱼ, which of the two o may go outside the brackets?"),
        Mistake(
            "brackets_forgotten",
            "o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True)) → o * delta_o - (delta_o * o).sum(axis=1, "
            "keepdims=True)",
            "合計の項に oⱼ が掛かっていません。かっこの外の o は、どこまで掛かりますか？",
            "The sum is not multiplied by oⱼ. Is the sum inside the brackets, or outside?"),
        Mistake("delta_o_in_front", "return o * → return delta_o *",
            "かっこの前に δᵒ が掛かっています。ヤコビ行列の列 j のどの成分にも入っている因子は？",
            "You multiply the brackets by δᵒ. Which factor is there in every element of column j of the Jacobian?"),
        Mistake("keepdims_forgotten", ", keepdims=True →",
            "N = n のときは numpy のエラーになりませんが、サンプル j の合計が列 j から引かれています。形 (N,) "
            "の配列は、(N, n) のどちらの軸に合わせられますか？",
            "When N = n, numpy raises no error, but subtracts the sum of sample j from column j. With which axis "
            "of (N, n) does numpy line up an array of shape (N,)?"),
        Mistake("every_pair_of_samples", lambda delta_o, o: o * (delta_o - delta_o @ o.T),
            "`delta_o @ o.T` の形は (N, N) で、サンプルどうしを掛け合わせています。ここで要るのは、"
            "サンプルごとにいくつの数ですか？",
            "`delta_o @ o.T` has shape (N, N) and pairs every sample with every other. How many numbers do you "
            "need for each sample?"),
        Mistake(
            "diagonal_twice", lambda delta_o, o: delta_o * o * (1 - o) - o * (delta_o * o).sum(axis=1, keepdims=True),
            "i = j の項が2回引かれています。oⱼ(1 − oⱼ) を使うなら、残りの合計に i = j は入りますか？",
            "The term i = j is subtracted twice. If you use oⱼ(1 − oⱼ), does i = j belong in the sum of the others?"),
        Mistake("last_path_only", lambda delta_o, o: delta_o[:, -1:] * o[:, -1:] * (np.eye(o.shape[1])[-1] - o),
            "i = n の道だけが残っています。ループの中は `=` ですか、`+=` ですか？",
            "Only the path through the last o is left. In your loop, is it `=` or `+=`?"),
        Mistake("one_jacobian_for_all", lambda delta_o, o: delta_o @ (np.diag(o[0]) - np.outer(o[0], o[0])),
            "どのサンプルも、最初のサンプルのヤコビ行列に通しています。o は、サンプルごとに違うのではありませんか？",
            "Every sample goes through the Jacobian of the first one. Doesn't each sample have its own o?"),
        Mistake("summed", lambda delta_o, o: _through(delta_o, o).sum(axis=0),
            "最後にサンプルについて合計しています。u は、サンプルごとに別ではありませんか？",
            "You sum over samples at the end. Doesn't each sample have its own u?"),
        Mistake("averaged", lambda delta_o, o: _through(delta_o, o).mean(axis=0),
            "最後にサンプルについて平均しています。u は、サンプルごとに別ではありませんか？",
            "You take the mean over samples at the end. Doesn't each sample have its own u?"),
    ),
    factors=(
        SIGN.saying(
            "符号が逆です（引き算の2つの項が逆でも、こうなります）。uⱼ だけを大きくすると、oⱼ は増えますか、"
            "減りますか？",
            "The sign is the other way round (as it is when the two terms of the subtraction are swapped). When uⱼ "
            "alone grows, does oⱼ rise or fall?"),
        mean(lambda delta_o, o: len(o)),
    ),
    hints=(
        ("1つのサンプルなら、δᵘⱼ = Σᵢ δᵒᵢ ∂oᵢ/∂uⱼ です。これを行ごとに計算します。",
         "For one sample, δᵘⱼ = Σᵢ δᵒᵢ ∂oᵢ/∂uⱼ. Do this for each row."),
        ("∂oᵢ/∂uⱼ を入れると、δᵘⱼ = oⱼδᵒⱼ − oⱼ Σᵢ δᵒᵢoᵢ です。合計は、サンプルごとに1つの数です。",
         "Put in ∂oᵢ/∂uⱼ: δᵘⱼ = oⱼδᵒⱼ − oⱼ Σᵢ δᵒᵢoᵢ. The sum is one number for each sample."),
        ("`delta_o * o` を `axis=1, keepdims=True` で合計して形を (N, 1) にし、δᵒ から引いてから o を掛けます。",
         "Sum `delta_o * o` with `axis=1, keepdims=True`, for a shape of (N, 1); subtract that from δᵒ, then "
         "multiply by o."),
    ),
)  # fmt: skip
