"""Words, numbers and colours: both languages complete, numbers as a person writes them."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import lecture_lib
from lecture_lib import style
from lecture_lib.words import WORDS, say

PACKAGE = Path(lecture_lib.__file__).parent


@cache
def modules():
    """The modules of the package as syntax trees, by name."""
    files = [path for path in PACKAGE.rglob("*.py") if path.name not in ("words.py", "__init__.py")]
    return {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(files)}


@cache
def own(module):
    """The texts that stand in a module."""
    constants = [node.value for node in ast.walk(modules()[module]) if isinstance(node, ast.Constant)]
    return {value for value in constants if isinstance(value, str)}


@cache
def known(module):
    """The texts that can reach a module: its own, and those of the modules it takes anything from."""
    imports = [node for node in ast.walk(modules()[module]) if isinstance(node, ast.ImportFrom)]
    names = {name for node in imports for name in ((node.module or "").split(".")[-1], *(a.name for a in node.names))}
    return own(module).union(*(own(name) for name in names & set(modules())))


def said_by(key):
    """The modules that can say it: the key stands there, or a beginning of it does ("data_") and the rest reaches it, too."""
    return [module for module in modules() if key in own(module) or composed(key, own(module)) & known(module)]


def composed(key, texts):
    """What would have to stand between a beginning ("variant_") and an end ("_why" or nothing), which stand there."""
    rests = [key.removeprefix(text) for text in texts if text.endswith("_") and key.startswith(text)]
    ends = ["", *(text for text in texts if text.startswith("_"))]
    return {rest.removesuffix(end) for rest in rests for end in ends if rest.endswith(end)}


@pytest.mark.parametrize("key", WORDS)
def test_every_key_has_two_originals_and_is_used(key):
    ja, en = WORDS[key]
    assert ja
    assert en
    assert ja != en
    assert re.search(r"[ぁ-んァ-ヶ一-龠]", ja), "Japanese text without a Japanese character"
    assert not re.search(r"[ぁ-んァ-ヶ一-龠]", en)
    assert said_by(key), "no widget and no table says it"


def test_a_key_that_nobody_says_is_found():
    assert said_by("training_flat") == ["trained_network"]
    assert said_by("variant_slope_at_o_why")
    assert not said_by("training_nowhere")
    assert not said_by("verdict_spare")


def test_a_key_without_words_is_an_error_and_a_sign_is_said_as_it_is():
    with pytest.raises(KeyError, match="no words for 'training_nowhere'"):
        say("training_nowhere")
    assert say("w₁") == "w₁"


def test_the_language_is_the_readers_choice():
    assert lecture_lib.use_language("ja") == "日本語"
    assert say("reset") == "最初に戻す"
    assert lecture_lib.use_language("en") == "English"
    assert say("reset") == "reset"
    assert say("x₁") == "x₁"
    with pytest.raises(ValueError, match=r"language is 'fr': expected \"ja\" or \"en\""):
        lecture_lib.use_language("fr")
    assert lecture_lib.language() == "en"


@pytest.mark.parametrize(
    ("value", "text", "in_figure"),
    [
        (0, "0", "0.00"), (-0.0, "0", "0.00"), (0.4, "0.4", "0.400"), (-0.096419, "−0.09642", "−0.0964"), (2, "2", "2.00"),
        (-36.898, "−36.9", "−36.9"), (1234.56, "1235", "1235"), (-0.0015, "−0.0015", "−0.0015"),
        (0.00049, "4.900×10⁻⁴", "4.9×10⁻⁴"), (-1e-9, "−1.000×10⁻⁹", "−1.0×10⁻⁹"),
        (1.27e-16, "≈0", "≈0"), (123456, "1.235×10⁵", "1.2×10⁵"), (1 - 1e-9, "1", "1.00"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_a_person_writes_them(value, text, in_figure):
    assert style.number(value) == text
    assert style.label(value) == in_figure


def test_in_little_room_a_power_of_ten_has_one_digit():
    assert [style.short(value) for value in (-6.16e-4, 9.96e-5, 0.0123, 0, 1e-14)] == [
        "−6×10⁻⁴", "1×10⁻⁴", "0.0123", "0.00", "≈0",
    ]  # fmt: skip


def test_a_negative_factor_stands_in_brackets_and_an_output_close_to_1_is_not_called_1():
    assert style.factor(-2) == "(−2)"
    assert style.factor(2) == "2"
    assert style.output(1 - 2.26e-6) == "(1 − 2.260×10⁻⁶)"
    assert style.output(1 - 0.007659) == "0.992341"
    assert style.output(0.5987) == "0.5987"
    assert style.output(1.0) == "1"
