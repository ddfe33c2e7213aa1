"""The ground under the marks: tones, detail when near, tiles only when asked for."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.gulf import first, second
from tests.browser.looking import picture, picture_once, wait_for_zoom


def test_cities_have_their_local_name_when_near(visit):
    page = visit("#layers=&view=6/30/31.2")
    label = page.locator(".dl-label-city", has_text="Cairo")
    expect(label).to_contain_text("القاهرة")


def test_the_ground_comes_in_light_dark_and_print(app, visit):
    app.tell([first(), second()])
    page = visit()
    tones = [picture(page)]
    for tone in ("Dark", "Print"):
        page.get_by_label("Base map").select_option(tone)
        tones.append(picture_once(page, lambda seen: seen not in tones))
    assert len(set(tones)) == 3


def test_provinces_and_lakes_are_fetched_only_when_near(app, visit, watch):
    app.tell([first(), second()])
    page = visit("#layers=places&view=3/-1/36")
    assert not any(url.endswith("provinces.json") for url in watch.asked)
    with page.expect_response("**/lakes.json"):
        for zoom in (4, 5, 6):
            page.get_by_role("button", name="Zoom in").click()
            wait_for_zoom(page, zoom)
    assert any(url.endswith("provinces.json") for url in watch.asked)


def test_tiles_out_of_reach_are_told_and_the_offline_map_comes_back(app, visit, watch):
    app.tell([first(), second()])
    page = visit()
    before = picture(page)
    page.get_by_label("Base map").select_option("OpenStreetMap")
    expect(page.locator(".dl-notice")).to_contain_text("OpenStreetMap can't be reached")
    expect(page.get_by_label("Base map")).to_have_value("light")
    page.locator(".dl-notices").evaluate("one => one.replaceChildren()")
    assert picture_once(page, lambda seen: seen == before) == before
    others = [url for url in watch.asked if not url.startswith((app.url, "data:", "blob:"))]
    assert others
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in others)
    watch.faults[:] = [f for f in watch.faults if "openstreetmap" not in f]


def test_the_map_says_whose_borders_it_draws_and_shows_no_flag(app, visit):
    app.tell([first(), second()])
    page = visit()
    credit = page.locator(".leaflet-control-attribution")
    expect(credit).to_contain_text("borders as Natural Earth draws them, disputed dotted")
    assert credit.locator("svg, img").count() == 0


def test_a_file_that_is_missing_is_told_in_plain_words(app, visit, watch, context):
    app.tell([first(), second()])
    context.route("**/leaflet.js", lambda route: route.abort())
    try:
        page = visit(ready=".dateline[data-failed]")
        expect(page.locator(".dateline")).to_contain_text("The map could not be drawn.")
    finally:
        context.unroute("**/leaflet.js")
    assert all("leaflet.js" in fault for fault in watch.faults)
    watch.faults.clear()
