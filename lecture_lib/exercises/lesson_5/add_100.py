"""100 added to every logit."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=2,
    asked=("ロジット全部に 100 を足すと", "100 added to every logit"),
    spec=lambda: "c",
    solution='add_100 = "c"  # e^(u + 100) / Σ e^(u + 100) = e^u / Σ e^u',
    mistakes=(
        Mistake("all_grow", lambda: "a",
            "3つの o がどれも大きくなったら、合計はいくつになりますか？",
            "If all three o grew, what would they add up to?"),
        Mistake("all_alike", lambda: "b",
            "101 と 100 は、比べればほとんど同じ数です。では e^101 は e^100 の何倍ですか？　e^1 は e^0 "
            "の何倍でしたか？",
            "As numbers, 101 and 100 are much alike. But how many times e^100 is e^101? And how many times e^0 was "
            "e^1?"),
        Mistake("surer", lambda: "d",
            "o の比 o₁ : o₂ は exp(u₁) : exp(u₂) です。両方の u に 100 を足すと、この比はどう変わりますか？",
            "The ratio o₁ : o₂ is exp(u₁) : exp(u₂). What becomes of it when 100 is added to both u?"),
    ),
    hints=(
        ("$e^{u + 100}$ を、2つの数の積に分けてみます。",
         "Write $e^{u + 100}$ as a product of two numbers."),
        ("$e^{u + 100} = e^{100} e^u$ です。同じことが、分母のどの項にも起こります。",
         "$e^{u + 100} = e^{100} e^u$, and the same happens to every term of the denominator."),
        ("分子にも分母にも $e^{100}$ が掛かっています。約分すると……",
         "There is a factor $e^{100}$ above and below. Cancel it, and …"),
    ),
)  # fmt: skip
