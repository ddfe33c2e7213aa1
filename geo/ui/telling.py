"""Where the story a reader edits is kept: with the open project, else for the session."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.errors import WorkspaceError
from geo.ui.projects import open_project, plain, reader_name
from geo.ui.story import records_of
from geo.workspace import ProjectChanged


def story_now() -> tuple[int, list[dict[str, Any]] | None]:
    """Return the number and the steps of the story as edited; None where the page may recall."""
    project = open_project()
    if project is None:
        return 0, st.session_state.get("story")
    told = project.telling()
    return told.number, records_of(list(told.steps))


def take_story(sent: object) -> bool:
    """Keep what the page sent, once; return whether the page must show another's story instead."""
    if not isinstance(sent, dict) or sent == st.session_state.get("story_sent"):
        return False
    st.session_state["story_sent"] = sent
    records = records_of(sent.get("steps"))
    project = open_project()
    if project is None:
        st.session_state["story"] = records
        return False
    seen = sent.get("seen")
    try:
        project.tell(
            records, str(sent.get("teller"))[:80], reader_name(), seen if type(seen) is int else 0
        )
    except ProjectChanged as error:
        st.session_state["story_turn"] = st.session_state.get("story_turn", 0) + 1
        st.session_state["story_trouble"] = str(error)
        return True
    except WorkspaceError as error:
        st.toast(plain(str(error)))
    return False
