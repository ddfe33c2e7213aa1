"""A name that a reader types is not taken for its first namesake in silence."""

from __future__ import annotations

import pytest

from geo.errors import WorkspaceError
from geo.gazetteer.store import Gazetteer
from geo.model import LonLat
from geo.project.namesakes import (
    MOST,
    actors_named,
    describe,
    describe_actor,
    places_named,
    told_apart,
)
from geo.settings import Settings
from tests.stories import MUSCAT


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(Settings().gazetteer_path)


def test_every_place_of_the_name_is_offered_the_most_notable_first(gazetteer: Gazetteer):
    found = places_named("Tripoli", gazetteer)
    assert {"LY", "LB", "GR"} <= {place.country for place in found}
    assert found[0].country == "LY"


def test_no_more_are_offered_than_can_be_looked_through(gazetteer: Gazetteer):
    assert len(places_named("San José", gazetteer)) == MOST


def test_a_point_has_no_namesakes(gazetteer: Gazetteer):
    (place,) = places_named("57.5, -20.25", gazetteer)
    assert place.point == LonLat(57.5, -20.25)


def test_a_name_nobody_has_is_refused(gazetteer: Gazetteer):
    with pytest.raises(WorkspaceError, match="is not in the gazetteer"):
        places_named("Xyzzyville", gazetteer)


def test_a_state_alone_of_its_name_is_not_asked_about(gazetteer: Gazetteer):
    (kenya,) = actors_named("Kenya", gazetteer)
    assert kenya.country == "KE"


def test_a_state_and_a_province_may_share_a_name(gazetteer: Gazetteer):
    state, province = actors_named("Georgia", gazetteer)[:2]
    assert state.country == "GE"
    assert province.country is None
    assert province.place is not None
    assert province.place.country == "US"


def test_of_a_province_there_may_be_two(gazetteer: Gazetteer):
    found = [a.place.country for a in actors_named("Punjab", gazetteer) if a.place]
    assert {"PK", "IN"} <= set(found)


def test_a_body_nobody_knows_has_no_place(gazetteer: Gazetteer):
    (body,) = actors_named("The Lamu Port Authority", gazetteer)
    assert body.place is None
    assert describe_actor(body, gazetteer).endswith("a body without a place on the map")


def test_a_place_is_told_by_kind_region_and_country(gazetteer: Gazetteer):
    found = [p for p in places_named("Tripoli", gazetteer) if p.country == "LY"]
    told = describe(next(p for p in found if p.kind == "city"), gazetteer)
    assert told.startswith("Tripoli, city, ")
    assert "Libya" in told


def test_a_body_that_speaks_for_a_state_is_told_with_it(gazetteer: Gazetteer):
    (kremlin, *_) = actors_named("Kremlin", gazetteer)
    assert "Russia" in describe_actor(kremlin, gazetteer)


def test_labels_that_are_alike_get_their_place_on_the_globe():
    assert told_apart(["Muscat, city", "Muscat, city", "Suva"], [MUSCAT, MUSCAT, None]) == (
        "Muscat, city, at 23.58, 58.41", "Muscat, city, at 23.58, 58.41", "Suva",
    )  # fmt: skip
