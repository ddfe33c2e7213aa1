"""Routes: pipelines, railways, roads, power lines, cables, canals, shipping lines.

A route is told by a noun ("pipeline"), its course by the places around it, and the rest (name,
length, status) by every sentence that speaks of the same project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from geo.extract import measures
from geo.extract.course_line import line_through
from geo.extract.dates import when_of
from geo.extract.frames import RUNNING, frames_in
from geo.extract.reading import Reading
from geo.extract.standing import assess
from geo.extract.stops import Course, courses_in
from geo.extract.works import commodity_of, is_made, is_there, load_works, status_of
from geo.geometry import length_caution
from geo.model import Evidence, Problem, Route, StandingName, Status, Token, When

FAR_SENTENCES = 8
"""How many sentences back "the pipeline" may point."""

_REAL: frozenset[Status] = frozenset(
    {"construction", "operating", "shelved", "cancelled", "idle", "mothballed", "retired"}
)
_ENDED: frozenset[Status] = frozenset({"idle", "shelved", "cancelled", "retired", "mothballed"})
_AGAIN = frozenset(
    "project line pipe route link scheme plan pipeline cable extension branch spur leg".split()
)
_BARE = frozenset("line link grid extension branch spur service route run track project".split())
_ANOTHER = frozenset("one another other second third first fourth".split())
_ELECTRIC = frozenset("power electricity megawatt gigawatt kilovolt high-voltage voltage".split())
_GENERIC_NAME = frozenset(
    "gas oil pipeline railway line project the road cable power natural".split()
)


@dataclass(slots=True)
class _Telling:
    """One noun that speaks of a route, and the part of the sentence that is about it."""

    noun: Token
    kind: str
    name: str
    first: int
    last: int
    courses: list[Course]
    definite: bool


@dataclass(slots=True)
class _Project:
    kind: str
    name: str
    tellings: list[_Telling] = field(default_factory=list)
    course: Course | None = None
    course_telling: _Telling | None = None


def find_routes(reading: Reading) -> tuple[tuple[Route, ...], tuple[Problem, ...]]:
    """Return the routes of a text, and what was said of lines without a course."""
    projects: list[_Project] = []
    last = ""
    for telling in _tellings(reading):
        _assign(reading, projects, telling, last)
        last = telling.kind or last
    routes: dict[str, Route] = {}
    problems: list[Problem] = []
    for project in projects:
        if project.course is not None:
            route = _route(reading, project)
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
    return tuple(routes.values()), tuple(problems)


def _tellings(reading: Reading) -> Iterator[_Telling]:
    for sentence in reading.analysis.sentences:
        nouns = [
            (token, kind)
            for token in reading.tokens[sentence.first : sentence.last + 1]
            if (kind := _kind(reading, token)) is not None
        ]
        nouns = [pair for n, pair in enumerate(nouns) if n == 0 or not _goes_on(reading, pair[0])]
        told = {noun.i for noun, _ in nouns}
        # "the TAPI pipeline, a line from A to B": one line, told twice
        nouns = [(t, kind) for t, kind in nouns if not (t.dep == "appos" and t.head in told)]
        nouns = [
            pair
            for n, pair in enumerate(nouns)
            if n + 1 == len(nouns) or not _is_part(reading, pair[0], nouns[n + 1][0])
        ]
        edges = [_left_edge(reading, token) for token, _ in nouns]
        for n, (noun, kind) in enumerate(nouns):
            first = sentence.first if n == 0 else edges[n]
            last = edges[n + 1] - 1 if n + 1 < len(nouns) else sentence.last
            yield _Telling(
                noun,
                kind,
                _name(reading, noun),
                first,
                last,
                courses_in(reading, first, last) if last > first else [],
                _definite(reading, noun),
            )


def _is_part(reading: Reading, part: Token, whole: Token) -> bool:
    """Tell whether a noun is only of the next: "laying pipe for the gas link"."""
    above = reading.tokens[whole.head]
    if part.lemma.lower() in ("pipe", "rail") and part.tag == "NNS":
        return bool(frames_in(reading, whole.i, reading.analysis.sentence_of(whole.i).last))
    return (
        whole.dep == "pobj"
        and above.text.lower() in ("for", "of", "on")
        and above.head in (part.i, part.head)
    )


def _goes_on(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun only continues the line before: "…, from where a single pipe runs"."""
    edge = _left_edge(reading, noun)
    before = [t.text.lower() for t in reading.tokens[max(0, edge - 2) : edge]]
    return "where" in before or "whence" in before


def _kind(reading: Reading, token: Token) -> str | None:
    """Return the kind of route that a noun tells of; empty where it points back to one."""
    if _is_another(reading, token):
        return ""
    after = reading.tokens[token.i + 1 : token.i + 2]
    verb = bool(after) and after[0].tag == "VBZ" and after[0].i == token.head
    if token.pos not in ("NOUN", "PROPN") or (token.dep == "compound" and not verb):
        return None
    words = load_works()
    lemma = token.lemma.lower()
    before = [
        c.text.lower()
        for c in reading.analysis.children(token.i)
        if c.dep in ("compound", "amod", "nmod")
    ]
    if token.i and reading.tokens[token.i - 1].text.lower() not in before:
        before.append(reading.tokens[token.i - 1].text.lower())
    if lemma in _BARE:
        for word in before:
            if word in words.lines and lemma != "grid":
                return words.lines[word]
        if lemma == "track" and _has_course(reading, token):
            return words.kinds["railway"]
        if lemma in ("service", "route", "run", "track"):
            return None
        if lemma == "project" and not _definite(reading, token):
            return None
        return "" if lemma in _AGAIN or _has_dash(before) else None
    if lemma in words.kinds:
        kind = words.kinds[lemma]
        if lemma in ("corridor", "transmission"):
            # "a rail corridor"
            kind = next((words.lines[word] for word in before if word in words.lines), kind)
        of = next((c for c in reading.analysis.children(token.i) if c.text.lower() == "of"), None)
        what = reading.child(of.i, "pobj") if of is not None else None
        if (
            kind == "pipeline"
            and of is not None
            and what is not None
            and what.i not in reading.at
            and not (commodity_of(what.text) or measures.length_km(reading.text(of.i, of.i + 3)))
        ):
            return None  # a pipeline of listings carries nothing
        if kind == "cable" and set(before) & _ELECTRIC:
            return "power line"
        return kind
    if lemma == "scheme":
        last = reading.analysis.sentence_of(token.i).last
        return "" if _definite(reading, token) or frames_in(reading, token.i, last) else None
    return None


def _is_another(reading: Reading, token: Token) -> bool:
    """Tell whether a word means one more line: "a second, from A to B", "the older one, by C"."""
    word = token.text.lower()
    if word not in _ANOTHER:
        return False
    if word == "one":
        of = [t.text.lower() for t in reading.tokens[token.i + 1 : token.i + 2]] == ["of"]
        if not of and reading.tokens[max(0, token.i - 1)].pos not in ("ADJ", "PROPN"):
            return False
    return _has_course(reading, token)


def _has_course(reading: Reading, token: Token) -> bool:
    """Tell whether a word's course follows at once: "of these, running from A to B"."""
    for following in reading.tokens[token.i + 1 : token.i + 7]:
        word = following.text.lower()
        if word in ("from", "by", "between"):
            return True
        if word not in (",", "of", "these", "them", "which") and following.lemma not in RUNNING:
            return False
    return False


def _has_dash(before: list[str]) -> bool:
    return any("–" in word or "-" in word for word in before)


def _left_edge(reading: Reading, token: Token) -> int:
    """Return where the words about a noun begin, without a clause that hangs on it."""
    edges = [token.i]
    for child in reading.analysis.children(token.i):
        if child.i < token.i and child.dep not in ("relcl", "nsubj", "cc", "conj"):
            edges.append(min(t.i for t in reading.analysis.subtree(child.i)))
    return min(edges)


def _name(reading: Reading, noun: Token) -> str:
    """Return a line's proper name: "Pakistan Stream gas pipeline", "known as Coral Link"."""
    tokens = reading.tokens
    i = noun.i
    while i > 0 and _nameable(tokens[i - 1]) and tokens[i - 1].sentence == noun.sentence:
        i -= 1
    words = [t for t in tokens[i : noun.i + 1] if t.text != "-"]
    proper = [t for t in words if t.text[:1].isupper() and t.lemma.lower() not in _GENERIC_NAME]
    at_start = tokens[i].i == reading.analysis.sentence_of(noun.i).first
    if len(proper) > (1 if at_start and len(proper) == 1 else 0) or (
        len(proper) == 1 and not at_start and not _is_place_or_people(reading, proper[0])
    ):
        named = [t for t in words if t.i >= proper[0].i]
        if not all(_is_place_or_people(reading, t) for t in proper):
            return reading.text(named[0].i, noun.i)
    for token in reading.analysis.subtree(noun.i):
        # "a gas pipeline, the Pakistan Stream, that …", "known as the Pakistan Stream"
        far = token.dep == "appos" or (
            token.dep == "pobj" and tokens[token.head].text.lower() == "as"
        )
        called = token.dep in ("oprd", "dobj", "attr") and tokens[token.head].lemma in (
            "call",
            "name",
            "dub",
            "know",
        )
        if (far or called) and token.pos == "PROPN" and token.i > noun.i:
            first = token.i
            while tokens[first - 1].text[:1].isupper() or tokens[first - 1].text == "-":
                first -= 1
            if first < token.i:
                return reading.text(first, token.i)
    return ""


def _nameable(token: Token) -> bool:
    return (
        token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ")
    ) or token.text.lower() in ("gas", "oil", "natural", "-", "power")


def _is_place_or_people(reading: Reading, token: Token) -> bool:
    if token.i in reading.at and reading.at[token.i].drawn:
        return True
    return reading.gazetteer.demonym(token.text) is not None


def _definite(reading: Reading, noun: Token) -> bool:
    if noun.pos == "PROPN":
        return True
    children = reading.analysis.children(noun.i)
    return any(
        (c.dep == "det" and c.text.lower() in ("the", "this", "that")) or c.dep == "poss"
        for c in children
    )


def _assign(reading: Reading, projects: list[_Project], telling: _Telling, last: str) -> None:
    known = _same_project(projects, telling)
    course = telling.courses[0] if telling.courses else None
    if course is not None and course.extension:
        known = None
    if known is not None and course is not None and known.course is not None:
        same = {p.id for p in known.course.stops} == {p.id for p in course.stops}
        known = known if same else None
    if known is None:
        if course is None and not telling.name:
            return
        pointing = telling.noun.text.lower() in _ANOTHER
        kind = telling.kind or (last if pointing else "")
        kind = kind or _kind_by_words(reading, telling) or last
        if not kind:
            return
        name = "" if course is not None and course.extension else telling.name
        known = _Project(kind, name)
        projects.append(known)
    known.tellings.append(telling)
    known.name = known.name or telling.name
    if telling.kind and not known.kind:
        known.kind = telling.kind
    if course is not None and known.course is None:
        known.course, known.course_telling = course, telling


def _same_project(projects: list[_Project], telling: _Telling) -> _Project | None:
    key = _key(telling.name)
    for project in reversed(projects):
        if key and _key(project.name) == key:
            return project
    if key or not telling.definite:
        return None
    for project in reversed(projects):
        near = telling.noun.sentence - project.tellings[-1].noun.sentence <= FAR_SENTENCES
        if near and telling.kind in ("", project.kind):
            return project
    return None


_KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("power line", re.compile(r"\b(?:kilovolts?|kV|electricity|voltage|megawatts?|grid)\b")),
    ("shipping line", re.compile(r"\b(?:ships?|shippers?|vessels?|ferr(?:y|ies)|sail\w*)\b")),
    (
        "railway",
        re.compile(r"\b(?:trains?|passengers?|freight|gauge|wagons?|locomotives?|rails?)\b"),
    ),
    (
        "pipeline",
        re.compile(
            r"\b(?:[Pp]ipelines?|crude|oil|gas|hydrogen|barrels?|pump\w*|compressors?|pipes?)\b"
        ),
    ),
    ("cable", re.compile(r"\b(?:fibre|fiber|internet|terabits?|undersea|submarine)\b")),
)


def _kind_by_words(reading: Reading, telling: _Telling) -> str:
    """Return what a bare "line" is by what its sentence says of it."""
    sentence = reading.analysis.sentence_of(telling.noun.i)
    for token in reading.tokens[sentence.first : sentence.last + 1]:
        if token.i != telling.noun.i and (kind := _kind(reading, token)):
            return kind
    text = sentence.span.of(reading.analysis.article.text)
    return next((kind for kind, words in _KIND_WORDS if words.search(text)), "")


def _key(name: str) -> str:
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in _GENERIC_NAME)


def _route(reading: Reading, project: _Project) -> Route:
    assert project.course is not None
    assert project.course_telling is not None
    course = project.course
    own = project.course_telling
    parts = [own, *(t for t in project.tellings if t is not own)]
    texts = [_own_words(reading, t) for t in parts]
    status, standing, reason = _how_far(reading, project, parts, texts)
    geometry, drawn = line_through(course.legs)
    stated = next((km for text in texts if (km := measures.length_km(text))), None)
    evidence = tuple(dict.fromkeys(_quote(reading, t) for t in parts))
    return Route(
        reading.make_id("route", *(p.id for p in course.stops), status),
        project.name,
        project.kind,
        _commodity(reading, project, texts),
        status,
        course.stops,
        course.legs,
        geometry,
        "inferred",
        stated,
        drawn,
        standing,
        reason,
        (0.75 if standing == "asserted" else 0.7) - (0.3 if course.unplaced else 0.0),
        evidence,
        agreed=_agreed(reading, parts),
        capacity=next((c for text in texts if (c := measures.capacity(text))), ""),
        owners=next((names for text in texts if (names := measures.owners(text))), ()),
        start=_start(reading, texts, planned=status in ("proposed", "construction")),
        cost=next((c for text in texts if (c := measures.cost(text))), ""),
        cautions=_cautions(stated, drawn, course.unplaced),
    )


def _own_words(reading: Reading, telling: _Telling) -> str:
    """Return the words about a route: its part of the sentence, without clauses beside it."""
    skipped: set[int] = set()
    for token in reading.tokens[telling.first : telling.last + 1]:
        beside = token.dep == "advcl" or (token.dep == "conj" and token.pos == "VERB")
        if beside:
            below = {t.i for t in reading.analysis.subtree(token.i)}
            if telling.noun.i not in below and not _speaks_of_it(reading, token, telling):
                skipped |= below
    words = reading.tokens[telling.first : telling.last + 1]
    replaced = [t.i for t in words if t.lemma == "replace" and t.i > telling.noun.i]
    if replaced:
        # "is to replace one that was retired last year": that is said of the other
        skipped |= set(range(replaced[0] + 1, telling.last + 1))
    return reading.joined(t for t in words if t.i not in skipped)


def _speaks_of_it(reading: Reading, verb: Token, telling: _Telling) -> bool:
    """Tell whether a clause beside has no subject of its own: "is half empty but operating"."""
    subject = reading.child(verb.i, "nsubj", "nsubjpass")
    return subject is None or subject.text.lower() in ("which", "that", "it")


def _how_far(
    reading: Reading, project: _Project, parts: list[_Telling], texts: list[str]
) -> tuple[Status | None, StandingName, str]:
    """Return status, standing and reason: the sentence with the course first, then the others."""
    status: Status | None = None
    words = ""
    for text in texts:
        found, told = status_of(text)
        if found is not None and (status is None or (status == "operating" and found in _ENDED)):
            status, words = found, told
        if status not in (None, "operating"):
            break
    own = parts[0]
    judged = assess(reading, own.noun.i)
    verb = reading.clause(own.noun.i)
    if judged.name == "asserted" and verb.pos == "VERB":
        judged = assess(reading, verb.i)
    if judged.name in ("hypothetical", "planned", "denied") and is_there(reading, own.noun):
        if status == "proposed":
            return status, "planned", f"“{words}”"
        return status if status in _REAL else "operating", "asserted", "told of as there"
    if judged.name == "hypothetical" and judged.reason.startswith("“would "):
        judged = replace(judged, name="planned")
    if judged.disowned:
        return None if judged.name == "denied" else status, judged.name, judged.reason
    if status in _REAL:
        if judged.name == "hypothetical" and status == "operating":
            return "proposed", "hypothetical", judged.reason
        return status, "asserted", f"“{words}”"
    if judged.name in ("denied", "hypothetical", "historic"):
        return None if judged.name == "denied" else status, judged.name, judged.reason
    if status == "proposed":
        return status, "planned", f"“{words}”"
    if judged.name == "planned":
        return "proposed", "planned", judged.reason
    if own.definite and not is_made(reading, own.noun):
        return "operating", "asserted", "told of as there"
    return None, "asserted", "told as so"


def _commodity(reading: Reading, project: _Project, texts: list[str]) -> str:
    if project.kind not in ("pipeline", "shipping line", "railway"):
        return ""
    if project.kind == "pipeline":
        return next((c for text in texts if (c := commodity_of(text))), "")
    return ""


def _agreed(reading: Reading, parts: list[_Telling]) -> When | None:
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


def _quote(reading: Reading, telling: _Telling) -> Evidence:
    return reading.quote(telling.noun.i)


def _cautions(stated: float | None, drawn: float, unplaced: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    if unplaced:
        names = " and ".join(unplaced)
        found.append(f"{names} is named too, but where it lies is not known: drawn without.")
    if caution := length_caution(stated, drawn):
        found.append(caution)
    return tuple(found)
