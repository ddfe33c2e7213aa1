"""Linked Places Format 1.2.2 (World Historical Gazetteer): the places, how they are named and when.

Routes, links and conflicts have no room in it: see ``docs/formats.md``.
"""

from __future__ import annotations

import json

from shapely.geometry import mapping

from geo.atlas import Mark
from geo.formats.selection import DECIMALS, Json, Selection, tidy
from geo.model import Article, Evidence, Place
from geo.text import name_of

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/"
    "master/linkedplaces-context-v1.1.jsonld"
)

_CLASSES = {
    "country": "A", "territory": "A", "province": "A", "district": "A", "disputed": "A",
    "city": "P", "sea": "H", "region": "L", "area": "L",
}  # fmt: skip
"""GeoNames' feature classes; whatever else is a spot or building."""


def to_linked_places(chosen: Selection) -> bytes:
    """Return one feature a place, with every passage that names it as a source."""
    articles = chosen.articles
    record: Json = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "features": [
            _feature(mark, mark.places[0], articles)
            for mark in chosen.marks
            if mark.layer == "places" and mark.places
        ],
    }
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n").encode(
        "utf-8", "replace"
    )


def _feature(mark: Mark, place: Place, articles: dict[str, Article]) -> Json:
    record: Json = {
        "@id": f"urn:dateline:{mark.id}",
        "type": "Feature",
        "properties": {
            "title": place.name,
            "ccodes": [place.country] if place.country else [],
            "fclasses": [_CLASSES.get(place.kind, "S")],
        },
        "when": {"timespans": _timespans(mark, articles)},
        "names": _names(mark, articles),
        "types": [{"identifier": f"urn:dateline:kind:{_slug(place.kind)}", "label": place.kind}],
        "geometry": _geometry(mark, place),
        "links": [],
        "descriptions": [
            {"@id": _source(articles[e.article_id]), "value": _around(e), "lang": "en"}
            for e in mark.evidence
        ],
    }
    if place.id.startswith("geonames:"):
        ident = place.id.removeprefix("geonames:")
        record["links"] = [{"type": "closeMatch", "identifier": f"gn:{ident}"}]
    return record


def _geometry(mark: Mark, place: Place) -> Json:
    """Return the place's point; with its outline, where the map draws one."""
    certainty = _certainty(mark.confidence)
    point: Json = {
        "type": "Point",
        "coordinates": [round(place.point.lon, DECIMALS), round(place.point.lat, DECIMALS)],
        "certainty": certainty,
    }
    outlines = [
        {**mapping(tidy(part.geometry)), "certainty": certainty}
        for part in mark.parts
        if part.symbol.is_outline
    ]
    if not outlines:
        return point
    return {
        "type": "GeometryCollection", "geometries": [point, *outlines], "certainty": certainty,
    }  # fmt: skip


def _names(mark: Mark, articles: dict[str, Article]) -> list[Json]:
    """Return each form of the name once, citing the articles that use it."""
    forms: dict[str, dict[str, Article]] = {}
    for words in mark.evidence:
        form = " ".join(words.quote.split())
        forms.setdefault(form, {})[words.article_id] = articles[words.article_id]
    return [
        {
            "toponym": form,
            "lang": "en",
            "citations": [
                {"label": name_of(article), "@id": _source(article)} for article in cited.values()
            ],
        }
        for form, cited in forms.items()
    ]


def _timespans(mark: Mark, articles: dict[str, Article]) -> list[Json]:
    """Return the days on which the articles name the place: all that is known of its time."""
    told = (articles[words.article_id].published_at for words in mark.evidence)
    days = sorted({day for day in told if day})
    return [{"start": {"in": day.isoformat()}, "end": {"in": day.isoformat()}} for day in days]


def _certainty(confidence: float) -> str:
    if confidence >= 0.85:
        return "certain"
    return "less-certain" if confidence >= 0.6 else "uncertain"


def _around(words: Evidence) -> str:
    return " ".join(f"…{words.prefix}{words.quote}{words.suffix}…".split())


def _source(article: Article) -> str:
    return article.url or f"urn:dateline:article:{_slug(article.id)}"


def _slug(text: str) -> str:
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in text)
