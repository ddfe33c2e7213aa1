"""What is done by those who use no force, for a reason that is nobody's will, or as a guest."""

from __future__ import annotations

from geo.extract.grammar import below, object_of, prepositions
from geo.extract.lexicon import Frame
from geo.extract.party_words import FIRMS
from geo.extract.reading import Reading
from geo.model import Token

_HOUSES = frozenset("hotel museum gallery theatre theater restaurant shop".split())
_IN_BUSINESS = (FIRMS - {"carrier", "miner", "contractor"}) | _HOUSES | {"bank", "investor", "club"}
_HARMLESS = _IN_BUSINESS | frozenset(
    "rescuer firefighter medic doctor nurse paramedic lifeguard steward diver surgeon".split()
)
"""Whoever does it, no force is used."""
_ERRANDS = frozenset(
    "collect vote apply renew celebrate cheer greet welcome congratulate mourn watch register "
    "attend thank honour honor pay lay".split()
)
"""What people gather for who are against nobody."""
_MISHAPS = frozenset(
    "fog snow storm blizzard avalanche landslide repair maintenance demand harvest breakdown flood "
    "wedding holiday refurbishment renovation weather speeding typhoon cyclone earthquake glut "
    "eruption ash glitch".split()
)
"""What closes borders and stops trade without anybody wanting it."""
_NATURE = frozenset(
    "dust sand sandstorm snow storm blizzard avalanche landslide flood hurricane typhoon cyclone "
    "tornado heatwave drought earthquake quake tremor tsunami wildfire smog haze locust virus "
    "epidemic outbreak plague hail lightning meteorite".split()
)
"""What strikes countries and crosses borders, and is nobody's."""
_QUARRELS = frozenset("war battle fight clash duel skirmish battlefield".split())
_OF_ARMS = frozenset(
    "attrition aggression independence conquest liberation succession secession annihilation "
    "extermination choice necessity defence defense revenge army navy force troop soldier day "
    "week month year night decade rebel militia gang tank ship fleet self-defence resistance "
    "reconquest occupation position border frontier coast river bridge hill village town city "
    "mountain valley island strait strip pass ridge trench airport".split()
)
"""Of what wars and battles are that are fought with arms."""
_REASONS = frozenset("for because after on in during".split())
_REWARDS = frozenset("reward bounty prize ransom bribe".split())
_WARSHIPS = frozenset("warship destroyer frigate submarine cruiser fleet flotilla".split())
_COURTS = frozenset("court tribunal appeals".split())
_CALLS = frozenset("race visit parade festival celebration regatta anniversary holiday".split())
"""For these warships and soldiers come as guests."""


def is_figure(reading: Reading, noun: Token) -> bool:
    """Tell whether a war is one of words or wares: "a war of nerves", "the battle of brands"."""
    if noun.lemma.lower() not in _QUARRELS:
        return False
    for child in reading.analysis.children(noun.i):
        if child.dep == "prep" and child.text.lower() == "of" and child.i == noun.i + 1:
            what = reading.child(child.i, "pobj")
            return what is not None and what.pos == "NOUN" and what.lemma not in _OF_ARMS
    return False


def is_amount(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun only counts: "a great deal of noise"."""
    words = {c.text.lower() for c in reading.analysis.children(noun.i)}
    return noun.lemma == "deal" and "of" in words and bool(words & {"great", "good"})


def is_harmless(reading: Reading, frame: Frame, verb: Token, doer: Token | None) -> bool:
    """Tell whether who does it, why or for what tells that nobody is harmed by it."""
    who = doer.lemma.lower() if doer is not None else ""
    if frame.type in ("AID", "CONSULT"):
        return _is_no_gift(reading, verb) if frame.type == "AID" else _is_to_court(reading, verb)
    if frame.type in ("ASSAULT", "COERCE") and who in _HARMLESS:
        return True
    if frame.type in ("ASSAULT", "MOBILIZE") and doer is not None:
        parts = [doer, *reading.analysis.children(doer.i)]
        of = reading.child(doer.i, "prep")
        parts += reading.analysis.children(of.i) if of is not None and of.text == "of" else []
        if any(part.lemma.lower() in _NATURE for part in parts):
            return True  # "a wall of dust from Mongolia struck Beijing"
    if frame.type == "COERCE" and any(
        t.text.lower() in ("absence", "absentia") and t.dep == "pobj"
        for t in reading.analysis.subtree(verb.i)
    ):
        return True  # whom a court sentences "in his absence" it hasn't got
    if frame.type not in ("SANCTION", "PROTEST", "MOBILIZE"):
        return False
    hung = reading.analysis.children(verb.i)
    if frame.type == "PROTEST":
        return any(c.dep in ("xcomp", "advcl") and c.lemma in _ERRANDS for c in hung)
    if frame.type == "SANCTION" and who in _HOUSES:
        return True
    mild = _MISHAPS if frame.type == "SANCTION" else _CALLS
    why = [c for c in hung if c.text.lower() in _REASONS]
    why += [c for c in hung if c.dep in ("advcl", "agent") or c.text.lower() == "due"]
    return any(t.lemma.lower() in mild for c in why for t in reading.analysis.subtree(c.i))


def _is_no_gift(reading: Reading, verb: Token) -> bool:
    """Tell whether what is offered or sent helps nobody: a reward, an aircraft carrier."""
    what = object_of(reading, verb)
    if what is None:
        return False
    words = reading.lemmas(what)
    return bool(words & (_REWARDS | _WARSHIPS)) or words >= {"aircraft", "carrier"}


def _is_to_court(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody goes to law rather than to see others."""
    return any(
        t.lemma.lower() in _COURTS
        for p in prepositions(reading, verb)
        if p.text.lower() == "to"
        for t in below(reading, p)
    )
