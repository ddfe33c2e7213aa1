"""Reads RSS and Atom feeds: a list of articles to fetch, some with their text already in it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.errors import NotAnArticle

MAX_ITEMS = 200
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry of a feed; ``text`` is what the feed itself gives of it, without markup."""

    title: str
    url: str
    published_at: date | None
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: who publishes it, and what."""

    title: str
    items: tuple[FeedItem, ...]


def read_feed(data: bytes, name: str) -> Feed:
    """Return the entries of a feed, in its order, at most ``MAX_ITEMS``.

    Raises
    ------
    NotAnArticle
        It is no feed, holds no entry, or declares entities, as no feed needs to.
    """
    import feedparser

    if _ENTITY.search(data):
        raise NotAnArticle(name, "is a feed that declares entities", "Give another feed")
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        items = tuple(_item(entry) for entry in found.entries[:MAX_ITEMS])
        title = _words(found.feed.get("title"))
    except Exception as error:  # feedparser passes on whatever its parsers raise
        raise NotAnArticle(name, "is a feed that can't be read", "Check the address") from error
    if not items:
        raise NotAnArticle(
            name, "is no feed with entries", "Give the address of an RSS or Atom feed"
        )
    return Feed(title, items)


def _item(entry: Any) -> FeedItem:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    content = entry.get("content")
    body = content[0].get("value") if content else entry.get("summary")
    url = str(entry.get("link") or "")
    return FeedItem(
        title=_words(entry.get("title")),
        url=url if url.startswith(("https://", "http://")) else "",
        published_at=date(*when[:3]) if when else None,
        author=_words(entry.get("author")),
        text=_words(body),
    )


def _words(markup: object) -> str:
    """Return the words of a fragment of HTML."""
    text = str(markup or "").strip()
    if "<" not in text and "&" not in text:
        return text
    from lxml import etree, html

    try:
        return " ".join(str(html.fromstring(f"<div>{text}</div>").text_content()).split())
    except (etree.ParserError, ValueError):
        return ""
