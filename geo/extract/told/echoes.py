"""Events whose parties stand in what was told just before: "returned fire", "did the same"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.cast.armed import is_armed_name
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.telling import Telling
from geo.extract.told.conditions import Conditions
from geo.model import CONFLICT_TYPES, Actor, Token

_AGAIN = frozenset({("do", "same"), ("do", "likewise"), ("follow", "suit")})
REPAYING = frozenset("respond reply retaliate answer reciprocate".split())
"""Verbs that "in kind" makes repeat what was told."""
_RETURNING = frozenset("return retaliate respond answer".split())
_REFUSING = frozenset("refuse rebuff reject".split())


class Echoes:
    """Reads what is told by pointing back to the last event.

    Parameters
    ----------
    told
        The tellings found so far.
    """

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        lexicon: Lexicon,
        parties: Parties,
        doers: Doers,
        conditions: Conditions,
        told: list[Telling],
    ) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.parties, self.doers, self.conditions, self.told = parties, doers, conditions, told

    def may_tell(self, verb: Token) -> bool:
        """Tell whether a verb that fits no frame may repeat or answer what was told."""
        if not self.told:
            return False
        if verb.lemma in _RETURNING | _REFUSING:
            return True
        force = any(f.type in CONFLICT_TYPES for f in self.lexicon.verbs[verb.lemma])
        hung = self.reading.analysis.children(verb.i)
        return force or any(child.text.lower() == "back" for child in hung)

    def refused(self, verb: Token, asker: Token | None) -> Telling | None:
        """Return who refuses, where only the asker is told: "asked Oslo and was refused"."""
        frame = next((f for f in self.lexicon.verbs[verb.lemma] if f.type == "REJECT"), None)
        if asker is None and verb.dep == "conj":
            asker = grammar.subject(self.reading, self.reading.tokens[verb.head])
        if frame is None or asker is None or verb.lemma not in _REFUSING:
            return None
        keys = {actor.key for actor in self.doers.at_subject(asker)}
        for last in reversed(self.told[-2:]):
            near = verb.sentence - self.reading.tokens[last.i].sentence <= 1
            if near and last.frame.type == "REQUEST" and keys & {a.key for a in last.sources}:
                return Telling(verb.i, frame, last.targets, last.sources)
        return None

    def fought(self, verb: Token) -> Telling | None:
        """Return force whose parties stand in what is told with it.

        "A summoned B's envoy after a patrol boat had fired at trawlers": B's boat, A's trawlers.
        "B shelled the town. The army returned fire": A's army.
        """
        if not self.told:
            return None
        last = self.told[-1]
        near = verb.sentence - self.reading.tokens[last.i].sentence
        frames = [f for f in self.lexicon.verbs[verb.lemma] if f.type in CONFLICT_TYPES]
        object_ = grammar.object_of(self.reading, verb)
        doer = grammar.subject(self.reading, verb)
        back = {c.text.lower() for c in self.reading.analysis.children(verb.i)} & {"back"}
        if (verb.lemma in _RETURNING or back) and last.frame.type == "ASSAULT" and near <= 1:
            if object_ is None or object_.lemma.lower() == "fire":
                return Telling(verb.i, last.frame, last.targets, last.sources)
        if last.frame.type != "ACCUSE" or near or verb.dep not in ("advcl", "pcomp") or not doer:
            return None
        if self.cast.is_person(doer.i) or doer.pos != "NOUN":
            return None
        for frame in frames:
            fell = (
                frame.type == "ASSAULT" and frame.subjects and object_ is None
            )  # "after a drone crashed" is no attack
            if not fell and self.conditions.fits(frame, verb, object_, doer):
                return Telling(verb.i, frame, last.targets, last.sources)
        return None

    def going_on_to(self, verb: Token) -> tuple[Actor, ...]:
        """Return who attacks and then does more: "ambushed a convoy and killed three"."""
        last = self.told[-1] if self.told else None
        if last is None or last.i != verb.head or last.frame.type != "ASSAULT":
            return ()
        joined = verb.dep in ("conj", "advcl") and self.reading.tokens[last.i].pos == "VERB"
        alone = self.reading.child(verb.i, *SUBJECTS) is None
        active = not grammar.is_passive(self.reading, self.reading.tokens[last.i])
        return last.sources if joined and alone and active else ()

    def going_on(self, verb: Token) -> tuple[Actor, ...]:
        """Return who takes people in a raid just told of: "Three drivers were taken hostage"."""
        if not self.told or not any(
            f.type == "COERCE" for f in self.conditions.phrasing.frames(verb)
        ):
            return ()
        last = self.told[-1]
        near = verb.sentence - self.reading.tokens[last.i].sentence <= 1
        raid = last.frame.type == "ASSAULT" and not any(a.country for a in last.sources)
        return last.sources if near and raid else ()

    def is_in_kind(self, verb: Token) -> bool:
        """Tell whether a verb is followed by "in kind"."""
        return [t.text.lower() for t in self.reading.tokens[verb.i + 1 : verb.i + 3]] == [
            "in",
            "kind",
        ]

    def repeated(self, verb: Token) -> Iterator[Telling]:
        """Find who does as another did: "Moscow did the same to three Estonians"."""
        object_ = self.reading.child(verb.i, "dobj")
        same = object_ is not None and (verb.lemma, object_.lemma.lower()) in _AGAIN
        if object_ is None and verb.lemma == "do":
            before = self.reading.tokens[max(0, verb.i - 1)]
            after = self.reading.child(verb.i, "advmod")
            likewise = after is not None and after.text.lower() in ("likewise", "so", "similarly")
            same = before.text.lower() in ("as", "so") or likewise
        if object_ is None and verb.lemma in REPAYING:
            same = verb.lemma == "reciprocate" or self.is_in_kind(verb)
        if not same or not self.told or self._is_of_no_plan(verb):
            return
        last = self.told[-1]
        sources = self.doers.at_subject(grammar.subject(self.reading, verb))
        if not sources or verb.sentence - self.reading.tokens[last.i].sentence > 1:
            return
        targets = self.parties.after(verb, "to", last.frame)
        if not targets:
            back = {a.key for a in sources} & {a.key for a in last.targets}
            targets = last.sources if back else last.targets
        if targets:
            yield Telling(verb.i, last.frame, sources, targets)

    def _is_of_no_plan(self, verb: Token) -> bool:
        """Tell whether nobody is minded to do it: "is in no hurry to do so"."""
        about = self.reading.analysis.children(verb.head) if verb.dep == "acl" else ()
        return any(child.text.lower() == "no" for child in about)

    def is_purpose(self, verb: Token) -> bool:
        """Tell whether a verb only says what forces are sent for: "sent a frigate to shadow it"."""
        aim = verb.dep in ("advcl", "xcomp") and verb.tag == "VB"
        last = self.told[-1] if self.told else None
        return aim and last is not None and last.i == verb.head and last.frame.type == "MOBILIZE"

    def is_part_of_it(
        self, verb: Token, sources: tuple[Actor, ...], targets: tuple[Actor, ...]
    ) -> bool:
        """Tell whether a verb only adds whom an attack killed: "hit labs, killing smugglers"."""
        if verb.dep not in ("advcl", "conj") or not targets or not self.told:
            return False
        last = self.told[-1]
        near = self.reading.tokens[last.i].sentence == verb.sentence and last.sources == sources
        nameless = all(not a.country and is_armed_name(a.name) for a in targets)
        return near and nameless and last.frame.type == "ASSAULT"
