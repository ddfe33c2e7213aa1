"""What a text tells of lines, noun by noun: which line, where it runs, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from geo.extract.lines.carriage import carriage_in
from geo.extract.lines.chains import chain_before
from geo.extract.lines.frames import frames_in
from geo.extract.lines.line_names import name_of
from geo.extract.lines.line_nouns import is_definite, kind_of, kind_of_name
from geo.extract.lines.making import BUILDING
from geo.extract.lines.origins import course_from_before
from geo.extract.lines.stops import Course, courses_in, drawn, turned
from geo.extract.reading import SUBJECTS, Reading
from geo.model import Sentence, Token

_LINE_RUNS = frozenset(
    "run stretch link connect carry cost pass cross transport replace measure cut".split()
)
"""What "it" does where it is a line; a firm would not."""
_DONE_TO_LINES = frozenset(
    "open build complete lay finish cancel shelve abandon inaugurate commission close suspend "
    "start begin expect schedule plan propose mothball dig extend string electrify approve "
    "repair".split()
)
_GIVING_UP = frozenset(
    "scrap cancel shelve abandon ditch axe mothball postpone freeze drop".split()
)
_BEARING = frozenset("take bring pump deliver move haul bear send supply feed convey lead".split())
"""What "it" does along its course where it is a line."""
_MAKING = frozenset(
    "work construction building digging laying dredging tunnelling drilling welding earthwork "
    "ground completion survey weld pipe rail pylon tower".split()
)
_CARRIERS = 8
"""How many words of a sentence are tried as what goes along a line, at most."""
_BETWEEN = 5
"""How many words stand between two lines of one course, at most."""
_MOVING = frozenset("train ship ferry traffic service flow gas oil crude freight".split())


@dataclass(slots=True)
class Telling:
    """One noun that speaks of a line, and the part of the sentence that is about it."""

    noun: Token
    kind: str
    """Empty where the noun only points back to a line."""
    name: str
    first: int
    last: int
    courses: list[Course]
    definite: bool


def tellings_in(reading: Reading) -> Iterator[Telling]:
    """Yield what a text tells of lines, in text order."""
    before = 0
    previous: Telling | None = None
    for sentence in reading.analysis.sentences:
        nouns = [
            (token, kind)
            for token in reading.tokens[sentence.first : sentence.last + 1]
            if (kind := kind_of(reading, token)) is not None
        ] or list(_named(reading, sentence))
        nouns = [pair for n, pair in enumerate(nouns) if n == 0 or not _goes_on(reading, pair[0])]
        nouns = [pair for n, pair in enumerate(nouns) if n == 0 or not _is_beside(reading, pair[0])]
        told = {noun.i for noun, _ in nouns}
        # "the TAPI pipeline, a line from A to B": one line, told twice
        twice = {t.head: kind for t, kind in nouns if t.dep == "appos" and t.head in told}
        nouns = [
            (t, kind or twice.get(t.i, ""))
            for t, kind in nouns
            if not (t.dep == "appos" and t.head in told)
        ]
        nouns = [
            pair
            for n, pair in enumerate(nouns)
            if n + 1 == len(nouns) or not _is_part(reading, pair[0], nouns[n + 1][0])
        ]
        pointing = _pointing(reading, sentence) if not nouns and before == 1 else None
        if pointing is not None:
            first, last = sentence.first, sentence.last
            courses = courses_in(reading, first, last) if pointing.pos == "PRON" else []
            courses = _with_beginning(reading, previous, courses, last)
            yield Telling(pointing, "", "", first, last, courses, definite=True)
            continue
        before = len(nouns)
        edges = [_left_edge(reading, token) for token, _ in nouns]
        told_here: list[Telling] = []
        for n, (noun, kind) in enumerate(nouns):
            first = sentence.first if n == 0 else edges[n]
            last = edges[n + 1] - 1 if n + 1 < len(nouns) else sentence.last
            told_here.append(
                Telling(
                    noun,
                    kind,
                    name_of(reading, noun),
                    first,
                    last,
                    courses_in(reading, first, last, noun.i) if last > first else [],
                    is_definite(reading, noun),
                )
            )
        _share_course(reading, told_here)
        if not any(telling.courses for telling in told_here):
            told_here = [_with_turn(reading, sentence, telling) for telling in told_here]
        told_from = [c.first for telling in told_here for c in telling.courses]
        carried = _carried(reading, sentence, min([sentence.last + 1, *told_from]) - 1)
        if carried is not None:
            before += not before
            told_here[:0] = [carried]
        if len(told_here) == 1 and told_here[0].definite and not told_here[0].name:
            one = told_here[0]
            one.courses = _with_beginning(reading, previous, one.courses, one.last)
        previous = told_here[-1] if told_here else None
        yield from told_here


def _named(reading: Reading, sentence: Sentence) -> Iterator[tuple[Token, str]]:
    """Yield the names that run somewhere, where no noun for a line stands."""
    for token in reading.tokens[sentence.first : sentence.last + 1]:
        kind = kind_of_name(reading, token)
        if kind is not None:
            yield token, kind


def _with_beginning(
    reading: Reading, previous: Telling | None, courses: list[Course], last: int
) -> list[Course]:
    """Return a course whose beginning the sentence before tells, of the line that it tells of.

    "The railway starts in A. It passes through B and ends at C."
    """
    if previous is None or previous.courses or not reading.tokens[last].i > previous.last:
        return courses
    if reading.tokens[last].sentence - previous.noun.sentence != 1:
        return courses
    whole = courses_in(reading, previous.first, last)
    stops = courses[0].stops if courses else ()
    begins = whole and whole[0].first <= previous.last < whole[0].last
    if begins and len(whole[0].stops) > len(stops) and set(stops) <= set(whole[0].stops):
        return whole
    return courses


def _with_turn(reading: Reading, sentence: Sentence, telling: Telling) -> Telling:
    """Look for a course in the whole sentence, where the words about a noun have none."""
    telling.courses = turned(reading, sentence.first, sentence.last, telling.noun.i)
    if not telling.courses and (told := course_from_before(reading, telling.noun)) is not None:
        telling.courses = drawn(*told)
    return telling


def _carried(reading: Reading, sentence: Sentence, last: int) -> Telling | None:
    """Return the line that what goes along it tells, where no noun tells of its course.

    Parameters
    ----------
    last
        Where the first course begins that a noun's is, or the sentence ends.
    """
    first = sentence.first
    for token, kind in islice(carriage_in(reading, sentence), _CARRIERS):
        if token.i >= last:
            break
        courses = courses_in(reading, first, last, token.i)
        if not courses and last == sentence.last:
            told = course_from_before(reading, token)
            courses = drawn(*told) if told is not None else []
        if courses and not _is_of_lands(courses[0]):
            return Telling(token, kind, "", first, last, courses, definite=False)
    return None


def _pointing(reading: Reading, sentence: Sentence) -> Token | None:
    """Return what speaks of the line told of just before: "It will open", "Work began in May"."""
    words = reading.tokens[sentence.first : sentence.last + 1]
    root = next((t for t in words if t.dep == "ROOT"), None)
    if root is None or root.pos not in ("VERB", "AUX"):
        return None
    subject = reading.child(root.i, *SUBJECTS)
    if subject is None:
        return None
    made = reading.child(root.i, "dobj")
    if made is not None and made.text.lower() == "it":
        # "farmers dug it from A to B", "the company scrapped it in 2017"
        dug = root.lemma in BUILDING | _DONE_TO_LINES and frames_in(reading, made.i, sentence.last)
        return made if dug or root.lemma in _GIVING_UP else None
    if subject.text.lower() == "it":
        verbs = [
            root,
            *(c for c in reading.analysis.children(root.i) if c.dep in ("xcomp", "acomp")),
        ]
        alone = all(reading.child(v.i, "dobj") is None for v in verbs)
        runs = any(v.lemma in _LINE_RUNS for v in verbs)
        runs = runs or (root.lemma in _BEARING and bool(frames_in(reading, root.i, sentence.last)))
        done = any(v.lemma in _DONE_TO_LINES or v.text.lower() == "due" for v in verbs)
        return subject if runs or (alone and done) else None
    if any(t.i in reading.at and reading.at[t.i].drawn for t in words):
        return None
    lemma = subject.lemma.lower()
    indefinite = all(c.dep != "poss" for c in reading.analysis.children(subject.i))
    return subject if indefinite and lemma in _MAKING | _MOVING else None


def _left_edge(reading: Reading, token: Token) -> int:
    """Return where the words about a noun begin, without a clause that hangs on it."""
    edges = [token.i]
    for child in reading.analysis.children(token.i):
        if child.i < token.i and child.dep not in ("relcl", "nsubj", "cc", "conj"):
            edges.append(min(t.i for t in reading.analysis.subtree(child.i)))
    return min(edges)


def _share_course(reading: Reading, told: list[Telling]) -> None:
    """Give two lines told in a breath the course of the second: "a railway and a road from A"."""
    for one, other in pairwise(told):
        between = reading.tokens[one.noun.i + 1 : other.noun.i]
        joined = any(t.text.lower() == "and" for t in between) and len(between) <= _BETWEEN
        small = all(t.pos in ("CCONJ", "DET", "ADJ", "NOUN", "NUM", "PUNCT") for t in between)
        if joined and small and one.kind and other.kind and not one.courses:
            if other.noun.dep == "conj" and other.courses:
                one.courses = list(other.courses)


def _is_of_lands(course: Course) -> bool:
    """Tell whether only lands are named, between which goods go whatever the way."""
    return any(
        p.kind in ("country", "region", "province") for p in course.stops[:: len(course.stops) - 1]
    )


def _is_part(reading: Reading, part: Token, whole: Token) -> bool:
    """Tell whether a noun is only of the next: "laying pipe for the gas link"."""
    if chain_before(reading, part) is not None:
        return False  # "the A–B stretch of the line"
    above = reading.tokens[whole.head]
    if part.lemma.lower() in ("pipe", "rail") and part.tag == "NNS":
        return bool(frames_in(reading, whole.i, reading.analysis.sentence_of(whole.i).last))
    return (
        whole.dep == "pobj"
        and above.text.lower() in ("for", "of", "on")
        and above.head in (part.i, part.head)
    )


def _is_beside(reading: Reading, noun: Token) -> bool:
    """Tell whether a line only says where another is: "a pipe along the motorway from A to B"."""
    above = reading.tokens[noun.head]
    return noun.dep == "pobj" and above.text.lower() in ("along", "alongside", "beside")


def _goes_on(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun only continues the line before: "…, from where a single pipe runs"."""
    edge = _left_edge(reading, noun)
    before = [t.text.lower() for t in reading.tokens[max(0, edge - 2) : edge]]
    return "where" in before or "whence" in before
