"""Reads what strangers made in a process of its own, with little memory, little time, no keys.

Parsers of PDF, Word, mail, feeds, archives and web pages are large programs fed with hostile
input. Should one run wild, its process ends, the file is told to be unreadable, and the next file
gets a new process. Plain text and JSON lines are only decoded, and are read right here.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from geo.articles.feeds import Feed, FeedItem
from geo.articles.files import read_articles
from geo.articles.kinds import kind_of
from geo.articles.records import Record
from geo.child import Child, ChildLost, Json
from geo.errors import ArticleError, ArticleTooLarge, EmptyArticle, NotAnArticle
from geo.model import Problem, Span
from geo.settings import Settings
from geo.story_json import article_from_json, article_to_json

SECONDS = 30.0
"""How long one file may take."""

_ERRORS = {c.__name__: c for c in (ArticleError, ArticleTooLarge, EmptyArticle, NotAnArticle)}
_REMEDY = "Save its text and give that"


def read_guarded(data: bytes, name: str, settings: Settings) -> Iterator[Record | ArticleError]:
    """Read one file's articles as :func:`geo.articles.read_articles` does, out of harm's way.

    Raises
    ------
    ArticleError
        The file as a whole can't be read.
    """
    if len(data) > settings.max_article_bytes:
        limit = f"{settings.max_article_bytes / 1e6:g} MB"
        raise ArticleTooLarge(name, f"is over the limit of {limit}", "Split it and try again")
    if _is_harmless(data, name):
        yield from read_articles(data, name, settings)
        return
    for told in _ask("articles", data, name, settings):
        yield _error(told["error"]) if "error" in told else record_from_child(told)


def read_feed_guarded(data: bytes, name: str, settings: Settings) -> Feed:
    """Read a feed as :func:`geo.articles.feeds.read_feed` does, out of harm's way.

    Raises
    ------
    ArticleError
        It is no feed that can be read.
    """
    (told,) = _ask("feed", data, name, settings)
    items = tuple(
        FeedItem(
            i["title"], i["url"], _day(i["published_at"]), i["author"], i["text"]
        )
        for i in told["items"]
    )  # fmt: skip
    return Feed(told["title"], items)


def record_to_child(record: Record) -> Json:
    """Return a record as JSON values."""
    spans = record.spans
    return {
        "article": article_to_json(record.article),
        "spans": None if spans is None else [[s.start, s.end] for s in spans],
        "problems": [p.message for p in record.problems],
    }


def record_from_child(told: Json) -> Record:
    """Read a record back."""
    spans = told["spans"]
    return Record(
        article_from_json(told["article"]),
        None if spans is None else tuple(Span(*pair) for pair in spans),
        tuple(Problem("articles", message) for message in told["problems"]),
    )


def error_to_child(error: ArticleError) -> Json:
    """Return an error as JSON values."""
    return {
        "error": {
            "kind": type(error).__name__, "subject": error.subject,
            "trouble": error.trouble, "remedy": error.remedy,
        }
    }  # fmt: skip


def _error(told: Json) -> ArticleError:
    made: ArticleError = _ERRORS.get(told["kind"], ArticleError)(
        told["subject"], told["trouble"], told["remedy"]
    )
    return made


def _is_harmless(data: bytes, name: str) -> bool:
    if kind_of(data, name) not in {"text", "lines"}:
        return False
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _ask(what: str, data: bytes, name: str, settings: Settings) -> list[Json]:
    question = {
        "what": what, "name": name, "bytes": settings.max_article_bytes,
        "chars": settings.max_article_chars,
    }  # fmt: skip
    try:
        answer = _child().ask(question, data)
    except ChildLost as lost:
        trouble = "takes too long to read" if lost.late else "takes too much time or memory to read"
        raise NotAnArticle(name, trouble, _REMEDY) from lost
    if "error" in answer:
        raise _error(answer["error"])
    found: list[Json] = answer["found"]
    return found


@lru_cache(maxsize=1)
def _child() -> Child:
    child = Child("geo.articles.child", seconds=SECONDS, private=True)
    atexit.register(child.close)
    return child


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None
