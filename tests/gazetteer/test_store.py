"""Look-ups in the built gazetteer."""

from __future__ import annotations

import pickle
import sqlite3
import threading
from pathlib import Path

import pytest

from geo.errors import GazetteerError, GazetteerMissing
from geo.gazetteer import Gazetteer
from geo.gazetteer.sources.america import PRESS
from geo.model import LonLat
from geo.settings import Settings


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Russia", "geonames:2017370"),
        ("RUSSIA", "geonames:2017370"),
        ("U.S.", "geonames:6252001"),
        ("UAE", "geonames:290557"),
        ("DRC", "geonames:203312"),
        ("N. Korea", "geonames:1873107"),
        ("Cote d'Ivoire", "geonames:2287781"),
        ("Kyiv", "geonames:703448"),
        ("Kiev", "geonames:703448"),
        ("Astana", "geonames:1526273"),
        ("Nur-Sultan", "geonames:1526273"),
        ("Bombay", "geonames:1275339"),
        ("Gawadar", "geonames:1177446"),
        ("Gwadar", "geonames:1177446"),
        ("Leningrad", "geonames:498817"),
        ("Calif.", "geonames:5332921"),
        ("W.Va.", "geonames:4826850"),
        ("W. Va.", "geonames:4826850"),
        ("Ky.", "geonames:6254925"),
        ("Laurel County", "geonames:4297480"),
        ("NSW", "geonames:2155400"),
        ("Ont.", "geonames:6093943"),
        ("B.C.", "geonames:5909050"),
        ("County Tyrone", "dateline:county-county-tyrone"),
        ("Europe", "dateline:area-europe"),
    ],
)
def test_a_name_finds_its_place(name: str, place_id: str, gazetteer: Gazetteer) -> None:
    assert place_id in {place.id for place in gazetteer.find(name)}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Georgia", "country"), ("Paris", "city"), ("Sahel", "region"), ("Red Sea", "sea")],
)
def test_the_most_notable_comes_first(name: str, kind: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.names(name)[0].place.kind == kind


def test_a_former_name_is_known_as_one(gazetteer: Gazetteer) -> None:
    forms = {n.form for n in gazetteer.names("Bombay") if n.place.id == "geonames:1275339"}

    assert forms == {"historic"}


def test_an_abbreviation_is_known_as_one(gazetteer: Gazetteer) -> None:
    forms = {n.form for n in gazetteer.names("Calif.") if n.place.id == "geonames:5332921"}

    assert forms == {"abbreviation"}


def test_a_name_is_given_as_its_source_writes_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.names("kiev")[0].name == "Kiev"


def test_names_can_be_narrowed_to_a_country_and_to_kinds(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Punjab", country="PK", kinds=["province"])

    assert [place.id for place in found] == ["geonames:1167710"]


@pytest.mark.parametrize("name", ["", "…", "Qwrtzpsdfgh"])
def test_an_unknown_name_finds_nothing(name: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.names(name) == ()


def test_parents_run_up_to_the_country(gazetteer: Gazetteer) -> None:
    lahore = gazetteer.find("Lahore", country="PK", kinds=["city"])[0]
    names = [place.name for place in gazetteer.parents(lahore)]

    assert names[-2:] == ["Punjab", "Pakistan"]


def test_a_landmark_lies_in_its_city(gazetteer: Gazetteer) -> None:
    square = gazetteer.find("Red Square")[0]

    assert gazetteer.parents(square)[0].name == "Moscow"


def test_a_water_lies_in_the_water_it_belongs_to(gazetteer: Gazetteer) -> None:
    azov = gazetteer.find("Sea of Azov")[0]

    assert [place.name for place in gazetteer.parents(azov)] == ["Black Sea", "Atlantic Ocean"]


@pytest.mark.parametrize(("code", "capital"), [("RU", "Moscow"), ("pk", "Islamabad")])
def test_a_country_and_its_capital(code: str, capital: str, gazetteer: Gazetteer) -> None:
    country, city = gazetteer.country(code), gazetteer.capital(code)

    assert country is not None
    assert city is not None
    assert city.name == capital
    assert gazetteer.capital_of(city.id) == code.upper()


def test_an_arc_to_russia_ends_in_moscow_though_its_point_is_in_siberia(
    gazetteer: Gazetteer,
) -> None:
    russia = gazetteer.country("RU")

    assert russia is not None
    assert russia.point == LonLat(100.0, 60.0)
    assert abs(russia.anchor.lon - 37.6) < 0.1
    assert abs(russia.anchor.lat - 55.75) < 0.1


@pytest.mark.parametrize(
    ("province", "country", "seat"),
    [
        ("Punjab", "PK", "Lahore"),
        ("California", "US", "Sacramento"),
        ("Washington", "US", "Olympia"),
        ("Quebec", "CA", "Québec"),
        ("New South Wales", "AU", "Sydney"),
    ],
)
def test_a_province_is_anchored_in_its_seat_of_government(
    province: str, country: str, seat: str, gazetteer: Gazetteer
) -> None:
    city = gazetteer.find(seat, country=country, kinds=["city"])[0]

    assert city.point in {
        p.anchor for p in gazetteer.find(province, country=country, kinds=["province"])
    }


@pytest.mark.parametrize(
    ("word", "kind", "country"),
    [("Pakistani", "adjective", "PK"), ("Kenyans", "people", "KE"), ("Punjabi", None, "PK")],
)
def test_a_demonym_is_of_a_place(
    word: str, kind: str | None, country: str, gazetteer: Gazetteer
) -> None:
    found = gazetteer.demonym(word)

    assert found is not None
    assert found.place.country == country
    assert kind in (None, found.kind) or found.kind == "both"


@pytest.mark.parametrize(
    ("name", "country", "kind"), [("Kremlin", "RU", "seat"), ("Pentagon", "US", "agency")]
)
def test_a_body_speaks_for_its_country(
    name: str, country: str, kind: str, gazetteer: Gazetteer
) -> None:
    speaker = gazetteer.speaker(name)

    assert speaker is not None
    assert speaker.country == country
    assert speaker.kind in (kind, "seat")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["Tomb", "of", "the", "Unknown", "Soldier", "in"], 5),
        (["New", "York", "said"], 2),
        (["Bab", "al", "-", "Mandab"], 4),
        (["Qwrtz", "County"], 0),
    ],
)
def test_the_longest_name_that_begins_a_run_of_words(
    words: list[str], count: int, gazetteer: Gazetteer
) -> None:
    assert gazetteer.longest(words) == count


def test_the_nearest_city_and_its_distance(gazetteer: Gazetteer) -> None:
    (place, km), *_ = gazetteer.nearest(LonLat(74.3436, 31.5497))

    assert place.name == "Lahore"
    assert km < 2.0


def test_nothing_is_nearest_beyond_the_given_distance(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest(LonLat(-123.4, -48.9), within_km=500) == ()


@pytest.mark.parametrize("point", [LonLat(0.0, 90.0), LonLat(0.0, -90.0), LonLat(180.0, 0.0)])
def test_somewhere_is_nearest_even_from_the_ends_of_the_earth(
    point: LonLat, gazetteer: Gazetteer
) -> None:
    assert len(gazetteer.nearest(point)) == 1


def test_each_place_is_listed_once_however_far_the_search_goes(gazetteer: Gazetteer) -> None:
    found = [place.id for place, _ in gazetteer.nearest(LonLat(10.0, -89.0), 40)]

    assert len(found) == len(set(found)) == 40


def test_every_american_county_and_every_first_order_division_of_the_great_is_on_the_map() -> None:
    with sqlite3.connect(Settings.from_env().gazetteer_path) as connection:
        counties, outlined, adrift = connection.execute(
            "SELECT COUNT(*), SUM(extent LIKE 'us:%'), SUM(lon = 0 AND lat = 0) FROM places "
            "WHERE kind = 'district' AND country = 'US'"
        ).fetchone()
        states = connection.execute(
            "SELECT COUNT(*) FROM places WHERE kind = 'province' AND country = 'US'"
        ).fetchone()[0]

    assert counties >= 3140
    assert outlined >= 3125
    assert adrift == 0
    assert states >= 51


@pytest.mark.parametrize("postal", sorted(PRESS))
def test_an_american_state_answers_to_its_postal_and_its_press_abbreviation(
    postal: str, gazetteer: Gazetteer
) -> None:
    states = [
        {p.id for p in gazetteer.find(short, country="US", kinds=["province"])}
        for short in (postal, PRESS[postal])
    ]

    assert states[0] & states[1]


def test_a_gazetteer_may_be_asked_from_many_threads(gazetteer: Gazetteer) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(gazetteer.names("Springfield"))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == 1


def test_a_gazetteer_survives_being_sent_to_another_process(gazetteer: Gazetteer) -> None:
    with pickle.loads(pickle.dumps(gazetteer)) as sent:
        assert sent.names("Lahore")[0].place.country == "PK"


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match="make data"):
        Gazetteer.open(tmp_path / "gazetteer.sqlite")


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be read" * 40])
def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(content)

    with pytest.raises(GazetteerError, match="is not a gazetteer"):
        Gazetteer.open(path)


def test_a_gazetteer_cut_short_is_called_damaged(tmp_path: Path) -> None:
    whole = Settings.from_env().gazetteer_path
    path = tmp_path / "gazetteer.sqlite"
    with whole.open("rb") as file:
        path.write_bytes(file.read(2_000_000))

    def look_up() -> None:
        with Gazetteer.open(path) as gazetteer:
            for name in ("Lahore", "Zagreb", "Moscow", "Nairobi"):
                gazetteer.names(name)

    with pytest.raises(GazetteerError, match="make data"):
        look_up()


def test_it_is_never_written_to(gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match="readonly"):
        gazetteer._rows("DELETE FROM meta")
