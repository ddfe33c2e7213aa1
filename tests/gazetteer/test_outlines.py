"""What a name covers: outlines of countries, provinces, counties and waters."""

from __future__ import annotations

import pytest
import shapely

from geo.gazetteer import Gazetteer
from geo.gazetteer.outlines import outline
from tests.gazetteer.tables import rows

TOO_SMALL_FOR_THE_MAP = {"KI", "MO", "PN", "TC"}
"""Their capital stands on an island, or a quarter, that the 1:50,000,000 map leaves out."""

CAPITAL_ELSEWHERE = {"GS", "IO", "HM", "BV", "TF"}
"""Uninhabited, or governed from afar."""


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        ("ne:AUS", (133.8, -23.7), (172.6, -43.5)),
        ("ne:UKR", (34.1, 44.95), (37.6, 55.75)),
        ("ne:SOM", (45.0, 10.3), (39.3, 8.9)),
        ("ne:CYP", (33.5, 35.3), (35.5, 33.9)),
        ("ne:ESH", (-13.2, 26.5), (-6.8, 34.0)),
        ("us:21125", (-84.1, 37.1), (-86.0, 38.0)),
        ("sea:Black Sea", (34.0, 43.4), (28.0, 40.7)),
        ("sea:Red Sea", (38.5, 20.5), (46.9, 24.6)),
        ("sea:North Pacific Ocean+South Pacific Ocean", (-150.0, -10.0), (80.0, -10.0)),
        ("box:10,20,30,40", (15.0, 25.0), (5.0, 25.0)),
    ],
)
def test_an_outline_covers_what_it_names(
    key: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    shape = outline(key)

    assert shape is not None
    assert shape.is_valid
    assert shape.contains(shapely.Point(inside))
    assert not shape.contains(shapely.Point(outside))


@pytest.mark.parametrize("key", ["ne:RUS", "ne:FJI", "sea:Bering Sea", "sea:Chukchi Sea"])
def test_an_outline_is_cut_at_the_antimeridian(key: str) -> None:
    shape = outline(key)

    assert shape is not None
    west, _, east, _ = shape.bounds
    assert (west, east) == pytest.approx((-180.0, 180.0), abs=0.5)
    for part in shapely.get_parts(shape):
        assert part.bounds[2] - part.bounds[0] < 180.0


def test_a_box_may_cross_the_antimeridian() -> None:
    shape = outline("box:170,-20,-170,-10")

    assert shape is not None
    assert shape.area == pytest.approx(200.0)
    assert shape.contains(shapely.Point(179.0, -15.0))
    assert shape.contains(shapely.Point(-179.0, -15.0))
    assert not shape.contains(shapely.Point(0.0, -15.0))


@pytest.mark.parametrize("key", ["ne:XXX", "us:99999", "sea:Sea of Tranquillity", "moon:1", ""])
def test_an_unknown_key_has_no_outline(key: str) -> None:
    assert outline(key) is None


def test_every_water_s_outline_is_there_and_holds_or_nears_its_point() -> None:
    for row in rows("waters"):
        if row["extent"]:
            shape = outline(row["extent"])
            assert shape is not None, row["name"]
            away = shape.distance(shapely.Point(float(row["lon"]), float(row["lat"])))
            assert away < 1.2, f"{row['name']}: {away:.2f}° off"


def test_no_arc_ends_outside_the_country_it_goes_to(gazetteer: Gazetteer) -> None:
    for line in rows("countries"):
        place = gazetteer.country(line["country"]) if line["country"] else None
        if place is None or line["country"] in TOO_SMALL_FOR_THE_MAP | CAPITAL_ELSEWHERE:
            continue
        shape = outline(place.extent or "")
        if shape is not None:
            away = shape.distance(shapely.Point(*place.anchor))
            assert away < 0.05, f"{place.name}: {away:.2f}° off"


def test_a_province_s_point_lies_in_its_outline(gazetteer: Gazetteer) -> None:
    for place_id in ("geonames:1167710", "geonames:709716", "geonames:5332921"):
        place = gazetteer.get(place_id)
        assert place is not None
        shape = outline(place.extent or "")
        assert shape is not None
        assert shape.contains(shapely.Point(*place.point)), place.name
