# ruff: noqa
"""Answers to the exercises of lesson 5 as learners err, written by somebody who had seen the notebook only.

WRONG and RIGHT: (exercise, what it is, answer). They are not to be tuned to: new ones are worth more than these.
"""

import numpy as np, math
from fractions import Fraction

WRONG = []
RIGHT = []


# ---- what a student has from earlier cells (correct), for answers that call them
def softmax(u):
    e = np.exp(u - u.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def jacobian(o):
    return np.diag(o) - np.outer(o, o)


def cross_entropy(t, o):
    return -np.sum(t[t > 0] * np.log(o[t > 0]))


def delta_u_softmax(t, o):
    return o - t


def through_jacobian(delta_o, o):
    return o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))


_GOOD = {
    "softmax": softmax,
    "jacobian": jacobian,
    "cross_entropy": cross_entropy,
    "delta_u_softmax": delta_u_softmax,
    "through_jacobian": through_jacobian,
}


def wrong(description):
    def register(f):
        WRONG.append((f.__name__, description, f))
        return _GOOD.get(f.__name__, f)  # the global name stays the correct one

    return register


def right(description):
    def register(f):
        RIGHT.append((f.__name__, description, f))
        return _GOOD.get(f.__name__, f)

    return register


# =====================================================================================
# 1. add_100
# =====================================================================================
WRONG += [
    ("add_100", "a larger u gives a larger e^u, so every o grows (forgets the denominator)", "a"),
    ("add_100", "compares u relatively: 101 and 98 are almost the same, so o goes to 1/3", "b"),
    ("add_100", "e^101 is huge, so the largest wins even more", "d"),
    ("add_100", "hands over two letters, cannot decide between growing and winning", "ad"),
]
RIGHT += [
    ("add_100", "plain", "c"),
    ("add_100", "picked by index", ["a", "b", "c", "d"][2]),
    ("add_100", "numpy string", np.array(["a", "b", "c", "d"])[2]),
]

# =====================================================================================
# 2. confident_mistake
# =====================================================================================
WRONG += [
    ("confident_mistake", "error o1 - t1 is about -1, so large for both (forgets the Jacobian)", "a"),
    ("confident_mistake", "thinks the log squashes large errors", "c"),
    ("confident_mistake", "Jacobian is tiny, and it is the same for both, so both small", "d"),
]
RIGHT += [
    ("confident_mistake", "plain", "b"),
    ("confident_mistake", "picked by index", "abcd"[1]),
    ("confident_mistake", "numpy string", np.array(list("abcd"))[1]),
]

# =====================================================================================
# 3. softmax_by_hand
# =====================================================================================
_u = [math.log(6), math.log(3), 0.0]
WRONG += [
    ("softmax_by_hand", "stops before dividing by the sum", [6, 3, 1]),
    (
        "softmax_by_hand",
        "divides the u themselves by their sum, no exp",
        [math.log(6) / (math.log(6) + math.log(3)), math.log(3) / (math.log(6) + math.log(3)), 0],
    ),
    ("softmax_by_hand", "e^0 = 0", [6 / 9, 3 / 9, 0 / 9]),
    ("softmax_by_hand", "e^0 = e", [6 / (9 + math.e), 3 / (9 + math.e), math.e / (9 + math.e)]),
    ("softmax_by_hand", "adds up to 9 (forgets e^0 in the sum only)", [0.667, 0.333, 0.111]),
    ("softmax_by_hand", "hard maximum: the largest gets 1", [1, 0, 0]),
    ("softmax_by_hand", "divides by the largest e^u in place of the sum", [1, 0.5, 0.1667]),
    ("softmax_by_hand", "divides by the number of classes", [6 / 3, 3 / 3, 1 / 3]),
    ("softmax_by_hand", "sigmoid of each u", [6 / 7, 3 / 4, 1 / 2]),
    ("softmax_by_hand", "in percent", [60, 30, 10]),
    ("softmax_by_hand", "in the reverse order (smallest first)", [0.1, 0.3, 0.6]),
    ("softmax_by_hand", "e^(-u), sign slip in the exponent", [1 / 9, 2 / 9, 2 / 3]),
    (
        "softmax_by_hand",
        "takes ln for log10 on the calculator",
        [round(math.exp(math.log10(k)) / sum(math.exp(math.log10(q)) for q in (6, 3, 1)), 3) for k in (6, 3, 1)],
    ),
    ("softmax_by_hand", "gives log o", [math.log(0.6), math.log(0.3), math.log(0.1)]),
    ("softmax_by_hand", "decimal slip in the last", [0.6, 0.3, 0.01]),
    ("softmax_by_hand", "Euclidean norm in the denominator", list(np.array([6, 3, 1]) / np.linalg.norm([6, 3, 1]))),
]
RIGHT += [
    ("softmax_by_hand", "list of decimals", [0.6, 0.3, 0.1]),
    ("softmax_by_hand", "quotients", [6 / 10, 3 / 10, 1 / 10]),
    ("softmax_by_hand", "numpy array", np.array([6, 3, 1]) / 10),
    ("softmax_by_hand", "tuple", (0.6, 0.3, 0.1)),
    ("softmax_by_hand", "computed from u with math", [math.exp(v) / sum(math.exp(q) for q in _u) for v in _u]),
    ("softmax_by_hand", "Fraction", [Fraction(6, 10), Fraction(3, 10), Fraction(1, 10)]),
]

# =====================================================================================
# 4. two_losses_by_hand        right: [0.264 -0.258 -0.006], [0.6 -0.7 0.1]
# =====================================================================================
WRONG += [
    ("two_losses_by_hand", "t - o in place of o - t, in both rows", [[-0.264, 0.258, 0.006], [-0.6, 0.7, -0.1]]),
    ("two_losses_by_hand", "rows exchanged", [[0.6, -0.7, 0.1], [0.264, -0.258, -0.006]]),
    ("two_losses_by_hand", "squared error without the Jacobian: both rows o - t", [[0.6, -0.7, 0.1], [0.6, -0.7, 0.1]]),
    (
        "two_losses_by_hand",
        "only the diagonal o(1-o), as with the sigmoid",
        [[0.6 * 0.4 * 0.6, 0.3 * 0.7 * -0.7, 0.1 * 0.9 * 0.1], [0.6, -0.7, 0.1]],
    ),
    ("two_losses_by_hand", "takes class 1 as right", [[-0.156, 0.132, 0.024], [-0.4, 0.3, 0.1]]),
    ("two_losses_by_hand", "sum with + 0.21: 0.58, carried on", [[0.012, -0.384, -0.048], [0.6, -0.7, 0.1]]),
    ("two_losses_by_hand", "adds 0.16 where it should be subtracted", [[0.456, -0.162, 0.026], [0.6, -0.7, 0.1]]),
    ("two_losses_by_hand", "forgets to multiply by o_j", [[0.44, -0.86, -0.06], [0.6, -0.7, 0.1]]),
    ("two_losses_by_hand", "cross-entropy: gives delta_o = -t/o", [[0.264, -0.258, -0.006], [0, -3.333, 0]]),
    ("two_losses_by_hand", "derivative of the square without the 1/2", [[0.528, -0.516, -0.012], [0.6, -0.7, 0.1]]),
    ("two_losses_by_hand", "class 3 with plus, 'only the right class is negative'", [[0.264, -0.258, 0.006], [0.6, -0.7, 0.1]]),
    ("two_losses_by_hand", "rounded to two decimals", [[0.26, -0.26, -0.01], [0.6, -0.7, 0.1]]),
    (
        "two_losses_by_hand",
        "cross-entropy: o - t sent through the Jacobian once more",
        [[0.264, -0.258, -0.006], [0.264, -0.258, -0.006]],
    ),
    ("two_losses_by_hand", "cross-entropy: only the right class gets an error", [[0.264, -0.258, -0.006], [0, -0.7, 0]]),
    ("two_losses_by_hand", "0.1 x 0.06 = 0.06", [[0.264, -0.258, -0.06], [0.6, -0.7, 0.1]]),
    ("two_losses_by_hand", "two at once: diagonal only, and cross-entropy with t - o", [[0.144, -0.147, 0.009], [-0.6, 0.7, -0.1]]),
]
_o = np.array([0.6, 0.3, 0.1])
_t = np.array([0, 1, 0])
_F = [Fraction(6, 10), Fraction(3, 10), Fraction(1, 10)]
_T = [0, 1, 0]
_S = sum((a - b) * a for a, b in zip(_F, _T))
RIGHT += [
    ("two_losses_by_hand", "lists of decimals", [[0.264, -0.258, -0.006], [0.6, -0.7, 0.1]]),
    ("two_losses_by_hand", "products left as they are", [[0.6 * 0.44, 0.3 * (-0.86), 0.1 * (-0.06)], [0.6 - 0, 0.3 - 1, 0.1 - 0]]),
    ("two_losses_by_hand", "computed with the matrix", np.array([(np.diag(_o) - np.outer(_o, _o)) @ (_o - _t), _o - _t])),
    ("two_losses_by_hand", "Fractions", [[a * (a - b - _S) for a, b in zip(_F, _T)], [a - b for a, b in zip(_F, _T)]]),
    ("two_losses_by_hand", "tuple of two arrays", (np.array([0.264, -0.258, -0.006]), np.array([0.6, -0.7, 0.1]))),
]


# =====================================================================================
# 5. softmax
# =====================================================================================
@wrong("formula only, no subtraction: overflow to nan with 1000")
def softmax(u):
    return np.exp(u) / np.exp(u).sum(axis=1, keepdims=True)


@wrong("axis=0 throughout: each column adds up to 1")
def softmax(u):
    u = u - np.max(u, axis=0)
    e = np.exp(u)
    return e / np.sum(e, axis=0)


@wrong("maximum per row, but divides by the sum of the whole table")
def softmax(u):
    shifted = u - u.max(axis=1, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted))


@wrong("one maximum of the whole table: rows far below it underflow to 0/0")
def softmax(u):
    c = np.max(u)
    exp_u = np.exp(u - c)
    return exp_u / exp_u.sum(axis=1, keepdims=True)


@wrong("no keepdims")
def softmax(u):
    e = np.exp(u - u.max(axis=1))
    return e / e.sum(axis=1)


@wrong("keepdims for the maximum only")
def softmax(u):
    m = u.max(axis=1, keepdims=True)
    num = np.exp(u - m)
    den = num.sum(axis=1)
    return num / den


@wrong("shifted on top, unshifted below")
def softmax(u):
    return np.exp(u - u.max(axis=1, keepdims=True)) / np.exp(u).sum(axis=1, keepdims=True)


@wrong("half-finished: shift and exp, without division")
def softmax(u):
    biggest = u.max(axis=1, keepdims=True)
    return np.exp(u - biggest)


@wrong("clips u at +-500 against overflow")
def softmax(u):
    u = np.clip(u, -500, 500)
    e = np.exp(u)
    return e / e.sum(axis=1, keepdims=True)


@wrong("turns the nan to 0 afterwards")
def softmax(u):
    with np.errstate(all="ignore"):
        o = np.exp(u) / np.sum(np.exp(u), axis=1, keepdims=True)
    return np.nan_to_num(o)


@wrong("divides by the row's maximum in place of subtracting it")
def softmax(u):
    e = np.exp(u / np.abs(u).max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("subtracts the row's minimum")
def softmax(u):
    low = u.min(axis=1, keepdims=True)
    e = np.exp(u - low)
    return e / e.sum(axis=1, keepdims=True)


@wrong("subtracts the row's mean: still overflows")
def softmax(u):
    centred = u - u.mean(axis=1, keepdims=True)
    return np.exp(centred) / np.exp(centred).sum(axis=1, keepdims=True)


@wrong("loop whose return is inside: only the first row")
def softmax(u):
    o = np.zeros(u.shape)
    for i in range(len(u)):
        e = np.exp(u[i] - max(u[i]))
        o[i] = e / sum(e)
        return o


@wrong("loop over rows with the maximum of the first row (computed outside the loop)")
def softmax(u):
    m = u[0].max()
    rows = []
    for row in u:
        e = np.exp(row - m)
        rows.append(e / e.sum())
    return np.array(rows)


@wrong("returns the logarithm (log-sum-exp copied from the web)")
def softmax(u):
    m = u.max(axis=1, keepdims=True)
    return u - m - np.log(np.exp(u - m).sum(axis=1, keepdims=True))


@right("list comprehension by rows")
def softmax(u):
    out = []
    for row in u:
        top = max(row)
        es = [math.exp(v - top) for v in row]
        out.append([e / sum(es) for e in es])
    return np.array(out)


@right("exp of log-softmax")
def softmax(u):
    v = u - np.max(u, axis=1, keepdims=True)
    return np.exp(v - np.log(np.sum(np.exp(v), axis=1, keepdims=True)))


@right("transposes there and back, no keepdims")
def softmax(u):
    v = u.T - u.max(axis=1)
    e = np.exp(v)
    return (e / e.sum(axis=0)).T


@right("apply_along_axis with a helper")
def softmax(u):
    def one(row):
        e = np.exp(row - row.max())
        return e / e.sum()

    return np.apply_along_axis(one, 1, u)


@right("1 / sum of exp of differences")
def softmax(u):
    with np.errstate(over="ignore"):
        return 1 / np.exp(u[:, None, :] - u[:, :, None]).sum(axis=2)


@right("in-place on a float copy")
def softmax(u):
    o = np.array(u, dtype=float)
    o -= o.max(axis=-1)[:, np.newaxis]
    np.exp(o, out=o)
    o /= np.einsum("ij->i", o)[:, None]
    return o


# =====================================================================================
# 6. jacobian
# =====================================================================================
@wrong("a vector o(1-o), as for the sigmoid")
def jacobian(o):
    return o * (1 - o)


@wrong("diagonal matrix only, zero elsewhere")
def jacobian(o):
    return np.diag(o * (1 - o))


@wrong("overall sign")
def jacobian(o):
    return np.outer(o, o) - np.diag(o)


@wrong("plus in place of minus")
def jacobian(o):
    return np.diag(o) + np.outer(o, o)


@wrong("o * o in place of the outer product")
def jacobian(o):
    return np.diag(o) - o * o


@wrong("o @ o.T for a 1-D array is a number")
def jacobian(o):
    D = np.diag(o)
    return D - o @ o.T


@wrong("unit matrix in place of diag(o)")
def jacobian(o):
    n = len(o)
    return np.eye(n) - np.outer(o, o)


@wrong("only the table -o_i o_j, diagonal not treated")
def jacobian(o):
    return -o[:, None] * o[None, :]


@wrong("diagonal subtracted twice: diag(o(1-o)) minus the outer product")
def jacobian(o):
    return np.diag(o * (1 - o)) - np.outer(o, o)


@wrong("off the diagonal with a plus")
def jacobian(o):
    n = o.shape[0]
    J = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            if i == j:
                J[i, j] = o[i] * (1 - o[i])
            else:
                J[i, j] = o[i] * o[j]
    return J


@wrong("off the diagonal -o_i (1 - o_j)")
def jacobian(o):
    n = len(o)
    J = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            J[i][j] = o[i] * (1 - o[j]) if i == j else -o[i] * (1 - o[j])
    return J


@wrong("return one level too deep: only the first row filled")
def jacobian(o):
    n = len(o)
    J = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            J[i, j] = (i == j) * o[i] - o[i] * o[j]
        return J


@wrong("index slip: o_i (delta_ij - o_i)")
def jacobian(o):
    col = o.reshape(-1, 1)
    return col * (np.eye(len(o)) - col)


@wrong("fills only the upper triangle")
def jacobian(o):
    n = len(o)
    J = np.diag(o * (1 - o))
    for i in range(n):
        for j in range(i + 1, n):
            J[i, j] = -o[i] * o[j]
    return J


@wrong("applies softmax to o first, as though it were u")
def jacobian(o):
    e = np.exp(o - o.max())
    s = e / e.sum()
    return np.diag(s) - np.outer(s, s)


@wrong("diag(1 - o) for the diagonal, forgets the factor o")
def jacobian(o):
    J = -np.outer(o, o)
    np.fill_diagonal(J, 1 - o)
    return J


@right("two loops, list of lists made into an array")
def jacobian(o):
    n = len(o)
    return np.array([[o[i] * (1 - o[i]) if i == j else -o[i] * o[j] for j in range(n)] for i in range(n)])


@right("o_i (delta_ij - o_j) by broadcasting")
def jacobian(o):
    return o[:, None] * (np.eye(o.size) - o)


@right("einsum")
def jacobian(o):
    return np.einsum("i,ij->ij", o, np.identity(len(o))) - np.einsum("i,j->ij", o, o)


@right("fill_diagonal")
def jacobian(o):
    J = -np.outer(o, o)
    np.fill_diagonal(J, o * (1 - o))
    return J


@right("column times row with @")
def jacobian(o):
    c = np.reshape(o, (-1, 1))
    return np.diagflat(o) - c @ c.T


@right("nested list, not an array")
def jacobian(o):
    J = []
    for i, a in enumerate(o):
        J.append([])
        for j, b in enumerate(o):
            J[-1].append(float(a * ((1 if i == j else 0) - b)))
    return J


# =====================================================================================
# 7. cross_entropy
# =====================================================================================
@wrong("formula only: 0 log 0 gives nan")
def cross_entropy(t, o):
    return -np.sum(t * np.log(o))


@wrong("mean over samples")
def cross_entropy(t, o):
    m = t > 0
    return -np.sum(t[m] * np.log(o[m])) / len(t)


@wrong("minus forgotten")
def cross_entropy(t, o):
    mask = t > 0
    return (t[mask] * np.log(o[mask])).sum()


@wrong("t and o exchanged, o log t")
def cross_entropy(t, o):
    keep = t > 0
    return -np.sum(o[keep] * np.log(t[keep]))


@wrong("takes t as one-hot: argmax")
def cross_entropy(t, o):
    right_class = t.argmax(axis=1)
    return -np.log(o[np.arange(len(o)), right_class]).sum()


@wrong("forgets the factor t (right for one-hot only)")
def cross_entropy(t, o):
    return -np.log(o[t > 0]).sum()


@wrong("mask t == 1")
def cross_entropy(t, o):
    return -np.sum(np.log(o[t == 1]))


@wrong("one number per sample, not summed")
def cross_entropy(t, o):
    safe = np.where(t > 0, o, 1)
    return -np.sum(t * np.log(safe), axis=1)


@wrong("binary cross-entropy added for every class")
def cross_entropy(t, o):
    eps = 1e-12
    p = np.clip(o, eps, 1 - eps)
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))


@wrong("log2")
def cross_entropy(t, o):
    k = t > 0
    return float(-(t[k] * np.log2(o[k])).sum())


@wrong("nan_to_num of the whole sum: one nan makes E = 0")
def cross_entropy(t, o):
    with np.errstate(all="ignore"):
        E = -(t * np.log(o)).sum()
    return np.nan_to_num(E)


@wrong("adds far too much inside the log")
def cross_entropy(t, o):
    return -np.sum(t * np.log(o + 0.01))


@wrong("loop with break where continue was meant")
def cross_entropy(t, o):
    E = 0
    for tr, orow in zip(t, o):
        for a, b in zip(tr, orow):
            if a == 0:
                break
            E -= a * math.log(b)
    return E


@wrong("E = in place of E +=: only the last sample")
def cross_entropy(t, o):
    for k in range(len(t)):
        idx = t[k] > 0
        E = -np.sum(t[k][idx] * np.log(o[k][idx]))
    return E


@wrong("log of the sum in place of the sum of logs")
def cross_entropy(t, o):
    return -np.log((t * o).sum(axis=1)).sum()


@wrong("KL divergence, t log(t/o)")
def cross_entropy(t, o):
    pos = t > 0
    return np.sum(t[pos] * np.log(t[pos] / o[pos]))


@right("two loops with math.log and an if")
def cross_entropy(t, o):
    E = 0.0
    for i in range(t.shape[0]):
        for j in range(t.shape[1]):
            if t[i, j] != 0:
                E -= t[i, j] * math.log(o[i, j])
    return E


@right("np.where inside the log")
def cross_entropy(t, o):
    return -(t * np.log(np.where(t > 0, o, 1.0))).sum()


@right("nansum with the warnings off")
def cross_entropy(t, o):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.nansum(t * np.log(o))


@right("log with out and where")
def cross_entropy(t, o):
    logs = np.log(o, out=np.zeros(o.shape), where=(t > 0))
    return -np.vdot(t, logs)


@right("generator over zip of ravelled arrays")
def cross_entropy(t, o):
    return sum(-a * math.log(b) for a, b in zip(t.ravel(), o.ravel()) if a > 0)


@right("smallest positive number as a floor")
def cross_entropy(t, o):
    return float(-np.einsum("ij,ij->", t, np.log(np.maximum(o, 1e-300))))


# =====================================================================================
# 8. delta_u_softmax
# =====================================================================================
@wrong("t - o")
def delta_u_softmax(t, o):
    return t - o


@wrong("stops at delta_o = -t/o")
def delta_u_softmax(t, o):
    return -t / o


@wrong("o - t times o(1-o), as with sigmoid and squared error")
def delta_u_softmax(t, o):
    return (o - t) * o * (1 - o)


@wrong("o - t through the whole Jacobian: squared error")
def delta_u_softmax(t, o):
    d = o - t
    return o * (d - np.sum(d * o, axis=1, keepdims=True))


@wrong("divides by the number of samples")
def delta_u_softmax(t, o):
    N = t.shape[0]
    return (o - t) / N


@wrong("o, minus 1 at the argmax of t: for one-hot only")
def delta_u_softmax(t, o):
    d = o.copy()
    d[np.arange(len(t)), np.argmax(t, axis=1)] -= 1
    return d


@wrong("where t > 0: o - 1, else o")
def delta_u_softmax(t, o):
    return np.where(t > 0, o - 1, o)


@wrong("-t/o through the diagonal only: -t(1-o)")
def delta_u_softmax(t, o):
    return -t * (1 - o)


@wrong("sums over samples")
def delta_u_softmax(t, o):
    return (o - t).sum(axis=0)


@wrong("applies softmax to o once more")
def delta_u_softmax(t, o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p - t


@wrong("sign slip at the second term of the hint: -t(1-o) - (1-t)o")
def delta_u_softmax(t, o):
    first = -t * (1 - o)
    second = (1 - t) * o
    return first - second


@wrong("sum of t over samples (axis=0) as factor of o")
def delta_u_softmax(t, o):
    return o * t.sum(axis=0) - t


@wrong("-t/o sent through, the sum without axis")
def delta_u_softmax(t, o):
    delta_o = -t / o
    return o * (delta_o - (delta_o * o).sum())


@wrong("derivative of the binary cross-entropy")
def delta_u_softmax(t, o):
    return (o - t) / (o * (1 - o))


@wrong("the same error for the right class only, zero elsewhere")
def delta_u_softmax(t, o):
    d = np.zeros_like(o)
    for k in range(len(t)):
        c = t[k].argmax()
        d[k, c] = o[k, c] - t[k, c]
    return d


@wrong("forgets the return")
def delta_u_softmax(t, o):
    delta_u = o - t


@right("np.subtract")
def delta_u_softmax(t, o):
    return np.subtract(o, t)


@right("loops")
def delta_u_softmax(t, o):
    N, n = o.shape
    d = np.empty((N, n))
    for i in range(N):
        for j in range(n):
            d[i, j] = o[i, j] - t[i, j]
    return d


@right("-t/o through the Jacobian of each row (nothing cancelled)")
def delta_u_softmax(t, o):
    rows = []
    for tk, ok in zip(t, o):
        rows.append((np.diag(ok) - np.outer(ok, ok)) @ (-tk / ok))
    return np.array(rows)


@right("collected as in hint 2: -t(1-o) + (sum t - t) o")
def delta_u_softmax(t, o):
    total = t.sum(axis=1, keepdims=True)
    return -t * (1 - o) + (total - t) * o


@right("in-place on a copy, negative of t - o")
def delta_u_softmax(t, o):
    d = np.array(o, dtype=float, copy=True)
    d -= t
    return d


@right("list of lists")
def delta_u_softmax(t, o):
    return [[b - a for a, b in zip(p, q)] for p, q in zip(t, o)]


# =====================================================================================
# 9. through_jacobian
# =====================================================================================
@wrong("diagonal only")
def through_jacobian(delta_o, o):
    return delta_o * o * (1 - o)


@wrong("sum over the whole table, axis forgotten")
def through_jacobian(delta_o, o):
    return o * (delta_o - np.sum(delta_o * o))


@wrong("sum over samples, axis=0")
def through_jacobian(delta_o, o):
    s = (delta_o * o).sum(axis=0, keepdims=True)
    return o * (delta_o - s)


@wrong("keepdims forgotten")
def through_jacobian(delta_o, o):
    return o * (delta_o - (delta_o * o).sum(axis=1))


@wrong("plus in place of minus")
def through_jacobian(delta_o, o):
    return o * (delta_o + (delta_o * o).sum(axis=1, keepdims=True))


@wrong("factor o in front forgotten")
def through_jacobian(delta_o, o):
    weighted = np.sum(delta_o * o, axis=1, keepdims=True)
    return delta_o - weighted


@wrong("o forgotten inside the sum")
def through_jacobian(delta_o, o):
    return o * (delta_o - delta_o.sum(axis=1, keepdims=True))


@wrong("second term without o_j (brackets)")
def through_jacobian(delta_o, o):
    return o * delta_o - np.sum(delta_o * o, axis=1, keepdims=True)


@wrong("mean in place of sum")
def through_jacobian(delta_o, o):
    return o * (delta_o - np.mean(delta_o * o, axis=1, keepdims=True))


@wrong("wrong output index in einsum: delta_i times the sum of a row of J, which is 0")
def through_jacobian(delta_o, o):
    J = np.einsum("ni,ij->nij", o, np.eye(o.shape[1])) - np.einsum("ni,nj->nij", o, o)
    return np.einsum("ni,nij->ni", delta_o, J)


@wrong("one Jacobian, of the first sample, for all")
def through_jacobian(delta_o, o):
    J = np.diag(o[0]) - np.outer(o[0], o[0])
    return delta_o @ J


@wrong("the sum is not reset to 0 for each sample")
def through_jacobian(delta_o, o):
    N, n = o.shape
    delta_u = np.zeros((N, n))
    s = 0
    for k in range(N):
        for i in range(n):
            s += delta_o[k, i] * o[k, i]
        for j in range(n):
            delta_u[k, j] = o[k, j] * (delta_o[k, j] - s)
    return delta_u


@wrong("= in place of += in the innermost loop: only the last i remains")
def through_jacobian(delta_o, o):
    out = np.zeros(o.shape)
    for k in range(o.shape[0]):
        J = jacobian(o[k])
        for j in range(o.shape[1]):
            for i in range(o.shape[1]):
                out[k, j] = delta_o[k, i] * J[i, j]
    return out


@wrong("return inside the loop over samples")
def through_jacobian(delta_o, o):
    delta_u = np.zeros_like(o)
    for k in range(len(o)):
        delta_u[k] = delta_o[k] @ jacobian(o[k])
        return delta_u


@wrong("takes delta_o for t: the cross-entropy formula")
def through_jacobian(delta_o, o):
    return o - delta_o


@wrong("copying mistake: the second o_j written as o_i, inside the sum")
def through_jacobian(delta_o, o):
    res = []
    for d, p in zip(delta_o, o):
        res.append(p * d - sum(d[i] * p[i] * p[i] for i in range(len(p))))
    return np.array(res)


@right("loop with a matrix for each sample, J @ delta (J is symmetric)")
def through_jacobian(delta_o, o):
    return np.array([(np.diag(p) - np.outer(p, p)) @ d for d, p in zip(delta_o, o)])


@right("three loops")
def through_jacobian(delta_o, o):
    N, n = o.shape
    delta_u = np.zeros((N, n))
    for k in range(N):
        for j in range(n):
            for i in range(n):
                delta_u[k, j] += delta_o[k, i] * o[k, i] * ((i == j) - o[k, j])
    return delta_u


@right("einsum with the stack of Jacobians")
def through_jacobian(delta_o, o):
    J = o[:, :, None] * (np.eye(o.shape[1]) - o[:, None, :])
    return np.einsum("ki,kij->kj", delta_o, J)


@right("reweighted, einsum for the row sums")
def through_jacobian(delta_o, o):
    g = delta_o * o
    return g - o * np.einsum("ki->k", g)[:, None]


@right("batched matmul")
def through_jacobian(delta_o, o):
    s = delta_o[:, None, :] @ o[:, :, None]  # (N, 1, 1)
    return o * (delta_o - s[:, :, 0])


@right("calls jacobian, list of rows stacked")
def through_jacobian(delta_o, o):
    return np.vstack([delta_o[k] @ jacobian(o[k]) for k in range(len(o))])


# =====================================================================================
# 10. mend_output
# =====================================================================================
def _forward(W, b, x):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("handed over as it was")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("thinks the sign of delta_o is the bug")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = t - o
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("skips the Jacobian, but t - o")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_u = t - o
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("-t/o, and the Jacobian taken out as well")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t / o
    delta_u = delta_o
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("diagonal only, o(1-o)")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = delta_o * o * (1 - o)
    return o, delta_u, x.T @ delta_u, delta_u.sum(axis=0)


@wrong("t/o without the minus")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = t / o
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("delta_u mended after delta_W and delta_b were computed")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    delta_u = o - t
    return o, delta_u, delta_W, delta_b


@wrong("mended, but divided by the number of samples")
def mend_output(W, b, x, t):
    o = _forward(W, b, x)
    delta_u = (o - t) / len(x)
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("-1/o for every class, t forgotten")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -1 / o
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("the loss in place of its derivative: delta_o = -t log o")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t * np.log(o)
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("makes the signal bigger by a factor 2")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = 2 * (o - t)
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("drops the subtracted sum: -t/o times o gives -t")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t / o
    delta_u = o * delta_o
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("turns the minus in the Jacobian line to a plus")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o + (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mends delta_u, but 'also corrects' delta_b to a mean")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_u = o - t
    delta_W = x.T @ delta_u
    delta_b = delta_u.mean(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mends delta_u, but 'also corrects' delta_W to its transpose")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = delta_o
    delta_W = delta_u.T @ x
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("changes the softmax to axis=0, and leaves the bug")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=0, keepdims=True))
    o = e / e.sum(axis=0, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@right("delta_u = o - t")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_u = o - t
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@right("delta_o = -t / o, Jacobian line kept")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t / o
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@right("delta_o left, one line changed to delta_u = delta_o")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = delta_o
    delta_W = np.einsum("ki,kj->ij", x, delta_u)
    delta_b = np.ones(len(x)) @ delta_u
    return o, delta_u, delta_W, delta_b


@right("calls the functions written before, returns a list")
def mend_output(W, b, x, t):
    o = softmax(x @ W + b)
    d = delta_u_softmax(t, o)
    return [o, d, np.dot(x.T, d), np.sum(d, 0)]


@right("sums outer products over samples in a loop")
def mend_output(W, b, x, t):
    o = _forward(W, b, x)
    delta_u = o - t
    delta_W = np.zeros(W.shape)
    delta_b = np.zeros(b.shape)
    for xk, dk in zip(x, delta_u):
        delta_W += np.outer(xk, dk)
        delta_b += dk
    return o, delta_u, delta_W, delta_b


# =====================================================================================
# 11. train_classifier
# =====================================================================================
@wrong("goes uphill: W + epsilon * gradient")
def train_classifier(W, b, x, t, epsilon, steps):
    o = softmax(x @ W + b)
    E = [cross_entropy(t, o)]
    for _ in range(steps):
        d = o - t
        W = W + epsilon * x.T @ d
        b = b + epsilon * d.sum(axis=0)
        o = softmax(x @ W + b)
        E.append(cross_entropy(t, o))
    return W, b, E


@wrong("gradient averaged over samples")
def train_classifier(W, b, x, t, epsilon, steps):
    N = len(x)
    losses = [cross_entropy(t, softmax(x @ W + b))]
    for k in range(steps):
        o = softmax(x @ W + b)
        delta_u = (o - t) / N
        W = W - epsilon * (x.T @ delta_u)
        b = b - epsilon * delta_u.sum(axis=0)
        losses.append(cross_entropy(t, softmax(x @ W + b)))
    return W, b, losses


@wrong("E appended before each update only: steps numbers, the last one missing")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for _ in range(steps):
        o = softmax(x @ W + b)
        E.append(cross_entropy(t, o))
        delta_u = o - t
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=0)
    return W, b, E


@wrong("E appended after each update only: the first one missing")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for step in range(steps):
        o = softmax(x @ W + b)
        du = delta_u_softmax(t, o)
        W = W - epsilon * x.T @ du
        b = b - epsilon * np.sum(du, axis=0)
        E.append(cross_entropy(t, softmax(x @ W + b)))
    return W, b, E


@wrong("o not computed anew after the update: E lags by one")
def train_classifier(W, b, x, t, epsilon, steps):
    o = softmax(x @ W + b)
    Es = [cross_entropy(t, o)]
    for _ in range(steps):
        o = softmax(x @ W + b)
        delta_u = o - t
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=0)
        Es.append(cross_entropy(t, o))
    return W, b, Es


@wrong("o computed once, before the loop: always the same gradient")
def train_classifier(W, b, x, t, epsilon, steps):
    u = x @ W + b
    o = softmax(u)
    delta_u = o - t
    E = [cross_entropy(t, o)]
    for i in range(steps):
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=0)
        E.append(cross_entropy(t, softmax(x @ W + b)))
    return W, b, E


@wrong("gradient of the squared error (o - t through the Jacobian)")
def train_classifier(W, b, x, t, epsilon, steps):
    o = softmax(x @ W + b)
    E_list = [cross_entropy(t, o)]
    for _ in range(steps):
        delta_u = through_jacobian(o - t, o)
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=0)
        o = softmax(x @ W + b)
        E_list.append(cross_entropy(t, o))
    return W, b, E_list


@wrong("b gets the sum over everything, axis forgotten")
def train_classifier(W, b, x, t, epsilon, steps):
    o = softmax(x @ W + b)
    E = [cross_entropy(t, o)]
    for _ in range(steps):
        delta_u = o - t
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum()
        o = softmax(x @ W + b)
        E.append(cross_entropy(t, o))
    return W, b, E


@wrong("b never updated")
def train_classifier(W, b, x, t, epsilon, steps):
    E = [cross_entropy(t, softmax(x @ W + b))]
    for _ in range(steps):
        d = softmax(x @ W + b) - t
        W = W - epsilon * x.T @ d
        E.append(cross_entropy(t, softmax(x @ W + b)))
    return W, b, E


@wrong("only the last E returned")
def train_classifier(W, b, x, t, epsilon, steps):
    o = softmax(x @ W + b)
    E = cross_entropy(t, o)
    for _ in range(steps):
        delta_u = o - t
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=0)
        o = softmax(x @ W + b)
        E = cross_entropy(t, o)
    return W, b, E


@wrong("E averaged over samples, the gradient summed")
def train_classifier(W, b, x, t, epsilon, steps):
    def loss(o):
        return -np.sum(t * np.log(o)) / t.shape[0]

    o = softmax(x @ W + b)
    E = [loss(o)]
    for _ in range(steps):
        W = W - epsilon * x.T @ (o - t)
        b = b - epsilon * (o - t).sum(axis=0)
        o = softmax(x @ W + b)
        E.append(loss(o))
    return W, b, E


@wrong("steps + 1 updates, to get steps + 1 numbers")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for _ in range(steps + 1):
        o = softmax(x @ W + b)
        E.append(cross_entropy(t, o))
        delta_u = o - t
        delta_W = x.T @ delta_u
        delta_b = delta_u.sum(axis=0)
        W = W - epsilon * delta_W
        b = b - epsilon * delta_b
    return W, b, E


@wrong("W updated first, then o computed anew for b")
def train_classifier(W, b, x, t, epsilon, steps):
    E = [cross_entropy(t, softmax(x @ W + b))]
    for _ in range(steps):
        W = W - epsilon * x.T @ (softmax(x @ W + b) - t)
        b = b - epsilon * (softmax(x @ W + b) - t).sum(axis=0)
        E.append(cross_entropy(t, softmax(x @ W + b)))
    return W, b, E


@wrong("updates after each sample in place of the sum over all")
def train_classifier(W, b, x, t, epsilon, steps):
    E = [cross_entropy(t, softmax(x @ W + b))]
    for _ in range(steps):
        for k in range(len(x)):
            o = softmax(x[k : k + 1] @ W + b)
            d = (o - t[k : k + 1])[0]
            W = W - epsilon * np.outer(x[k], d)
            b = b - epsilon * d
        E.append(cross_entropy(t, softmax(x @ W + b)))
    return W, b, E


@wrong("return inside the loop, after one update")
def train_classifier(W, b, x, t, epsilon, steps):
    o = softmax(x @ W + b)
    E = [cross_entropy(t, o)]
    for _ in range(steps):
        delta_u = o - t
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=0)
        o = softmax(x @ W + b)
        E.append(cross_entropy(t, o))
        return W, b, E


@wrong("two at once: softmax over the samples (axis=0), and epsilon forgotten for b")
def train_classifier(W, b, x, t, epsilon, steps):
    def sm(u):
        e = np.exp(u - u.max(axis=0))
        return e / e.sum(axis=0)

    E = [-np.sum(t * np.log(sm(x @ W + b)))]
    for _ in range(steps):
        delta_u = sm(x @ W + b) - t
        W = W - epsilon * x.T @ delta_u
        b = b - delta_u.sum(axis=0)
        E.append(-np.sum(t * np.log(sm(x @ W + b))))
    return W, b, E


@right("loop over steps + 1, update skipped the last time")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for k in range(steps + 1):
        o = softmax(x @ W + b)
        E.append(cross_entropy(t, o))
        if k == steps:
            break
        d = o - t
        W, b = W - epsilon * (x.T @ d), b - epsilon * d.sum(axis=0)
    return W, b, E


@right("b as a further row of W, x with a column of ones")
def train_classifier(W, b, x, t, epsilon, steps):
    V = np.vstack([W, b])
    X = np.hstack([x, np.ones((len(x), 1))])
    E = [cross_entropy(t, softmax(X @ V))]
    for _ in range(steps):
        V = V - epsilon * X.T @ (softmax(X @ V) - t)
        E.append(cross_entropy(t, softmax(X @ V)))
    return V[:-1], V[-1], E


@right("in place on copies, E in an array")
def train_classifier(W, b, x, t, epsilon, steps):
    W = np.array(W, dtype=float)
    b = np.array(b, dtype=float)
    E = np.zeros(steps + 1)
    o = _forward(W, b, x)
    E[0] = -(t * np.log(np.where(t > 0, o, 1))).sum()
    for k in range(1, steps + 1):
        g = o - t
        W -= epsilon * np.einsum("ki,kj->ij", x, g)
        b -= epsilon * np.einsum("kj->j", g)
        o = _forward(W, b, x)
        E[k] = -(t * np.log(np.where(t > 0, o, 1))).sum()
    return W, b, E


@right("inner functions forward and loss, while loop, list returned")
def train_classifier(W, b, x, t, epsilon, steps):
    def forward():
        return softmax(np.dot(x, W) + b)

    history = [float(cross_entropy(t, forward()))]
    while len(history) <= steps:
        err = t - forward()
        W = W + epsilon * np.dot(x.T, err)
        b = b + epsilon * err.sum(axis=0)
        history.append(float(cross_entropy(t, forward())))
    return [W, b, history]


@right("gradient summed sample by sample, loss by log-sum-exp")
def train_classifier(W, b, x, t, epsilon, steps):
    def losses(W, b):
        E = 0.0
        for xk, tk in zip(x, t):
            u = xk @ W + b
            m = u.max()
            E += float(tk @ (m + np.log(np.exp(u - m).sum()) - u))
        return E

    E = [losses(W, b)]
    for _ in range(steps):
        dW, db = np.zeros(W.shape), np.zeros(b.shape)
        for xk, tk in zip(x, t):
            u = xk @ W + b
            e = np.exp(u - u.max())
            d = e / e.sum() - tk
            dW += xk[:, None] * d[None, :]
            db += d
        W = W - epsilon * dW
        b = b - epsilon * db
        E.append(losses(W, b))
    return W, b, E
