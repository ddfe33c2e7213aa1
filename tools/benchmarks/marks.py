"""The same thousands of marks, drawn by us and by others; what is drawn is judged by pixels."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from threading import Thread

import numpy as np
from playwright.sync_api import Browser, Page

from geo.settings import ROOT, Settings
from geo.story_json import story_to_json
from tests.crowds import crowded
from tools.benchmarks.browser import READY, SIZE, Film, chromium, empty_app, serve
from tools.benchmarks.drawn import CAP, MAP, NotDrawn, wait_for_marks
from tools.benchmarks.page import load
from tools.benchmarks.table import Row, milliseconds, seconds

TITLE = "Many marks, beside the same in other tools"
FEW, MANY = 10_000, 100_000
TIMES = 3
VIEW = "view=2/10/0"
PATIENCE = 300_000
"""Milliseconds in which the server lays out a map for the first time."""
BLOCKED = 20.0
"""Seconds from which a page is loaded once only."""
PEERS_CAP = 4 * CAP
"""Seconds after which a peer's process is ended: its figures so far are those it has."""
STEPS = 5

RECEIVED = """
() => {
  const ours = performance.getEntriesByName("dateline-data")[0];
  const at = ours?.startTime ?? performance.getEntriesByType("navigation")[0].responseEnd;
  return (performance.timeOrigin + at) / 1000;
}
"""
ZOOM_IN = "document.querySelector('.leaflet-control-zoom-in').click()"
POINTER = """
() => {
  const map = document.querySelector(".leaflet-container");
  const box = map.getBoundingClientRect();
  const taken = [];
  for (let n = 0; n < 200; n++) {
    const clientX = box.x + 330 + (n * 37) % 600;
    const clientY = box.y + 80 + (n * 53) % 600;
    const start = performance.now();
    map.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }));
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[190];
}
"""
PAINTING = "performance.getEntriesByName('dateline-paint', 'measure').at(-1).duration"


@dataclass(frozen=True)
class Figures:
    """Seconds, each the median of some loads of a page.

    Attributes
    ----------
    data
        From the moment that the browser has the marks to their pixels.
    navigation
        From asking for the page to the pixels of the marks.
    zoom
        From a click on the button that zooms in to the picture that stays.
    """

    data: float
    navigation: float
    zoom: float | None = None
    painting: float | None = None
    pointer: float | None = None


def measure() -> Iterator[Row]:
    few, many = ours(FEW), ours(MANY)
    peers = {count: list(_peers(count)) for count in (FEW, MANY)}
    for count, figures, aim in ((FEW, few, "≤ 0.3 s"), (MANY, many, "≤ 1 s")):
        beside = _beside(peers[count], lambda f: f.data, saved=True)
        yield Row(f"{count:,} marks, data in the browser to pixels", seconds(figures.data), aim,
                  beside)  # fmt: skip
    empty = seconds(_empty())
    for count, figures, aim in ((FEW, few, ""), (MANY, many, "≤ 3 s")):
        beside = _beside(peers[count], lambda f: f.navigation)
        yield Row(f"{count:,} marks, navigation to pixels", seconds(figures.navigation), aim,
                  f"an empty Streamlit page: {empty}; {beside}")  # fmt: skip
    assert many.painting
    assert many.zoom
    assert many.pointer
    step = f"a zoom step with {MANY:,} marks"
    yield Row(f"{step}: the marks", milliseconds(many.painting), "≤ 50 ms")
    yield Row(f"{step}: everything, the glide of 250 ms too", milliseconds(many.zoom), "≤ 350 ms",
              _beside(peers[MANY], lambda f: f.zoom))  # fmt: skip
    yield Row(f"the mark under the pointer among {MANY:,}, 95 of 100 times",
              f"{1000 * many.pointer:.1f} ms", "≤ 10 ms")  # fmt: skip


# Ours -----------------------------------------------------------------------------------


def ours(count: int) -> Figures:
    """Return the figures of our own page with a story of that many marks."""
    with _serving_crowd(count) as address, chromium() as browser:
        page = browser.new_page(viewport=SIZE)
        page.goto(f"{address}/#layers=&{VIEW}")
        page.wait_for_selector(READY, timeout=PATIENCE)
        with Film(page) as film:
            page.wait_for_timeout(1500)
        ground = film.latest()
        page.close()
        *_, figures = _loaded(browser, f"{address}/#layers=places&{VIEW}", ground, zooms=STEPS)
        return figures


@contextmanager
def _serving_crowd(count: int) -> Iterator[str]:
    from tools.benchmarks.peers import spots

    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder)
        (build / "gazetteer.sqlite").symlink_to(Settings().gazetteer_path)
        told = story_to_json(crowded(count, spots(count).tolist()), with_article=True)
        (build / "stories.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
        with serve(DATELINE_BUILD_DIR=folder) as address:
            yield address


# Theirs ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Peer:
    name: str
    figures: Figures | NotDrawn
    is_saved: bool = False


SAVED = {"markers": "folium Markers", "clusters": "FastMarkerCluster"}
SERVED = {
    "st_folium": "st_folium of FastMarkerCluster",
    "pydeck": "st.pydeck_chart (WebGL on the processor)",
}


def _peers(count: int) -> Iterator[Peer]:
    if find_spec("streamlit_folium") is None:
        return
    for kind, name in (SAVED | SERVED).items():
        yield Peer(name, _apart(kind, count), kind in SAVED)


def _apart(kind: str, count: int) -> Figures | NotDrawn:
    """Measure a peer in a process of its own, which can be ended whatever its page is at."""
    command = [sys.executable, "-m", "tools.benchmarks.marks", kind, str(count)]
    with tempfile.TemporaryFile("w+") as told:
        child = subprocess.Popen(command, cwd=ROOT, stdout=told, start_new_session=True)
        try:
            child.wait(PEERS_CAP)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        told.seek(0)
        return _last_of(told.read().splitlines())


def _last_of(lines: list[str]) -> Figures | NotDrawn:
    """Return the fullest of the figures that a peer's process printed."""
    if not lines:
        return NotDrawn(f"not measured within {PEERS_CAP:.0f} s")
    last = json.loads(lines[-1])
    return NotDrawn(last) if isinstance(last, str) else Figures(**last)


def _measure_peer(kind: str, count: int) -> None:
    """Print a peer's figures as lines of JSON, each fuller than the one before; or why not."""
    try:
        for figures in _saved(kind, count) if kind in SAVED else _streamlit(kind, count):
            print(json.dumps(asdict(figures)), flush=True)
    except NotDrawn as reason:
        print(json.dumps(str(reason)), flush=True)


def _saved(kind: str, count: int) -> Iterator[Figures]:
    with tempfile.TemporaryDirectory() as folder, _serving_files(folder) as address:
        command = [sys.executable, "-m", "tools.benchmarks.peers", kind, str(count), folder]
        try:
            subprocess.run(command, check=True, cwd=ROOT, timeout=CAP)
        except subprocess.TimeoutExpired as late:
            raise NotDrawn(f"page not written within {CAP:.0f} s") from late
        with chromium() as browser:
            yield from _loaded(browser, f"{address}/{kind}-{count}.html", zooms=2)


def _streamlit(kind: str, count: int) -> Iterator[Figures]:
    from tools.benchmarks import peers

    script = peers.ST_FOLIUM if kind == "st_folium" else peers.PYDECK
    with tempfile.TemporaryDirectory() as folder:
        app = peers.streamlit_app(script, count, Path(folder))
        with serve(app) as address, chromium(webgl=kind == "pydeck") as browser:
            _load(browser, address)  # the server has made the map once, as ours has
            yield from _loaded(browser, address)


@contextmanager
def _serving_files(folder: str) -> Iterator[str]:
    class Files(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


# A page ---------------------------------------------------------------------------------


def _loaded(
    browser: Browser, address: str, ground: np.ndarray | None = None, zooms: int = 0
) -> Iterator[Figures]:
    taken = [_load(browser, address, ground)]
    while len(taken) < TIMES and taken[0][1] < BLOCKED:
        taken.append(_load(browser, address, ground))
    data, navigation = (median(one[n] for one in taken) for n in (0, 1))
    yield Figures(data, navigation)
    if not zooms or navigation > BLOCKED:
        return
    page = browser.new_page(viewport=SIZE)  # with the quarter of a second that Leaflet glides
    page.goto(address)
    page.wait_for_selector(".leaflet-control-zoom-in", timeout=1000 * CAP)
    page.wait_for_timeout(2000 + 1000 * navigation)
    steps = [_zoom(page) for _ in range(zooms)]
    zoom = median(step for step, _ in steps)
    painting = [paint for _, paint in steps if paint is not None]
    pointer = page.evaluate(POINTER) / 1000
    page.close()
    if painting:
        yield Figures(data, navigation, zoom, median(painting), pointer)
    else:
        yield Figures(data, navigation, zoom)


def _load(browser: Browser, address: str, ground: np.ndarray | None = None) -> tuple[float, float]:
    page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
    page.goto("about:blank")
    with Film(page) as film:
        start = time.time()
        page.goto(address, wait_until="commit")
        ready = READY if ground is not None else ""
        taken = wait_for_marks(page, film, start, ground, ready)
        received = page.evaluate(RECEIVED)
    page.close()
    return start + taken - received, taken


def _zoom(page: Page) -> tuple[float, float | None]:
    with Film(page) as film:
        page.wait_for_timeout(200)
        start = film.act(ZOOM_IN)
        film.rest(start, 1.2)
    is_ours = page.evaluate("performance.getEntriesByName('dateline-paint').length > 0")
    return film.settled(start, MAP), page.evaluate(PAINTING) / 1000 if is_ours else None


def _empty() -> float:
    with empty_app() as app, serve(app) as address, chromium() as browser:
        taken = [load(browser, address, "text=Ready.", None) for _ in range(TIMES + 1)]
    return median(taken[1:])


def _beside(
    peers: list[Peer], figure: Callable[[Figures], float | None], saved: bool = False
) -> str:
    told = []
    for peer in peers:
        if saved and not peer.is_saved:
            continue
        if isinstance(peer.figures, NotDrawn):
            told.append(f"{peer.name}: {peer.figures}")
        elif (value := figure(peer.figures)) is not None:
            told.append(f"{peer.name}: {seconds(value)}")
    return "; ".join(told) or "peers not installed: `make bench` installs them"


if __name__ == "__main__":
    _measure_peer(sys.argv[1], int(sys.argv[2]))
