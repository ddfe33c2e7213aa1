"""Whether a verb fits a frame of the lexicon: its particle, its object, who does it."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.actors import Cast
from geo.extract.grammar import below, modifiers, prepositions
from geo.extract.harmless import is_harmless
from geo.extract.holding import STREETS_AND_FORCE, Force, is_at_place
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties import Parties
from geo.extract.party_words import BODIES, EDGES, GROUPS
from geo.extract.phrasing import PHRASING, Phrasing
from geo.extract.reading import Reading
from geo.extract.shows import is_at_sea, is_in_air, is_own_drill
from geo.extract.struck import are_civilians, is_anothers, is_crowd, is_living
from geo.model import CONFLICT_TYPES, Actor, Token

_TOGETHER = frozenset("together jointly alongside".split())
BAD_WORDS = frozenset(
    "piracy terrorism aggression provocation lie crime theft blackmail threat outrage disgrace "
    "terrorist aggressor criminal liar pirate dictator tyrant unacceptable illegal reckless absurd "
    "genocide invasion attack violation betrayal insult bullying robbery murder barbaric shameful "
    "puppet degrading mirage humiliating charade farce sham meddling folly stooge lackey dishonest "
    "irresponsible unlawful cowardly hostile madness hypocrisy sabotage unfriendly unjustified "
    "unprovoked arrogant dangerous cynical unfair discriminatory nonsense fiction fabrication "
    "fairy ridiculous inhuman baseless disgraceful provocative meddler bully occupier warmonger "
    "rogue pariah saboteur hypocrite thief coward parasite occupation apartheid slander smear "
    "cruel criminal vandalism thuggish intolerable scandalous unjust vile bellicose imperialist "
    "expansionist colonial predatory paper unwarranted ludicrous malicious inflammatory "
    "destabilising destabilizing".split()
)
_PARTICLES = frozenset("prt prep advmod dobj acomp oprd ccomp mark intj".split())
_HELPING = frozenset(
    "join help support rescue search assist evacuate train monitor deliver".split()
)
_MUTUALLY = frozenset("ambassador envoy embassy tie relation sanction tariff restriction".split())
_PEOPLE = frozenset(
    "civilian child rebel militant fighter insurgent policeman guard leader commander member "
    "general minister woman family peacekeeper jihadist separatist gunman terrorist bodyguard "
    "people person chief official protester suspect supporter resident pair trio".split()
)
_ARRESTING = frozenset(
    "detain arrest abduct kidnap deport extradite imprison jail intern apprehend nab".split()
)
"""What is only done to people."""
_ONLY_PEOPLE = frozenset(
    "expel evict remand convict sentence handcuff frogmarch round conscript incarcerate "
    "banish".split()
)
_TAKING = _ARRESTING | {"seize", "snatch", "capture", "take"}
_LINES = EDGES | {"line"}
_ON_SHIPS = frozenset(
    "board seize detain impound hijack intercept ram sink torpedo attack target damage".split()
)
_WORKS = frozenset(
    "study stretch line road railway bridge port cable spare survey work repair section plant dam "
    "pipeline project upgrade reconstruction rebuilding hospital school airport tunnel "
    "terminal fuel meal treatment training clinic wing salary".split()
)
_BINDING = frozenset("agreement contract deal pact treaty accord venture project".split())
_PHRASES = {"terms": ("to", "terms"), "court": ("to", "court")}
"""What must follow a verb for it to mean what the lexicon says."""
_LISTS = frozenset({"list", "blacklist"})
_PERILS = frozenset(
    "sea water surf flood floodwater rubble debris snow avalanche wreck wreckage mud mudslide cave "
    "mine raft ice mountain peak river swell sinking roof rooftop lifeboat ruin landslide".split()
)
_RELIEVING = frozenset("relief rescue medical aid humanitarian".split())
_FROZEN = frozenset(
    "frozen withhold withheld block freeze suspend impound confiscate seize".split()
)
_GOODWILL = frozenset("support solidarity backing friendship loyalty gratitude assistance".split())
_ORDERS = frozenset("order medal cross decoration honour honor insignia star".split())
_GOOD = frozenset(
    "friend ally brother model exemplary visionary courageous heroic hero pillar justified "
    "proportionate legitimate exemplar beacon wise brave indispensable trusted invaluable bulwark "
    "statesmanlike generous".split()
)
_TURNING = frozenset("away down off out".split())
HOMEWARD = frozenset("out away home back off homeward homewards".split())
_SLAYING = frozenset("kill wound injure massacre slaughter murder behead execute".split())
_PERSONAL = frozenset("he him she her they them who whom".split())
_FROM_AFAR = frozenset("bomb shell bombard strike hit attack pound mortar strafe destroy".split())
"""What an army does to its own towns in war, as its police does not."""
_MISSILES = frozenset({"missile", "rocket", "projectile"})
_DELEGATES = frozenset(
    "delegation delegate team mission envoy representative negotiator official diplomat leader "
    "party group minister side counterpart monitor inspector adviser chief commander general "
    "secretary ruler commissioner facilitator mediator congressman lawmaker legislator senator "
    "parliamentarian deputy governor councillor mayor director head speaker taoiseach chair "
    "chairman chairwoman bishop patriarch imam elder chieftain attache attaché admiral marshal "
    "colonel executive specialist expert technocrat adviser aide minister-designate sherpa "
    "cardinal nuncio prince princess crown".split()
)


class Conditions:
    """Tells whether the conditions of a frame hold: see the head of the lexicon."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties) -> None:
        self.reading, self.cast, self.lexicon, self.parties = reading, cast, lexicon, parties
        self.phrasing = Phrasing(reading, lexicon, parties)
        self.force = Force(parties)

    def fits(self, frame: Frame, verb: Token, object_: Token | None, doer: Token | None) -> bool:
        """Tell whether a verb, with its object and its doer, fits a frame."""
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
        return all(self._holds(flag, frame, verb, object_, doer) for flag in frame.flags)

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

    def _holds(
        self, flag: str, frame: Frame, verb: Token, object_: Token | None, doer: Token | None
    ) -> bool:
        """Tell whether a condition of a frame holds: see the lexicon's head."""
        if flag == "warlike":
            return not any(
                c.dep in ("xcomp", "advcl", "relcl") and c.lemma in _HELPING
                for c in self.reading.analysis.children(verb.i)
            )
        if flag == "persons":
            return doer is not None and any(self._is_delegate(j) for j in self.cast.joined(doer.i))
        if flag == "armed":
            return doer is None or not self.cast.is_person(doer.i)
        if flag == "drill":
            return object_ is not None and is_own_drill(
                self.reading, self.cast, verb, object_, doer
            )
        if flag == "people":
            return object_ is not None and (
                self._are_people(object_)
                or (
                    verb.lemma in _SLAYING
                    and is_living(
                        object_, self.reading.lemmas(object_) & self.lexicon.groups["wares"]
                    )
                )
                or (verb.lemma in _ARRESTING | _ONLY_PEOPLE and self._is_told_of_state(object_))
            )
        if flag == "ashore":
            if is_in_air(self.reading, verb):
                return False
            return not (self.reading.lemmas(object_) & _MISSILES and is_at_sea(self.reading, verb))
        if flag == "really":
            kept = ("for", "off", "aboard", "up", "home", "out")
            hung = self.reading.analysis.children(verb.i)
            if any(c.dep == "prt" and c.text.lower() == "in" for c in hung):
                return False  # "took in refugees"
            return not any(c.text.lower() in kept for c in hung)
        if flag == "afire":
            hung = self.reading.analysis.children(verb.i)
            burning = any(c.text.lower() in ("ablaze", "alight", "afire") for c in hung)
            on = [c for c in hung if c.text.lower() == "on"]
            return burning or any(t.lemma == "fire" for c in on for t in below(self.reading, c))
        if flag == "weapons":
            return any(
                bool(self.reading.lemmas(t) & self.lexicon.groups["weapons"])
                or any(f.type == "ASSAULT" for f in self.lexicon.nouns.get(t.lemma.lower(), ()))
                for child in self.reading.analysis.children(verb.i)
                if child.text.lower() == "with"
                for t in below(self.reading, child)
            )
        if flag == "foe":
            beside = ("for", "alongside", "with")
            if any(c.text.lower() == "alongside" for c in self.reading.analysis.children(verb.i)):
                return False
            return verb.dep != "acl" or not any(
                c.text.lower() in beside for c in self.reading.analysis.children(verb.i)
            )
        if flag == "ousting":
            away = ("out", "back", "off", "from", "away")
            return any(c.text.lower() in away for c in self.reading.analysis.children(verb.i))
        if flag == "bare":
            asked = ("xcomp", "ccomp", "advcl")
            return self.reading.child(verb.i, *asked) is None and not any(
                t.dep == "aux" and t.text.lower() == "to"
                for t in self.reading.analysis.subtree(verb.i)
            )
        if flag in PHRASING:
            return self.phrasing.holds(flag, verb, object_)
        if flag == "listed":
            return any(
                t.lemma.lower() in _LISTS
                for child in prepositions(self.reading, verb)
                if child.text.lower() in ("on", "to", "onto")
                for t in below(self.reading, child)
            )
        if flag == "unnegated":
            return not any(c.dep == "neg" for c in self.reading.analysis.children(verb.i))
        if flag == "placeless":
            places = ("from", "out", "of", "in")
            return not any(c.text.lower() in places for c in self.reading.analysis.children(verb.i))
        if flag == "thing":
            return object_ is not None and object_.pos == "NOUN"
        if flag == "theirs":
            passive = grammar.is_passive(self.reading, verb)
            unsaid = passive and grammar.agent(self.reading, verb) is None
            return unsaid or (bool(frame.subjects) and object_ is None)
        if flag == "active":
            return self.reading.child(verb.i, "auxpass") is None
        if flag == "works":
            return any(
                t.lemma.lower() in _WORKS
                for child in prepositions(self.reading, verb)
                if child.text.lower() == "for"
                for t in below(self.reading, child)
            )
        if flag == "intransitive":
            # What an idiom has for an object is part of it: "gave way", "struck camp".
            return object_ is None or object_.text.lower() == frame.particle
        if flag == "gift":
            given = self.lexicon.groups["goods"] | self.lexicon.groups["forces"]
            return self._has_after(verb, "with", given)
        if flag == "homeward":
            # Not "flew from Rome to Oslo"
            hung = self.reading.analysis.children(verb.i)
            return any(c.text.lower() in HOMEWARD for c in hung)
        if flag == "frozen":
            return any(t.lemma.lower() in _FROZEN for t in self.reading.analysis.subtree(verb.i))
        if flag == "assuring":
            return self._has_after(verb, "of", _GOODWILL)
        if flag == "decorated":
            return self._has_after(verb, "with", _ORDERS)
        if flag == "praising":
            return any(
                t.lemma.lower() in _GOOD
                for c in self.reading.analysis.children(verb.i)
                if c.dep in ("oprd", "attr", "dobj", "ccomp", "acomp", "prep", "xcomp")
                for t in self.reading.analysis.subtree(c.i)
            )
        if flag == "straight":
            hung = self.reading.analysis.children(verb.i)
            return not any(c.text.lower() in _TURNING for c in hung)
        if flag == "helping":
            return not self._holds("warlike", frame, verb, object_, doer)
        if flag == "saved":
            return any(self._has_after(verb, word, _PERILS) for word in ("from", "out", "of", "in"))
        if flag == "delisted":
            return any(self._has_after(verb, word, _LISTS) for word in ("from", "off"))
        if flag == "state":
            return doer is not None and any(a.country for a in self.cast.at(doer.i))
        if ":" in flag:
            preposition, word = flag.split(":")
            return self._has_after(verb, preposition, frozenset({word}))
        if flag == "several":
            return doer is not None and doer.pos in ("PRON", "NOUN", "NUM", "DET")
        if flag == "shut":
            return any(
                t.lemma.lower() in ("closed", "shut", "sealed", "close", "seal")
                for t in self.reading.analysis.subtree(verb.i)
                if t.dep in ("oprd", "acomp", "ccomp", "amod", "acl", "xcomp", "advcl")
            )
        if flag in STREETS_AND_FORCE:
            return self.force.holds(flag, verb, object_, doer)
        if flag in _PHRASES:
            preposition, word = _PHRASES[flag]
            return self._has_after(verb, preposition, frozenset({word}))
        if flag == "negated":
            return any(c.dep == "neg" for c in self.reading.analysis.children(verb.i))
        if flag == "alone":
            return not any(
                c.dep == "prep" and c.text.lower() == "in" and self.reading.child(c.i, "pcomp")
                for c in self.reading.analysis.children(verb.i)
            )
        if flag == "talks":
            return self._is_out_of_talks(verb)
        if flag == "ground":
            return not self._is_out_of_talks(verb)
        if flag == "infinitive":
            return any(
                c.dep in ("xcomp", "ccomp", "advcl")
                and any(a.text.lower() == "to" for a in self.reading.analysis.children(c.i))
                for c in self.reading.analysis.children(verb.i)
            )
        if flag == "calling":
            return any(
                t.lemma.lower() in BAD_WORDS
                for c in self.reading.analysis.children(verb.i)
                if c.dep in ("oprd", "attr", "dobj", "ccomp", "acomp", "prep", "xcomp")
                for t in self.reading.analysis.subtree(c.i)
            ) or any(
                c.lemma.lower() in BAD_WORDS and c.dep == "advcl" and c.tag == "JJ"
                for c in self.reading.analysis.children(verb.i)
            )
        return True

    def _has_after(self, verb: Token, preposition: str, words: frozenset[str]) -> bool:
        """Tell whether one of some words stands after a preposition: "came to terms"."""
        return any(
            {t.text.lower(), *self.reading.lemmas(t)} & words
            for child in prepositions(self.reading, verb)
            if child.text.lower() == preposition
            for t in below(self.reading, child)
        )

    def _is_people_named(self, noun: Token | None) -> bool:
        """Tell whether a noun is of a state's people: "five Americans"."""
        plural = noun is not None and noun.tag in ("NNPS", "NNS") and noun.text[:1].isupper()
        return noun is not None and plural and self.cast.modifier(noun.i) is not None

    def _is_out_of_talks(self, verb: Token) -> bool:
        """Tell whether what is left is a meeting or a contract."""
        left = self.lexicon.groups["talks"] | _BINDING
        behind = (t for p in prepositions(self.reading, verb) for t in below(self.reading, p))
        return any(t.lemma.lower() in left for t in behind)

    def _is_of_attack(self, verb: Token) -> bool:
        """Tell whether a verb only tells what an attack does: "hit it, halting exports"."""
        above = self.reading.tokens[verb.head]
        frames = self.lexicon.verbs.get(above.lemma, ())
        return verb.dep == "advcl" and any(f.is_attack for f in frames)

    def _is_delegate(self, i: int) -> bool:
        token = self.reading.tokens[i]
        if {w.lemma.lower() for w in modifiers(self.reading, token)} & _RELIEVING:
            return False  # who comes to help pays no visit
        return (
            self.cast.is_person(i)
            or token.lemma.lower() in _DELEGATES
            or (token.pos == "PRON" and token.text.lower() in ("he", "she", "who", "they"))
        )

    def _are_people(self, noun: Token) -> bool:
        groups = self.lexicon.groups
        lemmas = self.reading.lemmas(noun)
        if lemmas & (groups["people"] | groups["forces"] | groups["vessel"] | _PEOPLE):
            return True
        if noun.pos == "PRON":
            return noun.text.lower() in _PERSONAL
        if noun.pos == "NUM":
            return self.reading.child(noun.i, "det") is None  # not "held the two at a table"
        if noun.tag == "NNPS":
            return True
        if noun.tag == "NNP" and any(
            c.text.lower() in ("a", "an") for c in self.reading.analysis.children(noun.i)
        ):
            return any(a.country for a in self.cast.at(noun.i))  # "jailed a Latvian"
        if noun.tag == "NNS" and noun.text[:1].isupper():
            return True  # "deported 4,000 Haitians"
        named = noun.pos == "PROPN" or noun.lemma.lower() in GROUPS | BODIES | {"staff"}
        return named and any(not actor.country for actor in self.cast.one(noun.i))

    def _is_told_of_state(self, noun: Token) -> bool:
        """Tell whether a plural is of a state, and no ship or goods: "two Lebanese shepherds"."""
        groups = self.lexicon.groups
        things = groups["vessel"] | groups["goods"] | groups["wares"]
        return (
            noun.tag in ("NNS", "NN")
            and noun.lemma.lower() not in things
            and any(self.cast.modifier(w.i) for w in modifiers(self.reading, noun))
        )

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
        words = [object_, *self.reading.analysis.subtree(object_.i)[:8]]
        places = [self.reading.at[t.i] for t in words if t.i in self.reading.at]
        own = {a.country for a in sources if a.country and frame.word not in _FROM_AFAR}
        return any(
            r.drawn and r.place and r.place.kind != "country" and r.place.country not in own
            for r in places
        )
