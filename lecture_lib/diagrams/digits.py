"""Handwritten digits as pictures: grey pixels in a row, each with what there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .._arrays import Array, real
from .._drawing import Label, Picture, add_panel, blank, lecture_style, sheet

MOST, SIZE, GAP, UNDER = 10, 112, 14, 34


def digits(images: ArrayLike, told: Sequence[str] = ()) -> Picture:
    """images (N, n²), 0 paper to 1 ink, as pictures of n × n pixels in a row; told: what is written under each

    Up to 10 of them; raises ValueError for more, and where there are not as many texts as images. Lecture: softmax.
    """
    pixels = real("images", images, 2)
    side = isqrt(pixels.shape[1])
    if side**2 != pixels.shape[1] or len(pixels) > MOST:
        raise ValueError(f"images has shape {pixels.shape}: expected (N, n²) with N up to {MOST}")
    if len(told) not in (0, len(pixels)):
        raise ValueError(f"told has {len(told)} texts: expected {len(pixels)}, one for each image")
    width, height = GAP + len(pixels) * (SIZE + GAP), SIZE + 2 * GAP + (UNDER if told else 0)
    with lecture_style():
        figure = blank(width, height)
        page = sheet(figure, width, height)
        for i, image in enumerate(pixels):
            left = GAP + i * (SIZE + GAP)
            show_digit(add_panel(figure, left, height - GAP - SIZE, SIZE, SIZE), image.reshape(side, side))
            Label(page, left + SIZE / 2, UNDER / 2 + 4, size=16, text=told[i] if told else "")
        return Picture(figure, "  ".join(told) or f"{len(pixels)} × {side} × {side} pixels")


def show_digit(axes: Axes, image: Array) -> None:
    """image (n, n), 0 paper to 1 ink."""
    axes.set(xticks=[], yticks=[])
    axes.imshow(1 - np.asarray(image), cmap="gray", vmin=-0.1, vmax=1, interpolation="nearest")
    for side in axes.spines.values():
        side.set(visible=True, color="#C8C8C8")
