"""The Export page: choose what to take away on the left, see it on the right."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.atlas import STANDING_WORDS, Atlas, Mark
from geo.formats import FORMATS, export_atlas
from geo.formats.selection import Selection
from geo.render import render_page
from geo.snapshot import PRESETS, SnapshotSpec, cautions_of, draw_snapshot, words_of
from geo.snapshot.spec import Format
from geo.style import LAYERS, Theme
from geo.ui.export_words import (
    FORMS,
    KINDS,
    PICTURES,
    THEMES,
    VIEWS,
    file_name,
    told_of_deck,
    told_of_view,
)
from geo.ui.paper import open_page
from geo.ui.picture import opening_of, spec_of, state_now
from geo.ui.projects import plain
from geo.ui.story import told_steps
from geo.ui.telling import story_now
from geo.ui.trouble import clear_words

PREVIEW_SIDE = 1200
"""Pixels of the preview's longer side."""


def show_export(atlas: Atlas, digest: str) -> None:
    """Show the page.

    Parameters
    ----------
    digest
        What tells this atlas from another: the preview is drawn anew when it changes.
    """
    open_page("Export")
    st.caption("Take the map away. Every file carries the words behind its marks.")
    left, right = st.columns([2, 3], gap="large")
    with left:
        kind = st.radio(
            "What", list(KINDS), format_func=lambda key: KINDS[key][0], horizontal=True,
            key="export_kind",
        )  # fmt: skip
        st.caption(KINDS[kind][1])
        seen = _view(atlas, digest) if kind != "data" else SnapshotSpec()
        layers = _layers(atlas, kind, seen)
    if not layers:
        right.info("Choose at least one layer.")
        return
    if kind == "data":
        _data(atlas, layers, left, right)
    elif kind == "page":
        _page(atlas, seen, layers, digest, left, right)
    else:
        _drawn(atlas, replace(seen, layers=layers), digest, kind, left, right)


def _view(atlas: Atlas, digest: str) -> SnapshotSpec:
    """Ask what is to be seen: what the map showed last, where it was looked at, or all."""
    state = state_now(digest)
    if state is None:
        return SnapshotSpec()
    chosen = st.segmented_control(
        "View", list(VIEWS), format_func=lambda key: VIEWS[key], default="map", required=True,
        key="export_view",
    )  # fmt: skip
    if chosen == "all":
        return SnapshotSpec()
    seen = spec_of(state, atlas)
    mark = atlas.mark(seen.selected) if seen.selected else None
    if mark and not st.toggle("Bring out the mark chosen", value=True, key="export_selected"):
        seen, mark = replace(seen, selected=None), None
    st.caption(plain(told_of_view(seen, mark.label if mark else "")))
    return seen


def _layers(atlas: Atlas, kind: str, seen: SnapshotSpec) -> frozenset[str]:
    there = [layer for layer in LAYERS if atlas.layer(layer.key)]
    view = st.session_state.get("export_view")  # each has its own choice to begin with
    titles = {layer.key: layer.title for layer in there}
    # Data is for reading on, so that history goes along; on a picture it would crowd the news.
    default = [
        layer.key for layer in there if layer.key in seen.shown_layers or kind in ("data", "page")
    ]
    chosen = st.pills(
        "Layers", list(titles), format_func=lambda key: titles[key], selection_mode="multi",
        default=default, key=f"export_layers_{kind}_{view}", wrap=True,
    )  # fmt: skip
    return frozenset(chosen)


def _drawn(
    atlas: Atlas, seen: SnapshotSpec, digest: str, kind: str, left: DeltaGenerator,
    right: DeltaGenerator,
) -> None:  # fmt: skip
    with left:
        key = st.selectbox(
            "Size", list(PRESETS), format_func=lambda key: PRESETS[key].title, key="export_preset"
        )
        preset = PRESETS[key]
        view = st.session_state.get("export_view")
        theme: Theme = st.segmented_control(
            "Colours", list(THEMES), format_func=lambda key: THEMES[key], default=seen.theme,
            required=True, key=f"export_theme_{view}",
        )  # fmt: skip
        one, two = st.columns(2)
        title = one.text_input("Title", max_chars=500, placeholder="Left empty: written for you")
        subtitle = two.text_input("Subtitle", max_chars=200, placeholder="When it was reported")
        form: Format = "pptx"
        story = transparent = False
        if kind == "deck":
            story = st.toggle("A slide for each step", value=True)
        else:
            transparent = st.toggle(
                "Transparent background", help="For a slide with a background of its own"
            )
            form = st.segmented_control(
                "File", PICTURES, format_func=str.upper, default="png", required=True,
                key="export_form",
            )  # fmt: skip
            st.caption(FORMS[form])
    spec = replace(
        seen, format=form, width=preset.width, height=preset.height, dpi=preset.dpi, title=title,
        subtitle=subtitle, theme=theme, transparent=transparent, story=story,
        locator=kind == "picture",
        steps=told_steps(atlas, story_now()[1]) if story else None,
    )  # fmt: skip
    with right, clear_words():
        shrink = PREVIEW_SIDE / max(preset.width, preset.height)
        small = replace(
            spec, format="png", width=round(preset.width * shrink),
            height=round(preset.height * shrink), dpi=96, steps=None,
        )  # fmt: skip
        _show(_preview(atlas, digest, small))
        if kind == "deck":
            st.caption(told_of_deck(atlas, spec))
        for caution in cautions_of(atlas, spec):
            st.warning(caution, icon=":material/font_download_off:")
    right.download_button(
        f"Save {form.upper()}", lambda: draw_snapshot(atlas, spec), file_name(title, form),
        FORMS.get(f"{form}/media"), type="primary", on_click="ignore", key="export_save",
    )  # fmt: skip


def _page(
    atlas: Atlas, seen: SnapshotSpec, layers: frozenset[str], digest: str, left: DeltaGenerator,
    right: DeltaGenerator,
) -> None:  # fmt: skip
    title = left.text_input("Title", max_chars=200, placeholder="A sourced map of the news")
    with right:
        small = replace(
            seen, width=PREVIEW_SIDE, height=675, title=title,
            layers=layers & seen.shown_layers or layers,
        )  # fmt: skip
        _show(_preview(atlas, digest, small))
        st.caption("The same marks. In the file they can be switched, searched and followed.")
    opening = opening_of(small)
    right.download_button(
        "Save HTML", lambda: render_page(atlas, title=title, layers=layers, opening=opening),
        file_name(title, "html"), "text/html", type="primary", on_click="ignore",
        key="export_save",
    )  # fmt: skip


def _data(
    atlas: Atlas, layers: frozenset[str], left: DeltaGenerator, right: DeltaGenerator
) -> None:
    with left:
        chosen = st.selectbox(
            "Format", FORMATS, format_func=lambda one: f"{one.title} (.{one.ending})",
            key="export_format",
        )  # fmt: skip
        st.caption(f"{chosen.hint}.")
    selection = Selection(atlas, layers)
    rows = [
        {
            "Layer": next(layer.title for layer in LAYERS if layer.key == row.mark.layer),
            "Mark": row.mark.label,
            "How told": "" if row.mark.layer == "places" else STANDING_WORDS[row.mark.standing],
            "Words": _passage(row.mark),
        }
        for row in selection.rows
        if row.number == 0
    ]
    with right:
        st.dataframe(
            pd.DataFrame(rows), hide_index=True, height=520,
            column_config={"Mark": st.column_config.TextColumn(width=190)},
        )  # fmt: skip

        passages = sum(len(mark.evidence) for mark in selection.marks)
        st.caption(f"{len(rows)} marks with {passages} passages.")
    right.download_button(
        f"Save {chosen.title}", lambda: export_atlas(atlas, chosen, layers),
        file_name("", chosen.ending), chosen.media_type, type="primary", on_click="ignore",
        key="export_save",
    )  # fmt: skip


def _passage(mark: Mark) -> str:
    """Return the first words behind a mark; a place's name with what stands around it."""
    words = mark.evidence[0]
    if mark.layer != "places":
        return " ".join(words.quote.split())
    # What stands around it is cut by letters: a word that is cut is left out.
    lead, rest = words.prefix.partition(" ")[2], words.suffix.rpartition(" ")[0]
    return " ".join(f"…{lead}{words.quote}{rest}…".split())


def _show(picture: bytes) -> None:
    with st.container(border=True):
        st.image(picture, width="stretch", alt=words_of(picture))


@st.cache_data(max_entries=24, show_spinner="Drawing …")
def _preview(_atlas: Atlas, digest: str, spec: SnapshotSpec) -> bytes:
    return draw_snapshot(_atlas, spec)
