"""Dateline in the browser: ``make run`` opens it."""

from __future__ import annotations

import streamlit as st

from geo.settings import ROOT
from geo.ui.chrome import dress_page

st.set_page_config(
    page_title="Dateline", page_icon=str(ROOT / "geo" / "ui" / "icon.svg"), layout="wide"
)
dress_page()
page = st.navigation(
    [
        st.Page("pages/map.py", title="Map", default=True),
        st.Page("pages/articles.py", title="Articles"),
        st.Page("pages/review.py", title="Review"),
        st.Page("pages/export.py", title="Export"),
        st.Page("pages/about.py", title="About"),
    ],
    position="top",
)
page.run()
