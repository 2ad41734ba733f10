"""Numbers as text: as a person writes them, and as the table in the docstring says."""

import re

import pytest
from explorers import read

from lecture_lib import _numbers
from lecture_lib._numbers import bracketed, even_width, narrow, near_one, raised, short_cell, significant


def table():
    """The table of the docstring: {format: (what it is given, what it writes)}."""
    head, *rows = (line for line in _numbers.__doc__.splitlines() if re.search(r"^    .*0\.5\d* +", line))
    values = head.split()
    columns = [re.split(r" {2,}", row.strip()) for row in rows]
    return {name: dict(zip(values, written[: len(values)], strict=True)) for name, *written in columns}


def test_the_table_in_the_docstring_is_what_the_formats_write():
    formats = table()
    assert set(formats) == {"significant", "bracketed", "near_one", "even_width", "narrow", "short_cell"}
    for name, written in formats.items():
        assert len(written) == 5
        assert {value: getattr(_numbers, name)(read(value)) for value in written} == written, name


@pytest.mark.parametrize(
    ("value", "text", "in_figure"),
    [
        (0, "0", "0.00"), (-0.0, "0", "0.00"), (0.4, "0.4", "0.400"), (-0.096419, "−0.09642", "−0.0964"), (2, "2", "2.00"),
        (-36.898, "−36.9", "−36.9"), (1234.56, "1235", "1235"), (-0.0015, "−0.0015", "−0.0015"),
        (0.00049, "4.900×10⁻⁴", "4.9×10⁻⁴"), (-1e-9, "−1.000×10⁻⁹", "−1.0×10⁻⁹"),
        (1.27e-16, "≈0", "≈0"), (123456, "1.235×10⁵", "1.2×10⁵"), (1 - 1e-9, "1", "1.00"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_a_person_writes_them(value, text, in_figure):
    assert significant(value) == text
    assert even_width(value) == in_figure


def test_in_little_room_a_power_of_ten_has_one_digit():
    assert [narrow(value) for value in (-6.16e-4, 9.96e-5, 0.0123, 0, 1e-14)] == [
        "−6×10⁻⁴", "1×10⁻⁴", "0.0123", "0.00", "≈0",
    ]  # fmt: skip


def test_a_negative_factor_stands_in_brackets_and_an_output_close_to_1_is_not_called_1():
    assert bracketed(-2) == "(−2)"
    assert bracketed(2) == "2"
    assert bracketed("−w") == "(−w)"
    assert near_one(1 - 2.26e-6) == "(1 − 2.260×10⁻⁶)"
    assert near_one(1 - 0.007659) == "0.992341"
    assert near_one(0.5987) == "0.5987"
    assert near_one(1.0) == "1"


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-1, "−1"), (0.5, "0.50"), (-0.001, "0.00"), (-4.671, "−4.67"), (-10.59, "−10.6"), (123.4, "123")],
)
def test_an_entry_of_a_table_is_short(value, written):
    assert short_cell(value) == written


def test_an_exponent_is_raised():
    assert raised(-120) == "⁻¹²⁰"
