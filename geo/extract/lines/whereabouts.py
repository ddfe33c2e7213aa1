"""Where a work is, by the words before and after it, where no grammar ties a place to it.

Parsers lose a work's place behind clauses and asides ("the mine Rio is carving out of Guinea's
highlands near Beyla"); what stands between the two, word by word, is surer.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.lines.sites import town_at
from geo.extract.lines.works import load_works
from geo.extract.reading import SAYING, Reading
from geo.model import Place, Token

AHEAD = 18
"""How many words after a work its place may stand."""

_AT = frozenset("at in near outside off above beside below opposite around".split())
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west upstream downstream inland short upriver downriver".split()
)
_NEXT = frozenset("close next door adjacent near nearer".split())
_NEARBY = frozenset("near outside close off of".split())
"""What can only tell where something lies, whatever the verb before it."""
_AWAY = frozenset(
    "km kilometre kilometer kilometres kilometers mile miles sea offshore away minutes hour hours "
    "coast inland drive".split()
)
_STOPS = frozenset(
    "but while when after as because since although though until if before unless whereas than "
    "with without despite following".split()
)
"""What begins another matter."""
_SITING = frozenset(
    "build lay put go site locate develop add carve open plan propose promise exploit hope mean "
    "intend want be operate run own sink stand lie sit rise erect assemble construct set install "
    "plant bolt weld foresee envisage need pencil situate base establish acquire seize hold "
    "discover find float moor anchor drill dig have do keep maintain leave start begin commission "
    "reopen finish complete earmark".split()
)
_HAVING = frozenset(
    "have get see gain receive host house suit boast lose win await deserve want need accommodate "
    "keep land secure acquire".split()
)
"""What a town does with a work that is, or is to be, there."""
_MAKING = frozenset("build put erect construct assemble open plan shut close start".split())
_ENDS = frozenset("port harbour harbor dock".split())
"""What a line may only end at."""
_SPOTS = frozenset("spot site home place candidate location choice venue setting contender".split())
_TOWNS = frozenset("town city port village suburb commune district".split())
_OPENERS = frozenset("the a an downtown central greater".split())


def ahead_of(reading: Reading, noun: Token) -> Place | None:
    """Return the place that the words after a work lead to."""
    tokens = reading.tokens
    lines = load_works().kinds
    works = load_works().facilities
    moved = False
    last = min(reading.analysis.sentence_of(noun.i).last, noun.i + AHEAD)
    for token in tokens[noun.i + 1 : last + 1]:
        lemma, word = token.lemma.lower(), token.text.lower()
        another = lemma in lines or lemma in works
        if token.text in ";:?!" or word in _STOPS or (another and token.pos == "NOUN"):
            return None
        if token.pos == "VERB" and lemma not in _SITING:
            if lemma in SAYING:
                return None
            moved = True
        if token.pos == "CCONJ" and tokens[token.head].pos in ("VERB", "AUX"):
            return None
        near = {t.text.lower() for t in tokens[max(0, token.i - 3) : token.i]} & _NEARBY
        if token.text[:1].isupper() and _is_led_to(reading, token) and (near or not moved):
            place = town_at(reading, token)
            if place is not None:
                return place
            if token.pos == "PROPN" and token.i not in reading.at and not moved:
                return None  # nobody knows where that is
    return None


def behind(reading: Reading, noun: Token) -> Place | None:
    """Return the place that the words before a work give it.

    What has it or is to have it ("Wick will get a harbour"), where "there" is, whose it is.
    """
    tokens = reading.tokens
    verb = tokens[noun.head]
    if noun.dep == "dobj" and verb.lemma in _HAVING:
        subject = reading.child(verb.i, "nsubj")
        if subject is not None and (place := town_at(reading, subject)) is not None:
            return place
    if noun.dep == "dobj":
        for child in reading.analysis.children(verb.i):
            if child.dep == "dative" and (place := town_at(reading, child)) is not None:
                return place  # "give Gwadar a terminal"
    if noun.dep == "pobj" and verb.text.lower() in ("for", "of"):
        spot = tokens[verb.head]
        subject = reading.child(spot.head, "nsubj") if spot.lemma.lower() in _SPOTS else None
        if subject is not None and (place := town_at(reading, subject)) is not None:
            return place  # "Gqeberha is the right spot for a terminal"
    if (owner := _whose(reading, noun)) is not None:
        return owner
    return _there(reading, noun) or _only_town_before(reading, noun)


def _is_led_to(reading: Reading, token: Token) -> bool:
    """Tell whether the words before a name say that something lies there: "30 km from"."""
    tokens = reading.tokens
    i = token.i - 1
    while i > 1:
        own = tokens[i].dep in ("compound", "punct") and tokens[i].head in (token.i, token.head)
        kind = tokens[i].text.lower() == "of" and tokens[i - 1].lemma.lower() in _TOWNS
        if not (own or kind or tokens[i].text.lower() in _OPENERS):
            break
        i -= 2 if kind else 1
    word = tokens[i].text.lower()
    before = [t.text.lower() for t in tokens[max(0, i - 3) : i]]
    if word in _AT:
        return True
    if word == "of":
        return bool(before) and before[-1] in _SIDES
    if word == "to":
        return bool(before) and before[-1] in _NEXT
    if word == "from":
        return bool(set(before) & _AWAY)
    return False


def _whose(reading: Reading, noun: Token) -> Place | None:
    """Return the town whose work it is: "Płock, whose Orlen-owned refinery"."""
    possessive = next(
        (c for c in reading.analysis.children(noun.i) if c.text.lower() == "whose"), None
    )
    if possessive is None:
        return None
    for token in reversed(reading.tokens[max(0, possessive.i - 8) : possessive.i]):
        if token.pos == "VERB":
            return None
        if token.text[:1].isupper() and (place := town_at(reading, token)) is not None:
            return place
    return None


def _there(reading: Reading, noun: Token) -> Place | None:
    """Return the town that "there" points back to: "in Lubmin: … the plant foreseen there"."""
    near = reading.tokens[noun.i + 1 : noun.i + 4]
    there = next((t for t in near if t.text.lower() == "there" and t.dep != "expl"), None)
    if there is None:
        return None
    for number in (noun.sentence, noun.sentence - 1):
        if number < 0:
            break
        sentence = reading.analysis.sentences[number]
        names = list(_towns(reading, sentence.first, min(sentence.last, noun.i - 1)))
        if names:
            return names[-1]
    return None


def _towns(reading: Reading, first: int, last: int) -> Iterator[Place]:
    for token in reading.tokens[first : last + 1]:
        if token.text[:1].isupper() and token.dep not in ("poss", "compound", "nmod"):
            subject = token.dep == "nsubj" and token.i in reading.at
            if (subject or _is_led_to(reading, token)) and (place := town_at(reading, token)):
                yield place


def _only_town_before(reading: Reading, noun: Token) -> Place | None:
    """Return the one town that a sentence names before a work that is being made, or is known.

    "Cranes crowd the steppe at Bukhara as a Korean firm puts up a refinery".
    """
    made = noun.dep in ("dobj", "nsubjpass") and reading.tokens[noun.head].lemma in _MAKING
    known = noun.lemma.lower() not in _ENDS and any(
        (c.dep == "det" and c.text.lower() == "the") or c.text.lower() == "its"
        for c in reading.analysis.children(noun.i)
    )
    if not (made or known):
        return None
    sentence = reading.analysis.sentence_of(noun.i)
    named = [
        r.place.id
        for r in reading.resolutions
        if r.place is not None
        and r.place.kind == "city"
        and sentence.span.start <= r.toponym.span.start < sentence.span.end
    ]
    towns = list(_towns(reading, sentence.first, noun.i - 1))
    return towns[0] if len(towns) == 1 and set(named) <= {towns[0].id} else None
