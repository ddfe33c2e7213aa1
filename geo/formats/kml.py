"""KML 2.2 for Google Earth: a folder a layer, a style a symbol, the words in each balloon."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import shapely
from lxml import etree
from shapely.geometry.base import BaseGeometry

from geo.formats.selection import Row, Selection
from geo.model import Article
from geo.style import LAYERS, Symbol

NAMESPACE = "http://www.opengis.net/kml/2.2"
_BAD_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_kml(chosen: Selection) -> bytes:
    """Return the rows as KML."""
    root = etree.Element(f"{{{NAMESPACE}}}kml", nsmap={None: NAMESPACE})
    document = _add(root, "Document")
    _add(document, "name", "Dateline")
    symbols = {row.part.symbol.key: row.part.symbol for row in chosen.rows if row.part}
    for symbol in symbols.values():
        _style(document, symbol)
    rows = list(chosen.rows)
    articles = chosen.articles
    for layer in LAYERS:
        here = [row for row in rows if row.mark.layer == layer.key]
        if not here:
            continue
        folder = _add(document, "Folder")
        _add(folder, "name", layer.title)
        _add(folder, "visibility", "1" if layer.shown else "0")
        _add(folder, "description", layer.hint)
        for row in here:
            _placemark(folder, row, articles, shown=layer.shown)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _placemark(
    folder: etree._Element, row: Row, articles: dict[str, Article], *, shown: bool
) -> None:
    mark = row.mark
    placemark = _add(folder, "Placemark", ident=_ident(row.id))
    _add(placemark, "name", mark.label)
    _add(placemark, "visibility", "1" if shown else "0")
    _add(placemark, "description", _balloon(row, articles))
    if mark.when and (mark.when.start or mark.when.end):
        span = _add(placemark, "TimeSpan")
        if mark.when.start:
            _add(span, "begin", mark.when.start.isoformat())
        if mark.when.end:
            _add(span, "end", mark.when.end.isoformat())
    if row.part:
        _add(placemark, "styleUrl", f"#{_ident(row.part.symbol.key)}")
    extended = _add(placemark, "ExtendedData")
    for name, value in _data(row):
        _add(_add(extended, "Data", name=name), "value", value)
    if row.geometry is not None:
        _geometry(placemark, row.geometry)


def _balloon(row: Row, articles: dict[str, Article]) -> str:
    """Return the words behind a mark as HTML, which KML readers show: so each is escaped."""
    lines = [f"<p>{html.escape(_standing(row))}</p>"]
    for words in row.mark.evidence:
        article = articles[words.article_id]
        day = article.published_at.isoformat() if article.published_at else ""
        origin = f"proposed by {words.origin}" if words.origin else ""
        whose = ", ".join(filter(None, (article.publisher or article.title, day, origin)))
        lines.append(
            f"<blockquote>{html.escape(words.quote)}<br/><i>{html.escape(whose)}</i></blockquote>"
        )
    return "".join(lines)


def _standing(row: Row) -> str:
    mark = row.mark
    told = [mark.standing, mark.status or "", mark.commodity, *mark.differs, *mark.cautions]
    return ". ".join(filter(None, told))


def _data(row: Row) -> Iterator[tuple[str, str]]:
    mark = row.mark
    yield "mark", mark.id
    yield "kind", mark.kind
    yield "standing", mark.standing
    yield "confidence", f"{mark.confidence:.4f}"
    for name, value in (("status", mark.status), ("method", mark.method)):
        if value:
            yield name, value
    if mark.stated_length_km:
        yield "stated_length_km", f"{mark.stated_length_km:g}"


def _style(document: etree._Element, symbol: Symbol) -> None:
    style = _add(document, "Style", ident=_ident(symbol.key))
    if symbol.shape in ("line", "arc"):
        line = _add(style, "LineStyle")
        _add(line, "color", _colour(symbol.colour))
        _add(line, "width", f"{symbol.width:g}")
    elif symbol.shape == "area":
        line = _add(style, "LineStyle")
        _add(line, "color", _colour(symbol.colour))
        _add(line, "width", f"{symbol.width:g}")
        area = _add(style, "PolyStyle")
        _add(area, "color", _colour(symbol.colour, f"{round(255 * (symbol.fill or 0.3)):02x}"))
    else:
        icon = _add(style, "IconStyle")
        _add(icon, "color", _colour(symbol.colour))
        _add(icon, "scale", f"{symbol.size / 11:.2f}")
        picture = _add(icon, "Icon")
        address = "http://maps.google.com/mapfiles/kml/shapes/placemark_circle.png"
        _add(picture, "href", address)


def _geometry(parent: etree._Element, shape: BaseGeometry) -> None:
    if hasattr(shape, "geoms"):
        many = _add(parent, "MultiGeometry")
        for part in shape.geoms:
            _geometry(many, part)
    elif shape.geom_type == "Point":
        _add(_add(parent, "Point"), "coordinates", _coordinates(shape))
    elif shape.geom_type == "LineString":
        line = _add(parent, "LineString")
        _add(line, "tessellate", "1")
        _add(line, "coordinates", _coordinates(shape))
    else:
        polygon = _add(parent, "Polygon")
        for n, ring in enumerate(shapely.get_rings(shape)):
            edge = _add(polygon, "innerBoundaryIs" if n else "outerBoundaryIs")
            _add(_add(edge, "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(shape: BaseGeometry) -> str:
    return " ".join(f"{lon:.7f},{lat:.7f}" for lon, lat in shapely.get_coordinates(shape))


def _colour(colour: str, alpha: str = "ff") -> str:
    """Return ``#rrggbb`` as KML has it: alpha, blue, green, red."""
    return f"{alpha}{colour[5:7]}{colour[3:5]}{colour[1:3]}"


def _ident(text: str) -> str:
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in text)


def _add(
    parent: etree._Element, tag: str, text: str = "", *, ident: str = "", name: str = ""
) -> etree._Element:
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    if ident:
        child.set("id", ident)
    if name:
        child.set("name", name)
    if text:
        child.text = _BAD_XML.sub("\ufffd", text)
    return child
