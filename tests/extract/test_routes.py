"""The course of a line in the ways English says it, and how far it has come."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

COURSES = [
    ("A gas pipeline from Mombasa to Kampala is planned.", ["Mombasa", "Kampala"]),
    ("A railway from Mombasa to Kampala via Nakuru is planned.", ["Mombasa", "Nakuru", "Kampala"]),
    ("A road linking Lagos, Cotonou and Accra is planned.", ["Lagos", "Cotonou", "Accra"]),
    ("The Ankara–Tbilisi railway reopened.", ["Ankara", "Tbilisi"]),
    ("A power line between Nairobi and Arusha is planned.", ["Nairobi", "Arusha"]),
    ("The cable will connect Suva with Apia.", ["Suva", "Apia"]),
    ("A pipeline runs from Trieste to Ingolstadt through Austria's territory.",
     ["Trieste", "Austria", "Ingolstadt"]),
    ("The railway starts in Lobito, passes through Huambo and ends at Kolwezi.",
     ["Lobito", "Huambo", "Kolwezi"]),
    ("A highway from Georgetown to Lethem and on to Boa Vista is planned.",
     ["Georgetown", "Lethem", "Boa Vista"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stops"), COURSES)
def test_the_stops_in_their_order(tell: Tell, text: str, stops: list[str]):
    (route,) = tell(text).routes
    assert [place.name for place in route.stops] == stops


def test_two_origins_meet_before_they_go_on(tell: Tell):
    (route,) = tell(
        "Two gas pipelines, one from Baku and one from Atyrau, will meet at Aktau and end at "
        "Tashkent."
    ).routes
    assert [p.name for p in route.stops] == ["Baku", "Atyrau", "Aktau", "Tashkent"]
    assert [[p.name for p in leg] for leg in route.legs] == [
        ["Baku", "Aktau", "Tashkent"], ["Atyrau", "Aktau", "Tashkent"],
    ]  # fmt: skip


STATUSES = [
    ("is planned", "proposed", "planned"),
    ("is under construction", "construction", "asserted"),
    ("carries freight every day", "operating", "asserted"),
    ("was shelved last year", "shelved", "asserted"),
    ("was cancelled in January", "cancelled", "asserted"),
    ("has been idle since 2018", "idle", "asserted"),
    ("was mothballed", "mothballed", "asserted"),
    ("was dismantled", "retired", "asserted"),
]


@pytest.mark.parametrize(("words", "status", "standing"), STATUSES)
def test_the_eight_statuses(tell: Tell, words: str, status: str, standing: str):
    (route,) = tell(f"The railway from Mombasa to Kampala {words}.").routes
    assert (route.status, route.standing) == (status, standing)


def test_length_in_km_however_said(tell: Tell):
    (route,) = tell("A 1,200-kilometre railway from Mombasa to Kampala is planned.").routes
    assert route.stated_length_km == 1200
    (route,) = tell("A railway of 500 miles from Mombasa to Kampala is planned.").routes
    assert route.stated_length_km == pytest.approx(804.7, abs=0.1)


def test_a_length_that_does_not_fit_the_line_is_a_caution(tell: Tell):
    (route,) = tell("A 90-kilometre railway from Mombasa to Kampala is planned.").routes
    assert any("the text says 90 km" in caution for caution in route.cautions)


def test_a_stop_nobody_knows_is_a_caution(tell: Tell):
    (route,) = tell("A railway from Mombasa to Kampala via Zzyqvar is planned.").routes
    assert any("Zzyqvar" in caution for caution in route.cautions)
    assert route.confidence < 0.5


def test_a_country_crossed_is_not_passed_at_its_middle(tell: Tell):
    (route,) = tell(
        "A gas pipeline from Tashkent to Karachi through Afghanistan is planned."
    ).routes
    afghanistan = next(p for p in route.stops if p.name == "Afghanistan")
    points = [point for line in route.geometry for point in line]
    assert afghanistan.point not in points
    assert afghanistan.anchor not in points


def test_what_flows(tell: Tell):
    (route,) = tell("A hydrogen pipeline from Esbjerg to Hamburg is planned.").routes
    assert (route.kind, route.commodity) == ("pipeline", "hydrogen")


def test_a_bare_line_is_what_its_sentence_says(tell: Tell):
    (route,) = tell("A 400-kilovolt line from Maputo to Blantyre is planned.").routes
    assert route.kind == "power line"


@pytest.mark.parametrize(
    "text",
    [
        "The pipeline of talent from Swansea to London is dry.",
        "The first lorries from Dakar were hooting in Kayes.",
        "The road to peace between Israel and Egypt was long.",
        "NAIROBI — Kenya closed a road on Monday.",
        "An economic project between Kenya and Uganda, a railway, is dear to both.",
    ],
)
def test_no_line_where_none_is_told(tell: Tell, text: str):
    assert not tell(text).routes


FACILITIES = [
    ("An LNG terminal at Mombasa is planned.", "terminal", "LNG", "Mombasa", "proposed", "planned"),
    ("The LNG terminal at Mombasa took its first cargo.", "terminal", "LNG", "Mombasa",
     "operating", "asserted"),
    ("The naval base at Mombasa was enlarged.", "base", "", "Mombasa", None, "asserted"),
    ("There is no naval base at Mombasa.", "base", "", "Mombasa", None, "denied"),
    ("A coal plant at Mombasa was cancelled.", "plant", "coal", "Mombasa", "cancelled", "asserted"),
    ("A refinery could be built at Mombasa.", "refinery", "", "Mombasa", None, "hypothetical"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "commodity", "place", "status", "standing"), FACILITIES)
def test_works_at_their_places(
    tell: Tell, text: str, kind: str, commodity: str, place: str, status: str | None, standing: str
):
    (found,) = tell(text).facilities
    assert (found.kind, found.commodity, found.place.name) == (kind, commodity, place)
    assert found.standing == standing
    if standing != "hypothetical":
        assert found.status == status


def test_a_country_is_no_place_for_a_mine(tell: Tell):
    assert not tell("Copper mines in Chile and Peru closed.").facilities
