"""Reads files: text, HTML, PDF, DOCX, mail, ZIP archives of these, and JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from geo.articles.kinds import kind_of
from geo.articles.records import Record, make_article, record_from_json
from geo.errors import ArticleError, ArticleTooLarge, EmptyArticle, NotAnArticle
from geo.model import Article, Problem
from geo.settings import Settings

_HEADER = re.compile(r"(Title|Publisher|Date|URL|Kind|Author):[ \t]*(.*)")
_WESTERN = frozenset(
    f"{kind}{n}"
    for kind, numbers in (("cp", (1250, 1252, 1254, 1257)), ("iso8859_", (2, 4, 9, 13, 15)))
    for n in numbers
) | {"latin_1"}
_FORMATS = "Dateline reads plain text, HTML, PDF, DOCX, mail, ZIP and JSON lines"


def read_file(path: Path, settings: Settings) -> bytes:
    """Return a file's bytes, within the size limit.

    Raises
    ------
    ArticleError
        It can't be opened.
    ArticleTooLarge
        It is over ``settings.max_article_bytes``.
    """
    try:
        size = path.stat().st_size
        if size > settings.max_article_bytes:
            limit = f"{settings.max_article_bytes / 1e6:g} MB"
            raise ArticleTooLarge(
                path, f"is {size / 1e6:.0f} MB, over the limit of {limit}",
                "Split it, or raise DATELINE_MAX_ARTICLE_BYTES",
            )  # fmt: skip
        return path.read_bytes()
    except IsADirectoryError as error:
        raise ArticleError(path, "is a folder", "Name the files in it") from error
    except OSError as error:
        raise ArticleError(
            path, f"can't be read ({error.strerror or error})", "Check the path"
        ) from error


def read_articles(data: bytes, name: str, settings: Settings) -> Iterator[Record | ArticleError]:
    """Read one file's articles: one, one a line for JSON lines, one a file for archives.

    What can't be read of many gives its error in its place; the rest goes on. In this process:
    ``geo.articles.guard`` reads what a stranger made in another.

    Parameters
    ----------
    data
        The file's bytes.
    name
        What to call it in messages; a JSON lines file is known by its name's end ``.jsonl``.

    Raises
    ------
    EmptyArticle
        There is nothing in it.
    NotAnArticle
        It is not one of the formats that are read.
    """
    if not data.strip():
        raise EmptyArticle(name, "is empty", "Give a text of at least one sentence")
    kind = kind_of(data, name)
    if kind == "lines":
        yield from _read_lines(data, name, settings)
    elif kind == "archive":
        yield from _read_archive(data, name, settings)
    else:
        yield _limited(_read_one(data, name), settings)


def _read_archive(data: bytes, name: str, settings: Settings) -> Iterator[Record | ArticleError]:
    from geo.articles.archive import unpack

    for called, found in unpack(data, name, settings):
        if isinstance(found, ArticleError):
            yield found
        elif kind_of(found, called) == "archive":
            yield NotAnArticle(called, "is an archive in an archive", "Unpack it first")
        else:
            try:
                yield from read_articles(found, called, settings)
            except ArticleError as error:
                yield error


def _read_lines(data: bytes, name: str, settings: Settings) -> Iterator[Record | ArticleError]:
    for number, line in enumerate(_decode(data, name).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield record_from_json(_json(line, where), where, settings.max_article_chars)
        except ArticleError as error:
            yield error


def _json(line: str, where: str) -> object:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotAnArticle(where, "is not JSON", "Write one JSON object a line") from error


def _limited(article: Article, settings: Settings) -> Record:
    size, limit = len(article.text), settings.max_article_chars
    if size <= limit:
        return Record(article)
    cut = Article(
        article.id, article.title, article.text[:limit], article.published_at, article.publisher,
        article.url, article.kind, article.author,
    )  # fmt: skip
    return Record(cut, None, (Problem("articles", f"Cut at {limit:,} characters of {size:,}."),))


def _read_one(data: bytes, name: str) -> Article:
    match kind_of(data, name):
        case "pdf":
            from geo.articles.pdf import read_pdf

            return read_pdf(data, name)
        case "docx":
            from geo.articles.docx import read_docx

            return read_docx(data, name)
        case "html":
            from geo.articles.html import read_html

            return read_html(data, name)
        case "mail":
            from geo.articles.mail import read_mail

            return read_mail(data, name)
        case "feed":
            raise NotAnArticle(name, "is a feed, not an article", "Give its address as a feed")
        case _:
            return _read_text(_decode(data, name), name)


def _decode(data: bytes, name: str) -> str:
    """Return text whatever its encoding; refuse bytes that are none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        raise NotAnArticle(name, "is not text", _FORMATS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is None or _is_noise(str(best)):
            raise NotAnArticle(name, "is not text", _FORMATS) from None
        if best.encoding in _WESTERN:
            # Which Latin table it was, a few accents can't tell; English text is written in this.
            return data.decode("cp1252", "replace")
        return str(best)


def _is_noise(text: str) -> bool:
    sample = text[:4000]
    words = sum(c.isalpha() or c.isspace() or c in ".,;:!?'\"-()" for c in sample)
    control = sum(ord(c) < 32 and c not in "\n\r\t\f" for c in sample)
    return control > len(sample) * 0.02 or words < len(sample) * 0.6


def _read_text(raw: str, name: str) -> Article:
    """Read plain text; lines such as ``Title: …`` at its very top are about it, not of it."""
    lines = raw.replace("\r\n", "\n").split("\n")
    header: dict[str, str] = {}
    for line in lines:
        match = _HEADER.fullmatch(line.strip())
        if not match:
            break
        header[match[1].lower()] = match[2].strip()
    # Without a blank line after it, a line that looks like a header is the text's own.
    if header and (len(lines) <= len(header) or lines[len(header)].strip()):
        header = {}
    body = "\n".join(lines[len(header) :])
    try:
        published = date.fromisoformat(header["date"]) if header.get("date") else None
    except ValueError as error:
        raise NotAnArticle(
            name, f"has a Date of {header['date']!r}", "Write it like 2022-02-24"
        ) from error
    return make_article(
        body,
        name=name,
        title=header.get("title", "").strip('"“”'),
        publisher=header.get("publisher", ""),
        url=header.get("url", ""),
        published_at=published,
        kind=header.get("kind", "original").lower(),
        id=Path(name).stem if header.get("kind", "").lower() == "digest" else "",
        author=header.get("author", ""),
    )
