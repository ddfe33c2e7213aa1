"""Which state a word names: by its name, its capital, an adjective, a body that speaks for it."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from datetime import date

from geo.extract.party_words import CURRENCIES, HALVES, WARSHIPS
from geo.extract.reading import Reading
from geo.gazetteer.store import Speaker
from geo.model import Actor, Place, Token

_UNION = re.compile(r"\bEuropean Union\b|\bEU\b|\bEuropean (?:Commission|Council)\b")
SPEAKING_TO = frozenset(
    "urge ask press tell warn accuse blame condemn criticise criticize rebuke thank praise call "
    "pressure invite assure inform promise offer give grant send sell pay lobby petition beg "
    "implore irk anger back support sanction threaten ring telephone phone notify approach contact "
    "reassure answer persuade convince force compel push".split()
)
"""Verbs whose object, if it is a capital, is a state: "urged Washington to"."""
_RULING = {
    "Taliban": ("AF", date(2021, 8, 15)),
    "Taleban": ("AF", date(2021, 8, 15)),
}
"""Armed groups that have become a state's government, and since when."""
_SEATS = {
    (name, code): code
    for name, code in (
        ("Cotonou", "BJ"), ("Abidjan", "CI"), ("La Paz", "BO"), ("Aden", "YE"),
        ("The Hague", "NL"), ("Putrajaya", "MY"), ("Tel Aviv", "IL"),
    )
}  # fmt: skip
"""Towns from which a state is ruled, though they are not its capital."""
_SENT = frozenset("minister envoy negotiator delegation delegate official diplomat".split())
_SENDING = {
    "from": frozenset(
        "offer request appeal demand proposal invitation protest warning threat note letter reply "
        "pressure message permission approval plea criticism signal assurance complaint call "
        "telegram".split()
    ),
    "of": frozenset("government minister ruler foreign".split()),
}
"""What comes "from" a capital comes from its state: "an offer from Abuja"."""
_TOWNS = frozenset({"city", "province", "district"})
"""As what a name is found that a capital has as well: "calls from Wellington"."""
_STATE_KINDS = frozenset({"country", "territory"})


class States:
    """Reads words as states.

    Parameters
    ----------
    people, organisations
        Tokens that belong to other names, and name no state.
    called
        For a body, the name under which the text goes on to speak of it.
    """

    def of_warship(self, i: int) -> Actor | None:
        """Return whose warship it is by what stands before its name: "HMS Trent"."""
        for child in self._reading.analysis.children(i):
            if child.dep == "compound" and child.text in WARSHIPS:
                return self.state(WARSHIPS[child.text])
        return None

    def of_town(self, i: int) -> Actor | None:
        """Return the state of a town whose police and courts act: "Harare police"."""
        held = self._reading.at.get(i)
        place = held.place if held is not None else None
        known = place is not None and place.kind in ("city", "seat", "province") and place.country
        return self.state(str(known)) if known else None

    def ruled_from(self, i: int) -> tuple[Actor, ...]:
        """Return the states of several capitals: "ministers from Kyiv and Warsaw"."""
        held = [self._reading.at.get(j) for j in self._reading.conjuncts(i)]
        found = (self.of_capital(h.place) for h in held if h is not None and h.place)
        return tuple({actor.key: actor for actor in found if actor is not None}.values())

    def __init__(
        self,
        reading: Reading,
        people: Container[int],
        organisations: Container[int],
        called: Mapping[str, str],
    ) -> None:
        self._reading = reading
        self._gazetteer = reading.gazetteer
        self._people, self._orgs, self._called = people, organisations, called

    def state(self, code: str) -> Actor:
        """Return the actor for a country."""
        place = self._gazetteer.country(code)
        return Actor(place.name if place else code, code, place)

    def at(self, i: int, *, adjectives: bool) -> Actor | None:
        """Return the state a token names: by its name, its capital as metonym, a demonym."""
        token = self._reading.tokens[i]
        if self._is_of_money(token):
            return None
        if token.text == "Europeans" and (union := self._union()):
            return Actor(union, None, None)
        resolution = self._reading.at.get(i)
        if resolution is not None:
            place, role = resolution.place, resolution.toponym.role
            if role == "demonym":
                nominal = token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in (
                    "amod",
                    "compound",
                )
                if (adjectives or nominal) and place is not None:
                    return self._of_place(place, strict=False)
                return None
            if place is not None and (place.kind in _STATE_KINDS or role == "metonym"):
                acting = self._of_place(place, strict=False)
                return acting or self.named_capital(resolution.toponym.surface)
            if place is not None and place.kind == "disputed":
                return Actor(resolution.toponym.surface.removeprefix("the "), None, place)
            if place is not None and place.kind in _TOWNS and self._may_act(token):
                return self.of_capital(place) or self.named_capital(resolution.toponym.surface)
            return None
        if not adjectives and token.pos not in ("PROPN", "NOUN"):
            return None
        if not token.text[:1].isupper():
            return None
        if i not in self._people and i not in self._orgs and token.pos == "PROPN":
            if actor := self._named_state(i):
                return actor
        demonym = self._gazetteer.demonym(token.text)
        if demonym is not None and demonym.place.kind in _STATE_KINDS:
            if adjectives or token.tag in ("NNPS", "NNS"):
                return self._of_place(demonym.place, strict=True)
        return None

    def _is_of_money(self, token: Token) -> bool:
        """Tell whether a name only says which money it is: "30 million US dollars"."""
        money = self._reading.tokens[token.head].lemma.lower()
        return token.dep in ("amod", "compound", "nmod", "poss") and money in CURRENCIES

    def _named_state(self, i: int) -> Actor | None:
        """Return the state a name means in the gazetteer, though it was not read as a place."""
        tokens = self._reading.tokens
        first = i
        while first and tokens[first - 1].dep == "compound" and tokens[first - 1].head == i:
            first -= 1
        if tokens[i].dep == "compound" and tokens[tokens[i].head].text[:1].isupper():
            return None  # part of a longer name
        named = self._gazetteer.names(self._reading.text(first, i))[:4]
        if named and named[0].place.kind in _STATE_KINDS and named[0].form != "code":
            return self._of_place(named[0].place, strict=True)
        if self._may_act(tokens[i]) or tokens[i].dep == "conj":
            for name in named:
                if name.form == "name" and (actor := self.of_capital(name.place)):
                    return actor
        return None

    def _of_place(self, place: Place, *, strict: bool) -> Actor | None:
        if place.kind in _STATE_KINDS and place.country:
            return self.state(place.country)
        if place.kind == "historic state" and place.parent:
            parents = self._gazetteer.parents(place)
            if parents and parents[-1].country:
                return self.state(parents[-1].country)
        if not strict and place.country and place.kind in ("seat", "city"):
            return self.state(place.country)
        return None

    def named_capital(self, name: str) -> Actor | None:
        """Return the state whose capital has a name: who acts is not the province of that name."""
        for named in self._gazetteer.names(name)[:6]:
            if named.form == "name" and (actor := self.of_capital(named.place)):
                return actor
        return None

    def _may_act(self, token: Token) -> bool:
        """Tell whether a capital stands where a party does, not where a place does."""
        while token.dep == "conj" and token.head != token.i:
            token = self._reading.tokens[token.head]
        above = self._reading.tokens[token.head]
        if token.dep == "pobj" and above.text.lower() in ("from", "of"):
            whose = self._reading.tokens[above.head]
            return (
                above.dep == "prep" and whose.lemma.lower() in _SENT | _SENDING[above.text.lower()]
            )
        return (
            token.dep in ("nsubj", "nsubjpass", "poss")
            or token.dep == "dative"
            or (token.dep == "dobj" and above.lemma in SPEAKING_TO)
            or (token.dep == "pobj" and above.text.lower() in ("with", "between", "against", "by"))
        )

    def half(self, i: int) -> Actor | None:
        """Return which Korea "the North" and "the South" are, where a text tells of them."""
        word, before = self._reading.tokens[i].text, self._reading.tokens[max(0, i - 1)].text
        code = HALVES.get(word)
        if code is None or before.lower() != "the" or self._reading.tokens[i].dep == "compound":
            return None
        places = (r.place for r in self._reading.resolutions)
        told = any(place is not None and place.country in HALVES.values() for place in places)
        return self.state(code) if told else None

    def of_capital(self, place: Place) -> Actor | None:
        """Return the state whose capital acts: "Kyiv accused", never a common town."""
        code = self._gazetteer.capital_of(place.id) or _SEATS.get((place.name, place.country), "")
        if code == "BE" and (union := self._union()):
            return Actor(union, None, None)
        return self.state(code) if code else None

    def _union(self) -> str:
        """Return the name of the union that "Brussels" is where the text tells of no Belgian."""
        text = self._reading.analysis.article.text
        named = _UNION.search(text)
        return named[0] if named is not None and "Belgi" not in text else ""

    def of_speaker(self, speaker: Speaker) -> Actor:
        """Return the actor that a body is: its state, or itself, as a state's own firm is."""
        if speaker.country and speaker.kind not in ("group", "company"):
            return self.state(speaker.country)
        code, since = _RULING.get(speaker.name.split()[-1], ("", date.max))
        if code == speaker.country and (self._reading.published or since) >= since:
            return self.state(code)
        return Actor(self._called.get(speaker.name, speaker.name), None, speaker.place)
