"""Firms as parties: by a name that is one, by what is said before it, as "the company"."""

from __future__ import annotations

from geo.extract import party_words as words
from geo.extract.cast.armed import is_armed_name
from geo.extract.reading import Reading
from geo.model import Actor

_SEVERAL = words.FIRMS | words.IN_DEALS | frozenset("partner shareholder investor sponsor".split())
_GROUPS = frozenset("group consortium major venture".split())
_NEAR = 3
"""How many sentences before firms that are only pointed to may be named."""


class Firms:
    """Tells names of firms, and which firm is meant.

    Parameters
    ----------
    told
        The actors told of, each with its token; it grows as the text is followed.
    """

    def __init__(self, reading: Reading, told: list[tuple[int, Actor]]) -> None:
        self._reading, self._told = reading, told
        self._several: list[tuple[int, tuple[Actor, ...]]] = []

    def add(self, i: int, together: tuple[Actor, ...]) -> None:
        """Remember which firms were told of together at a token."""
        if 2 <= len(together) <= 5 and all(self._is_firm(actor) for actor in together):
            self._several.append((i, together))

    def several(self, i: int) -> tuple[Actor, ...]:
        """Return which firms "the partners" and "both companies" are: the last told together."""
        token = self._reading.tokens[i]
        if token.tag != "NNS" or token.lemma.lower() not in _SEVERAL:
            return ()
        own = self._reading.analysis.children(i)
        plain = all(c.dep in ("det", "nummod", "case", "predet") for c in own)
        if not plain or not any(c.text.lower() in ("the", "both") for c in own):
            return ()
        for at, together in reversed(self._several):
            if token.sentence - self._reading.tokens[at].sentence > _NEAR:
                break
            if at < i:
                return together
        return ()

    def before(self, i: int) -> Actor | None:
        """Return which firm "the company", or "the Company", is: the last one told of."""
        token = self._reading.tokens[i]
        return self._last(i) if token.lemma.lower() in words.FIRMS else None

    def group(self, i: int) -> Actor | None:
        """Return which firm "the group" is, where no other group is told of."""
        return self._last(i) if self._reading.tokens[i].lemma.lower() in _GROUPS else None

    def named_beside(self, i: int, orgs: dict[int, str], people: dict[int, str]) -> Actor | None:
        """Return the firm whose name stands at a noun: "the utility Hokuden Gas", "Adani group"."""
        lemma = self._reading.tokens[i].lemma.lower()
        for child in self._reading.analysis.children(i) if lemma in words.DEALING else ():
            beside = child.dep == "appos" or (lemma == "group" and child.dep == "compound")
            name = orgs.get(child.i)
            if name is not None and beside and child.pos == "PROPN":
                if self._reading.gazetteer.speaker(name) is None and child.i not in people:
                    return Actor(name, None, None)
        return None

    def _last(self, i: int) -> Actor | None:
        token = self._reading.tokens[i]
        own = self._reading.analysis.children(i)
        if token.tag not in ("NN", "NNP") or not any(c.text.lower() == "the" for c in own):
            return None
        if any(c.dep in ("amod", "compound", "poss", "relcl", "acl", "prep") for c in own):
            return None
        if token.text[:1].isupper():
            # "the Company" of a notice is who gives it
            return next((a for at, a in self._told if at < i and self._is_firm(a)), None)
        for at, actor in reversed(self._told):
            if token.sentence - self._reading.tokens[at].sentence > _NEAR:
                return None
            if at < i and self._is_firm(actor):
                return actor
        return None

    def _is_firm(self, actor: Actor) -> bool:
        """Tell whether an actor may be a firm: no state, no known body, nobody in arms."""
        speaker = self._reading.gazetteer.speaker(actor.name)
        body = speaker is not None and speaker.kind != "company"
        return not actor.country and not body and not is_armed_name(actor.name)

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
