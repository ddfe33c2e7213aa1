"""A layer made fainter on the screen is as faint in the picture and on the slide."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from lxml import etree
from pptx import Presentation

from geo.snapshot import SnapshotSpec, draw_snapshot
from geo.snapshot.spec import UNDATED
from tests.snapshot.views import SVG, two_stories

FAINT = SnapshotSpec(format="svg", width=640, height=360, strengths=(("routes", 0.4),))


def opacities(spec: SnapshotSpec) -> dict[str, set[str]]:
    """Return the strokes' opacities in an SVG, by layer."""
    found: dict[str, set[str]] = {}
    for group in etree.fromstring(draw_snapshot(two_stories(), spec)).iter(f"{SVG}g"):
        if layer := group.get("data-layer"):
            looks = [group.get("style") or "", *(one.get("style") or "" for one in group)]
            rules = {r.strip() for look in looks for r in look.split(";")}
            found.setdefault(layer, set()).update(r for r in rules if "opacity: 0.4" in r)
    return found


def test_marks_of_a_layer_are_drawn_as_faintly_as_is_asked():
    found = opacities(FAINT)
    assert found["routes"]
    assert not found["links"]
    assert not opacities(replace(FAINT, strengths=()))["routes"]


def test_beside_a_mark_that_is_brought_out_a_faint_layer_is_fainter_still():
    route, place = (
        next(m for m in two_stories().marks if m.layer == key) for key in ("routes", "places")
    )
    spec = replace(FAINT, selected=place.id)
    assert spec.share_of(place) == 1.0
    assert 0 < spec.share_of(route) < 0.4


def test_a_deck_takes_it_too():
    deck = Presentation(
        io.BytesIO(draw_snapshot(two_stories(), replace(FAINT, format="pptx", story=False)))
    )
    groups = {shape.name: shape for shape in deck.slides[0].shapes if shape.shape_type == 6}
    assert b'<a:alpha val="40000"/>' in etree.tostring(groups["Pipelines and terminals"]._element)
    assert b'<a:alpha val="40000"/>' not in etree.tostring(groups["Diplomatic links"]._element)


def test_among_some_days_what_has_no_day_is_faint_as_on_the_map():
    route, link, place = (
        next(m for m in two_stories().marks if m.layer == key)
        for key in ("routes", "links", "places")
    )
    days = SnapshotSpec(since=date(2023, 5, 1))
    assert (days.share_of(link), days.share_of(place)) == (1.0, 1.0)
    assert days.share_of(route) == UNDATED
    assert SnapshotSpec().share_of(route) == 1.0
