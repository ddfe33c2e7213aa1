"""The ground a picture stands on: sea, land, borders, the names of countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch, Rectangle
from shapely.geometry.base import BaseGeometry

from geo.atlas.shapes import rim_of
from geo.gazetteer import basemap
from geo.gazetteer.basemap import Detail
from geo.gazetteer.outlines import country_outlines
from geo.snapshot.extent import Extent
from geo.snapshot.labels import Label
from geo.snapshot.symbols import polygon_path
from geo.style import GROUNDS, Theme

NEAR_METRES = 9_000_000.0
"""Pictures narrower than this show the finer coast."""
CITIES_METRES = 3_500_000.0
"""Pictures narrower than this name great cities, for bearings."""


VAST = 8
"""So many of the largest countries are named where they are seen, not only amid the whole."""


@dataclass(frozen=True)
class Ground:
    """Land and lines of one extent, in projected metres."""

    land: tuple[BaseGeometry, ...]
    coast: tuple[np.ndarray, ...]
    settled: tuple[np.ndarray, ...]
    disputed: tuple[np.ndarray, ...]


def draw_ground(axes: Axes, extent: Extent, theme: Theme, unit: float) -> None:
    """Draw sea, land and borders, disputed ones dotted."""
    look = GROUNDS[theme]
    west, south, east, north = extent.frame
    if extent.globe is None:
        frame = (west, south), east - west, north - south
        axes.add_artist(Rectangle(*frame, facecolor=look.sea, lw=0, zorder=0, gid="sea"))
    else:
        globe = polygon_path([extent.globe])
        assert globe is not None
        axes.add_artist(
            PathPatch(
                globe, facecolor=look.sea, edgecolor=look.border, lw=0.6 * unit, zorder=0, gid="sea"
            )
        )  # fmt: skip
    ground = ground_of(extent)
    land = polygon_path(ground.land)
    if land is not None:
        # Its own colour around the land: else a seam shows where the edge of the world cut it.
        axes.add_artist(
            PathPatch(
                land, facecolor=look.land, edgecolor=look.land, lw=0.4 * unit, zorder=1, gid="land"
            )
        )  # fmt: skip
    for name, lines, colour, width, dash in (
        ("coast", ground.coast, look.border, 0.5, "solid"),
        ("borders", ground.settled, look.border, 0.8, "solid"),
        ("borders-disputed", ground.disputed, look.disputed, 0.8, (0, (1.2 * unit, 2.2 * unit))),
    ):
        axes.add_collection(
            LineCollection(
                list(lines), colors=colour, linewidths=width * unit, linestyles=[dash], zorder=2,
                capstyle="butt", gid=name,
            ),
            autolim=False,
        )  # fmt: skip


def country_names(extent: Extent, theme: Theme, unit: float) -> list[Label]:
    """Return the names of countries large enough in the picture to carry one."""
    look = GROUNDS[theme]
    west, south, east, north = extent.frame
    share = 4.0e-4 * (east - west) * (north - south) / 1.23e10  # square degrees near the equator
    table = basemap.country_labels()  # largest first
    table = table[table["size"] >= share]
    spots = _spots(extent, len(table))
    labels = []
    for name, size, spot in zip(table["name"], table["size"], spots, strict=True):
        if spot is not None:
            large = size > 12 * share
            labels.append(
                Label(
                    name, *spot, rank=min(size / share, 40.0),
                    size=(10.5 if large else 9.5) * unit, weight=400, colour=look.muted,
                    halo=look.land, reach=0.0, centred=True,
                )
            )  # fmt: skip
    return labels


def city_names(extent: Extent, theme: Theme, unit: float) -> list[Label]:
    """Return the names of great cities, in pictures close enough to want bearings."""
    west, _, east, _ = extent.frame
    if east - west > CITIES_METRES:
        return []
    look = GROUNDS[theme]
    table = basemap.city_labels()
    return [
        Label(
            name, *spot, rank=(30 if capital else 20) - rank / 100, size=9.5 * unit,
            weight=400, colour=look.muted, halo=look.land, reach=2.5 * unit, dot=1.8 * unit,
        )
        for name, capital, rank, spot in zip(
            table["name"], table["capital"], table["rank"],
            _points(extent, table.geometry), strict=True,
        )
        if spot is not None
    ]  # fmt: skip


def amid(area: BaseGeometry, frame: BaseGeometry) -> tuple[float, float] | None:
    """Return a spot amid what a frame shows of an area; None where that is too little to name."""
    seen = shapely.intersection(area, frame)
    if seen.area < 0.02 * frame.area:
        return None
    largest = max(shapely.get_parts(seen), key=shapely.area)
    west, _, east, _ = frame.bounds
    circle = shapely.maximum_inscribed_circle(largest, tolerance=(east - west) / 100)
    spot = shapely.get_point(circle, 0)
    return float(spot.x), float(spot.y)


@lru_cache(maxsize=32)
def ground_of(extent: Extent) -> Ground:
    """Return the ground of an extent, made once for it."""
    west, _, east, _ = extent.frame
    detail: Detail = "near" if east - west < NEAR_METRES else "far"
    land = extent.project_all(land_of(detail))
    table = basemap.borders(detail)
    kinds = table["kind"].to_numpy()
    borders = np.array(extent.project_all(list(table.geometry)), dtype=object)
    return Ground(
        tuple(shape for shape in land if not shape.is_empty),
        _lines(extent.project_all(_coast(detail))),
        _lines(borders[kinds == "settled"]),
        _lines(borders[kinds == "disputed"]),
    )


@lru_cache(maxsize=2)
def land_of(detail: Detail) -> list[BaseGeometry]:
    """Return the land, each piece fit to be cut."""
    shapes = basemap.land(detail).geometry.to_numpy()
    return list(np.where(shapely.is_valid(shapes), shapes, shapely.make_valid(shapes)))


@lru_cache(maxsize=2)
def _coast(detail: Detail) -> list[BaseGeometry]:
    """Return the edge of the land as lines."""
    rims = (rim_of(shape) for shape in basemap.land(detail).geometry)
    return [line for rim in rims for line in rim.geoms]


@lru_cache(maxsize=32)
def _spots(extent: Extent, count: int) -> list[tuple[float, float] | None]:
    return _amid(extent, list(basemap.country_labels().geometry[:count]))


def _amid(extent: Extent, points: Sequence[BaseGeometry]) -> list[tuple[float, float] | None]:
    """Return where in the picture each country's name may stand, largest country first."""
    west, south, east, north = extent.frame
    frame = shapely.box(west, south, east, north)
    spots: list[tuple[float, float] | None] = []
    for n, (point, spot) in enumerate(zip(points, _points(extent, points), strict=True)):
        if spot is not None and not shapely.contains_xy(frame, *spot):
            spot = None
        if spot is None and n < VAST:
            spot = _amid_part(extent, frame, point)
        spots.append(spot)
    return spots


def _points(extent: Extent, points: Iterable[BaseGeometry]) -> list[tuple[float, float] | None]:
    return extent.project_points((p.x, p.y) for p in points)  # type: ignore[attr-defined]


def _amid_part(
    extent: Extent, frame: BaseGeometry, point: BaseGeometry
) -> tuple[float, float] | None:
    """Return a spot amid the part of a vast country that the picture shows."""
    shape = _country_at(point)
    if shape is None:
        return None
    return amid(shapely.make_valid(extent.project(shape)), frame)


@lru_cache(maxsize=2 * VAST)
def _country_at(point: BaseGeometry) -> BaseGeometry | None:
    shape = next((s for s in country_outlines() if shapely.dwithin(s, point, 0.5)), None)
    return None if shape is None else shapely.make_valid(shapely.simplify(shape, 0.3))


def _lines(shapes: Sequence[BaseGeometry]) -> tuple[np.ndarray, ...]:
    return tuple(
        shapely.get_coordinates(part)
        for shape in shapes
        for part in shapely.get_parts(shape)
        if part.geom_type == "LineString" and not part.is_empty
    )
