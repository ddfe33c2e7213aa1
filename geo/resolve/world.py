"""All options of an article side by side, as arrays: where they are and what holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer import Gazetteer
from geo.geometry import EARTH_RADIUS_KM
from geo.model import Place
from geo.resolve.senses import Sense

Floats = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]

DEPTH = 6
"""How many levels of containment are compared: the place, its district, province, country …"""


class World:
    """The options of all senses, flattened; those of one sense stand together.

    Attributes
    ----------
    owner
        For each option, the sense it belongs to.
    starts, sizes
        Where the options of each sense that has any begin, and how many there are.
    people
        Powers of ten of the options' inhabitants.
    country, division
        Numbers that are the same for options of one country, or of one division below it; -1
        where there is none.
    """

    def __init__(self, senses: Sequence[Sense], gazetteer: Gazetteer) -> None:
        self.places: list[Place] = [o.place for sense in senses for o in sense.options]
        self.count = len(senses)
        counts = np.array([len(sense.options) for sense in senses], dtype=np.intp)
        ends = np.cumsum(counts)
        self.owner: Ints = np.repeat(np.arange(len(senses), dtype=np.intp), counts)
        self.starts: Ints = (ends - counts)[counts > 0]
        self.sizes: Ints = counts[counts > 0]
        self._rows = [slice(int(e - c), int(e)) for c, e in zip(counts, ends, strict=True)]
        self._unit = _unit([p.point.lon for p in self.places], [p.point.lat for p in self.places])
        self.people: Floats = np.log10([p.population + 1.0 for p in self.places])
        self._kinds = [p.kind for p in self.places]
        codes: dict[str, int] = {"": -1}
        lines = [_line(gazetteer, place) for place in self.places]
        self.is_country = self.of_kinds("country")
        self.country = _coded([p.country for p in self.places], codes)
        self.division = _coded([line[-2] if len(line) > 1 else "" for line in lines], codes)
        self._id = _coded([line[0] for line in lines], codes)
        self._line = np.full((len(lines), DEPTH), -2, dtype=np.intp)
        for n, line in enumerate(lines):
            for level, key in enumerate(line[:DEPTH]):
                self._line[n, level] = codes.setdefault(key, len(codes))

    def rows(self, sense: int) -> slice:
        """Return where the options of a sense stand."""
        return self._rows[sense]

    def of_kinds(self, *kinds: str) -> Flags:
        """Tell which options are of these kinds."""
        return np.array([kind in kinds for kind in self._kinds], dtype=bool)

    def km(self, a: Ints | slice, b: Ints | slice) -> Floats:
        """Return the distances between options, one row each of ``a``."""
        cosine = np.clip(self._unit[a] @ self._unit[b].T, -1.0, 1.0)
        return np.asarray(EARTH_RADIUS_KM * np.arccos(cosine), dtype=np.float32)

    def holds(self, inner: Ints | slice, outer: Ints | slice) -> Flags:
        """Tell which of ``outer`` are or contain which of ``inner``, one row each of ``inner``."""
        lines, ids = self._line[inner], self._id[outer][None, :]
        inside = lines[:, :1] == ids
        for level in range(1, DEPTH):
            inside |= lines[:, level : level + 1] == ids
        state = self.is_country[outer] & (self.country[outer] >= 0)
        same = self.country[inner][:, None] == self.country[outer][None, :]
        return np.asarray(inside | (same & state[None, :]))

    def pairs(self, partners: Ints) -> Pairs:
        """Compare every option with some of them."""
        everything = slice(None)
        country, division = self.country, self.division
        return Pairs(
            partners,
            self.owner[:, None] != self.owner[partners][None, :],
            self.km(everything, partners),
            (country[:, None] == country[partners][None, :]) & (country >= 0)[:, None],
            (division[:, None] == division[partners][None, :]) & (division >= 0)[:, None],
            self.holds(everything, partners),
            self.holds(partners, everything).T,
            self._id[:, None] == self._id[partners][None, :],
        )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every option (rows) beside the partners (columns), options of its own sense apart.

    Attributes
    ----------
    others
        Where the two belong to different senses.
    within
        Where the partner is or contains the option.
    around
        Where the option is or contains the partner.
    same
        Where both are one place.
    """

    partners: Ints
    others: Flags
    km: Floats
    same_country: Flags
    same_division: Flags
    within: Flags
    around: Flags
    same: Flags


def _unit(lon: Sequence[float], lat: Sequence[float]) -> Floats:
    x, y = np.radians(np.array(lon, dtype=float)), np.radians(np.array(lat, dtype=float))
    return np.stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)], axis=-1)


def _coded(keys: Sequence[str], codes: dict[str, int]) -> Ints:
    return np.array([codes.setdefault(key, len(codes)) for key in keys], dtype=np.intp)


def _line(gazetteer: Gazetteer, place: Place) -> tuple[str, ...]:
    """Return the ids of a place and of what contains it, nearest first."""
    return (place.id, *_above(gazetteer, place.parent)) if place.parent else (place.id,)


@lru_cache(maxsize=100_000)
def _above(gazetteer: Gazetteer, parent: str) -> tuple[str, ...]:
    place = gazetteer.get(parent)
    if place is None:
        return (parent,)
    return (parent, *(p.id for p in gazetteer.parents(place)))
