"""The offline geocoder answers as geopy's geocoders do, through geopy's own interface."""

from __future__ import annotations

import math

import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import Gazetteer
from geo.gazetteer.geocoder import GazetteerGeocoder


@pytest.fixture(scope="session")
def geocoder(gazetteer: Gazetteer) -> Geocoder:
    return GazetteerGeocoder(gazetteer)


def test_it_is_a_geopy_geocoder_and_gives_geopy_locations(geocoder: Geocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    assert isinstance(geocoder.geocode("Lahore"), Location)


def test_latitude_and_longitude_are_not_swapped(geocoder: Geocoder) -> None:
    lahore = geocoder.geocode("Lahore", country_codes="pk")

    assert (round(lahore.latitude), round(lahore.longitude)) == (32, 74)
    assert (round(lahore.point.latitude), round(lahore.point.longitude)) == (32, 74)
    assert (round(lahore.raw["lat"]), round(lahore.raw["lon"])) == (32, 74)


def test_an_address_runs_from_the_place_to_its_country(geocoder: Geocoder) -> None:
    assert geocoder.geocode("Lahore").address.startswith("Lahore, ")
    assert geocoder.geocode("Lahore").address.endswith(", Punjab, Pakistan")


def test_raw_says_what_the_gazetteer_knows(geocoder: Geocoder) -> None:
    raw = geocoder.geocode("Russia").raw

    assert (raw["id"], raw["kind"], raw["country"]) == ("geonames:2017370", "country", "RU")
    assert raw["extent"] == "ne:RUS"
    assert (round(raw["anchor"]["lat"]), round(raw["anchor"]["lon"])) == (56, 38)
    assert "GeoNames" in raw["source"]


def test_one_location_unless_a_list_is_asked_for(geocoder: Geocoder) -> None:
    many = geocoder.geocode("Springfield", exactly_one=False)

    assert isinstance(many, list)
    assert len(many) > 5
    assert geocoder.geocode("Springfield").raw["id"] == many[0].raw["id"]


def test_a_limit_shortens_the_list(geocoder: Geocoder) -> None:
    assert len(geocoder.geocode("Springfield", exactly_one=False, limit=3)) == 3


@pytest.mark.parametrize("codes", ["ca", "CA", ["ca"], ("CA", "pk"), "ca,pk"])
def test_country_codes_narrow_the_search(geocoder: Geocoder, codes: object) -> None:
    found = geocoder.geocode("London", exactly_one=False, country_codes=codes)

    assert {location.raw["country"] for location in found} == {"CA"}


def test_kinds_narrow_the_search(geocoder: Geocoder) -> None:
    assert geocoder.geocode("Danube", kinds=["river"]).raw["kind"] == "river"


@pytest.mark.parametrize(
    ("query", "state"),
    [
        ("Paris, Texas", "Texas"),
        ("Paris, Texas, United States", "Texas"),
        ("Birmingham, Ala.", "Alabama"),
        ("London, Ontario", "Ontario"),
        ("Lahore, PK", "Punjab"),
    ],
)
def test_what_contains_a_place_may_follow_a_comma(
    geocoder: Geocoder, query: str, state: str
) -> None:
    assert state in geocoder.geocode(query).address.split(", ")


def test_a_place_is_not_found_within_what_does_not_contain_it(geocoder: Geocoder) -> None:
    assert geocoder.geocode("Lahore, Norway") is None


@pytest.mark.parametrize("exactly_one", [True, False])
def test_nothing_found_is_none(geocoder: Geocoder, exactly_one: bool) -> None:
    assert geocoder.geocode("Qwrtzpsdfgh", exactly_one=exactly_one) is None


@pytest.mark.parametrize("query", ["", "  ", "…", None])
def test_an_empty_query_is_refused(geocoder: Geocoder, query: object) -> None:
    with pytest.raises(GeocoderQueryError, match="empty"):
        geocoder.geocode(query)


def test_a_limit_below_one_is_refused(geocoder: Geocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="limit is 0"):
        geocoder.geocode("Lahore", exactly_one=False, limit=0)


@pytest.mark.parametrize(
    "query", [Point(31.5497, 74.3436), (31.5497, 74.3436), "31.5497, 74.3436", "31.5497 74.3436"]
)
def test_reverse_takes_a_point_as_geopy_writes_it(geocoder: Geocoder, query: object) -> None:
    assert geocoder.reverse(query).raw["name"] == "Lahore"


def test_reverse_is_geocode_backwards(geocoder: Geocoder) -> None:
    nairobi = geocoder.geocode("Nairobi", kinds=["city"])
    back = geocoder.reverse(nairobi.point)

    assert back.raw["id"] == nairobi.raw["id"]
    assert math.isclose(back.raw["distance_km"], 0.0, abs_tol=0.01)


def test_reverse_lists_the_nearest_first(geocoder: Geocoder) -> None:
    found = geocoder.reverse((48.8534, 2.3488), exactly_one=False, limit=5)
    distances = [location.raw["distance_km"] for location in found]

    assert len(found) == 5
    assert distances == sorted(distances)


def test_reverse_over_the_antimeridian_finds_the_other_side(geocoder: Geocoder) -> None:
    found = geocoder.reverse((66.3, 179.9), within_km=60)

    assert found.raw["name"] == "Egvekinot"
    assert found.longitude < 0


def test_reverse_in_mid_ocean_is_none(geocoder: Geocoder) -> None:
    assert geocoder.reverse((-48.9, -123.4)) is None


def test_reverse_finds_other_kinds(geocoder: Geocoder) -> None:
    assert geocoder.reverse((55.7539, 37.6208), kinds=["landmark"]).raw["name"] == "Red Square"


@pytest.mark.parametrize("query", [(91.0, 0.0), "nowhere", (float("nan"), 0.0), None])
def test_reverse_refuses_what_is_no_point(geocoder: Geocoder, query: object) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse(query)


def test_it_works_with_geopy_s_rate_limiter(geocoder: Geocoder) -> None:
    geocode = RateLimiter(geocoder.geocode, min_delay_seconds=0.0)

    assert geocode("Karachi").raw["country"] == "PK"


def test_it_can_be_used_as_a_context_as_geopy_s_can(gazetteer: Gazetteer) -> None:
    with GazetteerGeocoder(gazetteer) as geocoder:
        assert geocoder.geocode("Karachi").raw["country"] == "PK"


def test_it_never_asks_the_network(geocoder: Geocoder) -> None:
    with pytest.raises(GeocoderServiceError, match="does not ask the network"):
        geocoder.adapter.get_json("https://example.org", timeout=1, headers={})
