"""Events that a reader adds by hand: checked words and places, never a line out of nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from geo.atlas.origin import HAND
from geo.errors import WorkspaceError
from geo.gazetteer.store import Gazetteer
from geo.geometry import cut_antimeridian, great_circle, length_km
from geo.model import (
    CONFLICT_TYPES,
    Actor,
    Article,
    Conflict,
    EventType,
    Evidence,
    Facility,
    Link,
    LonLat,
    Place,
    Route,
    Span,
    StandingName,
    Status,
    When,
)
from geo.text import evidence

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class ByHand:
    """What events added by hand have in common."""

    words: Evidence
    author: str
    standing: StandingName = "asserted"
    day: date | None = None

    @property
    def when(self) -> When | None:
        """The day given, if any."""
        return When(self.day, self.day, "day", self.day.isoformat()) if self.day else None

    def event_id(self, kind: str, *parts: str) -> str:
        """Return an id made from what the event is."""
        told = "\x1f".join((kind, self.words.article_id, self.words.quote, *parts))
        return f"{HAND}{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def passage(article: Article, quote: str) -> Evidence:
    """Return the words of an article that were quoted, however they are spaced.

    Raises
    ------
    WorkspaceError
        They are not in it.
    """
    words = quote.strip().strip('"“”').split()
    found = re.search(r"\s+".join(map(re.escape, words)), article.text) if words else None
    if found is None:
        raise WorkspaceError(
            f"“{quote.strip()[:60]}”", "is not in the article",
            "Copy the words from the article exactly, or give a note instead",
        )  # fmt: skip
    return evidence(article.id, article.text, Span(found.start(), found.end()))


def find_actor(name: str, gazetteer: Gazetteer) -> Actor:
    """Return who is meant by a name: a country by its name, a body by whom it speaks for.

    Raises
    ------
    WorkspaceError
        There is no name.
    """
    name = " ".join(name.split())
    if not name:
        raise WorkspaceError("An actor", "has no name", "Give both sides of the link")
    places = gazetteer.find(name, kinds=("country", "territory"))
    if places:
        return Actor(places[0].name, places[0].country, places[0])
    speaker = gazetteer.speaker(name)
    if speaker is not None:
        state = gazetteer.country(speaker.country) if speaker.country else speaker.place
        return Actor(speaker.name, speaker.country or None, state)
    return Actor(name, None, None)


def find_place(text: str, gazetteer: Gazetteer) -> Place:
    """Return a place by its name, or a point by its longitude and latitude.

    Raises
    ------
    WorkspaceError
        The gazetteer has no such place, or the point is not on the globe.
    """
    match = _POINT.fullmatch(text)
    if match:
        return pin(float(match[1]), float(match[2]), "", gazetteer)
    found = gazetteer.find(" ".join(text.split()))
    if not found:
        raise WorkspaceError(
            f"“{text.strip()[:60]}”", "is not in the gazetteer",
            "Try another spelling, or give longitude and latitude, like 67.01, 24.86",
        )  # fmt: skip
    return found[0]


def pin(lon: float, lat: float, name: str, gazetteer: Gazetteer | None = None) -> Place:
    """Return a place dropped by hand.

    Raises
    ------
    WorkspaceError
        It is not on the globe.
    """
    try:
        point = LonLat(round(lon, 5), round(lat, 5))
    except ValueError as error:
        raise WorkspaceError(
            f"{lon}, {lat}", "is not on the globe",
            "Give longitude (-180 to 180), then latitude (-90 to 90)",
        ) from error  # fmt: skip
    near = gazetteer.nearest(point) if gazetteer else ()
    country = near[0][0].country if near and near[0][1] < 100 else ""
    called = " ".join(name.split())[:120]
    if not called:
        close = near[0][0].name if near and near[0][1] < 50 else ""
        called = f"near {close}" if close else f"{point.lat:.2f}, {point.lon:.2f}"
    return Place(
        f"pin:{point.lon},{point.lat}", called, "point", country, point, None, point, None,
        "dropped by hand",
    )  # fmt: skip


def make_link(
    by: ByHand, event_type: EventType, source: Actor, target: Actor, place: Place | None
) -> Link | Conflict:
    """Return a link between two actors; one of force is a conflict.

    Raises
    ------
    WorkspaceError
        Both actors are the same.
    """
    if source.key == target.key:
        raise WorkspaceError(source.name, "is on both sides", "Give two different actors")
    why = f"added by {by.author or 'a reader'}"
    ident = by.event_id("link", event_type, source.key, target.key)
    if event_type in CONFLICT_TYPES:
        return Conflict(
            ident, event_type, source, target, (place,) if place else (), by.when, by.standing,
            why, 1.0, (by.words,), True,
        )  # fmt: skip
    return Link(
        ident, event_type, source, target, by.when, place, by.standing, why, 1.0, (by.words,),
        verified=True,
    )  # fmt: skip


def make_route(
    by: ByHand, name: str, kind: str, commodity: str, status: Status | None, stops: Sequence[Place]
) -> Route:
    """Return a route whose line runs through places and points as given.

    Raises
    ------
    WorkspaceError
        There are fewer than two of them.
    """
    way = tuple(dict.fromkeys(stops))
    if len(way) < 2:
        raise WorkspaceError("The route", "has fewer than two places", "Give one place a line")
    # Points between places bend the line; they are not places it stops at.
    named = tuple(
        p for n, p in enumerate(way) if n in (0, len(way) - 1) or not p.id.startswith("pin:")
    )
    pieces = [great_circle(a.anchor, b.anchor) for a, b in pairwise(way) if a.anchor != b.anchor]
    geometry = tuple(part for piece in pieces for part in cut_antimeridian(piece))
    return Route(
        by.event_id("route", *(p.id for p in way)), " ".join(name.split())[:120], kind, commodity,
        status, named, (named,), geometry, "inferred", None,
        round(sum(map(length_km, pieces)), 1), by.standing,
        f"added by {by.author or 'a reader'}", 1.0, (by.words,), by.when,
        cautions=(f"Line drawn by {by.author or 'a reader'}.",), verified=True,
    )  # fmt: skip


def make_facility(
    by: ByHand, name: str, kind: str, commodity: str, status: Status | None, place: Place
) -> Facility:
    """Return a terminal, port, field or plant at a place."""
    called = " ".join(name.split())[:120] or f"{place.name} {kind}"
    return Facility(
        by.event_id("facility", kind, place.id), called, kind, commodity, status, place,
        by.standing, f"added by {by.author or 'a reader'}", 1.0, (by.words,), by.when, True,
    )  # fmt: skip
