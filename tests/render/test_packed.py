"""What a visit sends: one cell of bytes, the same for every visitor."""

from __future__ import annotations

import gzip
import json

from geo.atlas import build_atlas
from geo.render import crowd_of, pack, render_map, scene_of
from tests.crowds import crowded
from tests.stories import story


def packed(*stories) -> bytes:
    atlas = build_atlas(stories)
    table = pack(render_map(atlas), scene_of(atlas), crowd_of(atlas))
    return table["packed"][0].as_py()


def test_the_map_and_its_scene_come_back_as_they_were():
    atlas = build_atlas([story()])
    told = json.loads(gzip.decompress(packed(story())))
    assert told["map"]["script"] == render_map(atlas).script
    assert told["scene"] == json.loads(json.dumps(scene_of(atlas)))
    assert told["crowdWords"] is None


def test_a_crowd_is_packed_with_its_words():
    told = json.loads(gzip.decompress(packed(crowded(2100))))
    assert told["crowdWords"]["labels"].split("\n")[2099] == "Place2099"


def test_the_same_atlas_is_the_same_bytes():
    assert packed(story()) == packed(story())
