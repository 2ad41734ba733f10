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
# # まとめ：誤差逆伝播法
#
# | | 1個のユニット | 何層でも（サンプルは行） |
# | :-- | :-- | :-- |
# | 前へ | $u = \mathbf{W}^\top\mathbf{x} + b,\quad o = \sigma(u)$ | $\mathbf{u}^{k+1} = \mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k,\quad \mathbf{o}^{k+1} = \sigma(\mathbf{u}^{k+1})$ |
# | 損失、出口 | $E = \frac12(t - o)^2,\quad \delta^o = -(t - o)$ | $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2,\quad \delta^{o^{k_{max}}} = -(\mathbf{t} - \mathbf{o}^{k_{max}})$ |
# | 1層後ろへ |  | $\delta^{o^k} = \delta^{u^{k+1}}(\mathbf{W}^k)^\top$ |
# | 活性化 | $\delta^u = \delta^o\,o(1 - o)$ | $\delta^{u^k} = \delta^{o^k} \circ \mathbf{o}^k \circ (1 - \mathbf{o}^k)$ |
# | 修正量 | $\Delta\mathbf{W} = \delta^u\mathbf{x},\quad \Delta b = \delta^u$ | $\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}},\quad \Delta\mathbf{b}^k = \sum_{\text{サンプル}}\delta^{u^{k+1}}$ |
# | 更新 | $\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W}$ | 同じ（$\mathbf{b}$ も。すべての $\Delta$ がそろってから） |
#
# - **tanh（隠れ層）**　$o = \tanh u$、$o(1 - o)$ の代わりに $1 - o^2$（ReLU：$u > 0$ なら1、ほかは0）
# - **畳み込み**　$u_j = \sum_a k_a x_{j+a-1} + b$：$\Delta\mathbf{W}$ をマスクし、共有する重みごとに合計。$\Delta k_a = \sum_j\delta^u_j x_{j+a-1},\ \Delta b = \sum_j\delta^u_j$
# - **softmax**　$o_j = e^{u_j}/\sum_l e^{u_l}$、$\delta^u_j = o_j(\delta^o_j - \sum_i\delta^o_io_i)$。$E = -\sum_j t_j\log o_j$ なら $\delta^u = \mathbf{o} - \mathbf{t}$
# - **初期値**　乱数（標準偏差は $1/\sqrt n$ の程度、$n$ は入力の個数）。全部同じ値では、隠れユニットは1個分の働きしかしない
# - $\delta$ も $\Delta$ も $E$ の微分そのもの。$E$ を減らすためのマイナスは、更新の式にだけ付く。$E$ と $\Delta$ はサンプルについての**合計**
# - $\Delta\mathbf{W}$ の形は $\mathbf{W}$ と同じ。転置に迷ったら $u_j = \sum_i o_iw_{ij} + b_j$、$\delta^o_i = \sum_j\delta^u_jw_{ij}$ に戻る
# - 損失が下がっても、勾配が正しい証拠にはならない。数値微分 $\frac{E(w + h) - E(w - h)}{2h}$ と比べる
# - $\epsilon$ は小さすぎれば進まず、大きすぎれば振動し、もっと大きければ高原へ飛ばされることがある。飽和（$o(1-o) \approx 0$）や深いシグモイドの層では $\delta$ が消える。シードが違えば別のモデルになる
#
# **用語**
#
# - **ユニット**　ユニット *unit*、入力 $\mathbf{x}$ *input*、重み $\mathbf{W}$ *weight*、バイアス $b$ *bias*、線形和 $u$ *linear sum*、活性化関数 *activation function*、出力 $o$ *output*、サンプル *sample*、教師信号 $t$ *target*、損失 $E$ *loss*、二乗誤差 *squared error*
# - **逆伝播**　誤差信号 $\delta^o, \delta^u$ *error signal*、修正量（勾配）$\Delta\mathbf{W}, \Delta b$ *gradient*、連鎖律 *chain rule*、順伝播 *forward pass*、誤差逆伝播法 *backpropagation*、数値微分（微小量 $h$）*numerical derivative*
# - **層**　層 *layer*、隠れ層 *hidden layer*、添字 *index*、転置 *transpose*、成分ごとの積 *elementwise product*、ブロードキャスト *broadcasting*、全結合層 *dense layer*
# - **学習**　学習率 $\epsilon$ *step size, learning rate*、最急降下法 *steepest descent*、飽和 *saturation*、高原 *plateau*、勾配消失 *vanishing gradient*、決定境界 *decision boundary*、シード *seed*、回帰 *regression*
# - **畳み込み**　畳み込み *convolution*、カーネル *kernel*、重みの共有 *weight sharing*、マスク *mask*、チャネル *channel*、ストライド *stride*、パディング *padding*
# - **分類**　分類 *classification*、クラス *class*、確率 *probability*、ソフトマックス関数 *softmax*、ロジット *logit*、ヤコビ行列 *Jacobian*、交差エントロピー *cross-entropy*、尤度 *likelihood*
#
# [はじめに](00_start.ipynb)　|　[総合問題](exercises/06_all_lessons.ipynb)　|　English: [summary.ipynb](../en/summary.ipynb)

# %% [markdown] lang="en"
# # Backpropagation on one page
#
# | | one unit | any number of layers (samples are rows) |
# | :-- | :-- | :-- |
# | forward | $u = \mathbf{W}^\top\mathbf{x} + b,\quad o = \sigma(u)$ | $\mathbf{u}^{k+1} = \mathbf{o}^k\mathbf{W}^k + \mathbf{b}^k,\quad \mathbf{o}^{k+1} = \sigma(\mathbf{u}^{k+1})$ |
# | loss, exit | $E = \frac12(t - o)^2,\quad \delta^o = -(t - o)$ | $E = \frac12\lVert\mathbf{t} - \mathbf{o}\rVert^2,\quad \delta^{o^{k_{max}}} = -(\mathbf{t} - \mathbf{o}^{k_{max}})$ |
# | one layer back |  | $\delta^{o^k} = \delta^{u^{k+1}}(\mathbf{W}^k)^\top$ |
# | activation | $\delta^u = \delta^o\,o(1 - o)$ | $\delta^{u^k} = \delta^{o^k} \circ \mathbf{o}^k \circ (1 - \mathbf{o}^k)$ |
# | gradients | $\Delta\mathbf{W} = \delta^u\mathbf{x},\quad \Delta b = \delta^u$ | $\Delta\mathbf{W}^k = (\mathbf{o}^k)^\top\delta^{u^{k+1}},\quad \Delta\mathbf{b}^k = \sum_{\text{samples}}\delta^{u^{k+1}}$ |
# | update | $\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W}$ | the same ($\mathbf{b}$, too), once every $\Delta$ is known |
#
# - **tanh (hidden)**: $o = \tanh u$, $1 - o^2$ in place of $o(1 - o)$ (ReLU: 1 where $u > 0$, otherwise 0)
# - **convolution**: $u_j = \sum_a k_a x_{j+a-1} + b$: mask $\Delta\mathbf{W}$, then sum over each shared weight; $\Delta k_a = \sum_j\delta^u_j x_{j+a-1},\ \Delta b = \sum_j\delta^u_j$
# - **softmax**: $o_j = e^{u_j}/\sum_l e^{u_l}$, $\delta^u_j = o_j(\delta^o_j - \sum_i\delta^o_io_i)$; with $E = -\sum_j t_j\log o_j$, $\delta^u = \mathbf{o} - \mathbf{t}$
# - **initial weights**: random (standard deviation about $1/\sqrt n$, $n$ inputs); if all are equal, the hidden units do the work of one
# - $\delta$ and $\Delta$ are derivatives of $E$; the minus is that of the update. Both are **sums** over samples.
# - $\Delta\mathbf{W}$ has the shape of $\mathbf{W}$. In doubt about a transpose? Go back to $u_j = \sum_i o_iw_{ij} + b_j$, $\delta^o_i = \sum_j\delta^u_jw_{ij}$.
# - A falling loss proves nothing. Compare the gradient with a nudge, $\frac{E(w + h) - E(w - h)}{2h}$.
# - $\epsilon$ too small: no progress; too large: it oscillates; larger still: perhaps a plateau. Saturation ($o(1-o) \approx 0$) and depth make $\delta$ vanish. Another seed: another model.
#
# **Words**
#
# - **unit**: unit ユニット, input $\mathbf{x}$ 入力, weight $\mathbf{W}$ 重み, bias $b$ バイアス, linear sum $u$ 線形和, activation function 活性化関数, output $o$ 出力, sample サンプル, target $t$ 教師信号, loss $E$ 損失, squared error 二乗誤差
# - **back**: error signal $\delta^o, \delta^u$ 誤差信号, gradient $\Delta\mathbf{W}, \Delta b$ 修正量（勾配）, chain rule 連鎖律, backpropagation 誤差逆伝播法, numerical derivative (nudge $h$) 数値微分
# - **layers**: layer 層, hidden layer 隠れ層, index 添字, transpose 転置, elementwise product 成分ごとの積, broadcasting ブロードキャスト, dense layer 全結合層
# - **training**: step size, learning rate $\epsilon$ 学習率, steepest descent 最急降下法, saturation 飽和, plateau 高原, vanishing gradient 勾配消失, decision boundary 決定境界, seed シード, regression 回帰
# - **convolution**: convolution 畳み込み, kernel カーネル, weight sharing 重みの共有, mask マスク, channel チャネル, stride ストライド, padding パディング
# - **classes**: classification 分類, class クラス, logit ロジット, Jacobian ヤコビ行列, cross-entropy 交差エントロピー, likelihood 尤度
#
# [start](00_start.ipynb)  |  [all lessons once more](exercises/06_all_lessons.ipynb)  |  日本語: [summary.ipynb](../ja/summary.ipynb)
