"""Whether the words around a verb make it the phrase that the lexicon means: "put on notice"."""

from __future__ import annotations

from geo.extract.cast.titles import is_title
from geo.extract.grammar import below, prepositions
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.model import CONFLICT_TYPES, Token

PHRASING = frozenset(
    "asking reasoned guilty culprit wrong trying unwilling "
    "unanswered packing until menacing refused none beside".split()
)
"""The flags that this module knows: see the head of the lexicon."""
_HELP = frozenset(
    "help support backing mediation rescue protection part spare component cash bailout finance "
    "financing funding expertise training supply equipment asylum reinforcement pledge holiday "
    "expert ventilator capital investment relief cover refuge".split()
)
"""What is asked for when somebody is turned to, beside goods and wares."""
_PLEAS = frozenset("plea request appeal petition entreaty".split())
_PRAISE = frozenset("praise honour honor award reward thanks credit applause mention".split())
_GUILTY = frozenset("blame guilty responsible liable accountable complicit culpable".split())
_CULPRITS = frozenset(
    "culprit perpetrator attacker aggressor mastermind source instigator sponsor offender "
    "author origin".split()
)
_HAZARDS = frozenset(
    "inflation flood drought storm disease famine recession default outbreak fraud debt hunger "
    "shortage cyclone hurricane fire scam virus flooding typhoon heat earthquake tsunami "
    "slowdown".split()
)
"""Who warns of these threatens nobody."""
_MET = frozenset("delegation counterpart official executive envoy mayor host colleague".split())
_WRONGS = frozenset(
    "breach hack hacking sabotage leak explosion crash murder blast blaze outage poisoning "
    "intrusion disinformation campaign cyberattack malware wiping theft spill jamming fire drone "
    "missile shot shell rocket bomb attempt plot forgery blackout espionage death disruption "
    "interference cut tampering abduction disappearance failure shortage violence unrest smuggling "
    "killing raid".split()
)
"""What is laid to somebody who is blamed for it."""


class Phrasing:
    """Tells whether a verb stands in a phrase, by what hangs on it."""

    def __init__(self, reading: Reading, lexicon: Lexicon, parties: Parties) -> None:
        self.reading, self.lexicon, self.parties = reading, lexicon, parties

    def frames(self, verb: Token) -> tuple[Frame, ...]:
        """Return the frames of a verb, or of what a hyphen makes of it: "test-fired"."""
        first, dash = self.reading.tokens[max(0, verb.i - 2)], self.reading.tokens[verb.i - 1]
        if verb.i >= 2 and dash.text == "-" and first.end == dash.start and dash.end == verb.start:
            whole = f"{first.text.lower()}-{verb.lemma}"
            return self.lexicon.verbs.get(whole, self.lexicon.verbs[verb.lemma])
        return self.lexicon.verbs[verb.lemma]

    def _is_official(self, noun: Token) -> bool:
        """Tell whether a noun is of somebody whom one meets."""
        office = is_title(noun.text.lower()) or noun.lemma.lower() in _MET
        return office or self.parties.cast.is_person(noun.i)

    def holds(self, flag: str, verb: Token, object_: Token | None) -> bool:
        """Tell whether a condition of a phrase holds."""
        if flag == "asking":
            wanted = _HELP | self.lexicon.groups["goods"] | self.lexicon.groups["wares"]
            pleas = (t.lemma.lower() in _PLEAS for t in self.told_for(verb, "with"))
            return any(pleas) or any(
                self.reading.lemmas(what) & wanted for what in self.told_for(verb, "for")
            )
        if flag == "reasoned":
            for_what = self.told_for(verb, "for", "over", "as")
            return bool(for_what) and not any(t.lemma.lower() in _PRAISE for t in for_what)
        if flag == "guilty":
            return any(
                t.lemma.lower() in _GUILTY
                for c in self.reading.analysis.children(verb.i)
                if c.dep in ("oprd", "acomp", "ccomp", "xcomp", "dobj", "attr")
                for t in (c, *self.reading.analysis.children(c.i))
            )
        if flag == "culprit":
            return any(t.lemma.lower() in _CULPRITS for t in self.told_for(verb, "as"))
        if flag == "wrong":
            return object_ is not None and any(
                lemma in _WRONGS
                or any(f.type in CONFLICT_TYPES for f in self.lexicon.nouns.get(lemma, ()))
                for lemma in self.reading.lemmas(object_)
            )
        if flag == "trying":
            above = self.reading.tokens[verb.head]
            return verb.dep == "xcomp" and above.lemma in (
                "try",
                "seek",
                "attempt",
                "hope",
                "hop",
                "want",
            )
        if flag == "unwilling":
            small = self.reading.analysis.children(verb.i)
            return any(c.dep == "neg" or c.text.lower() == "never" for c in small) and any(
                c.dep == "aux" and c.text.lower() in ("will", "wo", "would", "'ll", "ca", "can")
                for c in small
            )
        if flag == "unanswered":
            left = ("unanswered", "hanging", "lapse", "desk", "unread", "unopened")
            return any(t.text.lower() in left for t in self.reading.analysis.subtree(verb.i))
        if flag == "packing":
            sent = ("packing", "empty", "empty-handed")
            return any(t.text.lower() in sent for t in self.reading.analysis.subtree(verb.i))
        if flag == "until":
            given = {c.dep for c in self.reading.analysis.children(verb.i)} >= {"dative", "dobj"}
            return not given and any(
                c.text.lower() in ("until", "till") for c in self.reading.analysis.children(verb.i)
            )
        if flag == "menacing":
            of = self.told_for(verb, "of", "about")
            return not any(t.lemma.lower() in _HAZARDS for t in of)
        if flag == "beside":
            return any(self._is_official(t) for t in self.told_for(verb, "with", "alongside"))
        if flag in ("refused", "none"):
            return object_ is not None and any(
                c.text.lower() in ("no", "few", "little")
                for c in self.reading.analysis.children(object_.i)
            )
        return True

    def is_said_with(self, verb: Token, phrase: list[str]) -> bool:
        """Tell whether the words of an idiom follow a verb: "up to speed"."""
        words = [t for t in self.reading.analysis.subtree(verb.i) if t.i > verb.i][:24]
        return any(
            all(w in (t.text.lower(), t.lemma.lower()) for w, t in zip(phrase, found, strict=True))
            and found[-1].i - found[0].i == len(phrase) - 1
            for n in range(len(words) - len(phrase) + 1)
            for found in (words[n : n + len(phrase)],)
        )

    def is_set_before(self, frame: Frame, verb: Token, object_: Token | None) -> bool:
        """Tell whether a particle was taken for what is said of the object.

        So it is in "set free two men" and "made food available".
        """
        beside = (
            (self.reading.tokens[verb.i + 1], *self.reading.analysis.children(object_.i))
            if (object_ is not None)
            else ()
        )
        return any(t.text.lower() == frame.particle and t.dep == "amod" for t in beside)

    def is_phrased(self, frame: Frame, verb: Token) -> bool:
        """Tell whether a word stands after its preposition: "put Mali on notice"."""
        return any(
            (child.text.lower(), t.lemma.lower()) in frame.phrases
            for head in (verb, *self.reading.analysis.children(verb.i))
            for child in prepositions(self.reading, head)
            for t in below(self.reading, child)
        )

    def told_for(self, verb: Token, *words: str) -> list[Token]:
        """Return what stands after a preposition of a verb or of its object: "for spare parts"."""
        return [
            noun
            for t in self.reading.analysis.subtree(verb.i)
            if t.dep in ("prep", "advmod") and t.text.lower() in words and t.i > verb.i
            if self.reading.clause(t.i).i == verb.i
            for noun in below(self.reading, t)
        ]
