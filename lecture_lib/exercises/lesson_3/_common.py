"""What several exercises of lesson 3 have in common."""

from __future__ import annotations

from ..exercise import Factor

PERCENT = Factor(
    "percent",
    lambda *_: 100.0,
    "100倍になっています。返すのは % ですか、0から1までの数ですか？",
    "It is 100 times too large. Is a percentage asked for, or a number between 0 and 1?",
)
