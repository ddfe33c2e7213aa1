"""What a reader should look at, the least certain first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.atlas.merge import EVENT_WORDS, actor_name
from geo.model import Article, Conflict, Evidence, Facility, Link, Resolution, Route, Story
from geo.project.fixes import Event, Kind, event_key, kind_of_event
from geo.text import evidence, sentences

CERTAIN = 0.85
"""At and above this confidence a reading is called sure, here and on the map."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place or an event to check.

    Attributes
    ----------
    label
        What it was taken for, in words.
    count
        How many mentions of the same words mean the same; 1 for events.
    resolution, event
        What was read: one of them.
    """

    kind: Kind
    article: Article
    label: str
    confidence: float
    verified: bool
    words: Evidence
    count: int = 1
    resolution: Resolution | None = None
    event: Event | None = None

    @property
    def key(self) -> str:
        """What names it on a page: the same before and after it was looked at."""
        told = event_key(self.event) if self.event else self.words.quote.casefold()
        return f"{self.article.id}/{self.kind}/{told}"

    @property
    def certain(self) -> bool:
        """Whether there is little to check."""
        return self.verified or self.confidence >= CERTAIN


def find_doubts(stories: Iterable[Story]) -> tuple[Doubt, ...]:
    """Return every place and event of the stories, least certain first, checked ones last."""
    found = [doubt for story in stories for doubt in _of(story)]
    return tuple(sorted(found, key=lambda d: (d.verified, d.confidence)))


def passage_of(article: Article, words: Evidence) -> tuple[str, str, str]:
    """Return the sentence around some words: what is before them, the words, what is after."""
    text, span = article.text, words.span
    start, end = span.start, span.end
    for sentence in sentences(text):
        if sentence.start <= span.start < sentence.end:
            start = sentence.start
        if sentence.start < span.end <= sentence.end:
            end = sentence.end
    start, end = max(start, span.start - 400), min(end, span.end + 400)
    return text[start : span.start], text[span.start : span.end], text[span.end : end]


def event_label(event: Event) -> str:
    """Return what an event is called in a list."""
    match event:
        case Route():
            way = " → ".join(p.name for p in event.stops)
            return f"{event.name or event.kind.capitalize()}: {way}"
        case Facility():
            return event.name or f"{event.place.name} {event.kind}"
        case Link():
            pair = f"{actor_name(event.source)} – {actor_name(event.target)}"
            return f"{pair}: {EVENT_WORDS[event.event_type]}"
        case Conflict():
            target = f" → {actor_name(event.target)}" if event.target else ""
            return f"{actor_name(event.actor)}{target}: {EVENT_WORDS[event.event_type]}"


def _of(story: Story) -> Iterator[Doubt]:
    article = story.article
    groups: dict[tuple[str, str], list[Resolution]] = {}
    for r in story.resolutions:
        if r.toponym.role == "literal":
            same = (r.toponym.surface.casefold(), r.place.id if r.place else "")
            groups.setdefault(same, []).append(r)
    for group in groups.values():
        first = min(group, key=lambda r: r.confidence)
        surface = first.toponym.surface
        place = (
            first.place.name if first.place else ("not a place" if first.verified else "unknown")
        )
        yield Doubt(
            "place", article, surface if place == surface else f"{surface}: {place}",
            first.confidence, all(r.verified for r in group),
            evidence(article.id, article.text, first.toponym.span), len(group), first,
        )  # fmt: skip
    events: tuple[Event, ...] = (*story.routes, *story.facilities, *story.links, *story.conflicts)
    for event in events:
        yield Doubt(
            kind_of_event(event), article, event_label(event), event.confidence, event.verified,
            event.evidence[0], event=event,
        )  # fmt: skip
