"""What widgets, tables and verdicts say, in the language in use. Japanese and English are two originals, not a translation.

say("reset") says it; a sign that needs no words (x₁, ▶) stands for itself. The words of one explorer stand in its own file,
those of the exercises' verdicts in exercises/_words.py: each file hands its own to `add_words`. Here is what several share.

A further language is one file, _words_<code>.py, with WORDS = {key: text} for any of the keys, and one line in
lecture_lib.LANGUAGES. What it lacks is said in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from . import language

ORIGINALS = ("ja", "en")
WORDS: dict[str, tuple[str, str]] = {}  # key: (Japanese, English)


def add_words(words: Mapping[str, tuple[str, str]]) -> None:
    """Words that can be said from now on; raises ValueError for a key that has other words already."""
    for key, pair in words.items():
        if WORDS.setdefault(key, pair) != pair:
            raise ValueError(f"{key!r} has words already, {WORDS[key]}: expected another key")


def say(key: str, **values: object) -> str:
    """The words of that key in the language in use, with {names} replaced by `values`.

    What has no words is said as it is (x₁, ▶, a sentence); but who writes an underscore means a key: KeyError if there is none.
    """
    if key not in WORDS and "_" in key:
        raise KeyError(f"no words for {key!r}: expected one of those that are handed to add_words")
    text = _said(key) if key in WORDS else key
    return text.format(**values) if values else text


def original() -> int:
    """Which of two originals is spoken: 0, the Japanese, or 1, the English, as in any further language."""
    return 0 if language() == "ja" else 1


def _said(key: str) -> str:
    further = {} if language() in ORIGINALS else _further(language())
    return further.get(key, WORDS[key][original()])


@cache
def _further(code: str) -> Mapping[str, str]:
    words: Mapping[str, str] = import_module(f"lecture_lib._words_{code}").WORDS
    return words


add_words({
    # controls that several explorers have
    "epsilon": ("学習率 ε", "step size ε"),
    "seed": ("シード", "seed"),
    "new_seed": ("別の乱数で", "new seed"),
    "step": ("ステップ", "step"),
    "back": ("‹ 戻る", "‹ back"),
    "on": ("次へ ›", "next ›"),
    "step_back": ("1つ戻る", "one step back"),
    "step_on": ("1つ進む", "one step on"),
    "steps": ("更新回数", "updates"),
    "ten_times": ("10回続けて", "ten times"),
    "sets": ("{values} にする（ほかは標準の値）", "sets {values}; other settings as usual"),
    "sets_usual": ("標準の値にする", "sets everything as usual"),
    "again": ("くり返す", "repeat"),
    "reset": ("最初に戻す", "reset"),
    "apply": ("更新する（W, b ← 新しい W, b）", "apply the update (W, b ← new W, b)"),
    "start_b": ("初期値 b", "start b"),
    "data": ("データ", "data"),
    "layers": ("隠れ層の数", "hidden layers"),
    "units": ("各層のユニット数", "units in each"),
    "stop": ("中止", "stop"),
    # how formulas in one line are joined
    "formulas_between": ("、", ",　 "),
    # alerts
    "problem": ("この値では計算できません。別の値にすると元に戻ります。",
        "This cannot be computed; another value brings the picture back."),
})  # fmt: skip
