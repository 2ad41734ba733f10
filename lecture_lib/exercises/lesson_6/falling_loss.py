"""Say what a falling loss proves."""

from __future__ import annotations

from ..exercise import Exercise, Mistake

EXERCISE = Exercise(
    __name__,
    of=2,
    section=7,
    asked=("損失が下がることから言えることを答える", "say what a falling loss proves"),
    spec=lambda: "c",
    solution='falling_loss = "c"',
    mistakes=(
        Mistake("gradient_right", lambda: "a",
            "第2章で、わざと間違えた7つのアルゴリズムのうち、XOR を学習してしまったものはいくつありましたか？",
            "Of the seven wrong algorithms in lesson 2, how many learnt XOR all the same?"),
        Mistake("epsilon_right", lambda: "b",
            "もっと大きい（または小さい）ε の E とは、まだ比べていません。どうすれば「ちょうどよい」と言えますか？",
            "It has not been compared with a larger or a smaller ε. What would show that this one is right?"),
        Mistake("will_reach", lambda: "d",
            "途中まで下がって、そこで止まった E の曲線を覚えていますか（第2章第6節）？",
            "Do you remember curves of E that fell part of the way and stayed there (lesson 2, section 6)?"),
    ),
    hints=(
        ("言えないものを1つずつ消していきます。反例を1つ思い出せば、消せます。",
         "Strike out what cannot be concluded: one counterexample is enough."),
        ("間違った勾配でも E が下がる例は、第1章と第2章にありました。途中で止まる例は、第2章と第3章にありました。",
         "Lessons 1 and 2 had wrong gradients with which E fell; lessons 2 and 3 had runs that stopped half way."),
        ("a と d には反例があります。b を言うには、ほかの ε と比べなければなりません。",
         "There are counterexamples to a and to d. To say b, one must compare with other ε."),
    ),
)  # fmt: skip
