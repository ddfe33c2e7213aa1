"""W3C Web Annotation (2017): every passage, with its exact words, what stands around it, where."""

from __future__ import annotations

import json
from urllib.parse import quote

from shapely.geometry import mapping

from geo import __version__
from geo.atlas import Mark
from geo.formats.selection import Json, Selection, article_json, tidy
from geo.model import Article, Evidence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
GEO = {"geojson": "https://purl.org/geojson/vocab#", "dateline": "urn:dateline:"}


def to_annotations(chosen: Selection) -> bytes:
    """Return one annotation a passage: its target is the words, its body what they put there."""
    articles = chosen.articles
    items = [
        _annotation(mark, words, number, articles[words.article_id])
        for mark in chosen.marks
        for number, words in enumerate(mark.evidence)
    ]
    record: Json = {
        "@context": [CONTEXT, GEO],
        "id": "urn:dateline:passages",
        "type": "AnnotationCollection",
        "label": "The passages behind the marks of a map",
        "generator": _generator(),
        "total": len(items),
        "first": {
            "id": "urn:dateline:passages:1",
            "type": "AnnotationPage",
            "partOf": "urn:dateline:passages",
            "startIndex": 0,
            "items": items,
        },
        "dateline:articles": [article_json(article) for article in chosen.atlas.articles],
        "dateline:manifest": chosen.manifest("Web Annotation"),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _annotation(mark: Mark, words: Evidence, number: int, article: Article) -> Json:
    return {
        "id": f"urn:dateline:passage:{mark.id}:{number}",
        "type": "Annotation",
        "motivation": "identifying" if mark.layer == "places" else "describing",
        "generator": _generator(),
        **({"creator": {"type": "Software", "name": words.origin}} if words.origin else {}),
        "body": [*_places(mark), _told(mark), *_shapes(mark, whole=number == 0)],
        "target": {
            "type": "SpecificResource",
            "source": _source(article),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": words.quote,
                    "prefix": words.prefix,
                    "suffix": words.suffix,
                },
                {"type": "TextPositionSelector", "start": words.span.start, "end": words.span.end},
            ],
        },
    }


def _told(mark: Mark) -> Json:
    return {
        "type": "TextualBody",
        "value": mark.label,
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
        "dateline:mark": mark.id,
        "dateline:kind": mark.kind,
        "dateline:standing": mark.standing,
        "dateline:confidence": round(mark.confidence, 4),
    }


def _places(mark: Mark) -> list[Json]:
    """Return the gazetteer's address of each place that has one."""
    return [
        {
            "type": "SpecificResource",
            "source": f"https://www.geonames.org/{place.id.removeprefix('geonames:')}",
            "purpose": "identifying",
        }
        for place in mark.places
        if place.id.startswith("geonames:")
    ]


def _shapes(mark: Mark, *, whole: bool) -> list[Json]:
    """Return a mark's shapes; an area's outline is long, and stands with its first passage only."""
    return [
        {
            "id": f"urn:dateline:shape:{mark.id}:{number}",
            "type": "TextualBody",
            "value": json.dumps(mapping(tidy(part.geometry))),
            "format": "application/geo+json",
            "purpose": "linking",
        }
        if whole or "Polygon" not in part.geometry.geom_type
        else {
            "type": "SpecificResource",
            "source": f"urn:dateline:shape:{mark.id}:{number}",
            "purpose": "linking",
        }
        for number, part in enumerate(mark.parts)
    ]


def _source(article: Article) -> Json:
    """Return the text that the offsets count on: a digest's own text is not at its address."""
    record: Json = {
        "id": f"urn:dateline:article:{_urn(article.id)}",
        "type": "Text",
        "format": "text/plain",
        "language": "en",
    }
    if article.url:
        record["dateline:digestOf" if article.kind == "digest" else "dateline:at"] = article.url
    return record


def _urn(text: str) -> str:
    return quote(text, safe="-._~")


def _generator() -> Json:
    return {"id": "urn:dateline:program", "type": "Software", "name": f"Dateline {__version__}"}
