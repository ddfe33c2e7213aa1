"""What a name that a reader types may mean: all of its namesakes, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.store import Gazetteer
from geo.model import Actor, Place
from geo.project.hand import find_actor, find_place

MOST = 8
"""Namesakes that are offered; there are hundreds of San Joses."""

_ACTING = ("province", "region", "disputed")
_STATES = ("country", "territory")


def places_named(text: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places a text may mean; of longitude and latitude, the one point.

    Raises
    ------
    WorkspaceError
        There is none, or the point is not on the globe.
    """
    first = find_place(text, gazetteer)
    return tuple(dict.fromkeys((first, *gazetteer.find(" ".join(text.split())))))[:MOST]


def actors_named(text: str, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """Return who a text may mean: states and bodies, provinces, and where none is so called, towns.

    Where nobody is known by the name, it is a body of that name, without a place.

    Raises
    ------
    WorkspaceError
        There is no name.
    """
    first = find_actor(text, gazetteer)
    name = " ".join(text.split())
    places = [p for p in gazetteer.find(name) if p != first.place]
    known = first.country is not None or first.place is not None
    found = [first] if known else []
    found += [Actor(p.name, p.country or None, p) for p in places if p.kind in _STATES]
    found += [Actor(p.name, None, p) for p in places if p.kind in _ACTING]
    if not found:
        found = [Actor(p.name, None, p) for p in places[: MOST - 1]]
    if not known:
        found = [*found[: MOST - 1], first]
    return tuple(dict.fromkeys(found))[:MOST]


def describe(place: Place, gazetteer: Gazetteer) -> str:
    """Return a place in words that tell it from its namesakes."""
    above = [p.name for p in gazetteer.parents(place)[:3]]
    size = f"{place.population:,} people" if place.population else ""
    kind = place.kind if place.kind != "point" else ""
    return ", ".join(filter(None, [place.name, kind, *above, size]))


def describe_actor(actor: Actor, gazetteer: Gazetteer) -> str:
    """Return an actor in words that tell it from its namesakes."""
    if actor.place is None:
        return f"{actor.name}, a body without a place on the map"
    told = describe(actor.place, gazetteer)
    return told if told.startswith(actor.name) else f"{actor.name}, speaks for {told}"


def told_apart(labels: Sequence[str], places: Sequence[Place | None]) -> tuple[str, ...]:
    """Return the labels, with where on the globe for those that are alike."""
    return tuple(
        f"{label}, at {place.point.lat:.2f}, {place.point.lon:.2f}"
        if place is not None and labels.count(label) > 1
        else label
        for label, place in zip(labels, places, strict=True)
    )
