"""How far a work has come, and how far the text stands behind it, from what is said of it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.extract.lines.clauses import clauses_about, phrase_about
from geo.extract.lines.making import made_so_far
from geo.extract.lines.works import (
    is_course,
    is_foreseen,
    is_made,
    is_restored,
    is_there,
    status_of,
)
from geo.extract.reading import SUBJECTS, Reading
from geo.extract.standing import Standing, assess
from geo.extract.standing_words import ASKED
from geo.model import StandingName, Status, Token

REAL: frozenset[Status] = frozenset(
    {"construction", "operating", "shelved", "cancelled", "idle", "mothballed", "retired"}
)
"""What is told of a work that is, or is no longer, more than a plan: asserted."""
ENDED: frozenset[Status] = frozenset({"idle", "shelved", "cancelled", "retired", "mothballed"})
GUESSED = 0.2
"""What it costs in confidence that a status is not told, only taken from how the work is named."""

_NOT_YET = re.compile(
    r"\b(?:not|n't|n’t|never)\b.{0,40}\b(?:before|until|till|for another)\b", re.IGNORECASE
)
_GIVING_UP = frozenset("cancel abandon drop scrap shelve axe ditch bury".split())
_CLOSING = frozenset("close shut retire mothball idle suspend decommission".split())
_FINISHING = frozenset(
    "build lay open complete string inaugurate commission finish dig pave construct".split()
)
_IDEAS = frozenset("idea proposal scheme notion dream vision plan project".split())
_OPTIONS = frozenset(
    "option favourite favorite proposal candidate contender idea plan variant frontrunner "
    "front-runner dream scheme".split()
)
_CREWS = frozenset("crew gang team welder builder contractor worker engineer labourer".split())
_LEAVING = re.compile(r"\b(?:walked|pulled|backed|bowed|opted) (?:away|out)|with(?:drew|drawn)")
"""What a party does that leaves a line to others."""
_PLANNED = frozenset("planned proposed future prospective promised mooted envisaged".split())
_MAYBE = frozenset("may might could".split())
_BUILT = re.compile(
    r"\b(?:old|disused|(?:laid|built) (?:by|in)|opened in|in use|once (?:ran|carried))\b",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(r"\b[Nn]o such ([\w-]+)")
_SUCH = ("plan", "plans", "project", "scheme", "intention", "thing", "work", "works")
_NEVER_BUILT = re.compile(r"\bwould have\b|\b(?:was|were) to have\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:has|have)\b.{0,60}\bsince\b|\b(?:is|are)\b.{0,40}\bsince\b|\b(?:is|are) being\b",
    re.IGNORECASE,
)
"""What began long ago and goes on."""
_WEIGHED = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:being )?"
    r"(?:studied|considered|weighed|talked (?:of|about))\b|"
    r"\bunder (?:study|discussion|consideration)\b|\b(?:is|are) (?:considering|weighing)\b",
    re.IGNORECASE,
)
"""What is only being considered is not planned."""
_TO_BE_MADE = re.compile(
    r"\b(?:buil[dt]|la(?:y|id)|dug|dig|planned|proposed|need(?:ed|s)?|feasible|go ahead|happen|"
    r"ever|could|would|worth|viable)\b",
    re.IGNORECASE,
)
"""What is asked of a work that may never be."""
_UNFINISHED = re.compile(r"\b(?:finished|completed?|ready)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """The words about a work where one noun tells of it, the nearest first.

    Attributes
    ----------
    noun
        What tells of it: a noun, or a word that points back to one.
    words
        Of the clauses about it.
    phrase
        Its own, without the clause that it stands in.
    own
        What is of nothing else: its clauses, or its phrase where they only mention it.
    mentioned
        Whether the sentence tells something else of it than how far it is: "gas sent through it".
    beside
        All words near it, for what no clause about it tells.
    """

    noun: Token
    words: str
    phrase: str
    own: str
    mentioned: bool
    beside: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A status and a standing with its reason.

    ``guessed`` tells that no words give the status, ``nearby`` that words near the work do, in no
    clause about it.
    """

    status: Status | None
    standing: StandingName
    reason: str
    guessed: bool = False
    nearby: bool = False


def told_at(reading: Reading, noun: Token, others: Container[int], beside: str = "") -> Told:
    """Return what is said of a work where a noun tells of it.

    Parameters
    ----------
    others
        The nouns that tell of other works.
    """
    words = "\n".join(clauses_about(reading, noun, others))
    mentioned = is_there(reading, noun)
    phrase = f"{phrase_about(reading, noun, others)} {_right_after(reading, noun)}".strip()
    if mentioned:
        phrase = f"{phrase}\n{_added(reading, noun)}".strip()
    own = phrase if mentioned and noun.dep not in SUBJECTS else words
    return Told(noun, words, phrase, own, mentioned, beside)


def _right_after(reading: Reading, noun: Token) -> str:
    """Return what stands between a noun and its course: "the line already in service from A"."""
    words: list[Token] = []
    for token in reading.tokens[noun.i + 1 : noun.i + 6]:
        if token.text.lower() in ("from", "between", "linking") or token.i in reading.at:
            return reading.joined(words)
        if token.pos in ("PUNCT", "AUX", "PRON") or token.tag in ("VBD", "VBZ", "VBP"):
            break
        words.append(token)
    return ""


def _added(reading: Reading, noun: Token) -> str:
    """Return what a comma adds to a noun, wherever it hangs: "the refinery, mothballed since"."""
    for comma, verb in pairwise(reading.tokens[noun.i + 1 : noun.i + 7]):
        if comma.text == "," and verb.tag in ("VBN", "VBD") and verb.sentence == noun.sentence:
            return reading.joined(reading.tokens[verb.i : verb.i + 3])
    return ""


def how_far(reading: Reading, told: Sequence[Told]) -> Progress:
    """Return how far a work is by all that is told of it, the surest telling first."""
    if (none := _is_gainsaid(reading, told[0].noun)) is not None:
        return Progress(None, "denied", f"“{none}”")
    status, words, nearby = _status(reading, told)
    if nearby and status == "operating" and _judged(reading, told[0].noun).name == "planned":
        status, nearby = None, False  # "will resume its service to B, dropping the call at C"
    progress = _progress(reading, told, status, words)
    return replace(progress, nearby=nearby and progress.status == status)


def _is_gainsaid(reading: Reading, noun: Token) -> str | None:
    """Return the words by which the next sentence says that there is no such work, if it does."""
    for sentence in reading.analysis.sentences[noun.sentence + 1 : noun.sentence + 2]:
        told = _NO_SUCH.search(sentence.span.of(reading.analysis.article.text))
        if told is not None and told[1].lower() in (noun.lemma.lower(), *_SUCH):
            return told[0]
    return None


def _progress(
    reading: Reading, told: Sequence[Told], status: Status | None, words: str
) -> Progress:
    own = told[0]
    judged = _judged(reading, own.noun)
    if judged.name == "historic" and _LASTS.search(own.words):
        judged = Standing("asserted", judged.reason)
    lasting = judged.name == "historic" and judged.when is not None
    no_more = judged.name == "historic" and "used to" not in judged.reason
    if own.mentioned and judged.name != "asserted" and (lasting or not no_more):
        if status == "proposed":
            return Progress(status, "planned", f"“{words}”")
        return _standing_there(status, words)
    if lasting and status in (None, "operating") and _is_finished(reading, own.noun):
        return _standing_there(status, words)
    if judged.name in ("hypothetical", "denied", "planned") and (
        left := _left(reading, own.noun, judged.name)
    ):
        # Who may give up a plan has it still; who may close a line runs it.
        return Progress(left, "planned" if left == "proposed" else "asserted", judged.reason, True)
    if judged.name == "denied" and not judged.disowned and _NOT_YET.search(own.words):
        if _UNFINISHED.search(own.words):
            return Progress("construction", "asserted", judged.reason)
        judged = Standing("planned", judged.reason)
    due = judged.modal == "should" and status == "proposed"
    if judged.name == "hypothetical" and (judged.modal == "would" or due):
        judged = Standing("planned", judged.reason)
    if status in ("shelved", "cancelled") and _is_of_idea(reading, own.noun):
        return Progress(status, "asserted", f"“{words}”")
    if judged.name == "hypothetical" and (there := _taken_for_granted(reading, own)) is not None:
        return there
    if judged.disowned:
        return Progress(None if judged.name == "denied" else status, judged.name, judged.reason)
    if status in REAL:
        if judged.name == "hypothetical" and status == "operating":
            return Progress("proposed", "hypothetical", judged.reason)
        return Progress(status, "asserted", f"“{words}”")
    if judged.name in ("denied", "hypothetical", "historic"):
        kept = status if judged.name == "hypothetical" else None
        return Progress(kept, judged.name, judged.reason)
    if status == "proposed":
        weighed = any(_WEIGHED.search(one.words) for one in told)
        return Progress(status, "hypothetical" if weighed else "planned", f"“{words}”")
    if judged.name == "planned":
        return Progress("proposed", "planned", judged.reason)
    if _is_option(reading, own.noun):
        return Progress("proposed", "planned", "told of as one of several ways", guessed=True)
    if is_foreseen(reading, own.noun):
        return Progress("proposed", "planned", "agreed on, not yet there", guessed=True)
    if is_made(reading, own.noun):
        return Progress(None, "asserted", "told as so")
    return _standing_there(None, "")


def _taken_for_granted(reading: Reading, own: Told) -> Progress | None:
    """Return what a question takes for granted of a work: "Will the line be ready in May?"."""
    sentence = reading.analysis.sentence_of(own.noun.i)
    if not sentence.span.of(reading.analysis.article.text).rstrip(" \n\t\"'”’)").endswith("?"):
        return None
    children = reading.analysis.children(own.noun.i)
    known = any(c.text.lower() == "the" for c in children if c.dep == "det")
    if not known or _TO_BE_MADE.search(own.words):
        return None
    if _UNFINISHED.search(own.words):
        return Progress("construction", "asserted", ASKED)
    return Progress(None, "asserted", ASKED)


def _is_of_idea(reading: Reading, noun: Token) -> bool:
    """Tell whether a work is what an idea is of: shelved for good with it."""
    return any(t.lemma.lower() in _IDEAS for t in reading.above(noun.i))


def _is_option(reading: Reading, noun: Token) -> bool:
    """Tell whether a work is one that may be chosen: "that option, a line from A to B"."""
    children = reading.analysis.children(noun.i)
    words = [c for c in children if c.dep == "appos"]
    above = reading.tokens[noun.head]
    if noun.dep in ("appos", "attr") or (noun.dep in SUBJECTS and above.lemma == "be"):
        words.append(above if noun.dep == "appos" else reading.child(above.i, *SUBJECTS) or above)
        words += [c for c in reading.analysis.children(above.i) if c.dep == "attr"]
    return any(t.lemma.lower() in _OPTIONS for t in words)


def _standing_there(status: Status | None, words: str) -> Progress:
    if status in REAL:
        return Progress(status, "asserted", f"“{words}”")
    return Progress("operating", "asserted", "told of as there", guessed=True)


def _left(reading: Reading, noun: Token, standing: StandingName) -> Status | None:
    """Return what a work is that may only come to be given up or closed."""
    verb = reading.clause(noun.i)
    if noun.dep not in ("dobj", "nsubjpass") or noun.head != verb.i:
        return None
    children = reading.analysis.children(verb.i)
    perhaps = any(c.dep == "aux" and c.text.lower() in _MAYBE for c in children)
    if verb.lemma in _CLOSING and (perhaps or standing != "denied"):
        return "operating"
    if not perhaps:
        return None
    if verb.lemma in _GIVING_UP or (verb.lemma == "give" and reading.child(verb.i, "prt")):
        return "proposed"
    return None


def _is_finished(reading: Reading, noun: Token) -> bool:
    """Tell whether it was made, however long ago: "was strung in 2019"."""
    verb = reading.clause(noun.i)
    subject = noun.dep in ("nsubj", "nsubjpass") and noun.head == verb.i
    return subject and verb.tag in ("VBN", "VBD") and verb.lemma in _FINISHING


def _judged(reading: Reading, noun: Token) -> Standing:
    judged = assess(reading, noun.i)
    verb = reading.clause(noun.i)
    if judged.name == "asserted" and verb.pos == "VERB":
        judged = assess(reading, verb.i)
    return judged


def _status_mentioned(reading: Reading, one: Told) -> tuple[Status | None, str]:
    """Return the status of a work that is only mentioned: that of its own words, or its end."""
    found, by = status_of(one.phrase)
    if found == "proposed":
        # "the planned line", "which is to bring gas", but not "the plant, which would clean it"
        children = reading.analysis.children(one.noun.i)
        planned = any(c.dep == "amod" and c.text.lower() in _PLANNED for c in children)
        meant = any(
            (c.dep == "relcl" and c.lemma == "be")
            or (c.dep == "relcl" and c.tag == "VBN" and _to_be(reading, c))
            or (c.dep == "acl" and _to_be(reading, c))
            for c in children
        )
        found = found if planned or meant else None
    wider, wider_by = status_of(one.words)
    if wider in ENDED or (found is None and wider == "operating"):
        return wider, wider_by
    worked_on = one.noun.dep in SUBJECTS or _is_worked_on(reading, one.noun)
    if found is None and wider == "construction" and worked_on:
        return wider, wider_by
    return found, by


def _is_worked_on(reading: Reading, noun: Token) -> bool:
    """Tell whether people at work on it are told of: "welding crews on the line were"."""
    above = reading.tokens[noun.head]
    people = reading.tokens[above.head].lemma.lower()
    return noun.dep == "pobj" and above.text.lower() in ("on", "along") and people in _CREWS


def _to_be(reading: Reading, verb: Token) -> bool:
    """Tell whether a participle is of what is to come: "the pipe to be sunk"."""
    small = {
        c.text.lower() for c in reading.analysis.children(verb.i) if c.dep in ("aux", "auxpass")
    }
    return {"to", "be"} <= small


def _status(reading: Reading, told: Sequence[Told]) -> tuple[Status | None, str, bool]:
    """Return the status that the words tell: the first found, unless it has ended since.

    With the words, and whether they only stand near the work.
    """
    status: Status | None = None
    words, nearby = "", False
    for one in told:
        found, by = _status_mentioned(reading, one) if one.mentioned else status_of(one.words)
        if found not in ENDED:
            done, verb = made_so_far(reading, one.noun)
            again = done != "construction" and is_restored(f"{one.words}\n{one.phrase}")
            found, by = (done, verb) if done is not None and not again else (found, by)
        if found in (None, "proposed") and not one.mentioned:
            # "will join the line that has been in service since May": what hangs on it is nearest
            hangs, told_by = status_of(one.phrase)
            if hangs in REAL and not is_course(told_by):
                found, by = hangs, told_by
        if found == "cancelled" and status in ("construction", "operating"):
            # a party leaves what others build on
            found = None if _LEAVING.search(by) else found
        beside = found is None and not one.mentioned
        if beside:
            found, by = status_of(one.beside)
        begun = found == "construction"
        if begun and one is not told[0] and told[0].mentioned:
            continue  # what is begun is done to a line that is there
        if found is not None and (
            status is None or found in ENDED or (begun and status == "proposed")
        ):
            status, words, nearby = found, by, beside
        if status in ENDED:
            break
    if status == "retired" and any(_NEVER_BUILT.search(one.own) for one in told):
        status = "cancelled"
    if status == "cancelled" and any(_BUILT.search(one.own) for one in told):
        status = "retired"  # what was given up after it had been built
    return status, words, nearby
