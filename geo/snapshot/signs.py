"""Signs that stand with a mark: that its place is not sure, and badges on where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import Mark, badges_of
from geo.style import NOT_SURE, UNSURE, Symbol

ASIDE = 11.0
"""Pixels of the style table by which a badge stands beside a mark that is a point."""


def signs_of(
    mark: Mark, shapes: Sequence[BaseGeometry], frame: BaseGeometry, pixel: float
) -> Iterator[tuple[Symbol, BaseGeometry]]:
    """Return the signs of a mark and where they stand, in projected metres.

    Parameters
    ----------
    shapes
        The mark's parts as they lie in the picture.
    frame
        What the picture shows: a sign stands where it can be seen.
    pixel
        Metres to one pixel of the style table.
    """
    if mark.layer == "places" and mark.confidence < NOT_SURE:
        for shape in shapes:
            if shape.geom_type == "Point":
                yield UNSURE, shape
    badges = badges_of(mark)
    if not badges:
        return
    lines_first = sorted(shapes, key=lambda shape: "Line" not in shape.geom_type)
    spots = (_spot(shape, frame, ASIDE * pixel) for shape in lines_first)
    spot = next((spot for spot in spots if spot is not None), None)
    if spot is not None:
        for n, badge in enumerate(badges):  # side by side
            shift = (n - (len(badges) - 1) / 2) * (badge.size + 1) * pixel
            yield badge, shapely.Point(spot.x + shift, spot.y)


def _spot(shape: BaseGeometry, frame: BaseGeometry, aside: float) -> shapely.Point | None:
    """Return where a badge stands: midway of a line, within an area, beside a point."""
    seen = shapely.intersection(shapely.make_valid(shape), frame)
    if seen.is_empty:
        return None
    part = max(shapely.get_parts(seen), key=lambda one: (one.length, one.area))
    if part.geom_type == "Point":
        return shapely.Point(part.x + aside, part.y + aside)
    if part.geom_type == "LineString":
        midway: shapely.Point = shapely.line_interpolate_point(part, 0.5, normalized=True)
        return midway
    within: shapely.Point = shapely.point_on_surface(part)
    return within
