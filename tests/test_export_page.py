"""The Export page: what is chosen is what is shown and what is saved."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import build_atlas
from geo.settings import ROOT
from geo.snapshot import SnapshotSpec
from geo.ui.export_words import file_name, told_of_deck
from tests.stories import story


def page() -> AppTest:
    return AppTest.from_file(ROOT / "pages" / "export.py", default_timeout=60).run()


def test_the_page_opens_on_a_picture_of_the_layers_shown_by_default():
    app = page()
    assert not app.exception
    assert app.radio(key="export_kind").value == "picture"
    assert "background" not in app.get("button_group")[0].value
    assert [box.label for box in app.selectbox] == ["Size"]
    assert app.get("image")


@pytest.mark.parametrize("kind", ["deck", "page", "data"])
def test_every_kind_has_something_to_see_and_a_button_to_save_it(kind: str):
    app = page()
    app.radio(key="export_kind").set_value(kind).run()
    assert not app.exception
    assert app.get("download_button")
    assert app.dataframe if kind == "data" else app.get("image")


def test_data_offers_every_format_and_all_layers():
    app = page()
    app.radio(key="export_kind").set_value("data").run()
    endings = [option.rpartition("(")[2].rstrip(")") for option in app.selectbox[0].options]
    assert endings == [".geojson", ".gpkg", ".kml", ".parquet", ".csv", ".jsonld", ".lpf.json"]
    assert "background" in app.get("button_group")[0].value


def test_without_a_layer_there_is_nothing_to_save_and_it_is_said():
    app = page()
    app.get("button_group")[0].set_value([]).run()
    assert not app.get("download_button")
    assert [info.value for info in app.info] == ["Choose at least one layer."]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "dateline.png"),
        ("Gas & talks: day 1", "gas-talks-day-1.png"),
        ("../../etc/passwd", "etc-passwd.png"),
        ("北京", "dateline.png"),
        ("x" * 200, f"{'x' * 60}.png"),
    ],
)
def test_a_files_name_is_plain(title: str, name: str):
    assert file_name(title, "png") == name


def test_what_slides_a_deck_has_is_said():
    atlas = build_atlas([story()])
    assert told_of_deck(atlas, SnapshotSpec(format="pptx", story=False)) == (
        "2 slides: the whole map, the sources."
    )
    assert told_of_deck(atlas, SnapshotSpec(format="pptx")) == (
        "5 slides: the whole map, 3 steps of the story, the sources."
    )
