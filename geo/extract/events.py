"""All kinds of events of an article, each found in its own file."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.cast.actors import Cast
from geo.extract.lines.facilities import find_facilities
from geo.extract.lines.routes import find_routes
from geo.extract.reading import Reading
from geo.extract.told.conflicts import find_conflicts
from geo.extract.told.links import find_links
from geo.extract.told.tellings import find_tellings
from geo.gazetteer.store import Gazetteer
from geo.model import Analysis, Conflict, Facility, Link, Problem, Resolution, Route


@dataclass(frozen=True, slots=True)
class Events:
    """What an article asserts, plans, supposes, denies or remembers."""

    routes: tuple[Route, ...] = ()
    facilities: tuple[Facility, ...] = ()
    links: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()


def extract(
    analysis: Analysis, resolutions: tuple[Resolution, ...], gazetteer: Gazetteer
) -> Events:
    """Return the events of an article, each with the words that say so.

    Parameters
    ----------
    analysis
        With its grammar parsed.
    """
    reading = Reading.of(analysis, resolutions, gazetteer)
    tellings = tuple(find_tellings(reading, Cast(reading)))
    routes, problems = find_routes(reading)
    return Events(
        routes,
        find_facilities(reading),
        find_links(reading, tellings),
        find_conflicts(reading, tellings),
        (*problems, *reading.problems()),
    )
