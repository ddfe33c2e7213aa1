"""What every extractor reads: the grammar, where the places are, the day of the news."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from geo.extract.dates import published_on
from geo.extract.party_words import WARSHIPS
from geo.gazetteer.store import Gazetteer
from geo.model import Analysis, Evidence, Problem, Resolution, Span, Token
from geo.text import evidence, lowered

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
WATERS = frozenset({"sea", "ocean", "gulf", "strait", "bay", "channel"})
"""Kinds of places that are nobody's soil."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as extractors see it.

    Attributes
    ----------
    at
        For each token, the resolution of the mention it belongs to, if any.
    published
        The day of publication, given or read from a dateline; None where nothing tells.
    tokens
        The article's.
    """

    analysis: Analysis
    resolutions: tuple[Resolution, ...]
    gazetteer: Gazetteer
    at: dict[int, Resolution]
    published: date | None
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    _quiet: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)
    _words: dict[int, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _lemmas: dict[int, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", self.analysis.tokens)

    @classmethod
    def of(
        cls, analysis: Analysis, resolutions: tuple[Resolution, ...], gazetteer: Gazetteer
    ) -> Reading:
        """Return a reading of an analysed article with its places resolved."""
        at = {
            token.i: resolution
            for resolution in resolutions
            for token in analysis.tokens_in(resolution.toponym.span)
        }
        return cls(analysis, resolutions, gazetteer, at, published_on(analysis.article))

    def is_told(self, i: int) -> bool:
        """Tell whether a token's sentence tells of the world's affairs, not of a match."""
        number = self.tokens[i].sentence
        if number not in self._quiet:
            self._quiet[number] = not _is_game(self, number)
        return self._quiet[number]

    def words_of(self, sentence: int) -> frozenset[str]:
        """Return the words of a sentence and their lemmas, in lower case."""
        if sentence not in self._words:
            part = self.analysis.sentences[sentence]
            tokens = self.tokens[part.first : part.last + 1]
            both = (word.lower() for t in tokens for word in (t.text, t.lemma))
            self._words[sentence] = frozenset(both)
        return self._words[sentence]

    def quote(self, i: int, speaker: str | None = None) -> Evidence:
        """Return the sentence of a token as evidence."""
        article = self.analysis.article
        span = self.analysis.sentence_of(i).span
        return evidence(article.id, article.text, span, speaker or self.speaker(i))

    def speaker(self, i: int) -> str | None:
        """Return who says what a token is part of, where the sentence names them."""
        for verb in self.above(i):
            if verb.lemma in SAYING:
                for child in self.analysis.children(verb.i):
                    if child.dep == "nsubj" and child.pos in ("NOUN", "PROPN"):
                        words = self.analysis.subtree(child.i)[:8]
                        return self.analysis.article.text[words[0].start : words[-1].end]
        return None

    def above(self, i: int) -> list[Token]:
        """Return the tokens that a token depends on, the nearest first, within its sentence."""
        chain: list[Token] = []
        token = self.tokens[i]
        while token.head != token.i and len(chain) < 40:
            token = self.tokens[token.head]
            chain.append(token)
        return chain

    def clause(self, i: int) -> Token:
        """Return the verb (or root) of the clause that a token stands in."""
        token = self.tokens[i]
        while token.head != token.i and not (
            token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")
        ):
            token = self.tokens[token.head]
        return token

    def child(self, i: int, *deps: str) -> Token | None:
        """Return the first child in one of these relations."""
        for child in self.analysis.children(i):
            if child.dep in deps:
                return child
        return None

    def conjuncts(self, i: int) -> list[int]:
        """Return a token and those joined to it by and, or, commas."""
        found = [i]
        for j in found:
            for child in self.analysis.children(j):
                if child.dep == "conj" or (child.dep == "nmod" and self.is_joined(child)):
                    found.append(child.i)
        return found

    def is_joined(self, name: Token) -> bool:
        """Tell whether a name only seems to describe the next: "Tamar and Greek trader Matriz"."""
        if name.dep != "nmod" or name.pos != "PROPN" or name.i in self.at:
            return False
        others = (c for c in self.analysis.children(name.i) if c.dep == "conj")
        between = any(c.pos in ("ADJ", "NOUN") and c.i < name.head for c in others)
        return self.tokens[name.head].pos == "PROPN" and between

    def lemmas(self, token: Token | None) -> frozenset[str]:
        """Return the lemmas of a noun, those joined to it, and what it counts: "tons of grain"."""
        if token is None:
            return frozenset()
        if token.i not in self._lemmas:
            self._lemmas[token.i] = frozenset(self._lemmas_of(token))
        return self._lemmas[token.i]

    def _lemmas_of(self, token: Token) -> Iterator[str]:
        for j in self.conjuncts(token.i):
            yield self.tokens[j].lemma.lower()
            yield self.tokens[j].text.lower()
            for child in self.analysis.children(j):
                if child.dep in ("compound", "nummod", "quantmod", "amod"):
                    yield "warship" if child.text in WARSHIPS else child.lemma.lower()
                if child.dep == "prep" and child.text.lower() == "of":
                    yield from (c.lemma.lower() for c in self.analysis.children(child.i))

    def text(self, first: int, last: int) -> str:
        """Return the words from one token to another."""
        return self.analysis.article.text[self.tokens[first].start : self.tokens[last].end]

    def joined(self, tokens: Iterable[Token]) -> str:
        """Return some words, with a space between them where the text has one."""
        out, end = "", -1
        for token in tokens:
            out += ("" if token.start == end or not out else " ") + token.text
            end = token.end
        return out

    def problems(self) -> tuple[Problem, ...]:
        """Return what a reader should know of the whole text."""
        if self.published is None and any(t.pos == "VERB" for t in self.tokens):
            return (
                Problem(
                    "extract",
                    "The article has no date: words such as “Thursday” can't be dated, "
                    "and what is long past can't be told from news.",
                ),
            )
        return ()

    def make_id(self, kind: str, *key: object) -> str:
        """Return an id that stays while the article says the same."""
        text = "\x1f".join(map(str, (self.analysis.article.id, *key)))
        return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


SAYING = frozenset(
    "say tell report announce claim add note state warn declare write argue insist explain".split()
)
_GAME = re.compile(
    r"\b(?:match(?:es)?|goals?|quarter-?finals?|semi-?finals?|cup|league|championships?|coach|"
    r"striker|goalkeeper|midfielder|innings|wickets?|penalt(?:y|ies)|extra time|half-?time|"
    r"kick-?off|whistle|tournament|olympics?|stadium|fixture|rugby|football|cricket|tennis|"
    r"basketball|hockey|volleyball|handball|netball|badminton|judo|wrestl(?:er|ers|ing)|boxers?|"
    r"batsm[ae]n|batting|bowl(?:ers?|ing|ed)|the bat|setters?|threes|rebounds|gym|scoreboard|"
    r"podium|grandmasters?|sprinters?|peloton|referees?|umpires?|"
    r"scored?|teams?|squad|fans|overtime|playoffs?|golden point|qualifiers?)\b"
)
_ONLY_GAME = re.compile(r"\b(?:semi|quarter)-?finals?\b|\bgoalkeeper\b")
"""Words of sport alone."""
_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")


def _is_game(reading: Reading, number: int) -> bool:
    """Tell whether a sentence is of sport: by its own words, or those of the whole text."""
    text = reading.analysis.article.text
    here = lowered(reading.analysis.sentences[number].span.of(text))
    share = _game_share(text)
    played = len(_GAME.findall(here)) + bool(_SCORE.search(here)) >= 2
    return played or bool(_ONLY_GAME.search(here)) or share > 0.02


@lru_cache(maxsize=8)
def _game_share(text: str) -> float:
    return len(_GAME.findall(lowered(text))) / max(60, text.count(" "))


def trimmed(reading: Reading, first: int, last: int) -> Span:
    """Return the characters from one token to another."""
    return Span(reading.tokens[first].start, reading.tokens[last].end)
