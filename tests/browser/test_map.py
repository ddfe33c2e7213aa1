"""The map page, as its reader uses it: nothing asked of others, marks and words both ways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import build_atlas
from tests.browser.conftest import PHONE
from tests.browser.gulf import first, second
from tests.browser.looking import (
    SlowLine,
    click_dot,
    click_line,
    is_seen,
    lit_words,
    mark_of,
    passage,
    picture,
    screen_spot,
    switch,
    view,
)

ATLAS = build_atlas([first(), second()])
LINE = mark_of(ATLAS, "Coral Line")
AGREEMENT = mark_of(ATLAS, "Kenya – Oman: agreement")
TALKS = mark_of(ATLAS, "Kenya – Oman: talks")
AID = mark_of(ATLAS, "Oman → Kenya: aid")
ATTACK = mark_of(ATLAS, "Oman → Kenya: attack")


@pytest.fixture
def page(app, visit) -> Page:
    app.tell([first(), second()])
    return visit()


def test_the_shipped_map_asks_nothing_of_other_hosts(app, visit, watch):
    page = visit()
    assert page.locator(".dl-mark").count() > 20
    assert [url for url in watch.asked if not url.startswith((app.url, "data:", "blob:"))] == []


# Layers ----------------------------------------------------------------------------------


def test_a_layer_toggles_in_place_and_the_view_stays(page):
    before, where = picture(page), view(page)
    switch(page, "routes").click()
    expect(switch(page, "routes")).to_have_attribute("aria-checked", "false")
    without = picture(page)
    switch(page, "routes").click()
    assert without != before
    assert picture(page) == before
    assert view(page) == where


def test_toggling_keeps_the_passage_and_the_time(page):
    click_line(page, LINE)
    words = lit_words(page)
    page.get_by_label("From", exact=True).press("ArrowRight")
    switch(page, "places").click()
    assert lit_words(page) == words
    assert page.get_by_label("From", exact=True).input_value() == "1"


def test_the_background_is_off_until_it_is_asked_for(page):
    assert not is_seen(page, ATTACK)
    switch(page, "background").click()
    assert is_seen(page, ATTACK)


def test_one_layer_alone(page):
    page.get_by_label("More for Diplomatic links").click()
    page.get_by_role("button", name="Only this layer").click()
    on = page.locator('.dl-switch[aria-checked="true"]')
    assert on.evaluate_all("all => all.map((one) => one.dataset.layer)") == ["links"]


def test_a_layer_can_be_made_fainter_and_stays_so_after_a_reload(page):
    page.get_by_label("More for Diplomatic links").click()
    page.get_by_label("Strength of Diplomatic links").fill("40")
    switch(page, "routes").click()
    page.reload()
    page.wait_for_selector(".dateline[data-ready]")
    shape = page.locator(f'path.dl-mark[data-mark="{AID.id}"]').first
    assert shape.evaluate("one => getComputedStyle(one).opacity") == "0.4"
    expect(switch(page, "routes")).to_have_attribute("aria-checked", "false")


def test_layers_outlive_a_visit_to_another_page(page):
    switch(page, "routes").click()
    page.get_by_role("link", name="About").click()
    page.get_by_role("heading", name="About this map").wait_for()
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_selector(".dateline[data-ready]")
    expect(switch(page, "routes")).to_have_attribute("aria-checked", "false")


def test_a_page_chosen_right_after_a_layer_stands_and_stays(app, visit):
    line = SlowLine()
    page = visit(before=line.stand_between)
    line.hold()
    switch(page, "routes").click()
    page.get_by_role("link", name="About").click()
    page.wait_for_timeout(600)  # by then the layers would have been told, after the page's name
    line.let_go()
    heading = page.get_by_role("heading", name="What is loaded")
    heading.wait_for()
    page.wait_for_timeout(600)
    expect(heading).to_be_visible()


# Mark and passage ------------------------------------------------------------------------


def test_a_line_clicked_lights_its_passage_with_publisher_and_day(page):
    click_line(page, LINE)
    assert lit_words(page) == "A gas pipeline of 2,000 km would run from Mombasa to Muscat"
    card = page.locator(".dl-card")
    expect(card).to_contain_text("Rift Courier, 12 May 2023")
    expect(card).to_contain_text("Told as planned: “would run”")
    expect(card).to_contain_text("fairly sure (0.80)")


def test_a_country_clicked_lights_its_passage_and_a_city_in_it_its_own(app, visit):
    app.tell([first(), second()])
    page = visit("#view=5/2/37")
    page.mouse.click(*screen_spot(page, 3.0, 39.5))
    assert lit_words(page) == "Kenya"
    assert page.locator(".dl-glow").count() > 0
    page.mouse.click(*screen_spot(page, -1.28, 36.82))
    expect(page.locator(".dl-card h3")).not_to_have_text("Kenya")


def test_a_name_in_the_card_stands_within_its_line(page):
    passage(page, "Kenya").click()
    expect(page.locator(".dl-quote").first).to_have_text(
        "“Kenya and Oman signed a deal in Muscat on Thursday.…”"
    )
    expect(page.locator(".dl-quote strong").first).to_have_text("Kenya")


def test_the_legend_explains_an_outline(page):
    expect(page.locator(".dl-legend")).to_contain_text("Country or province named")


def test_the_passage_of_another_article_opens_that_article(page):
    click_dot(page, TALKS)
    expect(page.locator(".dl-article .dl-title")).to_have_text("“Grain and gas”")
    assert lit_words(page) == "Ministers of Kenya and Oman met in Nairobi on 2 June 2023."
    expect(page.locator(".dl-card a")).to_have_attribute("href", "https://ledger.example/grain")


def test_sources_that_differ_are_told_on_the_map_and_in_the_panel(page):
    badge = page.locator(f'.dl-badge[data-mark="{LINE.id}"]')
    expect(badge).to_be_visible()
    badge.click(force=True)
    expect(page.locator(".dl-differs")).to_contain_text("Rift Courier: 2,000 km")
    expect(page.locator(".dl-differs")).to_contain_text("Gulf Ledger: 2,300 km")


def test_a_passage_clicked_moves_the_map_to_its_mark(page):
    whole = view(page)
    page.mouse.move(500, 400)
    page.mouse.wheel(0, -900)
    page.wait_for_function("before => !location.hash.includes(before)", arg=whole)
    where = view(page)
    passage(page, "A gas pipeline of 2,000 km would run from ").click()
    page.wait_for_function("before => !location.hash.includes(before)", arg=where)
    glow = page.locator(".dl-glow").first.bounding_box()
    shown = page.locator(".dl-map").bounding_box()
    assert shown["x"] < glow["x"]
    assert glow["x"] + glow["width"] < shown["x"] + shown["width"]
    assert shown["y"] < glow["y"]
    assert glow["y"] + glow["height"] < shown["y"] + shown["height"]


def test_words_that_speak_of_two_marks_turn_from_one_to_the_other(page):
    both = passage(page, "Mombasa")
    both.click()
    first_card = page.locator(".dl-card h3").text_content()
    both.click()
    assert page.locator(".dl-card h3").text_content() != first_card


# Time ------------------------------------------------------------------------------------


def test_a_range_of_time_hides_what_lies_outside_and_keeps_what_has_no_date(page):
    page.get_by_label("From", exact=True).press("ArrowRight")
    assert not is_seen(page, AGREEMENT)
    assert is_seen(page, TALKS)
    assert is_seen(page, AID)
    assert is_seen(page, LINE)
    line = page.locator(f'path.dl-mark[data-mark="{LINE.id}"]').first
    assert float(line.evaluate("one => getComputedStyle(one).opacity")) < 1
    expect(page.locator(".dl-undated")).to_have_text("3 undated, always shown")


def test_the_range_can_be_dragged_as_one(page):
    page.get_by_label("To", exact=True).press("ArrowLeft")
    box = page.locator(".dl-fill").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + box["width"], middle[1], steps=4)
    page.mouse.up()
    assert not is_seen(page, AGREEMENT)
    assert is_seen(page, AID)


def test_play_adds_the_days_one_after_another_and_can_be_paused(page):
    page.get_by_role("button", name="Play").click()
    assert is_seen(page, AGREEMENT)
    assert not is_seen(page, TALKS)
    page.wait_for_function(
        "id => getComputedStyle(document.querySelector(`.dl-mark[data-mark='${id}']`))"
        ".display !== 'none'",
        arg=TALKS.id,
    )
    page.get_by_role("button", name="Pause").click()
    assert not is_seen(page, AID)


# Find, share, save -----------------------------------------------------------------------


def test_find_a_passage_by_a_word_in_it(page):
    box = page.get_by_role("combobox", name="Find")
    box.fill("grain")
    box.press("Enter")
    expect(page.locator(".dl-card h3")).to_have_text("Oman → Kenya: aid")
    assert lit_words(page) == "On 9 July 2023 Oman sent Kenya grain."


def test_find_a_place_and_what_an_actor_did(page):
    box = page.get_by_role("combobox", name="Find")
    box.fill("kenya")
    groups = page.locator(".dl-found-group")
    expect(groups.nth(0).get_by_role("option")).to_have_text(["Kenya"])
    assert "Oman → Kenya: aid" in groups.nth(1).get_by_role("option").all_text_contents()
    box.press("Escape")
    expect(page.locator(".dl-found")).to_be_hidden()


def test_a_word_that_is_nowhere_is_said_to_be(page):
    page.get_by_role("combobox", name="Find").fill("zzyzx")
    expect(page.locator(".dl-found")).to_contain_text("Nothing found")


def test_the_address_restores_layers_time_selection_and_view(app, page, visit):
    page.locator(".dl-pick", has_text="Gulf Ledger").click()
    switch(page, "routes").click()
    page.get_by_label("From", exact=True).press("ArrowRight")
    passage(page, "Nairobi").click()
    page.wait_for_function("location.hash.includes('mark=')")
    address = page.evaluate("location.href")
    other = visit(address.removeprefix(f"{app.url}/"))
    assert other.url == address
    expect(switch(other, "routes")).to_have_attribute("aria-checked", "false")
    assert other.locator(".dl-card h3").text_content() == page.locator(".dl-card h3").text_content()
    assert other.get_by_label("From", exact=True).input_value() == "1"
    assert names(other) == names(page)


def names(page: Page) -> list[str]:
    return page.locator(".dl-label").all_text_contents()


def test_an_address_of_nonsense_opens_the_map_as_it_is(app, visit):
    app.tell([first(), second()])
    page = visit("#layers=nothing.%00&time=99~&mark=../../etc&view=a/b/c")
    assert page.locator(".dl-mark").count() > 0


def test_save_picture_gives_what_is_on_screen_as_png_and_svg(page):
    switch(page, "routes").click()
    page.get_by_label("From", exact=True).press("ArrowRight")
    page.get_by_label("More for Diplomatic links").click()
    page.get_by_label("Strength of Diplomatic links").fill("40")
    page.get_by_label("Base map").select_option("dark")
    page.get_by_role("button", name="Save picture").click()
    with page.expect_download() as png:
        page.get_by_role("button", name="Save PNG").click()
    with page.expect_download() as svg:
        page.get_by_role("button", name="Save SVG").click()
    with open(png.value.path(), "rb") as file:
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"
    with open(svg.value.path(), encoding="utf-8") as file:
        drawing = file.read()
    drawn = {mark.id for mark in ATLAS.marks if f'data-mark="{mark.id}"' in drawing}
    places = {mark.id for mark in ATLAS.layer("places")}
    assert drawn == places | {TALKS.id, AID.id}
    assert '"theme": "dark"' in drawing
    assert '"strengths": {"links": 0.4}' in drawing


# Keyboard, phone, zoom -------------------------------------------------------------------


def test_every_mark_is_reached_by_keyboard_and_its_passage_lit(page):
    tab = page.get_by_role("tab", name="Article")
    tab.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="All marks")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".dl-list .dl-item").first).to_be_focused()
    items = page.locator(".dl-list .dl-item")
    marks = items.evaluate_all("all => all.map((one) => one.dataset.item)")
    assert sorted(marks) == sorted(mark.id for mark in ATLAS.marks)
    items.nth(marks.index(AID.id)).press("Enter")
    assert page.locator(".dl-list .dl-item[aria-current]").get_attribute("data-item") == AID.id
    page.get_by_role("tab", name="All marks").press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert lit_words(page) == "On 9 July 2023 Oman sent Kenya grain."


def test_on_a_phone_map_and_panel_are_both_at_hand(app, visit):
    app.tell([first(), second()])
    page = visit(size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".dl-map").bounding_box()["height"] > 250
    text = page.locator(".dl-article").bounding_box()
    assert text["y"] < 700
    assert text["height"] > 150
    page.get_by_role("tab", name="Layers").click()
    switch(page, "links").click()
    assert not is_seen(page, AID)
    page.get_by_role("tab", name="Article").click()
    passage(page, "A gas pipeline of 2,000 km would run from ").click()
    expect(page.locator(".dl-card")).to_be_in_viewport()


def test_at_twice_the_size_nothing_is_cut_off(app, visit):
    app.tell([first(), second()])
    page = visit(size={"width": 720, "height": 450})
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    assert page.locator(".dl-map").bounding_box()["height"] >= 240
    page.get_by_role("tab", name="All marks").click()
    page.locator(".dl-list .dl-item").first.scroll_into_view_if_needed()
    expect(page.locator(".dl-list .dl-item").first).to_be_in_viewport()
