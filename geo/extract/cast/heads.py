"""Whose head "the Secretary-General" is, and for whom a spokesman of his speaks."""

from __future__ import annotations

import re
from functools import cached_property

from geo.extract.cast.casting import Casting
from geo.extract.reading import Reading
from geo.model import Actor

_LED = frozenset(
    "ASEAN NATO OPEC OAS OIC GCC CARICOM ECOWAS SCO SADC Commonwealth Interpol".split()
)
"""Bodies beside the United Nations that secretaries-general lead."""
_HEADS = {"secretary": frozenset({"bloc"}), "director": frozenset({"organisation"})}
"""Of what sorts of bodies a Secretary-General and a Director-General are the head."""
_UNITED = frozenset({"United Nations", "UN", "U.N."})
_OF_UN = re.compile(
    r"\bU\.?N\.?\b|\bUnited Nations\b|\bSecurity Council\b|\bGeneral Assembly\b|"
    r"\b(?:Personal|Special) (?:Envoy|Representative|Adviser)\b"
)
_SPEAKING = re.compile(r"^(?:Deputy )?Spokes(?:man|woman|person)\s*:", re.MULTILINE)
_QUESTION = re.compile(r"^Question\s*:", re.MULTILINE)


class Heads:
    """Reads the heads of international bodies."""

    def __init__(self, reading: Reading, cast: Casting) -> None:
        self._reading, self._cast = reading, cast

    def at(self, i: int) -> Actor | None:
        """Return the body whose head a token names without it: "the Secretary-General"."""
        tokens = self._reading.tokens
        if tokens[i].text.lower() != "general" or i < 2:
            return None
        first = i - 2 if tokens[i - 1].text == "-" else i - 1
        if tokens[first].text.lower() != "secretary" or first < 1:
            return None
        if tokens[first - 1].text.lower() not in ("the", "deputy"):
            return None
        if any(c.dep in ("poss", "nmod", "prep") for c in self._reading.analysis.children(i)):
            return None
        return self.body

    def near(self, i: int) -> Actor | None:
        """Return the body told of nearest whose head an office is: "the Director-General"."""
        tokens = self._reading.tokens
        if tokens[i].text.lower() != "general" or i < 2 or tokens[i - 1].text != "-":
            return None
        kinds = _HEADS.get(tokens[i - 2].text.lower())
        own = (
            c.dep in ("amod", "poss", "nmod", "prep") for c in self._reading.analysis.children(i)
        )
        if kinds is None or any(own):
            return None
        for j in (*range(i - 3, -1, -1), *range(i + 1, len(tokens))):
            speaker = self._cast.body(j)
            if speaker is not None and not speaker.country:
                united = speaker.name in _UNITED and "bloc" in kinds
                if speaker.kind in kinds or united:
                    return self._cast.of_speaker(speaker)
        return None

    @cached_property
    def body(self) -> Actor | None:
        """The body that an article's secretary-general leads, where one alone comes to mind."""
        article = self._reading.analysis.article
        named = {token.text for token in self._reading.tokens} & _LED
        if _OF_UN.search(article.title) or _OF_UN.search(article.text):
            return self._united_nations() if not named else None
        speaker = self._reading.gazetteer.speaker(named.pop()) if len(named) == 1 else None
        return self._cast.of_speaker(speaker) if speaker is not None else None

    def _united_nations(self) -> Actor | None:
        """Return the United Nations by the name that the article has for them."""
        known = self._reading.gazetteer.speaker("United Nations")
        for i in range(len(self._reading.tokens)):
            called = self._cast.body(i)
            if called is not None and called.name in _UNITED:
                return self._cast.of_speaker(called)
        return self._cast.of_speaker(known) if known is not None else None

    @cached_property
    def briefing(self) -> Actor | None:
        """The body whose spokesman answers in a briefing for its secretary-general."""
        text = self._reading.analysis.article.text
        asked = _SPEAKING.search(text) and _QUESTION.search(text)
        return self.body if asked and re.search(r"\b[Ss]ecretary-[Gg]eneral\b", text) else None
