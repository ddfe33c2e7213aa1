"""Who stands for which country in an article: learned from the article, not from a list.

"Pakistan's Prime Minister Imran Khan" makes Khan Pakistan for the rest of the text; "the minister"
is the last minister named; "the two sides" are the last two parties told of together.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import lru_cache

from geo.extract.reading import Reading
from geo.gazetteer.store import Speaker
from geo.model import Actor, Place
from geo.settings import ROOT

_TITLES_OF_HEADS = (
    "president premier leader king queen emir sultan chancellor ruler dictator".split()
)
_BODIES = frozenset(
    (
        "government army military navy force forces troop troops soldier soldiers police "
        "official officials authority authorities minister ministry president premier leader "
        "king queen emir sultan chancellor ambassador envoy diplomat diplomats delegation "
        "negotiator spokesman spokeswoman spokesperson parliament senate lawmaker court regime "
        "administration counterpart colleague side aircraft jet jets plane planes warplane "
        "warplanes drone drones missile missiles rocket rockets artillery tank tanks warship "
        "warships ship ships vessel frigate cutter gunboat helicopter helicopters commando "
        "commandos fighter fighters rebel rebels militia militant militants guerrilla "
        "insurgent company firm operator coastguard guard guards embassy consulate cabinet "
        "state republic kingdom nation country agency commission foundation institute bank "
        "fund engineer engineers garrison battalion brigade convoy sailor sailors general "
        "commander chief secretary mission team party junta student students protester "
        "protesters demonstrator demonstrators marcher crowd bombers bomber gunner gunners "
        "patrol unit units mediator mediators peacekeeper peacekeepers prosecutor "
        "investigators"
    ).split()
)
_OWN_BODIES = frozenset("army military navy government police troop soldier".split())
_GROUPS = frozenset("rebel militant insurgent guerrilla group bloc militia gunman movement".split())
_COUNTRY_WORDS = frozenset(
    "country nation state republic kingdom side government neighbour neighbor".split()
)
_PAIR = frozenset(
    "side country nation government leader president minister neighbour neighbor capital party "
    "state premier delegation army".split()
)


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
        self._bodies: dict[int, tuple[int, Speaker]] = {}
        self._people: dict[int, str] = {}
        self._surname: dict[str, Actor] = {}
        self._office: dict[str, list[tuple[int, Actor]]] = {}
        self._told: list[tuple[int, Actor]] = []
        self._pairs: list[tuple[int, tuple[Actor, Actor]]] = []
        self._memo: dict[int, tuple[Actor, ...]] = {}
        self._busy: set[int] = set()
        self._orgs: dict[int, str] = {}
        self._find_bodies()
        self._orgs = self._name_organisations()
        self._find_people()
        self._follow()

    def at(self, i: int) -> tuple[Actor, ...]:
        """Return the actors that the noun at token ``i``, and those joined to it, stand for."""
        found: list[Actor] = []
        for j in self._reading.conjuncts(i):
            found += self._one(j)
        return _distinct(found)

    def alone(self, i: int) -> tuple[Actor, ...]:
        """Return the actors of the noun at token ``i`` without those joined to it."""
        return self._one(i)

    def modifier(self, i: int) -> Actor | None:
        """Return the country that a word before a noun names: "Russian", "Kenya's", "US"."""
        return self._state_at(i, adjectives=True)

    def state(self, code: str) -> Actor:
        """Return the actor for a country."""
        place = self._gazetteer.country(code)
        return Actor(place.name if place else code, code, place)

    # Names ------------------------------------------------------------------------------

    def _find_bodies(self) -> None:
        tokens = self._reading.tokens
        i = 0
        while i < len(tokens):
            found = 0
            if tokens[i].text[:1].isupper() or tokens[i].text[:1].isdigit():
                for size in range(min(7, len(tokens) - i), 0, -1):
                    words = self._reading.text(i, i + size - 1)
                    if "\n" in words:
                        continue
                    speaker = self._gazetteer.speaker(words)
                    if speaker is not None and self._is_body(i, i + size - 1, speaker):
                        for j in range(i, i + size):
                            self._bodies[j] = (i, speaker)
                        found = size
                        break
            i += found or 1

    def _is_body(self, first: int, last: int, speaker: Speaker) -> bool:
        tokens = self._reading.tokens
        before = tokens[first - 1] if first else None
        if speaker.use == "building":
            return False
        if speaker.use == "both" and before is not None:
            at = before if before.text.lower() != "the" else tokens[max(0, first - 2)]
            if at.text.lower() in ("at", "in", "outside", "near", "inside", "by", "to", "from"):
                return False
        resolution = self._reading.at.get(first)
        return resolution is None or resolution.toponym.role != "literal" or speaker.kind != "seat"

    def _find_people(self) -> None:
        """Learn from each full mention of a person whom they stand for."""
        for entity in self._reading.analysis.entities:
            if entity.label != "PERSON":
                continue
            words = [
                t
                for t in self._reading.tokens[entity.first : entity.last + 1]
                if t.text[:1].isupper()
            ]
            if not words or any(t.i in self._bodies for t in words):
                continue
            key = words[-1].text
            for j in range(entity.first, entity.last + 1):
                self._people[j] = key
            actor = self._represented(entity.first, entity.last)
            if actor is not None and key not in self._surname:
                self._surname[key] = actor

    def _surname_at(self, i: int) -> Actor | None:
        """Return whom a bare surname stands for, though the model took it for something else."""
        token = self._reading.tokens[i]
        return self._surname.get(token.text) if token.pos == "PROPN" else None

    def _represented(self, first: int, last: int) -> Actor | None:
        """Return the country of a person from the words about the name."""
        reading, tokens = self._reading, self._reading.tokens
        # Before the name: "Pakistan's Prime Minister Imran Khan", "Russian President Putin".
        if actor := self._before(first):
            return actor
        head = next(
            (
                i
                for i in range(first, last + 1)
                if not first <= tokens[i].head <= last or tokens[i].head == i
            ),
            last,
        )
        # After it: "Putin of Russia", "Alexander Novak, Russia's deputy prime minister".
        for child in reading.analysis.children(head):
            if child.dep == "prep" and child.text.lower() == "of":
                for place in reading.analysis.children(child.i):
                    if actor := self._state_at(place.i, adjectives=False):
                        return actor
            if child.dep == "appos" and self._is_office(child.i):
                if actor := self._of_noun(child.i):
                    return actor
        # The name as the apposition: "the Chinese ambassador, Wu Lei".
        token = tokens[head]
        if token.dep in ("appos", "compound", "conj") and self._is_office(token.head):
            return self._of_noun(token.head)
        after = last + 1
        if after < len(tokens) and tokens[after].text == ",":
            return self._after_comma(after + 1)
        return None

    def _before(self, first: int) -> Actor | None:
        tokens = self._reading.tokens
        office = False
        j = first - 1
        while j >= 0 and first - j <= 10 and tokens[j].sentence == tokens[first].sentence:
            token = tokens[j]
            word = token.text.lower()
            if self._is_title(word):
                office = True
            elif (
                token.pos in ("VERB", "AUX", "ADP", "PRON", "SCONJ") and word not in ("of", "for")
            ) or (word in (",", ";", ":", "—", "and") and not office):
                break
            elif office or token.text[:1].isupper() or word in ("'s", "’s", "of", "the", "for"):
                body = self._bodies.get(j)
                if body is not None and office:
                    return self._of_speaker(body[1])
                if office and (actor := self._state_at(j, adjectives=True)):
                    return actor
            j -= 1
        return None

    def _after_comma(self, i: int) -> Actor | None:
        tokens = self._reading.tokens
        actor: Actor | None = None
        for token in tokens[i : i + 12]:
            if token.sentence != tokens[min(i, len(tokens) - 1)].sentence or token.text in (
                ",",
                ".",
            ):
                break
            if token.pos in ("VERB", "AUX"):
                break
            if found := self._state_at(token.i, adjectives=True):
                actor = actor or found
            if actor and self._is_title(token.text.lower()):
                return actor
            if self._is_title(token.text.lower()):
                return next(
                    (
                        a
                        for t in tokens[token.i + 1 : token.i + 6]
                        if t.text not in (",", ".") and (a := self._state_at(t.i, adjectives=True))
                    ),
                    None,
                )
        return None

    def _is_title(self, word: str) -> bool:
        return word in _office_words() or word in _TITLES_OF_HEADS

    def _is_office(self, i: int) -> bool:
        return any(self._is_title(t.text.lower()) for t in self._reading.analysis.subtree(i)[:10])

    # Heads ------------------------------------------------------------------------------

    def _one(self, i: int) -> tuple[Actor, ...]:
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
            return (self._of_speaker(speaker),)
        if i in self._reading.at and (actor := self._state_at(i, adjectives=False)):
            return (actor,)
        if i in self._people:
            actor = self._surname.get(self._people[i])
            if actor is None and any(self._titles_before(i)):
                actor = self._home_state(i)
            return (actor,) if actor else ()
        if actor := self._surname_at(i):
            return (actor,)
        if actor := self._state_at(i, adjectives=False):
            return (actor,)
        if token.pos == "PRON":
            return self._of_pronoun(i)
        if token.pos in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            if pair := self._both(i):
                return pair
            if several := self._several(i):
                return several
            if actor := self._of_noun(i):
                return (actor,)
        return ()

    def _several(self, i: int) -> tuple[Actor, ...]:
        """Return all whose officials are told of: "the presidents of Kenya and Djibouti"."""
        token = self._reading.tokens[i]
        lemma = token.lemma.lower()
        if not (lemma in _BODIES or self._is_title(lemma)):
            return ()
        for child in self._reading.analysis.children(i):
            if child.dep == "prep" and child.text.lower() in ("of", "from"):
                place = self._reading.child(child.i, "pobj")
                found = self.at(place.i) if place is not None else ()
                if len(found) > 1:
                    return found
            if child.dep in ("amod", "compound") and len(self._reading.conjuncts(child.i)) > 1:
                # "American and British aircraft"
                states = [self.modifier(j) for j in self._reading.conjuncts(child.i)]
                known = [state for state in states if state is not None]
                if len(known) > 1:
                    return _distinct(known)
        return ()

    def _of_noun(self, i: int) -> Actor | None:
        """Return the country or body that a common noun with its modifiers stands for."""
        reading = self._reading
        token = reading.tokens[i]
        lemma = token.lemma.lower()
        entity = self._organisation(i)
        if lemma not in _BODIES and not self._is_title(token.text.lower()) and entity is None:
            if token.pos != "PROPN" and not self._is_people(i):
                return None
        for child in reading.analysis.children(i):
            if child.dep in ("amod", "compound", "poss", "nmod", "nummod"):
                if child.dep == "poss" and child.pos == "PRON":
                    if actor := self._owner(child.i):
                        return actor
                    continue
                for part in reading.analysis.subtree(child.i):
                    if part.dep in ("pobj", "relcl"):
                        continue
                    body = self._bodies.get(part.i)
                    if body is not None and child.dep != "poss":
                        return self._of_speaker(body[1])
                    if actor := self._state_at(part.i, adjectives=True):
                        return actor
                if child.dep == "poss":
                    owners = self._one(child.i)
                    if owners:
                        return owners[0]
        for child in reading.analysis.children(i):
            if child.dep == "prep" and child.text.lower() in ("of", "from", "for"):
                for place in reading.analysis.children(child.i):
                    if place.dep == "pobj":
                        found = self._one(place.i)
                        if len(found) == 1:
                            return found[0]
        if entity is not None:
            return Actor(entity, None, None)
        if token.pos != "PROPN":
            return self._by_office(i)
        return None

    def _organisation(self, i: int) -> str | None:
        """Return the name of the organisation a token belongs to, in its longest form told."""
        if i not in self._orgs:
            return None
        return self._orgs[i]

    def _name_organisations(self) -> dict[int, str]:
        """Return organisations by token; "the Front" is the Front for Desert Renewal."""
        reading, tokens = self._reading, self._reading.tokens
        spans: list[tuple[int, int]] = []
        for entity in reading.analysis.entities:
            if entity.label == "ORG":
                first = entity.first
                while first < entity.last and tokens[first].text.lower() in ("the", "a"):
                    first += 1
                last = entity.last
                while last > first and tokens[last].text in ("'s", "’s", "."):
                    last -= 1
                spans.append((first, last))
        for token in tokens:
            # "Front for Desert Renewal": a capitalised noun, for or of, capitalised words.
            after = tokens[token.i + 1 : token.i + 3]
            if (
                token.text[:1].isupper()
                and token.pos in ("PROPN", "NOUN")
                and token.i not in reading.at
                and len(after) == 2
                and after[0].text in ("for", "of")
                and after[1].text[:1].isupper()
                and after[1].i not in reading.at
                and not self._is_title(token.text.lower())
            ):
                last = after[1].i
                while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
                    last += 1
                first = token.i
                while (
                    first
                    and tokens[first - 1].text[:1].isupper()
                    and tokens[first - 1].pos == "PROPN"
                ):
                    first -= 1
                spans.append((first, last))
        spans = [
            (first, last)
            for first, last in spans
            if not all(i in reading.at for i in range(first, last + 1))
            and any(tokens[i].text[:1].isupper() for i in range(first, last + 1))
        ]
        names = [reading.text(first, last) for first, last in spans]
        found: dict[int, str] = {}
        for (first, last), name in zip(spans, names, strict=True):
            words = name.split()
            longer = [
                n for n in names if len(n.split()) > len(words) and n.split()[: len(words)] == words
            ]
            full = max(longer, key=len, default=name)
            for j in range(first, last + 1):
                if len(found.get(j, "")) < len(full):
                    found[j] = full
        shorts = {n.split()[0]: n for n in names if len(n.split()) > 2}
        for token in tokens:
            if (
                token.i not in found
                and token.text in shorts
                and token.i
                and tokens[token.i - 1].text.lower() == "the"
            ):
                found[token.i] = shorts[token.text]
        return found

    def _is_people(self, i: int) -> bool:
        return self._reading.tokens[i].text.lower() in ("people", "residents", "citizens", "men")

    def _by_office(self, i: int) -> Actor | None:
        """Return whom "the minister" or "the president" last was."""
        token = self._reading.tokens[i]
        lemma = token.lemma.lower()
        definite = any(
            c.dep == "det" and c.text.lower() in ("the", "this", "that", "both")
            for c in self._reading.analysis.children(i)
        )
        if lemma in _GROUPS and definite:
            groups = [a for at, a in self._told if at < i and not a.country]
            return groups[-1] if groups else None
        if not definite or not (self._is_title(lemma) or lemma in _BODIES):
            return None
        earlier = [a for at, a in self._office.get(lemma, ()) if at < i]
        if earlier:
            return earlier[-1]
        if lemma in _OWN_BODIES or self._is_title(lemma):
            # "the army", with no state named: that of the state whose affairs are told.
            return self._home_state(i)
        return None

    def _home_state(self, i: int) -> Actor | None:
        """Return the state told of most before a token, if it is plainly one."""
        counts: dict[str, int] = {}
        actors = {a.key: a for at, a in self._told if at < i and a.country}
        for at, actor in self._told:
            if at < i and actor.country:
                counts[actor.key] = counts.get(actor.key, 0) + 1
        best = sorted(counts, key=lambda key: -counts[key])
        if best and (len(best) == 1 or counts[best[0]] >= 2 * counts[best[1]]):
            return actors[best[0]]
        return None

    def _both(self, i: int) -> tuple[Actor, ...]:
        """Return the last two parties, for "the two sides", "both countries"."""
        token = self._reading.tokens[i]
        words = {c.text.lower() for c in self._reading.analysis.children(i)}
        plural = token.tag in ("NNS", "CD", "DT") or token.text.lower() in ("two", "both")
        if not plural or not (words & {"two", "both"} or token.text.lower() in ("two", "both")):
            return ()
        if token.lemma.lower() not in _PAIR and token.text.lower() not in ("two", "both"):
            return ()
        return self._last_pair(i)

    def _last_pair(self, i: int) -> tuple[Actor, ...]:
        pairs = [pair for at, pair in self._pairs if at < i]
        if pairs:
            return pairs[-1]
        # No two told of together: the two told of most recently.
        seen: dict[str, Actor] = {}
        for at, actor in reversed(self._told):
            if at < i and actor.country and actor.key not in seen:
                seen[actor.key] = actor
            if len(seen) == 2:
                return tuple(reversed(seen.values()))
        return ()

    # Pronouns ---------------------------------------------------------------------------

    def _of_pronoun(self, i: int) -> tuple[Actor, ...]:
        word = self._reading.tokens[i].text.lower()
        if word in ("they", "them", "both", "themselves") and (pair := self._plain_pair(i)):
            return pair
        if word in ("he", "she", "him", "her", "it", "they", "them", "who", "which", "that", "we"):
            if word in ("who", "which", "that"):
                return self._relative(i)
            if word == "we":
                return ()
            actor = self._subject_before(i, person=word in ("he", "she", "him", "her"))
            return (actor,) if actor else ()
        return ()

    def _relative(self, i: int) -> tuple[Actor, ...]:
        for token in self._reading.above(i):
            if token.dep == "relcl":
                return self._one(token.head)
        return ()

    def _plain_pair(self, i: int) -> tuple[Actor, ...]:
        """Return the pair told of in this sentence or the one before."""
        number = self._reading.tokens[i].sentence
        near = [
            pair
            for at, pair in self._pairs
            if at < i and number - self._reading.tokens[at].sentence <= 1
        ]
        return near[-1] if near else ()

    def _owner(self, i: int) -> Actor | None:
        word = self._reading.tokens[i].text.lower()
        if word in ("his", "her"):
            return self._subject_before(i, person=True)
        if word in ("its", "their"):
            return self._subject_before(i, person=False)
        return None

    def _subject_before(self, i: int, *, person: bool) -> Actor | None:
        """Return the last subject before a pronoun that it may stand for."""
        tokens = self._reading.tokens
        sentence = tokens[i].sentence
        fallback: Actor | None = None
        for j in range(i - 1, -1, -1):
            if sentence - tokens[j].sentence > 2:
                break
            if tokens[j].dep not in (
                "nsubj",
                "nsubjpass",
                "poss",
                "ROOT",
                "conj",
                "dobj",
                "pobj",
                "appos",
            ):
                continue
            if person and j not in self._people and not self._is_title(tokens[j].text.lower()):
                continue
            if not person and j in self._people:
                continue
            if tokens[j].pos == "PRON":
                continue
            found = self._one(j)
            if len(found) == 1:
                if tokens[j].dep in ("nsubj", "nsubjpass"):
                    return found[0]
                fallback = fallback or found[0]
        return fallback

    # States -----------------------------------------------------------------------------

    def _state_at(self, i: int, *, adjectives: bool) -> Actor | None:
        """Return the state a token names: by its name, its capital as metonym, a demonym."""
        token = self._reading.tokens[i]
        resolution = self._reading.at.get(i)
        if resolution is not None:
            place, role = resolution.place, resolution.toponym.role
            if role == "demonym":
                nominal = token.pos in ("NOUN", "PROPN") and token.dep not in ("amod", "compound")
                if (adjectives or nominal) and place is not None:
                    return self._of_place(place, strict=False)
                return None
            if place is not None and (place.kind in _STATE_KINDS or role == "metonym"):
                return self._of_place(place, strict=False)
            if place is not None and place.kind == "disputed":
                return Actor(resolution.toponym.surface.removeprefix("the "), None, place)
            if place is not None and token.dep in ("nsubj", "poss") and place.kind == "city":
                return self._of_capital(place)
            return None
        if not adjectives and token.pos not in ("PROPN", "NOUN"):
            return None
        if not token.text[:1].isupper():
            return None
        demonym = self._gazetteer.demonym(token.text)
        if demonym is not None and demonym.place.kind in _STATE_KINDS:
            if adjectives or token.tag in ("NNPS", "NNS"):
                return self._of_place(demonym.place, strict=True)
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

    def _of_capital(self, place: Place) -> Actor | None:
        """Return the state whose capital acts: "Kyiv accused", never a common town."""
        code = self._gazetteer.capital_of(place.id)
        return self.state(code) if code else None

    def _of_speaker(self, speaker: Speaker) -> Actor:
        if speaker.country and speaker.kind != "group":
            return self.state(speaker.country)
        return Actor(speaker.name, None, speaker.place)

    # Memory -----------------------------------------------------------------------------

    def _follow(self) -> None:
        """Walk through the text once, remembering who was told of, and who together."""
        tokens = self._reading.tokens
        for token in tokens:
            if token.pos not in ("NOUN", "PROPN"):
                continue
            if token.dep in ("compound", "amod"):
                continue
            found = self._one(token.i)
            if len(found) == 1:
                self._told.append((token.i, found[0]))
                if self._is_title(token.lemma.lower()) or token.lemma.lower() in _BODIES:
                    self._office.setdefault(token.lemma.lower(), []).append((token.i, found[0]))
                elif token.i in self._people:
                    for title in self._titles_before(token.i):
                        self._office.setdefault(title, []).append((token.i, found[0]))
            if token.dep != "conj":
                together = self.at(token.i)
                if len(together) == 2 and all(a.country for a in together):
                    self._pairs.append((token.i, (together[0], together[1])))
        self._pair_by_verbs()

    def _pair_by_verbs(self) -> None:
        """Read that "Putin hosted Khan" makes the two a pair, too."""
        for token in self._reading.tokens:
            if token.pos != "VERB":
                continue
            subject = self._reading.child(token.i, "nsubj", "nsubjpass")
            others = [
                child
                for child in self._reading.analysis.children(token.i)
                if child.dep in ("dobj", "prep", "agent")
            ]
            if subject is None:
                continue
            first = self.at(subject.i)
            for other in others:
                noun = other if other.dep == "dobj" else self._reading.child(other.i, "pobj")
                second = self.at(noun.i) if noun is not None else ()
                if len(first) == len(second) == 1 and first[0].key != second[0].key:
                    if first[0].country and second[0].country:
                        self._pairs.append((token.i, (first[0], second[0])))
        self._pairs.sort(key=lambda pair: pair[0])
        self._memo.clear()

    def _titles_before(self, i: int) -> Iterable[str]:
        tokens = self._reading.tokens
        for j in range(i - 1, max(-1, i - 6), -1):
            if tokens[j].sentence != tokens[i].sentence or tokens[j].text in (",", "."):
                break
            if self._is_title(tokens[j].text.lower()):
                yield tokens[j].text.lower()


_STATE_KINDS = frozenset({"country", "territory"})


def _distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple({actor.key: actor for actor in actors}.values())


@lru_cache(maxsize=1)
def _office_words() -> frozenset[str]:
    """Return the last words of all titles of office: "minister", "secretary", "envoy"."""
    path = ROOT / "data" / "gazetteer" / "offices.csv"
    words = set(_TITLES_OF_HEADS)
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                words.add(re.split(r"[\s-]", line["title"].lower().strip())[-1])
    return frozenset(word for word in words if len(word) > 1)
