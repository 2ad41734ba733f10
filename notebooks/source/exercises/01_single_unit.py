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
# # 練習問題 1　1個のユニット
#
# `...` を自分の答えに置き換えて **Shift + Enter** を押すと、すぐ下に判定が出ます。間違えたときは、**どこをどう間違えたか**を問いかけで返します。何度でもやり直せます。
#
# - 手が止まったら、▸ **ヒント1** から順に開いてください。だんだん詳しくなります。解答例は最後の手段です。
# - 手計算の答えは、有効数字2〜3桁で十分です（途中の計算では3桁残してください）。関数は、ここに出ていない入力で確かめます。
# - 上から順に実行します（Python を再起動したあとも）。`NameError: … exercises` と出たら、すぐ下のセルがまだ実行されていません。
# - どの問題でも、関数に渡された配列は書き換えないでください（`W -= …` も書き換えです）。
# - 答えは自分で保存してください（**Ctrl + S**、Mac では **⌘ + S**）。
#
# [第1章：1個のユニット](../01_single_unit.ipynb)　|　English: [01_single_unit.ipynb](../../en/exercises/01_single_unit.ipynb)

# %% [markdown] lang="en"
# # Exercises 1: the single unit
#
# Put your answer in place of the `...` and press **Shift + Enter**: the verdict appears just below. Where something is wrong it tells you **what**, by
# asking you a question. Try as often as you like.
#
# - Stuck? Open ▸ **hint 1**, then the next; each says more than the one before. The solution is the last resort.
# - By hand, two or three digits will do (keep three on the way). Functions are tried on inputs that do not appear here.
# - Run the cells from the top, and again after a restart. `NameError: … exercises` means that the first code cell, just below, has not been run.
# - In no exercise should your function write into the arrays it is given (`W -= …` does).
# - Save your answers (**Ctrl + S**, on a Mac **⌘ + S**).
#
# [Lesson 1, the single unit](../01_single_unit.ipynb)  |  日本語: [01_single_unit.ipynb](../../ja/exercises/01_single_unit.ipynb)

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
# ## 予想：δᵒ の符号
#
# $t = 0.9$、$o = 0.4$ です。計算する前に、$\delta^o = \partial E/\partial o$ の符号を予想してください。
#
# - `"a"`　正
# - `"b"`　負
# - `"c"`　0

# %% [markdown] lang="en"
# ## Predict: the sign of δᵒ
#
# Let $t = 0.9$ and $o = 0.4$. Before computing anything: what is the sign of $\delta^o = \partial E/\partial o$?
#
# - `"a"`  positive
# - `"b"`  negative
# - `"c"`  it is 0

# %%
direction = ...

exercises.check_direction(direction)

# %% [markdown]
# <!-- help: direction -->

# %% [markdown] lang="ja"
# ## 予想：飽和したユニット
#
# どちらのユニットも $t = 0$ です。一方は $u = 8$、もう一方は $u = 1$ です。$\delta^u$ が大きいのはどちらでしょう。
#
# - `"a"`　$u = 8$ のほう。ずっとひどく間違えているから
# - `"b"`　ほとんど同じ
# - `"c"`　$u = 1$ の方

# %% [markdown] lang="en"
# ## Predict: a saturated unit
#
# Two units, both with $t = 0$: one has $u = 8$, the other $u = 1$. Which has the larger $\delta^u$?
#
# - `"a"`  $u = 8$, as it is much further off
# - `"b"`  about the same
# - `"c"`  $u = 1$

# %%
saturated = ...

exercises.check_saturated(saturated)

# %% [markdown]
# <!-- help: saturated -->

# %% [markdown] lang="ja"
# ## 手で計算：前へ
#
# $\mathbf{x} = (1, 2)$、$\mathbf{W} = (0.5, -0.25)$、$b = 0.2$、$t = 1$ です。$u, o, E$ を手で計算してください。$\sigma(0.2) \approx 0.550$ を使ってかまいません。

# %% [markdown] lang="en"
# ## By hand: forward
#
# Let $\mathbf{x} = (1, 2)$, $\mathbf{W} = (0.5, -0.25)$, $b = 0.2$ and $t = 1$. Compute $u, o, E$ by hand. You may use $\sigma(0.2) \approx 0.550$.

# %%
by_hand_forward = [..., ..., ...]  # u, o, E

exercises.check_by_hand_forward(by_hand_forward)

# %% [markdown]
# <!-- help: by_hand_forward -->

# %% [markdown] lang="ja"
# ## 手で計算：後ろへ
#
# 同じユニットで、誤差を後ろへ送ります。$\delta^o, \delta^u, \Delta w_1, \Delta w_2, \Delta b$ を手で計算してください。

# %% [markdown] lang="en"
# ## By hand: back
#
# The same unit; now send the error back: compute $\delta^o, \delta^u, \Delta w_1, \Delta w_2, \Delta b$.

# %%
by_hand_backward = [..., ..., ..., ..., ...]  # δᵒ, δᵘ, Δw₁, Δw₂, Δb

exercises.check_by_hand_backward(by_hand_backward)

# %% [markdown]
# <!-- help: by_hand_backward -->

# %% [markdown] lang="ja"
# ## 実装：δᵒ
#
# $\delta^o = \partial E/\partial o$ を返す関数を書いてください。`t` と `o` は、数のことも、$N$ 個のサンプルの配列のこともあります。返すものも同じ形です。

# %% [markdown] lang="en"
# ## Implement: δᵒ
#
# Write a function that returns $\delta^o = \partial E/\partial o$. `t` and `o` may be numbers, or arrays of $N$ samples; what you return has the same shape.


# %%
def delta_o(t, o):
    return ...


exercises.check_delta_o(delta_o)

# %% [markdown]
# <!-- help: delta_o -->

# %% [markdown] lang="ja"
# ## 実装：δᵘ
#
# $\delta^o$ と $o$ から $\delta^u = \partial E/\partial u$ を求めます。形は前の問題と同じです。

# %% [markdown] lang="en"
# ## Implement: δᵘ
#
# From $\delta^o$ and $o$, find $\delta^u = \partial E/\partial u$. Shapes as before.


# %%
def delta_u(delta_o, o):
    return ...


exercises.check_delta_u(delta_u)

# %% [markdown]
# <!-- help: delta_u -->

# %% [markdown] lang="ja"
# ## 実装：ΔW と Δb
#
# $N$ 個のサンプルをまとめて扱います。`delta_u` の形は `(N,)`、`x` は `(N, n)` です。$\Delta\mathbf{W}$（形 `(n,)`）と $\Delta b$（数）を返してください。$E$ は全サンプルの**合計**です。

# %% [markdown] lang="en"
# ## Implement: ΔW and Δb
#
# Now $N$ samples at once: `delta_u` has shape `(N,)`, `x` has shape `(N, n)`. Return $\Delta\mathbf{W}$, of shape `(n,)`, and $\Delta b$, a number. $E$ is the
# **sum** over all samples.


# %%
def gradients(delta_u, x):
    return ..., ...


exercises.check_gradients(gradients)

# %% [markdown]
# <!-- help: gradients -->

# %% [markdown] lang="ja"
# ## 実装：更新
#
# 最急降下法で1回更新した、新しい $\mathbf{W}$ と $b$ を返してください。渡された配列を書き換えてはいけません。

# %% [markdown] lang="en"
# ## Implement: the update
#
# Return the new $\mathbf{W}$ and $b$ after one step of steepest descent. Do not write into the arrays you are given.


# %%
def update(W, b, delta_W, delta_b, epsilon):
    return ..., ...


exercises.check_update(update)

# %% [markdown]
# <!-- help: update -->

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## バグを直す

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## Fix the bug

# %% [markdown] lang="ja"
# ユニットを学習させる関数です。更新のたびに、その直前の $E$ を記録します。ところが、何回更新しても記録される $E$ がまったく同じです。**原因を1か所**見つけて直してください（別の場所でつじつまを合わせても、正解にはなりません）。

# %% [markdown] lang="en"
# This function trains a unit, and before each update records $E$. But however many updates there are, every $E$ it records is the same. Find the **one cause**
# and fix it. (If you make things come out right somewhere else instead, the verdict will notice.)


# %%
def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


exercises.check_mend_training(mend_training)

# %% [markdown]
# <!-- help: mend_training -->

# %% [markdown] lang="ja"
# ## 仕上げ：ユニットを学習させる
#
# numpy だけで、最初から最後まで書いてください。`x` は `(N, n)`、`t` は `(N,)`、`W` は `(n,)`、`b` は数です。全サンプルの合計の勾配で `steps` 回更新し、最後の $\mathbf{W}$、最後の $b$、$E$ のリストを返します。$E$ は、最初の更新の前に1つ、各更新のあとに1つ、全部で `steps + 1` 個です。

# %% [markdown] lang="en"
# ## To finish: train a unit
#
# From beginning to end, with nothing but numpy. `x` is `(N, n)`, `t` is `(N,)`, `W` is `(n,)`, `b` a number. Make `steps` updates, each with the gradient summed over all
# samples. Return the last $\mathbf{W}$, the last $b$, and the list of $E$: one before the first update and one after each, `steps + 1` in all.


# %%
def train_unit(x, t, W, b, epsilon, steps):
    return ..., ..., ...


exercises.check_train_unit(train_unit)

# %% [markdown]
# <!-- help: train_unit -->

# %% [markdown] lang="ja"
# ## 説明する
#
# 友だちに聞かれました。「$\delta^o$ にマイナスが付いているのに、更新の式にもマイナスがある。二重にならないの？」 紙に2〜3行で答えを書いてから、模範解答と比べてください。
#
# <details><summary>模範解答</summary>
#
# 2つのマイナスは別のものです。$\delta^o = -(t - o) = o - t$ のマイナスは、$E = \frac12(t - o)^2$ を $o$ で**微分した結果**で、$o$ が $t$ より大きいときに正になります。更新 $\mathbf{W} - \epsilon\,\Delta\mathbf{W}$ のマイナスは、勾配（$E$ が増える向き）の**逆に進む**という決まりです。$o < t$ なら $\delta^o < 0$ で、入力が正なら $\Delta w < 0$、更新すると $w$ は増え、$o$ も増えて $t$ に近づきます。式にまとめると $w + \epsilon(t - o)\,o(1 - o)\,x$ となり、2つのマイナスは確かに打ち消し合います。それでよいのです。片方だけを消すと、$o$ は $t$ から離れていきます。
# </details>

# %% [markdown] lang="en"
# ## Explain
#
# A friend asks: "There is a minus in $\delta^o$, and another one in the update. Don't they cancel?" Write two or three lines on paper, then compare.
#
# <details><summary>A model answer</summary>
#
# They are two different things. The minus of $\delta^o = -(t - o) = o - t$ is what **differentiating** $E = \frac12(t - o)^2$ with respect to $o$ gives: positive where $o$ is above
# $t$. The minus of the update $\mathbf{W} - \epsilon\,\Delta\mathbf{W}$ is a decision: to go **against** the gradient, which points to where $E$ grows. If $o < t$, then $\delta^o < 0$; with a positive input
# $\Delta w < 0$, so the update makes $w$ larger, $o$ grows with it, and comes nearer to $t$. In the formula they do combine, to $w + \epsilon(t - o)\,o(1 - o)\,x$, and that is right: drop either minus, and
# $o$ moves away from $t$.
# </details>

# %%
exercises.progress(1)

# %% [markdown] lang="ja"
# [第1章に戻る](../01_single_unit.ipynb)　|　[はじめに](../00_start.ipynb)

# %% [markdown] lang="en"
# [Back to lesson 1](../01_single_unit.ipynb)  |  [start](../00_start.ipynb)
