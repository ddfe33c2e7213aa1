"""Which places have an outline, a point within it, and what an English map calls them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outlined:
    """A place's outline: its key, a point in degrees inside it and its English name, if known."""

    place_id: str
    key: str
    point: tuple[float, float] | None
    name: str


def outline_keys(folder: Path) -> Iterator[Outlined]:
    """Yield what the files ``places*.json`` in a folder of outlines say."""
    for path in sorted(folder.glob("places*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        for place_id, (key, lon, lat, *name) in record.items():
            point = None if lon is None else (lon, lat)
            yield Outlined(place_id, key, point, (name[0] if name else "") or "")
