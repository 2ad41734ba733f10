# ruff: noqa
"""More answers as learners err, written by somebody who had seen the Japanese notebooks only, after the checks were as they are.

WRONG and RIGHT: (exercise, what it is, answer). They are not to be tuned to: new ones are worth more than these.
"""

import numpy as np, math
from functools import reduce

# Each answer is written under the name the notebook gives the function and put
# into the list straight afterwards.  Helpers shared by "students" come first;
# their names never coincide with an exercise's.

WRONG = []
RIGHT = []


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sig(a):
    return 1.0 / (1.0 + np.exp(-a))


def dsig_from_o(o):
    return o * (1 - o)


# =====================================================================
# Lesson 1
# =====================================================================

# ---------------------------------------------------------------- direction
WRONG.append(("direction", "o is too small and has to grow, so 'the sign is positive'", "a"))
WRONG.append(("direction", "thinks the derivative of the error is zero because t and o are constants", "c"))
WRONG.append(("direction", "writes the (wrong) word in place of the letter", "正"))

RIGHT.append(("direction", "plain letter", "b"))
RIGHT.append(("direction", "chooses the letter by computing the sign", {1: "a", -1: "b", 0: "c"}[int(np.sign(-(0.9 - 0.4)))]))
RIGHT.append(("direction", "capital letter (borderline form)", "B"))

# ---------------------------------------------------------------- saturated
WRONG.append(("saturated", "bigger error gives the bigger delta_u", "a"))
WRONG.append(("saturated", "both are wrong in the same direction, sigma flattens it: about the same", "b"))
WRONG.append(("saturated", "writes the unit instead of the letter, and the wrong one", "u = 8"))

RIGHT.append(("saturated", "plain letter", "c"))
_o = sigmoid(np.array([8.0, 1.0]))
RIGHT.append(("saturated", "computes both delta_u and picks the letter", "ac"[int(np.argmax(_o * _o * (1 - _o)))]))
RIGHT.append(("saturated", "numpy string", np.str_("c")))

# ---------------------------------------------------------------- by_hand_forward
WRONG.append(("by_hand_forward", "forgot the bias", [0.0, 0.5, 0.125]))
WRONG.append(("by_hand_forward", "lost the minus of -0.25: u = 1.2", [1.2, 0.769, 0.0267]))
WRONG.append(("by_hand_forward", "E without the factor 1/2", [0.2, 0.55, 0.2025]))
WRONG.append(("by_hand_forward", "E not squared: 0.5 * 0.45", [0.2, 0.55, 0.225]))
WRONG.append(("by_hand_forward", "never applied the sigmoid: o = u", [0.2, 0.2, 0.32]))
WRONG.append(("by_hand_forward", "paired the weights with the wrong inputs", [0.95, 0.721, 0.0389]))
WRONG.append(("by_hand_forward", "treats b as a threshold and subtracts it", [-0.2, 0.45, 0.151]))
WRONG.append(("by_hand_forward", "E from t - u instead of t - o", [0.2, 0.55, 0.32]))
WRONG.append(("by_hand_forward", "sigmoid with e^{+u}", [0.2, 0.45, 0.151]))
WRONG.append(("by_hand_forward", "E = o^2/2, forgot t", [0.2, 0.55, 0.151]))

RIGHT.append(("by_hand_forward", "tuple, three digits", (0.2, 0.550, 0.101)))
RIGHT.append(
    ("by_hand_forward", "exact values from the machine, as an array", np.array([0.2, sigmoid(0.2), 0.5 * (1 - sigmoid(0.2)) ** 2]))
)
RIGHT.append(
    ("by_hand_forward", "arithmetic left in the list, sigma rounded", [0.5 * 1 + (-0.25) * 2 + 0.2, 0.550, (1 - 0.550) ** 2 / 2])
)
RIGHT.append(("by_hand_forward", "two digits, as the introduction allows", [0.20, 0.55, 0.10]))

# ---------------------------------------------------------------- by_hand_backward
WRONG.append(("by_hand_backward", "delta_o = t - o, all signs flipped", [0.45, 0.111, 0.111, 0.223, 0.111]))
WRONG.append(("by_hand_backward", "sigma' computed as u(1-u) = 0.16", [-0.45, -0.072, -0.072, -0.144, -0.072]))
WRONG.append(("by_hand_backward", "forgot sigma' altogether", [-0.45, -0.45, -0.45, -0.90, -0.45]))
WRONG.append(("by_hand_backward", "multiplied delta_u by w instead of x", [-0.45, -0.111, -0.0557, 0.0278, -0.111]))
WRONG.append(("by_hand_backward", "delta_b = delta_u * b", [-0.45, -0.111, -0.111, -0.223, -0.0223]))
WRONG.append(("by_hand_backward", "handed over the updated weights (epsilon = 1)", [-0.45, -0.111, 0.611, -0.027, 0.311]))
WRONG.append(("by_hand_backward", "sigma' = o only", [-0.45, -0.2475, -0.2475, -0.495, -0.2475]))
WRONG.append(("by_hand_backward", "delta_w already with the descent minus", [-0.45, -0.111, 0.111, 0.223, 0.111]))
WRONG.append(("by_hand_backward", "delta_o * x instead of delta_u * x", [-0.45, -0.111, -0.45, -0.90, -0.45]))
WRONG.append(("by_hand_backward", "delta_b = 0 because b has no input", [-0.45, -0.111, -0.111, -0.223, 0]))

_so = sigmoid(0.2)
_du = -(1 - _so) * _so * (1 - _so)
RIGHT.append(("by_hand_backward", "unrounded sigma", (-(1 - _so), _du, _du * 1, _du * 2, _du)))
RIGHT.append(("by_hand_backward", "two digits everywhere", [-0.45, -0.11, -0.11, -0.22, -0.11]))
RIGHT.append(
    ("by_hand_backward", "list built from pieces, three digits", [-0.450] + [-0.111] + [k * -0.111 for k in (1, 2)] + [-0.111])
)


# ---------------------------------------------------------------- delta_o
def delta_o(t, o):
    return t - o


WRONG.append(("delta_o", "error = target minus output, inner derivative forgotten", delta_o))


def delta_o(t, o):
    E = 0.5 * (t - o) ** 2
    return E


WRONG.append(("delta_o", "returns E itself", delta_o))


def delta_o(t, o):
    return -np.sum(t - o)


WRONG.append(("delta_o", "E is a sum, so sums the derivatives over the samples", delta_o))

delta_o = lambda t, o: -2 * (t - o)
WRONG.append(("delta_o", "differentiates (t-o)^2 without the 1/2", delta_o))


def delta_o(t, o):
    # 平均二乗誤差
    diff = np.asarray(o) - np.asarray(t)
    return diff / diff.size


WRONG.append(("delta_o", "mean squared error: divides by the number of samples", delta_o))


def delta_o(t, o):
    result = np.zeros(len(t))
    for i in range(len(t)):
        result[i] = -(t[i] - o[i])
    return result


WRONG.append(("delta_o", "loop over samples only: crashes for plain numbers", delta_o))


def delta_o(t, o):
    return np.abs(t - o)


WRONG.append(("delta_o", "an error is never negative: takes the absolute value", delta_o))


def delta_o(t, o):
    return -t - o


WRONG.append(("delta_o", "dropped the parentheses of -(t - o)", delta_o))


def delta_o(t, o):
    return -(t - o) * o * (1 - o)


WRONG.append(("delta_o", "goes one step too far and returns delta_u", delta_o))


def delta_o(t, o):
    d = o - t
    print("delta_o =", d)


WRONG.append(("delta_o", "prints the result and forgets to return it", delta_o))


def delta_o(t, o):
    return o - t


RIGHT.append(("delta_o", "o - t", delta_o))


def delta_o(t, o):
    return np.add(o, np.negative(t))


RIGHT.append(("delta_o", "ufuncs", delta_o))


def delta_o(t, o):
    if np.ndim(o) == 0:
        return -1 * (t - o)
    out = np.empty(len(o))
    for n, (target, output) in enumerate(zip(t, o)):
        out[n] = -1 * (target - output)
    return out


RIGHT.append(("delta_o", "separate branch for numbers, loop for arrays", delta_o))


def delta_o(t, o):
    half = 1 / 2
    outer = half * 2 * (t - o)  # d(.)^2/2
    inner = -1  # d(t-o)/do
    return outer * inner


RIGHT.append(("delta_o", "chain rule spelled out", delta_o))


# ---------------------------------------------------------------- delta_u
def delta_u(delta_o, o):
    s = 1 / (1 + np.exp(-o))
    return delta_o * s * (1 - s)


WRONG.append(("delta_u", "applies the sigmoid to o once more before differentiating", delta_u))


def delta_u(delta_o, o):
    return delta_o * o * 1 - o


WRONG.append(("delta_u", "parentheses of (1 - o) forgotten", delta_u))


def delta_u(delta_o, o):
    return delta_o * (1 - o)


WRONG.append(("delta_u", "factor o forgotten", delta_u))


def delta_u(delta_o, o):
    dsigma = o * (o - 1)
    return delta_o * dsigma


WRONG.append(("delta_u", "o(o-1) instead of o(1-o)", delta_u))


def delta_u(delta_o, o):
    return -delta_o * o * (1 - o)


WRONG.append(("delta_u", "puts the minus in a second time", delta_u))


def delta_u(delta_o, o):
    return delta_o + o * (1 - o)


WRONG.append(("delta_u", "adds the two factors instead of multiplying", delta_u))


def delta_u(delta_o, o):
    return np.dot(delta_o, o * (1 - o))


WRONG.append(("delta_u", "np.dot instead of the elementwise product", delta_u))

delta_u = lambda delta_o, o: delta_o * (1 - o**2)
WRONG.append(("delta_u", "derivative of tanh", delta_u))


def delta_u(delta_o, o):
    do_du = o * (1 - o)
    return delta_o / do_du


WRONG.append(("delta_u", "divides: thinks of du/do instead of do/du", delta_u))


def delta_u(delta_o, o):
    return o * (1 - o)


WRONG.append(("delta_u", "returns only sigma', delta_o unused", delta_u))


def delta_u(delta_o, o):
    return delta_o * (o - o**2)


RIGHT.append(("delta_u", "o - o^2", delta_u))


def delta_u(delta_o, o):
    u = np.log(o / (1 - o))  # sigma の逆関数で u に戻す
    e = np.exp(-u)
    return delta_o * e / (1 + e) ** 2


RIGHT.append(("delta_u", "recovers u with the logit and differentiates in u", delta_u))


def delta_u(delta_o, o):
    return np.multiply(np.multiply(o, np.subtract(1, o)), delta_o)


RIGHT.append(("delta_u", "ufuncs", delta_u))


def delta_u(delta_o, o):
    one = lambda d, y: d * y * (1 - y)
    try:
        return np.array([one(d, y) for d, y in zip(delta_o, o)])
    except TypeError:
        return one(delta_o, o)


RIGHT.append(("delta_u", "list comprehension, falls back to numbers", delta_u))


# ---------------------------------------------------------------- gradients
def gradients(delta_u, x):
    N = len(x)
    return delta_u @ x / N, np.mean(delta_u)


WRONG.append(("gradients", "mean over the samples instead of sum", gradients))


def gradients(delta_u, x):
    return delta_u @ x, delta_u


WRONG.append(("gradients", "delta_b = delta_u as for a single sample", gradients))


def gradients(delta_u, x):
    delta_W = np.zeros(x.shape[1])
    delta_b = 0
    for i in range(len(x)):
        delta_W = delta_u[i] * x[i]
        delta_b = delta_u[i]
    return delta_W, delta_b


WRONG.append(("gradients", "loop with = instead of +=: only the last sample counts", gradients))


def gradients(delta_u, x):
    delta_W = delta_u[:, np.newaxis] * x
    return delta_W, np.sum(delta_u)


WRONG.append(("gradients", "one row of delta_W for each sample, never summed", gradients))


def gradients(delta_u, x):
    prod = delta_u.reshape(-1, 1) * x
    return prod.sum(axis=1), delta_u.sum()


WRONG.append(("gradients", "sums over the inputs (axis=1) instead of the samples", gradients))


def gradients(delta_u, x):
    return x @ delta_u, sum(delta_u)


WRONG.append(("gradients", "order of the matrix product reversed, no transpose", gradients))


def gradients(delta_u, x):
    dW = np.sum(delta_u) * np.sum(x, axis=0)
    db = np.sum(delta_u)
    return dW, db


WRONG.append(("gradients", "product of the sums instead of sum of the products", gradients))


def gradients(delta_u, x):
    dW, db = np.zeros(x.shape[1]), 0.0
    for d, row in zip(delta_u, x):
        dW += d * row
        db += d
        return dW, db


WRONG.append(("gradients", "return indented into the loop: first sample only", gradients))


def gradients(delta_u, x):
    grad = delta_u @ x
    return -grad, -delta_u.sum()


WRONG.append(("gradients", "puts the descent minus into the gradient", gradients))


def gradients(delta_u, x):
    delta_W = delta_u @ x
    delta_b = delta_W.sum()
    return delta_W, delta_b


WRONG.append(("gradients", "delta_b as the sum of delta_W", gradients))


def gradients(delta_u, x):
    return np.sum(delta_u[:, None] * x), np.sum(delta_u)


WRONG.append(("gradients", "np.sum without an axis: delta_W is one number", gradients))


def gradients(delta_u, x):
    return np.einsum("s,si->i", delta_u, x), np.einsum("s->", delta_u)


RIGHT.append(("gradients", "einsum", gradients))


def gradients(delta_u, x):
    X1 = np.hstack([x, np.ones((x.shape[0], 1))])
    g = X1.T @ delta_u
    return g[:-1], g[-1]


RIGHT.append(("gradients", "bias as the weight of a constant input 1", gradients))


def gradients(delta_u, x):
    N, n = x.shape
    dW = []
    for j in range(n):
        s = 0.0
        for i in range(N):
            s += delta_u[i] * x[i, j]
        dW.append(s)
    return np.array(dW), math.fsum(delta_u)


RIGHT.append(("gradients", "double loop in pure Python, fsum", gradients))


# ---------------------------------------------------------------- update
def update(W, b, delta_W, delta_b, epsilon):
    return W + epsilon * delta_W, b + epsilon * delta_b


WRONG.append(("update", "adds: 'delta already has the minus'", update))


def update(W, b, delta_W, delta_b, epsilon):
    W -= epsilon * delta_W
    b -= epsilon * delta_b
    return W, b


WRONG.append(("update", "in place: writes over the caller's W", update))


def update(W, b, delta_W, delta_b, epsilon):
    return W - delta_W, b - delta_b


WRONG.append(("update", "epsilon forgotten", update))


def update(W, b, delta_W, delta_b, epsilon):
    new_W = W - epsilon * delta_W
    return new_W, b


WRONG.append(("update", "b is not updated", update))


def update(W, b, delta_W, delta_b, epsilon):
    return epsilon * (W - delta_W), epsilon * (b - delta_b)


WRONG.append(("update", "parentheses misplaced: scales W as well", update))


def update(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * delta_W, b - epsilon * delta_W


WRONG.append(("update", "copy and paste: delta_W used for b", update))


def update(W, b, delta_W, delta_b, epsilon):
    return -epsilon * delta_W, -epsilon * delta_b


WRONG.append(("update", "returns only the step", update))


def update(W, b, delta_W, delta_b, epsilon):
    new_W = W
    for i in range(len(new_W)):
        new_W[i] = new_W[i] - epsilon * delta_W[i]
    new_b = b - epsilon * delta_b
    return new_W, new_b


WRONG.append(("update", "thinks new_W = W makes a copy", update))


def update(W, b, delta_W, delta_b, epsilon):
    return W - epsilon * delta_W, b + epsilon * delta_b


WRONG.append(("update", "sign of the bias reversed (b on the other side of the threshold)", update))


def update(W, b, delta_W, delta_b, epsilon):
    W = (1 - epsilon) * W + epsilon * delta_W
    b = (1 - epsilon) * b + epsilon * delta_b
    return W, b


WRONG.append(("update", "mixes it up with an exponential moving average", update))


def update(W, b, delta_W, delta_b, epsilon):
    W = W.copy()
    W -= epsilon * delta_W
    return W, b - epsilon * delta_b


RIGHT.append(("update", "copy first, then -=", update))


def update(W, b, delta_W, delta_b, epsilon):
    step = lambda p, g: p + (-epsilon) * g
    return tuple(step(p, g) for p, g in ((W, delta_W), (b, delta_b)))


RIGHT.append(("update", "generator over parameter and gradient", update))


def update(W, b, delta_W, delta_b, epsilon):
    theta = np.append(W, b)
    theta = theta - epsilon * np.append(delta_W, delta_b)
    return theta[:-1], float(theta[-1])


RIGHT.append(("update", "one long parameter vector", update))


# ---------------------------------------------------------------- mend_training
def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W + epsilon * delta_W, b + epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "blames the sign of the update, leaves o outside the loop", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        y = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - y) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "E from a fresh output, gradients still from the stale o", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        o = 1 / (1 + np.exp(-(x @ W + b)))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "o recomputed after E is recorded: E lags one step behind", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("mend_training", "records E after the update instead of before it", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "moves the line into the loop but loses + b when retyping", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W_new, b_new = W - epsilon * delta_W, b - epsilon * delta_b
        o = 1 / (1 + np.exp(-(x @ W_new + b_new)))
    return W_new, b_new, E


WRONG.append(("mend_training", "new variables never fed back into W and b", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = sigmoid(x @ W + b)
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        o = sigmoid(x @ W + b)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "recomputes o just before the update instead of after it", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.mean((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x / len(x), np.mean(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "moves the line but also 'improves' the sums into means", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    for _ in range(steps):
        E = []
        o = 1 / (1 + np.exp(-(x @ W + b)))
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "moves E = [] into the loop together with o", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        o = o - epsilon * delta_u
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


WRONG.append(("mend_training", "makes E fall by moving o itself down the slope", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    o = 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
        o = 1 / (1 + np.exp(-(x @ W + b)))
    return W, b, E


RIGHT.append(("mend_training", "keeps the first line and recomputes o at the end of the loop", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    out = lambda: 1 / (1 + np.exp(-(x @ W + b)))
    for _ in range(steps):
        o = out()
        E.append(0.5 * np.sum((t - o) ** 2))
        delta_u = -(t - o) * o * (1 - o)
        delta_W, delta_b = delta_u @ x, np.sum(delta_u)
        W, b = W - epsilon * delta_W, b - epsilon * delta_b
    return W, b, E


RIGHT.append(("mend_training", "o turned into a closure that sees the current W and b", mend_training))


def mend_training(x, t, W, b, epsilon, steps):
    E = []
    while len(E) < steps:
        u = x.dot(W) + b
        o = sigmoid(u)
        E += [((t - o) ** 2).sum() / 2]
        delta_u = (o - t) * o * (1 - o)
        delta_W, delta_b = delta_u.dot(x), delta_u.sum()
        W = W - epsilon * delta_W
        b = b - epsilon * delta_b
    return W, b, E


RIGHT.append(("mend_training", "rewritten with while and u, o inside", mend_training))


# ---------------------------------------------------------------- train_unit
def train_unit(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps):
        o = sigmoid(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
        du = -(t - o) * o * (1 - o)
        W = W - epsilon * (du @ x)
        b = b - epsilon * du.sum()
    return W, b, E


WRONG.append(("train_unit", "only `steps` errors, as in the bug exercise", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    E = []
    for _ in range(steps + 1):
        o = sigmoid(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
        du = -(t - o) * o * (1 - o)
        W = W - epsilon * (du @ x)
        b = b - epsilon * du.sum()
    return W, b, E


WRONG.append(("train_unit", "steps + 1 passes to get steps + 1 errors: one update too many", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    E = []
    for s in range(steps):
        o = sigmoid(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
        delta = (o - t) * o * (1 - o)
        W, b = W - epsilon * delta @ x, b - epsilon * np.sum(delta)
    E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "last E computed from the o before the last update", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    def error(W, b):
        return 0.5 * np.sum((t - sigmoid(x @ W + b)) ** 2)

    E = [error(W, b)]
    for _ in range(steps):
        for xi, ti in zip(x, t):  # サンプルごとに更新
            oi = sigmoid(np.dot(xi, W) + b)
            d = -(ti - oi) * oi * (1 - oi)
            W = W - epsilon * d * xi
            b = b - epsilon * d
        E.append(error(W, b))
    return W, b, E


WRONG.append(("train_unit", "updates after every sample (online) instead of with the total gradient", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    o = sig(x @ W + b)
    E = [0.5 * ((t - o) ** 2).sum()]
    for k in range(steps):
        d = (t - o) * o * (1 - o)
        W = W - epsilon * (d @ x)
        b = b - epsilon * d.sum()
        o = sig(x @ W + b)
        E.append(0.5 * ((t - o) ** 2).sum())
    return W, b, E


WRONG.append(("train_unit", "delta with t - o and still a minus: climbs", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    o = sigmoid(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d_u = -(t - o) * o * (1 - o)
        d_W = d_u @ x
        W = W - epsilon * d_W
        o = sigmoid(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "the bias is never trained", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    o = sigmoid(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        delta = o - t
        W = W - epsilon * delta @ x
        b = b - epsilon * delta.sum()
        o = sigmoid(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "no sigma' (knows the cross-entropy version from elsewhere)", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    N = x.shape[0]
    o = sigmoid(x @ W + b)
    E = [0.5 * np.sum((t - o) ** 2)]
    for _ in range(steps):
        d_u = -(t - o) * o * (1 - o)
        W = W - epsilon / N * (d_u @ x)
        b = b - epsilon / N * d_u.sum()
        o = sigmoid(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
    return W, b, E


WRONG.append(("train_unit", "mean gradient", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    E = [0.5 * np.sum((t - sigmoid(x @ W + b)) ** 2)]
    for _ in range(steps):
        o = sigmoid(x @ W + b)
        delta_o = delta_o(t, o)
        delta_u = delta_u(delta_o, o)
        dW, db = gradients(delta_u, x)
        W, b = update(W, b, dW, db, epsilon)
        E.append(0.5 * np.sum((t - sigmoid(x @ W + b)) ** 2))
    return W, b, E


WRONG.append(("train_unit", "variables named like the functions: UnboundLocalError", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    y = sigmoid(np.dot(x, W) + b)
    E = [np.sum((t - y) ** 2)]
    for _ in range(steps):
        g = (y - t) * y * (1 - y)
        W = W - epsilon * np.dot(g, x)
        b = b - epsilon * np.sum(g)
        y = sigmoid(np.dot(x, W) + b)
        E.append(np.sum((t - y) ** 2))
    return W, b, E


WRONG.append(("train_unit", "E without 1/2, gradient with it", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    o = sigmoid(x @ W + b)
    E = [0.5 * (t - o) ** 2]
    for _ in range(steps):
        d_u = -(t - o) * o * (1 - o)
        W, b = W - epsilon * (d_u @ x), b - epsilon * d_u.sum()
        o = sigmoid(x @ W + b)
        E.append(0.5 * (t - o) ** 2)
    return W, b, E


WRONG.append(("train_unit", "E per sample, not summed", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    def d_o_fn(t, o):
        return o - t

    def d_u_fn(d, o):
        return d * dsig_from_o(o)

    def grads(d, x):
        return d @ x, d.sum()

    W, E = np.array(W, dtype=float), []
    for s in range(steps + 1):
        o = sigmoid(x @ W + b)
        E.append(0.5 * np.sum((t - o) ** 2))
        if s == steps:
            break
        dW, db = grads(d_u_fn(d_o_fn(t, o), o), x)
        W, b = W - epsilon * dW, b - epsilon * db
    return W, b, E


RIGHT.append(("train_unit", "one loop with steps + 1 passes that stops before the extra update", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    X = np.column_stack([x, np.ones(len(x))])
    theta = np.append(W, b).astype(float)
    history = [theta]
    for _ in range(steps):
        o = sig(X @ theta)
        theta = theta - epsilon * X.T @ ((o - t) * (o - o**2))
        history.append(theta)
    E = [float(np.sum((t - sig(X @ th)) ** 2) / 2) for th in history]
    return theta[:-1], theta[-1], E


RIGHT.append(("train_unit", "augmented weights; all errors computed at the end from the history", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    N, n = x.shape
    w = [float(v) for v in W]
    b = float(b)

    def outputs():
        return [1 / (1 + math.exp(-(sum(w[j] * x[i, j] for j in range(n)) + b))) for i in range(N)]

    o = outputs()
    E = [sum((t[i] - o[i]) ** 2 for i in range(N)) / 2]
    for _ in range(steps):
        d = [-(t[i] - o[i]) * o[i] * (1 - o[i]) for i in range(N)]
        for j in range(n):
            w[j] -= epsilon * sum(d[i] * x[i, j] for i in range(N))
        b -= epsilon * sum(d)
        o = outputs()
        E.append(sum((t[i] - o[i]) ** 2 for i in range(N)) / 2)
    return np.array(w), b, E


RIGHT.append(("train_unit", "pure Python loops", train_unit))


def train_unit(x, t, W, b, epsilon, steps):
    def run(W, b, left):
        o = sigmoid(x @ W + b)
        here = [0.5 * np.sum((t - o) ** 2)]
        if left == 0:
            return W, b, here
        d = (o - t) * o * (1 - o)
        W_end, b_end, later = run(W - epsilon * d @ x, b - epsilon * d.sum(), left - 1)
        return W_end, b_end, here + later

    if steps < 500:
        return run(W, b, steps)
    W, b, first = run(W, b, 400)  # 再帰が深くなりすぎないように分ける
    while len(first) < steps + 1:
        W, b, more = run(W, b, min(400, steps + 1 - len(first)))
        first = first + more[1:]
    return W, b, first


RIGHT.append(("train_unit", "recursive, in chunks so the recursion stays shallow", train_unit))


# =====================================================================
# Lesson 2
# =====================================================================

# ---------------------------------------------------------------- shapes
WRONG.append(("shapes", "samples as columns, everything transposed", [(1, 5), (1, 3), (3, 5), (3, 5), (3, 2)]))
WRONG.append(("shapes", "delta_W as (to, from)", [(5, 1), (1, 3), (5, 3), (5, 3), (3, 2)]))
WRONG.append(("shapes", "delta_W with one row per sample", [(5, 1), (5, 3), (5, 3), (5, 3), (5, 2)]))
WRONG.append(("shapes", "forgot that there are 5 samples", [(1, 1), (3, 1), (1, 3), (1, 3), (2, 3)]))
WRONG.append(
    ("shapes", "delta of layer 2 takes the shape of the signal coming in from layer 3", [(5, 1), (3, 1), (5, 1), (5, 3), (2, 3)])
)
WRONG.append(("shapes", "numbers W from the layer it arrives at: W1 and W2 exchanged", [(5, 1), (2, 3), (5, 3), (5, 3), (3, 1)]))
WRONG.append(("shapes", "layer 2 taken for the input layer (counts from 1 wrongly)", [(5, 1), (3, 1), (5, 2), (5, 2), (2, 3)]))
WRONG.append(("shapes", "counts the bias as an extra input row", [(5, 1), (4, 1), (5, 3), (5, 3), (3, 3)]))
WRONG.append(("shapes", "delta_u3 as a flat vector", [(5,), (3, 1), (5, 3), (5, 3), (2, 3)]))
WRONG.append(("shapes", "delta written as (units, N), the weights right", [(1, 5), (3, 1), (3, 5), (3, 5), (2, 3)]))

RIGHT.append(("shapes", "lists instead of tuples", [[5, 1], [3, 1], [5, 3], [5, 3], [2, 3]]))
_x, _W1, _W2 = np.zeros((5, 2)), np.zeros((2, 3)), np.zeros((3, 1))
RIGHT.append(
    (
        "shapes",
        "read off real arrays with .shape",
        [((_x @ _W1) @ _W2).shape, _W2.shape, (_x @ _W1).shape, (_x @ _W1).shape, _W1.shape],
    )
)
_N, _n = 5, (2, 3, 1)
RIGHT.append(("shapes", "tuple of tuples from the layer sizes", ((_N, _n[2]), _n[1:], (_N, _n[1]), (_N, _n[1]), _n[:2])))

# ---------------------------------------------------------------- smaller_or_larger
WRONG.append(("smaller_or_larger", "thinks of the weights only: 2^3", "a"))
WRONG.append(("smaller_or_larger", "no bound possible because o is unknown", "b"))
WRONG.append(("smaller_or_larger", "thinks of (1/4)^3 only, forgets the weights", "d"))

RIGHT.append(("smaller_or_larger", "plain letter", "c"))
RIGHT.append(("smaller_or_larger", "letter looked up from the bound", {8: "a", 1 / 8: "c", 1 / 64: "d"}[(2 * 0.25) ** 3]))
RIGHT.append(("smaller_or_larger", "full-width letter from the Japanese keyboard (borderline form)", "ｃ"))

# ---------------------------------------------------------------- hidden_by_hand
WRONG.append(("hidden_by_hand", "delta_o3 = t - o3", [0.125, 0.125, -0.25, 0.03, -0.04]))
WRONG.append(("hidden_by_hand", "no sigma' at the output unit", [-0.5, -0.5, 1.0, -0.12, 0.16]))
WRONG.append(("hidden_by_hand", "no sigma' at the hidden units", [-0.125, -0.125, 0.25, -0.125, 0.25]))
WRONG.append(("hidden_by_hand", "lost the minus of w = -2", [-0.125, -0.125, -0.25, -0.03, -0.04]))
WRONG.append(("hidden_by_hand", "hidden sigma' = o only", [-0.125, -0.125, 0.25, -0.075, 0.05]))
WRONG.append(("hidden_by_hand", "passes the line by multiplying with o2 instead of w", [-0.125, -0.075, -0.025, -0.018, -0.004]))
WRONG.append(("hidden_by_hand", "sigma' of the two hidden units exchanged", [-0.125, -0.125, 0.25, -0.02, 0.06]))
WRONG.append(("hidden_by_hand", "uses o3(1-o3) again at the hidden units", [-0.125, -0.125, 0.25, -0.0313, 0.0625]))
WRONG.append(("hidden_by_hand", "carries delta_o3 instead of delta_u3 along the lines", [-0.125, -0.5, 1.0, -0.12, 0.16]))
WRONG.append(("hidden_by_hand", "decimal slip: 0.25 * 0.16 = 0.4", [-0.125, -0.125, 0.25, -0.03, 0.4]))
WRONG.append(("hidden_by_hand", "o(o-1) instead of o(1-o) at the hidden units", [-0.125, -0.125, 0.25, 0.03, -0.04]))

RIGHT.append(("hidden_by_hand", "numpy array", np.array([-0.125, -0.125, 0.25, -0.03, 0.04])))
RIGHT.append(("hidden_by_hand", "fractions typed as divisions", [-1 / 8, -1 / 8, 1 / 4, -3 / 100, 1 / 25]))
RIGHT.append(
    (
        "hidden_by_hand",
        "rounded to two digits, as lesson 1 allows (-0.13 for -0.125; borderline)",
        (-0.13, -0.13, 0.25, -0.030, 0.040),
    )
)

# ---------------------------------------------------------------- two_paths
WRONG.append(("two_paths", "columns of W instead of rows (no transpose)", [-1.0, 1.2, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "delta_W transposed", [-1.4, 1.1, 0.06, 0.02, -0.24, -0.08]))
WRONG.append(("two_paths", "dropped the minus of -0.4 throughout", [1.8, -0.5, 0.06, 0.24, 0.02, 0.08]))
WRONG.append(("two_paths", "only one path for each hidden unit (the diagonal)", [0.2, 0.8, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "went on to delta_u2", [-0.336, 0.176, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "delta_W = delta times w, the terms of the sum", [-1.4, 1.1, 0.2, -1.6, 0.3, 0.8]))
WRONG.append(("two_paths", "delta_W with delta_o2 instead of delta_u3", [-1.4, 1.1, -0.84, 0.66, -0.28, 0.22]))
WRONG.append(("two_paths", "(-0.4)(-2) = -0.8", [-1.4, -0.5, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "sums over the paths in delta_W too", [-1.4, 1.1, -0.18, -0.18, -0.06, -0.06]))
WRONG.append(("two_paths", "forward direction: o2 W2", [1.8, 2.0, 0.06, -0.24, 0.02, -0.08]))
WRONG.append(("two_paths", "delta_W with a descent minus", [-1.4, 1.1, -0.06, 0.24, -0.02, 0.08]))

_d, _Wm, _oh = np.array([0.1, -0.4]), np.array([[2, 4], [3, -2]]), np.array([0.6, 0.2])
RIGHT.append(("two_paths", "computed and concatenated as an array", np.concatenate([_Wm @ _d, np.outer(_oh, _d).ravel()])))
RIGHT.append(("two_paths", "tuple", (-1.4, 1.1, 0.06, -0.24, 0.02, -0.08)))
RIGHT.append(
    (
        "two_paths",
        "arithmetic left in the list, comprehension for the table",
        [0.1 * 2 - 0.4 * 4, 0.1 * 3 + 0.4 * 2] + [a * d for a in (0.6, 0.2) for d in (0.1, -0.4)],
    )
)


# ---------------------------------------------------------------- forward
def forward(W, b, x):
    outs = []
    h = x
    for w, bias in zip(W, b):
        h = sigmoid(h @ w + bias)
        outs.append(h)
    return tuple(outs)


WRONG.append(("forward", "o1 = x left out of the tuple", forward))


def forward(W, b, x):
    o = [x]
    L = len(W)
    for k in range(L):
        u = o[-1] @ W[k] + b[k]
        if k < L - 1:
            o.append(1 / (1 + np.exp(-u)))
        else:
            o.append(u)
    return tuple(o)


WRONG.append(("forward", "linear output layer", forward))


def forward(W, b, x):
    o = [x]
    for weights, bias in zip(W, b):
        u = x @ weights + bias
        o.append(1 / (1 + np.exp(-u)))
    return tuple(o)


WRONG.append(("forward", "feeds x into every layer", forward))


def forward(W, b, x):
    o = [x]
    for weights in W:
        o.append(sigmoid(o[-1] @ weights))
    return tuple(o)


WRONG.append(("forward", "bias forgotten", forward))


def forward(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        u = o[-1] @ w + c
        o.append(u)
    return tuple(o)


WRONG.append(("forward", "no activation at all: collects the u", forward))


def forward(W, b, x):
    o = (x,)
    for w, c in zip(W, b):
        o = o + (sigmoid(o[-1] @ w.T + c),)
    return o


WRONG.append(("forward", "transposed weights, as in the W x convention", forward))


def forward(W, b, x):
    o1 = x
    o2 = sigmoid(o1 @ W[0] + b[0])
    o3 = sigmoid(o2 @ W[1] + b[1])
    return o1, o2, o3


WRONG.append(("forward", "works only for three layers", forward))


def forward(W, b, x):
    o = x
    for k in range(len(W)):
        o = sigmoid(o @ W[k] + b[k])
    return o


WRONG.append(("forward", "returns only the final output", forward))


def forward(W, b, x):
    o = [x]
    for weights, bias in zip(W, b):
        u = o[-1] @ weights + bias
        o.append(1 / (1 + np.exp(-u)))
        return tuple(o)


WRONG.append(("forward", "return indented into the loop", forward))


def forward(W, b, x):
    o = [x]
    for k in range(len(W) - 1):
        o.append(sigmoid(o[k] @ W[k] + b[k]))
    return tuple(o)


WRONG.append(("forward", "off by one: last layer never computed", forward))


def forward(W, b, x):
    o = [x]
    for w, c in zip(W, b):
        o.append(sigmoid(o[-1] @ w) + c)
    return tuple(o)


WRONG.append(("forward", "bias added after the sigmoid", forward))


def forward(W, b, x):
    o = [sigmoid(x)]
    for w, c in zip(W, b):
        o.append(sigmoid(o[-1] @ w + c))
    return tuple(o)


WRONG.append(("forward", "sigmoid in 'every layer', the input layer included", forward))


def forward(W, b, x):
    def upto(k):
        if k == 0:
            return (x,)
        before = upto(k - 1)
        return before + (sigmoid(before[-1] @ W[k - 1] + b[k - 1]),)

    return upto(len(W))


RIGHT.append(("forward", "recursive", forward))


def forward(W, b, x):
    return reduce(lambda o, wb: o + (0.5 * (1 + np.tanh((o[-1] @ wb[0] + wb[1]) / 2)),), zip(W, b), (x,))


RIGHT.append(("forward", "reduce, sigmoid written with tanh", forward))


def forward(W, b, x):
    k_max = len(W) + 1
    o = [None] * k_max
    o[0] = x
    for k in range(1, k_max):
        N, m = x.shape[0], W[k - 1].shape[1]
        o[k] = np.zeros((N, m))
        for s in range(N):
            for j in range(m):
                u = b[k - 1][j]
                for i in range(W[k - 1].shape[0]):
                    u = u + o[k - 1][s, i] * W[k - 1][i, j]
                o[k][s, j] = 1 / (1 + math.exp(-u))
    return tuple(o)


RIGHT.append(("forward", "triple loop over samples and units", forward))


def forward(W, b, x):
    ones = np.ones((len(x), 1))
    o = [x]
    for w, c in zip(W, b):
        o.append(sig(np.hstack((o[-1], ones)) @ np.vstack((w, c))))
    return (*o,)


RIGHT.append(("forward", "bias as an extra row of the weight matrix", forward))


# ---------------------------------------------------------------- delta_hidden
def delta_hidden(delta_u, W, o):
    return (delta_u @ W) * o * (1 - o)


WRONG.append(("delta_hidden", "no transpose", delta_hidden))


def delta_hidden(delta_u, W, o):
    return delta_u @ W.T


WRONG.append(("delta_hidden", "stops at delta_o, no sigma'", delta_hidden))


def delta_hidden(delta_u, W, o):
    return delta_u @ W.T * o * 1 - o


WRONG.append(("delta_hidden", "parentheses of (1 - o) forgotten", delta_hidden))


def delta_hidden(delta_u, W, o):
    d_o = np.dot(delta_u, W.T)
    return d_o * (1 - o**2)


WRONG.append(("delta_hidden", "derivative of tanh", delta_hidden))


def delta_hidden(delta_u, W, o):
    s = sigmoid(o)
    return delta_u @ W.T * s * (1 - s)


WRONG.append(("delta_hidden", "takes o for u and applies the sigmoid again", delta_hidden))


def delta_hidden(delta_u, W, o):
    N, n = o.shape
    m = W.shape[1]
    result = np.zeros((N, n))
    for s in range(N):
        for i in range(n):
            for j in range(m):
                result[s, i] = delta_u[s, j] * W[i, j] * o[s, i] * (1 - o[s, i])
    return result


WRONG.append(("delta_hidden", "loop with = instead of +=: only the last path", delta_hidden))


def delta_hidden(delta_u, W, o):
    return -(delta_u @ W.T) * o * (1 - o)


WRONG.append(("delta_hidden", "a new minus in each layer", delta_hidden))


def delta_hidden(delta_u, W, o):
    total = delta_u.sum(axis=1, keepdims=True)
    return total * W.sum(axis=1) * o * (1 - o)


WRONG.append(("delta_hidden", "product of sums instead of sum of products", delta_hidden))


def delta_hidden(delta_u, W, o):
    return (delta_u * o * (1 - o)) @ W.T


WRONG.append(("delta_hidden", "sigma' before the weights, i.e. in the wrong layer", delta_hidden))


def delta_hidden(delta_u, W, o):
    delta_o = delta_u @ W.T
    return delta_o @ (o * (1 - o)).T


WRONG.append(("delta_hidden", "matrix product with sigma' instead of elementwise", delta_hidden))


def delta_hidden(delta_u, W, o):
    delta_o = delta_u @ W.T
    return delta_o * o


WRONG.append(("delta_hidden", "multiplies by o only", delta_hidden))


def delta_hidden(delta_u, W, o):
    d = []
    for i in range(o.shape[1]):
        d.append(np.sum(delta_u @ W[i]) * o[:, i] * (1 - o[:, i]))
    return np.array(d).T


WRONG.append(("delta_hidden", "np.sum runs over the samples as well as over j", delta_hidden))


def delta_hidden(delta_u, W, o):
    return np.einsum("sj,ij,si,si->si", delta_u, W, o, 1 - o)


RIGHT.append(("delta_hidden", "einsum", delta_hidden))


def delta_hidden(delta_u, W, o):
    return (W @ delta_u.T).T * (o - np.square(o))


RIGHT.append(("delta_hidden", "samples as columns inside, transposed back", delta_hidden))


def delta_hidden(delta_u, W, o):
    rows = []
    for d, y in zip(delta_u, o):
        jac = np.diag(y * (1 - y))
        rows.append(jac @ W @ d)
    return np.stack(rows)


RIGHT.append(("delta_hidden", "sample by sample with a diagonal Jacobian", delta_hidden))


# ---------------------------------------------------------------- layer_gradients
def layer_gradients(delta_u, o):
    N = o.shape[0]
    return o.T @ delta_u / N, delta_u.mean(axis=0)


WRONG.append(("layer_gradients", "mean instead of sum", layer_gradients))


def layer_gradients(delta_u, o):
    return o.T @ delta_u, delta_u.sum()


WRONG.append(("layer_gradients", "delta_b summed over everything, as for one unit", layer_gradients))


def layer_gradients(delta_u, o):
    return o.T @ delta_u, np.sum(delta_u, axis=1)


WRONG.append(("layer_gradients", "delta_b summed over axis=1", layer_gradients))


def layer_gradients(delta_u, o):
    return delta_u.T @ o, delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "delta_W transposed", layer_gradients))


def layer_gradients(delta_u, o):
    return delta_u @ o, sum(delta_u)


WRONG.append(("layer_gradients", "copied from lesson 1: delta_u @ x", layer_gradients))


def layer_gradients(delta_u, o):
    return o.T @ delta_u, delta_u


WRONG.append(("layer_gradients", "delta_b not summed", layer_gradients))


def layer_gradients(delta_u, o):
    dW = np.zeros((o.shape[1], delta_u.shape[1]))
    db = np.zeros(delta_u.shape[1])
    for s in range(len(o)):
        dW = np.outer(o[s], delta_u[s])
        db = delta_u[s]
    return dW, db


WRONG.append(("layer_gradients", "loop with = instead of +=", layer_gradients))


def layer_gradients(delta_u, o):
    return np.outer(o.sum(axis=0), delta_u.sum(axis=0)), delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "outer product of the sums", layer_gradients))


def layer_gradients(delta_u, o):
    return np.outer(o, delta_u), delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "np.outer on whole matrices (flattens them)", layer_gradients))


def layer_gradients(delta_u, o):
    dW = (o * (1 - o)).T @ delta_u
    db = delta_u.sum(axis=0)
    return dW, db


WRONG.append(("layer_gradients", "sneaks sigma' into delta_W", layer_gradients))


def layer_gradients(delta_u, o):
    return o.T @ delta_u, delta_u.sum(axis=0, keepdims=True)


WRONG.append(("layer_gradients", "delta_b kept as (1, m)", layer_gradients))


def layer_gradients(delta_u, o):
    return -o.T @ delta_u, -delta_u.sum(axis=0)


WRONG.append(("layer_gradients", "descent minus put into the gradient", layer_gradients))


def layer_gradients(delta_u, o):
    dW, db = 0, 0
    for y, d in zip(o, delta_u):
        dW = dW + y[:, None] * d[None, :]
        db = db + d
    return dW, db


RIGHT.append(("layer_gradients", "accumulates tables sample by sample from 0", layer_gradients))


def layer_gradients(delta_u, o):
    both = np.c_[o, np.ones(len(o))].T @ delta_u
    return both[:-1], both[-1]


RIGHT.append(("layer_gradients", "constant input 1 for the bias", layer_gradients))


def layer_gradients(delta_u, o):
    return np.tensordot(o, delta_u, axes=(0, 0)), np.ones(delta_u.shape[0]) @ delta_u


RIGHT.append(("layer_gradients", "tensordot, sum as a product with ones", layer_gradients))


# ---------------------------------------------------------------- backward
def backward(W, o, t):
    dW, db = [], []
    d_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.append(o[k - 1].T @ d_u)
        db.append(d_u.sum(axis=0))
        d_o = d_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "append instead of insert: last layer first", backward))


def backward(W, o, t):
    dW, db = [], []
    d_u = -(t - o[-1])
    for k in range(len(W) - 1, -1, -1):
        dW.insert(0, o[k].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_u = d_u @ W[k].T * o[k] * (1 - o[k])
    return tuple(dW), tuple(db)


WRONG.append(("backward", "no sigma' in the output layer", backward))


def backward(W, o, t):
    dW, db = [], []
    d_o = t - o[-1]
    for k in range(len(W), 0, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_o = d_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "starts from t - o", backward))


def backward(W, o, t):
    d3 = -(t - o[2]) * o[2] * (1 - o[2])
    d2 = d3 @ W[1].T * o[1] * (1 - o[1])
    return (o[0].T @ d2, o[1].T @ d3), (d2.sum(axis=0), d3.sum(axis=0))


WRONG.append(("backward", "written for three layers only", backward))


def backward(W, o, t):
    dW, db = [], []
    d_o = o[-1] - t
    for k in range(len(W), 0, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.insert(0, o[k].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_o = d_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "numbers shifted: delta_W from o[k] instead of o[k-1]", backward))


def backward(W, o, t):
    dW, db = [], []
    d_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_o = d_u @ W[k - 1]
    return tuple(dW), tuple(db)


WRONG.append(("backward", "no transpose when going back through a line", backward))


def backward(W, o, t):
    dW, db = [], []
    delta = -(t - o[-1]) * o[-1] * (1 - o[-1])
    for k in reversed(range(len(W))):
        dW = [o[k].T @ delta] + dW
        db = [delta.sum(axis=0)] + db
        delta = delta @ W[k].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "sigma' only at the output, not in the hidden layers", backward))


def backward(W, o, t):
    N = t.shape[0]
    dW, db = [], []
    d_o = -(t - o[-1]) / N
    for k in range(len(W), 0, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_o = d_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "mean over the samples", backward))


def backward(W, o, t):
    dW, db = [], []
    d_o = -(t - o[-1])
    for k in range(len(W), 1, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_o = d_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "range stops too early: first weights missing", backward))


def backward(W, o, t):
    grads_W = [None] * len(W)
    grads_b = [None] * len(W)
    for k in range(len(W), 0, -1):
        d_o = -(t - o[-1])
        d_u = d_o * o[k] * (1 - o[k])
        grads_W[k - 1] = o[k - 1].T @ d_u
        grads_b[k - 1] = d_u.sum(axis=0)
        d_o = d_u @ W[k - 1].T
    return tuple(grads_W), tuple(grads_b)


WRONG.append(("backward", "start value inside the loop: every layer gets the output error", backward))


def backward(W, o, t):
    dW, db = [], []
    d_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_o = d_u @ (W[k - 1] - dW[0]).T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "updates the weights on the way back", backward))


def backward(W, o, t):
    dW, db = [], []
    d_o = -(t - o[-1])
    for k in range(len(W), 0, -1):
        d_u = d_o * o[k] * (1 - o[k])
        dW.insert(0, o[k - 1].T @ d_u)
        db.insert(0, np.sum(d_u))
        d_o = d_u @ W[k - 1].T
    return tuple(dW), tuple(db)


WRONG.append(("backward", "delta_b as one number per layer", backward))


def backward(W, o, t):
    dW, db = [], []
    d_u = -(t - o[-1]) * o[-1] * (1 - o[-1])
    for k in range(len(W) - 1, -1, -1):
        dW.insert(0, o[k].T @ d_u)
        db.insert(0, d_u.sum(axis=0))
        d_u = d_u @ W[k].T * sigmoid(o[k]) * (1 - sigmoid(o[k]))
    return tuple(dW), tuple(db)


WRONG.append(("backward", "hidden sigma' with a second sigmoid, output right", backward))


def backward(W, o, t):
    def back(k, d_o):
        """層 k+1 に届いた δo から、W[0..k-1] の勾配を返す"""
        if k == 0:
            return (), ()
        d_u = d_o * (o[k] - o[k] ** 2)
        gW, gb = back(k - 1, d_u @ W[k - 1].T)
        return gW + (o[k - 1].T @ d_u,), gb + (d_u.sum(axis=0),)

    return back(len(W), o[-1] - t)


RIGHT.append(("backward", "recursion", backward))


def backward(W, o, t):
    L = len(W)
    d = {L: (o[L] - t) * o[L] * (1 - o[L])}
    for k in range(L - 1, 0, -1):
        d[k] = np.einsum("sj,ij->si", d[k + 1], W[k]) * dsig_from_o(o[k])
    return (tuple(np.einsum("si,sj->ij", o[k], d[k + 1]) for k in range(L)), tuple(np.einsum("sj->j", d[k + 1]) for k in range(L)))


RIGHT.append(("backward", "all deltas first in a dict, then all gradients", backward))


def backward(W, o, t):
    dW = [np.zeros(w.shape) for w in W]
    db = [np.zeros(w.shape[1]) for w in W]
    for s in range(len(t)):
        delta = (o[-1][s] - t[s]) * o[-1][s] * (1 - o[-1][s])
        for k in range(len(W) - 1, -1, -1):
            dW[k] += np.outer(o[k][s], delta)
            db[k] += delta
            delta = (W[k] @ delta) * o[k][s] * (1 - o[k][s])
    return tuple(dW), tuple(db)


RIGHT.append(("backward", "sample by sample, accumulated", backward))


def backward(W, o, t):
    pairs, delta = [], None
    for w_next, out, inp in zip((None,) + tuple(W[:0:-1]), o[:0:-1], o[-2::-1]):
        err = out - t if w_next is None else delta @ w_next.T
        delta = err * out * (1 - out)
        pairs.append((inp.T @ delta, delta.sum(axis=0)))
    gW, gb = zip(*pairs[::-1])
    return gW, gb


RIGHT.append(("backward", "zip over reversed slices, order restored at the end", backward))


# ---------------------------------------------------------------- mend_step
def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "only exchanges the W1 and b1 lines", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
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


WRONG.append(("mend_step", "W2_old is only an alias, and -= changes both", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
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


WRONG.append(("mend_step", "saves the old W2 too late, after the update", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
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


WRONG.append(("mend_step", "makes it 'consistent' by running forward again with the new W2", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    grad = o2.T @ delta_u3
    d2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ d2)
    b1 = b1 - epsilon * d2.sum(axis=0)
    W2 = W2 - epsilon * grad
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "parameters right, but the returned delta_u2 still uses the new W2", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (delta_u3 @ W2.T) * o2
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "moves the line but loses (1 - o2) when retyping", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    old = W2 - epsilon * (o2.T @ delta_u3)
    delta_u2 = (delta_u3 @ old.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "reconstructs the old W2 with the wrong sign", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    W2_new = W2
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    W2 = W2_new - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "updates layer 1 first and then recomputes o2 with the new W1", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    N = len(x)
    W1 = W1 - epsilon * (x.T @ delta_u2) / N
    b1 = b1 - epsilon * delta_u2.sum(axis=0) / N
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "thinks the amount is too big and divides by N", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2.T) * (1 - o2**2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


WRONG.append(("mend_step", "suspects the derivative and tampers with it, order unchanged", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    W2_old = W2
    W2 = W2 - epsilon * (o2.T @ delta_u3)
    b2 = b2 - epsilon * delta_u3.sum(axis=0)
    delta_u2 = (delta_u3 @ W2_old.T) * o2 * (1 - o2)
    W1 = W1 - epsilon * (x.T @ delta_u2)
    b1 = b1 - epsilon * delta_u2.sum(axis=0)
    return W1, b1, W2, b2, delta_u2, delta_u3


RIGHT.append(("mend_step", "keeps a reference to the old W2 (no copy needed, no in-place change)", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    o3 = 1 / (1 + np.exp(-(o2 @ W2 + b2)))
    delta_u3 = -(t - o3) * o3 * (1 - o3)
    delta_u2 = (delta_u3 @ W2.T) * o2 * (1 - o2)
    W1, b1, W2, b2 = (
        p - epsilon * g
        for p, g in zip((W1, b1, W2, b2), (x.T @ delta_u2, delta_u2.sum(axis=0), o2.T @ delta_u3, delta_u3.sum(axis=0)))
    )
    return W1, b1, W2, b2, delta_u2, delta_u3


RIGHT.append(("mend_step", "all gradients first, then all updates at once", mend_step))


def mend_step(W1, b1, W2, b2, x, t, epsilon):
    o2 = sigmoid(x @ W1 + b1)
    o3 = sigmoid(o2 @ W2 + b2)
    d3 = (o3 - t) * o3 * (1 - o3)
    d2 = d3 @ W2.T * o2 * (1 - o2)
    new_W1 = W1 - epsilon * (x.T @ d2)
    new_b1 = b1 - epsilon * d2.sum(0)
    new_W2 = W2 - epsilon * (o2.T @ d3)
    new_b2 = b2 - epsilon * d3.sum(0)
    return new_W1, new_b1, new_W2, new_b2, d2, d3


RIGHT.append(("mend_step", "new names for all new values", mend_step))


# ---------------------------------------------------------------- gradient_check
def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        up = value.copy()
        up[index] += h
        grad[index] = (f(up) - f(value)) / h
    return grad


WRONG.append(("gradient_check", "forward difference", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[index] += h
        down[index] -= h
        grad[index] = (f(up) - f(down)) / 2 * h
    return grad


WRONG.append(("gradient_check", "/ 2 * h without parentheses", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    for idx in np.ndindex(value.shape):
        plus, minus = value.copy(), value.copy()
        plus[idx] += h
        minus[idx] -= h
        grad[idx] = (f(plus) - f(minus)) / h
    return grad


WRONG.append(("gradient_check", "divides by h instead of 2h", gradient_check))


def gradient_check(f, value, h):
    return (f(value + h) - f(value - h)) / (2 * h) * np.ones_like(value)


WRONG.append(("gradient_check", "moves all components at once", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        up = value
        down = value
        up[index] += h
        down[index] -= h
        grad[index] = (f(up) - f(down)) / (2 * h)
    return grad


WRONG.append(("gradient_check", "up, down and value are one and the same array", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    for i in range(len(value)):
        up, down = value.copy(), value.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad


WRONG.append(("gradient_check", "1-D thinking: moves a whole row of a matrix", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    up, down = value.copy(), value.copy()
    for index in np.ndindex(value.shape):
        up[index] += h
        down[index] -= h
        grad[index] = (f(up) - f(down)) / (2 * h)
    return grad


WRONG.append(("gradient_check", "copies made once before the loop: shifts accumulate", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        value[index] += h
        f1 = f(value)
        value[index] -= 2 * h
        f2 = f(value)
        grad[index] = (f1 - f2) / (2 * h)
    return grad


WRONG.append(("gradient_check", "moves value itself and never puts it back", gradient_check))


def gradient_check(f, value, h):
    flat = value.flatten()
    g = []
    for i in range(flat.size):
        p, m = flat.copy(), flat.copy()
        p[i] += h
        m[i] -= h
        g.append((f(p.reshape(value.shape)) - f(m.reshape(value.shape))) / (2 * h))
    return np.array(g)


WRONG.append(("gradient_check", "result stays flat", gradient_check))


def gradient_check(f, value, h):
    h = 1e-5
    grad = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[index] += h
        down[index] -= h
        grad[index] = (f(up) - f(down)) / (2 * h)
    return grad


WRONG.append(("gradient_check", "ignores the given h because 'h must be small'", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[index] += h / 2
        down[index] -= h / 2
        grad[index] = (f(up) - f(down)) / h
    return grad


WRONG.append(("gradient_check", "central difference with steps of h/2", gradient_check))


def gradient_check(f, value, h):
    grad = np.zeros_like(value)
    for index in np.ndindex(value.shape):
        up, down = value.copy(), value.copy()
        up[index] += h
        down[index] -= h
        grad[index] = (f(down) - f(up)) / (2 * h)
    return grad


WRONG.append(("gradient_check", "difference taken the wrong way round", gradient_check))


def gradient_check(f, value, h):
    grad = np.empty(value.shape)
    for index in np.ndindex(value.shape):
        keep = value[index]
        value[index] = keep + h
        f_plus = f(value)
        value[index] = keep - h
        f_minus = f(value)
        value[index] = keep
        grad[index] = (f_plus - f_minus) / (2 * h)
    return grad


RIGHT.append(("gradient_check", "moves value in place and restores each component exactly", gradient_check))


def gradient_check(f, value, h):
    units = np.eye(value.size).reshape((value.size,) + value.shape)
    return np.array([(f(value + h * e) - f(value - h * e)) / (2 * h) for e in units]).reshape(value.shape)


RIGHT.append(("gradient_check", "unit arrays from the identity matrix", gradient_check))


def gradient_check(f, value, h):
    shape, flat = value.shape, value.ravel()
    result = []
    for i in range(flat.size):
        vals = []
        for sign in (1, -1):
            moved = flat.astype(float)
            moved[i] += sign * h
            vals.append(f(moved.reshape(shape)))
        result.append((vals[0] - vals[1]) / h / 2)
    return np.reshape(result, shape)


RIGHT.append(("gradient_check", "flat loop, / h / 2", gradient_check))


def gradient_check(f, value, h):
    forward_diff = np.zeros(value.shape)
    backward_diff = np.zeros(value.shape)
    f0 = f(value.copy())
    it = np.nditer(value, flags=["multi_index"])
    for _ in it:
        k = it.multi_index
        a, b = value.astype(float).copy(), value.astype(float).copy()
        a[k], b[k] = a[k] + h, b[k] - h
        forward_diff[k] = (f(a) - f0) / h
        backward_diff[k] = (f0 - f(b)) / h
    return (forward_diff + backward_diff) / 2


RIGHT.append(("gradient_check", "mean of forward and backward differences (equals the central one)", gradient_check))


# ---------------------------------------------------------------- train_xor
def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    E = []
    for _ in range(steps):
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1 = W1 - epsilon * (x.T @ d2)
        b1 = b1 - epsilon * d2.sum(axis=0)
        W2 = W2 - epsilon * (o2.T @ d3)
        b2 = b2 - epsilon * d3.sum(axis=0)
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "only `steps` errors", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = sigmoid(x @ W1 + b1)
    o3 = sigmoid(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        W2 = W2 - epsilon * (o2.T @ d3)
        b2 = b2 - epsilon * d3.sum(axis=0)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1 = W1 - epsilon * (x.T @ d2)
        b1 = b1 - epsilon * d2.sum(axis=0)
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "W2 updated before delta_u2 is computed", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    def fwd():
        h = sigmoid(x @ W1 + b1)
        return h, sigmoid(h @ W2 + b2)

    h, y = fwd()
    E = [0.5 * np.sum((t - y) ** 2)]
    for _ in range(steps):
        d3 = (y - t) * y * (1 - y)
        d2 = d3 @ W2.T * h * (1 - h)
        W2 = W2 - epsilon * h.T @ d3
        W1 = W1 - epsilon * x.T @ d2
        h, y = fwd()
        E.append(0.5 * np.sum((t - y) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "biases never updated", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    def total_error(W1, b1, W2, b2):
        return 0.5 * np.sum((t - sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2)) ** 2)

    E = [total_error(W1, b1, W2, b2)]
    for _ in range(steps):
        for s in range(len(x)):
            xs, ts = x[s : s + 1], t[s : s + 1]
            o2 = sigmoid(xs @ W1 + b1)
            o3 = sigmoid(o2 @ W2 + b2)
            d3 = (o3 - ts) * o3 * (1 - o3)
            d2 = d3 @ W2.T * o2 * (1 - o2)
            W1, b1 = W1 - epsilon * xs.T @ d2, b1 - epsilon * d2[0]
            W2, b2 = W2 - epsilon * o2.T @ d3, b2 - epsilon * d3[0]
        E.append(total_error(W1, b1, W2, b2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "updates after each sample", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = sigmoid(x @ W1 + b1)
    o3 = sigmoid(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = d3 @ W2.T
        W1, b1 = W1 - epsilon * (x.T @ d2), b1 - epsilon * d2.sum(axis=0)
        W2, b2 = W2 - epsilon * (o2.T @ d3), b2 - epsilon * d3.sum(axis=0)
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "no sigma' in the hidden layer", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = sigmoid(x @ W1 + b1)
    o3 = sigmoid(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1, b1 = W1 - epsilon * (x.T @ d2), b1 - epsilon * d2.sum(axis=0)
        W2, b2 = W2 - epsilon * (o2.T @ d3), b2 - epsilon * d3.sum(axis=0)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "recomputes o3 but not o2", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    N = len(x)
    o2 = sigmoid(x @ W1 + b1)
    o3 = sigmoid(o2 @ W2 + b2)
    E = [0.5 * np.mean((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3) / N
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1, b1 = W1 - epsilon * (x.T @ d2), b1 - epsilon * d2.sum(axis=0)
        W2, b2 = W2 - epsilon * (o2.T @ d3), b2 - epsilon * d3.sum(axis=0)
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.mean((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "mean of E and mean gradient", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    E = []
    for i in range(steps + 1):
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1, b1 = W1 - epsilon * (x.T @ d2), b1 - epsilon * d2.sum(axis=0)
        W2, b2 = W2 - epsilon * (o2.T @ d3), b2 - epsilon * d3.sum(axis=0)
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "one update too many", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    rng = np.random.default_rng(0)
    n = W1.shape[1]
    W1, b1 = rng.normal(size=(2, n)), np.zeros(n)
    W2, b2 = rng.normal(size=(n, 1)), np.zeros(1)
    E = []
    for step in range(steps + 1):
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
        if step < steps:
            d3 = (o3 - t) * o3 * (1 - o3)
            d2 = (d3 @ W2.T) * o2 * (1 - o2)
            W1, b1 = W1 - epsilon * (x.T @ d2), b1 - epsilon * d2.sum(axis=0)
            W2, b2 = W2 - epsilon * (o2.T @ d3), b2 - epsilon * d3.sum(axis=0)
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "initialises the weights at random, ignoring those given", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = np.tanh(x @ W1 + b1)
    o3 = sigmoid(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * (1 - o2**2)
        W1, b1 = W1 - epsilon * (x.T @ d2), b1 - epsilon * d2.sum(axis=0)
        W2, b2 = W2 - epsilon * (o2.T @ d3), b2 - epsilon * d3.sum(axis=0)
        o2 = np.tanh(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "tanh in the hidden layer (consistently)", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    o2 = sigmoid(x @ W1 + b1)
    o3 = sigmoid(o2 @ W2 + b2)
    E = [0.5 * np.sum((t - o3) ** 2)]
    for _ in range(steps):
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        W1, b1 = W1 - epsilon * (x.T @ d2), b1 - epsilon * d2.sum()
        W2, b2 = W2 - epsilon * (o2.T @ d3), b2 - epsilon * d3.sum()
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "sum() without axis: all hidden biases move by the same amount", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    E = []
    for _ in range(steps):
        o2 = sigmoid(x @ W1 + b1)
        o3 = sigmoid(o2 @ W2 + b2)
        d3 = -(t - o3) * o3 * (1 - o3)
        d2 = (d3 @ W2.T) * o2 * (1 - o2)
        E.append(0.5 * np.sum((t - o3) ** 2))
        W1, b1 = W1 + epsilon * (x.T @ d2), b1 + epsilon * d2.sum(axis=0)
        W2, b2 = W2 + epsilon * (o2.T @ d3), b2 + epsilon * d3.sum(axis=0)
    E.append(0.5 * np.sum((t - o3) ** 2))
    return W1, b1, W2, b2, E


WRONG.append(("train_xor", "two mistakes: climbs, and the last E is stale", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    params = [np.array(p, dtype=float) for p in (W1, b1, W2, b2)]  # 自分用のコピー
    E = []
    for step in range(steps + 1):
        hidden = sigmoid(x @ params[0] + params[1])
        out = sigmoid(hidden @ params[2] + params[3])
        E.append(np.sum((out - t) ** 2) / 2)
        if step == steps:
            break
        d3 = (out - t) * dsig_from_o(out)
        d2 = (d3 @ params[2].T) * dsig_from_o(hidden)
        grads = [x.T @ d2, d2.sum(axis=0), hidden.T @ d3, d3.sum(axis=0)]
        for p, g in zip(params, grads):
            p -= epsilon * g
    return (*params, E)


RIGHT.append(("train_xor", "own copies updated in place, one loop with break", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    W, b = [W1, W2], [b1, b2]

    def run():
        o = [x]
        for w, c in zip(W, b):
            o.append(1 / (1 + np.exp(-(o[-1] @ w + c))))
        return o

    o = run()
    E = [0.5 * np.sum((t - o[-1]) ** 2)]
    for _ in range(steps):
        d_o, dW, db = o[-1] - t, [], []
        for k in (2, 1):
            d_u = d_o * o[k] * (1 - o[k])
            dW.insert(0, o[k - 1].T @ d_u)
            db.insert(0, d_u.sum(axis=0))
            d_o = d_u @ W[k - 1].T
        W = [w - epsilon * g for w, g in zip(W, dW)]
        b = [c - epsilon * g for c, g in zip(b, db)]
        o = run()
        E.append(0.5 * np.sum((t - o[-1]) ** 2))
    return W[0], b[0], W[1], b[1], E


RIGHT.append(("train_xor", "general forward and backward for lists of layers", train_xor))


def train_xor(W1, b1, W2, b2, x, t, epsilon, steps):
    one = np.ones((len(x), 1))
    A, B = np.vstack([W1, b1]), np.vstack([W2, b2])
    X = np.hstack([x, one])
    E = []
    for i in range(steps):
        H = np.hstack([sig(X @ A), one])
        Y = sig(H @ B)
        E.append(0.5 * ((t - Y) ** 2).sum())
        d3 = (Y - t) * Y * (1 - Y)
        d2 = (d3 @ B.T * H * (1 - H))[:, :-1]
        A, B = A - epsilon * X.T @ d2, B - epsilon * H.T @ d3
    E.append(0.5 * ((t - sig(np.hstack([sig(X @ A), one]) @ B)) ** 2).sum())
    return A[:-1], A[-1], B[:-1], B[-1], E


RIGHT.append(("train_xor", "biases as extra rows; the last error after the loop", train_xor))
