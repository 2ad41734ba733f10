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
# 重みの初期値は乱数です。だから、設定もデータも同じなのに、学習のたびに違うモデルができます。この章では、これを実際に見て、数えます。どのくらい違うのか。見かけが違うだけではないか。乱数でなければいけないのか。どのくらいの大きさの乱数がよいのか。そして、結果が毎回違うなら、何をどう報告すればよいのか。
#
# **始める前に**：**Edit → Clear Outputs of All Cells** で出力を消し、**Shift + Enter** で1つずつ実行してください。第6節までで80分ほどです。「発展」は飛ばしてもかまいません。
#
# [← 第2章：多層のネットワーク](02_multilayer.ipynb)　|　English: [03_initial_weights.ipynb](../en/03_initial_weights.ipynb)

# %% [markdown] lang="en"
# # Lesson 3: same settings, same data. Why a different model each time?
#
# Initial weights are random. That is why, with the same settings and the same data, each training gives a different model.
# In this lesson we look at that, and count. How different are the models, and do some of
# them only look different? Must the start be random? How large should the random numbers be? And if results differ from run
# to run, what should one report?
#
# **Before you begin**: clear the outputs with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**. Sections 1 to 6 take about 80 minutes; sections marked *Going further* are optional.
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
# ## 1. 同じシードで2回（8分）
#
# コンピュータの「乱数」は、**シード**（seed、種）という整数から計算で作られます。`network.initial(sizes, seed)` は、平均0、標準偏差1の正規分布に従う数を `np.random.default_rng(seed)` から順に引き、$\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ に入れます（重みだけでなく、バイアスも乱数にします）。
#
# 題材は第2章の XOR、ネットワークは隠れユニット2個の **2-2-1**、$\epsilon = 2$、全サンプルの合計で1000回更新します。どの入力にも同じ値を答えるなら、いちばんよいのは $\frac12$ で、そのとき $E = 4 \cdot \frac12 (\frac12)^2 = 0.5$ です。最後の $E$ がこの10分の1以下、つまり $E \le 0.05$ なら「**学習できた**」（✓）、$0.45$ 以上なら「**学習できず**」（✗）、その間を「**一部だけ**」（½）と呼ぶことにします。止まったのか、遅いだけなのかは、この区別ではわかりません。
#
# **予想**：シード0から2回学習すると、最後の $E$ は何桁目まで同じですか？

# %% [markdown] lang="en"
# ## 1. The same seed, twice (8 min)
#
# A computer's "random" numbers are computed from an integer, the **seed**. `network.initial(sizes, seed)` takes numbers of
# mean 0 and standard deviation 1 (normally distributed) from `np.random.default_rng(seed)` and fills
# $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ with them, in that order (biases are drawn in the same way as weights).
#
# We use XOR from lesson 2, a **2-2-1** network (two hidden units), $\epsilon = 2$, and 1,000 updates, each with the
# gradient summed over all samples. The best that one constant answer can do is $\frac12$ for every input, which gives
# $E = 4 \cdot \frac12 (\frac12)^2 = 0.5$. If the final $E$ is at most a tenth of that, $E \le 0.05$, we say the network has
# **learnt** (✓); from $0.45$ up, **not learnt** (✗); in between, **half learnt** (½). This says where a run has got to, not whether
# it is stuck or only slow.
#
# **Predict**: train twice from seed 0. To how many digits will the final $E$ agree?

# %%
X, T = datasets.xor()


def trained(seed, sizes=(2, 2, 1)):
    return network.train(network.initial(sizes, seed), X, T, epsilon=2.0, steps=1000)


first, again = trained(0), trained(0)
print(f"{first.E[-1]:.12f}")
print(f"{again.E[-1]:.12f}")
bool(first.E[-1] == again.E[-1]), np.array_equal(first.net.W[0], again.net.W[0])

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **最後の桁まで同じです。** $E$ も重みも、1ビットも違いません。
# </details>
#
# 2回の結果がそろうのは、偶然が入るのが初期値だけで、あとはすべて決まった計算だからです。サンプルの順序を毎回混ぜたり、途中で乱数を使ったりする学習では、その乱数のシードも決める必要があります。
#
# <details><summary>別のコンピュータでも1ビットも違わない？</summary>
#
# 初期値は同じ数になりますが、学習の結果は、最後の1、2桁が違うことがあります。足し算の順序や $e^{-u}$ の計算のしかたが、機械や numpy の版によって少し違うからです。ふつうはそれだけですが、$\epsilon$ がとても大きいと、その差が更新のたびに広がって、学習できるかどうかまで変わることがあります（次の節の地図の右端がそうです）。論文の結果を再現してもらうには、シードとともに、使ったソフトウェアの版も書きます。
# </details>
#
# ## 2. シードを変える（20分）
#
# シードだけを 0〜9 と変えます。データも、$\epsilon$ も、更新の回数も同じです。
#
# **予想**：10個のうち、学習できるのはいくつですか？　学習できたものどうしは、入力の平面のどこでも同じ答えを出しますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **To the last**: $E$ is exactly equal, and so are the weights, to the last bit.
# </details>
#
# Chance enters with the initial numbers; all that follows is computed in a fixed way. Where training also shuffles the samples, or uses random
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
# ## 2. Another seed (20 min)
#
# Now change the seed, from 0 to 9, and nothing else: the same data, the same $\epsilon$, as many updates.
#
# **Predict**: how many of the ten will learn? Of those that learn, will all give the same answer everywhere in the plane of
# the inputs?

# %%
histories = {seed: trained(seed) for seed in range(10)}
diagrams.models({f"$s$ = {seed}": histories[seed].net for seed in histories}, X, T)

# %% [markdown] lang="ja"
# （$s$ はシード。濃いほど出力 $o$ が大きく、濃さが急に変わるところが $o = \frac12$。■ は $t = 1$、○ は $t = 0$。）
#
# <details><summary>答え</summary>
#
# **学習できたのは9個で、答えは同じではありません。** シード6だけが「一部だけ」です。9個の $E$ は 0.0017〜0.0036 で大差ないのに、平面の塗り分けには、○ を結ぶ明るい帯と、■ を結ぶ濃い帯の2種類があります。違いは、真ん中の $(\frac12, \frac12)$ に何と答えるかに、いちばんはっきり現れます。
# </details>
#
# **予想**：シード6の $E$ は約 $\frac14$ です。4つのサンプル $(0, 0), (0, 1), (1, 0), (1, 1)$ に、それぞれ何と答えているでしょう？

# %% [markdown] lang="en"
# ($s$ is the seed; the darker, the larger the output $o$, and the jump is at $o = \frac12$; ■ are samples with $t = 1$, ○ with
# $t = 0$.)
#
# <details><summary>Answer</summary>
#
# **Nine have learnt, and they do not give the same answer everywhere.** Seed 6 is half way. The $E$ of the nine, from 0.0017 to 0.0036, hardly
# tells them apart; but the plane is divided in two different ways: by a light band that joins the ○, or by a dark band that joins the ■. They
# differ most plainly in the middle, at $(\frac12, \frac12)$.
# </details>
#
# **Predict**: the $E$ of seed 6 is about $\frac14$. What does it answer to each of the four samples
# $(0, 0), (0, 1), (1, 0), (1, 1)$?

# %%
network.forward(histories[6].net, X).o[-1][:, 0]

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **2つにはほぼ正しく、残りの2つには約 $\frac12$ と答えています。** その2つを区別できず、$t = 1$ のほうにも $t = 0$ のほうにも同じように答えるので、$E \approx 2 \cdot \frac12 (\frac12)^2 = \frac14$ です。
# </details>
#
# ほかのシードも含めて、真ん中 $(\frac12, \frac12)$ に何と答えるか見ます。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **To two of them almost the right value, to the other two about $\frac12$**: it cannot tell these two apart, although one has $t = 1$
# and the other $t = 0$. Hence $E \approx 2 \cdot \frac12 (\frac12)^2 = \frac14$.
# </details>
#
# And what do they all answer to the middle, $(\frac12, \frac12)$?

# %%
for seed in histories:
    answer_to_middle = network.forward(histories[seed].net, [0.5, 0.5]).o[-1][0]
    print(f"s = {seed}   h(½, ½) = {answer_to_middle:.2f}")

# %% [markdown] lang="ja"
# 学習できたモデルは、真ん中に、約 0.03 か約 0.97 と、ほとんど正反対の答えを**自信をもって**出します。学習データの $E$ を見ても、サンプルのないところで何と答えるかはわかりません。
#
# <details><summary>E が止まりやすい高さは、決まっている</summary>
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
# 次のセルは、32個のシード × 24通りの $\epsilon$、あわせて768個のネットワークを学習させて、結果をすべて保存します。左から、$E$ の曲線（太線が選んだシード、灰色が残り）、$E$ の大きさと灰色の濃さの対応、最後の $E$ の分布（✓ 学習できた、½ 一部だけ、✗ 学習できず、の数）。次が地図で、横が $\epsilon$（対数目盛り）、縦がシード、色が最後の $E$（白に近いほど小さい。暗い画面では黒に近いほど）。右が、選んだ升目のモデルです。$\epsilon$ とシードを動かすと、升目が移ります（升目を直接クリックしても選べます）。
#
# 1. $\epsilon = 1.78$ のまま、図の下に ½ と書いてあるシードを順に選んでください。$E$ はどの高さにいますか。
# 2. **予想**：½ のシードは、$\epsilon$ を変えれば学習できるようになりますか？　1つ選び、$\epsilon$ を端から端まで動かします。
# 3. シードを1つ決めて $\epsilon$ を動かし、学習できているのにモデルの帯の向きが変わるところを探してください。
# 4. 「4個」（隠れユニット4個）を押します。地図はどう変わりましたか。
# 5. 初期値を引く正規分布の標準偏差は、ふつう 1 です。「4個、標準偏差 0.1」と「4個、標準偏差 10」を押し、$E$ の曲線がどう違うか見てください（理由は第6節で）。

# %% [markdown] lang="en"
# To the middle of the plane, those that learnt answer about 0.03 or about 0.97: almost opposite, and
# both with **confidence**. $E$ on the samples says nothing about the places where there are none.
#
# <details><summary>E likes to stop at certain heights</summary>
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
# curves of $E$ (thick: the chosen seed; grey: the others), the key to the greys, and how the final values of $E$ are spread (the numbers
# of seeds that have learnt, ✓, half learnt, ½, or not learnt, ✗). Then the map: $\epsilon$ across (logarithmic), the seed upwards,
# the final $E$ as grey (the nearer to white, the lower; on a dark screen, to black). On the right, the model of the chosen cell. Move $\epsilon$ or the seed, or click the map, to
# choose another.
#
# 1. Leave $\epsilon$ at 1.78 and go through the seeds that are listed as half learnt (½). At which height is their $E$?
# 2. **Predict**: will such a seed learn with another $\epsilon$? Take one and move $\epsilon$ from end to end.
# 3. Keep one seed and move $\epsilon$: where does the band change its direction, although both have learnt?
# 4. Press *4 hidden units*. What has happened to the map?
# 5. The standard deviation of the initial numbers (the *scale*) has been 1. Press *4 units, scale 0.1*, then *4 units, scale 10*: how do the
#    curves of $E$ differ? (Section 6 tells why.)

# %%
explore.seeds()

# %% [markdown] lang="ja"
# <details><summary>答え（1〜5）</summary>
#
# 1　9個あり、8個は約 $\frac14$ です。シード29だけは約 0.34 で、まだ下がっている途中です。
#
# 2　シードによります。1000回では、どの $\epsilon$ でも学習できない行も、$\epsilon$ によって結果が変わる行もあります。$\epsilon$ が小さい左端では、1000回ではまだ学習が終わりません。5〜30 のあたりでは、となりの升目でも結果がばらばらになります。その先の右端は、ほとんどすべて失敗です。（20 くらいから右の升目の結果は、機械によっても少し違います。）
#
# 3　$\epsilon$ の大きいほう（5 くらいから上）にあります。たとえばシード2は、$\epsilon = 4.22$ と $5.62$ で違います。$\epsilon$ もモデルを選んでいるのです。
#
# 4　真ん中の列は、ほとんど全部が、$E$ の小さいほうの端の色になります。
#
# 5　$\epsilon = 1.78$ では、どちらもほとんどが学習できません。0.1 では、どのシードも 0.5 の高さにそろって並び、動き出しません（1個だけ、終わり近くで下がり始めます）。10 では、0.5 や 1 など、いくつかの高さに分かれて止まります。地図を見ると、0.1 なら、$\epsilon$ が 4〜8 くらいでほとんど学習できます。10 では、どの $\epsilon$ でも多くが失敗です。
# </details>
#
# ## 3. 違って見えるだけのモデル（12分）
#
# 2つのモデルの重みが違えば、違うモデルでしょうか。シード0のネットワークの、2つの隠れユニットを**入れ替え**ます。$\mathbf{W}^1$ の列、$\mathbf{b}^1$ の成分、$\mathbf{W}^2$ の行を、そろって入れ替えます。
#
# もう1つ、**符号の反転**もしてみます。$\sigma(-u) = 1 - \sigma(u)$ なので、隠れユニット $j$ に入る重みとバイアスの符号を変えると、出力は $o_j$ から $1 - o_j$ に変わります。出る重みの符号も変えれば $-w_j(1 - o_j) = w_j o_j - w_j$ となり、足りない $w_j$ を次のバイアスに足せば、元に戻るはずです。
#
# **予想**：入れ替えと反転を組み合わせると、同じモデルを表す重みは、全部で何組できますか？

# %% [markdown] lang="en"
# <details><summary>Answers to 1–5</summary>
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
# 5  At $\epsilon = 1.78$ hardly any seed learns with either. Scale 0.1: the seeds run along 0.5 side by side and do not get going (but for
# one, which begins to fall near the end). Scale 10: they stop at a few different heights, mostly 0.5 and 1. On the map, scale 0.1 learns almost
# everywhere for $\epsilon$ of about 4 to 8; scale 10 mostly fails at every $\epsilon$.
# </details>
#
# ## 3. Models that only look different (12 min)
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
# 2番目の隠れユニットが先 | the second hidden unit first
order = [1, 0]
swapped = network.Network(W=(W1[:, order], W2[order]), b=(b1[order], b2))
# 1番目と2番目の隠れユニット | of the first hidden unit, of the second
sign = np.array([-1, 1])
# W2 の行ごとに1つ | one for each row of W2
signs = sign.reshape(2, 1)
flipped = network.Network(W=(W1 * sign, W2 * signs), b=(b1 * sign, b2 + W2[0]))
W1, swapped.W[0], flipped.W[0]


# %%
def answers(net, x):
    return network.forward(net, x).o[-1][:, 0]


[np.allclose(answers(net, X), answers(other, X)) for other in (swapped, flipped)]

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **8組です。** 並べ方が $2! = 2$ 通り、符号が $2^2 = 4$ 通りあります。隠れ層が1つで、ユニットが $H$ 個なら、同じモデルを表す重みは $2^H H!$ 組です（4個なら384組）。
# </details>
#
# 重みの行列は違うのに、答えは丸め誤差の範囲で同じです。サンプルの上だけでなく、平面のどこでも同じです（上の式は、どの $\mathbf{x}$ でも成り立つからです）。2つのモデルを比べるには、重みではなく答えを比べます。
#
# では、学習できたモデルどうしは、見かけの違いを除けば同じでしょうか。100個のシードを一度に学習させ（`ensemble.train(形, シード, ε のリスト, X, T, 更新回数)`。`runs.E` には、シード、$\epsilon$、更新回数の3本の軸があります）、平面を細かい格子に分けて、2つのモデルの**判定**（$o \ge \frac12$ かどうか）が食い違う割合を、すべての組について調べます。
#
# **予想**：真ん中への答えで2種類に分けます。同じ種類どうしでは何%、違う種類どうしでは何%食い違うでしょう？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Eight**: two units can be ordered in $2! = 2$ ways and signed in $2^2 = 4$. For $H$ units in one hidden layer it is $2^H H!$, so 384
# for four.
# </details>
#
# The weight matrices differ; the answers are equal but for rounding, not only on the samples but everywhere (the formulas say so). To
# compare two models, compare their answers, not their weights.
#
# And the models that have learnt: apart from this, are they the same? Train 100 seeds at once (`ensemble.train(sizes, seeds, step sizes, X, T, updates)`; `runs.E` has three axes: seed, $\epsilon$, update), cover the
# plane with a fine grid, and for each pair of models find the share of the grid on which they **decide** differently
# (whether $o \ge \frac12$).
#
# **Predict**: sort the models by their answer to the middle. What share will it be within one kind? And between the two kinds?

# %%
SEEDS = range(100)
runs = ensemble.train((2, 2, 1), SEEDS, [0.1, 0.5, 1, 2, 4], X, T, 1000)
# ε = 2（3番）、最後の更新のあと | ε = 2 (number 3), after the last update
final_E = runs.E[:, 3, -1]
learnt = [seed for seed in SEEDS if final_E[seed] <= 0.05]
len(learnt)

# %%
along = np.linspace(-0.5, 1.5, 41)
plane = np.array([[x1, x2] for x1 in along for x2 in along])
decisions = {seed: answers(runs.net(seed, 2.0), plane) >= 0.5 for seed in learnt}
# (½, ½) の番号 | the number of (½, ½)
middle = len(plane) // 2
light = [seed for seed in learnt if not decisions[seed][middle]]
dark = [seed for seed in learnt if decisions[seed][middle]]
len(light), len(dark)


# %%
def shares(some, others):
    found = []
    for i in some:
        for j in others:
            if i != j:
                found.append(np.mean(decisions[i] != decisions[j]))
    return f"{np.median(found):.0%} ({np.min(found):.0%} – {np.max(found):.0%})"


shares(light, light), shares(dark, dark), shares(light, dark)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **同じ種類どうしなら約2%、違う種類なら約36%です。** この正方形（−0.5〜1.5）の中での中央値です（割合は、見る範囲によって変わります）。
# </details>
#
# 1つ目の出力は学習できたシードの数、2つ目は、真ん中に0と答える明るい帯のモデルと、1と答える濃い帯のモデルの数です。3つ目は食い違う割合の中央値（最小〜最大）で、明るい帯どうし、濃い帯どうし、明るい帯と濃い帯の順です。
#
# つまり「違うモデル」には3段階あります。**まったく同じもの**（さきほど作ったように、並べ方と符号だけが違う）、**ほとんど同じもの**（境界が少しずれている）、そして**本当に違うもの**です。
#
# ## 4. 学習できるシードの割合（12分）
#
# 同じ100個のシードで、$\epsilon$ を変えて数えます。
#
# **予想**：$\epsilon = 2$ では77個でした。$\epsilon = 0.1$ なら、1000回でいくつくらいが学習できるでしょう。$\epsilon = 4$ なら、77個より増えますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **About 2 % within one kind, about 36 % between the two**: medians, over this square (−0.5 to 1.5; another one would give other shares).
# </details>
#
# The first output: how many seeds have learnt. The second: how many of them answer 0 to the middle (the light band), and how many 1 (the dark
# one). The third: the shares, median (least – greatest), among the light ones, among the dark ones, and between the two kinds.
#
# So "a different model" can mean three things: **the very same** (only order and signs differ, as in the two we made), **almost the same** (the boundary lies a little elsewhere), and **really
# different**.
#
# ## 4. The share of seeds that learn (12 min)
#
# The same 100 seeds, and several $\epsilon$.
#
# **Predict**: at $\epsilon = 2$ there were 77. At $\epsilon = 0.1$, about how many will learn within 1,000 updates? And will it be more than 77 at $\epsilon = 4$?


# %%
def outcomes(last_E):
    right, wrong = np.sum(last_E <= 0.05), np.sum(last_E >= 0.45)
    return f"✓ {right:3}  ½ {len(last_E) - right - wrong:3}  ✗ {wrong:3}"


for place, epsilon in enumerate(runs.epsilons):
    print(f"ε = {epsilon:<4}", outcomes(runs.E[:, place, -1]))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **0.1 では1つも学習できず、4 でも増えません。** $\epsilon$ が小さいと、1000回ではまだ途中です。大きくしても、ここでは4分の3あまりで頭打ちになります。
# </details>
#
# $\epsilon = 2$ で失敗した23個を、10倍の1万回まで学習させてみます（`every=5000` なら、$E$ を5000回ごとに残します）。
#
# **予想**：時間が足りなかっただけでしょうか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **None at 0.1, and no more at 4 than at 2.** With a small $\epsilon$ 1,000 updates are not enough; with a larger one the share levels off at a
# little more than three quarters.
# </details>
#
# Take the 23 that failed at $\epsilon = 2$ and train them for 10,000 updates, ten times as long (`every=5000` keeps
# $E$ after every 5,000).
#
# **Predict**: did they only need more time?

# %%
failed = [seed for seed in SEEDS if seed not in learnt]
longer = ensemble.train((2, 2, 1), failed, [2.0], X, T, 10000, every=5000)
at_the_end = longer.E[:, 0, -1]
print("✓", [failed[i] for i in range(len(failed)) if at_the_end[i] <= 0.05])
print(outcomes(at_the_end))

# %%
stuck = at_the_end > 0.05
for updates, place in ((5000, 1), (10000, 2)):
    above_a_quarter = longer.E[stuck, 0, place] - 0.25
    print(f"{updates:6}", f"{above_a_quarter.min():.5f} – {above_a_quarter.max():.5f}")


# %%
def largest(net):
    return max(abs(net.W[0]).max(), abs(net.W[1]).max())


for seed in failed[:3]:
    print(f"{largest(runs.net(seed, 2.0)):.1f} → {largest(longer.net(seed, 2.0)):.1f}")

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **1個（シード76）を除いて、そうではありません。** 残りの22個は、行き先が違うのです。
# </details>
#
# 2つ目の出力は、その22個の $E - \frac14$（最小〜最大）です。更新を2倍にすると、およそ半分になります。$E$ は $\frac14$ に上から近づいていきますが、着きません。3つ目の出力は、22個のうち3個について、1000回と1万回の更新のあとの、絶対値が最大の重みです。伸び続けています。ただの高原なら、いつか端があります。ここは、重みを大きくすればするほどわずかに低くなる谷で、その底は無限に遠いところにあるとみられます（勾配は 0 ではありませんが、とても小さい）。
#
# 隠れユニットを増やすとどうなるか、100個のシードで数えます（第2章では、20個のシードで4個までを見ました）。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Only one of them did, seed 76.** It is not time that the other 22 lack: they have gone somewhere else.
# </details>
#
# The second output is $E - \frac14$ of these 22 (least – greatest). With twice as many updates it is about half as large: $E$ comes nearer and nearer to
# $\frac14$ from above and does not arrive. The third output is, for three of the 22, the largest weight in size after 1,000 and after 10,000
# updates: they go on growing. A plateau has an edge somewhere; this is a valley that gets a little lower the larger the weights grow, and its floor
# seems to lie infinitely far away (the gradient is not 0, but very small).
#
# Now take networks with more hidden units, and count over the 100 seeds again (in lesson 2 there were 20 of them, and up to four units).

# %%
by_units = {}
for units in (1, 2, 3, 4, 8):
    runs_of = ensemble.train((2, units, 1), SEEDS, [2.0], X, T, 1000)
    by_units[units] = runs_of.E[:, 0, -1]
    print(f"2-{units}-1 ", outcomes(by_units[units]))

# %% [markdown] lang="ja"
# XOR を**表す**には2個で足りますが、最急降下法で**たどり着く**には、少し余裕があるほうがずっと楽です。隠れユニットが1個では、100個のシードのどれも学習できません。
#
# <details><summary>1個では、どうやっても E が ⅓ より大きいことの証明</summary>
#
# 隠れユニットが1個のネットワークの出力は、$v = w_1x_1 + w_2x_2$ の単調な関数です（$v$ が増えるとき、出力は決して減らないか、決して増えないかのどちらかです）。$(0,0)$ と $(1,1)$ の $v$ の和も、$(0,1)$ と $(1,0)$ の $v$ の和も $w_1 + w_2$ で等しいので、$v$ の順に並べると、一方の組が両端、もう一方の組が内側の2つになります。
#
# 両端の $t$ が0、内側の $t$ が1のとき：いちばん大きい出力を $q$ とすると、それは両端のどちらか（$t = 0$）の出力で、内側の2つの出力は $q$ 以下です。だから $E \ge \frac12\bigl(2(1 - q)^2 + q^2\bigr)$ で、右辺は $q = \frac23$ のとき最小値 $\frac13$ になります。両端の $t$ が1のときは、いちばん小さい出力で同じことが言えます。両端のもう一方の誤差も0ではないので（出力は0より大きく1より小さい）、ちょうど $\frac13$ にはなりません。
# </details>

# %% [markdown] lang="en"
# Two units are enough to **represent** XOR, but to **get there** by steepest descent it is a great help to have a few to spare. With a single one, no
# seed learns.
#
# <details><summary>With one unit E is above ⅓, whatever the weights: a proof</summary>
#
# With one hidden unit the output is a monotone function of $v = w_1x_1 + w_2x_2$: as $v$ grows, it never falls, or never rises. The $v$ of $(0,0)$ and
# $(1,1)$ add up to $w_1 + w_2$, and so do those of $(0,1)$ and $(1,0)$. Put the four in the order of their $v$, then, and one pair is outside, the
# other inside.
#
# If the outer two have $t = 0$ and the inner two $t = 1$: let $q$ be the largest output. It belongs to one of the outer two ($t = 0$), and the
# outputs of the inner two are at most $q$. So $E \ge \frac12\bigl(2(1 - q)^2 + q^2\bigr)$, which is least at $q = \frac23$, where it is
# $\frac13$. If the outer two have $t = 1$, the same holds for the smallest output. The other one of the outer two has an error, too (every output lies strictly between 0
# and 1), so $\frac13$ itself is never reached.
# </details>

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ### 発展：100個を一度に計算する（8分）

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ### Going further: a hundred at once (8 min)

# %% [markdown] lang="ja"
# `ensemble.train` は、100個を1つずつ学習させているのではありません。配列の先頭に「何番目のネットワークか」の軸を1本加えると、numpy の同じ式が全部を一度に計算します。`@` は最後の2本の軸で行列の積をとり、それより前の軸については、同じことを番号ごとに繰り返すからです。$R$ 個のネットワークの、1つの層で見てみます（$N$ 個のサンプルは共通で、`x` に $R$ の軸はありません。どのネットワークにも同じ `x` が使われます）。
#
# | | $R$ 個を一度に計算するときの形 |
# |:--|:--|
# | `W`、`b` | $(R, n, m)$、$(R, m)$ |
# | `x @ W` | $(N, n), (R, n, m) \to (R, N, m)$ |
# | `+ b[:, None, :]` | $(R, 1, m)$ にして足す（そのままだと $R$ が $N$ の軸に重なる） |
# | `x.T @ delta_u` | $(n, N), (R, N, m) \to (R, n, m)$ |
#
# **予想**：ネットワークが1個なら、`delta_b` は `delta_u.sum(axis=0)` でした。$R$ 個のときの `axis` は、いくつでしょうか。`axis=0` のままだと、何と何が足されますか？（下のセルは、3つの `axis` を試します。）

# %% [markdown] lang="en"
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
#
# **Predict**: for one network, `delta_b` was `delta_u.sum(axis=0)`. Which `axis` is it for $R$ of them? And with `axis=0` as before, what would be added to what?
# (The next cell tries all three.)

# %%
R, N, n, m = 3, len(X), 2, 5
draw = np.random.default_rng(0).normal
W, b, delta_u = draw(size=(R, n, m)), draw(size=(R, m)), draw(size=(R, N, m))
u = X @ W + b[:, None, :]
delta_W = X.T @ delta_u
print("u", u.shape, "ΔW", delta_W.shape)
for axis in (0, 1, 2):
    print("axis", axis, delta_u.sum(axis=axis).shape)

# %%
# 1つずつ順に | one after the other
for k in range(R):
    print(
        np.allclose(X @ W[k] + b[k], u[k]),
        np.allclose(X.T @ delta_u[k], delta_W[k]),
        np.allclose(delta_u[k].sum(axis=0), delta_u.sum(axis=1)[k]),
    )

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **`axis=1` です。** サンプルの軸が、1つ後ろへずれたからです。`axis=0` だと、同じサンプルについての $\delta^u$ が、別々のネットワークの間で足されます。形は $(N, m)$ で、ネットワークごとの $\Delta\mathbf{b}$ にはなりません（`b - epsilon * delta_b` は、ふつうは形が合わずエラーになりますが、$N = R$ だとエラーも出ません）。
# </details>
#
# ## 5. 全部同じ値から始めたら（15分）
#
# 初期値は乱数でなければならないのでしょうか。まず、全部0から始めます。
#
# **予想**：隠れユニット4個の 2-4-1 で、重みもバイアスもすべて0です。隠れユニットの出力は？　$\Delta\mathbf{W}^1$、$\Delta\mathbf{W}^2$ は？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **It is `axis=1`**: the axis of the samples is now the second one. With `axis=0` the $\delta^u$ of different networks are added, sample by
# sample; the shape is $(N, m)$, which is no $\Delta\mathbf{b}$ of each network (`b - epsilon * delta_b` then fails as a rule, but where $N = R$, for one, there is not even an error).
# </details>
#
# ## 5. What if all start the same? (15 min)
#
# Must the initial weights be random? First, let all of them be 0.
#
# **Predict**: a 2-4-1 network whose weights and biases are all 0. What do its hidden units put out? What are
# $\Delta\mathbf{W}^1$ and $\Delta\mathbf{W}^2$?


# %%
def all_equal(value):
    W1, W2 = np.full((2, 4), value), np.full((4, 1), value)
    b1, b2 = np.full(4, value), np.full(1, value)
    return network.Network(W=(W1, W2), b=(b1, b2))


zero = all_equal(0.0)
trace = network.forward(zero, X)
grads = network.backward(zero, trace, T)
trace.o[1], grads.delta_W, grads.delta_b

# %%
grads.delta_u[1][:, 0]

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **隠れユニットの出力はすべて $\frac12$、修正量はすべてちょうど0です。** だから何回更新しても動きません。$\mathbf{W}^2 = 0$ なので誤差は隠れ層に戻れず（$\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top = 0$）、出力層では4つのサンプルの $\delta^{u^3} = \pm\frac18$（2つ目の出力）がちょうど打ち消し合います。
# </details>
#
# では、全部を 0.5 にしたらどうでしょう。今度は勾配が0ではないので、動きます。
#
# **予想**：1000回更新したあと、4つの隠れユニットに入る重みは、どう違っていますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **All hidden outputs are $\frac12$, and every gradient is exactly 0**: no number of updates will move it. Since $\mathbf{W}^2 = 0$,
# no error gets back to the hidden layer ($\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top = 0$), and at the output the
# $\delta^{u^3} = \pm\frac18$ of the four samples (the second output) cancel.
# </details>
#
# Now let all of them be 0.5. This time the gradient is not 0, and there is movement.
#
# **Predict**: after 1,000 updates, how do the weights into the four hidden units differ?

# %%
equal = network.train(all_equal(0.5), X, T, epsilon=2.0, steps=1000)
equal.net.W[0], equal.E[0], equal.E[-1]

# %%
diagrams.network(equal.net, [1.0, 0.0], [1.0])

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **まったく違いません。** $\mathbf{W}^1$ の4つの列は同じで、値も $\delta$ も同じです。（$E$ は 0.34 まで下がっています。）
# </details>
#
# 4つの列が同じなのは、偶然ではありません。証明は3行です。隠れユニット $j$ と $j'$ の、入る重み・バイアス・出る重みが同じなら、どのサンプルについても、
#
# 1. **前へ**：$u_j = \sum_i o^1_i w^1_{ij} + b^1_j$ は $j'$ でも同じ。だから $o_j = o_{j'}$。
# 2. **後ろへ**：$\delta^{o}_j = \sum_l \delta^{u^3}_l w^2_{jl}$ は $j'$ でも同じ。だから $\delta^{u}_j = \delta^{o}_j\,o_j(1 - o_j) = \delta^{u}_{j'}$。
# 3. **修正量**：$\Delta w^1_{ij} = o^1_i\,\delta^{u}_j$、$\Delta b^1_j = \delta^{u}_j$、$\Delta w^2_{jl} = o_j\,\delta^{u^3}_l$ も $j'$ と同じ。だから**更新のあとも同じ**です。
#
# これが何回でも繰り返されます。データにも、$\epsilon$ にも、層の数にもよりません。乱数から始めた 2-4-1 は100個のシードすべてで学習できたのに（第4節）、これは $E = 0.34$ までしか下がりません。（図では2つの入力からの重みも同じですが、これは XOR が $x_1$ と $x_2$ を入れ替えても同じだからで、一般にはそうなりません。）
#
# **予想**：どちらも3000回まで更新するとして、本当に1個だけの 2-1-1 と比べると、$E$ はどのくらい違いますか？　また、0.5 に標準偏差 0.01 の乱数を足しただけの初期値から、1000回更新すると？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Not at all**: the four columns of $\mathbf{W}^1$ are equal, and so are their values and their $\delta$. ($E$ has fallen to 0.34.)
# </details>
#
# That the four columns are equal is no accident, and the proof takes three lines. Let hidden units $j$ and $j'$ have equal weights in, equal bias and equal weights out. Then, for
# every sample:
#
# 1. **Forward**: $u_j = \sum_i o^1_i w^1_{ij} + b^1_j$ is the same for $j'$, so $o_j = o_{j'}$.
# 2. **Back**: $\delta^{o}_j = \sum_l \delta^{u^3}_l w^2_{jl}$ is the same for $j'$, so $\delta^{u}_j = \delta^{o}_j\,o_j(1 - o_j) = \delta^{u}_{j'}$.
# 3. **Gradients**: $\Delta w^1_{ij} = o^1_i\,\delta^{u}_j$, $\Delta b^1_j = \delta^{u}_j$ and $\Delta w^2_{jl} = o_j\,\delta^{u^3}_l$ are the
#    same for $j'$. So **after the update they are still equal**.
#
# And so on for ever, whatever the data, $\epsilon$ and the number of layers. While
# 2-4-1 learnt from all 100 random starts (section 4), this one only gets down to $E = 0.34$.
# (In the picture, the weights from the two inputs are equal as well: that is because XOR stays the same when $x_1$ and $x_2$ change
# places. In general they are not.)
#
# **Predict**: after 3,000 updates of each, how does $E$ compare with that of a real 2-1-1 network? And what do 1,000 updates do if we add
# random numbers of standard deviation 0.01 to the 0.5?

# %%
one_unit = ensemble.train((2, 1, 1), SEEDS, [2.0], X, T, 3000).E[:, 0, -1]
four_equal = network.train(all_equal(0.5), X, T, epsilon=2.0, steps=3000)
one_unit.min(), four_equal.E[-1]


# %%
def with_noise(seed):
    noise, start = network.initial((2, 4, 1), seed, scale=0.01), all_equal(0.5)
    new_W = [start.W[k] + noise.W[k] for k in range(2)]
    new_b = [start.b[k] + noise.b[k] for k in range(2)]
    return network.train(network.Network(new_W, new_b), X, T, 2.0, 1000).E[-1]


outcomes(np.array([with_noise(seed) for seed in range(5)]))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **ほとんど違いません。** 同じ値の4個は1個分の働きしかせず、1個だけの 2-1-1（1つ目の数は、100個のシードのうち最小のもの）と同じく、$\frac13$ より小さくなりません。ほんの少しの乱数を足すと、5個のシードすべてで学習できました。
# </details>
#
# 乱数を足すと対称性が破れます。**隠れユニットに別々の仕事をさせるには、初期値が互いに違っていなければなりません。乱数は、そのための手軽な方法です。**
#
# ## 6. 乱数の大きさ：o(1 − o) を見る（15分）
#
# 乱数ならどんな大きさでもよいわけではありません。$\delta^u = \delta^o\,o(1 - o)$ なので、誤差が隠れユニットを通れるかどうかは $o(1 - o)$ で決まります。次の図は $\sigma'(u) = o(1 - o)$ の曲線で、点は学習前の隠れユニット（8個 × XOR の4サンプル）です。左から、初期値の標準偏差 $c$（`scale`）が 0.1、1、10 で、$\pm 10$ を超える $u$ は端に描いてあります。上の数は、描いてある点の $o(1 - o)$ の平均です。
#
# **予想**：$u_j = \sum_i x_i w_{ij} + b_j$ の各項は標準偏差 $c$ の乱数 × $x_i$ です。$c$ を10倍にすると、点はどちらへ動きますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Hardly at all**: four equal units do no better than the $\frac13$ of one (the first number is the best 2-1-1 of 100 seeds). With a pinch of noise
# the network learns, from all five seeds.
# </details>
#
# Noise breaks the symmetry. **Hidden units can only come to do different work if they start unequal; random numbers are a convenient way to make
# them so.**
#
# ## 6. How large? Look at o(1 − o) (15 min)
#
# Not any random numbers will do. Because $\delta^u = \delta^o\,o(1 - o)$, it is $o(1 - o)$ that decides how much of the error a
# hidden unit lets through. The picture shows the curve $\sigma'(u) = o(1 - o)$, with dots for 8 hidden units and the 4 samples
# of XOR before training. From left to right, the standard deviation $c$ of the initial weights and biases (`scale`) is 0.1,
# 1 and 10; dots beyond ±10 are drawn at the edge. The number above is the mean of $o(1 - o)$ over these dots.
#
# **Predict**: in $u_j = \sum_i x_i w_{ij} + b_j$ each term is a random number of standard deviation $c$, times $x_i$. Make $c$
# ten times as large: where do the dots go?

# %%
before_training = {}
for scale in (0.1, 1, 10):
    before_training[f"scale = {scale}"] = network.initial(
        (2, 8, 1), seed=0, scale=scale
    )
diagrams.slopes(before_training, X)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **0から左右へ10倍遠ざかります。** 0.1 から 1 では山の上に広がるだけですが、1 から 10 では、ほとんどが曲線の裾に移ります。これらのユニットは**飽和**しています。
#
# 10倍になるのは、1つのサンプル $\mathbf{x}$ について、$u_j$ が標準偏差 $c\sqrt{\lVert\mathbf{x}\rVert^2 + 1}$ の正規分布に従うからです（1 はバイアスの分）。XOR では $\lVert\mathbf{x}\rVert^2$ が 0〜2 なので、$c$ の 1〜1.73 倍です。
# </details>
#
# 100個のシードで確かめます。$o(1 - o)$ の平均、飽和しているもの（$o(1 - o) < 0.01$）の割合、そして学習できた（✓）、一部だけ（½）、学習できず（✗）の数です（2-4-1、$\epsilon = 2$、1000回）。
#
# **予想**：$c = 10$ では、飽和しているものは何割くらいでしょう？　$c = 100$ では？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Ten times as far from 0.** From 0.1 to 1 they spread over the hump; from 1 to 10 most land on the flat tails: those units are **saturated**.
#
# Ten times, because for one sample $\mathbf{x}$, $u_j$ is normally distributed with standard deviation $c\sqrt{\lVert\mathbf{x}\rVert^2 + 1}$ (the 1 is the bias). For XOR $\lVert\mathbf{x}\rVert^2$ is between 0
# and 2, which makes it 1 to 1.73 times $c$.
# </details>
#
# Now for 100 seeds: the mean of $o(1 - o)$, the share that is saturated ($o(1 - o) < 0.01$), and how many have learnt (✓), half
# learnt (½), not learnt (✗) (2-4-1, $\epsilon = 2$, 1,000 updates).
#
# **Predict**: with $c = 10$, what share is saturated? And with $c = 100$?


# %%
def slopes_at_start(scale):
    starts = [network.initial((2, 4, 1), seed, scale=scale) for seed in SEEDS]
    o2 = np.array([network.forward(start, X).o[1] for start in starts])
    return o2 * (1 - o2)


def outcomes_from(scale, steps, t=T):
    runs_from = ensemble.train((2, 4, 1), SEEDS, [2.0], X, t, steps, scale=scale)
    return outcomes(runs_from.E[:, 0, -1])


for scale in (0.01, 0.1, 1, 10, 100):
    slopes = slopes_at_start(scale)
    print(f"{scale:<5} {slopes.mean():.3f} {np.mean(slopes < 0.01):4.0%}", end="  ")
    print(outcomes_from(scale, 1000))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **約7割と、ほとんどすべてです（73% と 97%）。** そして、100個のシードすべてで学習できたのは $c = 1$ のときだけです。
# </details>
#
# **大きすぎる**と、ほとんどの隠れユニットが飽和します。大きな $\mathbf{W}^2$ と $b^2$ のために、出力ユニットもたいてい飽和します。$o(1 - o) \approx 0$ では $\delta^u \approx 0$ なので、間違った 0 や 1 を答えたまま、どの層の重みもほとんど動きません（だから $E$ は、間違えたサンプルの数 × $\frac12$ のあたりで止まります）。
#
# **小さすぎる**と、$o(1 - o)$ は最大の $\frac14$ に近いのに、XOR は1000回では学習できません。$\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top$ の $\mathbf{W}^2$ が小さいので、誤差は隠れ層にほとんど戻りません。どのユニットの出力もほぼ $\frac12$ です。そのうえ XOR では、4つのサンプルの $\delta^{u^3} \approx \pm\frac18$ が、足しても（$\sum\delta \approx 0$）、入力を掛けて足しても（$\sum x_i\,\delta \approx 0$）打ち消し合います。第5節の「全部0」のすぐそばから始めるのと同じです。
#
# **予想**：3000回まで待てば、0.01、0.1、10 のうち、どれが学習できるようになりますか？　データを OR（どちらかが1なら $t = 1$）にすると、0.01 から1000回で学習できるでしょうか？（下の最後の行です。）

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **About seven in ten, and nearly all (73 % and 97 %).** And only with $c = 1$ do all 100 seeds learn.
# </details>
#
# **Too large**, and most hidden units are saturated; with so large a $\mathbf{W}^2$ and $b^2$ the output mostly is, too. Where
# $o(1 - o) \approx 0$, $\delta^u \approx 0$: the network goes on answering a wrong 0 or 1, and the weights hardly move. (Hence $E$ stays
# near $\frac12$ times the number of wrong answers.)
#
# **Too small**, and XOR is not learnt within 1,000 updates either, although $o(1 - o)$ is near its greatest value, $\frac14$. In
# $\delta^{o^2} = \delta^{u^3}(\mathbf{W}^2)^\top$ the weights $\mathbf{W}^2$ are small, so hardly any error comes back to the hidden layer.
# Every unit puts out about $\frac12$. And with XOR, the $\delta^{u^3} \approx \pm\frac18$ of the four samples cancel, both when they
# are summed ($\sum\delta \approx 0$) and when they are multiplied by an input first ($\sum x_i\,\delta \approx 0$). We start next
# to the "all 0" of section 5.
#
# **Predict**: wait for 3,000 updates. Which of 0.01, 0.1 and 10 will learn now? And if the data were OR ($t = 1$ where either input
# is 1), would 1,000 updates do from 0.01?

# %%
for scale in (0.01, 0.1, 10):
    print(f"XOR  scale {scale:<4}", outcomes_from(scale, 3000))

OR = np.array([[0.0], [1.0], [1.0], [1.0]])
print("OR   scale 0.01", outcomes_from(0.01, 1000, OR))

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **0.1 だけは、待てば4分の3が学習します。OR なら、0.01 からでも100個すべてです。** 0.01 の XOR では、まだ1つも 0.45 を下回りません。10 では、待っても多くが止まったままです。OR では打ち消し合わないので、まず $\mathbf{W}^2$ と $b^2$ が動き、$\mathbf{W}^2$ が育てば誤差が隠れ層に戻ります。「小さすぎる」かどうかは、データにもよるのです。
# </details>
#
# よいのはその間、**$u$ の標準偏差が1程度**のときです。$o(1 - o)$ が0から遠く、しかも $o$ がユニットごと、サンプルごとに違う値になります。
#
# `network.initial` の標準偏差1は、入力が2個くらいで大きさが1くらい、という小さなネットワークだからちょうどよいのです。入力が $n$ 個あると、$u$ の標準偏差はおよそ $\sqrt n$ 倍になります（独立な $n$ 個の乱数の和だからです）。
#
# **予想**：入力が512個なら、標準偏差1で引いた重みでは、$o(1 - o)$ の平均は 0.2、0.1、0.02 のどれに近いでしょう？　$\frac{1}{\sqrt n}$ なら？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **From 0.1 three quarters do, and OR is learnt from 0.01 by all 100.** From 0.01 not one XOR is below 0.45 yet, and from 10 many are where they
# were. With OR nothing cancels, so $\mathbf{W}^2$ and $b^2$ move first, and once $\mathbf{W}^2$ has grown, the error gets back to the hidden
# layer. Whether a start is too small depends on the data, too.
# </details>
#
# The right size lies in between, where **the standard deviation of $u$ is of the order of 1**: $o(1 - o)$ is far
# from 0, and $o$ differs from unit to unit and from sample to sample.
#
# The standard deviation 1 of `network.initial` suits the small networks of this lecture, with about two inputs of a size of
# about 1. With $n$ inputs, the standard deviation of $u$ is about $\sqrt n$ times as large (it is a sum of $n$ independent random
# numbers).
#
# **Predict**: with 512 inputs and weights of standard deviation 1, is the mean of $o(1 - o)$ nearer to 0.2, 0.1 or 0.02? And with
# $\frac{1}{\sqrt n}$?


# %%
def mean_slope(inputs, scale):
    # 200サンプル | 200 samples
    x = np.random.default_rng(0).normal(size=(200, inputs))
    o2 = network.forward(network.initial((inputs, 50, 1), 0, scale=scale), x).o[1]
    return np.mean(o2 * (1 - o2))


for inputs in (2, 8, 32, 128, 512):
    print(f"n = {inputs:3}  scale 1: {mean_slope(inputs, 1):.3f}", end="  ")
    print(f"scale 1/√n: {mean_slope(inputs, 1 / np.sqrt(inputs)):.3f}")

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **標準偏差1なら 0.02 に近く、$\frac{1}{\sqrt n}$ なら 0.2 に近い値です。** $\frac{1}{\sqrt n}$ なら、入力がいくつあってもほとんど変わりません。
# </details>
#
# 入力の多いネットワークで、初期値の標準偏差を $\frac{1}{\sqrt n}$ に比例させるのは、このためです（LeCun ほか 1998「Efficient BackProp」。後ろへ戻る $\delta$ の大きさも考えに入れた Glorot と Bengio 2010 の $\sqrt{2/(n_k + n_{k+1})}$ もよく使われます。$n_k$ は第 $k$ 層のユニット数です）。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Nearer to 0.02; with $\frac{1}{\sqrt n}$, to 0.2**, however many inputs there are.
# </details>
#
# That is why, in networks with many inputs, the standard
# deviation of initial weights is made proportional to $\frac{1}{\sqrt n}$ (LeCun and others 1998, *Efficient BackProp*; also common
# is $\sqrt{2/(n_k + n_{k+1})}$ by Glorot and Bengio 2010, which looks at the size of $\delta$ on the way back, too; $n_k$ is the number of units in layer $k$).

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## 7. 発展：論文には何を書くか（15分）

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## 7. Going further: what a paper should report (15 min)

# %% [markdown] lang="ja"
# 結果がシードで変わるなら、1つのシードの結果は、くじを1回引いただけです。「隠れユニット2個」と「3個」を比べましょう。第4節で見たとおり、3個のほうがよいはずです。それぞれシードを1つずつ選んで学習させ、$E$ の小さいほうを「よい方法」と報告する人が大勢いるとします。
#
# **予想**：「2個のほうがよい」と報告する人は、何%いますか？

# %% [markdown] lang="en"
# If the result depends on the seed, one seed is one ticket in a lottery. Compare two hidden units with three. Section 4 says
# that three are better. Let many people each train both, from one seed of their own for each, and report the one with the
# lower $E$ as the better method.
#
# **Predict**: what share of them will report that two units are better?

# %%
pairs = [(two, three) for two in by_units[2] for three in by_units[3]]
wrong = [pair for pair in pairs if pair[0] < pair[1]]
both_learnt = [pair for pair in wrong if max(pair) <= 0.05]
f"{len(wrong) / len(pairs):.0%}", f"{len(both_learnt) / len(wrong):.0%}"

# %%
of_ten = [int(np.sum(by_units[2][i : i + 10] <= 0.05)) for i in range(0, 100, 10)]
p = np.mean(by_units[2] <= 0.05)
of_ten, np.sqrt(p * (1 - p) / 10), np.sqrt(p * (1 - p) / 100)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **26%、およそ4人に1人です。** そのほとんどは、2個も3個も学習できた場合です（2つ目の数）。学習できたものどうしでは $E$ の差がごくわずかで、シードが変わるだけで勝ち負けが入れかわります。$E$ を1つずつ比べても、「3個のほうが、学習できる割合が大きい」ことは見えません。
# </details>
#
# 2つ目の出力は、100個のシードを10個ずつに分けて、それぞれ学習できた数です。同じことをしているのに、10個のうち6個のことも9個のこともあります。割合を調べる実験を何度も繰り返すと、得られる割合はこのようにばらつきます。そのばらつきの標準偏差を**標準誤差**（standard error）といい、割合が $p$、シードが $m$ 個なら、およそ $\sqrt{p(1 - p)/m}$ です。あとの2つの数がそれで、10個なら 0.13、100個なら 0.04 です。半分にするには、シードが4倍要ります。（$p$ が0や1に近いときは、この式は当てになりません。下の 99% がそうです。$m$ 個のうち失敗が0なら、失敗の割合は $3/m$ 以下とみてよいでしょう。もし $3/m$ より大きければ、$m$ 個とも成功することは 5% もありません。）
#
# そこで、論文や報告書には次のように書きます。
#
# - **シードをいくつ使ったか**。先に決めておき、よいものだけを選ばない。
# - **最良値でなく、中央値と、範囲（最小〜最大）または四分位点**（小さい順に並べて $\frac14$ と $\frac34$ のところ）。
# - **失敗した割合**（または学習できた割合）と、何を失敗とするかの基準、そして割合の標準誤差。ここの $E$ のように分布が2つの山に分かれるときは、平均や標準偏差では様子が伝わらない。失敗が $\frac14$ より少なければ、四分位点にさえ現れない。
# - 2つの方法は、**同じ数のシードで、同じ手間をかけて $\epsilon$ を選んでから**比べる。初期値の形が同じなら、同じシードどうしで比べれば（対応のある比較）、初期値の偶然の影響を減らせる。
# - $\epsilon$ などを選ぶのに使ったシードとは**別の**シードで、最後の結果を出す。
# - 再現できるように、**シード、プログラム、ソフトウェアの版**。
#
# 報告の例です。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **26 %, about one in four.** In nearly all of these cases both have learnt (the second number), and their $E$ differ so little that the seeds
# can reverse the order. That three units learn *more often* does not show in such a comparison.
# </details>
#
# The second output divides the 100 seeds into tens and counts those that learnt in each: with nothing changed, it may be six out of ten, or
# nine. Repeat such an experiment many times, and the share that it finds varies in this way. The standard deviation of that is called the
# **standard error**: for a share $p$ and $m$ seeds it is about $\sqrt{p(1 - p)/m}$. Those are the other two numbers, 0.13 for ten seeds and
# 0.04 for a hundred. Halving it takes four times as many seeds. (Near 0 or 1, as for the 99 % below, this
# formula is unreliable. With no failure among $m$ seeds, take it that at most $3/m$ fail: if it were more, a run of $m$ successes would have a chance below 5 %.)
#
# So this is what to report:
#
# - **How many seeds**: decided beforehand, and none left out.
# - **Median and range** (or the quartiles: what stands at $\frac14$ and $\frac34$ when they are put in order) **rather than the best**.
# - **The share that failed** (or that learnt), what counts as failing, and the standard error of that share. Where results form two heaps, as $E$
#   does here, mean and standard deviation give a false picture, and if fewer than a quarter fail, it does not even show in the quartiles.
# - Compare two methods **with as many seeds each, and with as much care in choosing $\epsilon$ for each**. If both begin from
#   weights of the same shapes, use the same seeds for both (a paired comparison), which takes out part of the luck.
# - Choose $\epsilon$ and the like with some seeds, and report results from **others**.
# - **Seeds, code and versions**, so that others can repeat it.
#
# For example:


# %%
def report(last_E):
    share = np.mean(last_E <= 0.05)
    error = np.sqrt(share * (1 - share) / len(last_E))
    return share, error, *np.quantile(last_E, [0.25, 0.5, 0.75])


report(by_units[2])

# %% lang="ja"
for units in (2, 3):
    share, error, low, median, high = report(by_units[units])
    print(f"2-{units}-1、XOR、ε = 2、更新1000回、シード 0〜99")
    print(f"    E ≤ 0.05 の割合：{share:.0%} ± {error:.0%}")
    print(f"    E：中央値 {median:.4f}、四分位点 {low:.4f} と {high:.4f}")

# %% lang="en"
for units in (2, 3):
    share, error, low, median, high = report(by_units[units])
    print(f"2-{units}-1, XOR, ε = 2, 1,000 updates, seeds 0–99")
    print(f"    share with E ≤ 0.05: {share:.0%} ± {error:.0%}")
    print(f"    E: median {median:.4f}, quartiles {low:.4f} and {high:.4f}")

# %% [markdown] lang="ja"
# ## 覚えておくこと
#
# | 初期値 | 起こること | 見分け方 |
# | --- | --- | --- |
# | 同じシード | 同じモデル（同じ機械と版なら1ビットも違わない） | |
# | 違うシード | $E$ がほぼ同じでも、サンプルのないところの答えは大きく違うことがある。学習できないこともある | 答えを比べる。同じモデルを表す重みが、並べ方と符号の違いだけで $2^H H!$ 組ある |
# | 全部0 | XOR ではまったく動かない | $\Delta\mathbf{W}$ が0 |
# | 全部同じ値 | 隠れユニットはいつまでも同じ。何個あっても1個分 | $\mathbf{W}^1$ の列がみな同じ |
# | 小さすぎる | XOR ではほとんど動き出さない | $o(1 - o) \approx \frac14$ なのに $\delta^{u^2}$ がとても小さい |
# | 大きすぎる | 飽和する | $o(1 - o) \approx 0$ |
# | ちょうどよい | $u$ の標準偏差が1程度。入力が $n$ 個なら、重みは $\frac{1}{\sqrt n}$ に比例させる | $o(1 - o)$ が0から遠く、$o$ がユニットごと、サンプルごとに違う |
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
