#!/usr/bin/env python3
"""What Run All costs: CPU seconds of each notebook in a kernel of its own, and of its slowest cell.

    uv run python tests/benchmarks/run_all.py              every notebook in English
    uv run python tests/benchmarks/run_all.py ja/05        those whose path begins so

The first code cell loads numpy, matplotlib and widgets, and says so in its column.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from timing import table

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
CLOCK = "import time\nprint(time.process_time())"


def seconds_of_cells(path: Path) -> list[tuple[str, float]]:
    """Each code cell's first line, and the CPU seconds that the kernel spent on it."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}})
    with client.setup_kernel():
        return list(_timed(client, notebook))


def _timed(client: NotebookClient, notebook: nbformat.NotebookNode) -> Iterator[tuple[str, float]]:
    cells, clock = list(notebook.cells), nbformat.v4.new_code_cell(CLOCK)

    def now() -> float:
        return float(client.execute_cell(clock, 0, store_history=False).outputs[0].text)  # takes the place of cell 0

    before = now()
    for i, cell in enumerate(cells):
        if cell.cell_type == "code":
            client.execute_cell(cell, i)
            after = now()
            yield cell.source.splitlines()[0], after - before
            before = after


def main() -> None:
    beginnings = tuple(sys.argv[1:]) or ("en/",)
    paths = [path.relative_to(NOTEBOOKS).as_posix() for path in sorted(NOTEBOOKS.glob("[je]*/**/*.ipynb"))]
    rows = []
    for path in filter(lambda path: path.startswith(beginnings), paths):
        (_, loading), *cells = seconds_of_cells(NOTEBOOKS / path)
        slowest, most = max(cells, key=lambda cell: cell[1])
        total = loading + sum(seconds for _, seconds in cells)
        rows.append([path, f"{total:.1f}", f"{loading:.1f}", f"{most:.2f}", f"`{slowest[:60]}`"])
    print(*table(["notebook", "all [s]", "loading", "slowest cell", "which"], rows), sep="\n")


if __name__ == "__main__":
    main()
