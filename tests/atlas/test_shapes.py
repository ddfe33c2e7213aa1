"""Areas on the globe: edges without seams, frames without far specks."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.atlas.shapes import beneath_land, main_part, rim_of
from geo.gazetteer.outlines import outline


@pytest.mark.parametrize("key", ["ne:RUS", "ne:FJI", "ne:ATA", "sea:Bering Sea"])
def test_an_edge_does_not_run_along_the_antimeridian_or_a_pole(key: str):
    for line in rim_of(outline(key)).geoms:
        points = shapely.get_coordinates(line)
        seam = (np.abs(points[:, 0]) > 179.999) | (np.abs(points[:, 1]) > 89.99)
        assert not (seam[:-1] & seam[1:]).any()


def test_an_edge_is_otherwise_whole():
    assert rim_of(outline("ne:KEN")).length == pytest.approx(outline("ne:KEN").length)
    two = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)])
    assert rim_of(two).length == 8


def test_a_frame_leaves_out_far_specks_but_not_alaska():
    west, south, east, _ = main_part(outline("ne:FRA")).bounds
    assert (round(west), round(south), round(east)) == (-5, 42, 8)
    assert main_part(outline("ne:USA")).bounds[3] > 70


def test_a_sea_reaches_beneath_the_land_and_stays_on_the_globe():
    sea = beneath_land(outline("sea:Bering Sea"))
    assert sea.contains(outline("sea:Bering Sea"))
    assert sea.bounds[0] >= -180
    assert sea.bounds[2] <= 180


@pytest.mark.parametrize("key", ["ne:RUS-2321", "ne:ATA", "us:21125", "ne:NOR"])
def test_every_outline_is_valid(key: str):
    assert outline(key).is_valid
