"""The Export page: what is chosen is what is shown and what is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas, build_atlas
from geo.geometry import Box
from geo.settings import ROOT
from geo.snapshot import SnapshotSpec, draw_snapshot
from geo.ui.export_words import file_name, told_of_deck
from geo.ui.picture import opening_of, spec_of
from geo.ui.world import shipped_world
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


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[SnapshotSpec]:
    """What pictures the page asks for, as they are asked for."""
    asked: list[SnapshotSpec] = []

    def draw(atlas: Atlas, spec: SnapshotSpec) -> bytes:
        asked.append(spec)
        return draw_snapshot(atlas, replace(spec, width=320, height=180))

    monkeypatch.setattr("geo.ui.export.draw_snapshot", draw)
    st.cache_data.clear()
    return asked


def seen_on_the_map() -> tuple[AppTest, dict[str, Any]]:
    world = shipped_world()
    state = {
        "layers": ["links", "background"], "since": "2022-02-01", "until": "2022-02-25",
        "selected": world.atlas.layer("links")[0].id, "box": [40.0, 20.0, 80.0, 60.0],
        "tone": "dark", "strengths": {"links": 0.4},
    }  # fmt: skip
    app = AppTest.from_file(ROOT / "pages" / "export.py", default_timeout=60)
    app.session_state["map_now"] = (world.digest, state)
    return app.run(), state


def test_a_picture_shows_what_the_map_showed_until_all_is_asked_for(drawn: list[SnapshotSpec]):
    app, state = seen_on_the_map()
    assert not app.exception
    (spec,) = drawn
    assert spec.shown_layers == {"links", "background"}
    assert (spec.since, spec.until) == (date(2022, 2, 1), date(2022, 2, 25))
    assert (spec.selected, spec.theme) == (state["selected"], "dark")
    assert spec.box == Box(40.0, 20.0, 80.0, 60.0)
    assert spec.strengths == (("links", 0.4),)
    told = next(c.value for c in app.caption if "part of the map" in c.value).replace("\\", "")
    assert told.startswith(
        "The same part of the map, from 1 February 2022 to 25 February 2022, "
        "Diplomatic links at 40%, all else fainter than “"
    )
    app.toggle(key="export_selected").set_value(False).run()
    assert drawn[-1] == replace(spec, selected=None)
    app.get("button_group")[0].set_value("all").run()
    assert (drawn[-1].box, drawn[-1].since, drawn[-1].strengths) == (None, None, ())
    assert drawn[-1].shown_layers == {"places", "routes", "links", "conflict"}


def test_the_one_file_map_opens_on_what_the_map_showed():
    app, state = seen_on_the_map()
    app.radio(key="export_kind").set_value("page").run()
    assert not app.exception
    opening = opening_of(spec_of(state, shipped_world().atlas))
    assert opening.address == (
        f"#layers=background.links&time=2022-02-01~2022-02-25&mark={state['selected']}"
    )


def test_what_another_map_showed_is_not_taken():
    app = AppTest.from_file(ROOT / "pages" / "export.py", default_timeout=60)
    app.session_state["map_now"] = ("another", {"layers": ["links"]})
    app.run()
    assert app.get("button_group")[0].label == "Layers"


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
