"""What a story is marked with, so that it is known when reading it now would give another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from geo import __version__
from geo.gazetteer.store import Gazetteer
from geo.model import Step
from geo.settings import ROOT, Settings

_READING = ("text.py", "language.py", "model.py", "geometry.py", "story_json.py")
_READING_PACKAGES = (
    "articles", "gazetteer", "recognize", "resolve", "extract", "propose", "reference",
    "pipeline",
)  # fmt: skip


def step_of(settings: Settings, gazetteer: Gazetteer, *, events: bool = True) -> Step:
    """Return what a story read now would be marked with: it changes whenever a story could."""
    parts = (_code_hash(), gazetteer.step.settings_hash, settings.language_model, str(events))
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    return Step("read", __version__, digest + extras_of(settings))


def extras_of(settings: Settings) -> str:
    """Return what a reading's step ends with where settings add to what Dateline reads itself."""
    if not (settings.tracker or settings.proposer_url):
        return ""
    model = settings.proposer_model if settings.proposer_url else ""
    told = "\n".join((settings.tracker, settings.proposer_url, model))
    return f"+{hashlib.sha256(told.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=1)
def _code_hash() -> str:
    digest = hashlib.sha256()
    for path in _inputs():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _inputs() -> Iterator[Path]:
    code = ROOT / "geo"
    yield from (code / name for name in _READING)
    for package in _READING_PACKAGES:
        yield from sorted((code / package).rglob("*.py"))
    for folder in ("lexicon", "weights"):
        yield from sorted(p for p in (ROOT / "data" / folder).rglob("*") if p.is_file())
