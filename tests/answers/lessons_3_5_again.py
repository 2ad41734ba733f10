# ruff: noqa
"""More answers as learners err, written by somebody who had seen the Japanese notebooks only, after the checks were as they are.

WRONG and RIGHT: (exercise, what it is, answer). They are not to be tuned to: new ones are worth more than these.
"""

import numpy as np, math
from fractions import Fraction

WRONG = []
RIGHT = []


def wrong(name, description):
    def keep(f):
        WRONG.append((name, description, f))
        return f

    return keep


def right(name, description):
    def keep(f):
        RIGHT.append((name, description, f))
        return f

    return keep


def wrong_values(name, *pairs):
    for description, value in pairs:
        WRONG.append((name, description, value))


def right_values(name, *pairs):
    for description, value in pairs:
        RIGHT.append((name, description, value))


# =====================================================================
# Lesson 3
# =====================================================================

# --- same_seed --------------------------------------------------------
wrong_values(
    "same_seed",
    ("random numbers are random, so everything differs", "a"),
    ("has heard that floating-point results always differ in the last digits", "b"),
    ("mixes up the symmetry of hidden units with reproducibility", "d"),
)
right_values("same_seed", ("plain", "c"), ("a numpy string", np.str_("c")), ("picked out of a string", "abcd"[2]))

# --- all_zero ---------------------------------------------------------
wrong_values(
    "all_zero",
    ("believes training always succeeds within 1000 updates", 0.0),
    ("forgets the 1/2 in E: 4 * 0.25", 1.0),
    ("sums |t - o| and not the squares", 2.0),
    ("E of one sample only, to one decimal", 0.1),
    ("mean of (t - o)^2", 0.25),
    ("uses the cross-entropy log 2 of one sample", 0.7),
    ("remembers the local minimum E = 1/3 of the chapter", 0.3),
    ("E of one sample, unrounded", 1 / 8),
)
right_values(
    "all_zero",
    ("as a fraction object", Fraction(1, 2)),
    ("lets Python sum the four samples", sum(0.5 * (t - 0.5) ** 2 for t in (0, 1, 1, 0))),
    ("0-dimensional numpy array", np.array(0.5)),
    ("numpy expression", 0.5 * np.sum((np.array([0, 1, 1, 0]) - 1 / 2) ** 2)),
)

# --- stuck_by_hand ----------------------------------------------------
wrong_values(
    "stuck_by_hand",
    ("an undecided network answers 1/2: E = 3 * 1/8", [1 / 2, 3 / 8]),
    ("right o, forgets the 1/2 in E", [2 / 3, 2 / 3]),
    ("majority vote: answers 1", [1, 1 / 2]),
    ("counts the zeros and not the ones", [1 / 3, 1 / 2]),
    ("takes the mean over the four samples (t = 1, 1, 0, 0)", [1 / 2, 1 / 2]),
    ("right o, mean of the squares instead of half the sum", [2 / 3, 2 / 9]),
    ("order of o and E swapped", [1 / 3, 2 / 3]),
    ("right o, forgets that two samples have the error 1/3", [2 / 3, 5 / 18]),
    ("right o, E divided by the four samples", [2 / 3, 1 / 12]),
)
right_values(
    "stuck_by_hand",
    ("a tuple of fractions", (Fraction(2, 3), Fraction(1, 3))),
    ("numpy, mean and variance", [np.mean([1, 1, 0]), 0.5 * 3 * np.var([1, 1, 0])]),
    ("an array with four decimals (the text states no precision)", np.array([0.6667, 0.3333])),
    ("written out", [(1 + 1 + 0) / 3, 1 / 2 * (1 / 9 + 1 / 9 + 4 / 9)]),
)

# --- scale_by_hand ----------------------------------------------------
wrong_values(
    "scale_by_hand",
    ("forgets the root: variance 1/64 taken for the standard deviation", 1 / 64),
    ("solves for the wrong side: sqrt(64)", 8),
    ("thinks u inherits the spread of its inputs", 1),
    ("He initialisation from another course, sqrt(2/n)", math.sqrt(2 / 64)),
    ("Xavier initialisation from the web, sqrt(2/(64 + 1))", math.sqrt(2 / 65)),
    ("counts a bias as 65th input", 1 / math.sqrt(65)),
    ("mistake in the root: sqrt(64) = 32", 1 / 32),
    ("takes the root twice", 64**-0.25),
)
right_values("scale_by_hand", ("fraction object", Fraction(1, 8)), ("power", 64**-0.5), ("numpy root", np.sqrt(1 / np.float64(64))))


# --- saturated_share --------------------------------------------------
@wrong("saturated_share", "comparison the wrong way round")
def saturated_share(o):
    return np.mean(o * (1 - o) > 0.01)


@wrong("saturated_share", "returns the number and not the share")
def saturated_share(o):
    return np.sum(o * (1 - o) < 0.01)


@wrong("saturated_share", "share per unit (axis=0), a vector")
def saturated_share(o):
    howa = o * (1 - o) < 0.01
    return howa.mean(axis=0)


@wrong("saturated_share", "divides by the number of samples only")
def saturated_share(o):
    N = len(o)
    count = 0
    for row in o:
        for v in row:
            if v * (1 - v) < 0.01:
                count += 1
    return count / N


@wrong("saturated_share", "only the lower end counts as saturated")
def saturated_share(o):
    return (o < 0.01).sum() / o.size


@wrong("saturated_share", "brackets forgotten: o * 1 - o is 0 everywhere")
def saturated_share(o):
    d = o * 1 - o
    return np.mean(d < 0.01)


@wrong("saturated_share", "solves o(1-o) < 0.01 as o < 0.1 or o > 0.9")
def saturated_share(o):
    low = o < 0.1
    high = o > 0.9
    return np.mean(low | high)


@wrong("saturated_share", "counts units which are saturated for every sample")
def saturated_share(o):
    N, H = o.shape
    k = 0
    for j in range(H):
        if np.all(o[:, j] * (1 - o[:, j]) < 0.01):
            k = k + 1
    return k / H


@wrong("saturated_share", "return indented too far: only the first row is seen")
def saturated_share(o):
    n_sat = 0
    for i in range(o.shape[0]):
        for j in range(o.shape[1]):
            if o[i, j] * (1 - o[i, j]) < 0.01:
                n_sat += 1
        return n_sat / o.size


@right("saturated_share", "plain loops, a Python float")
def saturated_share(o):
    hits = [1 for row in o.tolist() for v in row if v - v * v < 0.01]
    return len(hits) / sum(len(row) for row in o)


@right("saturated_share", "mean of means (all units have equally many samples)")
def saturated_share(o):
    return ((o * (1 - o)) < 0.01).mean(axis=0).mean()


@right("saturated_share", "complement")
def saturated_share(o):
    return 1 - np.count_nonzero(o * (1 - o) >= 0.01) / o.size


# --- initial ----------------------------------------------------------
@wrong("initial", "a new generator for every layer: each layer starts with the same numbers")
def initial(sizes, seed, scale):
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        rng = np.random.default_rng(seed)
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(rng.normal(scale=scale, size=m))
    return tuple(W), tuple(b)


@wrong("initial", "draws all W first, then all b")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    K = len(sizes) - 1
    W = tuple(rng.normal(0, scale, (sizes[k], sizes[k + 1])) for k in range(K))
    b = tuple(rng.normal(0, scale, sizes[k + 1]) for k in range(K))
    return W, b


@wrong("initial", "b before W")
def initial(sizes, seed, scale):
    gen = np.random.default_rng(seed)
    Ws = []
    bs = []
    for i in range(1, len(sizes)):
        bs.append(gen.normal(scale=scale, size=sizes[i]))
        Ws.append(gen.normal(scale=scale, size=(sizes[i - 1], sizes[i])))
    return tuple(Ws), tuple(bs)


@wrong("initial", "first positional argument of normal is the mean: mean = scale, sd = 1")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes, sizes[1:]):
        W.append(rng.normal(scale, size=(n, m)))
        b.append(rng.normal(scale, size=m))
    return tuple(W), tuple(b)


@wrong("initial", "takes scale for the variance")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    s = np.sqrt(scale)
    W, b = (), ()
    for n, m in zip(sizes[:-1], sizes[1:]):
        W += (s * rng.standard_normal((n, m)),)
        b += (s * rng.standard_normal(m),)
    return W, b


@wrong("initial", "bias starts at zero as in most libraries")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n, m)))
        b.append(np.zeros(m))
    return tuple(W), tuple(b)


@wrong("initial", "the old global generator np.random.seed")
def initial(sizes, seed, scale):
    np.random.seed(seed)
    W, b = [], []
    for k in range(len(sizes) - 1):
        W.append(np.random.normal(0, scale, size=(sizes[k], sizes[k + 1])))
        b.append(np.random.normal(0, scale, size=sizes[k + 1]))
    return tuple(W), tuple(b)


@wrong("initial", "written for exactly two layers (sizes of three numbers)")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    n, h, m = sizes[0], sizes[1], sizes[2]
    W1 = rng.normal(scale=scale, size=(n, h))
    b1 = rng.normal(scale=scale, size=h)
    W2 = rng.normal(scale=scale, size=(h, m))
    b2 = rng.normal(scale=scale, size=m)
    return (W1, W2), (b1, b2)


@wrong("initial", "W as (n_{k+1}, n_k), the other convention")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(n_out, n_in)))
        b.append(rng.normal(scale=scale, size=n_out))
    return tuple(W), tuple(b)


@wrong("initial", "right shape, but drawn as (m, n) and transposed")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for n, m in zip(sizes[:-1], sizes[1:]):
        W.append(rng.normal(scale=scale, size=(m, n)).T)
        b.append(rng.normal(scale=scale, size=m))
    return tuple(W), tuple(b)


@wrong("initial", "returns one (W, b) pair per layer: no zip(*...)")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    out = []
    for n, m in zip(sizes[:-1], sizes[1:]):
        out.append((rng.normal(scale=scale, size=(n, m)), rng.normal(scale=scale, size=m)))
    return tuple(out)


@right("initial", "draws (n + 1, m) at once: the last row is the bias")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    both = [rng.normal(0, scale, (n + 1, m)) for n, m in zip(sizes, sizes[1:])]
    return tuple(A[:-1] for A in both), tuple(A[-1] for A in both)


@right("initial", "one long vector of standard normals, cut to pieces")
def initial(sizes, seed, scale):
    total = sum((n + 1) * m for n, m in zip(sizes, sizes[1:]))
    z = scale * np.random.default_rng(seed).standard_normal(total)
    W, b, at = [], [], 0
    for n, m in zip(sizes, sizes[1:]):
        W.append(z[at : at + n * m].reshape(n, m))
        at += n * m
        b.append(z[at : at + m])
        at += m
    return tuple(W), tuple(b)


@right("initial", "list of pairs and zip(*...)")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    pairs = [(rng.normal(0.0, scale, (sizes[k - 1], sizes[k])), rng.normal(0.0, scale, sizes[k])) for k in range(1, len(sizes))]
    W, b = zip(*pairs)
    return W, b


@right("initial", "number by number in a loop, row by row")
def initial(sizes, seed, scale):
    rng = np.random.default_rng(seed)
    W, b = [], []
    for k in range(len(sizes) - 1):
        w = np.empty((sizes[k], sizes[k + 1]))
        for i in range(sizes[k]):
            for j in range(sizes[k + 1]):
                w[i, j] = rng.normal(0, scale)
        W.append(w)
        b.append(np.array([rng.normal(0, scale) for _ in range(sizes[k + 1])]))
    return tuple(W), tuple(b)


# --- swap_units -------------------------------------------------------
@wrong("swap_units", "swaps rows of W1 (takes the rows for the units)")
def swap_units(W1, b1, W2, i, j):
    A, c, B = W1.copy(), b1.copy(), W2.copy()
    A[[i, j]] = A[[j, i]]
    c[[i, j]] = c[[j, i]]
    B[[i, j]] = B[[j, i]]
    return A, c, B


@wrong("swap_units", "forgets the outgoing weights W2")
def swap_units(W1, b1, W2, i, j):
    order = np.arange(len(b1))
    order[[i, j]] = [j, i]
    return W1[:, order], b1[order], W2


@wrong("swap_units", "forgets the bias")
def swap_units(W1, b1, W2, i, j):
    V1, V2 = np.copy(W1), np.copy(W2)
    V1[:, [i, j]] = W1[:, [j, i]]
    V2[[i, j], :] = W2[[j, i], :]
    return V1, b1.copy(), V2


@wrong("swap_units", "swaps columns of W2 as well as of W1")
def swap_units(W1, b1, W2, i, j):
    A, c, B = W1.copy(), b1.copy(), W2.copy()
    A[:, [i, j]] = A[:, [j, i]]
    c[[i, j]] = c[[j, i]]
    B[:, [i, j]] = B[:, [j, i]]
    return A, c, B


@wrong("swap_units", "right answer, but writes into the arrays handed over")
def swap_units(W1, b1, W2, i, j):
    W1[:, [i, j]] = W1[:, [j, i]]
    b1[[i, j]] = b1[[j, i]]
    W2[[i, j]] = W2[[j, i]]
    return W1, b1, W2


@wrong("swap_units", "tuple swap of views: one unit overwrites the other")
def swap_units(W1, b1, W2, i, j):
    A, c, B = W1.copy(), b1.copy(), W2.copy()
    A[:, i], A[:, j] = A[:, j], A[:, i]
    c[i], c[j] = c[j], c[i]
    B[i], B[j] = B[j], B[i]
    return A, c, B


@wrong("swap_units", "A = W1[:] is thought to be a copy, as with lists")
def swap_units(W1, b1, W2, i, j):
    A = W1[:]
    c = b1[:]
    B = W2[:]
    A[:, [i, j]] = A[:, [j, i]]
    c[[i, j]] = c[[j, i]]
    B[[i, j]] = B[[j, i]]
    return A, c, B


@wrong("swap_units", "temporary variable without copy()")
def swap_units(W1, b1, W2, i, j):
    newW1, newb1, newW2 = W1.copy(), b1.copy(), W2.copy()
    tmp = newW1[:, i]
    newW1[:, i] = newW1[:, j]
    newW1[:, j] = tmp
    tmp = newb1[i]
    newb1[i] = newb1[j]
    newb1[j] = tmp
    tmp = newW2[i]
    newW2[i] = newW2[j]
    newW2[j] = tmp
    return newW1, newb1, newW2


@wrong("swap_units", "counts units from 1")
def swap_units(W1, b1, W2, i, j):
    order = list(range(len(b1)))
    order[i - 1], order[j - 1] = order[j - 1], order[i - 1]
    return W1[:, order], b1[order], W2[order, :]


@wrong("swap_units", "copies the matrices but forgets to copy b1, which is changed")
def swap_units(W1, b1, W2, i, j):
    A, B = W1.copy(), W2.copy()
    A[:, [i, j]] = W1[:, [j, i]]
    B[[i, j]] = W2[[j, i]]
    b1[i], b1[j] = b1[j], b1[i]
    return A, b1, B


@right("swap_units", "permutation matrix")
def swap_units(W1, b1, W2, i, j):
    P = np.eye(len(b1))
    P[[i, j]] = P[[j, i]]
    return W1 @ P, b1 @ P, P.T @ W2


@right("swap_units", "np.take with a Python list")
def swap_units(W1, b1, W2, i, j):
    order = [j if k == i else i if k == j else k for k in range(W1.shape[1])]
    return np.take(W1, order, axis=1), np.take(b1, order), np.take(W2, order, axis=0)


@right("swap_units", "unit by unit: a list of units, swapped as list elements")
def swap_units(W1, b1, W2, i, j):
    units = list(zip(W1.T, b1, W2))
    units[i], units[j] = units[j], units[i]
    cols, biases, rows = zip(*units)
    return np.array(cols).T, np.array(biases), np.array(rows)


# --- flip_unit --------------------------------------------------------
@wrong("flip_unit", "forgets b2")
def flip_unit(W1, b1, W2, b2, j):
    A, c, B = W1.copy(), b1.copy(), W2.copy()
    A[:, j] *= -1
    c[j] *= -1
    B[j] *= -1
    return A, c, B, b2.copy()


@wrong("flip_unit", "adds the NEW (negated) row to b2")
def flip_unit(W1, b1, W2, b2, j):
    A, c, B, d = W1.copy(), b1.copy(), W2.copy(), b2.copy()
    A[:, j] = -A[:, j]
    c[j] = -c[j]
    B[j] = -B[j]
    d = d + B[j]
    return A, c, B, d


@wrong("flip_unit", "subtracts the row from b2")
def flip_unit(W1, b1, W2, b2, j):
    s = np.ones(len(b1))
    s[j] = -1
    return W1 * s, b1 * s, W2 * s[:, None], b2 - W2[j]


@wrong("flip_unit", "forgets the bias of the hidden unit")
def flip_unit(W1, b1, W2, b2, j):
    A, B = W1.copy(), W2.copy()
    A[:, j] = -W1[:, j]
    B[j, :] = -W2[j, :]
    return A, b1, B, b2 + W2[j, :]


@wrong("flip_unit", "flips row j of W1")
def flip_unit(W1, b1, W2, b2, j):
    A, c, B = W1.copy(), b1.copy(), W2.copy()
    A[j] *= -1
    c[j] *= -1
    B[j] *= -1
    return A, c, B, b2 + W2[j]


@wrong("flip_unit", "W2 -> 1 - W2, as for the output")
def flip_unit(W1, b1, W2, b2, j):
    A, c, B = W1.copy(), b1.copy(), W2.copy()
    A[:, j] = -A[:, j]
    c[j] = -c[j]
    B[j] = 1 - B[j]
    return A, c, B, b2


@wrong("flip_unit", "b2 is updated in place (b2 += ...): right values, but the caller's array changes")
def flip_unit(W1, b1, W2, b2, j):
    sign = np.ones(W1.shape[1])
    sign[j] = -1
    b2 += W2[j]
    return W1 * sign, b1 * sign, W2 * sign[:, None], b2


@wrong("flip_unit", "adds the sum of the row to every output")
def flip_unit(W1, b1, W2, b2, j):
    A, c, B = W1.copy(), b1.copy(), W2.copy()
    A[:, j] *= -1
    c[j] *= -1
    B[j] *= -1
    return A, c, B, b2 + W2[j].sum()


@wrong("flip_unit", "leaves W2 alone and only corrects b2")
def flip_unit(W1, b1, W2, b2, j):
    A, c = np.array(W1), np.array(b1)
    A[:, j], c[j] = -A[:, j], -c[j]
    return A, c, W2.copy(), b2 + W2[j]


@wrong("flip_unit", "sign for W2 without [:, None]: multiplies columns (or fails)")
def flip_unit(W1, b1, W2, b2, j):
    sign = np.where(np.arange(len(b1)) == j, -1, 1)
    return W1 * sign, b1 * sign, W2 * sign, b2 + W2[j]


@right("flip_unit", "diagonal matrix")
def flip_unit(W1, b1, W2, b2, j):
    H = len(b1)
    D = np.diag(1 - 2 * (np.arange(H) == j))
    return W1 @ D, D @ b1, D @ W2, b2 + (np.arange(H) == j) @ W2


@right("flip_unit", "np.where on the unit number")
def flip_unit(W1, b1, W2, b2, j):
    me = np.arange(len(b1)) == j
    return (np.where(me, -W1, W1), np.where(me, -b1, b1), np.where(me[:, None], -W2, W2), b2 + W2[me].sum(axis=0))


@right("flip_unit", "copies and loops")
def flip_unit(W1, b1, W2, b2, j):
    W1, b1, W2, b2 = (np.array(a) for a in (W1, b1, W2, b2))
    for i in range(W1.shape[0]):
        W1[i, j] = -W1[i, j]
    b1[j] = -b1[j]
    for k in range(W2.shape[1]):
        b2[k] += W2[j, k]
        W2[j, k] = -W2[j, k]
    return W1, b1, W2, b2


# --- share_learnt -----------------------------------------------------
@wrong("share_learnt", "strict < : the limit itself does not count")
def share_learnt(E, limit):
    p = np.mean(E < limit)
    return p, np.sqrt(p * (1 - p) / len(E))


@wrong("share_learnt", "spread of E in place of that of learnt / not learnt")
def share_learnt(E, limit):
    p = np.mean(E <= limit)
    return p, np.std(E) / np.sqrt(len(E))


@wrong("share_learnt", "forgets the root")
def share_learnt(E, limit):
    m = len(E)
    p = sum(E <= limit) / m
    s = p * (1 - p) / m
    return p, s


@wrong("share_learnt", "standard deviation and not standard error: no / m")
def share_learnt(E, limit):
    learnt = E <= limit
    return learnt.mean(), learnt.std()


@wrong("share_learnt", "share of the failures")
def share_learnt(E, limit):
    p = np.mean(E > limit)
    return p, np.sqrt(p * (1 - p) / len(E))


@wrong("share_learnt", "m - 1 as in the unbiased variance")
def share_learnt(E, limit):
    ok = (E <= limit).astype(float)
    return ok.mean(), ok.std(ddof=1) / math.sqrt(len(ok))


@wrong("share_learnt", "root only over p(1 - p), then / m")
def share_learnt(E, limit):
    m = E.size
    p = np.count_nonzero(E <= limit) / m
    return p, math.sqrt(p * (1 - p)) / m


@wrong("share_learnt", "number of seeds instead of the share, in p and in s")
def share_learnt(E, limit):
    n = int(np.sum(E <= limit))
    return n, np.sqrt(n * (1 - n / len(E)))


@wrong("share_learnt", "m is the number of learnt seeds")
def share_learnt(E, limit):
    good = E[E <= limit]
    p = len(good) / len(E)
    return p, np.sqrt(p * (1 - p) / max(len(good), 1))


@right("share_learnt", "standard deviation of the 0/1 array over sqrt(m)")
def share_learnt(E, limit):
    y = np.where(E > limit, 0.0, 1.0)
    return y.mean(), y.std() / np.sqrt(y.size)


@right("share_learnt", "plain Python")
def share_learnt(E, limit):
    m = len(E)
    n = len([e for e in E if e <= limit])
    return n / m, math.sqrt(n * (m - n) / m**3)


@right("share_learnt", "sorted array, from the complement")
def share_learnt(E, limit):
    n = np.searchsorted(np.sort(E), limit, side="right")
    q = 1 - n / len(E)
    return [1 - q, ((1 - q) * q / len(E)) ** 0.5]


# --- mend_seeds -------------------------------------------------------
@wrong("mend_seeds", "handed over unchanged")
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


@wrong("mend_seeds", "moves the line into the loop but leaves seeds[0]")
def mend_seeds(seeds, x, t, epsilon, steps):
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


@wrong("mend_seeds", "uses k as the seed and not seeds[k]")
def mend_seeds(seeds, x, t, epsilon, steps):
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


@wrong("mend_seeds", "one generator before the loop, drawn from for every seed")
def mend_seeds(seeds, x, t, epsilon, steps):
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


@wrong("mend_seeds", "re-draws W after first was computed: o still belongs to the old W")
def mend_seeds(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong("mend_seeds", "puts the line into the inner loop")
def mend_seeds(seeds, x, t, epsilon, steps):
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


@wrong("mend_seeds", "resets W at the END of the loop with seeds[k]: one seed late")
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
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
    return first, last


@wrong("mend_seeds", "keeps a W0 of the first seed and starts every seed from it")
def mend_seeds(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    W0 = np.random.default_rng(seeds[0]).normal(size=x.shape[1])
    for k in range(len(seeds)):
        W = W0.copy()
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@wrong("mend_seeds", "old-style np.random.seed and randn")
def mend_seeds(seeds, x, t, epsilon, steps):
    first, last = [], []
    for s in seeds:
        np.random.seed(s)
        W = np.random.randn(x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first.append(0.5 * np.sum((t - o) ** 2))
        for _ in range(steps):
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
            o = 1 / (1 + np.exp(-x @ W))
        last.append(0.5 * np.sum((t - o) ** 2))
    return np.array(first), np.array(last)


@wrong("mend_seeds", "right place, but 'mends' the order of update and output too: last o is stale")
def mend_seeds(seeds, x, t, epsilon, steps):
    first, last = np.zeros(len(seeds)), np.zeros(len(seeds))
    for k in range(len(seeds)):
        W = np.random.default_rng(seeds[k]).normal(size=x.shape[1])
        o = 1 / (1 + np.exp(-x @ W))
        first[k] = 0.5 * np.sum((t - o) ** 2)
        for _ in range(steps):
            o = 1 / (1 + np.exp(-x @ W))
            W = W - epsilon * ((o - t) * o * (1 - o)) @ x
        last[k] = 0.5 * np.sum((t - o) ** 2)
    return first, last


@right("mend_seeds", "loops over zip / enumerate, lists at the end turned into arrays")
def mend_seeds(seeds, x, t, epsilon, steps):
    def loss(w):
        return 0.5 * ((t - 1 / (1 + np.exp(-x @ w))) ** 2).sum()

    first, last = [], []
    for seed in seeds:
        w = np.random.default_rng(seed).standard_normal(x.shape[1])
        first.append(loss(w))
        for _ in range(steps):
            o = 1 / (1 + np.exp(-(x @ w)))
            w -= epsilon * x.T @ ((o - t) * o * (1 - o))
        last.append(loss(w))
    return np.array(first), np.array(last)


@right("mend_seeds", "resets at the end of the loop, for the next seed")
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
        if k + 1 < len(seeds):
            W = np.random.default_rng(seeds[k + 1]).normal(size=x.shape[1])
    return first, last


@right("mend_seeds", "all seeds at once: W of shape (seeds, n)")
def mend_seeds(seeds, x, t, epsilon, steps):
    W = np.stack([np.random.default_rng(s).normal(size=x.shape[1]) for s in seeds])
    o = 1 / (1 + np.exp(-W @ x.T))
    first = 0.5 * ((t - o) ** 2).sum(axis=1)
    for _ in range(steps):
        W = W - epsilon * ((o - t) * o * (1 - o)) @ x
        o = 1 / (1 + np.exp(-W @ x.T))
    return first, 0.5 * ((t - o) ** 2).sum(axis=1)


# --- train_many -------------------------------------------------------
@wrong("train_many", "E from the o before the last update")
def train_many(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
        d = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ d)
        b = b - epsilon * d.sum(axis=1)
    E = 0.5 * ((t - o) ** 2).sum(axis=(1, 2))
    return W, b, E


@wrong("train_many", "mean of the gradient over the samples")
def train_many(W, b, x, t, epsilon, steps):
    N = len(x)
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
        d = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ d) / N
        b = b - epsilon * d.mean(axis=1)
    o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong("train_many", "bias gradient summed over the networks (axis=0 first)")
def train_many(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
        d = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ d)
        b = b - epsilon * d.sum(axis=(0, 1))
    o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong("train_many", "one E for all networks")
def train_many(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
        d = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ d)
        b = b - epsilon * d.sum(axis=1)
    o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
    return W, b, 0.5 * np.sum((t - o) ** 2)


@wrong("train_many", "forgets o(1 - o)")
def train_many(W, b, x, t, epsilon, steps):
    def mae(W, b):
        return 1 / (1 + np.exp(-(x @ W + b[:, None, :])))

    for _ in range(steps):
        delta = mae(W, b) - t
        W = W - epsilon * (x.T @ delta)
        b = b - epsilon * delta.sum(axis=1)
    return W, b, 0.5 * ((t - mae(W, b)) ** 2).sum(axis=(1, 2))


@wrong("train_many", "adds b without a sample axis: fails unless R == N")
def train_many(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        delta_u = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ delta_u)
        b = b - epsilon * delta_u.sum(axis=1)
    o = 1 / (1 + np.exp(-(x @ W + b)))
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong("train_many", "right values, but W -= and b -= change the caller's arrays")
def train_many(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
        delta_u = (o - t) * o * (1 - o)
        W -= epsilon * (x.T @ delta_u)
        b -= epsilon * delta_u.sum(axis=1)
    o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong("train_many", "E per network and output, (R, m)")
def train_many(W, b, x, t, epsilon, steps):
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
        delta_u = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ delta_u)
        b = b - epsilon * delta_u.sum(axis=1)
    o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=1)


@wrong("train_many", "loop over networks and over samples: updates after every sample")
def train_many(W, b, x, t, epsilon, steps):
    W, b = W.copy(), b.copy()
    E = np.zeros(len(W))
    for r in range(len(W)):
        for _ in range(steps):
            for xi, ti in zip(x, t):
                o = 1 / (1 + np.exp(-(xi @ W[r] + b[r])))
                d = (o - ti) * o * (1 - o)
                W[r] -= epsilon * np.outer(xi, d)
                b[r] -= epsilon * d
        o = 1 / (1 + np.exp(-(x @ W[r] + b[r])))
        E[r] = 0.5 * np.sum((t - o) ** 2)
    return W, b, E


@wrong("train_many", "W is updated first and b from the o of the new W")
def train_many(W, b, x, t, epsilon, steps):
    def net(W, b):
        return 1 / (1 + np.exp(-(x @ W + b[:, None, :])))

    for _ in range(steps):
        o = net(W, b)
        W = W - epsilon * (x.T @ ((o - t) * o * (1 - o)))
        o = net(W, b)
        b = b - epsilon * ((o - t) * o * (1 - o)).sum(axis=1)
    o = net(W, b)
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@wrong("train_many", "range(steps - 1): one update too few")
def train_many(W, b, x, t, epsilon, steps):
    o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
    for _ in range(1, steps):
        delta_u = (o - t) * o * (1 - o)
        W = W - epsilon * (x.T @ delta_u)
        b = b - epsilon * delta_u.sum(axis=1)
        o = 1 / (1 + np.exp(-(x @ W + b[:, None, :])))
    return W, b, 0.5 * ((t - o) ** 2).sum(axis=(1, 2))


@right("train_many", "loop over the networks, each on its own")
def train_many(W, b, x, t, epsilon, steps):
    def one(w, c):
        for _ in range(steps):
            o = 1 / (1 + np.exp(-x @ w - c))
            d = (o - t) * o * (1 - o)
            w, c = w - epsilon * x.T @ d, c - epsilon * d.sum(0)
        return w, c, 0.5 * np.sum((1 / (1 + np.exp(-x @ w - c)) - t) ** 2)

    done = [one(w, c) for w, c in zip(W, b)]
    return tuple(np.array(part) for part in zip(*done))


@right("train_many", "bias as an additional row of W, einsum")
def train_many(W, b, x, t, epsilon, steps):
    V = np.concatenate([W, b[:, None, :]], axis=1)
    X = np.hstack([x, np.ones((len(x), 1))])
    f = lambda V: 1 / (1 + np.exp(-np.einsum("si,rij->rsj", X, V)))
    for _ in range(steps):
        o = f(V)
        V = V - epsilon * np.einsum("si,rsj->rij", X, (o - t[None]) * o * (1 - o))
    E = np.einsum("rsj,rsj->r", f(V) - t, f(V) - t) / 2
    return V[:, :-1], V[:, -1], E


@right("train_many", "all networks side by side as one wide layer of R*m units")
def train_many(W, b, x, t, epsilon, steps):
    R, n, m = W.shape
    A = W.transpose(1, 0, 2).reshape(n, R * m)
    c = b.reshape(-1)
    T = np.tile(t, (1, R))
    o = 1 / (1 + np.exp(-(x @ A + c)))
    for _ in range(steps):
        d = (o - T) * o * (1 - o)
        A, c = A - epsilon * x.T @ d, c - epsilon * d.sum(axis=0)
        o = 1 / (1 + np.exp(-(x @ A + c)))
    E = 0.5 * ((T - o) ** 2).sum(axis=0).reshape(R, m).sum(axis=1)
    return A.reshape(n, R, m).transpose(1, 0, 2), c.reshape(R, m), E


# =====================================================================
# Lesson 4
# =====================================================================

# --- count_connections ------------------------------------------------
wrong_values(
    "count_connections",
    ("full connection to four outputs", [24, 3]),
    ("six places (one per input): 6 * 3", [18, 3]),
    ("forgets the sharing", [12, 12]),
    ("off by one in the number of outputs: 6 - 3", [9, 3]),
    ("five outputs", [15, 3]),
    ("counts the outputs and not the connections", [4, 3]),
    ("counts the 0 of missing connections as a value", [12, 4]),
    ("one kernel, therefore one weight", [12, 1]),
    ("swapped", [3, 12]),
)
right_values(
    "count_connections", ("tuple", (12, 3)), ("computed", [(6 - 3 + 1) * 3, 3]), ("array of floats", np.array([12.0, 3.0]))
)

# --- missing_gradient -------------------------------------------------
wrong_values(
    "missing_gradient",
    ("no weight, no gradient", "a"),
    ("thinks the gradient depends on w itself", "c"),
    ("hands over the number 0", 0),
)
right_values(
    "missing_gradient",
    ("plain", "b"),
    ("numpy string", np.str_("b")),
    ("chosen by computing", {0.0: "a", -0.2: "b"}[round(2 * -0.1, 3)]),
)

# --- convolve_by_hand -------------------------------------------------
wrong_values(
    "convolve_by_hand",
    ("kernel flipped, as in mathematics or signal processing", [-2.0, 2.9, 0.7]),
    ("loses the sign of 0.5 * (-1) in u1", [0.5, 3.2, -0.8]),
    ("(-2) * (-1) = -2 in u2", [-0.5, -0.8, -0.8]),
    ("pads although there is no padding", [-3.5, -0.5, 3.2, -0.8, -3.6]),
    ("divides by the kernel size (moving average)", [-0.5 / 3, 3.2 / 3, -0.8 / 3]),
    ("does not move the input: u_j = x_j * k_j only", [2, -2, -0.5]),
    ("u3 with the wrong three inputs (x2, x4, x5)", [-0.5, 3.2, 1 - 0.8 + 1.0]),
    ("stride 2", [-0.5, -0.8]),
    ("sign of -2 * 0.4 lost in u3", [-0.5, 3.2, 0.8]),
)
right_values(
    "convolve_by_hand",
    ("np.correlate", np.correlate([2, 1, -1, 0.4, 2], [1, -2, 0.5], "valid")),
    ("tuple, written out", (2 - 2 - 0.5, 1 + 2 + 0.2, -1 - 0.8 + 1)),
    ("fractions", [Fraction(-1, 2), Fraction(16, 5), Fraction(-4, 5)]),
)


# --- mask -------------------------------------------------------------
@wrong("mask", "only the lower bound: i >= j")
def mask(m, n):
    i = np.arange(n)[:, None]
    j = np.arange(n - m + 1)
    return i - j >= 0


@wrong("mask", "only the upper bound: i - j < m")
def mask(m, n):
    i = np.arange(n)[:, None]
    j = np.arange(n - m + 1)
    return i - j < m


@wrong("mask", "band on both sides: |i - j| < m")
def mask(m, n):
    i = np.arange(n)[:, None]
    j = np.arange(n - m + 1)
    return abs(i - j) < m


@wrong("mask", "i - j <= m: kernel too long by one")
def mask(m, n):
    M = np.zeros((n, n - m + 1), dtype=bool)
    for i in range(n):
        for j in range(n - m + 1):
            if 0 <= i - j <= m:
                M[i, j] = True
    return M


@wrong("mask", "rows are outputs, columns inputs (transposed)")
def mask(m, n):
    M = np.full((n - m + 1, n), False)
    for j in range(n - m + 1):
        M[j, j : j + m] = True
    return M


@wrong("mask", "runs along rows: M[i, i:i+m]")
def mask(m, n):
    M = np.zeros((n, n - m + 1), dtype=bool)
    for i in range(n):
        M[i, i : i + m] = True
    return M


@wrong("mask", "inverted: True where there is no connection")
def mask(m, n):
    d = np.subtract.outer(np.arange(n), np.arange(n - m + 1))
    return (d < 0) | (d >= m)


@wrong("mask", "n - m outputs")
def mask(m, n):
    return np.array([[j <= i < j + m for j in range(n - m)] for i in range(n)])


@wrong("mask", "0 < i - j: the first input of each output is lost")
def mask(m, n):
    ans = []
    for i in range(n):
        row = []
        for j in range(n - m + 1):
            row.append(0 < i - j < m)
        ans.append(row)
    return np.array(ans)


@wrong("mask", "last output forgotten in the loop")
def mask(m, n):
    out = n - m + 1
    M = np.zeros((n, out)).astype(bool)
    for j in range(out - 1):
        for a in range(m):
            M[j + a, j] = True
    return M


@right("mask", "two triangles")
def mask(m, n):
    p = n - m + 1
    return np.tri(n, p, 0, dtype=bool) & ~np.tri(n, p, -m, dtype=bool)


@right("mask", "columns by rolling one column")
def mask(m, n):
    c = np.arange(n) < m
    return np.column_stack([np.roll(c, j) for j in range(n - m + 1)])


@right("mask", "sum of shifted identity matrices")
def mask(m, n):
    p = n - m + 1
    return sum(np.eye(n, p, k=-a) for a in range(m)) > 0


@right("mask", "convolving unit vectors with a kernel of ones")
def mask(m, n):
    return np.array([np.correlate(e, np.ones(m), "valid") for e in np.eye(n)]).round().astype(bool)


# --- dense_weights ----------------------------------------------------
@wrong("dense_weights", "kernel flipped")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j : j + m, j] = k[::-1]
    return W


@wrong("dense_weights", "writes into rows (transposed)")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n - m + 1, n))
    for j in range(n - m + 1):
        W[j, j : j + m] = k
    return W


@wrong("dense_weights", "same rows in each column: forgets to move the kernel")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[:m, j] = k
    return W


@wrong("dense_weights", "integer matrix: the decimals of k are cut off")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1), dtype=int)
    for j in range(n - m + 1):
        W[j : j + m, j] = k
    return W


@wrong("dense_weights", "last column forgotten")
def dense_weights(k, n):
    m = k.shape[0]
    W = np.zeros((n, n - m + 1))
    for j in range(n - m):
        for a in range(m):
            W[j + a, j] = k[a]
    return W


@wrong("dense_weights", "one weight per output: k[j] in column j (falls over, or wrong)")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for j in range(n - m + 1):
        W[j : j + m, j] = k[j % m]
    return W


@wrong("dense_weights", "index j - i in place of i - j: the kernel runs backwards and upwards")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n - m + 1))
    for i in range(n):
        for j in range(n - m + 1):
            if 0 <= j - i < m:
                W[i, j] = k[j - i]
    return W


@wrong("dense_weights", "no zeros elsewhere: k repeated over the whole matrix (i - j) mod m")
def dense_weights(k, n):
    m = len(k)
    i, j = np.indices((n, n - m + 1))
    return k[(i - j) % m]


@wrong("dense_weights", "square (n, n), kernel centred (same padding)")
def dense_weights(k, n):
    m = len(k)
    W = np.zeros((n, n))
    for j in range(n):
        for a in range(m):
            i = j + a - m // 2
            if 0 <= i < n:
                W[i, j] = k[a]
    return W


@right("dense_weights", "sum of shifted identities")
def dense_weights(k, n):
    p = n - len(k) + 1
    return sum(ka * np.eye(n, p, -a) for a, ka in enumerate(k))


@right("dense_weights", "what the convolution does to unit vectors")
def dense_weights(k, n):
    return np.array([np.convolve(e, k[::-1], mode="valid") for e in np.identity(n)])


@right("dense_weights", "padded column, concatenation")
def dense_weights(k, n):
    z = n - len(k)
    cols = [np.concatenate([np.zeros(j), k, np.zeros(z - j)]) for j in range(z + 1)]
    return np.stack(cols, axis=1)


@right("dense_weights", "indexing with a clipped difference and np.where")
def dense_weights(k, n):
    m = len(k)
    d = np.arange(n)[:, None] - np.arange(n - m + 1)[None, :]
    return np.where((d >= 0) & (d < m), np.asarray(k)[np.clip(d, 0, m - 1)], 0.0)


# --- kernel_gradient --------------------------------------------------
@wrong("kernel_gradient", "averages instead of summing")
def kernel_gradient(delta_W, m):
    out = delta_W.shape[1]
    return np.array([np.mean([delta_W[j + a, j] for j in range(out)]) for a in range(m)])


@wrong("kernel_gradient", "trace with offset=+a: diagonals above the main one")
def kernel_gradient(delta_W, m):
    return np.array([np.trace(delta_W, offset=a) for a in range(m)])


@wrong("kernel_gradient", "sums rows: forgets that the kernel moves")
def kernel_gradient(delta_W, m):
    return delta_W.sum(axis=1)[:m]


@wrong("kernel_gradient", "first output only")
def kernel_gradient(delta_W, m):
    return delta_W[:m, 0]


@wrong("kernel_gradient", "kernel flipped")
def kernel_gradient(delta_W, m):
    dk = np.zeros(m)
    for j in range(delta_W.shape[1]):
        dk += delta_W[j : j + m, j][::-1]
    return dk


@wrong("kernel_gradient", "overwrites in place of adding: only the last output remains")
def kernel_gradient(delta_W, m):
    n, p = delta_W.shape
    dk = np.zeros(m)
    for j in range(p):
        for a in range(m):
            dk[a] = delta_W[j + a, j]
    return dk


@wrong("kernel_gradient", "masks, then sums each row, first m rows")
def kernel_gradient(delta_W, m):
    n, p = delta_W.shape
    d = np.arange(n)[:, None] - np.arange(p)
    masked = np.where((d >= 0) & (d < m), delta_W, 0)
    return masked.sum(axis=1)[:m]


@wrong("kernel_gradient", "masks, then sums per output: shape (n - m + 1,)")
def kernel_gradient(delta_W, m):
    n, p = delta_W.shape
    d = np.arange(n)[:, None] - np.arange(p)
    return np.where((d >= 0) & (d < m), delta_W, 0).sum(axis=0)


@wrong("kernel_gradient", "range(n - m): last output forgotten")
def kernel_gradient(delta_W, m):
    n = len(delta_W)
    g = [0.0] * m
    for a in range(m):
        for j in range(n - m):
            g[a] += delta_W[j + a, j]
    return np.array(g)


@wrong("kernel_gradient", "accumulator not reset between the kernel elements")
def kernel_gradient(delta_W, m):
    dk = []
    s = 0
    for a in range(m):
        for j in range(delta_W.shape[1]):
            s += delta_W[j + a, j]
        dk.append(s)
    return np.array(dk)


@right("kernel_gradient", "sum over outputs of slices")
def kernel_gradient(delta_W, m):
    return sum(col[j : j + m] for j, col in enumerate(delta_W.T))


@right("kernel_gradient", "inner product with shifted identities")
def kernel_gradient(delta_W, m):
    n, p = delta_W.shape
    return np.array([(delta_W * np.eye(n, p, -a)).sum() for a in range(m)])


@right("kernel_gradient", "np.bincount on the difference i - j")
def kernel_gradient(delta_W, m):
    i, j = np.indices(delta_W.shape)
    ok = (i >= j) & (i - j < m)
    return np.bincount((i - j)[ok], weights=delta_W[ok], minlength=m)


@right("kernel_gradient", "fancy indexing")
def kernel_gradient(delta_W, m):
    j = np.arange(delta_W.shape[1])
    return delta_W[j + np.arange(m)[:, None], j].sum(axis=1)


# --- kernel_gradient_by_hand ------------------------------------------
wrong_values(
    "kernel_gradient_by_hand",
    ("kernel flipped: k1 and k2 exchanged", [1.5, 2.1, 0.7]),
    ("averages over the three places", [0.7, 0.5, 0.7 / 3]),
    ("(-0.2) * (-2) = -0.4", [1.3, 1.5, 0.7]),
    ("first place only", [1.2, -0.8, 0.4]),
    ("opposite sign (thinks of the update)", [-2.1, -1.5, -0.7]),
    ("x does not move for k2", [2.1, 2.1, 0.7]),
    ("b is not multiplied by delta: three outputs", [2.1, 1.5, 3]),
    ("absolute values in the bias", [2.1, 1.5, 1.1]),
    ("sum of x times sum of delta", [2 * 0.7, 4 * 0.7, 0.7]),
    ("sign of -0.2 * 1 lost in k2", [2.1, 1.9, 0.7]),
)
right_values(
    "kernel_gradient_by_hand",
    ("np.correlate and sum", [*np.correlate([3, -2, 1, 5], [0.4, -0.2, 0.5], "valid"), 0.4 - 0.2 + 0.5]),
    ("tuple", (1.2 + 0.4 + 0.5, -0.8 - 0.2 + 2.5, 0.7)),
    ("one matrix product", np.array([[3, -2, 1], [-2, 1, 5], [1, 1, 1]]) @ np.array([0.4, -0.2, 0.5])),
)


# --- convolve ---------------------------------------------------------
@wrong("convolve", "np.convolve: flips the kernel")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    return np.convolve(padded, k, mode="valid")[::stride]


@wrong("convolve", "zeros on the left side only")
def convolve(k, x, stride, padding):
    xp = np.concatenate([np.zeros(padding), x])
    return np.array([k @ xp[i : i + len(k)] for i in range(0, len(xp) - len(k) + 1, stride)])


@wrong("convolve", "places counted with the unpadded length")
def convolve(k, x, stride, padding):
    m, n = len(k), len(x)
    xp = np.pad(x, padding)
    u = []
    for i in range(0, n - m + 1, stride):
        u.append(np.sum(k * xp[i : i + m]))
    return np.array(u)


@wrong("convolve", "right number of outputs, but moves by one")
def convolve(k, x, stride, padding):
    m, n = len(k), len(x)
    L = (n + 2 * padding - m) // stride + 1
    xp = np.pad(x, padding)
    u = np.zeros(L)
    for j in range(L):
        u[j] = np.dot(k, xp[j : j + m])
    return u


@wrong("convolve", "off by one: last place lost")
def convolve(k, x, stride, padding):
    padded = np.pad(x, padding)
    return np.array([np.sum(padded[s : s + len(k)] * k) for s in range(0, len(padded) - len(k), stride)])


@wrong("convolve", "padded[padding:-padding] = x : breaks for padding 0")
def convolve(k, x, stride, padding):
    m = len(k)
    padded = np.zeros(len(x) + 2 * padding)
    padded[padding:-padding] = x
    out = (len(padded) - m) // stride + 1
    return np.array([padded[j * stride : j * stride + m] @ k for j in range(out)])


@wrong("convolve", "also counts places where the kernel sticks out")
def convolve(k, x, stride, padding):
    xp = np.pad(x, padding)
    u = []
    for i in range(0, len(xp), stride):
        part = xp[i : i + len(k)]
        u.append(np.sum(part * k[: len(part)]))
    return np.array(u)


@wrong("convolve", "thins out the input first, then convolves (stride in the wrong place)")
def convolve(k, x, stride, padding):
    xp = np.pad(x, padding)[::stride]
    return np.array([k @ xp[i : i + len(k)] for i in range(len(xp) - len(k) + 1)])


@wrong("convolve", "integer result array: decimals are cut off")
def convolve(k, x, stride, padding):
    m = len(k)
    padded = np.pad(x, padding)
    u = np.zeros((len(padded) - m) // stride + 1, dtype=int)
    for j in range(len(u)):
        u[j] = np.sum(k * padded[j * stride : j * stride + m])
    return u


@wrong("convolve", "padding in total, split over the two ends")
def convolve(k, x, stride, padding):
    left = padding // 2
    right = padding - left
    xp = np.pad(x, (left, right))
    return np.correlate(xp, k, mode="valid")[::stride]


@wrong("convolve", "ignores the stride")
def convolve(k, x, stride, padding):
    xp = [0] * padding + list(x) + [0] * padding
    u = []
    for i in range(len(xp) - len(k) + 1):
        s = 0
        for a in range(len(k)):
            s += k[a] * xp[i + a]
        u.append(s)
    return np.array(u)


@wrong("convolve", "formula with p instead of 2p")
def convolve(k, x, stride, padding):
    m, n, p, s = len(k), len(x), padding, stride
    xp = np.pad(x, p)
    return np.array([k @ xp[j * s : j * s + m] for j in range((n + p - m) // s + 1)])


@right("convolve", "np.correlate and every stride-th value")
def convolve(k, x, stride, padding):
    return np.correlate(np.pad(x, padding), k, mode="valid")[::stride]


@right("convolve", "no padded array: index tests in plain loops")
def convolve(k, x, stride, padding):
    m, n = len(k), len(x)
    u = []
    for j in range((n + 2 * padding - m) // stride + 1):
        total = 0.0
        for a in range(m):
            i = j * stride + a - padding
            if 0 <= i < n:
                total += k[a] * x[i]
        u.append(total)
    return np.array(u)


@right("convolve", "sliding windows")
def convolve(k, x, stride, padding):
    z = np.zeros(padding)
    w = np.lib.stride_tricks.sliding_window_view(np.r_[z, x, z], len(k))
    return w[::stride] @ k


@right("convolve", "as a matrix product")
def convolve(k, x, stride, padding):
    N, m = len(x) + 2 * padding, len(k)
    full = np.zeros(N)
    full[padding : padding + len(x)] = x
    starts = np.arange(0, N - m + 1, stride)
    W = np.zeros((N, len(starts)))
    for c, s in enumerate(starts):
        W[s : s + m, c] = k
    return full @ W


# --- mend_mask --------------------------------------------------------
@wrong("mend_mask", "handed over unchanged")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    return W, delta_W


@wrong("mend_mask", "only the final W is masked")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    W = np.where(mask, W, 0)
    return W, delta_W


@wrong("mend_mask", "masked gradient in the update only; returns the unmasked one")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * np.where(mask, delta_W, 0)
    return W, delta_W


@wrong("mend_mask", "masks after the update: delta_W right, W not")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    delta_W = np.where(mask, delta_W, 0)
    return W, delta_W


@wrong("mend_mask", "np.where the wrong way round")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, 0, x.T @ delta_u)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong("mend_mask", "masks delta_u (shapes do not fit)")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = np.where(mask, -(t - o) * o * (1 - o), 0)
    delta_W = x.T @ delta_u
    W = W - epsilon * delta_W
    return W, delta_W


@wrong("mend_mask", "multiplies the gradient by W: 0 where w is 0")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u * W
    W = W - epsilon * delta_W
    return W, delta_W


@wrong("mend_mask", "moves the masking from W to delta_W: the random values outside stay")
def mend_mask(W, mask, x, t, epsilon):
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong("mend_mask", "masks rightly, but 'mends' the sign of delta_u too")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = (t - o) * o * (1 - o)
    delta_W = np.where(mask, x.T @ delta_u, 0)
    W = W - epsilon * delta_W
    return W, delta_W


@wrong("mend_mask", "masks rightly, but divides by the number of samples")
def mend_mask(W, mask, x, t, epsilon):
    W = W * mask
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = mask * (x.T @ delta_u) / len(x)
    return W - epsilon * delta_W, delta_W


@right("mend_mask", "multiplies by the mask")
def mend_mask(W, mask, x, t, epsilon):
    W = W * mask
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_W = mask * (x.T @ ((o - t) * o * (1 - o)))
    return W - epsilon * delta_W, delta_W


@right("mend_mask", "sets the entries outside to 0 with ~mask")
def mend_mask(W, mask, x, t, epsilon):
    W = np.where(mask, W, 0)
    o = 1 / (1 + np.exp(-(x @ W)))
    delta_u = -(t - o) * o * (1 - o)
    delta_W = x.T @ delta_u
    delta_W[~mask] = 0
    W = W - epsilon * delta_W
    return W, delta_W


@right("mend_mask", "column by column, only the connected inputs")
def mend_mask(W, mask, x, t, epsilon):
    new, dW = np.zeros(W.shape), np.zeros(W.shape)
    for j in range(W.shape[1]):
        c = np.flatnonzero(mask[:, j])
        o = 1 / (1 + np.exp(-x[:, c] @ W[c, j]))
        dW[c, j] = ((o - t[:, j]) * o * (1 - o)) @ x[:, c]
        new[c, j] = W[c, j] - epsilon * dW[c, j]
    return new, dW


# --- train_kernel -----------------------------------------------------
@wrong("train_kernel", "E only after the updates: steps values")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]
    E = []
    for _ in range(steps):
        u = np.stack([x[:, j : j + m] @ k for j in range(p)], axis=1) + b
        o = 1 / (1 + np.exp(-u))
        d = (o - t) * o * (1 - o)
        k = k - epsilon * sum(d[:, j] @ x[:, j : j + m] for j in range(p))
        b = b - epsilon * d.sum()
        u = np.stack([x[:, j : j + m] @ k for j in range(p)], axis=1) + b
        o = 1 / (1 + np.exp(-u))
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E


@wrong("train_kernel", "appends the old error after each update (o not computed anew)")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]
    win = np.stack([x[:, j : j + m] for j in range(p)], axis=1)
    o = 1 / (1 + np.exp(-(win @ k + b)))
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(win @ k + b)))
        d = (o - t) * o * (1 - o)
        k = k - epsilon * np.einsum("np,npm->m", d, win)
        b = b - epsilon * d.sum()
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E


@wrong("train_kernel", "mean over the places instead of the sum")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]

    def fwd(k, b):
        return 1 / (1 + np.exp(-(np.array([x[:, j : j + m] @ k for j in range(p)]).T + b)))

    o = fwd(k, b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = (o - t) * o * (1 - o)
        dk = sum(d[:, j] @ x[:, j : j + m] for j in range(p)) / p
        db = d.sum() / p
        k, b = k - epsilon * dk, b - epsilon * db
        o = fwd(k, b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E


@wrong("train_kernel", "forgets o(1 - o)")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]
    xs = [x[:, j : j + m] for j in range(p)]
    out = lambda k, b: 1 / (1 + np.exp(-(np.column_stack([a @ k for a in xs]) + b)))
    E = [0.5 * ((t - out(k, b)) ** 2).sum()]
    for _ in range(steps):
        d = out(k, b) - t
        k = k - epsilon * sum(d[:, j] @ xs[j] for j in range(p))
        b = b - epsilon * d.sum()
        E.append(0.5 * ((t - out(k, b)) ** 2).sum())
    return k, b, E


@wrong("train_kernel", "kernel gradient: overwrites, only the last place counts")
def train_kernel(k, b, x, t, epsilon, steps):
    m = len(k)
    P = x.shape[1] - m + 1

    def forward(k, b):
        u = np.zeros((len(x), P))
        for j in range(P):
            u[:, j] = x[:, j : j + m] @ k + b
        return 1 / (1 + np.exp(-u))

    o = forward(k, b)
    E = [np.sum((t - o) ** 2) / 2]
    for s in range(steps):
        delta_u = (o - t) * o * (1 - o)
        for j in range(P):
            delta_k = delta_u[:, j] @ x[:, j : j + m]
        k = k - epsilon * delta_k
        b = b - epsilon * delta_u.sum()
        o = forward(k, b)
        E.append(np.sum((t - o) ** 2) / 2)
    return k, b, E


@wrong("train_kernel", "not at the same time: b uses the o of the new kernel")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]
    win = np.lib.stride_tricks.sliding_window_view(x, m, axis=1)

    def f():
        return 1 / (1 + np.exp(-(win @ k + b)))

    E = [0.5 * np.sum((t - f()) ** 2)]
    for _ in range(steps):
        o = f()
        k = k - epsilon * np.tensordot((o - t) * o * (1 - o), win, 2)
        o = f()
        b = b - epsilon * np.sum((o - t) * o * (1 - o))
        E.append(0.5 * np.sum((t - f()) ** 2))
    return k, b, E


@wrong("train_kernel", "one bias per place: delta_u.sum(axis=0)")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]
    win = np.stack([x[:, j : j + m] for j in range(p)], axis=1)
    o = 1 / (1 + np.exp(-(win @ k + b)))
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = (o - t) * o * (1 - o)
        k = k - epsilon * np.einsum("np,npm->m", d, win)
        b = b - epsilon * d.sum(axis=0)
        o = 1 / (1 + np.exp(-(win @ k + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E


@wrong("train_kernel", "flips the kernel in the forward pass (np.convolve), not in the gradient")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]

    def forward(k, b):
        u = np.array([np.convolve(row, k, "valid") for row in x]) + b
        return 1 / (1 + np.exp(-u))

    o = forward(k, b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = (o - t) * o * (1 - o)
        dk = np.zeros(m)
        for j in range(p):
            dk += d[:, j] @ x[:, j : j + m]
        k = k - epsilon * dk
        b = b - epsilon * d.sum()
        o = forward(k, b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E


@wrong("train_kernel", "updates after every sample")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]

    def sig(row, k, b):
        return 1 / (1 + np.exp(-(np.correlate(row, k, "valid") + b)))

    def total(k, b):
        return sum(0.5 * np.sum((tt - sig(r, k, b)) ** 2) for r, tt in zip(x, t))

    E = [total(k, b)]
    for _ in range(steps):
        for r, tt in zip(x, t):
            o = sig(r, k, b)
            d = (o - tt) * o * (1 - o)
            k = k - epsilon * np.correlate(r, d, "valid")
            b = b - epsilon * d.sum()
        E.append(total(k, b))
    return k, b, E


@wrong("train_kernel", "E without 1/2, and averaged over the samples")
def train_kernel(k, b, x, t, epsilon, steps):
    m, p = len(k), t.shape[1]
    win = np.stack([x[:, j : j + m] for j in range(p)], axis=1)
    o = 1 / (1 + np.exp(-(win @ k + b)))
    E = [np.mean((t - o) ** 2)]
    for _ in range(steps):
        d = (o - t) * o * (1 - o)
        k = k - epsilon * np.einsum("np,npm->m", d, win)
        b = b - epsilon * d.sum()
        o = 1 / (1 + np.exp(-(win @ k + b)))
        E.append(np.mean((t - o) ** 2))
    return k, b, E


@wrong("train_kernel", "dense layer with a mask, but the diagonals are not summed before the next step (first column becomes k)")
def train_kernel(k, b, x, t, epsilon, steps):
    m, n = len(k), x.shape[1]
    p = n - m + 1
    d_ = np.arange(n)[:, None] - np.arange(p)
    M = (d_ >= 0) & (d_ < m)
    W = np.zeros((n, p))
    for j in range(p):
        W[j : j + m, j] = k
    o = 1 / (1 + np.exp(-(x @ W + b)))
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        du = (o - t) * o * (1 - o)
        W = W - epsilon * np.where(M, x.T @ du, 0)
        b = b - epsilon * du.sum()
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
    return W[:m, 0], b, E


@right("train_kernel", "dense matrix, mask-free: diagonals by np.trace")
def train_kernel(k, b, x, t, epsilon, steps):
    m, n = len(k), x.shape[1]
    p = n - m + 1

    def net(k, b):
        W = sum(k[a] * np.eye(n, p, -a) for a in range(m))
        return 1 / (1 + np.exp(-(x @ W + b)))

    E = []
    for s in range(steps + 1):
        o = net(k, b)
        E.append(float(0.5 * ((t - o) ** 2).sum()))
        if s == steps:
            break
        d = (o - t) * o * (1 - o)
        dW = x.T @ d
        k, b = k - epsilon * np.array([np.trace(dW, offset=-a) for a in range(m)]), b - epsilon * d.sum()
    return k, b, E


@right("train_kernel", "sample loop with np.correlate, gradients summed first")
def train_kernel(k, b, x, t, epsilon, steps):
    def out(row, k, b):
        return 1 / (1 + np.exp(-np.correlate(row, k, "valid") - b))

    def loss(k, b):
        return sum(0.5 * np.sum((tt - out(r, k, b)) ** 2) for r, tt in zip(x, t))

    E = [loss(k, b)]
    for _ in range(steps):
        gk, gb = np.zeros(len(k)), 0.0
        for r, tt in zip(x, t):
            o = out(r, k, b)
            d = (o - tt) * o * (1 - o)
            gk += np.correlate(r, d, "valid")
            gb += d.sum()
        k = k - epsilon * gk
        b = b - epsilon * gb
        E.append(loss(k, b))
    return k, b, E


@right("train_kernel", "bias as an additional kernel element over a constant input")
def train_kernel(k, b, x, t, epsilon, steps):
    v = np.append(k, b)
    win = np.lib.stride_tricks.sliding_window_view(x, len(k), axis=1)
    A = np.concatenate([win, np.ones(win.shape[:2] + (1,))], axis=2).reshape(-1, len(v))
    y = t.reshape(-1)
    E = []
    for s in range(steps + 1):
        o = 1 / (1 + np.exp(-A @ v))
        E += [0.5 * (y - o) @ (y - o)]
        if s < steps:
            v = v - epsilon * ((o - y) * o * (1 - o)) @ A
    return v[:-1], v[-1], E


@wrong("train_kernel", "k -= and b -= on what was handed over")
def train_kernel(k, b, x, t, epsilon, steps):
    m, places = len(k), range(t.shape[1])

    def forward():
        return 1 / (1 + np.exp(-(np.column_stack([x[:, j : j + m] @ k for j in places]) + b)))

    o = forward()
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = (o - t) * o * (1 - o)
        k -= epsilon * sum(d[:, j] @ x[:, j : j + m] for j in places)
        b -= epsilon * d.sum()
        o = forward()
        E.append(0.5 * np.sum((t - o) ** 2))
    return k, b, E


# =====================================================================
# Lesson 5
# =====================================================================

# --- add_100 ----------------------------------------------------------
wrong_values(
    "add_100",
    ("larger input, larger output", "a"),
    ("relative differences vanish beside 100", "b"),
    ("exp makes the largest even larger", "d"),
)
right_values("add_100", ("plain", "c"), ("numpy string", np.str_("c")), ("picked out of a list", ["a", "b", "c", "d"][2]))

# --- confident_mistake ------------------------------------------------
wrong_values(
    "confident_mistake",
    ("a large mistake gives a large signal with any loss", "a"),
    ("the two losses mixed up", "c"),
    ("softmax is saturated, so both vanish", "d"),
)
right_values("confident_mistake", ("plain", "b"), ("numpy string", np.str_("b")), ("picked out of a string", "abcd"[1]))

# --- softmax_by_hand --------------------------------------------------
_l6, _l3 = math.log(6), math.log(3)
wrong_values(
    "softmax_by_hand",
    ("no exp: normalises u itself", [_l6 / (_l6 + _l3), _l3 / (_l6 + _l3), 0]),
    ("not normalised", [6, 3, 1]),
    ("e^0 = 0", [6 / 9, 3 / 9, 0]),
    ("takes the maximum (one-hot)", [1, 0, 0]),
    ("sigmoid of each", [6 / 7, 3 / 4, 1 / 2]),
    ("per cent", [60, 30, 10]),
    ("order reversed", [0.1, 0.3, 0.6]),
    ("divides by the largest", [1, 0.5, 1 / 6]),
    ("divides by the sum of the others", [6 / 4, 3 / 7, 1 / 9]),
)
right_values(
    "softmax_by_hand",
    ("fractions", (Fraction(3, 5), Fraction(3, 10), Fraction(1, 10))),
    ("array over 10", np.array([6, 3, 1]) / 10),
    ("lets numpy do it", np.exp([_l6, _l3, 0]) / np.exp([_l6, _l3, 0]).sum()),
)

# --- two_losses_by_hand -----------------------------------------------
wrong_values(
    "two_losses_by_hand",
    ("rows exchanged", [[0.6, -0.7, 0.1], [0.264, -0.258, -0.006]]),
    ("squared error with the diagonal of the Jacobian only (as sigmoid)", [[0.144, -0.147, 0.009], [0.6, -0.7, 0.1]]),
    ("o - t for both", [[0.6, -0.7, 0.1], [0.6, -0.7, 0.1]]),
    ("signs reversed everywhere: t - o", [[-0.264, 0.258, 0.006], [-0.6, 0.7, -0.1]]),
    ("delta o = -t/o given as delta u of the cross-entropy", [[0.264, -0.258, -0.006], [0, -1 / 0.3, 0]]),
    ("cross-entropy with the diagonal only", [[0.264, -0.258, -0.006], [0, -0.7, 0]]),
    ("sign slip in the sum: 0.36 + 0.21 + 0.01 = 0.58", [[0.012, -0.384, -0.048], [0.6, -0.7, 0.1]]),
    ("sum of delta o (= 0) without the factor o", [[0.36, -0.21, 0.01], [0.6, -0.7, 0.1]]),
    ("correct class taken to be class 1", [[0.6 * (-0.4 + 0.14), 0.3 * (0.3 + 0.14), 0.1 * (0.1 + 0.14)], [-0.4, 0.3, 0.1]]),
    ("last sign of the first row: 0.1 - 0.16 = +0.06", [[0.264, -0.258, 0.006], [0.6, -0.7, 0.1]]),
)
_o, _t = np.array([0.6, 0.3, 0.1]), np.array([0.0, 1.0, 0.0])
right_values(
    "two_losses_by_hand",
    ("array from the Jacobian", np.array([(_o - _t) @ (np.diag(_o) - np.outer(_o, _o)), _o - _t])),
    ("tuple of tuples", ((0.264, -0.258, -0.006), (0.6, -0.7, 0.1))),
    (
        "fractions",
        [[Fraction(264, 1000), Fraction(-258, 1000), Fraction(-6, 1000)], [Fraction(3, 5), Fraction(-7, 10), Fraction(1, 10)]],
    ),
)


# --- softmax ----------------------------------------------------------
@wrong("softmax", "formula as it stands: overflow, nan")
def softmax(u):
    return np.exp(u) / np.exp(u).sum(axis=1, keepdims=True)


@wrong("softmax", "one maximum for the whole array: a row far below becomes 0/0")
def softmax(u):
    e = np.exp(u - np.max(u))
    return e / e.sum(axis=1, keepdims=True)


@wrong("softmax", "over the samples: axis=0")
def softmax(u):
    e = np.exp(u - u.max(axis=0))
    return e / e.sum(axis=0)


@wrong("softmax", "no keepdims in the sum")
def softmax(u):
    e = np.exp(u - u.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


@wrong("softmax", "subtracts the mean of the row: still overflows")
def softmax(u):
    v = u - u.mean(axis=1, keepdims=True)
    return np.exp(v) / np.exp(v).sum(axis=1, keepdims=True)


@wrong("softmax", "clips u to +-500: two large logits become equal")
def softmax(u):
    u = np.clip(u, -500, 500)
    e = np.exp(u)
    return e / e.sum(axis=1, keepdims=True)


@wrong("softmax", "overflow hidden with nan_to_num")
def softmax(u):
    e = np.exp(u)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))


@wrong("softmax", "scales by the maximum: divides instead of subtracting")
def softmax(u):
    M = np.abs(u).max(axis=1, keepdims=True)
    e = np.exp(u / M)
    return e / e.sum(axis=1, keepdims=True)


@wrong("softmax", "plain loops, no maximum subtracted, and zeros_like(u) (would also truncate for integer u)")
def softmax(u):
    o = np.zeros_like(u)
    for i in range(len(u)):
        s = 0
        for j in range(u.shape[1]):
            s += np.exp(u[i, j])
        for j in range(u.shape[1]):
            o[i, j] = np.exp(u[i, j]) / s
    return o


@wrong("softmax", "subtracts the maximum in the numerator only")
def softmax(u):
    m = u.max(axis=1, keepdims=True)
    return np.exp(u - m) / np.exp(u).sum(axis=1, keepdims=True)


@wrong("softmax", "adds 1e-8 to the sum and subtracts the minimum")
def softmax(u):
    e = np.exp(u - u.min(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-8)


@right("softmax", "row by row in a list")
def softmax(u):
    def one(row):
        e = [math.exp(v - max(row)) for v in row]
        return [v / sum(e) for v in e]

    return np.array([one([float(v) for v in row]) for row in u])


@right("softmax", "log-sum-exp")
def softmax(u):
    lse = np.logaddexp.reduce(u, axis=1)
    return np.exp(u - lse[:, None])


@right("softmax", "from pairwise differences: 1 / sum_k exp(u_k - u_j)")
def softmax(u):
    with np.errstate(over="ignore"):
        return 1 / np.exp(u[:, None, :] - u[:, :, None]).sum(axis=2)


@right("softmax", "transposed so that no keepdims is needed")
def softmax(u):
    v = u.T - u.T.max(axis=0)
    v = np.exp(v)
    return (v / v.sum(axis=0)).T


# --- jacobian ---------------------------------------------------------
@wrong("jacobian", "diagonal only")
def jacobian(o):
    return np.diag(o * (1 - o))


@wrong("jacobian", "plus instead of minus off the diagonal")
def jacobian(o):
    n = len(o)
    J = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            if i == j:
                J[i, j] = o[i] * (1 - o[i])
            else:
                J[i, j] = o[i] * o[j]
    return J


@wrong("jacobian", "-outer only: forgets the diagonal term")
def jacobian(o):
    return -np.outer(o, o)


@wrong("jacobian", "diag(o) - o: thinks broadcasting makes the table")
def jacobian(o):
    return np.diag(o) - o


@wrong("jacobian", "o_i (1 - o_j) everywhere")
def jacobian(o):
    return np.outer(o, 1 - o)


@wrong("jacobian", "np.diag(o (1 - o)) - outer: the diagonal is subtracted twice")
def jacobian(o):
    return np.diag(o * (1 - o)) - np.outer(o, o)


@wrong("jacobian", "sign of the whole matrix")
def jacobian(o):
    return np.outer(o, o) - np.diag(o)


@wrong("jacobian", "identity instead of diag(o): delta_ij - o_i o_j")
def jacobian(o):
    return np.eye(len(o)) - np.outer(o, o)


@wrong("jacobian", "upper triangle only is filled (inner loop from i)")
def jacobian(o):
    n = o.shape[0]
    J = np.zeros([n, n])
    for i in range(n):
        J[i, i] = o[i] * (1 - o[i])
        for j in range(i + 1, n):
            J[i, j] = -o[i] * o[j]
    return J


@wrong("jacobian", "takes o for u: softmax once more")
def jacobian(o):
    s = np.exp(o) / np.exp(o).sum()
    return np.diag(s) - np.outer(s, s)


@right("jacobian", "o_i (delta_ij - o_j) with broadcasting")
def jacobian(o):
    return o[:, None] * (np.eye(len(o)) - o)


@right("jacobian", "plain Python lists, then an array")
def jacobian(o):
    n = len(o)
    return np.array([[o[i] * ((i == j) - o[j]) for j in range(n)] for i in range(n)])


@right("jacobian", "minus outer, then the diagonal filled in")
def jacobian(o):
    J = -o.reshape(-1, 1) @ o.reshape(1, -1)
    np.fill_diagonal(J, o * (1 - o))
    return J


# --- cross_entropy ----------------------------------------------------
@wrong("cross_entropy", "0 * log 0 = nan")
def cross_entropy(t, o):
    return -np.sum(t * np.log(o))


@wrong("cross_entropy", "mean over the samples")
def cross_entropy(t, o):
    pick = t > 0
    return -np.sum(t[pick] * np.log(o[pick])) / len(t)


@wrong("cross_entropy", "minus sign forgotten")
def cross_entropy(t, o):
    E = 0
    for i in range(t.shape[0]):
        for j in range(t.shape[1]):
            if t[i, j] != 0:
                E += t[i, j] * np.log(o[i, j])
    return E


@wrong("cross_entropy", "one-hot taken for granted: log of the class with the largest t")
def cross_entropy(t, o):
    c = np.argmax(t, axis=1)
    return -np.sum(np.log(o[np.arange(len(t)), c]))


@wrong("cross_entropy", "one number per sample")
def cross_entropy(t, o):
    lo = np.where(t > 0, np.log(np.where(t > 0, o, 1)), 0)
    return -(t * lo).sum(axis=1)


@wrong("cross_entropy", "selects with t > 0 but forgets the factor t")
def cross_entropy(t, o):
    return -np.sum(np.log(o[t > 0]))


@wrong("cross_entropy", "only t == 1 counts")
def cross_entropy(t, o):
    return -np.log(o[t == 1]).sum()


@wrong("cross_entropy", "binary cross-entropy: adds (1 - t) log(1 - o)")
def cross_entropy(t, o):
    a = np.clip(o, 1e-300, 1 - 1e-16)
    return -np.sum(t * np.log(a) + (1 - t) * np.log(1 - a))


@wrong("cross_entropy", "t and o exchanged")
def cross_entropy(t, o):
    k = t > 0
    return -np.sum(o[k] * np.log(t[k]))


@wrong("cross_entropy", "log of the sum: -log sum t o")
def cross_entropy(t, o):
    return -np.log((t * o).sum(axis=1)).sum()


@right("cross_entropy", "np.nansum drops 0 * log 0")
def cross_entropy(t, o):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.nansum(t * np.log(o))


@right("cross_entropy", "log(1) where t is 0")
def cross_entropy(t, o):
    return -(t * np.log(np.where(t == 0, 1.0, o))).sum()


@right("cross_entropy", "plain Python with math.log")
def cross_entropy(t, o):
    return sum(-tj * math.log(oj) for tj, oj in zip(t.ravel().tolist(), o.ravel().tolist()) if tj)


@right("cross_entropy", "np.log with where= and out=, einsum")
def cross_entropy(t, o):
    L = np.log(o, where=t > 0, out=np.zeros(o.shape))
    return -np.einsum("ij,ij->", t, L)


# --- delta_u_softmax --------------------------------------------------
@wrong("delta_u_softmax", "t - o")
def delta_u_softmax(t, o):
    return t - o


@wrong("delta_u_softmax", "sigmoid habit: (o - t) o (1 - o)")
def delta_u_softmax(t, o):
    return (o - t) * o * (1 - o)


@wrong("delta_u_softmax", "stops at delta o")
def delta_u_softmax(t, o):
    return -t / o


@wrong("delta_u_softmax", "mean over the samples")
def delta_u_softmax(t, o):
    return (o - t) / len(t)


@wrong("delta_u_softmax", "diagonal of the Jacobian only")
def delta_u_softmax(t, o):
    delta_o = -t / o
    return delta_o * o * (1 - o)


@wrong("delta_u_softmax", "one-hot taken for granted: subtracts 1 at argmax of t")
def delta_u_softmax(t, o):
    d = o.copy()
    d[np.arange(len(t)), t.argmax(axis=1)] -= 1
    return d


@wrong("delta_u_softmax", "o - t sent through the Jacobian again")
def delta_u_softmax(t, o):
    d = o - t
    return o * (d - (d * o).sum(axis=1, keepdims=True))


@wrong("delta_u_softmax", "only where t > 0")
def delta_u_softmax(t, o):
    return np.where(t > 0, o - t, 0)


@wrong("delta_u_softmax", "sum over i != j written with all i, so one term too many")
def delta_u_softmax(t, o):
    N, n = t.shape
    d = np.zeros((N, n))
    for s in range(N):
        for j in range(n):
            d[s, j] = -t[s, j] * (1 - o[s, j])
            for i in range(n):
                d[s, j] += t[s, i] * o[s, j]
    return d


@wrong("delta_u_softmax", "o - 1 for the correct class, 0 elsewhere")
def delta_u_softmax(t, o):
    return t * (o - 1)


@wrong("delta_u_softmax", "misreads sum_i t_i o_j: sums over the samples (axis=0)")
def delta_u_softmax(t, o):
    return o * t.sum(axis=0) - t


@right("delta_u_softmax", "np.subtract")
def delta_u_softmax(t, o):
    return np.subtract(o, t)


@right("delta_u_softmax", "with the factor sum_i t_i, which is 1")
def delta_u_softmax(t, o):
    return o * t.sum(axis=1, keepdims=True) - t


@right("delta_u_softmax", "sample by sample: t through -diag(o)^-1 J = -(I - 1 o^T)")
def delta_u_softmax(t, o):
    n = t.shape[1]
    return np.array([-tt @ (np.eye(n) - np.outer(np.ones(n), oo)) for tt, oo in zip(t, o)])


# --- through_jacobian -------------------------------------------------
@wrong("through_jacobian", "diagonal only, as for the sigmoid")
def through_jacobian(delta_o, o):
    return delta_o * o * (1 - o)


@wrong("through_jacobian", "sum of delta_o without the weights o")
def through_jacobian(delta_o, o):
    return o * (delta_o - delta_o.sum(axis=1, keepdims=True))


@wrong("through_jacobian", "sums over the samples: axis=0")
def through_jacobian(delta_o, o):
    return o * (delta_o - (delta_o * o).sum(axis=0))


@wrong("through_jacobian", "one sum over everything")
def through_jacobian(delta_o, o):
    s = np.sum(delta_o * o)
    return o * (delta_o - s)


@wrong("through_jacobian", "factor o in front forgotten")
def through_jacobian(delta_o, o):
    return delta_o - (delta_o * o).sum(axis=1, keepdims=True)


@wrong("through_jacobian", "the factor o on the first term only")
def through_jacobian(delta_o, o):
    s = (delta_o * o).sum(axis=1, keepdims=True)
    return o * delta_o - s


@wrong("through_jacobian", "no keepdims")
def through_jacobian(delta_o, o):
    return o * (delta_o - (delta_o * o).sum(axis=1))


@wrong("through_jacobian", "plus instead of minus")
def through_jacobian(delta_o, o):
    res = np.zeros_like(o)
    for k in range(len(o)):
        J = np.diag(o[k]) + np.outer(o[k], o[k])
        res[k] = delta_o[k] @ J
    return res


@wrong("through_jacobian", "Jacobian of the first sample for all")
def through_jacobian(delta_o, o):
    J = np.diag(o[0]) - np.outer(o[0], o[0])
    return delta_o @ J


@wrong("through_jacobian", "elementwise product with the Jacobian, then the diagonal")
def through_jacobian(delta_o, o):
    out = []
    for d, p in zip(delta_o, o):
        J = np.diag(p) - np.outer(p, p)
        out.append(np.diag(J * d))
    return np.array(out)


@wrong("through_jacobian", "sum over i != j only, diagonal term forgotten")
def through_jacobian(delta_o, o):
    N, n = o.shape
    du = np.zeros((N, n))
    for s in range(N):
        for j in range(n):
            for i in range(n):
                if i != j:
                    du[s, j] += delta_o[s, i] * (-o[s, i] * o[s, j])
    return du


@right("through_jacobian", "all Jacobians at once, einsum")
def through_jacobian(delta_o, o):
    J = np.einsum("si,ij->sij", o, np.eye(o.shape[1])) - np.einsum("si,sj->sij", o, o)
    return np.einsum("si,sij->sj", delta_o, J)


@right("through_jacobian", "with 'g minus its share': g = delta_o * o")
def through_jacobian(delta_o, o):
    g = delta_o * o
    return g - o * np.sum(g, axis=-1)[:, np.newaxis]


@right("through_jacobian", "triple loop with if i == j")
def through_jacobian(delta_o, o):
    N, n = o.shape
    du = np.zeros((N, n))
    for s in range(N):
        for j in range(n):
            for i in range(n):
                d = o[s, i] * (1 - o[s, i]) if i == j else -o[s, i] * o[s, j]
                du[s, j] += delta_o[s, i] * d
    return du


# --- mend_output ------------------------------------------------------
@wrong("mend_output", "handed over unchanged")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "only the sign: t - o")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = t - o
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "the loss itself in place of its derivative: -t log o")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t * np.log(o)
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "-t/o right, but then the sigmoid derivative only")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t / o
    delta_u = delta_o * o * (1 - o)
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "+t/o: minus sign lost")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = t / o
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "delta_o = -t/o and delta_u = delta_o: both half right")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t / o
    delta_u = delta_o
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "right delta_u returned, but W and b from the old one")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, o - t, delta_W, delta_b


@wrong("mend_output", "uses delta_o for W and b, but still returns the old delta_u")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_o
    delta_b = delta_o.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "suspects the axis of the sum")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=0, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@wrong("mend_output", "delta_u right, but mean over the samples in W and b")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_u = o - t
    delta_W = x.T @ delta_u / len(x)
    delta_b = delta_u.mean(axis=0)
    return o, delta_u, delta_W, delta_b


@right("mend_output", "-t/o through the Jacobian")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = -t / o
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@right("mend_output", "old lines left in, one more line that sets delta_u")
def mend_output(W, b, x, t):
    u = x @ W + b
    e = np.exp(u - u.max(axis=1, keepdims=True))
    o = e / e.sum(axis=1, keepdims=True)
    delta_o = o - t
    delta_u = o * (delta_o - (delta_o * o).sum(axis=1, keepdims=True))
    delta_u = delta_o  # 交差エントロピーではこれ
    delta_W = x.T @ delta_u
    delta_b = delta_u.sum(axis=0)
    return o, delta_u, delta_W, delta_b


@right("mend_output", "sample by sample, gradients added up")
def mend_output(W, b, x, t):
    os, ds = [], []
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for xi, ti in zip(x, t):
        u = xi @ W + b
        e = np.exp(u - max(u))
        o = e / sum(e)
        d = o - ti
        os.append(o)
        ds.append(d)
        dW += np.outer(xi, d)
        db += d
    return np.array(os), np.array(ds), dW, db


# --- train_classifier -------------------------------------------------
@wrong("train_classifier", "E only before each update: steps values")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for _ in range(steps):
        u = x @ W + b
        e = np.exp(u - u.max(axis=1, keepdims=True))
        o = e / e.sum(axis=1, keepdims=True)
        E.append(-np.sum(t * np.log(o)))
        d = o - t
        W = W - epsilon * (x.T @ d)
        b = b - epsilon * d.sum(axis=0)
    return W, b, E


@wrong("train_classifier", "E appended after the update but from the old o")
def train_classifier(W, b, x, t, epsilon, steps):
    def forward():
        u = x @ W + b
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    E = [-np.sum(t * np.log(forward()))]
    for _ in range(steps):
        o = forward()
        W = W - epsilon * x.T @ (o - t)
        b = b - epsilon * (o - t).sum(axis=0)
        E.append(-np.sum(t * np.log(o)))
    return W, b, E


@wrong("train_classifier", "mean of the gradient")
def train_classifier(W, b, x, t, epsilon, steps):
    N = len(x)

    def soft(u):
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    o = soft(x @ W + b)
    E = [-(t * np.log(o)).sum()]
    for _ in range(steps):
        W = W - epsilon * x.T @ (o - t) / N
        b = b - epsilon * (o - t).mean(axis=0)
        o = soft(x @ W + b)
        E.append(-(t * np.log(o)).sum())
    return W, b, E


@wrong("train_classifier", "mean of E over the samples")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for s in range(steps + 1):
        u = x @ W + b
        e = np.exp(u - u.max(axis=1, keepdims=True))
        o = e / e.sum(axis=1, keepdims=True)
        E.append(-np.mean((t * np.log(o)).sum(axis=1)))
        if s < steps:
            W = W - epsilon * x.T @ (o - t)
            b = b - epsilon * (o - t).sum(axis=0)
    return W, b, E


@wrong("train_classifier", "delta_u with o(1 - o), copied from chapter 1")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for s in range(steps + 1):
        u = x @ W + b
        e = np.exp(u - u.max(axis=1, keepdims=True))
        o = e / e.sum(axis=1, keepdims=True)
        E.append(-np.sum(t * np.log(o)))
        if s == steps:
            break
        delta_u = (o - t) * o * (1 - o)
        W = W - epsilon * x.T @ delta_u
        b = b - epsilon * delta_u.sum(axis=0)
    return W, b, E


@wrong("train_classifier", "sigmoid output with the cross-entropy")
def train_classifier(W, b, x, t, epsilon, steps):
    o = 1 / (1 + np.exp(-(x @ W + b)))
    E = [-np.sum(t * np.log(o))]
    for _ in range(steps):
        W = W - epsilon * x.T @ (o - t)
        b = b - epsilon * (o - t).sum(axis=0)
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(-np.sum(t * np.log(o)))
    return W, b, E


@wrong("train_classifier", "one number for the bias: delta_u.sum()")
def train_classifier(W, b, x, t, epsilon, steps):
    def soft(u):
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    o = soft(x @ W + b)
    E = [-(t * np.log(o)).sum()]
    for _ in range(steps):
        d = o - t
        W = W - epsilon * x.T @ d
        b = b - epsilon * d.sum()
        o = soft(x @ W + b)
        E.append(-(t * np.log(o)).sum())
    return W, b, E


@wrong("train_classifier", "softmax over the samples (axis=0)")
def train_classifier(W, b, x, t, epsilon, steps):
    def soft(u):
        e = np.exp(u - u.max())
        return e / e.sum(axis=0)

    o = soft(x @ W + b)
    E = [-(t * np.log(o)).sum()]
    for _ in range(steps):
        d = o - t
        W = W - epsilon * x.T @ d
        b = b - epsilon * d.sum(axis=0)
        o = soft(x @ W + b)
        E.append(-(t * np.log(o)).sum())
    return W, b, E


@wrong("train_classifier", "updates after every sample")
def train_classifier(W, b, x, t, epsilon, steps):
    def p(v):
        u = v @ W + b
        e = np.exp(u - u.max())
        return e / e.sum()

    E = [sum(-np.sum(ti * np.log(p(xi))) for xi, ti in zip(x, t))]
    for _ in range(steps):
        for xi, ti in zip(x, t):
            d = p(xi) - ti
            W = W - epsilon * np.outer(xi, d)
            b = b - epsilon * d
        E.append(sum(-np.sum(ti * np.log(p(xi))) for xi, ti in zip(x, t)))
    return W, b, E


@wrong("train_classifier", "W first, then b with the o of the new W")
def train_classifier(W, b, x, t, epsilon, steps):
    def soft(u):
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    E = [-np.sum(t * np.log(soft(x @ W + b)))]
    for _ in range(steps):
        W = W - epsilon * x.T @ (soft(x @ W + b) - t)
        b = b - epsilon * (soft(x @ W + b) - t).sum(axis=0)
        E.append(-np.sum(t * np.log(soft(x @ W + b))))
    return W, b, E


@wrong("train_classifier", "returns only the last E")
def train_classifier(W, b, x, t, epsilon, steps):
    def soft(u):
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    for _ in range(steps):
        d = soft(x @ W + b) - t
        W = W - epsilon * x.T @ d
        b = b - epsilon * d.sum(axis=0)
    return W, b, -np.sum(t * np.log(soft(x @ W + b)))


@right("train_classifier", "log-softmax for E; the bias as an additional input 1")
def train_classifier(W, b, x, t, epsilon, steps):
    V = np.vstack([W, b])
    X = np.column_stack([x, np.ones(len(x))])
    E = []
    for s in range(steps + 1):
        u = X @ V
        logo = u - np.logaddexp.reduce(u, axis=1)[:, None]
        E.append(-(t * logo).sum())
        if s < steps:
            V = V - epsilon * X.T @ (np.exp(logo) - t)
    return V[:-1], V[-1], E


@right("train_classifier", "helper functions, t > 0 in the cross-entropy")
def train_classifier(W, b, x, t, epsilon, steps):
    def soft(u):
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def ce(t, o):
        return -np.sum(t[t > 0] * np.log(o[t > 0]))

    o = soft(x @ W + b)
    E = [ce(t, o)]
    while len(E) <= steps:
        g = o - t
        W, b = W - epsilon * x.T.dot(g), b - epsilon * np.ones(len(x)) @ g
        o = soft(x @ W + b)
        E.append(ce(t, o))
    return W, b, E


@right("train_classifier", "sample loop, gradients summed before the update")
def train_classifier(W, b, x, t, epsilon, steps):
    E = []
    for s in range(steps + 1):
        loss, gW, gb = 0.0, np.zeros(W.shape), np.zeros(b.shape)
        for xi, ti in zip(x, t):
            u = xi @ W + b
            u = u - u.max()
            o = np.exp(u) / np.exp(u).sum()
            loss -= sum(tj * math.log(oj) for tj, oj in zip(ti, o) if tj > 0)
            gW += np.outer(xi, o - ti)
            gb += o - ti
        E.append(loss)
        if s < steps:
            W, b = W - epsilon * gW, b - epsilon * gb
    return W, b, E


@right("train_classifier", "copies first, then in-place -= on the copies")
def train_classifier(W, b, x, t, epsilon, steps):
    W, b = np.array(W, dtype=float), np.array(b, dtype=float)

    def soft():
        u = x @ W + b
        u -= u.max(axis=1, keepdims=True)
        e = np.exp(u)
        return e / e.sum(axis=1, keepdims=True)

    o = soft()
    E = [-np.sum(t[t > 0] * np.log(o[t > 0]))]
    for _ in range(steps):
        d = o - t
        W -= epsilon * x.T @ d
        b -= epsilon * d.sum(axis=0)
        o = soft()
        E.append(-np.sum(t[t > 0] * np.log(o[t > 0])))
    return W, b, E


@wrong("train_classifier", "W -= and b -= on the arrays handed over")
def train_classifier(W, b, x, t, epsilon, steps):
    def soft(u):
        e = np.exp(u - u.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def loss(o):
        return -np.sum(t[t > 0] * np.log(o[t > 0]))

    o = soft(x @ W + b)
    E = [loss(o)]
    for _ in range(steps):
        W -= epsilon * x.T @ (o - t)
        b -= epsilon * (o - t).sum(axis=0)
        o = soft(x @ W + b)
        E.append(loss(o))
    return W, b, E
