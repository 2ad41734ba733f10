"""Whatever the reader has set, in matplotlib, numpy or the locale, reaches no picture and no number."""

import locale
import os
import subprocess
import sys
from pathlib import Path

import matplotlib.style
import numpy as np
import pytest
from explorers import NAMES
from matplotlib import rc_context, rcParams
from matplotlib.ticker import ScalarFormatter

from lecture_lib import diagrams, ensemble, explore, network, softmax, unit, variants

ROOT = Path(__file__).resolve().parents[1]
WILD = {
    "text.usetex": True, "axes.unicode_minus": False, "path.sketch": (5.0, 100.0, 2.0), "path.simplify_threshold": 1.0,
    "font.size": 40, "lines.linewidth": 9, "image.interpolation": "bicubic", "savefig.dpi": 20, "axes.formatter.use_locale": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def expected():
    return [explore.softmax(u1=3.0).png(), diagrams.convolution([1.0, -1.0], [1.0, 0.0, 2.0]).png()]


OFTEN = ["wild", "dark_background", "fivethirtyeight"]


@pytest.mark.parametrize("sheet", [
    *OFTEN, *(pytest.param(name, marks=pytest.mark.nightly) for name in matplotlib.style.available if name not in OFTEN),
])  # fmt: skip
def test_no_style_sheet_of_the_reader_reaches_a_picture(sheet, expected):
    """To the byte: what stands still, made before and within, and what moves."""
    made = explore.softmax()
    with rc_context(WILD) if sheet == "wild" else matplotlib.style.context(sheet):
        readers = dict(rcParams.copy())
        made.controls["u1"].value = 3.0
        found = [explore.softmax(u1=3.0).png(), diagrams.convolution([1.0, -1.0], [1.0, 0.0, 2.0]).png()]
        assert dict(rcParams.copy()) == readers
    assert found == expected
    assert made.png() == expected[0]


@pytest.mark.parametrize("name", NAMES)
def test_no_setting_of_the_reader_reaches_an_explorer(name):
    expected = getattr(explore, name)().png()
    with matplotlib.style.context("dark_background"), rc_context(WILD):
        assert getattr(explore, name)().png() == expected


DRAWN = """
import hashlib
from matplotlib import rcParams
from lecture_lib import diagrams, explore
print(rcParams["font.size"], [hashlib.sha256(made.png()).hexdigest() for made in (explore.descent(), diagrams.layers())])
"""


def test_no_matplotlibrc_in_the_folder_reaches_a_picture(tmp_path):
    (tmp_path / "matplotlibrc").write_text("font.size: 40\ntext.usetex: True\naxes.facecolor: black\nfigure.dpi: 33\n")
    found = [subprocess.run([sys.executable, "-c", DRAWN], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
                            capture_output=True, text=True).stdout.split(maxsplit=1) for folder in (tmp_path, ROOT)]  # fmt: skip
    assert [size for size, _ in found] == ["40.0", "10.0"]
    assert found[0][1] == found[1][1]


def test_no_locale_of_the_reader_reaches_a_picture(monkeypatch):
    """Where numbers are written with a comma, as matplotlib then does where it is asked to."""
    ours, theirs = explore.descent().png(), ScalarFormatter(useLocale=True)
    monkeypatch.setattr(locale, "format_string", lambda pattern, value, grouping=False: (pattern % value).replace(".", ","))
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": ",", "thousands_sep": "."})
    theirs.create_dummy_axis()
    theirs.set_locs([0.0, 0.5])
    assert theirs(0.5) == "0,5"
    with rc_context({"axes.formatter.use_locale": True}):
        assert explore.descent().png() == ours


@pytest.mark.parametrize("name", NAMES)
def test_who_turns_warnings_of_numpy_into_errors_meets_none_of_ours(name):
    """At both ends of every slider, one at a time."""
    explorer = getattr(explore, name)()
    start = explorer.values
    with np.errstate(all="raise"):
        for control in explorer.recipe.controls:
            for end in [control.low, control.high] if hasattr(control, "low") else getattr(control, "options", ()):
                explorer.set(**{**start, control.name: end})
                assert explorer.problem == "", (control.name, end)
        explorer.set(**start)


def test_the_mathematics_far_out_is_the_same_whatever_numpy_is_told_to_raise():
    def far_out():
        net, x, t = network.initial((2, 3, 2), 0, scale=400.0), [[1.0, -1.0], [2.0, 2.0]], [[0.0, 1.0], [1.0, 0.0]]
        many = network.initial((2, 3, 2), 0, "softmax", scale=400.0)
        return [
            unit.sigmoid([-800.0, 0.0, 800.0]), softmax.softmax([0.0, 800.0]), softmax.delta_u([1.0, 0.0], [0.0, 1.0]),
            softmax.cross_entropy([0.0, 1.0], softmax.softmax([800.0, 0.0])), network.loss(net, x, np.multiply(t, 1e200)),
            network.train(net, x, t, 1e-200, 3).E, network.train(many, x, t, 0.5, 3).E,
            *network.backward(net, network.forward(net, x), t).delta_u,
            ensemble.train((2, 3, 1), [0, 1], [1e-300, 100.0], x, [[0.0], [1.0]], 50).E,
        ]  # fmt: skip

    expected = far_out()
    with np.errstate(all="raise"):
        found = far_out()
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("way", ["train", "descend", "variants"])
def test_an_epsilon_that_is_too_large_is_what_the_error_names(way):
    x, t = [[1.0, 2.0], [3.0, 4.0]], [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    net = network.initial((2, 3, 3), 0, "softmax")
    grads = network.backward(net, network.forward(net, x), t)
    large = grads._replace(delta_W=tuple(1e10 * slopes for slopes in grads.delta_W))
    calls = {
        "train": lambda: network.train(net, x, t, 1e308, 50), "descend": lambda: network.descend(net, large, 1e308),
        "variants": lambda: variants.train("forgotten_at_output", (2, 3, 1), [0], x, [[1.0], [0.0]], 1e308, 20, hidden="relu"),
    }  # fmt: skip
    with pytest.raises(ValueError, match=r"epsilon is 1e\+308: the training diverges"):
        calls[way]()
