"""Every picture carries its evidence: ids, titles, quotes, alternative text, a manifest."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from geo.atlas import Atlas, build_atlas
from geo.snapshot import SnapshotSpec, cautions_of, draw_snapshot
from geo.snapshot import canvas as drawing
from tests.crowds import crowded
from tests.snapshot.views import SVG, over_the_date_line, two_stories
from tests.stories import TEXT, article, story

SMALL = SnapshotSpec(width=640, height=360)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return two_stories()


@pytest.fixture(scope="module")
def svg(atlas: Atlas) -> etree._Element:
    return etree.fromstring(draw_snapshot(atlas, replace(SMALL, format="svg")))


@pytest.fixture(scope="module")
def pdf(atlas: Atlas) -> bytes:
    return draw_snapshot(atlas, replace(SMALL, format="pdf"))


def group(svg: etree._Element, ident: str) -> etree._Element:
    (found,) = [g for g in svg.iter(f"{SVG}g") if g.get("id") == ident]
    return found


def test_a_mark_of_an_svg_tells_its_name_its_quote_who_said_it_and_when(svg, atlas):
    route = atlas.layer("routes")[0]
    found = group(svg, f"{route.id}.0")
    assert found.findtext(f"{SVG}title") == "Coral Line"
    told = found.findtext(f"{SVG}desc")
    assert told.startswith("Planned, proposed.")
    assert (
        "“A gas pipeline of 2,000 km would run from Mombasa to Muscat” (Rift Courier, 12 May 2023)"
        in told
    )
    assert "(Coast Post, 12 May 2023)" in told


def test_every_mark_shown_has_its_group(svg, atlas):
    named = {g.get("data-mark") for g in svg.iter(f"{SVG}g")} - {None}
    assert named == {m.id for m in atlas.marks if m.layer != "background" and m.parts}


def test_the_svg_has_a_title_and_a_description_for_those_who_cant_see_it(svg):
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "What two articles say"
    assert svg.findtext(f"{SVG}desc").startswith(
        "A map, “What two articles say”, drawn from two news articles. Places: "
    )
    assert "Coral Line" in svg.findtext(f"{SVG}desc")


def test_names_in_an_svg_are_words(svg):
    words = {"".join(text.itertext()) for text in svg.iter(f"{SVG}text")}
    assert {"Mombasa", "Muscat", "Sources"} <= words


def manifest_says_what_it_was_made_from(manifest: dict, layers: list[str]) -> None:
    assert [one["id"] for one in manifest["inputs"]] == ["rift-1", "rift-2"]
    assert manifest["inputs"][0]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert manifest["layers"] == layers
    assert manifest["extent"]["projection"] == "Lambert azimuthal equal-area"
    assert manifest["made_by"].startswith("Dateline ")
    words = manifest["marks"][0]["evidence"][0]
    assert TEXT[words["start"] : words["end"]] == words["quote"]


LAYERS = ["conflict", "links", "places", "routes"]


def test_an_svg_holds_its_manifest(svg):
    found = svg.find(f"{SVG}metadata[@id='manifest']")
    manifest_says_what_it_was_made_from(json.loads(found.text), LAYERS)


def test_a_png_holds_its_words_and_its_manifest(atlas):
    image = Image.open(io.BytesIO(draw_snapshot(atlas, SMALL)))
    assert image.text["Title"] == "What two articles say"
    assert "Coral Line" in image.text["Description"]
    assert "Rift Courier" in image.text["Source"]
    assert "Natural Earth" in image.text["Copyright"]
    manifest_says_what_it_was_made_from(json.loads(image.text["Manifest"]), LAYERS)


def test_a_pdf_holds_its_metadata_its_alternative_text_and_its_manifest(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.docinfo["/Title"]) == "What two articles say"
        assert "Coral Line" in str(opened.docinfo["/Subject"])
        with opened.open_metadata() as meta:
            assert meta["dc:title"] == "What two articles say"
        figure = opened.Root.StructTreeRoot.K[0]
        assert "Coral Line" in str(figure.Alt)
        attached = opened.attachments["manifest.json"].get_file().read_bytes()
        manifest_says_what_it_was_made_from(json.loads(attached), LAYERS)


def test_the_words_of_a_pdf_can_be_found(pdf):
    from pypdf import PdfReader

    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "Mombasa" in text
    assert "Natural Earth" in text


def test_a_pdf_page_is_as_large_as_asked():
    spec = SnapshotSpec(format="pdf", width=1654, height=2339, dpi=200)
    with pikepdf.open(io.BytesIO(draw_snapshot(over_the_date_line(), spec))) as opened:
        _, _, width, height = map(float, opened.pages[0].mediabox)
    assert (width, height) == pytest.approx((595.28, 841.89), abs=0.3)


def test_the_alternative_text_of_an_empty_map_says_so():
    image = Image.open(io.BytesIO(draw_snapshot(build_atlas([]), SMALL)))
    assert image.text["Description"] == "A map with no marks."


def test_beyond_a_number_of_marks_there_is_an_id_for_each_layer(atlas, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_MARKS", 3)
    svg = etree.fromstring(draw_snapshot(atlas, replace(SMALL, format="svg")))
    ids = {g.get("id") or "" for g in svg.iter(f"{SVG}g")}
    assert "layer-places.place" in ids
    assert not any(ident.startswith("place-") for ident in ids)
    assert group(svg, "layer-places.place").findtext(f"{SVG}title") == "Places"


def test_beyond_that_number_an_svg_says_a_look_once_and_packs_its_manifest(monkeypatch):
    monkeypatch.setattr(drawing, "MOST_MARKS", 50)
    crowd = build_atlas([crowded(60)])
    svg = etree.fromstring(draw_snapshot(crowd, replace(SMALL, format="svg")))
    dots = list(group(svg, "layer-places.place").iter(f"{SVG}use"))
    assert len(dots) == 60
    assert {dot.get("style") for dot in dots} == {None}
    assert "fill: #1d2b36" in (dots[0].getparent().get("style") or "")
    made_from = svg.find(f"{SVG}metadata")
    assert made_from.get("data-encoding") == "gzip base64"
    told = json.loads(gzip.decompress(base64.b64decode(made_from.text)))
    assert [mark["evidence"][0]["quote"] for mark in told["marks"]][:2] == ["Place0", "Place1"]


def test_a_hostile_article_is_only_words(atlas):
    told = article("<x>", TEXT, "<script>alert(1)</script>\x00\ud800 & Sons")
    hostile = story()
    hostile = replace(hostile, article=replace(told, id="rift-1", title="]]>{{7*7}}$x$\x07"))
    svg = draw_snapshot(build_atlas([hostile]), replace(SMALL, format="svg"))
    root = etree.fromstring(svg)
    assert not [e for e in root.iter() if e.tag == f"{SVG}script"]
    words = " ".join("".join(t.itertext()) for t in root.iter(f"{SVG}text"))
    assert "<script>alert(1)</script> & Sons" in words
    assert "{{7*7}}$x$" in words


def test_letters_that_no_typeface_has_are_boxes_and_it_is_said(atlas):
    spec = replace(SMALL, title="Gas \U00012000 talks")  # a cuneiform sign
    (told,) = cautions_of(atlas, spec)
    assert "\U00012000" in told
    image = Image.open(io.BytesIO(draw_snapshot(atlas, spec)))
    assert "□" in image.text["Copyright"]
    assert cautions_of(atlas, replace(SMALL, title="Газ и переговоры")) == ()
