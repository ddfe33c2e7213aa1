"""Gives an SVG what matplotlib does not write: the words behind each mark, and its typeface."""

from __future__ import annotations

import json
import re

from lxml import etree

from geo.atlas import Mark
from geo.atlas.manifest import Json
from geo.model import Article
from geo.snapshot.plan import Plan
from geo.snapshot.words import quote_line
from geo.style import GROUNDS, LAYERS
from geo.typeface import FAMILY, embedded_font

_SVG = "{http://www.w3.org/2000/svg}"
_BAD_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def finish_svg(data: bytes, plan: Plan, description: str, manifest: Json) -> bytes:
    """Return the SVG with titles, descriptions, the manifest and the typeface in it."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    root.set("role", "img")
    for old in root.findall(f"{_SVG}metadata"):
        root.remove(old)
    _describe_marks(root, plan)
    _halo_labels(root, GROUNDS[plan.spec.theme].halo)
    _shorten_numbers(root)
    _embed_fonts(root)
    made_from = etree.Element(f"{_SVG}metadata", id="manifest")
    made_from.text = clean_xml(json.dumps(manifest, ensure_ascii=False, sort_keys=True))
    root.insert(0, made_from)
    _describe(root, plan.words.title, description)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def clean_xml(text: str) -> str:
    """Return a text without the characters that XML has no place for."""
    return _BAD_XML.sub("\ufffd", text)


def _describe_marks(root: etree._Element, plan: Plan) -> None:
    articles = {article.id: article for article in plan.articles}
    by_id = {piece.gid: piece.mark for piece in plan.pieces}
    layers = {f"layer-{layer.key}": layer for layer in LAYERS}
    for group in root.iter(f"{_SVG}g"):
        ident = group.get("id") or ""
        mark, layer = by_id.get(ident), layers.get(ident.partition(".")[0])
        if mark is not None:
            _describe(group, mark.label, _told(mark, articles))
            group.set("data-mark", mark.id)
            group.set("data-layer", mark.layer)
        elif layer is not None:
            _describe(group, layer.title, layer.hint)
            group.set("data-layer", layer.key)


def _told(mark: Mark, articles: dict[str, Article]) -> str:
    when = f", {mark.when.text or mark.when.start}" if mark.when else ""
    status = f", {mark.status}" if mark.status else ""
    standing = f"{mark.standing.capitalize()}{status}{when}."
    return " ".join([standing, *(quote_line(e, articles[e.article_id]) for e in mark.evidence)])


def _halo_labels(root: etree._Element, halo: str) -> None:
    """Give names on the map a rim, yet leave them words that can be edited."""
    for group in root.iter(f"{_SVG}g"):
        if (group.get("id") or "").startswith("label-"):
            for text in group.iter(f"{_SVG}text"):
                rim = f"paint-order:stroke;stroke:{halo};stroke-width:0.26em;stroke-linejoin:round"
                text.set("style", f"{text.get('style') or ''};{rim}".lstrip(";"))


def _shorten_numbers(root: etree._Element) -> None:
    """Write coordinates to a hundredth of a point: finer than any screen or press shows."""
    for path in root.iter(f"{_SVG}path"):
        path.set("d", _NUMBER.sub(lambda found: f"{float(found[0]):.2f}", path.get("d") or ""))


def _describe(element: etree._Element, title: str, text: str) -> None:
    for n, (tag, words) in enumerate((("title", title), ("desc", text))):
        child = etree.SubElement(element, f"{_SVG}{tag}")
        child.text = clean_xml(words)
        element.insert(n, child)


def _embed_fonts(root: etree._Element) -> None:
    used: dict[int, set[str]] = {400: set(), 600: set()}
    for text in root.iter(f"{_SVG}text"):
        style = text.get("style") or ""
        weight = 600 if re.search(r"font: (?:600|bold)|font-weight: ?600", style) else 400
        used[weight] |= set("".join(text.itertext()))
    rules = "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url({embedded_font(''.join(sorted(letters)), weight)})}}"
        for weight, letters in used.items()
        if letters
    )
    sheet = etree.Element(f"{_SVG}style", type="text/css")
    sheet.text = rules
    root.insert(0, sheet)
