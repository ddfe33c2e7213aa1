"""Outlines travel as finely as a screen can show them, the largest beneath."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from shapely.geometry import shape

from geo.atlas import Atlas, build_atlas
from geo.atlas.shapes import area_of, main_part
from geo.model import LonLat, Place, Story
from geo.render import render_map
from geo.render.leaflet import MOST_POINTS
from tests.stories import KENYA, article, mention


def country(name: str, key: str, kind: str = "country") -> Place:
    at = LonLat(0.0, 0.0)
    return Place(f"test:{key}", name, kind, "", at, f"ne:{key}", at, None, "test")


def named(*places: Place) -> Atlas:
    told = article(text=" and ".join(place.name for place in places) + ".")
    return build_atlas([Story(told, tuple(mention(told, p.name, p) for p in places))])


def features(atlas: Atlas) -> dict[str, dict]:
    """Return what folium's script holds, by the label of its mark."""
    found = re.search(r"places_add\((\{.*?\})\);", render_map(atlas).script, re.DOTALL)
    assert found
    labels = {mark.id: mark.label for mark in atlas.marks}
    return {labels[f["properties"]["id"]]: f for f in json.loads(found[1])["features"]}


def test_the_largest_outline_comes_first_so_that_a_city_or_province_lies_on_it():
    atlas = named(KENYA, country("Nairobi Area", "KEN-871", "province"), country("Russia", "RUS"))
    assert list(features(atlas)) == ["Russia", "Kenya", "Nairobi Area"]


def test_an_outline_strays_by_less_than_a_thousandth_of_its_size():
    drawn = main_part(shape(features(named(KENYA))["Kenya"]["geometry"]))
    whole = main_part(area_of(KENYA))
    assert drawn.hausdorff_distance(whole) < 0.0012 * whole.area**0.5
    assert abs(drawn.area / whole.area - 1) < 0.002


def test_many_outlines_are_drawn_with_fewer_points():
    codes = ["RUS", "CAN", "USA", "NOR", "IDN", "CHL", "GRL", "AUS", "CHN", "BRA", "PHL", "JPN"]
    few = features(named(country("Canada", "CAN")))["Canada"]
    many = features(named(*(country(f"Land {code}", code) for code in codes)))
    points = sum(len(re.findall(r"\[-?\d", json.dumps(f["geometry"]))) for f in many.values())
    assert len(json.dumps(many["Land CAN"])) < len(json.dumps(few))
    assert points < MOST_POINTS


def test_a_region_without_an_outline_stays_a_ring():
    asia = replace(KENYA, name="South Asia", kind="region", extent="box:60,5,97.5,37.5")
    (mark,) = named(asia).layer("places")
    assert mark.parts[0].symbol.shape == "ring"
    assert mark.parts[0].geometry.geom_type == "Point"
