"""Where the places an article names are."""

from __future__ import annotations

from geo.resolve.resolver import resolve

__all__ = ["resolve"]
