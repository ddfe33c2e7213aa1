"""Points, boxes and lines on the sphere, in degrees and kilometres.

Great circles are taken on a sphere of the Earth's mean radius: within 0.6 % of the ellipsoid,
which is finer than anything a news text says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.model import LonLat

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of the GRS 80 ellipsoid (Moritz 2000), in km."""

STEP_KM = 50.0
"""Distance between the points of a drawn great circle, in km."""

Line = tuple[LonLat, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of degrees; ``west > east`` means that it crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees of longitude from west to east, 0 to 360."""
        width = self.east - self.west
        return width + 360.0 if width < 0 else width

    @property
    def centre(self) -> LonLat:
        """The middle of the box."""
        return LonLat(wrap_lon(self.west + self.width / 2), (self.south + self.north) / 2)

    def grown(self, degrees: float) -> Box:
        """Return the box with so many degrees more on every side, at most the whole globe."""
        south, north = max(-90.0, self.south - degrees), min(90.0, self.north + degrees)
        if self.width + 2 * degrees >= 360.0:
            return Box(-180.0, south, 180.0, north)
        return Box(wrap_lon(self.west - degrees), south, wrap_lon(self.east + degrees), north)

    def contains(self, point: LonLat) -> bool:
        """Tell whether the point lies in the box or on its edge."""
        east_of_west = (point.lon - self.west) % 360.0
        return east_of_west <= self.width and self.south <= point.lat <= self.north


def wrap_lon(lon: float) -> float:
    """Bring a longitude within -180 and 180 degrees; -180 and 180 stay as they are."""
    return lon if -180.0 <= lon <= 180.0 else (lon + 180.0) % 360.0 - 180.0


def distance_km(a: LonLat, b: LonLat) -> float:
    """Return the great-circle distance in km (haversine formula; Sinnott 1984)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    d_lat, d_lon = lat_b - lat_a, math.radians(b.lon - a.lon)
    h = math.sin(d_lat / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(d_lon / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def length_km(points: Sequence[LonLat]) -> float:
    """Return the length of a line in km."""
    return sum(distance_km(a, b) for a, b in pairwise(points))


def great_circle(a: LonLat, b: LonLat, step_km: float = STEP_KM) -> Line:
    """Return points along the great circle from ``a`` to ``b``, both ends included and exact.

    Antipodes have no single great circle: the one over the north pole is taken.

    Parameters
    ----------
    step_km
        The farthest apart, in km, that two neighbours may be.
    """
    angle = distance_km(a, b) / EARTH_RADIUS_KM
    count = max(1, math.ceil(angle * EARTH_RADIUS_KM / step_km))
    if count == 1:
        return (a, b)
    if math.sin(angle) < 1e-9:
        return (
            *great_circle(a, LonLat(a.lon, 90.0), step_km)[:-1],
            *great_circle(LonLat(b.lon, 90.0), b, step_km),
        )
    start, end = _vector(a), _vector(b)
    inner = []
    for k in range(1, count):
        t = k / count
        p, q = math.sin((1 - t) * angle) / math.sin(angle), math.sin(t * angle) / math.sin(angle)
        x, y, z = (p * u + q * v for u, v in zip(start, end, strict=True))
        inner.append(
            LonLat(math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))
        )
    return (a, *inner, b)


def bow(points: Sequence[LonLat], share: float) -> Line:
    """Bend a line sideways so that lines between the same two ends fan out; the ends stay.

    Parameters
    ----------
    share
        How far the middle moves, as a share of the distance between the ends; to the left of
        the line's direction where positive.
    """
    if len(points) < 3 or share == 0.0:
        return tuple(points)
    a, b = points[0], points[-1]
    reach = math.degrees(distance_km(a, b) / EARTH_RADIUS_KM) * share
    bent = [a]
    for before, here, after, k in zip(
        points, points[1:], points[2:], range(1, len(points)), strict=False
    ):
        squeeze = max(0.05, math.cos(math.radians(here.lat)))
        east = wrap_lon(after.lon - before.lon) * squeeze
        north = after.lat - before.lat
        size = math.hypot(east, north) or 1.0
        push = reach * math.sin(math.pi * k / (len(points) - 1))
        lon = wrap_lon(here.lon - push * north / size / squeeze)
        bent.append(LonLat(lon, min(90.0, max(-90.0, here.lat + push * east / size))))
    return (*bent, b)


def cut_antimeridian(points: Sequence[LonLat]) -> tuple[Line, ...]:
    """Cut a line where it crosses ±180°, so that no part runs around the world the wrong way.

    Both sides of a cut carry the crossing, at 180 and at -180 degrees (RFC 7946, 3.1.9).
    """
    parts: list[list[LonLat]] = [list(points[:1])]
    for a, b in pairwise(points):
        if abs(b.lon - a.lon) > 180.0:
            edge = 180.0 if a.lon > 0 else -180.0
            beyond = b.lon + math.copysign(360.0, edge)
            share = (edge - a.lon) / (beyond - a.lon) if beyond != a.lon else 0.0
            lat = a.lat + share * (b.lat - a.lat)
            if parts[-1][-1] != LonLat(edge, lat):
                parts[-1].append(LonLat(edge, lat))
            parts.append([LonLat(-edge, lat)])
            if b == parts[-1][0]:
                continue
        parts[-1].append(b)
    return tuple(tuple(part) for part in parts if len(part) > 1)


def bounding_box(points: Iterable[LonLat]) -> Box | None:
    """Return the narrowest box around the points, over the antimeridian if that is narrower."""
    known = list(points)
    if not known:
        return None
    south, north = min(p.lat for p in known), max(p.lat for p in known)
    lons = sorted({p.lon for p in known})
    if len(lons) == 1:
        return Box(lons[0], south, lons[0], north)
    gaps = [(b - a, a, b) for a, b in pairwise(lons)]
    widest, before, after = max(gaps)
    if lons[0] + 360.0 - lons[-1] >= widest:
        return Box(lons[0], south, lons[-1], north)
    return Box(after, south, before, north)


def _vector(p: LonLat) -> tuple[float, float, float]:
    lon, lat = math.radians(p.lon), math.radians(p.lat)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def length_caution(stated: float | None, drawn: float) -> str:
    """Return what a reader should know where a line is drawn 30 % longer or shorter than stated.

    Parameters
    ----------
    stated, drawn
        In km; ``stated`` is None where the text gives no length.
    """
    if not stated or not drawn or abs(drawn - stated) <= LENGTH_TOLERANCE * stated:
        return ""
    return (
        f"The line drawn is {drawn:,.0f} km long, the text says {stated:,.0f} km: "
        "the path runs otherwise, or not all of it is named."
    )


LENGTH_TOLERANCE = 0.3
"""How far the drawn length may be from the stated one, as a share, before a reader is warned."""
