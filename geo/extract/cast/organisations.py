"""Organisations that have a name in the article, and no country."""

from __future__ import annotations

from collections import Counter

from geo.extract.cast.armed_names import MEMBERS
from geo.extract.cast.firm_names import find_firm_names
from geo.extract.cast.state_names import is_state_force_name
from geo.extract.cast.titles import is_title
from geo.extract.reading import Reading
from geo.model import Token

_FIGHTERS = frozenset(
    "fighter member rebel militant gunman insurgent guerrilla militiaman jihadist".split()
)
_FORMS = frozenset("Ltd Limited plc Plc PLC Pty Inc LLC GmbH SA AG NV BV ASA AB Oy".split())
_BODY_NOUNS = frozenset(
    "Front Army Movement Union Brigade Brigades Brotherhood League Bank Commission Fund Forum "
    "Council Agency Alliance Consortium Corporation Company Authority Organisation "
    "Organization".split()
)


def name_organisations(
    reading: Reading, armed_names: tuple[tuple[int, int], ...]
) -> dict[int, str]:
    """Return organisations by token; "the Front" is the Front for Desert Renewal.

    Parameters
    ----------
    armed_names
        The first and the last token of each name of an armed group.
    """
    tokens = reading.tokens
    spans: list[tuple[int, int]] = []
    said = Counter(token.text for token in tokens)
    surnames = {
        tokens[entity.last].text
        for entity in reading.analysis.entities
        if entity.label == "PERSON" and entity.last > entity.first
    }
    for entity in reading.analysis.entities:
        if entity.first == entity.last and tokens[entity.first].text in surnames:
            continue  # a bare surname, whatever the model took it for
        if entity.first == entity.last and not _is_name_of_body(reading, entity.first, said):
            continue
        if entity.label == "ORG":
            first = entity.first
            if tokens[first].lemma.lower() in _FIGHTERS and entity.last - first > 1:
                first += 2 * (tokens[first + 1].text in ("of", "from"))
            while first < entity.last and tokens[first].text.lower() in ("the", "a"):
                first += 1
            last = entity.last
            while last > first and (
                tokens[last].text in ("'s", "’s", ".", ",")
                or (tokens[last].text.islower() and tokens[last].lemma in MEMBERS)
            ):
                last -= 1  # "al-Shabaab fighters" are al-Shabaab
            last = _hyphenated(reading, last)
            spans.append((first, last))
    spans += _fighting_for(reading)
    for token in tokens:
        # "Front for Desert Renewal": a capitalised noun, for or of, capitalised words.
        after = tokens[token.i + 1 : token.i + 3]
        if (
            token.text[:1].isupper()
            and token.pos in ("PROPN", "NOUN")
            and token.i not in reading.at
            and len(after) == 2
            and after[0].text in ("for", "of")
            and after[1].text[:1].isupper()
            and after[1].i not in reading.at
            and not is_title(token.text.lower())
            and token.tag != "NNS"
        ):
            last = after[1].i
            while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
                last += 1
            first = token.i
            while (
                first and tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos == "PROPN"
            ):
                first -= 1
            spans.append((first, last))
    told = {*armed_names, *find_firm_names(reading)}
    spans = [
        (first, last)
        for first, last in (*spans, *told)
        if (first, last) in told
        or (
            not all(i in reading.at for i in range(first, last + 1))
            and any(tokens[i].text[:1].isupper() for i in range(first, last + 1))
        )
    ]
    spans = [span for span in spans if not is_state_force_name(reading.text(*span))]
    names = [_without_form(reading.text(first, last)) for first, last in spans]
    found: dict[int, str] = {}
    for (first, last), name in zip(spans, names, strict=True):
        words = name.split()
        longer = [
            n for n in names if len(n.split()) > len(words) and n.split()[: len(words)] == words
        ]
        if not longer and len(words) == 1 and words[0] in _BODY_NOUNS:
            # "the Front" is the Zaghawa Front
            longer = [n for n in names if len(n.split()) > 1 and n.split()[-1] == words[0]]
        full = max(longer, key=len, default=name)
        for j in range(first, last + 1):
            if len(found.get(j, "")) < len(full):
                found[j] = full
    shorts = {n.split()[0]: n for n in names if len(n.split()) > 2}
    for token in tokens:
        if (
            token.i not in found
            and token.text in shorts
            and token.i
            and tokens[token.i - 1].text.lower() == "the"
        ):
            found[token.i] = shorts[token.text]
    return found


def _without_form(name: str) -> str:
    """Return a firm's name without its form in law: "Tidal Link Ltd" is Tidal Link."""
    *most, last = name.split()
    return " ".join(most).rstrip(",") if len(most) > 1 and last.rstrip(".") in _FORMS else name


def _fighting_for(reading: Reading) -> list[tuple[int, int]]:
    """Return the names of groups that fighters are of: "gunmen from Ansar al-Sahra"."""
    found = []
    tokens = reading.tokens
    for token in tokens[:-2]:
        # A capital hides the plural of "Fighters".
        fighter = {token.lemma.lower(), token.text.lower().removesuffix("s")} & _FIGHTERS
        if not fighter or tokens[token.i + 1].text not in ("of", "from"):
            continue
        first = token.i + 2
        first += tokens[first].text.lower() in ("the", "a")
        last = first
        while last < len(tokens) and (
            tokens[last].pos == "PROPN" or (last > first and tokens[last].text == "-")
        ):
            last += 1
        named = range(first, last)
        capital = any(tokens[i].text[:1].isupper() for i in named)
        if capital and not any(i in reading.at for i in named):
            found.append((first, last - 1))
    return found


def _hyphenated(reading: Reading, last: int) -> int:
    """Return where a name ends that the model broke at a hyphen: "Ansar al-Sahra"."""
    tokens = reading.tokens
    following = tokens[last + 1 : last + 3]
    joined = len(following) == 2 and following[0].text == "-" and following[1].text[:1].isupper()
    return last + 2 if joined and tokens[last].end == following[0].start else last


def _is_name_of_body(reading: Reading, i: int, said: Counter[str]) -> bool:
    """Tell whether a single word may name a body: known, with "the", in capitals, or a firm's."""
    token = reading.tokens[i]
    before = reading.tokens[i - 1].text.lower() if i else ""
    after = reading.tokens[i + 1].text.lower() if i + 1 < len(reading.tokens) else ""
    return (
        reading.gazetteer.speaker(token.text) is not None
        or before == "the"
        or (token.text.isupper() and len(token.text) > 2)
        or after in ("'s", "’s")
        or said[token.text] > 1
        or after == "group"
        or (_is_party(reading, token) and not reading.gazetteer.names(token.text))
    )


def _is_party(reading: Reading, token: Token) -> bool:
    """Tell whether a word stands where a party does: "Totara and Sinopec signed"."""
    several = reading.child(token.i, "conj") is not None or token.dep == "conj"
    while token.dep == "conj" and token.head != token.i:
        token = reading.tokens[token.head]
    above = reading.tokens[token.head].text.lower()
    return (several and (token.dep == "nsubj" or reading.is_joined(token))) or (
        token.dep == "pobj" and above in ("with", "by", "between")
    )
