"""The lecture as a reader uses it: JupyterLab in headless Chromium, run all, sliders by keyboard, buttons by mouse."""

import os
import re
import shutil
from pathlib import Path

import lab
import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
IN_CI = bool(os.environ.get("CI"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        lab.browser_path() is None and not IN_CI,
        reason="no Chromium or Chrome found (looked on the PATH and at $CHROMIUM), so the browser tests cannot run",
    ),
]

SLOW = """
import time
from lecture_lib import _drawing
from lecture_lib.explore._controls import Slider
from lecture_lib.explore._explorer import Explorer, Recipe

def compute(x):
    time.sleep(0.15)
    compute.calls += 1
    return x

def stage(figure):
    return _drawing.Label(_drawing.sheet(figure, 300, 100), 150, 50, animated=True)

compute.calls = 0
Explorer(Recipe("slow", (Slider("x", "x", 0, 0, 100, 1),), compute, stage,
                lambda label, x: label.write(str(x)), lambda x: f"x is {x:g} after {compute.calls} pictures", 300, 100))
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A copy of the notebooks, and one with an explorer that is slow on purpose."""
    if lab.browser_path() is None:
        pytest.fail("in CI a browser is a must: no Chromium or Chrome found on the PATH or at $CHROMIUM")
    work = tmp_path_factory.mktemp("work")
    for language in ("ja", "en"):
        shutil.copytree(ROOT / "notebooks" / language, work / language)
    shutil.copytree(ROOT / "notebooks" / "source", work / "source")
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    slow = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SLOW)], metadata=kernel)
    nbformat.write(slow, work / "slow.ipynb")
    return work


@pytest.fixture(scope="module")
def address(work, tmp_path_factory):
    with lab.jupyterlab(work, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with lab.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def small(browser, address):
    """A page with JupyterLab in it for all that is small; a lesson leaves 100 MB and more behind in the browser."""
    return desk(browser, address)


def desk(browser, address):
    page = browser.new_page(viewport=SCREEN)
    page.set_default_timeout(45_000)  # CI machines stall now and then
    lab.open_empty(page, address)
    return page


@pytest.fixture
def page(request, browser, address):
    """JupyterLab, in which a notebook can be opened: a page of its own for each lesson. No error in the browser's console."""
    lesson = "lesson" in request.node.name
    page, errors = desk(browser, address) if lesson else request.getfixturevalue("small"), []
    page.on("console", lambda message: message.type == "error" and HALF_SENT not in message.text and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    if lesson:
        page.close()
    assert not errors, errors


HALF_SENT = "Kernel message validation error"  # JupyterLab, of what a kernel was saying when it was shut down
SCREEN = {"width": 1280, "height": 900}
EXPLORERS = r"use_language|explore\.\w+\("  # the cells to run; nbval runs all of them, in both languages


def by_turns(names, tonight, today):
    """A lesson in one language; in the other one at night."""
    return pytest.mark.parametrize(names, [today, pytest.param(*tonight, marks=pytest.mark.nightly)])


# A cell out of view may not be on the page at all (JupyterLab 4.2): the notebook knows its cells, and brings them into view.
INTO_VIEW = """async number => {
  const notebook = jupyterapp.shell.currentWidget.content;
  const places = notebook.widgets.flatMap((cell, i) => cell.node.querySelector('.lec') ? [i] : []);
  await notebook.scrollToItem(places[number], 'start');
  return places[number];
}"""


class Shown:
    """An explorer on the page: its sliders by label, its buttons, what it says and shows."""

    def __init__(self, page, number=0):
        place = page.evaluate(INTO_VIEW, number)
        self.page, self.where = page, f'.jp-Notebook .jp-Cell[data-windowed-list-index="{place}"] .lec'
        self.box = page.locator(self.where)
        self.box.locator(".lec-readout").wait_for(state="attached")
        self.box.locator(".lec-panel img").last.wait_for(state="attached")
        self.box.evaluate("box => box.scrollIntoView({block: 'start'})")
        self.box.locator(".lec-panel img").last.wait_for()
        self.sharp = self.box.locator(".lec-panel img").evaluate_all("images => images.map(image => image.naturalWidth)")

    def slider(self, label):
        return self.box.locator(".widget-inline-hbox", has=self.label(label)).get_by_role("slider")

    def value(self, label):
        """The exact value that stands beside the slider."""
        return self.box.locator(".lec-cell", has=self.label(label)).locator(".lec-value input").input_value()

    def label(self, text):
        return self.page.get_by_text(text, exact=True)

    def says(self):
        """The readout, a line for each of its lines."""
        return self.box.locator(".lec-readout > div").all_text_contents()

    def until_it_says(self, text):
        self.until("box.querySelector('.lec-readout').textContent.includes(wanted)", text)

    def until(self, condition, wanted):
        """Wait for a condition on `box` and `wanted`. The box is found anew each time: JupyterLab may show another one."""
        self.page.wait_for_function(
            f"([where, wanted]) => {{ const box = document.querySelector(where); return box && {condition}; }}",
            arg=[self.where, wanted],
        )

    def pictures(self):
        return self.box.locator(".lec-panel img").evaluate_all("images => images.map(image => image.src)")

    def press_key(self, label, key, times=1):
        """Press a key on a slider and wait for a new picture each time."""
        self.slider(label).focus()
        for _ in range(times):
            self.changing(lambda: self.page.keyboard.press(key))

    def click(self, name, times=1):
        for _ in range(times):
            self.changing(lambda: self.box.get_by_role("button", name=name, exact=True).click())

    def choose(self, label):
        """Choose that entry of the first menu (older ipywidgets write it with spaces that do not break)."""
        menu = self.box.locator("select").first
        labels = menu.evaluate("menu => [...menu.options].map(option => option.label.replaceAll('\\u00a0', ' '))")
        menu.select_option(index=labels.index(label))

    def changing(self, act):
        """Do it and wait until all pictures are new and the kernel has said all there is to say.

        From rest: the sharp picture that follows a move would pass for what is done now.
        """
        self.until_sharp()
        before = self.pictures()
        act()
        self.until(
            """[...box.querySelectorAll('.lec-panel img')].every((image, i) => image.src !== wanted[i])
               && jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'""",
            before,
        )

    def until_sharp(self):
        """Wait until the pictures are as dense as they were when they were first shown."""
        self.until("[...box.querySelectorAll('.lec-panel img')].every((image, i) => image.naturalWidth === wanted[i])", self.sharp)


# after collecting what only Python's garbage collector frees, which it does in its own time
WIDGETS = """async () => {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  await kernel.requestExecute({code: 'import gc; gc.collect()', silent: true}).done;
  return Object.keys((await kernel.requestCommInfo({target_name: 'jupyter.widget'})).content.comms).length;
}"""


def test_the_start_page_in_japanese_runs_and_its_explorer_cell_run_again_leaves_nothing_behind(page):
    assert lab.run_instead(page, "ja/00_start.ipynb") == []

    def widgets_after(times):
        for _ in range(times):
            lab.answer(page, "explore.unit", "explore.unit(step=7)")
            page.wait_for_timeout(300)
        return page.evaluate(WIDGETS)

    assert widgets_after(3) == widgets_after(1)  # _, __ and ___ hold the last three values
    unit = Shown(page)
    before = unit.says()
    unit.press_key("w₁", "ArrowRight", times=4)
    assert unit.says() != before


def test_after_run_all_the_start_page_shows_its_button_and_the_loss_on_one_screen(page):
    """JupyterLab goes to the last cell, which is folded away; so it stays at the top, where the explorer is."""
    assert lab.run_instead(page, "en/00_start.ipynb") == []
    page.locator(".lec-panel img").last.wait_for()
    page.wait_for_timeout(300)
    button = page.get_by_role("button", name="apply the update (W, b ← new W, b)").bounding_box()
    picture = page.locator(".lec-panel img").last.bounding_box()
    foot = page.locator(".jp-Notebook").last.bounding_box()
    assert button["y"] > 0
    assert picture["y"] + 0.72 * picture["height"] < foot["y"] + foot["height"]  # E and its value are above that


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_summary_is_one_page_of_a4(page, language):
    """718 × 1046 px are A4 but for a margin of 1 cm."""
    assert lab.run_instead(page, f"{language}/summary.ipynb") == []
    try:
        page.set_viewport_size({"width": 890, "height": 900})  # the sheet is then about as wide as on paper
        page.locator(".jp-RenderedMarkdown mjx-container").first.wait_for()
        page.wait_for_timeout(500)
        width, height = page.locator(".jp-RenderedMarkdown").first.evaluate("sheet => [sheet.scrollWidth, sheet.scrollHeight]")
    finally:
        page.set_viewport_size(SCREEN)
    assert 700 <= width <= 740
    assert height * 718 / width <= 1046


def test_the_start_page_in_english_runs_and_its_figure_fits_every_window(page):
    assert lab.run_instead(page, "en/00_start.ipynb") == []
    unit = Shown(page)
    try:
        for width in (420, 1600, 1280):
            page.set_viewport_size({**SCREEN, "width": width})
            page.wait_for_timeout(200)  # the layout follows in its own time
            the_figure_fits(unit, narrow=width == 420)
    finally:
        page.set_viewport_size(SCREEN)


def the_figure_fits(unit, narrow):
    """Within its room, denser than the screen, in one piece where there is room for it."""
    boxes = unit.box.locator(".lec-panel img").evaluate_all(
        "all => all.map(i => [i.getBoundingClientRect().left, i.getBoundingClientRect().right, i.width, i.naturalWidth, i.height])"
    )
    room = unit.box.evaluate("e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right]")
    for left, right, shown, natural, _ in boxes:
        assert room[0] - 1 <= left < right <= room[1] + 1
        assert natural >= 1.5 * shown
    assert (boxes[1][0] < boxes[0][1] - 1) == narrow
    if not narrow:  # one picture: side by side, no gap, equally high
        assert boxes[1][0] == pytest.approx(boxes[0][1], abs=1)
        assert boxes[0][4] == pytest.approx(boxes[1][4], abs=1.5)
    assert unit.box.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


@pytest.mark.parametrize(("language", "right", "question", "hint"), [
    ("ja", "正解です", "符号が逆です", "ヒント1"), ("en", "right", "The sign is the other way round", "hint 1"),
])  # fmt: skip
def test_an_exercise_by_keyboard_and_mouse(page, language, right, question, hint):
    assert lab.run_instead(page, f"{language}/exercises/01_single_unit.ipynb") == []
    cell = lab.answer(page, "check_delta_o", "def delta_o(t, o):\n    return t - o\n\nexercises.check_delta_o(delta_o)")
    cell.get_by_role("status").filter(has_text=question).wait_for()
    lab.answer(page, "check_delta_o", "def delta_o(t, o):\n    return o - t\n\nexercises.check_delta_o(delta_o)")
    cell.get_by_role("status").filter(has_text=right).wait_for()

    help_ = page.locator("details").filter(has=page.get_by_text(hint, exact=True)).first
    assert not help_.evaluate("details => details.open")
    help_.locator("summary").focus()
    page.keyboard.press("Enter")
    assert help_.evaluate("details => details.open")
    assert help_.locator("p").inner_text()


@by_turns(
    ("language", "epsilon", "apply"),
    ("en", "step size ε", "apply the update (W, b ← new W, b)"),
    ("ja", "学習率 ε", "更新する（W, b ← 新しい W, b）"),
)
def test_lesson_1_by_keyboard_and_mouse(page, language, epsilon, apply):
    assert lab.run_instead(page, f"{language}/01_single_unit.ipynb", cells=EXPLORERS) == []
    unit = Shown(page)
    assert unit.says()[-1] == "u = (−0.4) × 2 + 0.3 × (−1) + 0.6 = −0.5"

    unit.click({"ja": "次へ ›", "en": "next ›"}[language], times=6)
    assert unit.says()[-1].startswith("w1,new = −0.4 − 0.5 × (−0.2926) = −0.2537")
    unit.press_key(epsilon, "ArrowRight", times=10)
    assert float(unit.value(epsilon)) == pytest.approx(5, rel=0.01)
    assert f"−0.4 − {unit.value(epsilon)} × (−0.2926)" in unit.says()[-1]
    new_w1 = re.split("[,、]", unit.says()[-1].split(" = ")[2])[0]
    unit.click(apply)
    assert unit.value("w₁") == new_w1.replace("−", "-")

    unit.until_sharp()

    seed = {"ja": "シード", "en": "seed"}[language]
    before = unit.value("w₁"), unit.value("b")
    unit.press_key(seed, "ArrowRight")
    assert unit.value(seed) == "32"
    assert (unit.value("w₁"), unit.value("b")) != before
    unit.click({"ja": "最初に戻す", "en": "reset"}[language])
    assert (unit.value("w₁"), unit.value("b"), unit.value(epsilon), unit.value(seed)) == ("-0.4", "0.6", "0.5", "31")

    descent, told = Shown(page, 1), {"ja": "直近 20 回", "en": "10 of the last 20 updates made E larger"}[language]
    descent.click("ε = 4")
    assert descent.value(epsilon) == "4"
    assert told in descent.says()[0]
    descent.press_key(seed, "ArrowRight")
    assert descent.value(seed) == "2"
    updates = {"ja": "更新回数", "en": "updates"}[language]
    descent.press_key(updates, "PageDown")
    assert int(descent.value(updates)) < 100


@by_turns(
    ("language", "epsilon", "seed", "apply"),
    ("ja", "学習率 ε", "シード", "更新する（W, b ← 新しい W, b）"),
    ("en", "step size ε", "seed", "apply the update (W, b ← new W, b)"),
)
def test_lesson_2_by_keyboard_and_mouse(page, language, epsilon, seed, apply):
    assert lab.run_instead(page, f"{language}/02_multilayer.ipynb", cells=EXPLORERS) == []
    layers = Shown(page)
    assert layers.says()[-1].startswith("u²1 = 1 × 0.3456 + 0 × (−1.303) + (−0.537) = −0.1914")
    layers.click({"ja": "次へ ›", "en": "next ›"}[language], times=9)
    layers.until_it_says("b¹1,new = −0.537 − 1 × (−0.009971) = −0.527")
    layers.click(apply)
    layers.until_it_says("b¹1,new = −0.527 − 1 × ")
    layers.press_key(seed, "ArrowRight")
    assert "b¹1,new = −0.527" not in layers.says()[-1]

    training = Shown(page, 1)
    start = training.says()[1]
    training.press_key(epsilon, "ArrowLeft", times=2)
    assert training.says()[1] != start
    training.click({"ja": "1ユニット", "en": "1 unit"}[language])
    assert training.says()[0].startswith("2-1-1")
    training.choose({"ja": "らせん", "en": "spiral"}[language])
    training.until_it_says("60")

    variants = Shown(page, 2)
    variants.press_key(seed, "ArrowRight")
    assert variants.value(seed) == "1"
    variants.choose({"ja": "符号が逆", "en": "sign flipped"}[language])
    variants.until_it_says({"ja": "E を上っていきます", "en": "we climb E"}[language])
    assert variants.box.locator(".lec-readout td", has_text="✗").count() == 6


@by_turns(
    ("language", "epsilon", "seed", "four"),
    ("en", "step size ε", "seed s", "4 hidden units"),
    ("ja", "学習率 ε", "シード s", "4個"),
)
def test_lesson_3_by_keyboard_and_mouse(page, language, epsilon, seed, four):
    assert lab.run_instead(page, f"{language}/03_initial_weights.ipynb", cells=EXPLORERS) == []
    seeds = Shown(page)
    seeds.until_it_says("ε = 1.78")
    seeds.press_key(seed, "ArrowRight", times=6)
    seeds.until_it_says("s = 6")
    assert "½" in seeds.says()[1].split("768")[0]
    seeds.press_key(epsilon, "ArrowRight")
    seeds.until_it_says("ε = 2.37")
    seeds.click(four)
    seeds.until_it_says("2-4-1")
    seeds.until_it_says({"ja": "学習できた 32", "en": "learnt 32"}[language])


@by_turns(
    ("language", "epsilon", "seed", "summed", "learnt"),
    ("ja", "学習率 ε", "シード", "共有して合計", "エッジを学習"),
    ("en", "step size ε", "seed", "summed over shared weights", "learn edges"),
)
def test_lesson_4_by_keyboard_and_mouse(page, language, epsilon, seed, summed, learnt):
    assert lab.run_instead(page, f"{language}/04_convolution.ipynb", cells=EXPLORERS) == []
    layer = Shown(page)
    layer.click(learnt)
    layer.until_it_says("n = 500")
    before = layer.says()[1]
    layer.press_key(epsilon, "ArrowRight")
    assert layer.says()[1] != before
    layer.click(summed)
    start = {"ja": "初期値 k₁", "en": "start k₁"}[language]
    before = layer.value(start)
    layer.press_key(seed, "ArrowRight")
    assert layer.value(start) != before


@by_turns(
    ("language", "mistaken", "update", "seed", "epsilon"),
    ("en", "confidently wrong", "update u (cross-entropy)", "seed", "step size ε"),
    ("ja", "自信のある間違い", "u を更新（交差エントロピー）", "シード", "学習率 ε"),
)
def test_lesson_5_by_keyboard_and_mouse(page, language, mistaken, update, seed, epsilon):
    assert lab.run_instead(page, f"{language}/05_softmax.ipynb", cells=EXPLORERS) == []
    answer = Shown(page)
    answer.click(mistaken)
    assert (answer.value("u₁"), answer.value("u₂")) == ("6", "-2")
    answer.click(update)
    assert answer.value("u₂") == "-1"  # o − t is almost −1, ε is 1
    answer.press_key("u₃", "ArrowRight")
    answer.until_it_says("e−0.9")

    classes = Shown(page, 1)
    for control in (epsilon, seed):
        before = classes.says()[1]
        classes.press_key(control, "ArrowRight")
        assert classes.says()[1] != before
    classes.press_key("x₁", "PageUp")
    classes.until_it_says("(0.1, 0)")


def test_a_fast_drag_does_not_lag_behind(page):
    """40 arrow keys at once on an explorer that takes 150 ms a picture: few pictures, and the last is the last value."""
    assert lab.run_instead(page, "slow.ipynb") == []
    slow = Shown(page)
    slow.slider("x").focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.lec-readout').textContent.startsWith('x is 40 ')", timeout=5000)
    pictures = int(page.locator(".lec-readout").text_content().split("after ")[1].split()[0])
    assert pictures < 20


def test_the_author_opens_and_runs_the_source_itself(page):
    """JupyterLab with jupytext opens notebooks/source/*.py as a notebook, both languages in it, and runs it."""
    assert lab.run_instead(page, "source/00_start.py", "Jupytext Notebook") == []
    assert Shown(page).value("学習率 ε") == "0.5"
