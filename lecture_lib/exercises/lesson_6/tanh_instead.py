"""Say what tanh does to the way back."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    of=2,
    section=6,
    asked=("隠れ層を tanh にしたときの逆伝播を答える", "say what tanh does to the way back"),
    spec=lambda: "b",
    solution='tanh_instead = "b"',
    mistakes=(
        Mistake("nothing", lambda: "a",
            "o(1 − o) は、何を u で微分した結果でしたか？",
            "o(1 − o) came from differentiating what with respect to u?"),
        Mistake("all_of_them", lambda: "c",
            "δᵒ = δᵘWᵀ は、線形和 u = oW + b の微分から来ます。そこに活性化関数は出てきますか？",
            "δᵒ = δᵘWᵀ comes from the linear sum u = oW + b. Does the activation occur in it?"),
        Mistake("output_too", lambda: "d",
            "出力層の活性化関数は、変えましたか？",
            "Has the activation of the output layer been changed?"),
    ),
    hints=(
        ("活性化関数 f が出てくるのは、o = f(u) のところだけです。",
         "The activation f occurs only in o = f(u)."),
        ("逆伝播で f の微分を掛けるのは、どの式でしたか？",
         "On the way back, in which formula is f differentiated?"),
        ("δᵘ = δᵒ ∘ f′(u) です。f を替えたのは隠れ層だけです。",
         "δᵘ = δᵒ ∘ f′(u), and f was replaced in the hidden layers only."),
    ),
)  # fmt: skip
