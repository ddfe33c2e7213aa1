"""Which part of the globe a picture shows, and in which projection.

A projection suits its extent: a conic for regions in middle latitudes, Lambert's azimuthal
elsewhere and around the poles, Equal Earth for the world; never Mercator.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import shapely
from pyproj import CRS, Proj, Transformer
from shapely.geometry import box as rectangle
from shapely.geometry.base import BaseGeometry

from geo.geometry import Box, distance_km
from geo.model import LonLat

SMALLEST_KM = 300.0
"""No picture shows less than this across: a point without its surroundings tells nothing."""
WORLD_KM = 11_000.0
"""From this reach on a regional projection bends too much."""
WIDEST_KM = 30_000.0
"""A long thin picture of a region that would reach beyond this shows the world."""
POLAR = 45.0
"""A wide box that stays poleward of this latitude is seen from above the pole."""
EVEN = 1.06
"""The most that the scale may vary across a picture with a scale bar, largest over smallest."""
EQUAL_EARTH = (17_243_959.0, 8_392_927.0)
"""Half the width and half the height of Equal Earth, in metres (Šavrič, Patterson, Jenny 2018)."""
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
        if self.is_world or not known.any():
            # A point just on the edge could be drawn on the other side of the world.
            return rectangle(self.centre - 179.9999, -90, self.centre + 179.9999, 90)
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
        return self.project_all([shape])[0]

    def project_all(self, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
        """Project many shapes at once; what lies outside the picture comes back empty."""
        inside = np.array(self._unroll(shapes), dtype=object)
        if not len(inside):
            return []
        return list(shapely.transform(shapely.segmentize(inside, 1.0), self._to_metres))

    def project_points(
        self, points: Iterable[tuple[float, float]]
    ) -> list[tuple[float, float] | None]:
        """Project points in degrees; None for those outside the picture's surroundings."""
        found = self.project_all([shapely.Point(point) for point in points])
        seen = [not shape.is_empty for shape in found]
        spots = iter(shapely.get_coordinates(found).tolist())
        return [tuple(next(spots)) if here else None for here in seen]

    def _unroll(self, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
        """Return shapes with their longitudes around ``centre``, cut to the window."""
        window = self.window
        shapely.prepare(window)
        west, _, east, _ = window.bounds
        array = np.array(shapes, dtype=object)
        bounds = shapely.bounds(array)
        found: list[list[BaseGeometry]] = [[] for _ in array]
        for turn in (-360.0, 0.0, 360.0):
            near = np.flatnonzero((bounds[:, 0] + turn <= east) & (bounds[:, 2] + turn >= west))
            if not len(near):
                continue
            moved = array[near]
            if turn:
                moved = shapely.transform(moved, _shifted(turn))
            over = ~shapely.contains(window, moved)
            moved = moved.copy()
            moved[over] = shapely.intersection(moved[over], window)
            for n, part in zip(near, moved, strict=True):
                if not part.is_empty:
                    found[n].append(part)
        return [_join(parts) for parts in found]

    @property
    def is_world(self) -> bool:
        """Whether the picture is drawn as one of the whole globe, or of a great part of it."""
        return self.name == "Equal Earth"

    @property
    def frame_width(self) -> float:
        """Projected metres from west to east."""
        return self.frame[2] - self.frame[0]

    @cached_property
    def globe(self) -> BaseGeometry | None:
        """The edge of the globe, in metres, where the picture shows it; else None."""
        if not self.is_world:
            return None
        lats = np.linspace(-90.0, 90.0, 91)
        edge = [(self.centre + 179.9999, lat) for lat in lats]
        edge += [(self.centre - 179.9999, lat) for lat in lats[::-1]]
        return shapely.Polygon(self._to_metres(np.array(edge)))

    @cached_property
    def is_even(self) -> bool:
        """Whether a length on the picture means the same everywhere: then a scale bar is honest."""
        if self.is_world:
            return False
        west, south, east, north = self.frame
        xs, ys = np.meshgrid(np.linspace(west, east, 9), np.linspace(south, north, 9))
        lon, lat = self._back.transform(xs.ravel(), ys.ravel())
        if not (np.isfinite(lon) & np.isfinite(lat)).all():
            return False
        factors = Proj(self.crs).get_factors(lon, np.clip(lat, -89.999, 89.999))
        scales = np.concatenate([factors.tissot_semimajor, factors.tissot_semiminor])
        return bool(np.isfinite(scales).all() and scales.max() / scales.min() <= EVEN)

    def outline(self) -> BaseGeometry:
        """Return the frame's edge in degrees, unrolled around ``centre``."""
        west, south, east, north = self.frame
        steps = np.linspace(0.0, 1.0, 40)
        across, up = west + (east - west) * steps, south + (north - south) * steps
        xs = np.concatenate([across, np.full(40, east), across[::-1], np.full(40, west)])
        ys = np.concatenate([np.full(40, south), up, np.full(40, north), up[::-1]])
        lon, lat = self._back.transform(xs, ys)
        known = np.isfinite(lon) & np.isfinite(lat)
        lon = self.centre + (lon[known] - self.centre + 180.0) % 360.0 - 180.0
        return shapely.LineString(np.column_stack([lon, lat[known]]))

    @cached_property
    def _forward(self) -> Transformer:
        return Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)

    @cached_property
    def _back(self) -> Transformer:
        return Transformer.from_crs(self.crs, "EPSG:4326", always_xy=True)

    def _to_metres(self, points: np.ndarray) -> np.ndarray:
        x, y = self._forward.transform(points[:, 0], points[:, 1])
        return np.column_stack([x, y])


@lru_cache(maxsize=64)
def extent_for(box: Box | None, ratio: float) -> Extent:
    """Return the frame of the given proportions that contains the box.

    Parameters
    ----------
    box
        Degrees; the whole world where None. A box of no size gets its surroundings.
    ratio
        Width over height of the map's part of the picture.
    """
    if box is None:
        return world_extent(0.0, ratio)
    centre = box.centre
    reach = max(
        distance_km(LonLat(box.west, lat), LonLat(box.east, lat))
        for lat in (box.south, centre.lat, box.north)
    )
    if box.width >= 120 and (box.south >= POLAR or box.north <= -POLAR):
        return _polar(box, ratio)
    if box.width > 170 or max(reach, (box.north - box.south) * 111.2) > WORLD_KM:
        return _wide(box, ratio)
    name, crs = _regional(box)
    return _framed(name, crs, _outline(box), centre.lon, ratio)


@lru_cache(maxsize=32)
def world_extent(lon: float, ratio: float) -> Extent:
    """Return the whole globe, unrolled around a longitude."""
    half, tall = EQUAL_EARTH
    if 2 * half / (2 * tall) < ratio:
        half = tall * ratio
    else:
        tall = half / ratio
    frame = (-half * 1.02, -tall * 1.02, half * 1.02, tall * 1.02)
    return Extent("Equal Earth", _equal_earth(lon), frame, lon)


def _equal_earth(lon: float) -> CRS:
    return CRS.from_proj4(f"+proj=eqearth +lon_0={lon:.4f} +datum=WGS84 +units=m")


def _wide(box: Box, ratio: float) -> Extent:
    """Return a frame around a box too large for a regional projection: no more than is asked for.

    What lies beyond a pole is left out as far as the proportions allow.
    """
    if box.width >= 359.0:
        return world_extent(0.0, ratio)
    lon = box.centre.lon
    world = world_extent(lon, ratio)
    near = _framed("Equal Earth", world.crs, _outline(box), lon, ratio)
    if near.frame_width >= world.frame_width:
        return world
    west, south, east, north = near.frame
    lowest, highest = world.frame[1], world.frame[3]
    up = max(lowest - south, 0.0) - max(north - highest, 0.0)
    return replace(near, frame=(west, south + up, east, north + up))


def _shifted(turn: float) -> Callable[[np.ndarray], np.ndarray]:
    return lambda points: points + np.array([turn, 0.0])


def _join(parts: list[BaseGeometry]) -> BaseGeometry:
    """Join what the edge of the world had cut; a line keeps its direction."""
    if not parts:
        return shapely.Point()
    if all("Line" in part.geom_type for part in parts):
        lines: list[shapely.LineString] = [g for part in parts for g in shapely.get_parts(part)]
        if len(lines) == 1:
            return lines[0]
        merged: BaseGeometry = shapely.line_merge(shapely.MultiLineString(lines), directed=True)
        return merged
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _polar(box: Box, ratio: float) -> Extent:
    pole = math.copysign(90.0, box.south + box.north)
    lon = box.centre.lon if box.width < 359.0 else 0.0
    crs = CRS.from_proj4(f"+proj=laea +lat_0={pole:.0f} +lon_0={lon:.4f} +datum=WGS84 +units=m")
    points = np.vstack([_outline(box), [(lon, pole)]])
    return _framed("Lambert azimuthal equal-area", crs, points, lon, ratio)


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
    if not all(map(math.isfinite, frame)) or max(width, height) > WIDEST_KM * 1000:
        return world_extent(lon, ratio)
    return Extent(name, crs, frame, lon)
