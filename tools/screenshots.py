"""Makes docs/screenshots/ anew: every page and state, as a reader sees them.

python tools/screenshots.py [NAME ...]
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image
from playwright.sync_api import Browser, Page

from geo.settings import ROOT
from tools.benchmarks.browser import READY, chromium, serve

FOLDER = ROOT / "docs" / "screenshots"
DESKTOP, PHONE = (1440, 900), (390, 844)
COLOURS = 256
REST_MS = 700
BUSY = "[data-testid=stSkeleton], [data-testid=stSpinner]"


@dataclass(frozen=True)
class Shot:
    """A picture of a page in some state."""

    name: str
    act: Callable[[Page], object] = lambda page: None
    path: str = ""
    size: tuple[int, int] = DESKTOP
    dark: bool = False

    @property
    def ready(self) -> str:
        return "h1" if self.path else READY


def main(names: list[str]) -> None:
    """Make the pictures named, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shots = [shot for shot in all_shots() if not names or shot.name in names]
    if not names:
        for old in FOLDER.glob("*.png"):
            old.unlink()
    with serve() as address, chromium() as browser:
        # The map first: the app's own list of pages is known once it has run.
        first = browser.new_page()
        first.goto(address)
        first.wait_for_selector(READY, timeout=60_000)
        first.close()
        for shot in shots:
            take(browser, address, shot)
            print(f"{shot.name}.png")


def all_shots() -> list[Shot]:
    """Return what there is to be seen."""
    others = sorted({page.stem for page in (ROOT / "pages").glob("*.py")} - {"map"})
    return [
        Shot("map", read_the_line),
        Shot("map-first-view"),
        Shot("map-find", find),
        Shot("map-story", tell),
        Shot("map-story-edited", edit),
        Shot("map-list", lambda page: page.get_by_role("tab", name="All marks").click()),
        Shot("map-time", narrow_time),
        Shot("map-layer-alone", alone),
        Shot("map-near", near),
        Shot("map-print", lambda page: page.get_by_label("Base map").select_option("print")),
        Shot("map-picture", save),
        Shot("map-dark", read_the_line, dark=True),
        Shot("map-story-dark", tell, dark=True),
        Shot("map-phone", size=PHONE),
        Shot("map-phone-passage", near, size=PHONE),
        Shot("map-phone-story", tell, size=PHONE),
        Shot("map-phone-layers", layers, size=PHONE),
        Shot("map-phone-dark", size=PHONE, dark=True),
        *(Shot(name, path=name) for name in others),
        *(Shot(f"{name}-dark", path=name, dark=True) for name in others),
        *(Shot(f"{name}-phone", path=name, size=PHONE) for name in others),
    ]


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Open the page, bring it into its state and keep its picture."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
        has_touch=shot.size == PHONE,
    )
    page = context.new_page()
    page.goto(f"{address}/{shot.path}")
    page.wait_for_selector(shot.ready, timeout=60_000)
    page.wait_for_timeout(REST_MS)
    page.wait_for_selector(BUSY, state="detached", timeout=60_000)
    shot.act(page)
    page.mouse.move(2, 2)
    page.wait_for_timeout(REST_MS)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(FOLDER / f"{shot.name}.png", optimize=True)
    context.close()


# States ----------------------------------------------------------------------------------


def read_the_line(page: Page) -> None:
    """Choose a pipeline on the first view, as a click on its line does."""
    view = page.evaluate("location.hash.match(/view=.*/)[0]")
    near(page)
    page.evaluate("view => { location.hash = location.hash.replace(/view=.*/, view) }", view)
    page.reload()
    page.wait_for_selector(READY)
    page.wait_for_timeout(REST_MS)


def find(page: Page) -> None:
    page.get_by_role("combobox", name="Find").fill("gas")


def tell(page: Page) -> None:
    page.get_by_role("tab", name="Story").click()
    for _ in range(2):
        page.get_by_role("button", name="Next").click()
        page.wait_for_timeout(200)


def edit(page: Page) -> None:
    tell(page)
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Title of step 1", exact=True).scroll_into_view_if_needed()


def narrow_time(page: Page) -> None:
    page.get_by_label("From", exact=True).press("ArrowRight")


def alone(page: Page) -> None:
    page.get_by_label("More for Diplomatic links").click()
    page.get_by_role("button", name="Only this layer").click()


def near(page: Page) -> None:
    page.locator(".dl-passage[data-layer=routes]").first.click()
    page.wait_for_timeout(REST_MS)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save picture").click()
    page.get_by_role("button", name="Save PNG").wait_for()


def layers(page: Page) -> None:
    page.get_by_role("tab", name="Layers").click()


if __name__ == "__main__":
    main(sys.argv[1:])
