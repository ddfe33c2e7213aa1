"""From navigation to the first map, from a click to what it changes, judged by pixels."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, Page

from tools.benchmarks.browser import (
    OPENING,
    READY,
    SIZE,
    Film,
    chromium,
    component_app,
    empty_app,
    open_map,
    serve,
)
from tools.benchmarks.table import Row, milliseconds, seconds

TITLE = "The page"
MAP = (0.0, 60.0, 1000.0, 820.0)
PANEL = (1010.0, 100.0, 1440.0, 840.0)


TIMES = 3
"""Loads of a later visitor's page, each in turn with one of an empty page."""
GROUND = """
() => performance.getEntriesByType("resource").filter((one) => one.name.includes("/basemap/"))
  .reduce((all, one) => all + one.transferSize, 0)
"""


def measure() -> Iterator[Row]:
    with (
        empty_app() as app, serve(app) as bare, component_app() as other, serve(other) as framed,
        serve() as ours, chromium() as browser,
    ):  # fmt: skip
        for who, aim, times in (("first", 1.0, 1), ("next", 0.6, TIMES)):
            loads = [
                (
                    load(browser, bare, "text=Ready.", MAP),
                    load(browser, framed, "text=Ready.", MAP),
                    load(browser, ours, READY, MAP),
                )
                for _ in range(times)
            ]
            empty, frame, full = (median(one[n] for one in loads) for n in range(3))
            more, floor = (median(one[n] - one[0] for one in loads) for n in (2, 1))
            yield Row(
                f"navigation to the first interactive map, {who} visitor", seconds(full),
                f"≤ {aim} s above an empty page",
                f"an empty Streamlit page: {seconds(empty)} (+{more:.2f} s); "
                f"a menu and a component of one word: {seconds(frame)} (+{floor:.2f} s)",
            )  # fmt: skip
    with serve() as address, open_map(address) as page:
        ground = page.evaluate(GROUND) / 1000
        yield Row("the base map of the first view, over the wire", f"{ground:.0f} KB", "≤ 150 KB")
        taken = [_toggle(page) for _ in range(9)][1:]
        least = milliseconds(median([_least(page) for _ in range(9)][1:]))
        yield Row("toggle of a layer to pixels", milliseconds(median(taken)), "≤ 50 ms",
                  f"one square that changes its colour: {least}")  # fmt: skip
        page.evaluate("document.querySelector('#square').remove()")
        taken = [_click(page, n) for n in range(9)][1:]
        yield Row("click on a mark to its lit passage", milliseconds(median(taken)), "≤ 50 ms")


def load(browser: Browser, address: str, ready: str, box: tuple[float, ...] | None) -> float:
    """Return seconds from navigation until ``ready`` is on the page and the box looks settled."""
    page = browser.new_page(viewport=SIZE)
    page.goto("about:blank")
    page.wait_for_timeout(OPENING)
    with Film(page) as film:
        start = time.time()
        page.goto(address)
        page.wait_for_selector(ready, timeout=60_000)
        usable = time.time() - start
        page.wait_for_timeout(1200)
    page.close()
    return max(usable, film.settled(start, box))  # type: ignore[arg-type]


def _toggle(page: Page) -> float:
    return _act(page, "document.querySelector('.dl-switch, [role=switch]').click()", MAP)


def _least(page: Page) -> float:
    """Return what any change takes to be seen so: a square over the map changes its colour."""
    page.evaluate(
        "() => { const one = document.createElement('div'); one.id = 'square';"
        " one.style = 'position: fixed; z-index: 9999; inset: 100px 500px 200px 100px';"
        " if (!document.querySelector('#square')) document.body.append(one); }"
    )
    page.wait_for_timeout(300)
    return _act(
        page,
        "(() => { const { style } = document.querySelector('#square');"
        " style.background = style.background === 'black' ? 'white' : 'black'; })()",
        MAP,
    )


def _click(page: Page, n: int) -> float:
    # Marks that are lines or dots alike: what a person's click does, without aiming at a pixel.
    return _act(
        page,
        f"(() => {{ const all = [...document.querySelectorAll('.dl-dot')];"
        f" all[{n} % all.length].dispatchEvent(new MouseEvent('click', {{bubbles: true}})); }})()",
        PANEL,
    )


def _act(page: Page, script: str, box: tuple[float, float, float, float]) -> float:
    with Film(page) as film:
        page.wait_for_timeout(150)
        start = film.act(script)
        film.rest(start, 0.6)
    return film.settled(start, box)
