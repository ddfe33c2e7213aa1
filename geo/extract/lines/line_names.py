"""What a line is called: "the Pakistan Stream gas pipeline", "known as Coral Link"."""

from __future__ import annotations

import re

from geo.extract.reading import Reading
from geo.model import Token

_GENERIC_NAME = frozenset(
    "gas oil pipeline railway line project the road cable power natural".split()
)


def name_of(reading: Reading, noun: Token) -> str:
    """Return a line's proper name: "Pakistan Stream gas pipeline", "known as Coral Link"."""
    tokens = reading.tokens
    i = noun.i
    while i > 0 and _nameable(tokens[i - 1]) and tokens[i - 1].sentence == noun.sentence:
        i -= 1
    words = [t for t in tokens[i : noun.i + 1] if t.text != "-"]
    proper = [t for t in words if t.text[:1].isupper() and t.lemma.lower() not in _GENERIC_NAME]
    at_start = tokens[i].i == reading.analysis.sentence_of(noun.i).first
    if len(proper) > (1 if at_start and len(proper) == 1 else 0) or (
        len(proper) == 1 and not at_start and not _is_place_or_people(reading, proper[0])
    ):
        named = [t for t in words if t.i >= proper[0].i]
        if not all(_is_place_or_people(reading, t) for t in proper):
            return reading.text(named[0].i, noun.i)
    for token in reading.analysis.subtree(noun.i):
        # "a gas pipeline, the Pakistan Stream, that …", "known as the Pakistan Stream"
        far = token.dep == "appos" or (
            token.dep == "pobj" and tokens[token.head].text.lower() == "as"
        )
        called = token.dep in ("oprd", "dobj", "attr") and tokens[token.head].lemma in (
            "call",
            "name",
            "dub",
            "know",
        )
        if (far or called) and token.pos == "PROPN" and token.i > noun.i:
            first = token.i
            while tokens[first - 1].text[:1].isupper() or tokens[first - 1].text == "-":
                first -= 1
            if first < token.i:
                return reading.text(first, token.i)
    return ""


def key_of(name: str) -> str:
    """Return what makes two names of a line the same: its words, without “gas pipeline”."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in _GENERIC_NAME)


def _nameable(token: Token) -> bool:
    return (
        token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ")
    ) or token.text.lower() in ("gas", "oil", "natural", "-", "power")


def _is_place_or_people(reading: Reading, token: Token) -> bool:
    if token.i in reading.at and reading.at[token.i].drawn:
        return True
    return reading.gazetteer.demonym(token.text) is not None
