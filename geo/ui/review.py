"""The Review page: one reading at a time, the least certain first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.atlas import STANDING_WORDS
from geo.errors import GeoError
from geo.gazetteer.store import Gazetteer
from geo.geometry import distance_km
from geo.http import Door
from geo.model import LonLat, Place, Resolution, Story
from geo.project.doubts import Doubt, find_doubts, passage_of
from geo.project.fixes import Do, Fix, Scope, event_key
from geo.project.hand import pin
from geo.project.namesakes import describe
from geo.project.telling import tell
from geo.render.escape import escape as inert
from geo.ui.by_hand import event_places, show_event_form
from geo.ui.decide import act, decide
from geo.ui.pin_map import Pin, show_pins
from geo.ui.projects import may_fetch, open_project, plain, reader_name, say, seen, settings
from geo.workspace import Entry, Project

KINDS = {
    "place": "Places", "route": "Routes", "facility": "Facilities", "link": "Links",
    "conflict": "Conflict",
}  # fmt: skip
_SEARCHED = 8


def told_stories(project: Project | None, shipped: Sequence[Story]) -> tuple[Story, ...]:
    """Return the stories under review."""
    return tell(project) if project is not None else tuple(shipped)


def show_review(stories: Sequence[Story]) -> None:
    """Show one reading with its passage and candidates, and the ways to decide on it."""
    for story in stories:
        for problem in story.problems:
            if problem.step == "corrections":
                st.warning(plain(problem.message))
    st.caption(
        "What was read, the least certain first. Hold each against its words, and say whether it "
        "is right: your word stands, and can be undone."
    )
    doubts = _filtered(find_doubts(stories))
    if not doubts:
        st.info(
            "Nothing to check here. Turn on “Show sure ones too” to see everything, or bring "
            "articles on the Articles page."
        )
        return
    at = _at(doubts)
    doubt = doubts[at]
    _steps(doubts, at)
    if doubt.kind == "place":
        _show_place(doubt)
    else:
        _show_event(doubt)


def show_steps() -> None:
    """Show undo and redo, and who is deciding."""
    project = open_project()
    steps = project.steps() if project else None
    left, middle, right = st.columns([1, 1, 3], vertical_alignment="bottom")
    if left.button("Undo", disabled=not (steps and steps.undo), shortcut="ctrl+z", width="stretch"):
        act(lambda p: p.undo(reader_name(), seen(p)))
    if middle.button(
        "Redo", disabled=not (steps and steps.redo), shortcut="ctrl+y", width="stretch"
    ):
        act(lambda p: p.redo(reader_name(), seen(p)))
    name = right.text_input(
        "Decided by", reader_name(), max_chars=80, help="Stands in the log beside each decision."
    )
    st.session_state["reader_name"] = name


def show_log(titles: dict[str, str]) -> None:
    """Show who decided what, when, and why: the latest first."""
    project = open_project()
    log = project.log() if project else ()
    with st.expander(f"Log: {len(log)} entr{'y' if len(log) == 1 else 'ies'}"):
        if not log:
            st.caption("Every decision will stand here, with who took it, when, and why.")
            return
        undone = project.steps().undone if project else frozenset()
        rows = [
            {
                "When": entry.at.replace("T", " ")[:16],
                "Who": entry.author,
                "What": _told(entry, log) + (" (undone)" if entry.number in undone else ""),
                "Article": titles.get(entry.article_id, ""),
                "Why": entry.note,
            }
            for entry in log[::-1][:500]
        ]
        st.dataframe(rows, hide_index=True, width="stretch")


def candidates_of(resolution: Resolution) -> list[Place]:
    """Return the places a mention may mean, the one taken first."""
    found = [resolution.place] if resolution.place else []
    found += [c.place for c in resolution.candidates]
    return list({place.id: place for place in found}.values())


def _filtered(doubts: Sequence[Doubt]) -> list[Doubt]:
    kinds = [kind for kind in KINDS if any(d.kind == kind for d in doubts)]
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    wanted = left.pills(
        "Kinds", kinds, selection_mode="multi", format_func=lambda kind: KINDS[kind],
        label_visibility="collapsed", key="review_kinds",
    )  # fmt: skip
    everything = right.toggle("Show sure ones too", key="review_all")
    found = [d for d in doubts if (not wanted or d.kind in wanted)]
    here = st.session_state.get("review")
    return [d for d in found if everything or not d.certain or (d.key == here and not d.verified)]


def _at(doubts: Sequence[Doubt]) -> int:
    """Return where we are: at the reading last looked at, or where it was in the order."""
    keys = [d.key for d in doubts]
    here = st.session_state.get("review")
    if here in keys:
        return keys.index(here)
    at = min(int(st.session_state.get("review_at", 0)), len(doubts) - 1)
    st.session_state["review"] = keys[at]
    return at


def _steps(doubts: Sequence[Doubt], at: int) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if st.button("Back", shortcut="left", disabled=at == 0):
            _go(doubts, at - 1)
        st.markdown(f"{at + 1} of {len(doubts)}", width="content")
        if st.button("Next", shortcut="right", disabled=at == len(doubts) - 1):
            _go(doubts, at + 1)


def _go(doubts: Sequence[Doubt], at: int) -> None:
    st.session_state["review"] = doubts[at].key
    st.session_state["review_at"] = at
    st.rerun()


def _passage(doubt: Doubt) -> None:
    article = doubt.article
    told = [
        article.publisher or article.title,
        f"{article.published_at:%-d %B %Y}" if article.published_at else "",
    ]
    before, words, after = passage_of(article, doubt.words)
    st.html(
        f'<p class="dl-from">{inert(" · ".join(filter(None, told)))}</p>'
        f'<div class="dl-quoted">{inert(before)}<mark>{inert(words)}</mark>{inert(after)}</div>'
    )
    sure = "checked by a person" if doubt.verified else f"{doubt.confidence:.0%} sure"
    more = f" · {doubt.count} mentions" if doubt.count > 1 else ""
    origin = doubt.words.origin
    by = f"Proposed by {plain(origin)} as" if origin else "Read as"
    st.caption(f"{by} **{plain(doubt.label)}** · {sure}{more}")


def _show_place(doubt: Doubt) -> None:
    assert doubt.resolution is not None
    gazetteer = _gazetteer(str(settings().gazetteer_path))
    left, right = st.columns([1, 1], gap="large")
    with left:
        _passage(doubt)
        found = _choices(doubt, gazetteer)
        chosen = _choose(doubt, found, gazetteer)
    with right:
        clicked, spot = show_pins(
            f"pins-{doubt.key}",
            [
                Pin(
                    p.id,
                    str(n),
                    p.name,
                    p.point.lon,
                    p.point.lat,
                    chosen is not None and p.id == chosen.id,
                )
                for n, p in enumerate(found, 1)
            ],
        )
        st.caption("Click a number to choose it, or anywhere else to drop a pin there.")
        _pin_fields(doubt, gazetteer)
    if clicked and clicked in {p.id for p in found}:
        st.session_state[f"choice-{doubt.key}"] = clicked
        st.rerun()
    if spot is not None:
        _drop(doubt, pin(spot.lon, spot.lat, "", gazetteer))
    with left:
        _place_buttons(doubt, chosen)
        _search(doubt, gazetteer)


def _choices(doubt: Doubt, gazetteer: Gazetteer) -> list[Place]:
    """Return the candidates, the pins dropped, and what a search has found."""
    assert doubt.resolution is not None
    found = candidates_of(doubt.resolution)
    found += st.session_state.get(f"pinned-{doubt.key}", [])
    search = str(st.session_state.get(f"search-{doubt.key}") or "")
    found += gazetteer.find(search)[:_SEARCHED] if search.strip() else ()
    return list({place.id: place for place in found}.values())


def _search(doubt: Doubt, gazetteer: Gazetteer) -> None:
    search = st.text_input(
        "Search for another place",
        key=f"search-{doubt.key}",
        placeholder="Another name or spelling",
    )
    if not search.strip() or gazetteer.find(search):
        return
    st.caption("No place of that name is known here.")
    service = settings().geocoder
    if service and st.button(f"Ask {service.capitalize()} online", key=f"ask-{doubt.key}"):
        _ask_online(doubt, search)


def _ask_online(doubt: Doubt, name: str) -> None:
    """Ask the geocoder of the settings, for what the gazetteer lacks and no more."""
    from geo.gazetteer.online import OnlineGeocoder

    try:
        may_fetch(1)
        found = OnlineGeocoder(settings(), Door(settings())).search(name)
    except GeoError as error:
        say(str(error), bad=True)
        st.rerun()
    if not found:
        say(f"{settings().geocoder.capitalize()} knows no “{name[:60]}” either.", bad=True)
    st.session_state.setdefault(f"pinned-{doubt.key}", []).extend(found)
    if found:
        st.session_state[f"choice-{doubt.key}"] = found[0].id
    st.rerun()


def _choose(doubt: Doubt, found: Sequence[Place], gazetteer: Gazetteer) -> Place | None:
    if not found:
        st.caption("No candidate is known: search, or drop a pin on the map.")
        return None
    ids = [p.id for p in found]
    key = f"radio-{doubt.key}"
    wanted = st.session_state.pop(f"choice-{doubt.key}", None)
    if wanted in ids:
        st.session_state[key] = wanted
    elif st.session_state.get(key) not in ids:
        st.session_state[key] = ids[_taken(doubt, ids)]
    by_id = {p.id: p for p in found}
    chosen = st.radio(
        "It means", ids, key=key,
        format_func=lambda i: f"{ids.index(i) + 1}. {plain(describe(by_id[i], gazetteer))}",
    )  # fmt: skip
    return by_id.get(str(chosen))


def _taken(doubt: Doubt, ids: Sequence[str]) -> int:
    place = doubt.resolution.place if doubt.resolution else None
    return ids.index(place.id) if place and place.id in ids else 0


def _pin_fields(doubt: Doubt, gazetteer: Gazetteer) -> None:
    with st.popover("Drop a pin by coordinates"), st.form(f"pin-{doubt.key}", border=False):
        lon = st.number_input("Longitude", -180.0, 180.0, 0.0, format="%.4f")
        lat = st.number_input("Latitude", -90.0, 90.0, 0.0, format="%.4f")
        name = st.text_input("Name", doubt.words.quote[:80])
        if st.form_submit_button("Drop"):
            _drop(doubt, pin(lon, lat, name, gazetteer))


def _drop(doubt: Doubt, place: Place) -> None:
    pinned: list[Place] = st.session_state.setdefault(f"pinned-{doubt.key}", [])
    if any(distance_km(p.point, place.point) < 0.01 for p in pinned):
        return
    pinned.append(replace(place, name=place.name or doubt.words.quote[:80]))
    st.session_state[f"choice-{doubt.key}"] = place.id
    st.rerun()


def _place_buttons(doubt: Doubt, chosen: Place | None) -> None:
    reach = _reach(doubt)
    note = st.text_input(
        "Why", key=f"why-{doubt.key}", max_chars=500, placeholder="Why, if you like",
        label_visibility="collapsed",
    )  # fmt: skip
    left, right = st.columns(2)
    taken = doubt.resolution.place if doubt.resolution else None
    same = chosen is not None and taken is not None and chosen.id == taken.id
    if left.button(
        "That is right" if same else "Use this place", type="primary", shortcut="a",
        disabled=chosen is None, width="stretch",
    ):  # fmt: skip
        do: Do = "accept" if same else "choose"
        decide(doubt.article.id, Fix("place", do, doubt.words, reach, chosen), note)
    if right.button("Not a place", shortcut="x", width="stretch"):
        decide(doubt.article.id, Fix("place", "reject", doubt.words, reach), note)


def _reach(doubt: Doubt) -> Scope:
    words = {
        "mention": "This mention",
        "article": f"All “{doubt.words.quote[:30]}” in this article",
        "project": "All in the project",
    }
    wanted = st.pills(
        "Holds for", list(words), default="article" if doubt.count > 1 else "mention",
        format_func=lambda key: words[key], key=f"reach-{doubt.key}", required=True,
    )  # fmt: skip
    return wanted or "mention"  # type: ignore[return-value]


def _show_event(doubt: Doubt) -> None:
    event = doubt.event
    assert event is not None
    left, right = st.columns([1, 1], gap="large")
    with left:
        _passage(doubt)
        st.caption(f"{STANDING_WORDS[event.standing]}: {plain(event.standing_reason)}")
        note = st.text_input(
            "Why", key=f"why-{doubt.key}", max_chars=500, placeholder="Why, if you like",
            label_visibility="collapsed",
        )  # fmt: skip
        yes, no = st.columns(2)
        fix = Fix(doubt.kind, "accept", doubt.words, key=event_key(event), event=event)
        if yes.button("That is right", type="primary", shortcut="a", width="stretch"):
            decide(doubt.article.id, fix, note)
        if no.button("Not said", shortcut="x", width="stretch"):
            decide(doubt.article.id, replace(fix, do="reject", event=None), note)
        with st.expander("Change it"):
            show_event_form(doubt.article, event)
    with right:
        pins, line = _event_map(doubt)
        show_pins(f"pins-{doubt.key}", pins, line)


def _event_map(doubt: Doubt) -> tuple[list[Pin], Sequence[Sequence[LonLat]]]:
    event = doubt.event
    places = event_places(event) if event else []
    pins = [Pin(p.id, str(n), p.name, p.anchor.lon, p.anchor.lat) for n, p in enumerate(places, 1)]
    return pins, getattr(event, "geometry", ())


def _told(entry: Entry, log: Sequence[Entry]) -> str:
    value = entry.value
    match entry.action:
        case "add":
            count = len(value.get("articles", ()))
            return f"added {count} article{'s' if count != 1 else ''}"
        case "remove":
            return "removed the article"
        case "forget":
            count = value.get("count", 0)
            return f"forgot {count} removed article{'s' if count != 1 else ''} for good"
        case "edit":
            return "changed " + ", ".join(value.get("after", ()))
        case "undo" | "redo":
            meant = next((e for e in log if e.number == entry.ref), None)
            return f"{entry.action}: {_told(meant, log) if meant else entry.ref}"
        case _:
            return _correction(value)


def _correction(value: Mapping[str, Any]) -> str:
    quote = str(value.get("words", {}).get("quote", ""))[:60]
    place = (value.get("place") or {}).get("name", "")
    kind, do = value.get("kind", ""), value.get("do", "")
    told = {
        "accept": f"{kind} checked: “{quote}”",
        "choose": f"“{quote}” means {place}",
        "reject": f"not a {kind}: “{quote}”",
        "put": f"{kind} set by hand on “{quote}”",
    }
    return told.get(str(do), str(do))


@st.cache_resource(show_spinner=False)
def _gazetteer(path: str) -> Gazetteer:
    return Gazetteer.open(settings().gazetteer_path)
