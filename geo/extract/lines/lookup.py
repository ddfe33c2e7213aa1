"""Places that an article names where a place must stand, but that were not read as places."""

from __future__ import annotations

from dataclasses import replace

from geo.days import DAYS_AND_MONTHS
from geo.extract.reading import Reading
from geo.geometry import distance_km
from geo.model import Place, Token

NEAR_KM = 1500.0
"""How far from the nearest stop that is known the others of a line may be looked for, if these do
not lie farther apart."""
LOOKED_UP = 0.15
"""What it costs in confidence that a place was found under its name, not read in its sentence."""

_DIVISIONS = frozenset({"province", "district"})
_SAME_KM = 60.0
"""How far apart two places of one name may lie to be taken for one: a town and its port."""
_GREATER = 5
"""How many times as great as its namesakes nearby a town has to be to be the one that is meant."""
_TOWN = 10_000
"""How many people a town has that may be looked up under nothing but its name."""
_CITY_LANDS = frozenset({"Djibouti", "Singapore", "Cabinda", "Gibraltar", "Kuwait", "Luxembourg"})
"""Lands of whose name news means the town as well."""
_CITY = 500_000
"""How many, where the name is also that of a person."""
_RIVAL = 3
"""How many times farther apart other places of two names have to lie than those that are meant."""
_TAILS = ("", " gas field", " oil field", " mine")
_SITES = frozenset(
    {
        "city", "border crossing", "oil field", "gas field", "mine", "port", "island", "province",
        "district", "dry port", "LNG terminal", "oil terminal", "pipeline hub", "power station",
        "converter station", "pass", "technology park", "dam", "peninsula", "cape",
    }
)  # fmt: skip
_NO_PLACES = frozenset({"ORG", "PERSON", "PRODUCT", "DATE", "EVENT"})


def is_known(reading: Reading, name: str) -> bool:
    """Tell whether any site is called so."""
    return bool(_called(reading, name))


def near(reading: Reading, name: str, known: list[Place]) -> Place | None:
    """Return the place of a name that is nearest to other places of the same line.

    Where none of them is known, it has to be the only one in the countries that the article
    speaks of.
    """
    called = _called(reading, name)
    if not known:
        told = _countries(reading)
        there = [p for p in called if p.country and p.country in told]
        return replace(there[0], name=name) if len(there) == 1 else None
    found = [
        (min(distance_km(place.point, other.point) for other in known), place) for place in called
    ]
    found.sort(key=lambda pair: pair[0])
    apart = max(distance_km(a.point, b.point) for a in known for b in known)
    if not found or found[0][0] >= max(NEAR_KM, apart):
        return None
    place = _meant(found)
    return replace(place, name=name) if place is not None else None


def together(reading: Reading, one: str, other: str) -> tuple[Place, Place] | None:
    """Return the places of two names that lie nearest to each other, if no other two rival them.

    Two ends of a line, of which neither was read as a place, tell where they are by each other.
    """
    pairs = [
        (distance_km(a.point, b.point), a, b)
        for a in _called(reading, one)
        for b in _called(reading, other)
        if a.id != b.id
    ]
    pairs.sort(key=lambda pair: pair[0])
    if not pairs or not _SAME_KM / 4 < pairs[0][0] < NEAR_KM / 2:
        return None
    away, a, b = pairs[0]
    rivals = [
        pair
        for pair in pairs
        if pair[0] < _RIVAL * away
        and max(distance_km(pair[1].point, a.point), distance_km(pair[2].point, b.point)) > _SAME_KM
    ]
    return None if rivals else (replace(a, name=one), replace(b, name=other))


def somewhere_in(name: str, division: Place) -> Place:
    """Return a place that is known only to lie in a province or district, at its middle."""
    return replace(
        division,
        id=f"text:{division.id}/{name.casefold()}",
        name=name,
        kind="place in a " + division.kind,
        extent=None,
        anchor=division.point,
        parent=division.id,
        source="the article",
        population=0,
    )


def at_home(reading: Reading, token: Token) -> Place | None:
    """Return the place of a name in one of the countries that the article speaks of."""
    if token.pos != "PROPN" or token.i in reading.at or not token.text[:1].isupper():
        return None
    if _is_date(token):
        return None
    entities = reading.analysis.entities
    # "the Doba oilfields" may be read as somebody's, but fields are named after places
    no_places = _NO_PLACES - {"PERSON"} if _is_of_field(reading, token) else _NO_PLACES
    if token.dep in ("compound", "nmod", "poss") and any(
        e.first <= token.i <= e.last and e.label in no_places for e in entities
    ):
        return None
    first = token.i
    while first and reading.tokens[first - 1].head == token.i and first - 1 not in reading.at:
        if reading.tokens[first - 1].pos != "PROPN":
            break
        first -= 1
    name = reading.text(first, token.i)
    countries = _countries(reading)
    found = [
        place for place in _called(reading, name) if place.country and place.country in countries
    ]
    found.sort(key=lambda place: place.kind in ("province", "district"))
    return replace(found[0], name=name) if found else None


def _is_of_field(reading: Reading, token: Token) -> bool:
    above = reading.tokens[token.head]
    return token.dep == "compound" and above.lemma.lower() in ("oilfield", "gasfield", "coalfield")


def _is_date(token: Token) -> bool:
    return token.text in DAYS_AND_MONTHS


def only_one(reading: Reading, token: Token) -> Place | None:
    """Return the town of a name that no other in the world shares, or none of nearly its size.

    For where a place must stand, in a text that names none besides.
    """
    if token.pos != "PROPN" or token.i in reading.at or not token.text[:1].isupper():
        return None
    if token.dep in ("compound", "nmod", "amod") or _is_date(token):
        return None
    first = token.i
    while first and reading.tokens[first - 1].head == token.i and first - 1 not in reading.at:
        if reading.tokens[first - 1].dep != "compound":
            break
        first -= 1
    called = [
        place
        for place in _called(reading, reading.text(first, token.i))
        if place.kind not in _DIVISIONS
    ]
    called.sort(key=lambda place: -place.population)
    if not called or called[0].population < _least(reading, token, called[0]):
        return None
    if len(called) > 1 and called[0].population < _GREATER * max(called[1].population, 1):
        return None
    return replace(called[0], name=reading.text(first, token.i))


def town_of(reading: Reading, place: Place) -> Place | None:
    """Return the town of the name of a land that is hardly wider: Singapore, Djibouti, Cabinda."""
    towns = reading.gazetteer.find(place.name, country=place.country, kinds=("city",))
    return replace(towns[0], name=place.name) if place.name in _CITY_LANDS and towns else None


def _least(reading: Reading, token: Token, place: Place) -> int:
    """Return how many people a town must have to be looked up: more where a person may be meant."""
    labels = {e.label for e in reading.analysis.entities if e.first <= token.i <= e.last}
    if token.dep == "poss" and labels & {"PERSON", "ORG"}:
        return _CITY if "PERSON" in labels else 10 * _CITY
    return _TOWN // 2 if place.country in _countries(reading) else _TOWN


def _meant(found: list[tuple[float, Place]]) -> Place | None:
    """Return the nearest of several places, if no other of about the same distance rivals it."""
    away, nearest = found[0]
    close = [place for farther, place in found if farther < 2 * away]
    if all(distance_km(nearest.point, place.point) < _SAME_KM for place in close):
        return nearest
    first, second = sorted((place.population for place in close), reverse=True)[:2]
    great = max(close, key=lambda place: place.population)
    return great if first >= _GREATER * max(second, 1) else None


def _called(reading: Reading, name: str) -> list[Place]:
    found = {
        place.id: place
        for full in (*(name + tail for tail in _TAILS), "Al " + name)
        for place in reading.gazetteer.find(full, kinds=_SITES)
    }
    # a district has the name of its town, and its middle far from it
    towns = {place.country for place in found.values() if place.kind not in _DIVISIONS}
    return [p for p in found.values() if p.kind not in _DIVISIONS or p.country not in towns]


def _countries(reading: Reading) -> set[str]:
    return {r.place.country for r in reading.resolutions if r.place is not None}
