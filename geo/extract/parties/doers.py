"""Who does what a verb tells: its subject, or where that says too little, the words about it."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon
from geo.extract.parties.parties import Parties
from geo.extract.party_words import FIRMS
from geo.extract.reading import SAYING, SUBJECTS, Reading
from geo.model import Actor, Token

_INTENTIONS = frozenset(
    "decision plan offer promise pledge move proposal bid attempt agreement readiness refusal "
    "willingness intention threat vow commitment demand request order effort desire".split()
)

_PEOPLES_ENDS = ("man", "men", "woman", "women", "er", "or", "ist", "ian", "hand", "crew")
_WRITINGS = frozenset(
    "motion resolution statement letter note petition declaration communique communiqué message "
    "bill text telegram memorandum report editorial".split()
)

_SENT = frozenset(
    "medic trainer instructor adviser advisor detachment contingent rescuer firefighter doctor "
    "nurse surgeon mechanic column legionnaire serviceman tanker lorry truck sapper deminer "
    "midwife specialist technician volunteer paramedic diver lifeguard regiment reservist recruit "
    "squadron battlegroup brigade hospital agronomist gunner".split()
)
"""Who acts for a state abroad, and says nothing for it at home."""
_LOADS = frozenset("convoy consignment shipment transport flight cargo supplies".split())
_GIVING = frozenset(
    "donate give send gift provide supply pay finance fund contribute offer".split()
)
_GIVEN = frozenset("donate gift present hand".split())
_OF_SEVERAL = frozenset("committee commission council panel".split())
_LETTING = frozenset("free release pardon allow let acquit repatriate return".split())
_HOLDING = frozenset("hold jail imprison detain seize arrest intern keep capture".split())
_PRESENTS = frozenset("gift donation present".split())
_BEARING = frozenset("carry bring bear haul ferry load laden pack fill stuff".split())
_HUMANE = frozenset(
    "aid relief humanitarian donate donation gift survivor victim medicine vaccine tent blanket "
    "refugee displaced charge free emergency rescue weapon ammunition arms".split()
)
"""What is said of goods that nobody pays for."""
_KEPT_IN = frozenset("custody detention captivity prison jail bar cell".split())
_BY_LAW = frozenset("arrest detain jail imprison hold sentence convict remand try charge".split())
"""What is done to people by the state they are in."""
_SIDES = frozenset("side bank territory soil position direction".split())
_ANNOUNCED = frozenset(
    "deport detain arrest intercept board impound seize repatriate confiscate apprehend".split()
)
_ENFORCING = frozenset(
    "police coastguard guard navy directorate service customs migration immigration border "
    "security prosecutor gendarmerie marine fishery ranger".split()
)
"""Who tells of arrests that it made itself, if these were of another state's people."""


class Doers:
    """Finds who does it."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties) -> None:
        self.reading, self.cast, self.lexicon, self.parties = reading, cast, lexicon, parties
        self._employed = lexicon.groups["bodies"] | FIRMS
        self._anyone = self._employed | lexicon.groups["people"]

    def at_subject(self, doer: Token | None) -> tuple[Actor, ...]:
        """Return the actors of a subject, of those joined to it, and of those who act with it."""
        if doer is None:
            return ()
        found: list[Actor] = []
        for noun in grammar.subjects(self.reading, doer):
            found += self.cast.at(noun.i)
            for other in grammar.companions(self.reading, noun):
                found += self.cast.at(other.i)
        return tuple({actor.key: actor for actor in found}.values())

    def employing(self, doer: Token | None, *, anyone: bool = True) -> tuple[Actor, ...]:
        """Return whose people or bodies do it, who speak for no state: "Omani vets".

        Parameters
        ----------
        anyone
            Whether private people count as well: "Omani tourists".
        """
        if doer is None or doer.pos not in ("NOUN", "PROPN"):
            return ()
        wanted = self._anyone if anyone else self._employed
        found: list[Actor] = []
        for noun in grammar.subjects(self.reading, doer):
            for j in self.reading.conjuncts(noun.i):
                head = self.reading.tokens[j]
                states = self._of_several(head)
                found += states or self.cast.one(j) or self._behind(head, wanted)
        return tuple({a.key: a for a in found if a.country or a.place}.values())

    def _of_several(self, head: Token) -> tuple[Actor, ...]:
        """Return the states that have a committee together: "their countries' border panel"."""
        joint = head.lemma.lower() in _OF_SEVERAL
        states = tuple(a for a in self.parties.owners(head) if a.country) if joint else ()
        return states if len(states) > 1 else ()

    def _behind(self, head: Token, wanted: frozenset[str]) -> tuple[Actor, ...]:
        """Return whose people they are, where they are of a kind that is asked for."""
        owners = self.parties.owners(head)
        several = len({a.key for a in owners if a.country}) > 1
        asked_for = self.reading.lemmas(head) & wanted or (several and self._is_handled(head))
        return owners if asked_for else ()

    def _is_handled(self, noun: Token) -> bool:
        """Tell whether a noun is of people, by its ending, or of ships and machines of theirs."""
        groups = self.lexicon.groups
        lemma = noun.lemma.lower()
        manned = lemma in groups["vessel"] or lemma in groups["forces"]
        return manned or lemma.endswith(_PEOPLES_ENDS)

    def saying_so(self, verb: Token, doer: Token | None) -> tuple[Actor, ...]:
        """Return who said something before: "Oslo said the aid had come, and thanked Rome"."""
        told = self.reading.tokens[verb.head]
        if verb.dep != "conj" or verb.tag != "VBD" or told.dep != "ccomp" or doer is None:
            return ()
        if self.reading.child(verb.i, *SUBJECTS) is not None:
            return ()
        above = self.reading.tokens[told.head]
        return self.at_subject(grammar.subject(self.reading, above)) if above.tag == "VBD" else ()

    def heard_in(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose capital a deed is heard in: "was praised in Bishkek"."""
        types = ("SUPPORT", "ACCUSE", "REJECT")
        if not any(f.type in types for f in self.lexicon.verbs[verb.lemma]):
            return ()
        for child in self.reading.analysis.children(verb.i):
            place = self.reading.child(child.i, "pobj") if child.text.lower() == "in" else None
            held = self.reading.at.get(place.i) if place is not None else None
            if held is not None and held.place is not None:
                code = self.reading.gazetteer.capital_of(held.place.id)
                return (self.cast.state(code),) if code else ()
        return ()

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
        doer = grammar.subject(self.reading, above)
        found = self.at_subject(doer) or self.employing(doer)
        return tuple(a for a in found if a.country and a.key not in own) if own else ()

    def awaited(self, verb: Token) -> Token | None:
        """Return who is due or expected somewhere."""
        if verb.pos == "VERB":
            return self.reading.child(verb.i, "nsubjpass")
        return self.reading.child(verb.head, "nsubj")

    def keeping_order(self, verb: Token, doer: Token) -> tuple[Actor, ...]:
        """Return whose "police" and "security forces" are: the state's where they do it."""
        return self.parties.forces.of(doer, verb)

    def origin(self, weapon: Token) -> tuple[Actor, ...]:
        """Return who fired what hit: "shells fired from the Syrian side", "fire from Mali"."""
        lemma = weapon.lemma.lower()
        attack = any(f.type == "ASSAULT" for f in self.lexicon.nouns.get(lemma, ()))
        if lemma not in self.lexicon.groups["weapons"] and not attack:
            return ()
        fired = self.reading.tokens[weapon.head]
        beside = fired.lemma in ("fire", "launch") and weapon.dep in ("nsubj", "nsubjpass")
        hung = grammar.prepositions(self.reading, fired) if beside else []
        hung = [*grammar.prepositions(self.reading, weapon), *hung]
        for after in ("by", "from"):
            for child in hung:
                if child.text.lower() != after:
                    continue
                whom = self.reading.child(child.i, "pobj")
                if whom is not None and (found := self.cast.at(whom.i)):
                    return found
                if whom is not None and (found := self.parties.owners(whom)):
                    return found
        for child in self.reading.analysis.children(weapon.i):
            if child.dep == "poss" and (found := self.cast.owner(child.i)):
                return found
        for word in grammar.modifiers(self.reading, weapon):
            beside = not attack or word.head == weapon.i
            if beside and (actor := self.cast.modifier(word.i) or self.cast.named_body(word.i)):
                return (actor,)  # "wounded by Thai mortar fire"
        return ()

    def giving(self, verb: Token, goods: Token) -> tuple[Actor, ...]:
        """Return whose gift it is that comes: "rice donated by Oman", "a Chadian relief flight"."""
        groups = self.lexicon.groups
        kinds = groups["goods"] | groups["vessel"] | _LOADS
        if goods.pos not in ("NOUN", "PROPN") or not self.reading.lemmas(goods) & kinds:
            return ()
        for child in self.reading.analysis.children(goods.i):
            whom: Token | None = None
            if child.dep in ("acl", "relcl") and child.lemma in _GIVING:
                whom = grammar.agent(self.reading, child)
            elif child.dep == "appos" and child.lemma.lower() in _PRESENTS:
                of = self.reading.child(child.i, "prep")
                whom = self.reading.child(of.i, "pobj") if of is not None else None
            if whom is not None and (found := self.cast.at(whom.i) or self.parties.owners(whom)):
                return found
        told = self.reading.analysis.sentences[verb.sentence]
        words = {t.lemma.lower() for t in self.reading.tokens[told.first : told.last + 1]}
        if not words & _HUMANE:
            return ()
        found = self.cast.at(goods.i) or self.parties.owners(goods)
        for child in self.reading.analysis.children(goods.i):
            if not found and child.dep == "acl" and child.lemma in _BEARING:
                with_ = self.reading.child(child.i, "prep")
                load = grammar.object_of(self.reading, child)
                if with_ is not None and load in (None, goods):
                    load = self.reading.child(with_.i, "pobj")
                found = self.parties.owners(load) if load is not None else ()
            if not found and child.dep == "prep" and child.text.lower() in ("with", "of"):
                load = self.reading.child(child.i, "pobj")
                found = self.parties.owners(load) if load is not None else ()
        return found

    def sent(self, doer: Token) -> tuple[Actor, ...]:
        """Return whose helpers or soldiers they are: "Cuban doctors", "a Danish detachment"."""
        words = self.reading.lemmas(doer)
        helping = "worker" in words and words & {"aid", "relief", "rescue", "health"}
        return self.parties.owners(doer) if words & _SENT or helping else ()

    def holding(self, verb: Token, people: Token) -> tuple[Actor, ...]:
        """Return who lets people go that it held: "two Malians jailed in Chad were freed"."""
        if verb.lemma not in _LETTING:
            return ()
        for child in self.reading.analysis.children(people.i):
            if child.dep in ("acl", "relcl") and child.lemma in _HOLDING:
                for on in self.reading.analysis.children(child.i):
                    whom = self.reading.child(on.i, "pobj")
                    if whom is not None and on.text.lower() in ("in", "by"):
                        if found := self.cast.at(whom.i) or self.parties.ground.where(whom):
                            return found
        return ()

    def across(self, verb: Token) -> tuple[Actor, ...]:
        """Return from whose side fire comes: "were shot at from the Venezuelan bank"."""
        if not any(f.is_attack for f in self.lexicon.verbs[verb.lemma]):
            return ()
        for child in grammar.prepositions(self.reading, verb):
            whence = self.reading.child(child.i, "pobj") if child.text.lower() == "from" else None
            if whence is not None and whence.lemma.lower() in _SIDES:
                return self.parties.owners(whence)
        return ()

    def posted(self, verb: Token, envoy: Token) -> tuple[Actor, ...]:
        """Return who summons an envoy, where only the post is told: "the envoy in Riga was …"."""
        if envoy.lemma.lower() not in self.lexicon.groups["envoys"]:
            return ()
        if verb.lemma not in ("summon", "call", "expel", "rebuke", "hand", "give", "serve"):
            return ()
        if any(c.text.lower() in ("home", "back") for c in self.reading.analysis.children(verb.i)):
            return ()
        for frame in self.lexicon.verbs[verb.lemma]:
            for word in ("in", "to"):
                if found := self.parties.after(envoy, word, frame):
                    return found
        for token in self.reading.analysis.subtree(verb.i):
            # "was summoned to the foreign ministry in Riga"
            held = self.reading.at.get(token.i) if token.i > verb.i else None
            if held is not None and held.place is not None and token.dep == "pobj":
                there = self.reading.tokens[token.head]
                if there.text.lower() != "in" or self.reading.clause(token.i).i != verb.i:
                    continue
                code = self.reading.gazetteer.capital_of(held.place.id)
                return (self.cast.state(code),) if code else ()
        return ()

    def writing(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose words ask or blame: "passed a motion urging Mali to pay"."""
        words = self.reading.tokens[verb.head]
        note = self.reading.child(verb.i, "nsubjpass")
        if note is not None and note.lemma.lower() in _WRITINGS:
            # "a note was handed in, in which Oman objected"
            for token in self.reading.analysis.subtree(verb.i):
                within = self.reading.child(token.i, "prep") if token.dep == "relcl" else None
                which = self.reading.child(within.i, "pobj") if within is not None else None
                if which is not None and which.text.lower() == "which":
                    return self.at_subject(self.reading.child(token.i, "nsubj"))
        if verb.dep != "acl" or verb.tag != "VBG" or words.lemma.lower() not in _WRITINGS:
            return ()
        if found := self.parties.owners(words):
            return found
        above = self.reading.clause(words.i)
        if words.dep == "dobj" and words.head == above.i:
            return self.at_subject(grammar.subject(self.reading, above))
        return ()

    def crowd(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose people demonstrate where the text says only in which place."""
        words = self.reading.analysis.subtree(verb.i)
        if verb.dep in ("advcl", "conj"):
            words = (*words, *self.reading.analysis.subtree(verb.head))
        for token in words:
            resolution = self.reading.at.get(token.i)
            place = resolution.place if resolution is not None and resolution.drawn else None
            if place is not None and place.country and place.kind != "country":
                return (self.cast.state(place.country),)
        here = any(t.text.lower() == "here" for t in words)
        home = (self.cast.written_in() if here else None) or self.cast.home_state(verb.i)
        return (home,) if home is not None else ()

    def owning(self, verb: Token, goods: Token) -> tuple[Actor, ...]:
        """Return whose goods are given away: "an Omani hospital was donated to Chad"."""
        given = self.reading.lemmas(goods) & self.lexicon.groups["goods"]
        words = grammar.modifiers(self.reading, goods)
        owners = (self.cast.modifier(word.i) for word in words if verb.lemma in _GIVEN and given)
        return tuple(actor for actor in owners if actor is not None)[:1]

    def commanding(self, verb: Token, moved: Token | None) -> tuple[Actor, ...]:
        """Return whose troops are moved where no one is told: "a brigade was moved from Quetta"."""
        moving = ("MOBILIZE", "RETREAT")
        frames = [f for f in self.lexicon.verbs[verb.lemma] if f.type in moving]
        if moved is None or not any(self.reading.lemmas(moved) & f.objects for f in frames):
            return ()
        if found := self.parties.owners(moved):
            return found
        having = self.reading.tokens[moved.head]
        if verb.dep == "acl" and moved.dep == "dobj" and having.lemma in ("have", "keep"):
            # "Chad has 4,000 soldiers massed on the border"
            return self.at_subject(grammar.subject(self.reading, having))
        for child in self.reading.analysis.children(verb.i):
            place = self.reading.child(child.i, "pobj") if child.text.lower() == "from" else None
            held = self.reading.at.get(place.i) if place is not None else None
            if held is not None and held.place is not None and held.place.country:
                return (self.cast.state(held.place.country),)
        return ()

    def announcing(self, verb: Token) -> tuple[Actor, ...]:
        """Return whose police or navy says that people were taken: who took them."""
        above = self.reading.tokens[verb.head]
        if verb.lemma not in _ANNOUNCED or verb.dep != "ccomp" or above.lemma not in SAYING:
            return ()
        who = self.reading.child(above.i, "nsubj")
        if who is None:
            return ()
        named = {t.lemma.lower() for t in self.reading.analysis.subtree(who.i)}
        if not named & _ENFORCING or (above.i < verb.i and "police" not in named):
            return ()
        return tuple(a for a in self.cast.at(who.i) or self.parties.owners(who) if a.country)

    def keeping(self, verb: Token, kept: Token | None) -> tuple[Actor, ...]:
        """Return who holds people by where: "is held in Oman", "was taken into Omani custody"."""
        coerced = (f for f in self.lexicon.verbs[verb.lemma] if f.type == "COERCE")
        if kept is None or (frame := next(coerced, None)) is None:
            return ()
        whose = (*self.cast.at(kept.i), *self.parties.owners(kept, frame))
        if not any(a.country or self.cast.bears_arms(a) for a in whose):
            return ()
        states: dict[str, Actor] = {}
        for child in grammar.prepositions(self.reading, verb):
            if child.text.lower() not in ("in", "into", "at", "to"):
                continue
            for noun in grammar.below(self.reading, child):
                if noun.lemma.lower() in _KEPT_IN:
                    for word in grammar.modifiers(self.reading, noun):
                        if actor := self.cast.modifier(word.i):
                            return (actor,)
                    if found := self.parties.owners(noun):
                        return tuple(a for a in found if a.country)
        if verb.lemma in _BY_LAW or any(
            t.lemma.lower() in _KEPT_IN
            for p in grammar.prepositions(self.reading, verb)
            for t in grammar.below(self.reading, p)
        ):
            states = {a.key: a for a in self.parties.ground.places_of(verb)}
        if not states and verb.lemma in _BY_LAW:
            return self.parties.captives.keeping(verb)
        return tuple(states.values()) if len(states) == 1 else ()

    def defender(self, verb: Token) -> tuple[Actor, ...]:
        """Return who stopped what was fired: "intercepted missiles fired by X"."""
        above = self.reading.clause(verb.head)
        if above.lemma not in ("intercept", "down", "shoot", "destroy", "stop", "repel"):
            return ()
        return self.at_subject(grammar.subject(self.reading, above))
