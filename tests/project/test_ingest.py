"""Articles come from files, the web and feeds; one that can't be read does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geo.http import Door
from geo.model import Article
from geo.project.ingest import (
    bring_address,
    bring_files,
    bring_text,
    day_in,
    note,
    title_in,
)
from geo.settings import Settings
from geo.workspace import Shelf
from tests import web

TEXT = "Kenya and Oman agreed on Monday to build a port at Lamu, ministers said. " * 6
PAGE = (
    "<!doctype html><html><head><title>Port deal</title><meta name='author' content='Ann Oduya'>"
    "<meta property='og:site_name' content='Rift Courier'>"
    "<meta property='article:published_time' content='2023-05-12T08:00:00Z'></head>"
    f"<body><article><h1>Port deal</h1><p>{TEXT}</p></article></body></html>"
)


@pytest.fixture
def site() -> Iterator[web.Site]:
    with web.serving(web.Site()) as site:
        yield site


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache_dir=tmp_path, allowed_hosts="localhost")


def test_files_are_read_and_the_bad_one_is_named(settings: Settings):
    brought = bring_files(
        [("a.txt", TEXT.encode()), ("b.txt", b""), ("c.html", PAGE.encode())], settings
    )
    assert [d.source for d in brought.drafts] == ["a.txt", "c.html"]
    (trouble,) = brought.troubles
    assert "b.txt" in trouble


def test_a_page_is_fetched_with_what_is_known_of_it(site: web.Site, settings: Settings):
    site.put("/port", PAGE)
    (draft,) = bring_address(site.url("/port"), Door(settings), settings).drafts
    told = draft.article
    assert (told.title, told.publisher, told.author) == ("Port deal", "Rift Courier", "Ann Oduya")
    assert (told.published_at, told.url) == (date(2023, 5, 12), site.url("/port"))


def test_an_address_that_fails_is_told(site: web.Site, settings: Settings):
    brought = bring_address(site.url("/gone"), Door(settings), settings)
    assert brought.drafts == ()
    assert "answers 404" in brought.troubles[0]


def test_a_feed_brings_its_articles_and_for_one_that_is_gone_its_own_words(
    site: web.Site, settings: Settings
):
    item = "<item><title>{}</title><link>{}</link><description>{}</description></item>"
    site.put("/port", PAGE)
    site.put(
        "/feed",
        "<rss version='2.0'><channel><title>Gulf Wire</title>"
        + item.format("Port", site.url("/port"), "short")
        + item.format("Dam", site.url("/gone"), TEXT.replace("port", "dam"))
        + item.format("Empty", site.url("/gone"), "")
        + "</channel></rss>",
        "application/rss+xml",
    )
    brought = bring_address(site.url("/feed"), Door(settings), settings)
    assert [d.article.title for d in brought.drafts] == ["Port deal", "Dam"]
    assert brought.drafts[1].article.publisher == "Gulf Wire"
    assert "answers 404" in brought.troubles[0]


def test_a_page_that_sends_us_into_the_house_is_refused(site: web.Site, settings: Settings):
    site.move("/port", site.url("/secret", "127.0.0.1"))
    brought = bring_address(site.url("/port"), Door(settings), settings)
    assert "not on the open internet" in brought.troubles[0]


def test_pasted_text_keeps_what_was_said_of_it(settings: Settings):
    about = Article("", "Port", "", date(2023, 5, 12), "Courier", "https://example.org", author="A")
    (draft,) = bring_text(TEXT, about, settings).drafts
    assert (draft.article.title, draft.article.publisher) == ("Port", "Courier")
    assert bring_text("  ", about, settings).troubles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Breaking\n\nKenya and Oman sign a deal\n\nLate.", "Kenya and Oman sign a deal"),
        ("It was late in Nairobi when they met. They talked.", ""),
        ("Photo by the ministry of works. Credit: X\n\nThe port is open.", ""),
    ],
)  # fmt: skip
def test_a_headline_is_known_by_its_build(text: str, title: str):
    assert title_in(text) == title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NAIROBI, May 12, 2023 — They met.", date(2023, 5, 12)),
        ("Published 12 May 2023. Seen on Feb. 1, 2020.", None),
        ("On 31 February 2023 nothing happened.", None),
        ("2023-05-12: they met.", date(2023, 5, 12)),
        ("They met.", None),
    ],
)
def test_a_day_is_taken_where_it_is_the_only_one(text: str, day: date | None):
    assert day_in(text) == day


def test_a_note_is_an_article_of_its_own():
    draft = note("Lamu is meant, says the ministry.", "Ann")
    assert (draft.state, draft.article.publisher) == ("note", "Ann")


@pytest.mark.parametrize(
    "link",
    ["http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://127.0.0.1:{port}/secret",
     "file:///etc/passwd", "javascript:alert(1)", "http://a:b@localhost/", "\x00", "//"],
)  # fmt: skip
def test_a_feed_with_a_hostile_item_brings_the_others_and_asks_no_forbidden_address(
    site: web.Site, settings: Settings, link: str
):
    item = "<item><title>{}</title><link>{}</link></item>"
    site.put("/port", PAGE)
    site.put("/secret", PAGE)
    site.put(
        "/feed",
        "<rss version='2.0'><channel><title>Wire</title>"
        + item.format("&lt;script&gt;alert(1)&lt;/script&gt;", link.format(port=site.port))
        + item.format("Port", site.url("/port"))
        + "</channel></rss>",
        "application/rss+xml",
    )
    brought = bring_address(site.url("/feed"), Door(settings), settings)
    if link != "\x00":
        assert [d.article.title for d in brought.drafts] == ["Port deal"]
    assert len(brought.troubles) == 1
    assert "/secret" not in site.asked


def test_one_article_in_two_kinds_of_file_is_one(settings: Settings, tmp_path: Path):
    html, text = PAGE.encode(), f"\ufeffPort deal\r\n\r\n{TEXT}".encode()
    brought = bring_files([("a.html", html), ("again.html", html), ("a.txt", text)], settings)
    added = Shelf(Settings(workspace_dir=tmp_path)).create("Mine").add(brought.drafts, "Ann")
    assert len(added.ids) == 1
    assert added.known == ("Port deal", "Port deal")
