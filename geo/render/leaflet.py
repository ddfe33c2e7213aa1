"""Folium writes the map: one GeoJSON layer for each layer of the atlas, no tiles, no network."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template
from shapely import MultiPolygon, get_num_coordinates, get_parts, simplify
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Mark, Part
from geo.atlas.shapes import beneath_land
from geo.render.crowd import crowd_marks
from geo.render.escape import escape_all
from geo.style import LAYERS, Symbol

FINENESS = (0.0008, 0.0025, 0.006)
"""How far an outline may stray, as a share of the side of a square of its size: an area that
fills the screen strays by a pixel, where there are many by a few."""
MOST_POINTS = 15_000
"""Points of all outlines of a layer up to which the finer share is taken."""


@dataclass(frozen=True, slots=True)
class MapScript:
    """What the browser needs of a folium map: its element, its script, a digest of both."""

    html: str
    script: str
    digest: str


def render_map(atlas: Atlas) -> MapScript:
    """Return the map of an atlas. The browser dresses it and chooses the view."""
    chart = folium.Map(
        tiles=None, zoom_control=False, prefer_canvas=False, min_zoom=2, max_zoom=12, zoom_snap=0.25
    )
    chart._id = "dateline"
    layers: dict[str, str] = {}
    crowded = {mark.id for mark in crowd_marks(atlas)}
    for layer in LAYERS:
        drawn = [
            (mark, number, part)
            for mark in atlas.layer(layer.key)
            if mark.id not in crowded
            for number, part in enumerate(mark.parts)
        ]
        if not drawn:
            continue
        # The largest area lies lowest: a click on a province is not one on its country.
        drawn.sort(key=lambda one: -one[2].geometry.area)
        fine = _fineness([part for _, _, part in drawn])
        features = [_feature(mark, number, part, fine) for mark, number, part in drawn]
        table = folium.GeoJson(
            escape_all({"type": "FeatureCollection", "features": features}),
            name=layer.key,
            show=False,  # the page draws them, in its own symbols
            style_function=_style,
            marker=folium.CircleMarker(radius=5),
        )
        table._id = layer.key
        table.add_to(chart)
        layers[layer.key] = table.get_name()
    _Host(layers).add_to(chart)
    figure = chart.get_root()
    assert isinstance(figure, Figure)
    figure.render()
    html, script = figure.html.render(), figure.script.render()
    return MapScript(html, script, hashlib.sha256((html + script).encode()).hexdigest()[:16])


class _Host(MacroElement):
    """Hands the map and its layers to the page, which waits for them as ``host``."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        host.ready({{ this._parent.get_name() }}, {
          {%- for key, name in this.layers.items() %}{{ key|tojson }}: {{ name }},{% endfor -%}
        });
        {% endmacro %}
        """
    )

    def __init__(self, layers: dict[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Host"
        self.layers = layers


def _feature(mark: Mark, number: int, part: Part, fine: float) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {
            "id": mark.id,
            "part": number,
            "colour": part.symbol.colour,
            "width": part.symbol.width,
            "dash": _dash(part.symbol),
            "area": part.symbol.shape == "area",
        },
        "geometry": _rounded(_simplified(part, fine)),
    }


def _fineness(parts: Sequence[Part]) -> float:
    """Return how finely outlines are drawn: as a share of each one's size, the fewer the finer."""
    outlines = [part for part in parts if part.symbol.is_outline]
    return next(
        fine
        for fine in FINENESS
        if fine == FINENESS[-1]
        or sum(get_num_coordinates(_simplified(part, fine)) for part in outlines) <= MOST_POINTS
    )


def _simplified(part: Part, fine: float) -> BaseGeometry:
    if not part.symbol.is_outline:
        return part.geometry
    area = beneath_land(part.geometry) if part.symbol.is_water else part.geometry
    shape = simplify(area, fine * math.sqrt(part.geometry.area))
    parts = get_parts(shape)
    speck = fine * max(piece.area for piece in parts)
    kept: BaseGeometry = MultiPolygon([piece for piece in parts if piece.area >= speck])
    return kept


def _style(feature: dict[str, Any]) -> dict[str, Any]:
    own = feature["properties"]
    return {
        "color": own["colour"],
        "weight": own["width"],
        "dashArray": own["dash"],
        "lineCap": "butt" if own["dash"] else "round",
        "fill": own["area"],
    }


def _dash(symbol: Symbol) -> str | None:
    return " ".join(f"{length:g}" for length in symbol.dash) or None


def _rounded(shape: BaseGeometry) -> dict[str, Any]:
    digits = 3 if "Polygon" in shape.geom_type else 4
    geometry = mapping(shape)

    def cut(value: Any) -> Any:
        return round(value, digits) if isinstance(value, float) else [cut(v) for v in value]

    return {"type": geometry["type"], "coordinates": cut(geometry["coordinates"])}
