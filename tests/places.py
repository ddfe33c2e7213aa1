"""One language model and one gazetteer for all tests of places."""

from __future__ import annotations

from functools import lru_cache

from geo.gazetteer import Gazetteer
from geo.language import Analyst
from geo.model import Analysis, Article, Resolution
from geo.recognize import recognise
from geo.resolve import resolve
from geo.settings import Settings


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.open(Settings.from_env().gazetteer_path)


@lru_cache(maxsize=1)
def analyst() -> Analyst:
    return Analyst(Settings.from_env().language_model, grammar=False)


def analyse(text: str, title: str = "", publisher: str = "") -> Analysis:
    return analyst().analyse(Article("told", title, text, publisher=publisher))


def found(text: str) -> dict[str, str]:
    """Return the surfaces found in a text, each with its role."""
    return {t.surface: t.role for t in recognise(analyse(text), gazetteer())}


def resolved(text: str, publisher: str = "") -> list[Resolution]:
    """Return what a text's places were taken to be, in text order."""
    analysis = analyse(text, publisher=publisher)
    return list(resolve(analysis, recognise(analysis, gazetteer()), gazetteer()))


def where(text: str, surface: str, publisher: str = "") -> list[str]:
    """Return the places meant by a surface, as "name, kind, country", in text order."""
    return [
        f"{r.place.name}, {r.place.kind}, {r.place.country}" if r.place else "nowhere"
        for r in resolved(text, publisher)
        if r.toponym.surface == surface
    ]
