"""What the benchmark of many marks rests on: one set of marks for all, and eyes that see them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tools.benchmarks.drawn import shows_marks
from tools.benchmarks.marks import Figures, Peer, _beside, _last_of
from tools.benchmarks.peers import folium_map, spots

SEA, INK = (221, 221, 221), (20, 60, 180)


def frame(*, every: int = 0, within: slice = slice(None)) -> np.ndarray:
    """Return a frame of the page with a mark of three pixels every so many."""
    shown = np.full((450, 720, 3), SEA, np.uint8).astype(np.int16)
    if every:
        for x in range(3):
            shown[within][::every, x::every] = INK
    return shown


def test_every_painter_gets_the_same_marks_all_on_land():
    few, many = spots(300), spots(500)
    assert few.shape == (300, 2)
    assert (spots(300) == few).all()
    assert np.abs(many[:, 0]).max() <= 90
    assert len({(lat // 30, lon // 60) for lat, lon in many}) > 12


@pytest.mark.parametrize("kind", ["markers", "clusters"])
def test_pages_of_folium_ask_no_other_host_for_anything(kind):
    page = folium_map(kind, 20, "/here").get_root().render()
    asked = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert asked
    assert all(address.startswith("/here/") for address in asked)
    lat, lon = spots(20)[7]
    assert f"{lat}, {lon}" in page


def test_a_page_that_shows_nothing_has_not_drawn():
    assert not shows_marks(frame())


def test_marks_all_over_the_map_are_seen():
    assert shows_marks(frame(every=12))


def test_a_button_or_a_line_of_words_is_no_map_of_marks():
    assert not shows_marks(frame(every=4, within=slice(100, 130)))


def test_before_a_base_map_only_what_differs_from_it_is_a_mark():
    ground = frame(every=12)
    assert not shows_marks(ground.copy(), ground)
    marked = ground.copy()
    marked[5::12, 6::12] = (200, 0, 0)
    marked[6::12, 6::12] = (200, 0, 0)
    assert shows_marks(marked, ground)


def test_a_peer_that_has_not_drawn_is_told_as_such_beside_those_that_have():
    late = _last_of(['"no marks within 60 s"'])
    quick = _last_of(['{"data": 0.5, "navigation": 2.0}'])
    told = _beside([Peer("slow", late), Peer("quick", quick)], lambda f: f.navigation)
    assert told == "slow: no marks within 60 s; quick: 2.00 s"


def test_a_peer_ended_at_work_has_the_figures_it_had_so_far_or_none():
    assert _last_of(['{"data": 0.5, "navigation": 2.0}']) == Figures(0.5, 2.0)
    assert str(_last_of([])) == "not measured within 240 s"
