"""Finds each telling of an event: its trigger, who does it, to or with whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.extract import grammar
from geo.extract.actors import Cast
from geo.extract.armed import is_armed_name
from geo.extract.claiming import Claiming
from geo.extract.claims import Claims
from geo.extract.conditions import HOMEWARD, Conditions
from geo.extract.denials import with_denials
from geo.extract.doers import Doers
from geo.extract.joint import Joint
from geo.extract.lexicon import Frame, Lexicon, load_lexicon
from geo.extract.nouns import Nouns
from geo.extract.parties import Parties
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.said_clauses import SPEAKING
from geo.extract.sayings import Sayings
from geo.extract.standing import Standing, assess
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, FORCE_TYPES, MUTUAL_TYPES, Actor, Token

_SAYING_NO = frozenset({"negated", "refused", "unwilling", "none"})
"""Flags of frames whose "not" says that it is so: "will not bow to Chad" is a refusal."""
_AGAIN = frozenset({("do", "same"), ("do", "likewise"), ("follow", "suit")})
_MUTUALLY = frozenset({"with", "between", "alongside", "answer"})
"""Where the other party may stand of an event that two subjects have with each other."""
_REPAYING = frozenset("respond reply retaliate answer reciprocate".split())
_FOR_OTHERS = frozenset({"AID", "COOPERATE", "CONCEDE"})
_PAYING = frozenset("donate fund finance bankroll subsidise subsidize pay gift".split())
_SENDING = frozenset({"AID", "RETREAT"})
"""What helpers and soldiers do for the state that sent them."""
_RETURNING = frozenset("return retaliate respond answer".split())
_MEASURES = frozenset("measure sanction embargo ban restriction patience".split())
_CROWD = frozenset(
    "protester demonstrator crowd marcher student thousand hundred mob herder farmer family "
    "resident villager activist supporter worker trader driver miner people fisherman "
    "islander".split()
)


def find_tellings(reading: Reading, cast: Cast) -> Iterator[Telling]:
    """Yield the tellings of a text in order."""
    if not reading.analysis.parsed:
        return
    finder = _Finder(reading, cast, load_lexicon())
    for token in reading.tokens:
        lemma = token.lemma.lower()
        found: Iterable[Telling] = ()
        in_kind = lemma in _REPAYING and finder.is_in_kind(token)
        again = token.pos in ("VERB", "AUX") and lemma in ("do", "follow", "reciprocate")
        if lemma == "be" and token.pos in ("AUX", "VERB") and finder.is_to_be_there(token):
            found = finder.staying(token)
        elif in_kind:
            found = finder.repeated(token)
        elif (token.dep == "acomp" and finder.is_stance(token)) or (
            token.pos == "VERB" and lemma in finder.lexicon.verbs and reading.is_told(token.i)
        ):
            # A headline's verb may keep its capital: "Set" is known as "set".
            found = finder.of_verb(token if token.lemma == lemma else replace(token, lemma=lemma))
            if lemma == "blame":
                found = (*found, *finder.claiming.blamed(token))
        elif finder.claiming.is_owned_to(token):
            found = finder.claiming.claimed(token)
        elif token.pos in ("NOUN", "PROPN") and lemma in finder.lexicon.nouns:
            if reading.is_told(token.i) and cast.named_body(token.i) is None:
                found = finder.nouns.of_noun(token)
        if token.pos == "VERB" and reading.is_told(token.i) and not (found := list(found)):
            found = finder.leaving(token)
        if again and not (found := list(found)):
            found = finder.repeated(token)
        if token.pos == "VERB" and lemma in SPEAKING and not (found := list(found)):
            if reading.is_told(token.i):
                found = finder.sayings.of_verb(token)
        if token.pos == "VERB" and not (found := list(found)) and reading.is_told(token.i):
            found = list(finder.joint.of_verb(token)) or finder.sayings.by_source(token)
        if token.pos == "NOUN" and not (found := list(found)) and reading.is_told(token.i):
            found = finder.joint.of_noun(token)
        for telling in found:
            finder.told.append(telling)
            parties = (*telling.sources, *telling.targets)
            cast.remember(token.i, parties, people=telling.frame.type == "CONSULT")
    yield from with_denials(reading, cast, finder.doers, finder.told)


def standing_of(reading: Reading, telling: Telling) -> Standing:
    """Return the standing of what is told, and what was said of it afterwards."""
    standing = assess(reading, telling.i)
    if (
        telling.frame.type == "THREATEN"
        and standing.reason == f"“{reading.tokens[telling.i].text}”"
    ):
        standing = Standing("asserted", "told as so", standing.when)  # a vow is the threat
    held_over = standing.name == "hypothetical" and standing.reason.startswith("after ")
    if telling.frame.type == "THREATEN" and held_over:
        standing = Standing("asserted", "told as so", standing.when)  # the "if" is its own
    if _SAYING_NO & telling.frame.flags and standing.name == "denied":
        standing = Standing("asserted", "told as so", standing.when)
    if telling.ascribed and standing.name == "asserted":
        standing = Standing("asserted", telling.ascribed, standing.when, disowned=True)
    if telling.denied and standing.name in ("asserted", "planned"):
        return Standing("denied", telling.denied, standing.when)
    return standing


class _Finder:
    """Finds the tellings of verbs, and has those of nouns found."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.told: list[Telling] = []
        self.parties = Parties(reading, cast, lexicon, self.told)
        self.doers = Doers(reading, cast, lexicon, self.parties)
        self.conditions = Conditions(reading, cast, lexicon, self.parties)
        self.joint = Joint(reading, cast, lexicon, self.parties, self.doers)
        self.claims = Claims(reading, self.told)
        self.claiming = Claiming(reading, cast, lexicon, self.parties, self.doers, self.claims)
        self.sayings = Sayings(reading, cast, lexicon, self.parties, self.doers)
        self.nouns = Nouns(reading, cast, lexicon, self.parties, self.doers, self.told, self.claims)

    def leaving(self, verb: Token) -> Iterator[Telling]:
        """Find whom soldiers leave by any verb: "filed out of Chad", "was shipped home from"."""
        hung = {c.text.lower() for c in self.reading.analysis.children(verb.i)}
        if hung & HOMEWARD:
            yield from self.of_verb(replace(verb, lemma="*"))

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        if verb.lemma == "blame" and grammar.is_to_blame(self.reading, verb):
            return
        whole = object_ = grammar.object_of(self.reading, verb)
        passive = grammar.is_passive(self.reading, verb)
        doer = grammar.agent(self.reading, verb) if passive else None
        doer = doer if passive else grammar.subject(self.reading, verb)
        if verb.lemma == "expect" or verb.dep == "acomp":
            doer = self.doers.awaited(verb)
        sources = self.doers.at_subject(doer) or self.doers.saying_so(verb, doer)
        if (joined := grammar.joined_in(self.reading, verb)) is not None:
            sources = (*sources, *self.cast.at(joined.i))
        if not sources and doer is not None:
            protest = any(f.type == "PROTEST" for f in self.lexicon.verbs[verb.lemma])
            people = protest and self.parties.lemmas(doer) & self.lexicon.groups["crowd"]
            storming = protest and any(f.is_attack for f in self.lexicon.verbs[verb.lemma])
            sources = self.parties.owners(doer) if people or storming else ()
            crowd = doer.lemma in _CROWD or people
            if not sources:
                sources = self.doers.crowd(verb) if crowd else self.doers.origin(doer)
        if not sources and passive and object_ is not None and doer is None:
            sources = (
                self.doers.posted(verb, self.reading.child(verb.i, "nsubjpass") or object_)
                or self.doers.owning(verb, object_)
                or self.doers.holding(verb, object_)
            )
        if not sources and passive and doer is None:
            sources = (
                self.doers.across(verb)
                or self.doers.heard_in(verb)
                or self.doers.commanding(verb, object_)
                or self.doers.keeping(verb, object_)
                or self.doers.announcing(verb)
            )
        if not sources and (whose := self.doers.writing(verb)):
            sources = whose
        if not sources and doer is not None and doer.lemma.lower() in _MEASURES:
            sources = self.parties.owners(doer)
        if not sources and passive and (last := self.refused(verb, object_)) is not None:
            yield last
            return
        if not sources and passive and doer is None:
            sources = self.going_on(verb)
        if not sources and passive and verb.lemma in ("release", "free", "hand", "repatriate"):
            taken = self.parties.understood.taking(verb)
            sources = taken.sources if taken is not None else ()
        if not sources and (last := self.fought(verb)) is not None:
            yield last
            return
        if verb.dep == "acl" and verb.tag == "VB" and (own := self.doers.intending(verb)):
            sources = own
        if (same := self.going_on_to(verb)) and not passive:
            sources = same
        frames = self.frames(verb)
        mutual = any(frame.type in MUTUAL_TYPES for frame in frames)
        working = self.doers.employing(doer) if mutual else ()
        official = self.doers.employing(doer, anyone=False) if working else ()
        nameless = not sources and doer is not None
        if nameless and doer is not None:
            sources = self.cast.unnamed(doer.i) or self.doers.keeping_order(verb, doer)
        named = sources
        armed = () if nameless or doer is None else self.cast.unnamed(doer.i)
        givers = self.doers.giving(verb, doer) if doer is not None else ()
        sent = self.doers.sent(doer) if nameless and doer is not None else ()
        for frame in frames:
            sources = (*named, *armed) if frame.type in FORCE_TYPES else named
            if frame.type in MUTUAL_TYPES:
                own = official if frame.type == "CONSULT" else working
                sources = own if len(own) > len(sources) else sources
            if "inverse" in frame.flags and frame.type == "REJECT":
                # "Chad's proposal found no takers in Khartoum"
                asked = object_ if passive and doer is None else doer
                sources = self.parties.owners(asked) if asked is not None else ()
                if sources and self.conditions.fits(frame, verb, object_, doer):
                    if refusing := self.parties.of_verb(frame, verb, object_, sources):
                        yield Telling(verb.i, frame, refusing, sources)
                        return
                continue
            if frame.targets == ("alongside",) and doer is not None:
                sources = self.cast.at(doer.i)
            if "brought" in frame.flags:
                sources = givers
            elif nameless and frame.type not in FORCE_TYPES | MUTUAL_TYPES:
                sources = sent if frame.type in _SENDING else ()
            if "theirs" in frame.flags and not sources and (ware := object_ or doer) is not None:
                sources = self.parties.owners(ware)
            if nameless and not sources and frame.type not in FORCE_TYPES:
                continue
            object_ = self.conditions.beside_idiom(frame, verb, whole)
            what = object_ or (self.mistaken(frame, verb) if frame.particle else None)
            if not self.conditions.fits(frame, verb, what, doer):
                continue
            if frame.type in ("MOBILIZE", "ASSAULT") and self.has_hit(verb):
                continue
            if "several" in frame.flags and len(sources) < 2:
                continue
            if frame.type == "COERCE" and self.is_purpose(verb):
                continue
            if (
                len(sources) == 2
                and frame.type in FORCE_TYPES
                and self.conditions.is_each_other(object_)
            ):
                yield Telling(verb.i, frame, sources, sources)
                return
            targets: tuple[Actor, ...] = ()
            if "calling" in frame.flags and object_ is not None:
                targets = self.called(object_, frame, frozenset(a.key for a in sources))
            targets = targets or self.parties.of_verb(frame, verb, what, sources)
            if not targets and frame.type == "ASSAULT" and verb.dep == "acl":
                targets = self.doers.defender(verb)
            for_others = frame.type in _FOR_OTHERS and "named" not in frame.flags
            if not targets and for_others and verb.dep == "acl" and not frame.place:
                targets = self.doers.welcoming(verb, sources)
            if not targets and frame.type == "AID" and verb.dep in ("acl", "relcl") and passive:
                targets = self.served_by(verb, frame, sources)
            if not targets and for_others and verb.dep == "pcomp":
                if self.reading.clause(verb.head).lemma in ("thank", "praise"):
                    targets = self.doers.accuser(verb, sources)
            if not targets and frame.type in CONFLICT_TYPES and verb.dep == "pcomp":
                targets = self.doers.accuser(verb, sources)
            if len(sources) == 2 and not targets and self.conditions.is_shared(object_):
                yield Telling(verb.i, frame, sources, sources)
                return
            if frame.mutual and frame.targets and not set(frame.targets) & _MUTUALLY:
                if len(sources) >= 2 and not targets:
                    continue  # "Kenya and Uganda welcomed it"
            if frame.type == "COOPERATE" and len(sources) > 1 and self.joint.is_agreed(verb):
                return
            if frame.mutual and len(sources) >= 2 and not targets:
                if "answer" in frame.targets and not self.conditions.is_offer(object_):
                    continue  # "Irish and Dutch shops accept cards"
                if "together" in frame.flags and not self.conditions.is_joint(verb, object_):
                    continue
                yield Telling(verb.i, frame, sources, ())
                return
            if passive and not sources and frame.mutual and len(targets) >= 2:
                yield Telling(verb.i, frame, targets, ())
                return
            alone = self.conditions.takes_people(frame, verb, object_) or (
                not nameless
                and (
                    ("none" in frame.targets and "posting" not in frame.flags)
                    or self.parties.moves.is_shown(frame, verb, sources)
                    or self.conditions.takes_ground(frame, verb, object_, sources)
                )
            )
            if self.is_part_of_it(verb, sources, targets):
                return
            if "inverse" in frame.flags:
                sources, targets = targets, sources
            if sources and (targets or alone):
                as_one = (
                    len(targets) > 1 and object_ is not None and len(self.cast.at(object_.i)) > 1
                )
                # Who "stopped buying barley" has stopped: that is what happened.
                i = verb.head if "ceased" in frame.flags else verb.i
                yield Telling(i, frame, sources, targets, together=as_one)
                return
            if frame.type == "ASSAULT" and not sources:
                there = targets or self.parties.harmed(frame, verb, object_)
                if there:
                    self.claims.leave(verb.i, frame, there)
                    return

    def served_by(self, verb: Token, frame: Frame, sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return for whom a gift is that more is told of: "rice paid for by Oman reached Aden"."""
        if frame.word not in _PAYING or not sources:
            return ()
        own = frozenset(a.key for a in sources)
        gift = self.reading.tokens[verb.head]
        there = tuple(a for a in self.parties.owners(gift) if a.country and a.key not in own)
        return there if len(there) == 1 else self.parties.gifts.served(gift, own)

    def is_purpose(self, verb: Token) -> bool:
        """Tell whether a verb only says what forces are sent for: "sent a frigate to shadow it"."""
        aim = verb.dep in ("advcl", "xcomp") and verb.tag == "VB"
        last = self.told[-1] if self.told else None
        return aim and last is not None and last.i == verb.head and last.frame.type == "MOBILIZE"

    def has_hit(self, verb: Token) -> bool:
        """Tell whether what was fired is told to have hit: "rockets fired by rebels struck"."""
        main = self.reading.tokens[self.reading.tokens[verb.head].head]
        fired = verb.dep == "acl" and self.reading.tokens[verb.head].dep in SUBJECTS
        return fired and any(f.is_attack for f in self.lexicon.verbs.get(main.lemma, ()))

    def is_part_of_it(
        self, verb: Token, sources: tuple[Actor, ...], targets: tuple[Actor, ...]
    ) -> bool:
        """Tell whether a verb only adds whom an attack killed: "hit labs, killing smugglers"."""
        if verb.dep not in ("advcl", "conj") or not targets or not self.told:
            return False
        last = self.told[-1]
        near = self.reading.tokens[last.i].sentence == verb.sentence and last.sources == sources
        nameless = all(not a.country and is_armed_name(a.name) for a in targets)
        return near and nameless and last.frame.type == "ASSAULT"

    def is_to_be_there(self, verb: Token) -> bool:
        """Tell whether somebody is to be in a place, or is there for something."""
        hung = grammar.prepositions(self.reading, verb)
        if not any(c.dep == "prep" and c.text.lower() == "in" for c in hung):
            return False
        hung = [*hung, *self.reading.analysis.children(verb.i)]
        bare = self.reading.child(verb.i, "acomp", "attr") is None  # not "is due in"
        if bare and any(c.dep == "prep" and self._is_for_talks(c) for c in hung):
            return True
        to_come = any(c.dep == "aux" and c.text.lower() in ("will", "to", "'ll") for c in hung)
        return to_come or any(c.dep in ("xcomp", "advcl") and c.tag == "VB" for c in hung)

    def _is_for_talks(self, preposition: Token) -> bool:
        """Tell whether somebody is in a place to meet others: "is in Oslo for talks"."""
        words = self.reading.analysis.subtree(preposition.i)
        aim = preposition.text.lower() in ("for", "on", "to")
        return aim and any(t.lemma.lower() in self.lexicon.groups["talks"] for t in words)

    def staying(self, verb: Token) -> Iterator[Telling]:
        """Find whom somebody visits: "the minister will be in Oslo on Monday to ask for aid"."""
        doer = grammar.subject(self.reading, verb)
        frame = next(
            f for f in self.lexicon.verbs["expect"] if f.type == "CONSULT" and "in" in f.targets
        )
        if doer is None or not self.conditions.fits(frame, verb, None, doer):
            return
        sources = self.doers.at_subject(doer)
        targets = self.parties.of_verb(frame, verb, None, sources) if sources else ()
        if targets:
            yield Telling(verb.i, frame, sources, targets)

    def mistaken(self, frame: Frame, verb: Token) -> Token | None:
        """Return the object of a particle that reads like a preposition: "rolled over loans"."""
        if not {"dobj", "owner"} & set(frame.targets):
            return None
        after = self.reading.tokens[verb.i + 1 : verb.i + 2]
        particle = next((t for t in after if t.text.lower() == frame.particle), None)
        return self.reading.child(particle.i, "pobj") if particle is not None else None

    def is_stance(self, word: Token) -> bool:
        """Tell whether an adjective tells of an event: "is grateful to", "is due in"."""
        frames = self.lexicon.verbs.get(word.lemma, ())
        return word.lemma == "due" or any("adjective" in frame.flags for frame in frames)

    def frames(self, verb: Token) -> tuple[Frame, ...]:
        """Return the frames of a verb, or of what a hyphen makes of it: "test-fired"."""
        first, dash = self.reading.tokens[max(0, verb.i - 2)], self.reading.tokens[verb.i - 1]
        if verb.i >= 2 and dash.text == "-" and first.end == dash.start and dash.end == verb.start:
            whole = f"{first.text.lower()}-{verb.lemma}"
            return self.lexicon.verbs.get(whole, self.lexicon.verbs[verb.lemma])
        return self.lexicon.verbs[verb.lemma]

    def refused(self, verb: Token, asker: Token | None) -> Telling | None:
        """Return who refuses, where only the asker is told: "asked Oslo and was refused"."""
        frame = next((f for f in self.lexicon.verbs[verb.lemma] if f.type == "REJECT"), None)
        if asker is None and verb.dep == "conj":
            asker = grammar.subject(self.reading, self.reading.tokens[verb.head])
        if frame is None or asker is None or verb.lemma not in ("refuse", "rebuff", "reject"):
            return None
        keys = {actor.key for actor in self.doers.at_subject(asker)}
        for last in reversed(self.told[-2:]):
            near = verb.sentence - self.reading.tokens[last.i].sentence <= 1
            if near and last.frame.type == "REQUEST" and keys & {a.key for a in last.sources}:
                return Telling(verb.i, frame, last.targets, last.sources)
        return None

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
        back = {c.text.lower() for c in self.reading.analysis.children(verb.i)} & {"back"}
        if (verb.lemma in _RETURNING or back) and last.frame.type == "ASSAULT" and near <= 1:
            if object_ is None or object_.lemma.lower() == "fire":
                return Telling(verb.i, last.frame, last.targets, last.sources)
        if last.frame.type != "ACCUSE" or near or verb.dep not in ("advcl", "pcomp") or not doer:
            return None
        if self.cast.is_person(doer.i) or doer.pos != "NOUN":
            return None
        for frame in frames:
            fell = (
                frame.type == "ASSAULT" and frame.subjects and object_ is None
            )  # "after a drone crashed" is no attack
            if not fell and self.conditions.fits(frame, verb, object_, doer):
                return Telling(verb.i, frame, last.targets, last.sources)
        return None

    def going_on_to(self, verb: Token) -> tuple[Actor, ...]:
        """Return who attacks and then does more: "ambushed a convoy and killed three"."""
        last = self.told[-1] if self.told else None
        if last is None or last.i != verb.head or last.frame.type != "ASSAULT":
            return ()
        joined = verb.dep in ("conj", "advcl") and self.reading.tokens[last.i].pos == "VERB"
        alone = self.reading.child(verb.i, *SUBJECTS) is None
        active = not grammar.is_passive(self.reading, self.reading.tokens[last.i])
        return last.sources if joined and alone and active else ()

    def going_on(self, verb: Token) -> tuple[Actor, ...]:
        """Return who takes people in a raid just told of: "Three drivers were taken hostage"."""
        if not self.told or not any(f.type == "COERCE" for f in self.frames(verb)):
            return ()
        last = self.told[-1]
        near = verb.sentence - self.reading.tokens[last.i].sentence <= 1
        raid = last.frame.type == "ASSAULT" and not any(a.country for a in last.sources)
        return last.sources if near and raid else ()

    def called(self, object_: Token, frame: Frame, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whose deed is called bad: "called the seizure piracy"."""
        for telling in self.lexicon.nouns.get(object_.lemma.lower(), ()):
            if found := self.nouns.own_doers(object_, telling):
                return found
        for token in (object_, *grammar.modifiers(self.reading, object_)):
            if found := self.parties.deeds.of_event(token, frame, own):
                return found
        if any(c.text.lower() == "the" for c in self.reading.analysis.children(object_.i)):
            return self.parties.deeds.of_deed(object_, frame, own)
        return ()

    def is_in_kind(self, verb: Token) -> bool:
        """Tell whether a verb is followed by "in kind"."""
        return [t.text.lower() for t in self.reading.tokens[verb.i + 1 : verb.i + 3]] == [
            "in",
            "kind",
        ]

    def repeated(self, verb: Token) -> Iterator[Telling]:
        """Find who does as another did: "Moscow did the same to three Estonians"."""
        object_ = self.reading.child(verb.i, "dobj")
        same = object_ is not None and (verb.lemma, object_.lemma.lower()) in _AGAIN
        if object_ is None and verb.lemma == "do":
            before = self.reading.tokens[max(0, verb.i - 1)]
            after = self.reading.child(verb.i, "advmod")
            likewise = after is not None and after.text.lower() in ("likewise", "so", "similarly")
            same = before.text.lower() in ("as", "so") or likewise
        if object_ is None and verb.lemma in _REPAYING:
            same = verb.lemma == "reciprocate" or self.is_in_kind(verb)
        if not same or not self.told:
            return
        last = self.told[-1]
        sources = self.doers.at_subject(grammar.subject(self.reading, verb))
        if not sources or verb.sentence - self.reading.tokens[last.i].sentence > 1:
            return
        targets = self.parties.after(verb, "to", last.frame)
        if not targets:
            back = {a.key for a in sources} & {a.key for a in last.targets}
            targets = last.sources if back else last.targets
        if targets:
            yield Telling(verb.i, last.frame, sources, targets)
