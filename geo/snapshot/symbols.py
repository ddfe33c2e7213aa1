"""Draws a mark's parts with the symbols of ``geo.style``, in projected metres."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch, Polygon
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.style import GROUNDS, Shape, Symbol, Theme, in_theme

LIFTS: dict[Shape, int] = {
    "area": 10, "arc": 22, "line": 20, "ring": 32, "dot": 34, "square": 36, "diamond": 38,
    "triangle": 38,
}  # fmt: skip
"""What lies over what: areas under lines under points."""

_MARKERS: dict[str, str] = {"dot": "o", "ring": "o", "square": "s", "diamond": "D", "triangle": "^"}
_PALE = {"light": 0.9, "dark": 0.9, "print": 1.0}


def draw_symbol(
    axes: Axes,
    symbol: Symbol,
    shape: BaseGeometry,
    *,
    theme: Theme,
    unit: float,
    metres: float,
    gid: str = "",
    faint: bool = False,
) -> None:
    """Add a shape to the axes, drawn with a symbol.

    Parameters
    ----------
    unit
        Points to one pixel of the style table.
    metres
        Projected metres to one point.
    gid
        The mark's id, kept on what is drawn for it.
    faint
        Whether another mark is to be brought out.
    """
    colour = in_theme(symbol.colour, theme)
    alpha = 0.28 if faint else 1.0
    lift = LIFTS[symbol.shape]
    if symbol.shape == "area":
        _area(axes, symbol, shape, colour, unit, alpha, lift, gid)
    elif symbol.shape in ("line", "arc"):
        _line(axes, symbol, shape, colour, theme, unit, metres, alpha, lift, gid)
    else:
        _point(axes, symbol, shape, colour, theme, unit, alpha, lift, gid)


def legend_handle(symbol: Symbol, theme: Theme, unit: float) -> Line2D | Patch:
    """Return a small drawing of a symbol for the legend."""
    colour = in_theme(symbol.colour, theme)
    if symbol.shape == "area":
        return Patch(facecolor="none", edgecolor=colour, hatch="////", lw=symbol.width * unit)
    if symbol.shape in ("line", "arc"):
        return Line2D([], [], color=colour, lw=symbol.width * unit, ls=_dash(symbol, unit))
    return Line2D([], [], ls="", **_marker(symbol, colour, theme, unit))  # type: ignore[arg-type]


def _area(
    axes: Axes, symbol: Symbol, shape: BaseGeometry, colour: str, unit: float, alpha: float,
    lift: int, gid: str,
) -> None:  # fmt: skip
    path = _polygon_path(shape)
    if path is None:
        return
    patch = PathPatch(
        path, facecolor="none", edgecolor=colour, hatch="/" * max(2, round(28 / symbol.hatch)),
        lw=symbol.width * unit, alpha=alpha, zorder=lift, gid=gid or None,
    )  # fmt: skip
    axes.add_patch(patch)


def _line(
    axes: Axes, symbol: Symbol, shape: BaseGeometry, colour: str, theme: Theme, unit: float,
    metres: float, alpha: float, lift: int, gid: str,
) -> None:  # fmt: skip
    lines = [np.asarray(part.coords) for part in _simple(shape) if part.geom_type == "LineString"]
    if not lines:
        return
    width = symbol.width * unit
    arrow = None
    if symbol.arrow:
        lines[-1], arrow = _arrow(lines[-1], 4.2 * width * metres)
    ground = GROUNDS[theme]
    beneath = symbol.casing * unit if symbol.casing else width + 2.4 * unit
    axes.add_collection(
        LineCollection(
            lines, colors=ground.casing if symbol.casing else ground.halo, linewidths=beneath,
            alpha=alpha * _PALE[theme], zorder=lift - 6, capstyle="round", joinstyle="round",
            gid=f"{gid}-casing" if gid else None,
        )
    )  # fmt: skip
    axes.add_collection(
        LineCollection(
            lines, colors=colour, linewidths=width, linestyles=[_dash(symbol, unit)],
            alpha=alpha, zorder=lift, capstyle="butt" if symbol.dash else "round",
            joinstyle="round", gid=gid or None,
        )
    )  # fmt: skip
    if arrow is not None:
        axes.add_patch(
            Polygon(
                arrow, closed=True, facecolor=colour, edgecolor=ground.halo, lw=0.8 * unit,
                alpha=alpha, zorder=lift + 4, gid=f"{gid}-head" if gid else None,
            )
        )  # fmt: skip


def _point(
    axes: Axes, symbol: Symbol, shape: BaseGeometry, colour: str, theme: Theme, unit: float,
    alpha: float, lift: int, gid: str,
) -> None:  # fmt: skip
    points = [(p.x, p.y) for p in _simple(shape) if isinstance(p, shapely.Point)]
    if not points:
        return
    xs, ys = zip(*points, strict=True)
    axes.add_line(
        Line2D(
            xs, ys, ls="", alpha=alpha, zorder=lift, gid=gid or None,
            **_marker(symbol, colour, theme, unit),  # type: ignore[arg-type]
        )
    )  # fmt: skip


def _marker(symbol: Symbol, colour: str, theme: Theme, unit: float) -> dict[str, object]:
    ground = GROUNDS[theme]
    hollow = symbol.shape == "ring" or (symbol.shape == "square" and symbol.width > 0)
    size = symbol.size * unit * (0.78 if symbol.shape == "diamond" else 1.0)
    return {
        "marker": _MARKERS[symbol.shape],
        "markersize": size,
        "markerfacecolor": ground.paper if hollow else colour,
        "markeredgecolor": colour if hollow else ground.halo,
        "markeredgewidth": (symbol.width if hollow else 1.2) * unit,
    }


def _dash(symbol: Symbol, unit: float) -> tuple[float, tuple[float, ...] | None]:
    return (0.0, tuple(length * unit for length in symbol.dash) or None)


def _arrow(line: np.ndarray, size: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the line without its last bit, and a head there, ``size`` metres long."""
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


def _polygon_path(shape: BaseGeometry) -> Path | None:
    rings = [
        np.asarray(ring.coords)
        for polygon in _simple(shape)
        if polygon.geom_type == "Polygon" and not polygon.is_empty
        for ring in (polygon.exterior, *polygon.interiors)  # type: ignore[attr-defined]
    ]
    if not rings:
        return None
    codes = [
        np.array([Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]) for ring in rings
    ]
    return Path(np.concatenate(rings), np.concatenate(codes))


def _simple(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    if hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _simple(part)
    elif not shape.is_empty:
        yield shape


def polygons_collection(shapes: Sequence[BaseGeometry], **style: object) -> PathCollection:
    """Return polygons as one collection."""
    paths = [path for shape in shapes if (path := _polygon_path(shape)) is not None]
    return PathCollection(paths, **style)  # type: ignore[arg-type]
