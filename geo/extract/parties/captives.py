"""Who holds people whose release is asked for, by the words about them: "jailed in Mali"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.parties.ground import Ground
from geo.extract.reading import Reading
from geo.model import Actor, Token

_FREEDOM = frozenset(
    "release return freedom freeing handover repatriation liberation liberty homecoming".split()
)
_HOLDING = frozenset(
    "hold detain jail imprison keep arrest seize capture intern impound take abduct kidnap "
    "convict sentence".split()
)
_WHERE = frozenset("in at near off".split())


class Captives:
    """Finds who holds people or ships."""

    def __init__(self, reading: Reading, cast: Cast, ground: Ground) -> None:
        self._reading, self._cast, self._ground = reading, cast, ground

    def freedom(self, verb: Token, object_: Token | None) -> Token | None:
        """Return the word for the freedom asked for: "demanded", "asked for their release"."""
        if object_ is not None:
            return object_ if object_.lemma.lower() in _FREEDOM else None
        for child in grammar.prepositions(self._reading, verb):
            for noun in grammar.below(self._reading, child) if child.text.lower() == "for" else ():
                if noun.lemma.lower() in _FREEDOM:
                    return noun
        return None

    def holder(self, freedom: Token) -> tuple[Actor, ...]:
        """Return who holds those whose release it is: "of two sailors held here since May"."""
        for token in self._reading.analysis.subtree(freedom.i):
            if token.dep in ("acl", "relcl") and token.lemma in _HOLDING and token.tag == "VBN":
                return self.keeping(token)
        return ()

    def keeping(self, held: Token) -> tuple[Actor, ...]:
        """Return who holds somebody by what hangs on the verb: "by Oman", "in Goma", "here"."""
        doer = grammar.agent(self._reading, held)
        if doer is not None:
            return self._cast.at(doer.i)
        for child in grammar.prepositions(self._reading, held):
            for place in grammar.below(self._reading, child):
                if child.text.lower() in _WHERE:
                    if found := self._ground.where(place, abroad=True):
                        return found
        here = any(c.text.lower() == "here" for c in self._reading.analysis.children(held.i))
        home = self._cast.written_in() if here else None
        return (home,) if home is not None else ()
