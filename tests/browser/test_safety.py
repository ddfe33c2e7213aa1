"""Articles that mean harm, and articles that are merely odd: the page stays whole and safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from playwright.sync_api import expect

from geo.atlas import build_atlas
from geo.geometry import cut_antimeridian, great_circle
from geo.model import (
    Actor,
    Article,
    Candidate,
    Conflict,
    Facility,
    Link,
    LonLat,
    Place,
    Resolution,
    Route,
    Span,
    Story,
    Toponym,
)
from geo.text import evidence
from tests.browser.looking import mark_of, switch
from tests.hostile import PAYLOADS
from tests.stories import APIA, SUVA, article, mention
from tests.stories import route as coral


def place(name: str, lon: float, lat: float, kind: str = "city", key: str = "") -> Place:
    at = LonLat(lon, lat)
    return Place(f"test:{key or name}", name, kind, "", at, None, at, None, "test")


def hostile(payload: str) -> Story:
    """Return a story in which every string that may come from outside is the payload."""
    text = f"{payload} One. Two {payload} three."
    told = Article("a" + payload, payload, text, date(2022, 3, 1), payload, payload, "original")
    words = (replace(evidence(told.id, text, Span(0, len(payload))), speaker=payload),)
    north, south = place(payload, 20, 40, key="n"), place(payload, 30, 10, payload, key="s")
    one, two = Actor(payload, None, north), Actor(payload + "2", None, south)
    said = (payload, 0.7, words)
    return Story(
        told,
        tuple(
            Resolution(
                Toponym(told.id, words[0].span, payload, "literal"), here, 0.9,
                (Candidate(place(payload, 1, 1, payload, key="c"), 0.4, (payload,)),), (payload,),
            )
            for here in (north, south)
        ),
        (
            Route(
                payload, payload, payload, payload, "proposed", (north, south), ((north, south),),
                cut_antimeridian(great_circle(north.point, south.point)), "inferred", 9.0, 9.0,
                "planned", *said, None, payload, payload, (payload,), None, cautions=(payload,),
            ),
        ),
        (Facility(payload, payload, payload, payload, "proposed", north, "planned", *said),),
        (Link(payload, "CONSULT", one, two, None, north, "asserted", *said, payload),),
        (Conflict(payload, "ASSAULT", one, two, (north,), None, "asserted", *said),),
    )  # fmt: skip


def test_nothing_in_a_hostile_article_runs(app, visit, watch):
    stories = [hostile(payload) for payload in PAYLOADS]
    app.tell(stories)
    page = visit()
    for key in ("background", "places"):
        if switch(page, key).is_enabled():
            switch(page, key).click()
    page.locator(".dl-choose").select_option(index=3)
    page.get_by_role("tab", name="All marks").click()
    for item in page.locator(".dl-list .dl-item").all()[:: len(PAYLOADS)]:
        item.click()
    page.get_by_role("tab", name="Story").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("combobox", name="Find").fill("hit")
    dots = page.locator(".dl-dot:visible")
    dots.last.hover(force=True)
    dots.last.click(force=True)
    page.wait_for_timeout(300)
    assert page.evaluate("window.hits ?? []") == []
    assert page.locator("[onerror], [onload], iframe[srcdoc], img[src='x']").count() == 0
    assert page.title() == "Dateline"


def test_the_words_of_a_hostile_article_are_shown_as_they_are(app, visit):
    payload = PAYLOADS["template"]
    app.tell([hostile(payload)])
    page = visit()
    expect(page.locator(".dl-article .dl-title")).to_have_text(f"“{payload}”")
    expect(page.locator(".dl-article")).to_contain_text(f"{payload} One. Two {payload} three.")


def test_an_address_that_is_a_script_is_no_link(app, visit):
    app.tell([hostile("javascript:hit('url')")])
    page = visit()
    assert page.locator(".dl-side a").count() == 0


def test_the_about_page_shows_a_hostile_article_as_words(app, visit):
    app.tell([hostile(payload) for payload in PAYLOADS])
    page = visit("about", ready="h1")
    page.get_by_role("heading", name="What is loaded").wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("window.hits ?? []") == []
    assert page.locator("[onerror], img[src='x']").count() == 0


# Odd, not hostile ------------------------------------------------------------------------


def test_a_story_without_a_place_says_so_and_shows_the_world(app, visit):
    app.tell([Story(article(text="Nothing happened, said nobody."))])
    page = visit()
    expect(page.locator(".dl-article")).to_contain_text("Nothing happened, said nobody.")
    page.get_by_role("tab", name="Story").click()
    expect(page.locator(".dl-story")).to_contain_text("No event to tell")


def test_no_story_at_all_says_what_to_do(app, visit):
    app.tell([])
    page = visit()
    expect(page.locator(".dl-article")).to_contain_text("No article is loaded yet")


def test_one_place_alone_is_shown_with_its_surroundings(app, visit):
    told = article(text="Suva is calm.")
    app.tell([Story(told, (mention(told, "Suva", SUVA),))])
    page = visit()
    expect(page.locator(".dl-dot")).to_be_in_viewport()
    assert page.locator(".dl-label").count() > 1


def test_marks_on_both_sides_of_the_antimeridian_are_neighbours(app, visit):
    told = article(text="A cable joins Suva and Apia.")
    cable = replace(
        coral(article(), (SUVA, APIA)), kind="cable",
        evidence=(evidence("rift-1", told.text, Span(0, 27)),),
        geometry=cut_antimeridian(great_circle(SUVA.anchor, APIA.anchor)),
    )  # fmt: skip
    story = Story(told, (mention(told, "Suva", SUVA), mention(told, "Apia", APIA)), (cable,))
    app.tell([story])
    page = visit()
    suva, apia = (
        page.locator(
            f'.dl-dot[data-mark="{mark_of(build_atlas([story]), name).id}"]'
        ).bounding_box()
        for name in ("Suva", "Apia")
    )
    assert 20 < apia["x"] - suva["x"] < 900
    assert page.locator("path.dl-grip").count() == 2


def test_marks_at_the_poles_stay_on_the_map(app, visit):
    told = article(text="North and South.")
    north, south = place("North", 0.0, 90.0), place("South", 180.0, -90.0)
    app.tell([Story(told, (mention(told, "North", north), mention(told, "South", south)))])
    page = visit()
    assert page.locator(".dl-dot").count() == 2
    page.get_by_role("tab", name="All marks").click()
    page.locator(".dl-list .dl-item").first.click()
    expect(page.locator(".dl-list .dl-item[aria-current]")).to_have_text(
        "Northcity · 1 passageNorth and South."
    )


def test_five_hundred_places_at_one_point_part_on_click_and_are_all_listed(app, visit):
    text = "Here. " * 500
    told = article(text=text)
    found = tuple(
        Resolution(
            Toponym(told.id, Span(6 * n, 6 * n + 4), "Here", "literal"),
            place(f"Here {n}", 30.5, -12.25), 0.9, (), (),
        )
        for n in range(500)
    )  # fmt: skip
    app.tell([Story(told, found)])
    page = visit()
    page.locator(".dl-dot").last.click()
    expect(page.locator(".dl-card")).to_contain_text("500 marks on this spot")
    parted = page.locator(".dl-spread")
    expect(parted).to_have_count(24)
    parted.nth(5).click()
    assert page.locator(".dl-card h3").text_content() == "Here 5"
    page.get_by_role("tab", name="All marks").click()
    page.get_by_role("button", name="Show 100 of 100 more").click()
    expect(page.locator(".dl-list .dl-item")).to_have_count(500)


NAMES = [
    "صنعاء القديمة",
    "ירושלים",
    "ab\u202egnp.exe\u202c",
    "Z̸a̷l̴g̶o̸" * 8,
    "👩‍👩‍👧‍👦 🗺️",
    "Llanfair" * 38,
]


def test_names_in_any_script_and_of_any_length_leave_the_page_whole(app, visit):
    text = " ".join(f"😀 In {name} all is well." for name in NAMES)
    told = article(text=text)
    found = [
        mention(told, name, place(name, 30.0 + 6 * n, 15.3, key=str(n)))
        for n, name in enumerate(NAMES)
    ]
    app.tell([Story(told, tuple(found))])
    page = visit()
    for mark in build_atlas([Story(told, tuple(found))]).marks:
        page.locator(f'.dl-dot[data-mark="{mark.id}"]').click()
        assert page.locator(".dl-lit").text_content() == mark.label
        assert page.locator(".dl-card h3").text_content() == mark.label
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    widths = page.locator(".dl-label").evaluate_all("all => all.map((one) => one.offsetWidth)")
    assert max(widths) < 500
