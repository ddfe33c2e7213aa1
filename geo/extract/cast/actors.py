"""Who stands for which country in an article: learned from the article, not from a list.

"Pakistan's Prime Minister Imran Khan" makes Khan Pakistan for the rest of the text; "the minister"
is the last minister named; "the two sides" are the last two parties told of together.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.extract import party_words as words
from geo.extract.cast import armed
from geo.extract.cast.armed import is_armed_name
from geo.extract.cast.armed_names import MEMBERS, find_armed_names
from geo.extract.cast.bodies import find_bodies, is_group
from geo.extract.cast.counted import Counted
from geo.extract.cast.firm_names import is_known_firm
from geo.extract.cast.firms import Firms
from geo.extract.cast.groups import Groups
from geo.extract.cast.heads import Heads
from geo.extract.cast.joined import joined_before
from geo.extract.cast.offices import Offices, is_backer, is_opposite, is_service
from geo.extract.cast.organisations import name_organisations
from geo.extract.cast.people import People
from geo.extract.cast.pronouns import Pronouns
from geo.extract.cast.related import Related
from geo.extract.cast.short_forms import names_in_use, under_one_name
from geo.extract.cast.state_bodies import StateBodies
from geo.extract.cast.states import States
from geo.extract.cast.titles import is_title, title_at, titles_before
from geo.extract.grammar import partitive
from geo.extract.reading import SUBJECTS, Reading
from geo.gazetteer.store import Speaker
from geo.model import Actor, Place, Token


class Cast:
    """The actors of an article.

    Parameters
    ----------
    reading
        The article, its grammar and its places.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._gazetteer = reading.gazetteer
        self._bodies = find_bodies(reading)
        people = People(reading, self)
        self.people, self.surnames = people.names, people.actors
        self._told: list[tuple[int, Actor]] = []
        self._offices = Offices(reading, self, self._told)
        self.state_bodies = StateBodies(reading, self)
        self._heads = Heads(reading, self)
        self.groups = Groups(reading)
        self._pronouns = Pronouns(reading, self)
        self._firms = Firms(reading, self._told)
        self._counted = Counted(reading, self)
        self._related = Related(reading, self, self._told)
        self._memo: dict[int, tuple[Actor, ...]] = {}
        self._busy: set[int] = set()
        self._acting: dict[str, bool] = {}
        armed_names = tuple(find_armed_names(reading))
        named = name_organisations(reading, armed_names)
        called = names_in_use(reading, named)
        self._orgs = under_one_name(reading, named, called)
        self._armed = frozenset(
            self._orgs.get(first, reading.text(first, last)) for first, last in armed_names
        )
        self._states = States(reading, self.people, self._orgs, called)
        people.learn()
        self._follow()

    def at(self, i: int) -> tuple[Actor, ...]:
        """Return the actors that the noun at token ``i``, and those joined to it, stand for."""
        found: list[Actor] = []
        for j in self._reading.conjuncts(i):
            found += self.one(j)
        return _distinct(found)

    def body(self, i: int) -> Speaker | None:
        """Return the body that a token's name means."""
        held = self._bodies.get(i)
        return held[1] if held is not None else None

    def owner(self, i: int, without: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
        """Return whom a possessive stands for: "Rome's", "its"; never those in ``without``."""
        token = self._reading.tokens[i]
        if token.pos == "PRON" or token.tag == "WP$":
            actor = self._pronouns.owner(i, without)
            return (actor,) if actor is not None else ()
        return self.at(i)

    def remember(self, i: int, parties: tuple[Actor, ...], *, people: bool) -> None:
        """Remember who took part in an event, for what follows: "the two sides"."""
        members = _distinct(a for a in parties if a.country)
        if 2 <= len(members) <= 4:
            self.groups.add(i, members, 2.5, people=people)
            self._memo.clear()

    def acting_on(self, i: int) -> frozenset[str]:
        """Return the keys of who acts on a noun in its clause."""
        return self._pronouns.acting_on(i)

    def of_capital(self, place: Place) -> Actor | None:
        """Return the state whose capital acts."""
        return self._states.of_capital(place)

    def capital_named(self, name: str) -> Actor | None:
        """Return the state whose capital has a name, though a province has it, too."""
        return self._states.named_capital(name)

    def ground(self) -> Actor | None:
        """Return the state on whose ground most of the article is."""
        return self._offices.ground

    def home_state(self, i: int) -> Actor | None:
        """Return the state whose affairs are told where token ``i`` stands."""
        return self._offices.home_state(i)

    def written_in(self) -> Actor | None:
        """Return the state of the dateline, where there is one."""
        return self._offices.written_in()

    def briefing(self) -> Actor | None:
        """Return the body whose spokesman answers, where an article is a briefing."""
        return self._heads.briefing

    def acts(self, actor: Actor) -> bool:
        """Tell whether an actor is a state, a known body, or does something in this text."""
        if actor.country or actor.place is not None or is_known_firm(actor.name):
            return True
        if self._gazetteer.speaker(actor.name) is not None:
            return True
        if is_armed_name(actor.name) or actor.name.endswith(words.WORLD_BODIES):
            return True
        if actor.name not in self._acting:
            self._acting[actor.name] = any(
                name == actor.name and self._stands_as_actor(i) for i, name in self._orgs.items()
            )
        return self._acting[actor.name]

    def bears_arms(self, actor: Actor) -> bool:
        """Tell whether an actor is an armed group, by its name or by what the text calls it."""
        speaker = self._gazetteer.speaker(actor.name)
        return (
            (speaker is not None and speaker.kind == "group")
            or is_armed_name(actor.name)
            or actor.name in self._armed
        )

    def _stands_as_actor(self, i: int) -> bool:
        token = self._reading.tokens[i]
        above = self._reading.tokens[token.head]
        firm = self._reading.child(i, "appos")
        if firm is not None and firm.lemma.lower() in words.FIRMS:
            return True  # "Golden Heron Trading, a Singapore company"
        if token.dep == "pobj" and above.text.lower() in ("with", "from"):
            if self._reading.clause(above.i).lemma == "sign":
                return True
        return token.dep in SUBJECTS or (
            above.lemma.lower() in words.BODIES_AND_GROUPS
            or (
                above.text.lower() in ("of", "by")
                and self._reading.tokens[above.head].lemma.lower() in words.BODIES
            )
        )

    def unnamed(self, i: int) -> tuple[Actor, ...]:
        """Return the armed people at a noun, and those joined to it, whom nothing names."""
        return armed.unnamed(self._reading, self, i)

    def named_body(self, i: int) -> Actor | None:
        """Return the body or organisation whose name a word before a noun is part of."""
        body = self._bodies.get(i)
        if body is not None:
            return self.of_speaker(body[1])
        name = self._orgs.get(i)
        return Actor(name, None, None) if name is not None else None

    def organisation(self, i: int) -> Actor | None:
        """Return the organisation that a token's name is part of."""
        name = self._orgs.get(i)
        return Actor(name, None, None) if name is not None else None

    def modifier(self, i: int) -> Actor | None:
        """Return the country that a word before a noun names: "Russian", "Kenya's", "US"."""
        if is_group(self._bodies, i) and not self.of_speaker(self._bodies[i][1]).country:
            return None  # "M23 positions" are not those of the state in which M23 fights
        return self.state_at(i, adjectives=True)

    def state(self, code: str) -> Actor:
        """Return the actor for a country."""
        return self._states.state(code)

    def state_at(self, i: int, *, adjectives: bool) -> Actor | None:
        """Return the state a token names; ``adjectives`` count before a noun only."""
        return self._states.at(i, adjectives=adjectives)

    def of_speaker(self, speaker: Speaker) -> Actor:
        """Return the actor that a body is: its state, or itself."""
        return self._states.of_speaker(speaker)

    def _surname(self, token: Token) -> Actor | None:
        """Return whom a bare surname stands for, though the model took it for something else."""
        return self.surnames.get(token.text) if token.pos == "PROPN" else None

    # Heads ------------------------------------------------------------------------------

    def one(self, i: int) -> tuple[Actor, ...]:
        """Return the actors of the noun or pronoun at token ``i`` alone."""
        if i not in self._memo:
            if i in self._busy:
                return ()
            self._busy.add(i)
            self._memo[i] = self._look(i)
            self._busy.discard(i)
        return self._memo[i]

    def _look(self, i: int) -> tuple[Actor, ...]:
        token = self._reading.tokens[i]
        if i in self._bodies:
            speaker = self._bodies[i][1]
            return (self.of_speaker(speaker),)
        if (flag := self._states.of_warship(i)) is not None:
            return (flag,)
        if i in self._reading.at and (actor := self.state_at(i, adjectives=False)):
            return (actor,)
        if i in self.people and token.pos == "PROPN" and self._firms.is_called(i):
            name = armed.proper(self._reading, i)
            self._acting[name] = True
            return (Actor(name, None, None),)
        if i in self.people:
            actor = self.surnames.get(self.people[i])
            if actor is None and any(titles_before(self._reading, i)):
                actor = (
                    self._offices.speaking_in(i)
                    or self._offices.of_paragraph(i)
                    or self._offices.home_state(i)
                )
                if actor is not None and self.people.get(i - 1) == self.people[i]:
                    self.surnames[self.people[i]] = actor  # full names are told once
            return (actor,) if actor else ()
        if actor := self._surname(token) or self._states.half(i):
            return (actor,)
        if actor := self.state_at(i, adjectives=False):
            return (actor,)
        if token.pos == "PRON":
            return self._pronouns.of(i)
        if token.dep in ("nummod", "quantmod"):
            return ()
        if token.tag == "NNS" and (named := self._counted.listed(i)):
            return named
        sized = any(c.text.lower() in words.SIZES for c in self._reading.analysis.children(i))
        if (led := self._heads.at(i)) is not None:
            return (led,)
        if token.lemma.lower() in words.RELATED and sized and (pair := self._counted.both(i)):
            return pair  # "both neighbours"
        if several := self._firms.several(i):
            return several
        if token.lemma.lower() in words.RELATED and (related := self._related.of(i)):
            return related
        if token.lemma.lower() in words.RELATED and self.names_state(i):
            return tuple(
                actor
                for child in self._reading.analysis.children(i)
                if child.dep in ("amod", "compound", "nmod")
                and (actor := self.modifier(child.i)) is not None
            )
        counts = token.lemma.lower().removesuffix("s") in words.AMOUNTS or token.pos == "NUM"
        counts = counts and not self.names_state(i)
        if counts and (of := partitive(self._reading, i)) is not None:
            return self.at(of.i)
        if token.text.lower() in ("latter", "former") and (one := self._counted.of_two(i)):
            return one
        if token.pos in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            if pair := self._counted.both(i):
                return pair
            if several := self._several(i):
                return several
            if actor := self.of_noun(i):
                return (actor,)
        return ()

    def names_state(self, i: int) -> bool:
        """Tell whether a noun's own words name a state: "its Chinese ally"."""
        return any(
            child.dep in ("amod", "compound", "nmod") and self.modifier(child.i) is not None
            for child in self._reading.analysis.children(i)
        )

    def _several(self, i: int) -> tuple[Actor, ...]:
        """Return all whose officials are told of: "the presidents of Kenya and Djibouti"."""
        token = self._reading.tokens[i]
        lemma = token.lemma.lower()
        if not (lemma in words.BODIES or is_title(lemma) or is_service(self._reading, i)):
            return ()
        for child in self._reading.analysis.children(i):
            if child.text.lower() == "their" and token.tag == "NNS" and is_title(lemma):
                if pair := self.groups.together(i, 2, people=False, near=1):
                    return pair
            if child.dep == "prep" and child.text.lower() in ("of", "from", "in"):
                place = self._reading.child(child.i, "pobj")
                found = self.at(place.i) if place is not None else ()
                if len(found) > 1:
                    return found
                if place is not None and len(ruled := self._states.ruled_from(place.i)) > 1:
                    return ruled
        for joined in joined_before(self._reading, i):
            owned = {j: self.one(j) for j in joined if self._reading.child(j, "poss")}
            each = ((*owned.get(j, ()), self.modifier(j), self.named_body(j)) for j in joined)
            states = [next(filter(None, own), None) for own in each]
            known = [state for state in states if state is not None]
            if len(known) > 1:
                return _distinct(known)
        return ()

    def of_noun(self, i: int) -> Actor | None:
        """Return the country or body that a common noun with its modifiers stands for."""
        reading = self._reading
        token = reading.tokens[i]
        lemma = token.lemma.lower()
        entity = self._orgs.get(i)
        if entity is None and (firm := self._firms.named_beside(i, self._orgs, self.people)):
            self._acting[firm.name] = True
            return firm
        if lemma not in words.BODIES and not is_title(token.text.lower()) and entity is None:
            known = (
                reading.tokens[i].text.lower() in words.PEOPLE
                or lemma in words.AGAINST_STATES
                or is_opposite(reading, i)
            )
            known = known or lemma in words.COUNTRIES_AND_GROUPS or is_service(reading, i)
            if token.pos != "PROPN" and not known:
                return None
        if entity is not None and self._firms.is_name(entity):
            self._acting[entity] = True
            return Actor(entity, None, None)
        if (speaking := self._heads.near(i) or self.state_bodies.at(i, entity)) is not None:
            return speaking
        if entity is not None and entity.split()[-1].lower() in words.STATE_BODIES:
            if not self._names_state_or_owner(i) and (home := self._offices.home_state(i)):
                return home  # "the Supreme Court"
        if token.pos == "PROPN" and self._firms.is_called(i):
            firm_name = entity or armed.proper(reading, i)
            self._acting[firm_name] = True
            return Actor(firm_name, None, None)
        beside = i + 1 < len(reading.tokens) and reading.tokens[i + 1].pos == "PROPN"
        if (
            (lemma in words.FIRMS or (lemma == "group" and beside))
            and (self.names_state(i) or reading.child(i, "poss") is not None)
            and (firm := armed.beside(reading, self, i)) is not None
        ):
            self._acting[firm.name] = True
            return firm
        for child in reading.analysis.children(i):
            if child.dep in ("amod", "compound", "poss", "nmod", "nummod"):
                across = lemma in words.ACROSS or is_opposite(reading, i)
                if child.dep == "poss" and across:
                    continue  # "her Argentine counterpart" is Argentina's
                if child.dep == "poss" and token.pos == "PROPN" and lemma not in words.BODIES:
                    if not is_title(lemma):
                        # "Malaysia's Petronas" is a firm of its own.
                        self._acting[entity or token.text] = True
                        return Actor(entity or token.text, None, None)
                if child.dep == "poss" and (child.pos == "PRON" or child.tag == "WP$"):
                    if actor := self._pronouns.owner(child.i):
                        return actor
                    continue
                for part in reading.analysis.subtree(child.i):
                    if part.dep in ("pobj", "relcl") or is_backer(reading, part):
                        continue
                    body = self._bodies.get(part.i)
                    if body is not None and child.dep != "poss":
                        return self.of_speaker(body[1])
                    if part.i in self._orgs and child.dep != "poss" and lemma in MEMBERS:
                        return Actor(self._orgs[part.i], None, None)
                    if entity is None and lemma in words.BODIES and child.dep == "nmod":
                        if (body_of := self._orgs.get(part.i)) is not None:
                            return Actor(body_of, None, None)  # "the U.N. nuclear agency"
                    if lemma in words.AGAINST_STATES:
                        continue  # "Niger's rebels" are not Niger
                    if actor := self.state_at(part.i, adjectives=True):
                        return actor
                    if (
                        lemma in words.LOCAL
                        and child.dep == "compound"
                        and (actor := self._states.of_town(part.i))
                    ):
                        return actor
                if child.dep == "poss" and lemma not in words.AGAINST_STATES:
                    owners = self.one(child.i)
                    if owners:
                        return owners[0]
                    if is_title(lemma) and (town := self._states.of_town(child.i)):
                        return town  # "Quebec's energy minister"
        for child in reading.analysis.children(i):
            named = entity is not None and lemma not in words.BODIES
            named = named and (token.pos == "PROPN" or token.text.isupper())
            named = named and not is_title(str(entity).split()[0].lower())
            if named and self._orgs.get(child.i) != entity:
                continue  # "Kansai Metals of Japan"
            if child.dep == "prep" and child.text.lower() in ("of", "from", "for"):
                for place in reading.analysis.children(child.i):
                    if place.dep == "pobj":
                        found = self.one(place.i)
                        if len(found) == 1:
                            return found[0]
                        if is_title(lemma) and (town := self._states.of_town(place.i)):
                            return town  # "the mayor of Riga"
            told_where = child.dep == "prep" and child.text.lower() == "in"
            if told_where and token.text.islower() and lemma not in words.ENVOYS:
                # "officials in Nairobi said": those who rule from there.
                for place in reading.analysis.children(child.i):
                    held = reading.at.get(place.i)
                    if held is not None and held.place is not None:
                        if actor := self._states.of_capital(held.place):
                            return actor
                        if lemma in words.RULING and held.place.country:
                            return self.state(held.place.country)
        if entity is not None:
            return Actor(entity, None, None)
        if lemma in words.REBELS_AND_GROUPS and (name := armed.self_styled(reading, i)):
            return Actor(name, None, None)
        if lemma in words.AGAINST_STATES and self._names_state_or_owner(i):
            return Actor(armed.called(reading, i), None, None)
        if lemma in words.REBELS_AND_GROUPS and (group := armed.belonging_to(reading, self, i)):
            return group
        if issuer := self.state_bodies.issuing(i):
            return issuer
        if token.pos != "PROPN" or self.state_bodies.is_bare_office(i):
            if lemma in words.FIRMS and (firm := self._firms.before(i)) is not None:
                return firm
            return self._offices.at(i) or self._named_beside(i) or self._firms.group(i)
        return self._offices.of_force(i) or self._firms.before(i)

    def _named_beside(self, i: int) -> Actor | None:
        """Return the body whose name follows: "the children's agency, UNICEF"."""
        if self._reading.tokens[i].lemma.lower() not in words.BODIES_AND_GROUPS:
            return None
        return armed.beside(self._reading, self, i)

    def _names_state_or_owner(self, i: int) -> bool:
        owner = self._reading.child(i, "poss")
        return (
            self.names_state(i)
            or (owner is not None and bool(self.one(owner.i)))
            or any(
                c.dep == "compound" and c.pos == "PROPN" for c in self._reading.analysis.children(i)
            )
        )

    # Memory -----------------------------------------------------------------------------

    def _follow(self) -> None:
        """Walk through the text once, remembering who was told of, and who together."""
        for sentence in self._reading.analysis.sentences:
            tokens = self._reading.tokens[sentence.first : sentence.last + 1]
            for token in tokens:
                beside = token.dep in ("compound", "amod")
                if token.pos in ("NOUN", "PROPN") and (
                    not beside or is_group(self._bodies, token.i)
                ):
                    self._remember(token)
            for token in tokens:
                if token.pos == "VERB":
                    self._remember_pair(token)
        self._memo.clear()

    def _remember(self, token: Token) -> None:
        found = self.one(token.i)
        lemma = token.lemma.lower()
        if len(found) == 1:
            self._told.append((token.i, found[0]))
            if is_title(lemma) or lemma in words.BODIES:
                self._offices.add(token.i, {lemma, title_at(self._reading, token.i)}, found[0])
            elif token.i in self.people:
                for title in titles_before(self._reading, token.i):
                    self._offices.add(token.i, {title, title.split()[-1]}, found[0])
        if token.dep != "conj" and len(both := self._counted.both(token.i)) == 2:
            self.groups.add(token.i, both, 0.5, people=False)
        elif token.dep != "conj":
            together = self.at(token.i)
            self._firms.add(token.i, together)
            if 2 <= len(together) <= 4 and all(a.country for a in together):
                weight = 2.5 if token.dep in SUBJECTS else 1.0
                people = self.is_person(token.i)
                self.groups.add(token.i, together, weight, people=people)

    def _remember_pair(self, verb: Token) -> None:
        """Read that "Putin hosted Khan" makes the two a pair, too."""
        subject = self._reading.child(verb.i, "nsubj", "nsubjpass")
        first = self.at(subject.i) if subject is not None else ()
        if subject is None or len(first) != 1 or not first[0].country:
            return
        for other in self._reading.analysis.children(verb.i):
            if other.dep not in ("dobj", "prep", "agent"):
                continue
            noun = other if other.dep == "dobj" else self._reading.child(other.i, "pobj")
            second = self.at(noun.i) if noun is not None else ()
            if len(second) == 1 and second[0].country and first[0].key != second[0].key:
                weight = 3.0 if verb.lemma in words.MEETING else 1.5
                people = self.is_person(subject.i)
                self.groups.add(verb.i, (first[0], second[0]), weight, people=people)

    def is_person(self, i: int) -> bool:
        """Tell whether a noun is a person, by name or by office."""
        token = self._reading.tokens[i]
        return (
            i in self.people
            or token.text in self.surnames
            or token.lemma.lower() in words.PERSONS
            or token.lemma.lower() in words.ROYALS
        )


def _distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple({actor.key: actor for actor in actors}.values())
