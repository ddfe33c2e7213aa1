"""Ten views of small stories, and their golden pictures.

``python -m tests.snapshot.views`` draws the golden pictures anew: look at each before keeping it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from geo.atlas import Atlas, build_atlas
from geo.atlas.marks import Origin
from geo.geometry import Box
from geo.model import Story
from geo.snapshot import SnapshotSpec, draw_snapshot
from tests.stories import APIA, SUVA, article, mention, route, story

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
LENGTHS = "Length differs. Rift Courier: 2,000 km; Coast Post: 1,900 km."


def two_stories() -> Atlas:
    """Return an atlas with a mark on every layer, told by two articles."""
    return build_atlas([story(), story("rift-2", "Coast Post")])


def doubted() -> Atlas:
    """Return an atlas with Mombasa not sure and a pipeline whose length the sources dispute."""
    atlas = two_stories()
    marks = [
        replace(mark, confidence=0.59)
        if mark.layer == "places" and mark.label == "Mombasa"
        else replace(mark, differs=(LENGTHS,) if mark.label == "Coral Line" else ())
        for mark in atlas.marks
    ]
    return replace(atlas, marks=tuple(marks))


def from_elsewhere() -> Atlas:
    """Return an atlas with a mark that a model proposed, one checked and one put by hand."""
    origins: dict[str, Origin] = {"routes": "proposed", "links": "checked"}
    return replace(
        doubted(),
        marks=tuple(
            replace(mark, origin="by hand" if mark.kind == "terminal" else origins[mark.layer])
            if mark.layer in origins
            else mark
            for mark in doubted().marks
        ),
    )


def over_the_date_line() -> Atlas:
    """Return an atlas whose one route runs from Suva over ±180° to Apia."""
    told = article(text="A cable runs from Suva. It would end in Apia. Work starts soon.")
    stops = (SUVA, APIA)
    places = (mention(told, "Suva", SUVA), mention(told, "Apia", APIA))
    return build_atlas([Story(told, places, (route(told, stops, None, "Reef cable"),))])


ALL = frozenset({"places", "routes", "links", "conflict", "background"})
VIEWS: dict[str, tuple[Atlas, SnapshotSpec]] = {
    "light": (two_stories(), SnapshotSpec(width=640, height=360)),
    "dark": (two_stories(), SnapshotSpec(width=640, height=360, theme="dark")),
    "print": (two_stories(), SnapshotSpec(width=640, height=360, theme="print", layers=ALL)),
    "doubted": (doubted(), SnapshotSpec(width=640, height=360)),
    "origins": (from_elsewhere(), SnapshotSpec(width=640, height=360)),
    "upright": (two_stories(), SnapshotSpec(width=420, height=560, title="Gas and ports")),
    "world": (
        two_stories(),
        SnapshotSpec(width=640, height=360, box=Box(-180.0, -80.0, 180.0, 80.0)),
    ),
    "date-line": (over_the_date_line(), SnapshotSpec(width=640, height=360)),
    "pole": (
        two_stories(),
        SnapshotSpec(width=640, height=360, box=Box(-180.0, -90.0, 180.0, -60.0)),
    ),
    "near": (
        two_stories(),
        SnapshotSpec(width=640, height=360, box=Box(39.0, -5.0, 40.5, -3.5), layers=ALL),
    ),
}


def outline_of(svg: bytes) -> str:
    """Return what an SVG is made of, a line each: groups with their titles, and words."""
    lines = []
    root = etree.fromstring(svg)
    for element in root.iter():
        ident = element.get("id") or ""
        if element.tag == f"{SVG}g" and ident and not re.search(r"_\d+$", ident):
            lines.append(f"g {ident} {element.findtext(f'{SVG}title') or ''}".rstrip())
        elif element.tag == f"{SVG}text":
            lines.append(f"text {''.join(element.itertext())}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Draw every golden picture."""
    GOLDEN.mkdir(exist_ok=True)
    for name, (atlas, spec) in VIEWS.items():
        (GOLDEN / f"{name}.png").write_bytes(draw_snapshot(atlas, spec))
        svg = draw_snapshot(atlas, replace(spec, format="svg"))
        (GOLDEN / f"{name}.txt").write_text(outline_of(svg), encoding="utf-8")


if __name__ == "__main__":
    main()
