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
    ("A cable between Suva in Fiji and Apia in Samoa is planned.", ["Suva", "Apia"]),
    ("Between Lagos and Ibadan a motorway opened in May.", ["Lagos", "Ibadan"]),
    ("A ferry service between Odesa and Batumi is planned, calling at Varna and Burgas.",
     ["Odesa", "Varna", "Burgas", "Batumi"]),
    ("A road from Algiers to Lagos through Tamanrasset and Agadez, is nearly finished.",
     ["Algiers", "Tamanghasset", "Agadez", "Lagos"]),
    ("The pipeline, which crosses Belarus and Poland on its way from Bryansk to Schwedt, works.",
     ["Bryansk", "Belarus", "Poland", "Schwedt (Oder)"]),
    ("The submarine cable PEACE, which runs from Suva to Apia, is busy.", ["Suva", "Apia"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stops"), COURSES)
def test_the_stops_in_their_order(tell: Tell, text: str, stops: list[str]):
    (route,) = tell(text).routes
    assert [place.name for place in route.stops] == stops


def test_ships_that_feed_a_pipeline_have_a_line_of_their_own(tell: Tell):
    told = tell(
        "Tankers sail between Aktau and Baku with oil for the pipeline from Baku to Batumi."
    )
    assert [(r.kind, [place.name for place in r.stops]) for r in told.routes] == [
        ("shipping line", ["Aktau", "Baku"]),
        ("pipeline", ["Baku", "Batumi"]),
    ]


def test_a_line_goes_on_from_its_nearer_end_and_says_that_it_is_a_guess(tell: Tell):
    first, second = tell(
        "The Mombasa–Nairobi railway is busy. An extension to Kisumu has been shelved."
    ).routes
    assert [p.name for p in second.stops] == ["Nairobi", "Kisumu"]
    assert (first.status, second.status) == ("operating", "shelved")
    assert any("Nairobi, the nearer end" in caution for caution in second.cautions)


def test_a_stop_known_only_by_its_province_is_drawn_there_and_said(tell: Tell):
    (route,) = tell("A power cable from Guelmim to Zzyxford, Devon, is planned.").routes
    assert [p.name for p in route.stops] == ["Guelmim", "Zzyxford"]
    assert "in the middle of Devon" in route.cautions[0]
    assert route.confidence < 0.6


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The 105-kilometre cable from Tallinn to Espoo carries up to 350 megawatts.",
            "power line",
        ),
        ("The cable from Tallinn to Espoo carries data.", "cable"),
        ("The interconnector from Vilnius to Warsaw carries gas.", "pipeline"),
        ("The high-speed line from Ankara to Konya opened.", "railway"),
    ],
)
def test_what_kind_of_line_it_is(tell: Tell, text: str, kind: str):
    (route,) = tell(text).routes
    assert route.kind == kind


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
        "A railway between Xyzgorod and Riga is being built.",
        "Officials from Chad and Sudan met in Khartoum to discuss a pipeline.",
        "Talks between Kenya and Uganda on the pipeline broke down.",
        "A corridor from Mumbai to Hamburg is a dream of many.",
    ],
)
def test_what_has_no_two_ends_that_are_known_is_not_drawn(tell: Tell, text: str):
    assert not tell(text).routes


def test_an_unknown_stop_on_the_way_is_said(tell: Tell):
    (route,) = tell("A railway from Warsaw by Xyzgorod to Riga is planned.").routes
    assert route.cautions[0].startswith("Xyzgorod is named too")
