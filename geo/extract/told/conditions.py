"""Whether a verb fits a frame of the lexicon: its particle, its object, who does it."""

from __future__ import annotations

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, prepositions
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.parties import Parties
from geo.extract.parties.shows import MISSILES
from geo.extract.parties.struck import are_civilians, is_anothers, is_crowd
from geo.extract.party_words import EDGES
from geo.extract.reading import Reading
from geo.extract.told.flags import ARRESTING, Case, condition_of
from geo.extract.told.harmless import is_harmless
from geo.extract.told.holding import STREETS_AND_FORCE, Force, is_at_place
from geo.extract.told.phrasing import PHRASING, Phrasing
from geo.model import CONFLICT_TYPES, Actor, Token

_TOGETHER = frozenset("together jointly alongside".split())
_PARTICLES = frozenset("prt prep advmod dobj acomp oprd ccomp mark intj".split())
_MUTUALLY = frozenset("ambassador envoy embassy tie relation sanction tariff restriction".split())
_TAKING = ARRESTING | {"seize", "snatch", "capture", "take"}
_LINES = EDGES | {"line"}
_ON_SHIPS = frozenset(
    "board seize detain impound hijack intercept ram sink torpedo attack target damage".split()
)
_FROM_AFAR = frozenset("bomb shell bombard strike hit attack pound mortar strafe destroy".split())
"""What an army does to its own towns in war, as its police does not."""


class Conditions:
    """Tells whether the conditions of a frame hold: see the head of the lexicon."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties) -> None:
        self.reading, self.cast, self.lexicon, self.parties = reading, cast, lexicon, parties
        self.phrasing = Phrasing(reading, lexicon, parties)
        self.force = Force(parties)

    def fits(self, frame: Frame, verb: Token, object_: Token | None, doer: Token | None) -> bool:
        """Tell whether a verb, with its object and its doer, fits a frame."""
        if frame.particle and frame.particle.split()[0] not in self.reading.words_of(verb.sentence):
            return False  # told at once of most frames of "take" and "put"
        children = self.reading.analysis.children(verb.i)
        if frame.type == "SANCTION" and verb.tag == "VBG" and self._is_of_attack(verb):
            return False
        if is_harmless(self.reading, frame, verb, doer):
            return False
        if object_ is not None and (
            (frame.type == "SANCTION" and object_.tag == "VBG")
            or (frame.type == "REJECT" and object_.text.lower() == "talk")
        ):
            return False  # "suspended importing grain", "dismissed talk of a deal"
        if frame.type == "REJECT" and verb.lemma == "rule" and self.phrasing.told_for(verb, "as"):
            return False  # "ruled out an attack as the cause"
        if frame.particle == "together" and any(
            t.text.lower() == "together" for t in self.reading.analysis.subtree(verb.i)
        ):
            pass
        elif " " in frame.particle:
            if not self.phrasing.is_said_with(verb, frame.particle.split()):
                return False
        elif frame.particle and not any(
            c.text.lower() == frame.particle and c.dep in _PARTICLES
            for c in (*children, *self.reading.tokens[verb.i + 1 : verb.i + 2])
        ):
            if not self.phrasing.is_set_before(frame, verb, object_):
                return False
        lemmas = self.reading.lemmas(object_)
        if frame.objects and not lemmas & frame.objects:
            named = object_ is not None and object_.pos == "PROPN" and "from" in frame.targets
            named = named and object_ is not None and not self.cast.one(object_.i)
            if "ousting" in frame.flags and object_ is not None and self.cast.at(object_.i):
                named = True  # "drove al-Shabaab from the town"
            if frame.type not in CONFLICT_TYPES or not (named or self._is_town(object_)):
                if "prisoner" not in frame.objects or not self._is_people_named(object_):
                    return False
        if frame.unless and lemmas & frame.unless:
            return False
        if frame.phrases and not self.phrasing.is_phrased(frame, verb):
            return False
        if frame.targets == ("dative",) and object_ is None:
            return False
        if frame.subjects and (doer is None or not self.reading.lemmas(doer) & frame.subjects):
            return False
        if (
            frame.place
            and frame.type == "MOBILIZE"
            and not self._enters(frame, verb, object_, doer)
        ):
            return False
        if (
            frame.place
            and frame.type == "COERCE"
            and not is_at_place(self.parties, frame, verb, object_)
        ):
            return False
        if frame.place and object_ is not None and not frame.targets[0].startswith("to"):
            if "dobj" in frame.targets and not lemmas & frame.place:
                return False
        case = Case(self.reading, self.cast, self.lexicon, frame, verb, object_, doer)
        return all(self._holds(flag, case) for flag in frame.flags)

    def _holds(self, flag: str, case: Case) -> bool:
        """Tell whether what a flag of the lexicon asks is so."""
        if flag in STREETS_AND_FORCE:
            return self.force.holds(flag, case.verb, case.object, case.doer)
        if flag in PHRASING:
            return self.phrasing.holds(flag, case.verb, case.object)
        condition = condition_of(flag)
        return condition is None or condition(case)

    def beside_idiom(self, frame: Frame, verb: Token, object_: Token | None) -> Token | None:
        """Return to whom it is done where the object is part of the verb: "showed her the door"."""
        if object_ is None or not frame.particle or object_.text.lower() != frame.particle:
            return object_
        other = (
            c
            for c in self.reading.analysis.children(verb.i)
            if c.dep in ("dobj", "dative", "nsubjpass") and c.i != object_.i and c.pos != "ADP"
        )
        return next(other, object_)

    def _enters(self, frame: Frame, verb: Token, object_: Token | None, doer: Token | None) -> bool:
        """Tell whether forces come where they are not let: "crossed into its waters"."""
        who = self.reading.tokens[verb.head] if verb.dep == "relcl" else doer
        if who is not None and are_civilians(self.reading, self.lexicon, who):
            return False
        if object_ is not None:
            words = self.reading.lemmas(object_)
            over = object_.lemma.lower() in _LINES and who is not None and who.pos != "PRON"
            return bool(words & frame.place) or over
        hung = prepositions(self.reading, verb)
        return any(
            self.reading.lemmas(noun) & frame.place or noun.i in self.reading.at
            for child in hung
            if child.text.lower() in frame.targets
            for noun in below(self.reading, child)
        )

    def _is_people_named(self, noun: Token | None) -> bool:
        """Tell whether a noun is of a state's people: "five Americans"."""
        plural = noun is not None and noun.tag in ("NNPS", "NNS") and noun.text[:1].isupper()
        return noun is not None and plural and self.cast.modifier(noun.i) is not None

    def _is_of_attack(self, verb: Token) -> bool:
        """Tell whether a verb only tells what an attack does: "hit it, halting exports"."""
        above = self.reading.tokens[verb.head]
        frames = self.lexicon.verbs.get(above.lemma, ())
        return verb.dep == "advcl" and any(f.is_attack for f in frames)

    def is_joint(self, verb: Token, object_: Token | None) -> bool:
        """Tell whether two do a thing together: "jointly", "a joint patrol"."""
        words = {c.text.lower() for c in self.reading.analysis.children(verb.i)}
        words |= {
            t.text.lower()
            for t in self.reading.analysis.subtree(verb.i)
            if t.text.lower() in _TOGETHER and self.reading.clause(t.i).i == verb.i
        }
        if object_ is not None:
            words |= {c.text.lower() for c in self.reading.analysis.children(object_.i)}
        return bool(words & (_TOGETHER | {"joint", "common", "shared"}))

    def is_offer(self, object_: Token | None) -> bool:
        """Tell whether what is accepted was offered by somebody, or nothing is named."""
        if object_ is None or object_.pos != "NOUN":
            return True
        groups = self.lexicon.groups
        return bool(self.reading.lemmas(object_) & (groups["proposal"] | groups["accord"]))

    def is_each_other(self, object_: Token | None) -> bool:
        """Tell whether two do a thing to each other, or one another."""
        return object_ is not None and object_.lemma.lower() in ("other", "another")

    def is_shared(self, object_: Token | None) -> bool:
        """Tell whether two parties do a thing to each other: "reopened their border"."""
        if self.is_each_other(object_):
            return True
        return (
            object_ is not None
            and object_.lemma.lower() in self.lexicon.groups["border"] | _MUTUALLY
            and any(
                child.text.lower() in ("their", "common", "shared", "mutual")
                for child in self.reading.analysis.children(object_.i)
            )
        )

    def takes_people(self, frame: Frame, verb: Token, object_: Token | None) -> bool:
        """Tell whether people are taken of whom no state or body is told."""
        if frame.type != "COERCE" or object_ is None or verb.lemma not in _TAKING:
            return False
        one = object_.tag == "NN" and verb.lemma in ("abduct", "kidnap")
        if (
            not (one or object_.tag == "NNS")
            or is_crowd(object_)
            or is_anothers(self.reading, object_)
        ):
            return False
        return are_civilians(self.reading, self.lexicon, object_)

    def _is_town(self, noun: Token | None) -> bool:
        held = self.reading.at.get(noun.i) if noun is not None else None
        return held is not None and held.drawn and held.place is not None and (
            held.place.kind in ("city", "district", "province", "island", "landmark", "seat")
        )  # fmt: skip

    def takes_ground(
        self, frame: Frame, verb: Token, object_: Token | None, sources: tuple[Actor, ...]
    ) -> bool:
        """Tell whether a place or a ship is attacked or taken, from whom the text doesn't say.

        Or whether forces are sent to a border without it being told to whose.
        """
        if object_ is None or frame.type not in CONFLICT_TYPES:
            return False
        if frame.type == "MOBILIZE":
            there = (t for p in prepositions(self.reading, verb) for t in below(self.reading, p))
            return any(t.lemma.lower() in EDGES for t in there)
        if self.reading.lemmas(object_) & self.lexicon.groups["craft"] and verb.lemma in _ON_SHIPS:
            return True
        if object_.lemma.lower() in MISSILES:
            return False  # "fired a missile that fell short of Aomori"
        words = [object_, *self.reading.analysis.subtree(object_.i)[:8]]
        places = [self.reading.at[t.i] for t in words if t.i in self.reading.at]
        own = {a.country for a in sources if a.country and frame.word not in _FROM_AFAR}
        return any(
            r.drawn and r.place and r.place.kind != "country" and r.place.country not in own
            for r in places
        )
