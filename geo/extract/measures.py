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
