"""The modules of the package as they are written: their syntax trees, and who imports whom."""

import ast
from functools import cache
from pathlib import Path

import lecture_lib

PACKAGE = Path(lecture_lib.__file__).parent


@cache
def trees():
    """By name: lecture_lib, lecture_lib.unit, lecture_lib.explore, lecture_lib.explore.unit, …"""
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def _name(path):
    return ".".join(part for part in path.relative_to(PACKAGE.parent).with_suffix("").parts if part != "__init__")


def above(name):
    """The packages in which a module lies."""
    parts = name.split(".")
    return {".".join(parts[:depth]) for depth in range(1, len(parts))}


@cache
def imported(name):
    """The modules of the package that one loads, wherever in it that stands; with each the packages in which it lies."""
    package = name if (PACKAGE.parent / Path(*name.split("."))).is_dir() else name.rpartition(".")[0]
    named = set()
    for node in ast.walk(trees()[name]):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            base = ".".join([*up, *filter(None, [node.module])])
            named |= {each if (each := f"{base}.{alias.name}") in trees() else base for alias in node.names}
    found = named & set(trees())
    return found | {package for each in found for package in above(each)} - above(name) - {name}
