"""What a stranger's file asks for beyond itself, it does not get: no address, no memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.articles import Record
from geo.articles.guard import read_feed_guarded, read_guarded
from geo.errors import ArticleError
from geo.settings import Settings
from tests import web
from tests.articles.test_kinds import SETTINGS, TEXT, archive, document

BILLION = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


@pytest.fixture
def site() -> Iterator[web.Site]:
    with web.serving(web.Site()) as site:
        site.put("/x", "hunter2", "text/plain")
        yield site


def texts(data: bytes, name: str) -> str:
    """Return what is read of a file, its errors among it."""
    try:
        found = list(read_guarded(data, name, SETTINGS))
    except ArticleError as error:
        return str(error)
    return " ".join(r.article.text if isinstance(r, Record) else str(r) for r in found)


def test_an_external_entity_of_a_document_is_not_fetched(site: web.Site):
    head = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{site.url("/x")}">]>'
    assert "hunter2" not in texts(document(head, "&x;"), "d.docx")
    assert site.asked == []


def test_an_external_dtd_of_a_document_is_not_fetched(site: web.Site):
    texts(document(f'<!DOCTYPE d SYSTEM "{site.url("/x")}">', ""), "d.docx")
    assert site.asked == []


def test_an_external_entity_of_a_feed_is_not_fetched(site: web.Site):
    feed = (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{site.url("/x")}">]><rss version="2.0"><channel><title>'
        "Wire</title><item><title>Port &x;</title></item></channel></rss>"
    )
    try:
        told = str(read_feed_guarded(feed.encode(), "feed", SETTINGS))
    except ArticleError as error:
        told = str(error)
    assert "hunter2" not in told
    assert site.asked == []


def test_what_a_page_embeds_is_not_fetched(site: web.Site):
    page = (
        f"<!doctype html><html><head><link rel=stylesheet href='{site.url('/x')}'><base "
        f"href='{site.url()}'><meta http-equiv=refresh content='0;url={site.url('/x')}'></head>"
        f"<body><article><img src='{site.url('/x')}'><iframe src='{site.url('/x')}'></iframe>"
        f"<p>{TEXT * 6}</p></article></body></html>"
    )
    assert "port at Lamu" in texts(page.encode(), "page.html")
    assert site.asked == []


def test_a_document_whose_words_unfold_without_end_is_one_clear_sentence_or_short():
    told = texts(document(BILLION, "&i;"), "bomb.docx")
    assert told
    assert len(told) < 100_000


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/cron.d/evil", "..\\evil.txt", "C:evil"])
def test_a_path_in_an_archive_is_only_a_name(name: str):
    told = texts(archive({name: TEXT.encode()}), "week.zip")
    assert told.strip() == TEXT


def test_a_link_in_an_archive_leads_nowhere():
    import io
    import stat
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        entry = zipfile.ZipInfo("news.txt")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(entry, "/etc/hostname is where this link of an archive would lead.")
    assert "is where this link" in texts(data.getvalue(), "week.zip")


def test_the_limits_are_those_of_the_settings():
    with pytest.raises(ArticleError, match="is over the limit"):
        list(read_guarded(b"x" * 2_000, "a.txt", Settings(max_article_bytes=1_000)))
