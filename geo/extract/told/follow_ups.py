"""What follows from what was told just before, its parties left unsaid.

"Chad must stop. Otherwise Mali will act", "aid was frozen … . It will be resumed", "each says the
other began", "the guns opened up on both sides", "its instructors are staying on".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import SAYING, SUBJECTS, Reading
from geo.extract.telling import Telling
from geo.extract.told.holding import under_accord
from geo.extract.told.said_clauses import ALLEGING, BELIEVING, SURELY
from geo.model import CONFLICT_TYPES, Actor, EventType, Token

_OTHERWISE = ("otherwise", "or else", "failing that", "failing this", "failing which", "if not ,")
_LETTING_UP = frozenset(
    "resume restart restore reinstate unfreeze release lift reopen relax unblock ease "
    "drop revoke rescind".split()
)
"""What is done to what was held back when it is held back no longer."""
_MEASURES = frozenset(
    "suspension ban freeze embargo halt closure blockade restriction measure sanction tariff curb "
    "boycott order moratorium".split()
)
_HOLDING_BACK = frozenset(
    "freeze suspend halt withhold stop block cut cancel pause shelve interrupt".split()
)
_HELD_BACK = frozenset(
    "payment aid assistance loan grant money fund funding credit visa flight delivery shipment "
    "supply export import trade purchase disbursement tranche project programme programs "
    "scholarship transfer talk negotiation cooperation tie".split()
)
_SERVING = frozenset(
    "trainer instructor adviser advisor peacekeeper doctor medic nurse engineer teacher "
    "policeman police sapper deminer rescuer technician mentor specialist team mission".split()
)
"""People whom a state lends to another."""
_STAYING_ON = frozenset("on put longer after behind".split())
_BEGINNING = frozenset(
    "begin start fire shoot attack strike open provoke cheat lie break violate cross invade "
    "cause shell bomb breach betray renege trespass".split()
)
"""What two who quarrel say of each other."""
_AT_FAULT = frozenset("blame fault responsible guilty wrong aggressor".split())
_CAPITALS_AND_SIDES = frozenset(
    "side government capital country nation state army party ministry camp neighbour neighbor "
    "leader president minister premier".split()
)
_SEATING = frozenset("get bring coax draw lure sit seat gather call drag haul nudge".split())
_TABLES = frozenset("table".split())
_ANSWERING = frozenset("answer reply respond retaliate".split())
_STOPPING = frozenset("stop cease halt quit end drop refrain forgo suspend".split())
_GUNS = frozenset(
    "gun gunner artillery cannon mortar battery howitzer rocket tank shell fire gunfire "
    "shelling rifle".split()
)
_EDGES = frozenset("border frontier line river front divide gulf strait valley".split())
_SOUNDING = frozenset(
    "open boom roar thunder speak blaze fire resume bark erupt shoot rumble rage duel fly "
    "crackle begin start pound fall".split()
)


class FollowUps:
    """Finds what verbs tell only together with what was told before.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
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

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        """Yield what a verb tells whose own words name too few parties."""
        lemma = verb.lemma
        if lemma in _SEATING:
            yield from self._seated(verb)
        if lemma in SAYING | BELIEVING | ALLEGING:
            yield from self._blaming_each_other(verb)
        if lemma in _SOUNDING:
            yield from self._on_both_sides(verb)
        if lemma in ("stay", "remain"):
            yield from self._staying(verb)
        if self._told and lemma in _LETTING_UP:
            yield from self._let_up(verb)
        if self._told and lemma in _HOLDING_BACK:
            yield from self._held_back(verb)
        if self._told and lemma in _ANSWERING:
            yield from self._firing_back(verb)
        if self._told and lemma in _STOPPING:
            yield from self._by_terms(verb)

    def or_else(self, verb: Token) -> Iterator[Telling]:
        """Find what is threatened with: "Otherwise Chad will take measures", "or else it will"."""
        last = self._last(verb, "REQUEST", near=1) if self._told else None
        words = self._words(verb) if last is not None else set()
        if last is None or not words & SURELY or not self._is_otherwise(verb):
            return
        who = grammar.subject(self._reading, verb)
        keys = {a.key for a in self._doers.at_subject(who)} if who is not None else set()
        if who is not None and who.text.lower() in ("it", "they", "we"):
            keys = {a.key for a in last.sources}  # who asks is who will act
        if keys and keys <= {a.key for a in last.sources} and not self._is_negated(verb):
            yield Telling(
                verb.i, self._lexicon.verb("threaten", "THREATEN"), last.sources, last.targets
            )

    def _is_otherwise(self, verb: Token) -> bool:
        """Tell whether a clause is the other choice: "or else", "failing that", "if not"."""
        first = self._reading.analysis.sentences[verb.sentence].first
        before = [t.text.lower() for t in self._reading.tokens[max(first, verb.i - 8) : verb.i]]
        line = f" {' '.join(before)} "
        if any(f" {words} " in line for words in _OTHERWISE):
            return True
        own = self._reading.child(verb.i, *SUBJECTS)
        above = self._reading.tokens[verb.head]
        return verb.dep == "conj" and own is not None and "or" in self._words(above)

    def _last(self, verb: Token, *kinds: EventType, near: int) -> Telling | None:
        """Return the last telling of some kinds, at most so many sentences before."""
        for telling in reversed(self._told[-4:]):
            if verb.sentence - self._reading.tokens[telling.i].sentence > near:
                return None
            if telling.frame.type in kinds and telling.targets:
                return telling
        return None

    def _words(self, token: Token) -> set[str]:
        return {c.text.lower() for c in self._reading.analysis.children(token.i)}

    # One by one -------------------------------------------------------------------------

    def _is_negated(self, verb: Token) -> bool:
        return self._reading.child(verb.i, "neg") is not None

    def _let_up(self, verb: Token) -> Iterator[Telling]:
        """Find who gives way in what they had held back: "They will be resumed on Monday"."""
        what = self._reading.child(verb.i, "nsubjpass")
        if what is None or grammar.agent(self._reading, verb) is not None:
            return
        last = self._last(verb, "SANCTION", near=2)
        if last is None or not self._is_same(what, self._reading.tokens[last.i]):
            return
        yield Telling(verb.i, self._lexicon.verb("release", "CONCEDE"), last.sources, last.targets)

    def _by_terms(self, verb: Token) -> Iterator[Telling]:
        """Find who gives way by what was agreed: "Under the deal, Chad will stop taxing rice"."""
        if not self._words(verb) & (SURELY | {"to"}) or self._is_negated(verb):
            return
        if not under_accord(self._reading, self._lexicon, verb):
            return
        sources = self._doers.at_subject(grammar.subject(self._reading, verb))
        own = frozenset(actor.key for actor in sources)
        for telling in reversed(self._told[-6:]):
            parties = {a.key: a for a in (*telling.sources, *telling.targets)}
            if telling.frame.type == "AGREE" and len(parties) == 2 and own < set(parties):
                others = tuple(a for key, a in parties.items() if key not in own)
                yield Telling(verb.i, self._lexicon.verb("release", "CONCEDE"), sources, others)
                return

    def _is_same(self, what: Token, sanction: Token) -> bool:
        """Tell whether a noun or pronoun is what a sanction was laid on."""
        if what.pos == "PRON":
            return what.text.lower() in ("it", "they", "these", "those", "both")
        if what.lemma.lower() in _MEASURES:
            return "the" in self._words(what)
        held = grammar.object_of(self._reading, sanction) or sanction
        return what.lemma.lower() in self._reading.lemmas(held) and bool(
            self._words(what) & {"the", "these", "those", "this", "that"}
            or not self._reading.analysis.children(what.i)
        )

    def _held_back(self, verb: Token) -> Iterator[Telling]:
        """Find who holds back what, after a protest: "A sent a note, and payments were frozen"."""
        what = self._reading.child(verb.i, *SUBJECTS)
        if verb.dep == "acomp":  # "were frozen", read as an adjective
            what = self._reading.child(verb.head, *SUBJECTS)
        elif self._reading.child(verb.i, "auxpass") is None:
            return
        if what is None or what.lemma.lower() not in _HELD_BACK or self._is_negated(verb):
            return
        if grammar.agent(self._reading, verb) is not None:
            return
        last = self._last(verb, "ACCUSE", "SANCTION", "THREATEN", near=0)
        if last is None or len(last.sources) != 1 or self._names_others(verb, last):
            return
        yield Telling(verb.i, self._lexicon.verb("suspend", "SANCTION"), last.sources, last.targets)

    def _names_others(self, verb: Token, last: Telling) -> bool:
        """Tell whether a clause names parties that the last telling doesn't."""
        known = {a.key for a in (*last.sources, *last.targets)}
        return any(
            actor.country and actor.key not in known
            for token in self._reading.analysis.subtree(verb.i)
            for actor in self._cast.one(token.i)
        )

    def _blaming_each_other(self, verb: Token) -> Iterator[Telling]:
        """Find who blames whom: "each government says that the other began"."""
        who = self._reading.child(verb.i, "nsubj")
        deed = self._reading.child(verb.i, "ccomp")
        other = self._reading.child(deed.i, "nsubj") if deed is not None else None
        if who is None or deed is None or other is None:
            return
        theirs = other.text.lower() == "other" or other.lemma.lower() in _CAPITALS_AND_SIDES
        if not theirs or "other" not in self._words(other) | {other.text.lower()}:
            return
        fought = any(f.type in CONFLICT_TYPES for f in self._lexicon.verbs.get(deed.lemma, ()))
        if deed.lemma == "be":
            below = {t.lemma.lower() for t in self._reading.analysis.subtree(deed.i)}
            fought = bool(below & _AT_FAULT)
        if (deed.lemma not in _BEGINNING and not fought) or self._is_negated(deed):
            return
        each = self._words(who) | self._words(verb) | {who.text.lower()}
        if each & {"each", "both"} and len(pair := self._each(who)) == 2:
            yield Telling(verb.i, self._lexicon.verb("accuse", "ACCUSE"), pair, pair)

    def _each(self, who: Token) -> tuple[Actor, ...]:
        """Return the two whom "each government" or "Chad and Mali each" are."""
        if len(named := self._cast.at(who.i)) == 2:
            return named
        if who.text.lower() not in ("each", "both") and who.lemma not in _CAPITALS_AND_SIDES:
            return ()
        return self._two_before(who)

    def _two_before(self, token: Token) -> tuple[Actor, ...]:
        """Return the two who were told to fight or to talk just before."""
        last = self._last(token, *CONFLICT_TYPES, "ACCUSE", "THREATEN", near=3)
        if last is not None and len(last.sources) == len(last.targets) == 1:
            return (*last.sources, *last.targets)
        return self._cast.groups.together(token.i, 2, people=False, near=6)

    def _seated(self, verb: Token) -> Iterator[Telling]:
        """Find who has two meet: "got the two foreign ministers to a table in Doha"."""
        whom = grammar.object_of(self._reading, verb)
        if whom is None or not self._is_to_table(verb, whom):
            return
        passive = grammar.is_passive(self._reading, verb)
        by = (grammar.agent if passive else grammar.subject)(self._reading, verb)
        sources = self._doers.at_subject(by)
        own = {actor.key for actor in sources}
        two = tuple(a for a in self._cast.at(whom.i) if a.key not in own)
        if len(two) > 1:
            yield Telling(verb.i, self._lexicon.verb("host", "CONSULT"), sources or two,
                          two if sources else (), together=True)  # fmt: skip

    def _is_to_table(self, verb: Token, whom: Token) -> bool:
        hung = (
            *grammar.prepositions(self._reading, verb),
            *grammar.prepositions(self._reading, whom),
        )
        return any(
            noun.lemma.lower() in _TABLES
            for child in hung
            if child.text.lower() in ("to", "around", "round", "at")
            for noun in grammar.below(self._reading, child)
        )

    def _on_both_sides(self, verb: Token) -> Iterator[Telling]:
        """Find who fires at whom: "the guns opened up again on both sides"."""
        guns = self._reading.child(verb.i, "nsubj")
        if guns is None or guns.lemma.lower() not in _GUNS or self._is_negated(verb):
            return
        for child in grammar.prepositions(self._reading, verb):
            side = self._reading.child(child.i, "pobj")
            if side is None or child.text.lower() not in ("on", "from"):
                continue
            both = bool(self._words(side) & {"both", "either", "each"})
            of = self._reading.child(side.i, "prep")
            of = self._reading.child(of.i, "pobj") if of is not None else None
            if of is not None and of.lemma.lower() not in _EDGES:
                return  # "on both sides of the house"
            if side.lemma.lower() in ("side", "bank") and both:
                pair = self._cast.at(side.i) or self._two_before(side)
                if len(pair) == 2:
                    yield Telling(verb.i, self._lexicon.verb("shell", "ASSAULT"), pair, pair)
                return

    def _firing_back(self, verb: Token) -> Iterator[Telling]:
        """Find who fires back: "rockets fell on the school. Thai gunners answered"."""
        who = self._reading.child(verb.i, "nsubj")
        last = self._last(verb, "ASSAULT", near=1)
        what = self._reading.child(verb.i, "dobj")
        if who is None or last is None or self._is_negated(verb):
            return
        if not self._reading.lemmas(who) & (_GUNS | self._lexicon.groups["forces"]):
            return
        if what is not None and what.lemma.lower() not in _GUNS | {"attack", "salvo", "barrage"}:
            return
        sources = self._cast.at(who.i) or self._parties.owners(who)
        keys = {actor.key for actor in sources}
        if keys and keys <= {actor.key for actor in last.targets}:
            yield Telling(verb.i, last.frame, sources, last.sources)

    def _staying(self, verb: Token) -> Iterator[Telling]:
        """Find whose helpers stay on: "Its police trainers are staying after all"."""
        who = self._reading.child(verb.i, "nsubj")
        if who is None or self._is_negated(verb) or not self._reading.lemmas(who) & _SERVING:
            return
        after = {t.text.lower() for t in self._reading.tokens[verb.i + 1 : verb.i + 4]}
        if not after & _STAYING_ON and not self._words(verb) & (SURELY | {"to"}):
            return
        sources = tuple(a for a in self._parties.owners(who) if a.country)
        own = frozenset(actor.key for actor in sources)
        there = tuple(a for a in self._parties.ground.places_of(verb) if a.key not in own)
        for home in (self._cast.home_state(verb.i), self._cast.written_in()):
            if not there and home is not None and home.key not in own:
                there = (home,)
        if len(sources) == 1 and len(there) == 1:
            yield Telling(verb.i, self._lexicon.verb("help", "AID"), sources, there)
