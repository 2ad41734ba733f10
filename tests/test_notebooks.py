"""Sources and notebooks in step; every code cell has an output that nbval compares (nbval itself runs notebooks/)."""

import ast
import importlib.util
import re
from pathlib import Path

import jupytext
import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

ROOT = Path(__file__).resolve().parents[1]
spec = importlib.util.spec_from_file_location("build", ROOT / "notebooks" / "build.py")
build = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build)

PAIRS = [(source, language) for source in build.sources() for language in build.LANGUAGES]
NAMES = [f"{language}-{source.stem}" for source, language in PAIRS]
each_notebook = pytest.mark.parametrize(("source", "language"), PAIRS, ids=NAMES)
each_source = pytest.mark.parametrize("source", build.sources(), ids=lambda source: source.stem)


def committed(source, language):
    return nbformat.read(build.target(source, language), as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@each_notebook
def test_the_notebook_is_what_its_source_says(source, language):
    written, there = build.written(source, language), committed(source, language)
    assert [(c.id, c.cell_type, c.source) for c in there.cells] == [(c.id, c.cell_type, c.source) for c in written.cells]
    nbformat.validate(there)


@each_notebook
def test_every_code_cell_has_an_output_to_compare(source, language):
    for cell in code(committed(source, language)):
        texts = [output.get("data", {}).get("text/plain") or output.get("text") for output in cell.outputs]
        assert texts, f"nothing to compare after: {cell.source}"
        assert all(texts), f"nothing to compare after: {cell.source}"
        assert all(output.output_type in ("execute_result", "display_data", "stream") for output in cell.outputs)
        assert sum(output.output_type == "stream" for output in cell.outputs) <= 1  # not in pieces
        assert not any(output.get("name") == "stderr" for output in cell.outputs)


@each_notebook
def test_nothing_that_varies_is_kept(source, language):
    text = build.target(source, language).read_text(encoding="utf-8")
    for trace in ("widget-view", "widget-state", "model_id", "object at 0x", "/root", "/home", "site-packages"):
        assert trace not in text, trace
    assert [cell.execution_count for cell in code(committed(source, language))] == [
        *range(1, 1 + len(code(committed(source, language))))
    ]


@each_notebook
def test_every_explorer_and_diagram_left_a_picture(source, language):
    for cell in code(committed(source, language)):
        if re.match(r"(explore|diagrams)\.", cell.source):
            assert "image/png" in cell.outputs[0].data


@each_notebook
def test_every_link_leads_somewhere(source, language):
    path = build.target(source, language)
    for cell in committed(source, language).cells:
        for link in re.findall(r"\]\(([^)#:]+)\)", cell.source if cell.cell_type == "markdown" else ""):
            assert (path.parent / link).exists(), link


@each_source
def test_both_languages_run_the_same_code_but_for_the_language(source):
    """But for what is printed and for remarks."""
    ja, en = (code(committed(source, language)) for language in ("ja", "en"))
    assert [without_words(cell.source) for cell in ja] == [without_words(cell.source) for cell in en]
    assert not ja or 'use_language("ja")' in ja[0].source


def without_words(source):
    """The syntax tree, with nothing in its texts."""
    tree = ast.parse(TransformerManager().transform_cell(source))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_notebook_that_was_taken_away_installs_what_it_needs(language, tmp_path, monkeypatch):
    """Where the ZIP of the repository lies beside it; where none does, nothing is asked for."""
    source = code(build.written(build.sources()[-1], language))[0].source
    guard, called = ast.parse(TransformerManager().transform_cell(source)), []
    guard.body = guard.body[:2]  # import os, if …

    class Shell:
        def run_line_magic(self, *told):
            called.append(told)

    monkeypatch.chdir(tmp_path)
    for there in (False, True):
        if there:
            (tmp_path / "lecture.zip").touch()
        exec(compile(guard, "<cell>", "exec"), {"get_ipython": Shell})
        assert called == [("pip", "install -q ./lecture.zip")] * there


@each_source
def test_both_languages_have_a_text_at_the_same_places(source):
    ja, en = (committed(source, language) for language in ("ja", "en"))
    assert [c.cell_type for c in ja.cells] == [c.cell_type for c in en.cells]


@each_source
def test_the_source_survives_being_saved_as_a_notebook(source):
    """JupyterLab with jupytext opens the source as a notebook; saving it unchanged must not change a cell."""
    notebook = jupytext.read(source)
    again = jupytext.reads(jupytext.writes(notebook, fmt="py:percent"), fmt="py:percent")
    assert [(c.cell_type, c.source, c.metadata) for c in again.cells] == [
        (c.cell_type, c.source, c.metadata) for c in notebook.cells
    ]
    assert notebook.metadata.kernelspec.name == "python3"


@each_source
def test_cells_are_short_and_testable(source):
    for cell in jupytext.read(source).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 16, cell.source
            assert not re.search(r";\s*$|\binteract\(|\bOutput\(", cell.source), cell.source


def test_no_cell_of_one_notebook_is_called_as_one_of_another():
    """Two notebooks may share a kernel, which tells cells apart by their names."""
    names = [cell.id for source, language in PAIRS for cell in committed(source, language).cells]
    assert len(names) == len(set(names))


def test_an_unknown_language_is_refused(tmp_path):
    source = tmp_path / "x.py"
    source.write_text('# %% [markdown] lang="fr"\n# Bonjour\n')
    with pytest.raises(ValueError, match=r"x\.py has cells marked lang=\['fr'\]"):
        build.written(source, "ja")


def test_a_build_gives_what_is_committed():
    """To the byte, but for pictures, which another version of matplotlib draws a little differently."""
    source = build.sources()[0]

    def without_pictures(text):
        return re.sub(r'"image/png": "[^"]+"', '"image/png": ""', text)

    committed = build.target(source, "ja").read_text(encoding="utf-8")
    assert without_pictures(build.build(source, "ja")) == without_pictures(committed)


def test_an_error_in_a_cell_stops_the_build(tmp_path):
    source = tmp_path / "x.py"
    source.write_text("# %%\n1 / 0\n")
    with pytest.raises(Exception, match="ZeroDivisionError"):
        build.executed(build.written(source, "ja"), tmp_path)


def test_a_further_language_begins_with_the_english_cells(monkeypatch, tmp_path):
    """And has its own where the source has one for it; what has no mark is in all."""
    monkeypatch.setattr(build, "LANGUAGES", ("ja", "en", "fr"))
    monkeypatch.setattr(build, "HERE", tmp_path)
    source = tmp_path / "source" / "one.py"
    source.parent.mkdir()
    cells = [
        ("[markdown]", "ja", "# 題"), ("[markdown]", "en", "# title"),
        ("", "ja", '"ja"'), ("", "en", '"en"'), ("", "fr", '"fr"'),
        ("[markdown]", "en", "# end"), ("[markdown]", "ja", "# 終"),
        ("[markdown]", "ja", "# 続"), ("[markdown]", "en", "# on"),
    ]  # fmt: skip
    text = "\n\n".join(f'# %% {kind} lang="{language}"\n{text}' for kind, language, text in cells)
    source.write_text(text + "\n\n# %%\n1 + 1\n", encoding="utf-8")
    said = {language: [cell.source for cell in build.written(source, language).cells] for language in build.LANGUAGES}
    assert said == {
        "ja": ["題", '"ja"', "終", "続", "1 + 1"], "en": ["title", '"en"', "end", "on", "1 + 1"],
        "fr": ["title", '"fr"', "end", "on", "1 + 1"],
    }  # fmt: skip
