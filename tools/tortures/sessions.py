"""Ten people at once, adding articles to one project: as the server sees them, and in browsers."""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from geo.settings import ROOT, Settings
from geo.workspace import Project, Shelf
from tools.install_browser import find_browser
from tools.tortures.result import Result, processor_seconds
from tools.tortures.visitor import Visitor


@dataclass
class Diary:
    """What the sessions lived through."""

    actions: dict[str, list[float]] = field(default_factory=dict)
    began: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def note(self, action: str, seconds: float) -> None:
        """Keep how long an action took."""
        self.actions.setdefault(action, []).append(seconds)


def measure(sessions: int, each: int) -> Iterator[Result]:
    """Let ``sessions`` visitors add ``each`` articles; then as many browsers."""
    yield from by_protocol(sessions, each)
    yield from _by_browser(sessions, each)


def by_protocol(sessions: int, each: int, *, until_read: bool = True) -> Iterator[Result]:
    """Let visitors without a browser add articles, change their titles, and look at the map.

    Parameters
    ----------
    until_read
        Whether to wait until the articles have been read, too.
    """
    with _served() as (port, project, seconds):
        wanted = sessions * each if until_read else 0
        diary, read = asyncio.run(_visit(port, project, sessions, each, wanted))
        took, kept = seconds(), _kept(project)
    yield _lost(
        f"{sessions} sessions adding {each} articles each at once", diary, kept, sessions, each
    )
    actions = [seconds for some in diary.actions.values() for seconds in some]
    kind = max(diary.actions, key=lambda name: _p95(diary.actions[name]), default="none")
    yield Result(
        f"Their {len(actions)} page actions (open a page, add, change, save), until it stands",
        f"{_told(actions)}; the slowest kind, {kind}: {_told(diary.actions.get(kind, []))}; "
        f"{took / max(1, len(actions)):.3f} s of the server’s processor each",
        "p95 ≤ 1 s", _p95(actions) <= 1.0,
    )  # fmt: skip
    added = diary.actions.get("add", [])
    yield Result(
        "From “Add” to the article in the list, and to its being read by the language model",
        f"{_told(added)}; read: {_told(read)}", "in the list: p95 ≤ 1 s", _p95(added) <= 1.0,
    )  # fmt: skip


def _by_browser(sessions: int, each: int) -> Iterator[Result]:
    with _served() as (port, project, _):
        diary = asyncio.run(_browse(port, sessions, each))
        kept = _kept(project)
    yield _lost(
        f"The same by {sessions} browsers on the server’s own processors",
        diary,
        kept,
        sessions,
        each,
    )
    added = diary.actions.get("add", [])
    yield Result(
        "From a browser’s “Add” to the article drawn there", _told(added),
        "none: the browsers’ own work is most of it", bool(added),
    )  # fmt: skip


@contextmanager
def _served() -> Iterator[tuple[int, Project, Callable[[], float]]]:
    """Run a server with an empty project; yield its port, and how to ask what it has used."""
    with tempfile.TemporaryDirectory() as folder:
        project = Shelf(Settings(workspace_dir=Path(folder))).create("Together")
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
            asyncio.run(_come_first(port))
            _rest(server.pid)
            before = processor_seconds(server.pid)
            yield port, project, lambda: processor_seconds(server.pid) - before
        finally:
            server.terminate()
            server.wait(20)


async def _come_first(port: int) -> None:
    async with Visitor(port) as visitor:
        await visitor.open("articles")


async def _visit(
    port: int, project: Project, sessions: int, each: int, wanted: int
) -> tuple[Diary, list[float]]:
    diary = Diary()
    watch = asyncio.create_task(_watch(project, diary, wanted))
    await asyncio.gather(*(_visitor(port, who, each, diary) for who in range(sessions)))
    return diary, await watch


async def _visitor(port: int, who: int, each: int, diary: Diary) -> None:
    try:
        async with Visitor(port) as visitor:
            diary.note("open Articles", await visitor.open("articles"))
            for n in range(each):
                await _add_and_change(visitor, _first_line(who, n), diary)
            diary.note("open the map", await visitor.open(""))
            diary.note("open Review", await visitor.open("review"))
            diary.errors += visitor.troubles
    except Exception as error:
        diary.errors.append(f"Session {who}: {error!r}"[:200])


async def _add_and_change(visitor: Visitor, line: str, diary: Diary) -> None:
    diary.began[line] = time.perf_counter()
    diary.note(
        "add",
        await visitor.click("Add", lambda: visitor.shows(line), {"Paste an article": _text(line)}),
    )
    opened = await visitor.click("Change", lambda: visitor.has("button", "Save"), after=line)
    diary.note("change", opened)
    changed = await visitor.click(
        "Save", lambda: visitor.shows(f"{line} changed"), {"Title": f"{line} changed"}
    )
    diary.note("save", changed)


async def _watch(project: Project, diary: Diary, wanted: int) -> list[float]:
    """Return how long each article took from the click until it was read."""
    took: dict[str, float] = {}
    end = time.perf_counter() + 600
    while len(took) < wanted and time.perf_counter() < end and not diary.errors:
        await asyncio.sleep(0.2)
        read = {
            kept.article.text.partition(".")[0]
            for kept in await asyncio.to_thread(project.articles) if kept.state == "read"
        }  # fmt: skip
        for line in read - took.keys():
            took[line] = time.perf_counter() - diary.began[line]
    return list(took.values())


async def _browse(port: int, sessions: int, each: int) -> Diary:
    diary = Diary()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        await asyncio.gather(*(_reader(browser, port, who, each, diary) for who in range(sessions)))
        await browser.close()
    return diary


async def _reader(browser: Browser, port: int, who: int, each: int, diary: Diary) -> None:
    page = await browser.new_page()
    page.set_default_timeout(60_000)
    try:
        await page.goto(f"http://127.0.0.1:{port}/articles")
        await page.get_by_role("tab", name="Text").click()
        for n in range(each):
            line = _first_line(who, n)
            await page.get_by_label("Paste an article").fill(_text(line))
            start = time.perf_counter()
            await page.get_by_role("button", name="Add", exact=True).click()
            await page.get_by_text(line).first.wait_for()
            diary.note("add", time.perf_counter() - start)
            if await page.get_by_text("can't be shown").count():
                diary.errors.append("an error on the page")
    except Exception as error:
        diary.errors.append(str(error).splitlines()[0][:200])
    finally:
        await page.close()


def _lost(ordeal: str, diary: Diary, kept: int, sessions: int, each: int) -> Result:
    for error in diary.errors[:3]:
        print(f"  {error}")
    lost = sessions * each - kept
    return Result(
        ordeal, f"{len(diary.errors)} errors, {lost} articles lost", "0 and 0",
        not diary.errors and not lost,
    )  # fmt: skip


def _first_line(who: int, n: int) -> str:
    return f"Session {who} wrote number {n}"


def _text(line: str) -> str:
    return f"{line}. Kenya and Oman met in Muscat on Thursday."


def _kept(project: Project) -> int:
    return len(project.articles())


def _told(times: list[float]) -> str:
    if not times:
        return "none"
    return f"median {statistics.median(times):.2f} s, p95 {_p95(times):.2f} s"


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))] if times else float("inf")


def _rest(pid: int) -> None:
    """Wait until a server has loaded all that it loads ahead."""
    used = -1.0
    while used != (used := processor_seconds(pid)):
        time.sleep(1)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
