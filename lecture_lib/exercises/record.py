"""What a learner has got right, kept from one session to the next in one small file beside the notebooks.

The file lies in the folder that holds those of the languages, or where Python was started, and holds names, nothing else. The
environment variable LECTURE_PROGRESS names another one; empty, it keeps everything in memory.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

FILE = "lecture_progress.json"

_right: set[str] = set()  # of this session, should there be no file
_unkept: list[str] = []  # why, if it could not be written


def place() -> Path | None:
    """Where the file is; None if there is to be none."""
    if (told := os.environ.get("LECTURE_PROGRESS")) is not None:
        return Path(told) if told else None
    here = Path.cwd()
    language = next((folder for folder in (here, *here.parents) if folder.name in ("ja", "en")), None)
    return (language.parent if language else here) / FILE


def right() -> set[str]:
    """The names of the exercises that have ever been right. A file that cannot be read counts as empty."""
    try:
        told = json.loads(where.read_text("utf-8")) if (where := place()) else {}
        names = told.get("right", [])
        return _right | {name for name in names if isinstance(name, str)}
    except (OSError, ValueError, AttributeError, TypeError):
        return set(_right)


def keep(name: str) -> None:
    """This exercise was right: a later wrong try does not undo it."""
    names = right() | {name}
    _right.add(name)
    if (where := place()) is None:
        return
    try:
        beside = where.with_suffix(".tmp")
        beside.write_text(json.dumps({"right": sorted(names)}, indent=1), "utf-8")
        beside.replace(where)
        _unkept.clear()
    except OSError as problem:
        _unkept[:] = [str(problem.strerror or problem)]


def forget() -> None:
    """Begin anew."""
    _right.clear()
    if (where := place()) is not None:
        where.unlink(missing_ok=True)


def unkept() -> str:
    """Why what is right is kept in memory only; nothing, if it is in the file."""
    return "".join(_unkept)
