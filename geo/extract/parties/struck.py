"""Who is struck, and who only seems to be: crowds, things of others, amounts of people."""

from __future__ import annotations

from geo.extract.cast.actors import Cast
from geo.extract.cast.armed import is_armed_name
from geo.extract.grammar import below, modifiers, prepositions
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.party_words import AMOUNTS, OWN_BODIES
from geo.extract.reading import Reading
from geo.model import Actor, Token

_CROWD = frozenset("protester demonstrator marcher crowd rioter".split())
_NOT_LIVING = frozenset(
    "time deal plan bill project hope chance mood idea proposal story engine rumour market trade "
    "career amendment programme program scheme momentum order dog horse cow camel elephant tree "
    "crop pain contract will warrant pride".split()
)
_SERVING = frozenset("officer policeman guard sailor airman captain pilot gendarme marine".split())
_THEM = frozenset("they them he him she her".split())
_FIXED = frozenset(
    "school hospital village town camp market mosque church house post base farm station port "
    "depot plant bridge hill road street field quarter hamlet clinic temple monastery".split()
)
_ASIDE = frozenset("after before during since following until amid despite for ahead".split())
"""After these stands another event, and where that was."""
NEAR = frozenset("in at near off on outside over across around inside along".split())
_SENT = frozenset("in at near inside".split())
WORKS_OF_A_LAND = frozenset(
    "pipeline line railway railroad track road highway bridge cable pylon tower mast grid "
    "substation power dam reservoir terminal well wellhead pump tunnel viaduct culvert train "
    "transmitter antenna telecom canal lock".split()
)
"""What an armed group strikes of the land that it is in, if nobody is told to own it."""


def near(frame: Frame | None) -> frozenset[str]:
    """Return after which words stands whose a thing is: not "sent jets around Oman" as a gift."""
    return _SENT if frame is not None and frame.type == "AID" else NEAR


def is_on_crowd(
    reading: Reading, cast: Cast, frame: Frame, verb: Token, object_: Token | None
) -> bool:
    """Tell whether force is used on demonstrators, whoever's house they stand before."""
    heads = (verb,) if object_ is None else (verb, object_)
    hung = (p for head in heads for p in prepositions(reading, head))
    hit = (t for p in hung for t in below(reading, p))
    return frame.type == "ASSAULT" and any(
        t.lemma.lower() in _CROWD
        and not (t.lemma.lower() == "crowd" and cast.at(t.i))  # "a crowd of Brazilians"
        and not any(cast.modifier(word.i) for word in modifiers(reading, t))
        for t in hit
    )


def are_civilians(reading: Reading, lexicon: Lexicon, taken: Token | None) -> bool:
    """Tell whether who is taken serves no state and belongs to nobody: "two traders"."""
    if taken is None or taken.lemma.lower() in OWN_BODIES | lexicon.groups["forces"] | _SERVING:
        return False
    people = taken.lemma.lower() in lexicon.groups["people"] | {"people", "person", "member"}
    return people and not {w.lemma.lower() for w in modifiers(reading, taken)} & OWN_BODIES


def is_crowd(noun: Token) -> bool:
    """Tell whether a noun is of people who demonstrate."""
    return noun.lemma.lower() in _CROWD | {"supporter", "activist"}


def is_anothers(reading: Reading, object_: Token | None) -> bool:
    """Tell whether what is attacked bears a name nothing is known of: "a Corvane camp"."""
    return object_ is not None and any(
        word.pos == "PROPN" and word.dep != "amod" and word.i not in reading.at
        for word in modifiers(reading, object_)
    )


def fought(frame: Frame, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return whom force is used on where a state's name is part of what people are called.

    "Chadian rebels" are shot at as such, "Indian smugglers" are arrested as Indians.
    """
    states = tuple(a for a in found if a.country)
    called = tuple(a for a in found if not a.country and is_armed_name(a.name))
    if frame.type not in ("ASSAULT", "COERCE") or not states or not called:
        return found
    return states if frame.type == "COERCE" else called


def is_within(reading: Reading, token: Token, verb: Token) -> bool:
    """Tell whether a preposition stands in a verb's own clause, after it."""
    if token.dep != "prep" or token.i < verb.i:
        return False
    for above in reading.above(token.i):
        if above.i == verb.i:
            return True
        if above.pos in ("VERB", "AUX") or above.text.lower() in _ASIDE:
            return False
    return False


def counted(reading: Reading, noun: Token) -> Token | None:
    """Return whose number a noun tells: "eleven of its soldiers"."""
    if noun.pos != "NUM" and noun.lemma.lower() not in AMOUNTS:
        return None
    for child in reading.analysis.children(noun.i):
        if child.dep == "prep" and child.text.lower() == "of":
            return reading.child(child.i, "pobj")
    return None


def is_them(reading: Reading, noun: Token) -> bool:
    """Tell whether a word only points back to people: "they", "the men"."""
    if noun.text.lower() in _THEM:
        return True
    hung = reading.analysis.children(noun.i)
    own = [c.text.lower() for c in hung if c.dep not in ("relcl", "punct")]
    return noun.text.lower() in ("men", "pair", "trio") and own == ["the"]


def is_living(noun: Token, wares: frozenset[str]) -> bool:
    """Tell whether what is killed is no plan and no beast: "killed two pensioners"."""
    things = bool(wares) or noun.lemma.lower() in _NOT_LIVING
    return noun.tag in ("NNS", "NN", "CD") and not things


def fell_on(reading: Reading, lexicon: Lexicon, verb: Token) -> bool:
    """Tell whether what fell hit a place told of before: "rockets fell on the school"."""
    hit = [
        noun
        for child in prepositions(reading, verb)
        if child.text.lower() in ("on", "in", "into", "onto", "near", "around")
        for noun in below(reading, child)
    ]
    known = lexicon.groups["ground"] | _FIXED
    return any(
        noun.lemma.lower() in known
        and any(
            c.text.lower() in ("the", "this", "that") for c in reading.analysis.children(noun.i)
        )
        for noun in hit
    )
