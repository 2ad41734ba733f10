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
# # 準備　10分でわかる numpy
#
# この講義のプログラムは、数を並べた**配列**（array）を numpy で計算します。その土台になることを、ここで見ます。知っている人は飛ばしてください。
#
# **Edit → Clear Outputs of All Cells** で出力を消し、「予想」してから **Shift + Enter** で1つずつ実行してください。
#
# [← はじめに](00_start.ipynb)　|　English: [00_numpy.ipynb](../en/00_numpy.ipynb)

# %% [markdown] lang="en"
# # Before we begin: numpy in ten minutes
#
# The code of this lecture computes with **arrays** of numbers, by numpy. Here is what it stands on. If you know it, go on.
#
# Clear the outputs with **Edit → Clear Outputs of All Cells**, predict, and run one cell at a time with **Shift + Enter**.
#
# [← start](00_start.ipynb)  |  日本語: [00_numpy.ipynb](../ja/00_numpy.ipynb)

# %% lang="ja"
import numpy as np

import lecture_lib

# %precision 4
lecture_lib.use_language("ja")

# %% lang="en"
import numpy as np

import lecture_lib

# %precision 4
lecture_lib.use_language("en")

# %% [markdown] lang="ja"
# ## 1. 形
#
# 配列の**形**（shape）は、数がいくつ並んでいるかです。$(3)$ なら3個、$(2, 3)$ なら2行3列の表です。Python では `(3,)`、`(2, 3)` と書きます。番号は0から数え、`W[1, 2]` は「1番の行、2番の列」です。
#
# **予想**：次の `W` の形と、`W[1, 2]` の値は？

# %% [markdown] lang="en"
# ## 1. Shapes
#
# The **shape** of an array says how many numbers there are: $(3)$ is three of them, $(2, 3)$ a table of 2 rows and 3 columns. Python writes `(3,)` and
# `(2, 3)`. Counting starts at 0: `W[1, 2]` is in row number 1, column number 2.
#
# **Predict**: what is the shape of this `W`, and what is `W[1, 2]`?

# %%
x = np.array([1.0, 2.0])
W = np.array([[1.0, 0.0, -1.0], [2.0, 5.0, 3.0]])
W.shape, W[1, 2]

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **`(2, 3)` と 3 です。** 0番の行が `[1, 0, -1]`、1番の行が `[2, 5, 3]` です。
# </details>
#
# ## 2. 行と列を取り出す
#
# `W[0]` は0番の行です。`:` は「全部」という意味で、`W[:, 0]` は「すべての行の、0番の列」です。1次元なら、`a[1:3]` は1番から2番まで（3番の手前まで）、`a[-1]` は最後の要素、`a[[0, 2]]` は0番と2番です。
#
# **予想**：`W[:, 0]` の値と形は？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **`(2, 3)` and 3.** Row number 0 is `[1, 0, -1]`, row number 1 is `[2, 5, 3]`.
# </details>
#
# ## 2. Rows and columns
#
# `W[0]` is row number 0. A `:` means "all": `W[:, 0]` is column number 0 of all rows. With one axis, `a[1:3]` goes from number 1 to number 2 (up to, but not
# including, 3), `a[-1]` is the last element, `a[[0, 2]]` are numbers 0 and 2.
#
# **Predict**: what is `W[:, 0]`, and what is its shape?

# %%
W[:, 0], W[:, 0].shape

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **1 と 2 で、形は `(2,)` です。** 1列だけ取り出すと、表ではなく、ただの並びになります。
# </details>
#
# ## 3. 掛け算は2種類
#
# `*` は、同じ場所にある数どうしの積です（数学では $\circ$ と書きます）。`@` は**行列の積**で、左の行と右の列を、掛けてから足します。形は $(2)\,@\,(2, 3) \to (3)$ のように、向かい合う2つの数（ここでは 2）が消えます。
#
# **予想**：`x @ W` の0番の数は？（`x` は `[1, 2]`、`W` の0番の列は `[1, 2]` です。）

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **1 and 2, of shape `(2,)`.** A single column that is taken out is a plain array with one axis, neither row nor column.
# </details>
#
# ## 3. Two kinds of product
#
# `*` multiplies numbers that stand in the same place (in formulas: $\circ$). `@` is the **matrix product**: it multiplies a row on the left by a column on the right, and adds up.
# In the shapes the two numbers that meet disappear: $(2)\,@\,(2, 3) \to (3)$.
#
# **Predict**: what is the first number of `x @ W`? (`x` is `[1, 2]`, and the first column of `W` is `[1, 2]`.)

# %%
x @ W

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **5 です。** $1 \times 1 + 2 \times 2$。ほかの2つは、ほかの列との積です。
# </details>
#
# ## 4. ブロードキャスト
#
# 足し算や `*` で形が違うとき、numpy は小さいほうを繰り返して合わせます（**ブロードキャスト**、broadcasting）。形を右からそろえて比べ、同じか、一方が1（または、ない）なら合います。便利ですが、間違いに気づかないことがあります。
#
# **予想**：形 `(2, 3)` の `W` に、形 `(3,)` の `b` を足すと、何が起こりますか？　では、形 `(3,)` の `b` と形 `(3, 1)` の `column` なら、和の形は？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **It is 5**: $1 \times 1 + 2 \times 2$. The other two come from the other columns.
# </details>
#
# ## 4. Broadcasting
#
# If two shapes differ in a sum or in `*`, numpy repeats the smaller one until they fit (**broadcasting**). It compares the shapes from the right: they fit
# where they are equal, or where one is 1 (or missing). That is handy, and it hides mistakes.
#
# **Predict**: what happens when `b` of shape `(3,)` is added to `W` of shape `(2, 3)`? And what is the shape of `b` of shape `(3,)` plus `column` of shape
# `(3, 1)`?

# %%
b = np.array([10.0, 20.0, 30.0])
# 同じ数を縦に並べる | the same numbers, one below the other
column = b.reshape(3, 1)
W + b, (b + column).shape

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **どの行にも `b` が足されます。`b + column` の形は `(3, 3)` です。** `column` は右へ、`b` は下へ繰り返され、すべての組の和になります。誤差 `t - o` で `t` と `o` の形がこうなっていると、エラーも出ずに違う値になります。
# </details>
#
# ## 5. 軸に沿って足す
#
# 形の中のそれぞれの数を**軸**（axis）といいます。`(2, 3)` なら、0番の軸の長さが2、1番の軸の長さが3です。`W.sum()` は全部の和です。`axis=0` なら、0番の軸（行の番号）について足し、その軸が消えます。
#
# **予想**：`W.sum(axis=0)` の形は？　数はいくつですか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **`b` is added to every row; `b + column` has the shape `(3, 3)`**: `column` is repeated to the right, `b` downwards, and every pair is added. If `t` and `o`
# in an error `t - o` have shapes like these, there is no complaint, only a wrong value.
# </details>
#
# ## 5. Sums along an axis
#
# Each number in a shape is the length of an **axis**: `(2, 3)` has an axis number 0 of length 2 and an axis number 1 of length 3. `W.sum()` adds up
# everything. With `axis=0` the sum runs over axis number 0 (the number of the row), and that axis disappears.
#
# **Predict**: what is the shape of `W.sum(axis=0)`? And what are its numbers?

# %%
W.sum(axis=0)

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **形は `(3,)` で、3、5、2 です。** 列ごとの和です。この講義ではサンプルを行に並べるので、`axis=0` は「サンプルについて合計する」という意味になります。
# </details>
#
# ## 6. 転置
#
# `W.T` は、行と列を入れ替えた表です（数学では $\mathbf{W}^\top$）。
#
# **予想**：`W.T` の形は？　1次元の `x` の `x.T` は？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **The shape is `(3,)`, and they are 3, 5 and 2**: the sum of each column. In this lecture samples are rows, so `axis=0` means "summed over samples".
# </details>
#
# ## 6. Transpose
#
# `W.T` is the table with rows and columns exchanged (in formulas: $\mathbf{W}^\top$).
#
# **Predict**: what is the shape of `W.T`? And of `x.T`, where `x` has one axis only?

# %%
W.T.shape, x.T.shape

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **`(3, 2)` と `(2,)` です。** 軸が1本しかない配列は、転置しても変わりません。
# </details>
#
# ## 7. 写しと書き換え
#
# `second = first` は、同じ配列に2つ目の名前を付けるだけです。`first - 1` のような計算は、新しい配列を作ります。
#
# **予想**：次を実行すると、`first[0]` はいくつになりますか？

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **`(3, 2)` and `(2,)`.** An array with a single axis is not changed by a transpose.
# </details>
#
# ## 7. Copies
#
# `second = first` only gives the same array a second name. A computation such as `first - 1` makes a new array.
#
# **Predict**: after the next cell has run, what is `first[0]`?

# %%
first = np.array([1.0, 2.0])
second = first
second[0] = 7.0
third = first - 1
first[0], third[0]

# %% [markdown] lang="ja"
# <details><summary>答え</summary>
#
# **7 になります。** `second` は `first` と同じ配列の別名です。だからこの講義では、受け取った配列に書き込まず、`W_new = W - epsilon * delta_W` のように新しい配列を作ります。写しが欲しいときは `first.copy()` です。
# </details>
#
# ## 8. あとで出てくる関数
#
# 次の関数も使います。いま覚える必要はありません。出てきたら、ここを見てください。
#
# | 書き方 | 意味 |
# | --- | --- |
# | `np.outer(a, b)` | 掛け算の表：i 行 j 列が `a[i] * b[j]`（2次元以上なら、先に1列に並べる） |
# | `np.allclose(a, b)` | すべての数が、丸め誤差の範囲で等しいか（`True` か `False`） |
# | `a <= 0.05`、`np.all(…)`、`np.sum(…)` | 比べると、`True` と `False` の配列になる。すべて `True` か。`True` の個数 |
# | `a[a > 0.05]`、`np.where(m, a, 0)` | 条件に合うものだけを取り出す。`m` が `True` なら `a`、そうでなければ 0 |
# | `np.mean`、`np.median`、`np.sqrt`、`abs(a)` | 平均、中央値、平方根、絶対値 |
# | `a.max()`、`a.argmax()` | 最大の値、最大の値のある番号 |
# | `np.zeros(3)`、`np.full(3, 0.5)`、`np.linspace(0, 1, 5)` | 0を3個、0.5を3個、0から1まで等間隔に5個 |
# | `[x**2 for x in a]`、`(a < 1) & (b < 1)` | すべての要素について計算したリスト、「どちらも」 |
# | `a.ravel()`、`a.reshape(2, 3)` | 1列に並べ直す、2行3列に並べ直す |
# | `print(*a)` | 中身を空白で区切って表示する |
# | `f"{a:.2f}"`、`f"{a:.0%}"`、`f"{a:.1e}"` | 文字にする：小数第2位まで、百分率、`1.2e-03`（$1.2 \times 10^{-3}$）の形 |
#
# これで準備は終わりです。
#
# [← はじめに](00_start.ipynb)　|　[第1章：1個のユニット →](01_single_unit.ipynb)

# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# **It is 7**: `second` is another name of the same array. That is why this lecture never writes into an array that it was given, but makes a new one, as in
# `W_new = W - epsilon * delta_W`. For a copy there is `first.copy()`.
# </details>
#
# ## 8. What comes later
#
# These are used, too. You need not learn them now; look here when you meet one.
#
# | in code | meaning |
# | --- | --- |
# | `np.outer(a, b)` | a multiplication table: row i, column j is `a[i] * b[j]` (arrays with more axes are put in one row first) |
# | `np.allclose(a, b)` | are all numbers equal, but for rounding? (`True` or `False`) |
# | `a <= 0.05`, `np.all(…)`, `np.sum(…)` | a comparison gives an array of `True` and `False`; are all `True`?; how many are `True`? |
# | `a[a > 0.05]`, `np.where(m, a, 0)` | the elements of `a` above 0.05; `a` where `m` is `True`, 0 elsewhere |
# | `np.mean`, `np.median`, `np.sqrt`, `abs(a)` | mean, median, square root, absolute value |
# | `a.max()`, `a.argmax()` | the largest value, the number of its place |
# | `np.zeros(3)`, `np.full(3, 0.5)`, `np.linspace(0, 1, 5)` | three 0s, three 0.5s, five numbers evenly from 0 to 1 |
# | `[x**2 for x in a]`, `(a < 1) & (b < 1)` | a list, computed from each element; "both" |
# | `a.ravel()`, `a.reshape(2, 3)` | put in one row, in 2 rows of 3 |
# | `print(*a)` | prints what is in it, with spaces between |
# | `f"{a:.2f}"`, `f"{a:.0%}"`, `f"{a:.1e}"` | as text: two decimals, per cent, `1.2e-03` ($1.2 \times 10^{-3}$) |
#
# That is all you need.
#
# [← start](00_start.ipynb)  |  [lesson 1, the single unit →](01_single_unit.ipynb)
