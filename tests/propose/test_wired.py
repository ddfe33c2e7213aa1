"""A model's proposals from the setting to the map, the Review page and every export."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from geo.articles.records import make_article
from geo.atlas import build_atlas
from geo.atlas.manifest import evidence_json
from geo.cli import main
from geo.formats import export_atlas, format_of
from geo.model import Story
from geo.pipeline.step import extras_of
from geo.project.desk import Desk
from geo.project.doubts import find_doubts
from geo.project.fixes import Fix, event_key
from geo.project.mend import mend
from geo.project.telling import tell
from geo.render.scene import scene_of
from geo.settings import Settings
from geo.snapshot import SnapshotSpec, draw_snapshot
from geo.story_json import story_from_json, story_to_json
from geo.workspace import Draft, Entry, Shelf
from tests import stories, web
from tests.chat import PATH, link, propose_on

TEXT = (
    "Kenya met Oman in Muscat. "
    "Over mint tea in Muscat, Kenya's president oiled the hinges with Oman's sultan on Tuesday."
)
QUOTE = TEXT.partition(". ")[2]


@pytest.fixture
def asked(site: web.Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> web.Site:
    """A server that proposes one link, and the settings that name it."""
    propose_on(site, [link(QUOTE, "Kenya", "Oman", type="AGREE")])
    monkeypatch.setenv("DATELINE_PROPOSER_URL", site.url("/v1"))
    monkeypatch.setenv("DATELINE_PROPOSER_MODEL", "parrot-7b")
    monkeypatch.setenv("DATELINE_PROPOSER_KEY", "hunter2")
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    return site


def proposed_story() -> Story:
    """Return a story whose link a model has proposed."""
    told = stories.story()
    (one,) = told.links
    words = (replace(one.evidence[0], origin="parrot-7b"),)
    return replace(told, links=(replace(one, confidence=0.4, evidence=words),))


def entry_of(story: Story) -> Entry:
    return Entry(1, "2026-01-02T03:04:05+00:00", "Ann", "correct", story.article.id)


def test_parsing_asks_the_model_that_the_settings_name(
    asked: web.Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.txt").write_text("Goats stood in the rain in Mombasa.", encoding="utf-8")
    assert main(["parse", str(tmp_path / "news.txt"), str(tmp_path / "other.txt")]) == 0
    out = capsys.readouterr()
    first, second = map(json.loads, out.out.splitlines())
    assert [x["evidence"][0]["origin"] for x in first["links"]] == ["", "parrot-7b"]
    assert second["problems"][-1]["step"] == "propose"
    assert len(asked.asked) == 2
    assert "hunter2" not in out.out + out.err


def test_a_server_that_fails_costs_parsing_nothing_else(
    asked: web.Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    asked.put(PATH, "no", status=500)
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    assert main(["parse", str(tmp_path / "news.txt")]) == 0
    (story,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert len(story["links"]) == 1
    assert [p["step"] for p in story["problems"]].count("propose") == 1
    assert story["step"]["settings"].endswith("-unanswered")


def test_places_alone_ask_no_model(asked: web.Site, tmp_path: Path):
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    assert main(["parse", "--no-events", str(tmp_path / "news.txt")]) == 0
    assert asked.asked == []


def test_a_projects_articles_are_read_with_the_model_and_go_to_review(
    asked: web.Site, tmp_path: Path
):
    project = Shelf(Settings(workspace_dir=tmp_path / "mine")).create("Gulf")
    project.add([Draft(make_article(TEXT, name="x"), "pasted")], "Ann")
    desk = Desk(Settings.from_env())
    try:
        desk.finish(project)
    finally:
        desk.close()
    (story,) = tell(project)
    assert [x.evidence[0].origin for x in story.links] == ["", "parrot-7b"]
    doubts = [d for d in find_doubts([story]) if d.event is not None]
    assert doubts[0].words.origin == "parrot-7b"
    assert not doubts[0].certain
    assert b"hunter2" not in project.path.read_bytes()


def test_another_model_has_articles_read_again():
    one = Settings(proposer_url="http://localhost/v1", proposer_model="a")
    steps = {extras_of(s) for s in (Settings(), one, replace(one, proposer_model="b"))}
    assert len(steps) == 3
    assert extras_of(replace(one, proposer_key="x")) == extras_of(one)


def test_the_origin_stands_in_the_storys_json_there_and_back():
    story = proposed_story()
    record = story_to_json(story, with_article=True)
    assert record["links"][0]["evidence"][0]["origin"] == "parrot-7b"
    assert record["routes"][0]["evidence"][0]["origin"] == ""
    assert story_from_json(record) == story


def test_a_story_kept_before_there_were_origins_is_still_read():
    record = story_to_json(stories.story(), with_article=True)
    for one in record["links"][0]["evidence"]:
        del one["origin"]
    assert story_from_json(record) == stories.story()


def test_the_map_tells_who_proposed_a_mark_and_that_it_is_not_sure():
    scene = scene_of(build_atlas([proposed_story()]))
    (mark,) = [m for m in scene["marks"] if m["layer"] == "links"]
    assert mark["sure"] == "unsure"
    assert (mark["badges"], mark["origin"]) == (["proposed"], "from a model, not checked")
    assert mark["evidence"][0]["origin"] == "parrot-7b"
    assert mark["cautions"] == [
        "Proposed by parrot-7b, not read by Dateline itself, and checked by nobody yet."
    ]


def test_a_mark_that_another_article_tells_too_is_not_only_proposed():
    atlas = build_atlas([proposed_story(), stories.story("rift-2", "Coast Daily")])
    (mark,) = atlas.layer("links")
    assert [words.origin for words in mark.evidence] == ["parrot-7b", ""]
    assert mark.cautions == ()
    assert mark.origin == "read"


def test_a_proposal_that_a_person_accepts_is_checked_and_keeps_its_origin():
    story = proposed_story()
    (one,) = story.links
    fix = Fix("link", "accept", one.evidence[0], key=event_key(one), event=one)
    entry = entry_of(story)
    (checked,) = mend(story, [(entry, fix)]).links
    assert (checked.verified, checked.confidence) == (True, 1.0)
    assert checked.evidence[0].origin == "parrot-7b"
    (mark,) = build_atlas([replace(story, links=(checked,))]).layer("links")
    assert (mark.origin, mark.cautions) == ("checked", ())


def test_what_was_accepted_stays_when_the_model_no_longer_proposes_it():
    story = proposed_story()
    (one,) = story.links
    fix = Fix("link", "accept", one.evidence[0], key=event_key(one), event=one)
    (kept,) = mend(replace(story, links=()), [(entry_of(story), fix)]).links
    assert (kept.verified, kept.evidence[0].origin) == (True, "parrot-7b")


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "kml", "parquet", "csv", "jsonld"])
def test_every_export_tells_the_origin(suffix: str):
    data = export_atlas(build_atlas([proposed_story()]), format_of(f"map.{suffix}"))
    assert b"parrot-7b" in data


def test_slides_tell_the_origin_in_their_notes():
    made = draw_snapshot(build_atlas([proposed_story()]), SnapshotSpec(format="pptx"))
    with zipfile.ZipFile(io.BytesIO(made)) as deck:
        notes = b"".join(deck.read(n) for n in deck.namelist() if "notesSlides/" in n)
    assert b"proposed by parrot-7b" in notes
    assert b"(asserted, from a model, not checked)" in notes


def test_the_evidence_of_every_manifest_has_the_origin():
    (one,) = proposed_story().links
    assert evidence_json(one.evidence[0])["origin"] == "parrot-7b"
