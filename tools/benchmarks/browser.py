"""A real server and a real browser to measure with; what is drawn is judged by pixels."""

from __future__ import annotations

import base64
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

from geo.settings import ROOT
from tools.install_browser import install_browser

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
SOFTWARE_GL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""WebGL on the processor, for pages that draw with it: a machine without a graphics card."""
READY = ".dateline[data-ready]"
SIZE = {"width": 1440, "height": 900}
OPENING = 1500
"""Milliseconds in which a new window of the browser is busy with itself: nothing is timed then."""


@contextmanager
def serve(app: Path | None = None, **environ: str) -> Iterator[str]:
    """Serve our app, or another script, on a free port; yield its address."""
    with _server(app, **environ) as (address, _):
        yield address


@contextmanager
def _server(app: Path | None, **environ: str) -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = "streamlit" if app else "geo.ui.start"
    command = [sys.executable, "-m", start, "run", str(app or ROOT / "app.py")]
    flags = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1",
             "--browser.gatherUsageStats=false", "--server.fileWatcherType=none",
             "--server.enableStaticServing=true"]  # fmt: skip
    process = subprocess.Popen(
        command + flags, cwd=app.parent if app else ROOT,
        env={**os.environ, **environ}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address + "/_stcore/health", process)
        yield address, process.pid
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:  # a machine with other work
            process.kill()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            urllib.request.urlopen(address, timeout=1)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not answer within 30 s")


@contextmanager
def chromium(webgl: bool = False) -> Iterator[Browser]:
    """Start a browser that reaches this machine only."""
    flags = [flag for flag in FLAGS if flag != "--disable-gpu"] + SOFTWARE_GL if webgl else FLAGS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=install_browser(), args=flags)
        yield browser
        browser.close()


@contextmanager
def open_map(address: str) -> Iterator[Page]:
    """Open the map page and wait until it can be used."""
    with chromium() as browser:
        # Without gliding: what is measured is the answer, not how long it takes to scroll there.
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto(address)
        page.wait_for_selector(READY, timeout=60_000)
        page.wait_for_timeout(800)
        yield page


class Film:
    """The frames a browser shows, each with the time it was shown."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.frames: list[tuple[float, str]] = []
        self._session = page.context.new_cdp_session(page)
        self._session.on("Page.screencastFrame", self._take)

    def __enter__(self) -> Film:
        self._session.send(
            "Page.startScreencast", {"format": "png", "maxWidth": 720, "maxHeight": 450}
        )
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        # A page that is given up may be at work still, and would answer nothing.
        if failed:
            return
        self._session.send("Page.stopScreencast")
        self._session.detach()

    def _take(self, event: dict) -> None:  # type: ignore[type-arg]
        self.frames.append((event["metadata"]["timestamp"], event["data"]))
        with suppress(Error):  # the page may be closing
            self._session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    def act(self, script: str) -> float:
        """Run a script on the page; return when it began, in seconds of the clock."""
        return float(
            self._page.evaluate(
                f"() => {{ const now = performance.timeOrigin + performance.now(); {script};"
                " return now / 1000; }"
            )
        )

    def rest(self, since: float, quiet: float, most: float = 10.0) -> None:
        """Wait until a change after ``since`` has been shown and nothing more has come for a while.

        Parameters
        ----------
        quiet, most
            For how long nothing may come; how long to wait at all. In seconds.
        """
        while time.time() < since + most:
            self._page.wait_for_timeout(50)
            latest = self.frames[-1][0] if self.frames else 0.0
            if latest > since and time.time() - latest > quiet:
                return

    def latest(self) -> np.ndarray | None:
        """Return the frame shown now, in colour."""
        return _opened(self.frames[-1][1], None, "RGB") if self.frames else None

    def settled(self, since: float, box: tuple[float, float, float, float] | None = None) -> float:
        """Return seconds from ``since`` to the first frame that looks like the last one.

        Parameters
        ----------
        box
            What part of the page to compare, in CSS pixels: left, top, right, bottom.
        """
        pictures = [(at, _opened(data, box, "L")) for at, data in self.frames if at >= since]
        if not pictures:
            raise RuntimeError("no frame was shown")
        last = pictures[-1][1]
        settled = pictures[-1][0]
        for at, picture in reversed(pictures):
            if picture.shape != last.shape or np.mean(np.abs(picture - last) > 24) > 0.002:
                break
            settled = at
        return settled - since


def _opened(data: str, box: tuple[float, float, float, float] | None, mode: str) -> np.ndarray:
    picture = Image.open(io.BytesIO(base64.b64decode(data))).convert(mode)
    if box:
        scale = picture.width / SIZE["width"]
        picture = picture.crop(tuple(round(side * scale) for side in box))
    return np.asarray(picture, dtype=np.int16)


@contextmanager
def empty_app() -> Iterator[Path]:
    """Write the smallest Streamlit app there is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.py"
        path.write_text('import streamlit as st\n\nst.write("Ready.")\n', encoding="utf-8")
        yield path


@contextmanager
def component_app() -> Iterator[Path]:
    """Write an app with a name and a menu like ours, and a component that says one word."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "component.py"
        mark = ROOT / "geo" / "ui" / "wordmark.svg"
        path.write_text(_COMPONENT.replace("WORDMARK", repr(str(mark))), encoding="utf-8")
        yield path


_COMPONENT = """
import streamlit as st

HTML = "<div>" + chr(10) + "</div>"
JS = "export default (one) => {" + chr(10) + "one.parentElement.firstChild.append('Ready.'); }"

def page():
    st.components.v2.component("one", html=HTML, js=JS, isolate_styles=False)(key="one")

st.set_page_config(layout="wide")
st.logo(WORDMARK, size="large")
st.html("<style>p { margin: 0; }</style>")
others = [st.Page(page, title=f"Page {n}", url_path=f"page-{n}") for n in range(4)]
st.navigation([st.Page(page, title="First", default=True), *others], position="top").run()
"""
