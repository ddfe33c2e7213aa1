"""What travels to the page: plain JSON, offsets as JavaScript counts, nothing live for folium."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from geo.atlas import build_atlas
from geo.model import Story
from geo.render import render_map, scene_of
from tests.hostile import PAYLOADS
from tests.stories import APIA, MUSCAT, SUVA, article, mention, route, story


def test_the_scene_is_json_with_every_mark_in_words():
    atlas = build_atlas([story()])
    scene = json.loads(json.dumps(scene_of(atlas)))
    assert [mark["id"] for mark in scene["marks"]] == [mark.id for mark in atlas.marks]
    assert all(mark["evidence"] for mark in scene["marks"])


def test_offsets_count_a_rare_character_as_javascript_does():
    told = article(text="😀😀 Muscat 😀 Muscat")
    marks = scene_of(
        build_atlas(
            [Story(told, (mention(told, "Muscat", MUSCAT), mention(told, "Muscat", MUSCAT, 1)))]
        )
    )["marks"]
    units = told.text.encode("utf-16-le")
    said = [units[2 * e["start"] : 2 * e["end"]].decode("utf-16-le") for e in marks[0]["evidence"]]
    assert said == ["Muscat", "Muscat"]


def test_the_view_reaches_past_180_where_the_story_does():
    told = article(text="Suva and Apia.")
    atlas = build_atlas([Story(told, (mention(told, "Suva", SUVA), mention(told, "Apia", APIA)))])
    west, south, east, north = scene_of(atlas)["box"]
    assert (west, south, east, north) == (178.44, -18.14, pytest.approx(188.23), -13.83)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_folium_writes_the_same_script_whatever_an_article_is_called(payload: str):
    def script(name: str) -> str:
        told = article(publisher=name)
        told = replace(told, title=name)
        here = replace(MUSCAT, name=name)
        return render_map(
            build_atlas([Story(told, (mention(told, "Muscat", here),), (route(told, name=name),))])
        ).script

    assert script(payload) == script("Plain")


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nor_by_what_its_kinds_are(payload: str):
    told = article()

    def script(kind: str) -> str:
        line = replace(route(told), kind=kind, stops=(), geometry_method="reference")
        return re.sub(
            "route-[0-9a-f]{10}", "", render_map(build_atlas([Story(told, (), (line,))])).script
        )

    assert script(payload) == script("pipeline")
