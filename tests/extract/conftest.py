"""Reads literal sentences as the program reads articles: one language model for the session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from geo.extract import Events, extract
from geo.gazetteer.store import Gazetteer
from geo.language import Analyst
from geo.model import Article
from geo.recognize import recognise
from geo.resolve import resolve
from geo.settings import Settings

DAY = date(2024, 5, 16)
"""A Thursday."""

Tell = Callable[..., Events]


@pytest.fixture(scope="session")
def tell() -> Tell:
    """Return what a text tells, published on Thursday 16 May 2024 unless said otherwise."""
    settings = Settings.from_env()
    gazetteer = Gazetteer.open(settings.gazetteer_path)
    analyst = Analyst(settings.language_model)
    told: dict[tuple[str, date | None], Events] = {}

    def read(text: str, published: date | None = DAY) -> Events:
        if (text, published) not in told:
            analysis = analyst.analyse(Article("a", "", text, published))
            places = resolve(analysis, recognise(analysis, gazetteer), gazetteer)
            told[text, published] = extract(analysis, places, gazetteer)
        return told[text, published]

    return read


def links(events: Events) -> set[tuple[str, str, str, str]]:
    return {(x.event_type, x.source.key, x.target.key, x.standing) for x in events.links}


def conflicts(events: Events) -> set[tuple[str, str, str | None, str]]:
    return {
        (c.event_type, c.actor.key, c.target.key if c.target else None, c.standing)
        for c in events.conflicts
    }


def drawn(events: Events) -> set[tuple[str, ...]]:
    """What a map would show of links and conflicts."""
    marks = [(x.event_type, x.source.key, x.target.key, x.standing) for x in events.links]
    marks += [(c.event_type, c.actor.key, str(c.target and c.target.key), c.standing)
              for c in events.conflicts]  # fmt: skip
    return {m[:3] for m in marks if m[3] in ("asserted", "planned")}
