"""What the map page will ask for is named with its first answer."""

from __future__ import annotations

import tomllib
from contextlib import suppress

from geo.settings import ROOT
from geo.ui.ahead import Hints, chunks, link_header


def answer(path: str) -> dict[bytes, bytes]:
    """Return the headers of an answer to a request for a path."""
    sent = []

    async def page(scope, receive, send):
        await send({"type": "http.response.start", "headers": [(b"etag", b"one")]})
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    with suppress(StopIteration):  # nothing in it waits
        Hints(page)({"type": "http", "path": path}, None, send).send(None)  # type: ignore[arg-type]
    return dict(sent[0]["headers"])


def test_the_map_page_names_what_it_needs_and_no_other_answer_does():
    assert answer("/") == {b"etag": b"one", b"link": link_header().encode()}
    assert answer("/articles") == {b"etag": b"one"}


def test_ours_and_streamlits_own_are_named_each_as_what_it_is_used_for():
    links = link_header().split(", ")
    assert any(link.endswith("/map.js>; rel=modulepreload; fetchpriority=low") for link in links)
    assert any("/static/js/BidiComponent." in link for link in links)
    assert "</app/static/leaflet/leaflet.js>; rel=preload; as=script; fetchpriority=low" in links
    fetched = "rel=preload; as=fetch; crossorigin=anonymous; fetchpriority=low"
    assert f"</app/static/basemap/first.json.gz>; {fetched}" in links
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for face in config["theme"]["fontFaces"]:
        assert f"</{face['url']}>; {fetched.replace('fetch;', 'font;')}" in links


def test_a_script_brings_what_it_imports_once(tmp_path):
    (tmp_path / "Map.a1.js").write_text('import{a}from"./near.js";import"./far.js";', "utf-8")
    (tmp_path / "near.js").write_text('import{b}from"./far.js";import("./later.js")', "utf-8")
    (tmp_path / "far.js").write_text('import{c}from"./near.js";', "utf-8")
    (tmp_path / "later.js").write_text("", "utf-8")
    assert chunks(tmp_path, ("Map", "Gone")) == ("Map.a1.js", "near.js", "far.js")
