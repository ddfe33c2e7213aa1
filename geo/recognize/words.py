"""An article's words as recognition sees them: shape, sentence, and what surrounds them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from geo.model import Analysis, Entity, Span
from geo.recognize.lexicon import FUNCTION_WORDS

_JOINTS = "-–—/<>;\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""What parts words within a token: hyphens, left-overs of markup, characters of no width."""

_PIECE = re.compile(rf"[^{_JOINTS}\s]+|[{_JOINTS}]|\s+")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_JOINED = re.compile(rf"[{_JOINTS}]")
_DOTTED = re.compile(r"(?:[A-Z][a-z]{0,3}\.)+[A-Z][a-z]{0,3}")
_STOPS = frozenset({".", "!", "?"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "]"})
_CAPITALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its characters, and the sentence that holds it.

    ``shape`` is ``Title``, ``UPPER``, ``Mixed``, ``initials`` (U.S.), ``lower``, ``number`` or
    ``mark``; ``first`` tells whether only marks stand before it in its sentence, ``capital``
    whether it is written as a name is.
    """

    text: str
    low: str
    start: int
    end: int
    sentence: int
    shape: str
    first: bool
    capital: bool


_NAME_SHAPES = frozenset({"Title", "UPPER", "Mixed", "initials"})


@dataclass(frozen=True, slots=True)
class Words:
    """All words of an article.

    Attributes
    ----------
    starts
        Where each word starts, for looking up by character.
    case
        How each sentence is written: ``plain``, ``capitals``, ``headline`` or ``small``.
    runs
        For each word, first and last word of the run of capitalised words that holds it.
    entities
        For each word, the index of the language model's entity that covers it, or -1.
    """

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    case: tuple[str, ...]
    runs: tuple[tuple[int, int], ...]
    entities: tuple[int, ...]

    def range_of(self, span: Span) -> tuple[int, int] | None:
        """Return the first and last word of a span that starts and ends with words."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end) - 1
        if first > last or self.words[first].start != span.start:
            return None
        return (first, last) if self.words[last].end == span.end else None


def read_words(analysis: Analysis) -> Words:
    """Return the article's words; joined ones ("U.S.-led", "Dallas/Fort") count apart."""
    words = _split(analysis)
    case = _cases(words, len(analysis.sentences))
    return Words(
        tuple(words),
        tuple(w.start for w in words),
        case,
        _runs(words, case),
        _entities(words, analysis.entities),
    )


def _split(analysis: Analysis) -> list[Word]:
    found: list[Word] = []
    sentence, fresh = -1, True
    tags = _tags(analysis.article.text)
    for token in analysis.tokens:
        if token.sentence != sentence:
            sentence, fresh = token.sentence, True
        for text, offset in _pieces(token.text):
            start = token.start + offset
            while tags and tags[-1][1] <= start:
                tags.pop()
            if tags and tags[-1][0] <= start:
                continue
            if text == "." and found and _is_cut_short(found[-1], start):
                # "W.Va" and its full stop, which the tokenizer parts.
                text, start = found[-1].text + ".", found.pop().start
                fresh = found[-1].sentence != token.sentence if found else True
            low, shape, capital = _looks(text)
            end = start + len(text)
            found.append(Word(text, low, start, end, sentence, shape, fresh, capital))
            fresh = fresh and shape == "mark"
    return found


def _tags(text: str) -> list[tuple[int, int]]:
    """Return where left-over markup stands, the last first: "<b>" is none of the text's words."""
    if "<" not in text:
        return []
    return [match.span() for match in _TAG.finditer(text)][::-1]


@lru_cache(maxsize=20_000)
def _pieces(text: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a token, each with where it begins."""
    if not _JOINED.search(text):
        return () if text.isspace() else ((text, 0),)
    found = _PIECE.finditer(text)
    return tuple((match[0], match.start()) for match in found if not match[0].isspace())


@lru_cache(maxsize=20_000)
def _looks(text: str) -> tuple[str, str, bool]:
    """Return a word in small letters, its shape, and whether it is written as a name is."""
    shape = _shape(text)
    return text.lower(), shape, shape in _NAME_SHAPES


def _is_cut_short(word: Word, end: int) -> bool:
    return word.end == end and _DOTTED.fullmatch(word.text) is not None


def _shape(text: str) -> str:
    if text[0].isdigit():
        return "number"
    if not text[0].isalpha():
        return "mark"
    if not text[0].isupper():
        return "lower"
    if _CAPITALS.match(text) and len(text) > 1:
        return "initials"
    rest = text[1:]
    if not rest or rest.islower() or not any(c.isalpha() for c in rest):
        return "Title"
    return "UPPER" if text.isupper() else "Mixed"


def _cases(words: list[Word], count: int) -> tuple[str, ...]:
    tallies = [[0, 0, 0, 0] for _ in range(count)]
    for word in words:
        tally = tallies[word.sentence]
        if word.text not in _CLOSING:
            tally[3] = word.text in _STOPS
        if word.shape in ("mark", "number") or word.low in FUNCTION_WORDS:
            continue
        tally[0] += 1
        tally[1] += word.shape != "lower"
        tally[2] += word.shape in ("UPPER", "initials")
    return tuple(_case(*tally) for tally in tallies)


def _case(total: int, capital: int, upper: int, stopped: int) -> str:
    if total >= 3 and upper >= 0.7 * total:
        return "capitals"
    # "Gunmen killed Ann Holloway in Lagos." is a sentence of many names, not a headline.
    if total >= 4 and capital >= (1.0 if stopped else 0.7) * total:
        return "headline"
    return "small" if total >= 6 and capital == 0 else "plain"


def _runs(words: list[Word], case: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        j = i
        if words[i].capital:
            while (
                j + 1 < len(words)
                and words[j + 1].capital
                and words[j + 1].sentence == words[i].sentence
            ):
                j += 1
        runs.extend([(i, j)] * (j - i + 1))
        i = j + 1
    return tuple(runs)


def _entities(words: list[Word], entities: tuple[Entity, ...]) -> tuple[int, ...]:
    covers, n = [], 0
    for word in words:
        while n < len(entities) and entities[n].span.end <= word.start:
            n += 1
        inside = n < len(entities) and entities[n].span.start < word.end
        covers.append(n if inside else -1)
    return tuple(covers)
