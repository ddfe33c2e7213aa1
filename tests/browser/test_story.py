"""The story: events one after another, the map moving along; edited, and kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.gulf import first, second
from tests.browser.looking import view

TITLES = [
    "Kenya – Oman: agreement",
    "Kenya – Oman: talks",
    "Oman → Kenya: aid",
    "Coral Line",
    "Mombasa terminal",
    "Coral Line",
]


@pytest.fixture
def page(app, visit) -> Page:
    app.tell([first(), second()])
    page = visit()
    page.get_by_role("tab", name="Story").click()
    return page


def title(page: Page):
    return page.locator(".dl-step .dl-title")


def test_the_events_are_told_in_order_with_their_words(page):
    expect(page.locator(".dl-steps .dl-item-name")).to_have_text(TITLES)
    expect(title(page)).to_have_text(TITLES[0])
    step = page.locator(".dl-step")
    expect(step).to_contain_text("“Kenya and Oman signed a deal in Muscat on Thursday”")
    expect(step).to_contain_text("Rift Courier, 12 May 2023")


def test_next_previous_and_the_arrow_keys_turn_the_steps_and_move_the_map(page):
    where = view(page)
    page.get_by_role("button", name="Next").click()
    expect(title(page)).to_have_text(TITLES[1])
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text(TITLES[3])
    assert view(page) != where
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Previous").click()
    expect(title(page)).to_have_text(TITLES[0])
    assert view(page) == where
    expect(page.get_by_role("button", name="Previous")).to_be_disabled()


def test_what_a_reader_edits_is_told_and_kept_after_a_reload(page):
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Title of step 1").fill("A deal in Muscat")
    page.get_by_label("Title of step 1").press("Tab")
    page.get_by_role("button", name="Down: A deal in Muscat").click()
    page.get_by_role("button", name="Hide: Oman → Kenya: aid").click()
    page.get_by_role("button", name="Done").click()
    wanted = [TITLES[1], "A deal in Muscat", *TITLES[3:]]
    expect(page.locator(".dl-steps .dl-item-name")).to_have_text(wanted)
    page.reload()
    page.wait_for_selector(".dateline[data-ready]")
    expect(page.locator(".dl-steps .dl-item-name")).to_have_text(wanted)
    page.get_by_role("button", name="Edit").click()
    page.get_by_role("button", name="Put all back").click()
    page.get_by_role("button", name="Done").click()
    expect(page.locator(".dl-steps .dl-item-name")).to_have_text(TITLES)


def test_words_of_the_readers_own_stand_without_quotation_marks(page):
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Text of step 1").fill("They signed.")
    page.get_by_role("button", name="Done").click()
    expect(page.locator(".dl-step-text")).to_have_text("They signed.")
