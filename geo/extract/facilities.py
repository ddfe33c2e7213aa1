"""Facilities: terminals, ports, fields, plants, refineries, mines, dams, bases, each at a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.extract.lookup import LOOKED_UP, at_home
from geo.extract.passages import naming_place, passage_of
from geo.extract.progress import Progress, how_far, told_at
from geo.extract.reading import Reading
from geo.extract.standing import assess
from geo.extract.works import commodity_of, load_works
from geo.model import Facility, Place, Resolution, Token

SURE = 0.7
"""How sure a facility is that is told of at a place that was read."""

_AT = frozenset("at in near off outside for of on by around from".split())
_RIGHT_AT = frozenset("at in near off outside".split())
_SITES = frozenset("complex area zone district park basin peninsula estate site hub city".split())
_WHOLE = frozenset({"country", "territory", "region", "ocean", "sea", "area", "river"})


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
        places = _places(reading, token)
        progress = _how_far(reading, token, nouns) if places else None
        if progress is None or _is_passing(reading, token, kind, progress):
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


def _is_another(token: Token, before: Token) -> bool:
    """Tell whether a word stands for one more work of the kind told of just before: "one"."""
    return token.text.lower() == "one" and token.sentence - before.sentence <= 2


def _is_passing(reading: Reading, noun: Token, kind: str, progress: Progress) -> bool:
    """Tell whether a work is named for something else than itself.

    A port is, where it only gives a line its end ("a railway to the port of Ilo"), and any work
    is where what befell it is of another age.
    """
    if progress.standing == "historic":
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
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
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
    if kind != "field" and _beside(reading, token) is not None:
        return kind
    named = kind in ("port", "base", "field") and (
        (of is not None and of.text.lower() in ("of", "at", "in") and kind != "field")
        or any(t.i in reading.at for t in _modifiers(reading, token))
        or (token.dep == "appos" and _place_at(reading, reading.tokens[token.head]) is not None)
    )
    return kind if before & needs or named else None


def _beside(reading: Reading, noun: Token) -> Token | None:
    """Return the place that follows a work at once, whatever the parser hangs it on."""
    tokens = reading.tokens[noun.i + 1 : noun.i + 4]
    if not tokens or tokens[0].text.lower() not in _RIGHT_AT:
        return None
    following = [t for t in tokens[1:] if t.text.lower() not in ("the", "same")][:1]
    if not following or following[0].sentence != noun.sentence:
        return None
    return following[0] if _place_at(reading, following[0]) is not None else None


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


def _places(reading: Reading, noun: Token) -> tuple[Place, ...]:
    """Return where it is: "a terminal at Gwadar", "terminals in A and B", "the Tema refinery"."""
    found: dict[str, Place] = {}
    if (beside := _beside(reading, noun)) is not None:
        _take(reading, beside, found)
    # "the Nam Theun plant at Nakai": where it is said to be, its name is no place
    named = not any(place.kind == "city" for place in found.values())
    for child in reading.analysis.children(noun.i):
        if named and child.dep in ("compound", "nmod", "poss", "amod") and child.i < noun.i:
            for token in reading.analysis.subtree(child.i):
                _take(reading, token, found)
    prepositions = [c for c in reading.analysis.children(noun.i) if c.dep == "prep"]
    # "at Guba, on the Blue Nile": where it is said best.
    for words in (_RIGHT_AT, _AT):
        for preposition in prepositions:
            if preposition.text.lower() in words and (words is _RIGHT_AT or not found):
                for token in _after(reading, preposition):
                    _take(reading, token, found)
    for child in reading.analysis.children(noun.i):
        if child.dep == "poss" and child.text.lower() == "its" and not found:
            # "Paldiski has a jetty, and its terminal stands idle"
            first = reading.analysis.sentence_of(noun.i).first
            for token in reading.tokens[first : noun.i]:
                if token.dep == "nsubj" and token.i in reading.at:
                    _take(reading, token, found)
        if child.dep == "poss" and child.text.lower() == "whose":
            # "Point Fortin, whose terminal works"
            verb = reading.clause(noun.i)
            if verb.dep == "relcl":
                _take(reading, reading.tokens[verb.head], found)
        if child.dep in ("acl", "relcl") and child.pos == "VERB":
            for place in _placed_by(reading, child):
                _take(reading, place, found)
    if noun.dep == "appos" and not found:
        # "Gwadar, the port which …"
        _take(reading, reading.tokens[noun.head], found)
    verb = reading.clause(noun.i)
    where = any(c.text.lower() == "where" for c in reading.analysis.children(verb.i))
    if not found and verb.dep == "relcl" and where:
        # "Wales, where a power plant is going up"
        _take(reading, reading.tokens[verb.head], found)
    if found:
        return tuple(found.values())
    # "a terminal is planned at Matarbari", "set up a terminal in Gwadar"
    verb = reading.tokens[noun.head]
    if verb.pos in ("VERB", "AUX") and noun.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        for place in _placed_by(reading, verb):
            _take(reading, place, found)
    return tuple(found.values())


def _after(reading: Reading, preposition: Token) -> Iterator[Token]:
    """Yield what stands after a preposition, with what says where a site is."""
    for place in reading.analysis.children(preposition.i):
        if place.dep == "pobj":
            for j in reading.conjuncts(place.i):
                yield reading.tokens[j]
                if reading.tokens[j].lemma.lower() in _SITES:
                    yield from _modifiers(reading, reading.tokens[j])
                    for further in reading.analysis.children(j):
                        if further.dep == "prep" and further.text.lower() in _AT:
                            yield from _after(reading, further)


def _placed_by(reading: Reading, verb: Token) -> Iterator[Token]:
    for child in reading.analysis.children(verb.i):
        if child.dep == "prep" and child.text.lower() in ("at", "in", "near", "off", "for"):
            for place in reading.analysis.children(child.i):
                if place.dep == "pobj":
                    for j in reading.conjuncts(place.i):
                        yield reading.tokens[j]


def _take(reading: Reading, token: Token, found: dict[str, Place]) -> None:
    place = _place_at(reading, token)
    if place is not None and place.kind not in _WHOLE:
        found[place.id] = place


def _place_at(reading: Reading, token: Token) -> Place | None:
    """Return the place that a token names, looked up where it was not read as one."""
    resolution = reading.at.get(token.i)
    if resolution is None:
        return at_home(reading, token)
    if resolution.toponym.role == "demonym" or _is_cut_short(reading, token, resolution):
        return None
    return resolution.place


def _is_cut_short(reading: Reading, token: Token, resolution: Resolution) -> bool:
    """Tell whether a town was read in a longer name: "Gold" of "Gold Ridge", "Un" of "UN"."""
    if resolution.place is None or resolution.place.kind != "city":
        return False
    if len(token.text) < 4 and token.text.isupper():
        return True
    following = reading.tokens[reading.analysis.tokens_in(resolution.toponym.span)[-1].i + 1 :][:1]
    return token.dep == "compound" and any(
        t.pos == "PROPN" and t.dep == "compound" and t.head == token.head and t.i not in reading.at
        for t in following
    )


def _facility(
    reading: Reading, noun: Token, kind: str, commodity: str, place: Place, progress: Progress
) -> Facility:
    read = any(r.place is not None and r.place.id == place.id for r in reading.resolutions)
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


def _how_far(reading: Reading, noun: Token, others: frozenset[int]) -> Progress:
    told = told_at(reading, noun, others)
    above = reading.tokens[noun.head]
    if noun.dep == "pobj" and above.text.lower() in ("from", "to"):
        if above.head == reading.clause(noun.i).i:
            # "will bring gas from terminals in A to those in B": they stand, whatever is to come.
            told = replace(told, words=told.phrase, mentioned=True)
    progress = how_far(reading, [told])
    judged = assess(reading, noun.i)
    bare = noun.dep in ("dobj", "pobj") and not _has_clause(reading, noun)
    if told.mentioned and bare and judged.name == "historic" and judged.when is not None:
        # "troops occupied the port of A in 2008"
        return Progress(None, "historic", judged.reason)
    return replace(progress, status=None) if progress.guessed else progress


def _joined(a: Facility, b: Facility) -> Facility:
    """Return one facility of two tellings: the surer status, all the words."""
    better = a if a.status is not None or b.status is None else b
    return replace(better, evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))))
