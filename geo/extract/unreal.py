"""What a text tells of a play, a film or a game: nothing of it has happened."""

from __future__ import annotations

from geo.extract.reading import SUBJECTS, Reading
from geo.model import Token

_FICTION = frozenset(
    "film movie novel play opera thriller comic game musical simulation wargame float cartoon "
    "satire pantomime sitcom screenplay reenactment pageant parody spoof fable videogame "
    "miniseries".split()
)
_SHOWS = frozenset({"museum", "exhibition", "exhibit", "display", "mural", "painting", "tapestry"})
_SHOWING = frozenset(
    "show tell depict portray imagine recount stage feature follow see reenact dramatise dramatize "
    "recreate".split()
)
_KNOWN = frozenset({"the", "those", "these", "this", "that"})
_SINCE = frozenset({"after", "since", "because", "now"})
_WITHIN = frozenset({"in", "on", "during", "at"})


def told_as_fiction(reading: Reading, i: int) -> str:
    """Return the word that makes what token ``i`` tells a fiction, or nothing."""
    above = [reading.tokens[i], *reading.above(i)]
    for verb in above:
        for child in reading.analysis.children(verb.i):
            work = _work(reading, child, verb)
            if work is not None and not _holds(reading, work, i):
                return work.text
    return ""


def is_known(reading: Reading, i: int) -> bool:
    """Tell whether a question takes for known what it tells: "on the missiles it fired?"."""
    event = reading.tokens[i]
    if event.pos == "NOUN" and reading.child(i, "relcl") is not None:
        return any(c.text.lower() in _KNOWN for c in reading.analysis.children(i))
    for token in (event, *reading.above(i)):
        if token.dep == "relcl" and reading.tokens[token.head].pos in ("NOUN", "PROPN"):
            named = reading.analysis.children(token.head)
            return any(c.dep == "poss" or c.text.lower() in _KNOWN for c in named)
        if token.dep == "advcl" and (mark := reading.child(token.i, "mark", "advmod")):
            return mark.text.lower() in _SINCE
        if token.dep in ("ccomp", "xcomp", "pcomp"):
            return False
    return False


def _work(reading: Reading, child: Token, verb: Token) -> Token | None:
    """Return the work of fiction that a verb's subject or one of its prepositions names."""
    if child.dep in SUBJECTS and verb.lemma in _SHOWING:
        return child if child.lemma in _FICTION | _SHOWS and child.pos == "NOUN" else None
    if child.dep != "prep" or child.text.lower() not in _WITHIN or verb.pos != "VERB":
        return None
    noun = reading.child(child.i, "pobj")
    if noun is None or noun.pos != "NOUN" or noun.lemma not in _FICTION:
        return None
    described = any(c.dep in ("det", "poss") for c in reading.analysis.children(noun.i))
    return noun if described else None


def _holds(reading: Reading, work: Token, i: int) -> bool:
    """Tell whether token ``i`` is part of what a work is called: "the film about the visit"."""
    return any(token.i == i for token in reading.analysis.subtree(work.i))
