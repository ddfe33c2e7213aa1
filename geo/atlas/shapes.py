"""How marks lie on the globe: points, arcs, areas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

from geo.atlas.marks import Mark, Part
from geo.gazetteer.outlines import outline
from geo.geometry import Box, bounding_box, bow, cut_antimeridian, great_circle
from geo.model import Actor, LonLat, Place
from geo.style import NOT_SURE, PLACE, REGION, area_symbol

FAN = 0.09
"""How far neighbouring arcs between the same two ends lie apart, as a share of their length."""

PASSING = 12.0
"""Degrees around what happens within which a town named belongs to the picture, at the least."""

COAST = 0.12
"""Degrees by which the outline of a sea may lie beside the coast of the base map."""

AREAS = frozenset({"country", "territory", "province", "district", "region", "disputed"})
"""Kinds of place that an event covers as an area rather than at a point."""


def point_of(place: Place) -> Point:
    """Return where a place's dot stands: the gazetteer's point."""
    return Point(*place.point)


def arc(a: LonLat, b: LonLat, lane: int = 0) -> BaseGeometry | None:
    """Return a great circle from ``a`` to ``b``, bent aside by its lane, cut at ±180°.

    Lanes count 0, 1, -1, 2, -2, …: the first arc between two ends is a great circle. Returns None
    where both ends are one.
    """
    if a == b:
        return None
    return lines([bow(great_circle(a, b), FAN * _side(lane))])


def lines(parts: Iterable[Sequence[LonLat]]) -> BaseGeometry | None:
    """Return lines as one geometry, each cut at the antimeridian."""
    cut = [piece for part in parts for piece in cut_antimeridian(part)]
    if not cut:
        return None
    shapes = [LineString([tuple(p) for p in piece]) for piece in cut]
    return shapes[0] if len(shapes) == 1 else MultiLineString(shapes)


def area_of(place: Place) -> BaseGeometry | None:
    """Return a place's outline where it has one."""
    return outline(place.extent) if place.extent else None


def place_part(place: Place, confidence: float) -> Part:
    """Return how a place named is drawn: as its outline where one is known, else as a point."""
    area = surveyed_area(place)
    if area is None:
        return Part(REGION if place.kind in AREAS else PLACE, point_of(place), place.name)
    symbol = area_symbol(water=is_water(place), sure=confidence >= NOT_SURE)
    return Part(symbol, area, place.name)


def surveyed_area(place: Place) -> BaseGeometry | None:
    """Return a place's outline where one is known; a rough box around it is none."""
    return area_of(place) if place.extent and not place.extent.startswith("box:") else None


def is_water(place: Place) -> bool:
    """Tell whether a place's outline is of a sea, an ocean, a gulf or a strait."""
    return bool(place.extent and place.extent.startswith("sea:"))


def beneath_land(water: BaseGeometry) -> BaseGeometry:
    """Return a sea grown a little, so that its edge hides beneath the land drawn over it."""
    world = shapely.box(-180.0, -90.0, 180.0, 90.0)
    grown: BaseGeometry = shapely.intersection(shapely.buffer(water, COAST, quad_segs=2), world)
    return grown


def rim_of(area: BaseGeometry) -> MultiLineString:
    """Return the edge of an area as lines, without the seams where ±180° or a pole cut it."""
    lines: list[LineString] = []
    for ring in shapely.get_rings(shapely.get_parts(area)):
        points = shapely.get_coordinates(ring)
        seam = (np.abs(points[:, 0]) > 179.999) | (np.abs(points[:, 1]) > 89.99)
        cuts = np.flatnonzero(seam[:-1] & seam[1:]) + 1
        lines += [LineString(run) for run in np.split(points, cuts) if len(run) > 1]
    return MultiLineString(lines)


def main_part(area: BaseGeometry) -> BaseGeometry:
    """Return an area without its far specks: its largest piece, and those a fifth as large."""
    parts = shapely.get_parts(area)
    sizes = shapely.area(parts)
    kept: BaseGeometry = shapely.MultiPolygon(list(parts[sizes >= sizes.max() / 5]))
    return kept


def anchor_of(actor: Actor) -> LonLat | None:
    """Return where an arc to an actor ends."""
    return actor.place.anchor if actor.place else None


def box_of(marks: Iterable[Mark]) -> Box | None:
    """Return the box around what happens.

    A name of a country frames nothing (Russia reaches to the Pacific), nor does an arc to a far
    capital, nor a town named in passing far from all events, unless there is nothing else.
    """
    events: list[LonLat] = []
    towns: list[LonLat] = []
    arcs: list[LonLat] = []
    areas: list[LonLat] = []
    for mark in marks:
        for part in mark.parts:
            if mark.layer == "places" and part.symbol.shape == "area":
                areas.extend(_corners(main_part(part.geometry)))
            elif mark.layer != "places" or mark.kind not in AREAS:
                far = part.symbol.shape == "arc" and mark.layer != "conflict"
                kept = towns if mark.layer == "places" else arcs if far else events
                kept.extend(_corners(part.geometry))
    core = bounding_box(events)
    if core is None:
        return bounding_box(towns or arcs or areas)
    around = core.grown(max(PASSING, core.width, core.north - core.south))
    return bounding_box([*events, *filter(around.contains, towns)])


def _corners(shape: BaseGeometry) -> Iterable[LonLat]:
    if isinstance(shape, Point):
        yield LonLat(shape.x, shape.y)
        return
    # Each piece for itself: the box around both sides of the antimeridian is the world.
    for west, south, east, north in shapely.bounds(shapely.get_parts(shape)):
        yield LonLat(west, south)
        yield LonLat(east, north)


def _side(lane: int) -> int:
    return (lane + 1) // 2 * (1 if lane % 2 else -1)
