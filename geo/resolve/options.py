"""Which places a surface may mean: names as they are, and the ways texts bend them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.gazetteer.store import Named
from geo.gazetteer.works import has_works, says_works, works_called
from geo.model import Place

MOST_OPTIONS = 60
"""Namesakes beyond this many, the least notable ones, are not weighed."""

_SIDES = {"n": "North", "s": "South", "e": "East", "w": "West"}
_ARTICLE = re.compile(r"^(?i:the)\s+")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_SIDE = re.compile(r"^([NSEW])\.\s*(?=[A-Z])")
_DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west|northern|southern|eastern|western|central|northeast(?:ern)?|"
    r"northwest(?:ern)?|southeast(?:ern)?|southwest(?:ern)?|upper|lower|greater|inner|outer|"
    r"downtown|mainland|metro(?:politan)?|suburban|rural)[ -]+)+",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?:(?:city|town|village|state|province|county|district|region|republic|kingdom|"
    r"island|municipality|township|borough|port|commonwealth) of )",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:city|town|township|village|province|prefecture|state|region|district|county|parish|"
    r"governorate|oblast|municipality|island|islands|area|borough)$",
    re.IGNORECASE,
)

_KINDS_LEFT_OUT = ("Island", "Islands", "River", "Valley", "Peninsula", "Mountains", "Airport")


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a surface may mean.

    Attributes
    ----------
    form
        How the place bears the name: ``name``, ``alias``, ``historic``, ``abbreviation``,
        ``code`` or ``demonym``.
    bent
        What was done to the surface to find it: ``""``, ``county``, ``direction``, ``tail``, ….
    """

    place: Place
    form: str
    bent: str


def options_for(
    surface: str,
    gazetteer: Gazetteer,
    most: int = MOST_OPTIONS,
    *,
    counties: bool = False,
    sentence: Callable[[], str] = str,
) -> list[Option]:
    """Return the places a surface may mean, most notable first, each place once.

    Parameters
    ----------
    most
        How many at most.
    counties
        Whether the text speaks of "X and Y counties": then X County is meant too.
    sentence
        Gives what the surface stands in: if it speaks of oil, gas or mines, X gas field is meant
        too, and nothing else where it says "the X field". Asked only where there is an X field.
    """
    found: dict[str, Option] = {}
    for name, bent in _readings(surface, counties=counties):
        if found and bent not in ("", "county"):
            break
        works: tuple[Named, ...] = ()
        if bent == "" and has_works(gazetteer, name):
            works = works_called(gazetteer, name, sentence())
        if works and says_works(name, sentence()):
            return [Option(named.place, named.form, bent) for named in works]
        for named in (*gazetteer.names(name), *works):
            found.setdefault(named.place.id, Option(named.place, named.form, bent))
        if bent == "" and (demonym := gazetteer.demonym(name)):
            place = demonym.place
            found.setdefault(place.id, Option(place, "demonym", bent))
    return list(found.values())[:most]


def _readings(surface: str, *, counties: bool) -> Iterator[tuple[str, str]]:
    """Return names to look up, each with how the surface was bent to get it."""
    name = _POSSESSIVE.sub("", _ARTICLE.sub("", surface)).strip()
    yield name, ""
    if counties:
        yield f"{name} County", "county"
        yield f"{name} Parish", "county"
    if match := _SIDE.match(name):
        yield f"{_SIDES[match[1].lower()]} {name[match.end() :]}", "side"
    if match := _OF.match(name):
        yield name[match.end() :], "of"
    if name.casefold().endswith(" island"):
        yield f"{name}s", "plural"
    if match := _TAIL.search(name):
        yield name[: match.start()], "tail"
    if match := _DIRECTION.match(name):
        yield name[match.end() :], "direction"
    if name.isupper() and len(name) > 4:
        yield name.title(), "capitals"
    if name.endswith("s") and len(name) > 4:
        yield name[:-1], "plural"
    yield from ((f"{name} {kind}", "kind left out") for kind in _KINDS_LEFT_OUT)
