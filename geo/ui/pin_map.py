"""A small map to choose on: candidates with their numbers, a pin, a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from geo.model import LonLat
from geo.render.static import version
from geo.style import GROUNDS

_HTML = '<div class="dl-pins" role="application" aria-label="Map of the candidates">\n</div>\n'
_CSS = """
.dl-pins { height: 100%; min-height: 340px; border-radius: 6px;
  border: 1px solid light-dark(#dfe3e6, #3a434b); }
.dl-pins-map { height: 340px; border-radius: 6px; font: 400 12px "Source Sans Pro", sans-serif; }
.dl-pin-holder { background: none; border: 0; }
.dl-pin { display: grid; place-items: center; width: 24px; height: 24px; box-sizing: border-box;
  border: 2px solid light-dark(#1d2b36, #f1f3f4); border-radius: 50%;
  background: light-dark(#fff, #14191e); color: light-dark(#1d2b36, #f1f3f4);
  font: 600 13px "Source Sans Pro", sans-serif; }
.dl-pin-chosen { background: light-dark(#1d2b36, #f1f3f4); color: light-dark(#fff, #14191e); }
"""
_JS = """
export default function (component) {
  const folder = new URL(component.data.folder, location.origin).href;
  import(folder + "/pins.js").then((pins) => pins.update(component));
}
"""


@dataclass(frozen=True, slots=True)
class Pin:
    """A point on the small map; ``sign`` is what stands in it."""

    key: str
    sign: str
    name: str
    lon: float
    lat: float
    chosen: bool = False


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "dateline_pins", html=_HTML, css=_CSS, js=_JS, isolate_styles=False
    )


def show_pins(
    key: str, pins: Sequence[Pin], line: Sequence[Sequence[LonLat]] = ()
) -> tuple[str | None, LonLat | None]:
    """Show the map; return the candidate clicked, or the point where a pin was dropped."""
    shown = _component()(
        key=key,
        data={
            "folder": f"/app/static/dateline/{version()}",
            "points": [asdict(pin) for pin in pins],
            "line": [[[p.lon, p.lat] for p in part] for part in line],
            "ground": asdict(GROUNDS["dark" if st.context.theme.type == "dark" else "light"]),
        },
        on_pin_change=lambda: None,
        on_choose_change=lambda: None,
    )
    return (str(shown.choose) if shown.choose else None), _point(shown.pin)


def _point(value: Any) -> LonLat | None:
    """Read a point that a browser sent, which is not to be trusted."""
    try:
        return LonLat(round(float(value["lon"]), 4), round(float(value["lat"]), 4))
    except (KeyError, TypeError, ValueError):
        return None
