"""The other party of an event, slot by slot: see the head of ``data/lexicon/plover.toml``."""

from __future__ import annotations

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, is_aside, modifiers, prepositions, subject
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.addressees import Addressees
from geo.extract.parties.antecedents import Antecedents
from geo.extract.parties.at_home import AtHome
from geo.extract.parties.belongings import Belongings
from geo.extract.parties.borders import Borders
from geo.extract.parties.captives import Captives
from geo.extract.parties.crews import Crews
from geo.extract.parties.crossing_over import CrossingOver
from geo.extract.parties.deeds import Deeds
from geo.extract.parties.facing import Facing
from geo.extract.parties.gifts import Gifts
from geo.extract.parties.grievances import Grievances, house_behind
from geo.extract.parties.ground import Ground
from geo.extract.parties.intents import Intents
from geo.extract.parties.moves import Moves
from geo.extract.parties.own_forces import OwnForces
from geo.extract.parties.owning import aimed, belonging, flying, unwelcome
from geo.extract.parties.receivers import Receivers
from geo.extract.parties.said_before import SaidBefore
from geo.extract.parties.same_deeds import SameDeeds
from geo.extract.parties.shows import crossed, flights
from geo.extract.parties.struck import (
    NEAR,
    WORKS_OF_A_LAND,
    are_civilians,
    counted,
    fought,
    is_anothers,
    is_on_crowd,
    is_them,
    is_within,
    near,
)
from geo.extract.parties.understood import Understood
from geo.extract.party_words import (
    BORDERLINES,
    FRONTS,
    OFFSHORE,
    OWN_BODIES,
    OWNED,
    OWNED_ENDS,
    SOIL,
)
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, FORCE_TYPES, Actor, Token

_OTHERS_THINGS = CONFLICT_TYPES | {"REJECT", "ACCUSE", "SUPPORT"}
"""Types that are never done to one's own: "its" is another's ("blocked its bid")."""
_ABROAD = frozenset({"AID", "CONCEDE"})
"""Types that reach a state in any of its towns: "lifted its blockade of Goma"."""
_NEEDY = frozenset(
    "school hospital clinic village camp survivor victim family refugee farmer people resident "
    "villager community wharf repair smallholder child orphanage ward".split()
)
_HELD = frozenset("of from with by".split())
_KEEPING = frozenset("hold control occupy use".split())
"""What is said by whoever is there: who attacks the village attacks them."""


class Parties:
    """Finds the actors around a word.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, told: list[Telling]) -> None:
        self.reading, self.cast, self.lexicon, self.told = reading, cast, lexicon, told
        self.own: frozenset[str] = frozenset()
        """The keys of who does it, while the other party is looked for."""
        self.understood = Understood(reading, cast, lexicon, told)
        self.before = Antecedents(reading, cast, lexicon)
        self.ground = Ground(reading, cast)
        self.forces = OwnForces(reading, cast, self.ground)
        self.same = SameDeeds(reading, cast, told)
        self.receivers = Receivers(reading, cast, lexicon.groups["bodies"])
        self.borders = Borders(reading, cast)
        self.coming = CrossingOver(reading, cast, self.ground)
        self.captives = Captives(reading, cast, self.ground)
        self.deeds = Deeds(reading, cast, lexicon, told)
        self.addressees = Addressees(reading, cast, lexicon, self.ground)
        self.moves = Moves(reading, told)
        self.intents = Intents(reading, cast, lexicon, self)
        self.gifts = Gifts(reading, cast, self)
        self.belongings = Belongings(reading, cast, self)
        self.said_before = SaidBefore(reading, cast, told, self.owners)
        self.facing = Facing(reading, cast, self.owners)
        self.grievances = Grievances(reading, cast, self.owners)
        self.crews = Crews(reading, cast, lexicon, self)
        self.at_home = AtHome(reading, cast, lexicon)

    def of_verb(
        self, frame: Frame, verb: Token, object_: Token | None, sources: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Return to or with whom a verb is done."""
        own = frozenset(a.key for a in sources)
        anothers = frame.type in _OTHERS_THINGS and "posting" not in frame.flags
        anothers = anothers or "ceased" in frame.flags
        self.own = own if anothers else frozenset()
        if (there := self._at_nameless(frame, verb, object_, own)) and not own & {
            a.key for a in there
        }:
            return there
        if frame.type == "ASSAULT" and (hit := self.same.killed_there(verb, object_, self.owners)):
            return hit
        if object_ is not None and (armed := self._unnamed(frame, object_)):
            if others := tuple(a for a in armed if a.key not in own):
                return others  # wherever they were
        if is_on_crowd(self.reading, self.cast, frame, verb, object_):
            return ()
        if frame.type in ("ASSAULT", "MOBILIZE") and own:
            if answered := self.understood.answered_with(verb, own):
                return answered
        if frame.type == "MOBILIZE":
            if faced := self.same.kept_out(verb, own, self.owners) or self.facing.of(verb, own):
                return faced
        if frame.type == "AID" and "soil" in frame.targets and object_ is not None:
            if own & {a.key for a in self.owners(object_)}:
                return ()  # who flies its own soldiers out helps nobody
        taken = frame.type == "COERCE" and are_civilians(self.reading, self.lexicon, object_)
        lawless = taken and not any(actor.country for actor in sources)
        for slot in frame.targets:
            if lawless and slot == "from":
                continue  # where they lived
            there = self._in_slot(slot, frame, verb, object_, own)
            found = self.ground.landed(frame, there or self.belongings.met_with(slot, frame, verb))
            others = tuple(a for a in found if a.key not in own and self.cast.acts(a))
            if others and not self.moves.is_hosted(frame, slot, verb, own, others):
                return others
        if frame.mutual and len(own) > 1:
            return ()
        if frame.type == "COERCE" and (crew := self.crews.aboard(verb, object_)):
            return tuple(a for a in crew if a.key not in own)
        if lawless:
            return self._carried_off(frame, verb, sources)
        if frame.type in FORCE_TYPES:
            apart = OFFSHORE if self.is_craft(object_) else frozenset[str]()
            there = tuple(a for a in self.around(frame, verb, apart) if a.key not in own)
            if there and not is_anothers(self.reading, object_):
                return there
        if object_ is not None and self.ground.is_named_town(object_):
            if lands := self._at_home(frame, verb, object_, sources):
                return lands
        if frame.type in CONFLICT_TYPES and (found := self.understood.provoking(verb, own)):
            return found
        if "drill" in frame.flags:
            return self.facing.told_next(verb, own)
        if frame.type == "MOBILIZE" and own:
            home = "named" in frame.flags or self.moves.is_own_affair(frame, verb, own)
            found = () if home else self.understood.across(verb, own)
            return self.facing.told_next(verb, own) or found
        if taken:
            return self.same.seized_there(verb, own) or self.understood.named_later(
                frame, verb, own
            )
        found = self.ground.landed(frame, self.understood.of(frame, verb, object_, own))
        return found or self._at_home(frame, verb, object_, sources)

    def is_craft(self, noun: Token | None) -> bool:
        """Tell whether a noun is of ships, whose flag no coast tells."""
        return noun is not None and bool(self.reading.lemmas(noun) & self.lexicon.groups["craft"])

    def _carried_off(
        self, frame: Frame, verb: Token, sources: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Return on whose soil an armed group takes people: theirs whom it attacks by that."""
        if not sources:
            return ()
        land = self.forces.of_the_land(verb, frozenset(a.key for a in sources))
        return self.around(frame, verb) or land

    def _at_home(
        self, frame: Frame, verb: Token, object_: Token | None, sources: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Return whose "the garrison" is that an armed group attacks: the state told of most."""
        if frame.type not in FORCE_TYPES or object_ is None:
            return ()
        if any(a.country for a in sources):
            came = self.coming.to(verb, frozenset(a.key for a in sources))
            ground = object_.lemma.lower() in self.lexicon.groups["ground"]
            return came or (self.forces.occupied(verb, sources) if ground else ())
        words = self.reading.lemmas(object_)
        attacked = OWN_BODIES | {"garrison"} | WORKS_OF_A_LAND | self.lexicon.groups["ground"]
        if frame.type == "ASSAULT":
            attacked = attacked | self.lexicon.groups["people"] | self.lexicon.groups["forces"]
        named = object_.pos == "PROPN" and not self.cast.one(object_.i)
        if not sources or not (words & attacked or named) or self.is_craft(object_):
            return ()
        return self.forces.of_the_land(verb, frozenset(a.key for a in sources))

    def harmed(self, frame: Frame, verb: Token, object_: Token | None) -> tuple[Actor, ...]:
        """Return on whom an attack was that nobody is told to have made."""
        if object_ is not None and (
            found := self.cast.at(object_.i) or self.owners(object_, frame)
        ):
            return found
        return self.around(frame, verb)

    def _at_nameless(
        self, frame: Frame, verb: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return on whose soil "an army post" stands that no state is told of."""
        if frame.type not in ("ASSAULT", "COERCE") or object_ is None:
            return ()
        if object_.pos != "NOUN" or object_.lemma.lower() not in OWN_BODIES:
            words = {w.lemma.lower() for w in modifiers(self.reading, object_)}
            if not words & OWN_BODIES:
                return ()
        for token in self.reading.analysis.subtree(object_.i):
            if token.dep == "poss" or token.pos == "PRON" or self.cast.modifier(token.i):
                return ()
        if same := self.same.same_deed(verb, own):
            return same
        return self.around(frame, verb) or self.forces.of(object_, verb, own)

    def _in_slot(
        self, slot: str, frame: Frame, verb: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        if slot == "none":
            return ()
        if slot == "dative":
            return self.gifts.receiver(verb, self.own)
        if slot in ("that", "session"):
            asked = self.receivers.told_to if slot == "that" else self.receivers.convened
            return asked(verb)
        if slot == "answer":
            if wanted := self.deeds.wanted_by(verb):
                return wanted
            plain = object_ is None or object_.pos == "PRON"
            refused, offers = frame.type == "REJECT", self.said_before.offers
            given = self.understood.answered(own) if plain else ()
            return given or (offers.made_by(verb, own, refused=refused) if plain else ())
        if slot == "other":
            return self.understood.partner(verb, own)
        if slot == "soil":
            there = self.ground.within(object_) if object_ is not None else ()
            there = there or self.ground.places_of(verb)
            return there if len(there) == 1 else ()
        if slot == "home":
            home = self.cast.home_state(verb.i)
            return (home,) if home is not None else ()
        if slot == "event":
            new = object_ is None or (object_.i > verb.i and self.deeds.is_new(object_))
            return () if new or object_ is None else self.deeds.of_event(object_, frame, own)
        if slot == "captors":
            return self.crews.captors(verb)
        if slot == "holder":
            freedom = self.captives.freedom(verb, object_)
            held = self.captives.holder(freedom) if freedom is not None else ()
            return held or self.understood.holder(verb, freedom, own)
        if slot == "captor":
            return self.understood.captive(verb, object_, own)
        if slot == "between" and (sides := self.borders.between(verb)):
            return sides
        if slot in ("help", "host"):
            return self.gifts.helped(verb) if slot == "help" else self.gifts.hosting(verb, own)
        if slot in ("visited", "letter", "envoy"):
            return self.addressees.in_slot(slot, frame, verb, self)
        if slot == "subject":
            who = subject(self.reading, verb)
            return self.after(who, "with", frame) if who is not None else ()
        if slot == "inner":
            return self.addressees.threatened(verb, own, self)
        if slot == "owed":
            return self.gifts.owed(object_)
        if slot == "posted":
            who = subject(self.reading, verb)
            there = self.ground.states_in(who) if who is not None else ()
            abroad = tuple(a for a in there if a.key not in own)
            return abroad if len(abroad) == 1 else ()
        if slot == "gift":
            return self.gifts.given(verb, frame)
        if slot == "deed":
            return self.intents.undone(verb, object_, own)
        if " " in frame.particle and slot not in ("dobj", "owner"):
            for token in self.reading.analysis.subtree(verb.i):
                if token.text.lower() in frame.particle.split() and token.i > verb.i:
                    if found := self.after(token, slot, frame):
                        return found  # "came face to face with"
        if slot in self.said_before.SLOTS:
            return self.said_before.in_slot(slot, frame, verb, object_, own)
        if slot in ("grievance", "wronged"):
            on_streets = slot == "grievance"
            return self.grievances.of(verb, own) if on_streets else self.deeds.wronged_by(verb, own)
        if slot == "flown":
            over = (n for f in flights(self.reading, verb) for n in crossed(self.reading, f))
            found = tuple(a for noun in over for a in self._reached(noun, frame) if a.country)
            return tuple({a.key: a for a in found if a.key not in own}.values())
        if slot == "unwelcome":
            return unwelcome(self.reading, self.cast, self.owners, verb)
        if object_ is None:
            if slot in ("dobj", "owner", "territory"):
                return ()
            return self.after(verb, slot, frame) or aimed(
                self.reading, self.after, verb, slot, frame
            )
        if slot == "dobj" and (dealt := self.deeds.dealt_with(verb, object_, own)):
            return dealt
        if slot == "dobj":
            if object_.text.lower() == "them" and frame.type == "ASSAULT":
                if forces := self.before.forces(object_, own):
                    return forces
            found = (
                self.cast.at(object_.i)
                or self.ground.soil(frame, object_)
                or self.ground.where(object_, abroad="persons" in frame.flags)
            )
            if frame.type == "REQUEST" and object_.pos == "PRON" and verb.dep == "advcl":
                if not any(a.key not in own for a in found):
                    # "wrote to Oslo asking it to pay"
                    return self.after(self.reading.tokens[verb.head], "to", frame)
            return found or self._unnamed(frame, object_)
        if slot == "owner":
            armed = self.before.armed_owners(frame, object_, self.told)
            if armed and not any(self.cast.modifier(w.i) for w in modifiers(self.reading, object_)):
                return armed  # "insurgent positions", on whose island they may be
            owners = fought(frame, self.owners(object_, frame))
            found = tuple(a for a in owners if a.key not in own)
            return found or armed
        if slot == "territory":
            return self.ground.territories(object_)
        found = (*self.after(object_, slot, frame), *self.after(verb, slot, frame))
        if "inverse" in frame.flags:
            # "received food from Peru and a team of doctors from Cuba"
            for j in self.reading.conjuncts(object_.i)[1:]:
                found = (*found, *self.after(self.reading.tokens[j], slot, frame))
        return tuple({actor.key: actor for actor in found}.values())

    def after(self, head: Token, word: str, frame: Frame) -> tuple[Actor, ...]:
        """Return the actors after a preposition that hangs on a word, or on its particle.

        A hyphen joins the preposition to the noun that makes it whole: "in-favour" reads "in
        favour of Chad", "in Chad's favour" and "in solidarity with Chad".
        """
        reached: list[Actor] = []
        word, _, noun_in = word.partition("-")
        if noun_in:
            return self.belongings.in_phrase(head, word, noun_in)
        for child in prepositions(self.reading, head):
            if child.text.lower() != word or (reached and child.dep != "conj"):
                continue
            if word == "with" and is_aside(self.reading, child):
                continue  # "signed a truce, with Qatar mediating"
            if frame.type == "COERCE" and self.reading.tokens[child.head].dep == "acl":
                continue  # "seized a yacht carrying cocaine from Ecuador"
            for noun in below(self.reading, child):
                if frame.place:
                    noun = house_behind(self.reading, noun)
                    if self.reading.lemmas(noun) & frame.place:
                        there = self.ground.places_of(head) if head.pos == "VERB" else ()
                        return self.owners(noun) or (there if frame.type == "AID" else ())
                    continue
                reached += self._reached(noun, frame)
        return tuple({a.key: a for a in reached}.values())

    def _reached(self, noun: Token, frame: Frame) -> tuple[Actor, ...]:
        if found := self.cast.at(noun.i):
            return found
        if frame.type in CONFLICT_TYPES:
            if found := self.owners(noun, frame) or self.ground.soil(frame, noun):
                return found
            if noun.lemma.lower() in FRONTS:
                # "to waters east of Taiwan"
                for token in self.reading.analysis.subtree(noun.i):
                    if token.dep == "pobj" and (found := self.cast.at(token.i)):
                        return found
        elif (frame.type == "RETREAT" and (found := self.ground.within(noun))) or (
            (frame.type != "AID" or noun.lemma.lower() not in FRONTS)
            and (found := self.belongings.of(noun, self.own))
        ):
            return found
        if found := self.ground.where(
            noun, abroad="persons" in frame.flags or frame.type in _ABROAD
        ):
            return found
        if found := self._unnamed(frame, noun):
            return found
        if frame.type == "AID" and noun.lemma.lower() in _NEEDY:
            return self.ground.within(noun)  # "food for schools in Gao"
        if frame.type not in FORCE_TYPES:
            return ()
        return self.forces.of(noun, self.reading.clause(noun.i), self.own)

    def _unnamed(self, frame: Frame, noun: Token) -> tuple[Actor, ...]:
        """Return the armed people without a name on whom force is used."""
        if frame.type not in FORCE_TYPES:
            return ()
        if frame.type == "COERCE" and noun.lemma.lower() == "smuggler":
            return ()  # who is arrested for a crime is no party
        known = self.before.fighters(noun, self.told)
        return known or self.cast.unnamed(noun.i)

    def owners(self, noun: Token, frame: Frame | None = None) -> tuple[Actor, ...]:
        """Return whom a noun belongs to: "Filipino sailors", "Rome's plan", "ships of Malta"."""
        found: list[Actor] = []
        later: list[Actor] = []
        if noun.lemma.lower() in BORDERLINES and (beyond := self.borders.across(noun)):
            return beyond
        if (ship := self.before.ship(noun)) is not None:
            return self.owners(ship, frame)
        if frame is not None and frame.type in ("AGREE", "REJECT"):
            if (mission := self.before.mission(noun)) is not None:
                return self.owners(mission)
        if frame is not None and frame.type == "COERCE" and is_them(self.reading, noun):
            whom = self.before.people(noun)
            return self.owners(whom, frame) if whom is not None else ()
        if (what := counted(self.reading, noun)) is not None:
            return self.owners(what, frame)
        for j in self.reading.conjuncts(noun.i):
            found += later if j != noun.i and not found else ()
            found += self.cast.one(j)
            named = False
            for word in modifiers(self.reading, self.reading.tokens[j]):
                named = named or self.cast.modifier(word.i) is not None
                if actor := self.cast.modifier(word.i) or self.cast.named_body(word.i):
                    found.append(actor)
                elif word.lemma in OWNED or word.text.lower().endswith(OWNED_ENDS):
                    for part in self.reading.analysis.children(word.i):
                        if actor := self.cast.modifier(part.i):
                            found.append(actor)
            for child in self.reading.analysis.children(j):
                if child.dep == "relcl" and child.lemma == "be":
                    # "the crew, who were Indian"
                    told = self.reading.child(child.i, "acomp", "attr")
                    actor = self.cast.modifier(told.i) if told is not None else None
                    later += [actor] if actor is not None else []
                if child.dep == "poss":
                    if child.pos == "PRON" and named:
                        continue  # "its New Zealand pilot" is New Zealand's
                    beside = self.ground.town_of(child, noun, frame)
                    owned = beside or self.cast.owner(child.i, self.own)
                    found += owned or self.ground.soil(frame, child)
                elif (
                    child.dep == "prep"
                    and child.text.lower() in NEAR
                    and (
                        is_anothers(self.reading, noun)
                        or (child.text.lower() in OFFSHORE and self.is_craft(noun))
                    )
                ):
                    continue
                elif child.dep == "prep" and child.text.lower() in near(frame) | _HELD:
                    held = tuple(self.belongings.holder(child, frame))
                    if held and child.text.lower() == "of":
                        later = list(held)
                        break  # "the edge of Venezuelan waters off Aruba"
                    later += held
                elif child.dep == "appos" and self.lexicon.groups["people"] & self.reading.lemmas(
                    noun
                ):
                    # "22 crew members, all of them Filipinos"
                    nations = (
                        self.cast.modifier(t.i)
                        for t in self.reading.analysis.subtree(child.i)
                        if t.tag in ("NNPS", "NNS")
                    )
                    later += [a for a in nations if a is not None][:1]
                elif child.dep in ("compound", "nmod", "amod"):
                    later += self.ground.soil(frame, child)  # "Erbil airport"
                elif child.dep in ("acl", "relcl"):
                    holders = tuple(self.ground.holders(child)) or belonging(
                        self.reading, self.owners, child
                    )
                    if holders and child.lemma in _KEEPING and frame is not None:
                        return holders  # whoever's soil it is
                    later += holders
                    whom = self.reading.child(child.i, "dative", "dobj")
                    if child.dep == "relcl" and whom is not None and whom.pos != "PRON":
                        later += self.owners(whom)
        if not found and not later and frame is not None and frame.type in CONFLICT_TYPES:
            later += flying(self.reading, self.before, self.cast, self.owners, noun)
        return tuple({a.key: a for a in found or later}.values())

    def around(
        self, frame: Frame, verb: Token, apart: frozenset[str] = frozenset()
    ) -> tuple[Actor, ...]:
        """Return the state where a place tells force was used: "hit a station in Surin".

        Parameters
        ----------
        apart
            Prepositions after which stands nobody's ground.
        """
        clause = self.reading.analysis.subtree(verb.i)
        hung = [t for t in clause if t.head == verb.i]
        deeper = [t for t in clause if t.head != verb.i and is_within(self.reading, t, verb)]
        for child in (*hung, *deeper):
            if child.dep == "prep" and child.text.lower() in NEAR - apart:
                for place in below(self.reading, child):
                    if child.text.lower() == "near" and place.lemma.lower() in BORDERLINES:
                        continue
                    found = self.ground.soil(frame, place)
                    if not found and (child.head == verb.i or place.lemma.lower() in SOIL):
                        found = self.owners(place, frame)
                    if states := tuple(actor for actor in found if actor.country):
                        return states
        return ()
