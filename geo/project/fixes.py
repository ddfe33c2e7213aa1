"""What a person can decide about a mark, and how that is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geo.model import MUTUAL_TYPES, Conflict, Evidence, Facility, Link, Place, Route, Span
from geo.story_json import event_from_json, event_to_json, place_from_json, place_to_json

Kind = Literal["place", "route", "facility", "link", "conflict"]
Do = Literal["accept", "choose", "reject", "put"]
Scope = Literal["mention", "article", "project"]
Event = Route | Facility | Link | Conflict


@dataclass(frozen=True, slots=True)
class Fix:
    """A decision about a mention or an event.

    Attributes
    ----------
    do
        ``accept`` what was read, ``choose`` another place, ``reject`` it as no place or no event,
        ``put`` an event there by hand, in the place of the one with ``key`` where there is one.
    words
        The mention, or the words the event rests on.
    scope
        Whether it holds for this mention, or for all of the same words in the article or project.
    key
        What the event was: its kind's sameness (see :func:`event_key`).
    """

    kind: Kind
    do: Do
    words: Evidence
    scope: Scope = "mention"
    place: Place | None = None
    key: str = ""
    event: Event | None = None


def fix_to_json(fix: Fix) -> dict[str, Any]:
    """Return a fix as JSON values."""
    words = fix.words
    return {
        "kind": fix.kind,
        "do": fix.do,
        "words": {
            "start": words.span.start, "end": words.span.end, "quote": words.quote,
            "prefix": words.prefix, "suffix": words.suffix,
        },
        "scope": fix.scope,
        "place": place_to_json(fix.place) if fix.place else None,
        "key": fix.key,
        "event": event_to_json(fix.event) if fix.event else None,
    }  # fmt: skip


def fix_from_json(record: Mapping[str, Any], article_id: str) -> Fix:
    """Read a fix back.

    Raises
    ------
    KeyError, ValueError, TypeError
        The record is none.
    """
    words = record["words"]
    span = Span(words["start"], words["end"])
    return Fix(
        record["kind"],
        record["do"],
        Evidence(article_id, span, words["quote"], words["prefix"], words["suffix"]),
        record["scope"],
        place_from_json(record["place"]) if record["place"] else None,
        record["key"],
        event_from_json(record["kind"], record["event"], article_id) if record["event"] else None,
    )


def kind_of_event(event: Event) -> Kind:
    """Return what kind of event it is."""
    match event:
        case Route():
            return "route"
        case Facility():
            return "facility"
        case Link():
            return "link"
        case Conflict():
            return "conflict"


def event_key(event: Event) -> str:
    """Return what makes two events the same, whoever reads them and whenever."""
    match event:
        case Route():
            parts = [event.kind, *(p.id for p in event.stops), event.status or ""]
        case Facility():
            parts = [event.kind, event.commodity, event.place.id]
        case Link():
            ends = [event.source.key, event.target.key]
            if event.event_type in MUTUAL_TYPES:
                ends.sort()
            parts = [event.event_type, *ends, event.standing]
        case Conflict():
            parts = [event.actor.key, event.target.key if event.target else "", event.standing]
    return "|".join([kind_of_event(event), *parts])
