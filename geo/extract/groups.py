"""Parties told of together: who "the two sides" and "both presidents" are."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.reading import Reading
from geo.model import Actor


@dataclass(frozen=True, slots=True)
class Group:
    """Parties told of together at a token; ``weight`` is more where they act together."""

    i: int
    members: tuple[Actor, ...]
    weight: float
    people: bool


class Groups:
    """The groups told of so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told: list[Group] = []

    def add(self, i: int, members: tuple[Actor, ...], weight: float, *, people: bool) -> None:
        """Remember a group; ``people`` tells whether persons stand for its members."""
        self._told.append(Group(i, members, weight, people))

    def together(self, i: int, size: int, *, people: bool, near: int = 99) -> tuple[Actor, ...]:
        """Return the group most told of before a token: what is near and mutual counts more."""
        number = self._reading.tokens[i].sentence
        scores: dict[frozenset[str], float] = {}
        known: dict[frozenset[str], tuple[Actor, ...]] = {}
        personal: set[frozenset[str]] = set()
        for group in self._told:
            away = number - self._reading.tokens[group.i].sentence
            if group.i >= i or len(group.members) != size or away > near:
                continue
            key = frozenset(actor.key for actor in group.members)
            scores[key] = scores.get(key, 0.0) + group.weight * 0.85**away
            known[key] = group.members
            if group.people:
                personal.add(key)
        if people and personal:
            scores = {key: score for key, score in scores.items() if key in personal}
        return known[max(scores, key=lambda key: scores[key])] if scores else ()
