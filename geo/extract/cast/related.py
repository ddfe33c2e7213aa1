"""Parties by what they are to another: "her host", "its neighbours", "the visitors"."""

from __future__ import annotations

from geo.extract.cast.casting import Casting
from geo.extract.reading import Reading
from geo.model import Actor


class Related:
    """Reads hosts, guests, neighbours, partners and foes by whose they are.

    Parameters
    ----------
    told
        The actors told of, each with its token; it grows as the text is followed.
    """

    def __init__(self, reading: Reading, cast: Casting, told: list[tuple[int, Actor]]) -> None:
        self._reading, self._cast, self._told = reading, cast, told

    def of(self, i: int) -> tuple[Actor, ...]:
        """Return the other party for "her host", "its neighbours"."""
        if named := self._called(i):
            return named
        if self._reading.tokens[i].lemma.lower() == "host" and (home := self._host(i)):
            return (home,)
        poss = self._reading.child(i, "poss")
        owners = () if poss is None else self._cast.one(poss.i)
        if poss is not None and poss.pos == "PRON":
            owner = next(iter(self._cast.owner(poss.i)), None)
            owners = (owner,) if owner else ()
        if poss is None and self._reading.tokens[i].lemma.lower() in ("visitor", "guest"):
            acting = self._cast.acting_on(i)  # "The Fijians praised the visitors' skill"
            partner = self._cast.groups.partner(i, next(iter(acting))) if len(acting) == 1 else None
            return (partner,) if partner is not None else ()
        if len(owners) != 1 or self._cast.names_state(i):
            return ()
        hosts = self._reading.tokens[i].lemma.lower() in ("host", "guest", "visitor")
        if self._reading.tokens[i].tag == "NNS":
            if (others := self._cast.groups.others(i, owners[0].key)) or not hosts:
                return others
        partner = self._cast.groups.partner(i, owners[0].key)
        if partner is None:
            partner = next(
                (
                    actor
                    for at, actor in reversed(self._told)
                    if at < i
                    and actor.country
                    and actor.key != owners[0].key
                    and self._reading.tokens[i].sentence - self._reading.tokens[at].sentence <= 2
                ),
                self._cast.groups.counterpart(i, owners[0].key),
            )
        return (partner,) if partner is not None else ()

    def _called(self, i: int) -> tuple[Actor, ...]:
        """Return the state named beside a noun: "its southern neighbour Sri Lanka"."""
        token = self._reading.tokens[i]
        beside = [c.i for c in self._reading.analysis.children(i) if c.dep == "appos"]
        if token.dep in ("compound", "nmod", "appos"):
            beside.append(token.head)
        found = (self._cast.state_at(j, adjectives=False) or self._body_at(j) for j in beside)
        return tuple(actor for actor in found if actor is not None)[:1]

    def _body_at(self, i: int) -> Actor | None:
        """Return the body or firm that stands beside a noun: "its partner, Petronas"."""
        return None if i in self._cast.people else self._cast.organisation(i)

    def _host(self, i: int) -> Actor | None:
        """Return the state whose capital a visitor is in: "in Astana, she thanked her hosts"."""
        number = self._reading.tokens[i].sentence
        here = self._reading.analysis.sentences[number]
        before = self._reading.analysis.sentences[max(0, number - 1)]
        for j in (*range(here.first, here.last + 1), *range(before.first, before.last + 1)):
            held = self._reading.at.get(j)
            above = self._reading.tokens[self._reading.tokens[j].head].text.lower()
            if held is not None and held.place is not None and above in ("in", "to"):
                if actor := self._cast.of_capital(held.place):
                    return actor
        return None
