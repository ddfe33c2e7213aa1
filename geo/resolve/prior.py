"""What speaks for each option by itself: how notable it is, how it bears the name, who tells it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from geo.gazetteer import Gazetteer
from geo.gazetteer.names import normalise
from geo.model import Article, Place
from geo.resolve.senses import Sense
from geo.resolve.world import Floats

KINDS = ("country", "province", "district", "city", "region", "nature", "landmark")
"""The kinds that are told apart; see :func:`broad_kind`."""

_BROAD = {
    "country": "country",
    "territory": "country",
    "province": "province",
    "district": "district",
    "city": "city",
    "capital": "city",
    "region": "region",
    "area": "region",
    "disputed": "region",
    "seat": "landmark",
    "landmark": "landmark",
}

_DIVISIONS = frozenset({"province", "district", "territory", "disputed", "area"})
_CITIES = frozenset({"city", "capital"})

PRIOR = (
    "people",
    "people squared",
    "unpeopled",
    "capital",
    "share of namesakes' people",
    "behind the largest namesake",
    "most notable",
    *(f"kind {kind}" for kind in KINDS),
    "form alias",
    "form historic",
    "form abbreviation",
    "form code",
    "form demonym",
    "bent county",
    "bent otherwise",
    "name as written",
    "says its kind",
    "division around its namesake",
    "city in its namesake",
    "in the container",
    "outlet's place",
    "outlet's country",
    "in the title",
)
"""Features that need no other toponym resolved, but for an explicit container."""

CONTAINED = PRIOR.index("in the container")

_NO_LETTERS = re.compile(r"[^a-z]")
_COUNTRY_OF_SUFFIX = {"uk": "GB", "eu": "", "tv": "", "io": "", "co": "", "me": "", "fm": ""}
"""Suffixes of internet addresses that are no country's code, or are used by everyone."""


def broad_kind(kind: str) -> str:
    """Return which of ``KINDS`` a gazetteer's kind belongs to."""
    return _BROAD.get(kind, "nature")


def prior_features(article: Article, senses: Sequence[Sense], gazetteer: Gazetteer) -> Floats:
    """Return one row an option, one column a feature of ``PRIOR``."""
    outlet, title = _flat(article.publisher), article.title
    country = outlet_country(article)
    rows: list[list[float]] = []
    for sense in senses:
        sizes = [o.place.population for o in sense.options]
        most = math.log10(max(sizes, default=0) + 1.0)
        total = sum(sizes) + 1.0
        surface = normalise(sense.surface)
        seats, divisions = _namesakes(sense, gazetteer)
        for rank, option in enumerate(sense.options):
            place = option.place
            rows.append(
                [
                    *_size(place, gazetteer, most, total),
                    float(rank == 0),
                    *_kind(place.kind),
                    *_form(option.form, option.bent),
                    float(normalise(place.name) == surface),
                    float(_says_kind(surface, place.kind)),
                    float(place.id in divisions),
                    float(place.id in seats),
                    0.0,
                    float(len(place.name) > 3 and _flat(place.name) in outlet),
                    float(place.country == country and bool(country)),
                    float(bool(title) and place.name in title),
                ]
            )
    return np.array(rows, dtype=float).reshape(len(rows), len(PRIOR))


def outlet_country(article: Article) -> str:
    """Return the country whose code ends the outlet's internet address, or ""."""
    address = re.sub(r"^\w+://", "", article.url or article.publisher).split("/")[0].split(":")[0]
    suffix = address.lower().rpartition(".")[2] if "." in address else ""
    if len(suffix) != 2 or not suffix.isalpha():
        return ""
    return _COUNTRY_OF_SUFFIX.get(suffix, suffix.upper())


def _namesakes(sense: Sense, gazetteer: Gazetteer) -> tuple[set[str], set[str]]:
    """Return the cities that lie in a division of their name, and those divisions."""
    places = [option.place for option in sense.options]
    divisions = {place.id for place in places if place.kind in _DIVISIONS}
    seats, around = set(), set()
    if divisions:
        for place in places:
            if place.kind in _CITIES:
                holders = divisions.intersection(p.id for p in gazetteer.parents(place))
                if holders:
                    seats.add(place.id)
                    around |= holders
    return seats, around


def _size(place: Place, gazetteer: Gazetteer, most: float, total: float) -> tuple[float, ...]:
    people = math.log10(place.population + 1)
    capital = place.kind in ("city", "capital") and gazetteer.capital_of(place.id) is not None
    return (
        people,
        people * people / 7.0,
        float(place.population == 0),
        float(capital),
        place.population / total,
        people - most,
    )


@lru_cache(maxsize=100)
def _kind(kind: str) -> tuple[float, ...]:
    broad = broad_kind(kind)
    return tuple(float(broad == one) for one in KINDS)


@lru_cache(maxsize=100)
def _form(form: str, bent: str) -> tuple[float, ...]:
    return (
        float(form == "alias"),
        float(form == "historic"),
        float(form == "abbreviation"),
        float(form == "code"),
        float(form == "demonym"),
        float(bent == "county"),
        float(bent not in ("", "county")),
    )


def _says_kind(surface: str, kind: str) -> bool:
    if " " not in surface:
        return False
    words = surface.split()
    return (
        (kind == "district" and words[-1] in ("county", "parish", "district", "borough"))
        or (kind == "province" and words[-1] in ("province", "state", "prefecture", "oblast"))
        or (kind == "city" and words[-1] == "city")
        or (kind in ("river", "lake", "island", "sea") and kind in (words[0], words[-1]))
    )


@lru_cache(maxsize=20_000)
def _flat(name: str) -> str:
    return _NO_LETTERS.sub("", name.lower())
