"""What a person sees and does on the map page, in words."""

from __future__ import annotations

import math
from collections.abc import Callable

from playwright.sync_api import Page, WebSocketRoute

from geo.atlas import Atlas, Mark

LINE_MIDDLE = """
(id) => {
  const path = [...document.querySelectorAll(`path.dl-grip[data-mark="${id}"]`)].at(-1);
  const on = path.getPointAtLength(path.getTotalLength() * 0.15);
  const at = on.matrixTransform(path.getScreenCTM());
  return [at.x, at.y];
}
"""


class SlowLine:
    """A connection on which what the page says can be held back, as on the way to a busy server."""

    def __init__(self) -> None:
        self.held: list[str | bytes] | None = None

    def stand_between(self, page: Page) -> None:
        page.route_web_socket("**/_stcore/stream", self._connect)

    def hold(self) -> None:
        self.held = []

    def let_go(self) -> None:
        held, self.held = self.held or [], None
        for said in held:
            self._server.send(said)

    def _connect(self, browser: WebSocketRoute) -> None:
        self._server = browser.connect_to_server()
        self._server.on_message(browser.send)
        browser.on_message(self._say)

    def _say(self, said: str | bytes) -> None:
        if self.held is None:
            self._server.send(said)
        else:
            self.held.append(said)


def mark_of(atlas: Atlas, label: str) -> Mark:
    return next(mark for mark in atlas.marks if mark.label == label)


def wait_for_zoom(page: Page, zoom: int) -> None:
    page.wait_for_function("zoom => location.hash.includes(`view=${zoom}.00`)", arg=zoom)


def picture(page: Page) -> bytes:
    """Return the pixels of the map beside its legend, with nothing under the pointer."""
    page.mouse.move(2, 2)
    box = page.locator(".dl-map").bounding_box()
    clip = {"x": box["x"] + 320, "y": box["y"] + 60, "width": 620, "height": 640}
    return page.screenshot(clip=clip, animations="disabled")


def picture_once(page: Page, wanted: Callable[[bytes], bool]) -> bytes:
    """Return the pixels of the map once they are as wanted; if they never are, the last ones."""
    for _ in range(100):
        if wanted(seen := picture(page)):
            break
        page.wait_for_timeout(100)
    return seen


def view(page: Page) -> str:
    return page.evaluate("/view=([^&]*)/.exec(location.hash)[1]")


def click_line(page: Page, mark: Mark) -> None:
    page.mouse.click(*page.evaluate(LINE_MIDDLE, mark.id))


def click_dot(page: Page, mark: Mark) -> None:
    page.locator(f'.dl-dot[data-mark="{mark.id}"]').first.click()


def lit_words(page: Page) -> str:
    return "".join(page.locator(".dl-lit").all_text_contents())


def passage(page: Page, words: str):
    return page.locator(".dl-passage", has_text=words).first


def switch(page: Page, layer: str):
    return page.locator(f'.dl-switch[data-layer="{layer}"]')


def screen_spot(page: Page, lat: float, lon: float) -> tuple[float, float]:
    """Return where a place lies on the screen, by the view in the address and Web Mercator."""
    zoom, mid_lat, mid_lon = map(float, view(page).split("/"))
    shown = page.locator(".dl-map").bounding_box()
    scale = 256 * 2**zoom / (2 * math.pi)
    x = shown["x"] + shown["width"] / 2 + scale * math.radians(lon - mid_lon)
    y = shown["y"] + shown["height"] / 2 + scale * (_north(mid_lat) - _north(lat))
    return x, y


def _north(lat: float) -> float:
    return math.asinh(math.tan(math.radians(lat)))


def is_seen(page: Page, mark: Mark) -> bool:
    """Tell whether any shape of a mark is drawn."""
    shapes = page.locator(f'.dl-mark[data-mark="{mark.id}"]:not(.dl-grip)')
    return any(shape.is_visible() for shape in shapes.all())
