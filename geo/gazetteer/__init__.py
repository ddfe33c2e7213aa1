"""Names of places, and where they are: built at set-up from installed packages and curated rows."""

from __future__ import annotations

from geo.gazetteer.names import normalise
from geo.gazetteer.store import Demonym, Gazetteer, Named, Speaker

__all__ = ["Demonym", "Gazetteer", "Named", "Speaker", "normalise"]
