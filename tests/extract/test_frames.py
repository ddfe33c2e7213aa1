"""Courses told in one breath: the words between the names decide, not the grammar."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

COURSES = [
    ("The road from Douala through Garoua-Boulaï to Bangui was paved.",
     ["Douala", "Garoua Boulaï", "Bangui"]),
    ("A pipeline from Doba by Bélabo to Kribi is planned.", ["Doba", "Bélabo", "Kribi"]),
    ("A railway from Tallinn by Pärnu, Riga and Kaunas to Warsaw is under construction.",
     ["Tallinn", "Pärnu", "Riga", "Kaunas", "Warsaw"]),
    ("A container shipping service from Mundra by way of Salalah to Piraeus will open.",
     ["Mundra", "Şalālah", "Piraeus"]),
    ("A gas pipeline from Baku, in Azerbaijan, to Erzurum is planned.", ["Baku", "Erzurum"]),
    ("A pipeline will carry oil from Hoima in Uganda to the Tanzanian port of Tanga.",
     ["Hoima", "Tanga"]),
    ("A gas pipeline from Warri to Dakar by way of Abidjan is planned.",
     ["Warri", "Abidjan", "Dakar"]),
    ("Mazyr is tied to Gdańsk by a railway.", ["Mazyr", "Gdańsk"]),
    ("Lagos will be linked with Abidjan by a new motorway.", ["Lagos", "Abidjan"]),
    ("A gas link from Türkmenbaşy to Baku under the Caspian is planned.",
     ["Türkmenbaşy", "Baku"]),
    ("The Baku-Tbilisi-Kars railway reopened in May.", ["Baku", "Tbilisi", "Kars"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stops"), COURSES)
def test_the_stops_in_their_order(tell: Tell, text: str, stops: list[str]):
    (route,) = tell(text).routes
    assert [place.name for place in route.stops] == stops


def test_where_the_oil_went_on_to_is_no_stop_of_the_line(tell: Tell):
    (route,) = tell("The pipeline from Mazyr to Adamowo has brought no crude to Poland.").routes
    assert [place.name for place in route.stops] == ["Mazyr", "Adamowo"]


def test_another_line_is_of_the_kind_told_of_before(tell: Tell):
    first, second = tell(
        "They use the power line from Isaccea to Chișinău. A second, from Suceava to Bălți, is "
        "half built."
    ).routes
    assert (first.kind, second.kind) == ("power line", "power line")
    assert second.status == "construction"


def test_a_line_told_twice_in_a_breath_keeps_its_name(tell: Tell):
    (route,) = tell(
        "The Sarma pipeline, a line from Baku to Tbilisi, is under construction."
    ).routes
    assert route.name == "Sarma pipeline"


@pytest.mark.parametrize(
    "text",
    [
        "A railway from Xyzgorod to Warsaw via Riga is planned.",
        "The minister flew from Warsaw to Riga to speak of the pipeline.",
        "A railway between Gashuunsukhait and Ganqimaodu is being built.",
    ],
)
def test_what_has_no_two_ends_that_are_known_is_not_drawn(tell: Tell, text: str):
    assert not tell(text).routes


def test_an_unknown_stop_on_the_way_is_said(tell: Tell):
    (route,) = tell("A railway from Warsaw by Xyzgorod to Riga is planned.").routes
    assert route.cautions[0].startswith("Xyzgorod is named too")
