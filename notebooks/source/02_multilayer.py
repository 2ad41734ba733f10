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
# # 第2章　層が重なったら、誤差はどう戻る？
#
# 第1章のユニットは、自分の出力が教師信号 $t$ とどれだけ違うかを直接知ることができました。層を重ねると、途中の層のユニットには教師信号がありません。それでも修正量は計算できます。誤差信号を**出力層から1層ずつ後ろへ送る**からです。この章では、小さなネットワークでその計算を1項ずつ書き下し、4行のループにまとめ、数値微分で確かめます。転置がどこから来るのかも、ここではっきりさせます。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で出力を消し、**Shift + Enter** で1つずつ実行してください。長い章です。第1〜5節（アルゴリズムそのもの、80分ほど）と第6・7節（学習させるとどうなるか、65分ほど）に分けて、二晩で読むのがちょうどよいでしょう。第5節のあとに「ひと休み」があります。
#
# [← 第1章：1個のユニット](01_single_unit.ipynb)　|　English: [02_multilayer.ipynb](../en/02_multilayer.ipynb)

# %% [markdown] lang="en"
# # Lesson 2: through many layers, how does the error travel back?
#
# The unit of lesson 1 could see how far its own output was from the target $t$. Stack layers, and a unit in the middle
# has no target. Its gradient can be computed all the same, because the error signal is **sent back from the output, one
# layer at a time**. In this lesson we write that computation out term by term for a small network, fold it into a loop of
# four lines, and check it by nudging. By the end you will see where each transpose comes from.
#
# **Before you begin**: clear the outputs with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**. It is a long lesson, best read on two evenings: sections 1 to 5 are the algorithm itself (about 80
# minutes), sections 6 and 7 what comes of training with it (about 65). After section 5 there is a resting place.
#
# [← lesson 1, the single unit](01_single_unit.ipynb)  |  日本語: [02_multilayer.ipynb](../ja/02_multilayer.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import (
    datasets,
    diagrams,
    ensemble,
    explore,
    gradcheck,
    network,
    unit,
    variants,
)

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import (
    datasets,
    diagrams,
    ensemble,
    explore,
    gradcheck,
    network,
    unit,
    variants,
)

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. 添字と形（8分）
#
# ユニットを何個か並べたものが**層**（layer）です。同じ層のユニットどうしはつながらず、どのユニットも次の層のすべてのユニットにつながります。入力と出力のあいだにある層を**隠れ層**（hidden layer）、そのユニットを**隠れユニット**（hidden unit）といいます。
#
# 隣り合う2つの層を取り出します。右上の添字 $k$ は**層の番号**で、べき乗ではありません。入力が第1層、出力が第 $k_{max}$ 層です。
#
# $$\mathbf{o}^1 = \mathbf{x} \qquad \mathbf{o}^{k_{max}} = \mathbf{h}(\mathbf{x})$$
#
# ここで $\mathbf{h}$ はネットワーク全体です。第 $k$ 層のユニット $i$ から第 $k+1$ 層のユニット $j$ への重みが $w^k_{ij}$ です。図では、$i \to j$ の接続1本だけを濃く描いてあります。朱色は、後ろ向きに $\delta^{o^k}_i$ へ集まってくる信号です。

# %% [markdown] lang="en"
# ## 1. Indices and shapes (8 min)
#
# A **layer** is several units side by side. They are not connected with one another, but each is connected with every unit
# of the next layer. A layer between inputs and outputs is a **hidden layer**, its units are **hidden units**.
#
# Take two neighbouring layers. The raised $k$ is the **number of a layer**, not a power. The inputs are layer 1, the
# outputs layer $k_{max}$:
#
# $$\mathbf{o}^1 = \mathbf{x} \qquad \mathbf{o}^{k_{max}} = \mathbf{h}(\mathbf{x})$$
#
# where $\mathbf{h}$ is the whole network. The weight from unit $i$ of layer $k$ to unit $j$ of layer $k+1$ is $w^k_{ij}$. In
# the picture one connection, $i \to j$, is drawn dark; in vermilion, the signals that come back and meet in
# $\delta^{o^k}_i$.

# %%
diagrams.layers()

# %% [markdown] lang="ja"
# 第 $k$ 層のユニット数を $n_k$ とすると、形は次のとおりです。サンプルが $N$ 個なら、サンプルを**行**に並べます。
#
# 例として、入力2個、隠れユニット3個、出力1個のネットワーク（**2-3-1**）を使います。
#
# | 記号 | 形 | 2-3-1 では |
# | --- | --- | --- |
# | $\mathbf{o}^k,\ \delta^{o^k}$ | $(n_k)$、まとめて $(N, n_k)$ | $\mathbf{o}^1$：$(2)$、$\mathbf{o}^2$：$(3)$、$\mathbf{o}^3$：$(1)$ |
# | $\mathbf{u}^k,\ \delta^{u^k}$ | 同じ（入力層に $u$ はないので $k \ge 2$） | $\mathbf{u}^2$：$(3)$、$\mathbf{u}^3$：$(1)$ |
# | $\mathbf{W}^k,\ \Delta\mathbf{W}^k$ | $(n_k, n_{k+1})$ | $\mathbf{W}^1$：$(2, 3)$、$\mathbf{W}^2$：$(3, 1)$ |
# | $\mathbf{b}^k,\ \Delta\mathbf{b}^k$ | $(n_{k+1})$ | $\mathbf{b}^1$：$(3)$、$\mathbf{b}^2$：$(1)$ |
#
# わざと、どの層もユニット数を変えてあります。行列を掛け間違えたときに気づきやすくするためです。ただし、引き算や成分ごとの積では、numpy が黙って形を広げて合わせることがあります（**ブロードキャスト**、broadcasting）。$\Delta\mathbf{W}^k$ の形が $\mathbf{W}^k$ と同じか、いつも見てください。

# %% [markdown] lang="en"
# With $n_k$ units in layer $k$, the shapes are as follows. $N$ samples are $N$ **rows**.
#
# Our example has 2 inputs, 3 hidden units and 1 output (**2-3-1**).
#
# | symbol | shape | in 2-3-1 |
# | --- | --- | --- |
# | $\mathbf{o}^k,\ \delta^{o^k}$ | $(n_k)$; of all samples $(N, n_k)$ | $\mathbf{o}^1$: $(2)$, $\mathbf{o}^2$: $(3)$, $\mathbf{o}^3$: $(1)$ |
# | $\mathbf{u}^k,\ \delta^{u^k}$ | the same (the input layer has no $u$: $k \ge 2$) | $\mathbf{u}^2$: $(3)$, $\mathbf{u}^3$: $(1)$ |
# | $\mathbf{W}^k,\ \Delta\mathbf{W}^k$ | $(n_k, n_{k+1})$ | $\mathbf{W}^1$: $(2, 3)$, $\mathbf{W}^2$: $(3, 1)$ |
# | $\mathbf{b}^k,\ \Delta\mathbf{b}^k$ | $(n_{k+1})$ | $\mathbf{b}^1$: $(3)$, $\mathbf{b}^2$: $(1)$ |
#
# Every layer has a different size, on purpose, so that a wrong matrix product shows. But in a difference, or
# a product element by element, numpy may silently stretch one shape to fit the other (**broadcasting**): always check that
# $\Delta\mathbf{W}^k$ has the shape of $\mathbf{W}^k$.

# %%
net = network.initial((2, 3, 1), seed=1)
W1, W2 = net.W
b1, b2 = net.b
W1, b1

# %% [markdown] lang="ja"
# ## 2. 前へ：o¹ → u² → o² → u³ → o³ → E（12分）
#
# 第2層のユニット $j$ の線形和は、第1章と同じく、届く値に重みを掛けて足したものです。$n_1 = 2$ 項あります。
#
# $$u^2_j = \sum_{i=1}^{2} o^1_i\, w^1_{ij} + b^1_j$$
#
# 3つの $j$ をまとめて書けば $\mathbf{u}^2 = \mathbf{o}^1\mathbf{W}^1 + \mathbf{b}^1$ です。
#
# **予想**：$\mathbf{o}^1$ の形は $(2)$、$\mathbf{W}^1$ の形は $(2, 3)$ です。$\mathbf{u}^2$ の形は？　また、$\mathbf{x} = (1, 0)$ なら、$\mathbf{W}^1$ のどちらの行が使われますか？

# %% [markdown] lang="en"
# ## 2. Forward: o¹ → u² → o² → u³ → o³ → E (12 min)
#
# The linear sum of unit $j$ in layer 2 is what it was in lesson 1: what arrives, times its weight, added up. There are
# $n_1 = 2$ terms.
#
# $$u^2_j = \sum_{i=1}^{2} o^1_i\, w^1_{ij} + b^1_j$$
#
# For all three $j$ at once: $\mathbf{u}^2 = \mathbf{o}^1\mathbf{W}^1 + \mathbf{b}^1$.
#
# **Predict**: $\mathbf{o}^1$ has shape $(2)$ and $\mathbf{W}^1$ shape $(2, 3)$. What is the shape of $\mathbf{u}^2$? And with
# $\mathbf{x} = (1, 0)$, which row of $\mathbf{W}^1$ matters?

# %%
x, t = np.array([1.0, 0.0]), np.array([1.0])
term_by_term = [x[0] * W1[0, j] + x[1] * W1[1, j] + b1[j] for j in range(3)]
u2 = x @ W1 + b1
term_by_term, u2

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **形は $(3)$、使われるのは1行目だけです。** 1つの $u^2_j$ には $\mathbf{W}^1$ の列 $j$ を使いますが、$x_2 = 0$ なので、どの列でも2行目の数は消えます。
# </details>
#
# （番号は0から数えるので、`W1[i, j]` の `i` は 0, 1、`j` は 0, 1, 2 です。）次の層も同じように計算します。
#
# <details><summary>第1章の式は W の転置を x の左から掛けていたのに？</summary>
#
# $\mathbf{u} = \mathbf{W}^\top\mathbf{x} + \mathbf{b}$ と書いても同じ数です。そのときは $\mathbf{x}$ が列ベクトルなので、$\mathbf{W}^\top$ を左から掛けます。ここでは1つのサンプルを行ベクトルとし、サンプルが増えたら行を下に足していくので、$\mathbf{W}$ を右から掛けます。どちらも $u_j = \sum_i x_i w_{ij} + b_j$ です。こうしておくと、$N$ 個のサンプルを一度に掛けられます：$(N, n_k)(n_k, n_{k+1}) \to (N, n_{k+1})$。
# </details>

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Its shape is $(3)$, and only the first row matters.** Each $u^2_j$ uses column $j$ of $\mathbf{W}^1$; but since $x_2 = 0$, the
# number in the second row drops out of every column.
# </details>
#
# (Counting starts at 0 in the code: in `W1[i, j]`, `i` is 0 or 1 and `j` is 0, 1 or 2.) The next layer is computed in the
# same way.
#
# <details><summary>But lesson 1 had W transposed, to the left of x?</summary>
#
# With $\mathbf{u} = \mathbf{W}^\top\mathbf{x} + \mathbf{b}$ the numbers are the same. There, $\mathbf{x}$ is a column, so $\mathbf{W}^\top$ multiplies from the left; here, a sample is a row,
# so $\mathbf{W}$ multiplies from the right. Both mean $u_j = \sum_i x_i w_{ij} + b_j$. With rows, $N$
# samples go through in one product: $(N, n_k)(n_k, n_{k+1}) \to (N, n_{k+1})$.
# </details>

# %%
o2 = unit.sigmoid(u2)
o3 = unit.sigmoid(o2 @ W2 + b2)
E = unit.squared_error(t, o3)
o2, o3, E

# %% [markdown] lang="ja"
# `network.forward` は、どんな層数でもこれと同じことをし、途中の値をすべて残します（`trace`）。次の図は、ネットワーク全体にその数を書き込んだものです（紫の実線は正の重み、黄土色の破線は負の重み）。

# %% [markdown] lang="en"
# `network.forward` does the same for any number of layers and keeps every value on the way (`trace`). Here is the whole
# network with its numbers (weights above 0 are purple and solid, those below 0 ochre and dashed).

# %%
trace = network.forward(net, x)
diagrams.network(net, x, t, back=False)

# %%
[o.shape for o in trace.o], [u.shape for u in trace.u]

# %% [markdown] lang="ja"
# 層は1から、Python の番号は0から数えます。だから $\mathbf{o}^1, \mathbf{o}^2, \mathbf{o}^3$ は `trace.o[0]`, `trace.o[1]`, `trace.o[2]` です。入力層には $u$ がないので、$\mathbf{u}^2, \mathbf{u}^3$ は `trace.u[0]`, `trace.u[1]` です。
#
# ## 3. 後ろへ：まず1項ずつ（25分）
#
# 使う微分は4つです。2行目だけが新しく、これが誤差を前の層へ運びます。あとの3つは第1章と同じです。1本の接続 $i \to j$ と1つのユニット $j$ について、
#
# | 微分 | 値 | 全体の形 |
# | --- | --- | --- |
# | $\dfrac{\partial o^{k+1}_j}{\partial u^{k+1}_j}$ | $o^{k+1}_j(1 - o^{k+1}_j)$ | $(n_{k+1})$　成分ごと |
# | $\dfrac{\partial u^{k+1}_j}{\partial o^k_i}$ | $w^k_{ij}$ | $(n_k, n_{k+1})$ |
# | $\dfrac{\partial u^{k+1}_j}{\partial w^k_{ij}}$ | $o^k_i$ | $(n_k, n_{k+1})$　どの $j$ でも同じ |
# | $\dfrac{\partial u^{k+1}_j}{\partial b^k_j}$ | $1$ | $(n_{k+1})$ |
#
# $u_j$、$w_{ij}$、$b_j$ が関わるのはユニット $j$ だけで、別のユニット $j'$ の値をこれらで微分すると0です。例外は $o^k_i$ で、すべての $j$ に届きます。
#
# 出力層は第1章そのものです。$\circ$ は**成分ごとの積**（アダマール積）で、和をとらないので転置も出てきません。プログラムでは `*` です。
#
# $${\color{red}{\delta^{o^3}}} = -(\mathbf{t} - \mathbf{o}^3) \qquad {\color{red}{\delta^{u^3}}} = \delta^{o^3} \circ \mathbf{o}^3 \circ (1 - \mathbf{o}^3)$$
#
# **予想**：$o^3 \approx 0.45,\ t = 1$ です。$\delta^{u^3}$ の符号は？

# %% [markdown] lang="en"
# Layers count from 1, Python from 0: so $\mathbf{o}^1, \mathbf{o}^2, \mathbf{o}^3$ are `trace.o[0]`, `trace.o[1]`, `trace.o[2]`. The
# input layer has no $u$, so $\mathbf{u}^2, \mathbf{u}^3$ are `trace.u[0]`, `trace.u[1]`.
#
# ## 3. Back: term by term first (25 min)
#
# There are four derivatives. Three are those of lesson 1; the second is new, and it is what carries the error back. For one
# connection $i \to j$ and one unit $j$:
#
# | derivative | value | shape of the whole table |
# | --- | --- | --- |
# | $\dfrac{\partial o^{k+1}_j}{\partial u^{k+1}_j}$ | $o^{k+1}_j(1 - o^{k+1}_j)$ | $(n_{k+1})$, element by element |
# | $\dfrac{\partial u^{k+1}_j}{\partial o^k_i}$ | $w^k_{ij}$ | $(n_k, n_{k+1})$ |
# | $\dfrac{\partial u^{k+1}_j}{\partial w^k_{ij}}$ | $o^k_i$ | $(n_k, n_{k+1})$, the same for every $j$ |
# | $\dfrac{\partial u^{k+1}_j}{\partial b^k_j}$ | $1$ | $(n_{k+1})$ |
#
# $u_j$, $w_{ij}$ and $b_j$ concern unit $j$ alone: differentiated with respect to them, the values of another unit $j'$ give 0.
# The exception is $o^k_i$, which goes to every $j$.
#
# The output layer is lesson 1 over again. The sign $\circ$ is the **elementwise** (Hadamard) **product**, `*` in code: no sum, and
# so no transpose.
#
# $${\color{red}{\delta^{o^3}}} = -(\mathbf{t} - \mathbf{o}^3) \qquad {\color{red}{\delta^{u^3}}} = \delta^{o^3} \circ \mathbf{o}^3 \circ (1 - \mathbf{o}^3)$$
#
# **Predict**: $o^3 \approx 0.45$ and $t = 1$. What is the sign of $\delta^{u^3}$?

# %%
delta_o3 = unit.delta_o(t, o3)
delta_u3 = unit.delta_u(delta_o3, o3)
delta_o3, delta_u3

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **負です。** $\delta^{o^3} = -(1 - 0.45) < 0$ で、$o^3(1 - o^3)$ は正です。
# </details>
#
# ### 重みの修正量 ΔW²：転置その1
#
# 重み $w^2_{ij}$ は $u^3_j$ の中に1か所だけ、$o^2_i w^2_{ij}$ という形で現れます。だから
#
# $${\color{red}{\Delta w^2_{ij}}} = \frac{\partial E}{\partial u^3_j}\frac{\partial u^3_j}{\partial w^2_{ij}} = o^2_i\,{\color{red}{\delta^{u^3}_j}}$$
#
# **何も足し合わせません**。$\Delta\mathbf{W}^2$ は、すべての $(i, j)$ の組についてこの積を並べた表です。縦に $\mathbf{o}^2$、横に $\delta^{u^3}$ を置いた掛け算の表、つまり列ベクトル × 行ベクトルで、$(\mathbf{o}^2)^\top\delta^{u^3}$ と書きます。行だった $\mathbf{o}^2$ を列にするための転置です。バイアスは、$\partial u^3_j/\partial b^2_j = 1$ なので $\Delta b^2_j = \delta^{u^3}_j$ です。
#
# **予想**：$\mathbf{o}^2$ は3個、$\delta^{u^3}$ は1個の数です。$\Delta\mathbf{W}^2$ の形は？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Negative**: $\delta^{o^3} = -(1 - 0.45) < 0$, and $o^3(1 - o^3)$ is positive.
# </details>
#
# ### The gradient of the weights, ΔW²: the first transpose
#
# The weight $w^2_{ij}$ occurs in one place only: in $u^3_j$, as $o^2_i w^2_{ij}$. So
#
# $${\color{red}{\Delta w^2_{ij}}} = \frac{\partial E}{\partial u^3_j}\frac{\partial u^3_j}{\partial w^2_{ij}} = o^2_i\,{\color{red}{\delta^{u^3}_j}}$$
#
# **Nothing is added up.** It is a table of every $i$ with every $j$: a multiplication table with $\mathbf{o}^2$ down the side and
# $\delta^{u^3}$ along the top, a column times a row, written $(\mathbf{o}^2)^\top\delta^{u^3}$. The transpose turns
# $\mathbf{o}^2$, until now a row, into a column. For the bias, $\partial u^3_j/\partial b^2_j = 1$, so $\Delta b^2_j = \delta^{u^3}_j$.
#
# **Predict**: $\mathbf{o}^2$ is three numbers, $\delta^{u^3}$ one. What is the shape of $\Delta\mathbf{W}^2$?

# %%
delta_W2 = np.array([[o2[i] * delta_u3[0]] for i in range(3)])
delta_b2 = delta_u3
delta_W2, np.outer(o2, delta_u3)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **$(3, 1)$ です。** $\mathbf{W}^2$ と同じ形です。
# </details>
#
# （1次元の配列には行も列もなく、`.T` を付けても変わりません。だからここでは `np.outer`（外積、outer product）を使いました。サンプルを行に並べた `(N, 3)` なら `.T` が効きます。）
#
# ### 誤差信号を前の層へ：転置その2
#
# $o^2_i$ が変わると、それを受け取る**すべての** $u^3_j$ が変わり、それぞれを通って $E$ が変わります。$E$ の変化は、それぞれの $u^3_j$ の動きによる変化を足したものです。だから、道が複数あるときの連鎖律は、道ごとの積の**和**になります。
#
# $${\color{red}{\delta^{o^2}_i}} = \frac{\partial E}{\partial o^2_i} = \sum_j \frac{\partial E}{\partial u^3_j}\frac{\partial u^3_j}{\partial o^2_i} = \sum_j {\color{red}{\delta^{u^3}_j}}\, w^2_{ij}$$
#
# 前へ進むときの式 $\sum_i o_i w_{ij}$ では、$\mathbf{W}$ の**最初**の添字 $i$ について和をとりました（列 $j$ を使う）。後ろへ戻るときは**2番目**の添字 $j$ について和をとります（行 $i$ を使う）。行列の積 $\mathbf{a}\mathbf{M}$ は $\mathbf{M}$ の最初の添字について和をとる約束なので、2番目の添字について和をとるには $\mathbf{M} = \mathbf{W}^\top$ とします。どの層でも同じです。
#
# $${\color{red}{\delta^{o^k}}} = {\color{red}{\delta^{u^{k+1}}}}\,(\mathbf{W}^k)^\top$$
#
# <details><summary>教科書によって転置の付く場所が違うのは？</summary>
#
# 転置がどこに付くかは、サンプルの並べ方の流儀で決まります（掛ける順序と転置を省いて書く本もあります）。
#
# | | サンプルが行（ここ） | サンプルが列 |
# | --- | --- | --- |
# | 前へ | $\mathbf{o}^k\mathbf{W}^k$ | $(\mathbf{W}^k)^\top\mathbf{o}^k$ |
# | 後ろへ | $\delta^{u^{k+1}}(\mathbf{W}^k)^\top$ | $\mathbf{W}^k\delta^{u^{k+1}}$ |
# | 修正量 | $(\mathbf{o}^k)^\top\delta^{u^{k+1}}$ | $\mathbf{o}^k(\delta^{u^{k+1}})^\top$ |
#
# どちらの流儀でも、前へと後ろへの**一方だけ**に転置が付きます。成分の式 $\sum_j\delta_j w_{ij}$ と $o_i\delta_j$ は変わりません。迷ったら成分の式に戻ってください。
# </details>
#
# 出力は1個なので、$\delta^{o^2}$ の和はまだ1項だけです。続けて $\delta^{u^2}$、そして $\Delta\mathbf{W}^1$ と $\Delta\mathbf{b}^1$ も同じ式で求めます。
#
# **予想**：$\mathbf{x} = (1, 0)$ です。$\Delta\mathbf{W}^1$ のうち、0になるのはどこですか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **It is $(3, 1)$**, the shape of $\mathbf{W}^2$.
# </details>
#
# (A 1-D array is neither a row nor a column, and `.T` leaves it as it is; hence `np.outer`, the outer product. With samples
# as rows, `(N, 3)`, `.T` does what the formula says.)
#
# ### The error signal, one layer back: the second transpose
#
# Move $o^2_i$, and **every** $u^3_j$ that receives it moves; through each of them, $E$ moves, and the
# whole change of $E$ is the sum of these changes. So, with several paths, the chain rule **adds** the product along each:
#
# $${\color{red}{\delta^{o^2}_i}} = \frac{\partial E}{\partial o^2_i} = \sum_j \frac{\partial E}{\partial u^3_j}\frac{\partial u^3_j}{\partial o^2_i} = \sum_j {\color{red}{\delta^{u^3}_j}}\, w^2_{ij}$$
#
# On the way forward we had $\sum_i o_i w_{ij}$: a sum over the **first** index of $\mathbf{W}$ (down column $j$). On the way back
# the sum runs over the **second** index, $j$ (along row $i$). A matrix product $\mathbf{a}\mathbf{M}$ always sums over the first
# index of $\mathbf{M}$; to sum over the second index of $\mathbf{W}$, take $\mathbf{M} = \mathbf{W}^\top$. For any layer:
#
# $${\color{red}{\delta^{o^k}}} = {\color{red}{\delta^{u^{k+1}}}}\,(\mathbf{W}^k)^\top$$
#
# <details><summary>Why do books put the transposes in different places?</summary>
#
# Where a transpose goes depends on how samples are laid out (and some books leave order and transposes out):
#
# | | samples are rows (here) | samples are columns |
# | --- | --- | --- |
# | forward | $\mathbf{o}^k\mathbf{W}^k$ | $(\mathbf{W}^k)^\top\mathbf{o}^k$ |
# | back | $\delta^{u^{k+1}}(\mathbf{W}^k)^\top$ | $\mathbf{W}^k\delta^{u^{k+1}}$ |
# | gradients | $(\mathbf{o}^k)^\top\delta^{u^{k+1}}$ | $\mathbf{o}^k(\delta^{u^{k+1}})^\top$ |
#
# Either way exactly **one** of forward and back has it, and the elements, $\sum_j\delta_j w_{ij}$ and $o_i\delta_j$, stay the
# same. When in doubt, go back to the elements.
# </details>
#
# There is one output, so for $\delta^{o^2}$ the sum has only a single term so far. Then come $\delta^{u^2}$ and, by the same
# formulas, $\Delta\mathbf{W}^1$ and $\Delta\mathbf{b}^1$.
#
# **Predict**: $\mathbf{x} = (1, 0)$. Where is $\Delta\mathbf{W}^1$ zero?

# %%
delta_o2 = delta_u3 @ W2.T
delta_u2 = unit.delta_u(delta_o2, o2)
delta_o2, delta_u2

# %%
delta_W1, delta_b1 = np.outer(x, delta_u2), delta_u2
delta_W1, delta_b1

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **2行目です。** $\Delta w^1_{2j} = x_2\,\delta^{u^2}_j$ で、$x_2 = 0$ だからです（`-0.` は、0に負の数を掛けた0です）。
# </details>
#
# もう1層戻ると、和の項が3つになります。入力 $x_i$ から $E$ へは、隠れユニットを通る道が3本あります。ふつうの学習では使いませんが、$\delta^{o^1} = \partial E/\partial\mathbf{x}$ を計算してみましょう。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **In the second row**: $\Delta w^1_{2j} = x_2\,\delta^{u^2}_j$, and $x_2 = 0$. (`-0.` is 0: 0 times a negative number.)
# </details>
#
# One layer further back the sum shows: from input $x_i$ three paths lead to $E$, one through each hidden unit. Training
# does not need it, but let us compute $\delta^{o^1} = \partial E/\partial\mathbf{x}$.

# %%
d1, d2, d3 = delta_u2
along_three_paths = [d1 * W1[i, 0] + d2 * W1[i, 1] + d3 * W1[i, 2] for i in range(2)]
delta_o1 = delta_u2 @ W1.T
along_three_paths, delta_o1

# %% [markdown] lang="ja"
# 転置を忘れて `delta_u2 @ W1` とすると、$(3)$ と $(2, 3)$ では形が合わないので、エラーになります（`try` と `except` は、エラーが出てもノートブックを先へ進めるためのものです）。

# %% [markdown] lang="en"
# Forget the transpose, and `delta_u2 @ W1` fails with an error, since the shapes $(3)$ and $(2, 3)$ do not fit (`try` and `except` let the
# notebook go on after an error).

# %%
try:
    delta_u2 @ W1
except ValueError:
    print("ValueError:", delta_u2.shape, "@", W1.shape)

# %% [markdown] lang="ja"
# 正方行列の層や、サンプル数とユニット数が同じときは、転置を忘れても形が合ってしまいます（第7節）。形が合うことは必要ですが、十分ではありません。最後に、入力 $\mathbf{x}$ を少しずつ動かして、数値微分と比べます。

# %% [markdown] lang="en"
# In a square layer, or with as many samples as units, the shapes fit even if the transpose is forgotten (section 7): that
# they fit is necessary, not sufficient. And now the check: nudge the input $\mathbf{x}$.

# %%
nudged = gradcheck.numerical_gradient(lambda x: network.loss(net, x, t), x)
gradcheck.compare({"δᵒ¹": delta_o1}, {"δᵒ¹": nudged})

# %% [markdown] lang="ja"
# ここまでに求めた $\delta$（朱色）を書き込むと、次の図になります。学習に使わない $\delta^{o^1}$ は省きました。

# %% [markdown] lang="en"
# With the $\delta$ that we have found (vermilion), the picture is complete; $\delta^{o^1}$, which training does not use, is left
# out.

# %%
diagrams.network(net, x, t)

# %% [markdown] lang="ja"
# ## 4. 4行にまとめる（20分）
#
# ここまでの計算を、XOR の4つのサンプルでまとめて行います。XOR（排他的論理和）は「入力のどちらか一方だけが1なら1」で、1個のユニットでは学習できません。
#
# <details><summary>なぜ1個のユニットではできないのか</summary>
#
# ユニット1個の出力が $\frac12$ になるのは $u = w_1x_1 + w_2x_2 + b = 0$ のところで、これは平面の上の**直線**です。片側が $o > \frac12$、反対側が $o < \frac12$ になります。XOR では、$u$ を $(0, 1)$ と $(1, 0)$ で正、$(0, 0)$ と $(1, 1)$ で負にしなければなりません。ところが $u$ は1次式なので、$(0, 1)$ と $(1, 0)$ での平均も、$(0, 0)$ と $(1, 1)$ での平均も、真ん中 $(\frac12, \frac12)$ での値に等しく、正と負の両方にはなれません。
# </details>
#
# $E$ はサンプルについての合計なので、修正量も合計です。サンプルの番号を $s$ とすると
#
# $$\Delta w^k_{ij} = \sum_{s=1}^{N} o^k_{si}\,\delta^{u^{k+1}}_{sj} \quad\text{つまり}\quad \Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}} \qquad (n_k, N)(N, n_{k+1}) \to (n_k, n_{k+1})$$
#
# どちらも最初の添字 $s$ について和をとります。行列の積は左側の2番目の添字について和をとる約束なので、左側を転置します。転置その2と同じ理屈です。$\Delta\mathbf{b}^k$ には行列の積がないので、`sum` でサンプルについて和をとります。

# %% [markdown] lang="en"
# ## 4. Fold it into four lines (20 min)
#
# Now the same for the four samples of XOR at once. XOR ("exactly one of the two inputs is 1") is more than a single unit
# can learn.
#
# <details><summary>Why one unit is not enough</summary>
#
# The output of one unit is $\frac12$ where $u = w_1x_1 + w_2x_2 + b = 0$, and that is a **straight line** in the plane: on one
# side of it $o > \frac12$, on the other $o < \frac12$. For XOR, $u$ must be positive at $(0, 1)$ and $(1, 0)$, negative at
# $(0, 0)$ and $(1, 1)$. But $u$ is linear in $x_1, x_2$: its mean over the first two and its mean over the other two are both
# its value in the middle, $(\frac12, \frac12)$, which cannot be positive and negative.
# </details>
#
# $E$ is a sum over samples, so the gradients are sums, too. With $s$ for the number of the sample:
#
# $$\Delta w^k_{ij} = \sum_{s=1}^{N} o^k_{si}\,\delta^{u^{k+1}}_{sj} \quad\text{that is}\quad \Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}} \qquad (n_k, N)(N, n_{k+1}) \to (n_k, n_{k+1})$$
#
# In both factors the sum is over the first index, $s$. A matrix product sums over the second index of its left factor, so
# the left one is transposed: the same argument as for the second transpose. In $\Delta\mathbf{b}^k$ there is no product, so there we
# call `sum`.

# %%
X, T = datasets.xor()
X, T

# %% [markdown] lang="ja"
# **書き下した形**：2-3-1 のためだけの計算です。第3層から順に、上で説明した式がそのまま並んでいます。

# %% [markdown] lang="en"
# **Written out**, for 2-3-1 only: the formulas from above, from layer 3 downwards.


# %%
def written_out(net, x, t):
    (W1, W2), (b1, b2) = net.W, net.b
    o2 = unit.sigmoid(x @ W1 + b1)
    o3 = unit.sigmoid(o2 @ W2 + b2)
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_W2, delta_b2 = o2.T @ delta_u3, delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    delta_W1, delta_b1 = x.T @ delta_u2, delta_u2.sum(axis=0)
    return [delta_W1, delta_W2], [delta_b1, delta_b2]


written_out(net, X, T)

# %% [markdown] lang="ja"
# **ループにした形**：層がいくつあっても、出発点と、繰り返す4行だけです。誤差信号は、出力層とそれ以外で次のように分かれます。
#
# $$\delta^{o^k} = \frac{\partial E}{\partial\mathbf{o}^k} = \begin{cases} -(\mathbf{t} - \mathbf{o}^k) & k = k_{max} \\ \delta^{u^{k+1}}(\mathbf{W}^k)^\top & \text{それ以外} \end{cases}$$
#
# $$\delta^{u^{k+1}} = \delta^{o^{k+1}} \circ \mathbf{o}^{k+1} \circ (1 - \mathbf{o}^{k+1}) \qquad \Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}} \qquad \Delta\mathbf{b}^k = \sum_{\text{サンプル}}\delta^{u^{k+1}}$$
#
# `k` は式の $k$ と同じ数で、$k_{max} - 1$ から $1$ まで下がっていきます。Python の番号は0からなので、`o[k]` が $\mathbf{o}^{k+1}$、`o[k - 1]` が $\mathbf{o}^k$、`net.W[k - 1]` が $\mathbf{W}^k$ です。2-3-1 と4つのサンプルなら、2周します。
#
# | プログラム | $k = 2$ のとき | $k = 1$ のとき |
# | --- | --- | --- |
# | 1周の初めの `delta_o` | $\delta^{o^3}$　$(4, 1)$ | $\delta^{o^2}$　$(4, 3)$ |
# | `o[k]` | $\mathbf{o}^3$　$(4, 1)$ | $\mathbf{o}^2$　$(4, 3)$ |
# | `delta_u` | $\delta^{u^3}$　$(4, 1)$ | $\delta^{u^2}$　$(4, 3)$ |
# | `o[k - 1]` | $\mathbf{o}^2$　$(4, 3)$ | $\mathbf{o}^1 = \mathbf{x}$　$(4, 2)$ |
# | `o[k - 1].T @ delta_u` | $\Delta\mathbf{W}^2$　$(3, 4)(4, 1) \to (3, 1)$ | $\Delta\mathbf{W}^1$　$(2, 4)(4, 3) \to (2, 3)$ |
# | `delta_u.sum(axis=0)` | $\Delta\mathbf{b}^2$　$(1)$ | $\Delta\mathbf{b}^1$　$(3)$ |
# | `delta_u @ net.W[k - 1].T` | $\delta^{o^2}$　$(4, 1)(1, 3) \to (4, 3)$ | $\delta^{o^1}$　$(4, 3)(3, 2) \to (4, 2)$ |
#
# （`range(2, 0, -1)` は 2, 1 の順に数えます。`insert(0, …)` は、リストの先頭に加えます。後ろの層から求めるので、こうすると $\Delta\mathbf{W}^1, \Delta\mathbf{W}^2$ の順に並びます。）

# %% [markdown] lang="en"
# **As a loop**: however many layers, there is a start, and four lines that are repeated. The error signal has two cases:
#
# $$\delta^{o^k} = \frac{\partial E}{\partial\mathbf{o}^k} = \begin{cases} -(\mathbf{t} - \mathbf{o}^k) & k = k_{max} \\ \delta^{u^{k+1}}(\mathbf{W}^k)^\top & \text{otherwise} \end{cases}$$
#
# $$\delta^{u^{k+1}} = \delta^{o^{k+1}} \circ \mathbf{o}^{k+1} \circ (1 - \mathbf{o}^{k+1}) \qquad \Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}} \qquad \Delta\mathbf{b}^k = \sum_{\text{samples}}\delta^{u^{k+1}}$$
#
# `k` is the formula's $k$ and runs from $k_{max} - 1$ down to 1. Python counts from 0, so `o[k]` is $\mathbf{o}^{k+1}$, `o[k - 1]` is
# $\mathbf{o}^k$ and `net.W[k - 1]` is $\mathbf{W}^k$. For 2-3-1 and four samples there are two passes:
#
# | in code | when $k = 2$ | when $k = 1$ |
# | --- | --- | --- |
# | `delta_o`, at the beginning of a pass | $\delta^{o^3}$  $(4, 1)$ | $\delta^{o^2}$  $(4, 3)$ |
# | `o[k]` | $\mathbf{o}^3$  $(4, 1)$ | $\mathbf{o}^2$  $(4, 3)$ |
# | `delta_u` | $\delta^{u^3}$  $(4, 1)$ | $\delta^{u^2}$  $(4, 3)$ |
# | `o[k - 1]` | $\mathbf{o}^2$  $(4, 3)$ | $\mathbf{o}^1 = \mathbf{x}$  $(4, 2)$ |
# | `o[k - 1].T @ delta_u` | $\Delta\mathbf{W}^2$  $(3, 4)(4, 1) \to (3, 1)$ | $\Delta\mathbf{W}^1$  $(2, 4)(4, 3) \to (2, 3)$ |
# | `delta_u.sum(axis=0)` | $\Delta\mathbf{b}^2$  $(1)$ | $\Delta\mathbf{b}^1$  $(3)$ |
# | `delta_u @ net.W[k - 1].T` | $\delta^{o^2}$  $(4, 1)(1, 3) \to (4, 3)$ | $\delta^{o^1}$  $(4, 3)(3, 2) \to (4, 2)$ |
#
# (`range(2, 0, -1)` counts 2, 1. `insert(0, …)` puts something at the front of a list. The last layer comes first, so in the end they stand in the order
# $\Delta\mathbf{W}^1, \Delta\mathbf{W}^2$.)


# %%
def looped(net, x, t):
    o = network.forward(net, x).o
    delta_W, delta_b = [], []
    delta_o = -(t - o[-1])
    for k in range(len(net.W), 0, -1):  # k_max − 1, …, 2, 1
        delta_u = delta_o * o[k] * (1 - o[k])
        delta_W.insert(0, o[k - 1].T @ delta_u)
        delta_b.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ net.W[k - 1].T
    return delta_W, delta_b


looped(net, X, T)

# %% [markdown] lang="ja"
# **`network.backward`**：同じ計算をして、すべての $\delta$ も残します（`grads.delta_o[0]` が $\delta^{o^1}$、`grads.delta_u[0]` が $\delta^{u^2}$、`grads.delta_W[0]` が $\Delta\mathbf{W}^1$ です）。3つとも同じ値か、比べます。

# %% [markdown] lang="en"
# **`network.backward`** does the same and keeps every $\delta$ (`grads.delta_o[0]` is $\delta^{o^1}$, `grads.delta_u[0]` is
# $\delta^{u^2}$, `grads.delta_W[0]` is $\Delta\mathbf{W}^1$). Are all three equal?

# %%
grads = network.backward(net, network.forward(net, X), T)


def agrees_with_backward(way):
    delta_W, delta_b = way(net, X, T)
    same_W = [np.allclose(delta_W[k], grads.delta_W[k]) for k in range(2)]
    same_b = [np.allclose(delta_b[k], grads.delta_b[k]) for k in range(2)]
    return same_W + same_b


agrees_with_backward(written_out), agrees_with_backward(looped)

# %% [markdown] lang="ja"
# 3つが同じでも、3つとも間違っているかもしれません。13個のパラメータを1つずつ動かして、$E$ の変わり方を測ります。表の行の名前では、層の番号は1から、成分の番号は0から数えます：`ΔW¹[0, 2]` が $\Delta w^1_{13}$ です。

# %% [markdown] lang="en"
# All equal; but all three could be wrong. So nudge each of the 13 parameters in turn and watch $E$. In the names of
# the rows layers count from 1, elements from 0: `ΔW¹[0, 2]` is $\Delta w^1_{13}$.

# %%
gradcheck.check(net, X, T, grads)

# %% [markdown] lang="ja"
# ## 5. 1層ずつ動かしてみる（15分）
#
# 上の 2-3-1 を、1サンプルずつ計算します。**次へ ›** で1層ずつ前へ進み、それから後ろへ戻ります。図の下には、そのステップの式（行列を掛けるところでは**形**も。1つのサンプルは1行の行列 $1 \times n$ として書きます）、後ろへ戻るときは**ループの対応する行**、そして着目するユニットの数を入れた式が出ます。着目するユニットは「ユニット」で選びます。図では太い枠です（その番号がない層では、最後のユニット）。
#
# 1. **次へ ›** で最後まで進み、2・3節の値と見比べてください（朱色の数は、線の上を右から左へ送られていきます。学習に要らない $\delta^{o^1}$ は出ません）。
# 2. **ユニット2：前へ** と **ユニット2：後ろへ** を押して、ステップ1（第2層の順伝播）とステップ7（$\delta^{o^2}$）を見比べます。濃く残る線は、ステップ1では $\mathbf{W}^1$ の列ですか、行ですか。ステップ7では $\mathbf{W}^2$ の列ですか、行ですか。
# 3. **予想**：サンプルを $\mathbf{x} = (0, 0)$ にすると、修正量が必ず0になるのはどれですか？　ステップ9（$\Delta\mathbf{W}^1,\ \Delta\mathbf{b}^1$）で、「ユニット」を 1, 2, 3 と変えて確かめます。
# 4. 「最初に戻す」を押し、サンプルを順に選んで、4つの $E$ を書き留めます。それから $\mathbf{x} = (1, 0)$ に戻し、「更新する」の右の **▶ くり返す** で更新を続けます。図の下に、更新の回数 $n$ と、その前後の $E$ が出ます。このサンプルの $E$ が 0.01 を切るまで何回かかりますか？
# 5. **予想**：ほかの3つのサンプルの $E$ は、増えましたか、減りましたか？　切り替えて確かめます。

# %% [markdown] lang="en"
# ## 5. Play: one layer at a time (15 min)
#
# The same 2-3-1 network, one sample at a time. **next ›** walks forward layer by layer, then back. Below the picture: the
# step's formula, with the **shapes** where matrices are multiplied (one sample is written as a matrix with one row, $1 \times n$); on the
# way back, **the line of the loop** that computes it; then the formula with the numbers of one unit put in. The slider *unit* chooses it (or the layer's last one, where it has fewer); in the picture it has
# a thick frame.
#
# 1. Press **next ›** to the end and compare with sections 2 and 3 ($\delta^{o^1}$, which training does not need, is left out).
# 2. Press **unit 2: forward** and **unit 2: back** and compare step 1 (forward, layer 2) with step 7 ($\delta^{o^2}$). What stays dark: in step 1 a column of
#    $\mathbf{W}^1$, or a row? In step 7 a column of $\mathbf{W}^2$, or a row?
# 3. **Predict**: choose the sample $\mathbf{x} = (0, 0)$. Which gradients must be 0? Check at step 9,
#    $\Delta\mathbf{W}^1, \Delta\mathbf{b}^1$, with *unit* at 1, 2 and 3.
# 4. Press *reset* and note $E$ of each of the four samples. Then go back to $\mathbf{x} = (1, 0)$ and press **▶ repeat** beside
#    *apply the update*: the line below the picture counts the updates, $n$, and shows $E$ before and after. How many until $E$ of this sample is
#    below 0.01?
# 5. **Predict**: has $E$ of the other three grown or fallen? Choose them and see.

# %%
explore.layers((2, 3, 1), seed=1)

# %% [markdown] lang="ja"
# <details><summary>答え（2〜5）</summary>
#
# 2　前へ進むときは、着目するユニットに**入る**2本、つまり $\mathbf{W}^1$ の列です。後ろへ戻るときは、着目するユニットから**出る**線、つまり $\mathbf{W}^2$ の行です。行と列が入れ替わる、これが転置です。出力が1個なので、行は1本だけです。セルを `explore.layers((2, 3, 3, 1))` に変えると、列も行も3本になります（ステップ2とステップ11）。
#
# 3　$\Delta\mathbf{W}^1$ の全部です。$\Delta w^1_{ij} = x_i\,\delta^{u^2}_j$ だからです。$\Delta\mathbf{b}^1$ は0になりません。
#
# 4　16回です（$\epsilon = 1$）。
#
# 5　同じ $t = 1$ の $(0, 1)$ では 0.164 から 0.014 に減りましたが、$t = 0$ の $(0, 0)$ では 0.092 から 0.338 に、$(1, 1)$ では 0.097 から 0.368 に増えました。1つのサンプルだけに合わせたからです。全部のサンプルに合わせるには、順番に見せるか、勾配を合計します。
# </details>
#
# ## ひと休み：ここまでのまとめ
#
# | | 1サンプルなら | $N$ 個まとめて |
# | --- | --- | --- |
# | 前へ | $u^{k+1}_j = \sum_i o^k_i w^k_{ij} + b^k_j$ | $\mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k$ |
# | 誤差信号を前の層へ | $\delta^{o^k}_i = \sum_j \delta^{u^{k+1}}_j w^k_{ij}$ | $\delta^{u^{k+1}}(\mathbf{W}^k)^\top$ |
# | 活性化をさかのぼる | $\delta^{u^k}_j = \delta^{o^k}_j\,o^k_j(1 - o^k_j)$ | $\delta^{o^k} \circ \mathbf{o}^k \circ (1 - \mathbf{o}^k)$ |
# | 重みの修正量 | $\Delta w^k_{ij} = o^k_i\,\delta^{u^{k+1}}_j$ | $(\mathbf{o}^k)^\top\delta^{u^{k+1}}$ |
#
# これに、出発点 $\delta^{o^{k_{max}}} = -(\mathbf{t} - \mathbf{o}^{k_{max}})$ と $\Delta\mathbf{b}^k = \sum_{\text{サンプル}}\delta^{u^{k+1}}$ を加えれば、誤差逆伝播法のすべてです。今日はここまでにして、[練習問題 2](exercises/02_multilayer.ipynb) の前半（形、手計算、`backward` まで）を解いてみるのもよいでしょう。第6節から先は、この4行で学習させると何が起こるかです。
#
# ## 6. 更新の順序、そして学習（45分）
#
# 誤差は出力層から順に戻ってきます。では、$\Delta\mathbf{W}^2$ が求まったら、すぐに $\mathbf{W}^2$ を更新し、それから $\delta^{o^2}$ を計算してもよいでしょうか。いいえ。そうして求めた $\delta^{o^2}$ は、更新前の重みでの $E$ の微分ではありません。**すべての $\delta$ と $\Delta$ を更新前の重みで計算し、それから全部を一度に更新します。**
#
# $$\mathbf{W}^k_{new} = \mathbf{W}^k_{old} - \epsilon\,\Delta\mathbf{W}^k \qquad \mathbf{b}^k_{new} = \mathbf{b}^k_{old} - \epsilon\,\Delta\mathbf{b}^k$$
#
# どのくらい違うか、$\epsilon = 1$ で比べます。1つ目が正しい $\delta^{o^2}$、2つ目が $\mathbf{W}^2$ を先に更新してしまった場合です。

# %% [markdown] lang="en"
# <details><summary>Answers to 2–5</summary>
#
# 2  Forward, the two lines that go **into** the unit: a column of $\mathbf{W}^1$. Back, what comes **out** of the unit: a row of
# $\mathbf{W}^2$. That is the transpose. With one output a row is a single line; change the cell to
# `explore.layers((2, 3, 3, 1))`, and column and row have three each (steps 2 and 11).
#
# 3  All of $\Delta\mathbf{W}^1$, since $\Delta w^1_{ij} = x_i\,\delta^{u^2}_j$. $\Delta\mathbf{b}^1$ is not 0.
#
# 4  16 times, with $\epsilon = 1$.
#
# 5  For $(0, 1)$, whose $t$ is 1, too, it fell from 0.164 to 0.014; for $(0, 0)$ it grew from 0.092 to 0.338, for $(1, 1)$
# from 0.097 to 0.368. We fitted one sample and no other. To fit them all, show them in turn, or sum their gradients.
# </details>
#
# ## A resting place: what we have so far
#
# | | one sample | $N$ of them at once |
# | --- | --- | --- |
# | forward | $u^{k+1}_j = \sum_i o^k_i w^k_{ij} + b^k_j$ | $\mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k$ |
# | the error, one layer back | $\delta^{o^k}_i = \sum_j \delta^{u^{k+1}}_j w^k_{ij}$ | $\delta^{u^{k+1}}(\mathbf{W}^k)^\top$ |
# | back through the activation | $\delta^{u^k}_j = \delta^{o^k}_j\,o^k_j(1 - o^k_j)$ | $\delta^{o^k} \circ \mathbf{o}^k \circ (1 - \mathbf{o}^k)$ |
# | the gradient of the weights | $\Delta w^k_{ij} = o^k_i\,\delta^{u^{k+1}}_j$ | $(\mathbf{o}^k)^\top\delta^{u^{k+1}}$ |
#
# Add the start, $\delta^{o^{k_{max}}} = -(\mathbf{t} - \mathbf{o}^{k_{max}})$, and $\Delta\mathbf{b}^k = \sum_{\text{samples}}\delta^{u^{k+1}}$, and that is all
# of backpropagation. You may stop here for today, or try the first half of [exercises 2](exercises/02_multilayer.ipynb)
# (shapes, by hand, up to `backward`). From section 6 on: what happens when these four lines are used to train.
#
# ## 6. The order of updates, and training (45 min)
#
# The error comes back layer by layer. Once $\Delta\mathbf{W}^2$ is known, may $\mathbf{W}^2$ be updated straight away, before
# $\delta^{o^2}$ is computed? Then $\delta^{o^2}$ would no longer be the derivative of $E$ at the old weights.
# **Compute every $\delta$ and $\Delta$ with the old weights, then update them all at once.**
#
# $$\mathbf{W}^k_{new} = \mathbf{W}^k_{old} - \epsilon\,\Delta\mathbf{W}^k \qquad \mathbf{b}^k_{new} = \mathbf{b}^k_{old} - \epsilon\,\Delta\mathbf{b}^k$$
#
# How much does it matter? With $\epsilon = 1$: first the right $\delta^{o^2}$, then with $\mathbf{W}^2$ already updated.

# %%
new_W2 = W2 - 1.0 * delta_W2
delta_u3 @ W2.T, delta_u3 @ new_W2.T

# %% [markdown] lang="ja"
# 真ん中のユニットでは、およそ5倍も違います。
#
# <details><summary>実際に起こる間違いです</summary>
#
# 誤差逆伝播法の計算例として Web で最もよく読まれているものの一つに、Matt Mazur の 2-2-2 の例があります（バイアスは更新せず、$\epsilon = 0.5$）。本文では更新前の重みで計算していますが、そこに載っている1回更新後の $E = 0.291027924$ は、重みを先に更新してしまったときの値です。更新前の重みで計算すれば $0.291027774$ で、違いは小数第7位に出るだけです（どちらの値も、この教材のテストで確かめてあります）。
# </details>
#
# 前へ、後ろへ、更新、を繰り返すのが学習です。`network.train` は、最初の $E$ と、1回更新するごとの $E$ を記録します。サンプルを1つずつ見せて、そのつど更新することも（`one_by_one=True`）、全サンプルの合計で更新することもできます。更新 0・100・300・1000 回後の $E$（全サンプルの合計）を比べます。3行目は、1サンプルずつの更新をその4倍の回数だけ行ったときです。
#
# **予想**：更新の回数が同じなら、$E$ が速く減るのはどちらですか？

# %% [markdown] lang="en"
# For the unit in the middle it is nearly five times as large as it should be.
#
# <details><summary>It does happen</summary>
#
# One of the most widely read worked examples of backpropagation on the web is Matt Mazur's 2-2-2 network (its biases are
# left as they are, and $\epsilon = 0.5$). Its text computes with the old weights, but the $E = 0.291027924$ that it gives after one update is what comes out when the weights are
# updated first. With the old weights one gets $0.291027774$: the two differ only from the seventh decimal place on. (The tests
# of this lecture check both.)
# </details>
#
# Forward, back, update, again and again: that is training. `network.train` keeps $E$ before the first and after every
# update. One may update with the gradient of one sample at a time, in turn (`one_by_one=True`), or with the sum over all of
# them. Here is $E$, summed over all samples, after 0, 100, 300 and 1,000 updates; the third line is
# one by one again, after four times as many updates.
#
# **Predict**: for the same number of updates, which brings $E$ down faster?

# %%
at_once = network.train(net, X, T, epsilon=2.0, steps=1000)
one_by_one = network.train(net, X, T, epsilon=2.0, steps=1000, one_by_one=True)
longer = network.train(net, X, T, epsilon=2.0, steps=4000, one_by_one=True)
print(at_once.E[[0, 100, 300, 1000]])
print(one_by_one.E[[0, 100, 300, 1000]])
print(longer.E[[0, 400, 1200, 4000]])

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **合計で更新するほうです（1行目）。** 1回に4つ分の勾配で動くからです。1サンプルずつだと、4回でやっと全部を1巡します。見せたサンプルの数をそろえれば（3行目）大差はなく、最後は同じ 0.0018 です。
# </details>
#
# 隠れユニットの数ごとに、20個のシードのうちいくつで XOR を学習できるか（$E \le 0.05$、1000回、$\epsilon = 2$）を数えます。20個を一度に学習させる `ensemble.train` を使います（くわしくは第3章で）。
#
# **予想**：XOR は隠れユニット2個で解けることが知られています。2個なら、20個のシードのすべてで学習できますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **The sum (first line)**: it moves by four gradients at a time. One by one, it takes four updates to see every sample
# once; with as many samples seen (third line) the two are not far apart, and in the end equal (0.0018).
# </details>
#
# From how many of 20 seeds does the network learn XOR ($E \le 0.05$ after 1,000 updates, $\epsilon = 2$), by the number of
# hidden units? (`ensemble.train` trains all 20 at once; lesson 3 says more of it.)
#
# **Predict**: two hidden units are known to be enough for XOR. Will all 20 seeds learn it with two?

# %%
for units in (1, 2, 4):
    runs = ensemble.train((2, units, 1), range(20), [2.0], X, T, 1000)
    print(f"2-{units}-1:", np.sum(runs.E[:, 0, -1] <= 0.05))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **いいえ。** 2個では5つのシードが失敗し、4個ならすべて成功しました。解けるネットワークが**ある**ことと、最急降下法でそこに**たどり着く**ことは別です（続きは[第3章](03_initial_weights.ipynb)で）。
# </details>
#
# 次は、データ、層の数、学習率を変えて学習させます。左は出力 $o$ を色の濃さで表した入力の平面で、濃さが急に変わるところが $o = \frac12$ です。■ は $t = 1$、○ は $t = 0$ のサンプル。中央は更新 $n$ 回目の $E$。右は、最後の更新のあとの各層の $\delta^{u^k}$ の大きさ（2乗の平均の平方根、対数目盛り）です。入力が1つのデータ（1次元の**回帰**、regression：0か1かでなく、連続した値を当てる問題）では、左は曲線 $o(x)$ と教師信号 ■ になります。サンプルはつかんで動かせます（クリックすると $t$ が入れ替わります）。＋を動かすと、そこでの $o$ が図の下に出ます。**▶ 更新回数** は、学習の進み方を見せます。
#
# **予想**：次の6つの設定のうち、$E$ の曲線が互いによく似た形になって、その形だけでは何が起きているのか区別できない組を、すべて挙げてください。（4ユニット、ε = 2／ε = 0.02／1ユニット／1次元の回帰、ε = 1／2ユニット、シード 13／隠れ層6つ）予想を書いてから、ボタンを左から順に押してください。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **No.** With two, five seeds fail; with four, none. That there **is** a solution does not mean that steepest descent **gets
# there** (more in [lesson 3](03_initial_weights.ipynb)).
# </details>
#
# Now train with other data, more layers, another step size. On the left, the plane of the inputs: the darker, the larger
# the output $o$, and the jump is at $o = \frac12$; ■ are samples with $t = 1$, ○ with $t = 0$. In the middle, $E$ after
# $n$ updates. On the right, how large $\delta^{u^k}$ is in each layer after the last update (root mean square, on a
# logarithmic scale). For data with one input (1-D **regression**: not 0 or 1, but a continuous value is to be
# predicted) the left panel is the curve $o(x)$ with its targets ■.
# A sample can be dragged, and a click gives it the other $t$; the + tells you $o$ where you put it; **▶ updates** plays the training.
#
# **Predict**: of these six settings, which will have curves of $E$ so alike in shape that the shape does **not** tell what is going on? (4 units, ε = 2 / ε = 0.02 / 1 unit / 1-D regression,
# ε = 1 / 2 units, seed 13 / 6 hidden layers) Write it down, then press the buttons from left to right.

# %%
explore.training()

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **「ε = 0.02」と「隠れ層6つ」は、どちらも 0.5 あたりの横線です。** 右の図の $\delta$ か、$\epsilon$ の値を見れば区別できます。**「1ユニット」と「2ユニット、シード 13」も**、途中まで下がって0よりずっと上で止まる、よく似た形です（高さは 0.34 と 0.25 で違います）。左の図を見るか、シードを変えてみます。
#
# | ボタン | 起こったこと |
# | --- | --- |
# | 4ユニット、ε = 2 | しばらく平らなところを進み、急に下がって、4個とも正しく分けられます |
# | ε = 0.02 | 1000回更新しても、ほとんど動いていません |
# | 1ユニット | 隠れユニットが1個では、$o = \frac12$ の線（**決定境界**）は直線1本にしかなりません。$E$ は下がりきらずに止まります |
# | 1次元の回帰、ε = 1 | 谷を飛び越えるので、$E$ は1回おきに増減します。290回あたりで 0.27 まで下がりますが、そのあとは振れ幅が大きくなりながら、また上がっていきます（図では黒い帯に見えます） |
# | 2ユニット、シード 13 | 飽和した隠れ層が $(1, 0)$ と $(1, 1)$ をほとんど同じ値に写すので、出力はどちらも約 $\frac12$。$t = 1$ と $t = 0$ の $\delta$ が打ち消し合い、ほとんど動けません |
# | 隠れ層6つ | 入力に近い層ほど $\delta$ が小さい。出力は入力が変わってもほとんど変わらず、1000回更新しても $E \approx 0.5$ のままです（学習できないのではなく、とても遅い） |
# </details>

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# ***ε = 0.02* and *6 hidden layers* both lie flat at about 0.5**; look at $\delta$ on the right, or at $\epsilon$. ***1 unit* and
# *2 units, seed 13*, too**: both fall part of the way and level off well above 0 (at different heights, 0.34 and 0.25); look at the
# left panel, or try another seed.
#
# | button | what happened |
# | --- | --- |
# | 4 units, ε = 2 | flat for a while, then a fall; all four samples on the correct side |
# | ε = 0.02 | after 1,000 updates we have hardly moved |
# | 1 unit | with one hidden unit the line $o = \frac12$ (the **decision boundary**) is one straight line; $E$ stops far from 0 |
# | 1-D regression, ε = 1 | the steps overshoot the valley: $E$ rises at every other update; it comes down to 0.27 by $n \approx 290$, then climbs again as the swings grow (they merge into a black band) |
# | 2 units, seed 13 | the saturated hidden layer sends $(1, 0)$ and $(1, 1)$ to almost the same values, the output is about $\frac12$ for both, their two $\delta$ cancel, and it hardly moves |
# | 6 hidden layers | the nearer to the input, the smaller $\delta$; the output hardly depends on the input, and after 1,000 updates $E$ is still about 0.5 (not for ever: it is very slow) |
# </details>

# %% [markdown] lang="ja"
# ### なぜ δ は小さくなるのか
#
# 1層戻るたびに、$\delta$ には重み $(\mathbf{W}^k)^\top$ と $o(1 - o)$ が掛かります。$o$ が何であっても $o(1 - o) \le \frac14$ です。重みや、足し合わせる道の数がそれを打ち消すほど大きくなければ、$\delta$ は1層戻るごとに何分の1かに縮み、層を重ねるとほとんど消えてしまいます（**勾配消失**、vanishing gradient）。
#
# **予想**：隠れ層が6層（4ユニットずつ）のネットワークで、学習を始める前の $\delta^{u^2}$ の大きさは、$\delta^{u^8}$ のおよそ何分の1でしょう？（大きさは、サンプルとユニットについて2乗して平均し、平方根をとったものです。）6層戻ります。重みは平均0、標準偏差1の乱数です。

# %% [markdown] lang="en"
# ### Why δ shrinks
#
# Each layer on the way back multiplies $\delta$ by the weights, $(\mathbf{W}^k)^\top$, and by $o(1 - o)$; and whatever $o$ is,
# $o(1 - o) \le \frac14$. Unless the weights are rather large, or the paths many, each layer lets only a fraction of $\delta$ through, and
# after many layers next to nothing is left (the **vanishing gradient**).
#
# **Predict**: in a network with six hidden layers of 4 units, before training, how large is $\delta^{u^2}$ compared with
# $\delta^{u^8}$ (the root of the mean of its squares, over samples and units)? Give a fraction. It goes back six layers; the weights are random, with mean 0 and standard deviation 1.


# %%
def sizes_of_delta(seed, kind="sigmoid"):
    start = network.initial((2, 4, 4, 4, 4, 4, 4, 1), seed, hidden=kind)
    signals = network.backward(start, network.forward(start, X), T).delta_u
    return [np.sqrt(np.mean(signal**2)) for signal in signals]


for size in sizes_of_delta(1):
    print(f"{size:.1e}")


# %%
for seed in range(10):
    sizes = sizes_of_delta(seed)
    print(f"1/{sizes[-1] / sizes[0]:.0f}")

# %%
deep = network.initial((2, 4, 4, 4, 4, 4, 4, 1), seed=1)
for delta_W in network.backward(deep, network.forward(deep, X), T).delta_W:
    print(f"{np.sqrt(np.mean(delta_W**2)):.1e}")

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **シードによって、およそ700分の1から2万分の1です。** $\frac14$ だけを6回掛けると $\frac{1}{4096}$ です。実際の $o(1 - o)$ はほとんどが $\frac14$ より小さいので、その分は縮みます。逆に、4つのユニットからの値を足し合わせるところ（6層のうち5層）では、たいてい大きくなります。差し引きで、$\frac{1}{4096}$ より大きいシードも小さいシードもあります。
# </details>
#
# 1つ目の出力は、シード1での $\delta^{u^2}, \dots, \delta^{u^8}$ の大きさです。2つ目は、シード 0〜9 での、$\delta^{u^2}$ の大きさを $\delta^{u^8}$ の大きさで割った値です。3つ目は、シード1での $\Delta\mathbf{W}^1, \dots, \Delta\mathbf{W}^7$ の大きさです。$\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}}$ で、$o$ は0と1の間なので、$\delta$ が小さければ $\Delta\mathbf{W}^k$ も小さくなります。ここでは、学習の初めに、入力に近い層の重みほど動きません。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **From about 1/700 to 1/20,000, depending on the seed.** $\frac14$ alone, six times, would give 1/4096. Almost every $o(1 - o)$ is
# smaller than $\frac14$, which lowers the ratio; the sums over four units, at five of the six steps, usually raise it. So it is above 1/4096 for
# some seeds and below for others.
# </details>
#
# The first output: the sizes of $\delta^{u^2}, \dots, \delta^{u^8}$ for seed 1. The second: the size of $\delta^{u^2}$ divided by that of
# $\delta^{u^8}$, for seeds 0 to 9. The third: the sizes of $\Delta\mathbf{W}^1, \dots, \Delta\mathbf{W}^7$ for seed 1. As
# $\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}}$ and every $o$ lies between 0 and 1, a small $\delta$ makes $\Delta\mathbf{W}^k$ small: here,
# at the start of training, weights move less the nearer they are to the input.

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ### 発展：シグモイドでなければ？（tanh と ReLU、15分）
#
# 飛ばして第7節へ進んでもかまいません（JupyterLab では折りたたんであり、見出しの左の印か、見出しの下の「… cells hidden」を押すと開きます）。

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ### Going further: what if it is not a sigmoid? (tanh and ReLU, 15 min)
#
# You may skip this and go on to section 7. (In JupyterLab it is folded: the sign left of the heading opens it, or "… cells hidden" below.)

# %% [markdown] lang="ja"
# この講義では、簡単のため、活性化関数をすべてシグモイドとしています。隠れ層の活性化関数がほかの $f$ のときは、順伝播の $\sigma$ を $f$ に替えます。すると、逆伝播で変わるのは1か所だけです。$\delta^{u^k}$ を求めるときの $o(1 - o)$ が $f'(u)$ になります（$2 \le k < k_{max}$）。
#
# $$\mathbf{o}^k = f(\mathbf{u}^k) \qquad \delta^{u^k} = \delta^{o^k} \circ f'(\mathbf{u}^k)$$
#
# | $f$ | $o = f(u)$ | $f'(u)$ を $o$ で書くと | $f'(u)$ の最大値 |
# | --- | --- | --- | --- |
# | シグモイド | $1 / (1 + e^{-u})$ | $o(1 - o)$ | $\frac14$ |
# | 双曲線正接（tanh） | $\tanh u$ | $1 - o^2$ | 1 |
# | ReLU（正規化線形関数） | $\max(u, 0)$ | $o > 0$ なら 1、そうでなければ 0 | 1 |
#
# ReLU は $u = 0$ で微分できないので、$f'(0) = 0$ と約束します（ちょうど $u = 0$ では、数値微分は ½ になり、これとは一致しません）。`network.initial` に `hidden="tanh"` か `hidden="relu"` を渡すと、隠れ層がその $f$ になります（出力層はシグモイドのまま）。上の `explore.training()` でも「隠れ層の f(u)」で選べます。
#
# **予想**：6つの隠れ層がシグモイドなら、$\delta^{u^2}$ の大きさは $\delta^{u^8}$ のおよそ700分の1から2万分の1でした。tanh や ReLU に替えると、100分の1より大きいシードは、10個のうちいくつでしょう？

# %% [markdown] lang="en"
# So far every activation has been a sigmoid. With another activation $f$ in the hidden layers, $f$ replaces $\sigma$ on the
# way forward, and on the way back one thing changes: $f'(u)$ replaces $o(1 - o)$ in $\delta^{u^k}$ ($1 < k < k_{max}$).
#
# $$\mathbf{o}^k = f(\mathbf{u}^k) \qquad \delta^{u^k} = \delta^{o^k} \circ f'(\mathbf{u}^k)$$
#
# | $f$ | $o = f(u)$ | $f'(u)$ in terms of $o$ | largest $f'(u)$ |
# | --- | --- | --- | --- |
# | sigmoid | $1 / (1 + e^{-u})$ | $o(1 - o)$ | $\frac14$ |
# | hyperbolic tangent (tanh) | $\tanh u$ | $1 - o^2$ | 1 |
# | ReLU (rectified linear unit) | $\max(u, 0)$ | 1 if $o > 0$, otherwise 0 | 1 |
#
# At $u = 0$ ReLU has no derivative; by convention we take 0 there (exactly there the nudge, which gives ½,
# would not agree). Give `network.initial` `hidden="tanh"` or `hidden="relu"`, and
# its hidden layers have that $f$ (the output layer keeps its sigmoid). `explore.training()` above offers the choice under "hidden f(u)".
#
# **Predict**: with sigmoids in the six hidden layers, $\delta^{u^2}$ was from about 1/700 to 1/20,000 of $\delta^{u^8}$ in size. With tanh, and with ReLU, for how
# many of the 10 seeds will it be more than 1/100?

# %%
for kind in ("sigmoid", "tanh", "relu"):
    print(kind, *[f"{size:.1e}" for size in sizes_of_delta(1, kind)])

# %%
for kind in ("sigmoid", "tanh", "relu"):
    ratios = [
        sizes_of_delta(seed, kind)[0] / sizes_of_delta(seed, kind)[-1]
        for seed in range(10)
    ]
    print(kind, *[f"{ratio:.5f}" for ratio in ratios])


# %%
def silent_units(seed):
    start = network.initial((2, 4, 4, 4, 4, 4, 4, 1), seed, hidden="relu")
    hidden_u = network.forward(start, X).u[:-1]
    return [int(np.sum(np.all(layer <= 0, axis=0))) for layer in hidden_u]


silent_units(1), silent_units(2), silent_units(6)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **100分の1より大きいのは、tanh で10個中9個、ReLU で8個、シグモイドでは0個です。** シグモイドの $f'(u)$ は必ず $\frac14$ 以下ですが、tanh では1に近い値もとれ、ReLU では $u > 0$ ならちょうど1だからです。（tanh のシード1で、$\delta^{u^6}$ まで縮んだあと、入力に向かって再び大きくなっているのは、重みを掛けて足し合わせるほうの効果です。）
# </details>
#
# 1つ目の出力は、シード1での $\delta^{u^2}, \dots, \delta^{u^8}$ の大きさです。2つ目は、シード 0〜9 での、$\delta^{u^2}$ の大きさを $\delta^{u^8}$ の大きさで割った値です。
#
# ところが ReLU では、比が**ちょうど 0** のシードが2つ（2 と 6）あります。$u \le 0$ のユニットでは $f'(u) = 0$ なので、そこを通る $\delta$ は 0 になります。1個だけなら、ほかのユニットを通る道が残ります。3つ目の出力は、シード 1、2、6 での、どのサンプルでも $u \le 0$ になるユニットの数を、第2層から第7層まで並べたものです。シード 2 と 6 では第7層の4個すべてがそうなっていて、道が1本も残っていません。
#
# そのようなユニットをほかのユニットと比べるには、小さなネットワークのほうが見やすいので、隠れ層が1つの 2-4-1（シード 0、$\epsilon = 0.5$）に替えます。
#
# **予想**：どのサンプルでも $u \le 0$ のユニットにも、誤差 $\delta^{o^2}$ は届くでしょうか。1000回更新すると、そのユニットに入ってくる重みとバイアスは、どれだけ動くでしょう？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **More than 1/100 for 9 of 10 seeds with tanh, for 8 with ReLU, for none with the sigmoid.** Its $f'(u)$ is at most $\frac14$; that of tanh can come close to 1, and that of ReLU is exactly 1 wherever $u > 0$. (With tanh and seed 1,
# $\delta$ first shrinks and then, from $\delta^{u^6}$ on, grows again towards the input: the weights, and the sum over paths, can do that.)
# </details>
#
# The first output: the sizes of $\delta^{u^2}, \dots, \delta^{u^8}$ for seed 1. The second: the size of $\delta^{u^2}$ divided by that of
# $\delta^{u^8}$, for seeds 0 to 9.
#
# With ReLU, though, two of the ratios are **exactly 0**, those of seeds 2 and 6. At a unit with $u \le 0$, $f'(u)$ is 0, and any path through it is
# cut. If it is one unit, other paths are left. The third output counts, for seeds 1, 2 and 6 and layers 2 to 7, the units whose $u$ is $\le 0$ for every sample: in seeds 2
# and 6 all four of layer 7 are, and no path is left.
#
# To compare such units with the others, we take a small network instead: 2-4-1, seed 0, $\epsilon = 0.5$.
#
# **Predict**: does an error $\delta^{o^2}$ reach a unit whose $u$ is $\le 0$ for every sample? How far do the weights into it, and its bias, move in
# 1,000 updates?

# %%
relu = network.initial((2, 4, 1), seed=0, hidden="relu")
relu_trace = network.forward(relu, X)
np.all(relu_trace.u[0] <= 0, axis=0)

# %%
relu_grads = network.backward(relu, relu_trace, T)
trained = network.train(relu, X, T, epsilon=0.5, steps=1000)
print("δᵒ²", abs(relu_grads.delta_o[1]).max(axis=0))
print("δᵘ²", abs(relu_grads.delta_u[0]).max(axis=0))
print("ΔW¹", abs(relu_grads.delta_W[0]).max(axis=0))
print("W¹ →", abs(trained.net.W[0] - relu.W[0]).max(axis=0))
print("b¹ →", abs(trained.net.b[0] - relu.b[0]))

# %%
trained_on = network.train(trained.net, X, T, epsilon=0.5, steps=2000)
trained.E[0], trained.E[-1], trained_on.E[-1]

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **誤差 $\delta^{o^2}$ は届きますが、重みもバイアスもまったく動きません。** $\delta^{u^2}$ も $\Delta\mathbf{W}^1$ もちょうど 0 だからです。第2層に入ってくるのは、いつも同じ4つのサンプルです。だから $u$ も変わらず、いくら学習を続けてもこのままです。これを**死んだ ReLU**（dead ReLU）と呼びます（第3層以降のユニットなら、前の層の学習で入力が変わり、生き返ることもあります。ただし、シード 2 や 6 のように1つの層がすべて死んでいると、その層の重みとバイアスも、それより前の層も、もう動きません）。
# </details>
#
# 1つ目の出力で `True` のユニットが、どのサンプルでも $u \le 0$ のユニットです。2つ目の出力は、$\delta^{o^2},\ \delta^{u^2},\ \Delta\mathbf{W}^1$ の、隠れユニットごとの絶対値の最大です（→ の2行は、1000回の更新で重みとバイアスが動いた量）。3つ目は、0回、1000回、3000回の更新のあとの $E$ です。$\delta$ の届くユニットが2つ残っていますが、このネットワークは $E \approx 0.33$ で止まり、XOR を学習できませんでした。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **An error $\delta^{o^2}$ does arrive, but neither their weights nor their biases move at all**: $\delta^{u^2}$, and with it
# $\Delta\mathbf{W}^1$, is exactly 0. What comes into layer 2 are
# always the same four samples; hence $u$ stays the same, and they stay like this however long we train: **dead ReLUs**. (From layer 3 on one may come
# back to life, since the layers before it still learn through its neighbours. If a whole layer is
# dead, as in seeds 2 and 6, neither its own weights and biases nor anything before it ever moves again.)
# </details>
#
# The first output: `True` for the units whose $u$ is $\le 0$ for every sample. The second: of each of the four hidden units the largest
# absolute value; the two lines with → say how far 1,000 updates have moved its weights and its bias. The third is $E$ after 0, 1,000 and
# 3,000 updates. Nor is it enough that some $\delta$ gets through: with only two units alive, this network stops at $E \approx 0.33$, and XOR
# is not learnt.

# %% [markdown] lang="ja"
# ## 7. 気づきにくい間違い（20分）
#
# 正しいアルゴリズムと1行だけ違う間違いを、7つ並べます。
#
# | 名前 | 間違い |
# | --- | --- |
# | `updated_first` | 重みを更新してから、誤差を前の層へ送る |
# | `not_transposed` | $\mathbf{W}^\top$ の代わりに $\mathbf{W}$ を掛ける（正方行列の層。ここでは $\mathbf{W}^2$） |
# | `forgotten_at_output` | 出力層で $o(1 - o)$ を掛け忘れる |
# | `forgotten_in_hidden` | 隠れ層で $o(1 - o)$ を掛け忘れる |
# | `slope_at_o` | $\sigma'$（$\sigma$ の微分。$\sigma'(u) = o(1 - o)$）を、$u$ ではなく $o$ で計算する |
# | `sign_flipped` | 符号が逆 |
# | `bias_not_summed` | バイアスの勾配をサンプルについて合計せず、最後のサンプルの $\delta^u$ だけを使う |
#
# どれも、同じ10個のシードから 2-4-4-1 のネットワークに XOR を学習させます。
#
# 次の図の左半分（✓）は正しいアルゴリズム、右半分（✗）はいま選んでいるアルゴリズムの結果です（正しいものを選んだときは、右も ✓ になります）。太い線がいま選んでいるシード、灰色の線が残りの9個です。
#
# **予想**：7つの間違いのうち、10個のシードの半分以上で XOR を学習して**しまう**のは、いくつでしょう？（シグモイド、$\epsilon = 0.5$、2000回、$E \le 0.05$ で数えます。）もし ✗ が付いていなければ、$E$ の曲線だけで間違いだと見抜けるのはどれでしょう？　予想を書いてから、次のセルでアルゴリズムを次々に選んでください。

# %% [markdown] lang="en"
# ## 7. Wrong but plausible (20 min)
#
# Here are seven mistakes, each one line away from the right algorithm:
#
# | name | mistake |
# | --- | --- |
# | `updated_first` | weights updated before the error is passed on |
# | `not_transposed` | $\mathbf{W}$ for $\mathbf{W}^\top$ (in a square layer: here $\mathbf{W}^2$) |
# | `forgotten_at_output` | $o(1 - o)$ forgotten at the output |
# | `forgotten_in_hidden` | $o(1 - o)$ forgotten in the hidden layers |
# | `slope_at_o` | $\sigma'$ (the derivative of $\sigma$: $\sigma'(u) = o(1 - o)$) taken at $o$ instead of $u$ |
# | `sign_flipped` | sign flipped |
# | `bias_not_summed` | bias gradient not summed over samples: only the last sample's $\delta^u$ is used |
#
# Each is used to train a 2-4-4-1 network on XOR, from the same ten seeds.
#
# In the picture below, on the left (✓) the correct algorithm, on the other side the one you choose (marked ✗, unless it is the correct one); the thick line is the
# seed you choose, the grey ones are the other nine.
#
# **Predict**: how many of the seven **still** learn XOR, from at least five of the ten seeds? (We count with sigmoids, $\epsilon = 0.5$,
# 2,000 updates, $E \le 0.05$.) And if there were no ✗, which could you recognise as wrong from the curve of $E$ alone?
# Write it down, then choose one algorithm after the other.

# %%
explore.variants()


# %%
def seeds_that_learn(variant):
    runs = variants.train(
        variant, (2, 4, 4, 1), range(10), X, T, epsilon=0.5, steps=2000
    )
    final = runs.E[:, -1]
    return int(np.sum(final <= 0.05))


for variant in variants.VARIANTS:
    print(f"{variant:20}", seeds_that_learn(variant))

# %%
deeper = network.initial((2, 4, 4, 1), seed=0)
forward_pass = network.forward(deeper, X)
for variant in variants.VARIANTS:
    variant_grads = variants.backward(variant, deeper, forward_pass, T, 0.5)
    print(f"{variant:20}", gradcheck.check(deeper, X, T, variant_grads).agrees)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **4つです。** どれも8個以上のシードで学習しました（数の一覧）。損失が下がっても、正しい証拠にはなりません。曲線だけで間違いと言い切れるのは、$E$ が増えていく `sign_flipped` くらいです。`forgotten_in_hidden` や `bias_not_summed` のように $E$ が上下するものもありますが、それは、正しい勾配でも $\epsilon$ が大きすぎれば起こります。`not_transposed` のように遅れて下がるものや、`slope_at_o` のように 0.5 の近くに留まるものは、$\epsilon$ が小さいだけ、初期値が悪いだけとも見えます。（`forgotten_at_output` がよく学習するのは、別の損失なら正しい式だからです。第5章で見ます。）
# </details>
#
# `True` と `False` の一覧は、勾配が数値微分と一致したかどうかです（最後の引数の 0.5 は $\epsilon$ で、`updated_first` だけが使います）。$E$ の曲線ではわからなかった間違いも、これならすべて見つかります。
#
# <details><summary>それぞれの間違いは、プログラムではどの1行？</summary>
#
# `lecture_lib` フォルダーの `_backprop.py` を開くと、`CORRECT` に正しい5行（出発点の $\delta^o$ と、繰り返す4行）が並んでいます。次に、新しいセルに `variants??` と打つと、`VARIANTS` で、間違いごとにそのうちの1行だけを取り替えているのが見えます。`f.f(u)` はその層の活性化関数（ここでは $\sigma(u)$）、`f.delta_u(delta_o, o)` は $\delta^o \circ o \circ (1 - o)$ です。`.mT` は、最後の2つの軸の転置です。
# </details>
#
# ## 覚えておくこと
#
# | | 式 | 転置はなぜ、ほか |
# | --- | --- | --- |
# | 前へ | $\mathbf{u}^{k+1} = \mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k,\quad \mathbf{o}^{k+1} = \sigma(\mathbf{u}^{k+1})$ | ない：送る側 $i$（$\mathbf{W}$ の最初の添字）について和をとるから |
# | 出力層 | $\delta^{o^{k_{max}}} = -(\mathbf{t} - \mathbf{o}^{k_{max}})$ | |
# | 1層後ろへ | $\delta^{o^k} = \delta^{u^{k+1}}(\mathbf{W}^k)^\top$ | 受け取る側 $j$（$\mathbf{W}$ の2番目の添字）について和をとるから |
# | 活性化 | $\delta^{u^k} = \delta^{o^k} \circ \mathbf{o}^k \circ (1 - \mathbf{o}^k) \quad (k \ge 2)$ | ない：成分ごとの積だから |
# | 修正量 | $\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}},\quad \Delta\mathbf{b}^k = \sum_{\text{サンプル}}\delta^{u^{k+1}}$ | $(i, j)$ のすべての組を作り、サンプル $s$ について和をとるから |
# | 更新 | $\mathbf{W}^k_{new} = \mathbf{W}^k_{old} - \epsilon\,\Delta\mathbf{W}^k,\quad \mathbf{b}^k_{new} = \mathbf{b}^k_{old} - \epsilon\,\Delta\mathbf{b}^k$ | すべての $\delta$ と $\Delta$ がそろってから |
#
# - 迷ったら**形**を見る。$\Delta\mathbf{W}^k$ の形は、いつも $\mathbf{W}^k$ と同じ。ただし、形が合っても正しいとは限らない。
# - シグモイドの層を深く重ねると、$o(1 - o) \le \frac14$ のために $\delta$ が消えやすい。
# - 学習できても、勾配が正しい証拠にはならない。**数値微分と一致すれば**正しいという強い証拠になり、食い違えばどこかが間違っている（ReLU の $u = 0$ の近くのように、ずらした範囲で $E$ が折れるところは別）。
#
# [← 第1章：1個のユニット](01_single_unit.ipynb)　|　[練習問題 2](exercises/02_multilayer.ipynb)　|　[はじめに](00_start.ipynb)　|　[第3章：重みの初期値 →](03_initial_weights.ipynb)

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Four of the seven**: each learns from 8 seeds or more (the list of numbers). A falling loss does not show that the gradient is right. From
# the curve alone you can be sure only that `sign_flipped` is wrong, whose $E$ grows. With some, `forgotten_in_hidden` or `bias_not_summed`, $E$ goes up and down; but so it does
# with the right gradient where $\epsilon$ is too large. One that gets down late, like `not_transposed`, or stays near 0.5, like `slope_at_o`,
# might just have too small an $\epsilon$, or have begun badly. (`forgotten_at_output` learns so well because it is the right formula for another loss; see lesson 5.)
# </details>
#
# The list of `True` and `False` says whether the gradient agrees with the nudge (the 0.5 is $\epsilon$, which only `updated_first` uses). What the curves
# of $E$ do not show is found here, every time.
#
# <details><summary>Which line of code is each mistake?</summary>
#
# See `_backprop.py` in the folder `lecture_lib`: `CORRECT` lists the five right lines (the $\delta^o$ it starts from, and the four
# that are repeated). Then type `variants??` in a new cell: in `VARIANTS` each mistake replaces one of them. `f.f(u)` is the
# layer's activation, here $\sigma(u)$, and `f.delta_u(delta_o, o)` is $\delta^o \circ o \circ (1 - o)$; `.mT` transposes the last two axes.
# </details>
#
# ## What to remember
#
# | | formula | why a transpose, and when |
# | --- | --- | --- |
# | forward | $\mathbf{u}^{k+1} = \mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k,\quad \mathbf{o}^{k+1} = \sigma(\mathbf{u}^{k+1})$ | none: the sum runs over the sending units $i$, the first index of $\mathbf{W}$ |
# | output layer | $\delta^{o^{k_{max}}} = -(\mathbf{t} - \mathbf{o}^{k_{max}})$ | |
# | one layer back | $\delta^{o^k} = \delta^{u^{k+1}}(\mathbf{W}^k)^\top$ | the sum runs over the receiving units $j$, the second index of $\mathbf{W}$ |
# | activation | $\delta^{u^k} = \delta^{o^k} \circ \mathbf{o}^k \circ (1 - \mathbf{o}^k) \quad (k \ge 2)$ | none: element by element |
# | gradients | $\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}},\quad \Delta\mathbf{b}^k = \sum_{\text{samples}}\delta^{u^{k+1}}$ | every $i$ with every $j$, summed over samples $s$ |
# | update | $\mathbf{W}^k_{new} = \mathbf{W}^k_{old} - \epsilon\,\Delta\mathbf{W}^k,\quad \mathbf{b}^k_{new} = \mathbf{b}^k_{old} - \epsilon\,\Delta\mathbf{b}^k$ | once every $\delta$ and $\Delta$ is known |
#
# - When in doubt, look at the **shapes**: $\Delta\mathbf{W}^k$ always has the shape of $\mathbf{W}^k$. (Shapes that fit prove nothing yet.)
# - Stack many sigmoid layers, and $\delta$ tends to vanish, because $o(1 - o) \le \frac14$.
# - That a network learns does not show that the gradient is right. **Agreement with the nudge** is strong evidence that it is;
#   clear disagreement shows that it is not (unless $E$ has a kink within the nudge, as with ReLU where $u$ is close to 0).
#
# [← lesson 1, the single unit](01_single_unit.ipynb)  |  [exercises 2](exercises/02_multilayer.ipynb)  |  [start](00_start.ipynb)  |  [lesson 3, initial weights →](03_initial_weights.ipynb)
