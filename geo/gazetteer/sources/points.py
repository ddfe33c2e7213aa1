"""Which places have an outline, and the point within it where a label stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outlined:
    """A place's outline: its key, and a point in degrees inside it where one is known."""

    place_id: str
    key: str
    point: tuple[float, float] | None


def outline_keys(folder: Path) -> Iterator[Outlined]:
    """Yield what ``places.json`` in a folder of outlines says; nothing where there is none."""
    path = folder / "places.json"
    if not path.exists():
        return
    for place_id, (key, lon, lat) in json.loads(path.read_text(encoding="utf-8")).items():
        yield Outlined(place_id, key, None if lon is None else (lon, lat))
