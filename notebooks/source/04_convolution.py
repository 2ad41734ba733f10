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
# もとの講義は、**全結合層**（すべての入力がすべての出力につながる、第1〜3章の層）で導いた誤差逆伝播法は、畳み込み層でも変わらないと述べています。畳み込み層をネットワークとして描き、接続のないところの重みをいつも0とみなせばよい、というのです。この章では、まずこれを文字どおりに実行します。順伝播はこれで済みますが、逆伝播では、もとの講義に書かれていないことが2つ必要です。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で答えを消し、**Shift + Enter** で1つずつ実行してください。
#
# [← 第3章：重みの初期値](03_initial_weights.ipynb)　|　[練習問題 4](exercises/04_convolution.ipynb)　|　English: [04_convolution.ipynb](../en/04_convolution.ipynb)

# %% [markdown] lang="en"
# # Lesson 4: is a convolution really no different?
#
# The lecture derives backpropagation for **fully connected** layers (also called **dense**: every input goes to every output, as in lessons 1 to 3) and
# says that a convolutional layer needs no change: draw it as a network, and take the weights where there is no connection to be always 0.
# In this lesson we do what it says. Going forward, that is all there is to it. Going back, two things are needed that it does not mention.
#
# **Before you begin**: clear the answers with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**.
#
# [← lesson 3, initial weights](03_initial_weights.ipynb)  |  [exercises 4](exercises/04_convolution.ipynb)  |  日本語: [04_convolution.ipynb](../ja/04_convolution.ipynb)

# %% lang="ja"
from timeit import repeat

import numpy as np

import lecture_lib
from lecture_lib import convolution, datasets, diagrams, explore, gradcheck, network
from lecture_lib.network import Network

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
from timeit import repeat

import numpy as np

import lecture_lib
from lecture_lib import convolution, datasets, diagrams, explore, gradcheck, network
from lecture_lib.network import Network

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. 畳み込みを手で計算する
#
# 入力 $\mathbf{x}$ は5個、**カーネル**（kernel、フィルタともいう）$\mathbf{k}$ は3個の数です。カーネルを入力の端から1つずつずらしながら、重なったところの積を足します。
#
# $$u_j = \sum_{a=1}^{3} k_a\, x_{j+a-1} + b$$
#
# 深層学習で畳み込み（convolution）と呼ぶのはこの計算です。数学の畳み込みはカーネルを裏返してからずらすので、厳密には**相互相関**（cross-correlation）です。カーネルは学習で決まるので、裏返すかどうかで表せるものは変わりません。
#
# **予想**：$\mathbf{x} = (1, -1, 2, 1, 3)$、$\mathbf{k} = (1, 2, -1)$、$b = 0$ のとき、$u_1, u_2, u_3$ はいくつですか？

# %% [markdown] lang="en"
# ## 1. A convolution by hand
#
# The input $\mathbf{x}$ has five numbers, the **kernel** (or filter) $\mathbf{k}$ three. Slide the kernel along the input, one place at a time; multiply the numbers that
# line up, and add the products:
#
# $$u_j = \sum_{a=1}^{3} k_a\, x_{j+a-1} + b$$
#
# This is what deep learning calls a convolution. In mathematics a convolution flips the kernel before sliding it, so that, strictly, this is
# a **cross-correlation**. As the kernel is learnt, flipping it would make no difference to what the layer can do.
#
# **Predict**: for $\mathbf{x} = (1, -1, 2, 1, 3)$, $\mathbf{k} = (1, 2, -1)$ and $b = 0$, what are $u_1, u_2, u_3$?

# %%
x = np.array([1.0, -1.0, 2.0, 1.0, 3.0])
k = np.array([1.0, 2.0, -1.0])
u = [k[0] * x[j] + k[1] * x[j + 1] + k[2] * x[j + 2] for j in range(3)]
u

# %% [markdown] lang="ja"
# 同じ計算をネットワークとして描きます。左の列が入力、右の列が出力です。濃い線は接続のあるところ、薄い線は接続のないところです。色は重みの符号（破線は負）、太さは重みの大きさを表します。その右の表は、同じものを行列 $\mathbf{W}$（行が入力、列が出力）で書いたものです。
#
# **予想**：$\mathbf{W}$ の15個の成分のうち、0でないのはいくつですか？　0でない値は何種類ですか？

# %% [markdown] lang="en"
# Here is the same thing drawn as a network, inputs on the left, outputs on the right. Connections that exist are strong lines, those that do not are faint. The colour shows the
# sign of the weight (negative ones are dashed), the width its size. The table beside it is the same thing written as a matrix $\mathbf{W}$, a row for each input, a column for each output.
#
# **Predict**: of the 15 elements of $\mathbf{W}$, how many are not 0? How many different values do these have?

# %%
diagrams.convolution(k, x)

# %% [markdown] lang="ja"
# 0でないのは $3 \times 3 = 9$ 個、値は3種類だけです。どの出力にも、同じ3個の重みがつながっています。これを**重みの共有**（weight sharing）といいます。この $\mathbf{W}$ を全結合層の重みとして使うと、第2章の $\mathbf{u} = \mathbf{x}\mathbf{W}$（サンプルは行）が、ずらして計算した結果と同じになります。
#
# カーネルの大きさを $m$、入力を $n$ 個とすると、出力は $n - m + 1$ 個です。入力の両端に0を $p$ 個ずつ補ったり（**パディング**、padding）、一度に $s$ 個ずつずらしたり（**ストライド**、stride）することもでき、そのとき出力は $\lfloor (n + 2p - m)/s \rfloor + 1$ 個になります。

# %% [markdown] lang="en"
# $3 \times 3 = 9$ are not 0, and they have only three values: every output uses the same three weights. They are **shared**. Used as the weights of a dense layer, this
# $\mathbf{W}$ gives $\mathbf{u} = \mathbf{x}\mathbf{W}$ (lesson 2's formula, samples as rows) equal to what sliding gave.
#
# With a kernel of $m$ numbers and $n$ inputs there are $n - m + 1$ outputs. One may also put $p$ zeros at either end of the input (**padding**), or slide
# by $s$ places at a time (**stride**); then there are $\lfloor (n + 2p - m)/s \rfloor + 1$.

# %%
W = convolution.dense_weights(k, (5,))  # (5,): the shape of the input
x @ W, convolution.direct(k, x)

# %% [markdown] lang="ja"
# ## 2. もとの講義のとおりに、逆向きに
#
# これを全結合層とみなします。バイアスは $b = 0$、活性化関数はシグモイド、教師信号は $\mathbf{t} = (0, 1, 0)$ です。第1章と同じく $\delta^u = -(t - o)\,o(1 - o)$ です。

# %% [markdown] lang="en"
# ## 2. Backwards, as the lecture says
#
# Treat it as a dense layer like any other. Let $b = 0$, the activation a sigmoid, and the targets $\mathbf{t} = (0, 1, 0)$. As in lesson 1,
# $\delta^u = -(t - o)\,o(1 - o)$.

# %%
t = np.array([0.0, 1.0, 0.0])
layer = Network(W=(W,), b=(np.zeros(3),))
trace = network.forward(layer, [x])
grads = network.backward(layer, trace, [t])
delta_u = grads.delta_u[0][0]
trace.o[-1][0], delta_u

# %% [markdown] lang="ja"
# 入力の側へ送る誤差信号は、第2章の $\delta^{o} = \delta^{u}\,\mathbf{W}^\top$ です。接続のないところは $w = 0$ なので、何も足されません。もとの講義の説明のとおり、**誤差を送るところまでは何も変えなくてよい**のです。カーネルから直接計算した値と比べます。

# %% [markdown] lang="en"
# The error signal sent back to the inputs is lesson 2's $\delta^{o} = \delta^{u}\,\mathbf{W}^\top$. Where nothing is connected, $w = 0$ adds nothing. Up to here the lecture is
# right: **passing the error back needs no change**. We compare it with the value computed directly from the kernel.

# %%
delta_u @ W.T, convolution.direct_delta_o(delta_u, k, (5,))

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
# **0ではありません。** $x_i \delta^u_j$ に $w_{ij}$ は掛かっていないので、$w_{ij} = 0$ でも0になりません。勾配が表すのは、重みを少し動かしたときの $E$ の変わり方です。いまの値が0かどうかは関係ありません。このまま $\mathbf{W} \leftarrow \mathbf{W} - \epsilon\Delta\mathbf{W}$ とすると、接続のないはずのところに重みができて、もう畳み込みではなくなります。更新のあとも0のままになるよう、勾配のほうも0にする。そこまでして、初めて「常に0」と言えます。これが**マスク**（mask）です。

# %% [markdown] lang="en"
# **Not 0.** $w_{ij}$ is not a factor of $x_i \delta^u_j$, so $w_{ij} = 0$ does not make it 0. A gradient tells how $E$ changes when the weight moves a little; that it happens to be 0 now is beside the point. With
# $\mathbf{W} \leftarrow \mathbf{W} - \epsilon\Delta\mathbf{W}$ as it stands, missing connections would get weights, and the layer would no longer be a convolution. "Always 0" has to include the gradient,
# so that **they are 0 after the update, too**. That is the **mask**.

# %%
mask = convolution.mask((3,), (5,))  # (3,): the shape of the kernel; (5,): of the input
masked = np.where(mask, delta_W, 0)
masked

# %% [markdown] lang="ja"
# ## 3. 共有している重みは、勾配を合計する
#
# マスクしても、まだ足りません。$w_{11}, w_{22}, w_{33}$ はどれも同じ $k_1$ なのに、$\Delta w_{11}, \Delta w_{22}, \Delta w_{33}$ は違います。別々に更新すると、もう同じ値ではなくなります。
#
# $k_1$ を少し変えると、3つの接続が同時に変わります。連鎖律では、すべての道についての和をとるのでした。
#
# $$\Delta k_1 = \frac{\partial E}{\partial k_1} = \Delta w_{11} + \Delta w_{22} + \Delta w_{33}$$
#
# 平均ではなく**合計**です。バイアスも1つを3つの出力で共有しているので、$\Delta b = \sum_j \delta^u_j$ です。
#
# **予想**：上の表のどの数を足すと $\Delta k_2$ になりますか？

# %% [markdown] lang="en"
# ## 3. Shared weights add up their gradients
#
# The mask is not enough. $w_{11}, w_{22}, w_{33}$ are all the same $k_1$, but $\Delta w_{11}, \Delta w_{22}, \Delta w_{33}$ differ. If each were updated by its own gradient, they would no longer be equal.
#
# Move $k_1$ a little, and three connections move at once. By the chain rule, the change of $E$ is a sum over all paths:
#
# $$\Delta k_1 = \frac{\partial E}{\partial k_1} = \Delta w_{11} + \Delta w_{22} + \Delta w_{33}$$
#
# The **sum**, not the mean. The bias, too, is one number that three outputs share, so $\Delta b = \sum_j \delta^u_j$.
#
# **Predict**: which numbers of the table above make $\Delta k_2$?

# %%
by_hand = np.array([np.diag(masked, -a).sum() for a in range(3)])
by_hand, convolution.kernel_gradient(delta_W, (3,), (5,))

# %% [markdown] lang="ja"
# 斜めの並び1本が、$\mathbf{k}$ の1成分に対応します。$\Delta k_2$ は、いちばん上の斜めの並びのすぐ下に並ぶ3個の合計です。
#
# 正しいかどうかは、カーネルとバイアスそのものを少し動かして確かめます（数値微分）。行列も、マスクも、合計も使わず、ずらして計算した $E$ だけを使います。行列を作らずに勾配を求める式とも比べます。$\partial u_j/\partial k_a = x_{j+a-1}$ なので、
#
# $$\Delta k_a = \sum_j \delta^u_j\, x_{j+a-1}$$

# %% [markdown] lang="en"
# Each diagonal is one element of $\mathbf{k}$. $\Delta k_2$ is the sum of the three numbers just below the main diagonal.
#
# To see whether it is right, nudge the kernel and the bias themselves (a numerical gradient): no matrix, no mask, no sum, only $E$ from sliding. We also
# compare it with the formula that needs no matrix: since $\partial u_j/\partial k_a = x_{j+a-1}$,
#
# $$\Delta k_a = \sum_j \delta^u_j\, x_{j+a-1}$$


# %%
def E(kernel, b=0.0):
    o = 1 / (1 + np.exp(-(convolution.direct(kernel, x) + b)))
    return 0.5 * np.sum((t - o) ** 2)


np.stack([by_hand, gradcheck.numerical_gradient(E, k), convolution.direct_kernel_gradient(delta_u, x, (3,))])

# %%
delta_u.sum(), gradcheck.numerical_gradient(lambda b: E(k, b), 0.0)

# %% [markdown] lang="ja"
# どれも同じです。**全結合の勾配 → マスク → 合計 = カーネルの勾配**。
#
# ## 4. 動かしてみる
#
# 0と1が8個並んだ信号から、「0の次に1が来る場所」（立ち上がり、エッジ）を見つける層です。出力は6個で、$j$ 番目の出力は $x_j, x_{j+1}, x_{j+2}$ を見て、$x_j = 0$ かつ $x_{j+1} = 1$ なら1と答えるように学習します。教師信号 $t$ は緑です。ネットワーク、$\mathbf{W}$、勾配 $\Delta\mathbf{W}$（24個の信号の合計）、損失 $E$ が並び、$\mathbf{W}$ の下がカーネル $\mathbf{k}$、$\Delta\mathbf{W}$ の下がその勾配 $\Delta\mathbf{k}$ です。スライダーの $k_1, k_2, k_3, b$ は学習を始める前の値です。
#
# 1. **マスク前の勾配**、**マスク後**、**共有して合計** を順に押します。$\Delta\mathbf{W}$ はどう変わりますか。
# 2. **エッジを学習** を押します。$\mathbf{k}$ と $b$ はいくつになりましたか。なぜそれで立ち上がりが見つかるのですか。（**信号 x** を変えて、出力も見てください。）
# 3. **マスクも共有もせずに学習** を押します。$E$ は下がりますか。
# 4. **予想**：**エッジを学習** に戻し、$\epsilon$ を 2 にしたら、もっと速く学習するでしょうか。確かめたら、**重みの共有** を「なし」にしてみてください。

# %% [markdown] lang="en"
# They all agree. **Dense gradient → mask → sum = the kernel's gradient.**
#
# ## 4. Play with it
#
# This layer has to learn to find, in a signal of eight 0s and 1s, where a 1 follows a 0 (a rising edge). It has six outputs; output $j$ sees $x_j, x_{j+1}, x_{j+2}$ and should be 1
# where $x_j = 0$ and $x_{j+1} = 1$. Targets $t$ are green. Side by side stand the network, $\mathbf{W}$, the gradient $\Delta\mathbf{W}$ (summed over 24 signals) and the loss $E$; below $\mathbf{W}$ the kernel
# $\mathbf{k}$, below $\Delta\mathbf{W}$ its gradient $\Delta\mathbf{k}$. The sliders $k_1, k_2, k_3, b$ set the values *before* training.
#
# 1. Press **gradient before the mask**, **after the mask**, **summed over shared weights**, one after the other. What happens to $\Delta\mathbf{W}$?
# 2. Press **edges learnt**. What have $\mathbf{k}$ and $b$ become, and why do they find a rising edge? (Choose another **signal x** and look at the outputs, too.)
# 3. Press **neither mask nor sharing**. Does $E$ fall?
# 4. **Predict**: press **edges learnt** again. Will it learn faster with $\epsilon = 2$? When you have seen it, switch **sharing** off.

# %%
explore.convolution()

# %% [markdown] lang="ja"
# <details><summary>1〜4 の答え</summary>
#
# 1　マスク前は、どの升目も0ではありません。マスクすると、接続のあるところ（濃い枠）だけが残ります。共有すると、同じ斜めの並びの中ではどの値も等しくなります。それが $\Delta\mathbf{k}$ の成分です。
#
# 2　$\mathbf{k} \approx (-9, 8, 0)$、$b \approx -4$ です。隣り合う2つの入力が 0, 1 なら $u \approx 8.4 - 4.2 > 0$、1, 1 なら $8.4 - 8.9 - 4.2 < 0$、0, 0 なら $-4.2 < 0$、1, 0 なら $-8.9 - 4.2 < 0$ です。3番目の入力は関係がないので、その重みは0に近くなります。
#
# 3　下がります。24個の信号の出力は、すべて正しくなります。第2章と同じで、**$E$ が下がることは、正しさの証拠になりません**。
#
# 4　$\epsilon = 2$ では、出力がどれも½より小さいまま、ほとんど動かなくなり、144個中108個しか合いません。共有をやめると、144個とも合います。共有すると、6か所の勾配が**合計**されるので、同じ $\epsilon$ でも一歩がずっと大きくなります。そのため、飽和するところまで飛んでしまったのです。
# </details>
#
# では、マスクも共有もしないと、何を失うのでしょうか。長さ8の0と1の信号は、全部で $2^8 = 256$ 通りです。そのうち**6個だけ**で学習した層に、256通りすべてを入力します。
#
# **予想**：$256 \times 6 = 1536$ 個の出力がすべて正しくなるのは、どの層でしょう。マスクも共有もする、マスクだけ、共有だけ、どちらもしない、の4つです。（「共有だけ」では、接続のあるところの勾配は合計し、接続のないところの勾配はそのまま使います。）

# %% [markdown] lang="en"
# <details><summary>Answers to 1–4</summary>
#
# 1  Before the mask no cell is 0. The mask leaves only those where there is a connection (dark frames). With sharing, all cells on a diagonal have the same value: an element of $\Delta\mathbf{k}$.
#
# 2  $\mathbf{k} \approx (-9, 8, 0)$ and $b \approx -4$. Where two neighbouring inputs are 0, 1: $u \approx 8.4 - 4.2 > 0$. For 1, 1: $8.4 - 8.9 - 4.2 < 0$. For 0, 0: $-4.2 < 0$. For 1, 0: $-8.9 - 4.2 < 0$.
# The third input has nothing to do with it, and its weight is close to 0.
#
# 3  It does; every output for the 24 signals comes out right. As in lesson 2: **a falling $E$ is no evidence of being right.**
#
# 4  With $\epsilon = 2$ every output ends up below ½ and hardly moves any more: 108 of 144. Without sharing all 144 are right. Sharing **sums** the gradients of six places, so that with the same $\epsilon$ the step
# is much longer: here it leapt to where the outputs are saturated.
# </details>
#
# What is lost, then, without mask and sharing? There are $2^8 = 256$ signals of eight 0s and 1s. We train on **only six** of them, and then show the layer all 256.
#
# **Predict**: which layer will get all $256 \times 6 = 1536$ outputs right? With mask and sharing, with the mask only, with sharing only, with neither? (With sharing only, the 18 connections share three weights; each of the other 30 has a weight of its own.)

# %%
every = np.array([[number >> place & 1 for place in range(8)] for number in range(256)], dtype=float)
edge = (every[:, :-2] == 0) & (every[:, 1:-1] == 1)
few, aims = (values[:6] for values in datasets.edges())
start = Network((convolution.dense_weights([0.3, 0.8, 0.3], (8,)),), (np.full(6, -1.3),))


def right(net, signals, targets):
    return np.sum((network.forward(net, signals).o[-1] >= 0.5) == (targets >= 0.5))


for use_mask, share in ((True, True), (True, False), (False, True), (False, False)):
    tie = convolution.tie((3,), (8,), masked=use_mask, shared=share)  # mask and sum, for each update
    net = network.train(start, few, aims, epsilon=0.5, steps=500, tie=tie).net
    counts = f"{right(net, few, aims)} of 36, {right(net, every, edge)} of 1536"
    print(f"mask {use_mask!s:5} sharing {share!s:5}: {counts}")

# %% [markdown] lang="ja"
# 学習に使った6個では、どの層も全部正解です。見たことのない信号まで全部正解なのは、マスクも共有もする層、つまり畳み込みだけです。マスクがないと、遠くの入力にまで重みができ、6個にたまたまあった関係を覚えてしまいます。共有しないと、6個の信号でエッジが一度も来なかった場所のことは学びようがなく、数回しか来なかった場所では、たまたまの関係を覚えてしまいます。
#
# 畳み込みには、「近くだけを見る」「どこでも同じことをする」という前提が、初めから構造に組み込まれています。この問題ではその前提が合っているので、重み3個とバイアス1個で足ります。
#
# ## 5. 2次元も、チャネルも
#
# 画像でも同じです。$6 \times 6$ の画像を36個の入力、$4 \times 4$ の出力を16個の出力とみなせば、$3 \times 3$ のカーネルは $36 \times 16$ の $\mathbf{W}$ になります。左半分が0、右半分が1の画像に、縦の境目で出力が大きくなるカーネルを使います。

# %% [markdown] lang="en"
# On the six signals they have learnt, all four are right. Only the one with mask and sharing, the convolution, is right on all the signals it has not seen. Without the mask there are weights to inputs
# far away, and the layer learns relations that these six happen to have. Without sharing, a place where no edge ever came in the six signals has no way to learn what an edge is, and one where it came only a few times learns what happened to come with it.
#
# A convolution has two assumptions built into its structure: look nearby only, and do the same everywhere. For this problem they are true, and three weights and a bias are enough.
#
# ## 5. In two dimensions, with channels
#
# Images are no different. Treat a $6 \times 6$ image as 36 inputs and the $4 \times 4$ output as 16, and a $3 \times 3$ kernel becomes a $\mathbf{W}$ of $36 \times 16$. The image is 0 on its left half and 1
# on its right; with this kernel the output is large at a vertical edge.

# %%
image = np.repeat([[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]], 6, axis=0)
vertical = np.array([[-1.0, 0.0, 1.0]] * 3)
W = convolution.dense_weights(vertical, (6, 6))
print(W.shape)
(image.ravel() @ W).reshape(4, 4)

# %% [markdown] lang="ja"
# カラー画像には、同じ場所に赤・緑・青の3つの値があります。この赤の画像、緑の画像、青の画像を、それぞれ**チャネル**（channel）といいます。カーネルは入力のチャネルごとに $3 \times 3$ 個の数をもち、3つの結果を足して1つの出力にします。1次元で書くと、
#
# $$u_{c'\!,\,j} = \sum_{c}\sum_{a} k_{c'ca}\, x_{c,\,j+a-1}$$
#
# このようなカーネルを4種類使えば、出力のチャネルは4つになります。カーネルの形は（出力のチャネル、入力のチャネル、縦、横）= $(4, 3, 3, 3)$ です。$8 \times 8$ の画像、ストライド $s = 2$、パディング $p = 1$ なら、出力の一辺は $\lfloor (8 + 2 - 3)/2 \rfloor + 1 = 4$ です。$\mathbf{W}$ は $3 \cdot 8 \cdot 8 = 192$ 行、$4 \cdot 4 \cdot 4 = 64$ 列と大きくなりますが、変わるのはそれだけです。
#
# 出力、入力の誤差信号、カーネルの勾配を、「行列とマスクと合計」と「ずらす計算」の両方で求めて比べます（活性化関数は使わず、教師信号はすべて1とします。だから $\delta^u = u - 1$ です）。カーネルの勾配は、数値微分とも比べます。

# %% [markdown] lang="en"
# A colour image has three values at each place, red, green and blue. The red image, the green one and the blue one are its **channels**. A kernel has $3 \times 3$ numbers for each input channel, and the three
# results are added to make one output; written for one dimension:
#
# $$u_{c'\!,\,j} = \sum_{c}\sum_{a} k_{c'ca}\, x_{c,\,j+a-1}$$
#
# With four such kernels the output has four channels. So the kernel has the shape (channels out, channels in, height, width) = $(4, 3, 3, 3)$. For an $8 \times 8$ image with stride $s = 2$ and padding $p = 1$ the output
# is $\lfloor (8 + 2 - 3)/2 \rfloor + 1 = 4$ wide and high. $\mathbf{W}$ has $3 \cdot 8 \cdot 8 = 192$ rows and $4 \cdot 4 \cdot 4 = 64$ columns: it is larger, and that is the only change.
#
# We compute the output, the error signal of the input and the gradient of the kernel both ways, by matrix, mask and sum, and by sliding. (No activation, and all targets 1, so that
# $\delta^u = u - 1$.) The kernel's gradient is compared with a numerical one, too.

# %%
rng = np.random.default_rng(0)
kernel, image = rng.normal(size=(4, 3, 3, 3)), rng.normal(size=(3, 8, 8))
how = {"stride": 2, "padding": 1}
W = convolution.dense_weights(kernel, (3, 8, 8), **how)
u = convolution.direct(kernel, image, **how)
delta_u = u - 1
delta_k = convolution.direct_kernel_gradient(delta_u, image, (4, 3, 3, 3), **how)
W.shape, u.shape

# %%
delta_W = np.outer(image, delta_u)
by_nudging = gradcheck.numerical_gradient(lambda k: 0.5 * np.sum((convolution.direct(k, image, **how) - 1) ** 2), kernel)
pairs = {
    "u": (image.ravel() @ W, u.ravel()),
    "δ^o": (delta_u.ravel() @ W.T, convolution.direct_delta_o(delta_u, kernel, (3, 8, 8), **how).ravel()),
    "Δk": (convolution.kernel_gradient(delta_W, (4, 3, 3, 3), (3, 8, 8), **how), delta_k),
    "Δk, nudged": (by_nudging, delta_k),
}
{name: bool(np.allclose(a, b, atol=1e-6)) for name, (a, b) in pairs.items()}

# %% [markdown] lang="ja"
# ## 6. では、なぜこの行列で計算しないのか
#
# 結果は同じでも、計算の量はまったく違います。行列の掛け算は、0との掛け算も律儀に行います。（次の表は、画像の大きさ、行列での掛け算の数 : 必要な掛け算の数 = 倍率、$\mathbf{W}$ のメモリ、です。）
#
# **予想**：$64 \times 64$ の画像と $3 \times 3$ のカーネルでは、行列での掛け算は、必要な掛け算の何倍ですか？

# %% [markdown] lang="en"
# ## 6. Why, then, is it not computed with this matrix?
#
# The result is the same; the amount of work is not. A matrix product dutifully multiplies by every 0. (The table: the size of the image; multiplications in the matrix product : those needed = how many times as many; the memory that $\mathbf{W}$ takes.)
#
# **Predict**: for a $64 \times 64$ image and a $3 \times 3$ kernel, how many times as many multiplications does the matrix product do as are needed?

# %%
for side in (8, 16, 32, 64):
    mask = convolution.mask((3, 3), (side, side))
    needed, done = np.count_nonzero(mask), mask.size
    print(f"{side:2} × {side:2}: {done:10,} : {needed:6,} = {done / needed:5.1f},  {done * 8 / 1e6:6.2f} MB")

# %%
n_in, n_out = 224**2, 222**2
n_in * n_out / (9 * n_out), n_in * n_out * 8 / 1e9

# %% [markdown] lang="ja"
# 無駄の倍率は $\dfrac{n_{\text{in}}}{9}$、つまり画素の数に比例して増えます。$224 \times 224$ の画像なら $5575$ 倍で、$\mathbf{W}$ だけで約20 GB になります。カーネルは9個の数なのに、です。
#
# 時間でも比べます。カーネルの9個の数のそれぞれについて、ずらした画像に掛けて足すだけの、素朴な「ずらす計算」です。
#
# **予想**：$64 \times 64$ の画像で、ずらす計算は行列の何倍速いでしょう。10倍以上ですか？

# %% [markdown] lang="en"
# The waste is a factor of $\dfrac{n_{\text{in}}}{9}$: it grows with the number of pixels. For an image of $224 \times 224$ it is $5575$, and $\mathbf{W}$ alone takes about 20 GB, where the kernel has nine numbers.
#
# Now the time. Plain sliding: for each of the nine numbers of the kernel, multiply the shifted image by it, and add up.
#
# **Predict**: for a $64 \times 64$ image, how many times as fast as the matrix product is sliding? More than ten times?


# %%
def slide(kernel, image):
    rows, columns = image.shape[0] - 2, image.shape[1] - 2
    return sum(kernel[i, j] * image[i : i + rows, j : j + columns] for i in range(3) for j in range(3))


image = rng.normal(size=(64, 64))
W = convolution.dense_weights(vertical, (64, 64))
by_matrix = min(repeat(lambda: image.ravel() @ W, number=1, repeat=5))
by_sliding = min(repeat(lambda: slide(vertical, image), number=1, repeat=5))
same = np.allclose(image.ravel() @ W, slide(vertical, image).ravel())
print("the same result:", bool(same), "  more than ten times as fast:", bool(by_matrix > 10 * by_sliding))

# %% [markdown] lang="ja"
# 10倍以上です（正確な倍率は、機械によって違います）。実際のライブラリは、重なる部分を抜き出して小さな行列の積にまとめるなど、さらに工夫していますが、0だらけの大きな行列は作りません（ここで使った `convolution.direct` は、読みやすさを優先した、遅い書き方です）。
#
# まとめると、**連鎖律は同じ、勾配にはマスクと合計が加わり、計算のしかたはまったく別**です。それでも、行列で考えることは、勾配の式を導き、確かめるのに役立ちます。

# %% [markdown] lang="en"
# It is (by how much depends on the machine). Real libraries are cleverer still: many gather the patches that the kernel covers, and turn them into a small matrix product. None of them builds the large matrix full of
# zeros. (`convolution.direct`, used above, is written to be read, and slow.)
#
# In short: **the chain rule is the same, the gradient needs mask and sum, and the computation is done quite differently.** The matrix is still of use: to derive the gradient, and to check it.

# %% [markdown] lang="ja"
# ## 覚えておくこと
#
# | 量 | 全結合層とみなすと | 畳み込み層では |
# | --- | --- | --- |
# | $\mathbf{u}$ | $\mathbf{x}\mathbf{W} + \mathbf{b}$ | 同じ（接続のないところは $w = 0$） |
# | $\delta^o$ | $\delta^u\,\mathbf{W}^\top$ | 同じ |
# | $\Delta\mathbf{W}$ | $\mathbf{x}^\top\delta^u$ | **マスク**してから、共有する重みごとに**合計** |
# | $\Delta\mathbf{b}$ | $\delta^u$ | チャネルごとに**合計** |
# | 掛け算の数 | $n_{\text{in}} n_{\text{out}}$ | （入力のチャネル × カーネルの縦 × カーネルの横）× $n_{\text{out}}$ |
#
# [← 第3章：重みの初期値](03_initial_weights.ipynb)　|　[練習問題 4](exercises/04_convolution.ipynb)　|　[はじめに](00_start.ipynb)　|　[第5章：ソフトマックス関数 →](05_softmax.ipynb)

# %% [markdown] lang="en"
# ## What to remember
#
# | | treated as a dense layer | in a convolutional layer |
# | --- | --- | --- |
# | $\mathbf{u}$ | $\mathbf{x}\mathbf{W} + \mathbf{b}$ | the same ($w = 0$ where nothing is connected) |
# | $\delta^o$ | $\delta^u\,\mathbf{W}^\top$ | the same |
# | $\Delta\mathbf{W}$ | $\mathbf{x}^\top\delta^u$ | **mask** it, then **sum** over each shared weight |
# | $\Delta\mathbf{b}$ | $\delta^u$ | **summed** over each channel |
# | multiplications | $n_{\text{in}} n_{\text{out}}$ | (channels in × height × width of the kernel) × $n_{\text{out}}$ |
#
# [← lesson 3, initial weights](03_initial_weights.ipynb)  |  [exercises 4](exercises/04_convolution.ipynb)  |  [start](00_start.ipynb)  |  [lesson 5, softmax →](05_softmax.ipynb)
