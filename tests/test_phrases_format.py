"""The phrases are what their README says, in two halves of every file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo.model import QUAD_CLASS, STANDINGS, STATUSES
from tests.test_gold_format import ROUTE_KINDS

FILES = sorted((Path(__file__).parent / "phrases").glob("*.jsonl"))
FACILITY_KINDS = {"terminal", "port", "field", "plant", "refinery", "mine", "base"}
LAYERS = {"links", "conflicts", "routes", "facilities"}


def phrases(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_holds_a_phrase(file: Path):
    for phrase in phrases(file):
        assert phrase["text"].strip()
        if "layer" in phrase:
            assert phrase["layer"] in LAYERS
            assert "pair" in phrase or "stops" in phrase or "place" in phrase
        elif phrase.get("what"):
            assert phrase["kind"] in ROUTE_KINDS | FACILITY_KINDS
            assert phrase["status"] in {*STATUSES, None}
            named = phrase.get("stops") or [phrase["place"]]
            assert all(name in phrase["text"] for name in named)
        elif phrase.get("type"):
            assert phrase["type"] in QUAD_CLASS
            assert phrase["standing"] in STANDINGS
            assert phrase["source"]
        else:
            assert phrase["not"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_halves_are_alike(file: Path):
    every = phrases(file)
    assert len(every) % 2 == 0
    for key in ("type", "what", "layer"):
        for value in {phrase.get(key) for phrase in every}:
            first, second = (
                sum(phrase.get(key) == value for phrase in every[half::2]) for half in (0, 1)
            )
            assert abs(first - second) <= 1


def test_no_phrase_stands_twice():
    texts = [phrase["text"] for file in FILES for phrase in phrases(file)]
    assert len(set(texts)) == len(texts)
