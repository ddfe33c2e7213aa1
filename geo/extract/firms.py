"""Firms as parties: by a name that is one, by what is said before it, as "the company"."""

from __future__ import annotations

from geo.extract import party_words as words
from geo.extract.armed import is_armed_name
from geo.extract.reading import Reading
from geo.model import Actor


class Firms:
    """Tells names of firms, and which firm is meant.

    Parameters
    ----------
    told
        The actors told of, each with its token; it grows as the text is followed.
    """

    def __init__(self, reading: Reading, told: list[tuple[int, Actor]]) -> None:
        self._reading, self._told = reading, told

    def before(self, i: int) -> Actor | None:
        """Return which firm "the company" is: the last one told of."""
        token = self._reading.tokens[i]
        own = self._reading.analysis.children(i)
        if token.tag != "NN" or not any(c.text.lower() == "the" for c in own):
            return None
        if any(c.dep in ("amod", "compound", "poss", "relcl", "acl", "prep") for c in own):
            return None
        for at, actor in reversed(self._told):
            if token.sentence - self._reading.tokens[at].sentence > 3:
                return None
            speaker = self._reading.gazetteer.speaker(actor.name)
            body = speaker is not None and speaker.kind != "company"
            if at < i and not actor.country and not body and not is_armed_name(actor.name):
                return actor
        return None

    def is_name(self, name: str) -> bool:
        """Tell whether a name is a firm's though a state's is part of it: "Indian Oil"."""
        several = name.split()
        known = self._reading.gazetteer.speaker(name)
        return len(several) > 1 and several[-1] in words.FIRM_NAMES and known is None

    def is_called(self, i: int) -> bool:
        """Tell whether a name is said to be a firm's: "Peruvian miner Antarca Copper"."""
        tokens, first = self._reading.tokens, i
        while first and tokens[first - 1].pos == "PROPN" and first - 1 not in self._reading.at:
            first -= 1
        said = tokens[max(0, first - 1)]
        kinds = words.FIRMS | {"group", "bank", "startup"}
        return said.i < i and said.text.islower() and said.lemma.lower() in kinds
