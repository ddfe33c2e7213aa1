"""Who answers in a transcript: the state for which "we" speaks, and whom "your" asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.extract.cast.casting import Casting
from geo.extract.reading import Reading
from geo.model import Actor, Span, Token

_TURN = re.compile(
    r"^(?:((?i:Q|question|reporter|journalist|press|correspondent))"
    r"|[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4})"
    r"(?: \([^)\n]{1,40}\))?:\s",
    re.MULTILINE,
)
"""Who speaks, at the head of a paragraph."""
_ASKED = frozenset("respond comment react reply answer confirm elaborate".split())
_REACTION = frozenset("comment response reaction position view reply answer stance".split())
_STANCES = frozenset(
    "condemn support welcome oppose urge regret reiterate deplore reaffirm stand".split()
)
"""What a state does by the mouth of whoever speaks for it."""
_SPOKEN_FOR = frozenset(
    "ministry spokesperson spokesman spokeswoman department office embassy chancery secretariat "
    "government cabinet presidency commission organisation organization alliance".split()
)
_WHOSE = frozenset({"poss", "prep"})
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 3
"""How much must speak for a state: one question put to it, or three sentences of the answers."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one speaker says, as characters."""

    start: int
    end: int
    label: int
    """Where the words begin that name the speaker."""
    asks: bool


class Transcript:
    """The questions and answers of an article, if it is made of such.

    Attributes
    ----------
    turns
        Who asks and who answers, in text order; empty where the article is none of this kind.
    """

    def __init__(self, reading: Reading, cast: Casting) -> None:
        self._reading, self._cast = reading, cast
        self.turns = _turns(reading.analysis.article.text)

    def answering(self) -> Actor | None:
        """Return for whom the one speaks who answers the questions."""
        if not self.turns:
            return None
        return self._named() or self._headed() or self._introduced() or self._spoken_of()

    def _named(self) -> Actor | None:
        """Return whom the person stands for whose name heads the answers."""
        known = {name.casefold(): actor for name, actor in self._cast.surnames.items()}
        for turn in self.turns:
            for token in () if turn.asks else self._within(turn.label, turn.start):
                if (actor := known.get(token.text.casefold())) is not None:
                    return actor
        return None

    def _headed(self) -> Actor | None:
        """Return whose office the headline names: "Chadian Foreign Ministry Briefing"."""
        words = _WORD.findall(self._reading.analysis.article.title)
        spoken_for = [n for n, word in enumerate(words) if word.lower() in _SPOKEN_FOR]
        for word in words[: spoken_for[0]] if spoken_for else ():
            demonym = self._reading.gazetteer.demonym(word)
            if demonym is not None and demonym.place.kind == "country" and demonym.place.country:
                return self._cast.state(demonym.place.country)
        return None

    def _introduced(self) -> Actor | None:
        """Return whose office is told to speak before the first question."""
        for token in self._within(0, self.turns[0].label):
            if token.lemma.lower() in _SPOKEN_FOR and token.pos in ("NOUN", "PROPN"):
                hung = {c.dep for c in self._reading.analysis.children(token.i)}
                found = self._cast.one(token.i)
                if len(found) == 1 and (self._cast.names_state(token.i) or hung & _WHOSE):
                    return found[0]
        return None

    def _spoken_of(self) -> Actor | None:
        """Return of whom the answers tell most, or who is asked: "Will Chad respond?"."""
        known: dict[str, Actor] = {}
        told: dict[str, int] = {}
        opening = _Turn(0, self.turns[0].label, 0, asks=False)
        for turn in (opening, *self.turns):
            for token in self._within(turn.start, turn.end):
                for actor, weight in self._weighed(token, asked=turn.asks):
                    known[actor.key] = actor
                    told[actor.key] = told.get(actor.key, 0) + weight
        best = sorted(told, key=lambda key: -told[key])
        if not best or told[best[0]] < _SURE:
            return None
        if len(best) > 1 and told[best[0]] == told[best[1]]:
            return None
        return known[best[0]]

    def _weighed(self, token: Token, *, asked: bool) -> list[tuple[Actor, int]]:
        above = self._reading.tokens[token.head]
        if token.dep == "poss" and above.lemma.lower() in _REACTION:
            weight = 3
        elif token.dep != "nsubj" or token.pos == "PRON":
            return []
        elif asked:
            question = self._reading.analysis.sentence_of(token.i)
            said = question.span.of(self._reading.analysis.article.text).rstrip()
            to_be_told = said.endswith("?") and above.dep == "ROOT"
            opening = self._reading.tokens[question.first]
            put = to_be_told and opening.head == above.i and opening.pos == "AUX"
            weight = 3 if to_be_told and above.lemma in _ASKED else int(put)
        else:
            weight = 0 if above.dep != "ROOT" else 3 if above.lemma in _STANCES else 1
        found = self._cast.at(token.i) if weight else ()
        return [(found[0], weight)] if len(found) == 1 else []

    def _within(self, start: int, end: int) -> tuple[Token, ...]:
        return self._reading.analysis.tokens_in(Span(start, end)) if start < end else ()


def _turns(text: str) -> tuple[_Turn, ...]:
    """Return who speaks when; empty where a text is no transcript."""
    heads = list(_TURN.finditer(text))
    if len(heads) < 4:
        return ()
    ends = [head.start() for head in heads[1:]] + [len(text)]
    turns = tuple(
        _Turn(
            head.end(),
            end,
            head.start(),
            asks=bool(head[1]) or _is_question(text[head.end() : end]),
        )
        for head, end in zip(heads, ends, strict=True)
    )
    asked = sum(turn.asks for turn in turns)
    return turns if 2 <= asked <= len(turns) - 2 else ()


def _is_question(said: str) -> bool:
    """Tell whether what somebody says ends in a question: "Reuters: Will Chad respond?"."""
    return said.rstrip().endswith("?")
