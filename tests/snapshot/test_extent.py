"""The projection suits the extent, and the frame holds what it must."""

from __future__ import annotations

import math

import pytest
import shapely

from geo.geometry import Box
from geo.snapshot.extent import extent_for, world_extent

RATIO = 1.25
EUROPE = Box(-10.0, 36.0, 40.0, 60.0)
AFRICA = Box(-15.0, -30.0, 45.0, 30.0)
FIJI = Box(177.0, -20.0, -170.0, -12.0)


@pytest.mark.parametrize(
    ("box", "name"),
    [
        (EUROPE, "Lambert conformal conic"),
        (Box(110.0, -40.0, 155.0, -10.0), "Lambert conformal conic"),
        (AFRICA, "Lambert azimuthal equal-area"),
        (Box(-60.0, 70.0, 60.0, 88.0), "Lambert azimuthal equal-area"),
        (Box(-180.0, 60.0, 180.0, 90.0), "Lambert azimuthal equal-area"),
        (Box(-180.0, -90.0, 180.0, -60.0), "Lambert azimuthal equal-area"),
        (Box(-120.0, -40.0, 100.0, 60.0), "Equal Earth"),
        (Box(-180.0, -90.0, 180.0, 90.0), "Equal Earth"),
        (None, "Equal Earth"),
    ],
)
def test_a_projection_suits_its_extent(box, name):
    assert extent_for(box, RATIO).name == name


@pytest.mark.parametrize("box", [EUROPE, AFRICA, FIJI, Box(10.0, 20.0, 10.0, 20.0), None])
@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.4])
def test_the_frame_has_the_proportions_asked_for(box, ratio):
    west, south, east, north = extent_for(box, ratio).frame
    assert (east - west) / (north - south) == pytest.approx(ratio, rel=1e-6)


@pytest.mark.parametrize("box", [EUROPE, AFRICA, FIJI, Box(-180.0, 60.0, 180.0, 90.0)])
def test_the_frame_holds_the_corners_of_the_box(box: Box):
    extent = extent_for(box, RATIO)
    west, south, east, north = extent.frame
    corners = [(lon, lat) for lon in (box.west, box.east) for lat in (box.south, box.north)]
    for spot in extent.project_points(corners):
        assert spot is not None
        assert west <= spot[0] <= east
        assert south <= spot[1] <= north


def test_a_great_part_of_the_world_is_framed_not_shown_with_all_the_rest():
    box = Box(-40.0, -25.0, 95.0, 65.0)
    extent = extent_for(box, 1.25)
    assert extent.name == "Equal Earth"
    assert extent.frame_width < 0.7 * world_extent(27.5, 1.25).frame_width
    west, south, east, north = extent.frame
    for lon, lat in ((-40, -25), (-40, 65), (95, -25), (95, 65)):
        x, y = extent.project_points([(lon, lat)])[0] or (math.inf, math.inf)
        assert west < x < east
        assert south < y < north


def test_a_point_alone_gets_its_surroundings():
    west, _, east, _ = extent_for(Box(72.5, 33.5, 72.5, 33.5), RATIO).frame
    assert east - west >= 300_000


def test_over_the_date_line_neighbours_stay_neighbours():
    extent = extent_for(FIJI, RATIO)
    left, right = extent.project_points([(179.5, -16.0), (-179.5, -16.0)])
    assert left is not None
    assert right is not None
    assert 0 < right[0] - left[0] < 120_000


def test_a_line_cut_at_the_date_line_is_whole_again_and_runs_the_same_way():
    extent = extent_for(FIJI, RATIO)
    cut = shapely.MultiLineString([[(178, -18), (180, -17)], [(-180, -17), (-175, -15)]])
    line = extent.project(cut)
    assert line.geom_type == "LineString"
    xs = shapely.get_coordinates(line)[:, 0]
    assert (xs[1:] > xs[:-1]).all()


def test_an_area_cut_at_the_date_line_has_no_seam():
    extent = extent_for(FIJI, RATIO)
    island = shapely.MultiPolygon(
        [shapely.box(178, -18, 180, -16), shapely.box(-180, -18, -179, -16)]
    )
    assert extent.project(island).geom_type == "Polygon"


def test_the_pole_lies_within_a_picture_of_the_pole():
    extent = extent_for(Box(-180.0, -90.0, 180.0, -60.0), RATIO)
    (pole,) = extent.project_points([(0.0, -90.0)])
    assert pole == pytest.approx((0.0, 0.0), abs=1.0)


def test_a_point_outside_has_no_spot():
    assert extent_for(EUROPE, RATIO).project_points([(-150.0, -40.0)]) == [None]


def test_the_edges_of_the_world_stay_on_their_sides():
    extent = world_extent(60.0, 2.0)
    west, east = extent.project_points([(-119.9, 10.0), (-120.1, 10.0)])
    assert west is not None
    assert east is not None
    assert west[0] < 0 < east[0]


def test_a_small_region_has_an_honest_scale_and_a_continent_has_none():
    assert extent_for(Box(66.0, 24.0, 69.0, 26.0), RATIO).is_even
    assert not extent_for(Box(-10.0, 10.0, 80.0, 62.0), RATIO).is_even
    assert not extent_for(None, RATIO).is_even


def test_no_frame_is_without_numbers():
    for lat in (-90.0, -60.0, 0.0, 45.0, 90.0):
        frame = extent_for(Box(180.0, lat, 180.0, lat), RATIO).frame
        assert all(map(math.isfinite, frame))


@pytest.mark.parametrize("ratio", [109.0, 1 / 156])
def test_a_picture_too_long_and_thin_for_a_region_shows_the_world(ratio: float):
    assert extent_for(Box(60.0, 20.0, 90.0, 50.0), ratio).is_world
