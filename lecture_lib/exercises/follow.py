"""Follow-through: each quantity of a chain (u → o → E → δᵒ → …) is judged by the learner's own numbers before it.

The solution is run with each result replaced, once it is computed, by what the learner has for it: what comes next is then what
follows from that.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from . import slips
from .exercise import Exercise

BY_CHANCE = {
    "twice",
    "brackets",
    "doubled",
    "rounded",
    "slope",
    "function",
    "index",
    "digits",
    "count",
    "summed",
}  # of one number
OWN = "_own"  # the learner's results, by the names of their variables


class Chain(NamedTuple):
    """A solution that takes the learner's results as its last argument, and the variables that are its results, in order."""

    names: tuple[str, ...]
    source: str
    run: Callable[..., tuple[Any, ...]]

    def given(
        self, args: tuple[Any, ...], own: Mapping[str, Any], name: str, run: Callable[..., Any] | None = None
    ) -> Any:
        """What this result should be, given the learner's others; or what it would be with a `run` that has a slip in it."""
        others = {other: value for other, value in own.items() if other != name}
        return (run or self.run)(*args, others)[self.names.index(name)]


class Followed(NamedTuple):
    """The results, by their place, that are wrong in themselves, and those that follow rightly from a wrong one."""

    wrong: tuple[int, ...]
    follows: tuple[int, ...]


@cache
def chain(exercise: Exercise) -> Chain | None:
    """None if the results do not have a variable and a statement each."""
    body = ast.parse(exercise.solution).body
    if isinstance(body[0], ast.FunctionDef):
        body = body[0].body
    value = getattr(body[-1], "value", None)
    results = value.elts if isinstance(value, ast.Tuple | ast.List) else []
    names = tuple(result.id for result in results if isinstance(result, ast.Name))
    steps = {_target(statement): statement for statement in body[:-1]}  # the last one of each
    if len(names) < max(2, len(results)) or not set(names) <= set(steps) or "" in steps:
        return None
    lines = [f"def {exercise.name}({', '.join([*exercise.arguments, OWN])}):"]
    for statement in body[:-1]:
        name = _target(statement)
        lines.append(f"    {ast.unparse(statement)}")
        if name in names and steps[name] is statement:
            lines.append(f"    {name} = {OWN}.get({name!r}, {name})")
    source = "\n".join([*lines, f"    return {', '.join(names)}"])
    namespace: dict[str, Any] = {"np": np}
    exec(source, namespace)
    return Chain(names, source, namespace[exercise.name])


def _target(statement: ast.stmt) -> str:
    """The one variable that a statement gives a value; "" if it is another kind of statement."""
    one = isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
    return statement.targets[0].id if one else ""  # type: ignore[attr-defined]


@cache
def slips_of(exercise: Exercise) -> list[slips.Slip]:
    """General slips in the steps of the chain, the most telling first."""
    found, rank = chain(exercise), list(slips.KINDS)
    made = slips.slips(found.source, exercise.name) if found else ()
    meant = (slip for slip in made if exercise.arguments or slip.kinds[0] not in BY_CHANCE)
    return sorted(meant, key=lambda slip: rank.index(slip.kinds[0]))
