"""The process in which strangers' files are read: ``python -m geo.articles.child``."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from importlib import import_module
from typing import Any

from geo.articles.feeds import read_feed
from geo.articles.files import read_articles
from geo.articles.guard import error_to_child, record_to_child
from geo.child import Json, serve
from geo.errors import ArticleError, NotAnArticle
from geo.settings import Settings

MEMORY = 1_500_000_000
"""Bytes of address space; the parsers themselves take about a third of it."""

CPU_SECONDS = 20


def main() -> None:
    """Load the parsers, give up what is not needed, and read."""
    for parser in ("docx", "feedparser", "lxml.html", "pypdf", "trafilatura"):
        import_module(parser)
    _limit("RLIMIT_AS", MEMORY)
    _limit("RLIMIT_FSIZE", 0)
    _limit("RLIMIT_CORE", 0)
    serve(_answer)


def _answer(question: Json, data: bytes) -> Json:
    _limit("RLIMIT_CPU", _cpu_used() + CPU_SECONDS)
    name = str(question["name"])
    settings = Settings(max_article_bytes=question["bytes"], max_article_chars=question["chars"])
    try:
        if question["what"] == "feed":
            return {"found": [_feed(data, name)]}
        return {
            "found": [
                error_to_child(found) if isinstance(found, ArticleError) else record_to_child(found)
                for found in read_articles(data, name, settings)
            ]
        }
    except ArticleError as error:
        return error_to_child(error)
    except (MemoryError, RecursionError):
        return error_to_child(
            NotAnArticle(name, "takes too much memory to read", "Save its text and give that")
        )


def _feed(data: bytes, name: str) -> Json:
    def plain(value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value

    feed = read_feed(data, name)
    items = [{k: plain(v) for k, v in asdict(item).items()} for item in feed.items]
    return {"title": feed.title, "items": items}


def _limit(name: str, value: int) -> None:
    """Set a limit that can't be lifted again; that of time is moved on for each file.

    Systems that lack one (macOS has none on address space) go without.
    """
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value, hard if name == "RLIMIT_CPU" else value))


def _cpu_used() -> int:
    try:
        import resource
    except ImportError:
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime) + 1


if __name__ == "__main__":
    main()
