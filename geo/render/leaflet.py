"""Folium writes the map: one GeoJSON layer for each layer of the atlas, no tiles, no network."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template
from shapely.geometry import mapping

from geo.atlas import Atlas, Mark
from geo.render.crowd import crowded_layers
from geo.render.escape import escape_all
from geo.style import LAYERS, Symbol


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
    crowded = crowded_layers(atlas)
    for layer in LAYERS:
        if layer.key in crowded:
            continue
        features = [f for mark in atlas.layer(layer.key) for f in _features(mark)]
        if not features:
            continue
        table = folium.GeoJson(
            escape_all({"type": "FeatureCollection", "features": features}),
            name=layer.key,
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


def _features(mark: Mark) -> list[dict[str, Any]]:
    return [
        {
            "type": "Feature",
            "properties": {
                "id": mark.id,
                "part": number,
                "colour": part.symbol.colour,
                "width": part.symbol.width,
                "dash": _dash(part.symbol),
                "area": part.symbol.shape == "area",
            },
            "geometry": _rounded(mapping(part.geometry)),
        }
        for number, part in enumerate(mark.parts)
    ]


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


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    def cut(value: Any) -> Any:
        return round(value, 4) if isinstance(value, float) else [cut(v) for v in value]

    return {"type": geometry["type"], "coordinates": cut(geometry["coordinates"])}
