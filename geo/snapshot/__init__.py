"""The map as a picture, drawn by geopandas and matplotlib: no browser, no server."""

from __future__ import annotations

from geo.snapshot.draw import draw_snapshot
from geo.snapshot.spec import SnapshotSpec

__all__ = ["SnapshotSpec", "draw_snapshot"]
