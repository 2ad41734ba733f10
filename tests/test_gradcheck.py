"""The judge itself: central differences of functions whose derivative is known, and the table's verdicts."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lecture_lib
from lecture_lib import gradcheck, network


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
        ((lambda v: v, [1.0, 2.0]), ValueError,
         r"function\(value with \+1e-05 at index \(0,\)\) has shape \(2,\): expected a single"),
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


def network_and_gradients(sizes=(2, 2, 1), seed=0):
    """A network, x, t and the right gradients."""
    rng = np.random.default_rng(seed)
    net, x, t = network.initial(sizes, seed), rng.normal(size=(3, sizes[0])), rng.uniform(size=(3, sizes[-1]))
    return net, x, t, network.backward(net, network.forward(net, x), t)


def gradients_of_1(layers):
    """Those of a network with one unit in each layer, all 1."""
    return SimpleNamespace(delta_W=[np.ones((1, 1))] * (layers - 1), delta_b=[np.ones(1)] * (layers - 1))


def test_the_check_of_a_network_has_a_row_for_every_weight_and_every_bias():
    net, x, t, grads = network_and_gradients()
    table = gradcheck.check(net, x, t, grads)
    assert [row.name for row in table.rows] == [
        "ΔW¹[0, 0]", "ΔW¹[0, 1]", "ΔW¹[1, 0]", "ΔW¹[1, 1]", "Δb¹[0]", "Δb¹[1]", "ΔW²[0, 0]", "ΔW²[1, 0]", "Δb²[0]",
    ]  # fmt: skip
    values = [*grads.delta_W[0].flat, *grads.delta_b[0], *grads.delta_W[1].flat, *grads.delta_b[1]]
    assert [row.exact for row in table.rows] == values
    np.testing.assert_allclose([row.numerical for row in table.rows], values, rtol=1e-7, atol=1e-10)
    assert gradcheck.check(network.initial([1] * 12, 0), [1.0], [0.5], gradients_of_1(12)).rows[-1].name == "Δb¹¹[0]"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=4), st.integers(0, 999))
def test_the_check_of_a_network_accepts_the_right_gradients_of_a_batch_and_of_one_sample(sizes, seed):
    net, x, t, grads = network_and_gradients(sizes, seed)
    assert gradcheck.check(net, x, t, grads).agrees
    alone = network.backward(net, network.forward(net, x[0]), t[0])
    assert gradcheck.check(net, x[0], t[0], alone).agrees


def test_the_check_of_a_network_finds_the_one_element_that_is_wrong():
    net, x, t, grads = network_and_gradients()
    for name, fields in (("W", grads.delta_W), ("b", grads.delta_b)):
        for k, field in enumerate(fields):
            for index in np.ndindex(field.shape):
                changed = [np.copy(value) for value in fields]
                changed[k][index] *= 1.001
                wrong = SimpleNamespace(**{"delta_W": grads.delta_W, "delta_b": grads.delta_b, f"delta_{name}": changed})
                rows = [row.name for row in gradcheck.check(net, x, t, wrong).rows if not row.agrees]
                assert rows == [f"Δ{name}{'¹²'[k]}[{', '.join(map(str, index))}]"]


def test_the_check_of_a_network_writes_into_nothing():
    net, x, t, grads = network_and_gradients()
    for value in (x, t, *net.W, *net.b, *grads.delta_W, *grads.delta_b):
        value.setflags(write=False)
    assert gradcheck.check(net, x, t, grads).agrees


def test_bad_input_of_the_check_of_a_network_is_refused_in_words():
    net, x, t, grads = network_and_gradients()
    for arguments, message in [
        ((net, x[:, :1], t, grads), r"x has shape \(3, 1\), but the network has 2 inputs"),
        ((net, x, t[:2], grads), r"t has shape \(2, 1\), but the output has shape \(3, 1\)"),
        ((net, x, t, grads, 0), r"h is 0.0: expected a number greater than 0"),
        ((net, x, t, gradients_of_1(3)), r"exact\['ΔW¹'\] has shape \(1, 1\), but numerical\['ΔW¹'\] has shape \(2, 2\)"),
    ]:
        with pytest.raises(ValueError, match=message):
            gradcheck.check(*arguments)


@pytest.mark.parametrize("layers", [0, 1, 3])
def test_a_check_wants_a_gradient_for_every_layer(layers):
    net = network.initial((2, 3, 1), 0)
    grads = network.backward(net, network.forward(net, [1.0, 0.0]), [1.0])
    other = grads._replace(delta_W=(grads.delta_W * 2)[:layers])
    with pytest.raises(ValueError, match=rf"delta_W has {layers} layers: expected 2, as many as the network has"):
        gradcheck.check(net, [1.0, 0.0], [1.0], other)


# ---- large networks


def test_a_long_table_shows_its_worst_rows_and_counts_all():
    exact = np.linspace(0.1, 1, 100)
    numerical = exact.copy()
    numerical[70] *= 2
    numerical[[3, 90]] += (1.2e-6, 5e-6)  # agree, but less closely than the others
    exact[5] = numerical[5] = 1e-12
    table = gradcheck.compare({"W": exact}, {"W": numerical})
    assert len(table.rows) == 100
    assert [row.name for row in table.worst[:3]] == ["W[70]", "W[3]", "W[90]"]
    assert len(table.worst) == gradcheck.WORST
    told, _, *rows = repr(table).splitlines()
    assert told.startswith("Of 100:　✓ agree 98　✗ differ 1　? too small to tell 1. Below are the 6 that differ most, relative")
    assert len(rows) == gradcheck.WORST
    assert table._repr_html_().count("<tr>") == 1 + gradcheck.WORST
    assert "differ 1" in table._repr_html_()
    lecture_lib.use_language("ja")
    assert "100 個のうち　✓ 一致 98　✗ 不一致 1　？" in repr(table)


def test_a_short_table_is_shown_whole_and_without_a_word():
    table = gradcheck.compare({"W": np.ones(gradcheck.ALL)}, {"W": np.ones(gradcheck.ALL)})
    assert table.summary == ""
    assert len(repr(table).splitlines()) == 1 + gradcheck.ALL


class Interrupted:
    """Interrupts the kernel, as ■ does, at the `at`-th evaluation of the loss."""

    def __init__(self, monkeypatch, at):
        self.calls, right = 0, network.loss

        def loss(*args):
            self.calls += 1
            if self.calls == at:
                raise KeyboardInterrupt
            return right(*args)

        monkeypatch.setattr(gradcheck, "loss", loss)


def test_a_long_check_says_how_far_it_is_and_takes_its_bar_away(monkeypatch, capsys):
    monkeypatch.setattr(gradcheck, "PATIENCE", 0.0)
    assert gradcheck.check(*network_and_gradients()).agrees
    shown = capsys.readouterr().out.split("\r")
    assert any("9 of 9   interrupt (■)" in text for text in shown)
    bars = [text.count("█") for text in shown if "█" in text or "░" in text]
    assert bars == [30 * done // 9 for done in range(1, 10)]
    assert all(text.count("█") + text.count("░") == 30 for text in shown if "░" in text)
    assert shown[-1] == ""
    assert not shown[-2].strip()
    assert len(shown[-2]) >= len(shown[-3])


def test_a_quick_check_says_nothing(capsys):
    gradcheck.check(*network_and_gradients())
    assert capsys.readouterr().out == ""


def test_a_long_check_that_is_stopped_shows_what_it_has_and_claims_no_more(monkeypatch, capsys):
    monkeypatch.setattr(gradcheck, "PATIENCE", 0.0)
    Interrupted(monkeypatch, at=12)
    table = gradcheck.check(*network_and_gradients())
    assert [len(table.rows), table.of] == [5, 9]
    assert all(row.agrees for row in table.rows)
    assert not table.agrees
    assert repr(table).startswith("Stopped: 5 of 9 were compared.")
    assert "Stopped" in table._repr_html_()


def test_an_interrupt_before_there_is_a_bar_is_an_interrupt(monkeypatch):
    Interrupted(monkeypatch, at=3)
    with pytest.raises(KeyboardInterrupt):
        gradcheck.check(*network_and_gradients())


def test_gradients_of_another_shape_are_refused_before_anything_is_computed(monkeypatch):
    net, x, t, grads = network_and_gradients()
    Interrupted(monkeypatch, at=1)
    with pytest.raises(ValueError, match=r"exact\['Δb²'\] has shape \(2,\)"):
        gradcheck.check(net, x, t, grads._replace(delta_b=(grads.delta_b[0], np.ones(2))))
