"""Against whom forces stand, by where they look and what they are there for.

"Sent two brigades to the coast, facing Oman", "a signal to Oman", "within sight of Omani posts",
"to deter Oman".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.extract.actors import Cast
from geo.extract.grammar import below, object_of
from geo.extract.reading import Reading
from geo.model import Actor, Token

_LOOKING = frozenset("facing confronting opposing overlooking opposite".split())
_DETERRING = frozenset(
    "deter face warn intimidate stare counter menace confront discourage cow threaten rattle "
    "pressure impress unnerve contain check deny".split()
)
_SIGNS = frozenset(
    "signal message warning riposte show display demonstration challenge deterrent reminder "
    "answer response reply shield".split()
)
_FOR_WHOM = frozenset("to at against for towards toward".split())
_MEANT = frozenset("aim direct mean intend point train target bind".split())
_NEARNESS = frozenset("sight view range reach distance earshot shot".split())
_ASKED = frozenset("request appeal invitation call plea attack raid".split())


class Facing:
    """Finds whom a show of force is meant for.

    Parameters
    ----------
    owners
        Returns whom a noun belongs to.
    """

    def __init__(
        self, reading: Reading, cast: Cast, owners: Callable[[Token], tuple[Actor, ...]]
    ) -> None:
        self._reading, self._cast, self._owners = reading, cast, owners

    def of(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whom the forces that a verb moves are there for."""
        for token in self._reading.analysis.subtree(verb.i):
            if token.i <= verb.i:
                continue
            for noun in self._meant(token):
                found = self._cast.at(noun.i) or self._owners(noun) or self._cast.unnamed(noun.i)
                others = tuple(a for a in found if a.key not in own and self._cast.acts(a))
                if others:
                    return others
        return ()

    def _meant(self, token: Token) -> Iterator[Token]:
        """Yield the nouns after a word that says whom forces are shown to."""
        hung = self._reading.analysis.children(token.i)
        lemma = token.lemma.lower()
        if token.text.lower() in _LOOKING:
            yield from (c for c in hung if c.dep in ("dobj", "pobj"))
        elif lemma in _DETERRING and token.tag == "VB" and any(c.dep == "aux" for c in hung):
            whom = object_of(self._reading, token)
            yield from (whom,) if whom is not None else ()
        elif (lemma in _SIGNS and token.pos == "NOUN") or (
            lemma in _MEANT and token.tag in ("VBN", "JJ")
        ):
            yield from self._after(hung, _FOR_WHOM)
        elif lemma in _NEARNESS and token.dep == "pobj":
            yield from self._after(hung, frozenset({"of"}))

    def _after(self, hung: tuple[Token, ...], words: frozenset[str]) -> Iterator[Token]:
        for child in hung:
            if child.text.lower() in words and child.dep in ("prep", "dative"):
                nouns = below(self._reading, child)
                yield from (noun for noun in nouns if noun.lemma.lower() not in _ASKED)
