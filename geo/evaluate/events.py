"""Scores links, conflicts, routes, facilities and standing against gold articles.

The counting is that of ``tests/gold/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from geo.articles.records import Record
from geo.errors import FormatError
from geo.evaluate.same_actor import SameActor
from geo.evaluate.same_place import is_called, is_same_way
from geo.model import (
    DRAWN_STANDINGS,
    MUTUAL_TYPES,
    QUAD_CLASS,
    Article,
    Conflict,
    Evidence,
    Facility,
    Link,
    Route,
    Story,
)

Gold = dict[str, Any]
_T = TypeVar("_T")


@dataclass(slots=True)
class Tally:
    """Hits, false positives and misses."""

    hits: int = 0
    extras: int = 0
    misses: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find."""
        whole = 2 * self.hits + self.extras + self.misses
        return 2 * self.hits / whole if whole else 1.0

    def __str__(self) -> str:
        p = self.hits / (self.hits + self.extras) if self.hits + self.extras else 1.0
        r = self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0
        return f"P {p:.2f}  R {r:.2f}  F1 {self.f1:.2f}"


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.all += 1
        self.right += right

    def __str__(self) -> str:
        return f"{self.right / self.all if self.all else 1.0:.2f}  ({self.right} of {self.all})"


@dataclass(slots=True)
class EventScores:
    """All figures of one half of the gold set."""

    pairs: Tally = field(default_factory=Tally)
    types: Tally = field(default_factory=Tally)
    conflicts: Tally = field(default_factory=Tally)
    routes: Tally = field(default_factory=Tally)
    facilities: Tally = field(default_factory=Tally)
    status: Share = field(default_factory=Share)
    standing: Share = field(default_factory=Share)
    traps: Share = field(default_factory=Share)
    evidence: Share = field(default_factory=Share)
    errors: list[str] = field(default_factory=list)


def evaluate_events(
    folder: Path, read: Callable[[Iterable[Record]], Iterable[Story | Exception]]
) -> str:
    """Return a report on a folder of gold articles; ``dev`` and ``test`` within it apart.

    Raises
    ------
    FormatError
        There are no gold articles in it.
    """
    halves = [half for half in ("dev", "test") if (folder / half).is_dir()]
    parts = [(half, folder / half) for half in halves] or [(folder.name, folder)]
    lines: list[str] = []
    for name, part in parts:
        files = sorted(part.glob("*.json"))
        if not files:
            raise FormatError(part, "holds no gold articles", "Give a folder of .json files")
        golds = [json.loads(file.read_text(encoding="utf-8")) for file in files]
        stories = read([Record(article_of(gold)) for gold in golds])
        scores = EventScores()
        for gold, story in zip(golds, stories, strict=True):
            if isinstance(story, Exception):
                raise story
            score_story(gold, story, scores)
        lines.append(report(name, len(golds), scores))
    return "\n\n".join(lines)


def article_of(gold: Gold) -> Article:
    """Return a gold article as it would have been read."""
    published = gold.get("published_at")
    return Article(
        gold["id"],
        gold.get("title") or "",
        gold["text"],
        date.fromisoformat(published) if published else None,
        gold.get("publisher") or "",
    )


def report(name: str, count: int, scores: EventScores) -> str:
    """Return the figures in lines."""
    return "\n".join(
        [
            f"{name}: {count} articles",
            f"  links, pair and quad class   {scores.pairs}   (aim F1 .75)",
            f"  links, exact type            {scores.types}   (aim F1 .65)",
            f"  conflicts, actor and target  {scores.conflicts}   (aim F1 .80)",
            f"  routes, all stops in order   {scores.routes}   (aim .85)",
            f"  facilities, kind and place   {scores.facilities}",
            f"  status of routes found       {scores.status}   (aim .85)",
            f"  standing of marks found      {scores.standing}   (aim .85)",
            f"  traps drawn                  {scores.traps}   (aim at most .05)",
            f"  evidence exact               {scores.evidence}   (aim 1)",
        ]
    )


def score_story(gold: Gold, story: Story, scores: EventScores) -> None:
    """Count one article into the figures."""
    text = story.article.text
    name = gold["id"]
    same = SameActor(f"{story.article.title}\n{text}")
    links = _matched(gold["links"], story.links, _same_pair(same), _link_rank)
    _count(scores.pairs, gold["links"], story.links, links, scores, f"{name} link")
    typed = _matched(gold["links"], story.links, _same_type(same), _link_rank)
    _count(scores.types, gold["links"], story.links, typed)
    conflicts = _matched(gold["conflicts"], story.conflicts, _same_conflict(same), _standing_rank)
    _count(
        scores.conflicts, gold["conflicts"], story.conflicts, conflicts, scores, f"{name} conflict"
    )
    routes = _matched(gold["routes"], story.routes, _same_route(story), _standing_rank)
    _count(scores.routes, gold["routes"], story.routes, routes, scores, f"{name} route")
    for g, f in routes:
        scores.status.add(g["status"] == f.status)
    facilities = _matched(
        gold["facilities"], story.facilities, _same_facility(story), _standing_rank
    )
    _count(
        scores.facilities,
        gold["facilities"],
        story.facilities,
        facilities,
        scores,
        f"{name} facility",
    )
    matched: list[tuple[Gold, _Mark]] = [*links, *conflicts, *routes, *facilities]
    for g, mark in matched:
        scores.standing.add(g["standing"] == mark.standing)
        if g["standing"] != mark.standing:
            scores.errors.append(
                f"{name} standing {mark.standing} ({mark.standing_reason}), not {g['standing']}: "
                f"{g['quote'][:90]}"
            )
    for trap in gold["traps"]:
        fallen = _fallen(trap, text, story, same)
        scores.traps.add(fallen)
        if fallen:
            scores.errors.append(f"{name} trap: {trap['quote'][:90]}")
    for mark in _marks(story):
        for e in mark.evidence:
            scores.evidence.add(text[e.span.start : e.span.end] == e.quote)


_Mark = Link | Conflict | Route | Facility


def _marks(story: Story) -> Iterable[_Mark]:
    return (*story.links, *story.conflicts, *story.routes, *story.facilities)


def _matched(
    golds: Sequence[Gold], found: Sequence[_T], same: Callable[[Gold, _T], bool],
    rank: Callable[[Gold, _T], int],
) -> list[tuple[Gold, _T]]:  # fmt: skip
    """Match one to one, the closest first."""
    pairs = [
        (rank(g, f), n, m) for n, g in enumerate(golds) for m, f in enumerate(found) if same(g, f)
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    matched: list[tuple[Gold, _T]] = []
    for _, n, m in sorted(pairs):
        if n not in used_gold and m not in used_found:
            used_gold.add(n)
            used_found.add(m)
            matched.append((golds[n], found[m]))
    return matched


def _count(
    tally: Tally, golds: Sequence[Gold], found: Sequence[Any], matched: Sequence[tuple[Gold, Any]],
    scores: EventScores | None = None, name: str = "",
) -> None:  # fmt: skip
    hit_gold = {id(g) for g, _ in matched}
    hit_found = {id(f) for _, f in matched}
    for g, f in matched:
        if g["standing"] in DRAWN_STANDINGS and f.standing in DRAWN_STANDINGS:
            tally.hits += 1
        elif g["standing"] in DRAWN_STANDINGS:
            tally.misses += 1
        elif f.standing in DRAWN_STANDINGS:
            tally.extras += 1
    for g in golds:
        if id(g) not in hit_gold and g["standing"] in DRAWN_STANDINGS:
            tally.misses += 1
            if scores:
                scores.errors.append(f"{name} missed: {_gold_words(g)}: {g['quote'][:110]}")
    for f in found:
        if id(f) not in hit_found and f.standing in DRAWN_STANDINGS:
            tally.extras += 1
            if scores:
                scores.errors.append(
                    f"{name} extra: {_found_words(f)}: {f.evidence[0].quote[:110]}"
                )


def _gold_words(g: Gold) -> str:
    ends = (g.get("source") or g.get("actor"), g.get("target"))
    kind = g.get("event_type") or g.get("kind")
    return f"{kind} {g.get('stops') or g.get('place') if 'kind' in g else ends}"


def _found_words(f: _Mark) -> str:
    if isinstance(f, Link):
        return f"{f.event_type} {f.source.key}, {f.target.key}"
    if isinstance(f, Conflict):
        return f"{f.event_type} {f.actor.key}, {f.target.key if f.target else None}"
    if isinstance(f, Route):
        return f"{f.kind} {[p.name for p in f.stops]}"
    return f"{f.kind} {f.place.name}"


def _same_pair(same: SameActor) -> Callable[[Gold, Link], bool]:
    def is_same(g: Gold, f: Link) -> bool:
        if QUAD_CLASS[g["event_type"]] != f.quad_class:
            return False
        straight = same(g["source"], f.source.key) and same(g["target"], f.target.key)
        turned = same(g["source"], f.target.key) and same(g["target"], f.source.key)
        return straight or (
            turned and (g["event_type"] in MUTUAL_TYPES or f.event_type in MUTUAL_TYPES)
        )

    return is_same


def _same_type(same: SameActor) -> Callable[[Gold, Link], bool]:
    is_pair = _same_pair(same)
    return lambda g, f: is_pair(g, f) and bool(g["event_type"] == f.event_type)


def _link_rank(g: Gold, f: Link) -> int:
    return 2 * int(g["standing"] != f.standing) + int(g["event_type"] != f.event_type)


def _standing_rank(g: Gold, f: _Mark) -> int:
    return int(g["standing"] != f.standing)


def _same_conflict(same: SameActor) -> Callable[[Gold, Conflict], bool]:
    def is_same(g: Gold, f: Conflict) -> bool:
        target = f.target.key if f.target else None
        return same(g["actor"], f.actor.key) and same(g["target"], target)

    return is_same


def _same_route(story: Story) -> Callable[[Gold, Route], bool]:
    return lambda g, f: g["kind"] == f.kind and is_same_way(g["stops"], f.stops, story)


def _same_facility(story: Story) -> Callable[[Gold, Facility], bool]:
    return lambda g, f: g["kind"] == f.kind and is_called(g["place"], f.place, story)


def _fallen(trap: Gold, text: str, story: Story, same: SameActor) -> bool:
    start = text.find(trap["quote"])
    end = start + len(trap["quote"])

    def overlaps(words: Sequence[Evidence]) -> bool:
        return any(e.span.start < end and start < e.span.end for e in words)

    marks = [m for m in _marks(story) if m.standing in DRAWN_STANDINGS and overlaps(m.evidence)]
    pair = trap.get("pair")
    if trap["layer"] == "links":
        ends = [(m.source.key, m.target.key) for m in marks if isinstance(m, Link)]
        return any(_pairs(same, pair, *e) for e in ends)
    if trap["layer"] == "conflicts":
        found = [
            (m.actor.key, m.target.key if m.target else None)
            for m in marks
            if isinstance(m, Conflict)
        ]
        return any(_pairs(same, pair, *e) for e in found)
    if trap["layer"] == "routes":
        return any(isinstance(m, Route) for m in marks)
    if trap["layer"] == "facilities":
        return any(isinstance(m, Facility) for m in marks)
    surface = trap.get("place") or trap["quote"]
    return any(
        r.drawn and start <= r.toponym.span.start < end and r.toponym.surface in surface
        for r in story.resolutions
    )


def _pairs(same: SameActor, pair: Sequence[str] | None, a: str, b: str | None) -> bool:
    if not pair:
        return True
    return (same(pair[0], a) and same(pair[1], b)) or (same(pair[0], b) and same(pair[1], a))
