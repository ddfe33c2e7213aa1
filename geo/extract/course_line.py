"""The line a route is drawn as: great circles through the places named."""

from __future__ import annotations

import itertools

from geo.gazetteer.outlines import outline
from geo.geometry import cut_antimeridian, great_circle, length_km
from geo.model import LonLat, Place

_AREAS = frozenset({"country", "territory", "province", "region", "area", "disputed"})

Lines = tuple[tuple[LonLat, ...], ...]


def line_through(legs: tuple[tuple[Place, ...], ...]) -> tuple[Lines, float]:
    """Return the lines of all legs, cut at ±180°, and their length in km.

    A leg shared by two branches is drawn and counted once. A town is passed at its point, a
    country or province where a route begins or ends at its anchor (the capital, the seat); one
    that is only crossed, where the straight course between its neighbours crosses it or comes
    nearest.
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
    """Return where the course between two neighbours crosses an area, or comes nearest to it."""
    # Imported here: reading an article without a transit country needs no shapes.
    from shapely import get_parts
    from shapely.geometry import LineString
    from shapely.ops import nearest_points

    area = outline(place.extent or "")
    if area is None or before == after:
        return None
    parts = cut_antimeridian(great_circle(before, after))
    if len(parts) != 1:
        return None
    course = LineString([tuple(point) for point in parts[0]])
    inside = course.intersection(area)
    if not inside.is_empty and inside.length > 0:
        longest = max(get_parts(inside), key=lambda part: part.length)
        middle = longest.interpolate(0.5, normalized=True)
    else:
        middle = nearest_points(area, course)[0]
    return LonLat(round(middle.x, 4), round(middle.y, 4))
