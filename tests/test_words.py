"""Words: each said by somebody, in two originals; a language that is the reader's choice, and room for a third."""

import ast
import re
import sys
from functools import cache
from types import ModuleType

import pytest
from explorers import NAMES, SHORT, buttons
from sources import imported, trees

import lecture_lib
from lecture_lib import _words, exercises, explore, gradcheck  # all that have words have added them now
from lecture_lib._words import WORDS, add_words, say

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠、]")


def adds_words(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "add_words"


@cache
def added(module):
    """The keys of the words that a module adds."""
    calls = [node for node in ast.walk(trees()[module]) if adds_words(node)]
    return [key.value for call in calls for key in call.args[0].keys]


@cache
def own(module):
    """The texts that stand in a module, apart from its words."""
    texts, nodes = set(), [trees()[module]]
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
        nodes += [] if adds_words(node) else ast.iter_child_nodes(node)
    return texts


@cache
def known(module):
    """The texts that can reach a module: its own, and those of the modules it takes anything from."""
    return own(module).union(*map(own, imported(module)))


def said_by(key):
    """The modules that can say it: the key stands there, or a beginning of it does ("data_") and the rest reaches it, too."""
    return [name for name in trees() if key in own(name) or composed(key, own(name)) & known(name)]


def composed(key, texts):
    """What would have to stand between a beginning ("variant_") and an end (nothing, "_why", "_why" + "_" + "tanh") of the key."""
    rests = [key.removeprefix(text) for text in texts if text.endswith("_") and key.startswith(text)]
    ends = ["", *(text for text in texts if text.startswith("_"))]
    ends += [f"{end}_{f}" for end in ends for f in ("sigmoid", "tanh", "relu") if "_" in texts]
    return {rest.removesuffix(end) for rest in rests for end in ends if rest.endswith(end)}


@pytest.mark.parametrize("key", WORDS)
def test_every_key_has_two_originals_and_is_used(key):
    ja, en = WORDS[key]
    assert ja
    assert en
    assert ja != en
    assert JAPANESE.search(ja), "Japanese text without a Japanese character"
    assert not JAPANESE.search(en)
    assert said_by(key), "no widget and no table says it"


def test_a_key_that_nobody_says_is_found():
    assert said_by("training_flat") == ["lecture_lib.explore._learning"]
    assert said_by("variant_slope_at_o_why") == ["lecture_lib.explore.variants"]
    assert said_by("variant_slope_at_o_why_tanh") == ["lecture_lib.explore.variants"]
    assert not said_by("training_nowhere")
    assert not said_by("variant_slope_at_o_nowhere")
    assert not said_by("verdict_spare")


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_an_explorer_stand_in_the_file_that_says_them(name):
    module = f"lecture_lib.explore.{name}"
    assert added(module)
    assert [key for key in added(module) if module not in said_by(key)] == []


def test_no_words_stand_in_two_files():
    everywhere = [key for module in trees() for key in added(module)]
    assert sorted(everywhere) == sorted(WORDS)


def test_a_key_that_has_words_cannot_be_given_others():
    add_words({"reset": WORDS["reset"]})  # the same again, as when a module is loaded anew, does no harm
    with pytest.raises(ValueError, match=r"'reset' has words already, \('最初に戻す', 'reset'\): expected another key"):
        add_words({"reset": ("もう一度", "again")})
    assert say("reset") == "reset"


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
    with pytest.raises(ValueError, match=r"language is 'fr': expected one of 'ja', 'en'"):
        lecture_lib.use_language("fr")
    assert lecture_lib.language() == "en"


# ---- a third language, which has two words so far


@pytest.fixture
def french(monkeypatch):
    module = ModuleType("lecture_lib._words_fr")
    module.WORDS = {"reset": "remettre", "seed": "graine"}
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(lecture_lib.LANGUAGES, "fr", "français")
    assert lecture_lib.use_language("fr") == "français"
    yield
    _words._further.cache_clear()


@pytest.mark.usefixtures("french")
def test_a_third_language_says_the_words_it_has_and_english_for_all_others():
    assert {key: say(key) for key in WORDS} == {key: en for key, (_, en) in WORDS.items()} | {"reset": "remettre", "seed": "graine"}
    lecture_lib.use_language("ja")
    assert say("reset") == "最初に戻す"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("name", NAMES)
def test_an_explorer_speaks_a_third_language_as_far_as_that_goes(name):
    explorer = getattr(explore, name)(**({"steps": 10} if name in SHORT else {}))
    assert explorer.problem == ""
    assert "remettre" in buttons(explorer)
    assert "reset" not in buttons(explorer)
    if "seed" in explorer.controls and name != "seeds":  # whose seed has a sign
        assert explorer.controls["seed"].description == "graine"
    lecture_lib.use_language("en")
    assert explorer.text() == getattr(explore, name)(**explorer.values).text()


@pytest.mark.usefixtures("french")
def test_tables_verdicts_and_progress_are_english_in_a_third_language():
    def told():
        wrong, table = exercises.check_delta_o(lambda t, o: t - o), gradcheck.compare({"b": 1.0}, {"b": 2.0})
        return [text for of in (wrong, table, exercises.progress(1)) for text in (repr(of), of._repr_html_())]

    in_french = told()
    lecture_lib.use_language("en")
    assert in_french == told()
    assert "The sign is the other way round" in in_french[0]
