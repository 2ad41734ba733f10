#!/usr/bin/env python3
"""Takes the picture of the README: the first explorer of the lecture, as a reader sees it in JupyterLab.

uv run python docs/photograph.py
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import lab  # noqa: E402  (it lies among the tests, whose JupyterLab and browser this borrows)

with tempfile.TemporaryDirectory() as folder:
    work, home = Path(folder, "work"), Path(folder, "home")
    shutil.copytree(ROOT / "notebooks" / "en", work)
    home.mkdir()
    with lab.jupyterlab(work, home) as address, lab.chromium() as browser:
        page = browser.new_page(viewport={"width": 1120, "height": 1300})
        lab.open_and_run(page, address, "00_start.ipynb")
        explorer = page.locator(".lec").first
        explorer.locator("img").last.wait_for()
        page.wait_for_timeout(1000)  # fonts and layout settle
        explorer.screenshot(path=ROOT / "docs" / "unit.png")
