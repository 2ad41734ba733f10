# ruff: noqa
"""Answers to the exercises of lessons 1 and 2 as learners err, written by somebody who had seen the notebooks only.

WRONG and RIGHT: (exercise, what it is, answer). They are not to be tuned to: new ones are worth more than these.
"""

import numpy as np, math

WRONG = []  # (exercise_name, description, answer)
RIGHT = []


def _s(u):
    return 1 / (1 + np.exp(-u))


# ---------------------------------------------------------------- 1.1 direction
WRONG.append(("direction", "minus of the inner derivative forgotten: t - o is positive", "a"))
WRONG.append(("direction", "takes the derivative at the minimum", "c"))
WRONG.append(("direction", "wrong letter, capital", "A"))
WRONG.append(("direction", "wrong letter, capital C", "C"))
WRONG.append(("direction", "the wrong word instead of the letter", "positive"))
WRONG.append(("direction", "value t - o instead of the letter", 0.5))
WRONG.append(("direction", "E instead of a letter", 0.125))
WRONG.append(("direction", "zero as a number", 0))
WRONG.append(("direction", "the plus sign", "+"))
WRONG.append(("direction", "a letter that is not offered", "d"))
WRONG.append(("direction", "two letters, cannot decide", ["a", "b"]))
WRONG.append(("direction", "left empty", ""))
RIGHT.append(("direction", "plain", "b"))
RIGHT.append(("direction", "capital", "B"))
RIGHT.append(("direction", "blank behind it", "b "))
RIGHT.append(("direction", "numpy string", np.str_("b")))

# ---------------------------------------------------------------- 1.2 saturated
WRONG.append(("saturated", "larger error, larger delta: o(1-o) forgotten", "a"))
WRONG.append(("saturated", "both outputs are near 1, so about the same", "b"))
WRONG.append(("saturated", "wrong letter, capital A", "A"))
WRONG.append(("saturated", "wrong letter, capital B", "B"))
WRONG.append(("saturated", "the value of u for the wrong unit", 8))
WRONG.append(("saturated", "text for the wrong unit", "u = 8"))
WRONG.append(("saturated", "o(1-o) of the u=8 unit as a number", 0.0003))
WRONG.append(("saturated", "a letter that is not offered", "d"))
WRONG.append(("saturated", "both letters", "a, c"))
WRONG.append(("saturated", "True, as if it was a yes/no question", True))
WRONG.append(("saturated", "left empty", ""))
WRONG.append(("saturated", "wrong letter, blank before", " a"))
RIGHT.append(("saturated", "plain", "c"))
RIGHT.append(("saturated", "capital", "C"))
RIGHT.append(("saturated", "blank before it", " c"))
RIGHT.append(("saturated", "numpy string", np.str_("c")))

# ---------------------------------------------------------------- 1.3 by_hand_forward
WRONG.append(("by_hand_forward", "bias forgotten, rest follows", [0.0, 0.5, 0.125]))
WRONG.append(("by_hand_forward", "half of E forgotten", [0.2, 0.55, 0.2025]))
WRONG.append(("by_hand_forward", "square of E forgotten, half of t - o", [0.2, 0.55, 0.225]))
WRONG.append(("by_hand_forward", "no activation, o = u", [0.2, 0.2, 0.32]))
WRONG.append(("by_hand_forward", "sign of w2 lost: u = 1.2, carried on", [1.2, 0.769, 0.0267]))
WRONG.append(("by_hand_forward", "exp(+u) in the sigmoid: o = 0.45", [0.2, 0.45, 0.151]))
WRONG.append(("by_hand_forward", "bias subtracted: u = -0.2, carried on", [-0.2, 0.45, 0.151]))
WRONG.append(("by_hand_forward", "bias added to the inputs, W.(x + b) = 0.05", [0.05, 0.5125, 0.119]))
WRONG.append(("by_hand_forward", "x1 and x2 swapped", [0.95, 0.721, 0.0389]))
WRONG.append(("by_hand_forward", "target forgotten: E = o^2/2", [0.2, 0.55, 0.151]))
WRONG.append(("by_hand_forward", "0.45 squared with the point in the wrong place", [0.2, 0.55, 1.01]))
WRONG.append(("by_hand_forward", "a minus before E", [0.2, 0.55, -0.101]))
WRONG.append(("by_hand_forward", "order E, o, u", [0.101, 0.55, 0.2]))
WRONG.append(("by_hand_forward", "second input left out: u = 0.7, carried on", [0.7, 0.668, 0.0551]))
WRONG.append(("by_hand_forward", "E = t - o, the error itself", [0.2, 0.55, 0.45]))
RIGHT.append(("by_hand_forward", "rounded to two digits, tuple", (0.2, 0.55, 0.10)))
RIGHT.append(("by_hand_forward", "numpy array, three digits", np.array([0.2, 0.550, 0.101])))
RIGHT.append(
    (
        "by_hand_forward",
        "with math.exp, u not rounded",
        [0.5 * 1 - 0.25 * 2 + 0.2, 1 / (1 + math.exp(-0.2)), (1 - 1 / (1 + math.exp(-0.2))) ** 2 / 2],
    )
)
RIGHT.append(("by_hand_forward", "float32 scalars", [np.float32(0.2), np.float32(0.55), np.float32(0.10125)]))

# ---------------------------------------------------------------- 1.4 by_hand_backward
WRONG.append(("by_hand_backward", "minus of delta_o forgotten, carried on", [0.45, 0.111, 0.111, 0.223, 0.111]))
WRONG.append(("by_hand_backward", "sigma' forgotten, delta_u = delta_o", [-0.45, -0.45, -0.45, -0.9, -0.45]))
WRONG.append(("by_hand_backward", "only o instead of o(1-o)", [-0.45, -0.2475, -0.2475, -0.495, -0.2475]))
WRONG.append(("by_hand_backward", "u(1-u) instead of o(1-o)", [-0.45, -0.072, -0.072, -0.144, -0.072]))
WRONG.append(("by_hand_backward", "times w instead of times x", [-0.45, -0.111, -0.0557, 0.0278, -0.111]))
WRONG.append(("by_hand_backward", "delta_b = 0, as there is no x", [-0.45, -0.111, -0.111, -0.223, 0.0]))
WRONG.append(("by_hand_backward", "delta_b = delta_u * b", [-0.45, -0.111, -0.111, -0.223, -0.0223]))
WRONG.append(("by_hand_backward", "delta_w1 and delta_w2 swapped", [-0.45, -0.111, -0.223, -0.111, -0.111]))
WRONG.append(("by_hand_backward", "x forgotten in delta_w", [-0.45, -0.111, -0.111, -0.111, -0.111]))
WRONG.append(("by_hand_backward", "o = 0.5 carried on from the forgotten bias", [-0.5, -0.125, -0.125, -0.25, -0.125]))
WRONG.append(("by_hand_backward", "factor 2 in delta_o", [-0.9, -0.223, -0.223, -0.446, -0.223]))
WRONG.append(("by_hand_backward", "sign turned in the gradients, as if they were the update", [-0.45, -0.111, 0.111, 0.223, 0.111]))
WRONG.append(("by_hand_backward", "the minus put in twice, lost at delta_u", [-0.45, 0.111, 0.111, 0.223, 0.111]))
WRONG.append(("by_hand_backward", "gradients from delta_o instead of delta_u", [-0.45, -0.111, -0.45, -0.9, -0.45]))
WRONG.append(("by_hand_backward", "E used as delta_o", [0.101, 0.025, 0.025, 0.05, 0.025]))
RIGHT.append(("by_hand_backward", "two digits, tuple", (-0.45, -0.11, -0.11, -0.22, -0.11)))
RIGHT.append(("by_hand_backward", "numpy array, three digits", np.array([-0.450, -0.111, -0.111, -0.223, -0.111])))
RIGHT.append(("by_hand_backward", "built from pieces", [-0.45, -0.45 * 0.55 * 0.45] + [-0.45 * 0.55 * 0.45 * x for x in (1, 2, 1)]))
RIGHT.append(
    (
        "by_hand_backward",
        "with math.exp and numpy scalars",
        list(np.float64(-(1 - 1 / (1 + math.exp(-0.2)))) * np.array([1.0, 0.2475166, 0.2475166, 0.4950331, 0.2475166])),
    )
)


# ---------------------------------------------------------------- 1.5 delta_o
def f(t, o):
    return t - o


WRONG.append(("delta_o", "minus forgotten", f))


def f(t, o):
    return 0.5 * (t - o) ** 2


WRONG.append(("delta_o", "returns E itself", f))


def f(t, o):
    return -2 * (t - o)


WRONG.append(("delta_o", "half forgotten: factor 2", f))


def f(t, o):
    return -0.5 * (t - o)


WRONG.append(("delta_o", "exponent not brought down: half remains", f))


def f(t, o):
    return -t - o


WRONG.append(("delta_o", "brackets lost: -t - o", f))


def f(t, o):
    return abs(t - o)


WRONG.append(("delta_o", "absolute value of the error", f))


def f(t, o):
    err = o - t
    return np.sum(err)


WRONG.append(("delta_o", "summed over the samples", f))


def f(t, o):
    return np.mean(o - t)


WRONG.append(("delta_o", "mean over the samples", f))


def f(t, o):
    d = -(t - o)
    print(d)


WRONG.append(("delta_o", "prints instead of returns", f))


def f(t, o):
    return -(t - o) * o * (1 - o)


WRONG.append(("delta_o", "sigma' already in it: this is delta_u", f))


def f(target, output):
    return -(target - output) * output


WRONG.append(("delta_o", "inner derivative taken to be -o", f))


def f(t, o):
    return -((t - o) ** 2)


WRONG.append(("delta_o", "square kept", f))


def f(t, o):
    result = []
    for i in range(len(t)):
        result.append(-(t[i] - o[i]))
    return np.array(result)


WRONG.append(("delta_o", "loop over len(t), fails for numbers", f))


def f(t, o):
    t = np.atleast_1d(t)
    o = np.atleast_1d(o)
    for i in range(len(t)):
        d = o[i] - t[i]
    return d


WRONG.append(("delta_o", "loop keeps the last sample only", f))


def f(t, o):
    return np.sign(o - t)


WRONG.append(("delta_o", "only the sign", f))


def f(t, o):
    return t - 1


WRONG.append(("delta_o", "o differentiated to 1 and left in the bracket", f))


def f(t, o):
    return np.subtract(o, t)


RIGHT.append(("delta_o", "np.subtract", f))


def f(t, o):
    return np.float32(o) - np.float32(t)


RIGHT.append(("delta_o", "float32 conversion", f))


def f(t, o):
    if np.ndim(t) == 0 and np.ndim(o) == 0:
        return float(o) - float(t)
    return np.array([b - a for a, b in zip(t, o)])


RIGHT.append(("delta_o", "list comprehension for arrays, floats for numbers", f))


def f(t, o):
    e = np.array(o, dtype=float, copy=True)
    e -= t
    return e


RIGHT.append(("delta_o", "in place on a copy", f))


# ---------------------------------------------------------------- 1.6 delta_u
def f(delta_o, o):
    return delta_o * o


WRONG.append(("delta_u", "only o", f))


def f(delta_o, o):
    return delta_o * (1 - o)


WRONG.append(("delta_u", "only 1 - o", f))


def f(delta_o, o):
    return delta_o * o * 1 - o


WRONG.append(("delta_u", "brackets of 1 - o missing", f))


def f(delta_o, o):
    s = 1 / (1 + np.exp(-o))
    return delta_o * s * (1 - s)


WRONG.append(("delta_u", "sigmoid applied to o once more", f))


def f(delta_o, o):
    return o * (1 - o)


WRONG.append(("delta_u", "delta_o forgotten", f))


def f(delta_o, o):
    return -delta_o * o * (1 - o)


WRONG.append(("delta_u", "one more minus", f))


def f(delta_o, o):
    return delta_o + o * (1 - o)


WRONG.append(("delta_u", "chain rule with a plus", f))


def f(delta_o, o):
    return np.dot(delta_o, o * (1 - o))


WRONG.append(("delta_u", "np.dot sums over the samples", f))


def f(delta_o, o):
    return delta_o / (o * (1 - o))


WRONG.append(("delta_u", "divided by sigma'", f))


def f(delta_o, o):
    return delta_o * (1 - o**2)


WRONG.append(("delta_u", "derivative of tanh", f))


def f(delta_o, o):
    return delta_o * delta_o * (1 - delta_o)


WRONG.append(("delta_u", "delta_o put in place of o", f))


def f(delta_o, o):
    g = o * (1 - o)
    delta_o * g


WRONG.append(("delta_u", "return forgotten", f))


def f(delta_o, o):
    t = 1
    return delta_o(t, o) * o * (1 - o)


WRONG.append(("delta_u", "calls the argument delta_o like the function of the exercise before", f))


def f(delta_o, o):
    return delta_o * o ** (1 - o)


WRONG.append(("delta_u", "** typed for *", f))


def f(delta_o, o):
    return delta_o * np.exp(-o) / (1 + np.exp(-o)) ** 2


WRONG.append(("delta_u", "sigma'(u) with o put in for u", f))


def f(delta_o, o):
    p = np.array(delta_o, dtype=float, copy=True)
    p *= o
    p *= np.subtract(1, o)
    return p


RIGHT.append(("delta_u", "in place on a copy", f))


def f(delta_o, o):
    u = np.log(o / (1 - o))
    return delta_o * np.exp(-u) / (1 + np.exp(-u)) ** 2


RIGHT.append(("delta_u", "goes back to u with the logit", f))


def f(delta_o, o):
    return np.einsum("...,...,...->...", delta_o, o, 1 - np.asarray(o))


RIGHT.append(("delta_u", "einsum", f))


def f(delta_o, o):
    d, q = np.float32(delta_o), np.float32(o)
    return d * (q - q * q)


RIGHT.append(("delta_u", "o - o^2 in float32", f))


# ---------------------------------------------------------------- 1.7 gradients
def f(delta_u, x):
    return x @ delta_u, delta_u.sum()


WRONG.append(("gradients", "factors of the product in the wrong order", f))


def f(delta_u, x):
    return delta_u @ x / len(x), delta_u.mean()


WRONG.append(("gradients", "means instead of sums", f))


def f(delta_u, x):
    return delta_u @ x, delta_u.mean()


WRONG.append(("gradients", "delta_b a mean", f))


def f(delta_u, x):
    return delta_u @ x, delta_u


WRONG.append(("gradients", "delta_b not summed", f))


def f(delta_u, x):
    dW = np.zeros(x.shape[1])
    db = 0
    for i in range(len(x)):
        dW = delta_u[i] * x[i]
        db = delta_u[i]
    return dW, db


WRONG.append(("gradients", "= instead of += in the loop: last sample only", f))


def f(delta_u, x):
    return np.sum(delta_u @ x), np.sum(delta_u)


WRONG.append(("gradients", "delta_W summed to one number", f))


def f(delta_u, x):
    return delta_u * x, delta_u.sum()


WRONG.append(("gradients", "* of (N,) and (N, n) does not broadcast", f))


def f(delta_u, x):
    return delta_u[:, None] * x, delta_u.sum()


WRONG.append(("gradients", "samples not summed, shape (N, n)", f))


def f(delta_u, x):
    return (delta_u.reshape(-1, 1) * x).sum(axis=1), delta_u.sum()


WRONG.append(("gradients", "summed over the wrong axis", f))


def f(delta_u, x):
    return delta_u.sum(), delta_u @ x


WRONG.append(("gradients", "results in the wrong order", f))


def f(delta_u, x):
    dW = 0
    db = 0
    for d, row in zip(delta_u, x):
        dW += d * row
        db += d
        return dW, db


WRONG.append(("gradients", "return indented into the loop: first sample only", f))


def f(delta_u, x):
    return delta_u.sum() * x.sum(axis=0), delta_u.sum()


WRONG.append(("gradients", "product of the sums instead of sum of the products", f))


def f(delta_u, x):
    dW = delta_u @ x
    return dW, dW.sum()


WRONG.append(("gradients", "delta_b from the sum of delta_W", f))


def f(delta_u, x):
    return -(delta_u @ x), -np.sum(delta_u)


WRONG.append(("gradients", "minus of the update already put in", f))


def f(delta_u, x):
    return delta_u[:, None].T @ x, delta_u.sum()


WRONG.append(("gradients", "delta_W has shape (1, n)", f))


def f(delta_u, x):
    n = x.shape[1]
    dW = np.zeros(n)
    db = 0.0
    for i in range(len(x)):
        for j in range(n):
            dW[j] += delta_u[i] * x[i, j]
            db += delta_u[i]
    return dW, db


WRONG.append(("gradients", "db += in the inner loop: n times too large", f))


def f(delta_u, x):
    dW = np.zeros(x.shape[1])
    db = 0.0
    for i in range(1, len(x)):
        dW += delta_u[i] * x[i]
        db += delta_u[i]
    return dW, db


WRONG.append(("gradients", "loop begins with 1, first sample left out", f))


def f(delta_u, x):
    return np.einsum("s,si->i", delta_u, x), np.einsum("s->", delta_u)


RIGHT.append(("gradients", "einsum", f))


def f(delta_u, x):
    N, n = x.shape
    dW = [0.0] * n
    db = 0.0
    for s in range(N):
        db += delta_u[s]
        for i in range(n):
            dW[i] += x[s][i] * delta_u[s]
    return np.array(dW), db


RIGHT.append(("gradients", "plain loops and lists", f))


def f(delta_u, x):
    return sum(d * r for d, r in zip(delta_u, x)), math.fsum(delta_u)


RIGHT.append(("gradients", "generator and math.fsum", f))


def f(delta_u, x):
    both = np.hstack([x, np.ones((len(x), 1))]).T @ delta_u
    return both[:-1], both[-1]


RIGHT.append(("gradients", "bias as one more input of 1", f))


# ---------------------------------------------------------------- 1.8 update
def f(W, b, delta_W, delta_b, epsilon):
    return W + epsilon * delta_W, b + epsilon * delta_b


WRONG.append(("update", "plus: uphill", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - delta_W, b - delta_b


WRONG.append(("update", "epsilon forgotten", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * delta_W, b - delta_b


WRONG.append(("update", "epsilon forgotten for b", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * delta_W, b


WRONG.append(("update", "b not updated", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * delta_W, b + epsilon * delta_b


WRONG.append(("update", "sign of b wrong", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - delta_W / epsilon, b - delta_b / epsilon


WRONG.append(("update", "divided by epsilon", f))


def f(W, b, delta_W, delta_b, epsilon):
    return -epsilon * delta_W, -epsilon * delta_b


WRONG.append(("update", "returns the steps, not the new values", f))


def f(W, b, delta_W, delta_b, epsilon):
    W -= epsilon * delta_W
    b -= epsilon * delta_b
    return W, b


WRONG.append(("update", "writes into the array it was given with -=", f))


def f(W, b, delta_W, delta_b, epsilon):
    W_new = W
    W_new -= epsilon * delta_W
    return W_new, b - epsilon * delta_b


WRONG.append(("update", "alias taken for a copy", f))


def f(W, b, delta_W, delta_b, epsilon):
    return b - epsilon * delta_b, W - epsilon * delta_W


WRONG.append(("update", "results in the wrong order", f))


def f(W, b, delta_W, delta_b, epsilon):
    return epsilon * (W - delta_W), epsilon * (b - delta_b)


WRONG.append(("update", "epsilon before the bracket", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * delta_W, b - epsilon * delta_W


WRONG.append(("update", "copy and paste: delta_W in the line of b", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * delta_W, W - epsilon * delta_b


WRONG.append(("update", "copy and paste: W in the line of b", f))


def f(W, b, delta_W, delta_b, epsilon):
    for i in range(len(W)):
        W[i] = W[i] - epsilon * delta_W[i]
    b = b - epsilon * delta_b
    return W, b


WRONG.append(("update", "loop that writes into W", f))


def f(W, b, delta_W, delta_b, epsilon):
    return epsilon * delta_W - W, epsilon * delta_b - b


WRONG.append(("update", "difference the wrong way round", f))


def f(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * W * delta_W, b - epsilon * b * delta_b


WRONG.append(("update", "gradient multiplied with the weight", f))


def f(W, b, delta_W, delta_b, epsilon):
    W_new = W - epsilon * delta_W
    b_new = b - epsilon * delta_b
    return W, b


WRONG.append(("update", "returns the old values", f))


def f(W, b, delta_W, delta_b, epsilon):
    V = W.copy()
    V -= epsilon * delta_W
    c = b - epsilon * delta_b
    return V, c


RIGHT.append(("update", "in place on a copy", f))


def f(W, b, delta_W, delta_b, epsilon):
    return np.array([w - epsilon * d for w, d in zip(W, delta_W)]), b + (-epsilon) * delta_b


RIGHT.append(("update", "list comprehension", f))


def f(W, b, delta_W, delta_b, epsilon):
    return tuple(np.subtract(p, np.multiply(epsilon, g)) for p, g in ((W, delta_W), (b, delta_b)))


RIGHT.append(("update", "tuple from a generator", f))


def f(W, b, delta_W, delta_b, epsilon):
    new = np.append(W, b) - epsilon * np.append(delta_W, delta_b)
    return new[:-1], new[-1]


RIGHT.append(("update", "W and b in one vector", f))


# ---------------------------------------------------------------- 1.9 mend_training
def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        u = x @ W + b
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "u computed anew, but not o", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - 1 / (1 + np.exp(-(x @ W + b)))) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "E from a new o, gradient from the old one", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        o = 1 / (1 + np.exp(-(x @ W + b)))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "o after E: E lags one step", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("mend_training", "E recorded after each update, not before", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    delta_u = -(t - o) * o * (1 - o)
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "delta_u moved out of the loop with the old o", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = o - epsilon * -(t - o)
    return W, b, E


WRONG.append(("mend_training", "o itself moved by -epsilon delta_o", f))


def f(x, t, W, b, epsilon, steps):
    for _ in range(steps):
        E = []
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "E = [] pulled into the loop too", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "o in the loop, but bias lost when retyping", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps + 1):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "o in the loop, and one step too many", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = (t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "o in the loop, but also the minus of delta_u removed", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        W = W - epsilon * delta_u @ x
        o = 1 / (1 + np.exp(-(x @ W + b)))
        delta_u = -(t - o) * o * (1 - o)
        b = b - epsilon * np.sum(delta_u)
    return W, b, E


WRONG.append(("mend_training", "o also computed anew between W and b: b gets the later gradient", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = 1 / (1 + np.exp(-(x @ delta_W + delta_b)))
    return W, b, E


WRONG.append(("mend_training", "new o from delta_W, delta_b instead of W, b", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        o = 1 / (1 + np.exp(-(x @ W + b)))
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "o in the loop before the update: one step stale", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W + epsilon * delta_W, b + epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "sign of the update turned, o still outside", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        return W, b, E


WRONG.append(("mend_training", "return slipped into the loop", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = 1 / (1 + np.exp(-(x @ W + b)))
    return W, b, E


RIGHT.append(("mend_training", "o before the loop and at the end of the loop", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    out = lambda: 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - out()) ** 2))
        delta_u = -(t - out()) * out() * (1 - out())
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


RIGHT.append(("mend_training", "lambda called wherever o is needed", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    k = 0
    while k < steps:
        o = np.array([1 / (1 + math.exp(-(sum(w * v for w, v in zip(W, row)) + b))) for row in x])
        E.append(0.5 * sum((p - q) ** 2 for p, q in zip(t, o)))
        delta_u = (o - t) * (o - o**2)
        W, b = W - epsilon * (x.T @ delta_u), b - epsilon * delta_u.sum()
        k += 1
    return W, b, E


RIGHT.append(("mend_training", "while loop, math.exp", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    W = np.array(W, dtype=float)
    for _ in range(steps):
        o = (1 + np.tanh((x @ W + b) / 2)) / 2
        E += [float(np.dot(t - o, t - o)) / 2]
        delta_u = -(t - o) * o * (1 - o)
        W -= epsilon * np.einsum("s,si->i", delta_u, x)
        b = b - epsilon * np.sum(delta_u)
    return W, b, E


RIGHT.append(("mend_training", "sigmoid by tanh, in place on a copy", f))


# ---------------------------------------------------------------- 1.10 train_unit
def f(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
    return W, b, E


WRONG.append(("train_unit", "only steps values of E, last one missing", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
    return W, b, E


WRONG.append(("train_unit", "first E twice, last one missing", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "o never computed anew", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W, b = W + epsilon * (d @ x), b + epsilon * d.sum()
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "update with plus", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W = W - epsilon * (d @ x)
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "b not trained", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "sigma' forgotten", f))


def f(x, t, W, b, epsilon, steps):
    N = len(x)
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x) / N, b - epsilon * d.mean()
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "gradient averaged over the samples", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
        o = _s(x @ W + b)
        E.append(np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "half of E forgotten", f))


def f(x, t, W, b, epsilon, steps):
    E = [0.5 * np.sum((t - _s(x @ W + b)) ** 2)]
    for _ in range(steps):
        for xi, ti in zip(x, t):
            o = _s(xi @ W + b)
            d = -(ti - o) * o * (1 - o)
            W = W - epsilon * d * xi
            b = b - epsilon * d
        E.append(0.5 * np.sum((t - _s(x @ W + b)) ** 2))
    return W, b, E


WRONG.append(("train_unit", "an update after each sample", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta_o = delta_o(t, o)
        delta_u = delta_u(delta_o, o)
        W, b = W - epsilon * (delta_u @ x), b - epsilon * delta_u.sum()
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "results named like the functions: UnboundLocalError", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W_new = W - epsilon * (d @ x)
        b_new = b - epsilon * d.sum()
        o = _s(x @ W_new + b_new)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W_new, b_new, E


WRONG.append(("train_unit", "each step starts from the first W, b again", f))


def f(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps + 1):
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
    return W, b, E


WRONG.append(("train_unit", "steps + 1 values of E, but steps + 1 updates too", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        u = x @ W + b
        d = -(t - o) * u * (1 - u)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "u(1-u) instead of o(1-o)", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        gW = np.sum(d * x.T)
        gb = np.sum(d)
        W, b = W - epsilon * gW, b - epsilon * gb
        o = _s(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "np.sum without axis: every weight moves by the same number", f))


def f(x, t, W, b, epsilon, steps):
    o = 1 / (1 + np.exp(-x @ W + b))
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
        o = 1 / (1 + np.exp(-x @ W + b))
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "brackets: exp(-x W + b)", f))


def f(x, t, W, b, epsilon, steps):
    o = _s(x @ W + b)
    E = 0.5 * np.sum((t - o) ** 2)
    for _ in range(steps):
        d = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d @ x), b - epsilon * d.sum()
        o = _s(x @ W + b)
        E = 0.5 * np.sum((t - o) ** 2)
    return W, b, E


WRONG.append(("train_unit", "only the last E, no list", f))


def _my_delta_o(t, o):
    return -(t - o)


def _my_delta_u(d, o):
    return d * o * (1 - o)


def _my_gradients(d, x):
    return d @ x, d.sum()


def _my_update(W, b, dW, db, e):
    return W - e * dW, b - e * db


def f(x, t, W, b, epsilon, steps):
    E = []
    for k in range(steps + 1):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        if k == steps:
            break
        d_o = _my_delta_o(t, o)
        d_u = _my_delta_u(d_o, o)
        W, b = _my_update(W, b, *_my_gradients(d_u, x), epsilon)
    return W, b, E


RIGHT.append(("train_unit", "own functions put together, break before the last update", f))


def f(x, t, W, b, epsilon, steps):
    N, n = x.shape
    w = [float(v) for v in W]
    c = float(b)
    E = []
    for k in range(steps + 1):
        e = 0.0
        gw, gb = [0.0] * n, 0.0
        for s in range(N):
            o = 1 / (1 + math.exp(-(sum(w[i] * x[s, i] for i in range(n)) + c)))
            e += (t[s] - o) ** 2 / 2
            d = (o - t[s]) * o * (1 - o)
            for i in range(n):
                gw[i] += d * x[s, i]
            gb += d
        E.append(e)
        if k < steps:
            w = [w[i] - epsilon * gw[i] for i in range(n)]
            c -= epsilon * gb
    return np.array(w), c, E


RIGHT.append(("train_unit", "pure Python with math.exp", f))


def f(x, t, W, b, epsilon, steps):
    X = np.column_stack([x, np.ones(len(x))])
    v = np.append(W, b).astype(float)
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-X @ v))
        E.append(((t - o) ** 2).sum() / 2)
        v += epsilon * X.T @ ((t - o) * o * (1 - o))
    E.append(((t - 1 / (1 + np.exp(-X @ v))) ** 2).sum() / 2)
    return v[:-1], v[-1], E


RIGHT.append(("train_unit", "bias as one more weight, the two minuses combined", f))


def f(x, t, W, b, epsilon, steps):
    W = W.copy()

    def run():
        c = b
        for k in range(steps + 1):
            o = 1 / (1 + np.exp(-(np.einsum("si,i->s", x, W) + c)))
            yield c, 0.5 * np.sum((t - o) ** 2)
            if k < steps:
                d = (o - t) * o * (1 - o)
                W[:] = W - epsilon * np.einsum("s,si->i", d, x)
                c = c - epsilon * d.sum()

    history = list(run())
    return W, history[-1][0], [e for _, e in history]


RIGHT.append(("train_unit", "generator, einsum, in place on a copy", f))

# ---------------------------------------------------------------- 2.1 shapes
WRONG.append(("shapes", "N put into delta_W as well", [(5, 1), (5, 3), (5, 3), (5, 3), (5, 2)]))
WRONG.append(("shapes", "units as rows, samples as columns", [(1, 5), (3, 1), (3, 5), (3, 5), (2, 3)]))
WRONG.append(("shapes", "weights transposed: to, from", [(5, 1), (1, 3), (5, 3), (5, 3), (3, 2)]))
WRONG.append(("shapes", "everything transposed", [(1, 5), (1, 3), (3, 5), (3, 5), (3, 2)]))
WRONG.append(("shapes", "layer 2 taken for the inputs", [(5, 1), (3, 1), (5, 2), (5, 2), (2, 3)]))
WRONG.append(("shapes", "delta summed over the samples: one row", [(1, 1), (3, 1), (1, 3), (1, 3), (2, 3)]))
WRONG.append(("shapes", "delta of layer 3 with a column for each hidden unit", [(5, 3), (3, 1), (5, 3), (5, 3), (2, 3)]))
WRONG.append(("shapes", "delta_o2 has the shape of the layer it comes from", [(5, 1), (3, 1), (5, 1), (5, 3), (2, 3)]))
WRONG.append(("shapes", "W1 and W2 mixed up", [(5, 1), (2, 3), (5, 3), (5, 3), (3, 1)]))
WRONG.append(("shapes", "delta_W2 square", [(5, 1), (3, 3), (5, 3), (5, 3), (2, 3)]))
WRONG.append(("shapes", "delta_W1 transposed only", [(5, 1), (3, 1), (5, 3), (5, 3), (3, 2)]))
WRONG.append(("shapes", "samples and features: layer sizes 3 for N", [(3, 1), (3, 1), (3, 3), (3, 3), (2, 3)]))
WRONG.append(("shapes", "bias counted as one more row of the weights", [(5, 1), (4, 1), (5, 3), (5, 3), (3, 3)]))
WRONG.append(("shapes", "delta_u2 like the inputs", [(5, 1), (3, 1), (5, 3), (5, 2), (2, 3)]))
RIGHT.append(("shapes", "list of lists", [[5, 1], [3, 1], [5, 3], [5, 3], [2, 3]]))
RIGHT.append(("shapes", "numpy array", np.array([[5, 1], [3, 1], [5, 3], [5, 3], [2, 3]])))
RIGHT.append(
    (
        "shapes",
        "taken from arrays",
        [
            np.zeros((5, 1)).shape,
            (np.ones((3, 5)) @ np.ones((5, 1))).shape,
            (np.ones((5, 1)) @ np.ones((1, 3))).shape,
            np.ones((5, 3)).shape,
            (np.ones((2, 5)) @ np.ones((5, 3))).shape,
        ],
    )
)
RIGHT.append(("shapes", "tuple of tuples", ((5, 1), (3, 1), (5, 3), (5, 3), (2, 3))))

# ---------------------------------------------------------------- 2.2 smaller_or_larger
WRONG.append(("smaller_or_larger", "o(1-o) forgotten, 2^3", "a"))
WRONG.append(("smaller_or_larger", "bound of o(1-o) not known", "b"))
WRONG.append(("smaller_or_larger", "weights forgotten, (1/4)^3", "d"))
WRONG.append(("smaller_or_larger", "wrong capital A", "A"))
WRONG.append(("smaller_or_larger", "wrong capital B", "B"))
WRONG.append(("smaller_or_larger", "wrong capital D", "D"))
WRONG.append(("smaller_or_larger", "the factor of the weights as a number", 8))
WRONG.append(("smaller_or_larger", "the bound without the weights as a number", 1 / 64))
WRONG.append(("smaller_or_larger", "the bound for one layer", 0.5))
WRONG.append(("smaller_or_larger", "a letter that is not offered", "e"))
WRONG.append(("smaller_or_larger", "two letters", "cd"))
WRONG.append(("smaller_or_larger", "left empty", ""))
RIGHT.append(("smaller_or_larger", "plain", "c"))
RIGHT.append(("smaller_or_larger", "capital", "C"))
RIGHT.append(("smaller_or_larger", "blanks around it", " c "))
RIGHT.append(("smaller_or_larger", "numpy string", np.str_("c")))

# ---------------------------------------------------------------- 2.3 hidden_by_hand  [-0.125, -0.125, 0.25, -0.03, 0.04]
WRONG.append(("hidden_by_hand", "minus of delta_o3 forgotten, carried on", [0.125, 0.125, -0.25, 0.03, -0.04]))
WRONG.append(("hidden_by_hand", "sigma' of the output unit forgotten", [-0.5, -0.5, 1.0, -0.12, 0.16]))
WRONG.append(("hidden_by_hand", "only o3 instead of o3(1-o3)", [-0.25, -0.25, 0.5, -0.06, 0.08]))
WRONG.append(("hidden_by_hand", "sign of w21 lost", [-0.125, -0.125, -0.25, -0.03, -0.04]))
WRONG.append(("hidden_by_hand", "weights swapped", [-0.125, 0.25, -0.125, 0.06, -0.02]))
WRONG.append(("hidden_by_hand", "sigma' of the hidden units forgotten", [-0.125, -0.125, 0.25, -0.125, 0.25]))
WRONG.append(("hidden_by_hand", "only o2 instead of o2(1-o2)", [-0.125, -0.125, 0.25, -0.075, 0.05]))
WRONG.append(("hidden_by_hand", "1 - o2 instead of o2(1-o2)", [-0.125, -0.125, 0.25, -0.05, 0.2]))
WRONG.append(("hidden_by_hand", "weights forgotten: the same error for both hidden units", [-0.125, -0.125, -0.125, -0.03, -0.02]))
WRONG.append(("hidden_by_hand", "o2 swapped between the units", [-0.125, -0.125, 0.25, -0.02, 0.06]))
WRONG.append(
    ("hidden_by_hand", "times o2 instead of times w: delta_W2 in place of delta_o2", [-0.125, -0.075, -0.025, -0.018, -0.004])
)
WRONG.append(("hidden_by_hand", "o3(1-o3) used for the hidden layer too", [-0.125, -0.125, 0.25, -0.03125, 0.0625]))
WRONG.append(("hidden_by_hand", "weights applied to delta_o3, not delta_u3", [-0.125, -0.5, 1.0, -0.12, 0.16]))
WRONG.append(("hidden_by_hand", "paths summed as if the hidden units shared them", [-0.125, 0.125, 0.125, 0.03, 0.02]))
WRONG.append(("hidden_by_hand", "delta_o and delta_u interleaved unit by unit", [-0.125, -0.125, -0.03, 0.25, 0.04]))
WRONG.append(("hidden_by_hand", "w(1-w) in place of o(1-o)", [-0.125, -0.125, 0.25, 0.0, -1.5]))
RIGHT.append(("hidden_by_hand", "tuple", (-0.125, -0.125, 0.25, -0.03, 0.04)))
RIGHT.append(
    (
        "hidden_by_hand",
        "from numpy",
        np.concatenate([[-0.125], -0.125 * np.array([1, -2]), -0.125 * np.array([1, -2]) * np.array([0.24, 0.16])]),
    )
)
RIGHT.append(("hidden_by_hand", "fractions", [-1 / 8, -1 / 8, 1 / 4, -3 / 100, 1 / 25]))
RIGHT.append(("hidden_by_hand", "float32 array", np.array([-0.125, -0.125, 0.25, -0.03, 0.04], dtype=np.float32)))

# ---------------------------------------------------------------- 2.4 two_paths  [-1.4, 1.1, 0.06, -0.24, 0.02, -0.08]
WRONG.append(("two_paths", "columns of W instead of rows: not transposed", [-1.0, 1.2, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "only the diagonal: one path each", [0.2, 0.8, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "delta_W transposed", [-1.4, 1.1, 0.06, 0.02, -0.24, -0.08]))
WRONG.append(("two_paths", "sign of -0.4 lost in delta_o", [1.8, -0.5, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "-0.4 x -2 taken as -0.8", [-1.4, -0.5, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "sign of -0.4 lost in delta_W", [-1.4, 1.1, 0.06, 0.24, 0.02, 0.08]))
WRONG.append(("two_paths", "o(1-o) multiplied into delta_o", [-0.336, 0.176, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "o(1-o) used in delta_W", [-1.4, 1.1, 0.024, -0.096, 0.016, -0.064]))
WRONG.append(("two_paths", "delta_W with delta_o2 instead of delta_u3", [-1.4, 1.1, -0.84, 0.66, -0.28, 0.22]))
WRONG.append(("two_paths", "paths averaged", [-0.7, 0.55, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "last path only (overwritten, not added)", [-1.6, 0.8, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "delta_W: weights times delta", [-1.4, 1.1, 0.2, -1.6, 0.3, 0.8]))
WRONG.append(("two_paths", "delta_o swapped", [1.1, -1.4, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "all signs turned as for the update", [-1.4, 1.1, -0.06, 0.24, -0.02, 0.08]))
WRONG.append(("two_paths", "point slip: 0.2 x 0.1 = 0.2 and 0.2 x -0.4 = -0.8", [-1.4, 1.1, 0.06, -0.24, 0.2, -0.8]))
RIGHT.append(("two_paths", "tuple", (-1.4, 1.1, 0.06, -0.24, 0.02, -0.08)))
RIGHT.append(
    (
        "two_paths",
        "products by numpy",
        np.concatenate([np.array([0.1, -0.4]) @ np.array([[2, 4], [3, -2]]).T, np.outer([0.6, 0.2], [0.1, -0.4]).ravel()]),
    )
)
RIGHT.append(
    (
        "two_paths",
        "written out, rounding errors and all",
        [0.1 * 2 + -0.4 * 4, 0.1 * 3 + -0.4 * -2, 0.6 * 0.1, 0.6 * -0.4, 0.2 * 0.1, 0.2 * -0.4],
    )
)
RIGHT.append(
    (
        "two_paths",
        "comprehension",
        [sum(d * w for d, w in zip((0.1, -0.4), r)) for r in ((2, 4), (3, -2))] + [o * d for o in (0.6, 0.2) for d in (0.1, -0.4)],
    )
)


# ---------------------------------------------------------------- 2.5 forward
def f(W, b, x):
    o = []
    a = x
    for w, c in zip(W, b):
        a = _s(a @ w + c)
        o.append(a)
    return tuple(o)


WRONG.append(("forward", "x missing from the tuple", f))


def f(W, b, x):
    o = [x]
    for w in W:
        o.append(_s(o[-1] @ w))
    return tuple(o)


WRONG.append(("forward", "bias forgotten", f))


def f(W, b, x):
    o = [x]
    for k in range(len(W)):
        u = o[k] @ W[k] + b[k]
        o.append(u if k == len(W) - 1 else _s(u))
    return tuple(o)


WRONG.append(("forward", "last layer without activation", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(_s(x @ w + c))
    return tuple(o)


WRONG.append(("forward", "x enters every layer", f))


def f(W, b, x):
    for w, c in zip(W, b):
        x = _s(x @ w + c)
    return x


WRONG.append(("forward", "returns the last output only", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(_s(o[-1] @ w.T + c))
    return tuple(o)


WRONG.append(("forward", "weights transposed", f))


def f(W, b, x):
    o2 = _s(x @ W[0] + b[0])
    o3 = _s(o2 @ W[1] + b[1])
    return x, o2, o3


WRONG.append(("forward", "three layers fixed", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(o[-1] @ w + c)
    return tuple(o)


WRONG.append(("forward", "no activation at all", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(_s(o[-1] @ w + c))
        return tuple(o)


WRONG.append(("forward", "return in the loop", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(1 / (1 + np.exp(-o[-1] @ w + c)))
    return tuple(o)


WRONG.append(("forward", "minus does not reach the bias", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(1 / (1 + np.exp(o[-1] @ w + c)))
    return tuple(o)


WRONG.append(("forward", "exp(+u)", f))


def f(W, b, x):
    o = [x]
    for k in range(len(W) - 1):
        o.append(_s(o[k] @ W[k] + b[k]))
    return tuple(o)


WRONG.append(("forward", "range one short: last layer missing", f))


def f(W, b, x):
    o = [_s(x)]
    for w, c in zip(W, b):
        o.append(_s(o[-1] @ w + c))
    return tuple(o)


WRONG.append(("forward", "sigmoid on the inputs as well", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.insert(0, _s(o[0] @ w + c))
    return tuple(o)


WRONG.append(("forward", "tuple from the last layer to the first", f))


def f(W, b, x):
    o = [x]
    u = x
    for w, c in zip(W, b):
        u = u @ w + c
        o.append(_s(u))
    return tuple(o)


WRONG.append(("forward", "u, not o, enters the next layer", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(np.tanh(o[-1] @ w + c))
    return tuple(o)


WRONG.append(("forward", "tanh instead of the sigmoid", f))


def f(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(_s(o[-1] @ w) + c)
    return tuple(o)


WRONG.append(("forward", "bias added after the activation", f))


def f(W, b, x):
    def go(o, k):
        if k == len(W):
            return (o,)
        return (o,) + go(1 / (1 + np.exp(-(o @ W[k] + b[k]))), k + 1)

    return go(x, 0)


RIGHT.append(("forward", "recursion", f))


def f(W, b, x):
    result = (x,)
    for k in range(len(W)):
        prev = result[k]
        n, m = W[k].shape
        nxt = np.empty((prev.shape[0], m))
        for s in range(prev.shape[0]):
            for j in range(m):
                u = b[k][j]
                for i in range(n):
                    u = u + prev[s, i] * W[k][i, j]
                nxt[s, j] = 1 / (1 + math.exp(-u))
        result += (nxt,)
    return result


RIGHT.append(("forward", "all loops, math.exp", f))


def f(W, b, x):
    def layers():
        o = x
        yield o
        for w, c in zip(W, b):
            o = 0.5 * (1 + np.tanh(0.5 * (np.einsum("si,ij->sj", o, w) + c)))
            yield o

    return tuple(layers())


RIGHT.append(("forward", "generator, einsum, sigmoid by tanh", f))


def f(W, b, x):
    o = [x.copy()]
    for w, c in zip(W, b):
        z = np.hstack([o[-1], np.ones((len(x), 1))]) @ np.vstack([w, c])
        np.negative(z, out=z)
        np.exp(z, out=z)
        z += 1
        o.append(np.reciprocal(z))
    return tuple(o)


RIGHT.append(("forward", "bias as a row of W, in place on its own arrays", f))


# ---------------------------------------------------------------- 2.6 delta_hidden
def f(delta_u, W, o):
    return (delta_u @ W) * o * (1 - o)


WRONG.append(("delta_hidden", "W not transposed", f))


def f(delta_u, W, o):
    return delta_u @ W.T


WRONG.append(("delta_hidden", "o(1-o) forgotten: delta_o", f))


def f(delta_u, W, o):
    return (delta_u @ W.T) * o


WRONG.append(("delta_hidden", "only o", f))


def f(delta_u, W, o):
    return (delta_u @ W.T) * (1 - o)


WRONG.append(("delta_hidden", "only 1 - o", f))


def f(delta_u, W, o):
    return -(delta_u @ W.T) * o * (1 - o)


WRONG.append(("delta_hidden", "one more minus", f))


def f(delta_u, W, o):
    return delta_u @ W.reshape(W.shape[1], W.shape[0]) * o * (1 - o)


WRONG.append(("delta_hidden", "reshape instead of transpose", f))


def f(delta_u, W, o):
    return (delta_u @ W.T) * o * 1 - o


WRONG.append(("delta_hidden", "brackets of 1 - o missing", f))


def f(delta_u, W, o):
    return (W @ delta_u) * o * (1 - o)


WRONG.append(("delta_hidden", "factors in the column-vector order", f))


def f(delta_u, W, o):
    return (delta_u @ W.T) @ (o * (1 - o))


WRONG.append(("delta_hidden", "matrix product with sigma'", f))


def f(delta_u, W, o):
    N, n = o.shape
    out = np.zeros((N, n))
    for s in range(N):
        for i in range(n):
            for j in range(W.shape[1]):
                out[s, i] = delta_u[s, j] * W[i, j]
    return out * o * (1 - o)


WRONG.append(("delta_hidden", "= instead of +=: last path only", f))


def f(delta_u, W, o):
    g = o * (1 - o)
    return (delta_u @ W.T) * g.sum(axis=0)


WRONG.append(("delta_hidden", "sigma' summed over the samples", f))


def f(delta_u, W, o):
    return delta_u.sum(axis=1, keepdims=True) * W.sum(axis=1) * o * (1 - o)


WRONG.append(("delta_hidden", "sum of delta times sum of w", f))


def f(delta_u, W, o):
    return (delta_u @ W.T) * o * (1 - o) / len(o)


WRONG.append(("delta_hidden", "divided by N", f))


def f(delta_u, W, o):
    s = _s(o)
    return (delta_u @ W.T) * s * (1 - s)


WRONG.append(("delta_hidden", "sigmoid on o once more", f))


def f(delta_u, W, o):
    d = delta_u @ W.T
    return d * d * (1 - d)


WRONG.append(("delta_hidden", "derivative taken at delta instead of o", f))


def f(delta_u, W, o):
    return (delta_u * delta_u * (1 - delta_u)) @ W.T


WRONG.append(("delta_hidden", "derivative before the weights, of the layer after", f))


def f(delta_u, W, o):
    return ((delta_u @ W.T) * o * (1 - o)).sum(axis=0)


WRONG.append(("delta_hidden", "summed over the samples", f))


def f(delta_u, W, o):
    return np.einsum("sj,ij,si,si->si", delta_u, W, o, 1 - o)


RIGHT.append(("delta_hidden", "einsum in one go", f))


def f(delta_u, W, o):
    N, n = o.shape
    m = W.shape[1]
    return np.array(
        [[sum(delta_u[s, j] * W[i, j] for j in range(m)) * o[s, i] * (1 - o[s, i]) for i in range(n)] for s in range(N)]
    )


RIGHT.append(("delta_hidden", "nested comprehensions", f))


def f(delta_u, W, o):
    return (W @ delta_u.T).T * (o - np.square(o))


RIGHT.append(("delta_hidden", "column-vector order, transposed back", f))


def f(delta_u, W, o):
    r = np.zeros_like(o, dtype=float)
    for j in range(W.shape[1]):
        r += np.outer(delta_u[:, j], W[:, j])
    r *= o
    r *= 1 - o
    return r


RIGHT.append(("delta_hidden", "sum of outer products over the paths, in place", f))


# ---------------------------------------------------------------- 2.7 layer_gradients
def f(delta_u, o):
    return delta_u.T @ o, delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "delta_W transposed", f))


def f(delta_u, o):
    return o.T @ delta_u / len(o), delta_u.mean(axis=0)


WRONG.append(("layer_gradients", "means instead of sums", f))


def f(delta_u, o):
    return o.T @ delta_u, delta_u.sum(axis=1)


WRONG.append(("layer_gradients", "delta_b over the wrong axis", f))


def f(delta_u, o):
    return o.T @ delta_u, delta_u.sum()


WRONG.append(("layer_gradients", "delta_b summed to one number", f))


def f(delta_u, o):
    return o.T @ delta_u, delta_u


WRONG.append(("layer_gradients", "delta_b not summed", f))


def f(delta_u, o):
    return o @ delta_u.T, delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "transpose on the wrong factor: (N, N)", f))


def f(delta_u, o):
    return o @ delta_u, delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "no transpose", f))


def f(delta_u, o):
    return o.T @ delta_u, delta_u.sum(axis=0, keepdims=True)


WRONG.append(("layer_gradients", "delta_b of shape (1, m)", f))


def f(delta_u, o):
    return np.outer(o.sum(axis=0), delta_u.sum(axis=0)), delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "outer product of the sums", f))


def f(delta_u, o):
    N, n = o.shape
    return o.reshape(n, N) @ delta_u, delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "reshape instead of transpose", f))


def f(delta_u, o):
    for s in range(len(o)):
        dW = np.outer(o[s], delta_u[s])
        db = delta_u[s]
    return dW, db


WRONG.append(("layer_gradients", "last sample only", f))


def f(delta_u, o):
    return (o * (1 - o)).T @ delta_u, delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "sigma' multiplied in again", f))


def f(delta_u, o):
    return np.outer(o, delta_u), delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "np.outer of whole matrices", f))


def f(delta_u, o):
    return -(o.T @ delta_u), -delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "minus of the update put in", f))


def f(delta_u, o):
    return delta_u.sum(axis=0), o.T @ delta_u


WRONG.append(("layer_gradients", "results in the wrong order", f))


def f(delta_u, o):
    dW = o.T @ delta_u
    return dW, dW.sum(axis=0)


WRONG.append(("layer_gradients", "delta_b summed from delta_W", f))


def f(delta_u, o):
    return o[:, :, None] * delta_u[:, None, :], delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "tables of the samples not added", f))


def f(delta_u, o):
    dW = np.zeros((o.shape[1], delta_u.shape[1]))
    db = np.zeros(delta_u.shape[1])
    for s in range(len(o)):
        for i in range(o.shape[1]):
            for j in range(delta_u.shape[1]):
                dW[i, j] += o[s, i] * delta_u[s, j]
                db[j] += delta_u[s, j]
    return dW, db


WRONG.append(("layer_gradients", "db inside the loop over i: n times too large", f))


def f(delta_u, o):
    return np.einsum("si,sj->ij", o, delta_u), np.einsum("sj->j", delta_u)


RIGHT.append(("layer_gradients", "einsum", f))


def f(delta_u, o):
    return sum(np.outer(a, d) for a, d in zip(o, delta_u)), sum(d for d in delta_u)


RIGHT.append(("layer_gradients", "generators of outer products", f))


def f(delta_u, o):
    return (o[:, :, None] * delta_u[:, None, :]).sum(0), np.ones(len(o)) @ delta_u


RIGHT.append(("layer_gradients", "broadcasting, and a row of ones", f))


def f(delta_u, o):
    dW = [[0.0 for _ in range(delta_u.shape[1])] for _ in range(o.shape[1])]
    for s in range(o.shape[0]):
        for i in range(o.shape[1]):
            for j in range(delta_u.shape[1]):
                dW[i][j] += float(o[s, i]) * float(delta_u[s, j])
    db = [math.fsum(col) for col in delta_u.T]
    return np.array(dW), np.array(db)


RIGHT.append(("layer_gradients", "lists and loops", f))


# ---------------------------------------------------------------- 2.8 backward
def f(W, o, t):
    dW, db = [], []
    delta_o = t - o[-1]
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "minus of delta_o forgotten", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.append(o[k - 1].T @ delta_u)
        db.append(delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "append: from the last layer to the first", f))


def f(W, o, t):
    dW, db = [], []
    delta_u = -(t - o[-1])
    for k in range(len(W), 0, -1):
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_u = (delta_u @ W[k - 1].T) * o[k - 1] * (1 - o[k - 1])
    return tuple(dW), tuple(db)


WRONG.append(("backward", "sigma' of the output layer forgotten", f))


def f(W, o, t):
    dW, db = [], []
    delta_u = -(t - o[-1]) * o[-1] * (1 - o[-1])
    for k in range(len(W), 0, -1):
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_u = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "sigma' of the hidden layers forgotten", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "delta_W from o[k], the layer's own output", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "W[k] instead of W[k-1]: index error", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1]
    return tuple(dW), tuple(db)


WRONG.append(("backward", "W not transposed", f))


def f(W, o, t):
    d3 = -(t - o[2]) * o[2] * (1 - o[2])
    d2 = (d3 @ W[1].T) * o[1] * (1 - o[1])
    return (o[0].T @ d2, o[1].T @ d3), (d2.sum(axis=0), d3.sum(axis=0))


WRONG.append(("backward", "three layers fixed", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum())
        delta_o = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "delta_b summed to one number", f))


def f(W, o, t):
    N = len(t)
    dW, db = [], []
    delta_o = -(t - o[-1]) / N
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "E taken to be the mean over the samples", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 1, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "loop one short, first layer missing", f))


def f(W, o, t):
    dW, db = [], []
    delta_u = -(t - o[-1]) * o[-1] * (1 - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_u * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_u = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "sigma' of the output layer twice", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.append(delta_u.sum(axis=0))
        delta_o = delta_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "delta_b in the reverse order only", f))


def f(W, o, t):
    dW, db = [], []
    delta_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        delta_u = delta_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ delta_u)
        db.insert(0, delta_u.sum(axis=0))
        delta_o = delta_o @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "delta_o, not delta_u, sent back through W", f))


def f(W, o, t):
    dW, db = [], []
    e = -(t - o[-1])
    for k in reversed(range(len(W))):
        d = e * o[k + 1] * (1 - o[k + 1])
        dW = [o[k].T @ d] + dW
        db = [d.sum(axis=0)] + db
        e = (d @ W[k].T) * o[k] * (1 - o[k])
    return tuple(dW), tuple(db)


WRONG.append(("backward", "sigma' of the hidden layers twice", f))


def f(W, o, t):
    dW, db = [], []
    e = -(t - o[-1])
    for k in reversed(range(len(W))):
        d = e * o[k + 1] * (1 - o[k + 1])
        dW.insert(0, d.T @ o[k])
        db.insert(0, d.sum(axis=0))
        e = d @ W[k].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "all delta_W transposed", f))


def f(W, o, t):
    def go(k):
        # returns delta_o of o[k] and the gradients before it
        if k == len(W):
            return -(t - o[k]), (), ()
        e, dW, db = go(k + 1)
        d = e * o[k + 1] * (1 - o[k + 1])
        return d @ W[k].T, (o[k].T @ d,) + dW, (d.sum(axis=0),) + db

    _, dW, db = go(0)
    return dW, db


RIGHT.append(("backward", "recursion", f))


def f(W, o, t):
    K = len(W)
    d = [None] * (K + 1)
    d[K] = (o[K] - t) * o[K] * (1 - o[K])
    for k in range(K - 1, 0, -1):
        d[k] = np.einsum("sj,ij->si", d[k + 1], W[k]) * (o[k] - o[k] ** 2)
    return (tuple(np.einsum("si,sj->ij", o[k], d[k + 1]) for k in range(K)), tuple(np.einsum("sj->j", d[k + 1]) for k in range(K)))


RIGHT.append(("backward", "first all delta, then all gradients, einsum", f))


def f(W, o, t):
    dW = [np.zeros(w.shape) for w in W]
    db = [np.zeros(w.shape[1]) for w in W]
    for s in range(len(t)):
        e = o[-1][s] - t[s]
        for k in reversed(range(len(W))):
            d = e * o[k + 1][s] * (1 - o[k + 1][s])
            dW[k] += np.outer(o[k][s], d)
            db[k] += d
            e = W[k] @ d
    return tuple(dW), tuple(db)


RIGHT.append(("backward", "sample by sample, in place on its own arrays", f))


def f(W, o, t):
    pairs = []
    e = o[-1] - t
    for w, low, up in zip(reversed(W), reversed(o[:-1]), reversed(o[1:])):
        d = e * up * (1 - up)
        pairs.append((low.T @ d, np.ones(len(t)) @ d))
        e = d @ np.transpose(w)
    dW, db = zip(*pairs[::-1])
    return dW, db


RIGHT.append(("backward", "append, reversed at the end with zip", f))


# ---------------------------------------------------------------- 2.9 mend_step
def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "moved before b2 only, still after W2", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 + epsilon * (x.T @ delta_u2)
    b1 = b1 + epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "sign of the update of layer 1 turned", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "forward again with the new W2 before delta_u2", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2_old = W2
    W2 -= epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2_old.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "W2_old is an alias, -= changes it too", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "moved too far up, before delta_u3", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2_new = W2 - epsilon * (o2.T @ delta_u3)
    b2_new = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1_new = W1 - epsilon * (x.T @ delta_u2)
    b1_new = b1 - epsilon * delta_u2.sum(axis=0)
    return W1_new, b1_new, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "new names, but the old W2, b2 returned", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2_new = W2 - epsilon * (o2.T @ delta_u3)
    b2_new = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2_new.T) * o2 * (1 - o2)
    W1_new = W1 - epsilon * (x.T @ delta_u2)
    b1_new = b1 - epsilon * delta_u2.sum(axis=0)
    return W1_new, b1_new, W2_new, b2_new, delta_u2, delta_u3


WRONG.append(("mend_step", "new names, and W2_new used in delta_u2", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (-(t - o3) @ W2.T) * o2 * (1 - o2)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "moved, but delta_o3 put in for delta_u3", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = delta_u3 @ W2.T
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "sigma' of the hidden layer thought to be too much", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    W2_old = W2.copy()
    delta_u2 = (delta_u3 @ W2_old.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "W2 put aside after the update", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "layer 1 first, then o2 computed anew for W2", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W1 = W1 - epsilon * (x.T @ ((delta_u3 @ W2.T) * o2 * (1 - o2)))
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "only W1 mended; b1 and delta_u2 still from the new W2", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    W2_old = W2 - epsilon * (o2.T @ delta_u3)
    delta_u2 = (delta_u3 @ W2_old.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "wants the old W2 back, with the wrong sign", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2) / len(x)
    b1 = b1 - epsilon * delta_u2.sum(axis=0) / len(x)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "layer 1 divided by N", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "line copied up, but the old one left where it was", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    V2, c2 = W2 - epsilon * (o2.T @ delta_u3), b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    V1, c1 = W1 - epsilon * (x.T @ delta_u2), b1 - epsilon * delta_u2.sum(axis=0)
    return V1, c1, V2, c2, delta_u2, delta_u3


RIGHT.append(("mend_step", "new values under new names", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2_before = W2.copy()
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2_before.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


RIGHT.append(("mend_step", "old W2 put aside as a copy", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = np.einsum("sk,jk,sj,sj->sj", delta_u3, W2, o2, 1 - o2)
    params = [np.array(p, dtype=float) for p in (W1, b1, W2, b2)]
    grads = (x.T @ delta_u2, delta_u2.sum(0), o2.T @ delta_u3, delta_u3.sum(0))
    for p, g in zip(params, grads):
        p -= epsilon * g
    return (*params, delta_u2, delta_u3)


RIGHT.append(("mend_step", "all gradients first, then in place on copies", f))


def f(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_o2 = delta_u3 @ W2.T
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = delta_o2 * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


RIGHT.append(("mend_step", "only delta_o2 taken before the update", f))


# ---------------------------------------------------------------- 2.10 gradient_check
def f(f, value, h):
    g = np.zeros(value.shape)
    f0 = f(value)
    for i in np.ndindex(value.shape):
        up = value.copy()
        up[i] += h
        g[i] = (f(up) - f0) / h
    return g


WRONG.append(("gradient_check", "forward difference", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / 2 * h
    return g


WRONG.append(("gradient_check", "/ 2 * h without brackets", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / h
    return g


WRONG.append(("gradient_check", "divided by h, not 2h", f))


def f(f, value, h):
    return (f(value + h) - f(value - h)) / (2 * h)


WRONG.append(("gradient_check", "all elements nudged at once", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up = value
        down = value
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "up and down are the same array: always 0", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    up, down = value.copy(), value.copy()
    for i in np.ndindex(value.shape):
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "copies made before the loop: nudges pile up", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        value[i] += h
        plus = f(value)
        value[i] -= 2 * h
        minus = f(value)
        g[i] = (plus - minus) / (2 * h)
    return g


WRONG.append(("gradient_check", "value not put back", f))


def f(f, value, h):
    g = np.zeros(len(value))
    for i in range(len(value)):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "first axis only: whole rows nudged", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in range(value.shape[0]):
        for j in range(value.shape[1]):
            up, down = value.copy(), value.copy()
            up[i, j] += h
            down[i, j] -= h
            g[i, j] = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "two axes fixed", f))


def f(f, value, h):
    out = []
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        out.append((f(up) - f(down)) / (2 * h))
    return np.array(out)


WRONG.append(("gradient_check", "flat result, not reshaped", f))


def f(f, value, h):
    h = 1e-5
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "h overwritten with one's own", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(down) - f(up)) / (2 * h)
    return g


WRONG.append(("gradient_check", "difference the wrong way round", f))


def f(f, value, h):
    g = np.zeros(value.shape, dtype=int)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "integer array cuts the digits off", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h / 2
        down[i] -= h / 2
        g[i] = (f(up) - f(down)) / h
    return g


WRONG.append(("gradient_check", "nudged by h/2 only", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        down = value.copy()
        down[i] -= h
        g[i] = (f(value) - f(down)) / h
    return g


WRONG.append(("gradient_check", "backward difference", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        g = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "index on the left forgotten: last number only", f))


def f(f, value, h):
    g = np.zeros(value.shape)
    for i in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[i] = h
        down[i] = -h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


WRONG.append(("gradient_check", "= h instead of += h", f))


def f(f, value, h):
    flat = value.ravel()
    unit = np.eye(flat.size)
    return np.array(
        [(f((flat + h * e).reshape(value.shape)) - f((flat - h * e).reshape(value.shape))) / (2 * h) for e in unit]
    ).reshape(value.shape)


RIGHT.append(("gradient_check", "rows of np.eye, reshaped", f))


def f(f, value, h):
    work = np.array(value, dtype=float)
    g = np.empty_like(work)
    for i, v in np.ndenumerate(value):
        work[i] = v + h
        a = f(work)
        work[i] = v - h
        a -= f(work)
        work[i] = v
        g[i] = a / h / 2
    return g


RIGHT.append(("gradient_check", "in place on one copy, put back each time", f))


def f(f, value, h):
    it = np.nditer(value, flags=["multi_index"])
    g = np.zeros(value.shape)
    while not it.finished:
        i = it.multi_index
        e = np.zeros(value.shape)
        e[i] = h
        g[i] = 0.5 * (f(value + e) / h - f(value - e) / h)
        it.iternext()
    return g


RIGHT.append(("gradient_check", "np.nditer", f))


def f(f, value, h):
    g = np.zeros(value.size)
    for k in range(value.size):
        for sign in (1, -1):
            v = value.copy().reshape(-1)
            v[k] += sign * h
            g[k] += sign * f(v.reshape(value.shape)) / (2 * h)
    return g.reshape(value.shape)


RIGHT.append(("gradient_check", "flat index, loop over the signs", f))


# ---------------------------------------------------------------- 2.11 train_xor
def f(W1, b1, W2, b2, x, t, epsilon, steps):
    E = []
    for _ in range(steps):
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "only steps values of E", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "W2 updated before delta_u2", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "o2 stays the first one", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum()
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "delta_b1 summed to one number", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "only the output layer trained", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o3 * (1 - o3)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "copy and paste: o3(1-o3) in delta_u2, broadcasts silently", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = (t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "minus of delta_o3 forgotten", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    E = [0.5 * np.sum((t - _s(_s(x @ W1 + b1) @ W2 + b2)) ** 2)]
    for _ in range(steps):
        for s in range(len(x)):
            xs = x[s : s + 1]
            o2 = _s(xs @ W1 + b1)
            o3 = _s(o2 @ W2 + b2)
            d3 = -(t[s : s + 1] - o3) * o3 * (1 - o3)
            d2 = (d3 @ W2.T) * o2 * (1 - o2)
            W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3[0]
            W1, b1 = W1 - epsilon * xs.T @ d2, b1 - epsilon * d2[0]
        E.append(0.5 * np.sum((t - _s(_s(x @ W1 + b1) @ W2 + b2)) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "an update after each sample", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = d3 @ W2.T
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "sigma' of the hidden layer forgotten", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.mean((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.mean((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "E as a mean", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "W2 not transposed", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    E = []
    for _ in range(steps + 1):
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "steps + 1 updates", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, W2, b1, b2, E


WRONG.append(("train_xor", "returned as W1, W2, b1, b2", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2 = W2 - epsilon * o2.T @ d3
        W1 = W1 - epsilon * x.T @ d2
        o2 = _s(x @ W1 + b1)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "biases not trained", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = _s(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        o3 = _s(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "o2 computed anew before the update of W2", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = _s(x @ W1 + b1)
    o3 = o2 @ W2 + b2
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3.sum(axis=0)
        W1, b1 = W1 - epsilon * x.T @ d2, b1 - epsilon * d2.sum(axis=0)
        o2 = _s(x @ W1 + b1)
        o3 = o2 @ W2 + b2
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "output unit without activation", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    def forward():
        h = 1 / (1 + np.exp(-(x @ W1 + b1)))
        return h, 1 / (1 + np.exp(-(h @ W2 + b2)))

    W1, b1, W2, b2 = (np.array(p, dtype=float) for p in (W1, b1, W2, b2))
    E = []
    for k in range(steps + 1):
        h, y = forward()
        E.append(float(((y - t) ** 2).sum()) / 2)
        if k == steps:
            return W1, b1, W2, b2, E
        d3 = (y - t) * y * (1 - y)
        d2 = d3 * W2[:, 0] * h * (1 - h)
        W2 -= epsilon * (h * d3).sum(axis=0)[:, None]
        b2 -= epsilon * d3.sum()
        W1 -= epsilon * np.einsum("si,sj->ij", x, d2)
        b1 -= epsilon * d2.sum(axis=0)


RIGHT.append(("train_xor", "in place on copies, broadcasting for the single output", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    W, b = [W1, W2], [b1, b2]
    E = []
    for k in range(steps + 1):
        o = [x]
        for w, c in zip(W, b):
            o.append(1 / (1 + np.exp(-(o[-1] @ w + c))))
        E.append(0.5 * np.sum((t - o[-1]) ** 2))
        if k < steps:
            e = o[-1] - t
            newW, newb = list(W), list(b)
            for l in (1, 0):
                d = e * o[l + 1] * (1 - o[l + 1])
                newW[l] = W[l] - epsilon * o[l].T @ d
                newb[l] = b[l] - epsilon * d.sum(0)
                e = d @ W[l].T
            W, b = newW, newb
    return W[0], b[0], W[1], b[1], E


RIGHT.append(("train_xor", "lists of layers, general backpropagation", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    n = W1.shape[1]
    N, m = x.shape
    A = [[float(v) for v in r] for r in W1]
    a = [float(v) for v in b1]
    C = [float(v) for v in W2[:, 0]]
    c = float(b2[0])
    sig = lambda u: 1 / (1 + math.exp(-u))
    E = []
    for k in range(steps + 1):
        err = 0.0
        gA = [[0.0] * n for _ in range(m)]
        ga, gC, gc = [0.0] * n, [0.0] * n, 0.0
        for s in range(N):
            h = [sig(sum(x[s, i] * A[i][j] for i in range(m)) + a[j]) for j in range(n)]
            y = sig(sum(h[j] * C[j] for j in range(n)) + c)
            err += 0.5 * (t[s, 0] - y) ** 2
            d3 = (y - t[s, 0]) * y * (1 - y)
            gc += d3
            for j in range(n):
                gC[j] += d3 * h[j]
                d2 = d3 * C[j] * h[j] * (1 - h[j])
                ga[j] += d2
                for i in range(m):
                    gA[i][j] += d2 * x[s, i]
        E.append(err)
        if k < steps:
            A = [[A[i][j] - epsilon * gA[i][j] for j in range(n)] for i in range(m)]
            a = [p - epsilon * g for p, g in zip(a, ga)]
            C = [p - epsilon * g for p, g in zip(C, gC)]
            c -= epsilon * gc
    return np.array(A), np.array(a), np.array(C).reshape(n, 1), np.array([c]), E


RIGHT.append(("train_xor", "pure Python with math.exp", f))


def f(W1, b1, W2, b2, x, t, epsilon, steps):
    one = np.ones((len(x), 1))
    X = np.hstack([x, one])
    V1, V2 = np.vstack([W1, b1]), np.vstack([W2, b2])
    E = []
    while True:
        h = 1 / (1 + np.exp(-X @ V1))
        H = np.hstack([h, one])
        y = 1 / (1 + np.exp(-H @ V2))
        E.append(0.5 * np.sum((t - y) ** 2))
        if len(E) > steps:
            break
        d3 = (t - y) * y * (1 - y)
        d2 = (d3 @ V2[:-1].T) * h * (1 - h)
        V2 = V2 + epsilon * H.T @ d3
        V1 = V1 + epsilon * X.T @ d2
    return V1[:-1], V1[-1], V2[:-1], V2[-1], E


RIGHT.append(("train_xor", "biases as rows, the two minuses combined, while True", f))
del f
