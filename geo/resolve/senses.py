"""Mentions that share a sense: the same surface means one place throughout an article.

The exception is spelled out by the text itself: "Paris, Texas" beside "Paris, France" are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from geo.gazetteer import Gazetteer
from geo.gazetteer.works import words_around
from geo.model import Analysis, Toponym
from geo.resolve.options import MOST_OPTIONS, Option, options_for

FEWEST_OPTIONS = 6
MOST_TOGETHER = 4000
"""A text of thousands of names gets fewer options for each, so that time and memory stay small."""

_READ = 20
"""Mentions of a surface whose sentences are read for what it may mean."""

_WITHIN = re.compile(r"\s*(?:,\s*(?:in\s+)?|\(|\s+in\s+(?:the\s+)?)", re.IGNORECASE)
_TOWN_OF = re.compile(
    r"(?:[’']s)?\s+(?:(?:[a-z]+ern|border|frontier|coastal|region|province|state|district|county|"
    r"hill|desert|capital|mining|fishing|farming|market|remote|small)\s+){0,2}"
    r"(?:village|town|city|hamlet|suburb|settlement|port|municipality|community|oasis)\s+of\s+"
)
_LISTED = re.compile(r"\s*(?:,|&|\band\b|[A-Z][\w.'’-]*|\b(?:counties|parishes)\b)")
_PLAIN = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Sense:
    """Mentions of one place, as far as the wording tells.

    Attributes
    ----------
    mentions
        Indexes into the article's toponyms.
    options
        The places it may be.
    container
        Index of the toponym that is said to contain it ("Paris, Texas"), or None.
    """

    surface: str
    mentions: tuple[int, ...]
    options: tuple[Option, ...]
    container: int | None


def find_senses(
    analysis: Analysis, toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[Sense, ...]:
    """Group toponyms by surface and by the container the text gives them."""
    text = analysis.article.text
    containers = [_container(text, toponyms, i) for i in range(len(toponyms))]
    groups: dict[str, dict[str, list[int]]] = {}
    for i, toponym in enumerate(toponyms):
        held = containers[i]
        outer = "" if held is None else _key(toponyms[held].surface)
        groups.setdefault(_key(toponym.surface), {}).setdefault(outer, []).append(i)
    senses = []
    most = max(FEWEST_OPTIONS, min(MOST_OPTIONS, MOST_TOGETHER // max(1, len(groups))))
    for by_container in groups.values():
        for outer, members in _spread(by_container).items():
            held = next((containers[i] for i in members if containers[i] is not None), None)
            surface = toponyms[members[0]].surface
            counties = any(_in_list_of_counties(text, toponyms[i].span.end) for i in members)
            sentence = partial(_sentences, analysis, [toponyms[i] for i in members[:_READ]])
            options = tuple(
                options_for(surface, gazetteer, most, counties=counties, sentence=sentence)
            )
            senses.append(Sense(surface, tuple(members), options, held if outer else None))
    return tuple(senses)


def _spread(by_container: dict[str, list[int]]) -> dict[str, list[int]]:
    """Give mentions without a container the one that the nearest such mention before has."""
    named = {outer: members for outer, members in by_container.items() if outer}
    bare = by_container.get("", [])
    if not named:
        return by_container
    spread = {outer: list(members) for outer, members in named.items()}
    for i in bare:
        before = [
            (max(m for m in members if m < i), outer)
            for outer, members in named.items()
            if any(m < i for m in members)
        ]
        first = min((min(members), outer) for outer, members in named.items())
        spread[max(before)[1] if before else first[1]].append(i)
    return {outer: sorted(members) for outer, members in spread.items()}


def _container(text: str, toponyms: Sequence[Toponym], i: int) -> int | None:
    """Return the toponym that follows after a comma, a bracket or "in", or "the Kayes town of"."""
    if i and toponyms[i - 1].role == "literal":
        between = text[toponyms[i - 1].span.end : toponyms[i].span.start]
        if len(between) <= 40 and _TOWN_OF.fullmatch(between):
            return i - 1
    if i + 1 >= len(toponyms):
        return None
    here, following = toponyms[i], toponyms[i + 1]
    if following.role == "demonym" or here.role == "demonym":
        return None
    between = text[here.span.end : following.span.start]
    return i + 1 if len(between) <= 9 and _WITHIN.fullmatch(between) else None


def _sentences(analysis: Analysis, mentions: Sequence[Toponym]) -> str:
    return " ".join(_around(analysis, toponym) for toponym in mentions)


def _around(analysis: Analysis, toponym: Toponym) -> str:
    """Return what stands around a mention in its sentence."""
    tokens = analysis.tokens_in(toponym.span)
    span = analysis.sentence_of(tokens[0].i).span if tokens else toponym.span
    return words_around(analysis.article.text, toponym.span, span)


def _in_list_of_counties(text: str, at: int) -> bool:
    """Tell whether the list that goes on here ends in it: "Knox and Clay counties"."""
    limit = at + 120
    while at < limit and (match := _LISTED.match(text, at)):
        at = match.end()
        if match[0].endswith(("counties", "parishes")):
            return True
    return False


def _key(surface: str) -> str:
    return _PLAIN.sub("", surface.lower().removeprefix("the "))
