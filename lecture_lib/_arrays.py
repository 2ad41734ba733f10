"""What a caller passes, as float64 arrays, or an error that names the argument, what came and what was expected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

REAL_KINDS = "fiu"  # numpy: floating, signed and unsigned integers; not bool, complex, text, object

Array = NDArray[np.float64]
Values = Array | np.float64  # numpy turns an array of shape () into a number


def real(name: str, value: ArrayLike, *dimensions: int) -> Array:
    """`value` as a float64 array, with as many axes as one of `dimensions` says (any number when none is given).

    Raises TypeError for anything but real numbers, and for what numpy would drop in silence, masks and units; ValueError for
    ragged or empty input, NaN, infinities, wrong axes.
    """
    _nothing_to_drop(name, value)
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} is ragged (rows of different lengths): expected a rectangular array") from None
    if array.dtype.kind not in REAL_KINDS:
        raise TypeError(f"{name} is {_described(value, array)}: expected real numbers")
    if dimensions and array.ndim not in dimensions:
        raise ValueError(f"{name} has shape {array.shape}: expected {_axes(dimensions)}")
    if array.size == 0:
        raise ValueError(f"{name} has shape {array.shape}, which holds no number: expected at least one")
    array = array.astype(np.float64, copy=False)
    if not np.isfinite(array).all():
        index = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        place = f" at index {index}" if index else ""
        raise ValueError(f"{name} has {array[index]}{place}: expected finite numbers")
    return array


DROPPED = {"mask": "a mask", "unit": "a unit", "units": "units"}  # attributes of masked arrays, and of quantities


def _nothing_to_drop(name: str, value: Any) -> None:
    if type(value) in (np.ndarray, np.float64, float, int):
        return
    for part in value if isinstance(value, (list, tuple)) else [value]:
        what = None if isinstance(part, (float, int)) else next((what for what in DROPPED if hasattr(part, what)), None)
        if what:
            raise TypeError(f"{name} is or holds a {type(part).__name__}, which has {DROPPED[what]}: expected plain numbers")


def same_shape(name: str, value: ArrayLike, other_name: str, other: ArrayLike) -> tuple[Array, Array]:
    """Both as float64 arrays; raises ValueError unless they have one shape (numpy would broadcast, and hide a mistake)."""
    first, second = real(name, value), real(other_name, other)
    if first.shape != second.shape:
        raise ValueError(f"{name} has shape {first.shape}, but {other_name} has shape {second.shape}: expected the same shape")
    return first, second


def shares(name: str, value: ArrayLike) -> Array:
    """`value` (n,) or (N, n) as a float64 array; raises unless each row is shares of 1: none below 0, their sum 1."""
    array = real(name, value, 1, 2)
    if (low := float(array.min())) < 0:
        raise ValueError(f"{name} has {low}: expected shares of 1, none below 0")
    sums = np.atleast_1d(array.sum(axis=-1))
    if (wrong := np.flatnonzero(abs(sums - 1) > 1e-6)).size:
        place = f"row {wrong[0]} of {name}" if array.ndim == 2 else name
        raise ValueError(f"{place} sums to {sums[wrong[0]]:.6g}: expected shares of 1, a row of one number for each class")
    return array


def positive(name: str, value: ArrayLike) -> float:
    """`value` as a float; raises unless it is one finite number greater than 0 (a step size ε, a nudge h)."""
    number = float(real(name, value, 0))
    if number <= 0:
        raise ValueError(f"{name} is {number}: expected a number greater than 0")
    return number


def whole(name: str, value: object, least: int) -> int:
    """`value` as an int; raises unless it is a whole number, not below `least` (a seed, a size, a number of steps)."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} is {value!r} ({type(value).__name__}): expected a whole number")
    if value < least:
        raise ValueError(f"{name} is {value}: expected a whole number from {least}")
    return int(value)


def one_of(name: str, value: object, known: Collection[str]) -> str:
    """`value` if it is one of the `known` words; raises ValueError that lists them."""
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"{name} is {value!r}: expected one of {', '.join(map(repr, known))}")
    return value


def several(name: str, values: object, each: str) -> Sequence[Any]:
    """`values` if it is a tuple or something like it; raises TypeError naming what each entry stands for ("layer")."""
    if isinstance(values, str) or not isinstance(values, Sequence | np.ndarray):
        raise TypeError(f"{name} is {values!r} ({type(values).__name__}): expected a tuple, an entry for each {each}")
    return values  # type: ignore[return-value]


def _described(value: object, array: NDArray[np.generic]) -> str:
    """What came, for a message: its type for a single thing, the type of its elements for an array."""
    if isinstance(value, str) or array.ndim == 0:
        return f"{value!r} ({type(value).__name__})"
    return f"an array of {array.dtype.name} values"


def _axes(dimensions: tuple[int, ...]) -> str:
    words = {0: "a single number, shape ()", 1: "one axis", 2: "two axes"}
    return " or ".join(words.get(d, f"{d} axes") for d in dimensions)
