"""Finds room for names on the picture, most important first, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from shapely.geometry.base import BaseGeometry

from geo.snapshot.fonts import families, text_width, writable

MAX_LABELS = 120
MAX_TRIED = 600
"""Names beyond this are not tried: they would not find room, and trying takes time."""
LONGEST = 40
"""Characters of a name that are shown."""
SPACE = 2.0
"""Points of air between two names."""

FONT_SCALE = float(text_to_path.FONT_SCALE)
"""Points of the letters whose outlines are kept."""

Rims = Literal["around", "beneath", "none"]

Rect = tuple[float, float, float, float]
"""West, south, east, north, in points from the lower left of the map."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name to place.

    Attributes
    ----------
    x, y
        Where its mark is, in projected metres.
    size
        Of the letters, in points.
    reach
        Points to stay clear of the mark.
    dot
        Diameter in points of a small dot to draw at the place; 0 for none.
    area
        What it names, in projected metres: its middle stays within, if there is room.
    """

    text: str
    x: float
    y: float
    rank: float
    size: float
    weight: int
    colour: str
    halo: str
    reach: float
    centred: bool = False
    dot: float = 0.0
    area: BaseGeometry | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A name that found room: ``text`` as shown, ``rect`` what it covers, ``at`` its mark."""

    label: Label
    text: str
    rect: Rect
    at: tuple[float, float]

    @property
    def baseline(self) -> tuple[float, float]:
        """Where its first letter stands, in points."""
        return self.rect[0], self.rect[1] + self.label.size * 0.25


class Canvas:
    """What of the picture is taken, in points from the lower left of the map."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._taken = np.empty((64, 4))
        self._count = 0
        self._soft: list[np.ndarray] = []
        self._points = np.empty((0, 2))

    def take(self, rect: Rect) -> None:
        """Keep a rectangle free of names."""
        if self._count == len(self._taken):
            self._taken = np.vstack([self._taken, np.empty_like(self._taken)])
        self._taken[self._count] = rect
        self._count += 1

    def avoid(self, points: np.ndarray) -> None:
        """Keep names off these points where there is room elsewhere."""
        self._soft.append(points)

    def fits(self, rect: Rect) -> bool:
        """Tell whether a rectangle is free and within the picture."""
        west, south, east, north = rect
        if west < 3 or south < 3 or east > self.width - 3 or north > self.height - 3:
            return False
        w, s, e, n = self._taken[: self._count].T
        return not bool(np.any((west < e) & (w < east) & (south < n) & (s < north)))

    def crossings(self, rect: Rect) -> int:
        """Count the points to avoid in a rectangle."""
        if self._soft:
            self._points = np.vstack([self._points, *self._soft])
            self._soft.clear()
        west, south, east, north = rect
        x, y = self._points[:, 0], self._points[:, 1]
        return int(((x > west) & (x < east) & (y > south) & (y < north)).sum())


def place_labels(
    labels: Iterable[Label],
    canvas: Canvas,
    origin: tuple[float, float],
    metres: float,
    *,
    known: Sequence[str] = (),
) -> list[Placed]:
    """Return the labels that find room, most important first.

    Parameters
    ----------
    origin
        Projected metres of the map's lower left corner.
    metres
        Projected metres to one point.
    known
        Names that stand on the map already.
    """
    placed: list[Placed] = []
    told = set(known)
    for label in sorted(labels, key=lambda one: (-one.rank, one.text))[:MAX_TRIED]:
        if len(placed) >= MAX_LABELS:
            break
        if label.text in told:
            continue
        text = label.text if len(label.text) <= LONGEST else label.text[: LONGEST - 1] + "…"
        x, y = (label.x - origin[0]) / metres, (label.y - origin[1]) / metres
        width, height = text_width(text, label.size, label.weight), label.size * 1.08
        rects = [r for r in _choices(x, y, width, height, label) if canvas.fits(r)]
        if not rects:
            continue
        if label.area is not None:
            rects = _within(label.area, rects, origin, metres) or rects
        best = min(rects, key=canvas.crossings)
        if label.rank < 100 and canvas.crossings(best) > 0 and not label.centred:
            continue
        west, south, east, north = best
        canvas.take((west - SPACE, south, east + SPACE, north))
        placed.append(Placed(label, text, best, (x, y)))
        told.add(label.text)
    return placed


def draw_labels(
    axes: Axes, placed: Sequence[Placed], origin: tuple[float, float], metres: float, *, rims: Rims
) -> None:
    """Draw names where they found room.

    Parameters
    ----------
    rims
        How each name gets its halo: ``around`` it, which makes outlines of its letters;
        ``beneath`` it, so that in a PDF it stays a word; or not here.
    """
    spots = {
        one: (origin[0] + one.baseline[0] * metres, origin[1] + one.baseline[1] * metres)
        for one in placed
    }
    if rims != "none":
        _draw_outlines(axes, spots, metres, letters=rims == "around")
    for n, one in enumerate(placed):
        label = one.label
        if rims != "around":
            axes.text(
                *spots[one], writable(one.text), ha="left", va="baseline", fontsize=label.size,
                fontweight=label.weight, family=families(one.text), color=label.colour,
                parse_math=False, zorder=60, gid=f"label-{n}",
            )  # fmt: skip
        if label.dot:
            axes.add_line(
                Line2D(
                    [label.x], [label.y], ls="", marker="o", markersize=label.dot,
                    markerfacecolor=label.colour, markeredgewidth=0, zorder=58,
                )
            )  # fmt: skip


def _draw_outlines(
    axes: Axes, spots: dict[Placed, tuple[float, float]], metres: float, *, letters: bool
) -> None:
    """Draw the rims of all names that look alike as one shape, and their letters if wanted."""
    rims: dict[tuple[str, float], list[Path]] = {}
    fills: dict[str, list[Path]] = {}
    for one, spot in spots.items():
        label = one.label
        points, codes = _outline(writable(one.text), tuple(families(one.text)), label.weight)
        drawn = Path(points * (label.size / FONT_SCALE * metres) + np.array(spot), codes)
        rims.setdefault((label.halo, label.size * 0.26), []).append(drawn)
        fills.setdefault(label.colour, []).append(drawn)
    for (halo, width), paths in rims.items():
        axes.add_artist(
            PathPatch(
                Path.make_compound_path(*paths), facecolor="none", edgecolor=halo, lw=width,
                joinstyle="round", snap=False, zorder=59,
            )
        )  # fmt: skip
    for colour, paths in fills.items() if letters else ():
        axes.add_artist(
            PathPatch(
                Path.make_compound_path(*paths), facecolor=colour, lw=0, snap=False, zorder=60
            )
        )


@lru_cache(maxsize=2048)
def _outline(text: str, faces: tuple[str, ...], weight: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the outlines of a line of text, ``FONT_SCALE`` points large, its start at 0, 0."""
    look = FontProperties(family=list(faces), weight=weight)
    points, codes = text_to_path.get_text_path(look, text)
    return np.asarray(points, float).reshape(-1, 2), np.asarray(codes, np.uint8)


def _within(
    area: BaseGeometry, rects: Sequence[Rect], origin: tuple[float, float], metres: float
) -> list[Rect]:
    """Return the rectangles whose middles lie in an area."""
    sides = np.array(rects) * metres
    x = origin[0] + (sides[:, 0] + sides[:, 2]) / 2
    y = origin[1] + (sides[:, 1] + sides[:, 3]) / 2
    inside = shapely.contains_xy(area, x, y)
    return [rect for rect, here in zip(rects, inside, strict=True) if here]


def _choices(x: float, y: float, width: float, height: float, label: Label) -> Sequence[Rect]:
    """Return where a name may stand, best first: right of its point, left, above, below."""
    if label.centred:
        return [
            (x + dx - width / 2, y + dy - height / 2, x + dx + width / 2, y + dy + height / 2)
            for dy in (0.0, height * 1.4, -height * 1.4, height * 2.8, -height * 2.8)
            for dx in (0.0, width * 0.5, -width * 0.5)
        ]
    gap, far = label.reach + 2.5, label.reach * 0.75 + 1.5
    corners = [
        (x + gap, y - height / 2),
        (x - gap - width, y - height / 2),
        (x + far, y + far),
        (x + far, y - far - height),
        (x - far - width, y + far),
        (x - far - width, y - far - height),
        (x - width / 2, y + gap),
        (x - width / 2, y - gap - height),
    ]
    return [(w, s, w + width, s + height) for w, s in corners]
