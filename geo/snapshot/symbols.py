"""Draws a mark's parts with the symbols of ``geo.style``, in projected metres."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.typing import CapStyleType
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.style import GROUNDS, Beat, Shape, Symbol, Theme, in_theme

LIFTS: dict[Shape, int] = {
    "area": 10, "arc": 22, "line": 20, "ring": 32, "dot": 34, "square": 36, "diamond": 38,
    "triangle": 38, "disc": 31, "badge": 40,
}  # fmt: skip
"""What lies over what: areas under lines under points."""
NAMED, NAMED_WATER = 5.0, 0.5
"""Areas that are only named lie under all else; water under the land, which cuts its coast."""

_MARKERS: dict[str, str] = {
    "dot": "o", "ring": "o", "square": "s", "diamond": "D", "triangle": "^", "disc": "o",
    "badge": "o",
}  # fmt: skip
_PALE = {"light": 0.9, "dark": 0.9, "print": 1.0}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape in projected metres.

    Attributes
    ----------
    tip
        Where an arrow's head stands, if in the picture.
    rim
        An area's edge, without what the edge of the picture or of the world cut.
    """

    shape: BaseGeometry
    tip: tuple[float, float] | None = None
    rim: BaseGeometry | None = None


def draw_symbol(
    axes: Axes,
    symbol: Symbol,
    shapes: Sequence[Drawn],
    *,
    theme: Theme,
    unit: float,
    metres: float,
    gid: str = "",
    share: float = 1.0,
) -> None:
    """Add shapes to the axes, drawn with one symbol.

    Parameters
    ----------
    unit
        Points to one pixel of the style table.
    metres
        Projected metres to one point.
    gid
        The mark's id, kept on what is drawn for it.
    share
        How strongly they show, 0 to 1.
    """
    pen = _Pen(axes, symbol, in_theme(symbol.colour, theme), theme, unit, metres, gid, share)
    if symbol.is_outline:
        pen.outlines(shapes)
    elif symbol.shape == "area":
        pen.areas(shapes)
    elif symbol.shape in ("line", "arc"):
        pen.lines(shapes)
    else:
        pen.points(shapes)


def marker(symbol: Symbol, colour: str, theme: Theme, unit: float) -> dict[str, object]:
    """Return how matplotlib draws a symbol that stands at a point."""
    ground = GROUNDS[theme]
    if symbol.shape == "disc":
        return {
            "marker": "o", "markersize": symbol.size * unit, "markerfacecolor": ground.casing,
            "markeredgewidth": 0.0,
        }  # fmt: skip
    hollow = symbol.shape in ("ring", "badge") or (symbol.shape == "square" and symbol.width > 0)
    size = symbol.size * unit * (0.78 if symbol.shape == "diamond" else 1.0)
    return {
        "marker": _MARKERS[symbol.shape],
        "markersize": size,
        "markerfacecolor": ground.paper if hollow else colour,
        "markeredgecolor": colour if hollow else ground.halo,
        "markeredgewidth": (symbol.width if hollow else 1.2) * unit,
    }


def sign(symbol: Symbol, colour: str, unit: float) -> dict[str, object]:
    """Return how matplotlib draws what stands in a badge."""
    points = np.array([(x, -y) for line in symbol.sign for x, y in line])
    codes = [code for line in symbol.sign for code in [Path.MOVETO] + [Path.LINETO] * len(line[1:])]
    return {
        # matplotlib makes the point farthest out reach half the size.
        "marker": Path(points, codes), "markersize": 2 * np.abs(points).max() * unit,
        "markeredgecolor": colour, "markerfacecolor": "none", "markeredgewidth": 1.5 * unit,
    }  # fmt: skip


def dash(look: Symbol | Beat, unit: float) -> tuple[float, tuple[float, ...] | None]:
    """Return a line's dash, in points."""
    return (0.0, tuple(length * unit for length in look.dash) or None)


def beat_cap(beat: Beat) -> CapStyleType:
    """Return how matplotlib ends the strokes of a beat."""
    return "round" if beat.is_round else "butt"


def arrow_of(line: np.ndarray, size: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the line without its last bit, and a head there, ``size`` long."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    length = float(steps.sum())
    if length <= size * 1.5:
        size = length * 0.5
    route = shapely.LineString(line)
    tip = line[-1]
    neck = route.interpolate(length - size)
    dx, dy = tip[0] - neck.x, tip[1] - neck.y
    norm = math.hypot(dx, dy) or 1.0
    side = np.array([-dy, dx]) / norm * size * 0.42
    base = np.array([neck.x, neck.y])
    short = substring(route, 0, max(length - size * 0.9, 0.0))
    kept = np.asarray(short.coords) if short.geom_type == "LineString" else line
    return kept, np.array([tip, base + side, base - side])


def polygon_path(shapes: Sequence[BaseGeometry]) -> Path | None:
    """Return polygons as one path, None where there are none."""
    rings = [
        np.asarray(ring.coords)
        for shape in shapes
        for polygon in simple_parts(shape)
        if polygon.geom_type == "Polygon" and not polygon.is_empty
        for ring in (polygon.exterior, *polygon.interiors)  # type: ignore[attr-defined]
    ]
    if not rings:
        return None
    codes = [
        np.array([Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]) for ring in rings
    ]
    return Path(np.concatenate(rings), np.concatenate(codes))


def simple_parts(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """Return the points, lines and polygons of a shape."""
    if hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from simple_parts(part)
    elif not shape.is_empty:
        yield shape


@dataclass(frozen=True, slots=True)
class _Pen:
    axes: Axes
    symbol: Symbol
    colour: str
    theme: Theme
    unit: float
    metres: float
    gid: str
    alpha: float

    @property
    def lift(self) -> int:
        return LIFTS[self.symbol.shape]

    def named(self, part: str = "") -> str | None:
        return f"{self.gid}{part}" if self.gid else None

    def areas(self, shapes: Sequence[Drawn]) -> None:
        path = polygon_path([drawn.shape for drawn in shapes])
        if path is None:
            return
        self.axes.add_artist(
            PathPatch(
                path, facecolor="none", edgecolor=self.colour,
                hatch="/" * max(2, round(28 / self.symbol.hatch)),
                lw=self.symbol.width * self.unit, alpha=self.alpha, zorder=self.lift,
                gid=self.named(),
            )
        )  # fmt: skip

    def outlines(self, shapes: Sequence[Drawn]) -> None:
        lift = NAMED_WATER if self.symbol.is_water else NAMED
        paths = [path for drawn in shapes if (path := polygon_path([drawn.shape]))]
        self.axes.add_collection(
            PathCollection(
                paths, facecolors=self.colour, linewidths=0, alpha=self.alpha * self.symbol.fill,
                zorder=lift, gid=self.named(),
            ),
            autolim=False,
        )  # fmt: skip
        edges = [
            shapely.get_coordinates(part)
            for drawn in shapes
            for part in simple_parts(drawn.rim or shapely.Point())
            if part.geom_type == "LineString"
        ]
        looks = [(self.colour, self.symbol.width, 0.1, "-rim")]
        if self.symbol.casing:
            looks.insert(0, (GROUNDS[self.theme].casing, self.symbol.casing, 0.05, "-casing"))
        for colour, width, over, name in looks if edges else ():
            self.axes.add_collection(
                LineCollection(
                    edges, colors=colour, linewidths=width * self.unit, alpha=self.alpha,
                    zorder=lift + over, joinstyle="round", gid=self.named(name),
                ),
                autolim=False,
            )  # fmt: skip

    def lines(self, shapes: Sequence[Drawn]) -> None:
        symbol, unit = self.symbol, self.unit
        lines: list[np.ndarray] = []
        heads: list[np.ndarray] = []
        for drawn in shapes:
            for part in simple_parts(drawn.shape):
                if part.geom_type != "LineString":
                    continue
                line = np.asarray(part.coords)
                if symbol.arrow and drawn.tip and np.allclose(line[-1], drawn.tip, atol=1.0):
                    line, head = arrow_of(line, 4.2 * symbol.width * unit * self.metres)
                    heads.append(head)
                lines.append(line)
        if not lines:
            return
        ground = GROUNDS[self.theme]
        beneath = symbol.casing * unit if symbol.casing else (symbol.width + 2.4) * unit
        self.axes.add_collection(
            LineCollection(
                lines, colors=ground.casing if symbol.casing else ground.halo,
                linewidths=beneath, alpha=self.alpha * _PALE[self.theme], zorder=self.lift - 6,
                capstyle="round", joinstyle="round", gid=self.named("-casing"),
            ),
            autolim=False,
        )  # fmt: skip
        self.axes.add_collection(
            LineCollection(
                lines, colors=self.colour, linewidths=symbol.width * unit,
                linestyles=[dash(symbol, unit)], alpha=self.alpha, zorder=self.lift,
                capstyle="butt" if symbol.dash else "round", joinstyle="round",
                gid=self.named(),
            ),
            autolim=False,
        )  # fmt: skip
        if symbol.beat:
            self.axes.add_collection(
                LineCollection(
                    lines, colors=self.colour, linewidths=symbol.beat.width * unit,
                    linestyles=[dash(symbol.beat, unit)], alpha=self.alpha, zorder=self.lift,
                    capstyle=beat_cap(symbol.beat), joinstyle="round", gid=self.named("-beat"),
                ),
                autolim=False,
            )  # fmt: skip
        if heads:
            self.axes.add_collection(
                PolyCollection(
                    heads, facecolors=self.colour, edgecolors=ground.halo, linewidths=0.8 * unit,
                    alpha=self.alpha, zorder=self.lift + 4, gid=self.named("-head"),
                ),
                autolim=False,
            )  # fmt: skip

    def points(self, shapes: Sequence[Drawn]) -> None:
        points = [
            shapely.get_coordinates(part)[0]
            for drawn in shapes
            for part in simple_parts(drawn.shape)
            if part.geom_type == "Point"
        ]
        if not points:
            return
        xs, ys = zip(*points, strict=True)
        looks = [(marker(self.symbol, self.colour, self.theme, self.unit), self.named())]
        if self.symbol.shape == "badge":
            looks.append((sign(self.symbol, self.colour, self.unit), self.named("-sign")))
        for look, name in looks:
            self.axes.add_line(
                Line2D(
                    xs, ys, ls="", alpha=self.alpha, zorder=self.lift, gid=name,
                    **look,  # type: ignore[arg-type]
                )
            )  # fmt: skip
