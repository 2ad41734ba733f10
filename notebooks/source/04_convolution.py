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
# # 第4章　畳み込み層でも同じ？
#
# もとの講義は、全結合層で導いた誤差逆伝播法は畳み込み層でも変わらない、と述べています。畳み込み層をネットワークとして描き、接続のないところの重みをいつも0とみなせばよい、というのです。この章では、まずこれを文字どおりに実行します。前向きの計算はそのとおりになります。後ろ向きには、書かれていないことが2つ要ります。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で答えを消し、**Shift + Enter** で1つずつ実行してください。
#
# [← 第3章：重みの初期値](03_initial_weights.ipynb)　|　English: [04_convolution.ipynb](../en/04_convolution.ipynb)

# %% [markdown] lang="en"
# # Lesson 4: is a convolution really no different?
#
# The lecture says that backpropagation, derived for fully connected layers, needs no change for a convolution layer: draw the layer as
# a network, and take the weights where there is no connection to be always 0. In this lesson we do what it says. Forwards, it comes out
# exactly. Backwards, two things are needed that it does not mention.
#
# **Before you begin**: clear the answers with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**.
#
# [← lesson 3, initial weights](03_initial_weights.ipynb)  |  日本語: [04_convolution.ipynb](../ja/04_convolution.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import convolution, diagrams, explore, gradcheck, network
from lecture_lib.network import Network

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import convolution, diagrams, explore, gradcheck, network
from lecture_lib.network import Network

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. 畳み込みを手で計算する
#
# 入力 $\mathbf{x}$ は5個、**カーネル**（kernel、フィルタともいう）$\mathbf{k}$ は3個の数です。カーネルを入力の端から1つずつずらしながら、重なったところの積を足します。
#
# $$u_j = \sum_{a} k_a\, x_{j+a-1} + b$$
#
# 深層学習で畳み込み（convolution）と呼ぶのはこの計算です。数学の畳み込みはカーネルを裏返してからずらすので、厳密には**相互相関**（cross-correlation）です。カーネルは学習で決まるので、裏返すかどうかで表せるものは変わりません。
#
# **予想**：$\mathbf{x} = (1, -1, 2, 1, 3)$、$\mathbf{k} = (1, 2, -1)$、$b = 0$ のとき、$u_1, u_2, u_3$ はいくつですか？

# %% [markdown] lang="en"
# ## 1. A convolution by hand
#
# The input $\mathbf{x}$ has five numbers, the **kernel** (or filter) $\mathbf{k}$ three. Slide the kernel along the input, one place at a time, and add
# up the products of what lies on top of each other:
#
# $$u_j = \sum_{a} k_a\, x_{j+a-1} + b$$
#
# This is what deep learning calls a convolution. In mathematics a convolution turns the kernel round before sliding it, so that, strictly, this is
# a **cross-correlation**. As the kernel is learnt, turning it round would make no difference to what the layer can do.
#
# **Predict**: for $\mathbf{x} = (1, -1, 2, 1, 3)$, $\mathbf{k} = (1, 2, -1)$ and $b = 0$, what are $u_1, u_2, u_3$?

# %%
x = np.array([1.0, -1.0, 2.0, 1.0, 3.0])
k = np.array([1.0, 2.0, -1.0])
u = [k[0] * x[j] + k[1] * x[j + 1] + k[2] * x[j + 2] for j in range(3)]
u

# %% [markdown] lang="ja"
# 同じ計算をネットワークとして描きます。左が入力、右が出力、太い線がある接続、薄い線がない接続です。色は重みの符号（破線は負）、太さは大きさです。どの出力にも同じ3個の重みがつながっています。**重みの共有**（weight sharing）です。
#
# 右は同じものを行列 $\mathbf{W}$（行が入力、列が出力）で書いたものです。
#
# **予想**：$\mathbf{W}$ の15個の成分のうち、0でないのはいくつですか？　違う値は何種類ですか？

# %% [markdown] lang="en"
# Here is the same as a network, inputs on the left, outputs on the right. Connections that exist are strong lines, those that do not are faint. Colour is the
# sign of the weight (negative ones are dashed), width its size. Each output hangs on the same three weights: they are **shared**.
#
# On the right it is written as a matrix $\mathbf{W}$, a row for each input, a column for each output.
#
# **Predict**: of the 15 elements of $\mathbf{W}$, how many are not 0? How many different values do these have?

# %%
diagrams.convolution(k, x)

# %% [markdown] lang="ja"
# 0でないのは $3 \times 3 = 9$ 個、値は3種類だけです。これを全結合層の $\mathbf{W}$ として使うと、$\mathbf{W}^\top \mathbf{x}$ は、ずらして計算した結果と同じになります。
#
# カーネルの大きさを $m$、入力を $n$ 個とすると、出力は $n - m + 1$ 個です。入力の両端に0を補う（**パディング**、padding）、一度に2つ以上ずらす（**ストライド**、stride）こともでき、その分だけ出力の数が変わります。

# %% [markdown] lang="en"
# $3 \times 3 = 9$ are not 0, and they have only three values. Used as the $\mathbf{W}$ of a dense layer, it gives $\mathbf{W}^\top \mathbf{x}$ equal to what sliding gave.
#
# With a kernel of $m$ numbers and $n$ inputs there are $n - m + 1$ outputs. One may also put zeros around the input (**padding**), or slide
# by more than one place at a time (**stride**); then there are more, or fewer.

# %%
W = convolution.dense_weights(k, (5,))
W.T @ x, convolution.direct(k, x)

# %% [markdown] lang="ja"
# ## 2. 講義のとおりに、逆向きに
#
# 講義のとおり、これをただの全結合層とみなします。$b = 0.5$、活性化関数はシグモイド、ターゲットは $\mathbf{t} = (0, 1, 0)$ です。第1章と同じく $\delta^u = -(t - o)\,o(1 - o)$ です。

# %% [markdown] lang="en"
# ## 2. Backwards, as the lecture says
#
# As the lecture says, take it for a dense layer like any other. Let $b = 0.5$, the activation a sigmoid, and the targets $\mathbf{t} = (0, 1, 0)$. As in lesson 1,
# $\delta^u = -(t - o)\,o(1 - o)$.

# %%
t = np.array([0.0, 1.0, 0.0])
layer = Network(W=(W,), b=(np.full(3, 0.5),))
trace = network.forward(layer, [x])
grads = network.backward(layer, trace, [t])
delta_u = grads.delta_u[0][0]
trace.o[-1][0], delta_u

# %% [markdown] lang="ja"
# 入力の側へ送る誤差信号は $\boldsymbol\delta^{o} = \mathbf{W}\boldsymbol\delta^{u}$ です。接続のないところは $w = 0$ なので何も足しません。講義の言うとおり、**誤差を送るところまでは何も変えなくてよい**のです。カーネルを使って直接計算した値と比べます。

# %% [markdown] lang="en"
# The error signal sent back to the inputs is $\boldsymbol\delta^{o} = \mathbf{W}\boldsymbol\delta^{u}$. Where nothing is connected, $w = 0$ adds nothing. Up to here the lecture is
# right: **passing the error back needs no change**. We compare it with the value computed directly from the kernel.

# %%
W @ delta_u, convolution.direct_delta_o(delta_u, k, (5,))

# %% [markdown] lang="ja"
# 次は勾配 $\Delta w_{ij} = x_i\, \delta^u_j$ です。
#
# **予想**：接続のないところの $w_{ij}$ は0です。では、そこの $\Delta w_{ij}$ は？

# %% [markdown] lang="en"
# Next, the gradient $\Delta w_{ij} = x_i\, \delta^u_j$.
#
# **Predict**: where nothing is connected, $w_{ij}$ is 0. What is $\Delta w_{ij}$ there?

# %%
delta_W = grads.delta_W[0]
delta_W

# %% [markdown] lang="ja"
# **0ではありません。** $x_i \delta^u_j$ には $w_{ij}$ が入っていません。全結合層の勾配は「この重みが0から少し変わったら $E$ はどう変わるか」に答えていて、いま0であることは関係がないのです。このまま $\mathbf{W} \leftarrow \mathbf{W} - \epsilon\Delta\mathbf{W}$ とすると、ないはずの接続に重みができ、もう畳み込みではなくなります。「常に0と考える」は、**更新のあとも0であるように勾配を消す**ことまで含めて、初めて正しくなります。これが**マスク**（mask）です。

# %% [markdown] lang="en"
# **Not 0.** There is no $w_{ij}$ in $x_i \delta^u_j$. The gradient of a dense layer answers the question how $E$ would change if this weight moved
# a little away from 0; that it is 0 now is beside the point. With $\mathbf{W} \leftarrow \mathbf{W} - \epsilon\Delta\mathbf{W}$ as it stands, missing connections would get weights, and
# the layer would no longer be a convolution. “Always 0” is right only if it includes the gradient, so that **they are 0 after the update, too**. That is the **mask**.

# %%
mask = convolution.mask((3,), (5,))
masked = np.where(mask, delta_W, 0)
masked

# %% [markdown] lang="ja"
# ## 3. 共有している重みは、勾配を合計する
#
# マスクしても、まだ足りません。$w_{11}, w_{22}, w_{33}$ はどれも同じ $k_1$ なのに、$\Delta w_{11}, \Delta w_{22}, \Delta w_{33}$ は違います。別々に更新すると、もう同じ値ではなくなります。
#
# $k_1$ を少し変えると、3つの接続が同時に変わります。連鎖律から、$E$ の変化は3つの道の合計です。
#
# $$\Delta k_1 = \frac{\partial E}{\partial k_1} = \frac{\partial E}{\partial w_{11}} + \frac{\partial E}{\partial w_{22}} + \frac{\partial E}{\partial w_{33}} = \Delta w_{11} + \Delta w_{22} + \Delta w_{33}$$
#
# 平均ではなく**合計**です。バイアスも1つを3つの出力で共有しているので、$\Delta b = \sum_j \delta^u_j$ です。
#
# **予想**：上の表のどの数を足すと $\Delta k_2$ になりますか？

# %% [markdown] lang="en"
# ## 3. Shared weights add up their gradients
#
# The mask is not enough. $w_{11}, w_{22}, w_{33}$ are all the same $k_1$, but $\Delta w_{11}, \Delta w_{22}, \Delta w_{33}$ differ. Updated each by its own, they would no longer be equal.
#
# Move $k_1$ a little, and three connections move at once. By the chain rule, the change of $E$ is the sum over the three ways:
#
# $$\Delta k_1 = \frac{\partial E}{\partial k_1} = \frac{\partial E}{\partial w_{11}} + \frac{\partial E}{\partial w_{22}} + \frac{\partial E}{\partial w_{33}} = \Delta w_{11} + \Delta w_{22} + \Delta w_{33}$$
#
# The **sum**, not the mean. The bias, too, is one number that three outputs share, so $\Delta b = \sum_j \delta^u_j$.
#
# **Predict**: which numbers of the table above make $\Delta k_2$?

# %%
by_hand = np.array([np.diag(masked, -a).sum() for a in range(3)])
by_hand, convolution.kernel_gradient(delta_W, (3,), (5,))

# %% [markdown] lang="ja"
# 対角線1本が $\mathbf{k}$ の1成分です。$\Delta k_2$ は、対角線のすぐ下の3個の合計です。
#
# 正しいかどうかは、カーネルそのものを少し動かして確かめます（数値微分）。行列も、マスクも、合計も使わず、ずらして計算した $E$ だけを使います。行列を作らずに勾配を求める式
#
# $$\Delta k_a = \sum_j \delta^u_j\, x_{j+a-1}$$
#
# とも比べます。

# %% [markdown] lang="en"
# Each diagonal is one element of $\mathbf{k}$. $\Delta k_2$ is the sum of the three numbers just below the main one.
#
# To see whether it is right, nudge the kernel itself (a numerical gradient): no matrix, no mask, no sum, only $E$ from sliding. We also
# compare it with the formula that needs no matrix,
#
# $$\Delta k_a = \sum_j \delta^u_j\, x_{j+a-1}$$


# %%
def E(kernel):
    o = 1 / (1 + np.exp(-(convolution.direct(kernel, x) + 0.5)))
    return 0.5 * np.sum((t - o) ** 2)


np.stack([by_hand, gradcheck.numerical_gradient(E, k), convolution.direct_kernel_gradient(delta_u, x, (3,))])

# %% [markdown] lang="ja"
# 3通りとも同じです。**全結合の勾配 → マスク → 合計 = カーネルの勾配**。
#
# ## 4. 触ってみる
#
# 8個の0と1の信号から、「0の次に1が来る場所」（立ち上がり、エッジ）を見つける層です。出力は6個、正解 $t$ は緑です。左からネットワーク、$\mathbf{W}$、勾配 $\Delta\mathbf{W}$（24個の信号の合計）、損失です。ΔW の下がカーネルの勾配 $\Delta\mathbf{k}$ です。
#
# 1. **マスク前の勾配**、**マスク後**、**共有して合計** を順に押し、ΔW の変わり方を見てください。
# 2. **エッジを学習** を押します。カーネルはどんな3個の数になりましたか。なぜそれで立ち上がりが見つかるのですか。
# 3. **マスクを忘れて学習** を押します。$E$ は下がりますか。

# %% [markdown] lang="en"
# All three agree. **Dense gradient → mask → sum = the kernel's gradient.**
#
# ## 4. Play with it
#
# This layer is to find, in a signal of eight 0s and 1s, where a 1 follows a 0 (a rising edge). There are six outputs; their targets $t$ are green. From the
# left: the network, $\mathbf{W}$, the gradient $\Delta\mathbf{W}$ (summed over 24 signals), the loss. Below ΔW is the kernel's gradient $\Delta\mathbf{k}$.
#
# 1. Press **gradient before the mask**, **after the mask**, **summed over shared weights**, one after the other, and watch ΔW.
# 2. Press **edges learnt**. What three numbers has the kernel become, and why do they find a rising edge?
# 3. Press **trained without the mask**. Does $E$ fall?

# %%
explore.convolution()

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# 2. ほぼ $(-8, 8, 0)$ に、負のバイアスです。0の次が1のときだけ $u$ が正になります。3番目の入力は関係がないので、その重みは0に近づきます。
# 3. 下がります。24個の信号の出力は、すべて正しくなります。第2章と同じで、**$E$ が下がることは、正しさの証拠になりません**。
# </details>
#
# では、マスクを忘れると何を失うのでしょうか。$E$ が下がるのなら、よいのではないでしょうか。長さ8の0と1の信号は、全部で $2^8 = 256$ 通りです。24個で学習した層に、256通り全部を見せます。
#
# **予想**：$256 \times 6 = 1536$ 個の出力のうち、½ の正しい側にあるのは、マスクも共有もある層、マスクだけの層、どちらもない層で、それぞれいくつですか？

# %% [markdown] lang="en"
# <details><summary>Answers</summary>
#
# 2. About $(-8, 8, 0)$, with a negative bias: $u$ is positive only where a 0 is followed by a 1. The third input has nothing to do with it, and its weight goes towards 0.
# 3. It does; every output for the 24 signals comes out right. As in lesson 2: **a falling $E$ is no evidence of being right.**
# </details>
#
# What is lost, then, without the mask? If $E$ falls, why not? There are $2^8 = 256$ signals of eight 0s and 1s. We show all of them to layers trained on 24.
#
# **Predict**: of the $256 \times 6 = 1536$ outputs, how many lie on the right side of ½, with mask and sharing, with the mask only, and with neither?

# %%
from lecture_lib.explore.edge_detector import signals

every = np.array([[number >> place & 1 for place in range(8)] for number in range(256)], dtype=float)
edge = (every[:, :-2] == 0) & (every[:, 1:-1] == 1)
start = Network((convolution.dense_weights([0.3, -0.1, 0.6], (8,)),), (np.zeros(6),))
for masked, shared in ((True, True), (True, False), (False, False)):
    tie = convolution.tie((3,), (8,), masked=masked, shared=shared)
    net = network.train(start, *signals(), epsilon=0.5, steps=500, tie=tie).net
    right = (network.forward(net, every).o[-1] >= 0.5) == edge
    weights = net.W[0][net.W[0] != 0].round(9)
    counts = f"weights not 0: {weights.size:2}, different ones: {np.unique(weights).size:2}"
    print(f"mask {masked!s:5}  sharing {shared!s:5}  {counts}, right: {right.sum()} of {right.size}")

# %% [markdown] lang="ja"
# どの層も、学習に使った24個では全部正解でした。見たことのない信号で間違えるのは、マスクのない層です。遠くの入力にまで重みができ、24個にたまたまあった関係を覚えてしまったのです。畳み込みは「近くだけを見る」「どこでも同じことをする」という知識を、学習の前から形として持っています。この問題ではその知識が正しいので、重み3個で足ります。
#
# ## 5. 2次元も、チャネルも
#
# 画像でも同じです。$6 \times 6$ の画像を36個の入力、$4 \times 4$ の出力を16個の出力とみなせば、$3 \times 3$ のカーネルは $36 \times 16$ の $\mathbf{W}$ になります。左半分が0、右半分が1の画像に、縦の境目で大きくなるカーネルを使います。

# %% [markdown] lang="en"
# On the 24 signals they were trained with, all three make no mistake. The layer without the mask is wrong on signals it has not seen: it has weights to inputs far away, and has
# learnt relations that these 24 happen to have. A convolution has knowledge in its form, before any training: look nearby only, and do the same everywhere. For this
# problem that is true, and three weights are enough.
#
# ## 5. In two dimensions, with channels
#
# Images are no different. Take a $6 \times 6$ image as 36 inputs and the $4 \times 4$ output as 16, and a $3 \times 3$ kernel becomes a $\mathbf{W}$ of $36 \times 16$. The image is 0 on its left half and 1
# on its right; the kernel is large at a vertical border.

# %%
image = np.repeat([[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]], 6, axis=0)
vertical = np.array([[-1.0, 0.0, 1.0]] * 3)
W = convolution.dense_weights(vertical, (6, 6))
print(W.shape)
(image.ravel() @ W).reshape(4, 4)

# %% [markdown] lang="ja"
# カラー画像のように入力のチャネルが3つ、カーネルが4種類（出力のチャネルが4つ）、ストライド2、パディング1でも、行列が大きくなるだけです。出力、入力の誤差信号、カーネルの勾配を、それぞれ「行列とマスクと合計」と「ずらす計算」で求め、一致するかどうかを見ます。カーネルの勾配は、数値微分とも比べます。

# %% [markdown] lang="en"
# With three input channels, as in a colour image, four kernels (four output channels), stride 2 and padding 1, the matrix is larger, and that is all. We compute the output, the error signal of the
# input and the gradient of the kernel both ways, by matrix, mask and sum, and by sliding, and ask whether they agree; the kernel's gradient is compared with a numerical one, too.

# %%
rng = np.random.default_rng(0)
kernel, image = rng.normal(size=(4, 3, 3, 3)), rng.normal(size=(3, 8, 8))
how = {"stride": 2, "padding": 1}
W = convolution.dense_weights(kernel, (3, 8, 8), **how)
u = convolution.direct(kernel, image, **how)
delta_u = u - 1  # as if E = ½ Σ (u − 1)²
delta_k = convolution.direct_kernel_gradient(delta_u, image, (4, 3, 3, 3), **how)
W.shape, u.shape

# %%
delta_W = np.outer(image, delta_u)
by_nudging = gradcheck.numerical_gradient(
    lambda k: 0.5 * np.sum((convolution.direct(k, image, **how) - 1) ** 2), kernel
)
pairs = {
    "u": (image.ravel() @ W, u.ravel()),
    "δ^o": (W @ delta_u.ravel(), convolution.direct_delta_o(delta_u, kernel, (3, 8, 8), **how).ravel()),
    "Δk": (convolution.kernel_gradient(delta_W, (4, 3, 3, 3), (3, 8, 8), **how), delta_k),
    "Δk, nudged": (by_nudging, delta_k),
}
{name: bool(np.allclose(a, b, atol=1e-6)) for name, (a, b) in pairs.items()}

# %% [markdown] lang="ja"
# ## 6. では、なぜ行列で計算しないのか
#
# 理屈は同じでも、計算の量はまったく違います。行列の掛け算は、0との掛け算も律儀に行います。
#
# **予想**：$64 \times 64$ の画像と $3 \times 3$ のカーネルでは、行列での掛け算は、必要な掛け算の何倍ですか？

# %% [markdown] lang="en"
# ## 6. Why, then, is it not computed with matrices?
#
# The theory is the same; the amount of work is not. A matrix product dutifully multiplies by every 0.
#
# **Predict**: for a $64 \times 64$ image and a $3 \times 3$ kernel, how many times the necessary multiplications does the matrix take?

# %%
for side in (8, 16, 32, 64):
    mask = convolution.mask((3, 3), (side, side))
    needed, done = np.count_nonzero(mask), mask.size
    print(
        f"{side:2} × {side:2}: {done:10,} multiplications, {needed:6,} needed: {done / needed:5.0f} ×, {done * 8 / 1e6:6.1f} MB of W"
    )

# %% [markdown] lang="ja"
# 無駄の倍率は $\dfrac{n_{\text{in}}}{9}$、つまり画素の数に比例して増えます。$224 \times 224$ の画像なら $5575$ 倍で、$\mathbf{W}$ だけで約20 GB になります。カーネルは9個の数なのに、です。本物の畳み込み層は、ずらす計算か、それと同じ結果になる別の速い計算を使います。**誤差逆伝播法が「変わらない」のは式の話で、プログラムの話ではありません。** それでも、行列で考えることは、勾配の式を導き、確かめるのに役立ちます。

# %% [markdown] lang="en"
# The waste is a factor of $\dfrac{n_{\text{in}}}{9}$: it grows with the number of pixels. For an image of $224 \times 224$ it is $5575$, and $\mathbf{W}$ alone takes about 20 GB, where the kernel has nine numbers. Real convolution
# layers slide, or use another fast method that gives the same. **That backpropagation is “no different” is true of the formulas, not of the program.** The matrix is still of use: to derive
# the gradient, and to check it.

# %%
n_in, n_out = 224**2, 222**2
n_in * n_out / (9 * n_out), n_in * n_out * 8 / 1e9

# %% [markdown] lang="ja"
# ## 覚えておくこと
#
# | 量 | 全結合層とみなすと | 畳み込み層では |
# | --- | --- | --- |
# | $\mathbf{u}$ | $\mathbf{W}^\top\mathbf{x} + \mathbf{b}$ | 同じ（接続のないところは $w = 0$） |
# | $\boldsymbol\delta^o$ | $\mathbf{W}\boldsymbol\delta^u$ | 同じ |
# | $\Delta\mathbf{W}$ | $\mathbf{x}\,\boldsymbol\delta^{u\top}$ | **マスク**してから、共有する重みごとに**合計** |
# | $\Delta\mathbf{b}$ | $\boldsymbol\delta^u$ | チャネルごとに**合計** |
# | 計算の量 | $n_{\text{in}} n_{\text{out}}$ | カーネルの大きさ × $n_{\text{out}}$ |
#
# [← 第3章：重みの初期値](03_initial_weights.ipynb)　|　[はじめに](00_start.ipynb)　|　[第5章：softmax →](05_softmax.ipynb)

# %% [markdown] lang="en"
# ## What to remember
#
# | | taken for a dense layer | in a convolution layer |
# | --- | --- | --- |
# | $\mathbf{u}$ | $\mathbf{W}^\top\mathbf{x} + \mathbf{b}$ | the same ($w = 0$ where nothing is connected) |
# | $\boldsymbol\delta^o$ | $\mathbf{W}\boldsymbol\delta^u$ | the same |
# | $\Delta\mathbf{W}$ | $\mathbf{x}\,\boldsymbol\delta^{u\top}$ | **mask** it, then **sum** over each shared weight |
# | $\Delta\mathbf{b}$ | $\boldsymbol\delta^u$ | **summed** over each channel |
# | amount of work | $n_{\text{in}} n_{\text{out}}$ | kernel size × $n_{\text{out}}$ |
#
# [← lesson 3, initial weights](03_initial_weights.ipynb)  |  [start](00_start.ipynb)  |  [lesson 5, softmax →](05_softmax.ipynb)
