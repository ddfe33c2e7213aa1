"""Diplomatic links: what one party does to or with another, short of force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, product

from geo.extract.passages import Passages, naming, naming_day
from geo.extract.reading import Reading
from geo.extract.standing import Standing
from geo.extract.telling import Telling
from geo.extract.told.tellings import standing_of
from geo.model import CONFLICT_TYPES, MUTUAL_TYPES, Actor, EventType, Link, Place, When

_BETWEEN = frozenset(
    "mediate broker arbitrate shuttle facilitate host chair sponsor moderate convene".split()
)
"""What a third party does for the others: a pair with each, and theirs."""
_ALONE = frozenset("mediate arbitrate shuttle".split())
"""What a third party does though the others need not meet."""
_SIGNED = frozenset(
    "sign initial conclude ratify treaty pact agreement accord memorandum protocol "
    "convention".split()
)
"""By what all who are told of are bound: "signed a pact with Mali and Niger"."""
_MEETING = frozenset("meet receive welcome invite host bring".split())
_MEETING_PLACES = frozenset({"city", "seat", "landmark", "island", "technology park"})


@dataclass(slots=True)
class _Draft:
    """A link in the making: every telling of it adds to what is known."""

    type: EventType
    source: Actor
    target: Actor
    standing: Standing
    event: str
    whens: list[When] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    passages: Passages = field(default_factory=Passages)


def find_links(reading: Reading, tellings: Iterable[Telling]) -> tuple[Link, ...]:
    """Return the links of a text, each once, with all the sentences that tell of it.

    Two are the same when type, pair and standing are; the pair has no order for what parties do
    together. An event of several parties is all its pairs, joined by ``event``.
    """
    drafts: dict[tuple[str, ...], _Draft] = {}
    for telling in tellings:
        if telling.frame.type in CONFLICT_TYPES:
            continue
        standing = standing_of(reading, telling)
        place = _place(reading, telling.i)
        for source, target in pairs_of(telling):
            key = _key(telling.frame.type, source, target, standing)
            event = reading.make_id("event", telling.frame.type, telling.i)
            draft = drafts.setdefault(
                key, _Draft(telling.frame.type, source, target, standing, event)
            )
            if standing.when:
                draft.whens.append(standing.when)
            if place is not None:
                draft.places.append(place)
            named = (naming(reading, source), naming(reading, target), naming_day(standing.when))
            draft.passages.add(reading, telling.i, named)
    return tuple(_link(reading, key, draft) for key, draft in drafts.items())


def pairs_of(telling: Telling) -> Iterable[tuple[Actor, Actor]]:
    """Return the pairs of an event: every source with every target, or all with all."""
    if telling.frame.word in _BETWEEN - _ALONE and len(telling.targets) > 1:
        yield from (pair for pair in combinations(telling.targets, 2) if _differ(*pair))
    if not telling.targets:
        for pair in combinations(telling.sources, 2):
            if _differ(*pair):
                yield pair
                if telling.frame.type not in MUTUAL_TYPES:
                    yield pair[::-1]  # "traded accusations"
        return
    if telling.frame.mutual and telling.frame.type in MUTUAL_TYPES and not telling.hosting:
        signed = telling.frame.type == "AGREE" and telling.frame.word in _SIGNED
        if signed and len(telling.targets) > 1:
            every = (*telling.sources, *telling.targets)
            yield from (pair for pair in combinations(every, 2) if _differ(*pair))
            return
        met = telling.frame.word in _MEETING and telling.together
        if telling.frame.word not in _BETWEEN and (met or len(telling.sources) > 1):
            every = (*telling.sources, *telling.targets)
            yield from (pair for pair in combinations(every, 2) if _differ(*pair))
            return
    yield from (pair for pair in product(telling.sources, telling.targets) if _differ(*pair))


def best_when(whens: list[When]) -> When | None:
    """Return the most precise time told."""
    order = {"day": 0, "month": 1, "year": 2, "unknown": 3}

    def width(when: When) -> int:
        return (when.end - when.start).days if when.start and when.end else 10**6

    return min(whens, key=lambda w: (order[w.precision], width(w)), default=None)


def _differ(a: Actor, b: Actor) -> bool:
    return a.key.casefold() != b.key.casefold()


def _key(kind: EventType, source: Actor, target: Actor, standing: Standing) -> tuple[str, ...]:
    ends = (source.key, target.key)
    return (kind, *(sorted(ends) if kind in MUTUAL_TYPES else ends), standing.name)


def _place(reading: Reading, i: int) -> Place | None:
    """Return where an event is: a town or a house that hangs on it by "in" or "at"."""
    clause = reading.clause(i)
    for token in dict.fromkeys((reading.tokens[i], clause)):
        for child in reading.analysis.children(token.i):
            if child.dep != "prep" or child.text.lower() not in ("in", "at", "to"):
                continue
            for noun in reading.analysis.children(child.i):
                resolution = reading.at.get(noun.i)
                place = resolution.place if resolution else None
                if place is not None and place.kind in _MEETING_PLACES:
                    return place
    return None


def _link(reading: Reading, key: tuple[str, ...], draft: _Draft) -> Link:
    return Link(
        reading.make_id("link", *key),
        draft.type,
        draft.source,
        draft.target,
        best_when(draft.whens),
        draft.places[0] if draft.places else None,
        draft.standing.name,
        draft.standing.reason,
        min(0.95, draft.standing.confidence + 0.05 * (len(draft.passages) - 1)),
        tuple(draft.passages),
        draft.event,
    )
