"""For whom bodies speak: "the Ministry of Trade of the Republic of Chad".

In its own statements a ministry is "the Ministry", and its state "the Government".
"""

from __future__ import annotations

from functools import cached_property

from geo.extract.cast.casting import Casting
from geo.extract.cast.titles import is_title
from geo.extract.reading import Reading
from geo.model import Actor

_BODIES = frozenset(
    "ministry government parliament presidency embassy cabinet department directorate "
    "secretariat".split()
)
_STATES_OWN = frozenset("ministry government parliament presidency cabinet".split())
"""What, with no state in its name, is that of the state whose affairs are told."""
_PARTS = frozenset(
    "mission force operation agency body arm programme program wing branch bloc alliance "
    "bureau".split()
)
"""What has a name of its own beside that of the body it is part of."""
_NAMING = frozenset("compound amod nmod appos poss prep".split())
_LONGEST = 8
"""How many words a line below a statement has, at most."""


class StateBodies:
    """Reads ministries and parts of organisations by their names and by who speaks."""

    def __init__(self, reading: Reading, cast: Casting) -> None:
        self._reading, self._cast = reading, cast

    def at(self, i: int, name: str | None) -> Actor | None:
        """Return for whom a noun speaks that is a body's.

        Parameters
        ----------
        name
            The whole name of which the noun is a part, if any.
        """
        state = self.of(i, name) if name is not None else None
        return state or self.called(i)

    def of(self, i: int, name: str) -> Actor | None:
        """Return the state whose ministry or government a name is.

        Parameters
        ----------
        name
            The whole name of which the noun at token ``i`` is a part.
        """
        several = name.split()
        kinds = {several[0].lower(), several[-1].lower()} & _BODIES
        if not kinds or (len(several) > 1 and several[1].lower() not in ("of", "for")):
            return None
        if (named := self._named_in(several)) is not None:
            return named
        for child in self._reading.analysis.subtree(i):
            own = child.i not in range(i, i + len(several)) and child.dep in ("amod", "poss")
            if child.head == i and own and (actor := self._cast.modifier(child.i)):
                return actor
            if child.dep == "pobj" and child.i > i and self._reading.tokens[child.head].head == i:
                if (held := self._reading.at.get(child.i)) and held.place and held.place.country:
                    return self._cast.state(held.place.country)
        return self._cast.home_state(i) if kinds & _STATES_OWN else None

    def called(self, i: int) -> Actor | None:
        """Return the body whose own name stands beside a noun: "the UN mission, MONUSCO"."""
        if self._reading.tokens[i].lemma.lower() not in _PARTS:
            return None
        hung = list(self._reading.analysis.children(i))
        for child in tuple(hung):
            # "the UN force in Lebanon, UNIFIL": the parser hangs the name on the place
            where = self._reading.child(child.i, "pobj") if child.text.lower() == "in" else None
            hung += self._reading.analysis.children(where.i) if where is not None else ()
        for child in hung:
            if child.dep == "appos" and child.i > i and child.pos == "PROPN":
                body = self._cast.named_body(child.i)
                if body is not None and not body.country and self._cast.modifier(child.i) is None:
                    return body
        return None

    def is_bare_office(self, i: int) -> bool:
        """Tell whether an office with a capital is no part of a name: "the President received"."""
        token = self._reading.tokens[i]
        hung = self._reading.analysis.children(i)
        alone = not any(c.dep in _NAMING for c in hung)
        definite = any(c.text.lower() == "the" for c in hung)
        return definite and alone and token.dep != "compound" and is_title(token.text.lower())

    def issuing(self, i: int) -> Actor | None:
        """Return the state that speaks of its own body by a capital: "the Government thanks"."""
        token = self._reading.tokens[i]
        office = token.lemma.lower()
        if not token.text[:1].isupper() or not (office in _BODIES or is_title(office)):
            return None
        return self.issuer

    @cached_property
    def issuer(self) -> Actor | None:
        """Return the state whose ministry a statement is of: its first subject, or its place."""
        tokens, sentences = self._reading.tokens, self._reading.analysis.sentences
        bare = any(
            t.text in ("Ministry", "Government", "Embassy", "Presidency", "Cabinet")
            and t.dep in ("nsubj", "nsubjpass", "poss")
            and tokens[t.i - 1].text.lower() == "the"
            and not {"compound", "amod", "poss", "prep"}
            & {c.dep for c in self._reading.analysis.children(t.i)}
            for t in tokens[1:]
        )
        if not bare:
            return None
        for sentence in sentences[:2]:
            for token in tokens[sentence.first : sentence.last + 1]:
                if token.dep == "nsubj" and token.lemma.lower() in _BODIES:
                    found = self._cast.one(token.i)
                    if len(found) == 1 and found[0].country:
                        return found[0]
        for sentence in sentences[-3:]:
            if sentence.last - sentence.first <= _LONGEST:
                for j in range(sentence.first, sentence.last + 1):
                    held = self._reading.at.get(j)
                    if held is not None and held.place is not None:
                        if state := self._cast.of_capital(held.place):
                            return state
        return None

    def _named_in(self, several: list[str]) -> Actor | None:
        """Return the state whose name or adjective is part of a name."""
        gazetteer = self._reading.gazetteer
        for first in range(len(several)):
            if first and several[first - 1].lower() not in ("of", "the"):
                continue
            whole = " ".join(several[first:])
            for named in gazetteer.names(whole)[:4]:
                if named.place.kind == "country" and named.place.country:
                    return self._cast.state(named.place.country)
        demonym = gazetteer.demonym(several[0])
        if demonym is not None and demonym.place.kind == "country" and demonym.place.country:
            return self._cast.state(demonym.place.country)
        return None
