"""Here, not in tests/, so that it holds however pytest is called: `pytest notebooks/…` too."""

import os

# Before numpy is loaded, here and in the kernels of the notebooks: tests run side by side, one to a processor; threads of a
# matrix product on top of that only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

os.environ["LECTURE_PROGRESS"] = ""  # what whoever runs the tests has solved is in no output

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # a busy machine is no mistake
settings.load_profile("patient")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `nightly` runs only where it is asked for: pytest -m nightly.

    Of what runs, the browser comes first, which takes longest, and then notebooks: what is small fills the other processors.
    """
    nightly = [item for item in items if item.get_closest_marker("nightly") and "nightly" not in config.option.markexpr]
    config.hook.pytest_deselected(items=nightly)
    items[:] = sorted((item for item in items if item not in nightly), key=_turn)


def _turn(item: pytest.Item) -> int:
    return 0 if item.get_closest_marker("browser") else 1 if item.path.suffix == ".ipynb" else 2
