"""A project's stories as they stand: as read, and as the reader has corrected them."""

from __future__ import annotations

from geo.model import Story
from geo.project.fixes import Fix, fix_from_json
from geo.project.mend import mend
from geo.workspace import Entry, Project


def tell(project: Project) -> tuple[Story, ...]:
    """Return what a project's articles tell, corrections applied, oldest article first.

    Raises
    ------
    WorkspaceError
        The project can't be read.
    """
    fixes = fixes_of(project)
    return tuple(
        mend(story, [(e, f) for e, f in fixes if _concerns(e, f, story)])
        for story in project.stories()
    )


def fixes_of(project: Project) -> tuple[tuple[Entry, Fix], ...]:
    """Return the corrections in force, oldest first; one that makes no sense is left out."""
    found: list[tuple[Entry, Fix]] = []
    for entry in project.corrections():
        try:
            found.append((entry, fix_from_json(entry.value, entry.article_id)))
        except (KeyError, ValueError, TypeError):
            continue
    return tuple(found)


def _concerns(entry: Entry, fix: Fix, story: Story) -> bool:
    return entry.article_id == story.article.id or fix.scope == "project"
