"""Routes: pipelines, railways, roads, power lines, cables, canals, shipping lines.

A route is told by a noun ("pipeline"), its course by the places around it, and the rest (name,
length, status) by every sentence that speaks of the same project.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from geo.extract.dates import when_of
from geo.extract.lines import measures
from geo.extract.lines.clauses import is_where
from geo.extract.lines.course_line import line_through
from geo.extract.lines.frames import frames_in
from geo.extract.lines.lines import Telling, tellings_in
from geo.extract.lines.lookup import LOOKED_UP
from geo.extract.lines.progress import GUESSED, Progress, how_far, told_at
from geo.extract.lines.projects import Project, projects_of
from geo.extract.lines.signs import status_by_signs
from geo.extract.lines.stops import Course
from geo.extract.lines.works import commodity_of, load_works
from geo.extract.passages import Passages, naming_place
from geo.extract.reading import Reading
from geo.extract.standing_words import ASKED
from geo.geometry import length_caution
from geo.model import Problem, Route, StandingName, Token, When

_POINTING = frozenset("it its they their them which both nothing".split())
_GUESSES = {
    "operating": "The text speaks of it as there, but doesn't say that it works.",
    "proposed": "The text doesn't say how far it is: taken for a plan.",
}


def find_routes(reading: Reading) -> tuple[tuple[Route, ...], tuple[Problem, ...]]:
    """Return the routes of a text, and what was said of lines without a course."""
    tellings = list(tellings_in(reading))
    nouns = frozenset(telling.noun.i for telling in tellings)
    routes: dict[str, Route] = {}
    problems: list[Problem] = []
    for project in projects_of(reading, tellings):
        if project.course is not None:
            route = _route(reading, project, project.course, nouns)
            routes.setdefault(route.id, route)
        elif project.name:
            noun = project.tellings[0].noun
            problems.append(
                Problem(
                    "extract",
                    f"{project.name} is named, but not the places it joins: not drawn.",
                    reading.analysis.sentence_of(noun.i).span,
                )
            )
    problems += [p for t in tellings if not t.courses and (p := _unplaced(reading, t)) is not None]
    return tuple(routes.values()), tuple(problems)


def _unplaced(reading: Reading, telling: Telling) -> Problem | None:
    """Return what a reader should know of a line one of whose ends can't be placed."""
    for frame in frames_in(reading, telling.noun.i, telling.last):
        if not frame.found.ended:
            names = " and ".join(frame.found.unplaced)
            return Problem(
                "extract",
                f"A {telling.kind or 'line'} is told of, but not known is where {names} lies: "
                "not drawn.",
                reading.analysis.sentence_of(telling.noun.i).span,
            )
    return None


def _route(reading: Reading, project: Project, course: Course, nouns: frozenset[int]) -> Route:
    parts = project.parts
    told = [told_at(reading, t.noun, nouns, _near(reading, t)) for t in parts]
    if elsewhere := _told_with_course(reading, parts[0].noun, course):
        told[0] = replace(told[0], words=f"{elsewhere}\n{told[0].words}")
    progress = how_far(reading, told)
    if course.extension and progress.guessed:
        progress = Progress("proposed", "planned", "told of as what a line may grow by", True)
    elif (
        progress.standing == "asserted"
        and (progress.guessed or progress.status is None)
        and progress.reason != ASKED
    ):
        progress = _by_signs(reading, parts[0], nouns) or progress
    words = [one.own for one in told]
    geometry, drawn = line_through(course.legs)
    stated = next((km for text in words if (km := measures.length_km(text))), None)
    ahead = progress.status in ("proposed", "construction")
    return Route(
        reading.make_id("route", *(p.id for p in course.stops), progress.status),
        project.name,
        project.kind,
        _commodity(project.kind, [one.beside for one in told]),
        progress.status,
        course.stops,
        course.legs,
        geometry,
        "inferred",
        stated,
        drawn,
        progress.standing,
        progress.reason,
        _confidence(course, progress),
        tuple(_passages(reading, parts, course)),
        agreed=_agreed(reading, parts),
        capacity=next((c for text in words if (c := measures.capacity(text))), ""),
        owners=next((names for text in words if (names := measures.owners(text))), ()),
        start=_start(reading, words, planned=ahead),
        cost=next((c for text in words if (c := measures.cost(text))), ""),
        cautions=_cautions(stated, drawn, course, progress),
    )


def _told_with_course(reading: Reading, noun: Token, course: Course) -> str:
    """Return the clause that tells a course, where the line's noun stands in another.

    "Crude stopped flowing from A to B when rebels blew up the pipeline."
    """
    verb = reading.clause(course.first)
    while verb.dep in ("xcomp", "pcomp") and verb.head != verb.i:
        verb = reading.clause(verb.head)
    if verb.pos != "VERB" or verb.i == noun.i or verb.dep in ("relcl", "acl"):
        return ""
    words = _without_asides(reading, verb)
    told = {t.i for t in words}
    return "" if noun.i in told or course.first not in told else reading.joined(words)


def _without_asides(reading: Reading, verb: Token) -> list[Token]:
    aside = {
        t.i
        for c in reading.analysis.subtree(verb.i)
        if c.i != verb.i and c.dep in ("advcl", "relcl", "ccomp")
        for t in reading.analysis.subtree(c.i)
    }
    return [t for t in reading.analysis.subtree(verb.i) if t.i not in aside]


def _by_signs(reading: Reading, telling: Telling, nouns: frozenset[int]) -> Progress | None:
    """Return how far a line is by the words around it, where they are of no other line."""
    sentence = reading.analysis.sentence_of(telling.noun.i)
    tokens = _about(telling.noun, reading.tokens[sentence.first : sentence.last + 1])
    works = load_works().facilities
    others = (t for t in tokens if t.i != telling.noun.i and t.pos == "NOUN")
    if any(t.i in nouns or t.lemma.lower() in works for t in others):
        return None
    status, by = status_by_signs(reading, telling.noun, tokens)
    if status in (None, "operating", "idle"):
        return None
    standing: StandingName = "planned" if status == "proposed" else "asserted"
    return Progress(status, standing, f"“{by}”", nearby=True)


def _passages(reading: Reading, parts: Iterable[Telling], course: Course) -> Passages:
    passages = Passages()
    stops = [naming_place(reading, stop) for stop in course.stops]
    for telling in parts:
        passages.add(reading, telling.noun.i, stops)
    return passages


def _confidence(course: Course, progress: Progress) -> float:
    sure = 0.75 if progress.standing == "asserted" else 0.7
    sure -= 0.3 if course.unplaced else 0.0
    sure -= GUESSED if progress.guessed else 0.0
    sure -= GUESSED / 2 if progress.nearby else 0.0
    sure -= LOOKED_UP if course.doubts else 0.0
    return round(max(sure, 0.2), 2)


def _near(reading: Reading, telling: Telling) -> str:
    """Return the words about a route: its part of the sentence, without clauses beside it."""
    skipped: set[int] = set()
    for token in reading.tokens[telling.first : telling.last + 1]:
        beside = token.dep == "advcl" or (token.dep == "conj" and token.pos == "VERB")
        # "to the field of B, where a terminal stands idle"
        beside = beside or (token.dep == "relcl" and is_where(reading, token))
        if beside:
            below = {t.i for t in reading.analysis.subtree(token.i)}
            if telling.noun.i not in below and not _speaks_of_it(reading, token):
                skipped |= below
    words = _about(telling.noun, reading.tokens[telling.first : telling.last + 1])
    replaced = [t.i for t in words if t.lemma == "replace" and t.i > telling.noun.i]
    if replaced:
        # "is to replace one that was retired last year": that is said of the other
        skipped |= set(range(replaced[0] + 1, telling.last + 1))
    return reading.joined(t for t in words if t.i not in skipped)


def _about(noun: Token, tokens: Iterable[Token]) -> list[Token]:
    """Return the words about a noun, without what a semicolon parts from it that is of others.

    "The road ends at B; nine thousand people live there", but "the pipe is empty; its pumps rust".
    """
    kept: list[Token] = []
    part: list[Token] = []
    for token in tokens:
        part.append(token)
        if token.text == ";":
            kept += part if _is_of(noun, part) else []
            part = []
    return kept + (part if _is_of(noun, part) else [])


def _is_of(noun: Token, part: Iterable[Token]) -> bool:
    return any(t.i == noun.i or t.text.lower() in _POINTING for t in part)


def _speaks_of_it(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause beside has no subject of its own: "is half empty but operating"."""
    subject = reading.child(verb.i, "nsubj", "nsubjpass")
    return subject is None or subject.text.lower() in ("which", "that", "it")


def _commodity(kind: str, texts: list[str]) -> str:
    if kind != "pipeline":
        return ""
    return next((c for text in texts if (c := commodity_of(text))), "")


def _agreed(reading: Reading, parts: list[Telling]) -> When | None:
    """Return when the parties agreed on it, where a sentence about it says so."""
    for telling in parts:
        for token in reading.tokens[telling.first : telling.last + 1]:
            if token.lemma in ("agree", "sign") and token.pos == "VERB":
                when = when_of(reading.analysis, token.i, reading.published)
                if when is not None and when.start is not None:
                    return when
    return None


def _start(reading: Reading, texts: list[str], *, planned: bool) -> When | None:
    """Return the year a line opened or is to open, where its sentences say so.

    What is to open does so in no year that is past when the article is published.
    """
    published = reading.published
    for text in texts:
        if (told := measures.start_year(text, planned=planned)) is not None:
            year, words = told
            if planned and published is not None and year < published.year:
                continue
            return When(date(year, 1, 1), date(year, 12, 31), "year", words)
    return None


def _cautions(
    stated: float | None, drawn: float, course: Course, progress: Progress
) -> tuple[str, ...]:
    found = list(course.doubts)
    if course.unplaced:
        names = " and ".join(course.unplaced)
        found.append(f"{names} is named too, but where it lies is not known: drawn without.")
    if progress.guessed:
        found.append(_GUESSES.get(progress.status or "", "The text doesn't say how far it is."))
    if caution := length_caution(stated, drawn):
        found.append(caution)
    return tuple(found)
