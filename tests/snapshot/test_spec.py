"""What a picture can be asked for, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from geo.errors import SnapshotError
from geo.snapshot import PRESETS, SnapshotSpec
from geo.snapshot.spec import clean_title, shown_marks
from tests.snapshot.views import two_stories


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"width": 63}, "63x1080"),
        ({"height": 10_001}, "1920x10001"),
        ({"format": "gif"}, "gif"),
        ({"format": "pptx", "width": 1000, "height": 100}, "1000x100"),
        ({"format": "pptx", "width": 100, "height": 500}, "100x500"),
        ({"layers": frozenset({"rivers"})}, "rivers"),
        ({"theme": "sepia"}, "sepia"),
        ({"dpi": 5}, "5"),
        ({"strengths": (("links", 0.05),)}, "0.05"),
        ({"strengths": (("links", 1.5),)}, "1.5"),
        ({"since": date(2024, 2, 2), "until": date(2024, 2, 1)}, "2024-02-02"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(wrong, told):
    with pytest.raises(SnapshotError) as error:
        SnapshotSpec(**wrong)
    assert str(error.value).startswith(f"{told}: ")
    assert error.value.remedy


@pytest.mark.parametrize("side", [64, 10_000])
def test_the_smallest_and_the_largest_sides_are_taken(side: int):
    assert SnapshotSpec(width=side, height=side).width == side


def test_a_title_loses_its_control_characters_and_turns_of_writing():
    assert clean_title("Gas\x00 and\r\n\ttalks \u202edeniz\u202c ") == "Gas and talks deniz"


def test_a_title_is_cut_at_500_characters():
    assert len(clean_title("x" * 501)) == 500
    assert clean_title("x" * 501).endswith("…")
    assert clean_title("x" * 500) == "x" * 500


def test_joiners_that_shape_letters_stay():
    assert clean_title("می\u200cخواهم") == "می\u200cخواهم"


def test_the_presets_are_what_slides_and_pages_measure():
    sizes = {key: (p.width, p.height) for key, p in PRESETS.items()}
    assert sizes["slide"] == (1920, 1080)
    assert sizes["4k"] == (3840, 2160)
    assert sizes["slide-4-3"][0] * 3 == sizes["slide-4-3"][1] * 4
    assert sizes["square"][0] == sizes["square"][1]
    millimetres = {
        key: (round(p.width / p.dpi * 25.4), round(p.height / p.dpi * 25.4))
        for key, p in PRESETS.items()
    }
    assert millimetres["a4-landscape"] == (297, 210)
    assert millimetres["a4-portrait"] == (210, 297)
    assert millimetres["letter-landscape"] == (279, 216)
    assert millimetres["letter-portrait"] == (216, 279)


def test_history_is_shown_only_where_asked_for():
    atlas = two_stories()
    assert "background" not in {m.layer for m in shown_marks(atlas, SnapshotSpec())}
    past = SnapshotSpec(layers=frozenset({"background"}))
    assert [m.layer for m in shown_marks(atlas, past)] == ["background"]


def test_what_ended_before_or_began_after_is_left_out_and_what_has_no_date_stays():
    atlas = two_stories()
    later = shown_marks(atlas, SnapshotSpec(since=date(2023, 6, 1)))
    assert "links" not in {m.layer for m in later}
    assert "routes" in {m.layer for m in later}
    within = shown_marks(atlas, SnapshotSpec(since=date(2023, 5, 11), until=date(2023, 5, 11)))
    assert "links" in {m.layer for m in within}
