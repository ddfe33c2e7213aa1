"""Streamlit's own command, told before its first visitor that ``app.py`` names the pages.

Streamlit learns that from ``st.navigation``, which a fresh server has not run yet: a page opened by
its address first would be taken for a script of its own, without name, menu or layout.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

from geo.errors import GeoError


def _warm_up() -> None:
    """Load what the first map needs while its visitor is still on the way."""
    from geo.pipeline.stored import load_stories
    from geo.settings import Settings
    from geo.ui import map_view, picture
    from geo.ui.world import world_of

    assert map_view
    assert picture
    # What is wrong is told by the page, to whoever opens it.
    with suppress(GeoError):
        world_of(load_stories(Settings.from_env()))


if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    Thread(target=_warm_up, daemon=True).start()
    main(prog_name="streamlit")
