"""Which places a line runs through, and in which order, in the ways English says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.days import DAYS_AND_MONTHS
from geo.extract.lines.chains import NO_STOPS, chain_before
from geo.extract.lines.frames import frames_in
from geo.extract.lines.journeys import is_accident, is_journey
from geo.extract.lines.lookup import near
from geo.extract.lines.stop_names import FEASTS, Settled, looked_up_doubt
from geo.extract.lines.told_ends import turn_in
from geo.extract.lines.way_words import LANDING, LINKING, MEETING, PASSING, REACHING
from geo.extract.lines.works import is_line, load_works
from geo.extract.party_words import EDGES
from geo.extract.reading import SUBJECTS, WATERS, Reading
from geo.geometry import distance_km
from geo.model import Place, Token

_ROLES = {
    "from": "from", "to": "to", "into": "to", "towards": "to", "toward": "to", "until": "to",
    "via": "via", "through": "via", "across": "via", "over": "via", "past": "via",
    "between": "between", "with": "with", "beneath": "via", "under": "via", "along": "via",
}  # fmt: skip
_WATERS = WATERS | {"lake"}
_GENERIC = frozenset(
    "peninsula basin frontier corner shore base complex zone park city town port province "
    "state territory region village border field terminal those one area "
    "coast island capital district harbour harbor plant hub gateway county country neighbour "
    "station mine refinery oilfield gasfield terminus junction point outskirts republic way soil "
    "land waters".split()
)
_SOIL = frozenset("territory soil land waters water side part half section stretch".split())
_EXTENDING = frozenset("extend extension prolong prolongation".split())
_LONGER = frozenset("extension continuation prolongation stage phase".split())
_BEFORE_TO = frozenset({",", "as", "line", "north", "south", "east", "west", "on", "onward"})
_ON_ITS_WAY = frozenset({"on its way", "on their way", "on the way"})
_RUNNING_ON = frozenset("continue branch meet converge".split())
_PEOPLE = frozenset(
    "official minister engineer company firm worker people villager delegate delegation soldier "
    "troop expert investor banker lender contractor driver trader resident refugee visitor".split()
)
_STRIFE = frozenset(
    "fighting fight clash battle war violence talk tension dispute quarrel rivalry trade border "
    "unrest shelling shooting".split()
)
_AWAY = frozenset("km kilometre kilometer mile hour minute far away metre meter".split())

Legs = tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A mention of a place and the part it plays in a line's course."""

    place: Place
    role: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Course:
    """A line's stops in order, its legs, and the tokens that tell of it."""

    stops: tuple[Place, ...]
    legs: Legs
    first: int
    last: int
    extension: bool = False
    unplaced: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    """What was taken for granted of its stops, in words for the reader."""


@dataclass(frozen=True, slots=True)
class _Unplaced:
    """A name where a stop stands, which was not read as a place, and the part it plays."""

    name: str
    role: str
    first: int
    last: int


def courses_in(reading: Reading, first: int, last: int, noun: int = -1) -> list[Course]:
    """Return the courses told between two tokens, in text order.

    Parameters
    ----------
    first, last
        A sentence, or a part of one that speaks of a single line.
    noun
        What tells of the line: the course that follows it is its own.
    """
    named = chain_before(reading, reading.tokens[noun]) if noun >= 0 else None
    if named is not None and not _is_vague(named):
        return drawn(named, first, noun)
    if noun >= 0 and (surest := turned(reading, first, last, noun, surest=True)):
        return surest
    if (told := _in_one_breath(reading, first, last, noun)) is not None:
        return told
    stops = _stops(reading, first, last)
    names = _unplaced(reading, first, last)
    ends = _looked_up(reading, [n for n in names if n.role in ("from", "to")], stops)
    found: list[Course] = []
    if ends is not None:  # a line whose end isn't known can't be drawn
        every = sorted([*stops, *ends], key=lambda stop: stop.first)
        found = [c for c in _courses(reading, first, last, every) if len(c.stops) > 1]
    if not found and noun >= 0 and (told := turned(reading, first, last, noun)):
        return told
    doubts = tuple(looked_up_doubt(stop.place.name) for stop in ends or ())
    found = [replace(course, doubts=doubts) for course in found] if doubts else found
    unplaced = tuple(n.name for n in names if n.role not in ("from", "to"))
    return [replace(course, unplaced=unplaced) for course in found] if unplaced else found


def turned(
    reading: Reading, first: int, last: int, noun: int, *, surest: bool = False
) -> list[Course]:
    """Return the course that a turn of phrase tells: "the B expressway, which begins in A"."""
    turn = turn_in(reading, first, last, noun, surest=surest)
    return drawn(turn.found, turn.first, turn.last) if turn is not None else []


def extended(reading: Reading, course: Course, noun: Token) -> Course | None:
    """Return the course by which a line is to go on from its nearer end: "an extension to C"."""
    if noun.lemma.lower() not in _LONGER:
        return None
    words = [t.text.lower() for t in reading.tokens[noun.i + 1 : noun.i + 8]]
    farther = next((n for n, word in enumerate(words) if word in ("to", "far")), None)
    if farther is None or set(words[:farther]) - _BEFORE_TO:
        return None
    stop = next(
        (reading.at[i] for i in range(noun.i + farther + 2, noun.i + farther + 6)
         if i in reading.at and i < len(reading.tokens)), None
    )  # fmt: skip
    if stop is None or not stop.drawn or stop.place is None:
        return None
    place = stop.place
    if place.kind == "country" or place.id in {p.id for p in course.stops}:
        return None
    end = min(
        (course.stops[0], course.stops[-1]), key=lambda p: distance_km(p.anchor, place.anchor)
    )
    doubt = f"The text doesn't say from where it goes on: drawn from {end.name}, the nearer end."
    stops = (end, place)
    return Course(stops, (stops,), noun.i, noun.i, extension=True, doubts=(doubt,))


def _in_one_breath(reading: Reading, first: int, last: int, noun: int) -> list[Course] | None:
    """Return the course that "from A through B to C" tells; None where more is to be read."""
    frames = frames_in(reading, first, last)
    if not frames:
        return None
    own = [f for f in frames if f.first > noun] or frames
    # "between Greece and Turkey, from A to B": the towns say more.
    frame = next((f for f in own if not _is_vague(f.found)), own[0])
    words = {t.lemma.lower() for t in reading.tokens[first : last + 1]}
    if noun >= 0 and reading.text(frame.first - 3, frame.first - 1).lower() in _ON_ITS_WAY:
        return drawn(_passing(reading, frame.found, noun, frame.first), frame.first, frame.last)
    after = {t.lemma.lower() for t in reading.tokens[frame.last + 1 : last + 1]}
    if (words & _EXTENDING and not _extends_from(reading, frame.first)) or after & _RUNNING_ON:
        return None
    return drawn(frame.found, frame.first, frame.last)


def _extends_from(reading: Reading, i: int) -> bool:
    """Tell whether a line only stretches: "is to extend from A to B"."""
    return reading.tokens[i].text.lower() == "from" and reading.tokens[i - 1].lemma == "extend"


def drawn(found: Settled, first: int, last: int) -> list[Course]:
    """Return the course of stops that were looked up, if both its ends are known."""
    if not found.ended or len(found.stops) < 2:
        return []  # a line whose end isn't known can't be drawn
    return [
        Course(
            found.stops, (found.stops,), first, last,
            unplaced=found.unplaced, doubts=found.doubts,
        )
    ]  # fmt: skip


def _passing(reading: Reading, found: Settled, first: int, last: int) -> Settled:
    """Add what a course is told to pass before its ends: "crosses B and C on its way from A"."""
    via = tuple(
        {
            r.place.id: r.place
            for r in (reading.at.get(i) for i in range(first + 1, last))
            if r is not None and r.place is not None and r.toponym.role != "demonym"
        }.values()
    )
    return replace(found, stops=_distinct((*found.stops[:1], *via, *found.stops[1:])))


def _is_vague(found: Settled) -> bool:
    """Tell whether a course is told by states and seas only, where its name may say more."""
    return all(place.kind in WATERS | {"country", "region"} for place in found.stops)


def _courses(reading: Reading, first: int, last: int, stops: list[Stop]) -> list[Course]:
    chain = _chain(reading, stops)
    if chain is not None and not all(place.kind in ("country", "region") for place in chain.stops):
        return [chain]  # a name of states says nothing of where it runs
    words = {reading.tokens[i].lemma.lower() for i in range(first, last + 1)}
    extends = bool(words & _EXTENDING)
    between = [s for s in stops if s.role == "between"]
    starts = [s for s in stops if s.role == "from"]
    ends = [s for s in stops if s.role == "to"]
    through = [s for s in stops if s.role == "via"]
    withs = [s for s in stops if s.role == "with"]
    linked = [s for s in stops if s.role == "link"]
    meeting = [s for s in stops if s.role == "meet"]
    if extends and len(between) >= 2 and ends:
        # "extending the line between A and B to C via D": what is new begins at B.
        return [_course([between[-1]], through, ends[-1:], extension=True)]
    if extends and starts and len(ends) >= 2:
        return [_course([ends[0]], through, ends[1:], extension=True)]
    if linked and (ends or withs):
        return [_course(linked, through, ends or withs)]
    if len(linked) >= 2:
        return [_line([*linked[:-1], *_before(through, linked), linked[-1]])]
    if len(starts) > 1 and meeting:
        return [_branched(starts, meeting, ends)]
    if starts and (ends or withs):
        return [_course(starts, through, ends or withs)]
    if through and ends and not starts and not linked:
        # "takes gas to C through A and B": from A, as far as the text tells.
        return [_course(through[:1], through[1:], ends)]
    if len(between) >= 2:
        return [_course(between[:1], [*between[1:-1], *through], between[-1:])]
    return []


def _looked_up(reading: Reading, names: list[_Unplaced], stops: list[Stop]) -> list[Stop] | None:
    """Return the ends that were not read as places, by their names; None if one is not known."""
    known = [stop.place for stop in stops if stop.role]
    found: list[Stop] = []
    for name in names:
        place = near(reading, name.name, known) if known else None
        if place is None:
            return None
        found.append(Stop(place, name.role, name.first, name.last))
    return found


def _unplaced(reading: Reading, first: int, last: int) -> list[_Unplaced]:
    """Return names that stand where a stop does, of places that are not known, with their part."""
    found: dict[str, _Unplaced] = {}
    for token in reading.tokens[first : last + 1]:
        held = reading.at.get(token.i)
        if held is not None and (held.place is not None or held.toponym.role == "demonym"):
            continue
        if token.pos == "PROPN" and token.dep in ("pobj", "conj", "dobj"):
            if any(is_line(c) for c in reading.analysis.children(token.i) if c.dep == "appos"):
                continue  # "into Tazara, the line from A to B": its name
            role = _role(reading, token)
            if role in ("from", "to", "via", "between", "link"):
                left = token.i
                while left > first and reading.tokens[left - 1].pos == "PROPN":
                    left -= 1
                if not any(i in reading.at for i in range(left, token.i + 1) if i != token.i):
                    name = reading.text(left, token.i)
                    found[name] = _Unplaced(name, role, left, token.i)
    days = DAYS_AND_MONTHS | {"Christmas"}
    return [one for name, one in found.items() if name.capitalize() not in days]


def _course(
    starts: list[Stop], through: list[Stop], ends: list[Stop], *, extension: bool = False
) -> Course:
    """Return a course from one or more origins, through places, to one or more ends."""
    if len(ends) > 1 and any(ends[0].first < s.first < ends[-1].first for s in through):
        # "from A to B, runs on through C and ends at D": as told.
        ends, through = sorted([*through, *ends], key=lambda s: s.first), []
    middle = tuple(s.place for s in through)
    final = tuple(s.place for s in ends)
    # "from A to B and C": on to C, one after the other.
    legs = tuple(_distinct((s.place, *middle, *final)) for s in starts)
    every = [*starts, *through, *ends]
    stops = _distinct((*(s.place for s in starts), *middle, *final))
    return _made(stops, legs, every, extension=extension)


def _branched(starts: list[Stop], meeting: list[Stop], ends: list[Stop]) -> Course:
    joint = meeting[0].place
    final = tuple(s.place for s in ends)
    origins = [s for s in starts if s.place.id != joint.id]
    legs = tuple(_distinct((s.place, joint, *final)) for s in origins)
    stops = _distinct((*(s.place for s in origins), joint, *final))
    return _made(stops, legs, [*starts, *meeting, *ends])


def _line(stops: list[Stop]) -> Course:
    places = _distinct(tuple(s.place for s in stops))
    return _made(places, (places,), stops)


def _made(
    stops: tuple[Place, ...], legs: Legs, told: list[Stop], *, extension: bool = False
) -> Course:
    first, last = min(s.first for s in told), max(s.last for s in told)
    kept = tuple(leg for leg in legs if len(leg) > 1)
    return Course(stops, kept, first, last, extension)


def _distinct(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple({place.id: place for place in places}.values())


def _before(through: list[Stop], linked: list[Stop]) -> list[Stop]:
    return [s for s in through if s.place.id not in {x.place.id for x in linked}]


def _stops(reading: Reading, first: int, last: int) -> list[Stop]:
    found: list[Stop] = []
    for resolution in reading.resolutions:
        if resolution.place is None or resolution.toponym.surface in FEASTS:
            continue
        tokens = reading.analysis.tokens_in(resolution.toponym.span)
        if not tokens or tokens[0].i < first or tokens[-1].i > last:
            continue
        head = next((t for t in reversed(tokens) if t.dep not in ("compound", "punct")), tokens[-1])
        if resolution.toponym.role == "demonym":
            # "to the Serbian border"
            if reading.tokens[head.head].lemma.lower() not in EDGES:
                continue
            if _names_place(reading, head.head):
                continue
        if _is_beside(reading, head) or _names_line(reading, tokens[0].i, tokens[-1].i):
            continue
        if found and _says_where(reading, found[-1], resolution.place, tokens[0].i):
            continue
        if resolution.toponym.surface.lower() in NO_STOPS:
            continue  # "the East–West pipeline", "the Trans-Forcados line"
        role = _role(reading, head)
        found.append(Stop(resolution.place, role, tokens[0].i, tokens[-1].i))
    return found


def _says_where(reading: Reading, before: Stop, place: Place, first: int) -> bool:
    """Tell whether a land only says where the town before it lies: "Perth, Australia"."""
    comma = before.last + 2 == first and reading.tokens[before.last + 1].text == ","
    whole = place.kind in ("country", "province") and before.place.kind not in (
        place.kind,
        "country",
    )
    return comma and whole and before.place.country == place.country


def _names_place(reading: Reading, i: int) -> bool:
    """Tell whether a border has its place named: "the Turkish border at Kapikule"."""
    return any(
        child.dep == "prep"
        and (place := reading.child(child.i, "pobj")) is not None
        and place.i in reading.at
        for child in reading.analysis.children(i)
    )


def _names_line(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name is only part of a line's: "through the Druzhba pipeline"."""
    tokens = reading.tokens
    after = tokens[last + 1 : last + 2]
    chained = any(t.text in "-–—" for t in tokens[max(0, first - 1) : first])
    return bool(after) and not chained and after[0].lemma.lower() in load_works().kinds


def _is_beside(reading: Reading, token: Token) -> bool:
    """Tell whether a name only says where a stop is: "the Red Sea port of", "along the coast"."""
    above = reading.tokens[token.head]
    place = reading.at[token.i].place if token.i in reading.at else None
    water = place is not None and place.kind in _WATERS
    if token.dep in ("compound", "nmod", "amod"):
        return above.lemma.lower() in _GENERIC and (water or _names_place(reading, above.i))
    return water and token.dep == "pobj" and above.text.lower() in ("along", "on", "off")


def _role(reading: Reading, token: Token, depth: int = 0) -> str:
    """Return the part a place plays, climbing from it: "the port city of Karachi" → "from"."""
    tokens = reading.tokens
    if depth > 8:
        return ""
    above = tokens[token.head]
    if token.dep == "conj":
        # "from A and to B" would be another preposition; a bare conjunct shares the first's.
        return _role(reading, above, depth + 1)
    if token.dep == "poss" and above.lemma.lower() not in _SOIL:
        # "from Pakistan's port of Karachi" starts at Karachi.
        return ""
    if token.dep in ("appos", "nmod", "compound", "poss", "nummod") and above.pos in (
        "NOUN",
        "PROPN",
    ):
        if above.lemma.lower() in _GENERIC or token.dep == "appos":
            return _role(reading, above, depth + 1)
        return ""
    if token.dep in ("pobj", "pcomp"):
        return _role_after(reading, above, depth)
    if token.dep in ("dobj", "dative") and above.lemma in LINKING:
        return "link"
    if token.dep == "dobj" and above.lemma in REACHING:
        return "to"
    if token.dep == "dobj" and above.lemma in PASSING:
        return "via"
    if token.dep == "nsubj" and above.lemma in LINKING and depth:
        return ""
    return _by_words(reading, token)


def _role_after(reading: Reading, preposition: Token, depth: int) -> str:
    word = preposition.text.lower()
    above = reading.tokens[preposition.head]
    if word in ("from", "to") and is_journey(reading, preposition.i):
        return ""  # "the minister flew from A to B"
    if is_accident(reading, above):
        return ""
    if word == "from" and above.lemma.lower() in _AWAY:
        return ""  # "300 km from A"
    if word == "from" and above.lemma.lower() in _PEOPLE:
        return ""  # "officials from Chad and Sudan"
    if word == "by" and preposition.dep == "prep" and above.lemma not in ("agree", "follow"):
        return "via"  # "from Baku by Tbilisi to Ceyhan"
    if word == "of" and above.lemma.lower() in ("way",):
        return "via"
    if word in ("at", "in", "on") and above.pos == "VERB":
        ashore = any(c.text.lower() == "ashore" for c in reading.analysis.children(above.i))
        if above.lemma in LANDING or ashore:
            return "link"
    if word in ("of", "in", "at", "near", "on", "off", "around", "outside", "by"):
        if above.lemma.lower() in _GENERIC or above.text.lower() in ("those", "one", "that"):
            return _role(reading, above, depth + 1)
        if word in ("at", "in", "near", "off") and above.lemma in MEETING:
            return "meet"
        if word in ("at", "in") and above.lemma in ("end", "terminate", "finish"):
            return "to"
        if word in ("at", "in") and above.lemma in ("start", "begin", "originate"):
            return "from"
        return ""
    role = _ROLES.get(word, "")
    if role == "between" and above.pos in ("NOUN", "PROPN") and not is_line(above):
        # "an economic project between A and B" is theirs; it need not run from one to the other.
        return ""
    if role == "between" and above.pos == "VERB" and _is_of_parties(reading, above):
        return ""  # "fighting spread between A and B"
    if role == "with" and above.lemma not in LINKING and not _carries(reading, preposition):
        return ""
    if role == "to" and above.lemma in LINKING:
        return "to"
    return role


def _is_of_parties(reading: Reading, verb: Token) -> bool:
    """Tell whether what a verb tells is of two sides: fighting, talks."""
    subject = reading.child(verb.i, *SUBJECTS)
    return subject is not None and subject.lemma.lower() in _STRIFE


def _carries(reading: Reading, preposition: Token) -> bool:
    """Tell whether "with" joins the other end: "terminals in A with those in B"."""
    below = reading.child(preposition.i, "pobj")
    return below is not None and below.text.lower() in ("those", "one", "that")


def _by_words(reading: Reading, token: Token) -> str:
    """Fall back on the words before the place, where the grammar leads nowhere."""
    tokens = reading.tokens
    i = token.i - 1
    while i >= 0 and tokens[i].sentence == token.sentence and token.i - i <= 9:
        word = tokens[i].text.lower()
        if word in _ROLES and word != "with":
            return _ROLES[word]
        if tokens[i].lemma in LINKING:
            return "link"
        passed = (
            tokens[i].pos in ("DET", "ADJ", "PUNCT", "ADV", "NUM", "PART")
            or tokens[i].lemma.lower() in _GENERIC
            or word in ("of", "and", "or")
            or i in reading.at
            or tokens[i].pos == "PROPN"
        )
        if not passed or word in ("(", ";", ":"):
            return ""
        i -= 1
    return ""


def _chain(reading: Reading, stops: list[Stop]) -> Course | None:
    """Return a course told by its places alone: "its old run, Shanghai–Jeddah–Piraeus"."""
    run: list[Stop] = []
    for stop in stops:
        if run:
            between = reading.analysis.article.text[
                reading.tokens[run[-1].last].end : reading.tokens[stop.first].start
            ]
            if not re.fullmatch(r"[-–—]|\s–\s", between):
                if len(run) > 1:
                    break
                run = []
        run.append(stop)
    return _line(run) if len(run) > 1 else None
