"""Holds proposals against the text, and makes marks of those that it bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from geo.extract import Events
from geo.extract.cast.actors import Cast
from geo.extract.lines.course_line import line_through
from geo.extract.lines.works import commodity_of, load_works, status_of
from geo.extract.reading import Reading
from geo.extract.standing import Standing
from geo.model import (
    CONFLICT_TYPES,
    MUTUAL_TYPES,
    QUAD_CLASS,
    Actor,
    Conflict,
    Evidence,
    Link,
    Place,
    Route,
    StandingName,
    Token,
)
from geo.propose.claims import Claims, LinkClaim, RouteClaim
from geo.propose.passages import CARE, Passage
from geo.text import evidence

CONFIDENCE = 0.4
"""How sure a proposal is, whatever the model says of it: not sure, until a person has looked."""

_AREAS = frozenset({"country", "territory", "province", "district", "region", "sea", "disputed"})
_BARE = frozenset({"line", "link"})

NO_QUOTE = "quotes words that are not in the text"
NO_NAME = "names someone, or a place, that its words don't"
NO_SENSE = "makes no sense"
NO_ROUTE = "quotes words that tell of no such route"


@dataclass(frozen=True, slots=True)
class Admitted:
    """What came of proposals.

    Attributes
    ----------
    left_out
        How many were left out for which reason. What merely repeats a mark is not among them.
    """

    routes: tuple[Route, ...] = ()
    links: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: Counter[str] = field(default_factory=Counter)


def admit(claims: Claims, reading: Reading, known: Events, origin: str) -> Admitted:
    """Return the marks that come of a model's proposals, each with its origin.

    Parameters
    ----------
    known
        What was read without it: a proposal that repeats one of these adds nothing.
    origin
        What the model is called.
    """
    left_out: Counter[str] = Counter()
    if claims.senseless:
        left_out[NO_SENSE] = claims.senseless
    cast = Cast(reading)
    links: dict[str, Link] = {}
    conflicts: dict[str, Conflict] = {}
    routes: dict[str, Route] = {}
    for claim in claims.links:
        made = _link(claim, reading, cast, origin)
        if isinstance(made, str):
            left_out[made] += 1
        elif _repeats(made, (*known.links, *known.conflicts)):
            continue
        elif isinstance(made, Link):
            links.setdefault(made.id, made)
        else:
            conflicts.setdefault(made.id, made)
    for one in claims.routes:
        route = _route(one, reading, origin)
        if isinstance(route, str):
            left_out[route] += 1
        elif not _repeats_route(route, known.routes):
            routes.setdefault(route.id, route)
    return Admitted(
        tuple(routes.values()), tuple(links.values()), tuple(conflicts.values()), left_out
    )


def _link(claim: LinkClaim, reading: Reading, cast: Cast, origin: str) -> Link | Conflict | str:
    """Return the link a claim comes to, or why it comes to none."""
    passage = Passage.of(reading, claim.quote)
    if passage is None:
        return NO_QUOTE
    doer, other = passage.actor(claim.source, cast), passage.actor(claim.target, cast)
    if doer is None or other is None:
        return NO_NAME
    if not (passage.holds(claim.source) or passage.holds(claim.target)):
        return NO_NAME
    (source, first), (target, second) = doer, other
    if source.key.casefold() == target.key.casefold():
        return NO_SENSE
    place = passage.place(claim.place) if claim.place else None
    if claim.place and place is None:
        return NO_NAME
    if not reading.is_told(passage.tokens()[0].i):
        return NO_SENSE
    standing = _careful(passage.judge((first, second)), claim.standing, origin)
    words = _words(passage, first, origin)
    ends = (source.key, target.key)
    key = (claim.type, *(sorted(ends) if claim.type in MUTUAL_TYPES else ends), standing.name)
    if claim.type in CONFLICT_TYPES:
        return Conflict(
            reading.make_id("conflict", "proposed", *key), claim.type, source, target,
            (place,) if place else (), standing.when, standing.name, standing.reason,
            CONFIDENCE, (words,),
        )  # fmt: skip
    return Link(
        reading.make_id("link", "proposed", *key), claim.type, source, target, standing.when,
        place if place and place.kind not in _AREAS else None, standing.name, standing.reason,
        CONFIDENCE, (words,), reading.make_id("event", "proposed", *key),
    )  # fmt: skip


def _route(claim: RouteClaim, reading: Reading, origin: str) -> Route | str:
    """Return the route a claim comes to, or why it comes to none."""
    passage = Passage.of(reading, claim.quote)
    if passage is None:
        return NO_QUOTE
    noun = _noun(passage, claim.kind)
    if noun is None:
        return NO_ROUTE
    places = [passage.place(name) for name in claim.stops]
    if any(place is None for place in places):
        return NO_NAME
    if claim.name and not passage.find(claim.name):
        return NO_NAME
    stops = tuple(dict.fromkeys(place for place in places if place is not None))
    if len(stops) < 2:
        return NO_SENSE
    standing = _careful(passage.judge((noun,)), claim.standing, origin)
    status = status_of(claim.quote)[0] or claim.status
    if status == "proposed" and standing.name == "asserted":
        standing = replace(standing, name="planned", reason="told as proposed")
    legs = (stops,)
    geometry, drawn = line_through(legs)
    key = (claim.kind, *(place.id for place in stops), status)
    return Route(
        reading.make_id("route", "proposed", *key), claim.name, claim.kind,
        commodity_of(claim.quote) if claim.kind == "pipeline" else "", status, stops, legs,
        geometry, "inferred", None, drawn, standing.name, standing.reason, CONFIDENCE,
        (_words(passage, noun, origin),), standing.when,
    )  # fmt: skip


def _noun(passage: Passage, kind: str) -> Token | None:
    """Return the word of the quote that tells of a route of this kind: "pipeline", "gas link"."""
    works = load_works()
    for token in passage.tokens():
        lemma = token.lemma.lower()
        if works.kinds.get(lemma) == kind:
            return token
        before = passage.reading.tokens[max(0, token.i - 1)].text.lower()
        if lemma in _BARE and works.lines.get(before) == kind:
            return token
    return None


def _careful(own: Standing, told: StandingName, origin: str) -> Standing:
    """Return the more careful of how the words were judged here and by the model."""
    if CARE.index(told) > CARE.index(own.name):
        return Standing(told, f"as {origin} reads it", own.when)
    return own


def _words(passage: Passage, token: Token, origin: str) -> Evidence:
    article = passage.reading.analysis.article
    speaker = passage.reading.speaker(token.i)
    return replace(evidence(article.id, article.text, passage.span, speaker), origin=origin)


def _repeats(made: Link | Conflict, known: Iterable[Link | Conflict]) -> bool:
    """Tell whether a proposal says what is known: of the same pair, by name or by its words."""
    return any(_same_deed(made, one) for one in known)


def _same_deed(made: Link | Conflict, one: Link | Conflict) -> bool:
    ours, theirs = _ends(one), _ends(made)
    mutual = made.event_type in MUTUAL_TYPES or one.event_type in MUTUAL_TYPES
    if ours != theirs and not (mutual and ours == theirs[::-1]):
        return False
    if made.event_type == one.event_type and made.standing == one.standing:
        return True
    alike = QUAD_CLASS[made.event_type] == QUAD_CLASS[one.event_type]
    return (alike or made.event_type == one.event_type) and _same_words(
        made.evidence, one.evidence
    )  # fmt: skip


def _ends(event: Link | Conflict) -> tuple[str, str]:
    first: Actor
    second: Actor | None
    if isinstance(event, Link):
        first, second = event.source, event.target
    else:
        first, second = event.actor, event.target
    return first.key.casefold(), second.key.casefold() if second else ""


def _repeats_route(made: Route, known: Iterable[Route]) -> bool:
    ends = _ids(made.stops)
    return any(
        one.kind == made.kind
        and (
            _ids(one.stops) in (ends, ends[::-1])
            or (set(ends) <= set(_ids(one.stops)) and _same_words(made.evidence, one.evidence))
        )
        for one in known
    )


def _ids(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(place.id for place in places)


def _same_words(first: Iterable[Evidence], second: Iterable[Evidence]) -> bool:
    spans = [words.span for words in second]
    return any(words.span.overlaps(span) for words in first for span in spans)
