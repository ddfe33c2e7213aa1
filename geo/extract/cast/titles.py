"""Titles of office: "prime minister", "defence secretary"."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache

from geo.errors import DataMissing
from geo.extract.reading import Reading
from geo.settings import ROOT

_OF_HEADS = (
    "president premier leader king queen emir sultan chancellor ruler dictator sheriff "
    "mayor".split()
)
_SHORTENED = frozenset("gov. sen. gen. col. lt. capt. maj. adm. amb. pres.".split())
_FORMER = frozenset("a an the former ex acting interim caretaker".split())


def is_title(word: str) -> bool:
    """Tell whether a word, in small letters, ends a title of office."""
    return word in _office_words() or word in _SHORTENED


def title_at(reading: Reading, i: int) -> str:
    """Return the whole title that ends at a token: "deputy prime minister"."""
    for first in range(max(0, i - 3), i):
        words = reading.text(first, i).lower()
        if words in _titles() and words.split()[0] not in _FORMER:
            return words
    return reading.tokens[i].text.lower()


def titles_before(reading: Reading, i: int) -> Iterator[str]:
    """Yield the titles just before a token, the nearest first."""
    tokens = reading.tokens
    for j in range(i - 1, max(-1, i - 6), -1):
        if tokens[j].sentence != tokens[i].sentence or tokens[j].text in (",", "."):
            break
        if is_title(tokens[j].text.lower()):
            yield title_at(reading, j)


def names_office(reading: Reading, i: int) -> bool:
    """Tell whether a noun with its modifiers names an office."""
    return any(is_title(t.text.lower()) for t in reading.analysis.subtree(i)[:10])


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Return all titles of office, in small letters, but those of one country."""
    path = ROOT / "data" / "gazetteer" / "offices.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
    except OSError as error:
        raise DataMissing(path, "is missing", "Restore the folder data/gazetteer") from error
    return frozenset(line["title"].lower().strip() for line in lines if not line["country"])


@lru_cache(maxsize=1)
def _office_words() -> frozenset[str]:
    """Return the last words of all titles of office: "minister", "secretary", "envoy"."""
    words = {re.split(r"[\s-]", title)[-1] for title in _titles()}
    return frozenset(word for word in words | set(_OF_HEADS) if len(word) > 1)
