"""A real JupyterLab with throw-away settings, and a headless Chromium to use it with: for tests and benchmarks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PLACES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
]
RUN = """async (cells) => {
  const late = new Promise((_, no) => setTimeout(() => no(new Error('the notebook did not run within 90 s')), 90000));
  return Promise.race([late, run()]);
  async function run() {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.ready; await panel.sessionContext.ready; await panel.sessionContext.session.kernel.info;
  if (!cells) await jupyterapp.commands.execute('notebook:run-all-cells');
  const asked = (cell) => cells && cell.model.type === 'code' && new RegExp(cells).test(cell.model.sharedModel.source);
  for (const cell of panel.content.widgets.filter(asked)) {
    panel.content.activeCellIndex = panel.content.widgets.indexOf(cell);
    await jupyterapp.commands.execute('notebook:run-cell');
  }
  return panel.content.widgets.flatMap((cell, i) => (cell.model.outputs ? cell.model.outputs.toJSON() : [])
    .filter(o => o.output_type === 'error' || (o.output_type === 'stream' && o.name === 'stderr'))
    .map(o => `cell ${i}: ` + (o.evalue || [].concat(o.text).join(''))));
}}"""


def browser_path() -> str | None:
    """A Chromium on this machine: $CHROMIUM, one on the PATH, or one where its installer puts it."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, names), *(place for place in PLACES if Path(place).exists())]
    return next((path for path in found if path), None)


@contextmanager
def jupyterlab(root: Path, home: Path) -> Iterator[str]:
    """JupyterLab on a free loopback port, serving `root`, with its settings in `home`; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = (
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "JUPYTERLAB_SETTINGS_DIR",
        "JUPYTERLAB_WORKSPACES_DIR",
    )
    quiet = home / "jupyterlab_settings_dir" / "@jupyterlab" / "apputils-extension"
    quiet.mkdir(parents=True)
    (quiet / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
    command = [
        sys.executable, "-m", "jupyterlab", "--allow-root", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=",
        f"--ServerApp.root_dir={root}", "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    with (home / "log").open("w") as log:
        settings = {name: str(home / name.lower()) for name in folders}
        server = subprocess.Popen(command, env={**os.environ, **settings}, stdout=log, stderr=subprocess.STDOUT)
    try:
        _answering(f"http://127.0.0.1:{port}", server, home / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def _answering(address: str, server: subprocess.Popen[Any], log: Path, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api/status").close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start within {seconds} s:\n{log.read_text()[-2000:]}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def open_and_run(page: Page, address: str, name: str) -> list[str]:
    """Open a notebook, run all cells; returns what they wrote as errors or warnings."""
    page.goto(f"{address}/doc/tree/{name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
    errors: list[str] = page.evaluate(RUN, None)
    return errors


EMPTY = """async () => {
  await jupyterapp.restored;
  jupyterapp.shell.mode = 'single-document';
  jupyterapp.shell.collapseLeft();
}"""
REPLACE = """async ([path, factory]) => {
  const before = jupyterapp.shell.currentWidget;
  if (before?.sessionContext) { await before.sessionContext.shutdown(); before.dispose(); }
  const panel = await jupyterapp.commands.execute('docmanager:open', {path, factory});
  jupyterapp.shell.activateById(panel.id);
}"""


def open_empty(page: Page, address: str) -> None:
    """JupyterLab with no document open, one at a time. To load it takes four times as long as to open a notebook in it."""
    page.goto(f"{address}/lab?reset")
    page.wait_for_function("() => window.jupyterapp && jupyterapp.commands.hasCommand('docmanager:open')", timeout=90_000)
    page.evaluate(EMPTY)


def run_instead(page: Page, name: str, factory: str = "Notebook", cells: str | None = None) -> list[str]:
    """Close what is open, with its kernel, open this and run all, or the code cells in which that is to be found (a regular
    expression); returns what the cells wrote as errors or warnings."""
    page.evaluate(REPLACE, [name, factory])
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_function("() => jupyterapp.shell.currentWidget?.sessionContext", timeout=60_000)
    errors: list[str] = page.evaluate(RUN, cells)
    return errors


RUN_IN_PLACE = """async code => {
  const panel = jupyterapp.shell.currentWidget, cell = panel.content.widgets[0];
  await panel.sessionContext.ready; await panel.sessionContext.session.kernel.info;
  cell.model.outputs.clear();
  cell.model.sharedModel.setSource(code);
  panel.content.activeCellIndex = 0;
  await jupyterapp.commands.execute('notebook:run-cell');
  return cell.model.outputs.toJSON().filter(o => o.output_type === 'error' || (o.output_type === 'stream' && o.name === 'stderr'))
    .map(o => o.evalue || [].concat(o.text).join(''));
}"""


def run_in_place(page: Page, code: str) -> list[str]:
    """Run this as the first cell of the notebook that is open, in its kernel; returns what it wrote as errors or warnings. A
    kernel of its own takes ten times as long."""
    errors: list[str] = page.evaluate(RUN_IN_PLACE, code)
    return errors


def answer(page: Page, stub: str, code: str) -> Any:
    """Type `code` into the code cell that holds `stub`, run it with Shift + Enter; returns the cell."""
    place: int = page.evaluate(
        "stub => jupyterapp.shell.currentWidget.content.widgets.findIndex(cell => cell.model.sharedModel.source.includes(stub))",
        stub,
    )
    page.evaluate("place => jupyterapp.shell.currentWidget.content.scrollToItem(place, 'center')", place)
    cell = page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{place}"]')
    cell.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(code)
    page.keyboard.press("Shift+Enter")
    return cell
