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
# # 第3章　同じ設定なのに、なぜ毎回違うモデルになる？
#
# もとの講義に、次の指摘があります。初期値は乱数なので、設定もデータも同じなのに、学習のたびに違うモデルができる、というものです。この章では、これを実際に見て、数えます。どのくらい違うのか。見かけが違うだけではないか。乱数でなければいけないのか。どのくらいの大きさの乱数がよいのか。そして、結果が毎回違うなら、何をどう報告すればよいのか。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で答えを消し、**Shift + Enter** で1つずつ実行してください。
#
# [← 第2章：多層のネットワーク](02_multilayer.ipynb)　|　English: [03_initial_weights.ipynb](../en/03_initial_weights.ipynb)

# %% [markdown] lang="en"
# # Lesson 3: same settings, same data. Why a different model each time?
#
# The lecture remarks that initial weights are random, and that therefore, with the same settings and the same data, each
# training gives a different model. In this lesson we look at that, and count. How different are the models, and do some of
# them only look different? Must the start be random? How large should the random numbers be? And if results differ from run
# to run, what should one report?
#
# **Before you begin**: clear the answers with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**.
#
# [← lesson 2, many layers](02_multilayer.ipynb)  |  日本語: [03_initial_weights.ipynb](../ja/03_initial_weights.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import datasets, diagrams, ensemble, explore, network

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import datasets, diagrams, ensemble, explore, network

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. 同じシードで2回
#
# コンピュータの「乱数」は、**シード**（seed、種）という整数から計算で作られます。`network.initial(sizes, seed)` は、平均0、標準偏差1の正規分布に従う数を `np.random.default_rng(seed)` から順に引き、$\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ に入れます（もとの講義の初期値は重みの話です。ここではバイアスも同じように引きます）。
#
# 題材は第2章の XOR、ネットワークは隠れユニット2個の **2-2-1**、$\epsilon = 2$、全サンプルの合計で1000回更新します。最後の $E$ が、いちばん良い定数の答え（どの入力にも $\frac12$）の $E = 4 \cdot \frac12 (\frac12)^2 = 0.5$ の10分の1以下、つまり $E \le 0.05$ なら「**学習できた**」（✓）、$0.45$ 以上なら「**学習できず**」（✗）、その間を「**一部だけ**」（½）と呼ぶことにします。止まったのか、遅いだけなのかは、この区別では分かりません。
#
# **予想**：シード0から2回学習すると、最後の $E$ は何桁目まで同じですか？

# %% [markdown] lang="en"
# ## 1. The same seed, twice
#
# A computer's "random" numbers are computed from an integer, the **seed**. `network.initial(sizes, seed)` takes numbers of
# mean 0 and standard deviation 1 (normally distributed) from `np.random.default_rng(seed)` and fills
# $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ with them, in that order. (The lecture speaks of weights; here biases are
# drawn in the same way.)
#
# We use XOR from lesson 2, a **2-2-1** network (two hidden units), $\epsilon = 2$, and 1,000 updates, each with the
# gradient summed over all samples. The best that one constant answer can do is $\frac12$ for every input, which gives
# $E = 4 \cdot \frac12 (\frac12)^2 = 0.5$. If the last $E$ is at most a tenth of that, $E \le 0.05$, we say the network has
# **learnt** (✓); from $0.45$ up, **not learnt** (✗); in between, **half learnt** (½). This says where a run has got to, not whether
# it is stuck or only slow.
#
# **Predict**: train twice from seed 0. To how many digits will the last $E$ agree?

# %%
X, T = datasets.xor()


def trained(seed, sizes=(2, 2, 1)):
    return network.train(network.initial(sizes, seed), X, T, epsilon=2.0, steps=1000)


def numbers(net):
    return np.concatenate([values.ravel() for values in (*net.W, *net.b)])


first, again = trained(0), trained(0)
float(first.E[-1]), float(again.E[-1]), numbers(first.net).tobytes() == numbers(again.net).tobytes()

# %% [markdown] lang="ja"
# 最後の桁まで、そして9個のパラメータの1ビットまで同じです（`tobytes` はメモリの中身そのものです）。偶然が入るのは初期値だけで、あとはすべて決まった計算だからです。サンプルの順序を毎回混ぜたり、途中で乱数を使ったりする学習では、その乱数のシードも決める必要があります。
#
# <details><summary>別のコンピュータでも1ビットも違わない？</summary>
#
# 初期値は同じ数になりますが、学習の結果は、最後の1、2桁が違うことがあります。足し算の順序や $e^{-u}$ の計算のしかたが、機械や numpy の版によって少し違うからです。ふつうはそれだけですが、$\epsilon$ がとても大きいと、その差が更新のたびに広がって、学習できるかどうかまで変わることがあります（次の節の地図の右端がそうです）。論文の結果を再現してもらうには、シードとともに、使ったソフトウェアの版も書きます。
# </details>
#
# ## 2. シードが違えば、モデルも違う
#
# シードだけを 0〜9 と変えます。データも、$\epsilon$ も、更新の回数も同じです。
#
# **予想**：10個のうち、学習できるのはいくつですか？　学習できたものどうしは、入力の平面のどこでも同じ答えを出しますか？

# %% [markdown] lang="en"
# To the last digit; and its 9 parameters, to the last bit (`tobytes` is what stands in memory). Chance enters with the
# initial numbers; all that follows is computed in a fixed way. Where training also shuffles the samples, or uses random
# numbers in some other way, those need a seed, too.
#
# <details><summary>The same bits on another computer?</summary>
#
# The initial numbers will be the same. The trained ones may differ in the last digit or two, because the order of additions and
# the way $e^{-u}$ is computed depend on the machine and on the version of numpy. Usually that is all; but where $\epsilon$ is very
# large, the difference grows from update to update and can even decide whether a run learns (as at the right edge of the map
# below). To let others repeat a result, a paper
# gives the seeds and the versions of the software.
# </details>
#
# ## 2. Another seed, another model
#
# Now change the seed, from 0 to 9, and nothing else: the same data, the same $\epsilon$, as many updates.
#
# **Predict**: how many of the ten will learn? Of those that learn, will all give the same answer everywhere in the plane of
# the inputs?

# %%
histories = {seed: trained(seed) for seed in range(10)}
diagrams.models({f"$s$ = {seed}": history.net for seed, history in histories.items()}, X, T)

# %% [markdown] lang="ja"
# 9個が学習できて、シード6だけが「一部だけ」です（$s$ はシード。濃いほど出力 $o$ が大きく、濃さが急に変わる所が $o = \frac12$。■ は $t = 1$、○ は $t = 0$）。学習できた9個の $E$ は 0.0017〜0.0036 で、大差ありません。それなのに平面の塗り分けには、○ を結ぶ明るい帯と、■ を結ぶ濃い帯の2種類があります。違いは、まん中の $(\frac12, \frac12)$ に何と答えるかに、いちばんはっきり現れます。
#
# **予想**：シード6の $E$ は約 $\frac14$ です。4つのサンプルに、それぞれ何と答えているでしょう？

# %% [markdown] lang="en"
# Nine have learnt; seed 6 is half way ($s$ is the seed; the darker, the larger the output $o$, and the jump is at $o = \frac12$;
# ■ are samples with $t = 1$, ○ with $t = 0$). The $E$ of the nine, from 0.0017 to 0.0036, hardly tells them apart. But the
# plane is divided in two different ways: by a light band that joins the ○, or by a dark band that joins the ■. They differ most
# plainly in the middle, at $(\frac12, \frac12)$.
#
# **Predict**: the $E$ of seed 6 is about $\frac14$. What does it answer to each of the four samples?

# %%
middle = [0.5, 0.5]
print("h(½, ½):", *(f"{network.forward(history.net, middle).o[-1][0]:.2f}" for history in histories.values()))
network.forward(histories[6].net, X).o[-1][:, 0]

# %% [markdown] lang="ja"
# （サンプルは $(0, 0), (0, 1), (1, 0), (1, 1)$ の順です。）学習できたモデルは、まん中に約 0.03 か約 0.97 と、ほとんど正反対の答えを**自信をもって**出します。学習データの $E$ は、サンプルのない所での答えについて、何も教えてくれません。
#
# シード6は2つのサンプルにはほぼ正しく答え、残りの2つは区別できずに、$t = 1$ の方にも $t = 0$ の方にも約 $\frac12$ と答えています。だから $E \approx 2 \cdot \frac12 (\frac12)^2 = \frac14$ です。
#
# <details><summary>$E$ が止まりやすい高さは、決まっている</summary>
#
# いくつかのサンプルを区別できないとき、最善はその $t$ の平均を答えることです。XOR では、
#
# | 区別できないサンプル | 最善の答え | $E$ |
# | --- | --- | --- |
# | 4個全部 | $\frac12$ | $4 \cdot \frac12 \cdot \frac14 = \frac12$ |
# | 3個（$t = 1$ が2個、$t = 0$ が1個、または逆） | $\frac23$（または $\frac13$） | $\frac12(\frac19 + \frac19 + \frac49) = \frac13$ |
# | 2個（$t$ が違う） | $\frac12$ | $2 \cdot \frac12 \cdot \frac14 = \frac14$ |
#
# 次の図の $E$ の曲線が平らになる高さを見てください。
# </details>
#
# ### シード32個 × ε 24通りの地図
#
# 次のセルは、32個のシード × 24通りの $\epsilon$、あわせて768個のネットワークを学習させて、結果をすべて保存します。左から、$E$ の曲線（太線が選んだシード、灰色が残り）、灰色の凡例、最後の $E$ の分布（✓ 学習できた、½ 一部だけ、✗ 学習できず、の数）。次が地図で、横が $\epsilon$（対数目盛り）、縦がシード、色が最後の $E$（白に近いほど小さい。暗い画面では黒に近いほど）。右が、選んだ升目のモデルです。$\epsilon$ とシードを動かすと、升目が移ります（升目を直接クリックしても選べます）。
#
# 1. $\epsilon = 1.78$ のままシードを動かし、½ のシードをすべて探してください。$E$ はどの高さにいますか。
# 2. **予想**：½ のシードは、$\epsilon$ を変えれば学習できるようになりますか？　1つ選び、$\epsilon$ を端から端まで動かします。
# 3. シードを1つ決めて $\epsilon$ を動かし、学習できているのにモデルの帯の向きが変わるところを探してください。
# 4. 「4個」（隠れユニット4個）を押します。地図はどう変わりましたか。
# 5. 「小さすぎる初期値」と「大きすぎる初期値」を押し、$E$ の曲線の違いを見ます。$\epsilon = 1.78$ では、どちらもほとんどが学習できませんが、理由は違います（第6節）。
#
# <details><summary>答え</summary>
#
# 1　9個あり、8個は約 $\frac14$ です。シード29だけは約 0.34 で、まだ下がっている途中です。
#
# 2　シードによります。1000回では、どの $\epsilon$ でも学習できない行も、$\epsilon$ によって結果が変わる行もあります。$\epsilon$ が小さい左端では、1000回ではまだ学習が終わりません。5〜30 のあたりでは、となりの升目でも結果がばらばらになります。その先の右端は、ほとんどすべて失敗です。（20 くらいから右の升目の結果は、機械によっても少し違います。）
#
# 3　$\epsilon$ の大きい方（5 くらいから上）にあります。たとえばシード2は、$\epsilon = 4.22$ と $5.62$ で違います。$\epsilon$ もモデルを選んでいるのです。
#
# 4　真ん中の列は、ほとんど全部が、$E$ の小さい方の端の色になります。
#
# 5　小さすぎる方は、どのシードも 0.5 の高さにそろって並び、動き出しません（1個だけ、終わり近くで下がり始めます）。大きすぎる方は、0.5 や 1 など、いくつかの高さに分かれて止まります。地図を見ると、小さすぎる方は $\epsilon$ が 4〜8 くらいならほとんど学習できます。大きすぎる方は、どの $\epsilon$ でも多くが失敗です。
# </details>

# %% [markdown] lang="en"
# (The samples are $(0, 0), (0, 1), (1, 0), (1, 1)$, in this order.) To the middle of the plane, those that learnt answer about
# 0.03 or about 0.97: almost opposite, and both with **confidence**. $E$ on the samples says nothing about the places where
# there are none.
#
# Seed 6 has two samples right and cannot tell the other two apart: one has $t = 1$, the other $t = 0$, and it answers
# $\frac12$ to both. Hence $E \approx 2 \cdot \frac12 (\frac12)^2 = \frac14$.
#
# <details><summary>$E$ likes to stop at certain heights</summary>
#
# To samples that cannot be told apart, the best answer is the mean of their $t$. For XOR:
#
# | not told apart | best answer | $E$ |
# | --- | --- | --- |
# | all four | $\frac12$ | $4 \cdot \frac12 \cdot \frac14 = \frac12$ |
# | three (two with $t = 1$, one with $t = 0$, or the reverse) | $\frac23$ (or $\frac13$) | $\frac12(\frac19 + \frac19 + \frac49) = \frac13$ |
# | two (of different $t$) | $\frac12$ | $2 \cdot \frac12 \cdot \frac14 = \frac14$ |
#
# Look for these heights in the curves of $E$ below.
# </details>
#
# ### A map of 32 seeds × 24 step sizes
#
# The next cell trains 32 seeds with 24 values of $\epsilon$, 768 networks in all, and keeps every one. From left to right: the
# curves of $E$ (thick: the chosen seed; grey: the others), the key to the greys, and how the last $E$ are spread (the numbers
# of seeds that have learnt, ✓, half learnt, ½, or not learnt, ✗). Then the map: $\epsilon$ across (logarithmic), the seed upwards,
# the last $E$ as grey (the nearer to white, the lower; on a dark screen, to black). On the right, the model of the chosen cell. Move $\epsilon$ or the seed, or click the map, to
# choose another.
#
# 1. Leave $\epsilon$ at 1.78, move the seed, and find all that are half learnt (½). At which height is their $E$?
# 2. **Predict**: will such a seed learn with another $\epsilon$? Take one and move $\epsilon$ from end to end.
# 3. Keep one seed and move $\epsilon$: where does the band change its direction, although both have learnt?
# 4. Press *4 hidden units*. What has happened to the map?
# 5. Press *initial weights too small*, then *too large*, and compare the curves of $E$. At $\epsilon = 1.78$ hardly any seed learns with either,
#    but for different reasons (section 6).
#
# <details><summary>Answers</summary>
#
# 1  There are nine; eight are at about $\frac14$. Seed 29, at about 0.34, is still falling.
#
# 2  It depends on the seed. In some rows no $\epsilon$ leads to a solution within 1,000 updates, others learn
# at some and not at others. At the left edge $\epsilon$ is so small that 1,000 updates are not enough. From about 5 to 30
# neighbouring cells may differ altogether; beyond, at the right edge, almost all fail. (From about 20 up, cells vary a little from machine to machine.)
#
# 3  Among the larger $\epsilon$, from about 5 up: seed 2, for one, between $\epsilon = 4.22$ and $5.62$. The step size, too, chooses the model.
#
# 4  In the middle columns nearly every cell has the shade of the lowest $E$.
#
# 5  Too small: the seeds run along 0.5 side by side and do not get going (but for one, which begins to fall near the end).
# Too large: they stop at a few different heights, mostly 0.5 and 1. On the map, the small start learns almost everywhere for
# $\epsilon$ of about 4 to 8; the large one mostly fails at every $\epsilon$.
# </details>

# %%
explore.seeds()

# %% [markdown] lang="ja"
# ## 3. 違って見えるだけのモデル
#
# 2つのモデルの重みが違えば、違うモデルでしょうか。シード0のネットワークの、2つの隠れユニットを**入れ替え**ます。$\mathbf{W}^1$ の列、$\mathbf{b}^1$ の成分、$\mathbf{W}^2$ の行を、そろって入れ替えます。
#
# もう1つ、**符号の反転**もしてみます。$\sigma(-u) = 1 - \sigma(u)$ なので、隠れユニット $j$ に入る重みとバイアスの符号を変えると、出力は $o_j$ から $1 - o_j$ に変わります。出る重みの符号も変えれば $-w_j(1 - o_j) = w_j o_j - w_j$ となり、足りない $w_j$ を次のバイアスに足せば、元に戻るはずです。
#
# **予想**：入れ替えと反転を組み合わせると、同じモデルを表す重みは、全部で何組できますか？

# %% [markdown] lang="en"
# ## 3. Models that only look different
#
# If the weights of two models differ, are the models different? Take the network from seed 0 and **swap** its two hidden
# units: the columns of $\mathbf{W}^1$, the elements of $\mathbf{b}^1$ and the rows of $\mathbf{W}^2$, all together.
#
# Then **flip the sign** of one. Since $\sigma(-u) = 1 - \sigma(u)$, changing the sign of all weights into hidden unit $j$, and of
# its bias, turns its output from $o_j$ into $1 - o_j$. Change the sign of the weight out of it, too: $-w_j(1 - o_j) = w_j o_j - w_j$.
# Add the missing $w_j$ to the next bias, and all should be as before.
#
# **Predict**: swap and flip in every combination: how many sets of weights are there for this one model?

# %%
net = histories[0].net
(W1, W2), (b1, b2) = net.W, net.b
swapped = network.Network((W1[:, ::-1], W2[::-1]), (b1[::-1], b2))

sign = np.array([-1, 1])  # of the first hidden unit, and of the second
flipped = network.Network((W1 * sign, W2 * sign[:, None]), (b1 * sign, b2 + W2[0]))
W1, swapped.W[0], flipped.W[0]


# %%
def answers(net, x):
    return network.forward(net, x).o[-1][:, 0]


[bool(np.allclose(answers(net, X), answers(other, X), rtol=0, atol=1e-12)) for other in (swapped, flipped)]

# %% [markdown] lang="ja"
# 重みの行列は違うのに、答えは丸め誤差の範囲で同じです。サンプルの上だけでなく、平面のどこでも同じです（式がそうなっています）。隠れ層が1つで、ユニットが $H$ 個なら、並べ方が $H!$ 通り、符号が $2^H$ 通りあるので、**同じモデルを表す重みが $2^H H!$ 組**あります。2個なら8組、4個なら384組です。2つのモデルを比べるには、重みではなく答えを比べます。
#
# では、学習できたモデルどうしは、見かけの違いを除けば同じでしょうか。100個のシードを一度に学習させ（`ensemble.train`）、平面を細かい格子に分けて、2つのモデルの**判定**（$o \ge \frac12$ かどうか）が食い違う割合を、すべての組について調べます。
#
# **予想**：まん中への答えで2種類に分けます。同じ種類どうしでは何%、違う種類どうしでは何%食い違うでしょう？

# %% [markdown] lang="en"
# The weight matrices differ; the answers are equal but for rounding, not only on the samples but everywhere (the
# formulas say so). The $H$ units of one hidden layer can be ordered in $H!$ ways and signed in $2^H$, so **$2^H H!$ sets of weights are the same
# model**: 8 with two hidden units, 384 with four. To compare two models, compare their answers, not their weights.
#
# And the models that have learnt: apart from this, are they the same? Train 100 seeds at once (`ensemble.train`), cover the
# plane with a fine grid, and for each pair of models find the share of the grid on which they **decide** differently
# (whether $o \ge \frac12$).
#
# **Predict**: sort the models by their answer to the middle. What share will it be within one kind? And between the two kinds?

# %%
SEEDS = range(100)
runs = ensemble.train((2, 2, 1), SEEDS, [0.1, 0.5, 1, 2, 4], X, T, 1000)
learnt = [seed for seed in SEEDS if runs.E[seed, 3, -1] <= 0.05]  # 3: the place of ε = 2
len(learnt)

# %%
along = np.linspace(-0.5, 1.5, 41)
plane = np.stack(np.meshgrid(along, along), axis=-1).reshape(-1, 2)
decisions = {seed: answers(runs.net(seed, 2.0), plane) >= 0.5 for seed in learnt}
light = [seed for seed in learnt if not decisions[seed][len(plane) // 2]]  # the middle of the grid is (½, ½)
dark = [seed for seed in learnt if decisions[seed][len(plane) // 2]]


def differ(some, others):
    shares = [np.mean(decisions[i] != decisions[j]) for i in some for j in others if i != j]
    return f"{np.median(shares):.0%} ({np.min(shares):.0%} – {np.max(shares):.0%})"


{"light": len(light), "dark": len(dark)}, differ(light, light), differ(dark, dark), differ(light, dark)

# %% [markdown] lang="ja"
# 学習できた77個は、明るい帯が52個、濃い帯が25個です。数字は中央値（最小〜最大）で、同じ種類どうしなら食い違いはこの正方形（−0.5〜1.5）のおよそ2%、違う種類なら36%です（割合は、見る範囲によって変わります）。つまり「違うモデル」には3段階あります。**まったく同じもの**（さきほど作ったように、並べ方と符号だけが違う）、**ほとんど同じもの**（境界が少しずれている）、そして**本当に違うもの**です。
#
# ## 4. 学習できるシードの割合
#
# 同じ100個のシードで、$\epsilon$ を変えて数えます。
#
# **予想**：$\epsilon$ を 0.1 から 4 まで大きくすると、学習できる割合はどう変わりますか。100%に届きますか？

# %% [markdown] lang="en"
# Of the 77 that learnt, 52 have the light band and 25 the dark one. The figures are medians (least – greatest): within one
# kind, models disagree on about 2 % of this square (−0.5 to 1.5), between the kinds on 36 % (another square would give other shares). So
# "a different model" can mean three things: **the very same** (only order and signs differ, as in the two we made), **almost the same** (the boundary lies a little elsewhere), and **really
# different**.
#
# ## 4. The share of seeds that learn
#
# The same 100 seeds, and several $\epsilon$.
#
# **Predict**: as $\epsilon$ grows from 0.1 to 4, what happens to the share that learns? Does it reach 100 %?


# %%
def outcomes(E):
    learnt, not_yet = int(np.sum(E <= 0.05)), int(np.sum(E >= 0.45))
    return f"✓ {learnt:3}  ½ {len(E) - learnt - not_yet:3}  ✗ {not_yet:3}  median E {np.median(E):.4f}"


for epsilon, E in zip(runs.epsilons, runs.E[:, :, -1].T, strict=True):
    print(f"ε = {epsilon:<4}", outcomes(E))

# %% [markdown] lang="ja"
# $\epsilon$ が小さいと、1000回ではまだ途中です。大きくすると学習できる割合は増えますが、ここでは4分の3あまりで頭打ちになります。$\epsilon = 2$ で失敗した23個を、20倍の2万回まで学習させてみます。
#
# **予想**：時間が足りなかっただけでしょうか？

# %% [markdown] lang="en"
# With a small $\epsilon$ 1,000 updates are not enough. A larger one helps, but here the share levels off at a little more than three
# quarters. Take the 23 that failed at $\epsilon = 2$ and train them for 20,000 updates, twenty times as long.
#
# **Predict**: did they only need more time?

# %%
failed = [seed for seed in SEEDS if seed not in learnt]
longer = ensemble.train((2, 2, 1), failed, [2.0], X, T, 20_000, every=10_000)
halfway, at_the_end = longer.E[:, 0, 1:].T
print("learnt:", [seed for seed, E in zip(failed, at_the_end, strict=True) if E <= 0.05])
print("the others, E after 10,000:", np.unique(np.round(halfway[at_the_end > 0.05], 3)))
print("the others, E after 20,000:", np.unique(np.round(at_the_end[at_the_end > 0.05], 3)))

# %% [markdown] lang="ja"
# 1個（シード76）だけが学習でき、残りの22個は、1万回でも2万回でも $E \approx 0.250$ です。足りないのは時間ではなく、行き先が違うのです。隠れユニットを増やすとどうなるでしょう。

# %% [markdown] lang="en"
# One of them, seed 76, did learn. The other 22 are at $E \approx 0.250$ after 10,000 updates and after 20,000: it is not time that they lack, they have gone
# somewhere else. Now give them more hidden units.

# %%
by_units = {n: ensemble.train((2, n, 1), SEEDS, [2.0], X, T, 1000).E[:, 0, -1] for n in (1, 2, 3, 4, 8)}
for units, E in by_units.items():
    print(f"2-{units}-1 ", outcomes(E))

# %% [markdown] lang="ja"
# 3個なら99%、4個と8個では100個すべてが学習できました。XOR を**表す**には2個で足りますが、最急降下法で**たどり着く**には、少し余裕がある方がずっと楽です。1個では、どのシードでも $E \ge \frac13$ です（ユニット1個の出力は、ある方向に増えるか減るかしかできません。3個のサンプルにその平均を答えるのが精一杯で、第2節の表の $\frac13$ です。最小値は第5節で確かめます）。
#
# ### 100個を一度に計算する
#
# `ensemble.train` は、100個を1つずつ学習させているのではありません。配列の先頭に「何番目のネットワークか」の軸を1本加えると、numpy の同じ式が全部を一度に計算します。`@` は最後の2本の軸で行列の積をとり、それより前の軸については、同じことを番号ごとに繰り返すからです。$R$ 個のネットワークの、1つの層で見てみます（$N$ 個のサンプルは共通で、`x` に $R$ の軸はありません。どのネットワークにも同じ `x` が使われます）。
#
# | | $R$ 個を一度に計算するときの形 |
# |:--|:--|
# | `W`、`b` | $(R, n, m)$、$(R, m)$ |
# | `x @ W` | $(N, n), (R, n, m) \to (R, N, m)$ |
# | `+ b[:, None, :]` | $(R, 1, m)$ にして足す（そのままだと $R$ が $N$ の軸に重なる） |
# | `x.T @ delta_u` | $(n, N), (R, N, m) \to (R, n, m)$ |
# | `delta_b` | $(R, N, m) \to (R, m)$ |
#
# **予想**：ネットワークが1個なら、`delta_b` は `delta_u.sum(axis=0)` でした。$R$ 個のときの `axis` は、いくつでしょうか。`axis=0` のままだと、何と何が足されますか？

# %% [markdown] lang="en"
# With three, 99 of 100 learn; with four and with eight, all of them. Two units are enough to **represent** XOR, but to **get there** by
# steepest descent it is a great help to have a few to spare. With a single one, $E \ge \frac13$ at every seed (the output
# of one unit only rises, or only falls, along one direction; the best it can do is to answer three samples by their mean, the
# $\frac13$ of the table in section 2; section 5 checks this minimum).
#
# ### A hundred at once
#
# `ensemble.train` does not train the hundred one after the other. Give each array one more axis in front, the index of the network,
# and the same numpy formulas compute them all at once: `@` multiplies matrices along the last two axes, and repeats this for every index
# of the axes before them. Here is one layer of $R$ networks, which share their $N$ samples: `x` has no axis of length $R$, and is used for each of them.
#
# | | shapes of $R$ networks at once |
# |:--|:--|
# | `W`, `b` | $(R, n, m)$, $(R, m)$ |
# | `x @ W` | $(N, n), (R, n, m) \to (R, N, m)$ |
# | `+ b[:, None, :]` | made $(R, 1, m)$ first (else its $R$ would meet the axis of $N$) |
# | `x.T @ delta_u` | $(n, N), (R, N, m) \to (R, n, m)$ |
# | `delta_b` | $(R, N, m) \to (R, m)$ |
#
# **Predict**: for one network, `delta_b` was `delta_u.sum(axis=0)`. Which `axis` is it for $R$ of them? And with `axis=0` as before, what would be added to what?

# %%
R, n, m = 3, 2, 5
rng = np.random.default_rng(0)
W, b, delta_u = rng.normal(size=(R, n, m)), rng.normal(size=(R, m)), rng.normal(size=(R, len(X), m))
u, delta_W, delta_b = X @ W + b[:, None, :], X.T @ delta_u, delta_u.sum(axis=1)
for k in range(R):  # one after the other
    alone = X @ W[k] + b[k], X.T @ delta_u[k], delta_u[k].sum(axis=0)
    print([np.allclose(*pair) for pair in zip(alone, (u[k], delta_W[k], delta_b[k]), strict=True)])
u.shape, delta_W.shape, delta_b.shape, delta_u.sum(axis=0).shape

# %% [markdown] lang="ja"
# サンプルの軸は1つ後ろへずれて、`axis=1` です。`axis=0` だと、同じサンプルについての $\delta^u$ が、**別々のネットワーク**の間で足されます。形は $(N, m)$ で、ネットワークごとの $\Delta\mathbf{b}$ にはなりません（`b - epsilon * delta_b` は、ふつうは形が合わずエラーになりますが、$N = R$ だとエラーも出ません）。
#
# ## 5. 全部同じ値から始めたら
#
# 初期値は乱数でなければならないのでしょうか。まず、全部0から始めます。
#
# **予想**：隠れユニット4個の 2-4-1 で、重みもバイアスもすべて0です。隠れユニットの出力は？　$\Delta\mathbf{W}^1$、$\Delta\mathbf{W}^2$ は？

# %% [markdown] lang="en"
# The axis of the samples is now the second one: `axis=1`. With `axis=0` the $\delta^u$ of **different networks** are added, sample by
# sample; the shape is $(N, m)$, which is no $\Delta\mathbf{b}$ of each network (`b - epsilon * delta_b` then fails as a rule, but where $N = R$ there is not even an error).
#
# ## 5. What if all start the same?
#
# Must the initial weights be random? First, let all of them be 0.
#
# **Predict**: a 2-4-1 network whose weights and biases are all 0. What do its hidden units put out? What are
# $\Delta\mathbf{W}^1$ and $\Delta\mathbf{W}^2$?


# %%
def all_equal(value, sizes=(2, 4, 1)):
    start = network.initial(sizes, seed=0, scale=0)
    return network.Network(tuple(W + value for W in start.W), tuple(b + value for b in start.b))


zero = all_equal(0.0)
trace = network.forward(zero, X)
grads = network.backward(zero, trace, T)
print("o²:", trace.o[1][0], "  δ of u³, sample by sample:", grads.delta_u[1][:, 0])
print("elements of ΔW, Δb that are not 0:", sum(np.count_nonzero(g) for g in (*grads.delta_W, *grads.delta_b)))

# %% [markdown] lang="ja"
# 隠れユニットの出力はすべて $\frac12$、勾配はすべて**ちょうど0**です。だから何回更新しても動きません。$\mathbf{W}^2 = 0$ なので誤差は隠れ層に戻れず（$\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top = 0$）、出力層では4つのサンプルの $\delta^{u^3} = \pm\frac18$ がちょうど打ち消し合うからです。
#
# では、全部を 0.5 にしたらどうでしょう。今度は勾配が0ではないので、動きます。
#
# **予想**：1000回更新した後、4つの隠れユニットに入る重みは、どう違っていますか？

# %% [markdown] lang="en"
# All hidden outputs are $\frac12$ and every gradient is **exactly 0**: no number of updates will move it. Since $\mathbf{W}^2 = 0$,
# no error gets back to the hidden layer ($\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top = 0$), and at the output the
# $\delta^{u^3} = \pm\frac18$ of the four samples cancel.
#
# Now let all of them be 0.5. This time the gradient is not 0, and there is movement.
#
# **Predict**: after 1,000 updates, how do the weights into the four hidden units differ?

# %%
equal = network.train(all_equal(0.5), X, T, epsilon=2.0, steps=1000)
print("E:", equal.E[[0, 1000]], " hidden units identical:", bool(np.all(np.ptp(equal.net.W[0], axis=1) == 0)))
diagrams.network(equal.net, [1.0, 0.0], [1.0])

# %% [markdown] lang="ja"
# $E$ は下がりましたが、4つの隠れユニットは、重みも、値も、$\delta$ も、1ビットも違いません。証明は3行です。隠れユニット $j$ と $j'$ の、入る重み・バイアス・出る重みが同じなら、どのサンプルについても、
#
# 1. **前へ**：$u_j = \sum_i o^1_i w^1_{ij} + b^1_j$ は $j'$ でも同じ。だから $o_j = o_{j'}$。
# 2. **後ろへ**：$\delta^{o}_j = \sum_l \delta^{u^3}_l w^2_{jl}$ は $j'$ でも同じ。だから $\delta^{u}_j = \delta^{o}_j\,o_j(1 - o_j) = \delta^{u}_{j'}$。
# 3. **修正量**：$\Delta w^1_{ij} = o^1_i\,\delta^{u}_j$、$\Delta b^1_j = \delta^{u}_j$、$\Delta w^2_{jl} = o_j\,\delta^{u^3}_l$ も $j'$ と同じ。だから**更新の後も同じ**です。
#
# これが何回でも繰り返されます。データにも、$\epsilon$ にも、層の数にもよりません。4個あっても、働きは1個分です。乱数から始めた 2-4-1 は100個のシードすべてで学習できたのに（第4節）、これは $E = 0.34$ までしか下がりません。（図では2つの入力からの重みも同じですが、これは XOR が $x_1$ と $x_2$ を入れ替えても同じだからで、一般にはそうなりません。）
#
# **予想**：1個だけの 2-1-1 と比べると、$E$ はどのくらい違いますか？　また、0.5 に標準偏差 0.01 の乱数を足しただけなら？

# %% [markdown] lang="en"
# $E$ has fallen, but the four hidden units have the same weights, the same values and the same $\delta$, to the last bit. The
# proof takes three lines. Let hidden units $j$ and $j'$ have equal weights in, equal bias and equal weights out. Then, for
# every sample:
#
# 1. **Forward**: $u_j = \sum_i o^1_i w^1_{ij} + b^1_j$ is the same for $j'$, so $o_j = o_{j'}$.
# 2. **Back**: $\delta^{o}_j = \sum_l \delta^{u^3}_l w^2_{jl}$ is the same for $j'$, so $\delta^{u}_j = \delta^{o}_j\,o_j(1 - o_j) = \delta^{u}_{j'}$.
# 3. **Gradients**: $\Delta w^1_{ij} = o^1_i\,\delta^{u}_j$, $\Delta b^1_j = \delta^{u}_j$ and $\Delta w^2_{jl} = o_j\,\delta^{u^3}_l$ are the
#    same for $j'$. So **after the update they are still equal**.
#
# And so on for ever, whatever the data, $\epsilon$ and the number of layers. Four units do the work of one: while
# 2-4-1 learnt from all 100 random starts (section 4), this one only gets down to $E = 0.34$.
# (In the picture, the weights from the two inputs are equal as well: that is because XOR stays the same when $x_1$ and $x_2$ change
# places. In general they are not.)
#
# **Predict**: how does $E$ compare with a real 2-1-1 network? And what if we add to 0.5 random numbers of standard deviation
# 0.01?

# %%
one_unit = ensemble.train((2, 1, 1), SEEDS, [2.0], X, T, 20_000).E[:, 0, -1]
four_equal = network.train(all_equal(0.5), X, T, epsilon=2.0, steps=20_000).E[-1]

print(f"one unit, best of 100 seeds: {one_unit.min():.4f}   four equal units: {four_equal:.4f}")


# %%
def with_noise(seed):
    noise = network.initial((2, 4, 1), seed, scale=0.01)
    nearly = network.Network(tuple(W + 0.5 for W in noise.W), tuple(b + 0.5 for b in noise.b))
    return network.train(nearly, X, T, epsilon=2.0, steps=1000).E[-1]


outcomes(np.array([with_noise(seed) for seed in range(10)]))

# %% [markdown] lang="ja"
# 4個あっても、$E$ は1個のときの限界 $\frac13$ より小さくなりません。ほんの少しの乱数を足すと対称性が破れ、10個のシードすべてで学習できました。**隠れユニットに別々の仕事をさせるには、初期値が互いに違っていなければなりません。乱数は、そのための手軽な方法です。**
#
# ## 6. 乱数の大きさ：$o(1 - o)$ を見る
#
# 乱数ならどんな大きさでもよいわけではありません。$\delta^u = \delta^o\,o(1 - o)$ なので、誤差が隠れユニットを通れるかどうかは $o(1 - o)$ で決まります。次の図は $\sigma'(u) = o(1 - o)$ の曲線で、点は学習前の隠れユニット（8個 × XOR の4サンプル）です。左から、初期値の標準偏差 $c$（`scale`）が 0.1、1、10 で、10 を越える $u$ は端に描いてあります。上の数は、描いてある点の $o(1 - o)$ の平均です。
#
# **予想**：$u_j = \sum_i x_i w_{ij} + b_j$ の各項は標準偏差 $c$ の乱数 × $x_i$ です。$c$ を10倍にすると、点はどちらへ動きますか？

# %% [markdown] lang="en"
# Four equal units did no better than the $\frac13$ of one. A pinch of noise breaks the symmetry, and the network learns, from all ten
# seeds. **Hidden units can only come to do different work if they start unequal; random numbers are a convenient way to make
# them so.**
#
# ## 6. How large? Look at $o(1 - o)$
#
# Not any random numbers will do. Because $\delta^u = \delta^o\,o(1 - o)$, it is $o(1 - o)$ that decides how much of the error a
# hidden unit lets through. The picture shows the curve $\sigma'(u) = o(1 - o)$, with dots for 8 hidden units and the 4 samples
# of XOR before training. From left to right, the standard deviation $c$ of the initial weights and biases (`scale`) is 0.1,
# 1 and 10; dots beyond ±10 are drawn at the edge. The number above is the mean of $o(1 - o)$ over these dots.
#
# **Predict**: in $u_j = \sum_i x_i w_{ij} + b_j$ each term is a random number of standard deviation $c$, times $x_i$. Make $c$
# ten times as large: where do the dots go?

# %%
scales = (0.1, 1, 10)
diagrams.slopes({f"scale = {s}": network.initial((2, 8, 1), seed=0, scale=s) for s in scales}, X)

# %% [markdown] lang="ja"
# 1つのサンプル $\mathbf{x}$ について、$u_j$ は標準偏差 $c\sqrt{\lVert\mathbf{x}\rVert^2 + 1}$ の正規分布に従います（1 はバイアスの分）。XOR では $\lVert\mathbf{x}\rVert^2$ が 0〜2 なので、$c$ の 1〜1.73 倍です。$c = 10$ では、ほとんどの点が曲線の裾にあります。**飽和**です。
#
# 100個のシードで確かめます。$o(1 - o)$ の平均、飽和しているもの（$o(1 - o) < 0.01$）の割合、そして学習の結果です（2-4-1、$\epsilon = 2$、1000回）。
#
# **予想**：学習できる割合がいちばん大きいのは、どの大きさのときですか？

# %% [markdown] lang="en"
# For one sample $\mathbf{x}$, $u_j$ is normally distributed with standard deviation $c\sqrt{\lVert\mathbf{x}\rVert^2 + 1}$ (the 1 is the
# bias). For XOR $\lVert\mathbf{x}\rVert^2$ is between 0 and 2, which makes it 1 to 1.73 times $c$. With $c = 10$ most of the dots
# lie on the flat tails: the units are **saturated**.
#
# Now for 100 seeds: the mean of $o(1 - o)$, the share that is saturated ($o(1 - o) < 0.01$), and what training makes of it
# (2-4-1, $\epsilon = 2$, 1,000 updates).
#
# **Predict**: with which size will most seeds learn?


# %%
def slopes_at_start(scale, layer):
    o = np.array([network.forward(network.initial((2, 4, 1), seed, scale=scale), X).o[layer] for seed in SEEDS])
    return o * (1 - o)


def outcomes_from(scale, steps):
    return outcomes(ensemble.train((2, 4, 1), SEEDS, [2.0], X, T, steps, scale=scale).E[:, 0, -1])


for scale in (0.01, 0.1, 0.3, 1, 3, 10, 100):
    hidden, output = slopes_at_start(scale, 1), slopes_at_start(scale, 2)
    print(f"scale {scale:<4}  hidden: mean {hidden.mean():.3f}, saturated {np.mean(hidden < 0.01):3.0%}", end="  ")
    print(f"output: saturated {np.mean(output < 0.01):3.0%}  {outcomes_from(scale, 1000)}")

# %% [markdown] lang="ja"
# いちばん大きいのは 0.3 と 1 で、100個すべてです。
#
# **大きすぎる**と、ほとんどの隠れユニットが飽和します。$\mathbf{W}^2$ も大きいので、出力まで飽和します。$o(1 - o) \approx 0$ では $\delta^u \approx 0$ なので、間違った 0 や 1 を答えたまま、重みがほとんど動きません（だから $E$ は、間違えたサンプルの数 × $\frac12$ のあたりで止まります）。
#
# **小さすぎる**と、$o(1 - o)$ は最大の $\frac14$ に近いのに、XOR は1000回では学習できません。$\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top$ の $\mathbf{W}^2$ が小さいので、誤差は隠れ層にほとんど戻りません。どのユニットの出力もほぼ $\frac12$ です。そのうえ XOR では、4つのサンプルの $\delta^{u^3} \approx \pm\frac18$ が、足しても（$\sum\delta \approx 0$）、入力を掛けて足しても（$\sum x_i\,\delta \approx 0$）打ち消し合います。第5節の「全部0」のすぐそばから始めるのと同じです。
#
# **予想**：5000回まで待てば、0.01、0.1、10 のうち、どれが学習できるようになりますか？　データを OR（どちらかが1なら $t = 1$）にすると、0.01 から1000回で学習できるでしょうか？

# %% [markdown] lang="en"
# Most learn with 0.3 and with 1: all 100.
#
# **Too large**, and most hidden units are saturated; $\mathbf{W}^2$ is large, too, and so the output is saturated as well. Where
# $o(1 - o) \approx 0$, $\delta^u \approx 0$: the network goes on answering a wrong 0 or 1, and the weights hardly move. (Hence $E$ stays
# near $\frac12$ times the number of wrong answers.)
#
# **Too small**, and XOR is not learnt within 1,000 updates either, although $o(1 - o)$ is near its greatest value, $\frac14$. In
# $\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top$ the weights $\mathbf{W}^2$ are small, so hardly any error comes back to the hidden layer.
# Every unit puts out about $\frac12$. And with XOR, the $\delta^{u^3} \approx \pm\frac18$ of the four samples cancel, both when they
# are summed ($\sum\delta \approx 0$) and when they are multiplied by an input first ($\sum x_i\,\delta \approx 0$). We start next
# to the "all 0" of section 5.
#
# **Predict**: wait for 5,000 updates. Which of 0.01, 0.1 and 10 will learn now? And if the data were OR ($t = 1$ where either input
# is 1), would 1,000 updates do from 0.01?

# %%
for scale in (0.01, 0.1, 10):
    print(f"scale {scale:<4}", outcomes_from(scale, 5000))

OR = np.array([[0.0], [1.0], [1.0], [1.0]])
print("OR, scale 0.01", outcomes(ensemble.train((2, 4, 1), SEEDS, [2.0], X, OR, 1000, scale=0.01).E[:, 0, -1]))

# %% [markdown] lang="ja"
# 0.1 なら、待てば大半が学習します。0.01 では、まだ1つも 0.45 を下回りません。10 では、待っても多くが止まったままです。OR は、0.01 からでも100個すべてが学習できました。打ち消し合わないので、まず $\mathbf{W}^2$ と $b^2$ が動き、$\mathbf{W}^2$ が育てば誤差が隠れ層に戻ります。「小さすぎる」かどうかは、データにもよるのです。
#
# よいのはその間、**$u$ の標準偏差が1の程度**（ここでは `scale` 0.3 と 1）のときです。$o(1 - o)$ が0から遠く、しかも $o$ がユニットごと、サンプルごとに違う値になります。
#
# `network.initial` の標準偏差1は、入力が2個くらいで大きさが1くらい、という小さなネットワークだからちょうどよいのです。入力が $n$ 個あると、$u$ の標準偏差はおよそ $\sqrt n$ 倍になります。
#
# **予想**：入力が512個なら、標準偏差1で引いた重みでは、$o(1 - o)$ の平均は 0.2、0.1、0.02 のどれに近いでしょう？　$\frac{1}{\sqrt n}$ なら？

# %% [markdown] lang="en"
# From 0.1 most have learnt by now; they only needed time. From 0.01 not one is below 0.45 yet, and from 10 many are where they
# were. OR is learnt from 0.01 by all 100: there nothing cancels, so $\mathbf{W}^2$ and $b^2$ move first, and once $\mathbf{W}^2$ has grown,
# the error gets back to the hidden layer. Whether a start is too small depends on the data, too.
#
# In between it is right, where **the standard deviation of $u$ is of the order of 1** (here, `scale` 0.3 and 1): $o(1 - o)$ is far
# from 0, and $o$ differs from unit to unit and from sample to sample.
#
# The standard deviation 1 of `network.initial` suits the small networks of this lecture, with about two inputs of a size of
# about 1. With $n$ inputs, the standard deviation of $u$ is about $\sqrt n$ times as large.
#
# **Predict**: with 512 inputs and weights of standard deviation 1, is the mean of $o(1 - o)$ nearer to 0.2, 0.1 or 0.02? And with
# $\frac{1}{\sqrt n}$?

# %%
rng = np.random.default_rng(0)
for n in (2, 8, 32, 128, 512):
    x = rng.normal(size=(200, n))  # 200 samples of n inputs, of mean 0 and standard deviation 1
    hidden = [network.forward(network.initial((n, 50, 1), 0, scale=s), x).o[1] for s in (1.0, 1 / np.sqrt(n))]
    print(
        f"n = {n:3}   scale 1: {np.mean(hidden[0] * (1 - hidden[0])):.3f}   scale 1/√n: {np.mean(hidden[1] * (1 - hidden[1])):.3f}"
    )

# %% [markdown] lang="ja"
# $\frac{1}{\sqrt n}$ なら、入力がいくつあってもほとんど変わりません。入力の多いネットワークで、初期値の標準偏差を $\frac{1}{\sqrt n}$ に比例させるのは、このためです（LeCun ほか 1998「Efficient BackProp」。後ろへ戻る $\delta$ の大きさも考えに入れた Glorot と Bengio 2010 の $\sqrt{2/(n_k + n_{k+1})}$ もよく使われます。$n_k$ は第 $k$ 層のユニット数です）。
#
# ## 7. 論文には何を書くか
#
# 結果がシードで変わるなら、1つのシードの結果は、くじを1回引いただけです。「隠れユニット2個」と「3個」を比べましょう。第4節で見たとおり、3個の方がよいはずです。それぞれシードを1つずつ選んで学習させ、$E$ の小さい方を「よい方法」と報告する人が大勢いるとします。
#
# **予想**：「2個の方がよい」と報告する人は、何%いますか？

# %% [markdown] lang="en"
# With $\frac{1}{\sqrt n}$ it hardly depends on how many inputs there are. That is why, in networks with many inputs, the standard
# deviation of initial weights is made proportional to $\frac{1}{\sqrt n}$ (LeCun and others 1998, *Efficient BackProp*; also common
# is $\sqrt{2/(n_k + n_{k+1})}$ by Glorot and Bengio 2010, which looks at the size of $\delta$ on the way back, too; $n_k$ is the number of units in layer $k$).
#
# ## 7. What a paper should report
#
# If the result depends on the seed, one seed is one ticket in a lottery. Compare two hidden units with three. Section 4 says
# that three are better. Let many people each train both, from one seed of their own for each, and report the one with the
# lower $E$ as the better method.
#
# **Predict**: what share of them will report that two units are better?

# %%
two, three = by_units[2], by_units[3]
wrong = two[:, None] < three[None, :]
both = (two <= 0.05)[:, None] & (three <= 0.05)[None, :]
print(f"'two is better': {wrong.mean():.0%} of all pairs of seeds, of which both learnt: {both[wrong].mean():.0%}")
print("learnt, of ten seeds at a time:", np.sum(two.reshape(10, 10) <= 0.05, axis=1))
p, m = np.mean(two <= 0.05), len(two)
print(f"of all: {p:.2f} ± {np.sqrt(p * (1 - p) / m):.2f};  a group of ten: ± {np.sqrt(p * (1 - p) / 10):.2f}")

# %% [markdown] lang="ja"
# 4人に1人が逆の結論を報告します。そのほとんどは、2個も3個も学習できた場合です。学習できたものどうしでは $E$ の差がごくわずかで、シードが変わるだけで勝ち負けが入れかわります（両方とも学習できた組の3回に1回は、2個の勝ちです）。$E$ を1つずつ比べても、「3個の方が、学習できる割合が大きい」ことは見えません。
#
# 2行目は、100個のシードを10個ずつに分けて、それぞれ学習できた数です。10個では、6個のことも9個のこともあります。割合 $p$ を $m$ 個のシードから見積もると、**標準誤差**（見積もりがどのくらいばらつくか、その標準偏差）はおよそ $\sqrt{p(1 - p)/m}$ です。半分にするには、シードが4倍要ります。（$p$ が0や1に近いときは、この式は当てになりません。$m$ 個のうち失敗が0なら、失敗の割合は95%の信頼度で $3/m$ 以下、と言えます。）
#
# そこで、論文や報告書には次のように書きます。
#
# - **シードをいくつ使ったか**。先に決めておき、良いものだけを選ばない。
# - **最良値でなく、中央値と、範囲（最小〜最大）または四分位点**（小さい順に並べて $\frac14$ と $\frac34$ の所）。
# - **失敗した割合**と、何を失敗とするかの基準、そして割合の標準誤差。ここの $E$ のように分布が2つの山に分かれるときは、平均や標準偏差では様子が伝わらない。失敗が $\frac14$ より少なければ、四分位点にさえ現れない。
# - 2つの方法は、**同じ数のシードで、同じ手間をかけて $\epsilon$ を選んでから**比べる。初期値の形が同じなら、同じシードどうしで比べれば（対応のある比較）、初期値の偶然の影響を減らせる。
# - $\epsilon$ などを選ぶのに使ったシードとは**別の**シードで、最後の結果を出す。
# - 再現できるように、**シード、プログラム、ソフトウェアの版**。
#
# 報告の例です。

# %% [markdown] lang="en"
# One in four would report the wrong conclusion. In nearly all of these cases both have learnt, and their $E$ differ so
# little that the seeds can reverse the order (two units win one such pair in three). That three units learn *more often* does not show in such a comparison.
#
# The second line divides the 100 seeds into tens and counts those that learnt
# in each: out of ten it may be six, or nine. A share $p$ estimated from $m$ seeds has a **standard error** (the
# standard deviation of such an estimate) of about $\sqrt{p(1 - p)/m}$. To halve it takes four times as many seeds. (Near 0 or 1 this
# formula is unreliable. With no failure among $m$ seeds, one can say with 95 % confidence that at most $3/m$ fail.)
#
# So this is what to report:
#
# - **How many seeds**: decided beforehand, and none left out.
# - **Median and range** (or quartiles) **rather than the best**.
# - **The share that failed**, what counts as failing, and the standard error of that share. Where results form two heaps, as $E$
#   does here, mean and standard deviation give a false picture, and failures fewer than a quarter do not even show in the quartiles.
# - Compare two methods **with as many seeds each, and with as much care in choosing $\epsilon$ for each**. If both begin from
#   weights of the same shapes, use the same seeds for both (a paired comparison), which takes out part of the luck.
# - Choose $\epsilon$ and the like with some seeds, and report results from **others**.
# - **Seeds, code and versions**, so that others can repeat it.
#
# For example:

# %%
for units in (2, 3):
    E = by_units[units]
    p, (low, median, high) = np.mean(E <= 0.05), np.quantile(E, [0.25, 0.5, 0.75])
    print(f"2-{units}-1, XOR, ε = 2, 1,000 updates, seeds 0–99: E ≤ 0.05 in {p:.0%} ± {np.sqrt(p * (1 - p) / 100):.0%}")
    print(f"      E: median {median:.4f}, quartiles {low:.4f}–{high:.4f}, failed {E[E > 0.05].min():.2f}–{E.max():.2f}")

# %% [markdown] lang="ja"
# ## 覚えておくこと
#
# | 初期値 | 起こること | 見分け方 |
# | --- | --- | --- |
# | 同じシード | 同じモデル（同じ機械と版なら1ビットも違わない） | |
# | 違うシード | $E$ がほぼ同じでも、サンプルのない所の答えは大きく違うことがある。学習できないこともある | 答えを比べる。重みは並べ方と符号だけで $2^H H!$ 通り |
# | 全部0 | XOR ではまったく動かない | $\Delta\mathbf{W}$ が0 |
# | 全部同じ値 | 隠れユニットはいつまでも同じ。何個あっても1個分 | $\mathbf{W}^1$ の列がみな同じ |
# | 小さすぎる | XOR ではほとんど動き出さない | $o(1 - o) \approx \frac14$ なのに $\delta^{u^2}$ がとても小さい |
# | 大きすぎる | 飽和する | $o(1 - o) \approx 0$ |
# | ちょうどよい | $u$ の標準偏差が1の程度。入力が $n$ 個なら、重みは $\frac{1}{\sqrt n}$ に比例させる | $o(1 - o)$ が0から遠く、$o$ がユニットごと、サンプルごとに違う |
#
# - 解けるモデルがあることと、学習で見つかることは別。ユニットに余裕があると、見つかりやすい。
# - 1つのシードの結果は、くじを1回引いただけ。**シードの数、中央値と範囲、失敗の割合**を報告する。
#
# [← 第2章：多層のネットワーク](02_multilayer.ipynb)　|　[はじめに](00_start.ipynb)　|　[練習問題 3](exercises/03_initial_weights.ipynb)　|　[第4章：畳み込み →](04_convolution.ipynb)

# %% [markdown] lang="en"
# ## What to remember
#
# | initial weights | what happens | how to tell |
# | --- | --- | --- |
# | the same seed | the same model (on the same machine and versions, to the last bit) | |
# | another seed | even with about the same $E$, answers may be very different where there are no samples; and some do not learn | compare answers: order and signs alone give $2^H H!$ sets of weights |
# | all 0 | on XOR, no movement at all | $\Delta\mathbf{W}$ is 0 |
# | all equal | hidden units stay identical for ever, and do the work of one | the columns of $\mathbf{W}^1$ are the same |
# | too small | on XOR, hardly gets going | $\delta^{u^2}$ is very small although $o(1 - o) \approx \frac14$ |
# | too large | saturated | $o(1 - o) \approx 0$ |
# | about right | the standard deviation of $u$ is of the order of 1; with $n$ inputs, weights in proportion to $\frac{1}{\sqrt n}$ | $o(1 - o)$ is far from 0; $o$ differs from unit to unit and from sample to sample |
#
# - That a solution exists does not mean that training finds it. With a few units to spare it is found more often.
# - One seed is one ticket in a lottery. Report **how many seeds, the median and the range, and the share that failed**.
#
# [← lesson 2, many layers](02_multilayer.ipynb)  |  [start](00_start.ipynb)  |  [exercises 3](exercises/03_initial_weights.ipynb)  |  [lesson 4, convolution →](04_convolution.ipynb)
