"""Refusals told by what somebody has no mind to do: "had no plan to let them go"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Token

_HAVING = frozenset("have see find feel show express".split())
_MIND = frozenset(
    "plan intention reason wish desire need intent mood appetite inclination grounds ground hurry "
    "cause obligation readiness willingness".split()
)
_NONE = frozenset("no little any".split())
_MEANING = frozenset("plan intend mean propose care wish want".split())
_FREEING = frozenset(
    "let free release return hand give repatriate pardon send surrender deport extradite".split()
)
_FREEDOM = frozenset("release return freedom freeing handover repatriation".split())
_PLAIN = frozenset("government authority official ministry cabinet army police side".split())
_NEAR = 2
"""How many sentences before a refusal what is refused may be asked."""


class Answers:
    """Finds refusals that point back to what was asked.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(
        self, reading: Reading, lexicon: Lexicon, doers: Doers, told: list[Telling]
    ) -> None:
        self._reading, self._doers, self._told = reading, doers, told
        frames = (f for f in lexicon.verbs["have"] if f.type == "REJECT")
        self._frame = next(f for f in frames if "none" in f.flags)

    def of_verb(self, verb: Token) -> tuple[Telling, ...]:
        """Return who refuses whom, where a verb says that something asked for won't be done."""
        if verb.lemma not in _HAVING | _MEANING or not self._told:
            return ()
        deed = self._unwilling(verb)
        asked = self._asked(deed) if deed is not None else None
        if asked is None:
            return ()
        doer = grammar.subject(self._reading, verb)
        sources = self._doers.at_subject(doer)
        keys = {actor.key for actor in asked.targets}
        plain = doer is not None and doer.lemma.lower() in _PLAIN
        # "the government" is whoever was asked, never who asked
        plain = plain and {a.key for a in sources} <= {a.key for a in asked.sources}
        if not plain and not {actor.key for actor in sources} & keys:
            return ()
        return (Telling(verb.i, self._frame, asked.targets, asked.sources),)

    def _unwilling(self, verb: Token) -> Token | None:
        """Return what is said not to be meant: "had no plan to free", "does not mean to free"."""
        hung = self._reading.analysis.children(verb.i)
        negated = any(c.dep == "neg" for c in hung)
        if verb.lemma in _MEANING:
            return self._reading.child(verb.i, "xcomp") if negated else None
        mind = self._reading.child(verb.i, "dobj")
        if mind is None or mind.lemma.lower() not in _MIND:
            return None
        about = self._reading.analysis.children(mind.i)
        if not any(c.text.lower() in _NONE for c in about) and not negated:
            return None
        for child in (*about, *hung):
            if child.dep in ("acl", "relcl", "xcomp", "advcl") and child.tag == "VB":
                return child
            if child.dep == "prep" and child.text.lower() in ("of", "in", "for"):
                if (deed := self._reading.child(child.i, "pcomp")) is not None:
                    return deed
        return None

    def _asked(self, deed: Token) -> Telling | None:
        """Return the request that a deed would grant: told just before, and of the same thing."""
        for telling in reversed(self._told[-3:]):
            sentence = self._reading.analysis.sentences[self._reading.tokens[telling.i].sentence]
            if deed.sentence - self._reading.tokens[telling.i].sentence > _NEAR:
                return None
            if telling.frame.type not in ("REQUEST", "THREATEN") or not telling.targets:
                continue
            words = self._reading.tokens[sentence.first : sentence.last + 1]
            wanted = {t.lemma.lower() for t in words if t.pos in ("VERB", "NOUN")}
            freed = deed.lemma in _FREEING and wanted & (_FREEDOM | _FREEING)
            if deed.lemma in ("do", "comply") or freed or deed.lemma in wanted:
                return telling
        return None
