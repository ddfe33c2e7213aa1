"""Errors in plain words on the page, instead of a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geo.errors import GeoError


@contextmanager
def clear_words() -> Iterator[None]:
    """Show a :class:`GeoError` as a sentence with its remedy."""
    try:
        yield
    except GeoError as error:
        # As text, not Markdown: the words may come from a file's name.
        st.error("This can't be shown.", icon=":material/error:")
        st.text(str(error))
