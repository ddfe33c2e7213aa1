"""The frame around every page: the name, and no more furniture than needed."""

from __future__ import annotations

import streamlit as st

from geo.settings import ROOT

_CSS = """
<style>
[data-testid="stHeader"] [data-testid="stToolbarActions"],
[data-testid="stMainMenu"], [data-testid="stDecoration"], [data-testid="stStatusWidget"],
[data-testid="stHeaderActionElements"] { display: none; }
[data-testid="stExpandSidebarButton"] { position: fixed; right: 0.5rem; }
[data-testid="stExpandSidebarButton"] [data-testid="stIconMaterial"] { display: none; }
[data-testid="stExpandSidebarButton"]::after { content: "Menu"; padding: 0 0.4rem;
  font: 600 0.95rem "Source Sans", "Source Sans Pro", sans-serif; }
[data-testid="stBaseButton-primary"] { color: light-dark(#fff, #14191e); }
[data-testid="stCaptionContainer"] { color: inherit !important; opacity: 0.82 !important; }
[data-testid="stCaptionContainer"] * { color: inherit !important; opacity: 1 !important; }
</style>
"""


def dress_page() -> None:
    """Show the name and hide what Streamlit shows developers."""
    st.logo(str(ROOT / "geo" / "ui" / "wordmark.svg"), size="large")
    st.html(_CSS)
