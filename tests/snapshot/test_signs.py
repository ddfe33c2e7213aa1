"""Signs say on the picture what the map in the browser says: not sure, sources differ."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations

import pytest
from lxml import etree
from pptx import Presentation

from geo.atlas import Atlas
from geo.geometry import Box
from geo.snapshot import SnapshotSpec, draw_snapshot, words_of
from geo.snapshot.plan import Plan, plan_picture
from geo.style import BADGES, BY_HAND, CHECKED, DIFFERS, PROPOSED, UNSURE
from tests.snapshot.views import LENGTHS, SVG, doubted, from_elsewhere, two_stories

SMALL = SnapshotSpec(width=640, height=360)


def agreed() -> Atlas:
    """Return an atlas in which every place is sure and no two sources differ."""
    atlas = two_stories()
    marks = [replace(mark, confidence=0.6, differs=()) for mark in atlas.marks]
    return replace(atlas, marks=tuple(marks))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_picture(doubted(), SMALL)


def signs(plan: Plan) -> list[tuple[str, str]]:
    return [(p.mark.label, p.symbol.key) for p in plan.pieces if p.is_sign]


def test_a_place_that_is_not_sure_stands_in_a_disc_and_what_is_disputed_has_a_badge(plan):
    assert sorted(signs(plan)) == [("Coral Line", "differs"), ("Mombasa", "unsure")]


def test_what_is_sure_and_undisputed_has_no_sign_and_no_row_in_the_legend():
    plan = plan_picture(agreed(), SMALL)
    assert signs(plan) == []
    assert not {UNSURE, DIFFERS} & set(plan.words.legend)


def test_the_legend_tells_the_signs_last(plan):
    assert plan.words.legend[-2:] == (UNSURE, DIFFERS)


def test_what_dateline_did_not_read_or_a_reader_has_seen_has_a_badge_and_a_row_in_the_legend():
    plan = plan_picture(from_elsewhere(), SMALL)
    assert sorted(signs(plan)) == [
        ("Coral Line", "differs"), ("Coral Line", "proposed"),
        ("Kenya – Oman: agreement", "checked"),
        ("Mombasa", "unsure"), ("Mombasa terminal", "by-hand"),
    ]  # fmt: skip
    assert plan.words.legend[-5:] == (UNSURE, DIFFERS, PROPOSED, CHECKED, BY_HAND)


def test_two_badges_of_a_mark_stand_side_by_side_about_the_middle_of_its_line():
    plan = plan_picture(from_elsewhere(), SMALL)
    differs, proposed = (
        next(p.drawn.shape for p in plan.pieces if p.symbol is badge)
        for badge in (DIFFERS, PROPOSED)
    )
    pixel = plan.spec.unit * plan.metres
    assert differs.y == proposed.y
    assert proposed.x - differs.x == pytest.approx(18 * pixel)


def test_a_badge_stands_within_the_picture_on_what_is_seen_of_the_line():
    near = replace(SMALL, box=Box(56.0, 21.0, 60.0, 25.0))  # the end at Muscat alone
    plan = plan_picture(doubted(), near)
    (badge,) = [p for p in plan.pieces if p.symbol is DIFFERS]
    line = next(p for p in plan.pieces if p.mark == badge.mark and not p.is_sign)
    west, south, east, north = plan.extent.frame
    spot = badge.drawn.shape
    assert west < spot.x < east
    assert south < spot.y < north
    assert spot.distance(line.drawn.shape) < 2 * plan.metres


def test_badges_of_lines_that_lie_on_one_another_stand_clear():
    one = next(m for m in doubted().marks if m.label == "Coral Line")
    twins = tuple(replace(one, id=f"twin-{n}") for n in range(3))
    plan = plan_picture(replace(doubted(), marks=twins, _by_id={}), SMALL)
    spots = [p.drawn.shape for p in plan.pieces if p.symbol is DIFFERS]
    room = DIFFERS.size * plan.spec.unit * plan.metres
    assert all(a.distance(b) > room for a, b in combinations(spots, 2))
    assert all(spot.distance(plan.pieces[0].drawn.shape) < 2 * plan.metres for spot in spots)


def test_a_sign_out_of_sight_is_not_in_the_legend():
    far = replace(SMALL, box=Box(56.0, 21.0, 60.0, 25.0))  # Mombasa lies outside
    assert UNSURE not in plan_picture(doubted(), far).words.legend


def test_no_name_covers_a_badge(plan):
    (badge,) = [p for p in plan.pieces if p.symbol is DIFFERS]
    x = (badge.drawn.shape.x - plan.origin[0]) / plan.metres
    y = (badge.drawn.shape.y - plan.origin[1]) / plan.metres
    for one in plan.labels:
        west, south, east, north = one.rect
        assert not (west < x < east and south < y < north), one.text


def test_a_sign_of_an_svg_has_an_id_and_tells_on_what_the_sources_differ(plan):
    root = etree.fromstring(draw_snapshot(doubted(), replace(SMALL, format="svg")))
    (badge,) = [p for p in plan.pieces if p.symbol is DIFFERS]
    (group,) = [g for g in root.iter(f"{SVG}g") if g.get("id") == badge.gid]
    assert LENGTHS in group.findtext(f"{SVG}desc")


def test_the_alternative_text_tells_on_what_the_sources_differ():
    assert "Sources differ on: Coral Line." in words_of(draw_snapshot(doubted(), SMALL))
    assert "Sources differ" not in words_of(draw_snapshot(agreed(), SMALL))
    told = words_of(draw_snapshot(from_elsewhere(), SMALL))
    assert "From a model, not checked: Coral Line." in told
    assert "Added or changed by a reader: Mombasa terminal." in told


def test_a_deck_has_discs_beneath_all_marks_and_badges_over_them():
    made = draw_snapshot(from_elsewhere(), replace(SMALL, format="pptx", story=False))
    slide = Presentation(io.BytesIO(made)).slides[0]
    groups = [shape.name for shape in slide.shapes if shape.shape_type == 6]
    marks = [groups.index(name) for name in ("Places", "Pipelines and terminals")]
    assert groups.index("Place not sure") < min(marks)
    assert min(groups.index(badge.label) for badge in BADGES) > max(marks)


def test_a_slide_of_the_story_says_where_its_event_comes_from():
    slides = Presentation(
        io.BytesIO(draw_snapshot(from_elsewhere(), replace(SMALL, format="pptx")))
    ).slides
    told = {
        slide.shapes.title.text: shape.text_frame.text
        for slide in slides
        for shape in slide.shapes
        if shape.name == "Passage"
    }
    assert "From a model, not checked." in told["Coral Line"]
    assert "Checked by a reader." in told["Kenya – Oman: agreement"]
