"""Who does what to whom in grammar: subjects, objects, what hangs on a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.reading import SAYING, SUBJECTS, Reading
from geo.model import Token

BLAMING = frozenset(
    "accuse blame suspect condemn criticise criticize denounce charge rebuke thank praise commend "
    "congratulate punish warn dissuade prevent stop forgive".split()
)
"""Verbs whose object, not subject, does what follows: "accused Mali of shelling the town"."""

_SUSPICIONS = frozenset("suspicion charge accusation allegation count".split())
"""Whoever is arrested on these has done, it is said, what follows."""
_CAPTIVES = frozenset("hostage prisoner captive".split())
_THANKING = frozenset({"thank", "commend", "praise"})
_THANKS = frozenset("gratitude thanks thank appreciation grateful thankful indebted".split())
_WISHES = frozenset("request urging insistence behest bidding invitation".split())
_GOING_ON = frozenset(
    "begin start break erupt take resume continue end occur open flare rage intensify collapse "
    "stall get conclude happen kick wrap restart fail move progress".split()
)
_CARRIED = ("dobj", "nsubjpass", "pobj", "prep", "conj", "attr", "xcomp", "acl", "dative")
_OWN_PURPOSE = frozenset("promise threaten summon recall use sign hold host convene visit".split())
"""Verbs whose subject does what follows: "summoned the envoy to protest"."""
_ANSWERING = frozenset("answer respond retaliate reply threaten follow counter react".split())
_MEANS = frozenset(
    "train plane car road helicopter boat bus ferry ship air sea rail pipeline truck lorry phone "
    "telephone video videolink tanker barge cable".split()
)
_SETTLED = frozenset("due set slated scheduled poised bound sure certain about keen eager".split())
"""What is so will be done, and who is so does it; who is ready or willing to need not."""
_ACTIVE = frozenset(
    "confer exercise huddle dine lunch talk speak converse deliberate patrol cooperate collaborate "
    "arrive travel flock parley agree clash skirmish march rally protest appeal apologise "
    "apologize retreat withdraw".split()
)
"""Verbs whose past, next to a noun, is no participle."""
_CALLING = frozenset("call term describe dub label".split())
_WHERE = frozenset("in at near off to from outside inside along across".split())
_SPOTS = frozenset(
    "border frontier coast bus road highway village town camp school boat ship house home farm "
    "base post market checkpoint hotel church mosque hospital mine field vehicle lorry port".split()
)
"""Where a deed is done whose doer may be hung on it: "seized from a bus by rebels"."""
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_CIRCUMSTANCES = frozenset(
    "day night morning evening week month year time moment place way reason hour".split()
)
_ADJUNCT = frozenset(
    "for on in during to after following under at before since amid ahead through despite "
    "into as".split()
)


def partitive(reading: Reading, i: int) -> Token | None:
    """Return what an amount is of: "thousands of Iraqis"."""
    for child in reading.analysis.children(i):
        if child.dep == "prep" and child.text.lower() == "of":
            return reading.child(child.i, "pobj")
    return None


def object_of(reading: Reading, verb: Token) -> Token | None:
    """Return what is done to: the object, or the subject of a passive."""
    objects = [c for c in reading.analysis.children(verb.i) if c.dep == "dobj"]
    if len(objects) > 1 or reading.child(verb.i, "nsubjpass") is not None:
        # "were taken hostage": what they are is no object
        objects = [
            c for c in objects if c.lemma.lower() not in _CAPTIVES or reading.analysis.children(c.i)
        ]
    if len(objects) > 1 and _is_apart(reading, objects):
        objects = objects[:1]  # "seized a tanker, officials said, the second such seizure"
    if verb.dep == "relcl" and any(c.text.lower() in _RELATIVE for c in objects):
        return reading.tokens[verb.head]
    found = objects[-1] if objects else reading.child(verb.i, "nsubjpass")
    if found is None and verb.lemma == "leave" and (state := reading.child(verb.i, "xcomp")):
        found = reading.child(state.i, "dobj")  # "left unanswered a letter"
    if (
        found is None
        and verb.dep == "amod"
        and (reading.child(verb.i, "nsubj") is not None or _named_before(reading, verb) is not None)
    ):
        return reading.tokens[verb.head]  # "Turkish jets later bombed caves", read as a noun
    if found is None and (also := reading.child(verb.i, "conj")) is not None:
        if also.i == verb.i + 2 and also.tag == verb.tag:
            found = reading.child(also.i, "dobj")  # "seized and burned a boat"
    if (
        found is None
        and verb.dep in ("acl", "relcl")
        and verb.tag == "VBN"
        and not _is_main(reading, verb)
    ):
        return reading.tokens[verb.head]
    if found is None and verb.dep in ("advcl", "acomp") and is_passive(reading, verb):
        if agent(reading, verb) is not None or is_opening(verb):
            return reading.child(verb.head, *SUBJECTS)  # "stands accused by Chad of"
    said = reading.child(verb.i, "ccomp") if found is None else None
    if said is not None and said.lemma in _CALLING and (what := reading.child(said.i, "dobj")):
        if what.text.lower() == "what":
            return reading.child(said.i, "oprd", "attr")  # "condemned what it called a raid"
    if found is None and verb.dep == "conj":
        # "was seized and taken to port": the first verb's.
        head = reading.tokens[verb.head]
        done = verb.tag == "VBN" or reading.child(verb.i, "agent") is not None
        if done and head.pos == "VERB":
            found = reading.child(head.i, "nsubjpass")
    inner = reading.child(verb.i, "ccomp") if found is None else None
    if inner is not None and (inner.tag == "VB" or inner.lemma == "worth" or verb.lemma == "let"):
        # "allowed a ship to dock", "imports gas worth a billion"
        return reading.child(inner.i, "nsubj")
    if found is None and (particle := reading.child(verb.i, "prt")):
        # "will let Greek traders in", "hands over its base"
        found = reading.child(particle.i, "nsubj", "dobj", "pobj")
    if found is None and verb.dep == "relcl" and (who := reading.child(verb.i, "nsubj")):
        # "a raid Beirut condemned"
        head = reading.tokens[verb.head]
        if who.text.lower() not in _RELATIVE and who.i == head.i + 1 and not is_time(head):
            return head
    if found is not None and found.pos == "PRON" and found.text.lower() in _RELATIVE:
        return reading.tokens[verb.head] if verb.dep == "relcl" else found
    return found


def thanked(reading: Reading, verb: Token, reason: Token) -> Token | None:
    """Return who is thanked for what stands after "for": "its gratitude to Chad for a loan"."""
    if verb.lemma in _THANKING and reason.head == verb.i:
        return reading.child(verb.i, "dobj")
    told = (c for c in reading.analysis.children(verb.i) if c.dep in ("dobj", "acomp"))
    thanks = next((c for c in told if c.lemma.lower() in _THANKS), None)
    if thanks is None or reason.head not in (verb.i, thanks.i):
        return None
    for child in (*reading.analysis.children(thanks.i), *reading.analysis.children(verb.i)):
        if child.text.lower() == "to" and child.dep in ("prep", "dative"):
            return reading.child(child.i, "pobj")
    return None


def _named_before(reading: Reading, verb: Token) -> Token | None:
    """Return who acts where the parser reads it as a noun: "Oman scrambled jets"."""
    who = reading.child(verb.i, "npadvmod") if verb.tag == "VBD" else None
    return who if who is not None and who.pos == "PROPN" and who.i == verb.i - 1 else None


def is_time(noun: Token) -> bool:
    """Tell whether a noun is of a time, a place or a reason: "the day Russia attacked"."""
    return noun.lemma.lower() in _CIRCUMSTANCES


def _is_apart(reading: Reading, objects: list[Token]) -> bool:
    """Tell whether a second object stands after who says so."""
    between = reading.tokens[objects[0].i : objects[-1].i]
    first = min(t.i for t in reading.analysis.subtree(objects[-1].i))
    aside = first > 0 and reading.tokens[first - 1].text == ","  # ", the fourth exchange"
    # "visited Samoa in May, with the dam a main subject"
    aside = aside or any(t.text == "," and t.head == objects[0].head for t in between)
    return aside or any(t.dep == "parataxis" for t in between)


def _is_main(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb read as a participle is the sentence's: "Omani ministers conferred"."""
    above = reading.tokens[verb.head]
    main = above.dep == "ROOT" or (above.dep == "conj" and reading.tokens[above.head].dep == "ROOT")
    noun = above.pos in ("NOUN", "PROPN")
    if verb.dep != "acl" or not noun:
        return False
    active = verb.lemma in _ACTIVE or (verb.lemma == "sign" and above.text.isupper())
    return (main and active) or _goes_on(reading, above, verb)


def _goes_on(reading: Reading, noun: Token, verb: Token) -> bool:
    """Tell whether a verb follows an aside: "the minister, who flew in, lunched and praised"."""
    joined = reading.child(verb.i, "conj")
    told = verb.lemma in _ACTIVE or (joined is not None and joined.tag == "VBD")
    aside = reading.child(noun.i, "relcl") if told and noun.dep in SUBJECTS else None
    if aside is None or aside.i > verb.i or reading.tokens[verb.i - 1].text != ",":
        return False
    return not any(c.dep == "agent" for c in reading.analysis.children(verb.i))


def is_passive(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb's subject is done to."""
    if _is_main(reading, verb):
        return False
    if reading.child(verb.i, "nsubjpass", "auxpass") is not None:
        return True
    if verb.dep in ("conj", "advcl", "acomp") and reading.child(verb.i, "agent") is not None:
        return True  # "was accepted by Chad but turned down by Mali", "stands accused by"
    if verb.tag != "VBN":
        return False
    if verb.dep == "conj":
        head = reading.tokens[verb.head]
        own = reading.child(verb.i, "dobj", "nsubj") is None
        return own and head.pos == "VERB" and reading.child(head.i, "nsubjpass") is not None
    opening = is_opening(verb) and reading.child(verb.i, "nsubj", "aux") is None
    return (verb.dep == "acl" or opening) and reading.child(verb.i, "dobj") is None


def is_opening(verb: Token) -> bool:
    """Tell whether a participle opens what is told: "Summoned to the ministry, he said"."""
    return verb.tag == "VBN" and verb.dep == "advcl" and verb.i < verb.head


def is_to_blame(reading: Reading, verb: Token) -> bool:
    """Tell whether the subject of "to blame" is the one who is blamed."""
    bare = reading.child(verb.i, "dobj") is None
    return bare and any(c.text.lower() == "to" for c in reading.analysis.children(verb.i))


def agent(reading: Reading, verb: Token) -> Token | None:
    """Return who does a passive verb: after "by"."""
    for child in reading.analysis.children(verb.i):
        if child.dep == "agent" or (child.dep == "prep" and child.text.lower() == "by"):
            return reading.child(child.i, "pobj")
    for child in reading.analysis.children(verb.i) if verb.tag == "VBN" else ():
        what = reading.child(child.i, "pobj") if child.text.lower() == "with" else None
        by = reading.child(what.i, "prep", "agent") if what is not None else None
        if by is not None and by.text.lower() == "by" and is_passive(reading, verb):
            return reading.child(by.i, "pobj")  # "was threatened with war by Chad"
    return _agent_after_place(reading, verb)


def _agent_after_place(reading: Reading, verb: Token) -> Token | None:
    """Return the name after a "by" hung on where it was done: "seized near Goma by Chad"."""
    if verb.tag != "VBN" or not is_passive(reading, verb):
        return None
    for token in reading.analysis.subtree(verb.i):
        if token.text.lower() != "by" or token.i < verb.i:
            continue
        place = reading.tokens[token.head]
        place = reading.child(place.i, "pobj") or place  # hung on "near" itself
        if place.dep != "pobj" or place.i > token.i:
            continue
        there = place.pos == "PROPN" or place.lemma.lower() in _SPOTS
        there = there and reading.tokens[place.head].text.lower() in _WHERE
        who = reading.child(token.i, "pobj")
        if there and who is not None and who.pos == "PROPN" and reading.clause(who.i).i == verb.i:
            return who
    return None


def subject(reading: Reading, verb: Token) -> Token | None:
    """Return who does a verb, looking up from infinitives, participles and joined verbs."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [c for c in reading.analysis.children(verb.i) if c.dep in ("nsubj", "csubj")]
        if verb.dep == "amod" and not own and (who := _named_before(reading, verb)) is not None:
            return who
        if own:
            # After a dateline the parser may find two: the nearer one acts.
            return own[-1]
        if (
            verb.dep in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp")
            or (verb.dep == "acomp" and (verb.tag == "VBG" or verb.lemma.lower() in _SETTLED))
        ) and reading.child(verb.i, "nsubjpass") is None:
            above = reading.tokens[verb.head]
            if above.dep in ("acomp", "oprd") and above.lemma in _SETTLED:
                above = reading.tokens[above.head]  # "is due to sign"
            if verb.dep == "ccomp" and verb.tag not in ("VBG", "VB"):
                return _stray_subject(reading, verb)
            if verb.dep == "xcomp" and (to_do := reading.child(above.i, "dobj", "dative")):
                # "asked Chad to withdraw": the one asked is to do it.
                if above.lemma not in _OWN_PURPOSE:
                    return to_do
            if verb.dep == "pcomp":
                what = reading.tokens[reading.tokens[verb.head].head]
                above = reading.clause(verb.head)
                if above.lemma in BLAMING or what.lemma.lower() in _SUSPICIONS:
                    return object_of(reading, above)
            if reading.child(above.i, "nsubj") is None and (
                who := reading.child(above.i, "nsubjpass")
            ):
                passive_too = is_passive(reading, verb) and verb.dep == "conj"
                return None if passive_too else who
            if above.pos in ("NOUN", "PROPN"):
                # "Chad scrambled jets and put", read as jets that were scrambled
                first = reading.child(above.i, "amod") if verb.tag == "VBD" else None
                if first is None or first.tag != "VBD":
                    return above if is_headline(reading, above, verb) else None
                above = first
            verb = above
            continue
        if verb.dep in ("acl", "relcl") and (verb.tag == "VBG" or _is_main(reading, verb)):
            return reading.tokens[verb.head]
        if verb.tag in ("VBD", "VBZ", "VBP", "VB") and (stray := _stray_subject(reading, verb)):
            return stray
        if verb.dep == "acl" and verb.tag == "VB":
            # "a promise to impose": the promiser's.
            verb = reading.clause(verb.head)
            continue
        return None
    return None


def is_wished_for(reading: Reading, verb: Token) -> bool:
    """Tell whether a deed is another's wish, and so not aimed at them: "at Chad's request"."""
    at = (c for c in reading.analysis.children(verb.i) if c.text.lower() == "at")
    return any(w.lemma.lower() in _WISHES for c in at for w in below(reading, c))


def is_headline(reading: Reading, name: Token, verb: Token) -> bool:
    """Tell whether a headline says what somebody is to do: "Chad to ask Mali for help"."""
    between = reading.tokens[name.i + 1 : verb.i]
    named = name.dep == "ROOT" and name.pos in ("NOUN", "PROPN")
    return named and verb.tag == "VB" and [t.text for t in between] == ["to"]


def _stray_subject(reading: Reading, verb: Token) -> Token | None:
    """Return a subject that was hung on the words before it: "Farther south, Mali said"."""
    i = verb.i - 1
    while i > 0 and reading.tokens[i].pos in ("AUX", "ADV", "PART"):
        i -= 1
    token = reading.tokens[i]
    if token.text == "," and i > 0 and verb.lemma in SAYING:
        token = reading.tokens[i - 1]  # "a ship, Mali's minister, Ali Keita, said"
    token = _after_opening(reading, token, verb) or token
    while token.dep == "conj":
        token = reading.tokens[token.head]
    stray = token.dep == "appos" and token.sentence == verb.sentence
    # "Chad ships its oil through", where "Chad ships" was taken for vessels
    stray = stray or (token.head == verb.i and token.dep == "compound" and token.pos == "PROPN")
    return token if stray and token.pos in ("PROPN", "NOUN") else None


def _after_opening(reading: Reading, last: Token, verb: Token) -> Token | None:
    """Return who acts that was taken for the one before: "At the call of A, B of Mali went"."""
    if reading.tokens[reading.analysis.sentences[verb.sentence].first].pos != "ADP":
        return None
    for name in (last, *reading.above(last.i)[:4]):
        if name.dep == "appos" and name.head < name.i:
            first = min(t.i for t in reading.analysis.subtree(name.i))
            opening = (
                reading.above(name.i)[-1].i == verb.i and reading.tokens[first - 1].text == ","
            )
            return name if opening else None
    return None


def subjects(reading: Reading, noun: Token) -> list[Token]:
    """Return a subject and one before it that a bracket has parted: "the A (AA) and the B"."""
    found = [noun]
    if noun.dep in SUBJECTS:
        for other in reading.analysis.children(noun.head):
            if other.dep == noun.dep and other.i < noun.i:
                first = min(t.i for t in reading.analysis.subtree(noun.i))
                listed = first == other.i + 2 and reading.tokens[other.i + 1].text == ","
                if reading.child(other.i, "cc") is not None or listed:
                    found.insert(0, other)
    return found


def companions(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield who acts with a subject: "Poland, together with Lithuania, …"."""
    for head in (noun.i, noun.head):
        for child in reading.analysis.children(head):
            before = reading.tokens[max(0, child.i - 1)].text.lower()
            with_ = child.text.lower() == "with" and before in ("together", "along")
            if child.dep == "prep" and (with_ or child.text.lower() == "alongside"):
                yield from below(reading, child)


def joined_in(reading: Reading, verb: Token) -> Token | None:
    """Return whom others join in a deed: "joined Austria in calling for"."""
    if verb.dep == "pcomp" and reading.tokens[verb.head].text.lower() == "in":
        above = reading.clause(verb.head)
        if above.lemma == "join":
            return reading.child(above.i, "dobj")
    return None


def carrier(reading: Reading, noun: Token, carrying: frozenset[str]) -> Token | None:
    """Return the verb that carries a noun: "held talks", "is on a visit", "after talks … said"."""
    token, steps = noun, 0
    while steps < 5 and token.head != token.i:
        above = reading.tokens[token.head]
        if token.dep == "oprd" and above.lemma in _CALLING and above.dep in ("ccomp", "pcomp"):
            # "carried out what it called strikes on"
            over = reading.tokens[above.head]
            return over if over.lemma in carrying else None
        lasting = token.dep == "npadvmod" and token.lemma in ("day", "week", "hour", "month")
        if lasting and token is not noun and above.lemma in carrying:
            return above  # "ended four days of talks"
        if token.dep == "oprd" and above.lemma == "call" and above.dep == "ccomp":
            holding = reading.tokens[above.head]  # "held what he called a frank conversation"
            return holding if holding.lemma in carrying else None
        if token.dep not in _CARRIED:
            return None
        if above.pos in ("VERB", "AUX"):
            through = token.dep in ("dobj", "nsubjpass", "attr")
            if above.lemma in carrying and through:
                return above
            word = token.text.lower()
            back = above.lemma in ("hit", "strike", "fire") and "back" in {
                c.text.lower() for c in reading.analysis.children(above.i)
            }
            answering = word == "with" and (back or above.lemma in _ANSWERING)
            answering = answering or (word == "behind" and above.lemma == "be")
            if token.dep == "prep" and (word in _ADJUNCT or answering):
                return above
            return above if through and above.lemma in ("be",) else None
        token, steps = above, steps + 1
    return None


def happening(reading: Reading, noun: Token) -> Token | None:
    """Return the verb by which an event goes on: "fighting broke out between A and B"."""
    verb = reading.tokens[noun.head]
    if noun.dep == "nsubj" and verb.lemma in _GOING_ON:
        return verb
    return None


def _what_is(reading: Reading, clause: Token) -> Iterator[Token]:
    """Yield what somebody calls a thing: "at what it said were hideouts in Mali"."""
    words = reading.analysis.subtree(clause.i)
    if any(t.text.lower() == "what" for t in words[:2]):
        yield from (t for t in words if t.dep in ("attr", "oprd") and t.pos in ("NOUN", "PROPN"))


def _is_to_noun(reading: Reading, word: Token) -> bool:
    """Tell whether a "to" that the parser took for a verb's stands before a noun."""
    return word.dep == "aux" and reading.tokens[word.head].tag in ("NNS", "NN")


def below(reading: Reading, preposition: Token) -> Iterator[Token]:
    """Yield what stands after a preposition, also through a second one ("from near A")."""
    if _is_to_noun(reading, preposition):
        yield reading.tokens[preposition.head]
    for child in reading.analysis.children(preposition.i):
        if child.dep in ("pobj", "pcomp"):
            yield child
            if child.dep == "pcomp":
                yield from _what_is(reading, child)
        elif child.dep == "prep":
            yield from below(reading, child)


def prepositions(reading: Reading, head: Token) -> list[Token]:
    """Return the prepositions that hang on a word, its particle, or what shares them with it."""
    analysis = reading.analysis
    children = list(analysis.children(head.i))
    for child in tuple(children):
        if child.dep in ("prt", "advmod") or child.text.lower() == "close":
            children += analysis.children(child.i)
        if child.dep == "advcl" and child.tag in ("NNS", "NN"):
            # "to waters off Oman", which the parser reads as a verb
            children += [c for c in analysis.children(child.i) if c.text.lower() == "to"]
        if child.dep == "appos" and head.pos == "NOUN" and child.pos in ("ADJ", "NOUN", "NUM"):
            # "the visit, his first to Tokyo"
            children += analysis.children(child.i)
        if child.dep == "amod" and child.i > head.i:
            children += analysis.children(child.i)  # "made food available to Chad"
        if child.dep in ("acl", "relcl") and head.pos == "NOUN":
            # "an agreement reached with Libya", "the tariff it had put on rice"
            children += analysis.children(child.i)
        if child.dep == "prep" and child.text.lower() == "of" and head.pos == "NOUN":
            # "the massing of soldiers along the border"
            whose = reading.child(child.i, "pobj")
            children += analysis.children(whose.i) if whose is not None else ()
    for child in tuple(children):
        means = reading.child(child.i, "pobj") if child.text.lower() == "by" else None
        if means is not None and means.lemma.lower() in _MEANS:
            children += analysis.children(means.i)  # "went by train to Kyiv"
    last = head
    while head.dep in ("dobj", "nsubjpass") and (other := reading.child(last.i, "conj")):
        # "sent a cruiser and two frigates to the strait": the parser hangs it on the last.
        if other.pos != "NOUN":
            break
        children += analysis.children(other.i)
        last = other
    joined = head
    while joined.dep == "conj" and joined.pos == "NOUN" and head.pos == "NOUN":
        # "condemnation and sanctions against X": the parser hangs it on the first of the two.
        joined = reading.tokens[joined.head]
        children += [c for c in analysis.children(joined.i) if c.i > head.i]
    kinds = ("prep", "dative", "agent", "prt", "advmod")
    found = [c for c in children if c.dep in kinds or _is_to_noun(reading, c)]
    for preposition in tuple(found):
        # "to A on Monday and to B a day later"
        found += [c for c in analysis.children(preposition.i) if c.dep == "conj"]
    return found


def modifiers(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield the words before a noun, through hyphens and lists: "US-China trade talks"."""
    stack = [c for c in reading.analysis.children(noun.i) if c.dep in ("amod", "compound", "nmod")]
    while stack:
        token = stack.pop(0)
        yield token
        if token.pos in ("PROPN", "ADJ", "NOUN"):
            stack += [
                c
                for c in reading.analysis.children(token.i)
                if c.dep in ("amod", "compound", "nmod", "conj")
            ]


def is_aside(reading: Reading, with_: Token) -> bool:
    """Tell whether "with" opens a clause of its own: ", with Qatar mediating"."""
    if reading.tokens[with_.i - 1].text not in (",", ";", "-", "–", "—"):
        return False
    who = reading.child(with_.i, "pobj")
    if who is None:
        return reading.child(with_.i, "pcomp") is not None
    if who.text.lower().endswith("ing") and who.dep == "pobj" and who.i > with_.i + 1:
        return reading.tokens[who.i - 1].pos == "PROPN"  # "with Qatar brokering", read as a noun
    last = reading.tokens[reading.conjuncts(who.i)[-1]]
    after = reading.tokens[last.i + 1 : last.i + 2]
    return any(t.text.lower() == "as" or (t.tag == "VBG" and t.dep == "acl") for t in after)
