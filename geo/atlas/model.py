"""What a map shows: marks, each made of parts with one symbol, each backed by words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapely.geometry.base import BaseGeometry

from geo.geometry import Box
from geo.model import Article, Evidence, GeometryMethod, Place, StandingName, Status, Story, When
from geo.style import LAYERS, LayerKey, Symbol

if TYPE_CHECKING:
    import geopandas as gpd


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


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Something found in the text and not drawn, with the reason."""

    label: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Atlas:
    """The marks of many stories, merged; what sources disagree on is kept.

    Counting rule: a mark counts once however many articles and sentences tell of it. The
    versions of one project that differ in their stops or status are marks of their own, joined
    by ``Mark.project``.
    """

    stories: tuple[Story, ...]
    marks: tuple[Mark, ...]
    held_back: tuple[HeldBack, ...] = ()
    _by_id: dict[str, Mark] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_id.update({mark.id: mark for mark in self.marks})

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles read, in order."""
        return tuple(story.article for story in self.stories)

    def mark(self, mark_id: str) -> Mark | None:
        """Return the mark with this id."""
        return self._by_id.get(mark_id)

    def layer(self, key: LayerKey) -> tuple[Mark, ...]:
        """Return the marks of a layer, those that are drawn and those that can't be."""
        return tuple(mark for mark in self.marks if mark.layer == key)

    def box(self) -> Box | None:
        """Return the box around all that is drawn on the layers shown by default."""
        from geo.atlas.shapes import box_of

        shown = {layer.key for layer in LAYERS if layer.shown}
        return box_of(mark for mark in self.marks if mark.layer in shown)

    def frame(self, key: LayerKey) -> gpd.GeoDataFrame:
        """Return a layer as a table, one row a part, EPSG:4326."""
        from geo.atlas.frames import frame_of

        return frame_of(self.layer(key))
