"""How a lesson is told: no answer beside its question, nothing that a beginner cannot read, a name with one meaning."""

import ast
import re

import jupytext
import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from nbclient import NotebookClient

from lecture_lib.variants import VARIANTS
from tests.test_notebooks import build, code, each_notebook

LESSONS = [source for source in build.sources() if source.parent.name == "source"]
BOTH = [(source, language) for source in LESSONS for language in build.LANGUAGES]
each_lesson = pytest.mark.parametrize(("source", "language"), BOTH, ids=[f"{language}-{source.stem}" for source, language in BOTH])
QUESTION = re.compile(r"\*\*(?:予想|Predict)\*\*")
ANSWER = re.compile(r"<details><summary>(?:答え|Answer)[^<]*</summary>\n\n(.*?)</details>", re.DOTALL)
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
TELLING = re.compile(r"(?<![\w.])-?\d*\.\d{2,}|(?<![\w.,])\d{3,}(?![\w.,])")  # 0.44 or 446, not 2 or 1.5


def cells(source, language):
    return nbformat.read(build.target(source, language), as_version=4).cells


def unfolded(text):
    return FOLD.sub("", text)


def after(told, place):
    """The code that follows a question, and the Markdown after that up to the next code."""
    ran = place + 1
    while ran < len(told) and told[ran].cell_type == "code":
        ran += 1
    text = ran
    while text < len(told) and told[text].cell_type == "markdown" and not told[text].source.startswith("## "):
        text += 1
    return told[place + 1 : ran], "\n\n".join(cell.source for cell in told[ran:text] or told[ran : ran + 1])


def questions(source, language):
    """Each cell that asks, the cells that compute the answer, and what is read below them."""
    told = cells(source, language)
    for place, cell in enumerate(told):
        if cell.cell_type == "markdown" and QUESTION.search(unfolded(cell.source)):
            yield cell, *after(told, place)


# ---- predictions


@each_lesson
def test_a_question_ends_its_cell_and_its_answer_is_an_output_with_the_reason_folded_below(source, language):
    for cell, ran, text in questions(source, language):
        asked = QUESTION.split(unfolded(cell.source))[-1].strip()
        assert "\n\n" not in asked or re.search(r"^\d\. ", cell.source, re.MULTILINE), f"more than the question:\n{asked}"
        assert ran, f"nothing computes the answer:\n{asked}"
        assert ANSWER.search(text), f"no folded answer below:\n{asked}\n→\n{text[:200]}"
        before = text[: ANSWER.search(text).start()].strip()
        assert not before or before.startswith(("（", "(")), f"told before the fold:\n{before}"  # how to read the output


@each_lesson
def test_what_is_answered_in_a_fold_is_not_told_beside_it(source, language):
    """Neither the answer, which begins the fold in bold, nor a number that was to be predicted, in words that lie open."""
    for cell, ran, text in questions(source, language):
        if re.search(r"^\d\. ", cell.source, re.MULTILINE):
            continue  # several questions to an explorer: a list of answers
        answer = ANSWER.search(text)[1].strip()
        (told,) = re.findall(r"^\*+(.+?)\*\*", answer)[:1] or [""]
        assert told, f"the answer is not what its fold begins with, in bold:\n{answer}"
        open_words = unfolded(text).split("\n## ")[0]
        assert told not in open_words
        ran = [c for c in ran if "explore." not in c.source]
        outputs = " ".join(o.get("text", "") + o.get("data", {}).get("text/plain", "") for c in ran for o in c.outputs)
        computed = set(TELLING.findall(outputs)) - set(TELLING.findall(unfolded(cell.source)))
        spoiled = {number for number in TELLING.findall(unfolded(text)) if number in computed}
        assert not spoiled, f"{spoiled} stand open below the question:\n{QUESTION.split(cell.source)[-1]}"


@each_lesson
def test_there_is_something_to_predict(source, language):
    asked = sum(len(QUESTION.findall(unfolded(cell.source))) for cell in cells(source, language) if cell.cell_type == "markdown")
    assert asked >= (0 if source.stem in ("00_start", "summary") else 7)


def test_both_languages_ask_equally_often():
    for source in LESSONS:
        ja, en = (len(list(questions(source, language))) for language in build.LANGUAGES)
        assert ja == en, source.stem


def test_the_start_shows_other_numbers_than_lesson_1():
    """Whoever plays there first has not seen the answers."""
    start, lesson = (
        next(c.outputs[0].data["text/plain"] for c in cells(s, "en") if c.cell_type == "code" and "explore.unit(" in c.source)
        for s in LESSONS
        if s.stem in ("00_start", "01_single_unit")
    )

    def numbers(text):
        return re.search(r"x1 = \S+  x2 = \S+  t = \S+  w1 = \S+  w2 = \S+  b = \S+", text)[0].split("  ")

    assert all(one != other for one, other in zip(numbers(start), numbers(lesson), strict=True))


# ---- code


@each_lesson
def test_code_is_for_a_beginner_in_half_a_window(source, language):
    for cell in code(nbformat.read(build.target(source, language), as_version=4)):
        for line in cell.source.splitlines():
            assert len(line) <= 88 or line.startswith("#"), line
        for obscure in (">>", "::-1", "strict=", "fmt:", "i=i", ":=", "*_", "tobytes"):
            assert obscure not in cell.source, cell.source


@each_lesson
def test_what_is_printed_is_in_the_language_of_the_notebook(source, language):
    """Symbols and names in code apart, no English words in a Japanese output."""
    if language == "en":
        return
    named = {word for cell in cells(source, "ja") for word in re.findall(r"[A-Za-z_]+", cell.source)}
    for cell in code(nbformat.read(build.target(source, language), as_version=4)):
        if re.search(r"explore\.|diagrams\.", cell.source):
            continue  # their text/plain is for machines; what is read is in the notebook's language
        for output in cell.outputs:
            words = re.findall(r"[A-Za-z_]{3,}", output.get("text", "") + output.get("data", {}).get("text/plain", ""))
            foreign = {w for w in words if w not in named and w not in {"array", "nan", "True", "False", *VARIANTS}}
            assert not foreign, (foreign, cell.source)


def bound(cell_source):
    """The names that a cell gives a meaning to, for good."""
    tree = ast.parse(TransformerManager().transform_cell(cell_source))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for statement in tree.body:
        if not isinstance(statement, ast.FunctionDef | ast.Import | ast.ImportFrom):
            local = {name.id for part in ast.walk(statement) if isinstance(part, ast.comprehension)
                     for name in ast.walk(part.target) if isinstance(name, ast.Name)}  # fmt: skip
            stored = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            names |= stored - local
    return names, {name for statement in tree.body for name in _read(statement)}


def _read(statement):
    """Names of the notebook that are read: not a function's own."""
    nodes = list(ast.walk(statement))
    own = {n.arg for n in nodes if isinstance(n, ast.arg)}
    own |= {n.id for c in nodes if isinstance(c, ast.comprehension) for n in ast.walk(c.target) if isinstance(n, ast.Name)}
    if isinstance(statement, ast.FunctionDef):
        own |= {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)} - own


@pytest.mark.parametrize("source", LESSONS, ids=lambda source: source.stem)
def test_a_name_keeps_its_meaning_to_the_end(source):
    """But for what counts a loop and is read nowhere else."""
    giving: dict[str, list[int]] = {}
    both = [bound(cell.source) for cell in cells(source, "en") if cell.cell_type == "code"]
    for number, (names, _) in enumerate(both):
        for name in names:
            giving.setdefault(name, []).append(number)
    for name, numbers in giving.items():
        read_elsewhere = [n for n, (_, read) in enumerate(both) if name in read and n not in numbers]
        assert len(numbers) == 1 or not read_elsewhere, f"{name} has a meaning in cells {numbers}, read in {read_elsewhere}"


LONG = ("02_multilayer", "03_initial_weights")  # they train most: by night
AGAIN = [pytest.param(s, marks=pytest.mark.nightly if s.stem in LONG else ()) for s in LESSONS if s.stem != "summary"]


@pytest.mark.parametrize("source", AGAIN, ids=lambda source: source.stem)
def test_any_cell_can_be_run_again_after_the_end(source):
    """Run all, then each cell once more: the same outputs. Explorers, which tests of their own run again, are left out."""
    language = build.LANGUAGES[build.sources().index(source) % 2]
    notebook = build.written(source, language)
    notebook.cells = [c for c in code(notebook) if not re.match(r"(explore|diagrams)\.|exercises", c.source)]
    alone = len(notebook.cells)
    twice = [nbformat.v4.new_code_cell(cell.source) for cell in notebook.cells]
    notebook.cells = [*notebook.cells, *twice]
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", coalesce_streams=True,
        resources={"metadata": {"path": str(build.target(source, language).parent)}},
    ).execute()  # fmt: skip
    for first, again in zip(notebook.cells[:alone], notebook.cells[alone:], strict=True):
        said = [[output.get("text", output.get("data", {}).get("text/plain")) for output in c.outputs] for c in (first, again)]
        assert said[0] == said[1], first.source


# ---- words


@each_notebook
def test_headings_and_summaries_have_no_formulas(source, language):
    """The contents panel shows a heading's TeX as it is written, VS Code that of a summary."""
    for cell in cells(source, language):
        if cell.cell_type == "markdown":
            for line in re.findall(r"^#+ .*|<summary>.*?</summary>", cell.source, re.MULTILINE):
                assert "$" not in line, line


@each_notebook
def test_colours_of_formulas_are_known_everywhere(source, language):
    """MathJax, KaTeX and LaTeX agree on few names; red can be read on white and on black."""
    for cell in cells(source, language):
        assert set(re.findall(r"\\color\{(.*?)\}", cell.source)) <= {"red"}


# fmt: off
STILTED = {
    r"いちばん良い": "いちばんよい", r"定数の答え": "どの入力にも同じ値", r"もっともらしい間違い": "気づきにくい間違い",
    r"よい質問です": "", r"役をさせ": "意味を持たせ", r"[0-9０-９一二三]段(?:目|進|ずつ)": "ステップ",
    r"初期値 scale": "初期値の標準偏差", r"まん中": "真ん中", r"隠れ層[0-9]個": "隠れユニット",
    r"(?<![場箇か個要急近名長短住各当役台])所(?![属有在定])": "ところ",
    r"(?<=[のたるいな])方(?=[がはでにも、。）」])": "ほう", r"(?<=[のた])後(?=[はに、。の])": "あと",
    r"フォルダ(?!ー)": "フォルダー", r"知らされていません": "与えられていません", r"\\ln\b": "log", r"boldsymbol": "",
}
# fmt: on


@pytest.mark.parametrize("source", build.sources(), ids=lambda source: f"{source.parent.name}-{source.stem}")
def test_japanese_is_spelt_in_one_way_and_not_translated(source):
    for cell in jupytext.read(source).cells:
        if cell.metadata.get("lang") == "ja":
            for stilted, better in STILTED.items():
                found = re.search(f".{{0,12}}{stilted}.{{0,12}}", cell.source)
                assert not found, f"{found[0]} → {better}"


@each_lesson
def test_a_reader_without_the_handout_misses_nothing(source, language):
    """The lecture's own text is compared with in folds and in the start's list only."""
    if source.stem != "00_start":
        for cell in cells(source, language):
            assert not re.search(r"もとの講義|[Tt]he lecture (?:says|writes|has|derives|remarks|takes)", unfolded(cell.source))


# ---- time


def minutes(text):
    return [int(number) for number in re.findall(r"^##+ .*?[（(、, ]*(\d+) ?(?:分|min)[）)]$", text, re.MULTILINE)]


@each_lesson
def test_the_map_promises_the_time_that_the_sections_take(source, language):
    text = "\n".join(cell.source for cell in cells(source, language) if cell.cell_type == "markdown")
    numbered = [line for line in re.findall(r"^## \d+\. .*", text, re.MULTILINE)]
    if source.stem in ("00_start", "00_numpy", "summary"):
        return
    timed = [line for line in numbered if minutes(line)]
    assert timed == numbered
    needed = sum(minutes(line)[0] for line in numbered if not re.search("発展|Going further", line))
    start = "\n".join(cell.source for cell in cells(LESSONS[[s.stem for s in LESSONS].index("00_start")], language))
    (row,) = re.findall(rf"^\| .*\[{source.stem}\].*$", start, re.MULTILINE)
    promised = sum(map(int, re.findall(r"(\d+)(?=分| \+| min)", row)))
    assert abs(promised - needed) <= 5, (promised, needed)
