"""The atlas: the marks of many stories, with what was found and not drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.atlas.marks import HeldBack, Mark
from geo.geometry import Box
from geo.model import Article, Story
from geo.style import LAYERS, LayerKey

if TYPE_CHECKING:
    import geopandas as gpd


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
