"""Streamlit's own command, told before its first visitor that ``app.py`` names the pages.

Streamlit learns that from ``st.navigation``, which a fresh server has not run yet: a page opened by
its address first would be taken for a script of its own, without name, menu or layout.
"""

from __future__ import annotations

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    main(prog_name="streamlit")
