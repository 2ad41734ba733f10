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
# # 誤差逆伝播法 — さわってわかる講義
#
# **Shift + Enter を2回**押すと、下に図が現れます。**「更新する」** を何回か押して、右端の損失 $E$ を見てください。

# %% [markdown] lang="en"
# # Backpropagation you can touch
#
# Press **Shift + Enter twice**, and a picture appears below. Press **apply the update** a few times and watch $E$ on the right.

# %% lang="ja"
import lecture_lib
from lecture_lib import exercises, explore, unit

lecture_lib.use_language("ja")
explore.unit(only=("epsilon", "seed", "apply"), step=7, seed=1, x1=1.0, x2=2.0, t=0.0)

# %% lang="en"
import lecture_lib
from lecture_lib import exercises, explore, unit

lecture_lib.use_language("en")
explore.unit(only=("epsilon", "seed", "apply"), step=7, seed=1, x1=1.0, x2=2.0, t=0.0)

# %% [markdown] lang="ja"
# 損失 $E$（間違いの大きさ）が小さくなっていきましたか。1個のユニットが、間違いから学習しています。ニューラルネットワークは、間違いを後ろへ送り返すことで学びます。これが**誤差逆伝播法**（backpropagation）です。
#
# - **▶ くり返す** は、更新を続けて見せます。図の下には、更新した回数 $n$ と、その前後の $E$ が出ます。
# - **学習率 ε** を大きくして、さらに更新してみてください。速くなりますか？（第1章で詳しく調べます。）
# - **別の乱数で** を押すと、シード（乱数の種）が次の番号になり、重みとバイアスの初期値が別の乱数になります。同じ**シード**からは、いつでも同じ値が出ます。
# - 線の上の数（$w_1$ など）は、**つかんで上下に動かせます**。
#
# 左から右へ**青**の値が進み（順伝播）、右から左へ**朱**の値が戻り（逆伝播）、それをもとに重み $w_1, w_2$ とバイアス $b$ の新しい値（→ の先）が決まります。「更新する」を押すと、その値に置き換わります。この講義の目標は、この図の数を一つ残らず自分で計算できるようになることです。準備ができたら、[第1章：1個のユニット](01_single_unit.ipynb) へ進みましょう。
#
# ## 講義の地図
#
# | | 問い | ノートブック | 時間 | 練習問題 |
# | --- | --- | --- | --- | --- |
# | 準備 | numpy に慣れていない人へ | [00_numpy](00_numpy.ipynb) | 10分 | |
# | 1 | 1個のユニットは、間違いからどう学ぶ？ | [01_single_unit](01_single_unit.ipynb) | 75分 | [練習問題 1](exercises/01_single_unit.ipynb) |
# | 2 | 層が重なったら、誤差はどう戻る？ | [02_multilayer](02_multilayer.ipynb) | 80分 ＋ 65分 | [練習問題 2](exercises/02_multilayer.ipynb) |
# | 3 | 同じ設定なのに、なぜ毎回違うモデルになる？ | [03_initial_weights](03_initial_weights.ipynb) | 80分 | [練習問題 3](exercises/03_initial_weights.ipynb) |
# | 4 | 畳み込み層でも同じ？ | [04_convolution](04_convolution.ipynb) | 70分 | [練習問題 4](exercises/04_convolution.ipynb) |
# | 5 | 出力が確率なら？（ソフトマックス関数） | [05_softmax](05_softmax.ipynb) | 90分 | [練習問題 5](exercises/05_softmax.ipynb) |
# | まとめ | 何を持ち帰る？ | [summary](summary.ipynb)（A4 1枚） | | [総合問題](exercises/06_all_lessons.ipynb) |
#
# **必要な予備知識**：微分（合成関数と商の微分まで。偏微分は「ほかの変数を止めて微分する」と知っていれば十分です）、ベクトルと行列の積、Python のリスト・`for`・関数。第3章では、平均、中央値、標準偏差、正規分布という言葉も使います。ニューラルネットワークを知っている必要はありません。
#
# もとになっているのは「ディープラーニング第6回　誤差逆伝播法 その2」という大学の講義です。順序と式はその講義に従い、図・文章・プログラムは新しく作りました。もとの講義の資料がなくても、すべて読めます。　English: [00_start.ipynb](../en/00_start.ipynb)
#
# ## 色の意味
#
# 図の色は、いつも同じ意味です。主な式では、新しく求める誤差信号と修正量を赤で書きます。
#
# | 色 | 意味 |
# | --- | --- |
# | 青 | 前へ進む値：$x,\ u,\ o$ |
# | 朱 | 誤差信号と修正量：$\delta^o,\ \delta^u,\ \Delta W,\ \Delta b$ |
# | 緑 | 教師信号：$t$ |
# | 黒（暗い画面では白） | 損失：$E$ |
# | 紫の実線／黄土色の破線 | 正の重み／負の重み（太いほど絶対値が大きい）。紫は、重みの動いた道すじにも使います |
#
# ## 進め方
#
# - **予想してから実行する。** 各章の初めに **Edit → Clear Outputs of All Cells** で出力を消します。「予想」が出てきたら、値や向きを紙に書いてから **Shift + Enter** で次のセルを実行してください。「答え」の行をクリックすると、理由が開きます。見出しごと折りたたんであるところは、見出しの左の印か、下の「… cells hidden」を押すと開きます。
# - **スライダーはキーボードでも動きます。** **Tab** で選び、**← →** で1目盛りずつ、**Page Up / Page Down** で大きく動きます。右の数は、**打ち込んで変えられます**（`0.37`、`1e-3`）。**次へ ›** は説明を1ステップ進め、**▶** は更新を続けて見せます。「最初に戻す」を押せば、いつでもやり直せます。
# - **図もつかめます。** マウスポインターが手の形になるところは、ドラッグしたりクリックしたりできます（指でも）。
# - **式は必ず数で確かめます。** 値をほんの少し動かして $E$ の変わり方を見ます（数値微分）。食い違えば、式かプログラムのどこかが間違っています。
# - **練習問題**は、章ごとに別のノートブックです。`...` を自分の答えに置き換えて実行すると、すぐ下に判定が出ます。間違えると、**どこで間違えたのか**を問いかけで返します。3段階のヒントと解答例もあります。正解した問題は `notebooks` フォルダーの `lecture_progress.json` に記録され、次に開いたときも残ります。初めからやり直すときは `exercises.begin_anew()` です。
# - プログラムは `lecture_lib` にあります。関数名の後ろに `??` を付けて実行すると、その中身が読めます（説明は英語です）。たとえば、新しいセルに `unit.delta_u??` と打ってみてください。

# %% [markdown] lang="en"
# Did $E$, the loss, become smaller? It says how wrong the output is. A single unit is learning from its mistake. Neural networks learn by sending their mistakes back through
# themselves: **backpropagation**.
#
# - **▶ repeat** goes on updating by itself. Below the picture: how many updates, $n$, and $E$ before and after them.
# - Make the **step size ε** larger and go on. Is it faster? (Lesson 1 looks into it.)
# - **new seed** takes the next seed, which draws other random weights and another bias. The same **seed** always draws the same ones.
# - The numbers on the lines, such as $w_1$, can be **dragged** up and down.
#
# **Blue** values ran from left to right (forward), **vermilion** ones came back from right to left (backward), and from
# them follow the new weights $w_1, w_2$ and the new bias $b$ (after the →). *Apply the update* puts these in place of the
# old. By the end of this lecture you will be able to compute every number in this picture yourself. When you are ready, go on to
# [lesson 1, the single unit](01_single_unit.ipynb).
#
# ## The map
#
# | | question | notebook | time | exercises |
# | --- | --- | --- | --- | --- |
# | before | New to numpy? | [00_numpy](00_numpy.ipynb) | 10 min | |
# | 1 | How does one unit learn from its mistakes? | [01_single_unit](01_single_unit.ipynb) | 75 min | [exercises 1](exercises/01_single_unit.ipynb) |
# | 2 | Through many layers, how does the error travel back? | [02_multilayer](02_multilayer.ipynb) | 80 + 65 min | [exercises 2](exercises/02_multilayer.ipynb) |
# | 3 | Same settings, same data: why a different model each time? | [03_initial_weights](03_initial_weights.ipynb) | 80 min | [exercises 3](exercises/03_initial_weights.ipynb) |
# | 4 | Does it still hold for convolution? | [04_convolution](04_convolution.ipynb) | 70 min | [exercises 4](exercises/04_convolution.ipynb) |
# | 5 | And when the outputs are probabilities (softmax)? | [05_softmax](05_softmax.ipynb) | 90 min | [exercises 5](exercises/05_softmax.ipynb) |
# | after | What to take along? | [summary](summary.ipynb) (one A4 page) | | [all lessons](exercises/06_all_lessons.ipynb) |
#
# **What you need to know**: derivatives, as far as the chain rule for $f(g(x))$ and the quotient rule (a partial derivative is one that holds all other
# variables still); products of vectors and matrices; lists, `for` and functions in Python. Lesson 3 also speaks of
# mean, median, standard deviation and the normal distribution. Nothing about neural networks.
#
# It follows a real university lecture, "Deep learning, lecture 6: backpropagation, part 2". The order and the
# formulas come from that lecture; pictures, text and code are new, and you do not need its handout. 日本語: [00_start.ipynb](../ja/00_start.ipynb)
#
# ## What the colours mean
#
# In figures a colour always means the same thing; in the main formulas the error signals and gradients that are being found are red.
#
# | colour | meaning |
# | --- | --- |
# | blue | values going forward: $x,\ u,\ o$ |
# | vermilion | error signals and gradients: $\delta^o,\ \delta^u,\ \Delta W,\ \Delta b$ |
# | green | the target: $t$ |
# | black (white on a dark screen) | the loss: $E$ |
# | purple, solid / ochre, dashed | a positive / a negative weight (the thicker, the larger in size); purple is also the path that weights take |
#
# ## How to work
#
# - **Predict, then run.** Begin a lesson with **Edit → Clear Outputs of All Cells**. At each "Predict", write down a value
#   or a direction before you run the next cell with **Shift + Enter**. A click on *Answer* opens the reason. Where a whole section is folded, the sign left of its heading
#   opens it, or "… cells hidden" below.
# - **Sliders work by keyboard, too**: **Tab** to reach one, **← →** for one tick, **Page Up / Page Down** for more.
#   The number on the right can be **typed** (`0.37`, `1e-3`). **next ›** goes one step on in an explanation, **▶** plays updates, and *reset*
#   always brings you back.
# - **Take hold of the picture**: where the pointer becomes a hand, drag or click (a finger does, too).
# - **Every formula is checked by numbers.** We nudge a value a little and watch $E$ (a numerical derivative). If the two
#   disagree, there is a mistake in the formula or in the code.
# - **Exercises**: a notebook for each lesson. Put your answer in place of the `...`, run the cell, and the verdict appears below it. If the answer is
#   wrong, the verdict asks you about **the mistake you made**. There are three hints and a solution, folded away. What you have got right is kept for
#   the next time, in `lecture_progress.json` in the folder `notebooks`; `exercises.begin_anew()` forgets it.
# - The code is in `lecture_lib`. A name followed by `??` shows how something is computed: try `unit.delta_u??` in a new
#   cell.

# %%
exercises.progress()

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## 記号の一覧

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## Symbols

# %% [markdown] lang="ja"
# | 記号 | プログラム | 意味 |
# | --- | --- | --- |
# | $\mathbf{x}$ | `x` | 入力。1つのサンプルなら形は `(n,)`、$N$ 個まとめてなら `(N, n)` |
# | $\mathbf{W},\ b$ | `W`, `b` | 重み `(n,)` とバイアス `()` |
# | $u$ | `u` | 線形和 $u = \mathbf{W}^\top\mathbf{x} + b$ |
# | $o$ | `o` | 出力（活性化後の値）$o = \sigma(u)$。$\sigma$ はシグモイド関数 |
# | $t$ | `t` | 教師信号：出してほしかった値 |
# | $E$ | `E` | 損失 $E = \frac12\lVert t - o\rVert^2$。サンプルが複数なら**合計**（平均ではない） |
# | $\delta^o$ | `delta_o` | 誤差信号 $\partial E/\partial o$ |
# | $\delta^u$ | `delta_u` | 誤差信号 $\partial E/\partial u$ |
# | $\Delta\mathbf{W},\ \Delta b$ | `delta_W`, `delta_b` | 修正量。**勾配そのもの** $\partial E/\partial\mathbf{W},\ \partial E/\partial b$ |
# | $\epsilon$ | `epsilon` | 学習率（更新の一歩の大きさ）。いつも正 |
# | $h$ | `h` | 数値微分で動かす微小量。学習率の $\epsilon$ とは別のもの |
#
# $\delta$ も $\Delta$ もただの微分です。$E$ を下るためのマイナスは、更新のときに初めて付きます：$\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W}$。

# %% [markdown] lang="en"
# | symbol | in code | meaning |
# | --- | --- | --- |
# | $\mathbf{x}$ | `x` | the input; shape `(n,)` for one sample, `(N, n)` for $N$ of them |
# | $\mathbf{W},\ b$ | `W`, `b` | weights `(n,)` and bias `()` |
# | $u$ | `u` | the linear sum $u = \mathbf{W}^\top\mathbf{x} + b$ |
# | $o$ | `o` | the output (activation) $o = \sigma(u)$, with $\sigma$ the sigmoid |
# | $t$ | `t` | the target: the output we wanted |
# | $E$ | `E` | the loss $E = \frac12\lVert t - o\rVert^2$, **summed** (not averaged) over samples |
# | $\delta^o$ | `delta_o` | the error signal $\partial E/\partial o$ |
# | $\delta^u$ | `delta_u` | the error signal $\partial E/\partial u$ |
# | $\Delta\mathbf{W},\ \Delta b$ | `delta_W`, `delta_b` | **the gradient itself**, $\partial E/\partial\mathbf{W},\ \partial E/\partial b$ |
# | $\epsilon$ | `epsilon` | the step size of an update (learning rate), always positive |
# | $h$ | `h` | the nudge of a numerical derivative; never the step size |
#
# $\delta$ and $\Delta$ are plain derivatives. The minus that takes us downhill enters with the update, not before:
# $\mathbf{W}_{new} = \mathbf{W}_{old} - \epsilon\,\Delta\mathbf{W}$.

# %% [markdown] lang="ja" jp-MarkdownHeadingCollapsed=true
# ## もとの講義のテキストと違うところ

# %% [markdown] lang="en" jp-MarkdownHeadingCollapsed=true
# ## Where we depart from the lecture's text

# %% [markdown] lang="ja"
# 講義の配布テキストと読み比べる人のために、意図して変えたところを理由とともに挙げます。初めて学ぶ人は飛ばしてかまいません。
#
# | もとのテキスト | ここでは | 理由 |
# | --- | --- | --- |
# | $u = \mathbf{W}^T(\mathbf{x}) = b$ | $u = \mathbf{W}^\top\mathbf{x} + b$ | 誤植です。このままでは $b$ の値が $\mathbf{W}^\top\mathbf{x}$ で決まってしまい、学習できるパラメータになりません |
# | サンプルは1つ | 1つでも $N$ 個でもよく、$E$ は合計。プログラムではサンプルを行に並べる（`x` の形は `(N, n)`） | 1サンプルごとの式はそのままで、$\Delta\mathbf{W}$ と $\Delta b$ はサンプルについての合計になります |
# | $h(\mathbf{x})$ はユニット全体 | $h(\mathbf{x})$ はユニット全体（図 (a)）やネットワーク全体を表すときだけ使い、あとは $o$ と書く。括弧の付かない $h$ は数値微分の微小量 | 一つの文字に二つの意味を持たせないため |
# | $\epsilon$ に名前がない | 学習率と呼ぶ | この分野の普通の呼び名です |
# | 「連鎖率」 | 連鎖律 | 誤植です（同じテキストの後半では「連鎖律」） |
# | 重みは毎回違う乱数 | 重みもバイアスも、シードを決めて乱数を引く | 同じシードなら誰が実行しても同じ数になり、教室で話が合うからです |
# | 多層の図が失われている | 添字を入れた図を描き直した（第2章） | 添字 $i, j, k$ の意味が図なしでは決まらないため |
# | $o^{k_{max}} = h-(\mathbf{x})$ | $\mathbf{o}^{k_{max}} = \mathbf{h}(\mathbf{x})$ | 誤植です |
# | $\dfrac{\partial\mathbf{u}^{k+1}}{\partial\mathbf{o}}$（$\delta^{o^k}$ の式の中） | $\dfrac{\partial\mathbf{u}^{k+1}}{\partial\mathbf{o}^k}$ | 層の番号が抜けています |
# | $\delta^{u^{k+1}}\mathbf{W}^k,\ \delta^{u^{k+1}}\mathbf{o}^k$ | $\delta^{u^{k+1}}(\mathbf{W}^k)^\top,\ (\mathbf{o}^k)^\top\delta^{u^{k+1}}$ | 転置と掛ける順序が省かれています。サンプルを行に並べた形で、省かずに書きます |
# | 「出力層の方から順番に1つ前の層のパラメータを更新していく」 | すべての $\delta$ と $\Delta$ を更新前の重みで計算し、そのあと一度に更新する | 途中で更新すると、前の層へ送る誤差が元の $E$ の微分でなくなります |
# | 式は1サンプルのもの（複数のときの更新のしかたは書かれていない） | 1サンプルずつでも、全サンプルの合計でも更新できる | $E$ を全サンプルの合計としたので、その勾配も合計になります |
# | 畳み込み層では、接続のないところの重みを常に0と考えるだけでよい | 勾配は接続のないところでも0ではないので、**マスクする**。共有している重みの勾配は**合計する**（第4章） | 重みを0とみなすだけで勾配をそのまま使うと、1回の更新で接続のないところに重みができ、共有も崩れます |
# | softmax は見出しだけで、本文が失われている | 第5章で、ヤコビ行列と交差エントロピー $E = -\sum_j t_j\log o_j$ を新しく導く | 見出しの下にあったはずの内容を、分野の標準の形で補いました |

# %% [markdown] lang="en"
# For readers who compare: what we changed on purpose, and why. New to the subject? Skip this.
#
# | the text | here | reason |
# | --- | --- | --- |
# | $u = \mathbf{W}^T(\mathbf{x}) = b$ | $u = \mathbf{W}^\top\mathbf{x} + b$ | a misprint: $b$ would be fixed by $\mathbf{W}^\top\mathbf{x}$, and no parameter to learn |
# | one sample | one or $N$ samples; $E$ is their sum; in code, samples are rows (`x` of shape `(N, n)`) | the formulas hold for each sample; $\Delta\mathbf{W}$ and $\Delta b$ are sums over samples |
# | $h(\mathbf{x})$ is the whole unit | $h(\mathbf{x})$ only for a whole unit (picture (a)) or a whole network, otherwise we write $o$; $h$ without brackets is the nudge | one letter, one meaning |
# | no name for $\epsilon$ | step size (learning rate) | its usual name |
# | "連鎖率" (chain *ratio*) | 連鎖律 (chain *rule*) | a misprint; the same text has it right further down |
# | random weights, different each time | weights and bias are drawn from a seed | the same seed gives everyone in the room the same numbers |
# | the picture of many layers is lost | drawn anew, with indices (lesson 2) | without it, nobody can tell what $i, j, k$ count |
# | $o^{k_{max}} = h-(\mathbf{x})$ | $\mathbf{o}^{k_{max}} = \mathbf{h}(\mathbf{x})$ | a misprint |
# | $\dfrac{\partial\mathbf{u}^{k+1}}{\partial\mathbf{o}}$ (in the formula of $\delta^{o^k}$) | $\dfrac{\partial\mathbf{u}^{k+1}}{\partial\mathbf{o}^k}$ | the number of the layer is missing |
# | $\delta^{u^{k+1}}\mathbf{W}^k,\ \delta^{u^{k+1}}\mathbf{o}^k$ | $\delta^{u^{k+1}}(\mathbf{W}^k)^\top,\ (\mathbf{o}^k)^\top\delta^{u^{k+1}}$ | transposes and order are left implicit there; we write them, for samples as rows |
# | "working back from the output layer, update the parameters of each preceding layer" | every $\delta$ and $\Delta$ with the old weights, then update all at once | if you update on the way, the error passed back is no longer the derivative of $E$ at the old weights |
# | formulas for one sample (how to go through several is not said) | update with one sample at a time, or with the sum over all | $E$ is a sum over samples, so its gradient is one, too |
# | for a convolution, it is enough to take the weights of missing connections as always 0 | the gradient is not 0 there, so we **mask** it; gradients of shared weights are **summed** (lesson 4) | if the weights are taken as 0 but the gradient is used as it is, one update gives weights to missing connections, and shared weights part |
# | softmax is a heading without its text | lesson 5 derives the Jacobian, and the cross-entropy $E = -\sum_j t_j\log o_j$ | our own, in the standard form of the field |
