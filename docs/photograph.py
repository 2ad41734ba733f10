#!/usr/bin/env python3
"""Takes two pictures of the README, as a reader sees them in JupyterLab: the first explorer of the lecture, and a verdict.

uv run python -m docs.photograph
"""

import shutil
import tempfile
from pathlib import Path

import nbformat

from tests import lab

ROOT = Path(__file__).resolve().parents[1]

MISTAKEN = [
    "import numpy as np\n\nfrom lecture_lib import exercises",
    """def delta_hidden(delta_u, W, o):
    slope = 1 / (1 + np.exp(-o))
    return (delta_u @ W.T) * slope * (1 - slope)


exercises.check_delta_hidden(delta_hidden)""",
]

with tempfile.TemporaryDirectory() as folder:
    work, home = Path(folder, "work"), Path(folder, "home")
    shutil.copytree(ROOT / "notebooks" / "en", work)
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    cells = [nbformat.v4.new_code_cell(code) for code in MISTAKEN]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), work / "verdict.ipynb")
    home.mkdir()
    with lab.jupyterlab(work, home) as address, lab.chromium() as browser:
        page = browser.new_page(viewport={"width": 1120, "height": 1300}, device_scale_factor=1.5)
        lab.open_and_run(page, address, "verdict.ipynb")
        page.get_by_role("status").first.wait_for()
        page.wait_for_timeout(1000)  # fonts and layout settle
        page.locator(".jp-CodeCell").nth(1).screenshot(path=ROOT / "docs" / "verdict.png")
        page = browser.new_page(viewport={"width": 1120, "height": 1300})
        lab.open_and_run(page, address, "00_start.ipynb")
        explorer = page.locator(".lec").first
        explorer.locator(".lec-panel img").last.wait_for()
        page.wait_for_timeout(1000)
        explorer.screenshot(path=ROOT / "docs" / "unit.png")
