"""Reads literal texts with a model beside the rules: a web server of ours that speaks its JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.extract import Events, extract
from geo.gazetteer.store import Gazetteer
from geo.language import Analyst
from geo.model import Analysis, Article, Resolution
from geo.propose import Proposer
from geo.recognize import recognise
from geo.resolve import resolve
from geo.settings import Settings
from tests import web

DAY = date(2024, 5, 16)

Propose = Callable[[str], Events]
"""Returns what a text tells with what the server's model proposes among it."""


@dataclass(frozen=True)
class Read:
    """A text as the rules read it."""

    analysis: Analysis
    resolutions: tuple[Resolution, ...]
    gazetteer: Gazetteer
    events: Events


@pytest.fixture(scope="session")
def read() -> Callable[[str], Read]:
    settings = Settings.from_env()
    gazetteer = Gazetteer.open(settings.gazetteer_path)
    analyst = Analyst(settings.language_model)
    known: dict[str, Read] = {}

    def look(text: str) -> Read:
        if text not in known:
            analysis = analyst.analyse(Article("a", "", text, DAY))
            places = resolve(analysis, recognise(analysis, gazetteer), gazetteer)
            known[text] = Read(analysis, places, gazetteer, extract(analysis, places, gazetteer))
        return known[text]

    return look


@pytest.fixture
def site() -> Iterator[web.Site]:
    with web.serving(web.Site()) as site:
        yield site


def settings_for(site: web.Site, folder: Path, **more: Any) -> Settings:
    return Settings(**{
        "cache_dir": folder, "proposer_url": site.url("/v1"), "proposer_model": "parrot-7b",
        "proposer_key": "hunter2", "proposer_seconds": 10, **more,
    })  # fmt: skip


@pytest.fixture
def propose(site: web.Site, tmp_path: Path, read: Callable[[str], Read]) -> Propose:
    proposer = Proposer(settings_for(site, tmp_path))

    def add(text: str) -> Events:
        told = read(text)
        events, _ = proposer.add(told.analysis, told.resolutions, told.gazetteer, told.events)
        return events

    return add
