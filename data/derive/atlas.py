"""Reads Natural Earth as the npm packages carry it, and mends it at the antimeridian."""

from __future__ import annotations

import json
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

Json = dict[str, Any]


def read_member(archive: Path, name: str) -> Json:
    """Return a JSON file out of an npm tarball."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile(f"package/{name}")
        assert member is not None
        return json.load(member)


class Topology:
    """A layer of a TopoJSON file: areas, countries unless told, that share arcs."""

    def __init__(self, record: Json, layer: str = "countries") -> None:
        scale, shift = record["transform"]["scale"], record["transform"]["translate"]
        self._arcs = [
            np.cumsum(np.array(arc, float), axis=0) * scale + shift for arc in record["arcs"]
        ]
        self.members = record["objects"][layer]["geometries"]

    def shape(self, country: Json) -> BaseGeometry:
        """Return a member's area, cut at ±180° and valid."""
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        return mend(
            [np.vstack([self._arc(a) for a in ring]) for ring in polygon] for polygon in polygons
        )

    def borders(self) -> list[tuple[BaseGeometry, frozenset[str]]]:
        """Return the lines between two countries, each with the two names."""
        sides: dict[int, set[str]] = defaultdict(set)
        for country in self.members:
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            for polygon in polygons:
                for ring in polygon:
                    for arc in ring:
                        sides[arc if arc >= 0 else ~arc].add(country["properties"]["name"])
        return [
            (LineString(self._arcs[arc]), frozenset(names))
            for arc, names in sides.items()
            if len(names) > 1 and len(self._arcs[arc]) > 1
        ]

    def _arc(self, number: int) -> np.ndarray:
        return self._arcs[number] if number >= 0 else self._arcs[~number][::-1]


def mend(polygons: Iterable[Iterable[np.ndarray]]) -> BaseGeometry:
    """Return polygons given as rings in degrees, none of them running round the world.

    A ring that jumps over ±180° is unrolled, closed over the pole it goes round, if any, and cut.
    """
    parts: list[BaseGeometry] = []
    for rings in polygons:
        # Antarctica comes as a ring around the pole itself, then its coast.
        unrolled = [
            _unroll(ring) for ring in rings if len(ring) >= 4 and np.abs(ring[:, 1]).min() < 89.9
        ]
        if not unrolled:
            continue
        shape = shapely.make_valid(Polygon(unrolled[0]))
        for hole in unrolled[1:]:
            shape = shape.difference(shapely.make_valid(Polygon(hole)))
        for turn in (-1, 0, 1):
            part = shape.intersection(box(360 * turn - 180, -90, 360 * turn + 180, 90))
            if not part.is_empty:
                parts.append(translate(part, -360.0 * turn))
    return areas(shapely.union_all(parts))


def areas(shape: BaseGeometry) -> BaseGeometry:
    """Return only what has an area, its rings counter-clockwise."""
    polygons = [g for g in shapely.get_parts(shape) if g.geom_type == "Polygon" and g.area > 0]
    flat = shapely.union_all(polygons) if polygons else Polygon()
    return shapely.orient_polygons(flat)


def simplify(shape: BaseGeometry, tolerance: float, smallest: float = 0.0) -> BaseGeometry:
    """Return an area with fewer points; parts under ``smallest`` square degrees are left out.

    The largest part always stays: no island state vanishes.
    """
    parts = sorted(shapely.get_parts(shape), key=lambda p: -p.area)
    kept = [p for n, p in enumerate(parts) if n == 0 or p.area >= smallest]
    simple = shapely.make_valid(shapely.simplify(shapely.union_all(kept), tolerance))
    result = areas(simple)
    return result if not result.is_empty else areas(parts[0].buffer(tolerance))


def lines(shape: BaseGeometry) -> BaseGeometry:
    """Return only the lines of a shape."""
    found = [g for g in shapely.get_parts(shape) if g.geom_type == "LineString" and g.length > 0]
    return shapely.line_merge(MultiLineString(found))


def rounded(shape: BaseGeometry, digits: int) -> Json:
    """Return a shape as a GeoJSON geometry with so many decimals."""

    def cut(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, digits)
        return [cut(v) for v in value]

    geometry = shapely.geometry.mapping(shape)
    return {"type": geometry["type"], "coordinates": cut(geometry["coordinates"])}


def write_features(path: Path, features: Iterable[tuple[Json, BaseGeometry]], digits: int) -> None:
    """Write a GeoJSON file, a feature a line."""
    records = [
        json.dumps(
            {"type": "Feature", "properties": p, "geometry": rounded(g, digits)},
            ensure_ascii=False, separators=(",", ":"),
        )
        for p, g in features
        if not g.is_empty
    ]  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ",\n".join(records)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8")


def _unroll(ring: np.ndarray) -> np.ndarray:
    """Return a ring whose longitudes run on over ±180°; closed over a pole if it goes round."""
    points = np.array(ring, float)[:, :2]
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    if abs(points[-1, 0] - points[0, 0]) > 180:
        pole = -90.0 if points[:, 1].mean() < 0 else 90.0
        over = [[points[-1, 0], pole], [points[0, 0], pole], points[0]]
        points = np.vstack([points, over])
    return points
