"""What is exported: the marks of some layers, each in full, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Mark, Part
from geo.atlas.manifest import evidence_json, manifest
from geo.model import Article, Evidence, Place
from geo.story_json import when_json
from geo.style import Symbol

Json = dict[str, Any]

DECIMALS = 7
"""Of a degree: about a centimetre (RFC 7946, 11.2)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mark's part: one feature in any format. A mark that can't be drawn has no geometry."""

    mark: Mark
    number: int
    part: Part | None

    @property
    def id(self) -> str:
        """What tells this row from all others."""
        return f"{self.mark.id}.{self.number}"

    @property
    def geometry(self) -> BaseGeometry | None:
        """The shape in degrees, to seven decimals, its rings the right way round."""
        return tidy(self.part.geometry) if self.part else None


@dataclass(frozen=True, slots=True)
class Selection:
    """Some layers of an atlas."""

    atlas: Atlas
    layers: frozenset[str]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, in the atlas's order."""
        return tuple(mark for mark in self.atlas.marks if mark.layer in self.layers)

    @property
    def rows(self) -> Iterator[Row]:
        """The marks' parts."""
        for mark in self.marks:
            if not mark.parts:
                yield Row(mark, 0, None)
            for number, part in enumerate(mark.parts):
                yield Row(mark, number, part)

    @property
    def articles(self) -> dict[str, Article]:
        """The articles behind the atlas, by id."""
        return {article.id: article for article in self.atlas.articles}

    def manifest(self, kind: str) -> Json:
        """Return what the export was made from."""
        record = manifest(self.atlas, self.marks, self.layers, format=kind)
        record["marks"] = [mark["id"] for mark in record["marks"]]
        return record


def tidy(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape to seven decimals; outer rings run counter-clockwise, inner ones clockwise."""
    rounded = shapely.transform(shape, lambda points: points.round(DECIMALS) + 0.0)
    return shapely.orient_polygons(rounded) if "Polygon" in shape.geom_type else rounded


def properties_of(row: Row) -> Json:
    """Return all that is known of a mark's part, besides its shape."""
    mark, symbol = row.mark, row.part.symbol if row.part else None
    return {
        "mark": mark.id,
        "part": row.number,
        "layer": mark.layer,
        "kind": mark.kind,
        "label": mark.label,
        "symbol": symbol.key if symbol else None,
        "looks": _looks(symbol),
        "standing": mark.standing,
        "standing_reason": mark.standing_reason,
        "status": mark.status,
        "method": mark.method,
        "commodity": mark.commodity,
        "confidence": round(mark.confidence, 4),
        "when": when_json(mark.when),
        "stated_length_km": mark.stated_length_km,
        "drawn_length_km": mark.drawn_length_km,
        "project": mark.project,
        "verified": mark.verified,
        "unplaced": mark.unplaced,
        "places": [place_json(place) for place in mark.places],
        "evidence": [words_json(words) for words in mark.evidence],
        "versions": [
            {"article": v.article_id, "publisher": v.publisher, "says": v.says}
            for v in mark.versions
        ],
        "differs": list(mark.differs),
        "cautions": list(mark.cautions),
    }


def place_json(place: Place) -> Json:
    """Return a place as JSON values."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lon": round(place.point.lon, DECIMALS),
        "lat": round(place.point.lat, DECIMALS),
        "source": place.source,
    }


def words_json(words: Evidence) -> Json:
    """Return the words behind a mark, and those around them, as JSON values."""
    return {**evidence_json(words), "prefix": words.prefix, "suffix": words.suffix}


def article_json(article: Article) -> Json:
    """Return an article as JSON values, without its text: that belongs to its publisher."""
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published_at.isoformat() if article.published_at else None,
        "publisher": article.publisher,
        "url": article.url,
        "kind": article.kind,
    }


def _looks(symbol: Symbol | None) -> Json | None:
    if symbol is None:
        return None
    return {
        "label": symbol.label,
        "shape": symbol.shape,
        "colour": symbol.colour,
        "width": symbol.width,
        "size": symbol.size,
        "dash": list(symbol.dash),
        "beat": asdict(symbol.beat) if symbol.beat else None,
        "arrow": symbol.arrow,
    }
