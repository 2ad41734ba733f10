"""Predict the sign of δᵒ."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    section=3,
    asked=("δᵒ の符号を予想する", "predict the sign of δᵒ"),
    spec=lambda: "b",
    solution='direction = "b"  # −(t − o) = −0.5',
    mistakes=(
        Mistake("sign", lambda: "a",
            "δᵒ が正なら、o を増やすと E も増えるはずです。t = 0.9、o = 0.4 のとき、o を 0.41 にすると、誤差 t − o "
            "は大きくなりますか？",
            "If δᵒ were positive, E would grow with o. With t = 0.9 and o = 0.4, does the gap between t and o "
            "widen when o becomes 0.41?"),
        Mistake("zero", lambda: "c",
            "δᵒ が 0 なら、o を少し動かしても E は変わりません。それは o がどこにあるときでしょう？",
            "δᵒ is 0 where a small move of o leaves E as it is. For which o is that?"),
    ),
    hints=(
        ("δᵒ は、o を少し増やしたときに E がどれだけ増えるかです。",
         "δᵒ says how much E grows when o grows a little."),
        ("o を 0.4 から 0.41 にすると、t = 0.9 に近づきますか、遠ざかりますか？",
         "From 0.4 to 0.41: does o come nearer to t = 0.9, or move away?"),
        ("近づくと E = ½(t − o)² は減ります。増やすと減るのだから、微分の符号は……",
         "Nearer means that E = ½(t − o)² falls. So as o grows, E falls: the sign of the derivative is …"),
    ),
)  # fmt: skip
