"""Draws a picture with matplotlib: ground, marks, names, and the words beside the map."""

from __future__ import annotations

import gc
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo import __version__
from geo.atlas import Atlas
from geo.atlas.manifest import Json
from geo.snapshot.describe import describe
from geo.snapshot.fonts import register_fonts
from geo.snapshot.ground import draw_ground
from geo.snapshot.labels import Rims, draw_labels
from geo.snapshot.manifest import manifest_of
from geo.snapshot.panel import draw_panel
from geo.snapshot.pdf import finish_pdf
from geo.snapshot.plan import Piece, Plan, plan_picture
from geo.snapshot.spec import Format, SnapshotSpec
from geo.snapshot.svg import finish_svg
from geo.snapshot.symbols import Drawn, draw_symbol
from geo.style import GROUNDS, LAYERS, Symbol

MOST_MARKS = 2000
"""Beyond so many marks a picture keeps an id for each layer, not for each mark."""

RIMS: dict[Format, Rims] = {"png": "around", "svg": "none", "pdf": "beneath", "pptx": "none"}

_LOCK = threading.Lock()
"""matplotlib's settings are one for the whole process: one picture at a time."""


def draw_picture(atlas: Atlas, spec: SnapshotSpec) -> bytes:
    """Return a PNG, SVG or PDF with its names, its words and its manifest."""
    register_fonts()
    plan = plan_picture(atlas, spec)
    manifest = manifest_of(atlas, plan)
    with _drawing(spec) as figure:
        _compose(figure, plan)
        return _save(figure, plan, manifest)


def draw_base(plan: Plan, *, marks: bool = False) -> bytes:
    """Return the map alone as PNG, without names: its ground, and its marks if wanted."""
    register_fonts()
    width, height = plan.spec.points
    _, _, wide, tall = plan.map_rect
    with _drawing(plan.spec, (width * wide, height * tall)) as figure:
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        _ground(axes, plan)
        if marks:
            _draw_layers(axes, plan)
        return _png(figure, plan.spec, {})


@contextmanager
def _drawing(spec: SnapshotSpec, points: tuple[float, float] | None = None) -> Iterator[Figure]:
    width, height = points or spec.points
    settings: dict[Any, object] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "dateline",
        "pdf.fonttype": 3,
        "pdf.compression": 0,
        "lines.scale_dashes": False,
        "hatch.linewidth": 0.9 * spec.unit,
        "path.simplify": True,
        "text.hinting": "none",
    }
    with _LOCK, mpl.rc_context(settings), _uncollected():
        figure = Figure(figsize=(width / 72, height / 72), dpi=spec.dpi)
        figure.patch.set_facecolor(GROUNDS[spec.theme].paper)
        figure.patch.set_alpha(0.0 if spec.transparent else 1.0)
        yield figure


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave garbage for later: matplotlib makes much of it, and looking for it takes a fifth."""
    resume = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resume:
            gc.enable()


def _compose(figure: Figure, plan: Plan) -> None:
    spec = plan.spec
    axes = figure.add_axes(plan.map_rect)
    _ground(axes, plan)
    if len(plan.marks) > MOST_MARKS:
        _draw_layers(axes, plan)
    else:
        for piece in plan.pieces:
            share = spec.share_of(piece.mark)
            _draw(axes, plan, piece.symbol, [piece.drawn], piece.gid, share=share)
    draw_labels(axes, plan.labels, plan.origin, plan.metres, rims=RIMS[spec.format])
    draw_panel(figure, plan)


def _ground(axes: Axes, plan: Plan) -> None:
    west, south, east, north = plan.extent.frame
    axes.set(xlim=(west, east), ylim=(south, north))
    axes.axis("off")
    axes.set_gid("map")
    draw_ground(axes, plan.extent, plan.spec.theme, plan.spec.unit)


def _draw_layers(axes: Axes, plan: Plan) -> None:
    """Draw all shapes of one symbol at once: thousands of marks are a texture, not things."""
    for layer in LAYERS:
        groups: dict[str, list[Piece]] = {}
        for piece in plan.pieces:
            if piece.mark.layer == layer.key:
                groups.setdefault(piece.symbol.key, []).append(piece)
        for key, pieces in groups.items():
            shapes = [piece.drawn for piece in pieces]
            gid, share = f"layer-{layer.key}.{key}", plan.spec.strength_of(layer.key)
            _draw(axes, plan, pieces[0].symbol, shapes, gid, share=share)


def _draw(
    axes: Axes, plan: Plan, symbol: Symbol, shapes: list[Drawn], gid: str, *, share: float = 1.0
) -> None:
    draw_symbol(
        axes, symbol, shapes, theme=plan.spec.theme, unit=plan.spec.unit, metres=plan.metres,
        gid=gid, share=share,
    )  # fmt: skip


def _save(figure: Figure, plan: Plan, manifest: Json) -> bytes:
    spec, told = plan.spec, describe(plan)
    data = io.BytesIO()
    if spec.format == "svg":
        FigureCanvasSVG(figure).print_svg(  # type: ignore[no-untyped-call]
            data, metadata={"Date": None, "Creator": None}
        )
        many = len(plan.marks) > MOST_MARKS
        return finish_svg(data.getvalue(), plan, told, manifest, packed=many)
    if spec.format == "pdf":
        FigureCanvasPdf(figure).print_pdf(  # type: ignore[no-untyped-call]
            data, metadata={"CreationDate": None, "Producer": None, "Creator": None}
        )
        return finish_pdf(data.getvalue(), plan.words.title, told, manifest)
    return _png(
        figure,
        spec,
        {
            "Title": plan.words.title,
            "Description": told,
            "Source": "; ".join(plan.words.sources),
            "Copyright": plan.words.credit,
            "Software": f"Dateline {__version__}",
            "Manifest": json.dumps(manifest, ensure_ascii=False, sort_keys=True),
        },
    )


def _png(figure: Figure, spec: SnapshotSpec, words: dict[str, str]) -> bytes:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    image = Image.fromarray(np.asarray(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
    told = PngInfo()
    for key, text in words.items():
        told.add_itxt(key, text, zip=len(text) > 1000)
    data = io.BytesIO()
    image = image if spec.transparent else image.convert("RGB")
    image.save(data, "png", pnginfo=told, compress_level=1, dpi=(spec.dpi, spec.dpi))
    return data.getvalue()
