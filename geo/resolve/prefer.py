"""Which of a place's own layers is meant: the town or the province around it, the capital."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.gazetteer import Gazetteer
from geo.geometry import distance_km
from geo.model import Analysis, Candidate, Place, Toponym
from geo.resolve.senses import Sense

SAME_PLACE_KM = 80.0
"""A town within this distance of a division of its name is that division's seat."""

_NEXT_DOOR_KM = 2000.0
"""How far a country's middle is, at most, from a place of its name in the next country."""

_DIVISIONS = frozenset({"province", "district"})
_TOWNS = frozenset({"city", "capital"})
_LAYERS = _DIVISIONS | _TOWNS
_KIND = (
    r"(?:province|region|republic|district|state|oblast|governorate|prefecture|territor(?:y|ie)|"
    r"canton|emirate|department|count(?:y|ie)|enclave|exclave|voivodeship|krai|statelet)s?"
)
_AND = r"(?:\s*(?:,|and|or|,\s*and)\s+[\w’'.-]+(?:\s[A-Z][\w’'.-]+)?)*"
_NAMES_BEFORE = r"(?:[A-Z][\w’'.-]+\s*(?:,|and|or|,\s*and)\s+)*"
_BORDERING = re.compile(
    r"\b(?:(?:border|frontier|boundar(?:y|ie)|tie|relation)s?\s+(?:with|between)|"
    rf"neighbou?r(?:s|ing)?,?)\s+{_NAMES_BEFORE}$"
)
_RULED = re.compile(
    r"[’']s\s+(?:[\w-]+\s+){0,2}?(?:president|prime\s+minister|premier|government|army|navy|"
    r"parliament|ambassador|embassy|ministry|minister|junta|monarch|king|queen)\b"
)
_SAID_BEFORE = re.compile(rf"\b{_KIND}\s+(?:of\s+|in\s+)?{_NAMES_BEFORE}$")
_SAID_AFTER = re.compile(rf"{_AND}(?:,\s*(?:[\w’'-]+\s+){{0,5}}?|\s+){_KIND}\b")


def preferred(
    candidates: tuple[Candidate, ...],
    sense: Sense,
    toponyms: Sequence[Toponym],
    analysis: Analysis,
    gazetteer: Gazetteer,
) -> tuple[Candidate, ...]:
    """Put first the layer that the words mean; the place on the ground stays the same.

    A name that rules ("Washington denied") is the capital. A bare name is the country rather than
    a town or a division in it ("Mexico"), and the town rather than the province or district it is
    the seat of; the other way round where the text says its kind ("the republics of Donetsk and
    Luhansk").
    """
    if len(candidates) < 2:
        return candidates
    if any(toponyms[i].role == "metonym" for i in sense.mentions):
        capital = next((c for c in candidates if gazetteer.capital_of(c.place.id)), None)
        if capital is not None:
            return _first(candidates, capital, "the capital: it rules in this article")
    best = candidates[0].place
    if best.kind not in _LAYERS:
        return candidates
    if (state := _next_door(candidates, sense, toponyms, analysis)) is not None:
        return _first(candidates, state, "the country: the text tells of a state")
    division = _says_division(sense, toponyms, analysis)
    if not division and sense.container is None:
        states = (c for c in candidates if c.place.kind == "country")
        state = next((c for c in states if c.place.country == best.country), None)
        if state is not None:
            return _first(candidates, state, f"the country, not the {_called(best)} in it")
    if (best.kind in _DIVISIONS) == division:
        return candidates
    wanted = _DIVISIONS if division else _TOWNS
    for candidate in candidates[1:]:
        other = candidate.place
        if other.kind in wanted and same_ground(other, best):
            return _first(candidates, candidate, f"the {_called(other)}, not the {_called(best)}")
    return candidates


def within(candidates: tuple[Candidate, ...], outer: Place) -> tuple[Candidate, ...]:
    """Keep the candidates in the country of what the text says a town is of.

    "The North Kivu village of Santos" is none of the places of that name in Brazil: where the
    gazetteer knows no other, it doesn't know the village.
    """
    if not outer.country:
        return candidates
    return tuple(c for c in candidates if c.place.country == outer.country)


def same_ground(one: Place, other: Place) -> bool:
    """Tell whether two places of one name are layers of one: a town, its district, its port."""
    if one is other:
        return True
    return one.country == other.country and distance_km(one.point, other.point) <= SAME_PLACE_KM


def _called(place: Place) -> str:
    return "town" if place.kind in _TOWNS else place.kind


def _first(
    candidates: tuple[Candidate, ...], chosen: Candidate, reason: str
) -> tuple[Candidate, ...]:
    # The two change places with their scores, so that all together stay below 1.
    best = candidates[0]
    raised = Candidate(chosen.place, max(best.score, chosen.score), (reason, *chosen.reasons))
    lowered = Candidate(best.place, min(best.score, chosen.score), best.reasons)
    rest = [c for c in candidates[1:] if c is not chosen]
    return (raised, *((lowered,) if best is not chosen else ()), *rest)


def _next_door(
    candidates: tuple[Candidate, ...],
    sense: Sense,
    toponyms: Sequence[Toponym],
    analysis: Analysis,
) -> Candidate | None:
    """Return the country where states are told of: "its border with Niger", "Benin's army"."""
    best = candidates[0].place
    for candidate in candidates[1:]:
        other = candidate.place
        if other.kind != "country" or other.country == best.country:
            continue
        if distance_km(other.point, best.point) > _NEXT_DOOR_KM:
            continue
        text = analysis.article.text
        for i in sense.mentions:
            first = toponyms[i].span.start
            if _BORDERING.search(text[max(0, first - 60) : first]):
                return candidate
            if _RULED.match(text, toponyms[i].span.end):
                return candidate
    return None


def _says_division(sense: Sense, toponyms: Sequence[Toponym], analysis: Analysis) -> bool:
    text = analysis.article.text
    for i in sense.mentions:
        span = toponyms[i].span
        before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 90]
        if _SAID_BEFORE.search(before) or _SAID_AFTER.match(after.split(".")[0]):
            return True
    return False
