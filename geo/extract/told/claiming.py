"""Whose an attack was by who claims it, and by whom others blame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.extract.told.claims import Claims
from geo.model import Actor, Token


class Claiming:
    """Finds the attacks that somebody claims or is blamed for."""

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties, doers: Doers,
        claims: Claims,
    ) -> None:  # fmt: skip
        self._reading, self._cast, self._lexicon = reading, cast, lexicon
        self._parties, self._doers, self._claims = parties, doers, claims

    def is_owned_to(self, word: Token) -> bool:
        """Tell whether a word stands for an attack that somebody says was theirs."""
        if word.dep not in ("dobj", "nsubjpass"):
            return False
        if word.lemma == "responsibility":
            return True
        frames = self._lexicon.nouns.get(word.lemma, ())
        if any(p.text.lower() == "on" for p in grammar.prepositions(self._reading, word)):
            return False  # which attack it was is told with it
        return self._reading.tokens[word.head].lemma == "claim" and any(
            frame.type == "ASSAULT" for frame in frames
        )

    def claimed(self, word: Token) -> Iterator[Telling]:
        """Find whose attack it was: "Ansar al-Sahra claimed responsibility"."""
        verb = self._reading.tokens[word.head]
        if verb.lemma not in ("claim", "take", "accept", "admit"):
            return
        passive = grammar.is_passive(self._reading, verb)
        doer = (
            grammar.agent(self._reading, verb) if passive else grammar.subject(self._reading, verb)
        )
        sources = self._doers.at_subject(doer)
        if (named := self._claimed_for(verb, sources)) is not None:
            yield named
            return
        telling = self._claims.claimed(word.i, sources)
        if telling is not None:
            yield telling

    def _claimed_for(self, verb: Token, sources: tuple[Actor, ...]) -> Telling | None:
        """Return the attack told with its claim: "the blast that wrecked a Malian post"."""
        hung = [verb, *self._reading.analysis.children(verb.i)]
        for child in (c for head in hung for c in grammar.prepositions(self._reading, head)):
            what = self._reading.child(child.i, "pobj") if child.text.lower() == "for" else None
            if what is None:
                continue
            for frame in self._lexicon.nouns.get(what.lemma.lower(), ()):
                if frame.type != "ASSAULT":
                    continue
                hit = (
                    object_
                    for deed in self._reading.analysis.children(what.i)
                    if deed.dep in ("relcl", "acl") and (object_ := self._lost_in(deed)) is not None
                )
                for object_ in hit:
                    found = self._cast.at(object_.i) or self._parties.owners(object_, frame)
                    if sources and found:
                        return Telling(what.i, frame, sources, found)
        return None

    def _lost_in(self, deed: Token) -> Token | None:
        """Return who was hit or died: "the raid in which six Malians died"."""
        if deed.lemma in ("die", "perish"):
            return grammar.subject(self._reading, deed)
        return grammar.object_of(self._reading, deed)

    def blamed(self, verb: Token) -> Iterator[Telling]:
        """Find which group an attack is laid to: "Authorities blamed dissidents of the Front"."""
        whom = grammar.object_of(self._reading, verb)
        for child in grammar.prepositions(self._reading, verb):
            what = self._reading.child(child.i, "pobj")
            if child.text.lower() == "on":
                whom = what  # "the attack was blamed on the Front"
            if child.text.lower() == "for" and what is not None:
                frames = self._lexicon.nouns.get(what.lemma.lower(), ())
                if not any(f.type == "ASSAULT" for f in frames):
                    return
        groups = tuple(a for a in self._cast.at(whom.i) if not a.country) if whom else ()
        if groups and (telling := self._claims.claimed(verb.i, groups)) is not None:
            yield replace(telling, ascribed=f"“{verb.text}” by others")
