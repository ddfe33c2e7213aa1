"""Names of armed groups, known by how a text speaks of them.

"Ansaru, an Islamist faction", "the militia Kataib al-Nur", "Cartel del Valle gunmen": whatever the
language model takes the name for, what stands beside it says that it is an armed group's.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.days import DAYS_AND_MONTHS
from geo.extract.party_words import AGAINST_STATES, ARMED, VAGUE
from geo.extract.reading import Reading
from geo.model import Token

MEMBERS = AGAINST_STATES | ARMED | frozenset("cartel guerilla militia member".split())
"""Nouns that stand after the name of the group they are of: "Ansaru gunmen"."""
_KINDS = frozenset(
    "militia gang faction insurgency movement group cartel coalition network paramilitary "
    "syndicate brigade mafia".split()
)
"""Nouns that say of a name beside them what it is a name of."""
_ARMED_KINDS = _KINDS - {"movement", "group", "coalition", "network", "brigade"}
_MEMBERS_AND_KINDS = MEMBERS | _ARMED_KINDS
_BEARING_ARMS = frozenset(
    "armed rebel militant insurgent islamist jihadist guerrilla separatist paramilitary gang "
    "criminal terrorist extremist gangs militias fighters rebels".split()
)
_CALLED = frozenset("call name know dub style".split())
_LINKS = frozenset("al el del de da do la las los ul e - ' ’".split())
"""Small words within a name."""
_ARTICLES = frozenset("al el ul as ash an ar at".split())
"""With a hyphen, these open a name: "al-Shabaab"."""
_PEOPLES = frozenset(
    "Tuareg Kurdish Baloch Druze Karen Kachin Shan Oromo Amhara Tigrayan Afar Papuan Fulani Moro "
    "Tamil Chechen Rohingya Naga Hmong Arab Alawite Hazara Pashtun Berber Bedouin Anglophone "
    "Islamist Maoist Zapatista Shiite Sunni".split()
)
"""Whose fighters they are says which people or faith they are of, and names no group."""
_NOT_NAMES = VAGUE | {name.lower() for name in DAYS_AND_MONTHS}


def find_armed_names(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token of each name of an armed group."""
    for token in reading.tokens:
        if token.pos not in ("NOUN", "PROPN"):
            continue
        lemma = token.lemma.lower()
        if token.text.lower().endswith("men"):
            lemma = f"{token.text.lower()[:-3]}man"
        if lemma in _MEMBERS_AND_KINDS and token.text[:1].islower():
            if (before := _name_ending(reading, token.i - 1)) is not None:
                yield before
        if lemma in _KINDS:
            yield from _named_beside(reading, token)


def _named_beside(reading: Reading, kind: Token) -> Iterator[tuple[int, int]]:
    """Yield the name that a noun is about: "X, a militia", "the militia X", "a gang called X"."""
    above = reading.tokens[kind.head]
    if not _is_armed(reading, kind):
        return
    if kind.dep == "appos" and above.pos == "PROPN" and above.i < kind.i:
        if (name := _name_ending(reading, above.i)) is not None:
            yield name
    after = kind.i + 1
    called = reading.tokens[after : after + 1]
    if called and called[0].lemma in _CALLED and called[0].tag in ("VBN", "VBG"):
        after += 1
        after += sum(t.text.lower() in ("as", "itself") for t in reading.tokens[after : after + 1])
    elif kind.text[:1].isupper():
        return
    if reading.tokens[after : after + 1] and reading.tokens[after].text.lower() == "the":
        after += 1
    if (name := _name_from(reading, after)) is not None and (
        after > kind.i + 1 or not _is_other_subject(reading, name[1], kind)
    ):
        yield name


def _is_armed(reading: Reading, kind: Token) -> bool:
    """Tell whether a group is one that bears arms: "an armed group", "a coalition of gangs"."""
    if kind.lemma.lower() in _ARMED_KINDS:
        return True
    around = {t.text.lower() for t in reading.analysis.subtree(kind.i)[:8]}
    return bool(around & _BEARING_ARMS)


def _is_other_subject(reading: Reading, last: int, kind: Token) -> bool:
    """Tell whether a name after a noun is not joined to it: "in the area the group Mali arms"."""
    name = reading.tokens[last]
    return not (kind.head == last or name.head == kind.i or name.head == kind.head)


def _name_ending(reading: Reading, last: int) -> tuple[int, int] | None:
    """Return the name that ends at a token, with the small words within it."""
    first = last + 1
    i = last
    while i >= 0 and reading.tokens[i].sentence == reading.tokens[last].sentence:
        if _is_part(reading, i):
            first = i
        elif reading.tokens[i].text.lower() not in _LINKS or i == last:
            break
        i -= 1
    if first <= last and reading.tokens[first - 1].tag == "CD" and first and first == i + 1:
        count = reading.tokens[first - 1]
        before = reading.tokens[first - 2].text.lower() if first > 1 else ""
        first -= before == "the" and count.text.isdigit()  # "the 400 Mawozo gang"
    opens = [t.text.lower() for t in reading.tokens[max(0, first - 2) : first]]
    if len(opens) == 2 and opens[1] == "-" and opens[0] in _ARTICLES:
        first -= 2
    return (first, last) if _is_name(reading, first, last) else None


def _name_from(reading: Reading, first: int) -> tuple[int, int] | None:
    """Return the name that starts at a token."""
    last = first - 1
    for token in reading.tokens[first:]:
        if token.sentence != reading.tokens[first - 1].sentence:
            break
        if _is_part(reading, token.i):
            last = token.i
        elif token.text.lower() not in _LINKS:
            break
    return (first, last) if _is_name(reading, first, last) else None


def _is_part(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    plain = token.text.lower() in _NOT_NAMES or token.text.lower() in _LINKS
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ") and not plain


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words may name a group: neither a people nor a state nor a town."""
    if first > last or not any(t.pos == "PROPN" for t in reading.tokens[first : last + 1]):
        return False
    held = [reading.at[i] for i in range(first, last + 1) if i in reading.at]
    if any(r.toponym.role == "demonym" for r in held):
        return False
    if len(held) == last + 1 - first and any(
        r.place is not None and (r.place.kind == "country" or first == last) for r in held
    ):
        return False
    if first == last and reading.tokens[first].text in _PEOPLES:
        return False
    peoples = (e for e in reading.analysis.entities if e.label == "NORP")
    return not any(e.first <= first and last <= e.last for e in peoples)
