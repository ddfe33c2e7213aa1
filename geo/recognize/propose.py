"""Which stretches of words might name a place: entities, known names, and names by their build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.gazetteer import Gazetteer
from geo.model import Analysis, Entity
from geo.recognize.lexicon import (
    DIRECTIONS,
    FUNCTION_WORDS,
    NUMBERED_ROADS,
    PLACE_LEADS,
    PLACE_TAILS,
    STREETS,
)
from geo.recognize.words import Word, Words

Stretch = tuple[int, int]
"""First and last word of a candidate, both included."""

LONGEST_NAME = 8
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
_OTHER_LABELS = frozenset({"ORG", "PERSON", "PRODUCT", "EVENT", "WORK_OF_ART"})
_DROPPED_LEADS = frozenset({"the", "an", "a"})
_ROAD_SIDES = frozenset({"n", "s", "e", "w", "n.", "s.", "e.", "w."})


def propose(
    analysis: Analysis, words: Words, gazetteer: Gazetteer, sites: Iterable[Stretch]
) -> tuple[Stretch, ...]:
    """Return every stretch worth deciding on, in text order; stretches may overlap.

    Parameters
    ----------
    sites
        The bare names of fields and mines.
    """
    found: set[Stretch] = set()
    found.update(_known(words, gazetteer))
    for entity in analysis.entities:
        found.update(_entity(entity, words))
    found.update(_built(words.words))
    found.update(_streets(words.words))
    found.update(_long_demonyms(words.words, gazetteer))
    found.update(sites)
    return tuple(sorted(found))


def _long_demonyms(words: tuple[Word, ...], gazetteer: Gazetteer) -> Iterator[Stretch]:
    """Yield the peoples and adjectives of several words: "North Korean", "South Africans"."""
    for i, word in enumerate(words):
        ahead = words[i : i + 3]
        if not word.capital or len(ahead) < 2 or not ahead[1].capital:
            continue
        for size in (3, 2):
            last = ahead[size - 1] if len(ahead) >= size else None
            if last is None or last.shape == "mark" or last.sentence != word.sentence:
                continue
            if gazetteer.demonym(" ".join(w.text for w in ahead[:size])) is not None:
                yield i, i + size - 1
                break


def _known(view: Words, gazetteer: Gazetteer) -> Iterator[Stretch]:
    words = view.words
    small = all(case in ("small", "plain") for case in view.case) and not any(
        w.capital for w in words
    )
    for i, word in enumerate(words):
        if not (word.capital or (small and word.shape == "lower")):
            continue
        if word.low in FUNCTION_WORDS and word.shape != "UPPER":
            continue
        ahead = _ahead(words, i)
        count = gazetteer.longest(ahead)
        if not count:
            continue
        yield i, i + count - 1
        if count > 1 and (shorter := gazetteer.longest(ahead[: count - 1])):
            yield i, i + shorter - 1


def _ahead(words: tuple[Word, ...], i: int) -> list[str]:
    """Return the words from ``i`` that could belong to one name."""
    ahead = [words[i].text]
    for word in words[i + 1 : i + LONGEST_NAME]:
        if word.sentence != words[i].sentence:
            break
        if word.shape == "mark" and word.text[0] not in "-–'’.&":
            break
        ahead.append(word.text)
    return ahead


def _entity(entity: Entity, view: Words) -> Iterator[Stretch]:
    if entity.label not in _PLACE_LABELS and entity.label not in _OTHER_LABELS:
        return
    words = view.words
    inside = _range(view, entity)
    if inside is None:
        return
    first, last = inside
    pieces: list[Stretch] = []
    start = first
    for i in range(first, last + 1):
        if words[i].text in (",", "/", ";", "(", ")", "—", "\n"):
            pieces.append((start, i - 1))
            start = i + 1
    pieces.append((start, last))
    for a, b in pieces:
        while a <= b and (words[a].low in _DROPPED_LEADS or words[a].shape == "mark"):
            a += 1
        while a <= b and (words[b].shape == "mark" or words[b].low in ("'s", "’s")):
            b -= 1
        if a > b:
            continue
        if entity.label in _PLACE_LABELS or b - a < 3:
            yield a, b
        while a < b and (not words[a].capital or words[a].low in DIRECTIONS):
            a += 1
            if words[a].capital and entity.label in _PLACE_LABELS:
                yield a, b


def _range(view: Words, entity: Entity) -> Stretch | None:
    from bisect import bisect_left, bisect_right

    first = max(0, bisect_right(view.starts, entity.span.start) - 1)
    if view.words[first].end <= entity.span.start:
        first += 1
    last = bisect_left(view.starts, entity.span.end) - 1
    return (first, last) if first <= last else None


def _built(words: tuple[Word, ...]) -> Iterator[Stretch]:
    """Find names that say what they are: "Laurel County", "Lake Cumberland", "Black River"."""
    for i, word in enumerate(words):
        if not word.capital:
            continue
        if word.low in PLACE_TAILS:
            yield from ((j, i) for j in _back(words, i, 3))
        if word.low.rstrip(".") in PLACE_LEADS:
            for j in range(i + 1, min(i + 4, len(words))):
                if not words[j].capital or words[j].sentence != word.sentence:
                    break
                yield i, j


def _back(words: tuple[Word, ...], i: int, most: int) -> Iterator[int]:
    for j in range(i - 1, max(-1, i - most - 1), -1):
        if not words[j].capital or words[j].sentence != words[i].sentence:
            return
        yield j


def _streets(words: tuple[Word, ...]) -> Iterator[Stretch]:
    for i, word in enumerate(words):
        low = word.low.rstrip(".")
        if low in STREETS and word.capital:
            starts = list(_street_starts(words, i))
            yield from ((j, i) for j in starts)
        elif low in NUMBERED_ROADS and i + 1 < len(words):
            number = i + 1 + (words[i + 1].text == "-")
            if number < len(words) and words[number].shape == "number":
                yield from ((j, number) for j in (i, *_back(words, i, 2)))


def _street_starts(words: tuple[Word, ...], i: int) -> Iterable[int]:
    for j in range(i - 1, max(-1, i - 5), -1):
        word = words[j]
        side = word.low in _ROAD_SIDES
        ordinal = word.shape == "number" and word.low[-2:] in ("st", "nd", "rd", "th")
        if word.sentence != words[i].sentence or not (word.capital or side or ordinal):
            return
        yield j
