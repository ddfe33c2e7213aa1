"""The curated tables of places keep their rules."""

from __future__ import annotations

from collections import Counter

import pytest
import shapely

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer.outlines import outline
from geo.model import LonLat
from geo.settings import ROOT
from tests.gazetteer.tables import FOLDER, PLACES, called, rows

LEAST = {
    "bases": 250, "counties": 150, "crossings": 350, "dams": 150, "deserts": 480, "disputed": 120,
    "fields": 400, "islands": 700, "lakes": 400, "landmarks": 1100, "mines": 250,
    "mountains": 480, "nuclear": 150, "ports": 700, "power_stations": 70,
    "quarters": 450, "regions": 700, "rivers": 900,
    "technology_parks": 150, "towns": 170, "waters": 280,
    "exonyms": 650, "abbreviations": 60, "province_seats": 250,
}  # fmt: skip

WORDS_THAT_ARE_PLACES = {"atlantic", "baltic", "levant", "pacific"}

AWAY = {
    "bases": 1.8, "disputed": 7.0, "fields": 9.0, "islands": 14.0, "ports": 4.5,
    "waters": 8.0, "regions": 1.0,
}  # fmt: skip
"""Degrees: how far off its country's outline a row may lie in the tables that have atolls and
reefs too small for the map, fields at sea, and gulfs."""

SCATTERED = {"SH", "TF", "UM"}
"""Territories of islands an ocean apart, of which the map has one."""

HOUSE_OF_WORSHIP = (
    "mosque", "cathedral", "church", "basilica", "temple", "pagoda", "shrine", "abbey", "wat ",
    "synagogue", "gurdwara", "masjid", "monastery", "lavra", "mosalla", "sophia", "camii",
    "christian centre",
)  # fmt: skip

G20 = "AR AU BR CA CN DE FR GB ID IN IT JP KR MX RU SA TR US ZA".split()
OF_30_MILLION = (
    "AF AO BD CD CO DZ EG ES ET GH IQ IR KE MA MG MM MY MZ NG NP PE PH PK PL SD TH TZ UA UG UZ VE "
    "VN YE"
).split()


@pytest.mark.parametrize("table", LEAST)
def test_a_table_is_no_smaller_than_its_rule_asks(table: str) -> None:
    assert len(rows(table)) >= LEAST[table]


def test_ids_are_unique_over_all_tables() -> None:
    ids = Counter(
        row["id"] for path in FOLDER.glob("*.csv") for row in rows(path.stem) if row.get("id")
    )

    assert [each for each, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("table", PLACES)
def test_every_row_has_an_id_a_kind_a_name_a_source_and_a_point(table: str) -> None:
    for row in rows(table):
        assert row["id"].startswith("dateline:")
        assert row["kind"]
        assert row["name"] == row["name"].strip()
        assert row["source"]
        LonLat(float(row["lon"]), float(row["lat"]))


@pytest.mark.parametrize("table", PLACES)
def test_rows_are_sorted_by_id(table: str) -> None:
    ids = [row["id"] for row in rows(table)]

    assert ids == sorted(ids)


@pytest.mark.parametrize("table", PLACES)
def test_every_parent_and_country_is_known(table: str, gazetteer: Gazetteer) -> None:
    for row in rows(table):
        parent = row["parent"]
        assert not row["country"] or gazetteer.country(row["country"]), row["name"]
        if len(parent) == 2:
            assert gazetteer.country(parent), row["name"]
        elif parent:
            assert gazetteer.get(parent), row["name"]


def test_only_oceans_continents_and_what_spans_several_have_no_parent() -> None:
    orphans = {(t, row["kind"]) for t in PLACES for row in rows(t) if not row["parent"]}

    assert orphans == {("regions", "region"), ("waters", "ocean")}


@pytest.mark.parametrize("table", PLACES)
def test_a_row_lies_in_or_near_its_country(table: str, gazetteer: Gazetteer) -> None:
    for row in rows(table):
        country = gazetteer.country(row["country"]) if row["country"] else None
        shape = outline(country.extent) if country and country.extent else None
        if shape is not None and row["country"] not in SCATTERED:
            away = shape.distance(shapely.Point(float(row["lon"]), float(row["lat"])))
            assert away <= AWAY.get(table, 0.6), f"{row['name']}: {away:.2f}° off"


@pytest.mark.parametrize("table", ["disputed", "regions"])
def test_a_point_lies_in_its_box(table: str) -> None:
    for row in rows(table):
        if row["west"]:
            west, south, east, north = (float(row[s]) for s in ("west", "south", "east", "north"))
            lon, lat = float(row["lon"]), float(row["lat"])
            assert south <= lat <= north, row["name"]
            assert (west <= lon <= east) if west <= east else (lon >= west or lon <= east)


def test_a_landmark_is_near_the_city_it_names(gazetteer: Gazetteer) -> None:
    for row in rows("landmarks"):
        city = gazetteer.get(row["parent"])
        if city is not None and city.kind == "city":
            away = shapely.distance(
                shapely.Point(*city.point), shapely.Point(float(row["lon"]), float(row["lat"]))
            )
            assert away < 1.6, row["name"]


@pytest.mark.parametrize("table", [*PLACES, "exonyms", "abbreviations"])
def test_no_name_is_a_common_word(table: str) -> None:
    listed = (ROOT / "data" / "weights" / "common_words.txt").read_text(encoding="utf-8")
    common = {line for line in listed.splitlines() if not line.startswith("#")}
    common |= {"act", "amazon", "main", "man", "on", "swat", "us", "it", "new", "north", "south"}
    names = {
        normalise(name)
        for row in rows(table)
        for name in (called(row) if "aliases" in row else [row["name"]])
    }

    assert (names & common) - WORDS_THAT_ARE_PLACES == set()


@pytest.mark.parametrize("table", PLACES)
def test_a_name_belongs_to_one_row_of_a_table_or_to_far_apart_ones(table: str) -> None:
    bearers: dict[str, list[dict[str, str]]] = {}
    for row in rows(table):
        for key in {normalise(name) for name in called(row)}:
            bearers.setdefault(key, []).append(row)
    shared = [
        (name, one["name"], other["name"])
        for name, found in bearers.items()
        for n, one in enumerate(found)
        for other in found[n + 1 :]
        if abs(float(one["lon"]) - float(other["lon"])) < 1.5
        and abs(float(one["lat"]) - float(other["lat"])) < 1.5
    ]

    assert shared == []


@pytest.mark.parametrize("code", sorted({*G20, *OF_30_MILLION}))
def test_a_great_state_s_capital_has_a_square_or_monument_and_a_house_of_worship(
    code: str, gazetteer: Gazetteer
) -> None:
    capital = gazetteer.capital(code)
    assert capital is not None
    near = [
        row
        for row in rows("landmarks")
        if abs(float(row["lon"]) - capital.point.lon) < 0.6
        and abs(float(row["lat"]) - capital.point.lat) < 0.6
    ]
    worship = [r for r in near if any(w in "|".join(called(r)).lower() for w in HOUSE_OF_WORSHIP)]

    assert worship, f"no house of worship in {capital.name}"
    assert len(near) > len(worship), f"nothing but houses of worship in {capital.name}"


@pytest.mark.parametrize("code", sorted({*G20, *OF_30_MILLION} - {"AF", "ET", "NP", "UG", "UZ"}))
def test_a_great_coastal_state_has_a_port(code: str) -> None:
    assert [row for row in rows("ports") if row["country"] == code and row["kind"] == "port"]


@pytest.mark.parametrize("code", G20)
def test_a_state_of_the_g20_has_a_technology_park(code: str) -> None:
    assert [row for row in rows("technology_parks") if row["country"] == code]


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Tomb of the Unknown Soldier", "landmark", "RU"),
        ("Moscow Cathedral Mosque", "landmark", "RU"),
        ("Skolkovo", "technology park", "RU"),
        ("Strait of Hormuz", "strait", ""),
        ("Suez Canal", "canal", "EG"),
        ("Bab al-Mandab", "strait", ""),
        ("Black Sea", "sea", ""),
        ("Mekong", "river", ""),
        ("Himalayas", "mountains", ""),
        ("Sahara", "desert", ""),
        ("Lake Victoria", "lake", ""),
        ("Sakhalin", "island", "RU"),
        ("Ras Laffan", "LNG terminal", "QA"),
        ("Rafah crossing", "border crossing", ""),
        ("Natanz nuclear facility", "nuclear site", "IR"),
        ("Ramstein Air Base", "military base", "DE"),
        ("Grand Ethiopian Renaissance Dam", "dam", "ET"),
        ("South Asia", "region", ""),
        ("Donbas", "area", "UA"),
        ("Dagestan", "province", "RU"),
        ("Lower Shabelle", "province", "SO"),
        ("Tower Hamlets", "district", "GB"),
        ("St. Landry Parish", "district", "US"),
        ("Co Donegal", "province", "IE"),
        ("Mathare", "district", "KE"),
        ("Wankhede Stadium", "landmark", "IN"),
        ("Tararua Range", "mountains", "NZ"),
        ("Yosemite National Park", "park", "US"),
    ],
)
def test_news_finds_what_it_names(name: str, kind: str, country: str, gazetteer: Gazetteer) -> None:
    assert (kind, country) in {(p.kind, p.country) for p in gazetteer.find(name)}


@pytest.mark.parametrize(
    ("names", "row_id"),
    [
        (("Dokdo", "Takeshima", "Liancourt Rocks"), "dateline:disputed-liancourt-rocks"),
        (("Senkaku Islands", "Diaoyu"), "dateline:disputed-senkaku-islands"),
        (("Falklands", "Malvinas"), "dateline:disputed-falklands"),
        (("Nagorno-Karabakh", "Artsakh"), "dateline:disputed-nagorno-karabakh"),
        (("Second Thomas Shoal", "Ayungin Shoal"), "dateline:disputed-second-thomas-shoal"),
    ],
)
def test_a_disputed_territory_answers_to_both_sides_names(
    names: tuple[str, ...], row_id: str, gazetteer: Gazetteer
) -> None:
    for name in names:
        assert row_id in {place.id for place in gazetteer.find(name)}


def test_claimants_are_known_states(gazetteer: Gazetteer) -> None:
    claimants = {c for row in rows("disputed") for c in row["claimed_by"].split("|") if c}

    assert [code for code in claimants if gazetteer.country(code) is None] == []


@pytest.mark.parametrize("table", ["exonyms", "abbreviations"])
def test_further_names_are_of_known_places_and_each_stands_once(
    table: str, gazetteer: Gazetteer
) -> None:
    pairs = Counter((normalise(row["name"]), row["place"]) for row in rows(table))

    assert max(pairs.values()) == 1
    for row in rows(table):
        assert row["form"] in {"alias", "historic", "abbreviation"}
        assert gazetteer.get(row["place"]) is not None, row["name"]


def test_a_seat_of_government_is_a_city_of_the_province_s_country(gazetteer: Gazetteer) -> None:
    for row in rows("province_seats"):
        province, seat = gazetteer.get(row["province"]), gazetteer.get(row["seat"])
        assert province is not None, row["province_name"]
        assert seat is not None, row["seat_name"]
        assert (province.kind, seat.kind) == ("province", "city"), row["province_name"]
        assert province.country == seat.country == row["country"]
        assert province.anchor == seat.point
