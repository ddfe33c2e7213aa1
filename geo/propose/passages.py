"""A proposal's quote in the text, and the names it gives found in and around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.extract.cast.actors import Cast
from geo.extract.reading import Reading
from geo.extract.standing import Standing, assess
from geo.model import Actor, Place, Span, StandingName, Token

SHORTEST = 15
"""Letters of a quote: fewer are found anywhere, and tell nothing."""

CARE: tuple[StandingName, ...] = ("asserted", "planned", "historic", "hypothetical", "denied")
"""The standings, each more careful than the one before."""

_MOST_WORDS_JUDGED = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted words of an article, and the sentences around them, in which names may stand."""

    reading: Reading
    span: Span
    near: Span

    @classmethod
    def of(cls, reading: Reading, quote: str) -> Passage | None:
        """Return where a quote stands, letter by letter; None where it does not."""
        text = reading.analysis.article.text
        at = text.find(quote) if len(quote) >= SHORTEST else -1
        while at >= 0 and not _whole_words(text, at, at + len(quote)):
            at = text.find(quote, at + 1)
        if at < 0:
            return None
        span = Span(at, at + len(quote))
        touched = [n for n, s in enumerate(reading.analysis.sentences) if s.span.overlaps(span)]
        if not touched or len(touched) > 3:
            return None  # a quote of half the article is no evidence
        sentences = reading.analysis.sentences
        first, last = max(0, touched[0] - 1), min(len(sentences) - 1, touched[-1] + 1)
        near = Span(sentences[first].span.start, sentences[last].span.end)
        return cls(reading, span, near)

    def tokens(self) -> tuple[Token, ...]:
        """Return the quote's tokens."""
        return self.reading.analysis.tokens_in(self.span)

    def holds(self, name: str) -> bool:
        """Tell whether the quote itself has a name."""
        return any(self.span.contains(found) for found in self.find(name))

    def find(self, name: str) -> list[Span]:
        """Return where a proper name stands, what is in the quote first."""
        name = re.sub(r"^[Tt]he\s+", "", name.strip())
        if not any(c.isupper() for c in name) and name.isascii():
            return []
        text = self.near.of(self.reading.analysis.article.text)
        found = [
            Span(self.near.start + m.start(), self.near.start + m.end())
            for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        ] if name else []  # fmt: skip
        return sorted(found, key=lambda span: (not self.span.contains(span), span))

    def place(self, name: str) -> Place | None:
        """Return the place that a name was read as here."""
        for span in self.find(name):
            for token in self.reading.analysis.tokens_in(span):
                held = self.reading.at.get(token.i)
                if held is None or held.place is None or held.toponym.role != "literal":
                    continue
                if held.toponym.span.contains(span) or span.contains(held.toponym.span):
                    return held.place
        return None

    def actor(self, name: str, cast: Cast) -> tuple[Actor, Token] | None:
        """Return who is meant by a name here, and the word that says so."""
        for span in self.find(name):
            head = self._head(span)
            if head is None:
                continue
            found = cast.one(head.i)
            if not found and (modifier := cast.modifier(head.i)):
                found = (modifier,)
            known = [actor for actor in found if actor.country or actor.place]
            if len(known) == 1 and len(found) == 1:
                return known[0], head
        return None

    def judge(self, heads: tuple[Token, ...]) -> Standing:
        """Return the most careful standing of what the quote's clauses tell of some words."""
        judged = [assess(self.reading, i) for i in self._events(heads)[:_MOST_WORDS_JUDGED]]
        if not judged:
            return Standing("hypothetical", "no verb tells of it")
        return max(judged, key=lambda standing: CARE.index(standing.name))

    def _head(self, span: Span) -> Token | None:
        """Return the word that the others of a name hang on."""
        tokens = self.reading.analysis.tokens_in(span)
        inside = {token.i for token in tokens}
        return next((t for t in tokens if t.head not in inside or t.head == t.i), None)

    def _events(self, heads: tuple[Token, ...]) -> list[int]:
        """Return the words that may tell what is done: the clauses, what they govern, what they do.

        "Kenya denied signing": the denying, which is told as so, and the signing, which is not.
        """
        inside = {token.i for token in self.tokens()}
        found = dict.fromkeys(
            self.reading.clause(head.i).i for head in heads if head.i in inside
        )  # fmt: skip
        for i in list(found):
            for token in self.reading.analysis.subtree(i):
                if token.i not in inside or not self._governed(token, found):
                    continue
                found[token.i] = None
        return list(found)

    def _governed(self, token: Token, found: dict[int, None]) -> bool:
        if token.head not in found or token.head == token.i:
            return False
        if token.dep in ("xcomp", "ccomp", "pcomp"):
            return token.pos in ("VERB", "AUX")
        return token.dep in ("dobj", "nsubjpass") and token.pos == "NOUN"


def _whole_words(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after
