"""From an article to all that it says: analyse, recognise, resolve, extract."""

from __future__ import annotations

from geo.pipeline.reader import Reader, step_of
from geo.pipeline.stored import load_stories, make_stories

__all__ = ["Reader", "load_stories", "make_stories", "step_of"]
