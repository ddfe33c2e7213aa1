"""Outlines of countries, provinces, counties and seas: what a name covers, by key."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataMissing
from geo.settings import ROOT

FOLDER = ROOT / "data" / "outlines"
_FILES = {"us": "counties", "sea": "seas"}


@lru_cache(maxsize=512)
def outline(key: str) -> BaseGeometry | None:
    """Return an outline in degrees, valid and cut at ±180°, or None where there is none.

    Parameters
    ----------
    key
        ``ne:UKR`` for a country, ``ne:UKR-327`` for a province, ``us:21125`` for an American
        county by the Census's number, ``sea:Black Sea`` for a water, and
        ``box:west,south,east,north`` for a rough area (over the antimeridian where west > east).

    Raises
    ------
    DataMissing
        The outlines are not where they ship.
    """
    if key.startswith("box:"):
        return _box(key[4:])
    layer, _, code = key.partition(":")
    file = _FILES.get(layer, "")
    if layer == "ne":
        file = "countries" if len(code) == 3 else "provinces"
    record = _file(file).get(code) if file else None
    return _valid(shapely.from_geojson(json.dumps(record))) if record else None


@lru_cache(maxsize=1)
def country_outlines() -> tuple[BaseGeometry, ...]:
    """Return the outlines of all countries."""
    shapes = (outline(f"ne:{code}") for code in _file("countries"))
    return tuple(shape for shape in shapes if shape is not None)


def _valid(shape: BaseGeometry) -> BaseGeometry:
    """Return an area whose rings do not cross: rounding has made a few of them touch."""
    if shape.is_valid:
        return shape
    parts = shapely.get_parts(shapely.make_valid(shape, method="structure", keep_collapsed=False))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def _box(sides: str) -> BaseGeometry:
    west, south, east, north = map(float, sides.split(","))
    if west <= east:
        return shapely.box(west, south, east, north)
    return shapely.MultiPolygon(
        [shapely.box(west, south, 180.0, north), shapely.box(-180.0, south, east, north)]
    )


@lru_cache(maxsize=4)
def _file(name: str) -> dict[str, Any]:
    path: Path = FOLDER / f"{name}.json.gz"
    try:
        record: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    except OSError as error:
        raise DataMissing(path, "is missing", "Restore the folder data/outlines") from error
    return record
