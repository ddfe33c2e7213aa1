"""Which names the marks want on the picture: of their places, and of where their lines end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from geo.atlas import Mark
from geo.atlas.shapes import AREAS
from geo.gazetteer import basemap
from geo.model import Place
from geo.snapshot.extent import Extent
from geo.snapshot.fonts import text_width
from geo.snapshot.ground import amid
from geo.snapshot.labels import Label
from geo.snapshot.spec import clean
from geo.style import GROUNDS, Theme

Degrees = tuple[float, float]
"""Longitude, latitude."""

NEAR_DEGREES = 0.3
"""A line that ends within this of a great city ends at it."""
GROUND_NAMES = frozenset({"country", "territory"})
"""The base map names these, unless the text does."""


def mark_names(
    marks: Sequence[Mark], extent: Extent, theme: Theme, unit: float,
    areas: Mapping[str, BaseGeometry], metres: float,
) -> list[Label]:  # fmt: skip
    """Return the names of the places that marks stand on, each once.

    Parameters
    ----------
    areas
        Shapes of the marks that are areas, by id, as they lie in the picture.
    metres
        Projected metres to one point.
    """
    ground = GROUNDS[theme]
    best: dict[str, tuple[Mark, Place]] = {}
    for mark in marks:
        for place in mark.places:
            if place.kind in GROUND_NAMES and mark.layer != "places":
                continue
            name = clean(place.name)
            if name not in best or best[name][0].rank < mark.rank:
                best[name] = (mark, place)
    spots = extent.project_points((p.point.lon, p.point.lat) for _, p in best.values())
    frame = shapely.box(*extent.frame)
    labels = []
    for (name, (mark, place)), point in zip(best.items(), spots, strict=True):
        area, spot = areas.get(mark.id), point
        if area is not None and (spot is None or not shapely.contains_xy(frame, *spot)):
            spot = amid(area, frame)
        if spot is None:
            continue
        label = Label(
            name, *spot, rank=100 + mark.rank, size=11.5 * unit, weight=600, colour=ground.ink,
            halo=ground.halo, reach=(6 if place.kind in AREAS else 5) * unit,
        )  # fmt: skip
        labels.append(label if area is None else _on_area(label, area, metres))
    return labels


def _on_area(label: Label, area: BaseGeometry, metres: float) -> Label:
    """Return an area's name as it stands on it, or beside it where it is wider than the area."""
    west, _, east, _ = area.bounds
    wide = (east - west) / metres
    if wide < text_width(label.text, label.size, label.weight):
        return replace(label, reach=wide / 2)
    return replace(label, centred=True, area=area)


def end_names(marks: Sequence[Mark], extent: Extent, theme: Theme, unit: float) -> list[Label]:
    """Return the names of the cities that lines end at, and of those beyond the picture's edge."""
    ground = GROUNDS[theme]
    lines = [
        part.geometry
        for mark in marks
        for part in mark.parts
        if part.symbol.shape in ("arc", "line")
    ]
    ends = list(dict.fromkeys(end for line in lines for end in _ends(line)))
    names = dict(zip(ends, map(_city_at, ends), strict=True))
    west, south, east, north = extent.frame
    inside: dict[Degrees, bool] = {}
    labels: dict[str, Label] = {}
    for end, spot in zip(ends, extent.project_points(ends), strict=True):
        inside[end] = spot is not None and west <= spot[0] <= east and south <= spot[1] <= north
        if spot is not None and inside[end] and names[end]:
            labels[names[end]] = Label(
                names[end], *spot, rank=90, size=10.5 * unit, weight=400, colour=ground.ink,
                halo=ground.halo, reach=4 * unit,
            )  # fmt: skip
    frame = shapely.box(*extent.frame)
    for line, shape in zip(lines, extent.project_all(lines), strict=True):
        for end in _ends(line):
            if inside[end] or not names[end] or f"to {names[end]}" in labels:
                continue
            leaving = _leaving(shape, frame)
            if leaving is not None:
                labels[f"to {names[end]}"] = Label(
                    f"to {names[end]}", *leaving, rank=80, reach=4 * unit,
                    size=9.5 * unit, weight=400, colour=ground.muted, halo=ground.halo,
                )  # fmt: skip
    return list(labels.values())


def _ends(line: BaseGeometry) -> Iterable[Degrees]:
    points = shapely.get_coordinates(line)
    return [(float(points[n, 0]), float(points[n, 1])) for n in (0, -1)] if len(points) else []


def _leaving(shape: BaseGeometry, frame: BaseGeometry) -> tuple[float, float] | None:
    """Return where, just inside the frame, a line leaves it."""
    west, south, east, north = frame.bounds
    room = 0.03 * (north - south)
    inner = shapely.box(west + room, south + room, east - room, north - room)
    seen = shapely.intersection(shape, inner)
    edge = shapely.get_coordinates(shapely.intersection(seen, inner.exterior))
    if not len(edge):
        return None
    top = edge[np.argmax(edge[:, 1])]
    return float(top[0]), float(top[1])


def _city_at(point: Degrees) -> str:
    tree, names = _cities()
    found = tree.query_nearest(shapely.Point(point), max_distance=NEAR_DEGREES)
    return names[int(found[0])] if len(found) else ""


@lru_cache(maxsize=1)
def _cities() -> tuple[STRtree, list[str]]:
    table = basemap.city_labels()
    return STRtree(list(table.geometry)), list(table["name"])
