"""The same marks as others draw them, with every file their pages need on this machine.

folium's pages ask four hosts for scripts. Those that draw marks (Leaflet, and its plugin for
clusters) are served from the installed wheels; those that draw none (jQuery, Bootstrap, icon fonts)
are left out, to the peers' advantage. No page has a base map. As a command, saves a page of folium:
``python -m tools.benchmarks.peers KIND COUNT FOLDER``.
"""

from __future__ import annotations

import json
import shutil
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import folium
import numpy as np
import shapely
from folium.plugins import FastMarkerCluster

from geo.settings import ROOT

LEAFLET = ("leaflet.js", "leaflet.css")
CLUSTERS = ("leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css")
WHEELS = {"leaflet": LEAFLET, "leaflet_markercluster": CLUSTERS}
PINS = "function (row) { return L.marker(new L.LatLng(row[0], row[1])); }"
SIZE = 800
"""Height in pixels of the maps in a Streamlit page."""

ST_FOLIUM = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from streamlit_folium import st_folium
from tools.benchmarks.peers import SIZE, folium_map

st.set_page_config(layout="wide")
# Made for each visitor: a map kept for a second one stays empty there.
st_folium(folium_map("clusters", {count}, "/app/static"), height=SIZE, use_container_width=True,
          returned_objects=[])
"""
PYDECK = """
import sys
sys.path.insert(0, {root!r})
import pandas as pd
import pydeck as pdk
import streamlit as st
from tools.benchmarks.peers import SIZE, spots

st.set_page_config(layout="wide")

@st.cache_data
def table():
    return pd.DataFrame(spots({count}), columns=["lat", "lon"])

layer = pdk.Layer("ScatterplotLayer", table(), get_position="[lon, lat]", pickable=True,
                  get_fill_color=[40, 90, 200], get_radius=1, radius_min_pixels=4)
view = pdk.ViewState(latitude=10, longitude=0, zoom=1)
st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None, map_style=""),
                height=SIZE)
"""


@lru_cache
def spots(count: int) -> np.ndarray:
    """Return places on land as ``count`` rows of latitude and longitude, the same every time."""
    text = (ROOT / "data" / "basemap" / "land-far.json").read_text(encoding="utf-8")
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in json.loads(text)["features"]]
    land = shapely.union_all(shapes)
    shapely.prepare(land)
    chance = np.random.default_rng(7)
    found = np.empty((0, 2))
    while len(found) < count:
        lon = chance.uniform(-180, 180, 2 * count)
        lat = np.degrees(np.arcsin(chance.uniform(-0.8, 0.9, 2 * count)))  # as large as it is
        found = np.vstack([found, np.column_stack([lat, lon])[shapely.contains_xy(land, lon, lat)]])
    return found[:count].round(4)


def folium_map(kind: str, count: int, base: str) -> folium.Map:
    """Return a map with a ``markers`` object for each mark, or with ``clusters`` of them."""
    places = spots(count).tolist() if count else []
    chart = folium.Map(location=(10, 0), zoom_start=2, tiles=None)
    chart.options["max_zoom"] = 18  # without tiles nobody else says it, and clusters need it
    _served(chart, base, "leaflet", LEAFLET)
    if kind == "clusters":
        # folium's own icon for clustered marks is a picture of a font that is left out.
        clusters = FastMarkerCluster(places, callback=PINS)
        _served(clusters, base, "leaflet_markercluster", CLUSTERS)
        clusters.add_to(chart)
    else:
        for place in places:
            folium.Marker(place).add_to(chart)
    return chart


def save_page(kind: str, count: int, folder: Path) -> None:
    """Write a page of folium's and all it needs into a folder, as ``KIND-COUNT.html``."""
    put_assets(folder)
    folium_map(kind, count, ".").save(str(folder / f"{kind}-{count}.html"))


def put_assets(folder: Path) -> None:
    """Copy the scripts and styles of the wheels into a folder."""
    for wheel in WHEELS:
        package = find_spec(f"xstatic.pkg.{wheel}")
        assert package
        assert package.origin
        shutil.copytree(Path(package.origin).parent / "data", folder / wheel, dirs_exist_ok=True)


def streamlit_app(script: str, count: int, folder: Path) -> Path:
    """Write a Streamlit app and what it serves into a folder."""
    put_assets(folder / "static")
    app = folder / "app.py"
    app.write_text(script.format(root=str(ROOT), count=count), encoding="utf-8")
    return app


def _served(
    element: folium.elements.JSCSSMixin, base: str, wheel: str, names: tuple[str, ...]
) -> None:
    found = [(name, f"{base}/{wheel}/{name}") for name in names]
    element.default_js = [one for one in found if one[0].endswith(".js")]
    element.default_css = [one for one in found if one[0].endswith(".css")]


if __name__ == "__main__":
    save_page(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
