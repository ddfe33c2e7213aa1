"""How words reach others: "a plea from Oslo reached Rome", "despite threats from Mali"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Frame
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.model import Actor, Token

_REACHING = frozenset(
    "reach land arrive go come send deliver hand address pass submit lodge issue make "
    "direct".split()
)
"""What words do that come to somebody."""
_CRITICS = frozenset("minister lawmaker official critic parliament senator diplomat envoy".split())


class SentWords:
    """Finds from whom and to whom demands, complaints, refusals and threats go."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties, doers: Doers) -> None:
        self.reading, self.cast, self.parties, self.doers = reading, cast, parties, doers

    def sent_by(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return from whom words come: "a warning went out from Oslo"."""
        above = self.reading.tokens[noun.head]
        return self.parties.after(above, "from", frame) if above.lemma in _REACHING else ()

    def delivered(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return whom words reach: "a plea from Oslo reached Rome", "a warning went out to"."""
        verb = self.reading.tokens[noun.head]
        if noun.dep not in ("nsubj", "nsubjpass") or verb.lemma not in _REACHING:
            return ()
        whom = self.reading.child(verb.i, "dobj")
        if whom is not None and (found := self.cast.at(whom.i) or self.parties.owners(whom)):
            return found
        if whom is not None and (found := self.parties.ground.where(whom)):
            return found
        for word in ("to", "with", "in", "at", "on"):
            if found := self.parties.after(verb, word, frame):
                return found
            for child in grammar.prepositions(self.reading, verb):
                desk = self.reading.child(child.i, "pobj") if child.text.lower() == word else None
                if desk is not None and (found := self.parties.owners(desk)):
                    return found
        return ()

    def facing(self, noun: Token) -> tuple[Actor, ...]:
        """Return who does something all the same: "despite threats from Mali, Chad signed"."""
        if noun.dep != "pobj":
            return ()
        after = self.reading.tokens[noun.head]
        held = after.text.lower() in ("despite", "amid", "following", "under")
        if not held and not self.reading.text(max(0, after.i - 2), after.i).endswith("face of"):
            return ()
        verb = self.reading.clause(noun.i)
        return self.doers.at_subject(grammar.subject(self.reading, verb))

    def is_under_words(self, verb: Token) -> bool:
        """Tell whether fire is only words: "came under fire from Oman's foreign minister"."""
        for child in grammar.prepositions(self.reading, verb):
            whom = self.reading.child(child.i, "pobj") if child.text.lower() == "from" else None
            if whom is not None and (self.cast.is_person(whom.i) or whom.lemma in _CRITICS):
                return True
        return False
