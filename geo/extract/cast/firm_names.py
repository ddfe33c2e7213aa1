"""Names that the text tells to be firms', whatever the language model takes them for.

It knows few firms, and takes the others for persons, buildings or peoples. The words beside a name
say better what it is: "the Brazilian buyer Matriz", "Ponte Blu, the company behind the cable".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.days import DAYS_AND_MONTHS
from geo.extract.cast.titles import is_title
from geo.extract.party_words import FIRM_NAMES, FIRMS, IN_DEALS
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Actor, Token
from geo.recognize.lexicon import GIVEN_NAMES

_KNOWN = frozenset(
    (
        "Rio Tinto|Shell|BP|TotalEnergies|Chevron|ExxonMobil|Exxon Mobil|ConocoPhillips|Eni|Repsol|"
        "Woodside|BHP|Glencore|Anglo American|Barrick|Newmont|Maersk|CMA CGM|Hapag-Lloyd|DP World|"
        "Siemens|Alstom|Telstra|Vodafone|SubCom|Nokia|Ericsson|Huawei|ZTE|Tullow|Engie|Uniper|RWE|"
        "Enel|Wintershall|OMV|Bechtel|Halliburton|Schlumberger|KBR|Saipem|Allseas|Boskalis|"
        "Van Oord|Enbridge|TransCanada|TC Energy|Kinder Morgan|Cheniere|Vitol|Trafigura|Gunvor|"
        "Mitsubishi|Mitsui|Marubeni|Sumitomo|Hyundai|Samsung|Daewoo|Posco|Toyota|Boeing|Airbus|"
        "Hutchison|Cosco|Bolloré|Rheinmetall|Lockheed Martin|Raytheon|Thales|Areva|Orano|"
        "Westinghouse|Cameco|Freeport-McMoRan|Fortescue|Kinross|AngloGold Ashanti|Occidental|"
        "Petrofac|Technip|Maersk Line|Evergreen|Vestas|Iberdrola|Naturgy|Fluxys|Snam|Gasunie"
    ).split("|")
)
"""Firms that news of works, mines and ships names without a word about what they are."""
_KNOWN_FIRST = frozenset(name.split()[0].split("-")[0] for name in _KNOWN)
_PERSONS_TOO = frozenset(
    "trader builder producer supplier maker developer contractor operator miner shipper retailer "
    "manufacturer insurer shipowner".split()
)
_MISTAKEN = frozenset({"FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
_DEALS = frozenset("contract deal agreement memorandum".split())
_SIGNING = frozenset("sign initial conclude ink".split())


def find_firm_names(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each name that the text tells to be a firm's."""
    persons = {
        i
        for entity in reading.analysis.entities
        if entity.label == "PERSON"
        for i in range(entity.first, entity.last + 1)
    }
    tokens = reading.tokens
    for entity in reading.analysis.entities:
        several = entity.last > entity.first and entity.label in _MISTAKEN
        if several and tokens[entity.last].text in FIRM_NAMES:
            yield entity.first, entity.last  # "China Road and Bridge Corporation"
    yield from _known(reading)
    for first, last in _names(reading):
        person = any(i in persons for i in range(first, last + 1))
        if tokens[first].text.lower() in GIVEN_NAMES or is_title(tokens[first].text.lower()):
            continue
        kinds = FIRMS - _PERSONS_TOO if person else FIRMS | IN_DEALS
        kinds -= {"carrier"}  # a ship, too
        if (
            (last > first and tokens[last].text in FIRM_NAMES)
            or _is_called(reading, first, last, kinds)
            or _is_beside_one(reading, last)
            or _is_explained(reading, last, kinds)
            or (last > first and _signs_with_state(reading, last))
            or (not person and _is_dealt_with(reading, last))
            or (first == last and _is_letters(reading, tokens[last]))
        ) and reading.gazetteer.speaker(reading.text(first, last)) is None:
            yield first, last


def is_known_firm(name: str) -> bool:
    """Tell whether a name is a great firm's, or ends as firms' names do."""
    return name in _KNOWN or (" " in name and name.split()[-1].rstrip(".") in FIRM_NAMES)


def is_firm(reading: Reading, actor: Actor) -> bool:
    """Tell whether an actor is a firm by its name, or known for one."""
    speaker = reading.gazetteer.speaker(actor.name)
    if actor.country or speaker is not None:
        return speaker is not None and speaker.kind == "company"
    return is_known_firm(actor.name)


def _known(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the names of great firms, though a town may be called so: "Rio Tinto"."""
    for token in reading.tokens:
        if token.text not in _KNOWN_FIRST or token.pos not in ("PROPN", "NOUN"):
            continue
        for last in (token.i + 2, token.i + 1, token.i):
            if last < len(reading.tokens) and reading.text(token.i, last) in _KNOWN:
                after = reading.tokens[last + 1 : last + 2]
                if not (after and after[0].pos == "PROPN" and after[0].dep != "appos"):
                    yield token.i, last  # not "Shell Island"
                break


def _names(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised names in which no place is."""
    first = -1
    for token in (*reading.tokens, None):
        if token is not None and _is_of_name(reading, token):
            first = token.i if first < 0 else first
            continue
        if first >= 0:
            end = token.i if token is not None else len(reading.tokens)
            yield first, end - 1
        first = -1


def _is_of_name(reading: Reading, token: Token) -> bool:
    held = reading.at.get(token.i)
    return (
        (token.pos == "PROPN" or _is_letters(reading, token))
        and token.text[:1].isupper()
        and token.text not in DAYS_AND_MONTHS
        and (held is None or held.place is None)
    )


def _is_letters(reading: Reading, token: Token) -> bool:
    """Tell whether capitals name who signs, or does something and is from where: "SEFE of Chad"."""
    subject = token.dep in SUBJECTS or token.dep == "ROOT"
    if not (token.text.isupper() and len(token.text) > 2 and subject):
        return False
    verbs = (reading.tokens[token.head], *reading.analysis.children(token.i))
    if token.i not in reading.at and any(v.pos == "VERB" and v.lemma in _SIGNING for v in verbs):
        return True
    of = reading.child(token.i, "prep")
    whose = reading.child(of.i, "pobj") if of is not None and of.text == "of" else None
    held = reading.at.get(whose.i) if whose is not None else None
    return held is not None and held.place is not None and held.place.kind == "country"


def _is_called(reading: Reading, first: int, last: int, kinds: frozenset[str]) -> bool:
    """Tell whether what a name is stands before it: "Peruvian miner Antarca Copper"."""
    if not first:
        return False
    said = reading.tokens[first - 1]
    joined = reading.tokens[last].dep in ("appos", "nsubj", "dobj", "pobj", "conj", "nmod")
    return said.text.islower() and said.pos == "NOUN" and said.lemma in kinds and joined


def _is_beside_one(reading: Reading, last: int) -> bool:
    """Tell whether a name is joined to one that is a firm's: "Tamar and Greek trader Matriz"."""
    other = first = reading.tokens[last].head
    while first and reading.tokens[first - 1].pos == "PROPN":
        first -= 1
    return reading.is_joined(reading.tokens[last]) and _is_called(reading, first, other, FIRMS)


def _is_explained(reading: Reading, last: int, kinds: frozenset[str]) -> bool:
    """Tell whether what a name is stands after it: "Tamar Wind, the operator"."""
    said = reading.child(last, "appos")
    return said is not None and said.pos == "NOUN" and said.i > last and said.lemma in kinds


def _signs_with_state(reading: Reading, last: int) -> bool:
    """Tell whether a name signs beside a state: "Moana Link and Tonga signed a contract"."""
    token = reading.tokens[last]
    head = reading.tokens[token.head]
    one, other = (head, token) if token.dep == "conj" else (token, reading.child(last, "conj"))
    if other is None or one.dep not in SUBJECTS or reading.tokens[one.head].lemma not in _SIGNING:
        return False
    beside = reading.at.get(head.i if token.dep == "conj" else other.i)
    return beside is not None and beside.place is not None and beside.place.kind == "country"


def _is_dealt_with(reading: Reading, last: int) -> bool:
    """Tell whether a contract is with a name: "signed a contract with Nordkabel"."""
    token = reading.tokens[last]
    above = reading.tokens[token.head]
    deal = reading.tokens[above.head]
    if token.dep != "pobj":
        return False
    if above.text.lower() == "from" and deal.dep == "pobj":
        deal = reading.clause(deal.i)  # "signed for two cargoes a year from Kosmos"
    signed = deal.lemma in _SIGNING and above.text.lower() in ("with", "from")
    return signed or (above.text.lower() == "with" and deal.lemma in _DEALS)
