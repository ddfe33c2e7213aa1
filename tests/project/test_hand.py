"""What a reader adds by hand rests on words and places that exist."""

from __future__ import annotations

from itertools import pairwise

import pytest

from geo.atlas import badges_of, build_atlas
from geo.errors import WorkspaceError
from geo.gazetteer.store import Gazetteer
from geo.model import Conflict, Link, Story
from geo.project.hand import (
    ByHand,
    find_actor,
    find_place,
    make_facility,
    make_link,
    make_route,
    passage,
    pin,
)
from geo.settings import Settings
from geo.style import BY_HAND
from tests.stories import APIA, KENYA, MOMBASA, MUSCAT, SUVA, article

TOLD = article()
BY = ByHand(passage(TOLD, "signed a deal"), "Ann")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(Settings().gazetteer_path)


def test_a_passage_is_found_however_it_is_spaced():
    assert passage(TOLD, "“signed  a\ndeal”").quote == "signed a deal"


@pytest.mark.parametrize("quote", ["", "“”", "signed no deal"])
def test_words_that_are_not_in_the_article_are_refused(quote: str):
    with pytest.raises(WorkspaceError, match="is not in the article"):
        passage(TOLD, quote)


def test_an_actor_is_the_country_it_is_or_speaks_for(gazetteer: Gazetteer):
    assert find_actor("Oman", gazetteer).country == "OM"
    assert find_actor("Kremlin", gazetteer).country == "RU"
    assert find_actor("The Lamu Port Authority", gazetteer).country is None


def test_a_place_is_a_name_or_longitude_and_latitude(gazetteer: Gazetteer):
    assert find_place("Mombasa", gazetteer).country == "KE"
    point = find_place("57.5, -20.25", gazetteer)
    assert (point.point.lon, point.point.lat, point.country) == (57.5, -20.25, "MU")
    with pytest.raises(WorkspaceError, match="is not in the gazetteer"):
        find_place("Xyzzyville", gazetteer)


@pytest.mark.parametrize(("lon", "lat"), [(181.0, 0.0), (0.0, -90.5), (float("nan"), 0.0)])
def test_a_pin_off_the_globe_is_refused(lon: float, lat: float):
    with pytest.raises(WorkspaceError, match="is not on the globe"):
        pin(lon, lat, "x")


def test_a_link_of_force_is_a_conflict(gazetteer: Gazetteer):
    kenya, oman = find_actor("Kenya", gazetteer), find_actor("Oman", gazetteer)
    assert isinstance(make_link(BY, "AGREE", kenya, oman, MUSCAT), Link)
    assert isinstance(make_link(BY, "ASSAULT", kenya, oman, MUSCAT), Conflict)
    with pytest.raises(WorkspaceError, match="on both sides"):
        make_link(BY, "AGREE", kenya, kenya, None)


def test_a_route_runs_through_its_points_and_stops_at_its_places():
    bend = pin(50.0, 5.0, "")
    route = make_route(BY, "Coral", "pipeline", "gas", "proposed", [MOMBASA, bend, MUSCAT])
    assert [p.name for p in route.stops] == ["Mombasa", "Muscat"]
    assert bend.point in {p for line in route.geometry for p in line}
    assert route.evidence == (BY.words,)


def test_a_route_over_the_antimeridian_is_cut_there():
    route = make_route(BY, "", "cable", "", None, [SUVA, APIA])
    assert len(route.geometry) == 2
    assert all(abs(a.lon - b.lon) < 180 for line in route.geometry for a, b in pairwise(line))


def test_a_route_needs_two_places():
    with pytest.raises(WorkspaceError, match="fewer than two"):
        make_route(BY, "", "pipeline", "gas", None, [MOMBASA, MOMBASA])


def test_a_facility_has_a_name_of_its_own_or_of_its_place():
    assert make_facility(BY, "", "port", "", None, MOMBASA).name == "Mombasa port"
    assert make_facility(BY, "Lamu", "port", "", None, KENYA).verified


def test_what_a_reader_added_has_a_badge_that_says_so():
    route = make_route(BY, "Coral", "pipeline", "gas", "proposed", [MOMBASA, MUSCAT])
    (mark,) = build_atlas([Story(TOLD, routes=(route,))]).layer("routes")
    assert mark.origin == "by hand"
    assert badges_of(mark) == (BY_HAND,)
