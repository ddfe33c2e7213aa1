"""Who did what a later word points back to: "the raid", "the move", "as Chad had requested"."""

from __future__ import annotations

from geo.extract.cast.actors import Cast
from geo.extract.grammar import modifiers
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.party_words import AGAINST_STATES, ARMED, SIZES
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, QUAD_CLASS, Actor, EventType, Token

_MEANT: dict[str, frozenset[EventType]] = {
    **dict.fromkeys("launch test firing missile".split(), frozenset({"MOBILIZE", "ASSAULT"})),
    **dict.fromkeys("killing violence bloodshed blast explosion".split(), frozenset({"ASSAULT"})),
    **dict.fromkeys("arrest jailing hijacking".split(), frozenset({"COERCE"})),
    **dict.fromkeys("provocation escalation aggression crime outrage".split(), CONFLICT_TYPES),
    **dict.fromkeys("closure restriction expulsion".split(), frozenset({"SANCTION"})),
    **dict.fromkeys("delay postponement lifting reopening return".split(), frozenset({"CONCEDE"})),
}
"""What a noun that points back may mean beside what it tells itself: "condemned the launch"."""
_PLANS = frozenset("scheme plan project proposal idea".split())
_SENT = frozenset(
    "note letter protest message request demand complaint warning ultimatum appeal bid invitation "
    "petition memorandum objection plea".split()
)
"""What one party sends another."""
_DEEDS = _PLANS | frozenset(
    "it this that move step decision measure action announcement choice gesture overture "
    "concession".split()
)
"""What only says that something was done."""


class Deeds:
    """Finds the doers of deeds told of before.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, told: list[Telling]) -> None:
        self._reading, self._cast, self._lexicon, self._told = reading, cast, lexicon, told

    def of_event(
        self, noun: Token, frame: Frame | None = None, own: frozenset[str] = frozenset()
    ) -> tuple[Actor, ...]:
        """Return who did what a noun points back to: "called the seizure piracy"."""
        lemma = noun.lemma.lower()
        if lemma in _SENT and (sent := self._sent(noun, own)):
            return sent
        if frame is not None and lemma in _DEEDS:
            return self.of_deed(noun, frame, own)
        types = {frame.type for frame in self._lexicon.nouns.get(lemma, ())}
        types |= {"AGREE"} if lemma in self._lexicon.groups["accord"] else set()
        types |= _MEANT.get(lemma, frozenset())
        words = {w.lemma.lower() for w in modifiers(self._reading, noun)}
        rebels = words & (AGAINST_STATES | ARMED) and CONFLICT_TYPES & types
        for telling in reversed(self._told):
            if rebels and all(actor.country for actor in telling.sources):
                continue  # "condemned the rebel assault"
            if noun.sentence - self._reading.tokens[telling.i].sentence > (15 if rebels else 6):
                break
            if telling.frame.type in types and telling.i != noun.i:
                return (*telling.sources, *(telling.targets if telling.frame.mutual else ()))
        return ()

    def _sent(self, noun: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who sent what is called by a word: "handed Mali a note. It rejected the note"."""
        if self.is_new(noun):
            return ()
        for token in reversed(self._reading.tokens[: noun.i]):
            if noun.sentence - token.sentence > 4:
                break
            if token.lemma.lower() != noun.lemma.lower() or token.pos != "NOUN":
                continue
            near = [t for t in self._told if self._reading.tokens[t.i].sentence == token.sentence]
            best = min(near, key=lambda t: abs(t.i - token.i), default=None)
            if best is not None and not own & {actor.key for actor in best.sources}:
                return best.sources
        return ()

    def is_new(self, noun: Token) -> bool:
        """Tell whether a noun tells of something for the first time: "rejected a ban"."""
        return any(c.text.lower() in ("a", "an") for c in self._reading.analysis.children(noun.i))

    def of_deed(self, noun: Token, frame: Frame, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who did just before what is only called a deed: "condemned the move", "it"."""
        friendly = QUAD_CLASS[frame.type].endswith("cooperation")
        wanted = noun.lemma.lower() in _PLANS
        for telling in reversed(self._told[-4:]):
            far = noun.sentence - self._reading.tokens[telling.i].sentence
            if far > (0 if self.is_new(noun) else 1 if noun.pos == "PRON" else 3):
                break
            same = QUAD_CLASS[telling.frame.type].endswith("cooperation") == friendly
            same = same or (wanted and telling.frame.type == "REQUEST")
            if not same and frame.type != "REQUEST":
                continue
            if telling.i != noun.i and not own & {actor.key for actor in telling.sources}:
                return telling.sources
        return ()

    def dealt_with(self, verb: Token, noun: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return those with whom the doer has just dealt: "rang A, saw B. He asked both"."""
        size = SIZES.get(noun.text.lower(), 0)
        if not size or (size == 2 and self._cast.at(noun.i)):
            return ()
        found: dict[str, Actor] = {}
        for telling in self._told[-2 * size :]:
            near = verb.sentence - self._reading.tokens[telling.i].sentence <= 1
            if near and own & {a.key for a in telling.sources}:
                found |= {a.key: a for a in telling.targets}
            elif near and size > 2 and own & {a.key for a in telling.targets}:
                found |= {a.key: a for a in telling.sources}
        return tuple(found.values()) if len(found) == size else ()

    def wronged_by(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who did those wrong who protest: "fired over Japan. Tokyo protested"."""
        for telling in reversed(self._told[-6:]):
            far = verb.sentence - self._reading.tokens[telling.i].sentence
            hostile = telling.frame.type in CONFLICT_TYPES | {"SANCTION"}
            if far <= 5 and hostile and own & {actor.key for actor in telling.targets}:
                return tuple(a for a in telling.sources if a.key not in own)
        return ()

    def wanted_by(self, verb: Token) -> tuple[Actor, ...]:
        """Return who asked for what is not done: "refused to pay, as Chad had requested"."""
        for clause in self._reading.analysis.subtree(verb.i):
            asked = clause.lemma in ("request", "ask", "demand", "urge", "propose")
            if asked and clause.pos == "VERB" and clause.dep in ("advcl", "relcl"):
                who = self._reading.child(clause.i, "nsubj")
                return self._cast.at(who.i) if who is not None else ()
        return ()
