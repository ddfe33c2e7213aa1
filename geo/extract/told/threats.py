"""Threats told by what somebody says: "said it would answer any raid by Chad"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.told.said_clauses import (
    CONSEQUENCES,
    MUSING,
    READY,
    REGARDING,
    SURELY,
    WILL,
    SaidClauses,
)
from geo.model import FORCE_TYPES, Actor, Token

_RETALIATING = frozenset("answer respond retaliate reciprocate avenge".split())
_BACK = frozenset("hit strike fight shoot fire".split())
_HARSH = frozenset("ASSAULT COERCE MOBILIZE SANCTION".split())
_MEASURES = frozenset("measure action step countermeasure".split())
_MEANS = frozenset("force weapon army might".split())
_HARMING = frozenset(
    "burn bomb destroy crush flatten punish strike hit shoot fire attack invade march sink seize "
    "close shut block expel cut halt stop ban suspend sue retaliate respond answer tax impose "
    "penalise penalize act arrest withdraw leave scrap cancel target eliminate wipe tighten "
    "reimpose recall detain impound treat intercept board occupy annex deploy restrict "
    "resume launch defend avenge make teach smash repel expose enlarge return "
    "terminate quit abandon turn undercut review reconsider rethink curb end "
    "revoke scuttle starve choke veto rescind deny bar withhold".split()
)
"""What is held over somebody's head with an "if"."""
_SUFFERING = frozenset("pay face regret suffer risk bear lose find".split())
_PROVOCATIONS = frozenset(
    "provocation violation incursion attempt breach aggression shelling shell bomb rocket move "
    "intrusion attack raid strike encroachment infringement interference threat drone".split()
)
_WARY = {
    "play": "fire",
    "cross": "red",
    "think": "twice",
    "watch": "step",
    "mess": "with",
}
"""What is said of others whom one threatens: "is playing with fire", "should think twice"."""
_TO_BE_HIT = frozenset("target game".split())
_TIMES = frozenset("hour day week month minute year".split())
_PRICES = frozenset(
    "dearly price consequence dear heavily cost sanction tariff ban strike raid force action "
    "response retaliation measure penalty war destruction blow wrath ruin right court "
    "blockade embargo".split()
)
_NOT_BORNE = frozenset("tolerate hesitate stand sit permit accept allow go".split())
_IDLY = frozenset("idle idly by unanswered unpunished hesitate tolerate".split())


class Threats:
    """Finds against whom what is said is a threat."""

    def __init__(
        self, reading: Reading, cast: Cast, parties: Parties, doers: Doers, said: SaidClauses
    ) -> None:
        self._reading, self._cast, self._parties = reading, cast, parties
        self._doers, self._said = doers, said

    def threatened(self, verb: Token, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return against whom a threat is: "said it would answer any raid by Mali"."""
        target = self._reading.child(deed.i, *SUBJECTS)
        if target is not None and (hit := self._named_a_target(verb, deed, target, own)):
            return hit
        if self._said.modals(deed) & SURELY and self._is_of_consequences(deed):
            return (
                self._said.addressed(verb, own)
                or self._said.hit(deed, own)
                or self._said.provoking(deed, own)
                or self._said.provoking(verb, own)
            )
        if self._is_warned(deed) and target is not None:
            return self._said.others(self._cast.at(target.i), own)
        if target is not None and self._is_given_time(deed):
            return self._said.others(self._cast.at(target.i), own)
        if self._keeps_options(deed):
            return self._said.addressed(verb, own)
        vowed = deed.dep in ("xcomp", "acl", "pcomp")
        if not vowed and not self._said.modals(deed) & WILL and self._said.ready(deed) is None:
            return ()
        done = self._said.ready(deed) or deed
        passive = grammar.is_passive(self._reading, done)
        doer = self._reading.child(deed.i, *SUBJECTS) or grammar.subject(self._reading, deed)
        if doer is None and not vowed:
            return ()
        if doer is not None and self._is_provocation(doer) and self._said.modals(deed) & SURELY:
            return self._said.addressed(verb, own) or self._said.others(
                self._parties.owners(doer), own
            )
        aside = doer is not None and doer.pos == "PRON" and doer.text.lower() not in ("we", "i")
        if doer is not None and aside and deed.lemma in _SUFFERING:
            if self._has_price(deed) and (whom := self._said.addressed(verb, own)):
                return whom  # "told Greece it would pay a price"
        if not passive and not vowed and doer is not None and not self._said.is_own(doer, own):
            return self._made_to_suffer(deed, doer, own)
        if passive and doer is not None and self._said.is_own(doer, own):
            return ()
        if not self._is_held_over(verb, done, doer if passive else None):
            return ()
        return (
            self._said.addressed(verb, own)
            or self._said.conditioned(done, own)
            or self._said.hit(done, own)
            or self._said.provoking(done, own)
            or self._said.provoking(deed, own)
            or self._said.provoking(verb, own)
            or (self._understood(verb, own) if self._is_forceful(done) else ())
        )

    def at_home(self, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return that the state of the dateline is meant: "would halve its aid unless"."""
        if not self._said.has_condition(deed) or not self._said.modals(deed) & SURELY:
            return ()
        what = grammar.object_of(self._reading, deed)
        return self._parties.at_home.losing(deed, what, own)

    def _understood(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is meant where none is told: who was told of before, and nobody else."""
        understood = self._parties.understood
        return understood.partner(verb, own) or understood.only_other(verb, own)

    def _is_given_time(self, deed: Token) -> bool:
        """Tell whether there is only so long to do it: "has ten days, or the aid goes"."""
        what = self._reading.child(deed.i, "dobj") if deed.lemma == "have" else None
        if what is None or what.lemma.lower() not in _TIMES or self._said.is_negated(deed):
            return False
        joined = {c.text.lower() for c in self._reading.analysis.children(deed.i) if c.dep == "cc"}
        return "or" in joined

    def _is_held_over(self, verb: Token, deed: Token, hit: Token | None) -> bool:
        """Tell whether a deed is a threat, not only a plan."""
        if self._said.is_negated(deed):
            words = {t.text.lower() for t in self._reading.analysis.children(deed.i)}
            return deed.lemma in _NOT_BORNE and bool((words | {deed.lemma}) & _IDLY)
        if self._is_answer(deed):
            return True
        if deed.lemma in _RETALIATING:
            return False  # "will answer any questions"
        what = grammar.object_of(self._reading, deed)
        measures = deed.lemma == "take" and self._reading.lemmas(what) & _MEASURES
        harsh = (
            bool(measures)
            or deed.lemma in _HARMING
            or any(f.type in _HARSH for f in self._said.frames_of(deed))
        )
        if verb.lemma == "warn" and harsh:
            return hit is None or all(a.country for a in self._speakers(verb))
        using = deed.lemma == "use" and bool(self._reading.lemmas(what) & _MEANS)
        using = using or self._is_going_to_war(deed)
        harsh = harsh or self._is_going_to_war(deed)
        ready = deed.dep == "xcomp" and self._reading.tokens[deed.head].lemma in READY
        if using or (ready and any(f.type in FORCE_TYPES for f in self._said.frames_of(deed))):
            return True
        shot = hit is not None and grammar.is_passive(self._reading, deed)
        if shot and self._said.modals(deed) & SURELY and self._is_of_force(deed):
            return True  # "said Chadian drones would be shot down"
        if verb.lemma == "threaten" or (verb.lemma in ("vow", "swear") and harsh):
            return True
        if verb.lemma in MUSING:
            return harsh
        for token in (deed, self._reading.tokens[deed.head], verb):
            mark = self._said.has_condition(token, held_to=True)
            if mark and (harsh or mark == "unless"):
                return True
        hit = hit or grammar.object_of(self._reading, deed)
        any_of = hit is not None and any(
            c.text.lower() in ("any", "every", "next")
            for c in self._reading.analysis.subtree(hit.i)[:2]
        )
        return harsh and any_of

    def _is_going_to_war(self, deed: Token) -> bool:
        return deed.lemma == "go" and any(
            c.text.lower() == "to" and self._reading.text(c.i, c.i + 1).lower() == "to war"
            for c in self._reading.analysis.children(deed.i)
            if c.i + 1 < len(self._reading.tokens)
        )

    def _speakers(self, verb: Token) -> tuple[Actor, ...]:
        return self._doers.at_subject(grammar.subject(self._reading, verb))

    def _is_of_force(self, deed: Token) -> bool:
        return any(f.type == "ASSAULT" for f in self._said.frames_of(deed))

    def _is_forceful(self, deed: Token) -> bool:
        return self._is_answer(deed) or any(
            f.type in FORCE_TYPES for f in self._said.frames_of(deed)
        )

    def _is_answer(self, deed: Token) -> bool:
        """Tell whether a deed is told as an answer: "will hit back", "would be met with force"."""
        words = {t.text.lower() for t in self._reading.analysis.children(deed.i)}
        if deed.lemma in _RETALIATING:
            after = {"question", "call", "letter", "critic", "criticism", "request", "offer"}
            return not any(t.lemma.lower() in after for t in self._reading.analysis.subtree(deed.i))
        if deed.lemma in _BACK and "back" in words:
            return True
        below = {t.lemma.lower() for t in self._reading.analysis.subtree(deed.i)}
        if deed.lemma == "meet" and "with" in words:
            return bool(below & {"force", "fire", "response", "retaliation", "resistance"})
        if deed.lemma in REGARDING:
            return bool(below & {"act", "war", "attack", "aggression", "hostile"})
        return False

    def _is_provocation(self, noun: Token) -> bool:
        """Tell whether a noun is of whatever wrong may come: "any incursion", "one more shell"."""
        words = {c.text.lower() for c in self._reading.analysis.subtree(noun.i)[:3]}
        open_ = words & {"any", "another", "more", "further", "every", "next"}
        return bool(open_) and noun.lemma.lower() in _PROVOCATIONS

    def _is_warned(self, deed: Token) -> bool:
        word = _WARY.get(deed.lemma)
        below = {t.text.lower() for t in self._reading.analysis.subtree(deed.i)}
        return word in below and not self._said.is_negated(deed)

    def _keeps_options(self, deed: Token) -> bool:
        """Tell whether all options are said to be on the table."""
        below = {t.lemma.lower() for t in self._reading.analysis.subtree(deed.i)}
        return {"option", "table"} <= below and not self._said.is_negated(deed)

    def _is_of_consequences(self, deed: Token) -> bool:
        """Tell whether a clause says that they come: "there would be consequences"."""
        if deed.lemma not in ("be", "follow", "come", "ensue", "await"):
            return False
        for child in self._reading.analysis.children(deed.i):
            if child.dep in ("attr", "nsubj") and child.lemma.lower() in CONSEQUENCES:
                return self._reading.child(child.i, "neg") is None and not any(
                    c.text.lower() == "no" for c in self._reading.analysis.children(child.i)
                )
        return False

    def _named_a_target(
        self, verb: Token, deed: Token, doer: Token, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return whose things are to be hit: "said Omani tankers would be legitimate targets"."""
        what = self._reading.child(deed.i, "attr") if deed.lemma == "be" else None
        if what is None or what.lemma.lower() not in _TO_BE_HIT or self._said.is_negated(deed):
            return ()
        words = {c.text.lower() for c in self._reading.analysis.children(what.i)}
        if not words & {"legitimate", "fair", "military", "our", "its", "next"}:
            return ()
        return self._said.addressed(verb, own) or self._said.others(self._parties.owners(doer), own)

    def _made_to_suffer(self, deed: Token, doer: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is told to suffer for something: "said Guyana would pay dearly"."""
        if deed.lemma not in _SUFFERING or self._said.is_negated(deed):
            return ()
        surely = self._said.modals(deed) & SURELY or self._said.has_condition(deed)
        if not surely or not self._has_price(deed):
            return ()
        return self._said.others(self._cast.at(doer.i) or self._parties.owners(doer), own)

    def _has_price(self, deed: Token) -> bool:
        below = {t.lemma.lower() for t in self._reading.analysis.subtree(deed.i)}
        return deed.lemma == "regret" or bool(below & _PRICES)
