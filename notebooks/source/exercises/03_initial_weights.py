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
# # 練習問題 3　初期値
#
# `...` を自分の答えに置き換えて **Shift + Enter** を押すと、すぐ下に判定が出ます（答え方は [はじめに](../00_start.ipynb)）。手が止まったら、▸ **ヒント1** から順に開いてください。保存は **Ctrl + S**（Mac では **⌘ + S**）です。
#
# 上から順に実行します（Python を再起動したあとも）。`NameError: … exercises` と出たら、すぐ下のセルがまだ実行されていません。
#
# どの問題でも、関数に渡された配列は書き換えないでください（`W -= …` も書き換えです）。
#
# [第3章：同じ設定なのに、なぜ毎回違うモデルになる？](../03_initial_weights.ipynb)　|　English: [03_initial_weights.ipynb](../../en/exercises/03_initial_weights.ipynb)

# %% [markdown] lang="en"
# # Exercises 3: initial weights
#
# Put your answer in place of the `...` and press **Shift + Enter**: the verdict appears just below (how to answer: [start](../00_start.ipynb)). Stuck? Open ▸ **hint 1**, then the
# next. Save your answers with **Ctrl + S** (on a Mac **⌘ + S**).
#
# Run the cells from the top, and again after a restart. `NameError: … exercises` means that the first code cell, just below, has not been run.
#
# In no exercise should your function write into the arrays it is given (`W -= …` does).
#
# [Lesson 3: why a different model each time?](../03_initial_weights.ipynb)  |  日本語: [03_initial_weights.ipynb](../../ja/exercises/03_initial_weights.ipynb)

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
# ## 予想：同じシード
#
# 第3章のように、初期値を `np.random.default_rng(seed)` で生成し、2-2-1 のネットワークを1000回更新する学習を、3回行いました。シード0、シード1、もう一度シード0の順です。データも $\epsilon$ も機械も同じです。1回目と3回目のモデルの重みは、違いますか。違うとすれば、どう違いますか。
#
# - `"a"`　まったく違う。乱数だから
# - `"b"`　はじめの10桁くらいは同じで、最後の桁が丸め誤差で違う
# - `"c"`　1ビットも違わない
# - `"d"`　同じモデルだが、隠れユニットの並び順が違うことがある

# %% [markdown] lang="en"
# ## Predict: the same seed
#
# As in lesson 3, a 2-2-1 network gets its initial values from `np.random.default_rng(seed)` and is then updated 1,000 times. You train from seed 0, then from seed 1, then once more from seed 0: the same data,
# the same $\epsilon$, the same machine. How do the weights of the first and the third model differ?
#
# - `"a"`  completely, as they are random
# - `"b"`  the first ten digits or so agree; the last ones differ through rounding
# - `"c"`  not at all: they agree to the last bit
# - `"d"`  it is the same model, but the hidden units may be in a different order

# %%
same_seed = ...

exercises.check_same_seed(same_seed)

# %% [markdown]
# <!-- help: same_seed -->

# %% [markdown] lang="ja"
# ## 予想：全部0から
#
# XOR の4つのサンプル（$t = 0, 1, 1, 0$）を、2-4-1 のネットワークに学習させます。ユニットはすべてシグモイドです。重みもバイアスもすべて0から始め、4つのサンプルの勾配の合計で、$\epsilon = 2$ として1000回更新します。最後の $E = \frac12\sum(t - o)^2$（4つのサンプルの合計）はいくつですか。小数第1位まで答えてください。

# %% [markdown] lang="en"
# ## Predict: all from 0
#
# A 2-4-1 network is to learn the four samples of XOR ($t = 0, 1, 1, 0$). All its units are sigmoids, all weights and biases begin at 0; $\epsilon = 2$, 1,000 updates, each with the gradient summed over the four samples. What is $E = \frac12\sum(t - o)^2$ at the end, summed over
# the four samples? One decimal place is enough.

# %%
all_zero = ...

exercises.check_all_zero(all_zero)

# %% [markdown]
# <!-- help: all_zero -->

# %% [markdown] lang="ja"
# ## 手で計算：E が止まる高さ
#
# あるネットワークは、4つのサンプルのうち1つにはぴったり正しく答えます。残りの3つ（$t = 1, 1, 0$）は区別できないので、3つに同じ $o$ を答えるしかありません。$E = \frac12\sum(t - o)^2$ を最小にする $o$ と、そのときの $E$（4つのサンプルの合計）を、手で計算してください。`1 / 4` のような分数のまま書いてもかまいません。

# %% [markdown] lang="en"
# ## By hand: where E stops
#
# A network answers one of four samples perfectly. The other three ($t = 1, 1, 0$) it cannot tell apart: it must give all three the same answer $o$. Compute by hand the $o$ that makes
# $E = \frac12\sum(t - o)^2$ smallest, and this $E$, summed over the four samples. Fractions such as `1 / 4` are welcome.

# %%
stuck_by_hand = [..., ...]  # o, E

exercises.check_stuck_by_hand(stuck_by_hand)

# %% [markdown]
# <!-- help: stuck_by_hand -->

# %% [markdown] lang="ja"
# ## 手で計算：重みの大きさ
#
# 入力が64個あるユニットです（バイアスはありません）。どの入力も平均0、標準偏差1で、互いに独立です。重みも平均0の独立な乱数とします。線形和 $u$ の標準偏差を1にするには、重みの標準偏差をいくつにすればよいですか。

# %% [markdown] lang="en"
# ## By hand: how large
#
# A unit has 64 inputs (and no bias), independent of each other, each with mean 0 and standard deviation 1. Its weights, too, are independent random numbers of mean 0, all with one standard
# deviation. What must this be, so that the linear sum $u$ has standard deviation 1?

# %%
scale_by_hand = ...

exercises.check_scale_by_hand(scale_by_hand)

# %% [markdown]
# <!-- help: scale_by_hand -->

# %% [markdown] lang="ja"
# ## 実装：飽和している割合
#
# `o` は隠れ層の出力で、形は `(N, H)`（$N$ 個のサンプル × $H$ 個のユニット）です。$N \times H$ 個の値のうち、$o(1 - o) < 0.01$ であるものの割合を、0から1までの1つの数で返してください。

# %% [markdown] lang="en"
# ## Implement: the saturated share
#
# `o` holds the outputs of a hidden layer, in shape `(N, H)`: $N$ samples, $H$ units. For which share of these $N \times H$ values is $o(1 - o) < 0.01$? Return one number, between 0 and 1.


# %%
def saturated_share(o):
    return ...


exercises.check_saturated_share(saturated_share)

# %% [markdown]
# <!-- help: saturated_share -->

# %% [markdown] lang="ja"
# ## 実装：シードから初期値を作る
#
# `sizes` は各層のユニット数 $(n_1, n_2, \dots)$ です。`np.random.default_rng(seed)` から、平均0、標準偏差 `scale` の正規分布に従う数を $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2, \dots$ の順に生成します（$\mathbf{W}$ の中では行の順で、numpy は何も指定しなければそうします）。$\mathbf{W}^k$ の形は `(n_k, n_{k+1})`、$\mathbf{b}^k$ の形は `(n_{k+1},)` です。$\mathbf{W}$ のタプルと $\mathbf{b}$ のタプルを返してください。たとえば `sizes = (2, 3, 1)` なら、$\mathbf{W}$ の形は `(2, 3)` と `(3, 1)`、$\mathbf{b}$ の形は `(3,)` と `(1,)` です。`sizes` はもっと長いこともあります。

# %% [markdown] lang="en"
# ## Implement: initial values from a seed
#
# `sizes` holds the number of units of each layer, $(n_1, n_2, \dots)$. Take normally distributed numbers of mean 0 and standard deviation `scale` from `np.random.default_rng(seed)`, in the order
# $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2, \dots$, each $\mathbf{W}$ row by row, as numpy does by itself. $\mathbf{W}^k$ has shape `(n_k, n_{k+1})`, $\mathbf{b}^k$ has shape `(n_{k+1},)`. Return the tuple of all $\mathbf{W}$ and
# the tuple of all $\mathbf{b}$. With `sizes = (2, 3, 1)`, for example, the $\mathbf{W}$ have shapes `(2, 3)` and `(3, 1)`, the $\mathbf{b}$ `(3,)` and `(1,)`; but `sizes` may be longer.


# %%
def initial(sizes, seed, scale):
    return ..., ...


exercises.check_initial(initial)

# %% [markdown]
# <!-- help: initial -->

# %% [markdown] lang="ja"
# ## 実装：隠れユニットを入れ替える
#
# 隠れ層が1つのネットワークです。`W1` は `(n, H)`、`b1` は `(H,)`、`W2` は `(H, m)`。隠れユニット `i` と `j`（0から数えます）を入れ替えて、**同じ答えを出す**新しい $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2$ を返してください。形は元のままです。渡された配列を書き換えてはいけません。

# %% [markdown] lang="en"
# ## Implement: swap two hidden units
#
# A network with one hidden layer: `W1` is `(n, H)`, `b1` is `(H,)`, `W2` is `(H, m)`. Swap hidden units `i` and `j` (counted from 0) and return the new $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2$, in the same shapes,
# so that the network **gives the same answers** as before. Do not write into the arrays you are given.


# %%
def swap_units(W1, b1, W2, i, j):
    return ..., ..., ...


exercises.check_swap_units(swap_units)

# %% [markdown]
# <!-- help: swap_units -->

# %% [markdown] lang="ja"
# ## 実装：隠れユニットの符号を反転する
#
# 同じネットワークで、`b2` は `(m,)` です。隠れユニット `j`（0から数えます）の $u$ だけ符号を反転すると、このユニットの出力は $\sigma(-u) = 1 - \sigma(u)$ になります。それでもネットワークが**同じ答えを出す**ように、新しい $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$ を返してください。形は元のままです。渡された配列を書き換えてはいけません。

# %% [markdown] lang="en"
# ## Implement: flip the sign of a hidden unit
#
# The same network, with `b2` of shape `(m,)`. Turn the $u$ of hidden unit `j` (counted from 0), and of no other, into $-u$; the unit then puts out $\sigma(-u) = 1 - \sigma(u)$. Return the new $\mathbf{W}^1, \mathbf{b}^1, \mathbf{W}^2, \mathbf{b}^2$, in the
# same shapes, with which the network still **gives the same answers**. Do not write into the arrays you are given.


# %%
def flip_unit(W1, b1, W2, b2, j):
    return ..., ..., ..., ...


exercises.check_flip_unit(flip_unit)

# %% [markdown]
# <!-- help: flip_unit -->

# %% [markdown] lang="ja"
# ## 実装：学習できた割合と、その標準誤差
#
# `E` は $m$ 個のシードの最後の $E$ で、形は `(m,)` です。$E \le$ `limit` のとき「学習できた」とします（ちょうど `limit` も含みます）。学習できたシードの割合 $p$ と、その標準誤差 $s = \sqrt{p(1 - p)/m}$（第3章の第7節）を返してください。どちらも1つの数です。

# %% [markdown] lang="en"
# ## Implement: the share that learnt, and its standard error
#
# `E` holds the last $E$ of $m$ seeds, in shape `(m,)`. A seed has learnt if $E \le$ `limit` (exactly `limit` counts, too). Return two numbers: the share $p$ of seeds that have learnt, and the standard error of this
# share, $s = \sqrt{p(1 - p)/m}$ (lesson 3, section 7).


# %%
def share_learnt(E, limit):
    return ..., ...


exercises.check_share_learnt(share_learnt)

# %% [markdown]
# <!-- help: share_learnt -->

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## バグを直す

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## Fix the bug

# %% [markdown] lang="ja"
# ユニット1個（バイアスなし）を、いくつかのシードから学習させる関数です。`seeds` はシードのリスト、`x` は `(N, n)`、`t` は `(N,)`。シードごとに、学習前の $E$ を `first` に、`steps` 回更新したあとの $E$ を `last` に入れます。ところが、シードを並べる順序を変えても、後のシードほど成績がよくなり、シードごとの違いが見えません。**原因を1か所**見つけて直してください。$\mathbf{W}$ の初期値は、`np.random.default_rng(そのシード)` で生成した、標準偏差1の正規分布に従う $n$ 個の乱数のはずです。

# %% [markdown] lang="en"
# This function trains one unit (without bias) from several seeds: `seeds` is a list, `x` is `(N, n)`, `t` is `(N,)`. For each seed, `first` gets the $E$ before training, `last` the $E$ after `steps` updates. But whatever
# the order of the seeds, the later ones do better, so the differences between the seeds themselves cannot be seen. Find the **one cause** and fix it. $\mathbf{W}$ should begin as $n$ normally distributed numbers
# of standard deviation 1 from `np.random.default_rng(that seed)`.


# %%
def mend_seeds(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


exercises.check_mend_seeds(mend_seeds)

# %% [markdown]
# <!-- help: mend_seeds -->

# %% [markdown] lang="ja"
# ## 仕上げ：たくさんのネットワークを一度に学習させる
#
# 第3章の地図の768個のネットワークがすぐに学習できるのは、全部を1つの配列で計算しているからです。それを自分で書きましょう。ネットワークは $R$ 個あり、どれも1層（入力 $n$ 個、シグモイドの出力ユニット $m$ 個）です。`W` は `(R, n, m)`、`b` は `(R, m)`。データは全部に共通で、`x` は `(N, n)`、`t` は `(N, m)` です。それぞれのネットワークを、全サンプルの合計の勾配で `steps` 回更新し、最後の $\mathbf{W}$、最後の $\mathbf{b}$、最後の $E = \frac12\sum(t - o)^2$（サンプルと出力についての合計で、形は `(R,)`）を返してください。$R$ についての `for` は要りません（第3章の第4節の表。ループで書いても正解です）。

# %% [markdown] lang="en"
# ## To finish: train many networks at once
#
# The 768 networks of lesson 3's map are trained so quickly because all are computed in one array. Now write this yourself. There are $R$ networks of one layer each, with $n$ inputs and $m$ sigmoid outputs: `W` is
# `(R, n, m)`, `b` is `(R, m)`. They share their data: `x` is `(N, n)`, `t` is `(N, m)`. Make `steps` updates of each network, with its gradient summed over all samples; return the last $\mathbf{W}$, the
# last $\mathbf{b}$, and the last $E = \frac12\sum(t - o)^2$, summed over samples and outputs, of shape `(R,)`. No `for` over the $R$ networks is needed (see the table in lesson 3, section 4). (A loop is right, too.)


# %%
def train_many(W, b, x, t, epsilon, steps):
    return ..., ..., ...


exercises.check_train_many(train_many)

# %% [markdown]
# <!-- help: train_many -->

# %% [markdown] lang="ja"
# ## 説明する
#
# 後輩に聞かれました。「初期値は、どうして乱数でないといけないんですか？　それに、論文ではどうして1つのシードの結果だけではだめなんですか？」 紙に4〜5行で答えを書いてから、模範解答と比べてください。
#
# <details><summary>模範解答</summary>
#
# **なぜ乱数か。** 2つの隠れユニットの、入る重み・バイアス・出る重みが同じだと、どのサンプルでも $o$ が同じ、$\delta^u$ も同じ、勾配も同じなので、更新の後も同じままです。ユニットが何個あっても、1個分の働きしかできません（XOR で全部0なら、勾配が0で、まったく動きません）。別々の仕事を覚えるには、はじめから**互いに違って**いなければなりません。乱数は、そのための手軽な方法です。乱数であること自体が大切なのではなく、違うことが大切です。大きさは、$u$ の標準偏差が1くらいになるようにします。
#
# **なぜ1つのシードではいけないか。** シードが違えば、設定もデータも同じでも、違うモデルになります。学習できるシードもできないシードもあり、できたものどうしでも、サンプルのないところの答えは大きく違うことがあります。1つのシードの結果は、くじを1回引いただけで、方法の良し悪しなのか運なのか、区別できません。そこで、先に決めた数のシードで学習し、中央値と範囲、失敗した割合とその標準誤差を報告します。シードを固定するのは**再現**のためで、1つに固定しても、結果が**確か**になるわけではありません。
# </details>

# %% [markdown] lang="en"
# ## Explain
#
# A student in the year below asks: "Why must initial weights be random at all? And why is one seed not enough in a paper?" Write four or five lines on paper, then compare.
#
# <details><summary>A model answer</summary>
#
# **Why random.** If two hidden units have equal weights in, equal biases and equal weights out, then for every sample their $o$ are equal, their $\delta^u$ are equal, and so are their gradients: after the update they are
# still equal. However many there are, they do the work of one (and on XOR, if everything is 0, the gradient is 0 and nothing moves at all). To learn different things they must **differ** from the
# beginning. Random numbers are a convenient way to make them so; it is the difference that matters, not the chance. Their size should bring the standard deviation of $u$ to about 1.
#
# **Why not one seed.** With the same settings and the same data, another seed gives another model. Some seeds learn and some do not, and even those that do may answer very differently where there are
# no samples. One seed is one ticket in a lottery: it cannot show whether the method was good, or the luck. So train from a number of seeds that was fixed beforehand, and report the median and the range, the share that
# failed and its standard error. Fixing the seed makes a result **repeatable**; it does not make it **reliable**.
# </details>

# %%
exercises.progress(3)

# %% [markdown] lang="ja"
# [第3章に戻る](../03_initial_weights.ipynb)　|　[はじめに](../00_start.ipynb)

# %% [markdown] lang="en"
# [Back to lesson 3](../03_initial_weights.ipynb)  |  [start](../00_start.ipynb)
