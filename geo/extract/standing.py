"""How far a text stands behind what it tells: asserted, planned, hypothetical, denied, historic.

The words that decide stand on the event itself or on what governs it: "did not meet", "denied that
it had met", "would consider meeting", "is to meet", "agreed to meet", "if they meet".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from geo.extract import standing_words as lex
from geo.extract.dates import age_of, when_of
from geo.extract.grammar import is_headline
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.tenses import is_present, is_timetabled
from geo.extract.unreal import is_known, told_as_fiction
from geo.model import StandingName, Token, When


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing, the words that give it as a reason, and when the event is.

    ``disowned`` tells that somebody denies it or that it is hearsay: it is not only said not to
    have happened. ``modal`` is the verb that makes it a supposition: "would", "should".
    """

    name: StandingName
    reason: str
    when: When | None = None
    disowned: bool = False
    modal: str = ""

    @property
    def confidence(self) -> float:
        """How sure an event of this standing is read: plain assertions best."""
        if self.disowned and self.name == "asserted":
            return 0.6
        return {"asserted": 0.8, "planned": 0.7}.get(self.name, 0.6)


def assess(reading: Reading, i: int) -> Standing:
    """Return the standing of the event that token ``i`` tells, with its time."""
    if work := told_as_fiction(reading, i):
        return Standing("hypothetical", f"told of a “{work}”")
    base = _of_words(reading, i)
    planned = base is not None and base.name in ("planned", "hypothetical")
    planned = planned or (base is None and is_timetabled(reading, i))
    when = when_of(reading.analysis, i, reading.published, planned=planned)
    age = age_of(reading.analysis, i, when, reading.published)
    if base is not None and base.name in ("denied", "hypothetical"):
        return replace(base, when=when)
    dated = when is not None and _is_of_year(reading, i, when.text)
    if (
        age > lex.HISTORIC_AFTER_YEARS
        and when is not None
        and (dated or not is_present(reading, i))
    ):
        return Standing("historic", f"“{when.text}” is {age:.0f} years before the article", when)
    if (past := _long_past(reading, i)) and not planned:
        return Standing("historic", f"“{past}” tells of the past", when)
    if base is not None:
        return replace(base, when=when)
    if when is not None and when.start is not None and reading.published is not None:
        if when.start > reading.published and is_present(reading, i):
            return Standing("planned", f"“{when.text}” is still to come", when)
    return Standing("asserted", "told as so", when)


def _of_words(reading: Reading, i: int) -> Standing | None:
    """Return what the words on and above an event say, the strongest first."""
    event = reading.tokens[i]
    if found := _opening(reading, event) or _on_noun(reading, event):
        return found
    verbs = [event] if event.pos in ("VERB", "AUX") else []
    chain = [event, *reading.above(i)]
    if apart := _of_other(reading, chain):
        return apart
    found_weaker: Standing | None = None
    for below, token in pairwise(chain) if len(chain) > 1 else [(event, event)]:
        if _stands_alone(reading, below):
            break
        if token.pos == "ADJ" and token.lemma in ("due", "set", "scheduled") and token is not event:
            found_weaker = found_weaker or Standing("planned", f"“{token.text}”")
        if token is not event and token.pos in ("VERB", "AUX", "ADJ"):
            if verdict := _governed(reading, token, below):
                if verdict.name != "planned":
                    return verdict
                found_weaker = found_weaker or verdict
        if (
            token is not event
            and token.pos == "NOUN"
            and below.dep in ("acl", "pcomp", "pobj", "prep", "relcl", "ccomp")
        ) and (verdict := _governing_noun(reading, token, below)):
            if verdict.name in ("denied", "historic"):
                return verdict
            found_weaker = found_weaker or verdict
        aim = below.dep == "advcl" and below.tag == "VB" and below.i == event.i
        if token.pos in ("VERB", "AUX") and (aim or _same_clause(reading, event, token)):
            goes_on = _is_ending(token, below) and _is_negated(reading, token)
            if not (goes_on or _takes_for_granted(reading, event, below, token)):
                verbs.append(token)
    for verb in dict.fromkeys(verbs):
        if verdict := _supposed(reading, event, verb) or _on_verb(reading, verb):
            if verdict.name != "planned":
                return verdict
            found_weaker = found_weaker or verdict
    if called_off := _cancelled_beside(reading, event):
        return Standing("denied", f"“{called_off}”")
    if condition := _condition(reading, event):
        return Standing("hypothetical", f"after “{condition}”")
    if question := _question(reading, i):
        return question
    return found_weaker


def _of_other(reading: Reading, chain: list[Token]) -> Standing | None:
    """Return that an event is of what it is said not to have been: "and not a cutter that had"."""
    for below, noun in pairwise(chain):
        if below.dep != "relcl" or noun.pos != "NOUN" or noun.dep not in ("conj", "attr"):
            continue
        first = reading.analysis.subtree(noun.i)[0].i
        if any(t.text.lower() == "not" for t in reading.tokens[max(0, first - 1) : first + 1]):
            return Standing("denied", f"“not {noun.text}”")
    return None


def _is_of_year(reading: Reading, i: int, words: str) -> bool:
    """Tell whether a noun has its year after it: "the treaty of 1959 is still read"."""
    for child in reading.analysis.children(i):
        year = reading.child(child.i, "pobj") if child.text.lower() == "of" else None
        if year is not None and year.text == words:
            return True
    return False


def _opening(reading: Reading, event: Token) -> Standing | None:
    """Return what the first word of a sentence makes of it: "Nor had it asked", "Should they"."""
    sentence = reading.analysis.sentence_of(event.i)
    first, *second = reading.tokens[sentence.first : sentence.first + 2]
    if first.text == "Nor":
        return Standing("denied", "“Nor”")
    words = sentence.span.of(reading.analysis.article.text)
    if first.text == "Talk" and second and second[0].text == "that":
        return Standing("hypothetical", "“Talk that”", disowned=True)
    if first.text in ("Should", "Were", "Had") and "?" not in words and second:
        if second[0].dep in ("det", "nsubj", "poss", "compound", "amod", "expl", "nsubjpass"):
            return Standing("hypothetical", f"after “{first.text} {second[0].text}”")
    return None


def _stands_alone(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause is told as so whatever it hangs on: "as they met", "who signed it"."""
    if verb.dep not in ("advcl", "relcl") or verb.pos not in ("VERB", "AUX"):
        return False
    if reading.tokens[verb.head].lemma.lower() in lex.SUPPOSING_NOUN:
        return False  # "a rumour that Mali had sent troops"
    past = verb.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.tag in ("VBD", "VBZ", "VBP")
        for c in reading.analysis.children(verb.i)
    )
    return past and reading.child(verb.i, *SUBJECTS) is not None


def _same_clause(reading: Reading, event: Token, verb: Token) -> bool:
    """Tell whether a verb above carries the event as its own object or subject."""
    token = event
    while token.i != verb.i:
        if token.i == event.i and reading.tokens[token.head].text.lower() == "under":
            return False  # "will lend money under a contract that they signed"
        bare = token.dep == "ccomp" and token.tag == "VB"  # "would let Mali sell"
        if not bare and (
            token.dep in ("ccomp", "advcl", "relcl", "parataxis")
            or (token.dep == "conj" and token.pos == "VERB")
        ):
            return False
        if token.head == token.i:
            return False
        token = reading.tokens[token.head]
    return True


def _takes_for_granted(reading: Reading, event: Token, below: Token, verb: Token) -> bool:
    """Tell whether a verb only comments on an event: "the visit could have gone worse"."""
    if verb.lemma in lex.FRUITLESS and below.dep == "nsubj":
        return True  # "talks brought nothing"
    if below.i != event.i or below.dep != "nsubj" or verb.lemma in lex.HAPPENING:
        return False
    if verb.lemma in ("be", "go") and reading.child(verb.i, "acomp", "attr", "advmod") is None:
        return False
    if any(c.text.lower() in ("ahead", "forward") for c in reading.analysis.children(verb.i)):
        return False
    return any(
        c.dep == "poss" or (c.dep == "det" and c.text.lower() in ("the", "this", "that"))
        for c in reading.analysis.children(event.i)
    )


def _supposed(reading: Reading, event: Token, verb: Token) -> Standing | None:
    """Return that an event is only imagined: "a blockade would be beyond them"."""
    if event.pos != "NOUN" or event.dep not in ("nsubj", "nsubjpass"):
        return None
    indefinite = any(
        c.dep == "det" and c.text.lower() in ("a", "an", "any")
        for c in reading.analysis.children(event.i)
    )
    for child in reading.analysis.children(verb.i):
        if indefinite and child.dep == "aux" and child.text.lower() == "would":
            return Standing("hypothetical", f"“{child.text} {verb.text}”", modal="would")
    return None


def _on_verb(reading: Reading, verb: Token) -> Standing | None:
    for child in reading.analysis.children(verb.i):
        word = child.text.lower()
        if child.dep == "neg" or word in ("never", "not", "n't", "n’t", "neither", "nor"):
            return Standing("denied", f"“{child.text}” before “{verb.text}”")
        if child.dep == "advmod" and word == "longer":
            return Standing("denied", f"no longer “{verb.text}”")
        if child.dep == "aux" and reading.child(child.i, "neg") is not None:
            return Standing("denied", f"not “{verb.text}”")
        if child.dep in ("nsubj", "nsubjpass") and (
            word in ("nobody", "none", "nothing") or _has_no(reading, child)
        ):
            return Standing("denied", f"“{child.text}” did")
        if child.dep == "dobj" and (
            word in ("nothing", "nobody", "none") or _has_no(reading, child)
        ):
            return Standing("denied", f"“{verb.text} {child.text}”")
        alike = word == "like"  # "like any good neighbour"
        if child.dep == "prep" and not alike and (what := reading.child(child.i, "pobj")):
            if what.text.lower() in ("nothing", "nobody", "none"):
                return Standing("denied", f"“{verb.text} {child.text} {what.text}”")
            modal = reading.child(verb.i, "aux")
            if (
                modal is not None
                and modal.tag == "MD"
                and any(c.text.lower() == "any" for c in reading.analysis.children(what.i))
            ):
                return Standing("hypothetical", f"“any {what.text}”")
    for child in reading.analysis.children(verb.i):
        word = child.text.lower()
        if child.dep == "aux" and word in lex.MAYBE:
            return Standing("hypothetical", f"“{child.text} {verb.text}”")
        if child.dep == "advmod" and word in ("perhaps", "possibly", "maybe"):
            return Standing("hypothetical", f"“{child.text}”")
        if child.dep == "aux" and word in ("would", "'d", "’d", "should", "must"):
            letting = verb.lemma in ("let", "allow", "enable", "permit")
            believed = verb.dep == "ccomp" and reading.tokens[verb.head].lemma in lex.BELIEVING
            supposed = letting or believed or verb.lemma in lex.SUPPOSING
            if word in ("should", "must") or _condition(reading, verb) or supposed:
                return Standing("hypothetical", f"“{child.text} {verb.text}”", modal=word)
            return Standing("planned", f"“{child.text} {verb.text}”")
        if child.dep == "aux" and word in lex.WILL:
            return Standing("planned", f"“{child.text} {verb.text}”")
    if verb.lemma in ("invite", "expect"):
        return Standing("planned", f"“{verb.text}”")
    if verb.lemma in lex.PROMISING:
        return Standing("planned", f"“{verb.text}”")
    if verb.lemma == "go" and verb.tag == "VBG":
        return Standing("planned", "“going to”")
    # "is to meet": an infinitive that hangs on a bare "be".
    head = reading.tokens[verb.head]
    to_come = verb.dep == "xcomp" and head.lemma == "be" and reading.child(verb.i, "aux")
    if to_come or is_headline(reading, head, verb):
        return Standing("planned", f"“{head.text} to {verb.text}”")
    return None


def _governed(reading: Reading, above: Token, below: Token) -> Standing | None:
    """Return what a verb or adjective above makes of what hangs on it."""
    lemma = above.lemma.lower()
    if below.dep == "prep" and lemma in ("accuse", "suspect", "warn") and above.pos == "VERB":
        return Standing("hypothetical", f"“{above.text}”")
    inner = below.dep in ("xcomp", "ccomp", "pcomp", "acl")
    if lemma == "show" and above.dep == "xcomp":
        if (said := reading.tokens[above.head]).lemma in lex.PURPORTING:
            return Standing("hypothetical", f"“{said.text} to show”")
    if below.dep == "advcl" and below.tag == "VB" and lemma in lex.URGING:
        if reading.child(above.i, "auxpass", "dobj") is not None:
            return Standing("hypothetical", f"“{above.text} to”")  # "was urged by Chad to"
    object_ = below.dep in ("dobj", "nsubjpass", "pobj", "attr")
    if lemma == "give" and below.dep == "xcomp" and (time := reading.child(above.i, "dobj")):
        if time.lemma.lower() in lex.DEADLINES:
            return Standing("hypothetical", f"“{above.text} {time.text} to”")
    out = lemma == "rule" and _has_particle(reading, above, "out")
    if out and (inner or below.dep in ("dobj", "nsubjpass")):
        return Standing("denied", "“ruled out”")
    if _is_ending(above, below):
        stopped = not _is_negated(reading, above)
        return Standing("denied", f"“{above.text} {below.text}”") if stopped else None
    if lemma in lex.TURNING_DOWN and below.dep in ("dobj", "nsubjpass"):
        if below.lemma.lower() not in lex.SAYING_NOUN and _is_refusing(reading, above):
            return Standing("denied", f"“{above.text}”")
    if lemma in lex.WISHING and below.dep in ("xcomp", "ccomp"):
        return Standing("hypothetical", f"“{above.text} to”")
    if lemma in ("call", "appeal", "plead", "push", "press") and below.text.lower() == "for":
        return Standing("hypothetical", f"“{above.text} for”")
    if lemma == "be" and below.dep == "ccomp" and below.tag == "VB":
        if reading.child(below.i, "aux") is None and reading.child(below.i, "nsubj") is not None:
            return Standing("hypothetical", f"“{above.text} that … {below.text}”")  # a wish
    if lemma in ("withdraw", "retract") and below.dep in ("dobj", "nsubjpass"):
        if below.lemma.lower() in lex.SAYING_NOUN - lex.IN_FORCE:
            return Standing("denied", f"“{above.text}”")
    if lemma in lex.LAPSING and below.dep == "nsubj" and below.lemma.lower() in lex.LAPSED:
        return Standing("denied", f"“{below.text} {above.text}”")
    if lemma == "have" and below.dep == "xcomp" and below.tag == "VB":
        words = {c.text.lower() for c in reading.analysis.children(above.i)}
        if words & {"yet", "still"}:
            return Standing("denied", f"“{above.text}” yet to")
        return Standing("hypothetical", f"“{above.text} to {below.text}”")
    if lemma in ("try", "attempt", "seek") and below.lemma in lex.MEDIATING:
        return None
    if (lemma in lex.DENYING and inner) or (lemma in lex.DENYING_OBJECT and object_):
        return Standing("denied", f"“{above.text}”", disowned=lemma in lex.DISOWNING)
    if lemma in ("call", "put", "stave") and object_ and _has_particle(reading, above, "off"):
        return Standing("denied", f"“{above.text} off”")
    if lemma in lex.FALSE and below.dep in ("nsubj", "acl", "ccomp", "csubj"):
        return Standing("denied", f"“{above.text}”", disowned=True)
    if (inner and below.dep == "xcomp") or (inner and below.dep == "ccomp" and below.tag == "VB"):
        if _is_negated(reading, above):
            return Standing("denied", f"“not {above.text}”")
        if lemma == "want" and below.dep == "ccomp":
            return Standing("hypothetical", f"“{above.text}”")  # what another is to do
        if lemma in lex.PLANNING or above.pos == "ADJ":
            return Standing("planned", f"“{above.text} to”")
        if lemma in lex.SUPPOSING:
            return Standing("hypothetical", f"“{above.text}”")
    if (
        lemma in lex.SUPPOSING
        and below.dep in ("ccomp", "pcomp")
        and lemma not in ("warn", "suggest")
    ):
        return Standing("hypothetical", f"“{above.text}”")
    if lemma in lex.ARRANGING and below.dep in ("dobj", "pcomp", "xcomp", "nsubjpass"):
        return Standing("planned", f"“{above.text}”")
    if lemma in ("consider", "mull", "weigh", "study", "explore") and below.dep in (
        "dobj",
        "xcomp",
    ):
        return Standing("hypothetical", f"“{above.text}”")
    return None


def _governing_noun(reading: Reading, above: Token, below: Token) -> Standing | None:
    lemma = above.lemma.lower()
    if lemma in lex.WORKS and below.dep in ("prep", "acl", "relcl"):
        return Standing("historic", f"“{above.text}” tells of it")
    if lemma in lex.PLANNING_NOUN and below.dep == "acl" and below.tag == "VBN":
        return None  # "a decision criticised by Mali", "an agreement signed in May"
    if lemma in lex.PLANNING_NOUN and _is_turned_down(reading, above):
        return Standing("denied", f"“{above.text}” is turned down")
    if lemma in lex.PLANNING_NOUN and not _has_no(reading, above):
        return Standing("planned", f"“{above.text}”")
    if lemma in lex.PLANNING_NOUN and below.dep == "acl":
        return Standing("denied", f"no “{above.text}”")
    if lemma in ("denial", "refusal", "failure"):
        return Standing("denied", f"“{above.text}”")
    if lemma in lex.TALK_NOUN and below.dep in ("prep", "acl") and reading.child(below.i, "pcomp"):
        return Standing("hypothetical", f"“{above.text} {below.text}”")
    talk = lemma == "talk" and below.dep in ("acl", "ccomp", "relcl")  # "talk that Chad had"
    if talk or (lemma in lex.SUPPOSING_NOUN and (below.dep != "ccomp" or below.i > above.i)):
        verb = reading.tokens[above.head]
        told = reading.child(verb.i, "acomp", "oprd") if above.dep == "nsubj" else None
        if told is not None and told.lemma.lower() in lex.FALSE:
            return Standing("denied", f"“{told.text}”", disowned=True)
        if above.dep in ("dobj", "nsubjpass") and verb.lemma in lex.DENYING_OBJECT:
            return Standing("denied", f"“{verb.text}”", disowned=verb.lemma in lex.DISOWNING)
        return Standing("hypothetical", f"“{above.text}”", disowned=True)
    return None


def _is_turned_down(reading: Reading, noun: Token) -> bool:
    """Tell whether what is offered is refused: "said no to a proposal to", "rejected a plan"."""
    verb = reading.tokens[noun.head]
    if verb.text.lower() == "to":
        verb = reading.tokens[verb.head]
        return verb.lemma == "say" and any(
            c.text.lower() == "no" for c in reading.analysis.children(verb.i)
        )
    if noun.dep not in ("dobj", "nsubjpass") or verb.lemma not in lex.TURNING_DOWN:
        return False
    return _is_refusing(reading, verb)


def _is_refusing(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb is "turn down" or "rule out", not only "turn" or "rule"."""
    particle = reading.child(verb.i, "prt")
    wanted = {"turn": "down", "rule": "out"}.get(verb.lemma)
    return wanted is None or (particle is not None and particle.text.lower() == wanted)


def _on_noun(reading: Reading, event: Token) -> Standing | None:
    """Return what the words around a noun make of it: no talks, a planned visit."""
    if event.pos not in ("NOUN", "PROPN"):
        return None
    if _has_no(reading, event):
        return Standing("denied", f"“no {event.text}”")
    for child in reading.analysis.children(event.i):
        word = child.text.lower()
        if child.dep in ("amod", "compound") and word in lex.UPCOMING:
            return Standing("planned", f"“{child.text} {event.text}”")
        if child.dep == "amod" and word in lex.ALLEGED:
            return Standing("hypothetical", f"“{child.text} {event.text}”")
        if child.dep == "amod" and word in ("cancelled", "canceled", "abandoned", "aborted"):
            return Standing("denied", f"“{child.text} {event.text}”")
        if child.dep == "relcl" and child.lemma in lex.CALLED_OFF:
            return Standing("denied", f"“{child.text}”")
    return None


def _cancelled_beside(reading: Reading, event: Token) -> str:
    """Return the verb that calls off what a relative clause plans: "that was to come cancelled"."""
    if _stands_alone(reading, event):
        return ""
    if event.pos == "VERB" and event.dep in ("relcl", "xcomp"):
        for token in reading.above(event.i):
            if token.lemma in lex.CALLED_OFF and token.pos == "VERB":
                return token.text
    return ""


def _condition(reading: Reading, event: Token) -> str:
    """Return the word that makes a condition of the clause an event is in, or depends on."""
    for token in (event, *reading.above(event.i)):
        for child in reading.analysis.children(token.i):
            if child.dep == "mark" and child.text.lower() in lex.CONDITIONS:
                return child.text
            # "If they met, we could …": the main clause hangs on its own condition.
            if child.dep == "advcl" and token.pos in ("VERB", "AUX"):
                mark = reading.child(child.i, "mark")
                if mark is not None and mark.text.lower() == "if" and token.i != event.i:
                    continue
                if mark is not None and mark.text.lower() in ("if", "unless"):
                    return mark.text
        if token.dep in ("ROOT", "ccomp", "parataxis"):
            break
    return ""


def _question(reading: Reading, i: int) -> Standing | None:
    words = reading.analysis.sentence_of(i).span.of(reading.analysis.article.text)
    if words.rstrip(" \n\t\"'”’)").endswith("?") and not is_known(reading, i):
        return Standing("hypothetical", lex.ASKED)
    return None


def _long_past(reading: Reading, i: int) -> str:
    """Return the word that sets a clause in another time: "once", "used to"."""
    verb = reading.clause(i)
    for token in {verb.i: verb, i: reading.tokens[i]}.values():
        for child in reading.analysis.children(token.i):
            if child.dep == "advmod" and child.text.lower() in lex.LONG_AGO:
                return child.text
        if years := _years_after(reading, token):
            return years
        used = reading.tokens[token.head]
        if token.dep == "xcomp" and used.lemma == "use" and used.tag == "VBD":
            if reading.child(used.i, "dobj") is None:
                return "used to"
    return ""


def _years_after(reading: Reading, event: Token) -> str:
    """Return the words that set an event years before another: "thirty years after X invaded"."""
    after = event if reading.child(event.i, "mark") is not None else reading.tokens[event.head]
    mark = reading.child(event.i, "mark") or after
    if mark.text.lower() != "after":
        return ""
    for child in reading.analysis.children(after.i):
        if child.dep == "npadvmod" and child.text.lower() in ("years", "decades", "centuries"):
            return f"{child.text} {mark.text}"
    return ""


def _has_no(reading: Reading, noun: Token) -> bool:
    return any(
        child.dep in ("det", "neg") and child.text.lower() in ("no", "neither")
        for child in reading.analysis.children(noun.i)
    )


def _is_ending(above: Token, below: Token) -> bool:
    """Tell whether a verb ends what hangs on it: "stopped importing", and not "stopped to"."""
    return above.lemma in lex.ENDING and below.dep == "xcomp" and below.tag == "VBG"


def _is_negated(reading: Reading, verb: Token) -> bool:
    return any(child.dep == "neg" for child in reading.analysis.children(verb.i))


def _has_particle(reading: Reading, verb: Token, word: str) -> bool:
    return any(c.dep == "prt" and c.text.lower() == word for c in reading.analysis.children(verb.i))
