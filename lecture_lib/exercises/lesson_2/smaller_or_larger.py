"""Predict the size of δ three layers back."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=6,
    asked=("3層戻った δ の大きさを予想する", "predict the size of δ three layers back"),
    spec=lambda: "c",
    solution='smaller_or_larger = "c"  # (2 × ¼)³ = ⅛',
    mistakes=(
        Mistake("weights_only", lambda: "a",
            "重みの 2 は考えに入っています。1層戻るとき、重みのほかに何が掛かりますか？",
            "The weights, 2 each, are accounted for. What else is multiplied in at each layer?"),
        Mistake("depends", lambda: "b",
            "o は分かりませんが、o(1 − o) には、o が何であっても超えられない値があります。1層分の積は、"
            "いくつを超えられませんか？",
            "We do not know o. But o(1 − o) has a limit, whatever o is. So how large can the product for one layer "
            "be at most?"),
        Mistake("weights_forgotten", lambda: "d",
            "o(1 − o) だけを3回掛けていませんか。途中で通る3本の線では、何が掛かりますか？",
            "Is that o(1 − o) alone, three times? What do the three connections on the way multiply by?"),
    ),
    hints=(
        ("δᵘ⁵ から δᵘ⁴ へ1層戻るとき、掛かるものは2つあります。",
         "From δᵘ⁵ back to δᵘ⁴, there are two factors."),
        ("線を通るときに w、ユニットを通るときに o(1 − o) が掛かります。w = 2、o(1 − o) ≤ ¼ です。",
         "Passing a connection multiplies by w, passing a unit by o(1 − o). Here w = 2, and o(1 − o) ≤ ¼."),
        ("1層で 2 × ¼ = ½ 以下です。これが3層分では……",
         "One layer: at most 2 × ¼ = ½. Three layers: …"),
    ),
)  # fmt: skip
