"""How long a slider takes to change its picture. Prints two Markdown tables; judges nothing.

    uv run python -m tests.benchmarks.slider_to_picture [BESIDE]

From key to picture: an arrow key is pressed on a slider in JupyterLab, in headless Chromium at 1280 × 900; the clock runs
in the page, from the key's arrival until the last picture that the key changes is in the page and decoded. The rows:

    empty                    a slider whose value is written into an HTML widget: what JupyterLab alone takes
    explore.…                the lecture's explorers
    interact + plt.show()    the same figures, at the same size and density, drawn anew for each value

BESIDE: a folder with another state of this repository (`git worktree add`), whose explorers take turns with these.

Kernel side: from the value set in Python to the new PNG in the widget, in an event loop as a kernel has one, so that it is the
picture of what moves; and the recipe's `compute` alone; no browser.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, cycle, islice, product
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import nbformat
from playwright.sync_api import Browser, Locator, Page

from lecture_lib import explore
from lecture_lib.explore._explorer import Explorer
from tests import lab
from tests.benchmarks.timing import table

Times = dict[tuple[int, str], list[float]]  # by page, this state or the one beside, and row
WARM_UP, ROUNDS, PRESSES = 5, 5, 6
MOVES = 100
NOTEBOOK, OTHER = "rows.ipynb", "other.ipynb"

SETUP = """
import ipywidgets as widgets
import matplotlib.pyplot as plt
from lecture_lib import _drawing, explore
from lecture_lib.explore.training import _training

def redrawn(recipe, moved, values):
    '''What one writes without an explorer: a slider, and a function that draws the whole figure and shows it.'''
    def picture(**value):
        with _drawing.lecture_style():
            figure = plt.figure(figsize=(recipe.width / 96, recipe.height / 96), dpi=96 * _drawing.RATIO)
            artists = recipe.stage(figure)
            recipe.draw(artists, recipe.compute(**{**values, **value}))
            for artist in figure.findobj(lambda artist: artist.get_animated()):
                artist.set_animated(False)  # or a plain draw would leave it out
            plt.show()
    control = next(control for control in recipe.controls if control.name == moved)
    widgets.interact(picture, **{moved: control.widget(values[moved], "8em")})
"""
EMPTY = """
import ipywidgets as widgets
from IPython.display import display
slider, text = widgets.IntSlider(50, description="empty"), widgets.HTML("50")
slider.observe(lambda change: setattr(text, "value", str(change.new)), "value")
display(widgets.VBox([slider, text]))
"""
EXPLORERS = tuple(
    f"{name} = explore.{call}\n{name}" for name, call in (
        ("unit", "unit(step=7)"), ("descent", "descent()"), ("layers", "layers(step=10)"), ("training", "training()"),
        ("variants", "variants()"), ("seeds", "seeds()"), ("convolution", "convolution(steps=500)"), ("softmax", "softmax()"),
        ("classes", "classes()"),
    )
)  # fmt: skip
CELLS = (
    SETUP,
    EMPTY,
    *EXPLORERS,
    *(f"redrawn({name}.recipe, 'epsilon', {name}.values)" for name in ("unit", "descent", "training")),
    "anew = explore.training()\nanew.controls['epsilon'].observe(lambda _: _training.cache_clear(), 'value')\nanew",
)  # fmt: skip

# Two panels of one figure arrive as two messages, so the picture is complete when nothing has changed for a while;
# the same while is the pause before the next key.
WATCH = """([area, what]) => {
  const parts = () => [...area.querySelectorAll(what)].map(node => [node, node.getAttribute('src') ?? node.textContent]);
  window.picture = new Promise((resolve, reject) => {
    let before = parts(), pressed, pause;
    const given_up = setTimeout(() => reject(new Error('no new picture within 10 s')), 10_000);
    document.addEventListener('keydown', () => { pressed = performance.now(); }, {capture: true, once: true});
    const observer = new MutationObserver(async () => {
      const now = parts(), changed = now.filter(([, content], i) => content !== before[i]?.[1]);
      before = now;
      if (!changed.length) return;
      await Promise.all(changed.map(([node]) => node.decode?.()));
      const shown = performance.now();
      clearTimeout(given_up); clearTimeout(pause);
      pause = setTimeout(() => { observer.disconnect(); resolve(shown - pressed); }, 60);
    });
    observer.observe(area, {subtree: true, childList: true, characterData: true, attributeFilter: ['src']});
  });
}"""


COMMON = 2 + len(EXPLORERS)  # cells that both notebooks have


@dataclass(frozen=True)
class Row:
    """A slider of the notebook, and what it changes."""

    name: str
    cell: int
    label: str  # of the slider
    changes: str = "img"  # CSS selector
    explorer: str = ""  # the row that draws the same figure fast


ROWS = (
    Row("empty", 1, "empty", changes=".widget-html-content"),
    Row("explore.unit(step=7), ε", 2, "step size ε"),
    Row("explore.unit(step=7), x₁", 2, "x₁"),
    Row("explore.descent(), ε", 3, "step size ε"),
    Row("explore.layers(step=10), ε", 4, "step size ε"),
    Row("explore.training(), 1,000 updates, ε", 5, "step size ε"),
    Row("the same, never trained before", 14, "step size ε"),
    Row("explore.variants(), 2 × 10 × 2,000 updates, ε", 6, "step size ε"),
    Row("explore.seeds(), 768 models, ε", 7, "step size ε"),
    Row("explore.seeds(), 768 models, s", 7, "seed s"),
    Row("explore.convolution(), 500 updates, ε", 8, "step size ε"),
    Row("explore.softmax(), u₁", 9, "u₁"),
    Row("explore.classes(), 1,000 updates, ε", 10, "step size ε"),
    Row("explore.classes(), x₁", 10, "x₁"),
    Row("interact + plt.show(), unit, ε", 11, "step size ε", explorer="explore.unit(step=7), ε"),
    Row("interact + plt.show(), descent, ε", 12, "step size ε", explorer="explore.descent(), ε"),
    Row("interact + plt.show(), training, ε", 13, "step size ε", explorer="explore.training(), 1,000 updates, ε"),
)


def main(beside: str | None = None) -> None:
    if lab.browser_path() is None:
        print("No Chromium or Chrome found (looked on the PATH and at $CHROMIUM): the kernel side only.\n")
    else:
        print("From key to picture", *table(*from_key_to_picture(beside)), "", sep="\n")
    print("Kernel side", *table(*asyncio.run(kernel_side())), sep="\n")


# ---- from key to picture


def from_key_to_picture(beside: str | None) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Head and rows of the first table."""
    with tempfile.TemporaryDirectory() as folder:
        work, home = Path(folder, "work"), Path(folder, "home")
        work.mkdir()
        write_notebook(work / NOTEBOOK, CELLS)
        write_notebook(
            work / OTHER, (f"import sys\nsys.path.insert(0, {beside!r})\nfrom lecture_lib import explore", EMPTY, *EXPLORERS)
        )
        with lab.jupyterlab(work, home) as address, lab.chromium() as browser:
            pages = [opened(browser, address, name) for name in ([NOTEBOOK, OTHER] if beside else [NOTEBOOK])]
            return compared(measured(pages))


def opened(browser: Browser, address: str, name: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=1)
    if problems := lab.open_and_run(page, address, name):
        raise RuntimeError("\n".join(problems))
    return page


def write_notebook(path: Path, sources: Sequence[str]) -> None:
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in sources]
    # without a kernel's name JupyterLab would ask the reader for one, and wait
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def measured(pages: Sequence[Page]) -> Times:
    """Milliseconds of each press by page and row; all take turns, so that noise of the machine meets all alike."""
    times: Times = {(page, row.name): [] for row in ROWS for page in range(len(pages)) if row.cell < COMMON or not page}
    for turn, presses in enumerate([WARM_UP, *[PRESSES] * ROUNDS]):
        for row, (i, page) in product(ROWS, enumerate(pages)):
            if (i, row.name) in times:
                taken = [press(page, row, ("ArrowRight", "ArrowLeft")[turn % 2]) for _ in range(presses)]
                times[i, row.name] += taken if turn else []
    return times


def press(page: Page, row: Row, key: str) -> float:
    """Milliseconds from this key on the row's slider to its picture."""
    area = page.locator(".jp-Cell").nth(row.cell).locator(".jp-Cell-outputArea")
    slider(area, row.label).focus()
    page.evaluate(WATCH, [area.element_handle(), row.changes])
    page.keyboard.press(key)
    return float(page.evaluate("() => window.picture"))


def slider(area: Locator, label: str) -> Locator:
    row = area.locator(".widget-inline-hbox", has=area.page.get_by_text(label, exact=True))
    return row.get_by_role("slider")


def compared(times: Times) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Medians, as they are, in terms of the empty slider's, of the same figure's explorer, and of the same beside."""
    middle = {which: median(taken) for which, taken in times.items()}

    def line(row: Row) -> Sequence[str]:
        own = middle[0, row.name]
        against = f"{own / middle[0, row.explorer]:.2f}" if row.explorer else ""
        other = f"{own / middle[1, row.name]:.2f}" if (1, row.name) in middle else ""
        return row.name, f"{own:.1f}", f"{own / middle[0, 'empty']:.2f}", against, other

    return ("slider", "median [ms]", "× empty", "× explorer", "× beside"), [line(row) for row in ROWS]


# ---- kernel side


async def kernel_side() -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Head and rows of the second table."""
    unit, descent, training = explore.unit(step=7), explore.descent(), explore.training()
    small = Explorer(replace(unit.recipe, width=900, height=400), step=7)
    layers, seeds = explore.layers(step=10), explore.seeds()
    convolution, softmax, classes = explore.convolution(steps=500), explore.softmax(), explore.classes()
    moved = ((unit, "epsilon"), (unit, "x1"), (descent, "epsilon"), (layers, "epsilon"), (training, "epsilon"),
             (seeds, "epsilon"), (seeds, "seed"), (convolution, "epsilon"), (softmax, "u1"), (classes, "epsilon"), (classes, "x1"),
             (small, "epsilon"), (small, "x1"))  # fmt: skip
    return ("explorer, control, size", "redraw [ms]", "of it compute [ms]"), [line(*which) for which in moved]


def line(explorer: Explorer, control: str) -> Sequence[str]:
    recipe = explorer.recipe
    redraw, compute = (f"{median(taken):.2f}" for taken in zip(*moves(explorer, control), strict=True))
    return f"{recipe.name}, {control}, {recipe.width} × {recipe.height}", redraw, compute


def moves(explorer: Explorer, control: str) -> Iterator[tuple[float, float]]:
    """Milliseconds of each whole redraw, and of its compute alone."""
    for value in islice(sweep(explorer.controls[control]), MOVES):
        begin = perf_counter()
        explorer.controls[control].value = value
        drawn = perf_counter()
        explorer.recipe.compute(**explorer.values)
        yield 1000 * (drawn - begin), 1000 * (perf_counter() - drawn)


def sweep(widget: Any) -> Iterator[float]:
    """All ticks of a slider up and down, again and again; a logarithmic one counts in powers of its base."""
    ticks = [widget.min + i * widget.step for i in range(round((widget.max - widget.min) / widget.step))]
    values = [widget.base**tick for tick in ticks] if hasattr(widget, "base") else ticks
    return cycle(chain(values[1:], values[-2::-1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
