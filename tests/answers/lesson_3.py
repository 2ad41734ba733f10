# ruff: noqa
"""Answers to the exercises of lesson 3 as learners err, written by somebody who had seen the notebook only.

WRONG and RIGHT: (exercise, what it is, answer). They are not to be tuned to: new ones are worth more than these.
"""

import numpy as np, math
from fractions import Fraction

# WRONG, RIGHT: lists of (exercise_name, description, answer).
# BORDERLINE (extra): answers whose verdict the text leaves open, or which differ from the right one only in rare cases.
WRONG, RIGHT, BORDERLINE = [], [], []


def _into(which, name, description):
    def add(f):
        which.append((name, description, f))
        return f

    return add


def wrong(name, description):
    return _into(WRONG, name, description)


def right(name, description):
    return _into(RIGHT, name, description)


def borderline(name, description):
    return _into(BORDERLINE, name, description)


# ---------------------------------------------------------------- 1 same_seed
WRONG += [
    ("same_seed", "thinks random means different every time", "a"),
    ("same_seed", "thinks rounding errors add up differently in every run", "b"),
    ("same_seed", "has the permutation symmetry in mind", "d"),
    ("same_seed", "gives a number of bits instead of the letter", 0),
]
RIGHT += [
    ("same_seed", "plain", "c"),
    ("same_seed", "taken out of a list", ["a", "b", "c", "d"][2]),
    ("same_seed", "taken out of a numpy array (np.str_)", np.array(["a", "b", "c", "d"])[2]),
    ("same_seed", "with chr", chr(ord("a") + 2)),
]
BORDERLINE += [("same_seed", "capital letter", "C"), ("same_seed", "a blank too many", "c "), ("same_seed", "in a list", ["c"])]

# ----------------------------------------------------------------- 2 all_zero
_t_xor = np.array([0, 1, 1, 0])
WRONG += [
    ("all_zero", "a 2-4-1 net can learn XOR, so after 1,000 updates E is about 0", 0.0),
    ("all_zero", "forgets the 1/2 in front of the square", 1.0),
    ("all_zero", "one sample only", 0.125),
    ("all_zero", "one sample only, rounded to one place", 0.1),
    ("all_zero", "sum of the gaps, not squared", float(np.sum(np.abs(_t_xor - 0.5)))),
    ("all_zero", "unsquared gaps, 1/2 * 1/2, and one sample only", 0.25),
    ("all_zero", "thinks o stays 0 (not sigma(0)): 1/2 (1 + 1)", 0.5 * np.sum((_t_xor - 0) ** 2)),
    ("all_zero", "signed gaps cancel", 0.5 * np.sum(_t_xor - 0.5)),
    ("all_zero", "confuses with the plateau where three samples get the same answer, E = 1/3", 1 / 3),
    ("all_zero", "hands over the outputs o, not E", [0.5, 0.5, 0.5, 0.5]),
    ("all_zero", "hands over the error of every sample", 0.5 * (_t_xor - 0.5) ** 2),
]
RIGHT += [
    ("all_zero", "plain", 0.5),
    ("all_zero", "as a fraction of ints", 1 / 2),
    ("all_zero", "computed with numpy (np.float64)", 0.5 * np.sum((_t_xor - 0.5) ** 2)),
    ("all_zero", "summed by sum()", sum((t - 1 / (1 + math.exp(-0))) ** 2 / 2 for t in (0, 1, 1, 0))),
    ("all_zero", "fractions.Fraction", sum(Fraction(1, 2) * (t - Fraction(1, 2)) ** 2 for t in (0, 1, 1, 0))),
    ("all_zero", "0-dim array", np.array(0.5)),
]
BORDERLINE += [("all_zero", "as a string", "0.5"), ("all_zero", "in a list", [0.5]), ("all_zero", "close to it", 0.500001)]


# ------------------------------------------------------------ 3 stuck_by_hand
def _stuck():
    o = 2 / 3
    gaps = np.array([1 - o, 1 - o, 0 - o])
    return o, gaps


_o, _gaps = _stuck()
WRONG += [
    ("stuck_by_hand", "'undecided' means o = 1/2; E of that", [0.5, 0.5 * 3 * 0.25]),
    ("stuck_by_hand", "forgets the 1/2 of E", [_o, float(np.sum(_gaps**2))]),
    ("stuck_by_hand", "mean over the three samples", [2 / 3, 0.5 * np.mean(_gaps**2)]),
    ("stuck_by_hand", "mean over all four samples", [2 / 3, 0.5 * np.sum(_gaps**2) / 4]),
    ("stuck_by_hand", "mean of all four t (the fourth is 0)", [0.5, 0.5 * (0.25 + 0.25 + 0.25 + 0.25)]),
    ("stuck_by_hand", "two versus one: goes with the majority, o = 1", [1, 0.5]),
    ("stuck_by_hand", "mean of the wrong class: o = 1/3", [1 / 3, 0.5 * (4 / 9 + 4 / 9 + 1 / 9)]),
    ("stuck_by_hand", "order of the two numbers: E, o", [1 / 3, 2 / 3]),
    ("stuck_by_hand", "counts the gap 1/3 only once", [2 / 3, 0.5 * (1 / 9 + 4 / 9)]),
    ("stuck_by_hand", "the last gap taken as 1/3 too", [2 / 3, 0.5 * (1 / 9 + 1 / 9 + 1 / 9)]),
    ("stuck_by_hand", "squares 2/3 as 2/9", [2 / 3, 0.5 * (1 / 9 + 1 / 9 + 2 / 9)]),
    ("stuck_by_hand", "counts the fourth sample with o = 2/3 as well", [2 / 3, 0.5 * (1 / 9 + 1 / 9 + 4 / 9 + 4 / 9)]),
    ("stuck_by_hand", "gaps not squared: they cancel", [2 / 3, 0.0]),
    ("stuck_by_hand", "absolute gaps", [2 / 3, 0.5 * (1 / 3 + 1 / 3 + 2 / 3)]),
    ("stuck_by_hand", "only o, forgets E", 2 / 3),
    ("stuck_by_hand", "E right, but 2/3 cut to 0.6", [0.6, 1 / 3]),
]


def _grid():
    o = np.linspace(0, 1, 300001)
    E = 0.5 * (2 * (1 - o) ** 2 + o**2)
    k = E.argmin()
    return o[k], E[k]


def _polynomial():
    # E = 1/2 (3 o^2 - 4 o + 2)
    E = np.poly1d([1.5, -2, 1])
    (root,) = E.deriv().roots
    return np.array([root, E(root)])


RIGHT += [
    ("stuck_by_hand", "list of floats", [2 / 3, 1 / 3]),
    ("stuck_by_hand", "tuple", (np.mean([1, 1, 0]), 0.5 * np.sum((np.array([1, 1, 0]) - 2 / 3) ** 2))),
    ("stuck_by_hand", "fractions", [Fraction(2, 3), Fraction(1, 2) * (2 * Fraction(1, 9) + Fraction(4, 9))]),
    ("stuck_by_hand", "fine grid", _grid()),
    ("stuck_by_hand", "polynomial, array", _polynomial()),
    ("stuck_by_hand", "variance: E = 3/2 var", [sum([1, 1, 0]) / 3, 1.5 * np.var([1, 1, 0])]),
]
BORDERLINE += [
    ("stuck_by_hand", "three digits", [0.667, 0.333]),
    ("stuck_by_hand", "two digits, rounded", [0.67, 0.33]),
    ("stuck_by_hand", "two digits, cut off", [0.66, 0.33]),
    ("stuck_by_hand", "E computed from the rounded o = 0.67", [0.67, 0.5 * (2 * 0.33**2 + 0.67**2)]),
    ("stuck_by_hand", "dict instead of list", {"o": 2 / 3, "E": 1 / 3}),
]

# ------------------------------------------------------------ 4 scale_by_hand
WRONG += [
    ("scale_by_hand", "divides by n: forgets the root", 1 / 64),
    ("scale_by_hand", "the standard deviation of u with weights of 1: 8", 8),
    ("scale_by_hand", "multiplies instead", 64),
    ("scale_by_hand", "He initialisation for ReLU", math.sqrt(2 / 64)),
    ("scale_by_hand", "bound of the uniform distribution", np.sqrt(3 / 64)),
    ("scale_by_hand", "counts a bias too", 1 / math.sqrt(65)),
    ("scale_by_hand", "Glorot with 64 in and 1 out", math.sqrt(2 / (64 + 1))),
    ("scale_by_hand", "Glorot bound sqrt(6 / (in + out))", math.sqrt(6 / (64 + 1))),
    ("scale_by_hand", "takes the root twice", math.sqrt(1 / 8)),
    ("scale_by_hand", "'input has 1, so weights 1 give 1'", 1),
    ("scale_by_hand", "root of 64 miscomputed as 32", 1 / 32),
    ("scale_by_hand", "1/sqrt(n) with n = 16 (another layer of the lesson)", 0.25),
    ("scale_by_hand", "ln instead of root", 1 / math.log(64)),
]
RIGHT += [
    ("scale_by_hand", "plain", 0.125),
    ("scale_by_hand", "formula", 1 / np.sqrt(64)),
    ("scale_by_hand", "power", 64**-0.5),
    ("scale_by_hand", "Fraction", Fraction(1, math.isqrt(64))),
    ("scale_by_hand", "np.float32", np.float32(1) / np.float32(8)),
    ("scale_by_hand", "0-dim array", np.sqrt(np.array(1 / 64))),
]
BORDERLINE += [
    ("scale_by_hand", "two digits", 0.13),
    ("scale_by_hand", "two digits, cut off", 0.12),
    ("scale_by_hand", "negative root", -0.125),
    ("scale_by_hand", "string", "1/8"),
]


# ---------------------------------------------------------- 5 saturated_share
S = "saturated_share"


@wrong(S, "only the lower end (thinks saturated means near 0)")
def f(o):
    return np.mean(o < 0.01)


@wrong(S, "the other side of the inequality")
def f(o):
    d = o * (1 - o)
    return np.mean(d > 0.01)


@wrong(S, "number, not share")
def f(o):
    return np.sum(o * (1 - o) < 0.01)


@wrong(S, "mean of the slope, not of the comparison")
def f(o):
    slope = o * (1 - o)
    return slope.mean()


@wrong(S, "one share per unit")
def f(o):
    return (o * (1 - o) < 0.01).mean(axis=0)


@wrong(S, "divides by N only")
def f(o):
    n = 0
    for row in o:
        for v in row:
            if v * (1 - v) < 0.01:
                n += 1
    return n / len(o)


@wrong(S, "in percent")
def f(o):
    N, H = o.shape
    count = np.count_nonzero(o * (1 - o) < 0.01)
    return 100 * count / (N * H)


@wrong(S, "takes o for u, and puts it through the sigmoid once more")
def f(o):
    s = 1 / (1 + np.exp(-o))
    return np.mean(s * (1 - s) < 0.01)


@wrong(S, "threshold 0.1")
def f(o):
    return np.mean(o * (1 - o) < 0.1)


@wrong(S, "share of the units that are saturated for every sample")
def f(o):
    sat = o * (1 - o) < 0.01
    return np.mean(np.all(sat, axis=0))


@wrong(S, "return indented too far: only the first sample")
def f(o):
    N, H = o.shape
    count = 0
    for i in range(N):
        for j in range(H):
            if o[i, j] * (1 - o[i, j]) < 0.01:
                count += 1
        return count / (N * H)


@wrong(S, "no brackets: o * 1 - o is 0 everywhere")
def f(o):
    return np.mean(o * 1 - o < 0.01)


@wrong(S, "averages over the samples first, then compares")
def f(o):
    o_mean = o.mean(axis=0)
    return np.mean(o_mean * (1 - o_mean) < 0.01)


@wrong(S, "tanh's derivative")
def f(o):
    return float(np.mean(1 - o**2 < 0.01))


@wrong(S, "integer division")
def f(o):
    sat = np.sum(o * (1 - o) < 0.01)
    return sat // o.size


@wrong(S, "hands back the array of True and False")
def f(o):
    return o * (1 - o) < 0.01


@right(S, "double loop")
def f(o):
    count = total = 0
    for row in o:
        for v in row:
            total += 1
            if v - v * v < 0.01:
                count += 1
    return count / total


@right(S, "count_nonzero and size")
def f(o):
    return np.count_nonzero(np.less(np.multiply(o, 1 - o), 0.01)) / np.size(o)


@right(S, "generator over ravel, Python list")
def f(o):
    values = np.asarray(o).ravel().tolist()
    return sum(1 for v in values if v * (1 - v) < 1e-2) / len(values)


@right(S, "mean of the means (all rows equally long)")
def f(o):
    return np.where(o * (1 - o) < 0.01, 1.0, 0.0).mean(axis=1).mean()


@right(S, "complement")
def f(o):
    return 1 - ((1 - o) * o >= 0.01).sum() / o.size


@right(S, "both ends by the quadratic formula")
def f(o):
    low = (1 - math.sqrt(1 - 4 * 0.01)) / 2
    return float(np.average((o < low) | (o > 1 - low)))


@borderline(S, "<= instead of < (differs only if o(1 - o) is exactly 0.01)")
def f(o):
    return np.mean(o * (1 - o) <= 0.01)


@borderline(S, "o < 0.01 or o > 0.99 (differs only for 0.01 <= o < 0.0101021 and the mirror image)")
def f(o):
    return np.mean((o < 0.01) | (o > 0.99))


@borderline(S, "returns a Fraction")
def f(o):
    return Fraction(int(np.sum(o * (1 - o) < 0.01)), int(o.size))


@borderline(S, "rounded to two places")
def f(o):
    return round(float(np.mean(o * (1 - o) < 0.01)), 2)


# ------------------------------------------------------------------ 6 initial
I = "initial"


@wrong(I, "a new generator for each layer, same seed")
def f(sizes, seed, scale):
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        rng = np.random.default_rng(seed)
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
    return tuple(W), tuple(b)


@wrong(I, "a new generator for each array")
def f(sizes, seed, scale):
    W = tuple(np.random.default_rng(seed).normal(0, scale, (sizes[k], sizes[k + 1])) for k in range(len(sizes) - 1))
    b = tuple(np.random.default_rng(seed).normal(0, scale, sizes[k + 1]) for k in range(len(sizes) - 1))
    return W, b


@wrong(I, "all W first, then all b")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    W = tuple(rng.normal(scale=scale, size=p) for p in pairs)
    b = tuple(rng.normal(scale=scale, size=p[1]) for p in pairs)
    return W, b


@wrong(I, "b before W")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    Ws = []
    bs = []
    for k in range(1, len(sizes)):
        bs.append(rng.normal(0, scale, sizes[k]))
        Ws.append(rng.normal(0, scale, (sizes[k - 1], sizes[k])))
    return tuple(Ws), tuple(bs)


@wrong(I, "W of shape (n_{k+1}, n_k), as in PyTorch")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n_in, n_out in zip(sizes, sizes[1:]):
        W.append(scale * rng.standard_normal((n_out, n_in)))
        b.append(scale * rng.standard_normal(n_out))
    return tuple(W), tuple(b)


@wrong(I, "W column by column (drawn transposed)")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(m, n)).T)
        b.append(rng.normal(scale=scale, size=m))
    return tuple(W), tuple(b)


@wrong(I, "uniform instead of normal")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = (), ()
    for n, m in zip(sizes[:-1], sizes[1:]):
        W += (rng.uniform(-scale, scale, size=(n, m)),)
        b += (rng.uniform(-scale, scale, size=m),)
    return W, b


@wrong(I, "scale forgotten")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(size=(n, m)))
        b.append(rng.normal(size=m))
    return tuple(W), tuple(b)


@wrong(I, "scale taken for the variance")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    std = np.sqrt(scale)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(0, std, (n, m)))
        b.append(rng.normal(0, std, m))
    return tuple(W), tuple(b)


@wrong(I, "first positional argument of normal is the mean")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale, size=(n, m)))
        b.append(rng.normal(scale, size=m))
    return tuple(W), tuple(b)


@wrong(I, "biases at 0, as one often does")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(np.zeros(m))
    return tuple(W), tuple(b)


@wrong(I, "b of shape (1, m)")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=(1, m)))
    return tuple(W), tuple(b)


@wrong(I, "the old global generator")
def f(sizes, seed, scale):
    np.random.seed(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(np.random.normal(0, scale, (n, m)))
        b.append(np.random.normal(0, scale, m))
    return tuple(W), tuple(b)


@wrong(I, "written for two layers of weights only")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W1 = rng.normal(scale=scale, size=(sizes[0], sizes[1]))
    b1 = rng.normal(scale=scale, size=sizes[1])
    W2 = rng.normal(scale=scale, size=(sizes[1], sizes[2]))
    b2 = rng.normal(scale=scale, size=sizes[2])
    return (W1, W2), (b1, b2)


@wrong(I, "returns inside the loop")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
        return tuple(W), tuple(b)


@wrong(I, "'standard deviation of u should be 1': divides by sqrt(n) as well")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale / np.sqrt(n), size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
    return tuple(W), tuple(b)


@wrong(I, "seed + k for layer k, so that they differ")
def f(sizes, seed, scale):
    W, b = [], []
    for k, (n, m) in enumerate(zip(sizes[:-1], sizes[1:])):
        rng = np.random.default_rng(seed + k)
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
    return tuple(W), tuple(b)


@wrong(I, "pairs (W, b) layer by layer")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    layers = []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(scale=scale, size=(n, m))
        b = rng.normal(scale=scale, size=m)
        layers.append((W, b))
    return tuple(layers)


@right(I, "one number after the other")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for k in range(len(sizes) - 1):
        w = np.empty((sizes[k], sizes[k + 1]))
        for r in range(sizes[k]):
            for c in range(sizes[k + 1]):
                w[r, c] = rng.normal(0, scale)
        W.append(w)
        b.append(np.array([rng.normal(0, scale) for _ in range(sizes[k + 1])]))
    return tuple(W), tuple(b)


@right(I, "b is the last row of an (n + 1, m) array")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    both = [rng.normal(scale=scale, size=(n + 1, m)) for n, m in zip(sizes, sizes[1:])]
    return tuple(a[:-1] for a in both), tuple(a[-1] for a in both)


@right(I, "all numbers at once, then cut up")
def f(sizes, seed, scale):
    shapes = [(n, m) for n, m in zip(sizes[:-1], sizes[1:])]
    total = sum(n * m + m for n, m in shapes)
    z = np.random.default_rng(seed).standard_normal(total) * scale
    W, b, at = (), (), 0
    for n, m in shapes:
        W += (z[at : at + n * m].reshape(n, m),)
        at += n * m
        b += (z[at : at + m],)
        at += m
    return W, b


@right(I, "generator function and zip(*...)")
def f(sizes, seed, scale):
    def layers():
        rng = np.random.Generator(np.random.PCG64(seed))
        for n, m in zip(sizes[:-1], sizes[1:]):
            yield rng.normal(0.0, scale, (n, m)), rng.normal(0.0, scale, (m,))

    W, b = zip(*layers())
    return W, b


@right(I, "recursive")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)

    def rest(s):
        if len(s) < 2:
            return (), ()
        W = rng.normal(scale=scale, size=s[0] * s[1]).reshape(s[0], s[1])
        b = rng.normal(scale=scale, size=s[1])
        Ws, bs = rest(s[1:])
        return (W, *Ws), (b, *bs)

    return rest(tuple(sizes))


@borderline(I, "lists instead of tuples")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
    return W, b


@borderline(I, "[W, b]: a list of the two tuples")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
    return [tuple(W), tuple(b)]


@borderline(I, "nested lists instead of arrays")
def f(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)).tolist())
        b.append(rng.normal(scale=scale, size=m).tolist())
    return tuple(W), tuple(b)


# --------------------------------------------------------------- 7 swap_units
U = "swap_units"


@wrong(U, "rows of W1 instead of columns")
def f(W1, b1, W2, i, j):
    W1, b1, W2 = W1.copy(), b1.copy(), W2.copy()
    W1[[i, j]] = W1[[j, i]]
    b1[[i, j]] = b1[[j, i]]
    W2[[i, j]] = W2[[j, i]]
    return W1, b1, W2


@wrong(U, "columns of W2 instead of rows")
def f(W1, b1, W2, i, j):
    A, c, B = np.array(W1), np.array(b1), np.array(W2)
    A[:, [i, j]] = A[:, [j, i]]
    c[[i, j]] = c[[j, i]]
    B[:, [i, j]] = B[:, [j, i]]
    return A, c, B


@wrong(U, "rows and columns the wrong way round for both")
def f(W1, b1, W2, i, j):
    order = np.arange(len(b1))
    order[i], order[j] = j, i
    return W1[order], b1[order], W2[:, order]


@wrong(U, "forgets b1")
def f(W1, b1, W2, i, j):
    order = np.arange(W1.shape[1])
    order[[i, j]] = [j, i]
    return W1[:, order], b1, W2[order]


@wrong(U, "forgets W2: the unit is only what comes in")
def f(W1, b1, W2, i, j):
    order = np.arange(len(b1))
    order[[i, j]] = order[[j, i]]
    return W1[:, order], b1[order], W2.copy()


@wrong(U, "forgets W1: swaps only the weights out and b1")
def f(W1, b1, W2, i, j):
    nb, nW2 = b1.copy(), W2.copy()
    nb[i], nb[j] = b1[j], b1[i]
    nW2[i], nW2[j] = W2[j], W2[i]
    return W1.copy(), nb, nW2


@wrong(U, "right values, but writes into the arrays given")
def f(W1, b1, W2, i, j):
    W1[:, [i, j]] = W1[:, [j, i]]
    b1[[i, j]] = b1[[j, i]]
    W2[[i, j], :] = W2[[j, i], :]
    return W1, b1, W2


@wrong(U, "'copies' with [:], which is only a view")
def f(W1, b1, W2, i, j):
    A, c, B = W1[:], b1[:], W2[:]
    A[:, [i, j]] = A[:, [j, i]]
    c[[i, j]] = c[[j, i]]
    B[[i, j]] = B[[j, i]]
    return A, c, B


@wrong(U, "Python swap a, b = b, a with views: the two become equal")
def f(W1, b1, W2, i, j):
    W1 = W1.copy()
    b1 = b1.copy()
    W2 = W2.copy()
    W1[:, i], W1[:, j] = W1[:, j], W1[:, i]
    b1[i], b1[j] = b1[j], b1[i]
    W2[i], W2[j] = W2[j], W2[i]
    return W1, b1, W2


@wrong(U, "temporary variable without copy")
def f(W1, b1, W2, i, j):
    newW1, newb1, newW2 = np.copy(W1), np.copy(b1), np.copy(W2)
    tmp = newW1[:, i]
    newW1[:, i] = newW1[:, j]
    newW1[:, j] = tmp
    tmp = newb1[i]
    newb1[i] = newb1[j]
    newb1[j] = tmp
    tmp = newW2[i, :]
    newW2[i, :] = newW2[j, :]
    newW2[j, :] = tmp
    return newW1, newb1, newW2


@wrong(U, "counts the units from 1")
def f(W1, b1, W2, i, j):
    order = np.arange(len(b1))
    order[[i - 1, j - 1]] = [j - 1, i - 1]
    return W1[:, order], b1[order], W2[order]


@wrong(U, "nothing swapped (that, too, gives the same answers)")
def f(W1, b1, W2, i, j):
    return W1.copy(), b1.copy(), W2.copy()


@wrong(U, "reverses all hidden units")
def f(W1, b1, W2, i, j):
    return W1[:, ::-1], b1[::-1], W2[::-1]


@wrong(U, "moves unit i to place j, the others move up (a swap only if i and j are neighbours)")
def f(W1, b1, W2, i, j):
    order = list(range(len(b1)))
    order.insert(j, order.pop(i))
    return W1[:, order], b1[order], W2[order]


@wrong(U, "copies W1 and b1, but forgets to copy W2")
def f(W1, b1, W2, i, j):
    W1, b1 = W1.copy(), b1.copy()
    W1[:, [i, j]] = W1[:, [j, i]]
    b1[[i, j]] = b1[[j, i]]
    W2[[i, j]] = W2[[j, i]]
    return W1, b1, W2


@wrong(U, "transposes W1 to get at the rows, and does not transpose back")
def f(W1, b1, W2, i, j):
    A = W1.T.copy()
    A[[i, j]] = A[[j, i]]
    c = b1.copy()
    c[[i, j]] = c[[j, i]]
    B = W2.copy()
    B[[i, j]] = B[[j, i]]
    return A, c, B


@wrong(U, "W1.T is a view: writes into W1")
def f(W1, b1, W2, i, j):
    A = W1.T
    A[[i, j]] = A[[j, i]]
    c = b1.copy()
    c[[i, j]] = c[[j, i]]
    B = W2.copy()
    B[[i, j]] = B[[j, i]]
    return A.T, c, B


@right(U, "order as a list")
def f(W1, b1, W2, i, j):
    order = [j if k == i else i if k == j else k for k in range(len(b1))]
    return W1[:, order], b1[order], W2[order, :]


@right(U, "permutation matrix, einsum")
def f(W1, b1, W2, i, j):
    P = np.eye(len(b1))
    P[[i, j]] = P[[j, i]]
    return np.einsum("nh,hk->nk", W1, P), b1 @ P, np.einsum("hk,hm->km", P, W2)


@right(U, "transposed helper for the three")
def f(W1, b1, W2, i, j):
    def swapped(a):
        a = a.copy()
        keep = a[i].copy()
        a[i] = a[j]
        a[j] = keep
        return a

    return swapped(W1.T).T, swapped(b1), swapped(W2)


@right(U, "read from the old, write into the new")
def f(W1, b1, W2, i, j):
    V1, c1, V2 = W1.copy(), b1.copy(), W2.copy()
    V1[:, i], V1[:, j] = W1[:, j], W1[:, i]
    c1[i], c1[j] = b1[j], b1[i]
    V2[i], V2[j] = W2[j], W2[i]
    return V1, c1, V2


@right(U, "np.take, double loop for W2, a list returned")
def f(W1, b1, W2, i, j):
    perm = np.arange(b1.size)
    perm[i], perm[j] = j, i
    out = np.zeros_like(W2)
    for h in range(W2.shape[0]):
        for k in range(W2.shape[1]):
            out[h, k] = W2[perm[h], k]
    return [np.take(W1, perm, axis=1), np.take(b1, perm), out]


@borderline(U, "nested lists returned instead of arrays")
def f(W1, b1, W2, i, j):
    order = np.arange(len(b1))
    order[[i, j]] = [j, i]
    return W1[:, order].tolist(), b1[order].tolist(), W2[order].tolist()


# ---------------------------------------------------------------- 8 flip_unit
F = "flip_unit"


@wrong(F, "b2 forgotten (as for tanh)")
def f(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2.copy()


@wrong(F, "b2 minus instead of plus")
def f(W1, b1, W2, b2, j):
    V1, c1, V2 = W1.copy(), b1.copy(), W2.copy()
    V1[:, j] *= -1
    c1[j] *= -1
    V2[j] *= -1
    return V1, c1, V2, b2 - W2[j]


@wrong(F, "adds the new W2[j] (already negated)")
def f(W1, b1, W2, b2, j):
    W1, b1, W2, b2 = W1.copy(), b1.copy(), W2.copy(), b2.copy()
    W1[:, j] = -W1[:, j]
    b1[j] = -b1[j]
    W2[j] = -W2[j]
    b2 += W2[j]
    return W1, b1, W2, b2


@wrong(F, "only turns u round, nothing done at the output")
def f(W1, b1, W2, b2, j):
    W1, b1 = W1.copy(), b1.copy()
    W1[:, j] = -W1[:, j]
    b1[j] = -b1[j]
    return W1, b1, W2.copy(), b2.copy()


@wrong(F, "row j of W1")
def f(W1, b1, W2, b2, j):
    W1, b1, V2 = W1.copy(), b1.copy(), W2.copy()
    W1[j] = -W1[j]
    b1[j] = -b1[j]
    V2[j] = -V2[j]
    return W1, b1, V2, b2 + W2[j]


@wrong(F, "column j of W2")
def f(W1, b1, W2, b2, j):
    A, c, B, d = [np.copy(z) for z in (W1, b1, W2, b2)]
    A[:, j] *= -1
    c[j] *= -1
    B[:, j] *= -1
    d[j] += W2[:, j].sum()
    return A, c, B, d


@wrong(F, "b1 forgotten")
def f(W1, b1, W2, b2, j):
    sign = np.where(np.arange(W1.shape[1]) == j, -1, 1)
    return W1 * sign, b1.copy(), W2 * sign[:, np.newaxis], b2 + W2[j]


@wrong(F, "W1 forgotten: flips only the bias")
def f(W1, b1, W2, b2, j):
    c1, V2 = b1.copy(), W2.copy()
    c1[j] = -c1[j]
    V2[j] = -V2[j]
    return W1.copy(), c1, V2, b2 + W2[j]


@wrong(F, "W2 not negated, although b2 is mended")
def f(W1, b1, W2, b2, j):
    s = np.ones_like(b1)
    s[j] = -1
    return W1 * s, b1 * s, W2.copy(), b2 + W2[j]


@wrong(F, "right values, but writes into the arrays given")
def f(W1, b1, W2, b2, j):
    b2 += W2[j]
    W1[:, j] *= -1
    b1[j] *= -1
    W2[j] *= -1
    return W1, b1, W2, b2


@wrong(F, "copies three, but b2 += writes into b2")
def f(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    b2 += W2[j]
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2


@wrong(F, "1 - o: so adds 1 to b2")
def f(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2 + 1


@wrong(F, "adds the sum of row j to every b2")
def f(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2 + np.sum(W2[j])


@wrong(F, "flips all units (the answers stay the same)")
def f(W1, b1, W2, b2, j):
    return -W1, -b1, -W2, b2 + W2.sum(axis=0)


@wrong(F, "counts from 1")
def f(W1, b1, W2, b2, j):
    k = j - 1
    sign = np.ones(len(b1))
    sign[k] = -1
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2 + W2[k]


@wrong(F, "nothing changed (that, too, gives the same answers)")
def f(W1, b1, W2, b2, j):
    return W1.copy(), b1.copy(), W2.copy(), b2.copy()


@wrong(F, "b2 of shape (1, m), from the slice j:j+1")
def f(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2 + W2[j : j + 1]


@wrong(F, "sign without the new axis: cannot be broadcast, or flips column j of W2 if H = m")
def f(W1, b1, W2, b2, j):
    sign = np.ones(len(b1))
    sign[j] = -1
    return W1 * sign, b1 * sign, W2 * sign, b2 + W2[j]


@right(F, "diagonal matrix")
def f(W1, b1, W2, b2, j):
    D = np.eye(len(b1))
    D[j, j] = -1
    return W1 @ D, b1 @ D, D @ W2, b2 + W2[j]


@right(F, "copies, with -= 2 *")
def f(W1, b1, W2, b2, j):
    V1, c1, V2, c2 = W1.copy(), b1.copy(), W2.copy(), b2.copy()
    V1[:, j] -= 2 * W1[:, j]
    c1[j] -= 2 * b1[j]
    c2 += V2[j]
    V2[j] = -V2[j]
    return V1, c1, V2, c2


@right(F, "np.where, b2 minus the new row")
def f(W1, b1, W2, b2, j):
    here = np.arange(b1.shape[0]) == j
    nW2 = np.where(here[:, None], -W2, W2)
    return np.where(here, -W1, W1), np.where(here, -b1, b1), nW2, b2 - nW2[j]


@right(F, "loops")
def f(W1, b1, W2, b2, j):
    n, H = W1.shape
    m = len(b2)
    V1, c1, V2, c2 = np.zeros((n, H)), np.zeros(H), np.zeros((H, m)), np.zeros(m)
    for h in range(H):
        s = -1 if h == j else 1
        for i in range(n):
            V1[i, h] = s * W1[i, h]
        c1[h] = s * b1[h]
        for k in range(m):
            V2[h, k] = s * W2[h, k]
    for k in range(m):
        c2[k] = b2[k] + W2[j, k]
    return V1, c1, V2, c2


@right(F, "difference between old and new sums, einsum, list")
def f(W1, b1, W2, b2, j):
    sign = 1 - 2 * (np.arange(len(b1)) == j)
    V2 = np.einsum("h,hm->hm", sign, W2)
    c2 = b2 + (W2 - V2).sum(axis=0) / 2
    return [np.einsum("nh,h->nh", W1, sign), sign * b1, V2, c2]


# ------------------------------------------------------------- 9 share_learnt
L = "share_learnt"


@wrong(L, "< instead of <=")
def f(E, limit):
    p = np.mean(E < limit)
    return p, np.sqrt(p * (1 - p) / len(E))


@wrong(L, "the share that failed")
def f(E, limit):
    p = np.mean(E > limit)
    s = np.sqrt(p * (1 - p) / len(E))
    return p, s


@wrong(L, "no root")
def f(E, limit):
    p = np.mean(E <= limit)
    return p, p * (1 - p) / len(E)


@wrong(L, "standard deviation, not standard error: m forgotten")
def f(E, limit):
    learnt = E <= limit
    return learnt.mean(), learnt.std()


@wrong(L, "m outside the root")
def f(E, limit):
    m = len(E)
    p = sum(E <= limit) / m
    return p, math.sqrt(p * (1 - p)) / m


@wrong(L, "standard error of E itself")
def f(E, limit):
    return np.mean(E <= limit), np.std(E) / np.sqrt(len(E))


@wrong(L, "m taken as the number that have learnt")
def f(E, limit):
    learnt = E[E <= limit]
    p = len(learnt) / len(E)
    return p, np.sqrt(p * (1 - p) / max(len(learnt), 1))


@wrong(L, "count instead of share")
def f(E, limit):
    n = np.sum(E <= limit)
    p = n / len(E)
    return n, np.sqrt(p * (1 - p) / len(E))


@wrong(L, "the two in the wrong order")
def f(E, limit):
    p = np.mean(E <= limit)
    s = np.sqrt(p * (1 - p) / len(E))
    return s, p


@wrong(L, "in percent")
def f(E, limit):
    p = np.mean(E <= limit)
    s = np.sqrt(p * (1 - p) / E.size)
    return 100 * p, 100 * s


@wrong(L, "half-width of the 95 % interval")
def f(E, limit):
    p = np.mean(E <= limit)
    return p, 1.96 * np.sqrt(p * (1 - p) / len(E))


@wrong(L, "p(1 - p) written as p² - ... : p * 1 - p")
def f(E, limit):
    p = np.mean(E <= limit)
    return p, np.sqrt((p * 1 - p) / len(E))


@wrong(L, "** 1 / 2: half instead of root")
def f(E, limit):
    m = len(E)
    p = np.count_nonzero(E <= limit) / m
    s = (p * (1 - p) / m) ** 1 / 2
    return p, s


@wrong(L, "stops counting at the first seed that failed")
def f(E, limit):
    count = 0
    for e in E:
        if e <= limit:
            count += 1
        else:
            break
    p = count / len(E)
    return p, math.sqrt(p * (1 - p) / len(E))


@wrong(L, "returns in the first turn of the loop")
def f(E, limit):
    count = 0
    for e in E:
        if e <= limit:
            count += 1
        p = count / len(E)
        return p, (p * (1 - p) / len(E)) ** 0.5


@wrong(L, "bracket: p * (1 - p / m)")
def f(E, limit):
    m = E.shape[0]
    p = (E <= limit).sum() / m
    return p, np.sqrt(p * (1 - p / m))


@wrong(L, "only the share")
def f(E, limit):
    return np.mean(E <= limit)


@right(L, "std over sqrt(m)")
def f(E, limit):
    learnt = np.where(E <= limit, 1.0, 0.0)
    return learnt.mean(), learnt.std() / np.sqrt(learnt.size)


@right(L, "pure Python")
def f(E, limit):
    m = n = 0
    for e in E:
        m += 1
        n += 0 if e > limit else 1
    return n / m, math.sqrt(n * (m - n) / m**3)


@right(L, "Fraction for p, list returned as floats")
def f(E, limit):
    p = Fraction(sum(1 for e in E if e <= limit), len(E))
    return [float(p), float(p * (1 - p) / len(E)) ** 0.5]


@right(L, "searchsorted")
def f(E, limit):
    p = np.searchsorted(np.sort(E), limit, side="right") / E.size
    return p, np.sqrt((p - p**2) / E.size)


@right(L, "array of the two, share of the failed by complement")
def f(E, limit):
    q = np.count_nonzero(E > limit) / len(E)
    return np.array([1 - q, np.sqrt(np.var(E > limit) / len(E))])


@borderline(L, "m - 1 instead of m (unbiased estimate of the variance)")
def f(E, limit):
    p = np.mean(E <= limit)
    return p, np.sqrt(p * (1 - p) / (len(E) - 1))


@borderline(L, "std with ddof=1")
def f(E, limit):
    learnt = (E <= limit).astype(float)
    return learnt.mean(), learnt.std(ddof=1) / np.sqrt(len(E))


@borderline(L, "both rounded to two places")
def f(E, limit):
    p = np.mean(E <= limit)
    return round(float(p), 2), round(float(np.sqrt(p * (1 - p) / len(E))), 2)


@borderline(L, "np.isclose added to <= (differs only within rounding)")
def f(E, limit):
    p = np.mean((E <= limit) | np.isclose(E, limit, rtol=1e-12, atol=0))
    return p, np.sqrt(p * (1 - p) / len(E))


# ------------------------------------------------------------- 10 mend_seeds
M = "mend_seeds"


def _sig(u):
    return 1 / (1 + np.exp(-u))


@wrong(M, "nothing changed")
def f(seeds, x, t, epsilon, steps):
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


@wrong(M, "line moved into the loop, but still seeds[0]")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "one generator from seeds[0], new W from it for every seed")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    rng = np.random.default_rng(seeds[0])
    for k in range(len(seeds)):
        W = rng.normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "uses k itself as the seed")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(k).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "new W at the end of the loop, with seeds[k]: one seed late")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
    return first, last


@wrong(M, "moved into the inner loop: W begins anew at each update")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "new W below the line of o: first o is that of the seed before")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        o = 1 / (1 + np.exp(-x @ W))
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "takes the sign of the update for the bug")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W + epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "keeps W0 and goes back to it for each seed")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W0 = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        W = W0.copy()
        o = _sig(x @ W)
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = _sig(x @ W)
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "W begins at 0 for each seed")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.zeros(x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "mends the seed, and 'mends' the gradient too: mean over the samples")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k, seed in enumerate(seeds):
        W = np.random.default_rng(seed).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x / len(x)
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "mends the seed, but loses the line of o in the inner loop")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
        o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "an unseeded generator, different at every call")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng().normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "the old global np.random.seed")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        np.random.seed(seeds[k])
        W = np.random.normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "return inside the loop: only the first seed")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
        return first, last


@wrong(M, "sorts the seeds, so that the order does not matter")
def f(seeds, x, t, epsilon, steps):
    seeds = sorted(seeds)
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


@wrong(M, "mended, but random() in [0, 1) instead of normal()")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k, s in enumerate(seeds):
        W = np.random.default_rng(s).random(x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong(M, "last line out by one indent: only the last seed gets its last E")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
    last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@right(M, "enumerate")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k, seed in enumerate(seeds):
        W = np.random.default_rng(seed).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@right(M, "new W at the end of the loop, for the next seed")
def f(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
        if k + 1 < len(seeds):
            W = np.random.default_rng(seeds[k + 1]).normal(size=x.shape[1])
    return first, last


@right(M, "helper for one seed, zip, arrays")
def f(seeds, x, t, epsilon, steps):
    def E(w):
        return 0.5 * ((t - _sig(x @ w)) ** 2).sum()

    def one(seed):
        w = np.random.default_rng(seed).normal(size=x.shape[1])
        before = E(w)
        for _ in range(steps):
            o = _sig(x @ w)
            w = w + epsilon * x.T @ ((t - o) * o * (1 - o))
        return before, E(w)

    return tuple(np.array(v) for v in zip(*map(one, seeds)))


@right(M, "all seeds at once, einsum")
def f(seeds, x, t, epsilon, steps):
    W = np.stack([np.random.default_rng(s).standard_normal(x.shape[1]) for s in seeds])
    o = _sig(np.einsum("kn,Nn->kN", W, x))
    first = 0.5 * ((t - o) ** 2).sum(axis=1)
    for _ in range(steps):
        W = W - epsilon * np.einsum("kN,Nn->kn", (o - t) * o * (1 - o), x)
        o = _sig(W @ x.T)
    return first, 0.5 * ((t - o) ** 2).sum(axis=1)


@right(M, "lists of floats appended, turned into arrays; W changed in place")
def f(seeds, x, t, epsilon, steps):
    first, last = [], []
    for s in seeds:
        W = np.random.default_rng(s).normal(0, 1, x.shape[1])
        for step in range(steps + 1):
            o = 1 / (1 + np.exp(-(x @ W)))
            E = np.sum((o - t) ** 2) / 2
            if step == 0:
                first.append(E)
            if step == steps:
                last.append(E)
            W -= epsilon * x.T.dot((o - t) * o * (1 - o))
    return np.array(first), np.array(last)


@borderline(M, "mended, but lists returned instead of arrays")
def f(seeds, x, t, epsilon, steps):
    first, last = [], []
    for s in seeds:
        W = np.random.default_rng(s).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first.append(0.5 * np.sum((t - o) ** 2))
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last.append(0.5 * np.sum((t - o) ** 2))
    return first, last


# -------------------------------------------------------------- 11 train_many
T = "train_many"


@wrong(T, "mean over the samples in the gradient")
def f(W, b, x, t, epsilon, steps):
    N = len(x)
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du) / N
        b = b - epsilon * du.mean(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "E without the half ('sum the squares')")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "E from the o before the last update")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b[:, np.newaxis])))
        E = 0.5 * np.sum((t - o) ** 2, axis=(1, 2))
        delta_u = (o - t) * o * (1 - o)
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=1)
    return W, b, E


@wrong(T, "one E for all networks together")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * np.sum((t - o) ** 2)


@wrong(T, "b added without a new axis")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b)
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b)
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "b summed over axis 0 (as for a single network): all get the same")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=0).sum(axis=0)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "o(1 - o) forgotten")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        delta = o - t
        W = W - epsilon * np.einsum("Nn,RNm->Rnm", x, delta)
        b = b - epsilon * np.einsum("RNm->Rm", delta)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * np.einsum("RNm,RNm->R", t - o, t - o)


@wrong(T, "sign: climbs up")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (t - o) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "factor 2 from the derivative of the square")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = 2 * (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "adds up the gradients of all networks")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * np.einsum("an,ram->nm", x, du)
        b = b - epsilon * du.sum(axis=(0, 1))
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "o computed anew between W and b")
def f(W, b, x, t, epsilon, steps):
    def delta(W, b):
        o = _sig(x @ W + b[:, None, :])
        return (o - t) * o * (1 - o)

    for _ in range(steps):
        W = W - epsilon * (x.T @ delta(W, b))
        b = b - epsilon * delta(W, b).sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "b not trained")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        W = W - epsilon * (x.T @ ((o - t) * o * (1 - o)))
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "return inside the loop: one update")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
        o = _sig(x @ W + b[:, None, :])
        E = 0.5 * ((t - o) ** 2).sum(axis=(1, 2))
        return W, b, E


@wrong(T, "b comes back as (R, 1, m)")
def f(W, b, x, t, epsilon, steps):
    b = b[:, None, :]
    for _ in range(steps):
        o = _sig(x @ W + b)
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1, keepdims=True)
    o = _sig(x @ W + b)
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "sample by sample (online) instead of summed")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        for xi, ti in zip(x, t):
            o = _sig(xi @ W + b)
            du = (o - ti) * o * (1 - o)
            W = W - epsilon * xi[None, :, None] * du[:, None, :]
            b = b - epsilon * du
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong(T, "E summed over samples only: (R, m)")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=1)


@wrong(T, "loop over the networks, but o of the last one for every E")
def f(W, b, x, t, epsilon, steps):
    W, b = W.copy(), b.copy()
    R = len(W)
    for r in range(R):
        for _ in range(steps):
            o = _sig(x @ W[r] + b[r])
            du = (o - t) * o * (1 - o)
            W[r] -= epsilon * x.T @ du
            b[r] -= epsilon * du.sum(axis=0)
        o = _sig(x @ W[r] + b[r])
    E = np.array([0.5 * np.sum((t - o) ** 2) for r in range(R)])
    return W, b, E


@wrong(T, "o computed once, before the loop")
def f(W, b, x, t, epsilon, steps):
    o = _sig(x @ W + b[:, None, :])
    for _ in range(steps):
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@right(T, "loop over the networks, copies")
def f(W, b, x, t, epsilon, steps):
    W, b, E = W.copy(), b.copy(), np.zeros(len(W))
    for r in range(len(W)):
        for _ in range(steps):
            o = _sig(x @ W[r] + b[r])
            du = (o - t) * o * (1 - o)
            W[r] -= epsilon * x.T @ du
            b[r] -= epsilon * du.sum(axis=0)
        E[r] = 0.5 * np.sum((t - _sig(x @ W[r] + b[r])) ** 2)
    return W, b, E


@right(T, "einsum")
def f(W, b, x, t, epsilon, steps):
    def forward(W, b):
        return _sig(np.einsum("Nn,Rnm->RNm", x, W) + b[:, None])

    for _ in range(steps):
        o = forward(W, b)
        d = np.einsum("RNm,RNm,RNm->RNm", t[None] - o, o, 1 - o)
        W, b = W + epsilon * np.einsum("Nn,RNm->Rnm", x, d), b + epsilon * np.einsum("RNm->Rm", d)
    gap = t - forward(W, b)
    return W, b, np.einsum("RNm,RNm->R", gap, gap) / 2


@right(T, "bias as one more input that is always 1")
def f(W, b, x, t, epsilon, steps):
    V = np.concatenate([W, b[:, None, :]], axis=1)
    X = np.hstack([x, np.ones((len(x), 1))])
    for _ in range(steps):
        o = _sig(X @ V)
        V = V - epsilon * X.T @ ((o - t) * o * (1 - o))
    return V[:, :-1], V[:, -1], 0.5 * np.sum((t - _sig(X @ V)) ** 2, axis=2).sum(axis=1)


@right(T, "one large layer of R * m units")
def f(W, b, x, t, epsilon, steps):
    R, n, m = W.shape
    A = W.transpose(1, 0, 2).reshape(n, R * m)
    c = b.reshape(R * m)
    target = np.tile(t, (1, R))
    for _ in range(steps):
        o = _sig(x @ A + c)
        d = (o - target) * o * (1 - o)
        A = A - epsilon * x.T @ d
        c = c - epsilon * d.sum(axis=0)
    gaps = (target - _sig(x @ A + c)) ** 2
    return A.reshape(n, R, m).transpose(1, 0, 2), c.reshape(R, m), 0.5 * gaps.reshape(len(x), R, m).sum(axis=(0, 2))


@right(T, "sigmoid through tanh, gradient collected over the samples in a loop")
def f(W, b, x, t, epsilon, steps):
    def sigmoid(u):
        return 0.5 * (1 + np.tanh(u / 2))

    W, b = np.array(W, dtype=float), np.array(b, dtype=float)
    for _ in range(steps):
        gW, gb = np.zeros_like(W), np.zeros_like(b)
        for xi, ti in zip(x, t):
            o = sigmoid(np.tensordot(W, xi, axes=(1, 0)) + b)
            d = (o - ti) * o * (1 - o)
            gW += xi[None, :, None] * d[:, None, :]
            gb += d
        W -= epsilon * gW
        b -= epsilon * gb
    E = sum(0.5 * ((sigmoid(np.tensordot(W, xi, axes=(1, 0)) + b) - ti) ** 2).sum(axis=1) for xi, ti in zip(x, t))
    return W, b, E


@borderline(T, "right values, but W -= and b -= write into the arrays given (the text does not forbid it here)")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W -= epsilon * (x.T @ du)
        b -= epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@borderline(T, "E as a list of floats")
def f(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = _sig(x @ W + b[:, None, :])
        du = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ du)
        b = b - epsilon * du.sum(axis=1)
    o = _sig(x @ W + b[:, None, :])
    return W, b, [float(0.5 * np.sum((t - q) ** 2)) for q in o]


del f
