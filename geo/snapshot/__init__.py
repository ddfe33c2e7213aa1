"""The map as a picture or a deck, drawn with no browser and no server."""

from __future__ import annotations

from geo.snapshot.draw import cautions_of, draw_snapshot, words_of
from geo.snapshot.presets import PRESETS, Preset
from geo.snapshot.spec import SnapshotSpec

__all__ = ["PRESETS", "Preset", "SnapshotSpec", "cautions_of", "draw_snapshot", "words_of"]
