"""Names that the text tells to be firms', whatever the language model takes them for.

It knows few firms, and takes the others for persons, buildings or peoples. The words beside a name
say better what it is: "the Brazilian buyer Matriz", "Ponte Blu, the company behind the cable".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.days import DAYS_AND_MONTHS
from geo.extract.party_words import FIRM_NAMES, FIRMS, IN_DEALS
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.titles import is_title
from geo.model import Token
from geo.recognize.lexicon import GIVEN_NAMES

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
        ) and reading.gazetteer.speaker(reading.text(first, last)) is None:
            yield first, last


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
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and token.text not in DAYS_AND_MONTHS
        and (held is None or held.place is None)
    )


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
    return token.dep == "pobj" and above.text.lower() == "with" and deal.lemma in _DEALS
