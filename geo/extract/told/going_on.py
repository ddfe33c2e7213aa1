"""What is told of an event just told: more of it, who mediated, what the refused had asked for.

"Kenya has sent 300 policemen, with 200 more to follow", "with Oman mediating", "The crew are being
held ashore", "The Red Cross asked for a truce. Khartoum refused".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.parties.shows import is_at_sea
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, Actor, EventType, Token

_FOLLOWING = frozenset("follow come arrive go join due expect send deploy deliver leave".split())
_FALLING = frozenset("fall land drop splash plunge crash strike hit explode".split())
_SHOT = frozenset("missile rocket projectile weapon shell bomb drone one".split())
_MORE = frozenset("more another further additional extra other".split())
_REST = frozenset("rest remainder batch tranche consignment contingent".split())
_REPEATED: frozenset[EventType] = frozenset({"AID", "MOBILIZE", "RETREAT", "CONCEDE", "COERCE"})
_LEAVING = frozenset("withdraw retreat leave return go pull".split())
_COMING = frozenset("cross enter invade occupy push advance move storm roll march".split())
_ELSEWHERE = frozenset("to into for with not never".split())
_BETWEEN = frozenset("mediate broker arbitrate facilitate host chair".split())
_MEDIATING = frozenset("mediating brokering arbitrating facilitating hosting chairing".split())
_MEDIATORS = frozenset(
    "mediator host go-between intermediary broker facilitator arbiter chair".split()
)
_MEDIATION = frozenset("mediation intercession brokerage".split())
_BRINGING = frozenset("win secure bring produce achieve lead obtain gain yield".split())
_THROUGH = frozenset("through after by following to thanks with under".split())
_BROUGHT_ABOUT: frozenset[EventType] = frozenset({"CONCEDE", "AGREE", "CONSULT", "RETREAT"})
_MET: frozenset[EventType] = frozenset({"CONSULT", "AGREE"})
_HELD = frozenset(
    "hold keep detain jail confine question imprison intern lodge charge remand take fly "
    "transfer interrogate lock move bring".split()
)
"""What is done to those who were taken, by whoever took them."""
_ASKING = frozenset("ask request appeal plead apply beg petition".split())
_ASKED = frozenset("request plea appeal application petition demand".split())
_REFUSING = frozenset("refuse reject rebuff decline spurn dismiss turn deny".split())
_GRANTING = frozenset("agree accept consent oblige grant comply".split())
"""What answers a request; who only weighs it has not refused."""
_SENDING = frozenset("send dispatch despatch fly rush airlift ship deploy".split())
_HELPERS = frozenset(
    "police policeman officer doctor medic nurse rescuer firefighter engineer peacekeeper soldier "
    "troop team diver surgeon aid relief food tent blanket medicine rice flour water helicopter "
    "plane generator tonne rescue sapper paramedic expert specialist gendarme".split()
)
_TROUBLE = frozenset(
    "quake earthquake flood flooding storm cyclone hurricane typhoon landslide eruption famine "
    "drought hunger epidemic outbreak wildfire fire tsunami avalanche gang cholera".split()
)
_WHERE = frozenset("to into at in for against near along towards toward off on after".split())


def is_to_come(reading: Reading, i: int) -> bool:
    """Tell whether more is told of as to come: "with 200 more to follow"."""
    verb = reading.tokens[i]
    infinitive = verb.tag == "VB" and verb.dep in ("relcl", "acl")
    return infinitive and verb.lemma in _FOLLOWING and reading.tokens[i - 1].text.lower() == "to"


class GoingOn:
    """Reads what goes on from the last events.

    Parameters
    ----------
    told
        The tellings found so far.
    """

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        lexicon: Lexicon,
        parties: Parties,
        doers: Doers,
        told: list[Telling],
    ) -> None:
        self._reading, self._cast, self._lexicon = reading, cast, lexicon
        self._parties, self._doers, self._told = parties, doers, told
        self._hosted = self._lexicon.verb("mediate", "CONSULT")
        self._asked = self._lexicon.verb("ask", "REQUEST")
        self._refused = self._lexicon.verb("refuse", "REJECT")
        self._gone = self._lexicon.verb("withdraw", "RETREAT")
        self._aided = self._lexicon.verb("send", "AID")

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        """Yield what a verb adds that tells of no event of its own."""
        if not self._told and verb.lemma not in _SENDING | {"refuse", "agree", "reject"}:
            return
        if verb.lemma in _FOLLOWING and (more := self._more(verb)) is not None:
            yield more
        elif verb.lemma in _FALLING and (again := self._shot_again(verb)) is not None:
            yield again
        elif verb.lemma in _LEAVING and (gone := self._left_again(verb)) is not None:
            yield gone
        elif verb.lemma in _BETWEEN and verb.tag == "VBG":
            who = self._reading.child(verb.i, "nsubj")
            if who is None and verb.dep == "acl":
                who = self._reading.tokens[verb.head]
            yield from self._mediating(verb, who)
        elif verb.lemma in _SENDING and (help_ := self._sent_there(verb)) is not None:
            yield help_

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        """Yield whom somebody brought together: "with Norway as host"."""
        if noun.text.lower() in _MEDIATING:
            # "with Qatar brokering", read as a noun
            yield from self._mediating(noun, self._reading.child(noun.i, "compound"))
            return
        if noun.lemma.lower() not in _MEDIATORS:
            return
        above = self._reading.tokens[noun.head]
        if above.text.lower() != "as":
            return
        acting = self._reading.tokens[above.head]
        who: Token | None = acting
        beside = self._beside(above)
        if beside is not None:
            who = beside
        elif acting.pos == "VERB":
            who = self._reading.child(acting.i, "nsubj")
            who = self._reading.tokens[acting.head] if acting.dep == "acl" else who
        elif acting.dep == "prep":
            who = self._reading.child(acting.i, "pobj")
        yield from self._mediating(noun, who)

    def mediated(self, found: list[Telling]) -> Iterator[Telling]:
        """Yield who brought about what is told: "were freed after Omani mediation"."""
        for telling in found:
            if telling.frame.type not in _BROUGHT_ABOUT or telling.hosting:
                continue
            clause = self._reading.clause(telling.i)
            for word in self._reading.analysis.subtree(clause.i):
                if word.lemma.lower() not in _MEDIATION or not self._is_of(word, clause):
                    continue
                hosts = self._whose(word)
                keys = {actor.key for actor in hosts}
                met = tuple(a for a in (*telling.sources, *telling.targets) if a.key not in keys)
                if hosts and len(met) > 1:
                    yield Telling(telling.i, self._hosted, hosts, met, hosting=True)

    def refused(self, verb: Token, found: list[Telling]) -> Iterator[Telling]:
        """Yield what those had asked for who are refused: "asked for a truce; Chad said no"."""
        down = verb.lemma != "turn" or any(
            c.text.lower() == "down" for c in self._reading.analysis.children(verb.i)
        )
        if verb.lemma not in _REFUSING | _GRANTING or not down:
            return
        what = grammar.object_of(self._reading, verb)
        if what is not None and what.pos != "PRON" and not self._points_back(what):
            return
        if what is None and any(
            c.dep in ("xcomp", "ccomp", "prep") for c in self._reading.analysis.children(verb.i)
        ):
            return
        sources = self._doers.at_subject(grammar.subject(self._reading, verb))
        keys = {actor.key for actor in sources}
        asking = self._asking(verb, keys) if keys else None
        if asking is None:
            return
        askers = self._doers.at_subject(grammar.subject(self._reading, asking))
        if not any(t.frame.type == "REQUEST" and t.i == asking.i for t in self._told):
            yield Telling(asking.i, self._asked, askers, sources)
        if verb.lemma in _REFUSING and not any(t.frame.type == "REJECT" for t in found):
            yield Telling(verb.i, self._refused, sources, askers)

    def holding(self, verb: Token) -> Telling | None:
        """Return the seizure after which people are held: "The crew are being held ashore"."""
        people = self._reading.child(verb.i, "nsubjpass")
        if verb.lemma not in _HELD or people is None or not self._are_known(people):
            return None
        for telling in reversed(self._told):
            if verb.sentence - self._reading.tokens[telling.i].sentence > 2:
                return None
            if telling.frame.type == "COERCE" and telling.i < verb.i:
                own = {a.key for a in telling.sources}
                whose = {a.key for a in self._parties.owners(people)}
                return None if own & whose else telling
        return None

    def kept(self, verb: Token) -> Telling | None:
        """Return that those are held of whom it is only told that they were taken: "the crew"."""
        people = self._reading.child(verb.i, "nsubjpass")
        if people is None or self._parties.owners(people) or (taken := self.holding(verb)) is None:
            return None
        return Telling(verb.i, taken.frame, taken.sources, taken.targets) if taken.targets else None

    # Parts ------------------------------------------------------------------------------

    def _beside(self, as_: Token) -> Token | None:
        """Return who stands before "as" under a "with": "with Norway and Cuba as hosts"."""
        who = self._reading.tokens[as_.i - 1]
        while who.dep in ("conj", "compound") and who.head != who.i:
            who = self._reading.tokens[who.head]
        with_ = self._reading.tokens[who.head]
        return who if who.dep == "pobj" and with_.text.lower() == "with" else None

    def _is_of(self, word: Token, clause: Token) -> bool:
        """Tell whether mediation stands in a clause as what brought it about."""
        if word.dep == "nsubj":
            return word.head == clause.i and clause.lemma in _BRINGING
        after = self._reading.tokens[word.head]
        return (
            word.dep == "pobj"
            and after.text.lower() in _THROUGH
            and (self._reading.clause(word.i).i == clause.i)
        )

    def _whose(self, word: Token) -> tuple[Actor, ...]:
        whose = self._reading.child(word.i, "poss")
        if whose is not None and (found := self._cast.owner(whose.i)):
            return found
        for child in grammar.prepositions(self._reading, word):
            by = self._reading.child(child.i, "pobj") if child.text.lower() == "by" else None
            if by is not None and (found := self._cast.at(by.i)):
                return found
        named = (self._cast.modifier(w.i) for w in grammar.modifiers(self._reading, word))
        return tuple(actor for actor in named if actor is not None)[:1]

    def _near(self, i: int, types: frozenset[EventType], away: int = 1) -> Telling | None:
        """Return the last event of some types, in the sentence or just before it."""
        here = self._reading.tokens[i].sentence
        for telling in reversed(self._told[-4:]):
            if here - self._reading.tokens[telling.i].sentence <= away:
                if telling.frame.type in types:
                    return telling
        return None

    def _more(self, verb: Token) -> Telling | None:
        """Return that there will be more of it: "with 200 more to follow", "six are due"."""
        who = grammar.subject(self._reading, verb) or self._reading.child(verb.i, "nsubjpass")
        if verb.dep in ("relcl", "acl") and verb.tag == "VB":
            who = self._reading.tokens[verb.head]
        if verb.dep == "acomp":
            who = self._reading.child(verb.head, "nsubj")
        if who is None or who.i > verb.i:
            return None
        words = {t.text.lower() for t in self._reading.analysis.subtree(who.i)[:6]}
        counted = who.pos == "NUM" or any(
            c.pos == "NUM" for c in self._reading.analysis.children(who.i)
        )
        added = bool(words & _MORE) and (counted or bool(words & {"more", "other", "others"}))
        if not (added or "another" in words or who.lemma in _REST) or self._cast.at(who.i):
            return None
        last = self._near(verb.i, _REPEATED)
        if last is None or last.i == verb.i:
            return None
        return Telling(verb.i, last.frame, last.sources, last.targets)

    def _left_again(self, verb: Token) -> Telling | None:
        """Return whom soldiers leave whom they came to: "crossed into Mali. They withdrew"."""
        hung = self._reading.analysis.children(verb.i)
        if any(c.dep in ("dobj", "prep", "neg") and c.text.lower() in _ELSEWHERE for c in hung):
            return None
        if self._reading.child(verb.i, "dobj") is not None:
            return None
        who = grammar.subject(self._reading, verb)
        sources = self._doers.at_subject(who)
        last = self._near(verb.i, frozenset({"ASSAULT", "MOBILIZE"}))
        if last is None or last.i == verb.i or not last.targets or last.sources != sources:
            return None
        came = self._reading.tokens[last.i].lemma in _COMING
        return Telling(verb.i, self._gone, sources, last.targets) if came else None

    def _shot_again(self, verb: Token) -> Telling | None:
        """Return that more was fired: "A second missile fell into the sea", "Another hit"."""
        what = grammar.subject(self._reading, verb)
        if what is None or what.i > verb.i or self._cast.at(what.i):
            return None
        words = {t.text.lower() for t in self._reading.analysis.subtree(what.i)}
        another = words & {"second", "third", "another", "others", "more", "two", "three"}
        shot = what.lemma.lower() in _SHOT or what.text.lower() in ("another", "others")
        last = self._near(verb.i, frozenset({"MOBILIZE", "ASSAULT"}), 3)
        if not another or not shot or last is None or last.i == verb.i:
            return None
        if not _SHOT & {t.lemma.lower() for t in self._sentence(last.i)}:
            return None
        sea = is_at_sea(self._reading, verb)
        if sea and last.frame.type == "ASSAULT":
            return None
        return Telling(verb.i, last.frame, last.sources, () if sea else last.targets)

    def _sentence(self, i: int) -> tuple[Token, ...]:
        sentence = self._reading.analysis.sentence_of(i)
        return self._reading.tokens[sentence.first : sentence.last + 1]

    def _mediating(self, trigger: Token, who: Token | None) -> Iterator[Telling]:
        """Yield that a third party was with those who met or signed."""
        under = (
            (*self._reading.above(trigger.i)[:4], *self._reading.above(who.i)[:2]) if who else ()
        )
        with_ = any(t.text.lower() == "with" for t in under)
        hosts = self._cast.at(who.i) if who is not None and with_ else ()
        last = self._near(trigger.i, _MET, 0)
        if not hosts or last is None:
            return
        keys = {actor.key for actor in hosts}
        met = tuple(a for a in (*last.sources, *last.targets) if a.key not in keys)
        if len(met) > 1:
            yield Telling(last.i, self._hosted, hosts, met, hosting=True)

    def _asking(self, verb: Token, keys: set[str]) -> Token | None:
        """Return the verb by which somebody else asked for something just before."""
        first = self._reading.analysis.sentences[max(0, verb.sentence - 1)].first
        for token in reversed(self._reading.tokens[first : verb.i]):
            if token.pos != "VERB" or token.lemma not in _ASKING:
                continue
            doer = grammar.subject(self._reading, token)
            who = {a.key for a in self._doers.at_subject(doer)}
            active = not grammar.is_passive(self._reading, token)
            return token if active and who and not who & keys else None
        return None

    def _points_back(self, what: Token) -> bool:
        words = {c.text.lower() for c in self._reading.analysis.children(what.i)}
        return what.lemma.lower() in _ASKED and bool(words & {"the", "this", "that"})

    def _are_known(self, people: Token) -> bool:
        """Tell whether people are those of whom the text told: "the crew", "they", "its master"."""
        if people.pos == "PRON":
            return people.text.lower() in ("they", "he", "she", "both", "all")
        words = {c.text.lower() for c in self._reading.analysis.children(people.i)}
        groups = self._lexicon.groups
        are = self._reading.lemmas(people) & (groups["people"] | {"crew", "captain", "skipper"})
        return bool(are) and bool(words & {"the", "its", "their", "all", "both", "his"})

    def _sent_there(self, verb: Token) -> Telling | None:
        """Return to whom help goes that is sent nowhere told: where the trouble just told of is."""
        what = self._reading.child(verb.i, "dobj")
        if what is None or not self._reading.lemmas(what) & _HELPERS:
            return None
        if any(c.text.lower() in _WHERE for c in grammar.prepositions(self._reading, verb)):
            return None
        if any(
            c.dep in ("dative", "advcl", "xcomp") for c in self._reading.analysis.children(verb.i)
        ):
            return None
        sources = self._doers.at_subject(grammar.subject(self._reading, verb))
        own = {a.key for a in sources}
        there = self._troubled(verb, own) if any(a.country for a in sources) else ()
        return Telling(verb.i, self._aided, sources, there) if there else None

    def _troubled(self, verb: Token, own: set[str]) -> tuple[Actor, ...]:
        """Return the one state of which an attack or a disaster was told just before."""
        here = verb.sentence
        for telling in reversed(self._told[-3:]):
            if here - self._reading.tokens[telling.i].sentence <= 2:
                hit = tuple(a for a in telling.targets if a.country and a.key not in own)
                lawless = not any(a.country for a in telling.sources)
                if telling.frame.type in CONFLICT_TYPES and lawless and len(hit) == 1:
                    return hit
        first = self._reading.analysis.sentences[max(0, here - 2)].first
        before = self._reading.tokens[first : verb.i]
        if not any(t.lemma.lower() in _TROUBLE for t in before):
            return ()
        states: dict[str, Actor] = {}
        for token in before:
            held = self._reading.at.get(token.i)
            place = held.place if held is not None and held.drawn else None
            if place is not None and place.country:
                states[place.country] = self._cast.state(place.country)
            elif (actor := self._cast.modifier(token.i)) is not None:
                states[actor.key] = actor
        others = tuple(a for key, a in states.items() if key not in own)
        return others if len(others) == 1 else ()
