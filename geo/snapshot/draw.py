"""Draws a picture: ground, marks, names, and the words beside the map."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from shapely.geometry.base import BaseGeometry

from geo import __version__
from geo.atlas import Atlas, Mark, box_of
from geo.atlas.shapes import AREAS
from geo.snapshot.describe import describe
from geo.snapshot.extent import Extent, extent_for
from geo.snapshot.fonts import register_fonts
from geo.snapshot.ground import country_names, draw_ground
from geo.snapshot.labels import Canvas, Label, place_labels
from geo.snapshot.panel import draw_panel, spec_unit, words_for
from geo.snapshot.spec import SnapshotSpec, shown_marks
from geo.snapshot.svg import finish_svg
from geo.snapshot.symbols import draw_symbol
from geo.style import GROUNDS

DPI = 96
PANEL_SHARE = 0.3

Rect = tuple[float, float, float, float]
"""Left, bottom, width, height, as shares of the picture."""

_LOCK = threading.Lock()
"""matplotlib's settings are one for the whole process: one picture at a time."""


def draw_snapshot(atlas: Atlas, spec: SnapshotSpec) -> bytes:
    """Return the picture as a file's bytes; the same input gives the same bytes.

    Raises
    ------
    DataMissing
        A file of the base map, or the typeface, is not there.
    """
    register_fonts()
    marks = shown_marks(atlas, spec)
    settings: dict[Any, object] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "dateline",
        "lines.scale_dashes": False,
        "hatch.linewidth": 0.9 * spec_unit(spec),
        "path.simplify": True,
    }
    with _LOCK, mpl.rc_context(settings):
        figure = Figure(figsize=(spec.width / DPI, spec.height / DPI), dpi=DPI)
        figure.patch.set_facecolor(GROUNDS[spec.theme].paper)
        _compose(figure, atlas, marks, spec)
        return _save(figure, marks, spec)


def _compose(figure: Figure, atlas: Atlas, marks: Sequence[Mark], spec: SnapshotSpec) -> None:
    map_rect, panel_rect = _layout(spec)
    ratio = spec.width * map_rect[2] / (spec.height * map_rect[3])
    extent = extent_for(spec.box or box_of(marks) or box_of(atlas.marks), ratio)
    axes = figure.add_axes(map_rect)
    west, south, east, north = extent.frame
    axes.set(xlim=(west, east), ylim=(south, north))
    axes.axis("off")
    unit = spec_unit(spec)
    wide = spec.width * map_rect[2] * 0.75
    metres = (east - west) / wide
    draw_ground(axes, extent, spec.theme, unit)
    canvas = Canvas(wide, spec.height * map_rect[3] * 0.75)
    labels = _draw_marks(axes, marks, extent, spec, canvas, unit, metres)
    labels += country_names(extent, spec.theme, unit)
    place_labels(axes, labels, canvas, (west, south), metres, rims=spec.format != "svg")
    draw_panel(figure, words_for(atlas, marks, spec, extent.name), spec, panel_rect)


def _layout(spec: SnapshotSpec) -> tuple[Rect, Rect]:
    """Return where map and panel lie: beside each other, or one over the other if upright."""
    if spec.width >= spec.height * 1.2:
        return (PANEL_SHARE, 0.0, 1 - PANEL_SHARE, 1.0), (0.0, 0.0, PANEL_SHARE, 1.0)
    return (0.0, 0.36, 1.0, 0.64), (0.0, 0.0, 1.0, 0.36)


def _draw_marks(
    axes: Axes, marks: Sequence[Mark], extent: Extent, spec: SnapshotSpec, canvas: Canvas,
    unit: float, metres: float,
) -> list[Label]:  # fmt: skip
    west, south = extent.frame[:2]
    labels: dict[str, Label] = {}
    for mark in marks:
        faint = spec.selected is not None and mark.id != spec.selected
        for n, part in enumerate(mark.parts):
            shape = extent.project(part.geometry)
            if shape.is_empty:
                continue
            draw_symbol(
                axes, part.symbol, shape, theme=spec.theme, unit=unit, metres=metres,
                gid=f"{mark.id}.{n}", faint=faint,
            )  # fmt: skip
            _keep_clear(canvas, shape, (west, south), metres, part.symbol.size * unit)
        for label in _names(mark, extent, spec, unit):
            known = labels.get(label.text)
            if known is None or known.rank < label.rank:
                labels[label.text] = label
    return list(labels.values())


def _names(mark: Mark, extent: Extent, spec: SnapshotSpec, unit: float) -> Iterable[Label]:
    """Name the places a mark stands on; countries are named by the ground."""
    ground = GROUNDS[spec.theme]
    for place in mark.places:
        if place.kind in AREAS and place.kind != "province":
            continue
        shape = extent.project(shapely.Point(*place.point))
        if shape.is_empty or not isinstance(shape, shapely.Point):
            continue
        yield Label(
            place.name, shape.x, shape.y, rank=100 + mark.rank, size=11.5 * unit, weight=600,
            colour=ground.ink, halo=ground.halo, reach=5 * unit,
        )  # fmt: skip


def _keep_clear(
    canvas: Canvas, shape: BaseGeometry, origin: tuple[float, float], metres: float, size: float
) -> None:
    points = (shapely.get_coordinates(shape) - np.array(origin)) / metres
    if shape.geom_type == "Point":
        x, y = points[0]
        reach = size / 2
        canvas.take((x - reach, y - reach, x + reach, y + reach))
    elif "Line" in shape.geom_type:
        along = shapely.segmentize(shape, 4 * metres)
        canvas.avoid((shapely.get_coordinates(along) - np.array(origin)) / metres)


def _save(figure: Figure, marks: Sequence[Mark], spec: SnapshotSpec) -> bytes:
    data = io.BytesIO()
    told = describe(marks, spec)
    if spec.format == "svg":
        FigureCanvasSVG(figure).print_svg(  # type: ignore[no-untyped-call]
            data, metadata={"Date": None}
        )
        return finish_svg(data.getvalue(), marks, told, GROUNDS[spec.theme].halo)
    FigureCanvasAgg(figure).print_png(  # type: ignore[no-untyped-call]
        data, metadata={"Software": f"Dateline {__version__}", "Description": told}
    )
    return data.getvalue()
