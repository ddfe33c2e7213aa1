"""The table of losses in docs/formats.md says what is so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.formats.csv import to_csv
from geo.formats.kml import to_kml
from geo.formats.linked_places import to_linked_places
from tests.formats.exports import selection

DOCS = Path(__file__).parent.parent.parent / "docs" / "formats.md"
WRITERS = {
    "KML": lambda: to_kml(selection()).decode(),
    "CSV": lambda: to_csv(selection()).decode("utf-8-sig"),
    "Linked Places": lambda: to_linked_places(selection()).decode(),
}

SECOND_PASSAGE = "Coast Post"
PROBES: dict[str, str | Callable[[str], bool]] = {
    "shapes of lines": lambda text: "LineString" in text or "LINESTRING" in text,
    "outlines of countries, provinces and seas": lambda text: "POLYGON" in text.upper(),
    "points of places": lambda text: "39.66" in text,
    "routes, terminals, links, conflicts": "Reef cable",
    "marks that can't be drawn": "The Alliance",
    "label": "Mombasa",
    "standing (planned, historic, …)": "planned",
    "status (proposed, operating, …)": "proposed",
    "how exact a date is, and its words": "Thursday ",
    "offsets of a passage in its article": lambda text: '"start": 43' in text,
    "what each source says, where they differ": "Statuses differ",
    "dashes, hatching, arrows": lambda text: "dash" in text,
    "gazetteer's id of a place": "192950",
    "colours and widths": "<color>",
}


def table() -> dict[str, dict[str, str]]:
    """Return the table of losses: what → format → what becomes of it."""
    lines = DOCS.read_text(encoding="utf-8").partition("## What is lost")[2].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    head, _, *body = rows
    return {what: dict(zip(head[1:], cells, strict=True)) for what, *cells in body}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("what", PROBES)
def test_what_is_kept_is_found_and_what_is_lost_is_not(what: str, name: str):
    text, probe = WRITERS[name](), PROBES[what]
    found = probe(text) if callable(probe) else probe in text
    assert found == (table()[what][name] == "kept")


def test_how_sure_a_place_is_comes_in_three_steps():
    features = json.loads(WRITERS["Linked Places"]())["features"]
    assert {feature["geometry"]["certainty"] for feature in features} <= {
        "certain", "less-certain", "uncertain",
    }  # fmt: skip
    assert "0.9000" in WRITERS["KML"]()
    assert ",0.9," in WRITERS["CSV"]()


def test_dates_are_kept_or_are_the_articles():
    assert "<begin>2023-05-11</begin>" in WRITERS["KML"]()
    assert "2023-05-11" in WRITERS["CSV"]()
    spans = json.loads(WRITERS["Linked Places"]())["features"][0]["when"]["timespans"]
    assert [span["start"]["in"] for span in spans] == ["2023-05-12"]


def test_csv_keeps_the_first_passage_only():
    deal = next(row for row in WRITERS["CSV"]().split("\r\n") if "Coral Line" in row)
    assert "Rift Courier" in deal
    assert SECOND_PASSAGE not in deal
    placemark = WRITERS["KML"]().partition("Coral Line</name>")[2].partition("</Placemark>")[0]
    assert SECOND_PASSAGE in placemark


def test_linked_places_keep_every_passage_and_what_stands_around_it():
    kenya = json.loads(WRITERS["Linked Places"]())["features"][0]
    assert len(kenya["descriptions"]) == 2
    assert "Kenya and Oman signed" in kenya["descriptions"][0]["value"]
    assert (
        "Kenya and Oman signed"
        not in WRITERS["CSV"]().partition("Mombasa")[0].partition("link-")[0]
    )


def test_layers_are_folders_in_kml_and_a_column_in_csv():
    assert "<name>Diplomatic links</name>" in WRITERS["KML"]()
    assert ",links," in WRITERS["CSV"]()
    assert "links_" not in WRITERS["Linked Places"]()
