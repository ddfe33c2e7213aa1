"""The state an article is written in, where it goes without saying that it is the other party.

"PORT VILA — Taiwan has pledged 30 million dollars", "its ambassador delivered a note of protest".
"""

from __future__ import annotations

from geo.days import DAYS_AND_MONTHS
from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.reading import Reading
from geo.model import Actor, Token

_MONEY = frozenset(
    "million billion dollar euro pound yen yuan money grant loan aid assistance fund funding "
    "donation relief".split()
)
_CUTTING = frozenset(
    "halve cut reduce suspend freeze withhold stop end slash trim withdraw".split()
)
_PROMISING = _CUTTING | frozenset(
    "promise pledge offer give donate grant provide commit contribute send lend approve announce "
    "release disburse double increase resume unload deliver distribute arrive".split()
)
_SUPPLYING = frozenset("supply provide donate give deliver".split())
_BY_ENVOY = frozenset({"ACCUSE", "REQUEST", "REJECT"})
_PROTESTS = frozenset("protest complaint demarche démarche objection".split())
_HOUSES = frozenset("ministry government office presidency cabinet minister president".split())
_POOLS = frozenset("fund agency bank mission alliance union bloc organisation appeal".split())
"""What gives on to many states."""
_RECEIVING = frozenset("to for into in on against with at".split())


class AtHome:
    """Finds that something is done to or for the state where the news is told."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon) -> None:
        self._reading, self._cast, self._lexicon = reading, cast, lexicon

    def of(
        self, frame: Frame, verb: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return the state of the dateline, where a verb leaves its other party unsaid."""
        home = self._cast.written_in()
        if home is None or not own or home.key in own or not all(map(self._is_of_world, own)):
            return ()
        if frame.type in _BY_ENVOY:
            said = self._is_by_envoy(verb, object_)
        elif frame.type in ("AID", "SANCTION"):
            said = self._is_given(frame, verb, object_)
        else:
            said = False
        note = frame.type in _BY_ENVOY
        return (home,) if said and not self._has_receiver(verb, object_, note=note) else ()

    def losing(self, verb: Token, object_: Token | None, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return the state of the dateline where somebody is to cut what is given to it."""
        if verb.lemma not in _CUTTING:
            return ()
        frame = self._lexicon.verb("suspend", "SANCTION")
        return self.of(frame, verb, object_, own)

    def _is_of_world(self, key: str) -> bool:
        """Tell whether a party deals with states: it is one, or a body that they know."""
        state = len(key) == 2 and key.isupper()
        return state or self._reading.gazetteer.speaker(key) is not None

    def _is_by_envoy(self, verb: Token, object_: Token | None) -> bool:
        """Tell whether an envoy hands over what is for the state that receives envoys."""
        envoy = grammar.subject(self._reading, verb)
        if envoy is None or object_ is None:
            return False
        words = {t.lemma.lower() for t in self._reading.analysis.subtree(object_.i)}
        note = bool(words & _PROTESTS)
        return note and envoy.lemma.lower() in self._lexicon.groups["envoys"] | {"embassy"}

    def _is_given(self, frame: Frame, verb: Token, object_: Token | None) -> bool:
        """Tell whether money is given or held back, or goods have come that are a gift."""
        if "brought" in frame.flags:
            return True
        what = self._reading.lemmas(object_)
        if what & _MONEY:
            return verb.lemma in _PROMISING
        return verb.lemma in _SUPPLYING and bool(what & self._lexicon.groups["goods"])

    def _has_receiver(self, verb: Token, object_: Token | None, *, note: bool) -> bool:
        """Tell whether words say for whom or where it is, though they name no party."""
        hung = grammar.prepositions(self._reading, verb)
        hung += grammar.prepositions(self._reading, object_) if object_ is not None else []
        for child in hung:
            noun = self._reading.child(child.i, "pobj")
            if noun is None or child.text.lower() not in _RECEIVING:
                continue
            named = noun.pos == "PROPN" and noun.text not in DAYS_AND_MONTHS
            if named or any(self._is_foreign(t) for t in self._reading.analysis.subtree(noun.i)):
                return True
            told = note and child.text.lower() in ("to", "with")
            if told and noun.lemma.lower() not in _HOUSES:
                return True
            if child.text.lower() in ("to", "for") and noun.lemma.lower() in _POOLS:
                return True
        return False

    def _is_foreign(self, word: Token) -> bool:
        """Tell whether a word names another state than that of the dateline."""
        actor, home = self._cast.modifier(word.i), self._cast.written_in()
        return actor is not None and home is not None and actor.key != home.key
