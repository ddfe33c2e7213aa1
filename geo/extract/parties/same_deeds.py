"""Whom a deed hits by what is told with it: whom it killed, where it took people."""

from __future__ import annotations

from collections.abc import Callable

from geo.extract.cast.actors import Cast
from geo.extract.grammar import object_of
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

AGAINST = frozenset(
    "keep deter stop fight counter contain repel hunt chase flush face shadow meet intercept "
    "escort confront watch monitor track follow trail block halt prevent identify inspect".split()
)
"""What soldiers are sent for, whose object is the other side."""


class SameDeeds:
    """Reads what is told with a deed as more of it.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(self, reading: Reading, cast: Cast, told: list[Telling]) -> None:
        self._reading, self._cast, self._told = reading, cast, told

    def killed_there(
        self, verb: Token, object_: Token | None, owners: Callable[[Token], tuple[Actor, ...]]
    ) -> tuple[Actor, ...]:
        """Return whose men a strike killed: "struck a car in Tyre and killed a Hamas leader"."""
        if object_ is None or self._cast.at(object_.i):
            return ()
        for other in self._reading.analysis.children(verb.i):
            if other.dep not in ("conj", "advcl") or other.lemma not in ("kill", "wound", "hit"):
                continue
            if self._reading.child(other.i, "nsubj", "nsubjpass") is not None:
                continue
            whom = object_of(self._reading, other)
            found = self._cast.at(whom.i) or owners(whom) if whom is not None else ()
            if groups := tuple(a for a in found if not a.country):
                return groups
        return ()

    def same_deed(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is hit where a verb only tells more of it: "attacked a base, killing four"."""
        if verb.dep not in ("advcl", "conj") or not self._told:
            return ()
        if self._reading.child(verb.i, *SUBJECTS) is not None:
            return ()
        last = self._told[-1]
        near = self._reading.tokens[last.i].sentence == verb.sentence
        same = frozenset(a.key for a in last.sources) == own and last.frame.type == "ASSAULT"
        return last.targets if near and same and last.i == verb.head else ()

    def seized_there(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whose people are seized in a raid abroad: "raided Jenin and arrested 15"."""
        if verb.dep not in ("advcl", "conj") or not self._told:
            return ()
        last = self._told[-1]
        same = last.i == verb.head and frozenset(a.key for a in last.sources) == own
        abroad = all(a.country for a in (*last.sources, *last.targets))
        return last.targets if same and abroad and last.frame.type == "ASSAULT" else ()

    def kept_out(
        self, verb: Token, own: frozenset[str], owners: Callable[[Token], tuple[Actor, ...]]
    ) -> tuple[Actor, ...]:
        """Return against whom forces are sent: "to keep the insurgents out", "to shadow a ship"."""
        deed = self._reading.child(verb.i, "xcomp", "advcl")
        if deed is None or deed.tag != "VB" or deed.lemma not in AGAINST:
            return ()
        whom = object_of(self._reading, deed)
        if whom is None:
            return ()
        found = self._cast.at(whom.i) or owners(whom)
        if not found and whom.lemma.lower() != "member":
            found = self._cast.unnamed(whom.i)
        return tuple(a for a in found if a.key not in own)
