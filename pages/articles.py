"""The reader's own articles: bring them, see what became of them, put right what is known."""

from __future__ import annotations

import streamlit as st

from geo.ui.articles import show_articles, show_bringing, show_progress
from geo.ui.paper import open_page
from geo.ui.projects import (
    begin_page,
    end_page,
    read_what_waits,
    show_messages,
    show_project_bar,
)
from geo.ui.trouble import clear_words
from geo.ui.world import shipped_world

with clear_words():
    open_page("Articles")
    show_project_bar()
    # A place of their own: what comes and goes must not move what a person is working in.
    with st.container():
        show_messages()
    project = begin_page()
    with st.container():
        if project is not None:
            read_what_waits(project)
            show_progress(project)
    show_bringing()
    show_articles(project, shipped_world().atlas.articles)
    end_page(project)
