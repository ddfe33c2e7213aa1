"""What two parties do as one, whatever the verb: "counted whales side by side with Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.party_words import OPPOSITE
from geo.extract.reading import SAYING, Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

_IN = frozenset(
    "cooperation co-operation collaboration partnership tandem concert conjunction association "
    "coordination harness unison league step lockstep common".split()
)
"""After "in", these say that a thing is done as one: "in tandem with"."""
_ABREAST = frozenset({"hand in hand", "hand in glove", "side by side", "shoulder to shoulder"})
_AS_ONE = frozenset("jointly together".split())
_RECIPROCAL = (
    "each other 's", "one another 's", "to each other", "to one another", "half and half",
    "fifty - fifty", "50 - 50",
)  # fmt: skip
_SHARED = frozenset(
    "joint common shared mixed combined coordinated co-ordinated bilateral binational two-nation "
    "two-country pooled integrated synchronised synchronized unified fifty-fifty "
    "multinational single".split()
)
"""Said of a thing that belongs to several."""
_MANNING = frozenset(
    "man crew staff fly ride patrol run operate search dig guard make go serve fish land".split()
)
"""Who does these with the same thing does them together."""
_SERVING = frozenset({"fight", "serve"})
"""Who does these alongside others gives them aid."""
_BRINGING = frozenset("carry hold make conduct raise take".split())
"""What is done with a colleague by these may be a talk."""
_OF_SEVERAL = frozenset("joint mixed shared binational fifty-fifty combined".split())
_ONE = frozenset({"single", "one"})
_CREWS = frozenset("crew team unit force brigade battalion company squad command staff".split())
_CONNECTIONS = frozenset(
    "bridge tunnel railway line pipeline dam canal road cable highway causeway interconnector link "
    "motorway".split()
)
"""Works of which two states that build one build the same."""
_OF = frozenset("of between from with by involving".split())
_FOUNDING = frozenset("found form establish create set own launch operate run".split())
_VENTURES = frozenset(
    "company venture consortium firm bank fund university institute observatory corporation "
    "brigade battalion centre center academy".split()
)
_WORKING = frozenset(
    "act answer arrest assemble band break breed bring build bury buy carry catch chart check "
    "clear close collect comb conduct connect construct convoy count create crew cultivate cut "
    "deliver deploy design develop dig dive do dredge drill drive electrify embark equip erect "
    "escort examine excavate explore extinguish extract feed field fight film finance fish fit "
    "fly form found fund go grow guard hand harvest hold hunt inspect install instruct "
    "investigate join land launch lay lend link look maintain make man manage map mark market "
    "merge mine monitor mount observe open operate order organise organize own pack pass patrol "
    "place plant police pool practice practise prepare probe process produce protect provide "
    "publish pump put raid raise rebuild recover refine rehearse release relieve repair rescue "
    "research restock restore roll run sail salvage scan scour search seize sell send serve set "
    "share sink smash staff stage start steam study supply survey sweep tag take teach tend "
    "test track train transport treat trial try undertake use vaccinate watch work".split()
)
"""Verbs of work, by which "common" or "alongside" tells of working together."""
_WORDS = frozenset(
    "statement letter communique communiqué declaration call appeal condemnation plea bid "
    "candidacy interest history border language culture heritage enemy concern position stance "
    "view front committee commission session meeting conference dialogue communication article "
    "rejection protest complaint note demand resolution report press proposal agreement visit "
    "summit talk talks consultation".split()
)
"""What several share or say without working together."""
_TALKING = frozenset(
    "accuse agree appeal ask back blame call celebrate commemorate condemn criticise criticize "
    "denounce demand express face host hail invite mark meet mourn oppose participate pray praise "
    "pressure propose protest reject reaffirm request sanction sit speak stand support talk thank "
    "threaten urge veto vote want welcome win lose compete play attend appear pose march sponsor "
    "sing suffer fall rank list live belong exist lie decide sign walk leave".split()
)
"""Verbs that tell of something else, though it is done together."""


class Joint:
    """Finds what several do as one where no verb of the lexicon tells of it."""

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties, doers: Doers
    ) -> None:
        self.reading, self.cast, self.parties, self.doers = reading, cast, parties, doers
        self._accords = lexicon.groups["accord"]
        self.frame = lexicon.verb("cooperate", "COOPERATE")

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        """Yield with whom a verb's subject does it: "is drilling in tandem with Oman"."""
        if verb.lemma in SAYING or verb.lemma in _TALKING or self.is_agreed(verb):
            return
        sources = self._doing(verb)
        if not sources:
            return
        keys = {actor.key for actor in sources}
        others = tuple(a for a in self._beside(verb) if a.key not in keys)
        if others:
            yield Telling(verb.i, self.frame, sources, others)
        elif 1 < len(keys) < 5 and all(a.country for a in sources) and self._is_as_one(verb):
            yield Telling(verb.i, self.frame, sources, ())

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        """Yield whose a thing is that belongs to several: "a mixed crew of Omanis and Kenyans"."""
        words = {c.text.lower() for c in self.reading.analysis.children(noun.i)}
        one = words & _ONE and noun.lemma.lower() in _CREWS
        if not (words & _OF_SEVERAL or one) or noun.lemma.lower() in _WORDS:
            return
        found = [a for w in grammar.modifiers(self.reading, noun) if (a := self.cast.modifier(w.i))]
        for child in self.reading.analysis.children(noun.i):
            if child.dep == "poss":
                found += self.cast.owner(child.i)
            if child.dep == "prep" and child.text.lower() in _OF:
                for whose in grammar.below(self.reading, child):
                    found += self._people(whose)
        states = tuple({a.key: a for a in found if a.country}.values())
        if 1 < len(states) < 5:
            yield Telling(noun.i, self.frame, states, ())

    def is_agreed(self, verb: Token) -> bool:
        """Tell whether a verb says what was agreed to be done: "signed a deal to link grids"."""
        above = self.reading.tokens[verb.head]
        infinitive = verb.tag == "VB" and verb.dep in ("xcomp", "acl", "advcl", "relcl")
        accord = above.pos == "NOUN" and above.lemma in self._accords
        return infinitive and (above.lemma in ("agree", "sign") or accord)

    def _people(self, noun: Token) -> tuple[Actor, ...]:
        """Return whose people a noun tells of: "Omani vets", "vets from the two states"."""
        found = self.cast.at(noun.i)
        return found if len(found) > 1 else self.parties.owners(noun)

    def _doing(self, verb: Token) -> tuple[Actor, ...]:
        if verb.tag in ("VBN", "VBD") and verb.dep in ("acl", "conj", "relcl", "advcl"):
            doer = grammar.agent(self.reading, verb)
            if doer is not None:
                return self._acting(doer)
        if grammar.is_passive(self.reading, verb):
            doer = grammar.agent(self.reading, verb)
        else:
            doer = grammar.subject(self.reading, verb)
        return self._acting(doer)

    def _acting(self, doer: Token | None) -> tuple[Actor, ...]:
        if doer is None:
            return ()
        named = tuple(a for n in grammar.subjects(self.reading, doer) for a in self.cast.at(n.i))
        working = self.doers.employing(doer)
        return working if len(working) > len(named) else named

    def _beside(self, verb: Token) -> tuple[Actor, ...]:
        """Return who works with the subject: "hand in hand with Peru", "alongside Peruvians"."""
        found: list[Actor] = []
        for token in self._clause(verb):
            word = token.text.lower()
            if token.dep not in ("prep", "advmod", "prt", "mark"):
                continue
            with_ = word == "with" and self._is_close(token, verb)
            beside = word == "alongside" and verb.lemma in _WORKING - _SERVING
            colleague = (
                word == "with" and token.head == verb.i and verb.lemma in _WORKING - _BRINGING
            )
            if not (with_ or beside or colleague):
                continue
            for noun in grammar.below(self.reading, token):
                if noun.pos != "PRON" and (beside or with_ or noun.lemma in OPPOSITE):
                    found += self.cast.at(noun.i) or self.parties.owners(noun)
        return tuple({actor.key: actor for actor in found}.values())

    def _is_close(self, with_: Token, verb: Token) -> bool:
        """Tell whether "with" says with whom one works: "in partnership with"."""
        tokens = self.reading.tokens
        i = with_.i
        before = [t.text.lower() for t in tokens[max(0, i - 3) : i]]
        if " ".join(before) in _ABREAST:
            return True
        if before[-1:] == ["jointly"] or (before[-1:] == ["together"] and verb.lemma in _WORKING):
            return True
        return bool(before) and before[-1] in _IN and "in" in before[:-1]

    def _is_as_one(self, verb: Token) -> bool:
        """Tell whether what several do they do together: "run a shared hospital"."""
        held = self._clause(verb)
        words = [t.text.lower() for t in held]
        line = f" {' '.join(words)} "
        if any(f" in {word} " in line for word in ("formation", "convoy", "unison", "company")):
            return True
        if "jointly" in words or " in tandem " in line:
            return True
        if " in common " in line and verb.lemma not in ("have", "share", "hold"):
            return True
        if any(f" {phrase} " in line for phrase in _ABREAST):
            return True
        before = [t.text.lower() for t in self.reading.tokens[max(0, verb.i - 2) : verb.i]]
        if before == ["co", "-"]:
            return True
        if verb.lemma not in _WORKING:
            return False
        object_ = self.reading.child(verb.i, "dobj")
        apart = {"each", "both"} & set(words)
        if object_ is not None and object_.tag == "NN" and object_.lemma in _CONNECTIONS:
            if verb.lemma in ("build", "dig", "lay", "construct", "string") and not apart:
                return True
        if self._is_venture(verb) and not apart:
            return True
        if _AS_ONE & set(words) or any(f" {phrase} " in line for phrase in _RECIPROCAL):
            return True
        return any(
            (t.text.lower() in _SHARED or self._is_same(t, verb))
            and not grammar.is_time(self.reading.tokens[t.head])
            and self.reading.tokens[t.head].lemma.lower() not in _WORDS
            and t.dep in ("amod", "compound", "nmod")
            and not self._is_subjects(t, verb)
            for t in held
        )

    def _is_venture(self, verb: Token) -> bool:
        """Tell whether several found or own one firm: "a bank set up by Chad and Mali"."""
        what = grammar.object_of(self.reading, verb)
        one = what is not None and what.tag in ("NN", "NNP") and what.i != verb.i
        return one and verb.lemma in _FOUNDING and self._head(what) in _VENTURES

    def _head(self, noun: Token | None) -> str:
        return noun.lemma.lower() if noun is not None else ""

    def _is_same(self, word: Token, verb: Token) -> bool:
        """Tell whether one thing is used by several: "man the same guns"."""
        return word.text.lower() == "same" and word.i > verb.i and verb.lemma in _MANNING

    def _is_subjects(self, word: Token, verb: Token) -> bool:
        """Tell whether a word stands in the subject rather than in what is done."""
        return word.i < verb.i and self.reading.tokens[word.head].dep in ("nsubj", "nsubjpass")

    def _clause(self, verb: Token) -> list[Token]:
        """Return the words of a verb's own clause."""
        return [
            t
            for t in self.reading.analysis.subtree(verb.i)
            if t.i == verb.i or self._verb_of(t).i == verb.i
        ]

    def _verb_of(self, token: Token) -> Token:
        above = self.reading.tokens[token.head]
        while above.head != above.i and not (
            above.pos in ("VERB", "AUX") and above.dep not in ("aux", "auxpass", "amod")
        ):
            above = self.reading.tokens[above.head]
        return above
