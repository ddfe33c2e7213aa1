"""The atlas told in order: one step for each event, with its words and where to look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import shapely

from geo.atlas.marks import Mark
from geo.atlas.model import Atlas
from geo.geometry import Box, bounding_box, wrap_lon
from geo.model import Article, Evidence, LonLat, When
from geo.style import LAYERS
from geo.text import name_of, quotation

LEAST_DEGREES = 6.0
"""No step looks at less than this from side to side: a dot alone tells nothing of where it is."""


@dataclass(frozen=True, slots=True)
class StoryStep:
    """A step of the story, which becomes a slide of the deck.

    Attributes
    ----------
    mark_id
        The mark it tells of.
    title
        The mark in a line.
    text
        The passage behind it, word for word, with “…” where it leaves a part of its sentence out.
    when
        When it happened; None where no article says so.
    box
        What the map or the slide should show, in degrees.
    source
        Who says so: publisher and day.
    """

    mark_id: str
    title: str
    text: str
    when: When | None
    box: Box
    source: str


def story_steps(atlas: Atlas) -> tuple[StoryStep, ...]:
    """Return the events on the layers shown by default, each as a step.

    The dated ones come first, in order of their days; then those without a date, in the order in
    which the articles come to them. Places named are no steps; nor is what can't be drawn.
    """
    articles = {article.id: article for article in atlas.articles}
    rank = {article_id: n for n, article_id in enumerate(articles)}
    shown = {layer.key for layer in LAYERS if layer.shown} - {"places"}
    marks = [mark for mark in atlas.marks if mark.layer in shown and mark.parts]

    def order(mark: Mark) -> tuple[bool, date, int, int]:
        first = mark.evidence[0]
        day = mark.when.start if mark.when else None
        return (day is None, day or date.min, rank[first.article_id], first.span.start)

    return tuple(
        StoryStep(
            mark_id=mark.id,
            title=_capital(mark.label),
            text=quotation(mark.evidence[0]),
            when=mark.when,
            box=_around(mark),
            source=_source(mark.evidence[0], articles),
        )
        for mark in sorted(marks, key=order)
    )


def _around(mark: Mark) -> Box:
    points = [
        LonLat(float(lon), float(lat))
        for part in mark.parts
        for lon, lat in shapely.get_coordinates(part.geometry)
    ]
    box = bounding_box(points)
    assert box is not None, "a drawn mark has points"
    wide, high = (max(0.0, LEAST_DEGREES - side) / 2 for side in (box.width, box.north - box.south))
    return Box(
        wrap_lon(box.west - wide),
        max(-90.0, box.south - high),
        wrap_lon(box.west + box.width + wide),
        min(90.0, box.north + high),
    )


def _source(words: Evidence, articles: dict[str, Article]) -> str:
    article = articles[words.article_id]
    told = article.publisher or name_of(article)
    day = article.published_at
    return f"{told}, {day.day} {day:%b %Y}" if day else told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
