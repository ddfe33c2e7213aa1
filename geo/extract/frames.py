"""A course told in one breath: "from A through B and C to D", read word by word.

Names of small places lead the parser astray where several stand in a row; the words between them
don't.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.extract.lookup import near, somewhere_in
from geo.extract.reading import WATERS, Reading
from geo.extract.works import is_line
from geo.model import Place, Token

_THROUGH = frozenset("via through by past across over under beneath along".split())
LINKING = frozenset("link connect join tie unite".split())
_JOINED = frozenset("with to and".split())
RUNNING = frozenset("run pass go lead".split())
_TO = frozenset("to until into towards toward".split())
_ON = frozenset("and then on onward onwards thence finally eventually , later".split())
_WITHIN = frozenset("in on near at off of outside around".split())
_CALLS = frozenset("stop call landing port point stopover halt".split())
_ON_THE_WAY = _THROUGH | _CALLS
_FARTHER = _TO | _THROUGH
_BETWEEN = {
    **dict.fromkeys(("across", "over", "along"), WATERS),
    **dict.fromkeys(("under", "beneath"), WATERS | {"lake"}),
}
"""After these words, a sea is what lies between, not a stop; a lake only if it is above."""
MOVING = frozenset(
    "fly travel return march flee fall rise range vary drop grow increase raise walk drive "
    "arrive deport evacuate expand widen switch change migrate retreat commute ride".split()
)
"""Whose subject goes from one place to another, not the line."""
_LAID = frozenset(
    "run lay build string dig operate sail ply open stretch bore plan propose shuttle move travel "
    "restore suspend resume construct complete go".split()
)
"""What "between" may stand after, where it tells a course."""
_SOIL = frozenset("territory soil land water side".split())
_SMALL = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "NUM", "AUX", "PUNCT"})
_LONGEST_NAME = 9
_DASHES = frozenset({"-", "–", "—", "(", ")"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The stops of a course in order, and the names among them of places that are not known."""

    first: int
    last: int
    stops: tuple[Place, ...]
    unplaced: tuple[str, ...]
    ended: bool
    """Whether both ends are placed."""
    doubts: tuple[str, ...] = ()
    """How stops were placed that were not read as places, in words for the reader."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name where a stop stands, which was not read as a place."""

    text: str
    within: Place | None
    """The province or district that the text says it lies in."""


@dataclass(slots=True)
class _Reader:
    reading: Reading
    i: int
    end: int
    sought: int = 1
    """How many places a list must have, whatever follows them: two "between"."""
    between: frozenset[str] = frozenset()
    """The kinds of water that lie between stops and are none: "across the Black Sea"."""
    stops: list[Place | _Name] = field(default_factory=list)


def frames_in(reading: Reading, first: int, last: int) -> list[Frame]:
    """Return the courses told by "from … to …", "linking … with …" between two tokens."""
    found = []
    i = first
    while i <= last:
        token = reading.tokens[i]
        frame = None
        if token.text.lower() == "from" and not _is_journey(reading, i):
            frame = _read(reading, i, last)
        elif token.lemma in LINKING and token.pos == "VERB":
            frame = _linked(reading, i, last)
        elif token.text.lower() == "between" and _tells_course(reading, i):
            frame = _between(reading, i, last)
        if frame is not None:
            found.append(frame)
            i = frame.last
        i += 1
    return found


def _is_journey(reading: Reading, i: int) -> bool:
    verb = reading.tokens[reading.tokens[i].head]
    return verb.pos == "VERB" and verb.lemma in MOVING


def _tells_course(reading: Reading, i: int) -> bool:
    """Tell whether "between" parts the ends of a line, not two parties."""
    if i == reading.analysis.sentence_of(i).first:
        return True
    above = reading.tokens[reading.tokens[i].head]
    before = reading.tokens[max(0, i - 2) : i]
    return is_line(above) or above.lemma in _LAID or any(is_line(t) for t in before)


def _between(reading: Reading, i: int, last: int) -> Frame | None:
    reader = _Reader(reading, i + 1, last, sought=2)
    if not _list(reader):
        return None
    reader.sought = 1
    while reader.i <= last and _through_last(reader):
        pass
    return _frame(reader, i, ends=(0, -1))


def _read(reading: Reading, i: int, last: int) -> Frame | None:
    reader = _Reader(reading, i + 1, last)
    if not _place(reader):
        return None
    while _skip(reader, _ON_THE_WAY):
        if not _list(reader):
            return None
    if _skip(reader, _TO):
        if not _list(reader):
            return None
        while _onward(reader):
            pass
        _through_last(reader)
    # "the pipe from A by B" ends at B, as far as the text tells.
    return _frame(reader, i, ends=(0, -1))


def _linked(reading: Reading, i: int, last: int) -> Frame | None:
    """Read what a line joins: "links A, on the coast, with B, running by way of C"."""
    joined = reading.child(i, "nsubjpass")
    if joined is None and reading.tokens[i].tag == "VBN":
        return None
    # "A is tied to B by a railway"
    reader = _Reader(reading, i + 1 if joined is None else joined.i, last)
    if not _list(reader):
        return None
    if joined is not None:
        if reader.i > i:
            return None
        reader.i = i + 1
    if _skip(reader, _JOINED) and not _list(reader):
        return None
    while reader.i <= last and _through_last(reader):
        pass
    return _frame(reader, i, ends=(0, -1))


def _frame(reader: _Reader, first: int, *, ends: tuple[int, ...]) -> Frame | None:
    if len(reader.stops) < 2:
        return None
    doubts: list[str] = []
    for n, stop in enumerate(reader.stops):
        if isinstance(stop, _Name):
            known = [s for s in reader.stops if not isinstance(s, _Name)]
            if (place := near(reader.reading, stop.text, known)) is not None:
                doubts.append(
                    f"{stop.text} was not read as a place: drawn at the nearest so called."
                )
            elif stop.within is not None:
                place = somewhere_in(stop.text, stop.within)
                doubts.append(
                    f"{stop.text} is not known: drawn in the middle of {stop.within.name}."
                )
            reader.stops[n] = place or stop
    places = [s for s in reader.stops if not isinstance(s, _Name)]
    unplaced = tuple(s.text for s in reader.stops if isinstance(s, _Name))
    ended = not any(isinstance(reader.stops[n], _Name) for n in ends)
    stops = tuple({place.id: place for place in places}.values())
    return Frame(first, reader.i - 1, stops, unplaced, ended, tuple(doubts))


def _through_last(reader: _Reader) -> bool:
    """Read what a course runs through where it is told after the end: "to D by way of C"."""
    tokens, start, ends = reader.reading.tokens, reader.i, len(reader.stops)
    i = start
    calling = next((j for j in range(i, min(i + 7, reader.end)) if _is_calling(tokens[j])), None)
    if calling is not None and tokens[calling + 1].text.lower() in ("at", "in"):
        i = calling
    while i <= reader.end and (tokens[i].text == "," or tokens[i].lemma in RUNNING):
        i += 1
    if i <= reader.end and (i == calling or tokens[i].text.lower() in _THROUGH):
        reader.i = i + 2
        if (i == calling or _skip_from(reader, i)) and _list(reader):
            if ends and len(reader.stops) > ends:
                reader.stops.append(reader.stops.pop(ends - 1))
            return True
    reader.i = start
    return False


def _is_calling(token: Token) -> bool:
    return token.tag == "VBG" and token.lemma in _CALLS


def _skip_from(reader: _Reader, i: int) -> bool:
    reader.i = i
    return _skip(reader, _THROUGH, commas=False)


def _onward(reader: _Reader) -> bool:
    """Read how a course goes on: "and on to D", "and thence through D to E"."""
    start = reader.i
    i = start
    while i <= reader.end and reader.reading.tokens[i].text.lower() in _ON:
        i += 1
    words = {t.text.lower() for t in reader.reading.tokens[start:i]}
    reader.i = i
    onward = bool(words & {"on", "then", "onward", "onwards", "thence", "finally", "eventually"})
    if onward and _skip(reader, _FARTHER, commas=False) and _list(reader):
        return True
    reader.i = start
    return False


def _skip(reader: _Reader, words: frozenset[str], *, commas: bool = True) -> bool:
    """Step over a connecting word with what goes before it: ", by way of", ", with stops at"."""
    tokens, i = reader.reading.tokens, reader.i
    before = (",", "then", "on", "running") if words is _JOINED else (",", "and", "then", "on")
    while commas and i <= reader.end and tokens[i].text in (*before, "running"):
        i += 1
    if i > reader.end:
        return False
    word = tokens[i].text.lower()
    if word == "with" and _CALLS & words:
        for j in range(i + 1, min(i + 5, reader.end)):
            if tokens[j].lemma.lower() in _CALLS:
                reader.i = j + 2
                return True
        return False
    if word not in words or word in _CALLS:
        return False
    reader.between = _BETWEEN.get(word, frozenset())
    i += 1
    if word == "by" and i + 1 <= reader.end and tokens[i].text.lower() == "way":
        i += 2
    reader.i = i
    return True


def _list(reader: _Reader) -> bool:
    """Read one place or several: "B", "B and C", "B, C and D"."""
    if not _place(reader):
        return False
    tokens = reader.reading.tokens
    while reader.i <= reader.end:
        i = reader.i
        joined = 0
        while i <= reader.end and tokens[i].text.lower() in (",", "and") and joined < 2:
            i, joined = i + 1, joined + 1
        if not joined:
            break
        saved = (reader.i, len(reader.stops))
        reader.i = i
        named = i <= reader.end and (_is_name(reader, i) or tokens[i].text.lower() == "the")
        short = len(reader.stops) < reader.sought
        if not named or not _place(reader) or not (short or _goes_on(reader)):
            reader.i = saved[0]
            del reader.stops[saved[1] :]
            break
    return True


def _goes_on(reader: _Reader) -> bool:
    """Tell whether what follows a listed place is not a verb of which it is the subject."""
    tokens = reader.reading.tokens
    following = tokens[reader.i : min(reader.i + 2, reader.end + 1)]
    if following and following[0].text == ",":
        return True
    return not any(
        t.pos in ("VERB", "AUX") and t.tag != "VBN" and t.text != "to" for t in following
    )


def _is_name(reader: _Reader, i: int) -> bool:
    token = reader.reading.tokens[i]
    capital = token.text[:1].isupper() and not token.text.isupper()
    return i in reader.reading.at or (capital and token.pos not in _SMALL)


def _place(reader: _Reader) -> bool:
    """Read one place with the words around its name: "the port of B, in C", "B field"."""
    tokens = reader.reading.tokens
    i, seen = reader.i, 0
    found: tuple[int, int] | None = None
    while i <= reader.end and seen < _LONGEST_NAME:
        token = tokens[i]
        if _is_name(reader, i) and _counts(reader, i):
            last = _name_end(reader, i)
            found = (i, last)
            i = last + 1
            if i < reader.end and tokens[i].text.lower() in ("'s", "’s"):
                if tokens[i + 1].lemma.lower() in _SOIL:
                    i += 2
                    break
                # "Pakistan's port of Karachi"
                found, i = None, i + 1
                continue
            if _names_next(reader, i):
                found = None
                continue
            break
        if token.pos in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ") and token.text not in _DASHES:
            break
        if token.pos in ("ADP", "SCONJ") and token.text.lower() not in _WITHIN:
            break
        i, seen = i + 1, seen + 1
    if found is None:
        return False
    held = reader.reading.at.get(found[0])
    place = held.place if held is not None and held.toponym.role != "demonym" else None
    if place is None:
        reader.i = _qualified(reader, i, place)
        reader.stops.append(_Name(reader.reading.text(*found), _division(reader, i)))
        return True
    if place.kind not in reader.between:
        reader.stops.append(place)
    reader.i = _qualified(reader, i, place)
    return True


def _division(reader: _Reader, i: int) -> Place | None:
    """Return the province that follows a name: "X, Devon,", "X in Nimba county"; step over it."""
    at = reader.reading.at
    for j in range(i, min(max(reader.i, i + 2), reader.end + 1)):
        place = at[j].place if j in at else None
        if place is not None and place.kind in ("province", "district"):
            reader.i = max(reader.i, _name_end(reader, j) + 1)
            return place
    return None


def _counts(reader: _Reader, i: int) -> bool:
    """Tell whether a name may be a stop, not an adjective: "the Iranian port"."""
    held = reader.reading.at.get(i)
    if held is not None:
        return held.toponym.role != "demonym"
    return reader.reading.gazetteer.demonym(reader.reading.tokens[i].text) is None


def _name_end(reader: _Reader, i: int) -> int:
    held = reader.reading.at.get(i)
    last = i
    while last < reader.end:
        following = reader.reading.tokens[last + 1]
        if held is not None:
            if reader.reading.at.get(last + 1) is not held:
                break
        elif last + 1 in reader.reading.at or not following.text[:1].isupper():
            break
        last += 1
    return last


def _names_next(reader: _Reader, i: int) -> bool:
    """Tell whether a name only says where the next is: "the Red Sea port of Yanbu"."""
    tokens = reader.reading.tokens
    j = i
    while j <= reader.end and tokens[j].pos == "NOUN" and j - i < 3:
        j += 1
    named = j + 1 <= reader.end and j > i and tokens[j].text.lower() == "of"
    return named and _is_name(reader, j + 1)


def _qualified(reader: _Reader, i: int, place: Place | None) -> int:
    """Step over what says more of a place: "field", "in Kazakhstan", ", Pakistan,"."""
    tokens, reading = reader.reading.tokens, reader.reading
    while i <= reader.end and tokens[i].pos == "NOUN" and tokens[i].tag == "NN":
        i += 1
    if i < reader.end and tokens[i].text.lower() in ("in", "on", "near", "off", "at"):
        j = i + 1
        while j <= reader.end and j - i < 8 and tokens[j].pos not in ("VERB", "AUX", "PUNCT"):
            if tokens[j].text.lower() in _TO | _THROUGH | {"and"}:
                break
            j += 1
        i = j
    if i < reader.end and tokens[i].text == "," and tokens[i + 1].text.lower() in ("in", "on"):
        # ", on the Greek-Turkish frontier,"
        for j in range(i + 2, min(i + 9, reader.end)):
            if tokens[j].text == ",":
                return j + 1
    held = reading.at.get(i + 1) if i < reader.end and tokens[i].text == "," else None
    if held is not None and held.place is not None and place is not None:
        whole = held.place.kind in ("country", "province") and held.place.country == place.country
        if whole and held.place.id != place.id and place.kind not in ("country",):
            last = _name_end(reader, i + 1)
            if last + 1 <= reader.end and tokens[last + 1].text == ",":
                return last + 2
            return last + 1
    return i
