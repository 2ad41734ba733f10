#!/usr/bin/env python3
"""One bilingual source → a Japanese and an English notebook, executed, with outputs.

    uv run python notebooks/build.py                    builds every notebook
    uv run python notebooks/build.py 01_single_unit     builds those whose name begins so (exercises/01… for exercises)

A source (notebooks/source/*.py, jupytext py:percent; opens as a notebook in JupyterLab) has cells of three kinds:
cells without a mark are in every language, cells marked lang="ja" or lang="en" in one; a remark in code is `# ja | en`.
A heading that is marked
jp-MarkdownHeadingCollapsed=true opens folded, with all cells of its section. A cell `<!-- help: NAME -->` becomes the
hints and the solution of that exercise, which stand with its mistakes in lecture_lib.exercises. Exercises are numbered here; a
lesson's section 3 begins with a cell of its own, called …-s3, so that it can be linked to. The first code cell is told what
to do where the package is not installed. Two builds on one machine are
byte-identical: identifiers are numbered, and what varies (widget views, versions, times) is left out.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from lecture_lib.exercises import EXERCISES

os.environ["LECTURE_PROGRESS"] = ""  # what the author has solved is in no output
HERE = Path(__file__).resolve().parent
LANGUAGES = ("ja", "en")
FOLDED = "jp-MarkdownHeadingCollapsed"  # JupyterLab's own name for it
# Before the first code cell: a notebook that was taken away on its own (by mail, to Colab) can get what it needs.
ELSEWHERE = {
    "ja": "# メールや Colab で単独で開くときは、リポジトリの ZIP を lecture.zip として横に置く",
    "en": "# Opened alone (mail, Colab)? Put the ZIP of the repository beside it: lecture.zip",
}
INSTALL = """
import os
if os.path.exists("lecture.zip"):
    %pip install -q ./lecture.zip

"""
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"  # without its kernel a front end can only say "not found"


def sources() -> list[Path]:
    """Every source, lessons first, then exercises."""
    return sorted((HERE / "source").rglob("*.py"), key=lambda path: (len(path.parts), path))


def target(source: Path, language: str) -> Path:
    """Where a source's notebook in that language lies: source/a/b.py → ja/a/b.ipynb."""
    return HERE / language / source.relative_to(HERE / "source").with_suffix(".ipynb")


def _name(source: Path) -> str:
    return source.relative_to(HERE / "source").with_suffix("").as_posix()


def _identity(source: Path, language: str) -> str:
    """What its cells are called: another name in every notebook, as several may share a kernel."""
    folder = "exercises-" if source.parent.name == "exercises" else ""
    return f"{language}-{folder}{source.stem}".replace("_", "-")


def written(source: Path, language: str) -> NotebookNode:
    """The notebook as written, before it is run: the cells of one language, numbered."""
    both = jupytext.read(source)
    unknown = {cell.metadata.lang for cell in both.cells if "lang" in cell.metadata} - set(LANGUAGES)
    if unknown:
        raise ValueError(f"{source.name} has cells marked lang={sorted(unknown)}: expected one of {LANGUAGES}")
    cells = [cell for thing in _things(both.cells) for cell in _spoken(thing, language)]
    notebook = nbformat.v4.new_notebook(
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    exercise, number = itertools.count(1), itertools.count()
    first = next((cell for cell in cells if cell.cell_type == "code"), None)
    for cell, text in _parts(cells):
        text = _with_help(text, language)
        if cell.cell_type == "code":
            text = re.sub(r"# ([^#|\n]+?) \| ([^|\n]+)$", rf"# \{1 if language == 'ja' else 2}", text, flags=re.MULTILINE)
        if cell is first and "lecture_lib" in text:
            text = ELSEWHERE[language] + INSTALL + text
        if source.parent.name == "exercises" and text.startswith("## "):
            text = f"## {next(exercise)}. {text[3:]}"
        section = re.match(r"## (\d+)\.", text) if cell.cell_type == "markdown" else None
        make = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
        folded = {FOLDED: True} if cell.metadata.get(FOLDED) else {}
        identity = f"{_identity(source, language)}-{f's{section[1]}' if section else f'{next(number):02d}'}"
        notebook.cells.append(make(text, id=identity, metadata=folded))
    return notebook


def _parts(cells: list[NotebookNode]) -> Iterator[tuple[NotebookNode, str]]:
    """Each cell with its text; a section begins with a cell, so that it can be folded and linked to."""
    for cell in cells:
        for text in re.split(r"\n+(?=## )", cell.source) if cell.cell_type == "markdown" else [cell.source]:
            yield cell, text


def _things(cells: list[NotebookNode]) -> list[list[NotebookNode]]:
    """Cells that say the same thing, each in another language; a cell without a mark is alone."""
    things: list[list[NotebookNode]] = []
    for cell in cells:
        language, last = cell.metadata.get("lang"), things[-1] if things else []
        spoken = [other.metadata.get("lang") for other in last if other.cell_type == cell.cell_type]
        if language and spoken and None not in spoken and language not in spoken:
            last.append(cell)
        else:
            things.append([cell])
    return things


def _spoken(cells: list[NotebookNode], language: str) -> list[NotebookNode]:
    """Those of the language; where it has none yet, the English ones."""
    spoken = [cell for cell in cells if cell.metadata.get("lang", language) == language]
    return spoken or [cell for cell in cells if cell.metadata["lang"] == "en"]


def _with_help(text: str, language: str) -> str:
    text = re.sub(r"</details>\n+(?!<details>)", "</details>\n\n<p></p>\n\n", text)  # room below a closed fold
    return re.sub(r"<!-- help: (\w+) -->", lambda found: EXERCISES[found[1]].help(0 if language == "ja" else 1), text)


def executed(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """The notebook with its outputs, as run in its own folder, without what varies. An error in a cell is raised."""
    metadata = nbformat.from_dict(dict(notebook.metadata))
    NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        coalesce_streams=True,  # what a cell prints may come in pieces, and each time in others
    ).execute()
    notebook.metadata = metadata  # the run adds versions and the state of widgets
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return notebook


def build(source: Path, language: str) -> str:
    """The notebook's file, as text."""
    path = target(source, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    return nbformat.writes(executed(written(source, language), path.parent)) + "\n"


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("names", nargs="*", help="beginnings of names; none: all")
    names = tuple(ask.parse_args().names) or ("",)
    chosen = [source for source in sources() if _name(source).startswith(names)]
    if not chosen:
        print(f"no source begins with {' or '.join(names)}: there are {', '.join(map(_name, sources()))}")
        return 2
    for source in chosen:
        for language in LANGUAGES:
            target(source, language).write_text(build(source, language), encoding="utf-8", newline="\n")
            print(target(source, language).relative_to(HERE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
