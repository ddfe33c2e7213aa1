"""How a table of marks looks in QGIS (QML) and in other desktop programs (SLD 1.0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.builder import E, ElementMaker

from geo.style import Beat, Symbol

PIXEL_MM = 25.4 / 96
"""QGIS measures in millimetres, the style table in pixels at 96 to the inch."""

_QGIS_MARKERS = {
    "dot": "circle", "ring": "circle", "square": "square", "diamond": "diamond",
    "triangle": "triangle",
}  # fmt: skip
_SLD_MARKS = {
    "dot": "circle", "ring": "circle", "square": "square", "diamond": "square",
    "triangle": "triangle",
}  # fmt: skip

_SLD = ElementMaker(
    namespace="http://www.opengis.net/sld",
    nsmap={None: "http://www.opengis.net/sld", "ogc": "http://www.opengis.net/ogc"},
)
_OGC = ElementMaker(namespace="http://www.opengis.net/ogc")


@dataclass(frozen=True, slots=True)
class Style:
    """A table's style in both languages."""

    qml: str
    sld: str


def style_of(table: str, symbols: Sequence[Symbol]) -> Style:
    """Return the style of a table whose column ``symbol`` names one of the symbols."""
    return Style(_text(_qml(symbols)), _text(_sld(table, symbols)))


def _qml(symbols: Sequence[Symbol]) -> etree._Element:
    categories, drawn = E.categories(), E.symbols()
    for n, symbol in enumerate(symbols):
        categories.append(
            E.category(symbol=str(n), value=symbol.key, label=symbol.label, render="true")
        )
        kind = {"area": "fill", "line": "line", "arc": "line"}.get(symbol.shape, "marker")
        made = E.symbol(type=kind, name=str(n), alpha="1", clip_to_extent="1")
        made.extend(_qml_layers(symbol))
        drawn.append(made)
    renderer = E("renderer-v2", categories, drawn, type="categorizedSymbol", attr="symbol",
                 enableorderby="0", forceraster="0")  # fmt: skip
    return E.qgis(renderer, version="3.28.0", styleCategories="Symbology")


def _qml_layers(symbol: Symbol) -> list[etree._Element]:
    colour = _rgba(symbol.colour)
    if symbol.is_outline:
        edge = _layer(
            "SimpleLine", line_color=colour, line_width=_mm(symbol.width), line_width_unit="MM"
        )
        fill = _rgba(symbol.colour, symbol.fill)
        return [_layer("SimpleFill", color=fill, style="solid", outline_style="no"), edge]
    if symbol.shape == "area":
        return [
            _layer("LinePatternFill", color=colour, angle="45", distance=_mm(symbol.hatch),
                   distance_unit="MM", line_width=_mm(1.2), line_width_unit="MM"),
            _layer("SimpleLine", line_color=colour, line_width=_mm(symbol.width),
                   line_width_unit="MM"),
        ]  # fmt: skip
    if symbol.shape in ("line", "arc"):
        options = {
            "line_color": colour, "line_width": _mm(symbol.width), "line_width_unit": "MM",
            "capstyle": "flat" if symbol.dash else "round",
        }  # fmt: skip
        if symbol.dash:
            options |= {
                "use_custom_dash": "1", "customdash": ";".join(map(_mm, symbol.dash)),
                "customdash_unit": "MM",
            }  # fmt: skip
        layers = [_layer("SimpleLine", **options)]
        if beat := symbol.beat:
            rhythm = ";".join(map(_mm, beat.dash))
            layers.append(
                _layer(
                    "SimpleLine", line_color=colour, line_width=_mm(beat.width),
                    line_width_unit="MM", capstyle="round" if beat.is_round else "flat",
                    use_custom_dash="1", customdash=rhythm, customdash_unit="MM",
                )
            )  # fmt: skip
        if symbol.casing:
            casing = {"line_color": "181,216,238,255", "line_width": _mm(symbol.casing)}
            layers.insert(0, _layer("SimpleLine", **casing, line_width_unit="MM"))
        if symbol.arrow:
            layers.append(_arrow(symbol, colour))
        return layers
    hollow = symbol.shape == "ring" or (symbol.shape == "square" and symbol.width > 0)
    return [
        _layer(
            "SimpleMarker", name=_QGIS_MARKERS[symbol.shape], size=_mm(symbol.size),
            size_unit="MM", color="255,255,255,255" if hollow else colour,
            outline_color=colour if hollow else "255,255,255,255",
            outline_width=_mm(symbol.width if hollow else 1.2), outline_width_unit="MM",
        )
    ]  # fmt: skip


def _arrow(symbol: Symbol, colour: str) -> etree._Element:
    head = E.symbol(type="marker", name="@head", alpha="1", clip_to_extent="1")
    head.append(
        _layer("SimpleMarker", name="filled_arrowhead", color=colour, outline_style="no",
               size=_mm(symbol.width * 4.2), size_unit="MM")
    )  # fmt: skip
    layer = _layer("MarkerLine", placements="LastVertex", rotate="1")
    layer.append(head)
    return layer


def _layer(kind: str, **options: str) -> etree._Element:
    held = E.Option(type="Map")
    for name, value in options.items():
        held.append(E.Option(name=name, value=value, type="QString"))
    return E.layer(held, {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})


def _sld(table: str, symbols: Sequence[Symbol]) -> etree._Element:
    style = _SLD.FeatureTypeStyle()
    for symbol in symbols:
        style.append(
            _SLD.Rule(
                _SLD.Name(symbol.key),
                _SLD.Title(symbol.label),
                _OGC.Filter(
                    _OGC.PropertyIsEqualTo(_OGC.PropertyName("symbol"), _OGC.Literal(symbol.key))
                ),
                *_symbolizers(symbol),
            )
        )
    return _SLD.StyledLayerDescriptor(
        _SLD.NamedLayer(_SLD.Name(table), _SLD.UserStyle(_SLD.Name("Dateline"), style)),
        version="1.0.0",
    )


def _symbolizers(symbol: Symbol) -> list[etree._Element]:
    if symbol.shape == "area":
        share = f"{symbol.fill or 0.25:g}"
        fill = _SLD.Fill(_css("fill", symbol.colour), _css("fill-opacity", share))
        return [_SLD.PolygonSymbolizer(fill, _stroke(symbol.colour, symbol))]
    if symbol.shape in ("line", "arc"):
        looks: list[Symbol | Beat] = [symbol, symbol.beat] if symbol.beat else [symbol]
        return [_SLD.LineSymbolizer(_stroke(symbol.colour, look)) for look in looks]
    hollow = symbol.shape == "ring" or (symbol.shape == "square" and symbol.width > 0)
    mark = _SLD.Mark(
        _SLD.WellKnownName(_SLD_MARKS[symbol.shape]),
        _SLD.Fill(_css("fill", "#ffffff" if hollow else symbol.colour)),
        _SLD.Stroke(_css("stroke", symbol.colour if hollow else "#ffffff")),
    )
    turned = [_SLD.Rotation("45")] if symbol.shape == "diamond" else []
    return [_SLD.PointSymbolizer(_SLD.Graphic(mark, _SLD.Size(f"{symbol.size:g}"), *turned))]


def _stroke(colour: str, look: Symbol | Beat) -> etree._Element:
    stroke = _SLD.Stroke(_css("stroke", colour), _css("stroke-width", f"{look.width:g}"))
    if look.dash:
        stroke.append(_css("stroke-dasharray", " ".join(f"{d:g}" for d in look.dash)))
    if isinstance(look, Beat) and look.is_round:
        stroke.append(_css("stroke-linecap", "round"))
    return stroke


def _css(name: str, value: str) -> etree._Element:
    return _SLD.CssParameter(value, name=name)


def _mm(pixels: float) -> str:
    return f"{pixels * PIXEL_MM:.3f}"


def _rgba(colour: str, share: float = 1.0) -> str:
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * share)}"


def _text(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", pretty_print=True)
