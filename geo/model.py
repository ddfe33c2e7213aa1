"""The types that flow through Dateline. All are frozen; collections are tuples.

``Article → Analysis → Toponym → Resolution → Route | Facility | Link | Conflict → Story``
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Literal, get_args

ArticleKind = Literal["original", "digest"]
Role = Literal["literal", "metonym", "demonym"]
StandingName = Literal["asserted", "planned", "hypothetical", "denied", "historic"]
Precision = Literal["day", "month", "year", "unknown"]
GeometryMethod = Literal["inferred", "reference"]
Status = Literal[
    "proposed",
    "construction",
    "operating",
    "shelved",
    "cancelled",
    "idle",
    "mothballed",
    "retired",
]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
QuadClass = Literal[
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
]

STATUSES: tuple[Status, ...] = get_args(Status)
"""Global Energy Monitor's words for how far a project has come."""

STANDINGS: tuple[StandingName, ...] = get_args(StandingName)

DRAWN_STANDINGS: frozenset[StandingName] = frozenset({"asserted", "planned"})
"""What the map shows unless a reader asks for more."""

QUAD_CLASS: dict[EventType, QuadClass] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "SANCTION": "verbal conflict",
    "PROTEST": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
"""PLOVER's grouping of its event types."""

CONFLICT_TYPES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""The event types drawn in the conflict layer; all others are links."""
FORCE_TYPES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Conflict in which somebody is harmed or taken, not only shown what may come."""
MUTUAL_TYPES: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""What parties do together: a link of one has no direction."""


@dataclass(frozen=True, slots=True)
class LonLat:
    """A point in degrees, WGS 84, longitude first.

    Raises
    ------
    ValueError
        A coordinate is not a number, or out of range.
    """

    lon: float
    lat: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.lon) and -180.0 <= self.lon <= 180.0):
            raise ValueError(f"longitude {self.lon} is not within -180 and 180")
        if not (math.isfinite(self.lat) and -90.0 <= self.lat <= 90.0):
            raise ValueError(f"latitude {self.lat} is not within -90 and 90")

    def __iter__(self) -> Iterator[float]:
        yield self.lon
        yield self.lat


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into ``Article.text``.

    Raises
    ------
    ValueError
        The span is empty, backwards or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}–{self.end} is empty or backwards")

    def of(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """What was read. ``text`` never changes once made: every offset counts on it."""

    id: str
    title: str
    text: str
    published_at: date | None = None
    publisher: str = ""
    url: str = ""
    kind: ArticleKind = "original"
    author: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the parser sees it; ``head`` is the index of the token it depends on.

    ``pos`` is a Universal Dependencies tag, ``tag`` a Penn Treebank one; ``dep`` is ``ROOT``
    where ``head`` is the token itself. Without a parse, ``dep`` is empty and ``head == i``.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        """The token's characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity of the language model: ``label`` is OntoNotes' (GPE, PERSON, ORG, …)."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters and its tokens ``first`` to ``last``, both included."""

    span: Span
    first: int
    last: int


_in_text_order = attrgetter("i")


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with its grammar, made once and read by every later step."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    parsed: bool = True
    _children: tuple[tuple[Token, ...], ...] = field(default=(), repr=False, compare=False)
    _at: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[int, list[Token]] = {}
        for token in self.tokens if self.parsed else ():
            if token.head != token.i:
                children.setdefault(token.head, []).append(token)
        below = tuple(tuple(children.get(i, ())) for i in range(len(self.tokens)))
        object.__setattr__(self, "_children", below)
        object.__setattr__(self, "_at", tuple(token.start for token in self.tokens))

    def children(self, i: int) -> tuple[Token, ...]:
        """Return the tokens that depend on token ``i``, in text order."""
        return self._children[i]

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Return token ``i`` and all that hangs below it, in text order."""
        found = [self.tokens[i]]
        for token in found:
            found.extend(self._children[token.i])
        return tuple(sorted(found, key=_in_text_order)) if len(found) > 1 else tuple(found)

    def head(self, i: int) -> Token:
        """Return the token that ``i`` depends on (itself at the root)."""
        return self.tokens[self.tokens[i].head]

    def sentence_of(self, i: int) -> Sentence:
        """Return the sentence that holds token ``i``."""
        return self.sentences[self.tokens[i].sentence]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that share a character with the span, in text order."""
        low = max(0, bisect_right(self._at, span.start) - 1)
        high = bisect_left(self._at, span.end)
        return tuple(t for t in self.tokens[low:high] if t.end > span.start)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer.

    Attributes
    ----------
    id
        Where the row comes from and its key there: ``geonames:1174872``, ``ne:UKR-327``,
        ``dateline:kremlin``.
    kind
        ``country``, ``province``, ``district``, ``city``, ``sea``, ``seat``, ``region``, …
    country
        ISO 3166-1 alpha-2, empty where none or several.
    point
        The gazetteer's point: what scores are measured by.
    extent
        Key of its outline in the boundary data (see ``geo.gazetteer.outlines``), or None.
    anchor
        Where an arc or a route should end: a country's capital, a province's seat.
    parent
        Id of the place that contains it, or None.
    source
        Who says so.
    population
        Inhabitants, 0 where unknown.
    """

    id: str
    name: str
    kind: str
    country: str
    point: LonLat
    extent: str | None
    anchor: LonLat
    parent: str | None
    source: str
    population: int = 0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention that may name a place: ``surface`` is exactly ``text[start:end]``."""

    article_id: str
    span: Span
    surface: str
    role: Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a toponym may mean; ``score`` is a calibrated probability between 0 and 1."""

    place: Place
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a toponym was taken to mean, and what else it might have been.

    Only literal toponyms with a place are drawn; ``reasons`` says why or why not. ``verified``
    tells that a person has decided it.
    """

    toponym: Toponym
    place: Place | None
    confidence: float
    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...]
    verified: bool = False

    @property
    def drawn(self) -> bool:
        """Whether the mention is a mark on the map."""
        return self.place is not None and self.toponym.role == "literal"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: ``country`` is the ISO 3166-1 alpha-2 code of the state it is or speaks for."""

    name: str
    country: str | None
    place: Place | None

    @property
    def key(self) -> str:
        """What makes two actors the same: the country, else the name."""
        return self.country or self.name


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind a mark: ``quote`` is ``text[start:end]``; ``origin``, who proposed it."""

    article_id: str
    span: Span
    quote: str
    prefix: str
    suffix: str
    speaker: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included, as the words in ``text`` give it."""

    start: date | None
    end: date | None
    precision: Precision
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What a tracker knows of a project that an article speaks of: its own status, its credit."""

    source: str
    project: str
    status: Status | None
    url: str
    credit: str


@dataclass(frozen=True, slots=True)
class Route:
    """A line through places that a text says is, was or may be built.

    Attributes
    ----------
    kind
        ``pipeline``, ``railway``, ``road``, ``power line``, ``cable``, ``canal`` or
        ``shipping line``.
    stops
        The places named, each once, origins first.
    legs
        The lines through them: ``(Karachi, Lahore), (Gwadar, Lahore)`` for two origins.
    geometry
        One line of points per drawn part, cut at the antimeridian.
    stated_length_km
        The length the text gives, in kilometres.
    agreed, start
        When the parties agreed on it, and the year it opened or is to open, where told.
    cautions
        What a reader should know before trusting the line.
    """

    id: str
    name: str
    kind: str
    commodity: str
    status: Status | None
    stops: tuple[Place, ...]
    legs: tuple[tuple[Place, ...], ...]
    geometry: tuple[tuple[LonLat, ...], ...]
    geometry_method: GeometryMethod
    stated_length_km: float | None
    drawn_length_km: float
    standing: StandingName
    standing_reason: str
    confidence: float
    evidence: tuple[Evidence, ...]
    when: When | None = None
    capacity: str = ""
    cost: str = ""
    owners: tuple[str, ...] = ()
    agreed: When | None = None
    start: When | None = None
    cautions: tuple[str, ...] = ()
    verified: bool = False
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Facility:
    """A terminal, port, field or plant that a text speaks of."""

    id: str
    name: str
    kind: str
    commodity: str
    status: Status | None
    place: Place
    standing: StandingName
    standing_reason: str
    confidence: float
    evidence: tuple[Evidence, ...]
    when: When | None = None
    verified: bool = False
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Something one actor does to or with another; ``event`` joins pairs of one event."""

    id: str
    event_type: EventType
    source: Actor
    target: Actor
    when: When | None
    place: Place | None
    standing: StandingName
    standing_reason: str
    confidence: float
    evidence: tuple[Evidence, ...]
    event: str = ""
    verified: bool = False

    @property
    def quad_class(self) -> QuadClass:
        """PLOVER's quad class of the event type."""
        return QUAD_CLASS[self.event_type]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An attack, a seizure or a show of force; ``target`` is None where the text names none.

    ``casualties`` are the dead and the hurt in the text's own figures: "11 killed, 7 wounded".
    """

    id: str
    event_type: EventType
    actor: Actor
    target: Actor | None
    places: tuple[Place, ...]
    when: When | None
    standing: StandingName
    standing_reason: str
    confidence: float
    evidence: tuple[Evidence, ...]
    verified: bool = False
    casualties: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something left out or doubtful, said rather than guessed."""

    step: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What made a derived thing: changes whenever the result could."""

    name: str
    version: str
    settings_hash: str


@dataclass(frozen=True, slots=True)
class Story:
    """All that one article says, as far as Dateline can tell."""

    article: Article
    resolutions: tuple[Resolution, ...] = ()
    routes: tuple[Route, ...] = ()
    facilities: tuple[Facility, ...] = ()
    links: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    step: Step | None = None

    @property
    def toponyms(self) -> tuple[Toponym, ...]:
        """The mentions found, in text order."""
        return tuple(resolution.toponym for resolution in self.resolutions)
