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
    """Yield what ``places.json`` in a folder of outlines says; nothing where there is none."""
    path = folder / "places.json"
    if not path.exists():
        return
    for place_id, (key, lon, lat, *name) in json.loads(path.read_text(encoding="utf-8")).items():
        point = None if lon is None else (lon, lat)
        yield Outlined(place_id, key, point, (name[0] if name else "") or "")
