"""Finds each telling of an event: its trigger, who does it, to or with whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon, load_lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.extract.standing import Standing, assess
from geo.extract.telling import Telling
from geo.extract.told.answers import Answers
from geo.extract.told.claiming import Claiming
from geo.extract.told.claims import Claims
from geo.extract.told.conditions import Conditions
from geo.extract.told.denials import with_denials
from geo.extract.told.echoes import REPAYING, Echoes
from geo.extract.told.flags import HOMEWARD
from geo.extract.told.follow_ups import FollowUps
from geo.extract.told.going_on import GoingOn, is_to_come
from geo.extract.told.joint import Joint
from geo.extract.told.nouns import Nouns
from geo.extract.told.received import Received
from geo.extract.told.rounds import Rounds
from geo.extract.told.said_clauses import NOTICES, SPEAKING
from geo.extract.told.sayings import Sayings
from geo.extract.told.stances import STANCES, Stances
from geo.extract.told.ultimatums import Ultimatums
from geo.extract.told.verbs import Verbs
from geo.extract.told.wishes import Wishes
from geo.model import Token

_WISHING = frozenset("wish like want beg desire".split())
_SPEECH = frozenset(
    "express thank convey extend reiterate stress congratulate commend praise voice offer condemn "
    "protest register".split()
)
_SAYING_NO = frozenset({"negated", "refused", "unwilling", "none"})
"""Flags of frames whose "not" says that it is so: "will not bow to Chad" is a refusal."""


def find_tellings(reading: Reading, cast: Cast) -> Iterator[Telling]:
    """Yield the tellings of a text in order."""
    if not reading.analysis.parsed:
        return
    finder = _Finder(reading, cast, load_lexicon())
    for token in reading.tokens:
        lemma = token.lemma.lower()
        found: Iterable[Telling] = ()
        in_kind = lemma in REPAYING and finder.echoes.is_in_kind(token)
        again = token.pos in ("VERB", "AUX") and lemma in ("do", "follow", "reciprocate")
        if lemma == "be" and token.pos in ("AUX", "VERB") and finder.is_to_be_there(token):
            found = finder.staying(token)
        elif in_kind:
            found = finder.echoes.repeated(token)
        elif token.text.lower() in STANCES and (stands := list(finder.stances.of_word(token))):
            found = stands
        elif token.pos == "VERB" and (vowed := list(finder.follow_ups.or_else(token))):
            found = vowed
        elif (token.dep == "acomp" and finder.is_stance(token)) or (
            token.pos == "VERB" and lemma in finder.lexicon.verbs and reading.is_told(token.i)
        ):
            # A headline's verb may keep its capital: "Set" is known as "set".
            found = finder.verbs.of_verb(
                token if token.lemma == lemma else replace(token, lemma=lemma)
            )
            if lemma == "blame":
                found = (*found, *finder.claiming.blamed(token))
        elif finder.claiming.is_owned_to(token):
            found = finder.claiming.claimed(token)
        elif token.pos in ("NOUN", "PROPN") and lemma in finder.lexicon.nouns:
            if reading.is_told(token.i) and cast.named_body(token.i) is None:
                found = list(finder.received.of_noun(token)) or finder.nouns.of_noun(token)
        if token.pos == "VERB" and reading.is_told(token.i) and not (found := list(found)):
            found = finder.leaving(token) or finder.answers.of_verb(token)
        if again and not (found := list(found)):
            found = finder.echoes.repeated(token)
        if (
            token.pos == "VERB"
            and (lemma in SPEAKING or lemma in NOTICES)
            and not (found := list(found))
        ):
            if reading.is_told(token.i):
                found = finder.sayings.of_verb(token)
        if token.pos == "VERB" and not (found := list(found)) and reading.is_told(token.i):
            found = list(finder.joint.of_verb(token)) or list(finder.sayings.by_source(token))
            found = found or list(finder.wishes.of_verb(token))
            found = found or finder.follow_ups.of_verb(token)
        if token.pos == "NOUN" and not (found := list(found)) and reading.is_told(token.i):
            found = list(finder.joint.of_noun(token)) or list(finder.rounds.of_noun(token))
            found = found or list(finder.going_on.of_noun(token))
            found = found or finder.wishes.of_noun(token)
        if token.text.lower() == "frozen" and token.pos == "ADJ" and reading.is_told(token.i):
            found = finder.follow_ups.of_verb(replace(token, lemma="freeze"))
        if (token.pos == "VERB" or token.dep == "acomp") and reading.is_told(token.i):
            found = list(found) or list(finder.going_on.of_verb(token))
            found = [*found, *finder.going_on.refused(token, found)]
            found += finder.ultimatums.of_verb(token)
        found = list(found)
        for telling in (*found, *finder.going_on.mediated(found)):
            finder.told.append(telling)
            parties = (*telling.sources, *telling.targets)
            cast.remember(token.i, parties, people=telling.frame.type == "CONSULT")
    yield from with_denials(reading, cast, finder.doers, finder.told)


def standing_of(reading: Reading, telling: Telling) -> Standing:
    """Return the standing of what is told, and what was said of it afterwards."""
    standing = assess(reading, telling.i)
    if (
        telling.frame.type == "THREATEN"
        and standing.reason == f"“{reading.tokens[telling.i].text}”"
    ):
        standing = Standing("asserted", "told as so", standing.when)  # a vow is the threat
    aux = standing.reason.partition(" ")[0]
    if telling.frame.type == "THREATEN" and aux in ("“will", "“would", "“shall", "“'ll"):
        standing = Standing("asserted", "told as so", standing.when)  # to say so is the threat
    if telling.frame.word == "threaten" and standing.name in ("planned", "denied"):
        if reading.tokens[telling.i].lemma not in ("threaten", *SPEAKING):
            standing = Standing("asserted", "told as so", standing.when)  # "Otherwise it will"
    held_over = standing.name == "hypothetical" and standing.reason.startswith("after ")
    if telling.frame.type == "THREATEN" and held_over:
        standing = Standing("asserted", "told as so", standing.when)  # the "if" is its own
    if _SAYING_NO & telling.frame.flags and standing.name == "denied":
        standing = Standing("asserted", "told as so", standing.when)
    if standing.name in ("hypothetical", "planned") and _is_said_by_wishing(reading, telling):
        standing = Standing("asserted", "told as so", standing.when)
    if standing.name == "asserted" and is_to_come(reading, telling.i):
        words = reading.text(telling.i - 1, telling.i)
        standing = Standing("planned", f"“{words}”", standing.when)
    if telling.ascribed and standing.name == "asserted":
        standing = Standing("asserted", telling.ascribed, standing.when, disowned=True)
    if telling.denied and standing.name in ("asserted", "planned"):
        return Standing("denied", telling.denied, standing.when)
    return standing


def _is_said_by_wishing(reading: Reading, telling: Telling) -> bool:
    """Tell whether words are said by saying that one wishes to: "wishes to thank Laos"."""
    verb = reading.clause(telling.i)
    above = reading.tokens[verb.head]
    wishing = verb.dep == "xcomp" and above.lemma in _WISHING and verb.lemma in _SPEECH
    return wishing and not any(c.dep == "neg" for c in reading.analysis.children(above.i))


class _Finder:
    """Finds the tellings of verbs, and has those of nouns found."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self.told: list[Telling] = []
        self.parties = Parties(reading, cast, lexicon, self.told)
        self.doers = Doers(reading, cast, lexicon, self.parties)
        self.conditions = Conditions(reading, cast, lexicon, self.parties)
        self.joint = Joint(reading, cast, lexicon, self.parties, self.doers)
        self.claims = Claims(reading, self.told)
        self.rounds = Rounds(reading, cast, lexicon, self.told)
        self.claiming = Claiming(reading, cast, lexicon, self.parties, self.doers, self.claims)
        self.answers = Answers(reading, lexicon, self.doers, self.told)
        self.sayings = Sayings(reading, cast, lexicon, self.parties, self.doers)
        self.nouns = Nouns(reading, cast, lexicon, self.parties, self.doers, self.told, self.claims)
        self.ultimatums = Ultimatums(reading, cast, lexicon, self.doers)
        self.received = Received(reading, cast, lexicon, self.parties, self.doers)
        self.echoes = Echoes(
            reading, cast, lexicon, self.parties, self.doers, self.conditions, self.told
        )
        self.going_on = GoingOn(reading, cast, lexicon, self.parties, self.doers, self.told)
        self.stances = Stances(reading, cast, lexicon, self.parties, self.doers)
        self.wishes = Wishes(reading, cast, lexicon, self.parties, self.doers)
        self.follow_ups = FollowUps(reading, cast, lexicon, self.parties, self.doers, self.told)
        self.verbs = Verbs(
            reading, cast, lexicon, self.parties, self.doers, self.conditions, self.joint,
            self.nouns, self.claims, self.echoes, self.going_on,
        )  # fmt: skip

    def leaving(self, verb: Token) -> tuple[Telling, ...]:
        """Find whom soldiers leave by any verb: "filed out of Chad", "was shipped home from"."""
        hung = {c.text.lower() for c in self.reading.analysis.children(verb.i)}
        return self.verbs.of_verb(replace(verb, lemma="*")) if hung & HOMEWARD else ()

    def is_to_be_there(self, verb: Token) -> bool:
        """Tell whether somebody is to be in a place, or is there for something."""
        hung = grammar.prepositions(self.reading, verb)
        if not any(c.dep == "prep" and c.text.lower() == "in" for c in hung):
            return False
        hung = [*hung, *self.reading.analysis.children(verb.i)]
        bare = self.reading.child(verb.i, "acomp", "attr") is None  # not "is due in"
        if bare and any(c.dep == "prep" and self._is_for_talks(c) for c in hung):
            return True
        to_come = any(c.dep == "aux" and c.text.lower() in ("will", "to", "'ll") for c in hung)
        return to_come or any(c.dep in ("xcomp", "advcl") and c.tag == "VB" for c in hung)

    def _is_for_talks(self, preposition: Token) -> bool:
        """Tell whether somebody is in a place to meet others: "is in Oslo for talks"."""
        words = self.reading.analysis.subtree(preposition.i)
        aim = preposition.text.lower() in ("for", "on", "to")
        return aim and any(t.lemma.lower() in self.lexicon.groups["talks"] for t in words)

    def staying(self, verb: Token) -> Iterator[Telling]:
        """Find whom somebody visits: "the minister will be in Oslo on Monday to ask for aid"."""
        doer = grammar.subject(self.reading, verb)
        frame = next(
            f for f in self.lexicon.verbs["expect"] if f.type == "CONSULT" and "in" in f.targets
        )
        if doer is None or not self.conditions.fits(frame, verb, None, doer):
            return
        sources = self.doers.at_subject(doer)
        targets = self.parties.of_verb(frame, verb, None, sources) if sources else ()
        if targets:
            yield Telling(verb.i, frame, sources, targets)

    def is_stance(self, word: Token) -> bool:
        """Tell whether an adjective tells of an event: "is grateful to", "is due in"."""
        frames = self.lexicon.verbs.get(word.lemma, ())
        return word.lemma == "due" or any("adjective" in frame.flags for frame in frames)
