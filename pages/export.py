"""Take the map away: as a picture, a deck, a page or data."""

from __future__ import annotations

from geo.ui.export import show_export
from geo.ui.trouble import clear_words
from geo.ui.world import current_world

with clear_words():
    world = current_world()
    show_export(world.atlas, world.digest)
