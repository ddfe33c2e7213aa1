"""Whom an office or a plain noun means: "the minister", "the rebels", "the country"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from geo.extract import party_words as words
from geo.extract.cast.armed import is_armed_name
from geo.extract.cast.casting import Casting
from geo.extract.cast.state_names import is_state_force_name
from geo.extract.cast.titles import is_title, title_at
from geo.extract.reading import SAYING, SUBJECTS, Reading
from geo.model import Actor, Token

ALLIANCES = frozenset(
    (
        "NATO", "KFOR", "ISAF", "CSTO", "ANZUS", "AUKUS", "AES", "Alliance of Sahel States",
        "North Atlantic Treaty Organization", "Collective Security Treaty Organization",
    )
)  # fmt: skip
"""Bodies, and forces of theirs, that a text goes on to call "the alliance"."""
_LOCAL = frozenset("provincial district municipal regional local county".split())
"""What is said of officials of the land that a text is written in."""
_ARMED = frozenset("patrol navy naval coastguard army police military".split())


class Offices:
    """Reads offices by who held them last in the text.

    Parameters
    ----------
    told
        The actors told of, each with its token; it grows as the text is followed.
    """

    def __init__(self, reading: Reading, cast: Casting, told: list[tuple[int, Actor]]) -> None:
        self._reading, self._cast, self._told = reading, cast, told
        self._held: dict[str, list[tuple[int, Actor]]] = {}
        self._count = 0
        self._counts: dict[str, int] = {}
        self._states: dict[str, Actor] = {}

    def add(self, i: int, titles: Iterable[str], actor: Actor) -> None:
        """Remember who held an office at a token."""
        for title in titles:
            self._held.setdefault(title, []).append((i, actor))

    def speaking_in(self, i: int) -> Actor | None:
        """Return the state an official speaks in: "In Accra, Trade Minister Ama Osei said"."""
        verb = self._reading.clause(i)
        named = i in self._cast.people
        before = self._reading.tokens[max(0, i - 6) : i]
        if named and any(t.text.lower() in _LOCAL for t in before if t.sentence == verb.sentence):
            return self.written_in()
        if self._reading.tokens[i].dep != "nsubj" or (named and verb.lemma not in SAYING):
            return None
        for child in self._reading.analysis.children(verb.i):
            if child.dep != "prep" or child.text.lower() != "in":
                continue
            where = self._reading.child(child.i, "pobj")
            held = self._reading.at.get(where.i) if where is not None else None
            if held is not None and held.place is not None:
                return self._cast.of_capital(held.place)
        return None

    def at(self, i: int) -> Actor | None:
        """Return whom "the minister" or "the president" last was."""
        token = self._reading.tokens[i]
        lemma = token.lemma.lower()
        definite = any(
            c.dep == "det" and c.text.lower() in ("the", "this", "that", "both")
            for c in self._reading.analysis.children(i)
        )
        if definite and (there := self._ruling_where(i)) is not None:
            return there
        if definite and (
            (lemma in words.COUNTRY_WORDS and token.tag == "NN")
            or (lemma == "island" and token.tag == "NNS")
        ):
            here = self.speaking_in(i) if lemma == "government" else None
            return here or self._realm(i, lemma) or self._country_before(i)
        if definite and (lemma in words.GROUPS or self._is_paramilitary(i)):
            acting = self._cast.acting_on(i)
            armed = lemma in words.AGAINST_STATES
            named = self._called(i)
            if named is not None:
                return named
            told = [
                (at, a)
                for at, a in reversed(self._told)
                if at < i and self._is_group(a, armed=armed) and a.key not in acting
            ]
            bearing = [(at, a) for at, a in told if self._cast.bears_arms(a)]
            told = [(at, a) for at, a in bearing if not is_armed_name(a.name)] or bearing or told
            acted = (a for at, a in told if not self._is_aside(at))
            group = next(acted, told[0][1] if told else None)
            if lemma == "alliance":
                allied = (a for at, a in reversed(self._told) if at < i and a.name in ALLIANCES)
                return next(allied, None) or group
            if group is None and lemma in words.AGAINST_STATES and token.tag == "NNS":
                return Actor(token.text.lower(), None, None)
            return group
        if not definite or not (is_title(lemma) or lemma in words.BODIES):
            return None
        if any(c.text.lower() in _ARMED for c in self._reading.analysis.children(i)):
            # "the patrol boat": of the state whose affairs are told.
            return self.home_state(i)
        whole = self._held.get(title_at(self._reading, i)) or self._held.get(lemma, [])
        earlier = [a for at, a in whole if at < i]
        if earlier:
            return earlier[-1]
        if is_title(lemma) and (here := self.speaking_in(i)) is not None:
            return here  # "In Bogotá the defence minister showed pictures"
        if lemma in words.ENVOYS:
            return self._posted(i)
        own = lemma in words.OWN_BODIES or self._reading.text(i - 1, i).lower() == "air force"
        if own and (fighting := self._fighting_before(i)) is not None:
            return fighting
        if lemma in words.RULING:
            return self.home_state(i)  # "the foreign ministry"
        if own or is_title(lemma):
            # "the army", with no state named: that of the state whose affairs are told.
            return self.home_state(i) or (
                self._only_before(i) or self._acting_before(i) if own else None
            )
        return None

    def of_force(self, i: int) -> Actor | None:
        """Return whose "the Defence Force" and "the 4th Brigade" are: theirs who are at home."""
        own = [c for c in self._reading.analysis.children(i) if c.i < i]
        named = [c.i for c in own if c.dep in ("compound", "amod", "nmod")]
        if not named or not any(c.text.lower() == "the" for c in own):
            return None
        name = self._reading.text(min(named), i)
        if not is_state_force_name(name):
            return None
        return self._land_of(i) or self.written_in() or self.home_state(i)

    def _land_of(self, i: int) -> Actor | None:
        """Return the one state in which the towns lie that a sentence names."""
        sentence = self._reading.analysis.sentences[self._reading.tokens[i].sentence]
        held = (self._reading.at.get(j) for j in range(sentence.first, sentence.last + 1))
        places = [r.place for r in held if r is not None and r.drawn and r.place is not None]
        lands = {p.country for p in places if p.country and p.kind != "country"}
        return self._cast.state(lands.pop()) if len(lands) == 1 else None

    def _is_paramilitary(self, i: int) -> bool:
        """Tell whether a force is said to be of no state: "the paramilitary force"."""
        described = {c.lemma.lower() for c in self._reading.analysis.children(i)}
        return self._reading.tokens[i].lemma.lower() in ("force", "troop") and bool(
            described & {"paramilitary", "rebel", "insurgent"}
        )

    def _ruling_where(self, i: int) -> Actor | None:
        """Return the state of a place in which something is done: "Dublin, where the cabinet"."""
        verb = self._reading.clause(i)
        lemma = self._reading.tokens[i].lemma.lower()
        if verb.dep != "relcl" or lemma not in words.RULING | words.OWN_BODIES:
            return None
        if not any(c.text.lower() == "where" for c in self._reading.analysis.children(verb.i)):
            return None
        held = self._reading.at.get(verb.head)
        place = held.place if held is not None else None
        return self._cast.state(place.country) if place is not None and place.country else None

    def _posted(self, i: int) -> Actor | None:
        """Return whose "the consul in Goma" is: not the land's, but theirs who were told of."""
        home = self.written_in() or self.home_state(i)
        envoys = [pair for title in words.ENVOYS for pair in self._held.get(title, ())]
        for at, actor in (*sorted(envoys, key=lambda p: -p[0]), *reversed(self._told)):
            near = self._reading.tokens[i].sentence - self._reading.tokens[at].sentence <= 2
            if at < i and near and actor.country and (home is None or actor.key != home.key):
                return actor
        return None

    def _called(self, i: int) -> Actor | None:
        """Return the body whose name stands beside a noun: "the regional bloc ECOWAS"."""
        for child in self._reading.analysis.children(i):
            if child.dep in ("appos", "compound", "nmod") and (
                body := self._cast.named_body(child.i)
            ):
                return body
        return None

    def _is_aside(self, i: int) -> bool:
        """Tell whether a name is only told with another: "the Front, an ally of Ansar"."""
        return (
            any(above.dep in ("relcl", "appos", "acl") for above in self._reading.above(i))
            and self._reading.tokens[i].dep == "pobj"
        )

    def _is_group(self, actor: Actor, *, armed: bool) -> bool:
        """Tell whether an actor may be "the rebels": no state, and no known organisation."""
        if actor.country:
            return False
        speaker = self._reading.gazetteer.speaker(actor.name)
        if speaker is None:
            return self._cast.acts(actor)
        return speaker.kind == "group" or (speaker.kind == "bloc" and not armed)

    def _realm(self, i: int, lemma: str) -> Actor | None:
        """Return the last state told of that calls itself so: "the kingdom" is Morocco."""
        number = self._reading.tokens[i].sentence
        for at, actor in reversed(self._told):
            if number - self._reading.tokens[at].sentence > 4:
                return None
            if at < i and actor.country:
                whole = f"{lemma.capitalize()} of {actor.name}"
                if any(
                    n.place.country == actor.country for n in self._reading.gazetteer.names(whole)
                ):
                    return actor
        return None

    def _country_before(self, i: int) -> Actor | None:
        """Return "the country": the last state told of that is not the one acting on it."""
        subject = self._reading.child(self._reading.clause(i).i, "nsubj")
        acting = {a.key for a in self._cast.one(subject.i)} if subject and subject.i != i else set()
        number = self._reading.tokens[i].sentence
        for at, actor in reversed(self._told):
            if at < i and actor.country and actor.key not in acting:
                near = number - self._reading.tokens[at].sentence <= 1
                return actor if near else None
        return None

    def _fighting_before(self, i: int) -> Actor | None:
        """Return whose forces acted just before: "Israeli troops raided … . The army said"."""
        number = self._reading.tokens[i].sentence
        for away in (1, 2):
            found: dict[str, Actor] = {}
            for at, actor in reversed(self._told):
                token = self._reading.tokens[at]
                if number - token.sentence > away:
                    break
                force = token.lemma.lower() in words.FORCES | words.OWN_BODIES
                if at < i and number - token.sentence == away and actor.country and force:
                    if token.dep in SUBJECTS:
                        found[actor.key] = actor
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    def _acting_before(self, i: int) -> Actor | None:
        """Return the state that acts in the sentence before, in the same paragraph."""
        number = self._reading.tokens[i].sentence
        if not number:
            return None
        before, here = self._reading.analysis.sentences[number - 1 : number + 1]
        text = self._reading.analysis.article.text
        if "\n\n" in text[before.span.start : here.span.start]:
            return None
        for token in self._reading.tokens[before.first : before.last + 1]:
            root = self._reading.tokens[token.head]
            if token.dep == "nsubj" and root.dep == "ROOT":
                if root.lemma in SAYING:
                    return None  # who tells of it need not be who did it
                found = self._cast.one(token.i)
                return found[0] if len(found) == 1 and found[0].country else None
        return None

    def of_paragraph(self, i: int) -> Actor | None:
        """Return the state a paragraph is of: "Peru looks south as well. Minister Rios met"."""
        found = self._acting_before(i)
        home = self.written_in()
        if found is None or home is None or self._is_named_before(i, home):
            return None
        return found

    def _is_named_before(self, i: int, state: Actor) -> bool:
        """Tell whether the sentence before names a state."""
        before = self._reading.analysis.sentences[self._reading.tokens[i].sentence - 1]
        named = (self._cast.modifier(j) for j in range(before.first, before.last + 1))
        return any(actor is not None and actor.key == state.key for actor in named)

    def _only_before(self, i: int) -> Actor | None:
        """Return the one state that the two sentences before name."""
        number = self._reading.tokens[i].sentence
        first = self._reading.analysis.sentences[max(0, number - 2)].first
        last = self._reading.analysis.sentences[number].first
        found = (self._cast.modifier(j) for j in range(first, last))
        states = {actor.key: actor for actor in found if actor is not None}
        return next(iter(states.values())) if len(states) == 1 else None

    def home_state(self, i: int) -> Actor | None:
        """Return whose affairs are told: the state of the dateline, or the one told of most."""
        counts, actors = self._counted(i)
        best = sorted(counts, key=lambda key: -counts[key])
        written, ground = self.written_in(), self.ground
        if written is not None and ground is not None and written.key == ground.key:
            if written.key not in counts:
                return written
        if best and (len(best) == 1 or counts[best[0]] >= 2 * counts[best[1]]):
            return actors[best[0]]
        if written is not None and (written.key in counts or not best):
            return written
        if written is None and ground is not None:
            if not best or counts.get(ground.key, 0) >= counts[best[0]]:
                return ground
        return self._speaking_of(i) or self._land() if not best else None

    def _land(self) -> Actor | None:
        """Return the one state in which all places of a text lie."""
        places = [r.place for r in self._reading.resolutions if r.drawn and r.place is not None]
        lands = {place.country for place in places if place.country}
        return self._cast.state(lands.pop()) if len(lands) == 1 else None

    @cached_property
    def ground(self) -> Actor | None:
        """Return the state on whose ground most of an article is, by the places it names."""
        held = Counter(
            r.place.country
            for r in self._reading.resolutions
            if r.drawn and r.place is not None and r.place.country and r.place.kind != "country"
        )
        ranked = held.most_common(2)
        if not ranked or ranked[0][1] < 2:
            return None
        if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
            return None
        return self._cast.state(ranked[0][0])

    def _counted(self, i: int) -> tuple[dict[str, int], dict[str, Actor]]:
        """Return how often each state is told of before a token, and the states by their keys.

        Who was told of stands in text order, and is asked for nearly so: the count goes on.
        """
        ahead = bisect_left(self._told, i, key=lambda told: told[0])
        if ahead < self._count:
            self._count, self._counts, self._states = 0, {}, {}
        for _, actor in self._told[self._count : ahead]:
            if actor.country:
                self._counts[actor.key] = self._counts.get(actor.key, 0) + 1
                self._states[actor.key] = actor
        self._count = ahead
        return self._counts, self._states

    def _speaking_of(self, i: int) -> Actor | None:
        """Return the state whose body is told to say it, in a sentence that opens an article."""
        number = self._reading.tokens[i].sentence
        for token in self._reading.tokens[i + 1 :]:
            if token.sentence != number:
                return None
            if token.dep == "nsubj" and self._reading.tokens[token.head].lemma in SAYING:
                found = self._cast.one(token.i)
                return found[0] if len(found) == 1 and found[0].country else None
        return None

    def written_in(self) -> Actor | None:
        """Return the state of the dateline, where there is one."""
        first = self._reading.analysis.sentences[0]
        dashed = self._reading.tokens[first.last].text in ("-", "--", "–", "—", "|")
        if first.last - first.first > (14 if dashed else 8):
            return None
        for i in range(first.first, first.last + 1):
            held = self._reading.at.get(i)
            if held is not None and held.place is not None and held.place.country:
                return self._cast.state(held.place.country)
        named = self._reading.tokens[first.first].text
        return self._cast.capital_named(named.title()) if dashed and named.isupper() else None


def is_service(reading: Reading, i: int) -> bool:
    """Tell whether a noun is of a body of a state: "the security service"."""
    described = {c.text.lower() for c in reading.analysis.children(i)}
    return reading.tokens[i].lemma == "service" and bool(described & words.SERVICES)


def is_opposite(reading: Reading, i: int) -> bool:
    """Tell whether a noun is "opposite number"."""
    before = reading.tokens[max(0, i - 1)].text.lower()
    return reading.tokens[i].lemma.lower() == "number" and before == "opposite"


def is_backer(reading: Reading, token: Token) -> bool:
    """Tell whether a name only says who backs or leads: "Iran-backed fighters"."""
    above = reading.tokens[token.head]
    return above.lemma.lower() in words.BACKED or above.text.lower().endswith(words.BACKED_ENDS)
