"""What the readers of people, offices, pronouns and armed men ask of the cast they are part of."""

from __future__ import annotations

from typing import Protocol

from geo.extract.cast.groups import Groups
from geo.gazetteer.store import Speaker
from geo.model import Actor, Place


class Casting(Protocol):
    """The actors of an article, as those see them who help to find them.

    Attributes
    ----------
    people
        For each token of a person's name, the surname.
    surnames
        For each surname, whom the person stands for, where the text tells.
    groups
        The parties told of together.
    """

    people: dict[int, str]
    surnames: dict[str, Actor]
    groups: Groups

    def at(self, i: int) -> tuple[Actor, ...]:
        """Return the actors that the noun at token ``i``, and those joined to it, stand for."""

    def one(self, i: int) -> tuple[Actor, ...]:
        """Return the actors of the noun or pronoun at token ``i`` alone."""

    def of_noun(self, i: int) -> Actor | None:
        """Return the country or body that a common noun with its modifiers stands for."""

    def is_person(self, i: int) -> bool:
        """Tell whether a noun is a person, by name or by office."""

    def acts(self, actor: Actor) -> bool:
        """Tell whether an actor is a state, a known body, or does something in this text."""

    def capital_named(self, name: str) -> Actor | None:
        """Return the state whose capital has a name."""

    def acting_on(self, i: int) -> frozenset[str]:
        """Return the keys of who acts on a noun in its clause."""

    def body(self, i: int) -> Speaker | None:
        """Return the body that a token's name means."""

    def named_body(self, i: int) -> Actor | None:
        """Return the body or organisation whose name a word before a noun is part of."""

    def organisation(self, i: int) -> Actor | None:
        """Return the organisation that a token's name is part of."""

    def names_state(self, i: int) -> bool:
        """Tell whether a noun's own words name a state: "its Chinese ally"."""

    def owner(self, i: int, without: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
        """Return whom a possessive stands for: "Rome's", "its"; never those in ``without``."""

    def modifier(self, i: int) -> Actor | None:
        """Return the country that a word before a noun names."""

    def state(self, code: str) -> Actor:
        """Return the actor for a country."""

    def state_at(self, i: int, *, adjectives: bool) -> Actor | None:
        """Return the state a token names; ``adjectives`` count before a noun only."""

    def of_capital(self, place: Place) -> Actor | None:
        """Return the state whose capital acts."""

    def of_speaker(self, speaker: Speaker) -> Actor:
        """Return the actor that a body is: its state, or itself."""

    def ground(self) -> Actor | None:
        """Return the state on whose ground most of the article is."""

    def home_state(self, i: int) -> Actor | None:
        """Return the state whose affairs are told where token ``i`` stands."""

    def written_in(self) -> Actor | None:
        """Return the state of the dateline, where there is one."""

    def briefing(self) -> Actor | None:
        """Return the body whose spokesman answers, where an article is a briefing."""

    def bears_arms(self, actor: Actor) -> bool:
        """Tell whether an actor is an armed group."""
