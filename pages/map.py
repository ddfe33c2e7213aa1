"""The map: the articles' marks, the words behind them, and a picture to take away."""

from __future__ import annotations

from geo.ui.map_view import show_map
from geo.ui.trouble import clear_words
from geo.ui.world import current_world

with clear_words():
    world = current_world()
    if wanted := show_map(world):
        # What draws pictures takes long to load, and no map needs it.
        from geo.ui.picture import offer_picture

        offer_picture(world.atlas, wanted)
