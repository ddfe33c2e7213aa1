"""Requests told by a plan or a wish: "our proposal is that Chad halt", "at Oman's asking"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

PROPOSING = frozenset("propose suggest recommend advise ask request move stipulate plead".split())
"""Verbs that ask for what they put in the bare form: "proposed that Chad halt its tests"."""
_PROPOSALS = frozenset(
    "proposal suggestion request demand appeal wish message advice recommendation plea call "
    "condition position hope idea plan view expectation".split()
)
_SOFT = frozenset("suggest advise hope idea plan view expectation message position".split())
"""What is a request only where the deed is asked for in so many words."""
_BEHESTS = frozenset(
    "asking behest bidding urging insistence prompting instigation request demand plea "
    "suggestion entreaty pleading".split()
)
_GIVING_WAY = frozenset(
    "postpone delay defer shelve drop suspend halt stop lift ease release free reopen cancel "
    "withdraw abandon reverse scrap relax waive soften reprieve".split()
)
_PARTICLES = {"put": "off", "call": "off", "hold": "off", "set": "aside", "let": "go"}


class Wishes:
    """Finds of whom something is asked by what is proposed."""

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties, doers: Doers
    ) -> None:
        self._reading, self._cast = reading, cast
        self._parties, self._doers = parties, doers
        self._request = lexicon.verb("ask", "REQUEST")
        self._concede = lexicon.verb("release", "CONCEDE")

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        """Yield who is asked by a clause: "proposed that Chad halt its tests"."""
        if verb.lemma not in PROPOSING or grammar.is_passive(self._reading, verb):
            return
        sources = self._doers.at_subject(grammar.subject(self._reading, verb))
        yield from self._asked(verb, verb, sources, bare=verb.lemma in _SOFT)

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        """Yield who is asked by a plan that is told, or at whose wish something is done."""
        lemma = noun.lemma.lower()
        being = self._reading.tokens[noun.head]
        if lemma in _PROPOSALS and noun.dep == "nsubj" and being.lemma == "be":
            yield from self._asked(noun, being, self._wishing(noun), bare=lemma in _SOFT)
        elif lemma in _BEHESTS and being.text.lower() in ("at", "on") and noun.dep == "pobj":
            yield from self._at_behest(noun)

    def _wishing(self, noun: Token) -> tuple[Actor, ...]:
        """Return whose a wish is: "our proposal", "the Omani plan", "the plea of Chad"."""
        found = self._parties.owners(noun)
        for child in () if found else self._reading.analysis.children(noun.i):
            whose = self._reading.child(child.i, "pobj") if child.text.lower() == "of" else None
            if whose is not None and child.dep == "prep":
                found = self._parties.ground.where(whose)  # "at the urging of Washington"
        return found if len(found) == 1 else ()

    def _asked(
        self, trigger: Token, verb: Token, sources: tuple[Actor, ...], *, bare: bool
    ) -> Iterator[Telling]:
        own = {actor.key for actor in sources}
        asked: dict[str, Actor] = {}
        for clause in self._reading.analysis.children(verb.i):
            if clause.dep not in ("ccomp", "attr", "advcl") or clause.i < verb.i:
                continue
            for j in self._reading.conjuncts(clause.i):
                deed = self._reading.tokens[j]
                who = self._reading.child(deed.i, *SUBJECTS)
                if who is not None and self._is_wanted(deed, bare=bare):
                    asked |= {a.key: a for a in self._cast.at(who.i) if a.key not in own}
        if own and asked:
            yield Telling(trigger.i, self._request, sources, tuple(asked.values()))

    def _is_wanted(self, deed: Token, *, bare: bool) -> bool:
        """Tell whether a clause says what is to be done: "that Chad halt", "Chad should halt"."""
        hung = self._reading.analysis.children(deed.i)
        small = {c.text.lower() for c in hung if c.dep == "aux"}
        if small == {"to"} and any(c.dep == "mark" and c.text.lower() == "for" for c in hung):
            return True  # "the proposal was for Chad to open the road"
        if small & {"should", "must", "ought"}:
            return True
        if small & {"to", "will", "would", "can", "could", "may", "might", "do", "did", "does"}:
            return False
        if deed.tag not in ("VB", "VBP"):
            return False
        return deed.tag == "VB" or self._is_bare(deed, strict=bare)

    def _is_bare(self, deed: Token, *, strict: bool) -> bool:
        """Tell whether a verb read as the present is in the form of what is asked for."""
        who = self._reading.child(deed.i, "nsubj")
        one = who is not None and who.tag in ("NN", "NNP")
        joined = who is not None and self._reading.child(who.i, "conj") is not None
        return (one and not joined) or not strict

    def _at_behest(self, noun: Token) -> Iterator[Telling]:
        """Yield who asked for a deed: "put the fines off, at Washington's asking"."""
        wishing = self._wishing(noun)
        verb = self._reading.clause(noun.i)
        if len(wishing) != 1 or verb.pos != "VERB":
            return
        passive = grammar.is_passive(self._reading, verb)
        doer = grammar.agent(self._reading, verb) if passive else None
        doer = doer or (None if passive else grammar.subject(self._reading, verb))
        keys = {wishing[0].key}
        asked = tuple(a for a in self._doers.at_subject(doer) if a.key not in keys)
        if not asked:
            return
        yield Telling(noun.i, self._request, wishing, asked)
        hung = {c.text.lower() for c in self._reading.analysis.children(verb.i)}
        if verb.lemma in _GIVING_WAY or _PARTICLES.get(verb.lemma, "") in hung:
            yield Telling(verb.i, self._concede, asked, wishing)
