"""Conflict: attacks, seizures, shows of force, with who, against whom, where and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations, product

from geo.extract.parties.named_later import named_at_last
from geo.extract.passages import Passages, naming, naming_day
from geo.extract.reading import Reading
from geo.extract.standing import Standing
from geo.extract.telling import Telling
from geo.extract.told.arms_told import FIGURATIVE, tells_of_arms
from geo.extract.told.links import best_when
from geo.extract.told.tellings import standing_of
from geo.extract.told.toll import toll
from geo.model import CONFLICT_TYPES, Actor, Conflict, EventType, Place, When

_BOTH_WAYS = frozenset("clash skirmish exchange trade duel firefight gunfight shoot-out".split())
"""Who does this with another is attacked as well: "clashed with rebels"."""
_OWN_PARTS = frozenset({"poss", "compound", "nmod"})


@dataclass(slots=True)
class _Draft:
    type: EventType
    actor: Actor
    target: Actor | None
    standing: Standing
    whens: list[When] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    passages: Passages = field(default_factory=Passages)


def find_conflicts(reading: Reading, tellings: Iterable[Telling]) -> tuple[Conflict, ...]:
    """Return the conflicts of a text, each once, with all the sentences that tell of it.

    Two are the same when type, actor, target and standing are, and no dates set them apart: an
    attack on Thursday is not the one in May.
    """
    drafts: dict[tuple[str, ...], list[_Draft]] = {}
    for telling in named_at_last(tuple(tellings)):
        kind = telling.frame.type
        if kind not in CONFLICT_TYPES:
            continue
        if telling.frame.word in FIGURATIVE and not tells_of_arms(reading.analysis.article):
            continue
        standing = standing_of(reading, telling)
        places = _places(reading, telling.i)
        for actor, target in _sides(telling):
            if target is None or target.key != actor.key:
                key = (kind, actor.key, target.key if target else "", standing.name)
                told = drafts.setdefault(key, [])
                when = standing.when
                if _is_told_again(reading, telling.i) or not _is_dated(reading, telling.i, when):
                    when = None
                draft = next((d for d in reversed(told) if _may_be(d, when)), None)
                if draft is None:
                    draft = _Draft(kind, actor, target, standing)
                    told.append(draft)
                if standing.when and (when is not None or not draft.whens):
                    draft.whens.append(standing.when)
                draft.places |= {place.id: place for place in places}
                sides = [naming(reading, side) for side in (actor, target) if side]
                draft.passages.add(reading, telling.i, (*sides, naming_day(standing.when)))
    every = [draft for told in drafts.values() for draft in told]
    return tuple(
        _conflict(reading, key if not n else (*key, str(draft.whens[0].start)), draft)
        for key, told in drafts.items()
        for n, draft in enumerate(told)
        if not _is_more_of(draft, every)
    )


def _is_told_again(reading: Reading, i: int) -> bool:
    """Tell whether a noun means what was told before: "claimed the attack on Thursday"."""
    return reading.tokens[i].pos == "NOUN" and any(
        c.dep == "det" and c.text.lower() in ("the", "this", "that")
        for c in reading.analysis.children(i)
    )


def _is_dated(reading: Reading, i: int, when: When | None) -> bool:
    """Tell whether a time stands in the clause of an event, not in that of who says so."""
    clause = reading.clause(i)
    words = reading.analysis.subtree(clause.i)
    if clause.dep == "relcl" and reading.child(clause.i, "advmod") is not None:
        whole = reading.analysis.subtree(clause.head)  # "on 22 April when the guns opened up"
        words = tuple(t for t in whole if t.i < clause.i) + tuple(words)
    return when is not None and when.text in reading.joined(words)


def _may_be(draft: _Draft, when: When | None) -> bool:
    """Tell whether a telling at a time may be of an event told of before."""
    days = _days(when)
    known = [told for w in draft.whens if (told := _days(w)) is not None]
    if days is None or not known:
        return True
    return any(days[0] <= last and first <= days[1] for first, last in known)


def _days(when: When | None) -> tuple[date, date] | None:
    """Return the first and the last day of a time, where both are told."""
    if when is None or when.start is None:
        return None
    return when.start, when.end or date.max


def _is_more_of(draft: _Draft, drafts: Iterable[_Draft]) -> bool:
    """Tell whether nobody is told to be hit only where somebody has just been.

    "Arrested twelve Indian fishermen and seized two trawlers" is one deed.
    """
    return draft.target is None and any(
        other.target is not None
        and (other.type, other.actor.key) == (draft.type, draft.actor.key)
        and draft.passages.sentences <= other.passages.sentences
        for other in drafts
    )


def _sides(telling: Telling) -> Iterable[tuple[Actor, Actor | None]]:
    """Return who attacks whom; of two that fight each other, both."""
    if telling.targets and telling.frame.word in _BOTH_WAYS:
        pairs = tuple(product(telling.sources, telling.targets))
        return (*pairs, *((target, actor) for actor, target in pairs))
    if telling.targets:
        return product(telling.sources, telling.targets)
    if telling.frame.mutual and len(telling.sources) > 1:
        return permutations(telling.sources, 2)
    return ((actor, None) for actor in telling.sources)


def _places(reading: Reading, i: int) -> tuple[Place, ...]:
    """Return the places an attack is said to be at: what hangs on it, and its own object."""
    found: dict[str, Place] = {}
    event = reading.tokens[i]
    start = event if event.pos == "VERB" else reading.clause(i)
    for token in reading.analysis.subtree(start.i):
        resolution = reading.at.get(token.i)
        place = resolution.place if resolution and resolution.toponym.role == "literal" else None
        if place is None or reading.clause(token.i).i != start.i:
            continue
        while token.dep == "conj" and token.head != token.i:
            token = reading.tokens[token.head]
        if token.dep in _OWN_PARTS and reading.tokens[token.head].dep in ("dobj", "nsubjpass"):
            if place.kind != "country":
                found[place.id] = place  # "hit Odesa's port"
        above = [t.text.lower() for t in reading.above(token.i)[:2]]
        if token.dep in ("dobj", "nsubjpass") or any(
            word in ("in", "at", "near", "on", "off", "into", "of", "across", "over")
            for word in above
        ):
            found[place.id] = place
    return tuple(found.values())


def _conflict(reading: Reading, key: tuple[str, ...], draft: _Draft) -> Conflict:
    casualties = _toll(draft)
    return Conflict(
        reading.make_id("conflict", *key),
        draft.type,
        draft.actor,
        draft.target,
        tuple(draft.places.values()),
        best_when(draft.whens),
        draft.standing.name,
        draft.standing.reason,
        min(0.95, draft.standing.confidence + 0.05 * (len(draft.passages) - 1)),
        draft.passages.telling_all(toll) if casualties else tuple(draft.passages),
        casualties=casualties,
    )


def _toll(draft: _Draft) -> str:
    """Return the dead and the hurt of an attack that happened; one that didn't has none."""
    if draft.standing.name not in ("asserted", "historic"):
        return ""
    return next((told for words in draft.passages.sentences if (told := toll(words.quote))), "")
