"""The story as a reader left it: their order and words, nothing that makes no sense."""

from __future__ import annotations

import pytest

from geo.atlas import build_atlas, story_steps
from geo.ui.story import told_steps
from tests.stories import story

ATLAS = build_atlas([story()])
FIRST, SECOND, THIRD = story_steps(ATLAS)


def test_an_unedited_story_is_told_as_it_is():
    assert told_steps(ATLAS) == (FIRST, SECOND, THIRD)


def test_order_title_and_text_are_the_readers():
    edited = [
        {"mark": THIRD.mark_id, "title": "First things first", "text": "Mine.", "hidden": False},
        {"mark": FIRST.mark_id, "title": FIRST.title, "text": FIRST.text, "hidden": False},
        {"mark": SECOND.mark_id, "title": "", "text": " ", "hidden": False},
    ]
    told = told_steps(ATLAS, edited)
    assert [step.mark_id for step in told] == [THIRD.mark_id, FIRST.mark_id, SECOND.mark_id]
    assert (told[0].title, told[0].text) == ("First things first", "Mine.")
    assert told[2] == SECOND


def test_a_hidden_step_is_not_told_and_an_unknown_one_comes_last():
    edited = [
        {"mark": "gone-0", "title": "Gone", "text": "", "hidden": False},
        {"mark": SECOND.mark_id, "title": "x", "text": "y", "hidden": True},
    ]
    assert told_steps(ATLAS, edited) == (FIRST, THIRD)


@pytest.mark.parametrize("nonsense", ["x", 7, {}, [None], [[]], [{"mark": ["a"]}], [{}]])
def test_nonsense_changes_nothing(nonsense):
    assert told_steps(ATLAS, nonsense) == (FIRST, SECOND, THIRD)
