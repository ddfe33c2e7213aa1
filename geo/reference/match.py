"""Finds an article's route or terminal in a tracker. A wrong match is worse than none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.geometry import cut_antimeridian, distance_km, length_caution, length_km
from geo.model import Facility, LonLat, Place, Reference, Route, Story
from geo.reference.tracker import CREDIT, SOURCE, Project

NEAR_KM = 250.0
"""How far a line's ends may lie from the stops that an article names for them."""
NEAR_SHARE = 0.25
"""… and how far at most as a share of the distance between the stops."""
LONGER = 1.6
"""How much longer a line may be than the stops are apart."""
SITE_KM = 40.0
"""How far a terminal may lie from the town that an article names for it."""

_GENERIC = frozenset(
    "the a of gas oil natural lng lpg crude pipeline pipelines line project link system terminal "
    "terminals fsru import export port i ii iii iv 1 2 3 4".split()
)
_AREAS = frozenset({"country", "territory", "region", "area", "sea"})
_COMMODITIES = {
    "gas": ("gas", "LNG", ""), "oil": ("oil",), "hydrogen": ("hydrogen",), "LNG": ("LNG",),
}  # fmt: skip


def with_reference(story: Story, projects: Sequence[Project]) -> Story:
    """Return a story with the tracker's line, status and credit on what it knows."""
    routes = tuple(_route(route, projects) for route in story.routes)
    facilities = tuple(_facility(facility, projects) for facility in story.facilities)
    return replace(story, routes=routes, facilities=facilities)


def match_route(route: Route, projects: Sequence[Project]) -> Project | None:
    """Return the tracker's project that a route is, by its name or else by its ends."""
    fitting = [
        p
        for p in projects
        if p.kind == route.kind and p.lines and route.commodity in _COMMODITIES[p.commodity]
    ]
    if key := name_key(route.name):
        named = [p for p in fitting if name_key(p.name) == key]
        if len({p.name for p in named}) == 1 and _touches(route, named[0]):
            return named[0]
        if named:
            return None
    return _by_ends(route, fitting)


def match_facility(facility: Facility, projects: Sequence[Project]) -> Project | None:
    """Return the tracker's terminal that a facility is: the only one at its place."""
    fitting = [
        p
        for p in projects
        if p.kind == facility.kind
        and facility.commodity in _COMMODITIES[p.commodity]
        and p.site is not None
        and distance_km(p.site, facility.place.anchor) <= SITE_KM
    ]
    if facility.place.kind in _AREAS:
        return None
    same = [p for p in fitting if p.status == facility.status] if len(fitting) > 1 else fitting
    return same[0] if len({p.name for p in same}) == 1 else None


def name_key(name: str) -> frozenset[str]:
    """Return the words that tell one project from another."""
    words = re.findall(r"\w+", name.casefold().replace("_", " "))
    return frozenset(word for word in words if word not in _GENERIC)


def _by_ends(route: Route, fitting: Sequence[Project]) -> Project | None:
    stops = [stop for stop in (route.stops[:1] + route.stops[-1:]) if stop.kind not in _AREAS]
    if len(stops) < 2:
        return None  # from country to country: too many lines would do
    start, end = (stop.anchor for stop in stops)
    apart = distance_km(start, end)
    near = min(NEAR_KM, NEAR_SHARE * apart)
    found: list[tuple[float, Project]] = []
    for project in fitting:
        gap = _gap(project, start, end)
        long = max(length_km(line) for line in project.lines)
        if gap <= near and long <= LONGER * apart and _passes(project, route.stops, near):
            found.append((gap, project))
    found.sort(key=lambda pair: pair[0])
    if not found:
        return None
    best = found[0][1]
    rivals = [p for gap, p in found[1:] if gap <= 2.0 * found[0][0] + 25.0]
    if any(name_key(p.name) != name_key(best.name) for p in rivals):
        return None
    if route.status and best.status and {route.status, best.status} in _CLASHES:
        return None  # what is proposed is not what runs there already
    return best


_CLASHES: tuple[set[str], ...] = tuple({a, "operating"} for a in ("proposed", "construction"))


def _gap(project: Project, start: LonLat, end: LonLat) -> float:
    """Return how far the farther end of a line is from its stop, run either way."""
    ends = project.ends
    if ends is None:
        return float("inf")
    there = max(distance_km(ends[0], start), distance_km(ends[1], end))
    back = max(distance_km(ends[1], start), distance_km(ends[0], end))
    return min(there, back)


def _passes(project: Project, stops: Sequence[Place], near: float) -> bool:
    """Tell whether a line passes near all the towns that an article names for it."""
    towns = [stop.anchor for stop in stops if stop.kind not in _AREAS | {"province"}]
    points = [point for line in project.lines for point in line]
    return all(min(distance_km(point, town) for point in points) <= near for town in towns)


def _touches(route: Route, project: Project) -> bool:
    """Tell whether a line of the same name has to do with one of the places named."""
    towns = [stop.anchor for stop in route.stops if stop.kind not in _AREAS]
    points = [point for line in project.lines for point in line]
    return not towns or any(
        distance_km(point, town) <= NEAR_KM for point in points for town in towns
    )


def _route(route: Route, projects: Sequence[Project]) -> Route:
    project = match_route(route, projects)
    if project is None:
        return route
    lines = tuple(part for line in project.lines for part in cut_antimeridian(line))
    drawn = round(sum(length_km(line) for line in project.lines), 1)
    return replace(
        route,
        geometry=lines,
        geometry_method="reference",
        drawn_length_km=drawn,
        cautions=_cautions(route, drawn),
        reference=_reference(project),
    )


def _cautions(route: Route, drawn: float) -> tuple[str, ...]:
    """Return the cautions of a route whose line is another now."""
    before = length_caution(route.stated_length_km, route.drawn_length_km)
    kept = [caution for caution in route.cautions if caution != before]
    now = length_caution(route.stated_length_km, drawn)
    return tuple([*kept, now] if now else kept)


def _facility(facility: Facility, projects: Sequence[Project]) -> Facility:
    project = match_facility(facility, projects)
    return facility if project is None else replace(facility, reference=_reference(project))


def _reference(project: Project) -> Reference:
    return Reference(SOURCE, project.name, project.status, project.url, CREDIT)
