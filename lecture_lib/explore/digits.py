"""explore.digits: draw a digit and see what the network of lesson 5 makes of it, beside digits that people have written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from .. import datasets, network
from .._arrays import Array
from .._drawing import Label, Labels, add_panel, data_at, place_of, sheet
from .._numbers import narrow, significant
from .._style import FORWARD, INK, LETTERS, TARGET, TEXT
from .._words import add_words, say
from ..diagrams.charts import Cells
from ..diagrams.digits import show_digit
from ..network import Network
from ._controls import Button, Choice, Count, Remembered
from ._explorer import explorer
from ._grips import Grip, Place
from ._readout import block, equals, forward_span, from_to, side_by_side, target_span

SIDE, CLASSES, SEEN, MOST_STEPS, EPSILON = 8, 10, 600, 100, 0.005
WIDTH, HEIGHT = 1010, 400
FIELD = (24, 24, 352)  # left, bottom, size
ZERO, LONG, ROW = 470, 190, 35.2  # of the bars
PEN = 0.65  # pixels from the middle of the pen to where it is half as dark
NOTHING: tuple[float, ...] = (0.0,) * SIDE**2


@dataclass(frozen=True)
class Drawn:
    """A picture, and a network that has been trained for some updates; which test digit the picture is, if it is one."""

    image: Array  # (64,)
    steps: int
    shown: int  # counted from 1; 0: none
    cell: int  # where the keyboard's pen is

    @property
    def net(self) -> Network:
        return trained()[0][self.steps]

    @property
    def E(self) -> list[float]:
        return trained()[1][: self.steps + 1]

    @property
    def o(self) -> Array:
        return np.asarray(network.forward(self.net, self.image[None]).o[-1][0])

    @property
    def right(self) -> int | None:
        """The class of the test digit that is shown, if it is one."""
        return int(data()[1][unseen()[self.shown - 1]].argmax()) if self.shown else None


@lru_cache(maxsize=1)
def data() -> tuple[Array, Array]:
    return datasets.digits()


@lru_cache(maxsize=1)
def order() -> NDArray[np.intp]:
    """As in the lesson: the first 600 are trained on, the others are kept aside."""
    return np.random.default_rng(0).permutation(len(data()[0]))


def unseen() -> NDArray[np.intp]:
    return order()[SEEN:]


@lru_cache(maxsize=1)
def trained() -> tuple[list[Network], list[float]]:
    """The lesson's network before the first and after each of 100 updates, and its losses."""
    x, t = (values[order()[:SEEN]] for values in data())
    nets = [network.initial((SIDE**2, 16, CLASSES), seed=0, output="softmax", scale=1 / SIDE)]
    for _ in range(MOST_STEPS):
        nets.append(network.train(nets[-1], x, t, EPSILON, 1).net)
    return nets, [network.loss(net, x, t) for net in nets]


@lru_cache(maxsize=MOST_STEPS + 1)
def read_right(steps: int) -> int:
    """How many of the digits that were kept aside are read correctly after so many updates."""
    x, t = (values[unseen()] for values in data())
    return int(np.count_nonzero(network.forward(trained()[0][steps], x).o[-1].argmax(axis=1) == t.argmax(axis=1)))


def compute(image: tuple[float, ...], steps: int, pen: str, shown: int, cell: int) -> Drawn:
    return Drawn(np.array(image), steps, shown, cell)


# ---- drawing


def stroke(image: tuple[float, ...], start: Place, end: Place, erase: bool = False) -> tuple[float, ...]:
    """A line from one place of the field to another, in pixels from its upper left corner: darkest along its middle."""
    rows, columns = np.divmod(np.arange(SIDE**2), SIDE)
    middle = np.stack([columns, rows], axis=1) + 0.5
    way = np.subtract(end, start)
    along = np.clip((middle - start) @ way / max(float(way @ way), 1e-9), 0, 1)
    away = np.hypot(*(middle - start - along[:, None] * way).T)
    pen = 2 * PEN if erase else PEN
    ink = np.round(np.clip(0.5 + (pen - away) / 0.9, 0, 1) * 16) / 16  # in sixteenths, as those of the data set
    pixels = np.array(image)
    return tuple((np.minimum(pixels, 1 - ink) if erase else np.maximum(pixels, ink)).tolist())


def grips(panels: DigitsFigure, now: Drawn) -> list[Grip]:
    """The field: the pointer draws; arrow keys move a frame over its pixels, Enter or Space fills one, or empties it."""

    def pixel(place: Place) -> Place:
        x, y = data_at(panels.field, *place)
        return min(max(x, 0.0), float(SIDE)), min(max(SIDE - y, 0.0), float(SIDE))

    def draw_on(before: Mapping[str, Any], start: Place, end: Place) -> dict[str, Any]:
        a, b = pixel(start), pixel(end)
        return {"image": stroke(before["image"], a, b, before["pen"] == "erase"), "shown": 0, "cell": _cell(b)}

    def press(before: Mapping[str, Any], place: Place) -> dict[str, Any]:
        if place != centre:
            return draw_on(before, place, place)
        pixels = list(before["image"])  # by keyboard
        pixels[before["cell"]] = 0.0 if before["pen"] == "erase" else 1.0
        return {"image": tuple(pixels), "shown": 0}

    def keys(before: Mapping[str, Any], right: int, down: int) -> dict[str, Any]:
        row, column = divmod(before["cell"], SIDE)
        return {"cell": min(max(row + down, 0), SIDE - 1) * SIDE + min(max(column + right, 0), SIDE - 1)}

    (left, top), (right, bottom) = place_of(panels.field, 0, SIDE), place_of(panels.field, SIDE, 0)
    centre = ((left + right) / 2, (top + bottom) / 2)
    size = (right - left, bottom - top)
    row, column = divmod(now.cell, SIDE)
    told = say("grip_field", row=row + 1, column=column + 1, ink=significant(float(now.image.ravel()[now.cell]), 2))
    return [Grip("field", told, centre, size, draw_on, press, keys, follows=True)]


def _cell(place: Place) -> int:
    column, row = (min(int(along), SIDE - 1) for along in place)
    return row * SIDE + column


def clear(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"image": NOTHING, "shown": 0, "cell": 0}


def next_test_digit(values: Mapping[str, Any]) -> dict[str, Any]:
    shown = values["shown"] % len(unseen()) + 1
    return {"image": tuple(data()[0][unseen()[shown - 1]].tolist()), "shown": shown}


class DigitsFigure:
    """The field; ten bars; ten digits of the data set, one of each class."""

    def __init__(self, figure: Figure) -> None:
        left, bottom, size = FIELD
        axes = sheet(figure, WIDTH, HEIGHT)
        self.field = add_panel(figure, left, bottom, size, size)
        self.field.set(xlim=(0, SIDE), ylim=(0, SIDE), xticks=[], yticks=[])
        self.image = Cells(self.field, darkest=222)
        for k in range(SIDE + 1):
            self.field.plot([k, k], [0, SIDE], color="#C8C8C8", linewidth=1, animated=True, zorder=3)
            self.field.plot([0, SIDE], [k, k], color="#C8C8C8", linewidth=1, animated=True, zorder=3)
        for side in self.field.spines.values():
            side.set(visible=True, color=INK, linewidth=2)
        self.pen = Rectangle((0, 0), 1, 1, fill=False, edgecolor=FORWARD, linewidth=3, animated=True, zorder=4, clip_on=False)
        self.field.add_patch(self.pen)
        self.rows = [bottom + size - (j + 0.5) * ROW for j in range(CLASSES)]
        self.bars = PolyCollection([], facecolors=FORWARD, edgecolors="none", animated=True, zorder=2)
        axes.add_collection(self.bars, autolim=False)
        axes.plot([ZERO, ZERO], [bottom, bottom + size], color=INK, linewidth=1.4, zorder=3)
        for j, y in enumerate(self.rows):
            Label(axes, ZERO - 26, y, INK, 17, text=str(j))
        self.numbers = Labels(axes, FORWARD, TEXT, animated=True)
        self.right = Labels(axes, TARGET, 17, animated=True)
        self._examples(figure)

    def _examples(self, figure: Figure) -> None:
        """The first digit of each class among those that the network has learnt from."""
        x, t = (values[order()[:SEEN]] for values in data())
        for j in range(CLASSES):
            place = (776 + 118 * (j % 2), FIELD[1] + FIELD[2] - 70.4 * (j // 2) - 64)
            axes = add_panel(figure, *place, 64, 64)
            show_digit(axes, x[t[:, j] == 1][0].reshape(SIDE, SIDE))
            axes.text(-2.5, 3.5, str(j), fontsize=17, color=LETTERS[TARGET], ha="center", va="center")


def draw(panels: DigitsFigure, now: Drawn) -> None:
    """The picture, the pen, the bars, and a ✓ at the class of a test digit."""
    panels.image.values = now.image.reshape(SIDE, SIDE)[::-1]
    row, column = divmod(now.cell, SIDE)
    panels.pen.set_xy((column, SIDE - 1 - row))
    o = now.o if now.image.any() else np.zeros(CLASSES)
    ends, half = ZERO + LONG * o, 0.36 * ROW
    panels.bars.set_verts([[(ZERO, y - half), (end, y - half), (end, y + half), (ZERO, y + half)]
                           for y, end in zip(panels.rows, ends.tolist(), strict=True)])  # fmt: skip
    panels.numbers.write({(end + 42, y): narrow(value) for y, end, value in zip(panels.rows, ends.tolist(), o.tolist(), strict=True)
                          if value >= 0.005})  # fmt: skip
    panels.right.write({} if now.right is None else {(ZERO - 52, panels.rows[now.right]): "✓"})


def readout(now: Drawn) -> str:
    """What the picture is read as, and the class it has, if it is a test digit; how well the network reads digits it never saw."""
    told = [say("digits_empty")]
    if now.image.any():
        first, second = np.argsort(-now.o, kind="stable")[:2].tolist()
        told = [_said("digits_read", first, now), _said("digits_next", second, now)]
        if now.right is not None:
            sign = "✓" if now.right == first else "✗"
            told.append(f"{say('digits_right', n=now.shown, of=len(unseen()), digit=target_span(now.right))} {sign}")
    right, of = read_right(now.steps), len(unseen())
    known = say("digits_unseen", share=significant(100 * right / of, 3), right=right, of=of)
    return block(side_by_side(told), side_by_side([from_to(now.E), known]))


def _said(key: str, digit: int, now: Drawn) -> str:
    """A digit, and how probable it is."""
    return f"{say(key, digit=forward_span(digit))}　<i>o</i><sub>{digit}</sub> {equals(forward_span, float(now.o[digit]), 3)}"


def _image(value: Any) -> tuple[float, ...]:
    pixels = np.asarray(value, dtype=np.float64)
    if pixels.size != SIDE**2 or not ((pixels >= 0) & (pixels <= 1)).all():
        raise ValueError(f"image has shape {pixels.shape}: expected {SIDE} × {SIDE} numbers from 0 to 1")
    return tuple(pixels.ravel().tolist())


@explorer(
    controls=(
        Count("steps", "steps", MOST_STEPS, 0, MOST_STEPS, play=1), Choice("pen", "pen", "draw", ("draw", "erase"), "pen_"),
        Remembered("image", NOTHING, _image), Remembered("shown", 0, int), Remembered("cell", 0, int),
    ),
    compute=compute, stage=DigitsFigure, draw=draw, readout=readout, grips=grips,
    width=WIDTH, height=HEIGHT, cuts=(400, 730), lines=3,
    buttons=(Button("digits_clear", clear), Button("digits_test", next_test_digit)),
)  # fmt: skip
def digits(**presets: Any) -> Any:
    """Explorer of a digit that you draw: what the network of lesson 5 reads in its 8 × 8 pixels.

    Presets: image (8 × 8 or 64 numbers, 0 paper to 1 ink), steps (0 to 100), pen ("draw" or "erase"), shown (which of the digits
    kept aside is said to be in the picture: 1 to 1,197; 0: none), cell (where the keyboard's pen is, 0 to 63).
    """


add_words({
    "pen": ("ペン", "pen"),
    "pen_draw": ("書く", "draw"),
    "pen_erase": ("消す", "erase"),
    "grip_field": ("8×8 の欄、{row} 行 {column} 列、濃さ {ink}：ドラッグで書く（矢印キーで動き、スペースで書く・消す）",
        "the field of 8 × 8, row {row}, column {column}, ink {ink}: draw with the pointer, or move with the arrow keys and press "
        "Space"),
    "digits_clear": ("消して書き直す", "clear"),
    "digits_test": ("学習に使っていない数字", "a digit it has not seen"),
    "digits_empty": ("8×8 の欄いっぱいに、数字を1つ書いてください", "Draw a digit that fills the field of 8 × 8"),
    "digits_read": ("読み取り：{digit}", "read as {digit}:"),
    "digits_next": ("次の候補：{digit}", "next {digit}:"),
    "digits_right": ("正解（{of} 枚中の {n} 枚目）：{digit}", "it is a {digit} (number {n} of {of})"),
    "digits_unseen": ("学習に使っていない {of} 枚の正解率：{share} %（{right} 枚）",
        "of {of} digits it has not seen it reads {share} % correctly ({right})"),
})  # fmt: skip
