"""The words of routes and works: ``data/lexicon/routes.toml``, and how statuses are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.extract.lexicon import read_words
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Status, Token
from geo.settings import ROOT
from geo.text import lowered

_MEANT: dict[str, Status] = {
    "foreseen": "proposed", "again": "idle", "restored": "operating", "leading": "operating",
}  # fmt: skip
_DOUBTED = re.compile(
    r"\b(?:could|may|might|would|should|not|n't|n’t|never|if)(?: \w+ly)?(?: be| been)? $",
    re.IGNORECASE,
)
_MAY = re.compile(r"\bMay\b")
_MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|to|not|n't|never|until|once|when|if)"
    r"(?: also| soon| one day| \w+ly)?(?: be)? $",
    re.IGNORECASE,
)

_BRIEF = re.compile(
    r"\b(?:for|by|of) (?:about |some |nearly |almost |over |more than |up to |around |just )?"
    r"(?:an?|half an|\w+(?:-\w+)?|\d+) (?:minutes?|hours?)\b|\b(?:overnight|briefly)\b"
)
"""How long something stood still that goes again."""
_WITHIN = 60
_BESIDE = frozenset(
    "of in through at along from by near via into onto off over on about with unlike like than "
    "alongside beside besides".split()
)
_CONCERNING = frozenset(
    "agree decide vote work bid sign negotiate talk spend wait hope push plan go talks negotiation "
    "deal agreement contract loan decision licence license memorandum accord pact study progress "
    "money vote survey".split()
)
"""What is told of a work that is only to come."""
_WANTING = frozenset("want need seek discuss offer suggest promise favour favor float".split())
_MAKING = frozenset(
    "construction building laying completion work development extension start opening launch cost "
    "financing plan proposal study survey route section part stretch leg branch phase design "
    "feasibility idea cancellation revival build lay open construct complete".split()
)
"""What is told of these is told of the work they are of."""

_STRETCHES = frozenset("route section part stretch leg branch".split())
"""Of a line that is known, these are there as it is."""
_PARTS = frozenset(
    "kilometre kilometer km mile metre half third quarter most all lot money permit bid contract "
    "tender".split()
)
"""Of these too, where they are of a work that is only being made."""

_BECOMING = frozenset(
    "build construct open lay dig erect establish set start begin launch complete finish plan "
    "propose develop expand commission go come rise restart reopen run stretch link connect carry "
    "join bring take pump feed serve supply follow cost reach cross pass lead deliver transport "
    "bypass replace end get make put see want need discuss study consider approve finance "
    "fund cancel shelve abandon drop scrap revive resume move provide secure add "
    "schedule expect intend slate dredge string bore site locate host invite award agree "
    "sign back call put give mean close shut suspend halt stop restart mothball retire "
    "decommission dismantle bury".split()
)
"""Verbs that tell how far a work itself is; others only name it."""

IMPROVING = frozenset(
    "extend double widen electrify upgrade modernise modernize rehabilitate renovate repair "
    "enlarge expand raise refurbish restore buy sell lengthen deepen continuation extension "
    "expansion "
    "upgrade modernisation modernization rehabilitation repair widening electrification sale "
    "enlargement closure maintenance prolong continue".split()
)
"""What is done to a work that is there already."""

_TWO_ENDED = frozenset(
    "line link route section stretch track leg segment connection border service extension spur "
    "branch distance crossing grid train run one bridge causeway circuit ring loop lateral duct "
    "main conduit".split()
)
"""Nouns of what has two ends, besides those that make a line."""

_NUMBERED = re.compile(r"(?:[ADEIMNRS]|RN|BR|SR|US|AH|DN|CR)-?\d{1,4}")

PATH = ROOT / "data" / "lexicon" / "routes.toml"


@dataclass(frozen=True, slots=True)
class Works:
    """Nouns of routes and facilities, commodities, and patterns of status."""

    kinds: dict[str, str]
    lines: dict[str, str]
    near: dict[str, str]
    surest: tuple[str, ...]
    turns: tuple[str, ...]
    crafts: dict[str, str]
    commodities: tuple[tuple[str, re.Pattern[str]], ...]
    statuses: tuple[tuple[Status, re.Pattern[str]], ...]
    restored: re.Pattern[str]
    leading: re.Pattern[str]
    facilities: dict[str, str]
    needs: dict[str, frozenset[str]]
    word_needs: dict[str, frozenset[str]]
    context: dict[str, frozenset[str]]
    no_works: dict[str, frozenset[str]]
    signs: dict[str, tuple[tuple[Status, int], ...]]


@lru_cache(maxsize=1)
def load_works(path: Path = PATH) -> Works:
    """Return the words.

    Raises
    ------
    DataMissing
        The file is not where it ships.
    """
    record = read_words(path)
    return Works(
        {lemma: kind for kind, words in record["kinds"].items() for lemma in words.split()},
        {word: kind for kind, words in record["lines"].items() for word in words.split()},
        {lemma: kind for kind, words in record["near"].items() for lemma in words.split()},
        _turns(record["turns"], "surest"),
        _turns(record["turns"], "told"),
        {lemma: kind for kind, words in record["crafts"].items() for lemma in words.split()},
        tuple(
            (name, re.compile(rf"\b(?:{words})\b")) for name, words in record["commodities"].items()
        ),
        tuple((_MEANT.get(name, name), _any_of(words)) for name, words in record["status"].items()),
        _any_of(record["status"]["restored"]),
        _any_of(record["status"]["leading"]),
        {lemma: kind for kind, words in record["facilities"].items() for lemma in words.split()},
        {kind: frozenset(words.split()) for kind, words in record["facility_needs"].items()},
        {lemma: frozenset(words.split()) for lemma, words in record["word_needs"].items()},
        {kind: frozenset(words.split()) for kind, words in record["facility_context"].items()},
        {lemma: frozenset(words.split()) for lemma, words in record["no_works"].items()},
        _signs_of(record["signs"]),
    )


def _signs_of(record: dict[str, dict[Status, str]]) -> dict[str, tuple[tuple[Status, int], ...]]:
    """Return which status each word hints at, and how much it weighs."""
    signs: dict[str, list[tuple[Status, int]]] = {}
    for weight, name in ((2, "telling"), (1, "slight")):
        for status, words in record[name].items():
            for word in words.split():
                signs.setdefault(word, []).append((status, weight))
    return {word: tuple(found) for word, found in signs.items()}


def _turns(record: dict[str, Any], which: str) -> tuple[str, ...]:
    found = []
    for turn in record[which]:
        for name, words in record["words"].items():
            turn = turn.replace(f"{{{name}}}", words)
        found.append(turn)
    return tuple(found)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """Return a pattern for text in lower case."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


def _low(text: str) -> str:
    """Return words in lower case, but for the month that reads like a verb."""
    low = lowered(text)
    for month in _MAY.finditer(text):
        low = low[: month.start()] + month[0] + low[month.end() :]
    return low


@lru_cache(maxsize=512)
def status_of(text: str) -> tuple[Status | None, str]:
    """Return the status that words about a work tell, and the words that tell it."""
    low = _low(text)
    for status, pattern in load_works().statuses:
        for match in pattern.finditer(low):
            before = text[max(0, match.start() - 40) : match.start()]
            if status == "operating" and _MODAL.search(before):
                continue
            if status not in ("operating", "proposed") and _DOUBTED.search(before):
                continue
            if status == "idle" and is_brief(low[match.start() : match.end() + _WITHIN]):
                return "operating", text[match.start() : match.end()]  # it goes again
            return status, text[match.start() : match.end()]
    return None, ""


def is_brief(low: str) -> bool:
    """Tell whether words in lower case say that something stood still for minutes or hours."""
    return _BRIEF.search(low) is not None


def is_restored(text: str) -> bool:
    """Tell whether words say that a work runs again, whatever was before."""
    return load_works().restored.search(_low(text)) is not None


def is_course(words: str) -> bool:
    """Tell whether words of a status only tell where a work runs: "linking"."""
    return load_works().leading.fullmatch(_low(words.strip())) is not None


def is_line(token: Token) -> bool:
    """Tell whether a noun is of something that has two ends."""
    words = load_works()
    lemma = token.lemma.lower()
    named = lemma in words.kinds or lemma in words.near or is_numbered(token)
    return named or lemma in _TWO_ENDED or lemma in words.facilities


def is_numbered(token: Token) -> bool:
    """Tell whether a word is the number of a road: "the N4", "I-75", "RN7"."""
    return _NUMBERED.fullmatch(token.text) is not None


def is_there(reading: Reading, noun: Token) -> bool:
    """Tell whether a work is only mentioned, as something that exists: "gas through the pipeline".

    What the sentence plans or supposes is then not said of the work itself.
    """
    if not _is_definite(reading, noun):
        return False
    above = reading.tokens[noun.head]
    if noun.dep == "attr" and above.lemma == "be":
        return any(c.dep in ("relcl", "acl") for c in reading.analysis.children(noun.i))
    if noun.dep == "nsubj" and above.lemma == "be":
        above = reading.child(above.i, "xcomp") or above  # "its base is to be enlarged"
    if noun.dep == "dobj" and above.lemma == "replace":
        return True
    if noun.dep in ("nsubj", "nsubjpass", "dobj") and above.pos == "VERB":
        if above.lemma == "have" and reading.child(above.i, "aux") is not None:
            return False  # "will have two tracks"
        return above.lemma not in _BECOMING or above.lemma in IMPROVING
    if noun.dep != "pobj":
        return False
    told = reading.tokens[above.head]
    lemma = told.lemma.lower()
    if lemma in IMPROVING and above.text.lower() in ("of", "to", "on", "in"):
        return True  # "has started repairs to the line"
    if above.text.lower() not in _BESIDE:
        return False
    return lemma not in _MAKING | _PARTS | _CONCERNING and told.pos != "ADJ"


def _is_definite(reading: Reading, noun: Token) -> bool:
    return any(
        (c.dep == "det" and c.text.lower() in ("the", "this", "that")) or c.dep == "poss"
        for c in reading.analysis.children(noun.i)
    )


def is_foreseen(reading: Reading, noun: Token) -> bool:
    """Tell whether a work without a status is what people agree on or ask for: "a deal on a line".

    Only one that is not known yet: of "the line" they may agree on the tariffs.
    """
    if _is_definite(reading, noun):
        return False
    above = reading.tokens[noun.head]
    if noun.dep == "pobj" and above.text.lower() in ("on", "for", "about", "over", "of"):
        told = reading.tokens[above.head]
        goes_along = told.lemma == "go" and above.text.lower() == "over"
        return told.lemma.lower() in _CONCERNING and not goes_along
    return noun.dep == "dobj" and above.lemma in _WANTING


def is_made(reading: Reading, noun: Token) -> bool:
    """Tell whether what is told is the making of a work: "tunnelling on the railway"."""
    making = _MAKING - _STRETCHES if _is_definite(reading, noun) else _MAKING
    for token in (noun, *reading.above(noun.i)[:4]):
        if token.pos == "VERB" and noun.dep in SUBJECTS and token.tag in ("VBZ", "VBP", "VBD"):
            break  # "the line starts at A"
        if token is not noun and (token.lemma.lower() in making or token.tag == "VBG"):
            return True
        if token is not noun and token.pos not in ("ADP", "NOUN", "NUM"):
            break
    verb = reading.clause(noun.i)
    return any(
        c.dep == "nsubj" and (c.lemma.lower() in _MAKING or c.text.lower().endswith("ing"))
        for c in reading.analysis.children(verb.i)
    )


def commodity_of(text: str) -> str:
    """Return what flows, empty where the words don't say."""
    low = lowered(text)
    for name, pattern in load_works().commodities:
        if pattern.search(low):
            return name
    return ""
