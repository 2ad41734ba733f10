"""Explorers in somebody's hands, in JupyterLab in headless Chromium: by mouse, finger and keys, by screen reader, in two tabs."""

import re

import lab
import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from test_browser import IN_CI, SCREEN, pytestmark  # noqa: F401

from lecture_lib import explore
from lecture_lib._style import TEXT

CALLS = {
    "unit": "unit(step=7)", "descent": "descent()", "layers": "layers(step=10)", "training": "training()",
    "seeds": "seeds(steps=50)", "convolution": "convolution(steps=100)", "softmax": "softmax()", "classes": "classes(steps=200)",
    "variants": "variants(steps=200)", "digits": "digits()",
}  # fmt: skip
FITS = """() => {
  const box = e => e.getBoundingClientRect(), root = document.querySelector('.lec');
  return [document.querySelector('.jp-WindowedPanel-outer').clientHeight, box(root).height,
          [...root.querySelectorAll('.lec-panel')].map(panel => Math.round(box(panel).top)), root.scrollWidth - root.clientWidth,
          Math.min(...[...root.querySelectorAll('.lec-panel')].map(panel => box(panel).width / panel.dataset.width))];
}"""
SLOW = """
import time
from lecture_lib import explore
from dataclasses import replace
from lecture_lib.explore._explorer import Explorer
recipe = explore.unit().recipe
def slow(**values):
    time.sleep(1.5)
    return recipe.compute(**values)
Explorer(replace(recipe, compute=slow))
"""
FURTHER = {
    "slow": SLOW,
    "stills": "from lecture_lib import diagrams, network\ndisplay(diagrams.layers(), "
    "diagrams.network(network.initial((2, 3, 1), 0), [1.0, 0.0], [1.0]), diagrams.convolution([1.0, -1.0], [1.0, 0.0, 2.0]))",
    "variants_large": "explore.variants(steps=200, only=('variant', 'epsilon', 'seed'), large=True)",
    "seeds_large": "explore.seeds(steps=50, only=('units', 'epsilon', 'seed'), large=True)",
}


def at_night(*cases):
    """What is the same code as its neighbours by day."""
    return [pytest.param(*case, marks=pytest.mark.nightly) for case in cases]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    if lab.browser_path() is None:
        pytest.fail("in CI a browser is a must: no Chromium or Chrome found on the PATH or at $CHROMIUM")
    work = tmp_path_factory.mktemp("work")
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for name in ("desk", "phone"):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import lecture_lib")], metadata=kernel)
        nbformat.write(notebook, work / f"{name}.ipynb")
    with lab.jupyterlab(work, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with lab.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def desk(browser, address):
    page = browser.new_page(viewport=SCREEN)
    page.set_default_timeout(30_000)
    lab.open_empty(page, address)
    lab.run_instead(page, "desk.ipynb")
    return page


@pytest.fixture
def page(desk):
    errors = []
    desk.on("console", lambda message: message.type == "error" and errors.append(message.text))
    desk.on("pageerror", lambda error: errors.append(str(error)))
    yield desk
    desk.set_viewport_size(SCREEN)
    # of JupyterLab's own, when a kernel is shut down or restarted
    quiet = ("Canceled future", "Comm not found", "Kernel message validation error")
    assert not [error for error in errors if not any(words in error for words in quiet)], errors


def opened(page, name, language="en"):
    code = FURTHER.get(name) or f"explore.{CALLS[name]}"
    head = f'import lecture_lib\nlecture_lib.use_language("{language}")\nfrom lecture_lib import explore\n'
    assert lab.run_in_place(page, head + code) == []
    if name != "stills":
        at_rest(page)


def at_rest(page):
    """The picture is sharp, and _front.js has begun."""
    page.wait_for_function("() => document.querySelector('.lec-shown')?.hasAttribute('data-rest') && window.lecKeys")
    page.wait_for_function("() => document.querySelector('.lec').style.getPropertyValue('--lec-high')")


def says(page):
    return page.locator(".lec-readout").inner_text()


def until_other(page, before):
    page.wait_for_function("before => document.querySelector('.lec-readout').innerText !== before", arg=before)
    at_rest(page)
    return says(page)


def middle(page, grip):
    box = page.locator(f'[data-grip="{grip}"]').bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, grip, right, down):
    x, y = middle(page, grip)
    page.mouse.move(x, y)
    page.mouse.down()
    for part in range(1, 9):
        page.mouse.move(x + right * part / 8, y + down * part / 8)
    page.mouse.up()


@pytest.mark.parametrize(("name", "grip"), [
    ("training", "sample0"), ("softmax", "bar1"), ("unit", "w1"),
    *at_night(("descent", "start"), ("classes", "probe"), ("training", "probe")),
])  # fmt: skip
def test_a_grip_follows_the_mouse_to_where_it_is_let_go(page, name, grip):
    opened(page, name)
    before, (x, y) = says(page), middle(page, grip)
    right, down = {"bar1": (-40, 0), "w1": (0, -60)}.get(grip, (50, -40))
    drag(page, grip, right, down)
    until_other(page, before)
    page.wait_for_timeout(400)
    if grip != "w1":  # whose number stays where it is
        assert middle(page, grip) == pytest.approx((x + right, y + down), abs=8)
    assert page.locator(".lec-dragging").count() == 0


def test_a_click_flips_a_sample_and_reset_brings_it_back(page):
    opened(page, "training")
    start = says(page)
    page.locator('[data-grip="sample2"]').click()
    until_other(page, start)
    page.get_by_role("button", name="reset").click()
    page.wait_for_function("start => document.querySelector('.lec-readout').innerText === start", arg=start)


def test_a_click_on_the_map_shows_that_model(page):
    opened(page, "seeds")
    before, box = says(page), page.locator('[data-grip="map"]').bounding_box()
    page.mouse.click(box["x"] + 0.9 * box["width"], box["y"] + 0.02 * box["height"])
    assert "seed s = 31" in until_other(page, before)


def test_a_digit_is_drawn_and_read(page):
    opened(page, "digits")
    box = page.locator('[data-grip="field"]').bounding_box()
    for line in ([(1.8, 0.9), (6, 0.9), (3.6, 7.4)], [(2.6, 4), (5.6, 4)]):
        points = [(box["x"] + box["width"] * x / 8, box["y"] + box["height"] * y / 8) for x, y in line]
        page.mouse.move(*points[0])
        page.mouse.down()
        for x, y in points[1:]:
            page.mouse.move(x, y, steps=6)
            page.wait_for_timeout(120)  # as slowly as a hand
        page.mouse.up()
        page.wait_for_timeout(400)
    page.wait_for_function("() => document.querySelector('.lec-readout').innerText.startsWith('read as 7')")


def test_a_grip_has_arrow_keys_and_keeps_the_keyboard(page):
    opened(page, "training")
    page.locator('[data-grip="probe"]').focus()
    for _ in range(3):
        before = says(page)
        page.keyboard.press("ArrowRight")
        until_other(page, before)
    assert "at + (0.8, 0.5)" in says(page)
    assert page.evaluate("() => document.activeElement.dataset.grip") == "probe"
    page.locator('[data-grip="sample0"]').focus()
    page.keyboard.press("PageDown")
    assert page.evaluate("() => document.activeElement.dataset.grip") == "sample1"
    before = says(page)
    page.keyboard.press("Enter")
    until_other(page, before)
    assert page.locator(".jp-Notebook .jp-Cell").count() == 1  # no cell was made, none was left


def test_a_finger_drags_a_point_and_scrolls_over_the_rest(browser, address):
    context = browser.new_context(viewport={"width": 420, "height": 800}, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    lab.open_empty(page, address)
    lab.run_instead(page, "phone.ipynb")
    opened(page, "descent")
    assert page.locator('[data-grip="start"]').evaluate("e => getComputedStyle(e).touchAction") == "none"
    assert page.locator(".lec-panel img").first.evaluate("e => getComputedStyle(e).touchAction") == "auto"
    tracks = page.locator(".lec .noUi-base").evaluate_all("all => all.map(e => getComputedStyle(e).pointerEvents)")
    assert set(tracks) == {"none"}, "who scrolls over a slider moves nothing"
    assert page.locator(".lec .noUi-handle").first.evaluate("e => getComputedStyle(e).pointerEvents") == "auto"
    page.locator('[data-grip="start"]').scroll_into_view_if_needed()
    before, (x, y) = says(page), middle(page, "start")
    hand = context.new_cdp_session(page)
    for kind, right in (("touchStart", 0), *(("touchMove", 6 * i) for i in range(1, 9)), ("touchEnd", None)):
        points = [] if right is None else [{"x": x + right, "y": y}]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    until_other(page, before)
    page.wait_for_timeout(400)
    assert middle(page, "start") == pytest.approx((x + 48, y), abs=8)
    context.close()


def test_a_number_is_typed(page):
    opened(page, "unit")
    box = page.locator(".lec-value input").first
    box.fill("0.37")
    before = says(page)
    box.press("Enter")
    assert "0.37" in until_other(page, before) or "0.37" in page.locator(".lec-panel img").first.get_attribute("alt")
    box.fill("seven")
    box.press("Enter")
    page.get_by_role("status").filter(has_text="“seven” cannot be read").wait_for()
    page.wait_for_function("() => document.querySelector('.lec-value input').value === '0.37'")
    beside, place = page.locator(".lec-wrong").bounding_box(), box.bounding_box()
    assert 0 <= beside["y"] - place["y"] - place["height"] < 10
    assert box.get_attribute("aria-invalid") == "true"
    page.wait_for_timeout(4500)
    box.fill("seven")
    box.press("Enter")
    page.get_by_role("status").filter(has_text="“seven” cannot be read").wait_for()
    high = page.locator(".lec-panels").bounding_box()["height"]
    box.fill("8")
    box.press("Escape")
    assert box.input_value() == "0.37"
    box.fill("ー0.5")  # the mark of a long vowel, as an input method gives it
    box.press("Enter")
    page.wait_for_function("() => document.querySelector('.lec-value input').value === '-0.5'")
    page.wait_for_function("() => !document.querySelector('.lec-alert, .lec-wrong')")
    at_rest(page)
    assert page.locator(".lec-panels").bounding_box()["height"] == high == pytest.approx(_high(page), abs=1)


def _high(page):
    """How high the figure is when it is new."""
    opened(page, "unit")
    return page.locator(".lec-panels").bounding_box()["height"]


@pytest.mark.parametrize("place", [".noUi-handle", ".lec-tools button", ".lec select", "[data-grip][tabindex]"])
def test_a_letter_in_an_explorer_is_no_command_to_the_notebook(page, place):
    opened(page, "training")
    page.locator(place).last.focus()
    for key in ("r", "x", "d", "d", "m", "b", "Shift+m"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    kinds = "() => jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.type)"
    assert page.evaluate(kinds) == ["code"]
    assert page.locator(".lec-panel img").first.is_visible()


@pytest.mark.parametrize(("name", "what"), [
    ("training", " updates"), ("unit", " repeat"),
    *at_night(*((name, " updates") for name in ("descent", "classes", "convolution", "digits")), ("layers", " repeat")),
])  # fmt: skip
def test_updates_are_played_and_paused(page, name, what):
    opened(page, name)
    page.get_by_role("button", name=f"play{what}", exact=True).click()
    page.get_by_role("button", name=f"pause{what}", exact=True).wait_for()
    page.wait_for_timeout(600)
    counted = []
    for _ in range(3):
        counted.append(int(re.search(r"\(n = (\d+)\)", says(page))[1]))
        page.wait_for_timeout(400)
    page.get_by_role("button", name=f"pause{what}", exact=True).click()
    at_rest(page)
    stopped = says(page)
    page.wait_for_timeout(900)
    assert says(page) == stopped
    assert counted[0] < counted[1] < counted[2]


@pytest.mark.parametrize("name", CALLS)
def test_an_explorer_is_accessible_and_fits_a_projector(page, name):
    """axe-core finds nothing; controls, figure and readout are on one screen, the panels in one row, zoomed or not."""
    opened(page, name, ("ja", "en")[list(CALLS).index(name) % 2])
    found = Axe().run(page, context=".lec", options={"rules": {"region": {"enabled": False}}})
    told = [f"{v['id']}: {node['html'][:120]}" for v in found.response["violations"] for node in v["nodes"]]
    assert not told, "\n".join(told)
    for width, height, zoom in ((1024, 768, 1.0), (1280, 720, 1.0), (1280, 720, 1.5)):
        page.set_viewport_size({"width": round(width / zoom), "height": round(height / zoom)})
        page.wait_for_timeout(300)  # the layout follows in its own time
        room, high, tops, over, scale = page.evaluate(FITS)
        assert len(set(tops)) == 1
        assert over <= 1
        if width == 1024:
            assert scale * TEXT * 96 / 72 >= 16, "the smallest letters, CSS pixels"
        assert high <= room, (width, height, zoom)


def test_in_a_large_room_few_controls_make_way_for_larger_letters(page):
    """The explorer that is highest, and one of those that are widest, of which none is wider."""
    for name in ("variants", "seeds"):
        opened(page, f"{name}_large")
        page.set_viewport_size({"width": 1024, "height": 768})
        page.wait_for_timeout(300)
        room, high, _, over, scale = page.evaluate(FITS)
        assert high <= room
        assert over <= 1
        assert scale * TEXT * 96 / 72 >= 18
    assert max(getattr(explore, name)().recipe.width for name in CALLS) == explore.layers().recipe.width


def test_a_diagram_breaks_into_panels_on_a_phone_and_stands_in_one_row_elsewhere(page):
    opened(page, "stills")
    tops = """() => [...document.querySelectorAll('.lec-still')].map(still => [still.ariaLabel.slice(0, 5),
      ...[...still.children].map(panel => Math.round(panel.getBoundingClientRect().top - still.getBoundingClientRect().top))])"""
    assert page.evaluate(tops) == [["layer", 0, 0], ["x = (", 0, 0], ["kerne", 0, 0]]
    page.set_viewport_size({"width": 420, "height": 800})
    page.wait_for_timeout(300)
    assert all(first == 0 and below > 50 for _, first, below in page.evaluate(tops))


def test_what_a_screen_reader_hears(page):
    opened(page, "unit")
    handles = page.get_by_role("slider")
    named = handles.evaluate_all("all => all.map(h => [h.ariaLabel, h.ariaValueText])")
    assert ["step size ε", "0.5"] in named, named
    assert ["w₁", "-0.4"] in named
    handles.nth([name for name, _ in named].index("step size ε")).focus()
    before = says(page)
    page.keyboard.press("ArrowRight")
    told = until_other(page, before)
    page.wait_for_timeout(100)
    assert page.locator(".lec-heard").text_content().startswith("w 1,new = "), "what has changed, and that only"
    assert "7 / 7" in told
    page.wait_for_timeout(4500)
    assert page.locator(".lec-heard").text_content() == "", "who reads on line by line meets it once"
    page.get_by_role("button", name="ε = 2").click()
    page.wait_for_function("() => document.querySelector('.lec-heard').textContent.includes('w 1,new')")
    page.get_by_role("button", name="ε = 2").click()
    page.wait_for_function("() => document.querySelector('.lec-heard').textContent === 'No change.'")
    assert page.locator(".lec-panel img").first.get_attribute("alt").startswith("explore.unit: 7 / 7")
    assert handles.nth([name for name, _ in named].index("step size ε")).get_attribute("aria-valuetext") == "2"
    page.get_by_role("button", name="‹ back").click()
    page.get_by_role("button", name="‹ back").click()
    page.wait_for_function("() => document.querySelector('.lec-heard').textContent.includes('δ u = ')", timeout=5000)
    page.get_by_role("button", name="‹ back").click()
    page.get_by_role("button", name="‹ back").click()
    page.get_by_role("button", name="‹ back").click()
    page.wait_for_function("() => document.querySelector('.lec-heard').textContent.includes('e^−u')")
    page.get_by_role("button", name="reset").click()  # of which the readout of this step shows nothing
    page.wait_for_function("() => document.querySelector('.lec-heard').textContent === 'step size ε = 0.5'")
    page.get_by_role("button", name="‹ back").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.textContent.includes('next')")  # 1 / 7: there is no way back


def test_who_draws_by_keyboard_hears_where_the_pen_is(page):
    opened(page, "digits")
    page.locator("[data-grip=field]").focus()
    for key, told in (("ArrowRight", "row 1, column 2, ink 0"), ("ArrowDown", "row 2, column 2, ink 0"), (" ", "column 2, ink 1")):
        page.keyboard.press(key)
        page.wait_for_function("told => document.querySelector('.lec-heard').textContent.split('\\n')[0].endsWith(told)", arg=told)
    page.evaluate("""keys => { for (const key of keys)
      document.querySelector('[data-grip=field]').dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})); }""",
                  [*["ArrowDown"] * 2, *["ArrowRight"] * 3, " ", "ArrowRight", " "])  # fmt: skip
    page.wait_for_function("() => document.querySelector('[data-grip=field]').title.includes('row 4, column 6, ink 1')")


def test_numbers_that_are_copied_are_python(page):
    opened(page, "descent")
    copied = page.evaluate("""() => {
      getSelection().selectAllChildren(document.querySelector('.lec-readout'));
      const data = new DataTransfer(), event = new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true});
      document.querySelector('.lec-readout').dispatchEvent(event);
      return data.getData('text/plain');
    }""")
    assert "−" not in copied
    assert "1 * (-0.003769)" in copied


def test_long_work_is_said_and_the_old_picture_stays_dimmed(page):
    opened(page, "slow")
    page.get_by_role("button", name="next ›").click()
    page.locator(".lec-busy").wait_for()
    assert page.get_by_text("computing …").is_visible()
    assert page.locator(".lec-panel img").first.is_visible()
    page.wait_for_function("() => !document.querySelector('.lec-busy')")


def test_after_a_restart_the_picture_stays_and_a_line_says_what_to_do(page):
    opened(page, "unit")
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.get_by_text("The kernel was restarted").wait_for()
    assert page.locator(".lec-panel img").first.evaluate("image => image.naturalWidth") > 100


def test_two_tabs_on_one_kernel_stay_in_step(browser, address, page):
    opened(page, "unit")
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    other = browser.new_page(viewport=SCREEN)
    other.set_default_timeout(30_000)
    lab.open_empty(other, address)
    other.evaluate(lab.REPLACE, ["desk.ipynb", "Notebook"])
    other.locator(".lec-shown").wait_for()

    def knob(tab):
        return float(tab.get_by_role("slider", name="w₁").get_attribute("aria-valuenow"))

    assert knob(other) == knob(page)
    before = says(page)
    page.get_by_role("slider", name="w₁").focus()
    page.keyboard.press("PageUp")
    until_other(page, before)
    other.wait_for_function("said => document.querySelector('.lec-readout').innerText === said", arg=says(page))
    other.wait_for_timeout(300)
    assert knob(other) == knob(page) > -0.4
    other.get_by_role("slider", name="w₁").focus()
    other.keyboard.press("ArrowRight")
    page.wait_for_timeout(900)
    assert knob(page) == knob(other)
    assert page.get_by_role("textbox", name="w₁").input_value() == other.get_by_role("textbox", name="w₁").input_value()
    other.close()
