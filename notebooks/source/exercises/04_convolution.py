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
# # 練習問題 4　畳み込み
#
# `...` を自分の答えに置き換えて **Shift + Enter** を押すと、すぐ下に判定が出ます（進め方は[はじめに](../00_start.ipynb)）。
#
# ここでは入力は1次元で、カーネルは裏返しません。式の番号は1から、Python の添字は0から数えます。$u_1 = k_1 x_1 + k_2 x_2 + \cdots$ は `u[0] = k[0] * x[0] + k[1] * x[1] + …` です。
#
# 上から順に実行します（Python を再起動したあとも）。`NameError: … exercises` と出たら、すぐ下のセルがまだ実行されていません。
#
# どの問題でも、関数に渡された配列は書き換えないでください（`W -= …` も書き換えです）。
#
# [第4章：畳み込み](../04_convolution.ipynb)　|　English: [04_convolution.ipynb](../../en/exercises/04_convolution.ipynb)

# %% [markdown] lang="en"
# # Exercises 4: convolution
#
# Put your answer in place of the `...` and press **Shift + Enter**: the verdict appears just below ([how exercises work](../00_start.ipynb)).
#
# Inputs have one dimension here, and the kernel is not flipped. Formulas count from 1, Python from 0: $u_1 = k_1 x_1 + k_2 x_2 + \cdots$ is `u[0] = k[0] * x[0] + k[1] * x[1] + …`.
#
# Run the cells from the top, and again after a restart. `NameError: … exercises` means that the first code cell, just below, has not been run.
#
# In no exercise should your function write into the arrays it is given (`W -= …` does).
#
# [Lesson 4, convolution](../04_convolution.ipynb)  |  日本語: [04_convolution.ipynb](../../ja/exercises/04_convolution.ipynb)

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
# ## 予想：接続と重みの数
#
# 大きさ3のカーネルを、6個の入力の上で1つずつずらします（パディングなし）。これをネットワークとして描いたとき、(1) 接続は何本ですか。(2) その重みは、何種類の値になりますか（カーネルの3個の数は、どれも違うとします）。図を描く前に答えてください。

# %% [markdown] lang="en"
# ## Predict: how many connections, how many weights
#
# A kernel of size 3 slides along 6 inputs, one place at a time, without padding. Drawn as a network: (1) how many connections are there, and (2) how many different values do their
# weights have? (The three numbers of the kernel are all different.) Answer before you draw it.

# %%
count_connections = [..., ...]  # (1), (2)

exercises.check_count_connections(count_connections)

# %% [markdown]
# <!-- help: count_connections -->

# %% [markdown] lang="ja"
# ## 予想：接続のないところの勾配
#
# 5個の入力と大きさ3のカーネルの畳み込みを、全結合層とみなします。入力 $x_5$ と出力 $u_1$ の間に接続はないので、$w_{51} = 0$ です。いま $x_5 = 2$、$\delta^u_1 = -0.1$ です。マスクをせずに、全結合層の勾配 $\Delta w_{51}$ を計算すると、どうなるでしょう。
#
# - `"a"`　$0$。$w_{51} = 0$ だから
# - `"b"`　$-0.2$
# - `"c"`　1回目は $0$ だが、更新を重ねると $0$ でなくなる

# %% [markdown] lang="en"
# ## Predict: the gradient where nothing is connected
#
# Treat a convolution with 5 inputs and a kernel of size 3 as a dense layer. There is no connection from input $x_5$ to output $u_1$, so $w_{51} = 0$. Let $x_5 = 2$ and $\delta^u_1 = -0.1$.
# Without a mask, what is the dense layer's gradient $\Delta w_{51}$?
#
# - `"a"`  $0$, since $w_{51} = 0$
# - `"b"`  $-0.2$
# - `"c"`  $0$ the first time, but no longer after some updates

# %%
missing_gradient = ...

exercises.check_missing_gradient(missing_gradient)

# %% [markdown]
# <!-- help: missing_gradient -->

# %% [markdown] lang="ja"
# ## 手で計算：畳み込み
#
# $\mathbf{x} = (2, 1, -1, 0.4, 2)$、$\mathbf{k} = (1, -2, 0.5)$、$b = 0$ です。ストライドは1、パディングはなしです。$u_1, u_2, u_3$ を手で計算してください。

# %% [markdown] lang="en"
# ## By hand: a convolution
#
# Let $\mathbf{x} = (2, 1, -1, 0.4, 2)$, $\mathbf{k} = (1, -2, 0.5)$ and $b = 0$, with stride 1 and no padding. Compute $u_1, u_2, u_3$ by hand.

# %%
convolve_by_hand = [..., ..., ...]  # u₁, u₂, u₃

exercises.check_convolve_by_hand(convolve_by_hand)

# %% [markdown]
# <!-- help: convolve_by_hand -->

# %% [markdown] lang="ja"
# ## 実装：マスク
#
# 大きさ `m` のカーネルを `n` 個の入力に当てるときのマスクを返してください。形は `(n, n - m + 1)` で、行が入力、列が出力です。入力 `i` と出力 `j` の間に接続があれば True、なければ False です。

# %% [markdown] lang="en"
# ## Implement: the mask
#
# Return the mask of a kernel of size `m` on `n` inputs: shape `(n, n - m + 1)`, a row for each input, a column for each output, True where input `i` is connected to output `j`, False elsewhere.


# %%
def mask(m, n):
    return ...


exercises.check_mask(mask)

# %% [markdown]
# <!-- help: mask -->

# %% [markdown] lang="ja"
# ## 実装：全結合層の行列
#
# カーネル `k`（形 `(m,)`）の畳み込みを、全結合層の重み $\mathbf{W}$ にして返してください。入力は `n` 個、形は `(n, n - m + 1)` で、`x @ W` が畳み込みの結果になります。

# %% [markdown] lang="en"
# ## Implement: the matrix of a dense layer
#
# Write the convolution with the kernel `k`, of shape `(m,)`, as a dense layer with `n` inputs: return its weights $\mathbf{W}$, of shape `(n, n - m + 1)`, with which `x @ W` is what sliding gives.


# %%
def dense_weights(k, n):
    return ...


exercises.check_dense_weights(dense_weights)

# %% [markdown]
# <!-- help: dense_weights -->

# %% [markdown] lang="ja"
# ## 実装：カーネルの勾配
#
# 全結合層の勾配 `delta_W`（形 `(n, n - m + 1)`、接続のないところも0とは限りません）から、カーネルの勾配 $\Delta\mathbf{k}$（形 `(m,)`）を求めてください。`m` はカーネルの大きさです。

# %% [markdown] lang="en"
# ## Implement: the gradient of the kernel
#
# From the gradient of the dense layer, `delta_W` of shape `(n, n - m + 1)` (which need not be 0 where nothing is connected), find that of the kernel, $\Delta\mathbf{k}$, of shape `(m,)`. `m` is the
# size of the kernel.


# %%
def kernel_gradient(delta_W, m):
    return ...


exercises.check_kernel_gradient(kernel_gradient)

# %% [markdown]
# <!-- help: kernel_gradient -->

# %% [markdown] lang="ja"
# ## 手で計算：行列を使わずに
#
# 今度は行列を作らずに求めます。大きさ2のカーネルで、$\mathbf{x} = (3, -2, 1, 5)$、$\delta^u = (0.4, -0.2, 0.5)$ です。バイアス $b$ は1つを3つの出力で共有しています。$\Delta k_1, \Delta k_2, \Delta b$ を手で計算してください。

# %% [markdown] lang="en"
# ## By hand: without the matrix
#
# This time there is no matrix. The kernel has size 2, $\mathbf{x} = (3, -2, 1, 5)$ and $\delta^u = (0.4, -0.2, 0.5)$; the three outputs share one bias $b$. Compute $\Delta k_1, \Delta k_2, \Delta b$ by hand.

# %%
kernel_gradient_by_hand = [..., ..., ...]  # Δk₁, Δk₂, Δb

exercises.check_kernel_gradient_by_hand(kernel_gradient_by_hand)

# %% [markdown]
# <!-- help: kernel_gradient_by_hand -->

# %% [markdown] lang="ja"
# ## 実装：ストライドとパディング
#
# カーネル `k`（形 `(m,)`）を入力 `x`（形 `(n,)`）の上で動かして得られる $\mathbf{u}$ を返してください（バイアスはありません）。入力の両端に0を `padding` 個ずつ補い、カーネルを `stride` 個分ずつずらします。0を補った入力からカーネルがはみ出す場所は数えません。出力は $\lfloor (n + 2p - m)/s \rfloor + 1$ 個です（$p$ はパディング、$s$ はストライド）。

# %% [markdown] lang="en"
# ## Implement: stride and padding
#
# Return the $\mathbf{u}$ that the kernel `k`, of shape `(m,)`, gives as it slides along the input `x`, of shape `(n,)`. There is no bias. Put `padding` zeros at either end of the input, and move the kernel by
# `stride` places at a time; where it would stick out beyond the padded input, there is no output. With padding $p$ and stride $s$ there are $\lfloor (n + 2p - m)/s \rfloor + 1$ outputs.


# %%
def convolve(k, x, stride, padding):
    return ...


exercises.check_convolve(convolve)

# %% [markdown]
# <!-- help: convolve -->

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## バグを直す

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## Fix the bug

# %% [markdown] lang="ja"
# マスクのある層を1回更新する関数です。活性化関数はシグモイド、バイアスはなく、重みの共有もしません。`W` と `mask` の形は `(n_in, n_out)`、`x` は `(N, n_in)`、`t` は `(N, n_out)` で、`W` には、接続のないところにも乱数の初期値が入っています。返すのは、新しい $\mathbf{W}$ と、更新に使った $\Delta\mathbf{W}$ です。
#
# ところが、返ってくる $\mathbf{W}$ は、接続のないところが0ではありません。**原因を1か所**見つけて直してください（返す $\Delta\mathbf{W}$ も正しくなければなりません。最後に $\mathbf{W}$ だけつじつまを合わせても、直したことにはなりません）。

# %% [markdown] lang="en"
# This function makes one update of a layer with a mask: sigmoid activation, no bias, no shared weights. `W` and `mask` have shape `(n_in, n_out)`, `x` has `(N, n_in)` and `t` has `(N, n_out)`. `W` comes with random
# initial values everywhere, even where nothing is connected. What comes back is the new $\mathbf{W}$, and the $\Delta\mathbf{W}$ it was updated with.
#
# But the $\mathbf{W}$ that comes back is not 0 where nothing is connected. Find the **one cause** and fix it. (The $\Delta\mathbf{W}$ that comes back must be right, too: to put only $\mathbf{W}$ right at the end is no remedy.)


# %%
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    return W, delta_W


exercises.check_mend_mask(mend_mask)

# %% [markdown]
# <!-- help: mend_mask -->

# %% [markdown] lang="ja"
# ## 仕上げ：カーネルを学習させる
#
# 畳み込み層を1つ、numpy だけで、最初から最後まで書いてください。カーネル `k` は `(m,)`、バイアス `b` は1つの数、活性化関数はシグモイドです。`x` は `(N, n)`、`t` は `(N, n - m + 1)` で、ストライドは1、パディングはありません。
#
# $E = \frac12\sum(t - o)^2$ は、全サンプル、全出力の合計です。その勾配と学習率 `epsilon` で $\mathbf{k}$ と $b$ を同時に更新することを、`steps` 回繰り返し、最後の $\mathbf{k}$、最後の $b$、$E$ のリストを返します。$E$ は、最初の更新の前に1つ、各更新のあとに1つ、全部で `steps + 1` 個です。

# %% [markdown] lang="en"
# ## To finish: train a kernel
#
# A convolutional layer, from beginning to end, with nothing but numpy. The kernel `k` has shape `(m,)`, the bias `b` is one number, the activation a sigmoid. `x` is `(N, n)`, `t` is `(N, n - m + 1)`; stride 1, no padding.
#
# $E = \frac12\sum(t - o)^2$ is summed over all samples and all outputs. Make `steps` updates of $\mathbf{k}$ and $b$ together, with its gradient and the step size `epsilon`. Return the last $\mathbf{k}$, the last $b$, and the list of $E$: one before the first update and one after
# each, `steps + 1` in all.


# %%
def train_kernel(k, b, x, t, epsilon, steps):
    return ..., ..., ...


exercises.check_train_kernel(train_kernel)

# %% [markdown]
# <!-- help: train_kernel -->

# %% [markdown] lang="ja"
# ## 説明する
#
# 畳み込み層の誤差逆伝播法を「全結合層と同じ。接続のないところの重みは、常に0であると考えればよい」と説明した人がいます。この説明のどこが正しく、何が抜けているのでしょうか。紙に3〜4行で答えを書いてから、模範解答と比べてください。
#
# <details><summary>模範解答</summary>
#
# 正しいところ：順伝播の $\mathbf{u} = \mathbf{x}\mathbf{W}$ も、誤差信号を送る $\delta^o = \delta^u\,\mathbf{W}^\top$ も、全結合層の式のままで使えます。$w = 0$ を掛けた項は、何も足さないからです。
#
# 抜けていること：
#
# 1. いま0であることと、「常に」0であることは違います。$\Delta w_{ij} = x_i\,\delta^u_j$ に $w_{ij}$ は現れないので、接続のないところでも勾配は0になりません。そのまま更新すると、ないはずの接続ができます。だから勾配も**マスク**します。
# 2. 残った重みも、1つずつ自由には動けません。同じ $k_a$ を共有している接続の勾配を**合計**したものが $\Delta k_a$ です。$\Delta b$ も、すべての場所の $\delta^u$ の合計です。
#
# もう1つ加えるなら、行列は式を導くためのものです。行列のまま計算すると、ほとんどが0との掛け算になります。
# </details>

# %% [markdown] lang="en"
# ## Explain
#
# Of a convolutional layer, the original lecture says: assume that the weights where there is no connection are always 0. What is right in this, and what does it leave out? Write three or four lines on paper, then compare.
#
# <details><summary>A model answer</summary>
#
# What is right: forward, $\mathbf{u} = \mathbf{x}\mathbf{W}$, and back, $\delta^o = \delta^u\,\mathbf{W}^\top$, can be used just as they are for a dense layer, for a term with $w = 0$ adds nothing.
#
# What is left out:
#
# 1. To be 0 now is not to be 0 always. There is no $w_{ij}$ in $\Delta w_{ij} = x_i\,\delta^u_j$, so the gradient is not 0 where nothing is connected, and an update would make connections that should not exist. The gradient has to be
#    **masked**, too.
# 2. The weights that remain are not free to move one by one. $\Delta k_a$ is the **sum** of the gradients of all connections that share $k_a$; and $\Delta b$ is the sum of $\delta^u$ over all places.
#
# One might add that the matrix is there to derive the formulas. Computed with it, almost every multiplication is by 0.
# </details>

# %%
exercises.progress(4)

# %% [markdown] lang="ja"
# [第4章に戻る](../04_convolution.ipynb)　|　[はじめに](../00_start.ipynb)

# %% [markdown] lang="en"
# [Back to lesson 4](../04_convolution.ipynb)  |  [start](../00_start.ipynb)
