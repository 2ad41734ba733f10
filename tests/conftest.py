"""What all tests here begin with."""

import pytest

import lecture_lib


@pytest.fixture(autouse=True)
def _english():
    """Whatever the test before this one has spoken."""
    lecture_lib.use_language("en")
