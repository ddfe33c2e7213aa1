"""Thousands of marks on the page: painted, found under the pointer, listed, lit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import picture, switch, wait_for_zoom
from tests.crowds import crowded

SHADES = """
() => {
  const canvas = document.querySelector(".dl-crowd");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels.filter((value, n) => n % 4 === 3 && value > 0).length;
}
"""

PAINTED = """
() => {
  const canvas = document.querySelector(".dl-crowd");
  const box = canvas.getBoundingClientRect();
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const middle = [canvas.width / 2 + 120, canvas.height / 2];
  let best = null;
  for (let at = 0; at < canvas.width * canvas.height; at++) {
    if (!data[4 * at + 3]) continue;
    const [x, y] = [at % canvas.width, Math.floor(at / canvas.width)];
    const far = Math.hypot(x - middle[0], y - middle[1]);
    if (!best || far < best.far) best = { far, x, y };
  }
  return [box.x + best.x + 1, box.y + best.y + 1];
}
"""


@pytest.fixture
def page(app, visit) -> Page:
    app.tell([crowded(6000)])
    return visit("#layers=places&view=2/10/0")


def test_thousands_of_marks_are_one_canvas(page):
    assert page.locator(".dl-crowd").count() == 1
    assert page.locator(".dl-dot").count() == 0
    assert page.evaluate(SHADES) > 5000


def test_far_away_the_map_shows_how_many_and_near_which(page):
    at = page.evaluate(PAINTED)
    page.mouse.move(*at)
    expect(page.locator(".dl-tip")).to_contain_text("zoom in")
    page.mouse.click(*at)
    wait_for_zoom(page, 4)
    for zoom in (5, 6):
        page.get_by_role("button", name="Zoom in").click()
        wait_for_zoom(page, zoom)
    expect(page.locator(".dl-label-mark").first).to_be_visible()
    page.mouse.click(*page.evaluate(PAINTED))
    expect(page.locator(".dl-card h3")).to_contain_text("Place")


def test_a_mark_of_the_crowd_lights_its_words_and_is_lit_by_them(page):
    box = page.get_by_role("combobox", name="Find")
    box.fill("place4321")
    box.press("Enter")
    expect(page.locator(".dl-card h3")).to_have_text("Place4321")
    lit = page.evaluate("[...CSS.highlights.get('dl-crowd')].map(String)")
    assert lit == ["Place4321"]
    glow = page.locator(".dl-glow").bounding_box()
    page.locator(".dl-close").click()
    page.mouse.click(glow["x"] + glow["width"] / 2, glow["y"] + glow["height"] / 2)
    expect(page.locator(".dl-card h3")).to_have_text("Place4321")


def test_the_crowd_toggles_and_comes_back_the_same(page):
    before = picture(page)
    switch(page, "places").click()
    without = picture(page)
    switch(page, "places").click()
    assert without != before
    assert picture(page) == before


def test_the_crowd_is_listed_a_few_hundred_at_a_time(page):
    page.get_by_role("tab", name="All marks").click()
    expect(page.locator(".dl-list .dl-item")).to_have_count(400)
    page.get_by_role("button", name="Show 400 of 5600 more").click()
    expect(page.locator(".dl-list .dl-item")).to_have_count(800)
    page.locator(".dl-list .dl-item").nth(500).click()
    expect(page.locator(".dl-item[aria-current]")).to_contain_text("Place500")
