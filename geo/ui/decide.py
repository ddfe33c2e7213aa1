"""Keeps a reader's decision, and says so if someone else was quicker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo.errors import GeoError
from geo.project.fixes import Fix, fix_to_json
from geo.ui.projects import ensure_project, look_again, reader_name, say, seen, tell_conflict
from geo.workspace import Draft, Project, ProjectChanged


def decide(article_id: str, fix: Fix, note: str = "") -> None:
    """Keep a decision about an article, and run the page again."""
    act(lambda p: p.correct(article_id, fix_to_json(fix), reader_name(), seen(p), note))


def decide_on_note(draft: Draft, fix: Fix) -> None:
    """Keep a decision that rests on a note of the reader's own, and run the page again."""
    act(lambda p: p.correct_with_note(draft, fix_to_json(fix), reader_name(), seen(p)))


def act(change: Callable[[Project], Any]) -> None:
    """Change the open project; what stands in the way is said once the page has run again."""
    try:
        project = ensure_project()
        try:
            change(project)
            look_again(project)
        except ProjectChanged as error:
            tell_conflict(project, error)
    except GeoError as error:
        say(str(error), bad=True)
    st.rerun()
