"""Whom a vote is against or for: "Chad voted against the draft that Oman had tabled"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.reading import Reading
from geo.model import Actor, Token

_DRAFTS = frozenset("draft resolution text motion amendment measure proposal bill".split())
_MOVING = frozenset(
    "submit table draft sponsor co-sponsor cosponsor author pen propose present introduce "
    "circulate prepare move write put bring lodge".split()
)
_VOTES = frozenset({"vote", "ballot", "veto"})
_IN_FAVOUR = frozenset({"favour", "favor", "support"})
_NEAR = 3
"""How many sentences before a vote it may be told whose the draft is."""

Owners = Callable[[Token], tuple[Actor, ...]]


class Ballots:
    """Finds whose draft is voted on."""

    def __init__(self, reading: Reading, cast: Cast, owners: Owners) -> None:
        self._reading, self._cast, self._owners = reading, cast, owners

    def sponsors(self, vote: Token, *, against: bool) -> tuple[Actor, ...]:
        """Return who put forward what is voted on, in a vote's own words or just before."""
        draft = self._draft(vote, against=against)
        if draft is None:
            return ()
        if draft.i != vote.i and (found := self._moved(draft)):
            return found
        first = self._reading.analysis.sentences[max(0, vote.sentence - _NEAR)].first
        for token in reversed(self._reading.tokens[first : vote.i]):
            if token.lemma.lower() in _DRAFTS and token.pos in ("NOUN", "PROPN"):
                if token.i != draft.i and (found := self._moved(token)):
                    return found
        return ()

    def _draft(self, vote: Token, *, against: bool) -> Token | None:
        """Return what is voted on; the vote itself where that is told before."""
        hung = list(self._reading.analysis.children(vote.i))
        if (object_ := grammar.object_of(self._reading, vote)) is not None:
            if object_.lemma.lower() not in _VOTES:
                return object_ if self._reading.lemmas(object_) & _DRAFTS else None
            hung += self._reading.analysis.children(object_.i)  # "cast votes against it"
        for child in hung:
            word = child.text.lower()
            if word == "against" if against else word in ("for", "in"):
                what = next(grammar.below(self._reading, child), None)
                if what is None or what.pos == "PRON":
                    return vote
                if what.lemma.lower() in _IN_FAVOUR:
                    of = self._reading.child(what.i, "prep")
                    what = self._reading.child(of.i, "pobj") if of is not None else vote
                known = what is not None and (what.i == vote.i or what.lemma.lower() in _DRAFTS)
                return what if known else None
        return None

    def _moved(self, draft: Token) -> tuple[Actor, ...]:
        """Return who put a draft forward, by the draft's own words."""
        for verb in self._verbs(draft):
            if verb.lemma in _MOVING:
                doer = (
                    grammar.agent(self._reading, verb)
                    if grammar.is_passive(self._reading, verb)
                    else grammar.subject(self._reading, verb)
                )
                if doer is not None and doer.i != draft.i and (found := self._cast.at(doer.i)):
                    return found
        return self._owners(draft)

    def _verbs(self, draft: Token) -> Iterator[Token]:
        above = self._reading.tokens[draft.head]
        if draft.dep in ("dobj", "nsubjpass"):
            yield above
        for child in self._reading.analysis.children(draft.i):
            if child.dep in ("acl", "relcl"):
                yield child
