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


def points(atlas: Atlas) -> list[str]:
    return [m.id for m in atlas.layer("places") if m.label not in ("Kenya", "Oman")]


def test_a_crowded_layer_has_a_row_for_each_point(atlas):
    crowd = crowd_of(atlas)
    assert crowd.words["layers"] == ["places"]
    assert crowd.table.num_rows == len(points(atlas))
    assert crowd.words["ids"].split("\n") == points(atlas)
    assert crowd.words["labels"].split("\n")[:2] == ["Place0", "Place1"]


def test_a_row_says_where_it_is_and_which_words_name_it(atlas):
    row = crowd_of(atlas).table.slice(7, 1).to_pylist()[0]
    assert row["lon"] == pytest.approx(-170 + 340 * (7 * 0.618034 % 1), abs=1e-4)
    units = atlas.articles[row["article"]].text.encode("utf-16-le")
    assert units[2 * row["start"] : 2 * row["end"]].decode("utf-16-le") == "Place7"
    assert (row["since"], row["until"], row["passages"]) == (NO_DAY, NO_DAY, 1)


def test_what_is_in_the_crowd_is_neither_in_the_scene_nor_in_foliums_script(atlas):
    crowd, script = points(atlas), render_map(atlas).script
    assert not set(crowd) & {mark["id"] for mark in scene_of(atlas)["marks"]}
    assert not any(mark_id in script for mark_id in crowd[:50])
    assert scene_of(atlas)["layers"][0]["count"] == len(atlas.layer("places"))


def test_the_countries_of_a_crowded_layer_stay_outlines_of_their_own(atlas):
    script = render_map(atlas).script
    countries = [m for m in atlas.layer("places") if m.label in ("Kenya", "Oman")]
    assert len(countries) == 2
    assert all(mark.id in script for mark in countries)
    assert {m.id for m in countries} <= {mark["id"] for mark in scene_of(atlas)["marks"]}
