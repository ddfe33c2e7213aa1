"""Which nouns of a text speak of one and the same line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.extract.lines.line_names import key_of
from geo.extract.lines.line_nouns import is_another, kind_by_own_words, kind_by_words
from geo.extract.lines.line_parts import is_part
from geo.extract.lines.lines import Telling
from geo.extract.lines.stops import Course, extended
from geo.extract.reading import Reading
from geo.model import Token

FAR_SENTENCES = 8
"""How many sentences back "the pipeline" may point."""

_OTHER = frozenset(
    "existing old older present current other second third parallel rival former earlier separate "
    "alternative similar neighbouring neighboring nearby competing".split()
)
"""Words that part a line from the one told of before."""
_FURTHER = frozenset("continuation extension spur prolongation".split())
"""What a line has that is told of just before."""
_VERSIONS = frozenset("version plan attempt incarnation proposal idea draft design".split())


@dataclass(slots=True)
class Project:
    """A line and the nouns that tell of it; the course is that of ``course_telling``."""

    kind: str
    name: str
    tellings: list[Telling] = field(default_factory=list)
    course: Course | None = None
    course_telling: Telling | None = None

    @property
    def parts(self) -> list[Telling]:
        """The tellings, the one with the course first."""
        own = self.course_telling
        rest = [t for t in self.tellings if t is not own]
        return rest if own is None else [own, *rest]


def projects_of(reading: Reading, tellings: Iterable[Telling]) -> list[Project]:
    """Return the lines that tellings speak of, in text order."""
    projects: list[Project] = []
    last = ""
    for telling in tellings:
        _assign(reading, projects, telling, last)
        told = next((p.kind for p in reversed(projects) if telling in p.tellings), "")
        last = telling.kind or told or last
    return projects


def _assign(reading: Reading, projects: list[Project], telling: Telling, last: str) -> None:
    known = _same_project(reading, projects, telling)
    course = telling.courses[0] if telling.courses else None
    kind = telling.kind or (last if is_another(telling.noun) else "")
    if course is None and (longer := _extension(reading, projects, telling)) is not None:
        course, kind = longer
    if course is not None and course.extension:
        known = None
    if course is None and is_part(reading, telling.noun):
        return  # its ends are told, and not known: it is no part of the line before
    if known is not None and course is not None and known.course is not None:
        same = {p.id for p in known.course.stops} == {p.id for p in course.stops}
        known = known if same else None
    if known is None:
        if course is None and not telling.name:
            return
        if telling.noun.lemma == "alternative" and projects:
            kind = projects[0].kind  # to what the article is about
        elif telling.noun.lemma in _FURTHER and projects and not kind:
            kind = kind_by_own_words(reading, telling.noun) or projects[-1].kind
        if not kind and telling.definite and telling.noun.pos == "NOUN":
            # "the line, from A to B": the one that is told of
            kind = kind_by_own_words(reading, telling.noun) or last
        kind = kind or kind_by_words(reading, telling.noun) or last
        if not kind:
            return
        name = "" if course is not None and course.extension else telling.name
        known = Project(kind, name)
        projects.append(known)
    known.tellings.append(telling)
    known.name = known.name or telling.name
    if telling.kind and not known.kind:
        known.kind = telling.kind
    if course is not None and known.course is None:
        known.course, known.course_telling = course, telling


def _same_project(reading: Reading, projects: list[Project], telling: Telling) -> Project | None:
    key = key_of(telling.name)
    for project in reversed(projects):
        if key and key_of(project.name) == key:
            return project
    if key or not telling.definite:
        return None
    apart = _apart(reading, telling.noun)
    for project in reversed(projects):
        near = telling.noun.sentence - project.tellings[-1].noun.sentence <= FAR_SENTENCES
        if near and telling.kind in ("", project.kind):
            if project.course is not None and _is_of_others(reading, telling.noun, project.course):
                continue
            if apart and not apart & {w for t in project.tellings for w in _apart(reading, t.noun)}:
                return None
            return project
    return None


def _is_of_others(reading: Reading, noun: Token, course: Course) -> bool:
    """Tell whether a line is said to be a country's where this one does not run: "the Iranian"."""
    lands = {place.country for place in course.stops}
    for child in reading.analysis.children(noun.i):
        if child.dep == "amod" and child.i < noun.i:
            people = reading.gazetteer.demonym(child.text)
            if people is not None and people.place.kind == "country":
                return people.place.country not in lands
    return False


def _apart(reading: Reading, noun: Token) -> set[str]:
    heads = [noun.i]
    above = reading.tokens[noun.head]
    if noun.dep == "pobj" and above.text.lower() == "of":
        if reading.tokens[above.head].lemma.lower() in _VERSIONS:
            heads.append(above.head)  # "an earlier version of the project"
    words = {c.text.lower() for i in heads for c in reading.analysis.children(i) if c.i < i}
    return words & _OTHER


def _extension(
    reading: Reading, projects: list[Project], telling: Telling
) -> tuple[Course, str] | None:
    """Return how a line told of shortly before goes on, and of what kind it is.

    "An extension to C has been shelved."
    """
    for project in reversed(projects):
        if project.course is None or telling.noun.sentence - project.tellings[-1].noun.sentence > 1:
            continue
        if telling.kind in ("", project.kind):
            longer = extended(reading, project.course, telling.noun)
            return (longer, project.kind) if longer is not None else None
    return None
