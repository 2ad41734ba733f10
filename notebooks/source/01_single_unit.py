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
# # 第1章　1個のユニットは、間違いからどう学ぶ？
#
# ニューラルネットワークの部品は**ユニット**（unit）です。部品が1個だけなら、学習のしくみは最初から最後まで手で計算できます。この章では、入力と教師信号の組（**サンプル**、sample）を1つだけ使い、その間違いから重みを1回直すところまでを、**すべての数を見ながら**たどります。
#
# **始める前に**：メニューの **Edit → Clear Outputs of All Cells** で出力を消し、**Shift + Enter** で1つずつ実行してください。「予想」の答えは次のセルの出力に、その理由は「答え」の行（クリックすると開きます）にあります。全部で75分ほどです。
#
# [← はじめに](00_start.ipynb)　|　English: [01_single_unit.ipynb](../en/01_single_unit.ipynb)

# %% [markdown] lang="en"
# # Lesson 1: how does one unit learn from its mistakes?
#
# A neural network is made of **units**. With a single one, learning can be followed by hand from beginning to end.
# In this lesson we show one unit a single **sample** (an input together with the output that is wanted for it) and, from
# its mistake, correct its weights once, **with every number in sight**.
#
# **Before you begin**: clear the outputs with **Edit → Clear Outputs of All Cells**, then run one cell at a time with
# **Shift + Enter**. The answer to each "Predict" is what the next cell puts out; the reason is in the line *Answer*, which
# opens when you click it. All in all it takes about 75 minutes.
#
# [← start](00_start.ipynb)  |  日本語: [01_single_unit.ipynb](../ja/01_single_unit.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib
from lecture_lib import diagrams, explore, gradcheck, unit

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib
from lecture_lib import diagrams, explore, gradcheck, unit

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. ユニットを2つに分けて見る（5分）
#
# **図 (a)**　ユニットは、入力 $\mathbf{x} = (x_1, \dots, x_n)$ を受け取って値を1つ返す箱です。中では2つの処理 $g$ と $f$ が続けて行われます。ユニット全体を $h(\mathbf{x})$ と書けば、$o = h(\mathbf{x}) = f(g(\mathbf{x}))$ です。

# %% [markdown] lang="en"
# ## 1. Cut the unit in two (5 min)
#
# **Picture (a)**  A unit is a box that takes inputs $\mathbf{x} = (x_1, \dots, x_n)$ and returns one value. Inside, two
# things happen one after the other, $g$ and $f$; as a whole, $o = h(\mathbf{x}) = f(g(\mathbf{x}))$.

# %%
diagrams.unit_box()

# %% [markdown] lang="ja"
# **図 (b)**　あとで間違いを後ろ向きに送り返すので、途中の値 $u$ が見えるように、箱を2つに分けておきます。
#
# $$u = g(\mathbf{x}) = \mathbf{W}^\top\mathbf{x} + b = w_1x_1 + \dots + w_nx_n + b \qquad\text{（線形和）}$$
#
# $$o = f(u) = \sigma(u) = \frac{1}{1 + e^{-u}} \qquad\text{（活性化。ここではシグモイド関数）}$$
#
# $w_1, \dots, w_n$ を**重み**（weight）、$b$ を**バイアス**（bias）といいます。学習で変えるのはこの $n + 1$ 個の数で、まとめて**パラメータ**（parameter）と呼びます。図の左下の $1$ は、バイアスを「いつも $1$ が入ってくる入力に掛かる重み」と見たものです。

# %% [markdown] lang="en"
# **Picture (b)**  Since we are going to send the mistake back through the box, we cut it where we can see the value in
# between, $u$:
#
# $$u = g(\mathbf{x}) = \mathbf{W}^\top\mathbf{x} + b = w_1x_1 + \dots + w_nx_n + b \qquad\text{(the linear sum)}$$
#
# $$o = f(u) = \sigma(u) = \frac{1}{1 + e^{-u}} \qquad\text{(the activation; here the sigmoid)}$$
#
# $w_1, \dots, w_n$ are the **weights**, $b$ is the **bias**. It is these $n + 1$ numbers that learning changes; together they are called the
# **parameters**. The $1$ at the lower left: the bias can be seen as a weight whose input is always $1$.

# %%
diagrams.unit_split()

# %% [markdown] lang="ja"
# ## 2. 前へ：u → o → E（8分）
#
# サンプルを1つ決めます。入力は2つ、重みとバイアスは乱数（シード31）、**出してほしい値**（教師信号）は $t = 1$ です。

# %% [markdown] lang="en"
# ## 2. Forward: u → o → E (8 min)
#
# Let us fix one sample: two inputs, weights and a bias drawn at random (seed 31), and the output we **want** (the target), $t = 1$.

# %%
x, t = [2.0, -1.0], 1.0
W, b = [-0.4, 0.3], 0.6
x, t, W, b

# %% [markdown] lang="ja"
# ### 線形和
#
# $$u = \mathbf{W}^\top\mathbf{x} + b = w_1 x_1 + w_2 x_2 + b$$
#
# **予想**：暗算でできます。$u$ はいくつですか？

# %% [markdown] lang="en"
# ### The linear sum
#
# $$u = \mathbf{W}^\top\mathbf{x} + b = w_1 x_1 + w_2 x_2 + b$$
#
# **Predict**: do it in your head. What is $u$?

# %%
u = unit.linear_sum(W, x, b)
u

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **−0.5 です。** $(-0.4) \times 2 + 0.3 \times (-1) + 0.6$
# </details>
#
# ### 活性化
#
# $$o = \sigma(u) = \frac{1}{1 + e^{-u}}$$
#
# **予想**：$\sigma(0) = \frac12$ です。いまの $u$ なら、$o$ は $\frac12$ より大きいですか、小さいですか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **It is −0.5**: $(-0.4) \times 2 + 0.3 \times (-1) + 0.6$.
# </details>
#
# ### The activation
#
# $$o = \sigma(u) = \frac{1}{1 + e^{-u}}$$
#
# **Predict**: $\sigma(0) = \frac12$. For our $u$, is $o$ above or below $\frac12$?

# %%
o = unit.sigmoid(u)
o

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **½ より小さいです。** $u < 0$ だからです（$e^{-u} > 1$ なので、分母は2より大きくなります）。
# </details>
#
# ### 損失
#
# 出力 $o$ は $t = 1$ に届いていません。どれだけずれているかを1つの数で表します。
#
# $$E = \frac12\lVert t - o\rVert^2$$
#
# 出力が1つのここでは、$\lVert t - o\rVert^2$ はただの $(t - o)^2$ です。$\frac12$ は、微分したときに出てくる $2$ を打ち消すために付けてあります。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Below ½**, since $u < 0$: then $e^{-u} > 1$, and the denominator is above 2.
# </details>
#
# ### The loss
#
# The output falls short of $t = 1$. How far off is it? One number says it:
#
# $$E = \frac12\lVert t - o\rVert^2$$
#
# With one output, as here, $\lVert t - o\rVert^2$ is simply $(t - o)^2$. The $\frac12$ cancels the $2$ that
# differentiation brings down.

# %%
E = unit.squared_error(t, o)
E

# %% [markdown] lang="ja"
# ## 3. 後ろへ：δᵒ → δᵘ → ΔW, Δb（15分）
#
# 知りたいのは「$E$ を小さくするには $\mathbf{W}$ と $b$ をどちらへ動かせばよいか」です。いきなり $\mathbf{W}$ で微分せず、出口から1つずつさかのぼります。
#
# ### 出口の誤差信号 δᵒ
#
# $E$ を $o$ で微分した値を**誤差信号**（error signal）$\delta^o$ と定義します（$\equiv$ は「と定義する」）。
#
# $${\color{red}{\delta^o}} \equiv \frac{\partial E}{\partial o} = \frac12\cdot 2\,(t - o)\cdot(-1) = -(t - o)$$
#
# 最後の $-1$ は、かっこの中の $-o$ を $o$ で微分したものです。
#
# **予想**：いま $o < t$ です。$\delta^o$ の符号は正ですか、負ですか？
#
# <details><summary>ヒント</summary>
#
# $o$ を少し増やすと、$t$ に近づきます。$E$ は増えますか、減りますか？
# </details>

# %% [markdown] lang="en"
# ## 3. Backward: δᵒ → δᵘ → ΔW, Δb (15 min)
#
# What we want to know: which way must $\mathbf{W}$ and $b$ move to make $E$ smaller? Rather than differentiating with
# respect to $\mathbf{W}$ in one go, we walk back from the exit, one station at a time.
#
# ### The error signal at the exit, δᵒ
#
# The derivative of $E$ with respect to $o$ is called the **error signal** $\delta^o$ ($\equiv$ means "defined as"):
#
# $${\color{red}{\delta^o}} \equiv \frac{\partial E}{\partial o} = \frac12\cdot 2\,(t - o)\cdot(-1) = -(t - o)$$
#
# The last factor, $-1$, comes from differentiating the $-o$ in the brackets.
#
# **Predict**: here $o < t$. Is $\delta^o$ positive or negative?
#
# <details><summary>Hint</summary>
#
# Raise $o$ a little, and it comes closer to $t$. Does $E$ rise or fall?
# </details>

# %%
delta_o = unit.delta_o(t, o)
delta_o

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **負です。** $o$ を増やすと $t$ に近づいて $E$ が減ります。増やすと減るものの微分は負です。
# </details>
#
# **検算**：$o$ を $\pm h$（$h = 0.00001$）だけ動かして、$E$ の変わり方を測ります（**数値微分**）。微分の公式は使いません。
#
# $$\frac{\partial E}{\partial o} \approx \frac{E(o + h) - E(o - h)}{2h}$$
#
# 下の `lambda o: …` は「$o$ を受け取って $E$ を返す関数」です。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Negative.** Raise $o$, and it comes closer to $t$: $E$ falls. What falls as $o$ rises has a negative derivative.
# </details>
#
# **Check by nudging**: move $o$ by $\pm h$ ($h = 0.00001$) and measure how $E$ changes (a **numerical derivative**). No
# rule of differentiation is involved.
#
# $$\frac{\partial E}{\partial o} \approx \frac{E(o + h) - E(o - h)}{2h}$$
#
# Below, `lambda o: …` is "the function that takes $o$ and returns $E$".

# %%
gradcheck.numerical_gradient(lambda o: unit.squared_error(t, o), o)

# %% [markdown] lang="ja"
# 同じ値になりました。
#
# ### 活性化関数をさかのぼる：δᵘ
#
# $u$ を少し動かすと、$o$ はその $\frac{\partial o}{\partial u}$ 倍動き、$E$ はさらにその $\frac{\partial E}{\partial o}$ 倍動きます。続けて起こるので掛け合わせる、これが**連鎖律**（chain rule）です。
#
# $${\color{red}{\delta^u}} \equiv \frac{\partial E}{\partial u} = \frac{\partial E}{\partial o}\,\frac{\partial o}{\partial u} = {\color{red}{\delta^o}}\,o\,(1 - o)$$
#
# <details><summary>なぜ ∂o/∂u = o(1 − o) なのか</summary>
#
# $o = (1 + e^{-u})^{-1}$ を $u$ で微分すると $\dfrac{\partial o}{\partial u} = \dfrac{e^{-u}}{(1 + e^{-u})^2} = \dfrac{1}{1 + e^{-u}}\cdot\dfrac{e^{-u}}{1 + e^{-u}}$。左の因子は $o$、右の因子は $1 - o$ です。前へ進んだときの $o$ がそのまま使えるので、指数関数の計算はもう要りません。
# </details>
#
# **予想**：$o(1 - o)$ は最大でも $\frac14$（$o = \frac12$ のとき）です。$\delta^u$ の絶対値が $\delta^o$ の絶対値より大きくなることはありますか？

# %% [markdown] lang="en"
# The same value.
#
# ### One station back, through the activation: δᵘ
#
# Move $u$ a little: $o$ moves $\frac{\partial o}{\partial u}$ times as much, and $E$ moves $\frac{\partial E}{\partial o}$
# times as much as that. One follows the other, so multiply. That is the **chain rule**:
#
# $${\color{red}{\delta^u}} \equiv \frac{\partial E}{\partial u} = \frac{\partial E}{\partial o}\,\frac{\partial o}{\partial u} = {\color{red}{\delta^o}}\,o\,(1 - o)$$
#
# <details><summary>Why ∂o/∂u = o(1 − o)</summary>
#
# Differentiate $o = (1 + e^{-u})^{-1}$:
# $\dfrac{\partial o}{\partial u} = \dfrac{e^{-u}}{(1 + e^{-u})^2} = \dfrac{1}{1 + e^{-u}}\cdot\dfrac{e^{-u}}{1 + e^{-u}}$.
# The first factor is $o$, the second is $1 - o$. The $o$ of the way forward is all we need; no new exponential.
# </details>
#
# **Predict**: $o(1 - o)$ is at most $\frac14$ (at $o = \frac12$). Can $\delta^u$ ever be larger in size than $\delta^o$?

# %%
delta_u = unit.delta_u(delta_o, o)
delta_u

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **ありません。** $\frac14$ 以下の数を掛けるので、必ず $\frac14$ 以下に縮みます。
# </details>
#
# **検算**：今度は $u$ を動かします。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Never.** It is multiplied by at most $\frac14$, and so shrinks to a quarter or less.
# </details>
#
# **Check by nudging**, this time $u$:

# %%
gradcheck.numerical_gradient(lambda u: unit.squared_error(t, unit.sigmoid(u)), u)

# %% [markdown] lang="ja"
# ### 線形和をさかのぼる：修正量 ΔW, Δb
#
# $u = w_1x_1 + w_2x_2 + b$ を $w_i$ で微分すると $x_i$、$b$ で微分すると $1$ です。各 $w_i$ についての $E$ の微分を並べた $\frac{\partial E}{\partial\mathbf{W}}$ を**勾配**（gradient）といいます。この講義では $\mathbf{W}$ と $b$ の勾配を**修正量** $\Delta\mathbf{W},\ \Delta b$ と呼びます。呼び名が違うだけで、同じものです。
#
# $${\color{red}{\Delta\mathbf{W}}} = \frac{\partial E}{\partial \mathbf{W}} = \frac{\partial E}{\partial u}\frac{\partial u}{\partial \mathbf{W}} = {\color{red}{\delta^u}}\,\mathbf{x} \qquad {\color{red}{\Delta b}} = \frac{\partial E}{\partial b} = \frac{\partial E}{\partial u}\frac{\partial u}{\partial b} = {\color{red}{\delta^u}}$$
#
# **予想**：いまの入力は $x_1 = 2,\ x_2 = -1$ です。$\Delta w_1$ は $\delta^u$ の何倍ですか？　$\Delta w_2$ の符号は？

# %% [markdown] lang="en"
# ### One more station, through the linear sum: ΔW, Δb
#
# $u = w_1x_1 + w_2x_2 + b$, differentiated with respect to $w_i$, gives $x_i$; with respect to $b$, it gives $1$.
# $\frac{\partial E}{\partial\mathbf{W}}$, the derivatives with respect to each $w_i$, is called the **gradient**, and
# in this lecture it is written $\Delta\mathbf{W}$.
#
# $${\color{red}{\Delta\mathbf{W}}} = \frac{\partial E}{\partial \mathbf{W}} = \frac{\partial E}{\partial u}\frac{\partial u}{\partial \mathbf{W}} = {\color{red}{\delta^u}}\,\mathbf{x} \qquad {\color{red}{\Delta b}} = \frac{\partial E}{\partial b} = \frac{\partial E}{\partial u}\frac{\partial u}{\partial b} = {\color{red}{\delta^u}}$$
#
# **Predict**: our inputs are $x_1 = 2,\ x_2 = -1$. $\Delta w_1$ is how many times $\delta^u$? What is the sign of
# $\Delta w_2$?

# %%
delta_W, delta_b = unit.delta_W(delta_u, x), unit.delta_b(delta_u)
delta_W, delta_b

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **2倍で、$\Delta w_2$ の符号は正です。** $\Delta w_1 = \delta^u x_1$、$\Delta w_2 = \delta^u x_2$ で、$\delta^u$ も $x_2$ も負です。
# </details>
#
# **検算**：3つのパラメータを1つずつ動かし、式の値と並べます。`loss` は、入口から $E$ までを通して計算する関数です。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **Twice, and $\Delta w_2$ is positive**: $\Delta w_1 = \delta^u x_1$ and $\Delta w_2 = \delta^u x_2$, where both $\delta^u$
# and $x_2$ are negative.
# </details>
#
# **Check by nudging** each of the three parameters, beside the formula's values. `loss` runs all the way from the
# entrance to $E$.


# %%
def loss(W, b):
    return unit.squared_error(t, unit.sigmoid(unit.linear_sum(W, x, b)))


nudged_W = gradcheck.numerical_gradient(lambda W: loss(W, b), W)
nudged_b = gradcheck.numerical_gradient(lambda b: loss(W, b), b)
nudged = {"ΔW": nudged_W, "Δb": nudged_b}
gradcheck.compare({"ΔW": delta_W, "Δb": delta_b}, nudged)

# %% [markdown] lang="ja"
# （プログラムの番号は0から始まるので、`ΔW[0]` が $\Delta w_1$、`ΔW[1]` が $\Delta w_2$ です。）
#
# ## 4. 重みを直す：最急降下法（5分）
#
# $\Delta$ は、$E$ が**最も急に増える**向きを指しています。そこで反対向きに、$\Delta$ の $\epsilon$ 倍だけ動かします（**最急降下法**、steepest descent）。$\epsilon$ を**学習率**（learning rate、step size）といいます。いつも正の数です。
#
# $$\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W} \qquad b_{new} = b_{old} - \epsilon\,\Delta b$$
#
# <details><summary>なぜ「最も急に」なのか</summary>
#
# パラメータ全部を1つのベクトル $(\mathbf{W}, b)$ に並べ、$\mathbf{v}$ だけ少し動かすと、$E$ はおよそ $(\Delta\mathbf{W}, \Delta b)\cdot\mathbf{v}$（内積）だけ変わります。$\mathbf{v}$ の長さが同じなら、内積が最大になるのは $\mathbf{v}$ が $(\Delta\mathbf{W}, \Delta b)$ と同じ向きのとき、最小になるのは反対向きのときです。
# </details>
#
# **予想**：$w_1,\ w_2,\ b$ のうち、増えるのはどれですか？

# %% [markdown] lang="en"
# (Counting starts at 0 in the code: `ΔW[0]` is $\Delta w_1$, `ΔW[1]` is $\Delta w_2$.)
#
# ## 4. Correcting the weights: steepest descent (5 min)
#
# $\Delta$ points the way in which $E$ grows **fastest**. So we go the other way, $\epsilon$ times $\Delta$ far
# (**steepest descent**). $\epsilon$ is the **step size** or learning rate, a positive number.
#
# $$\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W} \qquad b_{new} = b_{old} - \epsilon\,\Delta b$$
#
# <details><summary>Why "fastest"</summary>
#
# Put all parameters into one vector $(\mathbf{W}, b)$ and move it by a little $\mathbf{v}$: $E$ changes by about
# $(\Delta\mathbf{W}, \Delta b)\cdot\mathbf{v}$ (an inner product). Among all $\mathbf{v}$ of one length it is largest when $\mathbf{v}$ points along
# $(\Delta\mathbf{W}, \Delta b)$, smallest when it points the other way.
# </details>
#
# **Predict**: which of $w_1,\ w_2,\ b$ increase?

# %%
epsilon = 0.5
new_W, new_b = unit.descend(W, delta_W, epsilon), unit.descend(b, delta_b, epsilon)
new_W, new_b

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **$w_1$ と $b$ です。** $\Delta$ が負なので、引くと増えます。$\Delta$ が正の $w_2$ は減ります。
# </details>
#
# 本当によくなったでしょうか。更新前と更新後の損失です。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **$w_1$ and $b$**: their $\Delta$ is negative, and is subtracted. $w_2$, whose $\Delta$ is positive, decreases.
# </details>
#
# Did it help? The loss before and after:

# %%
loss(W, b), loss(new_W, new_b)

# %% [markdown] lang="ja"
# ## 5. 動かしてみる（15分）
#
# いま計算した例そのものです（重みとバイアスは、シード31の乱数です）。**次へ ›** と **‹ 戻る** で $u \to o \to E \to \delta^o \to \delta^u \to \Delta\mathbf{W}, \Delta b \to$ 更新、と1ステップずつ進みます。図の下には、そのステップの式と、数を入れた式が出ます。
#
# 1. **次へ ›** を最後の 7 / 7 まで押して、上のセルの値と見比べてください。
# 2. **予想**：教師信号 $t$ を $o$ に近づけていくと、$\delta^o$ はどうなりますか？　$t$ のスライダーで確かめます（**t = o にする** を押すと、ぴったり同じになります）。
# 3. 「最初に戻す」を押します。**予想**：$x_2 = 0$ にすると、更新しても変わらなくなるのはどれですか？
# 4. **x₁ = 0、b = 5、t = 0** を押します。大きく間違っているのに、$\delta^u$ が小さいのはなぜでしょう。
# 5. 「最初に戻す」を押し、今度は **▶ くり返す** で更新を続けます。図の下に、更新の回数 $n$ と、その前後の $E$ が出ます。$E$ が 0.01 を切るまで何回かかりますか？（もう一度押すと止まります。行き過ぎたら「最初に戻す」。「更新する」なら1回、**×10** なら10回です。）学習率 $\epsilon$ が 1 や 2 なら？

# %% [markdown] lang="en"
# ## 5. Play (15 min)
#
# This is the very example we computed (its weights and bias are those of seed 31). **next ›** and **‹ back** walk through
# $u \to o \to E \to \delta^o \to \delta^u \to \Delta\mathbf{W}, \Delta b \to$ update. Below the picture: this step's
# formula, then the same with the numbers put in.
#
# 1. Press **next ›** to the end, 7 / 7, and compare with the cells above.
# 2. **Predict**: as you bring the target $t$ towards $o$, what happens to $\delta^o$? Check with the slider of $t$ (**t = o** makes them equal).
# 3. Press *reset*. **Predict**: set $x_2 = 0$. What does an update no longer change?
# 4. Press **x₁ = 0, b = 5, t = 0**. The unit is badly wrong, yet $\delta^u$ is small. Why?
# 5. Press *reset*, then **▶ repeat**: it goes on updating; the line below the picture counts the updates, $n$, and shows $E$ before and after.
#    How many until $E$ is below 0.01? (Press it again to pause. Gone too far? *reset*; *apply the update* is one, **×10** ten.) And with a step
#    size $\epsilon$ of 1, or 2?

# %%
explore.unit(x1=2.0, x2=-1.0, t=1.0, epsilon=0.5, seed=31)

# %% [markdown] lang="ja"
# <details><summary>答え（2〜5）</summary>
#
# 2　0 に近づきます。$t$ が $o$ より小さくなると、符号が正に変わります。
#
# 3　$w_2$ です。$\Delta w_2 = \delta^u x_2 = 0$ になります。0 だった入力は $u$ に影響しないので、その重みは変わりません。
#
# 4　$o$ が1に張り付いていて（**飽和**、saturation）、$o(1 - o)$ がほとんど0だからです。$u$ を少し動かしても $o$ はほとんど動かず、$E$ もほとんど動きません。学習の速さは、間違いの大きさ $\delta^o$ だけでは決まらないのです。
#
# 5　14回です。$\epsilon = 1$ なら7回、$2$ なら3回。では、大きいほどよいのでしょうか。次の節で確かめます。
# </details>
#
# ## 6. 更新を繰り返し、サンプルも増やす（15分）
#
# サンプルが複数あるときは、$E$ を**合計**します。和の微分は微分の和なので、$\Delta\mathbf{W}$ と $\Delta b$ もサンプルについての合計になります。プログラムではサンプルを行に並べるだけで、`unit` の関数が合計まで済ませます。順伝播から修正量までを関数にまとめると、1個のユニットの誤差逆伝播法はこれですべてです。

# %% [markdown] lang="en"
# <details><summary>Answers to 2–5</summary>
#
# 2  It goes to 0; once $t$ is below $o$, it turns positive.
#
# 3  $w_2$, since $\Delta w_2 = \delta^u x_2 = 0$. An input of 0 has no influence on $u$, so its weight stays.
#
# 4  $o$ is pressed against 1 (**saturated**), and $o(1 - o)$ is almost 0: a small move of $u$ hardly moves $o$, so it
# hardly moves $E$. How large the mistake $\delta^o$ is does not alone decide how fast the unit learns.
#
# 5  14 times; with $\epsilon = 1$, 7 times; with 2, 3 times. So, the larger the better? We shall see in the next section.
# </details>
#
# ## 6. Many updates, many samples (15 min)
#
# With several samples we **sum** $E$. The derivative of a sum is the sum of derivatives, so $\Delta\mathbf{W}$ and
# $\Delta b$ are sums over samples, too. In code, samples are rows, and the functions of `unit` do the summing. From the
# way forward to the gradients, this function is all of backpropagation for one unit.


# %%
def gradients(W, b, x, t):
    o = unit.sigmoid(unit.linear_sum(W, x, b))
    delta_u = unit.delta_u(unit.delta_o(t, o), o)
    return unit.delta_W(delta_u, x), unit.delta_b(delta_u)


samples, targets = [[1.0], [2.0], [3.0], [4.0]], [0.1, 0.3, 0.7, 0.9]
gradients([1.0], 0.0, samples, targets)

# %% [markdown] lang="ja"
# 同じことを numpy の式で書くと、次のようになります。$s$ はサンプルの番号、$N$ はその個数、$n$ は入力の個数です。
#
# | 量 | 式 | プログラム | 形 |
# | --- | --- | --- | --- |
# | 入力 | $\mathbf{x}_s$ を行に並べる | `x` | `(N, n)` |
# | 線形和 | $u_s = \mathbf{W}^\top\mathbf{x}_s + b$ | `x @ W + b` | `(N, n)` `(n,)` → `(N,)` |
# | $o,\ \delta^o,\ \delta^u$ | サンプルごとに、これまでと同じ | `o * (1 - o)` など | `(N,)` |
# | 修正量 | $\Delta\mathbf{W} = \sum_s \delta^u_s\,\mathbf{x}_s$ | `delta_u @ x` | `(N,)` `(N, n)` → `(n,)` |
# | 修正量 | $\Delta b = \sum_s \delta^u_s$ | `delta_u.sum()` | `()` |
#
# `@` は、向かい合う軸（ここでは $n$ や $N$）について掛けて足します。上のセルと同じ値になるはずです。

# %% [markdown] lang="en"
# The same in numpy's own words, with $s$ for a sample, $N$ for how many there are, $n$ for the inputs:
#
# | quantity | formula | code | shape |
# | --- | --- | --- | --- |
# | input | the $\mathbf{x}_s$ as rows | `x` | `(N, n)` |
# | linear sum | $u_s = \mathbf{W}^\top\mathbf{x}_s + b$ | `x @ W + b` | `(N, n)` `(n,)` → `(N,)` |
# | $o,\ \delta^o,\ \delta^u$ | for each sample, as before | `o * (1 - o)`, … | `(N,)` |
# | gradient | $\Delta\mathbf{W} = \sum_s \delta^u_s\,\mathbf{x}_s$ | `delta_u @ x` | `(N,)` `(N, n)` → `(n,)` |
# | gradient | $\Delta b = \sum_s \delta^u_s$ | `delta_u.sum()` | `()` |
#
# `@` multiplies and sums along the axes that meet (here $n$, or $N$). It should give what the cell above gave.


# %%
def gradients_in_numpy(W, b, x, t):
    o = unit.sigmoid(x @ W + b)
    delta_u = -(t - o) * o * (1 - o)
    return delta_u @ x, delta_u.sum()


gradients_in_numpy(np.array([1.0]), 0.0, np.array(samples), np.array(targets))

# %% [markdown] lang="ja"
# あとは更新を繰り返すだけです。入力が1つならパラメータは $w$ と $b$ の2つなので、損失を**地形**として描けます（サンプルは上のセルの4つ）。左は上から見た地形で、等高線の数字が $E$ です。0.01 の線に囲まれた細長いところが谷底です。○が出発点、●が今いる場所。右は、更新 $n$ 回目の $E$ です。**▶ 更新回数** で1回ずつ進み、○はつかんで動かせます。
#
# **予想**：学習率 $\epsilon$ が大きいほど、早く谷底に着き、そこに落ち着きますか？　**ε = 0.01**、**ε = 1**、**ε = 4**、**ε = 16** を順に押して確かめてください。

# %% [markdown] lang="en"
# Now just repeat the update. With one input there are two parameters, $w$ and $b$, and the loss can be drawn as a
# **landscape** (the samples are the four of the cell above). On the left, seen from above: the numbers on the contour
# lines are $E$, and the long narrow place inside the line 0.01 is the floor of the valley. ○ is the start, ● where we
# are now. On the right, $E$ after $n$ updates. **▶ updates** plays them one by one, and ○ can be dragged.
#
# **Predict**: does a larger $\epsilon$ always get to the floor sooner, and stay there? Press **ε = 0.01**, **ε = 1**, **ε = 4**,
# **ε = 16** one after the other and watch.

# %%
explore.descent(epsilon=1.0)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **いいえ。大きすぎる ε では、谷底に落ち着きません。**
#
# | $\epsilon$ | 起こったこと |
# | --- | --- |
# | 0.01 | $E$ は下がり続けますが、100回の更新ではまだ谷底から遠いままです |
# | 1 | $E$ は一度も増えずに下がり、100回の更新で谷底（0.01 の線の内側）に着きます |
# | 4 | 谷を飛び越えて行き来します（振動）。$E$ が一時的に低くなっても、そこに留まれません |
# | 16 | 平らな場所（**高原**、プラトー）へ飛ばされ、間違ったままほとんど動けなくなります |
# </details>
#
# $\epsilon = 16$ では、最後に $w = -4.3,\ b = -3.0$ に着きます。そこでの、4つのサンプルの $o$ と $o(1 - o)$ を見ます。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **No: when ε is too large, it does not stay there.**
#
# | $\epsilon$ | what happened |
# | --- | --- |
# | 0.01 | $E$ keeps falling, but after 100 updates it is still far from the floor |
# | 1 | $E$ falls without ever rising and is on the floor (inside the line 0.01) within 100 updates |
# | 4 | it jumps to and fro across the valley (it **oscillates**); $E$ may get low, but it cannot stay there |
# | 16 | a few leaps, then flat ground (a **plateau**): wrong, and hardly able to move |
# </details>
#
# With $\epsilon = 16$ it ended at $w = -4.3,\ b = -3.0$. There, $o$ and $o(1 - o)$ of the four samples are

# %%
o_far = unit.sigmoid(unit.linear_sum([-4.3], samples, -3.0))
o_far, o_far * (1 - o_far)

# %% [markdown] lang="ja"
# どのサンプルでも $o(1 - o) \approx 0$、したがって $\delta^u \approx 0$ です。どれだけ間違っていても、ほとんど直せません。出発点が悪いだけでも同じことが起こります。**シード 5** を選んで $\epsilon = 0.1$、更新回数 100 にしてみてください。ずっと高原の上です。$\epsilon = 1$ なら、しばらくして抜け出します。
#
# ## 7. 気づきにくい間違い（10分）
#
# $\delta^u = \delta^o\,o(1 - o)$ の $o(1 - o)$ を**掛け忘れた**とします。これで学習させると、何が起こるでしょうか。
#
# **予想**：$E$ は（ア）増えていく　（イ）減っていく　（ウ）変わらない

# %% [markdown] lang="en"
# For every sample $o(1 - o) \approx 0$, hence $\delta^u \approx 0$: however wrong, it is hardly corrected. A bad start
# alone does the same. Choose **seed 5**, $\epsilon = 0.1$ and 100 updates: on the plateau all the way. With
# $\epsilon = 1$ it gets off after a while.
#
# ## 7. Wrong but plausible (10 min)
#
# Suppose we **forget** the $o(1 - o)$ in $\delta^u = \delta^o\,o(1 - o)$, and train with that. What will happen?
#
# **Predict**: $E$ will (a) grow, (b) shrink, (c) stay.


# %%
def forgetful(W, b, x, t):
    delta_u = unit.delta_o(t, unit.sigmoid(unit.linear_sum(W, x, b)))
    return unit.delta_W(delta_u, x), unit.delta_b(delta_u)


def losses(rule, W, b, x, t, epsilon):
    E = []
    for _ in range(11):
        E.append(unit.squared_error(t, unit.sigmoid(unit.linear_sum(W, x, b))))
        delta_W, delta_b = rule(W, b, x, t)
        W, b = unit.descend(W, delta_W, epsilon), unit.descend(b, delta_b, epsilon)
    return [E[0], E[3], E[10]]


losses(gradients, W, b, x, t, 0.5), losses(forgetful, W, b, x, t, 0.5)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **（イ）です。間違った式でも損失は下がり**、この例では正しい式より速いくらいです。「損失が下がっているから正しい」とは言えません。（更新 0・3・10 回のあとの $E$ で、初めの3つが正しい式、あとの3つが間違った式です。）
# </details>
#
# 間違いを見抜けるかどうか、実際に値を動かして測った `nudged` と比べます。

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **(b): with the wrong formula the loss falls, too**, here even faster. "The loss falls, so it must be right" does not hold.
# (The numbers are $E$ after 0, 3 and 10 updates: first with the right formula, then with the wrong one.)
# </details>
#
# Will the nudge find the mistake? We compare with what was measured, `nudged`.

# %%
wrong_W, wrong_b = forgetful(W, b, x, t)
gradcheck.compare({"ΔW": wrong_W, "Δb": wrong_b}, nudged)

# %% [markdown] lang="ja"
# すべての行が ✗ です。この式は $E$ の勾配ではありません。それでも $E$ が下がったのは、サンプルが1つなら、正の数 $o(1 - o)$ を掛け忘れても変わるのは長さだけで、**向き**は同じだからです。サンプルが4つあると、サンプルごとに $o(1 - o)$ が違うので、向きも狂います。$w = 1,\ b = 0$ から、$\epsilon = 0.2$ で比べます。

# %% [markdown] lang="en"
# Every row says ✗: this is not the gradient of $E$. $E$ still fell because with a single sample, leaving out the positive
# number $o(1 - o)$ changes only the length of the arrow, not its **direction**. With four samples each has an $o(1 - o)$
# of its own, and the direction is wrong as well. From $w = 1,\ b = 0$, with $\epsilon = 0.2$:

# %%
[losses(rule, [1.0], 0.0, samples, targets, 0.2) for rule in (gradients, forgetful)]


# %%
def direction(rule):
    delta_W, delta_b = rule([1.0], 0.0, samples, targets)
    return delta_W / delta_b


direction(gradients), direction(forgetful)

# %% [markdown] lang="ja"
# 上は更新 0・3・10 回のあとの $E$、下は向き（$\Delta b$ に対する $\Delta w$ の比）で、どちらも先が正しい式です。向きが違うので、もう $E$ を最も急に下る向きではありません。それでも $E$ は下がり、ここでも正しい式より速いくらいです。だから、このバグは見つけにくいのです。
#
# <details><summary>でも、速く下がるなら、そのほうがよいのでは？</summary>
#
# $\delta^u = o - t$ になる損失は、実際にあります（交差エントロピー）。ただしそれは「掛け忘れ」ではなく、**別の** $E$ の正しい微分です。第5章で出てきます。
# </details>
#
# ## 覚えておくこと
#
# | | 式 | ことばで |
# | --- | --- | --- |
# | 前へ | $u = \mathbf{W}^\top\mathbf{x} + b,\quad o = \sigma(u),\quad E = \frac12\lVert t - o\rVert^2$ | 値を進める |
# | 出口 | $\delta^o = -(t - o)$ | 間違いの大きさと向き |
# | 活性化 | $\delta^u = \delta^o\,o(1 - o)$ | 飽和しているとほとんど伝わらない |
# | 線形和 | $\Delta\mathbf{W} = \delta^u\mathbf{x},\quad \Delta b = \delta^u$ | 入力の絶対値が大きいほど、その重みを大きく直す |
# | 更新 | $\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W},\quad b_{new} = b_{old} - \epsilon\,\Delta b$ | 勾配の反対へ |
#
# - $\epsilon$ は小さすぎれば進まず、大きすぎれば振動し、もっと大きければ高原へ飛ばされる。
# - **損失が下がることは、勾配が正しい証拠にはならない。** 数値微分と食い違えば、式かプログラムのどこかが間違っている。いくつかの点で一致すれば、正しいという強い証拠になる。
#
# [← はじめに](00_start.ipynb)　|　[練習問題 1](exercises/01_single_unit.ipynb)　|　[第2章：多層のネットワーク →](02_multilayer.ipynb)

# %% [markdown] lang="en"
# Above, $E$ after 0, 3 and 10 updates; below, the direction (the ratio of $\Delta w$ to $\Delta b$); the right formula
# first. The directions differ: this is no longer the steepest way down on our $E$. Yet $E$ falls, here again even
# faster. That is why this bug hides so well.
#
# <details><summary>But if it falls faster, is it not better?</summary>
#
# There is a loss for which $\delta^u = o - t$ (cross-entropy). That is no forgotten factor but the right
# derivative of **another** $E$; it comes in lesson 5.
# </details>
#
# ## What to remember
#
# | | formula | in words |
# | --- | --- | --- |
# | forward | $u = \mathbf{W}^\top\mathbf{x} + b,\quad o = \sigma(u),\quad E = \frac12\lVert t - o\rVert^2$ | move the values on |
# | exit | $\delta^o = -(t - o)$ | how wrong, and which way |
# | activation | $\delta^u = \delta^o\,o(1 - o)$ | almost nothing gets through when saturated |
# | linear sum | $\Delta\mathbf{W} = \delta^u\mathbf{x},\quad \Delta b = \delta^u$ | the larger the input in size, the more its weight is corrected |
# | update | $\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W},\quad b_{new} = b_{old} - \epsilon\,\Delta b$ | against the gradient |
#
# - $\epsilon$ too small: no progress; too large: it oscillates; larger still: flung onto the plateau.
# - **A falling loss does not show that the gradient is right.** If formula and nudge disagree, there is a mistake in the
#   formula or in the code; if they agree at several points, that is strong evidence that it is right.
#
# [← start](00_start.ipynb)  |  [exercises 1](exercises/01_single_unit.ipynb)  |  [lesson 2, many layers →](02_multilayer.ipynb)
