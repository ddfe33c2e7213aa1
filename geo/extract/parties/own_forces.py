"""Whose "police", "army aircraft" and "the National Guard" are where no state is told.

They are the state's that speaks of them, or on whose soil they act, or whose forces were told of
just before, or whose affairs are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.extract.cast.actors import Cast
from geo.extract.grammar import modifiers
from geo.extract.parties.ground import Ground
from geo.extract.reading import SAYING, Reading
from geo.model import Actor, Token

_SERVING = frozenset(
    "army military navy police policeman gendarme gendarmerie soldier troop coastguard guardsman "
    "constable airman marine court tribunal jury magistrate judge".split()
)
_UNITS = frozenset("convoy column patrol group squad unit party pair dozen handful".split())
_ORDERED = frozenset(
    "force troop soldier agent officer guard patrol jet aircraft helicopter plane warplane ship "
    "boat convoy post base depot barracks position checkpoint station outpost camp column vehicle "
    "garrison unit headquarters drone artillery gunship service personnel".split()
)
_ORDERING = frozenset(
    "security government police federal army military navy naval coastguard border customs "
    "immigration patrol guard".split()
)
_KILLING = frozenset("kill wound injure capture abduct seize take".split())


class OwnForces:
    """Finds whose the forces are that bear no state's name."""

    def __init__(self, reading: Reading, cast: Cast, ground: Ground) -> None:
        self._reading, self._cast, self._ground = reading, cast, ground

    def of(
        self, noun: Token, verb: Token, without: frozenset[str] = frozenset()
    ) -> tuple[Actor, ...]:
        """Return whose forces a noun tells of.

        Parameters
        ----------
        without
            The keys of those they can't be of, since these act on them.
        """
        return self._first(self._candidates(verb), without) if self._are_own(noun) else ()

    def of_the_land(self, verb: Token, without: frozenset[str]) -> tuple[Actor, ...]:
        """Return whose land is attacked: that of the places told of, or whose affairs are told."""
        home = self._cast.home_state(verb.i)
        found = (self._scene(verb), (home,) if home is not None else ())
        return self._first(found, without)

    def occupied(self, verb: Token, sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return whose ground foreign troops occupy in "the south": the state told of most."""
        home = self._cast.home_state(verb.i) if verb.lemma == "occupy" else None
        return (home,) if home is not None and home.key not in {a.key for a in sources} else ()

    def _first(
        self, candidates: Iterable[tuple[Actor, ...]], without: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return the first single state that isn't one of those who act."""
        for found in candidates:
            states = {a.key: a for a in found if a.country and a.key not in without}
            if len(states) == 1:
                return tuple(states.values())
        return ()

    def _are_own(self, noun: Token) -> bool:
        """Tell whether a noun is of a state's forces, and names no state."""
        if noun.lemma.lower() in _UNITS and (of := self._reading.child(noun.i, "prep")):
            whose = self._reading.child(of.i, "pobj") if of.text.lower() == "of" else None
            if whose is not None:
                return self._are_own(whose)  # "a convoy of marines"
        words = list(modifiers(self._reading, noun))
        lemmas = {w.lemma.lower() for w in words}
        ordering = bool(lemmas & _ORDERING) or lemmas >= {"air", "force"}
        ordered = noun.lemma.lower() in _ORDERED and ordering
        serving = f"{noun.lemma.lower()[:-3]}man" if noun.text.endswith("men") else noun.lemma
        if serving.lower() not in _SERVING and not ordered:
            return False
        if self._reading.child(noun.i, "poss") is not None:
            return False
        named = [w for w in words if w.tag == "NNP" and w.lemma.lower() not in _ORDERING]
        air = self._reading.text(named[0].i, noun.i - 1).lower() if named else ""
        return not named or air.startswith(("air force", "national guard", "coast guard"))

    def _candidates(self, verb: Token) -> Iterator[tuple[Actor, ...]]:
        yield self._lost(verb)
        yield self._speaking(verb)
        yield self._ground.places_of(verb)
        yield self._scene(verb)
        home = self._cast.home_state(verb.i)
        yield (home,) if home is not None else ()

    def _lost(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose men died: "attacked an army camp and killed seven Beninese soldiers"."""
        for other in self._reading.analysis.children(verb.i):
            if other.dep in ("conj", "advcl") and other.lemma in _KILLING and other.i > verb.i:
                whom = self._reading.child(other.i, "dobj")
                if whom is not None and (found := self._cast.at(whom.i)):
                    return found
        return ()

    def _speaking(self, verb: Token) -> tuple[Actor, ...]:
        """Return the state that tells of its own: "soldiers had died, the ministry said"."""
        for above in self._reading.above(verb.i):
            who = self._reading.child(above.i, "nsubj")
            if above.lemma in SAYING and who is not None and who.pos != "PRON":
                return self._cast.at(who.i)
        return ()

    def _scene(self, verb: Token) -> tuple[Actor, ...]:
        """Return the states of the places that the sentence before is told of."""
        here = self._reading.analysis.sentences[verb.sentence]
        before = self._reading.analysis.sentences[max(0, verb.sentence - 1)]
        between = self._reading.analysis.article.text[before.span.start : here.span.start]
        first = here.first if "\n\n" in between else before.first
        found: list[Actor] = []
        for i in range(first, verb.i):
            held = self._reading.at.get(i)
            if held is None or not held.drawn or held.toponym.role != "literal":
                continue
            if self._reading.tokens[i].dep != "pobj":
                continue  # who acts there need not be near
            place = held.place
            if place is not None and place.country and self._ground.is_likely(held):
                found.append(self._cast.state(place.country))
        return tuple(found)
