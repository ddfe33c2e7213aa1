"""Many stories as one set of marks, merged, with disagreement kept."""

from __future__ import annotations

from geo.atlas.marks import STANDING_WORDS, HeldBack, Mark, Part, Version
from geo.atlas.merge import EVENT_WORDS, actor_name, build_atlas
from geo.atlas.model import Atlas
from geo.atlas.origin import badges_of, origin_words
from geo.atlas.shapes import box_of
from geo.atlas.steps import StoryStep, story_steps

__all__ = [
    "EVENT_WORDS",
    "STANDING_WORDS",
    "Atlas",
    "HeldBack",
    "Mark",
    "Part",
    "StoryStep",
    "Version",
    "actor_name",
    "badges_of",
    "box_of",
    "build_atlas",
    "origin_words",
    "story_steps",
]
