"""Whether "from A to B" tells where somebody went, rather than where a line runs."""

from __future__ import annotations

import re

from geo.extract.lines.way_words import ACCIDENTS, FIXED, MOVING
from geo.extract.lines.works import commodity_of, is_line, load_works
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Token

_TRIPS = frozenset(
    "marathon race march pilgrimage flight tour walk parade voyage convoy rally trek procession "
    "relay expedition evacuation exodus retreat chase strike protest".split()
)
_VEHICLES = frozenset(
    "bus coach lorry truck car van minibus taxi motorcycle tanker trailer jeep ambulance".split()
)
_DRIVERS = frozenset(
    "motorist driver trucker lorry truck car commuter passenger traveller traveler train "
    "vehicle haulier".split()
)
"""Who goes as a road or railway goes, where many of them do."""
_FLOWING = re.compile(r"^(?:current|electricity|power|gas|hydrogen|crude|data)$")
_TRAVELLERS = frozenset(
    "ship vessel tanker freighter boat ferry train plane aircraft worker man woman driver crew "
    "migrant refugee tourist minister president envoy convoy soldier family".split()
)
_NO_CARGO = frozenset(
    "headquarters headquarter office staff worker cocaine heroin drug weapon family troop soldier "
    "base money capital seat embassy prisoner migrant refugee body coffin".split()
)
"""What is moved from one place to another once, or in secret."""


def is_journey(reading: Reading, i: int) -> bool:
    """Tell whether the head of "from" is what goes on a journey, not along a line."""
    head = reading.tokens[reading.tokens[i].head]
    if head.pos in ("NOUN", "PROPN") and head.i < i:
        if head.lemma == "way" and _is_on_its_way(reading, head):
            return True
        return _is_trip(head) or head.lemma.lower() in _NO_CARGO
    if head.pos != "VERB":
        return False
    above = reading.tokens[head.head]
    if head.dep in ("acl", "relcl") and _is_trip(above):
        return True  # "a lorry carrying cattle from A to B overturned"
    moved = reading.child(head.i, "dobj")
    if moved is not None and moved.lemma.lower() in _NO_CARGO:
        return True
    subject = reading.child(head.i, *SUBJECTS)
    if subject is None and head.dep == "xcomp":
        above_it = reading.child(head.head, *SUBJECTS)
        if above_it is not None and _FLOWING.search(above_it.text.lower()):
            return False  # "current is to travel from A to B"
    if subject is not None and _is_trip(subject):
        return True
    return head.lemma in MOVING and not goes_by_line(reading, head)


def _is_on_its_way(reading: Reading, way: Token) -> bool:
    """Tell whether it is a traveller that is on its way from A: "a lorry on its way from"."""
    on = reading.tokens[way.head]
    if on.text.lower() != "on" or on.head == on.i:
        return False
    bearer = reading.tokens[on.head]
    if bearer.pos in ("VERB", "AUX"):
        bearer = reading.child(bearer.i, *SUBJECTS) or bearer
    return bearer.lemma.lower() in _VEHICLES | _TRAVELLERS


def is_accident(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb tells what befell a ship or train, wherever it went."""
    if verb.pos != "VERB" or verb.lemma not in ACCIDENTS:
        return False
    subject = reading.child(verb.i, *SUBJECTS) or reading.tokens[verb.head]
    return subject.lemma.lower() in load_works().crafts


def goes_by_line(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb of motion tells what goes along a line, though travellers do so too."""
    subject = reading.child(verb.i, *SUBJECTS)
    if subject is not None:
        lemma = subject.lemma.lower()
        if lemma in load_works().near or (lemma in _DRIVERS and subject.tag in ("NNS", "NNPS")):
            return True  # "pylons march from A to B", "truckers can drive from A to B again"
    elif verb.dep == "acl":
        above = reading.tokens[verb.head]
        return above.lemma.lower() in _DRIVERS and above.tag == "NNS"
    if subject is not None and _FLOWING.search(subject.text.lower()):
        return True  # "current is to travel from A to B"
    of, bearer = verb, subject
    if verb.dep == "xcomp" and subject is None:
        # "the line that is to drive water from A"
        of = reading.tokens[verb.head]
        bearer = reading.child(of.i, *SUBJECTS)
    if of.dep == "relcl" and is_line(reading.tokens[of.head]):
        # "the line that drives water from A"
        flows = bearer is not None and commodity_of(bearer.text) != ""
        return bearer is None or flows or bearer.text.lower() in ("which", "that")
    by = next((c for c in reading.analysis.children(verb.i) if c.text.lower() == "by"), None)
    means = reading.child(by.i, "pobj") if by is not None else None
    return means is not None and means.lemma.lower() in FIXED


def _is_trip(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    return lemma in _TRIPS or (lemma in _VEHICLES and noun.tag == "NN")
