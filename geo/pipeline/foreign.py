"""Places in a text that is not English: names the gazetteer knows, and nothing cleverer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer.store import Gazetteer, Named
from geo.model import Article, Span, Toponym

LONGEST = 6
SMALLEST_CITY = 50_000
"""Inhabitants: without a model of the language, the name of a village is as like to be a word."""

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_KINDS = frozenset({"country", "territory", "province", "sea", "region", "disputed"})
_FORMS = frozenset({"name", "alias"})


def known_names(article: Article, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the well-known places that a text names, in text order, none overlapping another."""
    return tuple(_known(article, gazetteer))


def notice(language: str) -> str:
    """Say what a reader of such a text should know."""
    return (
        f"The text is in {language}. Its places are those whose names the gazetteer knows; "
        "routes, links and conflicts are read in English only."
    )


def _known(article: Article, gazetteer: Gazetteer) -> Iterator[Toponym]:
    words = list(_WORD.finditer(article.text))
    i = 0
    while i < len(words):
        count = _longest(words[i : i + LONGEST], article.text, gazetteer)
        if count:
            span = Span(words[i].start(), words[i + count - 1].end())
            yield Toponym(article.id, span, span.of(article.text), "literal")
        i += count or 1


def _longest(words: list[re.Match[str]], text: str, gazetteer: Gazetteer) -> int:
    if words[0][0][0].islower():
        return 0
    reach = gazetteer.longest([w[0] for w in words])
    for count in range(reach, 0, -1):
        name = text[words[0].start() : words[count - 1].end()]
        if "\n" not in name and len(name) > 2 and any(map(_notable, gazetteer.names(name)[:3])):
            return count
    return 0


def _notable(named: Named) -> bool:
    place = named.place
    if named.form not in _FORMS:
        return False
    return place.kind in _KINDS or place.population >= SMALLEST_CITY
