"""A deck: native shapes over a picture, the words in the notes, opened by a program not ours."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.util import Inches

from geo.atlas import build_atlas, story_steps
from geo.errors import SnapshotError
from geo.snapshot import SnapshotSpec, draw_snapshot
from geo.snapshot import deck as decks
from tests.snapshot.views import ALL, doubted, over_the_date_line, two_stories
from tests.stories import story

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SPEC = SnapshotSpec(format="pptx")


@pytest.fixture(scope="module")
def data() -> bytes:
    return draw_snapshot(two_stories(), replace(SPEC, layers=ALL))


@pytest.fixture(scope="module")
def deck(data):
    return Presentation(io.BytesIO(data))


def groups(slide) -> dict:
    return {shape.name: shape for shape in slide.shapes if shape.shape_type == 6}


def words(slide) -> str:
    return " ".join("".join(run.itertext()) for run in slide._element.iter(f"{A}t"))


def test_there_is_a_slide_for_the_whole_one_for_each_step_and_one_for_the_sources(deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    steps = [step.title for step in story_steps(two_stories())]
    assert titles == ["What two articles say", *steps, "Sources"]


def test_one_slide_may_be_enough():
    one = Presentation(io.BytesIO(draw_snapshot(two_stories(), replace(SPEC, story=False))))
    assert len(one.slides) == 2


def test_marks_are_native_shapes_named_and_grouped_by_layer(deck):
    found = groups(deck.slides[0])
    assert {"Places", "Pipelines and terminals", "Diplomatic links", "Names", "Legend"} <= set(
        found
    )
    names = [shape.name for shape in found["Pipelines and terminals"].shapes]
    assert any(name.startswith("Coral Line [route-") for name in names)
    line = next(s for s in found["Pipelines and terminals"].shapes if "(band)" not in s.name)
    assert line._element.find(f".//{A}custGeom") is not None
    assert line._element.find(f".//{A}custDash") is not None


def test_names_are_text_that_can_be_edited(deck):
    texts = [shape.text_frame.text for shape in groups(deck.slides[0])["Names"].shapes]
    assert "Mombasa" in texts
    assert "Muscat" in texts


def test_the_speakers_notes_hold_every_quote_its_publisher_and_its_day(deck):
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    assert "Kenya – Oman: agreement (asserted)" in notes
    quote = "“Kenya and Oman signed a deal in Muscat on Thursday”"
    assert f"{quote} (Rift Courier, 12 May 2023)" in notes
    assert f"{quote} (Coast Post, 12 May 2023)" in notes


def test_a_step_shows_its_passage_and_its_source(deck):
    step = deck.slides[1]
    assert "“Kenya and Oman signed a deal in Muscat on Thursday”" in words(step)
    assert "Rift Courier, 12 May 2023" in words(step)
    assert "11 May 2023" in words(step)


def test_pictures_and_marks_have_alternative_text(deck):
    for slide in list(deck.slides)[:-1]:
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert picture._element._nvXxPr.cNvPr.get("descr")
    shown = groups(deck.slides[0])
    for group, words in (("Areas named", "Kenya. “"), ("Places", "Muscat. “")):
        first = shown[group].shapes[0]
        assert first._element._nvXxPr.cNvPr.get("descr").startswith(words)


def test_the_sources_are_links():
    told = story()
    told = replace(told, article=replace(told.article, url="https://news.example/port-deal"))
    made = Presentation(io.BytesIO(draw_snapshot(build_atlas([told]), replace(SPEC, story=False))))
    last = made.slides[-1]
    links = [rel.target_ref for rel in last.part.rels.values() if rel.is_external]
    assert links == ["https://news.example/port-deal"]
    assert "https://news.example/port-deal" in made.slides[0].notes_slide.notes_text_frame.text


def test_an_address_that_is_no_web_address_is_no_link():
    told = story()
    told = replace(told, article=replace(told.article, url="javascript:alert(1)"))
    made = Presentation(io.BytesIO(draw_snapshot(build_atlas([told]), replace(SPEC, story=False))))
    assert not [rel for rel in made.slides[-1].part.rels.values() if rel.is_external]


def test_every_shape_of_a_slide_has_a_number_of_its_own(deck):
    for slide in deck.slides:
        numbers = [e.get("id") for e in slide._element.iter(f"{P}cNvPr")]
        assert len(numbers) == len(set(numbers))


def test_what_a_part_refers_to_is_in_the_package(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        for name in names:
            if not name.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(package.read(name))
            if not name.endswith(".rels"):
                continue
            folder = Path(name).parent.parent
            for rel in root:
                if rel.get("TargetMode") == "External":
                    continue
                target = rel.get("Target")
                path = target.lstrip("/") if target.startswith("/") else str(folder / target)
                assert os.path.normpath(path) in names, (name, target)


def test_the_children_of_a_shapes_looks_stand_in_the_order_of_the_standard(deck):
    order = ["xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "pattFill", "ln"]
    line = ["noFill", "solidFill", "custDash", "round", "tailEnd"]
    for slide in deck.slides:
        for parent, known in ((f"{P}spPr", order), (f"{A}ln", line)):
            for element in slide._element.iter(parent):
                places = [known.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places)


def faults(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    return [str(fault) for fault in OpenXmlValidator().validate(path).errors]


def test_a_deck_keeps_to_the_schemas_of_office(data, tmp_path: Path):
    assert faults(data, tmp_path) == []
    doubts = draw_snapshot(doubted(), replace(SPEC, story=False, theme="dark"))
    assert faults(doubts, tmp_path) == []


def test_the_schemas_find_what_is_wrong(data, tmp_path: Path):
    spoilt = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(spoilt, "w") as package:
        for name in whole.namelist():
            part = whole.read(name)
            package.writestr(name, part.replace(b'cap="flat"', b'cap="round"'))
    assert any("'cap'" in fault for fault in faults(spoilt.getvalue(), tmp_path))


def test_the_same_marks_give_the_same_deck(data):
    assert draw_snapshot(two_stories(), replace(SPEC, layers=ALL)) == data


def test_a_deck_takes_the_size_and_the_layouts_of_a_template():
    template = Presentation()
    template.slide_width, template.slide_height = Inches(10), Inches(7.5)
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text = "Old"
    held = io.BytesIO()
    template.save(held)
    made = draw_snapshot(two_stories(), replace(SPEC, story=False), template=held.getvalue())
    deck = Presentation(io.BytesIO(made))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert "Old" not in [slide.shapes.title.text_frame.text for slide in deck.slides]


def test_rubbish_is_no_template():
    with pytest.raises(SnapshotError, match="The template: is not a PowerPoint file"):
        draw_snapshot(two_stories(), SPEC, template=b"rubbish")


def test_thousands_of_marks_are_a_picture(monkeypatch):
    monkeypatch.setattr(decks, "MOST_SHAPES", 2)
    made = draw_snapshot(two_stories(), replace(SPEC, story=False))
    assert "Places" not in groups(Presentation(io.BytesIO(made)).slides[0])


@pytest.mark.parametrize("atlas", [build_atlas([]), over_the_date_line()], ids=["empty", "reef"])
def test_an_empty_map_and_one_over_the_date_line_make_a_deck(atlas):
    made = Presentation(io.BytesIO(draw_snapshot(atlas, SPEC)))
    assert len(made.slides) == 2 + len(story_steps(atlas))


def test_libreoffice_opens_the_deck(data, tmp_path: Path):
    soffice = shutil.which("soffice")
    missing = "LibreOffice is missing: make deps-office (Debian, as root) installs it"
    if not soffice and "CI" not in os.environ:
        pytest.skip(missing)
    assert soffice, missing
    (tmp_path / "deck.pptx").write_bytes(data)
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == 2 + len(story_steps(two_stories()))
    first = re.sub(r"\s+", " ", pages[0].extract_text())
    assert "What two articles say" in first
    assert "Mombasa" in first
    assert "Natural Earth" in first


def test_the_steps_are_those_a_reader_told():
    atlas = two_stories()
    first, *_ = story_steps(atlas)
    told = replace(first, title="Where it began")
    made = Presentation(io.BytesIO(draw_snapshot(atlas, replace(SPEC, layers=ALL, steps=(told,)))))
    assert len(made.slides) == 3
    words = [s.text_frame.text for s in made.slides[1].shapes if s.has_text_frame]
    assert "Where it began" in words
