"""Facilities: terminals, ports, fields, plants, refineries, mines, dams, bases, each at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo.extract.lines.clauses import is_where
from geo.extract.lines.lookup import LOOKED_UP
from geo.extract.lines.making import BUILDING
from geo.extract.lines.progress import Progress, how_far, told_at
from geo.extract.lines.signs import status_by_signs
from geo.extract.lines.sites import beside, is_elsewhere, is_here, place_at, sites_of
from geo.extract.lines.whereabouts import ahead_of, behind
from geo.extract.lines.works import commodity_of, load_works, status_of
from geo.extract.passages import naming_place, passage_of
from geo.extract.reading import Reading
from geo.extract.standing import assess
from geo.model import Facility, Place, StandingName, Status, Token

SURE = 0.7
"""How sure a facility is that is told of at a place that was read."""


_SCENES: frozenset[Status] = frozenset({"retired", "idle", "mothballed", "operating", "cancelled"})
"""What is told of a work by what happens around it."""
_SORTS = "air|naval|missile|military|army|navy|oil|gas|LNG|power|copper|gold|coal|nuclear"
_FURTHER = frozenset("new second third fourth another unit expansion extension block train".split())
"""What is built at a work that is there."""
_SCHEMES = frozenset(
    "project plan proposal scheme application bid venture development idea permit".split()
)
"""What is told of these is told of the work that they are for: "its LNG terminal project"."""


def find_facilities(reading: Reading) -> tuple[Facility, ...]:
    """Return the facilities of a text, each once.

    Two are the same when kind, commodity and place are.
    """
    found: dict[tuple[str, str, str], Facility] = {}
    works = load_works()
    lemmas = works.kinds.keys() | works.facilities.keys()
    nouns = frozenset(t.i for t in reading.tokens if t.lemma.lower() in lemmas)
    last: tuple[Token, str, str] | None = None
    for token in reading.tokens:
        kind = _kind(reading, token)
        commodity = commodity_of(_words(reading, token)) if kind is not None else ""
        if kind is None and last is not None and _is_another(token, last[0]):
            _, kind, commodity = last  # "a terminal at A; a second one at B"
        if kind is None or not reading.is_told(token.i):
            continue
        last = (token, kind, commodity)
        told = reading.tokens[token.head] if token.dep == "compound" else token
        places = _places(reading, told)
        progress = _how_far(reading, told, nouns) if places else None
        if progress is None or _is_passing(reading, told, kind, progress):
            continue
        for place in places:
            key = (kind, commodity, place.id)
            facility = _facility(reading, token, kind, commodity, place, progress)
            known = found.get(key)
            if known is None:
                found[key] = facility
            elif known.evidence[0] not in facility.evidence:
                found[key] = _joined(known, facility)
    return tuple(found.values())


def _places(reading: Reading, noun: Token) -> tuple[Place, ...]:
    """Return where a work is, by grammar or else by the words around it."""
    if places := sites_of(reading, noun):
        return places
    if is_elsewhere(reading, noun):
        return ()
    place = ahead_of(reading, noun) or behind(reading, noun)
    return () if place is None else (place,)


def _is_another(token: Token, before: Token) -> bool:
    """Tell whether a word stands for one more work of the kind told of just before: "one"."""
    return token.text.lower() == "one" and token.sentence - before.sentence <= 2


def _is_passing(reading: Reading, noun: Token, kind: str, progress: Progress) -> bool:
    """Tell whether a work is named for something else than itself.

    A port is, where it only gives a line its end ("a railway to the port of Ilo"), and any work
    is where what befell it is of another age.
    """
    if progress.standing == "historic" and progress.status not in ("retired", "cancelled"):
        return True
    above = reading.tokens[noun.head]
    ends = noun.dep == "pobj" and above.text.lower() in ("to", "from", "into", "with")
    if kind != "port" or not ends or _has_clause(reading, noun):
        return False
    sentence = reading.analysis.sentence_of(noun.i)
    lines = load_works().kinds
    return any(t.lemma.lower() in lines for t in reading.tokens[sentence.first : noun.i])


def _has_clause(reading: Reading, noun: Token) -> bool:
    """Tell whether a clause of its own tells of a work: "the port of B, which is full"."""
    inner = {t.i for t in reading.analysis.subtree(noun.i)}
    return any(reading.tokens[i].dep in ("relcl", "acl") for i in inner)


def _kind(reading: Reading, token: Token) -> str | None:
    works = load_works()
    if token.pos not in ("NOUN", "PROPN") or _is_of_another(reading, token):
        return None
    word = "works" if token.text.lower() == "works" else token.lemma.lower()
    kind = works.facilities.get(word)
    if kind is None or _is_in_name(reading, token):
        return None
    needs = works.needs.get(kind)
    if needs is None:
        return kind
    before = {t.text.lower() for t in _modifiers(reading, token)}
    if (wanted := works.word_needs.get(word)) is not None:
        return kind if before & wanted else None
    if word != kind:
        return kind  # "oilfield", "smelter" say all
    of = reading.child(token.i, "prep")
    bare = kind == "field" or (kind == "plant" and token.tag == "NNS" and not before)
    if not bare and beside(reading, token) is not None:
        return kind
    named = kind in ("port", "base", "field") and (
        (of is not None and of.text.lower() in ("of", "at", "in") and kind != "field")
        or any(t.i in reading.at for t in _modifiers(reading, token))
        or (token.dep == "appos" and place_at(reading, reading.tokens[token.head]) is not None)
        or is_here(reading, token)
    )
    return kind if before & needs or named or _is_meant(reading, token, kind) else None


def _is_meant(reading: Reading, noun: Token, kind: str) -> bool:
    """Tell whether the sentence says what the noun leaves open: "tanks … at a base"."""
    if kind == "field":
        of = any(c.text.lower() == "of" for c in reading.analysis.children(noun.i))
        if of or noun.tag == "NNS" or any(_modifiers(reading, noun)):
            return False  # "cane fields", "a field of candidates"
    if kind in load_works().context:
        sentence = reading.analysis.sentence_of(noun.i)
        words = {t.lemma.lower() for t in reading.tokens[sentence.first : sentence.last + 1]}
        return bool(words & load_works().context[kind])
    return kind == "port" and reading.clause(noun.i).lemma in BUILDING


def _is_of_another(reading: Reading, token: Token) -> bool:
    """Tell whether a noun only says of what sort the next is: "port workers"."""
    after = reading.tokens[token.i + 1 : token.i + 2]
    if token.text[:1].isupper() and after and after[0].text == "&":
        return True  # a firm's name
    before = {t.lemma.lower() for t in _modifiers(reading, token)}
    if before & load_works().no_works.get(token.lemma.lower(), frozenset()):
        return True  # "bus terminal", "the party's base"
    of = reading.child(token.i, "prep")
    whose = reading.child(of.i, "pobj") if of is not None and of.text.lower() == "of" else None
    if whose is not None and whose.lemma.lower() in load_works().no_works.get(
        token.lemma.lower(), frozenset()
    ):
        return True  # "the base of the party"
    if token.dep != "compound":
        return False
    return reading.tokens[token.head].lemma.lower() not in _SCHEMES


def _is_in_name(reading: Reading, token: Token) -> bool:
    """Tell whether a noun is only part of a town's name: "Port of Spain"."""
    held = reading.at.get(token.i)
    return held is not None and held.place is not None and held.place.kind in ("city", "province")


def _modifiers(reading: Reading, token: Token) -> Iterator[Token]:
    for child in reading.analysis.children(token.i):
        if child.dep in ("compound", "amod", "nmod", "poss", "appos") and child.i < token.i:
            yield from reading.analysis.subtree(child.i)


def _words(reading: Reading, token: Token) -> str:
    """Return the words before a noun, a bracket among them: "liquefied natural gas (LNG)"."""
    first = min([token.i, *(t.i for t in _modifiers(reading, token))])
    return reading.text(max(first, reading.analysis.sentence_of(token.i).first), token.i)


def _facility(
    reading: Reading, noun: Token, kind: str, commodity: str, place: Place, progress: Progress
) -> Facility:
    read = any(r.place is not None and r.place.id == place.id for r in reading.resolutions)
    place = replace(place, name=_bare(place.name, noun))
    return Facility(
        reading.make_id("facility", kind, commodity, place.id),
        " ".join(filter(None, (place.name, commodity, kind))),
        kind,
        commodity,
        progress.status,
        place,
        progress.standing,
        progress.reason,
        SURE - (0.0 if read else LOOKED_UP),
        (passage_of(reading, noun.i, (naming_place(reading, place),)),),
    )


def _bare(name: str, noun: Token) -> str:
    """Return a work's name without the word for what it is: "Osan" of "Osan Air Base"."""
    bare = re.sub(rf"(?: (?:{_SORTS}))* {re.escape(noun.lemma)}$", "", name, flags=re.IGNORECASE)
    return bare or name


def _how_far(reading: Reading, noun: Token, others: frozenset[int]) -> Progress:
    told = told_at(reading, noun, others)
    above = reading.tokens[noun.head]
    article = reading.child(noun.i, "det")
    new = above.text.lower() == "to" and article is not None and article.text.lower() in ("a", "an")
    if not new and noun.dep == "pobj" and above.text.lower() in ("from", "to"):
        if above.head == reading.clause(noun.i).i:
            # "will bring gas from terminals in A to those in B": they stand, whatever is to come.
            told = replace(told, words=told.phrase, mentioned=True)
    progress = how_far(reading, [told])
    judged = assess(reading, noun.i)
    bare = noun.dep in ("dobj", "pobj") and not _has_clause(reading, noun)
    if told.mentioned and bare and judged.name == "historic" and judged.when is not None:
        # "troops occupied the port of A in 2008"
        return Progress(None, "historic", judged.reason)
    return _in_scene(reading, noun, others, progress)


def _in_scene(
    reading: Reading, noun: Token, others: frozenset[int], progress: Progress
) -> Progress:
    """Return how far a work is by its whole sentence, where this tells of no other work.

    "Furnaces went cold at the steel plant in A", "a mine in B, where shifts go on".
    """
    sentence = reading.analysis.sentence_of(noun.i)
    words = reading.tokens[sentence.first : sentence.last + 1]
    beside = (t for t in words if t.i != noun.i and t.pos == "NOUN")
    alone = not any(t.i in others or t.lemma.lower() == "line" for t in beside)
    alone = alone and reading.tokens[noun.head].text.lower() not in ("to", "into", "towards")
    told = progress.status is not None and not progress.guessed
    if not alone or progress.standing not in ("asserted", "planned"):
        return replace(progress, status=None) if progress.guessed else progress
    status, by = status_of(reading.text(sentence.first, sentence.last))
    verb = reading.clause(noun.i)
    begun = status == "construction" and not {t.lemma.lower() for t in words} & _FURTHER
    if told or progress.standing == "planned":
        ended = progress.status == "idle" and status == "retired"
        where = verb.dep == "relcl" and is_where(reading, verb)
        if not (ended or (begun and where and progress.status == "proposed")):
            return progress
    if status in _SCENES or begun:
        return Progress(status, "asserted", f"“{by}”", nearby=True)
    if not told and progress.standing == "asserted":
        status, by = status_by_signs(reading, noun, words)
        if status is not None:
            standing: StandingName = "planned" if status == "proposed" else "asserted"
            return Progress(status, standing, f"“{by}”", nearby=True)
    return replace(progress, status=None) if progress.guessed else progress


def _joined(a: Facility, b: Facility) -> Facility:
    """Return one facility of two tellings: the surer status, all the words."""
    better = a if a.status is not None or b.status is None else b
    return replace(better, evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))))
