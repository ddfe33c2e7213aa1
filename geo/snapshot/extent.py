"""Which part of the globe a picture shows, and in which projection.

A projection suits its extent: a conic for regions in middle latitudes, Lambert's azimuthal
elsewhere, Equal Earth for the world; never Mercator.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from pyproj import CRS, Transformer
from shapely.affinity import translate
from shapely.geometry import box as rectangle
from shapely.geometry.base import BaseGeometry

from geo.geometry import Box, bounding_box, distance_km
from geo.model import LonLat

SMALLEST_KM = 300.0
"""No picture shows less than this across: a point without its surroundings tells nothing."""
WORLD_KM = 11_000.0
"""From this reach on a regional projection bends too much."""
MARGIN = 0.09
"""Room around what must be seen, as a share of its size."""

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, eq=True)
class Extent:
    """A projected frame.

    Attributes
    ----------
    name
        The projection's name, for the credit line.
    crs
        Its definition.
    frame
        West, south, east, north of the picture, in projected metres.
    centre
        The longitude, in degrees, around which the world is unrolled.
    """

    name: str
    crs: CRS
    frame: Bounds
    centre: float

    def __hash__(self) -> int:
        return hash((self.name, self.frame, self.centre))

    @cached_property
    def window(self) -> BaseGeometry:
        """The frame in degrees, unrolled around ``centre``, with some room."""
        west, south, east, north = self.frame
        xs, ys = np.meshgrid(np.linspace(west, east, 41), np.linspace(south, north, 41))
        lon, lat = self._back.transform(xs.ravel(), ys.ravel())
        known = np.isfinite(lon) & np.isfinite(lat)
        if self.name == "Equal Earth" or not known.any():
            return rectangle(self.centre - 180, -90, self.centre + 180, 90)
        lon = (lon[known] - self.centre + 180.0) % 360.0 - 180.0
        low, high = float(lat[known].min()) - 2, float(lat[known].max()) + 2
        left, right = float(lon.min()) - 3, float(lon.max()) + 3
        for pole in (90.0, -90.0):
            x, y = self._forward.transform(self.centre, pole)
            if west <= x <= east and south <= y <= north:
                left, right = -180.0, 180.0
                low, high = (low, 90.0) if pole > 0 else (-90.0, high)
        left, right = max(left, -180.0), min(right, 180.0)
        return rectangle(self.centre + left, max(low, -90.0), self.centre + right, min(high, 90.0))

    def project(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape in degrees as it lies in the picture, cut to its surroundings."""
        inside = self.unroll(shape)
        if inside.is_empty:
            return inside
        fine = inside if inside.geom_type == "Point" else shapely.segmentize(inside, 1.0)
        return shapely.transform(fine, self._to_metres)

    def unroll(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape with its longitudes around ``centre``, cut to the window."""
        west, _, east, _ = self.window.bounds
        low, _, high, _ = shape.bounds
        copies = [
            translate(shape, turn) if turn else shape
            for turn in (-360.0, 0.0, 360.0)
            if low + turn <= east and high + turn >= west
        ]
        parts = [
            part for c in copies if not (part := shapely.intersection(c, self.window)).is_empty
        ]
        if not parts:
            return shapely.Point()
        return parts[0] if len(parts) == 1 else shapely.union_all(parts)

    @cached_property
    def _forward(self) -> Transformer:
        return Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)

    @cached_property
    def _back(self) -> Transformer:
        return Transformer.from_crs(self.crs, "EPSG:4326", always_xy=True)

    def _to_metres(self, points: np.ndarray) -> np.ndarray:
        x, y = self._forward.transform(points[:, 0], points[:, 1])
        return np.column_stack([x, y])


def extent_for(box: Box | None, ratio: float) -> Extent:
    """Return the frame of the given proportions that contains the box.

    Parameters
    ----------
    box
        Degrees; the whole world where None. A box of no size gets its surroundings.
    ratio
        Width over height of the map's part of the picture.
    """
    if box is None or box.width >= 359.0:
        return _world(0.0, ratio)
    centre = box.centre
    reach = max(
        distance_km(LonLat(box.west, lat), LonLat(box.east, lat))
        for lat in (box.south, centre.lat, box.north)
    )
    if box.width > 170 or max(reach, (box.north - box.south) * 111.2) > WORLD_KM:
        return _world(centre.lon, ratio)
    name, crs = _regional(box)
    return _framed(name, crs, _outline(box), centre.lon, ratio)


def box_around(points: Iterable[LonLat]) -> Box | None:
    """Return the box around points, None where there are none."""
    return bounding_box(points)


def _world(lon: float, ratio: float) -> Extent:
    crs = CRS.from_proj4(f"+proj=eqearth +lon_0={lon:.4f} +datum=WGS84 +units=m")
    half = 17_243_959.0  # Equal Earth's half width, in metres (Šavrič, Patterson, Jenny 2018)
    tall = 8_392_927.0
    if 2 * half / (2 * tall) < ratio:
        half = tall * ratio
    else:
        tall = half / ratio
    return Extent("Equal Earth", crs, (-half * 1.02, -tall * 1.02, half * 1.02, tall * 1.02), lon)


def _regional(box: Box) -> tuple[str, CRS]:
    lon, lat = box.centre
    span = box.north - box.south
    if 18 <= abs(lat) <= 62 and span <= 60 and abs(lat) + span / 2 < 80:
        first, second = box.south + span / 6, box.north - span / 6
        if second - first < 1.0:
            first, second = lat - 2, lat + 2
        return "Lambert conformal conic", CRS.from_proj4(
            f"+proj=lcc +lat_1={first:.4f} +lat_2={second:.4f} +lat_0={lat:.4f} "
            f"+lon_0={lon:.4f} +datum=WGS84 +units=m"
        )
    return "Lambert azimuthal equal-area", CRS.from_proj4(
        f"+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=m"
    )


def _outline(box: Box) -> np.ndarray:
    lons = np.linspace(box.west, box.west + box.width, 25)
    lats = np.linspace(box.south, box.north, 25)
    return np.array(
        [(lon, lat) for lon in lons for lat in (box.south, box.north)]
        + [(lon, lat) for lat in lats for lon in (lons[0], lons[-1])]
    )


def _framed(name: str, crs: CRS, points: np.ndarray, lon: float, ratio: float) -> Extent:
    forward = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    x, y = forward.transform(points[:, 0], points[:, 1])
    west, east, south, north = min(x), max(x), min(y), max(y)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    least = SMALLEST_KM * 1000
    width = max((east - west) * (1 + 2 * MARGIN), least)
    height = max((north - south) * (1 + 2 * MARGIN), least / ratio)
    if width / height < ratio:
        width = height * ratio
    else:
        height = width / ratio
    frame = (
        float(middle_x - width / 2), float(middle_y - height / 2),
        float(middle_x + width / 2), float(middle_y + height / 2),
    )  # fmt: skip
    if not all(map(math.isfinite, frame)):
        return _world(lon, ratio)
    return Extent(name, crs, frame, lon)
