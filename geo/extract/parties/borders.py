"""Who is on either side: "its border with Guyana", "talks between Oman and Yemen"."""

from __future__ import annotations

from geo.extract.cast.actors import Cast
from geo.extract.reading import Reading
from geo.model import Actor, Token


class Borders:
    """Finds who is on the other side, and the two between whom something is."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading, self._cast = reading, cast

    def across(self, noun: Token) -> tuple[Actor, ...]:
        """Return who is on the other side: "its border with Guyana"."""
        for child in self._reading.analysis.children(noun.i):
            if child.dep == "prep" and child.text.lower() == "with":
                beyond = self._reading.child(child.i, "pobj")
                return self._state_at(beyond) if beyond is not None else ()
        return ()

    def _state_at(self, noun: Token) -> tuple[Actor, ...]:
        """Return the state that a noun is, or in which its place lies: "the border with Gaza"."""
        if found := self._cast.at(noun.i):
            return found
        held = self._reading.at.get(noun.i)
        place = held.place if held is not None and held.drawn else None
        return (self._cast.state(place.country),) if place is not None and place.country else ()

    def between(self, head: Token) -> tuple[Actor, ...]:
        """Return the two of "talks on the border between Oman and Yemen"."""
        for token in self._reading.analysis.subtree(head.i):
            if token.text.lower() == "between" and token.dep == "prep":
                whom = self._reading.child(token.i, "pobj")
                found = self._cast.at(whom.i) if whom is not None else ()
                if len(found) >= 2:
                    return found
        return ()
