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
# # 総合問題　全部の章から10問
#
# `...` を自分の答えに置き換えて **Shift + Enter** を押すと、判定が出ます（進め方は[はじめに](../00_start.ipynb)）。`"a"` から `"d"` までの問題は、`"a"` のように引用符を付けて答えます。
#
# 上から順に実行します（Python を再起動したあとも）。`NameError: … exercises` と出たら、すぐ下のセルがまだ実行されていません。関数に渡された配列は書き換えないでください（`W -= …` も書き換えです）。
#
# [はじめに](../00_start.ipynb)　|　[まとめ](../summary.ipynb)　|　English: [06_all_lessons.ipynb](../../en/exercises/06_all_lessons.ipynb)

# %% [markdown] lang="en"
# # All lessons once more: ten questions
#
# Put your answer in place of the `...` and press **Shift + Enter** for the verdict ([how exercises work](../00_start.ipynb)). Where there are `"a"` to `"d"` to
# choose from, answer with the quotes, as in `"a"`.
#
# Run the cells from the top, and again after a restart. `NameError: … exercises` means that the first code cell, just below, has not been run. No function
# should write into the arrays it is given (`W -= …` does).
#
# [start](../00_start.ipynb)  |  [summary](../summary.ipynb)  |  日本語: [06_all_lessons.ipynb](../../ja/exercises/06_all_lessons.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import exercises, explore

lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import exercises, explore

lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 予想：0 の入力
#
# 入力が $\mathbf{x} = (2, 0)$、教師信号が $t = 1$ の1個のユニットがあります。出力はまだ $t$ に届いていません（$\delta^u \ne 0$）。1回更新すると、
#
# - `"a"`　$w_1,\ w_2,\ b$ がすべて変わる
# - `"b"`　$w_2$ だけが変わらない
# - `"c"`　$w_2$ と $b$ が変わらない
# - `"d"`　どれも変わらない

# %% [markdown] lang="en"
# ## Predict: an input of 0
#
# One unit has the inputs $\mathbf{x} = (2, 0)$ and the target $t = 1$, and its output has not reached it yet ($\delta^u \ne 0$). In one update
#
# - `"a"`  $w_1,\ w_2,\ b$ all change
# - `"b"`  only $w_2$ does not change
# - `"c"`  $w_2$ and $b$ do not change
# - `"d"`  none of them changes

# %%
zero_input = ...

exercises.check_zero_input(zero_input)

# %% [markdown]
# <!-- help: zero_input -->

# %% [markdown] lang="ja"
# ## 選ぶ：下がる損失から言えること
#
# 自分で書いた誤差逆伝播法で100回更新したら、$E$ は毎回小さくなりました。ここから言えることはどれですか？
#
# - `"a"`　勾配の計算は正しい
# - `"b"`　$\epsilon$ はちょうどよい
# - `"c"`　勾配の計算が間違っていても、こうなることがある
# - `"d"`　このまま続ければ、$E$ はいくらでも 0 に近づく

# %% [markdown] lang="en"
# ## Choose: what a falling loss tells
#
# You have written backpropagation yourself, and in 100 updates $E$ has fallen every time. What follows?
#
# - `"a"`  the gradient is correct
# - `"b"`  $\epsilon$ is well chosen
# - `"c"`  this can happen even if the gradient is wrong
# - `"d"`  if training goes on, $E$ will get as close to 0 as you like

# %%
falling_loss = ...

exercises.check_falling_loss(falling_loss)

# %% [markdown]
# <!-- help: falling_loss -->

# %% [markdown] lang="ja"
# ## 誤差を1層戻す和
#
# $w^2_{ij}$ は、第2層のユニット $i$ から第3層のユニット $j$ への重みです。$\delta^{o^2}_i$ はどれですか？
#
# - `"a"`　$\sum_j \delta^{u^3}_j\, w^2_{ij}$
# - `"b"`　$\sum_j \delta^{u^3}_j\, w^2_{ji}$
# - `"c"`　$\sum_i \delta^{u^3}_j\, w^2_{ij}$
# - `"d"`　$o^2_i(1 - o^2_i)\sum_j \delta^{u^3}_j\, w^2_{ij}$

# %% [markdown] lang="en"
# ## The sum that goes one layer back
#
# $w^2_{ij}$ is the weight from unit $i$ of layer 2 to unit $j$ of layer 3. Which of these is $\delta^{o^2}_i$?
#
# - `"a"`  $\sum_j \delta^{u^3}_j\, w^2_{ij}$
# - `"b"`  $\sum_j \delta^{u^3}_j\, w^2_{ji}$
# - `"c"`  $\sum_i \delta^{u^3}_j\, w^2_{ij}$
# - `"d"`  $o^2_i(1 - o^2_i)\sum_j \delta^{u^3}_j\, w^2_{ij}$

# %%
which_sum = ...

exercises.check_which_sum(which_sum)

# %% [markdown]
# <!-- help: which_sum -->

# %% [markdown] lang="ja"
# ## 手で計算：修正量の個数
#
# 5-4-3 のネットワーク（入力5個、隠れユニット4個、出力3個）を、10個のサンプルで学習させます。1回の更新に使う $\Delta\mathbf{W}^1, \Delta\mathbf{b}^1, \Delta\mathbf{W}^2, \Delta\mathbf{b}^2$ には、数（成分）が全部でいくつありますか？

# %% [markdown] lang="en"
# ## By hand: how many numbers
#
# A 5-4-3 network (5 inputs, 4 hidden units, 3 outputs) is trained on 10 samples. How many numbers are there in $\Delta\mathbf{W}^1, \Delta\mathbf{b}^1, \Delta\mathbf{W}^2, \Delta\mathbf{b}^2$ of one update, taken together?

# %%
count_gradients = ...

exercises.check_count_gradients(count_gradients)

# %% [markdown]
# <!-- help: count_gradients -->

# %% [markdown] lang="ja"
# ## 予想：隠れ層を tanh に
#
# 隠れ層の活性化関数を、シグモイドから tanh に替えます（出力層はシグモイドのまま。第2章第6節の「発展」）。逆伝播の式で変わるのはどれですか？
#
# - `"a"`　何も変わらない
# - `"b"`　隠れ層の $\delta^u$ の式だけ
# - `"c"`　隠れ層の $\delta^o,\ \delta^u,\ \Delta\mathbf{W}$ の式のすべて
# - `"d"`　隠れ層と出力層の $\delta^u$ の式

# %% [markdown] lang="en"
# ## Predict: tanh in the hidden layers
#
# The activation of the hidden layers is changed from the sigmoid to tanh (the output layer keeps its sigmoid; lesson 2, section 6, the optional part). Which formulas of the way back change?
#
# - `"a"`  none
# - `"b"`  only that of $\delta^u$ in the hidden layers
# - `"c"`  those of $\delta^o,\ \delta^u,\ \Delta\mathbf{W}$ in the hidden layers
# - `"d"`  that of $\delta^u$, in the hidden layers and in the output layer

# %%
tanh_instead = ...

exercises.check_tanh_instead(tanh_instead)

# %% [markdown]
# <!-- help: tanh_instead -->

# %% [markdown] lang="ja"
# ## 予想：同じ値から
#
# 2-8-1 のネットワークに XOR を学習させます。重みもバイアスも、すべて 0.5 から始めます。8個の隠れユニットは、
#
# - `"a"`　いつまでもすべて同じで、働きは1個分
# - `"b"`　学習するうちに、すべて別々になる
# - `"c"`　$\epsilon$ が大きければ、別々になる
# - `"d"`　まったく変化しない

# %% [markdown] lang="en"
# ## Predict: starting equal
#
# A 2-8-1 network is to learn XOR. All weights and biases start at 0.5. In training the 8 hidden units
#
# - `"a"`  stay equal for ever and do the work of one
# - `"b"`  become different from one another
# - `"c"`  become different if $\epsilon$ is large
# - `"d"`  do not change at all

# %%
equal_start = ...

exercises.check_equal_start(equal_start)

# %% [markdown]
# <!-- help: equal_start -->

# %% [markdown] lang="ja"
# ## 予想：E が同じ2つのモデル
#
# XOR を、第3章第2節の 2-2-1 で、シード2とシード3から学習させました。最後の $E$ は、どちらも約 0.002 です。この2つのモデルについて、この $E$ から確かに言えるのはどれですか？
#
# - `"a"`　重みがほとんど同じである
# - `"b"`　どの入力にも、ほとんど同じ答えを出す
# - `"c"`　サンプルのないところでは、少なくとも一方は間違っている
# - `"d"`　4つのサンプルには、ほとんど同じ答えを出す

# %% [markdown] lang="en"
# ## Predict: two models of the same E
#
# The 2-2-1 network of lesson 3, section 2, has learnt XOR from seed 2 and from seed 3; both end with $E \approx 0.002$. What follows from that $E$?
#
# - `"a"`  they have almost the same weights
# - `"b"`  they give almost the same answer to every input
# - `"c"`  they cannot both be right where there are no samples
# - `"d"`  they give almost the same answers to the four samples

# %%
same_loss = ...

exercises.check_same_loss(same_loss)

# %% [markdown]
# <!-- help: same_loss -->

# %% [markdown] lang="ja"
# ## 手で計算：カーネルの修正量
#
# 入力が $\mathbf{x} = (1, 2, 3, 4)$、カーネルが $\mathbf{k} = (k_1, k_2)$ の畳み込み $u_j = k_1x_j + k_2x_{j+1}$（$j = 1, 2, 3$）です。$\delta^u = (1, -1, 2)$ のとき、$\Delta k_1$ と $\Delta k_2$ は？

# %% [markdown] lang="en"
# ## By hand: the gradient of a kernel
#
# A convolution $u_j = k_1x_j + k_2x_{j+1}$ ($j = 1, 2, 3$) has the inputs $\mathbf{x} = (1, 2, 3, 4)$ and the kernel $\mathbf{k} = (k_1, k_2)$. With $\delta^u = (1, -1, 2)$, what are $\Delta k_1$ and $\Delta k_2$?

# %%
shared_by_hand = [..., ...]  # Δk₁, Δk₂

exercises.check_shared_by_hand(shared_by_hand)

# %% [markdown]
# <!-- help: shared_by_hand -->

# %% [markdown] lang="ja"
# ## 手で計算：softmax と交差エントロピー
#
# クラスは2つ、ロジットは $\mathbf{u} = (0, \log 3)$、正解はクラス1（$\mathbf{t} = (1, 0)$）です。softmax と交差エントロピーで、$E$ と $\delta^u_1,\ \delta^u_2$ は？　（`np.log` を使ってかまいません。）

# %% [markdown] lang="en"
# ## By hand: softmax and cross-entropy
#
# There are two classes, the logits are $\mathbf{u} = (0, \log 3)$, and the right class is class 1 ($\mathbf{t} = (1, 0)$). With softmax and the cross-entropy, what are $E$, $\delta^u_1$ and $\delta^u_2$? (You may use `np.log`.)

# %%
cross_entropy_by_hand = [..., ..., ...]  # E, δᵘ₁, δᵘ₂

exercises.check_cross_entropy_by_hand(cross_entropy_by_hand)

# %% [markdown]
# <!-- help: cross_entropy_by_hand -->

# %% [markdown] lang="ja"
# ## 仕上げ：分類器のすべての修正量
#
# 隠れ層が1つの分類器です。隠れ層は tanh（第2章第6節の「発展」で扱いました）、出力は softmax、損失は交差エントロピー（全サンプルの合計）です。
#
# $$\mathbf{o}^2 = \tanh(\mathbf{x}\mathbf{W}^1 + \mathbf{b}^1) \qquad \mathbf{o}^3 = \mathrm{softmax}(\mathbf{o}^2\mathbf{W}^2 + \mathbf{b}^2)$$
#
# - 受け取るもの：`x`（形は `(N, n)`）、`t`（`(N, c)`、one-hot）、`W1`（`(n, m)`）、`b1`（`(m,)`）、`W2`（`(m, c)`）、`b2`（`(c,)`）
# - 返すもの：$\Delta\mathbf{W}^1,\ \Delta\mathbf{b}^1,\ \Delta\mathbf{W}^2,\ \Delta\mathbf{b}^2$
#
# numpy だけで書いてください。$e^u$ を並べた配列を `e` とすると、各行の合計は `e.sum(axis=1, keepdims=True)` です（形は `(N, 1)` なので、そのまま割れます）。ここでは $u$ が小さいので、最大値を引かなくてもかまいません。

# %% [markdown] lang="en"
# ## To finish: all gradients of a classifier
#
# A classifier with one hidden layer: tanh in the hidden layer (lesson 2, section 6, the optional part), softmax at the output, and the cross-entropy as its
# loss, summed over all samples.
#
# $$\mathbf{o}^2 = \tanh(\mathbf{x}\mathbf{W}^1 + \mathbf{b}^1) \qquad \mathbf{o}^3 = \mathrm{softmax}(\mathbf{o}^2\mathbf{W}^2 + \mathbf{b}^2)$$
#
# - You get `x`, of shape `(N, n)`, `t`, `(N, c)`, one-hot, `W1`, `(n, m)`, `b1`, `(m,)`, `W2`, `(m, c)`, and `b2`, `(c,)`.
# - Return $\Delta\mathbf{W}^1,\ \Delta\mathbf{b}^1,\ \Delta\mathbf{W}^2,\ \Delta\mathbf{b}^2$.
#
# Use nothing but numpy. If `e` holds the $e^u$, the sum of each row is `e.sum(axis=1, keepdims=True)`; its shape is `(N, 1)`, so
# that `e` can be divided by it. Here $u$ is small: there is no need to
# subtract the largest.


# %%
def classifier_gradients(x, t, W1, b1, W2, b2):
    return ..., ..., ..., ...


exercises.check_classifier_gradients(classifier_gradients)

# %% [markdown]
# <!-- help: classifier_gradients -->

# %% [markdown] lang="ja"
# ### 最後に、自分の数字で
#
# 左の欄いっぱいに数字を1つ書いてください。第5章で学習したネットワークが読みます。自分の書いた数字を正解のクラス $c$ とするとき、
#
# - いちばん大きな $|\delta^u_j|$ は、どのクラスのものですか？（$\delta^u = \mathbf{o} - \mathbf{t}$ です。）
# - 第5章第4・5節のように、$\mathbf{u}$ そのものを1回更新するとしたら、どのクラスのロジットが上がり、どれがいちばん下がりますか？

# %% [markdown] lang="en"
# ### And now a digit of your own
#
# Draw a digit that fills the field on the left; the network of lesson 5 reads it. Let the digit that you meant be the right class, $c$:
#
# - Which class has the largest $|\delta^u_j|$? (Remember $\delta^u = \mathbf{o} - \mathbf{t}$.)
# - If the logits themselves were updated once, as in lesson 5, sections 4 and 5: which would rise, and which would fall the most?

# %%
explore.digits()

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **いつも正解のクラスです。** そこでは $\delta^u_c = o_c - 1 < 0$ で、ほかのクラスの $\delta^u_j = o_j$ は、全部足してやっと $1 - o_c$ になります。だから、1つだけで上回ることはありません（自信のある間違いでは、読まれたクラスがほとんど並びます）。更新 $\mathbf{u} - \epsilon\,\delta^u$ で上がるのは正解のクラスだけで、ほかは $o_j$ に比例して下がります。いちばん下がるのは、正解以外でいちばん確率の高いクラスです。（重みを更新すると、隠れ層をすべてのクラスで共有しているので、ほかのロジットも上がることがあります。）
# </details>
#
# ### 次に読むもの
#
# | 知りたいこと | 読むもの |
# | --- | --- |
# | 同じ内容を、別の言葉で | M. Nielsen, *Neural Networks and Deep Learning*（Web で読めます）第2章。斎藤康毅『ゼロから作る Deep Learning』第5章 |
# | 広く知られるきっかけになった論文 | D. Rumelhart, G. Hinton, R. Williams, *Learning representations by back-propagating errors*, Nature 323, 1986 |
# | 初期値と学習率の選び方 | Y. LeCun ほか, *Efficient BackProp*, 1998。X. Glorot, Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*, 2010 |
# | 教科書 | 岡谷貴之『深層学習』。I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning* 第6章 |
# | ここで扱わなかったこと | モーメンタムと Adam（更新のしかた）、自動微分（連鎖律をプログラムに任せる）、正則化とドロップアウト、畳み込みネットワークの全体 |
# | 小さな自動微分を読んでみたい | A. Karpathy の micrograd（本体は約100行） |

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Always the right class.** Its $\delta^u_c$ is $o_c - 1 < 0$, and the $\delta^u_j = o_j$ of all others together add up to exactly $1 - o_c$, so none alone can exceed
# it (in a confident mistake, the class that was read comes close). In the update $\mathbf{u} - \epsilon\,\delta^u$ only the logit of the right class rises; the others
# fall in proportion to their $o_j$, most of all the most probable of them. (When the weights are updated, other logits may rise, too: all classes share the
# hidden layer.)
# </details>
#
# ### What to read next
#
# | to know more about | read |
# | --- | --- |
# | the same in other words | M. Nielsen, *Neural Networks and Deep Learning*, chapter 2 (on the web) |
# | the paper that made it widely known | D. Rumelhart, G. Hinton, R. Williams, *Learning representations by back-propagating errors*, Nature 323, 1986 |
# | initial weights and step sizes | Y. LeCun and others, *Efficient BackProp*, 1998; X. Glorot and Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*, 2010 |
# | a textbook | I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning*, chapter 6 |
# | what was left out here | momentum and Adam (other updates), automatic differentiation (the chain rule done by a program), regularization and dropout, whole convolutional networks |
# | a small automatic differentiation to read | A. Karpathy's micrograd (its engine has about 100 lines) |

# %%
exercises.progress(6)

# %% [markdown] lang="ja"
# [はじめに](../00_start.ipynb)　|　[まとめ](../summary.ipynb)

# %% [markdown] lang="en"
# [start](../00_start.ipynb)  |  [summary](../summary.ipynb)
