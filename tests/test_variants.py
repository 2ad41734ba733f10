"""Each wrong algorithm is wrong exactly where it should be, right everywhere else, and caught by the gradient check."""

from types import SimpleNamespace

import numpy as np
import oracle
import pytest
from oracle import HIDDEN, assert_same

from lecture_lib import datasets, gradcheck, network, variants

# What comes out wrong on a network of sizes 2-3-3-1 with 4 samples; all else is right.
WRONG = {
    "correct": "",
    "updated_first": "W1 W2 b1 b2",
    "not_transposed": "W1 b1",  # only W^2 is square, so only what lies before it suffers
    "forgotten_at_output": "W1 W2 W3 b1 b2 b3",
    "forgotten_in_hidden": "W1 W2 b1 b2",
    "slope_at_o": "W1 W2 W3 b1 b2 b3",
    "sign_flipped": "W1 W2 W3 b1 b2 b3",
    "bias_not_summed": "b1 b2 b3",
}
EPSILON = 0.7


def example(sizes=(2, 3, 3, 1), N=4, seed=0, hidden="sigmoid"):
    """A network, the trace of N samples through it (one without an axis of samples for N = None), targets."""
    rng = np.random.default_rng(seed)
    samples = () if N is None else (N,)
    net = network.initial(sizes, seed, hidden=hidden)
    return net, network.forward(net, rng.normal(size=(*samples, sizes[0]))), rng.uniform(size=(*samples, sizes[-1]))


def both(variant, *case):
    """The variant's gradients and the right ones, as {"W1": (ΔW^1, ΔW^1), …}."""
    net, trace, t = case
    got, right = variants.backward(variant, net, trace, t, EPSILON), network.backward(net, trace, t)
    return {
        f"{name}{k}": pair
        for name in "Wb"
        for k, pair in enumerate(zip(*(getattr(g, f"delta_{name}") for g in (got, right)), strict=True), start=1)
    }


def distance(got, right):
    """‖got − right‖ / ‖right‖, with the root of the sum of squares as the norm."""
    return np.linalg.norm(got - right) / np.linalg.norm(right)


def test_every_variant_stands_in_the_table():
    assert list(variants.VARIANTS) == list(WRONG)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("variant", WRONG)
def test_a_variant_is_wrong_exactly_where_it_should_be(variant, seed, hidden):
    distances = {name: distance(*pair) for name, pair in both(variant, *example(seed=seed, hidden=hidden)).items()}
    wrong = WRONG[variant].split()
    assert [name for name in distances if distances[name] > 1e-3] == wrong
    assert max((distances[name] for name in distances if name not in wrong), default=0.0) < 1e-12


def slopes(net, values):
    """f′ of each layer from the second at those values, number by number."""
    f = [*[net.hidden] * (len(net.W) - 1), "sigmoid"]
    return [np.vectorize(oracle.SLOPES[one], otypes=[float])(v) for one, v in zip(f, values, strict=True)]


# The five lines, as what must hold of the results of layer k: (what is given, gradients, k) → the two sides of the equation.
LINES = {
    "error": lambda c, g, k: (g.delta_o[-1], c.o[-1] - c.t),
    "delta_u": lambda c, g, k: (g.delta_u[k], g.delta_o[k + 1] * c.slope[k]),
    "delta_W": lambda c, g, k: (g.delta_W[k], np.einsum("si,sj->ij", c.o[k], g.delta_u[k])),
    "delta_b": lambda c, g, k: (g.delta_b[k], sum(g.delta_u[k])),
    "delta_o": lambda c, g, k: (g.delta_o[k], np.einsum("sj,ij->si", g.delta_u[k], c.W[k])),
}
LAST = 2  # W^3 leads to the last layer
REPLACED = {
    "updated_first": (
        "delta_o",
        lambda c, g, k: (g.delta_o[k], np.einsum("sj,ij->si", g.delta_u[k], c.W[k] - EPSILON * g.delta_W[k])),
    ),
    "not_transposed": (
        "delta_o",
        lambda c, g, k: (g.delta_o[k], np.einsum("sj,ji->si" if k == 1 else "sj,ij->si", g.delta_u[k], c.W[k])),
    ),
    "forgotten_at_output": ("delta_u", lambda c, g, k: (g.delta_u[k], g.delta_o[k + 1] * (1 if k == LAST else c.slope[k]))),
    "forgotten_in_hidden": ("delta_u", lambda c, g, k: (g.delta_u[k], g.delta_o[k + 1] * (c.slope[k] if k == LAST else 1))),
    "slope_at_o": ("delta_u", lambda c, g, k: (g.delta_u[k], g.delta_o[k + 1] * c.slope_at_o[k])),
    "sign_flipped": ("error", lambda c, g, k: (g.delta_o[-1], c.t - c.o[-1])),
    "bias_not_summed": ("delta_b", lambda c, g, k: (g.delta_b[k], g.delta_u[k][-1])),
}


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("variant", REPLACED)
def test_a_variant_breaks_one_line_of_the_five_and_keeps_the_other_four(variant, hidden):
    net, trace, t = example(hidden=hidden)
    grads = variants.backward(variant, net, trace, t, EPSILON)
    given = SimpleNamespace(o=trace.o, t=t, W=net.W, slope=slopes(net, trace.u), slope_at_o=slopes(net, trace.o[1:]))

    def holds(line):
        return all(np.allclose(*line(given, grads, k), rtol=1e-12, atol=1e-14) for k in range(3))

    broken, instead = REPLACED[variant]
    assert [name for name, line in LINES.items() if not holds(line)] == [broken]
    assert holds(instead)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("N", [None, 1, 4])
@pytest.mark.parametrize("sizes", [(2, 1), (2, 3, 3, 1), (3, 3, 2)])
def test_correct_is_the_backward_of_network_in_every_field(sizes, N, hidden):
    case = example(sizes, N, hidden=hidden)
    assert_same(variants.backward("correct", *case), network.backward(*case))


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("variant", WRONG)
def test_the_gradient_check_catches_every_wrong_variant_and_accepts_the_right_one(variant, hidden):
    net, trace, t = example(hidden=hidden)
    grads = variants.backward(variant, net, trace, t)
    table = gradcheck.check(net, trace.o[0], t, grads)
    assert table.agrees == (variant == "correct")
    layers = {"ΔW¹": "W1", "ΔW²": "W2", "ΔW³": "W3", "Δb¹": "b1", "Δb²": "b2", "Δb³": "b3"}
    assert {layers[row.name[:3]] for row in table.rows if not row.agrees} == set(WRONG[variant].split())


def test_the_flipped_sign_gives_exactly_the_negative():
    case = example()
    for got, right in zip(variants.backward("sign_flipped", *case), network.backward(*case), strict=True):
        assert_same(got, tuple(-d for d in right))


@pytest.mark.parametrize("N", [None, 1])
def test_a_bias_that_is_not_summed_is_right_for_a_single_sample(N):
    case = example(N=N)
    assert_same(variants.backward("bias_not_summed", *case), network.backward(*case))


def test_a_transpose_cannot_be_forgotten_where_no_layer_is_square():
    case = example((2, 4, 3, 1))
    assert_same(variants.backward("not_transposed", *case), network.backward(*case))


@pytest.mark.parametrize("variant", ["updated_first", "not_transposed", "forgotten_in_hidden"])
def test_what_goes_wrong_on_the_way_back_spares_the_parameters_of_a_single_layer(variant):
    case = example((2, 1))
    assert_same(variants.backward(variant, *case)[1:], network.backward(*case)[1:])


def test_updating_first_tends_to_the_right_gradient_as_epsilon_tends_to_0():
    net, trace, t = example()
    right = network.backward(net, trace, t).delta_W[0]
    error = {e: distance(variants.backward("updated_first", net, trace, t, e).delta_W[0], right) for e in (1e-2, 1e-5)}
    assert error[1e-2] > 1e-5
    assert error[1e-5] == pytest.approx(error[1e-2] / 1000, rel=0.05)
    assert_same(variants.backward("updated_first", net, trace, t), variants.backward("updated_first", net, trace, t, 1.0))


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("variant", WRONG)
def test_training_many_seeds_at_once_is_a_plain_loop_for_each_seed(variant, hidden):
    rng, seeds, steps = np.random.default_rng(0), [4, 0, 7], 12
    x, t = rng.normal(size=(5, 2)), rng.uniform(size=(5, 1))
    run = variants.train(variant, (2, 3, 3, 1), seeds, x, t, EPSILON, steps, hidden)
    assert run.E.shape == (3, steps + 1)
    for seed, end, E in zip(seeds, run.nets, run.E, strict=True):
        net = network.initial((2, 3, 3, 1), seed, hidden=hidden)
        assert end.hidden == hidden
        for n in range(steps):
            assert E[n] == pytest.approx(network.loss(net, x, t), rel=1e-10)
            net = network.descend(net, variants.backward(variant, net, network.forward(net, x), t, EPSILON), EPSILON)
        assert E[steps] == pytest.approx(network.loss(net, x, t), rel=1e-10)
        np.testing.assert_allclose(np.concatenate(end.W, None), np.concatenate(net.W, None), rtol=1e-9)
        np.testing.assert_allclose(np.concatenate(end.b, None), np.concatenate(net.b, None), rtol=1e-9)


def test_training_with_correct_is_the_training_of_network_for_each_seed():
    rng, seeds = np.random.default_rng(1), range(5)
    x, t = rng.normal(size=(6, 2)), rng.uniform(size=(6, 2))
    run = variants.train("correct", (2, 4, 2), seeds, x, t, 0.5, 50)
    for seed, net, E in zip(seeds, run.nets, run.E, strict=True):
        history = network.train(network.initial((2, 4, 2), seed), x, t, 0.5, 50)
        np.testing.assert_allclose(E, history.E, rtol=1e-9)
        for got, right in zip((*net.W, *net.b), (*history.net.W, *history.net.b), strict=True):
            np.testing.assert_allclose(got, right, rtol=1e-9)


def test_the_best_known_worked_example_publishes_the_results_of_updating_first():
    """M. Mazur, "A step by step backpropagation example": see test_network for what the right algorithm gives."""
    x, t = [0.05, 0.10], [0.01, 0.99]
    net = network.Network(([[0.15, 0.25], [0.20, 0.30]], [[0.40, 0.50], [0.45, 0.55]]), ([0.35] * 2, [0.60] * 2))
    no_bias = tuple(np.zeros_like(b) for b in net.b)
    for n in range(10_000):
        if n == 1:
            assert f"{network.loss(net, x, t):.9f}" == "0.291027924"
        grads = variants.backward("updated_first", net, network.forward(net, x), t, 0.5)
        net = network.descend(net, grads._replace(delta_b=no_bias), 0.5)
    assert [f"{o:.9f}" for o in network.forward(net, x).o[-1]] == ["0.015912196", "0.984065734"]


NET, TRACE, T = example()
SETTINGS = (2, 1), [0], np.ones((4, 2)), np.ones((4, 1))
OTHER, SOFT = network.initial((2, 1), 0), network.initial((2, 2), 0, "softmax")
SOFTMAX = SOFT, network.forward(SOFT, [[0.0, 1.0]]), [[0.0, 1.0]]
NAMES = r"expected one of 'correct', 'updated_first', .*, 'bias_not_summed'"
BAD = [
    # (call, arguments, error, what the message must say)
    (variants.backward, ("wrong", NET, TRACE, T), ValueError, rf"variant is 'wrong': {NAMES}"),
    (variants.backward, (None, NET, TRACE, T), ValueError, rf"variant is None: {NAMES}"),
    (variants.backward, ("correct", NET, TRACE, T[:2]), ValueError, r"t has shape \(2, 1\), but the output has shape \(4, 1\)"),
    (variants.backward, ("correct", OTHER, TRACE, T), ValueError, r"a trace of this network, of sizes \(2, 1\)"),
    (variants.backward, ("correct", NET, TRACE, T, 0), ValueError, r"epsilon is 0.0: expected a number greater than 0"),
    (variants.backward, ("correct", *SOFTMAX), ValueError, r"net.output is 'softmax': expected \"sigmoid\", for which the"),
    (variants.train, ("correct", *SETTINGS, 1.0, 1, "gelu"), ValueError, r"hidden is 'gelu': expected one of 'sigmoid', 'tanh',"),
    (variants.train, ("wrong", *SETTINGS, 1.0, 1), ValueError, rf"variant is 'wrong': {NAMES}"),
    (variants.train, ("correct", *SETTINGS, -1.0, 1), ValueError, r"epsilon is -1.0: expected a number greater than 0"),
    (variants.train, ("correct", *SETTINGS, 1.0, -1), ValueError, r"steps is -1: expected a whole number from 0"),
    (variants.train, ("correct", *SETTINGS, 1.0, 2.0), TypeError, r"steps is 2.0 \(float\): expected a whole number"),
    (variants.train, ("correct", (2,), *SETTINGS[1:], 1.0, 1), ValueError, r"sizes is \(2,\): expected at least two layers"),
    (variants.train, ("correct", (2, 1), [-1], *SETTINGS[2:], 1.0, 1), ValueError, r"seed is -1: expected a whole number from 0"),
    (variants.train, ("correct", (3, 1), *SETTINGS[1:], 1.0, 1), ValueError, r"x has shape \(4, 2\), but the network has 3 inputs"),
    (variants.train, ("correct", *SETTINGS[:2], [0, 1], [1], 1.0, 1), ValueError, r"x has shape \(2,\): expected two axes"),
    (variants.train, ("correct", *SETTINGS[:3], np.ones((4, 2)), 1.0, 1), ValueError, r"t has shape \(4, 2\), but the output has"),
    (variants.train, ("correct", *SETTINGS[:3], np.full((4, 1), np.nan), 1.0, 1), ValueError, r"t has nan at index \(0, 0\)"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "arguments", "error", "message"), BAD)
def test_bad_input_is_refused_in_words(call, arguments, error, message):
    with pytest.raises(error, match=message):
        call(*arguments)


@pytest.mark.parametrize("seeds", [[], 3])
def test_training_needs_seeds(seeds):
    with pytest.raises(ValueError, match=r"seeds is .*: expected a list of seeds, with at least one"):
        variants.train("correct", (2, 2, 1), seeds, [[0.0, 1.0]], [[1.0]], 1.0, 1)


def test_what_lesson_2_says_of_their_curves():
    """Section 7: which rise, which are late, which stay; the right algorithm never rises."""
    X, T = datasets.xor()
    E = {variant: variants.train(variant, (2, 4, 4, 1), range(10), X, T, 0.5, 2000).E for variant in variants.VARIANTS}
    rises = {variant: (np.diff(run, axis=1) > 0.01).any(axis=1).sum() for variant, run in E.items()}
    first = {variant: np.array([np.argmax(one <= 0.05) for one in E[variant]]) for variant in ("correct", "not_transposed")}
    assert (np.diff(E["correct"], axis=1) <= 0).all()
    assert (E["sign_flipped"][:, -1] > E["sign_flipped"][:, 0]).all()
    assert rises["forgotten_in_hidden"] > 0
    assert rises["bias_not_summed"] > 0
    assert (first["not_transposed"] > first["correct"]).mean() >= 0.8
    assert (E["not_transposed"][:, -1] <= 0.05).all()
    assert np.ptp(E["slope_at_o"][:, -1]) < 0.15
    assert E["slope_at_o"][:, -1].min() > 0.4
