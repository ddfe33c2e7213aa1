"""The map in one file: opened from disk, it works and asks the network for nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.atlas import build_atlas
from geo.geometry import Box
from geo.render import Opening, render_page
from tests.browser.conftest import DESKTOP, PATIENCE, Watch
from tests.propose.test_wired import proposed_story
from tests.stories import story

MOST_BYTES = 1_000_000


def opened(browser: Browser, path: Path, hash_: str = "") -> tuple[Page, Watch]:
    page = browser.new_context(viewport=DESKTOP, offline=True).new_page()
    page.set_default_timeout(PATIENCE)
    watch = Watch()
    watch.follow(page)
    page.goto(f"file://{path}{hash_}")
    page.wait_for_selector(".dateline[data-ready]")
    return page, watch


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("alone") / "map.html"
    atlas = build_atlas([story(), story("rift-2", "Coast Post")])
    path.write_bytes(render_page(atlas, title="Gas & <ports>"))
    return path


def test_the_file_opens_from_disk_with_no_request_and_no_error(browser: Browser, file: Path):
    page, watch = opened(browser, file)
    assert watch.faults == []
    assert [url for url in watch.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    expect(page.locator("h1")).to_have_text("Gas & <ports>")
    expect(page).to_have_title("Gas & <ports>")
    page.context.close()


def test_layers_legend_time_story_and_passages_work_in_it(browser: Browser, file: Path):
    page, watch = opened(browser, file)
    switch = page.locator(".dl-switch", has_text="Places")
    expect(switch).to_have_attribute("aria-checked", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(page.locator(".dl-symbols", has_text="Pipeline, proposed")).to_be_visible()
    page.locator(".dl-passage[data-layer=links]").first.click()
    expect(page.locator(".dl-card h3")).to_have_text(re.compile("Kenya – Oman"))
    expect(page.locator(".dl-time")).to_be_visible()
    page.locator("#dl-tab-story").click()
    expect(page.locator("#dl-side-story")).to_contain_text("Kenya – Oman: agreement")
    assert watch.faults == []
    page.context.close()


def test_what_a_model_proposed_has_a_badge_that_stays_in_sight_and_a_row_in_the_legend(
    browser: Browser, file: Path, tmp_path: Path
):
    path = tmp_path / "map.html"
    path.write_bytes(render_page(build_atlas([proposed_story()])))
    page, watch = opened(browser, path)
    row = page.locator(".dl-notes", has_text="From a model, not checked")
    expect(row).to_be_visible()
    badge = page.locator(".dl-badge")
    before = badge.bounding_box()
    page.evaluate("location.hash = location.hash.replace(/view=.*/, 'view=7/22/57.2')")
    page.reload()
    page.wait_for_selector(".dateline[data-ready]")
    expect(badge).to_be_in_viewport()  # though the middle of its line lies far away
    assert badge.bounding_box() != before
    badge.click()
    expect(page.locator(".dl-card .dl-facts").first).to_contain_text("from a model, not checked")
    page.locator(".dl-switch", has_text="Diplomatic links").click()
    expect(badge).to_be_hidden()
    assert watch.faults == []
    page.context.close()
    page, _ = opened(browser, file)
    expect(page.locator(".dl-badge, .dl-notes:has-text('model')")).to_have_count(0)
    page.context.close()


def test_land_is_drawn(browser: Browser, file: Path):
    page, _ = opened(browser, file)
    colours = page.evaluate(
        """() => { const c = document.querySelector(".leaflet-base-pane canvas");
        const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
        const seen = new Set(); for (let i = 0; i < d.length; i += 4000)
          seen.add([d[i], d[i+1], d[i+2], d[i+3]].join());
        return [...seen]; }"""
    )
    assert "246,243,236,255" in colours
    page.context.close()


def test_a_readers_own_article_is_open_before_a_digest_that_ships(browser: Browser, tmp_path: Path):
    digest, own = story(), story("rift-2", "Coast Post")
    digest = replace(digest, article=replace(digest.article, kind="digest"))
    path = tmp_path / "map.html"
    path.write_bytes(render_page(build_atlas([digest, own])))
    page, watch = opened(browser, path)
    expect(page.locator(".dl-pick[aria-pressed=true]")).to_have_text("Coast Post")
    words = page.locator("[data-item]", has_text="Mombasa").first.locator(".dl-item-words")
    expect(words).to_contain_text("2,000 km would run from Mombasa to Muscat")
    assert watch.faults == []
    page.context.close()


def test_it_may_open_on_some_days(browser: Browser, tmp_path: Path):
    path = tmp_path / "map.html"
    atlas = build_atlas([story()])
    path.write_bytes(
        render_page(atlas, opening=Opening(since=date(2023, 5, 1), until=date(2023, 5, 31)))
    )
    page, watch = opened(browser, path)
    assert "time=2023-05-01~2023-05-31" in page.url
    assert watch.faults == []
    page.context.close()


def test_it_opens_on_what_was_on_the_map(browser: Browser, tmp_path: Path):
    path = tmp_path / "map.html"
    atlas = build_atlas([story()])
    (link,) = atlas.layer("links")
    shown = Opening(
        frozenset({"links"}), selected=link.id, box=Box(30.0, -10.0, 50.0, 10.0),
        strengths=(("links", 0.4),), tone="dark",
    )  # fmt: skip
    path.write_bytes(render_page(atlas, opening=shown))
    page, watch = opened(browser, path)
    expect(page.locator(".dl-switch[aria-checked=true]")).to_have_text(re.compile("Diplomatic"))
    expect(page.get_by_label("Strength of Diplomatic links")).to_have_value("40")
    expect(page.get_by_label("Base map")).to_have_value("dark")
    expect(page.locator(".dl-card h3")).to_have_text(link.label)
    view = re.search(r"view=[\d.]+/(-?[\d.]+)/([\d.]+)", page.url)
    assert view is not None
    assert abs(float(view[1])) < 3
    assert 30 < float(view[2]) < 45  # the legend takes room at the left
    assert watch.faults == []
    page.context.close()


def test_a_hostile_article_runs_nothing(browser: Browser, tmp_path: Path):
    told = story()
    nasty = "</script><script>alert(1)</script>{{7*7}}${alert(2)}<!--<script>\u2028"
    told = replace(told, article=replace(told.article, title=nasty, publisher=nasty))
    told = replace(told, routes=(replace(told.routes[0], name=nasty),))
    path = tmp_path / "map.html"
    path.write_bytes(render_page(build_atlas([told]), title=nasty))
    page, watch = opened(browser, path)
    assert watch.faults == []
    expect(page.locator("h1")).to_contain_text("</script><script>alert(1)</script>{{7*7}}")
    page.context.close()


def test_the_file_is_small_and_always_the_same():
    atlas = build_atlas([story(), story("rift-2", "Coast Post")])
    assert len(render_page(atlas)) < MOST_BYTES
    assert render_page(atlas) == render_page(atlas)
