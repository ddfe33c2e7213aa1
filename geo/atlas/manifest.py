"""What an export was made from: carried inside or beside every file, so that it can be checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from geo import __version__
from geo.atlas.marks import Mark
from geo.atlas.model import Atlas
from geo.model import Article, Evidence

Json = dict[str, Any]

VERSION = 1


def manifest(atlas: Atlas, marks: Sequence[Mark], layers: Iterable[str], **more: Any) -> Json:
    """Return a manifest as JSON values.

    Parameters
    ----------
    marks
        What the export holds.
    layers
        Keys of the layers asked for.
    more
        What the kind of export adds: an extent, a projection, a size.
    """
    behind = {words.article_id for mark in marks for words in mark.evidence}
    return {
        "manifest": VERSION,
        "made_by": f"Dateline {__version__}",
        "inputs": [_input(atlas, article) for article in atlas.articles],
        "layers": sorted(layers),
        **more,
        "marks": [_mark(mark) for mark in marks],
        "without_marks": sorted(a.id for a in atlas.articles if a.id not in behind),
    }


def evidence_json(words: Evidence) -> Json:
    """Return the words behind a mark as JSON values."""
    return {
        "article": words.article_id,
        "start": words.span.start,
        "end": words.span.end,
        "quote": words.quote,
        "speaker": words.speaker,
        "origin": words.origin,
    }


def _input(atlas: Atlas, article: Article) -> Json:
    step = next(story.step for story in atlas.stories if story.article.id == article.id)
    return {
        "id": article.id,
        "kind": article.kind,
        "publisher": article.publisher,
        "title": article.title,
        "published": article.published_at.isoformat() if article.published_at else None,
        "url": article.url,
        "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "read_by": f"{step.name} {step.version} {step.settings_hash}" if step else None,
    }


def _mark(mark: Mark) -> Json:
    return {
        "id": mark.id,
        "layer": mark.layer,
        "label": mark.label,
        "standing": mark.standing,
        "confidence": round(mark.confidence, 3),
        "evidence": [evidence_json(words) for words in mark.evidence],
    }
