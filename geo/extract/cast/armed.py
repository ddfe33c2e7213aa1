"""Armed people without a name: "gunmen", "suspected Islamist militants", "Chadian rebels".

Who is armed and acts goes by what the text calls them; how many they are, and that they are only
suspected, is no part of it.
"""

from __future__ import annotations

from geo.days import WEEKDAYS
from geo.extract import party_words as words
from geo.extract.cast.casting import Casting
from geo.extract.grammar import modifiers
from geo.extract.reading import Reading
from geo.model import Actor

_DESCRIBING = frozenset("amod compound nmod poss case punct".split())
_IN_ARMS = frozenset("men fighters groups youths tribesmen villagers herders".split())


def unnamed(reading: Reading, cast: Casting, i: int) -> tuple[Actor, ...]:
    """Return the armed people that a plural noun means where nothing names them."""
    found: dict[str, Actor] = {}
    for j in reading.conjuncts(i):
        for k in _counted(reading, j):
            if _is_armed(reading, k) and not cast.one(k):
                actor = Actor(called(reading, k), None, None)
                found[actor.key] = actor
    return tuple(found.values())


def called(reading: Reading, i: int) -> str:
    """Return what a text calls armed people, without their number: "Chadian gunmen"."""
    tokens = reading.tokens
    first = i
    if tokens[i].lemma.lower() in ("gang", "militia") and (name := _named_before(reading, i)):
        return name
    while first and tokens[first - 1].sentence == tokens[i].sentence:
        before = tokens[first - 1]
        hyphened = before.text == "-" or tokens[first].text == "-"
        hyphened = hyphened and before.end == tokens[first].start
        if before.text.lower() in words.VAGUE or before.text in WEEKDAYS:
            break
        if before.dep not in _DESCRIBING and not hyphened:
            break
        first -= 1
    while first < i and tokens[first].pos in ("PUNCT", "PART", "PRON"):
        first += 1
    if first == i and tokens[i].text.lower() in _IN_ARMS and i:
        first -= tokens[i - 1].text.lower() == "armed"
    name = reading.text(first, i)
    plain = tokens[first].pos == "NOUN" or tokens[first].text == "Armed"
    plain = plain or (first == i and is_armed_name(tokens[i].text))
    return name[:1].lower() + name[1:] if plain else name


def beside(reading: Reading, cast: Casting, i: int) -> Actor | None:
    """Return the firm whose name stands beside a noun: "the Chinese firm MCC"."""
    for child in reading.analysis.children(i):
        if child.dep == "appos" and child.i > i:
            body = cast.named_body(child.i)
            if body is not None and not body.country:
                return body
            lone = reading.tokens[i].lemma.lower() in words.FIRMS and child.i not in reading.at
            if body is None and lone and child.pos == "PROPN":
                return Actor(proper(reading, child.i), None, None)
    return None


def belonging_to(reading: Reading, cast: Casting, i: int) -> Actor | None:
    """Return the group that fighters are of: "gunmen believed to belong to Ansar Group"."""
    for token in reading.analysis.subtree(i):
        if token.i > i and token.dep in ("pobj", "dobj", "appos", "oprd"):
            body = cast.named_body(token.i)
            if body is not None and not body.country:
                return body
    return None


def self_styled(reading: Reading, i: int) -> str:
    """Return what armed people call themselves: "a gang calling itself Gran Grif"."""
    tokens = reading.tokens
    if [t.text.lower() for t in tokens[i + 1 : i + 3]][1:] not in (["itself"], ["themselves"]):
        return ""
    first = i + 3 + (tokens[i + 3 : i + 4] != () and tokens[i + 3].text.lower() == "the")
    last = first
    while last < len(tokens) and (tokens[last].pos == "PROPN" or tokens[last].text == "-"):
        last += 1
    return reading.text(first, last - 1) if last > first else ""


def is_armed_name(name: str) -> bool:
    """Tell whether an actor's name is only what armed people are called."""
    word = name.split()[-1].lower()
    one = f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")
    return one in words.AGAINST_STATES or one in words.ARMED or word in _IN_ARMS


def _described(reading: Reading, i: int) -> set[str]:
    """Return the words that describe a noun: "gang members"."""
    return {w.text.lower() for w in modifiers(reading, reading.tokens[i])}


def proper(reading: Reading, i: int) -> str:
    """Return the whole name that ends at a token: "Antarca Copper"."""
    first = i
    while first and reading.tokens[first - 1].pos == "PROPN" and first - 1 not in reading.at:
        first -= 1
    return reading.text(first, i)


def _named_before(reading: Reading, i: int) -> str:
    """Return the name that stands before a noun: "the Los Lobos gang"."""
    before = reading.tokens[max(0, i - 1)]
    named = before.pos == "PROPN" and before.i < i and before.i not in reading.at
    return proper(reading, before.i) if named else ""


def _counted(reading: Reading, i: int) -> list[int]:
    """Return a noun, or what it is an amount of: "dozens of gunmen"."""
    if reading.tokens[i].lemma.lower() in words.AMOUNTS:
        for child in reading.analysis.children(i):
            what = reading.child(child.i, "pobj") if child.text.lower() == "of" else None
            if what is not None:
                return reading.conjuncts(what.i)
    return [i]


def _is_armed(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    whose = reading.child(i, "poss")
    lemma = token.lemma.lower()
    if token.text.lower().endswith("men"):
        lemma = f"{token.text.lower()[:-3]}man"  # a capital hides the plural of "Gunmen"
    elif token.tag == "NNPS":
        lemma = token.text.lower().removesuffix("s")
    plural = token.tag in ("NNS", "NNPS") or lemma.endswith("man") or lemma in ("militia", "gang")
    if not plural or (whose is not None and whose.pos == "PRON"):
        return False
    if lemma in words.AGAINST_STATES or lemma in words.ARMED:
        return True
    if lemma == "member" and _described(reading, i) & {"gang", "militia", "rebel"}:
        return True
    armed = reading.tokens[max(0, i - 1)].text.lower() in ("armed", "masked")
    return armed and token.text.lower() in _IN_ARMS
