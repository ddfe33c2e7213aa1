"""Decides what goes where on a picture, before anything is drawn.

What draws (matplotlib for pictures, native shapes for decks) reads the same plan, so that a
picture and a slide can't disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Mark, box_of
from geo.atlas.shapes import beneath_land, rim_of
from geo.model import Article
from geo.snapshot.extent import Extent, extent_for
from geo.snapshot.fonts import letters_without_face
from geo.snapshot.ground import city_names, country_names
from geo.snapshot.labels import Canvas, Placed, place_labels
from geo.snapshot.names import end_names, mark_names
from geo.snapshot.signs import signs_of
from geo.snapshot.spec import SnapshotSpec, shown_marks
from geo.snapshot.symbols import Drawn, simple_parts
from geo.snapshot.words import Words, words_for
from geo.style import Symbol

PANEL_SHARE = 0.3
"""Of the width, for the words beside a map."""
MAP_SHARE = (0.5, 0.78)
"""Of the height, for a map above its words: as they leave it, within these."""

FINE = 0.3
"""Points by which the outline of an area may stray."""
SPECK = 9.0
"""Points around an island from which it has an edge of its own."""
BEYOND = 12.0
"""Points beyond the picture's edge to which an area is drawn."""

BOXES = "□ stands for a letter that no typeface here has."

Share = tuple[float, float, float, float]
"""Left, bottom, width, height, as shares of the picture."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark's part, or a sign with it, as it lies in the picture; ``number`` counts them."""

    mark: Mark
    number: int
    symbol: Symbol
    drawn: Drawn

    @property
    def gid(self) -> str:
        """Its id in an SVG and its name on a slide."""
        return f"{self.mark.id}.{self.number}"

    @property
    def is_sign(self) -> bool:
        """Whether it is no part of the mark but says how sure the mark is."""
        return self.number >= len(self.mark.parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture, decided.

    Attributes
    ----------
    map_rect, panel_rect
        Where the map and the words lie.
    metres
        Projected metres to one point.
    marks
        Those of which the picture shows anything, in the atlas's order.
    pieces
        What is drawn; parts far outside the picture are left out.
    missing
        Letters that no typeface on this machine has.
    """

    spec: SnapshotSpec
    articles: tuple[Article, ...]
    extent: Extent
    map_rect: Share
    panel_rect: Share
    metres: float
    marks: tuple[Mark, ...]
    pieces: tuple[Piece, ...]
    labels: tuple[Placed, ...]
    words: Words
    missing: str

    @property
    def origin(self) -> tuple[float, float]:
        """The map's lower left corner in projected metres."""
        return self.extent.frame[:2]


def plan_picture(atlas: Atlas, spec: SnapshotSpec) -> Plan:
    """Return the plan of the picture that is asked for."""
    marks = shown_marks(atlas, spec)
    map_rect, panel_rect = _layout(spec, marks)
    width, height = spec.points
    wide, tall = width * map_rect[2], height * map_rect[3]
    extent = extent_for(spec.box or box_of(marks) or box_of(atlas.marks), wide / tall)
    metres = extent.frame_width / wide
    pieces = _pieces(marks, extent, metres)
    pieces += _signs(pieces, extent, spec.unit * metres)
    canvas = Canvas(wide, tall)
    labels = _labels(marks, pieces, extent, spec, canvas, metres)
    seen = _seen(pieces, extent)
    signs = [p.symbol for p in pieces if p.is_sign and _covers(extent, p)]
    words = words_for(atlas, seen, spec, extent, signs)
    missing = letters_without_face(
        "".join([words.title, words.subtitle, *words.sources, *(one.text for one in labels)])
    )
    if missing:
        words = replace(words, credit=f"{words.credit} {BOXES}")
    return Plan(
        spec, atlas.articles, extent, map_rect, panel_rect, metres, seen, pieces, labels, words,
        missing
    )  # fmt: skip


def _layout(spec: SnapshotSpec, marks: Sequence[Mark]) -> tuple[Share, Share]:
    """Return where map and panel lie: beside each other, or one over the other if upright."""
    if spec.landscape:
        return (PANEL_SHARE, 0.0, 1 - PANEL_SHARE, 1.0), (0.0, 0.0, PANEL_SHARE, 1.0)
    rows = -(-len({part.symbol.label for mark in marks for part in mark.parts}) // 2)
    sources = len({words.article_id for mark in marks for words in mark.evidence})
    words = (225 + 23 * rows + 20 * min(sources, 12)) * spec.unit
    least, most = MAP_SHARE
    share = min(most, max(least, 1 - words / spec.points[1]))
    return (0.0, 1 - share, 1.0, share), (0.0, 0.0, 1.0, 1 - share)


def _pieces(marks: Sequence[Mark], extent: Extent, metres: float) -> tuple[Piece, ...]:
    parts = [(mark, n, part) for mark in marks for n, part in enumerate(mark.parts)]
    geometries = [
        beneath_land(part.geometry) if part.symbol.is_water else part.geometry
        for _, _, part in parts
    ]
    shapes = extent.project_all(geometries)
    outlined = [i for i, (_, _, part) in enumerate(parts) if part.symbol.is_outline]
    rims = extent.project_all([rim_of(geometries[i]) for i in outlined])
    for i in outlined:
        shapes[i] = _near_frame(shapes[i], extent, metres)
    rim_at = {
        i: _without_specks(_near_frame(rim, extent, metres), metres)
        for i, rim in zip(outlined, rims, strict=True)
    }
    arrows = [i for i, (_, _, part) in enumerate(parts) if part.symbol.arrow]
    tips = extent.project_points(_tip(parts[i][2].geometry) for i in arrows)
    tip_of = dict(zip(arrows, tips, strict=True))
    pieces = []
    for i, ((mark, n, part), shape) in enumerate(zip(parts, shapes, strict=True)):
        if shape.is_empty:
            continue
        drawn = Drawn(shape, tip_of.get(i), rim_at.get(i))
        pieces.append(Piece(mark, n, part.symbol, drawn))
    # What is named as an area lies beneath, the largest lowest: a city or county in it shows.
    return tuple(sorted(pieces, key=lambda p: -p.drawn.shape.area if p.symbol.is_outline else 0.0))


def _near_frame(shape: BaseGeometry, extent: Extent, metres: float) -> BaseGeometry:
    """Return what the picture shows of an outline and a little more, as finely as it can show."""
    west, south, east, north = extent.frame
    room = BEYOND * metres
    frame = shapely.box(west - room, south - room, east + room, north + room)
    whole = shape if shape.is_valid else shapely.make_valid(shape)
    seen: BaseGeometry = shapely.simplify(shapely.intersection(whole, frame), FINE * metres)
    return seen


def _without_specks(rim: BaseGeometry, metres: float) -> BaseGeometry:
    """Return an edge without that of islets: so small, they would be blots."""
    lines = np.array([one for one in simple_parts(rim) if one.geom_type == "LineString"], object)
    lengths = shapely.length(lines)
    kept = lines[lengths >= min(SPECK * metres, lengths.max(initial=0.0))]
    return shapely.MultiLineString(list(kept))


def _signs(pieces: Sequence[Piece], extent: Extent, pixel: float) -> tuple[Piece, ...]:
    """Return the signs that stand with marks; ``pixel`` is metres to one of the style table."""
    frame = shapely.box(*extent.frame)
    shapes: dict[str, list[Piece]] = {}
    for piece in pieces:
        shapes.setdefault(piece.mark.id, []).append(piece)
    signs: list[Piece] = []
    for parts in shapes.values():
        mark = parts[0].mark
        taken = [sign.drawn.shape for sign in signs if sign.symbol.shape == "badge"]
        found = signs_of(mark, [part.drawn.shape for part in parts], frame, pixel, taken)
        for n, (symbol, shape) in enumerate(found, len(mark.parts)):
            signs.append(Piece(mark, n, symbol, Drawn(shape)))
    return tuple(signs)


def _covers(extent: Extent, piece: Piece) -> bool:
    return bool(shapely.intersects(shapely.box(*extent.frame), piece.drawn.shape))


def _seen(pieces: Sequence[Piece], extent: Extent) -> tuple[Mark, ...]:
    """Return the marks of which the frame shows anything."""
    frame = shapely.box(*extent.frame)
    shapely.prepare(frame)
    inside = shapely.intersects(frame, np.array([p.drawn.shape for p in pieces], dtype=object))
    marks = {p.mark.id: p.mark for p, shown in zip(pieces, inside, strict=True) if shown}
    return tuple(marks.values())


def _tip(line: BaseGeometry) -> tuple[float, float]:
    lon, lat = shapely.get_coordinates(line)[-1]
    return float(lon), float(lat)


def _labels(
    marks: Sequence[Mark], pieces: Sequence[Piece], extent: Extent, spec: SnapshotSpec,
    canvas: Canvas, metres: float,
) -> tuple[Placed, ...]:  # fmt: skip
    origin = extent.frame[:2]
    for piece in pieces:
        _keep_clear(canvas, piece, origin, metres, spec.unit)
    args = extent, spec.theme, spec.unit
    areas = {p.mark.id: p.drawn.shape for p in pieces if p.symbol.is_outline}
    placed: list[Placed] = []
    for wanted in (
        mark_names(marks, *args, areas, metres) + end_names(marks, *args),
        country_names(*args) + city_names(*args),
    ):
        known = [one.label.text for one in placed]
        placed += place_labels(wanted, canvas, origin, metres, known=known)
    return tuple(placed)


def _keep_clear(
    canvas: Canvas, piece: Piece, origin: tuple[float, float], metres: float, unit: float
) -> None:
    shape = piece.drawn.shape
    points = (shapely.get_coordinates(shape) - np.array(origin)) / metres
    if piece.symbol.shape == "disc":
        return  # pale: names may stand on it
    if "Point" in shape.geom_type:
        reach = piece.symbol.size * unit / 2
        for x, y in points:
            canvas.take((x - reach, y - reach, x + reach, y + reach))
    elif "Line" in shape.geom_type:
        along = shapely.segmentize(shape, 4 * metres)
        canvas.avoid((shapely.get_coordinates(along) - np.array(origin)) / metres)
