"""Lines whose beginning was told before them: "its crude is piped to B", "from there"."""

from __future__ import annotations

from itertools import pairwise

from geo.extract.lines.sites import sites_of
from geo.extract.lines.stop_names import NameReader, Settled, read_list, settle
from geo.extract.lines.works import load_works
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Place, Token

_LOADS = frozenset(
    "crude oil gas coal ore output production water electricity power current copper condensate "
    "concentrate bauxite iron phosphate potash fuel uranium nickel cement grain diesel".split()
)
_OF_IT = frozenset("its their".split())
_TO = frozenset("to into".split())
_NEAR = 5
"""How many words stand between a line's noun and "to", at most."""
_NO_ENDS = frozenset({"country", "region", "ocean", "sea", "river", "territory"})


def course_from_before(reading: Reading, noun: Token) -> tuple[Settled, int, int] | None:
    """Return the course of a line that starts where the words before it left off.

    With its first and last token.
    """
    sentence = reading.analysis.sentence_of(noun.i)
    words = reading.tokens[sentence.first : sentence.last + 1]
    start = _there(words, noun)
    if start is not None:
        origin = _last_place(reading, start)
    else:
        start = _load(reading, words)
        origin = _work_before(reading, start) if start is not None else None
    if start is None or origin is None:
        return None
    end = _end(reading, max(noun.i, start.i), sentence.last)
    if end is None:
        return None
    found = settle(reading, [origin, *end.stops])
    if len(found.stops) < 2 or not found.ended:
        return None
    return found, min(start.i, noun.i), end.i - 1


def _there(words: tuple[Token, ...], noun: Token) -> Token | None:
    """Return "there" of "from there", where a line's noun stands behind it."""
    for before, token in pairwise(words):
        if before.text.lower() == "from" and token.text.lower() == "there" and token.i < noun.i:
            return token
    return next((t for t in words if t.text.lower() == "thence" and t.i < noun.i), None)


def _load(reading: Reading, words: tuple[Token, ...]) -> Token | None:
    """Return what goes along a line and is said to be of a work: "their crude"."""
    for token in words:
        if token.lemma.lower() in _LOADS and token.dep in (*SUBJECTS, "dobj"):
            children = reading.analysis.children(token.i)
            if any(c.text.lower() in _OF_IT for c in children):
                return token
    return None


def _end(reading: Reading, i: int, last: int) -> NameReader | None:
    """Return where a line ends that "to" tells close behind its noun or its verb."""
    for token in reading.tokens[i + 1 : min(i + _NEAR, last) + 1]:
        if token.text.lower() in _TO:
            reader = NameReader(reading, token.i + 1, last)
            return reader if read_list(reader) else None
        if token.pos == "PUNCT":
            return None
    return None


def _work_before(reading: Reading, load: Token) -> Place | None:
    """Return where the work lies that was told of last before its load."""
    works = load_works().facilities
    begin = reading.analysis.sentences[max(load.sentence - 1, 0)].first
    for token in reversed(reading.tokens[begin : load.i]):
        if token.lemma.lower() in works and token.pos in ("NOUN", "PROPN"):
            places = sites_of(reading, token)
            return places[0] if len(places) == 1 else None
    return None


def _last_place(reading: Reading, there: Token) -> Place | None:
    """Return what "there" points back to: the last town or work named."""
    begin = reading.analysis.sentences[max(there.sentence - 1, 0)].first
    for i in range(there.i - 1, begin - 1, -1):
        held = reading.at.get(i)
        if held is None or held.place is None or held.toponym.role != "literal":
            continue
        return held.place if held.place.kind not in _NO_ENDS else None
    return None
