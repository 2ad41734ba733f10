# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] lang="ja"
# # 練習問題 5　softmax
#
# `...` を自分の答えに置き換えて **Shift + Enter** を押すと、判定が出ます（進め方は[はじめに](../00_start.ipynb)）。
#
# この章では、$N$ 個のサンプルを行に、$n$ 個のクラスを列に並べます。損失 $E$ は、いつも全サンプルの**合計**です。
#
# 上から順に実行します（Python を再起動したあとも）。`NameError: … exercises` と出たら、すぐ下のセルがまだ実行されていません。
#
# どの問題でも、関数に渡された配列は書き換えないでください（`W -= …` も書き換えです）。
#
# [第5章：ソフトマックス関数](../05_softmax.ipynb)　|　English: [05_softmax.ipynb](../../en/exercises/05_softmax.ipynb)

# %% [markdown] lang="en"
# # Exercises 5: softmax
#
# Put your answer in place of the `...` and press **Shift + Enter** for the verdict ([how exercises work](../00_start.ipynb)).
#
# Here $N$ samples are rows, $n$ classes are columns, and the loss $E$ is always the **sum** over all samples.
#
# Run the cells from the top, and again after a restart. `NameError: … exercises` means that the first code cell, just below, has not been run.
#
# In no exercise should your function write into the arrays it is given (`W -= …` does).
#
# [Lesson 5, softmax](../05_softmax.ipynb)  |  日本語: [05_softmax.ipynb](../../ja/exercises/05_softmax.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import exercises

lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import exercises

lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 予想：全部に 100 を足す
#
# ロジット $\mathbf{u} = (1, 0, -2)$ を softmax に通します。次に、全部に 100 を足した $(101, 100, 98)$ を通します。$\mathbf{o}$ はどう変わりますか？
#
# - `"a"`　3つの $o$ がどれも大きくなる
# - `"b"`　3つの $o$ がどれも $\frac13$ に近づく。100 に比べれば、$u$ の差はわずかだから
# - `"c"`　変わらない
# - `"d"`　$o_1$ がもっと1に近づく

# %% [markdown] lang="en"
# ## Predict: add 100 to everything
#
# Softmax gets the logits $\mathbf{u} = (1, 0, -2)$, and then $(101, 100, 98)$, which is 100 more everywhere. What becomes of $\mathbf{o}$?
#
# - `"a"`  all three $o$ grow
# - `"b"`  all three $o$ come nearer to $\frac13$, as beside 100 the $u$ hardly differ
# - `"c"`  nothing changes
# - `"d"`  $o_1$ comes nearer to 1

# %%
add_100 = ...

exercises.check_add_100(add_100)

# %% [markdown]
# <!-- help: add_100 -->

# %% [markdown] lang="ja"
# ## 予想：自信のある間違い
#
# $\mathbf{u} = (-1, 0, 7)$ で、正解はクラス1です。正解のクラスの誤差信号の大きさ $|\delta^u_1|$ は、二乗誤差 $\frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$ と交差エントロピーでは、それぞれどうなりますか？（0.5 より大きければ「大きい」、0.01 より小さければ「小さい」とします。）
#
# - `"a"`　二乗誤差でも、交差エントロピーでも大きい
# - `"b"`　二乗誤差では小さく、交差エントロピーでは大きい
# - `"c"`　二乗誤差では大きく、交差エントロピーでは小さい
# - `"d"`　二乗誤差でも、交差エントロピーでも小さい

# %% [markdown] lang="en"
# ## Predict: a confident mistake
#
# Let $\mathbf{u} = (-1, 0, 7)$, where class 1 is right. How large is the error signal of the right class, $|\delta^u_1|$, for the squared error $\frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$ and for the cross-entropy? (Above 0.5 call it large, below 0.01 small.)
#
# - `"a"`  large for the squared error, large for the cross-entropy
# - `"b"`  small for the squared error, large for the cross-entropy
# - `"c"`  large for the squared error, small for the cross-entropy
# - `"d"`  small for the squared error, small for the cross-entropy

# %%
confident_mistake = ...

exercises.check_confident_mistake(confident_mistake)

# %% [markdown]
# <!-- help: confident_mistake -->

# %% [markdown] lang="ja"
# ## 手で計算：softmax
#
# $\mathbf{u} = (\log 6,\ \log 3,\ 0)$ です（$\log$ は自然対数）。$\mathbf{o}$ を計算してください。電卓は要りません。

# %% [markdown] lang="en"
# ## By hand: softmax
#
# Let $\mathbf{u} = (\log 6,\ \log 3,\ 0)$, where $\log$ is the natural logarithm. Compute $\mathbf{o}$. You need no calculator.

# %%
softmax_by_hand = [..., ..., ...]  # o₁, o₂, o₃

exercises.check_softmax_by_hand(softmax_by_hand)

# %% [markdown]
# <!-- help: softmax_by_hand -->

# %% [markdown] lang="ja"
# ## 手で計算：2つの損失
#
# 前の問題の続きです。$\mathbf{o} = (0.6,\ 0.3,\ 0.1)$ で、正解はクラス2、つまり $\mathbf{t} = (0, 1, 0)$ です。$\delta^u$ を、1行目には二乗誤差 $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$ について、2行目には交差エントロピー $E = -\sum_j t_j\log o_j$ について書いてください（どれも小数第3位までで正確に表せます）。
#
# できたら、2行を見比べて考えてみてください（答えを書く欄はありません）。それぞれ合計はいくつですか。クラス3の符号はどうなっていますか。

# %% [markdown] lang="en"
# ## By hand: two losses
#
# As above, $\mathbf{o} = (0.6,\ 0.3,\ 0.1)$; now class 2 is right, $\mathbf{t} = (0, 1, 0)$. Write down $\delta^u$: in the first row for the squared error $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$, in the second for the
# cross-entropy $E = -\sum_j t_j\log o_j$. All of them are exact with three decimals.
#
# When you have them, compare the rows. What does each add up to? And look at the sign of class 3.

# %%
two_losses_by_hand = [
    [..., ..., ...],  # ½‖t − o‖²: δᵘ₁, δᵘ₂, δᵘ₃
    [..., ..., ...],  # −Σ t log o: δᵘ₁, δᵘ₂, δᵘ₃
]

exercises.check_two_losses_by_hand(two_losses_by_hand)

# %% [markdown]
# <!-- help: two_losses_by_hand -->

# %% [markdown] lang="ja"
# ## 実装：softmax
#
# `u` の形は `(N, n)` です。行ごとに softmax を計算し、同じ形の $\mathbf{o}$ を返してください。`u` には 1000 や −3000 のような数も入ります。そのときも `nan` を出さずに、正しい値を返してください。

# %% [markdown] lang="en"
# ## Implement: softmax
#
# `u` has shape `(N, n)`. Return the softmax of each row: $\mathbf{o}$, of the same shape. There may be numbers such as 1000 or −3000 in `u`, and even then the values must be right, without any `nan`.


# %%
def softmax(u):
    return ...


exercises.check_softmax(softmax)

# %% [markdown]
# <!-- help: softmax -->

# %% [markdown] lang="ja"
# ## 実装：ヤコビ行列
#
# 1つのサンプルに対する softmax の出力 `o`（形は `(n,)`）から、$\partial o_i/\partial u_j$ を $i$ 行 $j$ 列に並べた行列を作り、返してください。形は `(n, n)` です。

# %% [markdown] lang="en"
# ## Implement: the Jacobian
#
# From `o`, what softmax puts out for one sample (shape `(n,)`), make the matrix that has $\partial o_i/\partial u_j$ in row $i$, column $j$, and return it. Its shape is `(n, n)`.


# %%
def jacobian(o):
    return ...


exercises.check_jacobian(jacobian)

# %% [markdown]
# <!-- help: jacobian -->

# %% [markdown] lang="ja"
# ## 実装：交差エントロピー
#
# `t` と `o` の形は `(N, n)` で、どの行も合計は1です。$E = -\sum_j t_j\log o_j$ を全サンプルについて合計した、1つの数を返してください。
#
# - `t` は one-hot とは限りません。$(0.7,\ 0.2,\ 0.1)$ のような行もあります。
# - $t_j = 0$ のところでは、$o_j$ がちょうど 0 のこともあります。$0\log 0$ は 0 とします。$\log$ の中に小さな数を足さなくても書けます（$10^{-7}$ 以下なら、足しても正解です）。

# %% [markdown] lang="en"
# ## Implement: the cross-entropy
#
# `t` and `o` have shape `(N, n)`, and each of their rows adds up to 1. Return one number: $E = -\sum_j t_j\log o_j$, summed over all samples.
#
# - `t` need not be one-hot: there may be rows such as $(0.7,\ 0.2,\ 0.1)$.
# - Where $t_j = 0$, it may be that $o_j$ is exactly 0. Take $0\log 0$ to be 0. Nothing need be added inside the $\log$ (adding up to $10^{-7}$ is accepted).


# %%
def cross_entropy(t, o):
    return ...


exercises.check_cross_entropy(cross_entropy)

# %% [markdown]
# <!-- help: cross_entropy -->

# %% [markdown] lang="ja"
# ## 実装：交差エントロピーの δᵘ
#
# 出力が softmax、損失が交差エントロピーのとき、$\delta^u = \partial E/\partial\mathbf{u}$ を返してください。`t` と `o` の形は `(N, n)`、返すものも同じ形です。`t` は、ここでも one-hot とは限りません。

# %% [markdown] lang="en"
# ## Implement: δᵘ for the cross-entropy
#
# The output is softmax, the loss is the cross-entropy. Return $\delta^u = \partial E/\partial\mathbf{u}$. `t` and `o` have shape `(N, n)`, and so has what you return. Again, `t` need not be one-hot.


# %%
def delta_u_softmax(t, o):
    return ...


exercises.check_delta_u_softmax(delta_u_softmax)

# %% [markdown]
# <!-- help: delta_u_softmax -->

# %% [markdown] lang="ja"
# ## 実装：どんな損失でも
#
# 今度は、どんな損失から来た $\delta^o$ でも受け取れるようにして、softmax の手前の $\delta^u$ を返します。
#
# $$\delta^u_j = \sum_i \delta^o_i\,\frac{\partial o_i}{\partial u_j}$$
#
# `delta_o` と `o` の形は `(N, n)`、返すものも同じ形です。行列を作らずに、配列の計算だけで書けますか？（ループで行列を作っても正解です。）

# %% [markdown] lang="en"
# ## Implement: for any loss
#
# Now you are given a $\delta^o$, from whatever loss it may come. Return $\delta^u$, at the input of softmax:
#
# $$\delta^u_j = \sum_i \delta^o_i\,\frac{\partial o_i}{\partial u_j}$$
#
# `delta_o` and `o` have shape `(N, n)`, and so has what you return. Can you do it on whole arrays, without building the matrix? (A loop with the matrix is right, too.)


# %%
def through_jacobian(delta_o, o):
    return ...


exercises.check_through_jacobian(through_jacobian)

# %% [markdown]
# <!-- help: through_jacobian -->

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## バグを直す

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## Fix the bug

# %% [markdown] lang="ja"
# 分類器の出力層で、順伝播と逆伝播を1回ずつ行う関数です。損失は**交差エントロピー**です。形は `W` が `(m, n)`、`b` が `(n,)`、`x` が `(N, m)`、`t` が `(N, n)` で、$\mathbf{o}$、$\delta^u$、$\Delta\mathbf{W}$、$\Delta\mathbf{b}$ を返します。
#
# この関数で学習させると、自信をもって間違えたサンプルが、なかなか正しく分類されるようになりません。数値微分と比べると、$\mathbf{o}$ は正しいのに、$\delta^u$、$\Delta\mathbf{W}$、$\Delta\mathbf{b}$ が合いません。**原因を1か所**見つけて直してください。

# %% [markdown] lang="en"
# This function takes the output layer of a classifier once forward and once back. The loss is the **cross-entropy**. `W` has shape `(m, n)`, `b` `(n,)`, `x` `(N, m)` and `t` `(N, n)`; it returns $\mathbf{o}$, $\delta^u$,
# $\Delta\mathbf{W}$ and $\Delta\mathbf{b}$.
#
# A network trained with it takes very long to correct a confident mistake. Compared with nudging, $\mathbf{o}$ is right, but $\delta^u$, $\Delta\mathbf{W}$ and $\Delta\mathbf{b}$ are not. Find the **one cause** and fix it.


# %%
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


exercises.check_mend_output(mend_output)

# %% [markdown]
# <!-- help: mend_output -->

# %% [markdown] lang="ja"
# ## 仕上げ：分類器を学習させる
#
# numpy だけで、最初から最後まで書いてください。$\mathbf{U} = \mathbf{X}\mathbf{W} + \mathbf{b}$ を softmax に通すだけの、隠れ層のない分類器です。損失は交差エントロピーです。
#
# - 受け取るもの：最初の `W`（形は `(m, n)`）と `b`（`(n,)`）、`x`（`(N, m)`）、`t`（`(N, n)`）、学習率 `epsilon`、更新の回数 `steps`
# - 全サンプルの合計の勾配で、`steps` 回更新します。
# - 返すもの：最後の $\mathbf{W}$、最後の $\mathbf{b}$、$E$ のリスト。$E$ は、最初の更新の前に1つ、各更新のあとに1つ、全部で `steps + 1` 個です。

# %% [markdown] lang="en"
# ## To finish: train a classifier
#
# From beginning to end, with nothing but numpy: a classifier without hidden layers, in which $\mathbf{U} = \mathbf{X}\mathbf{W} + \mathbf{b}$ goes straight through softmax. The loss is the cross-entropy.
#
# - You get the first `W`, of shape `(m, n)`, the first `b`, `(n,)`, then `x`, `(N, m)`, and `t`, `(N, n)`, the step size `epsilon` and the number of updates `steps`.
# - Make `steps` updates, each with the gradient summed over all samples.
# - Return the last $\mathbf{W}$, the last $\mathbf{b}$, and the list of $E$: one before the first update and one after each, `steps + 1` in all.


# %%
def train_classifier(W, b, x, t, epsilon, steps):
    return ..., ..., ...


exercises.check_train_classifier(train_classifier)

# %% [markdown]
# <!-- help: train_classifier -->

# %% [markdown] lang="ja"
# ## 説明する
#
# 友だちに聞かれました。「自信のある間違いでも、交差エントロピーなら学習が止まらないのはなぜ？　二乗誤差では止まってしまうのに。どちらも同じ softmax を通るよね？」 紙に2〜3行で答えを書いてから、模範解答と比べてください。
#
# <details><summary>模範解答</summary>
#
# どちらの損失でも、誤差は同じヤコビ行列を通って $\mathbf{u}$ に戻ります。自信のある間違いでは、その成分 $o_i(1 - o_i)$、$-o_i o_j$ がどれもほとんど 0 です。違うのは、そこに入る $\delta^o$ です。
#
# - 二乗誤差の $\delta^o_j = o_j - t_j$ は、どんなにひどく間違えても大きさが1を超えません。小さな成分を掛けると、ほとんど 0 になります。
# - 交差エントロピーの $\delta^o_c = -1/o_c$（$c$ は正解のクラス）の大きさは、$o_c$ が 0 に近づくと際限なく大きくなり、ヤコビ行列の小さな $o_c$ をちょうど打ち消します。残るのは $\delta^u = \mathbf{o} - \mathbf{t}$ で、間違いがひどいほど $\delta^u_c$ は $-1$ に近づきます。
#
# 二乗誤差も、勾配は正しく計算されています。間違いがひどいところで $E$ が $\mathbf{u}$ に対してほとんど平らなのが、止まる原因です。
# </details>

# %% [markdown] lang="en"
# ## Explain
#
# A friend asks: "Why does the cross-entropy not stall on a confident mistake, where the squared error does? Both go through the same softmax." Write two or three lines on paper, then compare.
#
# <details><summary>A model answer</summary>
#
# With either loss the error goes back to $\mathbf{u}$ through the same Jacobian. For a confident mistake all of its elements, $o_i(1 - o_i)$ and $-o_i o_j$, are almost 0. What differs is the $\delta^o$ that goes in.
#
# - The squared error's $\delta^o_j = o_j - t_j$ is never above 1 in size, however bad the mistake. Times something tiny, it is almost 0.
# - The cross-entropy's $\delta^o_c = -1/o_c$, where $c$ is the right class, grows without bound in size as $o_c$ approaches 0, and cancels exactly the tiny $o_c$ of the Jacobian. What is left is $\delta^u = \mathbf{o} - \mathbf{t}$: the worse the mistake, the closer $\delta^u_c$ comes to $-1$.
#
# It is not that the squared error's gradient is wrong. Where the mistake is at its worst, its $E$ is almost flat as a function of $\mathbf{u}$, and that is why it stalls.
# </details>

# %%
exercises.progress(5)

# %% [markdown] lang="ja"
# [第5章に戻る](../05_softmax.ipynb)　|　[はじめに](../00_start.ipynb)

# %% [markdown] lang="en"
# [Back to lesson 5](../05_softmax.ipynb)  |  [start](../00_start.ipynb)
