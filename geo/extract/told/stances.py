"""What adjectives tell of a party's stand: "is opposed to the launches", "is angry at Chad"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

_OPPOSED = frozenset("opposed hostile averse allergic".split())
_BLAMING = {
    **dict.fromkeys("critical scornful contemptuous dismissive disdainful".split(), ("of",)),
    **dict.fromkeys(
        "angry furious outraged incensed irate indignant livid enraged infuriated aggrieved "
        "displeased appalled dismayed unhappy bitter scathing".split(),
        ("at", "with", "over", "about", "by"),
    ),
}
"""Adjectives of blame, and after which words stands who or what is blamed."""
STANCES = _OPPOSED | frozenset(_BLAMING)
_BEING = frozenset("be remain stay feel seem become".split())


class Stances:
    """Finds against whom an adjective tells that somebody stands."""

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties, doers: Doers
    ) -> None:
        self._reading, self._cast, self._lexicon = reading, cast, lexicon
        self._parties, self._doers = parties, doers
        self._accuse = self._lexicon.verb("criticise", "ACCUSE")
        self._reject = self._lexicon.verb("oppose", "REJECT")

    def of_word(self, word: Token) -> Iterator[Telling]:
        """Yield what an adjective, or a participle used as one, says of a subject's stand."""
        who = self._standing(word)
        if who is None:
            return
        sources = self._doers.at_subject(who)
        own = frozenset(actor.key for actor in sources)
        if not own:
            return
        text = word.text.lower()
        after = ("to",) if text in _OPPOSED else _BLAMING[text]
        for preposition in grammar.prepositions(self._reading, word):
            if preposition.text.lower() not in after:
                continue
            for what in grammar.below(self._reading, preposition):
                frame = self._frame_for(text, what)
                found = self._meant(what, frame, own)
                if others := tuple(a for a in found if a.key not in own and self._cast.acts(a)):
                    yield Telling(word.i, frame, sources, others)
                    return

    def _standing(self, word: Token) -> Token | None:
        """Return of whom an adjective is said."""
        if word.text.lower() == "opposed" and word.pos == "VERB":
            if word.tag == "VBN" and grammar.agent(self._reading, word) is None:
                if (who := self._reading.child(word.i, "nsubjpass")) is not None:
                    return who
        if word.tag == "VBN" and word.pos == "VERB" and word.text.lower() in _BLAMING:
            if (who := self._reading.child(word.i, "nsubjpass")) is not None:
                return who
        above = self._reading.tokens[word.head]
        if word.dep == "acomp" and above.lemma in _BEING:
            return grammar.subject(self._reading, above)
        return None

    def _frame_for(self, text: str, what: Token) -> Frame:
        """Return what it is: a plan is turned down, a deed or a party is blamed."""
        asked = what.lemma.lower() in self._lexicon.groups["asked"]
        asked = asked or what.lemma.lower() in self._lexicon.groups["proposal"]
        return self._reject if asked and text in _OPPOSED else self._accuse

    def _meant(self, what: Token, frame: Frame, own: frozenset[str]) -> tuple[Actor, ...]:
        owners = self._cast.at(what.i) or self._parties.owners(what)
        others = tuple(a for a in owners if a.key not in own)
        if others or what.pos == "PROPN":
            return others
        return self._parties.deeds.of_event(what, frame, own)
