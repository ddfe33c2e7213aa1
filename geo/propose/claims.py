"""A model's answer taken apart: words in the shape that was asked for, not yet believed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.model import QUAD_CLASS, STANDINGS, STATUSES, EventType, StandingName, Status

ROUTE_KINDS = ("pipeline", "railway", "road", "power line", "cable", "canal", "shipping line")
MOST = 40
"""Proposals of a kind that are looked at: no article says more, and a wild answer must end."""

MOST_STOPS = 12
_MOST_LETTERS = 200_000
_LONGEST_NAME = 120
_LONGEST_QUOTE = 600
_THOUGHTS = "</think>"
_OBJECT = re.compile(r"\{")


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """A link or an attack as a model tells it."""

    quote: str
    type: EventType
    source: str
    target: str
    place: str
    standing: StandingName


@dataclass(frozen=True, slots=True)
class RouteClaim:
    """A route as a model tells it."""

    quote: str
    name: str
    kind: str
    status: Status | None
    stops: tuple[str, ...]
    standing: StandingName


@dataclass(frozen=True, slots=True)
class Claims:
    """What could be taken from an answer, and how many proposals made no sense."""

    links: tuple[LinkClaim, ...] = ()
    routes: tuple[RouteClaim, ...] = ()
    senseless: int = 0

    @property
    def count(self) -> int:
        """How many were proposed."""
        return len(self.links) + len(self.routes) + self.senseless


def claims_of(content: str) -> Claims:
    """Take an answer apart.

    Raises
    ------
    ValueError
        It is not the JSON that was asked for.
    """
    record = _object(content)
    links, routes = record.get("links", []), record.get("routes", [])
    if not isinstance(links, list) or not isinstance(routes, list):
        raise ValueError("links and routes are no lists")
    found_links = [_link(one) for one in links[:MOST]]
    found_routes = [_route(one) for one in routes[:MOST]]
    return Claims(
        tuple(one for one in found_links if one is not None),
        tuple(one for one in found_routes if one is not None),
        found_links.count(None) + found_routes.count(None)
        + max(0, len(links) - MOST) + max(0, len(routes) - MOST),
    )  # fmt: skip


def _object(content: str) -> Mapping[str, Any]:
    """Return the first object that speaks of links or routes, whatever stands around it."""
    if len(content) > _MOST_LETTERS:
        raise ValueError("the answer is too long")
    told = content.rpartition(_THOUGHTS)[2]  # what some models say to themselves first
    decoder = json.JSONDecoder()
    for match in list(_OBJECT.finditer(told))[:20]:
        try:
            found, _ = decoder.raw_decode(told, match.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and ("links" in found or "routes" in found):
            return found
    raise ValueError("there is no such object")


def _link(record: object) -> LinkClaim | None:
    told = _words(record, "quote", "type", "source", "target", "place", "standing")
    if told is None or not told["source"] or not told["target"]:
        return None
    standing = _standing(told["standing"])
    if standing is None:
        return None
    kind = next((k for k in QUAD_CLASS if k == told["type"].upper()), None)
    if kind is None:
        return None
    return LinkClaim(
        told["quote"], kind, told["source"], told["target"], told["place"], standing
    )  # fmt: skip


def _route(record: object) -> RouteClaim | None:
    told = _words(record, "quote", "name", "kind", "status", "standing")
    if told is None or not isinstance(record, Mapping):
        return None
    stops = record.get("stops")
    standing = _standing(told["standing"])
    status = told["status"].lower()
    if standing is None or told["kind"].lower() not in ROUTE_KINDS:
        return None
    far = next((known for known in STATUSES if known == status), None)
    if status and far is None:
        return None
    if not isinstance(stops, list) or not 2 <= len(stops) <= MOST_STOPS:
        return None
    names = tuple(_names(stops))
    if len(names) != len(stops):
        return None
    return RouteClaim(
        told["quote"], told["name"], told["kind"].lower(), far, names, standing
    )  # fmt: skip


def _names(stops: list[Any]) -> Iterator[str]:
    for stop in stops:
        if isinstance(stop, str) and 0 < len(stop.strip()) <= _LONGEST_NAME:
            yield stop.strip()


def _words(record: object, *keys: str) -> dict[str, str] | None:
    """Return the words under some keys; None where one of them is none, or there is no quote."""
    if not isinstance(record, Mapping):
        return None
    found: dict[str, str] = {}
    for key in keys:
        value = record.get(key)
        value = "" if value is None else value
        longest = _LONGEST_QUOTE if key == "quote" else _LONGEST_NAME
        if not isinstance(value, str) or len(value) > longest:
            return None
        found[key] = value.strip()
    return found if found["quote"] else None


def _standing(word: str) -> StandingName | None:
    return next((known for known in STANDINGS if known == word.lower()), None)
