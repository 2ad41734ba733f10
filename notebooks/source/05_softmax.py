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
# # 第5章　出力が確率なら？　ソフトマックス関数
#
# 入力が3種類以上のうちのどれかを当てる問題を考えます（**分類**。1つ1つの種類を**クラス**、class といいます）。出力をどう作り、損失をどう選び、誤差逆伝播法のどこが変わるのでしょうか。先に言うと、変わるのは、第2章の繰り返しの**出発点だけ**です。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で出力を消し、**Shift + Enter** で1つずつ実行してください。全部で90分ほどです。
#
# [← 第4章：畳み込み](04_convolution.ipynb)　|　[練習問題 5](exercises/05_softmax.ipynb)　|　English: [05_softmax.ipynb](../en/05_softmax.ipynb)

# %% [markdown] lang="en"
# # Lesson 5: what if the outputs are probabilities? Softmax
#
# Now the network must decide which of three or more kinds an input belongs to (**classification**; each kind is a **class**). What produces the output, which
# loss do we use, and what changes in backpropagation? To give away the ending: only **the starting point** of lesson 2's recursion.
#
# **Before you begin**: clear the outputs with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**. All in all it takes about 90 minutes.
#
# [← lesson 4, convolution](04_convolution.ipynb)  |  [exercises 5](exercises/05_softmax.ipynb)  |  日本語: [05_softmax.ipynb](../ja/05_softmax.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import datasets, diagrams, explore, gradcheck, network, softmax, unit

# %precision 4
# 3e-04 ではなく 0.0003 と表示する | 0.0003, not 3e-04
np.set_printoptions(suppress=True)
lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import datasets, diagrams, explore, gradcheck, network, softmax, unit

# %precision 4
# 3e-04 ではなく 0.0003 と表示する | 0.0003, not 3e-04
np.set_printoptions(suppress=True)
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. クラスごとにシグモイドなら（7分）
#
# クラスが3つなら、出力ユニットを3個にし、教師信号を正解のクラスだけ1、ほかは0とします（**one-hot**）。出力は、まずこれまでどおりシグモイドにしてみます。「クラス $j$ か、そうでないか」を別々に答える、3つのユニットです。
#
# 平面の3クラスを学習させ、$81 \times 81$ 個の点で3つの出力の合計を調べます。
#
# **予想**：出力 $o_1, o_2, o_3$ の合計は、いつも1になりますか？

# %% [markdown] lang="en"
# ## 1. A sigmoid for each class (7 min)
#
# For three classes take three output units, and targets that are 1 for the right class and 0 for the others (**one-hot**). Keep the sigmoid at first: three units, each of which
# answers "class $j$, or not?" on its own.
#
# We train on three classes in the plane, and add up the three outputs at $81 \times 81$ points.
#
# **Predict**: do $o_1, o_2, o_3$ always add up to 1?

# %%
X, T = datasets.blobs()
start = network.initial((2, 8, 3), seed=1)
sigmoids = network.train(start, X, T, epsilon=0.1, steps=1000).net
along = np.linspace(-1.6, 1.6, 81)
points = np.array([[x1, x2] for x1 in along for x2 in along])
three_outputs = network.forward(sigmoids, points).o[-1]
three_outputs.sum(axis=1).min(), three_outputs.sum(axis=1).max()

# %%
# 点ごとに、3つのうちいくつか | how many of the three, at each point
above_half = (three_outputs > 0.5).sum(axis=1)
f"0: {np.mean(above_half == 0):.0%}", f"≥ 2: {np.mean(above_half >= 2):.0%}"

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **なりません。** いちばん小さい合計と、いちばん大きい合計が、1つ目の出力です。2つ目の出力は、½を超える出力が1つもない点と、2つ以上ある点の割合です。
# </details>
#
# クラスが「どれか1つ」と決まっているなら、出力どうしが無関係なのはおかしいのです。ほしいのは、どれも正で、**合計が1**になる出力、つまり**確率**の形をした出力です。
#
# ## 2. ソフトマックス関数（8分）
#
# $u_j$ を $e^{u_j}$ で正にし、合計で割ります。
#
# $$o_j = \frac{e^{u_j}}{\sum_l e^{u_l}}$$
#
# これを**ソフトマックス関数**（softmax）といいます。以下、softmax と書きます。$u_j$ を**ロジット**（logit）と呼びます。シグモイドは1つの $u$ から1つの $o$ を作りましたが、softmax では、1つの $o_j$ が**すべての** $u$ で決まります。
#
# **予想**：$\mathbf{u} = (2, 1, -1)$ のとき、いちばん大きい $o$ は 0.5 より上ですか？　$\mathbf{u}$ の全部に 100 を足すと、$\mathbf{o}$ はどう変わりますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **They do not.** The first output is the smallest sum and the largest. The second: the share of the points at which no output is above ½, and
# of those at which two or more are.
# </details>
#
# If a sample belongs to exactly one class, the outputs should depend on one another. What we want is outputs
# that are positive and **add up to 1**: they have the form of **probabilities**.
#
# ## 2. Softmax (8 min)
#
# Make each $u_j$ positive by taking $e^{u_j}$, and divide by the sum:
#
# $$o_j = \frac{e^{u_j}}{\sum_l e^{u_l}}$$
#
# This is **softmax**. The $u_j$ are called **logits**. The sigmoid turned one $u$ into one $o$. In softmax, each $o_j$ depends on **all** the $u$.
#
# **Predict**: for $\mathbf{u} = (2, 1, -1)$, is the largest $o$ above 0.5? If 100 is added to every $u$, how does $\mathbf{o}$ change?

# %%
u = np.array([2.0, 1.0, -1.0])
o = np.exp(u) / np.exp(u).sum()
o, softmax.softmax(u + 100)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **0.5 より上で、100 を足しても変わりません。** 全部に同じ数 $a$ を足しても、$e^a$ が分母と分子で消えます。
# </details>
#
# 大切なのは $u$ どうしの**差**です。プログラムではこの性質を使い、いちばん大きい $u$ を引いてから計算します。そうしないと、$e^{1000}$ のような数が大きすぎて表せず（オーバーフロー）、`nan`（数ではない、not a number）になります。次のセルの `with np.errstate(…)` は、そのときの警告を消すだけです。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **It is above 0.5, and adding 100 changes nothing**: with the same $a$ added to all, $e^a$ cancels.
# </details>
#
# Only **differences** of the $u$ matter. The code makes use of this and subtracts the largest $u$ first; otherwise numbers such as
# $e^{1000}$ are too large to be represented (overflow), and what comes out is `nan`, not a number. (`with np.errstate(…)` only silences the warning.)

# %%
with np.errstate(over="ignore", invalid="ignore"):
    naive = np.exp([1000.0, 999.0, 0.0]) / np.exp([1000.0, 999.0, 0.0]).sum()
naive, softmax.softmax([1000.0, 999.0, 0.0])

# %% [markdown] lang="ja"
# ## 3. ヤコビ行列を手で計算する（12分）
#
# 逆向きに進むには $\delta^u$ が要ります。1つの $u_j$ を動かすと、$o$ が全部動きます。だから連鎖律では、すべての道についての和をとります。
#
# $$\delta^u_j = \frac{\partial E}{\partial u_j} = \sum_i \frac{\partial E}{\partial o_i}\frac{\partial o_i}{\partial u_j} = \sum_i \delta^o_i \frac{\partial o_i}{\partial u_j}$$
#
# $\partial o_i/\partial u_j$ を第 $i$ 行、第 $j$ 列に並べた表が**ヤコビ行列**（Jacobian）$\mathbf{J}$ です。分母を $S = \sum_l e^{u_l}$ と書き、商の微分を使います。
#
# - $i = j$：$\dfrac{\partial o_j}{\partial u_j} = \dfrac{e^{u_j} S - e^{u_j} e^{u_j}}{S^2} = o_j - o_j^2$、つまり $o_j(1 - o_j)$
# - $i \ne j$：$\dfrac{\partial o_i}{\partial u_j} = \dfrac{0 - e^{u_i} e^{u_j}}{S^2} = -o_i o_j$
#
# 対角成分は、シグモイドの $o(1 - o)$ と同じ形です。違いは、対角でない成分が0でないことです。
#
# **予想**：この行列の1行を合計すると、いくつになりますか？（$\mathbf{u}$ の全部に同じ数を足したとき、$o_i$ はどうなりましたか。）

# %% [markdown] lang="en"
# ## 3. The Jacobian by hand (12 min)
#
# To go backwards we need $\delta^u$. Moving one $u_j$ moves every $o$, so the chain rule is a sum over all paths:
#
# $$\delta^u_j = \frac{\partial E}{\partial u_j} = \sum_i \frac{\partial E}{\partial o_i}\frac{\partial o_i}{\partial u_j} = \sum_i \delta^o_i \frac{\partial o_i}{\partial u_j}$$
#
# The table with $\partial o_i/\partial u_j$ in row $i$, column $j$ is the **Jacobian** $\mathbf{J}$. Write $S = \sum_l e^{u_l}$ for the denominator and use the quotient rule:
#
# - $i = j$: $\dfrac{\partial o_j}{\partial u_j} = \dfrac{e^{u_j} S - e^{u_j} e^{u_j}}{S^2} = o_j - o_j^2$, that is, $o_j(1 - o_j)$
# - $i \ne j$: $\dfrac{\partial o_i}{\partial u_j} = \dfrac{0 - e^{u_i} e^{u_j}}{S^2} = -o_i o_j$
#
# On the diagonal it has the form of the sigmoid's $o(1 - o)$. What is new is the rest, which is not 0.
#
# **Predict**: what is the sum of a row? (What became of $o_i$ when the same number was added to every $u$?)

# %%
row_1 = [o[0] * (1 - o[0]), -o[0] * o[1], -o[0] * o[2]]
row_2 = [-o[1] * o[0], o[1] * (1 - o[1]), -o[1] * o[2]]
row_3 = [-o[2] * o[0], -o[2] * o[1], o[2] * (1 - o[2])]
J = np.array([row_1, row_2, row_3])
J, abs(J.sum(axis=1))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **どの行も合計は0です。** 全部の $u$ を同じだけ動かしても、$o$ は変わらないからです。
# </details>
#
# 次のセルでは、$\mathbf{J}$ を、$\mathbf{u}$ を少し動かした数値微分と比べます（第 $j$ 列は、$u_j$ を動かしたときの $\mathbf{o}$ の変化です）。
#
# それから、2つの場合を $\delta^u_j$ の式に入れます。$i = j$ の項 $\delta^o_j(o_j - o_j^2)$ のうち、$-\delta^o_j o_j^2$ は和 $-\sum_i \delta^o_i o_i o_j$ の $i = j$ の分とみなせるので、表を作らずに済む形になります（そのあとのセルで、適当な $\delta^o$ について確かめます）。
#
# $$\delta^u_j = \delta^o_j\, o_j - \sum_i \delta^o_i\, o_i o_j = o_j\Bigl(\delta^o_j - \sum_i \delta^o_i\, o_i\Bigr)$$

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Every row adds up to 0**: moving all $u$ by the same amount leaves $o$ alone.
# </details>
#
# The next cell compares $\mathbf{J}$ with nudging (column $j$ is how $\mathbf{o}$ changes when $u_j$ moves).
#
# Now put both cases into the formula of $\delta^u_j$. Of the term for $i = j$, $\delta^o_j(o_j - o_j^2)$, the part $-\delta^o_j o_j^2$ is what $-\sum_i \delta^o_i o_i o_j$ has for $i = j$; so $\delta^u_j$ takes
# a form in which the table need not be built (the cell after the next tries it on an arbitrary $\delta^o$):
#
# $$\delta^u_j = \delta^o_j\, o_j - \sum_i \delta^o_i\, o_i o_j = o_j\Bigl(\delta^o_j - \sum_i \delta^o_i\, o_i\Bigr)$$

# %%
h, nudged = 1e-5, np.zeros((3, 3))
for j in range(3):
    step = np.zeros(3)
    # u_j だけを動かす | only u_j moves
    step[j] = h
    nudged[:, j] = (softmax.softmax(u + step) - softmax.softmax(u - step)) / (2 * h)
np.allclose(J, nudged, atol=1e-8)

# %%
any_delta_o = np.array([0.3, -0.5, 0.1])
any_delta_o @ J, o * (any_delta_o - any_delta_o @ o)

# %% [markdown] lang="ja"
# ## 4. 二乗誤差のままだと（10分）
#
# まず、これまでの損失 $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$ をそのまま使います。$\delta^o = -(\mathbf{t} - \mathbf{o})$ はこれまでと同じで、それにヤコビ行列を掛けます。
#
# ネットワークが**自信をもって間違えている**場合を考えます。正解はクラス2なのに、$\mathbf{u} = (6, -2, -1)$、つまりクラス1だとほぼ決めつけています（第2節の $\mathbf{u}$ と区別するため、プログラムでは `u_sure` とします）。
#
# **予想**：真っ先に直したいのは、このような間違いです。$u_2$ への誤差信号 $\delta^u_2$ は、大きいですか、小さいですか？

# %% [markdown] lang="en"
# ## 4. With the squared error (10 min)
#
# First, keep the loss as it was, $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$. As before $\delta^o = -(\mathbf{t} - \mathbf{o})$; now it is multiplied by the Jacobian.
#
# Take a network that is **confidently wrong**: class 2 is right, but $\mathbf{u} = (6, -2, -1)$, so that it is all but certain of class 1 (called `u_sure` in the code, to tell it from the $\mathbf{u}$ of section 2).
#
# **Predict**: no mistake needs mending more than this one. Is the error signal $\delta^u_2$ large or small?

# %%
u_sure, t = np.array([6.0, -2.0, -1.0]), np.array([0.0, 1.0, 0.0])
o_sure = softmax.softmax(u_sure)
delta_o = unit.delta_o(t, o_sure)
delta_u = delta_o @ softmax.jacobian(o_sure)
print("o ", o_sure)
print("δᵒ", delta_o)
print("δᵘ", delta_u)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **とても小さいです。** $\delta^o_2 \approx -1$ と大きいのに、$\delta^u_2$ の絶対値は 0.001 にもなりません。$\delta^u_2 = o_2(\delta^o_2 - \sum_i \delta^o_i o_i)$ に、0に近い $o_2$ が掛かっているからです。第1章で見た飽和（$o(1-o) \approx 0$）と同じことが起きています。
# </details>
#
# $\mathbf{u}$ そのものをパラメータとみなして、$\epsilon = 1$ で更新してみます。
#
# **予想**：正解の確率 $o_2$ が 0.5 を超えるまでに、何回の更新が要りますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Very small.** $\delta^o_2 \approx -1$ is large, and yet $\delta^u_2$ is less than 0.001 in size: $\delta^u_2 = o_2(\delta^o_2 - \sum_i \delta^o_i o_i)$ contains
# the factor $o_2$, which is close to 0. It is the saturation of lesson 1 again ($o(1-o) \approx 0$).
# </details>
#
# Treat $\mathbf{u}$ itself as the parameters and update it with $\epsilon = 1$.
#
# **Predict**: how many updates until $o_2$, the probability of the right class, is above 0.5?


# %%
def updates(rule, u):
    count, epsilon = 0, 1.0
    while softmax.softmax(u)[1] <= 0.5:
        u = u - epsilon * rule(softmax.softmax(u))
        count = count + 1
    return count


def squared_error_delta_u(o):
    return unit.delta_o(t, o) @ softmax.jacobian(o)


updates(squared_error_delta_u, u_sure)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **446回です。** $\delta^u$ が小さいので、初めはほとんど進めません。
# </details>
#
# ## 5. 交差エントロピー（15分）
#
# 二乗誤差は、間違えるほど大きくなりますが、$E = 1$ の近くで頭打ちになります。そこでは $E$ の曲線が平らなので、傾きがほとんどありません。自信のある間違いほど、**頭打ちにならずに**大きくなる損失がほしいところです。正解のクラスの確率の対数を使います。
#
# $$E = -\sum_j t_j \log o_j$$
#
# **交差エントロピー**（cross-entropy）といいます。one-hot なら、正解のクラスを $c$ として $E = -\log o_c$ だけが残ります。$o_c = 1$ なら0、$o_c \to 0$ なら無限に大きくなります。（この講義の $\log$ は、いつも自然対数です。）
#
# なぜ対数なのでしょうか。サンプルがいくつもあり、互いに独立なら、モデルが正解のクラス全部に与える確率は、1つ1つの $o_c$ の**積**です。これを**尤度**（ゆうど、likelihood）といい、これが最大になるモデルがよいモデルです。積のままでは微分しにくいので、対数をとって和にし、符号を変えて「小さくするもの」にすると、$-\sum \log o_c$、つまり交差エントロピーの合計になります。
#
# $\delta^o_j = -t_j/o_j$ です。これを第3節の式に入れます。
#
# $$\delta^u_j = o_j\Bigl(-\frac{t_j}{o_j} + \sum_i \frac{t_i}{o_i}\, o_i\Bigr) = -t_j + o_j\sum_i t_i$$
#
# 小さくて困っていた $o$ が、割り算の $1/o$ とちょうど打ち消し合いました。$\sum_i t_i = 1$ なので、
#
# $$\boxed{\delta^u = \mathbf{o} - \mathbf{t}}$$
#
# **予想**：同じ間違いから始めて、今度は何回の更新で 0.5 を超えますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **446.** $\delta^u$ is so small that at first it hardly moves.
# </details>
#
# ## 5. Cross-entropy (15 min)
#
# The squared error grows with the mistake, but can never exceed 1: for confident mistakes it levels off, and there is hardly any slope. We want a loss that goes on growing, the more confident the mistake. Take the (natural) logarithm of the probability:
#
# $$E = -\sum_j t_j \log o_j$$
#
# This is the **cross-entropy**. With one-hot targets only the right class $c$ remains, $E = -\log o_c$: 0 where $o_c = 1$, growing without bound as $o_c \to 0$.
# (In this lecture $\log$ is always the natural logarithm.)
#
# Why the logarithm? With several independent samples, the probability that the model gives to all the right classes together is the **product** of their $o_c$. It is called the
# **likelihood**, and a good model is one for which it is large. A product is awkward to differentiate; its logarithm is a sum, and with the sign changed,
# so that we have something to minimise, it is $-\sum \log o_c$: the cross-entropy, summed over samples.
#
# $\delta^o_j = -t_j/o_j$. Put it into the formula of section 3:
#
# $$\delta^u_j = o_j\Bigl(-\frac{t_j}{o_j} + \sum_i \frac{t_i}{o_i}\, o_i\Bigr) = -t_j + o_j\sum_i t_i$$
#
# The $o$ that was so small cancels against $1/o$. And since $\sum_i t_i = 1$,
#
# $$\boxed{\delta^u = \mathbf{o} - \mathbf{t}}$$
#
# **Predict**: from the same mistake, how many updates does it take now?


# %%
def cross_entropy_delta_u(o):
    return o - t


updates(cross_entropy_delta_u, u_sure)


# %%
def E_of_u(u):
    return softmax.cross_entropy(t, softmax.softmax(u))


print(o_sure - t)
print(softmax.delta_o(t, o_sure) @ softmax.jacobian(o_sure))
print(gradcheck.numerical_gradient(E_of_u, u_sure))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **5回です。** 二乗誤差の約90分の1で済みました。
# </details>
#
# 2つ目の出力は、3通りの $\delta^u$ です（$\mathbf{o} - \mathbf{t}$、ヤコビ行列を通したもの、数値微分）。同じになりました。
#
# ### 動かしてみる
#
# ロジットを動かせます（$\mathbf{o}$ の棒の端をつかんでもかまいません）。$\mathbf{u}$、$\mathbf{o}$、教師信号 $\mathbf{t}$（■ が正解のクラス）、2つの損失の $\delta^u$ が並びます。折れ線のグラフは、正解のクラスの $\delta^u$ が、そのロジットによってどう変わるかです（破線が二乗誤差、実線が交差エントロピー）。
#
# 1. **自信のある間違い** を押し、**u を更新（二乗誤差）** を5回押します。$o$ は変わりましたか。もう一度 **自信のある間違い** に戻し、**u を更新（交差エントロピー）** を5回押します。
# 2. グラフの破線が、左端でも右端でも0に近いのはなぜですか。どちらが困るのですか。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Five**, about a ninetieth of what the squared error took.
# </details>
#
# The second output is $\delta^u$ in three ways: $\mathbf{o} - \mathbf{t}$, through the Jacobian, by nudging. They agree.
#
# ### Play with it
#
# Move the logits, or drag the end of a bar of $\mathbf{o}$. Side by side you see $\mathbf{u}$, $\mathbf{o}$, the target $\mathbf{t}$ (■ is the right class), and $\delta^u$ with either loss. The graph shows how $\delta^u$ of the right class
# depends on its own logit (dashed: squared error; solid: cross-entropy).
#
# 1. Press **confidently wrong**, then **update u (squared error)** five times. Has $o$ changed? Press **confidently wrong** again, then **update u (cross-entropy)** five times.
# 2. In the graph, why is the dashed line close to 0 at both ends? At which end is that a problem?

# %%
explore.softmax()

# %% [markdown] lang="ja"
# <details><summary>答え（1、2）</summary>
#
# 1　二乗誤差では、5回押しても $o_2 \approx 0.0003$ のまま、ほとんど動きません（ボタンは壊れていません）。交差エントロピーなら5回で 0.5 を超えます。
#
# 2　右端で0に近いのは、正解しているからで、それでよいのです。左端で0に近いのは、間違えているのに飽和しているからで、こちらが困ります。交差エントロピーの $\delta^u$ は、左端では −1 のままです。
# </details>
#
# ## 6. ネットワークに戻る（15分）
#
# 出力層の $\delta^u$ が決まれば、そこから先は第2章の4行のとおりです。損失と出力の関数が何であっても、前の層には $\delta^u$ しか伝わりません。
#
# | | シグモイドと二乗誤差（第2章） | softmax と交差エントロピー |
# | --- | --- | --- |
# | 出力層の $\delta^{u}$ | $-(\mathbf{t} - \mathbf{o}) \circ \mathbf{o} \circ (1 - \mathbf{o})$ | $\mathbf{o} - \mathbf{t}$ |
# | 隠れ層の $\delta$、すべての $\Delta$ | 第2章のとおり | **同じ** |
#
# （$\circ$ は成分ごとの積です。）すべてのパラメータの勾配を、数値微分と比べます。21個あるので、差が勾配の大きさのわりに大きいものから6個だけ表示します。

# %% [markdown] lang="en"
# <details><summary>Answers to 1 and 2</summary>
#
# 1  With the squared error $o_2 \approx 0.0003$ hardly moves (the button is not broken). With the cross-entropy five updates take it above 0.5.
#
# 2  On the right because the answer is right, and that is as it should be. On the left because it is wrong but saturated, and that is the problem. With the cross-entropy $\delta^u$ stays at −1 there.
# </details>
#
# ## 6. Back to the network (15 min)
#
# Once $\delta^u$ of the output layer is known, the rest is lesson 2. Whatever the loss and the output may be, nothing but $\delta^u$ reaches the layers before.
#
# | | sigmoid, squared error (lesson 2) | softmax, cross-entropy |
# | --- | --- | --- |
# | $\delta^{u}$ of the output layer | $-(\mathbf{t} - \mathbf{o}) \circ \mathbf{o} \circ (1 - \mathbf{o})$ | $\mathbf{o} - \mathbf{t}$ |
# | $\delta$ of hidden layers, every $\Delta$ | as in lesson 2 | **the same** |
#
# ($\circ$ multiplies element by element.) Every gradient, compared with nudging; there are 21, and the six that differ most for their size are shown:

# %%
net = network.initial((2, 3, 3), seed=1, output="softmax")
trace = network.forward(net, X)
grads = network.backward(net, trace, T)
np.allclose(grads.delta_u[-1], trace.o[-1] - T)

# %%
gradcheck.check(net, X, T, grads)

# %% [markdown] lang="ja"
# ### 動かしてみる
#
# 平面の点を3つか4つのクラスに分類します。大きい図の色は、いちばん確率の高いクラスの確率です（青が濃いほど高い。細い線が領域の境目）。小さい図は各クラスの出力、グラフは $E$ です。＋はつかんで動かせ（スライダー $x_1, x_2$ でも）、そこでの出力が図の下に出ます。
#
# 1. ＋ を3つの領域が接する点へ動かしてください。確率はいくつですか。合計は？
# 2. **クラスごとに σ** を押し、＋ をいろいろなところへ動かします。合計は1のままですか。
# 3. **4クラス** を押し（データは風車）、「出力と E」を **softmax、交差エントロピー** と **softmax、二乗誤差** とで切り替えます。2つの $E$ は別の量で、大小を比べても意味がありません。図の下の「正解のクラスの o が最大のサンプル」の数を見て、どちらが何回の更新で60個に届くか、$\epsilon = 0.1$ で比べてください。$\epsilon = 0.5$ ではどうですか。シードも 0〜9 と変えてみてください。
# 4. **予想**：**3クラス** を押し、＋ をデータから遠い $(0, -1.6)$ に置きます。シードを変えても、同じ答えを同じくらいの確率で出すでしょうか？

# %% [markdown] lang="en"
# ### Play with it
#
# Points of the plane in three or four classes. The large picture shows the probability of the most probable class (the stronger the blue, the more probable; thin lines are the borders), the small ones the output for each class,
# the graph $E$. The + can be dragged (or moved by the sliders $x_1, x_2$); the outputs there are listed below the figure.
#
# 1. Move the + to the point where the three regions meet. What are the probabilities there, and their sum?
# 2. Press **a σ for each class** and move the + about. Is the sum still 1?
# 3. Press **four classes** (a pinwheel), and in the menu *output, E* compare *softmax, cross-entropy* with *softmax, squared error*. Their $E$ are different quantities, and which is lower means nothing. Compare the number of
#    samples whose own class has the largest o: at $\epsilon = 0.1$, after how many updates are all 60 right? And at $\epsilon = 0.5$? Try seeds 0 to 9, too.
# 4. **Predict**: press **three classes** and put the + far from the data, at $(0, -1.6)$. Will every seed give the same answer there, and with about the same probability?

# %%
explore.classes()

# %% [markdown] lang="ja"
# <details><summary>答え（1〜4）</summary>
#
# 1　$(0.02, 0.12)$ のあたりで、どのクラスも約 $\frac13$ です。合計はいつも1です。
#
# 2　いいえ。1より大きいところも小さいところもあります。
#
# 3　シード1、$\epsilon = 0.1$ では、交差エントロピーが約130回、二乗誤差が約360回です。$\epsilon = 0.5$ では、交差エントロピーは10個のシードすべてで振動し、二乗誤差は7個が学習できます（シード1は、どちらでも振動します）。交差エントロピーのほうが $\delta^u$ が大きいので、合う $\epsilon$ は小さいのです。**損失を変えたら、$\epsilon$ も選び直します。** なお、$\epsilon = 0.5$ の二乗誤差のシード0と9は、自信のある間違いのまま飽和して、この1000回ではほとんど動きません（シード9は5000回、シード0は2万回でようやく学習します）。第4節のことが、ネットワークでも起きています。
#
# 4　シード2〜5 は、どれも 0.99 より大きい確率で答えますが、シード2と4はクラス3、シード3と5はクラス2です。合計が1という**形**は、自信が**正しい**ことを意味しません。とくに、データから離れたところでの確率は信用できません。
# </details>
#
# ## 7. シグモイドは、2クラスの softmax（5分）
#
# クラスが2つなら
#
# $$o_1 = \frac{e^{u_1}}{e^{u_1} + e^{u_2}} = \frac{1}{1 + e^{-(u_1 - u_2)}}$$
#
# つまり $o_1 = \sigma(u_1 - u_2)$、$o_2 = 1 - o_1$ です。シグモイドのユニット1個は、$u_2 = 0$ と決めた2クラスの softmax にほかなりません。第2章の「気づきにくい間違い」で、出力層の $o(1 - o)$ を掛け忘れたものがよく学習したのを覚えていますか。忘れると $\delta^u = o - t$ になります。これは、シグモイドと交差エントロピー $E = -t\log o - (1 - t)\log(1 - o)$ の正しい勾配です。

# %% [markdown] lang="en"
# <details><summary>Answers to 1–4</summary>
#
# 1  Near $(0.02, 0.12)$ each has about $\frac13$; the sum is always 1.
#
# 2  No; it is more than 1 in some places and less in others.
#
# 3  With seed 1 and $\epsilon = 0.1$, after about 130 updates with the cross-entropy, after about 360 with the squared error. At $\epsilon = 0.5$ the cross-entropy oscillates with all ten seeds, while seven of ten learn with the squared error (seed 1 oscillates with both).
# The cross-entropy's $\delta^u$ is larger, so a smaller $\epsilon$ suits it: **with another loss, choose $\epsilon$ afresh.** At $\epsilon = 0.5$ seeds 0 and 9 of the squared error, by the way, are saturated in confident mistakes and hardly move in these 1,000 updates (seed 9 needs up to 5,000, seed 0 up to 20,000): section 4, in a network.
#
# 4  Seeds 2 to 5 all answer with a probability above 0.99; but 2 and 4 say class 3, and 3 and 5 say class 2. To add up to 1 is a **form**; it does not make the confidence **justified**, least of all far from the data.
# </details>
#
# ## 7. The sigmoid is softmax with two classes (5 min)
#
# With two classes
#
# $$o_1 = \frac{e^{u_1}}{e^{u_1} + e^{u_2}} = \frac{1}{1 + e^{-(u_1 - u_2)}}$$
#
# so $o_1 = \sigma(u_1 - u_2)$, and $o_2 = 1 - o_1$. One sigmoid unit is nothing but a softmax of two classes with $u_2$ fixed at 0. Among the wrong algorithms of lesson 2 there was one that forgot $o(1 - o)$ at the output, and learnt well. What it has
# instead is $\delta^u = o - t$: the right gradient for a sigmoid with the cross-entropy $E = -t\log o - (1 - t)\log(1 - o)$.

# %%
v = np.array([1.5, -0.7])
softmax.softmax(v)[0], unit.sigmoid(v[0] - v[1])

# %% [markdown] lang="ja"
# ## 8. 実際のデータ：手書き数字（20分）
#
# 最後に、実際のデータです。$8 \times 8$ 画素の手書き数字が1797枚あり、1枚が64個の数になります（UCI Machine Learning Repository、E. Alpaydin と C. Kaynak）。

# %% [markdown] lang="en"
# ## 8. Real data: handwritten digits (20 min)
#
# Finally, real data: 1,797 handwritten digits of $8 \times 8$ pixels, 64 numbers each (UCI Machine Learning Repository, E. Alpaydin and C. Kaynak).

# %%
images, labels = datasets.digits()
images.shape, labels.shape

# %%
diagrams.digits(images[:10], [f"$t$ {label.argmax()}" for label in labels[:10]])


# %% [markdown] lang="ja"
# 無作為に選んだ600枚で学習し、残りの1197枚は**学習に使わずに**とっておきます。ネットワークは 64-16-10 で、入力は64個なので、第3章の目安に従って、初期値は標準偏差 $\frac{1}{\sqrt{64}} = \frac18$ の乱数にします（簡単のため、出力層の重みとバイアスも同じ標準偏差にします）。
#
# 出力は softmax です。損失には交差エントロピーを使い、比較のため二乗誤差でも学習します（表示ではそれぞれ `softmax`、`softmax_squared_error`）。$E$ は600枚の**合計**なので、$\epsilon$ は 0.005 と小さくします。第6節の答え3にあるとおり、二乗誤差に合う $\epsilon$ はもっと大きいので、0.016 でも試します（どちらの $\epsilon$ も、細かく選んだものではありません）。使うのは、ここまでに導いた式だけです。
#
# **予想**：交差エントロピーで100回更新すると、見たことのない1197枚の何%を正しく読めますか？　同じ $\epsilon$ の二乗誤差では何%ですか？

# %% [markdown] lang="en"
# We train on 600 of them, drawn at random, and keep the other 1,197 **aside**. The network is 64-16-10; its initial weights have the standard deviation $\frac{1}{\sqrt{64}} = \frac18$, as lesson 3 advises for the 64 inputs (for simplicity, those of the output layer and the biases, too).
#
# The output is softmax. The loss is the cross-entropy and, to compare, the squared error (printed as `softmax` and `softmax_squared_error`). $E$ is a **sum** over 600 images, so $\epsilon$ is small, 0.005. Answer 3 of section 6 says that a smaller $\epsilon$ suits the cross-entropy, that is, a larger one the squared error; so for that one we also try 0.016 (neither $\epsilon$ was chosen with much care). Nothing is used but the formulas derived so far.
#
# **Predict**: after 100 updates with the cross-entropy, what share of the 1,197 digits it has never seen will the network read correctly? And with the squared error, at the same $\epsilon$?

# %%
# 0〜1796 を混ぜたもの | 0 to 1796, shuffled
order = np.random.default_rng(0).permutation(1797)
seen, unseen = order[:600], order[600:]


def correct(net, rows):
    read = network.forward(net, images[rows]).o[-1].argmax(axis=1)
    return read == labels[rows].argmax(axis=1)


len(seen), len(unseen)


# %%
def learn(output, epsilon):
    reader = network.initial((64, 16, 10), seed=0, output=output, scale=1 / 8)
    # 合わせて 25、50、100 回 | in all 25, 50, 100 updates
    for more in (25, 25, 50):
        reader = network.train(reader, images[seen], labels[seen], epsilon, more).net
        print(f"{correct(reader, unseen).mean():.1%}", end="  ")
    print(output, epsilon)
    return reader


squared = learn("softmax_squared_error", 0.005)
squared_larger = learn("softmax_squared_error", 0.016)
reader = learn("softmax", 0.005)

# %% [markdown] lang="ja"
# （各行は、25回、50回、100回の更新のあとの、見たことのない1197枚の正解率です。）
#
# <details><summary>答え</summary>
#
# **交差エントロピーは 95.8%、同じ ε の二乗誤差は 44.0% です。** $\epsilon$ を 0.016 にすれば、二乗誤差も100回では 94.4% とほぼ追いつきます。それでも50回では 58.6% で、88.2% に大きく遅れています。
# </details>
#
# 式を1つずつ導いて確かめてきたプログラムが、人の書いた数字を読みました。
#
# 第3章では、1つのシードの結果だけでは信用できないことを見ました。ここでは分け方も1つだけです。シードと分け方を変えて、交差エントロピーでの学習を5通り試します（1つ目は、上の3行目と同じものです）。別に測ると、二乗誤差（$\epsilon = 0.016$）は5通りのどれでも下回り、差は50回で 18〜31 ポイント、100回で 1〜4 ポイントでした。

# %% [markdown] lang="en"
# (Each line: the share of the 1,197 that is read correctly after 25, 50 and 100 updates.)
#
# <details><summary>Answer</summary>
#
# **95.8 % with the cross-entropy, 44.0 % with the squared error at the same ε.** With $\epsilon = 0.016$ the squared error has nearly caught up after 100
# updates (94.4 %), but after 50 it is well behind (58.6 % against 88.2 %).
# </details>
#
# A program whose every formula we have derived and checked reads handwriting.
#
# Lesson 3 taught us not to trust one seed; and this is one seed and one way to divide the images. We try the cross-entropy with five seeds, each with a division of its own (the first is the third line above). Measured separately, the squared error with $\epsilon = 0.016$ was behind in all five: by 18 to 31 percentage points after 50 updates, by 1 to 4 after 100.

# %%
for seed in range(5):
    rows = np.random.default_rng(seed).permutation(1797)
    first = network.initial((64, 16, 10), seed, output="softmax", scale=1 / 8)
    some, others = rows[:600], rows[600:]
    done = network.train(first, images[some], labels[some], 0.005, 100).net
    print(f"{correct(done, others).mean():.1%}")

# %% [markdown] lang="ja"
# どれも、およそ 94〜96% でした。ただし、この1797枚を書いたのは13人で、学習に使った数字も、とっておいた数字も、同じ13人のものです。知らない人の字なら、もっと間違えると考えられます。
#
# はじめに交差エントロピーで学習させたネットワーク（シード0、95.8%）が間違えた数字を見てみましょう。
#
# **予想**：間違えた50枚のうち、どのクラスの確率も 0.5 に届かないものは何枚くらいでしょう？　いちばん自信のあった間違いの確率は？

# %% [markdown] lang="en"
# All about 94 to 96 %. But these 1,797 digits were written by 13 people, and those we trained on and those we kept aside are by the same 13. On a stranger's hand one would expect worse.
#
# Let us look at the mistakes of the first network that we trained with the cross-entropy (seed 0, 95.8 %).
#
# **Predict**: in how many of its 50 mistakes did no probability reach 0.5? And how probable did it think its surest mistake?

# %%
right_or_not = correct(reader, unseen)
wrong = unseen[np.logical_not(right_or_not)]
probabilities = network.forward(reader, images[wrong]).o[-1]
# 間違いごとの自信 | how sure it was, mistake by mistake
largest = probabilities.max(axis=1)
len(wrong), int(np.sum(largest < 0.5)), largest.max()

# %%
captions = []
two_mistakes = [largest.argmin(), largest.argmax()]
for i in two_mistakes:
    t_i, o_i = labels[wrong[i]].argmax(), probabilities[i].argmax()
    captions.append(f"$t$ {t_i}, $o$ {o_i}")
diagrams.digits([images[wrong[i]] for i in two_mistakes], captions)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **26枚では、どのクラスの確率も 0.5 に届きません。いちばん自信のあった間違いは 0.90 です。** およそ半分は、はっきり迷っていたのです（図の左が、いちばん迷った間違い、右が、いちばん自信のあった間違いです。$t$ は正解のクラス、$o$ は確率が最大だったクラスです）。
# </details>
#
# 出力が確率の形をしていても、どこまで信用できるかは、別に確かめる必要があります。
#
# ### 自分で書いてみる
#
# 左の欄いっぱいに数字を書くと、学習したネットワーク（シード0、100回更新）が読み取ります。中央は10クラスの確率、右は学習に使った実物の数字です。
#
# 1. いろいろな数字を書いてください。どれが読めて、どれが読めませんか。書き方は実物と似ていますか。
# 2. 数字を欄の隅に小さく書くと、どうなりますか。なぜでしょう。
# 3. **▶ 更新回数** で、0回から100回まで、確率がどう変わっていくかを見てください。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **In 26 no class reaches 0.5; the surest mistake had 0.90.** About half of the time it was plainly in doubt. (In the picture: on the left its least sure
# mistake, on the right its surest; $t$ is the right class, $o$ the one that was read.)
# </details>
#
# That an output has the form of a probability does not say how far it can be trusted; that has to be checked separately.
#
# ### Draw your own
#
# Draw a digit that fills the field on the left, and the trained network (seed 0, 100 updates) reads it. In the middle the probabilities of the ten
# classes; on the right real digits that it has learnt from.
#
# 1. Draw several digits. Which ones does it read, which not? Do they look like the real ones?
# 2. Draw a small one in a corner of the field. What happens, and why?
# 3. **▶ updates** shows how the probabilities change from 0 updates to 100.

# %%
explore.digits()

# %% [markdown] lang="ja"
# <details><summary>答え（2）</summary>
#
# ほとんど読めません。このネットワークは、1つ1つの画素に別々の重みを持つ全結合です。学習に使った数字はどれも欄いっぱいに書かれているので、隅の小さな数字は、見たことのない入力です。同じ重みをどの場所でも使う畳み込み（第4章）なら、場所が変わっても同じ形に反応できます。
# </details>
#
# ## 覚えておくこと
#
# | | 式 |
# | --- | --- |
# | softmax | $o_j = e^{u_j} / \sum_l e^{u_l}$：どれも正、合計は1、大切なのは $u$ の差 |
# | ヤコビ行列 | $\partial o_i/\partial u_j = o_i(1 - o_i)$（$i = j$）、$-o_i o_j$（$i \ne j$）。各行の合計は0 |
# | どの損失でも | $\delta^u_j = o_j(\delta^o_j - \sum_i \delta^o_i o_i)$ |
# | 二乗誤差 | $\delta^o = -(\mathbf{t} - \mathbf{o})$：自信のある間違いでは $\delta^u$ が0に近い |
# | 交差エントロピー | $E = -\sum_j t_j\log o_j$、$\delta^u = \mathbf{o} - \mathbf{t}$：自信のある間違いほど大きい |
# | ネットワーク | 変わるのは出力層の $\delta^u$ の式だけ |
# | 2クラス | softmax は $\sigma(u_1 - u_2)$ |
#
# これで、この講義は終わりです。1個のユニットの $\delta^u$ から始めて、層を重ね、初期値を選び、畳み込みを作り、最後に人の字を読みました。使ったのは終始、連鎖律だけです。導いた式は、そのつど数値微分で確かめてきました。
#
# 持ち帰るものは、1枚の[まとめ](summary.ipynb)にあります。[総合問題](exercises/06_all_lessons.ipynb)では、全部の章から10問を解き、最後に自分の数字を書きます。次に読むものは、総合問題の終わりに挙げました。
#
# [← 第4章：畳み込み](04_convolution.ipynb)　|　[練習問題 5](exercises/05_softmax.ipynb)　|　[はじめに](00_start.ipynb)　|　[まとめ →](summary.ipynb)

# %% [markdown] lang="en"
# <details><summary>Answer to 2</summary>
#
# It is hardly ever read. This network is dense: each pixel has weights of its own. The digits that it has learnt from all fill the field, so a small
# one in a corner is an input unlike any it has seen. A convolution (lesson 4), which uses the same weights everywhere, can respond to the
# same shape in another place.
# </details>
#
# ## What to remember
#
# | | formula |
# | --- | --- |
# | softmax | $o_j = e^{u_j} / \sum_l e^{u_l}$: positive, adding up to 1; only differences of $u$ matter |
# | Jacobian | $\partial o_i/\partial u_j = o_i(1 - o_i)$ for $i = j$, $-o_i o_j$ for $i \ne j$; rows add up to 0 |
# | any loss | $\delta^u_j = o_j(\delta^o_j - \sum_i \delta^o_i o_i)$ |
# | squared error | $\delta^o = -(\mathbf{t} - \mathbf{o})$: for a confident mistake $\delta^u$ is close to 0 |
# | cross-entropy | $E = -\sum_j t_j\log o_j$, $\delta^u = \mathbf{o} - \mathbf{t}$: the more confident the mistake, the larger |
# | the network | only the formula for $\delta^u$ of the output layer changes |
# | two classes | softmax is $\sigma(u_1 - u_2)$ |
#
# This is the end of the lecture. From $\delta^u$ of a single unit we have come to layers, initial weights, convolution, and to a network that reads handwriting; and all it took was the chain rule, and a nudge to check it.
#
# What to take along is on [one page](summary.ipynb). [All lessons once more](exercises/06_all_lessons.ipynb) asks ten questions, ends with a digit of your own,
# and says what to read next.
#
# [← lesson 4, convolution](04_convolution.ipynb)  |  [exercises 5](exercises/05_softmax.ipynb)  |  [start](00_start.ipynb)  |  [summary →](summary.ipynb)
