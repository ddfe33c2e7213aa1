"""Puts names on the picture, most important first, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from geo.snapshot.fonts import FALLBACK, FAMILY, text_width

MAX_LABELS = 120
LONGEST = 40
"""Characters of a name that are shown."""

_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name to place: at a point in projected metres, ``reach`` points clear of its mark."""

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
    spaced: bool = False


class Canvas:
    """What of the picture is taken, in points from the lower left of the map."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._taken: list[_Rect] = []
        self._soft: np.ndarray = np.empty((0, 2))

    def take(self, rect: _Rect) -> None:
        """Keep a rectangle free of names."""
        self._taken.append(rect)

    def avoid(self, points: np.ndarray) -> None:
        """Keep names off these points where there is room elsewhere."""
        self._soft = np.vstack([self._soft, points])

    def fits(self, rect: _Rect) -> bool:
        """Tell whether a rectangle is free and within the picture."""
        west, south, east, north = rect
        if west < 3 or south < 3 or east > self.width - 3 or north > self.height - 3:
            return False
        return not any(
            west < e and w < east and south < n and s < north for w, s, e, n in self._taken
        )

    def crossings(self, rect: _Rect) -> int:
        """Count the points to avoid in a rectangle."""
        west, south, east, north = rect
        x, y = self._soft[:, 0], self._soft[:, 1]
        return int(((x > west) & (x < east) & (y > south) & (y < north)).sum())


def place_labels(
    axes: Axes,
    labels: Iterable[Label],
    canvas: Canvas,
    origin: tuple[float, float],
    metres: float,
    *,
    rims: bool = True,
) -> list[str]:
    """Draw the labels that find room; return the texts drawn.

    Parameters
    ----------
    origin
        Projected metres of the map's lower left corner.
    metres
        Projected metres to one point.
    rims
        Whether to draw a halo around each name; it makes outlines of the letters.
    """
    drawn: list[str] = []
    for label in sorted(labels, key=lambda one: (-one.rank, one.text)):
        if len(drawn) >= MAX_LABELS:
            break
        text = label.text if len(label.text) <= LONGEST else label.text[: LONGEST - 1] + "…"
        shown = " ".join(text.upper()) if label.spaced else text
        x, y = (label.x - origin[0]) / metres, (label.y - origin[1]) / metres
        width, height = text_width(shown, label.size, label.weight), label.size * 1.05
        rects = [r for r in _choices(x, y, width, height, label) if canvas.fits(r)]
        if not rects:
            continue
        best = min(rects, key=canvas.crossings)
        canvas.take(best)
        west, south, _, _ = best
        axes.text(
            origin[0] + west * metres, origin[1] + (south + height * 0.24) * metres,
            shown, ha="left", va="baseline", fontsize=label.size, color=label.colour,
            fontweight=label.weight, family=[FAMILY, FALLBACK], zorder=60, parse_math=False,
            gid=f"label-{len(drawn)}", clip_on=True,
            path_effects=_rim(label) if rims else None,
        )  # fmt: skip
        drawn.append(text)
    return drawn


def _rim(label: Label) -> list[withStroke]:
    return [withStroke(linewidth=label.size * 0.26, foreground=label.halo)]


def _choices(x: float, y: float, width: float, height: float, label: Label) -> Sequence[_Rect]:
    """Return where a name may stand, best first: right of its point, left, above, below."""
    if label.centred:
        return [(x - width / 2, y - height / 2, x + width / 2, y + height / 2)]
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
