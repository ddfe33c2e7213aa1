"""Oil and gas fields and mines: the tables keep their rules, and bare names are kept apart."""

from __future__ import annotations

import math
from collections import Counter

import pytest
import shapely
from shapely.affinity import scale

from geo.gazetteer import Gazetteer
from geo.gazetteer.outlines import outline
from geo.gazetteer.works import says_works, works_called, works_names
from tests.gazetteer.tables import rows

AT_SEA_KM = 400.0
FAR_KM = {"Bay du Nord": 480.0}
ON_LAND_KM = 5.0
"""Outlines are drawn with fewer corners than borders have."""

LARGEST_OIL = (
    "Ghawar", "Burgan", "Safaniya oil field", "Rumaila", "West Qurna", "Majnoon", "Ahvaz oil field",
    "Marun", "Gachsaran oil field", "Kirkuk oil field", "Upper Zakum", "Shaybah oil field",
    "Manifa", "Khurais", "Samotlor", "Romashkino", "Kashagan", "Tengiz", "Cantarell",
    "Daqing oil field", "Prudhoe Bay oil field", "Bolivar Coastal Field",
)  # fmt: skip
LARGEST_GAS = (
    "South Pars", "North Field", "Galkynysh", "Urengoy", "Yamburg", "Hassi R'Mel", "Shtokman",
    "Bovanenkovo", "Zapolyarnoye", "Groningen gas field", "Dauletabad", "Karachaganak", "Medvezhye",
    "Kharasavey", "Orenburg gas field", "Astrakhan gas field", "Troll gas field", "Kovykta",
    "Shah Deniz", "Prosperidade", "Natuna gas field", "Zohr",
)  # fmt: skip
EXPORTERS = (
    "AE AO AR AU AZ BH BN BO BR CA CG CM CO DZ EC EG GA GB GH GQ GY ID IL IQ IR KW KZ LY MM MX MY "
    "MZ NE NG NO OM PE PG QA RU SA SD SN SS SY TD TL TM US UZ VE VN YE"
).split()
STARTS = (
    "Shah Deniz", "Azeri–Chirag–Gunashli", "Leviathan gas field", "Tamar gas field", "Chayanda",
    "Kovykta", "Bovanenkovo", "Yuzhno-Russkoye", "Shtokman", "Galkynysh", "Dauletabad", "Samandepe",
    "Kumkol", "Tengiz", "South Pars", "Agadem", "Doba oil field", "Tilenga", "Lokichar oil field",
    "Heglig", "Paloch", "Camisea gas field", "Campo Durán gas field", "Caño Limón",
    "Margarita gas field", "Dragon gas field", "Temane", "Golfinho", "Coral gas field",
    "Ichthys gas field", "Gorgon gas field", "Scarborough gas field", "Yadana", "Shwe gas field",
    "Hassi R'Mel", "Ormen Lange", "Troll gas field", "South Tambey", "Utrenneye", "Masela block",
)  # fmt: skip
DISPUTED = ("Durra gas field", "Dostluk oil field", "Greater Sunrise", "Gaza Marine",
            "Aphrodite gas field", "Chunxiao", "Loran-Manatee", "Sharara")  # fmt: skip
ORES = (
    "bauxite", "coal", "copper", "diamonds", "gold", "iron ore", "lithium", "nickel", "phosphate",
    "platinum", "potash", "rare earths", "silver", "uranium", "zinc",
)  # fmt: skip
BUILT_FOR = ("Simandou", "Tavan Tolgoi", "Gara Djebilet", "Moatize coal mine", "Mbalam mine",
             "Kolwezi copper mine", "Mes Aynak", "Reko Diq", "Belinga", "Hajigak")  # fmt: skip


def away_km(row: dict[str, str], gazetteer: Gazetteer) -> float | None:
    """Return how far a row's point is from its country's outline; None without either."""
    country = gazetteer.country(row["country"]) if row["country"] else None
    shape = outline(country.extent) if country and country.extent else None
    if shape is None:
        return None
    point = shapely.Point(float(row["lon"]), float(row["lat"]))
    squeezed = scale(shape, math.cos(math.radians(point.y)), 1.0, origin=point)
    return 111.2 * float(squeezed.distance(point))


@pytest.mark.parametrize(("table", "most_km"), [("fields", AT_SEA_KM), ("mines", ON_LAND_KM)])
def test_every_point_is_in_its_country_or_its_waters(
    table: str, most_km: float, gazetteer: Gazetteer
) -> None:
    measured = [(row["name"], away_km(row, gazetteer)) for row in rows(table)]

    assert [
        (name, round(km))
        for name, km in measured
        if km is not None and km > FAR_KM.get(name, most_km)
    ] == []
    assert sum(km is not None for _, km in measured) > 0.9 * len(measured)


def test_a_point_in_another_country_would_be_told(gazetteer: Gazetteer) -> None:
    row = {"country": "BO", "lon": "53.4", "lat": "46.15"}

    assert (away_km(row, gazetteer) or 0.0) > 5000


@pytest.mark.parametrize("named", [LARGEST_OIL, LARGEST_GAS, STARTS, DISPUTED])
def test_the_rule_of_fields_is_kept(named: tuple[str, ...]) -> None:
    assert set(named) - {row["name"] for row in rows("fields")} == set()


def test_every_state_that_exports_oil_or_gas_has_a_field() -> None:
    assert set(EXPORTERS) - {row["country"] for row in rows("fields")} == set()


def test_each_ore_has_five_mines() -> None:
    dug = Counter(row["commodity"] for row in rows("mines"))

    assert [ore for ore in ORES if dug[ore] < 5] == []


def test_mines_that_lines_are_built_for_have_a_row() -> None:
    assert set(BUILT_FOR) - {row["name"] for row in rows("mines")} == set()


@pytest.mark.parametrize("table", ["fields", "mines"])
def test_a_table_names_no_place_twice(table: str) -> None:
    names = Counter(row["name"] for row in rows(table))

    assert max(names.values()) == 1


@pytest.mark.parametrize("table", ["fields", "mines"])
def test_a_bare_name_is_no_town_s_close_by(table: str, gazetteer: Gazetteer) -> None:
    near = [
        (row["name"], town.name)
        for row in rows(table)
        for town in gazetteer.find(row["name"], kinds=("city",))
        if abs(town.point.lon - float(row["lon"])) < 0.3
        and abs(town.point.lat - float(row["lat"])) < 0.3
    ]

    assert near == []


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Tengiz", "KZ", "oil field"),
        ("Tengiz oilfield", "KZ", "oil field"),
        ("Dragon gas field", "VE", "gas field"),
        ("Simandou iron ore deposit", "GN", "mine"),
        ("Moatize coal mine", "MZ", "mine"),
        ("Palogue", "SS", "oil field"),
        ("Kipoi", "", "border crossing"),
        ("Ganqimaodu", "CN", "border crossing"),
        ("Małaszewicze", "PL", "dry port"),
        ("Sidi Kerir", "EG", "oil terminal"),
        ("Anttila", "FI", "converter station"),
        ("Miraflores locks", "PA", "lock"),
    ],
)
def test_news_finds_where_lines_start_and_cross(
    name: str, country: str, kind: str, gazetteer: Gazetteer
) -> None:
    assert (country, kind) in {(p.country, p.kind) for p in gazetteer.find(name)}


@pytest.mark.parametrize("word", ["Coral", "Dragon", "Liza", "Prelude", "Tamar", "Troll", "Venus"])
def test_a_word_or_a_person_s_name_is_no_field(word: str, gazetteer: Gazetteer) -> None:
    kinds = {place.kind for place in gazetteer.find(word)}

    assert kinds & {"oil field", "gas field", "mine"} == set()


def test_a_bare_name_is_a_field_where_the_sentence_speaks_of_gas(gazetteer: Gazetteer) -> None:
    told = works_called(gazetteer, "Troll", "Gas from Troll is landed there.")
    not_told = works_called(gazetteer, "Troll", "A troll lives under the bridge.")

    assert [named.place.name for named in told] == ["Troll gas field"]
    assert not_told == ()


def test_a_name_said_to_be_a_field_s_needs_no_other_word(gazetteer: Gazetteer) -> None:
    told = works_called(gazetteer, "Bonga", "It shut the Bonga field.")

    assert [named.place.name for named in told] == ["Bonga oil field"]


@pytest.mark.parametrize(
    "sentence",
    ["It shut the Bonga field.", "It shut the Bonga oil and gas field.", "Bonga and Egina fields"],
)
def test_a_sentence_says_that_a_name_is_a_field_s(sentence: str) -> None:
    assert says_works("Bonga", sentence)


@pytest.mark.parametrize("sentence", ["The field near Bonga is green.", "Bonga was once a field."])
def test_a_field_elsewhere_in_the_sentence_says_nothing(sentence: str) -> None:
    assert not says_works("Bonga", sentence)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Gas from Tamar and Troll is dear.", 1),
        ("Gas flows between Troll and Kollsnes.", 1),
        ("He sold gas to Troll.", 0),
        ("Gas from Troll Holdings is dear.", 0),
    ],
)
def test_a_bare_name_stands_after_a_word_of_place_or_way(
    sentence: str, count: int, gazetteer: Gazetteer
) -> None:
    assert len(works_called(gazetteer, "Troll", sentence)) == count


def test_a_city_keeps_its_name_from_the_field_beneath(gazetteer: Gazetteer) -> None:
    assert works_called(gazetteer, "Kirkuk", "Oil from Kirkuk flows again.") == ()


def test_a_field_is_called_with_its_fluids_and_a_mine_with_its_ore() -> None:
    assert set(works_names("oil field", "Kumkol")) >= {"Kumkol field", "Kumkol oilfield"}
    assert "Dragon field" not in set(works_names("gas field", "Dragon gas field"))
    assert set(works_names("mine", "Catoca", "diamonds")) >= {"Catoca diamond mine", "Catoca mine"}


@pytest.mark.parametrize("name", ["Bakken", "Kashagan"])
def test_other_kinds_of_places_are_not_called_so(name: str) -> None:
    assert list(works_names("city", name)) == []
