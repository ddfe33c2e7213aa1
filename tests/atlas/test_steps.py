"""The atlas in order: what becomes a step, in which order, and what it looks at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geo.atlas import build_atlas, story_steps
from geo.geometry import cut_antimeridian, great_circle
from geo.model import Story, When
from tests.stories import APIA, MUSCAT, SUVA, article, facility, link, route, story


def day(number: int) -> When:
    return When(date(2023, 5, number), date(2023, 5, number), "day", f"{number} May")


def test_events_shown_by_default_are_steps_and_places_and_background_are_not():
    atlas = build_atlas([story()])
    layers = [atlas.mark(step.mark_id).layer for step in story_steps(atlas)]
    assert sorted(layers) == ["links", "routes", "routes"]


def test_dated_events_come_first_in_order_of_their_days():
    told = article()
    late = replace(link(told, day(20)), event_type="CONSULT", id="late")
    early = replace(link(told, day(3)), event_type="AID", id="early")
    atlas = build_atlas([Story(told, links=(late, early), routes=(route(told),))])
    assert [step.when and step.when.start for step in story_steps(atlas)] == [
        date(2023, 5, 3),
        date(2023, 5, 20),
        None,
    ]


def test_undated_events_come_in_the_order_of_the_text():
    told = article()
    undated = replace(link(told, None), event_type="COOPERATE")
    atlas = build_atlas([Story(told, routes=(route(told),), links=(undated,))])
    assert [atlas.mark(step.mark_id).layer for step in story_steps(atlas)] == ["links", "routes"]


def test_a_step_says_the_exact_words_and_who_wrote_them():
    atlas = build_atlas([Story(article(), links=(link(article()),))])
    (step,) = story_steps(atlas)
    assert step.title == "Kenya – Oman: agreement"
    assert step.text == "Kenya and Oman signed a deal in Muscat on Thursday"
    assert step.source == "Rift Courier, 12 May 2023"


def test_a_step_at_one_point_looks_at_its_surroundings():
    told = article()
    at_muscat = replace(facility(told), place=MUSCAT)
    (step,) = story_steps(build_atlas([Story(told, facilities=(at_muscat,))]))
    assert step.box.width == 6.0
    assert step.box.contains(MUSCAT.point)


def test_a_step_across_the_antimeridian_looks_at_the_pacific_not_at_the_world():
    told = article()
    across = replace(
        route(told, (SUVA, APIA)),
        geometry=cut_antimeridian(great_circle(SUVA.anchor, APIA.anchor)),
    )
    (step,) = story_steps(build_atlas([Story(told, routes=(across,))]))
    assert step.box.west > 0 > step.box.east
    assert step.box.width < 15


def test_the_atlas_frames_a_line_across_the_antimeridian_from_both_its_sides():
    told = article()
    across = replace(
        route(told, (SUVA, APIA)),
        geometry=cut_antimeridian(great_circle(SUVA.anchor, APIA.anchor)),
    )
    box = build_atlas([Story(told, routes=(across,))]).box()
    assert (round(box.west, 2), round(box.east, 2)) == (178.44, -171.77)
