"""What the map is made of, and how far it can be trusted."""

from __future__ import annotations

import streamlit as st

from geo.ui.about import ABOUT
from geo.ui.paper import open_page
from geo.ui.trouble import clear_words
from geo.ui.world import current_world

with clear_words():
    world = current_world()
    with st.container(width=760):
        open_page("About this map")
        for title, text in ABOUT:
            st.subheader(title)
            st.markdown(text)
        st.subheader("What is loaded")
        st.table([article.row for article in world.articles])
