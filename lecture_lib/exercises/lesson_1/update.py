"""Implement the update."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

from ..exercise import Exercise, Mistake
from ..loops import decimals


def _update(rng: Generator) -> tuple[Any, ...]:
    return decimals(rng, 2), float(decimals(rng, 1)[0]), decimals(rng, 2), float(decimals(rng, 1)[0]), 0.3


def _whole_numbers(rng: Generator) -> tuple[Any, ...]:
    W = rng.integers(1, 6, 3).astype(float)
    return W, float(decimals(rng, 1)[0]), decimals(rng, 3), float(decimals(rng, 1)[0]), 1.7


EXERCISE = Exercise(
    __name__,
    section=4,
    asked=("更新を実装する", "implement the update"),
    spec=lambda W, b, delta_W, delta_b, epsilon: (
        [w - epsilon * d for w, d in zip(W, delta_W, strict=True)],
        b - epsilon * delta_b,
    ),
    draws=(_update, _whole_numbers),
    solution="def update(W, b, delta_W, delta_b, epsilon):\n    return W - epsilon * delta_W, b - epsilon * delta_b",
    returns=("W", "b"),
    mistakes=(
        Mistake("plus", "W - epsilon * delta_W, b - → W + epsilon * delta_W, b +",
            "勾配の向きに進んでいるので、E は増えます。坂を下るには、どちらへ進みますか？",
            "You go along the gradient, where E grows. Which way is downhill?"),
        Mistake("plus_in_b", "b - epsilon → b + epsilon",
            "b だけ、坂を上っていませんか？",
            "Doesn't b go uphill?"),
        Mistake("no_epsilon", "epsilon * →",
            "ε が使われていません。一歩の大きさは、どこで決まりますか？",
            "ε is not used. What decides how long the step is?"),
        Mistake("no_epsilon_in_W", "epsilon * delta_W → delta_W",
            "W の一歩の大きさは？",
            "How long is the step of W?"),
        Mistake("plus_in_W", "W - epsilon → W + epsilon",
            "W だけ、坂を上っていませんか？",
            "Doesn't W go uphill?"),
        Mistake("no_epsilon_in_b", "epsilon * delta_b → delta_b",
            "b の一歩の大きさは？",
            "How long is the step of b?"),
        Mistake("epsilon_twice", "epsilon * → epsilon * epsilon *",
            "ε が2回掛かっています。ΔW, Δb には、もう ε が入っていますか？",
            "ε is multiplied in twice. Is there an ε in ΔW and Δb already?"),
        Mistake("divided", lambda W, b, delta_W, delta_b, epsilon: (W - delta_W / epsilon, b - delta_b / epsilon),
            "ε で割っています。ε を小さくすると、一歩は大きくなりますか、小さくなりますか？",
            "You divide by ε. Should a smaller ε make the step longer, or shorter?"),
        Mistake("only_the_step", lambda W, b, delta_W, delta_b, epsilon: (-epsilon * delta_W, -epsilon * delta_b),
            "動く分だけが返っています。更新したあとの値は？",
            "This is the step alone. What are the values after it?"),
        Mistake(
            "only_the_step_plus",
            "W - epsilon * delta_W, b - epsilon * delta_b → epsilon * delta_W, epsilon * delta_b",
            "ε と勾配の積だけが返っています。更新したあとの W, b は？",
            "This is ε times the gradient. What are W and b after the update?"),
        Mistake("b_left", "- epsilon * delta_b →",
            "b が古いままです。学習するのは重みだけですか？",
            "b is as it was. Is it only the weights that learn?"),
        Mistake(
            "weights_scaled",
            lambda W, b, delta_W, delta_b, epsilon: (epsilon * (W - delta_W), epsilon * (b - delta_b)),
            "ε が、ΔW だけでなく W にも掛かっています。ε を掛けるのは、W と ΔW のどちらですか？",
            "ε multiplies W as well. Which should it multiply, W or ΔW?"),
        Mistake(
            "rounded",
            lambda W, b, delta_W, delta_b, epsilon: (np.round(W - epsilon * delta_W), np.round(b - epsilon * delta_b)),
            "値を丸めています。小さな一歩は、丸めるとどうなりますか？",
            "You round. What becomes of a small step when it is rounded?"),
    ),
    hints=(
        ("勾配は、E がいちばん増える向きです。",
         "The gradient points to where E grows most."),
        ("W も b も、その逆向きに、ε 倍だけ動かします。",
         "Move W and b the opposite way, by ε times the gradient."),
        ("`W - epsilon * delta_W` と `b - epsilon * delta_b` を返します。`-=` は元の配列を書き換えてしまいます。",
         "Return `W - epsilon * delta_W` and `b - epsilon * delta_b`. (`-=` would write into the array you are "
         "given.)"),
    ),
)  # fmt: skip
