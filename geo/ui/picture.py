"""Takes a picture of what is on screen: layers and their strength, tone, time, selection, view."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geo.atlas import Atlas
from geo.geometry import Box, wrap_lon
from geo.render import Opening
from geo.snapshot import SnapshotSpec, draw_snapshot, words_of
from geo.snapshot.spec import FAINTEST
from geo.style import GROUNDS, LAYERS, LayerKey, Theme


def spec_of(state: Mapping[str, Any], atlas: Atlas) -> SnapshotSpec:
    """Return the picture that a state of the map asks for; what makes no sense is left out.

    The state comes from a browser and is not to be trusted.
    """
    known = {layer.key for layer in LAYERS}
    layers = state.get("layers")
    chosen = frozenset(known & set(map(str, layers))) if isinstance(layers, list) else None
    selected = state.get("selected")
    since, until = _day(state.get("since")), _day(state.get("until"))
    return SnapshotSpec(
        layers=chosen,
        box=_box(state.get("box")),
        since=since,
        until=until if not (since and until and since > until) else None,
        selected=selected if isinstance(selected, str) and atlas.mark(selected) else None,
        theme=_theme(state.get("tone")),
        strengths=_strengths(state.get("strengths")),
    )


def keep_state(digest: str, state: object) -> None:
    """Keep what the map of an atlas shows, for pictures made on another page."""
    if isinstance(state, Mapping):
        st.session_state["map_now"] = (digest, dict(state))


def state_now(digest: str) -> Mapping[str, Any] | None:
    """Return what the map of an atlas shows, None where it was not looked at yet."""
    known, state = st.session_state.get("map_now", ("", None))
    return state if known == digest else None


def opening_of(spec: SnapshotSpec) -> Opening:
    """Return how the one-file map opens on what a picture shows."""
    return Opening(
        spec.shown_layers, spec.since, spec.until, spec.selected, spec.box, spec.strengths,
        spec.theme if spec.theme != st.context.theme.type else None,
    )  # fmt: skip


@st.dialog("Save picture", width="large")
def offer_picture(atlas: Atlas, state: Mapping[str, Any]) -> None:
    """Show the picture, with buttons to save it."""
    spec = spec_of(state, atlas)
    with st.spinner("Drawing the picture …"):
        picture = draw_snapshot(atlas, spec)
        drawing = draw_snapshot(atlas, replace(spec, format="svg"))
    # Above the picture: on a small screen what is below it is out of sight.
    left, right, more = st.columns([1, 1, 2], vertical_alignment="center")
    left.download_button("Save PNG", picture, "dateline.png", "image/png", width="stretch")
    right.download_button("Save SVG", drawing, "dateline.svg", "image/svg+xml", width="stretch")
    more.page_link(
        "pages/export.py", label="Slides, PDF and other sizes", icon=":material/arrow_forward:"
    )
    st.image(picture, width="stretch", alt=words_of(picture))
    st.caption("1920 × 1080. The SVG holds the words behind every mark.")


def _theme(value: object) -> Theme:
    return next((theme for theme in GROUNDS if theme == value), "light")


def _strengths(value: object) -> tuple[tuple[LayerKey, float], ...]:
    given = value if isinstance(value, Mapping) else {}
    numbers = ((layer.key, given.get(layer.key)) for layer in LAYERS)
    return tuple(
        (key, min(1.0, max(FAINTEST, float(number))))
        for key, number in numbers
        if isinstance(number, int | float) and math.isfinite(number)
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _box(value: object) -> Box | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    try:
        west, south, east, north = map(float, value)
    except (TypeError, ValueError):
        return None
    south, north = max(-85.0, south), min(85.0, north)
    if not south < north or not west < east:
        return None
    if east - west >= 350:
        return Box(-180.0, south, 180.0, north)
    return Box(wrap_lon(west), south, wrap_lon(east), north)
