"""Reads the stops of a course word by word: "the port of B, in C", "B, C and D".

Names of small places lead the parser astray where several stand in a row; the words between them
don't.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.days import DAYS_AND_MONTHS
from geo.extract.lines.lookup import is_known, near, somewhere_in, together
from geo.extract.lines.way_words import SOIL, THROUGH, TO
from geo.extract.reading import SUBJECTS, WATERS, Reading
from geo.model import Place

_WITHIN = frozenset("in on near at off of outside around".split())
_SMALL = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "NUM", "AUX", "PUNCT"})
_LONGEST_NAME = 9
_WORDS = 5
"""How many words a name has at most that is looked up."""
_IN_NAMES = frozenset(
    "'s ’s - ‑ de del do da dos la el al le les e i ye ul sur en sous am an der".split()
)
FEASTS = frozenset("Christmas Easter Ramadan Diwali Eid Nowruz Advent Lent Hajj".split())
_ABSTRACT = frozenset(
    "peace democracy prosperity recovery independence freedom power victory war stability unity "
    "membership reform growth ruin glory childhood exile".split()
)
"""What a road leads to only in a figure of speech: "the road to peace in B"."""
_ADDING = frozenset("before after while by".split())
"""What tells more of the course: "through B and C before reaching D"."""
_OFFICES = frozenset(
    "office ministry minister president company firm government agency spokesman spokeswoman "
    "spokesperson operator owner chairman director chief premier governor newspaper daily "
    "bank authority consortium utility army navy regulator".split()
)
"""What begins another matter after the last stop: "…, the ministry said"."""
_DASHES = frozenset({"-", "–", "—", "(", ")"})


@dataclass(frozen=True, slots=True)
class UnplacedName:
    """A name where a stop stands, which was not read as a place."""

    text: str
    within: Place | None
    """The province or district that the text says it lies in."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Stops with the places that were found for their names."""

    stops: tuple[Place, ...]
    unplaced: tuple[str, ...]
    ended: bool
    """Whether both ends are placed."""
    doubts: tuple[str, ...]
    """How stops were placed that were not read as places, in words for the reader."""


def settle(reading: Reading, stops: list[Place | UnplacedName]) -> Settled:
    """Look up the names among stops that were not read as places."""
    settled = list(stops)
    doubts: list[str] = []
    if len(settled) > 1 and all(isinstance(stop, UnplacedName) for stop in settled):
        _settle_ends(reading, settled, doubts)
    # The names between places that are known first: the others are then looked up near them.
    for n, stop in enumerate(settled):
        if not isinstance(stop, UnplacedName):
            continue
        known = [s for s in settled if not isinstance(s, UnplacedName)]
        if (place := near(reading, stop.text, known)) is not None:
            doubts.append(looked_up_doubt(stop.text))
        elif stop.within is not None:
            place = somewhere_in(stop.text, stop.within)
            doubts.append(f"{stop.text} is not known: drawn in the middle of {stop.within.name}.")
        settled[n] = place or stop
    places = [s for s in settled if not isinstance(s, UnplacedName)]
    return Settled(
        tuple({place.id: place for place in places}.values()),
        tuple(s.text for s in settled if isinstance(s, UnplacedName)),
        not any(isinstance(settled[n], UnplacedName) for n in (0, -1)),
        tuple(doubts),
    )


def _settle_ends(reading: Reading, settled: list[Place | UnplacedName], doubts: list[str]) -> None:
    """Look up both ends of a line none of whose stops was read as a place, by each other."""
    first, last = settled[0], settled[-1]
    if isinstance(first, Place) or isinstance(last, Place) or first.within or last.within:
        return
    if (pair := together(reading, first.text, last.text)) is not None:
        settled[0], settled[-1] = pair
        doubts += [looked_up_doubt(place.name) for place in pair]


def looked_up_doubt(name: str) -> str:
    """Return what a reader should know of a stop that was found under its name."""
    return f"{name} was not read as a place: drawn at the nearest so called."


@dataclass(slots=True)
class NameReader:
    """Where the reading of a course stands, and the stops read so far."""

    reading: Reading
    i: int
    end: int
    sought: int = 1
    """How many places a list must have, whatever follows them: two "between"."""
    between: frozenset[str] = frozenset()
    """The kinds of water that lie between stops and are none: "across the Black Sea"."""
    stops: list[Place | UnplacedName] = field(default_factory=list)
    first: int = field(init=False)

    def __post_init__(self) -> None:
        """Keep where the reading began."""
        self.first = self.i


def read_list(reader: NameReader) -> bool:
    """Read one place or several: "B", "B and C", "B, C and D"."""
    if not read_place(reader):
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
        named = i <= reader.end and (_is_name(reader, i) or _is_kind_of_place(reader, i))
        short = len(reader.stops) < reader.sought
        if not named or not read_place(reader) or not (short or _goes_on(reader)):
            reader.i = saved[0]
            del reader.stops[saved[1] :]
            break
    return True


def _goes_on(reader: NameReader) -> bool:
    """Tell whether what follows a listed place is not a verb of which it is the subject."""
    tokens = reader.reading.tokens
    if _does_something(reader):
        return False
    following = tokens[reader.i : min(reader.i + 2, reader.end + 1)]
    if following and (following[0].text in (",", "and") or following[0].text in _ADDING):
        return True
    verb = next(
        (t for t in following if t.pos in ("VERB", "AUX") and t.tag != "VBN" and t.text != "to"),
        None,
    )
    if verb is None:
        return True
    # "the line through B and C will open": the verb is the line's
    head = reader.reading.tokens[verb.head] if verb.dep in ("aux", "auxpass") else verb
    subject = reader.reading.child(head.i, *SUBJECTS)
    return subject is not None and subject.i < reader.first


def _is_kind_of_place(reader: NameReader, i: int) -> bool:
    """Tell whether "the" begins a place: "the port of B", not "the office of the minister"."""
    tokens = reader.reading.tokens
    if tokens[i].text.lower() != "the" or i >= reader.end:
        return False
    noun = next((t for t in tokens[i + 1 : i + 5] if t.pos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.lemma.lower() not in _OFFICES


def _does_something(reader: NameReader) -> bool:
    """Tell whether the name just read begins a clause: "to B, and Togo last month renewed"."""
    name = reader.reading.tokens[reader.i - 1]
    verb = reader.reading.tokens[name.head]
    if name.dep not in SUBJECTS or verb.pos not in ("VERB", "AUX") or verb.i < name.i:
        return False
    subject = reader.reading.child(verb.i, *SUBJECTS)
    return subject is not None and subject.i == name.i


def _is_name(reader: NameReader, i: int) -> bool:
    token = reader.reading.tokens[i]
    capital = token.text[:1].isupper() and not token.text.isupper()
    named = capital and token.pos not in _SMALL and token.text not in DAYS_AND_MONTHS | FEASTS
    held = reader.reading.at.get(i)
    return named if held is None else held.toponym.surface not in FEASTS


def read_place(reader: NameReader) -> bool:
    """Read one place with the words around its name: "the port of B, in C", "B field"."""
    tokens = reader.reading.tokens
    i, seen = reader.i, 0
    found: tuple[int, int] | None = None
    while i <= reader.end and seen < _LONGEST_NAME:
        token = tokens[i]
        if (capital := _capital(reader, i)) is not None:
            reader.stops.append(capital)
            reader.i = i + 1
            return True
        if _is_name(reader, i) and _counts(reader, i):
            last = _longer(reader, i, _name_end(reader, i))
            found = (i, last)
            i = last + 1
            if i < reader.end and tokens[i].text.lower() in ("'s", "’s"):
                if tokens[i + 1].lemma.lower() in SOIL:
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
        if token.lemma.lower() in _ABSTRACT and i + 1 <= reader.end and tokens[i + 1].pos == "ADP":
            break
        i, seen = i + 1, seen + 1
    if found is None:
        return False
    held = reader.reading.at.get(found[0])
    place = held.place if held is not None and held.toponym.role != "demonym" else None
    if found[1] not in reader.reading.at or reader.reading.at[found[1]] is not held:
        place = None  # a longer name than was read
    if place is not None and place.kind == "river" and "river" not in reader.between:
        # no line stops at a river: "from Rio Grande" is from the town; but canals begin at one
        place = place if _is_said_river(reader, found[0]) else None
    if place is None:
        reader.i = _qualified(reader, i, place)
        reader.stops.append(UnplacedName(reader.reading.text(*found), _division(reader, i)))
        return True
    if place.kind not in reader.between:
        reader.stops.append(place)
    reader.i = _qualified(reader, i, place)
    return True


def _is_said_river(reader: NameReader, i: int) -> bool:
    """Tell whether a name says that it is a river's: "from the Massacre River"."""
    held, before = reader.reading.at.get(i), reader.reading.tokens[max(i - 1, 0)]
    said = held is not None and "river" in held.toponym.surface.lower().split()
    return said and before.text.lower() == "the"


def _capital(reader: NameReader, i: int) -> Place | None:
    """Return what "the Peruvian capital" means where no name follows."""
    tokens, held = reader.reading.tokens, reader.reading.at.get(i - 1)
    if tokens[i].text != "capital" or i == reader.first or held is None or held.place is None:
        return None
    if held.toponym.role != "demonym" or any(_is_name(reader, j) for j in (i + 1, i + 2)):
        return None
    return reader.reading.gazetteer.capital(held.place.country or "")


def _division(reader: NameReader, i: int) -> Place | None:
    """Return the province that follows a name: "X, Devon,", "X in Nimba county"; step over it."""
    at = reader.reading.at
    for j in range(i, min(max(reader.i, i + 2), reader.end + 1)):
        place = at[j].place if j in at else None
        if place is not None and place.kind in ("province", "district"):
            reader.i = max(reader.i, _name_end(reader, j) + 1)
            return place
    return None


def _counts(reader: NameReader, i: int) -> bool:
    """Tell whether a name may be a stop, not an adjective: "the Iranian port"."""
    held = reader.reading.at.get(i)
    if held is not None:
        return held.toponym.role != "demonym"
    return reader.reading.gazetteer.demonym(reader.reading.tokens[i].text) is None


def _longer(reader: NameReader, first: int, last: int) -> int:
    """Return where a name really ends, of which less was read: "Cox" of "Cox's Bazar"."""
    tokens, end = reader.reading.tokens, reader.end
    for j in range(min(first + _WORDS, end), last, -1):
        more = tokens[last + 1 : j + 1]
        whole = all(t.text[:1].isupper() or t.text.lower() in _IN_NAMES for t in more)
        if (
            whole
            and more[-1].text[:1].isupper()
            and is_known(reader.reading, reader.reading.text(first, j))
        ):
            return j
    return last


def _name_end(reader: NameReader, i: int) -> int:
    held = reader.reading.at.get(i)
    last = i
    while last < reader.end:
        following = reader.reading.tokens[last + 1]
        if held is not None:
            if reader.reading.at.get(last + 1) is not held:
                break
        elif _is_hyphen(reader, last + 1):
            last += 1
        elif last + 1 in reader.reading.at or not following.text[:1].isupper():
            break
        last += 1
    return last


def _is_hyphen(reader: NameReader, i: int) -> bool:
    """Tell whether a hyphen joins two parts of one name: "Shin-Aomori"."""
    tokens = reader.reading.tokens
    if tokens[i].text != "-" or i >= reader.end or i + 1 in reader.reading.at:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _names_next(reader: NameReader, i: int) -> bool:
    """Tell whether a name only says where the next is: "the Red Sea port of Yanbu"."""
    tokens = reader.reading.tokens
    j = i
    while j <= reader.end and tokens[j].pos == "NOUN" and j - i < 3:
        j += 1
    if not (j + 1 <= reader.end and j > i):
        return False
    if tokens[j].text.lower() == "of":
        return _is_name(reader, j + 1)
    return tokens[j].text.lower() in ("at", "near", "in") and _lies_by_water(reader, i, j + 1)


def _lies_by_water(reader: NameReader, i: int, town: int) -> bool:
    """Tell whether a sea says where a terminal is: "the Baltic terminal at Primorsk"."""
    held = reader.reading.at.get(i - 1)
    if held is None or held.place is None or held.place.kind not in WATERS:
        return False
    named = reader.reading.at.get(town)
    return _is_name(reader, town) and (
        named is None or named.place is None or named.place.kind not in ("country", "region")
    )


def _qualified(reader: NameReader, i: int, place: Place | None) -> int:
    """Step over what says more of a place: "field", "in Kazakhstan", ", Pakistan,"."""
    tokens, reading = reader.reading.tokens, reader.reading
    while i <= reader.end and tokens[i].pos == "NOUN" and tokens[i].tag == "NN":
        i += 1
    if i < reader.end and tokens[i].text.lower() in ("in", "on", "near", "off", "at"):
        j = i + 1
        while j <= reader.end and j - i < 8 and tokens[j].pos not in ("VERB", "AUX", "PUNCT"):
            if tokens[j].text.lower() in TO | THROUGH | {"and"}:
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
