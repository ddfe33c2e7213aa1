"""The line a route is drawn as: great circles through the places named."""

from __future__ import annotations

import itertools

from geo.gazetteer.outlines import outline
from geo.geometry import cut_antimeridian, great_circle, length_km
from geo.model import LonLat, Place

_AREAS = frozenset({"country", "territory", "province", "region", "area", "disputed"})

CROSSED = 0.2
"""The share of a course that has to lie in an area for the course to be the way through it."""

Lines = tuple[tuple[LonLat, ...], ...]


def line_through(legs: tuple[tuple[Place, ...], ...]) -> tuple[Lines, float]:
    """Return the lines of all legs, cut at ±180°, and their length in km.

    A leg shared by two branches is drawn and counted once. A town is passed at its point, a
    country or province where a route begins or ends at its anchor (the capital, the seat); one
    that is only crossed, in the middle of the straight course through it, or at its anchor where
    that course hardly touches it and would lead through others that nobody named.
    """
    pieces: dict[tuple[LonLat, LonLat], tuple[LonLat, ...]] = {}
    for leg in legs:
        points = [_point(leg, n) for n in range(len(leg))]
        for a, b in itertools.pairwise(points):
            if a != b:
                pieces.setdefault((a, b), great_circle(a, b))
    lines = tuple(part for piece in pieces.values() for part in cut_antimeridian(piece))
    return lines, round(sum(length_km(piece) for piece in pieces.values()), 1)


def _point(leg: tuple[Place, ...], n: int) -> LonLat:
    place = leg[n]
    if n in (0, len(leg) - 1) or place.kind not in _AREAS or not place.extent:
        return place.anchor
    return _crossing(place, leg[n - 1].anchor, leg[n + 1].anchor) or place.anchor


def _crossing(place: Place, before: LonLat, after: LonLat) -> LonLat | None:
    """Return the middle of the course through an area, if it runs through it at all."""
    # Imported here: reading an article without a transit country needs no shapes.
    from shapely import get_parts
    from shapely.geometry import LineString

    area = outline(place.extent or "")
    if area is None or before == after:
        return None
    parts = cut_antimeridian(great_circle(before, after))
    if len(parts) != 1:
        return None
    course = LineString([tuple(point) for point in parts[0]])
    pieces = get_parts(course.intersection(area))
    longest = max(pieces, key=lambda piece: piece.length, default=None)
    if longest is None or longest.length < CROSSED * course.length:
        return None
    middle = longest.interpolate(0.5, normalized=True)
    return LonLat(round(middle.x, 4), round(middle.y, 4))
