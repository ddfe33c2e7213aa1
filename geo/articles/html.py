"""Reads web pages: the article in them, without menus and advertisements."""

from __future__ import annotations

from datetime import date

from geo.articles.records import make_article
from geo.errors import EmptyArticle, NotAnArticle
from geo.model import Article


def read_html(data: bytes, name: str) -> Article:
    """Return the article that a page holds, with its title, publisher and date where given.

    Raises
    ------
    EmptyArticle
        No article is found in it.
    """
    import trafilatura

    try:
        found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    except Exception as error:  # trafilatura passes on what lxml and its own helpers raise
        raise NotAnArticle(
            name, "is a page that can't be read", "Paste its text instead"
        ) from error
    text = found.text if found is not None and not isinstance(found, dict) else None
    if found is None or isinstance(found, dict) or not text:
        raise EmptyArticle(name, "holds no article", "Paste the article's text instead")
    return make_article(
        text,
        name=name,
        title=found.title or "",
        publisher=found.sitename or "",
        url=found.url or "",
        published_at=_day(found.date),
        author=found.author or "",
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
