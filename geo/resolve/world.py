"""All options of an article side by side, as arrays: where they are and what holds them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer import Gazetteer
from geo.model import Place
from geo.resolve.senses import Sense

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

EARTH_KM = 6371.0088


class World:
    """The options of all senses, flattened.

    Attributes
    ----------
    owner
        For each option, the sense it belongs to.
    km
        Distances between all options.
    same_country, same_division
        Which options share a country, or a division below it.
    holds
        ``holds[a, b]``: option ``a`` is the same place as ``b`` or contains it.
    """

    def __init__(self, senses: Sequence[Sense], gazetteer: Gazetteer) -> None:
        self.places: list[Place] = [o.place for sense in senses for o in sense.options]
        self.owner = np.array(
            [n for n, sense in enumerate(senses) for _ in sense.options], dtype=np.intp
        )
        self.count = len(senses)
        self.km = _distances(self.places)
        lines = [_line(gazetteer, place) for place in self.places]
        self.country = [place.country for place in self.places]
        codes = {code: n for n, code in enumerate(sorted(set(self.country)))}
        code = np.array([codes[c] for c in self.country], dtype=np.intp)
        known = np.array([bool(c) for c in self.country], dtype=bool)
        self.same_country: Flags = (code[:, None] == code[None, :]) & known[:, None]
        self.same_division = _share([line[-2] if len(line) > 1 else "" for line in lines])
        self.holds = _holdings(self.places, lines)

    def best_of(self, scores: Floats, n: int) -> int | None:
        """Return the option of sense ``n`` with the highest score."""
        mine = np.flatnonzero(self.owner == n)
        return int(mine[np.argmax(scores[mine])]) if mine.size else None


def _distances(places: Sequence[Place]) -> Floats:
    lon = np.radians([p.point.lon for p in places])
    lat = np.radians([p.point.lat for p in places])
    unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
    unit = unit.reshape(len(places), 3)
    return np.asarray(EARTH_KM * np.arccos(np.clip(unit @ unit.T, -1.0, 1.0)))


def _share(keys: Sequence[str]) -> Flags:
    codes = {key: n for n, key in enumerate(sorted(set(keys)))}
    code = np.array([codes[key] for key in keys], dtype=np.intp)
    known = np.array([bool(key) for key in keys], dtype=bool)
    shared: Flags = (code[:, None] == code[None, :]) & known[:, None]
    return shared


def _holdings(places: Sequence[Place], lines: Sequence[tuple[str, ...]]) -> Flags:
    holds = np.zeros((len(places), len(places)), dtype=bool)
    rows: dict[str, list[int]] = {}
    for n, place in enumerate(places):
        rows.setdefault(place.id, []).append(n)
    for n, line in enumerate(lines):
        for key in line:
            holds[rows.get(key, []), n] = True
    for n, place in enumerate(places):
        if place.kind == "country":
            holds[n, [m for m, other in enumerate(places) if other.country == place.country]] = True
    return holds


def _line(gazetteer: Gazetteer, place: Place) -> tuple[str, ...]:
    """Return the ids of a place and of what contains it, nearest first."""
    return (place.id, *_above(gazetteer, place.parent)) if place.parent else (place.id,)


@lru_cache(maxsize=100_000)
def _above(gazetteer: Gazetteer, parent: str) -> tuple[str, ...]:
    place = gazetteer.get(parent)
    if place is None:
        return (parent,)
    return (parent, *(p.id for p in gazetteer.parents(place)))
