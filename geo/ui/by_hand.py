"""Forms to add or change a link, a route or a facility, each on words or on a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, get_args

import streamlit as st

from geo.atlas import EVENT_WORDS, STANDING_WORDS
from geo.errors import GeoError
from geo.gazetteer.store import Gazetteer
from geo.model import (
    STATUSES,
    Actor,
    Article,
    Conflict,
    EventType,
    Facility,
    Link,
    LonLat,
    Place,
    Route,
    Span,
    StandingName,
    Status,
)
from geo.project.fixes import Event, Fix, event_key, kind_of_event
from geo.project.hand import (
    ByHand,
    make_facility,
    make_link,
    make_route,
    passage,
)
from geo.project.ingest import note as make_note
from geo.text import evidence, name_of
from geo.ui.decide import decide, decide_on_note
from geo.ui.namesakes import Namesakes
from geo.ui.pin_map import Pin, show_pins
from geo.ui.projects import plain, reader_name, settings

_FORMS = {"link": "A link or an attack", "route": "A route", "facility": "A facility"}
_ROUTE_KINDS = ("pipeline", "railway", "road", "power line", "cable", "canal", "shipping line")
_FACILITY_KINDS = ("terminal", "port", "field", "plant")
_STANDINGS: tuple[StandingName, ...] = get_args(StandingName)
_NOTE = "a note of mine"
Make = Callable[[ByHand], Event]
"""Makes the event of a form that was filled in."""


def show_adding(articles: Sequence[Article]) -> None:
    """Show the forms to add something that was not read."""
    kind = st.segmented_control(
        "Add", list(_FORMS), default="link", format_func=lambda k: _FORMS[k], key="hand_kind",
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    titles = {a.id: name_of(a) for a in articles}
    where = st.selectbox(
        "It rests on words of", [*titles, _NOTE], key="hand_where",
        format_func=lambda k: titles.get(k, _NOTE),
    )  # fmt: skip
    article = next((a for a in articles if a.id == where), None)
    _show_form(kind or "link", article, None)


def show_event_form(article: Article, event: Event) -> None:
    """Show the form to change an event that was read."""
    kind = kind_of_event(event)
    _show_form("link" if kind == "conflict" else kind, article, event)


def event_places(event: Event) -> list[Place]:
    """Return where an event stands on the map."""
    match event:
        case Route():
            found: list[Place | None] = list(event.stops)
        case Facility():
            found = [event.place]
        case Link():
            found = [event.source.place, event.target.place, event.place]
        case Conflict():
            target = event.target.place if event.target else None
            found = [event.actor.place, target, *event.places]
    return list({p.id: p for p in found if p is not None}.values())


def _show_form(kind: str, article: Article | None, event: Event | None) -> None:
    key = f"hand-{kind}-{event.id if event else 'new'}"
    names = Namesakes(key, _gazetteer())
    points = _route_map(key, event, names) if kind == "route" else ""
    with st.form(key, border=False):
        words = st.text_area(
            "The words, copied from the article" if article else "Your note",
            event.evidence[0].quote if event else "", height=90, key=f"{key}-words",
        )  # fmt: skip
        made = {"link": _link, "route": _route, "facility": _facility}[kind](
            key, event, points, names
        )
        left, right = st.columns(2)
        standing = left.selectbox(
            "It is", _STANDINGS, _STANDINGS.index(event.standing) if event else 0,
            key=f"{key}-standing", format_func=STANDING_WORDS.__getitem__,
        )  # fmt: skip
        day = right.date_input(
            "Day (if known)", event.when.start if event and event.when else None,
            min_value=date(1800, 1, 1), format="YYYY-MM-DD", key=f"{key}-day",
        )  # fmt: skip
        names.show()
        if st.form_submit_button("Save the change" if event else "Add it", type="primary"):
            when = day if isinstance(day, date) else None
            _save(article, event, words, standing, when, made, names)


def _save(
    article: Article | None, event: Event | None, words: str, standing: StandingName,
    day: date | None, made: Make, names: Namesakes,
) -> None:  # fmt: skip
    author = reader_name()
    try:
        if article is not None:
            said = passage(article, words)
            draft = None
        else:
            draft = make_note(words, author)
            text = draft.article.text
            said = evidence(draft.article.id, text, Span(0, len(text)))
        fresh: Event = made(ByHand(said, author, standing, day))
    except GeoError as error:
        st.warning(plain(str(error)))
        return
    if names.must_ask():
        st.rerun()
    names.forget()
    fix = Fix(kind_of_event(fresh), "put", said, key=event_key(event) if event else "", event=fresh)
    if draft is not None:
        decide_on_note(draft, fix)
    elif event is not None and kind_of_event(event) != fix.kind:
        st.warning("An attack can't become a link here: say it is not said, and add the link.")
    elif article is not None:
        decide(article.id, fix)


def _link(key: str, event: Event | None, _: str, names: Namesakes) -> Make:
    known = event if isinstance(event, Link | Conflict) else None
    types: list[EventType] = list(get_args(EventType))
    left, right = st.columns(2)
    parties: list[Actor] = []
    where: Place | None = None
    if isinstance(known, Link):
        parties, where = [known.source, known.target], known.place
    elif isinstance(known, Conflict):
        parties = [known.actor, *filter(None, [known.target])]
        where = known.places[0] if known.places else None
    first, second = [*(party.name for party in parties), "", ""][:2]
    source = left.text_input("Who", first, key=f"{key}-source", placeholder="A country or a body")
    target = right.text_input("With or to whom", second, key=f"{key}-target")
    kind = left.selectbox(
        "What", types, types.index(known.event_type) if known else 0, key=f"{key}-type",
        format_func=lambda t: EVENT_WORDS[t],
    )  # fmt: skip
    place = right.text_input(
        "Where (if known)", where.name if where else "", key=f"{key}-place",
        placeholder="A place, or longitude, latitude",
    )  # fmt: skip

    def make(by: ByHand) -> Event:
        at = names.place(place, [where] if where else []) if place.strip() else None
        return make_link(by, kind, names.actor(source, parties), names.actor(target, parties), at)

    return make


def _route(key: str, event: Event | None, points: str, names: Namesakes) -> Make:
    known = event if isinstance(event, Route) else None
    left, right = st.columns(2)
    name = left.text_input("Name", known.name if known else "", key=f"{key}-name")
    kind = right.selectbox(
        "Kind", _ROUTE_KINDS, _index(_ROUTE_KINDS, known.kind if known else ""), key=f"{key}-kind"
    )
    commodity = left.text_input(
        "What it carries", known.commodity if known else "", key=f"{key}-goods"
    )
    status = _status(right, key, known)

    def make(by: ByHand) -> Event:
        stops = _stops(points, known, names)
        return make_route(by, name, kind, commodity, status, stops)

    return make


def _facility(key: str, event: Event | None, _: str, names: Namesakes) -> Make:
    known = event if isinstance(event, Facility) else None
    left, right = st.columns(2)
    name = left.text_input("Name", known.name if known else "", key=f"{key}-name")
    kind = right.selectbox(
        "Kind", _FACILITY_KINDS, _index(_FACILITY_KINDS, known.kind if known else ""),
        key=f"{key}-kind",
    )  # fmt: skip
    commodity = left.text_input(
        "What it handles", known.commodity if known else "", key=f"{key}-goods"
    )
    status = _status(right, key, known)
    where = st.text_input(
        "Where", known.place.name if known else "", key=f"{key}-place",
        placeholder="A place, or longitude, latitude",
    )  # fmt: skip

    def make(by: ByHand) -> Event:
        place = names.place(where, [known.place] if known else [])
        return make_facility(by, name, kind, commodity, status, place)

    return make


def _route_map(key: str, event: Event | None, names: Namesakes) -> str:
    """Show the way so far on a small map; a click adds a point to it."""
    known = event if isinstance(event, Route) else None
    field = f"{key}-stops"
    if field not in st.session_state:
        st.session_state[field] = "\n".join(p.name for p in known.stops) if known else ""
    clicked: LonLat | None = st.session_state.pop(f"{key}-clicked", None)
    if clicked is not None:
        lines = [*filter(str.strip, st.session_state[field].splitlines())]
        lines.append(f"{clicked.lon:.4f}, {clicked.lat:.4f}")
        st.session_state[field] = "\n".join(lines)
    text: str = st.text_area(
        "The way: a place or “longitude, latitude” on each line", key=field, height=120,
        help="Click the map to add a point at the end.",
    )  # fmt: skip
    places, line = [], []
    try:
        places = _stops(text, known, names)
        by = ByHand(evidence("", "x", Span(0, 1)), "")
        line = list(make_route(by, "", "", "", None, places).geometry) if len(places) > 1 else []
    except GeoError as error:
        st.caption(plain(str(error)))
    pins = [Pin(p.id, str(n), p.name, p.anchor.lon, p.anchor.lat) for n, p in enumerate(places, 1)]
    _, spot = show_pins(f"{key}-map", pins, line)
    if spot is not None and st.session_state.get(f"{key}-last") != spot:
        st.session_state[f"{key}-last"] = spot
        st.session_state[f"{key}-clicked"] = spot
        st.rerun()
    return text


def _stops(text: str, known: Route | None, names: Namesakes) -> list[Place]:
    """Return the places on the way, one a line."""
    stops = known.stops if known else ()
    return [names.place(line, stops) for line in text.splitlines() if line.strip()]


def _status(column: Any, key: str, known: Route | Facility | None) -> Status | None:
    options = ("", *STATUSES)
    chosen: Status | None = column.selectbox(
        "Status", options, _index(options, (known.status or "") if known else ""),
        format_func=lambda s: s or "not said", key=f"{key}-status",
    )  # fmt: skip
    return chosen or None


def _index(options: Sequence[str], wanted: str) -> int:
    return options.index(wanted) if wanted in options else 0


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Gazetteer:
    return Gazetteer.open(settings().gazetteer_path)


def _gazetteer() -> Gazetteer:
    return _opened(str(settings().gazetteer_path))
