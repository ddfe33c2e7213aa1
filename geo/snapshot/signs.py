"""Signs that stand with a mark: that its place is not sure, that its sources differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import Mark
from geo.style import DIFFERS, NOT_SURE, UNSURE, Symbol


def signs_of(
    mark: Mark, shapes: Sequence[BaseGeometry], frame: BaseGeometry, aside: float
) -> Iterator[tuple[Symbol, BaseGeometry]]:
    """Return the signs of a mark and where they stand, in projected metres.

    Parameters
    ----------
    shapes
        The mark's parts as they lie in the picture.
    frame
        What the picture shows: a sign stands where it can be seen.
    aside
        Metres by which a badge stands beside a mark that is a point.
    """
    if mark.layer == "places" and mark.confidence < NOT_SURE:
        for shape in shapes:
            if shape.geom_type == "Point":
                yield UNSURE, shape
    if mark.differs:
        spots = (_spot(shape, frame, aside) for shape in shapes)
        spot = next((spot for spot in spots if spot is not None), None)
        if spot is not None:
            yield DIFFERS, spot


def _spot(shape: BaseGeometry, frame: BaseGeometry, aside: float) -> BaseGeometry | None:
    """Return where a badge stands: midway of a line, within an area, beside a point."""
    seen = shapely.intersection(shapely.make_valid(shape), frame)
    if seen.is_empty:
        return None
    part = max(shapely.get_parts(seen), key=lambda one: (one.length, one.area))
    if part.geom_type == "Point":
        return shapely.Point(part.x + aside, part.y + aside)
    if part.geom_type == "LineString":
        midway: BaseGeometry = shapely.line_interpolate_point(part, 0.5, normalized=True)
        return midway
    within: BaseGeometry = shapely.point_on_surface(part)
    return within
