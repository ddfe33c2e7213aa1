"""A story goes into JSON and comes back whole; the contract's keys are there."""

from __future__ import annotations

import json

import pytest

from geo.story_json import story_from_json, story_to_json
from tests.stories import story


def test_a_story_comes_back_as_it_went():
    told = story()
    line = json.dumps(story_to_json(told, with_article=True))
    assert story_from_json(json.loads(line)) == told


def test_the_article_may_be_kept_apart():
    told = story()
    record = story_to_json(told)
    assert "article" not in record
    assert story_from_json(record, told.article) == told


def test_a_toponym_has_the_keys_of_the_contract():
    record = story_to_json(story())
    assert (record["version"], record["id"]) == (1, "rift-1")
    toponym = record["toponyms"][0]
    assert (toponym["start"], toponym["end"], toponym["surface"]) == (0, 5, "Kenya")
    assert (toponym["role"], toponym["drawn"]) == ("literal", True)
    assert toponym["place"].items() >= {
        "id": "geonames:192950", "name": "Kenya", "kind": "country", "country": "KE",
        "lon": 38.0, "lat": 1.0,
    }.items()  # fmt: skip
    assert toponym["candidates"][0].keys() >= {"place", "score", "reasons"}


def test_a_link_between_countries_names_them_by_their_codes():
    (link,) = story_to_json(story())["links"]
    assert (link["event_type"], link["source"], link["target"]) == ("AGREE", "KE", "OM")
    assert link["when"] == {
        "from": "2023-05-11", "to": "2023-05-11", "precision": "day", "text": "Thursday",
    }  # fmt: skip


def test_a_route_has_its_line_and_both_lengths():
    (route,) = story_to_json(story())["routes"]
    assert route["geometry"]["type"] in {"LineString", "MultiLineString"}
    assert [stop["name"] for stop in route["stops"]] == ["Mombasa", "Muscat"]
    assert route["stated_length_km"] == 2000.0
    assert route["drawn_length_km"] == pytest.approx(3672, rel=0.02)


def test_evidence_is_exact():
    told = story()
    for kind in ("routes", "links", "conflicts", "facilities"):
        for record in story_to_json(told)[kind]:
            for words in record["evidence"]:
                assert told.article.text[words["start"] : words["end"]] == words["quote"]


def test_a_story_of_another_version_is_refused():
    record = story_to_json(story(), with_article=True) | {"version": 99}
    with pytest.raises(ValueError, match="version 99"):
        story_from_json(record)
