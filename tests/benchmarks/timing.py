"""What the benchmarks have in common: jobs that take turns, and tables in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Markdown, names left, numbers right."""
    yield ""
    for cells in (head, ["---", *["---:"] * (len(head) - 1)], *rows):
        yield f"| {' | '.join(cells)} |"


def in_turns(jobs: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """Seconds of each job in each round; every other round goes backwards, so that no job always follows the same one."""
    times: list[list[float]] = [[] for _ in jobs]
    for turn in range(rounds):
        for job, taken in list(zip(jobs, times, strict=True))[:: 1 if turn % 2 else -1]:
            taken.append(seconds(job))
    return times


def seconds(job: Callable[[], object]) -> float:
    begin = perf_counter()
    job()
    return perf_counter() - begin
