"""Who brings parties together: hosts and mediators, told beside what they met for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Actor, Token

if TYPE_CHECKING:
    from geo.extract.parties.parties import Parties

_HOSTING = frozenset("mediate broker host chair facilitate sponsor convene oversee".split())
_ACTING = frozenset("act serve play sit".split())
_PARTS = frozenset(
    "host mediator facilitator broker guarantor chair intermediary arbiter between "
    "moderator convenor convener".split()
)
"""What somebody is at a meeting who brings the others together."""
_HOSTED_ENDS = ("-mediated", "-brokered", "-hosted", "-facilitated", "-sponsored", "-led")
_SEATS = {
    "Brussels": ("EU", "European Union", "NATO"),
    "Abuja": ("ECOWAS",),
    "Jakarta": ("ASEAN",),
    "Gaborone": ("SADC",),
    "Vienna": ("OSCE", "IAEA"),
    "Geneva": ("UN", "United Nations"),
}
"""Towns in which unions have their seat, and call parties together."""
_MEDIATION = frozenset("mediation auspices brokerage facilitation".split())


def find_hosts(reading: Reading, cast: Cast, parties: Parties, noun: Token) -> tuple[Actor, ...]:
    """Return who brought parties together: "talks mediated by Malaysia"."""
    for child in reading.analysis.children(noun.i):
        if child.dep in ("acl", "relcl") and child.lemma in _HOSTING:
            doer = grammar.agent(reading, child)
            if doer is not None:
                return cast.at(doer.i)
    if found := _playing_host(reading, cast, noun):
        return found
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
    return _at_seat(reading, cast, noun)


def _at_seat(reading: Reading, cast: Cast, noun: Token) -> tuple[Actor, ...]:
    """Return the union that acts in the sentence, where parties met in the town of its seat."""
    towns = [t for t in reading.analysis.subtree(noun.i) if t.text in _SEATS and t.dep == "pobj"]
    sentence = reading.analysis.sentences[noun.sentence]
    for town in towns:
        if reading.tokens[town.head].text.lower() not in ("in", "at"):
            continue
        for token in reading.tokens[sentence.first : sentence.last + 1]:
            if token.dep in SUBJECTS and token.i not in {town.i, noun.i}:
                found = [a for a in cast.one(token.i) if a.name in _SEATS[town.text]]
                if found:
                    return (found[0],)
    return ()


def _playing_host(reading: Reading, cast: Cast, noun: Token) -> tuple[Actor, ...]:
    """Return who is told beside a meeting to be its host: "at which Mali had acted as host"."""
    last = reading.analysis.sentences[noun.sentence].last
    for token in reading.tokens[noun.i + 1 : last + 1]:
        if token.dep == "relcl" and token.pos == "VERB" and noun in reading.above(token.i):
            who = reading.child(token.i, "nsubj")
            if who is not None and who.pos != "PRON" and _is_hosting(reading, token):
                return cast.at(who.i)
        if token.text.lower() == "with" and token.dep == "prep":
            if (who := host_after(reading, token)) is not None and (found := cast.at(who.i)):
                return found
    return ()


def host_after(reading: Reading, with_: Token) -> Token | None:
    """Return who hosts after a "with": "with Oman as host", "with Oman and Mali mediating"."""
    deed = reading.child(with_.i, "pcomp")
    if deed is not None:
        return reading.child(deed.i, "nsubj") if _is_hosting(reading, deed) else None
    who = reading.child(with_.i, "pobj")
    if who is None:
        return None
    said = [c for c in reading.analysis.children(who.i) if c.dep == "acl" and c.tag == "VBG"]
    named = (*reading.analysis.children(with_.i), *reading.analysis.children(who.i))
    playing = any(c.text.lower() == "as" and is_part_after(reading, c) for c in named)
    return who if playing or any(_is_hosting(reading, c) for c in said) else None


def _is_hosting(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb says that somebody brings others together: "served as mediator"."""
    return verb.lemma in _HOSTING or (verb.lemma in _ACTING and is_part_after(reading, verb))


def is_part_after(reading: Reading, word: Token) -> bool:
    """Tell whether soon after a word stands what somebody is at a meeting: "as mediator"."""
    after = reading.tokens[word.i + 1 : word.i + 6]
    return any(t.lemma.lower() in _PARTS and t.sentence == word.sentence for t in after)
