"""A route is drawn through the places named, and through no others if that can be helped."""

from __future__ import annotations

import pytest

from geo.extract.lines.course_line import line_through
from geo.gazetteer import Gazetteer
from geo.geometry import distance_km
from geo.model import LonLat, Place
from geo.settings import Settings


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(Settings.from_env().gazetteer_path)


def country(gazetteer: Gazetteer, code: str) -> Place:
    found = gazetteer.country(code)
    assert found is not None
    return found


def comes_within(km: float, point: LonLat, *stops: Place) -> bool:
    lines, _ = line_through((stops,))
    return any(distance_km(p, point) <= km for line in lines for p in line)


def test_a_country_that_the_course_hardly_touches_is_crossed_at_its_capital(gazetteer):
    uzbekistan, afghanistan, pakistan = (country(gazetteer, c) for c in ("UZ", "AF", "PK"))
    assert comes_within(1, afghanistan.anchor, uzbekistan, afghanistan, pakistan)


def test_a_country_that_the_course_runs_through_is_crossed_on_the_way(gazetteer):
    germany, poland, ukraine = (country(gazetteer, c) for c in ("DE", "PL", "UA"))
    lines, km = line_through(((germany, poland, ukraine),))
    assert lines
    assert km < 1.03 * distance_km(germany.anchor, ukraine.anchor)


def test_a_route_begins_and_ends_at_the_capitals_of_countries(gazetteer):
    kenya, oman = country(gazetteer, "KE"), country(gazetteer, "OM")
    ((*_, last),), _ = line_through(((kenya, oman),))
    assert last == oman.anchor


def test_a_leg_that_two_branches_share_is_counted_once(gazetteer):
    kenya, oman, egypt = (country(gazetteer, c) for c in ("KE", "OM", "EG"))
    _, both = line_through(((kenya, oman), (egypt, kenya, oman)))
    _, long = line_through(((egypt, kenya, oman),))
    assert both == pytest.approx(long, rel=0.05)
