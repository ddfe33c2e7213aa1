"""When a verb puts an event: told in the present, as to come, on a timetable."""

from __future__ import annotations

from geo.days import MONTHS
from geo.extract import standing_words as lex
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Token

_TO_COME = frozenset("tomorrow next coming".split())


def is_timetabled(reading: Reading, i: int) -> bool:
    """Tell whether an event stands in the plain present: "flies to Riyadh on Friday".

    A caption's "ministers sign a pact on Friday" has been; with a date to come, it hasn't.
    """
    verb = main_verb(reading, i)
    if not _is_finite(reading, verb):
        return False
    return verb.lemma in lex.TRAVELLING or _is_dated(reading, verb)


def is_present(reading: Reading, i: int) -> bool:
    """Tell whether an event is told in the present, or as to come: "flies to Riyadh tomorrow"."""
    verb = main_verb(reading, i)
    if any(c.text.lower() in lex.WILL for c in reading.analysis.children(verb.i) if c.dep == "aux"):
        return True
    tags = {c.tag for c in reading.analysis.children(verb.i) if c.dep in ("aux", "auxpass")}
    return _is_finite(reading, verb) or bool(tags & {"VBZ", "VBP"} and verb.tag == "VBG")


def main_verb(reading: Reading, i: int) -> Token:
    """Return the verb that gives an infinitive its time: "flies to Oslo to see"."""
    verb = reading.clause(i)
    while verb.tag == "VB" and verb.dep in ("advcl", "xcomp") and verb.head != verb.i:
        verb = reading.tokens[verb.head]
    return verb


def _is_finite(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb stands in the plain present, whatever the parser calls it."""
    if verb.tag in ("VBZ", "VBP"):
        return True
    bare = not any(c.dep in ("aux", "mark") for c in reading.analysis.children(verb.i))
    named = (c.tag in ("NNP", "NNPS", "NNS") for c in reading.analysis.children(verb.i)
             if c.dep in SUBJECTS)  # fmt: skip
    return verb.tag == "VB" and verb.dep == "ROOT" and bare and any(named)


def _is_dated(reading: Reading, verb: Token) -> bool:
    """Tell whether a day of a month, or a time to come, stands with a verb."""
    for token in reading.analysis.subtree(verb.i):
        word = token.text
        if word.lower() in _TO_COME:
            return True
        if word in MONTHS:
            beside = reading.tokens[max(0, token.i - 1) : token.i + 2]
            if any(t.pos == "NUM" and len(t.text) < 3 for t in beside):
                return True
    return False
