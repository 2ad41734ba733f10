# ruff: noqa
"""Answers to the exercises of lesson 4 as learners err, written by somebody who had seen the notebook only.

WRONG and RIGHT: (exercise, what it is, answer). They are not to be tuned to: new ones are worth more than these.
"""

import numpy as np, math
from fractions import Fraction

WRONG = []
RIGHT = []


def wrong(name, description):
    """Decorator: register the function below as a wrong answer."""

    def put(f):
        WRONG.append((name, description, f))
        return f

    return put


def right(name, description):
    """Decorator: register the function below as a right answer."""

    def put(f):
        RIGHT.append((name, description, f))
        return f

    return put


def wv(name, description, value):
    WRONG.append((name, description, value))


def rv(name, description, value):
    RIGHT.append((name, description, value))


# =====================================================================
# 1. count_connections          (12, 3)
# =====================================================================
C = "count_connections"
wv(C, "every input has 3 connections, the ends too: 6 x 3", [18, 3])
wv(C, "each connection has a weight of its own (no sharing)", [12, 12])
wv(C, "swapped the order of (1) and (2)", [3, 12])
wv(C, "dense layer, 6 x 4, all weights different", [24, 24])
wv(C, "dense connections 6 x 4, but knows about sharing", [24, 3])
wv(C, "gave the number of outputs instead of connections", [4, 3])
wv(C, "number of places without the + 1: 3 x 3", [3 * (6 - 3), 3])
wv(C, "counts the 0 of the missing connections as a fourth weight", [12, 4])
wv(C, "no sharing and 6 x 3 at once", [18, 18])
wv(C, "shared means that there is one weight only", [12, 1])
wv(C, "moves the kernel by its whole length (2 places)", [2 * 3, 3])
wv(C, "zero padding, 6 outputs, the connections to the zeros left out", [16, 3])
wv(C, "one weight per input", [(6 - 3 + 1) * 3, 6])
wv(C, "adds where it should multiply: 4 + 3", [4 + 3, 3])
wv(C, "half finished: (2) still ...", [12, ...])
wv(C, "only one number handed over", 12)

rv(C, "list", [12, 3])
rv(C, "tuple", (12, 3))
rv(C, "array", np.array([12, 3]))
rv(C, "computed, floats", [(6 - 3 + 1) * 3.0, 3.0])
_pairs = [(i, j) for j in range(6 - 3 + 1) for i in range(6) if 0 <= i - j < 3]
rv(C, "enumerated with a set", [len(_pairs), len({i - j for i, j in _pairs})])

# =====================================================================
# 2. missing_gradient           "b"
# =====================================================================
M = "missing_gradient"
wv(M, "w is 0, so its gradient is 0", "a")
wv(M, "thinks that the gradient starts to move only after updates", "c")
wv(M, "gives a number, with the sign lost", 0.2)
wv(M, "gives the number 0 for (a)", 0)

rv(M, "b", "b")
rv(M, "numpy string", np.str_("b"))
rv(M, "chosen from a list by computing", ["a", "b", "c"][[0, round(2 * -0.1, 3)].index(-0.2)])
rv(M, "key of a dictionary", [key for key, v in {"a": 0.0, "b": 2 * (-0.1)}.items() if v < 0][0])

# =====================================================================
# 3. convolve_by_hand           (-0.5, 3.2, -0.8)
# =====================================================================
H = "convolve_by_hand"
wv(H, "flips the kernel", [-2, 2.9, 0.7])
wv(H, "u2: (-2)(-1) taken as -2", [-0.5, -0.8, -0.8])
wv(H, "u1: 0.5 x (-1) taken as +0.5", [0.5, 3.2, -0.8])
wv(H, "u3: lost the minus of x3", [-0.5, 3.2, 1.2])
wv(H, "decimal point: 0.5 x 0.4 = 0.02", [-0.5, 3.02, -0.8])
wv(H, "decimal point: -2 x 0.4 = -0.08", [-0.5, 3.2, -0.08])
wv(H, "pads with a zero on the left, gives the first three", [-3.5, -0.5, 3.2])
wv(H, "pads with zeros at both ends, gives all five", [-3.5, -0.5, 3.2, -0.8, -3.6])
wv(H, "gives the three products of u1, not added", [2, -2, -0.5])
wv(H, "mean instead of sum", [-0.5 / 3, 3.2 / 3, -0.8 / 3])
wv(H, "moves the kernel two places at a time", [-0.5, -0.8])
wv(H, "puts the sigmoid on top", [1 / (1 + math.exp(-u)) for u in (-0.5, 3.2, -0.8)])
wv(H, "running sum: goes on adding to the last u", [-0.5, 2.7, 1.9])
wv(H, "copies the kernel with +2 in place of -2", [3.5, -0.8, 0.8])
wv(H, "wrote them from right to left", [-0.8, 3.2, -0.5])
wv(H, "slides the third pair only: u2, u3 with k1 x1 + k2 x2 unchanged", [2 - 2 - 0.5, 2 - 2 + 0.5 * 0.4, 2 - 2 + 0.5 * 2])
wv(H, "two slips: sign in u1 and in u2", [0.5, -0.8, -0.8])
wv(H, "u3 half finished", [-0.5, 3.2, ...])

_x3 = np.array([2, 1, -1, 0.4, 2])
_k3 = np.array([1, -2, 0.5])
rv(H, "by hand", [-0.5, 3.2, -0.8])
rv(H, "np.correlate", np.correlate(_x3, _k3, "valid"))
rv(H, "np.convolve with the kernel flipped", tuple(np.convolve(_x3, _k3[::-1], mode="valid")))
rv(H, "fractions", [Fraction(-1, 2), Fraction(16, 5), Fraction(-4, 5)])
rv(H, "sums written out", [1 * 2 + -2 * 1 + 0.5 * -1, 1 * 1 + -2 * -1 + 0.5 * 0.4, 1 * -1 + -2 * 0.4 + 0.5 * 2])

# =====================================================================
# 4. mask(m, n)
# =====================================================================
K = "mask"


@wrong(K, "<= m: the kernel one too long")
def mask(m, n):
    i = np.arange(n)[:, None]
    j = np.arange(n - m + 1)
    return (i - j >= 0) & (i - j <= m)


@wrong(K, "> 0 in place of >= 0: first input of each output lost")
def mask(m, n):
    d = np.arange(n)[:, None] - np.arange(n - m + 1)
    return np.logical_and(d > 0, d < m)


@wrong(K, "distance |i - j| < m")
def mask(m, n):
    result = np.zeros((n, n - m + 1), dtype=bool)
    for i in range(n):
        for j in range(n - m + 1):
            if abs(i - j) < m:
                result[i, j] = True
    return result


@wrong(K, "j - i instead of i - j")
def mask(m, n):
    rows, cols = n, n - m + 1
    out = np.zeros((rows, cols), bool)
    for i in range(rows):
        for j in range(cols):
            out[i, j] = 0 <= j - i < m
    return out


@wrong(K, "transposed: a row for each output")
def mask(m, n):
    A = np.full((n - m + 1, n), False)
    for j in range(n - m + 1):
        A[j, j : j + m] = True
    return A


@wrong(K, "n - m columns")
def mask(m, n):
    return np.array([[0 <= i - j < m for j in range(n - m)] for i in range(n)])


@wrong(K, "forgot that i - j must not be negative")
def mask(m, n):
    return np.arange(n)[:, None] - np.arange(n - m + 1) < m


@wrong(K, "np.tril: everything below the diagonal")
def mask(m, n):
    return np.tril(np.ones((n, n - m + 1), dtype=bool))


@wrong(K, "True where NOT connected (as in np.ma)")
def mask(m, n):
    d = np.arange(n)[:, None] - np.arange(n - m + 1)
    return (d < 0) | (d >= m)


@wrong(K, "return inside the loop")
def mask(m, n):
    mk = np.zeros((n, n - m + 1), dtype=bool)
    for j in range(n - m + 1):
        mk[j : j + m, j] = True
        return mk


@wrong(K, "moves the kernel by m each time")
def mask(m, n):
    mk = np.zeros((n, n - m + 1), dtype=bool)
    for j in range(n - m + 1):
        mk[j * m : (j + 1) * m, j] = True
    return mk


@wrong(K, "kernel centred on input j")
def mask(m, n):
    half = m // 2
    out = np.zeros((n, n - m + 1), dtype=bool)
    for j in range(n - m + 1):
        out[max(0, j - half) : j + half + 1, j] = True
    return out


@wrong(K, "rows are the same list object")
def mask(m, n):
    table = [[False] * (n - m + 1)] * n
    for j in range(n - m + 1):
        for a in range(m):
            table[j + a][j] = True
    return np.array(table)


@wrong(K, "slice j:m instead of j:j + m")
def mask(m, n):
    res = np.zeros((n, n - m + 1), dtype=bool)
    for j in range(res.shape[1]):
        res[j:m, j] = True
    return res


@wrong(K, "chained comparison of an array")
def mask(m, n):
    d = np.arange(n)[:, None] - np.arange(n - m + 1)
    return 0 <= d < m


@wrong(K, "numbers of the example on paper left in (m = 2)")
def mask(m, n):
    M = np.zeros((n, n - m + 1), dtype=bool)
    for j in range(n - m + 1):
        M[j, j] = True
        M[j + 1, j] = True
    return M


@wrong(K, "loop over the outputs stops one early")
def mask(m, n):
    n_out = n - m + 1
    M = np.zeros((n, n_out)) > 0
    for j in range(n_out - 1):
        M[j : j + m, j] = True
    return M


@wrong(K, "forgot the return")
def mask(m, n):
    M = np.zeros((n, n - m + 1), dtype=bool)
    for j in range(n - m + 1):
        M[j : j + m, j] = True


@right(K, "nested list comprehension, list of lists")
def mask(m, n):
    return [[j <= i < j + m for j in range(n - m + 1)] for i in range(n)]


@right(K, "difference of two triangles")
def mask(m, n):
    c = n - m + 1
    return np.tri(n, c, 0, dtype=bool) & ~np.tri(n, c, -m, dtype=bool)


@right(K, "np.fromfunction")
def mask(m, n):
    return np.fromfunction(lambda i, j: np.logical_and(i >= j, i < j + m), (n, n - m + 1))


@right(K, "sum of shifted identities, then > 0")
def mask(m, n):
    total = np.zeros((n, n - m + 1))
    for a in range(m):
        total += np.eye(n, n - m + 1, k=-a)
    return total > 0


@right(K, "np.isin of the differences")
def mask(m, n):
    diff = np.subtract.outer(np.arange(n), np.arange(n - m + 1))
    return np.isin(diff, range(m))


@right(K, "column_stack of the columns")
def mask(m, n):
    def column(j):
        return [False] * j + [True] * m + [False] * (n - m - j)

    return np.column_stack([column(j) for j in range(n - m + 1)])


# =====================================================================
# 5. dense_weights(k, n)
# =====================================================================
D = "dense_weights"


@wrong(D, "kernel flipped")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j : j + m, j] = k[::-1]
    return W


@wrong(D, "transposed: rows are outputs (W @ x)")
def dense_weights(k, n):
    m = k.shape[0]
    W = np.zeros((n - m + 1, n))
    for i in range(n - m + 1):
        W[i, i : i + m] = k
    return W


@wrong(D, "kernel written into rows of an (n, n - m + 1) matrix")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j, j : j + m] = k
    return W


@wrong(D, "one column short")
def dense_weights(k, n):
    m = len(k)
    cols = n - m
    W = np.zeros((n, cols))
    for j in range(cols):
        W[j : j + m, j] = k
    return W


@wrong(D, "return indented into the loop")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(W.shape[1]):
        W[j : j + m, j] = k
        return W


@wrong(D, "matrix of integers, decimals cut off")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1), dtype=int)
    for j in range(n - m + 1):
        W[j : j + m, j] = k
    return W


@wrong(D, "only the mask, as 1 and 0")
def dense_weights(k, n):
    m = len(k)
    d = np.arange(n)[:, None] - np.arange(n - m + 1)
    return np.where((d >= 0) & (d < m), 1.0, 0.0)


@wrong(D, "counts columns from 1, column 0 stays empty")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(1, n - m + 1):
        W[j : j + m, j] = k
    return W


@wrong(D, "kernel always from row 0 on")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[:m, j] = k
    return W


@wrong(D, "circulant matrix, n columns")
def dense_weights(k, n):
    first = np.concatenate([k, np.zeros(n - len(k))])
    return np.stack([np.roll(first, j) for j in range(n)], axis=1)


@wrong(D, "kernel repeated everywhere, not masked")
def dense_weights(k, n):
    m = len(k)
    W = np.empty((n, n - m + 1))
    for i in range(n):
        for j in range(n - m + 1):
            W[i, j] = k[(i - j) % m]
    return W


@wrong(D, "k[j - i]: index the wrong way round")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for i in range(n):
        for j in range(n - m + 1):
            if 0 <= i - j < m:
                W[i, j] = k[j - i]
    return W


@wrong(D, "np.eye with the offset of the wrong sign")
def dense_weights(k, n):
    m = len(k)
    return sum(k[a] * np.eye(n, n - m + 1, a) for a in range(m))


@wrong(D, "random initial values where nothing is connected")
def dense_weights(k, n):
    rng = np.random.default_rng(0)
    m = len(k)
    W = rng.normal(size=(n, n - m + 1))
    for j in range(n - m + 1):
        W[j : j + m, j] = k
    return W


@wrong(D, "'same' padding: square matrix, kernel centred")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n))
    for j in range(n):
        for a in range(m):
            i = j + a - m // 2
            if 0 <= i < n:
                W[i, j] = k[a]
    return W


@wrong(D, "one weight of the kernel for each output")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j : j + m, j] = k[j % m]
    return W


@wrong(D, "list rows are one object")
def dense_weights(k, n):
    m = len(k)
    W = [[0.0] * (n - m + 1)] * n
    for j in range(n - m + 1):
        for a in range(m):
            W[j + a][j] = k[a]
    return np.array(W)


@wrong(D, "last element of the kernel forgotten")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        for a in range(m - 1):
            W[j + a, j] = k[a]
    return W


@right(D, "pad each column, stack")
def dense_weights(k, n):
    m = len(k)
    return np.stack([np.pad(k, (j, n - m - j)) for j in range(n - m + 1)], axis=-1)


@right(D, "double loop over a list of lists")
def dense_weights(k, n):
    m = len(k)
    table = []
    for i in range(n):
        row = []
        for j in range(n - m + 1):
            row.append(float(k[i - j]) if 0 <= i - j <= m - 1 else 0.0)
        table.append(row)
    return table


@right(D, "fancy indexing")
def dense_weights(k, n):
    (m,) = np.shape(k)
    j, a = np.meshgrid(np.arange(n - m + 1), np.arange(m), indexing="ij")
    W = np.zeros((n, n - m + 1))
    W[j + a, j] = np.asarray(k)[a]
    return W


@right(D, "slides along the unit vectors")
def dense_weights(k, n):
    return np.array([np.correlate(e, k, mode="valid") for e in np.eye(n)])


@right(D, "sum of shifted identities")
def dense_weights(k, n):
    m = len(k)
    return sum(ka * np.eye(n, n - m + 1, -a) for a, ka in enumerate(k))


@right(D, "einsum of kernel and shifted identities")
def dense_weights(k, n):
    m = len(k)
    diagonals = np.array([np.eye(n, n - m + 1, k=-a) for a in range(m)])
    return np.einsum("a,aij->ij", k, diagonals)


# =====================================================================
# 6. kernel_gradient(delta_W, m)
# =====================================================================
G = "kernel_gradient"


@wrong(G, "trace with offset +a: diagonals above")
def kernel_gradient(delta_W, m):
    return np.array([np.trace(delta_W, offset=a) for a in range(m)])


@wrong(G, "mean over the diagonal")
def kernel_gradient(delta_W, m):
    return np.array([np.diagonal(delta_W, -a).mean() for a in range(m)])


@wrong(G, "takes the first column only")
def kernel_gradient(delta_W, m):
    return delta_W[:m, 0]


@wrong(G, "sums the first m rows")
def kernel_gradient(delta_W, m):
    return delta_W[:m].sum(axis=1)


@wrong(G, "order reversed, as if the kernel were flipped")
def kernel_gradient(delta_W, m):
    dk = [np.trace(delta_W, offset=-a) for a in range(m)]
    return np.array(dk[::-1])


@wrong(G, "offset -(a + 1), counting from 1")
def kernel_gradient(delta_W, m):
    return np.array([np.trace(delta_W, offset=-a) for a in range(1, m + 1)])


@wrong(G, "sum over j in range(m) instead of over the outputs")
def kernel_gradient(delta_W, m):
    dk = np.zeros(m)
    for a in range(m):
        for j in range(m):
            dk[a] += delta_W[j + a, j]
    return dk


@wrong(G, "masks, then sums over the outputs: a number for each input")
def kernel_gradient(delta_W, m):
    n, n_out = delta_W.shape
    d = np.arange(n)[:, None] - np.arange(n_out)
    masked = np.where((d >= 0) & (d < m), delta_W, 0)
    return masked.sum(axis=1)


@wrong(G, "= instead of += : last place only")
def kernel_gradient(delta_W, m):
    n_out = delta_W.shape[1]
    dk = np.zeros(m)
    for j in range(n_out):
        for a in range(m):
            dk[a] = delta_W[j + a, j]
    return dk


@wrong(G, "sum not set back to 0 between the a")
def kernel_gradient(delta_W, m):
    dk = []
    s = 0
    for a in range(m):
        for j in range(delta_W.shape[1]):
            s += delta_W[j + a, j]
        dk.append(s)
    return np.array(dk)


@wrong(G, "return too early: the rest stays 0")
def kernel_gradient(delta_W, m):
    dk = np.zeros(m)
    for a in range(m):
        for j in range(delta_W.shape[1]):
            dk[a] += delta_W[j + a, j]
        return dk


@wrong(G, "minus sign, confused with the update")
def kernel_gradient(delta_W, m):
    return -np.array([delta_W.trace(offset=-a) for a in range(m)])


@wrong(G, "shares over everything: all elements, connected or not")
def kernel_gradient(delta_W, m):
    return np.full(m, delta_W.sum())


@wrong(G, "sum of all connected elements for each a")
def kernel_gradient(delta_W, m):
    n, c = delta_W.shape
    total = 0.0
    for j in range(c):
        total += delta_W[j : j + m, j].sum()
    return np.ones(m) * total


@wrong(G, "last output missing")
def kernel_gradient(delta_W, m):
    n = delta_W.shape[0]
    return np.array([sum(delta_W[j + a, j] for j in range(n - m)) for a in range(m)])


@wrong(G, "m - 1 elements only (range(m - 1))")
def kernel_gradient(delta_W, m):
    dk = np.zeros(m)
    for a in range(0, m - 1):
        dk[a] = np.trace(delta_W, offset=-a)
    return dk


@wrong(G, "diagonals not summed")
def kernel_gradient(delta_W, m):
    return np.array([np.diagonal(delta_W, offset=-a) for a in range(m)])


@wrong(G, "integer array as accumulator")
def kernel_gradient(delta_W, m):
    dk = np.array([0] * m)
    for a in range(m):
        dk[a] = np.trace(delta_W, offset=-a)
    return dk


@right(G, "plain loops, list")
def kernel_gradient(delta_W, m):
    dk = [0.0] * m
    for j in range(len(delta_W[0])):
        for a in range(m):
            dk[a] += float(delta_W[j + a][j])
    return dk


@right(G, "np.bincount with weights")
def kernel_gradient(delta_W, m):
    i, j = np.indices(delta_W.shape)
    a = i - j
    ok = (0 <= a) & (a < m)
    return np.bincount(a[ok], weights=delta_W[ok], minlength=m)


@right(G, "einsum over shifted blocks: einsum('jj')")
def kernel_gradient(delta_W, m):
    c = delta_W.shape[1]
    return np.array([np.einsum("jj", delta_W[a : a + c]) for a in range(m)])


@right(G, "sum of slices of columns (in place, on a new array)")
def kernel_gradient(delta_W, m):
    total = np.array(delta_W[0:m, 0], dtype=float)
    for j in range(1, delta_W.shape[1]):
        total += delta_W[j : j + m, j]
    return total


@right(G, "np.add.at")
def kernel_gradient(delta_W, m):
    dk = np.zeros(m)
    for (i, j), value in np.ndenumerate(delta_W):
        if j <= i < j + m:
            np.add.at(dk, i - j, value)
    return dk


@right(G, "derivative by the kernel: shifted identities, tensordot")
def kernel_gradient(delta_W, m):
    n, c = delta_W.shape
    where_shared = np.stack([np.eye(n, c, k=-a) for a in range(m)])
    return np.tensordot(where_shared, delta_W, axes=2)


# =====================================================================
# 7. kernel_gradient_by_hand    (2.1, 1.5, 0.7)
# =====================================================================
Y = "kernel_gradient_by_hand"
wv(Y, "dk1: (-0.2)(-2) taken as -0.4", [1.3, 1.5, 0.7])
wv(Y, "dk2: 0.4 x (-2) taken as +0.8", [2.1, 3.1, 0.7])
wv(Y, "dk2: (-0.2) x 1 taken as +0.2", [2.1, 1.9, 0.7])
wv(Y, "db: mean of the three", [2.1, 1.5, 0.7 / 3])
wv(Y, "all three averaged over the places", [0.7, 0.5, 0.7 / 3])
wv(Y, "dk1 and dk2 swapped", [1.5, 2.1, 0.7])
wv(Y, "first output only (no sharing)", [1.2, -0.8, 0.4])
wv(Y, "delta flipped before sliding", [2.3, 0.8, 0.7])
wv(Y, "minus of the update put in", [-2.1, -1.5, -0.7])
wv(Y, "db: adds the absolute values", [2.1, 1.5, 1.1])
wv(Y, "db: thinks of the 1 only", [2.1, 1.5, 1])
wv(Y, "db: b appears three times, so 3", [2.1, 1.5, 3])
wv(Y, "dk2 moves two places", [2.1, -0.6, 0.7])
wv(Y, "dk2: moves delta instead of x", [2.1, -0.2 * -2 + 0.5 * 1, 0.7])
wv(Y, "same x for k2 as for k1", [2.1, 2.1, 0.7])
wv(Y, "sum of x times sum of delta", [2 * 0.7, 4 * 0.7, 0.7])
wv(Y, "decimal point: 0.5 x 5 = 0.25", [2.1, -0.75, 0.7])
wv(Y, "bias gradient one for each output", [2.1, 1.5, [0.4, -0.2, 0.5]])
wv(Y, "two slips: sign in dk1 and sign in db (0.4 + 0.2 + 0.5)", [1.3, 1.5, 1.1])

_x7 = np.array([3.0, -2, 1, 5])
_d7 = np.array([0.4, -0.2, 0.5])
rv(Y, "by hand", [2.1, 1.5, 0.7])
rv(Y, "fractions", (Fraction(21, 10), Fraction(3, 2), Fraction(7, 10)))
rv(Y, "np.correlate and append", np.append(np.correlate(_x7, _d7), _d7.sum()))
rv(Y, "outer product and traces", [np.trace(np.outer(_x7, _d7)), np.trace(np.outer(_x7, _d7), offset=-1), sum(_d7)])
rv(Y, "sums written out", [0.4 * 3 + -0.2 * -2 + 0.5 * 1, 0.4 * -2 + -0.2 * 1 + 0.5 * 5, 0.4 - 0.2 + 0.5])

# =====================================================================
# 8. convolve(k, x, stride, padding)
# =====================================================================
V = "convolve"


@wrong(V, "np.convolve flips the kernel")
def convolve(k, x, stride, padding):
    return np.convolve(np.pad(x, padding), k, mode="valid")[::stride]


@wrong(V, "padding on the left only")
def convolve(k, x, stride, padding):
    xp = np.concatenate([np.zeros(padding), x])
    m = len(k)
    return np.array([xp[i : i + m] @ k for i in range(0, len(xp) - m + 1, stride)])


@wrong(V, "padding on the right only")
def convolve(k, x, stride, padding):
    m = len(k)
    xp = list(x) + [0] * padding
    u = []
    for s in range(0, len(xp) - m + 1, stride):
        u.append(sum(k[a] * xp[s + a] for a in range(m)))
    return np.array(u)


@wrong(V, "stride forgotten")
def convolve(k, x, stride, padding):
    xp = np.pad(x, padding)
    m = len(k)
    return np.array([np.sum(xp[i : i + m] * k) for i in range(len(xp) - m + 1)])


@wrong(V, "result of np.pad not kept")
def convolve(k, x, stride, padding):
    np.pad(x, padding)
    m = len(k)
    return np.array([np.dot(k, x[i : i + m]) for i in range(0, len(x) - m + 1, stride)])


@wrong(V, "stride and padding swapped")
def convolve(k, x, stride, padding):
    pad, step = stride, max(padding, 1)
    xp = np.pad(x, pad)
    m = len(k)
    return np.array([xp[i : i + m] @ k for i in range(0, len(xp) - m + 1, step)])


@wrong(V, "+ 1 forgotten: last place missing")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    m = len(k)
    u = []
    for i in range(0, len(padded) - m, stride):
        u.append(padded[i : i + m] @ k)
    return np.array(u)


@wrong(V, "kernel hangs over at the end (zip cuts off)")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    return np.array([sum(ka * xa for ka, xa in zip(k, padded[i:])) for i in range(0, len(padded), stride)])


@wrong(V, "number of outputs from n without the padding")
def convolve(k, x, stride, padding):
    n, m = len(x), len(k)
    padded = np.pad(x, padding)
    n_out = (n - m) // stride + 1
    u = np.zeros(n_out)
    for j in range(n_out):
        u[j] = k @ padded[j * stride : j * stride + m]
    return u


@wrong(V, "pads with the values at the edge")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding, mode="edge")
    return np.correlate(padded, k, mode="valid")[::stride]


@wrong(V, "right number of outputs, but j not multiplied by stride")
def convolve(k, x, stride, padding):
    n, m = x.shape[0], k.shape[0]
    padded = np.pad(x, padding)
    n_out = (n + 2 * padding - m) // stride + 1
    out = np.empty(n_out)
    for j in range(n_out):
        out[j] = np.sum(k * padded[j : j + m])
    return out


@wrong(V, "takes every stride-th input first, then slides")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)[::stride]
    m = len(k)
    return np.array([padded[i : i + m] @ k for i in range(len(padded) - m + 1)])


@wrong(V, "stride inside the window (dilation)")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    m = len(k)
    span = (m - 1) * stride + 1
    return np.array([padded[i : i + span : stride] @ k for i in range(len(padded) - span + 1)])


@wrong(V, "padded[p:-p] = x fails when p = 0")
def convolve(k, x, stride, padding):
    padded = np.zeros(len(x) + 2 * padding)
    padded[padding:-padding] = x
    m = len(k)
    return np.array([padded[i : i + m] @ k for i in range(0, len(padded) - m + 1, stride)])


@wrong(V, "integer zeros: decimals of x cut off")
def convolve(k, x, stride, padding):
    n, m = len(x), len(k)
    padded = np.zeros(n + 2 * padding, dtype=int)
    padded[padding : padding + n] = x
    return np.array([padded[i : i + m] @ k for i in range(0, n + 2 * padding - m + 1, stride)])


@wrong(V, "ceil instead of floor: an output that hangs over")
def convolve(k, x, stride, padding):
    n, m = len(x), len(k)
    n_out = math.ceil((n + 2 * padding - m) / stride) + 1
    padded = np.pad(x, (padding, padding + stride))
    return np.array([padded[j * stride : j * stride + m] @ k for j in range(n_out)])


@wrong(V, "mode='same' for the padding, whatever it is")
def convolve(k, x, stride, padding):
    mode = "same" if padding > 0 else "valid"
    return np.correlate(x, k, mode)[::stride]


@wrong(V, "return in the loop: first output only")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    u = []
    for i in range(0, len(padded) - len(k) + 1, stride):
        u.append(float(padded[i : i + len(k)] @ k))
        return u


@wrong(V, "products not added")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    return np.array([k * padded[i : i + len(k)] for i in range(0, len(padded) - len(k) + 1, stride)])


@wrong(V, "mean of the products")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    return [np.mean(k * padded[i : i + len(k)]) for i in range(0, len(padded) - len(k) + 1, stride)]


@right(V, "correlate, then every stride-th")
def convolve(k, x, stride, padding):
    z = np.zeros(padding)
    return np.correlate(np.concatenate((z, x, z)), k, mode="valid")[::stride]


@right(V, "sliding_window_view and einsum")
def convolve(k, x, stride, padding):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(x, padding), len(k))
    return np.einsum("ja,a->j", windows[::stride], k)


@right(V, "pure Python lists")
def convolve(k, x, stride, padding):
    padded = [0.0] * padding + [float(v) for v in x] + [0.0] * padding
    out, place = [], 0
    while place + len(k) <= len(padded):
        out.append(sum(float(ka) * padded[place + a] for a, ka in enumerate(k)))
        place += stride
    return out


@right(V, "no longer input: skips what lies outside")
def convolve(k, x, stride, padding):
    n, m = len(x), len(k)
    n_out = (n + 2 * padding - m) // stride + 1
    u = np.zeros(n_out)
    for j in range(n_out):
        for a in range(m):
            i = j * stride + a - padding
            if 0 <= i < n:
                u[j] += k[a] * x[i]
    return u


@right(V, "index matrix, matrix product")
def convolve(k, x, stride, padding):
    n, m = x.size, k.size
    padded = np.zeros(n + 2 * padding)
    padded[padding : n + padding] = x
    starts = np.arange((n + 2 * padding - m) // stride + 1) * stride
    return padded[starts[:, np.newaxis] + np.arange(m)] @ k


@right(V, "np.convolve of the flipped kernel, full, cut by hand")
def convolve(k, x, stride, padding):
    m = len(k)
    full = np.convolve(np.pad(x, padding), k[::-1], mode="full")
    return full[m - 1 : len(full) - m + 1 : stride]


@right(V, "np.fromiter of a generator")
def convolve(k, x, stride, padding):
    p = np.pad(x, (padding, padding), constant_values=0)
    return np.fromiter((np.vdot(k, p[i : i + len(k)]) for i in range(0, len(p) - len(k) + 1, stride)), dtype=float)


# =====================================================================
# 9. mend_mask(W, mask, x, t, epsilon)
# =====================================================================
B = "mend_mask"


@wrong(B, "nothing changed")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "W masked again at the end only")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    W = np.where(mask, W, 0)
    return W, delta_W


@wrong(B, "masks inside the update only, returns the unmasked delta_W")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * np.where(mask, delta_W, 0)
    return W, delta_W


@wrong(B, "moves the mask from W to delta_W: W itself is not masked any more")
def mend_mask(W, mask, x, t, epsilon):
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "arguments of np.where the wrong way round")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, 0, x.T @ delta_u)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "masks delta_u instead of delta_W")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = np.where(mask, -(t - o) * o * (1 - o), 0)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "masks delta_W after the update has been made")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    delta_W = np.where(mask, delta_W, 0)
    return W, delta_W


@wrong(B, "copied the first line whole: W inside np.where for delta_W")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    delta_W = np.where(mask, W, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "multiplies the gradient by W (it is 0 there) instead of by the mask")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = (x.T @ delta_u) * W
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "W > 0 as the mask: negative weights stop learning")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(W > 0, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "right mask, but 'mends' the sign of delta_u too")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = (t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "right mask, but takes the mean over the samples as well")
def mend_mask(W, mask, x, t, epsilon):
    W = W * mask
    o = 1 / (1 + np.exp(-x @ W))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = (x.T @ delta_u) / len(x) * mask
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "forward with the unmasked W, masks everything afterwards")
def mend_mask(W, mask, x, t, epsilon):
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = np.where(mask, W - epsilon * delta_W, 0)
    return W, delta_W


@wrong(B, "returns in the wrong order")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return delta_W, W


@wrong(B, "delta_W comes back with epsilon in it")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = epsilon * np.where(mask, x.T @ delta_u, 0)
    return W - delta_W, delta_W


@wrong(B, "delta_W[mask] = 0: sets the connected ones to 0")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    delta_W[mask] = 0
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "thinks o * (1 - o) is the cause (o = 0.5 where u = 0)")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong(B, "returns W only")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W


@right(B, "np.where in the line of delta_W")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@right(B, "multiplied by the mask")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = (x.T @ delta_u) * mask
    W = W - epsilon * delta_W
    return W, delta_W


@right(B, "delta_W[~mask] = 0")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    delta_W[~mask] = 0
    W = W - epsilon * delta_W
    return W, delta_W


@right(B, "einsum with the mask, list returned")
def mend_mask(W, mask, x, t, epsilon):
    W = W * mask
    o = 1 / (1 + np.exp(-np.einsum("ni,ij->nj", x, W)))
    delta_u = (o - t) * o * (1 - o)
    delta_W = np.einsum("ni,nj,ij->ij", x, delta_u, np.asarray(mask, float))
    return [W - epsilon * delta_W, delta_W]


@right(B, "connected elements one by one, on a copy of W")
def mend_mask(W, mask, x, t, epsilon):
    W = W.copy()
    W[np.logical_not(mask)] = 0.0
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.zeros_like(W)
    for i, j in zip(*np.nonzero(mask)):
        delta_W[i, j] = sum(x[s, i] * delta_u[s, j] for s in range(len(x)))
        W[i, j] -= epsilon * delta_W[i, j]
    return W, delta_W


# =====================================================================
# 10. train_kernel(k, b, x, t, epsilon, steps)
# =====================================================================
T = "train_kernel"


def _sig(u):
    return 1 / (1 + np.exp(-u))


def _slide(k, b, x):
    m = len(k)
    return np.stack([x[:, j : j + m] @ k for j in range(x.shape[1] - m + 1)], axis=1) + b


def _err(o, t):
    return 0.5 * np.sum((t - o) ** 2)


@wrong(T, "gradients averaged over the samples")
def train_kernel(k, b, x, t, epsilon, steps):
    m, N = len(k), len(x)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        dk = sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1])) / N
        db = du.sum() / N
        k = k - epsilon * dk
        b = b - epsilon * db
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "E is a mean; updates are right")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [0.5 * np.mean((t - o) ** 2)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        o = _sig(_slide(k, b, x))
        E.append(0.5 * np.mean((t - o) ** 2))
    return k, b, E


@wrong(T, "half in E forgotten")
def train_kernel(k, b, x, t, epsilon, steps):
    m = k.shape[0]
    places = x.shape[1] - m + 1
    errors = []
    for step in range(steps + 1):
        u = np.zeros((x.shape[0], places))
        for j in range(places):
            u[:, j] = x[:, j : j + m] @ k + b
        o = 1 / (1 + np.exp(-u))
        errors.append(np.sum((t - o) ** 2))
        if step < steps:
            delta_u = -(t - o) * o * (1 - o)
            delta_k = np.zeros(m)
            for j in range(places):
                delta_k += delta_u[:, j] @ x[:, j : j + m]
            k = k - epsilon * delta_k
            b = b - epsilon * delta_u.sum()
    return k, b, errors


@wrong(T, "only `steps` values of E (last one missing)")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    E = []
    for _ in range(steps):
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
    return k, b, E


@wrong(T, "steps + 1 updates, to get steps + 1 values of E")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    E = []
    for _ in range(steps + 1):
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
    return k, b, E


@wrong(T, "E after the update with the old o")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        o = _sig(_slide(k, b, x))
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "o computed once, before the loop, for the gradient")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    du = -(t - o) * o * (1 - o)
    E = [_err(o, t)]
    for _ in range(steps):
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        E.append(_err(_sig(_slide(k, b, x)), t))
    return k, b, E


@wrong(T, "minus sign of delta_u forgotten: goes uphill")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = (t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "derivative of the sigmoid forgotten")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    win = np.lib.stride_tricks.sliding_window_view(x, m, axis=1)
    o = _sig(win @ k + b)
    E = [0.5 * ((t - o) ** 2).sum()]
    for _ in range(steps):
        du = o - t
        k = k - epsilon * np.einsum("nj,nja->a", du, win)
        b = b - epsilon * du.sum()
        o = _sig(win @ k + b)
        E.append(0.5 * ((t - o) ** 2).sum())
    return k, b, E


@wrong(T, "u * (1 - u) instead of o * (1 - o)")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    win = np.lib.stride_tricks.sliding_window_view(x, m, axis=1)
    u = win @ k + b
    E = [_err(_sig(u), t)]
    for _ in range(steps):
        o = _sig(u)
        du = -(t - o) * u * (1 - u)
        k = k - epsilon * np.einsum("nj,nja->a", du, win)
        b = b - epsilon * du.sum()
        u = win @ k + b
        E.append(_err(_sig(u), t))
    return k, b, E


@wrong(T, "bias never updated")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        dk = np.zeros(m)
        for j in range(du.shape[1]):
            dk += du[:, j] @ x[:, j : j + m]
        k = k - epsilon * dk
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "bias left out of u, though it is updated")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, 0, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * np.sum(du)
        o = _sig(_slide(k, 0, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "db is the mean of delta_u")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.mean()
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "a bias for each output (sum over samples only)")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum(axis=0)
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "= instead of += : dk from the last place only")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        for j in range(t.shape[1]):
            delta_k = delta_u[:, j] @ x[:, j : j + m]
        k = k - epsilon * delta_k
        b = b - epsilon * delta_u.sum()
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "dk not set back to zero between the updates")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    delta_k = np.zeros(m)
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        for j in range(t.shape[1]):
            delta_k += delta_u[:, j] @ x[:, j : j + m]
        k = k - epsilon * delta_k
        b = b - epsilon * delta_u.sum()
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "kernel flipped forward, not flipped back")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)

    def forward(k, b):
        return _sig(np.array([np.convolve(row, k, "valid") for row in x]) + b)

    o = forward(k, b)
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        o = forward(k, b)
        E.append(_err(o, t))
    return k, b, E


@wrong(T, "one update for each sample in turn")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    E = [_err(_sig(_slide(k, b, x)), t)]
    for _ in range(steps):
        for xs, ts in zip(x, t):
            o = _sig(_slide(k, b, xs[None, :]))[0]
            du = -(ts - o) * o * (1 - o)
            k = k - epsilon * np.correlate(xs, du, "valid")
            b = b - epsilon * du.sum()
        E.append(_err(_sig(_slide(k, b, x)), t))
    return k, b, E


@wrong(T, "new k used for the gradient of b within one update")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    E = [_err(_sig(_slide(k, b, x)), t)]
    for _ in range(steps):
        o = _sig(_slide(k, b, x))
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        o = _sig(_slide(k, b, x))
        du = -(t - o) * o * (1 - o)
        b = b - epsilon * du.sum()
        E.append(_err(_sig(_slide(k, b, x)), t))
    return k, b, E


@wrong(T, "return inside the loop: one update only")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
        return k, b, E


@wrong(T, "trains the masked dense layer without sharing, reads k off column 0")
def train_kernel(k, b, x, t, epsilon, steps):
    n, m = x.shape[1], len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j : j + m, j] = k
    mask = W != 0
    o = _sig(x @ W + b)
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        W = W - epsilon * np.where(mask, x.T @ du, 0)
        b = b - epsilon * du.sum()
        o = _sig(x @ W + b)
        E.append(_err(o, t))
    return W[:m, 0], b, E


@wrong(T, "returns the last E only, not the list")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    for _ in range(steps):
        o = _sig(_slide(k, b, x))
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
    E = _err(_sig(_slide(k, b, x)), t)
    return k, b, E


@wrong(T, "returns E first")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    o = _sig(_slide(k, b, x))
    E = [_err(o, t)]
    for _ in range(steps):
        du = -(t - o) * o * (1 - o)
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        o = _sig(_slide(k, b, x))
        E.append(_err(o, t))
    return E, k, b


@wrong(T, "two at once: gradient averaged over all outputs and first E missing")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    E = []
    for _ in range(steps):
        o = _sig(_slide(k, b, x))
        du = -(t - o) * o * (1 - o) / t.size
        k = k - epsilon * sum(du[:, j] @ x[:, j : j + m] for j in range(du.shape[1]))
        b = b - epsilon * du.sum()
        E.append(_err(_sig(_slide(k, b, x)), t))
    return k, b, E


@right(T, "sliding_window_view and einsum")
def train_kernel(k, b, x, t, epsilon, steps):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(k), axis=1)
    errors = []
    for step in range(steps + 1):
        o = 1 / (1 + np.exp(-(np.einsum("nja,a->nj", windows, k) + b)))
        errors.append(0.5 * np.sum(np.square(t - o)))
        if step == steps:
            break
        d = (o - t) * o * (1 - o)
        k = k - epsilon * np.einsum("nj,nja->a", d, windows)
        b = b - epsilon * d.sum()
    return k, b, errors


@right(T, "through the dense matrix and its diagonals")
def train_kernel(k, b, x, t, epsilon, steps):
    n, m = x.shape[1], len(k)

    def forward():
        W = sum(k[a] * np.eye(n, n - m + 1, -a) for a in range(m))
        return 1 / (1 + np.exp(-(x @ W + b)))

    o = forward()
    E = [float(((t - o) ** 2).sum() / 2)]
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_W = x.T @ delta_u
        k = k - epsilon * np.array([np.trace(delta_W, offset=-a) for a in range(m)])
        b = b - epsilon * delta_u.sum()
        o = forward()
        E.append(float(((t - o) ** 2).sum() / 2))
    return k, b, E


@right(T, "plain Python, nothing but loops and lists")
def train_kernel(k, b, x, t, epsilon, steps):
    k, b = [float(v) for v in k], float(b)
    m, N, places = len(k), len(x), len(t[0])

    def outputs():
        return [
            [1 / (1 + math.exp(-(b + sum(k[a] * float(x[s][j + a]) for a in range(m))))) for j in range(places)] for s in range(N)
        ]

    def error(o):
        return sum((t[s][j] - o[s][j]) ** 2 for s in range(N) for j in range(places)) / 2

    o = outputs()
    E = [error(o)]
    for _ in range(steps):
        gk, gb = [0.0] * m, 0.0
        for s in range(N):
            for j in range(places):
                d = (o[s][j] - t[s][j]) * o[s][j] * (1 - o[s][j])
                gb += d
                for a in range(m):
                    gk[a] += d * x[s][j + a]
        k = [ka - epsilon * g for ka, g in zip(k, gk)]
        b -= epsilon * gb
        o = outputs()
        E.append(error(o))
    return k, b, E


@right(T, "correlate for each sample, forward and back; in place on a copy")
def train_kernel(k, b, x, t, epsilon, steps):
    k = np.array(k, dtype=float)

    def forward():
        return np.array([1 / (1 + np.exp(-np.correlate(row, k, "valid") - b)) for row in x])

    E = np.zeros(steps + 1)
    o = forward()
    E[0] = 0.5 * np.linalg.norm(t - o) ** 2
    for s in range(steps):
        du = (o - t) * o * (1 - o)
        k -= epsilon * np.sum([np.correlate(row, d, "valid") for row, d in zip(x, du)], axis=0)
        b = b - epsilon * du.sum()
        o = forward()
        E[s + 1] = 0.5 * np.linalg.norm(t - o) ** 2
    return k, b, list(E)


@right(T, "bias as one more element of the kernel, tall matrix of windows")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    places = x.shape[1] - m + 1
    A = np.concatenate([x[:, j : j + m] for j in range(places)])  # place after place
    A = np.hstack([A, np.ones((len(A), 1))])
    target = t.T.ravel()
    theta = np.append(k, b)
    E = []
    for step in range(steps + 1):
        if step > 0:
            theta = theta - epsilon * (A.T @ ((o - target) * o * (1 - o)))
        o = 1 / (1 + np.exp(-A @ theta))
        E.append(0.5 * (target - o) @ (target - o))
    return theta[:-1], theta[-1], E


del mask, dense_weights, kernel_gradient, convolve, mend_mask, train_kernel
