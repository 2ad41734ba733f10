"""explore.variants: both algorithms against plain loops, what is counted, what the gradient check marks."""

import re

import numpy as np
import oracle
import pytest
from explorers import pixels, readable_labels
from oracle import HIDDEN

import lecture_lib
from lecture_lib import datasets, explore, gradcheck, network, variants
from lecture_lib._numbers import significant
from lecture_lib._words import WORDS
from lecture_lib.diagrams import charts
from lecture_lib.explore.variants import check

SIZES, XOR = (2, 4, 4, 1), [values.tolist() for values in datasets.xor()]
BLOCKS = ["ΔW¹", "Δb¹", "ΔW²", "Δb²", "ΔW³", "Δb³"]
WRONG = {  # on 2-4-4-1, where W² is square
    "correct": "",
    "updated_first": "ΔW¹ Δb¹ ΔW² Δb²",
    "not_transposed": "ΔW¹ Δb¹",
    "forgotten_at_output": "ΔW¹ Δb¹ ΔW² Δb² ΔW³ Δb³",
    "forgotten_in_hidden": "ΔW¹ Δb¹ ΔW² Δb²",
    "slope_at_o": "ΔW¹ Δb¹ ΔW² Δb² ΔW³ Δb³",
    "sign_flipped": "ΔW¹ Δb¹ ΔW² Δb² ΔW³ Δb³",
    "bias_not_summed": "Δb¹ Δb² Δb³",
}
CHECK = "The gradient check at the initial weights (formula: this algorithm's; of each W, b the element furthest off):"


@pytest.fixture(scope="module")
def beside():
    """explore.variants, whose labels can be read."""
    lecture_lib.use_language("en")
    with readable_labels():
        yield explore.variants()


def losses(seed, epsilon, steps, hidden="sigmoid"):
    """E of XOR on 2-4-4-1, number by number."""
    return oracle.train(network.initial(SIZES, seed, hidden=hidden), *XOR, epsilon, steps)[0]


@pytest.fixture(scope="module")
def plain_runs():
    """At ε = 0.5 for 2,000 updates from seeds 0 to 9."""
    return [losses(seed, 0.5, 2000) for seed in range(10)]


def counts(explorer):
    """E and the number of seeds that learn, right then wrong, as the readout has them."""
    line = explorer.text().splitlines()[4]
    pattern = r"E of seed \d: ✓ the right algorithm (\S+)　✗ the chosen one (\S+),　 of 10 seeds, "
    return re.fullmatch(pattern + r"XOR is learnt \(E ≤ 0\.05\) by ✓ (\d+)　✗ (\d+)", line).groups()


def test_the_right_algorithm_learns_xor_from_ten_seeds_of_ten(beside, plain_runs):
    assert sum(E[-1] < 0.05 for E in plain_runs) == 10
    beside.set(variant="updated_first", hidden="sigmoid", epsilon=0.5, steps=2000, seed=3)
    right, _, learned, _ = counts(beside)
    assert learned == "10"
    assert right == significant(plain_runs[3][-1])
    np.testing.assert_allclose(beside.artists.right.loss.curve.get_ydata(), plain_runs[3][::10], rtol=1e-6)
    assert beside.artists.right.loss.curve.get_xdata().tolist() == list(range(0, 2001, 10))


@pytest.mark.parametrize(
    ("variant", "hidden"),
    [*((name, "sigmoid") for name in WRONG if name != "correct"), ("slope_at_o", "tanh"), ("updated_first", "relu")],
)
def test_the_counts_are_those_of_training_with_the_variant(beside, variant, hidden):
    beside.set(variant=variant, hidden=hidden, epsilon=0.5, steps=2000, seed=6)
    right, run = (variants.train(name, SIZES, range(10), *XOR, 0.5, 2000, hidden) for name in ("correct", variant))
    _, wrong, *learned = counts(beside)
    assert learned == [str(sum(E[-1] < 0.05 for E in each.E)) for each in (right, run)]
    assert wrong == significant(run.E[6, -1])
    side = beside.artists.wrong
    np.testing.assert_array_equal(side.loss.curve.get_ydata(), run.E[6, ::10])
    assert [line[-1].tolist() for line in side.loss.others.get_segments()] == [[2000, E[-1]] for E in run.E]
    points = charts.plane((-0.5, 1.5))
    grid = np.reshape(oracle.outputs(run.nets[6], points), (charts.Regions.GRID, charts.Regions.GRID))
    np.testing.assert_allclose(side.plane.regions.outputs, grid, rtol=1e-6)
    assert beside.artists.sign.said == "✗"


@pytest.mark.parametrize("steps", [0, 300])
@pytest.mark.parametrize(("epsilon", "hidden"), [(0.5, "sigmoid"), (5.0, "sigmoid"), (0.5, "tanh"), (0.5, "relu")])
def test_the_counts_of_the_right_algorithm_are_those_of_the_plain_loop(beside, epsilon, hidden, steps):
    beside.set(variant="sign_flipped", hidden=hidden, epsilon=epsilon, steps=steps, seed=1)
    plain = [losses(seed, epsilon, steps, hidden)[-1] for seed in range(10)]
    right, _, learned, _ = counts(beside)
    assert learned == str(sum(E < 0.05 for E in plain))
    assert right == significant(plain[1])


def shown(explorer):
    """The rows of the table: (name of the block, mark, formula, numerical)."""
    lines = explorer.text().splitlines()
    rows = lines[lines.index(CHECK) + 2 :]
    return [re.fullmatch(r"(Δ[Wb].)(\[[\d, ]+\])  (. \w[\w ]*)  (\S+)  (\S+)  (\S+(?: \S+)?)", row).groups() for row in rows]


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("variant", WRONG)
def test_the_table_marks_exactly_the_blocks_that_differ(beside, variant, hidden):
    x, t = XOR
    for epsilon, seed in ((0.5, 0), (0.1, 7), (10.0, 4)):
        beside.set(variant=variant, hidden=hidden, epsilon=epsilon, steps=0, seed=seed)
        net = network.initial(SIZES, seed, hidden=hidden)
        batch = oracle.Batch(net, x, t)
        right = dict(zip(BLOCKS[::2], batch.sums("delta_W"), strict=True)) | dict(
            zip(BLOCKS[1::2], batch.sums("delta_b"), strict=True)
        )
        grads = variants.backward(variant, net, network.forward(net, x), t, epsilon)
        got = dict(zip(BLOCKS[::2], grads.delta_W, strict=True)) | dict(zip(BLOCKS[1::2], grads.delta_b, strict=True))
        rows = shown(beside)
        assert [name for name, *_ in rows] == BLOCKS
        assert [name for name, _, mark, *_ in rows if mark == "✗ differ"] == WRONG[variant].split()
        # a ReLU that no sample reaches has no gradient, which agrees and tells nothing
        assert {mark for _, _, mark, *_ in rows} <= {"✓ agree", "✗ differ", *(["? too small to tell"] if hidden == "relu" else [])}
        for name, index, mark, formula, nudged, _ in rows:
            at, exact = tuple(map(int, index[1:-1].split(", "))), np.array(right[name])
            off = np.abs(got[name] - exact)
            assert off[at] == pytest.approx(off.max(), abs=1e-8), (name, index)  # the element that is furthest off
            assert (off.max() > 1e-8) == (mark == "✗ differ")
            for said, value in ((formula, got[name][at]), (nudged, exact[at])):
                if said != "<":
                    assert float(said) == pytest.approx(value, rel=0.06, abs=6e-7)


def test_the_right_algorithm_beside_itself_looks_the_same_and_passes_every_check(beside):
    beside.set(variant="correct", hidden="sigmoid", epsilon=0.5, steps=300, seed=2)
    right, wrong = beside.artists.right, beside.artists.wrong
    np.testing.assert_array_equal(right.plane.regions.outputs, wrong.plane.regions.outputs)
    np.testing.assert_array_equal(right.loss.curve.get_xydata(), wrong.loss.curve.get_xydata())
    assert len(set(row[2] for row in shown(beside))) == 1
    assert shown(beside)[0][2] == "✓ agree"
    assert beside.artists.sign.said == "✓"
    image = pixels(beside.png())
    left, other = image[:, 10 * 2 : 500 * 2], image[:, 530 * 2 : 1020 * 2]  # without the line between them
    assert np.count_nonzero(np.abs(left - other).sum(axis=2) > 60) < 20


def test_no_cross_stands_beside_the_right_algorithm(beside):
    beside.set(variant="correct", hidden="sigmoid", epsilon=0.5, steps=300, seed=2)
    assert "✗" not in beside.text()


def test_the_table_does_not_depend_on_rounding(monkeypatch):
    """Differences of some 1e-12 are another machine's; they must not choose what is printed: outputs are compared."""
    table = check("not_transposed", "sigmoid", 0.5, 0)
    rng, loss = np.random.default_rng(0), gradcheck.loss
    monkeypatch.setattr(gradcheck, "loss", lambda *case: loss(*case) + 2e-16 * rng.normal())
    again = check("not_transposed", "sigmoid", 0.5, 0)
    assert again.rows != table.rows
    assert repr(again) == repr(table)


@pytest.mark.parametrize("seed", range(10))
def test_of_each_block_an_element_is_shown_that_tells_if_there_is_one(seed):
    """With ReLU, a dead unit's slopes are 0, which is too small to tell; the others of its block tell."""
    net, (x, t) = network.initial((2, 4, 4, 1), seed, hidden="relu"), datasets.xor()
    every = gradcheck.check(net, x, t, network.backward(net, network.forward(net, x), t)).rows
    telling = {row.name.split("[")[0] for row in every if row.tells}
    shown = check("correct", "relu", 0.5, seed).rows
    assert {row.name.split("[")[0] for row in shown if row.tells} == telling
    assert len(telling) < 6 or any(not row.tells for row in every)  # the case is there


def test_the_seed_picks_another_run(beside):
    beside.set(variant="forgotten_in_hidden", hidden="sigmoid", epsilon=0.5, steps=600, seed=0)
    seen = set()
    for seed in (1, 3, 4, 9):
        beside.controls["seed"].value = seed
        E = losses(seed, 0.5, 600)
        assert counts(beside)[0] == significant(E[-1])
        np.testing.assert_allclose(beside.artists.right.loss.curve.get_ydata(), E[::3], rtol=1e-6)
        assert len(beside.artists.right.loss.others.get_segments()) == 10
        seen.add((beside.png(), counts(beside)[1], shown(beside)[0][3]))
    assert [len(set(part)) for part in zip(*seen, strict=True)] == [4, 4, 4]


@pytest.mark.parametrize("variant", WRONG)
def test_every_variant_has_a_name_and_an_explanation_in_both_languages(variant):
    for key in (f"variant_{variant}", f"variant_{variant}_why"):
        japanese, english = WORDS[key]
        assert japanese.strip()
        assert english.strip()
        assert japanese != english


@pytest.mark.parametrize(
    ("hidden", "forgotten", "why"),
    [
        ("sigmoid", "o(1 − o)", "o(1 − o) already is σ′(u). Unaware"),
        ("tanh", "1 − o²", "and 1 − o² is tanh′(u) in a hidden layer"),
        ("relu", "[u > 0]", "In the hidden layers nothing shows: of a ReLU, o > 0 exactly where u > 0"),
    ],
)
def test_what_is_said_of_a_variant_is_said_of_the_activation_there_is(beside, hidden, forgotten, why):
    beside.set(variant="forgotten_in_hidden", hidden=hidden, steps=0)
    assert beside.text().splitlines()[2] == f"f′(u) = {forgotten} forgotten in the hidden layers"
    beside.set(variant="slope_at_o")
    assert beside.text().splitlines()[2] == "f′ taken at o instead of u"
    assert why in beside.text().splitlines()[3]
    labels = {key: label for label, key in beside.controls["variant"].options}
    assert labels["forgotten_in_hidden"] == "f′(u) forgotten in the hidden layers"  # in the menu, for any of them
    assert labels["slope_at_o"] == "f′ taken at o instead of u"


@pytest.mark.parametrize(
    ("presets", "message"),
    [
        ({"variant": "wrong"}, r"variant is 'wrong': expected one of 'correct', 'updated_first'"),
        ({"hidden": "gelu"}, r"hidden is 'gelu': expected one of 'sigmoid', 'tanh', 'relu'"),
        ({"seed": 10}, r"seed is 10: expected a whole number from 0 to 9"),
        ({"steps": 2001}, r"steps is 2001: expected a whole number from 0 to 2000"),
    ],
)
def test_bad_presets_of_variants_are_refused_in_words(presets, message):
    with pytest.raises(ValueError, match=message):
        explore.variants(**presets)
