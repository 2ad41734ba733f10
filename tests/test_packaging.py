"""What is installed, what imports what, how long a function is, and that the two descriptions of the environment agree."""

import ast
import graphlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from sources import imported, trees

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
HEAVY = ("matplotlib", "ipywidgets", "PIL", "IPython")


def loaded_by(statement: str) -> set[str]:
    """Names of the modules that a fresh Python has loaded after that statement."""
    code = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


MATHS = (
    "unit", "network", "_activations", "_arrays", "_backprop", "ensemble", "convolution", "softmax", "variants", "datasets",
    "gradcheck", "exercises", "_words", "_numbers", "_style", "_keep",
)  # fmt: skip


def test_the_mathematics_and_the_words_load_neither_matplotlib_nor_widgets():
    """All of them in one fresh Python: what none loads, no single one does."""
    assert not loaded_by(f"import {', '.join(f'lecture_lib.{module}' for module in MATHS)}") & set(HEAVY)


def test_the_pictures_load_no_widgets_and_no_pyplot():
    loaded = loaded_by(
        "import lecture_lib._drawing, lecture_lib.diagrams, lecture_lib.diagrams.charts, lecture_lib.diagrams.unit_graph"
    )
    assert not loaded & {"ipywidgets", "matplotlib.pyplot"}


def test_the_explorers_load_no_pyplot():
    assert "matplotlib.pyplot" not in loaded_by("import lecture_lib.explore")


def test_no_module_imports_itself_by_way_of_others():
    """Not even inside a function, or for types only: who reads can begin at one end."""
    graphlib.TopologicalSorter({name: imported(name) for name in trees()}).prepare()


def test_a_circle_of_imports_would_be_found():
    assert {"lecture_lib.network", "lecture_lib.diagrams.network", "lecture_lib.diagrams"} <= imported("lecture_lib.explore.layers")
    assert imported("lecture_lib._keep") == set()
    circle = {name: imported(name) for name in trees()} | {"lecture_lib._arrays": {"lecture_lib.explore"}}
    with pytest.raises(graphlib.CycleError):
        graphlib.TopologicalSorter(circle).prepare()


def test_no_function_is_longer_than_forty_lines():
    """An exercise is data, and some of its wrong formulas are whole trainings."""
    long = [
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno - node.lineno >= 40
        if not name.startswith("lecture_lib.exercises")
    ]
    assert not long


def test_the_package_itself_loads_no_submodule():
    assert not {name for name in loaded_by("import lecture_lib") if name.startswith("lecture_lib.")}


def test_the_package_imports_only_what_it_depends_on():
    """Outside the standard library: numpy, matplotlib (with its Pillow), ipywidgets (with its traitlets), nothing else."""
    imported = set()
    for file in (ROOT / "lecture_lib").rglob("*.py"):
        imported |= set(re.findall(r"^\s*(?:from|import) (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE))
    assert imported - set(sys.stdlib_module_names) <= {"numpy", "matplotlib", "PIL", "ipywidgets", "traitlets", "lecture_lib"}


def test_conda_and_pip_describe_one_environment():
    wanted = {*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["lab"]}
    listed = [entry for entry in ENVIRONMENT["dependencies"] if isinstance(entry, str)]
    assert {entry for entry in listed if not re.match(r"(python|pip)\b", entry)} == wanted
    assert len(wanted) == 5
    assert f"python{PROJECT['project']['requires-python']}" in listed
    assert {"pip": ["-e ."]} in ENVIRONMENT["dependencies"]
    assert ENVIRONMENT["channels"] == ["conda-forge"]


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_both_readmes_give_the_two_commands_and_the_conda_way(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    language = "ja" if readme == "README.ja.md" else "en"
    assert f"pip install uv && uv run jupyter lab notebooks/{language}/00_start.ipynb" in text
    assert "pip install uv && uv run pytest" in text
    assert "conda env create -f environment.yml" in text
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link


def test_the_continuous_integration_runs_the_command_of_the_readme():
    for script in (".ci/run", ".github/workflows/test.yml"):
        assert "uv run pytest" in (ROOT / script).read_text(encoding="utf-8")


def test_lower_bounds_and_nightly_tests_have_a_job():
    """What they are is written in pyproject.toml only; what runs them must not be forgotten."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))["jobs"]
    steps = [step.get("run") for step in jobs["lower-bounds"]["steps"]]
    assert steps[-2:] == ["uv sync --resolution lowest-direct", "uv run --no-sync pytest"]
    nightly = yaml.safe_load((ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8"))
    assert nightly["jobs"]["nightly"]["steps"][-1]["run"] == "uv run pytest -m nightly"


def test_no_lock_file_is_committed():
    """A lock names the hosts of a registry; versions are repeatable by exclude-newer instead."""
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert PROJECT["tool"]["uv"]["exclude-newer"]
    tracked = subprocess.run(["git", "ls-files", "--", "uv.lock"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert not tracked.stdout


def test_every_explorer_has_a_file_and_every_file_is_one():
    files = {path.stem for path in (ROOT / "lecture_lib" / "explore").glob("[a-z]*.py")}
    from lecture_lib import explore

    assert files == set(explore.__all__), "import it in explore/__init__.py and name it in __all__"
