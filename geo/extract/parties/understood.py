"""The other party of an event where its own words don't name it.

It stands further on in the clause ("slapped a ban on imports from Chad"), was told of just before
("Oslo rejected the claim"), or is at home where the event is ("met President Okoro in Abuja").
"""

from __future__ import annotations

from geo.days import DAYS_AND_MONTHS
from geo.extract.cast.actors import Cast
from geo.extract.cast.titles import titles_before
from geo.extract.grammar import is_aside, is_wished_for
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.hosts import is_part_after
from geo.extract.party_words import BODIES, EDGES
from geo.extract.reading import SAYING, SUBJECTS, Reading
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, Actor, Token

_NAMED_LATER = frozenset(
    "ACCUSE REJECT SANCTION CONCEDE REQUEST SUPPORT THREATEN AID RETREAT AGREE ASSAULT COERCE "
    "CONSULT".split()
)
_BEFORE = frozenset("ACCUSE REJECT SANCTION CONCEDE REQUEST SUPPORT THREATEN AGREE".split())
_GIVEN = frozenset({"AID", "COOPERATE"})
_ARGUMENTS = frozenset("dobj pobj dative poss compound attr oprd conj amod".split())
_CONCERNING = frozenset(
    "of from by against on over with to for toward towards at between about into onto upon "
    "behind".split()
)
"""After these may stand with whom an event has to do; after others stands where or when."""
_HOSTILE = CONFLICT_TYPES | {"ACCUSE", "THREATEN"}
_ROUND = frozenset("around near off past toward towards across over against".split())
"""Who sends ships there helps nobody."""
_AT = frozenset("in at outside inside".split())
_FORCEFUL = frozenset("shoot down destroy intercept sink kill bomb hit strike".split())
_WITHIN = frozenset("compound amod nmod poss det nummod quantmod".split())
_TOGETHER = frozenset({"with", "between", "and"})
_NEW_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj", "ROOT"})
_ANSWERS = frozenset("response reply answer retaliation return revenge".split())
_CROSSINGS = frozenset("border crossing frontier checkpoint".split())
_THEMSELVES = frozenset("itself themselves himself herself ourselves".split())
_OWN_PEOPLE = frozenset("bank firm coach citizen team voter company airline club people".split())
_MUM = frozenset(
    "criticise criticize condemn comment say name confirm discuss speculate disclose elaborate "
    "specify identify reveal rule take blame join".split()
)
"""Who declines to do this turns nobody down."""
_BETWEEN_PARTIES = frozenset(
    "negotiate talk meet speak engage deal cede recognise recognize compromise cooperate "
    "sit".split()
)
_APPEARING = frozenset(
    "sight spot detect appear gather anchor pass sail fly cross approach".split()
)
"""What forces do to which others answer: "after Omani marines were sighted"."""
_HELD = frozenset("release return freedom freeing handover repatriation".split())
_POINTING = frozenset("the this that these those its their his her such all any both".split())
_SAID = frozenset(
    "claim move remark decision proposal offer demand complaint statement comment plan idea step "
    "measure accusation charge allegation criticism request appeal call threat ultimatum deal "
    "term invitation act action incident attack restriction ban tariff sanction note letter bid "
    "condition pressure suggestion warning version report account argument interference".split()
)
_HARMED = frozenset(
    "soldier troop position post base village town depot convoy house building bridge school "
    "hospital patrol checkpoint civilian guard policeman fighter outpost camp airfield airport "
    "plant refinery ship vessel boat tanker drone plane jet helicopter crew fisherman sailor "
    "people person child farmer herder worker district city hill ridge territory area".split()
)


class Understood:
    """Finds the party that an event's own words leave unsaid.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, told: list[Telling]) -> None:
        self._reading, self._cast, self._lexicon, self._told = reading, cast, lexicon, told

    def of(
        self, frame: Frame, trigger: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return the other party, from the nearest words to the farthest.

        Parameters
        ----------
        own
            The keys of who does it: never the other party.
        """
        if not own or "named" in frame.flags:
            return ()
        if object_ is not None and self._is_of_own(frame, object_):
            return ()
        given = frame.targets == ("dative",)
        if frame.type == "REJECT" and self._is_own_business(trigger):
            return ()
        if not given and (frame.type != "CONSULT" or object_ is None):
            if found := self.named_later(frame, trigger, own):
                return found
        if frame.type == "CONSULT":
            if frame.targets[:1] in (("to",), ("in",)):
                return ()
            return self.at_home(trigger, object_, own)
        ground = object_ is not None and object_.lemma.lower() in self._lexicon.groups["ground"]
        force = frame.type in ("ASSAULT", "COERCE") and ground
        if not force and self.names_other(trigger, own):
            return ()
        if frame.type in CONFLICT_TYPES - {"MOBILIZE"}:
            if frame.subjects and object_ is None:
                return ()  # where a shell fell is told, or nothing is
            return self._enemy(object_, trigger, own) or self._group_beside(frame, trigger, own)
        if frame.type in _GIVEN and given and trigger.lemma not in ("send", "lend", "ship"):
            return self.partner(trigger, own)
        wished = is_wished_for(self._reading, trigger)
        if frame.type in _BEFORE and not wished and self._points_back(frame, object_, trigger):
            if frame.type == "AGREE":
                return self.partner(trigger, own, friendly=True)
            return self.partner(trigger, own) or self.only_other(trigger, own)
        return ()

    def _is_of_own(self, frame: Frame, object_: Token) -> bool:
        """Tell whether a thing is said to one's own: "criticised its own cabinet", "its banks"."""
        words = {c.text.lower() for c in self._reading.analysis.children(object_.i)}
        if object_.text.lower() in _THEMSELVES or "own" in words:
            return True
        theirs = object_.lemma.lower() in (
            _OWN_PEOPLE | BODIES | self._lexicon.groups["people"] | self._lexicon.groups["forces"]
        )
        return theirs and frame.type in _BEFORE and bool(words & {"its", "their", "his", "her"})

    def named_later(self, frame: Frame, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return the first party named after a word in its clause."""
        if frame.type not in _NAMED_LATER:
            return ()
        tokens = self._reading.tokens
        last = self._reading.analysis.sentences[trigger.sentence].last
        for token in tokens[trigger.i + 1 : last + 1]:
            if self._ends_clause(token, trigger) or self._says_it(token):
                return ()
            word = self._governor(token)
            if frame.type in ("COERCE", "ASSAULT") and word in ("to", "for", "by", "with"):
                continue
            if (frame.type, word) in (("ASSAULT", "from"), ("CONCEDE", "by")):
                continue
            if frame.type == "AID" and (word in _ROUND or self._is_at_edge(token)):
                continue
            if (word and word not in _CONCERNING) or (frame.mutual and word not in _TOGETHER):
                continue
            aside = word == "with" and self._is_told_aside(token)
            aside = aside or (frame.type == "AGREE" and is_part_after(self._reading, token))
            if aside or self._is_ships_name(token) or self._is_firms_state(token):
                continue
            found = self._cast.at(token.i) or self._modifying(token)
            others = tuple(a for a in found if a.key not in own and self._cast.acts(a))
            if frame.type == "AID":
                others = tuple(a for a in others if not self._cast.bears_arms(a))
            if others:
                return others
        return ()

    def _is_told_aside(self, token: Token) -> bool:
        """Tell whether a name stands in a clause of its own: ", with Qatar mediating"."""
        above = self._reading.above(token.i)[:3]
        return any(is_aside(self._reading, t) for t in above if t.text.lower() == "with")

    def _is_at_edge(self, token: Token) -> bool:
        """Tell whether a party only says whose border it is: "tanks to the border with Mali"."""
        return any(t.lemma.lower() in EDGES for t in self._reading.above(token.i)[:2])

    def at_home(
        self, trigger: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return for whom an official stands whom others meet: the state where they meet."""
        official = object_
        if official is None:
            for child in self._reading.analysis.children(trigger.i):
                if child.dep == "prep" and child.text.lower() == "with":
                    official = self._reading.child(child.i, "pobj")
        if official is None or not self._is_official(official) or self._cast.at(official.i):
            return ()
        start = self._reading.analysis.sentences[max(0, trigger.sentence - 1)].first
        end = self._reading.analysis.sentences[trigger.sentence].last
        states: dict[str, Actor] = {}
        for i in range(start, end + 1):
            held = self._reading.at.get(i)
            place = held.place if held is not None and held.drawn else None
            if place is None or not place.country or place.country in own:
                continue
            if self._reading.gazetteer.capital_of(place.id) or place.kind == "country":
                states[place.country] = self._cast.state(place.country)
        return tuple(states.values()) if len(states) == 1 else ()

    def across(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is beyond a border that isn't named: "sent two battalions to the frontier"."""
        for token in self._reading.analysis.subtree(trigger.i):
            if token.lemma.lower() in ("border", "frontier") and token.dep == "pobj":
                return self.partner(trigger, own) or self.only_other(trigger, own)
        return self._foe(trigger, own)

    def provoking(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who acts in a clause of time: "scrambled jets after a Russian plane entered"."""
        if self._reading.child(trigger.i, "xcomp") is not None:
            return ()
        hung = self._reading.analysis.children(trigger.i)
        if trigger.dep == "amod":
            hung = (*hung, *self._reading.analysis.children(trigger.head))
        for clause in hung:
            if clause.dep != "advcl" or not self._is_of_time(clause):
                continue
            who = self._reading.child(clause.i, "nsubj")
            if clause.lemma in _APPEARING:
                who = who or self._reading.child(clause.i, "nsubjpass")
                armed = who is not None and who.lemma.lower() in self._lexicon.groups["forces"]
                if not armed:
                    continue
            elif not any(f.is_force for f in self._lexicon.verbs.get(clause.lemma, ())):
                continue
            if who is not None:
                found = self._cast.at(who.i) or self._cast.unnamed(who.i)
                for word in () if found else self._reading.analysis.children(who.i):
                    found = found or self._modifying(word)  # "as the Omani carrier passed"
                return tuple(a for a in found if a.key not in own)
        main = self._reading.tokens[trigger.head]
        frames = self._lexicon.verbs.get(main.lemma, ())
        if trigger.dep == "advcl" and self._is_of_time(trigger):
            # "moved tanks to the coast after rebels raided a quarry": theirs who moved them
            who = self._reading.child(main.i, "nsubj")
            if who is not None and any(f.is_force for f in frames):
                return tuple(a for a in self._cast.at(who.i) if a.key not in own)
        return ()

    def answered_with(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whom force answers: "has sent a carrier in response", "bombed a site in reply"."""
        for what in self._reading.analysis.subtree(trigger.i):
            if what.lemma.lower() not in _ANSWERS or what.dep != "pobj":
                continue
            if self._reading.tokens[what.head].text.lower() != "in":
                continue
            if self._reading.clause(what.i).i != trigger.i:
                continue
            if any(c.dep == "prep" for c in self._reading.analysis.children(what.i)):
                continue  # "in response to": who it is stands there
            for telling in reversed(self._told[-3:]):
                near = trigger.sentence - self._reading.tokens[telling.i].sentence <= 2
                if near and telling.frame.type in _HOSTILE:
                    if found := tuple(a for a in telling.sources if a.key not in own):
                        return found
        return ()

    def _is_of_time(self, clause: Token) -> bool:
        return any(
            c.dep in ("mark", "advmod") and c.text.lower() in ("after", "when", "as", "once")
            for c in self._reading.analysis.children(clause.i)
        )

    def _foe(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return with whom the doer fought just before: "Seoul has also sent a destroyer"."""
        for telling in reversed(self._told[-3:]):
            near = trigger.sentence - self._reading.tokens[telling.i].sentence <= 3
            parties = {a.key: a for a in (*telling.sources, *telling.targets)}
            rest = [actor for key, actor in parties.items() if key not in own]
            if near and telling.frame.type in _HOSTILE and own & set(parties):
                return (rest[0],) if len(rest) == 1 else ()
        partner = self._cast.groups.partner(trigger.i, next(iter(own))) if len(own) == 1 else None
        return (partner,) if partner is not None else ()

    def partner(
        self, trigger: Token, own: frozenset[str], *, friendly: bool = False
    ) -> tuple[Actor, ...]:
        """Return with whom the doer had to do in the tellings just before."""
        if is_wished_for(self._reading, trigger):
            return ()
        for telling in reversed(self._told[-3:]):
            if friendly and telling.frame.type in CONFLICT_TYPES | {"SANCTION"}:
                continue
            if trigger.sentence - self._reading.tokens[telling.i].sentence > 2:
                break
            parties = {a.key: a for a in (*telling.sources, *telling.targets)}
            rest = [actor for key, actor in parties.items() if key not in own]
            if own & set(parties) and len(rest) == 1:
                return (rest[0],)
        return ()

    def answered(self, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is refused: the one who asked or warned just before."""
        for telling in reversed(self._told[-4:]):
            if telling.frame.word == "invite" and own & {a.key for a in telling.targets}:
                return ()  # who accepts an invitation, of that the meeting tells
            asked = telling.frame.type in ("REQUEST", "THREATEN", "ACCUSE")
            if asked and own & {actor.key for actor in telling.targets}:
                return telling.sources
        return ()

    def captive(
        self, trigger: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return whose people a captor lets go: "detained four Kenyans … . It freed two"."""
        telling = self.taking(trigger)
        if telling is None or object_ is None or not own & {a.key for a in telling.sources}:
            return ()
        return telling.targets

    def holder(
        self, trigger: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return who is to let people go: "A held two of B's men. B demanded their release"."""
        if object_ is None or object_.lemma.lower() not in _HELD:
            return ()
        telling = self.taking(trigger)
        if telling is None or not own & {a.key for a in telling.targets}:
            return ()
        return telling.sources

    def _is_own_business(self, trigger: Token) -> bool:
        """Tell whether what is declined is only the doer's own: "declined to comment"."""
        deed = self._reading.child(trigger.i, "xcomp")
        if trigger.lemma == "rule" and deed is not None and deed.lemma in _BETWEEN_PARTIES:
            return False  # "ruled out negotiating with Chad"
        return deed is not None and (deed.tag == "VBG" or deed.lemma in _MUM)

    def taking(self, trigger: Token) -> Telling | None:
        """Return the last telling of people being taken, a few sentences before."""
        for telling in reversed(self._told):
            if trigger.sentence - self._reading.tokens[telling.i].sentence > 4:
                return None
            if telling.frame.type == "COERCE" and telling.targets and telling.i < trigger.i:
                return telling
        return None

    def names_other(self, trigger: Token, own: frozenset[str]) -> bool:
        """Tell whether a verb's own words name someone else, or someone unknown."""
        for token in self._reading.analysis.subtree(trigger.i):
            if token.text in DAYS_AND_MONTHS:
                continue
            if token.pos == "PROPN" or self._reading.at.get(token.i) is not None:
                actors = self._cast.one(token.i)
                if not actors or any(a.key not in own for a in actors):
                    clause = self._reading.clause(token.i).i
                    if clause == self._reading.clause(trigger.i).i and token.dep in _ARGUMENTS:
                        if self._governor(token) not in _ROUND | _AT:
                            return True
        return False

    def _says_it(self, token: Token) -> bool:
        """Tell whether a name is of who says so: "at Djibo, Human Rights Watch said"."""
        after = (t for t in self._reading.tokens[token.i + 1 : token.i + 5] if t.pos != "PROPN")
        return token.pos == "PROPN" and any(t.lemma in SAYING for t in list(after)[:1])

    def _is_firms_state(self, token: Token) -> bool:
        """Tell whether a name only says where a firm is from: "Vietnam's Song Da Power"."""
        firm = self._reading.tokens[token.head]
        if token.dep != "poss" or firm.pos != "PROPN":
            return False
        return any(not actor.country for actor in self._cast.one(firm.i))

    def _is_ships_name(self, token: Token) -> bool:
        """Tell whether a name is only that of a ship: "the trawler Nuevo Alba"."""
        ship = self._reading.tokens[token.head]
        if token.dep == "compound":
            ship = self._reading.tokens[ship.head]
        named = token.dep in ("appos", "compound") and token.pos == "PROPN" and ship.i < token.i
        return named and ship.lemma.lower() in self._lexicon.groups["vessel"]

    def _ends_clause(self, token: Token, trigger: Token) -> bool:
        if token.text in (";", "“", "”", '"') or token.dep == "mark":
            return True
        head = token
        while head.dep in _WITHIN and head.head != head.i:
            head = self._reading.tokens[head.head]
        if head.dep in SUBJECTS and head.pos != "PRON" and head.head != trigger.i:
            return True
        if token.pos not in ("VERB", "AUX"):
            return False
        if trigger.pos != "VERB" or trigger.lemma in _FORCEFUL:
            return token.dep not in ("acl", "amod") or trigger.lemma in _FORCEFUL
        if (
            token.dep == "acl"
            and token.tag == "VBG"
            and any(f.type == "COERCE" for f in self._lexicon.verbs.get(trigger.lemma, ()))
        ):
            return True  # "seized a yacht carrying cocaine from Ecuador"
        return token.dep in _NEW_CLAUSE

    def _governor(self, token: Token) -> str:
        """Return the preposition a word stands under, or nothing."""
        for above in (token, *self._reading.above(token.i)[:4]):
            if above.pos in ("VERB", "AUX"):
                return ""
            if above.dep in ("prep", "agent", "dative") and above.pos in ("ADP", "SCONJ"):
                return above.text.lower()
        return ""

    def _modifying(self, token: Token) -> tuple[Actor, ...]:
        if token.dep not in ("amod", "compound", "nmod", "poss"):
            return ()
        actor = self._cast.modifier(token.i)
        return (actor,) if actor is not None else ()

    def _is_official(self, noun: Token) -> bool:
        return self._cast.is_person(noun.i) and (
            any(titles_before(self._reading, noun.i))
            or noun.i not in self._cast.people
            or self._cast.people[noun.i] not in self._cast.surnames
        )

    def _points_back(self, frame: Frame, object_: Token | None, trigger: Token) -> bool:
        """Tell whether what is done to was told of before: "the claim", "its offer"."""
        if object_ is None:
            asked = (
                frame.type == "REQUEST"
                and self._reading.child(trigger.i, "auxpass") is None
                and any(
                    c.dep == "prep" and c.text.lower() == "for"
                    for c in self._reading.analysis.children(trigger.i)
                )
            )
            open_ = frame.type == "THREATEN" or asked
            if trigger.lemma == "ask" and not asked:
                return False
            aside = ("ccomp", "dobj") if open_ else ("ccomp", "dobj", "prep")
            return self._reading.child(trigger.i, *aside) is None
        if object_.pos == "PRON":
            return True
        if frame.type == "SANCTION" and object_.lemma.lower() in _CROSSINGS:
            return True  # "Mali closed the crossing"
        if object_.lemma.lower() not in _SAID and object_.lemma.lower() not in self._lexicon.nouns:
            return False
        words = {c.text.lower() for c in self._reading.analysis.children(object_.i)}
        return bool(words & _POINTING) or frame.type == "AGREE"

    def _enemy(
        self, object_: Token | None, trigger: Token, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return against whom force is used: the other side of the fighting told of."""
        if object_ is not None and object_.pos == "PRON":
            return self.partner(trigger, own) or self._fighting_before(trigger, own)
        if object_ is not None:
            lemma = object_.lemma.lower()
            groups = self._lexicon.groups
            if lemma not in _HARMED | groups["weapons"] | groups["ground"]:
                return ()
        for telling in reversed(self._told):
            if telling.frame.type not in CONFLICT_TYPES:
                continue
            hit = own & {a.key for a in telling.targets}
            other = telling.sources if hit else telling.targets
            rest = [a for a in other or telling.sources if a.key not in own]
            if (hit or own & {a.key for a in telling.sources}) and len(rest) == 1:
                return (rest[0],)
        said = self._accuser(trigger, own) or self._harmed_before(trigger, own)
        return said or self._at_odds(trigger, own)

    def _at_odds(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return with whom the doer was at odds just before: "blocked a convoy. It rammed"."""
        for telling in reversed(self._told[-3:]):
            near = trigger.sentence - self._reading.tokens[telling.i].sentence <= 1
            if near and telling.frame.type in _HOSTILE | {"SANCTION"}:
                parties = {a.key: a for a in (*telling.sources, *telling.targets)}
                rest = tuple(actor for key, actor in parties.items() if key not in own)
                if own & set(parties) and len(rest) == 1:
                    return rest
        return ()

    def _group_beside(self, frame: Frame, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return the one armed group of the sentence: "bombed the port, where the Front had"."""
        sentence = self._reading.analysis.sentences[trigger.sentence]
        groups: dict[str, Actor] = {}
        for i in range(sentence.first, sentence.last + 1):
            body = self._cast.body(i)
            if body is not None and body.kind == "group":
                groups |= {a.key: a for a in self._cast.one(i)}
        found = tuple(a for key, a in groups.items() if key not in own and not a.country)
        return found if frame.type == "ASSAULT" and len(groups) == 1 else ()

    def _fighting_before(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who attacked just before: "rebels struck. Rwandan troops drove them back"."""
        for telling in reversed(self._told[-2:]):
            near = trigger.sentence - self._reading.tokens[telling.i].sentence <= 1
            if near and telling.frame.type in CONFLICT_TYPES:
                return tuple(a for a in telling.sources if a.key not in own)
        return ()

    def _accuser(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who says that others opened fire: it is said of fire on their own."""
        for above in self._reading.above(trigger.i):
            who = self._reading.child(above.i, "nsubj")
            if above.lemma in ("say", "report", "claim", "announce", "add") and who is not None:
                found = self._cast.at(who.i)
                return tuple(a for a in found if a.country and a.key not in own)[:1]
        return ()

    def _harmed_before(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whose losses the sentence tells: "A Malian soldier died when rebels fired"."""
        start = self._reading.analysis.sentences[trigger.sentence].first
        for noun in self._reading.tokens[start : trigger.i]:
            if noun.lemma.lower() in _HARMED:
                found = tuple(a for a in self._cast.at(noun.i) if a.country and a.key not in own)
                if found:
                    return found
        return ()

    def only_other(self, trigger: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return the one other state told of just before, if it is the only one."""
        start = self._reading.analysis.sentences[max(0, trigger.sentence - 2)].first
        states: dict[str, Actor] = {}
        for i in range(start, trigger.i):
            if self._reading.tokens[i].pos in ("PROPN", "NOUN", "ADJ"):
                for actor in self._cast.one(i) or self._modifying(self._reading.tokens[i]):
                    if actor.country and actor.key not in own:
                        states[actor.key] = actor
        return tuple(states.values()) if len(states) == 1 else ()
