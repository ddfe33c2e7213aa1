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
_PARTICLES = frozenset("prt prep advmod dobj acomp oprd ccomp".split())
_AGAIN = frozenset({("do", "same"), ("do", "likewise"), ("follow", "suit")})
_DENYING = frozenset("deny dispute refute reject dismiss".split())
_CLAIMS = frozenset("it this that claim accusation charge allegation report rumour rumor".split())
_INTENTIONS = frozenset(
    "decision plan offer promise pledge move proposal bid attempt agreement readiness refusal "
    "willingness intention threat vow commitment demand request order effort desire".split()
)
_HELPING = frozenset(
    "join help support protect rescue search assist escort evacuate train monitor deliver".split()
)
_RECEIVING = frozenset("receive get accept win secure obtain draw face welcome seek need".split())
_HOSTING = frozenset("mediate broker host chair facilitate sponsor convene oversee".split())
_HOSTED_ENDS = ("-mediated", "-brokered", "-hosted", "-facilitated", "-sponsored", "-led")
_FROM = frozenset({"ASSAULT", "AID", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT", "CONCEDE"})
"""Types whose nouns say after "from" whose they are: "a loan from Norway", "fire from Syria"."""
_MUTUALLY = frozenset("ambassador envoy embassy tie relation sanction tariff restriction".split())
_FOR_OTHERS = frozenset({"AID", "COOPERATE", "CONCEDE"})
_RETURNING = frozenset("return retaliate respond answer".split())
_ANSWERS = frozenset(
    "reject refuse turn decline accept grant rebuff spurn dismiss approve ignore heed deny".split()
)
_MEDIATION = frozenset("mediation auspices brokerage facilitation".split())
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
    if "negated" in telling.frame.flags and standing.name == "denied":
        standing = Standing("asserted", "told as so", standing.when)
    if telling.denied and standing.name in ("asserted", "planned"):
        return Standing("denied", f"“{telling.denied}” afterwards", standing.when)
    return standing


class _Finder:
    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.told: list[Telling] = []
        self.hosted = next(f for f in lexicon.nouns["talk"] if f.type == "CONSULT")
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
            if not sources and any(f.type == "PROTEST" for f in self.lexicon.verbs[verb.lemma]):
                sources = self.parties.owners(doer)
        if not sources and passive and object_ is not None and doer is None:
            sources = self.posted(verb, object_)
        if not sources and passive and doer is None:
            sources = self.heard_in(verb)
        if not sources and (last := self.fought(verb)) is not None:
            yield last
            return
        if verb.dep == "acl" and verb.tag == "VB" and (own := self.intending(verb)):
            sources = own
        for frame in self.frames(verb):
            if not self.fits(frame, verb, object_, doer):
                continue
            targets: tuple[Actor, ...] = ()
            if "calling" in frame.flags and object_ is not None:
                targets = self.called(object_)
            targets = targets or self.parties.of_verb(frame, verb, object_, sources)
            if not targets and frame.type == "ASSAULT" and verb.dep == "acl":
                targets = self.defender(verb)
            if not targets and frame.type in _FOR_OTHERS and verb.dep == "acl":
                targets = self.welcoming(verb, sources)
            if not targets and frame.type in CONFLICT_TYPES and verb.dep == "pcomp":
                targets = self.accuser(verb, sources)
            if len(sources) == 2 and not targets and self.is_shared(object_):
                yield Telling(verb.i, frame, sources, sources)
                return
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

    def frames(self, verb: Token) -> tuple[Frame, ...]:
        """Return the frames of a verb, or of what a hyphen makes of it: "test-fired"."""
        first, dash = self.reading.tokens[max(0, verb.i - 2)], self.reading.tokens[verb.i - 1]
        if verb.i >= 2 and dash.text == "-" and first.end == dash.start and dash.end == verb.start:
            whole = f"{first.text.lower()}-{verb.lemma}"
            return self.lexicon.verbs.get(whole, self.lexicon.verbs[verb.lemma])
        return self.lexicon.verbs[verb.lemma]

    def at_subject(self, doer: Token | None) -> tuple[Actor, ...]:
        if doer is None:
            return ()
        found: list[Actor] = []
        for noun in grammar.subjects(self.reading, doer):
            found += self.cast.at(noun.i)
            for other in grammar.companions(self.reading, noun):
                found += self.cast.at(other.i)
        return tuple({actor.key: actor for actor in found}.values())

    def heard_in(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose capital a deed is heard in: "was praised in Bishkek"."""
        if not any(f.type in ("SUPPORT", "ACCUSE") for f in self.lexicon.verbs[verb.lemma]):
            return ()
        for child in self.reading.analysis.children(verb.i):
            place = self.reading.child(child.i, "pobj") if child.text.lower() == "in" else None
            held = self.reading.at.get(place.i) if place is not None else None
            if held is not None and held.place is not None:
                code = self.reading.gazetteer.capital_of(held.place.id)
                return (self.cast.state(code),) if code else ()
        return ()

    def fought(self, verb: Token) -> Telling | None:
        """Return force whose parties stand in what is told with it.

        "A summoned B's envoy after a patrol boat had fired at trawlers": B's boat, A's trawlers.
        "B shelled the town. The army returned fire": A's army.
        """
        if not self.told:
            return None
        last = self.told[-1]
        near = verb.sentence - self.reading.tokens[last.i].sentence
        frames = [f for f in self.lexicon.verbs[verb.lemma] if f.type in CONFLICT_TYPES]
        object_ = grammar.object_of(self.reading, verb)
        doer = grammar.subject(self.reading, verb)
        if verb.lemma in _RETURNING and last.frame.type == "ASSAULT" and near <= 1:
            if object_ is None or object_.lemma.lower() == "fire":
                return Telling(verb.i, last.frame, last.targets, last.sources)
        if last.frame.type != "ACCUSE" or near or verb.dep not in ("advcl", "pcomp") or not doer:
            return None
        if self.cast.is_person(doer.i) or doer.pos != "NOUN":
            return None
        for frame in frames:
            if self.fits(frame, verb, object_, doer):
                return Telling(verb.i, frame, last.targets, last.sources)
        return None

    def intending(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose plan a deed is: "a decision by Canada to send", "Mali's refusal to"."""
        noun = self.reading.tokens[verb.head]
        if noun.lemma.lower() not in _INTENTIONS:
            return ()
        for child in self.reading.analysis.children(noun.i):
            if child.dep == "poss" and (found := self.cast.owner(child.i)):
                return found
            if child.dep == "prep" and child.text.lower() in ("by", "of", "from"):
                whom = self.reading.child(child.i, "pobj")
                if whom is not None and (found := self.cast.at(whom.i)):
                    return found
        for word in grammar.modifiers(self.reading, noun):
            if actor := self.cast.modifier(word.i):
                return (actor,)
        return ()

    def accuser(self, verb: Token, sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return against whom force is said to be: "Oman accuses Yemen of massing troops"."""
        above = self.reading.clause(verb.head)
        if above.lemma not in grammar.BLAMING:
            return ()
        own = {actor.key for actor in sources}
        found = self.at_subject(grammar.subject(self.reading, above))
        return tuple(a for a in found if a.key not in own)

    def welcoming(self, verb: Token, sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return for whom a deed is: "Oslo hailed the decision by Rome to send doctors"."""
        own = {actor.key for actor in sources}
        above = self.reading.clause(verb.head)
        found = self.at_subject(grammar.subject(self.reading, above))
        return tuple(a for a in found if a.country and a.key not in own) if own else ()

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
            c.text.lower() == frame.particle and c.dep in _PARTICLES
            for c in (*children, *self.reading.tokens[verb.i + 1 : verb.i + 2])
        ):
            return False
        lemmas = self.parties.lemmas(object_)
        if frame.objects and not lemmas & frame.objects:
            if frame.type not in CONFLICT_TYPES or not self.is_town(object_):
                return False
        if frame.unless and lemmas & frame.unless:
            return False
        if verb.lemma == "take" and any(c.text.lower() == "for" for c in children):
            return False  # "took the boat for smugglers"
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
        if flag == "negated":
            return any(c.dep == "neg" for c in self.reading.analysis.children(verb.i))
        if flag == "alone":
            return not any(
                c.dep == "prep" and c.text.lower() == "in" and self.reading.child(c.i, "pcomp")
                for c in self.reading.analysis.children(verb.i)
            )
        if flag == "talks":
            talks = self.lexicon.groups["talks"]
            return any(t.lemma.lower() in talks for t in self.reading.analysis.subtree(verb.i))
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
        if noun.tag == "NNS" and noun.text[:1].isupper():
            return True  # "deported 4,000 Haitians"
        return any(not actor.country for actor in self.cast.one(noun.i))

    def is_joint(self, verb: Token, object_: Token | None) -> bool:
        words = {c.text.lower() for c in self.reading.analysis.children(verb.i)}
        if object_ is not None:
            words |= {c.text.lower() for c in self.reading.analysis.children(object_.i)}
        return bool(words & (_TOGETHER | {"joint", "common", "shared"}))

    def is_shared(self, object_: Token | None) -> bool:
        """Tell whether two parties do a thing to each other: "reopened their border"."""
        if object_ is not None and object_.lemma.lower() in ("other", "another"):
            return True
        return (
            object_ is not None
            and object_.lemma.lower() in self.lexicon.groups["border"] | _MUTUALLY
            and any(
                child.text.lower() in ("their", "common", "shared", "mutual")
                for child in self.reading.analysis.children(object_.i)
            )
        )

    def called(self, object_: Token) -> tuple[Actor, ...]:
        """Return whose deed is called bad: "called the seizure piracy"."""
        for frame in self.lexicon.nouns.get(object_.lemma.lower(), ()):
            if found := self.own_doers(object_, frame):
                return found
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
            if "goods" in frame.flags and not self.is_of_goods(noun):
                continue
            if frame.around and not self.is_said(noun, frame):
                if "said" in frame.flags:
                    continue
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
                targets, between = found, slot in ("between", "of")
                break
        given = () if own else self.giver(noun, frame)
        if frame.type == "REQUEST" and own and not targets:
            targets = self.refusing(noun, own)
        if not targets and not own and frame.mutual:
            targets = self.between_in(noun)
            between = bool(targets)
        if not targets and self.is_another(noun):
            targets = self.parties.as_before(noun, frame)
        if not targets and not given and (doers := own or self.carried_by(noun)):
            known = frozenset(actor.key for actor in doers)
            targets = self.parties.understood.named_later(frame, noun, known)
            if not targets and frame.type == "ASSAULT":
                # "struck a depot in retaliation for rocket fire from Mali"
                above = self.at_subject(grammar.subject(self.reading, self.reading.clause(noun.i)))
                targets = tuple(a for a in above if a.key not in known)
        hosts = self.hosts(noun) if frame.type in ("CONSULT", "AGREE") else ()
        if between and len(targets) >= 2:
            yield Telling(noun.i, frame, targets, ())
            hosts = hosts or (self.carried_by(noun) if frame.type == "CONSULT" else ())
            if hosts:
                yield Telling(noun.i, self.hosted, hosts, targets, hosting=True)
            return
        sources = own or self.carried_by(noun)
        if given:
            sources, targets = given, targets or self.carried_by(noun)
        if frame.type in ("AGREE", "CONSULT") and not targets and not sources:
            sources = self.same_pair(noun)
        if frame.mutual and not targets and len(sources) >= 2:
            yield Telling(noun.i, frame, sources, ())
            if hosts:
                yield Telling(noun.i, self.hosted, hosts, sources, hosting=True)
            return
        if sources and targets:
            yield Telling(noun.i, frame, sources, targets)
            if hosts:
                yield Telling(noun.i, self.hosted, hosts, (*sources, *targets), hosting=True)

    def refusing(self, noun: Token, own: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return who answers what was asked: "Spain turned down an Italian appeal"."""
        verb = self.reading.tokens[noun.head]
        if noun.dep not in ("dobj", "nsubjpass") or verb.lemma not in _ANSWERS:
            return ()
        passive = grammar.is_passive(self.reading, verb)
        doer = grammar.agent(self.reading, verb) if passive else grammar.subject(self.reading, verb)
        keys = {actor.key for actor in own}
        return tuple(a for a in self.at_subject(doer) if a.key not in keys)

    def between_in(self, noun: Token) -> tuple[Actor, ...]:
        """Return the parties of "talks on the border between Oman and Yemen"."""
        for token in self.reading.analysis.subtree(noun.i):
            if token.text.lower() == "between" and token.dep == "prep":
                whom = self.reading.child(token.i, "pobj")
                found = self.cast.at(whom.i) if whom is not None else ()
                if len(found) >= 2:
                    return found
        return ()

    def is_of_goods(self, noun: Token) -> bool:
        groups = self.lexicon.groups
        wares = groups["wares"] | groups["forces"] | groups["vessel"] | groups["goods"]
        return bool(self.parties.lemmas(noun) & wares)

    def same_pair(self, noun: Token) -> tuple[Actor, ...]:
        """Return the two told of in the sentence: "will buy gas from Oman under a contract"."""
        if not self.told or self.reading.tokens[self.told[-1].i].sentence != noun.sentence:
            return ()
        if self.reading.tokens[noun.head].text.lower() not in ("under", "in", "with", "by"):
            return ()
        last = self.told[-1]
        pair = {actor.key: actor for actor in (*last.sources, *last.targets)}
        if len(pair) != 2 or last.frame.type in CONFLICT_TYPES:
            return ()
        return tuple(pair.values())

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
            if child.dep == "poss" and (found := self.cast.owner(child.i)):
                return found
            if child.dep == "appos" and (whose := self.reading.child(child.i, "poss")):
                # "The visit, his first to Tokyo"
                if found := self.cast.owner(whose.i):
                    return found
        for child in grammar.prepositions(self.reading, noun):
            by = child.text.lower() == "by" and child.head == noun.i
            of = child.text.lower() == "of" and "of" not in frame.targets
            source = child.text.lower() == "from" and frame.type in _FROM
            if by or of or (source and "from" not in frame.targets):
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
        for word in grammar.modifiers(self.reading, noun):
            # "Qatar-mediated talks"
            if word.lemma.lower() in _HOSTING or word.text.lower().endswith(_HOSTED_ENDS):
                for part in self.reading.analysis.children(word.i):
                    found = self.cast.one(part.i) or self.cast.at(part.i)
                    if not found and (actor := self.cast.modifier(part.i)):
                        found = (actor,)
                    if found:
                        return found
        for other in self.reading.analysis.subtree(self.reading.clause(noun.i).i):
            # "under the mediation of Oman", "through Swiss mediation"
            if other.lemma.lower() in _MEDIATION and self.reading.clause(
                other.i
            ) == self.reading.clause(noun.i):
                if found := self.parties.owners(other):
                    return found
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
