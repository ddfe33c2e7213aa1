"""Marks: what a map shows, each made of parts with one symbol, each backed by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shapely.geometry.base import BaseGeometry

from geo.model import Evidence, GeometryMethod, Place, StandingName, Status, When
from geo.style import LayerKey, Symbol

Origin = Literal["read", "proposed", "checked", "by hand"]
"""Whether Dateline has read an event itself, or a model has proposed it and nobody looked yet, or
a reader has checked it or put it there."""


STANDING_WORDS: dict[StandingName, str] = {
    "asserted": "Told as a fact", "planned": "Told as planned",
    "hypothetical": "Told as possible only", "denied": "Told as not so",
    "historic": "Told of long ago",
}  # fmt: skip
"""How far a text stands behind what it says, in a reader's words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A shape drawn with one symbol. Lines run from source to target; degrees WGS 84."""

    symbol: Symbol
    geometry: BaseGeometry
    label: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What one article says of a mark, in a line: ``Karachi → Punjab, 1,100 km, proposed``."""

    article_id: str
    publisher: str
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the map, from one article or many.

    Attributes
    ----------
    id
        Stable: the same stories give the same id.
    kind
        A place's kind, a route's or facility's kind, or PLOVER's event type.
    parts
        What is drawn; empty where nothing can be (an alliance without a seat), then ``unplaced``
        says why.
    places
        The places it stands on or joins, in order.
    project
        Id shared by the versions of one project; empty elsewhere.
    differs
        What the sources disagree on, one sentence each.
    rank
        Importance for labels, higher first.
    origin
        Where it comes from; of a place, who put it where it is.
    """

    id: str
    layer: LayerKey
    kind: str
    label: str
    parts: tuple[Part, ...]
    places: tuple[Place, ...]
    standing: StandingName
    standing_reason: str
    confidence: float
    evidence: tuple[Evidence, ...]
    versions: tuple[Version, ...]
    when: When | None = None
    status: Status | None = None
    method: GeometryMethod | None = None
    commodity: str = ""
    stated_length_km: float | None = None
    drawn_length_km: float | None = None
    cautions: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    project: str = ""
    unplaced: str = ""
    rank: float = 0.0
    verified: bool = False
    origin: Origin = "read"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Something found in the text and not drawn, with the reason."""

    label: str
    reason: str
    evidence: Evidence
