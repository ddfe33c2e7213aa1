"""Events told by a noun: "talks with Oman", "Russia's attack on", "a letter of intent"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.cast.armed import is_armed_name
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.grievances import is_outdoors, resented
from geo.extract.parties.hosts import find_hosts
from geo.extract.parties.pairs_before import (
    as_before,
    is_another,
    met_before,
    points_back,
    same_pair,
)
from geo.extract.parties.parties import Parties
from geo.extract.parties.sent_words import SentWords
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.extract.told.claims import Claims
from geo.extract.told.harmless import is_amount, is_figure
from geo.extract.told.received import is_plea
from geo.extract.told.undone import is_undone, is_within_ranks
from geo.model import CONFLICT_TYPES, Actor, EventType, Token

_RECEIVING = frozenset(
    "receive get accept win secure obtain draw face welcome seek need earn attract provoke prompt "
    "elicit gain incur trigger".split()
)
_SAID: frozenset[EventType] = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_TALKED_OVER = frozenset("discuss debate review explore consider".split())
_WEIGHING: frozenset[EventType] = frozenset({"ACCUSE", "REQUEST", "SANCTION", "THREATEN"})
"""Types that somebody can be under: "came under pressure from"."""
_FROM = frozenset(
    {"ASSAULT", "AID", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT", "CONCEDE", "REJECT"}
)
"""Types whose nouns say after "from" whose they are: "a loan from Norway", "fire from Syria"."""
_ANSWERS = frozenset(
    "reject refuse turn decline accept grant rebuff spurn dismiss approve ignore heed deny "
    "consider study weigh examine review receive defy disregard shrug brush resist face "
    "withstand".split()
)
_GIFTS = frozenset("aid assistance loan grant donation gift money funding".split())
_BY_NOTE = frozenset("lodge file deliver submit send make issue register hand present".split())
"""Who does this with a protest writes it."""
_MEANS = frozenset("in by during from".split())
_HARMING = frozenset(
    "kill wound injure die hurt shoot destroy damage hit maim perish lose burn fall".split()
)
"""What is done to those whom an attack hits: "were killed in an attack"."""
_ASCRIBING = {
    "blame": ("on",),
    "claim": ("by",),
    "attribute": ("to",),
    "ascribe": ("to",),
    "carry": ("by",),
    "launch": ("by",),
    "mount": ("by",),
    "stage": ("by",),
}
"""By these a text says whose an attack was, and after which word it names them."""
_WORK = frozenset("work handiwork doing".split())
_SHAKING = frozenset("rock shake jolt engulf".split())
"""What explosions and fires do to a town after an attack."""
_STOPPING = frozenset("shut knock disrupt halt cut set spark leave force target strike".split())
_WHERE = frozenset("in at near into by over".split())
"""After these stands where an attack was, rather than on whom."""
_DOING = frozenset("be go send embark set work join cooperate collaborate".split())


class Nouns:
    """Finds the tellings of nouns.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties, doers: Doers,
        told: list[Telling], claims: Claims,
    ) -> None:  # fmt: skip
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.parties, self.doers, self.told, self.claims = parties, doers, told, claims
        self._accords = lexicon.groups["accord"]
        self.sent = SentWords(reading, cast, parties, doers)
        self.blamed = lexicon.noun("criticism", "ACCUSE")
        self.hosted = lexicon.noun("talk", "CONSULT")

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        """Yield what a noun tells, by the first of its frames that fits."""
        for frame in self.lexicon.nouns[noun.lemma.lower()]:
            found = list(self._by_frame(noun, frame))
            if "goods" in frame.flags and not self._is_of_goods(noun):
                continue
            if frame.around and not self._is_said(noun, frame):
                if "said" in frame.flags:
                    continue
                found = [t for t in found if len({a.key for a in (*t.sources, *t.targets)}) > 1]
                if not frame.mutual:
                    continue
            if found:
                yield from found
                return

    def _by_frame(self, noun: Token, frame: Frame) -> Iterator[Telling]:
        if (
            is_undone(self.reading, self.lexicon, noun, frame)
            or is_amount(self.reading, noun)
            or is_figure(self.reading, noun)
        ):
            return
        above = self.reading.tokens[noun.head]
        if frame.type == "AGREE" and noun.dep == "dobj" and above.lemma in _TALKED_OVER:
            return  # "discussed a contract"
        if frame.type == "AGREE" and above.text.lower() in ("on", "about", "over", "towards"):
            talks = self.lexicon.nouns.get(self.reading.tokens[above.head].lemma.lower(), ())
            if any(f.type == "CONSULT" for f in talks):
                return  # "opened talks on a treaty"
        if frame.type == "COOPERATE" and above.text.lower() in ("on", "for", "to"):
            if self.reading.tokens[above.head].lemma in ("agree", "sign", *self._accords):
                return  # "agreed on a swap of prisoners"
        if frame.type == "COOPERATE" and above.text.lower() in ("on", "about", "over", "regarding"):
            if self.reading.tokens[above.head].lemma not in _DOING:
                return  # "briefed lawmakers on trade with Chad"
        if "carried" in frame.flags and (
            noun.dep not in ("dobj", "nsubjpass") or above.lemma not in self.lexicon.carrying
        ):
            return
        if frame.type == "MOBILIZE" and is_within_ranks(self.reading, noun):
            return
        if frame.type == "SANCTION" and noun.lemma == "control" and noun.tag == "NN":
            return  # "took control of a firm"
        if "street" in frame.flags and above.lemma in _BY_NOTE:
            return
        if "outdoors" in frame.flags and not is_outdoors(self.reading, noun):
            return
        own = self.own_doers(noun, frame)
        if not own and frame.type == "CONCEDE":
            own = self._strayed(noun, "by", frame)  # "the release of a Greek tanker by Iran"
        if not own and frame.type == "PROTEST":
            own = self._in_the_streets(noun)
        if not own and frame.type == "ASSAULT" and (verb := self._suffering(noun)) is not None:
            own = self.parties.after(verb, "from", frame) or self.parties.after(verb, "by", frame)
            if not own:
                return
            if self.sent.is_under_words(verb):
                frame = self.blamed
        if not own and noun.dep == "appos" and frame.type in _SAID:
            # "may come one night, Oman said, a threat addressed to Chad"
            said = grammar.subject(self.reading, self.reading.clause(noun.i))
            own = self.doers.at_subject(said)
        keys = {actor.key for actor in own}
        targets: tuple[Actor, ...] = ()
        between = False
        if frame.type in _WEIGHING and (verb := self._suffering(noun)) is not None:
            own = own or self.parties.after(verb, "from", frame)
            keys = {actor.key for actor in own}
            targets = tuple(a for a in self._under(noun, frame) if a.key not in keys)
        if frame.type == "ASSAULT":
            targets = tuple(a for a in self._under(noun, frame) if a.key not in keys)
        harmed = () if targets else self._harmed(noun, frame)
        for slot in () if targets else frame.targets:
            if slot in _WHERE and (hit := tuple(a for a in harmed if a.key not in keys)):
                targets = hit
                break
            if slot == "that":
                found = self.parties.receivers.told_to(noun)  # "its call for Mali to pay"
            else:
                found = self.parties.after(noun, slot, frame)
                found = found or self._after_carrier(noun, slot, frame)
            found = self.parties.ground.landed(frame, found)
            found = tuple(actor for actor in found if actor.key not in keys)
            if found:
                targets, between = found, slot in ("between", "of")
                break
        if not targets and frame.type in _SAID and noun.dep in ("nsubj", "nsubjpass"):
            own = own or self.sent.sent_by(noun, frame)
            keys = {actor.key for actor in own}
        if own and not targets and frame.type in _SAID:
            targets = tuple(a for a in self.sent.facing(noun) if a.key not in keys)
        if own and not targets and frame.type in _SAID:
            targets = tuple(a for a in self.sent.delivered(noun, frame) if a.key not in keys)
        rung = frame.word == "call" and not is_plea(self.reading, noun)
        if own and not targets and not frame.mutual and not rung and self._is_received(noun):
            targets = tuple(a for a in self._carried_by(noun, frame) if a.key not in keys)
        if not targets and harmed:
            targets = tuple(a for a in harmed if a.key not in keys)
        if frame.type == "PROTEST" and (against := resented(self.reading, self.cast, noun)):
            own, targets = self._in_the_streets(noun), against
            keys = {actor.key for actor in own}
            targets = tuple(a for a in targets if a.key not in keys)
        given = self._thanked(noun, frame) or (() if own else self._giver(noun, frame))
        if frame.type in ("REQUEST", "ACCUSE", "THREATEN") and own and not targets:
            targets = self._refusing(noun, own)
        if not targets and not own and frame.mutual:
            targets = self.parties.borders.between(noun)
            between = bool(targets)
        if not targets and frame.type in ("ASSAULT", "COERCE"):
            own = own or self._strayed(noun, "by", frame)
            keys = {actor.key for actor in own}
            for slot in frame.targets:
                strayed = self._strayed(noun, slot, frame)
                if targets := tuple(a for a in strayed if a.key not in keys):
                    break
        if not targets and is_another(self.reading, noun):
            targets = as_before(self.reading, self.parties.after, noun, frame)
        if not targets and not given and (doers := own or self._carried_by(noun, frame)):
            known = frozenset(actor.key for actor in doers)
            targets = self.parties.understood.named_later(frame, noun, known)
            if not targets and frame.type == "ASSAULT" and self._is_answered(noun):
                # "struck a depot in retaliation for rocket fire from Mali"
                answering = self.doers.at_subject(
                    grammar.subject(self.reading, self.reading.clause(noun.i))
                )
                targets = tuple(a for a in answering if a.key not in known)
        if frame.word in _GIFTS and own and not targets and self.parties.gifts.is_added(noun):
            targets = self.parties.gifts.served(noun, frozenset(keys))
        if "felt" in frame.flags and targets and not own and not self._carried_by(noun, frame):
            about = grammar.subject(self.reading, self.reading.clause(noun.i))
            own = self.doers.at_subject(about)
        hosts = (
            find_hosts(self.reading, self.cast, self.parties, noun)
            if frame.type in ("CONSULT", "AGREE")
            else ()
        )
        if between and len(targets) >= 2:
            yield Telling(noun.i, frame, targets, ())
            hosts = hosts or (self._carried_by(noun, frame) if frame.type == "CONSULT" else ())
            if hosts:
                yield Telling(noun.i, self.hosted, hosts, targets, hosting=True)
            return
        sources = own or self._carried_by(noun, frame)
        if given:
            keys = {actor.key for actor in given}
            others = tuple(a for a in targets if a.key not in keys)
            sources, targets = given, others or self._carried_by(noun, frame)
        if frame.type in ("AGREE", "CONSULT") and not targets and len(sources) < 2 and not own:
            under = self.reading.tokens[noun.head].text.lower() == "under"
            sources = (
                same_pair(self.reading, self.told, noun) if under or not sources else ()
            ) or sources
        if frame.mutual and not targets and len(sources) >= 2:
            yield Telling(noun.i, frame, sources, ())
            if hosts:
                yield Telling(noun.i, self.hosted, hosts, sources, hosting=True)
            return
        if hosts and not targets and (met := met_before(self.reading, self.told, noun)):
            if {a.key for a in sources} <= {a.key for a in (*met, *hosts)}:
                yield Telling(noun.i, self.hosted, hosts, met, hosting=True)
        if frame.type == "ASSAULT" and not targets and sources and points_back(self.reading, noun):
            if not all(is_armed_name(a.name) for a in sources):
                if (claimed := self.claims.claimed(noun.i, sources)) is not None:
                    yield claimed
                    return
            targets = self.claims.target_of(noun.i)
        if frame.type == "ASSAULT" and targets and not sources:
            self.claims.leave(noun.i, frame, targets)
        if "states" in frame.flags and not all(a.country for a in (*sources, *targets)):
            return  # "Britain's withdrawal from the union"
        if sources and targets:
            yield Telling(noun.i, frame, sources, targets)
            if hosts:
                yield Telling(noun.i, self.hosted, hosts, (*sources, *targets), hosting=True)

    def _in_the_streets(self, noun: Token) -> tuple[Actor, ...]:
        """Return whose people demonstrate: theirs who hold it, or in whose town it is."""
        if found := self._carried_by(noun, self.lexicon.nouns["protest"][0]):
            return found
        verb = self.reading.clause(noun.i)
        who = grammar.subject(self.reading, verb)
        if who is not None and who.i != noun.i and (found := self.parties.owners(who)):
            return found
        return self.doers.crowd(verb)

    def _strayed(self, noun: Token, word: str, frame: Frame) -> tuple[Actor, ...]:
        """Return what a date parts from a noun: "the seizure off Fujairah on 3 May of a tanker"."""
        for token in self.reading.analysis.subtree(noun.i):
            above = self.reading.tokens[token.head]
            apart = above.pos in ("PROPN", "NUM") or (word == "by" and above.pos == "NOUN")
            apart = apart and token.head != noun.i
            if token.text.lower() == word and token.dep in ("prep", "agent") and apart:
                whom = self.reading.child(token.i, "pobj")
                if whom is not None:
                    found = self.cast.at(whom.i) or self.parties.owners(whom, frame)
                    return found or self.parties.ground.soil(frame, whom)
        return ()

    def _under(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return who is attacked where a noun stands after "under": "came under fire from"."""
        verb = self._suffering(noun)
        if verb is None or (whom := grammar.subject(self.reading, verb)) is None:
            return ()
        found = self.cast.at(whom.i) or self.parties.owners(whom, frame)
        found = found or self.parties.ground.soil(frame, whom)
        return found or self.parties.forces.of(whom, verb)

    def _harmed(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return who is killed in an attack or by it: "four Turkish soldiers died in an ambush"."""
        if frame.type != "ASSAULT":
            return ()
        above = self.reading.tokens[noun.head]
        if noun.dep == "nsubj" and above.lemma in _HARMING | _STOPPING:
            whom = grammar.object_of(self.reading, above)
            if whom is None:
                return ()
            found = self.cast.at(whom.i) or self.parties.owners(whom, frame)
            return found or self.parties.around(frame, above)
        verb = self.reading.tokens[above.head]
        word = above.text.lower()
        shaken = word in ("after", "following") and verb.lemma in _SHAKING
        if noun.dep != "pobj" or not (word in _MEANS or shaken):
            return ()
        if verb.lemma not in _HARMING and not shaken:
            return ()
        whom = grammar.object_of(self.reading, verb) or grammar.subject(self.reading, verb)
        if whom is None:
            return ()
        return self.cast.at(whom.i) or self.parties.owners(whom, frame)

    def _suffering(self, noun: Token) -> Token | None:
        """Return the verb of whoever stands under attack: "came under fire"."""
        under = self.reading.tokens[noun.head]
        if noun.dep != "pobj" or under.text.lower() != "under":
            return None
        verb = self.reading.tokens[under.head]
        return verb if verb.lemma in ("come", "be", "remain", "keep", "put") else None

    def _is_answered(self, noun: Token) -> bool:
        """Tell whether the clause a noun stands in tells of force, too."""
        verb = self.reading.clause(noun.i)
        return any(f.is_force for f in self.lexicon.verbs.get(verb.lemma, ()))

    def _refusing(self, noun: Token, own: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return who answers what was asked: "Spain turned down an Italian appeal"."""
        verb = self.reading.tokens[noun.head]
        if noun.dep == "pobj" and verb.text.lower() in ("at", "on", "upon"):
            verb = self.reading.clause(noun.i)  # "has sent policemen, at Oman's request"
        elif noun.dep not in ("dobj", "nsubjpass") or verb.lemma not in _ANSWERS:
            return ()
        passive = grammar.is_passive(self.reading, verb)
        doer = grammar.agent(self.reading, verb) if passive else grammar.subject(self.reading, verb)
        keys = {actor.key for actor in own}
        return tuple(a for a in self.doers.at_subject(doer) if a.key not in keys)

    def _is_of_goods(self, noun: Token) -> bool:
        groups = self.lexicon.groups
        wares = groups["wares"] | groups["forces"] | groups["vessel"] | groups["goods"]
        return bool(self.reading.lemmas(noun) & wares)

    def _is_said(self, noun: Token, frame: Frame) -> bool:
        words = {t.text.lower() for t in grammar.modifiers(self.reading, noun)}
        verb = grammar.carrier(self.reading, noun, self.lexicon.carrying)
        if frame.type == "RETREAT" and verb is not None:
            # "Chadian troops began their withdrawal"
            words |= self.reading.lemmas(grammar.subject(self.reading, verb))
        for whose in self.reading.analysis.children(noun.i):
            # "the last soldiers' departure"
            words |= {whose.text.lower(), whose.lemma.lower()} if whose.dep == "poss" else set()
        of = (c for c in self.reading.analysis.children(noun.i) if c.text.lower() == "of")
        for whose in of:
            # "the withdrawal of its soldiers"
            what = self.reading.child(whose.i, "pobj")
            words |= {what.text.lower(), what.lemma.lower()} if what is not None else set()
        under = frame.type == "ASSAULT" and self._suffering(noun) is not None
        return bool(words & frame.around) or under

    def own_doers(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return whose event it is by the noun's own words: "Russia's", "by Oman", "US-China"."""
        carried = self._carrying_subject(noun)
        for child in self.reading.analysis.children(noun.i):
            if child.text.lower() == "their" and len(carried) > 1:
                continue  # "Seoul and Washington ended their exercise"
            if child.dep == "poss" and (found := self.cast.owner(child.i)):
                return found
            if child.dep == "appos" and (whose := self.reading.child(child.i, "poss")):
                # "The visit, his first to Tokyo"
                if found := self.cast.owner(whose.i):
                    return found
        for child in grammar.prepositions(self.reading, noun):
            by = child.text.lower() == "by" and child.head == noun.i
            won = frame.type == "SUPPORT" and self._is_received(noun)
            of = child.text.lower() == "of" and ("of" not in frame.targets or won)
            source = child.text.lower() == "from" and frame.type in _FROM
            if by or of or (source and "from" not in frame.targets):
                whom = self.reading.child(child.i, "pobj")
                if whom is not None and (found := self.cast.at(whom.i)):
                    return found
                if whom is not None and source and (found := self.parties.owners(whom)):
                    return found  # "a plea from Tripoli's flood committee"
                if whom is not None and by and frame.type in ("ASSAULT", "COERCE"):
                    if found := self.cast.unnamed(whom.i):
                        return found
        for child in self.reading.analysis.children(noun.i):
            if child.dep in ("acl", "relcl") and child.lemma in _ASCRIBING:
                # "strikes on Kharkiv, blamed on Russia", "an attack claimed by the Front"
                for on in self.reading.analysis.children(child.i):
                    ascribed = on.text.lower() in _ASCRIBING[child.lemma]
                    whom = self.reading.child(on.i, "pobj") if ascribed else None
                    if whom is not None and (found := self.cast.at(whom.i)):
                        return found
        above = self.reading.tokens[noun.head]
        if frame.type == "ASSAULT" and noun.dep == "nsubj" and above.lemma == "be":
            # "the sinking of the ferry was the work of rebels"
            work = self.reading.child(above.i, "attr")
            if work is not None and work.lemma in _WORK:
                for child in grammar.prepositions(self.reading, work):
                    whom = self.reading.child(child.i, "pobj")
                    if child.text.lower() == "of" and whom is not None:
                        return self.cast.at(whom.i) or self.cast.unnamed(whom.i)
        for child in self.reading.analysis.children(noun.i):
            # "the tariff that Chad has levied on Mali"
            levied = child.dep == "relcl" and child.lemma in self.lexicon.carrying
            who = self.reading.child(child.i, "nsubj") if levied else None
            if who is not None and who.pos != "PRON" and (found := self.cast.at(who.i)):
                return found
        if frame.type == "SANCTION" and carried:
            return ()  # "London restored United Nations sanctions on Iran"
        owners = (
            self.cast.modifier(word.i) or self.cast.named_body(word.i)
            for word in grammar.modifiers(self.reading, noun)
        )
        return tuple({a.key: a for a in owners if a is not None}.values())

    def _carrying_subject(self, noun: Token) -> tuple[Actor, ...]:
        """Return who does it by the subject of an active verb whose object a noun is."""
        verb = self.reading.tokens[noun.head]
        if noun.dep != "dobj" or verb.lemma not in self.lexicon.carrying:
            return ()
        return self.doers.at_subject(grammar.subject(self.reading, verb))

    def _giver(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return from whom something came: "received a loan from Norway"."""
        if frame.mutual or frame.type in CONFLICT_TYPES or "from" in frame.targets:
            return ()
        verb = self.reading.tokens[noun.head]
        if not self._is_received(noun):
            return ()
        return self.parties.after(noun, "from", frame) or self.parties.after(verb, "from", frame)

    def _is_received(self, noun: Token) -> bool:
        """Tell whether a noun comes to the subject from others: "won the backing of Chad"."""
        verb = self.reading.tokens[noun.head]
        return noun.dep in ("dobj", "nsubjpass") and verb.lemma in _RECEIVING

    def _thanked(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return who is thanked for what was given: "thanked Algeria for a grant"."""
        verb = self.reading.clause(noun.i)
        above = self.reading.tokens[noun.head]
        if frame.type != "AID" or above.text.lower() != "for":
            return ()
        whom = grammar.thanked(self.reading, verb, above)
        if whom is None:
            return ()
        given = self.cast.at(whom.i)
        keys = {actor.key for actor in given}
        known = any(t.frame.type == "AID" and keys & {a.key for a in t.sources} for t in self.told)
        return () if known and points_back(self.reading, noun) else given

    def _carried_by(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
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
            return self.doers.at_subject(doer)
        subject = grammar.subject(self.reading, verb)
        found = self.doers.at_subject(subject)
        if (joined := grammar.joined_in(self.reading, verb)) is not None:
            found = (*found, *self.cast.at(joined.i))  # "joined Peru in imposing sanctions"
        if not found and subject is not None and self._is_received(noun):
            # "Mali's decision drew a rebuke from Niger"
            return self.parties.owners(subject, frame) or self.parties.deeds.of_event(
                subject, frame
            )
        return found

    def _after_carrier(self, noun: Token, slot: str, frame: Frame) -> tuple[Actor, ...]:
        verb = grammar.carrier(self.reading, noun, self.lexicon.carrying)
        apart = frame.type in ("COOPERATE", "AID", "CONSULT")  # "opened a channel to Oman"
        goods = slot == "to" and apart and noun.dep == "dobj"
        if slot in ("to", "for", "by", "of") and not goods:
            return ()  # but "raised its deliveries to Spain"
        if verb is None or noun.dep not in ("dobj", "nsubjpass"):
            verb = grammar.happening(self.reading, noun)
        if verb is None:
            return ()
        return self.parties.after(verb, slot, frame)
