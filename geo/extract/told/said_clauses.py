"""What somebody says, clause by clause: who does it, to whom it is said, on what condition."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.parties import Parties
from geo.extract.party_words import EDGES
from geo.extract.reading import SAYING, SUBJECTS, Reading
from geo.model import Actor, Token

ALLEGING = frozenset("allege charge maintain contend assert".split())
MUSING = frozenset("talk speak hint mutter muse".split())
SIGNALLING = frozenset("signal declare voice state announce express indicate".split())
WANTING = frozenset("want expect like".split())
TELLING = frozenset("tell remind inform notify".split())
VOWING = frozenset("vow pledge promise swear threaten warn undertake".split())
BELIEVING = frozenset("believe suspect think conclude find determine".split())
NOTICES = {
    **dict.fromkeys("give serve issue send".split(), frozenset({"notice", "warning", "word"})),
    "make": frozenset({"clear", "plain", "known"}),
    "let": frozenset({"know", "known", "be"}),
}
"""Idioms that tell what one will do: "gave notice that", "made clear that"."""
SPEAKING = (
    SAYING
    | BELIEVING
    | ALLEGING
    | WANTING
    | VOWING
    | MUSING
    | SIGNALLING
    | TELLING
    | {"reply", "stress", "reiterate", "post", "quip"}
)
"""Verbs that tell what somebody says or wants."""
MUST = frozenset("must should ought".split())
WILL = frozenset("will would shall 'll ’ll could might may can".split())
SURELY = frozenset("will would shall 'll ’ll".split())
READY = frozenset("ready prepared willing poised free set bound".split())
_FIRST = frozenset("we i it they he she who".split())
OWN = frozenset("our my its their his her".split())
REGARDING = frozenset("treat regard consider see view deem take".split())
CONSEQUENCES = frozenset(
    "consequence retaliation response reprisal countermeasure reaction hell price repercussion "
    "revenge retribution answer".split()
)
_INTENT = frozenset("readiness willingness intention determination resolve".split())
_CONDITIONS = frozenset("if unless until should once".split())
_SPOKEN_OF = frozenset("of to about".split())


class SaidClauses:
    """Reads the clauses that a verb of saying reports."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties) -> None:
        self._reading, self._cast, self._lexicon = reading, cast, lexicon
        self._parties = parties
        self._threat = lexicon.verb("threaten", "THREATEN")

    def said(self, verb: Token) -> Iterator[Token]:
        """Yield the verbs of the clauses that a verb reports."""
        deeds = [c for c in self._reading.analysis.children(verb.i) if c.dep == "ccomp"]
        if verb.lemma in VOWING:
            deeds += [c for c in self._reading.analysis.children(verb.i) if c.dep == "xcomp"]
        for child in self._reading.analysis.children(verb.i):
            if verb.lemma in MUSING and child.dep == "prep" and child.text.lower() in ("of", "at"):
                deeds += [c for c in self._reading.analysis.children(child.i) if c.dep == "pcomp"]
            if verb.lemma in SIGNALLING and child.dep == "dobj" and child.lemma in _INTENT:
                deeds += [c for c in self._reading.analysis.children(child.i) if c.dep == "acl"]
        if verb.lemma in TELLING | {"say"} and not deeds:
            deeds = [
                c
                for c in self._reading.analysis.children(verb.i)
                if c.dep == "advcl" and c.i < verb.i and self.is_ordered(c)
            ]
        if verb.dep == "relcl" and not deeds:
            deeds = self._told_of(verb)
        if verb.lemma in NOTICES:
            deeds = list(self._given_notice(verb))
        if verb.dep == "parataxis" and not deeds:
            deeds = [self._reading.tokens[verb.head]]
        for deed in deeds:
            for j in self._reading.conjuncts(deed.i):
                if self._reading.tokens[j].pos in ("VERB", "AUX") or j == deed.i:
                    yield self._reading.tokens[j]

    def _told_of(self, verb: Token) -> list[Token]:
        """Return what is said of the noun before: "rebels it says were armed by Chad"."""
        who = self._reading.child(verb.i, "nsubj")
        if who is None or who.tag == "WDT" or who.text.lower() in ("who", "that"):
            return []
        after = self._reading.tokens[verb.i + 1 : verb.i + 4]
        deed = next((t for t in after if t.pos == "VERB"), None)
        done = self._reading.child(deed.i, *SUBJECTS) if deed is not None else None
        return [deed] if deed is not None and (done is None or done.i == verb.head) else []

    def _given_notice(self, verb: Token) -> Iterator[Token]:
        """Yield what one is told will be done: "gave notice that", "made it clear that"."""
        words = NOTICES[verb.lemma]
        for child in self._reading.analysis.children(verb.i):
            if child.lemma.lower() not in words:
                continue
            hung = self._reading.analysis.children(child.i)
            for deed in (*hung, *self._reading.analysis.children(verb.i)):
                mark = self._reading.child(deed.i, "mark")
                that = mark is None or mark.text.lower() == "that"
                clause = deed.dep in ("ccomp", "acl", "csubj", "relcl", "advcl") and that
                if clause and deed.i > child.i and self.modals(deed):
                    yield deed
                    return

    def addressed(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return to or of whom something is said: "told Mali", "said of Israel"."""
        for child in self._reading.analysis.children(verb.i):
            what = self._reading.child(child.i, "pobj") if child.text.lower() == "in" else None
            if what is not None and what.lemma in ("reference", "message", "warning", "letter"):
                # "said in a message to Chad"
                for after in ("to", "at"):
                    found = self._parties.after(what, after, self._threat)
                    if found := self.others(found, own):
                        return found
        whom = self._reading.child(verb.i, "dobj", "dative")
        if whom is not None and whom.dep == "dative" and whom.pos == "ADP":
            whom = self._reading.child(whom.i, "pobj")
        if verb.lemma in TELLING | {"warn", "promise"} and whom is not None:
            if found := self.others(self._cast.at(whom.i), own):
                return found
        for child in self._reading.analysis.children(verb.i):
            if child.dep in ("advcl", "prep") and child.lemma in ("address", "refer", "mean"):
                if found := self.hit(child, own):
                    return found  # "said, addressing the Houthis"
            if child.dep == "prep" and child.text.lower() in _SPOKEN_OF:
                about = self._reading.child(child.i, "pobj")
                if about is not None and (found := self.others(self._cast.at(about.i), own)):
                    return found
        return ()

    def hit(self, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whom a deed is to hit, by its own words."""
        aside = {t.i for c in self.clauses(deed) for t in self._reading.analysis.subtree(c.i)}
        what = grammar.object_of(self._reading, deed)
        if what is not None:
            force = next((f for f in self.frames_of(deed) if f.type == "ASSAULT"), None)
            found = self._parties.owners(what) or self._parties.ground.soil(force, what)
            if what.lemma.lower() in EDGES:
                found = found or self._parties.belongings.of(what, own)
            if found := self.others(found, own):
                return found
        for token in self._reading.analysis.subtree(deed.i):
            regarded = token.dep == "nsubj" and deed.lemma in REGARDING and token.i > deed.i
            reached = token.dep in ("pobj", "dobj", "dative", "nsubjpass") or regarded
            if token.i in aside or not reached:
                continue
            before = self._reading.tokens[token.head]
            if before.text.lower() == "with" or (
                before.text.lower() == "for" and before.head == deed.i
            ):
                continue
            found = self._cast.at(token.i) or self._parties.owners(token)
            if found := self.others(found, own):
                return found
        return ()

    def conditioned(self, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is to do what averts a deed: "will leave unless Mali pays"."""
        for clause in self.clauses(deed):
            who = self._reading.child(clause.i, *SUBJECTS)
            if who is not None and (found := self.others(self._cast.at(who.i), own)):
                return found
        return ()

    def provoking(self, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who has it in hand: "would close the road if Mali shut the port"."""
        for clause in self.clauses(deed):
            who = self._reading.child(clause.i, *SUBJECTS)
            if who is not None:
                found = self._cast.at(who.i) or self._parties.owners(who)
                if found := self.others(found, own):
                    return found
            for token in self._reading.analysis.subtree(clause.i):
                if token.dep in ("pobj", "dobj", "poss", "nsubj"):
                    if found := self.others(self._cast.one(token.i), own):
                        return found
        return ()

    def ready(self, deed: Token) -> Token | None:
        """Return what somebody is ready or going to do."""
        for child in self._reading.analysis.children(deed.i):
            if child.dep == "acomp" and child.lemma.lower() in READY:
                return self._reading.child(child.i, "xcomp")
        if deed.lemma in READY or (deed.lemma == "go" and deed.tag == "VBG"):
            return self._reading.child(deed.i, "xcomp")
        return None

    def clauses(self, deed: Token) -> list[Token]:
        """Return the clauses that make a condition of a deed: "if Mali shuts", "should it shut"."""
        return [
            child
            for child in self._reading.analysis.children(deed.i)
            if child.dep == "advcl" and self.mark(child)
        ]

    def mark(self, clause: Token) -> str:
        """Return the word that makes a condition of a clause, or nothing."""
        for child in self._reading.analysis.children(clause.i):
            word = child.text.lower()
            if word not in _CONDITIONS or child.i > clause.i:
                continue
            if child.dep in ("mark", "advmod"):
                return word
            subject = self._reading.child(clause.i, *SUBJECTS)
            if child.dep == "aux" and word == "should" and subject and child.i < subject.i:
                return word
        return ""

    def has_condition(self, deed: Token, *, held_to: bool = False) -> str:
        """Return the word of a condition; of one that somebody is held to, if so wanted."""
        for clause in self.clauses(deed):
            if not (held_to and self._reading.child(clause.i, "expl")):
                return self.mark(clause)  # but not "if there were further incidents"
        above = self._reading.tokens[deed.head]
        if deed.dep == "conj" and above.tag == "VB" and above.dep == "ccomp":
            if self._reading.child(above.i, *SUBJECTS, "aux") is None:
                return "if"  # "touch our ships and we will sink yours"
        return ""

    def modals(self, deed: Token) -> set[str]:
        """Return the small verbs of a clause: "will", "must", "to"."""
        return {c.text.lower() for c in self._reading.analysis.children(deed.i) if c.dep == "aux"}

    def is_negated(self, deed: Token) -> bool:
        """Tell whether a deed is said not to be done."""
        return self._reading.child(deed.i, "neg") is not None

    def is_own(self, doer: Token, own: frozenset[str]) -> bool:
        """Tell whether a doer is the speaker or the speaker's: "it", "its planes"."""
        if doer.pos == "PRON" and doer.text.lower() in _FIRST:
            found = {a.key for a in self._cast.at(doer.i)}
            return doer.text.lower() in ("we", "i") or not found or bool(found & own)
        if {a.key for a in self._cast.at(doer.i)} & own:
            return True
        possessive = self._reading.child(doer.i, "poss")
        return possessive is not None and possessive.text.lower() in OWN

    def is_said_by(self, deed: Token, own: frozenset[str]) -> bool:
        """Tell whether the speaker is who does it: "told Mali that it expects payment"."""
        who = self._reading.child(deed.i, "nsubj")
        return who is not None and self.is_own(who, own) and not self.is_negated(deed)

    def others(self, found: tuple[Actor, ...], own: frozenset[str]) -> tuple[Actor, ...]:
        """Return those found who act in the text and aren't the speaker."""
        return tuple(a for a in found if a.key not in own and self._cast.acts(a))

    def is_ordered(self, deed: Token) -> bool:
        """Tell whether somebody is told to do it in so many words: "Let them go"."""
        plain = self._reading.child(deed.i, *SUBJECTS, "aux", "mark") is None
        quoted = self._reading.tokens[max(0, deed.i - 1)].text in ('"', "“", "'", "‘")
        opening = deed.i == self._reading.analysis.sentences[deed.sentence].first
        said = deed.dep == "ccomp" or (deed.dep == "advcl" and (quoted or opening))
        return said and deed.tag in ("VB", "VBP") and deed.lemma != "thank" and plain

    def frames_of(self, verb: Token) -> tuple[Frame, ...]:
        """Return the frames that a verb may have, by its particle and its object."""
        words = {c.text.lower() for c in self._reading.analysis.children(verb.i)}
        done_to = self._reading.lemmas(grammar.object_of(self._reading, verb))
        doer = self._reading.child(verb.i, "nsubj")
        doing = self._reading.lemmas(doer)
        open_ = doer is not None and doer.pos == "PRON"
        return tuple(
            frame
            for frame in self._lexicon.verbs.get(verb.lemma, ())
            if not frame.particle or frame.particle in words
            if not frame.objects or done_to & frame.objects
            if not frame.subjects or open_ or doing & frame.subjects
            if not frame.flags & {"ceased", "common"}
        )
