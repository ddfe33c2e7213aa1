"""From grammar and places to what a text asserts: routes, facilities, links, conflicts."""

from __future__ import annotations

from geo.extract.events import Events, extract

__all__ = ["Events", "extract"]
