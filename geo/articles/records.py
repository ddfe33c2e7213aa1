"""What a reader hands over: an article, perhaps with the spans that are toponyms, or a problem."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.errors import EmptyArticle, NotAnArticle
from geo.model import Article, Problem, Span
from geo.text import clean, whole


@dataclass(frozen=True, slots=True)
class Record:
    """An article to parse.

    Attributes
    ----------
    spans
        Where given, exactly these are resolved and nothing else is looked for.
    problems
        What was left out while reading.
    """

    article: Article
    spans: tuple[Span, ...] | None = None
    problems: tuple[Problem, ...] = ()


def article_id(text: str) -> str:
    """Return an id made from the words alone: the same text is the same article."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def make_article(
    raw: str,
    *,
    name: str,
    title: str = "",
    publisher: str = "",
    url: str = "",
    published_at: date | None = None,
    kind: str = "original",
    id: str = "",  # noqa: A002
    author: str = "",
) -> Article:
    """Clean a text and make it an article.

    Parameters
    ----------
    name
        What to call the input when it can't be read.

    Raises
    ------
    EmptyArticle
        There are no letters in it.
    """
    text = clean(raw)
    if not any(c.isalpha() for c in text):
        raise EmptyArticle(name, "holds no words", "Give a text of at least one sentence")
    made = "digest" if kind == "digest" else "original"
    return Article(
        id or article_id(text),
        title,
        text,
        published_at,
        publisher,
        url,
        made,  # type: ignore[arg-type]
        author,
    )


def record_from_json(value: Any, name: str, max_chars: int) -> Record:
    """Read one record of a JSON lines file.

    ``spans`` count characters of the text as given; the text is therefore kept as it is, letter
    by letter, where spans are given.

    Raises
    ------
    NotAnArticle
        The value is no object, or has no ``text``, or a field of the wrong kind.
    EmptyArticle
        The text holds no words.
    """
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        raise NotAnArticle(name, "is not an object with a text", 'Write {"id": …, "text": …}')
    problems: list[Problem] = []
    given = value.get("spans")
    text = whole(value["text"]) if given is not None else clean(value["text"])
    if len(text) > max_chars:
        problems.append(Problem("articles", f"Cut at {max_chars:,} characters of {len(text):,}."))
        text = text[:max_chars]
    if not any(c.isalpha() for c in text):
        raise EmptyArticle(name, "holds no words", "Give a text of at least one sentence")
    article = Article(
        str(value.get("id") or article_id(text)),
        str(value.get("title") or ""),
        text,
        _date(value.get("published_at"), problems),
        str(value.get("publisher") or ""),
        str(value.get("url") or ""),
        "digest" if value.get("kind") == "digest" else "original",
        str(value.get("author") or ""),
    )
    spans = None if given is None else _spans(given, len(text), problems)
    return Record(article, spans, tuple(problems))


def _date(value: object, problems: list[Problem]) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        problems.append(
            Problem("articles", f"published_at {str(value)[:40]!r} is not a date like 2022-02-24.")
        )
        return None


def _spans(given: object, length: int, problems: list[Problem]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for pair in given if isinstance(given, list) else []:
        fits = (
            isinstance(pair, list)
            and len(pair) == 2
            and all(isinstance(n, int) and not isinstance(n, bool) for n in pair)
            and 0 <= pair[0] < pair[1] <= length
        )
        if fits:
            spans.append(Span(*pair))
        else:
            problems.append(Problem("articles", f"Span {pair!r} is not within the text; left out."))
    if not isinstance(given, list):
        problems.append(Problem("articles", "spans is not a list of [start, end]; ignored."))
    return tuple(spans)
