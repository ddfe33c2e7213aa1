"""The atlas as a map in the browser: folium's script, and a scene for our own JavaScript."""

from __future__ import annotations

from geo.render.crowd import Crowd, crowd_of
from geo.render.leaflet import MapScript, render_map
from geo.render.packed import pack
from geo.render.page import Opening, render_page
from geo.render.scene import scene_of

__all__ = [
    "Crowd",
    "MapScript",
    "Opening",
    "crowd_of",
    "pack",
    "render_map",
    "render_page",
    "scene_of",
]
