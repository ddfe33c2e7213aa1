"""The words of routes and works: ``data/lexicon/routes.toml``, and how statuses are told."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.errors import DataMissing
from geo.model import Status
from geo.settings import ROOT

_MEANT: dict[str, Status] = {"foreseen": "proposed"}
_MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|to|not|n't|never|until|once|when|if)"
    r"(?: also| soon| one day| \w+ly)?(?: be)? $",
    re.IGNORECASE,
)

PATH = ROOT / "data" / "lexicon" / "routes.toml"


@dataclass(frozen=True, slots=True)
class Works:
    """Nouns of routes and facilities, commodities, and patterns of status."""

    kinds: dict[str, str]
    lines: dict[str, str]
    commodities: tuple[tuple[str, re.Pattern[str]], ...]
    statuses: tuple[tuple[Status, re.Pattern[str]], ...]
    facilities: dict[str, str]
    needs: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_works(path: Path = PATH) -> Works:
    """Return the words.

    Raises
    ------
    DataMissing
        The file is not where it ships.
    """
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataMissing(path, "is missing", "Restore the folder data/lexicon") from error
    return Works(
        {lemma: kind for kind, words in record["kinds"].items() for lemma in words.split()},
        {word: kind for kind, words in record["lines"].items() for word in words.split()},
        tuple(
            (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
            for name, words in record["commodities"].items()
        ),
        tuple(
            (_MEANT.get(name, name), re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE))
            for name, words in record["status"].items()
        ),
        {lemma: kind for kind, words in record["facilities"].items() for lemma in words.split()},
        {kind: frozenset(words.split()) for kind, words in record["facility_needs"].items()},
    )


def status_of(text: str) -> tuple[Status | None, str]:
    """Return the status that words about a work tell, and the words that tell it."""
    for status, pattern in load_works().statuses:
        for match in pattern.finditer(text):
            if status == "operating" and _MODAL.search(text[: match.start()]):
                continue
            return status, match[0]
    return None, ""


def commodity_of(text: str) -> str:
    """Return what flows, empty where the words don't say."""
    for name, pattern in load_works().commodities:
        if pattern.search(text):
            return name
    return ""
