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
# 第1〜3章の層は、すべての入力がすべての出力につながる**全結合層**（fully connected layer、dense layer）でした。画像や音声では、近くの入力だけを見る**畳み込み層**（convolutional layer）がよく使われます。全結合層で導いた誤差逆伝播法は、畳み込み層でもそのまま使えるでしょうか。接続のないところの重みを「いつも0」とみなせば、畳み込み層も全結合層です。この章では、まずこれを文字どおりに実行し、足りないものがないか調べます。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で出力を消し、**Shift + Enter** で1つずつ実行してください。全部で70分ほどです。
#
# [← 第3章：重みの初期値](03_initial_weights.ipynb)　|　[練習問題 4](exercises/04_convolution.ipynb)　|　English: [04_convolution.ipynb](../en/04_convolution.ipynb)

# %% [markdown] lang="en"
# # Lesson 4: is a convolution really no different?
#
# The layers of lessons 1 to 3 are **fully connected** (also called **dense**): every input goes to every output. For images and sounds one often takes
# **convolutional** layers, which look at neighbouring inputs only. Does the backpropagation that we derived for dense layers hold for them as it is? Take the
# weights where there is no connection to be "always 0", and a convolutional layer is a dense one. In this lesson we do just that, to the letter, and see
# whether anything is missing.
#
# **Before you begin**: clear the outputs with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**. All in all it takes about 70 minutes.
#
# [← lesson 3, initial weights](03_initial_weights.ipynb)  |  [exercises 4](exercises/04_convolution.ipynb)  |  日本語: [04_convolution.ipynb](../ja/04_convolution.ipynb)

# %% lang="ja"
from itertools import product
from timeit import repeat

import numpy as np

import lecture_lib
from lecture_lib import convolution, datasets, diagrams, explore, gradcheck, network
from lecture_lib.network import Network

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
from itertools import product
from timeit import repeat

import numpy as np

import lecture_lib
from lecture_lib import convolution, datasets, diagrams, explore, gradcheck, network
from lecture_lib.network import Network

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. 畳み込みを手で計算する（12分）
#
# 入力 $\mathbf{x}$ は5個、**カーネル**（kernel、フィルタともいう）$\mathbf{k}$ は3個の数です。カーネルを入力の端から1つずつずらしながら、重なったところの積を足します。
#
# $$u_j = \sum_{a=1}^{3} k_a\, x_{j+a-1} + b$$
#
# 深層学習で畳み込み（convolution）と呼ぶのはこの計算です。数学の畳み込みはカーネルを裏返してからずらすので、厳密には**相互相関**（cross-correlation）です。カーネルは学習で決まるので、裏返すかどうかで表せるものは変わりません。
#
# **予想**：$\mathbf{x} = (1, -1, 2, 1, 3)$、$\mathbf{k} = (1, 2, -1)$、$b = 0$ のとき、$u_1, u_2, u_3$ はいくつですか？

# %% [markdown] lang="en"
# ## 1. A convolution by hand (12 min)
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
# <details><summary>答え</summary>
#
# **−3、2、1 です。** たとえば $u_1 = 1 \times 1 + 2 \times (-1) + (-1) \times 2$。
# </details>
#
# 同じ計算をネットワークとして描きます。左の列が入力、右の列が出力です。濃い線は接続のあるところ、薄い線は接続のないところです。色は重みの符号（破線は負）、太さは重みの大きさを表します。その右の表は、同じものを行列 $\mathbf{W}$（行が入力、列が出力）で書いたものです。
#
# **予想**：$\mathbf{W}$ の15個の成分のうち、0でないのはいくつですか？　0でない値は何種類ですか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **They are −3, 2 and 1**; $u_1 = 1 \times 1 + 2 \times (-1) + (-1) \times 2$, for one.
# </details>
#
# Here is the same thing drawn as a network, inputs on the left, outputs on the right. Connections that exist are strong lines, those that do not are faint. The colour shows the
# sign of the weight (negative ones are dashed), the width its size. The table beside it is the same thing written as a matrix $\mathbf{W}$, a row for each input, a column for each output.
#
# **Predict**: of the 15 elements of $\mathbf{W}$, how many are not 0? How many different values do these have?

# %%
diagrams.convolution(k, x)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **9個で、値は3種類です。** どの出力にも3本ずつつながり、重みは $k_1, k_2, k_3$ だけです。
# </details>
#
# どの出力にも、同じ3個の重みがつながっています。これを**重みの共有**（weight sharing）といいます。この $\mathbf{W}$ を全結合層の重みとして使うと、第2章の $\mathbf{u} = \mathbf{x}\mathbf{W}$（サンプルは行）が、ずらして計算した結果と同じになります。
#
# カーネルの大きさを $m$、入力を $n$ 個とすると、出力は $n - m + 1$ 個です。入力の両端に0を $p$ 個ずつ補ったり（**パディング**、padding）、一度に $s$ 個ずつずらしたり（**ストライド**、stride）することもでき、そのとき出力は $\lfloor (n + 2p - m)/s \rfloor + 1$ 個になります（$\lfloor\ \rfloor$ は小数点以下の切り捨て）。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Nine, with three values**: each output has three connections, whose weights are $k_1, k_2, k_3$.
# </details>
#
# Every output uses the same three weights: they are **shared**. With this $\mathbf{W}$ as its weights a dense layer, $\mathbf{u} = \mathbf{x}\mathbf{W}$
# (lesson 2's formula, samples as rows), gives exactly what sliding gave.
#
# With a kernel of $m$ numbers and $n$ inputs there are $n - m + 1$ outputs. One may also put $p$ zeros at either end of the input (**padding**), or slide
# by $s$ places at a time (**stride**); then there are $\lfloor (n + 2p - m)/s \rfloor + 1$ ($\lfloor\ \rfloor$ rounds down).

# %%
# (5,) は入力の形 | (5,): the shape of the input
W = convolution.dense_weights(k, (5,))
x @ W, convolution.direct(k, x)

# %% [markdown] lang="ja"
# ## 2. 全結合層とみなして、逆向きに（10分）
#
# これを、接続のないところの重みが「いつも0」の全結合層とみなします。バイアスは $b = 0$、活性化関数はシグモイド、教師信号は $\mathbf{t} = (0, 1, 0)$ です。`network` の関数は何層でも、何サンプルでも受け取るので、1層なら `W=(W,)`（要素が1つの組）、1サンプルなら `[x]` と書き、結果からは `[0]` で取り出します。第1章と同じく $\delta^u = -(t - o)\,o(1 - o)$ です。

# %% [markdown] lang="en"
# ## 2. Backwards, as if it were dense (10 min)
#
# Treat it as a dense layer like any other. Let $b = 0$, the activation a sigmoid, and the targets $\mathbf{t} = (0, 1, 0)$. The functions of `network` take any number of
# layers and of samples: one layer is written `W=(W,)` (a tuple with one element), one sample `[x]`, and `[0]` takes it out of the result. As in lesson 1,
# $\delta^u = -(t - o)\,o(1 - o)$.

# %%
t = np.array([0.0, 1.0, 0.0])
layer = Network(W=(W,), b=(np.zeros(3),))
trace = network.forward(layer, [x])
grads = network.backward(layer, trace, [t])
delta_u = grads.delta_u[0][0]
trace.o[-1][0], delta_u

# %% [markdown] lang="ja"
# 入力の側へ送る誤差信号は、第2章の $\delta^{o} = \delta^{u}\,\mathbf{W}^\top$ です。接続のないところは $w = 0$ なので、何も足されません。**誤差を送るところまでは何も変えなくてよい**のです。カーネルから直接計算した値と比べます。

# %% [markdown] lang="en"
# The error signal sent back to the inputs is lesson 2's $\delta^{o} = \delta^{u}\,\mathbf{W}^\top$. Where nothing is connected, $w = 0$ adds nothing. So
# **passing the error back needs no change**. We compare it with the value computed directly from the kernel.

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
# <details><summary>答え</summary>
#
# **0ではありません。** $x_i \delta^u_j$ に $w_{ij}$ は掛かっていないので、$w_{ij} = 0$ でも0になりません。勾配が表すのは、重みを少し動かしたときの $E$ の変わり方です。いまの値が0かどうかは関係ありません。
# </details>
#
# このまま $\mathbf{W} \leftarrow \mathbf{W} - \epsilon\Delta\mathbf{W}$ とすると、どの重みも $\Delta w_{ij}$ の $\epsilon$ 倍だけ動きます。接続のないところを更新のあとも0のままにするには、そこの勾配も0にしなければなりません。そこまでして、初めて「いつも0」と言えます。これが**マスク**（mask）です。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **It is not 0.** $w_{ij}$ is not a factor of $x_i \delta^u_j$, so $w_{ij} = 0$ does not make it 0. A gradient tells how $E$ changes when the weight
# moves a little; that the weight happens to be 0 now is beside the point.
# </details>
#
# With $\mathbf{W} \leftarrow \mathbf{W} - \epsilon\Delta\mathbf{W}$ as it stands, every weight moves by $\epsilon$ times its $\Delta w_{ij}$. If a missing connection is to
# have the weight 0 after the update, too, its gradient has to be set to 0. Only then is it "always 0". That is the **mask**.

# %%
# カーネルと入力の形 | shapes of kernel, input
mask = convolution.mask((3,), (5,))
masked = np.where(mask, delta_W, 0)
masked

# %% [markdown] lang="ja"
# ## 3. 共有している重みは、勾配を合計する（10分）
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
# ## 3. Shared weights add up their gradients (10 min)
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
summed = np.array([np.diag(masked, -a).sum() for a in range(3)])
summed, convolution.kernel_gradient(delta_W, (3,), (5,))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **左上から右下への対角線の、すぐ下に並ぶ3個です。** 斜めの並び1本が、$\mathbf{k}$ の1成分に対応します（`np.diag(masked, -1)` は、対角線の1つ下の並びを取り出します）。
# </details>
#
# 正しいかどうかは、カーネルとバイアスそのものを少し動かして確かめます（数値微分）。行列も、マスクも、合計も使わず、ずらして計算した $E$ だけを使います。行列を作らずに勾配を求める式とも比べます。$\partial u_j/\partial k_a = x_{j+a-1}$ なので、
#
# $$\Delta k_a = \sum_j \delta^u_j\, x_{j+a-1}$$

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **The three just below the main diagonal.** Each diagonal is one element of $\mathbf{k}$ (`np.diag(masked, -1)` takes out the one below the main
# diagonal).
# </details>
#
# To see whether it is right, nudge the kernel and the bias themselves (a numerical gradient): no matrix, no mask, no sum, only $E$ from sliding. We also
# compare it with the formula that needs no matrix: since $\partial u_j/\partial k_a = x_{j+a-1}$,
#
# $$\Delta k_a = \sum_j \delta^u_j\, x_{j+a-1}$$


# %%
def E(kernel, b=0.0):
    o = 1 / (1 + np.exp(-(convolution.direct(kernel, x) + b)))
    return 0.5 * np.sum((t - o) ** 2)


print(summed)
print(gradcheck.numerical_gradient(E, k))
print(convolution.direct_kernel_gradient(delta_u, x, (3,)))

# %%
delta_u.sum(), gradcheck.numerical_gradient(lambda b: E(k, b), 0.0)

# %% [markdown] lang="ja"
# どれも同じです。**全結合の勾配 → マスク → 合計 = カーネルの勾配**。
#
# ## 4. 動かしてみる（15分）
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
# ## 4. Play with it (15 min)
#
# This layer has to learn to find, in a signal of eight 0s and 1s, where a 1 follows a 0 (a rising edge). It has six outputs; output $j$ sees $x_j, x_{j+1}, x_{j+2}$ and should be 1
# where $x_j = 0$ and $x_{j+1} = 1$. Targets $t$ are green. Side by side you see the network, $\mathbf{W}$, the gradient $\Delta\mathbf{W}$ (summed over 24 signals) and the loss $E$; below $\mathbf{W}$ the kernel
# $\mathbf{k}$, below $\Delta\mathbf{W}$ its gradient $\Delta\mathbf{k}$. The sliders $k_1, k_2, k_3, b$ set the values *before* training.
#
# 1. Press **gradient before the mask**, **after the mask**, **summed over shared weights**, one after the other. What happens to $\Delta\mathbf{W}$?
# 2. Press **learn edges**. What have $\mathbf{k}$ and $b$ become, and why do they find a rising edge? (Choose another **signal x** and look at the outputs, too.)
# 3. Press **neither mask nor sharing**. Does $E$ fall?
# 4. **Predict**: press **learn edges** again. Will it learn faster with $\epsilon = 2$? When you have seen it, switch **sharing** off.

# %%
explore.convolution()

# %% [markdown] lang="ja"
# <details><summary>答え（1〜4）</summary>
#
# 1　マスク前は、どの升目も0ではありません。マスクすると、接続のあるところ（濃い枠）だけが残ります。共有すると、同じ斜めの並びの中ではどの値も等しくなります。それが $\Delta\mathbf{k}$ の成分です。
#
# 2　$\mathbf{k} \approx (-9, 8, 0)$、$b \approx -4$ です。隣り合う2つの入力が 0, 1 なら $u \approx 8.4 - 4.2 > 0$、1, 1 なら $8.4 - 8.9 - 4.2 < 0$、0, 0 なら $-4.2 < 0$、1, 0 なら $-8.9 - 4.2 < 0$ です。3番目の入力は関係がないので、その重みは0に近くなります。
#
# 3　下がります。24個の信号の出力は、すべて正しくなります。第2章と同じで、**$E$ が下がることは、正しさの証拠になりません**。
#
# 4　$\epsilon = 2$ では、出力がどれも½より小さいまま、この500回ではほとんど動かず、144個中108個しか合いません。共有をやめると、144個とも合います。共有すると、6か所の勾配が**合計**されるので、同じ $\epsilon$ でも一歩がずっと大きくなります。そのため、飽和するところまで飛んでしまったのです。
# </details>
#
# では、どの層も同じように学習できるのでしょうか。長さ8の0と1の信号は、全部で $2^8 = 256$ 通りです。そのうち**6個だけ**で学習した層に、256通りすべてを入力します。
#
# **予想**：$256 \times 6 = 1536$ 個の出力がすべて正しくなるのは、どの層でしょう。マスクも共有もする、マスクだけ、共有だけ、どちらもしない、の4つです。（「共有だけ」では、接続のあるところの勾配は合計し、接続のないところの勾配はそのまま使います。`product` は、すべての組を作ります。`convolution.tie` は、更新のたびに勾配をマスクし、共有する重みについて合計する関数を作ります。）

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
# 4  With $\epsilon = 2$ every output ends up below ½ and hardly moves in these 500 updates: 108 of 144. Without sharing all 144 are right. Sharing **sums** the gradients of six places, so that with the same $\epsilon$ the step
# is much longer: here it leapt to where the outputs are saturated.
# </details>
#
# All of them, then, learn these 24 signals. Does it matter which one we take? There are $2^8 = 256$ signals of eight 0s and 1s. We train on **only six** of them, and then show the layer all 256.
#
# **Predict**: which layer will get all $256 \times 6 = 1536$ outputs right? With mask and sharing, with the mask only, with sharing only, with neither? (With sharing only, the 18 connections share three weights; each of the other 30 has a weight of its own.
# `product` makes all combinations; `convolution.tie` makes the function that, at each update, masks the gradient and sums it over shared weights.)

# %%
# 256通りすべて | all 256 signals
every = np.array(list(product([0.0, 1.0], repeat=8)))
# 0 の次に 1 | a 1 after a 0
edge = (every[:, :-2] == 0) & (every[:, 1:-1] == 1)
signals, targets = datasets.edges()
few, aims = signals[:6], targets[:6]


def right(net, inputs, wanted):
    answered = network.forward(net, inputs).o[-1] >= 0.5
    return np.sum(answered == (wanted >= 0.5))


every.shape, edge.shape, few.shape


# %%
def trained(masked, shared):
    start_W = convolution.dense_weights([0.3, 0.8, 0.3], (8,))
    start = Network(W=(start_W,), b=(np.full(6, -1.3),))
    tie = convolution.tie((3,), (8,), masked=masked, shared=shared)
    return network.train(start, few, aims, epsilon=0.5, steps=500, tie=tie).net


for masked_too, shared_too in product([True, False], repeat=2):
    net = trained(masked_too, shared_too)
    print(masked_too, shared_too, right(net, few, aims), right(net, every, edge))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **マスクも共有もする層、つまり畳み込みだけです。** 学習に使った6個（36個の出力）では、どの層も全部正解です。マスクだけの層が間違えた128個は、6個の信号でエッジが一度も来なかった2つの場所の、64個ずつです。共有しないと、そこでエッジとは何かを学びようがありません。マスクがないと、遠くの入力にまで重みができ、6個にたまたまあった関係を覚えてしまいます。どちらもなければ、その両方が起こります。
# </details>
#
# （出力の各行は、マスクするか、共有するか、36個中いくつ正解か、1536個中いくつ正解か、です。）
#
# 畳み込みには、「近くだけを見る」「どこでも同じことをする」という前提が、初めから構造に組み込まれています。この問題ではその前提が合っているので、重み3個とバイアス1個で足ります。
#
# ## 5. 2次元も、チャネルも（12分）
#
# 画像でも同じです。$6 \times 6$ の画像を36個の入力、$4 \times 4$ の出力を16個の出力とみなせば、$3 \times 3$ のカーネルは $36 \times 16$ の $\mathbf{W}$ になります。左半分が0、右半分が1の画像に、縦の境目で出力が大きくなるカーネルを使います。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Only the one with mask and sharing, the convolution.** On the six signals they have learnt (36 outputs), all four are right. The 128 that
# the layer with the mask only gets wrong are the 64 + 64 edges at the two places where no edge ever came in the six signals: without sharing, such a place cannot
# learn what an edge is. Without the mask there are weights to inputs far away, and the layer learns relations that these six happen to have. With neither,
# both happen.
# </details>
#
# (Each line: masked or not, shared or not, how many of 36 outputs are right, how many of 1536.)
#
# A convolution has two assumptions built into its structure: look nearby only, and do the same everywhere. For this problem they are true, and three weights and a bias are enough.
#
# ## 5. In two dimensions, with channels (12 min)
#
# Images are no different. Treat a $6 \times 6$ image as 36 inputs and the $4 \times 4$ output as 16, and a $3 \times 3$ kernel becomes a $\mathbf{W}$ of $36 \times 16$. The image is 0 on its left half and 1
# on its right; with this kernel the output is large at a vertical edge.

# %%
two_halves = np.array([[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]] * 6)
vertical = np.array([[-1.0, 0.0, 1.0]] * 3)
W_image = convolution.dense_weights(vertical, (6, 6))
W_image.shape, (two_halves.ravel() @ W_image).reshape(4, 4)

# %% [markdown] lang="ja"
# カラー画像には、同じ場所に赤・緑・青の3つの値があります。この赤の画像、緑の画像、青の画像を、それぞれ**チャネル**（channel）といいます。カーネルは入力のチャネルごとに $3 \times 3$ 個の数をもち、3つの結果を足して1つの出力にします。入力のチャネルの番号を $c$、出力のチャネルの番号を $c'$ とし、バイアスを省いて1次元で書くと、
#
# $$u_{c'\!,\,j} = \sum_{c}\sum_{a} k_{c'ca}\, x_{c,\,j+a-1}$$
#
# このようなカーネルを4種類使えば、出力のチャネルは4つになります。カーネルの形は（出力のチャネル、入力のチャネル、縦、横）= $(4, 3, 3, 3)$ です。$8 \times 8$ の画像、ストライド $s = 2$、パディング $p = 1$ なら、出力の一辺は $\lfloor (8 + 2 - 3)/2 \rfloor + 1 = 4$ です。$\mathbf{W}$ は $3 \cdot 8 \cdot 8 = 192$ 行、$4 \cdot 4 \cdot 4 = 64$ 列と大きくなり、どこがつながりどこを共有するかも変わりますが、考え方は同じです。
#
# カーネルの勾配を、「行列とマスクと合計」（`by_matrix`）、「ずらす計算」（`by_sliding`）、数値微分（`by_nudging`）の3通りで求めて比べます（活性化関数は使わず、教師信号はすべて1とします。だから $\delta^u = u - 1$ です）。それから、出力と、入力の誤差信号も比べます。`how` の前の `**` は、`stride=2, padding=1` と書くのと同じです。

# %% [markdown] lang="en"
# A colour image has three values at each place, red, green and blue. The red image, the green one and the blue one are its **channels**. A kernel has $3 \times 3$ numbers for each input channel, and the three
# results are added to make one output; with $c$ for a channel of the input, $c'$ for one of the output, in one
# dimension, and without the bias:
#
# $$u_{c'\!,\,j} = \sum_{c}\sum_{a} k_{c'ca}\, x_{c,\,j+a-1}$$
#
# With four such kernels the output has four channels. So the kernel has the shape (channels out, channels in, height, width) = $(4, 3, 3, 3)$. For an $8 \times 8$ image with stride $s = 2$ and padding $p = 1$ the output
# is $\lfloor (8 + 2 - 3)/2 \rfloor + 1 = 4$ wide and high. $\mathbf{W}$ has $3 \cdot 8 \cdot 8 = 192$ rows and $4 \cdot 4 \cdot 4 = 64$ columns: it is larger, and what is connected and shared is more involved, but the idea is the same.
#
# We compute the gradient of the kernel in three ways: by matrix, mask and sum, by sliding, and by nudging. (No activation, and all targets 1, so that
# $\delta^u = u - 1$.) Then we compare the output and the error signal of the input, too. (`**how` stands for `stride=2, padding=1`.)

# %%
draw = np.random.default_rng(0).normal
kernel, colour = draw(size=(4, 3, 3, 3)), draw(size=(3, 8, 8))
how = {"stride": 2, "padding": 1}
W_colour = convolution.dense_weights(kernel, (3, 8, 8), **how)
u_colour = convolution.direct(kernel, colour, **how)
delta_u_colour = u_colour - 1
W_colour.shape, u_colour.shape


# %%
def E_colour(kernel):
    return 0.5 * np.sum((convolution.direct(kernel, colour, **how) - 1) ** 2)


by_matrix = convolution.kernel_gradient(
    np.outer(colour, delta_u_colour), kernel.shape, colour.shape, **how
)
by_sliding = convolution.direct_kernel_gradient(
    delta_u_colour, colour, kernel.shape, **how
)
by_nudging = gradcheck.numerical_gradient(E_colour, kernel)
np.allclose(by_matrix, by_sliding), np.allclose(by_nudging, by_sliding, atol=1e-6)

# %%
delta_o_colour = convolution.direct_delta_o(delta_u_colour, kernel, colour.shape, **how)
print(np.allclose(colour.ravel() @ W_colour, u_colour.ravel()))
print(np.allclose(delta_u_colour.ravel() @ W_colour.T, delta_o_colour.ravel()))

# %% [markdown] lang="ja"
# ## 6. 計算の量（10分）
#
# 結果は同じでも、計算の量はまったく違います。行列の掛け算は、0との掛け算も、すべて行います。（次の表は、画像の大きさ、行列での掛け算の数 : 必要な掛け算の数 = 倍率、$\mathbf{W}$ のメモリ、です。）
#
# **予想**：$64 \times 64$ の画像と $3 \times 3$ のカーネルでは、行列での掛け算は、必要な掛け算の何倍ですか？

# %% [markdown] lang="en"
# ## 6. How much work it is (10 min)
#
# The result is the same; the amount of work is not. A matrix product dutifully multiplies by every 0. (The table: the size of the image; multiplications in the matrix product : those needed = the ratio; the memory that $\mathbf{W}$ takes.)
#
# **Predict**: for a $64 \times 64$ image and a $3 \times 3$ kernel, how many times more multiplications does the matrix product do than are needed?

# %%
for side in (8, 16, 32, 64):
    connected = convolution.mask((3, 3), (side, side))
    needed, done = np.sum(connected), connected.size
    times = f"{done:10,} : {needed:6,} = {done / needed:5.1f}"
    print(f"{side:2} × {side:2}: {times},  {done * 8 / 1e6:6.2f} MB")

# %%
n_in, n_out = 224**2, 222**2
n_in * n_out / (9 * n_out), n_in * n_out * 8 / 1e9

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **455倍です。** 画素が $64 \times 64 = 4096$ 個、カーネルは9個なので、$\frac{4096}{9}$ 倍です。
# </details>
#
# 無駄の倍率は、画素の数に比例して増えます（$\frac{n_{\text{in}}}{9}$）。$224 \times 224$ の画像なら $5575$ 倍で、$\mathbf{W}$ だけで約20 GB になります。カーネルは9個の数なのに、です。
#
# 時間でも比べます。カーネルの9個の数のそれぞれについて、ずらした画像に掛けて足すだけの、素朴な「ずらす計算」です。
#
# **予想**：$64 \times 64$ の画像で、ずらす計算は、行列の何倍くらい速いでしょうか。2倍、10倍、それよりずっと速い？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **455 times**: there are $64 \times 64 = 4096$ pixels, and the kernel has nine numbers, so it is $\frac{4096}{9}$.
# </details>
#
# The waste grows with the number of pixels: it is $\frac{n_{\text{in}}}{9}$. For an image of $224 \times 224$ it is $5575$, and $\mathbf{W}$ alone takes about 20 GB, where the kernel has nine numbers.
#
# Now the time. Plain sliding: for each of the nine numbers of the kernel, multiply the shifted image by it, and add up.
#
# **Predict**: for a $64 \times 64$ image, how many times faster is sliding than the matrix product: about 2, about 10, or far more?


# %%
def slide(kernel, image):
    rows, columns = image.shape[0] - 2, image.shape[1] - 2
    u = np.zeros((rows, columns))
    for i in range(3):
        for j in range(3):
            u += kernel[i, j] * image[i : i + rows, j : j + columns]
    return u


large = draw(size=(64, 64))
W_large = convolution.dense_weights(vertical, (64, 64))
matrix_time = min(repeat(lambda: large.ravel() @ W_large, number=1, repeat=5))
sliding_time = min(repeat(lambda: slide(vertical, large), number=1, repeat=5))
same = np.allclose(large.ravel() @ W_large, slide(vertical, large).ravel())
same, [matrix_time > times * sliding_time for times in (2, 10, 20)]

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **10倍よりずっと速いです。** 正確な倍率は、機械によって違います。（出力は、結果が同じかどうかと、2倍、10倍、20倍より速いかどうか。5回ずつ測り、いちばん短い時間を比べています。）
# </details>
#
# 実際のライブラリは、重なる部分を抜き出して小さな行列の積にまとめるなど、さらに工夫していますが、0だらけの大きな行列を作ることは、ふつうありません（ここで使った `convolution.direct` は、読みやすさを優先した、遅い書き方です）。
#
# まとめると、**連鎖律は同じ、勾配にはマスクと合計が加わり、計算のしかたはまったく別**です。それでも、行列で考えることは、勾配の式を導き、確かめるのに役立ちます。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Far more than ten times**; by how much depends on the machine. (The output: whether the results agree, and whether it is more than 2, 10, 20 times as
# fast. Each is timed five times, and the shortest time counts.)
# </details>
#
# Real libraries are cleverer still: many gather the patches that the kernel covers, and turn them into a small matrix product. A large matrix full of zeros is not what they
# build. (`convolution.direct`, used above, is written to be read, and slow.)
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
