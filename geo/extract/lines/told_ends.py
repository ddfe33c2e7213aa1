"""The ends of a line in the turns of phrase that tell them apart from each other.

"The Da Nang expressway, which would begin in Hue": the words between the names decide, and which
of them stands for the line. The turns themselves are in `data/lexicon/routes.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geo.days import DAYS_AND_MONTHS
from geo.extract.lines.lookup import is_known
from geo.extract.lines.stop_names import Settled, UnplacedName, settle
from geo.extract.lines.works import load_works
from geo.extract.reading import WATERS, Reading
from geo.model import Place, Token

LONGEST = 150
"""In how many words turns of phrase are looked for, at most."""
_LINE = "<line>"
_NAME = r"<\d+>"
_GAP = r"(?:(?!<)\S+ ){0,18}?"
_SMALL = (
    r"of|to|from|for|and|or|,|;|:|that|which|'s|’s|on|in|at|with|by|is|are|was|were|will|would|has|"
    r"have|had|over|into|as|than|after|before|when|while"
)
"""What does not stand between a line's noun and the words that say of what sort it is."""
_WORDS = {
    "{line}": rf"(?:(?!<)(?!(?:{_SMALL}) )\S+ ){{0,4}}?{_LINE}",
    "~ ": _GAP,
}
_OF_PLACE = (
    r"(?:(?:the|near|around|outside|off|downtown|nearby|port|city|town|harbour|harbor|refinery|"
    r"field|mine|capital|border|crossing|of|in|north|south|east|west|northern|southern|eastern|"
    r"western|coastal|inland|<\d+> ['’]s|above|below|beyond|behind|beside) )*"
)
"""What may stand before a name and only says where or what it is."""


@dataclass(frozen=True, slots=True)
class TurnOfPhrase:
    """What a turn of phrase tells: the stops in order."""

    first: int
    last: int
    found: Settled


def turn_in(
    reading: Reading, first: int, last: int, noun: int, *, surest: bool = False
) -> TurnOfPhrase | None:
    """Return the course that one of the known turns of phrase tells of a line's noun.

    Parameters
    ----------
    surest
        Only those that tell more than "from A to B" within them does.
    """
    if last - first > LONGEST or not any(i in reading.at for i in range(first, last + 1)):
        return None
    names = _names(reading, first, last)
    if len(names) < 2:
        return None
    text = _marked(reading, first, last, noun, names)
    for pattern in _turns(surest=surest):
        told = pattern.search(text)
        if told is None:
            continue
        via = [int(n) for n in re.findall(r"<(\d+)>", told.groupdict().get("c") or "")]
        order = [int(told["a"]), *via, int(told["b"])]
        if len(set(order)) < len(order):
            continue
        stops = [names[n][2] for n in order]
        if any(isinstance(s, Place) and s.kind in WATERS for s in stops):
            continue
        spans = [names[n] for n in order]
        return TurnOfPhrase(
            min(s[0] for s in spans), max(s[1] for s in spans), settle(reading, stops)
        )
    return None


@lru_cache(maxsize=2)
def _turns(*, surest: bool) -> tuple[re.Pattern[str], ...]:
    works = load_works()
    turns = works.surest if surest else works.turns
    return tuple(re.compile(rf"(?<!\S){_pattern(turn)}") for turn in turns)


def _pattern(turn: str) -> str:
    for word, meant in _WORDS.items():
        turn = turn.replace(word, meant)
    turn = turn.replace("{a}", rf"{_OF_PLACE}<(?P<a>\d+)>")
    turn = turn.replace("{b}", rf"{_OF_PLACE}<(?P<b>\d+)>(?! ['’]s )")
    return turn.replace("{c}", rf"(?P<c>{_NAME}(?: (?:, )?(?:and )?{_NAME})*)")


def _names(reading: Reading, first: int, last: int) -> list[tuple[int, int, Place | UnplacedName]]:
    """Return what may be a stop between two tokens: its first and last token, and the place."""
    found: list[tuple[int, int, Place | UnplacedName]] = []
    i = first
    while i <= last:
        held, end = reading.at.get(i), i
        while end < last and held is not None and reading.at.get(end + 1) is held:
            end += 1
        if held is None:
            while end < last and _is_name(reading, reading.tokens[end + 1]):
                end += 1
            if _is_name(reading, reading.tokens[i]):
                name = reading.text(i, end)
                if name not in DAYS_AND_MONTHS and is_known(reading, name):
                    found.append((i, end, UnplacedName(name, None)))
        elif held.place is not None and held.toponym.role != "demonym":
            if found and _says_where(reading, found[-1], i, held.place):
                closed = end < last and reading.tokens[end + 1].text == ","
                closed = closed and reading.tokens[found[-1][1] + 1].text == ","
                found[-1] = (found[-1][0], end + closed, found[-1][2])
            else:
                found.append((i, end, held.place))
        i = end + 1
    return found


def _is_name(reading: Reading, token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and token.i not in reading.at


def _says_where(
    reading: Reading, before: tuple[int, int, Place | UnplacedName], i: int, place: Place
) -> bool:
    """Tell whether a land only says where the town before it lies: "Perth, Australia"."""
    between = reading.text(before[1] + 1, i - 1).lower() if before[1] + 1 < i else ""
    return place.kind in ("country", "province") and between in (",", "in", ", in")


def _marked(
    reading: Reading,
    first: int,
    last: int,
    noun: int,
    names: list[tuple[int, int, Place | UnplacedName]],
) -> str:
    """Return the words, with marks where the line and the names stand."""
    begins = {start: (n, end) for n, (start, end, _) in enumerate(names)}
    words: list[str] = []
    i = first
    while i <= last:
        if i in begins:
            n, i = begins[i]
            words.append(f"<{n}>")
        elif i == noun:
            words.append(_LINE)
        else:
            words.append(reading.tokens[i].text.lower().replace("<", "(") or "_")
        i += 1
    return " ".join(words) + " "
