"""All that the page shows besides lines and dots: articles, marks in words, symbols, colours.

It travels as JSON and is only ever written as text by the page, never as HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from geo.atlas import (
    EVENT_WORDS,
    STANDING_WORDS,
    Atlas,
    HeldBack,
    Mark,
    StoryStep,
    badges_of,
    origin_words,
    story_steps,
)
from geo.atlas.manifest import evidence_json
from geo.geometry import Box
from geo.model import Article, Evidence, Resolution
from geo.render.crowd import crowd_marks
from geo.render.tiles import ONLINE
from geo.render.units import Units
from geo.story_json import when_json
from geo.style import BADGES, GROUNDS, LAYERS, NOT_SURE, Symbol, in_theme, legend_rows
from geo.text import name_of, open_ends

Json = dict[str, Any]

CREDIT = "Natural Earth · GeoNames CC BY 4.0 · borders as Natural Earth draws them, disputed dotted"


def scene_of(atlas: Atlas) -> Json:
    """Return the scene of an atlas as JSON values."""
    symbols = {part.symbol.key: part.symbol for mark in atlas.marks for part in mark.parts}
    others = _other_candidates(atlas)
    units = {article.id: Units(article.text) for article in atlas.articles}
    crowded = {mark.id for mark in crowd_marks(atlas)}  # they travel as a table: see crowd.py
    marks = [mark for mark in atlas.marks if mark.id not in crowded]
    told = {mark.id for mark in marks}
    return {
        "articles": [_article(article) for article in atlas.articles],
        "marks": [_mark(mark, others, units) for mark in marks],
        "steps": [_step(step) for step in story_steps(atlas) if step.mark_id in told],
        "box": box_json(atlas.box()),
        "layers": [_layer(atlas, layer) for layer in LAYERS],
        "symbols": {key: _symbol(symbol) for key, symbol in symbols.items()},
        "badges": {badge.key: _symbol(badge) for badge in BADGES},
        "held": [_held(held, units) for held in atlas.held_back],
        "grounds": {theme: asdict(ground) for theme, ground in GROUNDS.items()},
        "tiles": [asdict(tiles) for tiles in ONLINE],
        "credit": CREDIT,
    }


def box_json(box: Box | None) -> list[float] | None:
    """Return west, south, east and north; east is past 180 where the box crosses it."""
    return [box.west, box.south, box.west + box.width, box.north] if box else None


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "name": name_of(article),
        "publisher": article.publisher,
        "date": article.published_at.isoformat() if article.published_at else None,
        "url": article.url if article.url.startswith(("https://", "http://")) else "",
        "kind": article.kind,
        "text": article.text,
    }


def _layer(atlas: Atlas, layer: Any) -> Json:
    marks = atlas.layer(layer.key)
    rows = legend_rows(part.symbol for mark in marks for part in mark.parts)
    return {
        "key": layer.key,
        "title": layer.title,
        "hint": layer.hint,
        "shown": layer.shown,
        "count": len(marks),
        "legend": [{"symbol": row.key, "label": row.label} for row in rows],
    }


def _symbol(symbol: Symbol) -> Json:
    return {
        "label": symbol.label,
        "shape": symbol.shape,
        "colours": {theme: in_theme(symbol.colour, theme) for theme in GROUNDS},
        "width": symbol.width,
        "size": symbol.size,
        "dash": list(symbol.dash),
        "beat": asdict(symbol.beat) if symbol.beat else None,
        "casing": symbol.casing,
        "hatch": symbol.hatch,
        "fill": symbol.fill,
        "water": symbol.is_water,
        "arrow": symbol.arrow,
        "sign": symbol.sign,
    }


def _mark(mark: Mark, others: dict[str, list[Json]], units: dict[str, Units]) -> Json:
    places = mark.places
    return {
        "id": mark.id,
        "layer": mark.layer,
        "label": mark.label,
        "kind": EVENT_WORDS.get(mark.kind, mark.kind),
        "standing": mark.standing,
        "told": STANDING_WORDS[mark.standing],
        "standingReason": mark.standing_reason,
        "status": mark.status,
        "sure": _sureness(mark.confidence),
        "confidence": round(mark.confidence, 2),
        "method": mark.method,
        "when": when_json(mark.when),
        "statedKm": mark.stated_length_km,
        "drawnKm": round(mark.drawn_length_km) if mark.drawn_length_km else None,
        "evidence": [_evidence(e, units, mark.layer != "places") for e in mark.evidence],
        "versions": [{"publisher": v.publisher, "says": v.says} for v in mark.versions],
        "differs": list(mark.differs),
        "cautions": list(mark.cautions),
        "project": mark.project,
        "unplaced": mark.unplaced,
        "symbols": [part.symbol.key for part in mark.parts],
        "rank": round(mark.rank, 2),
        "badges": [badge.key for badge in badges_of(mark)],
        "origin": origin_words(mark),
        "names": [
            {"name": p.name, "kind": p.kind, "lon": p.point.lon, "lat": p.point.lat} for p in places
        ],
        "candidates": others.get(places[0].id, []) if mark.layer == "places" and places else [],
    }


def _sureness(confidence: float) -> str:
    if confidence >= 0.85:
        return "sure"
    return "fairly sure" if confidence >= NOT_SURE else "unsure"


def _evidence(words: Evidence, units: dict[str, Units], is_passage: bool = False) -> Json:
    at = units[words.article_id].at
    cut = open_ends(words)
    told = {"cut": cut} if is_passage and any(cut) else {}
    return {
        **evidence_json(words),
        "start": at(words.span.start),
        "end": at(words.span.end),
        **told,
    }


def _held(held: HeldBack, units: dict[str, Units]) -> Json:
    return {"label": held.label, "reason": held.reason, **_evidence(held.evidence, units)}


def _step(step: StoryStep) -> Json:
    return {
        "mark": step.mark_id,
        "title": step.title,
        "text": step.text,
        "when": when_json(step.when),
        "box": box_json(step.box),
        "source": step.source,
    }


def _other_candidates(atlas: Atlas) -> dict[str, list[Json]]:
    """Return, for each place drawn, what else its mentions might have been."""
    found: dict[str, list[Json]] = {}
    resolutions: Sequence[Resolution] = [r for s in atlas.stories for r in s.resolutions if r.drawn]
    for resolution in resolutions:
        place = resolution.place
        assert place is not None
        known = found.setdefault(place.id, [])
        for candidate in resolution.candidates:
            other = candidate.place
            if other.id == place.id or candidate.score < 0.01 or len(known) >= 4:
                continue
            entry = {
                "name": other.name,
                "kind": other.kind,
                "country": other.country,
                "score": round(candidate.score, 2),
            }
            if entry not in known:
                known.append(entry)
    return found
