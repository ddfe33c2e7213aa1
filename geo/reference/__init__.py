"""Lines and sites as trackers know them, put beside what articles say of the same projects."""

from __future__ import annotations

from geo.reference.match import with_reference
from geo.reference.tracker import Project, load_tracker, read_tracker

__all__ = ["Project", "load_tracker", "read_tracker", "with_reference"]
