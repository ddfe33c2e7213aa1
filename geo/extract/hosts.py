"""Who brings parties together: hosts and mediators, told beside what they met for."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.actors import Cast
from geo.extract.parties import Parties
from geo.extract.reading import Reading
from geo.model import Actor, Token

_HOSTING = frozenset("mediate broker host chair facilitate sponsor convene oversee".split())
_HOSTED_ENDS = ("-mediated", "-brokered", "-hosted", "-facilitated", "-sponsored", "-led")
_MEDIATION = frozenset("mediation auspices brokerage facilitation".split())


def find_hosts(reading: Reading, cast: Cast, parties: Parties, noun: Token) -> tuple[Actor, ...]:
    """Return who brought parties together: "talks mediated by Malaysia"."""
    for child in reading.analysis.children(noun.i):
        if child.dep in ("acl", "relcl") and child.lemma in _HOSTING:
            doer = grammar.agent(reading, child)
            if doer is not None:
                return cast.at(doer.i)
    for token in reading.tokens[noun.i + 1 : noun.i + 9]:
        # "talks in Ankara hosted by Mali": the parser may hang it on the town
        if token.sentence == noun.sentence and token.lemma in _HOSTING and token.dep == "acl":
            doer = grammar.agent(reading, token)
            if doer is not None and noun.i in {t.i for t in reading.above(token.i)}:
                return cast.at(doer.i)
    for word in grammar.modifiers(reading, noun):
        # "Qatar-mediated talks"
        if word.lemma.lower() in _HOSTING or word.text.lower().endswith(_HOSTED_ENDS):
            for part in reading.analysis.children(word.i):
                found = cast.one(part.i) or cast.at(part.i)
                if not found and (actor := cast.modifier(part.i)):
                    found = (actor,)
                if found:
                    return found
    for other in reading.analysis.subtree(reading.clause(noun.i).i):
        # "under the mediation of Oman", "through Swiss mediation"
        if other.text.lower() in _MEDIATION and reading.clause(other.i) == reading.clause(noun.i):
            if found := parties.owners(other):
                return found
    return ()
