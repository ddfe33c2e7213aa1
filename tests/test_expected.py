"""The two articles become the map they should: nothing missing, nothing made up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.articles.files import read_articles
from geo.settings import Settings
from tests.comparison import Json, differences, map_differences, table
from tests.expected import STORIES, VOICE_OF_AMERICA, ExpectedStory

ROOT = Path(__file__).resolve().parents[1]
DIGESTS = ROOT / "data" / "articles"
ORIGINALS = ROOT.parent / "shared" / "articles"

EMPTY: Json = {"toponyms": [], "routes": [], "facilities": [], "links": [], "conflicts": []}

each_story = pytest.mark.parametrize("expected", STORIES, ids=lambda story: story.digest)


@pytest.fixture(scope="module")
def told() -> dict[Path, Json]:
    """Return the stories of the digests, and of the originals where they are at hand."""
    paths = [DIGESTS / story.digest for story in STORIES]
    originals = [ORIGINALS / story.original for story in STORIES]
    return parse(paths + originals if all(path.exists() for path in originals) else paths)


@pytest.fixture(scope="module")
def digests(told: dict[Path, Json]) -> dict[str, Json]:
    return {path.name: story for path, story in told.items() if path.parent == DIGESTS}


@pytest.fixture(scope="module")
def originals(told: dict[Path, Json]) -> dict[str, Json]:
    found = {path.name: story for path, story in told.items() if path.parent == ORIGINALS}
    if not found:
        pytest.skip(
            "the originals are other people's text and not part of the project: "
            "put them in ../shared/articles to read them"
        )
    return found


@each_story
def test_an_original_gives_what_it_asserts(
    expected: ExpectedStory, originals: dict[str, Json]
) -> None:
    found = differences(
        originals[expected.original],
        expected.of_original(),
        text_of(ORIGINALS / expected.original),
    )
    assert not found, "\n" + table(expected.original, found)


@each_story
def test_a_digest_gives_what_it_asserts(expected: ExpectedStory, digests: dict[str, Json]) -> None:
    found = differences(digests[expected.digest], expected, text_of(DIGESTS / expected.digest))
    assert not found, "\n" + table(expected.digest, found)


@each_story
def test_an_original_and_its_digest_give_the_same_map(
    expected: ExpectedStory, originals: dict[str, Json], digests: dict[str, Json]
) -> None:
    found = map_differences(originals[expected.original], digests[expected.digest])
    assert not found, "\n" + table(f"{expected.original} and {expected.digest}", found)


class TestTheComparisonItself:
    """A check that can't fail proves nothing."""

    def test_an_empty_story_lacks_everything_required(self) -> None:
        found = differences(EMPTY, VOICE_OF_AMERICA, "")
        assert {d.what for d in found} == {"missing"}
        layers = [getattr(VOICE_OF_AMERICA, name) for name in ("places", "roles", "routes")]
        layers += [VOICE_OF_AMERICA.links, VOICE_OF_AMERICA.conflicts]
        assert len(found) == sum(item.required for layer in layers for item in layer)

    def test_a_link_nobody_asserted_is_an_extra(self) -> None:
        story = {**EMPTY, "links": [link("IN", "PK", "THREATEN")]}
        extras = [d for d in differences(story, VOICE_OF_AMERICA, "xx") if d.what == "extra"]
        assert [d.item.split()[:4] for d in extras] == [["THREATEN", "IN", "→", "PK"]]

    def test_an_asserted_sanction_does_not_stand_for_the_promised_one(self) -> None:
        story = {**EMPTY, "links": [link("US", "RU", "SANCTION")]}
        missing = [d.item for d in differences(story, VOICE_OF_AMERICA, "xx") if d.layer == "link"]
        assert any("SANCTION ('US', 'RU') planned" in item for item in missing)

    def test_the_direction_of_a_sanction_matters_and_that_of_a_meeting_does_not(self) -> None:
        turned = {
            **EMPTY,
            "links": [link("RU", "US", "SANCTION"), link("RU", "PK", "CONSULT")],
        }
        extras = [d.item for d in differences(turned, VOICE_OF_AMERICA, "xx") if d.what == "extra"]
        assert [item.split()[0] for item in extras] == ["SANCTION"]

    def test_words_that_do_not_stand_in_the_text_are_a_misquotation(self) -> None:
        story = {**EMPTY, "links": [link("PK", "RU", "CONSULT")]}
        assert "misquoted" in {d.what for d in differences(story, VOICE_OF_AMERICA, "no")}

    def test_a_person_drawn_as_a_place_is_named(self) -> None:
        khan = {
            "start": 0, "end": 4, "surface": "Khan", "role": "literal", "drawn": True,
            "place": {
                "id": "geonames:1", "name": "Khan", "kind": "city", "country": "UZ",
                "lon": 65.0, "lat": 39.0,
            },
        }  # fmt: skip
        found = differences({**EMPTY, "toponyms": [khan]}, VOICE_OF_AMERICA, "Khan spoke")
        assert "Khan in “Khan” is no place" in {d.item for d in found}

    def test_maps_differ_by_what_only_one_shows(self) -> None:
        one = {**EMPTY, "links": [link("PK", "RU", "AGREE"), link("PK", "UA", "COOPERATE")]}
        other = {**EMPTY, "links": [link("RU", "PK", "AGREE")]}
        assert [d.item for d in map_differences(one, other)] == ["PK · UA · COOPERATE · asserted"]

    def test_what_is_denied_or_only_imagined_is_not_on_the_map(self) -> None:
        one = {**EMPTY, "links": [link("PK", "RU", "REJECT", "hypothetical")]}
        assert not map_differences(one, EMPTY)


def link(source: str, target: str, event_type: str, standing: str = "asserted") -> Json:
    return {
        "id": "link-1", "event_type": event_type, "source": source, "target": target,
        "when": None, "standing": standing,
        "evidence": [{"start": 0, "end": 2, "quote": "xx"}],
    }  # fmt: skip


def parse(paths: list[Path]) -> dict[Path, Json]:
    """Run the command once over some files; stories come in the order of the files."""
    run = subprocess.run(
        [sys.executable, "-m", "geo", "parse", *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert len(lines) == len(paths), run.stdout
    return {path: json.loads(line) for path, line in zip(paths, lines, strict=True)}


def text_of(path: Path) -> str:
    """Return the text every offset counts on."""
    (record,) = read_articles(path.read_bytes(), path.name, Settings.from_env())
    return record.article.text  # type: ignore[union-attr]
