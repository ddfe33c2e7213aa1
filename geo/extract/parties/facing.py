"""Against whom forces stand, by where they look and what they are there for.

"Sent two brigades to the coast, facing Oman", "a signal to Oman", "within sight of Omani posts",
"to deter Oman".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, object_of
from geo.extract.reading import SUBJECTS, Reading
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
_POINTING = frozenset("the this that these those its their".split())
_MEANT = frozenset("aim direct mean intend point train target bind".split())
_NEARNESS = frozenset("sight view range reach distance earshot shot".split())
_BESIDE = frozenset("across close closer near nearer opposite adjacent".split())
_EDGES = frozenset("border frontier boundary coast coastline waters airspace".split())
_ALONG = frozenset("near along off on opposite across beside".split())
_MOVES = frozenset(
    "drill exercise manoeuvre maneuver wargame move deployment reinforcement mobilisation "
    "mobilization buildup build-up step show troop soldier force unit ship missile measure "
    "dispatch posting flight launch test alert".split()
)
"""What a sentence is about that says more of forces just told of."""
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
        words = (t for t in self._reading.analysis.subtree(verb.i) if t.i > verb.i)
        return self._first(words, own)

    def told_next(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whom the next sentence says they are for: "The drill was a signal to Oman"."""
        sentences = self._reading.analysis.sentences
        if verb.sentence + 1 >= len(sentences):
            return ()
        following = sentences[verb.sentence + 1]
        words = self._reading.tokens[following.first : following.last + 1]
        about = next((t for t in words if t.dep in SUBJECTS), None)
        if about is None or about.lemma.lower() not in _MOVES:
            return ()
        pointing = (c.text.lower() for c in self._reading.analysis.children(about.i))
        if not _POINTING & set(pointing):
            return ()
        return self._first(words[about.i - following.first + 1 :], own)

    def _first(self, words: Iterable[Token], own: frozenset[str]) -> tuple[Actor, ...]:
        for token in words:
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
        elif token.text.lower() in _BESIDE and token.dep in ("prep", "advmod", "amod", "advcl"):
            # "across from Oman's islands", "close to the Omani frontier"
            yield from self._after(hung, frozenset({"from", "to"}))
        if token.text.lower() in _ALONG and token.dep == "prep" and self._is_nearer(token):
            # "to an island near the Omani frontier"
            yield from (c for c in hung if c.dep == "pobj" and c.lemma.lower() in _EDGES)

    def _is_nearer(self, preposition: Token) -> bool:
        """Tell whether a preposition says where a place is that has no name of its own."""
        place = self._reading.tokens[preposition.head]
        return place.dep == "pobj" and place.pos == "NOUN"

    def _after(self, hung: tuple[Token, ...], words: frozenset[str]) -> Iterator[Token]:
        for child in hung:
            if child.text.lower() in words and child.dep in ("prep", "dative"):
                nouns = below(self._reading, child)
                yield from (noun for noun in nouns if noun.lemma.lower() not in _ASKED)
