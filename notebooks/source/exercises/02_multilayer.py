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
# # 練習問題 2　多層のネットワーク
#
# 誤差を1層ずつ後ろへ送り、最後には numpy だけで XOR を学習させます。`...` を答えに置き換えて **Shift + Enter** を押してください（進め方は[はじめに](../00_start.ipynb)）。
#
# 上から順に実行します（Python を再起動したあとも）。`NameError: … exercises` と出たら、すぐ下のセルがまだ実行されていません。
#
# どの問題でも、関数に渡された配列は書き換えないでください（`W -= …` も書き換えです）。
#
# [第2章：多層のネットワーク](../02_multilayer.ipynb)　|　English: [02_multilayer.ipynb](../../en/exercises/02_multilayer.ipynb)

# %% [markdown] lang="en"
# # Exercises 2: many layers
#
# Send the error back layer by layer, until you have taught a network XOR with nothing but numpy. Put your answers in place of the `...` and press
# **Shift + Enter** ([start](../00_start.ipynb) explains how exercises work).
#
# Run the cells from the top, and again after a restart. `NameError: … exercises` means that the first code cell, just below, has not been run.
#
# In no exercise should your function write into the arrays it is given (`W -= …` does).
#
# [Lesson 2, many layers](../02_multilayer.ipynb)  |  日本語: [02_multilayer.ipynb](../../ja/exercises/02_multilayer.ipynb)

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
# ## 予想：形
#
# 入力2個、隠れユニット3個、出力1個のネットワーク（2-3-1）に、$N = 5$ 個のサンプルをまとめて通します。サンプルは行です。次の5つの形を（行の数, 列の数）で答えてください。
#
# $$\delta^{u^3} \qquad \Delta\mathbf{W}^2 \qquad \delta^{o^2} \qquad \delta^{u^2} \qquad \Delta\mathbf{W}^1$$

# %% [markdown] lang="en"
# ## Predict: shapes
#
# A network with 2 inputs, 3 hidden units and 1 output (2-3-1) is given $N = 5$ samples at once. Samples are rows. What are the shapes, as (rows, columns), of these five?
#
# $$\delta^{u^3} \qquad \Delta\mathbf{W}^2 \qquad \delta^{o^2} \qquad \delta^{u^2} \qquad \Delta\mathbf{W}^1$$

# %%
shapes = [
    (..., ...),  # δᵘ³
    (..., ...),  # ΔW²
    (..., ...),  # δᵒ²
    (..., ...),  # δᵘ²
    (..., ...),  # ΔW¹
]

exercises.check_shapes(shapes)

# %% [markdown]
# <!-- help: shapes -->

# %% [markdown] lang="ja"
# ## 予想：大きくなるか、小さくなるか
#
# どの層にもユニットが1個しかない、5層のネットワークです。重みはどれも大きめで、$w^2 = w^3 = w^4 = 2$ です。$o^2, o^3, o^4$ の値は与えられていません。$\delta^{u^5}$ から3層戻った $\delta^{u^2}$ の大きさ（絶対値）について、必ず言えることはどれでしょう。
#
# - `"a"`　$\delta^{u^5}$ の 8 倍になる。重みが 2 だから
# - `"b"`　$o$ によって、$\delta^{u^5}$ より大きくも小さくもなる
# - `"c"`　$\delta^{u^5}$ の $\frac18$ 以下になる
# - `"d"`　$\delta^{u^5}$ の $\frac1{64}$ 以下になる

# %% [markdown] lang="en"
# ## Predict: smaller or larger?
#
# A network of five layers with a single unit in each. Its weights are rather large: $w^2 = w^3 = w^4 = 2$. You are not told $o^2, o^3, o^4$. What is certain about the size
# (the absolute value) of $\delta^{u^2}$, three layers back from $\delta^{u^5}$?
#
# - `"a"`  it is 8 times that of $\delta^{u^5}$, since the weights are 2
# - `"b"`  it may be larger or smaller than that of $\delta^{u^5}$, depending on the $o$
# - `"c"`  it is at most $\frac18$ of that of $\delta^{u^5}$
# - `"d"`  it is at most $\frac1{64}$ of that of $\delta^{u^5}$

# %%
smaller_or_larger = ...

exercises.check_smaller_or_larger(smaller_or_larger)

# %% [markdown]
# <!-- help: smaller_or_larger -->

# %% [markdown] lang="ja"
# ## 手で計算：隠れ層の誤差信号
#
# 2-2-1 のネットワークに1つのサンプルを通したところ、$\mathbf{o}^2 = (0.6, 0.2)$、$o^3 = 0.5$ になりました。$t = 1$、出力層への重みは $w^2_{11} = 1$、$w^2_{21} = -2$ です。$\delta^{u^3}$、$\delta^{o^2}$（2個）、$\delta^{u^2}$（2個）を手で計算してください。（途中の計算では3桁残してください。）

# %% [markdown] lang="en"
# ## By hand: the error signal of a hidden layer
#
# One sample has gone through a 2-2-1 network and given $\mathbf{o}^2 = (0.6, 0.2)$ and $o^3 = 0.5$. Its target is $t = 1$, and the weights into the output unit are $w^2_{11} = 1$ and
# $w^2_{21} = -2$. Compute by hand $\delta^{u^3}$, $\delta^{o^2}$ (two numbers) and $\delta^{u^2}$ (two numbers). (Keep three digits on the way.)

# %%
hidden_by_hand = [..., ..., ..., ..., ...]  # δᵘ³, δᵒ²₁, δᵒ²₂, δᵘ²₁, δᵘ²₂

exercises.check_hidden_by_hand(hidden_by_hand)

# %% [markdown]
# <!-- help: hidden_by_hand -->

# %% [markdown] lang="ja"
# ## 手で計算：道が2本
#
# 今度は出力が2個（2-2-2）です。隠れユニットから出力へ、道が2本ずつあります。
#
# $$\delta^{u^3} = (0.1,\ -0.4) \qquad \mathbf{W}^2 = \begin{pmatrix} 2 & 4 \\ 3 & -2 \end{pmatrix} \qquad \mathbf{o}^2 = (0.6,\ 0.2)$$
#
# $\delta^{o^2}$（2個）と $\Delta\mathbf{W}^2$（4個、1行目から順に）を手で計算してください。

# %% [markdown] lang="en"
# ## By hand: two paths
#
# Now there are two outputs (2-2-2), and from each hidden unit two paths lead to them.
#
# $$\delta^{u^3} = (0.1,\ -0.4) \qquad \mathbf{W}^2 = \begin{pmatrix} 2 & 4 \\ 3 & -2 \end{pmatrix} \qquad \mathbf{o}^2 = (0.6,\ 0.2)$$
#
# Compute by hand $\delta^{o^2}$ (two numbers) and $\Delta\mathbf{W}^2$ (four numbers, first row first).

# %%
two_paths = [..., ..., ..., ..., ..., ...]  # δᵒ²₁, δᵒ²₂, Δw²₁₁, Δw²₁₂, Δw²₂₁, Δw²₂₂

exercises.check_two_paths(two_paths)

# %% [markdown]
# <!-- help: two_paths -->

# %% [markdown] lang="ja"
# ## 実装：順伝播
#
# `W` は重み $\mathbf{W}^1, \mathbf{W}^2, \dots$ のタプルで、それぞれの形は $(n_k, n_{k+1})$。`b` は、重み行列ごとに1つずつ、バイアスのベクトルを入れたタプルで、それぞれの形は $(n_{k+1},)$。`x` の形は $(N, n_1)$ です。層がいくつあっても動くように書いて、$\mathbf{o}^1, \mathbf{o}^2, \dots, \mathbf{o}^{k_{max}}$ のタプルを返してください（$\mathbf{o}^1 = \mathbf{x}$ も入れます）。活性化関数は、どの層もシグモイドです。

# %% [markdown] lang="en"
# ## Implement: forward
#
# `W` is a tuple of weights $\mathbf{W}^1, \mathbf{W}^2, \dots$, each of shape $(n_k, n_{k+1})$; `b` is a tuple with one bias vector for each weight matrix, each of shape
# $(n_{k+1},)$; `x` has shape $(N, n_1)$. For any number of layers, return the tuple $\mathbf{o}^1, \mathbf{o}^2, \dots, \mathbf{o}^{k_{max}}$, with $\mathbf{o}^1 = \mathbf{x}$ in it. Every layer
# has the sigmoid as its activation.


# %%
def forward(W, b, x):
    return ...


exercises.check_forward(forward)

# %% [markdown]
# <!-- help: forward -->

# %% [markdown] lang="ja"
# ## 実装：誤差信号を1層戻す
#
# `W` はある層から次の層への重み $\mathbf{W}$（形 $(n, m)$）、`o` はその層の出力 $\mathbf{o}$（形 $(N, n)$）、`delta_u` は次の層の $\delta^u$（形 $(N, m)$）です。`o` の層の $\delta^u$（形 $(N, n)$）を返してください。

# %% [markdown] lang="en"
# ## Implement: one layer back
#
# `W` holds the weights from one layer to the layer after, of shape $(n, m)$; `o` is the output of the first of the two, of shape $(N, n)$; `delta_u` is the $\delta^u$ of the layer
# after, of shape $(N, m)$. Return the $\delta^u$ of the layer of `o`, of shape $(N, n)$.


# %%
def delta_hidden(delta_u, W, o):
    return ...


exercises.check_delta_hidden(delta_hidden)

# %% [markdown]
# <!-- help: delta_hidden -->

# %% [markdown] lang="ja"
# ## 実装：1つの層の ΔW と Δb
#
# `o` はある層の出力 $\mathbf{o}$（形 $(N, n)$）、`delta_u` は次の層の $\delta^u$（形 $(N, m)$）です。2つの層の間の重みとバイアスについて、$\Delta\mathbf{W}$（形 $(n, m)$）と $\Delta\mathbf{b}$（形 $(m,)$）を返してください。$E$ は全サンプルの**合計**です。

# %% [markdown] lang="en"
# ## Implement: ΔW and Δb of one layer
#
# `o` is the output of one layer, of shape $(N, n)$; `delta_u` is the $\delta^u$ of the layer after, of shape $(N, m)$. For the weights and biases between the two, return
# $\Delta\mathbf{W}$, of shape $(n, m)$, and $\Delta\mathbf{b}$, of shape $(m,)$. $E$ is the **sum** over all samples.


# %%
def layer_gradients(delta_u, o):
    return ..., ...


exercises.check_layer_gradients(layer_gradients)

# %% [markdown]
# <!-- help: layer_gradients -->

# %% [markdown] lang="ja"
# ## 実装：誤差逆伝播法の全体
#
# `W` は $\mathbf{W}^1, \mathbf{W}^2, \dots$ のタプル、`o` は順伝播で求めた $\mathbf{o}^1, \dots, \mathbf{o}^{k_{max}}$ のタプル（1つの形は $(N, n_k)$）、`t` の形は最後の $\mathbf{o}$ と同じです。層がいくつあっても動くように書いて、2つのタプル $(\Delta\mathbf{W}^1, \Delta\mathbf{W}^2, \dots)$ と $(\Delta\mathbf{b}^1, \Delta\mathbf{b}^2, \dots)$ を返してください。どちらも最初の層から順に並べます。番号に注意：`o[0]` が $\mathbf{o}^1$、`W[0]` が $\mathbf{W}^1$ です。

# %% [markdown] lang="en"
# ## Implement: all of backpropagation
#
# `W` is the tuple $\mathbf{W}^1, \mathbf{W}^2, \dots$; `o` is the tuple $\mathbf{o}^1, \dots, \mathbf{o}^{k_{max}}$ from the forward pass, each of shape $(N, n_k)$; `t` has the shape of the last $\mathbf{o}$. For any number of
# layers, return two tuples, $(\Delta\mathbf{W}^1, \Delta\mathbf{W}^2, \dots)$ and $(\Delta\mathbf{b}^1, \Delta\mathbf{b}^2, \dots)$, both from the first layer to the last. Mind the numbers: `o[0]` is $\mathbf{o}^1$, `W[0]` is
# $\mathbf{W}^1$.


# %%
def backward(W, o, t):
    return ..., ...


exercises.check_backward(backward)

# %% [markdown]
# <!-- help: backward -->

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## バグを直す

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## Fix the bug

# %% [markdown] lang="ja"
# 隠れ層が1つのネットワークを、全サンプルの勾配で1回更新し、新しい $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ と、途中の $\delta^{u^2}, \delta^{u^3}$ を返す関数です。繰り返せば $E$ は減っていきます。ところが、$\mathbf{W}^1$ の動いた量は、数値微分で求めた勾配の $-\epsilon$ 倍と合いません。**原因を1か所**見つけて直してください。6つの値が、すべて正しくなるはずです。

# %% [markdown] lang="en"
# This function makes one update of a network with one hidden layer, with the gradients of all samples, and returns the new $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ and also
# $\delta^{u^2}$ and $\delta^{u^3}$, computed along the way. Repeat it, and $E$ falls. But $\mathbf{W}^1$ does not move by $-\epsilon$ times the gradient that nudging gives. Find the **one cause** and fix it: all six
# should then be right.


# %%
def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


exercises.check_mend_step(mend_step)

# %% [markdown]
# <!-- help: mend_step -->

# %% [markdown] lang="ja"
# ## 実装：数値微分
#
# ここまでの答えを確かめる道具を作ります。`f` は、`value` と同じ形の配列を受け取って1つの数を返す関数です。成分を1つずつ $\pm h$ 動かす**中心差分**で、$f$ の勾配を返してください。`value` は何次元の配列のこともあり、返すものも同じ形です。渡された `value` は、返すときに元のままになっていなければなりません。間違いが見えるように、チェックでは $h$ に 0.1 以上の大きな値を渡します。

# %% [markdown] lang="en"
# ## Implement: the numerical gradient
#
# Now build the tool that checks all of the above. `f` is a function that takes an array of the shape of `value` and returns one number. Return the gradient of $f$ by **central
# differences**, moving one element at a time by $\pm h$. `value` may have any number of axes, and what you return has its shape. When you return, `value` must be just as you were given it.
# The check uses a large $h$, 0.1 or more, so that mistakes show.


# %%
def gradient_check(f, value, h):
    return ...


exercises.check_gradient_check(gradient_check)

# %% [markdown]
# <!-- help: gradient_check -->

# %% [markdown] lang="ja"
# ## 仕上げ：XOR を学習させる
#
# numpy だけで、最初から最後まで書いてください。2-$n$-1 のネットワークで、`W1` は $(2, n)$、`b1` は $(n,)$、`W2` は $(n, 1)$、`b2` は $(1,)$、`x` は $(4, 2)$、`t` は $(4, 1)$ です。全サンプルの合計の勾配で `steps` 回更新し、最後の $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ と、$E$ のリストを返します。$E$ は、最初の更新の前に1つ、各更新のあとに1つ、全部で `steps + 1` 個です。

# %% [markdown] lang="en"
# ## To finish: learn XOR
#
# From beginning to end, with nothing but numpy. In a 2-$n$-1 network, `W1` is $(2, n)$, `b1` is $(n,)$, `W2` is $(n, 1)$, `b2` is $(1,)$, `x` is $(4, 2)$ and `t` is $(4, 1)$. Make `steps` updates, each with the
# gradients summed over all samples. Return the last $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$, and the list of $E$: one before the first update and one after each, `steps + 1` in all.


# %%
def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    return ..., ..., ..., ..., ...


exercises.check_train_xor(train_xor)

# %% [markdown]
# <!-- help: train_xor -->

# %% [markdown] lang="ja"
# ## 説明する
#
# 友だちに聞かれました。「$\mathbf{u}^{k+1} = \mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k$ には転置がないのに、$\delta^{o^k} = \delta^{u^{k+1}}(\mathbf{W}^k)^\top$ と $\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}}$ にはある。この転置はどこから来たの？　形を合わせるため？」 紙に3〜4行で答えを書いてから、模範解答と比べてください。
#
# <details><summary>模範解答</summary>
#
# 形は結果で、理由は**どの添字について和をとるか**です。$w^k_{ij}$ は、送る側 $i$ から受け取る側 $j$ への重みです。前へ進むときは、ユニット $j$ に届くものを足すので、$\sum_i o^k_i w^k_{ij}$、つまり最初の添字 $i$ について和をとります。後ろへ戻るときは、$o^k_i$ が影響するすべての $j$ を通る道を足すので、$\delta^{o^k}_i = \sum_j \delta^{u^{k+1}}_j w^k_{ij}$、つまり2番目の添字 $j$ について和をとります。行列の積 $\mathbf{a}\mathbf{M}$ は $\mathbf{M}$ の最初の添字について和をとる約束なので、$\mathbf{M} = (\mathbf{W}^k)^\top$ とします。
#
# 修正量のほうは、1つのサンプルなら和がなく、$\Delta w^k_{ij} = o^k_i\,\delta^{u^{k+1}}_j$ という掛け算の表です。$N$ 個なら、これをサンプル $s$ について足します：$\sum_s o^k_{si}\,\delta^{u^{k+1}}_{sj}$。$s$ は $\mathbf{o}^k$ の最初の添字ですが、行列の積は左側の2番目の添字について和をとるので、左側を転置します。
#
# 正方行列では、転置を忘れても形は合います。だから、形が合うことは理由にも証拠にもなりません。
# </details>

# %% [markdown] lang="en"
# ## Explain
#
# A friend asks: "There is no transpose in $\mathbf{u}^{k+1} = \mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k$, but one in $\delta^{o^k} = \delta^{u^{k+1}}(\mathbf{W}^k)^\top$ and one in $\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}}$. Where do they come from? Just to make
# the shapes fit?" Write three or four lines on paper, then compare.
#
# <details><summary>A model answer</summary>
#
# That the shapes fit is a consequence; the reason is **which index is summed over**. $w^k_{ij}$ leads from unit $i$, which sends, to unit $j$, which receives. Going forward we add up what arrives at
# $j$: $\sum_i o^k_i w^k_{ij}$, a sum over the first index. Going back we add up the paths through every $j$ that $o^k_i$ reaches: $\delta^{o^k}_i = \sum_j \delta^{u^{k+1}}_j w^k_{ij}$, a sum over the second. A
# matrix product $\mathbf{a}\mathbf{M}$ always sums over the first index of $\mathbf{M}$, so here $\mathbf{M}$ has to be $(\mathbf{W}^k)^\top$.
#
# In the gradient of one sample nothing is added up: it is a multiplication table, $\Delta w^k_{ij} = o^k_i\,\delta^{u^{k+1}}_j$. With $N$ samples these tables are added, $\sum_s o^k_{si}\,\delta^{u^{k+1}}_{sj}$. Here $s$ is the
# first index of $\mathbf{o}^k$; but a matrix product sums over the second index of its left factor, so the left factor is transposed.
#
# With square matrices the shapes fit even if a transpose is forgotten. So that they fit is neither the reason nor a proof.
# </details>

# %%
exercises.progress(2)

# %% [markdown] lang="ja"
# [第2章に戻る](../02_multilayer.ipynb)　|　[はじめに](../00_start.ipynb)

# %% [markdown] lang="en"
# [Back to lesson 2](../02_multilayer.ipynb)  |  [start](../00_start.ipynb)
