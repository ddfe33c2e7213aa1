"""What each source says of a mark, and where the sources differ: both are kept, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.atlas.marks import Version
from geo.model import Article, Conflict, Evidence, Link, Place, Route, When
from geo.text import name_of


def version_of(words: Sequence[Evidence], articles: dict[str, Article], says: str) -> Version:
    """Return what one source says, under its publisher's name."""
    return Version(words[0].article_id, publisher_of(words, articles), says)


def publisher_of(words: Sequence[Evidence], articles: dict[str, Article]) -> str:
    """Return who published some words: the outlet, or what the article is called."""
    article = articles[words[0].article_id]
    return article.publisher or name_of(article)


def route_says(route: Route) -> str:
    """Return a route in words: its way, length, status, figures, when it opens, whose it is."""
    said = [_way(route)]
    if route.stated_length_km:
        said.append(f"{route.stated_length_km:,.0f} km")
    said += [word for word in (route.status, route.capacity, route.cost) if word]
    if route.start is not None and route.start.start is not None:
        ahead = route.status in ("proposed", "construction")
        said.append(f"{'to open' if ahead else 'opened'} {route.start.start.year}")
    said += [f"owned by {' and '.join(route.owners)}"] if route.owners else []
    return ", ".join(said)


def conflict_says(conflict: Conflict) -> str:
    """Return a conflict in words: when, where, and the dead and hurt that are counted."""
    said = event_says(conflict.when, *conflict.places)
    return f"{said}, {conflict.casualties}" if conflict.casualties else said


def event_says(when: When | None, *places: Place | None) -> str:
    """Return when and where an event is, in words."""
    where = ", ".join(p.name for p in places if p)
    return ", ".join(filter(None, (_day(when), where))) or "no date or place said"


def _way(route: Route) -> str:
    """Return a route's stops in words: two origins that meet are no stops of each other's."""
    origins = {leg[0].id for leg in route.legs}
    if len(origins) > 1 and len({leg[1:] for leg in route.legs}) == 1:
        starts = " and ".join(leg[0].name for leg in route.legs)
        return " → ".join([starts, *(p.name for p in route.legs[0][1:])])
    return " → ".join(p.name for p in route.stops)


def route_differences(routes: Sequence[Route], articles: dict[str, Article]) -> tuple[str, ...]:
    """Say what the versions of one project disagree on, and who says which."""

    def tell(what: str, said: Sequence[tuple[Route, str]]) -> Iterable[str]:
        others = tuple(trackers) if what == "Statuses" and said else ()
        if len({value for _, value in (*said, *others)}) > 1:
            by = dict.fromkeys(
                f"{publisher_of(r.evidence, articles)}: {value}" for r, value in said
            )
            by |= dict.fromkeys(f"{source}: {value}" for source, value in others)
            yield f"{what} differ{'s' if what == 'Length' else ''}. {'; '.join(by)}."

    trackers = {
        (r.reference.source, r.reference.status)
        for r in routes
        if r.reference and r.reference.status
    }
    stops = [(r, _way(r)) for r in routes]
    statuses = [(r, r.status) for r in routes if r.status]
    lengths = [(r, f"{r.stated_length_km:,.0f} km") for r in routes if r.stated_length_km]
    return (*tell("Stops", stops), *tell("Statuses", statuses), *tell("Length", lengths))


def date_differences(
    items: Sequence[Link | Conflict], articles: dict[str, Article]
) -> tuple[str, ...]:
    """Say which sources date one event so that both can't be right."""
    dated = [i for i in items if i.when and i.when.start and i.when.end]
    clash = any(
        a.when.end < b.when.start or b.when.end < a.when.start  # type: ignore[union-attr, operator]
        for a in dated
        for b in dated
        if a.evidence[0].article_id != b.evidence[0].article_id
    )
    if not clash:
        return ()
    told = dict.fromkeys(f"{publisher_of(i.evidence, articles)}: {_day(i.when)}" for i in dated)
    return (f"Dates differ. {'; '.join(told)}.",)


def toll_differences(
    conflicts: Sequence[Conflict], articles: dict[str, Article]
) -> tuple[str, ...]:
    """Say which sources count the dead and the hurt of one attack differently."""
    told = [(publisher_of(c.evidence, articles), c.casualties) for c in conflicts if c.casualties]
    if len({count for _, count in told}) < 2 or len({who for who, _ in told}) < 2:
        return ()
    by = dict.fromkeys(f"{who}: {count}" for who, count in told)
    return (f"Casualties differ. {'; '.join(by)}.",)


def _day(when: When | None) -> str:
    if not when:
        return ""
    if not when.start or not when.end:
        return when.text
    if when.precision == "year":
        return str(when.start.year)
    if when.precision == "month":
        return f"{when.start:%B %Y}"
    first = f"{when.start.day} {when.start:%b %Y}"
    return first if when.start == when.end else f"{first} – {when.end.day} {when.end:%b %Y}"
