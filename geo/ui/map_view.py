"""The map component: folium's map and our page in one place, no frame between them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

from geo.render import pack
from geo.render.static import needed_first, version
from geo.ui.picture import keep_state
from geo.ui.projects import plain
from geo.ui.telling import story_now, take_story
from geo.ui.world import World

# One line of CSS or JS would be taken for the path of a file.
_HTML = '<div class="dateline" aria-label="Map of the articles" role="region">\n</div>\n'
# Not by `:has(.dateline)`: each name that comes or goes on the map would have all the page's
# styles looked at anew.
_CSS = """
.stMain[data-dateline] { overflow-x: hidden; }
.stMain[data-dateline] .stMainBlockContainer { padding: 3.75rem 0 0; max-width: none; }
.stMain[data-dateline] [data-testid="stVerticalBlock"] { gap: 0; }
.stMain[data-dateline] [data-stale="true"] { opacity: 1 !important; transition: none; }
"""
_JS = """
const sheets = new Map();
function style(address) {
  if (!sheets.has(address)) {
    sheets.set(address, new Promise((done) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.onload = link.onerror = done;
      document.head.append(link);
    }));
  }
  return sheets.get(address);
}
// All at once, instead of each when the one before it asks for it.
const asked = new Set();
function ahead([href, as]) {
  if (asked.has(href)) return;
  asked.add(href);
  const link = document.createElement("link");
  link.rel = as === "module" ? "modulepreload" : "preload";
  if (as !== "module") link.as = as;
  if (as === "fetch") link.crossOrigin = "anonymous";
  link.href = href;
  document.head.append(link);
}
export default function (component) {
  const page = component.parentElement.closest(".stMain");
  page?.setAttribute("data-dateline", "");
  const folder = new URL(component.data.folder, location.origin).href;
  component.data.ahead.forEach(ahead);
  Promise.all([import(folder + "/map.js"), style(folder + "/style.css")]).then(
    ([app]) => app.update(component),
  );
  return () => page?.removeAttribute("data-dateline");
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "dateline_map", html=_HTML, css=_CSS, js=_JS, isolate_styles=False
    )


@st.cache_resource(show_spinner=False)
def _folder() -> str:
    return f"/app/static/dateline/{version()}"


@st.cache_resource(show_spinner=False)
def _ahead() -> list[tuple[str, str]]:
    return needed_first()


@st.cache_resource(show_spinner=False, max_entries=8)
def _packed(digest: str, _world: World) -> pa.Table:
    return pack(_world.map, _world.scene, _world.crowd)


@st.fragment
def _mount(world: World) -> None:
    """Take in the reader's state without running the page again."""
    number, steps = story_now()
    turn = st.session_state.get("story_turn", 0)
    shown = _component()(
        key="map",
        data={
            "folder": _folder(),
            "ahead": _ahead(),
            "digest": f"{world.digest}-{turn}" if turn else world.digest,
            "packed": _packed(world.digest, world),
            "story": steps,
            "storyNumber": number,
            "crowd": world.crowd.table if world.crowd else None,
        },
        on_view_change=lambda: None,
        on_story_change=lambda: None,
        on_save_change=lambda: None,
    )
    keep_state(world.digest, shown.view)
    if take_story(shown.story):
        st.rerun()
    if trouble := st.session_state.pop("story_trouble", None):
        st.toast(plain(trouble))
    if shown.save:
        st.session_state["picture_wanted"] = shown.save
        st.rerun()


def show_map(world: World) -> dict[str, Any] | None:
    """Show the map; return its state at the moment a picture is asked for."""
    _mount(world)
    wanted: dict[str, Any] | None = st.session_state.pop("picture_wanted", None)
    return wanted
