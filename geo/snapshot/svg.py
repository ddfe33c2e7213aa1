"""Gives an SVG what matplotlib does not write: the words behind each mark, and its typeface."""

from __future__ import annotations

import base64
import gzip
import json
import re

from lxml import etree

from geo.atlas import Mark, origin_words
from geo.atlas.manifest import Json
from geo.model import Article
from geo.snapshot.plan import Plan
from geo.snapshot.words import quote_line
from geo.style import GROUNDS, LAYERS
from geo.typeface import FAMILY, embedded_font

_SVG = "{http://www.w3.org/2000/svg}"
_BAD_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"-?\d+\.\d+")
_CURVE = re.compile("[CQ]")
_POINT_AFTER_POINT = re.compile(r"(?<=\d) L ")
_OPACITY = re.compile(r"(?:^|[; ])opacity")
"""Of a group it is another thing than of each of its shapes."""
_SHAPES = (f"{_SVG}path", f"{_SVG}use")
_WORDS = (f"{_SVG}defs", f"{_SVG}title", f"{_SVG}desc")


def finish_svg(
    data: bytes, plan: Plan, description: str, manifest: Json, *, packed: bool
) -> bytes:  # fmt: skip
    """Return the SVG with titles, descriptions, the manifest and the typeface in it.

    Parameters
    ----------
    packed
        Whether the manifest is packed (gzip, then base64): that of thousands of marks is long.
    """
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    root.set("role", "img")
    for old in root.findall(f"{_SVG}metadata"):
        root.remove(old)
    _describe_marks(root, plan)
    _halo_labels(root, GROUNDS[plan.spec.theme].halo)
    _shorten_numbers(root)
    _share_looks(root)
    _embed_fonts(root)
    made_from = etree.Element(f"{_SVG}metadata", id="manifest")
    told = clean_xml(json.dumps(manifest, ensure_ascii=False, sort_keys=True))
    if packed:
        made_from.set("data-encoding", "gzip base64")
        told = base64.b64encode(gzip.compress(told.encode(), mtime=0)).decode()
    made_from.text = told
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
    origin = origin_words(mark)
    told = [standing, f"{origin.capitalize()}." if origin else "", *mark.differs]
    return " ".join(
        [*filter(None, told), *(quote_line(mark, e, articles[e.article_id]) for e in mark.evidence)]
    )


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
        path.set("d", _shorten_path(path.get("d") or ""))
    for use in root.iter(f"{_SVG}use"):
        for side in ("x", "y"):
            use.set(side, _NUMBER.sub(_hundredth, use.get(side) or "0"))


def _shorten_path(steps: str) -> str:
    short = " ".join(_NUMBER.sub(_hundredth, steps).split())
    # Where there are straight lines only, a point that follows a point needs no letter.
    return short if _CURVE.search(short) else _POINT_AFTER_POINT.sub(" ", short)


def _hundredth(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _share_looks(root: etree._Element) -> None:
    """Say once, for a group, how all its shapes look: most groups are many of one look."""
    for group in root.iter(f"{_SVG}g"):
        shapes = [child for child in group if child.tag not in _WORDS]
        if len(shapes) < 2 or not all(shape.tag in _SHAPES for shape in shapes):
            continue
        for key in ("style", "clip-path"):
            looks = {shape.get(key) for shape in shapes}
            look = looks.pop()
            if looks or look is None or group.get(key) or _OPACITY.search(look):
                continue
            group.set(key, look)
            for shape in shapes:
                del shape.attrib[key]


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
