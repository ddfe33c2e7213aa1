"""The Export page in a real browser: the preview is seen, what is saved is what it says."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

PREVIEW = '[data-testid="stImage"] img'
PHONE = {"width": 390, "height": 844}


def seen(page: Page) -> Page:
    # The first picture of a server waits for its drawing libraries to load.
    page.wait_for_selector(PREVIEW)
    return page


def test_a_picture_is_previewed_and_saved(visit):
    page = seen(visit("export", ready="h1"))
    expect(page.get_by_role("heading", name="Export")).to_be_visible()
    before = page.locator(PREVIEW).get_attribute("src")
    page.get_by_role("textbox", name="Title", exact=True).fill("Gas and ports")
    page.keyboard.press("Enter")
    expect(page.locator(PREVIEW)).not_to_have_attribute("src", before)
    # The button comes after the picture: its name is new once the page has run to its end.
    done = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    done.wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save PNG").click()
    assert saved.value.suggested_filename == "gas-and-ports.png"
    image = Image.open(io.BytesIO(Path(saved.value.path()).read_bytes()))
    assert image.size == (1920, 1080)
    assert image.text["Title"] == "Gas and ports"


def test_a_picture_keeps_layers_strength_tone_and_mark_of_the_map(visit):
    page = visit()
    page.get_by_label("More for Diplomatic links").click()
    page.get_by_role("button", name="Only this layer").click()
    page.get_by_label("Strength of Diplomatic links").fill("40")
    page.get_by_label("Base map").select_option("dark")
    page.locator(".dl-passage[data-layer=links]").first.click()
    label = page.locator(".dl-card h3").inner_text()
    page.wait_for_timeout(600)  # until Python has heard of it
    page.get_by_role("link", name="Export").click()
    seen(page)
    expect(page.get_by_text("Diplomatic links at 40%")).to_be_visible()
    expect(page.get_by_text(f"fainter than “{label}”")).to_be_visible()
    for chosen in ("As on the map", "Dark"):
        expect(page.get_by_role("radio", name=chosen)).to_be_checked()
    layers = page.get_by_role("toolbar", name="Layers").get_by_role("button", pressed=True)
    expect(layers).to_have_text(["Diplomatic links"])


def test_data_is_saved(visit):
    page = seen(visit("export", ready="h1"))
    page.locator("label", has_text=re.compile("^Data$")).click()
    expect(page.get_by_role("button", name="Save GeoJSON")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save GeoJSON").click()
    assert saved.value.suggested_filename == "dateline.geojson"
    assert json.loads(Path(saved.value.path()).read_bytes())["type"] == "FeatureCollection"


def test_on_a_phone_nothing_is_wider_than_the_screen(visit):
    page = seen(visit("export", ready="h1", size=PHONE))
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= PHONE["width"]
    expect(page.get_by_role("button", name="Save PNG")).to_be_attached()
