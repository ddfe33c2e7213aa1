"""Events told by verbs: of the frames that fit, the first with its parties is what is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.cast.firm_names import is_firm
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.parties.struck import fell_on
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.telling import Telling
from geo.extract.told.claims import Claims
from geo.extract.told.conditions import Conditions
from geo.extract.told.echoes import Echoes
from geo.extract.told.going_on import GoingOn
from geo.extract.told.joint import Joint
from geo.extract.told.nouns import Nouns
from geo.model import CONFLICT_TYPES, FORCE_TYPES, MUTUAL_TYPES, Actor, Token

_MUTUALLY = frozenset({"with", "between", "alongside", "answer"})
"""Where the other party may stand of an event that two subjects have with each other."""
_FOR_OTHERS = frozenset({"AID", "COOPERATE", "CONCEDE"})
_PAYING = frozenset("donate fund finance bankroll subsidise subsidize pay gift".split())
_AT_EACH_OTHER = frozenset({"RETREAT", "MOBILIZE", "SANCTION", "REQUEST", "THREATEN"})
_SENT_AS_RELIEF = frozenset("send supply provide ship deliver fly give bring hand".split())
_RELIEF = frozenset(
    "tent tarpaulin tarp blanket food rice flour medicine shelter ration water mattress "
    "biscuit mask vaccine sheet sheeting net".split()
)
"""Goods that people in need live on."""
_SENDING = frozenset({"AID", "RETREAT"})
"""What helpers and soldiers do for the state that sent them."""
_THANKING = frozenset({"thank", "praise"})
_FREEING = frozenset("release free hand repatriate".split())
_COURTS = frozenset("court judge tribunal magistrate jury".split())
_THEIRS = frozenset({"its", "their", "his", "her"})
_MEASURES = frozenset("measure sanction embargo ban restriction patience".split())
_CROWD = frozenset(
    "protester demonstrator crowd marcher student thousand hundred mob herder farmer family "
    "resident villager activist supporter worker trader driver miner people fisherman "
    "islander".split()
)

_Told = tuple[Telling, ...]


class Verbs:
    """Finds the tellings of verbs."""

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        lexicon: Lexicon,
        parties: Parties,
        doers: Doers,
        conditions: Conditions,
        joint: Joint,
        nouns: Nouns,
        claims: Claims,
        echoes: Echoes,
        going_on: GoingOn,
    ) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.parties, self.doers, self.conditions = parties, doers, conditions
        self.joint, self.nouns, self.claims = joint, nouns, claims
        self.echoes, self.going_on = echoes, going_on

    def of_verb(self, verb: Token) -> _Told:
        """Return what a verb tells, empty where it tells of no event."""
        if verb.lemma == "blame" and grammar.is_to_blame(self.reading, verb):
            return ()
        clause = _Clause(self, verb)
        frames = self._fitting(clause)
        fitting = [first] if (first := next(frames, None)) is not None else []
        if not fitting and not self.echoes.may_tell(verb):
            return ()  # nothing else need be known of it
        sources = self._sources(clause)
        if not sources and clause.passive and (last := self.echoes.refused(verb, clause.object)):
            return (last,)
        if not sources and clause.passive and clause.doer is None:
            if (kept := self.going_on.kept(verb)) is not None:
                return (kept,)
        sources = sources or self._sources_before(clause)
        if not sources and (last := self.echoes.fought(verb)) is not None:
            return (last,)
        if verb.dep == "acl" and verb.tag == "VB" and (own := self.doers.intending(verb)):
            sources = own
        if not clause.passive and (same := self.echoes.going_on_to(verb)):
            sources = same
        clause.name(sources)
        for frame, object_ in chain(fitting, frames):
            told = self._by_frame(clause, frame, object_)
            if told is not None:
                return told
        return ()

    # Who does it ------------------------------------------------------------------------

    def _sources(self, clause: _Clause) -> tuple[Actor, ...]:
        """Return who does what a verb tells, as its own sentence says."""
        verb, doer, object_ = clause.verb, clause.doer, clause.object
        sources = self.doers.at_subject(doer) or self.doers.saying_so(verb, doer)
        if (joined := grammar.joined_in(self.reading, verb)) is not None:
            sources = (*sources, *self.cast.at(joined.i))
        if not sources and doer is not None:
            sources = self._behind(verb, doer)
        if not sources and clause.passive and doer is None:
            if object_ is not None:
                sources = (
                    self.doers.posted(verb, self.reading.child(verb.i, "nsubjpass") or object_)
                    or self.doers.owning(verb, object_)
                    or self.doers.holding(verb, object_)
                )
            sources = (
                sources
                or self.doers.across(verb)
                or self.doers.heard_in(verb)
                or self.doers.commanding(verb, object_)
                or self.doers.keeping(verb, object_)
                or self.doers.announcing(verb)
            )
        sources = sources or self.doers.writing(verb)
        if not sources and doer is not None and doer.lemma.lower() in _MEASURES:
            return self.parties.owners(doer)
        return sources

    def _behind(self, verb: Token, doer: Token) -> tuple[Actor, ...]:
        """Return whose people do it: "farmers from Chad marched", "a missile fired from"."""
        frames = self.lexicon.verbs[verb.lemma]
        protest = any(frame.type == "PROTEST" for frame in frames)
        people = protest and self.reading.lemmas(doer) & self.lexicon.groups["crowd"]
        storming = protest and any(frame.is_attack for frame in frames)
        if (people or storming) and (owners := self.parties.owners(doer)):
            return owners
        crowd = doer.lemma in _CROWD or people
        return self.doers.crowd(verb) if crowd else self.doers.origin(doer)

    def _sources_before(self, clause: _Clause) -> tuple[Actor, ...]:
        """Return who does what is told in the passive, as the sentences before say."""
        if not clause.passive:
            return ()
        if clause.doer is None and (found := self.echoes.going_on(clause.verb)):
            return found
        if clause.doer is None and (taken := self.going_on.holding(clause.verb)) is not None:
            return taken.sources
        if clause.verb.lemma not in _FREEING:
            return ()
        taken = self.parties.understood.taking(clause.verb)
        return taken.sources if taken is not None else ()

    def _sources_of(self, frame: Frame, clause: _Clause) -> tuple[Actor, ...]:
        """Return who does it, as far as a frame asks: who bears arms, whose helpers they are."""
        doer = clause.doer
        if "brought" in frame.flags:
            sources = clause.givers
        elif clause.nameless and frame.type not in FORCE_TYPES | MUTUAL_TYPES:
            sources = clause.sent if frame.type in _SENDING else ()
        elif frame.targets == ("alongside",) and doer is not None:
            sources = self.cast.at(doer.i)
        elif frame.type in FORCE_TYPES:
            sources = clause.named if clause.nameless else (*clause.named, *clause.armed)
        elif frame.type in MUTUAL_TYPES:
            own = clause.official if frame.type == "CONSULT" else clause.working
            sources = own if len(own) > len(clause.named) else clause.named
        else:
            sources = clause.named
        ware = clause.object or doer
        if "theirs" in frame.flags and not sources and ware is not None:
            return self.parties.owners(ware)
        return sources

    # What is told -----------------------------------------------------------------------

    def _fitting(self, clause: _Clause) -> Iterator[tuple[Frame, Token | None]]:
        """Yield the frames that fit a verb, each with the object it is done to."""
        verb = clause.verb
        for frame in self.conditions.phrasing.frames(verb):
            if _is_turned(frame):
                object_ = what = clause.object
            else:
                object_ = self.conditions.beside_idiom(frame, verb, clause.object)
                what = object_ or (self._mistaken(frame, verb) if frame.particle else None)
            if self.conditions.fits(frame, verb, what, clause.doer):
                yield frame, object_

    def _by_frame(self, clause: _Clause, frame: Frame, object_: Token | None) -> _Told | None:
        """Return what a frame makes of a verb; None where another may make more of it."""
        if _is_turned(frame):
            return self._turned(clause, frame)
        verb, passive = clause.verb, clause.passive
        sources = self._sources_of(frame, clause)
        if clause.nameless and not sources and frame.type not in FORCE_TYPES:
            return None
        if frame.type in ("MOBILIZE", "ASSAULT") and self._has_hit(verb):
            return None
        if frame.type in FORCE_TYPES | {"SANCTION"} and self._is_business(frame, object_, sources):
            return None
        if "several" in frame.flags and len(sources) < 2:
            return None
        if frame.type == "REQUEST" and self._is_lawsuit(object_, sources):
            return None
        if frame.type == "COERCE" and self.echoes.is_purpose(verb):
            return None
        pair = len(sources) == 2
        if pair and frame.type in FORCE_TYPES and self.conditions.is_each_other(object_):
            return (Telling(verb.i, frame, sources, sources),)
        targets = self._targets(clause, frame, object_, sources)
        if (
            pair
            and not targets
            and (
                self.conditions.is_shared(object_)
                or self._is_by_each(frame, verb)
                or self._does_each(clause, frame, sources)
            )
        ):
            return (Telling(verb.i, frame, sources, sources),)
        together = frame.mutual and len(sources) > 1 and not targets
        if together and frame.targets and not set(frame.targets) & _MUTUALLY:
            return None  # "Kenya and Uganda welcomed it"
        if together and frame.place:
            return None  # "fell out in May" is not "fell in with the plan"
        if frame.type == "COOPERATE" and len(sources) > 1 and self.joint.is_agreed(verb):
            return ()
        if together:
            joint = self._is_joint(frame, verb, object_)
            return (Telling(verb.i, frame, sources, ()),) if joint else None
        if passive and not sources and frame.mutual and len(targets) >= 2:
            return (Telling(verb.i, frame, targets, ()),)
        alone = self._may_stand_alone(clause, frame, object_, sources)
        if self.echoes.is_part_of_it(verb, sources, targets):
            return ()
        if "inverse" in frame.flags:
            sources, targets = targets, sources
        if sources and (targets or alone):
            as_one = len(targets) > 1 and object_ is not None and len(self.cast.at(object_.i)) > 1
            # Who "stopped buying barley" has stopped: that is what happened.
            i = verb.head if "ceased" in frame.flags else verb.i
            return (Telling(i, frame, sources, targets, together=as_one),)
        if frame.type == "ASSAULT" and not sources:
            if there := targets or self.parties.harmed(frame, verb, object_):
                self.claims.leave(verb.i, frame, there)
                return ()
        return None

    def _does_each(self, clause: _Clause, frame: Frame, sources: tuple[Actor, ...]) -> bool:
        """Tell whether each of two does it to the other: "each has drawn back its tanks"."""
        doer = clause.doer
        if doer is None or frame.type not in _AT_EACH_OTHER:
            return False
        hung = self.reading.analysis.children(doer.i)
        beside = self.reading.analysis.children(clause.verb.i)
        words = {t.text.lower() for t in (doer, *hung, *beside)}
        each = "each" in words
        if frame.type == "RETREAT":
            forces = self.lexicon.groups["forces"] | {"side", "army"}
            if clause.object is None and not self.reading.lemmas(doer) & forces:
                return False  # "each has withdrawn from the cup"
            each = each or bool(words & {"both", "two"})
        return each and not self._names_third(clause.verb, frozenset(a.key for a in sources))

    def _names_third(self, verb: Token, own: frozenset[str]) -> bool:
        """Tell whether a clause names another state, or a place in one: "each sent men to Chad"."""
        held = (self.reading.at.get(t.i) for t in self.reading.analysis.subtree(verb.i))
        places = (r.place for r in held if r is not None and r.place is not None)
        return any(place.country and place.country not in own for place in places)

    def _is_business(self, frame: Frame, object_: Token | None, sources: tuple[Actor, ...]) -> bool:
        """Tell whether firms only do business: "took its mine underground", "shelved their"."""
        if not sources or not all(is_firm(self.reading, actor) for actor in sources):
            return False
        its = self.reading.child(object_.i, "poss") if object_ is not None else None
        return frame.type != "SANCTION" or (its is not None and its.text.lower() in _THEIRS)

    def _is_lawsuit(self, object_: Token | None, sources: tuple[Actor, ...]) -> bool:
        """Tell whether somebody only goes to law: "asked the court to strike down a rule"."""
        if object_ is None or object_.lemma.lower() not in _COURTS:
            return False
        return not any(a.country for a in sources) and not self.cast.names_state(object_.i)

    def _turned(self, clause: _Clause, frame: Frame) -> _Told | None:
        """Return who refuses what is offered: "Chad's proposal found no takers in Khartoum"."""
        object_ = clause.object
        asked = object_ if clause.passive and clause.doer is None else clause.doer
        sources = self.parties.owners(asked) if asked is not None else ()
        if not sources:
            return None
        refusing = self.parties.of_verb(frame, clause.verb, object_, sources)
        return (Telling(clause.verb.i, frame, refusing, sources),) if refusing else None

    def _is_by_each(self, frame: Frame, verb: Token) -> bool:
        """Tell whether each of two does it to the other: "freed 150 prisoners each"."""
        words = self.reading.analysis.subtree(verb.i) if frame.type == "CONCEDE" else ()
        return any(
            t.text.lower() == "each"
            and t.i > verb.i
            and (t.dep != "det" or self.reading.tokens[t.i - 1].pos in ("NOUN", "PROPN"))
            for t in words
        )

    def _is_joint(self, frame: Frame, verb: Token, object_: Token | None) -> bool:
        """Tell whether several subjects do it with each other: "Oman and Chad signed a pact"."""
        if "answer" in frame.targets and not self.conditions.is_offer(object_):
            return False  # "Irish and Dutch shops accept cards"
        return "together" not in frame.flags or self.conditions.is_joint(verb, object_)

    def _may_stand_alone(
        self, clause: _Clause, frame: Frame, object_: Token | None, sources: tuple[Actor, ...]
    ) -> bool:
        """Tell whether an event needs no other party: "massed its troops", "arrested four"."""
        if self.conditions.takes_people(frame, clause.verb, object_):
            return True
        return not clause.nameless and (
            ("none" in frame.targets and "posting" not in frame.flags)
            or self.parties.moves.is_shown(frame, clause.verb, sources)
            or self.conditions.takes_ground(frame, clause.verb, object_, sources)
        )

    # To or with whom --------------------------------------------------------------------

    def _targets(
        self, clause: _Clause, frame: Frame, object_: Token | None, sources: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Return to or with whom it is done, by the verb or by what it hangs on."""
        verb = clause.verb
        found: tuple[Actor, ...] = ()
        if "calling" in frame.flags and object_ is not None:
            found = self._called(object_, frame, frozenset(a.key for a in sources))
        what = object_ or (self._mistaken(frame, verb) if frame.particle else None)
        found = found or self.parties.of_verb(frame, verb, what, sources)
        if found and frame.type == "ACCUSE" and object_ is not None:
            return self._not_victims(found, object_, frame, sources)
        if found:
            return found
        if frame.type == "ASSAULT" and verb.dep == "acl":
            found = self.doers.defender(verb)
        for_others = frame.type in _FOR_OTHERS and "named" not in frame.flags
        if not found and for_others and verb.dep == "acl" and not frame.place:
            found = self.doers.welcoming(verb, sources)
        if not found and frame.type == "AID" and verb.dep in ("acl", "relcl") and clause.passive:
            return self._served_by(verb, frame, sources)
        if not found and verb.dep == "pcomp":
            thanked = for_others and self.reading.clause(verb.head).lemma in _THANKING
            if thanked or frame.type in CONFLICT_TYPES:
                return self.doers.accuser(verb, sources)
        own = frozenset(a.key for a in sources)
        fallen = frame.type == "ASSAULT" and frame.subjects and what is None
        if not found and fallen and fell_on(self.reading, self.lexicon, verb):
            found = self.parties.understood.only_other(verb, own)
        return found or self.parties.at_home.of(frame, verb, what, own)

    def _not_victims(
        self, found: tuple[Actor, ...], deed: Token, frame: Frame, sources: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Return who is blamed without whom it was done to: "condemned the raid on Mali"."""
        attacks = [
            f for f in self.lexicon.nouns.get(deed.lemma.lower(), ()) if f.type in CONFLICT_TYPES
        ]
        if not attacks:
            return found
        after = {word for f in attacks for word in f.targets} - {"by", "from", "with", "between"}
        hit = {a.key for word in after for a in self.parties.after(deed, word, attacks[0])}
        blamed = tuple(a for a in found if a.key not in hit)
        own = frozenset(a.key for a in sources)
        known = blamed or next(filter(None, (self.nouns.own_doers(deed, f) for f in attacks)), ())
        known = known or self.parties.deeds.of_event(deed, frame, own)
        return tuple(a for a in known if a.key not in hit | own)

    def _served_by(
        self, verb: Token, frame: Frame, sources: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Return for whom a gift is that more is told of: "rice paid for by Oman reached Aden"."""
        gift = self.reading.tokens[verb.head]
        relief = frame.word in _SENT_AS_RELIEF and self.reading.lemmas(gift) & _RELIEF
        if not sources or not (frame.word in _PAYING or relief):
            return ()
        own = frozenset(a.key for a in sources)
        there = tuple(a for a in self.parties.owners(gift) if a.country and a.key not in own)
        return there if len(there) == 1 else self.parties.gifts.served(gift, own)

    def _has_hit(self, verb: Token) -> bool:
        """Tell whether what was fired is told to have hit: "rockets fired by rebels struck"."""
        main = self.reading.tokens[self.reading.tokens[verb.head].head]
        fired = verb.dep == "acl" and self.reading.tokens[verb.head].dep in SUBJECTS
        return fired and any(f.is_attack for f in self.lexicon.verbs.get(main.lemma, ()))

    def _mistaken(self, frame: Frame, verb: Token) -> Token | None:
        """Return the object of a particle that reads like a preposition: "rolled over loans"."""
        if not {"dobj", "owner"} & set(frame.targets):
            return None
        after = self.reading.tokens[verb.i + 1 : verb.i + 2]
        particle = next((t for t in after if t.text.lower() == frame.particle), None)
        return self.reading.child(particle.i, "pobj") if particle is not None else None

    def _called(self, object_: Token, frame: Frame, own: frozenset[str]) -> tuple[Actor, ...]:
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


def _is_turned(frame: Frame) -> bool:
    """Tell whether a frame's subject is the offer, and who refuses it is told elsewhere."""
    return "inverse" in frame.flags and frame.type == "REJECT"


class _Clause:
    """A verb with its object and its doer, and who they are as soon as a frame asks.

    Attributes
    ----------
    named
        Who does it, where that is told.
    nameless
        Whether only people of no name do it: "gunmen", "doctors".
    """

    def __init__(self, verbs: Verbs, verb: Token) -> None:
        self._verbs, self.verb = verbs, verb
        reading = verbs.reading
        self.object = grammar.object_of(reading, verb)
        self.passive = grammar.is_passive(reading, verb)
        find = grammar.agent if self.passive else grammar.subject
        self.doer = find(reading, verb)
        if verb.lemma == "expect" or verb.dep == "acomp":
            self.doer = verbs.doers.awaited(verb)
        self.named: tuple[Actor, ...] = ()
        self.nameless = False

    def name(self, sources: tuple[Actor, ...]) -> None:
        """Take who does it for told; else see whether they are people without a name."""
        self.nameless, self.named = not sources and self.doer is not None, sources
        if self.nameless and self.doer is not None:
            self.named = self.armed or self._verbs.doers.keeping_order(self.verb, self.doer)

    @cached_property
    def armed(self) -> tuple[Actor, ...]:
        """Those who do it and bear arms, but have no name."""
        return self._verbs.cast.unnamed(self.doer.i) if self.doer is not None else ()

    @cached_property
    def working(self) -> tuple[Actor, ...]:
        """Whose people or bodies do it."""
        return self._verbs.doers.employing(self.doer)

    @cached_property
    def official(self) -> tuple[Actor, ...]:
        """Whose bodies do it."""
        return self._verbs.doers.employing(self.doer, anyone=False) if self.working else ()

    @cached_property
    def givers(self) -> tuple[Actor, ...]:
        """Whose gift it is that comes."""
        goods = self.doer or (self.object if self.passive else None)
        return self._verbs.doers.giving(self.verb, goods) if goods is not None else ()

    @cached_property
    def sent(self) -> tuple[Actor, ...]:
        """Whose helpers or soldiers they are."""
        return self._verbs.doers.sent(self.doer) if self.doer is not None else ()
