"""Who is sent away, who is kept from leaving, and what is done in anger at another's deed."""

from __future__ import annotations

from geo.extract.grammar import below, prepositions
from geo.extract.reading import Reading
from geo.model import Token

_LEAVING = frozenset("leave quit depart exit go pack get out".split())
_IN_ANGER = frozenset("over after reprisal retaliation revenge response protest".split())
"""What tells that a trade was not stopped for want of goods or buyers."""


def is_told_to_leave(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody is sent away: "ordered three attachés to leave", "out"."""
    hung = reading.analysis.children(verb.i)
    if any(c.text.lower() in ("out", "home") for c in hung):
        return True
    inner = (c for c in hung if c.dep in ("xcomp", "ccomp") and c.lemma in _LEAVING)
    return any(c.text.lower() == "to" for deed in inner for c in reading.analysis.children(deed.i))


def is_kept_from_leaving(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody may not go: "barred a banker from leaving"."""
    return any(
        t.lemma in _LEAVING
        for child in prepositions(reading, verb)
        if child.text.lower() == "from"
        for t in below(reading, child)
    )


def is_unwelcome(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody is declared persona non grata."""
    last = reading.analysis.sentences[verb.sentence].last
    said = reading.text(verb.i, last).lower()
    return "persona non grata" in said or "personae non gratae" in said


def is_in_anger(reading: Reading, verb: Token) -> bool:
    """Tell whether something is done for what another did: "after a tweet", "over a raid"."""
    words = {t.text.lower() for t in reading.analysis.subtree(verb.i)}
    return bool(words & _IN_ANGER)
