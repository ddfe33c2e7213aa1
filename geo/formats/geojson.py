"""GeoJSON after RFC 7946: longitude first, WGS 84, right-hand rule, cut at ±180°, 7 decimals."""

from __future__ import annotations

import json
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.errors import FormatError
from geo.formats.selection import Json, Selection, article_json, properties_of
from geo.geometry import bounding_box
from geo.model import LonLat

Feature = tuple[Json, BaseGeometry | None]
"""Properties and shape."""


def to_geojson(chosen: Selection) -> bytes:
    """Return one feature a mark's part; the articles and the manifest are foreign members.

    A mark that can't be drawn is a feature without geometry, as the standard has it.
    """
    features = [
        {
            "type": "Feature",
            "id": row.id,
            "geometry": _geometry(row.geometry),
            "properties": properties_of(row),
        }
        for row in chosen.rows
    ]
    record: Json = {"type": "FeatureCollection", "features": features}
    if box := _bbox(chosen):
        record["bbox"] = box
    record["articles"] = [article_json(article) for article in chosen.atlas.articles]
    record["manifest"] = chosen.manifest("GeoJSON")
    return _lines_of(record).encode("utf-8", "replace")


def read_geojson(data: bytes) -> list[Feature]:
    """Return what :func:`to_geojson` wrote.

    Raises
    ------
    FormatError
        It is not a GeoJSON feature collection.
    """
    try:
        record = json.loads(data)
        features = record["features"]
        return [
            (dict(f["properties"]), shape(f["geometry"]) if f["geometry"] else None)
            for f in features
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError("The file", "is not a GeoJSON feature collection") from error


def _lines_of(record: Json) -> str:
    """Return the record with a line a feature: an outline has thousands of points."""
    features = ",\n".join(_dense(feature) for feature in record["features"])
    others = (
        f"{json.dumps(key)}: {_dense(value)}" for key, value in record.items() if key != "features"
    )
    return "{\n" + ",\n".join([*others, f'"features": [\n{features}\n]']) + "\n}\n"


def _dense(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _geometry(geometry: BaseGeometry | None) -> Json | None:
    if geometry is None:
        return None
    record = mapping(geometry)
    return {"type": record["type"], "coordinates": _lists(record["coordinates"])}


def _lists(value: Any) -> Any:
    return [_lists(part) for part in value] if isinstance(value, list | tuple) else value


def _bbox(chosen: Selection) -> list[float] | None:
    """Return west, south, east, north; west is greater where the box crosses ±180° (RFC, 5.2)."""
    shapes = [row.geometry for row in chosen.rows if row.geometry is not None]
    points = shapely.get_coordinates(shapes)
    box = bounding_box(LonLat(float(lon), float(lat)) for lon, lat in points)
    return [box.west, box.south, box.east, box.north] if box else None
