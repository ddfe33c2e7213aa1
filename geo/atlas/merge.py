"""Many stories become one atlas: the same thing told twice is one mark with two sources."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from shapely.geometry import Point

from geo.atlas.marks import HeldBack, Mark, Part, Version
from geo.atlas.model import Atlas
from geo.atlas.origin import origin_of, origin_of_place, proposals_of
from geo.atlas.shapes import (
    AREAS,
    anchor_of,
    arc,
    area_of,
    lines,
    place_part,
    point_of,
)
from geo.atlas.versions import (
    conflict_says,
    date_differences,
    event_says,
    publisher_of,
    route_differences,
    route_says,
    toll_differences,
    version_of,
)
from geo.model import (
    DRAWN_STANDINGS,
    MUTUAL_TYPES,
    Actor,
    Article,
    Conflict,
    Evidence,
    Facility,
    Link,
    LonLat,
    Place,
    Resolution,
    Route,
    StandingName,
    Story,
    When,
)
from geo.style import (
    ATTACK,
    ATTACK_PLANNED,
    ATTACKED,
    COOPERATION,
    COOPERATION_PLANNED,
    HISTORIC,
    HISTORIC_AREA,
    MEETING,
    STRIKE,
    TENSION,
    TENSION_PLANNED,
    LayerKey,
    Symbol,
    facility_symbol,
    route_symbol,
)
from geo.text import evidence

"""Event types in which source and target may change places."""

EVENT_WORDS = {
    "AGREE": "agreement",
    "CONSULT": "talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "withdrawal",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "SANCTION": "sanctions",
    "PROTEST": "protest",
    "MOBILIZE": "show of force",
    "COERCE": "seizure or coercion",
    "ASSAULT": "attack",
}
"""What a reader calls PLOVER's event types."""

_T = TypeVar("_T")
_Event = Route | Facility | Link | Conflict
_Lanes = Counter[frozenset[LonLat]]


def build_atlas(stories: Iterable[Story]) -> Atlas:
    """Merge stories into an atlas. The same stories in the same order give the same atlas."""
    told = tuple(stories)
    articles = {story.article.id: story.article for story in told}
    lanes: _Lanes = Counter()
    past: _Lanes = Counter()  # what is hidden at first must not bend what is shown
    routes = [route for story in told for route in story.routes]
    facilities = [facility for story in told for facility in story.facilities]
    links = [link for story in told for link in story.links]
    conflicts = [conflict for story in told for conflict in story.conflicts]
    marks = [
        *_places(told, articles),
        *_routes([r for r in routes if _shown(r.standing)], articles),
        *_facilities([f for f in facilities if _shown(f.standing)], articles),
        *_conflicts([c for c in conflicts if _shown(c.standing)], articles, lanes, past),
        *_links([x for x in links if _shown(x.standing)], articles, lanes, past),
    ]
    events: list[_Event] = [*routes, *facilities, *conflicts, *links]
    held = [
        *(_held_mention(s.article, r) for s in told for r in s.resolutions if not r.drawn),
        *(_held_event(event) for event in events if not _shown(event.standing)),
    ]
    return Atlas(told, tuple(marks), tuple(held))


def actor_name(actor: Actor) -> str:
    """Return what a map calls an actor: its country's name where it stands for one."""
    return actor.place.name if actor.country and actor.place else actor.name


def project_key(route: Route) -> str:
    """Return what the versions of one project share: its name, without the words for its kind."""
    words = re.findall(r"\w+", route.name.casefold())
    generic = {"the", "gas", "oil", "pipeline", "pipelines", "line", "railway", "road", "project"}
    return " ".join(word for word in words if word not in generic)


def _shown(standing: StandingName) -> bool:
    return standing in DRAWN_STANDINGS or standing == "historic"


def _layer(standing: StandingName, layer: LayerKey) -> LayerKey:
    return "background" if standing == "historic" else layer


def _mark_id(*parts: object) -> str:
    text = "\x1f".join(map(str, parts))
    return f"{parts[0]}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def _grouped(items: Iterable[_T], key: Callable[[_T], Hashable]) -> Iterable[list[_T]]:
    groups: dict[Hashable, list[_T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups.values()


def _all_evidence(items: Sequence[_Event]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for item in items for e in item.evidence))


def _places(stories: Sequence[Story], articles: dict[str, Article]) -> Iterable[Mark]:
    drawn = [r for story in stories for r in story.resolutions if r.drawn]
    for group in _grouped(drawn, lambda r: r.place and r.place.id):
        best = max(group, key=lambda r: r.confidence)
        place = best.place
        assert place is not None
        words = tuple(_words(articles[r.toponym.article_id], r) for r in group)
        counts = Counter(r.toponym.article_id for r in group)
        yield Mark(
            id=_mark_id("place", place.id),
            layer="places",
            kind=place.kind,
            label=place.name,
            parts=(place_part(place, best.confidence),),
            places=(place,),
            standing="asserted",
            standing_reason="named in the text",
            confidence=best.confidence,
            evidence=words,
            versions=tuple(
                Version(a, articles[a].publisher, f"{n} mention{'s' if n > 1 else ''}")
                for a, n in counts.items()
            ),
            rank=_place_rank(place, len(group)),
            verified=any(r.verified for r in group),
            origin=origin_of_place(group),
        )


def _place_rank(place: Place, mentions: int) -> float:
    return mentions + (2 if place.kind not in AREAS else 0) + min(place.population / 1e7, 1.0)


def _words(article: Article, resolution: Resolution) -> Evidence:
    return evidence(article.id, article.text, resolution.toponym.span)


def _routes(routes: Sequence[Route], articles: dict[str, Article]) -> Iterable[Mark]:
    projects = {
        id(route): _mark_id("project", route.kind, project_key(route)) if project_key(route) else ""
        for route in routes
    }

    def key(route: Route) -> tuple[Hashable, ...]:
        layer = _layer(route.standing, "routes")
        return (route.kind, tuple(p.id for p in route.stops), route.status, layer)

    for group in _grouped(routes, key):
        first = group[0]
        shape = lines(first.geometry)
        siblings = [r for r in routes if projects[id(r)] and projects[id(r)] == projects[id(first)]]
        historic = first.standing == "historic"
        surveyed = first.geometry_method == "reference"
        symbol = HISTORIC if historic else route_symbol(first.kind, first.status, surveyed=surveyed)
        yield Mark(
            id=_mark_id("route", *key(first)),
            layer=_layer(first.standing, "routes"),
            kind=first.kind,
            label=first.name or " – ".join(p.name for p in first.stops),
            parts=(Part(symbol, shape),) if shape else (),
            places=first.stops,
            standing=first.standing,
            standing_reason=first.standing_reason,
            confidence=max(r.confidence for r in group),
            evidence=_all_evidence(group),
            versions=tuple(
                version_of(r.evidence, articles, route_says(r)) for r in siblings or group
            ),
            when=_first_when(group),
            status=first.status,
            method=first.geometry_method,
            commodity=first.commodity,
            stated_length_km=next((r.stated_length_km for r in group if r.stated_length_km), None),
            drawn_length_km=first.drawn_length_km,
            cautions=tuple(
                dict.fromkeys(
                    (
                        *(c for r in group for c in r.cautions),
                        *_credits(group),
                        *proposals_of(group),
                    )
                )
            ),
            differs=route_differences(siblings or group, articles),
            project=projects[id(first)],
            unplaced="" if shape else "The text gives fewer than two places for it.",
            rank=50,
            verified=any(r.verified for r in group),
            origin=origin_of(group),
        )


def _credits(items: Sequence[Route | Facility]) -> Iterable[str]:
    """Say from whose tracker a line or a status is, once for each project."""
    for reference in dict.fromkeys(item.reference for item in items if item.reference):
        status = f", status there: {reference.status}" if reference.status else ""
        yield f"{reference.project} in the tracker of {reference.credit}{status}."


def _facilities(facilities: Sequence[Facility], articles: dict[str, Article]) -> Iterable[Mark]:

    def key(f: Facility) -> tuple[Hashable, ...]:
        return (f.kind, f.commodity, f.place.id, _layer(f.standing, "routes"))

    for group in _grouped(facilities, key):
        first = group[0]
        statuses = {f.status for f in group if f.status}
        told = dict.fromkeys(
            f"{publisher_of(f.evidence, articles)}: {f.status}" for f in group if f.status
        )
        for reference in (f.reference for f in group if f.reference):
            if reference.status:
                statuses.add(reference.status)
                told[f"{reference.source}: {reference.status}"] = None
        yield Mark(
            id=_mark_id("facility", *key(first)),
            layer=_layer(first.standing, "routes"),
            kind=first.kind,
            label=first.name,
            parts=(Part(facility_symbol(first.kind, first.status), point_of(first.place)),),
            places=(first.place,),
            standing=first.standing,
            standing_reason=first.standing_reason,
            confidence=max(f.confidence for f in group),
            evidence=_all_evidence(group),
            versions=tuple(
                version_of(f.evidence, articles, ", ".join(filter(None, (f.name, f.status))))
                for f in group
            ),
            when=_first_when(group),
            status=first.status,
            commodity=first.commodity,
            cautions=tuple(_credits(group)),
            differs=(f"Statuses differ. {'; '.join(told)}.",) if len(statuses) > 1 else (),
            rank=20,
            verified=any(f.verified for f in group),
            origin=origin_of(group),
        )


def _links(
    links: Sequence[Link], articles: dict[str, Article], lanes: _Lanes, past: _Lanes
) -> Iterable[Mark]:
    def key(link: Link) -> tuple[Hashable, ...]:
        ends: Sequence[str] = (link.source.key, link.target.key)
        if link.event_type in MUTUAL_TYPES:
            ends = sorted(ends)
        return (link.event_type, *ends, link.standing)

    for group in _grouped(links, key):
        first = group[0]
        place = next((x.place for x in group if x.place), None)
        parts = tuple(_link_parts(first, place, past if first.standing == "historic" else lanes))
        joint = " – " if first.event_type in MUTUAL_TYPES else " → "
        yield Mark(
            id=_mark_id("link", *key(first)),
            layer=_layer(first.standing, "links"),
            kind=first.event_type,
            label=f"{actor_name(first.source)}{joint}{actor_name(first.target)}: "
            f"{EVENT_WORDS[first.event_type]}",
            parts=parts,
            places=(place,) if place else (),
            standing=first.standing,
            standing_reason=first.standing_reason,
            confidence=max(x.confidence for x in group),
            evidence=_all_evidence(group),
            versions=tuple(
                version_of(x.evidence, articles, event_says(x.when, x.place)) for x in group
            ),
            when=_first_when(group),
            cautions=proposals_of(group),
            differs=date_differences(group, articles),
            unplaced="" if parts else "An actor has no place of its own.",
            rank=10,
            verified=any(x.verified for x in group),
            origin=origin_of(group),
        )


def _link_parts(link: Link, place: Place | None, lanes: _Lanes) -> Iterable[Part]:
    friendly = link.quad_class.endswith("cooperation")
    planned = link.standing == "planned"
    symbol: Symbol
    if link.standing == "historic":
        symbol = HISTORIC
    elif friendly:
        symbol = COOPERATION_PLANNED if planned else COOPERATION
    else:
        symbol = TENSION_PLANNED if planned else TENSION
    a, b = anchor_of(link.source), anchor_of(link.target)
    if a and b:
        if place and place.country and place.country == link.target.country:
            b = place.anchor
        elif place and place.country and place.country == link.source.country:
            a = place.anchor
        if shape := arc(a, b, _lane(lanes, a, b)):
            yield Part(symbol, shape)
    if place and link.event_type == "CONSULT" and link.standing != "historic":
        yield Part(MEETING, Point(*place.anchor))


def _conflicts(
    conflicts: Sequence[Conflict], articles: dict[str, Article], lanes: _Lanes, past: _Lanes
) -> Iterable[Mark]:

    def key(c: Conflict) -> tuple[Hashable, ...]:
        return (c.actor.key, c.target.key if c.target else "", c.standing)

    for group in _grouped(conflicts, key):
        first = group[0]
        places = tuple({p.id: p for c in group for p in c.places}.values())
        own = past if first.standing == "historic" else lanes
        parts = tuple(_conflict_parts(first, places, own))
        target = f" → {actor_name(first.target)}" if first.target else ""
        yield Mark(
            id=_mark_id("conflict", *key(first)),
            layer=_layer(first.standing, "conflict"),
            kind=first.event_type,
            label=f"{actor_name(first.actor)}{target}: {EVENT_WORDS[first.event_type]}",
            parts=parts,
            places=places,
            standing=first.standing,
            standing_reason=first.standing_reason,
            confidence=max(c.confidence for c in group),
            evidence=_all_evidence(group),
            versions=tuple(version_of(c.evidence, articles, conflict_says(c)) for c in group),
            when=_first_when(group),
            cautions=proposals_of(group),
            differs=(*date_differences(group, articles), *toll_differences(group, articles)),
            unplaced="" if parts else "The text gives no place for it.",
            rank=40,
            verified=any(c.verified for c in group),
            origin=origin_of(group),
        )


def _conflict_parts(conflict: Conflict, places: Sequence[Place], lanes: _Lanes) -> Iterable[Part]:
    historic, planned = conflict.standing == "historic", conflict.standing == "planned"
    target = conflict.target.place if conflict.target else None
    where = list(places) or ([target] if target else [])
    for place in where:
        shape = area_of(place) if place.kind in AREAS else None
        if shape is not None:
            yield Part(HISTORIC_AREA if historic else ATTACKED, shape)
        elif place.kind not in AREAS:
            yield Part(STRIKE, point_of(place))
    start = anchor_of(conflict.actor)
    end = target.anchor if target else (where[0].anchor if where else None)
    if start and end and (shape := arc(start, end, _lane(lanes, start, end))):
        yield Part(HISTORIC if historic else ATTACK_PLANNED if planned else ATTACK, shape)


def _lane(lanes: _Lanes, a: LonLat, b: LonLat) -> int:
    ends = frozenset({a, b})
    lane = lanes[ends]
    lanes[ends] += 1
    # A lane's side is that of the line's direction: turn it for lines that run the other way.
    return lane if (a.lon, a.lat) <= (b.lon, b.lat) or lane == 0 else lane + (1 if lane % 2 else -1)


def _first_when(items: Sequence[_Event]) -> When | None:
    """Return the most precise date told, the earliest of those."""
    order = {"day": 0, "month": 1, "year": 2, "unknown": 3}
    told = [item.when for item in items if item.when]
    return min(
        told,
        key=lambda w: (w.start is None, order[w.precision], w.start or date.min),
        default=None,
    )


def _title(event: _Event) -> str:
    if isinstance(event, Link):
        pair = f"{actor_name(event.source)} – {actor_name(event.target)}"
        return f"{pair}: {EVENT_WORDS[event.event_type]}"
    if isinstance(event, Conflict):
        target = f" → {actor_name(event.target)}" if event.target else ""
        return f"{actor_name(event.actor)}{target}: {EVENT_WORDS[event.event_type]}"
    if isinstance(event, Route):
        return event.name or " – ".join(p.name for p in event.stops)
    return event.name


def _held_mention(article: Article, resolution: Resolution) -> HeldBack:
    toponym = resolution.toponym
    reason = {
        "metonym": "stands for a government, not for a place",
        "demonym": "an adjective or people, not a place",
        "literal": "no place found for it",
    }[toponym.role]
    if resolution.verified:
        reason = resolution.reasons[0]
    return HeldBack(toponym.surface, reason, _words(article, resolution))


def _held_event(event: _Event) -> HeldBack:
    reason = f"{event.standing}: {event.standing_reason}"
    return HeldBack(_title(event), reason, event.evidence[0])
