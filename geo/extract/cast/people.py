"""Whom a person stands for, learned from the words about the name."""

from __future__ import annotations

from geo.extract.cast.casting import Casting
from geo.extract.cast.titles import is_title, names_office, title_at, titles_before
from geo.extract.party_words import OPPOSITE
from geo.extract.reading import Reading
from geo.model import Actor, Entity
from geo.recognize.lexicon import GIVEN_NAMES


class People:
    """The persons of an article, and whom they stand for.

    Attributes
    ----------
    names
        For each token of a person's name, the surname.
    actors
        For each surname, whom the person stands for, where the text tells.
    """

    def __init__(self, reading: Reading, cast: Casting) -> None:
        self._reading = reading
        self._cast = cast
        self.names: dict[int, str] = {}
        self.actors: dict[str, Actor] = {}

    def learn(self) -> None:
        """Learn whom a person stands for: most mentions decide, full names before surnames."""
        votes: dict[str, dict[str, float]] = {}
        known: dict[str, Actor] = {}
        full = {
            token.text
            for entity in self._reading.analysis.entities
            if entity.label == "PERSON" and entity.last > entity.first
            for token in self._reading.tokens[entity.first : entity.last + 1]
        }
        for entity in self._reading.analysis.entities:
            if entity.label != "PERSON" and not self._is_said_person(entity):
                continue
            words = [
                t
                for t in self._reading.tokens[entity.first : entity.last + 1]
                if t.text[:1].isupper() and t.pos not in ("VERB", "AUX")
            ]
            if len(words) == 1 and self._reading.tokens[entity.first].text[:1].isdigit():
                continue  # "16:10 Azerbaijan": a time and a name
            if len(words) == 1 and words[0].text not in full and self._is_capital(words[0].text):
                continue  # "Dakar demanded": a capital, whatever the model took it for
            if not words or any(self._cast.named_body(t.i) for t in words):
                continue
            if words[-1].lemma.lower() in ("side", "party"):
                continue
            last = self._last(entity.last)
            key = self._reading.tokens[last].text if last > entity.last else words[-1].text
            for j in range(words[0].i, last + 1):
                self.names[j] = key
            actor = self._represented(words[0].i, last)
            if actor is not None:
                own = votes.setdefault(key, {})
                own[actor.key] = own.get(actor.key, 0.0) + (2.0 if len(words) > 1 else 1.0)
                known.setdefault(actor.key, actor)
        for key, own in votes.items():
            self.actors[key] = known[max(own, key=lambda k: own[k])]
        self._learn_family_names()
        self._learn_office_holders()

    def _is_said_person(self, entity: Entity) -> bool:
        """Tell whether a name is a person's though the model says otherwise: "the minister, X"."""
        tokens, first = self._reading.tokens, entity.first
        if entity.label not in ("GPE", "ORG", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"):
            return False
        named = range(first, entity.last + 1)
        if entity.last == first or any(i in self._reading.at for i in named):
            return False
        last = tokens[entity.last]
        above = tokens[last.head]
        beside = last.dep == "appos" and tokens[first - 1].text == "," and above.i < first
        return beside and is_title(above.text.lower())

    def _learn_family_names(self) -> None:
        """Learn that "Guo" is Guo Jianming, whose family name stands first."""
        tokens = self._reading.tokens
        first: dict[str, set[str]] = {}
        for i, key in self.names.items():
            if i - 1 not in self.names and tokens[i].text != key and key in self.actors:
                first.setdefault(tokens[i].text, set()).add(key)
        for word, keys in first.items():
            if len(keys) == 1 and word not in self.actors and word.lower() not in GIVEN_NAMES:
                self.actors[word] = self.actors[next(iter(keys))]

    def _last(self, last: int) -> int:
        """Return where a name ends that the model broke at a hyphen: "Kang Dae-won"."""
        tokens = self._reading.tokens
        hyphen = last if tokens[last].text == "-" else last + 1
        joined = tokens[hyphen : hyphen + 2]
        if len(joined) < 2 or joined[0].text != "-" or not joined[1].text.isalpha():
            return last
        whole = tokens[hyphen - 1].end == joined[0].start and joined[0].end == joined[1].start
        return hyphen + 1 if whole else last

    def _is_capital(self, word: str) -> bool:
        named = self._reading.gazetteer.names(word)[:3]
        gazetteer = self._reading.gazetteer
        return word.lower() not in GIVEN_NAMES and any(
            name.form == "name" and gazetteer.capital_of(name.place.id) for name in named
        )

    def _learn_office_holders(self) -> None:
        """Learn that "President X" is "the Ruritanian president" where no other state has one."""
        held: dict[str, dict[str, Actor]] = {}
        first_named: dict[str, int] = {}
        for i in sorted(self.names):
            for title in titles_before(self._reading, i):
                first_named.setdefault(title, i)
        for token in self._reading.tokens:
            word = token.text.lower()
            if token.i in self.names or not is_title(word) or token.pos == "VERB":
                continue
            whose = self._reading.child(token.i, "poss")
            if whose is not None and whose.pos == "PRON":
                if first_named.get(title_at(self._reading, token.i), token.i) < token.i:
                    continue  # "Its foreign minister" is another than the one named before
            if token.i + 1 not in self.names and (actor := self._cast.of_noun(token.i)):
                if actor.country:
                    held.setdefault(title_at(self._reading, token.i), {})[actor.key] = actor
        for i, key in sorted(self.names.items()):
            if key in self.actors:
                continue
            for title in titles_before(self._reading, i):
                states = held.get(title, {})
                if len(states) == 1:
                    self.actors[key] = next(iter(states.values()))
                break

    def _represented(self, first: int, last: int) -> Actor | None:
        """Return the country of a person from the words about the name."""
        tokens = self._reading.tokens
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
        for child in self._reading.analysis.children(head):
            if child.dep == "prep" and child.text.lower() == "of":
                for place in self._reading.analysis.children(child.i):
                    if actor := self._cast.state_at(place.i, adjectives=False):
                        return actor
            if child.dep == "appos" and names_office(self._reading, child.i):
                if actor := self._cast.of_noun(child.i):
                    return actor
        # The name as the apposition: "the Chinese ambassador, Wu Lei".
        token = tokens[head]
        above = tokens[token.head]
        held = names_office(self._reading, above.i) or above.lemma.lower() in OPPOSITE
        if token.dep in ("appos", "compound", "conj") and held:
            return self._cast.of_noun(above.i)
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
            if is_title(word):
                office = True
            elif word == "," and office:
                break  # "coal for Japan, Energy Minister Peter Wamol told"
            elif (
                token.pos in ("VERB", "AUX", "ADP", "PRON", "SCONJ") and word not in ("of", "for")
            ) or (word in (",", ";", ":", "—", "and") and not office):
                break
            elif office or token.text[:1].isupper() or word in ("'s", "’s", "of", "the", "for"):
                body = self._cast.body(j)
                if body is not None and office:
                    return self._cast.of_speaker(body)
                if office and (actor := self._cast.state_at(j, adjectives=True)):
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
            if found := self._cast.state_at(token.i, adjectives=True):
                actor = actor or found
            if actor and is_title(token.text.lower()):
                return actor
            if is_title(token.text.lower()):
                return next(
                    (
                        a
                        for t in tokens[token.i + 1 : token.i + 6]
                        if t.text not in (",", ".")
                        and (a := self._cast.state_at(t.i, adjectives=True))
                    ),
                    None,
                )
        return None
