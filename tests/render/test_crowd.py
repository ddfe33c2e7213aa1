"""A layer of many thousand points travels as columns, not as objects."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas, build_atlas
from geo.render import crowd_of, render_map, scene_of
from geo.render.crowd import MANY, NO_DAY
from tests.crowds import crowded
from tests.stories import story


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return build_atlas([crowded(MANY + 1), story()])


def test_few_marks_make_no_crowd():
    assert crowd_of(build_atlas([story()])) is None


def test_a_crowded_layer_has_a_row_for_each_mark(atlas):
    crowd = crowd_of(atlas)
    assert crowd.words["layers"] == ["places"]
    assert crowd.table.num_rows == len(atlas.layer("places"))
    assert crowd.words["ids"].split("\n") == [mark.id for mark in atlas.layer("places")]
    assert crowd.words["labels"].split("\n")[:2] == ["Place0", "Place1"]


def test_a_row_says_where_it_is_and_which_words_name_it(atlas):
    row = crowd_of(atlas).table.slice(7, 1).to_pylist()[0]
    assert row["lon"] == pytest.approx(-170 + 340 * (7 * 0.618034 % 1), abs=1e-4)
    units = atlas.articles[row["article"]].text.encode("utf-16-le")
    assert units[2 * row["start"] : 2 * row["end"]].decode("utf-16-le") == "Place7"
    assert (row["since"], row["until"], row["passages"]) == (NO_DAY, NO_DAY, 1)


def test_what_is_in_the_crowd_is_neither_in_the_scene_nor_in_foliums_script(atlas):
    places = {mark.id for mark in atlas.layer("places")}
    assert not places & {mark["id"] for mark in scene_of(atlas)["marks"]}
    assert not any(mark_id in render_map(atlas).script for mark_id in list(places)[:50])
    assert scene_of(atlas)["layers"][0]["count"] == len(places)
