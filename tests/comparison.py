"""Compares a story, as ``geo parse`` prints it, with what is expected, and two stories."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.expected import (
    ExpectedConflict,
    ExpectedFacility,
    ExpectedLink,
    ExpectedPlace,
    ExpectedRole,
    ExpectedRoute,
    ExpectedStory,
)

Json = dict[str, Any]

SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})
MAP_STANDINGS = frozenset({"asserted", "planned", "historic"})
"""What the map can show: the last of them in its background layer."""


@dataclass(frozen=True, slots=True)
class Difference:
    layer: str
    what: str
    item: str
    quote: str = ""


def differences(story: Json, expected: ExpectedStory, text: str) -> list[Difference]:
    """List what is missing from a story, what is too much, and what is plainly wrong."""
    keys = keys_of(story, expected)
    return [
        *_places(story, expected.places),
        *_roles(story, expected.roles),
        *_no_places(story, expected.no_places, text),
        *_layer(
            "route",
            story["routes"],
            expected.routes,
            lambda found, wanted: _is_route(found, wanted, keys, story["links"]),
            lambda found: _route_words(found, keys),
        ),
        *_layer(
            "facility",
            story["facilities"],
            expected.facilities,
            lambda found, wanted: _is_facility(found, wanted, keys),
            lambda found: (
                f"{found['commodity']} {found['kind']} at {found['place']['name']}, "
                f"{found['status']}, {found['standing']}"
            ),
        ),
        *_layer("link", story["links"], expected.links, _is_link, _link_words),
        *_layer("conflict", story["conflicts"], expected.conflicts, _is_conflict, _conflict_words),
        *_evidence(story, text),
    ]


def map_of(story: Json) -> dict[str, set[tuple[Any, ...]]]:
    """Return what makes a story's map the one it is, layer by layer."""

    def shown(layer: str) -> list[Json]:
        return [mark for mark in story[layer] if mark["standing"] in MAP_STANDINGS]

    return {
        "place": {(t["place"]["id"], t["place"]["name"]) for t in story["toponyms"] if t["drawn"]},
        "route": {
            (*(stop["name"] for stop in route["stops"]), route["status"])
            for route in shown("routes")
        },
        "facility": {(f["kind"], f["commodity"], f["place"]["name"]) for f in shown("facilities")},
        "link": {
            (
                *_pair(link["source"], link["target"], link["event_type"]),
                link["event_type"],
                link["standing"],
            )
            for link in shown("links")
        },
        "conflict": {(c["actor"], c["target"]) for c in shown("conflicts")},
    }


def map_differences(one: Json, other: Json) -> list[Difference]:
    """List what is on only one of two stories' maps."""
    first, second = map_of(one), map_of(other)
    return [
        Difference(layer, f"only in the {whose}", " · ".join(map(str, mark)))
        for layer in first
        for whose, marks in (
            ("original", first[layer] - second[layer]),
            ("digest", second[layer] - first[layer]),
        )
        for mark in sorted(marks, key=str)
    ]


def table(heading: str, rows: Sequence[Difference]) -> str:
    """Lay differences out for a person to read."""
    if not rows:
        return f"{heading}: no difference"
    widths = [max(len(getattr(row, name)) for row in rows) for name in ("layer", "what", "item")]
    lines = [
        f"  {row.layer:<{widths[0]}}  {row.what:<{widths[1]}}  {row.item:<{widths[2]}}  "
        + (f"“{row.quote}”" if row.quote else "")
        for row in rows
    ]
    return "\n".join([f"{heading}: {len(rows)} differences", *(line.rstrip() for line in lines)])


def keys_of(story: Json, expected: ExpectedStory) -> dict[str, str]:
    """Map place ids to the keys of the expected places, by the words that name them."""
    found = {}
    for toponym in story["toponyms"]:
        for place in expected.places:
            if toponym["place"] and _is_place(toponym, place):
                found[toponym["place"]["id"]] = place.key
    return found


def _layer(
    layer: str,
    found: Sequence[Json],
    wanted: Sequence[Any],
    matches: Callable[[Json, Any], bool],
    words: Callable[[Json], str],
) -> Iterable[Difference]:
    for item in wanted:
        if item.required and not any(matches(mark, item) for mark in found):
            yield Difference(layer, "missing", _wanted_words(item))
    for mark in found:
        if not any(matches(mark, _lenient(item)) for item in wanted):
            quote = mark["evidence"][0]["quote"] if mark["evidence"] else ""
            yield Difference(layer, "extra", words(mark), quote)


def _lenient(item: Any) -> Any:
    """Drop what only one of several marks of a kind must satisfy: its date and its words."""
    if isinstance(item, ExpectedLink):
        return ExpectedLink(item.pair, item.types, item.standings)
    if isinstance(item, ExpectedConflict):
        return ExpectedConflict(item.actor, item.target, item.types, item.standings)
    return item


def _places(story: Json, wanted: Sequence[ExpectedPlace]) -> Iterable[Difference]:
    drawn = [t for t in story["toponyms"] if t["drawn"]]
    for place in wanted:
        if place.required and not any(_is_place(t, place) for t in drawn):
            yield Difference("place", "missing", f"{place.key} ({place.country})")
    extras = {
        (t["surface"], t["place"]["id"]): t
        for t in drawn
        if not any(_is_place(t, place) for place in wanted)
    }
    for toponym in extras.values():
        place = toponym["place"]
        item = f"{toponym['surface']} → {place['name']} ({place['country']}, {place['kind']})"
        yield Difference("place", "extra", item)


def _is_place(toponym: Json, wanted: ExpectedPlace) -> bool:
    place = toponym["place"]
    if toponym["surface"].removeprefix("The ") not in wanted.surfaces:
        return False
    if place["country"] != wanted.country or place["kind"] not in wanted.kinds:
        return False
    if wanted.near is None:
        return True
    return _km(wanted.near, (place["lon"], place["lat"])) <= wanted.within_km


def _roles(story: Json, wanted: Sequence[ExpectedRole]) -> Iterable[Difference]:
    for role in wanted:
        if role.required and not any(
            t["surface"] == role.surface
            and t["role"] == role.role
            and not t["drawn"]
            and t["place"]
            and t["place"]["country"] == role.country
            for t in story["toponyms"]
        ):
            item = f"{role.surface} as a {role.role} for {role.country}"
            yield Difference("actor", "missing", item)


def _no_places(story: Json, names: Sequence[str], text: str) -> Iterable[Difference]:
    for name in names:
        start = text.find(name)
        while start >= 0:
            for t in story["toponyms"]:
                if t["drawn"] and t["start"] < start + len(name) and start < t["end"]:
                    item = f"{t['surface']} in “{name}” is no place"
                    yield Difference("place", "extra", item)
            start = text.find(name, start + 1)


def _is_route(
    found: Json, wanted: ExpectedRoute, keys: dict[str, str], links: Sequence[Json]
) -> bool:
    stops = tuple(keys.get(stop["id"], stop["name"]) for stop in found["stops"])
    return (
        stops in wanted.stops
        and found["status"] in wanted.statuses
        and found["standing"] in wanted.standings
        and str(found["commodity"]).casefold() in wanted.commodities
        and wanted.name.casefold() in str(found["name"]).replace("-", " ").casefold()
        and found["stated_length_km"] == wanted.stated_length_km
        and (wanted.agreed is None or _agreed_in(found, wanted.agreed, links))
    )


def _agreed_in(route: Json, year: int, links: Sequence[Json]) -> bool:
    """Whether the route, or an agreement on the page, carries the year."""
    whens = [
        route.get("agreed"),
        *(link["when"] for link in links if link["event_type"] == "AGREE"),
    ]
    return any(_covers(when, str(year)) for when in whens)


def _is_facility(found: Json, wanted: ExpectedFacility, keys: dict[str, str]) -> bool:
    place = found["place"]
    return (
        wanted.kind in found["kind"].casefold()
        and str(found["commodity"]).casefold() in wanted.commodities
        and keys.get(place["id"], place["name"]) == wanted.place
        and found["status"] in wanted.statuses
        and found["standing"] in wanted.standings
    )


def _is_link(found: Json, wanted: ExpectedLink) -> bool:
    quotes = " ".join(evidence["quote"] for evidence in found["evidence"]).casefold()
    kind = found["event_type"]
    return (
        kind in wanted.types
        and _pair(found["source"], found["target"], kind) == _pair(*wanted.pair, kind)
        and found["standing"] in wanted.standings
        and wanted.words in quotes
        and (not wanted.on or _covers(found["when"], wanted.on))
    )


def _is_conflict(found: Json, wanted: ExpectedConflict) -> bool:
    return (
        (found["actor"], found["target"]) == (wanted.actor, wanted.target)
        and found["event_type"] in wanted.types
        and found["standing"] in wanted.standings
        and (not wanted.on or _covers(found["when"], wanted.on))
    )


def _covers(when: Json | None, day: str) -> bool:
    """Whether an interval holds a day, or touches a year where only a year is asked for."""
    if not when:
        return False
    start, end = when["from"] or when["to"], when["to"] or when["from"]
    return bool(start and end and start[: len(day)] <= day <= end[: len(day)])


def _evidence(story: Json, text: str) -> Iterable[Difference]:
    for layer in ("routes", "facilities", "links", "conflicts"):
        for mark in story[layer]:
            if not mark["evidence"]:
                yield Difference(layer, "without evidence", mark["id"])
            for evidence in mark["evidence"]:
                if text[evidence["start"] : evidence["end"]] != evidence["quote"]:
                    yield Difference(layer, "misquoted", mark["id"], evidence["quote"])


def _pair(source: str, target: str, event_type: str) -> tuple[str, ...]:
    pair = (source, target)
    return tuple(sorted(pair)) if event_type in SYMMETRIC else pair


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula, apart from the code under test."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, point)) for point in (a, b))
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def _wanted_words(item: Any) -> str:
    if isinstance(item, ExpectedLink):
        said = " ".join(filter(None, (item.on, f"“…{item.words}…”" if item.words else "")))
        return f"{'|'.join(sorted(item.types))} {item.pair} {_any(item.standings)} {said}".strip()
    if isinstance(item, ExpectedConflict):
        kinds = "|".join(sorted(item.types))
        return f"{kinds} {item.actor} → {item.target} {_any(item.standings)} {item.on}".strip()
    if isinstance(item, ExpectedRoute):
        stops = " – ".join(item.stops[0])
        extra = f" {item.stated_length_km:g} km" if item.stated_length_km else ""
        agreed = f" agreed {item.agreed}" if item.agreed else ""
        return f"{item.name} {stops} {_any(item.statuses)} {_any(item.standings)}{extra}{agreed}"
    return (
        f"{_any(item.commodities)} {item.kind} at {item.place} "
        f"{_any(item.statuses)} {_any(item.standings)}"
    )


def _any(values: Iterable[str | None]) -> str:
    return "|".join(sorted(str(value) for value in values))


def _route_words(found: Json, keys: dict[str, str]) -> str:
    stops = " – ".join(keys.get(stop["id"], stop["name"]) for stop in found["stops"])
    return (
        f"{found['name']} {stops} {found['commodity']} {found['status']} {found['standing']} "
        f"{found['stated_length_km']} km"
    )


def _link_words(found: Json) -> str:
    when = found["when"] or {}
    return (
        f"{found['event_type']} {found['source']} → {found['target']} {found['standing']} "
        f"{when.get('from') or ''}"
    )


def _conflict_words(found: Json) -> str:
    when = found["when"] or {}
    return (
        f"{found['event_type']} {found['actor']} → {found['target']} {found['standing']} "
        f"{when.get('from') or ''}"
    )
