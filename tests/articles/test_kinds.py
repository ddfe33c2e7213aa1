"""Mails, archives and feeds; and what strangers made is read out of harm's way."""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from geo.articles import Record, read_articles
from geo.articles.feeds import read_feed
from geo.articles.guard import _child, read_feed_guarded, read_guarded
from geo.articles.kinds import kind_of
from geo.errors import ArticleError, ArticleTooLarge, NotAnArticle
from geo.settings import Settings

SETTINGS = Settings()
TEXT = "Kenya and Oman agreed on Monday to build a port at Lamu."
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Rift Courier</title>
<item><title>Port &amp; deal</title><link>https://example.org/port</link>
<pubDate>Fri, 12 May 2023 08:00:00 GMT</pubDate><author>Ann Oduya</author>
<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>
<item><title>Odd one</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Gulf Wire</title>
<entry><title>Dam</title><link href="https://example.org/dam"/>
<updated>2023-05-12T08:00:00Z</updated></entry></feed>"""


def mail(html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Ann Oduya <ann@courier.example>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Port déal"
    message["Date"] = "Fri, 12 May 2023 08:00:00 +0300"
    message.set_content(TEXT)
    if html:
        message.clear_content()
        message.set_content(f"<html><body><p>{TEXT}</p><script>x()</script></body></html>", "html")
    return message.as_bytes()


def archive(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


def document(head: str, words: str) -> bytes:
    """Return a Word document whose text ends in some words, and begins with a head of XML."""
    body = (
        f"{head}<w:document "
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        f"<w:t>{TEXT} {words}</w:t></w:r></w:p></w:body></w:document>"
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    return archive(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": rels.encode(),
            "word/document.xml": body.encode(),
        }
    )


def read(data: bytes, name: str) -> list[Record | ArticleError]:
    return list(read_articles(data, name, SETTINGS))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), "text"), (b"%PDF-1.7", "pdf"), (mail(), "mail"), (RSS.encode(), "feed"),
        (ATOM.encode(), "feed"), (b"\xef\xbb\xbf <!DOCTYPE html><p>x", "html"),
        (archive({"a.txt": b"x"}), "archive"), (archive({"word/document.xml": b"x"}), "docx"),
        (b"From: the start of it all, Oman was there.", "text"),
        (b"Date: 12 May\nTitle: x\n\nWords.", "text"),
    ],
)  # fmt: skip
def test_the_content_says_what_a_file_is(data: bytes, kind: str):
    assert kind_of(data, "some.pdf") == kind


@pytest.mark.parametrize("html", [False, True], ids=["plain", "html"])
def test_a_mail_gives_its_text_subject_sender_and_day(html: bool):
    (record,) = read(mail(html), "deal.eml")
    assert isinstance(record, Record)
    told = record.article
    assert told.text.strip() == TEXT
    assert (told.title, told.author, told.publisher) == (
        "Port déal", "Ann Oduya", "courier.example",
    )  # fmt: skip
    assert told.published_at == date(2023, 5, 12)


def test_an_archive_gives_each_file_and_the_bad_ones_their_errors():
    data = archive(
        {
            "../../etc/a.txt": TEXT.encode(),
            "b.jsonl": json.dumps({"text": f"{TEXT} Twice."}).encode(),
            "empty.txt": b"",
            "inner.zip": archive({"x.txt": TEXT.encode()}),
            "__MACOSX/._a.txt": b"clutter",
        }
    )
    first, second, third, fourth = read(data, "week.zip")
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert "week.zip: empty.txt" in str(third)
    assert "archive in an archive" in str(fourth)


def test_no_path_of_an_archive_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    read(archive({"../evil.txt": TEXT.encode(), "/tmp/evil2.txt": TEXT.encode()}), "w.zip")
    assert list(tmp_path.parent.glob("**/evil*")) == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive({f"{n}.bin": b"0" * 9_000_000 for n in range(12)}), "unpacks to 108 MB"),
        (archive({f"{n}.txt": b"x" for n in range(501)}), "holds 501 files"),
        (archive({}), "archive without files"),
        (archive({"a.txt": TEXT.encode()})[:-30], "is damaged"),
    ],
    ids=["bomb", "many", "none", "cut"],
)
def test_an_archive_that_is_too_much_is_refused(data: bytes, says: str):
    with pytest.raises(NotAnArticle, match=says):
        read(data, "week.zip")


def test_a_size_that_an_archive_lies_about_is_not_believed():
    honest = archive({"a.txt": b"0" * 20_000_000})
    lying = honest.replace((20_000_000).to_bytes(4, "little"), (90).to_bytes(4, "little"))
    (found,) = read(lying, "w.zip")
    assert isinstance(found, ArticleError)


def test_feeds_of_both_kinds_give_their_entries():
    rss, atom = read_feed(RSS.encode(), "rss"), read_feed(ATOM.encode(), "atom")
    first = rss.items[0]
    assert (rss.title, first.title, first.url) == (
        "Rift Courier", "Port & deal", "https://example.org/port",
    )  # fmt: skip
    assert (first.published_at, first.text) == (date(2023, 5, 12), TEXT)
    assert rss.items[1].url == ""
    assert (atom.title, atom.items[0].url) == ("Gulf Wire", "https://example.org/dam")


@pytest.mark.parametrize(
    "data",
    [
        b"<rss/>",
        b"<html><p>no feed</html>",
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title>'
        b"<item><title>&x;</title></item></channel></rss>",
    ],
    ids=["empty", "page", "entity"],
)
def test_what_is_no_feed_is_told(data: bytes):
    with pytest.raises(NotAnArticle):
        read_feed(data, "feed")


def test_a_document_does_not_reach_for_a_file(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    data = document(f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>', "&x;")
    try:
        text = " ".join(r.article.text for r in read(data, "d.docx") if isinstance(r, Record))
    except ArticleError:
        text = ""
    assert "hunter2" not in text


def test_the_guard_reads_as_the_reader_does():
    page = f"<!doctype html><title>Port</title><article><p>{TEXT}</p><p>{TEXT * 5}</p></article>"
    for data, name in [(page.encode(), "p.html"), (mail(), "m.eml"), (TEXT.encode(), "t.txt")]:
        assert list(read_guarded(data, name, SETTINGS)) == read(data, name)
    assert read_feed_guarded(RSS.encode(), "rss", SETTINGS) == read_feed(RSS.encode(), "rss")


def test_errors_come_through_the_guard():
    with pytest.raises(NotAnArticle, match=r"broken\.pdf"):
        list(read_guarded(b"%PDF-1.7 broken", "broken.pdf", SETTINGS))
    found = list(read_guarded(archive({"e.txt": b"", "a.txt": TEXT.encode()}), "w.zip", SETTINGS))
    assert isinstance(found[0], ArticleError)
    assert isinstance(found[1], Record)


def test_a_reader_that_dies_costs_one_file():
    list(read_guarded(mail(), "m.eml", SETTINGS))
    assert _child().pid is not None
    os.kill(_child().pid, 9)
    assert len(list(read_guarded(mail(), "m.eml", SETTINGS))) == 1


def test_the_reading_process_has_no_keys_and_little_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_GEOCODER_KEY", "hunter2")
    _child().close()
    _child.cache_clear()
    list(read_guarded(mail(), "m.eml", SETTINGS))
    process = Path(f"/proc/{_child().pid}")
    if not process.exists():
        pytest.skip("no /proc on this system")
    assert b"hunter2" not in (process / "environ").read_bytes()
    limits = (process / "limits").read_text()
    assert "unlimited" not in next(x for x in limits.splitlines() if "address space" in x)


def test_a_pdf_that_eats_memory_is_one_clear_sentence():
    """A stream of 300 MB of text behind one page."""
    import zlib

    stream = zlib.compress(b"BT /F1 9 Tf (Muscat) Tj ET " * 11_000_000, 9)
    data = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n"
        % len(stream)
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )
    with pytest.raises(ArticleError) as told:
        list(read_guarded(data, "greedy.pdf", SETTINGS))
    assert told.value.remedy


def test_a_file_over_the_limit_never_reaches_the_reader():
    with pytest.raises(ArticleTooLarge, match="over the limit of 10 MB"):
        list(read_guarded(b"%PDF-" + b"0" * 10_000_001, "big.pdf", SETTINGS))
