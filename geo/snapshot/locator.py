"""The small map of the world that shows where a picture lies."""

from __future__ import annotations

from functools import lru_cache

import shapely
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from shapely.geometry.base import BaseGeometry

from geo.snapshot.extent import Extent, world_extent
from geo.snapshot.ground import land_of
from geo.snapshot.plan import Plan, Share
from geo.snapshot.symbols import polygon_path
from geo.style import GROUNDS

LOCATOR_RATIO = 2.05
"""Width over height: Equal Earth's."""
MOST_METRES = 14_000_000.0
"""A picture this wide needs no locator."""


def draw_locator(figure: Figure, plan: Plan, rect: Share) -> bool:
    """Draw the locator into a part of the figure; return whether the picture wants one."""
    extent = plan.extent
    holds_pole = max(map(abs, extent.window.bounds[1::2])) >= 90.0
    if extent.is_world or holds_pole or extent.frame_width > MOST_METRES:
        return False
    ground = GROUNDS[plan.spec.theme]
    world = world_extent(round(extent.centre / 30) * 30.0, LOCATOR_RATIO)
    axes = figure.add_axes(rect)
    west, south, east, north = world.frame
    axes.set(xlim=(west, east), ylim=(south, north))
    axes.axis("off")
    axes.set_gid("locator")
    assert world.globe is not None
    unit = plan.spec.unit
    for shape, colour, n in (([world.globe], ground.sea, 0), (_land(world), ground.border, 1)):
        if (path := polygon_path(shape)) is not None:
            axes.add_artist(PathPatch(path, facecolor=colour, lw=0, zorder=n))
    outline = world.project(extent.outline())
    lines = [shapely.get_coordinates(part) for part in shapely.get_parts(outline)]
    axes.add_collection(
        LineCollection(lines, colors=ground.ink, linewidths=1.4 * unit, zorder=2), autolim=False
    )
    return True


@lru_cache(maxsize=12)
def _land(world: Extent) -> list[BaseGeometry]:
    shapes = world.project_all([shape for shape in land_of("far") if shape.area > 1.5])
    return [shape for shape in shapely.simplify(shapes, 60_000.0) if not shape.is_empty]
