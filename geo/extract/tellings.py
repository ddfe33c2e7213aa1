"""Finds each telling of an event: its trigger, who does it, to or with whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.extract import grammar
from geo.extract.actors import Cast
from geo.extract.lexicon import Frame, Lexicon, load_lexicon
from geo.extract.parties import Parties
from geo.extract.reading import Reading
from geo.extract.standing import Standing, assess
from geo.model import CONFLICT_TYPES, Actor, Token

_MORE = frozenset("new further more additional fresh another similar second extra".split())
_TOGETHER = frozenset("together jointly alongside".split())
_BAD = frozenset(
    "piracy terrorism aggression provocation lie crime theft blackmail threat outrage disgrace "
    "terrorist aggressor criminal liar pirate dictator tyrant unacceptable illegal reckless absurd "
    "genocide invasion attack violation betrayal insult bullying robbery murder barbaric shameful "
    "irresponsible unlawful cowardly hostile madness hypocrisy sabotage".split()
)
_AGAIN = frozenset({("do", "same"), ("do", "likewise"), ("follow", "suit")})
_DENYING = frozenset("deny dispute refute reject dismiss".split())
_CLAIMS = frozenset("it this that claim accusation charge allegation report rumour rumor".split())
_HELPING = frozenset(
    "join help support protect rescue search assist escort evacuate train monitor deliver".split()
)
_RECEIVING = frozenset("receive get accept win secure obtain draw face welcome seek need".split())
_HOSTING = frozenset("mediate broker host chair facilitate sponsor convene oversee".split())
_PEOPLE = frozenset(
    "civilian child rebel militant fighter insurgent policeman guard leader commander member "
    "general minister woman family peacekeeper jihadist separatist gunman terrorist bodyguard "
    "people person chief official protester suspect supporter resident".split()
)
_CROWD = frozenset("protester demonstrator crowd marcher student thousand hundred mob".split())
_DELEGATES = frozenset(
    "delegation delegate team mission envoy representative negotiator official diplomat leader "
    "party group minister side counterpart monitor inspector adviser".split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: the token that triggers it, the frame it fits, and the parties."""

    i: int
    frame: Frame
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    hosting: bool = False
    denied: str = ""


def find_tellings(reading: Reading, cast: Cast) -> Iterator[Telling]:
    """Yield the tellings of a text in order."""
    if not reading.analysis.parsed:
        return
    finder = _Finder(reading, cast, load_lexicon())
    for token in reading.tokens:
        lemma = token.lemma.lower()
        found: Iterable[Telling] = ()
        if (lemma == "due" and token.dep == "acomp") or (
            token.pos == "VERB" and lemma in finder.lexicon.verbs and reading.is_told(token.i)
        ):
            found = finder.of_verb(token)
        elif token.pos in ("NOUN", "PROPN") and lemma in finder.lexicon.nouns:
            if reading.is_told(token.i) and cast.named_body(token.i) is None:
                found = finder.of_noun(token)
        elif token.pos in ("VERB", "AUX") and lemma in ("do", "follow"):
            found = finder.repeated(token)
        for telling in found:
            finder.told.append(telling)
            parties = (*telling.sources, *telling.targets)
            cast.remember(token.i, parties, people=telling.frame.type == "CONSULT")
    yield from finder.with_denials()


def standing_of(reading: Reading, telling: Telling) -> Standing:
    """Return the standing of what is told, and what was said of it afterwards."""
    standing = assess(reading, telling.i)
    if telling.denied and standing.name in ("asserted", "planned"):
        return Standing("denied", f"“{telling.denied}” afterwards", standing.when)
    return standing


class _Finder:
    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.told: list[Telling] = []
        self.parties = Parties(reading, cast, lexicon, self.told)

    # Verbs ------------------------------------------------------------------------------

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        object_ = grammar.object_of(self.reading, verb)
        passive = grammar.is_passive(self.reading, verb)
        doer = grammar.agent(self.reading, verb) if passive else None
        doer = doer if passive else grammar.subject(self.reading, verb)
        if verb.lemma in ("due", "expect"):
            doer = self.awaited(verb)
        sources = self.at_subject(doer)
        if (joined := grammar.joined_in(self.reading, verb)) is not None:
            sources = (*sources, *self.cast.at(joined.i))
        if not sources and doer is not None:
            sources = self.crowd(verb) if doer.lemma in _CROWD else self.origin(doer)
        if not sources and passive and object_ is not None and doer is None:
            sources = self.posted(verb, object_)
        for frame in self.lexicon.verbs[verb.lemma]:
            if not self.fits(frame, verb, object_, doer):
                continue
            targets = self.parties.of_verb(frame, verb, object_, sources)
            if not targets and frame.type == "ASSAULT" and verb.dep == "acl":
                targets = self.defender(verb)
            if not targets and "calling" in frame.flags and object_ is not None:
                targets = self.called(object_)
            if frame.mutual and len(sources) >= 2 and not targets:
                if "together" in frame.flags and not self.is_joint(verb, object_):
                    continue
                yield Telling(verb.i, frame, sources, ())
                return
            if passive and not sources and frame.mutual and len(targets) >= 2:
                yield Telling(verb.i, frame, targets, ())
                return
            if sources and (
                targets or "none" in frame.targets or self.takes_ground(frame, object_)
            ):
                yield Telling(verb.i, frame, sources, targets)
                return

    def at_subject(self, doer: Token | None) -> tuple[Actor, ...]:
        if doer is None:
            return ()
        found: list[Actor] = []
        for noun in grammar.subjects(self.reading, doer):
            found += self.cast.at(noun.i)
            for other in grammar.companions(self.reading, noun):
                found += self.cast.at(other.i)
        return tuple({actor.key: actor for actor in found}.values())

    def awaited(self, verb: Token) -> Token | None:
        """Return who is due or expected somewhere."""
        if verb.pos == "VERB":
            return self.reading.child(verb.i, "nsubjpass")
        return self.reading.child(verb.head, "nsubj")

    def origin(self, weapon: Token) -> tuple[Actor, ...]:
        """Return who fired what hit: "shells fired from the Syrian side", "fire from Mali"."""
        if weapon.lemma.lower() not in self.lexicon.groups["weapons"]:
            return ()
        for child in grammar.prepositions(self.reading, weapon):
            if child.text.lower() in ("from", "by"):
                whom = self.reading.child(child.i, "pobj")
                if whom is not None and (found := self.cast.at(whom.i)):
                    return found
                if whom is not None and (found := self.parties.owners(whom)):
                    return found
        return ()

    def posted(self, verb: Token, envoy: Token) -> tuple[Actor, ...]:
        """Return who summons an envoy, where only the post is told: "the envoy in Riga was …"."""
        if envoy.lemma.lower() not in self.lexicon.groups["envoys"]:
            return ()
        if verb.lemma not in ("summon", "call", "expel", "rebuke"):
            return ()
        for frame in self.lexicon.verbs[verb.lemma]:
            for word in ("in", "to"):
                if found := self.parties.after(envoy, word, frame):
                    return found
        return ()

    def crowd(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose people demonstrate where the text says only in which place."""
        for token in self.reading.analysis.subtree(verb.i):
            resolution = self.reading.at.get(token.i)
            place = resolution.place if resolution is not None and resolution.drawn else None
            if place is not None and place.country and place.kind != "country":
                return (self.cast.state(place.country),)
        return ()

    def fits(self, frame: Frame, verb: Token, object_: Token | None, doer: Token | None) -> bool:
        children = self.reading.analysis.children(verb.i)
        if frame.particle and not any(
            c.text.lower() == frame.particle
            and c.dep in ("prt", "prep", "advmod", "dobj", "acomp", "oprd", "ccomp")
            for c in children
        ):
            return False
        lemmas = self.parties.lemmas(object_)
        if frame.objects and not lemmas & frame.objects:
            if frame.type not in CONFLICT_TYPES or not self.is_town(object_):
                return False
        if frame.unless and lemmas & frame.unless:
            return False
        if frame.targets == ("dative",) and object_ is None:
            return False
        if frame.subjects and (doer is None or not self.parties.lemmas(doer) & frame.subjects):
            return False
        if frame.place and object_ is not None and not frame.targets[0].startswith("to"):
            if "dobj" in frame.targets and not lemmas & frame.place:
                return False
        return all(self.holds(flag, frame, verb, object_, doer) for flag in frame.flags)

    def holds(
        self, flag: str, frame: Frame, verb: Token, object_: Token | None, doer: Token | None
    ) -> bool:
        """Tell whether a condition of a frame holds: see the lexicon's head."""
        if flag == "warlike":
            return not any(
                c.dep in ("xcomp", "advcl", "relcl") and c.lemma in _HELPING
                for c in self.reading.analysis.children(verb.i)
            )
        if flag == "persons":
            return doer is not None and any(self.is_delegate(j) for j in self.cast.joined(doer.i))
        if flag == "armed":
            return doer is None or not self.cast.is_person(doer.i)
        if flag == "people":
            return object_ is not None and self.are_people(object_)
        if flag == "infinitive":
            return any(
                c.dep in ("xcomp", "ccomp")
                and any(a.text.lower() == "to" for a in self.reading.analysis.children(c.i))
                for c in self.reading.analysis.children(verb.i)
            )
        if flag == "calling":
            return any(
                t.lemma.lower() in _BAD
                for c in self.reading.analysis.children(verb.i)
                if c.dep in ("oprd", "attr", "dobj", "ccomp", "acomp", "prep", "xcomp")
                for t in self.reading.analysis.subtree(c.i)
            )
        return True

    def is_delegate(self, i: int) -> bool:
        token = self.reading.tokens[i]
        return (
            self.cast.is_person(i)
            or token.lemma.lower() in _DELEGATES
            or (token.pos == "PRON" and token.text.lower() in ("he", "she", "who", "they"))
        )

    def are_people(self, noun: Token) -> bool:
        groups = self.lexicon.groups
        lemmas = self.parties.lemmas(noun)
        if lemmas & (groups["people"] | groups["forces"] | groups["vessel"] | _PEOPLE):
            return True
        if noun.pos == "NUM" or noun.tag == "NNPS":
            return True
        return any(not actor.country for actor in self.cast.one(noun.i))

    def is_joint(self, verb: Token, object_: Token | None) -> bool:
        words = {c.text.lower() for c in self.reading.analysis.children(verb.i)}
        if object_ is not None:
            words |= {c.text.lower() for c in self.reading.analysis.children(object_.i)}
        return bool(words & (_TOGETHER | {"joint", "common", "shared"}))

    def called(self, object_: Token) -> tuple[Actor, ...]:
        """Return whose deed is called bad: "called the seizure piracy"."""
        for token in (object_, *grammar.modifiers(self.reading, object_)):
            if found := self.parties.of_event(token):
                return found
        return ()

    def defender(self, verb: Token) -> tuple[Actor, ...]:
        """Return who stopped what was fired: "intercepted missiles fired by X"."""
        above = self.reading.clause(verb.head)
        if above.lemma not in ("intercept", "down", "shoot", "destroy", "stop", "repel"):
            return ()
        return self.at_subject(grammar.subject(self.reading, above))

    def is_town(self, noun: Token | None) -> bool:
        held = self.reading.at.get(noun.i) if noun is not None else None
        return held is not None and held.drawn and held.place is not None and (
            held.place.kind in ("city", "district", "province", "island", "landmark", "seat")
        )  # fmt: skip

    def takes_ground(self, frame: Frame, object_: Token | None) -> bool:
        """Tell whether a place is attacked or taken, from whom the text doesn't say."""
        if object_ is None or frame.type not in ("ASSAULT", "COERCE"):
            return False
        words = [object_, *self.reading.analysis.subtree(object_.i)[:8]]
        places = [self.reading.at[t.i] for t in words if t.i in self.reading.at]
        return any(r.drawn and r.place and r.place.kind != "country" for r in places)

    def repeated(self, verb: Token) -> Iterator[Telling]:
        """Find who does as another did: "Moscow did the same to three Estonians"."""
        object_ = self.reading.child(verb.i, "dobj")
        same = object_ is not None and (verb.lemma, object_.lemma.lower()) in _AGAIN
        if object_ is None and verb.lemma == "do":
            before = self.reading.tokens[max(0, verb.i - 1)]
            same = before.text.lower() in ("as", "so")
        if not same or not self.told:
            return
        last = self.told[-1]
        sources = self.at_subject(grammar.subject(self.reading, verb))
        if not sources or verb.sentence - self.reading.tokens[last.i].sentence > 1:
            return
        targets = self.parties.after(verb, "to", last.frame)
        if not targets:
            back = {a.key for a in sources} & {a.key for a in last.targets}
            targets = last.sources if back else last.targets
        if targets:
            yield Telling(verb.i, last.frame, sources, targets)

    def with_denials(self) -> list[Telling]:
        """Return all tellings; those denied afterwards ("Mali denies it") are marked."""
        told = list(self.told)
        for verb in self.reading.tokens:
            if verb.lemma not in _DENYING or verb.pos != "VERB":
                continue
            object_ = self.reading.child(verb.i, "dobj")
            if object_ is not None and object_.lemma.lower() not in _CLAIMS:
                continue
            keys = {a.key for a in self.at_subject(grammar.subject(self.reading, verb))}
            if object_ is None and self.reading.child(verb.i, "ccomp", "xcomp") is not None:
                continue
            for n, telling in enumerate(told):
                away = verb.sentence - self.reading.tokens[telling.i].sentence
                if (
                    telling.i < verb.i
                    and 0 <= away <= 2
                    and keys & {a.key for a in telling.sources}
                ):
                    if telling.frame.type not in ("ACCUSE", "REJECT", "REQUEST"):
                        told[n] = replace(telling, denied=verb.text)
        return told

    # Nouns ------------------------------------------------------------------------------

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        for frame in self.lexicon.nouns[noun.lemma.lower()]:
            found = list(self.by_frame(noun, frame))
            if frame.around and not self.is_said(noun, frame):
                found = [t for t in found if len({a.key for a in (*t.sources, *t.targets)}) > 1]
                if not frame.mutual:
                    continue
            if found:
                yield from found
                return

    def is_undone(self, noun: Token, frame: Frame) -> bool:
        """Tell whether a noun is only what is taken back: "lifted its sanctions"."""
        verb = self.reading.tokens[noun.head]
        if frame.type != "SANCTION" or noun.dep not in ("dobj", "nsubjpass"):
            return False
        return any(
            f.type == "CONCEDE" and noun.lemma.lower() in f.objects
            for f in self.lexicon.verbs.get(verb.lemma, ())
        )

    def is_amount(self, noun: Token) -> bool:
        """Tell whether a noun only counts: "a great deal of noise"."""
        words = {c.text.lower() for c in self.reading.analysis.children(noun.i)}
        return noun.lemma == "deal" and "of" in words and bool(words & {"great", "good"})

    def by_frame(self, noun: Token, frame: Frame) -> Iterator[Telling]:
        if self.is_undone(noun, frame) or self.is_amount(noun):
            return
        own = self.own_doers(noun, frame)
        keys = {actor.key for actor in own}
        targets: tuple[Actor, ...] = ()
        between = False
        for slot in frame.targets:
            found = self.parties.after(noun, slot, frame) or self.after_carrier(noun, slot, frame)
            found = tuple(actor for actor in found if actor.key not in keys)
            if found:
                targets, between = found, slot == "between"
                break
        if not targets and self.is_another(noun):
            targets = self.parties.as_before(noun, frame)
        hosts = self.hosts(noun) if frame.type == "CONSULT" else ()
        if between and len(targets) >= 2:
            yield Telling(noun.i, frame, targets, ())
            hosts = hosts or (self.carried_by(noun) if frame.type == "CONSULT" else ())
            if hosts:
                yield Telling(noun.i, frame, hosts, targets, hosting=True)
            return
        sources = own or self.carried_by(noun)
        if not own and (giver := self.giver(noun, frame)):
            sources, targets = giver, targets or self.carried_by(noun)
        if frame.mutual and not targets and len(sources) >= 2:
            yield Telling(noun.i, frame, sources, ())
            if hosts:
                yield Telling(noun.i, frame, hosts, sources, hosting=True)
            return
        if sources and targets:
            yield Telling(noun.i, frame, sources, targets)
            if hosts:
                yield Telling(noun.i, frame, hosts, (*sources, *targets), hosting=True)

    def is_said(self, noun: Token, frame: Frame) -> bool:
        words = {t.text.lower() for t in grammar.modifiers(self.reading, noun)}
        return bool(words & frame.around)

    def is_another(self, noun: Token) -> bool:
        """Tell whether a noun is more of what was told: "tougher sanctions", "a new tariff"."""
        return any(
            child.tag == "JJR" or child.text.lower() in _MORE
            for child in self.reading.analysis.children(noun.i)
        )

    def own_doers(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return whose event it is by the noun's own words: "Russia's", "by Oman", "US-China"."""
        for child in self.reading.analysis.children(noun.i):
            if child.dep == "poss" and (found := self.cast.at(child.i)):
                return found
        for child in grammar.prepositions(self.reading, noun):
            by = child.text.lower() == "by" and child.head == noun.i
            of = child.text.lower() == "of" and "of" not in frame.targets
            if by or of:
                whom = self.reading.child(child.i, "pobj")
                if whom is not None and (found := self.cast.at(whom.i)):
                    return found
        owners = (
            self.cast.modifier(word.i) or self.cast.named_body(word.i)
            for word in grammar.modifiers(self.reading, noun)
        )
        return tuple({a.key: a for a in owners if a is not None}.values())

    def hosts(self, noun: Token) -> tuple[Actor, ...]:
        """Return who brought parties together: "talks mediated by Malaysia"."""
        for child in self.reading.analysis.children(noun.i):
            if child.dep in ("acl", "relcl") and child.lemma in _HOSTING:
                doer = grammar.agent(self.reading, child)
                if doer is not None:
                    return self.cast.at(doer.i)
        return ()

    def giver(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return from whom something came: "received a loan from Norway"."""
        if frame.mutual or frame.type in CONFLICT_TYPES or "from" in frame.targets:
            return ()
        verb = self.reading.tokens[noun.head]
        if noun.dep not in ("dobj", "nsubjpass") or verb.lemma not in _RECEIVING:
            return ()
        return self.parties.after(noun, "from", frame) or self.parties.after(verb, "from", frame)

    def carried_by(self, noun: Token) -> tuple[Actor, ...]:
        verb = grammar.carrier(self.reading, noun, self.lexicon.carrying)
        if verb is None:
            if noun.head != noun.i and self.reading.tokens[noun.head].lemma in _RECEIVING:
                verb = self.reading.tokens[noun.head]
            else:
                return ()
        if grammar.is_passive(self.reading, verb):
            doer = grammar.agent(self.reading, verb)
            if doer is None and noun.dep == "pobj":
                doer = self.reading.child(verb.i, "nsubjpass")
            return self.at_subject(doer)
        return self.at_subject(grammar.subject(self.reading, verb))

    def after_carrier(self, noun: Token, slot: str, frame: Frame) -> tuple[Actor, ...]:
        verb = grammar.carrier(self.reading, noun, self.lexicon.carrying)
        if slot in ("to", "for", "by", "of"):
            return ()
        if verb is None or noun.dep not in ("dobj", "nsubjpass"):
            verb = grammar.happening(self.reading, noun)
        if verb is None:
            return ()
        return self.parties.after(verb, slot, frame)
