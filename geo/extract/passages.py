"""The words that assert a mark: the clause that tells of it, not the whole of a long sentence.

A passage is always one unbroken piece of the text. It is the sentence, unless clauses of another
subject stand at its ends: those tell of something else. What says how a clause is meant (who
reports it, a condition, a denial above it) is never cut off, and a cut is made at a comma, a dash
or a word that begins a clause only, so that a slip of the parser leaves a piece that can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView
from dataclasses import dataclass, field

from geo.extract.reading import SUBJECTS, Reading
from geo.model import Actor, Evidence, Place, Span, Token, When
from geo.text import evidence

Names = Callable[[Token], bool]
"""Tells whether a token names a party or a place of the mark."""

_OTHER_MATTER = frozenset("before after when where while as since though although".split())
"""What begins a clause that only stands beside another one."""
_EDGES = frozenset(", ; : — – ( )".split()) | {"...", "…"}
_LINKS = _OTHER_MATTER | frozenset("and but or which who whom whose".split())
_WORTH_CUTTING = 0.8
"""Part of a sentence from which a passage is left to be the sentence."""
_PAIRED = (("“", "”"), ("(", ")"), ("[", "]"))


@dataclass(slots=True)
class Passages:
    """The passages of one mark: one of each sentence that tells of it."""

    _by_sentence: dict[Evidence, Evidence] = field(default_factory=dict)

    def add(self, reading: Reading, i: int, names: Iterable[Names] = ()) -> None:
        """Add the words that assert what a token tells of, as :func:`passage_of` finds them."""
        sentence = reading.quote(i)
        words = _passage(reading, i, sentence, names)
        if (known := self._by_sentence.get(sentence)) is not None:
            span = Span(
                min(known.span.start, words.span.start), max(known.span.end, words.span.end)
            )
            words = evidence(words.article_id, reading.analysis.article.text, span, words.speaker)
        self._by_sentence[sentence] = words

    @property
    def sentences(self) -> KeysView[Evidence]:
        """The whole sentences that they stand in."""
        return self._by_sentence.keys()

    def telling_all(self, told: Callable[[str], str]) -> tuple[Evidence, ...]:
        """Return the passages, and the sentence in place of one that tells less than it does."""
        return tuple(
            words if told(words.quote) == told(sentence.quote) else sentence
            for sentence, words in self._by_sentence.items()
        )

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self._by_sentence.values())

    def __len__(self) -> int:
        return len(self._by_sentence)


def passage_of(reading: Reading, i: int, names: Iterable[Names] = ()) -> Evidence:
    """Return the words that assert what a token tells of.

    Parameters
    ----------
    names
        For each party or place of the mark, what its names are. If one stands in the sentence, the
        passage holds it.
    """
    return _passage(reading, i, reading.quote(i), names)


def naming(reading: Reading, actor: Actor) -> Names:
    """Return what tells a name of an actor: its state's, or a word of its own."""
    own = {word for word in actor.name.split() if word[:1].isupper()}

    def names(token: Token) -> bool:
        resolution = reading.at.get(token.i)
        place = resolution.place if resolution else None
        if actor.country and place is not None and place.country == actor.country:
            return True
        return token.text in own

    return names


def naming_day(when: When | None) -> Names:
    """Return what tells the words of a date."""
    words = frozenset(when.text.split()) if when else frozenset()

    def names(token: Token) -> bool:
        return token.text in words and (token.pos not in ("ADP", "DET", "PUNCT"))

    return names


def naming_place(reading: Reading, place: Place) -> Names:
    """Return what tells a mention of a place."""

    def names(token: Token) -> bool:
        resolution = reading.at.get(token.i)
        return resolution is not None and resolution.place == place

    return names


def _passage(reading: Reading, i: int, whole: Evidence, names: Iterable[Names]) -> Evidence:
    """Return the part of a sentence that asserts what a token of it tells of."""
    span = _clause(reading, i, tuple(names))
    text = reading.analysis.article.text
    if span.end - span.start > _WORTH_CUTTING * (whole.span.end - whole.span.start):
        return whole
    if not _is_balanced(span.of(text)):
        return whole
    return evidence(whole.article_id, text, span, whole.speaker)


def _clause(reading: Reading, i: int, names: tuple[Names, ...]) -> Span:
    sentence = reading.analysis.sentence_of(i)
    tokens = reading.analysis.tokens_in(sentence.span)
    path = _path(reading, i)
    kept = {t.i for t in reading.analysis.subtree(path[-1].i)}
    for token in path:
        for child in reading.analysis.children(token.i):
            if child in path or _is_contrast(reading, token, child):
                continue
            if _stands_alone(reading, child):
                kept -= {t.i for t in reading.analysis.subtree(child.i)}
    kept |= {t.i for t in path}
    for is_name in names:
        said = [t.i for t in tokens if is_name(t)]
        if said and not kept.intersection(said):
            kept.add(min(said, key=lambda j: abs(j - i)))
    # The stop at a sentence's end and its "and" hang on its first clause, wherever they stand.
    within = [n for n, t in enumerate(tokens) if t.i in kept and t.pos not in ("PUNCT", "CCONJ")]
    first, last = _readable(tokens, within[0], within[-1])
    end = sentence.span.end if last == len(tokens) - 1 else tokens[last].end
    return Span(sentence.span.start if first == 0 else tokens[first].start, end)


def _path(reading: Reading, i: int) -> list[Token]:
    """Return the tokens from one up to the head of all that says how it is meant."""
    path = [reading.tokens[i]]
    while path[-1].head != path[-1].i and not _stands_alone(reading, path[-1]):
        path.append(reading.tokens[path[-1].head])
    return path


def _stands_alone(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause has its own subject, and tells nothing of the one that it hangs on."""
    if verb.pos not in ("VERB", "AUX") or reading.child(verb.i, *SUBJECTS, "expl") is None:
        return False
    if verb.dep == "conj":
        return reading.tokens[verb.head].dep not in ("ccomp", "pcomp", "acl")
    mark = reading.child(verb.i, "mark", "advmod")
    return (
        verb.dep in ("advcl", "relcl") and mark is not None and mark.text.lower() in _OTHER_MATTER
    )


def _is_contrast(reading: Reading, first: Token, second: Token) -> bool:
    """Tell whether a clause takes back something of the one before it: "but Ankara denies it"."""
    between = [c for c in reading.analysis.children(first.i) if c.dep == "cc" and c.i < second.i]
    return bool(between) and between[-1].text.lower() in ("but", "yet")


def _readable(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Return the ends moved out to where a clause may begin and end."""
    while first > 0 and not _may_begin(tokens, first):
        first -= 1
    while last < len(tokens) - 1 and not _may_end(tokens, last):
        last += 1
    while first < last and tokens[first].text.lower() in _EDGES | {"and", "but"} and first > 0:
        first += 1
    while last > first and last < len(tokens) - 1 and tokens[last].text.lower() in _EDGES | _LINKS:
        last -= 1
    return first, last


def _may_begin(tokens: tuple[Token, ...], n: int) -> bool:
    before, here = tokens[n - 1], tokens[n]
    return before.text in _EDGES or before.dep == "cc" or here.text.lower() in _LINKS


def _may_end(tokens: tuple[Token, ...], n: int) -> bool:
    after = tokens[n + 1]
    return after.text in _EDGES or after.text.lower() in _LINKS


def _is_balanced(text: str) -> bool:
    if text.count('"') % 2:
        return False
    return all(text.count(left) == text.count(right) for left, right in _PAIRED)
