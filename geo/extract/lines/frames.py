"""A course told in one breath: "from A through B and C to D", "leaves A, passes B and ends at C".

The words between the names are read one by one as cues of what the next name is: a stop on the
way, or the end.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.lines.journeys import is_accident, is_journey
from geo.extract.lines.stop_names import NameReader, Settled, read_list, read_place, settle
from geo.extract.lines.way_words import (
    BEGINNING,
    CALLS,
    ENDING,
    FLOWS,
    GOING_ON,
    LAID,
    LEAVING,
    LINKING,
    PARTED_BY,
    PASSING,
    REACHING,
    RISING,
    RUNNING,
    THROUGH,
    TO,
    TRAVELLERS,
)
from geo.extract.lines.works import is_line, load_works
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Token

_JOINED = frozenset("with to and".split())
_AT = frozenset("at in near on".split())
_ON = frozenset("then on onward onwards thence finally eventually later".split())
_HAVING = frozenset("has have had".split())
_SET_OUT = frozenset("at in from near".split())
_LINKS = (
    frozenset(
        ", and before after it which that where from there they will would is its way also "
        "once down up straight directly north south east west northward southward eastward "
        "westward northwards southwards eastwards westwards inland upriver downriver upstream "
        "downstream upcountry out right all the".split()
    )
    | _ON
)
"""Small words that may stand between one stop and the cue of the next."""
_ASIDE = frozenset(
    "north south east west northward southward eastward westward northwards southwards eastwards "
    "westwards inland upriver downriver upstream downstream upcountry offshore overland".split()
)
"""Where to a course goes on from what seemed its end: "to B and inland to C"."""
_STATIONS = frozenset("station substation offtake branch spur hub halfway pause depot".split())
_STAGES = frozenset("phase stage portion part half remainder rest".split())
_LENGTHS = frozenset("km kilometre kilometer mile".split())
_LONG = frozenset("km kilometre kilometer mile long - some about".split())
_STREETS = frozenset("road street avenue boulevard exit junction lane drive".split())
_BOUND = frozenset("headed heading bound destined making".split())
_CROSSED = 6
_PLIED = 6
_FAR = 7
"""How many such words, at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A course and the words that tell it."""

    first: int
    last: int
    found: Settled


@dataclass(frozen=True, slots=True)
class _Cue:
    """What the next name is, and where it begins."""

    is_end: bool
    i: int
    onward: bool = False
    """Whether the course goes on from what seemed its end: "and on to D"."""
    word: str = ""


def frames_in(reading: Reading, first: int, last: int) -> list[Frame]:
    """Return the courses told by "from … to …", "linking … with …" between two tokens."""
    found = []
    i = first
    while i <= last:
        frame = _frame_at(reading, i, last)
        if frame is not None:
            found.append(frame)
            i = frame.last
        i += 1
    return found


def _frame_at(reading: Reading, i: int, last: int) -> Frame | None:
    token = reading.tokens[i]
    word = token.text.lower()
    if word == "from" and not is_journey(reading, i):
        return _read(reading, i, i + 1, last)
    if word == "out" and reading.text(i, min(i + 1, last)).lower() == "out of":
        return None if is_journey(reading, i) else _read(reading, i, i + 2, last, leaving=True)
    if word == "between" and _tells_course(reading, i):
        return _between(reading, i, last)
    if token.pos != "VERB":
        return None
    if token.lemma in LINKING:
        return _linked(reading, i, last)
    if token.lemma in LEAVING and _is_travelled(reading, token):
        return _read(reading, i, i + 1, last, leaving=True)
    if token.lemma in BEGINNING and _is_travelled(reading, token) and i < last:
        if reading.tokens[i + 1].text.lower() in _SET_OUT - {"from"}:
            return _read(reading, i, i + 2, last)
    return None


def _is_travelled(reading: Reading, verb: Token) -> bool:
    """Tell whether it is a line that begins, not a minister or a war."""
    subject = reading.child(verb.i, *SUBJECTS)
    if subject is None and verb.dep == "pcomp":
        # "stopped crude from leaving A for B"
        subject = reading.child(reading.tokens[verb.head].head, "dobj")
        return subject is not None and subject.lemma.lower() in TRAVELLERS
    if subject is None:
        return verb.dep in ("relcl", "acl", "conj", "xcomp")
    return (
        subject.text.lower() in TRAVELLERS
        or subject.lemma.lower() in TRAVELLERS
        or is_line(subject)
    )


def _tells_course(reading: Reading, i: int) -> bool:
    """Tell whether "between" parts the ends of a line, not two parties."""
    if i == reading.analysis.sentence_of(i).first:
        return True
    above = reading.tokens[reading.tokens[i].head]
    if is_accident(reading, above):
        return False
    if above.i in (i - 1, i - 2) and above.lemma.lower() in _LENGTHS | _STAGES:
        return True  # "have electrified the 96 km between", "the second stage, between"
    near = reading.tokens[max(0, i - _PLIED) : i]
    if any(t.tag == "VBN" and t.lemma in LAID and is_line(reading.tokens[t.head]) for t in near):
        return True  # "a cable, laid by a Chinese firm between"
    before = {t.text.lower() for t in near}
    if before & {"ply", "plies", "shuttle", "shuttles"}:
        return True  # "ships ply twice a week between"
    if above.dep == "acl" and is_line(reading.tokens[above.head]):
        return True  # "the line driven through the hills between"
    subject = reading.child(above.i, *SUBJECTS) if above.pos == "VERB" else None
    if subject is not None and is_line(subject) and above.lemma in RISING:
        return True
    if (
        is_line(above)
        or above.lemma.lower() in FLOWS
        or above.lemma in LAID
        or any(is_line(t) for t in reading.tokens[max(0, i - 2) : i])
    ):
        return True
    j = i - 1
    while j > 0 and (reading.tokens[j].pos in ("NUM", "ADJ") or reading.tokens[j].lemma in _LONG):
        j -= 1  # "a railway 90 km long between", "running the 90 km between"
    j -= reading.tokens[j].pos == "DET"
    return is_line(reading.tokens[j]) or reading.tokens[j].lemma in LAID | RUNNING


def _read(
    reading: Reading, first: int, start: int, last: int, *, leaving: bool = False
) -> Frame | None:
    reader = NameReader(reading, start, last)
    if not read_place(reader):
        return None
    if not _way(reader, leaving=leaving):
        return None
    # "the pipe from A by B" ends at B, as far as the text tells.
    return _frame(reader, first)


def _between(reading: Reading, i: int, last: int) -> Frame | None:
    reader = NameReader(reading, i + 1, last, sought=2)
    if not read_list(reader):
        return None
    after = reading.tokens[reader.i : reader.i + 1]
    if after and after[0].lemma.lower() in _STREETS:
        return None  # "between Park and Clifton roads"
    reader.sought = 1
    _way(reader, ended=True)
    return _frame(reader, i)


def _linked(reading: Reading, i: int, last: int) -> Frame | None:
    """Read what a line joins: "links A, on the coast, with B, running by way of C"."""
    verb = reading.tokens[i]
    joined = reading.child(i, "nsubjpass")
    done = any(c.text.lower() in _HAVING for c in reading.analysis.children(i) if c.dep == "aux")
    if joined is None and verb.tag == "VBN" and verb.dep in ("conj", "xcomp") and not done:
        # "A opened in May and is linked with B", "A and B are to be joined"
        joined = reading.child(verb.head, *SUBJECTS)
    if joined is None and verb.tag == "VBN" and not done:
        return None
    # "A is tied to B by a railway"
    first = i + 1 if joined is None else _left_of(reading, joined)
    several = joined is not None and reading.child(joined.i, "conj") is not None
    reader = NameReader(reading, first, last, sought=2 if several else 1)
    if not read_list(reader):
        return None
    reader.sought = 1
    if joined is not None:
        if reader.i > i:
            return None
        reader.i = i + 1
    if _step_joined(reader) and not read_list(reader):
        return None
    _way(reader, ended=True)
    return _frame(reader, i)


def _left_of(reading: Reading, name: Token) -> int:
    """Return where a name begins whose last word is given: "Porto Velho and B are joined"."""
    i = name.i
    while i and reading.tokens[i - 1].pos == "PROPN" and reading.tokens[i - 1].head == name.i:
        i -= 1
    return i


def _step_joined(reader: NameReader) -> bool:
    """Step over what joins the other end: ", on the coast, with"."""
    tokens, i = reader.reading.tokens, reader.i
    while i <= reader.end and tokens[i].text in (",", "then", "on", "running"):
        i += 1
    if i > reader.end or tokens[i].text.lower() not in _JOINED:
        return False
    reader.i = i + 1
    return True


def _way(reader: NameReader, *, ended: bool = False, leaving: bool = False) -> bool:
    """Read stop after stop as the cues tell; false where one on the way can't be read.

    What a course runs through may be told after its end: "to D by way of C".
    """
    while (cue := _cue(reader, leaving=leaving and not ended)) is not None:
        if cue.is_end and ended and not cue.onward:
            break
        start, before = reader.i, len(reader.stops)
        reader.i = cue.i
        reader.between = PARTED_BY.get(cue.word, frozenset())
        if not read_list(reader):
            reader.i = start
            return ended
        if ended and not cue.onward and len(reader.stops) > before:
            reader.stops.append(reader.stops.pop(before - 1))
        # "to B, runs on through C and ends at D": B was no end.
        ended = cue.is_end or (ended and not cue.onward)
    return True


def _cue(reader: NameReader, *, leaving: bool) -> _Cue | None:
    """Return what tells of the next stop, if it follows closely."""
    tokens, end = reader.reading.tokens, reader.end
    onward = False
    i = reader.i
    for j in range(i, min(i + _FAR, end)):
        # "between A and B is planned, calling at C", "on which trains will stop in C"
        if _is_call(tokens[j]) and tokens[j].pos == "VERB" and tokens[j + 1].text in ("at", "in"):
            return _Cue(False, j + 2)
        if tokens[j].pos == "PROPN" or (tokens[j].pos == "VERB" and tokens[j].tag != "VBN"):
            break
    while i < end and i - reader.i < _FAR:
        token, following = tokens[i], tokens[i + 1]
        word, after = token.text.lower(), following.text.lower()
        if word in TO and following.pos not in ("VERB", "AUX"):
            return _Cue(True, i + 1, onward, word)
        if _as_far_as(tokens, i, end):
            return _Cue(True, i + 3, onward, "to")
        if after == "for" and word in _BOUND and i + 2 <= end:
            return _Cue(True, i + 2, onward, "to")
        if leaving and word == "for":
            return _Cue(True, i + 1, onward)
        if word in THROUGH and (over := _over(reader, i)) is not None:
            i, onward = over, True
            continue
        if word in THROUGH:
            by_way = word == "by" and after == "way"
            return _Cue(False, i + 3 if by_way else i + 1, onward, word)
        if word == "with":
            calls = next((j for j in range(i + 1, min(i + 6, end)) if _is_halt(tokens, j)), None)
            return _Cue(False, calls + 2) if calls is not None else None
        if _is_call(token) and token.pos == "VERB" and after in _AT:
            return _Cue(False, i + 2, onward)
        if token.pos == "VERB" and (cue := _verb_cue(reader, i, onward=onward)) is not None:
            return cue
        onward = onward or word in _ON | _ASIDE or token.lemma in GOING_ON
        small = word in _LINKS or token.lemma in RUNNING | GOING_ON
        small = small or (token.pos == "NOUN" and token.lemma.lower() in load_works().kinds)
        if not small and not (leaving and token.pos in ("DET", "NOUN")) and word not in TO:
            return None
        i += 1
    return None


def _as_far_as(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """Tell whether "as far as" stands here."""
    return [t.text.lower() for t in tokens[i : min(i + 3, end)]] == ["as", "far", "as"]


def _over(reader: NameReader, i: int) -> int | None:
    """Return where "to" stands after what is crossed and has no name: "over the border to"."""
    tokens, at = reader.reading.tokens, reader.reading.at
    for j in range(i + 1, min(i + _CROSSED, reader.end)):
        if tokens[j].text.lower() in TO:
            return j
        if j in at or tokens[j].text[:1].isupper() or tokens[j].pos not in ("DET", "ADJ", "NOUN"):
            return None
    return None


def _verb_cue(reader: NameReader, i: int, *, onward: bool) -> _Cue | None:
    """Return what a verb tells of the next stop: "passes B", "ends at C", "comes out at D"."""
    tokens, end = reader.reading.tokens, reader.end
    lemma = tokens[i].lemma
    if lemma in REACHING:
        return _Cue(True, i + 1, onward)
    if lemma in PASSING:
        step = 2 if tokens[i + 1].text.lower() in THROUGH else 1
        return _Cue(False, i + step, onward, "across" if lemma in ("cross", "traverse") else "")
    if lemma in ENDING or lemma == "come":
        for j in range(i + 1, min(i + 4, end)):
            if tokens[j].text.lower() in _AT:
                return _Cue(True, j + 1, onward)
            if tokens[j].pos not in ("ADV", "ADP", "PUNCT", "NOUN"):
                break
    return None


def _is_halt(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether what is on the way follows: "with calls at", "with a converter station at"."""
    if tokens[i + 1].text.lower() not in _AT:
        return False
    kind = {t.text.lower() for t in tokens[max(0, i - 2) : i]}
    named = tokens[i].lemma.lower() in _STATIONS and not kind & {"power", "terminal", "end"}
    return _is_call(tokens[i]) or named


def _is_call(token: Token) -> bool:
    return token.lemma.lower() in CALLS


def _frame(reader: NameReader, first: int) -> Frame | None:
    if len(reader.stops) < 2:
        return None
    return Frame(first, reader.i - 1, settle(reader.reading, reader.stops))
