"""Signs that stand with a mark: that its place is not sure, and badges on where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import Mark, badges_of
from geo.style import NOT_SURE, UNSURE, Symbol

ASIDE = 11.0
"""Pixels of the style table by which a badge stands beside a mark that is a point."""
ALONG = (0.5, 0.36, 0.64, 0.22, 0.78)
"""Where along a line a badge may stand, as shares of its length, the first the best."""


def signs_of(
    mark: Mark,
    shapes: Sequence[BaseGeometry],
    frame: BaseGeometry,
    pixel: float,
    taken: Sequence[BaseGeometry] = (),
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
    taken
        Where badges stand already: another stands clear of them, where its line is long enough.
    """
    if mark.layer == "places" and mark.confidence < NOT_SURE:
        for shape in shapes:
            if shape.geom_type == "Point":
                yield UNSURE, shape
    badges = badges_of(mark)
    if not badges:
        return
    lines_first = sorted(shapes, key=lambda shape: "Line" not in shape.geom_type)
    spots = next(filter(None, (_spots(shape, frame, ASIDE * pixel) for shape in lines_first)), [])
    if spots:
        room = (badges[0].size + 1) * pixel
        clear = (s for s in spots if all(s.distance(other) >= room for other in taken))
        spot = next(clear, spots[0])
        for n, badge in enumerate(badges):  # side by side
            shift = (n - (len(badges) - 1) / 2) * (badge.size + 1) * pixel
            yield badge, shapely.Point(spot.x + shift, spot.y)


def _spots(shape: BaseGeometry, frame: BaseGeometry, aside: float) -> list[shapely.Point]:
    """Return where a badge may stand: midway of a line, within an area, beside a point."""
    seen = shapely.intersection(shapely.make_valid(shape), frame)
    if seen.is_empty:
        return []
    part = max(shapely.get_parts(seen), key=lambda one: (one.length, one.area))
    if part.geom_type == "Point":
        return [shapely.Point(part.x + aside, part.y + aside)]
    if part.geom_type == "LineString":
        return list(shapely.line_interpolate_point(part, ALONG, normalized=True))
    return [shapely.point_on_surface(part)]
