"""Which layer of one place is meant: the town, the division around it, the capital."""

from __future__ import annotations

import pytest

from geo.model import LonLat, Place
from geo.resolve.prefer import same_ground
from tests.places import resolved


def kind(text: str, surface: str) -> str:
    """Return the kind of place that a surface's first mention means."""
    place = next(r.place for r in resolved(text) if r.toponym.surface == surface)
    assert place is not None
    return place.kind


@pytest.mark.parametrize(
    "text",
    [
        "Shelling went on in the province of Donetsk.",
        "Shelling went on in the Donetsk region.",
        "Shelling went on in the regions of Luhansk and Donetsk.",
    ],
)
def test_a_text_that_says_the_kind_means_the_division(text: str) -> None:
    assert kind(text, "Donetsk") not in ("city", "capital")


@pytest.mark.parametrize(
    "text",
    ["A bridge fell in Donetsk on Friday.", "A bridge fell in Donetsk. The region was calm."],
)
def test_a_bare_name_means_the_town(text: str) -> None:
    assert kind(text, "Donetsk") == "city"


def test_a_bare_name_means_the_country_rather_than_a_province_in_it() -> None:
    text = "Buses run from Mexico to Toluca, Ecatepec, Nezahualcóyotl and Tlalnepantla."
    assert kind(text, "Mexico") == "country"


def test_the_layer_put_first_says_why() -> None:
    (donetsk,) = resolved("A bridge fell in Donetsk on Friday.")
    assert any(reason.startswith("the town, not the ") for reason in donetsk.candidates[0].reasons)


def test_changing_layers_keeps_the_scores_in_order() -> None:
    (donetsk,) = resolved("A bridge fell in Donetsk on Friday.")
    scores = [candidate.score for candidate in donetsk.candidates]
    assert scores[0] == max(scores)
    assert sum(scores) <= 1.0


def test_a_town_and_its_division_together_make_the_place_sure() -> None:
    (donetsk,) = resolved("A bridge fell in Donetsk on Friday.")
    assert donetsk.confidence > donetsk.candidates[0].score


def _place(country: str, lon: float) -> Place:
    point = LonLat(lon, 0.0)
    return Place(f"told:{lon}", "Anywhere", "city", country, point, None, point, None, "told")


@pytest.mark.parametrize(
    ("country", "lon", "same"), [("OM", 10.5, True), ("OM", 11.0, False), ("YE", 10.5, False)]
)
def test_one_ground_is_one_country_within_eighty_kilometres(
    country: str, lon: float, same: bool
) -> None:
    assert same_ground(_place("OM", 10.0), _place(country, lon)) is same


@pytest.mark.parametrize(
    "text",
    [
        "Cattle cross Nigeria's border with Benin and Niger at night.",
        "Nigeria talked to its neighbours Benin and Niger.",
        "Nigeria waited. Niger's president and Benin's army stayed silent.",
    ],
)
def test_who_has_borders_or_an_army_is_a_state(text: str) -> None:
    assert {kind(text, name) for name in ("Benin", "Niger")} == {"country"}


def test_a_state_of_a_union_has_borders_too() -> None:
    assert kind("Tennessee has a border with Georgia.", "Georgia") == "province"


def test_a_village_lies_where_the_text_says_it_is_of() -> None:
    text = "Floods cut off the North Kivu village of Santos, an officer in Kinshasa said."
    (santos,) = (r for r in resolved(text) if r.toponym.surface == "Santos")
    assert santos.place is None or santos.place.country == "CD"


def test_what_leaves_a_port_says_nothing_of_where_the_port_is() -> None:
    text = "Ships with corn for Tunisia left the port of Odesa on Thursday."
    (odesa,) = (r for r in resolved(text) if r.toponym.surface == "Odesa")
    assert odesa.place is not None
    assert odesa.place.country == "UA"
