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
# # 第5章　出力が確率なら？　softmax
#
# もとの講義には softmax という見出しがありますが、その中身は失われています。この章は、その見出しの下に書かれていたはずのことを、これまでと同じやり方で導きます。クラスが3つ以上あるとき、出力をどう作り、損失をどう選び、誤差逆伝播法のどこが変わるのか。先に言うと、変わるのは漸化式の**最初の1行だけ**です。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で答えを消し、**Shift + Enter** で1つずつ実行してください。
#
# [← 第4章：畳み込み](04_convolution.ipynb)　|　English: [05_softmax.ipynb](../en/05_softmax.ipynb)

# %% [markdown] lang="en"
# # Lesson 5: what if the outputs are probabilities? Softmax
#
# The lecture has a heading on softmax, but its text is missing. Here we derive what must have stood there, in the way we have done all along: with three classes or more,
# what makes the output, which loss, and what changes in backpropagation? To tell the end first: only **the first line** of the recursion.
#
# **Before you begin**: clear the answers with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**.
#
# [← lesson 4, convolution](04_convolution.ipynb)  |  日本語: [05_softmax.ipynb](../ja/05_softmax.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import datasets, explore, gradcheck, network, softmax, unit

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import datasets, explore, gradcheck, network, softmax, unit

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. なぜ、クラスごとにシグモイドではいけないのか
#
# クラスが3つなら、出力ユニットを3個にし、ターゲットを正解のクラスだけ1、ほかは0とします（**one-hot**）。出力は、これまでどおりシグモイドにしてみます。「クラス $j$ か、そうでないか」を別々に答える、3つのユニットです。
#
# 平面の3クラスを学習させ、$81 \times 81$ 個の点で3つの出力の合計を調べます。
#
# **予想**：出力 $o_1, o_2, o_3$ の合計は、いつも1になりますか？

# %% [markdown] lang="en"
# ## 1. Why not a sigmoid for each class?
#
# For three classes take three output units, and targets that are 1 for the right class and 0 for the others (**one-hot**). Keep the sigmoid at first: three units, each of which
# answers “class $j$, or not?” for itself.
#
# We train on three classes in the plane, and add up the three outputs at $81 \times 81$ points.
#
# **Predict**: do $o_1, o_2, o_3$ always add up to 1?

# %%
X, T = datasets.blobs()
sigmoids = network.train(network.initial((2, 8, 3), seed=1), X, T, epsilon=0.1, steps=1000)
along = np.linspace(-1.6, 1.6, 81)
points = np.stack(np.meshgrid(along, along), axis=-1).reshape(-1, 2)
o = network.forward(sigmoids.net, points).o[-1]
X.shape, T[0], o.sum(axis=1).min(), o.sum(axis=1).max()

# %%
claimed = (o > 0.5).sum(axis=1)
f"no class above ½: {np.mean(claimed == 0):.0%} of the plane, two or more above ½: {np.mean(claimed > 1):.0%}"

# %% [markdown] lang="ja"
# 合計は1になりません。どのクラスも「違う」と言う点も、2つのクラスが同時に「そうだ」と言う点もあります。クラスが「どれか1つ」と決まっているなら、出力どうしが無関係なのはおかしいのです。欲しいのは、どれも正で、**合計が1**になる出力、つまり**確率**です。
#
# ## 2. softmax
#
# $u_j$ を $e^{u_j}$ で正にし、合計で割ります。
#
# $$o_j = \frac{e^{u_j}}{\sum_l e^{u_l}}$$
#
# $u_j$ を**ロジット**（logit）と呼びます。シグモイドは1つの $u$ から1つの $o$ を作りましたが、softmax では、1つの $o_j$ に**すべての** $u$ が入っています。
#
# **予想**：$\mathbf{u} = (2, 1, -1)$ のとき、いちばん大きい $o$ は 0.5 より上ですか？　$\mathbf{u}$ の全部に 100 を足すと、$\mathbf{o}$ はどう変わりますか？

# %% [markdown] lang="en"
# They do not. At some points every class says no; at others two say yes at the same time. If a sample belongs to exactly one class, outputs must not be strangers to each other. What we want is outputs
# that are positive and **add up to 1**: **probabilities**.
#
# ## 2. Softmax
#
# Make $u_j$ positive by $e^{u_j}$, and divide by the sum:
#
# $$o_j = \frac{e^{u_j}}{\sum_l e^{u_l}}$$
#
# The $u_j$ are called **logits**. The sigmoid made one $o$ of one $u$. In softmax, each $o_j$ has **all** the $u$ in it.
#
# **Predict**: for $\mathbf{u} = (2, 1, -1)$, is the largest $o$ above 0.5? If 100 is added to every $u$, how does $\mathbf{o}$ change?

# %%
u = np.array([2.0, 1.0, -1.0])
o = np.exp(u) / np.exp(u).sum()
o, softmax.softmax(u + 100)

# %% [markdown] lang="ja"
# $\mathbf{u}$ 全部に同じ $c$ を足しても、$e^c$ が分母と分子で消えるので何も変わりません。大切なのは $u$ どうしの**差**です。プログラムではこの性質を使い、いちばん大きい $u$ を引いてから計算します。そうしないと $e^{1000}$ のような数で計算が壊れます。

# %% [markdown] lang="en"
# Adding the same $c$ to all of $\mathbf{u}$ changes nothing: $e^c$ cancels. Only **differences** of the $u$ matter. The code uses this and takes off the largest $u$ first; otherwise numbers such as
# $e^{1000}$ break it.

# %%
with np.errstate(over="ignore", invalid="ignore"):
    naive = np.exp([1000.0, 999.0, 0.0]) / np.exp([1000.0, 999.0, 0.0]).sum()
naive, softmax.softmax([1000.0, 999.0, 0.0])

# %% [markdown] lang="ja"
# ## 3. ヤコビ行列を手で
#
# 逆向きに進むには $\delta^u$ が要ります。1つの $u_j$ を動かすと、$o$ が全部動きます。だから連鎖律は、全部の道についての合計です。
#
# $$\delta^u_j = \frac{\partial E}{\partial u_j} = \sum_i \frac{\partial E}{\partial o_i}\frac{\partial o_i}{\partial u_j} = \sum_i \delta^o_i \frac{\partial o_i}{\partial u_j}$$
#
# $\partial o_i/\partial u_j$ を並べた表が**ヤコビ行列**（Jacobian）です。分母を $S = \sum_l e^{u_l}$ と書き、商の微分を使います。
#
# - $i = j$：$\dfrac{\partial o_j}{\partial u_j} = \dfrac{e^{u_j} S - e^{u_j} e^{u_j}}{S^2} = o_j - o_j^2 = o_j(1 - o_j)$
# - $i \ne j$：$\dfrac{\partial o_i}{\partial u_j} = \dfrac{0 - e^{u_i} e^{u_j}}{S^2} = -o_i o_j$
#
# 対角成分は、シグモイドの $o(1 - o)$ と同じ形です。違いは、対角でない成分が0でないことです。
#
# **予想**：この行列の1行を合計すると、いくつになりますか？（$\mathbf{u}$ の全部に同じ数を足したとき、$o_i$ はどうなりましたか。）

# %% [markdown] lang="en"
# ## 3. The Jacobian by hand
#
# To go backwards we need $\delta^u$. Moving one $u_j$ moves every $o$, so that the chain rule is a sum over all the ways:
#
# $$\delta^u_j = \frac{\partial E}{\partial u_j} = \sum_i \frac{\partial E}{\partial o_i}\frac{\partial o_i}{\partial u_j} = \sum_i \delta^o_i \frac{\partial o_i}{\partial u_j}$$
#
# The table of the $\partial o_i/\partial u_j$ is the **Jacobian**. Write $S = \sum_l e^{u_l}$ for the denominator and use the quotient rule:
#
# - $i = j$: $\dfrac{\partial o_j}{\partial u_j} = \dfrac{e^{u_j} S - e^{u_j} e^{u_j}}{S^2} = o_j - o_j^2 = o_j(1 - o_j)$
# - $i \ne j$: $\dfrac{\partial o_i}{\partial u_j} = \dfrac{0 - e^{u_i} e^{u_j}}{S^2} = -o_i o_j$
#
# On the diagonal it has the form of the sigmoid's $o(1 - o)$. What is new are the others, which are not 0.
#
# **Predict**: what is the sum of a row? (What became of $o_i$ when the same number was added to every $u$?)

# %%
J = np.array([
    [o[0] * (1 - o[0]), -o[0] * o[1], -o[0] * o[2]],
    [-o[1] * o[0], o[1] * (1 - o[1]), -o[1] * o[2]],
    [-o[2] * o[0], -o[2] * o[1], o[2] * (1 - o[2])],
])  # fmt: skip
J, bool(np.allclose(J.sum(axis=1), 0))

# %% [markdown] lang="ja"
# どの行も合計は0です。全部の $u$ を同じだけ動かしても $o$ は変わらないからです。$\mathbf{u}$ を少し動かした数値微分とも比べます（列 $j$ は、$u_j$ を動かしたときの $\mathbf{o}$ の変化です）。

# %% [markdown] lang="en"
# Every row adds up to 0, as moving all $u$ by the same amount leaves $o$ alone. We compare it with nudging (column $j$ is how $\mathbf{o}$ changes when $u_j$ moves).

# %%
nudged = np.array([gradcheck.numerical_gradient(lambda u, i=i: softmax.softmax(u)[i], u) for i in range(3)])
bool(np.allclose(J, nudged, atol=1e-8)), bool(np.allclose(J, softmax.jacobian(o)))

# %% [markdown] lang="ja"
# ## 4. 二乗誤差のまま使うと
#
# まず、講義の損失 $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$ をそのまま使います。$\boldsymbol\delta^o = -(\mathbf{t} - \mathbf{o})$ はこれまでと同じで、それにヤコビ行列を掛けます。
#
# ネットワークが**確信をもって間違えている**場合を考えます。正解はクラス2なのに、$\mathbf{u} = (6, -2, -1)$、つまりクラス1だとほぼ決めつけています。
#
# **予想**：いちばん直さなければならないのは、このような間違いです。$u_2$ への誤差信号 $\delta^u_2$ は、大きいですか、小さいですか？

# %% [markdown] lang="en"
# ## 4. With the squared error
#
# First, keep the lecture's loss, $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2$. As before $\boldsymbol\delta^o = -(\mathbf{t} - \mathbf{o})$; now it is multiplied by the Jacobian.
#
# Take a network that is **confidently wrong**: class 2 is right, but $\mathbf{u} = (6, -2, -1)$, so that it is all but certain of class 1.
#
# **Predict**: no mistake needs mending more than this one. Is the error signal $\delta^u_2$ large or small?

# %%
u, t = np.array([6.0, -2.0, -1.0]), np.array([0.0, 1.0, 0.0])
o = softmax.softmax(u)
delta_o = unit.delta_o(t, o)
o, delta_o, softmax.jacobian(o).T @ delta_o

# %% [markdown] lang="ja"
# $\delta^o_2 \approx -1$ と大きいのに、$\delta^u_2$ は 0.001 もありません。ヤコビ行列のどの成分にも、0に近い $o_2$ か、1に近い $o_1$ の $1 - o_1$ が入っているからです。第1章で見た飽和（$o(1-o) \approx 0$）と同じことが起きています。
#
# $\mathbf{u}$ そのものをパラメータとみなして、$\epsilon = 1$ で更新してみます。
#
# **予想**：正解の確率 $o_2$ が 0.5 を超えるまでに、何回の更新が要りますか？

# %% [markdown] lang="en"
# $\delta^o_2 \approx -1$ is large, and yet $\delta^u_2$ is less than 0.001. Every element of the Jacobian has in it an $o$ close to 0, or $1 - o_1$ with $o_1$ close to 1. It is the saturation of lesson 1 again ($o(1-o) \approx 0$).
#
# Take $\mathbf{u}$ itself for the parameters and update it with $\epsilon = 1$.
#
# **Predict**: how many updates until $o_2$, the probability of the right class, is above 0.5?


# %%
def updates(delta_u, u):
    count = 0
    while softmax.softmax(u)[1] <= 0.5:
        u, count = u - delta_u(softmax.softmax(u)), count + 1
    return count


updates(lambda o: softmax.through_jacobian(unit.delta_o(t, o), o), u)

# %% [markdown] lang="ja"
# ## 5. 交差エントロピー
#
# 間違いに確信があるほど大きく罰する損失が欲しいところです。正解のクラスの確率の対数を使います。
#
# $$E = -\sum_j t_j \log o_j$$
#
# **交差エントロピー**（cross-entropy）といいます。one-hot なら、正解のクラスを $c$ として $E = -\log o_c$ だけが残ります。$o_c = 1$ なら0、$o_c \to 0$ なら無限に大きくなります。
#
# $\delta^o_j = -t_j/o_j$ です。これにヤコビ行列を掛けます。
#
# $$\delta^u_j = \sum_i \delta^o_i \frac{\partial o_i}{\partial u_j}
# = \underbrace{-\frac{t_j}{o_j}\, o_j(1 - o_j)}_{i = j} + \sum_{i \ne j} \frac{t_i}{o_i}\, o_i o_j
# = -t_j + o_j \underbrace{\sum_i t_i}_{=\,1} = o_j - t_j$$
#
# 小さくて困っていた $o$ が、割り算の $1/o$ とちょうど打ち消し合いました。
#
# $$\boxed{\boldsymbol\delta^u = \mathbf{o} - \mathbf{t}}$$
#
# **予想**：同じ間違いから始めて、今度は何回の更新で 0.5 を超えますか？

# %% [markdown] lang="en"
# ## 5. Cross-entropy
#
# We want a loss that punishes more the surer a mistake is, and take the logarithm of the probability:
#
# $$E = -\sum_j t_j \log o_j$$
#
# This is the **cross-entropy**. With one-hot targets only the right class $c$ remains, $E = -\log o_c$: 0 where $o_c = 1$, growing without bound as $o_c \to 0$.
#
# $\delta^o_j = -t_j/o_j$. Multiplied by the Jacobian:
#
# $$\delta^u_j = \sum_i \delta^o_i \frac{\partial o_i}{\partial u_j}
# = \underbrace{-\frac{t_j}{o_j}\, o_j(1 - o_j)}_{i = j} + \sum_{i \ne j} \frac{t_i}{o_i}\, o_i o_j
# = -t_j + o_j \underbrace{\sum_i t_i}_{=\,1} = o_j - t_j$$
#
# The $o$ that was so small cancels against $1/o$:
#
# $$\boxed{\boldsymbol\delta^u = \mathbf{o} - \mathbf{t}}$$
#
# **Predict**: from the same mistake, how many updates does it take now?

# %%
through = softmax.jacobian(o).T @ softmax.delta_o(t, o)
print(o - t, through, gradcheck.numerical_gradient(lambda u: softmax.cross_entropy(t, softmax.softmax(u)), u))
updates(lambda o: o - t, u)

# %% [markdown] lang="ja"
# 3通りの $\delta^u$ は同じです。更新は5回で済みました。二乗誤差では446回でした。
#
# 下の図では、ロジットを動かせます。左から、$\mathbf{u}$、$\mathbf{o}$、ターゲット $\mathbf{t}$（■ が正解のクラス）、二乗誤差の $\boldsymbol\delta^u$、交差エントロピーの $\boldsymbol\delta^u$。右端は、正解のクラスの $\delta^u$ が、そのロジットによってどう変わるかです（破線が二乗誤差）。
#
# 1. **確信をもった間違い** を押し、**u を更新（二乗誤差）** を何度か押します。次に、もう一度 **確信をもった間違い** に戻し、**u を更新（交差エントロピー）** を押します。
# 2. 右端の図で、破線が左でも右でも0に近いのはなぜですか。

# %% [markdown] lang="en"
# All three $\delta^u$ agree, and 5 updates do, where the squared error took 446.
#
# Below you can move the logits. From the left: $\mathbf{u}$, $\mathbf{o}$, the target $\mathbf{t}$ (■ is the right class), $\boldsymbol\delta^u$ of the squared error, $\boldsymbol\delta^u$ of the cross-entropy. On the far right: how $\delta^u$ of the right class
# depends on its own logit (dashed: the squared error).
#
# 1. Press **confidently wrong**, then **update u (squared error)** a few times. Press **confidently wrong** again, then **update u (cross-entropy)**.
# 2. On the far right, why is the dashed line close to 0 at both ends?

# %%
explore.softmax()

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# 2. 右で0に近いのは、正解しているからで、それでよいのです。左で0に近いのは、間違えているのに飽和しているからで、こちらが問題です。交差エントロピーは、左では −1 のままです。
# </details>
#
# ## 6. ネットワークに戻る
#
# 出力層の $\boldsymbol\delta^u$ が決まれば、そこから先は第2章の漸化式です。損失と出力の関数が何であっても、前の層には $\boldsymbol\delta^u$ しか伝わりません。
#
# | | シグモイドと二乗誤差（講義） | softmax と交差エントロピー |
# | --- | --- | --- |
# | 出力層の $\boldsymbol\delta^{u}$ | $-(\mathbf{t} - \mathbf{o}) \circ \mathbf{o} \circ (1 - \mathbf{o})$ | $\mathbf{o} - \mathbf{t}$ |
# | 隠れ層の $\boldsymbol\delta^{o^k}$、$\boldsymbol\delta^{u^k}$、$\Delta\mathbf{W}^k$、$\Delta\mathbf{b}^k$ | 第2章のとおり | **同じ** |
#
# （$\circ$ は成分ごとの積です。）すべてのパラメータの勾配を、数値微分と比べます。

# %% [markdown] lang="en"
# <details><summary>Answers</summary>
#
# 2. On the right because the answer is right, and that is as it should be. On the left because it is wrong but saturated, and that is the trouble. The cross-entropy stays at −1 there.
# </details>
#
# ## 6. Back to the network
#
# Once $\boldsymbol\delta^u$ of the output layer is known, the rest is the recursion of lesson 2. Whatever the loss and the output may be, nothing but $\boldsymbol\delta^u$ reaches the layers before.
#
# | | sigmoid, squared error (the lecture) | softmax, cross-entropy |
# | --- | --- | --- |
# | $\boldsymbol\delta^{u}$ of the output layer | $-(\mathbf{t} - \mathbf{o}) \circ \mathbf{o} \circ (1 - \mathbf{o})$ | $\mathbf{o} - \mathbf{t}$ |
# | $\boldsymbol\delta^{o^k}$, $\boldsymbol\delta^{u^k}$ of hidden layers, $\Delta\mathbf{W}^k$, $\Delta\mathbf{b}^k$ | as in lesson 2 | **the same** |
#
# ($\circ$ multiplies element by element.) Every gradient, compared with nudging:

# %%
net = network.initial((2, 3, 3), seed=1, output="softmax")
trace = network.forward(net, X)
grads = network.backward(net, trace, T)
print(bool(np.allclose(grads.delta_u[-1], trace.o[-1] - T)))
gradcheck.check(net, X, T, grads)

# %% [markdown] lang="ja"
# 平面の3つか4つのクラスで学習します。左はいちばん確率の高いクラス（色が濃いほど確率が高い、白い線が境目）、中は各クラスの出力です。＋ の点での出力を、図の下で読めます。
#
# 1. ＋ を3つの領域の境目へ動かしてください。確率はどうなりますか。合計は？
# 2. **クラスごとに σ** を押し、＋ をいろいろな所へ動かします。合計は1のままですか。
# 3. **4クラス** を押し（データは風車）、$E$ を交差エントロピーと二乗誤差とで比べます。$\epsilon = 0.02$ では？　$0.5$ では？

# %% [markdown] lang="en"
# Three or four classes in the plane. On the left, the most probable class (the deeper, the more probable; borders are white); in the middle, the output for each class. Below the figure stand the outputs at the point ＋.
#
# 1. Move ＋ to where the three regions meet. What are the probabilities there, and their sum?
# 2. Press **a σ for each class** and move ＋ about. Is the sum still 1?
# 3. Press **four classes** (a pinwheel), and compare cross-entropy and squared error: at $\epsilon = 0.02$, and at $0.5$.

# %%
explore.classes()

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# 1. どのクラスも $\frac13$ くらい、合計はいつも1です。
# 2. いいえ。1より大きい所も小さい所もあります。
# 3. シード 0〜9 では、$\epsilon = 0.02$ のとき、交差エントロピーは10個とも学習でき、二乗誤差は1個も間に合いません。$\epsilon = 0.5$ では逆で、交差エントロピーは10個とも振動し、二乗誤差は半分以上が学習できます。交差エントロピーのほうが $\delta^u$ が大きいので、合う $\epsilon$ は小さいのです。損失を変えたら、$\epsilon$ も選び直します。
# </details>
#
# ## 7. シグモイドは、2クラスの softmax
#
# クラスが2つなら
#
# $$o_1 = \frac{e^{u_1}}{e^{u_1} + e^{u_2}} = \frac{1}{1 + e^{-(u_1 - u_2)}} = \sigma(u_1 - u_2)$$
#
# で、$o_2 = 1 - o_1$ です。シグモイドのユニット1個は、$u_2 = 0$ と決めた2クラスの softmax にほかなりません。第2章の「間違ったアルゴリズム」で、出力層の $o(1 - o)$ を掛け忘れたものがよく学習したのを覚えていますか。忘れると $\delta^u = o - t$ になります。これは、シグモイドと交差エントロピー $E = -t\log o - (1 - t)\log(1 - o)$ の正しい式です。

# %% [markdown] lang="en"
# <details><summary>Answers</summary>
#
# 1. About $\frac13$ each; the sum is always 1.
# 2. No; it is more than 1 in some places and less in others.
# 3. Of seeds 0 to 9, at $\epsilon = 0.02$ all ten learn with the cross-entropy, and none gets there in time with the squared error. At $\epsilon = 0.5$ it is the other way about: with the cross-entropy all ten oscillate, with the squared error more than half learn. The cross-entropy's $\delta^u$ is larger, so a smaller $\epsilon$ suits it: with another loss, choose $\epsilon$ anew.
# </details>
#
# ## 7. The sigmoid is softmax with two classes
#
# With two classes
#
# $$o_1 = \frac{e^{u_1}}{e^{u_1} + e^{u_2}} = \frac{1}{1 + e^{-(u_1 - u_2)}} = \sigma(u_1 - u_2)$$
#
# and $o_2 = 1 - o_1$. One sigmoid unit is nothing but a softmax of two classes with $u_2$ fixed at 0. Among the wrong algorithms of lesson 2 there was one that forgot $o(1 - o)$ at the output, and learnt well. What it has
# instead is $\delta^u = o - t$: the right formula for a sigmoid with the cross-entropy $E = -t\log o - (1 - t)\log(1 - o)$.

# %%
v = np.array([1.5, -0.7])
softmax.softmax(v)[0], unit.sigmoid(v[0] - v[1])

# %% [markdown] lang="ja"
# ## 8. 講義の終わりに：手書き数字
#
# 最後に、本物のデータです。$8 \times 8$ 画素の手書き数字が1797枚あります（UCI Machine Learning Repository、E. Alpaydin と C. Kaynak）。

# %% [markdown] lang="en"
# ## 8. At the end of the lecture: handwritten digits
#
# Last, real data: 1,797 handwritten digits of $8 \times 8$ pixels (UCI Machine Learning Repository, E. Alpaydin and C. Kaynak).

# %%
images, labels = datasets.digits()
for row in images[0].reshape(8, 8):
    print("".join(" ░▒▓█"[round(4 * pixel)] * 2 for pixel in row))
images.shape, labels[0]

# %% [markdown] lang="ja"
# でたらめに選んだ1200枚で学習し、残りの597枚は**学習に使わずに**とっておきます。ネットワークは 64-32-10、初期値は第3章の目安に従い $\frac{1}{\sqrt{64}}$ 倍、更新は300回です。使うのは、この講義で導いた式だけです。
#
# **予想**：見たことのない597枚のうち、何％を正しく読めますか？

# %% [markdown] lang="en"
# We train on 1,200 of them, drawn at random, and keep the other 597 **aside**. The network is 64-32-10, its initial weights are scaled by $\frac{1}{\sqrt{64}}$ as lesson 3 advises, and there are 300 updates. Nothing is used but the formulas of this lecture.
#
# **Predict**: of the 597 digits it has never seen, what share will it read correctly?

# %%
order = np.random.default_rng(0).permutation(1797)
seen, unseen = order[:1200], order[1200:]
start = network.initial((64, 32, 10), seed=0, output="softmax", scale=1 / 8)
history = network.train(start, images[seen], labels[seen], epsilon=0.002, steps=300)


def correct(rows):
    o = network.forward(history.net, images[rows]).o[-1]
    return o.argmax(axis=1) == labels[rows].argmax(axis=1)


print(f"E: {history.E[0]:.0f} → {history.E[-1]:.0f}")
print(f"correct: {correct(seen).mean():.1%} of those seen, {correct(unseen).mean():.1%} of those not seen")

# %% [markdown] lang="ja"
# 式を1つずつ手で確かめてきたプログラムが、人の書いた数字を読みました。間違えたものを1枚見てみましょう。ネットワークはどのくらい迷っていますか。

# %% [markdown] lang="en"
# A program whose every formula we have checked by hand reads handwriting. Let us look at one that it got wrong. How much in doubt was it?

# %%
wrong = unseen[~correct(unseen)][0]
for row in images[wrong].reshape(8, 8):
    print("".join(" ░▒▓█"[round(4 * pixel)] * 2 for pixel in row))
o = network.forward(history.net, images[[wrong]]).o[-1][0]
print(
    "written:",
    labels[wrong].argmax(),
    " probabilities:",
    {digit: round(float(o[digit]), 2) for digit in o.argsort()[:-4:-1].tolist()},
)

# %% [markdown] lang="ja"
# ## 覚えておくこと
#
# | | 式 |
# | --- | --- |
# | softmax | $o_j = e^{u_j} / \sum_l e^{u_l}$：どれも正、合計は1、大切なのは $u$ の差 |
# | ヤコビ行列 | $\partial o_i/\partial u_j = o_i(1 - o_i)$（$i = j$）、$-o_i o_j$（$i \ne j$）。各行の合計は0 |
# | 二乗誤差 | $\boldsymbol\delta^u = \mathbf{J}^\top\{-(\mathbf{t} - \mathbf{o})\}$：確信をもった間違いで0に近い |
# | 交差エントロピー | $E = -\sum_j t_j\log o_j$、$\boldsymbol\delta^u = \mathbf{o} - \mathbf{t}$：確信をもった間違いほど大きい |
# | ネットワーク | 変わるのは出力層の $\boldsymbol\delta^u$ だけ |
# | 2クラス | softmax は $\sigma(u_1 - u_2)$ |
#
# [← 第4章：畳み込み](04_convolution.ipynb)　|　[はじめに](00_start.ipynb)

# %% [markdown] lang="en"
# ## What to remember
#
# | | formula |
# | --- | --- |
# | softmax | $o_j = e^{u_j} / \sum_l e^{u_l}$: positive, adding up to 1; only differences of $u$ matter |
# | Jacobian | $\partial o_i/\partial u_j = o_i(1 - o_i)$ for $i = j$, $-o_i o_j$ for $i \ne j$; rows add up to 0 |
# | squared error | $\boldsymbol\delta^u = \mathbf{J}^\top\{-(\mathbf{t} - \mathbf{o})\}$: close to 0 for a confident mistake |
# | cross-entropy | $E = -\sum_j t_j\log o_j$, $\boldsymbol\delta^u = \mathbf{o} - \mathbf{t}$: the larger, the surer the mistake |
# | the network | only $\boldsymbol\delta^u$ of the output layer changes |
# | two classes | softmax is $\sigma(u_1 - u_2)$ |
#
# [← lesson 4, convolution](04_convolution.ipynb)  |  [start](00_start.ipynb)
