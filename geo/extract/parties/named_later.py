"""Armed people whom a text names only later: "rebels overran a post. Fighters of the Front had"."""

from __future__ import annotations

from dataclasses import replace

from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, Actor

_NAMELESS = frozenset("rebels guerrillas insurgents attackers raiders fighters".split())


def named_at_last(tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """Return tellings whose nameless rebels go by the name that the text has for them.

    They are the one group that it names, where they attack whom that group attacks.
    """
    groups: dict[str, Actor] = {}
    hit: set[str] = set()
    for telling in tellings:
        named = [a for a in telling.sources if not a.country and a.name.lower() not in _NAMELESS]
        if telling.frame.type in CONFLICT_TYPES and named:
            groups |= {actor.key: actor for actor in named}
            hit |= {actor.key for actor in telling.targets}
    if len(groups) != 1:
        return tellings
    group = next(iter(groups.values()))
    return tuple(
        replace(
            telling,
            sources=tuple(
                group if not a.country and a.name.lower() in _NAMELESS else a
                for a in telling.sources
            ),
        )
        if telling.targets and {a.key for a in telling.targets} <= hit
        else telling
        for telling in tellings
    )
