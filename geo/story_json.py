"""A story as JSON, there and back: the command line's contract and the form stories are kept in.

Version 1. Keys named in the contract never change meaning; others may be added.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from geo.model import (
    Actor,
    Article,
    Candidate,
    Conflict,
    Evidence,
    Facility,
    Link,
    LonLat,
    Place,
    Problem,
    Reference,
    Resolution,
    Route,
    Span,
    Step,
    Story,
    Toponym,
    When,
)

VERSION = 1

Json = dict[str, Any]


def story_to_json(story: Story, *, with_article: bool = False) -> Json:
    """Return the story as JSON values.

    Parameters
    ----------
    with_article
        Whether the article itself goes along, so that the story can be read back alone.
    """
    record: Json = {"version": VERSION, "id": story.article.id}
    if with_article:
        record["article"] = article_to_json(story.article)
    record |= {
        "toponyms": [_resolution(r) for r in story.resolutions],
        "routes": [_route(r) for r in story.routes],
        "facilities": [_facility(f) for f in story.facilities],
        "links": [_link(x) for x in story.links],
        "conflicts": [_conflict(c) for c in story.conflicts],
        "problems": [_problem(p) for p in story.problems],
    }
    if story.step:
        step = story.step
        record["step"] = {
            "name": step.name, "version": step.version, "settings": step.settings_hash,
        }  # fmt: skip
    return record


def story_from_json(record: Mapping[str, Any], article: Article | None = None) -> Story:
    """Read a story back.

    Parameters
    ----------
    article
        The article it tells, where the record does not carry it.

    Raises
    ------
    KeyError, ValueError
        The record is not a story of version 1.
    """
    if record["version"] != VERSION:
        raise ValueError(f"story version {record['version']} is not {VERSION}")
    told = article or article_from_json(record["article"])
    step = record.get("step")
    return Story(
        told,
        tuple(_to_resolution(r, told.id) for r in record["toponyms"]),
        tuple(_to_route(r, told.id) for r in record["routes"]),
        tuple(_to_facility(f, told.id) for f in record["facilities"]),
        tuple(_to_link(x, told.id) for x in record["links"]),
        tuple(_to_conflict(c, told.id) for c in record["conflicts"]),
        tuple(_to_problem(p) for p in record["problems"]),
        Step(step["name"], step["version"], step["settings"]) if step else None,
    )


def article_to_json(article: Article) -> Json:
    """Return an article as JSON values."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "publisher": article.publisher,
        "url": article.url,
        "kind": article.kind,
        "author": article.author,
    }


def article_from_json(record: Mapping[str, Any]) -> Article:
    """Read an article back."""
    return Article(
        record["id"],
        record.get("title") or "",
        record["text"],
        _to_date(record.get("published_at")),
        record.get("publisher") or "",
        record.get("url") or "",
        record.get("kind") or "original",
        record.get("author") or "",
    )


def event_to_json(event: Route | Facility | Link | Conflict) -> Json:
    """Return a route, facility, link or conflict as JSON values."""
    match event:
        case Route():
            return _route(event)
        case Facility():
            return _facility(event)
        case Link():
            return _link(event)
        case Conflict():
            return _conflict(event)


def event_from_json(
    kind: str, record: Mapping[str, Any], article_id: str
) -> Route | Facility | Link | Conflict:
    """Read a route, facility, link or conflict back.

    Raises
    ------
    KeyError, ValueError
        The record is none of that kind.
    """
    return _EVENTS[kind](record, article_id)


def place_to_json(place: Place) -> Json:
    """Return a place as JSON values."""
    return _place(place) or {}


def place_from_json(record: Mapping[str, Any]) -> Place:
    """Read a place back.

    Raises
    ------
    KeyError, ValueError
        The record is no place.
    """
    return _some_place(record)


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lon": place.point.lon,
        "lat": place.point.lat,
        "extent": place.extent,
        "anchor": list(place.anchor),
        "parent": place.parent,
        "source": place.source,
        "population": place.population,
    }


def _to_place(record: Mapping[str, Any] | None) -> Place | None:
    if record is None:
        return None
    return Place(
        record["id"],
        record["name"],
        record["kind"],
        record["country"],
        LonLat(record["lon"], record["lat"]),
        record["extent"],
        LonLat(*record["anchor"]),
        record["parent"],
        record["source"],
        record["population"],
    )


def _some_place(record: Mapping[str, Any]) -> Place:
    place = _to_place(record)
    if place is None:
        raise ValueError("a place is missing")
    return place


def _resolution(resolution: Resolution) -> Json:
    toponym = resolution.toponym
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "surface": toponym.surface,
        "role": toponym.role,
        "drawn": resolution.drawn,
        "place": _place(resolution.place),
        "confidence": round(resolution.confidence, 4),
        "candidates": [
            {"place": _place(c.place), "score": round(c.score, 4), "reasons": list(c.reasons)}
            for c in resolution.candidates
        ],
        "reasons": list(resolution.reasons),
        "verified": resolution.verified,
    }


def _to_resolution(record: Mapping[str, Any], article_id: str) -> Resolution:
    span = Span(record["start"], record["end"])
    return Resolution(
        Toponym(article_id, span, record["surface"], record["role"]),
        _to_place(record["place"]),
        record["confidence"],
        tuple(
            Candidate(_some_place(c["place"]), c["score"], tuple(c["reasons"]))
            for c in record["candidates"]
        ),
        tuple(record["reasons"]),
        bool(record.get("verified")),
    )


def _evidence(words: Sequence[Evidence]) -> list[Json]:
    return [
        {
            "start": e.span.start,
            "end": e.span.end,
            "quote": e.quote,
            "prefix": e.prefix,
            "suffix": e.suffix,
            "speaker": e.speaker,
            "origin": e.origin,
        }
        for e in words
    ]


def _to_evidence(records: Sequence[Mapping[str, Any]], article_id: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            article_id,
            Span(r["start"], r["end"]),
            r["quote"],
            r["prefix"],
            r["suffix"],
            r["speaker"],
            str(r.get("origin") or ""),
        )
        for r in records
    )


def when_json(when: When | None) -> Json | None:
    """Return a time as JSON values."""
    if when is None:
        return None
    return {
        "from": when.start.isoformat() if when.start else None,
        "to": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "text": when.text,
    }


def _to_when(record: Mapping[str, Any] | None) -> When | None:
    if record is None:
        return None
    return When(
        _to_date(record["from"]), _to_date(record["to"]), record["precision"], record["text"]
    )


def _to_date(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _actor(actor: Actor | None) -> Json | None:
    if actor is None:
        return None
    return {"name": actor.name, "country": actor.country, "place": _place(actor.place)}


def _to_actor(record: Mapping[str, Any] | None) -> Actor | None:
    if record is None:
        return None
    return Actor(record["name"], record["country"], _to_place(record["place"]))


def _some_actor(record: Mapping[str, Any]) -> Actor:
    actor = _to_actor(record)
    if actor is None:
        raise ValueError("an actor is missing")
    return actor


def _claim(item: Route | Facility | Link | Conflict) -> Json:
    return {
        "when": when_json(item.when),
        "standing": item.standing,
        "standing_reason": item.standing_reason,
        "confidence": round(item.confidence, 4),
        "evidence": _evidence(item.evidence),
        "verified": item.verified,
    }


def _route(route: Route) -> Json:
    lines = [[list(p) for p in line] for line in route.geometry]
    return {
        "id": route.id,
        "name": route.name,
        "kind": route.kind,
        "commodity": route.commodity,
        "status": route.status,
        "stops": [_place(p) for p in route.stops],
        "legs": [[p.id for p in leg] for leg in route.legs],
        "geometry": {"type": "MultiLineString", "coordinates": lines},
        "geometry_method": route.geometry_method,
        "stated_length_km": route.stated_length_km,
        "drawn_length_km": round(route.drawn_length_km, 1),
        "capacity": route.capacity,
        "cost": route.cost,
        "owners": list(route.owners),
        "agreed": when_json(route.agreed),
        "start": when_json(route.start),
        "cautions": list(route.cautions),
        "reference": _reference(route.reference),
        **_claim(route),
    }


def _to_route(record: Mapping[str, Any], article_id: str) -> Route:
    stops = tuple(_some_place(p) for p in record["stops"])
    by_id = {p.id: p for p in stops}
    return Route(
        id=record["id"],
        name=record["name"],
        kind=record["kind"],
        commodity=record["commodity"],
        status=record["status"],
        stops=stops,
        legs=tuple(tuple(by_id[i] for i in leg) for leg in record["legs"]),
        geometry=tuple(
            tuple(LonLat(*p) for p in line) for line in record["geometry"]["coordinates"]
        ),
        geometry_method=record["geometry_method"],
        stated_length_km=record["stated_length_km"],
        drawn_length_km=record["drawn_length_km"],
        standing=record["standing"],
        standing_reason=record["standing_reason"],
        confidence=record["confidence"],
        evidence=_to_evidence(record["evidence"], article_id),
        when=_to_when(record["when"]),
        capacity=record["capacity"],
        cost=record["cost"],
        owners=tuple(record["owners"]),
        agreed=_to_when(record["agreed"]),
        start=_to_when(record.get("start")),
        cautions=tuple(record["cautions"]),
        verified=bool(record.get("verified")),
        reference=_to_reference(record.get("reference")),
    )


def _facility(facility: Facility) -> Json:
    return {
        "id": facility.id,
        "name": facility.name,
        "kind": facility.kind,
        "commodity": facility.commodity,
        "status": facility.status,
        "place": _place(facility.place),
        "reference": _reference(facility.reference),
        **_claim(facility),
    }


def _to_facility(record: Mapping[str, Any], article_id: str) -> Facility:
    return Facility(
        id=record["id"],
        name=record["name"],
        kind=record["kind"],
        commodity=record["commodity"],
        status=record["status"],
        place=_some_place(record["place"]),
        standing=record["standing"],
        standing_reason=record["standing_reason"],
        confidence=record["confidence"],
        evidence=_to_evidence(record["evidence"], article_id),
        when=_to_when(record["when"]),
        verified=bool(record.get("verified")),
        reference=_to_reference(record.get("reference")),
    )


def _reference(reference: Reference | None) -> Json | None:
    if reference is None:
        return None
    return {
        "source": reference.source,
        "project": reference.project,
        "status": reference.status,
        "url": reference.url,
        "credit": reference.credit,
    }


def _to_reference(record: Mapping[str, Any] | None) -> Reference | None:
    if record is None:
        return None
    return Reference(
        record["source"], record["project"], record["status"], record["url"], record["credit"]
    )


def _link(link: Link) -> Json:
    return {
        "id": link.id,
        "event_type": link.event_type,
        "quad_class": link.quad_class,
        "source": link.source.key,
        "target": link.target.key,
        "source_actor": _actor(link.source),
        "target_actor": _actor(link.target),
        "place": _place(link.place),
        "event": link.event,
        **_claim(link),
    }


def _to_link(record: Mapping[str, Any], article_id: str) -> Link:
    return Link(
        id=record["id"],
        event_type=record["event_type"],
        source=_some_actor(record["source_actor"]),
        target=_some_actor(record["target_actor"]),
        when=_to_when(record["when"]),
        place=_to_place(record["place"]),
        standing=record["standing"],
        standing_reason=record["standing_reason"],
        confidence=record["confidence"],
        evidence=_to_evidence(record["evidence"], article_id),
        event=record["event"],
        verified=bool(record.get("verified")),
    )


def _conflict(conflict: Conflict) -> Json:
    return {
        "id": conflict.id,
        "event_type": conflict.event_type,
        "actor": conflict.actor.key,
        "target": conflict.target.key if conflict.target else None,
        "actor_actor": _actor(conflict.actor),
        "target_actor": _actor(conflict.target),
        "places": [_place(p) for p in conflict.places],
        "casualties": conflict.casualties,
        **_claim(conflict),
    }


def _to_conflict(record: Mapping[str, Any], article_id: str) -> Conflict:
    return Conflict(
        id=record["id"],
        event_type=record["event_type"],
        actor=_some_actor(record["actor_actor"]),
        target=_to_actor(record["target_actor"]),
        places=tuple(_some_place(p) for p in record["places"]),
        when=_to_when(record["when"]),
        standing=record["standing"],
        standing_reason=record["standing_reason"],
        confidence=record["confidence"],
        evidence=_to_evidence(record["evidence"], article_id),
        casualties=record.get("casualties", ""),
        verified=bool(record.get("verified")),
    )


def _problem(problem: Problem) -> Json:
    return {
        "step": problem.step,
        "message": problem.message,
        "start": problem.span.start if problem.span else None,
        "end": problem.span.end if problem.span else None,
    }


def _to_problem(record: Mapping[str, Any]) -> Problem:
    known = record["start"] is not None
    return Problem(
        record["step"],
        record["message"],
        Span(record["start"], record["end"]) if known else None,
    )


_EVENTS: dict[str, Callable[[Mapping[str, Any], str], Route | Facility | Link | Conflict]] = {
    "route": _to_route,
    "facility": _to_facility,
    "link": _to_link,
    "conflict": _to_conflict,
}
