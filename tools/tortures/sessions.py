"""Ten people at once, in ten browsers, adding articles to one project."""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from geo.settings import ROOT, Settings
from geo.workspace import Shelf
from tools.install_browser import find_browser
from tools.tortures.result import Result


def measure(sessions: int, each: int) -> Iterator[Result]:
    """Let ``sessions`` browsers add ``each`` articles."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Settings(workspace_dir=Path(folder)))
        project = shelf.create("Together")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "-m", "geo.ui.serve", "--port", str(port)], cwd=ROOT,
            env={**os.environ, "DATELINE_WORKSPACE_DIR": folder},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for(port)
            times, errors = asyncio.run(_all(f"http://127.0.0.1:{port}", sessions, each))
            kept = len(project.articles())
        finally:
            server.terminate()
            server.wait(20)
    times.sort()
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))] if times else float("inf")
    wanted = sessions * each
    for error in errors[:3]:
        print(f"  {error}")
    yield Result(
        f"{sessions} sessions adding {each} articles each at once",
        f"{len(errors)} errors, {wanted - kept} articles lost", "0 and 0",
        not errors and kept == wanted,
    )  # fmt: skip
    middle = statistics.median(times) if times else float("inf")
    yield Result(
        "From “Add” to the article being there", f"median {middle:.2f} s, p95 {p95:.2f} s",
        "p95 ≤ 1 s", p95 <= 1.0,
    )  # fmt: skip


async def _all(url: str, sessions: int, each: int) -> tuple[list[float], list[str]]:
    times: list[float] = []
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        await asyncio.gather(*(_one(browser, url, n, each, times, errors) for n in range(sessions)))
        await browser.close()
    return times, errors


async def _one(
    browser: Browser, url: str, who: int, each: int, times: list[float], errors: list[str]
) -> None:
    page = await browser.new_page()
    page.set_default_timeout(60_000)
    try:
        await page.goto(f"{url}/articles")
        await page.get_by_role("tab", name="Text").click()
        for n in range(each):
            text = f"Session {who} wrote number {n}. Kenya and Oman met in Muscat on Thursday."
            await page.get_by_label("Paste an article").fill(text)
            start = time.perf_counter()
            await page.get_by_role("button", name="Add", exact=True).click()
            await page.get_by_text(f"Session {who} wrote number {n}.").first.wait_for()
            times.append(time.perf_counter() - start)
            if await page.get_by_text("can't be shown").count():
                errors.append("an error on the page")
    except Exception as error:
        errors.append(str(error).splitlines()[0][:200])
    finally:
        await page.close()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
