"""Figures about a route: its length, cost and capacity, as the words give them."""

from __future__ import annotations

import re

KM_PER_MILE = 1.609344

_NUMBER = r"(?P<number>\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_LENGTH = re.compile(
    rf"{_NUMBER}[\s-]*(?:-|‑)?\s*(?P<unit>kilomet(?:er|re)s?|km|miles?)\b(?!\s*(?:per|an)\b|/h)",
    re.IGNORECASE,
)
_COST = re.compile(
    r"(?:(?:US)?[$€£]\s?\d[\d.,]*\s?(?:million|billion|trillion|bn|m)?\b|"
    r"\b(?:\w+\s)?(?:multi)?(?:million|billion)[\s-](?:dollars?|euros?|pounds?|yuan|rupees?)\b|"
    r"\b\d[\d.,]*\s(?:million|billion)\s(?:dollars?|euros?|pounds?|yuan|rupees?)\b)",
    re.IGNORECASE,
)
_CAPACITY = re.compile(
    rf"{_NUMBER}\s+(?:billion|million)?\s*(?:cubic met(?:er|re)s?|bcm|tonnes?|tons|barrels|"
    r"megawatts?|MW|GW|gigawatts?)(?:\s+(?:a|per)\s+(?:year|day))?",
    re.IGNORECASE,
)


def length_km(text: str) -> float | None:
    """Return the first length in a text, in km."""
    match = _LENGTH.search(text)
    if match is None:
        return None
    number = float(re.sub(r"[,  ]", "", match["number"]))
    if number < 1 or number > 50_000:
        return None
    return round(number * KM_PER_MILE, 1) if match["unit"].lower().startswith("mile") else number


def cost(text: str) -> str:
    """Return the words that give a cost, empty where none do."""
    match = _COST.search(text)
    return match[0].strip() if match else ""


def capacity(text: str) -> str:
    """Return the words that give a capacity, empty where none do."""
    match = _CAPACITY.search(text)
    return match[0].strip() if match else ""


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_BEGUN = re.compile(
    r"\b(?:opened|entered service|in service|operating|running|carrying|pumping|commissioned|"
    r"inaugurated|on stream|on line|switched on|in operation|in use)\b"
    rf"[^.;]{{0,30}}?\b(?:in|since|from|for)\s+(?:\w+\s+)?{_YEAR}\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:complet(?:e|ed|ion)|finish(?:ed)?|ready|open(?:ed|ing)?|operational|commission(?:ed|ing)|"
    r"in service|on stream)\b"
    rf"[^.;]{{0,40}}?\b(?:in|by|from|for|before)\s+(?:\w+\s+)?{_YEAR}\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:owned(?: jointly| equally| in part| partly)? by|belong(?:s|ing|ed) to|"
    r"a (?:consortium|venture|joint venture) (?:of|between))\s+(?:the\s+)?"
    r"(?P<names>[A-Z][\w&.’'-]*(?:(?:,? and |, | )(?:the )?(?:[A-Z][\w&.’'-]*|of(?= [A-Z])))*)"
)


def start_year(text: str, *, planned: bool) -> tuple[int, str] | None:
    """Return the year a line opened, or is to open where it is ``planned``, and the words."""
    match = (_DUE if planned else _BEGUN).search(text)
    return (int(match["year"]), match[0]) if match is not None else None


def owners(text: str) -> tuple[str, ...]:
    """Return whose a work is: "owned by Gazprom and PetroChina"."""
    match = _OWNED.search(text)
    if match is None:
        return ()
    names = re.split(r",? and (?:the )?|, (?:the )?", match["names"])
    return tuple(name.strip(" .,’'") for name in names if name.strip(" .,’'"))
