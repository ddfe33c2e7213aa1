"""Streamlit's own command, told before its first visitor that ``app.py`` names the pages.

Streamlit learns that from ``st.navigation``, which a fresh server has not run yet: a page opened by
its address first would be taken for a script of its own, without name, menu or layout.
"""

from __future__ import annotations

import gc
import inspect
from contextlib import suppress
from threading import Thread

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

from geo.errors import GeoError
from geo.ui.ahead import send_hints


def warm_up() -> None:
    """Make the first map while its visitor is on the way, then load what the pages need."""
    from geo.ui import map_view
    from geo.ui.world import shipped_world

    assert map_view
    # What is wrong is told by the page, to whoever opens it.
    with suppress(GeoError):
        shipped_world()
    # The first element on the first page asks who called it: Python then looks up every module
    # that is loaded, a tenth of a second, unless it has before.
    inspect.stack()
    from geo.ui import articles, picture

    assert articles
    assert picture
    inspect.stack()
    # All this stays: searched for garbage again and again, it would hold up every page.
    gc.freeze()


if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    send_hints()
    Thread(target=warm_up, daemon=True).start()
    main(prog_name="streamlit")
