"""Check what was read: the least certain first, each with its words and its candidates."""

from __future__ import annotations

import streamlit as st

from geo.ui.by_hand import show_adding
from geo.ui.paper import open_page
from geo.ui.projects import begin_page, end_page, read_what_waits, show_messages
from geo.ui.review import show_log, show_review, show_steps, told_stories
from geo.ui.trouble import clear_words
from geo.ui.world import shipped_world

with clear_words():
    open_page("Review")
    show_messages()
    project = begin_page()
    if project is not None:
        read_what_waits(project)
    stories = told_stories(project, shipped_world().atlas.stories)
    show_review(stories)
    st.divider()
    show_steps()
    with st.expander("Add by hand"):
        show_adding([story.article for story in stories])
    show_log({story.article.id: story.article.title for story in stories})
    end_page(project)
