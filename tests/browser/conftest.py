"""One real server and one real browser for all tests here; no host but this one can be reached.

Every page that a test opens is watched: a failed request, an error in the console or a dialog
that a script opened fails the test, whatever else it looks at.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from geo.model import Story
from geo.render.static import fill_static
from geo.settings import ROOT, Settings
from geo.story_json import story_to_json
from tools.install_browser import REMEDY, find_browser

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 90_000
"""Milliseconds to wait for what has to come: long, for a computer may have other work."""


@dataclass
class App:
    """The app on its own port, with stories that a test may change: the next has those shipped."""

    url: str
    stories: Path
    shipped: str

    def tell(self, stories: Iterable[Story]) -> None:
        lines = [json.dumps(story_to_json(story, with_article=True)) + "\n" for story in stories]
        self._write("".join(lines) or "\n")

    def tell_shipped(self) -> None:
        self._write(self.shipped)

    def _write(self, text: str) -> None:
        if self.stories.read_text(encoding="utf-8") != text:
            self.stories.write_text(text, encoding="utf-8")


@dataclass
class Watch:
    """What went wrong on a page, and what it asked for."""

    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on("pageerror", lambda error: self.faults.append(f"thrown: {error}"))
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("dialog", self._dialog)

    def _response(self, response) -> None:
        # Streamlit looks for its server beneath a page's own path first.
        if response.status >= 400 and "/_stcore/" not in response.url:
            self.faults.append(f"{response.status}: {response.url}")

    def _console(self, message) -> None:
        # What could not be loaded is told by the request itself.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _dialog(self, dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    settings = Settings()
    fill_static()
    build = tmp_path_factory.mktemp("build")
    stories = Path(shutil.copy(settings.stories_path, build / "stories.jsonl"))
    (build / "gazetteer.sqlite").symlink_to(settings.gazetteer_path)
    with serving(build / "log.txt", DATELINE_BUILD_DIR=str(build)) as url:
        yield App(url, stories, stories.read_text(encoding="utf-8"))


@contextmanager
def serving(log: Path, **environ: str) -> Iterator[str]:
    """Run the app on a free port, and give its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("w") as told:
        server = subprocess.Popen(
            [sys.executable, "-m", "geo.ui.serve", "--port", str(port)],
            cwd=ROOT, env={**os.environ, **environ}, stdout=told, stderr=told,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, server, log)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE / 1000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail(REMEDY)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context for all: what one page has fetched and compiled, the next one has already.

    Scripts stay compiled while the process of their site lives: a page that stays keeps it.
    """
    shared = browser.new_context(viewport=DESKTOP, reduced_motion="reduce", accept_downloads=True)
    shared.set_default_timeout(PATIENCE)
    stays = shared.new_page()
    stays.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    stays.goto("http://127.0.0.1/")
    yield shared
    shared.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    seen = Watch()
    yield seen
    assert seen.faults == []


@pytest.fixture
def visit(app: App, context: BrowserContext, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Open a page of the app and wait until it stands."""
    pages: list[Page] = []

    def open_page(
        path: str = "",
        ready: str = ".dateline[data-ready]",
        size: dict[str, int] = DESKTOP,
        scheme: Literal["light", "dark"] = "light",
        before: Callable[[Page], object] = lambda page: None,
    ) -> Page:
        page = context.new_page()
        before(page)
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        watch.follow(page)
        pages.append(page)
        page.goto(f"{app.url}/{path}")
        page.wait_for_selector(ready)
        return page

    yield open_page
    for page in pages:
        page.close()
    app.tell_shipped()


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The app did not start: {log.read_text(encoding='utf-8')}")
