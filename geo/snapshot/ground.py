"""The ground a picture stands on: sea, land, borders, the names of countries."""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle
from shapely.geometry.base import BaseGeometry

from geo.gazetteer import basemap
from geo.gazetteer.basemap import Detail
from geo.snapshot.extent import Extent
from geo.snapshot.labels import Label
from geo.snapshot.symbols import polygons_collection
from geo.style import GROUNDS, Theme

NEAR_METRES = 9_000_000.0
"""Pictures narrower than this show the finer coast."""


def draw_ground(axes: Axes, extent: Extent, theme: Theme, unit: float) -> None:
    """Draw sea, land and borders, disputed ones dotted."""
    ground = GROUNDS[theme]
    west, south, east, north = extent.frame
    axes.add_patch(
        Rectangle((west, south), east - west, north - south, facecolor=ground.sea, lw=0, zorder=0)
    )
    land, settled, disputed = _projected(extent)
    axes.add_collection(
        polygons_collection(
            land, facecolor=ground.land, edgecolor=ground.border, linewidths=0.5 * unit, zorder=1
        )
    )
    for lines, colour, dash in (
        (settled, ground.border, "solid"),
        (disputed, ground.disputed, (0, (1.2 * unit, 2.2 * unit))),
    ):
        axes.add_collection(
            LineCollection(
                lines, colors=colour, linewidths=0.8 * unit, linestyles=[dash], zorder=2,
                capstyle="butt",
            )
        )  # fmt: skip


def country_names(extent: Extent, theme: Theme, unit: float) -> list[Label]:
    """Return the names of countries large enough in the picture to carry one."""
    ground = GROUNDS[theme]
    west, south, east, north = extent.frame
    share = 4.0e-4 * (east - west) * (north - south) / 1.23e10  # square degrees near the equator
    table = basemap.country_labels()
    labels = []
    for name, size, point in zip(table["name"], table["size"], table.geometry, strict=True):
        if size < share:
            continue
        shape = extent.project(point)
        if isinstance(shape, shapely.Point) and not shape.is_empty:
            large = size > 12 * share
            labels.append(
                Label(
                    name, shape.x, shape.y, rank=min(size / share, 40.0),
                    size=(10.5 if large else 9.0) * unit, weight=400, colour=ground.muted,
                    halo=ground.land, reach=0.0, centred=True,
                )
            )  # fmt: skip
    return labels


@lru_cache(maxsize=8)
def _projected(
    extent: Extent,
) -> tuple[list[BaseGeometry], list[np.ndarray], list[np.ndarray]]:
    west, _, east, _ = extent.frame
    detail: Detail = "near" if east - west < NEAR_METRES else "far"
    land = [
        clipped
        for shape in _near(basemap.land(detail), extent).geometry
        if not (clipped := extent.project(shape)).is_empty
    ]
    lines: dict[str, list[np.ndarray]] = {"settled": [], "disputed": []}
    table = _near(basemap.borders(detail), extent)
    for kind, shape in zip(table["kind"], table.geometry, strict=True):
        projected = extent.project(shape)
        for part in shapely.get_parts(projected):
            if part.geom_type == "LineString":
                lines[kind].append(shapely.get_coordinates(part))
    return land, lines["settled"], lines["disputed"]


def _near(table: gpd.GeoDataFrame, extent: Extent) -> gpd.GeoDataFrame:
    """Return the rows that may lie in the picture: cheap, before they are cut exactly."""
    west, south, east, north = extent.window.bounds
    bounds = table.geometry.bounds
    inside = (bounds["miny"] <= north) & (bounds["maxy"] >= south)
    turns = np.zeros(len(table), bool)
    for turn in (-360.0, 0.0, 360.0):
        turns |= ((bounds["minx"] + turn <= east) & (bounds["maxx"] + turn >= west)).to_numpy()
    return table[inside & turns]
