"""``geo export``: a whole file or a clear sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.cli import main


def test_the_digests_are_written_as_geojson(tmp_path: Path):
    out = tmp_path / "map.geojson"
    assert main(["export", str(out), "--layers", "places", "routes"]) == 0
    features = json.loads(out.read_text(encoding="utf-8"))["features"]
    assert {feature["properties"]["layer"] for feature in features} == {"places", "routes"}
    assert [path.name for path in tmp_path.iterdir()] == ["map.geojson"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["map.shp"], "map.shp: has an ending that stands for no format"),
        (["map"], "map: has an ending that stands for no format"),
        (["map.csv", "--layers", "rivers"], "rivers: is not a layer"),
        (["nowhere/map.csv"], "is in a folder that does not exist"),
        (["map.csv", "--articles", "no-such-file.txt"], "no-such-file.txt"),
    ],
)
def test_what_cant_be_written_is_one_clear_line(tmp_path, monkeypatch, capsys, arguments, told):
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
