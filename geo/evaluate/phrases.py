"""Scores how many turns of phrase are read, and how many near-misses are drawn.

The counting is that of ``tests/phrases/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from geo.articles.records import Record
from geo.errors import FormatError
from geo.evaluate.events import Share
from geo.evaluate.same_actor import SameActor
from geo.evaluate.same_place import is_called, is_same_way
from geo.model import (
    CONFLICT_TYPES,
    DRAWN_STANDINGS,
    MUTUAL_TYPES,
    QUAD_CLASS,
    Article,
    Conflict,
    Facility,
    Link,
    Route,
    Story,
)

PUBLISHED = date(2025, 5, 6)
"""The day on which all are taken to be published."""

Phrase = dict[str, Any]
_HALVES = ("dev", "test")
_Mark = Link | Conflict | Route | Facility


@dataclass(slots=True)
class PhraseScores:
    """The figures of one half of a file, by what its phrases tell of."""

    found: dict[str, Share] = field(default_factory=dict)
    standing: Share = field(default_factory=Share)
    status: Share = field(default_factory=Share)
    near: Share = field(default_factory=Share)
    errors: list[str] = field(default_factory=list)


def evaluate_phrases(
    folder: Path, read: Callable[[Iterable[Record]], Iterable[Story | Exception]]
) -> str:
    """Return a report on a folder of phrases, its two halves beside each other.

    Raises
    ------
    FormatError
        There are no phrases in it, or a line is none.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise FormatError(folder, "holds no phrases", "Give a folder of .jsonl files")
    parts = []
    for file in files:
        phrases = list(_phrases(file))
        stories = read([Record(article_of(file, n, p)) for n, p in enumerate(phrases)])
        halves = (PhraseScores(), PhraseScores())
        for n, (phrase, story) in enumerate(zip(phrases, stories, strict=True)):
            if isinstance(story, Exception):
                raise story
            score_phrase(phrase, story, halves[n % 2])
        parts.append(report(file.stem, len(phrases), halves))
    return "\n\n".join(parts)


def article_of(file: Path, number: int, phrase: Phrase) -> Article:
    """Return a phrase as the whole of an article."""
    return Article(f"{file.stem}-{number}", "", phrase["text"], PUBLISHED)


def score_phrase(phrase: Phrase, story: Story, scores: PhraseScores) -> None:
    """Count one phrase into the figures."""
    marks = _marks(story, _layer(phrase))
    same_actor = SameActor(story.article.text)
    same = [mark for mark in marks if _is_same(phrase, mark, story, same_actor)]
    kind = _kind(phrase)
    if kind is None:
        drawn = [mark for mark in same if mark.standing in DRAWN_STANDINGS]
        scores.near.add(bool(drawn))
        if drawn:
            scores.errors.append(f"near-miss drawn: {phrase['text']}")
        return
    scores.found.setdefault(kind, Share()).add(bool(same))
    if not same:
        scores.errors.append(f"{kind} missed: {phrase['text']}")
    elif "status" in phrase:
        told = {mark.status for mark in same if isinstance(mark, Route | Facility)}
        scores.status.add(phrase["status"] in told)
    else:
        scores.standing.add(any(mark.standing == phrase["standing"] for mark in same))


def report(name: str, count: int, halves: Sequence[PhraseScores]) -> str:
    """Return the figures in lines, the development half first."""
    rows = [f"{name}: {count} phrases", f"  {'':16}" + "".join(f"{h:>22}" for h in _HALVES)]
    kinds = dict.fromkeys(kind for half in halves for kind in half.found)
    if len(kinds) > 1:
        rows += [_row(kind, [half.found.get(kind, Share()) for half in halves]) for kind in kinds]
    if kinds:
        rows.append(_row("all found", [_sum(half.found.values()) for half in halves]))
    for title, key in (("standing", "standing"), ("status", "status"), ("near-misses", "near")):
        shares = [getattr(half, key) for half in halves]
        if any(share.all for share in shares):
            rows.append(_row(title, shares))
    return "\n".join(rows)


def _row(title: str, shares: Iterable[Share]) -> str:
    return f"  {title:16}" + "".join(f"{share!s:>22}" for share in shares)


def _sum(shares: Iterable[Share]) -> Share:
    every = list(shares)
    return Share(sum(s.right for s in every), sum(s.all for s in every))


def _phrases(file: Path) -> Iterator[Phrase]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            phrase = json.loads(line)
            _layer(phrase)
        except (ValueError, KeyError, TypeError) as error:
            raise FormatError(
                file, f"has no phrase in line {number}", "See tests/phrases/README.md"
            ) from error
        yield phrase


def _kind(phrase: Phrase) -> str | None:
    """Return what a phrase tells of: an event's type, or what stands on the ground."""
    if "layer" in phrase:
        return None
    if "what" in phrase:
        return str(phrase["kind"]) if phrase["what"] else None
    return phrase["type"]  # type: ignore[no-any-return]


def _layer(phrase: Phrase) -> str:
    if "layer" in phrase:
        return str(phrase["layer"])
    if "what" in phrase:
        return "routes" if (phrase["what"] or phrase["not"]) == "route" else "facilities"
    return "conflicts" if (phrase["type"] or phrase["not"]) in CONFLICT_TYPES else "links"


def _marks(story: Story, layer: str) -> Sequence[_Mark]:
    return getattr(story, layer)  # type: ignore[no-any-return]


def _is_same(phrase: Phrase, mark: _Mark, story: Story, same: SameActor) -> bool:
    """Tell whether a mark is what a phrase tells of, or, of a near-miss, what it does not."""
    trap = _kind(phrase) is None
    match mark:
        case Route():
            return trap or (
                mark.kind == phrase["kind"] and is_same_way(phrase["stops"], mark.stops, story)
            )
        case Facility():
            return trap or (
                mark.kind == phrase["kind"] and is_called(phrase["place"], mark.place, story)
            )
        case Link():
            ends: tuple[str, str | None] = (mark.source.key, mark.target.key)
        case Conflict():
            ends = (mark.actor.key, mark.target.key if mark.target else None)
    pair = phrase["pair"] if "pair" in phrase else (phrase["source"], phrase["target"])
    if trap:
        return _pairs(same, pair, ends) or _pairs(same, pair, ends[::-1])
    if QUAD_CLASS[phrase["type"]] != QUAD_CLASS[mark.event_type]:
        return False
    turned = phrase["type"] in MUTUAL_TYPES and _pairs(same, pair, ends[::-1])
    return _pairs(same, pair, ends) or turned


def _pairs(same: SameActor, pair: Sequence[str | None], ends: Sequence[str | None]) -> bool:
    return all(
        a == b if a is None or b is None else same(a, b) for a, b in zip(pair, ends, strict=True)
    )
