"""Where a work is, by the grammar of its noun: "at Gwadar", "whose terminal", "planned at"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.days import DAYS_AND_MONTHS
from geo.extract.lines.lookup import at_home, only_one, town_of
from geo.extract.reading import Reading
from geo.model import Place, Resolution, Token

WHOLE = frozenset({"country", "territory", "region", "ocean", "sea", "area", "river"})
"""Too wide to be where a work is."""
_AT = frozenset("at in near off outside for of on by around from above beside".split())
_RIGHT_AT = frozenset("at in near off outside under beneath".split())
_PLACED = frozenset("at in near off outside under for on above".split())
_SITES = frozenset("complex area zone district park basin peninsula estate site hub city".split())
_GIVING = frozenset("promise give assign award grant pledge add bring".split())
_LAND = frozenset(
    "valley moor plain highland woodland wood forest desert taiga steppe hill mountain shore "
    "shoreline coast outskirt edge bank bay lagoon delta suburb island isle field marsh foothill "
    "plateau tundra savannah bush jungle countryside heath seafront waterfront beach cape estuary "
    "mouth inlet fjord cove headland town port harbour harbor village commune county border km "
    "kilometre kilometer "
    "mile".split()
)
"""What of a landscape stands between a work and the town that tells where it lies."""
_TOWNS = frozenset("city town village port".split())
_ASIDE = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west upstream downstream inland offshore short outside uphill upriver "
    "downriver seaward close next near".split()
)
"""Words that tell on which side of a town a work lies: "east of Adana", "close to Beyla"."""


def sites_of(reading: Reading, noun: Token) -> tuple[Place, ...]:
    """Return where a work is: "a terminal at Gwadar", "the Tema refinery", "whose terminal"."""
    if is_here(reading, noun) and (town := _dateline(reading)) is not None:
        return (town,)
    found: dict[str, Place] = {}
    if (follows := beside(reading, noun)) is not None:
        _take(reading, follows, found)
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
        if child.dep in ("advmod", "amod", "npadvmod", "appos") and child.i > noun.i and not found:
            for token in () if is_elsewhere(reading, noun) else _aside(reading, child):
                _take(reading, token, found)
    if noun.dep == "appos" and not found:
        # "Gwadar, the port which …"
        _take(reading, reading.tokens[noun.head], found)
    if not found:
        for child in reading.analysis.children(noun.i):
            if child.dep == "appos":
                _take(reading, child, found)  # "the country's only seaport, Klaipėda"
    verb = reading.clause(noun.i)
    where = any(c.text.lower() == "where" for c in reading.analysis.children(verb.i))
    if not found and verb.dep == "relcl" and where:
        # "Wales, where a power plant is going up"
        _take(reading, reading.tokens[verb.head], found)
    if not found and (added := _added_to(reading, noun)) is not None:
        _take(reading, added, found)
    if found:
        return tuple(found.values())
    # "a terminal is planned at Matarbari", "set up a terminal in Gwadar"
    verb = reading.tokens[noun.head]
    if verb.pos in ("VERB", "AUX") and noun.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        infinitive = reading.child(verb.i, "xcomp")  # "is to be sited near Hoima"
        for told in (verb, infinitive):
            for place in _placed_by(reading, told) if told is not None else ():
                _take(reading, place, found)
    return tuple(found.values())


def _added_to(reading: Reading, noun: Token) -> Token | None:
    """Return the name that a comma adds a work to: "Fujairah, the main bunkering port of"."""
    i = noun.i - 1
    while i > 1 and reading.tokens[i].pos in ("ADJ", "NOUN", "DET", "ADV", "NUM"):
        i -= 1
    opened = reading.tokens[i + 1].pos == "DET" and i + 1 < noun.i
    if not opened or reading.tokens[i].text != "," or i - 1 not in reading.at:
        return None
    first = reading.analysis.sentence_of(noun.i).first
    aside = i - 2 == first and reading.tokens[first].pos == "ADP"  # "In Paris, the base of …"
    return reading.tokens[i - 1] if i > first and not aside else None


def is_here(reading: Reading, noun: Token) -> bool:
    """Tell whether a work is where the article is written: "this city's port", "the port here"."""
    after = reading.tokens[noun.i + 1 : noun.i + 2]
    if after and after[0].text.lower() == "here":
        return True
    for child in reading.analysis.children(noun.i):
        if child.dep == "poss" and child.lemma.lower() in _TOWNS:
            return any(c.text.lower() == "this" for c in reading.analysis.children(child.i))
        if child.dep == "prep" and child.text.lower() in ("of", "in"):
            town = reading.child(child.i, "pobj")
            if town is not None and town.lemma.lower() in _TOWNS:
                return any(c.text.lower() == "this" for c in reading.analysis.children(town.i))
    return False


def _dateline(reading: Reading) -> Place | None:
    """Return the town that an article is written from: "COTONOU - Rice that …"."""
    for resolution in reading.resolutions[:1]:
        span, place = resolution.toponym.span, resolution.place
        if span.start == 0 and resolution.toponym.surface.isupper() and place is not None:
            return place if place.kind not in WHOLE else None
    return None


def beside(reading: Reading, noun: Token) -> Token | None:
    """Return the place that follows a work at once, whatever the parser hangs it on."""
    tokens = [t for t in reading.tokens[noun.i + 1 : noun.i + 5] if t.text != ","]
    if not tokens or tokens[0].text.lower() not in _RIGHT_AT:
        return None
    following = [t for t in tokens[1:] if t.text.lower() not in ("the", "same")][:1]
    if not following or following[0].sentence != noun.sentence:
        return None
    return following[0] if place_at(reading, following[0]) is not None else None


def place_at(reading: Reading, token: Token) -> Place | None:
    """Return the place that a token names, looked up where it was not read as one."""
    resolution = reading.at.get(token.i)
    if resolution is None:
        return at_home(reading, token)
    if resolution.toponym.role == "demonym" or _is_cut_short(reading, token, resolution):
        return None
    return resolution.place


def _after(reading: Reading, preposition: Token) -> Iterator[Token]:
    """Yield what stands after a preposition, with what says where a site is."""
    for place in reading.analysis.children(preposition.i):
        if place.dep == "pobj":
            for j in reading.conjuncts(place.i):
                if _is_water(reading, preposition, j):
                    continue
                yield reading.tokens[j]
                lemma = reading.tokens[j].lemma.lower()
                if lemma in _SITES | _LAND:
                    yield from _modifiers(reading, reading.tokens[j])
                    for further in reading.analysis.children(j):
                        if further.dep == "prep" and further.text.lower() in _AT:
                            yield from _after(reading, further)
        elif place.dep == "prep":
            yield from _after(reading, place)


def _is_water(reading: Reading, preposition: Token, i: int) -> bool:
    """Tell whether a name is a river's: "the plant on the Kunene"."""
    article = any(c.text.lower() == "the" for c in reading.analysis.children(i))
    return preposition.text.lower() == "on" and article and reading.tokens[i].pos == "PROPN"


def is_elsewhere(reading: Reading, noun: Token) -> bool:
    """Tell whether a work is said to lie where no place is known: "the refinery at Xyzgorod"."""
    for preposition in reading.analysis.children(noun.i):
        if preposition.dep == "prep" and preposition.text.lower() in _RIGHT_AT:
            site = reading.child(preposition.i, "pobj")
            if site is None or site.pos != "PROPN" or site.text in DAYS_AND_MONTHS:
                continue
            if place_at(reading, site) is None and only_one(reading, site) is None:
                return True
    return False


def _aside(reading: Reading, word: Token) -> Iterator[Token]:
    """Yield the town on whose side a work lies: "east of Adana", "next door to Calama"."""
    words = {t.text.lower() for t in reading.analysis.subtree(word.i)[:3]}
    if words & _ASIDE:
        for preposition in reading.analysis.children(word.i):
            if preposition.dep == "prep" and preposition.text.lower() in ("of", "to", "from"):
                yield from _after(reading, preposition)


def _placed_by(reading: Reading, verb: Token) -> Iterator[Token]:
    for child in reading.analysis.children(verb.i):
        to = child.text.lower() == "to" and verb.lemma in _GIVING
        if child.dep in ("prep", "dative") and (to or child.text.lower() in _PLACED):
            yield from _after(reading, child)
            if to:
                return


def _modifiers(reading: Reading, noun: Token) -> Iterator[Token]:
    for child in reading.analysis.children(noun.i):
        if child.dep in ("compound", "amod", "nmod", "poss", "appos") and child.i < noun.i:
            yield from reading.analysis.subtree(child.i)


def town_at(reading: Reading, token: Token) -> Place | None:
    """Return the place that a token names, if a work can lie there."""
    place = place_at(reading, token)
    if place is None:
        above = reading.tokens[token.head].text.lower()
        named = token.dep != "pobj" or above in _RIGHT_AT or above in ("of", "to", "from", "for")
        return only_one(reading, token) if named else None
    return town_of(reading, place) if place.kind in WHOLE else place


def _take(reading: Reading, token: Token, found: dict[str, Place]) -> None:
    if (place := town_at(reading, token)) is not None:
        found[place.id] = place


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
