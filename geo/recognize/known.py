"""What the gazetteer knows of a surface, in the few facts that a decision needs."""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.gazetteer.store import Demonym, Named, Speaker

_ADMINISTRATIVE = frozenset({"province", "district", "territory"})
_SETTLED = frozenset({"city", "capital"})
_OF_NOTE = frozenset({"country", "admin", "region", "area", "disputed"})


@dataclass(frozen=True, slots=True)
class Known:
    """A surface as the gazetteer has it.

    Attributes
    ----------
    kind
        One word for the notable place so called: ``country``, ``admin``, ``metropolis``,
        ``town``, ``hamlet``, ``nature``, …; ``people`` where it is the adjective or the people of
        one, and no place of note ("Thai" is a town in Vietnam, too); else ``none``.
    form
        How the best place bears the name: ``name``, ``alias``, ``historic``, …
    size
        Powers of ten of the best place's population.
    """

    named: tuple[Named, ...]
    demonym: Demonym | None
    speaker: Speaker | None
    kind: str
    form: str
    size: int
    count: int


class Knowledge:
    """The gazetteer, asked once for each surface of an article."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._seen: dict[str, Known] = {}

    def of(self, surface: str) -> Known:
        """Return what is known of a surface."""
        known = self._seen.get(surface)
        if known is None:
            known = self._seen[surface] = _look_up(self.gazetteer, surface)
        return known


def _look_up(gazetteer: Gazetteer, surface: str) -> Known:
    named = gazetteer.names(surface)
    demonym = gazetteer.demonym(surface)
    speaker = gazetteer.speaker(surface)
    if not named:
        return Known((), demonym, speaker, "people" if demonym else "none", "none", 0, 0)
    best = named[0]
    size = len(str(best.place.population)) - 1
    kind = _kind(best.place.kind, size)
    a_city = kind == "metropolis" and best.form == "name"
    if demonym and demonym.place.kind == "country" and kind not in _OF_NOTE and not a_city:
        kind = "people"
    return Known(named, demonym, speaker, kind, best.form, size, len(named))


def _kind(kind: str, size: int) -> str:
    if kind == "country":
        return "country"
    if kind in _ADMINISTRATIVE:
        return "admin"
    if kind in _SETTLED:
        return "metropolis" if size >= 5 else "town" if size >= 4 else "hamlet"
    if kind in ("region", "area", "disputed", "seat", "landmark"):
        return kind
    return "nature"
