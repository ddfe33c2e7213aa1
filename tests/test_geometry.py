"""Distances in km on the sphere; lines that cross ±180° stay short."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.geometry import (
    Box,
    bounding_box,
    bow,
    cut_antimeridian,
    distance_km,
    great_circle,
    length_km,
    wrap_lon,
)
from geo.model import LonLat

KARACHI, LAHORE = LonLat(67.01, 24.86), LonLat(74.34, 31.55)
FIJI, SAMOA = LonLat(178.44, -18.14), LonLat(-171.77, -13.83)

points = st.builds(
    LonLat, st.floats(-180, 180, allow_nan=False), st.floats(-90, 90, allow_nan=False)
)


def test_karachi_to_lahore_is_1033_km():
    assert distance_km(KARACHI, LAHORE) == pytest.approx(1033.5, abs=1)


def test_a_quarter_of_the_equator():
    assert distance_km(LonLat(0, 0), LonLat(90, 0)) == pytest.approx(10_007.5, abs=1)


@given(points, points)
def test_distance_is_the_same_both_ways_and_at_most_half_round(a: LonLat, b: LonLat):
    there = distance_km(a, b)
    assert there == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= there <= math.pi * 6371.01


@given(points, points)
def test_a_great_circle_keeps_its_ends_and_its_length(a: LonLat, b: LonLat):
    assume(distance_km(a, b) < 19_900)
    line = great_circle(a, b)
    assert line[0] == a
    assert line[-1] == b
    assert length_km(line) == pytest.approx(distance_km(a, b), abs=0.5)


@given(points, points)
def test_no_part_of_a_cut_line_runs_round_the_world(a: LonLat, b: LonLat):
    assume(1 < distance_km(a, b) < 19_000)
    for part in cut_antimeridian(great_circle(a, b)):
        assert all(abs(q.lon - p.lon) <= 180 for p, q in itertools.pairwise(part))


def test_a_line_over_the_antimeridian_is_cut_in_two_at_180():
    left, right = cut_antimeridian(great_circle(FIJI, SAMOA))
    assert (left[0], left[-1].lon) == (FIJI, 180.0)
    assert (right[0].lon, right[-1]) == (-180.0, SAMOA)
    assert left[-1].lat == pytest.approx(right[0].lat)


def test_a_line_that_stays_on_one_side_is_whole():
    assert len(cut_antimeridian(great_circle(KARACHI, LAHORE))) == 1


def test_a_bow_keeps_the_ends_and_moves_the_middle():
    straight = great_circle(KARACHI, LAHORE)
    bent = bow(straight, 0.1)
    assert (bent[0], bent[-1]) == (straight[0], straight[-1])
    middle = len(bent) // 2
    assert distance_km(bent[middle], straight[middle]) == pytest.approx(103, rel=0.1)


def test_the_box_around_fiji_and_samoa_is_the_narrow_one():
    box = bounding_box([FIJI, SAMOA])
    assert box == Box(178.44, -18.14, -171.77, -13.83)
    assert box.width == pytest.approx(9.79, abs=0.01)


@given(st.lists(points, min_size=1, max_size=8))
def test_a_bounding_box_holds_its_points(around: list[LonLat]):
    box = bounding_box(around)
    assert box is not None
    grown = Box(
        wrap_lon(box.west - 1e-9) if box.west > -180 else box.west,
        max(-90.0, box.south - 1e-9),
        wrap_lon(box.east + 1e-9) if box.east < 180 else box.east,
        min(90.0, box.north + 1e-9),
    )
    assert all(grown.contains(p) for p in around)


def test_no_points_have_no_box():
    assert bounding_box([]) is None


@pytest.mark.parametrize(
    ("lon", "lat"), [(181, 0), (0, 91), (float("nan"), 0), (0, float("inf")), (-180.1, 0)]
)
def test_a_point_off_the_globe_is_refused(lon: float, lat: float):
    with pytest.raises(ValueError, match="is not within"):
        LonLat(lon, lat)


@given(points, points, st.floats(0.0, 200.0))
def test_a_grown_box_still_holds_what_it_held(a: LonLat, b: LonLat, degrees: float) -> None:
    box = bounding_box([a, b])
    assert box is not None
    grown = box.grown(degrees)
    assert grown.contains(box.centre)
    assert grown.width >= box.width - 1e-9


def test_a_box_grows_over_the_antimeridian_and_stops_at_the_pole() -> None:
    assert Box(170.0, 80.0, 175.0, 85.0).grown(10.0) == Box(160.0, 70.0, -175.0, 90.0)


def test_a_box_that_has_grown_round_the_globe_is_the_globe() -> None:
    assert Box(-100.0, -5.0, 100.0, 5.0).grown(90.0) == Box(-180.0, -90.0, 180.0, 90.0)
