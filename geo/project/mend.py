"""Applies a reader's decisions to a story as it was read: what a person decided, stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from geo.atlas.origin import CHOSEN
from geo.model import Conflict, Evidence, Facility, Link, Place, Problem, Resolution, Route, Story
from geo.model import Toponym as Mention
from geo.project.anchor import anchor_again
from geo.project.fixes import Event, Fix, event_key
from geo.workspace import Entry

_E = TypeVar("_E", Route, Facility, Link, Conflict)


def mend(story: Story, fixes: Iterable[tuple[Entry, Fix]]) -> Story:
    """Return a story with decisions applied, in their order; a later one outdoes an earlier.

    A decision whose words are no longer in the text is not dropped in silence: it becomes one of
    the story's problems.
    """
    for entry, fix in fixes:
        words = anchor_again(story.article.text, fix.words, story.article.id)
        if fix.kind == "place":
            story = _mend_place(story, entry, fix, words)
        elif words is None:
            story = _lost(story, entry, fix)
        else:
            story = _mend_event(story, entry, fix, words)
    return story


def _lost(story: Story, entry: Entry, fix: Fix) -> Story:
    message = (
        f"A correction of {entry.at[:10]} no longer fits: “{fix.words.quote[:80]}” is not in the "
        "text any more."
    )
    return replace(story, problems=(*story.problems, Problem("corrections", message)))


def _mend_place(story: Story, entry: Entry, fix: Fix, words: Evidence | None) -> Story:
    here = entry.article_id == story.article.id
    touched = [
        n
        for n, r in enumerate(story.resolutions)
        if (here and words is not None and r.toponym.span.overlaps(words.span))
        or (
            fix.scope != "mention"
            and r.toponym.surface.casefold() == fix.words.quote.casefold()
            and r.toponym.role != "demonym"
        )
    ]
    if not touched and (not here or words is None):
        return _lost(story, entry, fix) if here else story
    resolutions = list(story.resolutions)
    swaps: dict[str, Place | None] = {}
    by = entry.author or "a reader"
    for n in touched:
        before = resolutions[n]
        resolutions[n] = _decided(before, fix, by)
        if before.place is not None and before.place != resolutions[n].place:
            swaps[before.place.id] = resolutions[n].place
    if not touched and words is not None and fix.place is not None:
        # Reading again missed what a person had found.
        mention = Mention(story.article.id, words.span, words.quote, "literal")
        resolutions.append(_decided(Resolution(mention, None, 0.0, (), ()), fix, by))
        resolutions.sort(key=lambda r: r.toponym.span)
    still = {r.place.id for r in resolutions if r.place is not None}
    story = replace(story, resolutions=tuple(resolutions))
    for old, new in swaps.items():
        if old not in still:
            story = _swap(story, old, new)
    return story


def _decided(resolution: Resolution, fix: Fix, by: str) -> Resolution:
    toponym = replace(resolution.toponym, role="literal")
    if fix.do == "reject":
        return replace(
            resolution, place=None, confidence=1.0, verified=True,
            reasons=(f"not a place, says {by}",),
        )  # fmt: skip
    return replace(
        resolution, toponym=toponym, place=fix.place or resolution.place, confidence=1.0,
        reasons=(f"{'checked by ' if fix.do == 'accept' else CHOSEN}{by}",), verified=True,
    )  # fmt: skip


def _swap(story: Story, old: str, new: Place | None) -> Story:
    """Put another place, or none, where events used one that the text turned out not to mean."""
    return replace(
        story,
        routes=tuple(r for r in (_reroute(r, old, new) for r in story.routes) if r is not None),
        facilities=tuple(
            replace(f, place=new) if f.place.id == old and new else f
            for f in story.facilities
            if f.place.id != old or new
        ),
        links=tuple(
            replace(x, place=new) if x.place and x.place.id == old else x for x in story.links
        ),
        conflicts=tuple(
            replace(c, places=_swapped(c.places, old, new)) for c in story.conflicts
        ),
    )  # fmt: skip


def _swapped(places: Sequence[Place], old: str, new: Place | None) -> tuple[Place, ...]:
    found = (new if p.id == old else p for p in places)
    return tuple(dict.fromkeys(p for p in found if p is not None))


def _reroute(route: Route, old: str, new: Place | None) -> Route | None:
    if old not in {p.id for p in route.stops}:
        return route
    stops = _swapped(route.stops, old, new)
    legs = tuple(
        leg for leg in (_swapped(leg, old, new) for leg in route.legs) if len(leg) > 1
    )  # fmt: skip
    if len(stops) < 2 or not legs:
        return None
    if route.geometry_method == "reference":
        return replace(route, stops=stops, legs=legs)
    from geo.extract.lines.course_line import line_through

    geometry, drawn = line_through(legs)
    return replace(route, stops=stops, legs=legs, geometry=geometry, drawn_length_km=drawn)


def _mend_event(story: Story, entry: Entry, fix: Fix, words: Evidence) -> Story:
    by = entry.author or "a reader"
    match fix.kind:
        case "route":
            return replace(story, routes=_events(story.routes, fix, words, by))
        case "facility":
            return replace(story, facilities=_events(story.facilities, fix, words, by))
        case "link":
            return replace(story, links=_events(story.links, fix, words, by))
        case _:
            return replace(story, conflicts=_events(story.conflicts, fix, words, by))


def _events(known: tuple[_E, ...], fix: Fix, words: Evidence, by: str) -> tuple[_E, ...]:
    meant = _meant(known, fix, words)
    others: tuple[_E, ...] = tuple(e for n, e in enumerate(known) if n != meant)
    if fix.do == "reject":
        return others
    if fix.do == "accept" and meant is not None:
        checked = [
            replace(e, confidence=1.0, verified=True) if n == meant else e
            for n, e in enumerate(known)
        ]
        return tuple(checked)
    made: Any = fix.event
    if made is None:
        return known
    said = tuple(_still(e, words) for e in made.evidence) or (words,)
    fresh = replace(made, evidence=tuple(dict.fromkeys(said)), confidence=1.0, verified=True)
    return (*others, fresh)


def _still(said: Evidence, words: Evidence) -> Evidence:
    return replace(words, origin=said.origin) if said.quote == words.quote else said


def _meant(known: Sequence[Event], fix: Fix, words: Evidence) -> int | None:
    """Return which of the events a decision was about: by what it was, then by its words."""
    if not fix.key:
        return None
    same = [n for n, e in enumerate(known) if event_key(e) == fix.key]
    near = [n for n, e in enumerate(known) if any(x.span.overlaps(words.span) for x in e.evidence)]
    both = [n for n in same if n in near]
    if both or same:
        return (both or same)[0]
    # The program reads it a little differently now, but it is the only one of these words.
    return near[0] if len(near) == 1 and fix.do != "accept" else None
