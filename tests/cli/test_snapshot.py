"""``geo snapshot``: a picture or a clear sentence, never half a file."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from geo.cli import main
from geo.cli.main import PRESETS as NAMED
from geo.snapshot import PRESETS

ROOT = Path(__file__).parent.parent.parent


def test_the_presets_are_the_ones_that_are_drawn():
    assert list(NAMED) == list(PRESETS)


def test_the_digests_become_a_picture_of_the_size_asked_for(tmp_path: Path):
    out = tmp_path / "map.png"
    assert main(["snapshot", str(out), "--size", "320x180", "--title", "Gas and talks"]) == 0
    image = Image.open(out)
    assert image.size == (320, 180)
    assert image.text["Title"] == "Gas and talks"
    assert [path.name for path in tmp_path.iterdir()] == ["map.png"]


def test_an_extent_over_the_date_line_is_taken(tmp_path: Path):
    out = tmp_path / "map.png"
    assert main(["snapshot", str(out), "--size", "200x120", "--bbox=170,-30,-170,-10"]) == 0
    assert out.exists()


def test_an_extent_of_no_size_gets_its_surroundings(tmp_path: Path):
    out = tmp_path / "map.png"
    assert main(["snapshot", str(out), "--size", "200x120", "--bbox=67,24.9,67,24.9"]) == 0
    assert out.exists()


def test_an_extent_may_begin_with_a_minus(tmp_path: Path):
    out = tmp_path / "map.png"
    assert main(["snapshot", str(out), "--size", "200x120", "--bbox", "-10,36,40,60"]) == 0
    assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["map.gif"], "gif: is not a picture format"),
        (["map"], "without an ending: is not a picture format"),
        (["map.png", "--size", "12000x100"], "12000x100: is not a size"),
        (["map.png", "--size", "63x100"], "63x100: is not a size"),
        (["map.png", "--size", "large"], "large: is not a size"),
        (["map.png", "--bbox", "1,2,3"], "1,2,3: is not an extent"),
        (["map.png", "--bbox", "0,60,10,20"], "0,60,10,20: is not on the globe"),
        (["map.png", "--bbox", "nan,0,10,20"], "nan,0,10,20: is not on the globe"),
        (["map.png", "--layers", "rivers"], "rivers: is not a layer"),
        (["map.png", "--since", "2022-03-01", "--until", "2022-02-01"], "2022-03-01: is after"),
        (["nowhere/map.png"], "is in a folder that does not exist"),
        (["map.png", "--template", "deck.pptx"], "deck.pptx: is for decks only"),
        (["map.pptx", "--template", "deck.pptx"], "deck.pptx: can't be read"),
        (["map.png", "--articles", "no-such-file.txt"], "no-such-file.txt"),
    ],
)
def test_what_cant_be_drawn_is_one_clear_line(tmp_path, monkeypatch, capsys, arguments, told):
    monkeypatch.chdir(tmp_path)
    assert main(["snapshot", *arguments]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_pictures_place_is_refused(tmp_path: Path, capsys):
    (tmp_path / "map.png").mkdir()
    assert main(["snapshot", str(tmp_path / "map.png")]) == 2
    assert "can't be written" in capsys.readouterr().err


def test_a_full_disk_leaves_no_half_written_file(tmp_path: Path):
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    code = (
        "import signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from pathlib import Path\n"
        "from geo.cli.output import complain, write_whole\n"
        "from geo.errors import GeoError\n"
        "try: write_whole(Path(sys.argv[1]), bytes(5000))\n"
        "except GeoError as error: complain(error); sys.exit(2)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "map.png")], cwd=ROOT, capture_output=True,
        text=True, preexec_fn=no_room, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "map.png: can't be written (File too large)" in done.stderr
    assert list(tmp_path.iterdir()) == []
