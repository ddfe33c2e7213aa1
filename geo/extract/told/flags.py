"""What the flags of the lexicon's frames ask of a verb: one small condition each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, modifiers, prepositions
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.shows import MISSILES, flights, is_at_sea, is_in_air, is_own_drill
from geo.extract.parties.struck import is_living
from geo.extract.party_words import BODIES, GROUPS
from geo.extract.reading import Reading
from geo.model import Token

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
_HELPING = frozenset(
    "join help support rescue search assist evacuate train monitor deliver".split()
)
_PEOPLE = frozenset(
    "civilian child rebel militant fighter insurgent policeman guard leader commander member "
    "general minister woman family peacekeeper jihadist separatist gunman terrorist bodyguard "
    "people person chief official protester suspect supporter resident pair trio".split()
)
ARRESTING = frozenset(
    "detain arrest abduct kidnap deport extradite imprison jail intern apprehend nab".split()
)
"""What is only done to people."""
_ONLY_PEOPLE = frozenset(
    "expel evict remand convict sentence handcuff frogmarch round conscript incarcerate "
    "banish".split()
)
_WORKS = frozenset(
    "study stretch line road railway bridge port cable spare survey work repair section plant dam "
    "pipeline project upgrade reconstruction rebuilding hospital school airport tunnel "
    "terminal fuel meal treatment training clinic wing salary".split()
)
_BINDING = frozenset("agreement contract deal pact treaty accord venture project".split())
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
_DELEGATES = frozenset(
    "delegation delegate team mission envoy representative negotiator official diplomat leader "
    "party group minister side counterpart monitor inspector adviser chief commander general "
    "secretary ruler commissioner facilitator mediator congressman lawmaker legislator senator "
    "parliamentarian deputy governor councillor mayor director head speaker taoiseach chair "
    "chairman chairwoman bishop patriarch imam elder chieftain attache attaché admiral marshal "
    "colonel executive specialist expert technocrat adviser aide minister-designate sherpa "
    "cardinal nuncio prince princess crown".split()
)
_CLOSED = frozenset("closed shut sealed close seal".split())


@dataclass(frozen=True, slots=True)
class Case:
    """A verb under a frame: what a condition is asked of."""

    reading: Reading
    cast: Cast
    lexicon: Lexicon
    frame: Frame
    verb: Token
    object: Token | None
    doer: Token | None

    @property
    def hung(self) -> tuple[Token, ...]:
        """What hangs on the verb."""
        return self.reading.analysis.children(self.verb.i)

    def has_beside(self, *words: str) -> bool:
        """Tell whether one of some words hangs on the verb."""
        return any(child.text.lower() in words for child in self.hung)

    def has_after(self, preposition: str, words: frozenset[str]) -> bool:
        """Tell whether one of some words stands after a preposition: "came to terms"."""
        return any(
            {t.text.lower(), *self.reading.lemmas(t)} & words for t in self.after(preposition)
        )

    def after(self, *words: str) -> Iterator[Token]:
        """Yield what stands after some prepositions, or after any."""
        for child in prepositions(self.reading, self.verb):
            if not words or child.text.lower() in words:
                yield from below(self.reading, child)

    def complements(self) -> Iterator[Token]:
        """Yield the words of what is said of the object: "called it a provocation"."""
        for child in self.hung:
            if child.dep in ("oprd", "attr", "dobj", "ccomp", "acomp", "prep", "xcomp"):
                yield from self.reading.analysis.subtree(child.i)


Condition = Callable[[Case], bool]


@cache
def condition_of(flag: str) -> Condition | None:
    """Return the condition that a flag of the lexicon sets, None where it sets none on a verb."""
    if ":" in flag:
        preposition, word = flag.split(":")
        return lambda case: case.has_after(preposition, frozenset({word}))
    return _CONDITIONS.get(flag)


# Who does it ----------------------------------------------------------------------------


def _persons(case: Case) -> bool:
    if case.doer is None:
        return False
    return any(_is_delegate(case, i) for i in case.reading.conjuncts(case.doer.i))


def _armed(case: Case) -> bool:
    return case.doer is None or not case.cast.is_person(case.doer.i)


def _state(case: Case) -> bool:
    return case.doer is not None and any(a.country for a in case.cast.at(case.doer.i))


def _several(case: Case) -> bool:
    if case.doer is None:
        return False
    counted = any(c.pos == "NUM" for c in case.reading.analysis.children(case.doer.i))
    return counted or case.doer.pos in ("PRON", "NOUN", "NUM", "DET")  # "the two States"


def _theirs(case: Case) -> bool:
    passive = grammar.is_passive(case.reading, case.verb)
    unsaid = passive and grammar.agent(case.reading, case.verb) is None
    return unsaid or (bool(case.frame.subjects) and case.object is None)


def _active(case: Case) -> bool:
    return case.reading.child(case.verb.i, "auxpass") is None


# To whom or what ------------------------------------------------------------------------


def _people(case: Case) -> bool:
    object_, lemma = case.object, case.verb.lemma
    if object_ is None:
        return False
    if _are_people(case, object_):
        return True
    if lemma in _SLAYING:
        wares = case.reading.lemmas(object_) & case.lexicon.groups["wares"]
        if is_living(object_, wares):
            return True
    return lemma in ARRESTING | _ONLY_PEOPLE and _is_told_of_state(case, object_)


def _thing(case: Case) -> bool:
    return case.object is not None and case.object.pos == "NOUN"


def _drill(case: Case) -> bool:
    return case.object is not None and is_own_drill(
        case.reading, case.cast, case.verb, case.object, case.doer
    )


def _intransitive(case: Case) -> bool:
    # What an idiom has for an object is part of it: "gave way", "struck camp".
    return case.object is None or case.object.text.lower() == case.frame.particle


# What else is said ----------------------------------------------------------------------


def _helping(case: Case) -> bool:
    return any(c.dep in ("xcomp", "advcl", "relcl") and c.lemma in _HELPING for c in case.hung)


def _ashore(case: Case) -> bool:
    if is_in_air(case.reading, case.verb):
        return False
    if not case.reading.lemmas(case.object) & MISSILES:
        return True
    return not (is_at_sea(case.reading, case.verb) or any(flights(case.reading, case.verb)))


def _really(case: Case) -> bool:
    if any(c.dep == "prt" and c.text.lower() == "in" for c in case.hung):
        return False  # "took in refugees"
    return not case.has_beside("for", "off", "aboard", "up", "home", "out")


def _afire(case: Case) -> bool:
    if case.has_beside("ablaze", "alight", "afire"):
        return True
    on = [c for c in case.hung if c.text.lower() == "on"]
    return any(t.lemma == "fire" for c in on for t in below(case.reading, c))


def _weapons(case: Case) -> bool:
    arms = case.lexicon.groups["weapons"]
    used = [t for c in case.hung if c.text.lower() == "with" for t in below(case.reading, c)]
    return any(
        bool(case.reading.lemmas(t) & arms)
        or any(f.type == "ASSAULT" for f in case.lexicon.nouns.get(t.lemma.lower(), ()))
        for t in used
    )


def _foe(case: Case) -> bool:
    if case.has_beside("alongside"):
        return False
    return case.verb.dep != "acl" or not case.has_beside("for", "with")


def _bare(case: Case) -> bool:
    if case.reading.child(case.verb.i, "xcomp", "ccomp", "advcl") is not None:
        return False
    words = case.reading.analysis.subtree(case.verb.i)
    return not any(t.dep == "aux" and t.text.lower() == "to" for t in words)


def _listed(case: Case) -> bool:
    return any(t.lemma.lower() in _LISTS for t in case.after("on", "to", "onto"))


def _works(case: Case) -> bool:
    return any(t.lemma.lower() in _WORKS for t in case.after("for"))


def _gift(case: Case) -> bool:
    groups = case.lexicon.groups
    return case.has_after("with", groups["goods"] | groups["forces"])


def _frozen(case: Case) -> bool:
    return any(t.lemma.lower() in _FROZEN for t in case.reading.analysis.subtree(case.verb.i))


def _shut(case: Case) -> bool:
    return any(
        t.lemma.lower() in _CLOSED
        for t in case.reading.analysis.subtree(case.verb.i)
        if t.dep in ("oprd", "acomp", "ccomp", "amod", "acl", "xcomp", "advcl")
    )


def _infinitive(case: Case) -> bool:
    return any(
        c.dep in ("xcomp", "ccomp", "advcl")
        and any(a.text.lower() == "to" for a in case.reading.analysis.children(c.i))
        for c in case.hung
    )


def _calling(case: Case) -> bool:
    return any(t.lemma.lower() in BAD_WORDS for t in case.complements()) or any(
        c.lemma.lower() in BAD_WORDS and c.dep == "advcl" and c.tag == "JJ" for c in case.hung
    )


def _alone(case: Case) -> bool:
    return not any(
        c.dep == "prep" and c.text.lower() == "in" and case.reading.child(c.i, "pcomp")
        for c in case.hung
    )


def _talks(case: Case) -> bool:
    left = case.lexicon.groups["talks"] | _BINDING
    return any(t.lemma.lower() in left for t in case.after())


_CONDITIONS: dict[str, Condition] = {
    "persons": _persons,
    "armed": _armed,
    "state": _state,
    "several": _several,
    "theirs": _theirs,
    "active": _active,
    "people": _people,
    "thing": _thing,
    "drill": _drill,
    "intransitive": _intransitive,
    "warlike": lambda case: not _helping(case),
    "helping": _helping,
    "ashore": _ashore,
    "really": _really,
    "afire": _afire,
    "weapons": _weapons,
    "foe": _foe,
    "bare": _bare,
    "listed": _listed,
    "works": _works,
    "gift": _gift,
    "frozen": _frozen,
    "shut": _shut,
    "infinitive": _infinitive,
    "calling": _calling,
    "alone": _alone,
    "talks": _talks,
    "ground": lambda case: not _talks(case),
    "negated": lambda case: any(c.dep == "neg" for c in case.hung),
    "unnegated": lambda case: not any(c.dep == "neg" for c in case.hung),
    "ousting": lambda case: case.has_beside("out", "back", "off", "from", "away"),
    "homeward": lambda case: case.has_beside(*HOMEWARD),  # not "flew from Rome to Oslo"
    "straight": lambda case: not case.has_beside(*_TURNING),
    "placeless": lambda case: not case.has_beside("from", "out", "of", "in"),
    "assuring": lambda case: case.has_after("of", _GOODWILL),
    "decorated": lambda case: case.has_after("with", _ORDERS),
    "praising": lambda case: any(t.lemma.lower() in _GOOD for t in case.complements()),
    "saved": lambda case: any(case.has_after(w, _PERILS) for w in ("from", "out", "of", "in")),
    "delisted": lambda case: any(case.has_after(word, _LISTS) for word in ("from", "off")),
    "regular": lambda case: case.verb.tag in ("VBZ", "VBP", "VBG"),
    "terms": lambda case: case.has_after("to", frozenset({"terms"})),
    "court": lambda case: case.has_after("to", frozenset({"court"})),
}
"""The conditions by their flags: see the head of the lexicon for what each asks."""


def _is_delegate(case: Case, i: int) -> bool:
    token = case.reading.tokens[i]
    if {w.lemma.lower() for w in modifiers(case.reading, token)} & _RELIEVING:
        return False  # who comes to help pays no visit
    return (
        case.cast.is_person(i)
        or token.lemma.lower() in _DELEGATES
        or (token.pos == "PRON" and token.text.lower() in ("he", "she", "who", "they"))
    )


def _are_people(case: Case, noun: Token) -> bool:
    groups = case.lexicon.groups
    lemmas = case.reading.lemmas(noun)
    if lemmas & (groups["people"] | groups["forces"] | groups["vessel"] | _PEOPLE):
        return True
    if noun.pos == "PRON":
        return noun.text.lower() in _PERSONAL
    if noun.pos == "NUM":
        return case.reading.child(noun.i, "det") is None  # not "held the two at a table"
    if noun.tag == "NNPS":
        return True
    if noun.tag == "NNP" and any(
        c.text.lower() in ("a", "an") for c in case.reading.analysis.children(noun.i)
    ):
        return any(a.country for a in case.cast.at(noun.i))  # "jailed a Latvian"
    if noun.tag == "NNS" and noun.text[:1].isupper():
        return True  # "deported 4,000 Haitians"
    named = noun.pos == "PROPN" or noun.lemma.lower() in GROUPS | BODIES | {"staff"}
    return named and any(not actor.country for actor in case.cast.one(noun.i))


def _is_told_of_state(case: Case, noun: Token) -> bool:
    """Tell whether a plural is of a state, and no ship or goods: "two Lebanese shepherds"."""
    groups = case.lexicon.groups
    things = groups["vessel"] | groups["goods"] | groups["wares"]
    return (
        noun.tag in ("NNS", "NN")
        and noun.lemma.lower() not in things
        and any(case.cast.modifier(w.i) for w in modifiers(case.reading, noun))
    )
