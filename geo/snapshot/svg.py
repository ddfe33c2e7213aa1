"""Gives an SVG what matplotlib does not write: the words behind each mark, and its typeface."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from geo.atlas import Mark
from geo.snapshot.fonts import FAMILY, embedded_font

MOST_TITLED = 2000
"""Marks beyond this get no description of their own: the file would be nothing but words."""
_SVG = "{http://www.w3.org/2000/svg}"
_BAD_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def finish_svg(data: bytes, marks: Sequence[Mark], description: str, halo: str) -> bytes:
    """Return the SVG with titles, descriptions and the typeface in it."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    root.set("role", "img")
    _describe(root, "Map", description)
    _describe_marks(root, marks)
    _halo_labels(root, halo)
    _embed_fonts(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _describe_marks(root: etree._Element, marks: Sequence[Mark]) -> None:
    by_id = {mark.id: mark for mark in marks[:MOST_TITLED]}
    for group in root.iter(f"{_SVG}g"):
        mark = by_id.get((group.get("id") or "").rpartition(".")[0])
        if mark is None:
            continue
        publishers = {v.article_id: v.publisher for v in mark.versions}
        words = (
            f"“{e.quote}” ({publishers.get(e.article_id) or e.article_id})" for e in mark.evidence
        )
        _describe(group, mark.label, " ".join([_standing(mark), *words]))
        group.set("data-mark", mark.id)


def _standing(mark: Mark) -> str:
    when = f", {mark.when.text or mark.when.start}" if mark.when else ""
    status = f", {mark.status}" if mark.status else ""
    return f"{mark.standing.capitalize()}{status}{when}."


def _halo_labels(root: etree._Element, halo: str) -> None:
    """Give names on the map a rim, yet leave them words that can be edited."""
    for group in root.iter(f"{_SVG}g"):
        if (group.get("id") or "").startswith("label-"):
            for text in group.iter(f"{_SVG}text"):
                rim = f"paint-order:stroke;stroke:{halo};stroke-width:0.26em;stroke-linejoin:round"
                text.set("style", f"{text.get('style') or ''};{rim}".lstrip(";"))


def _describe(element: etree._Element, title: str, text: str) -> None:
    for n, (tag, words) in enumerate((("title", title), ("desc", text))):
        child = etree.SubElement(element, f"{_SVG}{tag}")
        child.text = _BAD_XML.sub("\ufffd", words)
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
    root.insert(2, sheet)
