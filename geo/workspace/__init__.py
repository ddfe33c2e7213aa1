"""The reader's own articles and decisions: one SQLite file a project, theirs to copy and keep."""

from __future__ import annotations

from geo.workspace.project import Project
from geo.workspace.records import Added, Draft, Entry, Kept, ProjectChanged, Telling
from geo.workspace.shelf import Shelf

__all__ = ["Added", "Draft", "Entry", "Kept", "Project", "ProjectChanged", "Shelf", "Telling"]
