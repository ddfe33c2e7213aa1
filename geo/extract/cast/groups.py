"""Parties told of together: who "the two sides" and "both presidents" are."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.reading import Reading
from geo.model import Actor

PERSONAL = 2.0
"""How much more a group of persons counts where persons are looked for: "the two leaders"."""


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
        self._count = 0
        self._in: dict[int, list[tuple[int, Group]]] = {}

    def add(self, i: int, members: tuple[Actor, ...], weight: float, *, people: bool) -> None:
        """Remember a group; ``people`` tells whether persons stand for its members."""
        self._count += 1
        told = self._in.setdefault(self._reading.tokens[i].sentence, [])
        told.append((self._count, Group(i, members, weight, people)))

    def together(
        self,
        i: int,
        size: int,
        *,
        people: bool,
        near: int = 99,
        without: frozenset[str] = frozenset(),
    ) -> tuple[Actor, ...]:
        """Return the group most told of before a token: what is near and mutual counts more."""
        number = self._reading.tokens[i].sentence
        scores: dict[frozenset[str], float] = {}
        known: dict[frozenset[str], tuple[Actor, ...]] = {}
        for group in self._before(i, near):
            if len(group.members) != size:
                continue
            away = number - self._reading.tokens[group.i].sentence
            key = frozenset(actor.key for actor in group.members)
            if key & without:
                continue
            weight = group.weight * (PERSONAL if people and group.people else 1.0)
            if near <= 1 and not away:
                weight *= 4  # "rang both capitals, and asked them to"
            scores[key] = scores.get(key, 0.0) + weight * 0.85**away
            known[key] = group.members
        return known[max(scores, key=lambda key: scores[key])] if scores else ()

    def partner(self, i: int, key: str, near: int = 2) -> Actor | None:
        """Return with whom a party was last told of, alone, within a few sentences."""
        for group in reversed(self._before(i, near)):
            keys = [actor.key for actor in group.members]
            if key in keys and len(keys) == 2:
                return group.members[1 - keys.index(key)]
        return None

    def counterpart(self, i: int, key: str, near: int = 99) -> Actor | None:
        """Return with whom a party was told of most before a token, alone."""
        told: dict[str, float] = {}
        known: dict[str, Actor] = {}
        for group in self._before(i, near):
            keys = [actor.key for actor in group.members]
            if key in keys and len(keys) == 2:
                other = group.members[1 - keys.index(key)]
                told[other.key] = told.get(other.key, 0.0) + group.weight
                known[other.key] = other
        return known[max(told, key=lambda k: told[k])] if told else None

    def others(self, i: int, key: str, near: int = 4) -> tuple[Actor, ...]:
        """Return the last group told of that a party is not one of: "its neighbours"."""
        for group in reversed(self._before(i, near)):
            if key not in {actor.key for actor in group.members}:
                return group.members
        return ()

    def _before(self, i: int, near: int) -> list[Group]:
        """Return the groups of a token's sentence and some before, in the order they were added."""
        number = self._reading.tokens[i].sentence
        found = [
            told
            for n in range(max(0, number - near), number + 1)
            for told in self._in.get(n, ())
            if told[1].i < i
        ]
        return [group for _, group in sorted(found, key=lambda told: told[0])]
