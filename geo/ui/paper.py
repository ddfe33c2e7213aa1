"""The look of the pages that are read and filled in: narrow, quiet, close to the top."""

from __future__ import annotations

import streamlit as st

ROWS_OF_TWO = "rows_of_two"
"""The key of a container whose elements stand in rows of two, the second narrow."""

_CSS = """
<style>
[data-testid="stMainBlockContainer"] { max-width: 1180px; padding-top: 4.75rem; }
[data-testid="stMainBlockContainer"] h1 { font-size: 1.7rem; padding: 0.4rem 0; }
[data-testid="stMainBlockContainer"] h3 { font-size: 1.15rem; padding: 0.6rem 0 0.2rem; }
.st-key-rows_of_two { display: grid !important; align-items: center;
  grid-template-columns: minmax(0, 1fr) min(10rem, 28%); }
.dl-quoted { padding: 0.8rem 1rem; font-size: 1.08rem; line-height: 1.6; border-radius: 6px;
  background: color-mix(in srgb, currentColor 5%, transparent); overflow-wrap: anywhere; }
.dl-quoted mark { padding: 1px 2px; color: #1d2b36; background: #ffe9a8; border-radius: 3px; }
.dl-from { margin: 0 0 0.3rem; opacity: 0.82; }
</style>
"""


def open_page(title: str) -> None:
    """Show a page's title and dress it."""
    st.html(_CSS)
    st.title(title, anchor=False)
