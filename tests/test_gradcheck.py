"""The judge itself: central differences of functions whose derivative is known, and the table's verdicts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lecture_lib
from lecture_lib import gradcheck


@pytest.fixture(autouse=True)
def _english():
    lecture_lib.use_language("en")


@given(st.lists(st.floats(-3, 3), min_size=1, max_size=6))
def test_the_nudge_differentiates_a_cubic(values):
    v = np.array(values)
    np.testing.assert_allclose(gradcheck.numerical_gradient(lambda v: np.sum(v**3), v), 3 * v**2, rtol=1e-7, atol=1e-7)


@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 1, 2)])
def test_the_gradient_has_the_shape_of_the_value(shape):
    got = gradcheck.numerical_gradient(lambda v: float(np.sum(np.square(v))) / 2, np.ones(shape))
    assert np.shape(got) == shape
    np.testing.assert_allclose(got, np.ones(shape), rtol=1e-8)


def test_a_function_that_writes_into_its_argument_does_no_harm():
    value = np.array([1.0, 2.0])

    def destructive(v):
        total = np.sum(v**2)
        v[:] = 0
        return total

    np.testing.assert_allclose(gradcheck.numerical_gradient(destructive, value), [2, 4], rtol=1e-8)
    np.testing.assert_array_equal(value, [1, 2])


def test_a_smaller_nudge_is_used_when_asked_for():
    seen = []
    gradcheck.numerical_gradient(lambda v: seen.append(float(v)) or v, 0.0, h=0.25)
    assert seen == [0.25, -0.25]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((lambda v: v, [1.0, 2.0]), ValueError, r"function\(value with \+1e-05 at index \(0,\)\) has shape \(2,\): expected a single"),
        ((lambda v: np.nan, 1.0), ValueError, r"has nan"),
        ((lambda v: "E", 1.0), TypeError, r"is 'E' \(str\)"),
        ((lambda v: v, 1.0, 0), ValueError, r"h is 0.0: expected a number greater than 0"),
        ((lambda v: v, 1.0, -1e-5), ValueError, r"h is -1e-05"),
        ((lambda v: v, 1.0, None), TypeError, r"h is None"),
        ((lambda v: v, 1e12), ValueError, r"h is 1e-05: expected a nudge large enough to move 1000000000000.0"),
        ((lambda v: v, "x"), TypeError, r"value is 'x'"),
        ((lambda v: v, []), ValueError, r"value has shape \(0,\)"),
        ((None, 1.0), TypeError, r"function is None \(NoneType\): expected something to call"),
    ],
)  # fmt: skip
def test_bad_input_of_the_nudge_is_refused_in_words(arguments, error, message):
    with pytest.raises(error, match=message):
        gradcheck.numerical_gradient(*arguments)


def test_the_table_names_every_parameter():
    table = gradcheck.compare({"W": [[1.0, 2.0]], "b": 3.0}, {"W": [[1.0, 2.0]], "b": 3.0})
    assert [row.name for row in table.rows] == ["W[0, 0]", "W[0, 1]", "b"]
    assert table.agrees


@given(st.floats(-1e6, 1e6).filter(lambda g: abs(g) > 1e-6))
def test_the_table_tells_a_forgotten_factor_from_rounding(gradient):
    assert gradcheck.compare({"b": gradient}, {"b": gradient * (1 + 1e-7)}).agrees
    assert not gradcheck.compare({"b": gradient}, {"b": gradient * 0.25}).agrees
    assert not gradcheck.compare({"b": gradient}, {"b": -gradient}).agrees


def test_the_table_as_text_and_as_html_says_what_differs():
    table = gradcheck.compare({"Δb": 0.5, "ΔW": [0.25]}, {"Δb": 0.5, "ΔW": [0.5]})
    lines = repr(table).splitlines()
    assert lines[1].split() == ["Δb", "✓", "agree", "0.500000", "0.500000", "0"]
    assert lines[2].split() == ["ΔW[0]", "✗", "differ", "0.250000", "0.500000", "0.250000"]
    assert "✗ differ" in table._repr_html_()
    assert "&lt; 1e-8" in gradcheck.compare({"b": 1.0}, {"b": 1.0 + 1e-9})._repr_html_()


def test_a_gradient_of_almost_nothing_tells_nothing():
    table = gradcheck.compare({"b": -1e-10}, {"b": 1e-10})
    assert "too small to tell" in repr(table)
    assert not table.rows[0].tells
    assert not gradcheck.compare({"b": 2e-8}, {"b": -2e-8}).agrees


def test_rounding_of_the_nudge_itself_is_taken_into_account():
    assert gradcheck.numerical_gradient(lambda v: v, 1e6) == pytest.approx(1, rel=1e-12)


def test_the_table_speaks_japanese_with_aligned_columns():
    lecture_lib.use_language("ja")
    lines = repr(gradcheck.compare({"b": 1.0}, {"b": 1.0})).splitlines()
    assert "数値微分" in lines[0]
    assert "✓ 一致" in lines[1]


@pytest.mark.parametrize("nothing", [None, {}, [1.0], 1.0])
def test_a_table_of_nothing_is_refused_in_words(nothing):
    with pytest.raises(TypeError, match=r"exact is .*: expected a dict of gradients by name, with at least one"):
        gradcheck.compare(nothing, {"b": 1.0})
    with pytest.raises(TypeError, match="numerical is"):
        gradcheck.compare({"b": 1.0}, nothing)


@pytest.mark.parametrize(
    ("exact", "numerical", "message"),
    [
        ({"W": 1.0}, {"b": 1.0}, r"numerical has the names \['b'\]: expected those of exact, \['W'\]"),
        ({"W": [1.0]}, {"W": 1.0}, r"exact\['W'\] has shape \(1,\), but numerical\['W'\] has shape \(\)"),
        ({"W": np.nan}, {"W": 1.0}, r"exact\['W'\] has nan"),
    ],
)
def test_bad_input_of_the_table_is_refused_in_words(exact, numerical, message):
    with pytest.raises(ValueError, match=message):
        gradcheck.compare(exact, numerical)
