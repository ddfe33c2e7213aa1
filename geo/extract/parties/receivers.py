"""Who gets, is told or is helped, where no plain receiver stands."""

from __future__ import annotations

from geo.extract.cast.actors import Cast
from geo.extract.grammar import agent, below, modifiers, prepositions
from geo.extract.reading import Reading
from geo.model import Actor, Token

_HELPING = frozenset(
    "help aid assist feed house rebuild shelter equip vaccinate rehouse restore repair keep".split()
)
_COMPLAINING = frozenset("complain grumble fume".split())
"""What may follow the words it reports: "Oman had told nobody, he complained"."""
_MEETINGS = frozenset("session meeting summit sitting debate gathering conference".split())
_MONEY = frozenset(
    "dollar euro pound yen yuan rupee rouble ruble franc krone krona peso riyal dirham million "
    "billion".split()
)
_DEMANDS = frozenset("demand claim insistence condition".split())


class Receivers:
    """Finds for whom something is done."""

    def __init__(self, reading: Reading, cast: Cast, bodies: frozenset[str]) -> None:
        self._reading, self._cast, self._bodies = reading, cast, bodies

    def before_object(self, verb: Token) -> tuple[Actor, ...]:
        """Return a receiver that the parser took for more of the object: "sell Italy power"."""
        objects = [c for c in self._reading.analysis.children(verb.i) if c.dep == "dobj"]
        if len(objects) > 1:
            return self._cast.at(objects[0].i)
        if objects and objects[0].pos == "PROPN":
            after = [t for t in self._reading.analysis.subtree(objects[0].i) if t.i > objects[0].i]
            beside = [t for t in after if t.dep in ("appos", "conj")]
            if any(self._is_sum(t) for t in beside):
                return self._cast.at(objects[0].i)  # "gave Botas, a firm, $2 million"
        for child in self._reading.analysis.children(objects[0].i) if objects else ():
            if child.dep in ("compound", "nmod") and child.tag == "NNP" and child.i == verb.i + 1:
                return tuple(actor for actor in self._cast.one(child.i) if actor.country)
        return ()

    def _is_sum(self, amount: Token) -> bool:
        """Tell whether a word is a sum of money."""
        words = (amount, *self._reading.analysis.children(amount.i))
        number = amount.pos in ("NUM", "SYM") or amount.lemma.lower() in _MONEY
        return number and any(t.tag == "$" or t.lemma.lower() in _MONEY for t in words)

    def told_to(self, verb: Token) -> tuple[Actor, ...]:
        """Return who is to do what is asked: "demanded that Mexico close a loophole"."""
        hung = list(self._reading.analysis.children(verb.i))
        if (what := self._reading.child(verb.i, "dobj")) is not None:
            hung += self._reading.analysis.children(what.i)  # "dropped its demand that Mali pay"
        for child in hung:
            for_it = child.dep == "relcl" and self._reading.child(child.i, "mark")
            after = child.i > verb.i or (child.dep == "ccomp" and verb.lemma in _COMPLAINING)
            if (child.dep in ("ccomp", "advcl", "acl") or for_it) and after:
                mark = self._reading.child(child.i, "mark")
                if child.dep == "advcl" and mark and mark.text.lower() not in ("for", "that"):
                    continue  # "insisted on it because Mali had refused"
                who = self._reading.child(child.i, "nsubj", "nsubjpass")
                if who is not None and who.dep == "nsubjpass":
                    who = agent(self._reading, child) or who  # "that men had been held by Mali"
                if who is not None and (found := self._cast.at(who.i)):
                    return found
                if who is not None and who.lemma.lower() in self._bodies and who.dep == "nsubj":
                    words = (self._cast.modifier(w.i) for w in modifiers(self._reading, who))
                    if whose := tuple(actor for actor in words if actor is not None):
                        return whose  # "requested that the Omani railways give up a lease"
        return ()

    def convened(self, verb: Token) -> tuple[Actor, ...]:
        """Return which body is to meet: "called for an emergency session of the Council"."""
        wanted = [self._reading.child(verb.i, "dobj")]
        for child in prepositions(self._reading, verb):
            wanted += below(self._reading, child) if child.text.lower() == "for" else []
        for meeting in wanted:
            if meeting is None or meeting.lemma.lower() not in _MEETINGS:
                continue
            for child in self._reading.analysis.children(meeting.i):
                whose = self._reading.child(child.i, "pobj") if child.text.lower() == "of" else None
                found = self._cast.at(whose.i) if whose is not None else ()
                if bodies := tuple(a for a in found if not a.country):
                    return bodies
            for word in modifiers(self._reading, meeting):
                body = self._cast.named_body(word.i)
                if body is not None and not body.country:
                    return (body,)
        return ()

    def wanted_of(self, demand: Token) -> tuple[Actor, ...]:
        """Return of whom something is demanded: "its demand that Mali pay"."""
        if demand.lemma.lower() not in _DEMANDS:
            return ()
        for child in self._reading.analysis.children(demand.i):
            who = self._reading.child(child.i, "nsubj", "nsubjpass")
            if child.dep in ("acl", "ccomp", "relcl") and who is not None:
                return self._cast.at(who.i)
        return ()

    def helped(self, verb: Token) -> Token | None:
        """Return who is helped: "sent a plane to help Greenland search"."""
        for child in self._reading.analysis.subtree(verb.i):
            if child.lemma in _HELPING and child.pos == "VERB" and child.i > verb.i:
                inner = self._reading.child(child.i, "ccomp")
                whom = self._reading.child(child.i, "dobj") or (
                    self._reading.child(inner.i, "nsubj") if inner is not None else None
                )
                if whom is not None:
                    return whom
        return None
