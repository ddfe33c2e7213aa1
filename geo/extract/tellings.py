"""Finds each telling of an event: its trigger, who does it, to or with whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.extract.actors import Cast
from geo.extract.lexicon import Frame, Lexicon, load_lexicon
from geo.extract.reading import SUBJECTS, Reading
from geo.model import CONFLICT_TYPES, Actor, Token

_MORE = frozenset("new further more additional fresh another similar second extra".split())
_TERRITORIES = frozenset({"province", "disputed", "area", "district", "region", "city"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: the token that triggers it, the frame it fits, and the parties."""

    i: int
    frame: Frame
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]


def find_tellings(reading: Reading, cast: Cast) -> Iterator[Telling]:
    """Yield the tellings of a text in order."""
    if not reading.analysis.parsed:
        return
    finder = _Finder(reading, cast, load_lexicon())
    for token in reading.tokens:
        if not reading.is_told(token.i):
            continue
        found: Iterator[Telling] = iter(())
        if token.pos == "VERB" and token.lemma in finder.lexicon.verbs:
            found = finder.of_verb(token)
        elif token.pos in ("NOUN", "PROPN") and token.lemma.lower() in finder.lexicon.nouns:
            found = finder.of_noun(token)
        for telling in found:
            finder.told.append(telling)
            yield telling


class _Finder:
    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.told: list[Telling] = []

    # Verbs ------------------------------------------------------------------------------

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        object_ = self.object_of(verb)
        passive = self.reading.child(verb.i, "nsubjpass") is not None or (
            verb.tag == "VBN" and verb.dep == "acl"
        )
        for frame in self.lexicon.verbs[verb.lemma]:
            if not self.fits(frame, verb, object_):
                continue
            sources = self.doers(verb, passive=passive)
            if frame.subjects and not self.subject_is(verb, frame, passive=passive):
                continue
            targets = self.targets(frame, verb, object_, passive=passive)
            if frame.mutual and len(sources) >= 2 and not targets:
                yield Telling(verb.i, frame, sources, ())
                return
            if passive and not sources and frame.mutual and len(targets) >= 2:
                yield Telling(verb.i, frame, targets, ())
                return
            if sources and (targets or "none" in frame.targets):
                yield Telling(verb.i, frame, sources, targets)
                return

    def fits(self, frame: Frame, verb: Token, object_: Token | None) -> bool:
        children = self.reading.analysis.children(verb.i)
        if frame.particle and not any(
            c.text.lower() == frame.particle and c.dep in ("prt", "prep", "advmod", "dobj")
            for c in children
        ):
            return False
        if frame.objects:
            found = self.lemmas(object_)
            return bool(found & frame.objects)
        return not (frame.unless and self.lemmas(object_) & frame.unless)

    def lemmas(self, token: Token | None) -> set[str]:
        """Return the lemmas of a noun, those joined to it, and what it counts: "tons of grain"."""
        if token is None:
            return set()
        found: set[str] = set()
        for j in self.reading.conjuncts(token.i):
            found.add(self.reading.tokens[j].lemma.lower())
            for child in self.reading.analysis.children(j):
                if child.dep in ("compound", "nummod", "quantmod"):
                    found.add(child.lemma.lower())
                if child.dep == "prep" and child.text.lower() == "of":
                    found |= {c.lemma.lower() for c in self.reading.analysis.children(child.i)}
        return found

    def object_of(self, verb: Token) -> Token | None:
        """Return what is done to: the object, or the subject of a passive."""
        found = self.reading.child(verb.i, "dobj") or self.reading.child(verb.i, "nsubjpass")
        if found is None and verb.dep in ("acl", "relcl") and verb.tag == "VBN":
            return self.reading.tokens[verb.head]
        if found is not None and found.pos == "PRON" and found.lemma in ("which", "that"):
            return self.reading.tokens[verb.head] if verb.dep == "relcl" else found
        return found

    def subject_is(self, verb: Token, frame: Frame, *, passive: bool) -> bool:
        subject = self.agent(verb) if passive else self.subject(verb)
        return subject is not None and bool(
            {self.reading.tokens[j].lemma.lower() for j in self.reading.conjuncts(subject.i)}
            & frame.subjects
        )

    def doers(self, verb: Token, *, passive: bool) -> tuple[Actor, ...]:
        noun = self.agent(verb) if passive else self.subject(verb)
        if noun is None:
            return ()
        found = self.cast.at(noun.i)
        if noun.dep in SUBJECTS:
            # "The A (AA) and the B signed": a bracket may part the two into two subjects.
            for other in self.reading.analysis.children(noun.head):
                joined = other.dep == noun.dep and other.i < noun.i
                if joined and self.reading.child(other.i, "cc") is not None:
                    found = (*self.cast.at(other.i), *found)
        return tuple({actor.key: actor for actor in found}.values())

    def agent(self, verb: Token) -> Token | None:
        for child in self.reading.analysis.children(verb.i):
            if child.dep == "agent" or (child.dep == "prep" and child.text.lower() == "by"):
                return self.reading.child(child.i, "pobj")
        return None

    def subject(self, verb: Token) -> Token | None:
        """Return who does a verb, looking up from infinitives, participles and joined verbs."""
        seen: set[int] = set()
        while verb.i not in seen:
            seen.add(verb.i)
            own = [c for c in self.reading.analysis.children(verb.i) if c.dep in ("nsubj", "csubj")]
            if own:
                # After a dateline the parser may find two: the nearer one acts.
                return own[-1]
            if (
                verb.dep in ("conj", "xcomp", "advcl", "pcomp", "dep")
                and self.reading.child(verb.i, "nsubjpass") is None
            ):
                above = self.reading.tokens[verb.head]
                if verb.dep == "xcomp" and (to_do := self.reading.child(above.i, "dobj", "dative")):
                    # "asked Chad to withdraw": the one asked is to do it.
                    if above.lemma not in ("promise", "threaten"):
                        return to_do
                if verb.dep == "pcomp":
                    above = self.reading.clause(verb.head)
                if verb.dep == "xcomp" and (who := self.reading.child(above.i, "nsubjpass")):
                    return who
                if above.pos in ("NOUN", "PROPN"):
                    return None
                verb = above
                continue
            if verb.dep in ("acl", "relcl") and verb.tag == "VBG":
                return self.reading.tokens[verb.head]
            if verb.dep == "acl" and verb.tag == "VB":
                # "a promise to impose": the promiser's.
                verb = self.reading.clause(verb.head)
                continue
            return None
        return None

    def targets(
        self, frame: Frame, verb: Token, object_: Token | None, *, passive: bool
    ) -> tuple[Actor, ...]:
        for slot in frame.targets:
            found: tuple[Actor, ...] = ()
            if slot == "dobj" and object_ is not None:
                found = self.cast.at(object_.i) or self.soil(frame, object_)
                found = found or self._where(object_)
            elif slot == "owner" and object_ is not None:
                found = self.owners(object_, frame) or self.around(frame, verb)
            elif slot == "dative":
                found = self.receiver(verb)
            elif slot == "that":
                found = self.told_to(verb)
            elif slot == "answer":
                found = self.answered(verb)
            elif slot == "territory" and object_ is not None:
                found = self.territories(object_)
            elif slot == "help":
                found = self.helped(verb)
            elif slot != "none":
                found = self.after(verb, slot, frame) or (
                    self.after(object_, slot, frame) if object_ is not None else ()
                )
            if found:
                return found
        return ()

    def answered(self, verb: Token) -> tuple[Actor, ...]:
        """Return who is refused: the one who asked or warned just before."""
        keys = {actor.key for actor in self.doers(verb, passive=False)}
        for telling in reversed(self.told):
            asked = telling.frame.type in ("REQUEST", "THREATEN", "ACCUSE")
            if verb.sentence - self.reading.tokens[telling.i].sentence > 2:
                break
            if asked and keys & {actor.key for actor in telling.targets}:
                return telling.sources
        return ()

    def owners(self, noun: Token, frame: Frame | None = None) -> tuple[Actor, ...]:
        """Return whom a noun belongs to: "Filipino sailors", "Rome's plan", "ships of Malta"."""
        found: list[Actor] = []
        for j in self.reading.conjuncts(noun.i):
            found += self.cast.alone(j)
            for child in self.reading.analysis.children(j):
                if child.dep in ("amod", "compound", "nmod"):
                    if actor := self.cast.modifier(child.i):
                        found.append(actor)
                elif child.dep == "poss":
                    found += self.cast.at(child.i)
                elif child.dep == "prep" and child.text.lower() in (
                    "of",
                    "from",
                    "in",
                    "at",
                    "off",
                ):
                    place = self.reading.child(child.i, "pobj")
                    if place is not None:
                        held = self.cast.at(place.i)
                        if child.text.lower() not in ("of", "from"):
                            held = tuple(actor for actor in held if actor.country)
                        found += held or self.soil(frame, place)
                elif child.dep in ("acl", "relcl") and child.lemma in ("work", "sail", "belong"):
                    for prep in self.reading.analysis.children(child.i):
                        whom = self.reading.child(prep.i, "pobj") if prep.dep == "prep" else None
                        found += self.cast.at(whom.i) if whom is not None else ()
        return tuple({a.key: a for a in found}.values())

    def soil(self, frame: Frame | None, noun: Token) -> tuple[Actor, ...]:
        """Return the state on whose soil force is used: to shell a town is to shell its state."""
        if frame is None or frame.type not in CONFLICT_TYPES:
            return ()
        resolution = self.reading.at.get(noun.i)
        place = resolution.place if resolution is not None and resolution.drawn else None
        if place is None or not place.country or place.kind in ("sea", "ocean", "strait", "gulf"):
            return ()
        return (self.cast.state(place.country),)

    def around(self, frame: Frame, verb: Token) -> tuple[Actor, ...]:
        """Return the state where a place tells force was used: "hit a station in Surin"."""
        if frame.type not in CONFLICT_TYPES:
            return ()
        for child in self.reading.analysis.children(verb.i):
            if child.dep == "prep" and child.text.lower() in ("in", "at", "near"):
                place = self.reading.child(child.i, "pobj")
                if place is not None and (found := self.soil(frame, place)):
                    return found
        return ()

    def territories(self, noun: Token) -> tuple[Actor, ...]:
        """Return the parts of states that an object names: whose independence is recognised."""
        found: dict[str, Actor] = {}
        for token in self.reading.analysis.subtree(noun.i):
            resolution = self.reading.at.get(token.i)
            place = resolution.place if resolution is not None and resolution.drawn else None
            if place is not None and resolution is not None and place.kind in _TERRITORIES:
                name = resolution.toponym.surface.removeprefix("the ")
                found[place.id] = Actor(name, None, place)
        return tuple(found.values())

    def receiver(self, verb: Token) -> tuple[Actor, ...]:
        dative = self.reading.child(verb.i, "dative")
        if dative is None:
            return ()
        if dative.pos == "ADP":
            noun = self.reading.child(dative.i, "pobj")
            return self.cast.at(noun.i) if noun is not None else ()
        return self.cast.at(dative.i)

    def told_to(self, verb: Token) -> tuple[Actor, ...]:
        for child in self.reading.analysis.children(verb.i):
            if child.dep == "ccomp":
                who = self.reading.child(child.i, "nsubj", "nsubjpass")
                if who is not None:
                    return self.cast.at(who.i)
        return ()

    def helped(self, verb: Token) -> tuple[Actor, ...]:
        """Return who is helped: "sent a plane to help Greenland search"."""
        for child in self.reading.analysis.subtree(verb.i):
            if child.lemma in ("help", "aid", "assist") and child.pos == "VERB":
                whom = self.reading.child(child.i, "dobj") or (
                    (inner := self.reading.child(child.i, "ccomp"))
                    and self.reading.child(inner.i, "nsubj")
                )
                if whom is not None:
                    return self.cast.at(whom.i)
        return ()

    def after(self, head: Token, word: str, frame: Frame) -> tuple[Actor, ...]:
        """Return the actors after a preposition that hangs on a word, or on its particle."""
        children = list(self.reading.analysis.children(head.i))
        for child in tuple(children):
            if child.dep in ("prt", "advmod"):
                children += self.reading.analysis.children(child.i)
        joined = head
        while joined.dep == "conj" and joined.pos == "NOUN":
            # "condemnation and sanctions against X": the parser hangs it on the first of the two.
            joined = self.reading.tokens[joined.head]
            children += [c for c in self.reading.analysis.children(joined.i) if c.i > head.i]
        for child in children:
            if child.text.lower() != word or child.dep not in (
                "prep",
                "dative",
                "agent",
                "prt",
                "advmod",
            ):
                continue
            for noun in self._below(child):
                if frame.place:
                    if self.lemmas(noun) & frame.place:
                        return self.owners(noun)
                    continue
                found = self.cast.at(noun.i) or self._border(noun)
                if not found and frame.type in ("CONSULT", "MOBILIZE", "RETREAT", "ASSAULT"):
                    found = self._where(noun)
                if found:
                    return found
        return ()

    def _below(self, preposition: Token) -> Iterator[Token]:
        for child in self.reading.analysis.children(preposition.i):
            if child.dep in ("pobj", "pcomp"):
                yield child
            elif child.dep == "prep":
                yield from self._below(child)

    def _border(self, noun: Token) -> tuple[Actor, ...]:
        """Return whose border, embassy or soil a place is."""
        lemmas = "border frontier territory soil coast village town capital embassy waters goods"
        if noun.lemma.lower() not in lemmas.split() and noun.pos not in ("NOUN", "PROPN"):
            return ()
        for child in self.reading.analysis.children(noun.i):
            if child.dep in ("amod", "compound", "nmod") and (a := self.cast.modifier(child.i)):
                return (a,)
            if child.dep == "poss":
                return self.cast.at(child.i)
        return ()

    def _where(self, noun: Token) -> tuple[Actor, ...]:
        """Return the state in which a place lies: to fly to Luanda is to visit Angola."""
        resolution = self.reading.at.get(noun.i)
        place = resolution.place if resolution else None
        if place is None or not place.country:
            return ()
        if self.cast.state(place.country).place is None:
            return ()
        is_capital = self.reading.gazetteer.capital_of(place.id) is not None
        if is_capital or place.kind in ("country", "territory"):
            return (self.cast.state(place.country),)
        return ()

    # Nouns ------------------------------------------------------------------------------

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        for frame in self.lexicon.nouns[noun.lemma.lower()]:
            if frame.around and not self._around(noun, frame):
                continue
            targets: tuple[Actor, ...] = ()
            between = False
            for slot in frame.targets:
                found = self.after(noun, slot, frame) or self._after_carrier(noun, slot, frame)
                if found:
                    targets, between = found, slot == "between"
                    break
            if not targets and self._is_another(noun):
                targets = self._as_before(noun, frame)
            if between and len(targets) >= 2:
                yield Telling(noun.i, frame, targets, ())
                hosts = self._carrier_subject(noun)
                if frame.type == "CONSULT" and hosts:
                    yield Telling(noun.i, frame, hosts, targets)
                return
            sources = self._noun_doers(noun)
            if frame.mutual and not targets and len(sources) >= 2:
                yield Telling(noun.i, frame, sources, ())
                return
            if sources and targets:
                yield Telling(noun.i, frame, sources, targets)
                return

    def _is_another(self, noun: Token) -> bool:
        """Tell whether a noun is more of what was told: "tougher sanctions", "a new tariff"."""
        return any(
            child.tag == "JJR" or child.text.lower() in _MORE
            for child in self.reading.analysis.children(noun.i)
        )

    def _as_before(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return whom the same noun was aimed at in this sentence or the one before."""
        for token in reversed(self.reading.tokens[: noun.i]):
            if noun.sentence - token.sentence > 1:
                break
            if token.lemma.lower() == frame.word and token.pos == "NOUN":
                for slot in frame.targets:
                    if found := self.after(token, slot, frame):
                        return found
        return ()

    def _around(self, noun: Token, frame: Frame) -> bool:
        return any(
            child.text.lower() in frame.around for child in self.reading.analysis.children(noun.i)
        )

    def _noun_doers(self, noun: Token) -> tuple[Actor, ...]:
        for child in self.reading.analysis.children(noun.i):
            if child.dep == "poss" and (found := self.cast.at(child.i)):
                return found
            if child.dep == "prep" and child.text.lower() == "by":
                by = self.reading.child(child.i, "pobj")
                if by is not None and (found := self.cast.at(by.i)):
                    return found
        owners: list[Actor] = []
        for child in self.reading.analysis.children(noun.i):
            if child.dep in ("amod", "compound", "nmod"):
                for j in self.reading.conjuncts(child.i):
                    if actor := self.cast.modifier(j):
                        owners.append(actor)
        if owners:
            return tuple({a.key: a for a in owners}.values())
        return self._carrier_subject(noun)

    def _carrier(self, noun: Token) -> Token | None:
        """Return the verb that carries a noun: "held talks", "is on a visit"."""
        token, steps = noun, 0
        while steps < 4 and token.head != token.i:
            above = self.reading.tokens[token.head]
            if token.dep in (
                "dobj",
                "nsubjpass",
                "pobj",
                "prep",
                "conj",
                "attr",
                "xcomp",
                "acl",
                "dative",
            ):
                if above.pos in ("VERB", "AUX"):
                    through = token.dep in ("dobj", "nsubjpass", "attr")
                    if above.lemma in self.lexicon.carrying and through:
                        return above
                    if token.dep == "prep" and token.text.lower() in (
                        "for",
                        "on",
                        "in",
                        "during",
                        "to",
                    ):
                        return above
                    return above if through and above.lemma in ("be",) else None
                token, steps = above, steps + 1
                continue
            return None
        return None

    def _carrier_subject(self, noun: Token) -> tuple[Actor, ...]:
        verb = self._carrier(noun)
        if verb is None:
            return ()
        passive = self.reading.child(verb.i, "nsubjpass") is not None
        return self.doers(verb, passive=passive)

    def _after_carrier(self, noun: Token, slot: str, frame: Frame) -> tuple[Actor, ...]:
        verb = self._carrier(noun)
        if (
            verb is None
            or slot in ("to", "for", "by", "of")
            or noun.dep not in ("dobj", "nsubjpass")
        ):
            return ()
        return self.after(verb, slot, frame)
